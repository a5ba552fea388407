//! `core/clippy.toml` is seen to reach a crate below it, and to refuse each thing that the core must not know.

use crate::run::{capture, cargo, root, target, text};
use std::time::Duration;

const MANIFEST: &str = "[package]\nname = \"probe\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n";
/// One line for each kind of ban.
const BENT: &[(&str, &str)] = &[
    ("std::time::Instant", "pub fn a(_: std::time::Instant) {}"),
    ("std::time::SystemTime", "pub fn b(_: std::time::SystemTime) {}"),
    ("std::collections::HashMap", "pub fn c(_: std::collections::HashMap<u8, u8>) {}"),
    ("std::collections::HashSet", "pub fn d(_: std::collections::HashSet<u8>) {}"),
    ("std::fs::read", "pub fn e() { let _ = std::fs::read(\"x\"); }"),
    ("std::fs::File", "pub fn f() { let _ = std::fs::File::open(\"x\"); }"),
    ("std::net::TcpStream", "pub fn g() { let _ = std::net::TcpStream::connect(\"x\"); }"),
    ("std::env::var", "pub fn h() { let _ = std::env::var(\"x\"); }"),
    ("std::thread::spawn", "pub fn i() { let _ = std::thread::spawn(|| ()); }"),
];

#[test]
fn a_core_crate_that_reaches_for_the_world_is_refused() {
    let folder = target().expect("cargo knows its target").join("xtask").join("bans");
    let probe = folder.join("core").join("probe");
    std::fs::create_dir_all(probe.join("src")).expect("the target can be written");
    let write = |path: std::path::PathBuf, text: &str| std::fs::write(path, text).expect("the target can be written");
    let bans = std::fs::read_to_string(root().join("core/clippy.toml")).expect("the core has its bans");
    write(folder.join("core").join("clippy.toml"), &bans);
    write(probe.join("Cargo.toml"), MANIFEST);
    let lines: Vec<&str> = BENT.iter().map(|(_, line)| *line).collect();
    write(probe.join("src").join("lib.rs"), &lines.join("\n"));
    let mut clippy = cargo(&["clippy", "--quiet", "--offline", "--", "-D", "warnings"]);
    clippy.current_dir(&probe).env("CARGO_TARGET_DIR", folder.join("target"));
    let said = capture(&mut clippy, Duration::from_secs(120)).expect("clippy is there: cargo xtask setup");
    let said = text(&said.stderr);
    for (banned, _) in BENT {
        let refused = ["type", "method"].iter().any(|kind| said.contains(&format!("disallowed {kind} `{banned}`")));
        assert!(refused, "{banned} is not refused:\n{said}");
    }
    assert!(!said.contains("does not refer to"), "a ban names nothing:\n{said}");
}
