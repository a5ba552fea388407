//! A text goes out to a word processor and comes back: real nodes, the real pandoc, the real LibreOffice.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use ceasewire::api::{Send, Sent};
use common::cli::{done, refused, run};
use common::{Mechanism, say};
use serde_json::Value;
use situation::views::TextView;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TIMETABLE: &str = "The pieces are withdrawn within [NORTH: twelve // SOUTH: thirty] days.\n(a) Each side counts.\n\nWhat is \
    counted \u{2014} \"all of it\" \u{2014} is told & written <down>.";

async fn sent(m: &Mechanism, who: &str, lang: &str, what: &str, fields: &[(&str, &str)]) -> u64 {
    let act: Sent = m.send(who, &Send { lang: Some(lang.into()), ..say(what, fields) }).await.unwrap();
    m.wait(who, &act.name, "witnessed").await.index.unwrap()
}

/// A text of three clauses, the second also in Arabic: its number, and those of its clauses.
async fn on_the_table(m: &Mechanism) -> (String, Vec<u64>) {
    let open = [
        ("subject", "Separation of forces"),
        ("kind", "rolling-text"),
        ("sides", "side=NORTH | side=SOUTH"),
        ("languages", "en, ar"),
        ("entry", "signed"),
    ];
    let text = sent(m, "CHAIR", "en", "text-open", &open).await.to_string();
    let mut acts = Vec::new();
    for (number, heading, words) in [
        ("1", "Purpose", "No incident becomes a battle."),
        ("2", "Withdrawal", TIMETABLE),
        ("7.1 bis", "", "\u{203b} This line begins with a mark."),
    ] {
        let fields =
            [("document", &*text), ("number", number), ("purpose", "wording"), ("heading", heading), ("text", words)];
        let given: Vec<_> = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        acts.push(sent(m, "CHAIR", "en", "clause", &given).await);
    }
    let arabic = [
        ("document", &*text),
        ("number", "2"),
        ("purpose", "translation"),
        ("replaces", &*format!("version={}", acts[1])),
        ("heading", "الانسحاب"),
        ("text", "تُسحب القطع خلال [NORTH: اثني عشر // SOUTH: ثلاثين] يومًا."),
    ];
    acts.push(sent(m, "CHAIR", "ar", "clause", &arabic).await);
    m.quiet().await;
    (text, acts)
}

/// LibreOffice makes another document of one.
fn office(dir: &Path, file: &str, into: &str) -> PathBuf {
    let profile = format!("-env:UserInstallation=file://{}", dir.join("profile").display());
    let mut command = Command::new("soffice");
    command.current_dir(dir).env("HOME", dir).arg(profile).args(["--headless", "--convert-to", into, file]);
    let out = command.stdin(Stdio::null()).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    dir.join(file).with_extension(into)
}

/// Opened in LibreOffice, these words put in the place of those, and saved.
fn edited(dir: &Path, file: &str, from: &str, to: &str) {
    let flat = office(dir, file, "fodt");
    let words = std::fs::read_to_string(&flat).unwrap();
    assert_eq!(words.matches(from).count(), 1, "{from} in {file}");
    std::fs::write(&flat, words.replace(from, to)).unwrap();
    for into in ["docx", "odt"] {
        office(dir, flat.file_name().unwrap().to_str().unwrap(), into);
    }
}

fn imported(m: &Mechanism, who: &str, args: &[&str]) -> Value {
    serde_json::from_str(&done(m, who, &[&["--json", "texts", "--import"], args].concat())).unwrap()
}

fn changed(found: &Value) -> Vec<&str> {
    found["changes"].as_array().unwrap().iter().map(|c| c["clause"].as_str().unwrap()).collect()
}

fn words(found: &Value, kind: &str) -> String {
    let runs = found["changes"][0]["runs"].as_array().unwrap().iter();
    runs.filter(|r| r["kind"] == kind).map(|r| r["text"].as_str().unwrap()).collect::<Vec<_>>().join("|")
}

