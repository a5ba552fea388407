//! The board as HTML: in every language, with hostile text in it, and with the parties exchanged.
#![allow(clippy::unwrap_used, missing_docs)]

use desk::{Frame, Looked, Member, Open, Picture, Role, Screen, Theme};
use rulebook::{Arg, Phrase};
use situation::views::{Board, CaseLine, Counts, DebtView};
use std::collections::BTreeMap;
use std::path::Path;
use words::Words;

const NOW: u64 = 1_931_216_400_000;
const MIN: u64 = 60_000;

fn words() -> Words {
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

fn question(by: &str, text: &str) -> Phrase {
    let said = Arg::Text { text: text.into(), lang: Some("en".into()) };
    let concern = Arg::Choice { set: "inc-query_concern".into(), key: "fire".into() };
    let args = [("by", Arg::Member(by.into())), ("question", said), ("concern", concern)];
    Phrase { id: "inc-query".into(), args: args.map(|(k, v)| (k.to_owned(), v)).into(), edition: None }
}

fn case(index: u64, author: &str, asked: &str, text: &str) -> CaseLine {
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

fn debt(case: u64, debtor: &str, creditor: &str, left_min: u64) -> DebtView {
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
fn board(viewer: &str, other: &str, text: &str) -> Board {
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

fn frame<'a>(words: &'a Words, lang: &str, member: &str, board: &Board) -> Frame<'a> {
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

#[test]
fn the_board_speaks_every_language_and_holds_no_script_or_style_of_its_own() {
    let words = words();
    let board = board("NORTH", "SOUTH", "What burns?");
    for (lang, owe) in [
        ("en", "You owe <bdi>1</bdi> answer."),
        ("fr", "Vous devez <bdi>1</bdi> réponse."),
        ("ar", "عليكم ردّ واحد."),
        ("he", "נדרש מכם מענה אחד."),
    ] {
        let html = desk::board(
            &frame(&words, lang, "NORTH", &board),
            &board,
            &[],
            Some(Looked {
                at_ms: NOW,
                acts: 2,
                after: 9,
                news: situation::News { acknowledgements: 1, ..Default::default() },
            }),
        );
        assert!(html.contains(owe), "{lang}");
        assert!(html.contains(&format!("<html lang=\"{lang}\" dir=\"")), "{lang}");
        let phrase = |c: char| c.is_ascii_lowercase() || "-_.0123456789".contains(c);
        let missing = html
            .split('[')
            .skip(1)
            .filter_map(|rest| rest.split_once(']'))
            .find(|(id, _)| id.contains('_') && id.chars().all(phrase));
        assert_eq!(missing.map(|(id, _)| id), None, "{lang}");
        assert!(!html.contains("style=") && !html.contains("<style"), "{lang}");
        let handler =
            |rest: &str| rest.split_once('=').is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase()));
        assert!(!html.split(" on").skip(1).any(handler), "{lang}");
        let ours = html.matches("defer></script>").count();
        assert!(ours > 0 && html.matches("<script").count() == ours, "{lang}");
    }
}

#[test]
fn what_others_wrote_stays_text() {
    let words = words();
    let hostile = "</h3><script>alert(1)</script><img src=x onerror=alert(1)>\u{e000}\u{202e}\u{2069}\u{2069}";
    let board = board("NORTH", "SOUTH", hostile);
    for lang in ["en", "fr", "ar", "he"] {
        let html = desk::board(&frame(&words, lang, "NORTH", &board), &board, &[], None);
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{lang}");
        assert!(!html.contains("<script>alert") && !html.contains("<img"), "{lang}");
        assert!(!html.contains('\u{e000}') && !html.contains('\u{202e}'), "{lang}");
        assert_eq!(html.matches("<bdi").count(), html.matches("</bdi>").count(), "{lang}");
    }
}

/// A browser that has to guess reads only what is not isolated, and of a short form everything may be.
#[test]
fn a_short_form_within_a_sentence_runs_in_the_readers_direction() {
    let words = words();
    let board = board("NORTH", "SOUTH", "What burns?");
    for (lang, dir) in [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("he", "rtl")] {
        let html = desk::board(&frame(&words, lang, "NORTH", &board), &board, &[], None);
        let form = format!("<bdi dir=\"{dir}\"><bdi dir=\"ltr\">What burns?</bdi></bdi>");
        assert!(html.contains(&form), "{lang}");
    }
}

#[test]
fn with_the_parties_exchanged_the_board_is_the_same_board() {
    let words = words();
    let bare = |html: String| html.replace("NORTH", "X").replace("SOUTH", "Y");
    let exchanged = |html: String| html.replace("SOUTH", "X").replace("NORTH", "Y");
    // Whose is a letter, a shape and a hue; nothing else may tell the parties apart.
    let marks = |html: String| {
        let mut out = html;
        for (from, to) in [("who a", "who ?"), ("who b", "who ?"), ("#who-a", "#who-?"), ("#who-b", "#who-?")] {
            out = out.replace(from, to);
        }
        for letter in ["A", "B"] {
            out = out.replace(&format!("y=\"12.8\">{letter}<"), "y=\"12.8\">?<");
        }
        out
    };
    let (north, south) = (board("NORTH", "SOUTH", "Why?"), board("SOUTH", "NORTH", "Why?"));
    let a = desk::board(&frame(&words, "en", "NORTH", &north), &north, &[], None);
    let b = desk::board(&frame(&words, "en", "SOUTH", &south), &south, &[], None);
    assert_ne!(a, b);
    assert_eq!(marks(bare(a)), marks(exchanged(b)));
}

#[test]
fn a_picture_that_is_old_unwitnessed_or_in_doubt_says_so_above_everything() {
    let words = words();
    let board = board("NORTH", "SOUTH", "Why?");
    let shown = |change: fn(&mut Picture)| {
        let mut frame = frame(&words, "en", "NORTH", &board);
        change(&mut frame.picture);
        desk::board(&frame, &board, &[], None)
    };
    let sound = shown(|_| ());
    for (html, says) in [
        (shown(|p| p.online = false), "You can go on writing and signing."),
        (shown(|p| p.unwitnessed_since_ms = Some(NOW - MIN)), "not yet vouched for"),
        (shown(|p| p.evidence.push("fork".into())), "Do not rely on what it concerns."),
        (shown(|p| p.refused.push(("NORTH 9".into(), "Wrong.".into(), "Mend it.".into()))), "Mend it."),
        (shown(|p| p.standstill = Some(("The disk is full.".into(), "Make room.".into()))), "The disk is full."),
    ] {
        assert!(html.contains(says), "{says}");
        assert!(!sound.contains(says), "{says}");
        assert!(html.find(says) < html.find("class=\"watch\""), "{says}");
    }
}
