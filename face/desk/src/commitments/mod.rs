//! Commitments: both sides on one timeline, what would follow from a delay, and the page of one. One party stands above
//! the axis and the other below it, as on the Board: the same scale, as many rows, each half the other's mirror. The table
//! beneath says the same in words. Nothing here says that a word was kept or broken.

mod gantt;

use crate::frame::{Frame, alternat};
use crate::html::Markup;
use crate::reader::Num;
use crate::time;
use ::rulebook::Arg;
use askama::Template;
use gantt::Gantt;
use situation::timeline::DAY_S;
use situation::views::{AmountView, CommitmentView, ConditionView, DisputeView, RUNGS, SlipView, TimelineView};

#[derive(Template)]
#[template(path = "commitments/list.html")]
struct List<'a> {
    f: &'a Frame<'a>,
    v: &'a TimelineView,
    gantt: Gantt<'a>,
    /// Rows of the table: one side, then the other.
    rows: Vec<&'a CommitmentView>,
    /// Those that are not done.
    open: Vec<&'a CommitmentView>,
    /// What this member may write: the format and the address of its form.
    ways: Vec<(String, String)>,
}

/// Every commitment that this desk may read.
pub fn commitments(f: &Frame<'_>, v: &TimelineView, ways: Vec<(String, String)>) -> String {
    let sides = alternat(f);
    let mut rows: Vec<&CommitmentView> = v.commitments.iter().collect();
    rows.sort_by_key(|c| sides.iter().position(|side| *side == c.by.member).unwrap_or(sides.len()));
    let open = rows.iter().copied().filter(|c| c.done_day.is_none() && c.state != "lifted").collect();
    let page = List { f, v, gantt: Gantt::of(f, v, &sides), rows, open, ways };
    page.render().expect("a template writes into memory")
}

/// A commitment with what its page needs beside it.
pub struct CommitmentPage<'a> {
    /// All of them, which its days follow from.
    pub all: &'a TimelineView,
    /// Its number in the record.
    pub number: u64,
    /// Who reads its channel.
    pub readers: Vec<String>,
    /// What this member may write about it: the format and the address of its form.
    pub ways: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "commitments/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    p: &'a CommitmentPage<'a>,
    c: &'a CommitmentView,
}

/// One commitment; `None` if there is none of this number.
pub fn commitment(f: &Frame<'_>, page: &CommitmentPage<'_>) -> Option<String> {
    let c = page.all.commitments.iter().find(|c| c.by.index == page.number)?;
    Some(Page { f, p: page, c }.render().expect("a template writes into memory"))
}

/// A day, `2031-03-14`, UTC.
fn day(day: i64) -> String {
    time::day(u64::try_from(day.saturating_mul(DAY_S)).unwrap_or(0).saturating_mul(1000))
}

/// From a day to a day, or that nobody can say.
fn days(f: &Frame<'_>, start: Option<i64>, due: Option<i64>) -> Markup {
    let Some(due) = due else { return f.r().t("desk_cm-no-day") };
    match start {
        Some(start) => f.r().say("desk_cm-from-until", &[("start", day(start).into()), ("due", day(due).into())]),
        None => f.r().say("desk_cm-until", &[("due", day(due).into())]),
    }
}

/// A shape for how it stands; only what is accepted in full has the tick.
fn mark_of(state: &str) -> &'static str {
    match state {
        "accepted" => "check",
        "partly" | "claimed" | "running" => "half",
        "contested" | "overdue" | "deadlock" => "cross",
        _ => "unknown",
    }
}

/// What a commitment is called: what it is about, in its author's words.
fn called(f: &Frame<'_>, c: &CommitmentView) -> Markup {
    c.what.as_ref().map_or_else(|| f.number(c.by.index), |what| f.r().value(what))
}

/// An act by its number, as a link to where it stands, or that it cannot be read here.
fn act(f: &Frame<'_>, index: impl Num) -> Markup {
    match index.num() {
        0 => f.r().t("desk_cm-unreadable"),
        index => f.number(index),
    }
}

fn state(f: &Frame<'_>, c: &CommitmentView) -> Markup {
    f.r().state("timeline", &c.state)
}

fn amount(f: &Frame<'_>, c: &CommitmentView, said: Option<&AmountView>, none: &str) -> Markup {
    let of = |a: &AmountView| f.r().say("desk_cm-of", &[("n", a.quantity.into()), ("whole", c.quantity.into())]);
    said.map_or_else(|| f.r().t(none), of)
}

