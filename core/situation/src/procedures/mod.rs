//! Procedures as tables: who may make which move in which state, what is then owed, and which debts it meets.
//!
//! A procedure has two tables. The *course* belongs to the author and holds for the case as a whole; a *leg* is one
//! addressee's ladder, so that what one addressee does never moves another. Neither knows sides: a row names the author,
//! an addressee or any member, and both parties stand in the same rows. Source: DESIGN 3, HOUSE-STYLE 6.

pub mod agenda;
mod check;
pub mod commitment;
pub mod contact;
pub mod dispute;
pub mod drill;
mod event;
mod explore;
mod field;
mod fit;
pub mod guarantee;
mod guards;
pub mod handover;
pub mod joint;
pub mod link;
pub mod meeting;
pub mod notification;
pub mod parts;
pub mod progress;
pub mod protest;
pub mod query;
pub mod release;
pub mod text;
pub mod watch;

pub use check::check;
pub use event::{Debt, Happening, On, Who};
pub use field::{Field, Need, Typed};

use crate::{Blocked, Case, Leg};
use rulebook::{Fields, Format};

/// Every procedure.
pub const ALL: &[&Procedure] = &[
    &notification::PROCEDURE,
    &query::PROCEDURE,
    &link::PROCEDURE,
    &contact::PROCEDURE,
    &meeting::PROCEDURE,
    &handover::PROCEDURE,
    &watch::PROCEDURE,
    &protest::PROCEDURE,
    &release::PROCEDURE,
    &drill::PROCEDURE,
    &agenda::PROCEDURE,
    &joint::PROCEDURE,
    &commitment::PROCEDURE,
    &progress::PROCEDURE,
    &text::PROCEDURE,
    &guarantee::PROCEDURE,
    &dispute::PROCEDURE,
];

/// The procedure with this name.
pub fn named(name: &str) -> Option<&'static Procedure> {
    ALL.iter().find(|p| p.name == name).copied()
}

/// The step that acts of formats with this `step` take, and the procedure it belongs to.
pub fn step_named(name: &str) -> Option<(&'static Procedure, &'static Step)> {
    ALL.iter().find_map(|p| Some((*p, p.steps.iter().find(|s| s.name == name)?)))
}

/// One life cycle.
///
/// ```rust
/// use situation::procedures::{On, Who, named};
/// let query = named("query").unwrap();
/// // Who is asked can always come to answer, and no clock answers for anybody.
/// assert!(query.legs.reaches(query.legs.start, "answered"));
/// let by_clock = query.legs.moves.iter().filter(|m| m.who == Who::Clock);
/// assert!(by_clock.clone().count() > 0 && by_clock.clone().all(|m| m.on != On::Answer && m.meets.is_empty()));
/// ```
#[derive(Debug)]
pub struct Procedure {
    /// Its name in rulebook files and phrases.
    pub name: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// Fields that every format which opens it must have, of that type.
    pub needs: &'static [Need],
    /// Whom it concerns.
    pub audience: Audience,
    /// Steps that acts of a format take in it.
    pub steps: &'static [Step],
    /// The case as a whole.
    pub course: Table,
    /// Each addressee.
    pub legs: Table,
}

/// Whom a case concerns: who gets a leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Those whom the act names, or all others of its channel.
    Channel,
    /// Those whom the act names, or else every other party.
    Parties,
    /// The supervisor, whoever else reads it.
    Supervisor,
    /// The supervisor, and nobody else reads it.
    SupervisorAlone,
    /// The author of the act that it is about, whoever else reads it.
    Subject,
    /// Whoever counts what is done of the commitment that it is about, and those to whom that was given.
    Counters,
}

/// A step that acts of a format with this `step` take.
#[derive(Debug)]
pub struct Step {
    /// Its name in rulebook files.
    pub name: &'static str,
    /// Fields that every such format must have, of that type.
    pub needs: &'static [Need],
    /// What an act of it is in the table's words.
    pub read: fn(&Format, &Fields) -> On,
}

/// States and moves.
#[derive(Debug)]
pub struct Table {
    /// The first state.
    pub start: &'static str,
    /// States in which nothing is awaited any more.
    pub ends: &'static [&'static str],
    /// Rows; the first that fits is taken.
    pub moves: &'static [Move],
}

