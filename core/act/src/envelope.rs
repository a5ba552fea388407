//! The envelope: tagged COSE_Sign1 over a deterministic payload, bound to the mechanism. Source: LEDGER 4.1, DESIGN 2.
//!
//! ```text
//! act     = 18([ h'{1: alg, 4: key id}', {}, payload, signature ])           RFC 9052 section 4.2; -8 EdDSA, -7 ES256
//! payload = { 1: serial, 2: claimed, 3: precedence, 4: [seen size, seen root],
//!             5: content }                                                    a public act
//!         | { 1..4, 6: channel, 7: epoch, 8: commitment, 9: tag, 10: ciphertext }              sealed to a channel
//!         | { 1..4, 6: channel, 8: commitment, 9: tag, 10: ciphertext, 11: [[to, enc, key]..] } sealed to a few
//! burst   = 01 ‖ key id (4) ‖ payload ‖ signature (64)                       the same act, 12 bytes shorter; 81 if ES256
//! ```
//! The algorithm is that which is registered with the key; an act that names the other one is not that key's.

use crate::cbor::{CborFault, Reader, Writer, need};
use crate::key::{ActKey, Alg, KeyBytes, PublicKey, with_low_s};
use crate::{Cover, Genesis, KeyId, Name, Statement};
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
/// In the first byte of every short form: the act is signed by ES256.
pub(crate) const ES256_FORM: u8 = 0x80;

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
    /// It names the key, and an algorithm that is not the one registered with it.
    #[error("the act names another algorithm than its key has")]
    Algorithm,
    /// A burst of an unknown profile.
    #[error("the burst has an unknown profile")]
    Profile,
}

/// Canonical bytes in size. Nothing is yet known of its signature.
///
/// ```rust
/// use act::{Act, ActKey, Content, Cover, Genesis, Precedence, Seen, SeenRoot, Statement};
/// let (key, genesis) = (ActKey::from_seed(&[7; 32]), Genesis([1; 32]));
/// let content = Content { format: 90, ..Content::default() }.encode();
/// let seen = Seen { size: 1, root: SeenRoot::Whole([2; 32]) };
/// let precedence = Precedence::Routine;
/// let statement =
///     Statement { serial: 1, claimed_s: 1_900_000_000, precedence, seen, cover: Cover::Public { content } };
/// let bytes = Act::sign(statement, &key, &genesis).encode();
/// // At the reader: canonical first, then under the key, and only in the mechanism that it was signed for.
/// let act = Act::decode(&bytes).unwrap();
/// assert_eq!(act.name().serial, 1);
/// assert!(act.clone().verify(&key.public(), &genesis).is_ok());
/// assert!(act.verify(&key.public(), &Genesis([9; 32])).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    alg: Alg,
    key: KeyId,
    statement: Statement,
    payload: Vec<u8>,
    signature: [u8; 64],
}

/// An act whose signature holds under a given key in a given mechanism.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    act: Act,
    hash: [u8; 32],
    public: KeyBytes,
    genesis: Genesis,
}

/// A statement ready to be signed by a key that is not in this memory, such as one on a token.
#[derive(Debug, Clone)]
pub struct Unsigned {
    statement: Statement,
    payload: Vec<u8>,
    to_sign: Vec<u8>,
    public: PublicKey,
}

impl Unsigned {
    /// The bytes that the key signs.
    pub fn bytes(&self) -> &[u8] {
        &self.to_sign
    }

    /// The act with the signature that the key gave, brought into the form that counts.
    ///
    /// # Errors
    /// [`ActFault::Signature`] if it does not hold: such an act must not be kept, since nobody would take it.
    pub fn with(self, signature: [u8; 64]) -> Result<Act, ActFault> {
        let alg = self.public.alg();
        let signature = with_low_s(alg, signature);
        if !self.public.verify(&self.to_sign, &signature) {
            return Err(ActFault::Signature);
        }
        Ok(Act { alg, key: self.public.id(), statement: self.statement, payload: self.payload, signature })
    }
}

impl Act {
    /// Signs a statement for one mechanism.
    pub fn sign(statement: Statement, key: &ActKey, genesis: &Genesis) -> Act {
        let public = key.public();
        let payload = statement.encode();
        let signature = key.sign(&to_be_signed(&public, genesis, &payload));
        Act { alg: public.alg(), key: public.id(), statement, payload, signature }
    }

