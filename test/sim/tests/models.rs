//! Every order of events, exhaustively, on the functions that decide in the real witness and the real sequencer: the
//! compare-and-swap of [`record::fence::vote`] with its race and with crashes, and what a sequencer that starts has to hear
//! ([`record::Recall`]). Faults that are put in on purpose show that the models would find them. Source: LEDGER 6.3, T16.
#![allow(clippy::unwrap_used, missing_docs)]

use act::MemberId;
use record::fence::{self, Asked, Bound, Fence, Standing, Vote};
use record::{Recall, Recalled};
use stateright::{Checker, Model, Property};

/// A record of so many leaves of which the first is the genesis document; each other is one of two acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Head {
    size: u64,
    acts: u8,
}

const GENESIS: Head = Head { size: 1, acts: 0 };

impl Head {
    fn root(self) -> tlog::Hash {
        if self.size == 0 { tlog::empty_root() } else { [1 + self.acts; 32] }
    }

    fn with(self, act: u8) -> Head {
        Head { size: self.size + 1, acts: self.acts | act << (self.size - 1) }
    }

    fn begins(self, other: Head) -> bool {
        self.size <= other.size && other.cut(self.size) == self
    }

    fn cut(self, size: u64) -> Head {
        Head { size, acts: self.acts & ((1_u8 << size.saturating_sub(1)) - 1) }
    }

    /// All of at most so many leaves.
    fn all(most: u64) -> Vec<Head> {
        let (mut all, mut n) = (vec![GENESIS], 0);
        while let Some(head) = all.get(n).copied() {
            if head.size < most {
                all.extend([head.with(0), head.with(1)]);
            }
            n += 1;
        }
        all
    }
}

fn bound(head: Option<Head>) -> Bound {
    head.map_or_else(Bound::new, |head| Bound { term: 1, size: head.size, root: head.root() })
}

fn asked(old: u64, head: Head) -> Asked {
    Asked { fence: Fence::first(), old, size: head.size, root: head.root(), quorum: false, rival: false }
}

/// Heads that one has signed, and whether it ever signed fewer leaves than before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Lines {
    heads: Vec<Head>,
    back: bool,
}

impl Lines {
    fn add(&mut self, head: Head) {
        self.back |= self.heads.iter().any(|h| h.size > head.size);
        if let Err(at) = self.heads.binary_search(&head) {
            self.heads.insert(at, head);
        }
    }

    fn one_record(&self) -> bool {
        self.heads.iter().all(|a| self.heads.iter().all(|b| a.begins(*b) || b.begins(*a)))
    }
}

/// One witness, asked anything in any order by two sequencers with one key; it may be stopped between any two steps.
struct Swap {
    /// Whether it decides about a request while another is being made durable: the race that C2SP warns of.
    races: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Swapping {
    disk: Option<Head>,
    /// Decided, and not durable yet.
    jobs: Vec<Head>,
    lines: Lines,
}

#[derive(Clone, Debug, PartialEq)]
enum Step {
    Ask {
        old: u64,
        head: Head,
    },
    /// A decision becomes durable; its line is sent, or the machine stops before.
    Keep {
        job: usize,
        sent: bool,
    },
    Stop,
}

impl Model for Swap {
    type State = Swapping;
    type Action = Step;

    fn init_states(&self) -> Vec<Swapping> {
        vec![Swapping { disk: None, jobs: Vec::new(), lines: Lines::default() }]
    }

    fn actions(&self, state: &Swapping, out: &mut Vec<Step>) {
        if state.jobs.is_empty() || self.races && state.jobs.len() < 2 {
            for head in Head::all(4) {
                out.extend((0..=4).map(|old| Step::Ask { old, head }));
            }
        }
        out.extend((0..state.jobs.len()).flat_map(|job| [true, false].map(|sent| Step::Keep { job, sent })));
        if !state.jobs.is_empty() {
            out.push(Step::Stop);
        }
    }

