//! What each side says, fact by fact: agreed facts first, and nobody's silence taken for a word.

use crate::frame::Frame;
use crate::html::Markup;
use situation::views::{CaseView, FactCell};

/// The table as the page shows it.
pub struct Facts<'a> {
    /// Whose columns.
    pub members: Vec<&'a str>,
    /// Fact, cells, standing as icon and words.
    pub rows: Vec<(Markup, Vec<Cell>, &'static str, Markup)>,
    /// How many facts stand how, as one sentence.
    pub sum: Markup,
}

/// One cell.
pub struct Cell {
    /// What is said, and its value where one was given.
    pub said: Markup,
    /// By which act, or when it is due.
    pub by: Option<Markup>,
    /// Whether an answer is awaited.
    pub awaited: bool,
}

impl<'a> Facts<'a> {
    /// The facts of a case, parties in the order of the page; `None` if there are none.
    pub fn of(f: &'a Frame<'_>, c: &'a CaseView) -> Option<Facts<'a>> {
        if c.facts.rows.is_empty() {
            return None;
        }
        let r = f.r();
        let order: Vec<usize> = order(f, &c.facts.members);
        let count = |standing: &str| c.facts.rows.iter().filter(|row| row.standing == standing).count();
        let sum = r.say(
            "desk_facts-sum",
            &[("agreed", count("agreed").into()), ("differs", count("differs").into()), ("open", count("open").into())],
        );
        let rows = c.facts.rows.iter().map(|row| {
            let cells = order.iter().filter_map(|n| row.cells.get(*n)).map(|cell| said(f, cell)).collect();
            let (icon, id) = match row.standing.as_str() {
                "agreed" => ("check", "desk_fact-agreed"),
                "differs" => ("half", "desk_fact-differs"),
                _ => ("clock", "desk_fact-open"),
            };
            (r.t(format!("desk_fact-{}", row.fact)), cells, icon, r.t(id))
        });
        let members = order.iter().filter_map(|n| c.facts.members.get(*n)).map(String::as_str).collect();
        Some(Facts { members, rows: rows.collect(), sum })
    }
}

/// The columns: the parties as everywhere, then the others as they came.
fn order(f: &Frame<'_>, members: &[String]) -> Vec<usize> {
    let parties = crate::frame::alternat(f);
    let at = |name: &str| members.iter().position(|m| m == name);
    let mut order: Vec<usize> = parties.iter().filter_map(|p| at(p)).collect();
    order.extend((0..members.len()).filter(|n| !parties.contains(&members[*n].as_str())));
    order
}

fn said(f: &Frame<'_>, cell: &FactCell) -> Cell {
    let r = f.r();
    let value = cell.value.as_ref().map(|v| r.value(v));
    let said = match (cell.says.as_str(), value) {
        (_, Some(value)) => value,
        ("accepts", None) => r.t("desk_fact-accepts"),
        ("denies", None) => r.t("desk_fact-denies"),
        ("unknown", None) => r.t("desk_fact-unknown"),
        _ if cell.due_ms.is_some() => r.t("desk_fact-due"),
        _ => r.t("desk_fact-nothing"),
    };
    let by = cell.by.as_ref().map(|m| f.number(m.index));
    let due = cell.due_ms.map(|ms| r.pieces("desk_by", &[], &[("time", f.at(ms))]));
    Cell { said, by: by.or(due), awaited: cell.due_ms.is_some() }
}
