//! Seven real nodes over real sockets.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::Purpose;
use ceasewire::api::{KeyChange, KeyLine, Refused, Sent};
use ceasewire::found;
use common::{Mechanism, flight, say};

#[tokio::test(flavor = "multi_thread")]
async fn an_act_of_one_party_is_sequenced_witnessed_opened_and_delivered_at_the_other() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let sent = m.send("NORTH", &flight()).await.unwrap();
    let state = m.wait("NORTH", &sent.name, "witnessed").await;
    assert_eq!(state.state, "witnessed");
    assert!(state.witnesses.0 >= 3);
    m.quiet().await;
    let index = state.index.unwrap();
    let case: situation::views::CaseView = m.get("SOUTH", &format!("/case?of={index}")).await;
    assert_eq!(case.index, index);
    let hashes: Vec<String> = {
        let mut out = Vec::new();
        for n in common::NAMES {
            out.push(m.status(n).await.state_hash["security"].clone());
        }
        out
    };
    assert!(hashes.windows(2).all(|w| w[0] == w[1]), "{hashes:?}");
    let refused = m.send("SOUTH", &say("nonsense", &[])).await.unwrap_err();
    assert_eq!(refused.refusals[0].code, "format-unknown");
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_backup_signs_nothing_before_it_has_seen_the_record_and_reuses_no_serial() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    m.send("NORTH", &flight()).await.unwrap();
    m.quiet().await;
    m.stop("NORTH").await;
    let (folder, backup) = (m.folder("NORTH"), m.dir.path().join("backup"));
    let copy = |from: &std::path::Path, to: &std::path::Path| {
        assert!(std::process::Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap().success());
    };
    copy(&folder, &backup);
    // After the backup one more act, which the backup knows nothing of.
    m.start("NORTH").await;
    let forgotten = m.send("NORTH", &flight()).await.unwrap();
    m.quiet().await;
    m.stop("NORTH").await;
    m.stop("CHAIR").await;
    std::fs::rename(&folder, m.dir.path().join("lost")).unwrap();
    copy(&backup, &folder);
    m.start("NORTH").await;
    let refused = m.send("NORTH", &flight()).await.unwrap_err();
    m.in_words(&refused);
    assert_eq!(refused.refusals[0].code, "sync-first");
    m.start("CHAIR").await;
    m.quiet().await;
    let next = m.send("NORTH", &flight()).await.unwrap();
    assert_ne!(next.name, forgotten.name);
    assert_eq!(m.wait("NORTH", &next.name, "witnessed").await.state, "witnessed");
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_roots_register_a_key_and_revoke_it_and_one_root_does_neither() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let roots = m.folder("SOUTH").join("roots");
    let file = m.dir.path().join("f3.key");
    let add = found::key_add(&m.founding, "SOUTH", "SOUTH/F3", Purpose::Field, &roots, &file).unwrap();
    let post =
        async |change: &act::Kernel| -> Result<Sent, Refused> { m.post("SOUTH", "/key", &KeyChange::of(change)).await };
    // One approval taken away: refused here, before anybody else would refuse it.
    let act::Kernel::KeyAdd { name, public, purpose, approvals } = add.clone() else { unreachable!() };
    let half = act::Kernel::KeyAdd { name, public, purpose, approvals: approvals[..1].to_vec() };
    let refused = post(&half).await.unwrap_err();
    assert_eq!(refused.refusals[0].code, "key-not-approved");
    m.in_words(&refused);
    let sent = post(&add).await.unwrap();
    m.wait("SOUTH", &sent.name, "witnessed").await;
    m.quiet().await;
    let line = async |m: &Mechanism| -> KeyLine {
        let keys: Vec<KeyLine> = m.get("GUAR1", "/keys").await;
        keys.into_iter().find(|k| k.name == "SOUTH/F3").unwrap()
    };
    let key = line(&m).await;
    assert_eq!((key.purpose.as_str(), key.revoked), ("field", None));
    let id: [u8; 4] = data_encoding::HEXLOWER.decode(key.id.as_bytes()).unwrap().try_into().unwrap();
    // NORTH's roots cannot revoke SOUTH's key, not even through NORTH's own node.
    let foreign = found::key_revoke(&m.founding, "NORTH", id, 0, &m.folder("NORTH").join("roots")).unwrap();
    let refused: Refused = m.post::<Sent>("NORTH", "/key", &KeyChange::of(&foreign)).await.unwrap_err();
    assert_eq!(refused.refusals[0].code, "key-unknown");
    let revoke = found::key_revoke(&m.founding, "SOUTH", id, 0, &roots).unwrap();
    let sent = post(&revoke).await.unwrap();
    m.wait("SOUTH", &sent.name, "witnessed").await;
    m.quiet().await;
    assert!(line(&m).await.revoked.is_some());
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sequencer_restored_from_an_older_copy_signs_nothing() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    restored(m).await;
}

/// Such a copy looks like a founding, and only the others know better.
#[tokio::test(flavor = "multi_thread")]
async fn a_sequencer_restored_from_a_copy_of_its_first_moment_signs_nothing() {
    let mut m = Mechanism::found();
    m.start("CHAIR").await;
    m.stop("CHAIR").await;
    let (_, begun) = store::Segment::open(&m.folder("CHAIR").join("sequencer/leaves.segment")).unwrap();
    assert_eq!(begun.records.len(), 1, "the genesis document and nothing else");
    restored(m).await;
}

/// The sequencer's folder is put back to what it is now, after acts that everybody has seen.
async fn restored(mut m: Mechanism) {
    m.stop("CHAIR").await;
    let (folder, backup) = (m.folder("CHAIR"), m.dir.path().join("backup"));
    common::copy(&folder, &backup);
    for name in common::NAMES {
        if !m.nodes.contains_key(name) {
            m.start(name).await;
        }
    }
    m.quiet().await;
    m.send("NORTH", &flight()).await.unwrap();
    m.quiet().await;
    m.stop("CHAIR").await;
    std::fs::rename(&folder, m.dir.path().join("lost")).unwrap();
    std::fs::rename(&backup, &folder).unwrap();
    m.start("CHAIR").await;
    m.send("SOUTH", &flight_to("NORTH")).await.unwrap();
    let begun = std::time::Instant::now();
    let fault = loop {
        if let Some(fault) = m.status("CHAIR").await.sequencer_fault {
            break fault;
        }
        assert!(begun.elapsed().as_secs() < 60, "nobody told it that it is an older copy");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    };
    assert_eq!(fault.code, "sequencer-copy");
    m.in_words(&Refused { refusals: vec![fault] });
    // Nothing was signed, so nobody saw two records; the act waits where it is safe.
    for name in ["NORTH", "SOUTH", "GUAR1"] {
        assert_eq!(m.status(name).await.alarms, [], "{name}");
    }
    assert_eq!(m.status("SOUTH").await.outbox, 1);
    m.stop_all().await;
}

fn flight_to(member: &str) -> ceasewire::api::Send {
    ceasewire::api::Send { to: vec![member.into()], ..flight() }
}
