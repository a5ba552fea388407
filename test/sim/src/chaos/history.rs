//! One history: seven machines, their network and their officers, from the founding through everything that goes wrong
//! to the calm after it. The same plan gives the same history, down to the last byte.

use super::chance::Chance;
use super::disk::Faulty;
use super::ground::{GROUND, MEMBERS};
use super::live::{Live, Moment};
use super::mail::Mail;
use super::order::SUCCEEDED;
use super::plan::{Plan, ROUGH_MS};
use super::sabotage::Sabotage;
use super::start::{self, Retired, StartFault};
use super::traffic;
use super::truth::Truth;
use crate::NOW;
use act::Refusal;
use members::{Business, Paper};
use std::collections::BTreeMap;
use std::path::PathBuf;

mod blows;
mod members;
mod settled;

/// After the calm the machines have so long to agree, milliseconds; then once more after the longest delay.
const SETTLE_MS: u64 = 60_000;
/// The longest delay and the largest error of a clock are over by then, milliseconds.
const LONG_MS: u64 = 4 * 86_400_000;

/// How a history ended.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What did not hold first, if something did not.
    pub broken: Option<String>,
    /// What happened, if it was asked for.
    pub log: Vec<String>,
    /// How often an invariant was looked at.
    pub looked: u64,
    /// Leaves of the longest copy.
    pub size: u64,
    /// How often a machine stopped.
    pub stops: u64,
    /// Terms after the founders' that came to a quorum.
    pub successions: u64,
    /// Sequencers that found their term over.
    pub fenced: u64,
}

enum Event {
    Tick(usize, u64),
    Mail(usize, usize, Mail),
    Start(usize, u64),
    Work(usize, u64),
    Paper(Paper),
    Blow(usize),
    Over(usize),
    Say(usize),
    Backup(usize),
    Calm,
}

/// A machine and its operator.
struct Machine {
    disk: Faulty,
    live: Option<Live>,
    /// Which life this is.
    life: u64,
    retired: Retired,
    /// By how much its clock is off, milliseconds.
    off: i64,
    /// What becomes of it when its steps are used up: power, how long it is down, steps of the next start.
    stop: Option<(bool, u64, Option<u64>)>,
    backup: Option<Vec<(PathBuf, Vec<u8>)>>,
    /// What an older copy was put in the place of.
    newest: Option<Vec<(PathBuf, Vec<u8>)>>,
    /// Whether it was put back to an older copy.
    put_back: bool,
    chance: Chance,
    checked: u64,
}

struct World<'p> {
    plan: &'p Plan,
    sabotage: Option<Sabotage>,
    now: u64,
    queue: BTreeMap<(u64, u64), Event>,
    count: u64,
    machines: Vec<Machine>,
    truth: Truth,
    chance: Chance,
    parts: Vec<(usize, u64, u64)>,
    slow_until: u64,
    calm: bool,
    working: [bool; MEMBERS],
    business: Option<Business>,
    stops: u64,
    log: Option<Vec<String>>,
}

/// Plays a plan on machines of which some may be at fault by our own doing.
pub fn play(plan: &Plan, sabotage: Option<Sabotage>, told: bool) -> Outcome {
    let mut world = World::new(plan, sabotage, told);
    world.run(ROUGH_MS + SETTLE_MS);
    if world.truth.broken.is_none() && !world.truth.excused && world.unsettled().is_some() {
        world.run(ROUGH_MS + SETTLE_MS + LONG_MS);
        world.run(ROUGH_MS + 2 * SETTLE_MS + LONG_MS);
    }
    if let Some(what) = world.unsettled().filter(|_| !world.truth.excused) {
        world.truth.fail(|| format!("after the calm: {what}"));
    }
    let size = world.machines.iter().filter_map(|m| Some(m.live.as_ref()?.replica.ledger().size())).max();
    let log = world.log.take().unwrap_or_default();
    let (looked, stops) = (world.truth.looked, world.stops);
    let (successions, fenced) = (world.truth.successions.len() as u64, world.truth.fenced);
    Outcome { broken: world.truth.broken, log, looked, size: size.unwrap_or(0), stops, successions, fenced }
}

