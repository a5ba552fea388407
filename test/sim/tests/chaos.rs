//! Histories of whole mechanisms under everything that goes wrong. Source: LEDGER 6.3, T8 and T15.
#![allow(clippy::unwrap_used)]

use sim::chaos::{Plan, Sabotage, hunt, play, tell};

/// How many histories an ordinary test run plays; `cargo xtask check` plays 2,000, `cargo xtask campaign` as many as its
/// time allows.
const HISTORIES: u64 = 60;

#[test]
fn whatever_befalls_the_machines_what_was_promised_holds() {
    let found = hunt(1, HISTORIES, None, None);
    if let Some(seed) = found.failed {
        panic!("{}", tell(seed, None));
    }
    assert_eq!(found.played, HISTORIES);
    // A world in which nothing happens would find nothing.
    assert!(found.leaves > 8 * HISTORIES && found.stops > HISTORIES && found.looked > 1_000 * HISTORIES, "{found:?}");
}

#[test]
fn one_seed_gives_one_history() {
    for seed in [3, 8] {
        let [one, other] = [(); 2].map(|()| play(&Plan::of(seed), None, true));
        assert!(one.log.len() > 300, "{}", one.log.len());
        assert_eq!(one.log, other.log, "seed {seed}");
    }
}

/// Every fault that we put in ourselves is found, and none where there is none. The number is a seed from which on the
/// search begins, so that it need not take long; it holds for any other, too.
#[test]
fn every_fault_of_our_own_doing_is_found() {
    const SEEDS: u64 = 400;
    for fault in Sabotage::ALL {
        let found = hunt(1, SEEDS, None, Some(fault));
        let seed = found.failed.unwrap_or_else(|| panic!("{fault:?} was not found in {SEEDS} histories"));
        let outcome = play(&Plan::of(seed), Some(fault), false);
        println!("{fault:?}: seed {seed}, after {} histories: {}", found.played, outcome.broken.unwrap());
    }
}
