//! The four lines of a policy: their parts and their one spelling.

use super::PolicyFault;
use crate::key::VerifierKey;
use crate::text::decimal;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// One line of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A log; the key's name is the origin of its checkpoints.
    Log {
        /// Its key, of kind [`crate::key::Kind::Ed25519`].
        key: VerifierKey,
        /// Where it is reached.
        url: Option<String>,
    },
    /// A witness.
    Witness {
        /// Its name inside this policy.
        name: String,
        /// Its key, of kind [`crate::key::Kind::Cosignature`].
        key: VerifierKey,
        /// Where it is reached.
        url: Option<String>,
    },
    /// Witnesses and groups that count as one.
    Group {
        /// Its name inside this policy.
        name: String,
        /// How many of the members must have signed.
        need: Need,
        /// Names from earlier lines.
        members: Vec<String>,
    },
    /// The witness or group that must have signed, or `none`.
    Quorum(String),
}

/// How many members of a group must have signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// One is enough.
    Any,
    /// Every one.
    All,
    /// This many, from 1 to the number of members.
    Count(usize),
}

/// Reads one line without its newline; `number` counts from 1.
pub(super) fn read(number: usize, line: &str) -> Result<Line, PolicyFault> {
    let words: Vec<&str> = line.split(' ').collect();
    let key = |text| VerifierKey::parse(text).map_err(|fault| PolicyFault::Key(number, fault));
    let url = |words: &[&str]| words.first().map(|url| (*url).to_owned());
    Ok(match words.as_slice() {
        ["log", vkey, rest @ ..] if rest.len() < 2 => Line::Log { key: key(vkey)?, url: url(rest) },
        ["witness", name, vkey, rest @ ..] if rest.len() < 2 => {
            Line::Witness { name: (*name).to_owned(), key: key(vkey)?, url: url(rest) }
        }
        ["group", name, need, members @ ..] => {
            let count = || decimal(need).and_then(|count| usize::try_from(count).ok());
            let need = match *need {
                "any" => Need::Any,
                "all" => Need::All,
                _ => Need::Count(count().ok_or(PolicyFault::Line(number))?),
            };
            let members = members.iter().map(|name| (*name).to_owned()).collect();
            Line::Group { name: (*name).to_owned(), need, members }
        }
        ["quorum", name] => Line::Quorum((*name).to_owned()),
        _ => return Err(PolicyFault::Line(number)),
    })
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::Log { key, url } => {
                write!(f, "log {key}")?;
                url.as_slice()
            }
            Self::Witness { name, key, url } => {
                write!(f, "witness {name} {key}")?;
                url.as_slice()
            }
            Self::Group { name, need, members } => {
                write!(f, "group {name} {need}")?;
                members.as_slice()
            }
            Self::Quorum(name) => {
                write!(f, "quorum {name}")?;
                &[]
            }
        };
        words.iter().try_for_each(|word| write!(f, " {word}"))
    }
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("any"),
            Self::All => f.write_str("all"),
            Self::Count(count) => write!(f, "{count}"),
        }
    }
}

impl Need {
    /// The number of members that must have signed, of this many.
    pub(super) fn of(self, members: usize) -> usize {
        match self {
            Self::Any => 1,
            Self::All => members,
            Self::Count(count) => count,
        }
    }
}
