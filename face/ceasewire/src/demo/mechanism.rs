//! Seven members on one machine: founded like any mechanism, each with a node of its own, all on one stepped clock.

use super::scenario::Cast;
use crate::api::{Debts, Invite, Invited, Refused, Status};
use crate::clock::Clock;
use crate::config::{Config, Passkeys};
use crate::fault::CliFault;
use crate::found::{self, Card, NewMember};
use crate::node::{self, Node};
use crate::ports;
use act::MemberKind;
use link::{Method, StatusCode};
use record::{Founding, Side};
use rulebook::Rulebook;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The file that tells a demonstration's folder from any other.
const MARKER: &str = ".ceasewire-demo";
/// 14 March 2031, midnight UTC: no real day, so that nobody mistakes the record for one.
pub const DAY_S: u64 = 1_931_212_800;
/// The clock leaps over hours; the witnesses must say soon after each leap that nothing more has come.
const HEARTBEAT_S: u64 = 1;
const QUIET_MAX: Duration = Duration::from_secs(60);

/// A mechanism on this machine.
pub struct Mechanism {
    /// Where the nodes' folders are.
    pub dir: PathBuf,
    /// Its genesis document.
    pub founding: Founding,
    /// The clock of all nodes.
    pub clock: Clock,
    /// Who plays.
    pub cast: Cast,
    nodes: BTreeMap<String, Node>,
    cut: BTreeSet<String>,
}

/// The folder of a member's node.
fn folder(dir: &Path, member: &str) -> PathBuf {
    dir.join(member.to_lowercase())
}

/// An empty folder with the marker. An earlier demonstration is replaced; anything else is left alone.
///
/// # Errors
/// `folder-not-empty` if it holds something else, or a fault if a node still runs there.
fn prepare(dir: &Path) -> Result<(), CliFault> {
    let fault = |e| CliFault::io(dir.display(), e);
    if dir.join(MARKER).is_file() {
        for node in std::fs::read_dir(dir).map_err(fault)?.filter_map(Result::ok) {
            // Held for a moment: a running node would lose its files beneath it.
            if node.path().join("node.toml").is_file() {
                drop(store::Lock::hold(&node.path())?);
            }
        }
        std::fs::remove_dir_all(dir).map_err(fault)?;
    } else if std::fs::read_dir(dir).is_ok_and(|mut d| d.next().is_some()) {
        return Err(CliFault::refused(&act::Refusal::new("folder-not-empty").with("path", dir.display())));
    }
    std::fs::create_dir_all(dir).map_err(fault)?;
    std::fs::write(dir.join(MARKER), "A demonstration of ceasewire; it may be deleted.\n").map_err(fault)
}

impl Mechanism {
    /// Founds it in `dir`; no node runs yet. The clock stands at the first row.
    ///
    /// # Errors
    /// A folder with something else in it, or a fault of disk, ports or randomness.
    pub fn found(dir: &Path, rulebook: &Rulebook, begins_s: u64, cast: &Cast) -> Result<Mechanism, CliFault> {
        prepare(dir)?;
        let [a, b] = &cast.parties;
        let new = |(name, address): (&String, String)| {
            let (kind, side) = match name.as_str() {
                name if name == a => (MemberKind::Party, Some(Side::A)),
                name if name == b => (MemberKind::Party, Some(Side::B)),
                "CHAIR" => (MemberKind::Supervisor, None),
                "MON" => (MemberKind::Monitor, None),
                _ => (MemberKind::Guarantor, None),
            };
            let witness = matches!(kind, MemberKind::Guarantor | MemberKind::Monitor);
            let sequencer = kind == MemberKind::Supervisor;
            let new = NewMember { name: name.clone(), kind, side, address, witness, sequencer };
            found::member_new(&folder(dir, name), &new)
        };
        let members = cast.members();
        let cards: Vec<Card> = members.iter().zip(ports::free(members.len())?).map(new).collect::<Result<_, _>>()?;
        let sense = |e| CliFault::io("genesis", e);
        let begins_s = DAY_S + begins_s;
        let mechanism = found::draft(&cast.name, 2, begins_s, rulebook.hash(), &cards).map_err(sense)?;
        let mut approvals = Vec::new();
        for member in &members {
            approvals.extend(found::sign(&folder(dir, member), &mechanism, member)?);
        }
        let founding = Founding::new(mechanism, approvals).map_err(sense)?;
        let addresses: BTreeMap<String, String> =
            cards.iter().map(|c| (c.entry.name.clone(), c.address.clone())).collect();
        for member in &members {
            let folder = folder(dir, member);
            found::install(&folder, &founding, rulebook.archive(), member, &addresses)?;
            let config = Config { heartbeat_s: HEARTBEAT_S, ..Config::read(&folder)? };
            store::atomic::replace(&folder.join("node.toml"), config.text().as_bytes())?;
        }
        let clock = Clock::stepped(begins_s * 1000);
        let (dir, cast) = (dir.to_owned(), cast.clone());
        Ok(Mechanism { dir, founding, clock, cast, nodes: BTreeMap::new(), cut: BTreeSet::new() })
    }

