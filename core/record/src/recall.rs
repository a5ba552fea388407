//! What a sequencer has to hear before it signs: that its witnesses have seen no more than it holds.
//!
//! A folder cannot say whether it is an older copy: a backup of it says the same, one of the very first moment too, which
//! looks like a founding. Only others can. So a sequencer asks at every start, the first one included, until so many
//! witnesses have answered that no quorum can hold more. Source: LEDGER 4.2.

use crate::Founding;
use crate::fence::{self, Standing};
use act::MemberId;
use alloc::collections::BTreeSet;

/// The witnesses that have answered since the start.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Recall {
    needed: usize,
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
    /// Nobody has answered yet.
    pub fn new(founding: &Founding) -> Recall {
        Recall::among(founding.witnesses.len(), founding.quorum())
    }

    /// As [`Recall::new`], for so many witnesses of which so many are a quorum.
    pub fn among(witnesses: usize, quorum: usize) -> Recall {
        Recall { needed: fence::clearance(witnesses, quorum), answered: BTreeSet::new() }
    }

    /// A witness has answered: with a head that was judged by [`fence::standing`], or that it holds none.
    pub fn hear(&mut self, witness: MemberId, head: Option<Standing>) -> Recalled {
        match head {
            Some(Standing::Copy | Standing::Succeeded(_)) => return Recalled::Never,
            Some(Standing::Ours | Standing::Void) | None => {}
        }
        self.answered.insert(witness);
        if self.answered.len() < self.needed { Recalled::Waits } else { Recalled::May }
    }

    /// How many have answered, and how many must.
    pub fn answers(&self) -> (usize, usize) {
        (self.answered.len(), self.needed)
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
                let heard = recall.hear(MemberId(n as u64), None);
                assert_eq!(heard, recall.hear(MemberId(n as u64), Some(Standing::Ours)), "one witness counts once");
                assert_eq!(heard == Recalled::May, n == needed);
            }
        }
    }

    #[test]
    fn one_head_that_is_not_of_this_record_is_enough_to_stop_it_for_good() {
        for standing in [Standing::Copy, Standing::Succeeded(2)] {
            let mut recall = Recall::among(4, 3);
            assert_eq!(recall.hear(MemberId(1), Some(standing)), Recalled::Never);
            assert_eq!(recall.answers(), (0, 2), "it is no answer that lets anybody sign");
        }
    }
}
