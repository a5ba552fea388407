//! A tag on every sealed act that tells the author's own headquarters, and nobody else, of duress. Source: DESIGN 6.

use crate::secret::name_bytes;
use act::Name;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// A key that the author's device shares with its own headquarters only. No `Debug`; cleared when it is dropped.
#[derive(Clone)]
pub struct DuressKey(Zeroizing<[u8; 32]>);

impl DuressKey {
    /// From 32 random bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> DuressKey {
        DuressKey(Zeroizing::new(bytes))
    }

    /// For writing it to the owner's own key file.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether the author was under duress; `None` if the tag was not made with this key for this act.
    pub fn reads(&self, name: &Name, commitment: &[u8; 32], tag: &[u8; 8]) -> Option<bool> {
        [false, true].into_iter().find(|under| self.tag(name, commitment, *under) == *tag)
    }

    /// The tag. Without the key both variants are random bytes.
    pub(crate) fn tag(&self, name: &Name, commitment: &[u8; 32], under_duress: bool) -> [u8; 8] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&*self.0).expect("HMAC takes a key of any length");
        mac.update(b"cw/duress/1");
        mac.update(&name_bytes(name));
        mac.update(commitment);
        mac.update(&[u8::from(under_duress)]);
        let mut tag = [0; 8];
        tag.copy_from_slice(&mac.finalize().into_bytes()[..8]);
        tag
    }
}
