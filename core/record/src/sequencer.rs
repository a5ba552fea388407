//! The sequencer: admits acts, orders them, and promises nothing that is not durable. Source: DESIGN 4, LEDGER 4.2.
//!
//! A commit is a list of effects that the edge performs in order, stopping for good at the first that fails:
//!
//! ```text
//! gather  →  Append leaves · Sync                      the segment is the only truth
//! confirm →  Latch (size, root, checkpoint)            from bytes read back from the disk
//!            Tiles · Publish · Receipts                 only now does anybody hear of it
//! ```
//! On start the latch says what was promised. Whatever lies in the segment beyond it is synced, read back and confirmed
//! like any commit: what a restart can read need not yet be durable.

use crate::ledger::{Admissible, Ledger};
use crate::pool::{Pool, Rates};
use crate::receipt::Signer;
use crate::{Checked, CheckedLeaf, Checker, KeyFault, Latch, Leaf, LedgerFault, Promised, Receipt, refusal};
use act::cbor::CborFault;
use act::{Kernel, Millis, Name, Precedence, Refusal};
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use tlog::checkpoint::{self, Checkpoint};
use tlog::note::Note;
use tlog::tile::{TilePath, encode_entries, tiles_for};

mod start;

/// The most leaves of one commit.
pub const COMMIT_MAX: usize = 1024;

/// What the edge has to do next, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Append these leaves to the segment file.
    Append(Vec<Vec<u8>>),
    /// Make the segment durable; then read the leaves back from the disk and call [`Sequencer::confirm`].
    Sync,
    /// Durably replace the latch.
    Latch(Latch),
    /// Write these full tiles. They can be made again from the segment, so they need not be durable.
    Tiles(Vec<(TilePath, Vec<u8>)>),
    /// Show this checkpoint to everyone.
    Publish(String),
    /// Answer those who wait: `(act, receipt)`.
    Receipts(Vec<(Name, Promised)>),
    /// Tell those who wait that their act became unfit meanwhile, as when its key was revoked.
    Refused(Vec<(Name, Refusal)>),
}

/// What became of an act that was offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// It waits for the next commit; nothing is promised yet.
    Pooled(Name),
    /// It already stands in the record; here is its receipt again.
    Standing(Name, Promised),
}

/// Why a start or a commit is refused. The sequencer must not sign until someone has looked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SequencerFault {
    /// A leaf of the segment may not stand where it is.
    #[error("leaf {index} of the segment may not stand there: {fault}")]
    Leaf {
        /// Which.
        index: u64,
        /// Why.
        fault: LedgerFault,
    },
    /// The segment holds fewer leaves than were promised.
    #[error("the segment holds {have} leaves, but a checkpoint was signed over {promised}")]
    Lost {
        /// Held.
        have: u64,
        /// Promised.
        promised: u64,
    },
    /// The segment's root is not the one that was signed.
    #[error("the segment's root at size {0} is not the one that was signed")]
    Root(u64),
    /// What was read back from the disk is not what was written.
    #[error("what was read back from the disk is not what was written")]
    ReadBack,
    /// The segment holds acts, but no latch says what was promised. The first commit is the genesis document alone.
    #[error("the segment holds {0} leaves, but there is no latch to say what was promised")]
    NoLatch(u64),
    /// An earlier fault has stopped it; it must be started again.
    #[error("the sequencer has stopped after an earlier fault")]
    Stopped,
    /// Another sequencer has succeeded the one with this key: the record is not its own to go on with.
    #[error("term {0} of the record is another sequencer's: this key orders it no more")]
    Succeeded(u64),
    /// The latch cannot be read.
    #[error("the latch is damaged: {0}")]
    Latch(CborFault),
    /// The founding keys are unfit.
    #[error(transparent)]
    Keys(#[from] KeyFault),
}

struct Waiting {
    ok: Admissible,
    /// How many changes of keys the record held when it was judged.
    changes: u64,
}

/// Leaves that are being made durable.
struct Batch {
    leaves: Vec<Vec<u8>>,
    acts: Acts,
    at: Millis,
}

