//! A record of any length, made in a moment: every act sealed, signed, in the tree, the whole cosigned by every witness.
//!
//! It is a true record: a node folds it, `ceasewire verify` accepts its export, and no case is left open but those of the
//! last round. Its acts are those of [`super::mix`], 90 s apart, the last at the time asked for. Keys are new each time, so
//! no two generated records are alike; lengths and order of kinds are.

use super::founded::{self, Founded, MEMBERS};
use super::mix::{self, Place, Planned, ROUND, Signer};
use crate::fault::CliFault;
use crate::found;
use act::{Act, ActKey, Content, Cover, Kernel, MemberId, MemberKind, Name, Precedence, Seen, SeenRoot, Statement};
use record::{Latch, Leaf, Ledger, export};
use rulebook::Rulebook;
use seal::{DuressKey, EpochSecret, Head, SeedRng};
use std::collections::BTreeMap;
use std::path::Path;
use store::{LatchFile, Segment};
use tlog::Tree;
use tlog::checkpoint::{self, Checkpoint};
use tlog::note::Note;

/// Between two acts, seconds.
const APART_S: u64 = 90;
/// Acts that were written before their authors saw one another's. No power of two: roots are then not all cheap.
const BLOCK: usize = 999;

/// What is to be made.
pub struct Recipe<'a> {
    /// The folder of all members' folders; it must be empty or new.
    pub dir: &'a Path,
    /// How many acts beside the genesis document; the channels' first epochs are among them.
    pub acts: u64,
    /// How many threads seal and sign.
    pub threads: usize,
    /// When the last act stands, seconds since 1970 UTC.
    pub ends_s: u64,
    /// How many observers there are beside [`MEMBERS`].
    pub observers: usize,
    /// What was agreed.
    pub rulebook: Rulebook,
    /// Where each member's node will listen.
    pub addresses: &'a dyn Fn(&str) -> String,
}

/// A generated record.
pub struct Generated {
    /// The mechanism and its folders, keys and all, but without the record: see [`Generated::fill`].
    pub founded: Founded,
    /// Every leaf, the genesis document first.
    pub leaves: Vec<Vec<u8>>,
    /// Signed by the sequencer, cosigned by every witness.
    pub checkpoint: String,
    tree: Tree,
}

struct Desk {
    key: ActKey,
    duress: DuressKey,
}

/// Everything that writing an act needs and that does not change on the way.
struct Writers {
    desks: BTreeMap<Signer, Desk>,
    secrets: BTreeMap<u64, EpochSecret>,
    genesis: act::Genesis,
    rulebook: Rulebook,
}

/// An act that stands in line to be sealed and signed.
struct Waiting {
    planned: Planned,
    place: Place,
    serial: u64,
    at: u64,
}

/// Makes a record. It takes about 40 µs an act and thread.
///
/// # Errors
/// A folder that holds keys already, or a fault of disk or randomness.
pub fn generate(recipe: Recipe<'_>) -> Result<Generated, CliFault> {
    let founded_s = recipe.ends_s.saturating_sub(recipe.acts * APART_S);
    let founded = founded::found(recipe.dir, recipe.rulebook, founded_s, recipe.observers, recipe.addresses)?;
    let mut writers = writers(&founded)?;
    let mut serials: BTreeMap<Signer, u64> = BTreeMap::new();
    let (mut leaves, mut tree) = (Vec::with_capacity(recipe.acts as usize + 1), Tree::new());
    let mut keep = |leaf: Vec<u8>| {
        tree.push(tlog::leaf_hash(&leaf));
        leaves.push(leaf);
        (tree.size(), tree.root())
    };
    let mut seen = keep(Ledger::first_leaf(&founded.founding).encode());
    let at = |index: u64| (founded_s + index * APART_S) * 1000;
    let north = Signer { member: 0, machine: true };
    for channel in founded.rulebook.terms().channels.iter().map(|c| c.number).take(recipe.acts as usize) {
        let secret = EpochSecret::from_bytes(*found::secret()?);
        let kernel = epoch(&founded, channel, &secret)?;
        writers.secrets.insert(channel, secret);
        let content = Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() };
        let serial = next(&mut serials, north);
        let leaf = writers.public(&content, north, serial, at(seen.0), Precedence::Priority, &seen);
        seen = keep(leaf);
    }
    let (first, size) = (seen.0, recipe.acts + 1);
    let mut openings: BTreeMap<u64, (Name, u64, u64)> = BTreeMap::new();
    let mut index = first;
    while index < size {
        let mut block = Vec::with_capacity(BLOCK);
        while index < size && block.len() < BLOCK {
            let (round, place) = ((index - first) / ROUND, (index - first) % ROUND);
            let planned = mix::planned(round, place);
            let serial = next(&mut serials, planned.signer);
            let case = planned.case.and_then(|opening| openings.get(&opening).copied());
            let at = at(index);
            openings.insert(place, (writers.name(planned.signer, serial), index, at / 1000));
            block.push(Waiting { planned, place: Place { round, at_s: at / 1000, case }, serial, at });
            index += 1;
        }
        for leaf in writers.write(&block, &seen, recipe.threads) {
            seen = keep(leaf);
        }
    }
    let checkpoint = cosigned(&founded, &seen, recipe.ends_s)?;
    Ok(Generated { founded, leaves, checkpoint, tree })
}

