//! An exported record in a folder, verified on all processors in memory that does not hold the record.
//!
//! Signatures cost ten times what the rest does. Threads take bundle after bundle of the next stretch and check what can
//! be checked alone, while this one enters the stretch before in order. Every verdict is the ledger's.

use crate::fault::CliFault;
use crate::node::channels;
use act::Genesis;
use record::export::{ExportFault, Verifier, leaves_of};
use record::{CheckedLeaf, Checker, Founding, Ledger};
use rulebook::Rulebook;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use tlog::tile::TilePath;

/// Bundles of 256 leaves that are in memory at a time, for each thread.
const STRETCH: usize = 8;

type Checked = Result<Vec<CheckedLeaf>, Fault>;

/// The fold of the record, and who has cosigned it.
pub type Verified = Result<(Ledger, Vec<(String, u64)>), ExportFault>;

/// What the folder is at fault for, or the disk.
enum Fault {
    Export(ExportFault),
    Disk(CliFault),
}

impl From<ExportFault> for Fault {
    fn from(fault: ExportFault) -> Fault {
        Fault::Export(fault)
    }
}

/// Verifies the export in `folder`; `so_far` hears how many leaves of how many are done.
///
/// # Errors
/// If the disk is at fault. What is wrong with the record is the answer.
pub fn verify(folder: &Path, genesis: Option<Genesis>, mut so_far: impl FnMut(u64, u64)) -> Result<Verified, CliFault> {
    match stretches(folder, genesis, &mut so_far) {
        Ok(found) => Ok(Ok(found)),
        Err(Fault::Export(fault)) => Ok(Err(fault)),
        Err(Fault::Disk(fault)) => Err(fault),
    }
}

fn stretches(
    folder: &Path,
    genesis: Option<Genesis>,
    so_far: &mut impl FnMut(u64, u64),
) -> Result<(Ledger, Vec<(String, u64)>), Fault> {
    let mut names = BTreeSet::new();
    walk(folder, "", &mut names).map_err(Fault::Disk)?;
    // Who is on which channel stands in the rulebook; one that is not the signed one is refused.
    let founding = read(folder, "genesis").ok().and_then(|bytes| Founding::decode(&bytes).ok());
    let rulebook = read(folder, "rulebook").ok().and_then(|bytes| Rulebook::from_archive(&bytes).ok());
    let table = founding.zip(rulebook).map(|(f, r)| channels(&f, &r));
    let mut disk = None;
    let mut file = |name: &str| export_file(folder, name, &mut disk);
    let mut verifier = match Verifier::begin(names, genesis, table, &mut file) {
        Ok(verifier) => verifier,
        Err(fault) => return Err(disk.map_or(Fault::Export(fault), Fault::Disk)),
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let bundles = verifier.bundles();
    let mut ready: Vec<Checked> = Vec::new();
    for stretch in bundles.chunks(STRETCH * threads).map(Some).chain([None]) {
        let checker = verifier.checker();
        let entering = std::mem::take(&mut ready);
        ready = std::thread::scope(|scope| {
            let next = scope.spawn(|| stretch.map_or_else(Vec::new, |s| check(folder, s, &checker, threads)));
            for bundle in entering {
                verifier.enter(bundle?)?;
                so_far(verifier.checked(), verifier.size());
            }
            Ok::<_, Fault>(next.join().expect("checking a leaf does not panic"))
        })?;
    }
    let mut disk = None;
    let finished = verifier.finish(|name| export_file(folder, name, &mut disk));
    finished.map_err(|fault| disk.map_or(Fault::Export(fault), Fault::Disk))
}

/// Checks the leaves of some bundles, each as soon as a thread is free for it; the answers are in their order.
fn check(folder: &Path, bundles: &[TilePath], checker: &Checker, threads: usize) -> Vec<Checked> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Checked)>> = Mutex::new(Vec::with_capacity(bundles.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads.min(bundles.len()) {
            scope.spawn(|| {
                while let Some((n, path)) = taken(&next, bundles) {
                    let leaves = bundle(folder, path, checker);
                    done.lock().expect("nothing panics while it holds the list").push((n, leaves));
                }
            });
        }
    });
    let mut done = done.into_inner().expect("nothing panics while it holds the list");
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, leaves)| leaves).collect()
}

fn taken<'a>(next: &AtomicUsize, bundles: &'a [TilePath]) -> Option<(usize, &'a TilePath)> {
    let n = next.fetch_add(1, Ordering::Relaxed);
    bundles.get(n).map(|path| (n, path))
}

fn bundle(folder: &Path, path: &TilePath, checker: &Checker) -> Checked {
    let bytes = read(folder, &path.to_string()).map_err(Fault::Disk)?;
    Ok(leaves_of(path, &bytes)?.into_iter().map(|leaf| checker.leaf(leaf)).collect())
}

/// A file as the verifier wants it; a fault of the disk is put aside, so that it is not taken for one of the record.
fn export_file(folder: &Path, name: &str, disk: &mut Option<CliFault>) -> Result<Vec<u8>, ExportFault> {
    match fs::read(folder.join(name)) {
        Ok(bytes) => Ok(bytes),
        Err(e) => {
            if e.kind() != std::io::ErrorKind::NotFound {
                *disk = Some(CliFault::io(folder.join(name).display(), e));
            }
            Err(ExportFault::Missing(name.to_owned()))
        }
    }
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>, CliFault> {
    let path = folder.join(name);
    fs::read(&path).map_err(|e| CliFault::io(path.display(), e))
}

/// The paths of all files below a folder.
fn walk(folder: &Path, prefix: &str, out: &mut BTreeSet<String>) -> Result<(), CliFault> {
    for entry in fs::read_dir(folder).map_err(|e| CliFault::io(folder.display(), e))? {
        let path = entry.map_err(|e| CliFault::io(folder.display(), e))?.path();
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            walk(&path, &format!("{name}/"), out)?;
        } else {
            out.insert(name);
        }
    }
    Ok(())
}
