//! The golden files: what a small mechanism would hand to strangers, and the same bent in every way that must show.
//!
//! Everything comes from fixed seeds and a fixed clock, so that the files can be made again to the byte.

#![allow(dead_code)] // Each test file takes its own part of this.

mod absences;
mod bundles;
mod es256;
mod evidence;
pub mod exhibits;
pub mod story;
mod successors;
mod terms;
pub mod world;

use act::{Content, Kernel, MemberId, Name, Precedence, Purpose, Seen, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use world::{CHAIR, CHANNEL, GUAR1, MON, NORTH, OTHER_CHANNEL, SOUTH, World, root_key, rulebook};

/// Bytes by path below `test/vectors/golden`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A record and where its acts of interest stand.
pub struct Story {
    pub world: World,
    /// Cosigned by all four when the record was smaller.
    pub earlier: String,
    pub notification: (Name, u64),
    pub statement: u64,
    pub to_few: (Name, u64),
    /// Registers `NORTH/F3`, `NORTH/F4` and, signed by the latter, `NORTH/F5`.
    pub key_adds: [u64; 3],
    /// By `NORTH/F3`.
    pub field_act: u64,
    /// By `NORTH/F5`.
    pub later_field_act: u64,
    /// A query that has its answer, and the answer.
    pub answered: (Name, u64),
    pub answer: (Name, u64),
    /// A query that has none, after which `NORTH/F5` is revoked.
    pub early_query: (Name, u64),
    /// Another, after that.
    pub query: (Name, u64),
    /// An act of NORTH inside a case, and what SOUTH disputes in it afterwards.
    pub inside_answered: [(Name, u64); 2],
    /// Two acts of NORTH inside the notification's case; SOUTH speaks in it after the first, not after the second.
    pub inside: [(Name, u64); 2],
    /// What its addressee said in the channel since: about the notification, and about something new.
    pub elsewhere: [(Name, u64); 2],
    /// Registers `GUAR1/N` anew, and what the new key says.
    pub renamed: (u64, u64),
    /// Replaces a root of NORTH, registers `NORTH/F6` with the new one, and what that says.
    pub after_root_loss: [u64; 3],
    /// What SOUTH's node disputes in the query without an answer.
    pub void: (Name, u64),
    /// Every sealed act's content by index, to open what must be opened.
    pub contents: BTreeMap<u64, (Name, u64, Content)>,
}

fn moment() -> act::Instant {
    act::Instant { unix_s: 1_898_578_800, within_s: 60, offset_min: 120 }
}

fn text(text: &str) -> Vec<u8> {
    Value::Text(text.into()).encode()
}

fn notice(format: u64, words: &str) -> Content {
    let fields = BTreeMap::from([(1, text(words)), (2, Value::Choice(4).encode()), (9, text("Brask Ford"))]);
    Content { format, officer: 3, to: vec![MemberId(SOUTH)], lang: Some("en".into()), fields, ..Content::default() }
}

fn kernel(kernel: &Kernel, case: Option<Name>) -> Content {
    Content { format: kernel.wire(), officer: 5, case, fields: kernel.fields(), ..Content::default() }
}

impl Story {
    /// Plays it: 273 leaves, so that one tile and one entry bundle are full.
    pub fn play() -> Story {
        let mut w = World::found("exercise");
        let (chair, north, south, south_node) = (w.key(CHAIR, 0), w.key(NORTH, 0), w.key(SOUTH, 0), w.key(SOUTH, 1));
        let mut contents = BTreeMap::new();
        w.publish_kernel(&w.epoch(CHANNEL), &w.key(NORTH, 1));
        w.publish_kernel(&w.epoch(OTHER_CHANNEL), &w.key(NORTH, 1));
        let mut seal = |w: &mut World, content: Content, channel, key: &act::ActKey| {
            let (name, index) = w.seal(&content, channel, key, w.seen());
            contents.insert(index, (name, channel, content));
            (name, index)
        };
        let notification = seal(&mut w, notice(40, "Flight over the ford at 07:00"), CHANNEL, &north);
        seal(&mut w, kernel(&Kernel::Delivered { index: 3 }, Some(notification.0)), CHANNEL, &south_node);
        let said = Content { mark: 2, lang: Some("fr".into()), ..Content { format: 45, ..Content::default() } };
        let said = Content { fields: BTreeMap::from([(1, text("Le pont est ouvert."))]), ..said };
        let statement = w.publish(&said, &chair);
        let to_few = w.seal_to(&notice(41, "Site for the chair alone"), &[CHAIR], &north);
        let key_adds = [add_key(&mut w, "NORTH/F3", 3), add_key(&mut w, "NORTH/F4", 4)];
        let seen = Seen::halved(w.leaves.len() as u64, &w.sequencer.ledger().tree().root());
        let (_, field_act) = w.seal(&notice(40, "From the field"), CHANNEL, &w.key(NORTH, 3), seen);
        revoke_key(&mut w, 3);
        // A founding name that is used again, for another key.
        revoke_key_of(&mut w, GUAR1, 1);
        let renamed = add_key_of(&mut w, GUAR1, "GUAR1/N", 2, Purpose::Machine);
        let renamed = (renamed, w.publish_kernel(&Kernel::Deposit { hash: [8; 32], at_ms: w.now }, &w.key(GUAR1, 2)));
        let (monitor, node, field) = (w.key(MON, 0), w.key(MON, 0), w.key(NORTH, 4));
        let key_adds = [key_adds[0], key_adds[1], add_key_by(&mut w, "NORTH/F5", 5, &field)];
        let (_, later_field_act) = w.seal(&notice(40, "From farther afield"), CHANNEL, &w.key(NORTH, 5), w.seen());
        let after_root_loss = lose_root(&mut w);
        while w.leaves.len() < 255 {
            let nonce = w.leaves.len() as u64;
            seal(&mut w, kernel(&Kernel::LineCheck { nonce, text: 1, medium: 2 }, None), OTHER_CHANNEL, &node);
        }
        let plain = w.checkpoint.clone();
        w.witness(&[0, 1, 2, 3]);
        let earlier = std::mem::replace(&mut w.checkpoint, plain);
        let answered = seal(&mut w, notice(42, "Who fired at 05:10?"), CHANNEL, &north);
        let answer =
            seal(&mut w, kernel(&Kernel::Dispute { grounds: "Nobody".into() }, Some(answered.0)), CHANNEL, &south);
        let asked = seal(&mut w, kernel(&Kernel::Start { at: moment() }, Some(answered.0)), CHANNEL, &north);
        let disputed = kernel(&Kernel::Dispute { grounds: "Not so".into() }, Some(answered.0));
        let inside_answered = [asked, seal(&mut w, disputed, CHANNEL, &south)];
        let early_query = seal(&mut w, notice(42, "Who fired at 05:20?"), CHANNEL, &north);
        revoke_key(&mut w, 5);
        let query = seal(&mut w, notice(42, "Who fired at 05:30?"), CHANNEL, &north);
        // Two side letters in the channel, one of them to nobody.
        w.seal_to(&notice(41, "Between us"), &[CHAIR], &south);
        w.seal_to(&notice(41, "To nobody"), &[], &south);
        // What a machine may not say: it is without effect, and no answer.
        let void = kernel(&Kernel::Dispute { grounds: "By itself".into() }, Some(query.0));
        let void = seal(&mut w, void, CHANNEL, &south_node);
        let inside = seal(&mut w, kernel(&Kernel::Start { at: moment() }, Some(notification.0)), CHANNEL, &north);
        let about = seal(&mut w, kernel(&Kernel::Opened, Some(notification.0)), CHANNEL, &south_node);
        w.publish(&said, &south);
        seal(&mut w, kernel(&Kernel::LineReply { nonce: 12 }, None), OTHER_CHANNEL, &south_node);
        let inside =
            [inside, seal(&mut w, kernel(&Kernel::End { at: moment() }, Some(notification.0)), CHANNEL, &north)];
        let new = seal(&mut w, notice(40, "Convoy on road 12"), CHANNEL, &south);
        seal(&mut w, kernel(&Kernel::Opened, Some(query.0)), CHANNEL, &monitor);
        seal(&mut w, kernel(&Kernel::LineCheck { nonce: 3, text: 2, medium: 1 }, None), CHANNEL, &field);
        while w.leaves.len() < 273 {
            seal(&mut w, kernel(&Kernel::LineCheck { nonce: 1, text: 1, medium: 0 }, None), OTHER_CHANNEL, &node);
        }
        w.witness(&[3, 0, 1, 2]);
        let elsewhere = [about, new];
        Story {
            world: w,
            earlier,
            notification,
            statement,
            to_few,
            key_adds,
            field_act,
            later_field_act,
            answered,
            answer,
            early_query,
            query,
            inside_answered,
            inside,
            elsewhere,
            renamed,
            after_root_loss,
            void,
            contents,
        }
    }

    /// Every file that is committed.
    pub fn files(&self) -> Files {
        let mut files = Files::new();
        let texts = self.bundles().into_iter().chain(self.absences()).chain(self.evidence());
        let texts = texts.chain(self.es256_bundles()).chain(self.es256_evidence()).chain(self.termed());
        let texts = texts.chain(self.succeeded());
        files.extend(texts.map(|(name, text)| (name, text.into_bytes())));
        files.extend(self.record().into_iter().map(|(path, bytes)| (format!("good-record/{path}"), bytes)));
        files
    }

    /// The record as exported.
    pub fn record(&self) -> record::export::Files {
        let (w, size) = (&self.world, self.world.leaves.len() as u64);
        record::export::write(w.sequencer.ledger(), &w.checkpoint, size, &w.leaves, &[&rulebook()])
    }
}

/// NORTH's second root is lost: the others replace it, and with the new one a key is registered, which says something.
fn lose_root(w: &mut World) -> [u64; 3] {
    let (old, new) = (root_key(w.mechanism, NORTH, 1), root_key(w.mechanism, NORTH, 7));
    let (public, replaces) = (new.public().bytes(), old.public().bytes());
    let replace = |approvals| Kernel::RootReplace { root: 1, public, replaces, approvals };
    let [first, third] = [0, 2].map(|n| (n, root_key(w.mechanism, NORTH, n)));
    let change = replace(w.approve_with(NORTH, &replace(Vec::new()).change(), &[&first, &third]));
    let root = w.publish_kernel(&change, &w.key(NORTH, 1));
    let public = w.key(NORTH, 6).public().bytes();
    let add = |approvals| Kernel::KeyAdd { name: "NORTH/F6".into(), public, purpose: Purpose::Field, approvals };
    let change = add(w.approve_with(NORTH, &add(Vec::new()).change(), &[&(1, new), &third]));
    let added = w.publish_kernel(&change, &w.key(NORTH, 1));
    let said = w.publish(
        &Content { format: 45, fields: BTreeMap::from([(1, text("Anew."))]), ..Content::default() },
        &w.key(NORTH, 6),
    );
    [root, added, said]
}

/// Registers act key number `n` of NORTH.
pub fn add_key(w: &mut World, name: &str, n: u64) -> u64 {
    let desk = w.key(NORTH, 0);
    add_key_by(w, name, n, &desk)
}

fn add_key_by(w: &mut World, name: &str, n: u64, signer: &act::ActKey) -> u64 {
    let change = key_add(w, NORTH, name, n, Purpose::Field);
    w.publish_kernel(&change, signer)
}

fn add_key_of(w: &mut World, member: u64, name: &str, n: u64, purpose: Purpose) -> u64 {
    let change = key_add(w, member, name, n, purpose);
    w.publish_kernel(&change, &w.key(member, 0))
}

fn key_add(w: &World, member: u64, name: &str, n: u64, purpose: Purpose) -> Kernel {
    let public = w.key(member, n).public().bytes();
    let add = |approvals| Kernel::KeyAdd { name: name.into(), public, purpose, approvals };
    add(w.approve(member, &add(Vec::new()).change()))
}

fn revoke_key(w: &mut World, n: u64) -> u64 {
    revoke_key_of(w, NORTH, n)
}

fn revoke_key_of(w: &mut World, member: u64, n: u64) -> u64 {
    let revoke = |approvals| Kernel::KeyRevoke { key: w.key(member, n).public().id().0, last_good: 1, approvals };
    let change = revoke(w.approve(member, &revoke(Vec::new()).change()));
    w.publish_kernel(&change, &w.key(member, 0))
}

/// Routine, as a precedence that the colluding records use too.
pub const ROUTINE: Precedence = Precedence::Routine;

/// Writes files below a folder.
pub fn write_below(folder: &Path, files: &Files) {
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Places chosen by a fixed seed (SplitMix64), so that a failure comes back.
pub struct Places(pub u64);

impl Places {
    /// The next place, from 0 to one below `below`.
    pub fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let n = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((n ^ (n >> 31)) % below as u64) as usize
    }

    /// Changes one byte; tells which and how.
    pub fn flip(&mut self, bytes: &mut [u8]) -> String {
        let at = self.next(bytes.len());
        let by = 1 + self.next(255) as u8;
        bytes[at] ^= by;
        format!("{at}-{by:02x}")
    }
}
