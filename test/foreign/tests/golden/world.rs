//! A mechanism of seven members in one process: a sequencer, four witnesses, and every secret key from a fixed seed.

use act::{
    Act, ActKey, Approval, Content, Genesis, Kernel, MemberId, MemberKind, Millis, Name, Precedence, Purpose, Seen,
    SeenRoot, Statement, approval_bytes,
};
use data_encoding::BASE64;
use record::{
    Answer, Channels, Clocks, Effect, Founding, FoundingKey, Latch, Leaf, Ledger, Mechanism, MemberEntry, Replica,
    Sequencer, Side, Witness, WitnessEntry,
};
use seal::{BaseKey, DuressKey, EpochSecret, Head, SealingKey, SeedRng};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use tlog::note::Note;
use tlog::witness::AddCheckpoint;

pub const NORTH: u64 = 0;
pub const SOUTH: u64 = 1;
pub const CHAIR: u64 = 2;
pub const GUAR1: u64 = 3;
pub const MON: u64 = 6;
/// The line of coordination that the acts are sealed to, and another one.
pub const CHANNEL: u64 = 1;
pub const OTHER_CHANNEL: u64 = 2;
/// 1 March 2030, 06:00 UTC.
pub const FOUNDED_S: u64 = 1_898_575_200;
/// What the rulebook of the golden files says: who is on which channel, and nothing else.
const CHANNELS: &str = r#"
[[channel]]
number = 1
name = "security"
members = ["party", "supervisor", "guarantor", "monitor"]

[[channel]]
number = 2
name = "de-escalation"
members = ["party", "supervisor", "monitor"]
"#;

/// The archive whose hash stands in the genesis document.
pub fn rulebook() -> Vec<u8> {
    let mut w = act::cbor::Writer::new();
    w.array(1).array(2).text("terms/channels.toml").bytes(CHANNELS.as_bytes());
    w.done()
}

/// The same as the record's fold takes it.
pub fn channels(mechanism: &Mechanism) -> Channels {
    use MemberKind::{Guarantor, Monitor, Party, Supervisor};
    let on = |kinds: &[MemberKind]| -> BTreeSet<MemberId> {
        let members = (0..).map(MemberId).zip(&mechanism.members);
        members.filter(|(_, m)| kinds.contains(&m.kind)).map(|(id, _)| id).collect()
    };
    let (all, fewer) = (on(&[Party, Supervisor, Guarantor, Monitor]), on(&[Party, Supervisor, Monitor]));
    Channels::from([(CHANNEL, all), (OTHER_CHANNEL, fewer)])
}

const MEMBERS: [(&str, MemberKind, Option<Side>); 7] = [
    ("NORTH", MemberKind::Party, Some(Side::A)),
    ("SOUTH", MemberKind::Party, Some(Side::B)),
    ("CHAIR", MemberKind::Supervisor, None),
    ("GUAR1", MemberKind::Guarantor, None),
    ("GUAR2", MemberKind::Guarantor, None),
    ("GUAR3", MemberKind::Guarantor, None),
    ("MON", MemberKind::Monitor, None),
];
const WITNESSES: [u64; 4] = [3, 4, 5, MON];

/// 32 bytes for one purpose; `mechanism` tells two mechanisms apart.
pub fn seed(mechanism: &str, purpose: &str, n: u64) -> [u8; 32] {
    Sha256::digest(format!("golden file seed, used nowhere else: {mechanism}, {purpose}, {n}")).into()
}

/// Everything that exists, secrets included.
pub struct World {
    pub mechanism: &'static str,
    pub founding: Founding,
    pub sequencer: Sequencer,
    pub leaves: Vec<Vec<u8>>,
    /// Signed by the sequencer, and after [`World::witness`] cosigned.
    pub checkpoint: String,
    pub now: Millis,
    witnesses: Vec<(Witness, Replica)>,
    serials: BTreeMap<[u8; 4], u64>,
    pending: Vec<Vec<u8>>,
}

