//! Sealed files of evidence, opened and made again by a program that shares no code with ours.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

#[test]
fn a_program_written_from_the_text_alone_opens_our_files_and_makes_the_same() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let said = Command::new("/usr/bin/python3")
        .arg(here.join("python/items.py"))
        .arg(here.join("../vectors/seal"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success(), "{told}");
    assert_eq!(String::from_utf8_lossy(&said.stdout).trim(), "3", "{told}");
}
