//! What an act says: the part that a seal hides and a public act shows.
//!
//! ```text
//! content = { 1: format, ?2: office, ?3: officer, ?4: case, ?5: [[relation, key, serial], ..], ?6: [to, ..],
//!             ?7: release mark, ?8: language, ?9: emergency reason, ?10: history, ?11: second officer,
//!             15+n: field n, .. }
//! ```
//! Each pair is one *item*: the unit of commitment and of disclosure. Source: DESIGN 2 and 6.

use crate::cbor::{CborFault, Reader, Writer, opt};
use crate::value::{read_name, write_name};
use crate::{MemberId, Name};
use alloc::{collections::BTreeMap, string::String, vec::Vec};

/// Field `n` of a format (from 1) is item `FIELD_BASE + n` of the content, so that the first eight keys take one byte.
pub const FIELD_BASE: u64 = 15;

/// What an act says.
///
/// ```rust
/// use act::{Content, Value};
/// let text = Value::Text("three trucks, no escort".into());
/// let said = Content { format: 90, lang: Some("en".into()), fields: [(1, text.encode())].into(), ..Content::default() };
/// let bytes = said.encode();
/// assert_eq!(Content::decode(&bytes).unwrap(), said);
/// // Only bytes that would be written again just so are read: here the length of a key in two bytes instead of one.
/// let longer = [&[bytes[0], 0x18], &bytes[1..]].concat();
/// assert!(Content::decode(&longer).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// Wire number of the format, or of the kernel act (below 32).
    pub format: u64,
    /// The author's office by the member's own numbering; 0 is the duty desk.
    pub office: u64,
    /// The officer's pseudonym by the member's own numbering; 0 is a machine.
    pub officer: u64,
    /// The case this act belongs to, by the act that opened it; `None` opens one or belongs to none.
    pub case: Option<Name>,
    /// Other acts it refers to.
    pub refs: Vec<Ref>,
    /// Members it is addressed to, ascending; empty means all of the channel.
    pub to: Vec<MemberId>,
    /// Release mark: 0 members of the channel, 1 the mechanism, 2 public.
    pub mark: u64,
    /// Language of its free text, as a BCP 47 tag.
    pub lang: Option<String>,
    /// Why a lead time is lifted: 1 medical evacuation, 2 fire, 3 rescue.
    pub emergency: Option<u64>,
    /// Late or imported history: on record, but opens no debts.
    pub history: bool,
    /// The pseudonym of the officer who confirmed it, where two sign; 0 where one does.
    pub second: u64,
    /// Field number to the field's encoded value.
    pub fields: BTreeMap<u64, Vec<u8>>,
}

/// How one act refers to another. Source: DOMAIN 2.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ref {
    /// In what way.
    pub kind: RefKind,
    /// To which act.
    pub act: Name,
}

/// The relations between acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // The words of the field, DOMAIN 2.0.
pub enum RefKind {
    Reply,
    Acknowledge,
    Update,
    Correct,
    Confirm,
    Relate,
    Dispute,
    Duplicate,
    Translate,
    Supersede,
}

const REF_KINDS: [RefKind; 10] = [
    RefKind::Reply,
    RefKind::Acknowledge,
    RefKind::Update,
    RefKind::Correct,
    RefKind::Confirm,
    RefKind::Relate,
    RefKind::Dispute,
    RefKind::Duplicate,
    RefKind::Translate,
    RefKind::Supersede,
];

impl Content {
    /// The items in ascending order of key, each value encoded.
    pub fn items(&self) -> Vec<(u64, Vec<u8>)> {
        let one = |f: &dyn Fn(&mut Writer)| {
            let mut w = Writer::new();
            f(&mut w);
            w.done()
        };
        let uint = |n: u64| {
            one(&|w| {
                w.uint(n);
            })
        };
        let mut out = Vec::with_capacity(3 + self.fields.len());
        out.push((1, uint(self.format)));
        if self.office != 0 {
            out.push((2, uint(self.office)));
        }
        if self.officer != 0 {
            out.push((3, uint(self.officer)));
        }
        if let Some(case) = &self.case {
            out.push((
                4,
                one(&|w| {
                    write_name(w, case);
                }),
            ));
        }
        if !self.refs.is_empty() {
            out.push((
                5,
                one(&|w| {
                    self.refs.iter().fold(w.array(self.refs.len()), write_ref);
                }),
            ));
        }
        if !self.to.is_empty() {
            out.push((
                6,
                one(&|w| {
                    self.to.iter().fold(w.array(self.to.len()), |w, m| w.uint(m.0));
                }),
            ));
        }
        if self.mark != 0 {
            out.push((7, uint(self.mark)));
        }
        if let Some(lang) = &self.lang {
            out.push((
                8,
                one(&|w| {
                    w.text(lang);
                }),
            ));
        }
        if let Some(reason) = self.emergency {
            out.push((9, uint(reason)));
        }
        if self.history {
            out.push((
                10,
                one(&|w| {
                    w.bool(true);
                }),
            ));
        }
        if self.second != 0 {
            out.push((11, uint(self.second)));
        }
        out.extend(self.fields.iter().map(|(n, item)| (FIELD_BASE + n, item.clone())));
        out
    }

