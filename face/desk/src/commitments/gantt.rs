//! The drawn timeline: bars on one scale of days, one party above the axis, the other below it. It is for the eye alone;
//! whoever does not see it has the table.

use super::{called, day};
use crate::frame::{Frame, Role};
use crate::html::Markup;
use crate::time;
use situation::views::{CommitmentView, TimelineView};

/// How many days apart the marks of the axis may be.
const APART: [i64; 9] = [1, 2, 7, 14, 28, 91, 182, 365, 3650];
const MARKS_MAX: i64 = 8;
/// The last of the 96 steps at which a day is named.
const NAMED_TO: u64 = 84;

/// The timeline as it is drawn.
pub struct Gantt<'a> {
    /// Days that the axis names: where, and what.
    pub marks: Vec<(u64, String)>,
    /// Where today is.
    pub today: u64,
    /// Days from which days are counted.
    pub from: Vec<u64>,
    /// The upper half, then the lower one.
    pub halves: Vec<Half<'a>>,
}

/// One party's half; its first row is the one at the axis.
pub struct Half<'a> {
    pub class: &'static str,
    pub member: &'a str,
    pub rows: Vec<Row>,
    /// How many rows are missing to be as many as the other's.
    pub empty: usize,
}

/// One commitment.
pub struct Row {
    pub what: Markup,
    pub says: Markup,
    pub bar: Option<Bar>,
}

/// Its days; lengths in steps of 96.
pub struct Bar {
    pub class: String,
    pub at: u64,
    pub long: u64,
    pub claimed: u64,
    pub accepted: u64,
    /// Whether it begins at a gate: `open` once all that it waits for is done, else `shut`.
    pub gate: Option<&'static str>,
}

impl<'a> Gantt<'a> {
    pub fn of(f: &Frame<'_>, v: &TimelineView, sides: &[&'a str]) -> Gantt<'a> {
        let scale = Scale::of(v);
        let half = |(n, member): (usize, &&'a str)| {
            let mut theirs: Vec<&CommitmentView> = v.commitments.iter().filter(|c| c.by.member == **member).collect();
            // What nobody can place in time stands farthest from the axis.
            theirs.sort_by_key(|c| (c.due_day.is_none(), c.start_day.or(c.due_day), c.by.index));
            let rows = theirs.into_iter().map(|c| row(f, c, &scale)).collect();
            Half { class: ["t", "u"][n], member, rows, empty: 0 }
        };
        let mut halves: Vec<Half<'a>> = sides.iter().take(2).enumerate().map(half).collect();
        let most = halves.iter().map(|h| h.rows.len()).max().unwrap_or(0);
        halves.iter_mut().for_each(|h| h.empty = most - h.rows.len());
        let from = v.conditions.iter().filter(|c| c.kind == "day" && c.state == "met").filter_map(|c| c.day);
        let from = from.map(|d| scale.at(d)).collect();
        Gantt { marks: scale.marks(), today: scale.at(v.today), from, halves }
    }
}

/// From which day to which the axis runs.
struct Scale {
    first: i64,
    last: i64,
}

impl Scale {
    fn of(v: &TimelineView) -> Scale {
        let of = |c: &CommitmentView| [c.start_day, c.due_day.map(|d| d + 1)];
        let from = || v.conditions.iter().filter(|c| c.state == "met").filter_map(|c| c.day);
        let days = || v.commitments.iter().flat_map(of).flatten().chain(from()).chain([v.today - 2, v.today + 14]);
        Scale { first: days().min().unwrap_or(v.today), last: days().max().unwrap_or(v.today) }
    }

    fn at(&self, day: i64) -> u64 {
        let since = |day: i64| u64::try_from(day - self.first).unwrap_or(0);
        time::step(since(day), since(self.last))
    }

    fn marks(&self) -> Vec<(u64, String)> {
        let span = self.last - self.first;
        let apart = APART.into_iter().find(|apart| span / apart <= MARKS_MAX).unwrap_or(span.max(1));
        let days = (0..).map(|n| self.first + n * apart).take_while(|d| *d < self.last);
        // At the far end there is no room for its name.
        days.map(|d| (self.at(d), day(d))).filter(|(at, _)| *at <= NAMED_TO).collect()
    }
}

fn row(f: &Frame<'_>, c: &CommitmentView, scale: &Scale) -> Row {
    let of = |id: &str, a: &situation::views::AmountView| {
        f.r().say(id, &[("n", a.quantity.into()), ("whole", c.quantity.into())])
    };
    let says = match (&c.accepted, &c.claimed) {
        (Some(accepted), _) => of("desk_cm-says-accepted", accepted),
        (None, Some(claimed)) => of("desk_cm-says-claimed", claimed),
        (None, None) => super::state(f, c),
    };
    let side = f.members.iter().find(|m| m.name == c.by.member).map(|m| m.role);
    let hue = match side {
        Some(Role::A) => "a",
        Some(Role::B) => "b",
        _ => "o",
    };
    let part = |said: &Option<situation::views::AmountView>| {
        said.as_ref().map_or(0, |a| time::step(a.quantity.min(c.quantity), c.quantity))
    };
    let bar = c.due_day.map(|due| {
        let (at, until) = (scale.at(c.start_day.unwrap_or(due)), scale.at(due + 1));
        let expected = if c.expected { " expected" } else { "" };
        let class = format!("{hue}{expected}");
        let long = until.saturating_sub(at).max(1);
        let gate = (!c.gates.is_empty()).then(|| if c.gates.iter().all(|g| g.open) { "open" } else { "shut" });
        Bar { class, at, long, claimed: part(&c.claimed), accepted: part(&c.accepted), gate }
    });
    Row { what: called(f, c), says, bar }
}
