//! A sequencer that cheats, against real nodes over real sockets: each lie is tried, and somebody holds the evidence.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::cheat::{Answer, Cheat, cheated, evidence, genesis, identity, number, peers, proven, statement};
use common::cli::{done, refused, until};
use common::{Mechanism, T0, say};
use link::{Client, Identity, Method, Timeouts};
use record::Leaf;
use record::exhibit::Exhibit;
use std::path::Path;
use std::process::Command;
use tlog::note::Note;

#[tokio::test(flavor = "multi_thread")]
async fn a_fork_is_found_by_gossip_between_the_two_it_was_shown_to() {
    let (mut m, cheat, _stop) = cheated().await;
    let common = vec![genesis(&m)];
    let north = [common.clone(), vec![statement(&m, 1, T0, "one text")]].concat();
    let south = [common.clone(), vec![statement(&m, 1, T0, "another text")]].concat();
    cheat.lies.lock().unwrap().views = [("NORTH".into(), north), ("SOUTH".into(), south), ("*".into(), common)].into();
    m.start("NORTH").await;
    m.start("SOUTH").await;
    for name in ["NORTH", "SOUTH"] {
        // Two checkpoints under one log's key, for one size: whoever holds the file can check it.
        let proven = proven(&m, name, "fork").await;
        assert_eq!((number(&proven, "size"), number(&proven, "other_size")), (2, 2));
        assert_eq!(proven.against[0].key, m.founding.sequencer.into());
    }
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_members_with_proofs_of_two_records_make_a_file_against_the_log_and_the_witnesses_who_signed_both() {
    let (mut m, cheat, _stop) = cheated().await;
    let common = vec![genesis(&m)];
    let north = [common.clone(), vec![statement(&m, 1, T0, "one text")]].concat();
    let south = [common.clone(), vec![statement(&m, 1, T0, "another text"), statement(&m, 2, T0, "and more")]].concat();
    {
        let mut lies = cheat.lies.lock().unwrap();
        lies.views = [("NORTH".into(), north), ("SOUTH".into(), south), ("*".into(), common)].into();
        // Three witnesses in its pocket have signed each: then both members hold proofs, and neither sees a fault in its own.
        lies.cosigned_s = Some(T0 / 1000);
    }
    for (name, act) in [("NORTH", "1"), ("SOUTH", "1"), ("SOUTH", "2")] {
        if !m.nodes.contains_key(name) {
            m.start(name).await;
        }
        until(&m, name, "witnessed", |s| s.witnessed > 1).await;
        done(&m, name, &["prove", act, "-o", &format!("{name}-{act}")]);
    }
    m.stop_all().await;
    done(&m, "NORTH", &["accuse", "SOUTH-1", "NORTH-1", "-o", "two-leaves"]);
    let text = std::fs::read_to_string(m.dir.path().join("two-leaves")).unwrap();
    let proven = Exhibit::parse(&text).unwrap().verify(Some(m.founding.genesis())).unwrap();
    assert_eq!((proven.kind, number(&proven, "index"), proven.one_of), ("two-leaves", 1, false));
    let against: Vec<_> = proven.against.iter().map(|a| a.name.clone()).collect();
    let witnesses = m.founding.witnesses[..3].iter().map(|w| w.name.clone());
    assert_eq!(against, [m.founding.origin.clone()].into_iter().chain(witnesses).collect::<Vec<_>>());
    // The two acts bear one name: whoever has that key signed both.
    let text = std::fs::read_to_string(m.dir.path().join("two-leaves-two-texts")).unwrap();
    let author = Exhibit::parse(&text).unwrap().verify(Some(m.founding.genesis())).unwrap();
    assert_eq!((author.kind, author.against.len()), ("two-texts", 1));
    let hex = data_encoding::HEXLOWER.encode(&m.founding.genesis().0);
    assert!(done(&m, "NORTH", &["verify", "two-leaves", "--genesis", &hex]).contains("holds"));
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../verifiers");
    for (language, program) in [("/usr/bin/python3", "verify.py"), ("node", "verify.mjs")] {
        let said = Command::new(language).arg(programs.join(program)).arg(m.dir.path().join("two-leaves")).output();
        let said = said.unwrap();
        assert!(said.status.success(), "{program}: {}", String::from_utf8_lossy(&said.stderr));
    }
    // Nobody is accused by what agrees, by one proof twice, or by one that does not hold.
    for other in ["SOUTH-2", "NORTH-1"] {
        assert!(refused(&m, "NORTH", &["accuse", "NORTH-1", other]).contains("proofs-agree"), "{other}");
    }
    let bent = std::fs::read_to_string(m.dir.path().join("SOUTH-1")).unwrap().replacen("index 1", "index 0", 1);
    std::fs::write(m.dir.path().join("bent"), bent).unwrap();
    assert!(refused(&m, "NORTH", &["accuse", "NORTH-1", "bent"]).contains("bundle-proof"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_act_under_a_signed_checkpoint_is_evidence_and_never_enters() {
    let (mut m, cheat, _stop) = cheated().await;
    let Leaf::Act { at, act } = Leaf::decode(&statement(&m, 1, T0, "x")).unwrap() else { unreachable!() };
    let mut forged = act.clone();
    *forged.last_mut().unwrap() ^= 1;
    let leaf = Leaf::Act { at, act: forged }.encode();
    cheat.lies.lock().unwrap().views = [("*".to_owned(), vec![genesis(&m), leaf])].into();
    m.start("NORTH").await;
    let proven = proven(&m, "NORTH", "bad-leaf").await;
    assert_eq!((number(&proven, "index"), proven.against[0].key), (1, m.founding.sequencer.into()));
    assert!(m.status("NORTH").await.size <= 1);
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_dropped_after_its_receipt_is_evidence_in_its_authors_hands() {
    let (mut m, cheat, _stop) = cheated().await;
    let leaves = vec![genesis(&m), statement(&m, 1, T0, "somebody else's act stands at the promised place")];
    {
        let mut lies = cheat.lies.lock().unwrap();
        lies.views = [("*".to_owned(), leaves)].into();
        lies.answers = [("*".to_owned(), Answer::At(1))].into();
    }
    m.start("NORTH").await;
    let mut public = say("statement", &[("status", "unilateral"), ("text", "We were never told.")]);
    public.lang = Some("en".into());
    m.send("NORTH", &public).await.unwrap();
    let proven = proven(&m, "NORTH", "false-receipt").await;
    assert_eq!((number(&proven, "promised_index"), proven.against[0].key), (1, m.founding.sequencer.into()));
    assert!(!cheat.lies.lock().unwrap().offered.is_empty());
    // Nothing the officer was told is queued is lost: it waits in the outbox.
    assert!(m.status("NORTH").await.outbox >= 1);
    m.stop_all().await;
}

/// Shows these leaves to all from now on; the witness is restarted, so that it must also remember across a restart.
async fn show(cheat: &Cheat, m: &mut Mechanism, leaves: &[Vec<u8>]) {
    cheat.lies.lock().unwrap().views = [("*".to_owned(), leaves.to_vec())].into();
    m.stop("GUAR1").await;
    m.start("GUAR1").await;
}

/// Asks GUAR1 to cosign the head over these leaves; answers with the status.
async fn ask(cheat: &Cheat, m: &Mechanism, old: u64, leaves: &[Vec<u8>]) -> u16 {
    let client = Client::new(&identity(m), &peers(m));
    let mut tree = tlog::Tree::new();
    leaves.iter().for_each(|l| tree.push(tlog::leaf_hash(l)));
    let proof = if old == 0 { Vec::new() } else { tree.consistency(old, tree.size()).unwrap() };
    let note = Note::parse(&cheat.head(leaves)).unwrap();
    let body = tlog::witness::AddCheckpoint { old_size: old, proof, note }.to_string().into_bytes();
    let address = &m.addresses["GUAR1"];
    let answer = client.request("GUAR1", address, Method::POST, "/add-checkpoint", body, Timeouts::default()).await;
    answer.unwrap().status.as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_back_dated_leaf_gets_no_cosignature() {
    let (mut m, cheat, _stop) = cheated().await;
    let first = vec![genesis(&m), statement(&m, 1, T0, "in time")];
    cheat.lies.lock().unwrap().views = [("*".to_owned(), first.clone())].into();
    m.start("GUAR1").await;
    assert_eq!(ask(&cheat, &m, 0, &first).await, 200);
    m.clock.step_to(T0 + 3_600_000);
    let honest = [first, vec![statement(&m, 2, T0 + 3_600_000, "an hour later")]].concat();
    show(&cheat, &mut m, &honest).await;
    assert_eq!(ask(&cheat, &m, 2, &honest).await, 200);
    // Ten minutes after it signed, and once more: nothing new. Then a leaf that claims to have been there all along.
    m.clock.step_to(T0 + 4_200_000);
    assert_eq!(ask(&cheat, &m, 3, &honest).await, 200);
    let dated = [honest, vec![statement(&m, 3, T0 + 3_700_000, "claims to have been there when it was not")]].concat();
    show(&cheat, &mut m, &dated).await;
    assert_eq!(ask(&cheat, &m, 3, &dated).await, 422);
    // Nobody but this witness has signed: the file says that it or the sequencer is wrong.
    let proven = proven(&m, "GUAR1", "back-dated").await;
    assert_eq!((number(&proven, "index"), proven.one_of, proven.against.len()), (3, true, 2));
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leaf_from_the_future_gets_no_cosignature() {
    let (mut m, cheat, _stop) = cheated().await;
    let leaves = vec![genesis(&m), statement(&m, 1, T0 + 3_600_000, "an hour ahead of every clock")];
    cheat.lies.lock().unwrap().views = [("*".to_owned(), leaves.clone())].into();
    m.start("GUAR1").await;
    assert_eq!(ask(&cheat, &m, 0, &leaves).await, 422);
    evidence(&m, "GUAR1", "back-dated").await;
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_without_a_pinned_key_is_not_served() {
    let (mut m, cheat, _stop) = cheated().await;
    cheat.lies.lock().unwrap().views = [("*".to_owned(), vec![genesis(&m)])].into();
    m.start("GUAR1").await;
    let stranger = Client::new(&Identity::generate().unwrap(), &peers(&m));
    let answer = stranger
        .request("GUAR1", &m.addresses["GUAR1"], Method::GET, "/checkpoint", Vec::new(), Timeouts::default())
        .await;
    assert!(answer.is_err(), "{answer:?}");
    m.stop_all().await;
}
