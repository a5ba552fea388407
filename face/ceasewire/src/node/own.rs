//! What is this member's own: whether the secrets in a node's folder are those that the genesis document names, and which
//! of its acts stand in the record.

use super::state::State;
use crate::fault::CliFault;
use crate::found;
use act::{MemberId, Name, Refusal};
use link::Identity;
use record::{Founding, Included, Outbox, Settled};
use seal::SealingKey;
use std::path::Path;

/// The folder must be of the mechanism that its genesis document founds. Act keys may have come later: whether one is in
/// force, the record says, and nothing is signed with one that is not.
pub(super) fn same_founding(keys: &Path, founding: &Founding, me: MemberId) -> Result<(), CliFault> {
    let Some(entry) = founding.entry(me) else { return Ok(()) };
    let sealing = SealingKey::from_seed(&*found::load(&keys.join("sealing.key"))?).public();
    if entry.sealing == sealing { Ok(()) } else { Err(CliFault::refused(&Refusal::new("wrong-genesis"))) }
}

/// The node's identity towards the other members.
pub(super) fn identity(keys: &Path) -> Result<Identity, CliFault> {
    let path = keys.join("tls.pem");
    let pem = crate::keyfile::read(&path)?;
    Identity::from_pem(&pem).map_err(|e| CliFault::io(path.display(), e))
}

/// Nobody would talk to a node with another identity than the one that is pinned.
pub(super) fn same_pin(keys: &Path, founding: &Founding, me: MemberId) -> Result<(), CliFault> {
    let identity = identity(keys)?;
    match founding.entry(me) {
        Some(entry) if entry.pin != identity.spki() => {
            Err(CliFault::io(keys.join("tls.pem").display(), "not the identity that the genesis document pins"))
        }
        _ => Ok(()),
    }
}

impl State {
    /// What was kept and does not stand in the record yet.
    pub(super) fn recover_outbox(&mut self, kept: &[Vec<u8>]) {
        let ledger = self.replica.ledger();
        let outbox = Outbox::recover_beside(kept, ledger);
        let taken: Vec<Name> =
            outbox.waiting().map(|(name, _)| *name).filter(|name| ledger.index_of(name).is_some()).collect();
        self.outbox = outbox;
        taken.into_iter().for_each(|name| self.name_is_taken(name));
    }

    /// An act of ours may have been waiting for this place, or another's under its name.
    pub(super) fn settle_own(&mut self, act: &Included) {
        let name = act.act.name();
        match self.outbox.settle(&act.act) {
            Settled::Ours => drop(self.refused.remove(&name)),
            Settled::Another => self.name_is_taken(name),
            Settled::NotWaiting => {}
        }
    }

    /// Somebody else signs with one of our keys: our act can never stand under its name, and its author is told.
    fn name_is_taken(&mut self, name: Name) {
        tracing::error!(%name, "another act under our key and number stands in the record: a second copy of this node signs, or a thief");
        let key = self.replica.ledger().keys().get(name.key).map_or_else(|| name.key.to_string(), |k| k.name.clone());
        self.refused.insert(name, Refusal::new("name-reused").with("name", key).with("serial", name.serial));
    }
}
