//! Which acts take a step in a case: those that name the act which opened it, sealed to its channel. A proof of absence
//! counts these and no others, so nothing else may meet a debt.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Content, Kernel, MemberId, Millis, Name, Ref, RefKind, Stance};
use common::*;
use situation::views::Counts;
use situation::{Draft, Say, Situation};

/// A record as everybody but the last act left it, and as it is with that act.
fn with(mut w: World, author: MemberId, said: Content, sent: Sent) -> (Situation, Situation) {
    let before = w.situation();
    w.send(T0 + HOUR, author, said, sent);
    (before, w.situation())
}

/// The act is kept with its reason, and everything in the case is as it was.
fn without_effect((before, after): (Situation, Situation), case: Name, code: &str) {
    let last = after.acts().last().unwrap();
    assert_eq!((last.note.map(|n| n.code()), last.case), (Some(code), None));
    assert_eq!(after.size(), before.size() + 1);
    let whole = |s: &Situation| format!("{:?}", s.case(&case).unwrap());
    assert_eq!(whole(&before), whole(&after));
    let counts = |s: &Situation| s.at(T0 + 9999 * HOUR).counts();
    assert_eq!(counts(&before), counts(&after));
    assert!(counts(&after).defaulted > 0, "somebody owes still");
}

fn asked() -> (World, Name) {
    let mut w = World::default();
    let case = w.say(T0, NORTH, query(&[SOUTH]));
    (w, case)
}

fn notified() -> (World, Name, Content) {
    let mut w = World::default();
    let notice = flight(&[SOUTH], T0 + 48 * HOUR, T0 + 50 * HOUR);
    let case = w.say(T0, NORTH, notice.clone());
    (w, case, notice)
}

/// Every step that there is, by whom, in a case that `notified` opened.
fn steps(case: Name, notice: &Content) -> Vec<(MemberId, Content)> {
    let text = || "grounds".to_owned();
    let by_addressee = [
        Kernel::Delivered { index: 1 },
        Kernel::Opened,
        read_back(notice, &[]),
        told(&[4], T0),
        Kernel::Position { stance: Stance::Object, grounds: None, valid: None },
        Kernel::AskTime { until: at(T0 + 90 * HOUR), reason: text() },
        Kernel::Dispute { grounds: text() },
    ];
    let by_author = [
        Kernel::Amend { fields: [(3, altitude(600, 1200).encode())].into() },
        Kernel::Cancel { reason: None },
        Kernel::Start { at: at(T0) },
        Kernel::End { at: at(T0) },
        Kernel::Override { reason: text() },
    ];
    let of = |author, k| (author, kernel(case, k));
    by_addressee.map(|k| of(SOUTH, k)).into_iter().chain(by_author.map(|k| of(NORTH, k))).collect()
}

fn refers(said: Content, to: Name) -> Content {
    Content { case: None, refs: vec![Ref { kind: RefKind::Reply, act: to }], ..said }
}

#[test]
fn an_answer_that_only_refers_to_the_question_meets_no_debt() {
    let (w, case) = asked();
    without_effect(with(w, SOUTH, refers(answer(case, "deny", None), case), SENT), case, "case-unknown");
}

#[test]
fn an_answer_to_an_act_within_the_case_meets_no_debt() {
    let (mut w, case) = asked();
    let child = w.say(T0 + MIN, SOUTH, kernel(case, Kernel::Delivered { index: 1 }));
    without_effect(with(w, SOUTH, answer(child, "deny", None), SENT), case, "case-unknown");
}

#[test]
fn a_public_answer_meets_no_debt_of_a_channel() {
    let (w, case) = asked();
    let public = Sent { channel: 0, ..SENT };
    without_effect(with(w, SOUTH, answer(case, "deny", None), public), case, "case-of-other-channel");
}

