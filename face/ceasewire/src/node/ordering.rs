//! The sequencer role: performs the sequencer's effects on the disk, in order, and stops for good at the first fault.

use super::actor::Actor;
use crate::clock::Clock;
use crate::fault::CliFault;
use act::{Name, Refusal};
use record::{Admission, Channels, Effect, Founding, Latch, Sequencer};
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::{Arc, RwLock};
use std::thread::JoinHandle;
use std::time::Instant;
use store::{Segment, Tiles};
use tokio::sync::{oneshot, watch};

/// Leaves kept in memory for streams that are nearly up to date.
const RECENT: usize = 4096;

/// The answer to an offered act: the sequencer's receipt.
pub type Answer = Result<Vec<u8>, Refusal>;

/// The newest signed checkpoint: its size and text.
pub type Head = (u64, String);

/// The last leaves of the record, so that a stream does not wait for the disk.
#[derive(Default)]
pub struct Recent {
    first: u64,
    leaves: VecDeque<Arc<Vec<u8>>>,
}

/// The witnesses' time by a quorum's cosignatures, and our own when they were asked for and when they had come.
#[derive(Clone, Copy)]
pub struct Heard {
    theirs: u64,
    asked: (u64, Instant),
    got: (u64, Instant),
}

impl Heard {
    /// What a quorum's cosignatures, asked for at `asked`, say now; `None` if they are none.
    pub fn now(times_s: &[u64], quorum: usize, asked: (u64, Instant), clock: &Clock) -> Option<Heard> {
        let theirs = record::witnesses_time(times_s, quorum)?;
        Some(Heard { theirs, asked, got: (clock.now(), Instant::now()) })
    }

    /// By how much our clock is off by now, milliseconds, if it is.
    fn off(&self, clock: &Clock, tolerance_ms: u64) -> Option<i64> {
        let now = clock.now();
        // The machine's clock may jump; what has passed meanwhile is told by one that does not. A stepped clock is all
        // the time there is.
        let since = |(ours, at): (u64, Instant)| match clock {
            Clock::System => u64::try_from(at.elapsed().as_millis()).unwrap_or(u64::MAX),
            Clock::Stepped(_) => now.saturating_sub(ours),
        };
        let at = |then| self.theirs.saturating_add(since(then));
        record::drift(now, (at(self.got), at(self.asked)), tolerance_ms)
    }
}

/// What the sequencer's thread owns.
pub struct Ordering {
    sequencer: Sequencer,
    segment: Segment,
    latch: std::path::PathBuf,
    tiles: Tiles,
    clock: Clock,
    waiting: BTreeMap<Name, Vec<oneshot::Sender<Answer>>>,
    recent: Arc<RwLock<Recent>>,
    head: watch::Sender<Head>,
    /// Why it signs nothing more; its node's status shows it.
    broken: watch::Sender<Option<Refusal>>,
    /// Until the witnesses have been asked, nothing is admitted: see `remote`.
    held: bool,
    /// What the witnesses' clocks said last.
    heard: Option<Heard>,
    /// Holds the folder's lock for as long as this lives.
    _lock: store::Lock,
}

/// Talks to the sequencer's thread.
#[derive(Clone)]
pub struct Orderer {
    actor: Actor<Ordering>,
    recent: Arc<RwLock<Recent>>,
    /// The newest checkpoint, signed by the sequencer alone.
    pub head: watch::Receiver<Head>,
    /// Why it signs nothing more.
    pub broken: watch::Receiver<Option<Refusal>>,
}

