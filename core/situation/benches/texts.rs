//! What a long text costs: `cargo bench -p situation`. 159 pages are 795 clauses of a hundred words, five a page, each in two
//! languages; forty revisions with thirty clauses rewritten between any two. The words are invented.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../tests/common/mod.rs"]
mod common;

use act::Name;
use common::tabled::*;
use common::*;
use divan::Bencher;
use situation::Situation;
use std::sync::LazyLock;

const CLAUSES: usize = 159 * 5;
const REVISIONS: usize = 40;
const REWRITTEN: usize = 30;

struct Long {
    situation: Situation,
    text: u64,
}

static LONG: LazyLock<Long> = LazyLock::new(long);

fn main() {
    divan::main();
}

/// A hundred words, other ones for each clause and version.
fn words(clause: usize, version: usize) -> String {
    const SOME: [&str; 12] =
        ["the", "sides", "agree", "that", "forces", "of", "each", "withdraw", "from", "their", "line", "within"];
    let word = |n: usize| match n {
        7 => format!("{} days", 3 + clause % 50),
        40 => format!("version {version}"),
        n => SOME[(n * 7 + clause) % SOME.len()].to_owned(),
    };
    (0..100).map(word).collect::<Vec<_>>().join(" ")
}

fn long() -> Long {
    let mut w = World::default();
    let mut at = T0;
    let mut say = |w: &mut World, who, content| {
        at += 1000;
        w.say(at, who, content)
    };
    let doc = say(&mut w, CHAIR, opened(&[]));
    let mut standing: Vec<Name> = Vec::new();
    for n in 0..CLAUSES {
        let number = format!("{}.{}", n / 10 + 1, n % 10 + 1);
        let made = say(&mut w, CHAIR, written(doc, &number, "wording", "en", &words(n, 1), &[]));
        say(&mut w, CHAIR, written(doc, &number, "translation", "ar", &words(n, 1), &[made]));
        standing.push(made);
    }
    for version in 1..=REVISIONS {
        let last = *standing.iter().max_by_key(|name| name.serial).unwrap();
        say(&mut w, CHAIR, revision(doc, last, "working", &[]));
        for n in (0..REWRITTEN).map(|k| (k * 29 + version * 13) % CLAUSES) {
            let number = format!("{}.{}", n / 10 + 1, n % 10 + 1);
            let made =
                say(&mut w, CHAIR, written(doc, &number, "wording", "en", &words(n, version + 1), &[standing[n]]));
            say(&mut w, CHAIR, written(doc, &number, "translation", "ar", &words(n, version + 1), &[made]));
            standing[n] = made;
        }
    }
    let situation = w.situation();
    let text = situation.act(&doc).unwrap().index;
    Long { situation, text }
}

/// Everything that the page of it shows, every clause in both languages with its brackets.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn open_159_pages(bencher: Bencher) {
    let long = &*LONG;
    let view = long.situation.at(T0 + 90 * 24 * HOUR).text(long.text).unwrap();
    assert_eq!((view.clauses.len(), view.revisions.len()), (CLAUSES, REVISIONS));
    assert!(view.languages.iter().all(|lang| lang.sha256.is_some()));
    bencher.bench(|| long.situation.at(T0 + 90 * 24 * HOUR).text(long.text));
}

/// The first revision with the last, word by word.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn compare_first_with_last_of_40(bencher: Bencher) {
    let long = &*LONG;
    let at = long.situation.at(T0 + 90 * 24 * HOUR);
    let found = at.text_compared(long.text, "r1", "r40", None).unwrap();
    assert_eq!(found.clauses.len() as u64 + found.same, CLAUSES as u64);
    assert!(found.clauses.len() > 600, "{}", found.clauses.len());
    bencher.bench(|| at.text_compared(long.text, "r1", "r40", None));
}

/// The list of texts, of which this is one.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn list(bencher: Bencher) {
    let long = &*LONG;
    bencher.bench(|| long.situation.at(T0 + 90 * 24 * HOUR).texts());
}
