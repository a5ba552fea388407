//! A sequencer that does nothing wrong that anybody could see: it freezes, passes a member over, refuses politely, or
//! writes receipts that the record does not keep. Source: LEDGER 6.3, T17.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::Act;
use common::cheat::{Answer, Cheat, cheated, cheated_in, genesis, number, proven, statement};
use common::cli::{public, until};
use common::{Mechanism, T0};
use record::Leaf;
use record::exhibit::Proven;
use std::process::Command;
use std::time::{Duration, Instant};

/// What an officer sees above every view.
fn shown(m: &Mechanism, name: &str, lang: &str) -> String {
    let mut command = Command::new(common::process::binary());
    let said = command.arg("--node").arg(m.folder(name)).args(["--lang", lang, "status"]).output().unwrap();
    String::from_utf8_lossy(&said.stdout).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_is_frozen_for_ever_is_called_stale_though_everything_in_it_holds() {
    let founded = Mechanism::found_with(|mechanism| mechanism.clocks.stale_after_ms = 1_500);
    let (mut m, cheat, _stop) = cheated_in(founded).await;
    {
        let mut lies = cheat.lies.lock().unwrap();
        lies.views = [("*".to_owned(), vec![genesis(&m), statement(&m, 1, T0, "the last that was ever shown")])].into();
        lies.cosigned_s = Some(T0 / 1000 + 5);
    }
    m.start("NORTH").await;
    let fresh = until(&m, "NORTH", "witnessed", |s| s.witnessed == 2).await;
    assert_eq!((fresh.stale_since_ms, fresh.unwitnessed_since_ms), (None, None));
    assert!(shown(&m, "NORTH", "en").contains("3 of 4 witnesses signed"));
    // The same signatures, whatever the clock says.
    m.clock.step_to(T0 + 10_000);
    let stale = until(&m, "NORTH", "stale", |s| s.stale_since_ms.is_some()).await;
    assert_eq!((stale.stale_since_ms, stale.witnessed), (Some(T0 + 5_000), 2));
    for (lang, words) in [
        ("en", "no fresh signatures of a quorum since"),
        ("fr", "aucune signature récente d'un quorum"),
        ("ar", "لا توقيعات حديثة من النصاب"),
        ("he", "אין חתימות עדכניות של מניין העדים"),
    ] {
        let seen = shown(&m, "NORTH", lang);
        assert!(seen.contains(words) && !seen.contains("3 of 4 witnesses signed"), "{lang}: {seen}");
    }
    // New signatures over the same record are enough.
    cheat.lies.lock().unwrap().cosigned_s = Some(T0 / 1000 + 10);
    m.stop("NORTH").await;
    m.start("NORTH").await;
    until(&m, "NORTH", "fresh", |s| s.witnessed == 2 && s.stale_since_ms.is_none()).await;
    m.stop_all().await;
}

/// The acts that the cheat was offered, in the order in which NORTH wrote them.
fn offered(cheat: &Cheat) -> Vec<Act> {
    let mut all: Vec<Act> = cheat.lies.lock().unwrap().offered.iter().map(|b| Act::decode(b).unwrap()).collect();
    all.sort_by_key(|act| act.name());
    all
}

/// A member that is passed over sees it on its own desk, and loses nothing when somebody serves it again.
#[tokio::test(flavor = "multi_thread")]
async fn the_acts_of_a_member_who_is_passed_over_wait_in_its_sight_and_enter_once_when_it_is_served() {
    let (mut m, cheat, stop) = cheated().await;
    {
        let mut lies = cheat.lies.lock().unwrap();
        lies.views = [("*".to_owned(), vec![genesis(&m)])].into();
        lies.answers = [("NORTH".to_owned(), Answer::Silence)].into();
    }
    m.start("NORTH").await;
    until(&m, "NORTH", "in step", |s| s.size == 1 && s.online).await;
    let mut names = Vec::new();
    for n in 0..3 {
        names.push(m.send("NORTH", &public(&format!("number {n}"))).await.unwrap().name);
    }
    let start = Instant::now();
    while offered(&cheat).is_empty() {
        assert!(start.elapsed() < Duration::from_secs(20), "it never offered anything");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let waiting = m.status("NORTH").await;
    assert!(waiting.online && waiting.outbox >= 3 && waiting.refused.is_empty(), "{waiting:?}");
    assert!(shown(&m, "NORTH", "en").contains("outbox"));
    for name in &names {
        assert_eq!(m.wait_little("NORTH", name).await.state, "queued");
    }
    served(&mut m, stop, &names).await;
}

/// An honest sequencer takes the cheat's place: what waited enters once, in its author's order.
async fn served(m: &mut Mechanism, stop: tokio::sync::oneshot::Sender<()>, names: &[String]) {
    m.stop_all().await;
    stop.send(()).unwrap();
    // The cheat's port is free once its server has ended.
    let start = Instant::now();
    while std::net::TcpListener::bind(&m.addresses["CHAIR"]).is_err() {
        assert!(start.elapsed() < Duration::from_secs(20), "the cheat does not end");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    m.start_all().await;
    m.quiet().await;
    let mut last = 0;
    for name in names {
        let state = m.wait("NORTH", name, "witnessed").await;
        assert_eq!(state.state, "witnessed", "{name}");
        assert!(state.index.unwrap() > last, "{name} stands before what was written earlier");
        last = state.index.unwrap();
    }
    for name in common::NAMES {
        assert_eq!(m.status(name).await.alarms, [], "{name}");
    }
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_that_is_politely_refused_stays_with_its_author_and_the_reason_beside_it() {
    let (mut m, cheat, stop) = cheated().await;
    {
        let mut lies = cheat.lies.lock().unwrap();
        lies.views = [("*".to_owned(), vec![genesis(&m)])].into();
        lies.answers = [("NORTH".to_owned(), Answer::No("name-reused"))].into();
    }
    m.start("NORTH").await;
    until(&m, "NORTH", "in step", |s| s.size == 1).await;
    let sent = m.send("NORTH", &public("nothing is wrong with this")).await.unwrap();
    let status = until(&m, "NORTH", "refused", |s| s.refused.iter().any(|(name, _)| *name == sent.name)).await;
    let reason = &status.refused.iter().find(|(name, _)| *name == sent.name).unwrap().1;
    assert_eq!(reason.code, "name-reused");
    assert!(status.outbox >= 1, "it is still there");
    assert_eq!(m.wait("NORTH", &sent.name, "sequenced").await.state, "refused");
    served(&mut m, stop, &[sent.name]).await;
}

/// Receipts for the places 1, 2, .. in the order offered; the record then shows what `order` makes of the offered acts.
async fn receipted(answer: Answer, order: impl Fn(Vec<Act>) -> Vec<Act>) -> Proven {
    let (mut m, cheat, _stop) = cheated().await;
    {
        let mut lies = cheat.lies.lock().unwrap();
        lies.views = [("*".to_owned(), vec![genesis(&m)])].into();
        lies.answers = [("*".to_owned(), answer)].into();
    }
    m.start("NORTH").await;
    until(&m, "NORTH", "in step", |s| s.size == 1).await;
    for n in 0..2 {
        m.send("NORTH", &public(&format!("number {n}"))).await.unwrap();
    }
    let start = Instant::now();
    while offered(&cheat).len() < 2 {
        assert!(start.elapsed() < Duration::from_secs(20), "it never offered them");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let offered = cheat.lies.lock().unwrap().offered.iter().map(|b| Act::decode(b).unwrap()).collect();
    let leaves = order(offered).into_iter().map(|act| Leaf::Act { at: T0, act: act.encode() }.encode());
    let view = [genesis(&m)].into_iter().chain(leaves).collect();
    cheat.lies.lock().unwrap().views = [("*".to_owned(), view)].into();
    let proven = proven(&m, "NORTH", "false-receipt").await;
    m.stop_all().await;
    proven
}

#[tokio::test(flavor = "multi_thread")]
async fn acts_that_are_exchanged_after_their_receipts_are_evidence_in_their_authors_hands() {
    let proven = receipted(Answer::Counting, |mut acts| {
        acts.reverse();
        acts
    });
    assert!(number(&proven.await, "promised_index") > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_for_a_place_that_the_record_never_reaches_is_evidence_as_soon_as_the_act_stands_elsewhere() {
    let proven = receipted(Answer::At(700), |acts| acts).await;
    assert_eq!(number(&proven, "promised_index"), 700);
}
