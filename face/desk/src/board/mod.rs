//! The board: what now?

mod ribbon;

use crate::frame::{Frame, alternat};
use crate::html::Markup;
use crate::time::{self, Clock};
use askama::Template;
use ribbon::Ribbon;
use situation::News;
use situation::views::{ActLine, Board, CaseLine, DebtView, ZoneLine, ZoneSide};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// When this officer last looked, and what has come since.
#[derive(Debug, Clone, Copy)]
pub struct Looked {
    /// Milliseconds since 1970 UTC.
    pub at_ms: u64,
    /// Acts in the record since then.
    pub acts: u64,
    /// The last before them, by record number.
    pub after: u64,
    /// Some of them by their kinds.
    pub news: News,
}

#[derive(Template)]
#[template(path = "board/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    /// What hangs on a wall has nothing to press.
    wall: bool,
    owe: Markup,
    first: Option<Markup>,
    first_paper: Option<Markup>,
    grave: Markup,
    spoken: String,
    looked: Option<Looked>,
    ribbon: Ribbon,
    bays: Vec<Bay<'a>>,
    zones: &'a [ZoneLine],
    /// The parties in the order of the bays.
    sides: Vec<&'a str>,
    latest: Vec<&'a ActLine>,
}

/// Whose answers stand in one column.
struct Bay<'a> {
    member: Option<&'a str>,
    name: Markup,
    ours: bool,
    strips: Vec<Strip<'a>>,
    /// Answered, if nothing is owed: how many so far.
    empty: Markup,
}

/// One answer owed.
struct Strip<'a> {
    debt: &'a DebtView,
    prio: Markup,
    kind: Markup,
    channel: Markup,
    title: Markup,
    from_to: Markup,
    href: String,
    /// What is owed and by whom: together with the address it tells one debt from all others.
    key: &'a str,
    number: Markup,
    class: String,
    /// How long there was in all. Most debts have one of few lengths, so this weighs less than when it began.
    span_ms: u64,
    /// Share of the time that is used, in 96ths.
    used: u64,
    ours: bool,
    over: bool,
    held: bool,
    /// What the button says, and the letter of its key.
    action: (Markup, &'static str),
    /// Whether more time may be asked for.
    may_ask: bool,
    contested: bool,
    proof: Markup,
}

/// The board as `f.member`'s officer sees it.
pub fn board(f: &Frame<'_>, board: &Board, zones: &[ZoneLine], looked: Option<Looked>) -> String {
    page(f, board, zones, looked, false)
}

/// The same for a wall: large, and nothing on it can be pressed.
pub fn wall(f: &Frame<'_>, board: &Board, zones: &[ZoneLine]) -> String {
    page(f, board, zones, None, true)
}

fn page(f: &Frame<'_>, board: &Board, zones: &[ZoneLine], looked: Option<Looked>, wall: bool) -> String {
    let r = f.r();
    let told = Told::of(board);
    let first = board.owed_by_us.first();
    let what = first.map(|d| task(f, &told, d));
    let sentence = |time: Markup, id: &str| {
        let what = what.clone().unwrap_or_default();
        let stop = if what.ends_a_sentence() { "" } else { "." };
        r.pieces(id, &[("stop", stop.to_owned().into())], &[("in", time), ("what", what)])
    };
    let timely = |d: &DebtView| match Clock::at(d.opened_ms, d.due_ms, f.now_ms) {
        Clock::Over => sentence(f.left(d.due_ms, "is-over"), "desk_first-over"),
        clock => sentence(f.left(d.due_ms, clock.class()), "desk_first"),
    };
    let page = Page {
        f,
        wall,
        owe: r.count("desk_owe", board.owed_by_us.len() as u64),
        first: first.map(timely),
        first_paper: first.map(|d| sentence(f.at(d.due_ms), "desk_first-paper")),
        grave: gravest(f, board),
        spoken: r.plain("desk_owe", &[("n", board.owed_by_us.len().into())]),
        looked,
        ribbon: Ribbon::of(f, board, &told),
        bays: bays(f, board, &told),
        zones,
        sides: alternat(f),
        latest: board.latest.iter().collect(),
    };
    page.render().expect("a template writes into memory")
}

