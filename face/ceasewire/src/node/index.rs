//! The search index on a thread of its own: nobody who waits for an act waits for it.
//!
//! What it promises: whoever asks finds every act that was handed over before. What it does not promise: that these rows
//! are on the disk yet. It is filled from the record again wherever it has fallen behind, so a stop costs nothing.

use super::actor::Actor;
use super::state::State;
use std::cell::Cell;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;
use store::{Filter, Projection, Row, StoreFault};

/// How long rows gather before they are written, where nobody asks: a transaction costs as much as fifty rows.
const GATHER: Duration = Duration::from_secs(1);
/// How often a start looks whether the index has been opened.
const LOOK: Duration = Duration::from_millis(50);
/// So many rows are written without waiting for more.
const ENOUGH: usize = 4096;
/// The keeper waits for the index rather than let more rows than this pile up, some 60 MB.
const MOST: usize = 65_536;
/// The longest that it waits.
const PATIENCE: Duration = Duration::from_secs(10);
/// How far the index steps back before all other threads, as `nice` counts: it is asked now and then, they are waited for.
const NICE: i32 = 10;

/// A question, and where its answer goes.
type Question = (Filter, mpsc::SyncSender<Result<Vec<Row>, StoreFault>>);

/// The index. With this value its thread ends, after it has written what was handed over.
pub(super) struct Index {
    desk: Arc<Desk>,
    opened: mpsc::Receiver<Result<u64, StoreFault>>,
    upto: Cell<Option<u64>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Desk {
    waiting: Mutex<Waiting>,
    work: Condvar,
    room: Condvar,
}

#[derive(Default)]
struct Waiting {
    rows: Vec<Row>,
    upto: u64,
    questions: Vec<Question>,
    closed: bool,
}

impl Desk {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        // Nothing that can panic is done while it is held.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Index {
    /// Starts opening the index in this folder, which checks every page of it; [`Index::poll`] and [`Index::wait`] say how
    /// far it goes.
    pub(super) fn open(dir: &Path, genesis: [u8; 32]) -> std::io::Result<Index> {
        let (told, opened) = mpsc::sync_channel(1);
        let (desk, dir) = (Arc::<Desk>::default(), dir.to_owned());
        let theirs = desk.clone();
        let thread = std::thread::Builder::new().name("index".into()).spawn(move || {
            // Without it the index is as fast as it can be, at the cost of others.
            let _ = rustix::process::setpriority_process(Some(rustix::thread::gettid()), NICE);
            match Projection::open(&dir, &genesis) {
                Ok((projection, upto)) => {
                    let _ = told.send(Ok(upto));
                    keep(projection, &theirs);
                }
                // Nobody asks an index that did not open.
                Err(fault) => drop(told.send(Err(fault))),
            }
        })?;
        Ok(Index { desk, opened, upto: Cell::new(None), thread: Some(thread) })
    }

    /// Waits until it is open, and answers as [`Index::upto`].
    ///
    /// # Errors
    /// A [`StoreFault`] of the system.
    pub(super) fn wait(&self) -> Result<u64, StoreFault> {
        match self.upto.get() {
            Some(upto) => Ok(upto),
            // A thread that has panicked holds nothing.
            None => self.is_open(self.opened.recv().unwrap_or(Ok(0))),
        }
    }

    /// As [`Index::upto`], after looking whether it is open by now.
    ///
    /// # Errors
    /// As [`Index::wait`].
    pub(super) fn poll(&self) -> Result<Option<u64>, StoreFault> {
        match (self.upto.get(), self.opened.try_recv()) {
            (None, Ok(opened)) => self.is_open(opened).map(Some),
            (known, _) => Ok(known),
        }
    }

    fn is_open(&self, opened: Result<u64, StoreFault>) -> Result<u64, StoreFault> {
        opened.inspect(|upto| self.upto.set(Some(*upto)))
    }

    /// Up to which size of the record it has been filled or will be soon; `None` while it is being opened.
    pub(super) fn upto(&self) -> Option<u64> {
        self.upto.get()
    }

