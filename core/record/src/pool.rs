//! What waits for the next commit: the most urgent first, and among equals each member in its turn.
//!
//! Whatever one member sends, another's act of the same precedence waits for one act of each member before it and no
//! more. No member can fill the pool: each has its even share of every class. And each has an agreed number of acts a
//! minute for each precedence, so that nobody fills the record. What is refused is never dropped unseen: it stays in its
//! author's outbox, with the reason. Source: DESIGN 4.

use act::{MemberId, Millis, Precedence, Refusal};
use alloc::collections::{BTreeMap, VecDeque};

/// The most acts that may wait in each class of precedence. A full pool refuses; it never drops.
pub const POOL_MAX: usize = 8192;

/// How many acts a member may have admitted in a minute, in the order of the precedence's code: routine first. A minute's
/// worth may come at once.
pub type Rates = [u64; 4];

/// Within so long the acts of [`Rates`] are counted.
const MINUTE_US: u64 = 60_000_000;

/// Acts that wait, or whatever stands for them.
pub(crate) struct Pool<T> {
    classes: BTreeMap<Precedence, Class<T>>,
    /// The most that one member may have waiting in a class.
    share: usize,
    rates: Option<Rates>,
    /// Until when each member has used what it may send, in microseconds: at most a minute ahead of now.
    used: BTreeMap<(MemberId, Precedence), u64>,
}

struct Class<T> {
    /// Whose turn is when; a member stands here once, while it has something waiting.
    turns: VecDeque<MemberId>,
    waiting: BTreeMap<MemberId, VecDeque<T>>,
    len: usize,
}

impl<T> Pool<T> {
    /// Empty, for so many members.
    pub(crate) fn new(members: usize) -> Pool<T> {
        let share = (POOL_MAX / members.max(1)).max(1);
        Pool { classes: BTreeMap::new(), share, rates: None, used: BTreeMap::new() }
    }

    /// From now on so many acts a minute; `None` for as many as come.
    pub(crate) fn limit(&mut self, rates: Option<Rates>) {
        self.rates = rates;
    }

    /// Takes one act, to stand behind those of its member and its class.
    ///
    /// # Errors
    /// `quota` if the member has its share of the class waiting, `act-rate` if it has sent what it may in a minute. Then
    /// nothing has changed.
    pub(crate) fn push(
        &mut self,
        author: MemberId,
        precedence: Precedence,
        one: T,
        now: Millis,
    ) -> Result<(), Refusal> {
        let held = self.classes.get(&precedence).and_then(|c| c.waiting.get(&author)).map_or(0, VecDeque::len);
        if held >= self.share {
            return Err(Refusal::new("quota").with("precedence", precedence.key()));
        }
        self.spend(author, precedence, now)?;
        let class = self.classes.entry(precedence).or_default();
        let own = class.waiting.entry(author).or_default();
        if own.is_empty() {
            class.turns.push_back(author);
        }
        own.push_back(one);
        class.len += 1;
        Ok(())
    }

    /// The most urgent act; among equals that of the member whose turn it is.
    pub(crate) fn pop(&mut self) -> Option<T> {
        self.classes.values_mut().rev().find_map(Class::pop)
    }

    /// How many wait.
    pub(crate) fn len(&self) -> usize {
        self.classes.values().map(|c| c.len).sum()
    }

    /// The highest precedence of what waits.
    pub(crate) fn most_urgent(&self) -> Option<Precedence> {
        self.classes.iter().rfind(|(_, class)| class.len > 0).map(|(precedence, _)| *precedence)
    }

    /// Each act uses up its part of a minute. Whoever has a whole minute used up waits until some of it is over.
    fn spend(&mut self, author: MemberId, precedence: Precedence, now: Millis) -> Result<(), Refusal> {
        let Some(rate) = self.rates.map(|rates| rates[precedence as usize].max(1)) else { return Ok(()) };
        let now_us = now.saturating_mul(1000);
        let last_us = now_us.saturating_add(MINUTE_US);
        let used = self.used.entry((author, precedence)).or_insert(now_us);
        // A clock that was set back must not lock anybody out for longer than a minute.
        *used = (*used).clamp(now_us, last_us);
        let until = used.saturating_add(MINUTE_US / rate);
        if until > last_us {
            return Err(Refusal::new("act-rate").with("precedence", precedence.key()).with("max", rate));
        }
        *used = until;
        Ok(())
    }
}

