//! The envelope: tagged COSE_Sign1 over a deterministic payload, bound to the mechanism. Source: LEDGER 4.1, DESIGN 2.
//!
//! ```text
//! act     = 18([ h'{1: -8, 4: key id}', {}, payload, signature ])            RFC 9052 section 4.2
//! payload = { 1: serial, 2: claimed, 3: precedence, 4: [seen size, seen root],
//!             5: content }                                                    a public act
//!         | { 1..4, 6: channel, 7: epoch, 8: commitment, 9: tag, 10: ciphertext }              sealed to a channel
//!         | { 1..4, 6: channel, 8: commitment, 9: tag, 10: ciphertext, 11: [[to, enc, key]..] } sealed to a few
//! burst   = 01 ‖ key id (4) ‖ payload ‖ signature (64)                       the same act, 12 bytes shorter
//! ```

use crate::cbor::{CborFault, Reader, Writer, need, opt};
use crate::key::{ALG_EDDSA, ActKey, PublicKey};
use crate::{Genesis, KeyId, MemberId, Name, Precedence};
use alloc::vec::Vec;
use sha2::{Digest, Sha256};

/// Longest act that is admitted, bytes. Longer matter goes by hash, as evidence.
pub const ACT_LEN_MAX: usize = 32 * 1024;
/// A satellite message from the field, bytes.
pub const BURST_UP_MAX: usize = 340;
/// A satellite message to the field, bytes.
pub const BURST_DOWN_MAX: usize = 270;
/// What routine traffic should fit, bytes.
pub const BURST_ROUTINE_MAX: usize = 233;

const BURST_PROFILE: u8 = 1;

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

/// Why bytes are not an act, or not one of this mechanism and key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActFault {
    /// Longer than [`ACT_LEN_MAX`].
    #[error("an act of {0} bytes is longer than the {ACT_LEN_MAX} allowed")]
    TooLong(usize),
    /// Not the canonical form.
    #[error("the bytes are not a canonical act: {0}")]
    Form(#[from] CborFault),
    /// The signature does not hold for this key and mechanism.
    #[error("the signature does not hold")]
    Signature,
    /// Another key is named in the act.
    #[error("the act names another key")]
    Key,
    /// A burst of an unknown profile.
    #[error("the burst has an unknown profile")]
    Profile,
}

/// Canonical bytes in size. Nothing is yet known of its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    key: KeyId,
    statement: Statement,
    payload: Vec<u8>,
    signature: [u8; 64],
}

/// An act whose signature holds under a given key in a given mechanism.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed(Act);

impl Act {
    /// Signs a statement for one mechanism.
    pub fn sign(statement: Statement, key: &ActKey, genesis: &Genesis) -> Act {
        let public = key.public();
        let payload = statement.encode();
        let signature = key.sign(&to_be_signed(&public, genesis, &payload));
        Act { key: public.id(), statement, payload, signature }
    }

    /// Reads exactly one act.
    ///
    /// # Errors
    /// [`ActFault::TooLong`], or [`ActFault::Form`] if the bytes are not what [`Act::encode`] writes.
    pub fn decode(bytes: &[u8]) -> Result<Act, ActFault> {
        if bytes.len() > ACT_LEN_MAX {
            return Err(ActFault::TooLong(bytes.len()));
        }
        let act = Reader::whole(bytes, |r| -> Result<Act, ActFault> {
            if r.tag()? != 18 {
                return Err(CborFault::Type.into());
            }
            r.array_len(4)?;
            let key = read_protected(r.bytes()?)?;
            if !r.map()?.is_empty() {
                return Err(CborFault::Keys.into());
            }
            let payload = r.bytes()?.to_vec();
            Ok(Act { key, statement: Statement::decode(&payload)?, payload, signature: r.array_of()? })
        })?;
        if act.encode() == bytes { Ok(act) } else { Err(CborFault::Range.into()) }
    }

