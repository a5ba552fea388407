//! A full disk: refused by name, nothing lost that was said to be queued, and no manual step to go on.
//!
//! A small file system of its own is mounted for this, which needs root (the tests' machine is a container or a CI host).
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{Mechanism, say};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file system of this size that is unmounted when dropped.
struct Small(PathBuf);

impl Small {
    fn mount(at: &Path, size: &str) -> Small {
        let status =
            Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(at).status();
        assert!(status.unwrap().success(), "mounting a small file system needs root");
        Small(at.to_owned())
    }

    fn grow(&self, size: &str) {
        let status = Command::new("mount").args(["-o", &format!("remount,size={size}")]).arg(&self.0).status();
        assert!(status.unwrap().success());
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_by_name_and_what_was_queued_is_still_there_when_there_is_room_again() {
    let mut m = Mechanism::found();
    // NORTH's folder moves onto a disk that has room for little more than itself.
    let folder = m.folder("NORTH");
    let aside = m.dir.path().join("aside");
    std::fs::rename(&folder, &aside).unwrap();
    std::fs::create_dir(&folder).unwrap();
    let small = Small::mount(&folder, "1500k");
    assert!(Command::new("cp").arg("-a").arg(aside.join(".")).arg(&folder).status().unwrap().success());
    m.start_all().await;
    m.quiet().await;
    // The sequencer is away, so everything stays in NORTH's outbox.
    m.stop("CHAIR").await;
    let text = "x".repeat(3500);
    let mut kept = 0;
    let refused = loop {
        let mut statement = say("statement", &[("status", "unilateral"), ("text", &text)]);
        statement.lang = Some("en".into());
        match m.send("NORTH", &statement).await {
            Ok(_) => kept += 1,
            Err(refused) => break refused,
        }
        assert!(kept < 2000, "the disk never filled up");
    };
    assert!(kept > 0);
    assert_eq!(refused.refusals[0].code, "disk-full");
    m.stop("NORTH").await;
    small.grow("16m");
    m.start("NORTH").await;
    assert_eq!(m.status("NORTH").await.outbox, kept, "every act that was said to be queued is there");
    m.start("CHAIR").await;
    m.quiet().await;
    assert_eq!(m.status("NORTH").await.outbox, 0);
    m.stop_all().await;
}
