//! The remote latch: a sequencer that has signed before signs again only after enough witnesses say that they have seen
//! no more than it holds. A restored backup or a second machine with the same key finds out here, before it forks the
//! record. Source: LEDGER 4.2.

use super::ordering::Orderer;
use act::Refusal;
use link::{Client, Method, StatusCode, Timeouts};
use record::Founding;
use record::fence::{self, Fence, Standing};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;
use tlog::checkpoint::Checkpoint;
use tlog::note::Note;

/// Asks until so many witnesses have answered that no quorum can have seen more, then lets the sequencer sign.
pub async fn clear(orderer: Orderer, founding: Arc<Founding>, addresses: BTreeMap<String, String>, client: Client) {
    let ours = orderer.head.borrow().0;
    let needed = fence::clearance(founding.witnesses.len(), founding.quorum());
    let mut answered = BTreeSet::new();
    let mut round: u32 = 0;
    // A record of nothing but its genesis document can be signed again by nobody in another way.
    while ours > 1 && answered.len() < needed {
        for witness in &founding.witnesses {
            let member = founding.name_of(witness.member);
            let Some(address) = addresses.get(member) else { continue };
            match seen(&client, &founding, member, address).await {
                None => continue,
                Some(Some(head)) if contradicts(&orderer, member, &head).await => return,
                Some(_) => answered.insert(member.to_owned()),
            };
        }
        if answered.len() < needed {
            round += 1;
            tracing::warn!(answered = answered.len(), needed, "the sequencer waits for its witnesses before it signs");
            tokio::time::sleep(Duration::from_millis(100 << round.min(6))).await;
        }
    }
    orderer.release();
}

/// After a witness has refused: it may hold a checkpoint under our own key that we never signed.
pub async fn compare(orderer: &Orderer, founding: &Founding, client: &Client, member: &str, address: &str) {
    if let Some(Some(head)) = seen(client, founding, member, address).await {
        contradicts(orderer, member, &head).await;
    }
}

/// Stops the sequencer if this head, which its key has signed, is not of the record that it holds. The word of one
/// witness would not do: anybody could stop the sequencer with it.
async fn contradicts(orderer: &Orderer, member: &str, head: &Checkpoint) -> bool {
    let size = head.size();
    let Some((ours, root)) = orderer.with(move |s| (s.ledger().size(), s.ledger().tree().root_at(size))).await else {
        return false;
    };
    if fence::standing(&Fence::first(), root.as_ref(), (1, size, head.root())) != Standing::Copy {
        return false;
    }
    tracing::error!(
        member,
        size,
        ours,
        "a witness holds what this sequencer's key has signed and this folder does not hold: it is an older copy, or another one signs with its key"
    );
    orderer.halt(Refusal::new("sequencer-copy").with("member", member).with("size", size).with("got", ours));
    true
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
