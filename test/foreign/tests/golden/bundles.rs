//! Proof bundles, good and bent.

use super::Story;
use super::world::{CHAIR, NORTH, SOUTH, World, describe};
use act::cbor::Writer;
use act::{Act, ActKey, Content, Cover, Genesis, Kernel, Precedence, Purpose, Statement};
use data_encoding::BASE64;
use record::bundle::{Bundle, KeyProof};
use record::{Founding, Leaf};
use seal::{Entry, Opening, disclose};
use tlog::proof::Proof;

/// A bundle in its parts, so that each can be bent by itself.
#[derive(Clone)]
pub(super) struct Parts {
    pub(super) index: u64,
    pub(super) hashes: Vec<[u8; 32]>,
    pub(super) checkpoint: String,
    pub(super) leaf: Vec<u8>,
    pub(super) founding: Vec<u8>,
    pub(super) opening: Option<Opening>,
    pub(super) key: Option<KeyProof>,
    pub(super) roots: Vec<KeyProof>,
    pub(super) term: Option<KeyProof>,
}

impl Parts {
    fn extra(&self) -> Vec<u8> {
        let mut w = Writer::new();
        let optional = [self.opening.is_some(), self.key.is_some(), !self.roots.is_empty(), self.term.is_some()];
        w.map(2 + optional.into_iter().filter(|there| *there).count());
        let proof = |w: &mut Writer, key: &KeyProof| {
            w.map(3).uint(1).bytes(&key.leaf).uint(2).uint(key.index).uint(3).array(key.hashes.len());
            key.hashes.iter().for_each(|hash| {
                w.bytes(hash);
            });
        };
        w.uint(1).bytes(&self.leaf).uint(2).bytes(&self.founding);
        if let Some(opening) = &self.opening {
            w.uint(3).bytes(&opening.encode());
        }
        if let Some(key) = &self.key {
            proof(w.uint(4), key);
        }
        if !self.roots.is_empty() {
            w.uint(5).array(self.roots.len());
            self.roots.iter().for_each(|root| proof(&mut w, root));
        }
        if let Some(term) = &self.term {
            proof(w.uint(6), term);
        }
        w.done()
    }

    pub(super) fn text(&self) -> String {
        self.text_with(Some(self.extra()))
    }

    fn text_with(&self, extra: Option<Vec<u8>>) -> String {
        let (hashes, checkpoint_note_text) = (self.hashes.clone(), self.checkpoint.clone());
        Proof { extra, index: self.index, hashes, checkpoint_note_text }.to_string()
    }

    pub(super) fn bent(&self, bend: impl FnOnce(&mut Parts)) -> String {
        let mut parts = self.clone();
        bend(&mut parts);
        parts.text()
    }

    fn entry(&mut self, n: usize) -> &mut Entry {
        &mut self.opening.as_mut().unwrap().entries[n]
    }
}

impl Story {
    fn parts(&self, index: u64) -> Parts {
        let w = &self.world;
        Parts {
            index,
            hashes: self.inclusion(index),
            checkpoint: w.checkpoint.clone(),
            leaf: w.leaves[index as usize].clone(),
            founding: w.founding.encode(),
            opening: None,
            key: None,
            roots: Vec::new(),
            term: None,
        }
    }

    fn inclusion(&self, index: u64) -> Vec<[u8; 32]> {
        let tree = self.world.sequencer.ledger().tree();
        tree.inclusion(index, tree.size()).unwrap()
    }

    /// That a key was registered at `index`.
    pub fn key_proof(&self, index: u64) -> KeyProof {
        KeyProof { leaf: self.world.leaves[index as usize].clone(), index, hashes: self.inclusion(index) }
    }

    /// Opens those items of a sealed act for which `shows` says so.
    pub fn opening(&self, index: u64, shows: impl Fn(u64) -> bool) -> Opening {
        let (name, channel, content) = &self.contents[&index];
        disclose(content, &self.world.base_key(*channel, name), shows)
    }

