//! A node's own errands: the live stream in, the outbox out, and gossip with everybody else.

use super::actor::Actor;
use super::line::{self, Outgoing, Told};
use super::serve::frame;
use super::state::{Pulse, State};
use act::Name;
use futures_util::future::join_all;
use futures_util::{FutureExt, StreamExt};
use link::framing::Decoder;
use link::{Client, Line, LinkFault, Method, StatusCode, Timeouts};
use record::ReplicaFault;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// Where the sequencer is.
#[derive(Clone)]
pub struct Upstream {
    /// Its member.
    pub member: String,
    /// Its address.
    pub address: String,
    /// The TLS client.
    pub client: Client,
}

/// Pauses between attempts: short at first, because most breaks are short.
fn pause(attempt: u32) -> Duration {
    Duration::from_millis((50 << attempt.min(7)).min(5_000))
}

/// The most leaves that are verified and kept in one go.
const AT_ONCE: usize = 1024;

/// Keeps the live stream up for ever.
pub async fn follow(keeper: Actor<State>, up: Upstream) {
    let mut attempt = 0;
    loop {
        let before = keeper.ask(|s| s.size()).await;
        if let Err(why) = once(&keeper, &up).await {
            tracing::info!(why, "the live stream ended; trying again");
        }
        let Ok(Ok(())) = keeper
            .ask(|s| {
                s.set_online(false);
                Ok::<(), ()>(())
            })
            .await
        else {
            return;
        };
        let progressed = matches!((before, keeper.ask(|s| s.size()).await), (Ok(a), Ok(b)) if b > a);
        attempt = if progressed { 0 } else { attempt + 1 };
        tokio::time::sleep(pause(attempt)).await;
    }
}

async fn once(keeper: &Actor<State>, up: &Upstream) -> Result<(), String> {
    let from = keeper.ask(State::wants).await.map_err(|e| e.to_string())?;
    let path = format!("/stream?from={from}");
    let stream = up.client.stream(&up.member, &up.address, &path, Timeouts::default()).await;
    let mut stream = stream.map_err(|e| e.to_string())?.fuse();
    keeper.tell(|s| s.set_online(true)).map_err(|e| e.to_string())?;
    let mut decoder = Decoder::new();
    let mut leaves: Vec<(u64, Vec<u8>)> = Vec::new();
    while let Some(bytes) = stream.next().await {
        decoder.push(&bytes.map_err(|e| e.to_string())?);
        let (mut plain, mut cosigned, mut idle) = (None, None, false);
        loop {
            while let Some((kind, payload)) = decoder.next().map_err(|e| e.to_string())? {
                match kind {
                    frame::LEAF => {
                        let (index, leaf) = payload.split_first_chunk::<8>().ok_or("a leaf's frame is too short")?;
                        leaves.push((u64::from_be_bytes(*index), leaf.to_vec()));
                    }
                    frame::CHECKPOINT => {
                        let text = String::from_utf8(payload).map_err(|e| e.to_string())?;
                        let lines = text.lines().filter(|line| line.starts_with('\u{2014}')).count();
                        *(if lines > 1 { &mut cosigned } else { &mut plain }) = Some(text);
                    }
                    // Only who has nothing left to send sends one.
                    frame::HEARTBEAT => idle = true,
                    other => return Err(format!("an unknown kind of frame: {other}")),
                }
            }
            // Who falls behind takes all that came meanwhile in one write, under the last checkpoint over it.
            if leaves.len() >= AT_ONCE {
                break;
            }
            match stream.next().now_or_never() {
                Some(Some(bytes)) => decoder.push(&bytes.map_err(|e| e.to_string())?),
                Some(None) | None => break,
            }
        }
        for text in [plain, cosigned].into_iter().flatten() {
            let batch = std::mem::take(&mut leaves);
            let taken = keeper.ask(move |s| s.receive(batch, Some(&text))).await.map_err(|e| e.to_string())?;
            taken.map_err(|fault| broken(keeper, fault))?;
        }
        if idle {
            keeper.tell(State::seen_the_head).map_err(|e| e.to_string())?;
        }
        // Long catch-ups come in pieces; hand them over so that they do not pile up here.
        if leaves.len() >= 256 {
            let batch = std::mem::take(&mut leaves);
            let taken = keeper.ask(move |s| s.receive(batch, None)).await.map_err(|e| e.to_string())?;
            taken.map_err(|fault| broken(keeper, fault))?;
        }
    }
    Err("the sequencer closed it".into())
}

