//! The sequencer by itself: no sockets, no other nodes; everything it does for an act, its disk included.

use super::author::{Author, Known, first_channel};
use super::report::Rows;
use super::{Bench, fault, founded, generate};
use crate::clock::Clock;
use crate::fault::CliFault;
use crate::found;
use crate::node::{OrderFiles, Orderer, channels};
use act::{Act, Content, Genesis, Precedence, PublicKey};
use bytes::Bytes;
use record::Ledger;
use rulebook::Rulebook;
use seal::EpochSecret;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Acts that are offered at once.
const AT_ONCE: usize = 1024;

/// Acts signed beforehand are offered by many tasks at once; each waits for its receipt.
pub async fn run(bench: &Bench, dir: &Path, rulebook: Rulebook, rows: &mut Rows) -> Result<(), CliFault> {
    let founded = founded::found(dir, rulebook, Clock::System.now() / 1000, 0, &|_| "127.0.0.1:1".to_owned())?;
    let founding = &founded.founding;
    let genesis = founding.genesis();
    let seed = found::load(&founded.folder("CHAIR").join("keys/sequencer.key"))?;
    let table = channels(founding, &founded.rulebook);
    let folder = dir.join("sequencer");
    let files = OrderFiles::open(&folder)?;
    let (orderer, thread) = Orderer::start(files, founding, table, &seed, Clock::System, None)?;
    orderer.release();

    let secret = EpochSecret::from_bytes(*found::secret()?);
    let kernel = generate::epoch(&founded, first_channel(&founded)?, &secret)?;
    let seen = (1, tlog::leaf_hash(&Ledger::first_leaf(founding).encode()));
    let author = Author::of(&founded, "NORTH", Known { epoch: 1, secret, seen, next: 1 })?;
    let content = Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() };
    let first = author.say_openly(&content, Precedence::Priority).encode();
    orderer.offer(first).await.map_err(|r| CliFault::refused(&r))?;

    let acts: Vec<Bytes> = author.sign_many(bench.alone())?.into_iter().map(|(_, bytes)| bytes).collect();
    let n = acts.len() as u64;
    let key = Author::key_of(&founded, "NORTH")?.public();
    rows.add("signatures", n, "one thread", checks(&acts, &key, &genesis, 1)?, "/s");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    rows.add("signatures", n, "all cores", checks(&acts, &key, &genesis, cores)?, "/s");

    let syncs = store::syncs::count();
    let (elapsed, receipts) = offer(&orderer, Arc::new(acts)).await?;
    let syncs = store::syncs::count() - syncs;
    let size = orderer.with(|s| s.ledger().size()).await;
    rows.add("sequencer-alone", n, "", n as f64 / elapsed.as_secs_f64(), "/s");
    rows.at_least(25_000.0, 25_000.0);
    rows.add("sequencer-alone", n, "fsyncs for each act", syncs as f64 / n as f64, "");
    let lost = n.saturating_sub(receipts).max((n + 2).saturating_sub(size.unwrap_or(0)));
    rows.add("sequencer-alone", n, "lost", lost as f64, "");
    rows.at_most(0.0, 0.0);
    drop(orderer);
    let ended = tokio::task::spawn_blocking(move || thread.join());
    ended.await.map_err(fault)?.map_err(|_| fault("the sequencer's thread ended early"))
}

async fn offer(orderer: &Orderer, acts: Arc<Vec<Bytes>>) -> Result<(Duration, u64), CliFault> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    let begun = Instant::now();
    for _ in 0..AT_ONCE {
        let (orderer, acts, next) = (orderer.clone(), acts.clone(), next.clone());
        tasks.spawn(async move {
            let mut receipts = 0;
            while let Some(act) = acts.get(next.fetch_add(1, Ordering::Relaxed)) {
                orderer.offer(act.to_vec()).await.map_err(|r| CliFault::refused(&r))?;
                receipts += 1;
            }
            Ok::<u64, CliFault>(receipts)
        });
    }
    let mut receipts = 0;
    while let Some(task) = tasks.join_next().await {
        receipts += task.map_err(fault)??;
    }
    Ok((begun.elapsed(), receipts))
}

/// Signature checks a second on so many threads, of acts that are decoded already.
fn checks(acts: &[Bytes], key: &PublicKey, genesis: &Genesis, threads: usize) -> Result<f64, CliFault> {
    let decoded: Vec<Act> = acts.iter().map(|a| Act::decode(a)).collect::<Result<_, _>>().map_err(fault)?;
    let n = decoded.len() as f64;
    Ok(n / signatures(decoded, threads, |_| Some(key), genesis)?.as_secs_f64())
}

/// The time that checking these acts' signatures takes, and nothing else.
pub fn signatures<'k>(
    acts: Vec<Act>,
    threads: usize,
    key: impl Fn(&Act) -> Option<&'k PublicKey> + Sync,
    genesis: &Genesis,
) -> Result<Duration, CliFault> {
    let part = acts.len().div_ceil(threads).max(1);
    let mut parts: Vec<Vec<Act>> = Vec::new();
    let mut acts = acts.into_iter().peekable();
    while acts.peek().is_some() {
        parts.push(acts.by_ref().take(part).collect());
    }
    let holds = |act: Act| key(&act).is_some_and(|key| act.verify(key, genesis).is_ok());
    let holds = &holds;
    let begun = Instant::now();
    let hold = std::thread::scope(|scope| {
        let handles: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || part.into_iter().all(holds))).collect();
        handles.into_iter().all(|h| h.join().unwrap_or(false))
    });
    let elapsed = begun.elapsed();
    if hold { Ok(elapsed) } else { Err(fault("a signature does not hold")) }
}