impl Page<'_> {
    /// What came since the last look, by the kinds that matter first.
    fn kinds(&self, looked: &Looked) -> String {
        let n = &looked.news;
        let all =
            [("reports", n.reports), ("notices", n.notices), ("answers", n.answers), ("acks", n.acknowledgements)];
        let one = |(kind, n): (&str, u64)| {
            format!(", {}", self.f.r().plain(format!("desk_looked-{kind}"), &[("n", n.into())]))
        };
        all.into_iter().filter(|(_, n)| *n > 0).map(one).collect()
    }
}

/// The last clause of the watch line: what cannot wait.
fn gravest(f: &Frame<'_>, board: &Board) -> Markup {
    let misread = board.alarms.iter().find(|a| a.kind == "read-back-differs");
    let uncleared = board.alarms.iter().find(|a| a.kind == "uncleared");
    match (f.picture.evidence.is_empty(), misread, uncleared) {
        (false, ..) => f.r().t("desk_grave-proof"),
        (_, Some(a), _) => {
            f.r().pieces("desk_grave-misread", &[], &[("by", f.r().name(&a.member)), ("act", f.number(a.case))])
        }
        (_, _, Some(a)) => {
            f.r().pieces("desk_grave-uncleared", &[], &[("by", f.r().name(&a.member)), ("act", f.number(a.case))])
        }
        _ => f.r().t("desk_grave-none"),
    }
}

/// The open cases by their numbers, each told once however often the page names it.
struct Told<'a>(BTreeMap<u64, (&'a CaseLine, OnceCell<Markup>)>);

impl<'a> Told<'a> {
    fn of(board: &'a Board) -> Told<'a> {
        Told(board.cases.iter().map(|c| (c.index, (c, OnceCell::new()))).collect())
    }

    fn case(&self, index: u64) -> Option<&'a CaseLine> {
        self.0.get(&index).map(|(case, _)| *case)
    }

    /// What a case is about, in a few words.
    fn short(&self, f: &Frame<'_>, index: u64) -> Option<Markup> {
        let (case, told) = self.0.get(&index)?;
        Some(told.get_or_init(|| short(f, case)).clone())
    }
}

/// What is owed, in a few words: what to do, and the act that asks for it. The answer to a question goes by the question.
fn task(f: &Frame<'_>, told: &Told<'_>, d: &DebtView) -> Markup {
    let r = f.r();
    let title = told.short(f, d.case).unwrap_or_else(|| r.name(&d.creditor));
    match told.case(d.case).map(|c| c.procedure.as_str()) {
        Some("query") if d.kind == "answer" => title,
        _ => r.pieces(format!("desk_task-{}", d.kind), &[], &[("title", title)]),
    }
}

/// What a case is about, in a few words.
pub(crate) fn short(f: &Frame<'_>, case: &CaseLine) -> Markup {
    let brief = case.phrase.as_ref().and_then(|p| f.r().brief(p));
    brief.unwrap_or_else(|| f.r().kind(Some(&case.format)))
}

/// The columns: own first on a party's desk; elsewhere the parties change places with each UTC day.
fn bays<'a>(f: &'a Frame<'_>, board: &'a Board, told: &Told<'a>) -> Vec<Bay<'a>> {
    let r = f.r();
    let all: Vec<&DebtView> = board.owed_by_us.iter().chain(&board.owed_to_us).chain(&board.owed_by_others).collect();
    let parties = alternat(f);
    let own = parties.iter().any(|p| *p == f.member);
    let column = |strips: Vec<&'a DebtView>, member: Option<&'a str>, name: Markup, ours: bool| {
        let mut strips: Vec<Strip<'a>> = strips.into_iter().map(|d| strip(f, told, d)).collect();
        strips.sort_by_key(|s| s.debt.due_ms);
        Bay { member, name, ours, strips, empty: r.t(if ours { "desk_empty-ours" } else { "desk_empty" }) }
    };
    let mut out = Vec::new();
    for party in &parties {
        let theirs = all.iter().copied().filter(|d| d.debtor == *party).collect();
        let name = r.pieces("desk_owes", &[], &[("by", r.name(party))]);
        let member = f.members.iter().find(|m| m.name == *party).map(|m| m.name.as_str());
        out.push(column(theirs, member, name, *party == f.member));
    }
    let mut others: Vec<&DebtView> = all.iter().copied().filter(|d| !parties.contains(&d.debtor.as_str())).collect();
    if !own {
        let ours = others.iter().copied().filter(|d| d.debtor == f.member).collect();
        let member = f.members.iter().find(|m| m.name == f.member).map(|m| m.name.as_str());
        out.push(column(ours, member, r.t("desk_we-owe"), true));
        others.retain(|d| d.debtor != f.member);
        if others.is_empty() {
            return out;
        }
    }
    out.push(column(others, None, r.t("desk_others-owe"), false));
    out
}

