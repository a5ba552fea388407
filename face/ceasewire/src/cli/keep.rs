//! Running a node, stopping it, and looking at a stopped one's folder.

use super::client::Client;
use super::{Face, Tone};
use crate::api::RefusalText;
use crate::fault::CliFault;
use act::Refusal;
use serde_json::json;
use std::path::{Path, PathBuf};

/// `run`.
#[derive(clap::Args, Debug)]
pub struct RunArgs {
    /// Folder of the node, instead of --node
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// `fsck`.
#[derive(clap::Args, Debug)]
pub struct FsckArgs {
    /// Folder of a node that is not running, instead of --node
    dir: Option<PathBuf>,
    /// Put damaged files aside that others hold too, and make anew what follows from the record
    #[arg(long)]
    repair: bool,
}

/// Runs the node until it is told to stop.
pub fn run(node: &Path, args: &RunArgs) -> Result<(), CliFault> {
    crate::logs::start();
    let dir = args.dir.as_deref().unwrap_or(node);
    if crate::keyfile::in_the_open(&dir.join("keys/node.key")) {
        tracing::warn!("the keys of this node are not encrypted on its disk; `ceasewire keys encrypt` does that");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|e| CliFault::io("event loop", e))?;
    runtime.block_on(crate::node::run(dir))
}

/// Tells a running node to stop.
pub fn stop(face: &Face) -> Result<(), CliFault> {
    Client::of(face)?.tell("/stop")
}

/// Looks at everything a stopped node keeps.
pub fn fsck(face: &Face, args: &FsckArgs) -> Result<(), CliFault> {
    let dir = args.dir.as_ref().unwrap_or(&face.node);
    let report = if args.repair { crate::node::repair(dir)? } else { crate::node::fsck(dir)? };
    if face.json {
        let lines: Vec<_> = report.lines.iter().map(|(sound, what)| json!({"sound": sound, "what": what})).collect();
        face.print_json(&json!({ "sound": report.sound(), "lines": lines }))?;
    } else {
        for (sound, what) in &report.lines {
            let (mark, tone) = if *sound { ("  ", Tone::Plain) } else { ("! ", Tone::Alarm) };
            face.print(&face.tone(tone, &format!("{mark}{what}")))?;
        }
    }
    let bad: Vec<_> = report.lines.iter().filter(|(sound, _)| !sound).collect();
    if bad.is_empty() {
        return Ok(());
    }
    if !face.json {
        face.print(&face.say("fsck_faults", &[("n", bad.len().into())]))?;
    }
    let refusal = |(_, what): &&(bool, String)| {
        let (path, detail) = what.split_once(": ").unwrap_or(("", what));
        RefusalText::from(&Refusal::new("disk-fault").with("path", path).with("detail", detail))
    };
    Err(CliFault::NotVerified(bad.iter().map(refusal).collect()))
}
