//! A sequencer that answers nobody, or one member not: what it hides costs it the witnesses, and every desk hears of it.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::{Act, Cover, Kernel};
use ceasewire::api::Debts;
use common::cheat::{Answer, Cheat, cheated, cheated_in, genesis, identity, number, peers, proven, statement};
use common::cli::{public, until};
use common::{Mechanism, T0, say};
use link::{Client, Method, Timeouts};
use std::time::{Duration, Instant};
use tlog::note::Note;

/// Asks GUAR1 to cosign the head over these leaves; answers with the status and what it says.
async fn ask(cheat: &Cheat, m: &Mechanism, old: u64, leaves: &[Vec<u8>]) -> (u16, String) {
    let client = Client::new(&identity(m), &peers(m));
    let mut tree = tlog::Tree::new();
    leaves.iter().for_each(|l| tree.push(tlog::leaf_hash(l)));
    let proof = if old == 0 { Vec::new() } else { tree.consistency(old, tree.size()).unwrap() };
    let note = Note::parse(&cheat.head(leaves)).unwrap();
    let body = tlog::witness::AddCheckpoint { old_size: old, proof, note }.to_string().into_bytes();
    let address = &m.addresses["GUAR1"];
    let answer = client.request("GUAR1", address, Method::POST, "/add-checkpoint", body, Timeouts::default()).await;
    let answer = answer.unwrap();
    (answer.status.as_u16(), String::from_utf8_lossy(&answer.bytes).into_owned())
}

/// A mechanism that agreed to wait for a second only.
fn soon() -> Mechanism {
    Mechanism::found_with(|mechanism| mechanism.clocks.deposit_after_ms = 1_000)
}

