//! What waits for officers who are not at the desk.

use super::state::State;
use situation::views::Health;
use std::collections::BTreeMap;

impl State {
    /// The alarms of this desk up to a priority, and what this member owes to open and has not opened for so long; each
    /// by a key that is the same as long as it stands, with its priority.
    pub(crate) fn waits_for_officers(&self, priority: u8, unopened_ms: u64) -> BTreeMap<String, u8> {
        let at = self.at();
        let kind = |name: &String| (name.rsplit_once('-').map_or(name.as_str(), |(k, _)| k).to_owned(), name.clone());
        let health = Health {
            evidence: self.evidence.iter().map(kind).collect(),
            standstill: self.broken.is_some(),
            must_sync: self.must_sync,
            unwitnessed_since: self.unwitnessed_since,
            stale_since: self.stale_since(),
            refused: self.refused.keys().map(|name| self.own_name(name)).collect(),
            clock_off_ms: self.sequencer_off,
            ..Health::default()
        };
        let alarms = at.standing(self.me, &health).into_iter().filter(|s| s.priority <= priority);
        let unopened = at
            .unmet(Some(self.me), None)
            .into_iter()
            .filter(|d| d.kind == "open" && !d.exercise && at.now().saturating_sub(d.opened_ms) >= unopened_ms);
        let alarms = alarms.map(|s| (s.key, s.priority));
        alarms.chain(unopened.map(|d| (format!("unopened-{}", d.id), 3))).collect()
    }
}
