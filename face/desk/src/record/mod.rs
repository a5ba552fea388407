//! The record and its proofs: the whole of it in pages, a search, one act with what its proof shows and does not show.

use crate::frame::Frame;
use crate::html::Markup;
use crate::places::Places;
use askama::Template;
use situation::views::{ActLine, PlaceOpening};

/// What was asked of the record.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Words in it.
    pub text: String,
    /// By this member.
    pub author: String,
    /// In this channel, by name.
    pub channel: String,
    /// Before this record number.
    pub before: Option<u64>,
    /// Names of all channels of the viewer.
    pub channels: Vec<String>,
    /// A record number to go on from, if there is more.
    pub older: Option<u64>,
    /// Only after this record number.
    pub after: Option<u64>,
    /// What other members say they have seen.
    pub gossip: Vec<Gossip>,
}

/// What one member says of the record: by the checkpoint that its node shows, and by its own latest act.
#[derive(Debug, Clone)]
pub struct Gossip {
    /// Who.
    pub member: String,
    /// Size of the newest checkpoint its node showed, when, and whether it is of this record; `None` if that is not yet
    /// known.
    pub shown: Option<(u64, u64, Option<bool>)>,
    /// Leaves that the author of its latest act had seen, that act's number, and its time.
    pub seen: Option<(u64, u64, u64)>,
}

impl Search {
    fn is_any(&self) -> bool {
        self.text.is_empty() && self.author.is_empty() && self.channel.is_empty()
    }
}

#[derive(Template)]
#[template(path = "record/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    s: &'a Search,
    acts: &'a [ActLine],
    query: String,
}

/// The record, or what was found in it; `acts` from the oldest to the latest.
pub fn record(f: &Frame<'_>, search: &Search, acts: &[ActLine]) -> String {
    let one = |b: u8| match b {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(b).to_string(),
        b => format!("%{b:02X}"),
    };
    let part = |(name, value): (&str, &String)| format!("&{name}={}", value.bytes().map(one).collect::<String>());
    let parts = [("text", &search.text), ("author", &search.author), ("channel", &search.channel)];
    let query = parts.into_iter().filter(|(_, v)| !v.is_empty()).map(part).collect();
    Page { f, s: search, acts, query }.render().expect("a template writes into memory")
}

/// One act of the record.
pub struct ActPage<'a> {
    /// The act.
    pub act: &'a ActLine,
    /// Where its case is shown.
    pub case: Option<String>,
    /// Who can read it.
    pub readers: Vec<String>,
    /// How its places are shown.
    pub places: Places,
    /// Who has opened them, as far as this desk may know it.
    pub openings: Vec<PlaceOpening>,
    /// The files that it names.
    pub items: Vec<crate::Item>,
}

#[derive(Template)]
#[template(path = "record/act.html")]
struct One<'a> {
    f: &'a Frame<'a>,
    p: &'a ActPage<'a>,
    a: &'a ActLine,
    proof: Vec<(&'static str, Markup, Markup)>,
}

/// One act with its proof.
pub fn act(f: &Frame<'_>, page: &ActPage<'_>) -> String {
    let a = page.act;
    let one = One { f, p: page, a, proof: proof(f, a.index, &a.author, a.at_ms) };
    one.render().expect("a template writes into memory")
}

/// The sentences of a proof: icon, what holds, by what. A line that does not hold yet says so.
pub(crate) fn proof(f: &Frame<'_>, index: u64, author: &str, at_ms: u64) -> Vec<(&'static str, Markup, Markup)> {
    let (r, p) = (f.r(), &f.picture);
    let witnessed = index < p.witnessed;
    let args = [("k", p.cosigners.len().into()), ("n", p.witnesses.into()), ("q", p.quorum.into())];
    vec![
        ("check", r.pieces("verify_signed", &[], &[("by", r.name(author))]), r.t("desk_signed-how")),
        (
            "check",
            r.pieces("verify_placed", &[], &[("index", f.number(index)), ("time", f.exactly(at_ms))]),
            r.t("desk_placed-how"),
        ),
        match witnessed {
            true => ("check", r.say("verify_witnessed", &args), Markup::text(&p.cosigners.join(" · "))),
            false => ("clock", r.say("desk_not-witnessed", &args), r.t("desk_not-witnessed-how")),
        },
        match witnessed {
            true => (
                "check",
                r.pieces("verify_unchanged", &[], &[("size", f.number(p.witnessed))]),
                r.pieces("desk_checked-here", &[], &[("time", f.exactly(f.now_ms))]),
            ),
            false => ("clock", r.t("desk_unchanged-later"), Markup::default()),
        },
    ]
}
