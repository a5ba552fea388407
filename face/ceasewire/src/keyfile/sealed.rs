//! An encrypted file of keys as text.
//!
//! ```text
//! ceasewire-key-1 argon2id 65536 3 1 SALT NONCE SEALED
//! ```
//!
//! One line; the last three are hexadecimal digits. KiB of memory, passes and lanes of argon2id, which makes a key of 32
//! bytes out of passphrase and salt; what it encrypts by XChaCha20-Poly1305, everything before the nonce as associated
//! data, is the file as it would stand there in the open. Source: RFC 9106 section 4.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::HEXLOWER;
use zeroize::Zeroizing;

pub(super) const MARK: &str = "ceasewire-key-1 ";

/// The cost of one guess. RFC 9106's second recommendation: 64 MiB, three passes; one lane, since a node may have one core.
pub(super) const COST: (u32, u32, u32) = (65_536, 3, 1);

pub(super) type Salt = [u8; 16];

/// A file taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    pub(super) salt: Salt,
    nonce: [u8; 24],
    bytes: Vec<u8>,
}

impl Sealed {
    /// Encrypts a text.
    pub(super) fn close(text: &str, salt: Salt, nonce: [u8; 24], key: &[u8; 32]) -> Sealed {
        let head = head(&salt);
        let payload = Payload { msg: text.as_bytes(), aad: head.as_bytes() };
        let cipher = XChaCha20Poly1305::new(key.into());
        let bytes = cipher.encrypt(&XNonce::from(nonce), payload).expect("a key file is short enough");
        Sealed { salt, nonce, bytes }
    }

    /// Reads what [`Sealed::text`] writes, and the same without its line's end, as credentials are. Another cost than ours
    /// is no file of ours: nobody can make a start slow or a guess cheap by writing another number.
    pub fn read(text: &str) -> Option<Sealed> {
        let line = text.strip_suffix('\n').unwrap_or(text);
        let mut words = line.strip_prefix(&how())?.split(' ');
        let mut next = || HEXLOWER.decode(words.next()?.as_bytes()).ok();
        let sealed = Sealed { salt: next()?.try_into().ok()?, nonce: next()?.try_into().ok()?, bytes: next()? };
        words.next().is_none().then_some(sealed)
    }

    /// The file's text.
    pub fn text(&self) -> String {
        format!("{} {} {}\n", head(&self.salt), HEXLOWER.encode(&self.nonce), HEXLOWER.encode(&self.bytes))
    }

    /// What was encrypted; nothing if the key is another, or any bit of the file.
    pub fn open(&self, key: &[u8; 32]) -> Option<Zeroizing<String>> {
        let head = head(&self.salt);
        let payload = Payload { msg: &self.bytes, aad: head.as_bytes() };
        let plain = XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(self.nonce), payload).ok()?;
        String::from_utf8(plain).ok().map(Zeroizing::new)
    }
}

fn how() -> String {
    let (memory, passes, lanes) = COST;
    format!("{MARK}argon2id {memory} {passes} {lanes} ")
}

fn head(salt: &Salt) -> String {
    how() + &HEXLOWER.encode(salt)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const SALT: Salt = [7; 16];
    const KEY: [u8; 32] = [9; 32];

    #[test]
    fn no_bit_of_an_encrypted_key_file_can_be_another() {
        let text = Sealed::close("a secret\n", SALT, [3; 24], &KEY).text();
        let open = |text: &str, key| Sealed::read(text).and_then(|file| file.open(key));
        assert_eq!(open(&text, &KEY).unwrap().as_str(), "a secret\n");
        assert_eq!(open(text.trim_end(), &KEY).unwrap().as_str(), "a secret\n");
        assert!(!text.contains("secret") && !text.contains(&HEXLOWER.encode(b"secret")));
        assert!(open(&text, &[8; 32]).is_none());
        for at in 0..text.len() {
            let mut bent = text.clone().into_bytes();
            bent[at] ^= 1;
            let Ok(bent) = String::from_utf8(bent) else { continue };
            assert!(open(&bent, &KEY).is_none(), "byte {at}");
        }
    }

    #[test]
    fn a_file_has_one_text() {
        let text = Sealed::close("a secret\n", SALT, [3; 24], &KEY).text();
        assert_eq!(Sealed::read(&text).unwrap().text(), text);
        let upper = text.replace(" 0707", " 0A07");
        for other in
            [format!("{text}\n"), format!("{} \n", text.trim_end()), format!(" {text}"), text.replace('\n', "\r\n")]
        {
            assert_eq!(Sealed::read(&other), None, "{other:?}");
        }
        assert_eq!(Sealed::read(&upper), None);
        assert_eq!(Sealed::read(&text.replace("65536 3 1", "8 1 1")), None);
    }
}
