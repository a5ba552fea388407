//! ECDSA over P-256 with SHA-256, as tokens know it. Source: FIPS 186-5 section 6, SEC 1 section 2.3.
//!
//! Of a signature (r, s) anybody can make (r, n - s), which holds as well. Here only the one whose s is not above n/2
//! holds, so that nobody but the key's holder can write an act in another way.

use p256::ecdsa::signature::Signer;
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// A point of the curve that is not the point at infinity.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Point(VerifyingKey);

impl Point {
    /// Reads a compressed point: 02 or 03, then x below the field's prime.
    pub(super) fn from_bytes(bytes: &[u8; 33]) -> Option<Point> {
        let point = Point(VerifyingKey::from_sec1_bytes(bytes).ok()?);
        // The library also knows a form of 33 bytes with another first one.
        (point.bytes() == *bytes).then_some(point)
    }

    /// The compressed point.
    pub(super) fn bytes(&self) -> [u8; 33] {
        let point = self.0.to_sec1_point(true);
        point.as_bytes().try_into().expect("a compressed point of P-256 has 33 bytes")
    }

    pub(super) fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        // Refuses r or s of zero, or not below n.
        let Ok(signature) = Signature::from_slice(signature) else { return false };
        signature.normalize_s() == signature && self.0.verify_prehash(&Sha256::digest(message), &signature).is_ok()
    }
}

/// A secret scalar, wiped when it is dropped.
pub(super) struct Secret(SigningKey);

impl Secret {
    pub(super) fn from_bytes(scalar: &[u8; 32]) -> Option<Secret> {
        SigningKey::from_slice(scalar).ok().map(Secret)
    }

    pub(super) fn bytes(&self) -> Zeroizing<[u8; 32]> {
        let mut bytes = self.0.to_bytes();
        let out = Zeroizing::new(bytes.into());
        zeroize::Zeroize::zeroize(&mut bytes[..]);
        out
    }

    pub(super) fn point(&self) -> Point {
        Point(*self.0.verifying_key())
    }

    /// With a nonce that follows from key and message (RFC 6979 section 3.2): no random number can give the key away.
    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        let signature: Signature = self.0.sign(message);
        signature.normalize_s().to_bytes().into()
    }
}

/// The same signature with the s that counts; what is no signature is given back as it is.
pub(super) fn low(signature: [u8; 64]) -> [u8; 64] {
    Signature::from_slice(&signature).map_or(signature, |read| read.normalize_s().to_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::super::tests::hex;
    use super::super::{ActKey, Alg, PublicKey, with_low_s};
    use super::*;
    use alloc::{borrow::ToOwned, format};

    /// RFC 6979 section A.2.5: P-256 with SHA-256, message "sample".
    const SCALAR: &str = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
    const X: &str = "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
    const R: &str = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716";
    const S: &str = "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";
    const ORDER: &str = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    const PRIME: &str = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";

    fn key() -> ActKey {
        ActKey::es256_from_scalar(&hex(SCALAR).try_into().unwrap()).unwrap()
    }

    fn signature(r: &str, s: &str) -> [u8; 64] {
        [hex(r), hex(s)].concat().try_into().unwrap()
    }

    #[test]
    fn the_published_signature_counts_in_its_low_form_only() {
        let public = key().public();
        assert_eq!(public.bytes()[..], [&[3], &hex(X)[..]].concat());
        let high = signature(R, S);
        let low = with_low_s(Alg::Es256, high);
        assert_eq!(key().sign(b"sample"), low, "the same nonce as in the RFC, the other s");
        assert_eq!(low[..32], high[..32]);
        assert!(public.verify(b"sample", &low));
        assert!(!public.verify(b"sample", &high) && !public.verify(b"simple", &low));
        assert_eq!(with_low_s(Alg::Es256, low), low);
        assert_eq!(with_low_s(Alg::Ed25519, high), high);
    }

    #[test]
    fn a_number_that_is_zero_or_not_below_the_order_is_no_part_of_a_signature() {
        let (public, zero, order) = (key().public(), "00".repeat(32), ORDER.to_owned());
        for (r, s) in [(&*zero, S), (R, &*zero), (&zero, &zero), (&order, S), (R, &order)] {
            let bad = signature(r, s);
            assert!(!public.verify(b"sample", &bad), "{r} {s}");
            assert_eq!(with_low_s(Alg::Es256, bad), bad);
        }
        assert!(ActKey::es256_from_scalar(&[0; 32]).is_none());
        assert!(ActKey::es256_from_scalar(&hex(ORDER).try_into().unwrap()).is_none());
    }

    #[test]
    fn a_point_that_is_not_on_the_curve_or_not_in_its_one_spelling_is_no_key() {
        let good = key().public().bytes();
        let with = |first: u8, x: &str| PublicKey::from_bytes(&[&[first], &hex(x)[..]].concat());
        assert_eq!(with(3, X).map(|key| key.bytes()), Some(good));
        assert!(with(2, X).is_some_and(|key| key.id() != PublicKey::from_bytes(&good).unwrap().id()), "its negative");
        for first in [0, 1, 4, 5, 6, 7, 255] {
            assert!(with(first, X).is_none(), "{first}");
        }
        // No y belongs to 1; 0 has one, and is written 0, not p.
        assert!(with(2, &format!("{:064x}", 1)).is_none());
        assert!(with(2, &"00".repeat(32)).is_some() && with(2, PRIME).is_none());
        assert!(PublicKey::from_bytes(&[0]).is_none(), "the point at infinity");
        let whole = p256::ecdsa::VerifyingKey::from_sec1_bytes(&good).unwrap().to_sec1_point(false);
        assert!(PublicKey::from_bytes(whole.as_bytes()).is_none(), "65 bytes are a second spelling");
    }

    #[test]
    fn a_secret_scalar_is_wiped() {
        fn wiped<T: zeroize::ZeroizeOnDrop>() {}
        // Does not compile if the library ever forgets.
        wiped::<SigningKey>();
    }
}
