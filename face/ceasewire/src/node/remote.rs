//! The remote latch: after a start, the very first one too, a sequencer signs only when enough witnesses say that they have
//! seen no more than it holds. A restored backup or a second machine with the same key finds out here, before it forks the
//! record. Source: LEDGER 4.2.

use super::ordering::Orderer;
use act::Refusal;
use link::{Client, Method, StatusCode, Timeouts};
use record::fence::{self, Fence, Standing};
use record::{Founding, Recall, Recalled};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tlog::checkpoint::Checkpoint;
use tlog::note::Note;

/// Asks until so many witnesses have answered that no quorum can have seen more, then lets the sequencer sign. At the first
/// start too: nothing in the folder tells it from a copy that was put back.
pub async fn clear(orderer: Orderer, founding: Arc<Founding>, addresses: BTreeMap<String, String>, client: Client) {
    let mut recall = Recall::new(&founding);
    let mut round: u32 = 0;
    loop {
        for witness in &founding.witnesses {
            let member = founding.name_of(witness.member);
            let Some(address) = addresses.get(member) else { continue };
            let Some(shown) = seen(&client, &founding, member, address).await else { continue };
            let judged = match &shown {
                Some(head) => Some(judge(&orderer, head).await),
                None => None,
            };
            match (recall.hear(witness.member, judged), shown) {
                (Recalled::Waits, _) => {}
                (Recalled::May, _) => return orderer.release(),
                (Recalled::Never, head) => return halt(&orderer, member, head.map_or(0, |head| head.size())).await,
            }
        }
        round += 1;
        let (answered, needed) = recall.answers();
        tracing::warn!(answered, needed, "the sequencer waits for its witnesses before it signs");
        tokio::time::sleep(Duration::from_millis(50 << round.min(5))).await;
    }
}

/// After a witness has refused: it may hold a checkpoint under our own key that we never signed.
pub async fn compare(orderer: &Orderer, founding: &Founding, client: &Client, member: &str, address: &str) {
    if let Some(Some(head)) = seen(client, founding, member, address).await
        && judge(orderer, &head).await == Standing::Copy
    {
        halt(orderer, member, head.size()).await;
    }
}

/// What a head that our key has signed is to the record that we hold.
async fn judge(orderer: &Orderer, head: &Checkpoint) -> Standing {
    let size = head.size();
    let root = orderer.with(move |s| s.ledger().tree().root_at(size)).await.flatten();
    fence::standing(&Fence::first(), root.as_ref(), (1, size, head.root()))
}

/// Stops the sequencer: its key has signed a head that is not of the record that it holds. The word of one witness would
/// not do: anybody could stop the sequencer with it.
async fn halt(orderer: &Orderer, member: &str, size: u64) {
    let ours = orderer.with(|s| s.ledger().size()).await.unwrap_or(0);
    tracing::error!(
        member,
        size,
        ours,
        "a witness holds what this sequencer's key has signed and this folder does not hold: it is an older copy, or another one signs with its key"
    );
    orderer.halt(Refusal::new("sequencer-copy").with("member", member).with("size", size).with("got", ours));
}

/// The newest checkpoint that a member shows: `Some(None)` if it has none yet, `None` if it does not answer.
async fn seen(client: &Client, founding: &Founding, member: &str, address: &str) -> Option<Option<Checkpoint>> {
    let patience = Timeouts { connect: Duration::from_secs(2), request: Duration::from_secs(5) };
    let answer = client.request(member, address, Method::GET, "/checkpoint", Vec::new(), patience).await.ok()?;
    if answer.status == StatusCode::NOT_FOUND {
        return Some(None);
    }
    let note = Note::parse(core::str::from_utf8(&answer.bytes).ok()?).ok()?;
    Some(Some(founding.policy().ok()?.judge(&note).ok()?.checkpoint))
}
