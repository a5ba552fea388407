//! Plays histories of whole mechanisms: so many, or for so long; a failing one is told with its seed.
//!
//! ```text
//! histories --count 2000              seeds 1 to 2,000
//! histories --minutes 60 --from 7     for an hour, from seed 7 on
//! histories --seed 4711               one history, in words
//! ```

use sim::chaos::{Outcome, Plan, hunt, play, tell};
use std::process::ExitCode;
use std::time::{Duration, Instant};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let value = |name: &str| {
        let at = args.iter().position(|arg| arg == name)?;
        args.get(at + 1)?.parse::<u64>().ok()
    };
    if let Some(seed) = value("--seed") {
        let outcome = play(&Plan::of(seed), None, true);
        if outcome.broken.is_some() {
            println!("{}", tell(seed, None));
            return ExitCode::FAILURE;
        }
        outcome.log.iter().for_each(|line| println!("{line}"));
        let Outcome { size, stops, successions, fenced, .. } = outcome;
        println!("all that must hold holds; {size} leaves, {stops} stops, {successions} successions, {fenced} fenced");
        return ExitCode::SUCCESS;
    }
    let time = value("--minutes").map(|minutes| Duration::from_secs(minutes.saturating_mul(60)));
    let count = value("--count").unwrap_or(if time.is_some() { u64::MAX } else { 2_000 });
    let begun = Instant::now();
    let found = hunt(value("--from").unwrap_or(1), count, time, None);
    println!(
        "{} histories, {} leaves, {} stops, {} successions, {} old sequencers fenced, {} checks, {} s",
        found.played,
        found.leaves,
        found.stops,
        found.successions,
        found.fenced,
        found.looked,
        begun.elapsed().as_secs()
    );
    match found.failed {
        None => ExitCode::SUCCESS,
        Some(seed) => {
            println!("seed {seed} fails: {}", play(&Plan::of(seed), None, false).broken.unwrap_or_default());
            println!("{}", tell(seed, None));
            ExitCode::FAILURE
        }
    }
}
