//! `ceasewire`: the one binary.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    ceasewire::cli::run(ceasewire::cli::Args::parse())
}
