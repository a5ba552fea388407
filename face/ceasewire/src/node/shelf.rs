//! The versions of the rulebook that this node holds, by their hashes.
//!
//! ```text
//! rulebook            the founders' version
//! rulebooks/HASH      every later one, by its hash in hexadecimal; fetched from other members, checked against the hash
//! rulebooks/editions  "NUMBER HASH FROM" a line: which is in force from where on, made from the record
//! ```
//! What the record adopts counts whether or not this node holds the archive; until it does, what depends on it waits.

use super::state::State;
use crate::api::Sent;
use crate::fault::CliFault;
use act::{Kernel, MemberId, Refusal};
use record::{Channels, Founding};
use rulebook::{Format, Rulebook};
use sha2::{Digest, Sha256};
use situation::Situation;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Rulebooks by their hashes.
pub type Shelf = BTreeMap<[u8; 32], Arc<Rulebook>>;

/// The folder of the later versions.
const FOLDER: &str = "rulebooks";
const EDITIONS: &str = "editions";

fn hex(hash: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(hash)
}

/// Members of each channel, from the rulebook's terms and the genesis document.
pub fn channels(founding: &Founding, rulebook: &Rulebook) -> Channels {
    let members = |kinds: &[act::MemberKind]| {
        let ids = founding.members.iter().enumerate().filter(|(_, m)| kinds.contains(&m.kind));
        ids.map(|(n, _)| MemberId(n as u64)).collect()
    };
    rulebook.terms().channels.iter().map(|c| (c.number, members(&c.members))).collect()
}

/// Reads a node's genesis document and rulebook, and checks that they belong together.
///
/// # Errors
/// Names the file.
pub fn open_mechanism(dir: &Path) -> Result<(Founding, Rulebook), CliFault> {
    let read = |name: &str| {
        let path = dir.join(name);
        std::fs::read(&path).map_err(|e| CliFault::io(path.display(), e))
    };
    let founding = Founding::decode(&read("genesis")?).map_err(|e| CliFault::io(dir.join("genesis").display(), e))?;
    let rulebook = read_archive(&read("rulebook")?, &founding.rulebook).map_err(|r| CliFault::refused(&r))?;
    Ok((founding, rulebook))
}

/// Where the archive with this hash is kept.
pub fn archive_path(dir: &Path, hash: &[u8; 32]) -> PathBuf {
    dir.join(FOLDER).join(hex(hash))
}

/// The hash in a file's name.
fn named(name: &str) -> Option<[u8; 32]> {
    data_encoding::HEXLOWER.decode(name.as_bytes()).ok()?.try_into().ok()
}

/// Reads an archive that must have this hash.
///
/// # Errors
/// [`Refusal`] `rulebook-hash` or `rulebook-broken`, naming what is there.
pub fn read_archive(bytes: &[u8], hash: &[u8; 32]) -> Result<Rulebook, Refusal> {
    let found: [u8; 32] = Sha256::digest(bytes).into();
    if found != *hash {
        return Err(Refusal::new("rulebook-hash").with("found", hex(&found[..8])).with("expected", hex(&hash[..8])));
    }
    Rulebook::from_archive(bytes).map_err(|faults| {
        let detail = faults.first().map(ToString::to_string).unwrap_or_default();
        Refusal::new("rulebook-broken").with("count", faults.len()).with("detail", detail)
    })
}

/// Every later version in a node's folder.
///
/// # Errors
/// An archive that is not the one of its name: the disk has changed, or somebody has.
pub fn open(dir: &Path) -> Result<Shelf, CliFault> {
    let mut shelf = Shelf::new();
    for file in std::fs::read_dir(dir.join(FOLDER)).into_iter().flatten() {
        let path = file.map_err(|e| CliFault::io(dir.join(FOLDER).display(), e))?.path();
        let Some(hash) = path.file_name().and_then(|n| named(n.to_str()?)) else { continue };
        let bytes = std::fs::read(&path).map_err(|e| CliFault::io(path.display(), e))?;
        match read_archive(&bytes, &hash) {
            Ok(rulebook) => drop(shelf.insert(hash, Arc::new(rulebook))),
            // Signed as it stands: nobody can mend it, and nobody can act by it.
            Err(refusal) if refusal.code == "rulebook-broken" => {
                tracing::error!(?refusal, "an archive that was adopted")
            }
            Err(refusal) => return Err(CliFault::refused(&refusal.with("path", path.display()))),
        }
    }
    Ok(shelf)
}

/// The versions in force one after the other, as the node last wrote them down: number, hash, first record number. The
/// founders' is not among them.
pub fn editions(dir: &Path) -> Vec<(u64, [u8; 32], u64)> {
    let text = std::fs::read_to_string(dir.join(FOLDER).join(EDITIONS)).unwrap_or_default();
    let line = |line: &str| {
        let mut words = line.split(' ');
        Some((words.next()?.parse().ok()?, named(words.next()?)?, words.next()?.parse().ok()?))
    };
    text.lines().filter_map(line).collect()
}

/// Nothing has been folded yet; every version of the shelf is at hand.
pub(super) fn situation(founding: &Founding, founders: &Arc<Rulebook>, shelf: &Shelf) -> Situation {
    let mut situation = Situation::new(founding.mechanism().clone(), founders.clone());
    shelf.values().for_each(|rulebook| situation.shelve(rulebook.clone()));
    situation
}

impl State {
    /// Nothing has been folded yet; every version held here is at hand.
    pub(super) fn new_situation(&self) -> Situation {
        situation(self.founding(), &self.founders, &self.shelf)
    }

