//! How a node comes up after a stop, in the order of the real one; and what its operator does when it does not.

use super::chance::Chance;
use super::disk::Faulty;
use super::ground::GROUND;
use super::live::{Live, Moment};
use super::order::{LATCH, LEAVES, Order, OrderFault};
use super::sabotage::Sabotage;
use super::terms;
use act::{Act, Kernel};
use record::{CheckedLeaf, Latch, Ledger, Outbox, Replica, SequencerFault, Unsure, Witness};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::sync::Arc;
use store::disk::Disk;
use store::{LatchFile, Segment, StoreFault};

/// This node's copy of the record.
pub const RECORD: &str = "record.segment";
/// Every act it ever kept.
pub const OUTBOX: &str = "outbox.segment";
/// What its witness signed last.
pub const WITNESS: &str = "witness.latch";
/// Whether the outbox is this folder's own.
const MARK: &str = "outbox.mark";

/// Why a node does not come up. Each is a file that its operator looks at.
#[derive(Debug)]
pub enum StartFault {
    /// The copy of the record is damaged: it is put aside and fetched again.
    Record(String),
    /// The outbox is damaged: what had not reached the sequencer is gone.
    Outbox(String),
    /// What the witness signed last is not certain: it must not witness again.
    Witness(String),
    /// The sequencer's files, all of which but the latch can be made again from a copy of the record.
    Order(OrderFault),
    /// The machine, or its disk, at this moment.
    Other(String),
}

impl StartFault {
    /// In words.
    pub fn told(&self) -> String {
        match self {
            StartFault::Record(why) => format!("record: {why}"),
            StartFault::Outbox(why) => format!("outbox: {why}"),
            StartFault::Witness(why) => format!("witness: {why}"),
            StartFault::Order(OrderFault::Store(why)) => format!("order: {why}"),
            StartFault::Order(OrderFault::Sequencer(why)) => format!("order: {why}"),
            StartFault::Order(OrderFault::Doubtful) => "order: what was promised last is not certain".into(),
            StartFault::Order(OrderFault::Stopped(why)) => format!("order: {why}"),
            StartFault::Other(why) => why.clone(),
        }
    }

    /// Whether the disk was only full or failed once: another start may do.
    pub fn passes(&self) -> bool {
        matches!(
            self,
            StartFault::Other(_)
                | StartFault::Order(OrderFault::Store(
                    StoreFault::Full { .. } | StoreFault::Other { .. } | StoreFault::Device { .. }
                ))
                | StartFault::Order(OrderFault::Stopped(_))
        )
    }
}

/// What a node's operator has given up.
#[derive(Debug, Clone, Copy, Default)]
pub struct Retired {
    /// Its witness.
    pub witness: bool,
    /// The order of the record.
    pub order: bool,
}

fn told(which: fn(String) -> StartFault, fault: &StoreFault) -> StartFault {
    match fault {
        StoreFault::Corrupt { .. } | StoreFault::NotASegment { .. } | StoreFault::Latch { .. } => {
            which(fault.to_string())
        }
        other => StartFault::Other(other.to_string()),
    }
}

impl Live {
    /// Reads the folder, compares it with what it promised, and folds it.
    pub fn open(
        who: usize,
        disk: &Faulty,
        sabotage: Option<Sabotage>,
        retired: Retired,
        chance: Chance,
        at: &mut Moment<'_>,
    ) -> Result<Live, StartFault> {
        let cast = &GROUND.cast;
        let shared: Arc<Faulty> = Arc::new(disk.clone());
        let opened = Segment::open_on(shared.clone(), Path::new(RECORD));
        let (segment, recovered) = opened.map_err(|fault| told(StartFault::Record, &fault))?;
        let witness = open_witness(who, &shared, &segment, retired)?;
        let opened = Segment::open_on(shared, Path::new(OUTBOX));
        let (outbox_file, kept) = opened.map_err(|fault| told(StartFault::Outbox, &fault))?;
        let mut ledger = Ledger::new(cast.founding.clone(), Some(cast.channels.clone()));
        let ledger = ledger.as_mut().map_err(|fault| StartFault::Other(fault.to_string()))?.clone();
        let replica = Replica::new(ledger).map_err(|fault| StartFault::Other(fault.to_string()))?;
        let mut live = Live {
            who,
            me: cast.members[who].id,
            upstream: who,
            replica,
            situation: GROUND.empty.clone(),
            keyring: Live::empty_keyring(who),
            segment,
            outbox: Outbox::default(),
            outbox_file,
            witness,
            order: None,
            refused: BTreeMap::new(),
            to_deliver: VecDeque::new(),
            epochs_said: BTreeSet::new(),
            keys_complained: BTreeSet::new(),
            receipts: Vec::new(),
            unsure: None,
            broken: None,
            disk: disk.clone(),
            sabotage,
            chance,
            online: false,
            stream: 0,
            heard_at: 0,
            asked: BTreeMap::new(),
            sent: BTreeMap::new(),
            to_sign: None,
        };
        if kept.cut_bytes > 0 {
            // Was it half of a write, or the last act and its serial? Only the record can say.
            live.mark("cut")?;
        }
        live.unsure = live.is_copy()?.then(|| Unsure::new(&cast.founding, live.me));
        live.rebuild(&recovered.records)?;
        live.outbox = Outbox::recover_beside(&kept.records, live.replica.ledger());
        let other = |fault: StoreFault| StartFault::Other(fault.to_string());
        if let Some(kernel) = terms::noted(disk).map_err(other)? {
            // One that is not of this record is told to the operator, and the node comes up all the same.
            let _ = live.replica.announce(&kernel);
        }
        live.upstream = live.replica.orders().member.0 as usize;
        live.recall_duties();
        if !retired.order && terms::orders(who, disk).map_err(other)? {
            live.order = Some(Order::open(who, disk, sabotage, at).map_err(StartFault::Order)?);
        }
        Ok(live)
    }

