//! What can be proved of the tables, alone and together with a rulebook, by trying everything.

use super::{ALL, Debt, On, Procedure, STAYS, Table, Who};
use crate::debt::due;
use act::Precedence;
use rulebook::{Fault, Rulebook};
use std::collections::BTreeSet;

/// Everything that does not hold: a state without a way out, a move that nobody can reach, a debt that nothing meets, a
/// clock without time, a format without what its procedure needs. A row that names a side cannot be written, so that
/// both parties stand in the same rows needs no proof.
pub fn check(rulebook: &Rulebook) -> Vec<Fault> {
    let tables = ALL.iter().flat_map(|p| table_faults(p));
    tables.chain(format_faults(rulebook)).chain(term_faults(rulebook)).collect()
}

fn table_faults(procedure: &'static Procedure) -> Vec<Fault> {
    let mut out = Vec::new();
    let mut fault = |what: String| {
        let file = format!("procedures/{}", procedure.name);
        out.push(Fault::new(&file, what, "Correct the procedure's table; this is a fault of the program."));
    };
    for table in [&procedure.course, &procedure.legs] {
        let shown: Vec<&str> = table.moves.iter().filter(|m| m.who == Who::Clock).map(|m| m.to).collect();
        for state in table.states() {
            let reached = table.reaches(table.start, state) || shown.contains(&state);
            if !reached {
                fault(format!("no move leads to the state \"{state}\""));
            }
            let leaves =
                |m: &super::Move| m.from.contains(&state) && m.who != Who::Clock && m.to != STAYS && m.to != state;
            let over = table.ends.contains(&state) || shown.contains(&state);
            if !over && !table.moves.iter().any(leaves) {
                fault(format!("the state \"{state}\" has no way out and is no end"));
            }
        }
        for (n, row) in table.moves.iter().enumerate() {
            if row.who == Who::Clock && (!row.owes.is_empty() || !row.meets.is_empty() || row.lifts) {
                fault(format!("row {n} lets a clock change a debt"));
            }
            if row.who == Who::Clock && table.reaches(table.start, row.to) {
                fault(format!("row {n} lets a clock show the state \"{}\", which only an act may bring about", row.to));
            }
            let earlier = table.moves[..n].iter().filter(|m| m.on == row.on && m.who == row.who && m.when.is_none());
            let taken: Vec<&str> = earlier.flat_map(|m| m.from.iter().copied()).collect();
            if row.from.iter().all(|s| taken.contains(s)) {
                fault(format!("row {n} can never be taken: rows before it take all of its states"));
            }
        }
    }
    out.extend(debt_faults(procedure));
    out
}

/// Walks every path of a leg with the debts that are still unmet: from wherever it stands, each must be within reach.
fn debt_faults(procedure: &'static Procedure) -> Vec<Fault> {
    let legs = &procedure.legs;
    let opening = legs.moves.iter().filter(|m| m.who == Who::Author || m.on == On::LineCheck);
    let owed: BTreeSet<Debt> = opening.flat_map(|m| m.owes).copied().collect();
    let mut seen = BTreeSet::from([(legs.start, owed)]);
    let mut todo: Vec<_> = seen.iter().cloned().collect();
    while let Some((state, owed)) = todo.pop() {
        for row in rows(legs, state) {
            let left = owed.iter().copied().filter(|d| !row.meets.contains(d)).collect();
            let next = (row.lands(state), left);
            if seen.insert(next.clone()) {
                todo.push(next);
            }
        }
    }
    let meetable = |state: &&'static str, debt: &Debt| {
        let meets = |m: &super::Move| m.meets.contains(debt) && m.who == Who::Addressee;
        legs.moves.iter().filter(|m| meets(m)).any(|m| m.from.iter().any(|s| legs.reaches(state, s)))
    };
    let lost = seen.iter().flat_map(|(state, owed)| owed.iter().map(move |d| (state, d)));
    let fault = |(state, debt): (&&'static str, &Debt)| {
        let what = format!("in the state \"{state}\" the debt \"{}\" is owed and nothing meets it", debt.key());
        Fault::new(&format!("procedures/{}", procedure.name), what, "Give the debtor a row that meets it.")
    };
    lost.filter(|(state, debt)| !meetable(state, debt)).map(fault).collect()
}

