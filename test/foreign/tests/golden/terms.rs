//! Files of a later term: the checkpoint is a successor's, and the file shows its succession.

use super::Story;
use super::bundles::Parts;
use super::world::{CHAIR, GUAR1, MON, NORTH, SOUTH, root_key, seed, sign_head_as};
use act::{Act, ActKey, Approval, Content, Cover, Genesis, Kernel, MemberId, Precedence, Statement};
use record::Leaf;
use record::absence::Absence;
use record::bundle::KeyProof;

const ORIGIN: &str = "record.example/exercise/2";

/// A record that goes on after the golden one with these leaves, under the head of whoever has signed it.
struct Later {
    leaves: Vec<Vec<u8>>,
    tree: tlog::Tree,
    head: String,
    /// Where the succession stands.
    from: u64,
}

impl Later {
    fn inclusion(&self, index: u64) -> Vec<[u8; 32]> {
        self.tree.inclusion(index, self.tree.size()).unwrap()
    }

    fn term(&self) -> KeyProof {
        KeyProof { leaf: self.leaves[self.from as usize].clone(), index: self.from, hashes: self.inclusion(self.from) }
    }
}

/// The log key of a successor.
fn log_key(n: u64) -> ActKey {
    ActKey::from_seed(&seed("exercise", "sequencer", n))
}

impl Story {
    fn said(&self, key: &ActKey, serial: u64, content: &Content, genesis: &Genesis) -> Vec<u8> {
        let statement = Statement {
            serial,
            claimed_s: self.world.now / 1000,
            precedence: Precedence::Routine,
            seen: self.world.seen(),
            cover: Cover::Public { content: content.encode() },
        };
        Leaf::Act { at: self.world.now, act: Act::sign(statement, key, genesis).encode() }.encode()
    }

    /// GUAR1 orders the record from its end on, and CHAIR says something under it. `signer` signs the head.
    fn later(&self, term: u64, off: u64, genesis: &Genesis, signer: (&str, &ActKey)) -> Later {
        let five =
            |change: &[u8]| [NORTH, SOUTH, GUAR1, 4, 5].iter().flat_map(|m| self.world.approve(*m, change)).collect();
        self.later_by(term, off, genesis, signer, five)
    }