enum Acts {
    /// Judged, and to be entered in the ledger once they are durable.
    New(Vec<Admissible>),
    /// Found on the disk by a start: the fold that holds them too, and their names and hashes.
    Found(Box<Ledger>, Vec<(Name, [u8; 32])>),
}

/// The sequencer's state.
pub struct Sequencer {
    /// What was read back from the disk, and nothing else.
    ledger: Ledger,
    /// Signs receipts and checkpoints; the two kinds of text cannot be confused.
    signer: Arc<Signer>,
    note_key: tlog::SigningKey,
    pool: Pool<Waiting>,
    /// Every act that waits in the pool or in the running commit: an act sent again meanwhile must not stand twice.
    pooled: BTreeMap<Name, [u8; 32]>,
    batch: Option<Batch>,
    /// Set by the first fault. Nobody knows what the disk holds after one.
    stopped: bool,
    changes: u64,
    /// Leaves of the last, unfinished entry bundle.
    tail: Vec<Vec<u8>>,
    /// Leaves of the last commit, with what was checked of them.
    entered: Vec<CheckedLeaf>,
}

impl Sequencer {
    /// Admits one act or says why not; nothing is stored before every line has passed.
    ///
    /// # Errors
    /// A [`Refusal`] with a phrase in every language.
    pub fn admit(&mut self, bytes: &[u8], now: Millis) -> Result<Admission, Refusal> {
        let checked = self.ledger.check(bytes).map_err(|fault| refusal(&fault))?;
        self.admit_checked(checked, now)
    }

    /// As [`Sequencer::admit`], for an act whose form and signature were checked on another thread.
    ///
    /// # Errors
    /// A [`Refusal`] with a phrase in every language.
    pub fn admit_checked(&mut self, checked: Checked, now: Millis) -> Result<Admission, Refusal> {
        let (name, hash) = (checked.name(), checked.act.digest());
        let ok = match self.ledger.fit(checked) {
            Ok(ok) => ok,
            Err(LedgerFault::Again { index, .. }) => return Ok(self.standing(name, hash, index)),
            Err(fault) => return Err(refusal(&fault)),
        };
        // Who is succeeded does not write it into its own record: it is the first leaf of its successor's.
        if let Some(Kernel::Succession { .. }) = ok.change() {
            return Err(Refusal::new("succession-elsewhere"));
        }
        let statement = ok.checked.act.statement();
        match self.pooled.get(&name) {
            Some(pooled) if *pooled == hash => return Ok(Admission::Pooled(name)),
            Some(_) => return Err(Refusal::new("name-reused").with("name", &ok.key_name).with("serial", name.serial)),
            None => {}
        }
        in_time(statement.claimed_s, now, self.ledger.founding().clocks.tolerance_ms)?;
        if !self.ledger.has_seen(&statement.seen) && !self.ledger.may_have_seen_void(statement) {
            return Err(Refusal::new("fork").with("size", statement.seen.size));
        }
        let (author, precedence) = (ok.author, statement.precedence);
        self.pool.push(author, precedence, Waiting { ok, changes: self.changes }, now)?;
        self.pooled.insert(name, hash);
        Ok(Admission::Pooled(name))
    }

    fn standing(&self, name: Name, act: [u8; 32], index: u64) -> Admission {
        let at = self.ledger.time_of(index).unwrap_or(0);
        Admission::Standing(name, self.signer.owes(Receipt { act, index, at }))
    }

    /// Admits so many acts of each member a minute from now on; `None` for as many as come. A start begins without.
    pub fn limit(&mut self, rates: Option<Rates>) {
        self.pool.limit(rates);
    }

    /// Whether acts wait and no commit runs.
    pub fn is_due(&self) -> bool {
        !self.stopped && self.batch.is_none() && self.pool.len() > 0
    }

    /// How many acts wait for the next commit, and the most urgent of them.
    pub fn waiting(&self) -> (usize, Option<Precedence>) {
        (self.pool.len(), self.pool.most_urgent())
    }

