//! What holds between the lines of a policy: names before their use, no key and no vote twice.

use super::{Line, PolicyFault};
use crate::key::{Kind, VerifierKey};
use crate::text::control;
use alloc::collections::{BTreeMap, BTreeSet};

/// Checks every line against those before it.
///
/// # Errors
/// See [`PolicyFault`].
pub(super) fn check(lines: &[Line]) -> Result<(), PolicyFault> {
    let mut seen = Seen::default();
    for (number, line) in (1..).zip(lines) {
        seen.admit(number, line)?;
    }
    if seen.quorum { Ok(()) } else { Err(PolicyFault::NoQuorum) }
}

/// What earlier lines have defined.
#[derive(Default)]
struct Seen<'l> {
    /// Witnesses and groups, and whether a group has taken them in.
    names: BTreeMap<&'l str, bool>,
    /// Public keys, logs and witnesses apart.
    keys: BTreeSet<(u8, &'l [u8; 32])>,
    /// What signature lines say, which must point to one key.
    signers: BTreeSet<(&'l str, [u8; 4])>,
    quorum: bool,
}

impl<'l> Seen<'l> {
    fn admit(&mut self, number: usize, line: &'l Line) -> Result<(), PolicyFault> {
        match line {
            Line::Log { key, url } => {
                self.key(number, key, Kind::Ed25519)?;
                url.iter().try_for_each(|url| word(number, url))
            }
            Line::Witness { name, key, url } => {
                self.key(number, key, Kind::Cosignature)?;
                self.name(number, name)?;
                url.iter().try_for_each(|url| word(number, url))
            }
            Line::Group { name, need, members } => {
                if members.is_empty() || !(1..=members.len()).contains(&need.of(members.len())) {
                    return Err(PolicyFault::Count(number));
                }
                for member in members {
                    let taken = self.names.get_mut(member.as_str()).ok_or(PolicyFault::Unknown(number))?;
                    // Twice a member would be twice a vote.
                    if core::mem::replace(taken, true) {
                        return Err(PolicyFault::Repeated(number));
                    }
                }
                self.name(number, name)
            }
            Line::Quorum(name) => {
                if name != "none" && !self.names.contains_key(name.as_str()) {
                    return Err(PolicyFault::Unknown(number));
                }
                let again = core::mem::replace(&mut self.quorum, true);
                if again { Err(PolicyFault::Repeated(number)) } else { Ok(()) }
            }
        }
    }

    fn key(&mut self, number: usize, key: &'l VerifierKey, kind: Kind) -> Result<(), PolicyFault> {
        if key.kind() != kind {
            return Err(PolicyFault::Kind(number));
        }
        let new = self.keys.insert((kind.byte(), key.public())) && self.signers.insert((key.name(), key.id()));
        if new { Ok(()) } else { Err(PolicyFault::Repeated(number)) }
    }

    fn name(&mut self, number: usize, name: &'l str) -> Result<(), PolicyFault> {
        word(number, name)?;
        let new = name != "none" && self.names.insert(name, false).is_none();
        if new { Ok(()) } else { Err(PolicyFault::Repeated(number)) }
    }
}

fn word(number: usize, text: &str) -> Result<(), PolicyFault> {
    let bad = text.is_empty() || text.contains(|letter| letter == ' ' || control(letter));
    if bad { Err(PolicyFault::Line(number)) } else { Ok(()) }
}
