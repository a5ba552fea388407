//! Kernel acts: those that the engine itself depends on, as Rust types. Source: DESIGN 2, DOMAIN 2.1 to 2.3.
//!
//! Each has a wire number below 32 that is never reused, and is written as a [`Content`] whose fields are numbered like
//! those of a format; so a seal, a disclosure and a phrase treat it like any other act. To which act it answers stands
//! in the content's case and references, not here.

mod fields;

use crate::{Instant, KeyBytes, MemberId, MemberKind, Name, Span};
use alloc::{collections::BTreeMap, string::String, vec::Vec};

/// Classes of units that can be told of a notification, in the order of their wire code. Source: DOMAIN 2.2.
pub const UNIT_CLASSES: [&str; 9] =
    ["air", "uav", "artillery", "ground", "air-defence", "naval", "police", "checkpoints", "intelligence"];

/// A unit class that was told, and when (seconds since 1970 UTC).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitTold {
    /// Wire code: place in [`UNIT_CLASSES`].
    pub unit: u64,
    /// When.
    pub at_s: i64,
}

/// A unit class that was not told, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitNotTold {
    /// Wire code: place in [`UNIT_CLASSES`].
    pub unit: u64,
    /// Reason, in the language of the act.
    pub reason: String,
}

/// Level 5 of the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[allow(missing_docs)] // The words of DOMAIN 2.2.
pub enum Stance {
    Comply,
    Object,
    CannotComply,
    Conditional,
}

impl Stance {
    /// Every stance in the order of its wire code.
    pub const ALL: [Stance; 4] = [Stance::Comply, Stance::Object, Stance::CannotComply, Stance::Conditional];

    /// Its key in phrases.
    pub fn key(self) -> &'static str {
        match self {
            Stance::Comply => "comply",
            Stance::Object => "object",
            Stance::CannotComply => "cannot-comply",
            Stance::Conditional => "conditional",
        }
    }
}

/// What a key may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Purpose {
    /// A duty desk: every act of its member.
    Desk,
    /// A node: what a machine says by itself, and no more; see [`Purpose::may_say`].
    Machine,
    /// A device in the field.
    Field,
}

impl Purpose {
    /// The purpose with this wire code, if there is one.
    pub fn from_code(code: u64) -> Option<Purpose> {
        usize::try_from(code).ok().and_then(|n| PURPOSES.get(n).copied())
    }

    /// Its key in phrases.
    pub fn key(self) -> &'static str {
        match self {
            Purpose::Desk => "desk",
            Purpose::Machine => "machine",
            Purpose::Field => "field",
        }
    }

    /// Whether a key of this purpose may say an act of this wire number. What a machine says takes no decision: that it
    /// holds an act, that the line is up, a channel's secret, what it found wrong; and changes whose authority is in their
    /// approvals, whoever carries them. Why: docs/decisions/0007.
    pub fn may_say(self, wire: u64) -> bool {
        match self {
            Purpose::Desk | Purpose::Field => true,
            Purpose::Machine => matches!(wire, 1 | 17..=22 | 24..=26 | 28 | 29),
        }
    }
}

const PURPOSES: [Purpose; 3] = [Purpose::Desk, Purpose::Machine, Purpose::Field];

/// One root key's signature under a change; two of a member's three are needed. Source: LEDGER 4.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approval {
    /// Whose root key.
    pub member: MemberId,
    /// Which of its three, 0 to 2.
    pub root: u64,
    /// Over [`crate::approval_bytes`] of [`Kernel::change`].
    pub signature: [u8; 64],
}

/// An epoch's secret, wrapped for one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpochWrap {
    /// For whom.
    pub to: MemberId,
    /// HPKE's encapsulated key.
    pub enc: Vec<u8>,
    /// The wrapped secret.
    pub secret: Vec<u8>,
}

/// Which kinds of members are on a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelKinds {
    /// Number of the channel on the wire; those of a list ascend.
    pub channel: u64,
    /// The kinds on it, in ascending order of their codes.
    pub kinds: Vec<MemberKind>,
}

