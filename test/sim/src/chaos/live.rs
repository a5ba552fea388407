//! A member's node while it runs: the values of the core over a disk that fails, in the order in which the real node uses
//! them. What it decides is decided by them; here stands only what the real node has of tokio, threads and files.

use super::chance::Chance;
use super::disk::Faulty;
use super::ground::{CHANNELS, GROUND, MEMBERS};
use super::mail::{Mail, Signed};
use super::order::Order;
use super::sabotage::Sabotage;
use super::truth::Truth;
use act::{Act, Cover, Kernel, MemberId, Name, Purpose, Refusal, Seen, SeenRoot, Statement};
use record::{Answer, Included, Keeping, Latch, Outbox, Receipt, Replica, ReplicaFault, Settled, Unsure, Witness};
use seal::{DuressKey, EpochSecret, Head, Keyring, SealFault, SealingKey, SeedRng};
use situation::{Ready, Situation};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use store::{LatchFile, Segment};
use tlog::witness::AddCheckpoint;

/// An act without an answer is offered again after this long, milliseconds.
const AGAIN_MS: u64 = 5_000;
/// After a receipt the leaf comes by the stream; if it does not, the act is offered again.
const SENT_MS: u64 = 10_000;
/// Without anything on the stream for so long it is opened anew.
const QUIET_MS: u64 = 7_000;

/// A node's memory.
pub struct Live {
    pub(super) who: usize,
    pub(super) me: MemberId,
    /// Whom it takes for the sequencer since it started.
    pub(super) upstream: usize,
    pub(super) replica: Replica,
    pub(super) situation: Situation,
    pub(super) keyring: Keyring,
    pub(super) segment: Segment,
    pub(super) outbox: Outbox,
    pub(super) outbox_file: Segment,
    pub(super) witness: Option<(Witness, LatchFile)>,
    pub(super) order: Option<Order>,
    pub(super) refused: BTreeMap<Name, Refusal>,
    pub(super) to_deliver: VecDeque<Name>,
    pub(super) epochs_said: BTreeSet<(u64, u64)>,
    pub(super) keys_complained: BTreeSet<Name>,
    pub(super) receipts: Vec<(Name, Vec<u8>, Receipt)>,
    pub(super) unsure: Option<Unsure>,
    pub(super) broken: Option<String>,
    pub(super) disk: Faulty,
    pub(super) sabotage: Option<Sabotage>,
    pub(super) chance: Chance,
    pub(super) online: bool,
    /// Number of the open stream.
    pub(super) stream: u64,
    /// By the machine's steady clock: when the stream spoke last, and which acts were offered or answered when.
    pub(super) heard_at: u64,
    pub(super) asked: BTreeMap<Name, u64>,
    pub(super) sent: BTreeMap<Name, u64>,
    /// A checkpoint whose leaves have not all come: who asks, in which round.
    pub(super) to_sign: Option<(usize, u64, AddCheckpoint)>,
}

/// What a node has at hand in one moment.
pub struct Moment<'a> {
    /// True milliseconds; the machine's steady clock.
    pub steady: u64,
    /// What its wall clock says.
    pub now: u64,
    /// Messages on their way out.
    pub out: &'a mut Vec<(usize, Mail)>,
    /// The bystander.
    pub truth: &'a mut Truth,
}

impl Live {
    /// Hands a message to the network, if the machine still runs; says whether it does.
    pub(super) fn post(&self, at: &mut Moment<'_>, to: usize, mail: Mail) -> bool {
        let runs = self.disk.step();
        if runs {
            at.out.push((to, mail));
        }
        runs
    }

    /// Something has come.
    pub fn take(&mut self, at: &mut Moment<'_>, from: usize, mail: Mail) {
        match mail {
            // What an older stream still brings is not heard any more.
            Mail::Stream(number, first, leaves, text) if number == self.stream => {
                self.receive(at, first, leaves, &text);
            }
            Mail::Stream(..) => {}
            Mail::Answer(name, answer) => self.answered(at, name, answer),
            Mail::Witness(round, text) => self.consider(at, (from, round), &text),
            Mail::Show(latch) => {
                let signed = self.witness.as_ref().and_then(|(witness, _)| witness.newest(&self.replica));
                let newest = signed.or(self.replica.newest()).map(str::to_owned);
                let come = latch.then(|| self.come());
                self.post(at, from, Mail::Shown(latch, newest, come));
            }
            Mail::Shown(false, text, _) => {
                let known = text.is_none_or(|text| self.replica.hear(&text) == Ok(true));
                if let Some(unsure) = self.unsure.as_mut().filter(|_| known) {
                    unsure.hear(&GROUND.cast.founding, GROUND.cast.members[from].id);
                    self.grow_sure();
                }
            }
            Mail::Offer(_) | Mail::Follow(..) | Mail::Line(..) | Mail::Shown(true, ..) => {
                if let Some(mut order) = self.order.take() {
                    order.take(self, at, from, mail);
                    self.order = Some(order);
                }
            }
        }
        self.settle(at);
    }

