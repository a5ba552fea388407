//! The sequencer role: whoever offers an act admits it, one thread commits, and the first fault stops it for good.
//!
//! An act's signature is checked and its receipt signed on the task that offers it, so on every core. What is shared is
//! only memory: no lock is held across the disk, and while a commit is being written the next one gathers.

use super::committer::Committer;
use super::order_files::OrderFiles;
use super::own_clock::Heard;
use crate::clock::Clock;
use crate::fault::CliFault;
use act::{Name, Precedence, Refusal};
use record::{
    Admission, Channels, CheckedLeaf, Checker, Effect, Founding, Ledger, LedgerFault, Promised, Rates, Sequencer,
    refusal,
};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use store::{SegmentReader, Tiles};
use tokio::sync::{oneshot, watch};

/// Leaves kept in memory for streams that are nearly up to date.
pub(super) const RECENT: usize = 4096;

/// The newest signed checkpoint: its size and text.
pub type Head = (u64, String);

/// What those who wait are told: a promise, to be signed by whoever hears it, or why not.
type Answer = Result<Promised, Refusal>;

/// The last leaves of the record, so that a stream does not wait for the disk.
#[derive(Default)]
pub(super) struct Recent {
    first: u64,
    leaves: VecDeque<Arc<CheckedLeaf>>,
}

/// The sequencer, and who waits for it.
pub(super) struct Desk {
    pub(super) sequencer: Sequencer,
    waiting: BTreeMap<Name, Vec<oneshot::Sender<Answer>>>,
    /// Until the witnesses have been asked, nothing is admitted and no head is shown: see `remote`.
    held: bool,
    /// The head that is shown as soon as they have answered.
    first: Option<Head>,
    /// The newest that is shown.
    head: watch::Sender<Head>,
    /// What the witnesses' clocks said last.
    heard: Option<Heard>,
    /// Nobody can offer anything any more.
    closed: bool,
    /// How many acts the next commit may expect, and until when it waits for them.
    expected: usize,
    patience: Duration,
}

/// No commit waits longer than this for others to join it.
const PATIENCE_MAX: Duration = Duration::from_millis(5);

/// What those who offer and the one who commits share.
pub(super) struct Shared {
    desk: Mutex<Desk>,
    work: Condvar,
    keys: RwLock<Checker>,
    /// Why it signs nothing more; its node's status shows it.
    broken: watch::Sender<Option<Refusal>>,
    pub(super) recent: RwLock<Recent>,
    /// The last root that was asked for, and the size it is of.
    root: Mutex<Option<(u64, tlog::Hash)>>,
    pub(super) clock: Clock,
}

/// Offers acts to the sequencer, and reads its record.
#[derive(Clone)]
pub struct Orderer {
    shared: Arc<Shared>,
    reader: SegmentReader,
    /// The newest checkpoint, signed by the sequencer alone.
    pub head: watch::Receiver<Head>,
    /// Why it signs nothing more.
    pub broken: watch::Receiver<Option<Refusal>>,
    /// With the last of these the thread ends.
    _open: Arc<Open>,
}

struct Open(Arc<Shared>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.desk().closed = true;
        self.0.work.notify_all();
    }
}

