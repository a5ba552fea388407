//! Rival accounts point by point: what each member says, and beside it, set apart, what is told of its side elsewhere.

use crate::frame::{Frame, alternat};
use crate::html::Markup;
use ::rulebook::Arg;
use askama::Template;
use situation::views::{AccountsView, ClaimView, PointCell, PointView};

#[derive(Template)]
#[template(path = "rounds/accounts.html")]
struct Accounts<'a> {
    f: &'a Frame<'a>,
    v: &'a AccountsView,
}

/// The table; nothing where no point was made.
pub(super) fn rivals(f: &Frame<'_>, v: &AccountsView) -> Markup {
    if v.points.is_empty() {
        return Markup::default();
    }
    Markup::raw(Accounts { f, v }.render().expect("a template writes into memory"))
}

impl Accounts<'_> {
    fn value(&self, arg: &Arg) -> Markup {
        self.f.r().value(arg)
    }

    /// The parties in the page's order, then others.
    fn columns(&self) -> Vec<&str> {
        self.order().into_iter().map(|n| self.v.members[n].as_str()).collect()
    }

    fn cells<'r>(&'r self, point: &'r PointView) -> Vec<(&'r str, &'r PointCell)> {
        let of = |n: usize| Some((self.v.members[n].as_str(), point.cells.get(n)?));
        self.order().into_iter().filter_map(of).collect()
    }

    fn order(&self) -> Vec<usize> {
        let (first, members) = (alternat(self.f), &self.v.members);
        let mut order: Vec<usize> = (0..members.len()).collect();
        order.sort_by_key(|n| first.iter().position(|p| *p == members[*n]).unwrap_or(usize::MAX));
        order
    }

    /// What is told of somebody on this member's side. It is no word of the member's own.
    fn told_of<'r>(&self, point: &'r PointView, member: &str) -> Vec<&'r ClaimView> {
        point.claims.iter().filter(|claim| claim.side.as_deref() == Some(member)).collect()
    }

    /// What is told of anybody else.
    fn told_of_none<'r>(&self, point: &'r PointView) -> Vec<&'r ClaimView> {
        let of_column = |claim: &&ClaimView| claim.side.as_ref().is_some_and(|side| self.v.members.contains(side));
        point.claims.iter().filter(|claim| !of_column(claim)).collect()
    }

    fn says(&self, key: &str) -> String {
        format!("desk_rn-says-{key}")
    }

    fn standing(&self, point: &PointView) -> String {
        format!("desk_rn-standing-{}", point.standing)
    }

    /// Who published it, when, and to whom it was ascribed there: the speaker stays in the sentence.
    fn ascribed(&self, claim: &ClaimView) -> Markup {
        let value = |arg: &Option<Arg>| arg.as_ref().map_or_else(Markup::default, |arg| self.f.r().value(arg));
        let id = if claim.published.is_some() { "desk_rn-ascribed" } else { "desk_rn-ascribed-undated" };
        let pieces =
            [("outlet", value(&claim.outlet)), ("time", value(&claim.published)), ("who", value(&claim.ascribed))];
        self.f.r().pieces(id, &[], &pieces)
    }
}
