//! Whether the secrets in a node's folder are those of the member that the genesis document names.

use crate::fault::CliFault;
use crate::found;
use act::{ActKey, MemberId, Refusal};
use link::Identity;
use record::Founding;
use seal::SealingKey;
use std::path::Path;

/// The keys in the folder must be those that the genesis document names, or nobody would take what they sign.
pub(super) fn same_founding(keys: &Path, founding: &Founding, me: MemberId) -> Result<(), CliFault> {
    let Some(entry) = founding.entry(me) else { return Ok(()) };
    let desk = ActKey::from_seed(&*found::load(&keys.join("desk.key"))?).public().bytes();
    let sealing = SealingKey::from_seed(&*found::load(&keys.join("sealing.key"))?).public();
    if entry.sealing == sealing && entry.keys.iter().any(|k| k.public == desk) {
        return Ok(());
    }
    Err(CliFault::refused(&Refusal::new("wrong-genesis")))
}

/// The node's identity towards the other members.
pub(super) fn identity(keys: &Path) -> Result<Identity, CliFault> {
    let path = keys.join("tls.pem");
    let pem = std::fs::read_to_string(&path).map_err(|e| CliFault::io(path.display(), e))?;
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
