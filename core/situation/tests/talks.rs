//! A round of talks as one picture: what belongs to it, who accepted what, and what this viewer may know of the rest.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::{Cover, Kernel, MemberId, Name, Stance};
use common::*;
use rulebook::Arg;
use situation::views::RoundView;

const FEW: Sent = Sent { few: true, ..SENT };

fn position(case: Name, stance: Stance, grounds: Option<&str>) -> act::Content {
    kernel(case, Kernel::Position { stance, grounds: grounds.map(Into::into), valid: None })
}

/// CHAIR calls a round; each names its delegation; two items, one of which NORTH does not take up; NORTH tells CHAIR
/// alone on what condition it would.
fn round() -> (World, Name, Name, Name) {
    let mut w = World::default();
    let round = w.say(T0, CHAIR, typed("round-convene", T0, elsewhere(), &[("round", "5")]));
    w.say(T0 + MIN, NORTH, typed("delegation", T0, round, &[("offices", "office=NORTH/1")]));
    w.say(T0 + 2 * MIN, NORTH, typed("delegation", T0, round, &[("offices", "office=NORTH/1 | office=NORTH/2")]));
    let first = w.say(T0 + 3 * MIN, CHAIR, typed("agenda-item", T0, round, &[("subject", "Withdrawal")]));
    let second = w.say(T0 + 4 * MIN, SOUTH, typed("agenda-item", T0, round, &[("subject", "From which line")]));
    w.say(T0 + 5 * MIN, NORTH, position(first, Stance::Comply, None));
    w.say(T0 + 6 * MIN, SOUTH, position(first, Stance::Comply, None));
    w.say(T0 + 7 * MIN, NORTH, position(second, Stance::Object, Some("Not before who counts is settled.")));
    w.send(T0 + 8 * MIN, NORTH, typed("talks-position", T0, second, &[]), FEW);
    (w, round, first, second)
}

fn index(w: &World, name: Name) -> u64 {
    w.situation().act(&name).unwrap().index
}

fn seen_by(w: &World, readers: &[MemberId], round: Name) -> RoundView {
    let few = |cover: &Cover| matches!(cover, Cover::Few { .. });
    let situation = w.seen_by(|i| !few(&i.act.statement().cover) || readers.contains(&i.author));
    situation.at(T0 + HOUR).round_of_talks(index(w, round)).unwrap()
}

#[test]
fn a_round_is_told_with_its_items_its_delegations_and_who_took_up_what() {
    let (w, name, ..) = round();
    let view = seen_by(&w, &[NORTH], name);
    assert_eq!((view.round.number, view.round.author.as_str(), view.round.state.as_str()), (5, "CHAIR", "requested"));
    assert!(matches!(&view.round.mode, Some(Arg::Choice { key, .. }) if key == "proximity"));
    assert_eq!((view.round.proposed_s.len(), view.round.agreed_s), (2, None));
    assert_eq!(view.round.items, [("agreed".to_owned(), 1), ("parked".to_owned(), 1)]);
    let states: Vec<&str> = view.agenda.iter().map(|a| a.state.as_str()).collect();
    assert_eq!(states, ["agreed", "parked"]);
    let parked = &view.agenda[1];
    let [north] = &parked.sides[..] else { panic!("{:?}", parked.sides) };
    assert_eq!((north.member.as_str(), north.state.as_str()), ("NORTH", "declined"));
    assert!(matches!(&north.words, Some(Arg::Text { text, .. }) if text == "Not before who counts is settled."));
    // What a member said last of its delegation holds.
    let [delegation] = &view.delegations[..] else { panic!("{:?}", view.delegations) };
    assert!(matches!(&delegation.offices, Some(Arg::List(offices)) if offices.len() == 2));
    assert!(view.records.is_empty() && view.followed_by.is_empty());
}

#[test]
fn a_position_sealed_to_the_supervisor_is_told_to_whoever_reads_it_and_to_others_only_that_something_was_said() {
    let (w, name, _, second) = round();
    let reads = seen_by(&w, &[NORTH], name);
    let [stand] = &reads.positions[..] else { panic!("{:?}", reads.positions) };
    assert!(stand.sealed && stand.about == index(&w, second) && !stand.replaced);
    assert!(reads.sealed.is_empty());
    let other = seen_by(&w, &[], name);
    assert!(other.positions.is_empty());
    let [sealed] = &other.sealed[..] else { panic!("{:?}", other.sealed) };
    assert_eq!(sealed.member, "NORTH");
}

#[test]
fn a_record_stands_with_what_each_side_says_of_it_and_the_next_round_is_found_by_what_it_follows() {
    let (mut w, name, ..) = round();
    let said = [("agreed", "point=One. | point=Two."), ("not-agreed", "point=Three.")];
    let record = w.say(T0 + 20 * MIN, CHAIR, typed("round-record", T0, name, &said));
    w.say(T0 + 21 * MIN, NORTH, position(record, Stance::Comply, None));
    w.say(T0 + 22 * MIN, SOUTH, position(record, Stance::Conditional, Some("The count is not ours.")));
    let next = w.say(T0 + 23 * MIN, CHAIR, typed("round-convene", T0, name, &[("round", "6")]));
    let view = seen_by(&w, &[], name);
    let [told] = &view.records[..] else { panic!("{:?}", view.records) };
    assert_eq!((told.agreed.len(), told.not_agreed.len(), told.state.as_str()), (2, 1, "reserved"));
    let sides: Vec<(&str, &str)> = told.sides.iter().map(|s| (s.member.as_str(), s.state.as_str())).collect();
    assert_eq!(sides, [("NORTH", "confirmed"), ("SOUTH", "reserved")]);
    assert_eq!(view.followed_by[0].index, index(&w, next));
    let later = seen_by(&w, &[], next);
    assert_eq!(later.follows.unwrap().index, index(&w, name));
    assert!(later.agenda.is_empty());
    let both = w.situation().at(T0 + HOUR).talks();
    assert_eq!(both.iter().map(|r| r.number).collect::<Vec<_>>(), [6, 5], "the latest first");
}
