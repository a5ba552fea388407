//! Every way through a table, tried: where it can stand, what is owed there, which rows are ever taken.

use super::{Debt, Move, On, Table, Who};
use std::collections::BTreeSet;

/// A state with the debts that are unmet in it.
pub(super) type Stand = (&'static str, BTreeSet<Debt>);

/// What a walk through a table has seen.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// Everywhere the table can stand.
    pub stands: BTreeSet<Stand>,
    /// Numbers of the rows that were taken.
    pub taken: BTreeSet<usize>,
}

impl Walk {
    /// Tries every row wherever it can be taken, from the opening on, until nothing new is seen. A guard may hold or not,
    /// so the rows below a guarded one are tried as well.
    pub fn through(table: &'static Table) -> Walk {
        let opening = |(_, m): &(usize, &Move)| m.on == On::Opening;
        let mut walk = Walk::default();
        let mut first: BTreeSet<Debt> = BTreeSet::new();
        for (n, row) in table.moves.iter().enumerate().filter(opening) {
            walk.taken.insert(n);
            first.extend(row.owes);
        }
        let mut todo = vec![(table.start, first)];
        while let Some(stand) = todo.pop() {
            if !walk.stands.insert(stand.clone()) {
                continue;
            }
            let (state, owed) = stand;
            for (n, row) in takeable(table, state) {
                walk.taken.insert(n);
                let left = owed.iter().filter(|d| !row.lifts && !row.meets.contains(d)).chain(row.owes).copied();
                todo.push((row.lands(state), left.collect()));
            }
        }
        for (n, row) in table.moves.iter().enumerate().filter(|(_, m)| m.who == Who::Clock) {
            let shows = |(state, owed): &Stand| {
                row.from.contains(state)
                    && match row.on {
                        On::Due(debt) => owed.contains(&debt),
                        _ => true,
                    }
            };
            if walk.stands.iter().any(shows) {
                walk.taken.insert(n);
            }
        }
        walk
    }

    /// Whether the table can stand in this state.
    pub fn reaches(&self, state: &str) -> bool {
        self.stands.iter().any(|(s, _)| *s == state)
    }

    /// The debts that are owed in this state by whatever way it was come to.
    pub fn always_owed(&self, state: &str) -> BTreeSet<Debt> {
        let mut all = self.stands.iter().filter(|(s, _)| *s == state).map(|(_, owed)| owed.clone());
        let first = all.next().unwrap_or_default();
        all.fold(first, |both, owed| both.intersection(&owed).copied().collect())
    }
}

/// The rows that an act can take in a state, with their numbers.
pub(super) fn takeable(table: &'static Table, state: &str) -> Vec<(usize, &'static Move)> {
    let acts = |m: &Move| m.who != Who::Clock && m.on != On::Opening;
    table.offers(state).into_iter().filter(|(_, m)| acts(m)).collect()
}
