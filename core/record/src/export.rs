//! An exported record: a named set of files in canonical bytes, so that every byte counts.
//!
//! ```text
//! genesis                 the founding document
//! rulebook                the rulebook's archive, whose hash the founding document names
//! checkpoint              signed by the sequencer, cosigned by a quorum, and by nobody unknown
//! tile/entries/NNN[.p/W]  every leaf, C2SP tlog-tiles
//! tile/L/NNN[.p/W]        every hash tile
//! ```
//! [`verify`] refuses a missing file, a file too many, and any flipped byte. Source: DESIGN 6.

use crate::{Channels, Founding, FoundingFault, Included, KeyFault, Ledger, LedgerFault};
use act::Genesis;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::convert::Infallible;
use tlog::Tree;
use tlog::note::{Note, NoteFault, Signature};
use tlog::policy::{JudgeFault, Policy};
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
    /// The rulebook is not the one that was signed.
    #[error("file rulebook is not the one whose hash the founders signed")]
    Rulebook,
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
    /// A file holds other bytes than the record.
    #[error("file {0} differs from the record")]
    Differs(String),
    /// A leaf may not stand where it is.
    #[error("record number {0} may not stand there: {1}")]
    Leaf(u64, LedgerFault),
}

/// Makes the files of an export at the witnessed size. `leaves` are all leaves from 0 to that size.
pub fn write(ledger: &Ledger, checkpoint: &str, size: u64, leaves: &[Vec<u8>], rulebook: &[u8]) -> Files {
    let mut files = Files::new();
    let part = |from: u64, width: u16| -> Result<_, Infallible> {
        Ok(leaves[from as usize..from as usize + usize::from(width)].to_vec())
    };
    let Ok(()) = write_each(ledger.founding(), ledger.tree(), checkpoint, size, rulebook, part, |name, bytes| {
        files.insert(name, bytes);
        Ok(())
    });
    files
}

/// Makes the same files one after the other, so that a record of any length needs little memory. `leaves` gives so many
/// leaves from an index on; `put` takes each file by its path.
///
/// # Errors
/// The first of either of the two.
pub fn write_each<E>(
    founding: &Founding,
    tree: &Tree,
    checkpoint: &str,
    size: u64,
    rulebook: &[u8],
    mut leaves: impl FnMut(u64, u16) -> Result<Vec<Vec<u8>>, E>,
    mut put: impl FnMut(String, Vec<u8>) -> Result<(), E>,
) -> Result<(), E> {
    put("genesis".into(), founding.encode())?;
    put("rulebook".into(), rulebook.to_vec())?;
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
    note.signatures.sort_by_key(|line| place(&policy, line));
    note.to_string()
}

/// Where a signature line stands among the others; 0 is the log's.
fn place(policy: &Policy, line: &Signature) -> usize {
    if policy.logs().any(|key| line.is_by(key)) {
        return 0;
    }
    policy.witnesses().position(|(_, key)| line.is_by(key)).map_or(usize::MAX, |n| n + 1)
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
    let file = |name: &str| files.get(name).ok_or_else(|| ExportFault::Missing(name.into()));
    let founding = Founding::decode(file("genesis")?)?;
    if genesis.is_some_and(|g| g != founding.genesis()) {
        return Err(ExportFault::OtherMechanism);
    }
    if crate::ledger::sha256(file("rulebook")?) != founding.rulebook {
        return Err(ExportFault::Rulebook);
    }
    let text = core::str::from_utf8(file("checkpoint")?).map_err(|_| ExportFault::Lines)?;
    let note = Note::parse(text)?;
    let policy = founding.policy()?;
    let verdict = policy.judge(&note)?;
    if note.to_string() != text || note.signatures.len() != 1 + verdict.cosigners.len() {
        return Err(ExportFault::Lines);
    }
    if !note.signatures.is_sorted_by_key(|line| place(&policy, line)) {
        return Err(ExportFault::Order);
    }
    if !verdict.quorum {
        return Err(ExportFault::Quorum(verdict.cosigners.len()));
    }
    let size = verdict.checkpoint.size();
    expected(files, size)?;
    let mut ledger = Ledger::new(founding, channels)?;
    let mut acts = Vec::new();
    for path in tiles_for(0, size) {
        let TilePath::Entries { width, .. } = path else { continue };
        let name = path.to_string();
        let entries = decode_entries(file(&name)?).map_err(|_| ExportFault::Differs(name.clone()))?;
        if entries.len() != usize::from(width) {
            return Err(ExportFault::Differs(name));
        }
        for leaf in entries {
            let index = ledger.size();
            acts.extend(ledger.apply(leaf).map_err(|fault| ExportFault::Leaf(index, fault))?);
        }
    }
    if ledger.tree().root() != *verdict.checkpoint.root() {
        return Err(ExportFault::Differs("checkpoint".into()));
    }
    for path in tiles_for(0, size) {
        if let TilePath::Hash { .. } = path
            && ledger.tree().tile(&path).as_deref() != Some(file(&path.to_string())?.as_slice())
        {
            return Err(ExportFault::Differs(path.to_string()));
        }
    }
    Ok(Exported { ledger, acts, cosigners: verdict.cosigners })
}

fn expected(files: &Files, size: u64) -> Result<(), ExportFault> {
    // A file of leaves holds 256: before we make a list of what a stranger's size calls for, it must be possible.
    let bundles = files.keys().filter(|name| name.starts_with("tile/entries/")).count() as u64;
    if size.div_ceil(256) > bundles {
        let width = (size - bundles * 256).min(256) as u16;
        return Err(ExportFault::Missing(TilePath::Entries { index: bundles, width }.to_string()));
    }
    let mut names: Vec<String> = tiles_for(0, size).iter().map(ToString::to_string).collect();
    names.extend(["genesis", "rulebook", "checkpoint"].map(String::from));
    if let Some(missing) = names.iter().find(|name| !files.contains_key(*name)) {
        return Err(ExportFault::Missing(missing.clone()));
    }
    match files.keys().find(|name| !names.contains(name)) {
        Some(more) => Err(ExportFault::Unexpected(more.clone())),
        None => Ok(()),
    }
}
