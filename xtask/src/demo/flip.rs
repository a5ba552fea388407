//! Which bytes to change: the same ones for the same seed.

/// One byte of one file, and the bits to turn over in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flip {
    /// Which file, by its place in the list.
    pub file: usize,
    /// Which byte.
    pub at: usize,
    /// Never zero, so something changes.
    pub mask: u8,
}

/// An endless row of flips over files of these lengths.
pub struct Flips {
    state: u64,
    /// Length of each file that is not empty, beside its place in the list.
    files: Vec<(usize, usize)>,
    every_byte_alike: bool,
}

impl Flips {
    /// Empty files have no byte to change and are passed over.
    pub fn new(seed: u64, lens: impl Iterator<Item = usize>) -> Flips {
        let files = lens.enumerate().filter(|(_, len)| *len > 0).collect();
        Flips { state: seed, files, every_byte_alike: false }
    }

    /// A number from 0 up to, not including, `below`. Source: SplitMix64.
    fn below(&mut self, below: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.state;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((word ^ (word >> 31)) % below as u64) as usize
    }
}

impl Iterator for Flips {
    type Item = Flip;

    /// By turns any file alike and any byte alike, so that neither a short file nor a long one is spared.
    fn next(&mut self) -> Option<Flip> {
        if self.files.is_empty() {
            return None;
        }
        self.every_byte_alike = !self.every_byte_alike;
        let (file, at) = if self.every_byte_alike {
            let all = self.files.iter().map(|(_, len)| len).sum();
            let mut at = self.below(all);
            let mut file = self.files[0];
            for &next in &self.files {
                file = next;
                if at < next.1 {
                    break;
                }
                at -= next.1;
            }
            (file.0, at)
        } else {
            let which = self.below(self.files.len());
            let (file, len) = self.files[which];
            (file, self.below(len))
        };
        let mask = 1 + self.below(255) as u8;
        Some(Flip { file, at, mask })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn flips_stay_within_their_files_repeat_with_their_seed_and_spare_no_file() {
        let lens = [3, 0, 1, 4000];
        let flips = |seed| Flips::new(seed, lens.into_iter()).take(200).collect::<Vec<_>>();
        assert_eq!(flips(7), flips(7));
        assert_ne!(flips(7), flips(8));
        assert!(flips(7).iter().all(|flip| flip.at < lens[flip.file] && flip.mask != 0));
        let met: BTreeSet<_> = flips(7).iter().map(|flip| flip.file).collect();
        assert_eq!(met, BTreeSet::from([0, 2, 3]));
        assert!(flips(7).iter().any(|flip| flip.at > 2000));
        assert_eq!(Flips::new(7, [0].into_iter()).next(), None);
    }
}
