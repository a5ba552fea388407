//! A notice of danger: one page of coded fields, and it goes.

use super::control::Drawing;
use super::{Form, Refused, Subject, summary, title};
use crate::frame::Frame;
use crate::html::Markup;
use crate::time;
use askama::Template;

/// What the page shows.
pub struct Danger<'a> {
    /// The draft's name, so that it is sent once.
    pub id: &'a str,
    /// What it is.
    pub subject: &'a Subject,
    /// What was typed.
    pub form: &'a Form,
    /// What is wrong with it.
    pub refused: Vec<Refused>,
    /// The zones of the rulebook.
    pub zones: Vec<String>,
    /// The channels in which it may be said.
    pub channels: Vec<String>,
    /// Who reads it in the one that is chosen.
    pub readers: Vec<String>,
}

#[derive(Template)]
#[template(path = "compose/danger.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    d: &'a Danger<'a>,
    title: Markup,
    controls: Vec<Markup>,
    errors: Vec<(Option<String>, Markup, Markup)>,
}

/// The page of a notice of danger.
pub fn danger(f: &Frame<'_>, d: &Danger<'_>) -> String {
    let day = time::day(f.now_ms);
    let drawing = Drawing { f, items: &[], form: d.form, refused: &d.refused, zones: &d.zones, day: &day };
    let page = Page {
        f,
        d,
        title: title(f, &d.subject.what),
        controls: d.subject.fields.iter().map(|spec| drawing.control(spec)).collect(),
        errors: summary(f, d.subject, &d.refused),
    };
    page.render().expect("a template writes into memory")
}

impl Page<'_> {
    fn step(&self) -> u64 {
        super::step(self.d.form)
    }

    fn channel(&self) -> &str {
        self.d.form.get("channel").or(self.d.channels.first()).map_or("", |c| c)
    }
}
