//! What was sent: its number, how far it is proven, and who owes what by when because of it.

use super::title;
use crate::frame::Frame;
use crate::html::Markup;
use ::rulebook::Phrase;
use askama::Template;
use situation::views::DebtView;

/// What the confirmation shows.
pub struct SentPage {
    /// Own name, such as `NORTH 12`.
    pub name: String,
    /// What it is.
    pub what: String,
    /// What it says.
    pub phrase: Option<Phrase>,
    /// Its record number, once it has one.
    pub index: Option<u64>,
    /// Whether the sequencer has promised its place.
    pub held: bool,
    /// Whether a quorum has signed over it.
    pub witnessed: bool,
    /// Why the sequencer refused it: what is wrong, what to do.
    pub refused: Option<(String, String)>,
    /// Who owes what by when because of it.
    pub owed: Vec<DebtView>,
    /// What it met.
    pub met: Vec<DebtView>,
    /// When it was signed, milliseconds.
    pub at_ms: u64,
    /// The second officer.
    pub second: Option<String>,
    /// Where its case is shown.
    pub case: Option<String>,
    /// Where the proposal stands that it came of.
    pub proposal: Option<String>,
}

#[derive(Template)]
#[template(path = "compose/sent.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    s: &'a SentPage,
    title: Markup,
    steps: [(&'static str, bool, Markup); 4],
}

/// The confirmation of an act that was sent.
pub fn sent(f: &Frame<'_>, s: &SentPage) -> String {
    let r = f.r();
    let placed = match s.index {
        Some(index) => r.pieces("desk_c-in-order", &[], &[("number", f.number(index))]),
        None => r.t("desk_c-in-order-later"),
    };
    let args =
        [("k", f.picture.cosigners.len().into()), ("n", f.picture.witnesses.into()), ("q", f.picture.quorum.into())];
    let witnessed = if s.witnessed { r.say("verify_witnessed", &args) } else { r.say("desk_not-witnessed", &args) };
    let steps = [
        ("desk_c-step-queued", true, r.t("desk_c-queued")),
        ("desk_c-step-held", s.held, r.t(if s.held { "desk_c-held" } else { "desk_c-held-later" })),
        ("desk_c-step-order", s.index.is_some(), placed),
        ("desk_c-step-witnessed", s.witnessed, witnessed),
    ];
    Page { f, s, title: title(f, &s.what), steps }.render().expect("a template writes into memory")
}
