//! What a folder tells of its past: evidence of earlier runs, and whether it is a copy.

use crate::fault::CliFault;
use std::collections::BTreeSet;
use std::path::Path;

/// Evidence that earlier runs have written. It stands until somebody has answered it and moved the file away.
pub(super) fn evidence_files(dir: &Path) -> BTreeSet<String> {
    let files = std::fs::read_dir(dir.join("evidence")).into_iter().flatten();
    files.filter_map(|f| f.ok()?.file_name().into_string().ok()).collect()
}

/// Whether the outbox is another file than the one this folder's marker was written for: a backup that was restored, or
/// a cloned machine's. Its last serials may be missing here though they stand in the record. Source: DESIGN 6.
pub(super) fn is_copy(dir: &Path) -> Result<bool, CliFault> {
    match store::atomic::read(&dir.join("outbox.mark"))? {
        Some(known) => Ok(known != outbox_mark(dir)?),
        None => {
            // A new folder has used no serial that it could forget.
            mark_outbox(dir)?;
            Ok(false)
        }
    }
}

fn outbox_mark(dir: &Path) -> Result<Vec<u8>, CliFault> {
    use std::os::unix::fs::MetadataExt;
    let of = |name: &str| {
        let path = dir.join(name);
        std::fs::metadata(&path).map_err(|e| CliFault::io(path.display(), e))
    };
    // A restored file is another file, or at least one that was written anew: the genesis document never is.
    let (outbox, genesis) = (of("outbox.segment")?, of("genesis")?);
    Ok(format!("{} {}.{}\n", outbox.ino(), genesis.ctime(), genesis.ctime_nsec()).into_bytes())
}

/// Marks the outbox as this folder's own.
pub(super) fn mark_outbox(dir: &Path) -> Result<(), CliFault> {
    Ok(store::atomic::replace(&dir.join("outbox.mark"), &outbox_mark(dir)?)?)
}

/// Makes the outbox count as one that may have forgotten a serial, until the record has been seen.
pub(super) fn unmark_outbox(dir: &Path) -> Result<(), CliFault> {
    Ok(store::atomic::replace(&dir.join("outbox.mark"), b"cut\n")?)
}

/// What a stop tore off a segment's end, or damage to its last write: said aloud, since the two look alike.
pub(super) fn tell_cut(dir: &Path, name: &str, recovered: &store::Recovered) {
    if let Some(aside) = &recovered.cut_to {
        let (file, aside) = (dir.join(name), aside.display());
        tracing::error!(file = %file.display(), cut = recovered.cut_bytes, kept_as = %aside, "an unfinished write at the end was cut off");
    }
}
