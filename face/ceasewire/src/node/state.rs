//! What a member's node knows, owned by one thread together with the files it stands on.
//!
//! Order of every change: verify, write, make durable, then fold and show. What is folded can be rebuilt from
//! `record.segment` alone; what an officer was told is queued stands in `outbox.segment`.

use super::signer::Signer;
use crate::api::RefusalText;
use crate::clock::Clock;
use crate::config::Config;
use crate::fault::CliFault;
use crate::found;
use act::{Act, Content, Genesis, Kernel, KeyId, MemberId, Name, Purpose, Refusal};
use record::{Included, Outbox, Replica, Unsure, Witness};
use rulebook::{Gazetteer, Rulebook};
use seal::{DuressKey, Keyring, SealFault, SeedRng};
use situation::Situation;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;
use store::{LatchFile, Segment};
use tokio::sync::watch;

/// Changes that somebody may wait for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pulse {
    /// Leaves in the verified copy.
    pub size: u64,
    /// Of which witnessed.
    pub witnessed: u64,
    /// Acts waiting in the outbox.
    pub outbox: usize,
    /// Acts that were refused.
    pub refused: usize,
    /// Whether the live stream from the sequencer is up.
    pub online: bool,
    /// How often something of the desk's own has changed that is in no record.
    pub stirred: u64,
}

/// A checkpoint that another member showed, as far as gossip goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heard {
    /// Leaves under it.
    pub size: u64,
    /// When it was heard, milliseconds by this node's clock.
    pub at_ms: u64,
    /// Whether this node has come so far and found the same record; `None` while it has not.
    pub same: Option<bool>,
}

/// The gazetteer that ships with the program: GeoNames, CC BY 4.0.
pub const GAZETTEER: &str = include_str!("../../../../rulebook/gazetteer.csv");

/// A node's state.
pub struct State {
    pub(super) dir: PathBuf,
    pub(super) config: Config,
    pub(super) clock: Clock,
    /// The version of the rulebook that the founders signed, and every other that is here.
    pub(super) founders: Arc<Rulebook>,
    pub(super) shelf: super::shelf::Shelf,
    /// How many versions the list beside the archives names.
    pub(super) editions_noted: usize,
    pub(super) gazetteer: Arc<Gazetteer>,
    pub(super) me: MemberId,
    pub(super) desk: Signer,
    pub(super) machine: Signer,
    pub(super) duress: DuressKey,
    pub(super) keyring: Keyring,
    pub(super) replica: Replica,
    pub(super) situation: Situation,
    /// The hashes of its channels, if somebody has asked since something was folded.
    pub(super) state_hashes: RefCell<Option<BTreeMap<String, String>>>,
    /// Leaves that gave this node keys: epochs, releases, complaints.
    pub(super) key_leaves: Vec<u64>,
    /// How many leaves the snapshot on the disk holds.
    pub(super) snapshot_size: u64,
    pub(super) segment: Segment,
    pub(super) outbox: Outbox,
    pub(super) outbox_file: Segment,
    pub(super) index: super::index::Index,
    pub(super) witness: Option<(Witness, LatchFile)>,
    pub(super) refused: BTreeMap<Name, Refusal>,
    /// Acts just included that this node's machine still has to say it holds.
    pub(super) to_deliver: VecDeque<Name>,
    /// Values of fields that imports keep unique, by format and field.
    pub(super) uniques: BTreeMap<(u64, u64), BTreeSet<Vec<u8>>>,
    /// Epochs that this node has sent, by channel and number.
    pub(super) epochs_said: BTreeSet<(u64, u64)>,
    /// Epochs whose keys did not open here, as this node has said.
    pub(super) keys_complained: BTreeSet<Name>,
    /// Acts that somebody has complained of in the record, or this node is about to.
    pub(super) complained_of: BTreeSet<Name>,
    /// Line checks that this node has answered by itself.
    pub(super) replied: BTreeSet<Name>,
    /// Receipts for acts whose place the record has not reached yet.
    pub(super) receipts: super::receipts::Receipts,
    /// What witnesses held, as the record says.
    pub(super) rule_d: super::rule_d::RuleD,
    /// Acts of ours that the sequencer has not answered, and who holds them.
    pub(super) deposited: super::deposits::Deposited,
    /// What was deposited with this node's witness.
    pub(super) deposits_file: Option<Segment>,
    /// Names of the evidence files, of this run and of all before.
    pub(super) evidence: BTreeSet<String>,
    /// Files of evidence: what was handed in, what is here, what became of each.
    pub(super) items: super::items::ItemBook,
    /// Which of the replica's alarms stand in files that others can verify.
    pub(super) exhibited: BTreeSet<usize>,
    /// What this node has still to hear if its folder is a restored or moved copy: until then it must not use a serial.
    pub(super) unsure: Option<Unsure>,
    /// The newest checkpoint that each other member showed this node, and when.
    pub(super) heard: BTreeMap<String, Heard>,
    pub(super) unwitnessed_since: Option<u64>,
    /// When a quorum signed last, seconds, and when this node learnt of it.
    pub(super) fresh: (u64, Instant),
    /// The newest checkpoint with a quorum, if its file holds an older one; and when that was written.
    pub(super) checkpoint_due: Option<String>,
    pub(super) checkpoint_kept: Instant,
    /// Which witness signed when.
    pub(super) witnessing: super::witnessing::Witnessing,
    /// Whether the log has been told that no quorum signs any more.
    pub(super) frozen: bool,
    pub(super) online: bool,
    /// See [`Pulse::stirred`].
    pub(super) stirred: u64,
    /// Since when it has not been, milliseconds.
    pub(super) offline_since: Option<u64>,
    /// By how much this node's sequencer's clock is off its witnesses', milliseconds, if it is.
    pub(super) sequencer_off: Option<i64>,
    /// What the witnesses say of this machine's clock.
    pub(super) own_clock: super::own_clock::OwnClock,
    /// Addresses of those away from the desk that were given up.
    pub(crate) away_dead: BTreeSet<String>,
    /// A key came for an act that was folded unopened: fold everything anew.
    pub(super) stale: bool,
    pub(super) pulse: watch::Sender<Pulse>,
    /// A disk fault after which nothing more is signed or kept.
    pub(super) broken: Option<String>,
    pub(super) _lock: store::Lock,
}