    /// Now and then: opens the stream if it is silent, sends what waits, compares checkpoints.
    pub fn tick(&mut self, at: &mut Moment<'_>) {
        if self.heard_at + QUIET_MS < at.steady {
            self.follow(at);
        }
        self.send(at);
        if self.chance.percent(15) || self.unsure.is_some() {
            let peer = (self.who + 1 + self.chance.below(MEMBERS as u64 - 1) as usize) % MEMBERS;
            self.post(at, peer, Mail::Show(false));
        }
        self.sign_what_waits(at);
        if let Some(mut order) = self.order.take() {
            order.tick(self, at);
            self.order = Some(order);
        }
        self.settle(at);
    }

    fn follow(&mut self, at: &mut Moment<'_>) {
        self.heard_at = at.steady;
        self.replica.drop_pending();
        let from = self.replica.wants();
        self.stream = self.chance.draw();
        self.post(at, self.upstream, Mail::Follow(self.stream, from));
    }

    fn receive(&mut self, at: &mut Moment<'_>, first: u64, leaves: Vec<Vec<u8>>, text: &str) {
        if self.broken.is_some() {
            return;
        }
        (self.heard_at, self.online) = (at.steady, true);
        let mut taken = (first..).zip(leaves).try_for_each(|(index, leaf)| self.replica.accept_leaf(index, leaf));
        if taken.is_ok() {
            taken = self.covered(text);
        }
        if taken.is_err() {
            // The real stream ends here, and begins again from the last verified leaf after a pause.
            self.replica.drop_pending();
            self.heard_at = at.steady.saturating_sub(QUIET_MS);
        }
        self.sign_what_waits(at);
    }

    fn covered(&mut self, text: &str) -> Result<(), ReplicaFault> {
        let progress = self.replica.accept_checkpoint(text)?;
        if let Err(fault) = record::hold(self, &progress.leaves, &progress.included) {
            self.broken = Some(fault);
        } else {
            self.seen_the_head();
        }
        Ok(())
    }

    fn seen_the_head(&mut self) {
        self.unsure.iter_mut().for_each(Unsure::level);
        self.grow_sure();
    }

    fn grow_sure(&mut self) {
        if self.unsure.as_ref().is_some_and(Unsure::is_over) && self.mark("own").is_ok() {
            self.unsure = None;
        }
    }

    /// A witness's part.
    fn consider(&mut self, at: &mut Moment<'_>, (from, round): (usize, u64), text: &str) {
        match AddCheckpoint::parse(text) {
            Ok(request) => self.sign(at, (from, round), request),
            Err(_) => drop(self.post(at, from, Mail::Line(round, Signed::No))),
        }
    }

    fn sign_what_waits(&mut self, at: &mut Moment<'_>) {
        if let Some((from, round, request)) = self.to_sign.take() {
            self.sign(at, (from, round), request);
        }
    }

    fn sign(&mut self, at: &mut Moment<'_>, (from, round): (usize, u64), request: AddCheckpoint) {
        let Some((witness, _)) = self.witness.as_mut().filter(|_| self.broken.is_none()) else {
            self.post(at, from, Mail::Line(round, Signed::No));
            return;
        };
        let mut request = request;
        if self.sabotage == Some(Sabotage::NoCompareAndSwap) {
            // As if it had never signed before: it believes whatever it is shown.
            let (name, seed) = GROUND.cast.witness(GROUND.witness_of(self.who).unwrap_or(0));
            *witness = Witness::new(name, &seed, None);
            (request.old_size, request.proof) = (0, Vec::new());
        }
        let answer = witness.consider(&mut self.replica, &request, at.now);
        let said = match answer {
            Answer::Cosign { latch, line, included, leaves } => {
                if let Err(fault) = record::vouch(self, &latch, &leaves, &included) {
                    self.broken = Some(fault);
                    return;
                }
                let origin = latch.checkpoint.lines().next().unwrap_or_default();
                if self.post(at, from, Mail::Line(round, Signed::Line(line))) {
                    at.truth.cosigned(self.who, GROUND.term_of(origin), latch.size);
                }
                return;
            }
            Answer::Missing { .. } => {
                self.to_sign = Some((from, round, request));
                return;
            }
            Answer::Conflict(size) => Signed::Conflict(size),
            Answer::Malformed
            | Answer::Unknown
            | Answer::Fenced(_)
            | Answer::Beyond(_)
            | Answer::Cheat(_)
            | Answer::Inconsistent
            | Answer::Withheld(_) => Signed::No,
        };
        self.post(at, from, Mail::Line(round, said));
    }

