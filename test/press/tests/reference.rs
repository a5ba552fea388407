//! The reference is whole in itself: every place, name and pair in it can be followed.

#![allow(clippy::unwrap_used)]

use scorer::{Draft, Kind, Reference, Set, copies, score};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("reference")
}

fn reference() -> Reference {
    Reference::read(&folder()).unwrap()
}

fn entities() -> Vec<toml::Table> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook/entities/press.toml");
    let table: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    table["entity"].as_array().unwrap().iter().map(|e| e.as_table().unwrap().clone()).collect()
}

fn pass(name: &str) -> Draft {
    Draft::read(&std::fs::read_to_string(folder().join(name)).unwrap()).unwrap()
}

#[test]
fn every_statement_lies_in_its_sentence_and_no_two_overlap() {
    let reference = reference();
    assert_eq!(reference.reports.len(), 5);
    for report in &reference.reports {
        let mut behind = 0;
        for sentence in &report.sentences {
            assert!(behind <= sentence.start && sentence.start < sentence.end && sentence.end <= report.bytes);
            behind = sentence.end;
        }
        behind = 0;
        for (n, marked) in report.marked.iter().enumerate() {
            assert_eq!(marked.id, format!("{}-{:02}", report.report, n + 1));
            let sentence = &report.sentences[marked.sentence - 1];
            assert!(sentence.start <= marked.start && marked.end <= sentence.end, "{}", marked.id);
            assert!(behind <= marked.start && marked.start < marked.end, "{}", marked.id);
            behind = marked.end;
        }
    }
}

#[test]
fn every_name_in_the_reference_is_an_entity_with_that_side() {
    let (reference, entities) = (reference(), entities());
    let sides: BTreeMap<&str, Option<&str>> =
        entities.iter().map(|e| (e["id"].as_str().unwrap(), e.get("side").and_then(|s| s.as_str()))).collect();
    assert_eq!(sides.len(), entities.len(), "an id stands twice");
    for marked in reference.reports.iter().flat_map(|r| &r.marked) {
        assert_eq!(sides.get(marked.speaker.as_str()), Some(&Some(marked.side.as_str())), "{}", marked.id);
        assert!(marked.also.iter().all(|a| sides.get(a.speaker.as_str()) == Some(&Some(a.side.as_str()))));
        assert!(marked.via.iter().all(|via| sides.contains_key(via.as_str())), "{}", marked.id);
        let agenda = &reference.meetings.agenda;
        assert!(agenda.contains_key(&marked.agenda), "{}: {}", marked.id, marked.agenda);
        assert!(
            marked.about.is_empty() || reference.meetings.meeting.iter().any(|m| m.id == marked.about),
            "{}",
            marked.id
        );
    }
    for report in &reference.reports {
        assert!(report.outlet == "unnamed" || sides.contains_key(report.outlet.as_str()));
    }
}

/// A spelling without what spellings of one name differ in; the table promises that nothing else need be folded.
fn fold(name: &str) -> String {
    let plain: String = name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let plain: String = plain.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let articles = ["al", "as", "ash", "el", "the"];
    plain.split(' ').filter(|word| !word.is_empty() && !articles.contains(word)).collect::<Vec<_>>().join(" ")
}

#[test]
fn no_spelling_names_two_entities_but_a_capital_its_government() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for entity in entities() {
        let id = entity["id"].as_str().unwrap();
        for lang in ["en", "ar", "fr", "he"] {
            let names: BTreeSet<_> = entity
                .get(lang)
                .and_then(|n| n.as_array())
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .iter()
                .map(|n| fold(n.as_str().unwrap()))
                .collect();
            for name in names {
                assert!(!name.is_empty(), "{id}");
                let first = seen.entry(name.clone()).or_insert_with(|| id.to_string());
                assert_eq!(first, id, "{name}");
            }
        }
    }
    for (one, other) in [("Suweida", "suwēida"), ("As-Suwayda", "Suwayda"), ("Asaad al-Shibani", "Asaad Shibani")] {
        assert_eq!(fold(one), fold(other));
    }
}

#[test]
fn near_copies_join_what_is_marked_in_reports_that_retell_one_text() {
    let reference = reference();
    let reports = reference.reports_retold();
    assert_eq!(reports.len(), 3);
    let (same, alike) = (reference.statements_retold(), reference.statements_alike());
    assert_eq!(same.len() + alike.len(), reference.pairs_listed(), "a pair names what is not there");
    for [a, b] in &same {
        assert!(reports.iter().any(|r| r.contains(&a.report) && r.contains(&b.report)) && a.report != b.report);
        assert!(!alike.contains(&[a.clone(), b.clone()]) && !alike.contains(&[b.clone(), a.clone()]));
    }
    let whole = Draft { statements: Vec::new(), reports, passages: same };
    let (by_report, by_statement) = copies(&reference, &whole);
    assert_eq!((by_report.found, by_report.drafted, by_report.reference), (3, 3, 3));
    assert_eq!((by_statement.found, by_statement.drafted), (by_statement.reference, by_statement.reference));
    // Turned round and told twice it is the same; one that only looks alike is wrong.
    let turned = |pairs: &[[scorer::Place; 2]]| pairs.iter().map(|[a, b]| [b.clone(), a.clone()]).collect::<Vec<_>>();
    let mut passages = [turned(&whole.passages), whole.passages.clone()].concat();
    passages.push(alike[0].clone());
    let (_, again) = copies(&reference, &Draft { passages, ..whole });
    assert_eq!((again.found, again.drafted), (by_statement.found, by_statement.drafted + 1));
}

#[test]
fn the_passes_agree_as_the_guide_says() {
    let (first, second) = (pass("first-pass.jsonl").statements, pass("second-pass.jsonl").statements);
    let got = score(&first, &second);
    assert_eq!((got.reference, got.drafted, got.found, got.exact), (84, 84, 84, 83));
    assert_eq!((got.speaker, got.side, got.kind, got.date, got.caveat, got.via), (84, 84, 84, 84, 84, 79));
    let reference = reference();
    let settled: Vec<_> = reference.reports.iter().flat_map(|r| reference.statements(r)).collect();
    assert_eq!(score(&settled, &settled).exact, settled.len());
}

#[test]
fn the_table_counts_what_is_marked() {
    let guide = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let reference = reference();
    for report in &reference.reports {
        let of = |kind: Kind| report.marked.iter().filter(|m| m.kind == kind).count();
        let set = if report.set == Set::Development { "development" } else { "held-out" };
        let kinds = [Kind::Fact, Kind::Commitment, Kind::Demand, Kind::Position, Kind::Interpretation].map(of);
        let [fact, commitment, demand, position, interpretation] = kinds;
        let (sentences, marked) = (report.sentences.len(), report.marked.len());
        assert_eq!(of(Kind::Denial), 0);
        let row = format!(
            "| {} | {set} | {sentences} | {marked} | {fact} | {commitment} | {demand} | {position} | {interpretation} |",
            report.report
        );
        assert!(guide.lines().any(|line| line == row), "{row}");
    }
    let mut sides: BTreeMap<&str, usize> = BTreeMap::new();
    for marked in reference.reports.iter().flat_map(|r| &r.marked) {
        *sides.entry(marked.side.as_str()).or_default() += 1;
    }
    let told = guide.split_once("By side: ").unwrap().1.split_once(". ").unwrap().0;
    let told: BTreeMap<&str, usize> =
        told.split(", ").filter_map(|part| part.rsplit_once(' ')).map(|(side, n)| (side, n.parse().unwrap())).collect();
    assert_eq!(told, sides);
}
