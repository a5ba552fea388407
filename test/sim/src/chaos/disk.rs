//! A disk that does what real ones do: forgets what was not synced, tears writes at sectors, rots, is full, fails a sync
//! and then pretends.
//!
//! Segments and latches of [`store`] stand on it as they stand on files. Every write, sync and replacement is a step; the
//! machine may stop at any of them. After a stop of the process what was written is still in the kernel; after a loss of
//! power each write that was not synced is there, is not, or is there in some of its sectors.

use super::chance::Chance;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::StoreFault;
use store::disk::{Disk, Medium};

const SECTOR: usize = 512;

/// One machine's disk. Clones are the same disk.
#[derive(Debug, Clone)]
pub struct Faulty(Arc<Mutex<Inner>>);

#[derive(Debug, Clone)]
struct Inner {
    files: BTreeMap<PathBuf, Data>,
    chance: Chance,
    /// How many more steps the machine takes before it stops; `None`: it goes on.
    steps: Option<u64>,
    full: bool,
    /// The sync after so many more fails.
    sync_fails: Option<u64>,
}

#[derive(Debug, Clone, Default)]
struct Data {
    /// What a loss of power leaves.
    durable: Vec<u8>,
    /// What is read.
    view: Vec<u8>,
    /// Writes since the last sync, in order.
    pending: Vec<Op>,
    /// What stood under the name before a replacement that is not durable yet; `Some(None)`: nothing.
    before: Option<Option<Vec<u8>>>,
}

#[derive(Debug, Clone)]
enum Op {
    Write(usize, Vec<u8>),
    Cut(usize),
}

impl Faulty {
    /// An empty disk.
    pub fn new(chance: Chance) -> Faulty {
        let inner = Inner { files: BTreeMap::new(), chance, steps: None, full: false, sync_fails: None };
        Faulty(Arc::new(Mutex::new(inner)))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// It stops after so many more steps.
    pub fn stop_after(&self, steps: u64) {
        self.inner().steps = Some(steps);
    }

    /// It goes on after all.
    pub fn go_on(&self) {
        self.inner().steps = None;
    }

    /// Whether it has stopped.
    pub fn has_stopped(&self) -> bool {
        self.inner().steps == Some(0)
    }

    /// A step that is no write, such as sending something: `false` if the machine has stopped before it.
    pub fn step(&self) -> bool {
        self.inner().step().is_ok()
    }

    /// There is no room for anything new, or there is again.
    pub fn fill(&self, full: bool) {
        self.inner().full = full;
    }

    /// The sync after so many more fails, and what it should have written is lost at the next loss of power.
    pub fn fail_sync(&self, after: u64) {
        self.inner().sync_fails = Some(after);
    }

    /// No more faults of its own are on their way.
    pub fn heal(&self) {
        let mut inner = self.inner();
        (inner.full, inner.sync_fails) = (false, None);
    }

    /// The machine has stopped and is switched on again: what a stop leaves.
    pub fn restart(&self, power: bool) {
        let mut guard = self.inner();
        let inner = &mut *guard;
        inner.steps = None;
        if !power {
            return;
        }
        let mut gone = Vec::new();
        for (path, data) in &mut inner.files {
            if let Some(before) = data.before.take()
                && inner.chance.percent(50)
            {
                match before {
                    Some(old) => data.durable = old,
                    None => gone.push(path.clone()),
                }
                data.pending.clear();
            }
            for op in std::mem::take(&mut data.pending) {
                match inner.chance.below(3) {
                    0 => {}
                    1 => op.apply(&mut data.durable),
                    _ => op.tear(&mut data.durable, &mut inner.chance),
                }
            }
            data.view.clone_from(&data.durable);
        }
        gone.iter().for_each(|path| drop(inner.files.remove(path)));
    }

    /// A copy of everything as a backup would take it.
    pub fn copy(&self) -> Vec<(PathBuf, Vec<u8>)> {
        self.inner().files.iter().map(|(path, data)| (path.clone(), data.view.clone())).collect()
    }

    /// Everything is as in this backup.
    pub fn put_back(&self, copy: &[(PathBuf, Vec<u8>)]) {
        let file = |bytes: &Vec<u8>| Data { durable: bytes.clone(), view: bytes.clone(), ..Data::default() };
        self.inner().files = copy.iter().map(|(path, bytes)| (path.clone(), file(bytes))).collect();
    }

    /// Puts bytes under a name, as an operator does.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let data = Data { durable: bytes.to_vec(), view: bytes.to_vec(), ..Data::default() };
        self.inner().files.insert(path.to_owned(), data);
    }

    /// Puts a file out of the way, as an operator does.
    pub fn put_aside(&self, path: &Path) {
        self.inner().files.remove(path);
    }

    /// One bit of this file is another from now on; `false` if there is no such file.
    pub fn rot(&self, path: &Path) -> bool {
        let mut guard = self.inner();
        let inner = &mut *guard;
        let Some(data) = inner.files.get_mut(path).filter(|data| !data.durable.is_empty()) else { return false };
        let (at, bit) = (inner.chance.below(data.durable.len() as u64) as usize, inner.chance.below(8));
        data.durable[at] ^= 1 << bit;
        if let Some(byte) = data.view.get_mut(at) {
            *byte ^= 1 << bit;
        }
        true
    }

