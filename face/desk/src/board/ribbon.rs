//! The next eight hours: one party above the axis, the other below it, equal room for each.

use super::{Told, address, level};
use crate::frame::{Frame, Role, alternat};
use crate::html::Markup;
use crate::time;
use situation::views::Board;

const HOURS: u64 = 8;
const SPAN_MS: u64 = HOURS * 3_600_000;
/// The ribbon shows 96 steps of five minutes.
const STEP_MS: u64 = SPAN_MS / 96;
const HOUR_MS: u64 = 3_600_000;
/// Places on it count from the hour that has begun, so that time alone moves the whole and changes nothing on it.
const STEPS: u64 = 96 + HOUR_MS / STEP_MS;
const ROWS_MAX: usize = 3;

pub struct Ribbon {
    /// Steps since the hour began.
    pub gone: u64,
    pub rows: usize,
    pub hours: Vec<(u64, String)>,
    /// Upper lane, then lower lane.
    pub lanes: Vec<Lane>,
    pub dues: Vec<Due>,
    pub moves: Vec<Move>,
    /// What both parties take part in; it stands on the axis.
    pub joint: Vec<Move>,
}

/// One party's half.
pub struct Lane {
    pub class: &'static str,
    pub mark: Markup,
    pub name: Markup,
}

/// An answer that falls due.
pub struct Due {
    pub class: &'static str,
    pub at: u64,
    /// Room until the next one.
    pub room: u64,
    pub prio: Markup,
    pub time: String,
    pub what: Markup,
    pub href: String,
}

/// An activity that was notified.
pub struct Move {
    pub class: String,
    pub at: u64,
    pub long: u64,
    pub what: Markup,
    pub href: String,
}

impl Ribbon {
    pub fn of(f: &Frame<'_>, board: &Board, told: &Told<'_>) -> Ribbon {
        let begins = hour(f);
        let hours = (1..=HOURS).map(|h| (h * HOUR_MS / STEP_MS, time::minute(begins + h * HOUR_MS)));
        let lanes = alternat(f);
        let lane = |member: &str| lanes.iter().position(|name| *name == member);
        let mut dues = Vec::new();
        for half in 0..2 {
            let theirs = board.owed_by_us.iter().chain(&board.owed_to_us).chain(&board.owed_by_others);
            let mut theirs: Vec<_> = theirs.filter(|d| lane(&d.debtor) == Some(half)).collect();
            theirs.sort_by_key(|d| d.due_ms);
            let mut shown: Vec<(u64, &situation::views::DebtView)> = Vec::new();
            for d in theirs {
                let Some(at) = place(f, d.due_ms) else { continue };
                // Two marks in one place would hide each other; the strips below hold them all.
                if shown.last().is_none_or(|(last, _)| at >= last + 3) {
                    shown.push((at, d));
                }
            }
            for (n, (at, d)) in shown.iter().enumerate() {
                let case = told.case(d.case);
                dues.push(Due {
                    class: ["t", "u"][half],
                    at: *at,
                    room: shown.get(n + 1).map_or(STEPS, |(next, _)| *next) - at,
                    prio: f.prio(level(case, false), d.debtor == f.member),
                    time: time::minute(d.due_ms),
                    what: f.r().pieces(
                        "desk_due",
                        &[("what", f.r().plain(format!("desk_do-{}", d.kind), &[]).into())],
                        &[("act", f.number(d.case))],
                    ),
                    href: case.map_or_else(|| format!("/record/{}", d.case), address),
                });
            }
        }
        let (moves, rows) = moves(f, board, told, &lane);
        let lanes = lanes.iter().enumerate().map(|(n, name)| Lane {
            class: ["t", "u"][n],
            mark: f.who(name),
            name: f.r().name(name),
        });
        let gone = (f.now_ms - begins) / STEP_MS;
        Ribbon { gone, rows, hours: hours.collect(), lanes: lanes.collect(), dues, moves, joint: joint(f, board, told) }
    }
}

