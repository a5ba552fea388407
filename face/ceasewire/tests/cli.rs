//! The command line against real nodes: every command as a person types it, every exit code as it is documented.
#![allow(clippy::unwrap_used, missing_docs)]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const MEMBERS: [(&str, &str, &[&str]); 7] = [
    ("NORTH", "party", &["--side", "a"]),
    ("SOUTH", "party", &["--side", "b"]),
    ("CHAIR", "supervisor", &["--sequencer"]),
    ("GUAR1", "guarantor", &["--witness"]),
    ("GUAR2", "guarantor", &["--witness"]),
    ("GUAR3", "guarantor", &["--witness"]),
    ("MON", "monitor", &["--witness"]),
];

/// A founded mechanism whose seven nodes run until it is dropped.
struct Mechanism {
    dir: tempfile::TempDir,
    nodes: Vec<Child>,
}

impl Drop for Mechanism {
    fn drop(&mut self) {
        for node in &mut self.nodes {
            let _ = node.kill();
            let _ = node.wait();
        }
    }
}

impl Mechanism {
    fn founded() -> Mechanism {
        let world = Mechanism { dir: tempfile::tempdir().unwrap(), nodes: Vec::new() };
        // All are held until all are known, so that no two members are given the same port.
        let addresses = ceasewire::ports::free(MEMBERS.len()).unwrap();
        let mut cards = vec!["found", "draft", "F", "--name", "Trial", "--mode", "exercise"];
        let files: Vec<String> = MEMBERS.iter().map(|(name, ..)| format!("{name}/member.card")).collect();
        for ((name, kind, more), address) in MEMBERS.iter().zip(&addresses) {
            let new = ["member", "new", name, "--name", name, "--kind", kind, "--address", address];
            world.done(&[&new[..], more].concat());
        }
        cards.extend(files.iter().map(String::as_str));
        world.done(&cards);
        for (name, ..) in &MEMBERS[1..] {
            world.done(&["found", "sign", "F", "--dir", name, "--name", name]);
        }
        assert_eq!(world.run(&["found", "join", "F"]).status.code(), Some(3), "one founder has not signed");
        world.done(&["found", "sign", "F", "--dir", "NORTH", "--name", "NORTH"]);
        world.done(&["found", "join", "F"]);
        MEMBERS
            .iter()
            .for_each(|(name, ..)| drop(world.done(&["member", "install", name, "--from", "F", "--name", name])));
        world
    }

    fn running() -> Mechanism {
        let mut world = Mechanism::founded();
        for (name, ..) in MEMBERS {
            let node = world.command(&["run", "--dir", name]).stderr(Stdio::null()).spawn().unwrap();
            world.nodes.push(node);
        }
        // Every channel has keys once NORTH, who issues them, has seen them in the record.
        let up = |w: &Mechanism| {
            let status = w.run(&["--node", "NORTH", "--json", "status"]);
            status.status.success() && json(&status)["size"].as_u64() >= Some(8)
        };
        let begun = Instant::now();
        while !up(&world) {
            assert!(begun.elapsed() < Duration::from_secs(60), "the nodes did not come up");
            std::thread::sleep(Duration::from_millis(100));
        }
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ceasewire"));
        command.current_dir(self.dir.path()).args(args).env_remove("CEASEWIRE_NODE").env("LANG", "en_US.UTF-8");
        command.stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    fn done(&self, args: &[&str]) -> String {
        let out = self.run(args);
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    }

    fn at(&self, member: &str, args: &[&str]) -> Value {
        json(&self.run(&[&["--node", member, "--json"], args].concat()))
    }
}

fn json(out: &Output) -> Value {
    let bytes = if out.stdout.is_empty() { &out.stderr } else { &out.stdout };
    serde_json::from_slice(bytes).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&out.stderr)))
}

fn codes(refused: &Value) -> Vec<&str> {
    refused["refusals"].as_array().unwrap().iter().map(|r| r["code"].as_str().unwrap()).collect()
}

const FLIGHT: [&str; 9] = [
    "send",
    "ntf-flight",
    "class=medevac",
    "track=33.0867,35.8430 > 33.1259,35.8239~500m",
    "altitude=300-900m agl",
    "window=2031-03-01T05:40Z/2031-03-01T07:00Z",
    "armed=no",
    "--to=SOUTH",
    "--wait=witnessed",
];

