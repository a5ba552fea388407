//! What proves, or strongly suggests, that somebody cheats.

use crate::{LedgerFault, Millis};
use act::Name;
use alloc::string::String;
use alloc::vec::Vec;
use tlog::Hash;

/// Proof, or strong suspicion, that somebody cheats. Each raises the loudest alarm there is. What others can verify of it is
/// made by [`crate::exhibit::exhibit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// Two checkpoints signed by the sequencer that cannot both be of one record. Anyone can verify it.
    Fork {
        /// The one we verified first, or one that covers our verified leaves.
        ours: String,
        /// The other.
        theirs: String,
    },
    /// A checkpoint covers a leaf that may not stand in the record: forged, altered, misnamed or out of time.
    BadLeaf {
        /// Where.
        index: u64,
        /// The leaf.
        leaf: Vec<u8>,
        /// What is wrong with it.
        fault: LedgerFault,
        /// The checkpoint that covers it.
        checkpoint: String,
        /// Its inclusion proof under that checkpoint.
        proof: Vec<Hash>,
        /// The earlier leaf that it may not stand beside, and its inclusion proof: of the same name, or of a later time.
        other: Option<(u64, Vec<Hash>)>,
    },
    /// A leaf whose time the witnesses' clocks contradict.
    BackDated {
        /// Where.
        index: u64,
        /// The time inside the leaf.
        at: Millis,
        /// A time at which this leaf was not yet in the record, or our own clock.
        known: Millis,
        /// A checkpoint over a record without it, with the signatures of witnesses that are too late for its time; empty
        /// where only our own clock contradicts it.
        before: String,
    },
    /// A receipt for an act that stands elsewhere or nowhere.
    FalseReceipt {
        /// The receipt as signed.
        receipt: Vec<u8>,
        /// The act it speaks of.
        name: Name,
        /// Where the receipt says it stands.
        index: u64,
    },
    /// An author who had seen a record that is not this one: a split view, or a false statement by the author.
    SeenOther {
        /// The act that says so.
        name: Name,
        /// Where it stands.
        index: u64,
        /// The size it says it had seen.
        size: u64,
    },
    /// Two acts under one name: whoever holds the key has signed two texts.
    TwoTexts {
        /// The name.
        name: Name,
        /// Both.
        acts: [Vec<u8>; 2],
    },
    /// Two receipts of the sequencer that contradict each other.
    TwoReceipts {
        /// The act that the later one speaks of.
        name: Name,
        /// Both as signed.
        receipts: [Vec<u8>; 2],
    },
    /// A sealed act that does not open to what its author committed to.
    BadSeal {
        /// The act.
        name: Name,
        /// Its bytes.
        act: Vec<u8>,
        /// Its key, which shows it.
        key: [u8; 32],
    },
    /// An act that was deposited with witnesses and that the record passes over.
    Omission {
        /// The act.
        name: Name,
        /// Its bytes.
        act: Vec<u8>,
        /// What the witnesses signed who held it, by ascending member.
        deposits: Vec<Vec<u8>>,
    },
}

impl Evidence {
    /// Whether the other says nothing new.
    pub(crate) fn is_same(&self, other: &Evidence) -> bool {
        match (self, other) {
            (Evidence::BadLeaf { index: a, leaf: x, .. }, Evidence::BadLeaf { index: b, leaf: y, .. }) => {
                a == b && x == y
            }
            (Evidence::BackDated { index: a, at: x, .. }, Evidence::BackDated { index: b, at: y, .. }) => {
                a == b && x == y
            }
            // The longer the record grows without it, the more deposits there are.
            (Evidence::Omission { name: a, .. }, Evidence::Omission { name: b, .. }) => a == b,
            _ => self == other,
        }
    }

    /// Key of its phrase.
    pub fn key(&self) -> &'static str {
        match self {
            Evidence::Fork { .. } => "fork",
            Evidence::BadLeaf { .. } => "bad-leaf",
            Evidence::BackDated { .. } => "back-dated",
            Evidence::FalseReceipt { .. } => "false-receipt",
            Evidence::SeenOther { .. } => "seen-other",
            Evidence::TwoTexts { .. } => "two-texts",
            Evidence::TwoReceipts { .. } => "two-receipts",
            Evidence::BadSeal { .. } => "bad-seal",
            Evidence::Omission { .. } => "omission",
        }
    }
}
