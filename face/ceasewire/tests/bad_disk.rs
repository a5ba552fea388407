//! Disks that are out of names, read-only, or slow: a clear state, no signature that is not durable, and on it goes once
//! the disk is well. A disk that is
//! full stands in `disk_full.rs`. Source: LEDGER 6.3, T10.
//!
//! One mounts a small file system and the others attach strace to a node; both need root, and both fail without it.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use ceasewire::api::Status;
use common::fault::Fault;
use common::outside::{Outside, Said};
use common::process::{Processes, up};
use common::{Mechanism, flight};
use std::collections::BTreeMap;
use std::process::Command;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

const RUNNING: [&str; 4] = ["CHAIR", "GUAR1", "GUAR2", "GUAR3"];

fn now_s() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

async fn running() -> (Mechanism, Processes) {
    let m = Mechanism::found();
    let mut processes = Processes::default();
    RUNNING.iter().for_each(|name| processes.start(&m, name));
    for name in RUNNING {
        up(&m, name).await;
    }
    (m, processes)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_becomes_read_only_stops_the_signing_by_name_and_the_next_start_goes_on() {
    let (m, mut processes) = running().await;
    let who = Outside::of(&m, "MON");
    let mut last = who.receipt(&who.statement(1, now_s(), "while all is well")).await;
    let act = {
        let _fault = Fault::inject(processes.pid("CHAIR"), "pwrite64,pwritev,rename,fdatasync,fsync:error=EROFS");
        // The tracer may need a moment for every thread; what is promised until then is on the disk.
        let (mut serial, begun) = (2, Instant::now());
        loop {
            let act = who.statement(serial, now_s(), "onto a disk that takes nothing more");
            match who.offer(&act).await {
                said if begun.elapsed() > Duration::from_secs(60) => panic!("the fault never came: {said:?}"),
                Said::Receipt(receipt) => {
                    last = receipt;
                    serial += 1;
                }
                Said::Refused(code) => {
                    assert_eq!(code, "disk-fault");
                    break act;
                }
                other => panic!("{other:?}"),
            }
        }
    };
    // The fault has passed, but nobody can say what the disk holds: it signs nothing until it has looked anew.
    assert!(matches!(who.offer(&act).await, Said::Refused(code) if code == "disk-fault"));
    let status: Status = m.get("CHAIR", "/status").await;
    assert_eq!(status.sequencer_fault.unwrap().code, "disk-fault");
    assert!(status.size <= last.index + 1, "nothing was shown that is not durable");
    processes.kill("CHAIR");
    processes.start(&m, "CHAIR");
    let second = who.receipt(&act).await;
    assert_eq!(second.index, last.index + 1, "the place is given once");
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_disk_that_needs_two_seconds_for_each_sync_every_receipt_still_holds() {
    let (m, mut processes) = running().await;
    let mut receipts = BTreeMap::new();
    {
        let slow = Fault::inject(processes.pid("CHAIR"), "fdatasync,fsync:delay_exit=2000000");
        let who = Outside::of(&m, "MON");
        let acts: Vec<act::Act> = (1..=12).map(|n| who.statement(n, now_s(), &format!("slowly, number {n}"))).collect();
        let all = futures_util::future::join_all(acts.iter().map(|act| who.receipt(act))).await;
        for receipt in all {
            assert!(receipts.insert(receipt.index, receipt.act).is_none(), "one place, two promises");
        }
        // Killed while it is slow: what it had promised was durable before.
        processes.kill_under("CHAIR", slow);
    }
    processes.start(&m, "CHAIR");
    up(&m, "CHAIR").await;
    let who = Outside::of(&m, "MON");
    let next = who.receipt(&who.statement(13, now_s(), "quickly again")).await;
    assert_eq!(receipts.len(), 12);
    assert!(receipts.keys().all(|index| *index < next.index), "{receipts:?} and {next:?}");
    for name in RUNNING {
        processes.kill(name);
    }
    let (_, kept) = store::Segment::open(&m.folder("CHAIR").join("sequencer/leaves.segment")).unwrap();
    let author = act::ActKey::from_seed(&ceasewire::found::load(&m.folder("MON/keys/desk.key")).unwrap()).public();
    for (index, hash) in receipts {
        let record::Leaf::Act { act, .. } = record::Leaf::decode(&kept.records[index as usize]).unwrap() else {
            panic!()
        };
        assert_eq!(act::Act::decode(&act).unwrap().hash(&author, &m.founding.genesis()), hash);
    }
}

/// A file system without names left: whatever needs a new file fails, though there is room.
struct Names(std::path::PathBuf);

impl Names {
    fn mount(at: &std::path::Path) -> Names {
        let status =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=64m,nr_inodes=600", "tmpfs"]).arg(at).status();
        assert!(status.unwrap().success(), "mounting a small file system needs root");
        Names(at.to_owned())
    }
}

impl Drop for Names {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_without_names_left_signs_only_what_is_durable_and_goes_on_when_there_are_some() {
    let mut m = Mechanism::found();
    let folder = m.folder("CHAIR");
    let aside = m.dir.path().join("aside");
    std::fs::rename(&folder, &aside).unwrap();
    std::fs::create_dir(&folder).unwrap();
    let _small = Names::mount(&folder);
    assert!(Command::new("cp").arg("-a").arg(aside.join(".")).arg(&folder).status().unwrap().success());
    m.start_all().await;
    m.quiet().await;
    std::fs::create_dir(folder.join("filler")).unwrap();
    let mut fillers = 0;
    while std::fs::File::create(folder.join(format!("filler/{fillers}"))).is_ok() {
        fillers += 1;
    }
    let sent = m.send("NORTH", &flight()).await.unwrap();
    // Either it needs no new name to commit, or it says that it stopped; it does nothing in between.
    let start = Instant::now();
    loop {
        let (state, chair) = (m.wait_little("NORTH", &sent.name).await, m.status("CHAIR").await);
        if state.state == "witnessed" || chair.sequencer_fault.as_ref().is_some_and(|fault| fault.code == "disk-fault")
        {
            break;
        }
        assert!(start.elapsed() < Duration::from_secs(30), "neither done nor told: {state:?}, {chair:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    std::fs::remove_dir_all(folder.join("filler")).unwrap();
    m.stop("CHAIR").await;
    m.start("CHAIR").await;
    assert_eq!(m.wait("NORTH", &sent.name, "witnessed").await.state, "witnessed");
    m.quiet().await;
    m.stop_all().await;
}