impl Orderer {
    /// Starts the thread over opened files. `known` is what this node has made of its own copy of the record, if anything.
    ///
    /// # Errors
    /// If the disk contradicts what was promised.
    pub fn start(
        files: OrderFiles,
        founding: &Founding,
        channels: Channels,
        seed: &[u8; 32],
        clock: Clock,
        known: Option<Ledger>,
    ) -> Result<(Orderer, JoinHandle<()>), CliFault> {
        let recent = files.recent()?;
        let (sequencer, effects) = files.start(founding, channels, seed, known)?;
        let OrderFiles { dir, lock, segment, latch_file, .. } = files;
        let (head, heads) = watch::channel((0, String::new()));
        let (broken, whether_broken) = watch::channel(None);
        let shared = Arc::new(Shared::new(sequencer, recent, clock, (head, broken)));
        let reader = segment.reader();
        let tiles = Tiles::open(&dir.join("public"))?;
        let mut committer = Committer { shared: shared.clone(), segment, latch: latch_file, tiles, _lock: lock };
        committer.perform(effects);
        if let Some(fault) = &*whether_broken.borrow() {
            return Err(CliFault::refused(fault));
        }
        committer.complete_tiles();
        let thread = std::thread::Builder::new().name("sequencer".into()).spawn(move || committer.run());
        let thread = thread.map_err(|e| CliFault::io("a thread", e))?;
        let _open = Arc::new(Open(shared.clone()));
        Ok((Orderer { shared, reader, head: heads, broken: whether_broken, _open }, thread))
    }

    /// Offers an act and waits for the receipt or the refusal.
    ///
    /// # Errors
    /// The refusal; `not-running` if the sequencer has ended meanwhile.
    pub async fn offer(&self, bytes: impl AsRef<[u8]>) -> Result<Vec<u8>, Refusal> {
        Ok(self.promise(bytes).await?.sign())
    }

    /// As [`Orderer::offer`], with the receipt still to be signed.
    ///
    /// # Errors
    /// As [`Orderer::offer`].
    pub async fn promise(&self, bytes: impl AsRef<[u8]>) -> Result<Promised, Refusal> {
        let answer = self.shared.offer(bytes.as_ref())?;
        answer.await.map_err(|_| Refusal::new("not-running"))?
    }

    /// The record's root at a size; `None` if it is not as long.
    pub fn root_at(&self, size: u64) -> Option<[u8; 32]> {
        let mut last = self.shared.root.lock().unwrap_or_else(PoisonError::into_inner);
        // Acts that are offered at the same time have mostly seen the same record.
        if let Some((_, root)) = last.filter(|(at, _)| *at == size) {
            return Some(root);
        }
        let root = self.shared.desk().sequencer.ledger().tree().root_at(size)?;
        *last = Some((size, root));
        Some(root)
    }

    /// Tells it the witnesses' time; answers by how much its own clock is off, milliseconds, if it is.
    pub async fn heed(&self, heard: Heard) -> Option<i64> {
        let mut desk = self.shared.desk();
        desk.heard = Some(heard);
        // What waits for the clocks to agree may go on.
        self.shared.work.notify_one();
        desk.clock_off(&self.shared.clock)
    }

    /// Admits so many acts of each member a minute from now on; `None` for as many as come.
    pub fn limit(&self, rates: Option<Rates>) {
        self.shared.desk().sequencer.limit(rates);
    }

    /// Lets it admit and sign, and shows the head that it came up with.
    pub fn release(&self) {
        let mut desk = self.shared.desk();
        desk.held = false;
        if let Some(head) = desk.first.take() {
            desk.publish(head);
        }
    }

    /// Stops it for good: whatever it signed would contradict what others have seen.
    pub fn halt(&self, why: Refusal) {
        self.shared.stop(why);
    }

    /// Leaves from `from` to before `to`, at most `max`. Those of long ago are read beside the commits, not between them.
    pub async fn leaves(&self, from: u64, to: u64, max: u64) -> Vec<Arc<CheckedLeaf>> {
        let to = to.min(from.saturating_add(max));
        if let Some(found) = self.shared.recent.read().ok().and_then(|recent| recent.range(from, to)) {
            return found;
        }
        let reader = self.reader.clone();
        let read = tokio::task::spawn_blocking(move || reader.read(from, to.saturating_sub(from))).await;
        match read {
            Ok(Ok(leaves)) => leaves.into_iter().map(CheckedLeaf::unchecked).map(Arc::new).collect(),
            _ => Vec::new(),
        }
    }

    /// Does something with the sequencer's fold, such as making a proof.
    pub async fn with<R: Send + 'static>(&self, f: impl FnOnce(&Sequencer) -> R + Send + 'static) -> Option<R> {
        Some(f(&self.shared.desk().sequencer))
    }
}

