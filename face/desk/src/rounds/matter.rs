//! A matter of which others tell in public: what is told of it, and the accounts and claims point by point.

use super::accounts::rivals;
use crate::frame::Frame;
use crate::html::Markup;
use ::rulebook::Arg;
use askama::Template;
use situation::views::{MatterView, ToldView};

#[derive(Template)]
#[template(path = "rounds/matter.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    v: &'a MatterView,
    readers: &'a [String],
    /// What this member may write about it: the format and the address of its form.
    ways: Vec<(String, String)>,
    public: bool,
}

/// One matter. `readers` read its channel; `public`: whether anything about it is.
pub fn matter(f: &Frame<'_>, v: &MatterView, readers: &[String], ways: Vec<(String, String)>, public: bool) -> String {
    let ways = if f.may_sign() { ways } else { Vec::new() };
    Page { f, v, readers, ways, public }.render().expect("a template writes into memory")
}

impl<'a> Page<'a> {
    fn value(&self, arg: &Arg) -> Markup {
        self.f.r().value(arg)
    }

    fn rivals(&self) -> Markup {
        rivals(self.f, &self.v.accounts)
    }

    /// What is told, each kind once: where tellers differ they stand side by side.
    fn kinds(&self) -> Vec<(&'a Arg, Vec<&'a ToldView>)> {
        let mut out: Vec<(&Arg, Vec<&ToldView>)> = Vec::new();
        for told in &self.v.told {
            match out.iter_mut().find(|(what, _)| **what == told.what) {
                Some((_, all)) => all.push(told),
                None => out.push((&told.what, vec![told])),
            }
        }
        out
    }
}
