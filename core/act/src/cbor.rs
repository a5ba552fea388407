//! Deterministic CBOR, the subset that acts are made of (RFC 8949 section 4.2.1).
//!
//! The reader accepts only what the writer would have written: shortest heads, definite lengths, map keys that are
//! unsigned integers in ascending order, no tags, no floats. So "decode, re-encode, equal" holds while reading.

use alloc::{string::String, vec::Vec};

/// Nesting beyond this is refused, so that hostile bytes cannot exhaust the stack.
pub const DEPTH_MAX: u8 = 8;

/// Why bytes are not one of our items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CborFault {
    /// The bytes end inside an item.
    #[error("the bytes end inside an item")]
    Short,
    /// A head that a shorter one could have expressed.
    #[error("an item has a longer head than it needs")]
    LongHead,
    /// Another type stands where this one belongs.
    #[error("an item of another type stands here")]
    Type,
    /// Map keys are not unsigned integers in strictly ascending order.
    #[error("map keys are not in ascending order")]
    Order,
    /// Text that is not UTF-8.
    #[error("text is not UTF-8")]
    Utf8,
    /// Bytes follow the item.
    #[error("bytes follow the item")]
    Trailing,
    /// Nesting deeper than [`DEPTH_MAX`].
    #[error("items are nested too deeply")]
    Depth,
    /// A number or a choice outside its range.
    #[error("a value is out of its range")]
    Range,
    /// A required key is missing, or an unknown one is there.
    #[error("a required key is missing or an unknown one is there")]
    Keys,
}

type Read<T> = Result<T, CborFault>;

const UINT: u8 = 0;
const NINT: u8 = 1;
const BYTES: u8 = 2;
const TEXT: u8 = 3;
const ARRAY: u8 = 4;
const MAP: u8 = 5;
const TAG: u8 = 6;
const SIMPLE: u8 = 7;

/// Writes items one after the other.
pub struct Writer(Vec<u8>);

impl Default for Writer {
    fn default() -> Writer {
        Writer::new()
    }
}

impl Writer {
    /// Starts with nothing written, and with room for most items.
    pub fn new() -> Writer {
        Writer(Vec::with_capacity(64))
    }

    /// What was written.
    pub fn done(self) -> Vec<u8> {
        self.0
    }

    fn head(&mut self, major: u8, n: u64) -> &mut Self {
        let m = major << 5;
        if n < 24 {
            self.0.push(m | n as u8);
        } else if let Ok(n) = u8::try_from(n) {
            self.0.extend([m | 24, n]);
        } else if let Ok(n) = u16::try_from(n) {
            self.0.push(m | 25);
            self.0.extend(n.to_be_bytes());
        } else if let Ok(n) = u32::try_from(n) {
            self.0.push(m | 26);
            self.0.extend(n.to_be_bytes());
        } else {
            self.0.push(m | 27);
            self.0.extend(n.to_be_bytes());
        }
        self
    }

    /// An unsigned integer.
    pub fn uint(&mut self, n: u64) -> &mut Self {
        self.head(UINT, n)
    }

    /// A signed integer.
    pub fn int(&mut self, n: i64) -> &mut Self {
        match u64::try_from(n) {
            Ok(n) => self.head(UINT, n),
            Err(_) => self.head(NINT, !(n as u64)),
        }
    }

    /// A byte string.
    pub fn bytes(&mut self, b: &[u8]) -> &mut Self {
        self.head(BYTES, b.len() as u64);
        self.0.extend(b);
        self
    }

    /// A text string.
    pub fn text(&mut self, t: &str) -> &mut Self {
        self.head(TEXT, t.len() as u64);
        self.0.extend(t.as_bytes());
        self
    }

    /// `true` or `false`.
    pub fn bool(&mut self, b: bool) -> &mut Self {
        self.0.push(0xf4 | u8::from(b));
        self
    }

    /// The head of an array of `len` items, which follow.
    pub fn array(&mut self, len: usize) -> &mut Self {
        self.head(ARRAY, len as u64)
    }

    /// The head of a map of `len` pairs, which follow in ascending order of key.
    pub fn map(&mut self, len: usize) -> &mut Self {
        self.head(MAP, len as u64)
    }

    /// The head of a tagged item. Only COSE's outermost tag uses it.
    pub fn tag(&mut self, n: u64) -> &mut Self {
        self.head(TAG, n)
    }

    /// An item that is already encoded.
    pub fn raw(&mut self, item: &[u8]) -> &mut Self {
        self.0.extend(item);
        self
    }
}

