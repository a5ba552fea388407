//! The sequencer's part of a node: offers in, commits effect by effect, the stream out, rounds of cosignatures, and the
//! question to its witnesses before it signs after a restart.

mod one_slot;

use super::disk::Faulty;
use super::ground::GROUND;
use super::live::{Live, Moment};
use super::mail::{Come, Mail, Signed};
use super::sabotage::Sabotage;
use act::{Name, Refusal};
use record::bundle::Bundle;
use record::fence::{self, Standing};
use record::{Admission, Effect, Latch, Promised, Recall, Recalled, Round, Sequencer, drift, witnesses_time};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::sync::Arc;
use store::{LatchFile, Segment, StoreFault};
use tlog::note::Note;
use tlog::witness::AddCheckpoint;

/// How often the witnesses are asked though nothing moves, milliseconds.
const HEARTBEAT_MS: u64 = 120_000;
/// A round that has not all its answers after this long is over.
const ROUND_MS: u64 = 6_000;

/// The files.
pub const LEAVES: &str = "sequencer/leaves.segment";
/// Why a sequencer stops whose term is over.
pub const SUCCEEDED: &str = "another sequencer has succeeded this one";
/// The last promise.
pub const LATCH: &str = "sequencer/latch";

/// The sequencer and who waits for it.
pub struct Order {
    who: usize,
    pub(super) sequencer: Sequencer,
    segment: Segment,
    latch: LatchFile,
    disk: Faulty,
    sabotage: Option<Sabotage>,
    /// Effects that are still to be performed.
    pub(super) work: VecDeque<Effect>,
    waiting: BTreeMap<Name, BTreeSet<usize>>,
    /// Which witnesses have answered, until enough have.
    held: Option<Recall>,
    /// The witnesses' time, and the steady clock when they were asked and had answered.
    heard: Option<(u64, u64, u64)>,
    /// Size and text.
    head: (u64, String),
    cosigned: Option<String>,
    /// To whom the record streams: the stream's number, and how far it has.
    streams: BTreeMap<usize, (u64, u64)>,
    /// What each witness is believed to have signed last.
    sizes: BTreeMap<usize, u64>,
    round: Option<Running>,
    rounds: u64,
    round_due: bool,
    pub(super) stopped: Option<String>,
}

struct Running {
    number: u64,
    size: u64,
    lines: Round,
    note: Note,
    begun: u64,
    /// Witnesses that were asked a second time.
    again: BTreeSet<usize>,
    open: usize,
}

/// Why it does not come up.
#[derive(Debug)]
pub enum OrderFault {
    /// A file.
    Store(StoreFault),
    /// What the files say together.
    Sequencer(record::SequencerFault),
    /// A promise may have been lost.
    Doubtful,
    /// It stopped while it finished what was left undone.
    Stopped(String),
}

impl Order {
    /// Comes up from the disk and finishes what was left undone.
    pub fn open(
        who: usize,
        disk: &Faulty,
        sabotage: Option<Sabotage>,
        at: &mut Moment<'_>,
    ) -> Result<Order, OrderFault> {
        let shared: Arc<Faulty> = Arc::new(disk.clone());
        let (mut latch_file, latched) = if sabotage == Some(Sabotage::OneSlotLatch) {
            let (file, _) = LatchFile::open_on(shared.clone(), Path::new("unused")).map_err(OrderFault::Store)?;
            (file, None)
        } else {
            LatchFile::open_on(shared.clone(), Path::new(LATCH)).map_err(OrderFault::Store)?
        };
        let (segment, recovered) = Segment::open_on(shared, Path::new(LEAVES)).map_err(OrderFault::Store)?;
        let promised = match &latched {
            Some(found) => {
                let latch = Latch::decode(&found.bytes).map_err(OrderFault::Sequencer)?;
                if !found.is_certain(latch.size, &segment) {
                    return Err(OrderFault::Doubtful);
                }
                latch_file.settle(found, latch.size, &segment).map_err(OrderFault::Store)?;
                Some(latch)
            }
            None if sabotage == Some(Sabotage::OneSlotLatch) => one_slot::read(disk)?,
            None => None,
        };
        let cast = &GROUND.cast;
        let started = Sequencer::start(
            cast.founding.clone(),
            Some(cast.channels.clone()),
            &GROUND.order_key(who),
            recovered.records,
            promised.as_ref(),
        );
        let (sequencer, effects) = started.map_err(OrderFault::Sequencer)?;
        let mut order = Order {
            who,
            sequencer,
            segment,
            latch: latch_file,
            disk: disk.clone(),
            sabotage,
            work: effects.into(),
            waiting: BTreeMap::new(),
            held: None,
            heard: None,
            head: (0, String::new()),
            cosigned: None,
            streams: BTreeMap::new(),
            sizes: BTreeMap::new(),
            round: None,
            rounds: at.steady,
            round_due: true,
            stopped: None,
        };
        while order.stopped.is_none() && !order.work.is_empty() {
            order.work(at);
        }
        if let Some(fault) = order.stopped {
            return Err(OrderFault::Stopped(fault));
        }
        let asks = match sabotage {
            Some(Sabotage::NoRemoteLatch) => false,
            Some(Sabotage::GenesisAsksNobody) => order.head.0 > 1,
            _ => true,
        };
        order.held = asks.then(|| Recall::new(order.sequencer.ledger()));
        Ok(order)
    }

