//! The scenarios of `scenarios/`, played by seven real nodes over real sockets.
#![allow(clippy::unwrap_used, missing_docs)]

use act::Genesis;
use ceasewire::api::{ActState, Send, Sent, Wait};
use ceasewire::cli::reference;
use ceasewire::demo::mechanism::{Agreed, Mechanism};
use ceasewire::demo::play::Play;
use ceasewire::demo::scenario::{self, Cast, Scenario};
use ceasewire::demo::{self, Counts, Outcome};
use ceasewire::fault::CliFault;
use record::absence::Absence;
use record::bundle::Bundle;
use rulebook::Rulebook;
use std::collections::BTreeMap;
use std::path::Path;

/// What S2 and S3 leave behind: four levels of the flight in time; of three queries two opened in time and one not, one
/// answered late, one not at all, one not due yet.
const DEBTS: Counts = Counts { owed: 1, met: 6, late: 1, defaulted: 2 };

fn rulebook() -> Rulebook {
    Rulebook::read(&reference::files()).unwrap()
}

async fn founded(dir: &Path) -> Mechanism {
    let first = scenario::reference().unwrap()[0].rows[0].at_s;
    let mut mechanism = Mechanism::found(&dir.join("m"), &rulebook(), first, &Cast::default()).unwrap();
    mechanism.start().await.unwrap();
    mechanism
}

/// Everything that the security channel's members hold alike.
async fn held(mechanism: &Mechanism) -> (u64, Counts, BTreeMap<String, String>) {
    let Agreed { status, debts, hashes } = mechanism.agree("security").await.unwrap().unwrap();
    assert_eq!(hashes.len(), Cast::default().members().len(), "every member is on the security channel");
    (status.size, (&debts).into(), hashes)
}

async fn restart(mechanism: &mut Mechanism) {
    mechanism.stop().await;
    mechanism.start().await.unwrap();
}

async fn play_all(mechanism: &mut Mechanism, restart_before: impl Fn(&Scenario, usize) -> bool) -> Outcome {
    let mut play = Play::begin(mechanism, demo::opened_size(&rulebook())).await.unwrap();
    for scenario in scenario::reference().unwrap() {
        for (n, row) in scenario.rows.iter().enumerate() {
            if restart_before(&scenario, n) {
                restart(play.mechanism).await;
            }
            if let Err(fault) = play.row(&scenario, row).await {
                panic!("{fault:?}");
            }
        }
    }
    demo::finish(&play).await.unwrap()
}

/// Whether changing the middle, first and last byte of a text each spoils the proof.
fn each_flip_is_seen(text: &str, verifies: impl Fn(&str) -> bool) {
    assert!(verifies(text));
    for at in [0, text.len() / 3, text.len() / 2, text.len() - 2] {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        assert!(!verifies(&String::from_utf8(bytes).unwrap()), "byte {at} was changed unseen");
    }
}

