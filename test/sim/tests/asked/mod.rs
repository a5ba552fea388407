//! A query in a channel, what its addressee said since, and proofs of it.
#![allow(dead_code)] // Each test file takes its own part of this.

use act::{Act, ActKey, Content, Name, Ref, RefKind};
use record::absence::{Absence, AbsenceFault};
use record::bundle::{Bundle, KeyProof};
use seal::disclose;
use sim::{CHANNEL, Cast, NOW, Scribe, text_content};
use std::collections::BTreeMap;
use std::fmt::Debug;
use tlog::proof::Proof;

/// One more than a quorum, so that a line lost from a checkpoint shows by itself.
pub const SIGNERS: &[usize] = &[0, 1, 2, 3];

pub fn in_case(case: Option<Name>, text: &str) -> Content {
    Content { case, officer: 3, ..text_content(text) }
}

/// NORTH asks at index 2; SOUTH speaks of other cases at 3 (without one) and 4 (of another), CHAIR replies at 5, and
/// SOUTH's new device speaks at 7.
pub struct Asked<'c> {
    pub cast: &'c Cast,
    pub scribe: Scribe<'c>,
    pub query: Name,
    pub acts: BTreeMap<u64, (Act, Content)>,
    pub device: ActKey,
}

pub fn asked(cast: &Cast) -> Asked<'_> {
    asked_after(cast, Scribe::new(cast))
}

pub fn asked_after<'c>(cast: &'c Cast, mut scribe: Scribe<'c>) -> Asked<'c> {
    let mut acts = BTreeMap::new();
    let mut add = |scribe: &mut Scribe<'_>, who: &str, serial: u64, content: Content| {
        let act = cast.sealed(who, serial, CHANNEL, &content);
        acts.insert(scribe.add(NOW, &act), (act.clone(), content));
        act.name()
    };
    let other = add(&mut scribe, "SOUTH", 1, in_case(None, "an older matter"));
    let query = add(&mut scribe, "NORTH", 1, in_case(None, "What burns at the mill?"));
    add(&mut scribe, "SOUTH", 2, in_case(None, "a new matter"));
    add(&mut scribe, "SOUTH", 3, in_case(Some(other), "more of the older matter"));
    let reply = Content { refs: vec![Ref { kind: RefKind::Reply, act: query }], ..in_case(Some(query), "We ask too") };
    add(&mut scribe, "CHAIR", 1, reply);
    let device = ActKey::from_seed(&[0x77; 32]);
    scribe.add(NOW, &cast.key_add("SOUTH", 4, "SOUTH/F1", &device, &[0, 2]));
    Asked { cast, scribe, query, acts, device }
}

impl Asked<'_> {
    pub fn checkpoint(&self) -> String {
        self.scribe.cosigned(self.scribe.size(), SIGNERS, NOW / 1000)
    }

    pub fn opening(&self, index: u64, shows: impl Fn(u64) -> bool) -> seal::Opening {
        let (act, content) = &self.acts[&index];
        disclose(content, &self.cast.base_key(CHANNEL, &act.name()), shows)
    }

    pub fn bundle(&self, index: u64, opening: Option<&seal::Opening>, key: Option<KeyProof>) -> Bundle {
        let hashes = self.scribe.tree().inclusion(index, self.scribe.size()).unwrap();
        let proof = Proof { extra: None, index, hashes, checkpoint_note_text: self.checkpoint() };
        Bundle::new(proof, self.scribe.leaves[index as usize].clone(), &self.cast.founding, opening, key)
    }

    /// That SOUTH has not answered; case references opened as far as `openings` says.
    pub fn absence(&self, openings: &[u64]) -> Absence {
        let from = 2;
        let openings = openings.iter().map(|n| (*n, self.opening(*n, |item| *n == from || item <= 16).encode()));
        Absence {
            founding: self.cast.founding.encode(),
            from,
            frontier: self.scribe.tree().frontier(from).unwrap(),
            leaves: self.scribe.leaves[from as usize..].to_vec(),
            openings: openings.collect(),
            member: self.cast.member("SOUTH").id,
            keys: Vec::new(),
            term: None,
            checkpoint: self.checkpoint(),
        }
    }

    pub fn key_proof(&self, index: u64) -> KeyProof {
        let hashes = self.scribe.tree().inclusion(index, self.scribe.size()).unwrap();
        KeyProof { leaf: self.scribe.leaves[index as usize].clone(), index, hashes }
    }
}

pub fn fault<T: Debug>(shown: Result<T, AbsenceFault>) -> AbsenceFault {
    shown.expect_err("it proves nothing")
}
