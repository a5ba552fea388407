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
    /// By size, the one root.
    roots: BTreeMap<u64, [u8; 32]>,
    /// By act, the one place and time that receipts name.
    receipts: BTreeMap<Name, (u64, u64)>,
    /// Every act that an officer or a node was told is queued, with its author.
    queued: BTreeMap<Name, (usize, Vec<u8>)>,
    /// Every act that was ever written to an outbox.
    written: BTreeSet<Name>,
    /// The largest record that a quorum has cosigned.
    witnessed: u64,
    /// A sequencer signs that was put back to a copy so recent that no quorum had seen more: what it had promised since
    /// nobody can hold it to but those who have the receipts, and the history ends there.
    pub excused: bool,
    /// Stances that officers have really taken: member, case.
    stances: BTreeMap<(u64, Name), BTreeSet<&'static str>>,
    /// By witness, the largest size it has signed.
    cosigned: BTreeMap<usize, u64>,
    /// By size and channel, the one state.
    states: BTreeMap<(u64, u64), [u8; 32]>,
    /// Acts whose author's outbox has rotted or was restored: they may be gone.
    pub lost: BTreeSet<Name>,
    /// Whose disk has rotted, or was put back to an older copy.
    pub rotted: [bool; MEMBERS],
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

    /// A head that was signed and shown, or that somebody's copy has reached.
    pub fn head(&mut self, who: usize, size: u64, root: [u8; 32]) {
        let known = *self.roots.entry(size).or_insert(root);
        self.must(known == root, || format!("two records: {} has another root of size {size}", GROUND.name(who)));
    }

    /// A checkpoint that was shown to somebody.
    pub fn checkpoint(&mut self, who: usize, text: &str) {
        match Note::parse(text).ok().and_then(|note| Checkpoint::parse(&note.text).ok()) {
            Some(head) => self.head(who, head.size(), *head.root()),
            None => self.fail(|| format!("{} shows what is no checkpoint", GROUND.name(who))),
        }
    }

    /// A receipt that has left the sequencer.
    pub fn receipt(&mut self, name: Name, signed: &[u8]) {
        let key = act::ActKey::from_seed(&GROUND.cast.sequencer).public();
        let Ok(receipt) = Receipt::verify(signed, &key, &GROUND.cast.genesis()) else {
            return self.fail(|| format!("the receipt for {name} does not hold"));
        };
        let place = (receipt.index, receipt.at);
        let known = *self.receipts.entry(name).or_insert(place);
        self.must(known == place, || format!("two receipts for {name}: {known:?} and {place:?}"));
    }

    /// An act that is about to be kept: if the machine stops meanwhile it may be there or not.
    pub fn written(&mut self, name: Name) {
        self.written.insert(name);
    }

    /// A checkpoint with the lines of a quorum.
    pub fn witnessed(&mut self, who: usize, text: &str, size: u64) {
        self.checkpoint(who, text);
        self.witnessed = self.witnessed.max(size);
    }

    /// An act that its author was told is queued.
    pub fn queued(&mut self, who: usize, act: &Act, content: &Content, by_officer: bool) {
        let (name, bytes) = (act.name(), act.encode());
        if let Some((_, known)) = self.queued.get(&name) {
            let same = *known == bytes;
            let gone = self.lost.contains(&name) && !self.receipts.contains_key(&name);
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
    pub fn cosigned(&mut self, who: usize, size: u64) {
        let last = *self.cosigned.get(&who).unwrap_or(&0);
        self.must(size >= last, || format!("the witness of {} signed {size} leaves after {last}", GROUND.name(who)));
        self.cosigned.insert(who, size.max(last));
    }

    /// What must hold of any copy of the record.
    pub fn ledger(&mut self, who: usize, ledger: &Ledger) {
        if ledger.size() == 0 {
            return;
        }
        self.head(who, ledger.size(), ledger.tree().root());
        let wrong = self.receipts.iter().find(|(name, (index, at))| {
            *index < ledger.size() && (ledger.index_of(name) != Some(*index) || ledger.time_of(*index) != Some(*at))
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

    /// Of the record as the sequencer alone has it: nothing that was promised may be missing.
    pub fn order(&mut self, who: usize, ledger: &Ledger, put_back: bool) {
        let size = ledger.size();
        self.must(size >= self.witnessed, || {
            format!("the sequencer signs with {size} leaves, and a quorum has seen more")
        });
        let shown = self.roots.last_key_value().is_some_and(|(shown, _)| *shown > size);
        if put_back && (shown || self.receipts.values().any(|(index, _)| *index >= size)) {
            self.excused = true;
            return;
        }
        self.ledger(who, ledger);
        let lost = self.receipts.iter().find(|(_, (index, _))| *index >= ledger.size()).map(|(name, _)| *name);
        self.must(lost.is_none(), || format!("the sequencer has lost {lost:?}, which it gave a receipt for"));
    }

    /// Of what a node makes of the record.
    pub fn situation(&mut self, who: usize, situation: &Situation) {
        let me = GROUND.cast.members[who].id;
        for channel in CHANNELS.into_iter().filter(|c| GROUND.cast.channels[c].contains(&me)) {
            let state = situation.state_hash(channel);
            let known = *self.states.entry((situation.size(), channel)).or_insert(state);
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
