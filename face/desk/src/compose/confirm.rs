//! An act that another officer has written and that only goes with a second one: who sees it again, rebuilt from what is
//! to be signed, and re-enters two of its facts before there is a button to sign with.

use super::control::Drawing;
use super::write::reading;
use super::{Form, Preview, Refused, Spec, Subject, title};
use crate::frame::Frame;
use crate::html::Markup;
use askama::Template;

/// An act that waits for a second officer.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The draft's name.
    pub id: String,
    /// What it is.
    pub what: String,
    /// Who wrote it.
    pub officer: String,
    /// Whether that is the officer who looks.
    pub own: bool,
    /// When it lapses, milliseconds.
    pub until_ms: u64,
}

/// A fact that the second officer enters anew.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Its field.
    pub spec: Spec,
}

/// What the second officer sees.
pub struct Second<'a> {
    /// Which act.
    pub waiting: &'a Waiting,
    /// What it is.
    pub subject: &'a Subject,
    /// As it will be read.
    pub preview: Preview,
    /// The facts to re-enter.
    pub facts: Vec<Fact>,
    /// What was entered.
    pub form: &'a Form,
    /// Which of them are not what is to be signed, or cannot be read.
    pub refused: Vec<Refused>,
    /// Whether both have been entered rightly, so that it may be signed.
    pub entered: bool,
    /// The zones of the rulebook.
    pub zones: Vec<String>,
}

#[derive(Template)]
#[template(path = "compose/confirm.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    w: &'a Second<'a>,
    title: Markup,
    controls: Vec<Markup>,
    reading: Markup,
}

/// The page of the second officer.
pub fn confirm(f: &Frame<'_>, w: &Second<'_>) -> String {
    let drawing = Drawing { f, items: &[], form: w.form, refused: &w.refused, zones: &w.zones, day: "" };
    let page = Page {
        f,
        w,
        title: title(f, &w.subject.what),
        controls: w.facts.iter().map(|fact| drawing.control(&fact.spec)).collect(),
        reading: reading(f, &w.subject.what, &w.preview, false),
    };
    page.render().expect("a template writes into memory")
}