    /// The folder of a member's node.
    pub fn folder(&self, member: &str) -> PathBuf {
        folder(&self.dir, member)
    }

    /// Starts every node that does not run, the sequencer's last: its first round then finds all witnesses.
    ///
    /// # Errors
    /// As [`node::start`].
    pub async fn start(&mut self) -> Result<(), CliFault> {
        let others = self.cast.members().into_iter().filter(|m| *m != "CHAIR");
        for member in others.chain(["CHAIR".to_owned()]) {
            if !self.nodes.contains_key(&member) {
                let node = node::start(&self.folder(&member), self.clock.clone()).await?;
                self.nodes.insert(member, node);
            }
        }
        Ok(())
    }

    /// Stops a member's node; whether it ran.
    pub async fn halt(&mut self, member: &str) -> bool {
        match self.nodes.remove(member) {
            Some(node) => {
                node.stop().await;
                true
            }
            None => false,
        }
    }

    /// The members whose nodes have their line, in the order of the genesis document.
    pub fn reached(&self) -> Vec<String> {
        self.cast.members().into_iter().filter(|m| !self.cut.contains(m)).collect()
    }

    /// Takes a member's node its line to all others, or gives it back. The node runs on, and its officers can write: what
    /// they say is kept until the line is back. It is started anew with addresses at which nobody listens, and listens
    /// where nobody looks.
    ///
    /// # Errors
    /// `member-unknown`, or a fault of disk or ports.
    pub async fn line(&mut self, member: &str, up: bool) -> Result<(), CliFault> {
        let unknown = || CliFault::refused(&act::Refusal::new("member-unknown").with("given", member));
        let (folder, kept) = (self.folder(member), self.folder(member).join("node.toml.with-line"));
        self.nodes.remove(member).ok_or_else(unknown)?.stop().await;
        let fault = |e| CliFault::io(kept.display(), e);
        if up {
            std::fs::rename(&kept, folder.join("node.toml")).map_err(fault)?;
            self.cut.remove(member);
        } else {
            std::fs::copy(folder.join("node.toml"), &kept).map_err(fault)?;
            let config = Config::read(&folder)?;
            let mut free = ports::free(config.peers.len() + 1)?.into_iter().cycle();
            let nowhere = config.peers.keys().map(|peer| (peer.clone(), free.next().unwrap_or_default())).collect();
            let listen = free.next().unwrap_or_default();
            let config = Config { peers: nowhere, listen, ..config };
            store::atomic::replace(&folder.join("node.toml"), config.text().as_bytes())?;
            self.cut.insert(member.to_owned());
        }
        self.nodes.insert(member.to_owned(), node::start(&folder, self.clock.clone()).await?);
        Ok(())
    }

    /// Gives every node a web desk on a free port; before the nodes start.
    ///
    /// # Errors
    /// A fault of the disk, or no free port.
    pub fn with_desks(&self) -> Result<(), CliFault> {
        let members = self.cast.members();
        for (member, address) in members.iter().zip(ports::free(members.len())?) {
            let folder = self.folder(member);
            let desk_passkeys = Passkeys::Offered;
            let config = Config {
                desk: Some(address),
                desk_passkeys,
                local_times: local_times(&self.cast),
                ..Config::read(&folder)?
            };
            store::atomic::replace(&folder.join("node.toml"), config.text().as_bytes())?;
        }
        Ok(())
    }

    /// A link to each member's desk, which admits one officer once.
    ///
    /// # Errors
    /// No node, or what it refuses.
    pub async fn links(&self) -> Result<Vec<(String, String)>, CliFault> {
        let mut out = Vec::new();
        for member in self.cast.members() {
            let invite = Invite { officer: format!("{member} 1"), role: Some("releasing".into()) };
            let Invited { link } = self.post(&member, "/desk/invite", &invite).await?;
            out.push((member, link));
        }
        Ok(out)
    }

    /// Stops every node, the sequencer's last: what the others have sent is still answered.
    pub async fn stop(&mut self) {
        let chair = self.nodes.remove("CHAIR");
        for node in std::mem::take(&mut self.nodes).into_values().chain(chair) {
            node.stop().await;
        }
    }

    /// Reads something from a member's node over its socket.
    ///
    /// # Errors
    /// No node, or what it refuses.
    pub async fn get<T: DeserializeOwned>(&self, member: &str, uri: &str) -> Result<T, CliFault> {
        self.ask(member, Method::GET, uri, Vec::new()).await
    }

