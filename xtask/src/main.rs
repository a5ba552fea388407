//! What a person and CI run.
//!
//! | command | does |
//! |---|---|
//! | `cargo xtask setup` | installs what the tests need on a fresh Debian 12 |
//! | `cargo xtask test` | everything, in order, stopping at the first step that fails |
//! | `cargo xtask desk` | of that, the web desk in a real browser |
//! | `cargo xtask tidy` | what the compiler cannot see: boundaries, dead files, cited sources, wire numbers |
//! | `cargo xtask campaign [--minutes N]` | nodes killed 1,000 times, ten minutes of each fuzz target, then property tests with many more cases and 20,000 histories of the simulated world a round, under fresh seeds |
//!
//! It knows the commands of the house and deliberately nothing of what the crates do.

#[cfg(test)]
mod bans;
mod browser;
mod campaign;
mod check;
mod demo;
mod hard;
mod run;
mod setup;
mod step;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask setup | test | desk | tidy | campaign [--minutes N]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["setup"] => setup::all(),
        ["test"] => check::all(),
        ["desk"] => check::desk(),
        ["tidy"] => tidy::all(),
        ["campaign"] => campaign::run(10),
        ["campaign", "--minutes", minutes] => match minutes.parse() {
            Ok(minutes) => campaign::run(minutes),
            Err(_) => Err(format!("{minutes} is no number of minutes; {USAGE}")),
        },
        _ => Err(USAGE.to_string()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
