//! A leaf, a latch and a receipt: the three small files and answers around the record.
#![no_main]
use act::ActKey;
use act::cbor::Writer;
use fuzz::cast;
use libfuzzer_sys::fuzz_target;
use record::{Latch, Leaf, Receipt};
use sha2::{Digest, Sha256};

fuzz_target!(|data: &[u8]| {
    if let Ok(leaf) = Leaf::decode(data) {
        assert_eq!(leaf.encode(), data);
        leaf.at();
    }
    latch(data);
    latch(&summed(data));
    receipt(data);
    receipt(&sealed(data));
});

fn latch(bytes: &[u8]) {
    if let Ok(latch) = Latch::decode(bytes) {
        assert_eq!(latch.encode(), bytes);
    }
}

/// The latch file with this body and the right sum.
fn summed(body: &[u8]) -> Vec<u8> {
    let mut w = Writer::new();
    w.array(2).bytes(body).bytes(&Sha256::digest(body));
    w.done()
}

fn receipt(bytes: &[u8]) {
    let key = ActKey::from_seed(&cast().sequencer);
    if let Ok(receipt) = Receipt::verify(bytes, &key.public(), &cast().genesis()) {
        assert_eq!(receipt.sign(&key, &cast().genesis()), bytes);
    }
}

/// The receipt with this payload, signed by the sequencer.
fn sealed(payload: &[u8]) -> Vec<u8> {
    let protected: &[u8] = &[0xa1, 0x01, 0x27];
    let external = [&b"cw1-receipt"[..], &cast().genesis().0].concat();
    let mut signed = Writer::new();
    signed.array(4).text("Signature1").bytes(protected).bytes(&external).bytes(payload);
    let signature = ActKey::from_seed(&cast().sequencer).sign(&signed.done());
    let mut w = Writer::new();
    w.tag(18).array(4).bytes(protected).map(0).bytes(payload).bytes(&signature);
    w.done()
}
