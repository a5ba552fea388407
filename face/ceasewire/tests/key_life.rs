//! The life of keys, roots and members between real nodes, through the command line as members use it (T20).
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use ceasewire::api::KeyLine;
use common::cli::{done, refused, until};
use common::{Mechanism, flight, say};
use situation::views::ActLine;
use std::time::Duration;

async fn record(m: &Mechanism, name: &str) -> Vec<ActLine> {
    m.get(name, "/record?limit=500").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_desk_key_leaves_its_disputed_acts_in_sight_and_another_takes_its_place() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let stands = m.send("NORTH", &flight()).await.unwrap();
    m.wait("NORTH", &stands.name, "witnessed").await;
    let stolen = m.send("NORTH", &flight()).await.unwrap();
    m.wait("NORTH", &stolen.name, "witnessed").await;
    assert_eq!([&stands.name, &stolen.name], ["NORTH 1", "NORTH 2"]);
    done(&m, "NORTH", &["keys", "add", "NORTH/2", "--purpose", "desk", "--roots", "NORTH/roots", "-o", "next.key"]);
    m.quiet().await;
    done(&m, "NORTH", &["keys", "revoke", "NORTH", "--last-good", "1", "--roots", "NORTH/roots"]);
    until(&m, "NORTH", "the dispute", |s| s.disputed == 1).await;
    m.quiet().await;
    // Both stand, for everybody; one of them with its mark.
    for name in ["SOUTH", "GUAR1"] {
        let note = |act: &str, lines: &[ActLine]| lines.iter().find(|l| l.name == act).unwrap().note.clone();
        let lines = record(&m, name).await;
        assert_eq!(note("NORTH 1", &lines), None);
        assert_eq!(note("NORTH 2", &lines).as_deref(), Some("disputed"), "{name}");
    }
    assert!(done(&m, "SOUTH", &["record"]).contains("Disputed: NORTH has revoked this key"));
    // What it signs now would be void, so it is not made.
    let void = m.send("NORTH", &flight()).await.unwrap_err();
    assert_eq!(void.refusals[0].code, "key-revoked");
    m.in_words(&void);
    m.stop("NORTH").await;
    std::fs::rename(m.dir.path().join("next.key"), m.folder("NORTH").join("keys/desk.key")).unwrap();
    m.start("NORTH").await;
    let next = m.send("NORTH", &flight()).await.unwrap();
    assert_eq!(next.name, "NORTH/2 1");
    assert_eq!(m.wait("NORTH", &next.name, "witnessed").await.state, "witnessed");
    m.quiet().await;
    let proof = done(&m, "SOUTH", &["prove", "NORTH 2", "-o", "before.tlog-proof"]);
    assert!(done(&m, "SOUTH", &["verify", "before.tlog-proof"]).contains("NORTH 2"), "{proof}");
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_roots_put_another_in_the_place_of_the_third_and_the_lost_one_signs_nothing_any_more() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let roots = m.folder("SOUTH").join("roots");
    let lost = m.dir.path().join("lost.key");
    std::fs::rename(roots.join("root-1.key"), &lost).unwrap();
    let replace = ["keys", "roots", "replace", "2", "--roots", "SOUTH/roots", "-o", "new.key"];
    // With one of the two others away, too, one root alone does nothing.
    std::fs::rename(roots.join("root-0.key"), m.dir.path().join("away.key")).unwrap();
    assert!(refused(&m, "SOUTH", &replace).contains("root-keys-missing"));
    std::fs::rename(m.dir.path().join("away.key"), roots.join("root-0.key")).unwrap();
    done(&m, "SOUTH", &replace);
    m.quiet().await;
    let listed = done(&m, "GUAR1", &["keys", "roots", "list"]);
    assert_eq!(listed.lines().filter(|l| l.starts_with("SOUTH")).count(), 3, "{listed}");
    // Only the second and the third are at hand: first the lost second, then the new one.
    std::fs::rename(roots.join("root-0.key"), m.dir.path().join("first.key")).unwrap();
    std::fs::copy(&lost, roots.join("root-1.key")).unwrap();
    let add = |file| ["keys", "add", "SOUTH/F3", "--roots", "SOUTH/roots", "-o", file];
    assert!(refused(&m, "SOUTH", &add("by-lost.key")).contains("key-not-approved"));
    std::fs::rename(m.dir.path().join("new.key"), roots.join("root-1.key")).unwrap();
    done(&m, "SOUTH", &add("by-new.key"));
    m.quiet().await;
    let keys: Vec<KeyLine> = m.get("GUAR2", "/keys").await;
    assert!(keys.iter().any(|k| k.name == "SOUTH/F3" && k.revoked.is_none()));
    // After a start from the snapshot the roots are those of before.
    m.stop("GUAR1").await;
    m.start("GUAR1").await;
    m.quiet().await;
    assert_eq!(done(&m, "GUAR1", &["keys", "roots", "list"]), listed);
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_that_leaves_is_told_so_reads_what_it_could_and_nothing_that_is_said_since() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let said = |act: &'static str| move |l: &&ActLine| l.name == act;
    let before = m.send("NORTH", &flight()).await.unwrap();
    m.wait("NORTH", &before.name, "witnessed").await;
    m.quiet().await;
    let channel = record(&m, "MON").await.iter().find(|l| l.name == "NORTH 1").unwrap().channel.clone();
    let epochs = async |m: &Mechanism| {
        let lines = record(m, "NORTH").await;
        lines.iter().filter(|l| l.kind.as_deref() == Some("epoch")).count()
    };
    let first = epochs(&m).await;
    let why = ["MON", "--reason", "Withdrawn by its government"];
    for (name, out) in [("NORTH", "n.approval"), ("CHAIR", "c.approval"), ("SOUTH", "s.approval")] {
        let roots = format!("{name}/roots");
        let args = [&["members", "approve-leave"][..], &why, &["--name", name, "--roots", &roots, "-o", out]].concat();
        done(&m, name, &args);
    }
    let leave = |files: &[&'static str]| [&["members", "leave"][..], &why, files].concat();
    assert!(refused(&m, "CHAIR", &leave(&["n.approval", "c.approval"])).contains("not-agreed"));
    done(&m, "CHAIR", &leave(&["n.approval", "c.approval", "s.approval"]));
    let left = until(&m, "MON", "its own leaving", |s| s.left.is_some()).await;
    assert_eq!(left.left.unwrap().code, "member-left");
    m.quiet().await;
    // Every channel that it was on has new keys by now, and they are not for it.
    let mut given = epochs(&m).await;
    for _ in 0..1200 {
        if given > first {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        given = epochs(&m).await;
    }
    assert!(given > first, "{first} epochs before, {given} after");
    m.quiet().await;
    let after = ceasewire::api::Send { channel: Some(channel), ..flight() };
    let after = m.send("NORTH", &after).await.unwrap();
    m.wait("NORTH", &after.name, "witnessed").await;
    m.quiet().await;
    let lines = record(&m, "MON").await;
    assert!(lines.iter().find(said("NORTH 1")).unwrap().opened, "what it could read it reads");
    assert!(!lines.iter().find(said("NORTH 2")).unwrap().opened, "what is said since it does not");
    assert!(record(&m, "SOUTH").await.iter().find(said("NORTH 2")).unwrap().opened);
    let fields = [("channel", "primary"), ("text", "1")];
    m.in_words(&m.send("MON", &say("line-check", &fields)).await.unwrap_err());
    assert!(done(&m, "MON", &["board"]).contains("left the mechanism"));
    // The record goes on, witnessed by the others alone.
    m.stop("MON").await;
    let alone = m.send("SOUTH", &ceasewire::api::Send { to: vec!["NORTH".into()], ..flight() }).await.unwrap();
    assert_eq!(m.wait("SOUTH", &alone.name, "witnessed").await.state, "witnessed");
    m.stop_all().await;
}
