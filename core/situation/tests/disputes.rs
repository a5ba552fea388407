//! Disputes: rung by rung, by either side, and an end only when both have said the same.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::{Content, MemberId, Name};
use common::*;
use rulebook::Arg;
use situation::views::RUNGS;

fn step(case: Name, format: &str, more: &[(&str, &str)]) -> Content {
    Content { case: Some(case), ..typed(format, T0, case, more) }
}

fn outcome(case: Name, said: &str) -> Content {
    step(case, "dispute-outcome", &[("outcome", said)])
}

fn filed() -> (World, Name) {
    let mut w = World::default();
    let word = w.say(T0, NORTH, typed("commitment", T0, elsewhere(), &[]));
    let case = w.say(T0 + MIN, SOUTH, typed("dispute-file", T0, word, &[]));
    (w, case)
}

/// State of the course and of the side that is asked.
fn stands(w: &World, case: Name, at: u64) -> (String, String) {
    let view = w.situation().at(at).case(&case).unwrap();
    (view.state, view.legs[0].state.clone())
}

#[test]
fn either_side_takes_it_one_rung_up_and_nobody_beyond_the_guarantors_and_no_third_at_all() {
    let (mut w, case) = filed();
    let raise = || step(case, "dispute-raise", &[]);
    w.say(T0 + 2 * MIN, GUAR1, raise());
    assert_eq!(stands(&w, case, T0 + HOUR).0, "filed", "a third raises nothing");
    let sides: [MemberId; 5] = [SOUTH, NORTH, NORTH, SOUTH, SOUTH];
    let rungs = ["local", "commission", "good-offices", "guarantors", "guarantors"];
    for (n, (side, rung)) in sides.into_iter().zip(rungs).enumerate() {
        w.say(T0 + (3 + n as u64) * MIN, side, raise());
        assert_eq!(stands(&w, case, T0 + HOUR).0, rung);
    }
}

#[test]
fn who_is_asked_owes_an_answer_within_a_week_and_silence_settles_nothing() {
    let (mut w, case) = filed();
    assert_eq!(stands(&w, case, T0 + 6 * 24 * HOUR), ("filed".into(), "filed".into()));
    assert_eq!(stands(&w, case, T0 + 8 * 24 * HOUR), ("filed".into(), "silent".into()));
    w.say(T0 + 9 * 24 * HOUR, NORTH, step(case, "dispute-answer", &[]));
    assert_eq!(stands(&w, case, T0 + 10 * 24 * HOUR), ("filed".into(), "answered".into()));
}

#[test]
fn it_ends_only_when_both_have_said_the_same_and_to_differ_is_an_outcome() {
    for (said, other, end) in [("settled", "differ", "settled"), ("differ", "settled", "agreed-to-differ")] {
        let (mut w, case) = filed();
        w.say(T0 + 2 * MIN, SOUTH, outcome(case, said));
        assert_eq!(stands(&w, case, T0 + HOUR).0, "filed", "nobody ends it alone");
        w.say(T0 + 3 * MIN, NORTH, outcome(case, other));
        w.say(T0 + 4 * MIN, SOUTH, outcome(case, said));
        assert_eq!(stands(&w, case, T0 + HOUR).0, "filed", "nor against what the other says");
        w.say(T0 + 5 * MIN, NORTH, outcome(case, said));
        w.say(T0 + 6 * MIN, SOUTH, outcome(case, said));
        assert_eq!(stands(&w, case, T0 + HOUR).0, end);
        w.say(T0 + 7 * MIN, NORTH, outcome(case, other));
        w.say(T0 + 8 * MIN, SOUTH, step(case, "dispute-raise", &[]));
        assert_eq!(stands(&w, case, T0 + HOUR).0, end, "what both have ended stays ended");
    }
}

#[test]
fn a_dispute_is_told_with_what_it_is_over_how_far_it_was_taken_and_who_said_what() {
    let (mut w, case) = filed();
    w.say(T0 + 2 * MIN, NORTH, step(case, "dispute-answer", &[("text", "From the line of that day.")]));
    w.say(T0 + 3 * MIN, SOUTH, step(case, "dispute-raise", &[]));
    w.say(T0 + 4 * MIN, NORTH, step(case, "dispute-raise", &[]));
    w.say(T0 + 5 * MIN, NORTH, outcome(case, "differ"));
    let situation = w.situation();
    let view = situation.at(T0 + HOUR).commitments(None);
    let [told] = &view.disputes[..] else { panic!("{:?}", view.disputes) };
    assert_eq!((told.by.member.as_str(), told.about), ("SOUTH", view.commitments[0].by.index));
    assert_eq!((told.state.as_str(), RUNGS[told.rung as usize], told.open), ("commission", "commission", true));
    assert_eq!((told.sides[0].member.as_str(), told.sides[0].state.as_str()), ("NORTH", "differs"));
    let steps: Vec<_> = told.steps.iter().map(|s| (s.by.member.as_str(), s.format.as_str())).collect();
    let said = [
        ("NORTH", "dispute-answer"),
        ("SOUTH", "dispute-raise"),
        ("NORTH", "dispute-raise"),
        ("NORTH", "dispute-outcome"),
    ];
    assert_eq!(steps, said);
    assert!(matches!(&told.steps[0].words, Some(Arg::Text { text, .. }) if text == "From the line of that day."));
    assert!(matches!(&told.steps[3].outcome, Some(Arg::Choice { key, .. }) if key == "differ"));
}
