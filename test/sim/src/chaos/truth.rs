//! What a bystander knows who sees all machines at once, and what must hold at every step of every history.

use super::ground::{CHANNELS, GROUND, MEMBERS};
use act::{Act, Content, Kernel, Name, Stance};
use record::{Evidence, Ledger, Receipt, Replica};
use situation::Situation;
use std::collections::{BTreeMap, BTreeSet};
use tlog::checkpoint::Checkpoint;
use tlog::note::Note;

/// Everything that was ever said, shown or promised by anybody.
#[derive(Debug, Default)]
pub struct Truth {
    /// The first thing that did not hold.
    pub broken: Option<String>,
    /// By term and size, the one root that was shown or held.
    roots: BTreeMap<(u64, u64), [u8; 32]>,
    /// By size, the one root that a quorum has cosigned, whoever ordered it.
    proven: BTreeMap<u64, [u8; 32]>,
    /// By act and the term of whoever promised it, the one place and time that receipts name.
    receipts: BTreeMap<(Name, u64), (u64, u64)>,
    /// Every act that an officer or a node was told is queued, with its author.
    queued: BTreeMap<Name, (usize, Vec<u8>)>,
    /// Every act that was ever written to an outbox.
    written: BTreeSet<Name>,
    /// The latest term for which a quorum has cosigned, and the largest record of it.
    witnessed: (u64, u64),
    /// Terms after the founders' for which a quorum has cosigned.
    pub successions: BTreeSet<u64>,
    /// Terms that members have approved, and where they begin.
    pub terms: BTreeMap<u64, u64>,
    /// How often a sequencer whose term was over has noticed, and signs no more.
    pub fenced: u64,
    /// A sequencer signs that was put back to a copy so recent that no quorum had seen more: what it had promised since
    /// nobody can hold it to but those who have the receipts, and the history ends there.
    pub excused: bool,
    /// Stances that officers have really taken: member, case.
    stances: BTreeMap<(u64, Name), BTreeSet<&'static str>>,
    /// By witness, the term it has signed for last, and the largest size.
    cosigned: BTreeMap<usize, (u64, u64)>,
    /// By term, size and channel, the one state.
    states: BTreeMap<(u64, u64, u64), [u8; 32]>,
    /// Acts whose author's outbox has rotted or was restored: they may be gone.
    pub lost: BTreeSet<Name>,
    /// Whose disk has rotted, or was put back to an older copy.
    pub rotted: [bool; MEMBERS],
    /// Whose copy of the record its operator has put aside, to be fetched again.
    pub aside: [bool; MEMBERS],
    /// Whether some clock was wrong: then a witness may take an honest leaf for one out of time.
    pub clocks_lied: bool,
    /// How often each invariant was looked at, so that a history that looks at nothing shows.
    pub looked: u64,
}

impl Truth {
    /// Notes the first thing that does not hold.
    pub fn fail(&mut self, what: impl FnOnce() -> String) {
        if self.broken.is_none() {
            self.broken = Some(what());
        }
    }

    fn must(&mut self, holds: bool, what: impl FnOnce() -> String) {
        self.looked += 1;
        if !holds {
            self.fail(what);
        }
    }

    /// A head that was signed and shown, or that somebody's copy has reached. Beyond the place where a term begins the one
    /// before may have another record for a while, and void: but neither ever has two.
    fn head(&mut self, who: usize, (term, size): (u64, u64), root: [u8; 32]) {
        let known = *self.roots.entry((term, size)).or_insert(root);
        self.must(known == root, || {
            format!("two records: {} has another root of size {size} in term {term}", GROUND.name(who))
        });
    }

    /// A checkpoint that was shown to somebody.
    pub fn checkpoint(&mut self, who: usize, text: &str) {
        match Note::parse(text).ok().and_then(|note| Checkpoint::parse(&note.text).ok()) {
            Some(head) => self.head(who, (GROUND.term_of(head.origin()), head.size()), *head.root()),
            None => self.fail(|| format!("{} shows what is no checkpoint", GROUND.name(who))),
        }
    }

    /// A receipt that has left the sequencer of a term.
    pub fn receipt(&mut self, who: usize, term: u64, name: Name, signed: &[u8]) {
        let key = act::ActKey::from_seed(&GROUND.order_key(who)).public();
        let Ok(receipt) = Receipt::verify(signed, &key, &GROUND.cast.genesis()) else {
            return self.fail(|| format!("the receipt for {name} does not hold"));
        };
        let place = (receipt.index, receipt.at);
        let known = *self.receipts.entry((name, term)).or_insert(place);
        self.must(known == place, || format!("two receipts for {name}: {known:?} and {place:?}"));
    }

