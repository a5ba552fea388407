//! What can be checked of an act by whoever knows the keys, before anybody asks where it may stand.
//!
//! Form, size, hash and signature depend on nothing but the bytes and the key, and cost ten times what the rest does. So
//! any thread may check them with a [`Checker`], and the [`Ledger`] then decides what only a fold can decide: whether
//! that key is in force at the next index, whether the name is free, whether the channel and the epoch are right. What
//! was checked under another key than the one in force there is worth nothing to it. Source: LEDGER 4.1, 4.3.
//!
//! [`Ledger`]: crate::Ledger

use crate::ledger::public_kernel;
use crate::{KeyBook, KeyFault, Leaf, LedgerFault};
use act::{Act, Kernel, Millis, Name, PublicKey, Signed};
use alloc::sync::Arc;
use alloc::vec::Vec;

/// The keys as they stood at some size of the record; cheap to clone, for any thread.
///
/// It may be older than the ledger that takes what it has checked: identifiers of keys are never given twice.
#[derive(Debug, Clone)]
pub struct Checker {
    keys: Arc<KeyBook>,
}

/// An act whose signature holds under a key that was registered. Whether that key may sign at the next index, and
/// whether the act may stand there, is for the ledger to say.
#[derive(Debug, Clone)]
pub struct Checked {
    pub(crate) act: Signed,
    /// What a public act says, or why it may not be public; told in its turn.
    pub(crate) content: Result<Option<Kernel>, LedgerFault>,
}

/// A leaf with its hash, and with what could be checked beforehand of its act. Its bytes are as they came.
#[derive(Debug, Clone)]
pub struct CheckedLeaf {
    bytes: Vec<u8>,
    hash: tlog::Hash,
    pub(crate) act: Option<(Millis, Checked)>,
}

impl Checker {
    pub(crate) fn new(keys: Arc<KeyBook>) -> Checker {
        Checker { keys }
    }

    /// Whether both know the same keys.
    pub fn is_same(&self, other: &Checker) -> bool {
        Arc::ptr_eq(&self.keys, &other.keys)
    }

    /// Checks form, size and signature.
    ///
    /// # Errors
    /// [`LedgerFault::Act`]; [`LedgerFault::Key`] if the key was not registered when this checker was taken, which the
    /// ledger may know better.
    pub fn act(&self, bytes: &[u8]) -> Result<Checked, LedgerFault> {
        let act = Act::decode(bytes)?;
        let entry = self.keys.get(act.key()).ok_or(KeyFault::Unknown(act.key()))?;
        Checked::under(act, &entry.public, &self.keys)
    }

    /// Checks a leaf as far as it goes. What fails here is judged by the ledger in full, so the verdict is the ledger's.
    pub fn leaf(&self, bytes: Vec<u8>) -> CheckedLeaf {
        let act = match Leaf::decode(&bytes) {
            Ok(Leaf::Act { at, act }) => self.act(&act).ok().map(|checked| (at, checked)),
            Ok(Leaf::Genesis { .. }) | Err(_) => None,
        };
        CheckedLeaf { act, ..CheckedLeaf::unchecked(bytes) }
    }
}

impl Checked {
    pub(crate) fn under(act: Act, key: &PublicKey, keys: &KeyBook) -> Result<Checked, LedgerFault> {
        let act = act.verify(key, keys.genesis())?;
        let content = public_kernel(&act);
        Ok(Checked { act, content })
    }

    /// The act's name.
    pub fn name(&self) -> Name {
        self.act.name()
    }
}

impl CheckedLeaf {
    /// A leaf of whose act nothing was checked: the ledger does it all.
    pub fn unchecked(bytes: Vec<u8>) -> CheckedLeaf {
        CheckedLeaf { hash: tlog::leaf_hash(&bytes), bytes, act: None }
    }

    /// A leaf whose act was checked as these bytes and has been entered in a ledger.
    pub(crate) fn entered(bytes: Vec<u8>, hash: tlog::Hash, at: Millis, checked: Checked) -> CheckedLeaf {
        CheckedLeaf { bytes, hash, act: Some((at, checked)) }
    }

    /// The succession that its act carries, if it carries one. Nothing is said of whether it may stand there.
    pub(crate) fn succession(&self) -> Option<Kernel> {
        let content = match &self.act {
            Some((_, checked)) => checked.content.as_ref().ok().cloned().flatten(),
            None => {
                let Leaf::Act { act, .. } = Leaf::decode(&self.bytes).ok()? else { return None };
                public_kernel(&Act::decode(&act).ok()?).ok().flatten()
            }
        };
        content.filter(|kernel| matches!(kernel, Kernel::Succession { .. }))
    }

    /// The leaf.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its hash in the tree.
    pub fn hash(&self) -> tlog::Hash {
        self.hash
    }

    /// The leaf, for keeping.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}
