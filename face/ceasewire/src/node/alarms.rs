//! What this node knows of itself that is an alarm at its desk, and the conditions that follow from it and the record.

use super::state::State;
use act::{Millis, Precedence};
use record::Rates;
use rulebook::AlarmTerms;
use situation::views::{Health, Standing};

/// What stands at a desk, and what it is judged by.
pub(crate) struct Alarming {
    /// The conditions.
    pub standing: Vec<Standing>,
    /// What was agreed of alarms.
    pub terms: AlarmTerms,
    /// When the desk's watch last changed hands.
    pub watch_ms: Option<Millis>,
    /// As of when.
    pub now: Millis,
}

impl State {
    /// What stands at this member's desk now.
    pub(crate) fn alarming(&self) -> Alarming {
        let now = self.now();
        let at = self.situation.at(now).as_seen_by(self.me);
        let (standing, watch_ms) = (at.standing(self.me, &self.health()), at.watch_changed(self.me));
        Alarming { standing, terms: at.alarm_terms(), watch_ms, now }
    }

    /// What of it follows from the record and is no answer.
    pub(crate) fn others_standing(&self) -> Vec<Standing> {
        let answer = |s: &Standing| situation::views::OF_DEBTS.contains(&s.condition.as_str());
        let mut out = self.situation.at(self.now()).as_seen_by(self.me).standing(self.me, &Health::default());
        out.retain(|s| !answer(s));
        out
    }

    /// How many acts of each member the sequencer takes in a minute, by the version of the rulebook in force.
    pub(crate) fn rates(&self) -> Option<Rates> {
        let by = self.situation.rulebook()?.terms().acts_per_minute?;
        Some(Precedence::ALL.map(|p| by.get(p)))
    }

    fn health(&self) -> Health {
        let kind =
            |name: &String| (name.rsplit_once('-').map_or(name.as_str(), |(kind, _)| kind).to_owned(), name.clone());
        Health {
            evidence: self.evidence.iter().map(kind).collect(),
            standstill: self.broken.is_some(),
            must_sync: self.must_sync(),
            offline_since: self.offline_since,
            unwitnessed_since: self.unwitnessed_since,
            stale_since: self.stale_since(),
            refused: self.refused.keys().map(|name| self.own_name(name)).collect(),
            clock_off_ms: self.sequencer_off,
            own_clock_off_ms: self.own_clock_off(),
        }
    }
}