impl Shared {
    fn new(
        sequencer: Sequencer,
        recent: Recent,
        clock: Clock,
        (head, broken): (watch::Sender<Head>, watch::Sender<Option<Refusal>>),
    ) -> Shared {
        let keys = RwLock::new(sequencer.checker());
        let desk = Desk {
            sequencer,
            waiting: BTreeMap::new(),
            held: true,
            first: None,
            head,
            heard: None,
            closed: false,
            expected: 0,
            patience: Duration::ZERO,
        };
        let (recent, root) = (RwLock::new(recent), Mutex::new(None));
        Shared { desk: Mutex::new(desk), work: Condvar::new(), keys, broken, recent, root, clock }
    }

    pub(super) fn desk(&self) -> MutexGuard<'_, Desk> {
        // Whoever panicked while it held this was at fault itself; the sequencer stops by its own rules.
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn offer(&self, bytes: &[u8]) -> Result<oneshot::Receiver<Answer>, Refusal> {
        let checker = self.keys.read().unwrap_or_else(PoisonError::into_inner).clone();
        let checked = match checker.act(bytes) {
            Ok(checked) => Some(checked),
            // A key that was added a moment ago: the ledger knows better.
            Err(LedgerFault::Key(_)) => None,
            Err(fault) => return Err(refusal(&fault)),
        };
        let (reply, answer) = oneshot::channel();
        let mut desk = self.desk();
        if let Some(fault) = &*self.broken.borrow() {
            return Err(fault.clone());
        }
        if desk.held || desk.closed {
            return Err(Refusal::new("not-running"));
        }
        if desk.clock_off(&self.clock).is_some() {
            return Err(Refusal::new("sequencer-clock"));
        }
        let now = self.clock.now();
        let admitted = match checked {
            Some(checked) => desk.sequencer.admit_checked(checked, now),
            None => desk.sequencer.admit(bytes, now),
        };
        // A caller that goes away offers the act again later; it is then found standing.
        match admitted? {
            Admission::Pooled(name) => desk.waiting.entry(name).or_default().push(reply),
            Admission::Standing(_, receipt) => drop(reply.send(Ok(receipt))),
        }
        let first = desk.sequencer.waiting().0 == 1;
        if desk.sequencer.is_due() && (first || desk.is_complete()) {
            self.work.notify_one();
        }
        Ok(answer)
    }

