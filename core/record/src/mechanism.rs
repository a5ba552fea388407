//! The genesis document: who founded the mechanism, with which keys, witnesses, rulebook and clocks. Source: DESIGN 6.
//!
//! ```text
//! genesis  = { 1: body (bytes), 2: [[member, root, signature], ..] }     two or three roots of every member, ascending
//! body     = { 1: 1, 2: name, 3: mode, 4: founded (s), 5: [member, ..], 6: [origin, sequencer key, member],
//!              7: [[witness name, witness key, member], ..], 8: rulebook hash, 9: [clock, ..] }
//! member   = { 1: short name, 2: kind, 3: side, 4: [root key x 3], 5: sealing key, 6: node's TLS pin, 7: [[key name, key, purpose], ..] }
//! ```
//! The hash of `body` names the mechanism and is in the external data of every signature.

use act::cbor::{CborFault, Reader, Writer, need};
use act::{Approval, Genesis, KeyBytes, MemberId, MemberKind, PublicKey, Purpose, approval_bytes};
use alloc::{string::String, vec::Vec};
use sha2::{Digest, Sha256};
use tlog::note::{Kind, VerifierKey};
use tlog::policy::{Policy, threshold};

/// What a founding document says of a mechanism.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mechanism {
    /// Name of the mechanism.
    pub name: String,
    /// 0 real, 1 exercise, 2 test. An exercise has a genesis of its own, so its acts can never enter a real record.
    pub mode: u64,
    /// When it was founded, seconds since 1970 UTC.
    pub founded_s: u64,
    /// Members in the order of their [`MemberId`].
    pub members: Vec<MemberEntry>,
    /// Origin line of the log's checkpoints.
    pub origin: String,
    /// The sequencer's Ed25519 checkpoint key.
    pub sequencer: [u8; 32],
    /// Which member runs it.
    pub sequencer_member: MemberId,
    /// Witnesses.
    pub witnesses: Vec<WitnessEntry>,
    /// SHA-256 of the rulebook's archive.
    pub rulebook: [u8; 32],
    /// Agreed time parameters.
    pub clocks: Clocks,
}

/// A member as founded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberEntry {
    /// Short name, such as `NORTH`: capital letters, digits and hyphens, 1 to 12.
    pub name: String,
    /// Its part.
    pub kind: MemberKind,
    /// For a party, which of the two sides.
    pub side: Option<Side>,
    /// Three offline root keys; two sign.
    pub roots: [KeyBytes; 3],
    /// X-Wing public key to which epoch secrets are sealed.
    pub sealing: Vec<u8>,
    /// SHA-256 of the public key of its node's TLS identity.
    pub pin: [u8; 32],
    /// Act keys in force from leaf 0 on.
    pub keys: Vec<FoundingKey>,
}

/// An act key of the genesis document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundingKey {
    /// Short name: the member's own for the duty desk, `NORTH/N` for its node.
    pub name: String,
    /// Ed25519 or P-256 public key.
    pub public: KeyBytes,
    /// For what.
    pub purpose: Purpose,
}

/// The two sides of the agreement. Screens show configured names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// One.
    A,
    /// The other.
    B,
}

/// A guarantor's or monitor's witness key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WitnessEntry {
    /// Name in the signed note, such as `guar1.witness`.
    pub name: String,
    /// Ed25519 cosignature key.
    pub public: [u8; 32],
    /// Who runs it.
    pub member: MemberId,
}

/// Agreed time parameters, milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clocks {
    /// How far a leaf's time may stand from a witness's clock.
    pub tolerance_ms: u64,
    /// Without a receipt for this long, an act is deposited with witnesses.
    pub deposit_after_ms: u64,
    /// Without a fresh quorum for this long, the picture is stale.
    pub stale_after_ms: u64,
}

impl Default for Clocks {
    fn default() -> Clocks {
        Clocks { tolerance_ms: 5_000, deposit_after_ms: 10_000, stale_after_ms: 180_000 }
    }
}

/// A genesis document whose signatures hold: the trust root of every verifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founding {
    mechanism: Mechanism,
    body: Vec<u8>,
    approvals: Vec<Approval>,
    genesis: Genesis,
}