impl World {
    /// Founds the mechanism of that name.
    pub fn found(mechanism: &'static str) -> World {
        let founding = founding(mechanism);
        let (log_seed, on) = (seed(mechanism, "sequencer", 0), Some(channels(&founding)));
        let (sequencer, effects) = Sequencer::start(founding.clone(), on.clone(), &log_seed, Vec::new(), None).unwrap();
        let witness = |id: &u64| {
            let replica = Replica::new(Ledger::new(founding.clone(), on.clone()).unwrap()).unwrap();
            (Witness::new(&witness_name(*id), &seed(mechanism, "witness", *id), None), replica)
        };
        let mut world = World {
            mechanism,
            sequencer,
            leaves: Vec::new(),
            checkpoint: String::new(),
            now: FOUNDED_S * 1000,
            witnesses: WITNESSES.iter().map(witness).collect(),
            serials: BTreeMap::new(),
            pending: Vec::new(),
            founding,
        };
        world.perform(effects);
        world
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Append(leaves) => self.pending = leaves,
                Effect::Sync => {
                    let read_back = std::mem::take(&mut self.pending);
                    self.leaves.extend(read_back.iter().cloned());
                    let more = self.sequencer.confirm(&read_back).unwrap();
                    self.perform(more);
                }
                Effect::Publish(checkpoint) => self.checkpoint = checkpoint,
                Effect::Latch(_) | Effect::Tiles(_) | Effect::Receipts(_) => {}
                Effect::Refused(refused) => panic!("{refused:?}"),
            }
        }
    }

    pub fn genesis(&self) -> Genesis {
        self.founding.genesis()
    }

    /// The act key number `n` of a member: 0 its desk, 1 its node, further ones are added later.
    pub fn key(&self, member: u64, n: u64) -> ActKey {
        act_key(self.mechanism, member, n)
    }

    /// Lets two seconds pass, signs, and has the sequencer take it. Returns where it stands.
    pub fn submit(&mut self, statement: Statement, key: &ActKey) -> u64 {
        self.now += 2_000;
        let act = Act::sign(statement, key, &self.genesis());
        if self.sequencer.admit(&act.encode(), self.now).is_err_and(|refusal| refusal.code == "succession-elsewhere") {
            return self.succeed(&act);
        }
        let effects = self.sequencer.gather(self.now);
        self.perform(effects);
        self.leaves.len() as u64 - 1
    }

    /// The sequencer is gone, and another goes on from its record with this act.
    fn succeed(&mut self, act: &Act) -> u64 {
        let (size, root) = (self.leaves.len() as u64, self.sequencer.ledger().tree().root());
        let latch = Latch { term: 1, size, root, checkpoint: self.checkpoint.clone() };
        let first = Leaf::Act { at: self.now, act: act.encode() }.encode();
        let leaves = [&self.leaves[..], std::slice::from_ref(&first)].concat();
        let (log_seed, on) = (seed(self.mechanism, "sequencer", 2), Some(channels(&self.founding)));
        let started = Sequencer::start(self.founding.clone(), on, &log_seed, leaves, Some(&latch)).unwrap();
        self.sequencer = started.0;
        self.pending = vec![first];
        self.perform(started.1);
        size
    }

    /// The name that the next act of a key will have.
    pub fn next_name(&mut self, key: &ActKey) -> Name {
        let id = key.public().id();
        let serial = self.serials.entry(id.0).or_insert(0);
        *serial += 1;
        Name { key: id, serial: *serial }
    }

    /// What an author sees who is up to date.
    pub fn seen(&self) -> Seen {
        let tree = self.sequencer.ledger().tree();
        Seen { size: tree.size(), root: SeenRoot::Whole(tree.root()) }
    }

    /// Publishes a content.
    pub fn publish(&mut self, content: &Content, key: &ActKey) -> u64 {
        let name = self.next_name(key);
        let cover = act::Cover::Public { content: content.encode() };
        let (claimed_s, seen) = (self.now / 1000 + 1, self.seen());
        let statement = Statement { serial: name.serial, claimed_s, precedence: Precedence::Routine, seen, cover };
        self.submit(statement, key)
    }

    /// Publishes a kernel act.
    pub fn publish_kernel(&mut self, kernel: &Kernel, key: &ActKey) -> u64 {
        self.publish(&Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() }, key)
    }

    /// Seals a content to a channel. Returns the act's name and where it stands.
    pub fn seal(&mut self, content: &Content, channel: u64, key: &ActKey, seen: Seen) -> (Name, u64) {
        let (name, genesis, duress) = (self.next_name(key), self.genesis(), DuressKey::from_bytes([7; 32]));
        let head = self.head(name, channel, seen, &genesis, &duress);
        let statement = seal::close_channel(content, &head, 1, &self.secret(channel)).unwrap();
        (name, self.submit(statement, key))
    }

    /// Seals a content to some members only.
    pub fn seal_to(&mut self, content: &Content, readers: &[u64], key: &ActKey) -> (Name, u64) {
        let (name, genesis, duress) = (self.next_name(key), self.genesis(), DuressKey::from_bytes([7; 32]));
        let head = self.head(name, CHANNEL, self.seen(), &genesis, &duress);
        let readers: Vec<_> = readers.iter().map(|m| (MemberId(*m), &self.entry(*m).sealing[..])).collect();
        let mut rng = SeedRng::new(seed(self.mechanism, "few", name.serial));
        let statement = seal::close_few(content, &head, &self.few_key(), &readers, &mut rng).unwrap();
        (name, self.submit(statement, key))
    }

    fn head<'a>(&self, name: Name, channel: u64, seen: Seen, genesis: &'a Genesis, duress: &'a DuressKey) -> Head<'a> {
        let claimed_s = self.now / 1000 + 1;
        let precedence = Precedence::Immediate;
        Head { genesis, name, claimed_s, precedence, seen, channel, duress, under_duress: false }
    }

    fn entry(&self, member: u64) -> &MemberEntry {
        self.founding.entry(MemberId(member)).unwrap()
    }

    /// The key of every act that is sealed to a few.
    pub fn few_key(&self) -> BaseKey {
        BaseKey::from_bytes(seed(self.mechanism, "few key", 0))
    }

    /// The key of an act that is sealed to a channel.
    pub fn base_key(&self, channel: u64, name: &Name) -> BaseKey {
        BaseKey::of(&self.secret(channel), channel, 1, name)
    }

    fn secret(&self, channel: u64) -> EpochSecret {
        EpochSecret::from_bytes(seed(self.mechanism, "epoch", channel))
    }

    /// The act that starts a channel's first epoch.
    pub fn epoch(&self, channel: u64) -> Kernel {
        let on = &channels(&self.founding)[&channel];
        let readers: Vec<_> = on.iter().map(|m| (*m, &self.entry(m.0).sealing[..])).collect();
        let mut rng = SeedRng::new(seed(self.mechanism, "epoch wraps", channel));
        seal::epoch::deliver(&self.secret(channel), channel, 1, &self.genesis(), &readers, &mut rng).unwrap()
    }

    /// Two roots of a member under a change.
    pub fn approve(&self, member: u64, change: &[u8]) -> Vec<Approval> {
        approve(self.mechanism, member, change, &self.genesis())
    }

    /// These roots of a member under a change.
    pub fn approve_with(&self, member: u64, change: &[u8], roots: &[&(u64, ActKey)]) -> Vec<Approval> {
        let message = act::approval_bytes(&self.genesis(), change);
        let sign = |(root, key): &&(u64, ActKey)| Approval {
            member: MemberId(member),
            root: *root,
            signature: key.sign(&message),
        };
        roots.iter().map(sign).collect()
    }

    /// Has these witnesses (by their place, 0 to 3) verify the whole record and cosign its checkpoint.
    pub fn witness(&mut self, who: &[usize]) {
        let tree = self.sequencer.ledger().tree();
        for (turn, n) in who.iter().enumerate() {
            let (witness, replica) = &mut self.witnesses[*n];
            let old_size = witness.last().map_or(0, |latch| latch.size);
            for (index, leaf) in self.leaves.iter().enumerate() {
                replica.accept_leaf(index as u64, leaf.clone()).unwrap();
            }
            let proof = tree.consistency(old_size, tree.size()).unwrap();
            let request = AddCheckpoint { old_size, proof, note: Note::parse(&self.checkpoint).unwrap() };
            match witness.consider(replica, &request, self.now + 1_000 * (1 + turn as u64)) {
                Answer::Cosign { line, .. } => self.checkpoint += &line,
                other => panic!("{other:?}"),
            }
        }
    }

    /// Signs and cosigns whatever tree these leaves make, as if everybody who must watch were in collusion.
    pub fn collude(&self, leaves: &[Vec<u8>]) -> String {
        let mut tree = tlog::Tree::new();
        leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
        sign_head(self.mechanism, &self.founding, &tree, self.now / 1000)
    }
}

