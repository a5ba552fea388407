//! What is an alarm at which desk, and what becomes of it.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Content, Kernel, MemberId, Millis, Precedence};
use common::*;
use rulebook::{AlarmTerms, ByLoudness, Rulebook};
use situation::Situation;
use situation::alarm::{By, CODES, Event, Occurrence, Register, Stage, What, statistics};
use situation::views::{Health, Standing};
use std::collections::BTreeSet;
use std::sync::Arc;

fn at_desk(w: &World, viewer: MemberId, now: Millis) -> Vec<Standing> {
    w.situation().at(now).standing(viewer, &Health::default())
}

fn keys(all: &[Standing]) -> Vec<(&str, u8, &str)> {
    all.iter().map(|s| (s.condition.as_str(), s.priority, s.member.as_str())).collect()
}

fn asked(precedence: Precedence) -> World {
    let mut w = World::default();
    w.send(T0, NORTH, query(&[SOUTH]), Sent { precedence, ..SENT });
    w
}

#[test]
fn what_one_act_brings_is_one_alarm_at_the_desk_that_has_to_act_and_none_elsewhere() {
    let mut w = World::default();
    w.send(
        T0,
        NORTH,
        flight(&[SOUTH], T0 + 48 * HOUR, T0 + 50 * HOUR),
        Sent { precedence: Precedence::Routine, ..SENT },
    );
    let debts = w.situation().at(T0).unmet(Some(SOUTH), None);
    assert!(debts.len() >= 4, "opening, read-back, position and units are all owed");
    let south = at_desk(&w, SOUTH, T0);
    assert_eq!(keys(&south), [("owed", 3, "NORTH")]);
    assert_eq!(south[0].due_ms, debts.iter().map(|d| d.due_ms).min());
    for other in [NORTH, CHAIR, GUAR1, MON] {
        assert_eq!(at_desk(&w, other, T0), []);
    }
}

#[test]
fn how_urgent_a_duty_is_follows_its_precedence_and_the_time_it_leaves() {
    for (precedence, priority) in
        [(Precedence::Flash, 1), (Precedence::Immediate, 2), (Precedence::Priority, 3), (Precedence::Routine, 3)]
    {
        assert_eq!(keys(&at_desk(&asked(precedence), SOUTH, T0)), [("owed", priority, "NORTH")], "{precedence:?}");
    }
}

#[test]
fn what_is_overdue_is_urgent_at_the_debtors_desk_and_never_at_the_creditors() {
    let w = asked(Precedence::Routine);
    let late = T0 + 300 * HOUR;
    assert_eq!(keys(&at_desk(&w, SOUTH, late)), [("overdue", 2, "NORTH")]);
    assert_eq!(at_desk(&w, NORTH, late), [], "the other side's lateness is shown, and sounds nowhere");
}

#[test]
fn the_supervisor_is_called_at_its_rung_and_not_before_and_the_guarantors_at_theirs() {
    let w = asked(Precedence::Flash);
    let rung = |now: Millis| {
        let debts = w.situation().at(now).unmet(Some(SOUTH), None);
        debts.iter().map(|d| d.rung).max().unwrap()
    };
    let first = |n: u64| (0..400).map(|h| T0 + h * HOUR / 2).find(|now| rung(*now) >= n).unwrap();
    for (viewer, n) in [(CHAIR, 2), (GUAR1, 5)] {
        assert_eq!(at_desk(&w, viewer, first(n) - HOUR / 2), []);
        assert_eq!(keys(&at_desk(&w, viewer, first(n))), [("called", 1, "SOUTH")]);
    }
}

#[test]
fn a_wrong_read_back_is_grave_at_every_desk_until_a_right_one() {
    let mut w = World::default();
    let notice = Content { emergency: Some(1), ..flight(&[SOUTH], T0 + 25 * MIN, T0 + 85 * MIN) };
    let case = w.say(T0, NORTH, notice.clone());
    w.say(T0 + MIN, SOUTH, kernel(case, Kernel::Opened));
    w.say(T0 + 2 * MIN, SOUTH, kernel(case, read_back(&notice, &[(3, altitude(3000, 9000))])));
    for viewer in [NORTH, SOUTH, CHAIR, GUAR1] {
        let all = at_desk(&w, viewer, T0 + 3 * MIN);
        assert!(keys(&all).contains(&("read-back-differs", 1, "SOUTH")), "{viewer:?}");
    }
    w.say(T0 + 4 * MIN, SOUTH, kernel(case, read_back(&notice, &[])));
    assert!(at_desk(&w, NORTH, T0 + 5 * MIN).is_empty());
}

