//! What the pages rest on: what each member says of an incident, what an amendment changed, to whom an act speaks, what a
//! zone is known by.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::{Content, Kernel, MemberId, Name};
use common::*;
use situation::views::{CaseView, FactsView};
use std::collections::BTreeMap;

/// The monitor reports, SOUTH asks NORTH about it, NORTH answers as the test says.
fn incident(answered: &[(&str, &str)], asked_at: &str) -> (World, Name, Name) {
    let mut w = World::default();
    let nobody = elsewhere();
    let report = w.say(T0, MON, typed("inc-report", T0, nobody, &[("harm", "0")]));
    let asks = typed("inc-query", T0, report, &[("place", asked_at), ("when", "-2h/-1h"), ("concern", "fire")]);
    let query = w.say(T0 + MIN, SOUTH, Content { to: vec![NORTH], ..asks });
    let mut said = typed("inc-response", T0, nobody, answered);
    said.case = Some(query);
    w.say(T0 + 2 * MIN, NORTH, said);
    (w, report, query)
}

fn facts(w: &World, case: Name) -> (FactsView, BTreeMap<String, String>) {
    let facts = w.situation().at(T0 + HOUR).case(&case).unwrap().facts;
    let standing = facts.rows.iter().map(|row| (row.fact.clone(), row.standing.clone())).collect();
    (facts, standing)
}

#[test]
fn what_both_parties_say_is_agreed_what_one_denies_differs_and_the_rest_is_open() {
    let said = [("facts-place", "asserted"), ("facts-time", "denied"), ("facts-harm", "unknown")];
    let (w, report, query) = incident(&said, "33.0867,35.8430~500m");
    for case in [report, query] {
        let (facts, standing) = facts(&w, case);
        assert_eq!(facts.members, ["NORTH", "SOUTH", "MON"]);
        assert_eq!((standing["place"].as_str(), standing["time"].as_str()), ("agreed", "differs"));
        assert_eq!(standing["harm"], "open", "NORTH does not know and SOUTH has not said");
        assert_eq!(facts.rows[0].fact, "place", "agreed facts come first");
        assert_eq!(facts.related.len(), 1);
    }
}

#[test]
fn silence_agrees_to_nothing_and_two_places_too_far_apart_differ() {
    let unknown = [("facts-place", "unknown"), ("facts-time", "unknown"), ("facts-harm", "unknown")];
    let (w, report, _) = incident(&unknown, "33.0867,35.8430~500m");
    let (facts, standing) = facts(&w, report);
    assert!(standing.values().all(|s| s == "open"), "{standing:?}");
    let harm = facts.rows.iter().find(|row| row.fact == "harm").unwrap();
    assert_eq!(harm.cells[1].says, "nothing");
    // SOUTH reports as well, 5 km further north: then both parties assert a place, and not the same.
    let mut w = World::default();
    let nobody = elsewhere();
    let report = w.say(T0, NORTH, typed("inc-report", T0, nobody, &[("place", "33.0867,35.8430~500m")]));
    let query = typed("inc-query", T0, report, &[("place", "33.1367,35.8430~500m")]);
    w.say(T0 + MIN, SOUTH, Content { to: vec![NORTH], ..query });
    let (_, standing) = self::facts(&w, report);
    assert_eq!(standing["place"], "differs");
}

#[test]
fn an_amendment_says_which_field_was_what_and_is_what() {
    let mut w = World::default();
    let sent = flight(&[SOUTH], T0 + 30 * HOUR, T0 + 31 * HOUR);
    let case = w.say(T0, NORTH, sent);
    let mut later = flight_fields(T0 + 32 * HOUR, T0 + 33 * HOUR);
    later.retain(|number, _| *number == window());
    let changed = content("ntf-flight", &[], &later).fields;
    w.say(T0 + MIN, NORTH, kernel(case, Kernel::Amend { fields: changed }));
    let view: CaseView = w.situation().at(T0 + HOUR).case(&case).unwrap();
    assert!(view.versions[0].changed.is_empty());
    let [change] = &view.versions[1].changed[..] else { panic!("{:?}", view.versions[1].changed) };
    assert_eq!(change.field, "window");
    assert!(change.before.is_some() && change.after.is_some() && change.before != change.after);
}

fn window() -> u64 {
    rulebook().format("ntf-flight").unwrap().field("window").unwrap().number
}

#[test]
fn an_act_speaks_to_those_it_names_and_a_reply_to_whom_it_answers() {
    let mut w = World::default();
    let case = w.say(T0, SOUTH, query(&[NORTH, CHAIR]));
    w.say(T0 + MIN, NORTH, kernel(case, Kernel::Opened));
    w.say(T0 + 2 * MIN, SOUTH, kernel(case, Kernel::Cancel { reason: None }));
    let acts = w.situation().at(T0 + HOUR).case(&case).unwrap().acts;
    let to: Vec<Vec<&str>> = acts.iter().map(|a| a.to.iter().map(String::as_str).collect()).collect();
    assert_eq!(to, [vec!["NORTH", "CHAIR"], vec!["SOUTH"], vec!["NORTH", "CHAIR"]]);
}

#[test]
fn a_zone_is_known_by_what_each_party_was_asked_of_it_and_by_nothing_else() {
    let zones = |w: &World, at| w.situation().at(at).zones();
    let mut w = World::default();
    let before = zones(&w, T0);
    assert!(before[0].sides.iter().all(|s| s.open == 0 && s.last_ms.is_none() && s.answered_ms.is_none()));
    let asks = typed("inc-query", T0, elsewhere(), &[("place", "zone:demo-band")]);
    let case = w.say(T0, SOUTH, Content { to: vec![NORTH], ..asks });
    let side = |w: &World, of: MemberId| {
        let name = mechanism().name_of(of).to_owned();
        zones(w, T0 + HOUR)[0].sides.iter().find(|s| s.member == name).cloned().unwrap()
    };
    assert_eq!((side(&w, NORTH).open, side(&w, NORTH).answered_ms, side(&w, SOUTH).last_ms), (1, None, None));
    w.say(T0 + MIN, NORTH, kernel(case, Kernel::Opened));
    w.say(T0 + 2 * MIN, NORTH, answer(case, "deny", None));
    assert_eq!((side(&w, NORTH).open, side(&w, NORTH).answered_ms), (0, Some(T0 + 2 * MIN)));
}
