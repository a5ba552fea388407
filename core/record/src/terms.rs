//! Whose key signs checkpoints and receipts at which size: the founders' sequencer, and whoever has succeeded it.
//!
//! A succession stands in the record as the first leaf of the term that it begins, and names the size and root that it goes
//! on from. More than two thirds of the members approve it with two roots each, so that neither party can hold it up or
//! force it, nor the sequencer that it replaces. What follows for heads and witnesses is decided in [`crate::fence`].

use crate::bundle::{KeyProof, ShowFault};
use crate::fence::{self, Fence, FenceFault};
use crate::{Founding, FoundingFault, KeyBook, Leaf, LedgerFault, Mechanism, Receipt};
use act::cbor::{CborFault, Reader, Writer};
use act::{Act, Genesis, Kernel, MemberId, PublicKey};
use alloc::string::String;
use alloc::vec::Vec;
use tlog::checkpoint::Checkpoint;
use tlog::key::VerifierKey;
use tlog::note::Kind;
use tlog::policy::{Line, Policy};

/// One sequencer's term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its number, and the record that it goes on from.
    pub fence: Fence,
    /// Origin line of its checkpoints.
    pub origin: String,
    /// Its key for checkpoints and receipts.
    pub key: [u8; 32],
    /// Who runs it.
    pub member: MemberId,
}

impl Term {
    /// The founders' policy with this term's key for the log's: who judges by it asks nobody's word but the witnesses'.
    pub(crate) fn policy(&self, mechanism: &Mechanism) -> Result<Policy, FoundingFault> {
        policy(mechanism, core::slice::from_ref(self))
    }
}

/// A term whose succession is shown beside a head: whose key the head must be signed with.
pub(crate) struct Shown<'a> {
    pub(crate) term: Term,
    proof: &'a KeyProof,
}

impl Shown<'_> {
    /// Reads the succession. That it stands, and that the members have approved it, the quorum attests that has cosigned the
    /// head: [`Shown::stands`].
    ///
    /// # Errors
    /// [`ShowFault::Succession`] if it is none, or does not stand where it says.
    pub(crate) fn read(proof: &KeyProof) -> Result<Shown<'_>, ShowFault> {
        let change = match Leaf::decode(&proof.leaf)? {
            Leaf::Act { act, .. } => crate::ledger::public_kernel(&Act::decode(&act)?).ok().flatten(),
            Leaf::Genesis { .. } => None,
        };
        let term = change.as_ref().and_then(Terms::of).ok_or(ShowFault::Succession)?;
        let here = term.fence.from == proof.index && term.fence.term > 1 && proof.index > 0;
        if here { Ok(Shown { term, proof }) } else { Err(ShowFault::Succession) }
    }

    /// That the succession stands under a head, by a signature that holds where `keys` knows the key.
    pub(crate) fn stands(&self, founding: &Founding, keys: &KeyBook, head: &Checkpoint) -> Result<(), ShowFault> {
        let KeyProof { leaf, index, hashes } = self.proof;
        tlog::verify_inclusion(&tlog::leaf_hash(leaf), *index, head.size(), hashes, head.root())
            .map_err(|fault| ShowFault::Log(fault.into()))?;
        if let Leaf::Act { act, .. } = Leaf::decode(leaf)? {
            let act = Act::decode(&act)?;
            if let Some(signer) = keys.get(act.key()) {
                act.verify(&signer.public, &founding.genesis())?;
            }
        }
        Ok(())
    }
}

/// A receipt that one of these sequencers has signed, and the number of its term.
pub(crate) fn receipt<'a>(
    terms: impl IntoIterator<Item = &'a Term>,
    signed: &[u8],
    genesis: &Genesis,
) -> Option<(Receipt, u64)> {
    let by = |term: &Term| {
        let receipt = Receipt::verify(signed, &PublicKey::from_bytes(&term.key)?, genesis);
        Some((receipt.ok()?, term.fence.term))
    };
    terms.into_iter().find_map(by)
}

/// The founders' policy with the logs of these terms in place of theirs.
fn policy(mechanism: &Mechanism, terms: &[Term]) -> Result<Policy, FoundingFault> {
    let unfit = || FoundingFault::Sense("a name or key of a sequencer or of a witness is unfit");
    let mut lines = Vec::new();
    for term in terms {
        let key = VerifierKey::new(&term.origin, Kind::Ed25519, &term.key).map_err(|_| unfit())?;
        lines.push(Line::Log { key, url: None });
    }
    let founders = mechanism.policy()?;
    lines.extend(founders.lines().iter().filter(|line| !matches!(line, Line::Log { .. })).cloned());
    Policy::new(lines).map_err(|_| unfit())
}