#[test]
fn no_step_at_all_is_taken_in_any_of_the_three_ways() {
    let (mut w, case, notice) = notified();
    let child = w.say(T0 + MIN, NORTH, kernel(case, Kernel::Dispute { grounds: "grounds".into() }));
    for (author, said) in steps(case, &notice) {
        let public = Sent { channel: 0, ..SENT };
        without_effect(with(w.clone(), author, refers(said.clone(), case), SENT), case, "case-unknown");
        let within = Content { case: Some(child), ..said.clone() };
        without_effect(with(w.clone(), author, within, SENT), case, "case-unknown");
        without_effect(with(w.clone(), author, said, public), case, "case-of-other-channel");
    }
}

#[test]
fn a_step_that_names_the_case_may_refer_to_what_it_likes() {
    let (mut w, case) = asked();
    let child = w.say(T0 + MIN, SOUTH, kernel(case, Kernel::Opened));
    let refs = vec![Ref { kind: RefKind::Reply, act: child }];
    w.say(T0 + HOUR, SOUTH, Content { refs, ..answer(case, "deny", None) });
    let now = w.situation();
    assert_eq!(now.acts().last().map(|a| (a.case, a.note)), Some((Some(1), None)));
    assert_eq!(now.at(T0 + 99 * HOUR).counts(), Counts { met: 2, ..Counts::default() });
}

#[test]
fn a_public_case_takes_public_steps_only() {
    let public = Sent { channel: 0, ..SENT };
    let mut w = World::default();
    let case = w.send(T0, NORTH, query(&[SOUTH]), public);
    without_effect(with(w.clone(), SOUTH, answer(case, "deny", None), SENT), case, "case-of-other-channel");
    w.send(T0 + MIN, SOUTH, answer(case, "deny", None), public);
    assert_eq!(w.situation().case(&case).unwrap().state, "answered");
}

#[test]
fn what_speaks_of_an_act_of_a_case_is_shown_there_and_moves_nothing() {
    let (mut w, case) = asked();
    let child = w.say(T0 + MIN, SOUTH, kernel(case, Kernel::Opened));
    for act in [case, child] {
        let public = Sent { channel: 0, ..SENT };
        let disclosed = Kernel::Disclose { act, opening: vec![1] };
        let released = Kernel::Release { act, to: MON, enc: vec![1], key: vec![2] };
        for (kernel, sent) in [(disclosed, public), (released, SENT)] {
            let said = Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() };
            let (before, after) = with(w.clone(), SOUTH, said, sent);
            assert_eq!(after.acts().last().map(|a| (a.case, a.note)), Some((Some(1), None)));
            let (was, mut is) = (before.case(&case).unwrap().clone(), after.case(&case).unwrap().clone());
            assert_eq!(is.acts.len(), was.acts.len() + 1);
            is.acts.pop();
            assert_eq!(format!("{was:?}"), format!("{is:?}"));
        }
    }
}

fn ready(w: &World, draft: &Draft, at: Millis) -> Result<Option<Name>, Vec<&'static str>> {
    let checked = draft.check(&w.situation(), SOUTH, at);
    checked.map(|r| r.content.case).map_err(|all| all.iter().map(|r| r.code).collect())
}

#[test]
fn a_draft_names_the_opening_act_or_is_refused() {
    let (mut w, case, notice) = notified();
    let child = w.say(T0 + MIN, SOUTH, kernel(case, Kernel::Delivered { index: 1 }));
    let draft = |of| Draft { case: of, ..Draft::new(Say::Kernel(read_back(&notice, &[])), SECURITY) };
    assert_eq!(ready(&w, &draft(Some(child)), T0 + HOUR), Ok(Some(case)));
    let refs = vec![Ref { kind: RefKind::Reply, act: case }];
    assert_eq!(ready(&w, &Draft { refs, ..draft(None) }, T0 + HOUR), Err(vec!["case-unknown"]));
    // A sealed step in a public case would be without effect.
    let mut w = World::default();
    let open = w.send(T0, NORTH, notice.clone(), Sent { channel: 0, ..SENT });
    assert_eq!(ready(&w, &draft(Some(open)), T0 + HOUR), Err(vec!["wrong-channel"]));
}