/// So many leaves are put into the index at once where it has fallen behind.
const FILLED: u64 = 1024;

impl State {
    /// Folds acts that are in the verified copy: opens what can be opened, projects, and notes what to acknowledge.
    pub(super) fn fold(&mut self, acts: &[Included], live: bool) -> Result<(), CliFault> {
        let mut rows = Vec::new();
        self.state_hashes.take();
        // An index that is still being opened, or behind, is filled from the record.
        let level = self.index.upto().filter(|upto| acts.first().is_none_or(|act| *upto >= act.index));
        for act in acts {
            let content = match self.keyring.open(&act.act) {
                Ok(content) => content,
                Err(fault) => {
                    self.cannot_open(act, fault, live);
                    None
                }
            };
            if let Some(content) = &content {
                self.take_keys(act, content);
            }
            self.note_deposit(act);
            let counts = self.as_delivered(act);
            self.situation.apply(counts.as_ref().unwrap_or(act), content.as_ref());
            self.settle_own(act);
            self.judge(act, content.as_ref());
            if live && self.owes_delivery(act, content.as_ref()) {
                self.to_deliver.push_back(act.act.name());
            }
            if level.is_some_and(|upto| act.index >= upto) {
                rows.push(self.row(act, content.as_ref()));
            }
        }
        if level.is_some() {
            self.index.take(rows, self.replica.ledger().size());
        }
        self.note_editions();
        Ok(())
    }

    /// Fills the index where it has fallen behind the record, by a piece; answers whether it is level now.
    ///
    /// # Errors
    /// If the disk is at fault.
    pub(super) fn fill_index(&self) -> Result<bool, CliFault> {
        let Some(upto) = self.index.poll()? else { return Ok(false) };
        let size = self.segment.len();
        if upto < size {
            self.index_again(upto, size.min(upto.saturating_add(FILLED)))?;
        }
        Ok(size.saturating_sub(upto) <= FILLED)
    }

    /// The index, filled as far as the record goes.
    ///
    /// # Errors
    /// If the disk is at fault.
    pub(super) fn searchable(&self) -> Result<&super::index::Index, CliFault> {
        self.index.wait()?;
        while !self.fill_index()? {}
        Ok(&self.index)
    }

    fn index_again(&self, from: u64, size: u64) -> Result<(), CliFault> {
        let mut rows = Vec::new();
        for index in from.max(1)..size {
            let (_, act, at) = self.act_at(index)?;
            let Some(key) = self.replica.ledger().keys().get(act.key()) else { continue };
            let (key_name, author, purpose) = (key.name.clone(), key.member, key.purpose);
            let Ok(signed) = act.verify(&key.public.clone(), &self.genesis()) else { continue };
            let included = Included { index, at, act: signed, author, key_name, purpose };
            let content = self.keyring.open(&included.act).ok().flatten();
            rows.push(self.row(&included, content.as_ref()));
        }
        self.index.take(rows, size);
        Ok(())
    }

