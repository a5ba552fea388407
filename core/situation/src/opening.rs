//! How a case is opened, and what is owed from then on.

use crate::procedures::{Debt, On, Procedure};
use crate::steps::window;
use crate::{ActRow, Case, DebtEntry, Entry, Ladder, Leg, Situation, Version, due};
use act::Content;
use rulebook::{Format, Terms};

impl Situation {
    pub(crate) fn open(
        &mut self,
        row: &ActRow,
        content: &Content,
        format: &Format,
        procedure: Option<&'static Procedure>,
    ) -> u64 {
        let by = row.mark();
        let fields = content.fields.clone();
        let version = Version { by, fields, material: true, lang: content.lang.clone() };
        let to = match procedure {
            Some(p) => {
                let mut to = self.addressees(row.author, row.channel.unwrap_or(0), &content.to);
                // A question to nobody in particular is one to the other party.
                to.retain(|m| p.name != "query" || !content.to.is_empty() || self.is_party(*m));
                to
            }
            None => Vec::new(),
        };
        let start = procedure.map_or("", |p| p.legs.start);
        let leg =
            |member| Leg { member, party: self.is_party(member), state: start, ladders: vec![(0, Ladder::default())] };
        let mut case = Case {
            name: row.name,
            index: row.index,
            at: row.at,
            channel: row.channel,
            few: row.few,
            author: row.author,
            wire: content.format,
            procedure,
            state: procedure.map_or("recorded", |p| p.course.start),
            precedence: row.precedence,
            emergency: content.emergency,
            history: content.history,
            overridden: false,
            window: window(format, &content.fields),
            versions: vec![version],
            legs: to.into_iter().map(leg).collect(),
            debts: Vec::new(),
            acts: vec![Entry { mark: by, note: None }],
        };
        if !content.history {
            self.owe(&mut case, row);
        }
        self.cases.insert(row.index, case);
        row.index
    }

    /// Opens what the opening row says, for the version that holds now.
    pub(crate) fn owe(&self, case: &mut Case, row: &ActRow) {
        let Some(procedure) = case.procedure else { return };
        let opening = procedure.legs.moves.iter().filter(|m| m.on == On::Opening);
        let owed: Vec<Debt> = opening.flat_map(|m| m.owes).copied().collect();
        for leg in &case.legs {
            let Some(entry) = self.mechanism.entry(leg.member) else { continue };
            for kind in owed.iter().copied().filter(|d| d.falls_on(entry.kind)) {
                case.debts.push(DebtEntry {
                    kind,
                    case: case.name,
                    case_index: case.index,
                    version: case.versions.len() as u64 - 1,
                    debtor: leg.member,
                    creditor: case.author,
                    channel: case.channel,
                    opened_at: row.at,
                    due: due(kind, self.terms(), row.precedence, row.at, case.window),
                    met: None,
                    lifted: None,
                    asked_until_s: None,
                });
            }
        }
    }

    fn terms(&self) -> &Terms {
        self.rulebook.terms()
    }
}
