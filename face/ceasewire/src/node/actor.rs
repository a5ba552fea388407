//! One thread that owns a state and its files. Everybody else sends it work and waits, so no lock is ever held across
//! the disk, and blocking writes never stall the sockets.

use std::sync::mpsc;
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// The most jobs between two settlements.
const BURST: usize = 1024;

type Job<S> = Box<dyn FnOnce(&mut S) + Send>;

/// Sends work to the thread that owns an `S`.
pub struct Actor<S> {
    jobs: mpsc::Sender<Job<S>>,
}

impl<S> Clone for Actor<S> {
    fn clone(&self) -> Actor<S> {
        Actor { jobs: self.jobs.clone() }
    }
}

/// The thread has stopped: the node is shutting down, or its state met a fault that it must not survive.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the node is shutting down")]
pub struct Stopped;

impl<S: Send + 'static> Actor<S> {
    /// Starts the thread. After each burst of work `settle` runs once: that is what makes commits group themselves.
    ///
    /// The handle ends when the last `Actor` is dropped and the state with its files and locks is gone.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(
        name: &str,
        mut state: S,
        mut settle: impl FnMut(&mut S) + Send + 'static,
    ) -> std::io::Result<(Actor<S>, JoinHandle<()>)> {
        let (jobs, inbox) = mpsc::channel::<Job<S>>();
        let thread = std::thread::Builder::new().name(name.into()).spawn(move || {
            settle(&mut state);
            while let Ok(job) = inbox.recv() {
                job(&mut state);
                // A burst ends, or somebody who keeps asking could put off every commit.
                inbox.try_iter().take(BURST).for_each(|job| job(&mut state));
                settle(&mut state);
            }
        })?;
        Ok((Actor { jobs }, thread))
    }

    /// Has `work` done and answers with its result.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn ask<R: Send + 'static>(&self, work: impl FnOnce(&mut S) -> R + Send + 'static) -> Result<R, Stopped> {
        let (reply, answer) = oneshot::channel();
        self.tell(move |state| {
            // The asker may have gone away; the work is done all the same.
            let _ = reply.send(work(state));
        })?;
        answer.await.map_err(|_| Stopped)
    }

    /// Has `work` done some time.
    ///
    /// # Errors
    /// [`Stopped`].
    pub fn tell(&self, work: impl FnOnce(&mut S) + Send + 'static) -> Result<(), Stopped> {
        self.jobs.send(Box::new(work)).map_err(|_| Stopped)
    }
}
