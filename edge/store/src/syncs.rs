//! How often this process has asked the disk to make something durable. A measurement, read by nobody who decides.
//!
//! Counted are the calls of this crate's own: segments, small files that are replaced, folders. The index (SQLite) syncs
//! by itself when it moves its log into its file, which this does not see.

use std::sync::atomic::{AtomicU64, Ordering};

static CALLS: AtomicU64 = AtomicU64::new(0);

/// Calls of `fsync` and `fdatasync` since the process began.
pub fn count() -> u64 {
    CALLS.load(Ordering::Relaxed)
}

/// One more is about to be made.
pub(crate) fn note() {
    CALLS.fetch_add(1, Ordering::Relaxed);
}
