//! What is owed.

use super::At;
use crate::cases::Past;
use crate::procedures::Debt;
use crate::{DebtEntry, Status, phrases};
use act::MemberId;
use rulebook::Phrase;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many debts stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// Not due yet.
    pub owed: u64,
    /// Answered in time.
    pub met: u64,
    /// Answered late.
    pub late: u64,
    /// Overdue and unanswered.
    pub defaulted: u64,
}

/// A debt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DebtView {
    /// The same on every node: number of the case, version, kind, debtor, such as `48213.1-open-SOUTH`.
    pub id: String,
    /// `open`, `read-back`, `position`, `disseminate`, `answer`, `consent`, `confirm`, `take-over`, `line-check`,
    /// `line-reply`, `convene`, `hand-over`, `duty`.
    pub kind: String,
    /// Who owes.
    pub debtor: String,
    /// To whom.
    pub creditor: String,
    /// `owed`, `met`, `late`, `defaulted`, or `lifted` if its creditor ceased to ask before it was due.
    pub status: String,
    /// When it is due.
    pub due_ms: u64,
    /// On which rung it stands.
    pub rung: u64,
    /// What silence means: `no-meaning`, `no-objection`, `refusal`, `next-rung`. It changes no position.
    pub silence: String,
    /// The case, by its number in the record.
    pub case: u64,
    /// The case's own name.
    pub case_name: String,
    /// Its channel; 0 for public.
    pub channel: u64,
    /// Since when it is owed.
    pub opened_ms: u64,
    /// The act that met it.
    pub met_by: Option<String>,
    /// When that was included.
    pub met_ms: Option<u64>,
    /// When its creditor ceased to ask for it.
    pub lifted_ms: Option<u64>,
    /// Until when its debtor asked for time. It moves no clock.
    pub asked_until_s: Option<i64>,
    /// Whether it is owed in a drill only: practice, which no count and no alarm knows.
    pub exercise: bool,
    /// What is owed, as a phrase.
    pub phrase: Phrase,
}

impl Counts {
    pub(super) fn and(self, other: Counts) -> Counts {
        Counts {
            owed: self.owed + other.owed,
            met: self.met + other.met,
            late: self.late + other.late,
            defaulted: self.defaulted + other.defaulted,
        }
    }
}

impl At<'_> {
    /// How all debts stand, those of drills aside.
    pub fn counts(&self) -> Counts {
        self.counts_by_channel().into_values().fold(Counts::default(), Counts::and)
    }

    /// How the debts of each channel stand, as far as there are any.
    pub(super) fn counts_by_channel(&self) -> BTreeMap<u64, Counts> {
        let past = |past: Past| Counts { met: past.met, late: past.late, ..Counts::default() };
        let mut out: BTreeMap<u64, Counts> = self.situation.cases.past().map(|(c, all)| (c, past(all))).collect();
        let due = self.checks_due();
        for debt in self.situation.live_debts().chain(&due).filter(|d| !self.situation.is_practice(d)) {
            let counts = out.entry(debt.channel.unwrap_or(0)).or_default();
            match debt.status(self.now) {
                Status::Owed => counts.owed += 1,
                Status::Met => counts.met += 1,
                Status::Late => counts.late += 1,
                Status::Defaulted => counts.defaulted += 1,
                Status::Lifted => {}
            }
        }
        out
    }

    /// Every debt there ever was, the earliest due first.
    pub fn debts(&self) -> Vec<DebtView> {
        let due = self.checks_due();
        self.told(self.situation.debts().chain(&due).collect())
    }

    /// What a member owes, or is owed, and nobody has met yet; overdue or not.
    pub fn unmet(&self, debtor: Option<MemberId>, creditor: Option<MemberId>) -> Vec<DebtView> {
        let is = |want: Option<MemberId>, has: MemberId| want.is_none_or(|w| w == has);
        let due = self.checks_due();
        let mut all = self.unmet_entries(&due);
        all.retain(|d| is(debtor, d.debtor) && is(creditor, d.creditor));
        self.told(all)
    }

    /// What nobody has met yet, `due` of the lines' checks included, in no order.
    pub(crate) fn unmet_entries<'d>(&'d self, due: &'d [DebtEntry]) -> Vec<&'d DebtEntry> {
        let waited_for =
            |d: &&DebtEntry| matches!(d.status(self.now), Status::Owed | Status::Defaulted) && d.lifted.is_none();
        self.situation.live_debts().chain(due).filter(waited_for).collect()
    }

    /// Each in words, the earliest due first.
    pub(super) fn told(&self, mut all: Vec<&DebtEntry>) -> Vec<DebtView> {
        all.sort_by_key(|d| (d.due, d.case_index, d.version, d.kind, d.debtor));
        all.into_iter().map(|d| self.debt(d)).collect()
    }

    /// A check is owed to each of several, so its id names to whom.
    fn debt_id(&self, d: &DebtEntry, debtor: &str) -> String {
        let id = format!("{}.{}-{}-{debtor}", d.case_index, d.version + 1, d.kind.key());
        if d.kind == Debt::LineCheck { format!("{id}-{}", self.member(d.creditor)) } else { id }
    }

    pub(super) fn debt(&self, d: &DebtEntry) -> DebtView {
        let terms = self.situation.terms_of(d);
        let debtor = self.member(d.debtor);
        DebtView {
            id: self.debt_id(d, &debtor),
            kind: d.kind.key().to_owned(),
            debtor,
            creditor: self.member(d.creditor),
            status: d.status(self.now).key().to_owned(),
            due_ms: d.due,
            rung: self.situation.rung(d, self.now),
            silence: terms.map(|t| t.silence_on(d.kind.key())).unwrap_or_default().key().to_owned(),
            case: d.case_index,
            case_name: self.situation.own_name(&d.case),
            channel: d.channel.unwrap_or(0),
            opened_ms: d.opened_at,
            met_by: d.met.map(|(by, _)| self.situation.own_name(&by)),
            met_ms: d.met.map(|(_, at)| at),
            lifted_ms: d.lifted,
            asked_until_s: d.asked_until_s,
            exercise: self.situation.is_practice(d),
            phrase: self.situation.told_by(self.situation.edition_at(d.case_index), phrases::debt(d, &self.ctx())),
        }
    }
}
