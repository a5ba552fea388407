//! Deposits: what this node hands to witnesses when the sequencer is silent, and what it holds as one. Source: DESIGN 4.

use super::actor::Actor;
use super::state::State;
use super::sync::Upstream;
use act::cbor::{CborFault, Reader, Writer};
use act::{Act, Kernel, MemberId, Name, Refusal};
use link::{Client, Method, StatusCode, Timeouts};
use record::{DepositFault, Evidence, Held};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};
use store::Segment;

/// How often the errands look whether something has waited too long.
const LOOK: Duration = Duration::from_secs(1);
/// Forwarding again: the same act arriving twice is the same act.
const FORWARD: Duration = Duration::from_secs(10);
/// The most acts that are deposited in one go.
const AT_ONCE: usize = 16;

/// Where acts of ours that wait stand with the witnesses.
#[derive(Default)]
pub(super) struct Deposited {
    /// Since when each waits without a receipt: milliseconds by this node's clock, and as long as this node has really waited,
    /// because a stepped clock jumps.
    since: BTreeMap<Name, (u64, Instant)>,
    /// What each member that runs a witness signed about it.
    by: BTreeMap<Name, BTreeMap<MemberId, Vec<u8>>>,
}

/// A witness's file, `deposits.segment`: `[at, hash, act, receipt]` each.
pub(super) fn open(dir: &Path) -> Result<(Segment, Vec<(Name, Held)>), store::StoreFault> {
    let (file, kept) = Segment::open(&dir.join("deposits.segment"))?;
    let held = kept.records.iter().filter_map(|bytes| decode(bytes).ok());
    Ok((file, held.filter_map(|held| Some((record::name_of(&held.act)?, held))).collect()))
}

impl State {
    /// Takes an act for the sequencer that does not answer, and answers with this member's word that it holds it.
    ///
    /// # Errors
    /// The refusal of an act that could not stand in the record, or a fault of the disk.
    pub fn deposit(&mut self, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
        let fault = |detail: String| Refusal::new("disk-fault").with("detail", detail);
        if let Some(broken) = &self.broken {
            return Err(fault(broken.clone()));
        }
        // Whoever holds an act says since when.
        if self.must_sync() || self.own_clock_off().is_some() {
            return Err(Refusal::new("not-running"));
        }
        let now = self.now();
        let (Some((witness, _)), Some(name)) = (&self.witness, record::name_of(bytes)) else {
            return Err(Refusal::new("act-form").with("detail", "no act, or no witness"));
        };
        let hash = witness.deposits.check(self.replica.ledger(), bytes).map_err(|why| match why {
            DepositFault::Ledger(why) => record::refusal(&why),
            DepositFault::Full => Refusal::new("quota"),
        })?;
        if let Some(held) = witness.deposits.get(&name, &hash) {
            return Ok(held.receipt.clone());
        }
        let kernel = Kernel::Deposit { hash, at_ms: now };
        let receipt = self.say_bytes(&kernel, Some((name, 0))).map_err(|why| fault(format!("{why:?}")))?;
        let held = Held { act: bytes.to_vec(), hash, at: now, receipt: receipt.clone() };
        let kept = self.deposits_file.as_mut().map(|file| file.append(&[encode(&held)]).and_then(|()| file.sync()));
        match kept {
            Some(Ok(())) => {}
            Some(Err(why)) => return Err(fault(why.to_string())),
            None => return Err(Refusal::new("not-running")),
        }
        tracing::warn!(%name, "an act was deposited here: its author has no answer from the sequencer");
        if let Some((witness, _)) = &mut self.witness {
            witness.deposits.hold(name, held);
        }
        Ok(receipt)
    }

    /// Signs and keeps a kernel act, and gives its bytes.
    ///
    /// # Errors
    /// As [`State::say_kernel`].
    fn say_bytes(&mut self, kernel: &Kernel, about: Option<(Name, u64)>) -> Result<Vec<u8>, crate::fault::CliFault> {
        self.say_kernel(kernel, about)?;
        Ok(self.outbox_file.get(self.outbox_file.len() - 1)?)
    }

