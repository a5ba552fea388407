//! Letting more members read a sealed act: the form by which its key is handed to one of them, and the one by which some of
//! its items are opened to all, field by field, with what stays closed.

use crate::compose::{Form, Refused, Subject, summary};
use crate::frame::Frame;
use crate::html::Markup;
use ::rulebook::Arg;
use askama::Template;
use situation::views::ActLine;

/// A sealed act that more are to read.
pub struct Widened {
    /// The act.
    pub line: ActLine,
    /// Who reads it already.
    pub readers: Vec<String>,
    /// Who does not.
    pub others: Vec<String>,
    /// Its items, the format left out, which is always opened.
    pub items: Vec<WidenedItem>,
}

/// An item of it.
pub struct WidenedItem {
    /// As a form calls it.
    pub name: String,
    /// Its format and field; an item of the head has none.
    pub named: Option<(String, String)>,
    /// What it says; a place that somebody else sealed to a few, coarsely.
    pub value: Arg,
    /// Whether it is such a place, which only its owner may open.
    pub kept: bool,
    /// Whether it is to be opened.
    pub chosen: bool,
}

/// The page of such a draft.
pub struct Widening<'a> {
    /// The draft's name.
    pub id: &'a str,
    /// What it is to be.
    pub subject: &'a Subject,
    /// What was typed.
    pub form: &'a Form,
    /// The act.
    pub act: Widened,
    /// What is wrong, if it was to be reviewed.
    pub refused: Vec<Refused>,
    /// When it was last kept, milliseconds.
    pub saved_ms: Option<u64>,
    /// That a second officer refused it or sent it back, and with which words.
    pub word: Option<(bool, String)>,
}

#[derive(Template)]
#[template(path = "release/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    w: &'a Widening<'a>,
    a: &'a ActLine,
    errors: Vec<(Option<String>, Markup, Markup)>,
}

/// The page.
pub fn widening(f: &Frame<'_>, w: &Widening<'_>) -> String {
    let page = Page { f, w, a: &w.act.line, errors: summary(f, w.subject, &w.refused) };
    page.render().expect("a template writes into memory")
}

impl Page<'_> {
    fn discloses(&self) -> bool {
        self.w.subject.what == "disclose"
    }

    fn typed(&self, name: &str) -> &str {
        self.w.form.get(name).map_or("", String::as_str)
    }

    fn label(&self, item: &WidenedItem) -> Markup {
        match &item.named {
            Some((format, field)) => self.f.r().label(format, field),
            None => match item.name.strip_prefix("item-") {
                Some(number) => self.f.r().say("desk_w-item", &[("n", number.to_owned().into())]),
                None => self.f.r().t(head(&item.name)),
            },
        }
    }

    fn open(&self) -> impl Iterator<Item = &WidenedItem> {
        self.w.act.items.iter().filter(|item| item.chosen && !item.kept)
    }

    fn closed(&self) -> impl Iterator<Item = &WidenedItem> {
        self.w.act.items.iter().filter(|item| !item.chosen || item.kept)
    }

    fn reader(&self) -> Option<&str> {
        Some(self.typed("f-to")).filter(|to| !to.is_empty())
    }
}

/// The words for an item of the head.
fn head(name: &str) -> &'static str {
    match name {
        "office" => "desk_w-office",
        "officer" => "desk_w-officer",
        "case" => "desk_w-case",
        "refs" => "desk_w-refs",
        "to" => "desk_w-addressed",
        "mark" => "desk_w-mark",
        "lang" => "desk_c-lang",
        "emergency" => "desk_c-emergency",
        _ => "desk_w-history",
    }
}