/// An act the engine knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kernel {
    /// Level 1: a node holds the act and could open it.
    Delivered {
        /// Where in the record it found it.
        index: u64,
    },
    /// Level 2: a duty officer opened it.
    Opened,
    /// Level 3: the critical fields as the reader understood them.
    ReadBack {
        /// Field number to the value read back, encoded.
        fields: BTreeMap<u64, Vec<u8>>,
    },
    /// Level 4: who was told, and who was not.
    Disseminated {
        /// Unit classes that know.
        told: Vec<UnitTold>,
        /// Unit classes that do not.
        not_told: Vec<UnitNotTold>,
    },
    /// Level 5: comply, object, cannot comply, or on conditions.
    Position {
        /// Which.
        stance: Stance,
        /// Conditions or grounds.
        grounds: Option<String>,
        /// For how long it holds.
        valid: Option<Span>,
    },
    /// Changed fields of a case; the others stay as they were.
    Amend {
        /// Field number to the new value, encoded.
        fields: BTreeMap<u64, Vec<u8>>,
    },
    /// The activity will not take place.
    Cancel {
        /// Why.
        reason: Option<String>,
    },
    /// The activity has begun.
    Start {
        /// When.
        at: Instant,
    },
    /// The activity is over.
    End {
        /// When.
        at: Instant,
    },
    /// A debtor asks for more time; the debt stands until its creditor agrees.
    AskTime {
        /// Until when.
        until: Instant,
        /// Why.
        reason: String,
    },
    /// What an act says is disputed.
    Dispute {
        /// On what grounds.
        grounds: String,
    },
    /// An operator goes ahead although the ladder is not complete; shown to all.
    Override {
        /// Why.
        reason: String,
    },
    /// The key of one act, wrapped for one more member.
    Release {
        /// Which act.
        act: Name,
        /// For whom.
        to: MemberId,
        /// HPKE's encapsulated key.
        enc: Vec<u8>,
        /// The wrapped base key.
        key: Vec<u8>,
    },
    /// Opened items of an act, with their salts and the hashes of the items kept closed, published to all.
    Disclose {
        /// Which act.
        act: Name,
        /// The opening, as the seal encodes it.
        opening: Vec<u8>,
    },
    /// A member suspends a channel; emergency traffic may go on.
    Suspend {
        /// On what grounds.
        grounds: String,
        /// From when.
        effective: Instant,
        /// Whether emergency traffic is still accepted.
        emergency: bool,
    },
    /// A member resumes a channel.
    Resume {
        /// Why.
        grounds: String,
    },
    /// A member's new act key.
    KeyAdd {
        /// Short name, such as `NORTH/F3`.
        name: String,
        /// Ed25519 or P-256 public key.
        public: KeyBytes,
        /// For what.
        purpose: Purpose,
        /// Two of the member's three roots.
        approvals: Vec<Approval>,
    },
    /// A member's act key is void from this leaf on.
    KeyRevoke {
        /// Public key identifier, as 4 bytes.
        key: [u8; 4],
        /// The last serial that its owner stands by; later ones already in the record are disputed.
        last_good: u64,
        /// Two of the member's three roots.
        approvals: Vec<Approval>,
    },
    /// A new member, as a member entry of the genesis document.
    MemberAdmit {
        /// The entry's bytes.
        entry: Vec<u8>,
        /// Two roots of each founding member that the rulebook names.
        approvals: Vec<Approval>,
    },
    /// A member leaves the mechanism: its keys are void from the next leaf on.
    MemberSuspend {
        /// Who.
        member: MemberId,
        /// Why.
        reason: String,
        /// As for admission.
        approvals: Vec<Approval>,
    },
    /// A new version of the rulebook, in force from the next leaf on.
    Rulebook {
        /// SHA-256 of its archive.
        hash: [u8; 32],
        /// One more than that of the version in force; the founders' is 1. So no old agreement can be used again.
        edition: u64,
        /// SHA-256 of the archive of the version in force, which it replaces.
        replaces: [u8; 32],
        /// Which kinds of members are on which channel, as the archive says it: whoever checks the record needs to know
        /// no file outside of it.
        channels: Vec<ChannelKinds>,
        /// Two roots of each party and of the supervisor.
        approvals: Vec<Approval>,
    },
    /// A channel's new secret, wrapped for each of its members.
    Epoch {
        /// Which channel.
        channel: u64,
        /// From 1, without gaps.
        epoch: u64,
        /// SHA-256 of `"cw/epoch/1" ‖ secret`: each reader sees that all were given the same.
        check: [u8; 32],
        /// One for each member of the channel.
        wraps: Vec<EpochWrap>,
    },
    /// Is the line up? Answered by the same nonce.
    LineCheck {
        /// Chosen by the caller.
        nonce: u64,
        /// Number of an agreed harmless text.
        text: u64,
        /// 0 primary, 1 backup, 2 satellite, 3 voice.
        medium: u64,
    },
    /// The line is up.
    LineReply {
        /// The caller's.
        nonce: u64,
    },
    /// An act handed to a witness because the sequencer was silent.
    Deposit {
        /// SHA-256 of what was signed.
        hash: [u8; 32],
        /// When the witness received it, milliseconds since 1970 UTC.
        at_ms: u64,
    },
    /// A sealed act does not open to what its commitment says; its key lets everyone see that.
    Complaint {
        /// Which act.
        act: Name,
        /// Its base key.
        key: [u8; 32],
    },
    /// An officer has opened the exact places of an act that its author sealed to a few; told to that author alone.
    PlaceOpened {
        /// Which act.
        act: Name,
        /// Why, in the language of this act.
        reason: String,
    },
    /// A member's new root key in the place of one that is lost or stolen.
    RootReplace {
        /// Which of its three, 0 to 2.
        root: u64,
        /// Ed25519 or P-256 public key.
        public: KeyBytes,
        /// The key that stands there now: what was once approved can never bring an old key back.
        replaces: KeyBytes,
        /// The member's two other roots.
        approvals: Vec<Approval>,
    },
    /// Another member orders the record from this leaf on; what the one before signs beyond it is void.
    Succession {
        /// One more than that of the term in force; the founders' is 1.
        term: u64,
        /// Number of leaves that the term before has ordered: where this act stands.
        size: u64,
        /// Their root.
        root: [u8; 32],
        /// Origin line of the checkpoints from now on; of no term before.
        origin: String,
        /// The new sequencer's Ed25519 key for checkpoints and receipts.
        public: [u8; 32],
        /// Who runs it.
        member: MemberId,
        /// Two roots each of more than two thirds of the members.
        approvals: Vec<Approval>,
    },
}

