//! How acts, keys, members and moments are called.

use core::fmt;

/// Milliseconds since 1970-01-01T00:00:00Z. All clocks come in as arguments of this type.
pub type Millis = u64;

/// A member's place in the genesis document's list, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct MemberId(pub u64);

/// SHA-256 of the genesis document's body: the identity of one mechanism. Source: DESIGN 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Genesis(pub [u8; 32]);

/// The first four bytes of SHA-256 over an act key's algorithm and public key. Unique within a mechanism.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct KeyId(pub [u8; 4]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// An act's name: the key that signed it and that key's own gap-free number, from 1. Source: DESIGN 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Name {
    /// The key that signed.
    pub key: KeyId,
    /// Its serial number, from 1 without gaps.
    pub serial: u64,
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.key, self.serial)
    }
}

/// How urgent an act is. Its code is on the wire, outside the seal. *Urgent* in the texts is `Immediate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Precedence {
    /// Code 0.
    Routine,
    /// Code 1.
    Priority,
    /// Code 2.
    Immediate,
    /// Code 3.
    Flash,
}

impl Precedence {
    /// Every precedence, in the order of its code.
    pub const ALL: [Precedence; 4] =
        [Precedence::Routine, Precedence::Priority, Precedence::Immediate, Precedence::Flash];

    /// Its code on the wire, 0 to 3.
    pub fn code(self) -> u64 {
        self as u64
    }

    /// The precedence with this code, if there is one.
    pub fn from_code(code: u64) -> Option<Precedence> {
        Precedence::ALL.into_iter().find(|p| p.code() == code)
    }

    /// Its key in rulebook files and phrases: `routine`, `priority`, `immediate`, `flash`.
    pub fn key(self) -> &'static str {
        match self {
            Precedence::Routine => "routine",
            Precedence::Priority => "priority",
            Precedence::Immediate => "immediate",
            Precedence::Flash => "flash",
        }
    }
}

/// What part a member has in the mechanism. Source: DESIGN 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The words of DESIGN 1.
pub enum MemberKind {
    Party,
    Supervisor,
    Guarantor,
    Monitor,
    Humanitarian,
    Observer,
}

impl MemberKind {
    /// Every kind in the order of its wire code.
    pub const ALL: [MemberKind; 6] = [
        MemberKind::Party,
        MemberKind::Supervisor,
        MemberKind::Guarantor,
        MemberKind::Monitor,
        MemberKind::Humanitarian,
        MemberKind::Observer,
    ];

    /// Its code on the wire.
    pub fn code(self) -> u64 {
        self as u64
    }

    /// Its key in rulebook files and phrases.
    pub fn key(self) -> &'static str {
        match self {
            MemberKind::Party => "party",
            MemberKind::Supervisor => "supervisor",
            MemberKind::Guarantor => "guarantor",
            MemberKind::Monitor => "monitor",
            MemberKind::Humanitarian => "humanitarian",
            MemberKind::Observer => "observer",
        }
    }
}
