//! Public keys as devices encode them (COSE), and signatures under them.

use super::Fault;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use minicbor::Decoder;
use minicbor::data::Type;
use std::collections::BTreeMap;

pub(super) const ES256: i64 = -7;
pub(super) const EDDSA: i64 = -8;
/// Older desktop systems hold no other kind.
pub(super) const RS256: i64 = -257;

const ED25519: i64 = 6;
const P256: i64 = 1;

/// One of the offered kinds.
pub(super) enum Key {
    Ed25519([u8; 32]),
    /// Uncompressed point.
    P256(Vec<u8>),
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
}

enum Value {
    Number(i64),
    Bytes(Vec<u8>),
}

impl Key {
    /// Reads a key: labels 1 (type), 3 (algorithm), -1 to -3 (its parts). Source: RFC 9053 2, RFC 9053 7.
    pub fn read(bytes: &[u8]) -> Result<Key, Fault> {
        let mut map = members(bytes)?;
        let number = |map: &BTreeMap<i64, Value>, label| match map.get(&label) {
            Some(Value::Number(n)) => Ok(*n),
            _ => Err(Fault::Form),
        };
        let kind = (number(&map, 1)?, number(&map, 3)?);
        let curve = number(&map, -1);
        let mut part = |label| match map.remove(&label) {
            Some(Value::Bytes(bytes)) => Ok(bytes),
            _ => Err(Fault::Form),
        };
        match kind {
            (1, EDDSA) if curve? == ED25519 => Ok(Key::Ed25519(part(-2)?.try_into().map_err(|_| Fault::Form)?)),
            (2, ES256) if curve? == P256 => {
                let (x, y) = (part(-2)?, part(-3)?);
                if x.len() != 32 || y.len() != 32 {
                    return Err(Fault::Form);
                }
                Ok(Key::P256([&[4][..], &x, &y].concat()))
            }
            (3, RS256) => Ok(Key::Rsa { n: part(-1)?, e: part(-2)? }),
            _ => Err(Fault::Algorithm),
        }
    }

    pub fn verify(&self, signed: &[u8], signature: &[u8]) -> Result<(), Fault> {
        match self {
            // The same strictness as for acts: no key and no signature over which two verifiers could disagree.
            Key::Ed25519(key) => {
                let key = ed25519_dalek::VerifyingKey::from_bytes(key).map_err(|_| Fault::Form)?;
                let signature = ed25519_dalek::Signature::from_slice(signature).map_err(|_| Fault::Signature)?;
                key.verify_strict(signed, &signature).map_err(|_| Fault::Signature)
            }
            Key::P256(point) => {
                let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point);
                key.verify(signed, signature).map_err(|_| Fault::Signature)
            }
            Key::Rsa { n, e } => {
                let key = RsaPublicKeyComponents { n, e };
                key.verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature).map_err(|_| Fault::Signature)
            }
        }
    }
}

/// A map of integers to integers or byte strings, each label once, and nothing after it.
fn members(bytes: &[u8]) -> Result<BTreeMap<i64, Value>, Fault> {
    let form = |_| Fault::Form;
    let mut decoder = Decoder::new(bytes);
    let mut out = BTreeMap::new();
    for _ in 0..decoder.map().map_err(form)?.ok_or(Fault::Form)? {
        let label = decoder.i64().map_err(form)?;
        let value = match decoder.datatype().map_err(form)? {
            Type::Bytes => Value::Bytes(decoder.bytes().map_err(form)?.to_vec()),
            _ => Value::Number(decoder.i64().map_err(form)?),
        };
        if out.insert(label, value).is_some() {
            return Err(Fault::Form);
        }
    }
    if decoder.position() == bytes.len() { Ok(out) } else { Err(Fault::Form) }
}
