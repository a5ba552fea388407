//! Commitments: how they stand on which day, what is claimed beside what is accepted, and what follows from a delay.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::{Content, Kernel, MemberId, Name, Stance};
use common::*;
use proptest::prelude::*;
use situation::timeline::{Base, Slip, Term, closed, day_of, deadlocked, plan};
use situation::views::{CommitmentView, TimelineView};
use situation::{Draft, Say};

const DAY: u64 = 24 * HOUR;

fn today() -> i64 {
    day_of(s(T0))
}

/// A commitment that names one act as what its days are counted from, and has no gate.
fn promise(after: Name, more: &[(&str, &str)]) -> Content {
    let mut content = typed("commitment", T0, after, more);
    let own = |n: u64, name: &str| (10..=11).contains(&n) && more.iter().all(|(m, _)| *m != name);
    content.fields.retain(|n, _| *n != 13 && !own(*n, if *n == 10 { "from" } else { "due" }));
    content
}

/// One with a day of its own.
fn dated(from: &str, due: &str, more: &[(&str, &str)]) -> Content {
    let mut all = vec![("from", from), ("due", due)];
    all.extend(more);
    let mut content = typed("commitment", T0, elsewhere(), &all);
    [7, 8, 9, 12, 13].iter().for_each(|n| {
        content.fields.remove(n);
    });
    content
}

fn gated(mut content: Content, gate: Name) -> Content {
    let gates = typed("commitment", T0, gate, &[]).fields[&13].clone();
    content.fields.insert(13, gates);
    content
}

fn met(condition: Name, in_days: u64) -> Content {
    typed("condition-state", T0, condition, &[("day", &format!("+{}h", 24 * in_days))])
}

fn claim(of: Name, n: u64) -> Content {
    let mut content = typed("commit-progress", T0, of, &[("claimed", &n.to_string())]);
    content.fields.remove(&4);
    content
}

fn count(of: Name, accepted: u64, contested: Option<&str>) -> Content {
    let n = accepted.to_string();
    let mut said = vec![("accepted", n.as_str())];
    said.extend(contested.map(|c| ("contested", c)));
    let mut content = typed("commit-verify", T0, of, &said);
    if contested.is_none() {
        content.fields.remove(&2);
    }
    Content { case: Some(of), ..content }
}

fn told(w: &World, at: u64, slip: Option<Slip>) -> TimelineView {
    w.situation().at(at).commitments(slip)
}

fn one(w: &World, name: Name, at: u64) -> CommitmentView {
    let index = w.situation().act(&name).unwrap().index;
    told(w, at, None).commitments.into_iter().find(|c| c.by.index == index).unwrap()
}

/// D is a condition; NORTH withdraws forty pieces from D+2 to D+14.
fn signed() -> (World, Name, Name) {
    let mut w = World::default();
    let d = w.say(T0, CHAIR, typed("condition", T0, elsewhere(), &[]));
    let c = w.say(T0 + MIN, NORTH, promise(d, &[]));
    (w, d, c)
}

#[test]
fn before_day_d_a_commitment_has_no_days_and_what_holds_until_then_is_said() {
    let (mut w, d, c) = signed();
    let view = one(&w, c, T0 + HOUR);
    assert_eq!((view.state.as_str(), view.start_day, view.due_day), ("pre-effect", None, None));
    assert!(told(&w, T0 + HOUR, None).conditions[0].meanwhile.is_some());
    w.say(T0 + 2 * HOUR, CHAIR, met(d, 5));
    let view = one(&w, c, T0 + 3 * HOUR);
    let day = today() + 5;
    assert_eq!((view.state.as_str(), view.start_day, view.due_day), ("pre-effect", Some(day + 2), Some(day + 14)));
    assert_eq!(
        view.phases.iter().map(|p| (p.quantity, p.day)).collect::<Vec<_>>(),
        [(20, Some(day + 7)), (40, Some(day + 14))]
    );
    let on = |n: u64| one(&w, c, T0 + n * DAY).state;
    assert_eq!([on(6), on(7), on(19), on(20)], ["not-yet", "running", "running", "overdue"]);
    // What was said last holds, and a dispute of the condition takes the days away.
    w.say(T0 + 4 * HOUR, CHAIR, typed("condition-state", T0, d, &[("state", "disputed")]));
    let view = one(&w, c, T0 + 20 * DAY);
    assert_eq!((view.state.as_str(), view.due_day), ("disputed", None));
}