    /// Offers the next group of what waits, when the one before was answered or its time is over.
    fn send(&mut self, at: &mut Moment<'_>) {
        self.asked.retain(|_, since| *since + AGAIN_MS > at.steady);
        self.sent.retain(|_, since| *since + SENT_MS > at.steady);
        if !self.asked.is_empty() || self.broken.is_some() {
            return;
        }
        let next = self.outbox.to_send(16, |name| !self.refused.contains_key(name) && !self.sent.contains_key(name));
        for (name, bytes) in Outbox::together(next).into_iter().next().into_iter().flatten() {
            self.asked.insert(name, at.steady);
            self.post(at, self.upstream, Mail::Offer(bytes));
        }
    }

    fn answered(&mut self, at: &mut Moment<'_>, name: Name, answer: Result<Vec<u8>, Refusal>) {
        self.asked.remove(&name);
        match answer {
            Ok(signed) => {
                self.sent.insert(name, at.steady);
                if let Some((receipt, _)) = self.replica.receipt(&signed) {
                    self.receipts.push((name, signed, receipt));
                }
            }
            // Time alone cures a clock that is ahead; every other refusal is final.
            Err(refusal) if refusal.code == "clock-off" && self.sabotage != Some(Sabotage::ClockOffIsFinal) => {
                self.sent.insert(name, at.steady);
            }
            Err(refusal) => drop(self.refused.insert(name, refusal)),
        }
        self.send(at);
    }

    fn audit_receipts(&mut self) {
        for (name, signed, receipt) in std::mem::take(&mut self.receipts) {
            if let Ok(None) = self.replica.audit(name, &signed, &receipt) {
                self.receipts.push((name, signed, receipt));
            }
        }
    }

    /// What the node does by itself after each burst of work.
    fn settle(&mut self, at: &mut Moment<'_>) {
        self.audit_receipts();
        if self.unsure.is_some() || self.broken.is_some() {
            return;
        }
        if self.online {
            let holds = |channel, number| self.keyring.secret(channel, number).is_some();
            for act in self.replica.ledger().unopened_epochs(self.me, CHANNELS, holds) {
                if self.keys_complained.insert(act) {
                    self.say_kernel(at, &Kernel::Complaint { act, key: [0; 32] }, None);
                }
            }
            for channel in CHANNELS {
                let Some(next) = self.replica.ledger().epoch_to_give(channel, self.me) else { continue };
                if self.epochs_said.insert((channel, next)) {
                    self.say_epoch(at, channel, next);
                }
            }
        }
        while let Some(name) = self.to_deliver.pop_front() {
            let Some(channel) = self.situation.case(&name).and_then(|c| c.channel) else { continue };
            let Some(index) = self.replica.ledger().index_of(&name) else { continue };
            self.say_kernel(at, &Kernel::Delivered { index }, Some((name, channel)));
        }
        if self.sabotage == Some(Sabotage::SilenceConsents) {
            self.consent_by_itself(at);
        }
    }

    fn say_epoch(&mut self, at: &mut Moment<'_>, channel: u64, epoch: u64) {
        let secret = EpochSecret::from_bytes(self.chance.bytes());
        let founding = &GROUND.cast.founding;
        let members = GROUND.cast.channels[&channel].iter();
        let keys: Vec<(MemberId, &[u8])> =
            members.filter_map(|m| Some((*m, founding.entry(*m)?.sealing.as_slice()))).collect();
        let rng = &mut SeedRng::new(self.chance.bytes());
        match seal::epoch::deliver(&secret, channel, epoch, &GROUND.cast.genesis(), &keys, rng) {
            Ok(kernel) => self.say_kernel(at, &kernel, None),
            Err(fault) => at.truth.fail(|| format!("no keys can be given: {fault}")),
        }
    }

    fn say_kernel(&mut self, at: &mut Moment<'_>, kernel: &Kernel, about: Option<(Name, u64)>) {
        self.say_as(at, Purpose::Machine, kernel, about);
    }

    pub(super) fn say_as(
        &mut self,
        at: &mut Moment<'_>,
        purpose: Purpose,
        kernel: &Kernel,
        about: Option<(Name, u64)>,
    ) -> bool {
        let content = act::Content {
            format: kernel.wire(),
            case: about.map(|(case, _)| case),
            fields: kernel.fields(),
            ..act::Content::default()
        };
        let public = Kernel::is_public(kernel.wire());
        let channel = if public { 0 } else { about.map_or(0, |(_, channel)| channel) };
        let ready = Ready { content, precedence: act::Precedence::Priority, public, channel, only: Vec::new() };
        self.keep(at, purpose, &ready, false)
    }

