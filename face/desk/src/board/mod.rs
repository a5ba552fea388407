//! The board: what now?

mod ribbon;

use crate::frame::{Frame, Role};
use crate::html::Markup;
use crate::time::{self, Clock};
use askama::Template;
use ribbon::Ribbon;
use situation::views::{ActLine, Board, CaseLine, DebtView, ZoneLine};

/// When this officer last looked, and how much has come since.
#[derive(Debug, Clone, Copy)]
pub struct Looked {
    /// Milliseconds since 1970 UTC.
    pub at_ms: u64,
    /// Acts in the record since then.
    pub acts: u64,
}

#[derive(Template)]
#[template(path = "board/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    owe: Markup,
    first: Option<Markup>,
    first_paper: Option<Markup>,
    grave: Markup,
    spoken: String,
    looked: Option<Looked>,
    ribbon: Ribbon,
    bays: Vec<Bay<'a>>,
    zones: &'a [ZoneLine],
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
    href: String,
    number: Markup,
    class: String,
    /// Share of the time that is used, in 96ths.
    used: u64,
    ours: bool,
    over: bool,
    held: bool,
    /// What the button says.
    action: Markup,
    contested: bool,
    proof: Markup,
}

/// The board as `f.member`'s officer sees it.
pub fn board(f: &Frame<'_>, board: &Board, zones: &[ZoneLine], looked: Option<Looked>) -> String {
    let r = f.r();
    let first = board.owed_by_us.first();
    let what = first.map(|d| what_is_owed(f, board, d));
    let sentence = |time: Markup, id: &str| {
        let pieces = [("in", time), ("what", what.clone().unwrap_or_default())];
        r.pieces(id, &[], &pieces)
    };
    let timely = |d: &DebtView| match Clock::at(d.opened_ms, d.due_ms, f.now_ms) {
        Clock::Over => sentence(f.left(d.due_ms, "is-over"), "desk_first-over"),
        clock => sentence(f.left(d.due_ms, clock.class()), "desk_first"),
    };
    let page = Page {
        f,
        owe: r.count("desk_owe", board.owed_by_us.len() as u64),
        first: first.map(timely),
        first_paper: first.map(|d| sentence(f.at(d.due_ms), "desk_first-paper")),
        grave: gravest(f, board),
        spoken: r.plain("desk_owe", &[("n", board.owed_by_us.len().into())]),
        looked,
        ribbon: Ribbon::of(f, board),
        bays: bays(f, board),
        zones,
        latest: board.latest.iter().collect(),
    };
    page.render().expect("a template writes into memory")
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

/// What is owed, in a few words: the kind of answer, the kind of act, its number, whose it is.
fn what_is_owed(f: &Frame<'_>, board: &Board, d: &DebtView) -> Markup {
    let r = f.r();
    let title =
        board.cases.iter().find(|c| c.index == d.case).map_or_else(String::new, |c| r.kind_text(Some(&c.format)));
    let args = [("what", r.title_text(&format!("debt_{}", d.kind)).into()), ("title", title.into())];
    r.pieces("desk_owed", &args, &[("act", f.number(d.case)), ("by", r.name(&d.creditor))])
}

/// The columns: own first on a party's desk; elsewhere the parties change places with each UTC day.
fn bays<'a>(f: &'a Frame<'_>, board: &'a Board) -> Vec<Bay<'a>> {
    let r = f.r();
    let all: Vec<&DebtView> = board.owed_by_us.iter().chain(&board.owed_to_us).chain(&board.owed_by_others).collect();
    let mut parties: Vec<&str> =
        f.members.iter().filter(|m| matches!(m.role, Role::A | Role::B)).map(|m| m.name.as_str()).collect();
    let own = parties.iter().position(|p| *p == f.member);
    match own {
        Some(at) => parties.swap(0, at),
        None if (f.now_ms / 86_400_000) % 2 == 1 => parties.reverse(),
        None => {}
    }
    let column = |strips: Vec<&'a DebtView>, member: Option<&'a str>, name: Markup, ours: bool| {
        let mut strips: Vec<Strip<'a>> = strips.into_iter().map(|d| strip(f, board, d)).collect();
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
    if own.is_none() {
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

fn strip<'a>(f: &Frame<'_>, board: &'a Board, d: &'a DebtView) -> Strip<'a> {
    let r = f.r();
    let case = board.cases.iter().find(|c| c.index == d.case);
    let ours = d.debtor == f.member;
    let clock = Clock::at(d.opened_ms, d.due_ms, f.now_ms);
    let side = if ours { "" } else { " others" };
    let sentence = case.and_then(|c| c.phrase.as_ref()).unwrap_or(&d.phrase);
    Strip {
        prio: f.prio(level(case, clock == Clock::Over), ours),
        kind: r.title(format!("debt_{}", d.kind)),
        channel: case.map_or_else(Markup::default, |c| r.channel(&c.channel)),
        title: r.phrase(sentence),
        href: case.map_or_else(|| format!("/record/{}", d.case), address),
        number: f.number(d.case),
        class: format!("{}{side}", clock.class()),
        used: time::step(f.now_ms.saturating_sub(d.opened_ms), d.due_ms.saturating_sub(d.opened_ms)),
        ours,
        over: clock == Clock::Over,
        held: d.asked_until_s.is_some(),
        action: r.t(if d.kind == "open" { "desk_do-open" } else { "desk_do" }),
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
    let shelf = if case.procedure == "notification" { "movements" } else { "incidents" };
    format!("/{shelf}/{}", case.index)
}
