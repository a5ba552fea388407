//! Scenarios S2 and S3 of DOMAIN 9, folded.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Content, Kernel, MemberId, Name, Precedence, Stance};
use common::*;
use situation::Situation;
use situation::views::{CaseView, Counts, DebtView};

fn debt<'a>(case: &'a CaseView, kind: &str) -> &'a DebtView {
    case.debts.iter().rfind(|d| d.kind == kind).unwrap()
}

/// NORTH notifies a medical flight 25 minutes ahead; SOUTH reads a wrong altitude, corrects it, and tells its units.
fn s2() -> (World, Name, Content) {
    let mut w = World::default();
    let notice = Content { emergency: Some(1), ..flight(&[SOUTH], T0 + 25 * MIN, T0 + 85 * MIN) };
    let case = w.say(T0, NORTH, notice.clone());
    w.say(T0 + MIN / 4, SOUTH, kernel(case, Kernel::Delivered { index: 1 }));
    w.say(T0 + 2 * MIN, SOUTH, kernel(case, Kernel::Opened));
    w.say(T0 + 4 * MIN, SOUTH, kernel(case, read_back(&notice, &[(3, altitude(3000, 9000))])));
    (w, case, notice)
}

#[test]
fn s2_a_wrong_read_back_alarms_until_a_right_one_and_both_stay() {
    let (mut w, case, notice) = s2();
    let now = w.situation();
    let view = now.at(T0 + 5 * MIN).case(&case).unwrap();
    assert_eq!(view.emergency.as_deref(), Some("medevac"));
    let leg = &view.legs[0];
    assert!(leg.alarm && leg.state == "misread");
    assert_eq!(leg.ladder.read_backs[0].differs, ["altitude"]);
    assert_eq!((debt(&view, "open").status.as_str(), debt(&view, "read-back").status.as_str()), ("met", "owed"));
    assert!(now.at(T0 + 5 * MIN).alarms().iter().any(|a| a.kind == "read-back-differs" && a.member == "SOUTH"));
    let sentence = view.acts[3].phrase.clone().unwrap();
    assert_eq!(sentence.id, "kernel-read-back");
    assert_eq!(serde(&sentence.args["differs"]), serde(&yes()));

    w.say(T0 + 6 * MIN, SOUTH, kernel(case, read_back(&notice, &[])));
    w.say(T0 + 7 * MIN, SOUTH, kernel(case, Kernel::Position { stance: Stance::Comply, grounds: None, valid: None }));
    w.say(T0 + 9 * MIN, SOUTH, kernel(case, told(&[4, 0], T0 + 8 * MIN)));
    w.say(T0 + 25 * MIN, NORTH, kernel(case, Kernel::Start { at: at(T0 + 25 * MIN) }));
    w.say(T0 + 80 * MIN, NORTH, kernel(case, Kernel::End { at: at(T0 + 80 * MIN) }));
    let after = w.situation();
    let view = after.at(T0 + 90 * MIN).case(&case).unwrap();
    let leg = &view.legs[0];
    assert!(!leg.alarm);
    assert_eq!((view.state.as_str(), leg.state.as_str()), ("ended", "accepted"));
    assert_eq!(leg.ladder.read_backs.len(), 2);
    assert_eq!(leg.ladder.read_backs[0].differs, ["altitude"]);
    let air_defence = leg.ladder.told.iter().find(|u| u.unit == "air-defence").unwrap();
    assert_eq!(air_defence.told_s, Some(s(T0 + 8 * MIN)));
    let uninformed: Vec<_> = leg.ladder.not_told.iter().map(|u| (u.unit.as_str(), u.reason.is_some())).collect();
    assert!(uninformed.contains(&("naval", true)) && uninformed.contains(&("artillery", false)));
    assert_eq!(leg.ladder.told.len() + leg.ladder.not_told.len(), 9);
    assert_eq!(after.at(T0 + 90 * MIN).counts(), Counts { owed: 0, met: 4, late: 0, defaulted: 0 });
    assert!(!view.open);
}

fn yes() -> rulebook::Arg {
    rulebook::Arg::Text { text: "yes".into(), lang: None }
}

fn serde(arg: &rulebook::Arg) -> String {
    format!("{arg:?}")
}

