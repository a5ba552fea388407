//! Members with fixed keys, and what they sign.

use act::{
    Act, ActKey, Approval, ChannelKinds, Content, Cover, Genesis, Kernel, MemberId, MemberKind, Millis, Name,
    Precedence, Purpose, Seen, SeenRoot, Statement, approval_bytes,
};
use record::{Channels, Clocks, Founding, FoundingKey, Ledger, Mechanism, MemberEntry, Side, WitnessEntry};
use seal::{BaseKey, DuressKey, EpochSecret, Head, SealingKey, SeedRng};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// When every mechanism here was founded, seconds since 1970 UTC.
pub const FOUNDED_S: u64 = 1_900_000_000;
/// A minute later, in milliseconds: the clock at which most tests run.
pub const NOW: Millis = (FOUNDED_S + 60) * 1000;
/// The archive whose hash stands in every founding document here.
pub const RULEBOOK: &[u8] = b"formats, terms and zones";
/// The channel of all members.
pub const CHANNEL: u64 = 1;
/// The channel of everybody but SOUTH.
pub const SECOND_CHANNEL: u64 = 2;

/// A member with all its secrets.
pub struct Member {
    /// Its place in the genesis document.
    pub id: MemberId,
    /// Its short name.
    pub name: &'static str,
    /// The duty desk's key.
    pub desk: ActKey,
    /// The node's key.
    pub node: ActKey,
    /// The three offline root keys.
    pub roots: [ActKey; 3],
    /// Opens what is wrapped for it.
    pub sealing: SealingKey,
}

/// A founded mechanism with all secrets of everyone.
pub struct Cast {
    /// The genesis document.
    pub founding: Founding,
    /// The members in order.
    pub members: Vec<Member>,
    /// Who writes to which channel.
    pub channels: Channels,
    /// The sequencer's seed.
    pub sequencer: [u8; 32],
}

/// What an act says outside its content. The default is routine, claims [`NOW`] and has seen the empty record.
#[derive(Clone, Copy)]
pub struct Draft {
    /// Serial.
    pub serial: u64,
    /// Claimed time, seconds.
    pub claimed_s: u64,
    /// How urgent.
    pub precedence: Precedence,
    /// What the author had seen.
    pub seen: Seen,
}

impl From<u64> for Draft {
    fn from(serial: u64) -> Draft {
        let seen = Seen { size: 0, root: SeenRoot::Whole(tlog::empty_root()) };
        Draft { serial, claimed_s: NOW / 1000, precedence: Precedence::Routine, seen }
    }
}

/// A content that is no kernel act.
pub fn text_content(text: &str) -> Content {
    let mut w = act::cbor::Writer::new();
    w.text(text);
    Content { format: 60, fields: BTreeMap::from([(1, w.done())]), ..Content::default() }
}

/// The content of a kernel act.
pub fn kernel_content(kernel: &Kernel) -> Content {
    Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() }
}

/// A seed that no other purpose has.
fn seed(member: usize, purpose: u8) -> [u8; 32] {
    let mut seed = [0x40 + member as u8; 32];
    seed[0] = purpose;
    seed
}

const WITNESS: u8 = 7;
const ROLES: [(&str, MemberKind, Option<Side>); 7] = [
    ("NORTH", MemberKind::Party, Some(Side::A)),
    ("SOUTH", MemberKind::Party, Some(Side::B)),
    ("CHAIR", MemberKind::Supervisor, None),
    ("GUAR1", MemberKind::Guarantor, None),
    ("GUAR2", MemberKind::Guarantor, None),
    ("GUAR3", MemberKind::Guarantor, None),
    ("MON", MemberKind::Monitor, None),
];

impl Cast {
    /// The mechanism of all seven, in which the guarantors and the monitor witness.
    pub fn seven() -> Cast {
        Cast::founded(7, &[3, 4, 5, 6], 2)
    }

