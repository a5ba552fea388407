//! What files of evidence are made of.

use super::Story;
use super::world::{CHAIR, CHANNEL, MON, NORTH, seed, sign_head};
use act::cbor::Writer;
use act::{Act, ActKey, Content, Cover, Genesis, Kernel, Name, Precedence, Seen, SeenRoot, Statement};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use data_encoding::HEXLOWER;
use hkdf::Hkdf;
use record::exhibit::{Exhibit, Fact, Parts, Place, Registration};
use record::{Leaf, Receipt};
use seal::{BaseKey, DuressKey, Head, SeedRng};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tlog::note::Note;

impl Story {
    pub fn exhibit(&self, parts: Parts, keys: Vec<Registration>) -> Exhibit {
        Exhibit { founding: self.world.founding.encode(), parts, keys, successions: Vec::new() }
    }

    /// A history that parts from this one at leaf 150.
    pub fn other_history(&self, size: usize) -> Vec<Vec<u8>> {
        let mut leaves = self.world.leaves[..size].to_vec();
        leaves[150] = self.fine_leaf();
        leaves
    }

    /// The head over these leaves, with the lines of so many witnesses.
    pub fn head(&self, leaves: &[Vec<u8>], witnesses: usize) -> String {
        let mut note = Note::parse(&self.world.collude(leaves)).unwrap();
        note.signatures.truncate(1 + witnesses);
        note.to_string()
    }

    pub fn fork(&self, other: Vec<Vec<u8>>, witnesses: usize) -> Parts {
        let ours = &self.world.leaves;
        let (tree, size) = (self::tree(ours), other.len() as u64);
        let (a, b) = (self.head(&other, witnesses), self.head(ours, 4));
        if size == tree.size() {
            let theirs = self::tree(&other);
            let mut heads = [(theirs.root(), a), (tree.root(), b)];
            heads.sort();
            let [(_, first), (root, second)] = heads;
            return Parts::Fork { first, second, root, hashes: Vec::new() };
        }
        let (root, hashes) = (tree.root_at(size).unwrap(), tree.consistency(size, tree.size()).unwrap());
        Parts::Fork { first: a, second: b, root, hashes }
    }

    pub fn two_leaves(&self) -> Parts {
        let (other, ours) = (self.other_history(200), &self.world.leaves);
        let shown = |leaves: &[Vec<u8>]| {
            (leaves[150].clone(), tree(leaves).inclusion(150, leaves.len() as u64).unwrap(), self.head(leaves, 0))
        };
        Parts::TwoLeaves { index: 150, first: shown(&other), second: shown(ours) }
    }

    /// The record with one leaf more, under a head that three witnesses have signed too.
    pub fn bad_leaf(&self, leaf: Vec<u8>) -> Parts {
        let leaves = [&self.world.leaves[..], &[leaf]].concat();
        let head = self.head(&leaves, 3);
        Parts::BadLeaf { places: vec![placed(&leaves, 273)], head }
    }

    pub fn two_in_one(&self, (other, leaf): (u64, Vec<u8>)) -> Parts {
        let leaves = [&self.world.leaves[..], &[leaf]].concat();
        let head = self.head(&leaves, 0);
        Parts::BadLeaf { places: vec![placed(&leaves, other), placed(&leaves, 273)], head }
    }

    pub fn statement_of(&self, serial: u64, cover: Cover) -> Statement {
        let precedence = Precedence::Routine;
        Statement { serial, claimed_s: self.world.now / 1000, precedence, seen: self.world.seen(), cover }
    }

    pub fn public(&self, serial: u64, key: &ActKey, content: &[u8]) -> Act {
        let cover = Cover::Public { content: content.to_vec() };
        Act::sign(self.statement_of(serial, cover), key, &self.world.genesis())
    }

    pub fn fine_leaf(&self) -> Vec<u8> {
        let act = self.public(900, &self.world.key(CHAIR, 0), &format(45));
        Leaf::Act { at: self.world.now, act: act.encode() }.encode()
    }

    pub fn forged(&self) -> Vec<u8> {
        let mut act = self.public(900, &self.world.key(CHAIR, 0), &format(45)).encode();
        *act.last_mut().unwrap() ^= 1;
        Leaf::Act { at: self.world.now, act }.encode()
    }

    /// Delivered, a level of the ladder, in public.
    pub fn published_seal(&self) -> Vec<u8> {
        let act = self.public(900, &self.world.key(CHAIR, 0), &format(1));
        Leaf::Act { at: self.world.now, act: act.encode() }.encode()
    }

    pub fn earlier_leaf(&self) -> (u64, Vec<u8>) {
        let act = self.public(900, &self.world.key(CHAIR, 0), &format(45));
        (272, Leaf::Act { at: self.world.now - 1, act: act.encode() }.encode())
    }

    pub fn renamed_leaf(&self) -> (u64, Vec<u8>) {
        let index = self.notification.1;
        let act = self.public(self.notification.0.serial, &self.world.key(NORTH, 0), &format(45));
        (index, Leaf::Act { at: self.world.now, act: act.encode() }.encode())
    }

