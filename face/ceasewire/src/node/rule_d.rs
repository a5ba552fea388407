//! Rule D: an act that witnesses held counts from when they held it, not from when the sequencer let it in.
//!
//! Deposits stand in the record, before or behind the act they speak of. One that comes behind makes the act earlier than it
//! was folded: then everything is folded anew, so that all nodes come to one situation. Source: DESIGN 4.

use super::state::State;
use act::{Content, Cover, Kernel, MemberId, Name};
use record::{Included, delivered};
use std::collections::BTreeMap;

/// Who held which act since when, as the record says: by name and hash, each member's first word.
#[derive(Default)]
pub(super) struct RuleD(BTreeMap<(Name, [u8; 32]), BTreeMap<MemberId, u64>>);

impl State {
    /// Notes what an act of the record says that a witness held.
    pub(super) fn note_deposit(&mut self, act: &Included) {
        let Cover::Public { content } = &act.act.statement().cover else { return };
        let Some((name, hash, at_ms)) = Content::decode(content).ok().as_ref().and_then(said) else { return };
        let included = self.included_at(&name, &hash).filter(|_| self.size_before(&name, act.index));
        let held = self.rule_d.0.entry((name, hash)).or_default();
        let founding = self.replica.founding();
        let before = delivered(founding, included, held);
        held.entry(act.author).or_insert(at_ms);
        // What was folded already may have begun earlier.
        self.stale |= included.is_some() && delivered(founding, included, held) != before;
    }

    /// The act as it counts, if that is from earlier than its inclusion.
    pub(super) fn as_delivered(&self, act: &Included) -> Option<Included> {
        let held = self.rule_d.0.get(&(act.act.name(), act.act.digest()))?;
        let at = delivered(self.replica.founding(), Some(act.at), held).filter(|at| *at < act.at)?;
        Some(Included { at, ..act.clone() })
    }

    /// The deposits of a record that was not folded here but thawed.
    pub(super) fn recall_deposits(&mut self) {
        let public = self.situation.acts().filter(|row| row.channel.is_none());
        let mut found = RuleD::default();
        for row in public {
            let content = row.packed.as_ref().map(|packed| packed.content());
            if let Some((name, hash, at_ms)) = content.as_ref().and_then(said) {
                found.0.entry((name, hash)).or_default().entry(row.author).or_insert(at_ms);
            }
        }
        self.rule_d = found;
    }

    fn included_at(&self, name: &Name, hash: &[u8; 32]) -> Option<u64> {
        let ledger = self.replica.ledger();
        ledger.is_act(name, hash).then(|| ledger.index_of(name).and_then(|index| ledger.time_of(index))).flatten()
    }

    fn size_before(&self, name: &Name, index: u64) -> bool {
        self.replica.ledger().index_of(name).is_some_and(|stands| stands < index)
    }
}

/// The act that a deposit speaks of, and since when it was held.
fn said(content: &Content) -> Option<(Name, [u8; 32], u64)> {
    match Kernel::read(content.format, &content.fields) {
        Ok(Some(Kernel::Deposit { hash, at_ms })) => Some((content.case?, hash, at_ms)),
        _ => None,
    }
}
