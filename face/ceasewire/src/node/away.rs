//! What waits for officers who are not at the desk.

use super::state::State;
use std::collections::BTreeMap;

impl State {
    /// The alarms of this desk up to a priority, and what this member owes to open and has not opened for so long; each
    /// by a key that is the same as long as it stands, with its priority.
    pub(crate) fn waits_for_officers(&self, priority: u8, unopened_ms: u64) -> BTreeMap<String, u8> {
        let at = self.at();
        let alarms = self.alarming().0.into_iter().filter(|s| s.priority <= priority);
        let alarms = alarms.map(|s| (s.key, s.priority));
        let unopened = at.unmet(Some(self.me), None).into_iter();
        let unopened = unopened.filter(|d| d.kind == "open" && !d.exercise);
        let unopened = unopened.filter(|d| at.now().saturating_sub(d.opened_ms) >= unopened_ms);
        alarms.chain(unopened.map(|d| (format!("unopened-{}", d.id), 3))).collect()
    }
}
