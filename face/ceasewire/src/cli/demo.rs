//! `demo`: two scenarios on this machine.

use super::{Face, Global};
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
}

/// Plays the demonstration.
pub fn run(face: &Face, global: &Global, args: &DemoArgs) -> Result<(), CliFault> {
    let _ = (face, global, args);
    Err(CliFault::Usage("demo".to_owned()))
}
