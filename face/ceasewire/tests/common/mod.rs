//! A mechanism of seven members on this machine, each with a real node: own folder, port, TLS and threads.
#![allow(dead_code, clippy::unwrap_used, missing_docs)] // Each test file uses its part of it.

pub mod cheat;
pub mod cli;
pub mod fault;
pub mod outside;
pub mod process;

use act::MemberKind;
use ceasewire::api::{ActState, Refused, Send, Sent, Status, Wait};
use ceasewire::clock::Clock;
use ceasewire::found::{self, Card, NewMember};
use ceasewire::node::{self, Node};
use record::{Founding, Side};
use rulebook::Rulebook;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// 2026-03-01 05:00 UTC.
pub const T0: u64 = 1_772_341_200_000;

pub const NAMES: [&str; 7] = ["NORTH", "SOUTH", "CHAIR", "GUAR1", "GUAR2", "GUAR3", "MON"];

pub struct Mechanism {
    pub dir: tempfile::TempDir,
    pub founding: Founding,
    pub rulebook: Rulebook,
    pub addresses: BTreeMap<String, String>,
    pub clock: Clock,
    pub nodes: BTreeMap<String, Node>,
}

/// The rulebook's folder as files, the unsigned ones too.
pub fn locales() -> BTreeMap<String, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
    let mut files = BTreeMap::new();
    walk(&root, &root, &mut files);
    files
}

pub fn rulebook() -> Rulebook {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
    let mut files = BTreeMap::new();
    walk(&root, &root, &mut files);
    Rulebook::read(&files).unwrap()
}

fn walk(root: &Path, dir: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(root, &path, files);
        } else if path.extension().is_some_and(|e| e == "toml" || e == "ftl") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            files.insert(name, std::fs::read(&path).unwrap());
        }
    }
}

/// A copy of a node's folder in the place of another; its socket stays behind.
///
/// Not by `cp`: between a fork and its exec a child would hold the locks of nodes that other tests are stopping.
pub fn copy(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let (kind, at) = (entry.file_type().unwrap(), to.join(entry.file_name()));
        if kind.is_dir() {
            copy(&entry.path(), &at);
        } else if kind.is_file() {
            std::fs::copy(entry.path(), at).unwrap();
        }
    }
}

pub fn free_port() -> u16 {
    ceasewire::ports::free(1).unwrap()[0].parse::<std::net::SocketAddr>().unwrap().port()
}

pub fn new_member(name: &str) -> NewMember {
    let (kind, side) = match name {
        "NORTH" => (MemberKind::Party, Some(Side::A)),
        "SOUTH" => (MemberKind::Party, Some(Side::B)),
        "CHAIR" => (MemberKind::Supervisor, None),
        "MON" => (MemberKind::Monitor, None),
        _ => (MemberKind::Guarantor, None),
    };
    NewMember {
        name: name.into(),
        kind,
        side,
        address: ceasewire::ports::free(1).unwrap().remove(0),
        witness: matches!(kind, MemberKind::Guarantor | MemberKind::Monitor),
        sequencer: kind == MemberKind::Supervisor,
    }
}

impl Mechanism {
    /// Founds it; no node runs yet.
    pub fn found() -> Mechanism {
        Mechanism::found_with(|_| {})
    }

    /// The same, with a draft that was changed before all signed it.
    pub fn found_with(change: impl Fn(&mut record::Mechanism)) -> Mechanism {
        let dir = tempfile::tempdir().unwrap();
        let rulebook = rulebook();
        let cards: Vec<Card> =
            NAMES.iter().map(|n| found::member_new(&dir.path().join(n), &new_member(n)).unwrap()).collect();
        let mut mechanism = found::draft("Test mechanism", 2, T0 / 1000, rulebook.hash(), &cards).unwrap();
        change(&mut mechanism);
        let approvals = NAMES.iter().flat_map(|n| found::sign(&dir.path().join(n), &mechanism, n).unwrap()).collect();
        let founding = Founding::new(mechanism, approvals).unwrap();
        let addresses: BTreeMap<String, String> =
            cards.iter().map(|c| (c.entry.name.clone(), c.address.clone())).collect();
        for n in NAMES {
            found::install(&dir.path().join(n), &founding, rulebook.archive(), n, &addresses).unwrap();
        }
        let clock = Clock::stepped(T0);
        Mechanism { dir, founding, rulebook, addresses, clock, nodes: BTreeMap::new() }
    }

