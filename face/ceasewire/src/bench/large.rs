//! A large record: verified cold, folded anew, started with, held in memory.

use super::alone::signatures;
use super::founded::MEMBERS;
use super::generate::{Generated, Recipe, generate};
use super::mechanism::{Mechanism, SEQUENCER};
use super::memory;
use super::report::Rows;
use super::{Bench, Part, fault};
use crate::clock::Clock;
use crate::fault::CliFault;
use crate::found;
use crate::ports;
use act::{Act, Kernel};
use record::{Included, KeyBook, Ledger};
use rulebook::Rulebook;
use seal::{Keyring, SealingKey};
use situation::Situation;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A record of `acts` acts, made anew.
pub async fn run(bench: &Bench, dir: &Path, rulebook: Rulebook, acts: u64, rows: &mut Rows) -> Result<(), CliFault> {
    let addresses: BTreeMap<String, String> =
        MEMBERS.iter().map(ToString::to_string).zip(ports::free(MEMBERS.len())?).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let address = |name: &str| addresses.get(name).cloned().unwrap_or_default();
    let ends_s = Clock::System.now() / 1000 - 60;
    let recipe = Recipe { dir, acts, threads, ends_s, observers: 0, rulebook, addresses: &address };
    let generated = generate(recipe)?;
    if bench.measures(Part::Verify) {
        verify(&generated, dir, acts, threads, rows)?;
    }
    if bench.measures(Part::Rebuild) {
        rebuild(&generated, acts, rows)?;
    }
    if bench.measures(Part::Memory) {
        for member in ["SOUTH", SEQUENCER] {
            generated.fill(member)?;
        }
        let founded = generated.into_founded();
        start(bench, Mechanism::of(founded, addresses), acts, rows).await?;
    }
    Ok(())
}

/// `ceasewire verify` on an exported record, as an auditor runs it; beside it the signature checks alone.
fn verify(generated: &Generated, dir: &Path, acts: u64, threads: usize, rows: &mut Rows) -> Result<(), CliFault> {
    let founding = &generated.founded.founding;
    let export = dir.join("export");
    generated.export(&export)?;
    let keys = KeyBook::founded(founding).map_err(fault)?;
    let key = |act: &Act| keys.get(act.key()).map(|k| &k.public);
    let decoded = generated.acts().map(|a| Act::decode(&a)).collect::<Result<Vec<_>, _>>().map_err(fault)?;
    let alone = signatures(decoded, threads, key, &founding.genesis())?.as_secs_f64();
    let begun = Instant::now();
    let binary = std::env::current_exe().map_err(fault)?;
    let ended = Command::new(binary).arg("verify").arg(&export).stdin(Stdio::null()).stdout(Stdio::null()).status();
    let ended = ended.map_err(fault)?;
    let whole = begun.elapsed().as_secs_f64();
    if !ended.success() {
        return Err(fault("the generated record does not verify"));
    }
    rows.add("verify-signatures", acts, format!("{threads} threads"), alone, "s");
    rows.add("verify", acts, "", whole, "s");
    rows.add("verify-over-signatures", acts, "", whole / alone, "x");
    rows.at_most(2.0, 1.1);
    Ok(())
}

/// From verified acts to the situation of one member: every seal opened, every procedure moved.
fn rebuild(generated: &Generated, acts: u64, rows: &mut Rows) -> Result<(), CliFault> {
    let founded = &generated.founded;
    let me = founded.founding.member("SOUTH").ok_or_else(|| fault("SOUTH"))?;
    let mut ledger = Ledger::new(founded.founding.clone(), None).map_err(fault)?;
    let mut included: Vec<Included> = Vec::with_capacity(generated.leaves.len());
    for leaf in &generated.leaves {
        included.extend(ledger.apply(leaf).map_err(fault)?);
    }
    let sealing = SealingKey::from_seed(&*found::load(&founded.folder("SOUTH").join("keys/sealing.key"))?);
    let begun = Instant::now();
    let mut keyring = Keyring::new(founded.founding.genesis(), me, sealing);
    let mut situation = Situation::new(founded.founding.mechanism().clone(), Arc::new(founded.rulebook.clone()));
    let mut opening = Duration::ZERO;
    for act in &included {
        let opened = Instant::now();
        let content = keyring.open(&act.act).map_err(fault)?;
        opening += opened.elapsed();
        if let Some(Ok(Some(kernel))) = content.as_ref().map(|c| Kernel::read(c.format, &c.fields)) {
            // An epoch of a channel that this member is not on brings it nothing.
            let _ = keyring.receive(&kernel);
        }
        situation.apply(act, content.as_ref());
    }
    let all = begun.elapsed();
    rows.add("rebuild", acts, "", all.as_secs_f64(), "s");
    rows.add("rebuild", acts, "of which opening seals", opening.as_secs_f64(), "s");
    Ok(())
}

/// Nodes that start with the record: for the first time, when the index is made too, and again.
async fn start(bench: &Bench, mut mechanism: Mechanism, acts: u64, rows: &mut Rows) -> Result<(), CliFault> {
    for (member, of) in [("SOUTH", "member"), (SEQUENCER, "sequencer")] {
        let first = mechanism.start(member).await?.as_secs_f64();
        rows.add("first-answer-anew", acts, of, first, "s");
        mechanism.stop(member).await?;
        let mut again = Vec::new();
        for n in 0..bench.starts() {
            if n > 0 {
                mechanism.stop(member).await?;
            }
            again.push(mechanism.start(member).await?.as_secs_f64());
        }
        again.sort_by(f64::total_cmp);
        rows.add("first-answer", acts, of, again[again.len() / 2], "s");
        match acts <= super::ACTS {
            true => rows.at_most(1.0, 0.2),
            false => rows.at_most(5.0, 5.0),
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
        memory::resident(&mechanism, rows, "memory", acts, (member, of));
        mechanism.stop(member).await?;
    }
    Ok(())
}
