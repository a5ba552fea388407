//! Which key may sign at which index: a fold over the leaves before it. Validity is decided by position, never by time.
//! Source: LEDGER 4.3.

use crate::{Founding, Mechanism};
use act::{Approval, Genesis, Kernel, KeyBytes, KeyId, MemberId, Name, PublicKey, Purpose};
use alloc::{collections::BTreeMap, string::String};

mod frozen;
mod members;

pub use members::Roots;

/// One act key's life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEntry {
    /// Short name, such as `NORTH/F3`.
    pub name: String,
    /// Whose.
    pub member: MemberId,
    /// The key.
    pub public: PublicKey,
    /// For what.
    pub purpose: Purpose,
    /// First index at which it may sign.
    pub from: u64,
    /// First index at which it may no longer sign, and the last serial that its owner stands by.
    pub revoked: Option<(u64, u64)>,
}

/// All keys, in force or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyBook {
    genesis: Genesis,
    keys: BTreeMap<KeyId, KeyEntry>,
    members: members::Members,
    /// Whether it holds every change of keys up to here. Who knows only some cannot tell whose name has become free again.
    whole: bool,
}

/// Why a key may not sign, or a change of keys is void.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// Nobody registered it.
    #[error("key {0} is not registered in this mechanism")]
    Unknown(KeyId),
    /// Its owner revoked it.
    #[error("key {0} was revoked at record number {1}")]
    Revoked(KeyId, u64),
    /// Fewer than two roots of the owner approved.
    #[error("two of the member's three root keys must approve a change of keys")]
    NotApproved,
    /// The new key is weak, its identifier taken, or its name not one of the member's.
    #[error("the new key is weak, already registered, or its name does not start with its member's")]
    Unfit,
    /// The new root key is weak or one of the member's three already, or it replaces another than the one that stands there.
    #[error(
        "the new root key is weak or already one of the three, or it replaces another than the one that stands there"
    )]
    Root,
    /// Its owner is no member any more.
    #[error("the owner of key {0} left the mechanism at record number {1}")]
    Gone(KeyId, u64),
    /// Nobody of this number is a member.
    #[error("who is to leave is no member")]
    NoMember,
    /// Who is to leave orders the record.
    #[error("who is to leave runs the sequencer: the record must be ordered by somebody else first")]
    Orders,
    /// Without the witness of who is to leave no quorum can sign.
    #[error("without the witness of who is to leave too few would be left for a quorum")]
    Witnesses,
}

impl KeyBook {
    /// The keys of the genesis document.
    ///
    /// # Errors
    /// [`KeyFault::Unfit`] if two founding keys share an identifier or one is weak.
    pub fn founded(founding: &Founding) -> Result<KeyBook, KeyFault> {
        let members = members::Members::founded(founding);
        let mut book = KeyBook { genesis: founding.genesis(), keys: BTreeMap::new(), members, whole: true };
        for (n, member) in founding.members.iter().enumerate() {
            for key in &member.keys {
                book.insert(MemberId(n as u64), &member.name, &key.name, &key.public, key.purpose, 1)?;
            }
        }
        Ok(book)
    }

    /// The keys of the genesis document, to which only those changes will be added that a proof shows. That no other key
    /// in force has a new key's name is then for the quorum to say: the older one may have been revoked meanwhile.
    ///
    /// # Errors
    /// As [`KeyBook::founded`].
    pub fn partial(founding: &Founding) -> Result<KeyBook, KeyFault> {
        Ok(KeyBook { whole: false, ..KeyBook::founded(founding)? })
    }

    fn insert(
        &mut self,
        member: MemberId,
        member_name: &str,
        name: &str,
        public: &KeyBytes,
        purpose: Purpose,
        from: u64,
    ) -> Result<(), KeyFault> {
        let public = PublicKey::from_bytes(public).ok_or(KeyFault::Unfit)?;
        let ours = name == member_name || name.strip_prefix(member_name).is_some_and(|rest| rest.starts_with('/'));
        let named = self.whole && self.by_name(name).is_some_and(|k| k.revoked.is_none());
        let taken = named || self.keys.contains_key(&public.id());
        if !ours || taken || name.len() > 24 {
            return Err(KeyFault::Unfit);
        }
        let id = public.id();
        let entry = KeyEntry { name: name.into(), member, public, purpose, from, revoked: None };
        self.keys.insert(id, entry);
        Ok(())
    }

