//! Every order of events around a succession, exhaustively, on the functions that decide in the real witness, replica and
//! sequencer: who may take note of a term ([`fence::may_follow`]), whose approvals count ([`fence::agreed`]), which heads are
//! void ([`fence::counts`]), what a witness signs ([`fence::vote`]) and when a new sequencer begins ([`Recall`]).
//!
//! Four witnesses; four members, one of whom approves whatever there is; the founders' key, in the hands of whoever goes on
//! with it, silent or not; and those who have drafted a succession. Faults that are put in on purpose show that the model
//! would find them. Source: LEDGER 4.3 and 6.3, T16.
#![allow(clippy::unwrap_used, missing_docs)]

mod modelled;

use act::MemberId;
use modelled::{ACT, BEGINS, Record};
use record::fence::{self, Asked, Bound, Fence, Vote};
use record::{Recall, Recalled};
use stateright::{Checker, Model, Property};

const WITNESSES: usize = 4;
const QUORUM: usize = 3;

/// A succession that was drafted, and the record that it goes on from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Draft {
    from: Record,
    /// How many of the three honest members have approved it. The fourth approves everything.
    approved: u8,
    /// What its sequencer has ordered, once it has begun.
    orders: Option<Record>,
    /// It has come to nothing, and its drafter has said so before another was named.
    over: bool,
}

/// What is wrong on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Nothing,
    /// A witness knows nothing of the terms that it has taken note of and signed for.
    ForgetsTerm,
    /// A successor goes on from any copy, asks nobody first, and is followed by whoever holds more.
    StartsBelow,
    /// The same, and a witness gives up what it has signed for any later term.
    GivesUp,
    /// Each entry in a list of approvals is a voice.
    CountsTwice,
    /// Members name another for a later term while the first may still begin, or has begun.
    NamesAnother,
}

