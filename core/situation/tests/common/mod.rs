//! A mechanism of seven members whose acts are signed and included at given moments, without seals or a log.
#![allow(dead_code)] // Each test file uses its part.

pub mod tabled;
pub mod walks;

use act::{
    Act, ActKey, Altitude, Content, Cover, Genesis, Instant, Kernel, MemberId, MemberKind, Millis, Name, Place,
    Precedence, Purpose, Ref, RefKind, Seen, Shape, Span, Statement, UnitNotTold, UnitTold, Value,
};
use record::{Clocks, Included, Mechanism, MemberEntry, Side};
use rulebook::{Fields, Rulebook};
use situation::Situation;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

pub const NORTH: MemberId = MemberId(0);
pub const SOUTH: MemberId = MemberId(1);
pub const CHAIR: MemberId = MemberId(2);
pub const GUAR1: MemberId = MemberId(3);
pub const MON: MemberId = MemberId(6);
pub const SECURITY: u64 = 1;
pub const DIPLOMACY: u64 = 4;
const GENESIS: Genesis = Genesis([7; 32]);

/// 05:00 UTC on some day, milliseconds.
pub const T0: Millis = 1_900_040_400_000;
pub const MIN: Millis = 60_000;
pub const HOUR: Millis = 3_600_000;

pub fn s(ms: Millis) -> i64 {
    (ms / 1000) as i64
}

pub fn rulebook() -> Arc<Rulebook> {
    static BOOK: OnceLock<Arc<Rulebook>> = OnceLock::new();
    BOOK.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
        let mut files = BTreeMap::new();
        read(&root, &root, &mut files);
        Arc::new(Rulebook::read(&files).unwrap())
    })
    .clone()
}