    /// Whether its witnesses have let it sign: before, its folder may be an older copy.
    pub(super) fn signs(&self) -> bool {
        self.held.is_none() && self.stopped.is_none()
    }

    /// A message for it.
    pub(super) fn take(&mut self, node: &mut Live, at: &mut Moment<'_>, from: usize, mail: Mail) {
        match mail {
            Mail::Offer(bytes) => self.offer(at, from, &bytes),
            Mail::Follow(number, first) => {
                self.streams.insert(from, (number, first));
                self.push(at, from);
            }
            Mail::Line(round, said) => self.line(node, at, from, round, said),
            Mail::Shown(true, text, come) => self.shown(at, from, text, come),
            _ => {}
        }
    }

    /// Now and then.
    pub(super) fn tick(&mut self, node: &mut Live, at: &mut Moment<'_>) {
        if self.stopped.is_some() {
            return;
        }
        if self.held.is_some() {
            self.ask_before_signing(node, at);
        }
        let over = self.round.as_ref().is_none_or(|r| r.begun + ROUND_MS < at.steady);
        let beat = self.round.as_ref().is_none_or(|r| r.begun + HEARTBEAT_MS < at.steady);
        let lacks = self.cosigned.as_deref().is_none_or(|text| size_of(text) < self.head.0);
        if self.held.is_none() && over && (self.round_due || beat || lacks) {
            self.begin_round(node, at);
        }
        self.gather(at);
    }

    /// By how much its clock is off, as far as it knows.
    fn clock_off(&self, at: &Moment<'_>) -> Option<i64> {
        let (theirs, asked, got) = self.heard?;
        let now = |then: u64| theirs.saturating_add(at.steady.saturating_sub(then));
        drift(at.now, (now(got), now(asked)), GROUND.cast.founding.clocks.tolerance_ms)
    }

    fn offer(&mut self, at: &mut Moment<'_>, from: usize, bytes: &[u8]) {
        if self.stopped.is_some() || self.held.is_some() || self.clock_off(at).is_some() {
            return;
        }
        match self.sequencer.admit(bytes, at.now) {
            Ok(Admission::Pooled(name)) => drop(self.waiting.entry(name).or_default().insert(from)),
            Ok(Admission::Standing(name, promised)) => self.answer(at, from, name, Ok(&promised)),
            // As the real one: what is our fault is no refusal.
            Err(refusal) if refusal.code == "quota" => {}
            Err(refusal) => {
                let name = act::Act::decode(bytes).map(|act| act.name());
                if let Ok(name) = name {
                    self.answer(at, from, name, Err(refusal));
                }
            }
        }
        self.gather(at);
    }

    fn answer(&self, at: &mut Moment<'_>, to: usize, name: Name, answer: Result<&Promised, Refusal>) {
        let answer = answer.map(Promised::sign);
        if self.disk.step() {
            if let Ok(signed) = &answer {
                at.truth.receipt(self.who, self.term(), name, signed);
            }
            at.out.push((to, Mail::Answer(name, answer)));
        }
    }

    fn gather(&mut self, at: &Moment<'_>) {
        if self.stopped.is_none() && self.work.is_empty() && self.clock_off(at).is_none() {
            self.work.extend(self.sequencer.gather(at.now));
        }
    }

