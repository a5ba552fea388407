//! The same acts with one key more than this version knows, properly signed by their authors.

use super::{Play, Vector};
use act::cbor::{Reader, Writer};
use act::{Content, FIELD_BASE, Genesis};
use record::Leaf;
use record::bundle::Bundle;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use tlog::proof::Proof;

/// Any item: the number 0.
const ITEM: &[u8] = &[0];

fn map(bytes: &[u8]) -> BTreeMap<u64, Vec<u8>> {
    let pairs = Reader::whole(bytes, Reader::map).unwrap();
    pairs.into_iter().map(|(key, item)| (key, item.to_vec())).collect()
}

fn with(bytes: &[u8], key: u64) -> Vec<u8> {
    let mut pairs = map(bytes);
    assert!(pairs.insert(key, ITEM.to_vec()).is_none());
    let mut w = Writer::new();
    w.map(pairs.len());
    pairs.iter().for_each(|(key, item)| {
        w.uint(*key).raw(item);
    });
    w.done()
}

/// Protected header and payload of an act.
fn parts(vector: &Vector) -> (Vec<u8>, Vec<u8>) {
    let bytes = vector.act.encode();
    let mut r = Reader::new(&bytes);
    assert_eq!((r.tag(), r.array()), (Ok(18), Ok(4)));
    let protected = r.bytes().unwrap().to_vec();
    assert!(r.map().unwrap().is_empty());
    (protected, r.bytes().unwrap().to_vec())
}

/// RFC 9052 section 4.4, written down a second time.
fn sign(vector: &Vector, genesis: &Genesis, protected: &[u8], header: &[u8], payload: &[u8]) -> Vec<u8> {
    let external = [&b"cw1"[..], &genesis.0, &Sha256::digest(vector.key.public().bytes())].concat();
    let mut signed = Writer::new();
    signed.array(4).text("Signature1").bytes(protected).bytes(&external).bytes(payload);
    let mut w = Writer::new();
    w.tag(18).array(4).bytes(protected).raw(header).bytes(payload).bytes(&vector.key.sign(&signed.done()));
    w.done()
}

/// The act as it is.
pub fn plain(vector: &Vector, genesis: &Genesis) -> Vec<u8> {
    let (protected, payload) = parts(vector);
    sign(vector, genesis, &protected, &[0xa0], &payload)
}

/// The act with a key more, and where that stands.
pub fn acts(vector: &Vector, genesis: &Genesis) -> Vec<(&'static str, Vec<u8>)> {
    let (protected, payload) = parts(vector);
    let header = [0xa1, 5, 0];
    vec![
        ("payload", sign(vector, genesis, &protected, &[0xa0], &with(&payload, 12))),
        ("protected header", sign(vector, genesis, &with(&protected, 5), &[0xa0], &payload)),
        ("unprotected header", sign(vector, genesis, &protected, &header, &payload)),
    ]
}

/// The leaf with an element more.
pub fn leaf(vector: &Vector) -> Vec<u8> {
    let mut bytes = vector.leaf.clone();
    assert_eq!(bytes[0], 0x83);
    bytes[0] = 0x84;
    [&bytes, ITEM].concat()
}

/// The content with a key more, among those kept for later and at the edge of the fields.
pub fn contents(content: &Content) -> [Vec<u8>; 3] {
    [0, 11, FIELD_BASE].map(|key| with(&content.encode(), key))
}

/// Leaves of these acts: first as they are (so many), then with keys that nobody knows.
pub fn leaves(play: &Play, vectors: &[&Vector]) -> (Vec<Vec<u8>>, usize) {
    let genesis = play.world.genesis();
    let of = |vector: &Vector, act| Leaf::Act { at: Leaf::decode(&vector.leaf).unwrap().at(), act }.encode();
    let mut all: Vec<_> = vectors.iter().map(|vector| of(vector, plain(vector, &genesis))).collect();
    let good = all.len();
    for vector in vectors {
        all.extend(acts(vector, &genesis).into_iter().map(|(_, act)| of(vector, act)));
        all.push(leaf(vector));
        if vector.base.is_none() {
            let (protected, payload) = parts(vector);
            let public = |content: Vec<u8>| {
                let mut pairs = map(&payload);
                let mut item = Writer::new();
                item.bytes(&content);
                pairs.insert(5, item.done());
                let mut w = Writer::new();
                pairs.iter().fold(w.map(pairs.len()), |w, (key, item)| w.uint(*key).raw(item));
                of(vector, sign(vector, &genesis, &protected, &[0xa0], &w.done()))
            };
            all.extend(contents(&vector.content).map(public));
        }
    }
    (all, good)
}

/// A bundle of each leaf, in a record that the sequencer and every witness have signed unread.
pub fn bundles(play: &Play, leaves: Vec<Vec<u8>>) -> Vec<String> {
    let w = &play.world;
    let leaves = [vec![w.leaves[0].clone()], leaves].concat();
    let mut tree = tlog::Tree::new();
    leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
    let checkpoint = w.collude(&leaves);
    let bundle = |(index, leaf): (usize, &Vec<u8>)| {
        let index = index as u64;
        let hashes = tree.inclusion(index, tree.size()).unwrap();
        let proof = Proof { extra: None, index, hashes, checkpoint_note_text: checkpoint.clone() };
        Bundle::new(proof, leaf.clone(), &w.founding, None, None).to_string()
    };
    leaves.iter().enumerate().skip(1).map(bundle).collect()
}