    /// Hands rows over, their texts as they were written, with which it is filled up to `upto`.
    pub(super) fn take(&self, rows: Vec<Row>, upto: u64) {
        self.upto.set(Some(upto));
        let full = |w: &mut Waiting| w.rows.len() > MOST;
        // An index that has stopped makes no room, and stops nobody.
        let waiting = self.desk.room.wait_timeout_while(self.desk.waiting(), PATIENCE, full);
        let mut waiting = waiting.unwrap_or_else(PoisonError::into_inner).0;
        let idle = waiting.rows.is_empty() && waiting.questions.is_empty();
        waiting.rows.extend(rows);
        waiting.upto = upto;
        drop(waiting);
        if idle {
            self.desk.work.notify_one();
        }
    }

    /// The rows that fit, of all that were handed over, the latest of the record first.
    ///
    /// # Errors
    /// As [`Projection::query`].
    pub(super) fn query(&self, filter: &Filter) -> Result<Vec<Row>, StoreFault> {
        let (reply, answer) = mpsc::sync_channel(1);
        self.desk.waiting().questions.push((filter.clone(), reply));
        self.desk.work.notify_one();
        // It answers whatever it is asked, or its thread has panicked: then there is nothing to find.
        answer.recv().unwrap_or_else(|_| Ok(Vec::new()))
    }
}

impl Drop for Index {
    fn drop(&mut self) {
        self.desk.waiting().closed = true;
        self.desk.work.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Fills the index after a start, as soon as it is open, in pieces between which others have their turn.
pub(super) async fn fill(keeper: Actor<State>) {
    loop {
        match keeper.ask(|s| (s.fill_index(), s.index.upto().is_some())).await {
            Ok((Ok(false), open)) => tokio::time::sleep(if open { Duration::ZERO } else { LOOK }).await,
            Ok((Err(fault), _)) => return tracing::error!(?fault, "the search index could not be filled"),
            Ok((Ok(true), _)) | Err(_) => return,
        }
    }
}

/// Writes and answers until the index is closed.
fn keep(mut projection: Projection, desk: &Desk) {
    loop {
        let idle =
            |w: &mut Waiting| w.rows.is_empty() && w.upto <= projection.upto() && w.questions.is_empty() && !w.closed;
        let waiting = desk.work.wait_while(desk.waiting(), idle).unwrap_or_else(PoisonError::into_inner);
        let more = |w: &mut Waiting| w.rows.len() < ENOUGH && w.questions.is_empty() && !w.closed;
        let gathered = desk.work.wait_timeout_while(waiting, GATHER, more);
        let mut waiting = gathered.unwrap_or_else(PoisonError::into_inner).0;
        let (mut rows, upto, closed) = (std::mem::take(&mut waiting.rows), waiting.upto, waiting.closed);
        let questions = std::mem::take(&mut waiting.questions);
        drop(waiting);
        desk.room.notify_one();
        for row in &mut rows {
            row.text = super::search::fold(&row.text);
        }
        if (!rows.is_empty() || upto > projection.upto())
            && let Err(fault) = projection.apply(&rows, upto)
        {
            // It can be deleted at any time; its faults stop nothing else.
            tracing::error!(%fault, "the search index is at fault; it is made anew at the next start");
        }
        for (filter, reply) in questions {
            let _ = reply.send(projection.query(&filter));
        }
        if closed {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn row(index: u64) -> Row {
        Row {
            index,
            at_ms: 1,
            key_name: "NORTH".into(),
            serial: index,
            author: "NORTH".into(),
            channel: None,
            precedence: act::Precedence::Routine,
            format: None,
            case_key: None,
            opened: true,
            text: format!("word{index}"),
        }
    }

    #[test]
    fn whoever_asks_finds_what_was_handed_over_and_the_next_opening_knows_how_far_it_goes() {
        let dir = tempfile::tempdir().unwrap();
        let open = || {
            let index = Index::open(dir.path(), [7; 32]).unwrap();
            index.wait().unwrap();
            index
        };
        let index = open();
        assert_eq!(index.upto(), Some(0));
        for n in 1..=3 {
            index.take(vec![row(n)], n + 1);
            let found = index.query(&Filter { text: Some(format!("word{n}")), ..Filter::default() }).unwrap();
            assert_eq!(found, [row(n)]);
        }
        index.take(vec![row(9)], 10);
        index.take(Vec::new(), 11);
        drop(index);
        let index = open();
        assert_eq!(index.upto(), Some(11));
        assert_eq!(index.query(&Filter::default()).unwrap().len(), 4);
    }
}