/// One row.
#[derive(Debug)]
pub struct Move {
    /// In which states.
    pub from: &'static [&'static str],
    /// On what.
    pub on: On,
    /// By whom.
    pub who: Who,
    /// Into which state, or [`STAYS`].
    pub to: &'static str,
    /// What its debtor now owes.
    pub owes: &'static [Debt],
    /// Which of its maker's debts it meets.
    pub meets: &'static [Debt],
    /// Whether every debt of the case that is still unmet is no longer asked for.
    pub lifts: bool,
    /// What must hold besides.
    pub when: Option<&'static Guard>,
}

/// The target of a move that leaves the state as it is.
pub const STAYS: &str = "=";

/// What a table cannot say.
#[derive(Debug)]
pub struct Guard {
    /// Its key in phrases.
    pub key: &'static str,
    /// What it means that it does not hold, where no other row fits.
    pub otherwise: Blocked,
    /// Whether it holds now, for a leg's move with that leg.
    pub holds: fn(&Case, Option<&Leg>, &Happening) -> bool,
}

/// A row.
const fn on(from: &'static [&'static str], on: On, who: Who, to: &'static str) -> Move {
    Move { from, on, who, to, owes: &[], meets: &[], lifts: false, when: None }
}

impl Move {
    const fn owes(mut self, debts: &'static [Debt]) -> Move {
        self.owes = debts;
        self
    }
    const fn meets(mut self, debts: &'static [Debt]) -> Move {
        self.meets = debts;
        self
    }
    const fn lifts(mut self) -> Move {
        self.lifts = true;
        self
    }
    const fn when(mut self, guard: &'static Guard) -> Move {
        self.when = Some(guard);
        self
    }

    /// The state after it.
    pub fn lands(&self, from: &'static str) -> &'static str {
        if self.to == STAYS { from } else { self.to }
    }
}

impl Table {
    /// Every state, in the order in which rows name them.
    pub fn states(&self) -> Vec<&'static str> {
        let mut out = vec![self.start];
        let named = self.moves.iter().flat_map(|m| m.from.iter().copied().chain([m.to])).filter(|s| *s != STAYS);
        named.chain(self.ends.iter().copied()).for_each(|s| {
            if !out.contains(&s) {
                out.push(s);
            }
        });
        out
    }

    /// The rows that can be taken in a state, with their numbers: no row above that always fits takes their place.
    pub fn offers(&self, state: &str) -> Vec<(usize, &Move)> {
        let here = |m: &Move| m.from.contains(&state);
        let hides = |above: &Move, m: &Move| {
            let anyway = above.when.is_none() && here(above);
            anyway && above.on == m.on && (above.who == m.who || above.who == Who::Member)
        };
        let rows = self.moves.iter().enumerate();
        rows.filter(|(n, m)| here(m) && !self.moves[..*n].iter().any(|above| hides(above, m))).collect()
    }

    /// The row that `on` takes in `state`, for one who may take the rows that `may` says and of whom guards say `holds`.
    ///
    /// # Errors
    /// Why no row fits: the best reason there is, so that a draft can say what to do.
    pub fn pick(
        &self,
        state: &'static str,
        on: On,
        may: impl Fn(Who) -> Result<(), Blocked>,
        holds: impl Fn(&Guard) -> bool,
    ) -> Result<&'static Move, Blocked> {
        let mut why = Blocked::NoSuchMove;
        for row in self.moves.iter().filter(|m| m.on == on) {
            if let Err(no) = may(row.who) {
                why = no;
                continue;
            }
            match row.when.filter(|g| !holds(g)) {
                _ if !row.from.contains(&state) => why = why.max(self.too_early_or_late(state, row)),
                Some(guard) => why = why.max(guard.otherwise),
                None => return Ok(row),
            }
        }
        Err(why)
    }

    fn too_early_or_late(&self, state: &'static str, row: &Move) -> Blocked {
        if row.to != STAYS && self.reaches(row.to, state) {
            Blocked::AlreadyDone
        } else if self.ends.contains(&state) {
            Blocked::Closed
        } else {
            Blocked::NotNow
        }
    }

    /// Whether any row is about `on`.
    pub fn knows(&self, on: On) -> bool {
        self.moves.iter().any(|m| m.on == on)
    }

    /// Whether `to` can be reached from `from`, by acts or by itself.
    pub fn reaches(&self, from: &'static str, to: &str) -> bool {
        let mut seen = vec![from];
        let mut at = 0;
        while let Some(state) = seen.get(at).copied() {
            at += 1;
            for m in self.moves.iter().filter(|m| m.from.contains(&state) && m.who != Who::Clock) {
                let next = m.lands(state);
                if !seen.contains(&next) {
                    seen.push(next);
                }
            }
        }
        seen.contains(&to)
    }
}
