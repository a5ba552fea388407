//! Random walks: acts, commits, stops and gossip in any order; the record stays one record.
#![allow(clippy::unwrap_used)]

use act::Precedence;
use proptest::prelude::*;
use record::{Effect, Latch, Ledger, Replica, Sequencer};
use sim::{Cast, Disk, Draft, NOW, Promises, World};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static CAST: LazyLock<Cast> = LazyLock::new(Cast::three);
const WHO: [&str; 3] = ["NORTH", "SOUTH", "CHAIR"];

#[derive(Debug, Clone, Copy)]
enum Step {
    /// A member offers the act of this serial; the text follows from `text`, so that names are sometimes used twice.
    Offer { who: usize, serial: u64, class: usize, text: u8 },
    /// The sequencer commits what waits; its clock has moved by this much.
    Commit { tick: i64 },
    /// It is stopped at some moment of a commit, and the disk keeps what it keeps.
    Stop { moment: usize, way: usize },
    /// A member's node follows the published record.
    Follow { who: usize },
    /// That node is restarted from the leaves it kept.
    Restart { who: usize },
}

fn step() -> impl Strategy<Value = Step> {
    let offer = (0..3_usize, 1..9_u64, 0..4_usize, 0..5_u8);
    prop_oneof![
        6 => offer.prop_map(|(who, serial, class, text)| Step::Offer { who, serial, class, text: text / 4 }),
        3 => (-3_000..5_000_i64).prop_map(|tick| Step::Commit { tick }),
        1 => (0..12_usize, 0..8_usize).prop_map(|(moment, way)| Step::Stop { moment, way }),
        2 => (0..3_usize).prop_map(|who| Step::Follow { who }),
        1 => (0..3_usize).prop_map(|who| Step::Restart { who }),
    ]
}

struct Node {
    replica: Replica,
    kept: Vec<Vec<u8>>,
}

impl Node {
    fn new() -> Node {
        Node { replica: Replica::new(CAST.ledger()).unwrap(), kept: Vec::new() }
    }

    fn follow(&mut self, disk: &Disk) {
        let Some(latch) = disk.latch.as_deref().map(|l| Latch::decode(l).unwrap()) else { return };
        for index in self.replica.wants()..latch.size {
            self.replica.accept_leaf(index, disk.segment[index as usize].clone().unwrap()).unwrap();
        }
        let progress = self.replica.accept_checkpoint(&latch.checkpoint).unwrap();
        self.kept.extend(progress.leaves);
        assert_eq!(progress.alarms, []);
    }

    fn restart(&mut self) {
        let mut ledger = CAST.ledger();
        self.kept.iter().for_each(|leaf| drop(ledger.apply(leaf).unwrap()));
        self.replica = Replica::new(ledger).unwrap();
    }
}

struct Walk {
    world: World<'static>,
    sequencer: Sequencer,
    nodes: [Node; 3],
    now: u64,
}

impl Walk {
    fn new() -> Walk {
        let mut world = World::new(&CAST, Disk::default(), Promises::default());
        let sequencer = world.live(&Vec::new(), &mut |_, _| {}).unwrap();
        Walk { world, sequencer, nodes: [Node::new(), Node::new(), Node::new()], now: NOW }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Offer { who, serial, class, text } => {
                let draft = Draft { precedence: Precedence::ALL[class], ..serial.into() };
                let act = CAST.say(WHO[who], draft, if text == 0 { "usual" } else { "unusual" });
                if let Err(refusal) = self.sequencer.admit(&act.encode(), self.now) {
                    assert_eq!(refusal.code, "name-reused");
                }
            }
            Step::Commit { tick } => {
                self.now = self.now.saturating_add_signed(tick);
                let effects = self.sequencer.gather(self.now);
                self.world.perform(&mut self.sequencer, effects, &mut |_, _| {}).unwrap();
            }
            Step::Stop { moment, way } => self.stop(moment, way),
            Step::Follow { who } => self.nodes[who].follow(&self.world.disk),
            Step::Restart { who } => self.nodes[who].restart(),
        }
    }

    fn stop(&mut self, moment: usize, way: usize) {
        let effects: Vec<Effect> = self.sequencer.gather(self.now);
        let (mut left, mut n) = (None, 0);
        let mut watch = |disk: &Disk, promises: &Promises| {
            if n == moment {
                let all = disk.stopped();
                left = Some((all[way % all.len()].clone(), promises.clone()));
            }
            n += 1;
        };
        self.world.perform(&mut self.sequencer, effects, &mut watch).unwrap();
        let (disk, promises) = left.unwrap_or((self.world.disk.clone(), self.world.promises.clone()));
        self.world = World::new(&CAST, disk, promises);
        self.sequencer = self.world.live(&Vec::new(), &mut |_, _| {}).unwrap();
    }

    fn check(&self) {
        self.world.check();
        for node in &self.nodes {
            assert_eq!(node.kept.len() as u64, node.replica.ledger().size());
            same_so_far(node.replica.ledger(), self.sequencer.ledger());
        }
    }
}

/// The shorter record is the beginning of the longer one.
fn same_so_far(short: &Ledger, long: &Ledger) {
    assert_eq!(long.tree().root_at(short.size()), Some(short.tree().root()));
    let (mut last, mut taken) = (0, BTreeSet::new());
    for index in 0..short.size() {
        let at = long.time_of(index).unwrap();
        assert!(at >= last && short.time_of(index) == Some(at), "times never go back, and are the same for all");
        last = at;
    }
    for who in WHO {
        let key = CAST.member(who).desk.public().id();
        for serial in 1..=short.highest(key) {
            let name = act::Name { key, serial };
            if let Some(index) = short.index_of(&name) {
                assert_eq!(long.index_of(&name), Some(index));
                assert!(taken.insert(index), "one place for each name");
            }
        }
    }
    assert_eq!(taken.len() as u64 + 1, short.size().max(1), "every leaf but the first is an act with a name");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_in_whatever_order_the_record_stays_one(steps in proptest::collection::vec(step(), 1..40)) {
        let mut walk = Walk::new();
        for step in steps {
            walk.take(step);
            walk.check();
        }
        // When all is quiet, everybody holds the same.
        walk.take(Step::Commit { tick: 0 });
        (0..3).for_each(|who| walk.take(Step::Follow { who }));
        walk.check();
        for node in &walk.nodes {
            assert_eq!(node.replica.ledger().size(), walk.sequencer.ledger().size());
        }
    }
}