/// Reads items strictly, one after the other.
pub struct Reader<'a> {
    all: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    pub fn new(all: &'a [u8]) -> Reader<'a> {
        Reader { all, at: 0 }
    }

    /// Reads the whole of `all` with `f`: nothing may follow.
    ///
    /// # Errors
    /// What `f` says, or [`CborFault::Trailing`].
    pub fn whole<T, E: From<CborFault>>(
        all: &'a [u8],
        f: impl FnOnce(&mut Reader<'a>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut r = Reader::new(all);
        let out = f(&mut r)?;
        if r.at == all.len() { Ok(out) } else { Err(CborFault::Trailing.into()) }
    }

    /// Whether everything was read.
    pub fn is_empty(&self) -> bool {
        self.at == self.all.len()
    }

    /// Everything that was not read, for what stands behind items without a head of its own.
    pub fn rest(self) -> &'a [u8] {
        &self.all[self.at..]
    }

    fn take(&mut self, n: usize) -> Read<&'a [u8]> {
        let end = self.at.checked_add(n).ok_or(CborFault::Short)?;
        let out = self.all.get(self.at..end).ok_or(CborFault::Short)?;
        self.at = end;
        Ok(out)
    }

    fn peek(&self) -> Read<u8> {
        Ok(self.all.get(self.at).ok_or(CborFault::Short)? >> 5)
    }

    fn number(&mut self) -> Read<(u8, u64)> {
        let first = self.take(1)?[0];
        let (major, low) = (first >> 5, first & 31);
        let (n, least) = match low {
            0..=23 => (u64::from(low), 0),
            24 => (u64::from(self.take(1)?[0]), 24),
            25 => (be(self.take(2)?), 0x100),
            26 => (be(self.take(4)?), 0x1_0000),
            27 => (be(self.take(8)?), 0x1_0000_0000),
            _ => return Err(CborFault::Type),
        };
        if n < least { Err(CborFault::LongHead) } else { Ok((major, n)) }
    }

    fn head(&mut self, want: u8) -> Read<u64> {
        match self.peek()? {
            m if m == want => Ok(self.number()?.1),
            _ => Err(CborFault::Type),
        }
    }

    fn len(&mut self, want: u8) -> Read<usize> {
        let n = self.head(want)?;
        // Each counted thing takes a byte at least, so a length beyond the rest is short, and never allocated.
        match usize::try_from(n) {
            Ok(n) if n <= self.all.len() - self.at => Ok(n),
            _ => Err(CborFault::Short),
        }
    }

    /// An unsigned integer.
    ///
    /// # Errors
    /// [`CborFault`] if something else, or nothing, stands here. The same for all that follow.
    pub fn uint(&mut self) -> Read<u64> {
        self.head(UINT)
    }

    /// A signed integer.
    #[allow(clippy::missing_errors_doc)]
    pub fn int(&mut self) -> Read<i64> {
        match self.number()? {
            (UINT, n) => i64::try_from(n).map_err(|_| CborFault::Range),
            (NINT, n) => i64::try_from(n).map(|n| !n).map_err(|_| CborFault::Range),
            _ => Err(CborFault::Type),
        }
    }

    /// A byte string.
    #[allow(clippy::missing_errors_doc)]
    pub fn bytes(&mut self) -> Read<&'a [u8]> {
        let n = self.len(BYTES)?;
        self.take(n)
    }

    /// A byte string of exactly `N` bytes.
    #[allow(clippy::missing_errors_doc)]
    pub fn array_of<const N: usize>(&mut self) -> Read<[u8; N]> {
        self.bytes()?.try_into().map_err(|_| CborFault::Range)
    }

    /// A text string.
    #[allow(clippy::missing_errors_doc)]
    pub fn text(&mut self) -> Read<String> {
        let n = self.len(TEXT)?;
        core::str::from_utf8(self.take(n)?).map(String::from).map_err(|_| CborFault::Utf8)
    }

    /// `true` or `false`.
    #[allow(clippy::missing_errors_doc)]
    pub fn bool(&mut self) -> Read<bool> {
        match self.take(1)?[0] {
            0xf4 => Ok(false),
            0xf5 => Ok(true),
            _ => Err(CborFault::Type),
        }
    }

    /// The head of an array: how many items follow.
    #[allow(clippy::missing_errors_doc)]
    pub fn array(&mut self) -> Read<usize> {
        self.len(ARRAY)
    }

    /// The head of an array that must have `n` items.
    #[allow(clippy::missing_errors_doc)]
    pub fn array_len(&mut self, n: usize) -> Read<()> {
        if self.array()? == n { Ok(()) } else { Err(CborFault::Range) }
    }

    /// The head of a tagged item.
    #[allow(clippy::missing_errors_doc)]
    pub fn tag(&mut self) -> Read<u64> {
        self.head(TAG)
    }

    /// A whole array, each item read by `f`.
    ///
    /// # Errors
    /// What `f` says, or the array's own fault.
    pub fn list<T, E: From<CborFault>>(
        &mut self,
        mut f: impl FnMut(&mut Reader<'a>) -> Result<T, E>,
    ) -> Result<Vec<T>, E> {
        (0..self.array()?).map(|_| f(self)).collect()
    }

    /// A map with unsigned keys in ascending order, as `(key, encoded value)` pairs.
    ///
    /// # Errors
    /// [`CborFault::Order`] if keys repeat or descend; any fault of a value inside.
    pub fn map(&mut self) -> Read<Vec<(u64, &'a [u8])>> {
        let n = self.len(MAP)?;
        let mut out: Vec<(u64, &'a [u8])> = Vec::new();
        for _ in 0..n {
            let key = self.uint()?;
            if out.last().is_some_and(|(last, _)| *last >= key) {
                return Err(CborFault::Order);
            }
            out.push((key, self.item()?));
        }
        Ok(out)
    }

    /// Any one item, checked inside, as its bytes.
    #[allow(clippy::missing_errors_doc)]
    pub fn item(&mut self) -> Read<&'a [u8]> {
        let from = self.at;
        self.skip(0)?;
        Ok(&self.all[from..self.at])
    }

    fn skip(&mut self, depth: u8) -> Read<()> {
        if depth > DEPTH_MAX {
            return Err(CborFault::Depth);
        }
        match self.peek()? {
            UINT | NINT => self.number().map(drop),
            BYTES => self.bytes().map(drop),
            TEXT => self.text().map(drop),
            ARRAY => (0..self.array()?).try_for_each(|_| self.skip(depth + 1)),
            MAP => {
                let mut last = None;
                for _ in 0..self.len(MAP)? {
                    let key = self.uint()?;
                    if last.is_some_and(|l| l >= key) {
                        return Err(CborFault::Order);
                    }
                    last = Some(key);
                    self.skip(depth + 1)?;
                }
                Ok(())
            }
            SIMPLE => self.bool().map(drop),
            _ => Err(CborFault::Type),
        }
    }
}