    pub fn folder(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub async fn start(&mut self, name: &str) {
        let node = node::start(&self.folder(name), self.clock.clone()).await.unwrap();
        self.nodes.insert(name.into(), node);
    }

    pub async fn start_all(&mut self) {
        for n in NAMES {
            self.start(n).await;
        }
    }

    pub async fn stop(&mut self, name: &str) {
        if let Some(node) = self.nodes.remove(name) {
            node.stop().await;
        }
    }

    pub async fn stop_all(&mut self) {
        for n in NAMES {
            self.stop(n).await;
        }
    }

    pub async fn get<T: DeserializeOwned>(&self, name: &str, uri: &str) -> T {
        let socket = self.folder(name).join("node.sock");
        let answer = link::local::request(&socket, link::Method::GET, uri, Vec::new()).await.unwrap();
        assert!(answer.status.is_success(), "{name} {uri}: {}", String::from_utf8_lossy(&answer.bytes));
        serde_json::from_slice(&answer.bytes).unwrap()
    }

    pub async fn post<T: DeserializeOwned>(
        &self,
        name: &str,
        uri: &str,
        body: &impl serde::Serialize,
    ) -> Result<T, Refused> {
        let socket = self.folder(name).join("node.sock");
        let body = serde_json::to_vec(body).unwrap();
        let answer = link::local::request(&socket, link::Method::POST, uri, body).await.unwrap();
        if answer.status.is_success() {
            return Ok(serde_json::from_slice(&answer.bytes).unwrap());
        }
        Err(serde_json::from_slice(&answer.bytes)
            .unwrap_or_else(|_| panic!("{name} {uri}: {}", String::from_utf8_lossy(&answer.bytes))))
    }

    pub async fn status(&self, name: &str) -> Status {
        self.get(name, "/status").await
    }

    /// Says every refusal in every language, and makes sure that no phrase or variable is missing.
    pub fn in_words(&self, refused: &Refused) {
        let mut files = self.rulebook.files().clone();
        files.extend(locales());
        let files = ceasewire::cli::reference::with_desk_words(files);
        let words = words::Words::load(&files, "").unwrap();
        for r in &refused.refusals {
            let leak = |t: &String| -> &'static str { t.clone().leak() };
            let args = r.args.iter().map(|(k, v)| (leak(k), v.clone())).collect();
            let refusal = act::Refusal { code: leak(&r.code), field: r.field.clone(), args };
            for lang in ["en", "fr", "ar", "he"] {
                let (what, remedy) = words.refusal(lang, &refusal);
                for text in [what, remedy] {
                    assert!(!text.is_empty() && !text.contains(['{', '$']), "{lang}: {r:?}: {text}");
                    assert!(!text.contains(&format!("[{}", r.code)), "{lang}: {r:?}: {text}");
                }
            }
        }
    }

    pub async fn send(&self, name: &str, send: &Send) -> Result<Sent, Refused> {
        self.post(name, "/act", send).await
    }

    pub async fn wait(&self, name: &str, act: &str, until: &str) -> ActState {
        let wait = Wait { act: act.into(), until: until.into(), timeout_ms: 20_000, coming: false };
        self.post(name, "/wait", &wait).await.unwrap()
    }

    /// How far the act has come now.
    pub async fn wait_little(&self, name: &str, act: &str) -> ActState {
        let wait = Wait { act: act.into(), until: "witnessed".into(), timeout_ms: 1, coming: false };
        self.post(name, "/wait", &wait).await.unwrap()
    }

    /// Until every running node holds, witnessed, all that the sequencer's node holds, and no outbox waits.
    pub async fn quiet(&self) {
        let start = Instant::now();
        loop {
            let mut all = Vec::new();
            for n in self.nodes.keys() {
                all.push((n, self.status(n).await));
            }
            let size = all.iter().map(|(_, s)| s.size).max().unwrap_or(0);
            let sent = |s: &Status| s.outbox == s.refused.len() && !s.must_sync;
            let still = |s: &Status| s.size == size && s.witnessed == size && sent(s);
            if size >= 8 && all.iter().all(|(_, s)| still(s)) {
                return;
            }
            let picture: Vec<_> = all.iter().map(|(n, s)| (n, s.size, s.witnessed, s.outbox, &s.refused)).collect();
            assert!(start.elapsed() < Duration::from_secs(40), "never quiet: {picture:?}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }
}

/// A format or kernel act with typed fields.
pub fn say(what: &str, fields: &[(&str, &str)]) -> Send {
    Send {
        what: what.into(),
        fields: fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
        ..Send::default()
    }
}

pub fn flight() -> Send {
    let fields = [
        ("class", "rotary"),
        ("track", "33.1200,35.9000 > 33.1500,35.8500"),
        ("altitude", "300-600m agl"),
        ("window", "+25h/+26h"),
        ("armed", "no"),
    ];
    Send { to: vec!["SOUTH".into()], lang: Some("en".into()), ..say("ntf-flight", &fields) }
}
