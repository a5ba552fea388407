//! One act at a time: how long until others have it, until its author has the receipt, and until a quorum has cosigned it.

use super::author::{Author, FORMAT, text};
use super::follower::Follower;
use super::mechanism::{Mechanism, SEQUENCER, ask};
use super::report::Rows;
use super::{Bench, fault};
use crate::api::{ActState, KeyLine, Send, Sent, Wait};
use crate::fault::CliFault;
use act::Name;
use link::{Method, StatusCode, Timeouts};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use tokio::task::JoinHandle;

/// Between two acts.
const GAP: Duration = Duration::from_millis(20);
/// Acts that warm everything up and are not counted.
const WARM: usize = 20;
/// How long one act may take before the measurement is given up.
const PATIENCE: Duration = Duration::from_secs(20);

/// One member's node sends; the other party's node, and a reader of its own beside it, have it verified.
pub async fn sent(bench: &Bench, mechanism: &Mechanism, rows: &mut Rows) -> Result<(), CliFault> {
    let (follower, reading) = live(mechanism, "SOUTH").await?;
    let key = Author::key_of(&mechanism.founded, "NORTH")?.public().id();
    let mut serial = highest(mechanism, "NORTH").await?;
    let socket = mechanism.folder("SOUTH").join("node.sock");
    let mut begun = Vec::new();
    let (mut queued, mut held) = (Vec::new(), Vec::new());
    for n in 0..WARM + bench.messages() {
        serial += 1;
        let shown = format!("NORTH {serial}");
        let wait = Wait { act: shown.clone(), until: "sequenced".into(), timeout_ms: 20_000, coming: true };
        let body = serde_json::to_vec(&wait).map_err(fault)?;
        let waiting = {
            let socket = socket.clone();
            tokio::spawn(async move {
                let state: ActState = ask(&socket, Method::POST, "/wait", body).await?;
                Ok::<_, CliFault>((state, Instant::now()))
            })
        };
        // The question stands at the other node before the act is written.
        tokio::time::sleep(GAP).await;
        let send = message(serial);
        let t0 = Instant::now();
        let sent: Sent = mechanism.post("NORTH", "/act", &send).await?;
        let t1 = Instant::now();
        if sent.name != shown {
            return Err(fault(format!("{} where {shown} was expected", sent.name)));
        }
        let (state, t2) = waiting.await.map_err(fault)??;
        if state.index.is_none() {
            return Err(CliFault::TimeOut(format!("{shown}: {}", state.state)));
        }
        verified(&follower, Name { key, serial }).await?;
        if n >= WARM {
            begun.push((serial, t0));
            queued.push(ms(t1 - t0));
            held.push(ms(t2 - t0));
        }
    }
    let seen = quorum_over(&follower).await?;
    let (mut stream, mut witnessed) = (Vec::new(), Vec::new());
    for (serial, t0) in begun {
        let (index, at) = seen[&Name { key, serial }];
        stream.push(ms(at - t0));
        let quorum = follower.seen.lock().await.witnessed_at(index);
        witnessed.extend(quorum.map(|at| ms(at - t0)));
    }
    reading.abort();
    let n = bench.messages() as u64;
    rows.times("queued", n, "", &mut queued, None, None);
    rows.times("stream", n, "", &mut stream, Some((5.0, 2.0)), Some((15.0, 6.0)));
    rows.times("held", n, "", &mut held, None, None);
    rows.times("sent-quorum", n, "", &mut witnessed, None, None);
    Ok(())
}

