//! Secrets of 32 bytes and what is derived from them.

use act::Name;
use core::convert::Infallible;
use hkdf::Hkdf;
use rand_core::{TryCryptoRng, TryRng};
use sha2::Sha256;
use zeroize::Zeroizing;

/// What all members of a channel share during one epoch. No `Debug`; its memory is cleared when it is dropped.
#[derive(Clone)]
pub struct EpochSecret(Zeroizing<[u8; 32]>);

impl EpochSecret {
    /// From 32 random bytes, by whoever starts the epoch; or from one's own key file.
    pub fn from_bytes(bytes: [u8; 32]) -> EpochSecret {
        EpochSecret(Zeroizing::new(bytes))
    }

    /// For writing it to the owner's own key file.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// The key that opens one act and no other. No `Debug`; its memory is cleared when it is dropped.
#[derive(Clone)]
pub struct BaseKey(Zeroizing<[u8; 32]>);

impl BaseKey {
    /// The key of the act `name` in a channel's epoch.
    pub fn of(secret: &EpochSecret, channel: u64, epoch: u64, name: &Name) -> BaseKey {
        let (channel, epoch) = (channel.to_be_bytes(), epoch.to_be_bytes());
        BaseKey(derive(secret.bytes(), &[b"cw/mk/1", &channel, &epoch, &name_bytes(name)]))
    }

    /// From 32 random bytes, for an act that is sealed to a few; or as released, kept or published.
    pub fn from_bytes(bytes: [u8; 32]) -> BaseKey {
        BaseKey(Zeroizing::new(bytes))
    }

    /// For a release, a complaint or the owner's own key file.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Randomness from a seed, where an interface wants a generator and a caller has 32 random bytes.
///
/// Block n is `HKDF(seed, "cw/rng/1" ‖ n)`. Two calls with one seed give one result: take a fresh seed for each call.
pub struct SeedRng {
    seed: Zeroizing<[u8; 32]>,
    block: u64,
}

impl SeedRng {
    /// Starts at block 0.
    pub fn new(seed: [u8; 32]) -> SeedRng {
        SeedRng { seed: Zeroizing::new(seed), block: 0 }
    }

    fn word<const N: usize>(&mut self) -> [u8; N] {
        let mut out = [0; N];
        let Ok(()) = self.try_fill_bytes(&mut out);
        out
    }
}

impl TryRng for SeedRng {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_be_bytes(self.word()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_be_bytes(self.word()))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        for part in out.chunks_mut(32) {
            let block: Zeroizing<[u8; 32]> = derive(&self.seed, &[b"cw/rng/1", &self.block.to_be_bytes()]);
            part.copy_from_slice(&block[..part.len()]);
            self.block += 1;
        }
        Ok(())
    }
}

impl TryCryptoRng for SeedRng {}

/// HKDF-SHA256 without a salt; `info` is the concatenation of its parts.
pub(crate) fn derive<const N: usize>(key: &[u8; 32], info: &[&[u8]]) -> Zeroizing<[u8; N]> {
    let mut out = Zeroizing::new([0; N]);
    Hkdf::<Sha256>::new(None, key).expand_multi_info(info, &mut *out).expect("at most 32 bytes are derived");
    out
}

/// Key id ‖ serial: a name in 12 bytes.
pub(crate) fn name_bytes(name: &Name) -> [u8; 12] {
    let mut out = [0; 12];
    out[..4].copy_from_slice(&name.key.0);
    out[4..].copy_from_slice(&name.serial.to_be_bytes());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_core::Rng;

    #[test]
    fn a_seed_gives_the_same_stream_again_and_never_a_block_twice() {
        let mut all = [0; 96];
        SeedRng::new([1; 32]).fill_bytes(&mut all);
        let mut again = SeedRng::new([1; 32]);
        let mut first = [0; 64];
        again.fill_bytes(&mut first);
        assert_eq!(first, all[..64]);
        assert_ne!(all[..32], all[32..64]);
        assert_ne!(again.next_u64(), again.next_u64());
        let mut other = [0; 32];
        SeedRng::new([2; 32]).fill_bytes(&mut other);
        assert_ne!(other, all[..32]);
    }

    #[test]
    fn every_part_of_its_place_changes_a_base_key() {
        let name = Name { key: act::KeyId([1, 2, 3, 4]), serial: 5 };
        let of = |secret: u8, channel, epoch, name| {
            *BaseKey::of(&EpochSecret::from_bytes([secret; 32]), channel, epoch, &name).bytes()
        };
        let all = [
            of(1, 1, 1, name),
            of(2, 1, 1, name),
            of(1, 2, 1, name),
            of(1, 1, 2, name),
            of(1, 1, 1, Name { serial: 6, ..name }),
            of(1, 1, 1, Name { key: act::KeyId([1, 2, 3, 5]), ..name }),
        ];
        for (n, key) in all.iter().enumerate() {
            assert!(!all[..n].contains(key), "row {n}");
        }
    }
}