    /// The mechanism that the keys sign for.
    pub fn genesis(&self) -> &Genesis {
        &self.genesis
    }

    /// The key that may sign the leaf at `index`.
    ///
    /// # Errors
    /// [`KeyFault::Unknown`] or [`KeyFault::Revoked`].
    pub fn in_force(&self, key: KeyId, index: u64) -> Result<&KeyEntry, KeyFault> {
        let entry = self.keys.get(&key).filter(|k| k.from <= index).ok_or(KeyFault::Unknown(key))?;
        self.still_member(key, entry.member, index)?;
        match entry.revoked {
            Some((at, _)) if index >= at => Err(KeyFault::Revoked(key, at)),
            _ => Ok(entry),
        }
    }

    /// Whether the owner of a key has revoked it and does not stand by this act, which stands in the record all the same.
    pub fn is_disputed(&self, name: &Name) -> bool {
        let revoked = self.keys.get(&name.key).and_then(|k| k.revoked);
        revoked.is_some_and(|(_, last_good)| name.serial > last_good)
    }

    /// A key, in force or not.
    pub fn get(&self, key: KeyId) -> Option<&KeyEntry> {
        self.keys.get(&key)
    }

    /// The key with this short name; the one in force if an older one had the same.
    pub fn by_name(&self, name: &str) -> Option<&KeyEntry> {
        let named = || self.keys.values().filter(|k| k.name == name);
        named().find(|k| k.revoked.is_none()).or_else(|| named().next())
    }

    /// Every key with its identifier, in order of identifier.
    pub fn all(&self) -> impl Iterator<Item = (&KeyId, &KeyEntry)> {
        self.keys.iter()
    }

    /// Checks a change of keys by a member without making it.
    ///
    /// # Errors
    /// [`KeyFault`] saying why it is void. Acts that change no keys are fine.
    pub fn check(&self, mechanism: &Mechanism, author: MemberId, change: &Kernel, index: u64) -> Result<(), KeyFault> {
        self.clone().apply(mechanism, author, change, index)
    }

    /// Makes a change of keys that stands at `index`; in force from the next index on.
    ///
    /// # Errors
    /// [`KeyFault`] saying why it is void; then nothing has changed.
    pub fn apply(
        &mut self,
        mechanism: &Mechanism,
        author: MemberId,
        change: &Kernel,
        index: u64,
    ) -> Result<(), KeyFault> {
        match change {
            Kernel::KeyAdd { name, public, purpose, approvals } => {
                self.approved(author, change, approvals)?;
                let owner = mechanism.name_of(author);
                self.insert(author, owner, name, public, *purpose, index + 1)
            }
            Kernel::KeyRevoke { key, last_good, approvals } => {
                self.approved(author, change, approvals)?;
                let id = KeyId(*key);
                let entry = self.keys.get_mut(&id).filter(|k| k.member == author).ok_or(KeyFault::Unknown(id))?;
                match entry.revoked {
                    Some((at, _)) => Err(KeyFault::Revoked(id, at)),
                    None => {
                        entry.revoked = Some((index + 1, *last_good));
                        Ok(())
                    }
                }
            }
            Kernel::RootReplace { .. } => self.replace_root(author, change, index),
            Kernel::MemberSuspend { .. } => self.leave(mechanism, change, index),
            _ => Ok(()),
        }
    }

    fn approved(&self, author: MemberId, change: &Kernel, approvals: &[Approval]) -> Result<(), KeyFault> {
        if self.approves(author, &change.change(), approvals) { Ok(()) } else { Err(KeyFault::NotApproved) }
    }
}
