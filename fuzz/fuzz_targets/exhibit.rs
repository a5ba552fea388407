//! A file of evidence: as a text, and as a body whose leaves stand under heads that the sequencer signed, or one that the members
//! have put in its place.
#![no_main]
use act::Kernel;
use data_encoding::BASE64;
use fuzz::{cast, signed_head, signed_head_as};
use libfuzzer_sys::fuzz_target;
use record::exhibit::{Exhibit, HEADER, Parts, Place};
use tlog::Frontier;

fuzz_target!(|data: &[u8]| {
    if data.starts_with(HEADER.as_bytes()) {
        let Ok(text) = str::from_utf8(data) else { return };
        read(text);
    } else if let Some(mut exhibit) = read(&format!("{HEADER}\n{}\n", BASE64.encode(data))) {
        exhibit.founding = cast().founding.encode();
        let logs = succeed(&mut exhibit.successions);
        sign(&mut exhibit.parts, &logs);
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

/// Origin and secret of a log.
type Log = (String, [u8; 32]);

/// All members approve what each succession says, with a key that is known here.
fn succeed(successions: &mut [Kernel]) -> Vec<Log> {
    let mut logs = Vec::new();
    for (n, change) in successions.iter_mut().enumerate() {
        let secret = [n as u8; 32];
        if let Kernel::Succession { origin, public, member, approvals, .. } = change {
            *public = tlog::SigningKey::from_seed(&secret).public();
            member.0 %= cast().members.len() as u64;
            approvals.clear();
            logs.push((origin.clone(), secret));
        }
        let bytes = change.change();
        if let Kernel::Succession { approvals, .. } = change {
            approvals.extend((0..cast().members.len()).flat_map(|who| cast().approve(who, &bytes)));
        }
    }
    logs
}

/// A head of the log that signed what stood here; else of the founders'.
fn head(before: &str, logs: &[Log], size: u64, root: [u8; 32]) -> String {
    let log = logs.iter().find(|(origin, _)| before.lines().next() == Some(origin));
    let signed = log.and_then(|(origin, secret)| signed_head_as(origin, secret, size, root));
    signed.unwrap_or_else(|| signed_head(size, root))
}

/// What a sequencer could sign that wishes to harm the reader: heads over whatever stands here.
fn sign(parts: &mut Parts, logs: &[Log]) {
    match parts {
        Parts::BadLeaf { places, head } => {
            if let [place] = &mut places[..] {
                *head = alone(head, logs, place);
            }
        }
        Parts::FalseReceipt { place, head, .. } | Parts::SeenOther { place, head, .. } => {
            *head = alone(head, logs, place);
        }
        Parts::BackDated { place, head, before } => {
            *head = alone(head, logs, place);
            *before = self::head(before, logs, place.index, [1; 32]);
        }
        Parts::Omission { from, frontier, leaves, head, .. } => {
            if let Ok(mut tree) = Frontier::from_hashes(*from, frontier.clone()) {
                leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
                *head = self::head(head, logs, tree.size(), tree.root());
            }
        }
        Parts::Fork { first, second, root, hashes } => {
            (*root, *hashes) = ([8; 32], Vec::new());
            (*first, *second) = (head(first, logs, 1, [7; 32]), head(second, logs, 1, [8; 32]));
        }
        Parts::TwoLeaves { .. } | Parts::TwoReceipts { .. } | Parts::TwoTexts { .. } | Parts::BadSeal { .. } => {}
    }
}

/// A tree of this leaf and the one before it.
fn alone(before: &str, logs: &[Log], place: &mut Place) -> String {
    (place.index, place.hashes) = (1, vec![[7; 32]]);
    head(before, logs, 2, tlog::node_hash(&[7; 32], &tlog::leaf_hash(&place.leaf)))
}