#[test]
fn a_suspension_is_grave_for_the_others_of_the_channel_and_not_for_who_suspended() {
    let mut w = World::default();
    let suspend = Kernel::Suspend { grounds: "as announced".into(), effective: at(T0), emergency: true };
    w.say(T0, SOUTH, Content { case: None, ..kernel(elsewhere(), suspend) });
    assert_eq!(keys(&at_desk(&w, NORTH, T0 + MIN)), [("suspended", 1, "SOUTH")]);
    assert_eq!(at_desk(&w, SOUTH, T0 + MIN), []);
}

#[test]
fn what_is_wrong_with_the_node_itself_is_an_alarm_of_its_own_after_its_time() {
    let w = World::default();
    let bad = Health {
        evidence: vec![("fork".into(), "fork-01".into())],
        offline_since: Some(T0),
        unwitnessed_since: Some(T0),
        refused: vec!["NORTH 7".into()],
        clock_off_ms: Some(-31_000),
        own_clock_off_ms: Some(5_501),
        ..Health::default()
    };
    let conditions = |now: Millis| {
        let all = w.situation().at(now).standing(NORTH, &bad);
        all.into_iter().map(|s| (s.condition, s.priority)).collect::<Vec<_>>()
    };
    let own = |list: &[(&str, u8)]| list.iter().map(|(c, p)| ((*c).to_owned(), *p)).collect::<Vec<_>>();
    assert_eq!(conditions(T0 + 4 * MIN), own(&[("evidence", 1), ("refused", 2), ("clock", 2), ("clock", 2)]));
    let clocks = [("clock", 2), ("clock", 2)];
    let after = [&[("evidence", 1), ("no-link", 2), ("unwitnessed", 2), ("refused", 2)], &clocks[..]].concat();
    assert_eq!(conditions(T0 + 5 * MIN), own(&after));
    for all in [w.situation().at(T0).standing(NORTH, &bad), at_desk(&w, NORTH, T0)] {
        let keys: BTreeSet<_> = all.iter().map(|s| &s.key).collect();
        assert_eq!(keys.len(), all.len(), "each condition has a key of its own");
    }
}

// From here on the register, with conditions made up.

fn cond(key: &str, priority: u8) -> Standing {
    Standing {
        key: key.into(),
        condition: key.split('-').next().unwrap().into(),
        priority,
        member: "SOUTH".into(),
        case: 7,
        procedure: String::new(),
        about: String::new(),
        rung: 0,
        since_ms: None,
        due_ms: None,
    }
}

fn by(at_ms: Millis) -> By {
    By { officer: "Officer 1".into(), at_ms }
}

fn whats(events: &[Event]) -> Vec<What> {
    events.iter().map(|e| e.what).collect()
}

fn stages(r: &Register) -> Vec<(String, Stage)> {
    r.alarms().map(|a| (a.standing.key.clone(), a.stage())).collect()
}

#[test]
fn a_condition_that_is_looked_at_a_hundred_times_is_one_alarm() {
    let mut r = Register::default();
    assert_eq!(whats(&r.follow(&[cond("owed-1", 3)], &AlarmTerms::default(), None, T0)), [What::Raised]);
    for n in 1..100 {
        assert_eq!(r.follow(&[cond("owed-1", 3)], &AlarmTerms::default(), None, T0 + n * 1000), []);
    }
    assert_eq!(r.alarms().count(), 1);
}

#[test]
fn silence_stops_the_sound_for_its_time_and_nothing_else_and_what_comes_later_sounds() {
    let mut r = Register::default();
    r.follow(&[cond("evidence-1", 1), cond("owed-1", 2)], &AlarmTerms::default(), None, T0);
    assert_eq!(whats(&r.silence(&by(T0))), [What::Silenced, What::Silenced]);
    let quiet = |r: &Register| r.sounds(T0).iter().map(|s| (s.priority, s.quiet_until_ms)).collect::<Vec<_>>();
    assert_eq!(quiet(&r), [(1, T0 + MIN), (2, T0 + 10 * MIN)]);
    assert!(r.alarms().all(|a| a.stage() == Stage::New), "silence is not acknowledgement");
    r.follow(&[cond("evidence-1", 1), cond("owed-1", 2), cond("owed-2", 2)], &AlarmTerms::default(), None, T0 + 1);
    assert_eq!(quiet(&r).last(), Some(&(2, 0)));
}

