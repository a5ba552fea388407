//! What docs/rulebook-authors.md tells somebody to do is done here, word for word, and does what the page says.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// A box of the page: what its first line says it is, where it begins, and its lines.
struct Block {
    info: String,
    line: usize,
    text: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let (mut out, mut open): (Vec<Block>, Option<Block>) = (Vec::new(), None);
    for (n, line) in page.lines().enumerate() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => out.extend(open.take()),
            (Some(info), None) => open = Some(Block { info: info.to_owned(), line: n + 1, text: String::new() }),
            (None, Some(block)) => block.text += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    out
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

/// Text as words with one blank between them, without the marks that keep directions apart: a page breaks lines, and so
/// does a terminal with two columns.
fn words_of(text: &str) -> String {
    words::plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The left and the right column of a play, each read on its own.
fn columns(text: &str) -> [String; 2] {
    let side = |right: bool| {
        let lines = text.lines().filter_map(|l| l.split_once('│')).map(|(l, r)| if right { r } else { l });
        words_of(&lines.collect::<Vec<_>>().join(" "))
    };
    [side(false), side(true)]
}

#[test]
fn the_page_for_rulebook_authors_does_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/rulebook-authors.md")).unwrap();
    let dir = tempfile::tempdir().unwrap();
    copy(&root.join("rulebook"), &dir.path().join("rulebook"));
    let program = Path::new(env!("CARGO_BIN_EXE_ceasewire")).parent().unwrap();
    let path = format!("{}:{}", program.display(), env::var("PATH").unwrap());
    let (mut ran, mut compared, mut last) = (0, 0, String::new());
    for block in blocks(&page) {
        let at = format!("docs/rulebook-authors.md:{}", block.line);
        match block.info.as_str() {
            "sh" | "sh fails" => {
                let mut shell = Command::new("sh");
                shell.args(["-eu", "-c", &block.text]).current_dir(dir.path());
                shell.env("PATH", &path).env("LANG", "en").env_remove("CEASEWIRE_NODE").env_remove("CEASEWIRE_LANG");
                let output = shell.output().unwrap();
                last = String::from_utf8(output.stdout).unwrap();
                let told = format!("{last}{}", String::from_utf8_lossy(&output.stderr));
                assert_eq!(output.status.success(), block.info == "sh", "{at}\n{told}");
                ran += 1;
            }
            "text" => {
                let [left, right] = columns(&last);
                let said = words_of(&last);
                for line in block.text.lines().map(words_of) {
                    let holds = [&said, &left, &right].iter().any(|text| text.contains(&line));
                    assert!(holds, "{at}: the program does not say `{line}` but\n{last}");
                    compared += 1;
                }
            }
            other => panic!("{at}: a box of the kind `{other}`"),
        }
    }
    assert!(ran >= 12 && compared >= 10, "{ran} boxes, {compared} lines");
    // The words, the deadline and the play are those of the page, not of the program's own rulebook.
    let played = fs::read(dir.path().join("played/south/rulebook")).unwrap();
    let rulebook = rulebook::Rulebook::from_archive(&played).unwrap();
    assert_eq!(rulebook.format("ntf-harvest").unwrap().wire, 900);
    assert_eq!(rulebook.terms().open_s.get(act::Precedence::Priority), 1800);
    assert!(rulebook.languages().contains(&"es".to_owned()));
}
