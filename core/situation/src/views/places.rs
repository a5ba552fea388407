//! Places that were sealed to a few readers: a view shows them coarsely, says where an exact one can be opened, and shows
//! their owner who has opened them.
//!
//! A notification to a whole channel must show where; there nothing is made coarse. An act that its author sealed to
//! named readers (a protected site, a side letter, evidence) holds places that harm if they lie open on a screen: to
//! everybody but its author they are shown to within five kilometres, until somebody opens one, which is an act of its
//! own to the author. Source: DESIGN 7, DOMAIN 6.

use super::{At, MarkView};
use crate::{ActRow, phrases};
use act::{Kernel, MemberId, Name};
use rulebook::{Arg, Phrase, PlaceShape};
use serde::{Deserialize, Serialize};

/// How coarse such a place is shown, metres.
pub const COARSE_M: u64 = 5_000;
/// The same in 1e-5 degrees of latitude: 0.05 degrees are 5.6 km.
const STEP: i64 = 5_000;

/// An act whose places are shown coarsely, and what it says exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedPlace {
    /// The act.
    pub name: Name,
    /// Whose places they are, to whom every opening is told.
    pub owner: MemberId,
    /// Its channel.
    pub channel: u64,
    /// What it says, exact places included.
    pub exact: Phrase,
}

/// One opening of the exact places of an act, as its owner and who opened them see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlaceOpening {
    /// The act that was opened, by number in the record.
    pub opened: u64,
    /// The act that says so: whose, and when it was included.
    pub by: MarkView,
    /// The officer, by the number that the desk which opened it gives its officers; 0 at the command line.
    pub officer: u64,
    /// Why, as it was typed.
    pub reason: String,
    /// The language of the reason, as a BCP 47 tag; empty if it was not said.
    pub lang: String,
}

impl At<'_> {
    /// The same moment as this member sees it: what others sealed to a few readers shows its places coarsely.
    pub fn as_seen_by(self, viewer: MemberId) -> Self {
        At { viewer: Some(viewer), ..self }
    }

    /// The act with this number, if its places are shown coarsely to the viewer.
    pub fn sealed_place(&self, index: u64) -> Option<SealedPlace> {
        let row = self.situation.acts.get(&index)?;
        let owner = self.owner(row);
        let exact = phrases::act(self.situation, row, &self.ctx()).filter(|_| self.is_guarded(row.few, owner))?;
        let coarse = coarsened(exact.clone());
        let channel = row.channel?;
        (coarse != exact).then_some(SealedPlace { name: row.name, owner, channel, exact })
    }

    /// Every opening of an exact place that this viewer can read, the latest first; of one act if its number is given.
    pub fn place_openings(&self, of: Option<u64>) -> Vec<PlaceOpening> {
        let after = of.map_or(0, |index| index + 1);
        let rows = self.situation.acts.range(after..).rev().map(|(_, row)| row).filter(|row| row.few);
        let opening = |row: &ActRow| {
            let content = row.content()?;
            let Ok(Some(Kernel::PlaceOpened { act, reason })) = Kernel::read(content.format, &content.fields) else {
                return None;
            };
            let opened = *self.situation.names.get(&act)?;
            let (officer, lang) = (content.officer, content.lang.unwrap_or_default());
            of.is_none_or(|index| index == opened).then(|| PlaceOpening {
                opened,
                by: self.mark(&row.mark()),
                officer,
                reason,
                lang,
            })
        };
        rows.filter_map(opening).collect()
    }

    /// What an act says, as this viewer is shown it.
    pub(super) fn shown_phrase(&self, row: &ActRow) -> Option<Phrase> {
        phrases::act(self.situation, row, &self.ctx()).map(|phrase| self.guarded(row.few, self.owner(row), phrase))
    }

    /// Whose places an act holds: its author's; of a read-back, which says again what was read, those of the case's author.
    fn owner(&self, row: &ActRow) -> MemberId {
        let case = row.case.and_then(|index| self.situation.cases.get(&index));
        let reads = || row.content().is_some_and(|c| Kernel::key_of(c.format) == Some("read-back"));
        case.filter(|_| row.few && reads()).map_or(row.author, |case| case.author)
    }

    pub(super) fn guarded(&self, few: bool, owner: MemberId, phrase: Phrase) -> Phrase {
        if self.is_guarded(few, owner) { coarsened(phrase) } else { phrase }
    }

    pub(super) fn is_guarded(&self, few: bool, owner: MemberId) -> bool {
        few && self.viewer.is_some_and(|viewer| viewer != owner)
    }
}

fn coarsened(mut phrase: Phrase) -> Phrase {
    for arg in phrase.args.values_mut() {
        coarsen(arg);
    }
    phrase
}

/// Every place in a value, however deep, moved to the middle of its square.
pub fn coarsen(arg: &mut Arg) {
    match arg {
        Arg::Place { shape, uncertainty_m } if *uncertainty_m < COARSE_M => {
            let middle = |(lat, lon): (i64, i64)| {
                let to = |d: i64| d.div_euclid(STEP) * STEP + STEP / 2;
                (to(lat), to(lon))
            };
            let all = |points: &mut Vec<(i64, i64)>| {
                points.iter_mut().for_each(|p| *p = middle(*p));
                points.dedup();
            };
            match shape {
                PlaceShape::Point(point) => *point = middle(*point),
                PlaceShape::Line(points) | PlaceShape::Area(points) => all(points),
                // A zone of the rulebook is public.
                PlaceShape::Zone(_) => return,
            }
            *uncertainty_m = COARSE_M;
        }
        Arg::List(all) => all.iter_mut().for_each(|phrase| *phrase = coarsened(phrase.clone())),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_tells_no_more_of_a_point_than_that_it_lies_in_it() {
        let place = |point, uncertainty_m| Arg::Place { shape: PlaceShape::Point(point), uncertainty_m };
        let coarse = |point, within| {
            let mut arg = place(point, within);
            coarsen(&mut arg);
            arg
        };
        assert_eq!(coarse((3_308_670, 3_584_300), 50), place((3_307_500, 3_582_500), COARSE_M));
        assert_eq!(coarse((3_305_000, 3_580_000), 0), coarse((3_309_999, 3_584_999), 400), "all of a square alike");
        assert_eq!(coarse((-1, -1), 0), place((-2_500, -2_500), COARSE_M));
        assert_eq!(coarse((3_308_670, 3_584_300), 9_000), place((3_308_670, 3_584_300), 9_000), "coarse already");
        let mut zone = Arg::Place { shape: PlaceShape::Zone("band".into()), uncertainty_m: 0 };
        let before = zone.clone();
        coarsen(&mut zone);
        assert_eq!(zone, before);
    }
}