/// Why a genesis document is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FoundingFault {
    /// Not the canonical form.
    #[error("the genesis document is not in canonical form: {0}")]
    Form(#[from] CborFault),
    /// A founding member's signatures are missing.
    #[error("{0} has not signed with two of its three root keys")]
    Unsigned(String),
    /// A signature does not hold.
    #[error("a root signature of {0} does not hold")]
    Signature(String),
    /// What it says contradicts itself.
    #[error("the genesis document contradicts itself: {0}")]
    Sense(&'static str),
}

impl Mechanism {
    /// The bytes that are hashed and signed.
    pub fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.map(9).uint(1).uint(1).uint(2).text(&self.name).uint(3).uint(self.mode).uint(4).uint(self.founded_s);
        w.uint(5).array(self.members.len());
        self.members.iter().for_each(|m| m.write(&mut w));
        w.uint(6).array(3).text(&self.origin).bytes(&self.sequencer).uint(self.sequencer_member.0);
        w.uint(7).array(self.witnesses.len());
        for x in &self.witnesses {
            w.array(3).text(&x.name).bytes(&x.public).uint(x.member.0);
        }
        w.uint(8).bytes(&self.rulebook);
        let c = &self.clocks;
        w.uint(9).array(3).uint(c.tolerance_ms).uint(c.deposit_after_ms).uint(c.stale_after_ms);
        w.done()
    }

    /// Reads exactly one body; says nothing about signatures or sense, which [`Founding::new`] checks.
    ///
    /// # Errors
    /// [`CborFault`] if the bytes are not what [`Mechanism::encode`] writes.
    pub fn decode(bytes: &[u8]) -> Result<Mechanism, CborFault> {
        let pairs = Reader::whole(bytes, Reader::map)?;
        if need(&pairs, 1)?.uint()? != 1 {
            return Err(CborFault::Range);
        }
        let mut log = need(&pairs, 6)?;
        log.array_len(3)?;
        let mut clocks = need(&pairs, 9)?;
        clocks.array_len(3)?;
        let mechanism = Mechanism {
            name: need(&pairs, 2)?.text()?,
            mode: need(&pairs, 3)?.uint()?,
            founded_s: need(&pairs, 4)?.uint()?,
            members: need(&pairs, 5)?.list(|r| MemberEntry::read(r))?,
            origin: log.text()?,
            sequencer: log.array_of()?,
            sequencer_member: MemberId(log.uint()?),
            witnesses: need(&pairs, 7)?.list(|r| -> Result<_, CborFault> {
                r.array_len(3)?;
                Ok(WitnessEntry { name: r.text()?, public: r.array_of()?, member: MemberId(r.uint()?) })
            })?,
            rulebook: need(&pairs, 8)?.array_of()?,
            clocks: Clocks {
                tolerance_ms: clocks.uint()?,
                deposit_after_ms: clocks.uint()?,
                stale_after_ms: clocks.uint()?,
            },
        };
        if mechanism.encode() == bytes { Ok(mechanism) } else { Err(CborFault::Range) }
    }

    /// What is wrong with it, if anything.
    fn sense(&self) -> Result<(), FoundingFault> {
        let wrong = |what| Err(FoundingFault::Sense(what));
        let is_member = |id: MemberId| (id.0 as usize) < self.members.len();
        if self.mode > 2 {
            return wrong("the mode is none of real, exercise, test");
        }
        // Far from where a sum of times could overflow: the year 2242, and a year.
        let clocks = [self.clocks.tolerance_ms, self.clocks.deposit_after_ms, self.clocks.stale_after_ms];
        if self.founded_s >= 1 << 33 || clocks.iter().any(|ms| *ms > 31_536_000_000) {
            return wrong("a time is absurd");
        }
        if self.members.iter().any(|m| (0..3).any(|n| m.roots[n] == m.roots[(n + 1) % 3])) {
            return wrong("a member's three roots are not three keys");
        }
        if self.members.is_empty() || self.members.len() > 64 {
            return wrong("there are fewer than 1 or more than 64 members");
        }
        for side in [Side::A, Side::B] {
            if self.members.iter().filter(|m| m.side == Some(side)).count() != 1 {
                return wrong("there is not exactly one party on each side");
            }
        }
        if self.members.iter().any(|m| (m.kind == MemberKind::Party) != m.side.is_some()) {
            return wrong("a party has no side, or a member that is no party has one");
        }
        if !is_member(self.sequencer_member) || self.witnesses.iter().any(|w| !is_member(w.member)) {
            return wrong("the sequencer or a witness is run by nobody in the list of members");
        }
        if self.witnesses.len() < 4 {
            return wrong("fewer than four witnesses give no redundancy");
        }
        let mut names: Vec<&str> = self.members.iter().map(|m| m.name.as_str()).collect();
        let mut keys: Vec<_> = self.members.iter().flat_map(|m| &m.keys).collect();
        if names.iter().any(|n| !is_short_name(n)) {
            return wrong("a short name is not 1 to 12 capital letters, digits or hyphens");
        }
        names.sort_unstable();
        names.dedup();
        keys.sort_by(|a, b| a.name.cmp(&b.name));
        keys.dedup_by(|a, b| a.name == b.name);
        if names.len() != self.members.len() || keys.len() != self.members.iter().map(|m| m.keys.len()).sum::<usize>() {
            return wrong("two members or two keys have the same name");
        }
        self.policy().map(drop)
    }

    /// The member called `name`.
    pub fn member(&self, name: &str) -> Option<MemberId> {
        self.members.iter().position(|m| m.name == name).map(|n| MemberId(n as u64))
    }

    /// The entry of a member.
    pub fn entry(&self, id: MemberId) -> Option<&MemberEntry> {
        usize::try_from(id.0).ok().and_then(|n| self.members.get(n))
    }

    /// A member's short name, or `?` for a number that is nobody's.
    pub fn name_of(&self, id: MemberId) -> &str {
        self.entry(id).map_or("?", |m| &m.name)
    }

    /// How many cosignatures make a quorum: more than two thirds, so that no two quorums can see different records.
    pub fn quorum(&self) -> usize {
        threshold(self.witnesses.len())
    }

    /// The log's and witnesses' keys and the quorum, as C2SP's tlog-policy.
    ///
    /// # Errors
    /// [`FoundingFault::Sense`] if a name or key is unfit for it; never for a [`Founding`], which has checked.
    pub fn policy(&self) -> Result<Policy, FoundingFault> {
        let unfit = |_| FoundingFault::Sense("a name or key of the sequencer or of a witness is unfit");
        let log = VerifierKey::new(&self.origin, Kind::Ed25519, &self.sequencer).map_err(unfit)?;
        let witnesses = self
            .witnesses
            .iter()
            .map(|w| Ok((w.name.clone(), VerifierKey::new(&w.name, Kind::Cosignature, &w.public).map_err(unfit)?)));
        Policy::count_of(log, witnesses.collect::<Result<_, FoundingFault>>()?, self.quorum())
            .map_err(|_| FoundingFault::Sense("two witnesses have the same name or key"))
    }
}