impl Orderer {
    /// Opens `dir` and starts the thread.
    ///
    /// # Errors
    /// If the folder is in use, or the disk contradicts what was promised.
    pub fn start(
        dir: &Path,
        founding: &Founding,
        channels: Channels,
        seed: &[u8; 32],
        clock: Clock,
    ) -> Result<(Orderer, JoinHandle<()>), CliFault> {
        std::fs::create_dir_all(dir).map_err(|e| CliFault::io(dir.display(), e))?;
        let lock = store::Lock::hold(dir)?;
        let latch_path = dir.join("latch");
        let latch = match store::atomic::read(&latch_path)? {
            Some(bytes) => Some(Latch::decode(&bytes).map_err(|e| CliFault::io(latch_path.display(), e))?),
            None => None,
        };
        let (segment, recovered) = Segment::open(&dir.join("leaves.segment"))?;
        if recovered.cut_bytes > 0 {
            tracing::warn!(
                cut = recovered.cut_bytes,
                "an unfinished write at the end of the sequencer's segment was cut off"
            );
        }
        let leaves = recovered.records;
        // Leaves beyond the latch are confirmed anew, and come to the others then.
        let promised = latch.as_ref().map_or(0, |l| usize::try_from(l.size).unwrap_or(usize::MAX)).min(leaves.len());
        let first = promised.saturating_sub(RECENT);
        let recent =
            Recent { first: first as u64, leaves: leaves[first..promised].iter().cloned().map(Arc::new).collect() };
        let recent = Arc::new(RwLock::new(recent));
        let (sequencer, effects) = Sequencer::start(founding.clone(), Some(channels), seed, leaves, latch.as_ref())
            .map_err(|e| CliFault::io(dir.display(), e))?;
        let (head, heads) = watch::channel((0, String::new()));
        let (broken, whether_broken) = watch::channel(None);
        let mut ordering = Ordering {
            sequencer,
            segment,
            latch: latch_path,
            tiles: Tiles::open(&dir.join("public"))?,
            clock,
            waiting: BTreeMap::new(),
            recent: recent.clone(),
            head,
            broken,
            held: true,
            heard: None,
            _lock: lock,
        };
        ordering.perform(effects);
        if let Some(fault) = &*ordering.broken.borrow() {
            return Err(CliFault::refused(fault));
        }
        let (actor, thread) =
            Actor::start("sequencer", ordering, Ordering::settle).map_err(|e| CliFault::io("a thread", e))?;
        Ok((Orderer { actor, recent, head: heads, broken: whether_broken }, thread))
    }

    /// Offers an act and waits for the receipt or the refusal.
    pub async fn offer(&self, bytes: Vec<u8>) -> Answer {
        let (reply, answer) = oneshot::channel();
        let stopped = || Refusal::new("not-running");
        self.actor.tell(move |o| o.offer(&bytes, reply)).map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }

    /// Tells it the witnesses' time; answers by how much its own clock is off, milliseconds, if it is.
    pub async fn heed(&self, heard: Heard) -> Option<i64> {
        let off = self.actor.ask(move |o| {
            o.heard = Some(heard);
            o.clock_off()
        });
        off.await.ok().flatten()
    }

    /// Lets it admit and sign.
    pub fn release(&self) {
        let _ = self.actor.tell(|o| o.held = false);
    }

    /// Stops it for good: whatever it signed would contradict what others have seen.
    pub fn halt(&self, why: Refusal) {
        let _ = self.actor.tell(move |o| o.stop(why));
    }

    /// Leaves from `from` to before `to`, at most `max`.
    pub async fn leaves(&self, from: u64, to: u64, max: u64) -> Vec<Arc<Vec<u8>>> {
        let to = to.min(from.saturating_add(max));
        if let Some(found) = self.recent.read().ok().and_then(|recent| recent.range(from, to)) {
            return found;
        }
        let read = self.actor.ask(move |o| o.segment.read_back(from, to.saturating_sub(from))).await;
        match read {
            Ok(Ok(leaves)) => leaves.into_iter().map(Arc::new).collect(),
            _ => Vec::new(),
        }
    }

    /// Does something with the sequencer's fold, such as making a proof.
    pub async fn with<R: Send + 'static>(&self, f: impl FnOnce(&Sequencer) -> R + Send + 'static) -> Option<R> {
        self.actor.ask(move |o| f(&o.sequencer)).await.ok()
    }
}

impl Recent {
    fn range(&self, from: u64, to: u64) -> Option<Vec<Arc<Vec<u8>>>> {
        let start = usize::try_from(from.checked_sub(self.first)?).ok()?;
        let end = usize::try_from(to.checked_sub(self.first)?).ok()?;
        (start <= end && end <= self.leaves.len()).then(|| self.leaves.range(start..end).cloned().collect())
    }