/// Every term up to now, the founders' first.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    pub(crate) all: Vec<Term>,
}

impl Terms {
    pub(crate) fn founded(mechanism: &Mechanism) -> Terms {
        let (origin, key, member) = (mechanism.origin.clone(), mechanism.sequencer, mechanism.sequencer_member);
        Terms { all: Vec::from([Term { fence: Fence::first(), origin, key, member }]) }
    }

    pub(crate) fn last(&self) -> &Term {
        self.all.last().expect("the founders' term is always there")
    }

    /// The term that an act of succession begins.
    pub(crate) fn of(change: &Kernel) -> Option<Term> {
        let Kernel::Succession { term, size, root, origin, public, member, .. } = change else { return None };
        let fence = Fence { term: *term, from: *size, root: *root };
        Some(Term { fence, origin: origin.clone(), key: *public, member: *member })
    }

    /// Checks a succession at the end of a record of `size` leaves with this root; other acts are fine.
    pub(crate) fn check(
        &self,
        founding: &Founding,
        keys: &KeyBook,
        change: &Kernel,
        (size, root): (u64, &tlog::Hash),
    ) -> Result<(), LedgerFault> {
        let Some(next) = Terms::of(change) else { return Ok(()) };
        fence::succeeds(&self.last().fence, &next.fence, size, root)?;
        if !keys.succeeds(founding, change) {
            return Err(LedgerFault::NotAgreed);
        }
        let used = self.all.iter().any(|term| term.origin == next.origin || term.key == next.key);
        let member = founding.entry(next.member).is_some() && keys.gone(next.member).is_none();
        let sound = PublicKey::from_bytes(&next.key).is_some();
        // A name or key that a witness has, or that no note can bear, makes no policy.
        let fit = !used && member && sound && self.with(next).policy(founding).is_ok();
        if fit { Ok(()) } else { Err(FenceFault::Unfit.into()) }
    }

    pub(crate) fn apply(&mut self, change: &Kernel) {
        self.all.extend(Terms::of(change));
    }

    /// These, and one more.
    pub(crate) fn with(&self, next: Term) -> Terms {
        let mut more = self.clone();
        more.all.push(next);
        more
    }

    /// The founders' policy with one log for each term.
    pub(crate) fn policy(&self, mechanism: &Mechanism) -> Result<Policy, FoundingFault> {
        match self.all.len() {
            1 => mechanism.policy(),
            _ => policy(mechanism, &self.all),
        }
    }

    /// Where the term of this number ends: where the next begins.
    pub(crate) fn end(&self, term: u64) -> Option<u64> {
        let at = self.all.iter().position(|t| t.fence.term == term)?;
        self.all.get(at + 1).map(|next| next.fence.from)
    }

    /// The term whose key has signed a head of this origin and size, if that counts.
    pub(crate) fn signer(&self, origin: &str, size: u64) -> Option<&Term> {
        let term = self.all.iter().find(|term| term.origin == origin)?;
        let fences: Vec<Fence> = self.all.iter().map(|term| term.fence).collect();
        fence::counts(&fences, term.fence.term, size).then_some(term)
    }

    /// `[[number, from, root, origin, key, member], ..]` of all but the founders'.
    pub(crate) fn freeze(&self, w: &mut Writer) {
        let later = &self.all[1..];
        w.array(later.len());
        for t in later {
            w.array(6).uint(t.fence.term).uint(t.fence.from).bytes(&t.fence.root).text(&t.origin).bytes(&t.key);
            w.uint(t.member.0);
        }
    }

    pub(crate) fn thaw(mechanism: &Mechanism, r: &mut Reader<'_>) -> Result<Terms, CborFault> {
        let mut terms = Terms::founded(mechanism);
        let later = r.list(|r| -> Result<Term, CborFault> {
            r.array_len(6)?;
            let fence = Fence { term: r.uint()?, from: r.uint()?, root: r.array_of()? };
            Ok(Term { fence, origin: r.text()?, key: r.array_of()?, member: MemberId(r.uint()?) })
        })?;
        terms.all.extend(later);
        Ok(terms)
    }
}