#[test]
fn of_forty_thirty_seven_are_claimed_and_thirty_five_accepted_and_the_two_numbers_stay_two() {
    let (mut w, d, c) = signed();
    w.say(T0 + 2 * MIN, CHAIR, met(d, 1));
    let claimed = w.say(T0 + 10 * DAY, NORTH, claim(c, 37));
    let view = one(&w, c, T0 + 10 * DAY + HOUR);
    assert_eq!((view.state.as_str(), view.claimed.unwrap().quantity, view.accepted), ("claimed", 37, None));
    // Nobody answers for anybody: after all deadlines it is a claim as before, and the count is owed.
    let late = w.situation();
    let at = late.at(T0 + 14 * DAY);
    assert_eq!(one(&w, c, T0 + 14 * DAY).state, "claimed");
    let case = at.commitments(None).commitments[0].claims[0];
    let states: Vec<String> = at.case_numbered(case).unwrap().legs.into_iter().map(|l| l.state).collect();
    assert_eq!(states, ["silent", "silent"], "the verifier and the other side");
    w.say(T0 + 14 * DAY, CHAIR, count(claimed, 35, Some("quantity=2; reason=Not there.")));
    let view = one(&w, c, T0 + 14 * DAY + HOUR);
    assert_eq!((view.state.as_str(), view.quantity, view.overdue_days), ("partly", 40, 0));
    assert_eq!((view.claimed.unwrap().quantity, view.accepted.unwrap().quantity), (37, 35));
    let [by_chair] = &view.counts[..] else { panic!("{:?}", view.counts) };
    assert!(by_chair.verifier && by_chair.contested[0].0 == 2 && by_chair.contested[0].1.is_some());
    // The other side's count stands beside it and takes no one's place.
    w.say(T0 + 14 * DAY + 2 * HOUR, SOUTH, count(claimed, 30, Some("quantity=7; reason=Wrong place.")));
    let view = one(&w, c, T0 + 18 * DAY);
    assert_eq!((view.accepted.unwrap().quantity, view.counts.len(), view.overdue_days), (35, 2, 3));
    let last = w.say(T0 + 18 * DAY, NORTH, claim(c, 40));
    w.say(T0 + 19 * DAY, CHAIR, count(last, 40, None));
    let view = one(&w, c, T0 + 20 * DAY);
    assert_eq!((view.state.as_str(), view.done_day, view.overdue_days), ("accepted", Some(today() + 19), 0));
}

#[test]
fn who_is_not_asked_counts_nothing_and_nobody_claims_for_another() {
    let (mut w, d, c) = signed();
    w.say(T0 + 2 * MIN, CHAIR, met(d, 1));
    w.say(T0 + 3 * MIN, SOUTH, claim(c, 40));
    assert!(one(&w, c, T0 + HOUR).claimed.is_none());
    let own = w.say(T0 + 4 * MIN, NORTH, claim(c, 40));
    w.say(T0 + 5 * MIN, GUAR1, count(own, 40, None));
    w.say(T0 + 6 * MIN, NORTH, count(own, 40, None));
    let view = one(&w, c, T0 + HOUR);
    assert_eq!((view.state.as_str(), view.accepted), ("claimed", None));
}

#[test]
fn what_waits_for_another_has_expected_days_and_a_delay_moves_them_and_shuts_gates() {
    let (mut w, d, c) = signed();
    w.say(T0 + 2 * MIN, CHAIR, met(d, 1));
    let answer = w.say(T0 + 3 * MIN, SOUTH, promise(c, &[("from-days", "1"), ("due-days", "7")]));
    let own = w.say(T0 + 4 * MIN, SOUTH, gated(dated("+480h", "+600h", &[]), c));
    let day = today() + 1;
    let view = one(&w, answer, T0 + HOUR);
    assert_eq!((view.state.as_str(), view.expected, view.start_day), ("waiting", true, Some(day + 15)));
    assert_eq!(one(&w, own, T0 + HOUR).state, "not-yet");
    assert_eq!(one(&w, own, T0 + 21 * DAY).state, "gated");
    let index = |name| w.situation().act(&name).unwrap().index;
    let slip = |days| told(&w, T0 + HOUR, Some(Slip { id: index(c), days })).slip.unwrap();
    let small = slip(5);
    let moved: Vec<_> = small.moved.iter().map(|m| (m.act, m.before, m.after)).collect();
    let days = |start, due| (Some(start), due);
    assert_eq!(moved, [(index(answer), days(day + 15, day + 21), days(day + 20, day + 26))]);
    assert!(small.closed.is_empty());
    let big = slip(9);
    let [shut] = &big.closed[..] else { panic!("{:?}", big.closed) };
    assert_eq!((shut.act, shut.gate, shut.days, shut.anyway), (index(own), index(c), Some(4), Some(0)));
    assert!(told(&w, T0 + HOUR, Some(Slip { id: 9999, days: 3 })).slip.is_none(), "no commitment has this number");
}

