//! Boards, and the frame of a desk around them.
#![allow(dead_code)] // Each test file uses its part.

use desk::{Frame, Member, Open, Picture, Role, Screen, Theme};
use rulebook::{Arg, Phrase};
use situation::views::{Board, CaseLine, Counts, DebtView, ZoneLine, ZoneSide};
use std::collections::BTreeMap;
use std::path::Path;
use words::Words;

pub const NOW: u64 = 1_931_216_400_000;
pub const MIN: u64 = 60_000;

pub fn words() -> Words {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
    let mut files = BTreeMap::new();
    walk(&root, &root, &mut files);
    Words::load(&files, &std::fs::read_to_string(root.join("gazetteer.csv")).unwrap()).unwrap()
}

fn walk(root: &Path, dir: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(root, &path, files);
        } else if path.extension().is_some_and(|e| e == "toml" || e == "ftl") {
            files.insert(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap());
        }
    }
}

pub fn question(by: &str, text: &str) -> Phrase {
    let said = Arg::Text { text: text.into(), lang: Some("en".into()) };
    let concern = Arg::Choice { set: "inc-query_concern".into(), key: "fire".into() };
    let args = [("by", Arg::Member(by.into())), ("question", said), ("concern", concern)];
    Phrase { id: "inc-query".into(), args: args.map(|(k, v)| (k.to_owned(), v)).into(), edition: None }
}

pub fn case(index: u64, author: &str, asked: &str, text: &str) -> CaseLine {
    CaseLine {
        index,
        name: format!("{author} {index}"),
        format: "inc-query".into(),
        author: author.into(),
        channel: "security".into(),
        at_ms: NOW - 10 * MIN,
        precedence: "priority".into(),
        procedure: "query".into(),
        state: "asked".into(),
        legs: vec![(asked.into(), "delivered".into())],
        unmet: 1,
        window_s: None,
        joint: false,
        phrase: Some(question(author, text)),
    }
}

pub fn debt(case: u64, debtor: &str, creditor: &str, left_min: u64) -> DebtView {
    DebtView {
        id: format!("{case}.1-open-{debtor}"),
        kind: "open".into(),
        debtor: debtor.into(),
        creditor: creditor.into(),
        status: "owed".into(),
        due_ms: NOW + left_min * MIN,
        rung: 0,
        silence: "next-rung".into(),
        case,
        case_name: format!("{creditor} {case}"),
        channel: 1,
        opened_ms: NOW - 10 * MIN,
        met_by: None,
        met_ms: None,
        lifted_ms: None,
        asked_until_s: None,
        exercise: false,
        phrase: question(creditor, "unused"),
    }
}

/// A board on which each party owes the other one answer; `text` is what each asked.
pub fn board(viewer: &str, other: &str, text: &str) -> Board {
    Board {
        viewer: viewer.into(),
        now_ms: NOW,
        size: 12,
        last_ms: NOW - MIN,
        alarms: Vec::new(),
        owed_by_us: vec![debt(10, viewer, other, 7)],
        owed_to_us: vec![debt(11, other, viewer, 42)],
        owed_by_others: Vec::new(),
        cases: vec![case(11, viewer, other, text), case(10, other, viewer, text)],
        channels: Vec::new(),
        latest: Vec::new(),
        counts: Counts::default(),
    }
}

pub fn frame<'a>(words: &'a Words, lang: &str, member: &str, board: &Board) -> Frame<'a> {
    let roles = [("NORTH", Role::A), ("SOUTH", Role::B), ("CHAIR", Role::Supervisor), ("GUAR1", Role::Guarantor)];
    Frame {
        words,
        lang: lang.into(),
        theme: Theme::Day,
        here: Screen::Board,
        version: "12.12.0.0.1".into(),
        path: "/".into(),
        mechanism: "Demonstration".into(),
        mode: "test".into(),
        member: member.into(),
        officer: "Officer 1".into(),
        on_watch: None,
        role: "duty",
        csrf: "00".into(),
        now_ms: NOW,
        turns_ms: None,
        picture: Picture {
            online: true,
            last_at_ms: NOW - MIN,
            size: 12,
            witnessed: 12,
            cosigners: vec!["a".into(), "b".into(), "c".into()],
            quorum: 3,
            witnesses: 4,
            ..Picture::default()
        },
        members: roles.map(|(name, role)| Member { name: name.into(), role, offset_min: None }).into(),
        waiting: Vec::new(),
        open: Open::of(board),
        queued: Vec::new(),
        alarms: Default::default(),
    }
}

pub fn zone(sides: Vec<ZoneSide>) -> ZoneLine {
    ZoneLine {
        id: "band".into(),
        kind: "illustration".into(),
        side: None,
        illustrative: false,
        open: 0,
        last_ms: None,
        sides,
    }
}

pub fn side(member: &str, open: u64, last_ms: Option<u64>, answered_ms: Option<u64>) -> ZoneSide {
    ZoneSide { member: member.into(), open, last_ms, answered_ms }
}
