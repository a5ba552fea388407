//! Who may sign the record at which size: the decisions of witnesses and sequencers as pure functions.
//!
//! A **term** is one sequencer's time. The founders' is number 1; each later one begins with the act of succession, which
//! stands at the index where the term before it ends. Up to there the old key counts; beyond it, it is void. Whether a head
//! counts is so decided by its size alone, never by when it was made.
//!
//! ```text
//! leaves       0 .. from-1        from                 from+1 ..
//!              the term before    act of succession    the new term
//! heads        old key, size <= from                   new key, any size up to the end of its own term
//! ```
//! Nothing here knows keys, signatures, disks or messages: whoever calls has checked those, and performs what is decided.
//! The same functions run in [`crate::Witness`], in the sequencer's start and in the models that try every order of events.

use act::MemberId;
use tlog::Hash;
use tlog::policy::threshold;

/// Where a term begins: the record that it goes on from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fence {
    /// Number of the term, from 1. A succession that no quorum of witnesses has signed leaves a gap.
    pub term: u64,
    /// Number of leaves that the term before it has ordered; the act of succession stands at this index. 0 for the first.
    pub from: u64,
    /// Their root.
    pub root: Hash,
}

impl Fence {
    /// The founders' term, which begins with nothing.
    pub fn first() -> Fence {
        Fence { term: 1, from: 0, root: tlog::empty_root() }
    }
}

/// Why a succession may not stand at the end of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FenceFault {
    /// It does not follow the term in force: an old one again.
    #[error("it begins term {got}; term {last} is in force")]
    Term {
        /// Named.
        got: u64,
        /// In force.
        last: u64,
    },
    /// Its origin or key was used before or is unfit, or who is to run it is no member.
    #[error("the new sequencer's origin or key is unfit or was used before, or who is to run it is no member")]
    Unfit,
    /// It goes on from another record than this one at this place.
    #[error("it goes on from another record than the {0} leaves before it")]
    Place(u64),
}

/// Whether the term that `next` begins may follow `last` on a record of `size` leaves and this root.
///
/// # Errors
/// [`FenceFault`] saying why not.
pub fn succeeds(last: &Fence, next: &Fence, size: u64, root: &Hash) -> Result<(), FenceFault> {
    if next.term <= last.term {
        return Err(FenceFault::Term { got: next.term, last: last.term });
    }
    if next.from != size || next.root != *root || next.from <= last.from {
        return Err(FenceFault::Place(size));
    }
    Ok(())
}

/// Whether a copy of `size` leaves with this root, of which `last` is the term in force, may take note of the term that `next`
/// begins before its first leaf comes. Who has taken note is fenced: the old key's heads beyond that place are void for it.
///
/// # Errors
/// [`FenceFault`] saying why not; [`FenceFault::Place`] also where leaves stand here that the new term leaves out.
pub fn may_follow(last: &Fence, next: &Fence, size: u64, root: &Hash) -> Result<(), FenceFault> {
    if next.term <= last.term {
        return Err(FenceFault::Term { got: next.term, last: last.term });
    }
    if next.from < size || (next.from == size && next.root != *root) {
        return Err(FenceFault::Place(size));
    }
    Ok(())
}

/// Whether two roots each of more than two thirds of these members have signed. `signed` names the member and the root of
/// each signature that holds, ascending: none is counted twice, and a list that says one twice counts for nothing.
pub fn agreed(signed: &[(MemberId, u64)], members: &[MemberId]) -> bool {
    let by = |member: &MemberId| signed.iter().filter(|(who, _)| who == member).count() >= 2;
    signed.is_sorted_by(|a, b| a < b) && members.iter().filter(|m| by(m)).count() >= threshold(members.len())
}

/// Whether a head of `size` that the key of `term` has signed counts, where `fences` are all terms known, in order.
pub fn counts(fences: &[Fence], term: u64, size: u64) -> bool {
    let Some(at) = fences.iter().position(|f| f.term == term) else { return false };
    fences.get(at + 1).is_none_or(|next| size <= next.from)
}

/// What a witness has bound itself to. It is durable before any answer that follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bound {
    /// It signs for no term before this one.
    pub term: u64,
    /// Number of leaves under the head that it signed last; 0 if it has signed none.
    pub size: u64,
    /// Their root.
    pub root: Hash,
}

impl Bound {
    /// Bound to nothing yet.
    pub fn new() -> Bound {
        Bound { term: 1, size: 0, root: tlog::empty_root() }
    }
}

impl Default for Bound {
    fn default() -> Bound {
        Bound::new()
    }
}

/// A head that a witness is asked to sign. Its signature and its leaves have been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The term whose key has signed it, and where that begins.
    pub fence: Fence,
    /// The size that the caller believes the witness to have signed last.
    pub old: u64,
    /// Number of leaves.
    pub size: u64,
    /// Their root.
    pub root: Hash,
    /// Whether a quorum of other witnesses has signed for this term already, a head of the record that this one continues.
    pub quorum: bool,
    /// Whether the witness has signed last for another sequencer that was named for the same term. The two have signed
    /// nothing twice, and at most one of them ever has a quorum.
    pub rival: bool,
}

