//! A rulebook beside the tables: whatever one of them asks for and the other does not give is told with its line.
#![allow(clippy::unwrap_used)]

mod common;

use rulebook::{Fault, Rulebook};

/// What is wrong with the reference rulebook once a piece of one file is replaced; an empty file is taken out.
fn with(file: &str, from: &str, to: &str) -> Vec<Fault> {
    let mut files = common::rulebook().files().clone();
    if from.is_empty() {
        files.remove(file).unwrap();
    } else {
        let text = String::from_utf8(files[file].clone()).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        let text = text.replacen(from, to, 1);
        // A field that goes by another name does so in the example as well.
        let text = if to.contains("\"when\"") { text.replacen("\nwindow =", "\nwhen =", 1) } else { text };
        files.insert(file.into(), text.into());
    }
    situation::check(&Rulebook::read(&files).unwrap_or_else(|faults| panic!("{faults:#?}")))
}

#[test]
fn the_reference_rulebook_and_the_tables_fit() {
    assert_eq!(situation::check(&common::rulebook()), []);
}

#[test]
fn each_way_not_to_fit_is_told_with_file_line_and_key() {
    const MOVE: &str = "formats/ntf-move.toml";
    const QUERY: &str = "formats/inc-query.toml";
    const ANSWER: &str = "formats/inc-response.toml";
    const LINK: &str = "formats/link-status.toml";
    const SILENCE: &str = "terms/silence.toml";
    const CLOCKS: &str = "terms/clocks.toml";
    const ALARMS: &str = "terms/alarms.toml";
    // File, what is replaced, by what; the file and the key that are named, and what is told of them.
    let rows = [
        (MOVE, "\"notification\"", "\"notice\"", MOVE, "opens", "there is no procedure \"notice\""),
        (MOVE, "name = \"window\"", "name = \"when\"", MOVE, "lead_s", "a lead time is asked for, and there is no"),
        (
            MOVE,
            "name = \"window\"",
            "name = \"when\"",
            MOVE,
            "opens",
            "the procedure \"notification\" needs a required",
        ),
        (MOVE, "type = \"span\", required = true", "type = \"span\"", MOVE, "opens", "the procedure \"notification\""),
        (ANSWER, "step = \"answer\"", "step = \"respond\"", ANSWER, "step", "no procedure has a step \"respond\""),
        (
            ANSWER,
            "step = \"answer\"",
            "step = \"respond\"",
            QUERY,
            "opens",
            "it opens a case whose step \"answer\" no format",
        ),
        (ANSWER, ", \"observer\"]", "]", ANSWER, "sent_by", "observer can come to owe the step"),
        (LINK, "down = ", "lost = ", LINK, "state", "no line can be \"lost\""),
        (LINK, "down = ", "lost = ", LINK, "state", "nobody could report a line as \"down\""),
        (QUERY, "", "", "formats/", "opens", "no format opens the procedure \"query\""),
        (SILENCE, "answer =", "answers =", SILENCE, "answers", "no debt is called \"answers\""),
        (SILENCE, "answer =", "answers =", SILENCE, "answer", "it does not say what silence on the debt \"answer\""),
        (CLOCKS, "open_s = { flash = 120", "open_s = { flash = 0", CLOCKS, "open_s", "a debt \"open\" of precedence"),
        (ALARMS, "unattended =", "lonely =", ALARMS, "lonely", "no condition is called \"lonely\""),
        (ALARMS, "unattended =", "lonely =", ALARMS, "unattended", "it does not say how grave the condition \"un"),
        (CLOCKS, "line_reply_s = 900", "line_reply_s = 0", CLOCKS, "line_reply_s", "a debt \"line-reply\" of"),
    ];
    for (file, from, to, named, key, what) in rows {
        let faults = with(file, from, to);
        let is = |f: &&Fault| f.file == named && f.key.as_deref() == Some(key) && f.what.starts_with(what);
        let fault = faults.iter().find(is).unwrap_or_else(|| panic!("{file}: {from:?} -> {to:?}: {faults:#?}"));
        // A line that is missing, and a folder, have no number.
        let absent = named == "formats/" || what.starts_with("it does not say");
        assert_eq!(fault.line.is_some(), !absent, "{fault}");
        assert!(!fault.remedy.is_empty());
    }
}

#[test]
fn a_notification_that_no_party_can_receive_is_a_fault() {
    let mut files = common::rulebook().files().clone();
    let channels = String::from_utf8(files["terms/channels.toml"].clone()).unwrap();
    let alone = format!("{channels}\n[[channel]]\nnumber = 8\nname = \"apart\"\nmembers = [\"observer\"]\n");
    files.insert("terms/channels.toml".into(), alone.replacen(", \"observer\"]", "]", 1).into());
    let text = String::from_utf8(files["formats/ntf-move.toml"].clone()).unwrap();
    files.insert("formats/ntf-move.toml".into(), text.replacen("[\"party\"]", "[\"observer\"]", 1).into());
    let faults = situation::check(&Rulebook::read(&files).unwrap());
    let told: Vec<_> = faults.iter().map(|f| (f.file.as_str(), f.key.as_deref().unwrap(), f.line.is_some())).collect();
    assert_eq!(told, [("formats/ntf-move.toml", "sent_by", true)], "{faults:#?}");
}
