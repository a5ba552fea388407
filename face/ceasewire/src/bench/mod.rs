//! `ceasewire bench`: what the whole system does on this machine, as deployed.
//!
//! What this is: instruments. It promises that everything is on (mutual TLS, signatures, seals, the tree, every fsync,
//! witnesses and the quorum), that every node is a process of its own, and that nothing is counted that a verified copy
//! of the record does not hold afterwards. It deliberately judges nothing: goals stand beside the figures.

mod alone;
mod author;
mod desk;
mod follower;
pub mod founded;
pub mod generate;
mod large;
mod machine;
mod mechanism;
mod memory;
mod mix;
mod rate;
mod relay;
mod report;
mod sizes;
mod stream;

pub use report::{Goal, Report, Row};

use crate::fault::CliFault;
use machine::Machine;
use mechanism::Mechanism;
use report::Rows;
use rulebook::Rulebook;
use std::path::PathBuf;
use std::time::Duration;

/// Acts of a large record.
const ACTS: u64 = 100_000;

/// What can be measured by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// From one member's send to another member's verified stream
    Stream,
    /// The sequencer's receipt, and the witnesses' quorum
    Quorum,
    /// Acts a second at 1, 8 and 64 submitters
    Rate,
    /// The sequencer by itself
    Sequencer,
    /// Bytes of each format, and of one message on the line
    Bytes,
    /// Cold verification of a large record, beside its signature checks alone
    Verify,
    /// The situation made anew from a large record
    Rebuild,
    /// Memory, and the time from start to first answer
    Memory,
    /// The web desk: a Board, its weight, a button, many open Boards
    Desk,
    /// What bench/peers sets beside others; only when it is asked for
    Peers,
}

/// What to measure, and for how long.
#[derive(Debug, Clone)]
pub struct Bench {
    /// The parts; none means all.
    pub parts: Vec<Part>,
    /// Shorter windows and fewer acts.
    pub quick: bool,
    /// Rates once more beside two busy loops.
    pub contended: bool,
    /// Verification, rebuilding and starts with a million acts as well.
    pub million: bool,
    /// How long submitters submit, seconds, instead of what is usual.
    pub seconds: Option<u64>,
    /// Where the nodes' folders go; by default below the system's folder for temporary files.
    pub dir: Option<PathBuf>,
}

impl Bench {
    fn measures(&self, part: Part) -> bool {
        (self.parts.is_empty() && part != Part::Peers) || self.parts.contains(&part)
    }

    /// How many acts go one by one.
    fn messages(&self) -> usize {
        if self.quick { 60 } else { 300 }
    }

    /// How often a node is started.
    fn starts(&self) -> usize {
        if self.quick { 1 } else { 3 }
    }

    /// How many acts the sequencer orders by itself.
    fn alone(&self) -> usize {
        if self.quick { 10_000 } else { 100_000 }
    }

    /// How long submitters submit.
    fn window(&self) -> Duration {
        Duration::from_secs(self.seconds.unwrap_or(if self.quick { 1 } else { 4 }))
    }
}

/// Measures, and deletes what it wrote.
///
/// # Errors
/// Whatever a node or this machine refuses; then nothing is reported.
pub fn run(bench: &Bench, rulebook: Rulebook) -> Result<Report, CliFault> {
    let root = bench.dir.clone().unwrap_or_else(std::env::temp_dir);
    let dir = root.join(format!("ceasewire-bench-{}", std::process::id()));
    store::atomic::folder(&dir)?;
    let measured = unlimited(&rulebook).and_then(|rulebook| measure(bench, rulebook, &dir));
    // What was measured is told even if the folder cannot be deleted.
    let _ = std::fs::remove_dir_all(&dir);
    measured
}

/// The rulebook without its limit of acts a minute: what is measured is how many could be taken.
fn unlimited(rulebook: &Rulebook) -> Result<Rulebook, CliFault> {
    const FILE: &str = "terms/general.toml";
    let mut files = rulebook.files().clone();
    let text = files.get(FILE).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with("acts_per_minute"));
    files.insert(FILE.to_owned(), lines.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes());
    Rulebook::read(&files).map_err(|faults| CliFault::Io(faults.first().map(ToString::to_string).unwrap_or_default()))
}

fn measure(bench: &Bench, rulebook: Rulebook, dir: &std::path::Path) -> Result<Report, CliFault> {
    let machine = Machine::here(dir);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|e| CliFault::io("event loop", e))?;
    let mut rows = Rows::default();
    runtime.block_on(async {
        if bench.measures(Part::Bytes) {
            sizes::formats(&dir.join("formats"), &rulebook, &mut rows)?;
            sizes::line(bench, &dir.join("line"), rulebook.clone(), &mut rows).await?;
        }
        if bench.measures(Part::Sequencer) {
            alone::run(bench, &dir.join("alone"), rulebook.clone(), &mut rows).await?;
        }
        if [Part::Verify, Part::Rebuild, Part::Memory].into_iter().any(|p| bench.measures(p)) {
            let acts = if bench.quick { ACTS / 5 } else { ACTS };
            large::run(bench, &dir.join("large"), rulebook.clone(), acts, &mut rows).await?;
            if bench.million {
                large::run(bench, &dir.join("million"), rulebook.clone(), 1_000_000, &mut rows).await?;
            }
        }
        if bench.measures(Part::Peers) {
            sizes::line(bench, &dir.join("peers-line"), rulebook.clone(), &mut rows).await?;
            let mut mechanism = Mechanism::found(&dir.join("peers"), rulebook.clone())?;
            mechanism.start_all().await?;
            memory::idle(bench, &mut mechanism, &mut rows).await?;
            stream::sent(bench, &mechanism, &mut rows).await?;
            rate::signing(bench, &mut mechanism, &mut rows).await?;
            memory::resident(&mechanism, &mut rows, "memory-after", 0, (mechanism::SEQUENCER, "sequencer"));
            mechanism.stop_all().await?;
        }
        if bench.measures(Part::Desk) {
            let mut mechanism = Mechanism::found(&dir.join("desk"), rulebook.clone())?;
            let desks = desk::open(&mechanism)?;
            mechanism.start_all().await?;
            desk::run(bench, &mechanism, &desks, &mut rows).await?;
            mechanism.stop_all().await?;
        }
        if [Part::Stream, Part::Quorum, Part::Rate, Part::Memory].into_iter().any(|p| bench.measures(p)) {
            let mut mechanism = Mechanism::found(&dir.join("live"), rulebook)?;
            mechanism.start_all().await?;
            if bench.measures(Part::Memory) {
                memory::idle(bench, &mut mechanism, &mut rows).await?;
                memory::connected(&mechanism, &mut rows).await?;
            }
            if bench.measures(Part::Stream) {
                stream::sent(bench, &mechanism, &mut rows).await?;
            }
            if bench.measures(Part::Quorum) {
                stream::receipts(bench, &mechanism, &mut rows).await?;
            }
            if bench.measures(Part::Rate) {
                rate::run(bench, &mut mechanism, &mut rows).await?;
            }
            mechanism.stop_all().await?;
        }
        Ok::<_, CliFault>(())
    })?;
    let command = std::env::args().skip(1).collect::<Vec<_>>().join(" ");
    Ok(Report { machine, command: format!("ceasewire {command}"), rows: rows.done() })
}

/// The disk, a socket or a node did not do what it should.
fn fault(error: impl std::fmt::Display) -> CliFault {
    CliFault::io("bench", error)
}