    /// The same people in an exercise: another genesis, the same keys.
    pub fn exercise() -> Cast {
        Cast::founded(7, &[3, 4, 5, 6], 1)
    }

    /// Three members and four witnesses; short documents, for tests that visit every byte.
    pub fn three() -> Cast {
        Cast::founded(3, &[0, 1, 2, 2], 2)
    }

    fn founded(count: usize, witnesses: &[usize], mode: u64) -> Cast {
        let members: Vec<Member> = (0..count).map(member).collect();
        let sequencer = seed(2, 9);
        let mechanism = Mechanism {
            name: "Line of contact".into(),
            mode,
            founded_s: FOUNDED_S,
            members: members.iter().map(|m| entry(m, count == 7)).collect(),
            origin: "record.example/line".into(),
            sequencer: tlog::SigningKey::from_seed(&sequencer).public(),
            sequencer_member: MemberId(2),
            witnesses: witnesses.iter().enumerate().map(|(n, m)| witness_entry(n, *m)).collect(),
            rulebook: sha256(RULEBOOK),
            clocks: Clocks::default(),
        };
        let founding = found(mechanism, &members);
        let all: Vec<MemberId> = members.iter().map(|m| m.id).collect();
        let without_south = all.iter().copied().filter(|m| m.0 != 1).collect();
        let channels = Channels::from([(CHANNEL, all.into_iter().collect()), (SECOND_CHANNEL, without_south)]);
        Cast { founding, members, channels, sequencer }
    }

    /// The mechanism's name in every signature.
    pub fn genesis(&self) -> Genesis {
        self.founding.genesis()
    }

    /// A member by name.
    pub fn member(&self, name: &str) -> &Member {
        self.members.iter().find(|m| m.name == name).unwrap()
    }

    /// An empty ledger that knows the channels.
    pub fn ledger(&self) -> Ledger {
        Ledger::new(self.founding.clone(), Some(self.channels.clone())).unwrap()
    }

    /// Name and seed of the n-th witness.
    pub fn witness(&self, n: usize) -> (&str, [u8; 32]) {
        (&self.founding.witnesses[n].name, seed(n, WITNESS))
    }

    /// A public act with any content.
    pub fn public(&self, key: &ActKey, draft: impl Into<Draft>, content: &Content) -> Act {
        self.public_bytes(key, draft, content.encode())
    }

    /// A public act whose content is any bytes.
    pub fn public_bytes(&self, key: &ActKey, draft: impl Into<Draft>, content: Vec<u8>) -> Act {
        let Draft { serial, claimed_s, precedence, seen } = draft.into();
        let statement = Statement { serial, claimed_s, precedence, seen, cover: Cover::Public { content } };
        Act::sign(statement, key, &self.genesis())
    }

    /// A public act of a member's desk that says `text`.
    pub fn say(&self, who: &str, draft: impl Into<Draft>, text: &str) -> Act {
        self.public(&self.member(who).desk, draft, &text_content(text))
    }

    /// The secret of a channel's first epoch.
    pub fn secret(&self, channel: u64) -> EpochSecret {
        EpochSecret::from_bytes([0x50 + channel as u8; 32])
    }

    /// The key that opens one act of a channel's first epoch.
    pub fn base_key(&self, channel: u64, name: &Name) -> BaseKey {
        BaseKey::of(&self.secret(channel), channel, 1, name)
    }

    /// An act of a member's desk, sealed to a channel in its first epoch.
    pub fn sealed(&self, who: &str, draft: impl Into<Draft>, channel: u64, content: &Content) -> Act {
        let member = self.member(who);
        let Draft { serial, claimed_s, precedence, seen } = draft.into();
        let head = Head {
            genesis: &self.genesis(),
            name: Name { key: member.desk.public().id(), serial },
            claimed_s,
            precedence,
            seen,
            channel,
            duress: &DuressKey::from_bytes([0xd0; 32]),
            under_duress: false,
        };
        let statement = seal::close_channel(content, &head, 1, &self.secret(channel)).unwrap();
        Act::sign(statement, &member.desk, &self.genesis())
    }