fn rows(table: &'static Table, state: &'static str) -> impl Iterator<Item = &'static super::Move> {
    table.moves.iter().filter(move |m| m.from.contains(&state) && m.who != Who::Clock)
}

fn format_faults(rulebook: &Rulebook) -> Vec<Fault> {
    let mut out = Vec::new();
    for format in rulebook.formats() {
        let file = format!("formats/{}.toml", format.name);
        let mut fault = |key: &str, what: String, remedy: &str| out.push(Fault::new(&file, what, remedy).of_key(key));
        if let Some(step) = format.step.as_deref().filter(|s| *s != "answer") {
            fault("step", format!("no procedure has a step \"{step}\""), "Use \"answer\", or leave it out.");
        }
        let Some(opens) = format.opens.as_deref() else { continue };
        let Some(procedure) = super::named(opens) else {
            let names: Vec<&str> = ALL.iter().map(|p| p.name).collect();
            fault("opens", format!("there is no procedure \"{opens}\""), &format!("Use one of: {}.", names.join(", ")));
            continue;
        };
        for need in procedure.needs {
            let fits = format.field(need.name).is_some_and(|f| f.kind == need.kind && (f.required || !need.required));
            if !fits {
                let what = format!("the procedure \"{opens}\" needs a required field of type {:?} here", need.kind);
                fault(need.name, what, "Add the field, or open another procedure.");
            }
        }
    }
    out
}

fn term_faults(rulebook: &Rulebook) -> Vec<Fault> {
    let terms = rulebook.terms();
    let mut out = Vec::new();
    for key in terms.silence.keys().filter(|k| Debt::ALL.iter().all(|d| d.key() != k.as_str())) {
        let what = format!("no debt is called \"{key}\"");
        out.push(Fault::new("terms/silence.toml", what, "Name a kind of debt, or take the line away.").of_key(key));
    }
    for debt in Debt::ALL {
        for precedence in Precedence::ALL.into_iter().filter(|p| due(debt, terms, *p, 1, None) <= 1) {
            let what = format!("a debt \"{}\" of precedence {} is due at once", debt.key(), precedence.key());
            out.push(Fault::new("terms/clocks.toml", what, "Give it time.").of_key(debt.key()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{STAYS, on};
    use super::*;

    /// A table with everything wrong: nobody leads to `island`, nothing leaves `pit`, a row is hidden by one before it,
    /// and after `pit` nothing meets the debt.
    static BROKEN: Procedure = Procedure {
        name: "broken",
        source: "",
        needs: &[],
        course: Table { start: "start", ends: &["start"], moves: &[on(&["start"], On::Dispute, Who::Member, STAYS)] },
        legs: Table {
            start: "start",
            ends: &["done"],
            moves: &[
                on(&["start"], On::Opening, Who::Author, "start").owes(&[Debt::Answer]),
                on(&["start"], On::Answer, Who::Addressee, "done").meets(&[Debt::Answer]),
                on(&["start"], On::Answer, Who::Addressee, "done").meets(&[Debt::Answer]),
                on(&["start"], On::Opened, Who::Addressee, "pit"),
                on(&["island"], On::Opened, Who::Addressee, "done"),
                on(&["start"], On::Due(Debt::Answer), Who::Clock, "done").meets(&[Debt::Answer]),
            ],
        },
    };

    #[test]
    fn each_way_to_spoil_a_table_is_found() {
        let found: Vec<String> = table_faults(&BROKEN).into_iter().map(|f| f.what).collect();
        let expected = [
            "the state \"pit\" has no way out and is no end",
            "no move leads to the state \"island\"",
            "row 2 can never be taken: rows before it take all of its states",
            "row 5 lets a clock change a debt",
            "row 5 lets a clock show the state \"done\", which only an act may bring about",
            "in the state \"pit\" the debt \"answer\" is owed and nothing meets it",
        ];
        assert_eq!(found, expected);
    }
}
