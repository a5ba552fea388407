#![allow(clippy::unwrap_used)]

use super::*;
use crate::cli::reference;
use crate::node::{channels, fsck};
use record::{Founding, Replica};
use seal::{Keyring, SealingKey};
use situation::Situation;
use std::sync::Arc;

pub(crate) fn record(dir: &Path, acts: u64) -> Generated {
    let rulebook = Rulebook::read(&reference::files()).unwrap();
    let address = |_: &str| "127.0.0.1:0".to_owned();
    let ends_s = 1_800_000_000;
    generate(Recipe { dir, acts, threads: 2, ends_s, observers: 0, rulebook, addresses: &address }).unwrap()
}

#[test]
fn a_generated_record_is_a_true_one_in_which_every_act_has_its_effect() {
    let dir = tempfile::tempdir().unwrap();
    let made = record(dir.path(), 7 + 3 * ROUND);
    let founding: Founding = made.founded.founding.clone();
    let ledger = Ledger::new(founding.clone(), Some(channels(&founding, &made.founded.rulebook))).unwrap();
    let mut replica = Replica::new(ledger).unwrap();
    for (n, leaf) in made.leaves.iter().enumerate() {
        replica.accept_leaf(n as u64, leaf.clone()).unwrap();
    }
    let progress = replica.accept_checkpoint(&made.checkpoint).unwrap();
    assert!(progress.quorum && progress.alarms.is_empty());
    assert_eq!((progress.size, progress.included.len() as u64), (made.size(), 7 + 3 * ROUND));

    let sealing = found::load(&made.founded.folder("SOUTH").join("keys/sealing.key")).unwrap();
    let mut keyring = Keyring::new(founding.genesis(), MemberId(1), SealingKey::from_seed(&sealing));
    let mut situation = Situation::new(founding.mechanism().clone(), Arc::new(made.founded.rulebook.clone()));
    for act in &progress.included {
        let content = keyring.open(&act.act).unwrap().expect("SOUTH is on every channel that the mix uses");
        if let Ok(Some(kernel)) = Kernel::read(content.format, &content.fields) {
            keyring.receive(&kernel).unwrap();
        }
        situation.apply(act, Some(&content));
    }
    assert!(situation.acts().all(|a| a.note.is_none()), "an act of the mix is without effect");
    let with_procedure: Vec<_> = situation.cases().filter(|c| c.procedure.is_some()).map(|c| c.state).collect();
    assert_eq!(with_procedure, ["ended", "answered"].repeat(3));
    assert!(situation.debts().all(|d| d.met.is_some() || d.lifted.is_some()), "a debt of the mix stays open");
}

#[test]
fn every_folder_that_was_filled_is_sound() {
    let dir = tempfile::tempdir().unwrap();
    let made = record(dir.path(), 40);
    for member in ["NORTH", "CHAIR", "MON"] {
        made.fill(member).unwrap();
        let report = fsck(&made.founded.folder(member)).unwrap();
        assert!(report.sound(), "{member}: {:?}", report.lines);
        assert!(report.lines.iter().any(|(_, line)| line.contains("41 leaves")), "{member}: {:?}", report.lines);
    }
}
