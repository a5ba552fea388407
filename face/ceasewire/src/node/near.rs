//! How the node that runs the sequencer follows the record: out of the sequencer's memory, not over a connection to itself.

use super::actor::Actor;
use super::serve::{PACE, Sequencing};
use super::state::State;
use record::ReplicaFault;
use std::time::Duration;
use tokio::time::Instant;

/// The most leaves that are verified and kept in one go.
const AT_ONCE: u64 = 1024;
/// After a fault.
const PAUSE: Duration = Duration::from_millis(200);

/// Keeps this node's own copy of the record level with its sequencer, for ever.
pub async fn follow(keeper: Actor<State>, sequencing: Sequencing) {
    while let Ok(from) = keeper.ask(State::wants).await {
        let _ = keeper.tell(|s| s.set_online(true));
        let why = once(&keeper, sequencing.clone(), from).await;
        tracing::info!(why, "this node's own copy of the record fell behind its sequencer; trying again");
        let gone = |s: &mut State| {
            s.drop_pending();
            s.set_online(false);
        };
        let _ = keeper.tell(gone);
        tokio::time::sleep(PAUSE).await;
    }
}

/// Answers with why it cannot go on.
async fn once(keeper: &Actor<State>, mut sequencing: Sequencing, mut next: u64) -> String {
    let mut level = None;
    loop {
        // As the others' streams: several acts of a busy record are kept together.
        if next < sequencing.orderer.head.borrow().0
            && let Some(level) = level.take()
        {
            tokio::time::sleep_until(level + PACE).await;
        }
        let (size, head) = sequencing.orderer.head.borrow_and_update().clone();
        if next < size {
            let stop = size.min(next + AT_ONCE);
            let found = sequencing.orderer.leaves(next, stop, AT_ONCE).await;
            let text = match stop {
                _ if stop == size => Some(head),
                _ => sequencing.orderer.with(move |s| s.checkpoint_at(stop)).await.flatten(),
            };
            let Some(text) = text.filter(|_| found.len() as u64 == stop - next) else {
                return "a leaf is missing".into();
            };
            let last = stop == size;
            let taken = move |s: &mut State| {
                s.receive_own(next, &found, &text)?;
                if last {
                    s.seen_the_head();
                }
                Ok::<(), ReplicaFault>(())
            };
            match keeper.ask(taken).await {
                Ok(Ok(())) => (next, level) = (stop, last.then(Instant::now)),
                Ok(Err(fault)) => return fault.to_string(),
                Err(stopped) => return stopped.to_string(),
            }
            continue;
        }
        tokio::select! {
            moved = sequencing.orderer.head.changed() => if let Err(gone) = moved { return gone.to_string() },
            moved = sequencing.cosigned.changed() => {
                if let Err(gone) = moved {
                    return gone.to_string();
                }
                let (_, text) = sequencing.cosigned.borrow_and_update().clone();
                match keeper.ask(move |s| s.receive(Vec::new(), Some(&text))).await {
                    Ok(Ok(())) => {}
                    Ok(Err(fault)) => return fault.to_string(),
                    Err(stopped) => return stopped.to_string(),
                }
            }
        }
    }
}
