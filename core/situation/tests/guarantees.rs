//! Guarantees: who may call upon one, what its guarantor then owes and by when, and what an answer changes.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::{Content, MemberId, Name};
use common::*;
use situation::views::CallView;
use situation::{Draft, Say};

fn guarantee(of: Name) -> Content {
    typed("guarantee", T0, of, &[("to", "member=SOUTH"), ("hours", "72")])
}

fn call(of: Name) -> Content {
    typed("guarantee-call", T0, of, &[])
}

fn answer(case: Name, outcome: &str) -> Content {
    Content { case: Some(case), ..typed("guarantee-answer", T0, case, &[("outcome", outcome)]) }
}

/// GUAR1 guarantees to SOUTH what NORTH has given; SOUTH calls upon it.
fn called() -> (World, Name, Name) {
    let mut w = World::default();
    let word = w.say(T0, NORTH, typed("commitment", T0, elsewhere(), &[]));
    let given = w.say(T0 + MIN, GUAR1, guarantee(word));
    let call = w.say(T0 + HOUR, SOUTH, call(given));
    (w, given, call)
}

fn told(w: &World, at: u64) -> CallView {
    w.situation().at(at).commitments(None).guarantees[0].calls[0].clone()
}

#[test]
fn a_guarantee_that_is_called_upon_is_a_debt_of_its_guarantor_by_the_time_that_it_has_named() {
    let (mut w, _, case) = called();
    let view = w.situation().at(T0 + 2 * HOUR).commitments(None).guarantees.remove(0);
    assert_eq!((view.by.member.as_str(), view.to, view.hours), ("GUAR1", vec!["SOUTH".to_owned()], 72));
    assert!(view.about > 0 && !view.public);
    let due = T0 + HOUR + 72 * HOUR;
    let one = told(&w, T0 + 2 * HOUR);
    assert_eq!((one.state.as_str(), one.due_ms, one.status.as_deref()), ("called", Some(due), Some("owed")));
    assert_eq!(one.proofs.len(), 1, "with the acts that prove why");
    // The guarantee, which is what this call names as its ground, is in it once.
    let view_of = w.situation().at(T0 + 2 * HOUR).commitments(None);
    let calls: Vec<_> = view_of.calls().collect();
    let [(guarantee, call)] = calls[..] else { panic!("a guarantee is no call: {calls:?}") };
    assert_eq!(call.by.index, one.by.index);
    let (about, given) = (guarantee.about, guarantee.by.index);
    assert_eq!(guarantee.rests_on(call), [("about", about), ("guarantee", given), ("call", one.by.index)]);
    // Saying that it takes it up answers the call and does nothing yet.
    w.say(T0 + 3 * HOUR, GUAR1, answer(case, "taken-up"));
    let one = told(&w, due + 1);
    assert_eq!((one.state.as_str(), one.status.as_deref()), ("taken-up", Some("defaulted")));
    w.say(due + HOUR, GUAR1, answer(case, "done"));
    let one = told(&w, due + 2 * HOUR);
    assert_eq!((one.state.as_str(), one.status.as_deref()), ("honoured", Some("late")), "both facts stay");
}

#[test]
fn a_denial_is_an_answer_and_the_duty_stands_beside_it_and_silence_is_neither() {
    let (mut w, _, case) = called();
    assert_eq!(told(&w, T0 + 50 * HOUR).state, "silent");
    w.say(T0 + 51 * HOUR, GUAR1, answer(case, "denied"));
    let one = told(&w, T0 + 52 * HOUR);
    assert_eq!((one.state.as_str(), one.status.as_deref()), ("denied", Some("owed")));
    // Nobody answers for a guarantor.
    w.say(T0 + 53 * HOUR, SOUTH, answer(case, "done"));
    w.say(T0 + 53 * HOUR, CHAIR, answer(case, "done"));
    assert_eq!(told(&w, T0 + 54 * HOUR).state, "denied");
}

fn refused(w: &World, author: MemberId, content: &Content) -> Vec<&'static str> {
    let book = rulebook();
    let fields = book.format("guarantee-call").unwrap().decode(&content.fields).unwrap();
    let mut draft = Draft::new(Say::Format { name: "guarantee-call".into(), fields }, SENT.channel);
    (draft.lang, draft.officer, draft.second) = (Some("en".into()), 1, 2);
    let found = draft.check(&w.situation(), author, T0 + HOUR);
    found.err().into_iter().flatten().map(|r| r.code).collect()
}

#[test]
fn whom_it_was_not_given_to_cannot_call_upon_it_and_the_supervisor_can() {
    let (w, given, case) = called();
    let none: &[&str] = &[];
    assert_eq!(refused(&w, SOUTH, &call(given)), none);
    assert_eq!(refused(&w, CHAIR, &call(given)), none);
    assert_eq!(refused(&w, NORTH, &call(given)), ["guarantee-not-given"]);
    assert_eq!(refused(&w, SOUTH, &call(case)), ["guarantee-not-given"], "a call is no guarantee");
    assert_eq!(refused(&w, SOUTH, &call(elsewhere())), ["guarantee-not-given"]);
}
