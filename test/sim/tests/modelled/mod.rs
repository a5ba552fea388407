//! A record as the models of terms hold it: small enough that all of them can be visited.

/// The most leaves behind the genesis document.
pub const MOST: usize = 4;

/// A record: leaves behind the genesis document. 1 is an act; 10 and more is a succession, the draft of that number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Record {
    pub len: u8,
    pub leaves: [u8; MOST],
}

pub const ACT: u8 = 1;
pub const BEGINS: u8 = 10;

impl Record {
    pub fn size(self) -> u64 {
        1 + u64::from(self.len)
    }

    pub fn root(self) -> tlog::Hash {
        let mut root = [0xff; 32];
        root[..MOST].copy_from_slice(&self.leaves);
        root
    }

    pub fn with(mut self, leaf: u8) -> Record {
        self.leaves[usize::from(self.len)] = leaf;
        self.len += 1;
        self
    }

    pub fn cut(self, size: u64) -> Record {
        let mut leaves = [0; MOST];
        let len = (size - 1) as usize;
        leaves[..len].copy_from_slice(&self.leaves[..len]);
        Record { len: len as u8, leaves }
    }

    pub fn begins(self, other: Record) -> bool {
        self.len <= other.len && other.cut(self.size()) == self
    }
}
