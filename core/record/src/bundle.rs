//! A proof bundle: one small file that shows a stranger what was said, that it stands in the record, and by when.
//!
//! It is a C2SP tlog-proof; its `extra` line carries what the log part does not:
//! ```text
//! extra  = { 1: leaf, 2: genesis document, ?3: opening, ?4: proof that the author's key was registered, ?5: [root, ..],
//!            ?6: term }
//! 4      = { 1: leaf of the key act, 2: its index, 3: [hash, ..] }        absent for a key of the genesis document
//! root   = the same of an act that replaced a root key of the author before; absent if there is none
//! term   = the same of the succession that began the term whose key has signed the checkpoint; absent for the founders'
//! ```
//! Any C2SP verifier checks the log part with the policy. Mirrors check a leaf's key and signature before they cosign, so
//! the quorum attests these too; we check them again. A key that registers another may itself have been added, and so on
//! back to the genesis document; the file carries no such chain, because what gives a key its authority is two roots of
//! the member in its name. Source: DESIGN 4, LEDGER 4.5.

use crate::terms::Shown as ShownTerm;
use crate::{Founding, FoundingFault, KeyBook, Leaf, LeafFault};
use act::cbor::{CborFault, Reader, Writer, need, opt};
use act::{Act, ActFault, Content, Cover, Genesis, Kernel, MemberId, Millis, Name, Purpose};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use seal::{Opening, SealFault};
use tlog::proof::{BundleFault, Proof};

/// A bundle, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    proof: Proof,
    leaf: Vec<u8>,
    founding: Vec<u8>,
    opening: Option<Vec<u8>>,
    key: Option<KeyProof>,
    /// Which of the owner's roots were replaced before that.
    roots: Vec<KeyProof>,
    /// The succession that made whoever has signed the checkpoint the sequencer.
    term: Option<KeyProof>,
}

/// That the author's key stands in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyProof {
    /// The leaf that registered it.
    pub leaf: Vec<u8>,
    /// Where.
    pub index: u64,
    /// Its inclusion under the same checkpoint.
    pub hashes: Vec<[u8; 32]>,
}

impl KeyProof {
    /// The kernel act in its leaf, unverified.
    fn change(&self) -> Option<Kernel> {
        let Leaf::Act { act, .. } = Leaf::decode(&self.leaf).ok()? else { return None };
        crate::ledger::public_kernel(&Act::decode(&act).ok()?).ok()?
    }
}

/// What a verified bundle shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which mechanism. Compare it with the hash that was read aloud at the founding: it is the root of all trust.
    pub genesis: Genesis,
    /// The mechanism's name.
    pub mechanism: String,
    /// Whether it is an exercise or a test.
    pub exercise: bool,
    /// The act's name.
    pub name: Name,
    /// The signing key's short name.
    pub key_name: String,
    /// Whose key.
    pub author: MemberId,
    /// What that key is for.
    pub purpose: Purpose,
    /// Whether it is without effect: open items show that a key of this purpose may not say such an act.
    pub void: bool,
    /// Place in the record.
    pub index: u64,
    /// Time of inclusion, milliseconds.
    pub at: Millis,
    /// Size of the record that the quorum cosigned.
    pub size: u64,
    /// The number of the later term whose key has signed the checkpoint; `None` in the founders'.
    pub term: Option<u64>,
    /// Who has cosigned, with their times in seconds.
    pub cosigners: Vec<(String, u64)>,
    /// How many are a quorum.
    pub quorum: usize,
    /// Items of the content that are open: all of a public act, those disclosed of a sealed one.
    pub items: Vec<(u64, Vec<u8>)>,
    /// How many items stay closed.
    pub closed: usize,
    /// Whether the act is public.
    pub public: bool,
}