#[allow(clippy::disallowed_methods)] // The tests read the reference rulebook; the crate itself reads nothing.
fn read(root: &Path, at: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(at).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

pub fn mechanism() -> Mechanism {
    let kinds = [
        ("NORTH", MemberKind::Party, Some(Side::A)),
        ("SOUTH", MemberKind::Party, Some(Side::B)),
        ("CHAIR", MemberKind::Supervisor, None),
        ("GUAR1", MemberKind::Guarantor, None),
        ("GUAR2", MemberKind::Guarantor, None),
        ("GUAR3", MemberKind::Guarantor, None),
        ("MON", MemberKind::Monitor, None),
    ];
    let member = |(name, kind, side): (&str, MemberKind, Option<Side>)| MemberEntry {
        name: name.into(),
        kind,
        side,
        roots: [[0; 32].into(); 3],
        sealing: vec![],
        pin: [0; 32],
        keys: vec![],
    };
    Mechanism {
        name: "test".into(),
        mode: 2,
        founded_s: 1_900_000_000,
        members: kinds.into_iter().map(member).collect(),
        origin: "test.log".into(),
        sequencer: [0; 32],
        sequencer_member: CHAIR,
        witnesses: vec![],
        rulebook: [0; 32],
        clocks: Clocks::default(),
    }
}

/// Acts in the order of the record.
#[derive(Clone, Default)]
pub struct World {
    pub acts: Vec<(Included, Content)>,
    serials: BTreeMap<(MemberId, u8), u64>,
}

fn key(member: MemberId, device: u8) -> ActKey {
    ActKey::from_seed(&[member.0 as u8 + 1 + 64 * device; 32])
}

/// How an act is sent, besides what it says.
#[derive(Clone, Copy)]
pub struct Sent {
    pub channel: u64,
    pub precedence: Precedence,
    pub seen: u64,
    pub few: bool,
    /// 0 is the duty desk, [`MACHINE`] the node.
    pub device: u8,
}

/// The device that is a member's node.
pub const MACHINE: u8 = 3;

pub const SENT: Sent =
    Sent { channel: SECURITY, precedence: Precedence::Immediate, seen: u64::MAX >> 1, few: false, device: 0 };

impl World {
    pub fn say(&mut self, at: Millis, author: MemberId, content: Content) -> Name {
        self.send(at, author, content, SENT)
    }

    pub fn send(&mut self, at: Millis, author: MemberId, content: Content, sent: Sent) -> Name {
        let serial = self.serials.entry((author, sent.device)).or_default();
        *serial += 1;
        let (commitment, tag, ciphertext) = ([4; 32], [5; 8], vec![]);
        let cover = match sent {
            Sent { channel: 0, .. } => Cover::Public { content: content.encode() },
            Sent { few: true, channel, .. } => Cover::Few { channel, commitment, tag, ciphertext, wraps: vec![] },
            Sent { channel, .. } => Cover::Channel { channel, epoch: 1, commitment, tag, ciphertext },
        };
        let statement = Statement {
            serial: *serial,
            claimed_s: at / 1000,
            precedence: sent.precedence,
            seen: Seen::halved(sent.seen, &[3; 32]),
            cover,
        };
        let key = key(author, sent.device);
        let act = Act::sign(statement, &key, &GENESIS).verify(&key.public(), &GENESIS).unwrap();
        let name = act.name();
        let owner = mechanism().name_of(author).to_owned();
        let key_name = if sent.device == 0 { owner } else { format!("{owner}/F{}", sent.device) };
        let index = self.acts.len() as u64 + 1;
        let purpose = match sent.device {
            0 => Purpose::Desk,
            MACHINE => Purpose::Machine,
            _ => Purpose::Field,
        };
        self.acts.push((Included { index, at, act, author, key_name, purpose }, content));
        name
    }

    /// What follows for one who can open the acts that pass.
    pub fn seen_by(&self, can_open: impl Fn(&Included) -> bool) -> Situation {
        let mut situation = Situation::new(mechanism(), rulebook());
        for (included, content) in &self.acts {
            situation.apply(included, can_open(included).then_some(content));
        }
        situation
    }

    pub fn situation(&self) -> Situation {
        self.seen_by(|_| true)
    }
}

pub fn kernel(case: Name, kernel: Kernel) -> Content {
    Content { format: kernel.wire(), fields: kernel.fields(), case: Some(case), ..Content::default() }
}

pub fn about(version: Name, content: Content) -> Content {
    Content { refs: vec![Ref { kind: RefKind::Acknowledge, act: version }], ..content }
}

fn choice(format: &str, field: &str, name: &str) -> Value {
    let book = rulebook();
    Value::Choice(book.format(format).unwrap().field(field).unwrap().choice(name).unwrap().code)
}

/// Fields by name.
pub fn fields(format: &str, values: &[(&str, Value)]) -> Fields {
    let book = rulebook();
    let number = |name: &str| book.format(format).unwrap().field(name).unwrap().number;
    values.iter().map(|(name, value)| (number(name), value.clone())).collect()
}

pub fn content(format: &str, to: &[MemberId], fields: &Fields) -> Content {
    let book = rulebook();
    let format = book.format(format).unwrap();
    Content { format: format.wire, to: to.to_vec(), fields: format.encode(fields), ..Content::default() }
}

pub fn altitude(min_m: i64, max_m: i64) -> Value {
    Value::Altitude(Altitude { min_m, max_m, datum: 0 })
}

pub fn point(lat: i64, lon: i64) -> Value {
    Value::Place(Place { shape: Shape::Point((lat, lon)), uncertainty_m: 500, method: 2 })
}

pub fn span(from: Millis, to: Millis) -> Value {
    Value::Span(Span { start_s: s(from), end_s: s(to) })
}

pub fn flight_fields(from: Millis, to: Millis) -> Fields {
    let class = choice("ntf-flight", "class", "medevac");
    let track = Value::Place(Place {
        shape: Shape::Line(vec![(3_308_670, 3_584_300), (3_312_500, 3_582_400)]),
        uncertainty_m: 100,
        method: 2,
    });
    fields(
        "ntf-flight",
        &[
            ("class", class),
            ("track", track),
            ("altitude", altitude(300, 900)),
            ("window", span(from, to)),
            ("armed", Value::YesNo(false)),
        ],
    )
}

pub fn flight(to: &[MemberId], from: Millis, until: Millis) -> Content {
    content("ntf-flight", to, &flight_fields(from, until))
}

pub fn query(to: &[MemberId]) -> Content {
    let concern = choice("inc-query", "concern", "troops");
    let question = Value::Text("Which unit is at this place, and why?".into());
    let asked =
        fields("inc-query", &[("concern", concern), ("place", point(3_312_000, 3_585_000)), ("question", question)]);
    Content { lang: Some("en".into()), ..content("inc-query", to, &asked) }
}

pub fn answer(case: Name, position: &str, new_date: Option<Millis>) -> Content {
    let mut said = fields("inc-response", &[("position", choice("inc-response", "position", position))]);
    if let Some(at) = new_date {
        let at = Value::Instant(Instant { unix_s: s(at), within_s: 0, offset_min: 0 });
        said.extend(fields("inc-response", &[("new-date", at)]));
    }
    Content { case: Some(case), ..content("inc-response", &[], &said) }
}

pub fn link_status(state: &str, at: Millis) -> Content {
    let since = Value::Instant(Instant { unix_s: s(at), within_s: 0, offset_min: 0 });
    let said = fields("link-status", &[("state", choice("link-status", "state", state)), ("since", since)]);
    content("link-status", &[], &said)
}

/// Every critical field as it is written, with these changed.
pub fn read_back(of: &Content, change: &[(u64, Value)]) -> Kernel {
    let book = rulebook();
    let format = book.by_wire(of.format).unwrap();
    let critical = format.fields.iter().filter(|f| f.critical).map(|f| f.number);
    let mut fields: BTreeMap<u64, Vec<u8>> = critical.filter_map(|n| Some((n, of.fields.get(&n)?.clone()))).collect();
    fields.extend(change.iter().map(|(n, v)| (*n, v.encode())));
    Kernel::ReadBack { fields }
}

pub fn told(units: &[u64], at: Millis) -> Kernel {
    let told = units.iter().map(|u| UnitTold { unit: *u, at_s: s(at) }).collect();
    Kernel::Disseminated { told, not_told: vec![UnitNotTold { unit: 5, reason: "no ships here".into() }] }
}

pub fn at(ms: Millis) -> Instant {
    Instant { unix_s: s(ms), within_s: 0, offset_min: 0 }
}

/// Reads examples at `now`: members as they are, and whatever act is named is this one.
struct Typing {
    now: Millis,
    act: Name,
}

impl rulebook::Context for Typing {
    fn now_s(&self) -> i64 {
        s(self.now)
    }
    fn member(&self, name: &str) -> Option<MemberId> {
        mechanism().member(name)
    }
    fn member_name(&self, id: MemberId) -> String {
        mechanism().name_of(id).to_owned()
    }
    fn place(&self, _: &str) -> Option<(i64, i64)> {
        Some((3_308_670, 3_584_300))
    }
    fn act(&self, _: &str) -> Option<Name> {
        Some(self.act)
    }
    fn act_name(&self, name: &Name) -> String {
        name.to_string()
    }
    fn item(&self, hash: &[u8; 32]) -> Option<act::Evidence> {
        Some(rulebook::stand_in(hash))
    }
    fn zone(&self, _: &str) -> bool {
        true
    }
}

/// The worked example of a format as it would be sent at `now`, with some fields typed otherwise; it is about `act`.
pub fn typed(format: &str, now: Millis, act: Name, otherwise: &[(&str, &str)]) -> Content {
    let book = rulebook();
    let format = book.format(format).unwrap();
    let ctx = Typing { now, act };
    let text = |name: &str| otherwise.iter().find(|(n, _)| *n == name).map(|(_, text)| *text);
    let value = |f: &rulebook::FieldDef| {
        let text = text(&f.name).or(format.example.get(&f.name).map(String::as_str))?;
        Some((f.number, f.parse(text, &ctx).unwrap()))
    };
    let fields: Fields = format.fields.iter().filter_map(value).collect();
    Content { format: format.wire, fields: format.encode(&fields), lang: Some("en".into()), ..Content::default() }
}

/// A name that no act of the world bears.
pub fn elsewhere() -> Name {
    Name { key: act::KeyId([9; 4]), serial: 9 }
}
