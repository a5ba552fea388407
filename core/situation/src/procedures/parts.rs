//! The parts that acts play in a round of talks, in a timeline or in a text, beside the procedures that they open: a format
//! names its part, and what it needs for that is found by name. So a rulebook may call its formats what it likes. Source:
//! DOMAIN 2.7 and 2.8.

use super::{Field, Need, guarantee};
use act::{Count, Instant, Kind, Name, Value};
use rulebook::{FieldDef, Fields, Format};

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

/// The text that something belongs to.
pub(crate) const DOCUMENT: Field<Name> = Field::named("document");
/// The number of a clause.
pub(crate) const CLAUSE_NUMBER: Field<String> = Field::named("number");
/// What a clause act or a revision is for.
pub(crate) const PURPOSE: Field<u64> = Field::named("purpose");
/// The heading of a clause.
pub(crate) const HEADING: Field<String> = Field::named("heading");
/// The act whose file a clause shows.
pub(crate) const SHOWS: Field<Name> = Field::named("shows");
/// The version of a clause that a stance is on.
pub(crate) const CLAUSE: Field<Name> = Field::named("clause");
/// The last act that a revision takes in.
pub(crate) const LAST: Field<Name> = Field::named("last");
/// The revision that is signed or deposited.
pub(crate) const REVISION: Field<Name> = Field::named("revision");
/// Whether a signature is final.
pub(crate) const MANNER: Field<u64> = Field::named("manner");
/// The side letter that a notice is of.
pub(crate) const LETTER: Field<Name> = Field::named("letter");
/// By what a text enters into force.
pub(crate) const ENTRY: Field<u64> = Field::named("entry");

/// The group of a statement's words in other languages than its author's.
pub(crate) const TRANSLATIONS: &str = "translations";

/// What the entries of a repeated group say of each language: its tag, which is the name of a choice, and a text.
pub(crate) fn by_language(group: &FieldDef, value: &Value, [tag, text]: [&str; 2]) -> Vec<(String, String)> {
    let Value::Group(entries) = value else { return Vec::new() };
    let inner = |name: &str| group.group.iter().find(|d| d.name == name);
    let (Some(tag), Some(text)) = (inner(tag), inner(text)) else { return Vec::new() };
    let read = |entry: &Vec<(u64, Vec<u8>)>| {
        let of = |def: &FieldDef| Value::decode(def.kind, &entry.iter().find(|(n, _)| *n == def.number)?.1).ok();
        match (of(tag)?, of(text)?) {
            (Value::Choice(code), Value::Text(text)) => Some((tag.choice_coded(code)?.name.clone(), text)),
            _ => None,
        }
    };
    entries.iter().filter_map(read).collect()
}

/// The hashes that a revision names, by language.
pub(crate) fn hashes(group: &FieldDef, value: &Value) -> Vec<(String, String)> {
    let all = by_language(group, value, ["tag", "sha256"]).into_iter();
    all.map(|(tag, hash)| (tag, hash.trim().to_owned())).collect()
}

/// What a statement, or the draft of one, says in other languages than its author's: tag and words of each translation.
pub(crate) fn translations(format: &Format, fields: &Fields) -> Vec<(String, String)> {
    let Some(def) = format.field(TRANSLATIONS) else { return Vec::new() };
    fields.get(&def.number).map(|value| by_language(def, value, ["language", "text"])).unwrap_or_default()
}

const fn group(name: &'static str) -> Need {
    Need { name, kind: Kind::Group, required: true }
}

/// The languages of a text: each choice is called as its tag.
const LANGUAGES: Need = Need { name: "languages", kind: Kind::Choices, required: true };

/// Every part.
pub static PARTS: [Part; 20] = [
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
    Part { name: "guarantee", needs: &[ABOUT.need(), guarantee::HOURS.need(), group("to")] },
    Part { name: "condition-state", needs: &[CONDITION.need(), STATE.need()] },
    Part { name: "matter", needs: &[TITLE.need(), group("told")] },
    Part { name: "text", needs: &[KIND.need(), ENTRY.need(), group("sides"), LANGUAGES] },
    Part { name: "clause", needs: &[DOCUMENT.need(), CLAUSE_NUMBER.need(), PURPOSE.need(), TEXT.need()] },
    Part { name: "stance", needs: &[CLAUSE.need(), STANCE.need()] },
    Part { name: "revision", needs: &[DOCUMENT.need(), LAST.need(), PURPOSE.need()] },
    Part { name: "text-signature", needs: &[REVISION.need(), MANNER.need()] },
    Part { name: "deposit", needs: &[REVISION.need()] },
    Part { name: "letter", needs: &[DOCUMENT.need(), LETTER.need()] },
];

/// The part of this name.
pub fn part(name: &str) -> Option<&'static Part> {
    PARTS.iter().find(|p| p.name == name)
}