    fn with<R>(&self, path: &Path, f: impl FnOnce(&mut Data) -> R) -> io::Result<R> {
        let mut inner = self.inner();
        inner.files.get_mut(path).map(f).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Inner {
    fn step(&mut self) -> io::Result<()> {
        match &mut self.steps {
            Some(0) => Err(io::Error::other("the machine has stopped")),
            Some(left) => {
                *left -= 1;
                if *left == 0 { Err(io::Error::other("the machine stops")) } else { Ok(()) }
            }
            None => Ok(()),
        }
    }
}

impl Op {
    fn apply(&self, to: &mut Vec<u8>) {
        match self {
            Op::Write(at, bytes) => write(to, *at, bytes),
            Op::Cut(len) => to.truncate(*len),
        }
    }

    /// Some sectors of it reach the disk.
    fn tear(&self, to: &mut Vec<u8>, chance: &mut Chance) {
        let Op::Write(at, bytes) = self else { return };
        let mut from = 0;
        while from < bytes.len() {
            let upto = ((at + from) / SECTOR * SECTOR + SECTOR - at).min(bytes.len());
            if chance.percent(50) {
                write(to, at + from, &bytes[from..upto]);
            }
            from = upto;
        }
    }
}

fn write(to: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if to.len() < at + bytes.len() {
        to.resize(at + bytes.len(), 0);
    }
    to[at..at + bytes.len()].copy_from_slice(bytes);
}

impl Disk for Faulty {
    fn exists(&self, path: &Path) -> io::Result<bool> {
        Ok(self.inner().files.contains_key(path))
    }

    fn open(&self, path: &Path) -> io::Result<Arc<dyn Medium>> {
        self.with(path, |_| ())?;
        Ok(Arc::new(Opened { disk: self.clone(), path: path.to_owned() }))
    }

    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, StoreFault> {
        Ok(self.inner().files.get(path).map(|data| data.view.clone()))
    }

    fn replace(&self, path: &Path, bytes: &[u8], _mode: u32) -> Result<(), StoreFault> {
        let other = |source| StoreFault::Other { path: path.to_owned(), doing: "replacing", source };
        let mut inner = self.inner();
        inner.step().map_err(other)?;
        if inner.full {
            return Err(StoreFault::Full { path: path.to_owned(), doing: "replacing" });
        }
        // Renamed; the name is not durable yet.
        let old = inner.files.get(path).map(|data| data.durable.clone());
        let data = Data { durable: bytes.to_vec(), view: bytes.to_vec(), pending: Vec::new(), before: Some(old) };
        inner.files.insert(path.to_owned(), data);
        inner.step().map_err(other)?;
        if let Some(data) = inner.files.get_mut(path) {
            data.before = None;
        }
        Ok(())
    }

    fn sync_names(&self, path: &Path) -> Result<(), StoreFault> {
        let other = |source| StoreFault::Other { path: path.to_owned(), doing: "syncing the folder", source };
        let mut inner = self.inner();
        inner.step().map_err(other)?;
        inner.files.values_mut().for_each(|data| data.before = None);
        Ok(())
    }
}

#[derive(Debug)]
struct Opened {
    disk: Faulty,
    path: PathBuf,
}

impl Medium for Opened {
    fn file_len(&self) -> io::Result<Option<u64>> {
        self.disk.with(&self.path, |data| Some(data.view.len() as u64))
    }

    fn read_at(&self, bytes: &mut [u8], at: u64) -> io::Result<usize> {
        self.disk.with(&self.path, |data| {
            let from = (at as usize).min(data.view.len());
            let n = bytes.len().min(data.view.len() - from);
            bytes[..n].copy_from_slice(&data.view[from..from + n]);
            n
        })
    }

    fn read_exact_at(&self, bytes: &mut [u8], at: u64) -> io::Result<()> {
        let n = self.read_at(bytes, at)?;
        if n == bytes.len() { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }

    fn write_all_at(&self, bytes: &[u8], at: u64) -> io::Result<()> {
        let mut inner = self.disk.inner();
        if inner.steps == Some(0) {
            return inner.step();
        }
        let stopped = inner.step();
        let full = inner.full;
        // A stop or a full disk in the middle of a write: its beginning is written.
        let short = stopped.is_err() || full;
        let len = if short { inner.chance.below(bytes.len() as u64) as usize } else { bytes.len() };
        let data = inner.files.get_mut(&self.path).ok_or(io::ErrorKind::NotFound)?;
        let op = Op::Write(at as usize, bytes[..len].to_vec());
        op.apply(&mut data.view);
        data.pending.push(op);
        stopped?;
        if full { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    fn sync(&self) -> io::Result<()> {
        let mut inner = self.disk.inner();
        inner.step()?;
        let fails = inner.sync_fails == Some(0);
        inner.sync_fails = inner.sync_fails.and_then(|n| n.checked_sub(1));
        let data = inner.files.get_mut(&self.path).ok_or(io::ErrorKind::NotFound)?;
        let pending = std::mem::take(&mut data.pending);
        if fails {
            // The kernel marks the pages clean: what is read is not what is on the disk.
            return Err(io::Error::from_raw_os_error(5));
        }
        pending.iter().for_each(|op| op.apply(&mut data.durable));
        Ok(())
    }

    fn cut(&self, len: u64) -> io::Result<()> {
        let mut inner = self.disk.inner();
        inner.step()?;
        let data = inner.files.get_mut(&self.path).ok_or(io::ErrorKind::NotFound)?;
        let op = Op::Cut(len as usize);
        op.apply(&mut data.view);
        data.pending.push(op);
        Ok(())
    }

    fn forget(&self, _at: u64, _len: u64) {
        // Clean copies go, those of a failed sync among them; what is still to be written stays, and so does the length.
        let _ = self.disk.with(&self.path, |data| {
            let len = data.view.len();
            data.view.clone_from(&data.durable);
            data.pending.iter().for_each(|op| op.apply(&mut data.view));
            data.view.resize(len, 0);
        });
    }
}