/// An act signed beforehand goes straight to the sequencer: its receipt, and the quorum.
pub async fn receipts(bench: &Bench, mechanism: &Mechanism, rows: &mut Rows) -> Result<(), CliFault> {
    let (follower, reading) = live(mechanism, "SOUTH").await?;
    let author = Author::new(mechanism, "SOUTH", &follower).await?;
    let acts = author.sign_many(WARM + bench.messages())?;
    let client = mechanism.client("SOUTH")?;
    let (mut receipt, mut begun) = (Vec::new(), Vec::new());
    for (n, (name, bytes)) in acts.into_iter().enumerate() {
        tokio::time::sleep(GAP).await;
        let t0 = Instant::now();
        let path = "/act";
        let answer =
            client.request(SEQUENCER, mechanism.address(), Method::POST, path, bytes, Timeouts::default()).await;
        let answer = answer.map_err(fault)?;
        let t1 = Instant::now();
        if answer.status != StatusCode::OK {
            return Err(fault(format!("{} {}", answer.status, String::from_utf8_lossy(&answer.bytes))));
        }
        verified(&follower, name).await?;
        if n >= WARM {
            receipt.push(ms(t1 - t0));
            begun.push((name, t0));
        }
    }
    let seen = quorum_over(&follower).await?;
    let mut witnessed = Vec::new();
    for (name, t0) in begun {
        let quorum = follower.seen.lock().await.witnessed_at(seen[&name].0);
        witnessed.extend(quorum.map(|at| ms(at - t0)));
    }
    reading.abort();
    let n = bench.messages() as u64;
    rows.times("receipt", n, "", &mut receipt, None, None);
    rows.times("quorum", n, "", &mut witnessed, Some((300.0, 100.0)), None);
    Ok(())
}

/// A reader that is up to date and stays so.
async fn live(mechanism: &Mechanism, member: &str) -> Result<(Follower, JoinHandle<CliFault>), CliFault> {
    let size = mechanism.rest(1).await?;
    let follower = Follower::new(mechanism, member)?;
    follower.catch_up(size).await?;
    follower.seen.lock().await.timing = true;
    let reading = tokio::spawn(follower.clone().follow());
    Ok((follower, reading))
}

/// Waits until a reader has verified an act.
async fn verified(follower: &Follower, name: Name) -> Result<(), CliFault> {
    let mut size = follower.size();
    let wait = async {
        loop {
            size.mark_unchanged();
            if follower.seen.lock().await.acts.contains_key(&name) {
                return;
            }
            // The sender lives in the reader that is asked here.
            let _ = size.changed().await;
        }
    };
    tokio::time::timeout(PATIENCE, wait).await.map_err(|_| CliFault::TimeOut(name.to_string()))
}

/// Waits until a quorum has cosigned everything that a reader holds; answers with when it had each act.
async fn quorum_over(follower: &Follower) -> Result<BTreeMap<Name, (u64, Instant)>, CliFault> {
    let begun = Instant::now();
    loop {
        {
            let seen = follower.seen.lock().await;
            let size = seen.replica.ledger().size();
            if seen.replica.witnessed().is_some_and(|w| w.size == size) {
                return Ok(seen.acts.clone());
            }
        }
        if begun.elapsed() > PATIENCE {
            return Err(CliFault::TimeOut("no quorum".into()));
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// A free text as the node's own socket takes it.
pub fn message(serial: u64) -> Send {
    let fields = [
        ("category", "fire".to_owned()),
        ("place", "33.0867,35.8430~500m".to_owned()),
        ("when", "-2h/-90m".to_owned()),
        ("basis", "observation".to_owned()),
        ("text", text(serial)),
    ];
    Send {
        what: FORMAT.into(),
        fields: fields.into_iter().map(|(k, v)| (k.to_owned(), v)).collect(),
        lang: Some("en".into()),
        ..Send::default()
    }
}

/// The highest serial of a member's desk key in the record of its own node.
pub async fn highest(mechanism: &Mechanism, member: &str) -> Result<u64, CliFault> {
    let socket = mechanism.folder(member).join("node.sock");
    let keys: Vec<KeyLine> = ask(&socket, Method::GET, "/keys", Vec::new()).await?;
    keys.into_iter().find(|k| k.name == member).map(|k| k.highest).ok_or_else(|| fault(member))
}

fn ms(d: Duration) -> f64 {
    d.as_secs_f64() * 1000.0
}