impl<T> Default for Class<T> {
    fn default() -> Class<T> {
        Class { turns: VecDeque::new(), waiting: BTreeMap::new(), len: 0 }
    }
}

impl<T> Class<T> {
    fn pop(&mut self) -> Option<T> {
        let member = self.turns.pop_front()?;
        let own = self.waiting.get_mut(&member)?;
        let one = own.pop_front()?;
        if !own.is_empty() {
            self.turns.push_back(member);
        }
        self.len -= 1;
        Some(one)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use alloc::vec::Vec;

    const A: MemberId = MemberId(0);
    const B: MemberId = MemberId(1);
    const NOW: Millis = 1_000_000;

    fn drained(pool: &mut Pool<u32>) -> Vec<u32> {
        core::iter::from_fn(|| pool.pop()).collect()
    }

    #[test]
    fn the_most_urgent_goes_first_and_among_equals_each_member_in_its_turn() {
        let mut pool = Pool::new(2);
        for n in 0..4 {
            pool.push(A, Precedence::Flash, n, NOW).unwrap();
        }
        pool.push(A, Precedence::Routine, 20, NOW).unwrap();
        pool.push(B, Precedence::Routine, 30, NOW).unwrap();
        pool.push(B, Precedence::Flash, 10, NOW).unwrap();
        assert_eq!((pool.len(), pool.most_urgent()), (7, Some(Precedence::Flash)));
        assert_eq!(drained(&mut pool), [0, 10, 1, 2, 3, 20, 30]);
        assert_eq!((pool.len(), pool.most_urgent()), (0, None));
    }

    #[test]
    fn a_member_fills_its_own_share_and_no_more() {
        let mut pool = Pool::new(2);
        for n in 0..POOL_MAX as u32 / 2 {
            pool.push(A, Precedence::Routine, n, NOW).unwrap();
        }
        assert_eq!(pool.push(A, Precedence::Routine, 0, NOW).unwrap_err().code, "quota");
        pool.push(A, Precedence::Flash, 0, NOW).unwrap();
        pool.push(B, Precedence::Routine, 0, NOW).unwrap();
    }

    #[test]
    fn a_minutes_worth_may_come_at_once_and_then_as_many_as_were_agreed() {
        let mut pool = Pool::new(2);
        pool.limit(Some([60, 60, 60, 6]));
        let sent = |pool: &mut Pool<u32>, who, precedence, now| {
            (0..100).take_while(|n| pool.push(who, precedence, *n, now).is_ok()).count()
        };
        assert_eq!(sent(&mut pool, A, Precedence::Routine, NOW), 60);
        assert_eq!(pool.push(A, Precedence::Routine, 0, NOW).unwrap_err().code, "act-rate");
        assert_eq!(sent(&mut pool, A, Precedence::Flash, NOW), 6, "each precedence has a limit of its own");
        assert_eq!(sent(&mut pool, B, Precedence::Routine, NOW), 60, "and so has each member");
        assert_eq!(sent(&mut pool, A, Precedence::Routine, NOW + 10_000), 10);
        assert_eq!(sent(&mut pool, A, Precedence::Routine, NOW + 600_000), 60);
        assert_eq!(sent(&mut pool, A, Precedence::Routine, NOW), 0, "a clock that was set back gives nothing");
        assert_eq!(sent(&mut pool, A, Precedence::Routine, NOW + 60_000), 60, "and takes no more than a minute");
        pool.limit(None);
        assert_eq!(sent(&mut pool, A, Precedence::Routine, NOW + 60_000), 100);
    }
}
