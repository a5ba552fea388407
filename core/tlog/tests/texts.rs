//! The law of every text: what is accepted is written back byte for byte.
#![allow(clippy::unwrap_used)]

mod mechanism;

use mechanism::{policy, proof, signed, tree};
use tlog::checkpoint::Checkpoint;
use tlog::note::{BYTES_MAX, Note, NoteFault, VerifierKey};
use tlog::policy::Policy;
use tlog::proof::Proof;
use tlog::tile::TilePath;
use tlog::witness::{self, AddCheckpoint, WitnessFault};

/// Letters that have a meaning somewhere in these texts, or that other readers let pass.
const LETTERS: &str = "\0\t\n\r +-./019=AaxzZ_—\u{7f}\u{a0}\u{feff}";

/// Changes, inserts and removes at every place and checks that nothing comes back altered; the sample
/// itself must be accepted.
fn check(sample: &str, read: impl Fn(&str) -> Option<String>) {
    assert_eq!(read(sample).as_deref(), Some(sample), "the sample is not accepted");
    let lawful = |text: &str| assert!(read(text).is_none_or(|back| back == text), "changed on the way: {text:?}");
    for (place, old) in sample.char_indices() {
        let (before, after) = (&sample[..place], &sample[place + old.len_utf8()..]);
        lawful(before);
        lawful(&format!("{before}{after}"));
        for letter in LETTERS.chars() {
            lawful(&format!("{before}{letter}{after}"));
            lawful(&format!("{before}{letter}{old}{after}"));
        }
    }
    for letter in LETTERS.chars() {
        lawful(&format!("{sample}{letter}"));
    }
}

#[test]
fn a_note_is_written_as_it_was_read() {
    check(&signed(&tree(5), 2).to_string(), |text| Some(Note::parse(text).ok()?.to_string()));
}

#[test]
fn a_checkpoint_is_written_as_it_was_read() {
    check(&signed(&tree(10), 0).text, |text| Some(Checkpoint::parse(text).ok()?.to_string()));
}

#[test]
fn a_verifier_key_is_written_as_it_was_read() {
    for key in policy().logs().chain(policy().witnesses().map(|(_, key)| key)) {
        check(&key.to_string(), |text| Some(VerifierKey::parse(text).ok()?.to_string()));
    }
}

#[test]
fn a_policy_is_written_as_it_was_read() {
    let text = policy().to_string().replace("quorum witnesses", "group both all witnesses\nquorum both");
    check(&text, |text| Some(Policy::parse(text).ok()?.to_string()));
}

#[test]
fn a_proof_is_written_as_it_was_read() {
    check(&proof(&tree(5), 3, 1).to_string(), |text| Some(Proof::parse(text).ok()?.to_string()));
}

#[test]
fn a_request_to_a_witness_is_written_as_it_was_read() {
    let tree = tree(11);
    let request = AddCheckpoint { old_size: 6, proof: tree.consistency(6, 11).unwrap(), note: signed(&tree, 0) };
    check(&request.to_string(), |text| Some(AddCheckpoint::parse(text).ok()?.to_string()));
}

#[test]
fn the_answers_of_a_witness_are_written_as_they_were_read() {
    let signatures = signed(&tree(5), 2).signatures;
    check(&witness::write_cosignatures(&signatures), |text| {
        Some(witness::write_cosignatures(&witness::parse_cosignatures(text).ok()?))
    });
    check("20852163\n", |text| Some(witness::write_conflict(witness::parse_conflict(text).ok()?)));
}

#[test]
fn a_tile_path_is_written_as_it_was_read() {
    for sample in [
        "tile/0/000",
        "tile/63/255.p/255",
        "tile/0/x001/x234/067.p/1",
        "tile/entries/x018/x446/x744/x073/x709/x551/615",
        "tile/entries/999.p/17",
    ] {
        check(sample, |text| Some(TilePath::parse(text).ok()?.to_string()));
    }
}

#[test]
fn a_request_carries_at_most_sixty_three_proof_lines_and_none_at_first() {
    let request = |old_size, lines| {
        let text = AddCheckpoint { old_size, proof: vec![[9; 32]; lines], note: signed(&tree(2), 0) }.to_string();
        AddCheckpoint::parse(&text).map(|read| read.proof.len())
    };
    assert_eq!(request(1, 63), Ok(63));
    assert_eq!(request(1, 64), Err(WitnessFault::Proof));
    assert_eq!(request(0, 0), Ok(0));
    assert_eq!(request(0, 1), Err(WitnessFault::Unneeded));
}

#[test]
fn a_note_too_long_or_with_too_many_signatures_is_refused() {
    let note = signed(&tree(2), 0);
    let many = |count| Note { signatures: vec![note.signatures[0].clone(); count], ..note.clone() };
    assert_eq!(Note::parse(&many(100).to_string()), Ok(many(100)));
    assert_eq!(Note::parse(&many(101).to_string()), Err(NoteFault::Size));
    let long = |spare: usize| {
        let mut long = note.clone();
        long.text = "x".repeat(BYTES_MAX - spare - (note.to_string().len() - note.text.len()) - 1) + "\n";
        Note::parse(&long.to_string()).map(|read| read.to_string().len())
    };
    assert_eq!(long(0), Ok(BYTES_MAX));
    let over = "x".repeat(BYTES_MAX) + &note.to_string();
    assert_eq!(Note::parse(&over), Err(NoteFault::Size));
}

#[test]
fn a_checkpoint_with_a_fourth_line_is_refused() {
    let text = signed(&tree(5), 0).text + "extension\n";
    assert_eq!(Checkpoint::parse(&text).map_err(|fault| fault.to_string()), Err("extension lines are refused".into()));
}