    /// What the next commit has to write, as soon as there is something, and how many acts it has; `None` at the end.
    pub(super) fn next(&self) -> Option<(Vec<Effect>, usize)> {
        let mut desk = self.desk();
        let mut since: Option<Instant> = None;
        loop {
            let mut left = None;
            if self.broken.borrow().is_none() && desk.sequencer.is_due() && !desk.must_not_stamp(&self.clock) {
                let since = *since.get_or_insert_with(Instant::now);
                left = desk.patience.checked_sub(since.elapsed()).filter(|left| !left.is_zero());
                if left.is_none() || desk.is_complete() {
                    let waiting = desk.sequencer.waiting().0;
                    return Some((desk.sequencer.gather(self.clock.now()), waiting.min(record::COMMIT_MAX)));
                }
            }
            if desk.closed {
                return None;
            }
            desk = match left {
                Some(left) => self.work.wait_timeout(desk, left).unwrap_or_else(PoisonError::into_inner).0,
                None => self.work.wait(desk).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    /// Lets those who check signatures know of new keys.
    pub(super) fn keys_changed(&self, fresh: Checker) {
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        if !keys.is_same(&fresh) {
            *keys = fresh;
        }
    }

    /// For good: nothing is admitted or signed any more, and whoever waits is told why.
    pub(super) fn stop(&self, why: Refusal) {
        let mut desk = self.desk();
        for reply in std::mem::take(&mut desk.waiting).into_values().flatten() {
            let _ = reply.send(Err(why.clone()));
        }
        self.broken.send_replace(Some(why));
    }

    /// Answers all who wait for these acts.
    pub(super) fn answer(&self, answers: impl Iterator<Item = (Name, Answer)>) {
        let mut desk = self.desk();
        let found: Vec<_> = answers.filter_map(|(name, answer)| Some((desk.waiting.remove(&name)?, answer))).collect();
        drop(desk);
        for (replies, answer) in found {
            replies.into_iter().for_each(|reply| drop(reply.send(answer.clone())));
        }
    }
}

impl Desk {
    /// Shows a head, once the witnesses have answered: before, it may be one of an older copy or of a term that never begins,
    /// and whoever followed it would have to put it aside.
    pub(super) fn publish(&mut self, head: Head) {
        match self.held {
            true => self.first = Some(head),
            false => drop(self.head.send_replace(head)),
        }
    }

    /// After a commit of so many acts, which took so long. Whoever was answered is likely to offer the next act at once, and
    /// one commit for all of them costs everybody less than one for half of them and another for the rest: each is a sync
    /// here and at every member. So the next commit waits for as many, but no longer than this one has taken.
    pub(super) fn done(&mut self, acts: usize, took: Duration) {
        self.expected = (acts + self.sequencer.waiting().0).min(record::COMMIT_MAX);
        self.patience = took.min(PATIENCE_MAX);
    }

    /// Whether the next commit has all that may be expected, or something that does not wait.
    fn is_complete(&self) -> bool {
        let (waiting, most) = self.sequencer.waiting();
        waiting >= self.expected || most.is_some_and(|most| most >= Precedence::Immediate) || self.closed
    }

    fn clock_off(&self, clock: &Clock) -> Option<i64> {
        let tolerance = self.sequencer.ledger().founding().clocks.tolerance_ms;
        self.heard.and_then(|heard| heard.off(clock, tolerance))
    }

    /// A time that the witnesses contradict must not stand in the record: they would not sign it, and no later leaf could
    /// be earlier. What waits, waits until the clocks agree.
    fn must_not_stamp(&self, clock: &Clock) -> bool {
        let off = self.clock_off(clock);
        if let Some(off_ms) = off {
            tracing::error!(off_ms, "the sequencer's clock is not its witnesses': it stamps nothing");
        }
        off.is_some()
    }
}

impl Recent {
    /// None yet; the first will have this number.
    pub(super) fn from(first: u64) -> Recent {
        Recent { first, leaves: VecDeque::new() }
    }

    fn range(&self, from: u64, to: u64) -> Option<Vec<Arc<CheckedLeaf>>> {
        let start = usize::try_from(from.checked_sub(self.first)?).ok()?;
        let end = usize::try_from(to.checked_sub(self.first)?).ok()?;
        (start <= end && end <= self.leaves.len()).then(|| self.leaves.range(start..end).cloned().collect())
    }

    pub(super) fn push(&mut self, leaf: CheckedLeaf) {
        self.leaves.push_back(Arc::new(leaf));
        if self.leaves.len() > RECENT {
            self.leaves.pop_front();
            self.first += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use sim::Cast;

    #[tokio::test]
    async fn a_sequencer_shows_no_head_before_its_witnesses_have_answered() {
        let (cast, dir) = (Cast::seven(), tempfile::tempdir().unwrap());
        let files = crate::node::OrderFiles::open(dir.path()).unwrap();
        let clock = crate::clock::Clock::stepped(sim::NOW);
        let (orderer, thread) =
            Orderer::start(files, &cast.founding, cast.channels.clone(), &cast.sequencer, clock, None).unwrap();
        // Its first leaf is durable and signed.
        assert_eq!(orderer.with(|s| s.ledger().size()).await, Some(1));
        assert_eq!(orderer.head.borrow().0, 0);
        orderer.release();
        assert_eq!(orderer.head.borrow().0, 1);
        drop(orderer);
        thread.join().unwrap();
    }
}