/// After a fault the stream starts again from the last verified leaf.
fn broken(keeper: &Actor<State>, fault: ReplicaFault) -> String {
    let _ = keeper.tell(State::drop_pending);
    fault.to_string()
}

/// After this long without its leaf an act is offered again; the same act arriving twice is the same act.
const AGAIN: Duration = Duration::from_secs(10);

/// Sends what waits in the outbox, in order of precedence and serial, until it is in the record.
pub async fn send(keeper: Actor<State>, up: Upstream, mut pulse: watch::Receiver<Pulse>) {
    let mut attempt = 0;
    let mut sent: BTreeMap<Name, Instant> = BTreeMap::new();
    let mut line = None;
    loop {
        // Receipt given, leaf not yet seen on the stream: it comes. Ask again only if it does not.
        sent.retain(|_, at| at.elapsed() < AGAIN);
        let known = sent.keys().copied().collect();
        let Ok(waiting) = keeper.ask(move |s| s.to_send(&known)).await else { return };
        let idle = waiting.is_empty();
        let mut failed = false;
        for group in waiting {
            for (name, told) in offer(&up, &mut line, group).await {
                match told {
                    Told::Receipt(receipt) => {
                        sent.insert(name, Instant::now());
                        let _ = keeper.tell(move |s| s.keep_receipt(name, receipt));
                    }
                    // Time alone cures a clock that is ahead, and a limit; every other refusal is final. What is more
                    // urgent than what has reached its limit goes on meanwhile.
                    Told::Refused(refusal) if matches!(refusal.code.as_str(), "clock-off" | "act-rate") => {
                        tracing::warn!(%name, code = refusal.code, "not taken yet; the act is offered again");
                        sent.insert(name, Instant::now());
                    }
                    Told::Refused(refusal) => {
                        let _ = keeper.tell(move |s| s.refuse(name, &refusal));
                    }
                    Told::Later(why) => {
                        tracing::info!(why, "an act waits in the outbox");
                        failed = true;
                    }
                }
            }
            if failed {
                break;
            }
        }
        attempt = if failed { attempt + 1 } else { 0 };
        if failed {
            tokio::time::sleep(pause(attempt)).await;
        } else if idle {
            tokio::select! {
                waits = something_waits(&mut pulse) => if waits.is_none() { return },
                () = tokio::time::sleep(Duration::from_secs(5)) => {}
            }
        }
    }
}

/// Ends at the next change that leaves something in the outbox; `None` with the node. A busy record moves hundreds of times
/// a second, and most of it is others' acts.
async fn something_waits(pulse: &mut watch::Receiver<Pulse>) -> Option<()> {
    loop {
        pulse.changed().await.ok()?;
        if pulse.borrow_and_update().outbox > 0 {
            return Some(());
        }
    }
}

/// Offers acts over the line, which stays open for the next; opens it where there is none.
async fn offer(up: &Upstream, line: &mut Option<Line>, acts: Vec<Outgoing>) -> Vec<(Name, Told)> {
    let told = match over(up, line, &acts).await {
        Ok(told) => told,
        Err(why) => vec![Told::Later(why); acts.len()],
    };
    acts.iter().map(Outgoing::name).zip(told).collect()
}

async fn over(up: &Upstream, open: &mut Option<Line>, acts: &[Outgoing]) -> Result<Vec<Told>, String> {
    if let Some(mut line) = open.take() {
        match line::ask(&mut line, acts).await {
            Ok(told) => {
                *open = Some(line);
                return Ok(told);
            }
            // It was closed while nothing was sent, perhaps. The same act arriving twice is the same act.
            Err(why) => tracing::debug!(why, "the line to the sequencer ended; opening it again"),
        }
    }
    match up.client.line(&up.member, &up.address, line::PATH, Timeouts::default()).await {
        Ok(mut line) => {
            let told = line::ask(&mut line, acts).await?;
            *open = Some(line);
            Ok(told)
        }
        // A node of an older version answers, but knows no lines.
        Err(LinkFault::NoStream { .. }) => Ok(join_all(acts.iter().map(|one| post(up, one))).await),
        Err(fault) => Err(fault.to_string()),
    }
}