/// What a witness does with a head that it is asked to sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vote {
    /// Sign, once this is durable.
    Sign(Bound),
    /// 409: the caller believes in another size than this one, which was signed last.
    Conflict(u64),
    /// 409: the term is over; the witness is bound to this one.
    Fenced(u64),
    /// 409: the term leaves out some of what this witness has signed, and no quorum has signed for it yet.
    Beyond(u64),
    /// 400: its old size is above its own.
    Malformed,
    /// 409: another root for the size signed last.
    Fork,
    /// 422: it is not shown to continue what was signed last.
    Inconsistent,
}

/// The witness's compare-and-swap. `follows` says whether a consistency proof leads from what the witness signed last to the
/// head; it is asked only where that decides.
///
/// What was signed under an earlier term and does not stand in the later one is given up only for a head of that one which a
/// quorum has signed: then no quorum can have signed the old head, and none ever will. The same holds of two sequencers that
/// were named for one term.
pub fn vote(bound: &Bound, asked: &Asked, follows: impl FnOnce() -> bool) -> Vote {
    if asked.fence.term < bound.term {
        return Vote::Fenced(bound.term);
    }
    if asked.old > asked.size {
        return Vote::Malformed;
    }
    if asked.old != bound.size {
        return Vote::Conflict(bound.size);
    }
    let next = Bound { term: asked.fence.term, size: asked.size, root: asked.root };
    let another = asked.rival || asked.fence.term > bound.term;
    match bound.size {
        0 => Vote::Sign(next),
        _ if follows() => Vote::Sign(next),
        _ if another && asked.quorum => Vote::Sign(next),
        last if another => Vote::Beyond(last),
        last if last == asked.size => Vote::Fork,
        _ => Vote::Inconsistent,
    }
}

/// What a sequencer makes of a head that a witness holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is of the record that the sequencer holds: one witness more that has seen no other.
    Ours,
    /// Its own key has signed what it does not hold: an older copy, or a second one. It must never sign again.
    Copy,
    /// A later term has begun. It must never sign again.
    Succeeded(u64),
    /// An earlier term's head beyond where this one begins: void, and says nothing of this term.
    Void,
}

/// Judges a head of `term`, `size` and `root`, whose signature holds, against the record of the sequencer of `own`.
/// `root_at` is the sequencer's own root at that size, if its record is as long.
pub fn standing(own: &Fence, root_at: Option<&Hash>, (term, size, root): (u64, u64, &Hash)) -> Standing {
    if term > own.term {
        return Standing::Succeeded(term);
    }
    if term < own.term && size > own.from {
        return Standing::Void;
    }
    if root_at == Some(root) { Standing::Ours } else { Standing::Copy }
}

