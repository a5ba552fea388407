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

#[test]
fn what_a_machines_key_may_not_say_is_shown_and_takes_no_step() {
    let (w, case, notice) = notified();
    let machine = Sent { device: MACHINE, ..SENT };
    for (author, said) in steps(case, &notice) {
        if said.format == (Kernel::Delivered { index: 1 }).wire() {
            continue;
        }
        without_effect(with(w.clone(), author, said, machine), case, "key-purpose");
    }
    let mut w = w;
    w.send(T0 + MIN, SOUTH, kernel(case, Kernel::Delivered { index: 1 }), machine);
    let now = w.situation();
    assert!(now.case(&case).unwrap().leg(SOUTH).unwrap().ladder().delivered.is_some(), "that its node holds it");
    // A format is no machine's either: it opens no case.
    let (before, after) = with(w, NORTH, query(&[SOUTH]), machine);
    assert_eq!(before.cases().count(), after.cases().count());
    assert_eq!(after.acts().last().unwrap().note.map(|n| n.code()), Some("key-purpose"));
}

#[test]
fn a_line_reply_names_its_check_and_is_by_a_member_that_was_asked() {
    let mut w = World::default();
    let check = |nonce| Kernel::LineCheck { nonce, text: 1, medium: 0 };
    let asked = w.say(T0, NORTH, Content { to: vec![SOUTH], ..kernel_of(check(7)) });
    let other = w.say(T0, CHAIR, Content { to: vec![MON], ..kernel_of(check(7)) });
    let reply = |case| Content { case, ..kernel_of(Kernel::LineReply { nonce: 7 }) };
    // Two checks with one number: the nonce alone says nothing.
    let rows = [
        (SOUTH, None, "case-unknown"),
        (SOUTH, Some(other), "not-addressee"),
        (MON, Some(asked), "not-addressee"),
        (SOUTH, Some(Name { serial: 99, ..asked }), "case-unknown"),
    ];
    for (author, case, code) in rows {
        let (before, after) = with(w.clone(), author, reply(case), SENT);
        assert_eq!(after.acts().last().unwrap().note.map(|n| n.code()), Some(code));
        assert_eq!(before.at(T0 + 9 * HOUR).counts(), after.at(T0 + 9 * HOUR).counts());
    }
    let wrong = Content { case: Some(asked), ..kernel_of(Kernel::LineReply { nonce: 8 }) };
    let (_, after) = with(w.clone(), SOUTH, wrong, SENT);
    assert_eq!(after.acts().last().unwrap().note.map(|n| n.code()), Some("case-unknown"));
    // A check of this channel asks for the officer: a node cannot answer for the desk.
    let machine = Sent { device: MACHINE, ..SENT };
    let (before, after) = with(w.clone(), SOUTH, reply(Some(asked)), machine);
    assert_eq!(after.acts().last().unwrap().note.map(|n| n.code()), Some("key-purpose"));
    assert_eq!(before.at(T0 + 9 * HOUR).counts(), after.at(T0 + 9 * HOUR).counts());
    // The desk may, and twice is once.
    w.send(T0 + MIN, SOUTH, reply(Some(asked)), SENT);
    let now = w.situation();
    assert_eq!(now.acts().last().unwrap().note, None);
    assert_eq!(now.at(T0 + 9 * HOUR).counts(), Counts { met: 1, defaulted: 1, ..Counts::default() });
    let (_, after) = with(w, SOUTH, reply(Some(asked)), SENT);
    assert_eq!(after.acts().last().unwrap().note.map(|n| n.code()), Some("already-done"));
}

#[test]
fn a_reply_is_drafted_to_a_check_and_to_nothing_else() {
    let mut w = World::default();
    let asked =
        w.say(T0, NORTH, Content { to: vec![SOUTH], ..kernel_of(Kernel::LineCheck { nonce: 7, text: 1, medium: 0 }) });
    let now = w.situation();
    let draft = |nonce, case| {
        let mut draft = Draft::new(Say::Kernel(Kernel::LineReply { nonce }), SECURITY);
        draft.case = case;
        draft.check(&now, SOUTH, T0 + MIN)
    };
    assert_eq!(draft(7, Some(asked)).unwrap().content.case, Some(asked));
    for (nonce, case) in [(7, None), (8, Some(asked)), (7, Some(Name { serial: 99, ..asked }))] {
        let refusals = draft(nonce, case).unwrap_err();
        assert_eq!(refusals.iter().map(|r| r.code).collect::<Vec<_>>(), ["case-unknown"]);
    }
}

#[test]
fn what_a_proof_shows_stands_with_the_act_that_published_it() {
    let (mut w, case) = asked();
    let disclosure = Kernel::Disclose { act: case, opening: vec![0x80] };
    w.send(T0 + MIN, SOUTH, kernel_of(disclosure), Sent { channel: 0, ..SENT });
    let mut now = w.situation();
    let last = now.size() - 1;
    let line = |now: &Situation| now.at(T0 + HOUR).record(&Default::default()).pop().unwrap();
    assert_eq!((line(&now).finding, line(&now).finding_phrase), (None, None), "nobody has looked at it");
    for finding in situation::Finding::ALL {
        now.find(last, finding);
        assert_eq!(line(&now).finding.as_deref(), Some(finding.code()));
        assert_eq!(line(&now).finding_phrase.unwrap().id, format!("finding_{}", finding.code()));
        let alarms = now.at(T0 + MIN).alarms();
        let shown = alarms.iter().any(|a| a.kind == format!("finding_{}", finding.code()) && a.case == last);
        assert_eq!(shown, finding.is_alarm());
    }
    now.find(999, situation::Finding::Disclosed);
}

fn kernel_of(kernel: Kernel) -> Content {
    Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() }
}
