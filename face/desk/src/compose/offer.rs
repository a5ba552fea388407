//! What this member may say in which channel, and what its officer has begun.

use super::title;
use crate::frame::Frame;
use crate::html::Markup;
use askama::Template;

/// One act that may be written.
#[derive(Debug, Clone)]
pub struct Offered {
    /// A format's name, or a kernel act's key.
    pub what: String,
    /// The procedure that it opens.
    pub opens: Option<String>,
    /// Whether it plays a part in a round of talks, whatever it opens.
    pub talks: bool,
    /// Whether it is a kernel act.
    pub kernel: bool,
    /// Whether it is sent in clear.
    pub public: bool,
    /// Whether two officers sign it: always, or with some choices.
    pub grave: Option<bool>,
    /// Whether it fits one satellite message whatever is in it.
    pub burst: bool,
    /// Whether it goes at once.
    pub at_once: bool,
}

/// A draft of this officer.
#[derive(Debug, Clone)]
pub struct Own {
    /// Its address.
    pub id: String,
    /// Which act.
    pub what: String,
    /// When it was last changed, milliseconds.
    pub saved_ms: u64,
    /// Whether a second officer is awaited.
    pub asked: bool,
    /// That a second officer refused it or sent it back, and with which words.
    pub word: Option<(bool, String)>,
}

/// What the page of a new act shows.
pub struct Offer {
    /// This member's channels, by name.
    pub channels: Vec<String>,
    /// The one that was chosen.
    pub channel: String,
    /// Who reads what is said there.
    pub readers: Vec<String>,
    /// What may be said there.
    pub offered: Vec<Offered>,
    /// What this officer has begun.
    pub drafts: Vec<Own>,
}

#[derive(Template)]
#[template(path = "compose/offer.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    o: &'a Offer,
    groups: Vec<(&'static str, Vec<&'a Offered>)>,
    at_once: Vec<&'a Offered>,
}

/// The groups in the order of the page, each with the words above it.
const GROUPS: [&str; 7] = [
    "desk_movements",
    "desk_incidents",
    "desk_c-contact",
    "desk_c-rights",
    "desk_c-watch",
    "desk_c-lines",
    "desk_c-public",
];

fn group(o: &Offered) -> &'static str {
    match o.opens.as_deref() {
        _ if o.public => "desk_c-public",
        _ if o.kernel => "desk_c-lines",
        _ if o.talks => "desk_c-contact",
        Some("notification") => "desk_movements",
        Some("contact" | "meeting" | "agenda" | "commitment" | "progress" | "guarantee" | "dispute") => {
            "desk_c-contact"
        }
        Some("protest" | "release") => "desk_c-rights",
        Some("watch" | "handover" | "drill") => "desk_c-watch",
        Some("link") => "desk_c-lines",
        Some(_) | None => "desk_incidents",
    }
}

/// The page of a new act.
pub fn offer(f: &Frame<'_>, offer: &Offer) -> String {
    let (at_once, other): (Vec<_>, Vec<_>) = offer.offered.iter().partition(|o| o.at_once);
    let of = |id| other.iter().copied().filter(|o| group(o) == id).collect::<Vec<_>>();
    let groups = GROUPS.into_iter().map(|id| (id, of(id))).filter(|(_, all)| !all.is_empty()).collect();
    Page { f, o: offer, groups, at_once }.render().expect("a template writes into memory")
}

impl Page<'_> {
    fn title(&self, what: &str) -> Markup {
        title(self.f, what)
    }
}