    /// Asks a member's node for something to be done.
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
        let socket = self.folder(member).join("node.sock");
        let answer = link::local::request(&socket, method, uri, body).await;
        let answer = answer.map_err(|e| CliFault::NoNode(e.to_string()))?;
        let bad = |e| CliFault::io(format!("{member}'s node on {uri}"), e);
        match answer.status {
            StatusCode::OK => serde_json::from_slice(&answer.bytes).map_err(bad),
            StatusCode::UNPROCESSABLE_ENTITY => {
                let refused: Refused = serde_json::from_slice(&answer.bytes).map_err(bad)?;
                Err(CliFault::Refused(refused.refusals))
            }
            status => {
                let text = String::from_utf8_lossy(&answer.bytes).into_owned();
                Err(CliFault::io(format!("{member}'s node on {uri}"), format!("{status} {text}")))
            }
        }
    }

    /// A node's state.
    ///
    /// # Errors
    /// No node.
    pub async fn status(&self, member: &str) -> Result<Status, CliFault> {
        self.get(member, "/status").await
    }

    /// Waits until every node that has its line holds the same witnessed record and no outbox waits; answers with its size.
    ///
    /// # Errors
    /// [`CliFault::TimeOut`] with what each node holds.
    pub async fn quiet(&self, size_min: u64) -> Result<u64, CliFault> {
        let begun = Instant::now();
        loop {
            let mut all = Vec::new();
            for member in self.reached() {
                all.push(self.status(&member).await?);
            }
            let size = all.iter().map(|s| s.size).max().unwrap_or(0);
            // A refused act stays in its outbox; everything else there is still on its way.
            let still = |s: &Status| s.size == size && s.witnessed == size && s.outbox == s.refused.len();
            if size >= size_min && all.iter().all(still) {
                return Ok(size);
            }
            if begun.elapsed() > QUIET_MAX {
                let one = |s: &Status| format!("{} {}/{}/{}", s.member, s.size, s.witnessed, s.outbox);
                let picture: Vec<_> = all.iter().map(one).collect();
                return Err(CliFault::TimeOut(format!("size/witnessed/outbox: {}", picture.join(", "))));
            }
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }

    /// Waits until a quorum has cosigned the record of a member's node at the clock's time or later.
    ///
    /// # Errors
    /// [`CliFault::TimeOut`].
    pub async fn fresh(&self, member: &str) -> Result<(), CliFault> {
        let (begun, now_s) = (Instant::now(), self.clock.now() / 1000);
        while self.status(member).await?.witnessed_at_s < now_s {
            if begun.elapsed() > QUIET_MAX {
                return Err(CliFault::TimeOut(format!("{member}: no cosignatures since the clock stepped")));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Size, state hashes and debts of every node that has its line and can open `channel`, after comparing them.
    ///
    /// # Errors
    /// A sentence that names the two nodes that differ.
    pub async fn agree(&self, channel: &str) -> Result<Result<Agreed, String>, CliFault> {
        let mut hashes = BTreeMap::new();
        let mut first: Option<(String, Status, Debts)> = None;
        for member in self.reached() {
            let status = self.status(&member).await?;
            let debts: Debts = self.get(&member, "/debts").await?;
            let Some(hash) = status.state_hash.get(channel) else { continue };
            hashes.insert(member.clone(), hash.clone());
            if let Some((other, theirs, owing)) = &first {
                let alike = |d: &Debts| (d.owed, d.met, d.late, d.defaulted);
                let differs = if theirs.state_hash.get(channel) != Some(hash) {
                    Some("state hash")
                } else if alike(owing) != alike(&debts) {
                    Some("debts")
                } else {
                    (theirs.size != status.size).then_some("size")
                };
                if let Some(what) = differs {
                    return Ok(Err(format!("{member} and {other} differ in their {what}")));
                }
            } else {
                first = Some((member, status, debts));
            }
        }
        let (_, status, debts) = first.ok_or_else(|| CliFault::Usage(format!("nobody can open {channel}")))?;
        Ok(Ok(Agreed { status, debts, hashes }))
    }
}

/// What all nodes hold alike.
pub struct Agreed {
    /// The state of one of them.
    pub status: Status,
    /// The debts.
    pub debts: Debts,
    /// State hash by node.
    pub hashes: BTreeMap<String, String>,
}

/// Clocks of the two parties, an hour apart, so that a demonstration shows both beside UTC.
fn local_times(cast: &Cast) -> BTreeMap<String, String> {
    cast.parties.iter().cloned().zip(["+02:00", "+03:00"].map(str::to_owned)).collect()
}
