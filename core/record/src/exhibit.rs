//! A file of evidence: what proves to a stranger that somebody signed what may not be signed, and whose key it was.
//!
//! ```text
//! ceasewire/evidence@v1
//! base64({ 1: genesis document, 2: kind, 3: parts, 4: [registration, ..], ?5: [succession, ..] })
//!
//! registration = { 1: name, 2: key, 3: purpose, 9: [[member, root, signature], ..] }     a key not of the genesis document
//! succession   = { 1: term, 2: size, 3: root, 4: origin, 5: key, 6: member, 9: [[member, root, signature], ..] }
//! place        = [index, leaf, [hash, ..]]                                               included under a head
//! head         = a checkpoint: its log's line, then witnesses' as the genesis document lists them
//!
//! kind  name           parts
//! 1     fork           [head, head, root that the second's tree has at the first's size, [hash, ..]]
//! 2     two-leaves     [index, leaf, [hash, ..], head, leaf, [hash, ..], head]
//! 3     bad-leaf       [[place, ..], head]
//! 4     false-receipt  [receipt, act, place, head]
//! 5     two-receipts   [receipt, receipt]
//! 6     back-dated     [place, head, an earlier head with cosignatures]
//! 7     two-texts      [act, act]
//! 8     bad-seal       [act, key]
//! 9     seen-other     [place, head, root that the head's tree has at the size that the author saw, [hash, ..]]
//! 10    omission       [act, [act, ..], from, [frontier hash, ..], [leaf, ..], head]
//! ```
//! It accuses keys. Whose hand held a key, and what anybody meant, no file can show. What the sequencer or an author signed
//! is enough: no quorum is asked for, because a cheat would not get one. A registration counts by the two roots of its
//! member that approve it. Of a sequencer that has succeeded the founders' the succession is shown, as the record has it, with
//! approvals by roots of the genesis document. Nothing may stand in a file that its verdict does not rest on. Source: LEDGER
//! 6.3, DESIGN 4.

mod build;
mod compare;
mod court;
mod judge;
mod sequencers;
mod wire;

pub use build::exhibit;
pub use compare::compare;
pub use court::{Accused, Fact, Proven};

use act::cbor::CborFault;
use act::{ActFault, Approval, Genesis, Kernel, KeyBytes, Purpose};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use seal::SealFault;
use tlog::Hash;

/// First line of the file.
pub const HEADER: &str = "ceasewire/evidence@v1";

/// Every kind by its place, which is its number less one. Numbers are never used again.
pub const KINDS: [&str; 10] = [
    "fork",
    "two-leaves",
    "bad-leaf",
    "false-receipt",
    "two-receipts",
    "back-dated",
    "two-texts",
    "bad-seal",
    "seen-other",
    "omission",
];

/// A file of evidence, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibit {
    /// The genesis document.
    pub founding: Vec<u8>,
    /// What it brings forward.
    pub parts: Parts,
    /// Keys that the genesis document does not have, by ascending identifier.
    pub keys: Vec<Registration>,
    /// [`Kernel::Succession`]s that the terms of sequencers after the founders' began with, in order.
    pub successions: Vec<Kernel>,
}

/// A leaf and its inclusion proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its index.
    pub index: u64,
    /// Its bytes.
    pub leaf: Vec<u8>,
    /// The proof.
    pub hashes: Vec<Hash>,
}

/// A key that a member added, with the roots that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The key's short name.
    pub name: String,
    /// The key.
    pub public: KeyBytes,
    /// For what.
    pub purpose: Purpose,
    /// At least two of the owner's three roots, ascending, and nobody else's.
    pub approvals: Vec<Approval>,
}

/// What each kind brings. Of two things of one sort the smaller stands first: heads by size and root, acts and receipts by
/// their bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // The names are those of the layout above.
pub enum Parts {
    /// Two heads that cannot both be of one record.
    Fork { first: String, second: String, root: Hash, hashes: Vec<Hash> },
    /// Two leaves at one index, each under a head.
    TwoLeaves { index: u64, first: (Vec<u8>, Vec<Hash>, String), second: (Vec<u8>, Vec<Hash>, String) },
    /// One leaf that may stand in no record, or two that may not stand in one.
    BadLeaf { places: Vec<Place>, head: String },
    /// A receipt that the record contradicts.
    FalseReceipt { receipt: Vec<u8>, act: Vec<u8>, place: Place, head: String },
    /// Two receipts that contradict each other.
    TwoReceipts { first: Vec<u8>, second: Vec<u8> },
    /// A leaf older than witnesses' signatures over a record without it.
    BackDated { place: Place, head: String, before: String },
    /// Two acts under one name.
    TwoTexts { first: Vec<u8>, second: Vec<u8> },
    /// A sealed act that does not open to what its author committed to.
    BadSeal { act: Vec<u8>, key: [u8; 32] },
    /// An author who had seen another record.
    SeenOther { place: Place, head: String, root: Option<Hash>, hashes: Vec<Hash> },
    /// An act that enough witnesses held and the record does not hold.
    Omission {
        act: Vec<u8>,
        deposits: Vec<Vec<u8>>,
        from: u64,
        frontier: Vec<Hash>,
        leaves: Vec<Vec<u8>>,
        head: String,
    },
}

