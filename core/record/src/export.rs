//! An exported record: a named set of files in canonical bytes, so that every byte counts.
//!
//! ```text
//! genesis                 the founding document
//! rulebook                the rulebook's archive, whose hash the founding document names
//! rulebooks/HASH          the archive of every other version that the record adopts, by its hash in hexadecimal
//! checkpoint              signed by the sequencer, cosigned by a quorum, and by nobody unknown
//! tile/entries/NNN[.p/W]  every leaf, C2SP tlog-tiles
//! tile/L/NNN[.p/W]        every hash tile
//! ```
//! [`verify`] refuses a missing file, a file too many, and any flipped byte. Source: DESIGN 6.

use crate::{Channels, CheckedLeaf, Checker, Founding, FoundingFault, Included, KeyFault, Ledger, LedgerFault};
use act::Genesis;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::convert::Infallible;
use tlog::Tree;
use tlog::checkpoint::Checkpoint;
use tlog::note::{Note, NoteFault, Signature};
use tlog::policy::{JudgeFault, Policy, Verdict};
use tlog::tile::{TilePath, decode_entries, encode_entries, tiles_for};

/// Files of an export by their path, `/` between folders.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What a verified export holds.
pub struct Exported {
    /// The record's fold.
    pub ledger: Ledger,
    /// Every act in order.
    pub acts: Vec<Included>,
    /// Who has cosigned, with their times in seconds.
    pub cosigners: Vec<(String, u64)>,
}

