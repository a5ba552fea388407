//! Where a node's time comes from: the machine's clock, or one stepped clock that a demo's nodes share.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A source of milliseconds since 1970 UTC.
#[derive(Clone)]
pub enum Clock {
    /// The machine's.
    System,
    /// Shared by all nodes of a demo or test; stands still until somebody moves it.
    Stepped(Arc<AtomicU64>),
}

/// A point in time by a clock, and by how long the machine has run, which nobody can set.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    ms: u64,
    run: Duration,
}

impl Clock {
    /// A stepped clock that stands at `ms`.
    pub fn stepped(ms: u64) -> Clock {
        Clock::Stepped(Arc::new(AtomicU64::new(ms)))
    }

    /// Now, milliseconds since 1970 UTC.
    pub fn now(&self) -> u64 {
        match self {
            // A machine whose clock stands before 1970 signs nothing sensible anyway; the sequencer will say so.
            Clock::System => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as u64),
            Clock::Stepped(ms) => ms.load(Ordering::SeqCst),
        }
    }

    /// Moves a stepped clock forward to `ms`; it never goes back. Does nothing to the machine's clock.
    pub fn step_to(&self, ms: u64) {
        if let Clock::Stepped(now) = self {
            now.fetch_max(ms, Ordering::SeqCst);
        }
    }

    /// The present moment.
    pub fn moment(&self) -> Moment {
        Moment { ms: self.now(), run: run() }
    }

    /// How long ago it was, milliseconds. The machine's clock may have been set meanwhile; what has passed is told by how
    /// long it has run, asleep or not. A stepped clock is all the time there is.
    pub fn since(&self, then: Moment) -> u64 {
        match self {
            Clock::System => u64::try_from(run().saturating_sub(then.run).as_millis()).unwrap_or(u64::MAX),
            Clock::Stepped(_) => self.now().saturating_sub(then.ms),
        }
    }
}

/// How long this machine has run, with the time that it slept: CLOCK_BOOTTIME of clock_gettime(2).
fn run() -> Duration {
    let run = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    // The kernel counts up from zero, with fewer than 10^9 nanoseconds.
    Duration::new(run.tv_sec.unsigned_abs(), u32::try_from(run.tv_nsec).unwrap_or(0))
}
