//! The outbox: an officer's act is on disk, signed and sealed, before anybody is told it is queued. Source: DESIGN 5.
//!
//! It gives out serials and forgets an act only when the member's own verified copy of the record holds it.

use act::{Act, KeyId, Name};
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
