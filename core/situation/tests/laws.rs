//! What holds for every record, however its acts come.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Content, MemberId, Name, Precedence, Stance};
use common::walks::*;
use common::*;
use proptest::prelude::*;
use record::Included;
use situation::{Situation, procedures};
use std::collections::BTreeMap;

/// A case in the security channel, and what anybody makes of it. `swap` maps members.
fn walk(opens: usize, steps: &[Step], swap: fn(u64) -> u64) -> (World, Name) {
    let mut w = World::default();
    let id = |n: u64| MemberId(swap(n));
    let mut to = vec![id(1), CHAIR];
    to.sort();
    let earlier = w.say(T0, id(1), Content { history: true, ..flight(&[id(0)], T0, T0 + HOUR) });
    let opening = match OPENINGS[opens] {
        "ntf-flight" => flight(&to, T0 + 30 * HOUR, T0 + 32 * HOUR),
        "inc-query" => query(&[id(1)]),
        format => Content { to, ..typed(format, T0, earlier, &[]) },
    };
    let case = w.say(T0, id(0), opening.clone());
    let mut now = T0;
    for step in steps {
        now += u64::from(step.3) * 1000;
        let precedence = Precedence::ALL[usize::from(step.2 % 4)];
        w.send(now, id(step.0), content_of(step, case, &opening, now), Sent { precedence, ..SENT });
    }
    (w, case)
}

fn security(included: &Included) -> bool {
    included.act.channel() == Some(SECURITY)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_walk_panics_loses_an_act_or_lets_a_clock_accept(
        opens in 0..OPENINGS.len(), steps in proptest::collection::vec(step(), 0..40), later in 0u64..2_000,
    ) {
        let (w, case) = walk(opens, &steps, |n| n);
        let now = w.situation();
        let at = now.at(now.last_at() + later * HOUR);
        let view = at.case(&case).unwrap();
        let stored = now.case(&case).unwrap();
        for (shown, leg) in view.legs.iter().zip(&stored.legs) {
            prop_assert!(shown.state == leg.state || shown.state == "silent");
            let yes = opens == 0 && ["accepted", "conditional"].contains(&shown.state.as_str());
            prop_assert!(!yes || leg.ladder().positions.last().is_some_and(|p| p.stance != Stance::Object));
            prop_assert!(!yes || leg.ladder().read_backs.iter().any(|r| r.differs.is_empty()));
        }
        prop_assert_eq!(at.record(&Default::default()).len(), w.acts.len());
        let told = view.acts.iter().map(|a| a.index).collect::<std::collections::BTreeSet<_>>();
        prop_assert!(now.acts().filter(|a| a.case == Some(2)).all(|a| told.contains(&a.index)));
        for d in at.debts() {
            let answered = d.met_ms.is_some();
            prop_assert_eq!(answered, d.status == "met" || d.status == "late", "{:?}", d);
            prop_assert!(answered || d.lifted_ms.is_some() || (at.now() > d.due_ms) == (d.status == "defaulted"));
        }
        at.board(MON);
        now.state_hash(SECURITY);
    }

    #[test]
    fn the_same_record_has_the_same_hash_and_a_longer_one_another(
        opens in 0..OPENINGS.len(), steps in proptest::collection::vec(step(), 1..30),
    ) {
        let (w, _) = walk(opens, &steps, |n| n);
        prop_assert_eq!(w.situation().state_hash(SECURITY), w.situation().state_hash(SECURITY));
        let mut shorter = w.clone();
        shorter.acts.pop();
        prop_assert_ne!(w.situation().state_hash(SECURITY), shorter.situation().state_hash(SECURITY));
        let mut twice = w.situation();
        w.acts.iter().for_each(|(included, content)| twice.apply(included, Some(content)));
        prop_assert_eq!(w.situation().state_hash(SECURITY), twice.state_hash(SECURITY));
    }

    #[test]
    fn a_frozen_situation_thaws_to_the_same_and_goes_on_the_same(
        opens in 0..OPENINGS.len(), steps in proptest::collection::vec(step(), 0..30), cut in any::<proptest::sample::Index>(),
    ) {
        let (w, _) = walk(opens, &steps, |n| n);
        // Half of the record is folded before the frost and half after it; some of it this viewer cannot open.
        let cut = cut.index(w.acts.len());
        let opened = |included: &Included| included.act.name().serial % 4 != 3;
        let mut half = w.clone();
        half.acts.truncate(cut);
        let mut before = half.seen_by(opened);
        let bytes = before.freeze();
        let mut after = Situation::new(mechanism(), rulebook()).thaw(&bytes).unwrap();
        prop_assert_eq!(after.freeze(), bytes.clone());
        for (included, content) in &w.acts[cut..] {
            let content = opened(included).then_some(content);
            before.apply(included, content);
            after.apply(included, content);
        }
        let now = before.last_at() + HOUR;
        prop_assert_eq!(format!("{:?}", after.at(now).board(NORTH)), format!("{:?}", before.at(now).board(NORTH)));
        prop_assert_eq!(after.at(now).record(&Default::default()), before.at(now).record(&Default::default()));
        for channel in [0, SECURITY, DIPLOMACY] {
            prop_assert_eq!(after.state_bytes(channel), before.state_bytes(channel));
        }
        prop_assert!(Situation::new(mechanism(), rulebook()).thaw(&bytes[..bytes.len() - 1]).is_none());
        prop_assert!(Situation::new(mechanism(), rulebook()).thaw(&[&bytes[..], &[0]].concat()).is_none());
    }

    #[test]
    fn a_channels_hash_does_not_depend_on_what_else_a_node_can_open(
        steps in proptest::collection::vec(step(), 0..20),
        others in proptest::collection::vec((step(), any::<bool>()), 0..20),
        places in proptest::collection::vec(any::<proptest::sample::Index>(), 20),
    ) {
        // Acts of another channel, and acts sealed to a few of this one, fall in at random places.
        let interleaved = |order: &[usize]| {
            let mut w = World::default();
            let aside = |w: &mut World, at| {
                let said = Content { format: 2, ..Content::default() };
                w.send(at, NORTH, said, Sent { channel: DIPLOMACY, device: 2, ..SENT });
            };
            if !order.is_empty() {
                aside(&mut w, T0); // So that the case's own number differs, too.
            }
            let opening = flight(&[SOUTH], T0 + 30 * HOUR, T0 + 32 * HOUR);
            let case = w.say(T0, NORTH, opening.clone());
            let (mut ours, mut theirs) = (steps.iter(), others.iter());
            let mut now = T0;
            for n in 0..steps.len() + others.len() {
                let next = if order.contains(&n) { theirs.next().map(|(s, few)| (s, Some(*few))) } else { None };
                let next = next.or_else(|| ours.next().map(|s| (s, None))).or_else(|| theirs.next().map(|(s, few)| (s, Some(*few))));
                let Some((step, other)) = next else { break };
                let said = content_of(step, case, &opening, T0);
                let sent = match other {
                    Some(true) => Sent { few: true, device: 1, ..SENT },
                    Some(false) => Sent { channel: DIPLOMACY, device: 1, ..SENT },
                    None => { now += u64::from(step.3) * 1000; SENT }
                };
                w.send(now, MemberId(step.0), said, sent);
            }
            if order.is_empty() {
                aside(&mut w, T0 + 999 * HOUR);
            }
            aside(&mut w, T0 + 999 * HOUR);
            w
        };
        let order: Vec<usize> = places.iter().map(|p| p.index(steps.len() + others.len() + 1)).collect();
        let (some, none) = (interleaved(&order), interleaved(&[]));
        let hash = |w: &World, all: bool| {
            let few = |i: &Included| matches!(i.act.statement().cover, act::Cover::Few { .. });
            w.seen_by(|i| all || (security(i) && !few(i)))
        };
        prop_assert_eq!(hash(&some, true).state_hash(SECURITY), hash(&some, false).state_hash(SECURITY));
        // Nor on where among its own acts the others fall.
        prop_assert_eq!(hash(&some, true).state_hash(SECURITY), hash(&none, true).state_hash(SECURITY));
    }

    #[test]
    fn mirrored_parties_get_mirrored_results(
        opens in 0..OPENINGS.len(), steps in proptest::collection::vec(step(), 0..30), later in 0u64..200,
    ) {
        let mirror: fn(u64) -> u64 = |n| match n { 0 => 1, 1 => 0, n => n };
        let ((w, case), (m, twin)) = (walk(opens, &steps, |n| n), walk(opens, &steps, mirror));
        let (now, then) = (w.situation(), m.situation());
        let moment = now.last_at() + later * HOUR;
        prop_assert_eq!(now.at(moment).counts(), then.at(moment).counts());
        let legs = |s: &Situation, case: &Name, swap: fn(u64) -> u64| {
            let case = s.case(case).unwrap().clone();
            let states: BTreeMap<u64, (&str, &str)> =
                case.legs.iter().map(|l| (swap(l.member.0), (l.state, s.at(moment).leg_state(&case, l)))).collect();
            let debts: Vec<_> = {
                let mut debts: Vec<_> = case.debts.iter()
                    .map(|d| (d.kind, swap(d.debtor.0), swap(d.creditor.0), d.due, d.status(moment), d.asked_until_s))
                    .collect();
                debts.sort();
                debts
            };
            (case.state, states, debts, case.acts.iter().map(|a| a.note).collect::<Vec<_>>())
        };
        prop_assert_eq!(legs(&now, &case, |n| n), legs(&then, &twin, mirror));
    }
}