/// Why a file of evidence proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExhibitFault {
    /// Not such a file.
    #[error("the file is not a file of evidence")]
    Header,
    /// Its body.
    #[error("the body is not canonical: {0}")]
    Form(#[from] CborFault),
    /// The genesis document.
    #[error(transparent)]
    Founding(#[from] crate::FoundingFault),
    /// The genesis document is of another mechanism than the one that was asked for.
    #[error("the file is of another mechanism")]
    OtherMechanism,
    /// A registered key.
    #[error("a key is not shown to be registered, or nothing here is signed with it")]
    Key,
    /// A succession: not approved as the mechanism asks, out of order, or of no use.
    #[error("a sequencer is not shown to have succeeded another, or nothing here was signed in its term")]
    Succession,
    /// A head: not signed by the log, a signature does not hold, or a line is of nobody in the mechanism or out of order.
    #[error("a checkpoint is not one that the log signed, or a line of it does not hold or stands out of order")]
    Head,
    /// An inclusion or consistency proof.
    #[error("a proof does not lead to its root: {0}")]
    Proof(#[from] tlog::ProofFault),
    /// The leaves do not hash to the head.
    #[error("the leaves are not those of the head")]
    Leaves,
    /// A leaf that must be readable.
    #[error(transparent)]
    Leaf(#[from] crate::LeafFault),
    /// An act.
    #[error(transparent)]
    Act(#[from] ActFault),
    /// A receipt.
    #[error("a receipt is not one that the sequencer signed")]
    Receipt,
    /// Two things stand in another order than the one they have.
    #[error("two things stand in the wrong order, or are the same")]
    Order,
    /// The key of a sealed act shows nothing against its author.
    #[error("the key shows no fault of the act's author")]
    Seal(Option<SealFault>),
    /// A deposit: not of this act, not by a member that runs a witness, or out of order.
    #[error("a deposit is not one of this act by a member that runs a witness, or out of order")]
    Deposit,
    /// Everything holds and nothing contradicts.
    #[error("nothing here contradicts anything: nobody is accused")]
    Nothing,
}

impl Exhibit {
    /// The number of its kind.
    pub fn number(&self) -> u64 {
        match self.parts {
            Parts::Fork { .. } => 1,
            Parts::TwoLeaves { .. } => 2,
            Parts::BadLeaf { .. } => 3,
            Parts::FalseReceipt { .. } => 4,
            Parts::TwoReceipts { .. } => 5,
            Parts::BackDated { .. } => 6,
            Parts::TwoTexts { .. } => 7,
            Parts::BadSeal { .. } => 8,
            Parts::SeenOther { .. } => 9,
            Parts::Omission { .. } => 10,
        }
    }

    /// The word for its kind, which is also the key of its phrases.
    pub fn kind(&self) -> &'static str {
        KINDS[self.number() as usize - 1]
    }

    /// Reads a file; verifies nothing.
    ///
    /// # Errors
    /// [`ExhibitFault::Header`], [`ExhibitFault::Form`].
    pub fn parse(text: &str) -> Result<Exhibit, ExhibitFault> {
        let rest = text.strip_prefix(HEADER).and_then(|t| t.strip_prefix('\n')).ok_or(ExhibitFault::Header)?;
        let body = rest.strip_suffix('\n').ok_or(ExhibitFault::Header)?;
        let body = data_encoding::BASE64.decode(body.as_bytes()).map_err(|_| ExhibitFault::Header)?;
        let exhibit = wire::read(&body)?;
        if exhibit.to_string() == text { Ok(exhibit) } else { Err(CborFault::Range.into()) }
    }

    /// Checks everything, offline.
    ///
    /// # Errors
    /// [`ExhibitFault`].
    pub fn verify(&self, genesis: Option<Genesis>) -> Result<Proven, ExhibitFault> {
        court::try_it(self, genesis)
    }
}

impl core::fmt::Display for Exhibit {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{HEADER}\n{}\n", data_encoding::BASE64.encode(&wire::write(self)))
    }
}