    /// Folds the whole record anew, after a key has opened something old.
    ///
    /// # Errors
    /// If the disk is at fault.
    pub(super) fn refold(&mut self) -> Result<(), CliFault> {
        self.situation = self.new_situation();
        self.items.look_again();
        self.state_hashes.take();
        let mut rows = Vec::new();
        for index in 1..self.segment.len() {
            let (_, act, at) = self.act_at(index)?;
            let keys = self.replica.ledger().keys();
            let Some((key, author)) = keys.get(act.key()).map(|k| (k.clone(), k.member)) else { continue };
            let signed = act.verify(&key.public, &self.genesis()).map_err(|e| CliFault::Io(e.to_string()))?;
            let included = Included { index, at, act: signed, author, key_name: key.name, purpose: key.purpose };
            let content = self.keyring.open(&included.act).ok().flatten();
            let counts = self.as_delivered(&included);
            self.situation.apply(counts.as_ref().unwrap_or(&included), content.as_ref());
            self.judge(&included, content.as_ref());
            rows.push(self.row(&included, content.as_ref()));
        }
        self.stale = false;
        self.index.take(rows, self.segment.len());
        self.note_editions();
        Ok(())
    }

    fn take_keys(&mut self, act: &Included, content: &Content) {
        let Ok(Some(kernel)) = Kernel::read(content.format, &content.fields) else { return };
        match self.keyring.receive(&kernel) {
            // An older act can be opened now: what follows from the record is folded anew.
            Ok(true) => {
                self.key_leaves.push(act.index);
                let Kernel::Release { act, .. } = kernel else { return };
                self.stale |= self.situation.act(&act).is_some_and(|row| row.packed.is_none());
            }
            Ok(false) | Err(SealFault::NoWrap) => {}
            Err(fault) => {
                tracing::error!(index = act.index, %fault, "a key that was delivered to this member is unusable")
            }
        }
    }

    /// Whether this node should say that it holds the act: one addressed to us that opens a case with addressees.
    fn owes_delivery(&self, act: &Included, content: Option<&Content>) -> bool {
        let opens = content.is_some_and(|content| content.case.is_none());
        self.config.acknowledge_delivery && opens && self.situation.owes_delivery(self.me, &act.act.name())
    }

    /// The mechanism's hash.
    pub fn genesis(&self) -> Genesis {
        self.replica.founding().genesis()
    }

    /// The key that signs acts of this purpose.
    pub(super) fn key(&self, purpose: Purpose) -> &Signer {
        match purpose {
            Purpose::Machine => &self.machine,
            Purpose::Desk | Purpose::Field => &self.desk,
        }
    }

    /// The next serial of a key.
    pub(super) fn next_serial(&self, key: KeyId) -> u64 {
        self.outbox.next(key, self.replica.ledger().highest(key))
    }

    /// A leaf of this node's own copy, as it stands on the disk.
    pub(super) fn leaf(&self, index: u64) -> Result<Vec<u8>, CliFault> {
        Ok(self.segment.get(index)?)
    }

    /// An act of the record, by index.
    ///
    /// # Errors
    /// If there is none, or the disk is at fault.
    pub(super) fn act_at(&self, index: u64) -> Result<(Vec<u8>, Act, u64), CliFault> {
        let none = || CliFault::refused(&Refusal::new("no-such-act").with("given", index));
        if index >= self.segment.len() {
            return Err(none());
        }
        let leaf = self.segment.get(index)?;
        match record::Leaf::decode(&leaf) {
            Ok(record::Leaf::Act { at, act }) => Ok((leaf, Act::decode(&act).map_err(|_| none())?, at)),
            _ => Err(none()),
        }
    }

    /// Remembers that the sequencer refused an act; the officer is told, and the act stays where it is.
    pub fn refuse(&mut self, name: Name, refusal: &RefusalText) {
        tracing::warn!(%name, code = %refusal.code, "the sequencer refused an act of ours");
        let known = record::CODES.iter().find(|c| **c == refusal.code).copied().unwrap_or("act-form");
        let args: Vec<(&'static str, String)> =
            refusal.args.iter().filter_map(|(k, v)| ARGS.iter().find(|a| *a == k).map(|a| (*a, v.clone()))).collect();
        self.refused.insert(name, Refusal { code: known, field: refusal.field.clone(), args });
        self.beat();
    }

    /// Fresh randomness for one purpose.
    ///
    /// # Errors
    /// If the operating system gives none.
    pub(super) fn rng() -> Result<SeedRng, CliFault> {
        Ok(SeedRng::new(*found::secret()?))
    }
}

/// Variables that the record's refusals use.
const ARGS: [&str; 14] =
    ["name", "serial", "index", "key", "detail", "len", "max", "got", "next", "channel", "at", "last", "ahead", "size"];
