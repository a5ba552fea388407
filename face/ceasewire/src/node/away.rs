//! What waits for officers who are not at the desk, and is no alarm.

use super::state::State;
use std::collections::BTreeMap;

impl State {
    /// What this member owes to open and has not opened for so long; each by a key that is the same as long as it stands,
    /// with its priority.
    pub(crate) fn unopened(&self, unopened_ms: u64) -> BTreeMap<String, u8> {
        let at = self.at();
        let unopened = at.unmet(Some(self.me), None).into_iter();
        let unopened = unopened.filter(|d| d.kind == "open" && !d.exercise);
        let unopened = unopened.filter(|d| at.now().saturating_sub(d.opened_ms) >= unopened_ms);
        unopened.map(|d| (format!("unopened-{}", d.id), 3)).collect()
    }
}
