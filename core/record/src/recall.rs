//! What a sequencer has to hear before it signs: that its witnesses have seen no more than it holds. A member whose folder
//! is a copy has to hear the same: the sequencer that it asks may be one that others have succeeded since, or hide the rest.
//!
//! A folder cannot say whether it is an older copy: a backup of it says the same, one of the very first moment too, which
//! looks like a founding. Only others can. So a sequencer asks at every start, the first one included, until so many
//! witnesses have answered that no quorum can hold more. Source: LEDGER 4.2.

use crate::fence::{self, Standing};
use crate::{Founding, Ledger};
use act::MemberId;
use alloc::collections::BTreeSet;

/// The witnesses that have answered since the start.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Recall {
    needed: usize,
    /// Whether its term is new: what somebody holds beyond its beginning is then no answer.
    begins: bool,
    answered: BTreeSet<MemberId>,
}

/// What the answers so far allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recalled {
    /// More witnesses must answer first.
    Waits,
    /// No quorum can hold more than we do: it may sign.
    May,
    /// It must never sign.
    Never,
}

impl Recall {
    /// Nobody has answered yet. `ledger` is what the sequencer holds.
    pub fn new(ledger: &Ledger) -> Recall {
        let (founding, term) = (ledger.founding(), &ledger.term().fence);
        match term.term > 1 && ledger.size() <= term.from + 1 {
            true => Recall::of_new_term(founding.quorum()),
            false => Recall::among(founding.witnesses.len(), founding.quorum()),
        }
    }

    /// For so many witnesses of which so many are a quorum.
    pub fn among(witnesses: usize, quorum: usize) -> Recall {
        Recall { needed: fence::clearance(witnesses, quorum), begins: false, answered: BTreeSet::new() }
    }

    /// For a member whose folder is a copy, and who no longer knows what its own witness has signed: of all others so many
    /// that no quorum can hold more.
    pub fn of_copy(founding: &Founding, me: MemberId) -> Recall {
        let own = usize::from(founding.witnesses.iter().any(|w| w.member == me));
        let (others, quorum) = (founding.witnesses.len() - own, founding.quorum() - own);
        Recall { needed: fence::clearance(others, quorum).min(others), ..Recall::among(others, quorum) }
    }

    /// For a sequencer of whose term nothing stands but the succession: so many, a quorum, must have taken note of it and
    /// show that they hold nothing which the term leaves out. Were some to sign for it and others bound to what it leaves
    /// out, neither might ever be a quorum again. Until then it asks for no signature either.
    pub fn of_new_term(quorum: usize) -> Recall {
        Recall { needed: quorum, begins: true, answered: BTreeSet::new() }
    }

    /// A witness has answered: with a head that was judged by [`fence::standing`], or that it holds none. `follows` says
    /// whether it had taken note of this sequencer's term before: one that has not may still sign for the old key what a new
    /// term leaves out, right after it has shown that it holds nothing of the kind.
    pub fn hear(&mut self, witness: MemberId, follows: bool, head: Option<Standing>) -> Recalled {
        match head {
            Some(Standing::Copy | Standing::Succeeded(_)) => return Recalled::Never,
            Some(Standing::Void) if self.begins => return Recalled::Waits,
            _ if self.begins && !follows => return Recalled::Waits,
            Some(Standing::Ours | Standing::Void) | None => {}
        }
        self.answered.insert(witness);
        if self.answered.len() < self.needed { Recalled::Waits } else { Recalled::May }
    }

    /// Whether the term is new, so that no witness may be asked to sign for it before this is over.
    pub fn is_of_new_term(&self) -> bool {
        self.begins
    }

    /// How many have answered, and how many must.
    pub fn answers(&self) -> (usize, usize) {
        (self.answered.len(), self.needed)
    }
}

/// What a member still has to hear before it signs with a folder that may be a copy, whose last serials may be missing in it
/// though they stand in the record: that the sequencer has nothing more to bring, and that no quorum holds more. Neither is
/// enough by itself: witnesses have not seen what was promised a moment ago, and a sequencer may not be the one in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsure {
    recall: Recall,
    level: bool,
}

impl Unsure {
    /// Nothing was heard yet.
    pub fn new(founding: &Founding, me: MemberId) -> Unsure {
        Unsure { recall: Recall::of_copy(founding, me), level: false }
    }

    /// The sequencer's stream has said something and brought no leaf with it.
    pub fn level(&mut self) {
        self.level = true;
    }

    /// A head that this member shows is of the record that is held here, as far as it goes.
    pub fn hear(&mut self, founding: &Founding, who: MemberId) {
        if founding.witnesses.iter().any(|w| w.member == who) {
            self.recall.hear(who, true, Some(Standing::Ours));
        }
    }

    /// Whether enough was heard.
    pub fn is_over(&self) -> bool {
        let (answered, needed) = self.recall.answers();
        self.level && answered >= needed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_may_sign_when_so_many_have_answered_that_no_quorum_can_hold_more() {
        for witnesses in 1..=10_usize {
            let quorum = 1 + 2 * witnesses / 3;
            let mut recall = Recall::among(witnesses, quorum);
            let needed = recall.answers().1;
            assert_eq!(witnesses - needed, quorum - 1, "those who have not answered are one short of a quorum");
            for n in 1..=needed {
                let heard = recall.hear(MemberId(n as u64), false, None);
                assert_eq!(
                    heard,
                    recall.hear(MemberId(n as u64), true, Some(Standing::Ours)),
                    "one witness counts once"
                );
                assert_eq!(heard == Recalled::May, n == needed);
            }
        }
    }

    #[test]
    fn a_new_term_begins_when_a_quorum_holds_nothing_that_it_leaves_out() {
        let mut recall = Recall::of_new_term(3);
        assert_eq!(recall.hear(MemberId(1), true, None), Recalled::Waits);
        assert_eq!(recall.hear(MemberId(2), true, Some(Standing::Ours)), Recalled::Waits);
        let void = recall.hear(MemberId(3), true, Some(Standing::Void));
        assert_eq!(void, Recalled::Waits, "it holds what the term leaves out");
        let free = recall.hear(MemberId(4), false, Some(Standing::Ours));
        assert_eq!(free, Recalled::Waits, "it may still sign what the term leaves out");
        assert_eq!(recall.answers(), (2, 3));
        assert_eq!(recall.hear(MemberId(4), true, Some(Standing::Ours)), Recalled::May);
    }

    #[test]
    fn one_head_that_is_not_of_this_record_is_enough_to_stop_it_for_good() {
        for standing in [Standing::Copy, Standing::Succeeded(2)] {
            let mut recall = Recall::among(4, 3);
            assert_eq!(recall.hear(MemberId(1), false, Some(standing)), Recalled::Never);
            assert_eq!(recall.answers(), (0, 2), "it is no answer that lets anybody sign");
        }
    }
}