/// A checkpoint signed by the log and every witness whose key is the one that `described` names, known or not.
pub fn sign_head(mechanism: &str, described: &Mechanism, tree: &tlog::Tree, at_s: u64) -> String {
    let key = ActKey::from_seed(&seed(mechanism, "sequencer", 0));
    sign_head_as((&described.origin, &key), mechanism, described, tree, at_s)
}

/// The same, signed by the log of this origin and key.
pub fn sign_head_as(
    (origin, log): (&str, &ActKey),
    mechanism: &str,
    described: &Mechanism,
    tree: &tlog::Tree,
    at_s: u64,
) -> String {
    let key = |purpose, n| tlog::SigningKey::from_seed(&seed(mechanism, purpose, n));
    let text = format!("{}\n{}\n{}\n", origin, tree.size(), BASE64.encode(&tree.root()));
    let mut note = format!("{text}\n");
    // By hand, because a name or key may be one that no library takes.
    let mut line = |name: &str, kind: u8, key: &ActKey, before: &[u8], message: &str| {
        let id = Sha256::new().chain_update(name).chain_update([b'\n', kind]).chain_update(key.public().bytes());
        let bytes = [&id.finalize()[..4], before, &key.sign(message.as_bytes())].concat();
        note += &format!("— {name} {}\n", BASE64.encode(&bytes));
    };
    line(origin, 1, log, &[], &text);
    for witness in &described.witnesses {
        if let Some(id) = WITNESSES.iter().find(|id| key("witness", **id).public() == witness.public) {
            let message = format!("cosignature/v1\ntime {at_s}\n{text}");
            let key = ActKey::from_seed(&seed(mechanism, "witness", *id));
            line(&witness.name, 4, &key, &at_s.to_be_bytes(), &message);
        }
    }
    note
}