    pub fn act_at(&self, index: u64) -> Vec<u8> {
        match Leaf::decode(&self.world.leaves[index as usize]).unwrap() {
            Leaf::Act { act, .. } => act,
            Leaf::Genesis { .. } => unreachable!(),
        }
    }

    pub fn receipt(&self, act: [u8; 32], index: u64, at: u64) -> Vec<u8> {
        let key = ActKey::from_seed(&seed(self.world.mechanism, "sequencer", 0));
        Receipt { act, index, at }.sign(&key, &self.world.genesis())
    }

    /// A receipt for the statement of the chair at an index, and what stands at another.
    pub fn false_receipt(&self, promised: u64, shown: u64, off_ms: u64) -> Parts {
        let (w, act) = (&self.world, self.act_at(self.statement));
        let decoded = Act::decode(&act).unwrap();
        let hash = decoded.hash(&w.key(CHAIR, 0).public(), &w.genesis());
        let at = w.sequencer.ledger().time_of(promised.min(self.statement)).unwrap() + off_ms;
        let receipt = self.receipt(hash, promised, at);
        Parts::FalseReceipt { receipt, act, place: placed(&w.leaves, shown), head: self.head(&w.leaves, 0) }
    }

    pub fn receipts(&self, places: [(u64, u64); 2], acts: [u8; 2]) -> Parts {
        let [(i, s), (j, t)] = places;
        let mut both = [self.receipt([acts[0]; 32], i, s), self.receipt([acts[1]; 32], j, t)];
        both.sort();
        let [first, second] = both;
        Parts::TwoReceipts { first, second }
    }

    pub fn two_receipts(&self) -> Parts {
        self.receipts([(5, 10), (6, 20)], [1, 1])
    }

    /// The last leaf under its head, and an earlier head that these witnesses signed ten minutes after that leaf's time.
    pub fn back_dated(&self, witnesses: &[usize]) -> Parts {
        let w = &self.world;
        let before = tree(&w.leaves[..200]);
        let signed = sign_head(w.mechanism, &w.founding, &before, w.now / 1000 + 600);
        let mut note = Note::parse(&signed).unwrap();
        let log = note.signatures.remove(0);
        let lines: Vec<_> = witnesses.iter().map(|n| note.signatures[*n].clone()).collect();
        note.signatures = [vec![log], lines].concat();
        Parts::BackDated { place: placed(&w.leaves, 272), head: self.head(&w.leaves, 0), before: note.to_string() }
    }

    pub fn two_texts(&self, key: &ActKey, serial: u64) -> Parts {
        let mut both = [45, 46].map(|n| self.public(serial, key, &format(n)).encode());
        both.sort();
        let [first, second] = both;
        Parts::TwoTexts { first, second }
    }

    /// The registration of one of the keys that NORTH added.
    pub fn added(&self, n: usize) -> Registration {
        let act = Act::decode(&self.act_at(self.key_adds[n])).unwrap();
        let Cover::Public { content } = &act.statement().cover else { unreachable!() };
        let content = Content::decode(content).unwrap();
        match Kernel::read(content.format, &content.fields).unwrap() {
            Some(Kernel::KeyAdd { name, public, purpose, approvals }) => {
                Registration { name, public, purpose, approvals }
            }
            _ => unreachable!(),
        }
    }

    pub fn bad_seal(&self, bend: Bend) -> Parts {
        let (w, key) = (&self.world, self.world.key(NORTH, 0));
        let base = BaseKey::from_bytes(seed(w.mechanism, "bad seal", bend as u64));
        let name = Name { key: key.public().id(), serial: 700 + bend as u64 };
        let (genesis, duress) = (w.genesis(), DuressKey::from_bytes([7; 32]));
        let (claimed_s, precedence, seen) = (w.now / 1000, Precedence::Routine, w.seen());
        let head = Head {
            genesis: &genesis,
            name,
            claimed_s,
            precedence,
            seen,
            channel: CHANNEL,
            duress: &duress,
            under_duress: false,
        };
        let content = Content::decode(&format(45)).unwrap();
        let padded = match bend {
            Bend::Commitment => pad(&format(46)),
            Bend::Padding => [format(45), vec![1; 12]].concat(),
            Bend::Content => vec![0xff; 16],
        };
        let mut rng = SeedRng::new([1; 32]);
        let sound = seal::close_few(&content, &head, &base, &[], &mut rng).unwrap();
        let statement = reseal(sound, &name, &genesis, &base, &padded);
        Parts::BadSeal { act: Act::sign(statement, &key, &genesis).encode(), key: *base.bytes() }
    }

    pub fn sound_seal(&self) -> Parts {
        let (name, index) = self.notification;
        Parts::BadSeal { act: self.act_at(index), key: *self.world.base_key(CHANNEL, &name).bytes() }
    }

    pub fn under_newest(&self, act: &Act) -> (Vec<Vec<u8>>, String) {
        let leaf = Leaf::Act { at: self.world.now, act: act.encode() }.encode();
        let leaves = [&self.world.leaves[..], &[leaf]].concat();
        let head = self.head(&leaves, 0);
        (leaves, head)
    }

