//! Writing an act: choose what, fill in the form that its definition makes, see it as its reader will, review, sign, and
//! see what follows. And notices of danger, which go at once, and acts that a second officer signs.

mod confirm;
mod control;
mod danger;
mod offer;
mod parts;
mod review;
mod sent;
mod write;

pub use confirm::{Fact, Second, Waiting, confirm};
pub use danger::{Danger, danger};
pub use offer::{Offer, Offered, Own, offer};
pub use parts::{Form, join, spread, step};
pub use review::{Follows, Review, review};
pub use sent::{SentPage, sent};
pub use write::{Preview, Writing, write};

use crate::frame::Frame;
use crate::html::Markup;
use ::rulebook::{Arg, FieldDef, Phrase};

/// What an officer writes.
#[derive(Debug, Clone)]
pub struct Subject {
    /// A format's name, or a kernel act's key.
    pub what: String,
    /// Its fields in the order of their numbers.
    pub fields: Vec<Spec>,
    /// Whether it is sent in clear.
    pub public: bool,
    /// Whether an emergency may lift a lead time of it.
    pub lead: bool,
    /// Its own precedence, where it has one.
    pub precedence: Option<String>,
    /// The case it belongs to: its number, its address, what it says.
    pub case: Option<(u64, String, Option<Phrase>)>,
    /// The case it speaks of without being part of it: its number, its address, what is awaited there.
    pub about: Option<(u64, String, Option<Phrase>)>,
    /// Whether it asks something of members that the author may name.
    pub addressed: bool,
}

impl Subject {
    /// Whether there is free text in it, so that its language is asked.
    pub fn has_text(&self) -> bool {
        let text = |def: &FieldDef| def.kind == act::Kind::Text;
        self.fields.iter().any(|s| text(&s.def) || s.def.group.iter().any(text))
    }

    /// Whether a file may be handed in with it.
    pub fn has_file(&self) -> bool {
        self.fields.iter().any(|s| s.def.kind == act::Kind::Evidence)
    }

    /// The typed fields of a form, by name, in the typed notation; what was not filled in is left out.
    pub fn typed(&self, form: &Form) -> Form {
        let one = |spec: &Spec| (spec.def.name.clone(), join(&spec.def, &format!("f-{}", spec.def.name), form));
        self.fields.iter().map(one).filter(|(_, text)| !text.is_empty()).collect()
    }
}

/// A field of a form.
#[derive(Debug, Clone)]
pub struct Spec {
    /// Its definition.
    pub def: FieldDef,
    /// The set of its choices' words.
    pub set: String,
    /// The format whose label it bears; a kernel act's field bears one of the desk's.
    pub format: Option<String>,
    /// An example of the notation.
    pub example: String,
}

impl Spec {
    /// Its label as `words` makes it.
    fn words(&self, f: &Frame<'_>) -> String {
        self.words_for(f.r())
    }

    fn words_for(&self, r: crate::reader::Reader<'_>) -> String {
        match &self.format {
            Some(format) => r.label_text(format, &self.def.name),
            None => r.text(kernel_label(&self.def.name)),
        }
    }
}

/// The labels of the kernel acts' fields.
fn kernel_label(field: &str) -> &'static str {
    match field {
        "until" => "desk_until",
        "reason" => "desk_reason",
        "grounds" => "desk_grounds",
        "effective" => "desk_c-effective",
        "emergency" => "desk_c-emergency-too",
        "valid" => "desk_c-other-time",
        "stance" => "level_position",
        "channel" => "desk_c-line",
        "lang" => "desk_c-lang",
        "act" => "desk_w-act",
        "of" => "desk_w-of",
        "to" => "desk_w-to",
        "items" => "desk_w-items",
        _ => "col_value",
    }
}

/// What is wrong with a draft, in the officer's language.
#[derive(Debug, Clone)]
pub struct Refused {
    /// The field it is about.
    pub field: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

/// A field and its value as sentences show it.
#[derive(Debug, Clone)]
pub struct Said {
    /// The field.
    pub spec: Spec,
    /// Its value.
    pub value: Arg,
}

/// The title of an act of this kind.
fn title(f: &Frame<'_>, what: &str) -> Markup {
    Markup::text(&f.r().kind_text(Some(what)))
}

/// What is refused, each with a link to its field.
pub(crate) fn summary(f: &Frame<'_>, subject: &Subject, refused: &[Refused]) -> Vec<(Option<String>, Markup, Markup)> {
    let one = |r: &Refused| {
        let of = r.field.as_deref().map(|field| field.split('[').next().unwrap_or(field));
        let spec = of.and_then(|field| subject.fields.iter().find(|s| s.def.name == field));
        let what = match spec {
            // A sentence that names its field needs no label before it.
            Some(spec) if words::plain(&r.what).contains(&words::plain(&spec.words(f))) => Markup::text(&r.what),
            Some(spec) => {
                let label = Markup::text(&spec.words(f));
                f.r().pieces("desk_labelled", &[("what", r.what.clone().into())], &[("label", label)])
            }
            None => Markup::text(&r.what),
        };
        (spec.map(|s| format!("f-{}", s.def.name)), what, Markup::text(&r.remedy))
    };
    refused.iter().map(one).collect()
}
