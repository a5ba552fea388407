//! Who can open an act.
//!
//! What this is: epochs of a channel, wrapped keys, the seal with its commitment, complaints and disclosures. It
//! promises that whoever opens an act has seen exactly the content that its author committed to, and that a disclosed
//! item is what the author wrote, for which SHA-256 alone suffices. It deliberately does not know which member may act
//! or read (the record's and the rulebook's), nor what a content means. Randomness comes in as an argument.
//! Source: DESIGN 4 and 6, LEDGER 4.5.
//!
//! Every number below is 8 bytes, big-endian; `name` is key id (4) ‖ serial (8); `HKDF(k, info)` is HKDF-SHA256 without
//! a salt, 32 bytes long unless another length is given.
//!
//! ```text
//! base key K     HKDF(epoch secret, "cw/mk/1" ‖ channel ‖ epoch ‖ name)            in a channel; random for a few
//! salt i         HKDF(K, "cw/salt/1" ‖ i), 16 bytes                                i is the item's key in the content
//! h i            SHA-256("cw/f/1" ‖ salt i ‖ i ‖ the item's encoded value)
//! commitment C   SHA-256("cw/c/1" ‖ h of every item, ascending)
//! clear          genesis ‖ name ‖ Statement::clear_bytes()                         C and the tag are inside
//! ciphertext     ChaCha20-Poly1305(key HKDF(K, "cw/enc/1" ‖ C ‖ SHA-256(clear)), nonce 0, aad clear, padded content)
//! padded         content ‖ 0 to 15 zero bytes, a multiple of 16
//! duress tag     HMAC-SHA256(the author's headquarters' key, "cw/duress/1" ‖ name ‖ C ‖ 00 or 01), first 8 bytes
//! wrap           HPKE base mode, X-Wing, HKDF-SHA256, ChaCha20-Poly1305, empty aad, one message of 32 bytes;
//!                info "cw/wrap/1" ‖ genesis ‖ name ‖ recipient, or "cw/epoch-wrap/1" ‖ genesis ‖ channel ‖ epoch ‖ recipient
//! epoch check    SHA-256("cw/epoch/1" ‖ epoch secret)
//! ```
#![no_std]
#![cfg_attr(test, allow(clippy::unwrap_used))]
extern crate alloc;

mod commitment;
mod complaint;
mod duress;
mod envelope;
pub mod epoch;
pub mod few;
pub mod item;
mod keyring;
mod opening;
mod sealing;
mod secret;

pub use commitment::commitment;
pub use complaint::{Verdict, complain, judge_complaint};
pub use duress::DuressKey;
pub use envelope::{Head, close_channel, close_few, open};
pub use keyring::Keyring;
pub use opening::{Entry, Opening, disclose};
pub use sealing::{SEALING_PUBLIC_LEN, SealingKey, is_sealing_public};
pub use secret::{BaseKey, EpochSecret, SeedRng};

/// Why something does not seal or open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealFault {
    /// The act is public: there is nothing to open.
    #[error("the act is public and has no seal")]
    NotSealed,
    /// Another kernel act stands where an epoch or a release belongs.
    #[error("another kernel act stands here")]
    OtherAct,
    /// Not a sealing key of X-Wing.
    #[error("the recipient's sealing key is unsound")]
    PublicKey,
    /// No wrap is addressed to this member.
    #[error("nothing is wrapped for this member")]
    NoWrap,
    /// The wrap for this member does not open: it was made for another member, act, epoch or mechanism, or is damaged.
    #[error("the wrapped key does not open")]
    Wrap,
    /// The delivered secret is not the one that all others were given.
    #[error("the epoch's secret differs from its check value")]
    Check,
    /// The ciphertext does not open: the key is wrong, or the act was moved to another name or mechanism, or damaged.
    #[error("the ciphertext does not open under this key")]
    DoesNotOpen,
    /// It opens, but not to a content and the fewest zero bytes that fill a block.
    #[error("the padding is not minimal or not zero")]
    Padding,
    /// It opens, but not to a canonical content; or what was to be sealed is none.
    #[error("the content is not canonical")]
    Content,
    /// It opens to a content that its author did not commit to.
    #[error("the content is not the one committed to")]
    Commitment,
    /// An opening that is not in its canonical form.
    #[error("the opening is not canonical")]
    Opening,
}

impl SealFault {
    /// Whether the act's key shows everybody that its author is at fault. Source: LEDGER 4.5.
    pub fn is_provable(self) -> bool {
        matches!(self, SealFault::Padding | SealFault::Content | SealFault::Commitment)
    }
}
