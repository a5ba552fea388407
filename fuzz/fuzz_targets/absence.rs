//! A proof of absence: as a text, and as leaves under a checkpoint that a quorum has signed.
#![no_main]
use data_encoding::BASE64;
use fuzz::signed_head;
use libfuzzer_sys::fuzz_target;
use record::absence::{Absence, HEADER};
use tlog::Frontier;

fuzz_target!(|data: &[u8]| {
    if data.starts_with(HEADER.as_bytes()) {
        let Ok(text) = str::from_utf8(data) else { return };
        read(text);
    } else {
        let text = format!("{HEADER}\n{}\n\n{}", BASE64.encode(data), signed_head(1, [0; 32]));
        if let Some(mut absence) = read(&text) {
            absence.checkpoint = over(&absence);
            let _ = absence.verify(None);
        }
    }
});

fn read(text: &str) -> Option<Absence> {
    let absence = Absence::parse(text).ok()?;
    assert_eq!(absence.to_string(), text);
    if let Ok(absent) = absence.verify(None) {
        assert!(absent.index < absent.size);
        assert!(absence.verify(Some(absent.genesis)).is_ok());
    }
    Some(absence)
}

/// A signed checkpoint over just these leaves.
fn over(absence: &Absence) -> String {
    let root = Frontier::from_hashes(absence.from, absence.frontier.clone()).map(|mut frontier| {
        absence.leaves.iter().for_each(|leaf| frontier.push(tlog::leaf_hash(leaf)));
        frontier.root()
    });
    signed_head(absence.from.saturating_add(absence.leaves.len() as u64), root.unwrap_or_default())
}