/// One act whole, in a request of its own.
async fn post(up: &Upstream, one: &Outgoing) -> Told {
    let bytes = one.act.encode();
    let answer = up.client.request(&up.member, &up.address, Method::POST, "/act", bytes, Timeouts::default()).await;
    let answer = match answer {
        Ok(answer) => answer,
        Err(fault) => return Told::Later(fault.to_string()),
    };
    match answer.status {
        StatusCode::OK => Told::Receipt(answer.bytes.to_vec()),
        StatusCode::UNPROCESSABLE_ENTITY | StatusCode::TOO_MANY_REQUESTS => {
            line::refused(&answer.bytes).unwrap_or_else(Told::Later)
        }
        status => Told::Later(format!("the sequencer answered {status}")),
    }
}

/// No rulebook is longer than this, in bytes.
const ARCHIVE_LEN_MAX: usize = 16 << 20;

/// Fetches every version of the rulebook that the record adopts and that is not here, from any member that holds it.
pub async fn fetch_rulebooks(
    keeper: Actor<State>,
    client: Client,
    peers: BTreeMap<String, String>,
    mut pulse: watch::Receiver<Pulse>,
) {
    let client = client.with_response_limit(ARCHIVE_LEN_MAX);
    loop {
        let Ok(awaited) = keeper.ask(|s| s.awaited()).await else { return };
        for hash in &awaited {
            let path = format!("/rulebook/{}", data_encoding::HEXLOWER.encode(hash));
            for (member, address) in &peers {
                let asked = client.request(member, address, Method::GET, &path, Vec::new(), Timeouts::default()).await;
                let Some(answer) = asked.ok().filter(|answer| answer.status == StatusCode::OK) else { continue };
                match keeper.ask(move |s| s.take_archive(&answer.bytes)).await {
                    Ok(Ok(())) => break,
                    Ok(Err(fault)) => tracing::warn!(member, ?fault, "what a member sent is not the rulebook"),
                    Err(_) => return,
                }
            }
        }
        // Somebody who holds it may come back at any time; without anything to fetch only an adoption can wake us.
        tokio::select! {
            changed = pulse.changed() => if changed.is_err() { return },
            () = tokio::time::sleep(Duration::from_secs(2)), if !awaited.is_empty() => {}
        }
        // One look for all that comes within a moment.
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Compares checkpoints with every other member, for ever: a split view is found from files alone.
pub async fn gossip(keeper: Actor<State>, client: Client, peers: BTreeMap<String, String>, every: Duration) {
    let patience = Timeouts { connect: Duration::from_secs(2), request: Duration::from_secs(5) };
    loop {
        // Whoever runs a copy waits for what the others hold before it may say a word.
        let soon = keeper.ask(|s| s.must_sync()).await.unwrap_or(false);
        tokio::time::sleep(if soon { every.min(Duration::from_secs(1)) } else { every }).await;
        if keeper.tell(State::watch).is_err() {
            return;
        }
        for (member, address) in &peers {
            let Ok(answer) = client.request(member, address, Method::GET, "/checkpoint", Vec::new(), patience).await
            else {
                continue;
            };
            let shown = match answer.status {
                StatusCode::OK => String::from_utf8(answer.bytes.to_vec()).ok().map(Some),
                StatusCode::NOT_FOUND => Some(None),
                _ => None,
            };
            let from = member.clone();
            if let Some(text) = shown
                && keeper.tell(move |s| s.hear(&from, text.as_deref())).is_err()
            {
                return;
            }
            super::exhibits::exchange(&keeper, &client, member, address).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use record::Outbox;
    use sim::{CHANNEL, Cast, text_content};

    #[test]
    fn sealed_acts_travel_together_and_a_public_one_alone() {
        let cast = Cast::seven();
        let sealed = |n| cast.sealed("NORTH", n, CHANNEL, &text_content("sealed"));
        let acts = [sealed(1), sealed(2), cast.say("NORTH", 3, "a change, perhaps"), sealed(4), sealed(5)];
        let groups = Outbox::together(acts.iter().map(|act| (act.name(), act.encode())).collect());
        let serials: Vec<Vec<u64>> = groups.iter().map(|g| g.iter().map(|(name, _)| name.serial).collect()).collect();
        assert_eq!(serials, [vec![1, 2], vec![3], vec![4, 5]]);
    }
}