    /// Signs and keeps: only after this may anybody say *queued*.
    pub(super) fn keep(&mut self, at: &mut Moment<'_>, purpose: Purpose, ready: &Ready, by_officer: bool) -> bool {
        if self.unsure.is_some() || self.broken.is_some() {
            return false;
        }
        let Some(act) = self.signed(at, purpose, ready) else { return false };
        let sync = self.sabotage != Some(Sabotage::QueuedBeforeSync);
        at.truth.written(act.name());
        let kept = self.outbox_file.append(&[act.encode()]);
        let kept = kept.and_then(|()| if sync { self.outbox_file.sync() } else { Ok(()) });
        if let Err(fault) = kept {
            self.broken = Some(fault.to_string());
            return false;
        }
        self.outbox.keep(&act);
        at.truth.queued(self.who, &act, &ready.content, by_officer);
        true
    }

    fn signed(&self, at: &Moment<'_>, purpose: Purpose, ready: &Ready) -> Option<Act> {
        let member = &GROUND.cast.members[self.who];
        let key = if purpose == Purpose::Machine { &member.node } else { &member.desk };
        let id = key.public().id();
        let ledger = self.replica.ledger();
        let name = Name { key: id, serial: self.outbox.next(id, ledger.highest(id)) };
        let seen = Seen { size: ledger.size(), root: SeenRoot::Whole(ledger.tree().root()) };
        let (claimed_s, precedence, genesis) = (at.now / 1000, ready.precedence, GROUND.cast.genesis());
        let statement = if ready.public {
            let cover = Cover::Public { content: ready.content.encode() };
            Statement { serial: name.serial, claimed_s, precedence, seen, cover }
        } else {
            let fit = ledger.sealing_epochs(ready.channel);
            let (epoch, secret) = fit.into_iter().find_map(|e| Some((e, self.keyring.secret(ready.channel, e)?)))?;
            let head = Head {
                genesis: &genesis,
                name,
                claimed_s,
                precedence,
                seen,
                channel: ready.channel,
                duress: &DuressKey::from_bytes([0xd0; 32]),
                under_duress: false,
            };
            seal::close_channel(&ready.content, &head, epoch, secret).ok()?
        };
        Some(Act::sign(statement, key, &genesis))
    }

    pub(super) fn take_keys(&mut self, content: &act::Content) {
        let Ok(Some(kernel)) = Kernel::read(content.format, &content.fields) else { return };
        if self.sabotage == Some(Sabotage::FoldsWithoutKeys) && self.who == 1 {
            return;
        }
        match self.keyring.receive(&kernel) {
            Ok(_) | Err(SealFault::NoWrap) => {}
            Err(fault) => self.broken = Some(format!("a key that was delivered is unusable: {fault}")),
        }
    }

    /// Folds acts: opens what can be opened, projects, and notes what to acknowledge.
    pub(super) fn fold_in(&mut self, acts: &[Included], live: bool) {
        for act in acts {
            let content = self.keyring.open(&act.act).ok().flatten();
            if let Some(content) = &content {
                self.take_keys(content);
            }
            self.situation.apply(act, content.as_ref());
            match self.outbox.settle(&act.act) {
                Settled::Ours => drop(self.refused.remove(&act.act.name())),
                Settled::Another => drop(self.refused.insert(act.act.name(), Refusal::new("name-reused"))),
                Settled::NotWaiting => {}
            }
            let opens = content.as_ref().is_some_and(|content| content.case.is_none());
            if live && opens && self.situation.owes_delivery(self.me, &act.act.name()) {
                self.to_deliver.push_back(act.act.name());
            }
        }
    }

    /// A fresh keyring, as at a start.
    pub(super) fn empty_keyring(who: usize) -> Keyring {
        let member = &GROUND.cast.members[who];
        Keyring::new(GROUND.cast.genesis(), member.id, SealingKey::from_seed(&member.sealing.seed()))
    }
}

impl Keeping for Live {
    type Fault = String;

    fn write(&mut self, leaves: &[Vec<u8>]) -> Result<(), String> {
        self.segment.append(leaves).and_then(|()| self.segment.sync()).map_err(|fault| fault.to_string())
    }

    fn fold(&mut self, acts: &[Included]) -> Result<(), String> {
        self.fold_in(acts, true);
        Ok(())
    }

    fn promise(&mut self, latch: &Latch) -> Result<(), String> {
        let Some((_, file)) = &mut self.witness else { return Ok(()) };
        file.replace(&latch.encode()).map_err(|fault| fault.to_string())
    }
}
