//! Zones: what is open in each, and when anything was last reported of it. Nothing here says that a zone is kept: a zone
//! of which nothing is reported is unknown.

use super::At;
use crate::Case;
use act::{Kind, MemberId, Shape, Value};
use rulebook::Zone;
use serde::{Deserialize, Serialize};

/// A zone of the rulebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ZoneLine {
    /// What acts call it.
    pub id: String,
    /// What is agreed about it.
    pub kind: String,
    /// Whose side of the line it lies on: `a` or `b`.
    pub side: Option<String>,
    /// Whether it is drawn for demonstration only.
    pub illustrative: bool,
    /// Open cases that concern it, notifications aside.
    pub open: u64,
    /// When the latest of all such cases was opened.
    pub last_ms: Option<u64>,
    /// The same for each party: what was asked of it.
    #[serde(default)]
    pub sides: Vec<ZoneSide>,
}

/// What was asked of one party about a zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ZoneSide {
    /// Which party.
    pub member: String,
    /// Open cases that are addressed to it.
    pub open: u64,
    /// When the latest case addressed to it was opened.
    pub last_ms: Option<u64>,
    /// When it last answered one, where none is open any more.
    pub answered_ms: Option<u64>,
}

impl At<'_> {
    /// Every zone of the rulebook, as far as the acts that this node could open speak of it.
    pub fn zones(&self) -> Vec<ZoneLine> {
        let reports = |c: &&Case| c.procedure_name() != "notification" && c.state != "withdrawn";
        let parties = self.situation.parties();
        let zones = self.situation.rulebook().map_or(&[][..], |r| r.zones());
        zones
            .iter()
            .map(|zone| {
                let of = || self.situation.cases.values().filter(reports).filter(|c| self.concerns(c, zone));
                ZoneLine {
                    id: zone.id.clone(),
                    kind: zone.kind.clone(),
                    side: zone.side.clone(),
                    illustrative: zone.illustrative,
                    open: of().filter(|c| self.is_open(c)).count() as u64,
                    last_ms: of().map(|c| c.at).max(),
                    sides: parties.iter().map(|p| self.zone_side(*p, of())).collect(),
                }
            })
            .collect()
    }

    fn zone_side<'c>(&self, party: MemberId, cases: impl Iterator<Item = &'c Case>) -> ZoneSide {
        let asked: Vec<&Case> = cases.filter(|c| c.leg(party).is_some()).collect();
        let open = asked.iter().filter(|c| self.is_open(c)).count() as u64;
        let answers = asked.iter().filter_map(|c| c.leg(party)).flat_map(|l| &l.ladder().answers);
        ZoneSide {
            member: self.member(party),
            open,
            last_ms: asked.iter().map(|c| c.at).max(),
            answered_ms: answers.map(|m| m.at).max().filter(|_| open == 0),
        }
    }

    /// Whether a place in what the case says now names the zone or has a point in it.
    fn concerns(&self, case: &Case, zone: &Zone) -> bool {
        let Some(format) = self.situation.opener(case) else { return false };
        case.version().fields.iter().any(|(number, item)| {
            let place = format.field_numbered(*number).filter(|f| f.kind == Kind::Place);
            match place.and_then(|f| Value::decode(f.kind, item).ok()) {
                Some(Value::Place(place)) => match &place.shape {
                    Shape::Zone(id) => *id == zone.id,
                    Shape::Point(point) => inside(*point, &zone.ring),
                    Shape::Line(points) | Shape::Area(points) => points.iter().any(|p| inside(*p, &zone.ring)),
                },
                _ => false,
            }
        })
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
