//! What is refused before it is signed: all of it at once.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Kernel, MemberId, Name, Precedence, Stance, Value};
use common::*;
use situation::{Draft, Say, Situation};

fn codes(draft: &Draft, situation: &Situation, author: MemberId, now: u64) -> Vec<&'static str> {
    draft.check(situation, author, now).map_or_else(|all| all.iter().map(|r| r.code).collect(), |_| vec![])
}

fn notice(from: u64) -> Draft {
    let say = Say::Format { name: "ntf-flight".into(), fields: flight_fields(from, from + HOUR) };
    Draft { to: vec![SOUTH], ..Draft::new(say, SECURITY) }
}

fn step(case: Name, kernel: Kernel) -> Draft {
    Draft { case: Some(case), ..Draft::new(Say::Kernel(kernel), SECURITY) }
}

#[test]
fn a_sound_draft_becomes_what_will_be_signed() {
    let ready = notice(T0 + HOUR).check(&World::default().situation(), NORTH, T0).unwrap();
    assert_eq!((ready.precedence, ready.public, ready.channel), (Precedence::Priority, false, SECURITY));
    assert_eq!(ready.content, flight(&[SOUTH], T0 + HOUR, T0 + 2 * HOUR));
}

#[test]
fn all_refusals_come_at_once() {
    let draft = Draft {
        to: vec![SOUTH, MON],
        emergency: Some(9),
        case: Some(Name { key: act::KeyId([0; 4]), serial: 1 }),
        channel: DIPLOMACY,
        ..notice(T0 + MIN)
    };
    let found = codes(&draft, &World::default().situation(), GUAR1, T0);
    assert_eq!(found, ["sender-not-allowed", "wrong-channel", "emergency-unknown", "case-unknown"]);
}

#[test]
fn each_rule_refuses_what_it_says() {
    let empty = World::default().situation();
    let short = notice(T0 + 25 * MIN);
    assert_eq!(codes(&short, &empty, NORTH, T0), ["lead-time"]);
    assert_eq!(codes(&Draft { emergency: Some(1), ..short.clone() }, &empty, NORTH, T0), [""; 0]);
    assert_eq!(codes(&Draft { history: true, ..short }, &empty, NORTH, T0), [""; 0]);
    assert_eq!(codes(&Draft { channel: 99, ..notice(T0 + HOUR) }, &empty, NORTH, T0), ["wrong-channel"]);
    assert_eq!(codes(&Draft { channel: 0, ..notice(T0 + HOUR) }, &empty, NORTH, T0), ["wrong-channel"]);
    let unknown = Draft::new(Say::Format { name: "ntf-balloon".into(), fields: Default::default() }, SECURITY);
    assert_eq!(codes(&unknown, &empty, NORTH, T0), ["unknown-format"]);

    let mut w = World::default();
    let said = flight(&[SOUTH], T0 + 25 * HOUR, T0 + 26 * HOUR);
    let case = w.say(T0, NORTH, said.clone());
    let now = w.situation();
    let check = |s: &Situation, author, kernel: Kernel| codes(&step(case, kernel), s, author, T0 + MIN);
    let position = |stance| Kernel::Position { stance, grounds: None, valid: None };
    assert_eq!(check(&now, SOUTH, Kernel::Opened), [""; 0]);
    assert_eq!(check(&now, GUAR1, Kernel::Opened), ["not-addressee"]);
    assert_eq!(check(&now, SOUTH, Kernel::Cancel { reason: None }), ["not-addressee"]);
    assert_eq!(check(&now, SOUTH, position(Stance::Comply)), ["not-now"]);
    assert_eq!(check(&now, SOUTH, position(Stance::Object)), [""; 0]);
    assert_eq!(check(&now, SOUTH, Kernel::ReadBack { fields: Default::default() }), ["read-back-missing"]);
    assert_eq!(check(&now, NORTH, Kernel::Start { at: at(T0) }), ["not-cleared"]);
    assert_eq!(check(&now, NORTH, Kernel::Override { reason: "fire".into() }), [""; 0]);
    w.say(T0 + 1, SOUTH, kernel(case, Kernel::Opened));
    assert_eq!(check(&w.situation(), SOUTH, Kernel::Opened), ["already-done"]);
    let elsewhere = Draft { channel: DIPLOMACY, ..step(case, read_back(&said, &[])) };
    assert_eq!(codes(&elsewhere, &now, SOUTH, T0), ["wrong-channel"]);
    w.say(T0 + 2, NORTH, kernel(case, Kernel::Cancel { reason: None }));
    assert_eq!(check(&w.situation(), NORTH, Kernel::Start { at: at(T0) }), ["case-closed"]);
    let lost = Draft { case: None, ..step(case, Kernel::Opened) };
    assert_eq!(codes(&lost, &now, SOUTH, T0), ["case-unknown"]);
}

#[test]
fn what_few_may_read_is_sealed_to_few_on_every_channel() {
    let now = World::default().situation();
    let say = |name: &str| Say::Format { name: name.into(), fields: Default::default() };
    let position = Draft::new(say("talks-position"), DIPLOMACY);
    let fault = |draft: &Draft| codes(draft, &now, NORTH, T0)[0];
    let about = Name { key: act::KeyId([0; 4]), serial: 1 };
    let fields = [(1, Value::Act(about)), (2, Value::Choice(5)), (6, Value::Choice(1))];
    let whole = Say::Format { name: "talks-position".into(), fields: fields.into_iter().collect() };
    let ready = Draft { say: whole, ..position.clone() }.check(&now, NORTH, T0).unwrap();
    assert_eq!(ready.only, [CHAIR]);
    assert_eq!(fault(&Draft { only: vec![CHAIR, SOUTH], ..position.clone() }), "reader-not-allowed");
    assert_eq!(fault(&Draft { to: vec![SOUTH], ..position.clone() }), "reader-not-allowed");
    assert_eq!(fault(&Draft { channel: 99, ..position }), "reader-missing");
    // And what all may read is not published when its author meant few.
    assert_eq!(fault(&Draft { only: vec![CHAIR], ..Draft::new(say("statement"), 0) }), "public-to-few");
}

#[test]
fn an_answer_is_a_step_of_the_one_who_is_asked() {
    let mut w = World::default();
    let case = w.say(T0, NORTH, query(&[SOUTH]));
    let said =
        rulebook().by_wire(answer(case, "deny", None).format).unwrap().decode(&answer(case, "deny", None).fields);
    let draft = Draft {
        case: Some(case),
        ..Draft::new(Say::Format { name: "inc-response".into(), fields: said.unwrap() }, SECURITY)
    };
    assert_eq!(codes(&draft, &w.situation(), SOUTH, T0), [""; 0]);
    assert_eq!(codes(&draft, &w.situation(), NORTH, T0), ["not-addressee"]);
    let start = step(case, Kernel::Start { at: at(T0) });
    assert_eq!(codes(&start, &w.situation(), NORTH, T0), ["no-such-move"]);
    assert_eq!(codes(&Draft { case: None, ..draft }, &w.situation(), SOUTH, T0), ["case-unknown"]);
}
