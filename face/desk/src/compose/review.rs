//! The last look before a signature: what each reader will read, who they are, what clock it starts, what stays for good.

use super::write::{Sizes, reading, sizes};
use super::{Preview, Refused, Subject, summary, title};
use crate::frame::Frame;
use crate::html::Markup;
use askama::Template;
use situation::views::DebtView;

/// What follows from an act once it is in the record, told beforehand by the same engine.
#[derive(Debug, Clone, Default)]
pub struct Follows {
    /// Who will owe what by when, if it enters the record now.
    pub owed: Vec<DebtView>,
    /// What it meets or lifts.
    pub met: Vec<DebtView>,
}

/// What the review shows.
pub struct Review<'a> {
    /// The draft's name.
    pub id: &'a str,
    /// The act as it is shown here: only that is signed.
    pub reviewed: String,
    /// Whether it was another one when it was to be signed.
    pub changed: bool,
    /// What it is.
    pub subject: &'a Subject,
    /// As it will be read, once for each language of the mechanism; the officer's own first.
    pub readings: Vec<Preview>,
    /// What follows.
    pub follows: Follows,
    /// What is wrong with it by now.
    pub refused: Vec<Refused>,
    /// Whether two officers sign it.
    pub grave: bool,
    /// A second officer is awaited: since when and until when, milliseconds; who has re-entered its facts.
    pub waiting: Option<(u64, u64, Option<String>)>,
    /// Who is called at each rung if nobody answers: rung, after how long, seconds.
    pub ladder: Vec<(u64, u64)>,
}

#[derive(Template)]
#[template(path = "compose/review.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    w: &'a Review<'a>,
    title: Markup,
    errors: Vec<(Option<String>, Markup, Markup)>,
    first: Markup,
    others: Vec<(String, String, Markup, Markup)>,
}

/// The review of a draft.
pub fn review(f: &Frame<'_>, w: &Review<'_>) -> String {
    let mut readings = w.readings.iter();
    let first = readings.next().map_or_else(Markup::default, |p| reading(f, &w.subject.what, p, false));
    let other = |p: &Preview| {
        let r = crate::reader::Reader::new(f.words, &p.lang);
        let said = p.phrase.as_ref().map_or_else(Markup::default, |said| r.phrase(said));
        (p.lang.clone(), r.dir().to_owned(), Markup::text(f.words.own_name(&p.lang)), said)
    };
    let page = Page {
        f,
        w,
        title: title(f, &w.subject.what),
        errors: summary(f, w.subject, &w.refused),
        first,
        others: readings.map(other).collect(),
    };
    page.render().expect("a template writes into memory")
}

impl Page<'_> {
    fn burst(&self) -> Option<(usize, Sizes)> {
        let len = self.w.readings.first()?.burst_len?;
        Some((len, sizes(len)))
    }

    /// Who is called at a rung.
    fn rung(&self, n: &u64) -> Markup {
        let r = self.f.r();
        r.pieces("case_rung", &[("n", (*n).into())], &[("who", r.t(format!("rung_{n}")))])
    }

    fn readers(&self) -> &[String] {
        self.w.readings.first().map_or(&[], |p| &p.readers)
    }
}