/// What may happen.
struct Terms {
    /// Numbers of the terms that are drafted, in this order of drafts.
    terms: &'static [u64],
    /// The longest record.
    most: u64,
    wrong: Wrong,
    /// What alone is looked at, if not everything.
    only: &'static [&'static str],
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Witness {
    /// Term and head that it signed last.
    bound: Option<(u64, Record)>,
    /// The draft that it has taken note of.
    follows: Option<u8>,
    /// Whose heads it has signed: number of the draft plus one, or 0 for the founders' key.
    lines: Vec<(u8, Record)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Happened {
    /// What the founders' key has ordered.
    old: Record,
    drafts: Vec<Option<Draft>>,
    witnesses: Vec<Witness>,
    /// A term was begun on a record without all that a quorum had signed.
    below: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    /// The holder of a key orders an act.
    Order(u8),
    /// Who holds the founders' key gets hold of a successor's record, and goes on from there.
    Steal(u8),
    /// A member drafts a succession on its copy of so many leaves.
    Draft(u8, u64),
    Approve(u8),
    Follow(usize, u8),
    Begin(u8),
    Cosign(u8, usize),
}

impl Happened {
    /// Heads that a quorum has signed, and whose.
    fn proven(&self) -> Vec<(u8, Record)> {
        // Of three among four at least one is among the first two.
        let first = self.witnesses[..=WITNESSES - QUORUM].iter().flat_map(|w| &w.lines);
        let by = |line: &&(u8, Record)| self.witnesses.iter().filter(|w| w.lines.contains(line)).count() >= QUORUM;
        first.filter(by).copied().collect()
    }

    /// Which witness is which makes no difference.
    fn sorted(&self) -> Happened {
        let mut sorted = self.clone();
        sorted.witnesses.sort_unstable();
        sorted
    }
}

impl Terms {
    fn fence(&self, draft: u8, from: Record) -> Fence {
        Fence { term: self.terms[usize::from(draft)], from: from.size(), root: from.root() }
    }

    /// The terms of a record, as a ledger finds them: each succession stands where it says.
    fn terms(&self, record: Record) -> Vec<Fence> {
        let mut all = vec![Fence::first()];
        for size in 1..record.size() {
            let (before, leaf) = (record.cut(size), record.leaves[size as usize - 1]);
            if leaf >= BEGINS {
                let next = self.fence(leaf - BEGINS, before);
                assert_eq!(fence::succeeds(all.last().unwrap(), &next, size, &before.root()), Ok(()));
                all.push(next);
            }
        }
        all
    }

    /// Whether the members' approvals make it a succession. The dishonest member's stand in the list as often as it likes.
    fn agreed(&self, draft: &Draft) -> bool {
        let honest = (0..u64::from(draft.approved)).map(MemberId);
        let list = |dishonest: usize| {
            let all = honest.clone().chain(std::iter::repeat_n(MemberId(3), dishonest));
            all.flat_map(|member| [(member, 0), (member, 1)]).collect::<Vec<_>>()
        };
        let members: Vec<MemberId> = (0..4).map(MemberId).collect();
        let counts = |list: Vec<(MemberId, u64)>| match self.wrong {
            Wrong::CountsTwice => list.len() >= 2 * tlog::policy::threshold(members.len()),
            _ => fence::agreed(&list, &members),
        };
        counts(list(1)) || counts(list(2))
    }

    fn signer(&self, key: u8, record: Record) -> Fence {
        let number = if key == 0 { 1 } else { self.terms[usize::from(key) - 1] };
        *self.terms(record).iter().find(|fence| fence.term == number).unwrap()
    }

    fn record(state: &Happened, key: u8) -> Option<Record> {
        if key == 0 { Some(state.old) } else { state.drafts[usize::from(key) - 1]?.orders }
    }

    /// What a witness's own copy is.
    fn copy(witness: &Witness) -> Record {
        witness.bound.map(|(_, record)| record).unwrap_or_default()
    }

    fn may_follow(&self, state: &Happened, w: usize, n: u8) -> bool {
        let (witness, Some(draft)) = (&state.witnesses[w], state.drafts[usize::from(n)]) else { return false };
        let next = self.fence(n, draft.from);
        // Its operator puts a copy aside that holds what is void, once a quorum has signed for the term.
        let quorum = state.proven().iter().any(|(key, _)| *key == n + 1);
        let known = witness.follows.map(|known| (self.terms[usize::from(known)], known == n || !quorum));
        if known.is_some_and(|known| known >= (next.term, true)) || !self.agreed(&draft) {
            return false;
        }
        let copy = if quorum { Record::default() } else { Terms::copy(witness) };
        let last = self.terms(copy);
        matches!(self.wrong, Wrong::StartsBelow | Wrong::GivesUp)
            || fence::may_follow(last.last().unwrap(), &next, copy.size(), &copy.root()).is_ok()
    }

    /// Whether a quorum of witnesses has taken note of it, and shows nothing that it leaves out.
    fn may_begin(&self, state: &Happened, n: u8, draft: &Draft) -> bool {
        if matches!(self.wrong, Wrong::StartsBelow | Wrong::GivesUp) {
            return self.agreed(draft);
        }
        let own = self.fence(n, draft.from);
        let mut recall = Recall::of_new_term(QUORUM);
        state.witnesses.iter().enumerate().any(|(w, witness)| {
            let shown = witness.bound.map(|(term, head)| {
                let root = (head.size() <= own.from).then(|| draft.from.cut(head.size()).root());
                fence::standing(&own, root.as_ref(), (term, head.size(), &head.root()))
            });
            recall.hear(MemberId(w as u64), witness.follows == Some(n), shown) == Recalled::May
        })
    }

    /// What a witness is bound to once it has signed what this key shows it, if it does.
    fn signs(&self, state: &Happened, key: u8, w: usize) -> Option<(u64, Record)> {
        let (witness, head) = (&state.witnesses[w], Terms::record(state, key)?);
        let forgets = self.wrong == Wrong::ForgetsTerm;
        let mut known = self.terms(head);
        if let Some(n) = witness.follows {
            let noted = self.fence(n, state.drafts[usize::from(n)]?.from);
            let last = known.last()?.term;
            known.extend((last < noted.term && noted.from < head.size()).then_some(noted));
        }
        let stands = |n: u8| Terms::copy(witness).leaves.contains(&(BEGINS + n));
        let fence = self.signer(key, head);
        if key > 0 && witness.follows != Some(key - 1) && !stands(key - 1) {
            return None;
        }
        if !forgets && !fence::counts(&known, fence.term, head.size()) {
            return None;
        }
        let proven = |(by, record): &(u8, Record)| *by == key && record.begins(head) && record.size() > fence.from;
        let quorum = self.wrong == Wrong::GivesUp || state.proven().iter().any(proven);
        let bound = witness.bound.map_or_else(Bound::new, |(term, record)| Bound {
            term: if forgets { 1 } else { term },
            size: record.size(),
            root: record.root(),
        });
        let begun = |last: Record| key == 0 || last.leaves.contains(&(BEGINS + key - 1));
        let rival = witness.bound.is_some_and(|(term, last)| term == fence.term && !begun(last));
        let asked = Asked { fence, old: bound.size, size: head.size(), root: head.root(), quorum, rival };
        let follows = || witness.bound.is_none_or(|(_, last)| last.begins(head));
        let Vote::Sign(signs) = fence::vote(&bound, &asked, follows) else { return None };
        assert_eq!((signs.size, signs.root), (head.size(), head.root()), "what it is bound to is what it signs");
        Some((signs.term, head))
    }
}

impl Model for Terms {
    type State = Happened;
    type Action = Step;

    fn init_states(&self) -> Vec<Happened> {
        let witness = Witness { bound: None, follows: None, lines: Vec::new() };
        vec![Happened {
            old: Record::default(),
            drafts: vec![None; self.terms.len()],
            witnesses: vec![witness; WITNESSES],
            below: false,
        }]
    }

    fn actions(&self, state: &Happened, out: &mut Vec<Step>) {
        for key in 0..=self.terms.len() as u8 {
            if Terms::record(state, key).is_some_and(|record| record.size() < self.most) {
                out.push(Step::Order(key));
            }
            out.extend((0..WITNESSES).map(|w| Step::Cosign(key, w)));
        }
        for n in 0..self.terms.len() as u8 {
            match &state.drafts[usize::from(n)] {
                None => {
                    out.extend((1..self.most.min(state.old.size() + 1)).map(|size| Step::Draft(n, size)));
                }
                Some(draft) => {
                    out.extend((!draft.over && !self.agreed(draft)).then_some(Step::Approve(n)));
                    out.extend(draft.orders.map(|_| Step::Steal(n)));
                    out.push(Step::Begin(n));
                    out.extend((0..WITNESSES).map(|w| Step::Follow(w, n)));
                }
            }
        }
    }

    fn next_state(&self, state: &Happened, step: Step) -> Option<Happened> {
        let mut next = state.clone();
        match step {
            Step::Order(0) => next.old = state.old.with(ACT),
            Step::Order(key) => {
                let draft = next.drafts[usize::from(key) - 1].as_mut()?;
                draft.orders = Some(draft.orders?.with(ACT + key));
            }
            Step::Steal(n) => {
                let record = state.drafts[usize::from(n)]?.orders.filter(|record| *record != state.old)?;
                next.old = record;
            }
            Step::Draft(n, size) => {
                let from = state.old.cut(size);
                let last = *self.terms(from).last()?;
                fence::succeeds(&last, &self.fence(n, from), from.size(), &from.root()).ok()?;
                if self.wrong != Wrong::NamesAnother {
                    let term = self.terms[usize::from(n)];
                    let earlier = next.drafts.iter_mut().zip(self.terms).filter(|(_, of)| **of < term);
                    for draft in earlier.map(|(draft, _)| draft) {
                        let draft = draft.as_mut().filter(|draft| draft.orders.is_none())?;
                        draft.over = true;
                    }
                }
                next.drafts[usize::from(n)] = Some(Draft { from, approved: 0, orders: None, over: false });
            }
            Step::Approve(n) => {
                // An honest member approves one draft for each term.
                let term = self.terms[usize::from(n)];
                let same = state.drafts.iter().flatten().zip(self.terms).filter(|(_, of)| **of == term);
                if same.map(|(draft, _)| draft.approved).sum::<u8>() == 3 {
                    return None;
                }
                next.drafts[usize::from(n)].as_mut()?.approved += 1;
            }
            Step::Follow(w, n) => {
                if !self.may_follow(state, w, n) {
                    return None;
                }
                next.witnesses[w].follows = Some(n);
            }
            Step::Begin(n) => {
                let draft = next.drafts[usize::from(n)].as_mut()?;
                if draft.orders.is_some() || draft.over || !self.may_begin(state, n, draft) {
                    return None;
                }
                draft.orders = Some(draft.from.with(BEGINS + n));
                next.below |= state.proven().iter().any(|(_, record)| !record.begins(draft.from));
            }
            Step::Cosign(key, w) => {
                let (term, head) = self.signs(state, key, w)?;
                next.witnesses[w].bound = Some((term, head));
                let lines = &mut next.witnesses[w].lines;
                match lines.binary_search(&(key, head)) {
                    Ok(_) if state.witnesses[w].bound == Some((term, head)) => return None,
                    Ok(_) => {}
                    Err(at) => lines.insert(at, (key, head)),
                }
            }
        }
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Terms>> {
        let mut all = vec![
            Property::always(ONE_RECORD, |_, s: &Happened| {
                let proven = s.proven();
                proven.iter().all(|(_, a)| proven.iter().all(|(_, b)| a.begins(*b) || b.begins(*a)))
            }),
            Property::always(ONE_ROOT, |_, s: &Happened| {
                let proven = s.proven();
                proven.iter().all(|(_, a)| proven.iter().all(|(_, b)| a.size() != b.size() || a == b))
            }),
            Property::always(NOTHING_LOST, |_, s: &Happened| {
                let (before, after): (Vec<_>, Vec<_>) = s.proven().into_iter().partition(|(key, _)| *key == 0);
                after.iter().all(|(_, new)| before.iter().all(|(_, old)| old.begins(*new)))
            }),
            Property::always(OLD_KEY_VOID, |m: &Terms, s: &Happened| {
                let counts = |(key, head): &(u8, Record)| {
                    fence::counts(&m.terms(*head), m.signer(*key, *head).term, head.size())
                };
                s.proven().iter().all(counts)
            }),
            Property::sometimes(
                "a successor's record goes on with a quorum, and one witness never answers",
                |m: &Terms, s: &Happened| {
                    let silent = s.witnesses.iter().any(|w| w.lines.is_empty() && w.follows.is_none());
                    silent && s.proven().iter().any(|(key, head)| *key > 0 && head.size() == m.most)
                },
            ),
            Property::sometimes("a witness gives up what no quorum had signed", |_, s: &Happened| {
                let left =
                    |w: &Witness| w.bound.is_some_and(|(_, last)| w.lines.iter().any(|(_, head)| !head.begins(last)));
                s.witnesses.iter().any(left)
            }),
        ];
        all.extend([
            Property::always(ONE_SUCCESSOR, |m: &Terms, s: &Happened| {
                let agreed = |n: &usize| s.drafts[*n].is_some_and(|draft| m.agreed(&draft));
                let terms: Vec<u64> = (0..m.terms.len()).filter(agreed).map(|n| m.terms[n]).collect();
                terms.iter().all(|term| terms.iter().filter(|other| *other == term).count() == 1)
            }),
            Property::always(FROM_ALL, |_, s: &Happened| !s.below),
            Property::always(NEVER_DIVIDED, |_, s: &Happened| {
                let last: Vec<Record> = s.witnesses.iter().map(Terms::copy).collect();
                last.iter().any(|head| last.iter().filter(|other| other.begins(*head)).count() >= QUORUM)
            }),
        ]);
        all.retain(|property| self.only.is_empty() || self.only.contains(&property.name));
        all
    }
}

const ONE_RECORD: &str = "no two quorums sign two records";
const ONE_ROOT: &str = "no two sequencers get a quorum for one size and two roots";
const NOTHING_LOST: &str = "what a quorum has signed of the founders' sequencer is in its successor's record";
const OLD_KEY_VOID: &str = "no quorum signs for a key beyond the end of its term";
const ONE_SUCCESSOR: &str = "the members agree on one successor for a term";
const FROM_ALL: &str = "a term begins with all that a quorum has signed";
const NEVER_DIVIDED: &str = "a quorum of witnesses can still come to sign one record";

fn checked(terms: &'static [u64], most: u64, wrong: Wrong, only: &'static [&'static str]) -> impl Checker<Terms> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    Terms { terms, most, wrong, only }.checker().threads(threads).symmetry_fn(Happened::sorted).spawn_dfs().join()
}

/// What holds whatever operators do.
const SAFE: &[&str] = &[ONE_RECORD, ONE_ROOT, NOTHING_LOST, OLD_KEY_VOID];

fn hold(terms: &'static [u64], most: u64, wrong: Wrong, only: &'static [&'static str]) {
    let checked = checked(terms, most, wrong, only);
    checked.assert_properties();
    println!("{terms:?}, {most} leaves, {wrong:?}: {} states", checked.unique_state_count());
    assert!(checked.is_done() && checked.unique_state_count() > 1_000);
}

#[test]
fn one_record_goes_on_with_all_that_a_quorum_had_signed_in_every_order_of_events_around_a_succession() {
    hold(&[2], 4, Wrong::Nothing, &[]);
}

#[test]
fn of_two_who_are_named_for_one_term_members_agree_on_one_and_what_came_to_nothing_is_followed_by_another() {
    hold(&[2, 2], 3, Wrong::Nothing, &[]);
    hold(&[2, 3], 3, Wrong::Nothing, &[]);
}

#[test]
fn a_successor_that_begins_anywhere_and_members_who_name_two_never_make_two_records() {
    hold(&[2], 3, Wrong::StartsBelow, SAFE);
    hold(&[2, 3], 3, Wrong::NamesAnother, SAFE);
    hold(&[2, 2], 3, Wrong::CountsTwice, SAFE);
}

#[test]
fn each_fault_around_a_succession_is_found_by_the_model() {
    for (terms, wrong, what) in [
        (&[2][..], Wrong::ForgetsTerm, &[OLD_KEY_VOID]),
        (&[2], Wrong::ForgetsTerm, &[NEVER_DIVIDED]),
        (&[2], Wrong::StartsBelow, &[FROM_ALL]),
        (&[2], Wrong::StartsBelow, &[NEVER_DIVIDED]),
        (&[2], Wrong::GivesUp, &[ONE_RECORD]),
        (&[2], Wrong::GivesUp, &[ONE_ROOT]),
        (&[2], Wrong::GivesUp, &[NOTHING_LOST]),
        (&[2, 2], Wrong::CountsTwice, &[ONE_SUCCESSOR]),
        (&[2, 3], Wrong::NamesAnother, &[NEVER_DIVIDED]),
    ] {
        let found = checked(terms, 3, wrong, what).discoveries();
        assert!(found.contains_key(what[0]), "{wrong:?}: {:?}", found.keys());
    }
}
