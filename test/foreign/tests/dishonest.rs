//! Whoever founds a mechanism can sign anything. Documents, acts and contents with a few bytes changed, then signed
//! by everybody again, get one verdict from all four verifiers: what is read strictly here is read strictly there.
#![allow(clippy::unwrap_used)]

mod golden;

use act::cbor::{Reader, Writer};
use act::{ActKey, Approval, ChannelKinds, Content, Genesis, Kernel, MemberId, MemberKind, Purpose, approval_bytes};
use foreign::Verifier;
use golden::world::{CHAIR, CHANNEL, NORTH, SOUTH, World, channels, describe, root_key, rulebook, sign_head};
use golden::{Files, Places, write_below};
use record::{Founding, Mechanism, export};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Small records, each with what we say of it.
struct Batch {
    folder: tempfile::TempDir,
    ours: Vec<Result<(), String>>,
}

impl Batch {
    fn new() -> Batch {
        Batch { folder: tempfile::tempdir().unwrap(), ours: Vec::new() }
    }

    fn path(&self, n: usize) -> PathBuf {
        self.folder.path().join(n.to_string())
    }

    /// Adds the record of these leaves, signed by the log and all witnesses that `mechanism` names.
    fn keep(&mut self, mechanism: &Mechanism, document: &[u8], leaves: &[Vec<u8>], at_s: u64) {
        let mut tree = tlog::Tree::new();
        leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
        let entries: Vec<&[u8]> = leaves.iter().map(Vec::as_slice).collect();
        let mut files = Files::from([
            ("genesis".to_string(), document.to_vec()),
            ("rulebook".to_string(), rulebook()),
            ("checkpoint".to_string(), sign_head("exercise", mechanism, &tree, at_s).into_bytes()),
        ]);
        for path in tlog::tile::tiles_for(0, tree.size()) {
            let bytes = tree.tile(&path).unwrap_or_else(|| tlog::tile::encode_entries(&entries).unwrap());
            files.insert(path.to_string(), bytes);
        }
        write_below(&self.path(self.ours.len()), &files);
        let on = Founding::decode(document).ok().map(|founding| channels(&founding));
        self.ours.push(export::verify(&files, None, on).map(drop).map_err(|fault| fault.to_string()));
    }

    /// Compares with the programs; gives how many records were accepted and refused.
    fn judge(&self) -> (usize, usize) {
        let paths: Vec<PathBuf> = (0..self.ours.len()).map(|n| self.path(n)).collect();
        static ALL: OnceLock<[(&str, Verifier); 3]> = OnceLock::new();
        let all = ALL.get_or_init(|| Verifier::all(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("dishonest")));
        for (language, program) in all {
            for (n, (ours, theirs)) in self.ours.iter().zip(program.judge(&[], &paths)).enumerate() {
                assert_eq!(ours.is_ok(), theirs.is_ok(), "record {n}: we say {ours:?}, {language} says {theirs:?}");
            }
        }
        let accepted = self.ours.iter().filter(|ours| ours.is_ok()).count();
        (accepted, self.ours.len() - accepted)
    }
}

fn document(body: &[u8], approvals: &[Approval]) -> Vec<u8> {
    let mut w = Writer::new();
    w.map(2).uint(1).bytes(body).uint(2).array(approvals.len());
    for a in approvals {
        w.array(3).uint(a.member.0).uint(a.root).bytes(&a.signature);
    }
    w.done()
}

fn approvals(body: &[u8], slots: &[(u64, u64)]) -> Vec<Approval> {
    let message = approval_bytes(&Founding::genesis_of(body), Founding::change());
    let sign = |(member, root): &(u64, u64)| {
        let signature = root_key("exercise", *member, *root % 3).sign(&message);
        Approval { member: MemberId(*member), root: *root, signature }
    };
    slots.iter().map(sign).collect()
}

/// Who signs a genesis document: member and root.
type Slots = Vec<(u64, u64)>;

fn two_of_each() -> Slots {
    (0..7).flat_map(|member| [(member, 0), (member, 1)]).collect()
}

fn first_leaf(founded_s: u64, document: &[u8]) -> Vec<u8> {
    let mut w = Writer::new();
    w.array(3).uint(0).uint(founded_s.wrapping_mul(1000)).bytes(document);
    w.done()
}

fn keep_founding(batch: &mut Batch, mechanism: &Mechanism, slots: &[(u64, u64)]) {
    let body = mechanism.encode();
    let document = document(&body, &approvals(&body, slots));
    batch.keep(mechanism, &document, &[first_leaf(mechanism.founded_s, &document)], mechanism.founded_s);
}

