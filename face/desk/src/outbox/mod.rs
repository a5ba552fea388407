//! What was signed here and is not in the record yet: in which order it goes, how old it is, by which way, and what to do
//! with what was refused.

use crate::frame::{Frame, Queued};
use crate::html::Markup;
use askama::Template;

#[derive(Template)]
#[template(path = "outbox/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    waiting: Vec<&'a Queued>,
    refused: Vec<&'a Queued>,
}

/// The outbox.
pub fn outbox(f: &Frame<'_>) -> String {
    let (refused, waiting) = f.queued.iter().partition(|q| q.refused.is_some());
    Page { f, waiting, refused }.render().expect("a template writes into memory")
}

impl Page<'_> {
    /// By which way an act leaves now.
    fn route(&self) -> Markup {
        self.f.r().t(if self.f.picture.online { "desk_route-net" } else { "desk_route-none" })
    }
}
