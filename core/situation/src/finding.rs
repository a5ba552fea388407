//! What the proof in an act shows, whoever has written it: facts, and no guilt. Source: DESIGN 7.
//!
//! Whether a disclosure fits its commitment and what a published key opens is for seals to say, which the situation does
//! not know. Whoever folds computes it from the record and notes it by [`crate::Situation::find`].

/// What a disclosure or a complaint shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Finding {
    /// What is disclosed is what the act's author committed to.
    Disclosed,
    /// What is disclosed is not what the act's author committed to.
    NotCommitted,
    /// The act opens under the published key, and not to what its author committed to.
    AuthorAtFault,
    /// The act opens under the published key, and to what its author committed to; or this reader, who holds the channel's
    /// keys, knows that the published one is not the act's.
    ComplainerAtFault,
    /// The published key opens nothing. It may be another than the act's own.
    Unproven,
    /// A channel's keys: whether a wrapped key opens only its recipient can tell.
    WrapUnopened,
    /// It speaks of an act that is not in the record before it, or of a public one.
    NothingToJudge,
}

impl Finding {
    /// Every finding.
    pub const ALL: [Finding; 7] = [
        Finding::Disclosed,
        Finding::NotCommitted,
        Finding::AuthorAtFault,
        Finding::ComplainerAtFault,
        Finding::Unproven,
        Finding::WrapUnopened,
        Finding::NothingToJudge,
    ];

    /// Its code: that of the phrase `finding_<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Finding::Disclosed => "disclosed",
            Finding::NotCommitted => "not-committed",
            Finding::AuthorAtFault => "author-at-fault",
            Finding::ComplainerAtFault => "complainer-at-fault",
            Finding::Unproven => "unproven",
            Finding::WrapUnopened => "wrap-unopened",
            Finding::NothingToJudge => "nothing-to-judge",
        }
    }

    /// Whether it shows that somebody did what nobody may do: it cannot wait.
    pub fn is_alarm(self) -> bool {
        matches!(self, Finding::NotCommitted | Finding::AuthorAtFault | Finding::ComplainerAtFault)
    }
}

/// The codes of all findings.
pub const FINDINGS: &[&str] = &[
    "disclosed",
    "not-committed",
    "author-at-fault",
    "complainer-at-fault",
    "unproven",
    "wrap-unopened",
    "nothing-to-judge",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finding_has_its_code_in_the_list() {
        assert_eq!(Finding::ALL.map(Finding::code), FINDINGS);
    }
}
