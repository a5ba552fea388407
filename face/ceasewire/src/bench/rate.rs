//! How many acts a second are durable and in the tree, offered by few or many at once, each over its own connection.

use super::author::Author;
use super::follower::Follower;
use super::founded::MEMBERS;
use super::machine::{Rivals, cpu};
use super::mechanism::{Mechanism, SEQUENCER};
use super::report::Rows;
use super::{Bench, fault};
use crate::fault::CliFault;
use crate::node::line::{self, Outgoing, Told};
use act::{Name, PublicKey};
use link::{Line, Timeouts};
use record::Receipt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Submitters, goals (must, aim), and how many acts a second are signed beforehand.
const STEPS: [(usize, f64, f64, usize); 3] =
    [(1, 500.0, 3_000.0, 4_000), (8, 2_000.0, 8_000.0, 10_000), (64, 5_000.0, 12_000.0, 15_000)];

/// What the submitters draw from.
enum Source {
    /// Signed beforehand.
    Signed(Vec<Outgoing>),
    /// Signed by the submitter as part of what is measured.
    Signing(Box<Author>),
}

struct Window {
    elapsed: Duration,
    receipts: Vec<(Name, Vec<u8>)>,
    times: Vec<f64>,
}

/// All windows: signed beforehand, and once more with the signing; then beside busy loops if that is asked for.
///
/// The sequencer's node and the four witnesses run here, with the submitters, on the same cores. The last windows leave the
/// sequencer's node alone with the submitters, as where every member has a machine of its own.
pub async fn run(bench: &Bench, mechanism: &mut Mechanism, rows: &mut Rows) -> Result<(), CliFault> {
    without_parties(mechanism).await?;
    let mut rates = Vec::new();
    for step in STEPS {
        rates.push(window(bench, mechanism, rows, step, Kind::Quiet).await?);
    }
    rows.add("rate", 64, "over that of 8", rates[2] / rates[1], "x");
    rows.at_least(1.0, 1.0);
    window(bench, mechanism, rows, STEPS[2], Kind::Signing).await?;
    if bench.contended {
        let mut rates = Vec::new();
        for step in STEPS {
            let rivals = Rivals::begin(2);
            rates.push(window(bench, mechanism, rows, step, Kind::Contended).await?);
            drop(rivals);
        }
        rows.add("rate-contended", 64, "over that of 8", rates[2] / rates[1], "x");
        rows.at_least(1.0, 1.0);
    }
    for witness in MEMBERS.into_iter().filter(|m| mechanism.pid(m).is_some() && *m != SEQUENCER).collect::<Vec<_>>() {
        mechanism.stop(witness).await?;
    }
    let mut rates = Vec::new();
    for step in STEPS {
        rates.push(window(bench, mechanism, rows, step, Kind::Alone).await?);
    }
    rows.add("rate-alone", 64, "over that of 8", rates[2] / rates[1], "x");
    rows.at_least(1.0, 1.0);
    mechanism.start_all().await
}

/// The same with every act sealed and signed by its submitter within what is measured, and nothing else.
pub async fn signing(bench: &Bench, mechanism: &mut Mechanism, rows: &mut Rows) -> Result<(), CliFault> {
    without_parties(mechanism).await?;
    for step in STEPS {
        window(bench, mechanism, rows, step, Kind::Signing).await?;
    }
    Ok(())
}

