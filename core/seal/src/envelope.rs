//! Closing an act, and opening it. The layout stands in the crate's text.

use crate::secret::{derive, name_bytes};
use crate::{BaseKey, DuressKey, EpochSecret, SealFault, commitment, few};
use act::cbor::Reader;
use act::{Content, Cover, Genesis, MemberId, Name, Precedence, Seen, Statement};
use alloc::{vec, vec::Vec};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Plaintext is padded to a multiple of this, bytes.
const BLOCK: usize = 16;

/// What stands outside the seal, and the tag that only the author's headquarters reads.
#[derive(Clone, Copy)]
pub struct Head<'a> {
    /// The mechanism.
    pub genesis: &'a Genesis,
    /// The act's name: the key that will sign it, and its next serial.
    pub name: Name,
    /// When the author says it was written, seconds since 1970 UTC.
    pub claimed_s: u64,
    /// How urgent.
    pub precedence: Precedence,
    /// What the author had seen.
    pub seen: Seen,
    /// The channel that its debts belong to.
    pub channel: u64,
    /// Shared by the author and its own headquarters.
    pub duress: &'a DuressKey,
    /// Whether the author acts under duress.
    pub under_duress: bool,
}

/// Seals a content to all members of the head's channel in `epoch`.
///
/// # Errors
/// [`SealFault::Content`] if the content would not open again: one of its fields is not one canonical item.
pub fn close_channel(
    content: &Content,
    head: &Head<'_>,
    epoch: u64,
    secret: &EpochSecret,
) -> Result<Statement, SealFault> {
    let base = BaseKey::of(secret, head.channel, epoch, &head.name);
    let commitment = commitment(content, &base);
    let tag = head.duress.tag(&head.name, &commitment, head.under_duress);
    let cover = Cover::Channel { channel: head.channel, epoch, commitment, tag, ciphertext: Vec::new() };
    close(content, head, &base, cover)
}

/// Seals a content to the `readers` only, each given with their public sealing key.
///
/// `base` is 32 fresh random bytes; destroying it and the readers' copies withdraws the content. The author reads the
/// act again only if it keeps `base` or is among the readers.
///
/// # Errors
/// [`SealFault::PublicKey`] if a reader's key is unsound; [`SealFault::Content`] as for [`close_channel`].
pub fn close_few(
    content: &Content,
    head: &Head<'_>,
    base: &BaseKey,
    readers: &[(MemberId, &[u8])],
    rng: &mut impl CryptoRng,
) -> Result<Statement, SealFault> {
    let mut wrap = |(to, public): &(MemberId, &[u8])| few::wrap(base, head.genesis, &head.name, *to, public, rng);
    let wraps = readers.iter().map(&mut wrap).collect::<Result<Vec<_>, _>>()?;
    let commitment = commitment(content, base);
    let tag = head.duress.tag(&head.name, &commitment, head.under_duress);
    let cover = Cover::Few { channel: head.channel, commitment, tag, ciphertext: Vec::new(), wraps };
    close(content, head, base, cover)
}

fn close(content: &Content, head: &Head<'_>, base: &BaseKey, cover: Cover) -> Result<Statement, SealFault> {
    let padded = pad(content.encode());
    // A content that opens to another gives everybody a founded complaint against its author: an empty field, for
    // one, would borrow a zero from the padding.
    if unpad(&padded)? != *content {
        return Err(SealFault::Content);
    }
    let Head { name, claimed_s, precedence, seen, .. } = *head;
    let mut statement = Statement { serial: name.serial, claimed_s, precedence, seen, cover };
    let made = encrypt(&statement, &name, base, head.genesis, &padded);
    if let Cover::Channel { ciphertext, .. } | Cover::Few { ciphertext, .. } = &mut statement.cover {
        *ciphertext = made;
    }
    Ok(statement)
}

/// Opens a sealed act and checks that its author committed to what comes out.
///
/// # Errors
/// [`SealFault::NotSealed`], [`SealFault::DoesNotOpen`]; [`SealFault::Padding`], [`SealFault::Content`] or
/// [`SealFault::Commitment`] if it opens to something that the author must answer for: see [`crate::complain`].
pub fn open(statement: &Statement, name: &Name, base: &BaseKey, genesis: &Genesis) -> Result<Content, SealFault> {
    let (committed, ciphertext) = sealed(&statement.cover)?;
    let clear = clear(statement, name, genesis);
    let key = encryption_key(base, committed, &clear);
    let payload = Payload { msg: ciphertext, aad: &clear };
    let padded = cipher(&key).decrypt(&Nonce::default(), payload).map_err(|_| SealFault::DoesNotOpen)?;
    let content = unpad(&Zeroizing::new(padded))?;
    if commitment(&content, base) == *committed { Ok(content) } else { Err(SealFault::Commitment) }
}

/// The commitment and the ciphertext of a sealed act.
fn sealed(cover: &Cover) -> Result<(&[u8; 32], &[u8]), SealFault> {
    match cover {
        Cover::Public { .. } => Err(SealFault::NotSealed),
        Cover::Channel { commitment, ciphertext, .. } | Cover::Few { commitment, ciphertext, .. } => {
            Ok((commitment, ciphertext))
        }
    }
}

/// The ciphertext of `padded` under a statement whose own ciphertext is not looked at.
fn encrypt(statement: &Statement, name: &Name, base: &BaseKey, genesis: &Genesis, padded: &[u8]) -> Vec<u8> {
    let (committed, _) = sealed(&statement.cover).expect("only sealed covers are closed");
    let clear = clear(statement, name, genesis);
    let key = encryption_key(base, committed, &clear);
    let payload = Payload { msg: padded, aad: &clear };
    cipher(&key).encrypt(&Nonce::default(), payload).expect("an act is far shorter than the cipher's limit")
}

fn cipher(key: &[u8; 32]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(key.into())
}

/// The key of one content under one clear part. The nonce is zero, so no two messages may ever share a key: a serial
/// used for two contents differs in the commitment, one used twice for the same content in time, `seen` or tag.
fn encryption_key(base: &BaseKey, commitment: &[u8; 32], clear: &[u8]) -> Zeroizing<[u8; 32]> {
    derive(base.bytes(), &[b"cw/enc/1", commitment, &Sha256::digest(clear)])
}

/// Everything that the seal binds the ciphertext to.
fn clear(statement: &Statement, name: &Name, genesis: &Genesis) -> Vec<u8> {
    [&genesis.0[..], &name_bytes(name), &statement.clear_bytes()].concat()
}

fn pad(mut content: Vec<u8>) -> Zeroizing<Vec<u8>> {
    let mut padded = Zeroizing::new(vec![0; content.len().next_multiple_of(BLOCK)]);
    padded[..content.len()].copy_from_slice(&content);
    zeroize::Zeroize::zeroize(&mut content);
    padded
}

fn unpad(padded: &[u8]) -> Result<Content, SealFault> {
    let item = Reader::new(padded).item().map_err(|_| SealFault::Content)?;
    let rest = &padded[item.len()..];
    if !padded.len().is_multiple_of(BLOCK) || rest.len() >= BLOCK || rest.iter().any(|b| *b != 0) {
        return Err(SealFault::Padding);
    }
    Content::decode(item).map_err(|_| SealFault::Content)
}
