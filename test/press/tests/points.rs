//! The table of points of the talks in Paris says of nobody what the marked reports do not.

#![allow(clippy::unwrap_used)]

use scorer::{Kind, Reference, Report};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    title: String,
    name: String,
    parties: [String; 2],
    report: Vec<Source>,
    meeting: Vec<Meeting>,
    point: Vec<Point>,
    casualty: Vec<Casualty>,
    background: Vec<Background>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    number: u32,
    outlet: String,
    dateline: String,
    through: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meeting {
    id: String,
    title: String,
    #[serde(default)]
    date: Vec<Said>,
    #[serde(default)]
    place: Vec<Said>,
    #[serde(default)]
    mediator: Vec<Said>,
    #[serde(default)]
    who: Vec<Said>,
    #[serde(default)]
    agenda: Vec<Said>,
    #[serde(default)]
    differs: Vec<Differs>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Point {
    id: String,
    about: String,
    agenda: String,
    kind: Kind,
    claim: String,
    asserted: Vec<Asserted>,
    #[serde(default)]
    denied: Vec<Asserted>,
    #[serde(default)]
    unanswered: Vec<Unanswered>,
    silent: Vec<String>,
    #[serde(default)]
    outlet: Vec<String>,
    #[serde(default)]
    lines: Vec<String>,
    #[serde(default)]
    differs: Vec<Differs>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asserted {
    by: String,
    cites: Vec<String>,
    #[serde(default)]
    caveat: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unanswered {
    side: String,
    cites: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    value: String,
    cites: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Differs {
    what: String,
    values: Vec<Said>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Casualty {
    id: String,
    count: toml::Table,
    what: String,
    source: String,
    grade: String,
    graded_by: String,
    cites: Vec<String>,
    period: Said,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Background {
    id: String,
    values: Vec<Said>,
}

fn reference() -> Reference {
    Reference::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("reference")).unwrap()
}

fn table() -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/paris-talks/points.toml");
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Report and sentence of `REPORT:SENTENCE`, which must exist.
fn cited<'a>(reference: &'a Reference, cite: &str) -> (&'a Report, usize) {
    let (report, sentence) = cite.split_once(':').unwrap();
    let (report, sentence): (u32, usize) = (report.parse().unwrap(), sentence.parse().unwrap());
    let report = reference.reports.iter().find(|r| r.report == report).unwrap();
    assert!((1..=report.sentences.len()).contains(&sentence), "{cite}");
    (report, sentence)
}

/// What is in the reports and was marked as said by this holder in the sentence cited.
fn marked(reference: &Reference, by: &str, cite: &str) -> Vec<String> {
    let (report, sentence) = cited(reference, cite);
    let there = report.marked.iter().filter(|m| m.sentence == sentence && m.speaker == by);
    there.map(|m| m.id.clone()).collect()
}

#[test]
fn every_assertion_was_marked_as_that_holders_in_that_sentence() {
    let reference = reference();
    for point in table().point {
        assert!(!point.claim.is_empty() && reference.meetings.agenda.contains_key(&point.agenda), "{}", point.id);
        for asserted in point.asserted.iter().chain(&point.denied) {
            assert!(!asserted.cites.is_empty());
            for cite in &asserted.cites {
                assert!(!marked(&reference, &asserted.by, cite).is_empty(), "{}: {} in {cite}", point.id, asserted.by);
            }
        }
        let told = !point.asserted.is_empty() || !point.outlet.is_empty();
        assert!(told, "{}: nobody tells it", point.id);
    }
}

#[test]
fn every_marked_statement_stands_behind_a_point_or_a_figure() {
    let (reference, table) = (reference(), table());
    let points = table.point.iter().flat_map(|p| p.asserted.iter().map(|a| (a.by.as_str(), &a.cites)));
    let figures = table.casualty.iter().map(|c| (c.source.as_str(), &c.cites));
    let mut behind = BTreeSet::new();
    for (by, cites) in points.chain(figures) {
        behind.extend(cites.iter().flat_map(|cite| marked(&reference, by, cite)));
    }
    let all: BTreeSet<_> = reference.reports.iter().flat_map(|r| r.marked.iter().map(|m| m.id.clone())).collect();
    assert_eq!(all.difference(&behind).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn a_points_kind_meeting_and_caveats_are_those_of_what_was_marked() {
    let reference = reference();
    for point in table().point {
        for asserted in &point.asserted {
            for cite in &asserted.cites {
                let (report, sentence) = cited(&reference, cite);
                let there = || report.marked.iter().filter(|m| m.sentence == sentence && m.speaker == asserted.by);
                assert!(there().any(|m| m.about == point.about), "{}: about in {cite}", point.id);
                let caveats = |m: &scorer::Marked| asserted.caveat.iter().all(|c| m.caveat.contains(c));
                assert!(there().any(caveats), "{}: caveats in {cite}", point.id);
            }
        }
        let mut said = point.asserted.iter().flat_map(|a| a.cites.iter().map(move |cite| (a, cite)));
        let fits = said.any(|(asserted, cite)| {
            let (report, sentence) = cited(&reference, cite);
            report.marked.iter().any(|m| m.sentence == sentence && m.speaker == asserted.by && m.kind == point.kind)
        });
        assert!(fits || point.asserted.is_empty(), "{}: no statement is of its kind", point.id);
    }
}

#[test]
fn a_side_is_silent_only_where_no_word_of_it_is_told() {
    let reference = reference();
    for point in table().point {
        let mut sides = BTreeSet::new();
        for asserted in point.asserted.iter().chain(&point.denied) {
            for cite in &asserted.cites {
                let (report, sentence) = cited(&reference, cite);
                let there = report.marked.iter().filter(|m| m.sentence == sentence && m.speaker == asserted.by);
                sides.extend(there.map(|m| m.side.clone()));
            }
        }
        let unanswered: BTreeSet<_> = point.unanswered.iter().map(|u| u.side.clone()).collect();
        for side in &point.silent {
            assert!(["SY", "IL", "US"].contains(&side.as_str()), "{}: {side}", point.id);
            assert!(!sides.contains(side) && !unanswered.contains(side), "{}: {side} is not silent", point.id);
        }
    }
}

#[test]
fn every_citation_leads_to_a_sentence_and_a_difference_has_two_values() {
    let (reference, table) = (reference(), table());
    let mut cites: Vec<&String> = Vec::new();
    let mut ids = BTreeSet::new();
    let meetings = table.meeting.iter().flat_map(|m| &m.differs);
    for differs in meetings.chain(table.point.iter().flat_map(|p| &p.differs)) {
        assert!(differs.values.len() > 1, "{}", differs.what);
        cites.extend(differs.values.iter().flat_map(|v| &v.cites));
    }
    for meeting in &table.meeting {
        assert!(ids.insert(&meeting.id) && !meeting.title.is_empty());
        let said = [&meeting.date, &meeting.place, &meeting.mediator, &meeting.who, &meeting.agenda];
        cites.extend(said.into_iter().flatten().flat_map(|v| &v.cites));
    }
    assert!(reference.meetings.meeting.iter().all(|m| ids.contains(&m.id)));
    for point in &table.point {
        assert!(ids.insert(&point.id) && point.lines.iter().all(|line| !line.is_empty()));
        cites.extend(point.outlet.iter().chain(point.unanswered.iter().flat_map(|u| &u.cites)));
    }
    for figure in &table.casualty {
        assert!(ids.insert(&figure.id) && !figure.what.is_empty() && !figure.graded_by.is_empty());
        // Source: DOMAIN 2.8.
        assert!(["alleged", "preliminary", "corroborated", "confirmed", "retracted"].contains(&figure.grade.as_str()));
        assert!(figure.count.iter().all(|(key, n)| ["min", "best", "max"].contains(&key.as_str()) && n.is_integer()));
        cites.extend(figure.cites.iter().chain(&figure.period.cites));
    }
    for background in &table.background {
        assert!(ids.insert(&background.id) && background.values.iter().all(|v| !v.value.is_empty()));
        cites.extend(background.values.iter().flat_map(|v| &v.cites));
    }
    assert!(cites.len() > 50);
    assert!(!table.title.is_empty() && !table.name.is_empty());
    assert!(table.parties.iter().all(|party| ["IL", "SY"].contains(&party.as_str())));
    cites.iter().for_each(|cite| _ = cited(&reference, cite));
    for (source, report) in table.report.iter().zip(&reference.reports) {
        assert!(!source.through.is_empty());
        let pair = (source.number, source.outlet.as_str(), source.dateline.as_str());
        assert_eq!(pair, (report.report, report.outlet.as_str(), report.dateline.as_str()));
    }
    assert_eq!(table.report.len(), reference.reports.len());
}
