//! Where a node's time comes from: the machine's clock, or one stepped clock that a demo's nodes share.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// A source of milliseconds since 1970 UTC.
#[derive(Clone)]
pub enum Clock {
    /// The machine's.
    System,
    /// Shared by all nodes of a demo or test; stands still until somebody moves it.
    Stepped(Arc<AtomicU64>),
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
}