#[test]
fn what_is_grave_is_never_shelved_nor_muted_and_stays_until_somebody_acknowledges_it_even_if_it_is_over() {
    let mut r = Register::default();
    r.follow(&[cond("evidence-1", 1)], &AlarmTerms::default(), None, T0);
    assert_eq!(r.shelve(&[1], 10, "known", &by(T0)).unwrap_err().code, "alarm-grave");
    r.mute(true, &by(T0));
    r.follow(&[], &AlarmTerms::default(), None, T0 + HOUR);
    r.follow(&[], &AlarmTerms::default(), None, T0 + 9 * HOUR);
    assert_eq!(stages(&r), [("evidence-1".to_owned(), Stage::Cleared)]);
    assert_eq!((r.waiting(), r.sounds(T0).len(), r.lines(T0).len()), ([1, 0, 0], 1, 1));
    r.acknowledge(&[1], &by(T0 + 9 * HOUR)).unwrap();
    assert_eq!((r.waiting(), r.sounds(T0).len(), r.lines(T0).len()), ([0; 3], 0, 0));
    assert_eq!(r.acknowledge(&[9], &by(T0)).unwrap_err().code, "alarm-gone");
}

#[test]
fn what_is_shelved_stays_listed_and_comes_back_by_time_by_hand_and_with_the_watch() {
    let all = [cond("owed-1", 3), cond("overdue-1", 2), cond("overdue-2", 2)];
    let mut r = Register::default();
    r.follow(&all, &AlarmTerms::default(), None, T0);
    assert_eq!(r.shelve(&[1], 61, "why", &by(T0)).unwrap_err().code, "alarm-shelf-time");
    assert_eq!(r.shelve(&[1], 0, "why", &by(T0)).unwrap_err().code, "alarm-shelf-time");
    assert_eq!(r.shelve(&[1], 5, "  ", &by(T0)).unwrap_err().code, "alarm-reason");
    assert_eq!(r.shelve(&[1], 5, &"x".repeat(201), &by(T0)).unwrap_err().code, "alarm-reason");
    assert_eq!(r.waiting(), [0, 2, 1], "what was refused changed nothing");
    r.shelve(&[1], 5, "called by voice", &by(T0)).unwrap();
    r.shelve(&[2, 3], 60, "called by voice", &by(T0)).unwrap();
    assert_eq!((r.waiting(), r.lines(T0).len()), ([0; 3], 3));
    assert_eq!(whats(&r.follow(&all, &AlarmTerms::default(), None, T0 + 5 * MIN)), [What::Returned]);
    assert_eq!(r.waiting(), [0, 0, 1], "and it is new again");
    assert_eq!(whats(&r.unshelve(&[2], &by(T0 + 6 * MIN)).unwrap()), [What::Returned]);
    assert_eq!(
        r.follow(&all, &AlarmTerms::default(), Some(T0 - 1), T0 + 7 * MIN),
        [],
        "an earlier change of the watch changes nothing"
    );
    assert_eq!(whats(&r.follow(&all, &AlarmTerms::default(), Some(T0 + 7 * MIN), T0 + 7 * MIN)), [What::Returned]);
}

