//! What differs between a page and the same page as it was before, so that an open page gets only that.
//!
//! What this is: a page's outline, which is hashes of its parts and no text, and the steps that make of a page with the
//! one outline the page with the other. It promises that the steps end in the new page or are not given at all. It
//! deliberately does not know who holds which outline, and takes the key of its hashes from its caller: with a key that
//! is known, somebody could write a text that hashes like another and would not be seen to change.

mod outline;

pub use outline::{Outline, Sketch};

use outline::{Node, Span};
use std::fmt::Write;

/// Beyond so many pairs of children to compare, the parent is sent whole.
const PAIRS_MAX: usize = 250_000;
/// What one step costs beside what it carries, about.
const STEP: usize = 40;

/// The steps from an outline to a page, as templates: each is named by what it does and where, counted among the elements
/// of the page as it was. They are in the order in which no step moves the place of a later one. `None` if the part itself
/// is another.
///
/// What a step does is called as a browser calls it: `before`, `append`, `remove`, `replaceWith`; and `attributes-of`,
/// which leaves what stands in the element.
pub fn steps(part: &str, old: &Outline, new: &Sketch<'_>) -> Option<String> {
    let (was, is) = (old.nodes().first()?, new.nodes().first()?);
    let mut steps = Steps { old: old.nodes(), new, out: String::new() };
    if was.same != is.same {
        if was.shallow != is.shallow || was.nodes == 1 || is.nodes == 1 || (was.text, is.text) != (0, 0) {
            return None;
        }
        steps.children(0, 0, part)?;
    }
    Some(steps.out)
}

/// The one step that gives a part all of its content.
pub fn whole(part: &str, new: &Sketch<'_>) -> String {
    format!("<template id=\"whole {part}\">{}</template>", new.html())
}

struct Steps<'a> {
    old: &'a [Node],
    new: &'a Sketch<'a>,
    out: String,
}

/// Where the children of a node stand in the list that holds a tree in reading order.
fn children(nodes: &[Node], of: usize) -> Vec<usize> {
    let end = nodes.get(of).map_or(of, |n| of + n.nodes as usize);
    let mut out = Vec::new();
    let mut at = of + 1;
    while at < end {
        out.push(at);
        at += nodes.get(at).map_or(1, |n| (n.nodes as usize).max(1));
    }
    out
}

impl Steps<'_> {
    fn children(&mut self, was: usize, is: usize, path: &str) -> Option<()> {
        let (old, new) = (children(self.old, was), children(self.new.nodes(), is));
        let pairs = self.pairs(&old, &new)?;
        let (mut o, mut n) = (old.len(), new.len());
        // From the last to the first: then no step moves what is still to come.
        for (po, pn) in
            pairs.into_iter().rev().map(Some).chain([None]).map(|p| p.map_or((0, 0), |(a, b)| (a + 1, b + 1)))
        {
            if n > pn {
                let first = self.new.span(*new.get(pn)?)?.start;
                let last = self.new.span(*new.get(n - 1)?)?.end;
                match o < old.len() {
                    true => self.step("before", path, Some(o), first..last)?,
                    false => self.step("append", path, None, first..last)?,
                }
            }
            for gone in (po..o).rev() {
                self.step("remove", path, Some(gone), 0..0)?;
            }
            if po == 0 {
                break;
            }
            self.pair(*old.get(po - 1)?, *new.get(pn - 1)?, path, po - 1)?;
            (o, n) = (po - 1, pn - 1);
        }
        Some(())
    }

    /// One element that was there before and is there still.
    fn pair(&mut self, was: usize, is: usize, path: &str, at: usize) -> Option<()> {
        let (o, n) = (*self.old.get(was)?, *self.new.nodes().get(is)?);
        if o.same == n.same {
            return Some(());
        }
        let Span { start, tag_end, end } = *self.new.span(is)?;
        let before = self.out.len();
        let within = format!("{path} {at}");
        let stepped = match (o.text, n.text) {
            (0, 0) if o.nodes > 1 && n.nodes > 1 => self.children(was, is, &within).map(|()| true)?,
            (old, new) => old == new && self.between_text(was, is, &within)?,
        };
        if stepped {
            if o.shallow != n.shallow {
                self.step("attributes-of", path, Some(at), start..tag_end)?;
            }
            if self.out.len() - before <= end - start + STEP {
                return Some(());
            }
            self.out.truncate(before);
        }
        self.step("replaceWith", path, Some(at), start..end)
    }

    /// The children of an element whose own text stayed: each in its place, or none if another has come into one.
    fn between_text(&mut self, was: usize, is: usize, path: &str) -> Option<bool> {
        let (old, new) = (children(self.old, was), children(self.new.nodes(), is));
        let key = |nodes: &[Node], at: &usize| nodes.get(*at).map(|n| n.key);
        let alike = old.iter().zip(&new).all(|(o, n)| key(self.old, o) == key(self.new.nodes(), n));
        if old.is_empty() || old.len() != new.len() || !alike {
            return Some(false);
        }
        for (at, (o, n)) in old.into_iter().zip(new).enumerate() {
            self.pair(o, n, path, at)?;
        }
        Some(true)
    }

    fn step(&mut self, how: &str, path: &str, at: Option<usize>, html: std::ops::Range<usize>) -> Option<()> {
        let html = self.new.html.get(html)?;
        let at = at.map(|at| format!(" {at}")).unwrap_or_default();
        write!(self.out, "<template id=\"{how} {path}{at}\">{html}</template>").ok()
    }

    /// Which old child is which new one, in order: what stayed the same counts most, then what is the same thing.
    fn pairs(&self, old: &[usize], new: &[usize]) -> Option<Vec<(usize, usize)>> {
        let (olds, news) = (self.old, self.new.nodes());
        let score = |o: usize, n: usize| -> Option<u32> {
            let (o, n) = (olds.get(*old.get(o)?)?, news.get(*new.get(n)?)?);
            Some(if o.same == n.same { 4 } else { u32::from(o.key == n.key) })
        };
        let same = |o: usize, n: usize| score(o, n) == Some(4);
        let short = old.len().min(new.len());
        let head = (0..short).take_while(|i| same(*i, *i)).count();
        let tail = (0..short - head).take_while(|i| same(old.len() - 1 - i, new.len() - 1 - i)).count();
        let (rows, columns) = (old.len() - head - tail, new.len() - head - tail);
        if rows * columns > PAIRS_MAX {
            return None;
        }
        // The best score of what is left from here on.
        let width = columns + 1;
        let mut best = vec![0u32; (rows + 1) * width];
        for r in (0..rows).rev() {
            for c in (0..columns).rev() {
                let both = score(head + r, head + c)?;
                let skip = best[(r + 1) * width + c].max(best[r * width + c + 1]);
                let with = if both > 0 { both + best[(r + 1) * width + c + 1] } else { 0 };
                best[r * width + c] = skip.max(with);
            }
        }
        let mut out: Vec<(usize, usize)> = (0..head).map(|i| (i, i)).collect();
        let (mut r, mut c) = (0, 0);
        while r < rows && c < columns {
            let both = score(head + r, head + c)?;
            if both > 0 && best[r * width + c] == both + best[(r + 1) * width + c + 1] {
                out.push((head + r, head + c));
                (r, c) = (r + 1, c + 1);
            } else if best[r * width + c] == best[(r + 1) * width + c] {
                r += 1;
            } else {
                c += 1;
            }
        }
        out.extend((0..tail).rev().map(|i| (old.len() - 1 - i, new.len() - 1 - i)));
        Some(out)
    }
}

#[cfg(test)]
mod tests;
