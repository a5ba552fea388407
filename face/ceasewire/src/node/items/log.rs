//! Custody as it stands in the log, and what follows from it.

use crate::fault::CliFault;
use act::{Evidence, Kind, Name, Value};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::{Items, Segment, StoreFault};

/// One step of custody.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub(in crate::node) enum Step {
    /// Handed in here, by an officer; with the original, if the shared copy is another.
    In { item: String, original: Option<String>, found: Vec<String>, officer: u64, at_ms: u64 },
    /// Came from another member, whole; whether it holds what its act says.
    Came { sealed: String, from: String, sound: bool, at_ms: u64 },
    /// Another member has taken all of it.
    Taken { sealed: String, by: String, at_ms: u64 },
    /// An officer opened it.
    Opened { sealed: String, act: u64, officer: u64, original: bool, at_ms: u64 },
}

/// A file that an act names.
#[derive(Debug, Clone)]
pub(in crate::node) struct Named {
    pub act: Name,
    pub author: String,
    pub item: Evidence,
}

/// What this node knows of files.
pub(crate) struct ItemBook {
    pub(in crate::node) files: Items,
    log: Segment,
    pub(super) steps: BTreeMap<String, Vec<Step>>,
    /// What was handed in here, by the content's hash, the latest first come.
    pub(super) handed: BTreeMap<[u8; 32], Evidence>,
    /// Originals by their hashes.
    pub(super) originals: BTreeMap<[u8; 32], Evidence>,
    /// What acts name, by address.
    pub(super) named: BTreeMap<[u8; 32], Named>,
    /// How many acts were looked through.
    pub(super) upto: u64,
    /// Who was asked in vain, and when last.
    pub(in crate::node) asked: BTreeMap<[u8; 32], (BTreeSet<String>, u64)>,
}

pub(in crate::node) fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

pub(super) fn packed(item: &Evidence) -> String {
    hex(&Value::Evidence(item.clone()).encode())
}

fn unpacked(text: &str) -> Option<Evidence> {
    let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?;
    match Value::decode(Kind::Evidence, &bytes) {
        Ok(Value::Evidence(item)) => Some(item),
        _ => None,
    }
}

impl Step {
    fn sealed(&self) -> Option<String> {
        match self {
            Step::In { item, .. } => unpacked(item).map(|item| hex(&item.sealed)),
            Step::Came { sealed, .. } | Step::Taken { sealed, .. } | Step::Opened { sealed, .. } => {
                Some(sealed.clone())
            }
        }
    }
}

impl ItemBook {
    /// Opens the folder and reads the log.
    ///
    /// # Errors
    /// If the disk is at fault or the log is damaged.
    pub fn open(dir: &Path) -> Result<ItemBook, CliFault> {
        let dir = dir.join("items");
        let files = Items::open(&dir)?;
        let (log, kept) = Segment::open(&dir.join("log.segment"))?;
        let mut book = ItemBook {
            files,
            log,
            steps: BTreeMap::new(),
            handed: BTreeMap::new(),
            originals: BTreeMap::new(),
            named: BTreeMap::new(),
            upto: 0,
            asked: BTreeMap::new(),
        };
        // A step of a newer program is kept and not understood.
        kept.records.iter().filter_map(|record| serde_json::from_slice(record).ok()).for_each(|step| book.take(step));
        Ok(book)
    }

    fn take(&mut self, step: Step) {
        if let Step::In { item, original, .. } = &step {
            if let Some(item) = unpacked(item) {
                self.handed.insert(item.hash, item);
            }
            if let Some(original) = original.as_deref().and_then(unpacked) {
                self.originals.insert(original.hash, original);
            }
        }
        if let Some(sealed) = step.sealed() {
            self.steps.entry(sealed).or_default().push(step);
        }
    }

    pub(super) fn note(&mut self, step: Step) -> Result<(), StoreFault> {
        let record = serde_json::to_vec(&step).expect("texts and numbers are JSON");
        self.log.append(&[record])?;
        self.log.sync()?;
        self.take(step);
        Ok(())
    }

    /// What was handed in here under this hash.
    pub fn handed_in(&self, hash: &[u8; 32]) -> Option<Evidence> {
        self.handed.get(hash).cloned()
    }

    /// All of it.
    pub fn handed(&self) -> &BTreeMap<[u8; 32], Evidence> {
        &self.handed
    }

    /// After a key has opened old acts, all are looked through again.
    pub fn look_again(&mut self) {
        self.upto = 0;
    }
}

/// Addresses of what was handed in here, originals included, that is no longer here; of a stopped node.
///
/// # Errors
/// If the log is damaged.
pub(in crate::node) fn lost(dir: &Path) -> Result<Vec<String>, StoreFault> {
    let folder = dir.join("items");
    let (_, kept) = Segment::open(&folder.join("log.segment"))?;
    let steps = kept.records.iter().filter_map(|record| serde_json::from_slice::<Step>(record).ok());
    let both = steps.filter_map(|step| match step {
        Step::In { item, original, .. } => Some([Some(item), original]),
        _ => None,
    });
    let all = both.flatten().flatten().filter_map(|text| unpacked(&text)).map(|item| hex(&item.sealed));
    Ok(all.filter(|name| !folder.join(name).exists()).collect())
}
