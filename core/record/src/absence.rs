//! Proof of absence: up to this checkpoint, this member has not answered this act in its channel.
//!
//! ```text
//! ceasewire/absence@v1
//! base64({ 1: genesis document, 2: index of the act that waits, 3: [frontier hash, ..], 4: [leaf, ..],
//!          5: [[index, opening], ..], 6: member, 7: [key proof, ..], ?8: term })
//!
//! checkpoint with its cosignatures, verbatim
//! ```
//! The frontier of the tree before the act, then every leaf from the act to the checkpoint's end, hash to the cosigned
//! root: so nothing between is missing, and sealed leaves stay sealed. Of each of the member's acts in the channel the
//! salted case reference is opened, or the two items between which it would stand. If the act that waits belongs to a
//! case itself, every later act of the member in that case counts as an answer. Levels 1 and 2 of the ladder (delivered,
//! opened) answer nothing: where the act's format is opened too and says so, it may stand in the case. Otherwise a node's
//! own receipt would make its desk's silence unprovable. Nor does what a machine's key says, but for a reply to a line
//! check. An act that not all who read the one that waits were meant to read is no answer to it, so nobody can make its
//! silence unprovable by a side letter: to one sealed to the channel only what is sealed to the channel answers, to one
//! sealed to a few also what is wrapped for its author. Nor does what nobody can open: an act that another member complained
//! of later, under whose key in that complaint it does not open to what its author committed to, and that its author has not
//! disclosed since. Else an author could make its own silence unprovable by sealing noise; and whoever is complained of
//! falsely shows it by disclosing one item. The verdict counts such acts apart. Key proofs, by ascending index, bring the keys that acts of the
//! range are signed with or revoke and that neither the genesis document nor the range brings. `term` is that of a proof
//! bundle. Source: DESIGN 6, DOMAIN 2.2.

use crate::bundle::{KeyProof, ShowFault, add_key, read_key_proof, write_key_proof};
use crate::terms::Shown;
use crate::{Founding, KeyBook, Leaf};
use act::cbor::{CborFault, Reader, Writer, need, opt};
use act::{Act, Content, Cover, Genesis, Kernel, MemberId, Millis, Name, Purpose};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use seal::{Entry, Opening, Verdict};
use tlog::Frontier;
use tlog::note::Note;
use tlog::proof::BundleFault;

/// First line of the file.
pub const HEADER: &str = "ceasewire/absence@v1";

/// The item of a content that names its format.
const FORMAT: u64 = 1;

/// Wire number of the reply to a line check.
const LINE_REPLY: u64 = 24;

/// The item of a content that names its case.
const CASE: u64 = 4;

/// A proof of absence, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The genesis document.
    pub founding: Vec<u8>,
    /// Index of the act that waits for an answer.
    pub from: u64,
    /// The tree's frontier before it.
    pub frontier: Vec<[u8; 32]>,
    /// Every leaf from it to the checkpoint's end.
    pub leaves: Vec<Vec<u8>>,
    /// Openings by index: of the act that waits, and of each act of the member in the channel.
    pub openings: BTreeMap<u64, Vec<u8>>,
    /// Who has not answered.
    pub member: MemberId,
    /// That keys which are neither in the genesis document nor added in the range were registered; by ascending index.
    pub keys: Vec<KeyProof>,
    /// The succession that made whoever has signed the checkpoint the sequencer; none in the founders' term.
    pub term: Option<KeyProof>,
    /// The cosigned checkpoint.
    pub checkpoint: String,
}

/// What a verified proof of absence shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// Which mechanism.
    pub genesis: Genesis,
    /// The mechanism's name.
    pub mechanism: String,
    /// The act that waits.
    pub name: Name,
    /// Its key's short name.
    pub key_name: String,
    /// Where it stands.
    pub index: u64,
    /// When it was included, milliseconds.
    pub at: Millis,
    /// Its opened items.
    pub items: Vec<(u64, Vec<u8>)>,
    /// The member that has not answered.
    pub member: String,
    /// Up to this size of the record.
    pub size: u64,
    /// The time of the last leaf, milliseconds.
    pub until: Millis,
    /// Who has cosigned, with their times in seconds.
    pub cosigners: Vec<(String, u64)>,
    /// How many acts that member made in the channel meanwhile, all about other cases or only acknowledging this one.
    pub others: usize,
    /// How many it made besides that were complained of because they do not open, and that it has not disclosed since.
    pub unopenable: usize,
}

