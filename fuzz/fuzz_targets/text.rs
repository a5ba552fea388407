//! The words of a clause and of its next version, parted by a zero byte, as another party writes them: brackets are read
//! or refused at a place that there is, and what has changed gives both wordings back.
#![no_main]
use libfuzzer_sys::fuzz_target;
use situation::texts::{DEPTH_MAX, Piece, RunKind, compare, read_brackets};

/// As long as the words of a clause may be, bytes.
const LONGEST: usize = 8000;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = str::from_utf8(data) else { return };
    let (from, to) = text.split_once('\0').unwrap_or((text, ""));
    if from.len() > LONGEST || to.len() > LONGEST {
        return;
    }
    for wording in [from, to] {
        match read_brackets(wording) {
            Ok(pieces) => assert!(deep(&pieces) <= DEPTH_MAX),
            Err(fault) => assert!((1..=wording.chars().count()).contains(&fault.at()), "{fault:?}"),
        }
    }
    let runs = compare(from, to);
    let without = |kind| runs.iter().filter(|r| r.kind != kind).map(|r| r.text.as_str()).collect::<String>();
    assert_eq!(without(RunKind::In), from);
    assert_eq!(without(RunKind::Out), to);
});

/// How many brackets stand within one another.
fn deep(pieces: &[Piece]) -> usize {
    let of = |piece: &Piece| match piece {
        Piece::Words(_) => 0,
        Piece::Bracket(all) => 1 + all.iter().map(|a| deep(&a.pieces)).max().unwrap_or(0),
    };
    pieces.iter().map(of).max().unwrap_or(0)
}
