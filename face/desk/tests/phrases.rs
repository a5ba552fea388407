//! Every phrase that a page asks for stands in every language, and no page asks the reader to read a phrase's name.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn below(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { below(&path, out) } else { out.push(path) }
    }
}

/// Names of phrases in our own sources: a quoted word with an underscore whose first part is a group of the desk's own words.
fn asked() -> BTreeSet<String> {
    const GROUPS: [&str; 14] = [
        "desk", "board", "col", "proof", "note", "level", "alarm", "clock", "case", "verify", "send", "exercise",
        "rung", "silence",
    ];
    let mut files = Vec::new();
    below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut out = BTreeSet::new();
    for file in files.iter().filter(|f| ["rs", "html"].iter().any(|e| f.extension().is_some_and(|x| x == *e))) {
        let text = fs::read_to_string(file).unwrap();
        for word in text.split('"').skip(1) {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
            let Some((group, rest)) = word.split_once('_') else { continue };
            if GROUPS.contains(&group)
                && !rest.is_empty()
                && !rest.contains('_')
                && word.chars().all(plain)
                && !word.ends_with('-')
            {
                out.insert(word.to_owned());
            }
        }
    }
    out
}

fn words() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook/locales");
    let langs = fs::read_dir(root).unwrap().map(|e| e.unwrap().path());
    langs
        .map(|l| {
            let mut files = vec![l.join("desk.ftl")];
            below(&l.join("desk"), &mut files);
            let texts: Vec<_> = files.iter().map(|f| fs::read_to_string(f).unwrap()).collect();
            (l.file_name().unwrap().to_string_lossy().into_owned(), texts.join("\n"))
        })
        .collect()
}

fn ids(text: &str) -> BTreeSet<String> {
    text.lines().filter(|l| !l.starts_with([' ', '#'])).filter_map(|l| Some(l.split_once(" =")?.0.to_owned())).collect()
}

#[test]
fn every_phrase_that_a_page_asks_for_stands_in_every_language() {
    let asked = asked();
    assert!(asked.len() > 150, "the sources were read: {}", asked.len());
    for (lang, text) in words() {
        let has = ids(&text);
        let missing: Vec<_> = asked.iter().filter(|id| !has.contains(*id)).collect();
        assert!(missing.is_empty(), "{lang} lacks {missing:?}");
    }
}

#[test]
fn no_phrase_of_the_browser_desk_stands_there_for_nobody() {
    // Made from a part and a key: units, kinds of news, letters, colours, priorities, what is said of a point of an account, states of a text,
    // and a title with its remedy or button.
    let made = |id: &str| {
        [
            "desk_unit-",
            "desk_short-",
            "desk_task-",
            "desk_do-",
            "desk_month-",
            "desk_fact-",
            "desk_looked-",
            "desk_letter-",
            "desk_prio-",
            "desk_theme-",
            "desk_role-",
            "desk_way-",
            "desk_rn-says-",
            "desk_rn-standing-",
            "desk_cm-condition-",
            "desk_cm-d-rung-",
            "desk_pr-kind-",
            "desk_pr-caveat-",
            "desk_tx-state-",
            "desk_tx-change-",
        ]
        .iter()
        .any(|p| id.starts_with(p))
    };
    let asked = asked();
    let pair =
        |id: &str| ["-do", "-button"].iter().filter_map(|end| id.strip_suffix(end)).any(|stem| asked.contains(stem));
    for (lang, text) in words() {
        let unasked: Vec<_> = ids(&text)
            .into_iter()
            .filter(|id| id.starts_with("desk_") && !asked.contains(id) && !made(id) && !pair(id))
            .collect();
        assert!(unasked.is_empty(), "{lang}: nobody asks for {unasked:?}");
    }
}

#[test]
fn every_format_debt_month_and_fact_has_its_words_in_every_language() {
    let formats = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook/formats")).unwrap();
    let formats = formats.map(|e| e.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned());
    let mut wanted: Vec<String> = formats.map(|name| format!("desk_short-{name}")).collect();
    for debt in situation::procedures::Debt::ALL {
        wanted.extend([format!("desk_task-{}", debt.key()), format!("desk_do-{}", debt.key())]);
    }
    wanted.extend((1..=12).map(|month| format!("desk_month-{month}")));
    wanted.extend(["what", "place", "time", "harm", "whose"].map(|fact| format!("desk_fact-{fact}")));
    for (lang, text) in words() {
        let has = ids(&text);
        let missing: Vec<_> = wanted.iter().filter(|id| !has.contains(*id)).collect();
        assert!(missing.is_empty(), "{lang} lacks {missing:?}");
    }
}
