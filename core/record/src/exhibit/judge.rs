//! What each kind of evidence shows, and against whom.

use super::court::{Court, Fact, Head, Sworn, time_of};
use super::{Accused, ExhibitFault, Parts, Place};
use crate::{Leaf, Ledger};
use act::{Act, Kernel};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use seal::{SealFault, Verdict};
use tlog::{Frontier, Hash};

/// What was found.
pub(super) struct Found {
    pub(super) against: Vec<Accused>,
    pub(super) one_of: bool,
    pub(super) facts: Vec<(&'static str, Fact)>,
}

type Judged = Result<Found, ExhibitFault>;

pub(super) fn judge(court: &Court, parts: &Parts) -> Judged {
    match parts {
        Parts::Fork { first, second, root, hashes } => fork(court, [first, second], root, hashes),
        Parts::TwoLeaves { index, first, second } => two_leaves(court, *index, [first, second]),
        Parts::BadLeaf { places, head } => bad_leaf(court, places, head),
        Parts::FalseReceipt { receipt, act, place, head } => false_receipt(court, receipt, act, place, head),
        Parts::TwoReceipts { first, second } => two_receipts(court, [first, second]),
        Parts::BackDated { place, head, before } => back_dated(court, place, head, before),
        Parts::TwoTexts { first, second } => two_texts(court, [first, second]),
        Parts::BadSeal { act, key } => bad_seal(court, act, key),
        Parts::SeenOther { place, head, root, hashes } => seen_other(court, place, head, root.as_ref(), hashes),
        Parts::Omission { act, deposits, from, frontier, leaves, head } => {
            omission(court, act, deposits, (*from, frontier), leaves, head)
        }
    }
}

fn each(against: Vec<Accused>, facts: Vec<(&'static str, Fact)>) -> Judged {
    Ok(Found { against, one_of: false, facts })
}

fn number(key: &'static str, n: u64) -> (&'static str, Fact) {
    (key, Fact::Number(n))
}

fn text(key: &'static str, text: impl Into<String>) -> (&'static str, Fact) {
    (key, Fact::Text(text.into()))
}

/// Two heads in their order, and the witnesses who signed both.
fn in_order<'a>(a: &'a Head, b: &'a Head) -> Result<impl Iterator<Item = &'a str>, ExhibitFault> {
    if (a.size, a.root) >= (b.size, b.root) {
        return Err(ExhibitFault::Order);
    }
    let both = a.cosigners.iter().map(|(name, _)| name.as_str());
    Ok(both.filter(|name| b.cosigners.iter().any(|(other, _)| other == name)))
}

fn fork(court: &Court, [first, second]: [&String; 2], root: &Hash, hashes: &[Hash]) -> Judged {
    let (a, b) = (court.head(first)?, court.head(second)?);
    let both = in_order(&a, &b)?;
    tlog::verify_consistency(a.size, root, b.size, &b.root, hashes)?;
    if *root == a.root {
        return Err(ExhibitFault::Nothing);
    }
    let facts = Vec::from([number("size", a.size), number("other_size", b.size)]);
    of_heads(court, [&a, &b], both, facts)
}

fn two_leaves(court: &Court, index: u64, both: [&(Vec<u8>, Vec<Hash>, String); 2]) -> Judged {
    let [first, second] = both;
    let (a, b) = (court.head(&first.2)?, court.head(&second.2)?);
    let signed_both = in_order(&a, &b)?;
    for ((leaf, hashes, _), head) in [(first, &a), (second, &b)] {
        tlog::verify_inclusion(&tlog::leaf_hash(leaf), index, head.size, hashes, &head.root)?;
    }
    if first.0 == second.0 {
        return Err(ExhibitFault::Nothing);
    }
    let facts = [number("index", index), number("size", a.size), number("other_size", b.size)];
    of_heads(court, [&a, &b], signed_both, facts.into())
}

/// Two heads that contradict each other. Of two terms one is false, and which one no file tells; a witness may have signed both:
/// it gives up what no quorum had signed.
fn of_heads<'a>(
    court: &Court,
    [a, b]: [&Head; 2],
    both: impl Iterator<Item = &'a str>,
    facts: Vec<(&'static str, Fact)>,
) -> Judged {
    let one_of = court.sequencers.are_two([(a.term, a.size), (b.term, b.size)])?;
    let both = both.filter(|_| !one_of);
    Ok(Found { against: court.logs_and([a.term, b.term], both), one_of, facts })
}

fn bad_leaf(court: &Court, places: &[Place], head: &str) -> Judged {
    let head = court.head(head)?;
    places.iter().try_for_each(|place| court.included(place, &head))?;
    let (index, reason, other) = match places {
        [place] => (place.index, alone(court, place).ok_or(ExhibitFault::Nothing)?, None),
        [before, place] if before.index < place.index => {
            (place.index, together(before, place).ok_or(ExhibitFault::Nothing)?, Some(before.index))
        }
        _ => return Err(ExhibitFault::Order),
    };
    let mut facts = Vec::from([number("index", index), text("reason", reason), number("size", head.size)]);
    facts.extend(other.map(|other| number("other_index", other)));
    each(court.logs_and([head.term], head.cosigners.iter().map(|(name, _)| name.as_str())), facts)
}

/// Why a leaf may stand in no record of this mechanism at this index, whatever stands before it.
fn alone(court: &Court, place: &Place) -> Option<&'static str> {
    let act = match Leaf::decode(&place.leaf) {
        Err(_) => return Some("form"),
        Ok(Leaf::Genesis { .. }) => {
            let first = Ledger::first_leaf(&court.founding).encode();
            return (place.index > 0 || place.leaf != first).then_some("genesis");
        }
        Ok(Leaf::Act { .. }) if place.index == 0 => return Some("genesis"),
        Ok(Leaf::Act { act, .. }) => act,
    };
    let Ok(act) = Act::decode(&act) else { return Some("form") };
    let content = crate::ledger::public_kernel(&act).is_err();
    match court.key(act.key()) {
        Some(key) if act.verify(&key.public, &court.founding.genesis()).is_err() => Some("signature"),
        _ => content.then_some("content"),
    }
}

/// Why two leaves may not stand in one record in this order.
fn together(before: &Place, after: &Place) -> Option<&'static str> {
    let read = |place: &Place| match Leaf::decode(&place.leaf) {
        Ok(Leaf::Act { at, act }) => Act::decode(&act).ok().map(|act| (at, act.name())),
        _ => None,
    };
    let ((earlier, first), (later, second)) = (read(before)?, read(after)?);
    if later < earlier {
        return Some("backwards");
    }
    (first == second).then_some("name")
}

