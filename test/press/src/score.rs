//! Figures: how much of the reference was found, and what was rightly said of it.

use crate::{Draft, Place, Reference, Share, Statement, best_first};
use std::collections::BTreeSet;
use std::fmt;
use std::ops::AddAssign;

/// Counts of one report or of several together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Statements in the reference.
    pub reference: usize,
    /// Statements drafted.
    pub drafted: usize,
    /// Pairs of one of each that are at least half the same words.
    pub found: usize,
    /// Of those: exactly the same words.
    pub exact: usize,
    /// Of those: said by whom the reference says, or whom it allows as well.
    pub speaker: usize,
    /// Of those: with the right side.
    pub side: usize,
    /// Of those: with the same way to the outlet, in the same order.
    pub via: usize,
    /// Of those: of the same kind.
    pub kind: usize,
    /// Of those: speaking of the same date, or of none as well.
    pub date: usize,
    /// Of those: with the same caveats.
    pub caveat: usize,
}

/// Compares what was drafted with what was marked; both may hold any reports.
pub fn score(reference: &[Statement], drafted: &[Statement]) -> Score {
    let share = |i: usize, j: usize| reference[i].place().share(&drafted[j].place());
    let mut score = Score { reference: reference.len(), drafted: drafted.len(), ..Score::default() };
    for (i, j, share) in best_first(reference.len(), drafted.len(), share) {
        let (right, said) = (&reference[i], &drafted[j]);
        score.found += 1;
        score.exact += usize::from(share.is_whole());
        score.speaker +=
            usize::from(said.speaker == right.speaker || right.also.iter().any(|a| a.speaker == said.speaker));
        score.side += usize::from(said.side == right.side || right.also.iter().any(|a| a.side == said.side));
        score.via += usize::from(said.via == right.via);
        score.kind += usize::from(said.kind == right.kind);
        score.date += usize::from(said.date == right.date);
        score.caveat += usize::from(codes(&said.caveat) == codes(&right.caveat));
    }
    score
}

fn codes(caveats: &[String]) -> BTreeSet<&str> {
    caveats.iter().map(String::as_str).collect()
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Score) {
        self.reference += other.reference;
        self.drafted += other.drafted;
        self.found += other.found;
        self.exact += other.exact;
        self.speaker += other.speaker;
        self.side += other.side;
        self.via += other.via;
        self.kind += other.kind;
        self.date += other.date;
        self.caveat += other.caveat;
    }
}

impl Score {
    /// The line of names above lines of figures.
    pub const HEAD: &'static str = "marked drafted found precision recall exact speaker side  via   kind  date  caveat";
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |part, whole| Part(part, whole);
        write!(f, "{:6} {:7} {:5} ", self.reference, self.drafted, self.found)?;
        write!(f, "{:9} {:6} ", of(self.found, self.drafted), of(self.found, self.reference))?;
        write!(f, "{:5} {:7} ", of(self.exact, self.found), of(self.speaker, self.found))?;
        write!(f, "{:5} {:5} ", of(self.side, self.found), of(self.via, self.found))?;
        write!(f, "{:5} {:5} ", of(self.kind, self.found), of(self.date, self.found))?;
        write!(f, "{}", of(self.caveat, self.found))
    }
}

/// A part of a whole to three decimals, or a dash where there is no whole.
struct Part(usize, usize);

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In whole thousandths, rounded down: what is shown is reached.
        let text = match (self.0 * 1000).checked_div(self.1) {
            Some(share) => format!("{}.{:03}", share / 1000, share % 1000),
            None => "-".into(),
        };
        f.pad(&text)
    }
}

/// How many near-copies were recognised.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Copies {
    /// Pairs in the reference.
    pub reference: usize,
    /// Pairs drafted, each counted once.
    pub drafted: usize,
    /// Pairs in both.
    pub found: usize,
}

impl fmt::Display for Copies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (precision, recall) = (Part(self.found, self.drafted), Part(self.found, self.reference));
        write!(f, "{:6} {:7} {:5} {precision:9} {recall}", self.reference, self.drafted, self.found)
    }
}

/// Near-copies by report and by statement.
pub fn copies(reference: &Reference, draft: &Draft) -> (Copies, Copies) {
    let sorted =
        |pair: &[String; 2]| if pair[0] <= pair[1] { pair.clone() } else { [pair[1].clone(), pair[0].clone()] };
    let right: BTreeSet<_> = reference.reports_retold().iter().map(sorted).collect();
    let said: BTreeSet<_> = draft.reports.iter().map(sorted).collect();
    let reports = Copies { reference: right.len(), drafted: said.len(), found: right.intersection(&said).count() };
    let right = reference.statements_retold();
    let mut said: Vec<&[Place; 2]> = Vec::new();
    for pair in &draft.passages {
        if !said.iter().any(|s| *s == pair || (s[0] == pair[1] && s[1] == pair[0])) {
            said.push(pair);
        }
    }
    let found = best_first(right.len(), said.len(), |i, j| both(&right[i], said[j])).len();
    (reports, Copies { reference: right.len(), drafted: said.len(), found })
}

/// How close two pairs of places are, whichever of each is named first: as close as their worse half.
fn both(one: &[Place; 2], other: &[Place; 2]) -> Option<Share> {
    let way = |a: usize, b: usize| Some(one[0].share(&other[a])?.min(one[1].share(&other[b])?));
    way(0, 1).max(way(1, 0))
}

#[cfg(test)]
mod tests;
