//! What was said in public about one act: statements with who has signed them, and accounts point by point. Nobody logs in
//! to it, it runs no script, and it shows nothing that is not public already.

use crate::assets;
use crate::html::Markup;
use crate::reader::{Num, Reader};
use askama::Template;
use situation::views::PublicTalk;
use words::Words;

/// The public page about one act.
pub struct About<'a> {
    /// The words of every language.
    pub words: &'a Words,
    /// The visitor's language.
    pub lang: String,
    /// Name of the mechanism.
    pub mechanism: String,
    /// Whether it is an exercise.
    pub exercise: bool,
    /// What everybody may read.
    pub talk: PublicTalk,
}

#[derive(Template)]
#[template(path = "verify/about.html")]
struct Page<'a> {
    p: &'a About<'a>,
    r: Reader<'a>,
    base: &'static str,
}

impl Page<'_> {
    fn moment(&self, at_ms: impl Num) -> Markup {
        super::moment(at_ms.num())
    }

    fn number(&self, n: impl Num) -> Markup {
        super::number(n.num())
    }

    fn says(&self, key: &str) -> String {
        format!("desk_rn-says-{key}")
    }
}

/// The page as a node serves it.
pub fn about(p: &About<'_>) -> String {
    let page = Page { p, r: Reader::new(p.words, &p.lang), base: assets::base() };
    page.render().expect("a template writes into memory")
}
