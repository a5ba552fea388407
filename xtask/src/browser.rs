//! The web desk in a real browser: every `test/desk/*.test.mjs`, one after the other, with the optimised binary.
//!
//! A file is found by its name alone. Each starts its own nodes on ports that the system gives, in folders of its own,
//! and leaves its pictures and, where it keeps them, its traces below `target/desk/`.

use crate::run::{lines_within, program, root};
use crate::step::{Outcome, Tally};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// One file that takes longer than this hangs.
const FILE_LIMIT: Duration = Duration::from_secs(900);

/// Runs every file, also after one has failed, so that one run names all that is broken.
pub fn desk(target: &Path, tally: &mut Tally) -> Outcome {
    let kept = target.join("desk");
    std::fs::create_dir_all(&kept).map_err(|fault| format!("{}: {fault}", kept.display()))?;
    let mut broken = Vec::new();
    for file in files(&root().join("test").join("desk"))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        println!("    {name}");
        let mut node = program("node", &["--test-reporter=spec"]);
        node.arg(&file).current_dir(root().join("test").join("desk"));
        node.env("CEASEWIRE", target.join("release").join("ceasewire")).env("DESK_KEPT", &kept);
        let before = *tally;
        let done = lines_within(&mut node, FILE_LIMIT, |line| count(line, tally));
        if tally.failed > before.failed || done.is_err() || tally.passed == before.passed {
            broken.push(name);
        }
    }
    if broken.is_empty() { Ok(()) } else { Err(format!("failed: {}", broken.join(", "))) }
}

/// The test files, in order of name.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let fault = |fault: std::io::Error| format!("{}: {fault}", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".test.mjs")) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Node's test runner sums up in lines of its own.
fn count(line: &str, tally: &mut Tally) {
    let number = |what: &str| line.strip_prefix(what).and_then(|n| n.trim().parse::<u64>().ok()).unwrap_or(0);
    tally.passed += number("\u{2139} pass ");
    tally.failed += number("\u{2139} fail ") + number("\u{2139} cancelled ");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_file_is_found_and_the_sums_of_node_are_read() {
        let found = files(&root().join("test").join("desk")).expect("the folder is there");
        assert!(
            found.iter().any(|path| path.ends_with("desk.test.mjs")) && !found.iter().any(|p| p.ends_with("demo.mjs"))
        );
        let mut tally = Tally::default();
        for line in [
            "\u{2714} a sentence (3ms)",
            "\u{2139} tests 9",
            "\u{2139} pass 6",
            "\u{2139} fail 2",
            "\u{2139} cancelled 1",
        ] {
            count(line, &mut tally);
        }
        assert_eq!(tally.line(), "6 passed, 3 failed");
    }
}
