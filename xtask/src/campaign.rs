//! What the suite does in minutes, for hours: nodes killed 1,000 times, ten minutes of each fuzz target, then property
//! tests and the simulated world for as long as one likes, each round with more cases under a fresh seed.

use crate::hard;
use crate::run::{cargo, lines, root, target};
use crate::step::{Outcome, Tally};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Cases of each property in a round; 256 is what an ordinary test run makes.
const CASES: u64 = 8192;
/// Histories of the simulated world in a round.
const HISTORIES: u64 = 20_000;

/// Runs the long tests once, then rounds until `minutes` have passed, at least one; stops at the first that fails and
/// says how to repeat it.
pub fn run(minutes: u64) -> Outcome {
    let mut tally = Tally::default();
    let target = target()?;
    let done = tally
        .step("release build", |_| hard::release())
        .and_then(|()| tally.step("nodes killed 1,000 times", |tally| hard::killed(&target, 1_000, tally)))
        .and_then(|()| tally.step("fuzz targets, 10 minutes each", |tally| hard::fuzz(&target, 600, tally)));
    if done.is_err() {
        println!("{}", tally.line());
        return done;
    }
    let start = Instant::now();
    let crates = crates_with_laws(root())?;
    let mut seed = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64);
    loop {
        let done = tally.step(&format!("round with seed {seed}"), |tally| round(&crates, seed, tally));
        if done.is_err() || start.elapsed() >= Duration::from_secs(minutes.saturating_mul(60)) {
            println!("{}", tally.line());
            return done;
        }
        seed = seed.wrapping_add(1);
    }
}

fn round(crates: &[String], seed: u64, tally: &mut Tally) -> Outcome {
    hard::histories(seed, HISTORIES, tally)?;
    let mut test = cargo(&["test", "--release", "--locked", "--no-fail-fast"]);
    test.env("PROPTEST_CASES", CASES.to_string()).env("PROPTEST_RNG_SEED", seed.to_string());
    for name in crates {
        test.args(["-p", name]);
    }
    lines(&mut test, |line| tally.read(line)).map_err(|why| {
        let packages: String = crates.iter().map(|name| format!(" -p {name}")).collect();
        format!("{why}seed {seed}; to repeat:\n    PROPTEST_CASES={CASES} PROPTEST_RNG_SEED={seed} cargo test --release --locked{packages}")
    })
}

/// The crates that test laws on random values, and the simulated world; as their manifests say.
fn crates_with_laws(root: &Path) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for tier in ["core", "edge", "face", "test"] {
        let folder = root.join(tier);
        for entry in std::fs::read_dir(&folder).map_err(|fault| format!("{}: {fault}", folder.display()))? {
            let manifest = entry.map_err(|fault| fault.to_string())?.path().join("Cargo.toml");
            let Ok(text) = std::fs::read_to_string(&manifest) else { continue };
            let table: toml::Table = text.parse().map_err(|fault| format!("{}: {fault}", manifest.display()))?;
            if let Some(name) = name_with_laws(&table) {
                found.push(name.to_string());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn name_with_laws(manifest: &toml::Table) -> Option<&str> {
    let name = manifest.get("package")?.get("name")?.as_str()?;
    let laws = manifest.get("dev-dependencies").is_some_and(|table| table.get("proptest").is_some());
    (laws || name == "sim").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_campaign_runs_the_crates_with_laws_and_the_simulated_world() {
        let name = |text: &str| name_with_laws(&text.parse().unwrap_or_default()).map(str::to_string);
        assert_eq!(name("package.name = 'act'\ndev-dependencies.proptest = '1'").as_deref(), Some("act"));
        assert_eq!(name("package.name = 'sim'").as_deref(), Some("sim"));
        assert_eq!(name("package.name = 'link'\ndependencies.tokio = '1'"), None);
    }
}
