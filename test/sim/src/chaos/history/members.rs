//! The members' business when a sequencer is to be succeeded: by paper and telephone, as the operators' manual says, each
//! member by its own copy of the record.

use super::{Event, World};
use crate::chaos::ground::{CHAIR, GROUND, MEMBERS};
use crate::chaos::order::{LATCH, LEAVES};
use crate::chaos::plan::{Old, ROUGH_MS};
use crate::chaos::start::RECORD;
use crate::chaos::terms::{self, NOTE, TermFault};
use act::Kernel;
use record::LedgerFault;
use record::fence::FenceFault;
use std::collections::BTreeSet;
use std::path::Path;
use tlog::policy::threshold;

/// So long members wait for approvals before they draft anew, milliseconds.
const PATIENCE_MS: u64 = 12_000;
/// So long a successor waits for its witnesses before its operator gives the term up.
const WAITS_MS: u64 = 15_000;

/// What members do with a draft of this term.
#[derive(Debug, Clone, Copy)]
pub(super) enum Paper {
    /// Somebody drafts it.
    Draft(u64),
    /// A member compares it with its own copy, and signs or does not.
    Ask(u64, usize),
    /// Its approval is back.
    Signed(u64, usize),
    /// The new sequencer's operator begins it.
    Begin(u64),
    /// A member's operator is given the act.
    Follow(u64, usize),
    /// How does it stand?
    Look(u64),
}

/// A succession on its way.
pub(super) struct Business {
    /// Number of the last draft.
    term: u64,
    /// Whom it replaces.
    old: usize,
    /// Whom members would like, and whether they look at nobody's copy before.
    wanted: (usize, bool),
    /// Whose key has ordered before and is not used again.
    had: Vec<usize>,
    /// The old sequencer's operator knows that its term is over.
    told: bool,
    draft: Option<Draft>,
}

struct Draft {
    by: usize,
    size: u64,
    root: [u8; 32],
    approved: BTreeSet<usize>,
    /// The act that carries it, and when it was begun.
    begun: Option<(Vec<u8>, u64)>,
}