    /// This node's witness has signed nothing: the record leaves out what is held here.
    pub(super) fn withheld(&mut self, name: Name) {
        let found = self.witness.as_ref().and_then(|(w, _)| w.deposits.waiting().find(|(n, _)| **n == name));
        let Some((_, held)) = found else { return };
        let (act, deposits) = (held.act.clone(), vec![held.receipt.clone()]);
        tracing::error!(%name, "no cosignature: the record leaves out an act that was deposited here");
        self.accuse(Evidence::Omission { name, act, deposits });
    }

    /// Acts of ours that have waited for a receipt for longer than the mechanism allows, with those who hold each.
    fn overdue_for_deposit(&mut self) -> Vec<(Name, Vec<u8>, Vec<MemberId>)> {
        let (now, after) = (self.now(), self.founding().clocks.deposit_after_ms);
        let waits = |name: &Name, bytes: &[u8]| {
            !self.refused.contains_key(name) && !self.receipts.is_of(*name) && !is_deposit(bytes)
        };
        let waiting: Vec<(Name, Vec<u8>)> =
            self.outbox.waiting().filter(|(n, b)| waits(n, b)).map(|(n, b)| (*n, b.clone())).collect();
        let names: std::collections::BTreeSet<Name> = waiting.iter().map(|(name, _)| *name).collect();
        self.deposited.since.retain(|name, _| names.contains(name));
        self.deposited.by.retain(|name, _| names.contains(name));
        let mut out = Vec::new();
        for (name, bytes) in waiting {
            let (since, seen) = *self.deposited.since.entry(name).or_insert_with(|| (now, Instant::now()));
            let waited = seen.elapsed() >= Duration::from_millis(after);
            if waited && now.saturating_sub(since) >= after && out.len() < AT_ONCE {
                let by = self.deposited.by.get(&name).map(|by| by.keys().copied().collect()).unwrap_or_default();
                out.push((name, bytes, by));
            }
        }
        out
    }

    /// Keeps a witness's word that it holds an act of ours, if it is that.
    fn keep_deposit(&mut self, name: Name, member: MemberId, receipt: &[u8]) {
        let (ledger, genesis) = (self.replica.ledger(), self.genesis());
        let own = self.outbox.waiting().find(|(n, _)| **n == name).and_then(|(_, bytes)| Act::decode(bytes).ok());
        let hash = own.and_then(|act| Some(act.hash(&ledger.keys().get(act.key())?.public, &genesis)));
        let said = Act::decode(receipt).ok().and_then(|act| {
            let key = ledger.keys().in_force(act.key(), ledger.size()).ok().filter(|key| key.member == member)?;
            act.verify(&key.public, &genesis).ok()
        });
        let holds = said.as_deref().and_then(kernel_of);
        match (holds, hash) {
            (Some(Kernel::Deposit { hash: held, .. }), Some(hash)) if held == hash => {
                tracing::info!(%name, member = member.0, "a witness holds our act");
                self.deposited.by.entry(name).or_default().insert(member, receipt.to_vec());
                self.stir();
            }
            _ => tracing::warn!(%name, member = member.0, "what a witness sent is not its word that it holds our act"),
        }
    }

    /// Says to everybody what the record leaves out although enough witnesses hold it: see [`record::exhibit`].
    pub(super) fn find_omissions(&mut self) {
        let clocks = self.founding().clocks;
        let enough = self.founding().witnesses.len() - self.founding().quorum() + 1;
        let last = self.replica.ledger().last_at();
        let mut found = Vec::new();
        for (name, by) in &self.deposited.by {
            let mut times: Vec<u64> = by.values().filter_map(|bytes| deposited_at(bytes)).collect();
            times.sort_unstable();
            let over = times.get(enough - 1).is_some_and(|at| at.saturating_add(clocks.stale_after_ms) < last);
            let act = self.outbox.waiting().find(|(n, _)| *n == name).map(|(_, bytes)| bytes.clone());
            if let Some(act) = act.filter(|_| over && self.replica.ledger().index_of(name).is_none()) {
                found.push(Evidence::Omission { name: *name, act, deposits: by.values().cloned().collect() });
            }
        }
        found.into_iter().for_each(|evidence| self.accuse(evidence));
    }