fn strip<'a>(f: &Frame<'_>, told: &Told<'a>, d: &'a DebtView) -> Strip<'a> {
    let r = f.r();
    let case = told.case(d.case);
    let ours = d.debtor == f.member;
    let clock = Clock::at(d.opened_ms, d.due_ms, f.now_ms);
    let side = if ours { "" } else { " others" };
    let (from, to) = match case {
        // Who said it to whom: an arrow to the one whose answer is awaited, or to all if it is the author's.
        Some(c) if c.author == d.debtor => (&c.author, c.legs.iter().map(|(m, _)| m.as_str()).collect()),
        Some(c) => (&c.author, vec![d.debtor.as_str()]),
        None => (&d.creditor, vec![d.debtor.as_str()]),
    };
    Strip {
        prio: f.prio(level(case, clock == Clock::Over), ours),
        kind: case.map_or_else(|| r.debt(&d.kind), |c| r.kind(Some(&c.format))),
        from_to: f.who_to_whom(from, &to),
        channel: case.map_or_else(Markup::default, |c| r.channel(&c.channel)),
        title: task(f, told, d),
        href: case.map_or_else(|| format!("/record/{}", d.case), address),
        key: d.id.split_once('-').map_or(d.id.as_str(), |(_, key)| key),
        number: f.number(d.case),
        class: format!("{}{side}", clock.class()),
        span_ms: d.due_ms.saturating_sub(d.opened_ms),
        used: time::step(f.now_ms.saturating_sub(d.opened_ms), d.due_ms.saturating_sub(d.opened_ms)),
        ours,
        over: clock == Clock::Over,
        held: d.asked_until_s.is_some(),
        action: (r.t(format!("desk_do-{}", d.kind)), if d.kind == "open" { "A" } else { "R" }),
        may_ask: d.kind == "answer" && case.is_some_and(|c| c.procedure == "query"),
        contested: case.is_some_and(|c| c.legs.iter().any(|(_, state)| state == "objected")),
        proof: f.ring(f.proof_of(d.case)),
        debt: d,
    }
}

/// How urgent on screens: flash is grave, immediate and overdue are urgent, the rest is timed.
pub(crate) fn level(case: Option<&CaseLine>, over: bool) -> u8 {
    match (case.map(|c| c.precedence.as_str()), over) {
        (Some("flash"), _) => 1,
        (Some("immediate"), _) | (_, true) => 2,
        _ => 3,
    }
}

/// Where a case is shown.
pub(crate) fn address(case: &CaseLine) -> String {
    // A watch is taken and handed over on a page of its own.
    if matches!(case.procedure.as_str(), "watch" | "handover") {
        return "/watch".to_owned();
    }
    format!("/{}/{}", crate::case::Kind::of(&case.procedure).shelf(), case.index)
}

impl Page<'_> {
    /// What is known of a zone from what was asked of one party.
    fn side<'z>(&self, zone: &'z ZoneLine, party: &str) -> Option<&'z ZoneSide> {
        zone.sides.iter().find(|s| s.member == party)
    }

    /// An act of the record in one line.
    fn line(&self, a: &ActLine) -> Markup {
        let r = self.f.r();
        let said = a.phrase.as_ref().map(|p| r.brief(p).unwrap_or_else(|| r.phrase(p)));
        said.unwrap_or_else(|| r.channel(&a.channel))
    }

    /// How long ago.
    fn ago(&self, ms: &u64) -> Markup {
        self.f.ago(*ms)
    }
}
