//! After a start from a snapshot, every signature of the record on the disk is checked again, in the background.
//!
//! The start has proven that the leaves are those of a checkpoint that the sequencer signed; what they say was verified
//! before they were written. This shows that it still holds, without that proof. It takes a fifth of one processor, so
//! 100,000 acts are through in half a minute. A leaf that fails stops the node's signing, and its sequencer's, whose
//! segment has the same leaves: the disk is not what it was.

use super::actor::Actor;
use super::ordering::Orderer;
use super::state::State;
use act::{Act, Refusal};
use record::{KeyBook, Leaf};
use std::time::{Duration, Instant};

/// Leaves of one step.
const STEP: u64 = 64;
/// Rest after a step, as a multiple of the time it took.
const REST: u32 = 4;
/// The first answers come first.
const PAUSE: Duration = Duration::from_secs(2);

/// Checks the leaves that the snapshot stood for, to the end or to the first that fails.
pub(super) async fn audit(keeper: Actor<State>, orderer: Option<Orderer>) {
    let Ok((size, keys)) = keeper.ask(|s| (s.snapshot_size, s.replica.ledger().keys().clone())).await else { return };
    tokio::time::sleep(PAUSE).await;
    let keys = std::sync::Arc::new(keys);
    for from in (1..size).step_by(STEP as usize) {
        let to = size.min(from + STEP);
        let Ok(leaves) = keeper.ask(move |s| (from..to).map(|n| s.leaf(n)).collect::<Result<Vec<_>, _>>()).await else {
            return;
        };
        let (begun, keys) = (Instant::now(), keys.clone());
        let checked = tokio::task::spawn_blocking(move || {
            let leaves = leaves.map_err(|fault| (from, format!("{fault:?}")))?;
            (from..).zip(leaves).try_for_each(|(index, leaf)| sound(&keys, index, &leaf).map_err(|why| (index, why)))
        });
        match checked.await {
            Ok(Ok(())) => tokio::time::sleep(begun.elapsed() * REST).await,
            Ok(Err((index, why))) => {
                let told = format!("record.segment: record number {index}: {why}");
                tracing::error!(%told, "ALARM: a signature in this node's own copy of the record does not hold");
                if let Some(orderer) = &orderer {
                    orderer.halt(Refusal::new("disk-fault").with("path", "record.segment").with("detail", &told));
                }
                let _ = keeper.tell(move |s| s.broken = Some(told));
                return;
            }
            Err(_) => return,
        }
    }
    tracing::info!(size, "every signature beneath the snapshot holds");
}

/// Whether a leaf is an act that a key signed which was in force there.
fn sound(keys: &KeyBook, index: u64, leaf: &[u8]) -> Result<(), String> {
    let Ok(Leaf::Act { act, .. }) = Leaf::decode(leaf) else { return Err("not an act".to_owned()) };
    let act = Act::decode(&act).map_err(|fault| fault.to_string())?;
    let key = keys.in_force(act.key(), index).map_err(|fault| fault.to_string())?;
    act.verify(&key.public, keys.genesis()).map(drop).map_err(|fault| fault.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::bench::generate::tests::record;
    use record::Ledger;

    #[test]
    fn a_leaf_whose_signature_does_not_hold_or_whose_key_was_not_in_force_is_found() {
        let dir = tempfile::tempdir().unwrap();
        let made = record(dir.path(), 20);
        let ledger = Ledger::new(made.founded.founding.clone(), None).unwrap();
        for (index, leaf) in (0..).zip(&made.leaves).skip(1) {
            assert_eq!(sound(ledger.keys(), index, leaf), Ok(()), "{index}");
            let mut bad = leaf.clone();
            *bad.last_mut().unwrap() ^= 1;
            assert!(sound(ledger.keys(), index, &bad).is_err(), "{index}");
        }
        // The founding keys count from the first act on.
        assert!(sound(ledger.keys(), 0, &made.leaves[1]).is_err());
        assert!(sound(ledger.keys(), 1, &made.leaves[0]).is_err());
    }
}