fn is_short_name(name: &str) -> bool {
    (1..=12).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
}

impl MemberEntry {
    /// Its bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        self.write(&mut w);
        w.done()
    }

    /// Reads exactly one entry.
    ///
    /// # Errors
    /// [`CborFault`] if the bytes are not what [`MemberEntry::encode`] writes.
    pub fn decode(bytes: &[u8]) -> Result<MemberEntry, CborFault> {
        let entry = Reader::whole(bytes, MemberEntry::read)?;
        if entry.encode() == bytes { Ok(entry) } else { Err(CborFault::Range) }
    }

    fn write(&self, w: &mut Writer) {
        w.map(7).uint(1).text(&self.name).uint(2).uint(self.kind.code());
        w.uint(3).uint(self.side.map_or(0, |s| s as u64 + 1)).uint(4).array(3);
        self.roots.iter().for_each(|r| {
            w.bytes(r);
        });
        w.uint(5).bytes(&self.sealing).uint(6).bytes(&self.pin).uint(7).array(self.keys.len());
        for k in &self.keys {
            w.array(3).text(&k.name).bytes(&k.public).uint(k.purpose as u64);
        }
    }

    fn read(r: &mut Reader<'_>) -> Result<MemberEntry, CborFault> {
        let key = |r: &mut Reader<'_>| KeyBytes::from_slice(r.bytes()?).ok_or(CborFault::Range);
        let pairs = r.map()?;
        let kind = need(&pairs, 2)?.uint()?;
        let mut roots = need(&pairs, 4)?;
        roots.array_len(3)?;
        Ok(MemberEntry {
            name: need(&pairs, 1)?.text()?,
            kind: MemberKind::ALL.into_iter().find(|k| k.code() == kind).ok_or(CborFault::Range)?,
            side: match need(&pairs, 3)?.uint()? {
                0 => None,
                1 => Some(Side::A),
                2 => Some(Side::B),
                _ => return Err(CborFault::Range),
            },
            roots: [key(&mut roots)?, key(&mut roots)?, key(&mut roots)?],
            sealing: need(&pairs, 5)?.bytes()?.to_vec(),
            pin: need(&pairs, 6)?.array_of()?,
            keys: need(&pairs, 7)?.list(|r| -> Result<_, CborFault> {
                r.array_len(3)?;
                let (name, public) = (r.text()?, key(r)?);
                let purpose = Purpose::from_code(r.uint()?).ok_or(CborFault::Range)?;
                Ok(FoundingKey { name, public, purpose })
            })?,
        })
    }

    /// Whether at least two different roots of this member signed `change`, and every signature that is here holds.
    pub fn approves(&self, id: MemberId, change: &[u8], approvals: &[Approval], genesis: &Genesis) -> bool {
        let mut signed = [false; 3];
        for a in approvals.iter().filter(|a| a.member == id) {
            if !self.holds(a, change, genesis) {
                return false;
            }
            signed[a.root as usize] = true;
        }
        signed.iter().filter(|s| **s).count() >= 2
    }

    /// Whether the root that an approval names, one of this member's three, signed `change`.
    pub fn holds(&self, approval: &Approval, change: &[u8], genesis: &Genesis) -> bool {
        holds(&self.roots, approval, change, genesis)
    }
}

