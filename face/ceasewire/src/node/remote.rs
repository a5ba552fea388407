//! The remote latch: after a start, the very first one too, a sequencer signs only when enough witnesses say that they have
//! seen no more than it holds. A restored backup or a second machine with the same key finds out here, before it forks the
//! record. Source: LEDGER 4.2.

use super::ordering::Orderer;
use act::Refusal;
use link::{Client, Method, StatusCode, Timeouts};
use record::bundle::Bundle;
use record::fence::{self, Standing};
use record::{Founding, Recall, Recalled};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tlog::note::Note;

/// How long a witness may take to answer.
const PATIENCE: Timeouts = Timeouts { connect: Duration::from_secs(2), request: Duration::from_secs(5) };

/// What the sequencer has to hear before it signs.
pub async fn begin(orderer: &Orderer) -> Option<Recall> {
    orderer.with(|s| Recall::new(s.ledger())).await
}

/// Asks until so many witnesses have answered that no quorum can have seen more, then lets the sequencer sign. At the first
/// start too: nothing in the folder tells it from a copy that was put back. `false` if it must never sign.
pub async fn clear(
    mut recall: Recall,
    orderer: Orderer,
    founding: Arc<Founding>,
    addresses: BTreeMap<String, String>,
    client: Client,
) -> bool {
    let mut round: u32 = 0;
    loop {
        for witness in &founding.witnesses {
            let member = founding.name_of(witness.member);
            let Some(address) = addresses.get(member) else { continue };
            // Asked before the head is: what the witness signs after this it signs under the term that it names.
            let follows = match recall.is_of_new_term() {
                true => follows(&orderer, &client, member, address).await,
                false => true,
            };
            let Some(seen) = seen(&orderer, &client, &founding, member, address).await else { continue };
            let standing = seen.map(|(standing, _)| standing);
            match recall.hear(witness.member, follows, standing) {
                Recalled::Waits => {}
                Recalled::May => {
                    orderer.release();
                    return true;
                }
                Recalled::Never => {
                    halt(&orderer, member, standing, seen.map_or(0, |(_, size)| size)).await;
                    return false;
                }
            }
        }
        round += 1;
        let (answered, needed) = recall.answers();
        tracing::warn!(answered, needed, "the sequencer waits for its witnesses before it signs");
        tokio::time::sleep(Duration::from_millis(50 << round.min(5))).await;
    }
}

/// After a witness has refused: it may hold a checkpoint under our own key that we never signed, or one of a later term.
pub async fn compare(orderer: &Orderer, founding: &Founding, client: &Client, member: &str, address: &str) {
    if let Some(Some((standing, size))) = seen(orderer, client, founding, member, address).await
        && matches!(standing, Standing::Copy | Standing::Succeeded(_))
    {
        halt(orderer, member, Some(standing), size).await;
    }
}

/// Stops the sequencer: its key has signed a head that is not of the record that it holds, or another has succeeded it. The
/// word of one witness would not do: anybody could stop the sequencer with it.
async fn halt(orderer: &Orderer, member: &str, standing: Option<Standing>, size: u64) {
    let ours = orderer.with(|s| s.ledger().size()).await.unwrap_or(0);
    if let Some(Standing::Succeeded(term)) = standing {
        tracing::error!(
            member,
            term,
            size,
            "another sequencer has succeeded this one: a quorum of witnesses has signed its term"
        );
        return orderer.halt(Refusal::new("sequencer-succeeded").with("term", term));
    }
    tracing::error!(
        member,
        size,
        ours,
        "a witness holds what this sequencer's key has signed and this folder does not hold: it is an older copy, or another one signs with its key"
    );
    orderer.halt(Refusal::new("sequencer-copy").with("member", member).with("size", size).with("got", ours));
}

/// Whether a witness's node has taken note of the term that this sequencer orders.
async fn follows(orderer: &Orderer, client: &Client, member: &str, address: &str) -> bool {
    let answer = client.request(member, address, Method::GET, "/term", Vec::new(), PATIENCE).await;
    let named =
        answer.ok().and_then(|answer| String::from_utf8(answer.bytes.to_vec()).ok()?.trim().parse::<u64>().ok());
    let own = orderer.with(|s| s.ledger().term().fence.term).await;
    named.is_some() && named == own
}

/// What the newest checkpoint that a member shows is to the record that we hold, and its size: `Some(None)` if the member has
/// none yet, `None` if it does not answer, or with nothing that a sequencer of this mechanism has signed.
async fn seen(
    orderer: &Orderer,
    client: &Client,
    founding: &Founding,
    member: &str,
    address: &str,
) -> Option<Option<(Standing, u64)>> {
    let get = |path| client.request(member, address, Method::GET, path, Vec::new(), PATIENCE);
    let answer = get("/checkpoint").await.ok()?;
    if answer.status == StatusCode::NOT_FOUND {
        return Some(None);
    }
    let note = Note::parse(core::str::from_utf8(&answer.bytes).ok()?).ok()?;
    let (policy, terms) = orderer.with(|s| (s.ledger().policy(), s.ledger().terms().to_vec())).await?;
    let own = terms.last()?.fence;
    if let Ok(verdict) = policy.ok()?.judge(&note) {
        let head = verdict.checkpoint;
        let term = terms.iter().find(|term| term.origin == head.origin())?.fence.term;
        let size = head.size();
        let root = orderer.with(move |s| s.ledger().tree().root_at(size)).await.flatten();
        return Some(Some((fence::standing(&own, root.as_ref(), (term, size, head.root())), size)));
    }
    // Of a sequencer that we do not know: one that has succeeded us shows by whom it was made one.
    let proof = get("/succession").await.ok()?;
    let shown = Bundle::parse(core::str::from_utf8(&proof.bytes).ok()?).ok()?.verify(Some(founding.genesis())).ok()?;
    let term = shown.term.filter(|term| *term > own.term)?;
    Some(Some((Standing::Succeeded(term), shown.size)))
}