/// Why it proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AbsenceFault {
    /// As for a proof bundle.
    #[error(transparent)]
    Show(#[from] ShowFault),
    /// Not such a file.
    #[error("the file is not a proof of absence")]
    Header,
    /// The leaves do not hash to the cosigned root.
    #[error("the leaves are not those of the record")]
    Leaves,
    /// Too few witnesses.
    #[error("{0} witnesses have cosigned, which is no quorum")]
    Quorum(usize),
    /// The act that waits is not sealed to a channel.
    #[error("the act that waits is not sealed to a channel")]
    NoChannel,
    /// Nothing that a machine may say waits for an answer.
    #[error("the act that waits is signed by a machine's key, and nothing a machine says waits for an answer")]
    Machine,
    /// An act of the member in the channel is not shown to be about another case.
    #[error("the act at record number {0} is not shown to be about another case")]
    Unopened(u64),
    /// An opening that says nothing about the matter: nobody would check it.
    #[error("the opening of record number {0} does not belong to this proof")]
    Unneeded(u64),
    /// Nobody has this number.
    #[error("the mechanism has no member number {0}")]
    NoMember(u64),
    /// They apply one after another, so they have one order.
    #[error("the key proofs do not stand in ascending order")]
    KeyOrder,
    /// An act of the member in the channel answers it.
    #[error("the act at record number {0} belongs to the case: there is an answer")]
    Answered(u64),
}

impl From<CborFault> for AbsenceFault {
    fn from(fault: CborFault) -> AbsenceFault {
        ShowFault::Extra(fault).into()
    }
}

impl Absence {
    fn body(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.map(7 + usize::from(self.term.is_some()))
            .uint(1)
            .bytes(&self.founding)
            .uint(2)
            .uint(self.from)
            .uint(3)
            .array(self.frontier.len());
        self.frontier.iter().for_each(|h| {
            w.bytes(h);
        });
        w.uint(4).array(self.leaves.len());
        self.leaves.iter().for_each(|leaf| {
            w.bytes(leaf);
        });
        w.uint(5).array(self.openings.len());
        for (index, opening) in &self.openings {
            w.array(2).uint(*index).bytes(opening);
        }
        w.uint(6).uint(self.member.0).uint(7).array(self.keys.len());
        self.keys.iter().for_each(|key| write_key_proof(&mut w, key));
        if let Some(term) = &self.term {
            write_key_proof(w.uint(8), term);
        }
        w.done()
    }

    /// Reads a file; verifies nothing.
    ///
    /// # Errors
    /// [`AbsenceFault::Header`] or a form fault.
    pub fn parse(text: &str) -> Result<Absence, AbsenceFault> {
        let rest = text.strip_prefix(HEADER).and_then(|t| t.strip_prefix('\n')).ok_or(AbsenceFault::Header)?;
        let (body, checkpoint) = rest.split_once("\n\n").ok_or(AbsenceFault::Header)?;
        let body = data_encoding::BASE64.decode(body.as_bytes()).map_err(|_| AbsenceFault::Header)?;
        let pairs = Reader::whole(&body, Reader::map)?;
        let openings = need(&pairs, 5)?.list(|r| -> Result<_, CborFault> {
            r.array_len(2)?;
            Ok((r.uint()?, r.bytes()?.to_vec()))
        })?;
        let absence = Absence {
            founding: need(&pairs, 1)?.bytes()?.to_vec(),
            from: need(&pairs, 2)?.uint()?,
            frontier: need(&pairs, 3)?.list(|r| r.array_of())?,
            leaves: need(&pairs, 4)?.list(|r| r.bytes().map(<[u8]>::to_vec))?,
            openings: openings.into_iter().collect(),
            member: MemberId(need(&pairs, 6)?.uint()?),
            keys: need(&pairs, 7)?.list(read_key_proof)?,
            term: opt(&pairs, 8).map(|mut r| read_key_proof(&mut r)).transpose()?,
            checkpoint: checkpoint.to_string(),
        };
        if absence.to_string() == text { Ok(absence) } else { Err(CborFault::Range.into()) }
    }