fn false_receipt(court: &Court, signed: &[u8], act: &[u8], place: &Place, head: &str) -> Judged {
    let ((promised, term), act, head) = (court.receipt(signed)?, court.act(act)?, court.head(head)?);
    court.included(place, &head)?;
    if act.act.digest() != promised.act {
        return Err(ExhibitFault::Receipt);
    }
    let (same, at) = (act.is_in(&place.leaf), time_of(&place.leaf));
    let contradicts = if place.index == promised.index {
        !same || at != Some(promised.at)
    } else {
        // A name stands once, and times do not run backwards.
        let order = |at| if place.index < promised.index { at > promised.at } else { at < promised.at };
        same || at.is_some_and(order)
    };
    if !contradicts {
        return Err(ExhibitFault::Nothing);
    }
    let facts = [
        text("name", act.name()),
        number("promised_index", promised.index),
        number("promised_ms", promised.at),
        number("index", place.index),
        number("size", head.size),
    ];
    // A promise of the leaf at this index is one over the leaves up to it.
    let one_of = court.sequencers.are_two([(term, promised.index.saturating_add(1)), (head.term, head.size)])?;
    Ok(Found { against: court.logs_and([term, head.term], []), one_of, facts: facts.into() })
}

fn two_receipts(court: &Court, [first, second]: [&Vec<u8>; 2]) -> Judged {
    if first >= second {
        return Err(ExhibitFault::Order);
    }
    let ((a, term), (b, other)) = (court.receipt(first)?, court.receipt(second)?);
    let places = a.act == b.act && (a.index, a.at) != (b.index, b.at);
    let acts = a.index == b.index && a.act != b.act;
    let order = (a.index < b.index && a.at > b.at) || (b.index < a.index && b.at > a.at);
    // What one promised, its successor may place elsewhere.
    if term != other || !places && !acts && !order {
        return Err(ExhibitFault::Nothing);
    }
    let facts =
        [number("index", a.index), number("at_ms", a.at), number("other_index", b.index), number("other_ms", b.at)];
    each(court.logs_and([term], []), facts.into())
}