    /// Takes what waits, the most urgent first, and says what to write. Empty while a commit runs or nothing waits.
    pub fn gather(&mut self, now: Millis) -> Vec<Effect> {
        if !self.is_due() {
            return Vec::new();
        }
        let at = now.max(self.ledger.last_at());
        let (mut leaves, mut acts, mut refused) = (Vec::new(), Vec::new(), Vec::new());
        while acts.len() < COMMIT_MAX {
            let Some(waiting) = self.pool.pop() else { break };
            let name = waiting.ok.checked.name();
            // Keys or epochs have changed since it was judged: judge it again.
            let changed = waiting.changes != self.changes;
            let ok = if changed { self.ledger.fit(waiting.ok.checked) } else { Ok(waiting.ok) };
            match ok {
                Ok(ok) => {
                    let last = ok.change().is_some();
                    leaves.push(Leaf::Act { at, act: ok.checked.act.encode() }.encode());
                    acts.push(ok);
                    // What follows a change of keys is judged under the new ones, so the change ends its commit.
                    if last {
                        break;
                    }
                }
                Err(fault) => {
                    self.pooled.remove(&name);
                    refused.push((name, refusal(&fault)));
                }
            }
        }
        let mut effects = Vec::new();
        if !refused.is_empty() {
            effects.push(Effect::Refused(refused));
        }
        if !leaves.is_empty() {
            effects.extend([Effect::Append(leaves.clone()), Effect::Sync]);
            self.batch = Some(Batch { leaves, acts: Acts::New(acts), at });
        }
        effects
    }

    /// The commit's leaves, as read back from the disk after [`Effect::Sync`]: signs them, and says what to do next.
    /// These are always all leaves from the ledger's size on; after a start, those beyond the latch.
    ///
    /// # Errors
    /// [`SequencerFault::ReadBack`] if they are not what was written; from then on [`SequencerFault::Stopped`].
    pub fn confirm(&mut self, read_back: &[Vec<u8>]) -> Result<Vec<Effect>, SequencerFault> {
        if self.stopped {
            return Err(SequencerFault::Stopped);
        }
        let Some(batch) = self.batch.take() else { return Ok(Vec::new()) };
        // Whatever way this function is left but the last, nothing is ever signed again.
        self.stopped = true;
        if batch.leaves != read_back {
            return Err(SequencerFault::ReadBack);
        }
        let old = self.ledger.size();
        self.entered.clear();
        let acts = match batch.acts {
            Acts::Found(ledger, acts) => {
                self.ledger = *ledger;
                self.changes += 1;
                acts
            }
            Acts::New(_) if old == 0 => push(&mut self.ledger, &batch.leaves[0])?.into_iter().collect(),
            Acts::New(acts) => self.enter(read_back, batch.at, acts)?,
        };
        for (name, _) in &acts {
            self.pooled.remove(name);
        }
        let effects = self.promise(old, read_back, &acts);
        self.stopped = false;
        Ok(effects)
    }

    /// Enters judged acts in the ledger.
    fn enter(
        &mut self,
        leaves: &[Vec<u8>],
        at: Millis,
        acts: Vec<Admissible>,
    ) -> Result<Vec<(Name, [u8; 32])>, SequencerFault> {
        let mut hashes = Vec::with_capacity(acts.len());
        for (leaf, ok) in leaves.iter().zip(acts) {
            let (index, hash, change) = (self.ledger.size(), ok.checked.act.digest(), ok.change().is_some());
            let (leaf_hash, content) = (tlog::leaf_hash(leaf), ok.checked.content.clone());
            let stands = self.ledger.push(leaf_hash, at, ok).map_err(|fault| SequencerFault::Leaf { index, fault })?;
            self.changes += u64::from(change);
            hashes.push((stands.act.name(), hash));
            let checked = Checked { act: stands.act, content };
            self.entered.push(CheckedLeaf::entered(leaf.clone(), leaf_hash, at, checked));
        }
        Ok(hashes)
    }

