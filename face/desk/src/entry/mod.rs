//! Coming in: the page behind an enrolment link, the page for those who are not logged in, what is not there, and the
//! choice of a language. None of them shows anything of the record.

use crate::assets;
use crate::frame::Frame;
use crate::reader::Reader;
use askama::Template;
use words::Words;

/// A page for somebody who is not logged in.
pub struct Entry<'a> {
    /// The words of every language.
    pub words: &'a Words,
    /// The reader's language.
    pub lang: String,
    /// Name of the mechanism.
    pub mechanism: String,
    /// The member whose desk it is.
    pub member: String,
    /// What the page is about.
    pub state: State,
    /// Whether it is an exercise.
    pub exercise: bool,
    /// The one address at which passkeys work.
    pub origin: String,
}

/// What is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// An enrolment link.
    Invited {
        /// Its secret.
        secret: String,
        /// Whom it admits.
        officer: String,
        /// Whether it also admits for one session without a passkey.
        once: bool,
    },
    /// Nobody is logged in.
    Outside,
    /// The link was used, has lapsed, or never was.
    Spent,
    /// Too many tries; seconds to wait.
    Wait(u64),
    /// The officer's role does not allow it: what is so, what to do; in the reader's language.
    Refused(String, String),
    /// There is no such page.
    Missing,
    /// The form did not come from our own page, or from an older one.
    Stale,
    /// The node answers nothing now.
    Down,
}

impl State {
    fn key(&self) -> &'static str {
        match self {
            State::Invited { .. } => "desk_entry-invited",
            State::Outside => "desk_entry-outside",
            State::Spent => "desk_entry-spent",
            State::Wait(_) => "desk_entry-wait",
            State::Refused(..) => "desk_entry-refused",
            State::Missing => "desk_entry-missing",
            State::Stale => "desk_entry-stale",
            State::Down => "desk_entry-down",
        }
    }

    fn remedy(&self) -> String {
        format!("{}-do", self.key())
    }
}

#[derive(Template)]
#[template(path = "entry/page.html")]
struct Page<'a> {
    e: &'a Entry<'a>,
    r: Reader<'a>,
    base: &'static str,
}

/// The page.
pub fn entry(e: &Entry<'_>) -> String {
    let page = Page { e, r: Reader::new(e.words, &e.lang), base: assets::base() };
    page.render().expect("a template writes into memory")
}

#[derive(Template)]
#[template(path = "entry/languages.html")]
struct Languages<'a> {
    f: &'a Frame<'a>,
    back: &'a str,
}

/// The choice of a language, each under its own name.
pub fn languages(f: &Frame<'_>, back: &str) -> String {
    Languages { f, back }.render().expect("a template writes into memory")
}

#[derive(Template)]
#[template(path = "entry/failed.html")]
struct Failed<'a> {
    f: &'a Frame<'a>,
    what: &'a str,
    remedy: &'a str,
}

/// Inside the desk: what was asked for could not be done, and what to do.
pub fn failed(f: &Frame<'_>, what: &str, remedy: &str) -> String {
    Failed { f, what, remedy }.render().expect("a template writes into memory")
}