async fn world() -> Mechanism {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    m
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_changes_in_a_word_processor_is_proposed_and_nothing_else_in_two_languages_and_two_formats() {
    let mut m = world().await;
    let (text, acts) = on_the_table(&m).await;
    let dir = m.dir.path().to_owned();
    for (lang, from, to) in [("en", "twelve", "fourteen"), ("ar", "اثني", "أربعة")] {
        for kind in ["docx", "odt"] {
            let file = format!("{lang}-{kind}.{kind}");
            done(&m, "NORTH", &["texts", &text, "--written", lang, "--save", &file]);
            let same = imported(&m, "NORTH", &[&file]);
            assert!(changed(&same).is_empty() && same["before"] == serde_json::json!([]), "{same}");
            edited(&dir, &file, from, to);
            for into in ["docx", "odt"] {
                let found = imported(&m, "NORTH", &[&format!("{lang}-{kind}.{into}")]);
                assert_eq!(changed(&found), ["2"], "{found}");
                let told = (words(&found, "out"), words(&found, "in"));
                assert!(told.0.contains(from) && told.1.contains(to), "{told:?}");
                for empty in ["refused", "missing", "already", "before", "holds"] {
                    assert_eq!(found[empty], serde_json::json!([]), "{found}");
                }
            }
        }
    }
    // Sent, it stands in the place of the version that the file showed, and the file has nothing more to propose.
    let told = imported(&m, "NORTH", &["en-docx.odt", "--only", "2"]);
    m.wait("NORTH", told["changes"][0]["sent"].as_str().unwrap(), "witnessed").await;
    m.quiet().await;
    let view: TextView = m.get("SOUTH", &format!("/text?of={text}")).await;
    let second = &view.clauses[1].standing;
    assert_eq!(second[0].words[0].text, TIMETABLE.replace("twelve", "fourteen"));
    assert_eq!(second[0].replaces[0].index, acts[1]);
    assert_eq!(second.len(), 1);
    let again = imported(&m, "NORTH", &["en-docx.docx"]);
    assert_eq!((changed(&again).len(), &again["already"]), (0, &serde_json::json!(["2"])));
    // The translation was of a version that no longer stands.
    let old = refused(&m, "NORTH", &["texts", "--import", "ar-odt.docx"]);
    assert!(old.contains("doc-translated-old"), "{old}");
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_edit_one_clause_in_two_files_both_stand() {
    let mut m = world().await;
    let (text, _) = on_the_table(&m).await;
    let dir = m.dir.path().to_owned();
    for (who, to) in [("NORTH", "ten"), ("SOUTH", "forty")] {
        done(&m, who, &["texts", &text, "--save", &format!("{who}.docx")]);
        edited(&dir, &format!("{who}.docx"), "thirty", to);
    }
    let north = imported(&m, "NORTH", &["NORTH.docx", "--send"]);
    m.wait("NORTH", north["changes"][0]["sent"].as_str().unwrap(), "witnessed").await;
    m.quiet().await;
    let south = imported(&m, "SOUTH", &["SOUTH.odt"]);
    assert_eq!(south["changes"][0]["beside"].as_array().unwrap().len(), 1, "who wrote meanwhile is told: {south}");
    let south = imported(&m, "SOUTH", &["SOUTH.odt", "--send"]);
    m.wait("SOUTH", south["changes"][0]["sent"].as_str().unwrap(), "witnessed").await;
    m.quiet().await;
    let view: TextView = m.get("CHAIR", &format!("/text?of={text}")).await;
    let standing: Vec<&str> = view.clauses[1].standing.iter().map(|w| w.words[0].text.as_str()).collect();
    assert!(standing.len() == 2 && standing[0].contains("ten") && standing[1].contains("forty"), "{standing:?}");
    // Saved anew, each of the rivals stands under its own act, and an edit of one takes the place of that one alone.
    done(&m, "CHAIR", &["texts", &text, "--save", "both.docx"]);
    edited(&dir, "both.docx", "forty", "twenty");
    let chair = imported(&m, "CHAIR", &["both.docx", "--send"]);
    m.wait("CHAIR", chair["changes"][0]["sent"].as_str().unwrap(), "witnessed").await;
    let view: TextView = m.get("CHAIR", &format!("/text?of={text}")).await;
    let standing: Vec<&str> = view.clauses[1].standing.iter().map(|w| w.words[0].text.as_str()).collect();
    assert!(standing.len() == 2 && standing[0].contains("ten") && standing[1].contains("twenty"), "{standing:?}");
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_or_foreign_document_is_refused_with_its_reason_and_within_its_limits() {
    let mut m = world().await;
    let (text, _) = on_the_table(&m).await;
    let dir = m.dir.path().to_owned();
    done(&m, "NORTH", &["texts", &text, "--save", "good.docx"]);
    let put = |name: &str, bytes: &[u8]| std::fs::write(dir.join(name), bytes).unwrap();
    put("empty", b"");
    put("pdf", b"%PDF-1.7");
    put("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0");
    put("long.docx", &vec![b'P'; 5 << 20]);
    let good = std::fs::read(dir.join("good.docx")).unwrap();
    put("torn.docx", &good[..good.len() / 2]);
    put("page.html", b"<p>Nothing of ours.</p>");
    office(&dir, "page.html", "odt");
    let python = |program: &str| {
        let out = Command::new("python3").current_dir(&dir).args(["-c", program]).output().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    };
    // The same document with other words in it: from, to, the name of the new one.
    let bent = |from: &str, to: &str, name: &str| {
        python(&format!(
            "import zipfile\nold = zipfile.ZipFile('good.docx')\nnew = zipfile.ZipFile('{name}', 'w', zipfile.ZIP_DEFLATED)\n\
             for n in old.namelist():\n  b = old.read(n)\n  if n == 'word/document.xml':\n    assert {from} in b, b\n    \
             b = b.replace({from}, {to})\n  new.writestr(n, b)\nnew.close()"
        ));
    };
    bent("b'</w:body>'", "b'<w:p><w:r><w:t>' + b'a' * 1500000000 + b'</w:t></w:r></w:p></w:body>'", "bomb.docx");
    bent("b'1: Purpose'", "b'Purpose'", "lost.docx");
    bent("b'1: Purpose'", "b'2: Withdrawal'", "twice.docx");
    bent("b'No incident becomes a battle.'", "b'</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>No.'", "struck.docx");
    bent("b'ceasewire-text CHAIR '", "b'ceasewire-text CHAIR 9'", "other.docx");
    for (file, code) in [
        ("empty", "doc-empty"),
        ("pdf", "doc-type"),
        ("old.doc", "doc-protected"),
        ("long.docx", "doc-long"),
        ("torn.docx", "doc-unreadable"),
        ("page.odt", "doc-unmarked"),
        ("bomb.docx", "doc-spent"),
        ("lost.docx", "doc-number-lost"),
        ("twice.docx", "doc-number-twice"),
        ("struck.docx", "doc-clause-holds"),
        ("other.docx", "text-unknown"),
    ] {
        assert!(std::fs::metadata(dir.join(file)).unwrap().len() < 6 << 20, "{file}");
        let told = refused(&m, "NORTH", &["texts", "--import", file]);
        assert!(told.contains(code), "{file}: {told}");
        for lang in ["ar", "he", "fr", "en"] {
            let out = run(&m, "NORTH", &["--lang", lang, "texts", "--import", file]);
            let told = String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned();
            assert!(!out.status.success() && !told.contains(&format!("[{code}")) && !told.contains("{$"), "{told}");
            if file == "bomb.docx" {
                break;
            }
        }
    }
    // Without the converter everything else works, and the refusal names the package.
    let without = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ceasewire"));
        command.current_dir(&dir).env("PATH", dir.join("nothing")).args(["--node", "NORTH"]).args(args);
        command.output().unwrap()
    };
    for args in [["texts", "--import", "good.docx"].as_slice(), &["texts", &text, "--save", "none.odt"]] {
        let out = without(args);
        let told = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(out.status.code() == Some(3) && told.contains("package pandoc"), "{told}");
    }
    assert!(without(&["texts", &text]).status.success());
    m.stop_all().await;
}
