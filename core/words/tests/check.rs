//! The reference rulebook is whole; each way of breaking it is found with its file, line and key.
#![allow(clippy::unwrap_used)]

mod common;
use common::*;
use rulebook::{Fault, Rulebook};
use std::collections::BTreeMap;
use words::{Words, check};

fn broken(path: &str, change: impl Fn(String) -> String) -> Vec<Fault> {
    let mut files = files();
    let text = String::from_utf8(files[path].clone()).unwrap();
    files.insert(path.to_owned(), change(text).into_bytes());
    check(&Rulebook::read(&files).unwrap(), &NEEDS)
}

fn told(faults: &[Fault]) -> Vec<(&str, Option<usize>, &str)> {
    faults.iter().map(|f| (f.file.as_str(), f.line, f.key.as_deref().unwrap_or(""))).collect()
}

#[test]
fn the_reference_rulebook_has_every_phrase_and_none_too_many() {
    let faults = check(&rulebook(), &NEEDS);
    assert!(faults.is_empty(), "{}", faults.iter().map(|f| format!("{f}\n")).collect::<String>());
}

#[test]
fn a_missing_phrase_is_found_with_its_key() {
    let faults = broken("locales/ar/procedures/debts.ftl", |t| t.replace("debt-status_late", "debt-status_l8"));
    let file = "locales/ar/procedures/debts.ftl";
    assert_eq!(told(&faults), [(file, None, "debt-status_late"), (file, Some(30), "debt-status_l8")]);
    let faults = broken("locales/he/formats/statement.ftl", |t| t.replacen("    .f-text = נוסח\n", "", 1));
    assert_eq!(told(&faults), [("locales/he/formats/statement.ftl", None, "statement.f-text")]);
    let faults = broken("locales/fr/desk.ftl", |t| t.replace("demo_stop", "demo_halt"));
    let halt = faults.iter().filter(|f| f.key.as_deref() == Some("demo_halt")).count();
    assert_eq!((faults.len(), halt), (4, 3), "one language lacks demo_stop, three lack demo_halt");
}

#[test]
fn an_unknown_variable_is_found_with_its_key_and_line() {
    let faults = broken("locales/en/formats/ntf-flight.ftl", |t| t.replace("{ $altitude }", "{ $height }"));
    let file = "locales/en/formats/ntf-flight.ftl";
    // The variable is unknown, and the field it stood for is kept back.
    assert_eq!(told(&faults), [(file, Some(2), "ntf-flight"), (file, Some(2), "ntf-flight")]);
    let faults = broken("locales/he/refusals.ftl", |t| {
        t.replace("({ $detail }).\n    .remedy = אין להסתמך עליה", "({ $details }).\n    .remedy = אין להסתמך עליה")
    });
    assert_eq!(told(&faults).iter().map(|f| f.2).collect::<Vec<_>>(), ["bundle-proof"]);
}

#[test]
fn broken_syntax_a_phrase_that_stands_twice_and_a_wrong_language_file_are_told_at_once() {
    let mut files = files();
    files.insert(
        "locales/en/formats/statement.ftl".to_owned(),
        b"statement = a\nstatement = b\nnot a message\n".to_vec(),
    );
    files.insert("locales/fr/language.toml".to_owned(), b"own_name = \"x\"\ndirection = \"up\"\n".to_vec());
    let faults = Words::load(&files, "wrong").err().unwrap();
    let told: BTreeMap<&str, Option<usize>> = faults.iter().map(|f| (f.file.as_str(), f.line)).collect();
    assert_eq!(told["locales/fr/language.toml"], Some(2));
    assert_eq!(told["gazetteer.csv"], Some(1));
    assert!(told.contains_key("locales/en/formats/statement.ftl"));
    files.insert("locales/en/formats/statement.ftl".to_owned(), b"statement = a\nstatement = b\n".to_vec());
    let faults = Words::load(&files, "").err().unwrap();
    assert!(faults.iter().any(|f| f.line == Some(2) && f.key.as_deref() == Some("statement")), "{faults:?}");
}

#[test]
fn a_language_is_one_folder() {
    let mut files = files();
    let copies: Vec<(String, Vec<u8>)> = files
        .iter()
        .filter_map(|(path, bytes)| Some((format!("locales/de/{}", path.strip_prefix("locales/en/")?), bytes.clone())))
        .collect();
    files.extend(copies);
    assert_eq!(check(&Rulebook::read(&files).unwrap(), &NEEDS), []);
    assert!(Words::load(&files, "").unwrap().languages().contains(&"de"));
}