impl<'p> World<'p> {
    fn new(plan: &'p Plan, sabotage: Option<Sabotage>, told: bool) -> World<'p> {
        let machine = |who: usize| Machine {
            disk: Faulty::new(Chance::new(plan.seed, 100 + who as u64)),
            live: None,
            life: 0,
            retired: Retired::default(),
            off: 0,
            stop: None,
            backup: None,
            newest: None,
            put_back: false,
            chance: Chance::new(plan.seed, 200 + who as u64),
            checked: 0,
        };
        let mut world = World {
            plan,
            sabotage,
            now: 0,
            queue: BTreeMap::new(),
            count: 0,
            machines: (0..MEMBERS).map(machine).collect(),
            truth: Truth::default(),
            chance: Chance::new(plan.seed, 2),
            parts: Vec::new(),
            slow_until: 0,
            calm: false,
            working: [false; MEMBERS],
            business: None,
            stops: 0,
            log: told.then(Vec::new),
        };
        (0..MEMBERS).for_each(|who| world.at(1 + who as u64, Event::Start(who, 0)));
        plan.blows.iter().enumerate().for_each(|(n, (at, _))| world.at(*at, Event::Blow(n)));
        plan.says.iter().enumerate().for_each(|(n, (at, ..))| world.at(*at, Event::Say(n)));
        plan.backups.iter().enumerate().for_each(|(n, (at, _))| world.at(*at, Event::Backup(n)));
        world.at(ROUGH_MS, Event::Calm);
        world
    }

    fn at(&mut self, when: u64, event: Event) {
        self.count += 1;
        self.queue.insert((when, self.count), event);
    }

    fn tell(&mut self, what: impl FnOnce() -> String) {
        let now = self.now;
        if let Some(log) = &mut self.log {
            log.push(format!("{:>9}.{:03} {}", now / 1000, now % 1000, what()));
        }
    }

    fn run(&mut self, until: u64) {
        while self.truth.broken.is_none() && !self.truth.excused {
            let Some((&(when, count), _)) = self.queue.iter().next().filter(|((when, _), _)| *when <= until) else {
                break;
            };
            let Some(event) = self.queue.remove(&(when, count)) else { break };
            self.now = when;
            self.happen(event);
        }
        self.now = until;
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Tick(who, life) if self.machines[who].life == life => {
                self.with(who, |live, at| live.tick(at));
                let pause = self.pause();
                self.at(self.now + pause, Event::Tick(who, life));
            }
            Event::Mail(from, to, mail) => {
                self.tell(|| format!("{} > {}: {}", GROUND.name(from), GROUND.name(to), mail.shown()));
                self.with(to, |live, at| live.take(at, from, mail));
            }
            Event::Start(who, life) if self.machines[who].life == life => self.start(who),
            Event::Work(who, life) if self.machines[who].life == life => {
                self.working[who] = false;
                self.with(who, |live, at| {
                    if let Some(order) = &mut live.order {
                        order.work(at);
                    }
                });
            }
            Event::Paper(paper) => self.paper(paper),
            Event::Tick(..) | Event::Start(..) | Event::Work(..) => {}
            Event::Blow(n) if !self.calm => self.blow(n),
            Event::Over(n) => self.over(n),
            Event::Say(n) => self.say(n),
            Event::Backup(n) => {
                let (_, who) = self.plan.backups[n];
                let copy = self.machines[who].disk.copy();
                self.machines[who].backup = Some(copy);
            }
            Event::Blow(_) => {}
            Event::Calm => self.grow_calm(),
        }
    }

    /// Often while it is rough and right after; seldom while everybody only waits for what is slow.
    fn pause(&mut self) -> u64 {
        let waiting = self.now > ROUGH_MS + SETTLE_MS && self.now < ROUGH_MS + SETTLE_MS + LONG_MS;
        if waiting { 8 * 3_600_000 } else { self.chance.between(800, 3_500) }
    }

    fn say(&mut self, n: usize) {
        let (_, who, seed) = self.plan.says[n];
        let mut said = None;
        self.with(who, |live, at| said = traffic::say(live, at, &mut Chance::new(seed, 3)));
        self.tell(|| format!("{}: {}", GROUND.name(who), said.unwrap_or_else(|| "has nothing to say".into())));
    }