    /// Performs the next effect.
    pub(super) fn work(&mut self, at: &mut Moment<'_>) {
        let Some(effect) = self.work.pop_front().filter(|_| self.stopped.is_none()) else { return };
        if let Err(fault) = self.perform(at, effect) {
            self.stopped = Some(fault);
            return;
        }
        if self.work.is_empty() {
            self.gather(at);
        }
    }

    fn perform(&mut self, at: &mut Moment<'_>, effect: Effect) -> Result<(), String> {
        let text = |fault: StoreFault| fault.to_string();
        match effect {
            Effect::Append(leaves) => self.segment.append(&leaves).map_err(text),
            Effect::Sync => {
                if self.sabotage != Some(Sabotage::PromiseBeforeSync) {
                    self.segment.sync().map_err(text)?;
                }
                let from = self.sequencer.ledger().size();
                let written = self.segment.read_back(from, self.segment.len() - from).map_err(text)?;
                let next = self.sequencer.confirm(&written).map_err(|fault| fault.to_string())?;
                next.into_iter().rev().for_each(|effect| self.work.push_front(effect));
                Ok(())
            }
            Effect::Latch(latch) if self.sabotage == Some(Sabotage::OneSlotLatch) => {
                one_slot::write(&self.disk, &latch)
            }
            Effect::Latch(latch) => self.latch.replace(&latch.encode()).map_err(text),
            Effect::Tiles(_) => Ok(()),
            Effect::Publish(note) => {
                if self.disk.step() {
                    at.truth.checkpoint(self.who, &note);
                    self.head = (self.sequencer.ledger().size(), note);
                    self.round_due = true;
                    self.stream_all(at);
                }
                Ok(())
            }
            Effect::Receipts(receipts) => {
                for (name, promised) in receipts {
                    for to in self.waiting.remove(&name).unwrap_or_default() {
                        self.answer(at, to, name, Ok(&promised));
                    }
                }
                Ok(())
            }
            Effect::Refused(refused) => {
                for (name, refusal) in refused {
                    for to in self.waiting.remove(&name).unwrap_or_default() {
                        self.answer(at, to, name, Err(refusal.clone()));
                    }
                }
                Ok(())
            }
        }
    }

    fn stream_all(&mut self, at: &mut Moment<'_>) {
        let all: Vec<usize> = self.streams.keys().copied().collect();
        all.into_iter().for_each(|to| self.push(at, to));
    }

    /// Leaves that one has not been sent, and the newest checkpoint over them.
    fn push(&mut self, at: &mut Moment<'_>, to: usize) {
        let (size, head) = &self.head;
        // Nobody is shown a head before the witnesses have answered: it may be of an older copy, or of a term that never begins.
        if *size == 0 || self.held.is_some() {
            return;
        }
        let (number, from) = self.streams.get(&to).copied().unwrap_or_default();
        let from = from.min(*size);
        let Ok(leaves) = self.segment.reader().read(from, size - from) else { return };
        let cosigned = self.cosigned.as_ref().filter(|text| size_of(text) == *size);
        let mail = Mail::Stream(number, from, leaves, cosigned.unwrap_or(head).clone());
        if self.disk.step() {
            at.out.push((to, mail));
        }
        self.streams.insert(to, (number, *size));
    }

    fn begin_round(&mut self, node: &Live, at: &mut Moment<'_>) {
        let (size, text) = self.head.clone();
        let (Ok(note), Ok(policy)) = (Note::parse(&text), self.sequencer.ledger().policy()) else { return };
        self.rounds += 1;
        self.round_due = false;
        let lines = Round::new(policy, note.clone());
        let open = GROUND.cast.founding.witnesses.len();
        let again = BTreeSet::new();
        self.round = Some(Running { number: self.rounds, size, lines, note, begun: at.steady, again, open });
        for witness in 0..open {
            self.ask(node, at, witness);
        }
    }

    fn ask(&self, node: &Live, at: &mut Moment<'_>, witness: usize) {
        let Some(running) = &self.round else { return };
        let to = GROUND.cast.founding.witnesses[witness].member.0 as usize;
        let old = self.sizes.get(&witness).copied().unwrap_or(0);
        let tree = self.sequencer.ledger().tree();
        let proof = if old == 0 { Some(Vec::new()) } else { tree.consistency(old, running.size) };
        let Some(proof) = proof else { return };
        let request = AddCheckpoint { old_size: old, proof, note: running.note.clone() };
        node.post(at, to, Mail::Witness(running.number, request.to_string()));
    }

