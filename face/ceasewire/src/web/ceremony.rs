//! Challenges that passkeys have not answered yet: in memory, each for one purpose, once, and for a few minutes.

use crate::found;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

const LASTS: Duration = Duration::from_secs(300);
/// Anybody may ask for a challenge; the oldest gives way, so that asking fills no memory.
const OPEN_MAX: usize = 1024;

/// What an answer is to be used for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To register the first passkey behind this invitation.
    Enroll(Vec<u8>),
    /// To register one more passkey of this officer.
    Add(u64),
    /// To come in.
    Login,
}

/// When each challenge was given, and for what.
type Open = BTreeMap<[u8; 32], (Instant, Purpose)>;

/// The challenges of one desk.
#[derive(Clone, Default)]
pub(super) struct Ceremonies(Arc<Mutex<Open>>);

impl Ceremonies {
    /// A new challenge; `None` if the machine has no randomness.
    pub fn begin(&self, purpose: Purpose) -> Option<[u8; 32]> {
        let challenge = *found::secret().ok()?;
        let now = Instant::now();
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|_, (begun, _)| now.duration_since(*begun) < LASTS);
        if open.len() >= OPEN_MAX
            && let Some(oldest) = open.iter().min_by_key(|(_, (begun, _))| *begun).map(|(challenge, _)| *challenge)
        {
            open.remove(&oldest);
        }
        open.insert(challenge, (now, purpose));
        Some(challenge)
    }

    /// What this challenge was made for, if it was and nobody has answered it: it is used up by asking.
    pub fn end(&self, challenge: &[u8; 32]) -> Option<Purpose> {
        let (begun, purpose) = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(challenge)?;
        (begun.elapsed() < LASTS).then_some(purpose)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_challenge_is_answered_once_and_asking_fills_no_memory() {
        let open = Ceremonies::default();
        let first = open.begin(Purpose::Login).unwrap();
        assert_eq!(open.end(&first), Some(Purpose::Login));
        assert_eq!(open.end(&first), None);
        let old = open.begin(Purpose::Add(3)).unwrap();
        for _ in 0..OPEN_MAX {
            open.begin(Purpose::Login).unwrap();
        }
        assert_eq!(open.end(&old), None, "the oldest gave way");
        assert!(open.0.lock().unwrap().len() <= OPEN_MAX);
    }
}