    /// The act that starts an epoch of a channel, wrapped for each of its members that has a sealing key.
    pub fn epoch(&self, who: &str, draft: impl Into<Draft>, channel: u64, epoch: u64) -> Act {
        self.public(&self.member(who).desk, draft, &kernel_content(&self.epoch_kernel(channel, epoch)))
    }

    /// The same before it is signed.
    pub fn epoch_kernel(&self, channel: u64, epoch: u64) -> Kernel {
        let publics: Vec<_> = self.channels[&channel]
            .iter()
            .map(|id| (*id, self.founding.members[id.0 as usize].sealing.clone()))
            .collect();
        let readers: Vec<_> = publics.iter().filter(|r| !r.1.is_empty()).map(|(m, p)| (*m, p.as_slice())).collect();
        let rng = &mut SeedRng::new([epoch as u8; 32]);
        seal::epoch::deliver(&self.secret(channel), channel, epoch, &self.genesis(), &readers, rng).unwrap()
    }

    /// Registers a new key of a member, approved by these of its roots.
    pub fn key_add(&self, who: &str, draft: impl Into<Draft>, name: &str, key: &ActKey, roots: &[usize]) -> Act {
        let (name, public, purpose) = (name.to_string(), key.public().bytes(), Purpose::Field);
        self.change(who, draft, roots, |approvals| Kernel::KeyAdd { name: name.clone(), public, purpose, approvals })
    }

    /// Revokes a member's key, approved by these of its roots.
    pub fn key_revoke(&self, who: &str, draft: impl Into<Draft>, key: &ActKey, roots: &[usize]) -> Act {
        let key = key.public().id().0;
        self.change(who, draft, roots, |approvals| Kernel::KeyRevoke { key, last_good: 0, approvals })
    }

    /// Puts another key in the place of a member's root, approved by these of its roots.
    pub fn root_replace(&self, who: &str, draft: impl Into<Draft>, root: usize, key: &ActKey, roots: &[usize]) -> Act {
        let (public, replaces) = (key.public().bytes(), self.member(who).roots[root].public().bytes());
        let replace = |approvals| Kernel::RootReplace { root: root as u64, public, replaces, approvals };
        self.change(who, draft, roots, replace)
    }

    /// Has a member leave, approved by the first two roots of each of `agreed`.
    pub fn leave(&self, member: u64, agreed: &[&str]) -> Kernel {
        let (member, reason) = (MemberId(member), || "asked to".to_string());
        let kernel = |approvals| Kernel::MemberSuspend { member, reason: reason(), approvals };
        let change = kernel(Vec::new()).change();
        kernel(agreed.iter().flat_map(|who| self.approve(self.member(who).id.0 as usize, &change)).collect())
    }

    /// Has a member order the record from `size` on with the key of this seed, approved by two roots of each of `agreed`.
    pub fn succession(
        &self,
        (term, size, root): (u64, u64, [u8; 32]),
        (member, origin, seed): (u64, &str, &[u8; 32]),
        agreed: &[usize],
    ) -> Kernel {
        let public = tlog::SigningKey::from_seed(seed).public();
        let kernel = |approvals| Kernel::Succession {
            term,
            size,
            root,
            origin: origin.into(),
            public,
            member: MemberId(member),
            approvals,
        };
        let change = kernel(Vec::new()).change();
        kernel(agreed.iter().flat_map(|who| self.approve(*who, &change)).collect())
    }

