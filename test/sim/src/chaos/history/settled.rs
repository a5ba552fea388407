//! What must have come of everything, once all machines run and nothing is on its way any more.

use super::World;
use crate::chaos::ground::GROUND;

impl World<'_> {
    /// What is not as it must be when all is quiet.
    pub(super) fn unsettled(&self) -> Option<String> {
        if self.undecided() {
            return Some("the members have not come to a succession".into());
        }
        let seat = self.seat();
        if self.machines[seat].retired.order {
            return None;
        }
        let Some(order) = self.machines[seat].live.as_ref().and_then(|live| live.order.as_ref()) else {
            return Some("the sequencer is not there".into());
        };
        let ledger = order.sequencer.ledger();
        let sound = self.machines.iter().enumerate();
        let sound = sound.filter(|(who, m)| GROUND.witness_of(*who).is_some() && !m.retired.witness).count();
        for (who, machine) in self.machines.iter().enumerate() {
            let name = GROUND.name(who);
            let Some(live) = &machine.live else { return Some(format!("{name} is not there")) };
            if live.broken.is_some() || live.unsure.is_some() {
                return Some(format!("{name} does not sign"));
            }
            if live.upstream != seat || live.order.is_some() && who != seat {
                return Some(format!("{name} does not follow {}", GROUND.name(seat)));
            }
            let (has, witnessed) = (live.replica.ledger().size(), live.replica.witnessed().map_or(0, |w| w.size));
            if has != ledger.size() {
                return Some(format!("{name} has {has} leaves of {}", ledger.size()));
            }
            if sound >= GROUND.cast.founding.quorum() && witnessed != has {
                return Some(format!("{name} has {witnessed} of {has} leaves witnessed"));
            }
            let waits = live.outbox.waiting().find(|(n, _)| !live.refused.contains_key(n));
            if let Some((act, _)) = waits {
                return Some(format!("{act} of {name} still waits"));
            }
            let final_or_standing = |act: &act::Name| {
                ledger.index_of(act).is_some() || live.refused.get(act).is_some_and(|r| r.code != "clock-off")
            };
            let lost = self.truth.of(who).into_iter().filter(|act| !self.truth.lost.contains(act));
            if let Some(act) = lost.into_iter().find(|act| !final_or_standing(act)) {
                return Some(format!("{act} of {name}, once called queued, is nowhere"));
            }
            if let Some(act) = live.refused.iter().find(|(_, r)| r.code == "clock-off") {
                return Some(format!("{} of {name} was given up because of a clock", act.0));
            }
        }
        None
    }
}
