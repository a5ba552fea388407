//! Long records, checked on all cores: signatures on every thread, the fold on one.
//!
//! What it promises: leaves come to the fold in their order, and with the verdict that the ledger alone would give. What
//! it does not know: where leaves come from, and what is made of them.

use record::{CheckedLeaf, Checker};
use std::num::NonZeroUsize;
use std::thread;

/// Leaves of one round: enough that a thread is worth its start, few enough to hold.
const ROUND: usize = 4096;

/// Checks leaves on all cores; they come back in order.
pub fn check_many(checker: &Checker, leaves: Vec<Vec<u8>>) -> Vec<CheckedLeaf> {
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    if threads == 1 || leaves.len() < 2 * threads {
        return leaves.into_iter().map(|leaf| checker.leaf(leaf)).collect();
    }
    let len = leaves.len();
    let mut leaves = leaves.into_iter();
    thread::scope(|scope| {
        let shares = std::iter::from_fn(|| {
            let share: Vec<Vec<u8>> = leaves.by_ref().take(len.div_ceil(threads)).collect();
            (!share.is_empty()).then_some(share)
        });
        let work = |share: Vec<Vec<u8>>| {
            scope.spawn(move || share.into_iter().map(|leaf| checker.leaf(leaf)).collect::<Vec<_>>())
        };
        let started: Vec<_> = shares.map(work).collect();
        let join =
            |t: thread::ScopedJoinHandle<'_, Vec<CheckedLeaf>>| t.join().expect("checking refuses, it never panics");
        started.into_iter().flat_map(join).collect()
    })
}

/// Hands leaves to `take` round by round, checked with the newest keys it has answered with, while the next round is
/// being checked. A fold that has taken a change of keys gives the checker that knows them.
///
/// # Errors
/// The first that `leaves` or `take` gives; then nothing more is taken.
pub fn in_rounds<E: Send>(
    mut checker: Checker,
    leaves: impl IntoIterator<Item = Result<Vec<u8>, E>>,
    mut take: impl FnMut(Vec<CheckedLeaf>) -> Result<Checker, E>,
) -> Result<(), E> {
    let mut leaves = leaves.into_iter();
    let mut round = || leaves.by_ref().take(ROUND).collect::<Result<Vec<_>, E>>();
    let mut checked = check_many(&checker, round()?);
    while !checked.is_empty() {
        let next = round()?;
        let (fresh, following) = thread::scope(|scope| {
            let checker = &checker;
            let checking = scope.spawn(move || check_many(checker, next));
            let fresh = take(checked);
            (fresh, checking.join().expect("checking refuses, it never panics"))
        });
        (checker, checked) = (fresh?, following);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use act::ActKey;
    use record::{Ledger, LedgerFault};
    use sim::{Cast, NOW, Scribe, text_content};

    /// A record in which a key is added early and revoked late.
    fn record(cast: &Cast) -> Vec<Vec<u8>> {
        let field = ActKey::from_seed(&[0x77; 32]);
        let mut scribe = Scribe::new(cast);
        scribe.add(NOW, &cast.key_add("NORTH", 1, "NORTH/F1", &field, &[0, 1]));
        for serial in 1..=60 {
            scribe.add(NOW + serial, &cast.public(&field, serial, &text_content("from the field")));
            scribe.add(NOW + serial, &cast.say("SOUTH", serial, "from the other side"));
        }
        scribe.add(NOW + 99, &cast.key_revoke("NORTH", 2, &field, &[1, 2]));
        scribe.leaves
    }

    fn fold(cast: &Cast, leaves: &[Vec<u8>]) -> (Ledger, Result<(), LedgerFault>) {
        let mut ledger = cast.ledger();
        let done = in_rounds(ledger.checker(), leaves.iter().cloned().map(Ok), |round| {
            round.into_iter().try_for_each(|mut leaf| ledger.apply_checked(&mut leaf).map(drop))?;
            Ok(ledger.checker())
        });
        (ledger, done)
    }

    #[test]
    fn many_threads_come_to_the_verdict_of_one() {
        let cast = Cast::three();
        let good = record(&cast);
        let mut alone = cast.ledger();
        good.iter().for_each(|leaf| drop(alone.apply(leaf).unwrap()));
        let (ledger, done) = fold(&cast, &good);
        assert_eq!((done, ledger.tree().root()), (Ok(()), alone.tree().root()));

        for at in [0, 1, 50, good.len() - 1] {
            let mut bad = good.clone();
            *bad[at].last_mut().unwrap() ^= 1;
            let mut alone = cast.ledger();
            let fault = bad.iter().find_map(|leaf| alone.apply(leaf).err());
            let (ledger, done) = fold(&cast, &bad);
            assert_eq!((done.err(), ledger.size()), (fault, at as u64), "leaf {at}");
        }
    }

    #[test]
    fn leaves_come_back_as_they_were_and_in_order() {
        let cast = Cast::three();
        let leaves = record(&cast);
        let checked = check_many(&cast.ledger().checker(), leaves.clone());
        assert_eq!(checked.into_iter().map(CheckedLeaf::into_bytes).collect::<Vec<_>>(), leaves);
    }
}