    /// Checks everything, offline.
    ///
    /// # Errors
    /// [`AbsenceFault`].
    pub fn verify(&self, genesis: Option<Genesis>) -> Result<Absent, AbsenceFault> {
        let founding = Founding::decode(&self.founding).map_err(ShowFault::from)?;
        if genesis.is_some_and(|g| g != founding.genesis()) {
            return Err(ShowFault::OtherMechanism.into());
        }
        let log = |fault: BundleFault| AbsenceFault::Show(ShowFault::Log(fault));
        let note = Note::parse(&self.checkpoint).map_err(|f| log(f.into()))?;
        if founding.entry(self.member).is_none() {
            return Err(AbsenceFault::NoMember(self.member.0));
        }
        let term = self.term.as_ref().map(Shown::read).transpose()?;
        let policy = term.as_ref().map_or_else(|| founding.policy(), |shown| shown.term.policy(&founding));
        let policy = policy.map_err(ShowFault::from)?;
        let verdict = policy.judge(&note).map_err(|f| log(f.into()))?;
        if !verdict.quorum {
            return Err(AbsenceFault::Quorum(verdict.cosigners.len()));
        }
        if note.signatures.len() != 1 + verdict.cosigners.len() {
            return Err(CborFault::Trailing.into());
        }
        self.is_record(&verdict.checkpoint)?;
        let mut keys = KeyBook::partial(&founding).map_err(|_| ShowFault::Key)?;
        if !self.keys.is_sorted_by(|a, b| a.index < b.index) {
            return Err(AbsenceFault::KeyOrder);
        }
        for key in &self.keys {
            add_key(&mut keys, &founding, key, &verdict.checkpoint)?;
        }
        term.map_or(Ok(()), |shown| shown.stands(&founding, &keys, &verdict.checkpoint))?;
        let mut range = self.read(&founding, &mut keys)?;
        let shut = shut(&range, self.member, &founding.genesis());
        let rest = range.split_off(1.min(range.len()));
        let waits = range.pop().ok_or(AbsenceFault::Leaves)?;
        let channel = waits.act.channel().ok_or(AbsenceFault::NoChannel)?;
        if waits.purpose == Purpose::Machine {
            return Err(AbsenceFault::Machine);
        }
        let items = self.opened(waits.index, &waits.act)?.ok_or(AbsenceFault::Unopened(waits.index))?;
        let mut cases = Vec::from([waits.act.name()]);
        cases.extend(case_in(waits.index, &items)?);
        let (mut others, mut unopenable, mut until) = (Vec::new(), 0, waits.at);
        for leaf in rest {
            until = leaf.at;
            if shut.contains(&leaf.index) && !self.openings.contains_key(&leaf.index) {
                unopenable += usize::from(leaf.act.channel() == Some(channel) && is_meant_for(&leaf, &waits));
            } else if leaf.author == self.member && leaf.act.channel() == Some(channel) && is_meant_for(&leaf, &waits) {
                self.is_other_case(&leaf, &cases)?;
                others.push(leaf.index);
            }
        }
        let needed = |index: &&u64| **index == waits.index || others.contains(index);
        if let Some(index) = self.openings.keys().find(|index| !needed(index)) {
            return Err(AbsenceFault::Unneeded(*index));
        }
        Ok(Absent {
            genesis: founding.genesis(),
            mechanism: founding.name.clone(),
            name: waits.act.name(),
            key_name: waits.key_name,
            index: self.from,
            at: waits.at,
            items: items.into_iter().map(|(_, number, bytes)| (number, bytes)).collect(),
            member: founding.name_of(self.member).into(),
            size: verdict.checkpoint.size(),
            until,
            cosigners: verdict.cosigners,
            others: others.len(),
            unopenable,
        })
    }

    fn is_record(&self, head: &tlog::checkpoint::Checkpoint) -> Result<(), AbsenceFault> {
        // Before anything is added to a number that a stranger chose.
        if head.size().checked_sub(self.from) != Some(self.leaves.len() as u64) {
            return Err(AbsenceFault::Leaves);
        }
        let frontier = Frontier::from_hashes(self.from, self.frontier.clone());
        let mut frontier = frontier.map_err(|_| AbsenceFault::Leaves)?;
        self.leaves.iter().for_each(|leaf| frontier.push(tlog::leaf_hash(leaf)));
        let same = frontier.size() == head.size() && frontier.root() == *head.root();
        if same { Ok(()) } else { Err(AbsenceFault::Leaves) }
    }

    /// Every leaf of the range with its author; a leaf by an unknown key proves nothing about who did not write it.
    fn read(&self, founding: &Founding, keys: &mut KeyBook) -> Result<Vec<Read>, AbsenceFault> {
        let mut out = Vec::with_capacity(self.leaves.len());
        for (n, bytes) in self.leaves.iter().enumerate() {
            let index = self.from + n as u64;
            let leaf = Leaf::decode(bytes).map_err(ShowFault::from)?;
            let at = leaf.at();
            let Leaf::Act { act, .. } = leaf else { return Err(AbsenceFault::Leaves) };
            let act = Act::decode(&act).map_err(ShowFault::from)?;
            let entry = keys.in_force(act.key(), index).map_err(|_| ShowFault::Key)?;
            let (author, key_name, public) = (entry.member, entry.name.clone(), entry.public.clone());
            let purpose = entry.purpose;
            let act = act.verify(&public, &founding.genesis()).map_err(ShowFault::from)?;
            if let Some(change) = crate::ledger::public_kernel(&act).map_err(|_| ShowFault::Key)? {
                // Void changes never enter the record, and these leaves are the record's.
                keys.apply(founding, author, &change, index).map_err(|_| ShowFault::Key)?;
            }
            out.push(Read { index, at, author, key_name, purpose, act });
        }
        Ok(out)
    }

