//! What the fold keeps apart for the views is what a walk over everything there ever was finds.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Content, Kernel, Kind, MemberId, Millis, Shape, Value};
use common::walks::*;
use common::*;
use proptest::prelude::*;
use rulebook::{Rulebook, Zone};
use situation::views::{At, Counts, DebtView, ZoneLine, ZoneSide};
use situation::{Case, Situation, channel_table};
use std::sync::{Arc, OnceLock};

/// The reference rulebook with its zone elsewhere.
fn moved() -> Arc<Rulebook> {
    static BOOK: OnceLock<Arc<Rulebook>> = OnceLock::new();
    let read = || {
        let mut files = rulebook().files().clone();
        let zone = files.get_mut("zones/illustration.toml").unwrap();
        *zone = String::from_utf8(zone.clone()).unwrap().replace("33.1500,", "33.1000,").into_bytes();
        Arc::new(Rulebook::read(&files).unwrap())
    };
    BOOK.get_or_init(read).clone()
}

/// Places within the zone, within it until it moves, and without.
const PLACES: [&str; 4] = ["zone:demo-band", "33.0600,35.8100", "33.1200,35.8500", "32.0000,35.0000"];

/// What begins: by whom, when after the step before, which opening, where.
type Beginning = (u64, u32, usize, usize);

fn beginning() -> impl Strategy<Value = Beginning> {
    (0u64..7, 0u32..40_000, 0..OPENINGS.len() + 2, 0..PLACES.len())
}

fn begun(w: &World, now: Millis, (author, _, opens, place): Beginning) -> Content {
    let subject = w.acts.first().map_or_else(elsewhere, |(included, _)| included.act.name());
    let to: Vec<MemberId> = [NORTH, SOUTH, CHAIR].into_iter().filter(|m| *m != MemberId(author)).collect();
    let placed = [("place", PLACES[place])];
    match OPENINGS.get(opens) {
        Some(&"ntf-flight") => flight(&to, now + HOUR, now + 3 * HOUR),
        Some(&"inc-query") => Content { to, ..typed("inc-query", now, subject, &placed) },
        Some(format) => Content { to, ..typed(format, now, subject, &[]) },
        None => typed("inc-report", now, subject, &placed),
    }
}

fn slow_counts<'d>(all: impl Iterator<Item = &'d DebtView>) -> Counts {
    let mut out = Counts::default();
    for debt in all.filter(|d| !d.exercise) {
        match debt.status.as_str() {
            "owed" => out.owed += 1,
            "met" => out.met += 1,
            "late" => out.late += 1,
            "defaulted" => out.defaulted += 1,
            _ => {}
        }
    }
    out
}

fn within(zone: &Zone, shape: &Shape) -> bool {
    let inside = |(y, x): (i64, i64)| {
        let edges = zone.ring.iter().zip(zone.ring.iter().cycle().skip(1));
        let crosses = |((ay, ax), (by, bx)): &(&(i64, i64), &(i64, i64))| {
            let share = (y - ay) as f64 / (by - ay) as f64;
            (*ay > y) != (*by > y) && (x as f64) < *ax as f64 + share * (bx - ax) as f64
        };
        edges.filter(crosses).count() % 2 == 1
    };
    match shape {
        Shape::Zone(id) => *id == zone.id,
        Shape::Point(at) => inside(*at),
        Shape::Line(all) | Shape::Area(all) => all.iter().any(|at| inside(*at)),
    }
}

fn concerns(s: &Situation, case: &Case, zone: &Zone) -> bool {
    let Some(format) = s.opener(case) else { return false };
    case.version().fields.iter().any(|(number, item)| {
        let place = format.field_numbered(*number).filter(|f| f.kind == Kind::Place);
        let value = place.and_then(|f| Value::decode(f.kind, item).ok());
        matches!(value, Some(Value::Place(place)) if within(zone, &place.shape))
    })
}

