//! Cosignatures: a witness says that at this time this was the largest consistent tree it had seen.
//!
//! The line carries, after the key id, the time (8 bytes, big endian) and an Ed25519 signature over
//!
//! ```text
//! cosignature/v1
//! time 1679315147
//! example.org/log
//! 7
//! tFRcKE1rRv2n1SbIAdxAhhFQQu8cVvLjqC6cTPgXzEs=
//! ```

use crate::checkpoint::Checkpoint;
use crate::key::{KeyFault, Kind, SigningKey, VerifierKey};
use crate::note::{NoteFault, Signature};
use alloc::format;
use alloc::string::{String, ToString};

/// Why no cosignature was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CosignFault {
    /// The name cannot be a key name.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// The time exceeds 2^63 - 1 seconds.
    #[error("a cosignature time may not exceed 2^63 - 1 seconds")]
    Time,
}

/// Cosigns `checkpoint` under the witness's key name at `time_s` (POSIX seconds).
///
/// # Errors
/// See [`CosignFault`]. Source: C2SP tlog-cosignature, "Format".
pub fn sign(checkpoint: &Checkpoint, name: &str, key: &SigningKey, time_s: u64) -> Result<Signature, CosignFault> {
    if i64::try_from(time_s).is_err() {
        return Err(CosignFault::Time);
    }
    let key_id = key.verifier(name, Kind::Cosignature)?.id();
    let signature = key.sign(message(checkpoint, time_s).as_bytes());
    let bytes = [&time_s.to_be_bytes()[..], &signature].concat();
    Ok(Signature { name: name.to_string(), key_id, bytes })
}

/// Verifies a cosignature and gives its time (POSIX seconds).
///
/// # Errors
/// [`NoteFault::OtherKey`]; [`NoteFault::BadSignature`] also for a time beyond 2^63 - 1.
pub fn verify(checkpoint: &Checkpoint, key: &VerifierKey, signature: &Signature) -> Result<u64, NoteFault> {
    if !signature.is_by(key) || key.kind() != Kind::Cosignature {
        return Err(NoteFault::OtherKey);
    }
    let (time, bytes) = signature.bytes.split_first_chunk().ok_or(NoteFault::BadSignature)?;
    let time_s = u64::from_be_bytes(*time);
    let bytes = bytes.try_into().map_err(|_| NoteFault::BadSignature)?;
    if i64::try_from(time_s).is_err() || !key.holds(message(checkpoint, time_s).as_bytes(), bytes) {
        return Err(NoteFault::BadSignature);
    }
    Ok(time_s)
}

/// The time in a cosignature that was verified before.
pub(crate) fn time_of(signature: &Signature) -> Option<u64> {
    signature.bytes.first_chunk().map(|time| u64::from_be_bytes(*time))
}

fn message(checkpoint: &Checkpoint, time_s: u64) -> String {
    format!("cosignature/v1\ntime {time_s}\n{checkpoint}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_beyond_63_bits_is_refused_however_well_signed() {
        let checkpoint = Checkpoint::new("record.example", 0, crate::empty_root()).expect("a plain origin");
        let key = SigningKey::from_seed(&[1; 32]);
        let verifier = key.verifier("mon.example", Kind::Cosignature).expect("a plain name");
        let judged = |time_s: u64| {
            let signature = key.sign(message(&checkpoint, time_s).as_bytes());
            let bytes = [&time_s.to_be_bytes()[..], &signature].concat();
            let line = Signature { name: "mon.example".to_string(), key_id: verifier.id(), bytes };
            verify(&checkpoint, &verifier, &line)
        };
        assert_eq!(judged((1 << 63) - 1), Ok((1 << 63) - 1));
        assert_eq!(judged(1 << 63), Err(NoteFault::BadSignature));
        assert_eq!(sign(&checkpoint, "mon.example", &key, 1 << 63), Err(CosignFault::Time));
    }
}
