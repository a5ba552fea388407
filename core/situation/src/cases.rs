//! The cases, and which of them can still ask something of anybody.
//!
//! A record grows for years; what is open does not. So the fold keeps apart what no clock and no view has to look at
//! again: a view's work is that of what stands open, however long the record is. What is kept here follows from the cases
//! alone, and is made anew when a situation thaws.

use crate::procedures::{On, contact};
use crate::views::shown;
use crate::{Case, Status};
use act::Millis;
use std::collections::{BTreeMap, BTreeSet};

/// Every case by its number in the record.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cases {
    all: BTreeMap<u64, Case>,
    /// Those in which something may be owed or wrong, whatever the time.
    live: BTreeSet<u64>,
    /// Those that only wait for their time to pass: they are over after this moment.
    lapsing: BTreeSet<(Millis, u64)>,
    /// What was answered in all others, by channel.
    past: BTreeMap<u64, Past>,
    /// What has changed since the last act was folded in.
    touched: BTreeSet<u64>,
}

/// How many answers came in time, and how many late.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Past {
    pub met: u64,
    pub late: u64,
}

/// Where a case is kept. It follows from the case alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Live,
    /// Over after this moment.
    Lapsing(Millis),
    Settled,
}

impl Cases {
    pub fn get(&self, index: &u64) -> Option<&Case> {
        self.all.get(index)
    }

    pub fn contains_key(&self, index: &u64) -> bool {
        self.all.contains_key(index)
    }

    /// In order of the record.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Case> {
        self.all.values()
    }

    /// Those that acts after this one have opened; in order of the record.
    pub fn after(&self, index: u64) -> impl DoubleEndedIterator<Item = &Case> {
        self.all.range((std::ops::Bound::Excluded(index), std::ops::Bound::Unbounded)).map(|(_, case)| case)
    }

    /// Those in which something may be owed or wrong, whatever the time; in order of the record.
    pub fn live(&self) -> impl DoubleEndedIterator<Item = &Case> {
        self.live.iter().filter_map(|index| self.all.get(index))
    }

    /// The same with those that wait for their time to pass and have not come to it; in order of the record. No other
    /// is open at that moment.
    pub fn standing(&self, now: Millis) -> impl DoubleEndedIterator<Item = &Case> {
        let waiting = self.lapsing.range((now, 0)..).map(|(_, index)| *index);
        let all: BTreeSet<u64> = self.live.iter().copied().chain(waiting).collect();
        all.into_iter().filter_map(|index| self.all.get(&index))
    }

    /// The answers in all that is not [`Cases::live`], by channel; 0 is the public record. Drills are not among them.
    pub fn past(&self) -> impl Iterator<Item = (u64, Past)> {
        self.past.iter().map(|(channel, past)| (*channel, *past))
    }

    /// A case that is about to change.
    pub fn get_mut(&mut self, index: &u64) -> Option<&mut Case> {
        self.take_out(*index);
        self.all.get_mut(index)
    }

    /// Every live one, about to change.
    pub fn change_live(&mut self, change: impl Fn(&mut Case)) {
        for index in self.live.clone() {
            self.get_mut(&index).into_iter().for_each(&change);
        }
    }

    pub fn insert(&mut self, index: u64, case: Case) {
        self.take_out(index);
        self.all.insert(index, case);
        self.live.insert(index);
        self.touched.insert(index);
    }

    /// Puts each case that has changed where it belongs, and tells which these were.
    pub fn settle(&mut self) -> BTreeSet<u64> {
        let touched = std::mem::take(&mut self.touched);
        for index in &touched {
            self.put_away(*index);
        }
        touched
    }

    /// Makes a case one that may change: until [`Cases::settle`] it counts as live.
    fn take_out(&mut self, index: u64) {
        let Some(case) = self.all.get(&index) else { return };
        if self.touched.insert(index) {
            match place(case) {
                Place::Live => return,
                Place::Lapsing(end) => {
                    self.lapsing.remove(&(end, index));
                }
                Place::Settled => {}
            }
            let (channel, was) = (case.channel.unwrap_or(0), answered(case));
            let past = self.past.entry(channel).or_default();
            past.met -= was.met;
            past.late -= was.late;
            self.live.insert(index);
        }
    }

    fn put_away(&mut self, index: u64) {
        let Some(case) = self.all.get(&index) else { return };
        match place(case) {
            Place::Live => return,
            Place::Lapsing(end) => {
                self.lapsing.insert((end, index));
            }
            Place::Settled => {}
        }
        let (channel, is) = (case.channel.unwrap_or(0), answered(case));
        let past = self.past.entry(channel).or_default();
        past.met += is.met;
        past.late += is.late;
        self.live.remove(&index);
    }
}

impl FromIterator<Case> for Cases {
    fn from_iter<T: IntoIterator<Item = Case>>(cases: T) -> Cases {
        let all: BTreeMap<u64, Case> = cases.into_iter().map(|c| (c.index, c)).collect();
        let live: BTreeSet<u64> = all.keys().copied().collect();
        let mut out = Cases { all, touched: live.clone(), live, ..Cases::default() };
        out.settle();
        out
    }
}

/// Nothing is owed in a settled case and nothing is wrong, whatever the time; of a lapsing one that holds as soon as its
/// time has passed.
fn place(case: &Case) -> Place {
    let Some(procedure) = case.procedure else { return Place::Settled };
    let answered = |d: &crate::DebtEntry| d.met.is_some() || d.lifted.is_some_and(|at| at <= d.due);
    let misread = case.state != "cancelled" && case.legs.iter().any(|l| l.ladder().misread());
    if misread || case.state == "uncleared" || !case.debts.iter().all(answered) {
        return Place::Live;
    }
    if case.history || procedure.course.ends.contains(&case.state) {
        return Place::Settled;
    }
    let passes = shown(&procedure.course, case.state, |on| on == On::Passed) != case.state;
    match ends(case) {
        Some(end) if passes => Place::Lapsing(end),
        _ => Place::Live,
    }
}

/// When the time of its activity, or the time that was agreed, is over.
pub(crate) fn ends(case: &Case) -> Option<Millis> {
    let agreed = if case.state == "agreed" { contact::time(case) } else { None };
    agreed.or(case.window).map(|w| u64::try_from(w.end_s).unwrap_or(0).saturating_mul(1000))
}

fn answered(case: &Case) -> Past {
    let mut out = Past::default();
    // How a debt stands that was answered is no matter of the present; what is practised is counted nowhere.
    for debt in case.debts.iter().filter(|_| !case.exercise()) {
        match debt.status(Millis::MAX) {
            Status::Met => out.met += 1,
            Status::Late => out.late += 1,
            Status::Owed | Status::Defaulted | Status::Lifted => {}
        }
    }
    out
}