impl World<'_> {
    /// Who orders the record, as far as the members have decided.
    pub(super) fn seat(&self) -> usize {
        let begun = |draft: &Draft| draft.begun.is_some().then_some(draft.by);
        let business = self.business.as_ref();
        business.map_or(CHAIR, |b| b.draft.as_ref().and_then(begun).unwrap_or(b.old))
    }

    /// Whether what members have begun has come to its end.
    pub(super) fn undecided(&self) -> bool {
        let over = |b: &Business| b.draft.as_ref().is_some_and(|d| d.begun.is_some());
        self.business.as_ref().is_some_and(|b| !over(b))
    }

    /// The sequencer fails its members, and they name another.
    pub(super) fn succeed(&mut self, n: usize, wanted: (usize, bool), (how, back): (Old, u64)) {
        let (mut term, mut had) = (1, Vec::new());
        if let Some(before) = &self.business {
            let over = !self.undecided() && self.truth.successions.contains(&before.term);
            if !over {
                return;
            }
            (term, had) = (before.term, before.had.clone());
        }
        let old = self.seat();
        had.push(old);
        match how {
            Old::Dies => self.stop(old, true, back, None),
            Old::CutOff => {
                self.parts.push((n, 1 << old, self.now + back));
                self.at(self.now + back, Event::Over(n));
            }
            Old::Stays => {}
        }
        self.business = Some(Business { term, old, wanted, had, told: false, draft: None });
        self.next_term(3_000);
    }

    /// The next draft has the next number, and the one before is torn up.
    fn next_term(&mut self, after: u64) {
        let Some(business) = &mut self.business else { return };
        business.term += 1;
        business.draft = None;
        let term = business.term;
        self.at(self.now + after, Event::Paper(Paper::Draft(term)));
    }

    pub(super) fn paper(&mut self, paper: Paper) {
        let current = self.business.as_ref().map_or(0, |b| b.term);
        match paper {
            Paper::Draft(term) if term == current => self.draft(term),
            Paper::Ask(term, who) if term == current => self.ask_member(term, who),
            Paper::Signed(term, who) if term == current => self.signed(term, who),
            Paper::Begin(term) if term == current => self.begin(term),
            Paper::Follow(term, who) if term == current => self.follow(term, who),
            Paper::Look(term) if term == current => self.look(term),
            _ => {}
        }
    }

    fn later(&mut self, ms: u64, paper: Paper) {
        self.at(self.now + ms, Event::Paper(paper));
    }

    /// A courier between two members: slower than the network, and never lost.
    fn courier(&mut self, from: usize, to: usize) -> u64 {
        let apart = self.parts.iter().filter(|(_, side, _)| (side >> from) & 1 != (side >> to) & 1);
        let until = apart.map(|(_, _, until)| until.saturating_sub(self.now)).max().unwrap_or(0);
        // Over three hours somebody drives.
        until.min(10_000) + self.chance.between(300, 2_500)
    }

    fn draft(&mut self, term: u64) {
        let Some(business) = &self.business else { return };
        let fit = |who: &usize| {
            let live = self.machines[*who].live.as_ref();
            live.is_some_and(|live| live.broken.is_none() && live.unsure.is_none() && live.replica.ledger().size() > 0)
        };
        let fit: Vec<usize> = (0..MEMBERS).filter(|who| !business.had.contains(who)).filter(fit).collect();
        let record = |who: usize| {
            let ledger = self.machines[who].live.as_ref().map(|live| live.replica.ledger());
            ledger.map_or((0, [0; 32]), |ledger| (ledger.size(), ledger.tree().root()))
        };
        let most = fit.iter().map(|who| record(*who).0).max().unwrap_or(0);
        let (wanted, hasty) = business.wanted;
        let long = |who: &usize| record(*who).0 == most;
        let by = fit.iter().copied().find(|who| *who == wanted && (hasty || long(who)));
        let Some(by) = by.or_else(|| fit.iter().copied().find(long)) else {
            return self.later(3_000, Paper::Draft(term));
        };
        let (size, root) = record(by);
        self.tell(|| format!("{} drafts term {term} from {size} leaves", GROUND.name(by)));
        if let Some(business) = &mut self.business {
            // Whoever was in haste has looked by now.
            business.wanted.1 = false;
            business.draft = Some(Draft { by, size, root, approved: BTreeSet::new(), begun: None });
        }
        for who in 0..MEMBERS {
            let ms = if who == by { 300 } else { self.courier(by, who) };
            self.later(ms, Paper::Ask(term, who));
        }
        self.later(PATIENCE_MS, Paper::Look(term));
    }

    fn ask_member(&mut self, term: u64, who: usize) {
        let Some(draft) = self.business.as_ref().and_then(|b| b.draft.as_ref()) else { return };
        let (by, size, root) = (draft.by, draft.size, draft.root);
        let Some(live) = &self.machines[who].live else { return self.later(3_000, Paper::Ask(term, who)) };
        let ledger = live.replica.ledger();
        if ledger.size() > size || (ledger.size() == size && ledger.tree().root() != root) {
            return self.tell(|| format!("{} does not approve term {term}", GROUND.name(who)));
        }
        let ms = self.courier(who, by);
        self.later(ms, Paper::Signed(term, who));
    }

    fn signed(&mut self, term: u64, who: usize) {
        let Some(draft) = self.business.as_mut().and_then(|b| b.draft.as_mut()) else { return };
        draft.approved.insert(who);
        if draft.approved.len() == threshold(MEMBERS) {
            self.begin(term);
        }
    }

    fn begin(&mut self, term: u64) {
        let Some(draft) = self.business.as_ref().and_then(|b| b.draft.as_ref()) else { return };
        let by = draft.by;
        let Some(live) = &self.machines[by].live else { return self.later(2_000, Paper::Begin(term)) };
        // Its node has stopped after it had begun: then it orders already.
        let key = GROUND.order_key(by);
        let agreed: Vec<usize> = draft.approved.iter().copied().collect();
        let named = (by as u64, GROUND.origin(by, term), key);
        let at = (term, draft.size, draft.root);
        let kernel = GROUND.cast.succession(at, (named.0, &named.1, &named.2), &agreed);
        let noted = terms::noted(&live.disk).ok().flatten();
        let act = match matches!(noted, Some(Kernel::Succession { term: of, .. }) if of == term) {
            true => terms::note(&self.machines[by].disk).ok().flatten(),
            false => {
                let mut begun = None;
                self.with(by, |live, at| begun = Some(live.begin_term(at, &kernel)));
                match begun {
                    Some(Ok(act)) => Some(act),
                    Some(Err(TermFault::Record(fault))) => {
                        self.tell(|| format!("{} cannot begin term {term}: {fault}", GROUND.name(by)));
                        return self.next_term(1_000);
                    }
                    Some(Err(TermFault::Later)) | None => None,
                }
            }
        };
        let Some(act) = act else { return self.later(2_000, Paper::Begin(term)) };
        self.tell(|| format!("{} begins term {term}", GROUND.name(by)));
        self.truth.terms.insert(term, at.1);
        let now = self.now;
        if let Some(draft) = self.business.as_mut().and_then(|b| b.draft.as_mut()) {
            draft.begun = Some((act, now));
        }
        self.again(by);
        for who in (0..MEMBERS).filter(|who| *who != by) {
            let ms = self.courier(by, who);
            self.later(ms, Paper::Follow(term, who));
        }
    }

    /// An operator starts a node again.
    fn again(&mut self, who: usize) {
        if self.machines[who].live.is_some() {
            self.stop(who, false, 500, None);
        }
    }

    /// A sequencer has found its term over; its operator reads why it stopped, and asks for the act.
    pub(super) fn fenced(&mut self, who: usize) {
        self.truth.fenced += 1;
        let Some(business) = &mut self.business else { return };
        if business.had.contains(&who) {
            business.told = true;
            let term = business.term;
            self.later(3_015, Paper::Follow(term, who));
        }
    }

    /// Those who have ordered before are given it once they know that their time is over, or order nothing any more.
    fn is_told(&self, who: usize) -> bool {
        let Some(business) = &self.business else { return false };
        !business.had.contains(&who)
            || business.told
            || self.machines[who].retired.order
            || self.machines[who].live.as_ref().is_some_and(|live| live.order.is_none())
    }

    fn follow(&mut self, term: u64, who: usize) {
        let draft = self.business.as_ref().and_then(|b| b.draft.as_ref());
        let Some((act, _)) = draft.and_then(|d| d.begun.clone()) else { return };
        let by = draft.map_or(who, |d| d.by);
        if !self.is_told(who) {
            return;
        }
        let Some(live) = &self.machines[who].live else { return self.later(1_500, Paper::Follow(term, who)) };
        let noted = terms::noted(&live.disk).ok().flatten();
        let knows = matches!(noted, Some(Kernel::Succession { term: of, .. }) if of == term);
        if knows && live.upstream == by && live.order.is_none() {
            return;
        }
        let mut done = None;
        self.with(who, |live, _| done = Some(live.follow_term(&act)));
        match done {
            Some(Ok(())) => {
                self.tell(|| format!("{} follows term {term}", GROUND.name(who)));
                self.again(who);
            }
            Some(Err(TermFault::Record(LedgerFault::Succession(FenceFault::Place(size))))) => {
                if self.truth.successions.contains(&term) {
                    self.tell(|| format!("{} puts its {size} leaves aside", GROUND.name(who)));
                    self.machines[who].disk.put_aside(Path::new(RECORD));
                    self.truth.aside[who] = true;
                    self.again(who);
                }
            }
            Some(Err(TermFault::Record(LedgerFault::Succession(FenceFault::Term { .. })))) => {}
            Some(Err(TermFault::Record(fault))) => {
                self.truth.fail(|| format!("{} cannot follow term {term}: {fault}", GROUND.name(who)));
            }
            Some(Err(TermFault::Later)) | None => {}
        }
    }

    /// Drafts anew what came to nothing, and gives the act again to whoever does not follow it.
    fn look(&mut self, term: u64) {
        let Some(draft) = self.business.as_ref().and_then(|b| b.draft.as_ref()) else { return };
        let (by, begun) = (draft.by, draft.begun.as_ref().map(|(_, at)| *at));
        let Some(begun) = begun else { return self.next_term(500) };
        let order = self.machines[by].live.as_ref().and_then(|live| live.order.as_ref());
        let lost = self.machines[by].retired.order;
        let waiting = self.now > ROUGH_MS + super::SETTLE_MS && self.now < ROUGH_MS + super::SETTLE_MS + super::LONG_MS;
        let patient = waiting || begun + WAITS_MS > self.now || !self.parts.is_empty();
        if lost || !patient && order.is_some_and(|order| order.waits()) {
            self.tell(|| format!("{} gives term {term} up", GROUND.name(by)));
            for file in [LEAVES, LATCH, NOTE] {
                self.machines[by].disk.put_aside(Path::new(file));
            }
            if lost {
                self.business.iter_mut().for_each(|b| b.had.push(by));
            }
            self.again(by);
            return self.next_term(2_000);
        }
        for who in (0..MEMBERS).filter(|who| *who != by) {
            self.later(10, Paper::Follow(term, who));
        }
        self.later(if waiting { 8 * 3_600_000 } else { 6_000 }, Paper::Look(term));
    }
}