    /// The same in two steps, for a key that signs elsewhere.
    pub fn unsigned(statement: Statement, public: &PublicKey, genesis: &Genesis) -> Unsigned {
        let payload = statement.encode();
        let to_sign = to_be_signed(public, genesis, &payload);
        Unsigned { statement, payload, to_sign, public: public.clone() }
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
            let (alg, key) = read_protected(r.bytes()?)?;
            if !r.map()?.is_empty() {
                return Err(CborFault::Keys.into());
            }
            let payload = r.bytes()?.to_vec();
            Ok(Act { alg, key, statement: Statement::decode(&payload)?, payload, signature: r.array_of()? })
        })?;
        if act.encode() == bytes { Ok(act) } else { Err(CborFault::Range.into()) }
    }

    /// Its bytes in the record.
    pub fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.tag(18).array(4).bytes(&protected(self.alg, self.key)).map(0).bytes(&self.payload).bytes(&self.signature);
        w.done()
    }

    /// Its bytes as one satellite message: the same act without what can be rebuilt.
    pub fn encode_burst(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(69 + self.payload.len());
        out.push(BURST_PROFILE | form(self.alg));
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
        let (alg, profile) = alg_of(*profile);
        if profile != BURST_PROFILE {
            return Err(ActFault::Profile);
        }
        let (key, rest) = rest.split_first_chunk::<4>().ok_or(CborFault::Short)?;
        let (payload, signature) = rest.split_last_chunk::<64>().ok_or(CborFault::Short)?;
        let statement = Statement::decode(payload)?;
        Ok(Act { alg, key: KeyId(*key), statement, payload: payload.to_vec(), signature: *signature })
    }

    /// An act whose parts came one by one; what could not be signed so is refused.
    pub(crate) fn restored(alg: Alg, key: KeyId, statement: Statement, signature: [u8; 64]) -> Result<Act, ActFault> {
        let payload = statement.encode();
        let act = Act { alg, key, statement: Statement::decode(&payload)?, payload, signature };
        let len = act.encode().len();
        if len > ACT_LEN_MAX { Err(ActFault::TooLong(len)) } else { Ok(act) }
    }

    pub(crate) fn signature(&self) -> &[u8; 64] {
        &self.signature
    }

    /// Checks the signature under `key` by the strict rule.
    ///
    /// # Errors
    /// [`ActFault::Key`] if the act names another key, [`ActFault::Algorithm`] if it names another algorithm than that
    /// key's, [`ActFault::Signature`] if it does not hold.
    pub fn verify(self, key: &PublicKey, genesis: &Genesis) -> Result<Signed, ActFault> {
        if self.key != key.id() {
            return Err(ActFault::Key);
        }
        if self.alg != key.alg() {
            return Err(ActFault::Algorithm);
        }
        let signed = to_be_signed(key, genesis, &self.payload);
        if !key.verify(&signed, &self.signature) {
            return Err(ActFault::Signature);
        }
        Ok(Signed { act: self, hash: Sha256::digest(signed).into(), public: key.bytes(), genesis: *genesis })
    }

    /// By which algorithm it says it is signed.
    pub fn alg(&self) -> Alg {
        self.alg
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

impl Signed {
    /// SHA-256 of what was signed, as [`Act::hash`] gives it.
    pub fn digest(&self) -> [u8; 32] {
        self.hash
    }

    /// Whether this is the key, and the mechanism, that the signature was checked for.
    pub fn is_under(&self, key: &PublicKey, genesis: &Genesis) -> bool {
        self.public == key.bytes() && self.genesis == *genesis
    }
}

impl core::ops::Deref for Signed {
    type Target = Act;
    fn deref(&self) -> &Act {
        &self.act
    }
}

/// `{1: algorithm, 4: key id}`, RFC 9052 section 3.1.
fn protected(alg: Alg, key: KeyId) -> Vec<u8> {
    let mut w = Writer::new();
    w.map(2).uint(1).int(alg.number()).uint(4).bytes(&key.0);
    w.done()
}

fn read_protected(bytes: &[u8]) -> Result<(Alg, KeyId), CborFault> {
    let pairs = Reader::whole(bytes, Reader::map)?;
    let alg = Alg::from_number(need(&pairs, 1)?.int()?).ok_or(CborFault::Range)?;
    Ok((alg, KeyId(need(&pairs, 4)?.array_of()?)))
}

/// What the first byte of a short form adds for an algorithm.
pub(crate) fn form(alg: Alg) -> u8 {
    match alg {
        Alg::Ed25519 => 0,
        Alg::Es256 => ES256_FORM,
    }
}

/// The algorithm that the first byte of a short form names, and the byte without it.
pub(crate) fn alg_of(first: u8) -> (Alg, u8) {
    let alg = if first & ES256_FORM == 0 { Alg::Ed25519 } else { Alg::Es256 };
    (alg, first & !ES256_FORM)
}

/// `Sig_structure`, RFC 9052 section 4.4.
fn to_be_signed(key: &PublicKey, genesis: &Genesis, payload: &[u8]) -> Vec<u8> {
    let mut w = Writer::new();
    w.array(4).text("Signature1").bytes(&protected(key.alg(), key.id())).bytes(&key.external(genesis)).bytes(payload);
    w.done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MemberId, Precedence, Seen, SeenRoot, Wrap};
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
                coset::ProtectedHeader::from_cbor_bstr(ciborium::Value::Bytes(protected(act.alg(), act.key())))
                    .unwrap()
                    .header,
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