#[test]
fn s2_clocks_follow_precedence_and_a_short_lead_moves_positions_to_the_start() {
    let (w, case, _) = s2();
    let view = w.situation().at(T0).case(&case).unwrap();
    assert_eq!(debt(&view, "open").due_ms, T0 + 15 * MIN);
    assert_eq!(debt(&view, "read-back").due_ms, T0 + 15 * MIN);
    assert_eq!(debt(&view, "position").due_ms, T0 + 25 * MIN);
    assert_eq!(debt(&view, "disseminate").due_ms, T0 + 25 * MIN);
    let mut w = World::default();
    let case = w.say(T0, NORTH, flight(&[SOUTH, CHAIR], T0 + 48 * HOUR, T0 + 50 * HOUR));
    let view = w.situation().at(T0).case(&case).unwrap();
    assert_eq!(debt(&view, "position").due_ms, T0 + 12 * HOUR);
    assert_eq!(debt(&view, "disseminate").due_ms, T0 + 48 * HOUR);
    // The supervisor reads it too, but has neither units nor a say.
    let chair: Vec<_> = view.debts.iter().filter(|d| d.debtor == "CHAIR").map(|d| d.kind.as_str()).collect();
    assert_eq!(chair, ["open", "read-back"]);
    let mut w = World::default();
    let case = w.say(T0, NORTH, flight(&[SOUTH], T0 + 16 * HOUR, T0 + 18 * HOUR));
    assert_eq!(debt(&w.situation().at(T0).case(&case).unwrap(), "position").due_ms, T0 + 10 * HOUR);
}

fn asked(precedence: Precedence) -> (World, Name) {
    let mut w = World::default();
    let case = w.send(T0, NORTH, query(&[SOUTH]), Sent { precedence, ..SENT });
    (w, case)
}

#[test]
fn s3_silence_is_owed_then_defaulted_and_rises_and_never_closes() {
    for (precedence, hours) in
        [(Precedence::Flash, 1), (Precedence::Immediate, 6), (Precedence::Priority, 24), (Precedence::Routine, 48)]
    {
        let (w, case) = asked(precedence);
        let now = w.situation();
        let due = T0 + hours * HOUR;
        let rows: &[(u64, &str, u64, &str)] = &[
            (0, "owed", 0, "asked"),
            (1, "defaulted", 1, "silent"),
            (30 * MIN, "defaulted", 2, "silent"),
            (90 * MIN, "defaulted", 3, "silent"),
            (90 * MIN + 6 * HOUR, "defaulted", 4, "silent"),
            (10_000 * HOUR, "defaulted", 6, "silent"),
        ];
        for (after, status, rung, state) in rows {
            let view = now.at(due + after).case(&case).unwrap();
            let d = debt(&view, "answer");
            assert_eq!(
                (d.due_ms, d.status.as_str(), d.rung, view.legs[0].state.as_str()),
                (due, *status, *rung, *state)
            );
            assert!(view.open);
        }
        assert_eq!(now.case(&case).unwrap().legs[0].state, "asked", "the clock stores nothing");
    }
}

#[test]
fn a_late_answer_meets_the_debt_late() {
    let (mut w, case) = asked(Precedence::Flash);
    w.say(T0 + 5 * HOUR, SOUTH, answer(case, "deny", None));
    let now = w.situation();
    let view = now.at(T0 + 9 * HOUR).case(&case).unwrap();
    let d = debt(&view, "answer");
    assert_eq!((d.status.as_str(), d.met_ms, d.rung), ("late", Some(T0 + 5 * HOUR), 3));
    assert_eq!((view.state.as_str(), view.legs[0].state.as_str()), ("answered", "answered"));
    assert_eq!(now.at(T0 + 9 * HOUR).counts(), Counts { owed: 0, met: 0, late: 2, defaulted: 0 });
}

#[test]
fn who_cannot_answer_yet_still_owes_and_the_date_moves_no_clock() {
    let (mut w, case) = asked(Precedence::Immediate);
    w.say(T0 + HOUR, SOUTH, answer(case, "cannot-answer-yet", Some(T0 + 30 * HOUR)));
    let now = w.situation();
    let view = now.at(T0 + 2 * HOUR).case(&case).unwrap();
    let d = debt(&view, "answer");
    assert_eq!((d.status.as_str(), d.asked_until_s, d.due_ms), ("owed", Some(s(T0 + 30 * HOUR)), T0 + 6 * HOUR));
    assert_eq!(view.legs[0].state, "deferred");
    assert_eq!(debt(&now.at(T0 + 7 * HOUR).case(&case).unwrap(), "answer").status, "defaulted");
}

