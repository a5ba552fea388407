//! Files of evidence: what a form says before and after one is handed in, the panel of a case, the page of one with its
//! custody. Nothing of a file stands in these pages but what its act says of it.

use crate::frame::{Frame, Role};
use crate::html::Markup;
use crate::reader::Reader;
use askama::Template;

/// A file that was handed in at this desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// SHA-256 of the copy that others get, in hexadecimal.
    pub hash: String,
    /// Its name.
    pub name: String,
    /// Its type.
    pub media_type: String,
    /// Bytes.
    pub len: u64,
    /// What it told beside its picture: `location`, `device`, `time`, `other`.
    pub found: Vec<String>,
    /// SHA-256 of the original, if that was taken out.
    pub original: Option<String>,
    /// Whether files of this type are looked into.
    pub known: bool,
}

/// A file that an act names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Record number of the act.
    pub act: u64,
    /// Which of its files, from 1.
    pub number: u64,
    /// Who handed it in.
    pub author: String,
    /// The officer's number, as the author gave it.
    pub officer: u64,
    /// When its act was included.
    pub at_ms: u64,
    /// Its name.
    pub name: String,
    /// Its type.
    pub media_type: String,
    /// Bytes.
    pub len: u64,
    /// SHA-256 of its content.
    pub hash: String,
    /// SHA-256 of the original, if this is a copy without some of its data.
    pub original: Option<String>,
    /// Whether the original is kept at this desk.
    pub original_here: bool,
    /// The format of its act, and its choices of what it is and where it comes from.
    pub format: String,
    /// What it is.
    pub kind: Option<String>,
    /// Where it comes from, as its author says.
    pub basis: Option<String>,
    /// When it was made, as its author says, seconds since 1970.
    pub taken_s: Option<i64>,
    /// Whether its place is kept coarse: opening it is told to the author.
    pub coarse: bool,
    /// `here`, `awaited`, `broken`.
    pub state: String,
    /// Who was asked for it in vain, and when last.
    pub asked: Option<(Vec<String>, u64)>,
    /// Members that this node has it from or gave it to.
    pub held_by: Vec<(String, u64)>,
    /// Officers of this desk who opened it: number, when, whether the original.
    pub openings: Vec<(u64, u64, bool)>,
}

impl Item {
    /// Whether a browser may show it in place: a picture that can hold no script.
    pub fn is_picture(&self) -> bool {
        matches!(self.media_type.as_str(), "image/jpeg" | "image/png" | "image/webp")
    }

    fn choice(&self, f: &Frame<'_>, field: &str, key: Option<&String>) -> Markup {
        let set = format!("{}_{field}", self.format);
        key.map_or_else(|| f.r().t("desk_i-not-said"), |key| f.r().choice(set, key))
    }

    fn is_party(&self, f: &Frame<'_>) -> bool {
        f.members.iter().any(|m| m.name == self.author && matches!(m.role, Role::A | Role::B))
    }

    fn icon(&self) -> &'static str {
        match self.state.as_str() {
            "here" => "check",
            "broken" => "cross",
            _ => "clock",
        }
    }

    fn state_words(&self, f: &Frame<'_>) -> Markup {
        f.r().t(match self.state.as_str() {
            "here" => "desk_i-state-here",
            "broken" => "desk_i-state-broken",
            _ => "desk_i-state-awaited",
        })
    }

    fn address(&self) -> String {
        format!("/record/{}/items/{}", self.act, self.number)
    }
}

/// What such data is, in words.
pub(crate) fn found(r: Reader<'_>, found: &[String]) -> Markup {
    let word = |f: &String| match f.as_str() {
        "location" => "desk_i-found-location",
        "device" => "desk_i-found-device",
        "time" => "desk_i-found-time",
        _ => "desk_i-found-other",
    };
    let words: Vec<String> = found.iter().map(|f| r.plain(word(f), &[])).collect();
    Markup::text(&words.join(" · "))
}

#[derive(Template)]
#[template(path = "items/panel.html")]
struct Panel<'a> {
    f: &'a Frame<'a>,
    items: &'a [Item],
    /// Where another one is handed in.
    add: Option<String>,
}

/// The files of a case or an act; nothing where there are none and none may be added.
pub(crate) fn panel(f: &Frame<'_>, items: &[Item], add: Option<String>) -> Option<Markup> {
    let add = add.filter(|_| f.may_sign());
    if items.is_empty() && add.is_none() {
        return None;
    }
    Some(Markup::raw(Panel { f, items, add }.render().expect("a template writes into memory")))
}

/// The page of one file.
pub struct ItemPage<'a> {
    /// The file.
    pub item: &'a Item,
    /// What was typed as the reason, if it has to be given again.
    pub reason: String,
    /// What was refused, and what to do.
    pub wrong: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "items/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    i: &'a Item,
    p: &'a ItemPage<'a>,
}

/// One file with its custody, and how it is opened.
pub fn item(f: &Frame<'_>, page: &ItemPage<'_>) -> String {
    Page { f, i: page.item, p: page }.render().expect("a template writes into memory")
}