/// Which file is at fault, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportFault {
    /// A file that belongs to the export is not there.
    #[error("file {0} is missing")]
    Missing(String),
    /// A file that does not belong to it is there.
    #[error("file {0} does not belong to the export")]
    Unexpected(String),
    /// The founding document.
    #[error("file genesis: {0}")]
    Founding(#[from] FoundingFault),
    /// Another mechanism than the one asked for.
    #[error("file genesis is of another mechanism")]
    OtherMechanism,
    /// The founding keys.
    #[error("file genesis: {0}")]
    Keys(#[from] KeyFault),
    /// A rulebook is not the one that was signed.
    #[error("file {0} is not the rulebook whose hash was signed")]
    Rulebook(String),
    /// The checkpoint is not a signed note.
    #[error("file checkpoint: {0}")]
    Note(#[from] NoteFault),
    /// The checkpoint is not the sequencer's.
    #[error("file checkpoint: {0}")]
    Judge(#[from] JudgeFault),
    /// The checkpoint has signatures of unknown keys, or is not in canonical form.
    #[error("file checkpoint holds lines that nobody in the mechanism signed")]
    Lines,
    /// The checkpoint's signatures stand in another order than the genesis document lists their keys.
    #[error("file checkpoint holds its signature lines in another order than the genesis document lists the keys")]
    Order,
    /// Too few witnesses.
    #[error("file checkpoint: {0} witnesses have cosigned, which is no quorum")]
    Quorum(usize),
    /// The checkpoint is signed by a sequencer that another had succeeded before its last leaf.
    #[error("file checkpoint is signed by a sequencer that another has succeeded")]
    Void,
    /// A file holds other bytes than the record.
    #[error("file {0} differs from the record")]
    Differs(String),
    /// A leaf may not stand where it is.
    #[error("record number {0} may not stand there: {1}")]
    Leaf(u64, LedgerFault),
}

/// Makes the files of an export at the witnessed size. `leaves` are all leaves from 0 to that size, `archives` every
/// version of the rulebook that is in force somewhere below it, in any order.
pub fn write(ledger: &Ledger, checkpoint: &str, size: u64, leaves: &[Vec<u8>], archives: &[&[u8]]) -> Files {
    let mut files = Files::new();
    let archives = archive_files(ledger, size, archives);
    let part = |from: u64, width: u16| -> Result<_, Infallible> {
        Ok(leaves[from as usize..from as usize + usize::from(width)].to_vec())
    };
    let Ok(()) = write_each(ledger.founding(), ledger.tree(), checkpoint, size, &archives, part, |name, bytes| {
        files.insert(name, bytes);
        Ok(())
    });
    files
}

/// Makes the same files one after the other, so that a record of any length needs little memory. `leaves` gives so many
/// leaves from an index on, `rulebooks` are the files of [`archive_files`]; `put` takes each file by its path.
///
/// # Errors
/// The first of either of the two.
pub fn write_each<E>(
    founding: &Founding,
    tree: &Tree,
    checkpoint: &str,
    size: u64,
    rulebooks: &[(String, &[u8])],
    mut leaves: impl FnMut(u64, u16) -> Result<Vec<Vec<u8>>, E>,
    mut put: impl FnMut(String, Vec<u8>) -> Result<(), E>,
) -> Result<(), E> {
    put("genesis".into(), founding.encode())?;
    rulebooks.iter().try_for_each(|(name, archive)| put(name.clone(), archive.to_vec()))?;
    put("checkpoint".into(), in_order(founding, checkpoint).into_bytes())?;
    let mut tree = tree.clone();
    tree.truncate(size);
    for path in tiles_for(0, size) {
        let bytes = match path {
            TilePath::Entries { index, width } => bundle(&leaves(index * 256, width)?),
            TilePath::Hash { .. } => tree.tile(&path).unwrap_or_default(),
        };
        put(path.to_string(), bytes)?;
    }
    Ok(())
}

/// The note with its lines in their one order: the log's, then the witnesses' as the genesis document lists them.
fn in_order(founding: &Founding, checkpoint: &str) -> String {
    let (Ok(mut note), Ok(policy)) = (Note::parse(checkpoint), founding.policy()) else { return checkpoint.into() };
    // Whoever is no witness is the log, whose key a later term names.
    let witness = |line: &Signature| policy.witnesses().position(|(_, key)| line.is_by(key));
    note.signatures.sort_by_key(|line| witness(line).map_or(0, |n| n + 1));
    note.to_string()
}

/// Where a signature line stands among the others; 0 is the log's.
fn place(policy: &Policy, line: &Signature) -> usize {
    if policy.logs().any(|key| line.is_by(key)) {
        return 0;
    }
    policy.witnesses().position(|(_, key)| line.is_by(key)).map_or(usize::MAX, |n| n + 1)
}

/// Every version of the rulebook that is in force somewhere below `size` and is among `archives`, by the name of its file.
pub fn archive_files<'a>(ledger: &Ledger, size: u64, archives: &[&'a [u8]]) -> Vec<(String, &'a [u8])> {
    let wanted = archive_names(ledger, size);
    let named = |archive: &&'a [u8]| Some((wanted.get(&crate::ledger::sha256(archive))?.clone(), *archive));
    archives.iter().filter_map(named).collect()
}

fn bundle(leaves: &[Vec<u8>]) -> Vec<u8> {
    let part: Vec<&[u8]> = leaves.iter().map(Vec::as_slice).collect();
    encode_entries(&part).expect("leaves of the record have legal length")
}

/// Checks every byte of an export, offline.
///
/// # Errors
/// [`ExportFault`], naming the file or the record number.
pub fn verify(files: &Files, genesis: Option<Genesis>, channels: Option<Channels>) -> Result<Exported, ExportFault> {
    let file = |name: &str| files.get(name).cloned().ok_or_else(|| ExportFault::Missing(name.into()));
    let names = files.keys().cloned().collect();
    let (mut verifier, mut acts) = (Verifier::begin(names, genesis, channels, file)?, Vec::new());
    for path in verifier.bundles() {
        let checker = verifier.checker();
        let leaves = leaves_of(&path, &file(&path.to_string())?)?;
        acts.extend(verifier.enter(leaves.into_iter().map(|leaf| checker.leaf(leaf)))?);
    }
    let (ledger, cosigners) = verifier.finish(file)?;
    Ok(Exported { ledger, acts, cosigners })
}

/// Checks an export piece after piece, so that a record of any length needs little memory and its signatures can be checked
/// on all processors: [`Verifier::bundles`] in order, their leaves through [`Verifier::checker`] on any thread and then
/// into [`Verifier::enter`], at last [`Verifier::finish`]. The verdict is that of [`verify`].
pub struct Verifier {
    ledger: Ledger,
    size: u64,
    root: tlog::Hash,
    note: Note,
    cosigners: Vec<(String, u64)>,
    /// The files of later versions of the rulebook.
    rulebooks: BTreeSet<String>,
}

impl Verifier {
    /// Checks all but the leaves and the tiles over them. `names` are the files that are there, `file` reads one.
    ///
    /// # Errors
    /// [`ExportFault`].
    pub fn begin(
        names: BTreeSet<String>,
        genesis: Option<Genesis>,
        channels: Option<Channels>,
        mut file: impl FnMut(&str) -> Result<Vec<u8>, ExportFault>,
    ) -> Result<Verifier, ExportFault> {
        let founding = Founding::decode(&file("genesis")?)?;
        if genesis.is_some_and(|g| g != founding.genesis()) {
            return Err(ExportFault::OtherMechanism);
        }
        if crate::ledger::sha256(&file("rulebook")?) != founding.rulebook {
            return Err(ExportFault::Rulebook("rulebook".into()));
        }
        let text = file("checkpoint")?;
        let text = core::str::from_utf8(&text).map_err(|_| ExportFault::Lines)?;
        let note = Note::parse(text)?;
        if note.to_string() != text {
            return Err(ExportFault::Lines);
        }
        let (head, cosigners) = match judged(&founding.policy()?, &note) {
            Ok(verdict) => (verdict.checkpoint, verdict.cosigners),
            // A later sequencer's, perhaps: the record itself says so, and it is judged at the end.
            Err(ExportFault::Judge(JudgeFault::NoLog(origin))) => {
                let head = Checkpoint::parse(&note.text).map_err(|_| JudgeFault::NoLog(origin))?;
                (head, Vec::new())
            }
            Err(fault) => return Err(fault),
        };
        let (size, root) = (head.size(), *head.root());
        expected(&names, size)?;
        let rulebooks = names.into_iter().filter(|name| name.starts_with(RULEBOOKS)).collect();
        let ledger = Ledger::new(founding, channels)?;
        Ok(Verifier { ledger, size, root, note, cosigners, rulebooks })
    }

    /// The files of leaves that are still to be entered, in order.
    pub fn bundles(&self) -> Vec<TilePath> {
        let all = tiles_for(0, self.size).into_iter();
        all.filter(|path| matches!(path, TilePath::Entries { index, .. } if index * 256 >= self.ledger.size()))
            .collect()
    }

    /// Number of leaves that the checkpoint covers.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Number of leaves that have been entered.
    pub fn checked(&self) -> u64 {
        self.ledger.size()
    }

    /// Checks forms and signatures on any thread, with the keys as they stand now.
    pub fn checker(&self) -> Checker {
        self.ledger.checker()
    }

    /// Enters the next leaves.
    ///
    /// # Errors
    /// [`ExportFault::Leaf`] for the first that may not stand there.
    pub fn enter(&mut self, leaves: impl IntoIterator<Item = CheckedLeaf>) -> Result<Vec<Included>, ExportFault> {
        let mut acts = Vec::new();
        for mut leaf in leaves {
            let index = self.ledger.size();
            let act = self.ledger.apply_checked(&mut leaf).map_err(|fault| ExportFault::Leaf(index, fault))?;
            acts.extend(act);
        }
        Ok(acts)
    }

    /// Compares the root with the checkpoint's and every tile with the tree. Answers with the record's fold and who has
    /// cosigned, with their times in seconds.
    ///
    /// # Errors
    /// [`ExportFault`]; also if leaves are still missing.
    pub fn finish(
        self,
        mut file: impl FnMut(&str) -> Result<Vec<u8>, ExportFault>,
    ) -> Result<(Ledger, Vec<(String, u64)>), ExportFault> {
        let cosigners = self.judged_by_term()?;
        if self.ledger.tree().root() != self.root {
            return Err(ExportFault::Differs("checkpoint".into()));
        }
        for path in tiles_for(0, self.size) {
            if let TilePath::Hash { .. } = path
                && self.ledger.tree().tile(&path) != Some(file(&path.to_string())?)
            {
                return Err(ExportFault::Differs(path.to_string()));
            }
        }
        self.check_rulebooks(file)?;
        Ok((self.ledger, cosigners))
    }

    /// Who has cosigned, after the head was judged by the key of the term that it belongs to.
    fn judged_by_term(&self) -> Result<Vec<(String, u64)>, ExportFault> {
        if self.ledger.terms().len() == 1 && !self.cosigners.is_empty() {
            return Ok(self.cosigners.clone());
        }
        let verdict = judged(&self.ledger.policy()?, &self.note)?;
        let signer = self.ledger.all_terms().signer(verdict.checkpoint.origin(), self.size);
        signer.map(|_| verdict.cosigners).ok_or(ExportFault::Void)
    }

    /// Every version that the record adopts is there under its hash, and no other.
    fn check_rulebooks(&self, mut file: impl FnMut(&str) -> Result<Vec<u8>, ExportFault>) -> Result<(), ExportFault> {
        let wanted = archive_names(&self.ledger, self.size);
        for (hash, name) in &wanted {
            if crate::ledger::sha256(&file(name)?) != *hash {
                return Err(ExportFault::Rulebook(name.clone()));
            }
        }
        match self.rulebooks.iter().find(|name| !wanted.values().any(|w| w == *name)) {
            Some(more) => Err(ExportFault::Unexpected(more.clone())),
            None => Ok(()),
        }
    }
}

/// A quorum's verdict on a note whose lines stand in order and are of nobody unknown.
fn judged(policy: &Policy, note: &Note) -> Result<Verdict, ExportFault> {
    let verdict = policy.judge(note)?;
    if note.signatures.len() != 1 + verdict.cosigners.len() {
        return Err(ExportFault::Lines);
    }
    if !note.signatures.is_sorted_by_key(|line| place(policy, line)) {
        return Err(ExportFault::Order);
    }
    if !verdict.quorum {
        return Err(ExportFault::Quorum(verdict.cosigners.len()));
    }
    Ok(verdict)
}

/// The leaves in a file of leaves.
///
/// # Errors
/// [`ExportFault::Differs`] if it does not hold as many as its path says.
pub fn leaves_of(path: &TilePath, bytes: &[u8]) -> Result<Vec<Vec<u8>>, ExportFault> {
    let differs = || ExportFault::Differs(path.to_string());
    let entries = decode_entries(bytes).map_err(|_| differs())?;
    if entries.len() != usize::from(path.width()) {
        return Err(differs());
    }
    Ok(entries.into_iter().map(<[u8]>::to_vec).collect())
}

/// The files of the archives in force anywhere below `size`, by their hashes.
pub fn archive_names(ledger: &Ledger, size: u64) -> BTreeMap<[u8; 32], String> {
    let editions = ledger.editions().iter().filter(|e| e.from <= size);
    let founders = ledger.founding().rulebook;
    let name = |hash: [u8; 32]| {
        let digits: String = hash.iter().map(|b| format!("{b:02x}")).collect();
        if hash == founders { "rulebook".into() } else { RULEBOOKS.to_string() + &digits }
    };
    editions.map(|e| (e.hash, name(e.hash))).collect()
}

/// The folder of the versions that were adopted later.
const RULEBOOKS: &str = "rulebooks/";

fn expected(files: &BTreeSet<String>, size: u64) -> Result<(), ExportFault> {
    // A file of leaves holds 256: before we make a list of what a stranger's size calls for, it must be possible.
    let bundles = files.iter().filter(|name| name.starts_with("tile/entries/")).count() as u64;
    if size.div_ceil(256) > bundles {
        let width = (size - bundles * 256).min(256) as u16;
        return Err(ExportFault::Missing(TilePath::Entries { index: bundles, width }.to_string()));
    }
    let tiles = tiles_for(0, size).into_iter().map(|path| path.to_string());
    let names: Vec<String> = tiles.chain(["genesis", "rulebook", "checkpoint"].map(String::from)).collect();
    if let Some(missing) = names.iter().find(|name| !files.contains(*name)) {
        return Err(ExportFault::Missing(missing.clone()));
    }
    let known: BTreeSet<&String> = names.iter().collect();
    // Which versions belong here, the record itself says.
    match files.iter().find(|name| !known.contains(name) && !name.starts_with(RULEBOOKS)) {
        Some(more) => Err(ExportFault::Unexpected(more.clone())),
        None => Ok(()),
    }
}
