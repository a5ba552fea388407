//! What can be proved of the tables alone, by trying everything. What only holds beside a rulebook is in `fit`.

use super::explore::{Walk, takeable};
use super::{ALL, Debt, On, Procedure, STAYS, Table, Who, fit};
use rulebook::{Fault, Rulebook};

/// Everything that does not hold: a state without a way out or from which no end can be reached, a row that nobody can
/// ever take, a debt that nothing meets, a state that waits without a debt or whose silence is not shown, a clock without
/// time, a format without what its procedure needs. A row that names a side cannot be written, so that both parties
/// stand in the same rows needs no proof.
pub fn check(rulebook: &Rulebook) -> Vec<Fault> {
    let tables = ALL.iter().flat_map(|p| table_faults(p));
    tables.chain(fit::faults(rulebook)).map(|fault| rulebook.located(fault)).collect()
}

/// Lists faults of one procedure under a file name that no rulebook has: its table stands in the program.
struct Faults(&'static str, Vec<Fault>);

impl Faults {
    fn add(&mut self, what: String) {
        let remedy = "Correct the procedure's table; this is a fault of the program.";
        self.1.push(Fault::new(&format!("procedures/{}", self.0), what, remedy));
    }
}

fn table_faults(procedure: &'static Procedure) -> Vec<Fault> {
    let mut out = Faults(procedure.name, Vec::new());
    for (table, other) in [(&procedure.course, &procedure.legs), (&procedure.legs, &procedure.course)] {
        let walk = Walk::through(table);
        state_faults(table, &walk, &mut out);
        row_faults(table, &walk, other, &mut out);
    }
    waiting_faults(&procedure.legs, Who::Addressee, &mut out);
    waiting_faults(&procedure.course, Who::Author, &mut out);
    out.1
}

fn state_faults(table: &'static Table, walk: &Walk, out: &mut Faults) {
    let shown: Vec<&str> = table.moves.iter().filter(|m| m.who == Who::Clock).map(|m| m.to).collect();
    for state in table.states() {
        if !walk.reaches(state) && !shown.contains(&state) {
            out.add(format!("no move leads to the state \"{state}\""));
        }
        if table.ends.contains(&state) || shown.contains(&state) {
            continue;
        }
        let leaves = |m: &super::Move| m.to != STAYS && m.to != state;
        if !takeable(table, state).iter().any(|(_, m)| leaves(m)) {
            out.add(format!("the state \"{state}\" has no way out and is no end"));
        } else if !table.ends.is_empty() && !table.ends.iter().any(|end| table.reaches(state, end)) {
            out.add(format!("from the state \"{state}\" no end can be reached"));
        }
    }
}

fn row_faults(table: &'static Table, walk: &Walk, other: &'static Table, out: &mut Faults) {
    for (n, row) in table.moves.iter().enumerate() {
        if row.who == Who::Clock && (!row.owes.is_empty() || !row.meets.is_empty() || row.lifts) {
            out.add(format!("row {n} lets a clock change a debt"));
        }
        if row.who == Who::Clock && walk.reaches(row.to) {
            out.add(format!("row {n} lets a clock show the state \"{}\", which only an act may bring about", row.to));
        }
        if !walk.taken.contains(&n) {
            out.add(format!("row {n} can never be taken, whatever comes before it"));
        }
        if row.on == On::Settled && !other.ends.iter().any(|end| Walk::through(other).reaches(end)) {
            out.add(format!("row {n} waits for legs that come to no end"));
        }
    }
}

/// Wherever an addressee's part, or the case itself, can stand, each debt that is unmet there is within its debtor's reach; a state that a
/// clock may show as silent is one that waits, and there the answer is owed; and where an answer is owed whatever came
/// before, a clock may show that it did not come.
fn waiting_faults(legs: &'static Table, debtor: Who, out: &mut Faults) {
    let walk = Walk::through(legs);
    let meetable = |state: &'static str, debt: &Debt| {
        let meets = |m: &super::Move| m.meets.contains(debt) && m.who == debtor;
        legs.moves.iter().filter(|m| meets(m)).any(|m| m.from.iter().any(|s| legs.reaches(state, s)))
    };
    for (state, owed) in &walk.stands {
        for debt in owed.iter().filter(|d| !meetable(state, d)) {
            out.add(format!("in the state \"{state}\" the debt \"{}\" is owed and nothing meets it", debt.key()));
        }
    }
    let awaited = |state: &str| {
        let rows = legs.moves.iter().filter(move |m| m.who == Who::Clock && m.from.contains(&state));
        rows.filter_map(|m| if let On::Due(debt) = m.on { Some(debt) } else { None }).collect::<Vec<_>>()
    };
    for state in legs.states().into_iter().filter(|s| walk.reaches(s)) {
        let (awaited, owed) = (awaited(state), walk.always_owed(state));
        for debt in awaited.iter().filter(|d| !owed.contains(d)) {
            out.add(format!("the state \"{state}\" waits for \"{}\", which may not be owed in it", debt.key()));
        }
        if !owed.is_empty() && !legs.ends.contains(&state) && !awaited.iter().any(|d| owed.contains(d)) {
            out.add(format!("the state \"{state}\" waits, and no row shows that the answer did not come"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Audience, Guard, Happening, STAYS, on};
    use super::*;
    use crate::{Blocked, Case, Leg};

    static GUARD: Guard = Guard { key: "a-guard", otherwise: Blocked::NotNow, holds };
    fn holds(_: &Case, _: Option<&Leg>, _: &Happening) -> bool {
        true
    }

    /// A table with everything wrong: nobody leads to `island`, nothing leaves `pit`, a row is hidden by one before it,
    /// after `pit` nothing meets the debt, `loop-1` and `loop-2` lead to each other alone, in `silent-pit` nobody sees
    /// that an answer is late, and in `idle` a clock shows that an answer is late which nobody owes.
    static BROKEN: Procedure = Procedure {
        name: "broken",
        source: "",
        needs: &[],
        audience: Audience::Channel,
        steps: &[],
        course: Table {
            start: "start",
            ends: &["start"],
            moves: &[
                on(&["start"], On::Dispute, Who::Member, STAYS),
                on(&["start"], On::Dispute, Who::Author, STAYS),
                on(&["start"], On::Amend, Who::Author, STAYS).when(&GUARD),
                on(&["start"], On::Amend, Who::Author, STAYS),
            ],
        },
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
                on(&["start"], On::Defer, Who::Addressee, "loop-1").meets(&[Debt::Answer]),
                on(&["loop-1"], On::Defer, Who::Addressee, "loop-2"),
                on(&["loop-2"], On::Defer, Who::Addressee, "loop-1"),
                on(&["start"], On::Object, Who::Addressee, "idle").meets(&[Debt::Answer]),
                on(&["idle"], On::Object, Who::Addressee, "done"),
                on(&["idle"], On::Due(Debt::Answer), Who::Clock, "late"),
            ],
        },
    };

    #[test]
    fn each_way_to_spoil_a_table_is_found() {
        let found: Vec<String> = table_faults(&BROKEN).into_iter().map(|f| f.what).collect();
        let expected = [
            "row 1 can never be taken, whatever comes before it",
            "the state \"pit\" has no way out and is no end",
            "no move leads to the state \"island\"",
            "from the state \"loop-1\" no end can be reached",
            "from the state \"loop-2\" no end can be reached",
            "row 2 can never be taken, whatever comes before it",
            "row 4 can never be taken, whatever comes before it",
            "row 5 lets a clock change a debt",
            "row 5 lets a clock show the state \"done\", which only an act may bring about",
            "row 11 can never be taken, whatever comes before it",
            "in the state \"pit\" the debt \"answer\" is owed and nothing meets it",
            "the state \"pit\" waits, and no row shows that the answer did not come",
            "the state \"idle\" waits for \"answer\", which may not be owed in it",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_course_that_settles_with_its_legs_needs_legs_that_end() {
        static ENDLESS: Procedure = Procedure {
            name: "endless",
            source: "",
            needs: &[],
            audience: Audience::Channel,
            steps: &[],
            course: Table { start: "a", ends: &["b"], moves: &[on(&["a"], On::Settled, Who::Legs, "b")] },
            legs: Table {
                start: "x",
                ends: &[],
                moves: &[on(&["x"], On::LineUp, Who::Addressee, "y"), on(&["y"], On::LineDown, Who::Addressee, "x")],
            },
        };
        let found: Vec<String> = table_faults(&ENDLESS).into_iter().map(|f| f.what).collect();
        assert_eq!(found, ["row 0 waits for legs that come to no end"]);
    }

    #[test]
    fn the_tables_of_the_program_hold() {
        let found: Vec<Fault> = ALL.iter().flat_map(|p| table_faults(p)).collect();
        assert_eq!(found, []);
    }
}