    fn line(&mut self, node: &Live, at: &mut Moment<'_>, from: usize, round: u64, said: Signed) {
        let Some(witness) = GROUND.witness_of(from) else { return };
        let Some(running) = self.round.as_mut().filter(|r| r.number == round) else { return };
        match said {
            Signed::Line(text) => {
                let name = GROUND.cast.founding.witnesses[witness].name.clone();
                let lines = tlog::witness::parse_cosignatures(&text).unwrap_or_default();
                let Some(line) = lines.into_iter().find(|line| line.name == name) else { return };
                if !running.lines.take(&name, line) {
                    return;
                }
                self.sizes.insert(witness, running.size);
                running.open = running.open.saturating_sub(1);
                let quorum = GROUND.cast.founding.quorum();
                if let Some(theirs) = witnesses_time(running.lines.times(), quorum) {
                    self.heard = Some((theirs, running.begun, at.steady));
                }
                // The real round publishes at the quorum and at each further line; here the last one comes soon.
                if let Some(text) = running.lines.cosigned() {
                    at.truth.witnessed(self.who, &text, self.sequencer.ledger());
                    self.cosigned = Some(text);
                    self.stream_all(at);
                }
            }
            Signed::Conflict(size) if running.again.insert(witness) => {
                self.sizes.insert(witness, size);
                self.ask(node, at, witness);
            }
            Signed::Conflict(_) | Signed::No => {
                running.open = running.open.saturating_sub(1);
                node.post(at, from, Mail::Show(true));
            }
        }
        self.gather(at);
    }

    fn ask_before_signing(&self, node: &Live, at: &mut Moment<'_>) {
        for witness in &GROUND.cast.founding.witnesses {
            node.post(at, witness.member.0 as usize, Mail::Show(true));
        }
    }

    /// Number of its term.
    pub(super) fn term(&self) -> u64 {
        self.sequencer.ledger().term().fence.term
    }

    /// Whether its term is new and still waits for its witnesses.
    pub(super) fn waits(&self) -> bool {
        self.held.is_some()
    }

    /// A witness shows what it has: before signing it must be so many that no quorum can have seen more.
    fn shown(&mut self, at: &mut Moment<'_>, from: usize, text: Option<String>, come: Option<Come>) {
        if GROUND.witness_of(from).is_none() || self.sabotage == Some(Sabotage::NoRemoteLatch) {
            return;
        }
        let Some(Come { follows, proof }) = come else { return };
        let follows = follows == self.term();
        let judged = match text {
            None => None,
            Some(text) => match self.standing(&text, proof) {
                None => return,
                judged => judged,
            },
        };
        let who = GROUND.cast.members[from].id;
        let heard = match &mut self.held {
            Some(recall) => recall.hear(who, follows, judged),
            None if matches!(judged, Some(Standing::Copy | Standing::Succeeded(_))) => Recalled::Never,
            None => Recalled::May,
        };
        match (heard, judged) {
            (Recalled::Waits, _) => {}
            (Recalled::May, _) => {
                if self.held.take().is_some() {
                    self.stream_all(at);
                }
            }
            (Recalled::Never, Some(Standing::Succeeded(_))) => self.stopped = Some(SUCCEEDED.into()),
            (Recalled::Never, _) => self.stopped = Some("a witness holds leaves that are not of this folder".into()),
        }
    }

    /// What a head that somebody shows is to the record that it holds; none if nobody of this mechanism has signed it.
    fn standing(&self, text: &str, proof: Option<String>) -> Option<Standing> {
        let (ledger, note) = (self.sequencer.ledger(), Note::parse(text).ok()?);
        let own = ledger.term().fence;
        if let Ok(verdict) = ledger.policy().ok()?.judge(&note) {
            let head = verdict.checkpoint;
            let term = ledger.terms().iter().find(|term| term.origin == head.origin())?.fence.term;
            let root = ledger.tree().root_at(head.size());
            return Some(fence::standing(&own, root.as_ref(), (term, head.size(), head.root())));
        }
        let shown = Bundle::parse(&proof?).ok()?.verify(Some(GROUND.cast.genesis())).ok()?;
        shown.term.filter(|term| *term > own.term).map(Standing::Succeeded)
    }
}

fn size_of(text: &str) -> u64 {
    text.lines().nth(1).and_then(|line| line.parse().ok()).unwrap_or(0)
}
