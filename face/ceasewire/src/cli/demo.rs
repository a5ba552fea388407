//! `demo`: two scenarios on this machine.

use super::{Face, Global};
use crate::demo;
use crate::fault::CliFault;
use std::path::PathBuf;

/// `demo`.
#[derive(clap::Args, Debug, Clone)]
pub struct DemoArgs {
    /// Play to the end, stop everything and print what came of it
    #[arg(long)]
    pub once: bool,
    /// Folder for the nodes; by default a new one below the system's folder for temporary files
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// The two languages that stand side by side
    #[arg(long, value_name = "TAG,TAG", default_value = "en,ar", value_parser = pair)]
    pub langs: (String, String),
    /// Play this scenario instead of those that the program carries; may be given several times
    #[arg(long, value_name = "FILE")]
    pub scenario: Vec<PathBuf>,
    /// Play by this rulebook, a folder or an archive, instead of the one that the program carries
    #[arg(long, value_name = "DIR")]
    pub rulebook: Option<PathBuf>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (left, right) = text.split_once(',').ok_or("two languages are needed, such as en,ar")?;
    Ok((left.trim().to_owned(), right.trim().to_owned()))
}

/// Plays the demonstration.
pub fn run(_: &Face, global: &Global, args: &DemoArgs) -> Result<(), CliFault> {
    let (dir, langs, scenarios) = (args.dir.clone(), args.langs.clone(), args.scenario.clone());
    let rulebook = args.rulebook.clone();
    demo::run(&demo::DemoArgs { once: args.once, dir, json: global.json, langs, scenarios, rulebook })
}