    /// Verifies again what was verified before it was written: the disk may have changed since.
    fn rebuild(&mut self, leaves: &[Vec<u8>]) -> Result<(), StartFault> {
        let mut acts = Vec::new();
        for leaf in leaves {
            let mut leaf = CheckedLeaf::unchecked(leaf.clone());
            acts.extend(self.replica.refold(&mut leaf).map_err(|fault| StartFault::Record(fault.to_string()))?);
        }
        self.fold_in(&acts, false);
        Ok(())
    }

    /// What this node had to say by itself and may not have said before it stopped.
    fn recall_duties(&mut self) {
        let mut said = BTreeSet::new();
        for (_, bytes) in self.outbox.waiting() {
            let Ok(act) = Act::decode(bytes) else { continue };
            let Ok(Some(content)) = self.keyring.open(&act) else { continue };
            match Kernel::read(content.format, &content.fields) {
                Ok(Some(Kernel::Delivered { .. })) => said.extend(content.case),
                Ok(Some(Kernel::Epoch { channel, epoch, .. })) => drop(self.epochs_said.insert((channel, epoch))),
                Ok(Some(Kernel::Complaint { act, .. })) => drop(self.keys_complained.insert(act)),
                _ => {}
            }
        }
        let due = self.situation.undelivered(self.me);
        self.to_deliver.extend(due.into_iter().filter(|name| !said.contains(name)));
    }

    pub(super) fn mark(&self, what: &str) -> Result<(), StartFault> {
        let marked = self.disk.replace(Path::new(MARK), what.as_bytes(), 0o600);
        marked.map_err(|fault| StartFault::Other(fault.to_string()))
    }

    /// Whether the outbox may have forgotten a serial that the record knows.
    fn is_copy(&self) -> Result<bool, StartFault> {
        match self.disk.read(Path::new(MARK)) {
            Ok(Some(mark)) => Ok(mark != b"own"),
            Ok(None) => self.mark("own").map(|()| false),
            Err(fault) => Err(StartFault::Other(fault.to_string())),
        }
    }
}

fn open_witness(
    who: usize,
    disk: &Arc<Faulty>,
    segment: &Segment,
    retired: Retired,
) -> Result<Option<(Witness, LatchFile)>, StartFault> {
    let Some(n) = GROUND.witness_of(who).filter(|_| !retired.witness) else { return Ok(None) };
    let opened = LatchFile::open_on(disk.clone(), Path::new(WITNESS));
    let (mut file, latched) = opened.map_err(|fault| told(StartFault::Witness, &fault))?;
    let mut last = None;
    if let Some(found) = latched {
        let latch = Latch::decode(&found.bytes).map_err(|fault| StartFault::Witness(fault.to_string()))?;
        if !found.is_certain(latch.size, segment) {
            return Err(StartFault::Witness("what it signed last is not certain".into()));
        }
        file.settle(&found, latch.size, segment).map_err(|fault| told(StartFault::Witness, &fault))?;
        last = Some(latch);
    }
    let (name, seed) = GROUND.cast.witness(n);
    Ok(Some((Witness::new(name, &seed, last), file)))
}

/// What the operators' manual says to do; `mirror` is another member's copy of the record. Answers with what was done.
pub fn mend(disk: &Faulty, fault: &StartFault, retired: &mut Retired, mirrors: &[Vec<Vec<u8>>]) -> &'static str {
    match fault {
        passing if passing.passes() => "it is started again",
        StartFault::Record(_) => {
            disk.put_aside(Path::new(RECORD));
            "the copy of the record is put aside and fetched again"
        }
        StartFault::Outbox(_) => {
            disk.put_aside(Path::new(OUTBOX));
            disk.put(Path::new(MARK), b"cut");
            "the outbox is put aside"
        }
        StartFault::Witness(_) => {
            retired.witness = true;
            "the witness is retired"
        }
        StartFault::Order(OrderFault::Store(StoreFault::Corrupt { .. } | StoreFault::NotASegment { .. }))
        | StartFault::Order(OrderFault::Sequencer(SequencerFault::Lost { .. } | SequencerFault::Root(_)))
        | StartFault::Order(OrderFault::Sequencer(SequencerFault::Leaf { .. })) => from_mirror(disk, retired, mirrors),
        StartFault::Order(_) | StartFault::Other(_) => {
            retired.order = true;
            "the order is lost: the members' copies hold the record"
        }
    }
}

/// The sequencer's segment from a copy that holds exactly what the latch promised, no leaf less and none more.
fn from_mirror(disk: &Faulty, retired: &mut Retired, mirrors: &[Vec<Vec<u8>>]) -> &'static str {
    let latched = LatchFile::open_on(Arc::new(disk.clone()), Path::new(LATCH)).ok().and_then(|(_, found)| found);
    let latch = latched.filter(|found| !found.doubtful).and_then(|found| Latch::decode(&found.bytes).ok());
    let holds = |leaves: &&Vec<Vec<u8>>| {
        let mut tree = tlog::Tree::new();
        leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
        latch.as_ref().is_some_and(|latch| latch.size == tree.size() && latch.root == tree.root())
    };
    let Some(leaves) = mirrors.iter().find(holds) else {
        retired.order = true;
        return "no copy holds what was promised: the order is lost";
    };
    disk.put_aside(Path::new(LEAVES));
    let made = Segment::open_on(Arc::new(disk.clone()), Path::new(LEAVES)).and_then(|(mut segment, _)| {
        segment.append(leaves)?;
        segment.sync()
    });
    if made.is_ok() { "the order is made anew from a member's copy" } else { "it is started again" }
}
