//! The epochs that channels were given, and who may give the next.
//!
//! A channel's epoch is opened by a public act that wraps its secret for exactly the members of the channel at that leaf
//! who have a sealing key. It is a party's to open, the first or the other: what is sealed is mostly theirs. Whether a wrap
//! opens only its recipient can tell; one that does not is complained of, and then the next epoch is not its opener's to
//! give. So no member can keep a channel on secrets that another cannot open. Why: docs/decisions/0006.

use crate::{LedgerFault, Mechanism};
use act::cbor::{CborFault, Reader, Writer};
use act::{EpochWrap, Kernel, KeyId, MemberId, Name};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

/// Length of HPKE's encapsulated key in X-Wing, bytes.
const ENC_LEN: usize = 1120;
/// Length of a wrapped secret, bytes.
const WRAPPED_LEN: usize = 48;

/// One epoch of a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epoch {
    /// The act that gave it.
    pub name: Name,
    /// Who gave it.
    pub by: MemberId,
    /// To whom, in ascending order.
    pub to: Vec<MemberId>,
    /// Who says that its own wrap does not open.
    pub complained: BTreeSet<MemberId>,
}

/// The epochs of every channel.
#[derive(Debug, Clone, Default)]
pub(crate) struct Epochs {
    channels: BTreeMap<u64, Vec<Epoch>>,
    given: BTreeMap<Name, (u64, usize)>,
}

impl Epochs {
    /// The epochs of a channel; the first is number 1.
    pub(crate) fn of(&self, channel: u64) -> &[Epoch] {
        self.channels.get(&channel).map_or(&[], Vec::as_slice)
    }

    /// Whether an act may be sealed to this epoch: nobody could open what is sealed to one that was never given.
    pub(crate) fn given(&self, channel: u64, epoch: u64) -> Result<(), LedgerFault> {
        let last = self.of(channel).len() as u64;
        if (1..=last).contains(&epoch) { Ok(()) } else { Err(LedgerFault::NoEpoch { channel, epoch, last }) }
    }

    /// Whether `author` may give this epoch to the channel's `members`; `None` if nobody here knows who they are.
    pub(crate) fn check(
        &self,
        mechanism: &Mechanism,
        members: Option<&BTreeSet<MemberId>>,
        author: MemberId,
        change: &Kernel,
    ) -> Result<(), LedgerFault> {
        let Kernel::Epoch { channel, epoch, wraps, .. } = change else { return Ok(()) };
        let of = self.of(*channel);
        let last = of.len() as u64;
        if epoch.checked_sub(1) != Some(last) {
            return Err(LedgerFault::Epoch { channel: *channel, epoch: *epoch, last });
        }
        let Some(members) = members else { return Ok(()) };
        if !openers(mechanism, members, of.last()).contains(&author) {
            return Err(LedgerFault::EpochAuthor(*channel));
        }
        let readers = readers(mechanism, members);
        let whole = |w: &EpochWrap| w.enc.len() == ENC_LEN && w.secret.len() == WRAPPED_LEN;
        let exact = wraps.iter().map(|w| w.to).eq(readers.iter().copied()) && wraps.iter().all(whole);
        if exact { Ok(()) } else { Err(LedgerFault::EpochMembers(*channel)) }
    }

    /// Takes an epoch that was checked, or a complaint by a member that was given one.
    pub(crate) fn apply(&mut self, name: Name, author: MemberId, change: &Kernel) {
        match change {
            Kernel::Epoch { channel, wraps, .. } => {
                let of = self.channels.entry(*channel).or_default();
                self.given.insert(name, (*channel, of.len()));
                let to = wraps.iter().map(|w| w.to).collect();
                of.push(Epoch { name, by: author, to, complained: BTreeSet::new() });
            }
            Kernel::Complaint { act, .. } => {
                let place = self.given.get(act);
                let epoch = place.and_then(|(channel, n)| self.channels.get_mut(channel)?.get_mut(*n));
                if let Some(epoch) = epoch.filter(|e| e.by != author && e.to.contains(&author)) {
                    epoch.complained.insert(author);
                }
            }
            _ => {}
        }
    }
}

/// `[[channel, [[key id, serial, by, [to, ..], [complained, ..]], ..]], ..]`
impl Epochs {
    pub(crate) fn freeze(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.array(self.channels.len());
        for (channel, epochs) in &self.channels {
            w.array(2).uint(*channel).array(epochs.len());
            for epoch in epochs {
                w.array(5).bytes(&epoch.name.key.0).uint(epoch.name.serial).uint(epoch.by.0);
                epoch.to.iter().fold(w.array(epoch.to.len()), |w, member| w.uint(member.0));
                epoch.complained.iter().fold(w.array(epoch.complained.len()), |w, member| w.uint(member.0));
            }
        }
        w.done()
    }

    pub(crate) fn thaw(bytes: &[u8]) -> Result<Epochs, CborFault> {
        let mut epochs = Epochs::default();
        Reader::whole(bytes, |r| -> Result<(), CborFault> {
            for _ in 0..r.array()? {
                r.array_len(2)?;
                let channel = r.uint()?;
                for n in 0..r.array()? {
                    let epoch = thaw_one(r)?;
                    epochs.given.insert(epoch.name, (channel, n));
                    epochs.channels.entry(channel).or_default().push(epoch);
                }
            }
            Ok(())
        })?;
        Ok(epochs)
    }
}

fn thaw_one(r: &mut Reader<'_>) -> Result<Epoch, CborFault> {
    r.array_len(5)?;
    let name = Name { key: KeyId(r.array_of()?), serial: r.uint()? };
    let by = MemberId(r.uint()?);
    let to = (0..r.array()?).map(|_| r.uint().map(MemberId)).collect::<Result<_, _>>()?;
    let complained = (0..r.array()?).map(|_| r.uint().map(MemberId)).collect::<Result<_, _>>()?;
    Ok(Epoch { name, by, to, complained })
}

/// The members that a secret can be wrapped for, in ascending order.
pub(crate) fn readers(mechanism: &Mechanism, members: &BTreeSet<MemberId>) -> Vec<MemberId> {
    let can = |m: &&MemberId| mechanism.entry(**m).is_some_and(|entry| !entry.sealing.is_empty());
    members.iter().filter(can).copied().collect()
}

/// Who may give the next epoch: the channel's parties, or all if it has none; but not whose last one was complained of,
/// while there is another.
pub(crate) fn openers(mechanism: &Mechanism, members: &BTreeSet<MemberId>, last: Option<&Epoch>) -> Vec<MemberId> {
    let party = |m: &&MemberId| mechanism.entry(**m).is_some_and(|entry| entry.side.is_some());
    let mut may: Vec<MemberId> = members.iter().filter(party).copied().collect();
    if may.is_empty() {
        may = members.iter().copied().collect();
    }
    let refused = last.filter(|e| !e.complained.is_empty()).map(|e| e.by);
    if may.iter().any(|m| Some(*m) != refused) {
        may.retain(|m| Some(*m) != refused);
    }
    may
}
