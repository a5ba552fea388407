//! Procedures as tables: who may make which move in which state, what is then owed, and which debts it meets.
//!
//! A procedure has two tables. The *course* belongs to the author and holds for the case as a whole; a *leg* is one
//! addressee's ladder, so that what one addressee does never moves another. Neither knows sides: a row names the author,
//! an addressee or any member, and both parties stand in the same rows. Source: DESIGN 3, HOUSE-STYLE 6.

mod check;
pub mod link;
pub mod notification;
pub mod query;

pub use check::check;

use crate::{Blocked, Case, Leg};
use act::{Kind, MemberKind, Stance, Value};
use rulebook::{Fields, Format};
use std::marker::PhantomData;

/// Every procedure.
pub const ALL: &[&Procedure] = &[&notification::PROCEDURE, &query::PROCEDURE, &link::PROCEDURE];

/// The procedure with this name.
pub fn named(name: &str) -> Option<&'static Procedure> {
    ALL.iter().find(|p| p.name == name).copied()
}

/// One life cycle.
#[derive(Debug)]
pub struct Procedure {
    /// Its name in rulebook files and phrases.
    pub name: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// Fields that every format which opens it must have, of that type.
    pub needs: &'static [Need],
    /// The case as a whole.
    pub course: Table,
    /// Each addressee.
    pub legs: Table,
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
    /// Its name in the manual.
    pub name: &'static str,
    /// What it means that it does not hold, where no other row fits.
    pub otherwise: Blocked,
    /// Whether it holds now, for a leg's move with that leg.
    pub holds: fn(&Case, Option<&Leg>, &Happening) -> bool,
}

/// What happened, as a table knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum On {
    /// The act that opens the case.
    Opening,
    /// Level 1.
    Delivered,
    /// Level 2.
    Opened,
    /// Level 3, as it is written.
    ReadBack,
    /// Level 3, not as it is written.
    Misread,
    /// Level 4.
    Disseminated,
    /// Level 5, yes.
    Comply,
    /// Level 5, on conditions.
    Conditional,
    /// Level 5, no.
    Object,
    /// Level 5, unable.
    CannotComply,
    /// A query's answer.
    Answer,
    /// A query's "not yet, but by then".
    Defer,
    /// Every leg has come to an end state.
    Settled,
    /// Changed fields.
    Amend,
    /// It will not take place; of a query: the question is withdrawn.
    Cancel,
    /// It has begun.
    Start,
    /// It is over.
    End,
    /// It goes ahead without a complete ladder.
    Override,
    /// More time is asked for.
    AskTime,
    /// Something in the case is disputed.
    Dispute,
    /// An act's key is handed to one more member.
    Release,
    /// An act is opened to all.
    Disclose,
    /// An act does not open to what it was committed to.
    Complaint,
    /// The line is reported up.
    LineUp,
    /// The line is reported degraded.
    LineDegraded,
    /// The line is reported down.
    LineDown,
    /// A member suspends the channel.
    Suspend,
    /// A member resumes it.
    Resume,
    /// Somebody asks whether the line is up.
    LineCheck,
    /// It is.
    LineReply,
    /// A debt of this kind is overdue.
    Due(Debt),
    /// The activity's window is over.
    Passed,
}

impl On {
    /// The event of a stance.
    pub fn stance(stance: Stance) -> On {
        match stance {
            Stance::Comply => On::Comply,
            Stance::Object => On::Object,
            Stance::CannotComply => On::CannotComply,
            Stance::Conditional => On::Conditional,
        }
    }
}

/// An event with what guards may ask of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happening {
    /// What.
    pub on: On,
    /// For level 4: whether at least one class of units was told.
    pub told: bool,
}

/// Who may make a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The member that opened the case.
    Author,
    /// The addressee whose leg it is.
    Addressee,
    /// Any member of the channel.
    Member,
    /// Nobody: time passed. Such a row changes what is shown, never what is stored.
    Clock,
    /// Nobody: it follows from the legs.
    Legs,
}

/// Kinds of debts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Debt {
    /// Level 2.
    Open,
    /// Level 3.
    ReadBack,
    /// Level 5.
    Position,
    /// Level 4.
    Disseminate,
    /// Answer of a query.
    Answer,
    /// Answer of a line check.
    LineReply,
}

impl Debt {
    /// Every kind.
    pub const ALL: [Debt; 6] =
        [Debt::Open, Debt::ReadBack, Debt::Position, Debt::Disseminate, Debt::Answer, Debt::LineReply];

    /// Its key in terms and phrases.
    pub fn key(self) -> &'static str {
        match self {
            Debt::Open => "open",
            Debt::ReadBack => "read-back",
            Debt::Position => "position",
            Debt::Disseminate => "disseminate",
            Debt::Answer => "answer",
            Debt::LineReply => "line-reply",
        }
    }

    /// Whether a member of this kind can owe it: only parties have units to tell and positions to take. Source: DOMAIN 2.2.
    pub fn falls_on(self, kind: MemberKind) -> bool {
        match self {
            Debt::Position | Debt::Disseminate => kind == MemberKind::Party,
            Debt::Open | Debt::ReadBack | Debt::Answer | Debt::LineReply => true,
        }
    }
}

/// A field that a procedure reads, typed: `case.get(&WINDOW)` gives a `Span`, never a string.
#[derive(Debug)]
pub struct Field<T> {
    need: Need,
    to: PhantomData<T>,
}

/// A field's name and type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Its name in the format.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// Whether every format that opens the procedure must have it, as a required field.
    pub required: bool,
}

/// A type that a field can be read as.
pub trait Typed: Sized {
    /// The field type it stands for.
    const KIND: Kind;
    /// Takes it out of a value.
    fn from_value(value: &Value) -> Option<Self>;
}

macro_rules! typed {
    ($($ty:ty, $kind:ident);+ $(;)?) => {$(
        impl Typed for $ty {
            const KIND: Kind = Kind::$kind;
            fn from_value(value: &Value) -> Option<Self> {
                match value { Value::$kind(v) => Some(v.clone()), _ => None }
            }
        }
    )+};
}
typed! { act::Span, Span; act::Place, Place; act::Instant, Instant; bool, YesNo; u64, Choice; }

impl<T: Typed> Field<T> {
    /// A field by its name.
    pub const fn named(name: &'static str) -> Field<T> {
        Field { need: Need { name, kind: T::KIND, required: false }, to: PhantomData }
    }

    /// That a procedure cannot do without it.
    pub const fn need(&self) -> Need {
        Need { required: true, ..self.need }
    }

    /// Its value among these fields, if it is there and of its type.
    pub fn of(&self, format: &Format, fields: &Fields) -> Option<T> {
        fields.get(&format.field(self.need.name)?.number).and_then(T::from_value)
    }
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
