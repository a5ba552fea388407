//! Files of evidence as a value: what an act says of a photograph, a log, a document.
//!
//! The file itself stays outside the record, sealed: `seal::item` has its bytes. What stands here is in the act, so whoever
//! can open the act can find the file and open it, and its author has committed to it. Source: DESIGN 2 and 6.

use crate::cbor::{CborFault, Reader, Writer};
use alloc::string::String;

/// A file that stays outside the record: what it is, and all that is needed to find and to open it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// SHA-256 of its content.
    pub hash: [u8; 32],
    /// The content's length in bytes, at most [`ITEM_LEN_MAX`].
    pub len: u64,
    /// Its media type, as `image/jpeg`: up to 64 lower-case letters, digits and `+ - .` around one slash.
    pub media_type: String,
    /// The name it was handed in under: up to 120 bytes without control characters, direction marks or slashes.
    pub name: String,
    /// The key of the sealed file.
    pub key: ItemKey,
    /// SHA-256 of the sealed file: its address.
    pub sealed: [u8; 32],
    /// SHA-256 of the content from which data about place and device were taken out to make this one; the author keeps it.
    pub original: Option<[u8; 32]>,
}

/// The key of one sealed file. Whoever can open the act that carries it can open the file; no log shows it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ItemKey(pub [u8; 32]);

impl core::fmt::Debug for ItemKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("ItemKey(..)")
    }
}

/// No content of a file is longer than this, in bytes.
pub const ITEM_LEN_MAX: u64 = 64 << 20;
/// No name of a file is longer than this, in bytes.
pub const ITEM_NAME_MAX: usize = 120;

impl Evidence {
    /// `[hash, length, media type, name, key, address]`, and the hash of the original where there is another one.
    pub(crate) fn write<'w>(&self, w: &'w mut Writer) -> &'w mut Writer {
        w.array(6 + usize::from(self.original.is_some()));
        w.bytes(&self.hash)
            .uint(self.len)
            .text(&self.media_type)
            .text(&self.name)
            .bytes(&self.key.0)
            .bytes(&self.sealed);
        self.original.iter().fold(w, |w, hash| w.bytes(hash))
    }

    pub(crate) fn read(r: &mut Reader<'_>) -> Result<Evidence, CborFault> {
        let more = match r.array()? {
            6 => false,
            7 => true,
            _ => return Err(CborFault::Range),
        };
        let (hash, len, media_type, name) = (r.array_of()?, r.uint()?, r.text()?, r.text()?);
        let (key, sealed) = (ItemKey(r.array_of()?), r.array_of()?);
        Ok(Evidence {
            hash,
            len,
            media_type,
            name,
            key,
            sealed,
            original: if more { Some(r.array_of()?) } else { None },
        })
    }

    pub(crate) fn in_range(&self) -> bool {
        self.len <= ITEM_LEN_MAX && Evidence::is_media_type(&self.media_type) && Evidence::is_name(&self.name)
    }

    /// Whether `name` may be the name of a file: one that leads nowhere and turns no line.
    pub fn is_name(name: &str) -> bool {
        let bad = |c: char| {
            c.is_control()
                || matches!(c, '/' | '\\' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        };
        !name.is_empty()
            && name.len() <= ITEM_NAME_MAX
            && name.trim() == name
            && !name.starts_with('.')
            && !name.contains(bad)
    }

    /// Whether `text` has the form of a media type.
    pub fn is_media_type(text: &str) -> bool {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.');
        let part = |part: &str| !part.is_empty() && part.bytes().all(plain);
        text.len() <= 64 && text.split_once('/').is_some_and(|(kind, sub)| part(kind) && part(sub))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, Value};

    fn item() -> Evidence {
        Evidence {
            hash: [1; 32],
            len: 2048,
            media_type: "image/jpeg".into(),
            name: "post 4, 23:41.jpg".into(),
            key: ItemKey([2; 32]),
            sealed: [3; 32],
            original: None,
        }
    }

    #[test]
    fn a_file_is_read_as_it_was_named_with_and_without_an_original() {
        for original in [None, Some([4; 32])] {
            let value = Value::Evidence(Evidence { original, ..item() });
            assert_eq!(Value::decode(Kind::Evidence, &value.encode()), Ok(value));
        }
    }

    #[test]
    fn names_that_lead_elsewhere_or_turn_a_line_and_types_that_are_none_are_refused() {
        let refused = |e: Evidence| Value::decode(Kind::Evidence, &Value::Evidence(e).encode()).is_err();
        for name in
            ["", ".", "..", "../x", "a/b", "a\\b", ".htaccess", " a", "a\r\nset-cookie: x", "a\0", "a\u{202e}gpj.exe"]
        {
            assert!(refused(Evidence { name: name.into(), ..item() }), "{name:?}");
        }
        assert!(refused(Evidence { name: "x".repeat(ITEM_NAME_MAX + 1), ..item() }));
        for kind in ["", "image", "image/", "/jpeg", "image/jpeg; charset=x", "Image/jpeg", "a/b/c", "image/jp\ng"] {
            assert!(refused(Evidence { media_type: kind.into(), ..item() }), "{kind:?}");
        }
        assert!(refused(Evidence { len: ITEM_LEN_MAX + 1, ..item() }));
        assert!(!refused(Evidence { name: "صورة ١.jpg".into(), ..item() }));
    }

    #[test]
    fn no_log_shows_a_key() {
        assert!(alloc::format!("{:?}", item()).contains("ItemKey(..)"));
    }
}
