//! Which cases concern which zone: asked of the cases once, and kept with every act from then on.

use crate::{Case, Situation};
use act::{Kind, MemberId, Millis, Shape, Value};
use rulebook::Zone;
use std::collections::{BTreeMap, BTreeSet};

/// The cases of every zone of the rulebook in force, notifications and what was withdrawn aside.
#[derive(Debug, Clone)]
pub(crate) struct Zoned {
    /// In the order of the rulebook's zones.
    zones: Vec<OneZone>,
    /// What is noted of each case that concerns a zone.
    cases: BTreeMap<u64, Noted>,
}

/// What was said of one zone; each set by its time and the case.
#[derive(Debug, Clone, Default)]
struct OneZone {
    opened: Moments,
    asked: BTreeMap<MemberId, Moments>,
    answered: BTreeMap<MemberId, Moments>,
}

type Moments = BTreeSet<(Millis, u64)>;

/// What one case says of zones.
#[derive(Debug, Clone)]
pub(crate) struct Noted {
    at: Millis,
    /// By their places in the rulebook.
    pub zones: Vec<usize>,
    /// Whom it is addressed to, and when that member answered last.
    pub legs: Vec<(MemberId, Option<Millis>)>,
}

impl Zoned {
    pub fn of(situation: &Situation) -> Zoned {
        let zones = situation.rulebook().map_or(0, |r| r.zones().len());
        let mut out = Zoned { zones: vec![OneZone::default(); zones], cases: BTreeMap::new() };
        situation.cases().for_each(|case| out.note(situation, case));
        out
    }

    /// Notes what a case says now instead of what it said before.
    pub fn note(&mut self, situation: &Situation, case: &Case) {
        if let Some(before) = self.cases.remove(&case.index) {
            self.each(case.index, &before, |moments, moment| moments.remove(&moment));
        }
        if let Some(now) = noted(situation, case) {
            self.each(case.index, &now, |moments, moment| moments.insert(moment));
            self.cases.insert(case.index, now);
        }
    }

    fn each(&mut self, index: u64, noted: &Noted, change: impl Fn(&mut Moments, (Millis, u64)) -> bool) {
        for n in &noted.zones {
            let Some(zone) = self.zones.get_mut(*n) else { continue };
            change(&mut zone.opened, (noted.at, index));
            for (member, answered) in &noted.legs {
                change(zone.asked.entry(*member).or_default(), (noted.at, index));
                if let Some(at) = answered {
                    change(zone.answered.entry(*member).or_default(), (*at, index));
                }
            }
        }
    }

    /// What is noted of a case, if it concerns a zone.
    pub fn noted(&self, case: &Case) -> Option<&Noted> {
        self.cases.get(&case.index)
    }

    /// When the latest case of this zone was opened.
    pub fn opened(&self, zone: usize) -> Option<Millis> {
        last(Some(&self.zones.get(zone)?.opened))
    }

    /// When the latest of those that this member was asked in was opened.
    pub fn asked(&self, zone: usize, member: MemberId) -> Option<Millis> {
        last(self.zones.get(zone)?.asked.get(&member))
    }

    /// When this member last answered in any of them.
    pub fn answered(&self, zone: usize, member: MemberId) -> Option<Millis> {
        last(self.zones.get(zone)?.answered.get(&member))
    }
}

fn last(moments: Option<&Moments>) -> Option<Millis> {
    moments?.last().map(|(at, _)| *at)
}

fn noted(situation: &Situation, case: &Case) -> Option<Noted> {
    if case.procedure_name() == "notification" || case.state == "withdrawn" {
        return None;
    }
    let places = places(situation, case);
    let zones = situation.rulebook().map_or(&[][..], |r| r.zones()).iter().enumerate();
    let zones: Vec<usize> = zones.filter(|(_, zone)| places.iter().any(|p| lies_in(p, zone))).map(|(n, _)| n).collect();
    if zones.is_empty() {
        return None;
    }
    let answer = |leg: &crate::Leg| leg.ladder().answers.iter().map(|m| m.at).max();
    let legs = case.legs.iter().map(|leg| (leg.member, answer(leg))).collect();
    Some(Noted { at: case.at, zones, legs })
}

/// The places that a case names now.
fn places(situation: &Situation, case: &Case) -> Vec<Shape> {
    let Some(format) = situation.opener(case) else { return Vec::new() };
    let place = |(number, item): (&u64, &Vec<u8>)| {
        let field = format.field_numbered(*number).filter(|f| f.kind == Kind::Place)?;
        match Value::decode(field.kind, item).ok()? {
            Value::Place(place) => Some(place.shape),
            _ => None,
        }
    };
    case.version().fields.iter().filter_map(place).collect()
}

/// Whether a place names the zone or has a point in it.
fn lies_in(place: &Shape, zone: &Zone) -> bool {
    match place {
        Shape::Zone(id) => *id == zone.id,
        Shape::Point(point) => inside(*point, &zone.ring),
        Shape::Line(points) | Shape::Area(points) => points.iter().any(|p| inside(*p, &zone.ring)),
    }
}

/// Whether a point lies in a ring, by how often a ray from it crosses the ring; exact, in whole units.
fn inside((y, x): (i64, i64), ring: &[(i64, i64)]) -> bool {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    let crosses = |&(&(ay, ax), &(by, bx)): &(&(i64, i64), &(i64, i64))| {
        if (ay > y) == (by > y) {
            return false;
        }
        let (rise, run) = (i128::from(by - ay), i128::from(bx - ax));
        let left = (i128::from(x) - i128::from(ax)) * rise - i128::from(y - ay) * run;
        if rise > 0 { left < 0 } else { left > 0 }
    };
    edges.filter(crosses).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn a_point_is_in_a_ring_or_outside_of_it() {
        let ring = [(0, 0), (0, 100), (100, 100), (100, 0)];
        let bent = [(0, 0), (0, 100), (50, 50), (100, 100), (100, 0)];
        for (point, square, notched) in
            [((50, 20), true, true), ((50, 80), true, false), ((50, 120), false, false), ((-1, 50), false, false)]
        {
            assert_eq!((inside(point, &ring), inside(point, &bent)), (square, notched), "{point:?}");
        }
    }
}
