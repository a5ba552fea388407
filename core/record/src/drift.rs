//! How far the sequencer's clock is from its witnesses'.
//!
//! Every cosignature carries its witness's time. The middle one of a quorum's lies between those of honest witnesses,
//! however the others lie, because fewer than a third are dishonest. A sequencer whose clock is off stamps times that its
//! witnesses will not sign and that no later leaf can undo; so it asks here before it stamps. Source: DESIGN 4.

use act::Millis;
use alloc::string::String;
use alloc::vec::Vec;

/// A witness's answer to whoever asks for the time: the second that its clock shows.
///
/// ```rust
/// use record::{read_time, write_time};
/// assert_eq!(write_time(1_900_000_000), "1900000000\n");
/// assert_eq!(read_time(b"1900000000\n"), Some(1_900_000_000));
/// // Only what is written is read.
/// assert_eq!([&b"1900000000"[..], b"+1\n", b"01\n", b"1\n\n", b"-1\n"].map(read_time), [None; 5]);
/// ```
pub fn write_time(s: u64) -> String {
    alloc::format!("{s}\n")
}

/// Reads such an answer; `None` if it is none.
pub fn read_time(answer: &[u8]) -> Option<u64> {
    let s = core::str::from_utf8(answer).ok()?.strip_suffix('\n')?.parse().ok()?;
    (write_time(s).as_bytes() == answer).then_some(s)
}

/// The witnesses' time by their cosignatures of one checkpoint, just given: the middle of the seconds that they name.
/// `None` if they are no quorum.
pub fn witnesses_time(times_s: &[u64], quorum: usize) -> Option<Millis> {
    let mut times: Vec<u64> = times_s.to_vec();
    times.sort_unstable();
    if times.len() < quorum.max(1) {
        return None;
    }
    // A cosignature names the whole second before it, so half of one is added.
    times.get(times.len() / 2).map(|s| s.saturating_mul(1000).saturating_add(500))
}

/// By how much `ours` is ahead of the witnesses' time (behind, if negative), milliseconds, where it is by more than the
/// tolerance. Their time is now somewhere from `earliest` to `latest`: a cosignature is given after it was asked for and
/// before it arrived, and a slow link is no fault of a clock.
pub fn drift(ours: Millis, (earliest, latest): (Millis, Millis), tolerance_ms: u64) -> Option<i64> {
    // Half a second is what a cosignature's own time leaves open.
    let allowed = tolerance_ms.saturating_add(500);
    let ahead = ours.saturating_sub(latest);
    let behind = earliest.saturating_sub(ours);
    let signed = |off: u64| i64::try_from(off).unwrap_or(i64::MAX);
    if ahead > allowed {
        Some(signed(ahead))
    } else if behind > allowed {
        Some(-signed(behind))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minority_of_witnesses_moves_the_middle_no_farther_than_honest_ones_stand() {
        let rows: [(&[u64], usize, Option<Millis>); 7] = [
            (&[], 3, None),
            (&[100, 101], 3, None),
            (&[101, 100, 100], 3, Some(100_500)),
            (&[100, 9_999_999, 101], 3, Some(101_500)),
            (&[0, 101, 100], 3, Some(100_500)),
            (&[100, 101, 101, 0], 3, Some(101_500)),
            (&[100, 101, 101, u64::MAX], 3, Some(101_500)),
        ];
        for (times, quorum, middle) in rows {
            assert_eq!(witnesses_time(times, quorum), middle, "{times:?}");
        }
    }

    #[test]
    fn a_clock_is_off_when_it_is_by_more_than_the_tolerance_in_either_direction() {
        let slow = (100_500, 104_500);
        let rows = [
            (100_000, (100_500, 100_500), None),
            (106_000, (100_500, 100_500), None),
            (95_000, (100_500, 100_500), None),
            (106_001, (100_500, 100_500), Some(5_501)),
            (94_999, (100_500, 100_500), Some(-5_501)),
            (110_000, slow, None),
            (110_001, slow, Some(5_501)),
            (94_999, slow, Some(-5_501)),
            (0, (u64::MAX, u64::MAX), Some(-i64::MAX)),
            (u64::MAX, (0, 0), Some(i64::MAX)),
        ];
        for (ours, theirs, off) in rows {
            assert_eq!(drift(ours, theirs, 5_000), off, "{ours} {theirs:?}");
        }
    }
}
