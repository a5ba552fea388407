//! Gathers cosignatures: rounds of C2SP `add-checkpoint` to every witness, and the checkpoint with their lines.

use super::actor::Actor;
use super::ordering::{Head, Orderer};
use super::own_clock::Heard;
use super::state::State;
use crate::clock::Clock;
use link::{Client, Method, StatusCode, Timeouts};
use record::Founding;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tlog::note::{Note, Signature};
use tlog::witness::{AddCheckpoint, PROOF_LINES_MAX, parse_conflict, parse_cosignatures};
use tokio::sync::{mpsc, watch};

const PATIENCE: Timeouts = Timeouts { connect: Duration::from_secs(2), request: Duration::from_secs(5) };

/// Rounds begin at least this far apart. One act alone is asked for at once; under load one round then covers many
/// commits, because each costs every member the check of every line.
const PACE: Duration = Duration::from_millis(50);

/// A witness and where it is.
#[derive(Clone)]
struct Seat {
    name: String,
    member: String,
    address: String,
}

/// What rounds of cosignatures need.
pub struct Rounds {
    /// Gives heads and proofs, and heeds what the witnesses' clocks say.
    pub orderer: Orderer,
    /// This node's clock.
    pub clock: Clock,
    /// Witnesses and policy.
    pub founding: Arc<Founding>,
    /// Where the members are.
    pub addresses: BTreeMap<String, String>,
    /// The TLS client.
    pub client: Client,
    /// How often a round is run though nothing moves, so that freshness shows.
    pub heartbeat: Duration,
    /// Where cosigned checkpoints go.
    pub cosigned: watch::Sender<Head>,
    /// Told when this node's clock is off.
    pub keeper: Actor<State>,
}

/// Runs rounds for ever: when the head moves, no closer than [`PACE`], and every heartbeat.
pub async fn gather(rounds: Rounds) {
    let Rounds { orderer, clock, founding, addresses, client, heartbeat, cosigned, keeper } = rounds;
    let seats: Vec<Seat> = founding
        .witnesses
        .iter()
        .filter_map(|w| {
            let member = founding.name_of(w.member).to_owned();
            addresses.get(&member).map(|a| Seat { name: w.name.clone(), member, address: a.clone() })
        })
        .collect();
    let mut sizes: BTreeMap<String, u64> = BTreeMap::new();
    let mut head = orderer.head.clone();
    let mut failed: u32 = 0;
    loop {
        let next = tokio::time::Instant::now() + PACE;
        let (size, text) = head.borrow_and_update().clone();
        let asked = clock.moment();
        let times = match size {
            0 => None,
            _ => Some(round(&orderer, &founding, &seats, &client, (size, text), &mut sizes, &cosigned).await),
        };
        let heard = times.as_ref().and_then(|times| Heard::now(times, founding.quorum(), asked, &clock));
        let mut off = None;
        if let Some(heard) = heard {
            off = orderer.heed(heard).await;
            let _ = keeper.tell(move |s| s.sequencer_off = off);
        }
        let quorum = times.is_none_or(|times| times.len() >= founding.quorum());
        failed = if quorum { 0 } else { failed + 1 };
        // Without a quorum nothing is proven: witnesses that were away are asked again soon, not at the next heartbeat.
        // A clock that is off is looked at again soon: nothing is stamped before it is right.
        let calm = if off.is_some() { Duration::from_secs(1).min(heartbeat) } else { heartbeat };
        let wait = if quorum { calm } else { Duration::from_millis(50 << failed.min(7)).min(heartbeat) };
        tokio::time::sleep_until(next).await;
        tokio::select! {
            moved = head.changed() => if moved.is_err() { return },
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// One checkpoint to all witnesses at once. Publishes it as soon as a quorum has signed, and again with each further line;
/// answers with the times that the witnesses have signed.
async fn round(
    orderer: &Orderer,
    founding: &Arc<Founding>,
    seats: &[Seat],
    client: &Client,
    (size, text): Head,
    sizes: &mut BTreeMap<String, u64>,
    cosigned: &watch::Sender<Head>,
) -> Vec<u64> {
    let Ok(note) = Note::parse(&text) else { return Vec::new() };
    let policy = orderer.with(|s| s.ledger().policy().ok()).await.flatten();
    let Some(policy) = policy else { return Vec::new() };
    let (lines, mut answers) = mpsc::channel(seats.len().max(1));
    for seat in seats.iter().cloned() {
        let old = sizes.get(&seat.name).copied().unwrap_or(0);
        let (orderer, client, note, lines) = (orderer.clone(), client.clone(), note.clone(), lines.clone());
        let founding = founding.clone();
        tokio::spawn(async move {
            let line = ask(&orderer, &client, &seat, old, size, &note).await;
            if line.is_err() {
                super::remote::compare(&orderer, &founding, &client, &seat.member, &seat.address).await;
            }
            let _ = lines.send((seat.name, line)).await;
        });
    }
    drop(lines);
    let mut lines = record::Round::new(policy, note);
    let mut patience = Duration::from_secs(6);
    while let Ok(Some((name, answer))) = tokio::time::timeout(patience, answers.recv()).await {
        match answer {
            Ok(line) => {
                if !lines.take(&name, line) {
                    tracing::error!(witness = %name, "the witness sent a signature that is not its own or does not hold");
                    continue;
                }
                sizes.insert(name, size);
                if let Some(text) = lines.cosigned() {
                    cosigned.send_replace((size, text));
                    // One witness that is down must not hold up the next act's quorum.
                    patience = Duration::from_millis(250);
                }
            }
            Err(why) => tracing::warn!(witness = %name, size, why, "no cosignature"),
        }
    }
    lines.times().to_vec()
}

/// Asks one witness, correcting once what we believed it to have signed last.
async fn ask(
    orderer: &Orderer,
    client: &Client,
    seat: &Seat,
    mut old: u64,
    size: u64,
    note: &Note,
) -> Result<Signature, String> {
    for _ in 0..2 {
        let proof = orderer
            .with(move |s| if old == 0 { Some(Vec::new()) } else { s.ledger().tree().consistency(old, size) })
            .await
            .flatten()
            .filter(|p| p.len() <= PROOF_LINES_MAX)
            .ok_or("no consistency proof can be made")?;
        let body = AddCheckpoint { old_size: old, proof, note: note.clone() }.to_string();
        let answer = client
            .request(&seat.member, &seat.address, Method::POST, "/add-checkpoint", body.into_bytes(), PATIENCE)
            .await
            .map_err(|e| e.to_string())?;
        let text = String::from_utf8_lossy(&answer.bytes).into_owned();
        match answer.status {
            StatusCode::OK => {
                let lines = parse_cosignatures(&text).map_err(|e| e.to_string())?;
                return lines.into_iter().find(|l| l.name == seat.name).ok_or_else(|| "another key signed".into());
            }
            StatusCode::CONFLICT => old = parse_conflict(&text).map_err(|e| e.to_string())?,
            status => return Err(format!("{status}: {}", text.trim())),
        }
    }
    Err("the witness keeps changing its mind about what it signed".into())
}
