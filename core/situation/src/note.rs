//! Why an act stands in the record without effect. It is never dropped: it is shown with its reason.

/// The reason, from the least to the most telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Blocked {
    /// The case's procedure has no such step.
    NoSuchMove,
    /// Only the author of the case may.
    NotAuthor,
    /// Only a member that the case is addressed to may.
    NotAddressee,
    /// Something must come first.
    NotNow,
    /// The case is over.
    Closed,
    /// It has been done.
    AlreadyDone,
    /// It speaks of no case that this record holds.
    NoCase,
    /// The case is one of another channel.
    OtherChannel,
    /// The case is read by the whole channel, this act only by a few of it.
    SealedApart,
    /// Its key is a machine's, and a machine may not say this.
    ByMachine,
    /// It answers a version that has been amended since.
    OlderVersion,
    /// Its format is unknown, or its fields do not decode.
    Unreadable,
    /// Its format belongs to another version of the rulebook than the one in force at its place.
    NotInForce,
    /// The version of the rulebook in force at its place has not reached this node yet.
    AwaitsRulebook,
    /// The owner of its key has revoked that and does not stand by this act. It is shown so and keeps its effect.
    Disputed,
}

impl Blocked {
    /// Every reason.
    pub const ALL: [Blocked; 15] = [
        Blocked::NoSuchMove,
        Blocked::NotAuthor,
        Blocked::NotAddressee,
        Blocked::NotNow,
        Blocked::Closed,
        Blocked::AlreadyDone,
        Blocked::NoCase,
        Blocked::OtherChannel,
        Blocked::SealedApart,
        Blocked::ByMachine,
        Blocked::OlderVersion,
        Blocked::Unreadable,
        Blocked::NotInForce,
        Blocked::AwaitsRulebook,
        Blocked::Disputed,
    ];

    /// Its code: that of the phrase `note_<code>`, and of the refusal of a draft.
    pub fn code(self) -> &'static str {
        match self {
            Blocked::NoSuchMove => "no-such-move",
            Blocked::NotAuthor => "not-author",
            Blocked::NotAddressee => "not-addressee",
            Blocked::NotNow => "not-now",
            Blocked::Closed => "case-closed",
            Blocked::AlreadyDone => "already-done",
            Blocked::NoCase => "case-unknown",
            Blocked::OtherChannel => "case-of-other-channel",
            Blocked::SealedApart => "sealed-apart",
            Blocked::ByMachine => "key-purpose",
            Blocked::OlderVersion => "older-version",
            Blocked::Unreadable => "unreadable",
            Blocked::NotInForce => "format-not-in-force",
            Blocked::AwaitsRulebook => "rulebook-awaited",
            Blocked::Disputed => "disputed",
        }
    }
}

/// The codes of all notes.
pub const NOTES: &[&str] = &[
    "no-such-move",
    "not-author",
    "not-addressee",
    "not-now",
    "case-closed",
    "already-done",
    "case-unknown",
    "case-of-other-channel",
    "sealed-apart",
    "key-purpose",
    "older-version",
    "unreadable",
    "format-not-in-force",
    "rulebook-awaited",
    "disputed",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_its_code_in_the_list() {
        assert_eq!(Blocked::ALL.map(Blocked::code), NOTES);
    }
}