    /// Its bytes in the record.
    pub fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.tag(18).array(4).bytes(&protected(self.key)).map(0).bytes(&self.payload).bytes(&self.signature);
        w.done()
    }

    /// Its bytes as one satellite message: the same act without what can be rebuilt.
    pub fn encode_burst(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(69 + self.payload.len());
        out.push(BURST_PROFILE);
        out.extend(self.key.0);
        out.extend(&self.payload);
        out.extend(self.signature);
        out
    }

    /// Rebuilds the act that [`Act::encode_burst`] shortened, to the byte.
    ///
    /// # Errors
    /// [`ActFault::Profile`], or as [`Act::decode`].
    pub fn decode_burst(bytes: &[u8]) -> Result<Act, ActFault> {
        if bytes.len() > ACT_LEN_MAX {
            return Err(ActFault::TooLong(bytes.len()));
        }
        let (profile, rest) = bytes.split_first().ok_or(CborFault::Short)?;
        if *profile != BURST_PROFILE {
            return Err(ActFault::Profile);
        }
        let (key, rest) = rest.split_first_chunk::<4>().ok_or(CborFault::Short)?;
        let (payload, signature) = rest.split_last_chunk::<64>().ok_or(CborFault::Short)?;
        let statement = Statement::decode(payload)?;
        Ok(Act { key: KeyId(*key), statement, payload: payload.to_vec(), signature: *signature })
    }

    /// Checks the signature under `key` by the strict rule.
    ///
    /// # Errors
    /// [`ActFault::Key`] if the act names another key, [`ActFault::Signature`] if it does not hold.
    pub fn verify(self, key: &PublicKey, genesis: &Genesis) -> Result<Signed, ActFault> {
        if self.key != key.id() {
            return Err(ActFault::Key);
        }
        if !key.verify(&to_be_signed(key, genesis, &self.payload), &self.signature) {
            return Err(ActFault::Signature);
        }
        Ok(Signed(self))
    }

    /// Which key says it signed.
    pub fn key(&self) -> KeyId {
        self.key
    }

    /// Its name.
    pub fn name(&self) -> Name {
        Name { key: self.key, serial: self.statement.serial }
    }

    /// What it states.
    pub fn statement(&self) -> &Statement {
        &self.statement
    }

    /// Its channel; `None` for a public act.
    pub fn channel(&self) -> Option<u64> {
        match &self.statement.cover {
            Cover::Public { .. } => None,
            Cover::Channel { channel, .. } | Cover::Few { channel, .. } => Some(*channel),
        }
    }

    /// SHA-256 of what is signed: two signatures over one statement are one act.
    pub fn hash(&self, key: &PublicKey, genesis: &Genesis) -> [u8; 32] {
        Sha256::digest(to_be_signed(key, genesis, &self.payload)).into()
    }
}

impl core::ops::Deref for Signed {
    type Target = Act;
    fn deref(&self) -> &Act {
        &self.0
    }
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

