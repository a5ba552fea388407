//! The rulebook as people read it, and the keys that sign under it.

use crate::frame::Frame;
use crate::html::Markup;
use ::rulebook::{Arg, ByPrecedence, Rulebook};
use askama::Template;

/// What the page needs beside the rulebook.
pub struct Rules<'a> {
    /// The rulebook in force.
    pub rulebook: &'a Rulebook,
    /// Its hash, hexadecimal.
    pub hash: String,
    /// The mechanism's hash, hexadecimal.
    pub genesis: String,
    /// Every act key.
    pub keys: Vec<KeyRow>,
    /// Where the rulebook does not treat both parties alike: what, and the article that agreed it.
    pub asymmetries: Vec<(String, Option<String>)>,
}

/// One act key.
pub struct KeyRow {
    /// Short name.
    pub name: String,
    /// Whose.
    pub member: String,
    /// `desk`, `machine` or `field`.
    pub purpose: String,
    /// Identifier, hexadecimal.
    pub id: String,
    /// First record number at which it may sign.
    pub from: u64,
    /// First record number at which it may no longer sign.
    pub revoked: Option<u64>,
    /// Its highest serial in the record.
    pub highest: u64,
}

#[derive(Template)]
#[template(path = "rulebook/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    p: &'a Rules<'a>,
    clocks: Vec<(Markup, [Markup; 4])>,
    others: Vec<(Markup, Markup)>,
    rungs: Vec<(usize, Markup, Markup)>,
    silence: Vec<(Markup, Markup)>,
}

/// The rulebook and the keys.
pub fn rulebook(f: &Frame<'_>, page: &Rules<'_>) -> String {
    let (r, terms) = (f.r(), page.rulebook.terms());
    let span = |s: u64| r.value(&Arg::Duration(i64::try_from(s).unwrap_or(i64::MAX)));
    let four = |by: &ByPrecedence| ["flash", "immediate", "priority", "routine"].map(|p| span(seconds(by, p)));
    let clocks =
        [("debt_open", &terms.open_s), ("debt_read-back", &terms.read_back_s), ("debt_answer", &terms.query_s)];
    let others = [("debt_position", terms.position_within_s), ("debt_line-reply", terms.line_reply_s)];
    let silence = situation::procedures::Debt::ALL.map(|d| {
        let id = format!("silence_{}", terms.silence_on(d.key()).key());
        (r.title(format!("debt_{}", d.key())), r.t(&id))
    });
    let html = Page {
        f,
        p: page,
        clocks: clocks.into_iter().map(|(id, by)| (r.title(id), four(by))).collect(),
        others: others.into_iter().map(|(id, s)| (r.title(id), span(s))).collect(),
        rungs: terms.rung_s.iter().enumerate().map(|(n, s)| (n, r.t(format!("rung_{n}")), span(*s))).collect(),
        silence: silence.into_iter().collect(),
    };
    html.render().expect("a template writes into memory")
}

fn seconds(by: &ByPrecedence, precedence: &str) -> u64 {
    let all = act::Precedence::ALL.into_iter().find(|p| p.key() == precedence);
    all.map_or(0, |p| by.get(p))
}
