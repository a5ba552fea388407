//! Writes the receipts of the corpus `line` anew, as they go over the line: `cargo run --example receipts`.

use act::cbor::Writer;
use std::fs;
use std::path::PathBuf;

fn main() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/line");
    // Index, milliseconds since the time that the act claims, signature.
    for (name, index, since) in [("receipt", 48_213, 1_234), ("receipt-early", 1, -61_000)] {
        let mut w = Writer::new();
        w.uint(index).int(since).raw(&[0x5a; 64]);
        fs::write(folder.join(name), [&[1], &w.done()[..]].concat()).expect("the folder is ours");
    }
}