    /// An act of the monitor that says it saw a record of this size with a root of its own.
    pub fn seen_other(&self, size: u64) -> Parts {
        let cover = Cover::Public { content: format(45) };
        let seen = Seen { size, root: SeenRoot::Whole([9; 32]) };
        let statement = Statement { seen, ..self.statement_of(800, cover) };
        self.seen_in(&Act::sign(statement, &self.world.key(MON, 0), &self.world.genesis()), size)
    }

    pub fn seen_this(&self) -> Parts {
        let act = self.public(800, &self.world.key(MON, 0), &format(45));
        self.seen_in(&act, 273)
    }

    pub fn seen_in(&self, act: &Act, size: u64) -> Parts {
        let (leaves, head) = self.under_newest(act);
        let tree = tree(&leaves);
        let there = size <= 273;
        let root = there.then(|| tree.root_at(size).unwrap());
        let hashes = if there { tree.consistency(size, 274).unwrap() } else { Vec::new() };
        Parts::SeenOther { place: placed(&leaves, 273), head, root, hashes }
    }

    pub fn deposits(&self, members: &[u64], act: &[u8], at_ms: u64) -> Vec<Vec<u8>> {
        let (w, act) = (&self.world, Act::decode(act).unwrap());
        let hash = act.hash(&w.key(NORTH, 0).public(), &w.genesis());
        let kernel = Kernel::Deposit { hash, at_ms };
        let content = Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() }.encode();
        // GUAR1's founding node key was revoked and its name given to another: the file need not know.
        members.iter().map(|m| self.public(600, &w.key(*m, 1), &content).encode()).collect()
    }

    /// An act of NORTH that these members held half an hour before the record's end, and that is not in it.
    pub fn omission(&self, members: &[u64]) -> Parts {
        let w = &self.world;
        let from = 130;
        let cover = Cover::Public { content: format(45) };
        let seen = Seen { size: from, root: SeenRoot::Whole(tree(&w.leaves).root_at(from).unwrap()) };
        let statement = Statement { seen, ..self.statement_of(750, cover) };
        let act = Act::sign(statement, &w.key(NORTH, 0), &w.genesis()).encode();
        let deposits = self.deposits(members, &act, w.now - 200_000);
        let frontier = tree(&w.leaves).frontier(from).unwrap();
        let leaves = w.leaves[from as usize..].to_vec();
        Parts::Omission { act, deposits, from, frontier, leaves, head: self.head(&w.leaves, 0) }
    }
}

#[derive(Clone, Copy)]
pub enum Bend {
    Commitment,
    Padding,
    Content,
}

/// The same act with another plaintext under the same key: what only its author can make.
fn reseal(mut sound: Statement, name: &Name, genesis: &Genesis, base: &BaseKey, padded: &[u8]) -> Statement {
    let clear = [&genesis.0[..], &name.key.0, &name.serial.to_be_bytes(), &sound.clear_bytes()].concat();
    let Cover::Few { commitment, ciphertext, .. } = &mut sound.cover else { unreachable!("sealed to a few") };
    let mut key = [0; 32];
    let info = [&b"cw/enc/1"[..], commitment, &Sha256::digest(&clear)].concat();
    Hkdf::<Sha256>::new(None, base.bytes()).expand(&info, &mut key).unwrap();
    let payload = Payload { msg: padded, aad: &clear };
    *ciphertext = ChaCha20Poly1305::new((&key).into()).encrypt(&Nonce::default(), payload).unwrap();
    sound
}

fn format(n: u64) -> Vec<u8> {
    let mut w = Writer::new();
    w.map(1).uint(1).uint(n);
    w.done()
}

fn pad(content: &[u8]) -> Vec<u8> {
    let mut out = content.to_vec();
    out.resize(content.len().next_multiple_of(16), 0);
    out
}

pub fn tree(leaves: &[Vec<u8>]) -> tlog::Tree {
    let mut tree = tlog::Tree::new();
    leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
    tree
}

fn placed(leaves: &[Vec<u8>], index: u64) -> Place {
    let hashes = tree(leaves).inclusion(index, leaves.len() as u64).unwrap();
    Place { index, leaf: leaves[index as usize].clone(), hashes }
}

/// Our own verdict on a file of evidence, said in the words of the programs.
pub fn verdict(text: &str, genesis: Option<Genesis>) -> Result<Value, String> {
    let shown = Exhibit::parse(text).and_then(|file| file.verify(genesis)).map_err(|fault| fault.to_string())?;
    let against: Vec<Value> =
        shown.against.iter().map(|a| json!({ "name": a.name, "key": HEXLOWER.encode(&a.key) })).collect();
    let mut out = json!({
        "kind": "evidence", "genesis": HEXLOWER.encode(&shown.genesis.0), "mechanism": shown.mechanism,
        "exercise": shown.exercise, "proves": shown.kind, "against": against, "one_of": shown.one_of,
    });
    for (key, fact) in shown.facts {
        out[key] = match fact {
            Fact::Number(n) => n.into(),
            Fact::Text(text) => text.into(),
            Fact::Names(names) => names.into(),
        };
    }
    Ok(out)
}
