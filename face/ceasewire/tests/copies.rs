//! Two copies of one folder that both run: a cloned machine, a restored backup beside the original. Source: LEDGER 6.3, T11.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use ceasewire::api::Refused;
use ceasewire::node;
use common::cli::{public, until};
use common::{Mechanism, copy, flight};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A copy of a member's folder as it lies now, at an address of its own.
fn clone(m: &Mechanism, name: &str) -> PathBuf {
    let (from, to) = (m.folder(name), m.dir.path().join(format!("{name}-clone")));
    copy(&from, &to);
    let config = std::fs::read_to_string(to.join("node.toml")).unwrap();
    let elsewhere = config.replace(&m.addresses[name], &format!("127.0.0.1:{}", common::free_port()));
    std::fs::write(to.join("node.toml"), elsewhere).unwrap();
    to
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_sequencer_with_the_same_key_is_stopped_at_its_start_by_what_the_witnesses_hold() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let folder = clone(&m, "CHAIR");
    m.send("NORTH", &flight()).await.unwrap();
    m.quiet().await;
    let second = node::start(&folder, m.clock.clone()).await.unwrap();
    let status = until(&m, "CHAIR-clone", "stopped", |s| s.sequencer_fault.is_some()).await;
    let fault = status.sequencer_fault.unwrap();
    assert_eq!(fault.code, "sequencer-copy");
    m.in_words(&Refused { refusals: vec![fault] });
    // The first one goes on, and nobody has seen two records.
    m.send("SOUTH", &ceasewire::api::Send { to: vec!["NORTH".into()], ..flight() }).await.unwrap();
    m.quiet().await;
    for name in common::NAMES {
        let status = m.status(name).await;
        assert_eq!(status.alarms, [], "{name}");
        assert!(status.sequencer_fault.is_none(), "{name}");
    }
    second.stop().await;
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sequencers_that_part_while_both_run_give_one_record_and_the_second_is_named_on_every_side() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let folder = clone(&m, "CHAIR");
    // As far as the witnesses can tell, it holds what was signed: it may sign.
    let second = node::start(&folder, m.clock.clone()).await.unwrap();
    let size = m.status("CHAIR").await.size;
    until(&m, "CHAIR-clone", "in step with itself", |s| s.size == size && !s.must_sync).await;
    m.send("NORTH", &public("for the first")).await.unwrap();
    m.quiet().await;
    let send = serde_json::to_vec(&public("for the second")).unwrap();
    let said = link::local::request(&folder.join("node.sock"), link::Method::POST, "/act", send).await.unwrap();
    assert!(said.status.is_success(), "{}", String::from_utf8_lossy(&said.bytes));
    let status = until(&m, "CHAIR-clone", "stopped", |s| s.sequencer_fault.is_some()).await;
    assert_eq!(status.sequencer_fault.unwrap().code, "sequencer-copy");
    assert!(status.witnessed <= size, "no quorum has signed what it made: {} of {size}", status.witnessed);
    // Every witness that was asked has the two heads in its hands.
    until(&m, "GUAR1", "holding evidence", |s| s.alarms.iter().any(|(kind, _)| kind == "fork")).await;
    assert!(m.status("CHAIR").await.sequencer_fault.is_none());
    let after = m.send("SOUTH", &public("the first goes on")).await.unwrap();
    assert_eq!(m.wait("SOUTH", &after.name, "witnessed").await.state, "witnessed");
    second.stop().await;
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_running_copies_of_a_members_node_the_one_that_is_second_is_told_that_its_number_is_taken() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let folder = clone(&m, "NORTH");
    let second = node::start(&folder, m.clock.clone()).await.unwrap();
    let size = m.status("CHAIR").await.size;
    until(&m, "NORTH-clone", "in step", |s| s.size == size && !s.must_sync).await;
    m.stop("CHAIR").await;
    let (ours, theirs) = (public("from the node"), public("from its copy"));
    let first = m.send("NORTH", &ours).await.unwrap();
    assert_eq!(m.send("NORTH-clone", &theirs).await.unwrap().name, first.name, "neither can know of the other");
    m.start("CHAIR").await;
    let start = Instant::now();
    let (loser, refused) = loop {
        let (one, other) = (m.status("NORTH").await, m.status("NORTH-clone").await);
        let told = [("NORTH", one), ("NORTH-clone", other)].into_iter().find(|(_, status)| !status.refused.is_empty());
        if let Some((folder, status)) = told {
            break (folder, status.refused);
        }
        assert!(start.elapsed() < Duration::from_secs(30), "nobody was told");
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    let is_told = |refused: &[(String, ceasewire::api::RefusalText)]| matches!(refused, [(name, why)] if *name == first.name && why.code == "name-reused");
    assert!(is_told(&refused), "{refused:?}");
    // Also after another start, when the other's act stands under that name in its record.
    second.stop().await;
    m.stop("NORTH").await;
    let again = node::start(&m.folder(loser), m.clock.clone()).await.unwrap();
    until(&m, loser, "told again", |s| is_told(&s.refused) && s.outbox == 1).await;
    assert_eq!(m.wait(loser, &first.name, "witnessed").await.state, "refused");
    again.stop().await;
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sequencer_that_shows_a_restored_member_an_old_record_does_not_make_it_sign_a_number_twice() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    // A second sequencer that knows no more than this for as long as nobody gives it an act.
    let folder = clone(&m, "CHAIR");
    let second = node::start(&folder, m.clock.clone()).await.unwrap();
    let size = m.status("CHAIR").await.size;
    until(&m, "CHAIR-clone", "in step with itself", |s| s.size == size && !s.must_sync).await;
    m.stop("NORTH").await;
    let (north, backup) = (m.folder("NORTH"), m.dir.path().join("backup"));
    copy(&north, &backup);
    m.start("NORTH").await;
    let forgotten = m.send("NORTH", &flight()).await.unwrap();
    m.quiet().await;
    m.stop("NORTH").await;
    copy(&backup, &north);
    let config = |folder: &PathBuf| std::fs::read_to_string(folder.join("node.toml")).unwrap();
    let (own, elsewhere) = (config(&north), ceasewire::config::Config::read(&folder).unwrap().listen);
    std::fs::write(north.join("node.toml"), own.replace(&m.addresses["CHAIR"], &elsewhere)).unwrap();
    m.start("NORTH").await;
    until(&m, "NORTH", "shown the old record", |s| s.online && s.size == size).await;
    for _ in 0..20 {
        let refused = m.send("NORTH", &flight()).await.unwrap_err();
        assert_eq!(refused.refusals[0].code, "sync-first");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    // The record as it is, and the member goes on after what it had forgotten.
    m.stop("NORTH").await;
    std::fs::write(north.join("node.toml"), own).unwrap();
    m.start("NORTH").await;
    until(&m, "NORTH", "sure", |s| !s.must_sync).await;
    let next = m.send("NORTH", &flight()).await.unwrap();
    assert_ne!(next.name, forgotten.name);
    assert_eq!(m.wait("NORTH", &next.name, "witnessed").await.state, "witnessed");
    second.stop().await;
    m.stop_all().await;
}