/// A witness that signed a record without this leaf long after the leaf's own time says that it was not there.
fn back_dated(court: &Court, place: &Place, head: &str, before: &str) -> Judged {
    let (head, before) = (court.head(head)?, court.head(before)?);
    court.included(place, &head)?;
    let at = time_of(&place.leaf).ok_or(ExhibitFault::Nothing)?;
    let mut times: Vec<u64> = before.cosigners.iter().map(|(_, s)| s.saturating_mul(1000)).collect();
    times.sort_unstable_by(|a, b| b.cmp(a));
    let late = |known: u64| at.saturating_add(court.founding.clocks.stale_after_ms) < known;
    let sure = times.get(court.one_honest() - 1).copied().filter(|known| late(*known));
    let known = sure.or_else(|| times.last().copied().filter(|known| late(*known))).ok_or(ExhibitFault::Nothing)?;
    // While a term begins, a witness may still sign for the one before.
    if before.size > place.index || before.term != head.term {
        return Err(ExhibitFault::Nothing);
    }
    let by: Vec<&str> = before.cosigners.iter().map(|(name, _)| name.as_str()).collect();
    let facts = [
        number("index", place.index),
        number("at_ms", at),
        number("known_ms", known),
        ("witnesses", Fact::Names(by.iter().map(ToString::to_string).collect())),
    ];
    let against = court.logs_and([head.term], if sure.is_some() { Vec::new() } else { by });
    Ok(Found { against, one_of: sure.is_none(), facts: facts.into() })
}

fn two_texts(court: &Court, [first, second]: [&Vec<u8>; 2]) -> Judged {
    if first >= second {
        return Err(ExhibitFault::Order);
    }
    let (a, b) = (court.act(first)?, court.act(second)?);
    // Two signatures over one text are one act.
    if a.act.name() != b.act.name() || a.act.digest() == b.act.digest() {
        return Err(ExhibitFault::Nothing);
    }
    each(Vec::from([a.author()]), Vec::from([text("name", a.name())]))
}

fn bad_seal(court: &Court, act: &[u8], key: &[u8; 32]) -> Judged {
    let act = court.act(act)?;
    let verdict = seal::judge_complaint(act.act.statement(), &act.act.name(), key, &court.founding.genesis());
    let reason = match verdict {
        Verdict::Founded(SealFault::Padding) => "padding",
        Verdict::Founded(SealFault::Content) => "content",
        Verdict::Founded(SealFault::Commitment) => "commitment",
        Verdict::Founded(fault) => return Err(ExhibitFault::Seal(Some(fault))),
        Verdict::Unfounded | Verdict::Unproven => return Err(ExhibitFault::Seal(None)),
    };
    each(Vec::from([act.author()]), Vec::from([text("name", act.name()), text("reason", reason)]))
}