#[test]
fn a_word_that_its_author_withdraws_stands_until_those_to_whom_it_was_given_release_it() {
    let (mut w, d, c) = signed();
    w.say(T0 + 2 * MIN, CHAIR, met(d, 1));
    let yes = || kernel(c, Kernel::Position { stance: Stance::Comply, grounds: None, valid: None });
    w.say(T0 + 3 * MIN, SOUTH, yes());
    assert_eq!(one(&w, c, T0 + HOUR).case_state, "given", "nobody is released from a word that stands");
    w.say(T0 + 4 * MIN, NORTH, kernel(c, Kernel::Cancel { reason: None }));
    let view = one(&w, c, T0 + 30 * DAY);
    assert_eq!((view.case_state.as_str(), view.state.as_str()), ("withdrawn", "overdue"));
    w.say(T0 + 5 * MIN, SOUTH, yes());
    assert_eq!(one(&w, c, T0 + 30 * DAY).state, "lifted");
}

#[test]
fn everybody_who_reads_the_channel_sees_the_same_and_who_cannot_sees_nothing() {
    let (w, ..) = signed();
    let blind = w.seen_by(|_| false).at(T0 + HOUR).commitments(None);
    assert!(blind.commitments.is_empty() && blind.conditions.is_empty());
    assert_eq!(told(&w, T0 + HOUR, None), w.seen_by(|_| true).at(T0 + HOUR).commitments(None));
}

fn refused(w: &World, author: MemberId, format: &str, content: &Content) -> Vec<&'static str> {
    let book = rulebook();
    let fields = book.format(format).unwrap().decode(&content.fields).unwrap();
    let mut draft = Draft::new(Say::Format { name: format.into(), fields }, SENT.channel);
    (draft.lang, draft.case) = (Some("en".into()), content.case);
    draft.second = 2;
    draft.officer = 1;
    let found = draft.check(&w.situation(), author, T0 + HOUR);
    found.err().into_iter().flatten().map(|r| r.code).collect()
}

#[test]
fn what_cannot_be_counted_is_refused_before_it_is_signed() {
    let (mut w, d, c) = signed();
    let no = |w: &World, content: &Content| refused(w, SOUTH, "commitment", content);
    let none: &[&str] = &[];
    assert_eq!(no(&w, &promise(c, &[])), none);
    assert_eq!(no(&w, &gated(dated("+24h", "+48h", &[]), d)), none);
    assert_eq!(no(&w, &promise(elsewhere(), &[])), ["commitment-after"], "nothing waits for what is not there yet");
    assert_eq!(no(&w, &gated(promise(c, &[]), elsewhere())), ["commitment-after"]);
    assert_eq!(no(&w, &promise(c, &[("from-days", "15")])), ["commitment-days"]);
    assert_eq!(no(&w, &promise(c, &[("due", "+24h")])), none);
    let mut never = dated("+24h", "+48h", &[]);
    never.fields.remove(&11);
    assert_eq!(no(&w, &never), ["commitment-days"]);
    assert_eq!(no(&w, &dated("+48h", "+24h", &[])), ["commitment-days"]);
    assert_eq!(no(&w, &promise(c, &[("verifier", "SOUTH")])), ["verifier-missing"]);
    assert_eq!(refused(&w, SOUTH, "commit-progress", &claim(c, 1)), ["claim-not-own"]);
    assert_eq!(refused(&w, NORTH, "commit-progress", &claim(c, 1)), none);
    let own = w.say(T0 + MIN * 5, NORTH, claim(c, 37));
    let two = Some("quantity=2; reason=Not there.");
    assert_eq!(refused(&w, CHAIR, "commit-verify", &count(own, 34, two)), ["counts-differ"]);
    assert_eq!(refused(&w, CHAIR, "commit-verify", &count(own, 35, two)), none);
}