fn be(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |n, b| n << 8 | u64::from(*b))
}

/// Takes the value of `key` out of the pairs of a map that is being read key by key.
///
/// # Errors
/// [`CborFault::Keys`] if it is not there.
pub fn need<'a>(pairs: &[(u64, &'a [u8])], key: u64) -> Read<Reader<'a>> {
    opt(pairs, key).ok_or(CborFault::Keys)
}

/// The same for a key that may be absent.
pub fn opt<'a>(pairs: &[(u64, &'a [u8])], key: u64) -> Option<Reader<'a>> {
    pairs.iter().find(|(k, _)| *k == key).map(|(_, v)| Reader::new(v))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_shortest_form_is_read() {
        let cases: &[(&[u8], CborFault)] = &[
            (&[0x18, 0x17], CborFault::LongHead),
            (&[0x19, 0x00, 0xff], CborFault::LongHead),
            (&[0x5f, 0x41, 0x00, 0xff], CborFault::Type),
            (&[0x9f, 0xff], CborFault::Type),
            (&[0xa2, 0x02, 0x00, 0x01, 0x00], CborFault::Order),
            (&[0xa2, 0x01, 0x00, 0x01, 0x00], CborFault::Order),
            (&[0xa1, 0x61, 0x61, 0x00], CborFault::Type),
            (&[0xf9, 0x00, 0x00], CborFault::Type),
            (&[0xc1, 0x00], CborFault::Type),
            (&[0x61, 0xff], CborFault::Utf8),
            (&[0x82, 0x00], CborFault::Short),
            (&[0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], CborFault::Short),
            (&[0x00, 0x00], CborFault::Trailing),
            (&[0x81; 64], CborFault::Depth),
        ];
        for (bytes, fault) in cases {
            assert_eq!(Reader::whole(bytes, |r| r.item()).unwrap_err(), *fault, "{bytes:02x?}");
        }
    }

    proptest! {
        #[test]
        fn integers_are_written_as_another_library_writes_them(n in any::<i64>()) {
            let mut w = Writer::new();
            w.int(n);
            let mut theirs = alloc::vec::Vec::new();
            ciborium::into_writer(&n, &mut theirs).unwrap();
            let ours = w.done();
            prop_assert_eq!(&ours, &theirs);
            prop_assert_eq!(Reader::whole(&ours, |r| r.int()), Ok(n));
        }

        #[test]
        fn garbage_never_panics_and_what_is_read_is_what_would_be_written(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            if Reader::whole(&bytes, |r| r.item().map(drop)).is_ok() {
                let theirs: ciborium::Value = ciborium::from_reader(bytes.as_slice()).unwrap();
                let mut again = alloc::vec::Vec::new();
                ciborium::into_writer(&theirs, &mut again).unwrap();
                prop_assert_eq!(again, bytes);
            }
        }
    }
}
