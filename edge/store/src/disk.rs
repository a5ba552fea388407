//! What segments and latches ask of a disk: few operations, so that one which lies can stand in the place of the real one.

use std::fmt::Debug;
use std::fs::{File, OpenOptions};
use std::io;
use std::num::NonZeroU64;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;

use rustix::fs::{Advice, fadvise};

use crate::atomic::{self, Durable};
use crate::fault::During;
use crate::{StoreFault, syncs};

/// Where files are. [`Files`] is the file system of this machine.
pub trait Disk: Debug + Send + Sync {
    /// Whether there is such a file.
    ///
    /// # Errors
    /// The system's.
    fn exists(&self, path: &Path) -> io::Result<bool>;

    /// Opens a file that exists, to be read and written.
    ///
    /// # Errors
    /// The system's.
    fn open(&self, path: &Path) -> io::Result<Arc<dyn Medium>>;

    /// The bytes of a file, or `None` if there is none.
    ///
    /// # Errors
    /// [`StoreFault`].
    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, StoreFault>;

    /// Makes the file, or replaces it as a whole; when this returns, it is durable under its name. The folder is made if
    /// it does not exist. `mode` is that of Unix.
    ///
    /// # Errors
    /// [`StoreFault`].
    fn replace(&self, path: &Path, bytes: &[u8], mode: u32) -> Result<(), StoreFault>;

    /// Makes the names in the folder of `path` durable.
    ///
    /// # Errors
    /// [`StoreFault`].
    fn sync_names(&self, path: &Path) -> Result<(), StoreFault>;
}

/// An open file.
pub trait Medium: Debug + Send + Sync {
    /// Its length in bytes; `None` if it is a folder or a device.
    ///
    /// # Errors
    /// The system's.
    fn file_len(&self) -> io::Result<Option<u64>>;

    /// Reads some bytes at an offset, none at the end.
    ///
    /// # Errors
    /// The system's.
    fn read_at(&self, bytes: &mut [u8], at: u64) -> io::Result<usize>;

    /// Reads exactly so many bytes at an offset.
    ///
    /// # Errors
    /// The system's; [`io::ErrorKind::UnexpectedEof`] if there are not so many.
    fn read_exact_at(&self, bytes: &mut [u8], at: u64) -> io::Result<()>;

    /// Writes at an offset. Not durable before [`Medium::sync`].
    ///
    /// # Errors
    /// The system's; part of the bytes may be written then.
    fn write_all_at(&self, bytes: &[u8], at: u64) -> io::Result<()>;

    /// Makes content and length durable. It is never called again after it has failed.
    ///
    /// # Errors
    /// The system's.
    fn sync(&self) -> io::Result<()>;

    /// Cuts the file to this length.
    ///
    /// # Errors
    /// The system's.
    fn cut(&self, len: u64) -> io::Result<()>;

    /// Asks for the clean copies in memory to be dropped (`len` 0: to the end), so that the next read asks the device.
    fn forget(&self, at: u64, len: u64);
}

/// The file system of this machine.
#[derive(Debug, Clone, Copy)]
pub struct Files;

impl Disk for Files {
    fn exists(&self, path: &Path) -> io::Result<bool> {
        path.try_exists()
    }

    fn open(&self, path: &Path) -> io::Result<Arc<dyn Medium>> {
        Ok(Arc::new(OpenOptions::new().read(true).write(true).open(path)?))
    }

    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, StoreFault> {
        atomic::read(path)
    }

    fn replace(&self, path: &Path, bytes: &[u8], mode: u32) -> Result<(), StoreFault> {
        let dir = atomic::folder_of(path);
        atomic::folder(dir)?;
        atomic::put(path, bytes, mode, Durable::Yes, dir)
    }

    fn sync_names(&self, path: &Path) -> Result<(), StoreFault> {
        atomic::sync_folder(atomic::folder_of(path))
    }
}

impl Medium for File {
    fn file_len(&self) -> io::Result<Option<u64>> {
        let meta = self.metadata()?;
        Ok(meta.is_file().then_some(meta.len()))
    }

    fn read_at(&self, bytes: &mut [u8], at: u64) -> io::Result<usize> {
        FileExt::read_at(self, bytes, at)
    }

    fn read_exact_at(&self, bytes: &mut [u8], at: u64) -> io::Result<()> {
        FileExt::read_exact_at(self, bytes, at)
    }

    fn write_all_at(&self, bytes: &[u8], at: u64) -> io::Result<()> {
        FileExt::write_all_at(self, bytes, at)
    }

    fn sync(&self) -> io::Result<()> {
        syncs::note();
        self.sync_data()
    }

    fn cut(&self, len: u64) -> io::Result<()> {
        self.set_len(len)
    }

    fn forget(&self, at: u64, len: u64) {
        // Advice that is not taken costs certainty, not correctness: the sums are checked either way.
        let _ = fadvise(self, at, NonZeroU64::new(len), Advice::DontNeed);
    }
}

/// An open file from its beginning, for those who read it through.
pub(crate) struct Through<'a> {
    medium: &'a dyn Medium,
    at: u64,
}

impl<'a> Through<'a> {
    pub(crate) fn new(medium: &'a dyn Medium) -> Through<'a> {
        Through { medium, at: 0 }
    }
}

impl io::Read for Through<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let n = self.medium.read_at(bytes, self.at)?;
        self.at += n as u64;
        Ok(n)
    }
}

/// Opens a file of `disk`, naming it if that fails.
pub(crate) fn open(disk: &dyn Disk, path: &Path, doing: &'static str) -> Result<Arc<dyn Medium>, StoreFault> {
    disk.open(path).during(doing, path)
}