    /// The rulebook in force.
    ///
    /// # Errors
    /// `rulebook-awaited` while this node does not hold it.
    pub(super) fn book(&self) -> Result<&Arc<Rulebook>, Refusal> {
        self.situation.rulebook().ok_or_else(|| Refusal::new("rulebook-awaited"))
    }

    /// The newest version that is here, to be shown; what is written and read goes by the one in force.
    pub(crate) fn shown_rulebook(&self) -> Arc<Rulebook> {
        let held = self.situation.editions().iter().rev().find_map(|e| e.rulebook.as_ref());
        held.unwrap_or(&self.founders).clone()
    }

    /// The format of an act of the record.
    pub(super) fn format_of(&self, name: &act::Name) -> Option<&Format> {
        self.situation.format_of(self.situation.act(name)?)
    }

    /// Hashes of the versions that the record adopts and that are not here.
    pub fn awaited(&self) -> Vec<[u8; 32]> {
        let editions = self.situation.editions().iter().filter(|e| e.rulebook.is_none());
        editions.map(|e| e.hash).filter(|hash| !self.shelf.contains_key(hash)).collect()
    }

    /// The archive with this hash, for another member.
    pub fn archive(&self, hash: &[u8; 32]) -> Option<Vec<u8>> {
        let held = self.shelf.get(hash).or(Some(&self.founders)).filter(|r| r.hash() == *hash);
        held.map(|r| r.archive().to_vec())
    }

    /// Keeps an archive that was awaited, and folds the record anew by it.
    ///
    /// # Errors
    /// If it is not one that is awaited, or the disk is at fault.
    pub fn take_archive(&mut self, bytes: &[u8]) -> Result<(), CliFault> {
        let hash: [u8; 32] = Sha256::digest(bytes).into();
        let Some(awaited) = self.awaited().into_iter().find(|h| *h == hash) else {
            let expected = self.awaited().first().map_or_else(String::new, |h| hex(&h[..8]));
            let refusal = Refusal::new("rulebook-hash").with("found", hex(&hash[..8])).with("expected", expected);
            return Err(CliFault::refused(&refusal));
        };
        let rulebook = read_archive(bytes, &awaited).map_err(|r| CliFault::refused(&r))?;
        store::atomic::folder(&self.dir.join(FOLDER))?;
        store::atomic::replace(&archive_path(&self.dir, &hash), bytes)?;
        self.shelf.insert(hash, Arc::new(rulebook));
        self.stale = true;
        tracing::info!(hash = hex(&hash), "the rulebook that was adopted is here");
        Ok(())
    }

    /// Says what is missing, and writes down for the command line which versions are in force.
    pub(super) fn note_editions(&mut self) {
        if self.situation.editions().len() == self.editions_noted {
            return;
        }
        self.editions_noted = self.situation.editions().len();
        let later = self.situation.editions().iter().skip(1);
        let text: String = later.map(|e| format!("{} {} {}\n", e.number, hex(&e.hash), e.from)).collect();
        let folder = self.dir.join(FOLDER);
        let written = store::atomic::folder(&folder)
            .and_then(|()| store::atomic::replace(&folder.join(EDITIONS), text.as_bytes()));
        if let Err(fault) = written {
            tracing::error!(%fault, "the list of rulebooks could not be written; it is made anew at the next start");
        }
        for hash in self.awaited() {
            tracing::warn!(hash = hex(&hash), "the record adopts a rulebook that is not here; it is fetched");
        }
    }

    /// Signs and keeps the adoption of a version whose archive lies in the folder already.
    ///
    /// # Errors
    /// If it does not follow the version in force, not all have approved, or the archive is not what they approved.
    pub(super) fn adopt(&mut self, kernel: &Kernel) -> Result<Sent, CliFault> {
        let Kernel::Rulebook { hash, channels, .. } = kernel else {
            return Err(CliFault::refused(&Refusal::new("usage").with("detail", "not an adoption")));
        };
        let checked = self.replica.ledger().check_change(kernel);
        checked.map_err(|fault| CliFault::refused(&record::refusal(&fault)))?;
        let path = archive_path(&self.dir, hash);
        let bytes = std::fs::read(&path).map_err(|e| CliFault::io(path.display(), e))?;
        let new = read_archive(&bytes, hash).map_err(|r| CliFault::refused(&r))?;
        let broken = |detail: String| {
            CliFault::refused(&Refusal::new("rulebook-broken").with("count", 1).with("detail", detail))
        };
        if situation::channel_table(&new) != *channels {
            return Err(broken("its channels are not those that were approved".into()));
        }
        let now = self.book().map_err(|r| CliFault::refused(&r))?;
        if let Some(fault) = rulebook::reused(now, &new).first() {
            return Err(broken(fault.to_string()));
        }
        self.shelf.insert(*hash, Arc::new(new));
        self.situation.shelve(self.shelf[hash].clone());
        self.say_kernel(kernel, None)
    }

    /// Every version that an export up to this size holds.
    ///
    /// # Errors
    /// `rulebook-awaited` if one of them is not here.
    pub(super) fn archives(&self, size: u64) -> Result<Vec<(String, &[u8])>, CliFault> {
        let held: Vec<&[u8]> = self.shelf.values().chain([&self.founders]).map(|r| r.archive()).collect();
        let files = record::export::archive_files(self.replica.ledger(), size, &held);
        let needed = record::export::archive_names(self.replica.ledger(), size).len();
        match files.len() == needed {
            true => Ok(files),
            false => Err(CliFault::refused(&Refusal::new("rulebook-awaited"))),
        }
    }
}
