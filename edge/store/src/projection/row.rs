//! One line of the index, and the bytes by which it proves that it is the one that was written.

use act::Precedence;
use act::cbor::Writer;

/// What the index keeps of one act. Numbers above 2^63 - 1 are kept as they are, but sort before the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The act's place in the record.
    pub index: u64,
    /// Time of inclusion, milliseconds since 1970 UTC.
    pub at_ms: u64,
    /// Short name of the key that signed, such as `NORTH` or `NORTH/N`.
    pub key_name: String,
    /// That key's own number for the act.
    pub serial: u64,
    /// The member whose key it is.
    pub author: String,
    /// The channel, if it was sent in one.
    pub channel: Option<u64>,
    /// How urgent.
    pub precedence: Precedence,
    /// The format's key, if this viewer can open the act and it has one.
    pub format: Option<String>,
    /// The case it belongs to, if this viewer knows it.
    pub case_key: Option<String>,
    /// Whether this viewer can open it.
    pub opened: bool,
    /// What can be searched, folded by the caller; empty if it cannot be opened.
    pub text: String,
}

impl Row {
    /// Canonical bytes of the row, for its sum and the digest of all.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.array(11).uint(self.index).uint(self.at_ms).text(&self.key_name).uint(self.serial).text(&self.author);
        match self.channel {
            Some(channel) => w.array(1).uint(channel),
            None => w.array(0),
        };
        w.uint(self.precedence.code());
        for text in [&self.format, &self.case_key] {
            match text {
                Some(text) => w.array(1).text(text),
                None => w.array(0),
            };
        }
        w.bool(self.opened).text(&self.text);
        w.done()
    }

    /// CRC-32C of the row: SQLite checks the structure of its pages, not what stands in them.
    pub(super) fn sum(&self) -> u32 {
        crc32c::crc32c(&self.encode())
    }
}