#[test]
fn a_genesis_document_that_contradicts_itself_founds_nothing() {
    let good: &[fn(&mut Mechanism)] = &[
        |_| {},
        |m| m.mode = 0,
        |m| m.founded_s = (1 << 33) - 1,
        |m| m.clocks.stale_after_ms = 31_536_000_000,
        |m| m.name = String::new(),
        |m| m.members[3].kind = act::MemberKind::Observer,
        |m| m.members[0].sealing.clear(),
        |m| m.members[2].keys.clear(),
        |m| m.members[2].keys[1].name = "CHAIR/123456789012345678".into(),
        |m| (m.members[3].name, m.members[3].keys) = ("-9".into(), Vec::new()),
        |m| m.witnesses.swap(0, 1),
    ];
    let bad: &[fn(&mut Mechanism)] = &[
        |m| m.mode = 3,
        |m| m.founded_s = 1 << 33,
        |m| m.founded_s = u64::MAX,
        |m| m.clocks.tolerance_ms = 31_536_000_001,
        |m| m.clocks.deposit_after_ms = u64::MAX,
        |m| m.clocks.stale_after_ms = u64::MAX,
        |m| m.members[0].roots[2] = m.members[0].roots[0],
        |m| m.members[3].roots[2] = m.members[3].roots[1],
        |m| m.members.clear(),
        |m| m.members[0].side = Some(record::Side::B),
        |m| m.members[0].side = None,
        |m| m.members[2].side = Some(record::Side::A),
        |m| m.members[1].kind = act::MemberKind::Monitor,
        |m| m.members[1].name = "NORTH".into(),
        |m| m.members[1].name = "South".into(),
        |m| m.members[1].name = String::new(),
        |m| m.members[1].name = "SOUTHSOUTHSOU".into(),
        |m| m.members[2].keys[1].name = "CHAIR".into(),
        |m| m.members[2].keys[1].name = "CHAIRMAN".into(),
        |m| m.members[2].keys[1].name = "CHAIR/1234567890123456789".into(),
        |m| m.members[2].keys[1].name = "NORTH/X".into(),
        |m| m.members[2].keys[1].public = m.members[2].keys[0].public,
        |m| m.members[2].keys[1].public = [0; 32].into(),
        |m| m.members[2].keys[1].public = [255; 32].into(),
        |m| m.sequencer_member = MemberId(7),
        |m| m.witnesses[1].member = MemberId(7),
        |m| m.witnesses.truncate(3),
        |m| m.witnesses[1].name = m.witnesses[0].name.clone(),
        |m| m.witnesses[1].public = m.witnesses[0].public,
        |m| m.witnesses[1].name = "none".into(),
        |m| m.witnesses[1].name = "witnesses".into(),
        |m| m.witnesses[1].name = "two words".into(),
        |m| m.witnesses[1].name = "two\u{3000}words".into(),
        |m| m.witnesses[1].name = "a+b".into(),
        |m| m.witnesses[1].name = String::new(),
        |m| m.origin = "two words".into(),
        |m| m.origin = String::new(),
        |m| m.sequencer = [0; 32],
        |m| m.witnesses[3].public = [0; 32],
        // Of mixed order: `03-mixed-a-mixed-r` of test/vectors/ed25519.
        |m| m.witnesses[3].public = MIXED,
    ];
    let mut batch = Batch::new();
    for change in good.iter().chain(bad) {
        let mut mechanism = describe("exercise");
        change(&mut mechanism);
        keep_founding(&mut batch, &mechanism, &two_of_each());
    }
    let mechanism = describe("exercise");
    let mut three_of_north = two_of_each();
    three_of_north.insert(2, (0, 2));
    keep_founding(&mut batch, &mechanism, &three_of_north);
    let unfit: &[fn(&mut Slots)] = &[
        |slots| slots.retain(|slot| *slot != (1, 1)),
        |slots| slots[3] = (1, 0),
        |slots| slots[3] = (1, 5),
        |slots| slots.push((7, 1)),
        |slots| slots.push((0, 2)),
        |slots| slots.insert(3, (1, 0)),
        |slots| slots.swap(2, 3),
        |slots| slots.rotate_left(2),
    ];
    for change in unfit {
        let mut slots = two_of_each();
        change(&mut slots);
        keep_founding(&mut batch, &mechanism, &slots);
    }
    assert_eq!(batch.judge(), (good.len() + 1, bad.len() + unfit.len()));
}

const MIXED: [u8; 32] = *b"\xcd\xb2\x67\xce\x40\xc5\xcd\x45\x30\x6f\xa5\xd2\xf2\x97\x31\x45\
    \x93\x87\xdb\xf9\xeb\x93\x3b\x7b\xd5\xae\xd9\xa7\x65\xb8\x8d\x4d";

