//! Faults of the record in the form that every language has words for.

use crate::fence::FenceFault;
use crate::{KeyFault, LedgerFault};
use act::{ActFault, Refusal};

/// What a person is told of a leaf that may not stand.
pub fn refusal(fault: &LedgerFault) -> Refusal {
    match fault {
        LedgerFault::Act(ActFault::TooLong(len)) => {
            Refusal::new("act-too-long").with("len", len).with("max", act::ACT_LEN_MAX)
        }
        LedgerFault::Act(ActFault::Signature) => Refusal::new("signature"),
        LedgerFault::Act(fault) => Refusal::new("act-form").with("detail", fault),
        LedgerFault::Leaf(fault) => Refusal::new("act-form").with("detail", fault),
        LedgerFault::Content(fault) => Refusal::new("content-form").with("detail", fault),
        LedgerFault::Key(KeyFault::Unknown(key)) => Refusal::new("key-unknown").with("key", key),
        LedgerFault::Key(KeyFault::Revoked(key, at)) => Refusal::new("key-revoked").with("key", key).with("index", at),
        LedgerFault::Key(KeyFault::NotApproved | KeyFault::Unfit) => Refusal::new("key-not-approved"),
        LedgerFault::Key(KeyFault::Root) => Refusal::new("root-unfit"),
        LedgerFault::Key(KeyFault::Gone(key, at)) => Refusal::new("member-left").with("key", key).with("index", at),
        LedgerFault::Key(KeyFault::NoMember) => Refusal::new("no-member"),
        LedgerFault::Key(KeyFault::Orders) => Refusal::new("member-orders"),
        LedgerFault::Key(KeyFault::Witnesses) => Refusal::new("witnesses-short"),
        LedgerFault::Reused { name, index } => {
            Refusal::new("name-reused").with("name", name.key).with("serial", name.serial).with("index", index)
        }
        LedgerFault::Ahead { got, highest } => Refusal::new("serial-ahead").with("got", got).with("next", highest + 1),
        LedgerFault::Channel(channel) => Refusal::new("wrong-channel").with("channel", channel),
        LedgerFault::Epoch { channel, epoch, last } => {
            Refusal::new("epoch-order").with("channel", channel).with("got", epoch).with("next", last + 1)
        }
        LedgerFault::NoEpoch { channel, epoch, last } => {
            Refusal::new("epoch-unknown").with("channel", channel).with("got", epoch).with("last", last)
        }
        LedgerFault::EpochMembers(channel) => Refusal::new("epoch-members").with("channel", channel),
        LedgerFault::EpochAuthor(channel) => Refusal::new("epoch-author").with("channel", channel),
        LedgerFault::Purpose => Refusal::new("key-purpose"),
        LedgerFault::Succession(FenceFault::Term { got, last }) => {
            Refusal::new("term-order").with("got", got).with("next", last.saturating_add(1))
        }
        LedgerFault::Succession(FenceFault::Place(size)) => Refusal::new("term-place").with("size", size),
        LedgerFault::Succession(FenceFault::Unfit) => Refusal::new("sequencer-unfit"),
        LedgerFault::NotAgreed => Refusal::new("not-agreed"),
        LedgerFault::Edition { got, last } => {
            Refusal::new("edition-order").with("got", got).with("next", last.saturating_add(1))
        }
        LedgerFault::Replaces(last) => Refusal::new("edition-replaces").with("next", last),
        LedgerFault::Genesis => Refusal::new("wrong-genesis"),
        LedgerFault::Again { index, .. } => Refusal::new("already-there").with("index", index),
        LedgerFault::Backwards { at, last } => Refusal::new("clock-back").with("at", at).with("last", last),
    }
}

/// Every code that this crate refuses with.
pub const CODES: &[&str] = &[
    "act-too-long",
    "signature",
    "act-form",
    "content-form",
    "key-unknown",
    "key-revoked",
    "key-not-approved",
    "root-unfit",
    "member-left",
    "no-member",
    "member-orders",
    "witnesses-short",
    "name-reused",
    "serial-ahead",
    "wrong-channel",
    "epoch-order",
    "epoch-unknown",
    "epoch-members",
    "epoch-author",
    "key-purpose",
    "not-agreed",
    "term-order",
    "term-place",
    "sequencer-unfit",
    "succession-elsewhere",
    "edition-order",
    "edition-replaces",
    "wrong-genesis",
    "already-there",
    "clock-back",
    "clock-off",
    "fork",
    "quota",
    "act-rate",
];