impl Kernel {
    /// Wire numbers and phrase keys of all kernel acts.
    pub const ALL: [(u64, &'static str); 29] = [
        (1, "delivered"),
        (2, "opened"),
        (3, "read-back"),
        (4, "disseminated"),
        (5, "position"),
        (6, "amend"),
        (7, "cancel"),
        (8, "start"),
        (9, "end"),
        (10, "ask-time"),
        (11, "dispute"),
        (12, "override"),
        (13, "release"),
        (14, "disclose"),
        (15, "suspend"),
        (16, "resume"),
        (17, "key-add"),
        (18, "key-revoke"),
        (19, "member-admit"),
        (20, "member-suspend"),
        (21, "rulebook"),
        (22, "epoch"),
        (23, "line-check"),
        (24, "line-reply"),
        (25, "deposit"),
        (26, "complaint"),
        (27, "place-opened"),
        (28, "root-replace"),
        (29, "succession"),
    ];

    /// Its key in phrases, such as `read-back`.
    pub fn key(&self) -> &'static str {
        Kernel::key_of(self.wire()).expect("every wire number stands in ALL")
    }

    /// The phrase key of a wire number, if it is a kernel act's.
    pub fn key_of(wire: u64) -> Option<&'static str> {
        Kernel::ALL.iter().find(|(n, _)| *n == wire).map(|(_, key)| *key)
    }

    /// The approvals of an act that all parties and the supervisor must have agreed to; `None` for every other act.
    pub fn agreement(&self) -> Option<&[Approval]> {
        match self {
            Kernel::MemberAdmit { approvals, .. }
            | Kernel::MemberSuspend { approvals, .. }
            | Kernel::Rulebook { approvals, .. } => Some(approvals),
            _ => None,
        }
    }

    /// Whether this kind of act is public in full; all others are sealed. Source: DESIGN 2.
    pub fn is_public(wire: u64) -> bool {
        matches!(wire, 14 | 17..=22 | 25 | 26 | 28 | 29)
    }

    /// Its wire number, 1 to 31.
    pub fn wire(&self) -> u64 {
        match self {
            Kernel::Delivered { .. } => 1,
            Kernel::Opened => 2,
            Kernel::ReadBack { .. } => 3,
            Kernel::Disseminated { .. } => 4,
            Kernel::Position { .. } => 5,
            Kernel::Amend { .. } => 6,
            Kernel::Cancel { .. } => 7,
            Kernel::Start { .. } => 8,
            Kernel::End { .. } => 9,
            Kernel::AskTime { .. } => 10,
            Kernel::Dispute { .. } => 11,
            Kernel::Override { .. } => 12,
            Kernel::Release { .. } => 13,
            Kernel::Disclose { .. } => 14,
            Kernel::Suspend { .. } => 15,
            Kernel::Resume { .. } => 16,
            Kernel::KeyAdd { .. } => 17,
            Kernel::KeyRevoke { .. } => 18,
            Kernel::MemberAdmit { .. } => 19,
            Kernel::MemberSuspend { .. } => 20,
            Kernel::Rulebook { .. } => 21,
            Kernel::Epoch { .. } => 22,
            Kernel::LineCheck { .. } => 23,
            Kernel::LineReply { .. } => 24,
            Kernel::Deposit { .. } => 25,
            Kernel::Complaint { .. } => 26,
            Kernel::PlaceOpened { .. } => 27,
            Kernel::RootReplace { .. } => 28,
            Kernel::Succession { .. } => 29,
        }
    }
}