    /// The same, approved by others.
    fn later_by(
        &self,
        term: u64,
        off: u64,
        genesis: &Genesis,
        signer: (&str, &ActKey),
        approve: impl Fn(&[u8]) -> Vec<Approval>,
    ) -> Later {
        let w = &self.world;
        let (size, root) = (w.leaves.len() as u64, w.sequencer.ledger().tree().root());
        let public = tlog::SigningKey::from_seed(&seed("exercise", "sequencer", 2)).public();
        let kernel = |approvals| Kernel::Succession {
            term,
            size: size + off,
            root,
            origin: ORIGIN.into(),
            public,
            member: MemberId(GUAR1),
            approvals,
        };
        let change = kernel(Vec::new()).change();
        let kernel = kernel(approve(&change));
        let kernel = Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() };
        let chair = w.key(CHAIR, 0);
        let mut leaves = w.leaves.clone();
        leaves.push(self.said(&chair, 900, &kernel, genesis));
        let statement = Content { format: 45, ..Content::default() };
        leaves.push(self.said(&chair, 901, &statement, &w.genesis()));
        let mut tree = tlog::Tree::new();
        leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
        let head = sign_head_as(signer, w.mechanism, &w.founding, &tree, w.now / 1000);
        Later { leaves, tree, head, from: size }
    }

    /// Two proofs of one place in two records of the successor's, and one of the same place in one of these. Six members have
    /// approved it, NORTH with a root that replaced another since the founding.
    pub fn two_records_of_a_successor(&self) -> [String; 3] {
        let (genesis, new) = (self.world.genesis(), log_key(2));
        let approve = |change: &[u8]| {
            let roots = [(0, 0), (1, 7)].map(|(slot, n)| (slot, root_key("exercise", NORTH, n)));
            let north = self.world.approve_with(NORTH, change, &[&roots[0], &roots[1]]);
            let others = [SOUTH, GUAR1, 4, 5, MON].iter().flat_map(|m| self.world.approve(*m, change));
            north.into_iter().chain(others).collect()
        };
        let one = self.later_by(2, 0, &genesis, (ORIGIN, &new), approve);
        let mut leaves = one.leaves.clone();
        let other = Content { format: 45, officer: 9, ..Content::default() };
        *leaves.last_mut().unwrap() = self.said(&self.world.key(CHAIR, 0), 901, &other, &genesis);
        let mut tree = tlog::Tree::new();
        leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
        let (w, at_s) = (&self.world, self.world.now / 1000);
        let head = sign_head_as((ORIGIN, &new), w.mechanism, &w.founding, &tree, at_s);
        let other = Later { leaves, tree, head, from: one.from };
        [self.under(&one), self.under(&other), self.under(&one)].map(|parts| self.as_we_write_it(&parts))
    }

    fn under(&self, later: &Later) -> Parts {
        let index = later.from + 1;
        Parts {
            index,
            hashes: later.inclusion(index),
            checkpoint: later.head.clone(),
            leaf: later.leaves[index as usize].clone(),
            founding: self.world.founding.encode(),
            opening: None,
            key: None,
            roots: Vec::new(),
            term: Some(later.term()),
        }
    }

    /// `good-*` and `bad-*` files of a later term, by name.
    pub fn termed(&self) -> Vec<(String, String)> {
        let (w, founders) = (&self.world, (&self.world.founding.origin[..], &log_key(0)));
        let (genesis, new, other) = (w.genesis(), log_key(2), log_key(3));
        let fine = self.later(2, 0, &genesis, (ORIGIN, &new));
        let good = self.under(&fine);
        let bundle =
            |term: u64, off: u64, genesis: &Genesis, signer| self.under(&self.later(term, off, genesis, signer));
        // A key that was added carries a succession as well: whose it is the quorum has seen.
        let key_act = self.key_proof_under(&fine, self.key_adds[0]);
        let bundles = [
            ("good-under-successor", self.as_we_write_it(&good)),
            ("good-under-successor-of-a-gap", bundle(7, 0, &genesis, (ORIGIN, &new)).text()),
            ("bad-term-not-shown", good.bent(|p| p.term = None)),
            ("bad-term-not-in-record", good.bent(|p| p.term.as_mut().unwrap().hashes[0][0] ^= 1)),
            ("bad-term-index", good.bent(|p| p.term.as_mut().unwrap().index -= 1)),
            ("bad-term-is-a-key-act", good.bent(|p| p.term = Some(key_act))),
            ("bad-term-of-another-key", bundle(2, 0, &genesis, (ORIGIN, &other)).text()),
            ("bad-term-of-another-origin", bundle(2, 0, &genesis, ("record.example/exercise/3", &new)).text()),
            ("bad-term-by-old-key", bundle(2, 0, &genesis, founders).text()),
            ("bad-term-elsewhere", bundle(2, 1, &genesis, (ORIGIN, &new)).text()),
            ("bad-term-of-founders", bundle(1, 0, &genesis, (ORIGIN, &new)).text()),
            ("bad-term-of-another-mechanism", bundle(2, 0, &Genesis([1; 32]), (ORIGIN, &new)).text()),
            ("bad-term-quorum", good.bent(|p| p.checkpoint = two_fewer(&p.checkpoint))),
        ];
        let absence = self.absence_under(&fine);
        let mut unshown = absence.clone();
        unshown.term = None;
        let mut bent = absence.clone();
        bent.term.as_mut().unwrap().index += 1;
        let absences = [
            ("good-absence-under-successor", absence),
            ("bad-absence-term-not-shown", unshown),
            ("bad-absence-term-index", bent),
        ];
        let bundles = bundles.map(|(name, text)| (format!("{name}.tlog-proof"), text));
        bundles.into_iter().chain(absences.map(|(name, proof)| (name.into(), proof.to_string()))).collect()
    }

    fn key_proof_under(&self, later: &Later, index: u64) -> KeyProof {
        KeyProof { leaf: later.leaves[index as usize].clone(), index, hashes: later.inclusion(index) }
    }

    /// The golden proof of absence, which now reaches to the end of the later record.
    fn absence_under(&self, later: &Later) -> Absence {
        let before = self.good_absence();
        let keys = before.keys.iter().map(|proof| self.key_proof_under(later, proof.index)).collect();
        let leaves = later.leaves[before.from as usize..].to_vec();
        Absence { leaves, keys, checkpoint: later.head.clone(), term: Some(later.term()), ..before }
    }
}

/// A note without its last two lines.
fn two_fewer(note: &str) -> String {
    let lines: Vec<&str> = note.lines().collect();
    lines[..lines.len() - 2].iter().map(|line| format!("{line}\n")).collect()
}