#[test]
fn a_genesis_document_with_any_byte_changed_and_signed_again_gets_one_verdict() {
    let (mut batch, mut places) = (Batch::new(), Places(4713));
    let good = describe("exercise");
    for _ in 0..400 {
        let mut body = good.encode();
        // The sealing keys are most of it, and nobody looks into them; so more places near the ends.
        let at = [places.next(body.len()), places.next(200), body.len() - 1 - places.next(500)][places.next(3)];
        body[at] = [places.next(256) as u8, body[at] ^ (1 << places.next(8))][places.next(2)];
        let document = document(&body, &approvals(&body, &two_of_each()));
        batch.keep(&good, &document, &[first_leaf(good.founded_s, &document)], good.founded_s);
    }
    let (accepted, refused) = batch.judge();
    assert!(accepted > 20 && refused > 20, "{accepted} {refused}");
}

/// An act of any payload, signed as its header and payload stand.
fn raw_act(protected: &[u8], payload: &[u8], key: &ActKey, genesis: &Genesis) -> Vec<u8> {
    let external = [&b"cw1"[..], &genesis.0, &Sha256::digest(key.public().bytes())].concat();
    let mut w = Writer::new();
    w.array(4).text("Signature1").bytes(protected).bytes(&external).bytes(payload);
    let signature = key.sign(&w.done());
    let mut w = Writer::new();
    w.tag(18).array(4).bytes(protected).map(0).bytes(payload).bytes(&signature);
    w.done()
}

/// The adoption of the rulebook that is in force already: whoever agrees may do that, too.
fn adopt(approvals: Vec<Approval>) -> Kernel {
    let hash = Sha256::digest(rulebook()).into();
    let kinds = vec![MemberKind::Party, MemberKind::Supervisor, MemberKind::Monitor];
    let channels = vec![ChannelKinds { channel: CHANNEL, kinds }, ChannelKinds { channel: 300, kinds: vec![] }];
    Kernel::Rulebook { hash, edition: 2, replaces: hash, channels, approvals }
}

/// Payloads and contents of every kind that may stand in a record.
fn payloads(w: &World) -> Vec<Vec<u8>> {
    let public = |content: &[u8]| {
        let mut w = Writer::new();
        w.map(5).uint(1).uint(7).uint(2).uint(1_898_575_300).uint(3).uint(2);
        w.uint(4).array(2).uint(1).bytes(&[5; 16]).uint(5).bytes(content);
        w.done()
    };
    let sealed = |last: u64| {
        let mut w = Writer::new();
        w.map(9).uint(1).uint(1).uint(2).uint(1_898_575_300).uint(3).uint(0).uint(4).array(2).uint(300).bytes(&[5; 32]);
        w.uint(6).uint(CHANNEL);
        if last == 10 {
            w.uint(7).uint(1);
        }
        w.uint(8).bytes(&[1; 32]).uint(9).bytes(&[2; 8]).uint(10).bytes(&[3; 16]);
        if last == 11 {
            w.uint(11).array(1).array(3).uint(2).bytes(&[1; 32]).bytes(&[2; 48]);
        }
        w.done()
    };
    let name = act::Name { key: w.key(NORTH, 0).public().id(), serial: 3 };
    let add = |approvals| Kernel::KeyAdd {
        name: "NORTH/F1".into(),
        public: w.key(NORTH, 5).public().bytes(),
        purpose: Purpose::Field,
        approvals,
    };
    let own = w.key(NORTH, 1).public().id().0;
    let revoke = |approvals| Kernel::KeyRevoke { key: own, last_good: 1, approvals };
    let some = w.approve(NORTH, b"anything");
    let agreed = |change: fn(Vec<Approval>) -> Kernel| {
        let bytes = change(Vec::new()).change();
        change([NORTH, SOUTH, CHAIR].iter().flat_map(|member| w.approve(*member, &bytes)).collect())
    };
    let kernels = [
        add(w.approve(NORTH, &add(Vec::new()).change())),
        revoke(w.approve(NORTH, &revoke(Vec::new()).change())),
        Kernel::Disclose { act: name, opening: vec![0x80] },
        agreed(|approvals| Kernel::MemberAdmit { entry: vec![0xa0], approvals }),
        Kernel::MemberAdmit { entry: vec![0xa0], approvals: some.clone() },
        agreed(|approvals| Kernel::MemberSuspend { member: MemberId(1), reason: "é".into(), approvals }),
        agreed(adopt),
        adopt(some),
        Kernel::Epoch {
            channel: 1,
            epoch: 2,
            check: [5; 32],
            wraps: (0..7)
                .map(|m| act::EpochWrap { to: MemberId(m), enc: vec![1; 1120], secret: vec![2; 48] })
                .collect(),
        },
        Kernel::Deposit { hash: [6; 32], at_ms: 1_900_000_000_000 },
        Kernel::Complaint { act: name, key: [7; 32] },
        Kernel::Opened,
    ];
    let kernels = kernels.iter().map(|k| Content { format: k.wire(), fields: k.fields(), ..Content::default() });
    let full = Content {
        format: 45,
        office: 1,
        officer: 2,
        case: Some(name),
        refs: vec![act::Ref { kind: act::RefKind::Supersede, act: name }],
        to: vec![MemberId(1)],
        mark: 2,
        lang: Some("en".into()),
        emergency: Some(1),
        history: true,
        second: 3,
        fields: [(1, vec![0xa1, 1, 0x82, 0x20, 0xf4]), (2, vec![0x61, b'x'])].into(),
    };
    let contents = kernels.chain([full]).map(|content| public(&content.encode()));
    contents.chain([sealed(10), sealed(11)]).collect()
}