impl List<'_> {
    fn days(&self, c: &CommitmentView) -> Markup {
        days(self.f, c.start_day, c.due_day)
    }

    fn called(&self, c: &CommitmentView) -> Markup {
        called(self.f, c)
    }

    fn state(&self, c: &CommitmentView) -> Markup {
        state(self.f, c)
    }

    fn claimed(&self, c: &CommitmentView) -> Markup {
        amount(self.f, c, c.claimed.as_ref(), "desk_cm-not-claimed")
    }

    fn accepted(&self, c: &CommitmentView) -> Markup {
        amount(self.f, c, c.accepted.as_ref(), "desk_cm-not-counted")
    }

    fn mark(&self, c: &CommitmentView) -> &'static str {
        mark_of(&c.state)
    }

    fn value(&self, arg: &Arg) -> Markup {
        self.f.r().value(arg)
    }

    /// Whether what holds until then still holds.
    fn holds(&self, c: &ConditionView) -> bool {
        c.state != "met" || c.day.is_none_or(|day| day > self.v.today)
    }

    fn from(&self, on: &i64) -> Markup {
        self.f.r().say("desk_cm-from-day", &[("day", day(*on).into())])
    }

    /// The text of an option, which holds no elements.
    fn option(&self, c: &CommitmentView) -> String {
        let what = match &c.what {
            Some(Arg::Text { text, .. }) => text.chars().take(60).collect::<String>(),
            _ => String::new(),
        };
        let said = [("act", c.by.index.into()), ("by", c.by.member.as_str().into()), ("what", what.as_str().into())];
        self.f.r().plain("desk_cm-slip-option", &said)
    }

    /// How many of the acts that it waits for are done.
    fn gates(&self, c: &CommitmentView) -> Markup {
        let done = c.gates.iter().filter(|g| g.open).count() as u64;
        self.f.r().say("desk_cm-gates-done", &[("n", done.into()), ("whole", (c.gates.len() as u64).into())])
    }

    fn act(&self, index: impl Num) -> Markup {
        act(self.f, index)
    }

    fn rungs(&self) -> Vec<(u64, &'static str)> {
        (0..).zip(RUNGS).collect()
    }

    /// A shape for how a dispute ended, or that it is open.
    fn end(&self, d: &DisputeView) -> &'static str {
        match d.state.as_str() {
            "settled" => "check",
            "agreed-to-differ" => "half",
            _ => "unknown",
        }
    }

    fn slip_title(&self, s: &SlipView) -> Markup {
        self.f.r().pieces("desk_cm-slip-title", &[("n", s.days.into())], &[("act", self.f.number(s.of))])
    }

    fn becomes(&self, m: &situation::views::MovedView) -> Markup {
        let span = |(start, due): (Option<i64>, i64)| days(self.f, start, Some(due));
        self.f.r().pieces("desk_cm-slip-becomes", &[], &[("before", span(m.before)), ("after", span(m.after))])
    }

    fn closed(&self, c: &situation::views::ClosedView) -> Markup {
        let gate = [("gate", self.f.number(c.gate))];
        match c.days {
            Some(n) => self.f.r().pieces("desk_cm-slip-closed", &[("n", n.into())], &gate),
            None => self.f.r().pieces("desk_cm-slip-closed-unknown", &[], &gate),
        }
    }

    fn is_slip(&self, index: impl Num) -> bool {
        self.v.slip.as_ref().is_some_and(|s| s.of == index.num())
    }
}

impl Page<'_> {
    fn days(&self) -> Markup {
        days(self.f, self.c.start_day, self.c.due_day)
    }

    fn called(&self) -> Markup {
        called(self.f, self.c)
    }

    fn state(&self) -> Markup {
        state(self.f, self.c)
    }

    fn mark(&self) -> &'static str {
        mark_of(&self.c.state)
    }

    fn claimed(&self) -> Markup {
        amount(self.f, self.c, self.c.claimed.as_ref(), "desk_cm-not-claimed")
    }

    fn accepted(&self) -> Markup {
        amount(self.f, self.c, self.c.accepted.as_ref(), "desk_cm-not-counted")
    }

    fn value(&self, arg: &Arg) -> Markup {
        self.f.r().value(arg)
    }

    /// How long the bar of an amount is, in steps.
    fn steps(&self, said: Option<&AmountView>) -> u64 {
        said.map_or(0, |a| time::step(a.quantity, self.c.quantity))
    }

    fn day(&self, on: &i64) -> String {
        day(*on)
    }

    fn act(&self, index: impl Num) -> Markup {
        act(self.f, index)
    }

    fn after(&self, index: impl Num) -> Markup {
        let (from, due) = self.c.after_days.unwrap_or_default();
        let days = [("from", from.into()), ("due", due.into())];
        self.f.r().pieces("desk_cm-after-days", &days, &[("act", self.act(index))])
    }

    fn phase(&self, p: &situation::views::PhaseView) -> Markup {
        let line = p.line.as_ref().map_or_else(Markup::default, |line| self.value(line));
        self.f.r().pieces("desk_cm-phase", &[("n", p.quantity.into())], &[("line", line)])
    }

    fn contested(&self, n: &u64, reason: Option<&Arg>) -> Markup {
        let reason = reason.map_or_else(Markup::default, |reason| self.value(reason));
        self.f.r().pieces("desk_cm-contests", &[("n", (*n).into())], &[("reason", reason)])
    }
}
