//! Which key may sign at which index: a fold over the leaves before it. Validity is decided by position, never by time.
//! Source: LEDGER 4.3.

use crate::{Founding, Mechanism};
use act::{Approval, Genesis, Kernel, KeyBytes, KeyId, MemberId, PublicKey, Purpose};
use alloc::{collections::BTreeMap, string::String};

mod frozen;

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
}

impl KeyBook {
    /// The keys of the genesis document.
    ///
    /// # Errors
    /// [`KeyFault::Unfit`] if two founding keys share an identifier or one is weak.
    pub fn founded(founding: &Founding) -> Result<KeyBook, KeyFault> {
        let mut book = KeyBook { genesis: founding.genesis(), keys: BTreeMap::new(), whole: true };
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
        match entry.revoked {
            Some((at, _)) if index >= at => Err(KeyFault::Revoked(key, at)),
            _ => Ok(entry),
        }
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
                self.approved(mechanism, author, change, approvals)?;
                let owner = mechanism.name_of(author);
                self.insert(author, owner, name, public, *purpose, index + 1)
            }
            Kernel::KeyRevoke { key, last_good, approvals } => {
                self.approved(mechanism, author, change, approvals)?;
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
            _ => Ok(()),
        }
    }

    fn approved(
        &self,
        mechanism: &Mechanism,
        author: MemberId,
        change: &Kernel,
        approvals: &[Approval],
    ) -> Result<(), KeyFault> {
        let entry = mechanism.entry(author).ok_or(KeyFault::NotApproved)?;
        if entry.approves(author, &change.change(), approvals, &self.genesis) {
            Ok(())
        } else {
            Err(KeyFault::NotApproved)
        }
    }
}
