//! Plays many histories, makes a failing one smaller, and tells it so that a person can read it and play it again.

use super::history::play;
use super::plan::Plan;
use super::sabotage::Sabotage;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What many histories came to.
#[derive(Debug, Clone, Default)]
pub struct Hunted {
    /// Histories that were played.
    pub played: u64,
    /// Acts that came to stand in their records, and how often a machine stopped.
    pub leaves: u64,
    /// How often a machine stopped.
    pub stops: u64,
    /// Successions that came to a quorum.
    pub successions: u64,
    /// Sequencers that found their term over.
    pub fenced: u64,
    /// How often an invariant was looked at.
    pub looked: u64,
    /// The first seed that failed, by its number.
    pub failed: Option<u64>,
}

/// Plays the histories of these seeds on all processors, until one fails, all are played, or the time is over.
pub fn hunt(from: u64, count: u64, time: Option<Duration>, sabotage: Option<Sabotage>) -> Hunted {
    let (begun, next, over) = (Instant::now(), AtomicU64::new(0), AtomicBool::new(false));
    let all = Mutex::new(Hunted::default());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        while !over.load(Ordering::Relaxed) {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= count || time.is_some_and(|time| begun.elapsed() >= time) {
                break;
            }
            let seed = from.wrapping_add(n);
            let outcome = play(&Plan::of(seed), sabotage, false);
            let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
            all.played += 1;
            all.leaves += outcome.size;
            all.stops += outcome.stops;
            all.successions += outcome.successions;
            all.fenced += outcome.fenced;
            all.looked += outcome.looked;
            if outcome.broken.is_some() {
                all.failed = Some(all.failed.map_or(seed, |other| other.min(seed)));
                over.store(true, Ordering::Relaxed);
            }
        }
    };
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    all.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// The same failure with as little as possible: whatever can be left out without it going away is left out.
pub fn shrink(plan: &Plan, sabotage: Option<Sabotage>) -> Plan {
    let fails = |plan: &Plan| play(plan, sabotage, false).broken.is_some();
    let mut best = plan.clone();
    for _ in 0..2 {
        for n in (0..best.blows.len()).rev() {
            let mut less = best.clone();
            less.blows.remove(n);
            if fails(&less) {
                best = less;
            }
        }
        for n in (0..best.says.len()).rev() {
            let mut less = best.clone();
            less.says.remove(n);
            if fails(&less) {
                best = less;
            }
        }
    }
    best
}

/// A failing history in words: what is left of it when it is made smaller, what did not hold, and how to play it again.
pub fn tell(seed: u64, sabotage: Option<Sabotage>) -> String {
    let whole = Plan::of(seed);
    let small = shrink(&whole, sabotage);
    let outcome = play(&small, sabotage, true);
    let (blows, says) = (small.blows.len(), small.says.len());
    let mut text = format!(
        "seed {seed}, made smaller from {} blows and {} acts to {blows} and {says}:\n",
        whole.blows.len(),
        whole.says.len()
    );
    for line in &outcome.log {
        text.push_str(line);
        text.push('\n');
    }
    text.push_str(&format!("does not hold: {}\n", outcome.broken.unwrap_or_default()));
    text.push_str(&format!("to repeat:\n    cargo run --release -p sim --bin histories -- --seed {seed}\n"));
    text
}
