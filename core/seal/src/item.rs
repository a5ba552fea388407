//! Evidence files, sealed: what an act names by content and carries the key of.
//!
//! ```text
//! padded     content ‖ zero bytes up to Padmé(max(length, 1024)), so that the size tells little
//! key        HKDF(the item's key, "cw/item/1" ‖ length of the content)
//! file       "ceasewire/item@1" ‖ chunk 0 ‖ chunk 1 ‖ ..
//! chunk n    ChaCha20-Poly1305(key, nonce n (11 bytes) ‖ 00, or 01 for the last, aad empty, 65,536 bytes of padded; the last may be shorter)
//! address    SHA-256(file)
//! ```
//! The counter and the mark of the last chunk in the nonce make it STREAM: a file that is cut, put in another order, made
//! longer or mixed with another does not open. The act's commitment covers key, address and the content's own hash, so
//! its author cannot show two readers two contents, although the cipher itself would allow it.
//! Source: DESIGN 6, Hoang et al. 2015, Nikitin et al. 2019.

use crate::secret::derive;
use act::{Evidence, ItemKey};
use alloc::vec::Vec;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// The first bytes of every file.
pub const HEAD: &[u8; 16] = b"ceasewire/item@1";
/// Bytes of the padded content in one chunk.
const CHUNK: usize = 65_536;
/// Bytes by which a chunk is longer than what is in it.
const TAG: usize = 16;
/// Shorter contents are padded to this.
const LEAST: u64 = 1024;

/// Why a file is not the one that an act names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ItemFault {
    /// Not the bytes that the address names: damaged, exchanged, or another file.
    #[error("the file is not the one at this address")]
    Address,
    /// It does not begin like a file of this form.
    #[error("this is no sealed file")]
    Head,
    /// Its length is not what the act's length makes it: cut, or something was added.
    #[error("the file is too short or too long")]
    Length,
    /// A chunk does not open: another key, another place in the file, another file, or damaged.
    #[error("chunk {0} does not open")]
    Chunk(u64),
    /// Behind the content stands something other than zero bytes.
    #[error("the padding is not zero")]
    Padding,
    /// It opens to a content that the act does not name: its author is at fault.
    #[error("the content is not the one that its act names")]
    Content,
}

/// Length of the sealed file of a content of `len` bytes.
pub fn sealed_len(len: u64) -> u64 {
    let padded = padded_len(len);
    HEAD.len() as u64 + padded + padded.div_ceil(CHUNK as u64) * TAG as u64
}

/// Seals a content. `key` is 32 fresh random bytes: it may never seal another content.
pub fn seal(key: &ItemKey, content: &[u8]) -> Vec<u8> {
    let len = content.len() as u64;
    let mut padded = Zeroizing::new(Vec::from(content));
    padded.resize(padded_len(len) as usize, 0);
    let cipher = cipher(key, len);
    let mut out = Vec::with_capacity(sealed_len(len) as usize);
    out.extend_from_slice(HEAD);
    let last = padded.chunks(CHUNK).len() - 1;
    for (n, chunk) in padded.chunks(CHUNK).enumerate() {
        let nonce = nonce(n as u64, n == last);
        out.extend(cipher.encrypt(&nonce, chunk).expect("a chunk is far shorter than the cipher's limit"));
    }
    out
}

/// Where a sealed file is found: its SHA-256.
pub fn address(sealed: &[u8]) -> [u8; 32] {
    Sha256::digest(sealed).into()
}