    /// Latch, tiles, publication and receipts for the leaves from `old` on, which the ledger already holds.
    fn promise(&mut self, old: u64, leaves: &[Vec<u8>], acts: &[(Name, [u8; 32])]) -> Vec<Effect> {
        let (size, root) = (self.ledger.size(), self.ledger.tree().root());
        let note = self.checkpoint();
        let tiles = self.full_tiles(old, leaves);
        let first = size - acts.len() as u64;
        let receipts = acts.iter().enumerate().map(|(n, (name, hash))| {
            let index = first + n as u64;
            let at = self.ledger.time_of(index).unwrap_or(0);
            (*name, self.signer.owes(Receipt { act: *hash, index, at }))
        });
        let receipts = receipts.collect();
        Vec::from([
            Effect::Latch(Latch { term: self.ledger.term().fence.term, size, root, checkpoint: note.clone() }),
            Effect::Tiles(tiles),
            Effect::Publish(note),
            Effect::Receipts(receipts),
        ])
    }

    /// The signed checkpoint of the record as it stands. Private: what may be shown is what was published.
    fn checkpoint(&self) -> String {
        self.signed(self.ledger.size(), self.ledger.tree().root())
    }

    fn signed(&self, size: u64, root: tlog::Hash) -> String {
        let origin = &self.ledger.term().origin;
        let head = Checkpoint::new(origin, size, root).expect("the origin was checked with the genesis document");
        let signature = checkpoint::sign(&head, &self.note_key, origin).expect("the same origin");
        Note { text: head.to_string(), signatures: Vec::from([signature]) }.to_string()
    }

    /// A signed checkpoint of an earlier size of the same record, for those who catch up in pieces. The caller asks only
    /// for sizes below one that was published, so it promises nothing new.
    pub fn checkpoint_at(&self, size: u64) -> Option<String> {
        self.ledger.tree().root_at(size).filter(|_| size > 0).map(|root| self.signed(size, root))
    }

    /// Tiles and entry bundles that became full. Unfinished ones are made when somebody asks.
    fn full_tiles(&mut self, old: u64, leaves: &[Vec<u8>]) -> Vec<(TilePath, Vec<u8>)> {
        let mut tiles = Vec::new();
        let mut index = old;
        for leaf in leaves {
            self.tail.push(leaf.clone());
            index += 1;
            if index.is_multiple_of(256) {
                let entries: Vec<&[u8]> = self.tail.iter().map(Vec::as_slice).collect();
                let bytes = encode_entries(&entries).expect("256 leaves of legal length fit a bundle");
                tiles.push((TilePath::Entries { index: index / 256 - 1, width: 256 }, bytes));
                self.tail.clear();
            }
        }
        let full = tiles_for(old, self.ledger.size())
            .into_iter()
            .filter(|path| matches!(path, TilePath::Hash { width: 256, .. }));
        tiles.extend(full.filter_map(|path| self.ledger.tree().tile(&path).map(|bytes| (path, bytes))));
        tiles
    }

    /// The last commit's leaves with what was checked of their acts, for a replica in this process; none after a start.
    pub fn take_entered(&mut self) -> Vec<CheckedLeaf> {
        core::mem::take(&mut self.entered)
    }

    /// Checks signatures on any thread, for [`Sequencer::admit_checked`].
    pub fn checker(&self) -> Checker {
        self.ledger.checker()
    }

    /// The fold over all leaves.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }
}

/// Takes a leaf of the disk; gives its act's name and hash.
fn push(ledger: &mut Ledger, leaf: &[u8]) -> Result<Option<(Name, [u8; 32])>, SequencerFault> {
    let index = ledger.size();
    let included = ledger.apply(leaf).map_err(|fault| SequencerFault::Leaf { index, fault })?;
    Ok(included.map(|included| (included.act.name(), included.act.digest())))
}

/// A claimed time may lie in the past, for acts written offline, but not in the future.
fn in_time(claimed_s: u64, now: Millis, tolerance_ms: u64) -> Result<(), Refusal> {
    let ahead = (claimed_s * 1000).saturating_sub(now);
    // Two minutes is what DOMAIN and LEDGER 4.7 allow between a claim and its arrival.
    if ahead > tolerance_ms.max(120_000) {
        return Err(Refusal::new("clock-off").with("ahead", ahead / 1000));
    }
    Ok(())
}