/// Nobody is answered. NORTH, SOUTH and two guarantors run.
async fn silent() -> (Mechanism, Cheat, tokio::sync::oneshot::Sender<()>) {
    let (mut m, cheat, stop) = cheated_in(soon()).await;
    {
        let mut lies = cheat.lies.lock().unwrap();
        lies.views = [("*".to_owned(), vec![genesis(&m)])].into();
        lies.answers = [("*".to_owned(), Answer::Silence)].into();
    }
    for name in ["NORTH", "SOUTH", "GUAR1", "GUAR2"] {
        m.start(name).await;
    }
    for name in ["NORTH", "SOUTH", "GUAR1", "GUAR2"] {
        until(&m, name, "in step", |s| s.size == 1 && s.online).await;
    }
    (m, cheat, stop)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_sequencer_hides_is_deposited_by_itself_costs_it_the_witnesses_and_is_known_at_every_desk() {
    let (mut m, cheat, _stop) = silent().await;
    let sent = m.send("NORTH", &public("nobody answers this")).await.unwrap();
    until(&m, "NORTH", "waiting", |s| s.outbox >= 1).await;
    // Its time has not come, however long this test takes: the clock stands.
    assert_eq!(m.status("NORTH").await.deposited, 0);
    let start = Instant::now();
    while m.status("NORTH").await.deposited == 0 {
        assert!(start.elapsed() < Duration::from_secs(60), "it was never deposited");
        m.clock.step_to(m.clock.now() + 10_000);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    for guarantor in ["GUAR1", "GUAR2"] {
        until(&m, guarantor, "holding", |s| s.held >= 1).await;
    }
    // A record that goes on without it past its time gets no signature, and is evidence in its author's hands.
    let later = m.clock.now() + 200_000;
    m.clock.step_to(later);
    let leaves = vec![genesis(&m), statement(&m, 1, later, "as if nothing had been said")];
    cheat.lies.lock().unwrap().views = [("*".to_owned(), leaves.clone())].into();
    until(&m, "GUAR1", "following", |s| s.size == 2).await;
    let (status, why) = ask(&cheat, &m, 0, &leaves).await;
    assert_eq!(status, 422, "{why}");
    assert!(why.starts_with("withheld"), "{why}");
    for name in ["NORTH", "SOUTH", "GUAR2"] {
        let proven = proven(&m, name, "omission").await;
        assert_eq!((number(&proven, "size"), proven.against[0].key), (2, m.founding.sequencer.into()), "{name}");
    }
    // Nothing is lost: it still waits with its author.
    assert_eq!(m.wait_little("NORTH", &sent.name).await.state, "queued");
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_deposited_is_held_through_a_restart_and_its_witness_says_so_once() {
    let (mut m, cheat, _stop) = silent().await;
    m.send("NORTH", &public("kept")).await.unwrap();
    let start = Instant::now();
    while m.status("GUAR1").await.held == 0 {
        assert!(start.elapsed() < Duration::from_secs(60), "it was never deposited");
        m.clock.step_to(m.clock.now() + 10_000);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    m.stop("GUAR1").await;
    m.stop("NORTH").await;
    m.start("GUAR1").await;
    m.start("NORTH").await;
    assert!(m.status("GUAR1").await.held >= 1);
    let start = Instant::now();
    while m.status("NORTH").await.deposited == 0 {
        assert!(start.elapsed() < Duration::from_secs(60), "it was never deposited again");
        m.clock.step_to(m.clock.now() + 10_000);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    m.stop_all().await;
    // What GUAR1 offers the sequencer holds one word for each act.
    let mut hashes = Vec::new();
    for bytes in &cheat.lies.lock().unwrap().offered {
        let act = Act::decode(bytes).unwrap();
        let Cover::Public { content } = &act.statement().cover else { continue };
        let content = act::Content::decode(content).unwrap();
        if let Ok(Some(Kernel::Deposit { hash, .. })) = Kernel::read(content.format, &content.fields) {
            hashes.push((act.key(), hash));
        }
    }
    hashes.sort_unstable_by_key(|(key, hash)| (key.0, *hash));
    let all = hashes.len();
    hashes.dedup();
    assert_eq!(hashes.len(), all);
}

/// A receipt that was given before a restart is still held against the record that breaks it after.
#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_outlives_a_restart_and_a_dropped_act_is_still_provable() {
    let (mut m, cheat, _stop) = cheated().await;
    {
        let mut lies = cheat.lies.lock().unwrap();
        lies.views = [("*".to_owned(), vec![genesis(&m)])].into();
        lies.answers = [("*".to_owned(), Answer::At(1))].into();
    }
    m.start("NORTH").await;
    until(&m, "NORTH", "in step", |s| s.size == 1 && s.online).await;
    m.send("NORTH", &public("promised number 1")).await.unwrap();
    let file = m.folder("NORTH").join("receipts.segment");
    let empty = std::fs::metadata(&file).unwrap().len();
    let start = Instant::now();
    while std::fs::metadata(&file).unwrap().len() == empty {
        assert!(start.elapsed() < Duration::from_secs(60), "the receipt is not on the disk");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    m.stop("NORTH").await;
    {
        // From now on nobody promises anything, and somebody else's act stands at that place.
        let mut lies = cheat.lies.lock().unwrap();
        lies.answers = [("*".to_owned(), Answer::Silence)].into();
        lies.views = [("*".to_owned(), vec![genesis(&m), statement(&m, 1, T0, "another act")])].into();
    }
    m.start("NORTH").await;
    let proven = proven(&m, "NORTH", "false-receipt").await;
    assert_eq!((number(&proven, "promised_index"), proven.against[0].key), (1, m.founding.sequencer.into()));
    m.stop_all().await;
}

/// Since when SOUTH owes an opening of this act, as a desk shows it.
async fn owed_since(m: &Mechanism, desk: &str, act: &str) -> Option<u64> {
    let index = m.wait_little("NORTH", act).await.index?;
    if m.status(desk).await.size <= index {
        return None;
    }
    let debts: Debts = m.get(desk, "/debts").await;
    debts.all.iter().find(|d| d.case == index && d.kind == "open").map(|d| d.opened_ms)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_starts_when_witnesses_held_the_act_and_not_when_a_silent_sequencer_let_it_in() {
    let mut m = soon();
    m.start_all().await;
    m.quiet().await;
    m.stop("CHAIR").await;
    let fields = [("concern", "fire"), ("place", "33.0867,35.8430"), ("question", "What burns?")];
    let query = ceasewire::api::Send { to: vec!["SOUTH".into()], lang: Some("en".into()), ..say("inc-query", &fields) };
    let sent = m.send("NORTH", &query).await.unwrap();
    let start = Instant::now();
    for guarantor in ["GUAR1", "GUAR2", "GUAR3"] {
        while m.status(guarantor).await.held == 0 {
            assert!(start.elapsed() < Duration::from_secs(60), "{guarantor} never held it");
            m.clock.step_to(m.clock.now() + 1_000);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    let held = m.clock.now();
    // A minute and a half later the sequencer is back, which is within every witness's limit.
    m.clock.step_to(held + 90_000);
    // Its port is free once the last stream from it has ended.
    let start = Instant::now();
    while std::net::TcpListener::bind(&m.addresses["CHAIR"]).is_err() {
        assert!(start.elapsed() < Duration::from_secs(60), "the port is never free");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    m.start("CHAIR").await;
    for desk in ["NORTH", "SOUTH", "CHAIR"] {
        let start = Instant::now();
        loop {
            match owed_since(&m, desk, &sent.name).await {
                Some(since) if since <= held => break,
                other => assert!(start.elapsed() < Duration::from_secs(60), "{desk}: {other:?}, held at {held}"),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    m.quiet().await;
    let mut hashes = Vec::new();
    for desk in ["NORTH", "SOUTH", "CHAIR"] {
        hashes.push(m.status(desk).await.state_hash["security"].clone());
    }
    hashes.dedup();
    assert_eq!(hashes.len(), 1, "all desks come to one situation");
    m.stop_all().await;
}