#[test]
fn what_comes_and_goes_is_one_alarm_and_what_is_grave_or_has_become_graver_is_new_again() {
    let mut r = Register::default();
    for (key, priority, stage) in [("owed-1", 3, Stage::Acknowledged), ("evidence-1", 1, Stage::New)] {
        let id = r.follow(&[cond(key, priority)], &AlarmTerms::default(), None, T0)[0].alarm;
        r.acknowledge(&[id], &by(T0)).unwrap();
        r.follow(&[], &AlarmTerms::default(), None, T0 + MIN);
        assert_eq!(
            whats(&r.follow(&[cond(key, priority)], &AlarmTerms::default(), None, T0 + 2 * MIN)),
            [What::Repeated]
        );
        let a = r.alarm(id).unwrap();
        assert_eq!((a.times, a.stage()), (2, stage));
        r = Register::default();
    }
    r.follow(&[cond("owed-1", 3)], &AlarmTerms::default(), None, T0);
    r.shelve(&[1], 60, "later", &by(T0)).unwrap();
    assert_eq!(whats(&r.follow(&[cond("owed-1", 1)], &AlarmTerms::default(), None, T0 + MIN)), [What::Worsened]);
    assert_eq!(r.waiting(), [1, 0, 0]);
    r.follow(&[], &AlarmTerms::default(), None, T0 + 2 * MIN);
    r.acknowledge(&[1], &by(T0 + 2 * MIN)).unwrap();
    r.follow(&[], &AlarmTerms::default(), None, T0 + 20 * MIN);
    assert_eq!(
        r.follow(&[cond("owed-1", 3)], &AlarmTerms::default(), None, T0 + 21 * MIN)[0].alarm,
        2,
        "later it is another alarm"
    );
}

/// The same acts under the reference rulebook with pieces of its alarms replaced.
fn agreed(w: &World, changes: &[(&str, &str)]) -> Situation {
    let mut files = rulebook().files().clone();
    let mut text = String::from_utf8(files["terms/alarms.toml"].clone()).unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    files.insert("terms/alarms.toml".into(), text.into_bytes());
    let mut situation = Situation::new(mechanism(), Arc::new(Rulebook::read(&files).unwrap()));
    w.acts.iter().for_each(|(included, content)| situation.apply(included, Some(content)));
    situation
}

#[test]
fn how_grave_a_condition_is_and_who_is_called_is_as_the_rulebook_says() {
    let asked = asked(Precedence::Priority);
    let at = |s: &Situation, viewer, now| -> Vec<(String, u8, u64)> {
        let all = s.at(now).standing(viewer, &Health::default());
        all.into_iter().map(|s| (s.condition, s.priority, s.rung)).collect()
    };
    let reference = agreed(&asked, &[]);
    let changes = [("priority = 3\nroutine = 3", "priority = 2\nroutine = 3"), ("supervisor = 2", "supervisor = 1")];
    let other = agreed(&asked, &changes);
    assert_eq!((at(&reference, SOUTH, T0)[0].1, at(&other, SOUTH, T0)[0].1), (3, 2));
    // A query of precedence priority is to be opened within an hour, and is on the first rung from then on.
    let late = T0 + HOUR + MIN;
    let called = |s: &Situation| at(s, CHAIR, late).iter().any(|(condition, ..)| condition == "called");
    assert_eq!((called(&reference), called(&other)), (false, true));
}

#[test]
fn how_long_is_silent_how_long_is_shelved_and_how_many_are_a_flood_is_as_the_rulebook_says() {
    let quiet = ByLoudness { grave: 5, urgent: 7 };
    let terms = AlarmTerms { quiet_s: quiet, shelf_s: 120, flood: 1, window_s: 60, ..AlarmTerms::default() };
    let mut r = Register::default();
    r.follow(&[cond("evidence-1", 1), cond("owed-1", 2)], &terms, None, T0);
    r.silence(&by(T0));
    let until: Vec<_> = r.sounds(T0).iter().map(|s| s.quiet_until_ms).collect();
    assert_eq!(until, [T0 + 5000, T0 + 7000]);
    assert_eq!(r.shelve(&[2], 3, "later", &by(T0)).unwrap_err().code, "alarm-shelf-time");
    assert!(r.shelve(&[2], 2, "later", &by(T0)).is_ok());
    assert_eq!((r.is_flood(T0), r.is_flood(T0 + MIN)), (true, false));
}

