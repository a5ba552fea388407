//! A proof bundle: as a text, and as an extra line under a checkpoint that a quorum has signed.
#![no_main]
use act::cbor::{Reader, need};
use data_encoding::BASE64;
use fuzz::{cast, signed_head};
use libfuzzer_sys::fuzz_target;
use record::Ledger;
use record::bundle::Bundle;
use tlog::proof::Proof;

fuzz_target!(|data: &[u8]| {
    if data.starts_with(b"c2sp.org/") {
        let Ok(text) = str::from_utf8(data) else { return };
        if let Ok(proof) = Proof::parse(text) {
            assert_eq!(proof.to_string(), text);
        }
        read(text);
    } else {
        read(&under_a_quorum(data));
    }
});

fn read(text: &str) {
    let Ok(bundle) = Bundle::parse(text) else { return };
    assert_eq!(bundle.to_string(), text);
    if let Ok(shown) = bundle.verify(None) {
        assert!(shown.index < shown.size && shown.cosigners.len() >= shown.quorum);
        assert!(bundle.verify(Some(shown.genesis)).is_ok());
    }
}

/// The bundle whose extra line is `extra`; its leaf, if it has one, is number 1 in a signed tree of two.
fn under_a_quorum(extra: &[u8]) -> String {
    let first = tlog::leaf_hash(&Ledger::first_leaf(&cast().founding).encode());
    let leaf = Reader::whole(extra, Reader::map).and_then(|pairs| Ok(need(&pairs, 1)?.bytes()?.to_vec()));
    let leaf = tlog::leaf_hash(&leaf.unwrap_or_default());
    let head = signed_head(2, tlog::node_hash(&first, &leaf));
    format!("c2sp.org/tlog-proof@v1\nextra {}\nindex 1\n{}\n\n{head}", BASE64.encode(extra), BASE64.encode(&first))
}
