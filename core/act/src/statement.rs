//! What is signed: the payload of an act. Its layout stands in [`crate::Act`]'s module.

use crate::cbor::{CborFault, Reader, Writer, need, opt};
use crate::{MemberId, Precedence};
use alloc::vec::Vec;

/// The largest record its author had seen: how big, and its root. This makes every act gossip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Number of leaves.
    pub size: u64,
    /// Its root, or the first half of it on a thin link.
    pub root: SeenRoot,
}

/// A root, whole or halved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeenRoot {
    /// All 32 bytes.
    Whole([u8; 32]),
    /// The first 16 bytes, for satellite bursts only.
    Half([u8; 16]),
}

impl Seen {
    /// Whether this is `root`, as far as it is given.
    pub fn matches(&self, root: &[u8; 32]) -> bool {
        match &self.root {
            SeenRoot::Whole(r) => r == root,
            SeenRoot::Half(r) => r[..] == root[..16],
        }
    }

    /// The same with only half of the root, for a burst.
    pub fn halved(size: u64, root: &[u8; 32]) -> Seen {
        let mut half = [0; 16];
        half.copy_from_slice(&root[..16]);
        Seen { size, root: SeenRoot::Half(half) }
    }
}

/// One recipient's wrapped base key of an act that is sealed to a few.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrap {
    /// For whom.
    pub to: MemberId,
    /// HPKE's encapsulated key.
    pub enc: Vec<u8>,
    /// The wrapped key.
    pub key: Vec<u8>,
}

/// Public, or sealed and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cover {
    /// Everyone reads the content.
    Public {
        /// A canonical [`crate::Content`].
        content: Vec<u8>,
    },
    /// Only the channel's members in that epoch read it.
    Channel {
        /// Which line of coordination.
        channel: u64,
        /// Which of its keys.
        epoch: u64,
        /// Binds the content, item by item.
        commitment: [u8; 32],
        /// Tells the author's own headquarters, and nobody else, whether the author was under duress.
        tag: [u8; 8],
        /// The padded content under the act's own key.
        ciphertext: Vec<u8>,
    },
    /// Only the named members read it.
    Few {
        /// The channel that its debts belong to.
        channel: u64,
        /// As above.
        commitment: [u8; 32],
        /// As above.
        tag: [u8; 8],
        /// As above.
        ciphertext: Vec<u8>,
        /// A wrapped key for each reader.
        wraps: Vec<Wrap>,
    },
}

/// What is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The key's own gap-free number, from 1.
    pub serial: u64,
    /// When the author says it was written, seconds since 1970 UTC.
    pub claimed_s: u64,
    /// How urgent.
    pub precedence: Precedence,
    /// What the author had seen.
    pub seen: Seen,
    /// Public or sealed.
    pub cover: Cover,
}

impl Statement {
    /// Everything outside the ciphertext, in the bytes that a seal authenticates: the payload with an empty ciphertext.
    pub fn clear_bytes(&self) -> Vec<u8> {
        let mut bare = self.clone();
        match &mut bare.cover {
            Cover::Public { .. } => {}
            Cover::Channel { ciphertext, .. } | Cover::Few { ciphertext, .. } => ciphertext.clear(),
        }
        bare.encode()
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        let pairs = match &self.cover {
            Cover::Public { .. } => 5,
            Cover::Channel { .. } | Cover::Few { .. } => 9,
        };
        w.map(pairs).uint(1).uint(self.serial).uint(2).uint(self.claimed_s).uint(3).uint(self.precedence.code());
        w.uint(4).array(2).uint(self.seen.size);
        match &self.seen.root {
            SeenRoot::Whole(r) => w.bytes(r),
            SeenRoot::Half(r) => w.bytes(r),
        };
        match &self.cover {
            Cover::Public { content } => w.uint(5).bytes(content),
            Cover::Channel { channel, epoch, commitment, tag, ciphertext } => {
                w.uint(6).uint(*channel).uint(7).uint(*epoch).uint(8).bytes(commitment);
                w.uint(9).bytes(tag).uint(10).bytes(ciphertext)
            }
            Cover::Few { channel, commitment, tag, ciphertext, wraps } => {
                w.uint(6).uint(*channel).uint(8).bytes(commitment).uint(9).bytes(tag).uint(10).bytes(ciphertext);
                let wrap = |w: &mut Writer, x: &Wrap| {
                    w.array(3).uint(x.to.0).bytes(&x.enc).bytes(&x.key);
                };
                w.uint(11).array(wraps.len());
                wraps.iter().for_each(|x| wrap(&mut w, x));
                &mut w
            }
        };
        w.done()
    }

    pub(crate) fn decode(payload: &[u8]) -> Result<Statement, CborFault> {
        let pairs = Reader::whole(payload, Reader::map)?;
        let statement = Statement {
            serial: need(&pairs, 1)?.uint()?,
            claimed_s: need(&pairs, 2)?.uint()?,
            precedence: Precedence::from_code(need(&pairs, 3)?.uint()?).ok_or(CborFault::Range)?,
            seen: read_seen(&mut need(&pairs, 4)?)?,
            cover: read_cover(&pairs)?,
        };
        let sound = statement.serial > 0 && statement.claimed_s < 1 << 33 && statement.encode() == payload;
        if sound { Ok(statement) } else { Err(CborFault::Range) }
    }
}

fn read_seen(r: &mut Reader<'_>) -> Result<Seen, CborFault> {
    r.array_len(2)?;
    let size = r.uint()?;
    let root = r.bytes()?;
    let root = match (<[u8; 32]>::try_from(root), <[u8; 16]>::try_from(root)) {
        (Ok(whole), _) => SeenRoot::Whole(whole),
        (_, Ok(half)) => SeenRoot::Half(half),
        _ => return Err(CborFault::Range),
    };
    Ok(Seen { size, root })
}

fn read_cover(pairs: &[(u64, &[u8])]) -> Result<Cover, CborFault> {
    if let Some(mut content) = opt(pairs, 5) {
        return Ok(Cover::Public { content: content.bytes()?.to_vec() });
    }
    let channel = need(pairs, 6)?.uint()?;
    let commitment = need(pairs, 8)?.array_of()?;
    let tag = need(pairs, 9)?.array_of()?;
    let ciphertext = need(pairs, 10)?.bytes()?.to_vec();
    match (opt(pairs, 7), opt(pairs, 11)) {
        (Some(mut epoch), None) => Ok(Cover::Channel { channel, epoch: epoch.uint()?, commitment, tag, ciphertext }),
        (None, Some(mut list)) => {
            let wraps = list.list(|r| -> Result<Wrap, CborFault> {
                r.array_len(3)?;
                Ok(Wrap { to: MemberId(r.uint()?), enc: r.bytes()?.to_vec(), key: r.bytes()?.to_vec() })
            })?;
            Ok(Cover::Few { channel, commitment, tag, ciphertext, wraps })
        }
        _ => Err(CborFault::Keys),
    }
}