    /// Adopts the rulebook of the bytes `by` with these channels, approved by the first two roots of each of `agreed`.
    pub fn adopt(
        &self,
        edition: u64,
        [old, by]: [&[u8]; 2],
        table: &[(u64, &[MemberKind])],
        agreed: &[&str],
    ) -> Kernel {
        let [replaces, hash] = [old, by].map(|bytes| Sha256::digest(bytes).into());
        let kinds = |(channel, kinds): &(u64, &[MemberKind])| ChannelKinds { channel: *channel, kinds: kinds.to_vec() };
        let channels: Vec<ChannelKinds> = table.iter().map(kinds).collect();
        let kernel = |approvals| Kernel::Rulebook { hash, edition, replaces, channels: channels.clone(), approvals };
        let change = kernel(Vec::new()).change();
        let approve = |who: &&str| self.approve(self.member(who).id.0 as usize, &change);
        kernel(agreed.iter().flat_map(approve).collect())
    }

    /// What the first two roots of a member sign.
    pub fn approve(&self, member: usize, change: &[u8]) -> Vec<Approval> {
        approvals(&self.members[member], &[0, 1], change, &self.genesis())
    }

    fn change(
        &self,
        who: &str,
        draft: impl Into<Draft>,
        roots: &[usize],
        kernel: impl Fn(Vec<Approval>) -> Kernel,
    ) -> Act {
        let member = self.member(who);
        let approvals = approvals(member, roots, &kernel(Vec::new()).change(), &self.genesis());
        self.public(&member.desk, draft, &kernel_content(&kernel(approvals)))
    }
}

fn member(n: usize) -> Member {
    let key = |purpose| ActKey::from_seed(&seed(n, purpose));
    Member {
        id: MemberId(n as u64),
        name: ROLES[n].0,
        desk: key(1),
        node: key(2),
        roots: [key(3), key(4), key(5)],
        sealing: SealingKey::from_seed(&seed(n, 6)),
    }
}

fn entry(m: &Member, sealing: bool) -> MemberEntry {
    let (_, kind, side) = ROLES[m.id.0 as usize];
    let key = |name: String, key: &ActKey, purpose| FoundingKey { name, public: key.public().bytes(), purpose };
    MemberEntry {
        name: m.name.into(),
        kind,
        side,
        roots: [0, 1, 2].map(|n| m.roots[n].public().bytes()),
        sealing: if sealing { m.sealing.public() } else { Vec::new() },
        pin: [m.id.0 as u8; 32],
        keys: vec![key(m.name.into(), &m.desk, Purpose::Desk), key(format!("{}/N", m.name), &m.node, Purpose::Machine)],
    }
}

fn witness_entry(n: usize, member: usize) -> WitnessEntry {
    let public = tlog::SigningKey::from_seed(&seed(n, WITNESS)).public();
    WitnessEntry { name: format!("witness{n}.example"), public, member: MemberId(member as u64) }
}

fn approvals(member: &Member, roots: &[usize], change: &[u8], genesis: &Genesis) -> Vec<Approval> {
    let sign = |n: &usize| Approval {
        member: member.id,
        root: *n as u64,
        signature: member.roots[*n].sign(&approval_bytes(genesis, change)),
    };
    roots.iter().map(sign).collect()
}

/// The document that all members sign with their first two roots.
fn found(mechanism: Mechanism, members: &[Member]) -> Founding {
    let genesis = Founding::genesis_of(&mechanism.encode());
    let signed = members.iter().flat_map(|m| approvals(m, &[0, 1], Founding::change(), &genesis)).collect();
    Founding::new(mechanism, signed).unwrap()
}

impl Cast {
    /// The same members found another mechanism, changed by `how`.
    pub fn refound(&self, how: impl Fn(&mut Mechanism)) -> Result<Founding, record::FoundingFault> {
        let mut mechanism = self.founding.mechanism().clone();
        how(&mut mechanism);
        let genesis = Founding::genesis_of(&mechanism.encode());
        let members = &self.members;
        let signed = members.iter().flat_map(|m| approvals(m, &[0, 1], Founding::change(), &genesis)).collect();
        Founding::new(mechanism, signed)
    }
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