fn exports_verify_and_no_byte_can_be_flipped(record: &Path, genesis: Genesis) {
    let files = reference::folder(record).unwrap();
    let verifies = |files: &reference::Files| record::export::verify(files, Some(genesis), None).is_ok();
    assert!(verifies(&files));
    for (name, bytes) in &files {
        for at in [0, bytes.len() / 2, bytes.len() - 1] {
            let mut bent = files.clone();
            bent.get_mut(name).unwrap()[at] ^= 1;
            assert!(!verifies(&bent), "{name}: byte {at} was flipped unseen");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flight_and_a_silence_end_as_agreed_on_every_node_and_strangers_can_check_them() {
    let dir = tempfile::tempdir().unwrap();
    let mut mechanism = founded(dir.path()).await;
    let outcome = play_all(&mut mechanism, |_, _| false).await;
    assert_eq!(outcome.debts, DEBTS);
    assert_eq!((outcome.included, outcome.witnessed, outcome.quorum), (outcome.acts, outcome.acts, 3));
    let (before, genesis) = (held(&mechanism).await, mechanism.founding.genesis());
    assert_eq!(before.2, outcome.state_hash);

    exports_verify_and_no_byte_can_be_flipped(&outcome.record, genesis);
    let bundle = std::fs::read_to_string(&outcome.bundle).unwrap();
    each_flip_is_seen(&bundle, |text| Bundle::parse(text).is_ok_and(|b| b.verify(Some(genesis)).is_ok()));
    let absence = std::fs::read_to_string(outcome.absence.unwrap()).unwrap();
    each_flip_is_seen(&absence, |text| Absence::parse(text).is_ok_and(|a| a.verify(Some(genesis)).is_ok()));

    // T13: what is projected follows from the record alone.
    mechanism.stop().await;
    for member in &Cast::default().members() {
        let projection = mechanism.folder(member).join("projection");
        assert!(projection.exists(), "{} is where it was", projection.display());
        std::fs::remove_dir_all(projection).unwrap();
    }
    mechanism.start().await.unwrap();
    mechanism.quiet(before.0).await.unwrap();
    assert_eq!(held(&mechanism).await, before);
    let lines: Vec<situation::views::ActLine> = mechanism.get("GUAR1", "/record?limit=100").await.unwrap();
    assert_eq!(lines.len() as u64, outcome.acts, "the index of acts is whole again");
    mechanism.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_drops_and_a_channel_that_is_suspended_are_told_apart_and_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let lines = scenario::named("s01-line-check").unwrap().unwrap();
    let mut mechanism =
        Mechanism::found(&dir.path().join("m"), &rulebook(), lines.rows[0].at_s, &Cast::default()).unwrap();
    mechanism.start().await.unwrap();
    let mut play = Play::begin(&mut mechanism, demo::opened_size(&rulebook())).await.unwrap();
    for row in &lines.rows {
        if let Err(fault) = play.row(&lines, row).await {
            panic!("{fault:?}");
        }
    }
    let outcome = demo::finish(&play).await.unwrap();
    assert_eq!(outcome.debts, Counts { owed: 1, met: 21, late: 5, defaulted: 0 });
    assert_eq!((outcome.included, outcome.witnessed), (outcome.acts, outcome.acts));
    assert_eq!(outcome.state_hash.len(), Cast::default().members().len());
    // The gap stands in the record: SOUTH's check of 16:04 arrived when its line was back.
    let checks: Vec<situation::views::ActLine> =
        mechanism.get("GUAR1", "/record?format=line-check&author=SOUTH&limit=10").await.unwrap();
    assert_eq!(checks.len(), 2);
    assert_eq!(checks[1].at_ms / 60_000 % (24 * 60), 18 * 60 + 30);
    mechanism.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_goes_from_its_call_to_a_record_that_one_side_reserves_on_and_the_next_round() {
    let dir = tempfile::tempdir().unwrap();
    let round = scenario::named("s10-round").unwrap().unwrap();
    let mut mechanism =
        Mechanism::found(&dir.path().join("m"), &rulebook(), round.rows[0].at_s, &Cast::default()).unwrap();
    mechanism.start().await.unwrap();
    let mut play = Play::begin(&mut mechanism, demo::opened_size(&rulebook())).await.unwrap();
    for row in &round.rows {
        if let Err(fault) = play.row(&round, row).await {
            panic!("{fault:?}");
        }
    }
    let outcome = demo::finish(&play).await.unwrap();
    assert_eq!((outcome.included, outcome.witnessed), (outcome.acts, outcome.acts));
    mechanism.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_withdrawal_what_is_claimed_and_what_is_accepted_stay_two_numbers_on_every_node() {
    let dir = tempfile::tempdir().unwrap();
    let withdrawal = scenario::named("s10-withdrawal").unwrap().unwrap();
    let mut mechanism =
        Mechanism::found(&dir.path().join("m"), &rulebook(), withdrawal.rows[0].at_s, &Cast::default()).unwrap();
    mechanism.start().await.unwrap();
    let mut play = Play::begin(&mut mechanism, demo::opened_size(&rulebook())).await.unwrap();
    for row in &withdrawal.rows {
        if let Err(fault) = play.row(&withdrawal, row).await {
            panic!("{fault:?}");
        }
    }
    let outcome = demo::finish(&play).await.unwrap();
    assert_eq!((outcome.included, outcome.witnessed), (outcome.acts, outcome.acts));
    mechanism.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_joint_statement_is_joint_when_all_have_signed_and_rival_accounts_stand_side_by_side() {
    let dir = tempfile::tempdir().unwrap();
    let accounts = scenario::named("s12-rival-accounts").unwrap().unwrap();
    let mut mechanism =
        Mechanism::found(&dir.path().join("m"), &rulebook(), accounts.rows[0].at_s, &Cast::default()).unwrap();
    mechanism.start().await.unwrap();
    let mut play = Play::begin(&mut mechanism, demo::opened_size(&rulebook())).await.unwrap();
    for row in &accounts.rows {
        if let Err(fault) = play.row(&accounts, row).await {
            panic!("{fault:?}");
        }
    }
    let outcome = demo::finish(&play).await.unwrap();
    assert_eq!((outcome.included, outcome.witnessed), (outcome.acts, outcome.acts));
    mechanism.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_goes_from_its_brackets_to_its_entry_into_force_and_side_letters_are_told_as_their_marks_say() {
    let dir = tempfile::tempdir().unwrap();
    let texts = scenario::named("s11-bracketed-text").unwrap().unwrap();
    let mut mechanism = Mechanism::found(&dir.path().join("m"), &rulebook(), texts.rows[0].at_s, &texts.cast).unwrap();
    mechanism.start().await.unwrap();
    let mut play = Play::begin(&mut mechanism, demo::opened_size(&rulebook())).await.unwrap();
    for row in &texts.rows {
        if let Err(fault) = play.row(&texts, row).await {
            panic!("{fault:?}");
        }
    }
    let outcome = demo::finish(&play).await.unwrap();
    assert_eq!((outcome.included, outcome.witnessed), (outcome.acts, outcome.acts));
    mechanism.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn restarting_every_node_in_the_middle_of_a_scenario_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut mechanism = founded(dir.path()).await;
    // Before the corrected read-back, before the start, in the middle of the silence, before the late answer.
    let when = |s: &Scenario, row: usize| match s.file.as_str() {
        "s02-flight-objected.md" => row == 4 || row == 7,
        _ => row == 7 || row == 13,
    };
    let outcome = play_all(&mut mechanism, when).await;
    assert_eq!(outcome.debts, DEBTS);
    assert_eq!((outcome.included, outcome.witnessed), (outcome.acts, outcome.acts));
    mechanism.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_that_was_queued_when_every_node_stopped_is_in_the_record_afterwards() {
    let dir = tempfile::tempdir().unwrap();
    let mut mechanism = founded(dir.path()).await;
    mechanism.quiet(demo::opened_size(&rulebook())).await.unwrap();
    let fields = [("concern", "fire"), ("place", "Jabā"), ("question", "What burns?")];
    let query = Send {
        what: "inc-query".into(),
        fields: fields.map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
        to: vec!["SOUTH".into()],
        lang: Some("en".into()),
        ..Send::default()
    };
    let mut names = Vec::new();
    for _ in 0..3 {
        let sent: Sent = mechanism.post("NORTH", "/act", &query).await.unwrap();
        names.push(sent.name);
        restart(&mut mechanism).await;
    }
    for act in &names {
        let wait = Wait { act: act.clone(), until: "witnessed".into(), timeout_ms: 30_000, coming: false };
        let state: ActState = mechanism.post("NORTH", "/wait", &wait).await.unwrap();
        assert_eq!(state.state, "witnessed", "{act}");
    }
    mechanism.quiet(demo::opened_size(&rulebook()) + 3).await.unwrap();
    let (_, debts, _) = held(&mechanism).await;
    assert_eq!(debts.owed, 6, "each query owes an opening and an answer, once");
    mechanism.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sentence_that_does_not_hold_ends_the_play_and_names_its_line() {
    let dir = tempfile::tempdir().unwrap();
    let mut mechanism = founded(dir.path()).await;
    let text = "# T\n\n| at | who | does | then |\n|-|-|-|-|\n\
        | 05:00 | NORTH | `send inc-query concern=fire place=\"Jabā\" question=\"?\" --to SOUTH --lang en as q` | SOUTH owes answer by 05:01 |\n";
    let bad = Scenario::read("bad.md", text).unwrap();
    let mut play = Play::begin(&mut mechanism, demo::opened_size(&rulebook())).await.unwrap();
    let CliFault::NotVerified(why) = play.row(&bad, &bad.rows[0]).await.err().unwrap() else { panic!() };
    assert!(
        why[0].args["detail"].starts_with("bad.md, line 5: `SOUTH owes answer by 05:01` does not hold: "),
        "{why:?}"
    );
    assert!(why[0].args["detail"].ends_with("due: `05:00:00` instead of `05:01:00`"), "{why:?}");
    mechanism.stop().await;
}

#[test]
fn a_folder_that_holds_something_else_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("letter.txt"), "dear").unwrap();
    let CliFault::Refused(why) = Mechanism::found(dir.path(), &rulebook(), 0, &Cast::default()).err().unwrap() else {
        panic!()
    };
    assert_eq!(why[0].code, "folder-not-empty");
    assert_eq!(std::fs::read_to_string(dir.path().join("letter.txt")).unwrap(), "dear");
    let own = dir.path().join("own");
    let first = Mechanism::found(&own, &rulebook(), 0, &Cast::default()).unwrap().founding.genesis();
    let second = Mechanism::found(&own, &rulebook(), 0, &Cast::default()).unwrap().founding.genesis();
    assert_ne!(first, second, "an earlier demonstration is replaced");
}