    fn opened(&self, index: u64, act: &Act) -> Result<Option<Positioned>, AbsenceFault> {
        let Some(opening) = self.openings.get(&index) else { return Ok(None) };
        let (Cover::Channel { commitment, .. } | Cover::Few { commitment, .. }) = &act.statement().cover else {
            return Err(AbsenceFault::NoChannel);
        };
        let opening = Opening::decode(opening).map_err(ShowFault::from)?;
        opening.verify(commitment).map_err(ShowFault::from)?;
        let open = |(place, entry): (usize, &Entry)| match entry {
            Entry::Open { number, bytes, .. } => Some((place, *number, bytes.clone())),
            Entry::Closed(_) => None,
        };
        Ok(Some(opening.entries.iter().enumerate().filter_map(open).collect()))
    }

    fn is_other_case(&self, leaf: &Read, cases: &[Name]) -> Result<(), AbsenceFault> {
        let items = self.opened(leaf.index, &leaf.act)?.ok_or(AbsenceFault::Unopened(leaf.index))?;
        match case_in(leaf.index, &items)? {
            Some(case) if cases.contains(&case) && !answers_nothing(&items, leaf.purpose) => {
                Err(AbsenceFault::Answered(leaf.index))
            }
            _ => Ok(()),
        }
    }
}

/// The member's acts that another complained of later, that do not open under the key of that complaint, and that the member
/// has not disclosed.
fn shut(range: &[Read], member: MemberId, genesis: &Genesis) -> BTreeSet<u64> {
    let at: BTreeMap<Name, &Read> = range.iter().filter(|r| r.author == member).map(|r| (r.act.name(), r)).collect();
    let (mut shut, mut disclosed) = (BTreeSet::new(), BTreeSet::new());
    for by in range {
        match crate::ledger::public_kernel(&by.act).ok().flatten() {
            Some(Kernel::Complaint { act, key }) if by.author != member => {
                let Some(of) = at.get(&act).filter(|of| of.index < by.index) else { continue };
                if seal::judge_complaint(of.act.statement(), &act, &key, genesis) != Verdict::Unfounded {
                    shut.insert(of.index);
                }
            }
            Some(Kernel::Disclose { act, opening }) if by.author == member => {
                let Some(of) = at.get(&act) else { continue };
                let (Cover::Channel { commitment, .. } | Cover::Few { commitment, .. }) = &of.act.statement().cover
                else {
                    continue;
                };
                if Opening::decode(&opening).and_then(|opening| opening.verify(commitment)).is_ok() {
                    disclosed.insert(of.index);
                }
            }
            _ => {}
        }
    }
    shut.difference(&disclosed).copied().collect()
}

/// Whether an act may answer the one that waits: it must be sealed so that who reads that one was meant to read it.
fn is_meant_for(leaf: &Read, waits: &Read) -> bool {
    match (&waits.act.statement().cover, &leaf.act.statement().cover) {
        (Cover::Channel { .. } | Cover::Few { .. }, Cover::Channel { .. }) => true,
        (Cover::Few { .. }, Cover::Few { wraps, .. }) => wraps.iter().any(|w| w.to == waits.author),
        _ => false,
    }
}

/// Whether opened items show an act that takes no step: level 1 or 2 of the ladder, `delivered` or `opened`; and of a
/// machine all but a reply to a line check.
fn answers_nothing(items: &[(usize, u64, Vec<u8>)], purpose: Purpose) -> bool {
    let nothing = |wire: u64| match purpose {
        Purpose::Machine => wire != LINE_REPLY,
        Purpose::Desk | Purpose::Field => matches!(wire, 1 | 2),
    };
    let level = |bytes: &[u8]| Reader::whole(bytes, |r| r.uint()).is_ok_and(nothing);
    items.iter().any(|(_, number, bytes)| *number == FORMAT && level(bytes))
}

/// The case that opened items name; `None` if they show that there is none.
fn case_in(index: u64, items: &[(usize, u64, Vec<u8>)]) -> Result<Option<Name>, AbsenceFault> {
    if let Some((_, _, bytes)) = items.iter().find(|(_, number, _)| *number == CASE) {
        return Ok(Some(Content::case_of(bytes)?));
    }
    // No case item: its place between two neighbours, both opened, is empty.
    let gap = items.windows(2).any(|w| w[0].0 + 1 == w[1].0 && w[0].1 < CASE && w[1].1 > CASE);
    if gap { Ok(None) } else { Err(AbsenceFault::Unopened(index)) }
}

/// Place among the act's items, item number, bytes.
type Positioned = Vec<(usize, u64, Vec<u8>)>;

struct Read {
    index: u64,
    at: Millis,
    author: MemberId,
    key_name: String,
    purpose: Purpose,
    act: act::Signed,
}

impl core::fmt::Display for Absence {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{HEADER}\n{}\n\n{}", data_encoding::BASE64.encode(&self.body()), self.checkpoint)
    }
}