fn seen_other(court: &Court, place: &Place, head: &str, root: Option<&Hash>, hashes: &[Hash]) -> Judged {
    let head = court.head(head)?;
    court.included(place, &head)?;
    // Under a later term an author may have seen what is void since.
    if head.term > 1 {
        return Err(ExhibitFault::Nothing);
    }
    let Leaf::Act { act, .. } = Leaf::decode(&place.leaf)? else { return Err(ExhibitFault::Nothing) };
    let act = court.act(&act)?;
    let seen = act.act.statement().seen;
    match root {
        // More than there was when it was included.
        None if seen.size > place.index && hashes.is_empty() => {}
        Some(root) if seen.size <= place.index => {
            tlog::verify_consistency(seen.size, root, head.size, &head.root, hashes)?;
            if seen.matches(root) {
                return Err(ExhibitFault::Nothing);
            }
        }
        _ => return Err(ExhibitFault::Nothing),
    }
    let facts = [text("name", act.name()), number("index", place.index), number("seen_size", seen.size)];
    let against = court.logs_and([head.term], []).into_iter().chain([act.author()]).collect();
    Ok(Found { against, one_of: true, facts: facts.into() })
}

fn omission(
    court: &Court,
    act: &[u8],
    deposits: &[Vec<u8>],
    (from, frontier): (u64, &[Hash]),
    leaves: &[Vec<u8>],
    head: &str,
) -> Judged {
    let (act, head) = (court.act(act)?, court.head(head)?);
    let (mut times, names) = deposited(court, &act, deposits)?;
    times.sort_unstable();
    let deposited = *times.get(court.one_honest() - 1).ok_or(ExhibitFault::Deposit)?;
    // Its author had seen these leaves, whose root nobody can foresee: it stands nowhere before.
    let seen = act.act.statement().seen;
    let mut tree = Frontier::from_hashes(from, frontier.to_vec()).map_err(|_| ExhibitFault::Leaves)?;
    if seen.size != from || !seen.matches(&tree.root()) || head.size.checked_sub(from) != Some(leaves.len() as u64) {
        return Err(ExhibitFault::Leaves);
    }
    leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
    if tree.root() != head.root {
        return Err(ExhibitFault::Leaves);
    }
    let last = leaves.last().and_then(|leaf| time_of(leaf)).ok_or(ExhibitFault::Nothing)?;
    // A successor has had the time since its term began.
    let began = match court.sequencers.from(head.term).checked_sub(from) {
        Some(at) if head.term > 1 => {
            let first = usize::try_from(at).ok().and_then(|at| leaves.get(at));
            first.and_then(|leaf| time_of(leaf)).ok_or(ExhibitFault::Nothing)?
        }
        _ => 0,
    };
    let in_time = last <= deposited.max(began).saturating_add(court.founding.clocks.stale_after_ms);
    if in_time || leaves.iter().any(|leaf| act.is_in(leaf)) {
        return Err(ExhibitFault::Nothing);
    }
    let facts = [
        text("name", act.name()),
        number("deposited_ms", deposited),
        ("witnesses", Fact::Names(names)),
        number("until_ms", last),
        number("size", head.size),
    ];
    each(court.logs_and([head.term], []), facts.into())
}

/// When each of these members that run a witness held the act, in ascending order of member, and the names of their keys.
fn deposited(court: &Court, of: &Sworn<'_>, deposits: &[Vec<u8>]) -> Result<(Vec<u64>, Vec<String>), ExhibitFault> {
    let (mut times, mut names, mut last) = (Vec::new(), Vec::new(), None);
    for bytes in deposits {
        let deposit = court.act(bytes)?;
        let kernel = crate::ledger::public_kernel(&deposit.act).ok().flatten();
        let Some(Kernel::Deposit { hash, at_ms }) = kernel else { return Err(ExhibitFault::Deposit) };
        let member = deposit.by.member;
        let witness = court.founding.witnesses.iter().any(|w| w.member == member);
        if !witness || hash != of.act.digest() || last.is_some_and(|last| last >= member) {
            return Err(ExhibitFault::Deposit);
        }
        last = Some(member);
        times.push(at_ms);
        names.push(deposit.by.name.clone());
    }
    Ok((times, names))
}
