//! What a latch says after a stop, beside the segment that it is about.

use crate::fault::CliFault;
use record::Latch;
use std::path::Path;
use store::{LatchFile, Latched, Segment, StoreFault};

/// The last promise, if the segment holds all that was promised.
///
/// # Errors
/// [`StoreFault::Latch`] if nobody can say so, see [`Latched::is_certain`], and if the latch cannot be read.
pub(super) fn held(
    path: &Path,
    file: &mut LatchFile,
    latched: Option<Latched>,
    segment: &Segment,
) -> Result<Option<Latch>, CliFault> {
    let Some(latched) = latched else { return Ok(None) };
    let latch = Latch::decode(&latched.bytes).map_err(|e| CliFault::io(path.display(), e))?;
    if !latched.is_certain(latch.size, segment) {
        return Err(StoreFault::Latch { path: path.to_owned() }.into());
    }
    if latched.doubtful {
        tracing::warn!(
            path = %path.display(),
            size = latch.size,
            "the last write of the latch is torn: what follows the promise before it is promised anew"
        );
    }
    file.settle(&latched, latch.size, segment)?;
    Ok(Some(latch))
}
