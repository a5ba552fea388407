//! Sealed files of evidence, by address: `items/HASH`, and `items/HASH.part` while one comes from another member.
//!
//! What stands under an address was complete, and durable, before it got that name. Whether it is what the address says is
//! for whoever reads it: this crate computes no hashes.

use crate::fault::During;
use crate::{StoreFault, atomic};
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// How the name of a file ends that has not come whole.
const PART: &str = ".part";

/// The folder of the files. Clones speak of the same one, from any thread.
#[derive(Debug, Clone)]
pub struct Items {
    dir: PathBuf,
}

impl Items {
    /// Opens the folder, and makes it where there is none. Only for the holder of the node's lock.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn open(dir: &Path) -> Result<Items, StoreFault> {
        atomic::folder(dir)?;
        atomic::sweep(dir)?;
        Ok(Items { dir: dir.to_owned() })
    }

    /// Writes a whole file; when this returns it is durable. One that is there stays.
    ///
    /// # Errors
    /// [`StoreFault`]; [`StoreFault::Full`] if there is no room. Then nothing stands under that address.
    pub fn put(&self, address: &[u8; 32], bytes: &[u8]) -> Result<(), StoreFault> {
        if self.len(address)?.is_some() {
            return Ok(());
        }
        atomic::replace_secret(&self.path(address), bytes)
    }

    /// Its length, if the whole file is here.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn len(&self, address: &[u8; 32]) -> Result<Option<u64>, StoreFault> {
        len(&self.path(address))
    }

    /// Up to `most` bytes of a file from `from` on; `None` if it is not here.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn read(&self, address: &[u8; 32], from: u64, most: u64) -> Result<Option<Vec<u8>>, StoreFault> {
        let path = self.path(address);
        let mut file = match File::open(&path) {
            Ok(file) => file,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(StoreFault::io("reading", &path, e)),
        };
        let mut out = Vec::new();
        file.seek(SeekFrom::Start(from)).during("reading", &path)?;
        file.take(most).read_to_end(&mut out).during("reading", &path)?;
        Ok(Some(out))
    }

    /// How much of a file has come that is not whole yet.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn come(&self, address: &[u8; 32]) -> Result<u64, StoreFault> {
        Ok(len(&self.part(address))?.unwrap_or(0))
    }

    /// Adds to what has come.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn add(&self, address: &[u8; 32], bytes: &[u8]) -> Result<(), StoreFault> {
        let path = self.part(address);
        let file = OpenOptions::new().create(true).append(true).mode(0o600).open(&path);
        file.and_then(|mut file| file.write_all(bytes)).during("writing", &path)
    }

    /// All that has come.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn all_come(&self, address: &[u8; 32]) -> Result<Vec<u8>, StoreFault> {
        let path = self.part(address);
        fs::read(&path).during("reading", &path)
    }

    /// What has come is whole: makes it durable, then gives it its name.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn complete(&self, address: &[u8; 32]) -> Result<(), StoreFault> {
        let part = self.part(address);
        crate::syncs::note();
        File::open(&part).and_then(|file| file.sync_all()).during("syncing", &part)?;
        let path = self.path(address);
        fs::rename(&part, &path).during("renaming", &path)?;
        atomic::sync_folder(&self.dir)
    }

    /// What has come is not what it should be: it is begun anew.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn discard(&self, address: &[u8; 32]) -> Result<(), StoreFault> {
        let path = self.part(address);
        match fs::remove_file(&path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(StoreFault::io("deleting", &path, e)),
            _ => Ok(()),
        }
    }

    /// A damaged file is put aside as `HASH.bad`, so that a sound one can take its place.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn set_aside(&self, address: &[u8; 32]) -> Result<(), StoreFault> {
        let path = self.path(address);
        fs::rename(&path, path.with_extension("bad")).during("renaming", &path)
    }

    /// Bytes that all files here take, those still coming included.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub fn total(&self) -> Result<u64, StoreFault> {
        let mut sum = 0;
        for entry in fs::read_dir(&self.dir).during("listing", &self.dir)? {
            // One that goes away meanwhile takes nothing.
            sum += entry.and_then(|e| e.metadata()).map_or(0, |m| if m.is_file() { m.len() } else { 0 });
        }
        Ok(sum)
    }

    fn path(&self, address: &[u8; 32]) -> PathBuf {
        let hex: String = address.iter().map(|b| format!("{b:02x}")).collect();
        self.dir.join(hex)
    }

    fn part(&self, address: &[u8; 32]) -> PathBuf {
        let mut path = self.path(address).into_os_string();
        path.push(PART);
        path.into()
    }
}

fn len(path: &Path) -> Result<Option<u64>, StoreFault> {
    match fs::metadata(path) {
        Ok(meta) => Ok(Some(meta.len())),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(StoreFault::io("reading", path, e)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_file_stands_under_its_address_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let (items, address) = (Items::open(&dir.path().join("items")).unwrap(), [7; 32]);
        assert_eq!((items.len(&address).unwrap(), items.come(&address).unwrap()), (None, 0));
        items.add(&address, b"first ").unwrap();
        assert_eq!((items.len(&address).unwrap(), items.come(&address).unwrap()), (None, 6));
        // A stop in between: what has come is still there.
        let items = Items::open(&dir.path().join("items")).unwrap();
        items.add(&address, b"second").unwrap();
        assert_eq!(items.all_come(&address).unwrap(), b"first second");
        items.complete(&address).unwrap();
        assert_eq!((items.len(&address).unwrap(), items.come(&address).unwrap()), (Some(12), 0));
        assert_eq!(items.read(&address, 6, 3).unwrap().unwrap(), b"sec");
        assert_eq!(items.read(&address, 12, 3).unwrap().unwrap(), b"");
        assert_eq!(items.read(&[8; 32], 0, 3).unwrap(), None);
        items.put(&address, b"something else").unwrap();
        assert_eq!(items.len(&address).unwrap(), Some(12), "what is there stays");
        items.set_aside(&address).unwrap();
        assert_eq!((items.len(&address).unwrap(), items.total().unwrap()), (None, 12));
        items.add(&[9; 32], b"wrong").unwrap();
        items.discard(&[9; 32]).unwrap();
        items.discard(&[9; 32]).unwrap();
        assert_eq!(items.come(&[9; 32]).unwrap(), 0);
    }
}
