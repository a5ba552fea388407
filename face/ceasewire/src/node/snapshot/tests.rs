#![allow(clippy::unwrap_used)]

use super::*;
use crate::bench::generate::{Generated, tests::record};
use crate::clock::Clock;

const ACTS: u64 = 330;

fn open(made: &Generated, member: &str) -> Result<State, crate::fault::CliFault> {
    State::open(&made.founded.folder(member), Clock::stepped(1_800_000_000_000)).map(|(state, _)| state)
}

/// Everything that anybody is shown or that decides what is signed next.
fn shown(state: &State) -> impl PartialEq + use<> {
    let at = state.situation.at(1_800_000_000_000);
    let channels: Vec<_> = (0..=7).map(|channel| state.situation.state_hash(channel)).collect();
    let ledger = state.replica.ledger();
    (
        (ledger.size(), ledger.tree().root(), ledger.freeze(), channels),
        (format!("{:?}", at.board(state.me)), at.record(&Default::default())),
        (waiting(state), state.next_serial(state.desk.public().id()), state.to_deliver.clone()),
        (state.replica.witnessed().cloned(), state.key_leaves.clone()),
    )
}

/// What waits in the outbox, and which serial the machine uses next.
fn waiting(state: &State) -> (Vec<Vec<u8>>, u64) {
    (state.outbox.waiting().map(|(_, act)| act.clone()).collect(), state.next_serial(state.machine.public().id()))
}

fn filled(dir: &Path) -> (Generated, PathBuf) {
    let made = record(dir, ACTS);
    made.fill("SOUTH").unwrap();
    let file = path(&made.founded.folder("SOUTH"));
    (made, file)
}

#[test]
fn a_node_that_starts_from_its_snapshot_is_the_node_that_folds_everything() {
    let dir = tempfile::tempdir().unwrap();
    let (made, file) = filled(dir.path());
    let mut first = open(&made, "SOUTH").unwrap();
    assert_eq!(first.snapshot_size, 0);
    let folded = shown(&first);
    first.keep_snapshot();
    drop(first);
    let second = open(&made, "SOUTH").unwrap();
    assert_eq!(second.snapshot_size, ACTS + 1, "it started from the snapshot");
    assert!(shown(&second) == folded, "it shows something else");
    drop(second);
    std::fs::remove_dir_all(file.parent().unwrap()).unwrap();
    let third = open(&made, "SOUTH").unwrap();
    assert_eq!(third.snapshot_size, 0);
    assert!(shown(&third) == folded, "it shows something else");
}

/// The index lies beside the snapshot and is written later, so it may have less, or be gone.
#[test]
fn an_index_that_has_less_than_the_snapshot_is_filled_from_the_record() {
    let dir = tempfile::tempdir().unwrap();
    let (made, file) = filled(dir.path());
    let all = |state: &State| state.searchable().unwrap().query(&store::Filter::default()).unwrap();
    let mut first = open(&made, "SOUTH").unwrap();
    let rows = all(&first);
    assert_eq!(rows.len() as u64, ACTS);
    first.keep_snapshot();
    drop(first);
    for name in ["index.sqlite-wal", "index.sqlite-shm", "index.sqlite"] {
        let _ = std::fs::remove_file(file.with_file_name(name));
    }
    let second = open(&made, "SOUTH").unwrap();
    assert_eq!(second.snapshot_size, ACTS + 1, "it started from the snapshot");
    assert!(all(&second) == rows, "something cannot be found any more");
}

#[test]
fn what_came_after_the_snapshot_is_verified_and_folded_on_top_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let (made, _) = filled(dir.path());
    let folded = shown(&open(&made, "SOUTH").unwrap());
    // The same node at an earlier time: the leaves, and a checkpoint over just those.
    let segment = made.founded.folder("SOUTH").join("record.segment");
    let all = std::fs::read(&segment).unwrap();
    std::fs::remove_file(&segment).unwrap();
    let (mut writing, _) = Segment::open(&segment).unwrap();
    writing.append(&made.leaves[..300]).unwrap();
    drop(writing);
    let earlier = made.checkpoint_at(300).unwrap();
    let mut state = open(&made, "SOUTH").unwrap();
    state.replica.accept_checkpoint(&earlier).unwrap();
    state.keep_snapshot();
    assert_eq!(state.snapshot_size, 300);
    drop(state);
    std::fs::write(&segment, &all).unwrap();
    let state = open(&made, "SOUTH").unwrap();
    assert_eq!(state.snapshot_size, 300);
    assert!(shown(&state) == folded, "it shows something else");
}

