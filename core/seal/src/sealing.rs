//! A member's sealing key: X-Wing, so that what is sealed today stays sealed when one of its two halves is broken.

use crate::SealFault;
use alloc::vec::Vec;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::XWing;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

type Public = <XWing as Kem>::PublicKey;
type Private = <XWing as Kem>::PrivateKey;
type Encapped = <XWing as Kem>::EncappedKey;

/// Length of a public sealing key, as it stands in a member's entry of the genesis document.
pub const SEALING_PUBLIC_LEN: usize = 1216;

/// A member's private sealing key. No `Debug`; its memory is cleared when it is dropped.
pub struct SealingKey {
    seed: Zeroizing<[u8; 32]>,
    private: Private,
}

impl SealingKey {
    /// From its 32-byte seed, which is X-Wing's decapsulation key.
    pub fn from_seed(seed: &[u8; 32]) -> SealingKey {
        let private = Private::from_bytes(seed).expect("every 32 bytes are a decapsulation key");
        SealingKey { seed: Zeroizing::new(*seed), private }
    }

    /// The seed, for writing it to the owner's own key file.
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        self.seed.clone()
    }

    /// Its public half, [`SEALING_PUBLIC_LEN`] bytes.
    pub fn public(&self) -> Vec<u8> {
        XWing::sk_to_pk(&self.private).to_bytes().to_vec()
    }

    /// Opens what [`wrap`] wrapped under the same `info`.
    pub(crate) fn unwrap(&self, info: &[u8], enc: &[u8], wrapped: &[u8]) -> Result<Zeroizing<[u8; 32]>, SealFault> {
        let enc = Encapped::from_bytes(enc).map_err(|_| SealFault::Wrap)?;
        let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            &self.private,
            &enc,
            info,
            wrapped,
            b"",
        );
        let opened = Zeroizing::new(opened.map_err(|_| SealFault::Wrap)?);
        opened.as_slice().try_into().map(Zeroizing::new).map_err(|_| SealFault::Wrap)
    }
}

/// Whether these bytes are a public sealing key, so that keys can be wrapped for it.
pub fn is_sealing_public(bytes: &[u8]) -> bool {
    Public::from_bytes(bytes).is_ok_and(|key| key.to_bytes()[..] == *bytes)
}

/// Wraps 32 secret bytes for the owner of `public`: the encapsulated key (1120 bytes) and the wrapped secret (48).
pub(crate) fn wrap(
    secret: &[u8; 32],
    info: &[u8],
    public: &[u8],
    rng: &mut impl CryptoRng,
) -> Result<(Vec<u8>, Vec<u8>), SealFault> {
    let public = Public::from_bytes(public).map_err(|_| SealFault::PublicKey)?;
    let sealed = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(
        &OpModeS::Base,
        &public,
        info,
        secret,
        b"",
        rng,
    );
    let (enc, wrapped) = sealed.map_err(|_| SealFault::PublicKey)?;
    Ok((enc.to_bytes().to_vec(), wrapped))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeedRng;

    #[test]
    fn a_wrap_opens_for_its_recipient_under_its_info_and_in_no_other_way() {
        let (mine, other) = (SealingKey::from_seed(&[1; 32]), SealingKey::from_seed(&[2; 32]));
        let (enc, wrapped) = wrap(&[7; 32], b"here", &mine.public(), &mut SeedRng::new([3; 32])).unwrap();
        assert_eq!((enc.len(), wrapped.len()), (1120, 48));
        assert_eq!(*mine.unwrap(b"here", &enc, &wrapped).unwrap(), [7; 32]);
        assert_eq!(mine.unwrap(b"there", &enc, &wrapped).unwrap_err(), SealFault::Wrap);
        assert_eq!(other.unwrap(b"here", &enc, &wrapped).unwrap_err(), SealFault::Wrap);
        assert_eq!(mine.unwrap(b"here", &enc[1..], &wrapped).unwrap_err(), SealFault::Wrap);
        assert_eq!(mine.unwrap(b"here", &enc, &wrapped[1..]).unwrap_err(), SealFault::Wrap);
        assert_eq!(mine.unwrap(b"here", &enc, &[]).unwrap_err(), SealFault::Wrap);
        for at in [0, 500, 1088, 1119] {
            let mut bad = enc.clone();
            bad[at] ^= 1;
            assert_eq!(mine.unwrap(b"here", &bad, &wrapped).unwrap_err(), SealFault::Wrap, "byte {at}");
        }
    }

    #[test]
    fn a_key_comes_back_from_its_seed_and_bad_public_keys_are_refused() {
        let key = SealingKey::from_seed(&[1; 32]);
        let public = key.public();
        assert_eq!(public.len(), SEALING_PUBLIC_LEN);
        assert_eq!(SealingKey::from_seed(&key.seed()).public(), public);
        assert!(is_sealing_public(&public));
        for bad in [&public[1..], &[][..], &[0xff; SEALING_PUBLIC_LEN]] {
            assert!(!is_sealing_public(bad));
            assert_eq!(wrap(&[7; 32], b"", bad, &mut SeedRng::new([3; 32])).unwrap_err(), SealFault::PublicKey);
        }
    }
}