fn next(serials: &mut BTreeMap<Signer, u64>, signer: Signer) -> u64 {
    let serial = serials.entry(signer).or_insert(0);
    *serial += 1;
    *serial
}

fn writers(founded: &Founded) -> Result<Writers, CliFault> {
    let mut desks = BTreeMap::new();
    for (member, name) in MEMBERS.iter().enumerate() {
        let keys = founded.folder(name).join("keys");
        for (machine, file) in [(false, "desk.key"), (true, "node.key")] {
            let key = ActKey::from_seed(&*found::load(&keys.join(file))?);
            let duress = DuressKey::from_bytes(*found::load(&keys.join("duress.key"))?);
            desks.insert(Signer { member: member as u64, machine }, Desk { key, duress });
        }
    }
    let genesis = founded.founding.genesis();
    Ok(Writers { desks, secrets: BTreeMap::new(), genesis, rulebook: founded.rulebook.clone() })
}

/// The first epoch of a channel, with this secret for every member of it.
pub(super) fn epoch(founded: &Founded, channel: u64, secret: &EpochSecret) -> Result<Kernel, CliFault> {
    let terms = founded.rulebook.terms().channel(channel);
    let reads = |kind: MemberKind| terms.is_some_and(|c| c.members.contains(&kind));
    let members = founded.founding.members.iter().enumerate().filter(|(_, m)| reads(m.kind));
    // One act has room for 27 wraps; observers beyond that read what is public.
    let to: Vec<(MemberId, &[u8])> =
        members.map(|(n, m)| (MemberId(n as u64), m.sealing.as_slice())).take(27).collect();
    let mut rng = SeedRng::new(*found::secret()?);
    let made = seal::epoch::deliver(secret, channel, 1, &founded.founding.genesis(), &to, &mut rng);
    made.map_err(|e| CliFault::Io(e.to_string()))
}

fn cosigned(founded: &Founded, head: &(u64, [u8; 32]), at_s: u64) -> Result<String, CliFault> {
    let fault = |e: &dyn std::fmt::Display| CliFault::io("checkpoint", e);
    let founding = &founded.founding;
    let load = |member: MemberId, file: &str| {
        let folder = founded.folder(founding.name_of(member));
        found::load(&folder.join("keys").join(file)).map(|seed| tlog::SigningKey::from_seed(&seed))
    };
    let checkpoint = Checkpoint::new(&founding.origin, head.0, head.1).map_err(|e| fault(&e))?;
    let key = load(founding.sequencer_member, "sequencer.key")?;
    let mut signatures = vec![checkpoint::sign(&checkpoint, &key, &founding.origin).map_err(|e| fault(&e))?];
    for witness in &founding.witnesses {
        let key = load(witness.member, "witness.key")?;
        signatures.push(tlog::cosignature::sign(&checkpoint, &witness.name, &key, at_s).map_err(|e| fault(&e))?);
    }
    Ok(Note { text: checkpoint.to_string(), signatures }.to_string())
}

impl Writers {
    fn desk(&self, signer: Signer) -> &Desk {
        self.desks.get(&signer).expect("the mix names members of the mechanism only")
    }

    fn name(&self, signer: Signer, serial: u64) -> Name {
        Name { key: self.desk(signer).key.public().id(), serial }
    }

    /// Seals and signs a block on several threads, in order.
    fn write(&self, block: &[Waiting], seen: &(u64, [u8; 32]), threads: usize) -> Vec<Vec<u8>> {
        let part = block.len().div_ceil(threads.max(1)).max(1);
        std::thread::scope(|scope| {
            let parts: Vec<_> = block
                .chunks(part)
                .map(|acts| scope.spawn(|| acts.iter().map(|a| self.leaf(a, seen)).collect::<Vec<_>>()))
                .collect();
            parts.into_iter().flat_map(|p| p.join().expect("writing an act does not panic")).collect()
        })
    }

