//! Seven members on this machine as deployed: each node a process of this binary with its own folder, port and keys.

use super::founded::{self, Founded, MEMBERS};
use crate::api::{Refused, Status};
use crate::clock::Clock;
use crate::fault::CliFault;
use crate::ports;
use link::{Client, Identity, Method, Peers, StatusCode};
use rulebook::Rulebook;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The member that runs the sequencer.
pub const SEQUENCER: &str = "CHAIR";
/// How long nodes may take to come up, or to come to rest.
const PATIENCE: Duration = Duration::from_secs(120);

/// A mechanism, founded like any other, and those of its nodes that run.
pub struct Mechanism {
    /// Its folders, genesis document and rulebook.
    pub founded: Founded,
    addresses: BTreeMap<String, String>,
    nodes: BTreeMap<&'static str, Process>,
}

/// A node's process; it ends with this value.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself; whoever measures has then been told by an answer that did not come.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Mechanism {
    /// Founds it in an empty folder; no node runs yet.
    ///
    /// # Errors
    /// Disk, ports, randomness.
    pub fn found(dir: &Path, rulebook: Rulebook) -> Result<Mechanism, CliFault> {
        let addresses: BTreeMap<String, String> =
            MEMBERS.iter().map(ToString::to_string).zip(ports::free(MEMBERS.len())?).collect();
        let address = |name: &str| addresses.get(name).cloned().unwrap_or_default();
        let founded = founded::found(dir, rulebook, Clock::System.now() / 1000, 0, &address)?;
        Ok(Mechanism::of(founded, addresses))
    }

    /// One whose folders are there already.
    pub fn of(founded: Founded, addresses: BTreeMap<String, String>) -> Mechanism {
        Mechanism { founded, addresses, nodes: BTreeMap::new() }
    }

    /// The folder of a member's node.
    pub fn folder(&self, member: &str) -> PathBuf {
        self.founded.folder(member)
    }

    /// Starts a node and answers with the time from its start as a process to its first answer.
    ///
    /// # Errors
    /// If it does not come up; its log is named.
    pub async fn start(&mut self, member: &'static str) -> Result<Duration, CliFault> {
        let folder = self.folder(member);
        let (log, binary) = (folder.join("log"), std::env::current_exe().map_err(|e| CliFault::io("this program", e))?);
        let err = File::options().create(true).append(true).open(&log).map_err(|e| CliFault::io(log.display(), e))?;
        let begun = Instant::now();
        let child = Command::new(&binary)
            .args(["run", "--dir"])
            .arg(&folder)
            .env("CEASEWIRE_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(err)
            .spawn()
            .map_err(|e| CliFault::io(binary.display(), e))?;
        self.nodes.insert(member, Process(child));
        loop {
            if self.status(member).await.is_ok() {
                return Ok(begun.elapsed());
            }
            let ended = self.nodes.get_mut(member).and_then(|p| p.0.try_wait().ok().flatten());
            if let Some(code) = ended {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                return Err(CliFault::io(format!("{member}'s node ended with {code}"), said.trim()));
            }
            if begun.elapsed() > PATIENCE {
                return Err(CliFault::TimeOut(log.display().to_string()));
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Starts every node, the sequencer's last, and waits until all hold the first epochs of all channels, witnessed.
    ///
    /// # Errors
    /// As [`Mechanism::start`] and [`Mechanism::rest`].
    pub async fn start_all(&mut self) -> Result<(), CliFault> {
        for member in MEMBERS.into_iter().filter(|m| *m != SEQUENCER).chain([SEQUENCER]) {
            if !self.nodes.contains_key(member) {
                self.start(member).await?;
            }
        }
        self.rest(1 + self.founded.rulebook.terms().channels.len() as u64).await.map(drop)
    }

    /// Stops a node in order.
    ///
    /// # Errors
    /// If it does not hear.
    pub async fn stop(&mut self, member: &str) -> Result<(), CliFault> {
        let socket = self.folder(member).join("node.sock");
        let asked = link::local::request(&socket, Method::POST, "/stop", Vec::new()).await;
        asked.map_err(|e| CliFault::NoNode(e.to_string()))?;
        let Some(mut process) = self.nodes.remove(member) else { return Ok(()) };
        let ended = tokio::task::spawn_blocking(move || process.0.wait());
        ended.await.map_err(|e| CliFault::io(member, e))?.map(drop).map_err(|e| CliFault::io(member, e))
    }

    /// Stops every node that runs, the sequencer's last.
    ///
    /// # Errors
    /// As [`Mechanism::stop`].
    pub async fn stop_all(&mut self) -> Result<(), CliFault> {
        let running: Vec<_> = self.nodes.keys().copied().filter(|m| *m != SEQUENCER).collect();
        for member in running.into_iter().chain(self.nodes.contains_key(SEQUENCER).then_some(SEQUENCER)) {
            self.stop(member).await?;
        }
        Ok(())
    }

    /// The process of a member's node.
    pub fn pid(&self, member: &str) -> Option<u32> {
        self.nodes.get(member).map(|p| p.0.id())
    }

    /// Every process, by member.
    pub fn pids(&self) -> Vec<(&'static str, u32)> {
        self.nodes.iter().map(|(m, p)| (*m, p.0.id())).collect()
    }

    /// Waits until every running node holds the same record of at least `size_min`, witnessed, and no outbox waits.
    ///
    /// # Errors
    /// [`CliFault::TimeOut`] with what each holds.
    pub async fn rest(&self, size_min: u64) -> Result<u64, CliFault> {
        let begun = Instant::now();
        loop {
            let mut all = Vec::new();
            for member in self.nodes.keys() {
                all.push(self.status(member).await?);
            }
            let size = all.iter().map(|s| s.size).max().unwrap_or(0);
            let still = |s: &Status| s.size == size && s.witnessed == size && s.outbox == s.refused.len();
            if size >= size_min && all.iter().all(still) {
                return Ok(size);
            }
            if begun.elapsed() > PATIENCE {
                let one = |s: &Status| format!("{} {}/{}/{}", s.member, s.size, s.witnessed, s.outbox);
                let picture: Vec<_> = all.iter().map(one).collect();
                return Err(CliFault::TimeOut(format!("size/witnessed/outbox: {}", picture.join(", "))));
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// A TLS client with a member's own identity; each has connections of its own.
    ///
    /// # Errors
    /// If the member's keys cannot be read.
    pub fn client(&self, member: &str) -> Result<Client, CliFault> {
        let path = self.folder(member).join("keys/tls.pem");
        let pem = std::fs::read_to_string(&path).map_err(|e| CliFault::io(path.display(), e))?;
        let identity = Identity::from_pem(&pem).map_err(|e| CliFault::io(path.display(), e))?;
        let pins = self.founded.founding.members.iter().map(|m| (m.name.clone(), m.pin));
        let peers = Peers::new(pins).map_err(|e| CliFault::io("genesis", e))?;
        Ok(Client::new(&identity, &peers))
    }

    /// Where the sequencer listens.
    pub fn address(&self) -> &str {
        self.addresses.get(SEQUENCER).map_or("", String::as_str)
    }

    /// A node's state.
    ///
    /// # Errors
    /// No node.
    pub async fn status(&self, member: &str) -> Result<Status, CliFault> {
        self.ask(member, Method::GET, "/status", Vec::new()).await
    }

    /// Asks a member's node for something over its own socket.
    ///
    /// # Errors
    /// No node, or what it refuses.
    pub async fn post<T: DeserializeOwned>(
        &self,
        member: &str,
        uri: &str,
        body: &impl Serialize,
    ) -> Result<T, CliFault> {
        let body = serde_json::to_vec(body).map_err(|e| CliFault::io("JSON", e))?;
        self.ask(member, Method::POST, uri, body).await
    }

    async fn ask<T: DeserializeOwned>(
        &self,
        member: &str,
        method: Method,
        uri: &str,
        body: Vec<u8>,
    ) -> Result<T, CliFault> {
        ask(&self.folder(member).join("node.sock"), method, uri, body).await
    }
}

/// Asks the node behind a socket.
///
/// # Errors
/// No node, or what it refuses.
pub async fn ask<T: DeserializeOwned>(socket: &Path, method: Method, uri: &str, body: Vec<u8>) -> Result<T, CliFault> {
    let answer = link::local::request(socket, method, uri, body).await;
    let answer = answer.map_err(|e| CliFault::NoNode(e.to_string()))?;
    let bad = |e| CliFault::io(uri, e);
    match answer.status {
        StatusCode::OK => serde_json::from_slice(&answer.bytes).map_err(bad),
        StatusCode::UNPROCESSABLE_ENTITY => {
            let refused: Refused = serde_json::from_slice(&answer.bytes).map_err(bad)?;
            Err(CliFault::Refused(refused.refusals))
        }
        status => Err(CliFault::io(uri, format!("{status} {}", String::from_utf8_lossy(&answer.bytes)))),
    }
}
