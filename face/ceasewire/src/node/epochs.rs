//! A channel's keys: giving them, and saying so when those that came do not open. Why: docs/decisions/0006.

use super::state::State;
use crate::api::Sent;
use crate::fault::CliFault;
use act::{Kernel, MemberId};
use seal::EpochSecret;
use std::collections::BTreeSet;

impl State {
    /// Gives a channel keys where it has none that all its members can be expected to open, and it is this member's turn.
    pub(super) fn open_epochs(&mut self) {
        if !self.online || self.broken.is_some() {
            return;
        }
        let due: Vec<u64> = self.situation.edition().channels().collect();
        for channel in due {
            let Some(next) = self.replica.ledger().epoch_to_give(channel, self.me) else { continue };
            if !self.epochs_said.insert((channel, next)) {
                continue;
            }
            if let Err(fault) = self.say_epoch(channel, next) {
                tracing::error!(?fault, channel, "the channel's keys could not be given");
            }
        }
    }

    fn say_epoch(&mut self, channel: u64, epoch: u64) -> Result<Sent, CliFault> {
        let secret = EpochSecret::from_bytes(*crate::found::secret()?);
        let founding = self.founding();
        let members = self.replica.ledger().on_channel(channel);
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
        let holds = |channel, number| self.keyring.secret(channel, number).is_some();
        for act in self.replica.ledger().unopened_epochs(self.me, channels, holds) {
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
