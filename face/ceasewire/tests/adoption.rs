//! Another version of the rulebook comes into force between real nodes, through the command line as members use it.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use ceasewire::api::{Debts, ExportTo, Exported};
use common::cli::{done, run};
use common::{Mechanism, flight, say};
use situation::views::CaseView;
use std::path::Path;
use std::process::Command;

/// A rulebook's folder in which crossings have a second format, and whoever is told has half the time to open.
fn second(dir: &Path) {
    let mut files = ceasewire::cli::reference::files();
    for (path, bytes) in files.clone() {
        if path.ends_with("/ntf-crossing.ftl") || path == "formats/ntf-crossing.toml" {
            let text = String::from_utf8(bytes)
                .unwrap()
                .replace("ntf-crossing", "ntf-ferry")
                .replace("wire = 45", "wire = 145");
            files.insert(path.replace("ntf-crossing", "ntf-ferry"), text.into_bytes());
        }
    }
    let clocks = String::from_utf8(files["terms/clocks.toml"].clone()).unwrap();
    let clocks = clocks.replacen("priority = 3600", "priority = 1800", 1);
    files.insert("terms/clocks.toml".into(), clocks.into_bytes());
    write(dir, &files);
}

fn write(dir: &Path, files: &ceasewire::cli::reference::Files) {
    for (path, bytes) in files {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

fn refused(m: &Mechanism, node: &str, args: &[&str]) -> String {
    let out = run(m, node, args);
    assert!(!out.status.success(), "{args:?} was accepted");
    words::plain(&String::from_utf8_lossy(&out.stderr))
}

fn ferry() -> ceasewire::api::Send {
    let fields = [
        ("manner", "planned"),
        ("category", "patient"),
        ("persons", "3"),
        ("place", "33.0867,35.8430~50m"),
        ("window", "+25h/+27h"),
    ];
    ceasewire::api::Send { to: vec!["SOUTH".into()], ..say("ntf-ferry", &fields) }
}

async fn adopted(m: &Mechanism) {
    for _ in 0..400 {
        let mut all = Vec::new();
        for n in m.nodes.keys() {
            let status = m.status(n).await;
            all.push(status.edition == 2 && !status.rulebook_awaited);
        }
        if all.iter().all(|here| *here) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the new version did not reach every node");
}

async fn hashes(m: &Mechanism) -> Vec<String> {
    let mut out = Vec::new();
    for n in m.nodes.keys() {
        out.push(m.status(n).await.state_hash["security"].clone());
    }
    out
}

/// How long SOUTH has to open the case of this act, in seconds.
async fn time_to_open(m: &Mechanism, act: &str) -> u64 {
    let index = m.wait("NORTH", act, "witnessed").await.index.unwrap();
    let debts: Debts = m.get("SOUTH", "/debts").await;
    let debt = debts.all.iter().find(|d| d.case == index && d.kind == "open").unwrap();
    (debt.due_ms - debt.opened_ms) / 1000
}

fn approve(m: &Mechanism, name: &str) -> String {
    let roots = format!("{name}/roots");
    done(m, "nowhere", &["rulebook", "approve", "p", "--name", name, "--roots", &roots])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_version_is_agreed_reaches_every_node_and_applies_from_its_leaf_on() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    second(&m.dir.path().join("new"));
    let before = m.send("NORTH", &flight()).await.unwrap();
    m.quiet().await;
    assert_eq!(time_to_open(&m, &before.name).await, 3600);
    let early = m.send("NORTH", &ferry()).await.unwrap_err();
    assert_eq!(early.refusals[0].code, "format-unknown");
    m.in_words(&early);

    // Proposed by NORTH, approved where the roots are, handed in by SOUTH.
    let told = done(&m, "NORTH", &["rulebook", "propose", "new", "-o", "p"]);
    assert!(told.contains("Version 2 of the rulebook") && told.to_lowercase().contains("ferry"), "{told}");
    let shown = done(&m, "nowhere", &["rulebook", "approve", "p"]);
    assert!(shown.contains("Version 2 of the rulebook"), "{shown}");
    approve(&m, "NORTH");
    approve(&m, "CHAIR");
    let some = ["rulebook", "adopt", "p", "NORTH.approval", "CHAIR.approval"];
    assert!(refused(&m, "SOUTH", &some).contains("two root keys of each party"));
    let foreign = ["rulebook", "approve", "p", "--name", "SOUTH", "--roots", "NORTH/roots"];
    refused(&m, "nowhere", &foreign);
    approve(&m, "SOUTH");
    m.stop("MON").await;
    let all = ["rulebook", "adopt", "p", "NORTH.approval", "SOUTH.approval", "CHAIR.approval"];
    done(&m, "SOUTH", &all);
    adopted(&m).await;
    let again = refused(&m, "NORTH", &all);
    assert!(again.contains("the next one is version 3"), "{again}");

    // Who was away fetches what it missed.
    m.start("MON").await;
    adopted(&m).await;
    let after = m.send("NORTH", &flight()).await.unwrap();
    let new = m.send("NORTH", &ferry()).await.unwrap();
    assert_eq!(time_to_open(&m, &after.name).await, 1800);
    assert_eq!(time_to_open(&m, &new.name).await, 1800);
    assert_eq!(time_to_open(&m, &before.name).await, 3600);
    m.quiet().await;
    let index = m.wait("NORTH", &new.name, "witnessed").await.index.unwrap();
    let case: CaseView = m.get("MON", &format!("/case?of={index}")).await;
    assert_eq!(case.format, "ntf-ferry");
    let same = |all: &[String]| all.iter().all(|hash| hash == &all[0]);
    let now = hashes(&m).await;
    assert!(same(&now), "{now:?}");
    let text = done(&m, "NORTH", &["record"]);
    assert!(text.contains("Version 2 of the rulebook is in force from the next act on"), "{text}");
    assert!(!text.contains('['), "{text}");

    m.stop_all().await;
    archive_altered_or_lost(&mut m).await;
    m.start_all().await;
    m.quiet().await;
    adopted(&m).await;
    assert_eq!(hashes(&m).await, now, "a restart changes nothing");

    let dir = m.dir.path().join("out").display().to_string();
    let exported: Exported = m.post("SOUTH", "/export", &ExportTo { dir: dir.clone() }).await.unwrap();
    assert!(exported.files > 5);
    m.stop_all().await;
    done(&m, "NORTH", &["verify", "out"]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../verifiers/verify.py");
    let python = Command::new("/usr/bin/python3").arg(root).arg(&dir).output().unwrap();
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
    let lost = std::fs::read_dir(m.dir.path().join("out/rulebooks")).unwrap().next().unwrap().unwrap().path();
    std::fs::remove_file(lost).unwrap();
    assert!(refused(&m, "NORTH", &["verify", "out"]).contains("rulebooks/"));
}

/// An archive that is not the one of its name is refused by name; one that is lost is fetched again.
async fn archive_altered_or_lost(m: &mut Mechanism) {
    let folder = m.folder("GUAR1").join("rulebooks");
    let archives = std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path());
    let path = archives.into_iter().find(|p| p.file_name().unwrap().len() == 64).unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    let fault = ceasewire::node::start(&m.folder("GUAR1"), m.clock.clone()).await.err().unwrap();
    assert!(format!("{fault:?}").contains("rulebook-hash"), "{fault:?}");
    let checked = run(m, "GUAR1", &["fsck"]);
    let told = String::from_utf8_lossy(&checked.stdout);
    assert!(
        !checked.status.success() && told.contains("rulebook-hash"),
        "{told}{}",
        String::from_utf8_lossy(&checked.stderr)
    );
    std::fs::remove_file(&path).unwrap();
    done(m, "GUAR1", &["fsck"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_that_gives_a_number_another_meaning_cannot_be_proposed() {
    let m = Mechanism::found();
    let mut files = ceasewire::cli::reference::files();
    let text = String::from_utf8(files["formats/ntf-crossing.toml"].clone()).unwrap();
    files.insert("formats/ntf-crossing.toml".into(), text.replace("wire = 45", "wire = 245").into_bytes());
    write(&m.dir.path().join("bent"), &files);
    let out = run(&m, "NORTH", &["rulebook", "propose", "bent", "-o", "p"]);
    assert!(!out.status.success());
    let told = words::plain(&String::from_utf8_lossy(&out.stdout));
    assert!(told.contains("wire number 45 of \"ntf-crossing\" would become 245"), "{told}");
    assert!(!m.dir.path().join("p").exists());
}