    /// Lets a node do something, and sees what came of it.
    fn with(&mut self, who: usize, f: impl FnOnce(&mut Live, &mut Moment<'_>)) {
        let machine = &mut self.machines[who];
        let Some(live) = &mut machine.live else { return };
        let mut out = Vec::new();
        let now = (NOW + self.now).saturating_add_signed(machine.off);
        f(live, &mut Moment { steady: self.now, now, out: &mut out, truth: &mut self.truth });
        self.after(who, out);
    }

    fn after(&mut self, who: usize, out: Vec<(usize, Mail)>) {
        for (to, mail) in out {
            self.send(who, to, mail);
        }
        let machine = &mut self.machines[who];
        if machine.disk.has_stopped() {
            let (power, down, again) = machine.stop.take().unwrap_or((true, 1_000, None));
            return self.stop(who, power, down, again);
        }
        let Some(live) = &machine.live else { return };
        let order_stopped = live.order.as_ref().and_then(|order| order.stopped.clone());
        if let Some(fault) = live.broken.clone().or(order_stopped) {
            self.tell(|| format!("{} signs nothing more: {fault}", GROUND.name(who)));
            if fault == SUCCEEDED {
                self.fenced(who);
            }
            if fault.contains("not of this folder")
                && let Some(newest) = self.machines[who].newest.take()
            {
                // The operator sees what it is, and puts the newer folder back.
                self.machines[who].disk.put_back(&newest);
                self.machines[who].put_back = false;
            }
            return self.stop(who, false, 3_000, None);
        }
        let size = live.replica.ledger().size();
        let term = live.replica.ledger().term().fence.term;
        self.truth.alarms(who, &live.replica);
        if let Some(order) = live.order.as_ref().filter(|order| order.signs()) {
            self.truth.order(who, order.sequencer.ledger(), machine.put_back);
        }
        if size != machine.checked {
            machine.checked = size;
            self.truth.copy(who, &live.replica);
            self.truth.situation(who, term, &live.situation);
        }
        let mut wrong = live.refused.iter().filter(|(_, r)| matches!(r.code, "fork" | "signature" | "act-form"));
        if let Some((_, Refusal { code, .. })) = wrong.find(|(act, r)| r.code != "fork" || !self.truth.saw_void(act)) {
            self.truth.fail(|| format!("{} is refused an honest act: {code}", GROUND.name(who)));
        }
        let works = live.order.as_ref().is_some_and(|order| !order.work.is_empty());
        if works && !self.working[who] {
            self.working[who] = true;
            let (life, pause) = (self.machines[who].life, self.chance.between(1, 15));
            self.at(self.now + pause, Event::Work(who, life));
        }
    }

    fn stop(&mut self, who: usize, power: bool, down: u64, again: Option<u64>) {
        self.stops += 1;
        self.tell(|| format!("{} stops ({})", GROUND.name(who), if power { "power" } else { "process" }));
        let machine = &mut self.machines[who];
        machine.live = None;
        machine.life += 1;
        machine.checked = 0;
        machine.disk.restart(power);
        self.working[who] = false;
        machine.stop = again.map(|_| (power, 2_000, None));
        if let Some(steps) = again {
            machine.disk.stop_after(steps);
        }
        let life = machine.life;
        self.at(self.now + down, Event::Start(who, life));
    }

    fn start(&mut self, who: usize) {
        let mut out = Vec::new();
        let machine = &mut self.machines[who];
        let now = (NOW + self.now).saturating_add_signed(machine.off);
        let mut at = Moment { steady: self.now, now, out: &mut out, truth: &mut self.truth };
        let chance = Chance::new(machine.chance.draw(), 4);
        match Live::open(who, &machine.disk, self.sabotage, machine.retired, chance, &mut at) {
            Ok(live) => {
                let holds = |name: &act::Name| {
                    live.replica.ledger().index_of(name).is_some() || live.outbox.waiting().any(|(n, _)| n == name)
                };
                self.truth.outbox(who, holds);
                let signed = live.witness.as_ref().and_then(|(w, _)| w.last().map(|l| l.size)).unwrap_or(0);
                let (has, lost) = (live.replica.ledger().size(), self.truth.rotted[who] || self.truth.aside[who]);
                if signed > has && !lost {
                    self.truth.fail(|| format!("{} has signed {signed} leaves and holds {has}", GROUND.name(who)));
                }
                machine.live = Some(live);
                let life = machine.life;
                self.tell(|| format!("{} starts", GROUND.name(who)));
                self.at(self.now + 10, Event::Tick(who, life));
                self.after(who, out);
            }
            Err(_) if machine.disk.has_stopped() => {
                let (power, down, again) = machine.stop.take().unwrap_or((true, 1_000, None));
                self.stop(who, power, down, again);
            }
            Err(fault) => self.mend(who, &fault),
        }
    }

    fn mend(&mut self, who: usize, fault: &StartFault) {
        let others = self.machines.iter().filter_map(|m| m.live.as_ref());
        let mirrors: Vec<Vec<Vec<u8>>> =
            others.filter_map(|live| live.segment.reader().read(0, live.segment.len()).ok()).collect();
        let machine = &mut self.machines[who];
        let rotted = self.truth.rotted[who];
        let told = fault.told();
        if !rotted && !fault.passes() {
            return self.truth.fail(|| format!("{} does not start though its disk is sound: {told}", GROUND.name(who)));
        }
        if matches!(fault, StartFault::Outbox(_)) {
            self.truth.lost.extend(self.truth.of(who));
        }
        let done = start::mend(&machine.disk, fault, &mut machine.retired, &mirrors);
        machine.life += 1;
        let life = machine.life;
        self.tell(|| format!("{} does not start, {told}: {done}", GROUND.name(who)));
        self.at(self.now + 5_000, Event::Start(who, life));
    }

    fn send(&mut self, from: usize, to: usize, mail: Mail) {
        if from == to {
            let pause = self.chance.between(0, 3);
            return self.at(self.now + pause, Event::Mail(from, to, mail));
        }
        let apart = self.parts.iter().filter(|(_, side, _)| (side >> from) & 1 != (side >> to) & 1);
        let apart = apart.map(|(_, _, until)| *until).max();
        let chance = &mut self.chance;
        if !self.calm && (chance.percent(2) || apart.is_some() && chance.percent(60)) {
            return;
        }
        let copies = if !self.calm && chance.percent(3) { 2 } else { 1 };
        for _ in 0..copies {
            let chance = &mut self.chance;
            let mut delay = chance.between(2, 250);
            if let Some(until) = apart {
                delay += until.saturating_sub(self.now);
            }
            if self.slow_until > self.now && chance.percent(50) {
                delay += chance.below(self.slow_until - self.now);
            }
            if !self.calm && chance.percent(1) {
                delay += chance.below(259_200_000);
            }
            self.at(self.now + delay, Event::Mail(from, to, mail.clone()));
        }
    }
}
