//! What kind of statement it is, by its verb and its words. By the guide in test/press/README.md, 14.

use crate::language::{Language, any};
use serde::Deserialize;

/// Kinds of statements, in the order in which they go before each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// What somebody is said to have undertaken or agreed.
    Commitment,
    /// What is asked of another.
    Demand,
    /// A claim of somebody contradicted.
    Denial,
    /// What the holder holds or refuses.
    Position,
    /// What is said to have happened or not.
    Fact,
    /// A judgement of conduct, cause or meaning.
    Interpretation,
}

impl Kind {
    /// Its code in a draft.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Commitment => "commitment",
            Kind::Demand => "demand",
            Kind::Denial => "denial",
            Kind::Position => "position",
            Kind::Fact => "fact",
            Kind::Interpretation => "interpretation",
        }
    }
}

/// The kind of what a verb of saying of kind `verb` tells in these words; `holds` says whether the speaker is one who can
/// hold a position (a government, a delegation), not one who tells.
pub(crate) fn of_words(language: &Language, verb: Kind, words: &str, holds: bool) -> Kind {
    let k = &language.kinds;
    if any(words, &k.commitment) {
        return Kind::Commitment;
    }
    if any(words, &k.demand) {
        return Kind::Demand;
    }
    if any(words, &k.denial) {
        return Kind::Denial;
    }
    if verb == Kind::Interpretation {
        return Kind::Interpretation;
    }
    if any(words, &k.position) || (verb == Kind::Position && holds) {
        return Kind::Position;
    }
    if !any(words, &k.fact) && any(words, &k.interpretation) {
        return Kind::Interpretation;
    }
    Kind::Fact
}
