//! Places in a report, and how much of two of them is the same.

use serde::Deserialize;
use std::cmp::Ordering;

/// Bytes `start` to `end`, the latter not included, of the report with this hash.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// SHA-256 of the report's file, lowercase hex.
    pub report: String,
    /// First byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

/// A share of one: what two places have in common, of what they cover together.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    common: u64,
    covered: u64,
}

impl Place {
    /// Intersection over union with another place, if at least half: less is not the same statement.
    pub fn share(&self, other: &Place) -> Option<Share> {
        if self.report != other.report {
            return None;
        }
        let len = |from: usize, to: usize| u64::try_from(to.saturating_sub(from)).unwrap_or(u64::MAX);
        let common = len(self.start.max(other.start), self.end.min(other.end));
        let covered = len(self.start, self.end).saturating_add(len(other.start, other.end)).saturating_sub(common);
        let half = common > 0 && common.saturating_mul(2) >= covered;
        half.then_some(Share { common, covered })
    }
}

impl Share {
    /// Whether both places are one.
    pub fn is_whole(&self) -> bool {
        self.common == self.covered
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Share) -> Ordering {
        let cross = |a: u64, b: u64| u128::from(a) * u128::from(b);
        cross(self.common, other.covered).cmp(&cross(other.common, self.covered))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Share) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Share) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Share {}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(report: &str, start: usize, end: usize) -> Place {
        Place { report: report.into(), start, end }
    }

    #[test]
    fn half_of_what_both_cover_is_enough_and_less_is_not() {
        assert!(at("a", 0, 10).share(&at("a", 0, 10)).is_some_and(|s| s.is_whole()));
        assert!(at("a", 0, 10).share(&at("a", 0, 5)).is_some_and(|s| !s.is_whole()));
        assert!(at("a", 0, 10).share(&at("a", 0, 4)).is_none());
        assert!(at("a", 0, 10).share(&at("a", 4, 14)).is_none());
        assert!(at("a", 0, 10).share(&at("b", 0, 10)).is_none());
        assert!(at("a", 5, 5).share(&at("a", 5, 5)).is_none(), "an empty place is none");
        assert!(at("a", 9, 2).share(&at("a", 9, 2)).is_none(), "nor is one that ends before it begins");
    }

    #[test]
    fn shares_of_different_wholes_compare() {
        let (third, half) = (at("a", 0, 9).share(&at("a", 0, 6)), at("a", 0, 10).share(&at("a", 0, 5)));
        assert!(third > half);
        assert_eq!(half, at("a", 0, 4).share(&at("a", 2, 4)));
    }
}