/// How many witnesses must answer that they hold nothing else before a sequencer that starts may sign: so many that no
/// quorum can have seen more.
pub fn clearance(witnesses: usize, quorum: usize) -> usize {
    witnesses.saturating_sub(quorum) + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    const OLD: Hash = [1; 32];
    const NEW: Hash = [2; 32];

    fn second() -> Fence {
        Fence { term: 2, from: 10, root: OLD }
    }

    fn asked(fence: Fence, old: u64, size: u64, quorum: bool) -> Asked {
        Asked { fence, old, size, root: NEW, quorum, rival: false }
    }

    #[test]
    fn a_witness_compares_before_it_swaps_and_signs_for_no_term_that_is_over() {
        let bound = Bound { term: 1, size: 8, root: OLD };
        let later = Bound { term: 2, ..bound };
        let beyond = Bound { term: 1, size: 12, root: OLD };
        let rival = |quorum| Asked { rival: true, ..asked(second(), 8, 11, quorum) };
        let next = |term, size| Vote::Sign(Bound { term, size, root: NEW });
        let first = Fence::first();
        for (what, bound, asked, follows, vote_is) in [
            ("the first head ever", Bound::new(), asked(first, 0, 3, false), false, next(1, 3)),
            ("a longer head that follows", bound, asked(first, 8, 9, false), true, next(1, 9)),
            ("one that does not follow", bound, asked(first, 8, 9, false), false, Vote::Inconsistent),
            ("another root for one size", bound, asked(first, 8, 8, false), false, Vote::Fork),
            ("from a size that it did not sign last", bound, asked(first, 7, 9, false), true, Vote::Conflict(8)),
            ("shorter than where it claims to start", bound, asked(first, 8, 7, false), true, Vote::Malformed),
            ("the next term, which goes on from more", bound, asked(second(), 8, 11, false), true, next(2, 11)),
            ("the old term, after it signed for the next", later, asked(first, 8, 9, false), true, Vote::Fenced(2)),
            ("the next term, again", later, asked(second(), 8, 11, false), true, next(2, 11)),
            ("a term that leaves out what was signed", beyond, asked(second(), 12, 13, false), false, Vote::Beyond(12)),
            ("the same, once a quorum has signed it", beyond, asked(second(), 12, 13, true), false, next(2, 13)),
            ("a rival's head for the same term", later, rival(false), false, Vote::Beyond(8)),
            ("the same, once a quorum has signed it", later, rival(true), false, next(2, 11)),
        ] {
            assert_eq!(vote(&bound, &asked, || follows), vote_is, "{what}");
        }
    }

    #[test]
    fn a_head_counts_by_its_size_alone() {
        let fences = [Fence::first(), second(), Fence { term: 3, from: 20, root: NEW }];
        for (term, size, is) in [
            (1, 9, true),
            (1, 10, true),
            (1, 11, false),
            (2, 5, true),
            (2, 11, true),
            (2, 20, true),
            (2, 21, false),
            (3, 21, true),
            (4, 21, false),
            (0, 1, false),
        ] {
            assert_eq!(counts(&fences, term, size), is, "term {term}, size {size}");
        }
    }

    #[test]
    fn a_succession_follows_the_term_in_force_on_the_record_that_it_names() {
        let first = Fence::first();
        assert_eq!(succeeds(&first, &second(), 10, &OLD), Ok(()));
        assert_eq!(succeeds(&first, &second(), 11, &OLD), Err(FenceFault::Place(11)));
        assert_eq!(succeeds(&first, &second(), 10, &NEW), Err(FenceFault::Place(10)));
        assert_eq!(succeeds(&second(), &second(), 10, &OLD), Err(FenceFault::Term { got: 2, last: 2 }));
        let early = Fence { term: 3, ..second() };
        assert_eq!(succeeds(&first, &early, 10, &OLD), Ok(()), "one that no quorum signed leaves a gap");
        assert_eq!(succeeds(&early, &second(), 11, &OLD), Err(FenceFault::Term { got: 2, last: 3 }));
    }

    #[test]
    fn a_sequencer_is_stopped_by_a_later_term_and_by_what_its_own_key_signed_elsewhere() {
        let (first, second) = (Fence::first(), second());
        assert_eq!(standing(&first, Some(&OLD), (1, 5, &OLD)), Standing::Ours);
        assert_eq!(standing(&first, Some(&NEW), (1, 5, &OLD)), Standing::Copy);
        assert_eq!(standing(&first, None, (1, 50, &OLD)), Standing::Copy);
        assert_eq!(standing(&first, None, (2, 11, &OLD)), Standing::Succeeded(2));
        assert_eq!(standing(&second, None, (1, 50, &OLD)), Standing::Void);
        assert_eq!(standing(&second, Some(&OLD), (1, 9, &OLD)), Standing::Ours);
    }

    #[test]
    fn a_sequencer_signs_once_no_quorum_can_have_seen_more() {
        assert_eq!([(4, 3), (5, 4), (7, 5), (10, 7)].map(|(n, k)| clearance(n, k)), [2, 2, 3, 4]);
    }

    #[test]
    fn a_copy_takes_note_of_a_term_that_leaves_out_nothing_of_it() {
        let first = Fence::first();
        let place = |size| Err(FenceFault::Place(size));
        for (what, last, size, root, verdict) in [
            ("a shorter copy, whatever it holds", &first, 9, NEW, Ok(())),
            ("one that ends there", &first, 10, OLD, Ok(())),
            ("one that ends there, of another record", &first, 10, NEW, place(10)),
            ("one that holds more", &first, 11, NEW, place(11)),
            ("one that has come to that term", &second(), 11, NEW, Err(FenceFault::Term { got: 2, last: 2 })),
        ] {
            assert_eq!(may_follow(last, &second(), size, &root), verdict, "{what}");
        }
    }

    #[test]
    fn no_signature_is_counted_twice() {
        let members: Vec<MemberId> = (0..4).map(MemberId).collect();
        let by =
            |list: &[(u64, u64)]| agreed(&list.iter().map(|(m, r)| (MemberId(*m), *r)).collect::<Vec<_>>(), &members);
        let three = [(0, 0), (0, 1), (1, 0), (1, 2), (3, 1), (3, 2)];
        assert!(by(&three) && !by(&three[..4]) && !by(&three[..5]), "three of four, with two roots each");
        assert!(!by(&[(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 0)]), "one root twice is one root, and no list");
        assert!(
            !by(&[(0, 0), (0, 1), (0, 1), (1, 0), (1, 1), (3, 1), (3, 2)]),
            "a list that repeats counts for nothing"
        );
        assert!(!by(&[(0, 0), (0, 1), (1, 0), (1, 1), (9, 0), (9, 1)]), "who is no member has no say");
    }
}
