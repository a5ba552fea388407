//! Small files that are replaced as a whole: configuration, keys, checkpoints.
//!
//! A reader sees the old bytes or the new ones, never a mixture, also after a loss of power.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::StoreFault;
use crate::fault::During;

/// How the name of an unfinished file ends.
const UNFINISHED: &str = ".unfinished";

/// Replaces `path` by a file with these bytes; when this returns, they are durable. Its folder must exist.
///
/// # Errors
/// [`StoreFault`]; the old file is then still in place, unless it was the last step that failed: the new one may then
/// stand there without being durable.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), StoreFault> {
    put(path, bytes, 0o644, Durable::Yes, folder_of(path))
}

/// As [`replace`], for keys: nobody but this process's user may read the file, from its first moment.
///
/// # Errors
/// As [`replace`].
pub fn replace_secret(path: &Path, bytes: &[u8]) -> Result<(), StoreFault> {
    put(path, bytes, 0o600, Durable::Yes, folder_of(path))
}

/// The bytes of `path`, or `None` if there is no such file.
///
/// # Errors
/// [`StoreFault`].
pub fn read(path: &Path) -> Result<Option<Vec<u8>>, StoreFault> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(StoreFault::io("reading", path, e)),
    }
}

/// Makes a folder and those above it, durably; others than this user may not look into the new ones.
///
/// # Errors
/// [`StoreFault`].
pub fn folder(path: &Path) -> Result<(), StoreFault> {
    if path.is_dir() || path.as_os_str().is_empty() {
        return Ok(());
    }
    let above = folder_of(path);
    folder(above)?;
    match DirBuilder::new().mode(0o700).create(path) {
        // Another thread was faster.
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => {}
        made => made.during("making the folder", path)?,
    }
    sync_folder(above)
}

/// Deletes what an interrupted replacement left in this folder. Only for the holder of the folder's lock.
///
/// # Errors
/// [`StoreFault`].
pub(crate) fn sweep(dir: &Path) -> Result<(), StoreFault> {
    for entry in fs::read_dir(dir).during("listing", dir)? {
        let path = entry.during("listing", dir)?.path();
        if path.to_string_lossy().ends_with(UNFINISHED) {
            fs::remove_file(&path).during("deleting an unfinished file", &path)?;
        }
    }
    Ok(())
}

/// Whether bytes must be on the disk before the name is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durable {
    /// They must.
    Yes,
    /// They can be made again.
    No,
}

/// Writes a new file in `workshop` (on the same file system) and gives it the name `path`.
pub(crate) fn put(path: &Path, bytes: &[u8], mode: u32, durable: Durable, workshop: &Path) -> Result<(), StoreFault> {
    let (mut file, unfinished) = unfinished(path, mode, workshop)?;
    let done = (|| {
        file.write_all(bytes).during("writing", path)?;
        if durable == Durable::Yes {
            crate::syncs::note();
            file.sync_all().during("syncing", path)?;
        }
        fs::rename(&unfinished, path).during("renaming", path)
    })();
    if done.is_err() {
        // On a full disk the space matters; if this fails as well, the first failure is the one to tell.
        let _ = fs::remove_file(&unfinished);
        return done;
    }
    if durable == Durable::Yes { sync_folder(folder_of(path)) } else { Ok(()) }
}

/// A file of its own for each replacement, so that two threads never write into the same one.
fn unfinished(path: &Path, mode: u32, workshop: &Path) -> Result<(File, PathBuf), StoreFault> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    loop {
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{}-{}{UNFINISHED}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        let at = workshop.join(name);
        match OpenOptions::new().write(true).create_new(true).mode(mode).open(&at) {
            Ok(file) => return Ok((file, at)),
            // Left by a process that had our number before us.
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(StoreFault::io("writing", path, e)),
        }
    }
}

/// Makes the names in a folder durable.
pub(crate) fn sync_folder(dir: &Path) -> Result<(), StoreFault> {
    crate::syncs::note();
    File::open(dir).and_then(|d| d.sync_all()).during("syncing the folder", dir)
}

/// The folder that holds `path`.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    }
}