#[test]
fn a_flight_is_notified_acknowledged_and_proven_from_the_command_line() {
    let w = Mechanism::running();
    let sent = w.at("NORTH", &FLIGHT);
    assert_eq!(sent["state"]["state"], "witnessed", "{sent}");
    let case = sent["state"]["index"].to_string();
    let seen = w.at("SOUTH", &["case", &case]);
    assert!(seen["text"].as_str().unwrap().starts_with("NORTH notifies a flight"), "{seen}");

    let early = w.at("SOUTH", &["position", &case, "comply"]);
    assert_eq!(early["exit"], 3, "a position before the read-back: {early}");
    w.at("SOUTH", &["open", &case, "--wait", "sequenced"]);
    let critical = |band| ["read-back", &case, FLIGHT[3], band, FLIGHT[5], "--wait=sequenced"].map(str::to_owned);
    for (band, differs) in [("altitude=300-800m agl", 1), (FLIGHT[4], 0)] {
        let args = critical(band);
        w.at("SOUTH", &args.iter().map(String::as_str).collect::<Vec<_>>());
        let ladder = &w.at("SOUTH", &["case", &case])["legs"][0]["ladder"];
        let last = ladder["read_backs"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(last["differs"].as_array().unwrap().len(), differs, "{ladder}");
    }
    w.at("SOUTH", &["position", &case, "comply", "--wait", "sequenced"]);
    let told = ["disseminate", &case, "--told", "air-defence,air", "--not-told", "uav: no link", "--wait=witnessed"];
    assert_eq!(w.at("SOUTH", &told)["state"]["state"], "witnessed");
    let board = w.done(&["--node", "SOUTH", "--lang", "he", "board"]);
    assert!(board.contains("תרגיל") && board.contains("NORTH"), "{board}");

    proofs(&w, &case);
    refusals(&w);
    import(&w);
}

fn proofs(w: &Mechanism, case: &str) {
    let genesis = json(&w.run(&["--json", "found", "show", "F"]))["genesis"].as_str().unwrap().to_owned();
    w.done(&["--node", "NORTH", "prove", case, "--items", "altitude", "-o", "one.tlog-proof"]);
    let shown = json(&w.run(&["--json", "verify", "one.tlog-proof", "--genesis", &genesis]));
    assert_eq!(shown["items"]["altitude"], "300 to 900 m above ground", "{shown}");
    assert!(shown["items"]["track"].is_null(), "a closed field leaks: {shown}");
    assert!(w.done(&["verify", "one.tlog-proof"]).contains("No genesis hash was given"));
    let other = genesis.replace(|c: char| c.is_ascii_digit(), "0");
    assert_eq!(w.run(&["verify", "one.tlog-proof", "--genesis", &other]).status.code(), Some(1));

    let query = ["send", "inc-query", "concern=flight", "place=33.0867,35.8430", "question=What flew?", "--to=SOUTH"];
    let asked = w.at("NORTH", &[&query[..], &["--wait=witnessed"]].concat());
    let asked = asked["state"]["index"].to_string();
    w.done(&["--node", "NORTH", "absence", &asked, "--member", "SOUTH", "-o", "absence"]);
    let shown = json(&w.run(&["--json", "verify", "absence"]));
    assert_eq!((&shown["holds"], &shown["member"]), (&true.into(), &"SOUTH".into()), "{shown}");
    w.at("SOUTH", &["answer", &asked, "position=deny", "account=Nothing of ours.", "--wait=witnessed"]);
    assert_eq!(w.at("NORTH", &["absence", &asked, "--member", "SOUTH"])["exit"], 3, "there is an answer");

    w.done(&["--node", "NORTH", "export", "out"]);
    assert_eq!(json(&w.run(&["--json", "verify", "out"]))["holds"], true);
    flipped(&w.path("out/genesis"));
    assert_eq!(w.run(&["verify", "out"]).status.code(), Some(1));
    assert_eq!(w.run(&["verify", "absent-file"]).status.code(), Some(5));
}

fn flipped(path: &Path) {
    let mut bytes = std::fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(path, bytes).unwrap();
}

fn refusals(w: &Mechanism) {
    let wrong = w.at("NORTH", &["send", "ntf-flight", "class=jet", "altitude=high", "armed=perhaps"]);
    let mut found = codes(&wrong);
    found.sort_unstable();
    assert_eq!(
        (wrong["exit"].as_i64(), found),
        (Some(3), vec!["altitude-not-understood", "choice-unknown", "yes-or-no"])
    );
    let size = w.at("NORTH", &["status"])["size"].clone();
    let dry = w.at("NORTH", &[&FLIGHT[..8], &["--dry-run"]].concat());
    assert!(dry["dry"] == true && dry["burst_len"].as_u64() <= Some(340), "{dry}");
    assert_eq!(w.at("NORTH", &["status"])["size"], size, "a dry run has left something behind");
    assert_eq!(w.run(&["--node", "F", "status"]).status.code(), Some(4));
    assert_eq!(w.run(&["--node", "NORTH", "position", "1", "agree"]).status.code(), Some(2));
    assert_eq!(codes(&w.at("NORTH", &["--lang", "xx", "board"])), ["language-unknown"]);
    assert_eq!(w.run(&["fsck", "NORTH"]).status.code(), Some(5), "a running node's folder is not looked into");
}

fn import(w: &Mechanism) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (table, map) = (root.join("core/bridges/tests/made.csv"), root.join("rulebook/imports/ucdp-ged.toml"));
    let args = ["import", table.to_str().unwrap(), "--map", map.to_str().unwrap()];
    let debts = w.at("MON", &["debts"])["counts"].clone();
    let first = w.at("MON", &args);
    assert_eq!((first["added"].as_u64(), first["known"].as_u64()), (Some(1188), Some(0)));
    let lines: Vec<u64> = first["left_out"].as_array().unwrap().iter().map(|r| r["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [93, 184, 275, 366, 457, 548, 639, 639, 730, 821, 911, 1002, 1093]);
    let begun = Instant::now();
    while w.at("MON", &["status"])["outbox"] != 0 {
        assert!(begun.elapsed() < Duration::from_secs(120), "the rows did not reach the record");
        std::thread::sleep(Duration::from_millis(200));
    }
    let again = w.at("MON", &args);
    assert_eq!((again["added"].as_u64(), again["known"].as_u64()), (Some(0), Some(1188)));
    assert_eq!(w.at("MON", &["debts"])["counts"], debts, "history has opened a debt");
}
