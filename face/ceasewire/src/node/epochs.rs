//! A channel's keys: giving them, and saying so when those that came do not open. Why: docs/decisions/0006.

use super::state::State;
use crate::api::Sent;
use crate::fault::CliFault;
use act::{Kernel, MemberId};
use record::Epoch;
use seal::EpochSecret;
use std::collections::BTreeSet;

impl State {
    /// Gives a channel keys where it has none that all its members can be expected to open, and it is this member's turn.
    pub(super) fn open_epochs(&mut self) {
        if !self.online || self.size() == 0 || self.broken.is_some() {
            return;
        }
        let due: Vec<u64> = self.situation.edition().channels().collect();
        for channel in due {
            let ledger = self.replica.ledger();
            let next = ledger.epoch(channel) + 1;
            let mine = ledger.openers(channel).first() == Some(&self.me);
            if !mine || !self.lacks_keys(channel) || !self.epochs_said.insert((channel, next)) {
                continue;
            }
            if let Err(fault) = self.say_epoch(channel, next) {
                tracing::error!(?fault, channel, "the channel's keys could not be given");
            }
        }
    }

    /// Whether no epoch is given to the present members, or each of those is complained of. Who complains of two givers in
    /// a row has a fault of its own, and keeps no two nodes busy with giving keys.
    fn lacks_keys(&self, channel: u64) -> bool {
        let (ledger, of) = (self.replica.ledger(), self.replica.ledger().epochs(channel));
        let complained = |number: &u64| of.get(*number as usize - 1).is_some_and(|e| !e.complained.is_empty());
        if !ledger.sealing_epochs(channel).iter().all(complained) {
            return false;
        }
        match of {
            [.., before, last] if !last.complained.is_empty() => {
                before.by == last.by || last.complained.difference(&before.complained).next().is_some()
            }
            _ => true,
        }
    }

    fn say_epoch(&mut self, channel: u64, epoch: u64) -> Result<Sent, CliFault> {
        let secret = EpochSecret::from_bytes(*crate::found::secret()?);
        let founding = self.founding();
        let members = self.situation.members(channel);
        let sealing = |m: &MemberId| Some((*m, founding.entry(*m)?.sealing.as_slice()));
        // Who has no sealing key can be given nothing.
        let recipients: Vec<(MemberId, &[u8])> =
            members.iter().filter_map(sealing).filter(|(_, key)| !key.is_empty()).collect();
        let kernel = seal::epoch::deliver(&secret, channel, epoch, &self.genesis(), &recipients, &mut State::rng()?)
            .map_err(|e| CliFault::Io(e.to_string()))?;
        self.say_kernel(&kernel, None)
    }

    /// Says of every epoch that was given to this member and whose secret it could not take out that this is so. There is
    /// no key to publish: that a wrap does not open shows nobody but its recipient anything.
    pub(super) fn complain_of_keys(&mut self) {
        if !self.online {
            return;
        }
        let channels: BTreeSet<u64> = self.situation.editions().iter().flat_map(situation::Edition::channels).collect();
        let mut unopened = BTreeSet::new();
        for channel in channels {
            let mine = |e: &Epoch| e.by != self.me && e.to.contains(&self.me) && !e.complained.contains(&self.me);
            let epochs = self.replica.ledger().epochs(channel).iter().zip(1..);
            let epochs = epochs.filter(|(e, number)| mine(e) && self.keyring.secret(channel, *number).is_none());
            unopened.extend(epochs.map(|(e, _)| e.name));
        }
        for act in unopened {
            if !self.keys_complained.insert(act) {
                continue;
            }
            tracing::error!(%act, "the channel keys given to this member do not open");
            if let Err(fault) = self.say_kernel(&Kernel::Complaint { act, key: [0; 32] }, None) {
                tracing::error!(?fault, "the complaint could not be kept");
            }
        }
    }
}
