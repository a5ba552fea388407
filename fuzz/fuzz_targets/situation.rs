//! What follows from acts that say anything: no content of one member may stop the nodes of the others.
//!
//! Each piece is an act: who and how in one byte, minutes since the act before in two, then the content as it was
//! opened. A case or reference whose key is four zeros means the act of this list with that number, so that an input
//! can build a case without knowing a key.
#![no_main]
use act::{Act, Content, Cover, KeyId, Millis, Name, Precedence, Seen, SeenRoot, Statement};
use fuzz::pieces;
use libfuzzer_sys::fuzz_target;
use record::Included;
use sim::{Cast, NOW};
use situation::Situation;
use situation::views::Filter;
use std::sync::{Arc, LazyLock};

static CAST: LazyLock<Cast> = LazyLock::new(Cast::seven);
static BOOK: LazyLock<Arc<rulebook::Rulebook>> = LazyLock::new(|| Arc::new(fuzz::reference()));
static WORDS: LazyLock<words::Words> = LazyLock::new(fuzz::words);

fuzz_target!(|data: &[u8]| {
    let mut situation = Situation::new(CAST.founding.mechanism().clone(), BOOK.clone());
    let (mut at, mut said): (Millis, Vec<Name>) = (NOW, Vec::new());
    for piece in pieces(data).into_iter().take(12) {
        let Some((&[how, high, low], body)) = piece.split_first_chunk::<3>() else { continue };
        let Ok(content) = Content::decode(body) else { continue };
        let content = placed(content, &said);
        at += u64::from(u16::from_be_bytes([high, low])) * 60_000;
        let included = included(how, at, &said, &content);
        said.push(included.act.name());
        situation.apply(&included, (how & 0x20 == 0).then_some(&content));
    }
    // Now, when most debts are overdue, and when every ladder has reached its end.
    for later in [0, 3_600_000, 40 * 86_400_000] {
        look(&situation, at + later);
    }
});

/// Everything that a face shows, in two languages.
fn look(situation: &Situation, now: Millis) {
    let at = situation.at(now);
    let render = |phrase: &rulebook::Phrase| {
        for lang in ["en", "ar"] {
            WORDS.render(lang, phrase);
        }
    };
    at.board(CAST.members[0].id).cases.iter().flat_map(|c| &c.phrase).for_each(render);
    at.alarms();
    at.debts().iter().for_each(|debt| render(&debt.phrase));
    at.record(&Filter::default()).iter().flat_map(|line| &line.phrase).for_each(render);
    for case in situation.cases() {
        let view = at.case_numbered(case.index).expect("a case can be looked at");
        view.phrase.iter().for_each(render);
    }
    situation.state_hash(sim::CHANNEL);
}

fn placed(mut content: Content, said: &[Name]) -> Content {
    let named = |name: Name| match usize::try_from(name.serial) {
        Ok(n) if name.key == KeyId([0; 4]) => said.get(n).copied().unwrap_or(name),
        _ => name,
    };
    content.case = content.case.map(named);
    content.refs.iter_mut().for_each(|r| r.act = named(r.act));
    content
}

fn included(how: u8, at: Millis, said: &[Name], content: &Content) -> Included {
    let author = &CAST.members[usize::from(how & 7) % CAST.members.len()];
    let (channel, commitment, tag, ciphertext) = (sim::CHANNEL, [4; 32], [5; 8], Vec::new());
    let cover = match how & 0x18 {
        0x08 => Cover::Public { content: content.encode() },
        0x10 => Cover::Few { channel, commitment, tag, ciphertext, wraps: Vec::new() },
        _ => Cover::Channel { channel, epoch: 1, commitment, tag, ciphertext },
    };
    let precedence = Precedence::from_code(u64::from(how >> 6)).expect("there are four");
    let seen = Seen { size: u64::MAX >> 1, root: SeenRoot::Half([3; 16]) };
    let index = said.len() as u64 + 1;
    let statement = Statement { serial: index, claimed_s: at / 1000, precedence, seen, cover };
    let act = Act::sign(statement, &author.desk, &CAST.genesis());
    let act = act.verify(&author.desk.public(), &CAST.genesis()).expect("what was signed just now holds");
    Included { index, at, act, author: author.id, key_name: author.name.into(), purpose: act::Purpose::Desk }
}
