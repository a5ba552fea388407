//! What a node costs while nothing happens, with many connected, and how soon after its start it answers.

use super::founded::MEMBERS;
use super::machine::memory;
use super::mechanism::{Mechanism, SEQUENCER};
use super::report::Rows;
use super::{Bench, fault};
use crate::fault::CliFault;
use futures_util::StreamExt;
use link::Timeouts;
use std::time::Duration;

/// Members of a large mechanism.
const CONNECTED: usize = 64;

/// A founded mechanism whose record holds its first epochs only.
pub async fn idle(bench: &Bench, mechanism: &mut Mechanism, rows: &mut Rows) -> Result<(), CliFault> {
    let size = mechanism.rest(1).await?;
    let mut starts = Vec::new();
    for _ in 0..bench.starts() {
        mechanism.stop("SOUTH").await?;
        starts.push(mechanism.start("SOUTH").await?.as_secs_f64());
    }
    starts.sort_by(f64::total_cmp);
    rows.add("first-answer", size, "", starts[starts.len() / 2], "s");
    mechanism.rest(size).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    for (member, of) in [("SOUTH", "member"), (SEQUENCER, "sequencer")] {
        resident(mechanism, rows, "memory", size, (member, of));
        rows.at_most(40.0, 25.0);
    }
    Ok(())
}

/// The sequencer's node with many live streams. They are spread over the members' identities.
pub async fn connected(mechanism: &Mechanism, rows: &mut Rows) -> Result<(), CliFault> {
    let mut held = Vec::new();
    for n in 0..CONNECTED {
        let client = mechanism.client(MEMBERS[n % MEMBERS.len()])?;
        let path = "/stream?from=0";
        let mut stream =
            client.stream(SEQUENCER, mechanism.address(), path, Timeouts::default()).await.map_err(fault)?;
        held.push(tokio::spawn(async move { while stream.next().await.is_some() {} }));
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    if held.iter().any(tokio::task::JoinHandle::is_finished) {
        return Err(fault("a live stream ended"));
    }
    resident(mechanism, rows, "memory-connected", CONNECTED as u64, (SEQUENCER, "sequencer"));
    rows.at_most(120.0, 60.0);
    held.iter().for_each(tokio::task::JoinHandle::abort);
    Ok(())
}

/// Resident memory of a member's node; beside it what is its own share of shared pages.
pub fn resident(mechanism: &Mechanism, rows: &mut Rows, what: &'static str, n: u64, (member, of): (&str, &str)) {
    let Some(pid) = mechanism.pid(member) else { return };
    let (rss, pss) = memory(pid);
    rows.add(what, n, format!("{of} pss"), pss, "MB");
    rows.add(what, n, of, rss, "MB");
}