    fn encode(&self) -> Vec<u8> {
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

    fn decode(payload: &[u8]) -> Result<Statement, CborFault> {
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

/// `{1: -8, 4: key id}`: the algorithm and the key, RFC 9052 section 3.1.
fn protected(key: KeyId) -> Vec<u8> {
    let mut w = Writer::new();
    w.map(2).uint(1).int(ALG_EDDSA).uint(4).bytes(&key.0);
    w.done()
}

fn read_protected(bytes: &[u8]) -> Result<KeyId, CborFault> {
    let pairs = Reader::whole(bytes, Reader::map)?;
    if need(&pairs, 1)?.int()? != ALG_EDDSA {
        return Err(CborFault::Range);
    }
    Ok(KeyId(need(&pairs, 4)?.array_of()?))
}

/// `Sig_structure`, RFC 9052 section 4.4.
fn to_be_signed(key: &PublicKey, genesis: &Genesis, payload: &[u8]) -> Vec<u8> {
    let mut w = Writer::new();
    w.array(4).text("Signature1").bytes(&protected(key.id())).bytes(&key.external(genesis)).bytes(payload);
    w.done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GENESIS: Genesis = Genesis([7; 32]);

    fn key() -> ActKey {
        ActKey::from_seed(&[9; 32])
    }

    fn sealed(ciphertext: Vec<u8>) -> Statement {
        Statement {
            serial: 1042,
            claimed_s: 1_900_000_000,
            precedence: Precedence::Immediate,
            seen: Seen::halved(48_213, &[3; 32]),
            cover: Cover::Channel { channel: 1, epoch: 2, commitment: [4; 32], tag: [5; 8], ciphertext },
        }
    }

    fn few() -> Statement {
        let wraps = alloc::vec![Wrap { to: MemberId(2), enc: alloc::vec![1; 32], key: alloc::vec![2; 48] }];
        let cover = Cover::Few { channel: 1, commitment: [4; 32], tag: [5; 8], ciphertext: alloc::vec![6; 48], wraps };
        Statement { cover, seen: Seen { size: 1, root: SeenRoot::Whole([1; 32]) }, ..sealed(alloc::vec![]) }
    }

    #[test]
    fn an_act_comes_back_as_it_was_whole_and_as_a_burst() {
        for statement in [sealed(alloc::vec![6; 96]), few()] {
            let act = Act::sign(statement, &key(), &GENESIS);
            assert_eq!(Act::decode(&act.encode()), Ok(act.clone()));
            assert_eq!(Act::decode_burst(&act.encode_burst()), Ok(act.clone()));
            act.verify(&key().public(), &GENESIS).unwrap();
        }
    }

    #[test]
    fn the_envelope_takes_177_bytes_of_a_burst() {
        let act = Act::sign(sealed(alloc::vec![]), &key(), &GENESIS);
        assert!(act.encode_burst().len() <= 177, "{}", act.encode_burst().len());
    }

    #[test]
    fn another_mechanism_another_key_and_every_flipped_bit_are_refused() {
        let act = Act::sign(sealed(alloc::vec![6; 32]), &key(), &GENESIS);
        let other = ActKey::from_seed(&[8; 32]).public();
        assert_eq!(act.clone().verify(&key().public(), &Genesis([8; 32])).unwrap_err(), ActFault::Signature);
        assert_eq!(act.clone().verify(&other, &GENESIS).unwrap_err(), ActFault::Key);
        let bytes = act.encode();
        for bit in 0..bytes.len() * 8 {
            let mut bad = bytes.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(Act::decode(&bad).and_then(|a| a.verify(&key().public(), &GENESIS)).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn an_act_of_65536_bytes_is_refused_by_its_length() {
        assert_eq!(Act::decode(&[0; 65_536]).unwrap_err(), ActFault::TooLong(65_536));
        assert_eq!(Act::decode_burst(&[1; 65_536]).unwrap_err(), ActFault::TooLong(65_536));
    }

    #[test]
    fn another_cose_library_reads_and_verifies_it() {
        use coset::{CborSerializable, TaggedCborSerializable};
        let act = Act::sign(sealed(alloc::vec![6; 64]), &key(), &GENESIS);
        let theirs = coset::CoseSign1::from_tagged_slice(&act.encode()).unwrap();
        let external = key().public().external(&GENESIS);
        theirs
            .verify_signature(&external, |signature, data| {
                key().public().verify(data, signature.try_into().unwrap()).then_some(()).ok_or(())
            })
            .unwrap();
        let again = coset::CoseSign1Builder::new()
            .protected(
                coset::ProtectedHeader::from_cbor_bstr(ciborium::Value::Bytes(protected(act.key()))).unwrap().header,
            )
            .payload(act.payload.clone())
            .create_signature(&external, |data| key().sign(data).to_vec())
            .build();
        assert_eq!(again.to_tagged_vec().unwrap(), act.encode());
        let _ = coset::Header::default().to_vec();
    }

    proptest! {
        #[test]
        fn garbage_never_panics_and_what_is_read_is_what_would_be_written(
            at in 0usize..200, with in any::<u8>(), cut in 0usize..300,
        ) {
            let mut bytes = Act::sign(sealed(alloc::vec![6; 48]), &key(), &GENESIS).encode();
            let at = at % bytes.len();
            bytes[at] = with;
            bytes.truncate(cut.max(1));
            if let Ok(act) = Act::decode(&bytes) {
                prop_assert_eq!(act.encode(), bytes);
            }
        }
    }
}
