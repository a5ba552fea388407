//! A member's receipts: its insurance against a sequencer that promises a place and gives it to another.
//!
//! `receipts.segment` holds those that the record had not confirmed when they came: `[key id, serial, receipt]` each. What
//! the record confirms needs no receipt any more, so the file begins anew whenever nothing in it is open.

use super::state::State;
use crate::fault::CliFault;
use act::cbor::{CborFault, Reader, Writer};
use act::{KeyId, Name};
use record::{Evidence, Receipt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use store::Segment;

/// The record usually confirms a receipt before it would be on the disk: a sync for each would only make it slower.
const SYNC_AFTER: Duration = Duration::from_millis(200);

/// So many records may stand in the file with nothing open before it begins anew.
const FULL: u64 = 4096;

/// The receipts that the record has not confirmed, and the file that holds them.
pub(super) struct Receipts {
    pub(super) open: Vec<(Name, Vec<u8>, Receipt)>,
    file: Segment,
    path: PathBuf,
    /// Since when something in the file is not synced.
    unsynced: Option<Instant>,
}

impl Receipts {
    /// Opens the file; what it holds is to be taken by [`State::recover_receipts`].
    pub(super) fn open(dir: &Path) -> Result<(Receipts, Vec<Vec<u8>>), CliFault> {
        let path = dir.join("receipts.segment");
        let (file, kept) = Segment::open(&path)?;
        super::copy::tell_cut(dir, "receipts.segment", &kept);
        Ok((Receipts { open: Vec::new(), file, path, unsynced: None }, kept.records))
    }

    pub(super) fn is_of(&self, name: Name) -> bool {
        self.open.iter().any(|(n, ..)| *n == name)
    }

    fn keep(&mut self, name: Name, receipt: &[u8]) {
        if let Err(fault) = self.file.append(&[encode(name, receipt)]) {
            tracing::error!(%name, %fault, "a receipt could not be kept: until the record confirms it only this run has it");
            return;
        }
        self.unsynced.get_or_insert_with(Instant::now);
    }

    fn tend(&mut self) {
        if self.open.is_empty() && self.file.len() >= FULL {
            self.begin_anew();
        }
        if self.unsynced.is_none_or(|since| since.elapsed() < SYNC_AFTER) {
            return;
        }
        self.unsynced = None;
        if !self.open.is_empty()
            && let Err(fault) = self.file.sync()
        {
            tracing::error!(%fault, "receipts could not be made durable");
        }
    }

    fn begin_anew(&mut self) {
        let removed = std::fs::remove_file(&self.path).map_err(|e| CliFault::io(self.path.display(), e));
        match removed.and_then(|()| Ok(Segment::open(&self.path)?)) {
            Ok((file, _)) => (self.file, self.unsynced) = (file, None),
            Err(fault) => tracing::error!(?fault, "the file of receipts could not begin anew"),
        }
    }
}

impl State {
    /// Takes up the receipts of earlier runs: each is checked against the record, now or when that comes so far.
    pub(super) fn recover_receipts(&mut self, kept: &[Vec<u8>]) {
        for (name, receipt) in kept.iter().filter_map(|bytes| decode(bytes).ok()) {
            match self.read_receipt(&receipt) {
                Ok(read) => self.receipts.open.push((name, receipt, read)),
                Err(fault) => tracing::error!(%name, %fault, "a receipt that was kept does not hold"),
            }
        }
        self.audit_receipts();
        if !kept.is_empty() && self.receipts.open.is_empty() {
            self.receipts.begin_anew();
        }
    }

    /// Checks a receipt of ours against the record as soon as that has come so far, and keeps it until then.
    pub fn keep_receipt(&mut self, name: Name, receipt: Vec<u8>) {
        match self.read_receipt(&receipt) {
            Ok(read) => {
                self.contradicted(name, &receipt, &read);
                self.receipts.open.push((name, receipt.clone(), read));
            }
            Err(fault) => return tracing::error!(%name, %fault, "the sequencer's receipt does not hold"),
        }
        self.audit_receipts();
        if self.receipts.is_of(name) {
            self.receipts.keep(name, &receipt);
        }
    }

    fn read_receipt(&self, receipt: &[u8]) -> Result<Receipt, CborFault> {
        // Whether its place is within the term of who signed it, the record shows.
        self.replica.receipt(receipt).map(|(read, _)| read).ok_or(CborFault::Range)
    }

    /// Two receipts that contradict each other need no record to show it.
    fn contradicted(&mut self, name: Name, signed: &[u8], new: &Receipt) {
        let other = |old: &Receipt| {
            let places = old.act == new.act && (old.index, old.at) != (new.index, new.at);
            places || old.index == new.index && old.act != new.act
        };
        // Whoever succeeds a sequencer gives another place to what that one promised and no quorum has signed.
        let term = |signed: &[u8]| self.replica.receipt(signed).map(|(_, term)| term);
        let same = |old: &[u8]| term(old) == term(signed);
        let found = self.receipts.open.iter().find(|(_, old_signed, old)| other(old) && same(old_signed));
        let found = found.map(|(_, signed, _)| signed.clone());
        if let Some(old) = found {
            self.accuse(Evidence::TwoReceipts { name, receipts: [old, signed.to_vec()] });
        }
    }

    /// A receipt that names another place than the act has, or a place that another act has, is evidence.
    pub(super) fn audit_receipts(&mut self) {
        for (name, signed, receipt) in std::mem::take(&mut self.receipts.open) {
            match self.replica.audit(name, &signed, &receipt) {
                Ok(Some(())) => {}
                Ok(None) => self.receipts.open.push((name, signed, receipt)),
                Err(_) => self.keep_evidence(),
            }
        }
        self.receipts.tend();
    }
}

fn encode(name: Name, receipt: &[u8]) -> Vec<u8> {
    let mut w = Writer::new();
    w.array(3).bytes(&name.key.0).uint(name.serial).bytes(receipt);
    w.done()
}

fn decode(bytes: &[u8]) -> Result<(Name, Vec<u8>), CborFault> {
    Reader::whole(bytes, |r| {
        r.array_len(3)?;
        let name = Name { key: KeyId(r.array_of()?), serial: r.uint()? };
        Ok((name, r.bytes()?.to_vec()))
    })
}