#[test]
fn the_tables_and_the_reference_rulebook_hold() {
    let faults = situation::check(&rulebook());
    assert!(faults.is_empty(), "{}", faults.iter().map(|f| format!("{f}\n")).collect::<String>());
}

#[test]
fn a_format_without_what_its_procedure_needs_is_a_fault() {
    let mut files = rulebook().files().clone();
    let flight = String::from_utf8(files["formats/ntf-flight.toml"].clone()).unwrap();
    files.insert(
        "formats/ntf-flight.toml".into(),
        flight.replace("\"window\"", "\"slot\"").replace("window =", "slot =").into_bytes(),
    );
    let link = String::from_utf8(files["formats/link-status.toml"].clone()).unwrap();
    files.insert(
        "formats/link-status.toml".into(),
        link.replace("opens = \"link\"", "opens = \"liaison\"").into_bytes(),
    );
    let book = rulebook::Rulebook::read(&files).unwrap();
    let faults: Vec<_> = situation::check(&book).iter().map(|f| (f.file.clone(), f.key.clone().unwrap())).collect();
    let flight = "formats/ntf-flight.toml";
    // Its lead time has nothing to be counted from, and the line's own procedure is opened by nothing any more.
    let expected =
        [("formats/link-status.toml", "opens"), (flight, "lead_s"), (flight, "opens"), ("formats/", "opens")];
    assert_eq!(faults, expected.map(|(f, k)| (f.to_owned(), k.to_owned())));
}

#[test]
fn every_row_of_every_table_can_be_reached_by_acts_or_shown_by_a_clock() {
    for table in procedures::ALL.iter().flat_map(|p| [&p.course, &p.legs]) {
        for row in table.moves {
            assert!(row.from.iter().all(|s| table.reaches(table.start, s)), "{row:?}");
        }
    }
}
