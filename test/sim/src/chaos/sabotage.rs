//! Faults of ours, put in on purpose: a world that does not find them could not find others.

use super::live::{Live, Moment};
use act::{Kernel, Purpose};

/// What is wrong with the machines of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sabotage {
    /// The sequencer gives its promises before its leaves are synced.
    PromiseBeforeSync,
    /// Its latch is one file, overwritten in place.
    OneSlotLatch,
    /// It signs after a restart without asking its witnesses.
    NoRemoteLatch,
    /// It does so where its folder holds the genesis document alone, as if that could only be a founding.
    GenesisAsksNobody,
    /// A witness signs whatever size it is shown, without comparing it with what it signed last.
    NoCompareAndSwap,
    /// An officer is told *queued* before the act is synced.
    QueuedBeforeSync,
    /// A node gives consent by itself where its officer is silent.
    SilenceConsents,
    /// A node does not take the keys of the channels that it is given, so that it folds what others say unopened.
    FoldsWithoutKeys,
    /// A node takes the answer that its clock is ahead for a refusal for good.
    ClockOffIsFinal,
}

impl Sabotage {
    /// All that histories drawn from seeds find soon. A sequencer put back to its very first moment is so rare that a test
    /// of its own plays it.
    pub const ALL: [Sabotage; 8] = [
        Sabotage::PromiseBeforeSync,
        Sabotage::OneSlotLatch,
        Sabotage::NoRemoteLatch,
        Sabotage::NoCompareAndSwap,
        Sabotage::QueuedBeforeSync,
        Sabotage::SilenceConsents,
        Sabotage::FoldsWithoutKeys,
        Sabotage::ClockOffIsFinal,
    ];
}

impl Live {
    /// [`Sabotage::SilenceConsents`].
    pub(super) fn consent_by_itself(&mut self, at: &mut Moment<'_>) {
        let mine = |case: &&situation::Case| {
            case.leg(self.me).is_some_and(|leg| leg.state == "read-back" && leg.ladder().positions.is_empty())
        };
        let Some((name, channel)) = self.situation.cases().find(mine).and_then(|c| Some((c.name, c.channel?))) else {
            return;
        };
        if self.outbox.is_empty() {
            let kernel = Kernel::Position { stance: act::Stance::Comply, grounds: None, valid: None };
            self.say_as(at, Purpose::Desk, &kernel, Some((name, channel)));
        }
    }
}