/// Notified activities in rows, so that none hides another; both halves get the same number of rows.
fn moves(f: &Frame<'_>, board: &Board, told: &Told<'_>, lane: &impl Fn(&str) -> Option<usize>) -> (Vec<Move>, usize) {
    let (mut out, mut rows) = (Vec::new(), 1);
    let mut ends: [Vec<u64>; 2] = [Vec::new(), Vec::new()];
    let mut cases: Vec<_> = board.cases.iter().filter_map(|c| Some((c, c.window_s?))).collect();
    cases.sort_by_key(|(_, (start, _))| *start);
    for (case, (start_s, end_s)) in cases {
        let ms = |s: i64| u64::try_from(s).unwrap_or(0).saturating_mul(1000);
        let (start, end) = (ms(start_s).max(hour(f)), ms(end_s).min(hour(f) + STEPS * STEP_MS));
        let (Some(half), true, false) = (lane(&case.author), is_ahead(f, start, end), case.joint) else { continue };
        let (at, until) = ((start - hour(f)) / STEP_MS, (end - hour(f)).div_ceil(STEP_MS));
        let row = ends[half].iter().position(|end| *end <= at).unwrap_or(ends[half].len());
        if row >= ROWS_MAX {
            continue;
        }
        match ends[half].get_mut(row) {
            Some(end) => *end = until,
            None => ends[half].push(until),
        }
        rows = rows.max(row + 1);
        let side = f.members.iter().find(|m| m.name == case.author).map(|m| m.role);
        let hue = match side {
            Some(Role::A) => "a",
            Some(Role::B) => "b",
            _ => "o",
        };
        let settled = case.legs.iter().all(|(_, state)| state == "accepted" || state == "conditional");
        out.push(Move {
            class: format!("{} {hue} row{row}{}", ["t", "u"][half], if settled { "" } else { " open" }),
            at,
            long: (until - at).max(1),
            what: told.short(f, case.index).unwrap_or_default(),
            href: address(case),
        });
    }
    (out, rows)
}

/// Meetings whose time is agreed, and drills: neither party's, so on the axis between both.
fn joint(f: &Frame<'_>, board: &Board, told: &Told<'_>) -> Vec<Move> {
    let ms = |s: i64| u64::try_from(s).unwrap_or(0).saturating_mul(1000);
    let mut out: Vec<Move> = Vec::new();
    let mut cases: Vec<_> = board.cases.iter().filter(|c| c.joint).filter_map(|c| Some((c, c.window_s?))).collect();
    cases.sort_by_key(|(_, (start, _))| *start);
    for (case, (start_s, end_s)) in cases {
        let (start, end) = (ms(start_s).max(hour(f)), ms(end_s).min(hour(f) + STEPS * STEP_MS));
        if !is_ahead(f, start, end) {
            continue;
        }
        let (at, until) = ((start - hour(f)) / STEP_MS, (end - hour(f)).div_ceil(STEP_MS));
        if out.last().is_some_and(|last| last.at + last.long > at) {
            continue;
        }
        let what = f.r().pieces(
            "desk_joint",
            &[],
            &[("time", f.at_s(&start_s)), ("what", told.short(f, case.index).unwrap_or_default())],
        );
        out.push(Move { class: String::new(), at, long: (until - at).max(1), what, href: address(case) });
    }
    out
}

/// On which step a moment falls, if it is within the next hours.
fn place(f: &Frame<'_>, at_ms: u64) -> Option<u64> {
    is_ahead(f, at_ms, at_ms + 1).then(|| (at_ms - hour(f)) / STEP_MS)
}

/// When the hour began.
fn hour(f: &Frame<'_>) -> u64 {
    f.now_ms / HOUR_MS * HOUR_MS
}

/// Whether some of a time is still to come, and within the hours shown.
fn is_ahead(f: &Frame<'_>, start: u64, end: u64) -> bool {
    start < end && end > f.now_ms && start < f.now_ms + SPAN_MS
}
