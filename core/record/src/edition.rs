//! Which version of the rulebook is in force at which index, as far as the record alone says it. Source: DESIGN 6.
//!
//! An act of adoption names the archive by its hash and carries the table of channels, so that whoever checks the record
//! needs no file outside of it. It is numbered and names what it replaces: two agreements can neither be used twice nor
//! in another order.

use crate::LedgerFault;
use crate::ledger::Channels;
use crate::{Founding, KeyBook, Mechanism};
use act::cbor::{CborFault, Reader, Writer};
use act::{ChannelKinds, Kernel, MemberId, MemberKind};
use alloc::vec::Vec;

/// A version of the rulebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition {
    /// Its number; the founders' is 1.
    pub number: u64,
    /// First index at which it is in force.
    pub from: u64,
    /// SHA-256 of its archive.
    pub hash: [u8; 32],
}

/// Every version up to now, and who is on which channel.
#[derive(Debug, Clone)]
pub(crate) struct Editions {
    pub(crate) all: Vec<Edition>,
    pub(crate) channels: Option<Channels>,
}

impl Editions {
    pub(crate) fn founded(founding: &Founding, channels: Option<Channels>) -> Editions {
        Editions { all: alloc::vec![Edition { number: 1, from: 0, hash: founding.rulebook }], channels }
    }

    /// Writes the later versions, and the channels that the last of them brought.
    ///
    /// ```text
    /// rulebooks = [[[number, from, hash], ..], [[channel, [member, ..]], ..]]
    /// ```
    pub(crate) fn freeze(&self, w: &mut Writer) {
        let later = &self.all[1..];
        w.array(2).array(later.len());
        for e in later {
            w.array(3).uint(e.number).uint(e.from).bytes(&e.hash);
        }
        // Those of the founders are in the rulebook that they signed.
        let channels = self.channels.as_ref().filter(|_| !later.is_empty());
        w.array(channels.map_or(0, |c| c.len()));
        for (channel, members) in channels.into_iter().flatten() {
            members.iter().fold(w.array(2).uint(*channel).array(members.len()), |w, m| w.uint(m.0));
        }
    }

    /// Reads what [`Editions::freeze`] wrote.
    pub(crate) fn thaw(
        founding: &Founding,
        channels: Option<Channels>,
        r: &mut Reader<'_>,
    ) -> Result<Editions, CborFault> {
        r.array_len(2)?;
        let mut editions = Editions::founded(founding, channels);
        let later = r.list(|r| -> Result<Edition, CborFault> {
            r.array_len(3)?;
            Ok(Edition { number: r.uint()?, from: r.uint()?, hash: r.array_of()? })
        })?;
        let table = r.list(|r| -> Result<_, CborFault> {
            r.array_len(2)?;
            Ok((r.uint()?, r.list(|r| r.uint().map(MemberId))?.into_iter().collect()))
        })?;
        if !later.is_empty() {
            editions.channels = Some(table.into_iter().collect());
        }
        editions.all.extend(later);
        Ok(editions)
    }

    /// The version in force for the next index.
    pub(crate) fn last(&self) -> &Edition {
        self.all.last().expect("the founders' version is always there")
    }

    /// Checks a change that needs the agreement of all who decide, without making it.
    pub(crate) fn check(&self, founding: &Founding, keys: &KeyBook, change: &Kernel) -> Result<(), LedgerFault> {
        if !keys.agrees(founding, change) {
            return Err(LedgerFault::NotAgreed);
        }
        let Kernel::Rulebook { edition, replaces, .. } = change else { return Ok(()) };
        let last = self.last();
        match (last.number.checked_add(1) == Some(*edition), *replaces == last.hash) {
            (false, _) => Err(LedgerFault::Edition { got: *edition, last: last.number }),
            (true, false) => Err(LedgerFault::Replaces(last.number)),
            (true, true) => Ok(()),
        }
    }

    /// Makes an adoption that stands at `index`, or takes who leaves there off every channel.
    pub(crate) fn apply(&mut self, mechanism: &Mechanism, keys: &KeyBook, change: &Kernel, index: u64) {
        match change {
            Kernel::Rulebook { hash, edition, channels, .. } => {
                self.all.push(Edition { number: *edition, from: index + 1, hash: *hash });
                self.channels = Some(members(mechanism, channels));
                keys.all_gone().for_each(|(member, _)| self.leave(member));
            }
            Kernel::MemberSuspend { member, .. } => self.leave(*member),
            _ => {}
        }
    }

    /// Takes a member off every channel.
    pub(crate) fn leave(&mut self, member: MemberId) {
        self.channels.iter_mut().flat_map(Channels::values_mut).for_each(|members| _ = members.remove(&member));
    }
}

/// The members on each channel, by their kinds.
pub fn members(mechanism: &Mechanism, table: &[ChannelKinds]) -> Channels {
    let of = |kinds: &[MemberKind]| {
        let all = mechanism.members.iter().enumerate().filter(|(_, m)| kinds.contains(&m.kind));
        all.map(|(n, _)| MemberId(n as u64)).collect()
    };
    table.iter().map(|c| (c.channel, of(&c.kinds))).collect()
}