fn slow_zones(s: &Situation, at: &At<'_>) -> Vec<ZoneLine> {
    let speaks = |c: &&Case| c.procedure_name() != "notification" && c.state != "withdrawn";
    let one = |zone: &Zone| {
        let cases: Vec<&Case> = s.cases().filter(speaks).filter(|c| concerns(s, c, zone)).collect();
        let side = |member: MemberId| {
            let asked: Vec<&&Case> = cases.iter().filter(|c| c.leg(member).is_some()).collect();
            let open = asked.iter().filter(|c| at.is_open(c)).count() as u64;
            let answers = asked.iter().flat_map(|c| &c.leg(member).unwrap().ladder().answers);
            ZoneSide {
                member: mechanism().name_of(member).to_owned(),
                open,
                last_ms: asked.iter().map(|c| c.at).max(),
                answered_ms: answers.map(|m| m.at).max().filter(|_| open == 0),
            }
        };
        ZoneLine {
            id: zone.id.clone(),
            kind: zone.kind.clone(),
            side: zone.side.clone(),
            illustrative: zone.illustrative,
            open: cases.iter().filter(|c| at.is_open(c)).count() as u64,
            last_ms: cases.iter().map(|c| c.at).max(),
            sides: [NORTH, SOUTH].map(side).into(),
        }
    };
    s.rulebook().map_or(&[][..], |r| r.zones()).iter().map(one).collect()
}

/// Everything that views take from what is kept apart, beside the same from everything there is.
fn holds(s: &Situation, now: Millis) -> Result<(), TestCaseError> {
    let at = s.at(now);
    let all = at.debts();
    let board = at.board(SOUTH);
    prop_assert_eq!(board.counts, slow_counts(all.iter()));
    for channel in &board.channels {
        prop_assert_eq!(channel.counts, slow_counts(all.iter().filter(|d| d.channel == channel.number)));
    }
    let unmet: Vec<&DebtView> = all.iter().filter(|d| d.met_ms.is_none() && d.lifted_ms.is_none()).collect();
    let quick = at.unmet(None, None);
    prop_assert_eq!(quick.iter().collect::<Vec<_>>(), unmet.clone());
    let of =
        |want: &dyn Fn(&DebtView) -> bool| unmet.iter().filter(|d| want(d)).map(|d| d.id.clone()).collect::<Vec<_>>();
    let ids = |some: &[DebtView]| some.iter().map(|d| d.id.clone()).collect::<Vec<_>>();
    prop_assert_eq!(ids(&board.owed_by_us), of(&|d| d.debtor == "SOUTH"));
    prop_assert_eq!(ids(&board.owed_to_us), of(&|d| d.debtor != "SOUTH" && d.creditor == "SOUTH"));
    prop_assert_eq!(ids(&board.owed_by_others), of(&|d| d.debtor != "SOUTH" && d.creditor != "SOUTH"));

    let mut open: Vec<u64> = s.cases().filter(|c| at.is_open(c)).map(|c| c.index).collect();
    open.reverse();
    prop_assert_eq!(board.cases.iter().map(|c| c.index).collect::<Vec<_>>(), open);

    let mut wrong: Vec<(String, String, u64)> = Vec::new();
    for case in s.cases() {
        let misread = case.legs.iter().filter(|l| l.ladder().misread() && case.state != "cancelled");
        let name = |m: MemberId| mechanism().name_of(m).to_owned();
        wrong.extend(misread.map(|l| ("read-back-differs".to_owned(), name(l.member), case.index)));
        wrong.extend((case.state == "uncleared").then(|| ("uncleared".to_owned(), name(case.author), case.index)));
    }
    let late = all.iter().filter(|d| d.status == "defaulted" && d.lifted_ms.is_none() && !d.exercise);
    wrong.extend(late.map(|d| ("defaulted".to_owned(), d.debtor.clone(), d.case)));
    // What stands of a line or a desk belongs to no case.
    let said = board.alarms.iter().filter(|a| !["line-silent", "suspended", "unattended"].contains(&a.kind.as_str()));
    let mut said: Vec<_> = said.map(|a| (a.kind.clone(), a.member.clone(), a.case)).collect();
    wrong.sort();
    said.sort();
    prop_assert_eq!(said, wrong);

    for member in 0..7 {
        let of = |c: &&Case| c.author == MemberId(member) && !c.history;
        let last = |state: &str| s.cases().filter(of).filter(|c| c.state == state).last().map(|c| c.index);
        let (taken, watch) = (last("on-watch"), at.watch(MemberId(member)));
        prop_assert_eq!(watch.case, taken);
        let handed = last("handed-over").filter(|index| *index > taken.unwrap_or(0));
        prop_assert_eq!(watch.handover.map(|h| h.case), handed);
    }
    prop_assert_eq!(at.zones(), slow_zones(s, &at));
    Ok(())
}

