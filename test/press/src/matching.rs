//! Who belongs to whom: one to one, the closest first.

use crate::Share;
use std::cmp::Reverse;

/// Pairs of the `left` and `right` things, by their numbers, none in two pairs: the closest pair is taken first, and of
/// pairs equally close the one that comes first.
pub fn best_first(
    left: usize,
    right: usize,
    share: impl Fn(usize, usize) -> Option<Share>,
) -> Vec<(usize, usize, Share)> {
    let share = &share;
    let every = (0..left).flat_map(|i| (0..right).filter_map(move |j| Some((i, j, share(i, j)?))));
    let mut every: Vec<_> = every.collect();
    every.sort_by_key(|pair| Reverse(pair.2));
    let (mut taken_left, mut taken_right) = (vec![false; left], vec![false; right]);
    every.retain(|&(i, j, _)| {
        let free = !taken_left[i] && !taken_right[j];
        if free {
            (taken_left[i], taken_right[j]) = (true, true);
        }
        free
    });
    every
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Place;

    #[test]
    fn the_closest_pair_is_taken_first_and_nothing_is_in_two() {
        let at = |start, end| Place { report: "a".into(), start, end };
        let left = [at(0, 10), at(0, 8)];
        let right = [at(0, 8), at(20, 30), at(0, 9)];
        let pairs = best_first(2, 3, |i, j| left[i].share(&right[j]));
        let pairs: Vec<_> = pairs.iter().map(|(i, j, _)| (*i, *j)).collect();
        assert_eq!(pairs, [(1, 0), (0, 2)]);
    }
}
