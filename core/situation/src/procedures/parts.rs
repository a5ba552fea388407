//! The parts that acts play in a round of talks or in a timeline, beside the procedures that they open: a format names its
//! part, and what it needs for that is found by name. So a rulebook may call its formats what it likes. Source: DOMAIN 2.7
//! and 2.8.

use super::{Field, Need};
use act::{Count, Instant, Kind, Name};

/// A part, and the fields that every format which plays it must have.
#[derive(Debug)]
pub struct Part {
    /// Its name in rulebook files.
    pub name: &'static str,
    /// Fields, of that type.
    pub needs: &'static [Need],
}

/// The number of a round.
pub(crate) const NUMBER: Field<Count> = Field::named("round");
/// The round that something belongs to.
pub(crate) const ROUND: Field<Name> = Field::named("round");
/// The round before.
pub(crate) const FOLLOWS: Field<Name> = Field::named("follows");
/// What somebody speaks of.
pub(crate) const ABOUT: Field<Name> = Field::named("about");
/// When it was held.
pub(crate) const HELD: Field<Instant> = Field::named("held");
/// Where a side stands.
pub(crate) const STANCE: Field<u64> = Field::named("stance");
/// What is said.
pub(crate) const TEXT: Field<String> = Field::named("text");
/// What a matter is called.
pub(crate) const TITLE: Field<String> = Field::named("title");
/// The draft that was agreed.
pub(crate) const DRAFT: Field<Name> = Field::named("draft");
/// The statement that is signed.
pub(crate) const STATEMENT: Field<Name> = Field::named("statement");
/// What kind of condition.
pub(crate) const KIND: Field<u64> = Field::named("kind");
/// The condition that something is said of.
pub(crate) const CONDITION: Field<Name> = Field::named("condition");
/// Whether it stands.
pub(crate) const STATE: Field<u64> = Field::named("state");
/// From when.
pub(crate) const DAY: Field<Instant> = Field::named("day");
/// How the sides talk.
pub(crate) const MODE: Field<u64> = Field::named("mode");

const fn group(name: &'static str) -> Need {
    Need { name, kind: Kind::Group, required: true }
}

/// Every part.
pub static PARTS: [Part; 12] = [
    Part { name: "round", needs: &[NUMBER.need(), MODE.need(), group("proposed")] },
    Part { name: "delegation", needs: &[ROUND.need(), group("offices")] },
    Part { name: "position", needs: &[ABOUT.need(), STANCE.need()] },
    Part { name: "record", needs: &[ROUND.need(), HELD.need(), group("agreed")] },
    Part { name: "draft", needs: &[ABOUT.need(), TEXT.need()] },
    Part { name: "statement", needs: &[TEXT.need()] },
    Part { name: "signature", needs: &[STATEMENT.need()] },
    Part { name: "account", needs: &[ABOUT.need(), group("points")] },
    Part { name: "claim", needs: &[ABOUT.need(), group("points")] },
    Part { name: "condition", needs: &[KIND.need(), TEXT.need()] },
    Part { name: "condition-state", needs: &[CONDITION.need(), STATE.need()] },
    Part { name: "matter", needs: &[TITLE.need(), group("told")] },
];

/// The part of this name.
pub fn part(name: &str) -> Option<&'static Part> {
    PARTS.iter().find(|p| p.name == name)
}