    /// `good-*` and `bad-*` bundles by file name.
    pub fn bundles(&self) -> Vec<(String, String)> {
        let sealed = self.parts(self.notification.1);
        let one = Parts { opening: Some(self.opening(sealed.index, |number| number == 16)), ..sealed.clone() };
        let all = Parts { opening: Some(self.opening(sealed.index, |_| true)), ..sealed.clone() };
        let field = Parts { key: Some(self.key_proof(self.key_adds[0])), ..self.parts(self.field_act) };
        let renamed = Parts { key: Some(self.key_proof(self.renamed.0)), ..self.parts(self.renamed.1) };
        let by_machine = Some(self.opening(self.void.1, |number| number == 1));
        let by_machine = Parts { opening: by_machine, ..self.parts(self.void.1) };
        let later = Parts { key: Some(self.key_proof(self.key_adds[2])), ..self.parts(self.later_field_act) };
        let [root, added, said] = self.after_root_loss;
        let roots = Vec::from([self.key_proof(root)]);
        let rooted = Parts { key: Some(self.key_proof(added)), roots, ..self.parts(said) };
        let mut public = self.parts(self.statement);
        public.checkpoint = without_signature(&public.checkpoint, 2);
        let good = [
            ("public", &public),
            ("sealed-closed", &sealed),
            ("sealed-all-open", &all),
            ("sealed-one-item-open", &one),
            ("sealed-to-few", &self.parts(self.to_few.1)),
            ("by-added-key", &field),
            ("by-key-of-added-key", &later),
            ("by-key-of-old-name", &renamed),
            ("by-machine-without-effect", &by_machine),
            ("by-key-of-new-root", &rooted),
        ];
        let good = good.map(|(name, parts)| (format!("good-{name}.tlog-proof"), self.as_we_write_it(parts)));
        let bad = self.bad_logs(&public).into_iter().chain(self.bad_extras(&one, &public, &field));
        let bad = bad.chain(self.bad_leaves()).chain(self.bad_key_acts()).chain(self.bad_roots(&rooted));
        good.into_iter().chain(bad.map(|(name, text)| (format!("bad-{name}.tlog-proof"), text))).collect()
    }

    /// The same bytes from the library's own writer.
    pub(super) fn as_we_write_it(&self, parts: &Parts) -> String {
        let Parts { index, hashes, checkpoint, leaf, opening, key, roots, term, .. } = parts.clone();
        let proof = Proof { extra: None, index, hashes, checkpoint_note_text: checkpoint };
        let text = Bundle::new(proof, leaf, &self.world.founding, opening.as_ref(), key);
        let text = text.after(roots).under(term).to_string();
        assert_eq!(text, parts.text());
        text
    }

    /// What is wrong with the log's part.
    fn bad_logs(&self, good: &Parts) -> Vec<(&'static str, String)> {
        let size = self.world.leaves.len();
        let lines: Vec<&str> = good.checkpoint.lines().collect();
        let [origin, _, root] = [lines[0], lines[1], lines[2]];
        let text = good.text();
        let log_alone = format!("{origin}\n{}\n{root}\n", size + 1);
        let log_key = tlog::SigningKey::from_seed(&super::world::seed(self.world.mechanism, "sequencer", 0));
        let log_alone_line = tlog::note::Note::sign(&log_alone, origin, &log_key).unwrap().to_string();
        let stranger = tlog::SigningKey::from_seed(&[1; 32]);
        let stranger = tlog::note::Note::sign("x\n", "stranger.example", &stranger).unwrap();
        let first_hash = BASE64.encode(&good.hashes[0]);
        // The last letter before the padding carries two bits that mean nothing.
        let last = first_hash.as_bytes()[42];
        let second_spelling = format!("{}{}=", &first_hash[..42], char::from(next_letter(last)));
        vec![
            ("leaf", good.bent(|p| *p.leaf.last_mut().unwrap() ^= 1)),
            ("index", good.bent(|p| p.index += 1)),
            ("index-spelling", text.replace("\nindex ", "\nindex 0")),
            ("size", good.bent(|p| p.checkpoint = p.checkpoint.replacen(&format!("\n{size}\n"), "\n271\n", 1))),
            ("root", good.bent(|p| p.checkpoint = p.checkpoint.replacen(root, &BASE64.encode(&[0; 32]), 1))),
            ("hash", good.bent(|p| p.hashes[0][5] ^= 4)),
            ("hash-missing", good.bent(|p| p.hashes.truncate(p.hashes.len() - 1))),
            ("hash-too-many", good.bent(|p| p.hashes.push([0; 32]))),
            ("hash-spelling", text.replacen(&first_hash, &second_spelling, 1)),
            ("quorum", good.bent(|p| p.checkpoint = without_signature(&p.checkpoint, 1))),
            ("log-signature", good.bent(|p| p.checkpoint = bent_signature(&p.checkpoint, 0))),
            ("cosignature", good.bent(|p| p.checkpoint = bent_signature(&p.checkpoint, 3))),
            ("no-log-signature", good.bent(|p| p.checkpoint = without_signature(&p.checkpoint, 0))),
            (
                "log-alone-signs-another-size",
                good.bent(|p| {
                    let signatures = &p.checkpoint[p.checkpoint.find("\n\n").unwrap() + 2..];
                    let others = &signatures[signatures.find('\n').unwrap() + 1..];
                    p.checkpoint = format!("{log_alone}\n{log_alone_line}\n{others}");
                }),
            ),
            ("stranger-signs", good.bent(|p| p.checkpoint += &format!("{stranger}\n"))),
            (
                "cosignature-twice",
                good.bent(|p| {
                    let again = p.checkpoint.lines().last().unwrap().to_string() + "\n";
                    p.checkpoint = without_signature(&p.checkpoint, 1) + &again;
                }),
            ),
            (
                "cosignature-of-earlier-size",
                good.bent(|p| {
                    let reused = self.earlier.lines().nth(6).unwrap();
                    p.checkpoint = format!("{}{reused}\n", without_signature(&p.checkpoint, 2));
                }),
            ),
            ("extension-line", good.bent(|p| p.checkpoint = p.checkpoint.replacen("=\n\n", "=\nmore\n\n", 1))),
        ]
    }

