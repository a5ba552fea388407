//! Which witness signed when, and where one was missing: counted by this node from the checkpoints that reached it.
//!
//! A convenience for people and no evidence: each cosignature proves itself, and a gap proves nothing but that none came
//! here. Lost with its file, it begins again.

use desk::{Gap, Seat};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// A witness that signs none of the newest checkpoints for so long is missing; one that is only slower is not.
const MISSING_MS: u64 = 60_000;
/// And of so many at least: a clock may jump over a minute.
const MISSING_OF: u64 = 3;
/// So many gaps are kept of each, the latest.
const GAPS_MAX: usize = 50;
const FILE: &str = "witnessing";

/// A moment in milliseconds and the size of the record then.
type Then = (u64, u64);

/// What has been seen of all witnesses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Witnessing {
    /// When counting began, milliseconds.
    since_ms: u64,
    /// How many checkpoints of different sizes came with a quorum.
    heard: u64,
    /// The size of the last.
    size: u64,
    seats: BTreeMap<String, Seen>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    /// How many of them it has signed.
    signed: u64,
    /// Size and time of the last that it has signed, milliseconds by its own clock.
    last: Option<(u64, u64)>,
    /// How many came without it since.
    #[serde(default)]
    missed: u64,
    /// From when and which size to when and which size.
    gaps: Vec<(Then, Option<Then>)>,
}

impl Witnessing {
    pub fn read(dir: &Path) -> Witnessing {
        let bytes = store::atomic::read(&dir.join(FILE)).ok().flatten();
        bytes.and_then(|bytes| serde_json::from_slice(bytes.as_ref()).ok()).unwrap_or_default()
    }

    pub fn write(&self, dir: &Path) -> Result<(), store::StoreFault> {
        let text = serde_json::to_string(self).expect("names and numbers are JSON");
        store::atomic::replace(&dir.join(FILE), text.as_bytes())
    }

    /// Notes a checkpoint with a quorum: its size and who has cosigned it, with the second by each one's own clock.
    pub fn note(&mut self, now_ms: u64, size: u64, cosigners: &[(String, u64)], witnesses: &[String]) {
        if size < self.size {
            return;
        }
        if self.since_ms == 0 {
            self.since_ms = now_ms;
        }
        let again = size == self.size && self.heard > 0;
        self.heard += u64::from(!again);
        self.size = size;
        for name in witnesses {
            let seat = self.seats.entry(name.clone()).or_default();
            let signed = cosigners.iter().find(|(who, _)| who == name).map(|(_, at_s)| at_s.saturating_mul(1000));
            match signed {
                Some(at_ms) => {
                    // The same checkpoint with more cosignatures, or signed anew, counts once for each.
                    seat.signed += u64::from(seat.last.is_none_or(|(last, _)| last != size));
                    seat.last = Some((size, at_ms));
                    seat.missed = 0;
                    if let Some((_, to @ None)) = seat.gaps.last_mut() {
                        *to = Some((at_ms, size));
                    }
                }
                None => {
                    seat.missed += 1;
                    let (from_size, from_ms) = seat.last.unwrap_or((0, self.since_ms));
                    let open = seat.gaps.last().is_some_and(|(_, to)| to.is_none());
                    if !open && seat.missed >= MISSING_OF && now_ms.saturating_sub(from_ms) > MISSING_MS {
                        seat.gaps.push(((from_ms, from_size), None));
                        let over = seat.gaps.len().saturating_sub(GAPS_MAX);
                        seat.gaps.drain(..over);
                    }
                }
            }
        }
    }

    /// Since when it is counted, how many checkpoints there were, and each witness.
    pub fn seats(&self, witnesses: &[String]) -> (u64, u64, Vec<Seat>) {
        let seat = |name: &String| {
            let seen = self.seats.get(name).cloned().unwrap_or_default();
            let gap = |(from, to): &(Then, Option<Then>)| Gap { from: *from, to: *to };
            Seat {
                name: name.clone(),
                signed: seen.signed,
                last: seen.last,
                gaps: seen.gaps.iter().rev().map(gap).collect(),
            }
        };
        (self.since_ms, self.heard, witnesses.iter().map(seat).collect())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_witness_that_is_missing_has_a_gap_until_it_signs_again_and_one_that_is_slow_has_none() {
        let all = ["a.w", "b.w"].map(str::to_owned);
        let mut seen = Witnessing::default();
        let by = |who: &[(&str, u64)]| who.iter().map(|(n, s)| ((*n).to_owned(), *s)).collect::<Vec<_>>();
        seen.note(1_000_000, 5, &by(&[("a.w", 1000), ("b.w", 1000)]), &all);
        // Slow: it comes later over the same size, and is counted once.
        seen.note(1_001_000, 6, &by(&[("a.w", 1001)]), &all);
        seen.note(1_001_500, 6, &by(&[("a.w", 1001), ("b.w", 1001)]), &all);
        assert!(seen.seats(&all).2.iter().all(|s| s.gaps.is_empty() && s.signed == 2));
        // Missing for longer than a minute, then back.
        for (now_ms, size) in [(1_062_000, 7), (1_062_500, 7), (1_063_000, 8)] {
            assert!(seen.seats(&all).2[1].gaps.is_empty(), "once or twice is not missing");
            seen.note(now_ms, size, &by(&[("a.w", now_ms / 1000)]), &all);
        }
        let b = || seen.seats(&all).2[1].clone();
        assert_eq!(b().gaps, [Gap { from: (1_001_000, 6), to: None }]);
        seen.note(1_100_000, 9, &by(&[("a.w", 1100), ("b.w", 1100)]), &all);
        let (since, heard, seats) = seen.seats(&all);
        assert_eq!((since, heard), (1_000_000, 5));
        assert_eq!(seats[1].gaps, [Gap { from: (1_001_000, 6), to: Some((1_100_000, 9)) }]);
        assert_eq!((seats[0].signed, seats[1].signed), (5, 3));
        // Signed anew over the same size it is there, and counted once.
        seen.note(1_130_000, 9, &by(&[("a.w", 1130), ("b.w", 1130)]), &all);
        assert_eq!(seen.seats(&all).2[1].last, Some((9, 1_130_000)));
        assert_eq!(seen.seats(&all).2[1].signed, 3);
        // An older checkpoint that comes late changes nothing.
        let before = seen.clone();
        seen.note(1_101_000, 7, &by(&[("b.w", 1101)]), &all);
        assert_eq!(seen, before);
    }
}
