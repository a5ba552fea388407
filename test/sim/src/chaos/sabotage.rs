//! Faults of ours, put in on purpose: a world that does not find them could not find others.

/// What is wrong with the machines of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sabotage {
    /// The sequencer gives its promises before its leaves are synced.
    PromiseBeforeSync,
    /// Its latch is one file, overwritten in place.
    OneSlotLatch,
    /// It signs after a restart without asking its witnesses.
    NoRemoteLatch,
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
    /// All.
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
