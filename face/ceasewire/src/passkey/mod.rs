//! Passkeys: what a browser answers to a challenge, judged.
//!
//! What this is: the steps that a relying party takes when a passkey is made and when it is used, over bytes, with the
//! challenge as an argument. It promises that what it lets pass was answered by a person who proved to be the key's holder
//! (user verification), at this desk's own address, to this very challenge. It takes no attestation: which make of device
//! holds a key is nobody's business here, and whatever is said of it is not believed. It deliberately knows no clock, no
//! chance, no sessions and no disk. Why not a library: docs/decisions/0010. Source: WebAuthn 3 7.1, WebAuthn 3 7.2.

mod authenticator;
mod client;
mod key;

use authenticator::Authenticator;
use key::Key;
use sha2::{Digest, Sha256};

/// The algorithms that are offered, the preferred first.
pub const ALGORITHMS: [i64; 3] = [key::EDDSA, key::ES256, key::RS256];

/// Who asks: a name that passkeys are bound to, and the one address that may use them.
#[derive(Debug, Clone)]
pub struct Party {
    /// The host's name.
    pub id: String,
    /// Scheme, host and port as the browser writes them.
    pub origin: String,
}

/// Why an answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Its bytes are not what the specification says.
    #[error("form")]
    Form,
    /// It answers another kind of question.
    #[error("type")]
    Type,
    /// It answers another challenge.
    #[error("challenge")]
    Challenge,
    /// It was given to another page.
    #[error("origin")]
    Origin,
    /// It was made for another name.
    #[error("party")]
    Party,
    /// Nobody touched the device.
    #[error("absent")]
    Absent,
    /// The device did not make sure who touched it.
    #[error("unverified")]
    Unverified,
    /// The key is of a kind that was not offered.
    #[error("algorithm")]
    Algorithm,
    /// The signature does not hold.
    #[error("signature")]
    Signature,
    /// The device counts uses, and this one was counted before: there may be a copy of the key.
    #[error("counter")]
    Counter,
}

/// A passkey that was just made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The name that the device gave it.
    pub credential: Vec<u8>,
    /// Its public key, as the device encoded it.
    pub key: Vec<u8>,
    /// How often it was used so far; 0 if the device does not count.
    pub counter: u32,
}

/// What a browser sends when a passkey was used.
#[derive(Debug, Clone, Copy)]
pub struct Used<'a> {
    /// What the browser says of the page and the challenge.
    pub client: &'a [u8],
    /// What the device says of itself.
    pub device: &'a [u8],
    /// The device's signature over both.
    pub signature: &'a [u8],
}

/// The challenge that an answer claims to be for. It says nothing until [`Party::made`] or [`Party::used`] has judged.
///
/// # Errors
/// [`Fault::Form`].
pub fn challenge(client: &[u8]) -> Result<[u8; 32], Fault> {
    client::Client::read(client)?.challenge()
}

impl Party {
    /// Judges a passkey that was just made for this challenge.
    ///
    /// # Errors
    /// The first step that fails.
    pub fn made(&self, challenge: &[u8; 32], client: &[u8], attestation: &[u8]) -> Result<Made, Fault> {
        client::Client::read(client)?.judge("webauthn.create", challenge, &self.origin)?;
        let device = authenticator::attested(attestation)?;
        let device = Authenticator::read(&device)?;
        device.judge(&self.id)?;
        let (credential, key) = device.credential.ok_or(Fault::Form)?;
        Key::read(key)?;
        Ok(Made { credential: credential.to_vec(), key: key.to_vec(), counter: device.counter })
    }

    /// Judges the use of a passkey for this challenge; answers with the device's counter, to be kept.
    ///
    /// # Errors
    /// The first step that fails.
    pub fn used(&self, challenge: &[u8; 32], used: &Used<'_>, key: &[u8], counter: u32) -> Result<u32, Fault> {
        client::Client::read(used.client)?.judge("webauthn.get", challenge, &self.origin)?;
        let device = Authenticator::read(used.device)?;
        device.judge(&self.id)?;
        let signed = [used.device, Sha256::digest(used.client).as_slice()].concat();
        Key::read(key)?.verify(&signed, used.signature)?;
        if (device.counter != 0 || counter != 0) && device.counter <= counter {
            return Err(Fault::Counter);
        }
        Ok(device.counter)
    }
}

#[cfg(test)]
mod tests;
