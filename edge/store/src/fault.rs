//! What can go wrong on the disk: what was being done, to which file, and the remedy.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

/// The number that Linux and the BSDs give an error of the device itself.
const EIO: i32 = 5;

/// A file operation failed. Whoever signs must stop at any of these until someone has looked.
#[derive(Debug, Error)]
pub enum StoreFault {
    /// No space, or the quota of this user is used up.
    #[error("{} cannot be written: the disk is full while {doing}; make room, then start again", path.display())]
    Full {
        /// The file or folder.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
    },
    /// The file system is mounted for reading only, which the kernel also does by itself after errors of the disk.
    #[error("{} is on a read-only file system ({doing}); check the disk, then mount it writable", path.display())]
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
    },
    /// This user may not do that.
    #[error("no permission for {} while {doing}; give it to the user that runs this process", path.display())]
    Denied {
        /// The file or folder.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
    },
    /// The file or its folder does not exist.
    #[error("{} does not exist ({doing}); check the path", path.display())]
    Missing {
        /// The file or folder.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
    },
    /// The device itself reported an error.
    #[error("the disk failed on {} while {doing}; copy the folder to another disk and start there", path.display())]
    Device {
        /// The file or folder.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
    },
    /// Any other answer of the system.
    #[error("{} failed while {doing}: {source}; check the path and the system's log", path.display())]
    Other {
        /// The file or folder.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// The system's answer.
        source: io::Error,
    },
    /// Another process, or another part of this one, works in the folder.
    #[error(
        "{} is in use by another process; one process per folder: stop the other, or choose another folder",
        path.display()
    )]
    Busy {
        /// The lock file.
        path: PathBuf,
    },
    /// The file does not begin as a segment of this version does. It was left as it is.
    #[error("{} is not a segment file of this version; check the path, or restore the file", path.display())]
    NotASegment {
        /// The file.
        path: PathBuf,
    },
    /// A record that had been made durable is damaged. The file was left as it is.
    #[error(
        "{} is damaged at byte {offset} (record {record}); keep the file, restore it from a mirror or a backup",
        path.display()
    )]
    Corrupt {
        /// The segment.
        path: PathBuf,
        /// Where the damaged record begins.
        offset: u64,
        /// Its number, counted from 0.
        record: u64,
    },
    /// An earlier write or sync failed, so what the disk holds is unknown; nothing was done.
    #[error("{} takes no more since a write failed; stop this process and start it again", path.display())]
    Poisoned {
        /// The segment or latch.
        path: PathBuf,
    },
    /// No page of a latch can be read, or it may have lost what was promised last. It was left as it is.
    #[error(
        "{} is damaged; what was promised last is not certain: keep the file, and see the operators' manual",
        path.display()
    )]
    Latch {
        /// The latch.
        path: PathBuf,
    },
    /// A promise is longer than [`crate::LATCH_LEN_MAX`]; nothing was written.
    #[error("a promise of {len} bytes does not fit {}; it may have {} bytes", path.display(), crate::LATCH_LEN_MAX)]
    LatchLength {
        /// The latch.
        path: PathBuf,
        /// The promise's length in bytes.
        len: usize,
    },
    /// A record is empty or longer than [`crate::RECORD_LEN_MAX`]; nothing was written.
    #[error("a record of {len} bytes does not fit {}; it must have 1 to {} bytes", path.display(), crate::RECORD_LEN_MAX)]
    Length {
        /// The segment.
        path: PathBuf,
        /// The record's length in bytes.
        len: usize,
    },
    /// The segment has no such record.
    #[error("{} has {len} records, so none with number {record}; ask for an earlier one", path.display())]
    NoRecord {
        /// The segment.
        path: PathBuf,
        /// The number asked for, counted from 0.
        record: u64,
        /// How many there are.
        len: u64,
    },
    /// A projection was damaged while in use and has been thrown away; nothing that counts is lost.
    #[error("the index in {} was damaged and is thrown away; open it again to rebuild it from the record", path.display())]
    Rebuild {
        /// The folder of the projection.
        path: PathBuf,
    },
    /// The database of officers and sessions failed. Unlike an index it cannot be made again.
    #[error("{} failed: {source}; check the disk, or restore the file from a backup", path.display())]
    Kept {
        /// The database.
        path: PathBuf,
        /// SQLite's answer.
        source: rusqlite::Error,
    },
    /// The database of officers and sessions was written by another version of this program.
    #[error("{} is of version {found}, which this program does not know; start the newer program again", path.display())]
    KeptVersion {
        /// The database.
        path: PathBuf,
        /// Its version.
        found: i64,
    },
    /// SQLite failed for a reason that is neither the disk's nor the file's.
    #[error("the index in {} failed: {source}; delete that folder, it will be rebuilt", path.display())]
    Index {
        /// The folder of the projection.
        path: PathBuf,
        /// SQLite's answer.
        source: rusqlite::Error,
    },
}

impl StoreFault {
    /// The fault that the system's answer means for `path`.
    pub(crate) fn io(doing: &'static str, path: &Path, source: io::Error) -> StoreFault {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreFault::Full { path, doing },
            ErrorKind::ReadOnlyFilesystem => StoreFault::ReadOnly { path, doing },
            ErrorKind::PermissionDenied => StoreFault::Denied { path, doing },
            ErrorKind::NotFound => StoreFault::Missing { path, doing },
            _ if source.raw_os_error() == Some(EIO) => StoreFault::Device { path, doing },
            _ => StoreFault::Other { path, doing, source },
        }
    }
}

/// Names the file and the work when the system refuses.
pub(crate) trait During<T> {
    /// The value, or the fault of doing `doing` to `path`.
    fn during(self, doing: &'static str, path: &Path) -> Result<T, StoreFault>;
}

impl<T> During<T> for io::Result<T> {
    fn during(self, doing: &'static str, path: &Path) -> Result<T, StoreFault> {
        self.map_err(|source| StoreFault::io(doing, path, source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_of_the_system_has_its_name_its_file_and_a_remedy() {
        for (errno, expected) in [
            (28, "/d/f cannot be written: the disk is full while appending; make room, then start again"),
            (122, "/d/f cannot be written: the disk is full while appending; make room, then start again"),
            (30, "/d/f is on a read-only file system (appending); check the disk, then mount it writable"),
            (13, "no permission for /d/f while appending; give it to the user that runs this process"),
            (2, "/d/f does not exist (appending); check the path"),
            (5, "the disk failed on /d/f while appending; copy the folder to another disk and start there"),
        ] {
            let fault = StoreFault::io("appending", Path::new("/d/f"), io::Error::from_raw_os_error(errno));
            assert_eq!(fault.to_string(), expected);
        }
        let other = StoreFault::io("appending", Path::new("/d/f"), io::Error::from_raw_os_error(27));
        assert!(other.to_string().ends_with("check the path and the system's log"), "{other}");
    }
}