    fn push(&mut self, leaf: Vec<u8>) {
        self.leaves.push_back(Arc::new(leaf));
        if self.leaves.len() > RECENT {
            self.leaves.pop_front();
            self.first += 1;
        }
    }
}

impl Ordering {
    fn offer(&mut self, bytes: &[u8], reply: oneshot::Sender<Answer>) {
        let broken = self.broken.borrow().clone();
        let answer = match broken {
            Some(fault) => Err(fault),
            None if self.held => Err(Refusal::new("not-running")),
            None if self.clock_off().is_some() => Err(Refusal::new("sequencer-clock")),
            None => self.sequencer.admit(bytes, self.clock.now()),
        };
        // A caller that has gone away offers the act again later; it is then found standing.
        match answer {
            Ok(Admission::Pooled(name)) => self.waiting.entry(name).or_default().push(reply),
            Ok(Admission::Standing(_, receipt)) => drop(reply.send(Ok(receipt))),
            Err(refusal) => drop(reply.send(Err(refusal))),
        }
    }

    /// Commits what waits, until nothing does.
    fn settle(&mut self) {
        while self.broken.borrow().is_none() && self.sequencer.is_due() && !self.must_not_stamp() {
            let effects = self.sequencer.gather(self.clock.now());
            self.perform(effects);
        }
    }

    fn clock_off(&self) -> Option<i64> {
        let tolerance = self.sequencer.ledger().founding().clocks.tolerance_ms;
        self.heard.and_then(|heard| heard.off(&self.clock, tolerance))
    }

    /// A time that the witnesses contradict must not stand in the record: they would not sign it, and no later leaf could
    /// be earlier. What waits, waits until the clocks agree.
    fn must_not_stamp(&self) -> bool {
        let off = self.clock_off();
        if let Some(off_ms) = off {
            tracing::error!(off_ms, "the sequencer's clock is not its witnesses': it stamps nothing");
        }
        off.is_some()
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Err(fault) = self.one(effect) {
                tracing::error!(%fault, "the sequencer stops signing");
                return self.stop(Refusal::new("disk-fault").with("path", "sequencer").with("detail", &fault));
            }
        }
    }

    /// For good: nothing is admitted or signed any more, and whoever waits is told why.
    fn stop(&mut self, why: Refusal) {
        for reply in std::mem::take(&mut self.waiting).into_values().flatten() {
            let _ = reply.send(Err(why.clone()));
        }
        self.broken.send_replace(Some(why));
    }

    fn one(&mut self, effect: Effect) -> Result<(), String> {
        let text = |e: store::StoreFault| e.to_string();
        match effect {
            Effect::Append(leaves) => self.segment.append(&leaves).map_err(text),
            Effect::Sync => {
                self.segment.sync().map_err(text)?;
                let from = self.sequencer.ledger().size();
                let written = self.segment.read_back(from, self.segment.len() - from).map_err(text)?;
                let next = self.sequencer.confirm(&written).map_err(|e| e.to_string())?;
                if let Ok(mut recent) = self.recent.write() {
                    written.into_iter().for_each(|leaf| recent.push(leaf));
                }
                next.into_iter().try_for_each(|effect| self.one(effect))
            }
            Effect::Latch(latch) => store::atomic::replace(&self.latch, &latch.encode()).map_err(text),
            Effect::Tiles(tiles) => {
                tiles.iter().try_for_each(|(path, bytes)| self.tiles.write(path, bytes).map_err(text))
            }
            Effect::Publish(note) => {
                self.head.send_replace((self.sequencer.ledger().size(), note));
                Ok(())
            }
            Effect::Receipts(receipts) => {
                for (name, receipt) in receipts {
                    self.answer(&name, &Ok(receipt));
                }
                Ok(())
            }
            Effect::Refused(refused) => {
                for (name, refusal) in refused {
                    self.answer(&name, &Err(refusal));
                }
                Ok(())
            }
        }
    }

    fn answer(&mut self, name: &Name, answer: &Answer) {
        for reply in self.waiting.remove(name).into_iter().flatten() {
            let _ = reply.send(answer.clone());
        }
    }
}
