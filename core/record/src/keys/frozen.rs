//! A book of keys as bytes: `[[name, member, public key, purpose, from, revoked (0 or 1 or more, last good)], ..]`.

use super::{KeyBook, KeyEntry};
use act::cbor::{CborFault, Reader, Writer};
use act::{Genesis, MemberId, PublicKey, Purpose};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

impl KeyBook {
    pub(crate) fn freeze(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.array(self.keys.len());
        for key in self.keys.values() {
            w.array(7).text(&key.name).uint(key.member.0).bytes(&key.public.bytes()).uint(key.purpose as u64);
            let (at, last_good) = key.revoked.unwrap_or((0, 0));
            w.uint(key.from).uint(at).uint(last_good);
        }
        w.done()
    }

    pub(crate) fn thaw(genesis: Genesis, bytes: &[u8]) -> Result<KeyBook, CborFault> {
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
        let keys = Reader::whole(bytes, |r| -> Result<BTreeMap<_, _>, CborFault> {
            (0..r.array()?).map(|_| read(r)).collect()
        })?;
        Ok(KeyBook { genesis, keys, whole: true })
    }
}
