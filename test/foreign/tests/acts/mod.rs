//! Every kind of act, once in each language that it has words in, played into one record.
//!
//! Each act says that its author saw the record as it was when the play began, and its name does not depend on those
//! played after it: a new kind of act is played last and changes no vector but its own.

mod book;
mod kernels;
pub mod sealing;
pub mod unknown;
mod vector;
pub mod words;

use crate::golden::world::{CHAIR, CHANNEL, MON, NORTH, SOUTH, World, seed};
use act::{
    Act, ActKey, Content, Cover, Kernel, MemberId, MemberKind, Name, Precedence, Ref, RefKind, Seen, SeenRoot,
    Statement,
};
use book::{Names, reference};
use rulebook::{Fields, Format, Rulebook};
use seal::{BaseKey, DuressKey, EpochSecret, Head};
use words::WORDS;

/// In the order in which their vectors were frozen; complete.
pub const FORMATS: [&str; 23] = [
    "ntf-flight",
    "ntf-move",
    "inc-report",
    "inc-query",
    "inc-response",
    "link-status",
    "statement",
    "contact-request",
    "contact-record",
    "duty-handover",
    "drill",
    "ntf-exercise",
    "ntf-demolition",
    "ntf-civil-work",
    "ntf-crossing",
    "ntf-hazard",
    "ntf-unplanned",
    "protest",
    "release-request",
    "duty-takeover",
    "protest-reply",
    "danger",
    "evidence-item",
];

/// Those that came when later kernel acts had been frozen and are played after them: append, never insert.
pub const LATER: [&str; 33] = [
    "round-convene",
    "agenda-item",
    "agenda-close",
    "delegation",
    "talks-position",
    "round-record",
    "joint-draft",
    "joint-statement",
    "co-sign",
    "account",
    "public-account",
    "press-claim",
    "condition",
    "condition-state",
    "commitment",
    "commit-progress",
    "commit-verify",
    "press-matter",
    "text-open",
    "clause",
    "clause-stance",
    "text-revision",
    "text-signature",
    "text-deposit",
    "letter-notice",
    "guarantee",
    "public-guarantee",
    "guarantee-call",
    "guarantee-answer",
    "dispute-file",
    "dispute-answer",
    "dispute-raise",
    "dispute-outcome",
];

/// Of the channel that everything is sealed to.
pub const EPOCH: u64 = 1;
/// Shared by an author and its headquarters; here by all.
pub const DURESS: [u8; 32] = [7; 32];

/// One act, and everything it was made from.
pub struct Vector {
    /// File name without its ending: `position`, `position.ar`.
    pub stem: String,
    /// `kernel act 5, position`.
    pub what: String,
    pub comment: String,
    /// The signing key's short name.
    pub author: &'static str,
    pub key: ActKey,
    pub content: Content,
    /// Of a sealed act.
    pub base: Option<BaseKey>,
    pub act: Act,
    pub index: u64,
    pub leaf: Vec<u8>,
}

/// The record, and the acts in it.
pub struct Play {
    pub world: World,
    pub rulebook: Rulebook,
    pub vectors: Vec<Vector>,
    /// An act of a monitor whose ciphertext holds another content than its commitment, and its key.
    pub forged: (Statement, BaseKey),
    began: (u64, [u8; 32]),
}

impl Play {
    /// Plays it.
    pub fn perform() -> Play {
        let mut world = World::found("every-act");
        world.publish_kernel(&world.epoch(CHANNEL), &world.key(NORTH, 1));
        let tree = world.sequencer.ledger().tree();
        let began = (tree.size(), tree.root());
        let forged = forged(&mut world, began);
        let mut play = Play { world, rulebook: reference(), vectors: Vec::new(), forged, began };
        let (flight, others) = FORMATS.split_first().unwrap();
        play.format(0, flight);
        // What was added later comes last, so that what stood before it is still the same.
        let (first, later) = Kernel::ALL.split_at(26);
        first.iter().for_each(|(wire, key)| play.kernel(*wire, key));
        others.iter().enumerate().for_each(|(n, name)| play.format(n + 1, name));
        later.iter().for_each(|(wire, key)| play.kernel(*wire, key));
        LATER.iter().enumerate().for_each(|(n, name)| play.format(FORMATS.len() + n, name));
        play.world.witness(&[0, 1, 2, 3]);
        play
    }