#[test]
fn no_clock_turns_silence_into_consent() {
    let (w, case, _) = s2();
    let now = w.situation();
    for hours in 0..200 {
        let view = now.at(T0 + hours * HOUR).case(&case).unwrap();
        assert!(["misread", "silent"].contains(&view.legs[0].state.as_str()));
        assert!(view.legs[0].ladder.positions.is_empty());
    }
    assert_eq!(now.at(T0 + 26 * MIN).case(&case).unwrap().legs[0].state, "silent");
    assert_eq!(now.at(T0 + 200 * HOUR).case(&case).unwrap().state, "lapsed");
}

#[test]
fn a_material_amendment_starts_the_ladder_again_and_a_minor_one_does_not() {
    let (mut w, case, notice) = s2();
    w.say(T0 + 6 * MIN, SOUTH, kernel(case, read_back(&notice, &[])));
    let callsign = [(6, act::Value::Text("MERCY 1".into()).encode())].into();
    w.say(T0 + 7 * MIN, NORTH, kernel(case, Kernel::Amend { fields: callsign }));
    let view = w.situation().at(T0 + 8 * MIN).case(&case).unwrap();
    assert_eq!((view.versions.len(), view.legs[0].state.as_str(), view.legs[0].earlier.len()), (2, "read-back", 0));

    let higher = [(3, altitude(600, 1200).encode())].into();
    w.say(T0 + 10 * MIN, NORTH, kernel(case, Kernel::Amend { fields: higher }));
    let view = w.situation().at(T0 + 11 * MIN).case(&case).unwrap();
    assert!(view.versions[2].material && !view.versions[1].material);
    assert_eq!((view.legs[0].state.as_str(), view.legs[0].earlier[0].read_backs.len()), ("included", 2));
    let count = |status: &str| view.debts.iter().filter(|d| d.status == status).count();
    assert_eq!((count("met"), count("lifted"), count("owed")), (2, 2, 4));
    assert_eq!(debt(&view, "open").due_ms, T0 + 25 * MIN);

    // What was written before the amendment was seen answers the older version.
    let before = Sent { seen: 5, ..SENT };
    w.send(T0 + 12 * MIN, SOUTH, kernel(case, Kernel::Opened), before);
    let view = w.situation().at(T0 + 13 * MIN).case(&case).unwrap();
    assert_eq!(view.acts.last().unwrap().note.as_deref(), Some("older-version"));
    assert_eq!((view.legs[0].state.as_str(), debt(&view, "open").status.as_str()), ("included", "owed"));
    w.say(T0 + 14 * MIN, SOUTH, kernel(case, Kernel::Opened));
    assert_eq!(w.situation().at(T0 + 15 * MIN).case(&case).unwrap().legs[0].state, "opened");
}

#[test]
fn an_objection_waits_for_no_formality_and_acceptance_for_understanding() {
    let mut w = World::default();
    let case = w.say(T0, NORTH, flight(&[SOUTH], T0 + 48 * HOUR, T0 + 50 * HOUR));
    let position = |stance| kernel(case, Kernel::Position { stance, grounds: None, valid: None });
    w.say(T0 + MIN, SOUTH, position(Stance::Comply));
    w.say(T0 + 2 * MIN, SOUTH, position(Stance::Object));
    let view = w.situation().at(T0 + 3 * MIN).case(&case).unwrap();
    assert_eq!(view.acts[1].note.as_deref(), Some("not-now"));
    assert_eq!((view.legs[0].state.as_str(), debt(&view, "position").status.as_str()), ("objected", "met"));
    assert_eq!(debt(&view, "read-back").status, "owed");
    w.say(T0 + 4 * MIN, NORTH, kernel(case, Kernel::Start { at: at(T0) }));
    assert_eq!(w.situation().at(T0 + 5 * MIN).case(&case).unwrap().state, "uncleared");
}