    /// What is wrong with the act, the genesis document, the opening or the key.
    fn bad_extras(&self, one: &Parts, public: &Parts, field: &Parts) -> Vec<(&'static str, String)> {
        let other = World::found("another-exercise").founding.encode();
        let canonical = public.extra();
        let long_head = [&[0xa2, 0x18, 0x01], &canonical[2..]].concat();
        let swapped = {
            let mut w = Writer::new();
            w.map(2).uint(2).bytes(&public.founding).uint(1).bytes(&public.leaf);
            w.done()
        };
        let next_key = self.key_proof(self.key_adds[1]);
        vec![
            ("no-extra", public.text_with(None)),
            ("extra-long-head", public.text_with(Some(long_head))),
            ("extra-keys-swapped", public.text_with(Some(swapped))),
            ("extra-bytes-follow", public.text_with(Some([&canonical[..], &[0]].concat()))),
            ("genesis-of-another", public.bent(|p| p.founding = other)),
            ("genesis-unsigned", public.bent(|p| p.founding = self.founded_by(|a| drop(a.remove(3))))),
            ("genesis-signatures-swapped", public.bent(|p| p.founding = self.founded_by(|a| a.swap(2, 3)))),
            ("genesis-members-swapped", public.bent(|p| p.founding = self.founded_by(|a| a[..4].rotate_left(2)))),
            ("genesis-signature-twice", public.bent(|p| p.founding = self.founded_by(|a| a.insert(3, a[3].clone())))),
            ("opening-of-public-act", public.bent(|p| p.opening = one.opening.clone())),
            ("item", one.bent(|p| opened(p, |_, _, bytes| bytes[1] ^= 1))),
            ("item-number", one.bent(|p| opened(p, |number, _, _| *number += 1))),
            ("salt", one.bent(|p| opened(p, |_, salt, _| salt[0] ^= 1))),
            ("closed-hash", one.bent(|p| *p.entry(0) = Entry::Closed([0; 32]))),
            ("closed-hashes-swapped", one.bent(|p| p.opening.as_mut().unwrap().entries.swap(0, 1))),
            ("closed-hash-missing", one.bent(|p| drop(p.opening.as_mut().unwrap().entries.remove(0)))),
            ("key-not-shown", field.bent(|p| p.key = None)),
            ("key-of-another", field.bent(|p| p.key = Some(next_key))),
            ("key-act-is-an-epoch", public.bent(|p| p.key = Some(self.key_proof(1)))),
            ("key-not-in-record", field.bent(|p| p.key.as_mut().unwrap().hashes[1][0] ^= 1)),
        ]
    }