/// What a Board shows, but for the time at which it was asked.
fn picture(s: &Situation, now: Millis) -> String {
    let at = s.at(now);
    let board = situation::views::Board { now_ms: 0, ..at.board(SOUTH) };
    format!("{board:?} {:?} {:?}", at.zones(), at.watches())
}

/// Until a picture turns it is the same picture.
fn turns(s: &Situation, from: Millis) -> Result<(), TestCaseError> {
    let mut now = from;
    for _ in 0..12 {
        let next = s.at(now).turns();
        let until = next.unwrap_or(now + 400 * HOUR);
        prop_assert!(until > now);
        let before = picture(s, now);
        for at in [now + (until - now) / 3, now + (until - now) / 2, until - 1] {
            prop_assert_eq!(&picture(s, at), &before, "{} to {}", now, until);
        }
        let Some(next) = next else { break };
        now = next;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_kept_apart_is_what_a_walk_over_everything_finds(
        begins in proptest::collection::vec((beginning(), proptest::collection::vec((step(), any::<prop::sample::Index>()), 0..12)), 1..8),
        adopts in any::<prop::sample::Index>(),
        asked in any::<prop::sample::Index>(),
        later in 0u64..60,
    ) {
        let mut w = World::default();
        let (mut now, mut cases) = (T0, Vec::new());
        for (n, (begins, steps)) in begins.iter().enumerate() {
            now += u64::from(begins.1) * 1000;
            if n == adopts.index(begins.1 as usize % 8 + 1) {
                let book = moved();
                let (hash, channels) = (book.hash(), channel_table(&book));
                let kernel = Kernel::Rulebook { hash, edition: 2, replaces: [0; 32], channels, approvals: vec![] };
                let said = Content { format: 21, fields: kernel.fields(), ..Content::default() };
                w.send(now, CHAIR, said, Sent { channel: 0, ..SENT });
            }
            let opening = begun(&w, now, *begins);
            cases.push((w.say(now, MemberId(begins.0), opening.clone()), opening));
            for (step, which) in steps {
                now += u64::from(step.3) * 1000;
                let (case, opening) = &cases[which.index(cases.len())];
                w.say(now, MemberId(step.0), content_of(step, *case, opening, now));
            }
        }
        let mut kept = Situation::new(mechanism(), rulebook());
        kept.shelve(moved());
        let asked = asked.index(w.acts.len());
        for (n, (included, content)) in w.acts.iter().enumerate() {
            kept.apply(included, Some(content));
            // From then on zones are kept with every act.
            if n >= asked {
                holds(&kept, kept.last_at())?;
            }
        }
        for now in [kept.last_at() + later * HOUR, T0 + later * HOUR] {
            holds(&kept, now)?;
        }
        turns(&kept, kept.last_at())?;
        let mut again = Situation::new(mechanism(), rulebook());
        again.shelve(moved());
        holds(&again.thaw(&kept.freeze()).unwrap(), now + HOUR)?;
    }
}