    /// The act with this file name.
    pub fn vector(&self, stem: &str) -> &Vector {
        self.vectors.iter().find(|vector| vector.stem == stem).unwrap()
    }

    fn kernel(&mut self, wire: u64, key: &str) {
        let (member, n) = kernels::author(key);
        let flight = self.vector("ntf-flight").act.name();
        let other = [NORTH, SOUTH].into_iter().find(|m| [NORTH, SOUTH].contains(&member) && *m != member);
        let in_case = wire <= 12;
        let check = (key == "line-reply").then(|| self.vector("line-check").act.name());
        let content = |kernel: &Kernel, lang: Option<&str>| Content {
            format: wire,
            officer: if n == 0 { 5 } else { 0 },
            case: if in_case { Some(flight) } else { check },
            refs: if key == "dispute" { vec![Ref { kind: RefKind::Dispute, act: flight }] } else { Vec::new() },
            to: other.filter(|_| in_case).map(MemberId).into_iter().collect(),
            lang: lang.map(Into::into),
            fields: kernel.fields(),
            ..Content::default()
        };
        let said = WORDS.each_ref().map(|words| kernels::kernel(self, key, words));
        let public = Kernel::is_public(wire);
        // Who has left cannot leave in another language as well.
        let many = said[0] != said[1] && key != "member-suspend";
        for (words, kernel) in WORDS.iter().zip(&said).take(languages(many)) {
            let lang = many.then_some(words.lang);
            let vector = (key, format!("kernel act {wire}, {key}"), "with values as they occur");
            self.say(vector, (member, n), content(kernel, lang), Precedence::Immediate, public);
        }
    }

    fn format(&mut self, place: usize, name: &str) {
        let format = self.rulebook.format(name).unwrap().clone();
        let (author, content) = self.example(place, &format);
        let fields = format.decode(&content.fields).unwrap();
        let said = WORDS.each_ref().map(|words| words.instead(&format.fields, &fields));
        let has_words = said[1] != fields;
        for (words, said) in WORDS.iter().zip(said).take(languages(has_words)) {
            let said = if words.lang == "en" { fields.clone() } else { said };
            assert_eq!(format.validate(&said), [], "{name} in {}", words.lang);
            let lang = has_words.then(|| words.lang.to_string());
            let content = Content { lang, fields: format.encode(&said), ..content.clone() };
            let vector = (name, format!("format {}, {name}", format.wire), "the worked example of its format");
            self.say(vector, (author, 0), content, format.precedence, format.public);
        }
    }

    /// The worked example as a content without its language, and whose desk says it.
    fn example(&self, place: usize, format: &Format) -> (u64, Content) {
        let names = Names(self.vectors.first().map(|flight| flight.act.name()));
        let value = |(name, typed): (&String, &String)| {
            let def = format.field(name).unwrap();
            (def.number, def.parse(typed, &names).unwrap())
        };
        let fields: Fields = format.example.iter().map(value).collect();
        // The parties take turns; an answer comes from the one that was asked.
        let sides = if place.is_multiple_of(2) { [NORTH, SOUTH] } else { [SOUTH, NORTH] };
        let query = format.step.as_ref().filter(|_| format.opens.is_none()).map(|_| self.vector("inc-query"));
        let [author, other] = match query {
            Some(query) if query.content.to == [MemberId(NORTH)] => [NORTH, SOUTH],
            Some(_) => [SOUTH, NORTH],
            None => sides,
        };
        let by_party = format.sent_by.contains(&MemberKind::Party);
        let content = Content {
            format: format.wire,
            office: if format.name == "contact-record" { 2 } else { 0 },
            officer: 3,
            case: query.map(|query| query.act.name()),
            refs: query.map(|query| Ref { kind: RefKind::Reply, act: query.act.name() }).into_iter().collect(),
            to: if by_party && !format.public { vec![MemberId(other)] } else { Vec::new() },
            mark: if format.public { 2 } else { 0 },
            // The example is told at shorter notice than its lead time.
            emergency: (format.name == "ntf-flight").then_some(1),
            history: format.name == "inc-report",
            fields: format.encode(&fields),
            ..Content::default()
        };
        (if by_party { author } else { CHAIR }, content)
    }