    /// How many acts of ours witnesses hold, and how many of others this node's witness holds.
    pub(super) fn deposits(&self) -> (usize, usize) {
        let held = self.witness.as_ref().map_or(0, |(witness, _)| witness.deposits.waiting().count());
        (self.deposited.by.len(), held)
    }

    fn held_for_others(&mut self) -> Vec<Vec<u8>> {
        let ledger = self.replica.ledger();
        let Some((witness, _)) = &mut self.witness else { return Vec::new() };
        witness.deposits.settle(ledger);
        witness.deposits.waiting().take(AT_ONCE).map(|(_, held)| held.act.clone()).collect()
    }
}

/// Hands to the witnesses what the sequencer has not answered for the mechanism's time, for ever.
pub(super) async fn deposit(keeper: Actor<State>, client: Client, witnesses: Vec<(MemberId, String, String)>) {
    let patience = Timeouts { connect: Duration::from_secs(2), request: Duration::from_secs(5) };
    loop {
        tokio::time::sleep(LOOK).await;
        let Ok(waiting) = keeper.ask(State::overdue_for_deposit).await else { return };
        for (name, bytes, by) in waiting {
            for (id, member, address) in witnesses.iter().filter(|(id, ..)| !by.contains(id)) {
                let sent = client.request(member, address, Method::POST, "/deposit", bytes.clone(), patience).await;
                let Some(answer) = sent.ok().filter(|answer| answer.status == StatusCode::OK) else { continue };
                let (id, receipt) = (*id, answer.bytes.to_vec());
                if keeper.tell(move |s| s.keep_deposit(name, id, &receipt)).is_err() {
                    return;
                }
            }
        }
        if keeper.tell(State::find_omissions).is_err() {
            return;
        }
    }
}

/// Forwards to the sequencer what others deposited here, for ever: it may be their line alone that is down.
pub(super) async fn forward(keeper: Actor<State>, up: Upstream) {
    loop {
        tokio::time::sleep(FORWARD).await;
        let Ok(held) = keeper.ask(State::held_for_others).await else { return };
        for bytes in held {
            let sent = up.client.request(&up.member, &up.address, Method::POST, "/act", bytes, Timeouts::default());
            if let Err(why) = sent.await {
                tracing::info!(%why, "a deposited act could not be forwarded");
                break;
            }
        }
    }
}

fn kernel_of(act: &Act) -> Option<Kernel> {
    let act::Cover::Public { content } = &act.statement().cover else { return None };
    let content = act::Content::decode(content).ok()?;
    Kernel::read(content.format, &content.fields).ok().flatten()
}

fn is_deposit(bytes: &[u8]) -> bool {
    Act::decode(bytes).is_ok_and(|act| matches!(kernel_of(&act), Some(Kernel::Deposit { .. })))
}

fn deposited_at(bytes: &[u8]) -> Option<u64> {
    match kernel_of(&Act::decode(bytes).ok()?) {
        Some(Kernel::Deposit { at_ms, .. }) => Some(at_ms),
        _ => None,
    }
}

fn encode(held: &Held) -> Vec<u8> {
    let mut w = Writer::new();
    w.array(4).uint(held.at).bytes(&held.hash).bytes(&held.act).bytes(&held.receipt);
    w.done()
}

fn decode(bytes: &[u8]) -> Result<Held, CborFault> {
    Reader::whole(bytes, |r| {
        r.array_len(4)?;
        let (at, hash) = (r.uint()?, r.array_of()?);
        Ok(Held { at, hash, act: r.bytes()?.to_vec(), receipt: r.bytes()?.to_vec() })
    })
}
