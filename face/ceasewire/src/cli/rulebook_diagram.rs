//! A procedure as people see it: each state with the moves that lead out of it, drawn off the table itself.
//!
//! ```text
//! ● opened
//! ├─ party reads back · addressee ──▶ read-back   [meets read-back]
//! ├╌ overdue: position · clock ╌╌▶ silent
//! └─ Dispute · any member; Release · any member
//! ```
//! ● is where it begins, ○ a state on the way, ■ an end, ◌ what a clock shows. Moves that change no state come last.

use super::table::isolated;
use super::{Face, Tone};
use act::{Kernel, Stance};
use serde_json::{Value, json};
use situation::procedures::{Debt, Move, On, Procedure, STAYS, Table, Who};

/// Both tables of a procedure.
pub fn text(face: &Face, procedure: &Procedure) -> String {
    let title = face.say(&format!("procedure_{}", procedure.name), &[]);
    let mut out = format!("{}\n{}\n", face.tone(Tone::Head, &title), isolated(procedure.source.to_owned()));
    for (id, table) in [("rulebook_course", &procedure.course), ("rulebook_legs", &procedure.legs)] {
        out += &format!("\n{}\n", face.tone(Tone::Head, &face.say(id, &[])));
        for state in table.states() {
            out += &drawn(face, procedure, table, state);
        }
    }
    out
}

fn drawn(face: &Face, procedure: &Procedure, table: &Table, state: &'static str) -> String {
    let shown = |s: &str| table.moves.iter().any(|m| m.who == Who::Clock && m.to == s);
    let mark = match state {
        s if s == table.start => '●',
        s if table.ends.contains(&s) => '■',
        s if shown(s) => '◌',
        _ => '○',
    };
    let name = |state: &str| isolated(face.state(procedure.name, state));
    let rows = table.offers(state).into_iter().map(|(_, m)| m);
    let (stays, moves): (Vec<&Move>, Vec<&Move>) = rows.partition(|m| m.lands(state) == state && m.owes.is_empty());
    let mut lines: Vec<(char, String)> = Vec::new();
    for row in moves {
        let dash = if row.who == Who::Clock { '╌' } else { '─' };
        let arrow = match row.lands(state) {
            to if to == state => String::new(),
            to => format!(" {dash}{dash}▶ {}", name(to)),
        };
        lines.push((dash, format!("{}{arrow}{}", said(face, row), effects(face, row))));
    }
    if !stays.is_empty() {
        let one = |row: &&Move| format!("{}{}", said(face, row), effects(face, row));
        lines.push(('─', stays.iter().map(one).collect::<Vec<_>>().join("; ")));
    }
    let mut out = format!("{mark} {}\n", face.tone(Tone::Head, &name(state)));
    let last = lines.len().saturating_sub(1);
    for (n, (dash, line)) in lines.into_iter().enumerate() {
        let branch = if n == last { '└' } else { '├' };
        out += &format!("{branch}{dash} {line}\n");
    }
    out
}

/// What happens, by whom, and under which condition.
fn said(face: &Face, row: &Move) -> String {
    let who = isolated(face.say(&format!("who_{}", row.who.key()), &[]));
    let guard = row.when.map(|g| {
        let guard = face.say(&format!("guard_{}", g.key), &[]);
        format!(" ({})", isolated(face.say("rulebook_if", &[("guard", guard.into())])))
    });
    format!("{} · {who}{}", isolated(event(face, row.on)), guard.unwrap_or_default())
}

fn effects(face: &Face, row: &Move) -> String {
    let debts = |list: &[Debt]| {
        list.iter().map(|d| face.say(&format!("debt_{}.title", d.key()), &[])).collect::<Vec<_>>().join(", ")
    };
    let mut parts = Vec::new();
    for (id, list) in [("rulebook_owes", row.owes), ("rulebook_meets", row.meets)] {
        if !list.is_empty() {
            parts.push(isolated(face.say(id, &[("debts", debts(list).into())])));
        }
    }
    if row.lifts {
        parts.push(isolated(face.say("rulebook_lifts", &[])));
    }
    if parts.is_empty() { String::new() } else { format!(" [{}]", parts.join("; ")) }
}

/// An event in words: a kernel act's own, a stance's, or the table's.
fn event(face: &Face, on: On) -> String {
    let key = on.key();
    if let On::Due(debt) = on {
        let what = face.say(&format!("debt_{}.title", debt.key()), &[]);
        return face.say("event_due", &[("what", what.into())]);
    }
    if Stance::ALL.iter().any(|s| s.key() == key) {
        return face.choice("stance", key);
    }
    match Kernel::ALL.iter().any(|(_, kernel)| *kernel == key) {
        true => face.kind(key),
        false => face.say(&format!("event_{key}"), &[]),
    }
}

/// The same for programs.
pub fn json(face: &Face, procedure: &Procedure) -> Value {
    let debts = |list: &[Debt]| list.iter().map(|d| d.key()).collect::<Vec<_>>();
    let row = |m: &Move| {
        let due = if let On::Due(debt) = m.on { Some(debt.key()) } else { None };
        json!({
            "from": m.from, "on": m.on.key(), "overdue": due, "text": words::plain(&event(face, m.on)),
            "who": m.who.key(), "to": (m.to != STAYS).then_some(m.to), "owes": debts(m.owes), "meets": debts(m.meets),
            "lifts": m.lifts, "if": m.when.map(|g| g.key),
        })
    };
    let table = |t: &Table| {
        let state = |s: &str| json!({"state": s, "text": words::plain(&face.state(procedure.name, s))});
        json!({
            "start": t.start, "ends": t.ends,
            "states": t.states().into_iter().map(state).collect::<Vec<_>>(),
            "moves": t.moves.iter().map(row).collect::<Vec<_>>(),
        })
    };
    json!({
        "name": procedure.name,
        "title": words::plain(&face.say(&format!("procedure_{}", procedure.name), &[])),
        "source": procedure.source,
        "case": table(&procedure.course),
        "addressee": table(&procedure.legs),
    })
}