#[test]
fn an_act_with_any_byte_changed_and_signed_again_gets_one_verdict() {
    let (mut batch, mut places) = (Batch::new(), Places(4714));
    let w = World::found("exercise");
    let (mechanism, document, key) = (describe("exercise"), w.founding.encode(), w.key(NORTH, 0));
    let header = |bend: &mut dyn FnMut(&mut Vec<u8>)| {
        let mut h = Writer::new();
        h.map(2).uint(1).int(-8).uint(4).bytes(&key.public().id().0);
        let mut h = h.done();
        bend(&mut h);
        h
    };
    // What is sealed to an epoch needs one.
    let given = w.epoch(CHANNEL);
    let given = Content { format: given.wire(), fields: given.fields(), ..Content::default() }.encode();
    let given = act::Statement {
        serial: 1,
        claimed_s: w.now / 1000,
        precedence: golden::ROUTINE,
        seen: w.seen(),
        cover: act::Cover::Public { content: given },
    };
    let given = act::Act::sign(given, &w.key(NORTH, 1), &w.genesis()).encode();
    let given = record::Leaf::Act { at: w.now + 1, act: given }.encode();
    let mut keep = |protected: &[u8], payload: &[u8]| {
        let mut leaf = Writer::new();
        leaf.array(3).uint(1).uint(w.now + 1).bytes(&raw_act(protected, payload, &key, &w.genesis()));
        batch.keep(&mechanism, &document, &[w.leaves[0].clone(), given.clone(), leaf.done()], w.now / 1000);
    };
    let payloads = payloads(&w);
    for payload in &payloads {
        keep(&header(&mut |_| {}), payload);
    }
    let bend = |places: &mut Places, bytes: &mut Vec<u8>| {
        let at = places.next(bytes.len());
        match places.next(6) {
            0 => drop(bytes.splice(at..at, [places.next(256) as u8])),
            1 => bytes.truncate(at),
            2 => bytes[at] = places.next(256) as u8,
            _ => bytes[at] ^= 1 << places.next(8),
        }
    };
    for n in 0..800 {
        let mut payload = payloads[n % payloads.len()].clone();
        match n % 5 {
            // Inside the content, whose length is then written anew.
            0..=2 if inner(&payload).is_some() => {
                let (before, mut content) = inner(&payload).unwrap();
                bend(&mut places, &mut content);
                let mut w = Writer::new();
                w.bytes(&content);
                payload = [before, w.done()].concat();
                keep(&header(&mut |_| {}), &payload);
            }
            4 if n % 3 == 0 => keep(&header(&mut |h| bend(&mut places, h)), &payload),
            _ => {
                bend(&mut places, &mut payload);
                keep(&header(&mut |_| {}), &payload);
            }
        }
    }
    // One that belongs under a seal, two that not all have agreed to.
    assert!(batch.ours[..payloads.len()].iter().filter(|ours| ours.is_err()).count() == 3);
    let (accepted, refused) = batch.judge();
    assert!(accepted > 50 && refused > 50, "{accepted} {refused}");
}

/// A public payload up to its content, and the content.
fn inner(payload: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let pairs = Reader::whole(payload, Reader::map).ok()?;
    let (_, item) = pairs.iter().find(|(key, _)| *key == 5)?;
    let content = Reader::new(item).bytes().ok()?.to_vec();
    Some((payload[..payload.len() - item.len()].to_vec(), content))
}
