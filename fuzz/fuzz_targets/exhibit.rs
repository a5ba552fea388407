//! A file of evidence: as a text, and as a body whose leaves stand under heads that the sequencer signed.
#![no_main]
use data_encoding::BASE64;
use fuzz::{cast, signed_head};
use libfuzzer_sys::fuzz_target;
use record::exhibit::{Exhibit, HEADER, Parts, Place};
use tlog::Frontier;

fuzz_target!(|data: &[u8]| {
    if data.starts_with(HEADER.as_bytes()) {
        let Ok(text) = str::from_utf8(data) else { return };
        read(text);
    } else if let Some(mut exhibit) = read(&format!("{HEADER}\n{}\n", BASE64.encode(data))) {
        exhibit.founding = cast().founding.encode();
        sign(&mut exhibit.parts);
        if let Ok(proven) = exhibit.verify(None) {
            assert!(!proven.against.is_empty());
            assert_eq!(Exhibit::parse(&exhibit.to_string()), Ok(exhibit));
        }
    }
});

fn read(text: &str) -> Option<Exhibit> {
    let exhibit = Exhibit::parse(text).ok()?;
    assert_eq!(exhibit.to_string(), text);
    if let Ok(proven) = exhibit.verify(None) {
        assert!(exhibit.verify(Some(proven.genesis)).is_ok());
    }
    Some(exhibit)
}

/// What a sequencer could sign that wishes to harm the reader: heads over whatever stands here.
fn sign(parts: &mut Parts) {
    match parts {
        Parts::BadLeaf { places, head } => {
            if let [place] = &mut places[..] {
                *head = alone(place);
            }
        }
        Parts::FalseReceipt { place, head, .. } | Parts::SeenOther { place, head, .. } => *head = alone(place),
        Parts::BackDated { place, head, before } => {
            (*head, *before) = (alone(place), signed_head(place.index, [1; 32]));
        }
        Parts::Omission { from, frontier, leaves, head, .. } => {
            if let Ok(mut tree) = Frontier::from_hashes(*from, frontier.clone()) {
                leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
                *head = signed_head(tree.size(), tree.root());
            }
        }
        Parts::Fork { .. }
        | Parts::TwoLeaves { .. }
        | Parts::TwoReceipts { .. }
        | Parts::TwoTexts { .. }
        | Parts::BadSeal { .. } => {}
    }
}

/// A tree of this leaf and the one before it.
fn alone(place: &mut Place) -> String {
    (place.index, place.hashes) = (1, vec![[7; 32]]);
    signed_head(2, tlog::node_hash(&[7; 32], &tlog::leaf_hash(&place.leaf)))
}
