//! Exact places that their owner sealed to a few: how they are opened, and who has opened them.

use crate::frame::Frame;
use askama::Template;
use situation::views::PlaceOpening;

/// How the places of an act are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Places {
    /// As they were written.
    #[default]
    Plain,
    /// To within five kilometres: their owner sealed them to a few readers.
    Coarse(Asked),
    /// Exactly, because an officer has just opened them: what the act says, and the act that told its owner so.
    Opened(rulebook::Phrase, String),
}

/// What was typed to open them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Why.
    pub reason: String,
    /// What was wrong with that, and what to do; in the reader's language.
    pub wrong: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "places/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    openings: &'a [PlaceOpening],
}

/// Every opening that this desk may know of, the latest first.
pub fn openings(f: &Frame<'_>, openings: &[PlaceOpening]) -> String {
    Page { f, openings }.render().expect("a template writes into memory")
}
