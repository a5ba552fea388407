//! The sequencer is lost for good, and another member orders the record: over real sockets, by the command line as members
//! use it (T20). Source: LEDGER 4.3.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use ceasewire::api::{Refused, Send};
use common::cli::{done, public, refused, run, until};
use common::{Mechanism, flight};
use std::time::{Duration, Instant};

const OTHERS: [&str; 5] = ["NORTH", "SOUTH", "GUAR2", "GUAR3", "MON"];

/// All but CHAIR, whose node has lost the sequencer for good, have a new one at GUAR1.
async fn succeed(m: &mut Mechanism) {
    let drafted = done(m, "GUAR1", &["succession", "draft"]);
    assert!(drafted.contains("Term 2") && drafted.contains("guar1.log/2"), "{drafted}");
    for name in ["NORTH", "SOUTH", "GUAR1", "GUAR2", "GUAR3"] {
        let roots = format!("{name}/roots");
        done(m, name, &["succession", "approve", "succession.draft", "--name", name, "--roots", &roots]);
    }
    let begin = ["succession", "begin", "succession.draft"];
    let four = ["NORTH.approval", "SOUTH.approval", "GUAR1.approval", "GUAR2.approval"];
    assert!(refused(m, "GUAR1", &[&begin[..], &four].concat()).contains("not-agreed"));
    let five = [&four[..], &["GUAR3.approval"]].concat();
    // Nobody else's node begins the term that GUAR1 has drafted.
    assert!(!run(m, "GUAR2", &[&begin[..], &five].concat()).status.success());
    done(m, "GUAR1", &[&begin[..], &five].concat());
    for name in OTHERS {
        let told = done(m, name, &["succession", "follow", "GUAR1/succession"]);
        assert!(told.contains("GUAR1") && told.contains("term 2"), "{told}");
    }
    for name in ["GUAR1"].iter().chain(&OTHERS) {
        m.stop(name).await;
    }
    for name in ["GUAR1"].iter().chain(&OTHERS) {
        m.start(name).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn five_of_seven_put_another_sequencer_in_the_place_of_one_that_is_lost_and_what_it_signs_if_it_comes_back_is_void()
 {
    let mut m = Mechanism::found_with(|mechanism| mechanism.clocks.deposit_after_ms = 1_000);
    m.start_all().await;
    m.quiet().await;
    let before = m.send("NORTH", &flight()).await.unwrap();
    m.wait("NORTH", &before.name, "witnessed").await;
    m.quiet().await;
    m.stop("CHAIR").await;
    let held = m.send("NORTH", &public("said while nobody orders")).await.unwrap();
    let start = Instant::now();
    while m.status("NORTH").await.deposited == 0 {
        assert!(start.elapsed() < Duration::from_secs(60), "it was never deposited");
        m.clock.step_to(m.clock.now() + 10_000);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    succeed(&mut m).await;
    until(&m, "NORTH", "in step", |s| s.outbox == 0 && s.witnessed == s.size).await;
    // What waited and what is new stands under the new sequencer, with a quorum.
    assert_eq!(m.wait("NORTH", &held.name, "witnessed").await.state, "witnessed");
    let after = m.send("SOUTH", &Send { to: vec!["NORTH".into()], ..flight() }).await.unwrap();
    assert_eq!(m.wait("SOUTH", &after.name, "witnessed").await.state, "witnessed");
    m.quiet().await;
    for name in OTHERS {
        let status = m.status(name).await;
        assert_eq!(status.alarms, [], "{name}");
    }
    // Strangers can check what stood before and what stands since.
    for (n, act) in [&before.name, &held.name, &after.name].iter().enumerate() {
        let file = format!("{n}.tlog-proof");
        done(&m, "SOUTH", &["prove", act, "-o", &file]);
        assert!(done(&m, "SOUTH", &["verify", &file]).contains(act.as_str()));
    }
    done(&m, "MON", &["export", "record"]);
    done(&m, "MON", &["verify", "record"]);

    // The one that was lost comes back, as it was.
    let size = m.status("GUAR1").await.size;
    m.start("CHAIR").await;
    let status = until(&m, "CHAIR", "stopped", |s| s.sequencer_fault.is_some()).await;
    let fault = status.sequencer_fault.unwrap();
    assert_eq!(fault.code, "sequencer-succeeded");
    m.in_words(&Refused { refusals: vec![fault] });
    assert!(status.size < size, "nobody gives it what it does not order");
    // Its node takes note of it, and is a member's node like any other.
    done(&m, "CHAIR", &["succession", "follow", "GUAR1/succession"]);
    m.stop("CHAIR").await;
    m.start("CHAIR").await;
    m.quiet().await;
    let told = m.status("CHAIR").await;
    assert!(told.sequencer_fault.is_none() && told.size >= size);

    // Whoever holds the record needs no note any more; and the term outlives every restart.
    std::fs::remove_file(m.folder("NORTH").join("succession")).unwrap();
    m.stop_all().await;
    m.start_all().await;
    until(&m, "NORTH", "in step", |s| s.online && s.witnessed == s.size).await;
    let last = m.send("NORTH", &public("and on")).await.unwrap();
    assert_eq!(m.wait("NORTH", &last.name, "witnessed").await.state, "witnessed");
    m.quiet().await;
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_succession_of_another_mechanism_and_one_that_leaves_acts_out_are_followed_by_nobody() {
    let mut m = Mechanism::found();
    let mut other = Mechanism::found();
    for world in [&mut m, &mut other] {
        world.start_all().await;
        world.quiet().await;
    }
    // The one that will draft knows fewer acts: whoever holds more does not take part.
    m.stop("GUAR1").await;
    let said = m.send("NORTH", &flight()).await.unwrap();
    m.wait("NORTH", &said.name, "witnessed").await;
    m.quiet().await;
    for world in [&mut m, &mut other] {
        world.stop("CHAIR").await;
    }
    m.start("GUAR1").await;
    for world in [&mut other, &mut m] {
        done(world, "GUAR1", &["succession", "draft"]);
        for name in ["NORTH", "SOUTH", "GUAR1", "GUAR2", "GUAR3"] {
            let roots = format!("{name}/roots");
            done(world, name, &["succession", "approve", "succession.draft", "--name", name, "--roots", &roots]);
        }
        let approvals = ["NORTH", "SOUTH", "GUAR1", "GUAR2", "GUAR3"].map(|name| format!("{name}.approval"));
        let approvals = approvals.iter().map(String::as_str);
        let begin = ["succession", "begin", "succession.draft"].into_iter().chain(approvals).collect::<Vec<_>>();
        done(world, "GUAR1", &begin);
    }
    std::fs::copy(other.folder("GUAR1").join("succession"), m.dir.path().join("other")).unwrap();
    assert!(refused(&m, "SOUTH", &["succession", "follow", "other"]).contains("not-agreed"));
    assert!(refused(&m, "SOUTH", &["succession", "follow", "GUAR1/succession"]).contains("term-place"));
    assert!(!m.folder("SOUTH").join("succession").exists());
    m.stop_all().await;
    other.stop_all().await;
}