    /// An act that is about to be kept: if the machine stops meanwhile it may be there or not.
    pub fn written(&mut self, name: Name) {
        self.written.insert(name);
    }

    /// A checkpoint with the lines of a quorum, over the record that its sequencer holds.
    pub fn witnessed(&mut self, who: usize, text: &str, ledger: &Ledger) {
        self.checkpoint(who, text);
        let head = Note::parse(text).ok().and_then(|note| Checkpoint::parse(&note.text).ok());
        let Some(head) = head else { return };
        let (term, size) = (GROUND.term_of(head.origin()), head.size());
        self.proven.entry(size).or_insert(*head.root());
        self.continues(who, ledger, size);
        self.witnessed = self.witnessed.max((term, size));
        if term > 1 {
            self.successions.insert(term);
        }
    }

    /// What was ever proven stands in whatever is proven after it: there is one history, whoever orders it.
    fn continues(&mut self, who: usize, ledger: &Ledger, size: u64) {
        let other = self.proven.range(..=size).find(|(size, root)| ledger.tree().root_at(**size) != Some(**root));
        let other = other.map(|(size, _)| *size);
        self.must(other.is_none(), || {
            format!("two records: {} has another than the {other:?} leaves that a quorum has signed", GROUND.name(who))
        });
    }

    /// An act that its author was told is queued.
    pub fn queued(&mut self, who: usize, act: &Act, content: &Content, by_officer: bool) {
        let (name, bytes) = (act.name(), act.encode());
        if let Some((_, known)) = self.queued.get(&name) {
            let same = *known == bytes;
            let promised = self.receipts.range((name, 0)..=(name, u64::MAX)).next().is_some();
            let gone = self.lost.contains(&name) && !promised;
            self.must(same || gone, || format!("{} has signed two acts under the name {name}", GROUND.name(who)));
        }
        self.queued.insert(name, (who, bytes));
        if let (true, Some(case), Ok(Some(Kernel::Position { stance, .. }))) =
            (by_officer, content.case, Kernel::read(content.format, &content.fields))
        {
            self.stances.entry((who as u64, case)).or_default().insert(stance.key());
        }
    }

    /// A line that has left a witness.
    pub fn cosigned(&mut self, who: usize, term: u64, size: u64) {
        let (of, last) = *self.cosigned.get(&who).unwrap_or(&(1, 0));
        // What it gives up for a later term no quorum has signed: one has signed the later term.
        let on = term == of && size >= last || term > of && (size >= last || self.successions.contains(&term));
        self.must(on, || {
            let name = GROUND.name(who);
            format!("the witness of {name} signed {size} leaves of term {term} after {last} of term {of}")
        });
        self.cosigned.insert(who, if term == of { (of, size.max(last)) } else { (term, size) });
    }

    /// What must hold of a member's copy of the record.
    pub fn copy(&mut self, who: usize, replica: &Replica) {
        self.ledger(who, replica.ledger());
        self.continues(who, replica.ledger(), replica.witnessed().map_or(0, |w| w.size));
    }

    /// What must hold of any copy of the record. A receipt counts up to where the next term begins, and not before its own
    /// has come.
    fn ledger(&mut self, who: usize, ledger: &Ledger) {
        if ledger.size() == 0 {
            return;
        }
        let terms: Vec<(u64, u64)> = ledger.terms().iter().map(|term| (term.fence.term, term.fence.from)).collect();
        self.head(who, (ledger.term().fence.term, ledger.size()), ledger.tree().root());
        let counts = |term: u64, index: u64| {
            let at = terms.iter().position(|(of, _)| *of == term);
            let end = at.and_then(|at| terms.get(at + 1)).map_or(ledger.size(), |(_, from)| *from);
            at.is_some() && index < end
        };
        let wrong = self.receipts.iter().find(|((name, term), (index, at))| {
            counts(*term, *index) && (ledger.index_of(name) != Some(*index) || ledger.time_of(*index) != Some(*at))
        });
        let wrong = wrong.map(|(name, place)| (*name, *place));
        self.must(wrong.is_none(), || {
            format!("{} holds a record without what was promised: {wrong:?}", GROUND.name(who))
        });
        for member in &GROUND.cast.members {
            for key in [&member.desk, &member.node] {
                let key = key.public().id();
                let hole = ledger.gaps(key).into_iter().map(|serial| Name { key, serial });
                let hole = hole.into_iter().find(|name| !self.written.contains(name));
                self.must(hole.is_none(), || format!("the record has a hole where nobody wrote anything: {hole:?}"));
            }
        }
    }

