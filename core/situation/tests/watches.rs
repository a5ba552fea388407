//! Who is on watch, and who must call the joint commission after a suspension.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Content, Kernel, MemberId, Millis, Name};
use common::*;
use situation::WatchView;
use situation::views::{Counts, DebtView, Health};

const APART: Sent = Sent { few: true, ..SENT };

fn take(w: &mut World, at: Millis, by: MemberId, officer: &str, case: Option<Name>) -> Name {
    let content = typed("duty-takeover", at, elsewhere(), &[("officer", officer)]);
    w.send(at, by, Content { case, ..content }, APART)
}

fn hand(w: &mut World, at: Millis, by: MemberId, from: &str, to: &str) -> Name {
    w.send(at, by, typed("duty-handover", at, elsewhere(), &[("from", from), ("to", to)]), APART)
}

fn watch(w: &World, at: Millis) -> WatchView {
    w.situation().at(at).watch(NORTH)
}

fn officer(w: &World, at: Millis) -> Option<String> {
    watch(w, at).officer
}

#[test]
fn a_watch_is_whose_officer_took_it_last() {
    let mut w = World::default();
    assert_eq!(officer(&w, T0), None, "nobody has said who is on watch");
    take(&mut w, T0, NORTH, "CEDAR", None);
    assert_eq!((officer(&w, T0).as_deref(), watch(&w, T0).since_ms), (Some("CEDAR"), Some(T0)));
    assert_eq!(watch(&w, T0).due_ms, Some(T0 + 8 * HOUR));
    let case = hand(&mut w, T0 + 8 * HOUR, NORTH, "CEDAR", "JUNIPER");
    let handed = watch(&w, T0 + 8 * HOUR);
    assert_eq!(handed.officer.as_deref(), Some("CEDAR"), "until it is taken it is the outgoing officer's");
    let handover = handed.handover.unwrap();
    assert_eq!((handover.to.as_str(), handover.open, handover.untaken), ("JUNIPER", Some(1), false));
    assert!(watch(&w, T0 + 8 * HOUR + 16 * MIN).handover.unwrap().untaken);
    take(&mut w, T0 + 8 * HOUR + 5 * MIN, NORTH, "JUNIPER", Some(case));
    let taken = watch(&w, T0 + 9 * HOUR);
    assert_eq!((taken.officer.as_deref(), taken.handover), (Some("JUNIPER"), None));
    assert_eq!(w.situation().at(T0 + 9 * HOUR).counts(), Counts { owed: 1, met: 1, late: 1, ..Counts::default() });
}

#[test]
fn a_watch_that_lasts_longer_than_was_agreed_is_an_alarm_until_somebody_else_takes_it() {
    let mut w = World::default();
    let case = take(&mut w, T0, NORTH, "CEDAR", None);
    let alarms = |w: &World, at| w.situation().at(at).alarms();
    assert!(alarms(&w, T0 + 8 * HOUR).is_empty() && !watch(&w, T0 + 8 * HOUR).overlong);
    let late = T0 + 8 * HOUR + MIN;
    assert!(watch(&w, late).overlong);
    let standing: Vec<_> = alarms(&w, late).into_iter().map(|a| (a.kind, a.member, a.rung)).collect();
    assert_eq!(standing, [("defaulted".to_owned(), "NORTH".to_owned(), 1)]);
    // To announce that it is handed over ends nothing: until somebody takes it, it is overlong.
    hand(&mut w, late, NORTH, "CEDAR", "JUNIPER");
    assert!(watch(&w, late).overlong && alarms(&w, late).len() == 1);
    take(&mut w, late + MIN, NORTH, "JUNIPER", None);
    assert_eq!((watch(&w, late + MIN).overlong, officer(&w, late + MIN).as_deref()), (false, Some("JUNIPER")));
    assert_eq!(w.situation().at(late).case(&case).unwrap().state, "relieved");
    assert!(watch(&w, late + MIN).handover.is_none(), "what nobody took over by name is over all the same");
}