    /// What is wrong with a leaf that the sequencer and every witness signed all the same.
    fn bad_leaves(&self) -> Vec<(&'static str, String)> {
        let (w, genesis) = (&self.world, self.world.genesis());
        let (at, chair, stranger) = (w.now, w.key(CHAIR, 0), w.key(CHAIR, 9));
        let content = Content { format: 45, ..Content::default() };
        let statement = |content: Vec<u8>| Statement {
            serial: 9,
            claimed_s: w.now / 1000,
            precedence: Precedence::Routine,
            seen: w.seen(),
            cover: Cover::Public { content },
        };
        let plain = Act::sign(statement(content.encode()), &chair, &genesis).encode();
        let bent = |bend: &dyn Fn(&mut Vec<u8>)| {
            let mut act = plain.clone();
            bend(&mut act);
            act
        };
        let leaf = |kind: u64, act: &[u8]| {
            let mut w = Writer::new();
            w.array(3).uint(kind).uint(at).bytes(act);
            w.done()
        };
        let by = |key: &ActKey, genesis: &Genesis| Act::sign(statement(content.encode()), key, genesis).encode();
        // {1: 45, 2: 0}: the duty desk is the default and may not be written out.
        let default = Act::sign(statement(vec![0xa2, 1, 0x18, 45, 2, 0]), &chair, &genesis).encode();
        let bad = [
            ("leaf-of-another-kind", leaf(2, &plain)),
            ("leaf-is-the-genesis", w.leaves[0].clone()),
            ("signature", leaf(1, &bent(&|act| *act.last_mut().unwrap() ^= 1))),
            ("signature-plus-order", leaf(1, &bent(&|act| plus_order(act)))),
            ("act-untagged", leaf(1, &bent(&|act| *act = act[1..].to_vec()))),
            ("act-long-head", leaf(1, &bent(&|act| drop(act.splice(1..2, [0x98, 4]))))),
            ("act-bytes-follow", leaf(1, &bent(&|act| act.push(0)))),
            ("act-of-another-mechanism", leaf(1, &by(&chair, &Genesis([1; 32])))),
            ("act-by-a-stranger", leaf(1, &by(&stranger, &genesis))),
            ("content-default-written-out", leaf(1, &default)),
        ];
        bad.into_iter().map(|(name, leaf)| (name, self.in_collusion(leaf))).collect()
    }

    /// A bundle for a leaf that everybody who watches helps to put at the end of the record.
    fn in_collusion(&self, leaf: Vec<u8>) -> String {
        self.in_collusion_with(&[leaf])
    }

    /// The same for the last of these; the one before it, if there is one, is shown as its key act.
    pub fn in_collusion_with(&self, more: &[Vec<u8>]) -> String {
        let leaves = [&self.world.leaves[..], more].concat();
        let mut tree = tlog::Tree::new();
        leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
        let index = tree.size() - 1;
        let inclusion = |index: u64| tree.inclusion(index, tree.size()).unwrap();
        let checkpoint = self.world.collude(&leaves);
        let founding = self.world.founding.encode();
        let leaf = |index: u64| leaves[index as usize].clone();
        let key_act = (more.len() > 1).then_some(index - 1);
        let key = key_act.map(|index| KeyProof { leaf: leaf(index), index, hashes: inclusion(index) });
        Parts {
            index,
            hashes: inclusion(index),
            checkpoint,
            leaf: leaf(index),
            founding,
            opening: None,
            key,
            roots: Vec::new(),
            term: None,
        }
        .text()
    }

    /// What is wrong with a key act that the sequencer and every witness signed all the same.
    /// `rooted` is by a key that was approved with a root that came later than the founding.
    fn bad_roots(&self, rooted: &Parts) -> Vec<(&'static str, String)> {
        let (roots, key) = (rooted.roots.clone(), rooted.key.clone().unwrap());
        let swapped = |p: &mut Parts| (p.roots, p.key) = (vec![key], Some(roots[0].clone()));
        let alone = Parts { roots: roots.clone(), ..self.parts(self.statement) };
        vec![
            ("root-not-shown", rooted.bent(|p| p.roots.clear())),
            ("root-twice", rooted.bent(|p| p.roots.push(roots[0].clone()))),
            ("root-alone", alone.text()),
            ("root-after-key", rooted.bent(swapped)),
        ]
    }

