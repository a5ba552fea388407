//! Days of commitments: when each begins and is due, and what follows if one is late. A pure function over whole days.
//!
//! ```text
//! day      seconds since 1970 UTC / 86 400, rounded down; nobody's local midnight
//! agreed   days after a condition whose day was said or after a commitment that is done, and in any case not before and
//!          not later than days of its own; or those alone
//! expected days after a commitment that is not done: as if that were done on the day on which it is due, or today,
//!          if that day is over; and, if it is asked what a delay would do, so many days later
//! ```
//! A gate moves no days: it says that something may not begin before something else is done. Nothing here knows who is at
//! fault. Source: DOMAIN 2.7 and 3.9.

use std::collections::{BTreeMap, BTreeSet};

/// Days since 1970-01-01, UTC.
pub type Day = i64;

/// Seconds of a UTC day.
pub const DAY_S: i64 = 86_400;

/// The UTC day of a moment, seconds since 1970 UTC.
pub fn day_of(unix_s: i64) -> Day {
    unix_s.div_euclid(DAY_S)
}

/// From what the days of a commitment are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// From nothing: it has days of its own alone.
    Own,
    /// Another term, by number: days are counted from when that is done.
    After(u64),
    /// Something that cannot be read here.
    Unknown,
}

/// What the days of one commitment follow from. A condition is a term, too: it is done on the day from which it stands, and
/// while nobody has said that day its base is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its number.
    pub id: u64,
    /// From what its days are counted.
    pub base: Base,
    /// On which day after that it begins.
    pub from: i64,
    /// On which day after that it is due.
    pub due: i64,
    /// It begins on no earlier day, whatever it is counted from.
    pub not_before: Option<Day>,
    /// It is due on this day at the latest, whatever it is counted from.
    pub at_latest: Option<Day>,
    /// Terms that must be done before it may begin.
    pub gates: Vec<u64>,
    /// On which day it was accepted as done, or from which the condition stands.
    pub done: Option<Day>,
}

/// The days of one commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// It begins; `None` if nobody can say, and only the day at which it is due at the latest is known.
    pub start: Option<Day>,
    /// It is due; its last second, UTC, is in time.
    pub due: Day,
    /// Whether they are only expected: something that they are counted from is not done yet.
    pub expected: bool,
}

/// A commitment that is done some days after it was due, or after today where that day is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// Which.
    pub id: u64,
    /// How many days.
    pub days: u64,
}

/// The days of all commitments. One is missing whose days nobody can say: it has no last day of its own, and is counted
/// from a day that was not said, from something unknown, or from one that is missing itself. So two that are counted from
/// each other are missing both.
///
/// ```rust
/// use situation::timeline::{Base, Slip, Term, plan};
/// let term = |id, base, due, at_latest| {
///     Term { id, base, from: 0, due, not_before: None, at_latest, gates: vec![], done: None }
/// };
/// // 1 is due on day 14; 2 is due a week after 1 is done.
/// let terms = [term(1, Base::Own, 0, Some(14)), term(2, Base::After(1), 7, None)];
/// assert_eq!(plan(&terms, 0, None)[&2].due, 21);
/// assert_eq!(plan(&terms, 0, Some(Slip { id: 1, days: 3 }))[&2].due, 24);
/// ```
pub fn plan(terms: &[Term], today: Day, slip: Option<Slip>) -> BTreeMap<u64, Days> {
    let mut out: BTreeMap<u64, Days> = BTreeMap::new();
    loop {
        let before = out.len();
        for term in terms.iter().filter(|t| t.base != Base::Unknown) {
            if !out.contains_key(&term.id)
                && let Some(days) = days_of(term, terms, &out, today, slip)
            {
                out.insert(term.id, days);
            }
        }
        if out.len() > before {
            continue;
        }
        // Nothing more can be counted: what has a last day of its own has that one, and others may be counted from it.
        let open = terms.iter().filter(|t| !out.contains_key(&t.id));
        let Some((id, due)) = open.filter_map(|t| Some((t.id, t.at_latest?))).min() else { return out };
        out.insert(id, Days { start: None, due, expected: false });
    }
}

/// The days of one, once those of what it is counted from are known.
fn days_of(term: &Term, terms: &[Term], known: &BTreeMap<u64, Days>, today: Day, slip: Option<Slip>) -> Option<Days> {
    let Base::After(id) = term.base else {
        return Some(Days { start: term.not_before, due: term.at_latest?, expected: false });
    };
    let of = terms.iter().find(|t| t.id == id)?;
    let base = finish(of, known, today, slip)?;
    let (start, due) = (base.saturating_add(term.from), base.saturating_add(term.due));
    Some(Days {
        start: Some(term.not_before.map_or(start, |day| day.max(start))),
        due: term.at_latest.map_or(due, |day| day.min(due)),
        expected: of.done.is_none(),
    })
}

/// When a commitment is done, or expected to be.
pub fn finish(term: &Term, known: &BTreeMap<u64, Days>, today: Day, slip: Option<Slip>) -> Option<Day> {
    if term.done.is_some() {
        return term.done;
    }
    let late = slip.filter(|s| s.id == term.id).map_or(0, |s| i64::try_from(s.days).unwrap_or(i64::MAX));
    let days = known.get(&term.id)?;
    Some(days.start.map_or(days.due, |start| start.max(days.due)).max(today).saturating_add(late))
}

/// A gate that is expected to be closed when something behind it should begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Closed {
    /// What should begin.
    pub id: u64,
    /// What must be done before.
    pub gate: u64,
    /// For how many days after it should begin; `None` if nobody can say.
    pub days: Option<u64>,
}

/// The gates that will be closed on the day on which something behind them should begin.
pub fn closed(terms: &[Term], today: Day, slip: Option<Slip>) -> BTreeSet<Closed> {
    let known = plan(terms, today, slip);
    let mut out = BTreeSet::new();
    for term in terms.iter().filter(|t| t.done.is_none()) {
        let Some(start) = known.get(&term.id).and_then(|d| d.start) else { continue };
        for gate in &term.gates {
            let before = terms.iter().find(|t| t.id == *gate);
            match before.map(|of| (of.done, finish(of, &known, today, slip))) {
                // What is done opens its gate; a condition may stand only from a day to come.
                Some((Some(day), _)) if day <= start.max(today) => {}
                Some((None, Some(done))) if done <= start => {}
                Some((Some(done), _) | (None, Some(done))) => {
                    let late = u64::try_from(done.saturating_sub(start)).unwrap_or(0);
                    out.insert(Closed { id: term.id, gate: *gate, days: Some(late) });
                }
                Some((None, None)) | None => {
                    out.insert(Closed { id: term.id, gate: *gate, days: None });
                }
            }
        }
    }
    out
}

/// Those that can never begin as things stand: they wait for each other in a circle, or for one that does.
pub fn deadlocked(terms: &[Term]) -> BTreeSet<u64> {
    let mut stuck: BTreeSet<u64> = terms.iter().filter(|t| t.done.is_none()).map(|t| t.id).collect();
    loop {
        let waits = |t: &Term| {
            let after = if let Base::After(id) = t.base { Some(id) } else { None };
            after.iter().chain(&t.gates).any(|id| stuck.contains(id))
        };
        let free: Vec<u64> = terms.iter().filter(|t| stuck.contains(&t.id) && !waits(t)).map(|t| t.id).collect();
        if free.is_empty() {
            return stuck;
        }
        free.iter().for_each(|id| {
            stuck.remove(id);
        });
    }
}