#[test]
fn an_officer_of_another_member_takes_no_watch_by_a_handover_that_is_not_theirs() {
    let mut w = World::default();
    let case = hand(&mut w, T0, NORTH, "CEDAR", "JUNIPER");
    take(&mut w, T0 + MIN, SOUTH, "OAK", Some(case));
    let now = w.situation();
    assert_eq!(now.acts().last().unwrap().note.unwrap().code(), "not-author");
    assert_eq!(now.at(T0 + MIN).watch(SOUTH).officer, None);
    assert_eq!(now.at(T0 + MIN).watch(NORTH).officer.as_deref(), Some("CEDAR"));
    assert_eq!(now.at(T0 + MIN).watches().len(), mechanism().members.len());
}

#[test]
fn a_watch_told_to_few_ends_none_that_the_whole_channel_was_told_of() {
    let mut w = World::default();
    let open = w.say(T0, NORTH, typed("duty-takeover", T0, elsewhere(), &[("officer", "CEDAR")]));
    take(&mut w, T0 + MIN, NORTH, "JUNIPER", None);
    let all = w.situation();
    let others = w.seen_by(|i| !matches!(i.act.statement().cover, act::Cover::Few { .. }));
    assert_eq!(all.case(&open).unwrap().state, "on-watch");
    assert_eq!(all.state_hash(SECURITY), others.state_hash(SECURITY));
    assert_eq!(all.at(T0 + MIN).watch(NORTH).officer.as_deref(), Some("JUNIPER"), "the latest is shown");
}

fn alone(w: &World, at: Millis) -> Option<u64> {
    w.situation().at(at).unattended(NORTH).map(|found| found.since)
}

#[test]
fn a_desk_whose_watch_is_over_is_without_an_officer_when_nothing_was_signed_there_for_as_long_as_was_agreed() {
    let mut w = World::default();
    assert_eq!(alone(&w, T0 + 90 * HOUR), None, "a desk that never took a watch has none to miss");
    take(&mut w, T0, NORTH, "CEDAR", None);
    let over = T0 + 8 * HOUR;
    assert_eq!((alone(&w, over + 15 * MIN - 1), alone(&w, over + 15 * MIN)), (None, Some(over)));
    // An officer who signs is there, whosever watch it is; what the machine signs shows nothing of officers.
    w.say(over + 10 * MIN, NORTH, kernel_of(Kernel::Resume { grounds: "it was a test".into() }));
    assert_eq!((alone(&w, over + 24 * MIN), alone(&w, over + 25 * MIN)), (None, Some(over)));
    take(&mut w, over + 40 * MIN, NORTH, "JUNIPER", None);
    assert_eq!(alone(&w, over + 8 * HOUR), None);
}

#[test]
fn a_watch_that_was_handed_over_and_not_taken_leaves_the_desk_without_an_officer_before_its_time() {
    let mut w = World::default();
    take(&mut w, T0, NORTH, "CEDAR", None);
    let gone = T0 + 3 * HOUR;
    let case = hand(&mut w, gone, NORTH, "CEDAR", "JUNIPER");
    assert_eq!((alone(&w, gone + 14 * MIN), alone(&w, gone + 15 * MIN)), (None, Some(gone)));
    take(&mut w, gone + 16 * MIN, NORTH, "JUNIPER", Some(case));
    assert_eq!(alone(&w, gone + HOUR), None);
}

#[test]
fn a_desk_without_an_officer_is_an_alarm_there_and_at_the_supervisors_and_shown_to_whoever_was_told_of_the_watch() {
    let mut w = World::default();
    take(&mut w, T0, NORTH, "CEDAR", None);
    let late = T0 + 9 * HOUR;
    let told = |w: &World, viewer| {
        let all = w.situation().at(late).standing(viewer, &Health::default());
        all.into_iter().any(|s| s.condition == "unattended" && s.member == "NORTH")
    };
    assert!(told(&w, NORTH) && told(&w, CHAIR));
    assert!(!told(&w, SOUTH) && !told(&w, GUAR1), "nothing that they must act on");
    let strangers = w.seen_by(|i| !matches!(i.act.statement().cover, act::Cover::Few { .. }));
    assert!(strangers.at(late).alarms().is_empty(), "who was not told of the watch is not told that it is over");
    let shown: Vec<_> = w.situation().at(late).alarms().into_iter().map(|a| a.kind).collect();
    assert_eq!(shown, ["unattended", "defaulted"]);
}