    fn bad_key_acts(&self) -> Vec<(&'static str, String)> {
        let (w, genesis) = (&self.world, self.world.genesis());
        let (new, stranger) = (w.key(NORTH, 9), w.key(NORTH, 8));
        let statement = |content: &Content| Statement {
            serial: 9,
            claimed_s: w.now / 1000,
            precedence: Precedence::Routine,
            seen: w.seen(),
            cover: Cover::Public { content: content.encode() },
        };
        let leaf = |act: &Act| Leaf::Act { at: w.now, act: act.encode() }.encode();
        let said = leaf(&Act::sign(statement(&Content { format: 45, ..Content::default() }), &new, &genesis));
        let add = |name: &str, roots_of: u64, roots: usize| {
            let add = |approvals| Kernel::KeyAdd {
                name: name.into(),
                public: new.public().bytes(),
                purpose: Purpose::Field,
                approvals,
            };
            let mut approvals = w.approve(roots_of, &add(Vec::new()).change());
            approvals.truncate(roots);
            let kernel = add(approvals);
            statement(&Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() })
        };
        let shown = |act: Act| self.in_collusion_with(&[leaf(&act), said.clone()]);
        let signed = |statement, key: &ActKey| Act::sign(statement, key, &genesis);
        let fine = || add("NORTH/F9", NORTH, 2);
        // What follows differs from these in one thing each.
        for signer in [&w.key(NORTH, 0), &stranger] {
            assert!(Bundle::parse(&shown(signed(fine(), signer))).unwrap().verify(None).is_ok());
        }
        let elsewhere = Act::sign(fine(), &w.key(NORTH, 0), &Genesis([1; 32]));
        vec![
            ("key-approved-by-one-root", shown(signed(add("NORTH/F9", NORTH, 1), &stranger))),
            ("key-approved-by-another-member", shown(signed(add("NORTH/F9", SOUTH, 2), &stranger))),
            ("key-name-of-nobody", shown(signed(add("EAST/F9", NORTH, 2), &stranger))),
            ("key-act-by-another-member", shown(signed(fine(), &w.key(SOUTH, 0)))),
            ("key-act-signature", shown(elsewhere)),
        ]
    }

    /// The genesis document with its signatures bent; SOUTH's two are the third and the fourth.
    fn founded_by(&self, bend: impl FnOnce(&mut Vec<Vec<u8>>)) -> Vec<u8> {
        let whole = self.world.founding.encode();
        let pairs = act::cbor::Reader::whole(&whole, act::cbor::Reader::map).unwrap();
        // Each approval is [member, root, 64 bytes]: 1 + 1 + 1 + 2 + 64 bytes.
        let mut approvals: Vec<Vec<u8>> = pairs[1].1[1..].chunks(69).map(<[u8]>::to_vec).collect();
        bend(&mut approvals);
        let body = describe(self.world.mechanism).encode();
        assert_eq!(Founding::genesis_of(&body), self.world.genesis());
        let mut w = Writer::new();
        w.map(2).uint(1).bytes(&body).uint(2).array(approvals.len()).raw(&approvals.concat());
        w.done()
    }
}

fn opened(parts: &mut Parts, bend: impl FnOnce(&mut u64, &mut [u8; 16], &mut Vec<u8>)) {
    let entries = &mut parts.opening.as_mut().unwrap().entries;
    for entry in entries {
        if let Entry::Open { number, salt, bytes } = entry {
            return bend(number, salt, bytes);
        }
    }
}

/// Adds the group order to S: the same signature to a verifier that reduces.
fn plus_order(act: &mut [u8]) {
    const ORDER: [u8; 32] = *b"\xed\xd3\xf5\x5c\x1a\x63\x12\x58\xd6\x9c\xf7\xa2\xde\xf9\xde\x14\
        \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x10";
    let from = act.len() - 32;
    let mut carry = 0;
    for (byte, order) in act[from..].iter_mut().zip(ORDER) {
        carry += u16::from(*byte) + u16::from(order);
        (*byte, carry) = (carry as u8, carry >> 8);
    }
}

fn next_letter(letter: u8) -> u8 {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    LETTERS[LETTERS.iter().position(|l| *l == letter).unwrap() + 1]
}

/// A note with one bit of its signature number `n` bent.
fn bent_signature(note: &str, n: usize) -> String {
    let mut note = tlog::note::Note::parse(note).unwrap();
    note.signatures[n].bytes[20] ^= 1;
    note.to_string()
}

/// A note without its signature line number `n`, counted from 0.
pub fn without_signature(note: &str, n: usize) -> String {
    let (text, signatures) = note.rsplit_once("\n\n").unwrap();
    let lines = signatures.lines().enumerate().filter(|(at, _)| *at != n);
    lines.fold(format!("{text}\n\n"), |note, (_, line)| note + line + "\n")
}