#[test]
fn acts_that_may_not_make_their_move_stay_with_the_reason() {
    let (mut w, case, _) = s2();
    w.say(T0 + 5 * MIN, GUAR1, kernel(case, Kernel::Opened));
    w.say(T0 + 5 * MIN, SOUTH, kernel(case, Kernel::Cancel { reason: None }));
    w.say(T0 + 5 * MIN, SOUTH, kernel(case, Kernel::Opened));
    w.say(T0 + 5 * MIN, NORTH, kernel(case, Kernel::End { at: at(T0) }));
    w.say(T0 + 5 * MIN, NORTH, kernel(case, Kernel::Amend { fields: [(3, vec![0xff])].into() }));
    w.say(T0 + 6 * MIN, NORTH, kernel(case, Kernel::Cancel { reason: None }));
    w.say(T0 + 6 * MIN, NORTH, kernel(case, Kernel::Start { at: at(T0) }));
    w.send(T0 + 6 * MIN, SOUTH, kernel(case, Kernel::Opened), Sent { channel: DIPLOMACY, ..SENT });
    w.say(T0 + 6 * MIN, SOUTH, Content { format: 3000, ..Content::default() });
    w.say(T0 + 6 * MIN, SOUTH, Content { format: 5, ..Content::default() });
    w.say(T0 + 6 * MIN, SOUTH, Content { case: None, ..kernel(case, Kernel::Opened) });
    let now = w.situation();
    let notes: Vec<_> = now.acts().skip(4).map(|a| a.note.map_or("", |n| n.code())).collect();
    let expected = [
        "not-addressee",
        "not-author",
        "already-done",
        "not-now",
        "unreadable",
        "",
        "case-closed",
        "case-of-other-channel",
        "unreadable",
        "unreadable",
        "case-unknown",
    ];
    assert_eq!(notes, expected);
    assert_eq!(now.acts().count(), w.acts.len());
    assert_eq!(now.at(T0).case(&case).unwrap().acts.len(), 4 + 7);
}

#[test]
fn history_and_plain_reports_owe_nothing() {
    let mut w = World::default();
    let case = w.say(T0, NORTH, Content { history: true, ..flight(&[SOUTH], T0 - HOUR, T0) });
    w.say(T0 + MIN, SOUTH, kernel(case, Kernel::Opened));
    let now = w.situation();
    assert_eq!(now.at(T0 + 999 * HOUR).counts(), Counts::default());
    assert_eq!(now.case(&case).unwrap().legs[0].state, "opened");
    assert!(now.at(T0).cases(false).is_empty() && now.at(T0).cases(true).len() == 1);
}

#[test]
fn a_line_that_is_down_and_a_channel_that_is_suspended_are_two_facts() {
    let mut w = World::default();
    w.say(T0, SOUTH, link_status("down", T0));
    let grounds = "pending consultations".to_owned();
    w.say(T0 + MIN, SOUTH, kernel_of(Kernel::Suspend { grounds, effective: at(T0 + MIN), emergency: true }));
    let check = w.say(
        T0 + 2 * MIN,
        NORTH,
        Content { to: vec![SOUTH], ..kernel_of(Kernel::LineCheck { nonce: 9, text: 1, medium: 0 }) },
    );
    let board = |w: &World, ms| w.situation().at(ms).board(CHAIR).channels[0].clone();
    let link = board(&w, T0 + 30 * MIN).links[0].clone();
    assert_eq!((link.line.as_str(), link.standing.as_str(), link.missed), ("down", "suspended", 1));
    w.say(T0 + 31 * MIN, SOUTH, kernel(check, Kernel::LineReply { nonce: 9 }));
    w.say(T0 + 32 * MIN, SOUTH, kernel(check, Kernel::LineReply { nonce: 10 }));
    let now = board(&w, T0 + 33 * MIN);
    assert_eq!((now.links[0].line.as_str(), now.links[0].standing.as_str()), ("up", "suspended"));
    assert_eq!(now.counts, Counts { owed: 1, late: 1, ..Counts::default() });
    assert_eq!(w.situation().acts().last().unwrap().note.unwrap().code(), "case-unknown");
    w.say(T0 + 34 * MIN, SOUTH, kernel_of(Kernel::Resume { grounds: "talks held".into() }));
    assert_eq!(board(&w, T0 + 35 * MIN).links[0].standing, "in-force");
}

fn kernel_of(kernel: Kernel) -> Content {
    Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() }
}

#[test]
fn the_board_says_who_owes_whom() {
    let (w, _) = asked(Precedence::Flash);
    let now: Situation = w.situation();
    let of = |viewer: MemberId| {
        let board = now.at(T0 + MIN).board(viewer);
        (board.owed_by_us.len(), board.owed_to_us.len(), board.owed_by_others.len())
    };
    assert_eq!((of(SOUTH), of(NORTH), of(MON)), ((2, 0, 0), (0, 2, 0), (0, 0, 2)));
    let board = now.at(T0 + MIN).board(SOUTH);
    assert_eq!(board.owed_by_us[0].id, "1.1-open-SOUTH");
    assert_eq!(board.latest[0].name, "NORTH 1");
    assert_eq!(board.cases[0].legs, [("SOUTH".to_owned(), "asked".to_owned())]);
}
