//! `account draft` as a person types it: proposals, their JSON, and what is refused, in every language.
#![allow(clippy::unwrap_used, missing_docs)]

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

const ARTICLE: &str = "The Mill Post\n\nA diplomatic source told WIRE that the talks in Kelm produced no final agreement on \
    the toll. The Norlander delegation demanded an immediate opening of the stone bridge.\n";
const AGAIN: &str = "<html><p>The meeting in Kelm reached <b>no final agreement</b> on the toll, a diplomatic source told \
    WIRE.</p><p>According to the source, the Norlander delegation urged an immediate opening of the stone bridge.</p>\
    <p>It blamed the miller for the ruined harvest of the valley.</p></html>";

/// A folder with the tables of an invented world and these articles.
fn world(articles: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let put = |from: &str, to: &str| {
        let to = dir.path().join(to);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(root.join(from), to).unwrap();
    };
    put("core/press/tests/world/table.toml", "tables/entities/press.toml");
    put("rulebook/press/en.toml", "tables/press/en.toml");
    articles.iter().for_each(|(name, bytes)| std::fs::write(dir.path().join(name), bytes).unwrap());
    dir
}

fn draft(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ceasewire"));
    command.current_dir(dir).env_remove("CEASEWIRE_NODE").env_remove("CEASEWIRE_LANG");
    command.args(["account", "draft", "--tables", "tables"]).args(args).output().unwrap()
}

#[test]
fn proposals_are_shown_with_their_words_and_nothing_is_accepted() {
    let dir = world(&[("a.txt", ARTICLE.as_bytes())]);
    let out = draft(dir.path(), &["a.txt", "--lang", "en"]);
    let shown = String::from_utf8(out.stdout).unwrap();
    assert!(out.status.success());
    for part in [
        "A1  \u{201C}the talks in Kelm produced no final agreement on the toll\u{201D}",
        "Said by: diplomatic source (unstated), without a name",
        "Said by: Norlander delegation (NL)",
        "Kind: demand",
        "diplomatic source \u{2192} WIRE",
        "nothing was accepted",
    ] {
        assert!(shown.contains(part), "{part} is not in\n{shown}");
    }
}

#[test]
fn programs_get_places_in_the_file_as_it_is_and_one_text_told_twice() {
    let dir = world(&[("a.txt", ARTICLE.as_bytes()), ("b.html", AGAIN.as_bytes()), ("c.txt", AGAIN.as_bytes())]);
    let out = draft(dir.path(), &["b.html", "c.txt", "--json"]);
    let lines = String::from_utf8(out.stdout).unwrap();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let first = &lines[0];
    assert_eq!((first["is"].as_str(), first["speaker"].as_str()), (Some("statement"), Some("diplomatic-source")));
    let place = |end: &str| usize::try_from(first[end].as_u64().unwrap()).unwrap();
    let words = "The meeting in Kelm reached <b>no final agreement</b> on the toll";
    assert_eq!(&AGAIN[place("start")..place("end")], words);
    assert!(lines.iter().any(|line| line["is"] == "same-report"));
    assert_eq!(lines.iter().filter(|line| line["is"] == "same-statement").count(), 3);
}

#[test]
fn what_is_no_article_is_refused_in_the_readers_language_and_all_at_once() {
    let dir = world(&[
        ("empty", b""),
        ("bytes", b"\0\x01\x02"),
        ("latin", b"caf\xE9 au lait"),
        ("a.txt", ARTICLE.as_bytes()),
    ]);
    for lang in ["en", "ar", "fr", "he"] {
        let out = draft(dir.path(), &["empty", "a.txt", "bytes", "latin", "--json", "--lang", lang]);
        assert_eq!((out.status.code(), out.stdout.len()), (Some(3), 0));
        let told: Value = serde_json::from_slice(&out.stderr).unwrap();
        let codes: Vec<_> = told["refusals"].as_array().unwrap().iter().map(|r| r["code"].as_str().unwrap()).collect();
        assert_eq!(codes, ["article-empty", "article-binary", "article-encoding"]);
        for refusal in told["refusals"].as_array().unwrap() {
            let (text, remedy) = (refusal["text"].as_str().unwrap(), refusal["remedy"].as_str().unwrap());
            assert!(!text.starts_with('[') && !remedy.is_empty(), "{lang}: {text}");
        }
    }
    let refused = |args: &[&str]| {
        let out = draft(dir.path(), args);
        let told: Value = serde_json::from_slice(&out.stderr).unwrap();
        (out.status.code(), told["refusals"][0]["code"].as_str().unwrap().to_owned())
    };
    assert_eq!(refused(&["a.txt", "--written", "xx", "--json"]), (Some(3), "article-language".into()));
    assert_eq!(refused(&["nowhere.txt", "--json"]), (Some(5), "file-fault".into()));
    std::fs::write(dir.path().join("tables/press/en.toml"), "lang = 1").unwrap();
    assert_eq!(refused(&["a.txt", "--json"]), (Some(3), "article-table".into()));
}
