//! What the device says: authenticator data, and the envelope it comes in when a passkey is made.
//!
//! ```text
//! 32 hash of the party's name | 1 flags | 4 counter | made: 16 model | 2 length | name | key (CBOR) | extensions (CBOR)
//! ```

use super::Fault;
use minicbor::Decoder;
use minicbor::data::Type;
use sha2::{Digest, Sha256};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const MAY_BE_BACKED_UP: u8 = 0x08;
const BACKED_UP: u8 = 0x10;
const CREDENTIAL: u8 = 0x40;
const EXTENSIONS: u8 = 0x80;
/// Longer names of passkeys are not allowed. Source: WebAuthn 3 7.1.
const NAME_LEN_MAX: usize = 1023;

pub(super) struct Authenticator<'a> {
    party: &'a [u8],
    flags: u8,
    pub counter: u32,
    /// Name and key, where a passkey was made.
    pub credential: Option<(&'a [u8], &'a [u8])>,
}

impl<'a> Authenticator<'a> {
    /// Reads all of it: nothing may stand after its end.
    pub fn read(bytes: &'a [u8]) -> Result<Authenticator<'a>, Fault> {
        let (party, rest) = bytes.split_at_checked(32).ok_or(Fault::Form)?;
        let (&flags, rest) = rest.split_first().ok_or(Fault::Form)?;
        let (counter, mut rest) = rest.split_first_chunk::<4>().ok_or(Fault::Form)?;
        let mut credential = None;
        if flags & CREDENTIAL != 0 {
            let (_model, after) = rest.split_at_checked(16).ok_or(Fault::Form)?;
            let (len, after) = after.split_first_chunk::<2>().ok_or(Fault::Form)?;
            let len = usize::from(u16::from_be_bytes(*len));
            let (name, after) = after.split_at_checked(len).ok_or(Fault::Form)?;
            let (key, after) = item(after)?;
            if name.is_empty() || name.len() > NAME_LEN_MAX {
                return Err(Fault::Form);
            }
            (credential, rest) = (Some((name, key)), after);
        }
        if flags & EXTENSIONS != 0 {
            rest = item(rest)?.1;
        }
        if !rest.is_empty() {
            return Err(Fault::Form);
        }
        Ok(Authenticator { party, flags, counter: u32::from_be_bytes(*counter), credential })
    }

    /// The steps of section 7 that concern the device.
    pub fn judge(&self, party: &str) -> Result<(), Fault> {
        let has = |flag: u8| self.flags & flag != 0;
        match () {
            () if self.party != Sha256::digest(party.as_bytes()).as_slice() => Err(Fault::Party),
            () if !has(PRESENT) => Err(Fault::Absent),
            () if !has(VERIFIED) => Err(Fault::Unverified),
            () if has(BACKED_UP) && !has(MAY_BE_BACKED_UP) => Err(Fault::Form),
            () => Ok(()),
        }
    }
}

/// The first item of CBOR and what comes after it.
fn item(bytes: &[u8]) -> Result<(&[u8], &[u8]), Fault> {
    let mut decoder = Decoder::new(bytes);
    decoder.skip().map_err(|_| Fault::Form)?;
    bytes.split_at_checked(decoder.position()).ok_or(Fault::Form)
}

/// The authenticator data inside an attestation object. Its statement is not looked at: no maker's word is believed.
pub(super) fn attested(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let form = |_| Fault::Form;
    let mut decoder = Decoder::new(bytes);
    let members = decoder.map().map_err(form)?.ok_or(Fault::Form)?;
    let mut data = None;
    for _ in 0..members {
        if decoder.datatype().map_err(form)? != Type::String {
            return Err(Fault::Form);
        }
        match decoder.str().map_err(form)? {
            "authData" if data.is_none() => data = Some(decoder.bytes().map_err(form)?.to_vec()),
            "authData" => return Err(Fault::Form),
            _ => decoder.skip().map_err(form)?,
        }
    }
    if decoder.position() != bytes.len() {
        return Err(Fault::Form);
    }
    data.ok_or(Fault::Form)
}