    fn next_state(&self, state: &Swapping, step: Step) -> Option<Swapping> {
        let mut next = state.clone();
        match step {
            Step::Ask { old, head } => {
                let follows = || state.disk.is_none_or(|last| last.begins(head));
                let Vote::Sign(signs) = fence::vote(&bound(state.disk), &asked(old, head), follows) else {
                    return None;
                };
                assert_eq!(signs, bound(Some(head)), "what it is bound to is what it signs");
                next.jobs.push(head);
            }
            Step::Keep { job, sent } => {
                let head = next.jobs.remove(job);
                next.disk = Some(head);
                if sent {
                    next.lines.add(head);
                } else {
                    next.jobs.clear();
                }
            }
            Step::Stop => next.jobs.clear(),
        }
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Swap>> {
        vec![
            Property::always("it signs one record", |_, s: &Swapping| s.lines.one_record()),
            Property::always("it never signs fewer leaves than before", |_, s: &Swapping| !s.lines.back),
            Property::sometimes("it signs the longest", |_, s: &Swapping| s.lines.heads.iter().any(|h| h.size == 4)),
        ]
    }
}

#[test]
fn a_witness_signs_one_record_and_never_fewer_leaves_in_whatever_order_it_is_asked_and_stopped() {
    let checked = Swap { races: false }.checker().spawn_bfs().join();
    assert!(checked.is_done());
    checked.assert_properties();
    println!("{} states", checked.unique_state_count());
    assert!(checked.unique_state_count() > 100);
}

#[test]
fn a_witness_that_decides_while_another_decision_is_being_written_is_found_to_roll_back() {
    let checked = Swap { races: true }.checker().spawn_bfs().join();
    let found = checked.discoveries();
    assert!(found.contains_key("it never signs fewer leaves than before"), "{:?}", found.keys());
    assert!(found.contains_key("it signs one record"), "{:?}", found.keys());
}

const WITNESSES: usize = 4;
const QUORUM: usize = 3;

/// What is wrong on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Nothing,
    /// A witness signs whatever it is shown.
    NoCompareAndSwap,
    /// A folder with the genesis document alone is taken for a founding.
    GenesisAsksNobody,
    /// One answer fewer is enough.
    TooFewAnswers,
}

/// Four witnesses, and as many machines with the sequencer's key as there are: each may stop, be put back to its first
/// moment once, and order any act.
struct Order {
    machines: usize,
    /// The longest record.
    most: u64,
    wrong: Wrong,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Mode {
    Off,
    /// A bit for each witness that has answered.
    Asks(u8),
    Signs,
    Stopped,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Ordering {
    machines: Vec<(Head, Mode)>,
    restored: bool,
    witnesses: Vec<(Option<Head>, Lines)>,
    /// It signs though a quorum holds what it does not.
    behind: bool,
}

impl Ordering {
    /// Heads that a quorum has signed.
    fn proven(&self) -> impl Iterator<Item = Head> + '_ {
        let signed =
            |head: &Head| self.witnesses.iter().filter(|(_, lines)| lines.heads.contains(head)).count() >= QUORUM;
        let mut all: Vec<Head> = self.witnesses.iter().flat_map(|(_, lines)| lines.heads.clone()).collect();
        all.sort();
        all.dedup();
        all.into_iter().filter(signed)
    }

    /// The same with the witnesses in order: which is which makes no difference.
    fn sorted(&self) -> Ordering {
        let mut order: Vec<usize> = (0..WITNESSES).collect();
        let answered = |n: usize| -> Vec<bool> {
            self.machines.iter().map(|(_, mode)| matches!(mode, Mode::Asks(bits) if bits >> n & 1 == 1)).collect()
        };
        order.sort_by_key(|n| (self.witnesses[*n].clone(), answered(*n)));
        let bits = |old: u8| (0..WITNESSES).fold(0, |new, n| new | (old >> order[n] & 1) << n);
        let mode = |mode| if let Mode::Asks(old) = mode { Mode::Asks(bits(old)) } else { mode };
        Ordering {
            machines: self.machines.iter().map(|(head, m)| (*head, mode(*m))).collect(),
            witnesses: order.iter().map(|n| self.witnesses[*n].clone()).collect(),
            ..self.clone()
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Happens {
    Start(usize),
    Stop(usize),
    PutBack(usize),
    Hear(usize, usize),
    Commit(usize, u8),
    Cosign(usize, usize),
}

impl Order {
    /// What the witness holds, as the machine judges it.
    fn judged(own: Head, held: Option<Head>) -> Option<Standing> {
        let head = held?;
        let root = (head.size <= own.size).then(|| own.cut(head.size).root());
        Some(fence::standing(&Fence::first(), root.as_ref(), (1, head.size, &head.root())))
    }

    /// What it may do once these witnesses have answered that they hold nothing else, and now this one answers.
    fn hear(&self, bits: u8, witness: usize, judged: Option<Standing>) -> Recalled {
        let quorum = if self.wrong == Wrong::TooFewAnswers { QUORUM + 1 } else { QUORUM };
        let mut recall = Recall::among(WITNESSES, quorum);
        for n in (0..WITNESSES).filter(|n| bits >> n & 1 == 1) {
            recall.hear(MemberId(n as u64), true, None);
        }
        recall.hear(MemberId(witness as u64), true, judged)
    }

    fn signs(next: &mut Ordering, machine: usize) {
        let own = next.machines[machine].0;
        next.machines[machine].1 = Mode::Signs;
        let behind = next.proven().any(|head| !head.begins(own));
        next.behind |= behind;
    }
}

impl Model for Order {
    type State = Ordering;
    type Action = Happens;

    fn init_states(&self) -> Vec<Ordering> {
        let witnesses = vec![(None, Lines::default()); WITNESSES];
        vec![Ordering {
            machines: vec![(GENESIS, Mode::Off); self.machines],
            restored: false,
            witnesses,
            behind: false,
        }]
    }

    fn actions(&self, state: &Ordering, out: &mut Vec<Happens>) {
        for (m, (head, mode)) in state.machines.iter().enumerate() {
            match mode {
                Mode::Off => out.push(Happens::Start(m)),
                Mode::Stopped => {}
                Mode::Asks(_) => out.extend((0..WITNESSES).map(|w| Happens::Hear(m, w))),
                Mode::Signs if head.size < self.most => out.extend([Happens::Commit(m, 0), Happens::Commit(m, 1)]),
                Mode::Signs => {}
            }
            if matches!(mode, Mode::Asks(_) | Mode::Signs) {
                out.push(Happens::Stop(m));
                out.extend((0..WITNESSES).map(|w| Happens::Cosign(m, w)));
            }
            if !state.restored {
                out.push(Happens::PutBack(m));
            }
        }
    }

    fn next_state(&self, state: &Ordering, happens: Happens) -> Option<Ordering> {
        let mut next = state.clone();
        match happens {
            Happens::Start(m) if self.wrong == Wrong::GenesisAsksNobody && state.machines[m].0 == GENESIS => {
                Order::signs(&mut next, m);
            }
            Happens::Start(m) => next.machines[m].1 = Mode::Asks(0),
            Happens::Stop(m) => next.machines[m].1 = Mode::Off,
            Happens::PutBack(m) => (next.machines[m], next.restored) = ((GENESIS, Mode::Off), true),
            Happens::Hear(m, w) => {
                let (own, Mode::Asks(bits)) = state.machines[m] else { return None };
                match self.hear(bits, w, Order::judged(own, state.witnesses[w].0)) {
                    Recalled::Waits => next.machines[m].1 = Mode::Asks(bits | 1 << w),
                    Recalled::May => Order::signs(&mut next, m),
                    Recalled::Never => next.machines[m].1 = Mode::Stopped,
                }
            }
            Happens::Commit(m, act) => next.machines[m].0 = state.machines[m].0.with(act),
            Happens::Cosign(m, w) => {
                let (own, held) = (state.machines[m].0, state.witnesses[w].0);
                let follows = || held.is_none_or(|last| last.begins(own));
                let last = bound(held);
                match fence::vote(&last, &asked(last.size, own), follows) {
                    Vote::Sign(_) => {}
                    _ if self.wrong == Wrong::NoCompareAndSwap => {}
                    // It asks the witness what it holds.
                    _ => {
                        if Order::judged(own, held) == Some(Standing::Copy) {
                            next.machines[m].1 = Mode::Stopped;
                        }
                        return Some(next);
                    }
                }
                next.witnesses[w].0 = Some(own);
                next.witnesses[w].1.add(own);
            }
        }
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Order>> {
        let mut all = vec![
            Property::always("no two quorums sign two records", |_, s: &Ordering| {
                let proven: Vec<Head> = s.proven().collect();
                proven.iter().all(|a| proven.iter().all(|b| a.begins(*b) || b.begins(*a)))
            }),
            Property::always("no witness signs two records", |_, s: &Ordering| {
                s.witnesses.iter().all(|(_, lines)| lines.one_record() && !lines.back)
            }),
            Property::sometimes("a quorum signs the longest", |m: &Order, s| s.proven().any(|h| h.size == m.most)),
            Property::sometimes("a copy is stopped", |_, s: &Ordering| {
                s.machines.iter().any(|(_, m)| *m == Mode::Stopped)
            }),
        ];
        // Where two run at once, one may hear the witnesses just before the other's round: they refuse it then.
        if self.machines == 1 {
            all.push(Property::always("who signs holds what a quorum has signed", |_, s: &Ordering| !s.behind));
        }
        all
    }
}

fn checked(machines: usize, most: u64, wrong: Wrong) -> impl Checker<Order> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    Order { machines, most, wrong }.checker().threads(threads).symmetry_fn(Ordering::sorted).spawn_dfs().join()
}

#[test]
fn a_sequencer_that_is_alone_signs_only_what_holds_all_that_a_quorum_has_signed() {
    let checked = checked(1, 3, Wrong::Nothing);
    checked.assert_properties();
    println!("{} states", checked.unique_state_count());
}

#[test]
fn two_sequencers_with_one_key_and_four_witnesses_give_one_record_in_every_order_of_events() {
    let checked = checked(2, 2, Wrong::Nothing);
    checked.assert_properties();
    println!("{} states", checked.unique_state_count());
}

#[test]
fn each_fault_of_ours_is_found_by_the_model() {
    for (machines, wrong, what) in [
        (1, Wrong::GenesisAsksNobody, "who signs holds what a quorum has signed"),
        (1, Wrong::TooFewAnswers, "who signs holds what a quorum has signed"),
        (2, Wrong::NoCompareAndSwap, "no two quorums sign two records"),
        (2, Wrong::NoCompareAndSwap, "no witness signs two records"),
    ] {
        let found = checked(machines, 2, wrong).discoveries();
        assert!(found.contains_key(what), "{wrong:?}: {:?}", found.keys());
    }
}