    /// Of the record as a sequencer that signs has it: nothing that was promised may be missing. One whose term is over may
    /// not have heard of it: what it signs then is void.
    pub fn order(&mut self, who: usize, ledger: &Ledger, put_back: bool) {
        let (size, term) = (ledger.size(), ledger.term().fence.term);
        let latest = self.witnessed;
        self.must(term < latest.0 || size >= latest.1, || {
            format!("the sequencer signs with {size} leaves, and a quorum has seen more")
        });
        let mine = |of: &u64| *of == term;
        let shown = self.roots.range((term, size + 1)..).next().is_some_and(|((of, _), _)| mine(of));
        let owed = self.receipts.iter().find(|((_, of), (index, _))| mine(of) && *index >= size);
        let owed = owed.map(|((name, _), _)| *name);
        if put_back && (shown || owed.is_some()) {
            self.excused = true;
            return;
        }
        self.ledger(who, ledger);
        self.must(owed.is_none(), || format!("the sequencer has lost {owed:?}, which it gave a receipt for"));
    }

    /// Whether what an act says its author had seen was shown, and is void by now: it stands in no record that counts.
    pub fn saw_void(&self, name: &Name) -> bool {
        let act = self.queued.get(name).and_then(|(_, bytes)| Act::decode(bytes).ok());
        let Some(seen) = act.map(|act| act.statement().seen) else { return false };
        let by = self.roots.iter().filter(|((_, size), root)| *size == seen.size && seen.matches(root));
        let last = by.map(|((term, _), _)| *term).max();
        last.is_some_and(|last| self.terms.iter().any(|(term, from)| *term > last && *from < seen.size))
    }

    /// Of what a node makes of the record.
    pub fn situation(&mut self, who: usize, term: u64, situation: &Situation) {
        let me = GROUND.cast.members[who].id;
        for channel in CHANNELS.into_iter().filter(|c| GROUND.cast.channels[c].contains(&me)) {
            let state = situation.state_hash(channel);
            let known = *self.states.entry((term, situation.size(), channel)).or_insert(state);
            self.must(known == state, || {
                let size = situation.size();
                format!("{} sees another state of channel {channel} at size {size}", GROUND.name(who))
            });
        }
        for case in situation.cases() {
            for leg in &case.legs {
                let (yes, taken) = match leg.state {
                    "accepted" => (true, &[Stance::Comply][..]),
                    "conditional" => (true, &[Stance::Conditional][..]),
                    _ => (false, &[][..]),
                };
                let said = self.stances.get(&(leg.member.0, case.name));
                let consented = said.is_some_and(|said| taken.iter().any(|stance| said.contains(stance.key())));
                self.must(!yes || consented, || {
                    format!(
                        "{} counts the silence of member {} as consent to {}",
                        GROUND.name(who),
                        leg.member.0,
                        case.name
                    )
                });
            }
        }
    }

    /// Nobody cheats in this world, so nobody may be accused.
    pub fn alarms(&mut self, who: usize, replica: &Replica) {
        let false_alarm = replica.alarms().iter().find(|alarm| match alarm {
            Evidence::BackDated { .. } => !self.clocks_lied,
            _ => true,
        });
        let told = false_alarm.map(|alarm| format!("{alarm:?}"));
        self.must(told.is_none(), || {
            format!("{} accuses somebody, and nobody cheats: {}", GROUND.name(who), told.unwrap_or_default())
        });
    }

    /// Every act of this member that was called queued is in its outbox or in its copy of the record.
    pub fn outbox(&mut self, who: usize, holds: impl Fn(&Name) -> bool) {
        let gone = self.queued.iter().find(|(name, (of, _))| *of == who && !self.lost.contains(name) && !holds(name));
        let gone = gone.map(|(name, _)| *name);
        self.must(gone.is_none(), || format!("{} has lost {gone:?}, which was called queued", GROUND.name(who)));
    }

    /// The acts of a member that were called queued.
    pub fn of(&self, who: usize) -> Vec<Name> {
        self.queued.iter().filter(|(_, (of, _))| *of == who).map(|(name, _)| *name).collect()
    }
}