/// Opens the file of a content of `len` bytes.
///
/// # Errors
/// [`ItemFault::Length`], [`ItemFault::Head`], [`ItemFault::Chunk`] or [`ItemFault::Padding`].
pub fn open(key: &ItemKey, len: u64, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, ItemFault> {
    if len > act::ITEM_LEN_MAX || sealed.len() as u64 != sealed_len(len) {
        return Err(ItemFault::Length);
    }
    let body = sealed.strip_prefix(HEAD).ok_or(ItemFault::Head)?;
    let cipher = cipher(key, len);
    let mut padded = Zeroizing::new(Vec::with_capacity(body.len()));
    let last = body.chunks(CHUNK + TAG).len() - 1;
    for (n, chunk) in body.chunks(CHUNK + TAG).enumerate() {
        let fault = ItemFault::Chunk(n as u64);
        let opened = cipher.decrypt(&nonce(n as u64, n == last), chunk).map_err(|_| fault)?;
        padded.extend_from_slice(&Zeroizing::new(opened));
    }
    if padded[len as usize..].iter().any(|b| *b != 0) {
        return Err(ItemFault::Padding);
    }
    padded.truncate(len as usize);
    Ok(padded)
}

/// What an act names, out of the file that is said to be it.
///
/// # Errors
/// Every [`ItemFault`]. [`ItemFault::Content`], and any but [`ItemFault::Address`], accuses the author: the file is the one
/// that was named.
pub fn read(named: &Evidence, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, ItemFault> {
    if address(sealed) != named.sealed {
        return Err(ItemFault::Address);
    }
    let content = open(&named.key, named.len, sealed)?;
    if <[u8; 32]>::from(Sha256::digest(&*content)) == named.hash { Ok(content) } else { Err(ItemFault::Content) }
}

fn cipher(key: &ItemKey, len: u64) -> ChaCha20Poly1305 {
    let key: Zeroizing<[u8; 32]> = derive(&key.0, &[b"cw/item/1", &len.to_be_bytes()]);
    ChaCha20Poly1305::new((&*key).into())
}

fn nonce(n: u64, last: bool) -> Nonce {
    let mut out = [0; 12];
    out[3..11].copy_from_slice(&n.to_be_bytes());
    out[11] = last.into();
    out.into()
}

/// Padmé: at most an eighth more, and only a handful of lengths for each order of magnitude.
fn padded_len(len: u64) -> u64 {
    let len = len.max(LEAST);
    let exponent = u64::from(len.ilog2());
    let low = exponent - (u64::from(exponent.ilog2()) + 1);
    let mask = (1 << low) - 1;
    (len + mask) & !mask
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: ItemKey = ItemKey([7; 32]);

    fn sample(len: usize) -> Vec<u8> {
        (0..len).map(|n| (n * 31 % 251) as u8).collect()
    }

    #[test]
    fn every_content_comes_back_and_has_the_length_that_is_foretold() {
        for len in [0, 1, 1023, 1024, 1025, CHUNK - 1, CHUNK, CHUNK + 1, 200_000] {
            let sealed = seal(&KEY, &sample(len));
            assert_eq!(sealed.len() as u64, sealed_len(len as u64));
            assert_eq!(open(&KEY, len as u64, &sealed).as_deref(), Ok(&sample(len)), "{len}");
        }
    }

    #[test]
    fn a_size_tells_little() {
        assert_eq!((padded_len(0), padded_len(1024), padded_len(1025)), (1024, 1024, 1088));
        let mut before = 0;
        for len in 0..100_000 {
            let padded = padded_len(len);
            assert!(padded >= len && padded >= before && padded * 8 <= len.max(LEAST) * 9);
            before = padded;
        }
        assert!(sealed_len(act::ITEM_LEN_MAX) < act::ITEM_LEN_MAX / 8 * 9 + (1 << 16));
    }

    #[test]
    fn a_file_that_is_cut_longer_reordered_mixed_or_flipped_does_not_open() {
        let len = 3 * CHUNK;
        let sealed = seal(&KEY, &sample(len));
        let twin = seal(&ItemKey([8; 32]), &sample(len));
        let at = |n: usize| HEAD.len() + n * (CHUNK + TAG);
        let refused = |bytes: &[u8], why: ItemFault| assert_eq!(open(&KEY, len as u64, bytes), Err(why));
        refused(&sealed[..at(2)], ItemFault::Length);
        refused(&[&sealed[..], &sealed[at(2)..]].concat(), ItemFault::Length);
        let swapped = [&sealed[..at(0)], &sealed[at(1)..at(2)], &sealed[at(0)..at(1)], &sealed[at(2)..]].concat();
        refused(&swapped, ItemFault::Chunk(0));
        let mixed = [&sealed[..at(1)], &twin[at(1)..at(2)], &sealed[at(2)..]].concat();
        refused(&mixed, ItemFault::Chunk(1));
        refused(&[&b"ceasewire/item@2"[..], &sealed[at(0)..]].concat(), ItemFault::Head);
        for at in [at(0), at(1) - 1, at(2) + 9, sealed.len() - 1] {
            let mut bent = sealed.clone();
            bent[at] ^= 1;
            assert!(matches!(open(&KEY, len as u64, &bent), Err(ItemFault::Chunk(_))), "byte {at}");
        }
    }

    #[test]
    fn the_first_chunks_of_a_longer_file_are_no_shorter_one() {
        // Whoever cuts behind a whole chunk lacks the mark of the last; and the length is in the key.
        let sealed = seal(&KEY, &sample(2 * CHUNK));
        let cut = &sealed[..HEAD.len() + CHUNK + TAG];
        assert_eq!(open(&KEY, CHUNK as u64, cut), Err(ItemFault::Chunk(0)));
        let same_size = seal(&KEY, &sample(1000));
        assert_eq!(open(&KEY, 1001, &same_size), Err(ItemFault::Chunk(0)));
    }

    #[test]
    fn what_an_act_names_is_what_is_read_and_nothing_else() {
        let sealed = seal(&KEY, b"a photograph");
        let named = Evidence {
            hash: Sha256::digest(b"a photograph").into(),
            len: 12,
            media_type: "image/jpeg".into(),
            name: "post-4.jpg".into(),
            key: KEY,
            sealed: address(&sealed),
            original: None,
        };
        assert_eq!(read(&named, &sealed).as_deref(), Ok(&b"a photograph".to_vec()));
        let other = seal(&KEY, b"another one ");
        assert_eq!(read(&named, &other), Err(ItemFault::Address));
        let lie = Evidence { sealed: address(&other), ..named.clone() };
        assert_eq!(read(&lie, &other), Err(ItemFault::Content));
        let absurd = Evidence { len: u64::MAX, sealed: address(&[]), ..named };
        assert_eq!(read(&absurd, &[]), Err(ItemFault::Length));
    }
}