/// Terms in any tangle, circles included.
fn terms() -> impl Strategy<Value = Vec<Term>> {
    let base = prop_oneof![Just(Base::Own), Just(Base::Unknown), (0u64..12).prop_map(Base::After)];
    let own = || proptest::option::of(0i64..40);
    let done = prop_oneof![3 => Just(None), 1 => (0i64..40).prop_map(Some)];
    let gates = proptest::collection::vec(0u64..12, 0..3);
    let one = (base, 0i64..20, 0i64..20, gates, done, own(), own());
    proptest::collection::vec(one, 1..12).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        let term = |(id, (base, from, more, gates, done, not_before, at_latest))| {
            let due = from + more;
            Term { id, base, from, due, not_before, at_latest, gates, done }
        };
        numbered.map(|(id, said)| term((id as u64, said))).collect()
    })
}

proptest! {
    #[test]
    fn the_order_in_which_they_are_written_changes_nothing(all in terms(), today in 0i64..40) {
        let mut turned = all.clone();
        turned.reverse();
        prop_assert_eq!(plan(&all, today, None), plan(&turned, today, None));
        prop_assert_eq!(closed(&all, today, None), closed(&turned, today, None));
        prop_assert_eq!(deadlocked(&all), deadlocked(&turned));
    }

    #[test]
    fn a_delay_moves_nothing_to_an_earlier_day_and_no_delay_moves_nothing(
        all in terms(), today in 0i64..40, id in 0u64..12, days in 0u64..30,
    ) {
        let (now, then) = (plan(&all, today, None), plan(&all, today, Some(Slip { id, days })));
        prop_assert_eq!(plan(&all, today, Some(Slip { id, days: 0 })), now.clone());
        prop_assert_eq!(now.keys().collect::<Vec<_>>(), then.keys().collect::<Vec<_>>());
        for (id, before) in &now {
            let within = |moved: i64| (0..=days as i64).contains(&moved);
            prop_assert!(within(then[id].due - before.due));
            prop_assert_eq!(then[id].start.is_some(), before.start.is_some());
            prop_assert!(within(then[id].start.unwrap_or(0) - before.start.unwrap_or(0)));
        }
        if all.iter().any(|t| t.id == id && t.done.is_some()) {
            prop_assert_eq!(&now, &then, "what is done is late for nobody");
        }
    }

    #[test]
    fn two_that_wait_for_each_other_are_found_whatever_else_there_is(all in terms(), today in 0i64..40) {
        let two = |id, base, gates| {
            Term { id, base, from: 0, due: 1, not_before: None, at_latest: None, gates, done: None }
        };
        let with = |tangle: [Term; 2]| [all.clone(), tangle.to_vec()].concat();
        let circle = with([two(50, Base::After(51), vec![]), two(51, Base::After(50), vec![])]);
        let gated = with([two(50, Base::Own, vec![51]), two(51, Base::After(50), vec![])]);
        for tangled in [&circle, &gated] {
            prop_assert!([50, 51].iter().all(|id| deadlocked(tangled).contains(id)));
        }
        prop_assert!(!plan(&circle, today, None).contains_key(&50));
        // What waits for nothing, or for what is done, is in no circle.
        let free = |t: &&Term| t.gates.is_empty() && !matches!(t.base, Base::After(_));
        prop_assert!(all.iter().filter(free).all(|t| !deadlocked(&all).contains(&t.id)));
    }
}

#[test]
fn two_that_wait_for_each_other_are_shown_as_a_deadlock_though_no_desk_would_write_them() {
    let mut w = World::default();
    let first = w.say(T0, NORTH, dated("+24h", "+48h", &[]));
    // A name can be foretold; a desk refuses what it does not know, and a record may hold it all the same.
    let next = |n| Name { serial: first.serial + n, ..first };
    let one = w.say(T0 + MIN, NORTH, promise(next(2), &[]));
    let two = w.say(T0 + 2 * MIN, NORTH, promise(one, &[]));
    assert_eq!(two, next(2));
    let states: Vec<String> = told(&w, T0 + HOUR, None).commitments.into_iter().map(|c| c.state).collect();
    assert_eq!(states, ["not-yet", "deadlock", "deadlock"]);
}