/// Whether the root that an approval names, one of these three, signed `change`.
pub(crate) fn holds(roots: &[KeyBytes; 3], approval: &Approval, change: &[u8], genesis: &Genesis) -> bool {
    let root = usize::try_from(approval.root).ok().and_then(|n| roots.get(n));
    let key = root.and_then(|root| PublicKey::from_bytes(root));
    key.is_some_and(|key| key.verify(&approval_bytes(genesis, change), &approval.signature))
}

impl Founding {
    /// Joins a mechanism's description and its founders' signatures, which stand in ascending order of member and root:
    /// one set of signatures makes one document.
    ///
    /// # Errors
    /// [`FoundingFault`] if it contradicts itself, a founding member has not signed, or a signature is out of place.
    pub fn new(mechanism: Mechanism, approvals: Vec<Approval>) -> Result<Founding, FoundingFault> {
        mechanism.sense()?;
        let body = mechanism.encode();
        let genesis = Founding::genesis_of(&body);
        if approvals.iter().any(|a| mechanism.entry(a.member).is_none()) {
            return Err(FoundingFault::Sense("somebody who is no member has signed"));
        }
        if !approvals.is_sorted_by(|a, b| (a.member, a.root) < (b.member, b.root)) {
            return Err(CborFault::Order.into());
        }
        for (n, member) in mechanism.members.iter().enumerate() {
            let id = MemberId(n as u64);
            let roots = approvals.iter().filter(|a| a.member == id).count();
            if roots < 2 {
                return Err(FoundingFault::Unsigned(member.name.clone()));
            }
            if !member.approves(id, FOUNDING, &approvals, &genesis) {
                return Err(FoundingFault::Signature(member.name.clone()));
            }
        }
        Ok(Founding { mechanism, body, approvals, genesis })
    }

    /// The hash that names the mechanism with this body.
    pub fn genesis_of(body: &[u8]) -> Genesis {
        Genesis(Sha256::digest(body).into())
    }

    /// What a founding member's roots sign, through [`approval_bytes`].
    pub fn change() -> &'static [u8] {
        FOUNDING
    }

    /// The whole document.
    pub fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.map(2).uint(1).bytes(&self.body).uint(2).array(self.approvals.len());
        for a in &self.approvals {
            w.array(3).uint(a.member.0).uint(a.root).bytes(&a.signature);
        }
        w.done()
    }

    /// Reads a document and checks every signature.
    ///
    /// # Errors
    /// [`FoundingFault`], saying who has not signed or what is not canonical.
    pub fn decode(bytes: &[u8]) -> Result<Founding, FoundingFault> {
        let pairs = Reader::whole(bytes, Reader::map)?;
        let body = need(&pairs, 1)?.bytes()?;
        let approvals = need(&pairs, 2)?.list(|r| -> Result<_, CborFault> {
            r.array_len(3)?;
            Ok(Approval { member: MemberId(r.uint()?), root: r.uint()?, signature: r.array_of()? })
        })?;
        let founding = Founding::new(Mechanism::decode(body)?, approvals)?;
        if founding.encode() == bytes { Ok(founding) } else { Err(CborFault::Range.into()) }
    }

    /// What it says.
    pub fn mechanism(&self) -> &Mechanism {
        &self.mechanism
    }

    /// The hash that names it.
    pub fn genesis(&self) -> Genesis {
        self.genesis
    }
}

const FOUNDING: &[u8] = b"founding";

impl core::ops::Deref for Founding {
    type Target = Mechanism;
    fn deref(&self) -> &Mechanism {
        &self.mechanism
    }
}
