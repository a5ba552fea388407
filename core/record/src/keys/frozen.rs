//! A book of keys as bytes.
//!
//! ```text
//! book    = [[key, ..], [[member, root x 3, [index replaced at, ..]], ..], [[member, gone from], ..]]
//! key     = [name, member, public key, purpose, from, revoked (0 or 1 or more), last good]
//! ```
//! Of roots only those of members stand there whose roots have changed.

use super::members::Members;
use super::{KeyBook, KeyEntry};
use crate::Founding;
use act::cbor::{CborFault, Reader, Writer};
use act::{KeyBytes, MemberId, PublicKey, Purpose};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

impl KeyBook {
    pub(crate) fn freeze(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.array(3).array(self.keys.len());
        for key in self.keys.values() {
            w.array(7).text(&key.name).uint(key.member.0).bytes(&key.public.bytes()).uint(key.purpose as u64);
            let (at, last_good) = key.revoked.unwrap_or((0, 0));
            w.uint(key.from).uint(at).uint(last_good);
        }
        let Members { roots, replaced, gone } = &self.members;
        w.array(replaced.len());
        for (member, places) in replaced {
            w.array(5).uint(member.0);
            roots.get(member).into_iter().flatten().fold(&mut w, |w, root| w.bytes(root));
            places.iter().fold(w.array(places.len()), |w, index| w.uint(*index));
        }
        gone.iter().fold(w.array(gone.len()), |w, (member, at)| w.array(2).uint(member.0).uint(*at));
        w.done()
    }

    pub(crate) fn thaw(founding: &Founding, bytes: &[u8]) -> Result<KeyBook, CborFault> {
        let read = |r: &mut Reader<'_>| -> Result<_, CborFault> {
            r.array_len(7)?;
            let (name, member) = (r.text()?, MemberId(r.uint()?));
            let public = PublicKey::from_bytes(r.bytes()?).ok_or(CborFault::Range)?;
            let purpose = Purpose::from_code(r.uint()?).ok_or(CborFault::Range)?;
            let (from, at, last_good) = (r.uint()?, r.uint()?, r.uint()?);
            // Nothing is revoked at record number 0, where the genesis document stands.
            let revoked = (at > 0).then_some((at, last_good));
            Ok((public.id(), KeyEntry { name, member, public, purpose, from, revoked }))
        };
        let mut members = Members::founded(founding);
        let keys = Reader::whole(bytes, |r| -> Result<BTreeMap<_, _>, CborFault> {
            r.array_len(3)?;
            let keys = (0..r.array()?).map(|_| read(r)).collect::<Result<_, CborFault>>()?;
            for _ in 0..r.array()? {
                r.array_len(5)?;
                let member = MemberId(r.uint()?);
                let key = |r: &mut Reader<'_>| KeyBytes::from_slice(r.bytes()?).ok_or(CborFault::Range);
                members.roots.insert(member, [key(r)?, key(r)?, key(r)?]);
                members.replaced.insert(member, r.list(|r| r.uint())?);
            }
            for _ in 0..r.array()? {
                r.array_len(2)?;
                members.gone.insert(MemberId(r.uint()?), r.uint()?);
            }
            Ok(keys)
        })?;
        Ok(KeyBook { genesis: founding.genesis(), keys, members, whole: true })
    }
}
