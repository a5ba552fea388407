//! The outbox: an officer's act is on disk, signed and sealed, before anybody is told it is queued. Source: DESIGN 5.
//!
//! It gives out serials and forgets an act only when the member's own verified copy of the record holds it.

use crate::Ledger;
use act::{Act, KeyId, Name, Precedence};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// Acts of one node's keys that are not yet known to be in the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outbox {
    last: BTreeMap<KeyId, u64>,
    waiting: BTreeMap<Name, Vec<u8>>,
}

/// What an act in the record means for the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Nothing waited under its name.
    NotWaiting,
    /// It is the one that waited.
    Ours,
    /// It bears the name of one that waits, and is another.
    Another,
}

impl Outbox {
    /// As the outbox file and the verified record together say: `kept` holds every act ever kept, in order.
    ///
    /// `highest` tells the highest serial of a key in the record, `stands` whether this very act is in it: another under
    /// its name does not make it forgotten. A node restored from
    /// a backup must have synchronised before, or it might use a serial twice.
    pub fn recover(kept: &[Vec<u8>], highest: impl Fn(KeyId) -> u64, stands: impl Fn(&Act) -> bool) -> Outbox {
        let mut outbox = Outbox::default();
        for act in kept.iter().filter_map(|bytes| Act::decode(bytes).ok()) {
            let name = act.name();
            let last = outbox.last.entry(name.key).or_insert(0);
            *last = (*last).max(name.serial).max(highest(name.key));
            if !stands(&act) {
                outbox.waiting.insert(name, act.encode());
            }
        }
        outbox
    }

    /// As [`Outbox::recover`], beside the verified record as far as it has come.
    pub fn recover_beside(kept: &[Vec<u8>], ledger: &Ledger) -> Outbox {
        let genesis = ledger.founding().genesis();
        let stands = |act: &Act| {
            let key = ledger.keys().get(act.key());
            key.is_some_and(|key| ledger.is_act(&act.name(), &act.hash(&key.public, &genesis)))
        };
        Outbox::recover(kept, |key| ledger.highest(key), stands)
    }

    /// What is to be sent next, the most urgent first and among equals in order of key and serial: at most `count`, so that
    /// an urgent act written meanwhile does not wait for a whole import. `open` says which acts may be sent at all.
    pub fn to_send(&self, count: usize, open: impl Fn(&Name) -> bool) -> Vec<(Name, Vec<u8>)> {
        let waiting = self.waiting.iter().filter(|(name, _)| open(name));
        let mut out: Vec<(Precedence, Name, Vec<u8>)> = waiting
            .filter_map(|(name, bytes)| Some((Act::decode(bytes).ok()?.statement().precedence, *name, bytes.clone())))
            .collect();
        out.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        out.into_iter().take(count).map(|(_, name, bytes)| (name, bytes)).collect()
    }

    /// Neighbours that may travel at once, so that one commit takes them all. A public act may be a change of keys, members
    /// or epochs, which those behind it need in the record first: it travels alone.
    pub fn together(waiting: Vec<(Name, Vec<u8>)>) -> Vec<Vec<(Name, Vec<u8>)>> {
        let mut groups: Vec<Vec<(Name, Vec<u8>)>> = Vec::new();
        let mut open = false;
        for (name, bytes) in waiting {
            let sealed = Act::decode(&bytes).is_ok_and(|act| act.channel().is_some());
            match groups.last_mut() {
                Some(group) if open && sealed => group.push((name, bytes)),
                _ => groups.push(Vec::from([(name, bytes)])),
            }
            open = sealed;
        }
        groups
    }

    /// The serial that the next act of `key` must have; `highest` is the highest of that key in the record.
    pub fn next(&self, key: KeyId, highest: u64) -> u64 {
        self.last.get(&key).copied().unwrap_or(0).max(highest) + 1
    }

    /// Remembers an act whose bytes are durable.
    pub fn keep(&mut self, act: &Act) {
        let name = act.name();
        let last = self.last.entry(name.key).or_insert(0);
        *last = (*last).max(name.serial);
        self.waiting.insert(name, act.encode());
    }

    /// Forgets an act that stands in the verified record, if it is the one that waits under its name.
    ///
    /// Another act under that name means that somebody else signs with this key: a second copy of the node, or a thief.
    /// What was called queued then stays, so that its author sees it.
    pub fn settle(&mut self, act: &Act) -> Settled {
        let name = act.name();
        match self.waiting.get(&name).map(|bytes| Act::decode(bytes)) {
            None => Settled::NotWaiting,
            Some(Ok(ours)) if ours.statement() != act.statement() => Settled::Another,
            Some(_) => {
                self.waiting.remove(&name);
                Settled::Ours
            }
        }
    }

    /// What waits, in order of key and serial.
    pub fn waiting(&self) -> impl Iterator<Item = (&Name, &Vec<u8>)> {
        self.waiting.iter()
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }
}