#[test]
fn a_damaged_snapshot_is_passed_over_and_the_record_folded_anew() {
    let dir = tempfile::tempdir().unwrap();
    let (made, file) = filled(dir.path());
    let mut state = open(&made, "SOUTH").unwrap();
    let folded = shown(&state);
    state.keep_snapshot();
    drop(state);
    let good = std::fs::read(&file).unwrap();
    for at in [0, 7, 8, 39, 40, 60, good.len() / 2, good.len() - 1] {
        let mut bad = good.clone();
        bad[at] ^= 1;
        std::fs::write(&file, &bad).unwrap();
        let state = open(&made, "SOUTH").unwrap();
        assert_eq!(state.snapshot_size, 0, "byte {at}");
        assert!(shown(&state) == folded, "byte {at}");
    }
    for bad in [&good[..0], &good[..30], &good[..good.len() - 1], &[&good[..], &[0]].concat()] {
        std::fs::write(&file, bad).unwrap();
        assert_eq!(open(&made, "SOUTH").unwrap().snapshot_size, 0, "{} bytes", bad.len());
    }
    // Another node's, who holds other keys.
    made.fill("NORTH").unwrap();
    let theirs = path(&made.founded.folder("NORTH"));
    std::fs::create_dir_all(theirs.parent().unwrap()).unwrap();
    std::fs::write(&theirs, &good).unwrap();
    assert_eq!(open(&made, "NORTH").unwrap().snapshot_size, 0);
}

#[test]
fn a_leaf_that_was_changed_beneath_the_snapshot_is_refused_at_the_start() {
    let dir = tempfile::tempdir().unwrap();
    let (made, _) = filled(dir.path());
    let mut state = open(&made, "SOUTH").unwrap();
    state.keep_snapshot();
    drop(state);
    // Whoever writes the disk can make the segment's own sums right again; the tree and the signatures they cannot.
    let segment = made.founded.folder("SOUTH").join("record.segment");
    let mut leaves = made.leaves.clone();
    *leaves[100].last_mut().unwrap() ^= 1;
    std::fs::remove_file(&segment).unwrap();
    Segment::open(&segment).unwrap().0.append(&leaves).unwrap();
    let fault = open(&made, "SOUTH").err().expect("the start is refused");
    let told = format!("{fault:?}");
    assert!(told.contains("record number 100") && told.contains("signature"), "{told}");
}

#[test]
fn an_outbox_that_is_not_the_one_of_the_snapshot_is_read_whole() {
    let dir = tempfile::tempdir().unwrap();
    let (made, _) = filled(dir.path());
    let mut state = open(&made, "SOUTH").unwrap();
    state.keep_snapshot();
    let next = state.next_serial(state.desk.public().id());
    let kernel = act::Kernel::Complaint { act: act::Name { key: state.desk.public().id(), serial: 1 }, key: [7; 32] };
    state.unsure = None;
    state.say_kernel(&kernel, None).unwrap();
    let left = waiting(&state);
    drop(state);
    // What was kept after the snapshot still waits, and its serial is not given again.
    let state = open(&made, "SOUTH").unwrap();
    assert_eq!((state.snapshot_size, state.outbox.len()), (ACTS + 1, 1));
    assert_eq!(waiting(&state), left);
    assert_eq!(state.next_serial(state.desk.public().id()), next);
    drop(state);
    // A restored backup of the outbox: shorter than the snapshot knows it.
    let outbox = made.founded.folder("SOUTH").join("outbox.segment");
    std::fs::remove_file(&outbox).unwrap();
    assert_eq!(open(&made, "SOUTH").unwrap().snapshot_size, 0);
}

#[test]
fn a_restored_node_signs_nothing_after_one_piece_of_a_long_catch_up() {
    let dir = tempfile::tempdir().unwrap();
    let (made, _) = filled(dir.path());
    let piece = made.checkpoint_at(300).unwrap();
    std::fs::remove_file(made.founded.folder("SOUTH").join("record.segment")).unwrap();
    let mut state = open(&made, "SOUTH").unwrap();
    state.unsure = Some(record::Unsure::new(state.replica.founding(), state.me));
    state.hear("GUAR1", Some(&piece));
    state.hear("GUAR2", Some(&piece));
    let next = state.replica.ledger().size();
    let leaves = (next..300).map(|n| (n, made.leaves[usize::try_from(n).unwrap()].clone())).collect();
    state.receive(leaves, Some(&piece)).unwrap();
    assert!(state.must_sync(), "leaves came with it, so more may follow");
    state.receive(Vec::new(), Some(&piece)).unwrap();
    assert!(state.must_sync(), "what the witnesses showed was more than was here");
    state.hear("GUAR1", Some(&piece));
    state.hear("NORTH", Some(&piece));
    assert!(state.must_sync(), "one witness, and a member that is none, may not know of a quorum");
    state.hear("GUAR2", Some(&piece));
    assert!(!state.must_sync(), "the stream had nothing more to bring, and no quorum holds more");
}
