use super::*;
use crate::{Also, Kind, Told};
use expect_test::expect;

// Invented: "The mill council said the ferry will run. The toll keeper, a miller said, demanded that the bridge be closed by 3 May."
fn council() -> Statement {
    said("one", 22, 40, "mill-council", "mill")
}

fn keeper() -> Statement {
    let keeper = said("one", 74, 119, "toll-keeper", "toll");
    let via = vec!["miller".to_string()];
    Statement { via, kind: Kind::Demand, date: "XXXX-05-03".into(), caveat: vec!["reportedly".into()], ..keeper }
}

fn said(report: &str, start: usize, end: usize, speaker: &str, side: &str) -> Statement {
    Statement {
        report: report.into(),
        start,
        end,
        speaker: speaker.into(),
        side: side.into(),
        via: Vec::new(),
        kind: Kind::Commitment,
        date: String::new(),
        caveat: Vec::new(),
        told: Told::default(),
        also: Vec::new(),
    }
}

#[test]
fn what_is_the_same_scores_full() {
    let all = [council(), keeper()];
    let text = format!("{}\n{}", Score::HEAD, score(&all, &all));
    expect![[r#"
        marked drafted found precision recall exact speaker side  via   kind  date  caveat
             2       2     2 1.000     1.000  1.000 1.000   1.000 1.000 1.000 1.000 1.000"#]]
    .assert_eq(&text);
}

#[test]
fn a_whole_sentence_around_the_words_is_found_but_not_exact() {
    let sentence = Statement { start: 60, ..keeper() };
    let got = score(&[council(), keeper()], &[sentence]);
    assert_eq!((got.found, got.exact, got.reference, got.drafted), (1, 0, 2, 1));
}

#[test]
fn words_elsewhere_or_in_another_report_are_not_found() {
    let away = [said("two", 22, 40, "mill-council", "mill"), said("one", 0, 21, "mill-council", "mill")];
    assert_eq!(score(&[council()], &away).found, 0);
}

#[test]
fn each_field_is_judged_for_itself() {
    type Bend = fn(&mut Statement);
    type Read = fn(&Score) -> usize;
    let rows: [(Bend, Read); 6] = [
        (|s| s.speaker = "miller".into(), |s| s.speaker),
        (|s| s.side = "mill".into(), |s| s.side),
        (|s| s.via.push("crier".into()), |s| s.via),
        (|s| s.kind = Kind::Position, |s| s.kind),
        (|s| s.date.clear(), |s| s.date),
        (|s| s.caveat.clear(), |s| s.caveat),
    ];
    for (bend, read) in rows {
        let mut bent = keeper();
        bend(&mut bent);
        let got = score(&[keeper()], &[bent]);
        let sum = got.speaker + got.side + got.via + got.kind + got.date + got.caveat;
        assert_eq!((got.found, read(&got), sum), (1, 0, 5));
    }
}

#[test]
fn whom_the_reference_allows_as_well_is_right_and_brings_its_side() {
    let open = Statement { also: vec![Also { speaker: "miller".into(), side: "mill".into() }], ..keeper() };
    let got = score(&[open], &[Statement { speaker: "miller".into(), side: "mill".into(), ..keeper() }]);
    assert_eq!((got.speaker, got.side), (1, 1));
}

#[test]
fn caveats_have_no_order_and_one_place_is_counted_once() {
    let two = |a: &str, b: &str| Statement { caveat: vec![a.into(), b.into()], ..keeper() };
    let got = score(&[two("x", "y")], &[two("y", "x"), two("y", "x")]);
    assert_eq!((got.found, got.caveat, got.drafted), (1, 1, 2));
}

#[test]
fn figures_are_rounded_down_and_nothing_of_nothing_is_a_dash() {
    assert_eq!(Part(2, 3).to_string(), "0.666");
    assert_eq!(Part(0, 0).to_string(), "-");
    let mut sum = score(&[council()], &[]);
    sum += score(&[keeper()], &[keeper()]);
    assert_eq!((sum.reference, sum.drafted, sum.found), (2, 1, 1));
}
