//! One process per folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::fault::During;
use crate::{StoreFault, atomic};

/// Holding it means: no other process that asks first works in this folder. Given back when dropped, and by the kernel
/// when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the folder, which is made if it does not exist, and clears away what an interrupted run left unfinished.
    ///
    /// # Errors
    /// [`StoreFault::Busy`] if another holds it, another thread of this process included.
    pub fn hold(dir: &Path) -> Result<Lock, StoreFault> {
        atomic::folder(dir)?;
        let path = dir.join("lock");
        // The file stays when the lock is given back: a deleted name could be locked twice.
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .during("opening the lock file", &path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreFault::Busy { path }),
            Err(TryLockError::Error(e)) => return Err(StoreFault::io("locking", &path, e)),
        }
        atomic::sweep(dir)?;
        Ok(Lock { _file: file })
    }
}