/// Why a bundle proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShowFault {
    /// The log part.
    #[error(transparent)]
    Log(#[from] BundleFault),
    /// The `extra` line is missing or not canonical.
    #[error("the bundle's extra line is missing or not canonical: {0}")]
    Extra(#[from] CborFault),
    /// The genesis document.
    #[error(transparent)]
    Founding(#[from] FoundingFault),
    /// The genesis document is of another mechanism than the one that was asked for.
    #[error("the bundle is of another mechanism")]
    OtherMechanism,
    /// The leaf.
    #[error(transparent)]
    Leaf(#[from] LeafFault),
    /// The act.
    #[error(transparent)]
    Act(#[from] ActFault),
    /// The author's key is not shown to be registered.
    #[error("the author's key is not shown to be registered before the act")]
    Key,
    /// What is shown as the succession that began the term of the checkpoint is none.
    #[error("the sequencer that has signed the checkpoint is not shown to have succeeded the founders'")]
    Succession,
    /// What is disclosed is not what was committed.
    #[error(transparent)]
    Opening(#[from] SealFault),
}

impl Bundle {
    /// Makes a bundle of a proof for `leaf`.
    pub fn new(
        mut proof: Proof,
        leaf: Vec<u8>,
        founding: &Founding,
        opening: Option<&Opening>,
        key: Option<KeyProof>,
    ) -> Bundle {
        let opening = opening.map(Opening::encode);
        let (founding, roots) = (founding.encode(), Vec::new());
        let mut bundle = Bundle { proof: proof.clone(), leaf, founding, opening, key, roots, term: None };
        proof.extra = Some(bundle.extra());
        bundle.proof = proof;
        bundle
    }

    /// The same with the replacements of roots that the author's key was approved after, in order.
    #[must_use]
    pub fn after(mut self, roots: Vec<KeyProof>) -> Bundle {
        self.roots = roots;
        self.proof.extra = Some(self.extra());
        self
    }

    /// The same with the succession that began the term of the checkpoint, where that is not the founders'.
    #[must_use]
    pub fn under(mut self, term: Option<KeyProof>) -> Bundle {
        self.term = term;
        self.proof.extra = Some(self.extra());
        self
    }

    fn extra(&self) -> Vec<u8> {
        let mut w = Writer::new();
        let optional = [self.opening.is_some(), self.key.is_some(), !self.roots.is_empty(), self.term.is_some()];
        w.map(2 + optional.into_iter().filter(|there| *there).count());
        w.uint(1).bytes(&self.leaf).uint(2).bytes(&self.founding);
        if let Some(opening) = &self.opening {
            w.uint(3).bytes(opening);
        }
        if let Some(key) = &self.key {
            write_key_proof(w.uint(4), key);
        }
        if !self.roots.is_empty() {
            w.uint(5).array(self.roots.len());
            self.roots.iter().for_each(|root| write_key_proof(&mut w, root));
        }
        if let Some(term) = &self.term {
            write_key_proof(w.uint(6), term);
        }
        w.done()
    }

    /// Reads a bundle; verifies nothing.
    ///
    /// # Errors
    /// [`ShowFault::Log`], [`ShowFault::Extra`].
    pub fn parse(text: &str) -> Result<Bundle, ShowFault> {
        let proof = Proof::parse(text)?;
        let extra = proof.extra.clone().ok_or(CborFault::Short)?;
        let pairs = Reader::whole(&extra, Reader::map)?;
        let key = opt(&pairs, 4).map(|mut r| read_key_proof(&mut r));
        let bundle = Bundle {
            leaf: need(&pairs, 1)?.bytes()?.to_vec(),
            founding: need(&pairs, 2)?.bytes()?.to_vec(),
            opening: opt(&pairs, 3).map(|mut r| r.bytes().map(<[u8]>::to_vec)).transpose()?,
            key: key.transpose()?,
            roots: opt(&pairs, 5).map(|mut r| r.list(read_key_proof)).transpose()?.unwrap_or_default(),
            term: opt(&pairs, 6).map(|mut r| read_key_proof(&mut r)).transpose()?,
            proof,
        };
        // Canonical, so that no byte of the file is without meaning.
        if bundle.extra() == extra && bundle.proof.to_string() == text {
            Ok(bundle)
        } else {
            Err(CborFault::Range.into())
        }
    }

    /// The genesis document, where which leaf is said to stand, and the signed head.
    pub(crate) fn brought(&self) -> (&[u8], crate::exhibit::Place, &str) {
        let Proof { index, hashes, checkpoint_note_text: head, .. } = &self.proof;
        (&self.founding, crate::exhibit::Place { index: *index, leaf: self.leaf.clone(), hashes: hashes.clone() }, head)
    }

    /// The succession that it shows, unverified.
    pub(crate) fn succession(&self) -> Option<Kernel> {
        self.term.as_ref().and_then(KeyProof::change)
    }

    /// The act that registered its author's key, unverified.
    pub(crate) fn key_act(&self) -> Option<Kernel> {
        self.key.as_ref().and_then(KeyProof::change)
    }

    /// Checks everything, offline. With `genesis` given, a bundle of any other mechanism is refused.
    ///
    /// # Errors
    /// [`ShowFault`].
    pub fn verify(&self, genesis: Option<Genesis>) -> Result<Shown, ShowFault> {
        let founding = Founding::decode(&self.founding)?;
        if genesis.is_some_and(|g| g != founding.genesis()) {
            return Err(ShowFault::OtherMechanism);
        }
        let term = self.term.as_ref().map(ShownTerm::read).transpose()?;
        let policy = term.as_ref().map_or_else(|| founding.policy(), |shown| shown.term.policy(&founding))?;
        let verdict = self.proof.verify(&self.leaf, &policy)?;
        let note = tlog::note::Note::parse(&self.proof.checkpoint_note_text).map_err(BundleFault::from)?;
        if note.signatures.len() != 1 + verdict.cosigners.len() {
            return Err(ShowFault::Extra(CborFault::Trailing));
        }
        let Leaf::Act { at, act } = Leaf::decode(&self.leaf)? else { return Err(ShowFault::Key) };
        let act = Act::decode(&act)?;
        let keys = self.keys(&founding, &verdict.checkpoint)?;
        term.as_ref().map_or(Ok(()), |shown| shown.stands(&founding, &keys, &verdict.checkpoint))?;
        let entry = keys.in_force(act.key(), self.proof.index).map_err(|_| ShowFault::Key)?;
        let act = act.verify(&entry.public, &founding.genesis())?;
        let (items, closed, public) = self.items(&act)?;
        let format = items.iter().find(|(number, _)| *number == 1);
        let wire = format.and_then(|(_, bytes)| Reader::whole(bytes, |r| r.uint()).ok());
        Ok(Shown {
            genesis: founding.genesis(),
            mechanism: founding.name.clone(),
            exercise: founding.mode != 0,
            name: act.name(),
            key_name: entry.name.clone(),
            author: entry.member,
            purpose: entry.purpose,
            void: wire.is_some_and(|wire| !entry.purpose.may_say(wire)),
            index: self.proof.index,
            at,
            size: verdict.checkpoint.size(),
            term: term.map(|shown| shown.term.fence.term),
            cosigners: verdict.cosigners,
            quorum: founding.quorum(),
            items,
            closed,
            public,
        })
    }

    /// The founding keys, and the one that the bundle shows to be registered.
    fn keys(&self, founding: &Founding, head: &tlog::checkpoint::Checkpoint) -> Result<KeyBook, ShowFault> {
        let mut keys = KeyBook::partial(founding).map_err(|_| ShowFault::Key)?;
        // A root counts from its leaf on, and is shown only for the key that is approved with it.
        let changes: Vec<&KeyProof> = self.roots.iter().chain(&self.key).collect();
        let needed = self.roots.is_empty() || self.key.is_some();
        if !needed || !changes.is_sorted_by(|a, b| a.index < b.index) {
            return Err(ShowFault::Key);
        }
        changes.into_iter().try_for_each(|proof| add_key(&mut keys, founding, proof, head))?;
        Ok(keys)
    }

    fn items(&self, act: &Act) -> Result<Items, ShowFault> {
        match (&act.statement().cover, &self.opening) {
            (Cover::Public { content }, None) => Ok((Content::decode(content)?.items(), 0, true)),
            (Cover::Channel { commitment, .. } | Cover::Few { commitment, .. }, Some(opening)) => {
                let opening = Opening::decode(opening)?;
                let items = opening.verify(commitment)?;
                let closed = opening.entries.len() - items.len();
                Ok((items, closed, false))
            }
            (Cover::Channel { .. } | Cover::Few { .. }, None) => Ok((Vec::new(), 0, false)),
            (Cover::Public { .. }, Some(_)) => Err(ShowFault::Extra(CborFault::Keys)),
        }
    }
}

pub(crate) fn write_key_proof(w: &mut Writer, key: &KeyProof) {
    w.map(3).uint(1).bytes(&key.leaf).uint(2).uint(key.index).uint(3).array(key.hashes.len());
    key.hashes.iter().for_each(|h| {
        w.bytes(h);
    });
}

pub(crate) fn read_key_proof(r: &mut Reader<'_>) -> Result<KeyProof, CborFault> {
    let pairs = r.map()?;
    Ok(KeyProof {
        leaf: need(&pairs, 1)?.bytes()?.to_vec(),
        index: need(&pairs, 2)?.uint()?,
        hashes: need(&pairs, 3)?.list(|r| r.array_of())?,
    })
}

/// Adds the key that `proof` shows to be registered under `head`, or the root that it shows to be replaced.
///
/// Its owner is the member whose short name its own begins with, and two roots of that member must approve. Where `keys`
/// knows the act's signer, it must be the same owner's and its signature hold; where not, the quorum attests both.
pub(crate) fn add_key(
    keys: &mut KeyBook,
    founding: &Founding,
    proof: &KeyProof,
    head: &tlog::checkpoint::Checkpoint,
) -> Result<(), ShowFault> {
    let leaf = tlog::leaf_hash(&proof.leaf);
    tlog::verify_inclusion(&leaf, proof.index, head.size(), &proof.hashes, head.root())
        .map_err(|fault| ShowFault::Log(fault.into()))?;
    let Leaf::Act { act, .. } = Leaf::decode(&proof.leaf)? else { return Err(ShowFault::Key) };
    let act = Act::decode(&act)?;
    let change = crate::ledger::public_kernel(&act).map_err(|_| ShowFault::Key)?.ok_or(ShowFault::Key)?;
    if let Kernel::RootReplace { .. } = &change {
        // Whose root it is, only the signer's key tells.
        let signer = keys.get(act.key()).cloned().ok_or(ShowFault::Key)?;
        act.verify(&signer.public, &founding.genesis())?;
        return keys.apply(founding, signer.member, &change, proof.index).map_err(|_| ShowFault::Key);
    }
    let Kernel::KeyAdd { name, .. } = &change else { return Err(ShowFault::Key) };
    let owner = name.split_once('/').map_or(name.as_str(), |(owner, _)| owner);
    let member = founding.member(owner).ok_or(ShowFault::Key)?;
    if let Some(signer) = keys.get(act.key()) {
        if signer.member != member {
            return Err(ShowFault::Key);
        }
        act.verify(&signer.public, &founding.genesis())?;
    }
    keys.apply(founding, member, &change, proof.index).map_err(|_| ShowFault::Key)
}

type Items = (Vec<(u64, Vec<u8>)>, usize, bool);

impl core::fmt::Display for Bundle {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.proof.fmt(f)
    }
}