#[test]
fn a_suspended_channel_stands_at_the_guarantors_rung_at_once() {
    let mut w = World::default();
    suspend(&mut w, SOUTH);
    let told = |viewer| {
        let all = w.situation().at(T0).standing(viewer, &Health::default());
        all.into_iter().find(|s| s.condition == "suspended").map(|s| (s.priority, s.rung))
    };
    assert_eq!([GUAR1, NORTH, CHAIR].map(told), [Some((1, 5)); 3]);
    assert_eq!(told(SOUTH), None, "who suspended it knows");
    let alarms = w.situation().at(T0).alarms();
    assert_eq!(
        alarms.iter().map(|a| (a.kind.as_str(), a.member.as_str(), a.rung)).collect::<Vec<_>>(),
        [("suspended", "SOUTH", 5)]
    );
}

// The commission

fn kernel_of(kernel: Kernel) -> Content {
    Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() }
}

fn suspend(w: &mut World, by: MemberId) -> Name {
    w.say(T0, by, kernel_of(Kernel::Suspend { grounds: "consultations".into(), effective: at(T0), emergency: true }))
}

fn call(w: &mut World, at: Millis, to: &[MemberId], level: &str) -> Name {
    let request = typed("contact-request", at, elsewhere(), &[("level", level)]);
    w.say(at, CHAIR, Content { to: to.to_vec(), ..request })
}

fn owed(w: &World, at: Millis) -> Vec<DebtView> {
    w.situation().at(at).debts().into_iter().filter(|d| d.kind == "convene").collect()
}

#[test]
fn after_a_suspension_the_supervisor_owes_that_it_calls_the_commission() {
    let mut w = World::default();
    suspend(&mut w, SOUTH);
    let debt = &owed(&w, T0)[0];
    assert_eq!((debt.debtor.as_str(), debt.creditor.as_str(), debt.due_ms), ("CHAIR", "SOUTH", T0 + 24 * HOUR));
    assert_eq!(w.situation().at(T0).board(CHAIR).channels[0].links[0].missed, 0, "it is no line check");
    call(&mut w, T0 + HOUR, &[SOUTH], "head-of-cell");
    assert_eq!(owed(&w, T0 + HOUR)[0].status, "owed", "that is another meeting");
    call(&mut w, T0 + HOUR, &[NORTH], "joint-commission");
    assert_eq!(owed(&w, T0 + HOUR)[0].status, "owed", "and this one leaves out whom it is about");
    let request = typed("contact-request", T0, elsewhere(), &[("level", "joint-commission")]);
    w.send(T0 + HOUR, CHAIR, Content { to: vec![NORTH, SOUTH], ..request.clone() }, APART);
    assert_eq!(owed(&w, T0 + HOUR)[0].status, "owed", "a letter to few moves nothing that all read");
    w.say(T0 + HOUR, NORTH, Content { to: vec![SOUTH], ..request });
    assert_eq!(owed(&w, T0 + HOUR)[0].status, "owed", "it is the supervisor's to call");
    call(&mut w, T0 + 2 * HOUR, &[], "joint-commission");
    assert_eq!(owed(&w, T0 + 2 * HOUR)[0].status, "met");
}

#[test]
fn a_call_that_does_not_come_is_overdue_and_who_resumes_asks_for_none() {
    let mut w = World::default();
    suspend(&mut w, SOUTH);
    let later = T0 + 25 * HOUR;
    assert_eq!(owed(&w, later)[0].status, "defaulted");
    assert!(w.situation().at(later).alarms().iter().any(|a| a.kind == "defaulted" && a.member == "CHAIR"));
    let mut w = World::default();
    suspend(&mut w, SOUTH);
    w.say(T0 + HOUR, SOUTH, kernel_of(Kernel::Resume { grounds: "talks held".into() }));
    assert_eq!(owed(&w, later)[0].status, "lifted");
    let mut w = World::default();
    suspend(&mut w, CHAIR);
    assert!(owed(&w, later).is_empty(), "nobody owes a call to themselves");
    let mut w = World::default();
    w.say(T0, SOUTH, link_status("suspended", T0));
    assert_eq!(owed(&w, T0).len(), 1, "a report that the channel is suspended suspends it");
}