/// A member's root key, 0 to 2.
pub fn root_key(mechanism: &str, member: u64, root: u64) -> ActKey {
    ActKey::from_seed(&seed(mechanism, "root", member * 10 + root))
}

fn witness_name(id: u64) -> String {
    format!("{}.example/witness", MEMBERS[id as usize].0.to_lowercase())
}

fn act_key(mechanism: &str, member: u64, n: u64) -> ActKey {
    ActKey::from_seed(&seed(mechanism, "act key", member * 10 + n))
}

fn approve(mechanism: &str, member: u64, change: &[u8], genesis: &Genesis) -> Vec<Approval> {
    // Not always the first two of the three.
    let roots = [member % 2, 2];
    let sign = |root: u64| {
        let signature = root_key(mechanism, member, root).sign(&approval_bytes(genesis, change));
        Approval { member: MemberId(member), root, signature }
    };
    roots.into_iter().map(sign).collect()
}

/// The description of the mechanism of that name.
pub fn describe(mechanism: &str) -> Mechanism {
    let member = |(n, (name, kind, side)): (usize, &(&str, MemberKind, Option<Side>))| {
        let n = n as u64;
        let root = |slot| root_key(mechanism, n, slot).public().bytes();
        let key = |place: u64, name: String, purpose| {
            let public = act_key(mechanism, n, place).public().bytes();
            FoundingKey { name, public, purpose }
        };
        MemberEntry {
            name: (*name).into(),
            kind: *kind,
            side: *side,
            roots: [root(0), root(1), root(2)],
            sealing: SealingKey::from_seed(&seed(mechanism, "sealing", n)).public(),
            pin: seed(mechanism, "pin", n),
            keys: vec![key(0, (*name).into(), Purpose::Desk), key(1, format!("{name}/N"), Purpose::Machine)],
        }
    };
    let public = |purpose, n| tlog::SigningKey::from_seed(&seed(mechanism, purpose, n)).public();
    let witness = |id: &u64| {
        let (name, public) = (witness_name(*id), public("witness", *id));
        WitnessEntry { name, public, member: MemberId(*id) }
    };
    Mechanism {
        name: format!("Golden files: {mechanism}"),
        mode: 2,
        founded_s: FOUNDED_S,
        members: MEMBERS.iter().enumerate().map(member).collect(),
        origin: format!("record.example/{mechanism}"),
        sequencer: public("sequencer", 0),
        sequencer_member: MemberId(CHAIR),
        witnesses: WITNESSES.iter().map(witness).collect(),
        rulebook: Sha256::digest(rulebook()).into(),
        clocks: Clocks::default(),
    }
}

fn founding(mechanism: &str) -> Founding {
    let description = describe(mechanism);
    let genesis = Founding::genesis_of(&description.encode());
    let all = 0..MEMBERS.len() as u64;
    let approvals = all.flat_map(|m| approve(mechanism, m, Founding::change(), &genesis)).collect();
    Founding::new(description, approvals).unwrap()
}