    fn leaf(&self, act: &Waiting, seen: &(u64, [u8; 32])) -> Vec<u8> {
        let Waiting { planned, place, serial, at } = act;
        let content = planned.content(&self.rulebook, place);
        let Some((channel, secret)) = planned.channel.and_then(|c| Some((c, self.secrets.get(&c)?))) else {
            return self.public(&content, planned.signer, *serial, *at, planned.precedence(), seen);
        };
        let desk = self.desk(planned.signer);
        let head = Head {
            genesis: &self.genesis,
            name: self.name(planned.signer, *serial),
            claimed_s: at / 1000,
            precedence: planned.precedence(),
            seen: Seen { size: seen.0, root: SeenRoot::Whole(seen.1) },
            channel,
            duress: &desk.duress,
            under_duress: false,
        };
        let sealed = seal::close_channel(&content, &head, 1, secret).expect("the contents of the mix open again");
        self.signed(sealed, desk, *at)
    }

    fn public(
        &self,
        content: &Content,
        signer: Signer,
        serial: u64,
        at: u64,
        precedence: Precedence,
        seen: &(u64, [u8; 32]),
    ) -> Vec<u8> {
        let cover = Cover::Public { content: content.encode() };
        let seen = Seen { size: seen.0, root: SeenRoot::Whole(seen.1) };
        self.signed(Statement { serial, claimed_s: at / 1000, precedence, seen, cover }, self.desk(signer), at)
    }

    fn signed(&self, statement: Statement, desk: &Desk, at: u64) -> Vec<u8> {
        Leaf::Act { at, act: Act::sign(statement, &desk.key, &self.genesis).encode() }.encode()
    }
}

impl Generated {
    /// Number of leaves, the genesis document included.
    pub fn size(&self) -> u64 {
        self.tree.size()
    }

    /// The mechanism, without the leaves in memory.
    pub fn into_founded(self) -> Founded {
        self.founded
    }

    /// Writes the record, the member's own outbox and the checkpoint into its folder, as if its node had followed all of
    /// it; where it runs a witness or the sequencer, their promises too.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn fill(&self, member: &str) -> Result<(), CliFault> {
        let founding = &self.founded.founding;
        let folder = self.founded.folder(member);
        write(&folder.join("record.segment"), &self.leaves)?;
        let id = founding.member(member);
        let entry = id.and_then(|id| founding.entry(id));
        let own: Vec<_> =
            entry.into_iter().flat_map(|e| &e.keys).filter_map(|k| act::PublicKey::from_bytes(&k.public)).collect();
        let is_own = |act: &Vec<u8>| Act::decode(act).is_ok_and(|a| own.iter().any(|k| k.id() == a.key()));
        write(&folder.join("outbox.segment"), &self.acts().filter(is_own).collect::<Vec<_>>())?;
        store::atomic::replace(&folder.join("checkpoint"), self.checkpoint.as_bytes())?;
        let (root, checkpoint) = (self.tree.root(), self.checkpoint.clone());
        let latch = Latch { term: 1, size: self.size(), root, checkpoint }.encode();
        if founding.witnesses.iter().any(|w| Some(w.member) == id) {
            LatchFile::open(&folder.join("witness.latch"))?.0.replace(&latch)?;
        }
        if Some(founding.sequencer_member) == id {
            write(&folder.join("sequencer/leaves.segment"), &self.leaves)?;
            LatchFile::open(&folder.join("sequencer/latch"))?.0.replace(&latch)?;
        }
        Ok(())
    }

    /// A checkpoint over the first `size` leaves, with every cosignature.
    ///
    /// # Errors
    /// A key file that cannot be read.
    pub fn checkpoint_at(&self, size: u64) -> Result<String, CliFault> {
        let root = self.tree.root_at(size).unwrap_or_else(|| self.tree.root());
        cosigned(&self.founded, &(size, root), self.founded.founding.founded_s + size * APART_S)
    }

    /// Writes the record as an export.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn export(&self, to: &Path) -> Result<(), CliFault> {
        let part = |from: u64, width: u16| Ok(self.leaves[from as usize..][..usize::from(width)].to_vec());
        let Founded { founding, rulebook, .. } = &self.founded;
        let put = |name: String, bytes: Vec<u8>| crate::node::put(&to.join(name), &bytes);
        export::write_each(
            founding,
            &self.tree,
            &self.checkpoint,
            self.size(),
            &[("rulebook".into(), rulebook.archive())],
            part,
            put,
        )
    }

    /// Every act in order, as its author sent it.
    pub fn acts(&self) -> impl Iterator<Item = Vec<u8>> {
        self.leaves.iter().filter_map(|leaf| match Leaf::decode(leaf) {
            Ok(Leaf::Act { act, .. }) => Some(act),
            _ => None,
        })
    }
}

fn write(path: &Path, records: &[Vec<u8>]) -> Result<(), CliFault> {
    let (mut segment, _) = Segment::open(path)?;
    for part in records.chunks(4096) {
        segment.append(part)?;
    }
    Ok(segment.sync()?)
}

#[cfg(test)]
pub(crate) mod tests;
