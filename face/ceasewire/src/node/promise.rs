//! What a latch says after a stop, beside the segment that it is about.

use crate::fault::CliFault;
use record::Latch;
use std::path::Path;
use store::{Latched, Segment, StoreFault};

/// The last promise, if the segment holds all that was promised.
///
/// A latch with an unreadable slot may have fallen back to the promise before the last. Leaves are durable before they
/// are promised, so a segment that is whole holds those of the last one as well: they are beyond the latch then, and no
/// others come in their place. If the segment has lost its end too, or was put aside, nobody can say what was promised.
///
/// # Errors
/// [`StoreFault::Latch`] in that case, and if the latch cannot be read.
pub(super) fn held(path: &Path, latched: Option<Latched>, segment: &Segment) -> Result<Option<Latch>, CliFault> {
    let Some(latched) = latched else { return Ok(None) };
    let latch = Latch::decode(&latched.bytes).map_err(|e| CliFault::io(path.display(), e))?;
    if latched.doubtful {
        if segment.was_cut() || segment.len() < latch.size {
            return Err(StoreFault::Latch { path: path.to_owned() }.into());
        }
        tracing::warn!(
            path = %path.display(),
            size = latch.size,
            "the last write of the latch is torn: what follows the promise before it is promised anew"
        );
    }
    Ok(Some(latch))
}
