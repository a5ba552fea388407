//! The form, and beside it the act as its reader will see it.

use super::control::Drawing;
use super::{Form, Refused, Said, Subject, summary, title};
use crate::frame::Frame;
use crate::html::Markup;
use crate::items::Handed;
use crate::reader::Reader;
use crate::time;
use ::rulebook::Phrase;
use askama::Template;

/// The act as it stands, for a reader of one language.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// In which language it is shown.
    pub lang: String,
    /// What it says, as far as it says something.
    pub phrase: Option<Phrase>,
    /// Whether that is all it needs to say.
    pub whole: bool,
    /// Its values one by one.
    pub said: Vec<Said>,
    /// Who will read it.
    pub readers: Vec<String>,
    /// Whom it asks.
    pub to: Vec<String>,
    /// In which channel.
    pub channel: String,
    /// Length of one satellite message with it, bytes, if that could be told.
    pub burst_len: Option<usize>,
    /// Lead time that is asked and that is left, seconds.
    pub lead: Option<(u64, i64)>,
    /// Whether two officers sign it.
    pub grave: bool,
    /// What an amendment or a counter-proposal changes: as it stands, as it will be.
    pub changes: Vec<(Said, Said)>,
}

/// What the page of a draft shows.
pub struct Writing<'a> {
    /// Its name.
    pub id: &'a str,
    /// What it is to be.
    pub subject: &'a Subject,
    /// What was typed.
    pub form: &'a Form,
    /// As it will be read.
    pub preview: Preview,
    /// Where the proposal stands that it came of.
    pub proposal: Option<String>,
    /// What is wrong with it.
    pub refused: Vec<Refused>,
    /// Whether it was to be reviewed: only then is what is wrong an error, before it is something still to do.
    pub checked: bool,
    /// When it was last kept, milliseconds, if anything was typed.
    pub saved_ms: Option<u64>,
    /// That a second officer refused it or sent it back, and with which words.
    pub word: Option<(bool, String)>,
    /// The channels in which it may be said, by name.
    pub channels: Vec<String>,
    /// The members who may be asked.
    pub members: Vec<String>,
    /// Reasons that lift a lead time.
    pub reasons: Vec<String>,
    /// The zones of the rulebook, by name.
    pub zones: Vec<String>,
    /// Acts that may be referred to: number and what kind.
    pub acts: Vec<(u64, Option<String>)>,
    /// What was handed in here, of what it names.
    pub items: Vec<Handed>,
}

#[derive(Template)]
#[template(path = "compose/write.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    w: &'a Writing<'a>,
    title: Markup,
    controls: Vec<Markup>,
    errors: Vec<(Option<String>, Markup, Markup)>,
    open: Vec<(Markup, Markup)>,
    reading: Markup,
}

/// The page of a draft.
pub fn write(f: &Frame<'_>, w: &Writing<'_>) -> String {
    let day = time::day(f.now_ms);
    let refused: &[Refused] = if w.checked { &w.refused } else { &[] };
    let drawing = Drawing { f, items: &w.items, form: w.form, refused, zones: &w.zones, day: &day };
    let remarks = summary(f, w.subject, &w.refused);
    let errors = if w.checked { remarks.clone() } else { Vec::new() };
    let page = Page {
        f,
        w,
        title: title(f, &w.subject.what),
        controls: w.subject.fields.iter().map(|spec| drawing.control(spec)).collect(),
        errors,
        open: remarks.into_iter().map(|(_, what, remedy)| (what, remedy)).collect(),
        reading: reading(f, &w.subject.what, &w.preview, true),
    };
    page.render().expect("a template writes into memory")
}

#[derive(Template)]
#[template(path = "compose/reading.html")]
struct Read<'a> {
    f: &'a Frame<'a>,
    r: Reader<'a>,
    p: &'a Preview,
    kind: Markup,
    tabs: bool,
    changes: Vec<(Markup, Markup, Markup)>,
}

/// The act as a reader of that language sees it: the same words that the reader's own desk uses.
pub(super) fn reading(f: &Frame<'_>, what: &str, p: &Preview, tabs: bool) -> Markup {
    let r = Reader::new(f.words, &p.lang);
    let change =
        |(old, new): &(Said, Said)| (Markup::text(&new.spec.words_for(r)), r.value(&old.value), r.value(&new.value));
    let changes = p.changes.iter().map(change).collect();
    let read = Read { f, r, p, kind: Markup::text(&r.kind_text(Some(what))), tabs, changes };
    Markup::raw(read.render().expect("a template writes into memory"))
}

impl Read<'_> {
    fn label(&self, said: &Said) -> Markup {
        Markup::text(&said.spec.words_for(self.r))
    }
}

/// Sizes of one satellite message: bytes, its words, and whether the act fits it.
pub(super) type Sizes = [(usize, &'static str, bool); 3];

/// Which of them an act of this length fits.
pub(super) fn sizes(len: usize) -> Sizes {
    [
        (act::BURST_UP_MAX, "desk_c-burst-out"),
        (act::BURST_DOWN_MAX, "desk_c-burst-in"),
        (act::BURST_ROUTINE_MAX, "desk_c-burst-routine"),
    ]
    .map(|(max, id)| (max, id, len <= max))
}

impl Page<'_> {
    fn step(&self) -> u64 {
        super::step(self.w.form)
    }

    fn typed(&self, name: &str) -> &str {
        self.w.form.get(name).map_or("", String::as_str)
    }

    fn ticked(&self, member: &str) -> bool {
        self.w.form.contains_key(&format!("to.{member}"))
    }

    fn lang(&self) -> &str {
        self.w.form.get("lang").map_or(&self.f.lang, |l| l)
    }

    /// The sizes, with the step of the bar that the act fills.
    fn size(&self) -> Option<(usize, u64, Sizes)> {
        let len = self.w.preview.burst_len?;
        Some((len, time::step(len as u64, act::BURST_UP_MAX as u64), sizes(len)))
    }

    /// What the rules ask and the draft keeps to, as sentences.
    fn kept(&self) -> Vec<Markup> {
        let r = self.f.r();
        let mut out = Vec::new();
        if let Some((lead_s, left_s)) =
            self.w.preview.lead.filter(|(lead, left)| *left >= 0 && left.unsigned_abs() >= *lead)
        {
            let length = |s: u64| self.f.length(s.saturating_mul(1000));
            let args = [("lead", length(lead_s)), ("left", length(left_s.unsigned_abs()))];
            out.push(r.pieces("desk_c-lead-kept", &[], &args));
        }
        if self.w.preview.whole && self.w.refused.is_empty() {
            out.push(r.t("desk_c-all-kept"));
        }
        out
    }
}
