//! What takes minutes and hardly anything else finds: nodes killed at random moments, the fuzz targets, an API asked anything.

use crate::run::{cargo, lines, program, run};
use crate::step::{Outcome, Tally};
use std::path::Path;

/// Kills nodes of the optimised binary so many times under load; see `face/ceasewire/tests/killed.rs`.
pub fn killed(target: &Path, kills: u64, tally: &mut Tally) -> Outcome {
    let mut test = cargo(&["test", "--locked", "-p", "ceasewire", "--test", "killed", "--", "--nocapture"]);
    test.env("CEASEWIRE_KILLS", kills.to_string()).env("CEASEWIRE_BINARY", target.join("release/ceasewire"));
    lines(&mut test, |line| tally.read(line))
}

/// Has every call by which the optimised binary touches its disk in a commit, and in the start after it, fail or be its
/// last; see `face/ceasewire/tests/crash_matrix.rs`.
pub fn matrix(target: &Path, tally: &mut Tally) -> Outcome {
    let mut test = cargo(&["test", "--locked", "-p", "ceasewire", "--test", "crash_matrix", "--", "--ignored"]);
    test.env("CEASEWIRE_BINARY", target.join("release/ceasewire"));
    lines(&mut test, |line| tally.read(line))
}

/// Plays so many histories of the simulated world from a seed on; see `test/sim/src/chaos`. A failure names its seed.
pub fn histories(from: u64, count: u64, tally: &mut Tally) -> Outcome {
    let (from, count) = (from.to_string(), count.to_string());
    let mut play = cargo(&["run", "--release", "--locked", "--quiet", "-p", "sim", "--bin", "histories", "--"]);
    play.args(["--from", &from, "--count", &count]);
    lines(&mut play, |line| {
        if line.contains(" histories, ") {
            tally.count(true);
        }
    })
}

/// Runs every fuzz target for so long. Their build is one of its own, instrumented.
pub fn fuzz(target: &Path, seconds: u64, tally: &mut Tally) -> Outcome {
    let mut script = program("fuzz/run.sh", &[&seconds.to_string()]);
    script.env("FUZZ_TARGET_DIR", target.join("fuzz"));
    if seconds <= 60 {
        // The suite has an hour; a campaign has the night, and gives each target a processor of its own.
        script.env("FUZZ_JOBS", "4");
    }
    lines(&mut script, |line| {
        if line.contains(" runs ") {
            tally.count(true);
        }
    })
}

/// Asks a running node for everything that its own description names, well and badly formed; see `test/api/fuzz.py`.
pub fn api(target: &Path, seconds: u64, tally: &mut Tally) -> Outcome {
    let mut fuzz = program("test/api/.venv/bin/python", &["test/api/fuzz.py"]);
    fuzz.arg(target.join("release/ceasewire")).arg(seconds.to_string());
    lines(&mut fuzz, |line| {
        // Each operation that kept to its description in a phase is a check.
        let words: Vec<&str> = line.split_whitespace().collect();
        if let [_, passed, "passed", ..] = words[..] {
            (0..passed.parse().unwrap_or(0)).for_each(|_| tally.count(true));
        }
    })
}

/// The optimised binary.
pub fn release() -> Outcome {
    run(&mut cargo(&["build", "--release", "--locked"]))
}
