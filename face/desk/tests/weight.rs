//! What a browser loads before a duty officer sees the Board, compressed: the lines it comes by may be slow.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::*;
use desk::assets;
use flate2::Compression;
use flate2::write::GzEncoder;
use situation::views::{ActLine, Board};
use std::io::Write;

/// Answers that are owed on it, by both parties and others.
const DEBTS: u64 = 200;

/// As the node compresses it.
fn packed(bytes: &[u8]) -> usize {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap().len()
}

/// Two answers are owed in each case: that it be opened and that it be answered.
fn busy() -> Board {
    let mut board = board("NORTH", "SOUTH", "What burns there, and since when?");
    (board.cases, board.owed_by_us, board.owed_to_us) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..DEBTS / 2 {
        let (by, to) = if n % 2 == 0 { ("NORTH", "SOUTH") } else { ("SOUTH", "NORTH") };
        let index = 9_700 + n * 3;
        // No two acts come in the same moment, and none at a full second.
        let opened = NOW - 9 * MIN + n * 317;
        board.cases.push(case(index, by, to, &format!("What burns at post {n}, and since when?")));
        for (kind, left) in [("open", 15), ("answer", 60)] {
            let mut debt = debt(index, to, by, left);
            debt.id = format!("{index}.1-{kind}-{to}");
            (debt.kind, debt.opened_ms, debt.due_ms) = (kind.into(), opened, opened + left * MIN);
            if to == "NORTH" { board.owed_by_us.push(debt) } else { board.owed_to_us.push(debt) }
        }
    }
    let act = |n: u64| ActLine {
        index: 9_999 - n,
        at_ms: NOW - n * 2_713,
        name: format!("NORTH {}", 4_000 - n),
        author: "NORTH".into(),
        to: vec!["SOUTH".into(), "CHAIR".into()],
        channel: "security".into(),
        precedence: "routine".into(),
        sealed: true,
        opened: true,
        kind: Some("inc-query".into()),
        case: None,
        history: false,
        phrase: Some(question("NORTH", &format!("What burns at post {n}?"))),
        note: None,
        note_phrase: None,
        finding: None,
        finding_phrase: None,
    };
    board.latest = (0..10).map(act).collect();
    board.owed_by_us.sort_by_key(|d| d.due_ms);
    board.owed_to_us.sort_by_key(|d| d.due_ms);
    board
}

#[test]
fn the_first_load_of_a_board_with_two_hundred_debts_stays_below_its_weight() {
    let words = words();
    let board = busy();
    let zones = [zone(vec![side("NORTH", 3, Some(NOW), None), side("SOUTH", 0, None, Some(NOW - MIN))])];
    for lang in ["en", "fr", "ar", "he"] {
        let html = desk::board(&frame(&words, lang, "NORTH", &board), &board, &zones, None);
        assert_eq!(html.matches("data-strip").count() as u64, DEBTS);
        let names = html.split(assets::base()).skip(1).map(|rest| rest[1..].split('"').next().unwrap());
        let mut sizes = vec![("page", packed(html.as_bytes()), 12_000)];
        let (mut style, mut script, mut rest) = (0, 0, 0);
        for name in names {
            let size = packed(assets::find(name).unwrap().bytes);
            match name.rsplit('.').next().unwrap() {
                "css" => style += size,
                "js" => script += size,
                _ => rest += size,
            }
        }
        sizes.extend([("style", style, 8_000), ("script", script, 5_000), ("mark", rest, 500)]);
        let all: usize = sizes.iter().map(|(_, size, _)| size).sum();
        if let Ok(dir) = std::env::var("DUMP") {
            std::fs::write(format!("{dir}/board-{lang}.html"), &html).unwrap();
            println!("{lang} {sizes:?} {all} raw {}", html.len());
        }
        for (what, size, most) in &sizes {
            assert!(size <= most, "{lang} {what}: {size} of {most} bytes");
        }
        assert!(all <= 25_000, "{lang}: {all} bytes");
    }
}