    /// Its bytes: one map.
    pub fn encode(&self) -> Vec<u8> {
        encode_items(&self.items())
    }

    /// Reads exactly one content.
    ///
    /// # Errors
    /// [`CborFault`] if the bytes are not what [`Content::encode`] writes.
    pub fn decode(bytes: &[u8]) -> Result<Content, CborFault> {
        let pairs = Reader::whole(bytes, Reader::map)?;
        let content = Content::read(&pairs)?;
        if content.encode() == bytes { Ok(content) } else { Err(CborFault::Range) }
    }

    /// The case that item 4 alone names, as a disclosure of just this item shows it.
    ///
    /// # Errors
    /// [`CborFault`] if the bytes are not a name.
    pub fn case_of(item: &[u8]) -> Result<Name, CborFault> {
        Reader::whole(item, read_name)
    }

    fn read(pairs: &[(u64, &[u8])]) -> Result<Content, CborFault> {
        if pairs.iter().any(|(key, _)| *key == 0 || (12..=FIELD_BASE).contains(key)) {
            return Err(CborFault::Keys);
        }
        let uint = |key| opt(pairs, key).map_or(Ok(0), |mut r| r.uint());
        Ok(Content {
            format: opt(pairs, 1).ok_or(CborFault::Keys)?.uint()?,
            office: uint(2)?,
            officer: uint(3)?,
            case: opt(pairs, 4).map(|mut r| read_name(&mut r)).transpose()?,
            refs: opt(pairs, 5).map_or(Ok(Vec::new()), |mut r| r.list(read_ref))?,
            to: opt(pairs, 6).map_or(Ok(Vec::new()), |mut r| r.list(|r| r.uint().map(MemberId)))?,
            mark: uint(7)?,
            lang: opt(pairs, 8).map(|mut r| r.text()).transpose()?,
            emergency: opt(pairs, 9).map(|mut r| r.uint()).transpose()?,
            history: opt(pairs, 10).map_or(Ok(false), |mut r| r.bool())?,
            second: uint(11)?,
            fields: pairs
                .iter()
                .filter(|(key, _)| *key > FIELD_BASE)
                .map(|(key, item)| (key - FIELD_BASE, item.to_vec()))
                .collect(),
        })
    }
}

/// The map that holds these items; keys must ascend.
pub(crate) fn encode_items(items: &[(u64, Vec<u8>)]) -> Vec<u8> {
    let mut w = Writer::new();
    items.iter().fold(w.map(items.len()), |w, (key, item)| w.uint(*key).raw(item));
    w.done()
}

fn write_ref<'w>(w: &'w mut Writer, r: &Ref) -> &'w mut Writer {
    w.array(3).uint(r.kind as u64).bytes(&r.act.key.0).uint(r.act.serial)
}

fn read_ref(r: &mut Reader<'_>) -> Result<Ref, CborFault> {
    r.array_len(3)?;
    let kind = usize::try_from(r.uint()?).ok().and_then(|n| REF_KINDS.get(n).copied()).ok_or(CborFault::Range)?;
    Ok(Ref { kind, act: Name { key: crate::KeyId(r.array_of()?), serial: r.uint()? } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::KeyId;
    use proptest::prelude::*;

    #[test]
    fn a_content_comes_back_as_it_was() {
        let name = Name { key: KeyId([1, 2, 3, 4]), serial: 7 };
        let content = Content {
            format: 40,
            officer: 3,
            case: Some(name),
            refs: alloc::vec![Ref { kind: RefKind::Reply, act: name }],
            to: alloc::vec![MemberId(1)],
            lang: Some("ar".into()),
            emergency: Some(1),
            history: true,
            second: 4,
            fields: [(1, alloc::vec![5]), (2, alloc::vec![0x61, b'x'])].into(),
            ..Content::default()
        };
        assert_eq!(Content::decode(&content.encode()), Ok(content));
    }

    #[test]
    fn a_default_that_is_written_out_is_refused() {
        for bytes in [
            &[0xa2, 1, 5, 2, 0][..],
            &[0xa2, 1, 5, 5, 0x80],
            &[0xa2, 1, 5, 10, 0xf4],
            &[0xa2, 1, 5, 11, 0],
            &[0xa2, 1, 5, 15, 0],
        ] {
            assert!(Content::decode(bytes).is_err(), "{bytes:02x?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_would_be_written(bytes in proptest::collection::vec(any::<u8>(), 0..48)) {
            let mut map = alloc::vec![0xa2, 1];
            map.extend(&bytes);
            if let Ok(content) = Content::decode(&map) {
                prop_assert_eq!(content.encode(), map);
            }
        }
    }
}