/// The parties' own nodes are on machines of their own while rates are measured.
async fn without_parties(mechanism: &mut Mechanism) -> Result<(), CliFault> {
    mechanism.rest(1).await?;
    for party in ["NORTH", "SOUTH"] {
        mechanism.stop(party).await?;
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Quiet,
    Signing,
    Contended,
    Alone,
}

async fn window(
    bench: &Bench,
    mechanism: &Mechanism,
    rows: &mut Rows,
    (submitters, must, aim, guess): (usize, f64, f64, usize),
    kind: Kind,
) -> Result<f64, CliFault> {
    let size = settled(mechanism, kind, 1).await?;
    let follower = Follower::new(mechanism, "SOUTH")?;
    follower.catch_up(size).await?;
    let author = Author::new(mechanism, "SOUTH", &follower).await?;
    let span = bench.window();
    let source = match kind {
        Kind::Signing => Source::Signing(Box::new(author)),
        Kind::Quiet | Kind::Contended | Kind::Alone => {
            let acts = author.sign_many((guess as f64 * span.as_secs_f64()) as usize)?;
            Source::Signed(acts.iter().map(|(_, bytes)| author.outgoing(bytes)).collect::<Result<_, _>>()?)
        }
    };
    let lines = connect(mechanism, submitters).await?;
    let syncs = mechanism.status(SEQUENCER).await?.fsyncs;
    let pids = mechanism.pids();
    let used: Vec<f64> = pids.iter().map(|(_, pid)| cpu(Some(*pid))).collect();
    let own = cpu(None);
    let done = submit(lines, Arc::new(source), span).await?;
    let own = cpu(None) - own;
    let acked = done.receipts.len() as f64;
    let per_act = |seconds: f64| seconds * 1e6 / acked;
    let at = |member: &str| pids.iter().position(|(m, _)| *m == member).map(|n| cpu(Some(pids[n].1)) - used[n]);
    let sequencer = at(SEQUENCER).unwrap_or(f64::NAN);
    let others: f64 = pids.iter().filter(|(m, _)| *m != SEQUENCER).filter_map(|(m, _)| at(m)).sum();
    let syncs = mechanism.status(SEQUENCER).await?.fsyncs - syncs;
    let begun = Instant::now();
    settled(mechanism, kind, size + done.receipts.len() as u64).await?;
    let drained = begun.elapsed();
    let lost = audit(mechanism, &follower, size, &done).await?;
    let rate = acked / done.elapsed.as_secs_f64();
    let what = match kind {
        Kind::Quiet => "rate",
        Kind::Signing => "rate-signing",
        Kind::Contended => "rate-contended",
        Kind::Alone => "rate-alone",
    };
    let n = submitters as u64;
    rows.add(what, n, "", rate, "/s");
    // The goal is the sequencer's node with its submitters elsewhere; beside it the same with four witnesses on its cores.
    if matches!(kind, Kind::Quiet | Kind::Alone) {
        rows.at_least(must, aim);
    }
    let mut all = done.times;
    rows.times(what, n, "receipt ", &mut all, None, None);
    rows.add(what, n, "fsyncs for each act", syncs as f64 / acked, "");
    rows.add(what, n, "processor, sequencer", per_act(sequencer), "us");
    if kind != Kind::Alone {
        rows.add(what, n, "processor, other nodes", per_act(others), "us");
    }
    // The busy loops are threads of the same process as the submitters.
    if kind != Kind::Contended {
        rows.add(what, n, "processor, submitters", per_act(own), "us");
    }
    rows.add(what, n, "until all nodes hold all", drained.as_secs_f64(), "s");
    rows.add(what, n, "lost", lost as f64, "");
    rows.at_most(0.0, 0.0);
    Ok(rate)
}

/// Waits until every node that runs holds everything; without witnesses nothing can be witnessed.
async fn settled(mechanism: &Mechanism, kind: Kind, size_min: u64) -> Result<u64, CliFault> {
    if kind != Kind::Alone {
        return mechanism.rest(size_min).await;
    }
    loop {
        let size = mechanism.status(SEQUENCER).await?.size;
        if size >= size_min {
            return Ok(size);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Lines as nodes have them, spread over the members' identities so that no member has more than its share.
async fn connect(mechanism: &Mechanism, n: usize) -> Result<Vec<Line>, CliFault> {
    let mut lines = Vec::with_capacity(n);
    for i in 0..n {
        let client = mechanism.client(MEMBERS[i % MEMBERS.len()])?;
        let open = client.line(SEQUENCER, mechanism.address(), line::PATH, Timeouts::default());
        lines.push(open.await.map_err(fault)?);
    }
    Ok(lines)
}

async fn submit(lines: Vec<Line>, source: Arc<Source>, span: Duration) -> Result<Window, CliFault> {
    let next = Arc::new(AtomicUsize::new(0));
    let begun = Instant::now();
    let mut tasks = JoinSet::new();
    for mut line in lines {
        let (source, next) = (source.clone(), next.clone());
        tasks.spawn(async move {
            let mut mine = Vec::new();
            while begun.elapsed() < span {
                let t0 = Instant::now();
                let act = match &*source {
                    Source::Signing(author) => author.outgoing(&author.sign()?.1)?,
                    Source::Signed(acts) => match acts.get(next.fetch_add(1, Ordering::Relaxed)) {
                        Some(act) => act.clone(),
                        None => break,
                    },
                };
                let told = line::ask(&mut line, std::slice::from_ref(&act)).await.map_err(fault)?;
                match told.into_iter().next() {
                    Some(Told::Receipt(receipt)) => mine.push((act.name(), receipt, t0.elapsed())),
                    other => return Err(fault(format!("{other:?}"))),
                }
            }
            Ok(mine)
        });
    }
    let (mut receipts, mut times) = (Vec::new(), Vec::new());
    while let Some(task) = tasks.join_next().await {
        for (name, receipt, time) in task.map_err(fault)?? {
            receipts.push((name, receipt));
            times.push(time.as_secs_f64() * 1000.0);
        }
    }
    Ok(Window { elapsed: begun.elapsed(), receipts, times })
}

/// Holds every receipt against a verified copy of the record: how many acts are not where they were promised.
async fn audit(mechanism: &Mechanism, follower: &Follower, size: u64, done: &Window) -> Result<usize, CliFault> {
    follower.catch_up(size + done.receipts.len() as u64).await?;
    let founding = &mechanism.founded.founding;
    let key = PublicKey::from_bytes(&founding.sequencer).ok_or_else(|| fault("the sequencer's key"))?;
    let mut seen = follower.seen.lock().await;
    let mut lost = 0;
    for (name, bytes) in &done.receipts {
        let receipt = Receipt::verify(bytes, &key, &founding.genesis()).map_err(fault)?;
        lost += usize::from(!matches!(seen.replica.audit(*name, bytes, &receipt), Ok(Some(()))));
    }
    Ok(lost)
}