    fn say(
        &mut self,
        (kind, what, comment): (&str, String, &str),
        (member, n): (u64, u64),
        content: Content,
        precedence: Precedence,
        public: bool,
    ) {
        let lang = content.lang.as_deref();
        let stem = lang.filter(|lang| *lang != "en").map_or(kind.to_string(), |lang| format!("{kind}.{lang}"));
        let comment = lang.map_or(comment.to_string(), |lang| format!("{comment}; free text in {lang}"));
        let w = &mut self.world;
        let key = w.key(member, n);
        let name = w.next_name(&key);
        let (statement, base) = if public {
            let seen = Seen { size: self.began.0, root: SeenRoot::Whole(self.began.1) };
            let cover = Cover::Public { content: content.encode() };
            let claimed_s = w.now / 1000 + 1;
            (Statement { serial: name.serial, claimed_s, precedence, seen, cover }, None)
        } else {
            let (statement, base) = close(w, &content, name, precedence, self.began);
            (statement, Some(base))
        };
        let act = Act::sign(statement.clone(), &key, &w.genesis());
        let index = w.submit(statement, &key);
        let leaf = w.leaves[index as usize].clone();
        let author = KEY_NAMES[member as usize][n as usize];
        self.vectors.push(Vector { stem, what, comment, author, key, content, base, act, index, leaf });
    }
}

const KEY_NAMES: [[&str; 2]; 7] = [
    ["NORTH", "NORTH/N"],
    ["SOUTH", "SOUTH/N"],
    ["CHAIR", "CHAIR/N"],
    ["GUAR1", "GUAR1/N"],
    ["GUAR2", "GUAR2/N"],
    ["GUAR3", "GUAR3/N"],
    ["MON", "MON/N"],
];

fn languages(has_words: bool) -> usize {
    if has_words { WORDS.len() } else { 1 }
}

/// Seals a content to the channel, for the second after the last act.
fn close(
    w: &World,
    content: &Content,
    name: Name,
    precedence: Precedence,
    (size, root): (u64, [u8; 32]),
) -> (Statement, BaseKey) {
    let secret = EpochSecret::from_bytes(seed(w.mechanism, "epoch", CHANNEL));
    let (claimed_s, seen) = (w.now / 1000 + 1, Seen::halved(size, &root));
    let (genesis, duress) = (&w.genesis(), &DuressKey::from_bytes(DURESS));
    let head = Head { genesis, name, claimed_s, precedence, seen, channel: CHANNEL, duress, under_duress: false };
    (seal::close_channel(content, &head, EPOCH, &secret).unwrap(), w.base_key(CHANNEL, &name))
}

/// What the complaint is about: committed to one content, sealed another.
fn forged(w: &mut World, began: (u64, [u8; 32])) -> (Statement, BaseKey) {
    let key = w.key(MON, 0);
    let name = w.next_name(&key);
    let content = |nonce| {
        let check = Kernel::LineCheck { nonce, text: 3, medium: 2 };
        Content { format: check.wire(), officer: 5, fields: check.fields(), ..Content::default() }
    };
    let (statement, base) = close(w, &content(1), name, Precedence::Immediate, began);
    let statement = sealing::forge(statement, &name, &base, &w.genesis(), &content(2).encode());
    w.submit(statement.clone(), &key);
    (statement, base)
}
