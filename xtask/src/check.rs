//! The whole suite, as `.ci/run` calls it.

use crate::run::{cargo, lines, run, target};
use crate::step::{Outcome, Tally};
use crate::{browser, demo, hard, setup, tidy};
use std::path::Path;

/// Runs every step and stops at the first that fails; the last line says how many checks passed and failed.
pub fn all() -> Outcome {
    let mut tally = Tally::default();
    let done = steps(&mut tally);
    if let Err(why) = &done {
        println!("{why}");
    }
    println!("{}", tally.line());
    done
}

/// The web desk alone, in a browser.
pub fn desk() -> Outcome {
    let mut tally = Tally::default();
    let done = setup::packages()
        .and_then(|()| setup::node())
        .and_then(|()| hard::release())
        .and_then(|()| browser(&target()?, &mut tally));
    println!("{}", tally.line());
    done
}

fn browser(target: &Path, tally: &mut Tally) -> Outcome {
    tally.step("setup: what drives the browser", |_| setup::drivers())?;
    tally.step("desk in a browser", |tally| browser::desk(target, tally))
}

fn steps(tally: &mut Tally) -> Outcome {
    tally.step("setup: packages", |_| setup::packages())?;
    tally.step("setup: Node", |_| setup::node())?;
    tally.step("setup: fuzzer of the API", |_| setup::fuzzer())?;
    tally.step("setup: toolchain", |_| setup::components())?;
    tally.step("format", |_| run(&mut cargo(&["fmt", "--all", "--check"])))?;
    tally.step("clippy", |_| {
        run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
    })?;
    tally.step("tests", |tally| {
        lines(&mut cargo(&["test", "--workspace", "--locked", "--no-fail-fast"]), |line| tally.read(line))
    })?;
    tally.step("tidy", tidy::check)?;
    tally.step("rulebook", |_| {
        run(&mut cargo(&["run", "--quiet", "--locked", "-p", "ceasewire", "--", "rulebook", "check", "rulebook"]))
    })?;
    tally.step("setup: cargo-deny", |_| setup::deny())?;
    // What only other systems build is in the lock file, and is judged too.
    tally.step("setup: sources of every crate", |_| run(&mut cargo(&["fetch", "--locked"])))?;
    // The database of advisories is no package and is not asked for; deny.toml says what stands in its place.
    tally.step("supply chain", |_| {
        run(&mut cargo(&["deny", "--offline", "--locked", "check", "licenses", "bans", "sources"]))
    })?;
    tally.step("release build", |_| hard::release())?;
    let target = target()?;
    tally.step("simulated world, 2,000 histories", |tally| hard::histories(1, 2_000, tally))?;
    browser(&target, tally)?;
    let mut shown = None;
    tally.step("demo", |_| {
        shown = Some(demo::play(&target)?);
        Ok(())
    })?;
    let shown = shown.expect("the step before has passed");
    tally.step("our verifier", |tally| demo::ours(&target, &shown, tally))?;
    tally.step("verifier in Python", |tally| demo::python(&shown, tally))?;
    tally.step("verifier in JavaScript", |tally| demo::javascript(&shown, tally))?;
    tally.step("verifier in Go", |tally| demo::go(&target, &shown, tally))?;
    tally.step("flipped bytes", |tally| demo::flips(&target, &shown, tally))?;
    tally.step("fuzz the API, 60 s", |tally| hard::api(&target, 60, tally))?;
    tally.step("each call of a commit fails", |tally| hard::matrix(&target, tally))?;
    tally.step("nodes killed 100 times", |tally| hard::killed(&target, 100, tally))?;
    tally.step("fuzz targets, 20 s each", |tally| hard::fuzz(&target, 20, tally))
}