#[test]
fn a_flood_is_one_line_that_says_how_many_and_one_sound_and_what_is_grave_stands_apart() {
    let mut r = Register::default();
    let mut all: Vec<Standing> =
        (0..20).map(|n| Standing { due_ms: Some(T0 + HOUR - n), ..cond(&format!("owed-{n}"), 3) }).collect();
    all.push(Standing { member: "CHAIR".into(), ..cond("owed-x", 3) });
    all.extend([cond("evidence-1", 1), cond("evidence-2", 1)]);
    r.follow(&all, &AlarmTerms::default(), None, T0);
    assert!(r.is_flood(T0));
    let lines = r.lines(T0);
    let sizes: Vec<usize> = lines.iter().map(|l| l.alarms.len()).collect();
    assert_eq!(sizes, [1, 1, 20, 1]);
    assert_eq!(lines[2].first().standing.due_ms, Some(T0 + HOUR - 19));
    let sounds: Vec<u8> = r.sounds(T0).iter().map(|s| s.priority).collect();
    assert_eq!(sounds, [3, 1, 1]);
    r.mute(true, &by(T0));
    assert!(r.sounds(T0).iter().all(|s| s.priority == 1));
    assert!(!r.is_flood(T0 + 10 * MIN));
    r.follow(&all, &AlarmTerms::default(), None, T0 + 10 * MIN);
    assert_eq!(r.lines(T0 + 10 * MIN).len(), 23, "and when the flood is over each is told again");
    let mut calm = Register::default();
    calm.follow(&all[..10], &AlarmTerms::default(), None, T0);
    assert_eq!(calm.lines(T0).len(), 10);
}

#[test]
fn a_register_that_starts_again_from_what_was_kept_is_the_one_that_stopped() {
    let mut r = Register::default();
    let mut events = r.follow(&[cond("owed-1", 3), cond("evidence-1", 1)], &AlarmTerms::default(), None, T0);
    events.extend(r.silence(&by(T0 + 1)));
    events.extend(r.shelve(&[1], 30, "asked by voice", &by(T0 + 2)).unwrap());
    events.extend(r.mute(true, &by(T0 + 3)));
    events.extend(r.test(true, &by(T0 + 4)));
    let again = Register::again(r.alarms().cloned().collect(), 2, &events, AlarmTerms::default());
    assert_eq!(again, r);
}

#[test]
fn every_refusal_has_its_code_in_the_list() {
    let mut r = Register::default();
    r.follow(&[cond("evidence-1", 1), cond("owed-1", 3)], &AlarmTerms::default(), None, T0);
    let refused = [
        r.acknowledge(&[9], &by(T0)).unwrap_err().code,
        r.shelve(&[1], 1, "a", &by(T0)).unwrap_err().code,
        r.shelve(&[2], 99, "a", &by(T0)).unwrap_err().code,
        r.shelve(&[2], 9, "", &by(T0)).unwrap_err().code,
    ];
    assert_eq!(refused, CODES);
}

#[test]
fn the_statistics_count_what_was_raised_when_it_was_acknowledged_and_what_stands_longest() {
    let one = |id: u64, key: &str, priority: u8, raised: u64, acknowledged: Option<u64>, cleared: Option<u64>| {
        let mut r = Register::default();
        r.follow(&[cond(key, priority)], &AlarmTerms::default(), None, T0 + raised);
        let mut a: Occurrence = r.alarms().next().unwrap().clone();
        a.id = id;
        a.acknowledged = acknowledged.map(|ms| by(T0 + raised + ms));
        a.cleared_ms = cleared.map(|ms| T0 + raised + ms);
        a
    };
    let all = [
        one(1, "owed-1", 3, 0, Some(10_000), Some(MIN)),
        one(2, "owed-2", 3, 1000, Some(30_000), Some(2 * MIN)),
        one(3, "owed-3", 3, 2000, None, None),
        one(4, "evidence-1", 1, 24 * HOUR, None, None),
        one(5, "owed-9", 3, 0, None, Some(1)),
    ];
    let all = &all[..];
    let now = T0 + 25 * HOUR;
    let s = statistics(all, T0, now, 10 * MIN);
    assert_eq!((s.raised, s.most_in_window, s.windows), ([1, 0, 4], 4, 150));
    let day = |ms: Millis| ms / (24 * HOUR) * 24 * HOUR;
    assert_eq!(s.days, [(day(T0 + 24 * HOUR), [1, 0, 0]), (day(T0), [0, 0, 4])]);
    let owed = &s.frequent[0];
    assert_eq!((owed.condition.as_str(), owed.raised, owed.acknowledged), ("owed", 4, 2));
    assert_eq!((owed.median_ms, owed.longest_ms), (Some(30_000), 25 * HOUR - 2000));
    let standing: Vec<u64> = s.standing.iter().map(|(a, _)| a.id).collect();
    assert_eq!(standing, [3, 4]);
    assert_eq!(statistics(all, T0 + 12 * HOUR, now, 10 * MIN).raised, [1, 0, 0]);
}
