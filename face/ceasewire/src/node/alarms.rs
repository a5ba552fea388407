//! What this node knows of itself that is an alarm at its desk, and the conditions that follow from it and the record.

use super::state::State;
use act::Millis;
use situation::views::{Health, Standing};

impl State {
    /// The conditions that stand at this member's desk now, and when its watch last changed hands.
    pub(crate) fn alarming(&self) -> (Vec<Standing>, Option<Millis>, Millis) {
        let now = self.clock.now();
        let at = self.situation.at(now).as_seen_by(self.me);
        (at.standing(self.me, &self.health()), at.watch_changed(self.me), now)
    }

    fn health(&self) -> Health {
        let kind =
            |name: &String| (name.rsplit_once('-').map_or(name.as_str(), |(kind, _)| kind).to_owned(), name.clone());
        Health {
            evidence: self.evidence.iter().map(kind).collect(),
            standstill: self.broken.is_some(),
            must_sync: self.must_sync,
            offline_since: self.offline_since,
            unwitnessed_since: self.unwitnessed_since,
            stale_since: self.stale_since(),
            refused: self.refused.keys().map(|name| self.own_name(name)).collect(),
            clock_off_ms: self.sequencer_off,
        }
    }
}
