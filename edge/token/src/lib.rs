//! A key that signs on a PKCS#11 token, such as a smart card or a hardware security module, and never leaves it.
//!
//! What it promises: it signs with the one key that the operator named, on the token that the operator named; the PIN goes
//! to the token and is neither kept nor part of any fault. What it deliberately does not know: acts, members, what is
//! signed, where a PIN comes from. It is the only crate that loads somebody else's library while it runs.

mod point;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::Mechanism;
use cryptoki::mechanism::eddsa::{EddsaParams, EddsaSignatureScheme};
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::Slot;
use cryptoki::types::AuthPin;
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Which key, on which token, through whose library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The token's PKCS#11 library.
    pub library: PathBuf,
    /// The token's label.
    pub token: String,
    /// The label of the key pair on it.
    pub key: String,
}

/// How a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alg {
    /// EdDSA over edwards25519.
    Ed25519,
    /// ECDSA over P-256 with SHA-256.
    Es256,
}

/// Why a token does not do what it was asked. None holds a PIN.
#[derive(Debug, thiserror::Error)]
pub enum TokenFault {
    /// The library cannot be loaded, or does not come up.
    #[error("{path}: {why}")]
    Library {
        /// The library.
        path: String,
        /// What it or the system said.
        why: String,
    },
    /// There is no token, or no key pair, or more than one, of this label.
    #[error("not exactly one {what} with the label {label}")]
    Label {
        /// `token` or `key`.
        what: &'static str,
        /// The label.
        label: String,
    },
    /// The token does not take the PIN. After a few tries it locks itself.
    #[error("the token does not take the PIN")]
    Pin,
    /// A key of another kind than Ed25519 and P-256.
    #[error("neither an Ed25519 nor a P-256 key")]
    Kind,
    /// A key of this label is there already.
    #[error("a key with the label {0} is there already")]
    There(String),
    /// It was taken away, or says no.
    #[error("{0}")]
    Failed(String),
}

impl From<Error> for TokenFault {
    fn from(fault: Error) -> TokenFault {
        match fault {
            Error::Pkcs11(RvError::PinIncorrect | RvError::PinLenRange | RvError::PinInvalid, _) => TokenFault::Pin,
            other => TokenFault::Failed(other.to_string()),
        }
    }
}

/// A key on a token, open for signing.
pub struct TokenKey {
    session: Mutex<Session>,
    private: ObjectHandle,
    alg: Alg,
    public: Vec<u8>,
}

impl TokenKey {
    /// Opens the key. The PIN is given to the token once, and not kept: a token that was taken away needs a new start.
    ///
    /// # Errors
    /// [`TokenFault`].
    pub fn open(place: &Place, pin: &str) -> Result<TokenKey, TokenFault> {
        let (library, slot) = find(place)?;
        let session = library.open_ro_session(slot)?;
        log_in(&session, pin)?;
        let (alg, public) = public_of(&session, place)?;
        let private = only(&session, place, ObjectClass::PRIVATE_KEY)?;
        Ok(TokenKey { session: Mutex::new(session), private, alg, public })
    }

    /// How it signs.
    pub fn alg(&self) -> Alg {
        self.alg
    }

    /// Its public half: 32 bytes of an Ed25519 key, 33 of a compressed P-256 point.
    pub fn public(&self) -> &[u8] {
        &self.public
    }

    /// Signs bytes: an Ed25519 signature, or r and s of an ECDSA signature over their SHA-256, whichever of the two values
    /// of s the token came upon.
    ///
    /// # Errors
    /// [`TokenFault::Failed`] if the token is gone or gives no signature of 64 bytes.
    pub fn sign(&self, message: &[u8]) -> Result<[u8; 64], TokenFault> {
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        let signature = match self.alg {
            Alg::Ed25519 => {
                let how = Mechanism::Eddsa(EddsaParams::new(EddsaSignatureScheme::Ed25519));
                session.sign(&how, self.private, message)?
            }
            // The plain mechanism over a hash made here: not every token hashes by itself.
            Alg::Es256 => session.sign(&Mechanism::Ecdsa, self.private, &Sha256::digest(message))?,
        };
        let len = signature.len();
        signature.try_into().map_err(|_| TokenFault::Failed(format!("a signature of {len} bytes")))
    }
}

/// The public half of a key on a token, which takes no PIN.
///
/// # Errors
/// [`TokenFault`].
pub fn public(place: &Place) -> Result<Vec<u8>, TokenFault> {
    let (library, slot) = find(place)?;
    Ok(public_of(&library.open_ro_session(slot)?, place)?.1)
}

/// Makes a key pair on the token, whose secret half cannot be read from it, and answers with the public half.
///
/// # Errors
/// [`TokenFault::There`] if a key of this label exists; [`TokenFault::Failed`] if the token does not know the algorithm.
pub fn make(place: &Place, pin: &str, alg: Alg) -> Result<Vec<u8>, TokenFault> {
    let (library, slot) = find(place)?;
    let session = library.open_rw_session(slot)?;
    log_in(&session, pin)?;
    if !session.find_objects(&[Attribute::Label(place.key.clone().into_bytes())])?.is_empty() {
        return Err(TokenFault::There(place.key.clone()));
    }
    let (how, curve) = match alg {
        Alg::Ed25519 => (Mechanism::EccEdwardsKeyPairGen, point::ED25519),
        Alg::Es256 => (Mechanism::EccKeyPairGen, point::P256),
    };
    let label = || Attribute::Label(place.key.clone().into_bytes());
    let id = || Attribute::Id(place.key.clone().into_bytes());
    let open = [Attribute::Token(true), Attribute::Private(false), Attribute::Verify(true)];
    let open = [&open[..], &[Attribute::EcParams(curve.to_vec()), label(), id()]].concat();
    let closed = [Attribute::Token(true), Attribute::Private(true), Attribute::Sign(true)];
    let never = [Attribute::Sensitive(true), Attribute::Extractable(false), label(), id()];
    session.generate_key_pair(&how, &open, &[&closed[..], &never[..]].concat())?;
    Ok(public_of(&session, place)?.1)
}

fn find(place: &Place) -> Result<(Pkcs11, Slot), TokenFault> {
    let fault = |why: Error| TokenFault::Library { path: place.library.display().to_string(), why: why.to_string() };
    let library = Pkcs11::new(&place.library).map_err(fault)?;
    match library.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
        // Somebody in this process was first.
        Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
        Err(why) => return Err(fault(why)),
    }
    let mut found = Vec::new();
    for slot in library.get_slots_with_initialized_token()? {
        if library.get_token_info(slot)?.label() == place.token {
            found.push(slot);
        }
    }
    match found[..] {
        [slot] => Ok((library, slot)),
        _ => Err(TokenFault::Label { what: "token", label: place.token.clone() }),
    }
}

fn log_in(session: &Session, pin: &str) -> Result<(), TokenFault> {
    match session.login(UserType::User, Some(&AuthPin::new(pin.into()))) {
        // Logging in is the whole process's.
        Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => Ok(()),
        Err(fault) => Err(fault.into()),
    }
}

fn only(session: &Session, place: &Place, class: ObjectClass) -> Result<ObjectHandle, TokenFault> {
    let label = Attribute::Label(place.key.clone().into_bytes());
    match session.find_objects(&[Attribute::Class(class), label])?[..] {
        [key] => Ok(key),
        _ => Err(TokenFault::Label { what: "key", label: place.key.clone() }),
    }
}

fn public_of(session: &Session, place: &Place) -> Result<(Alg, Vec<u8>), TokenFault> {
    let key = only(session, place, ObjectClass::PUBLIC_KEY)?;
    let point = session.get_attributes(key, &[AttributeType::EcPoint])?.into_iter().find_map(|attribute| {
        let Attribute::EcPoint(point) = attribute else { return None };
        point::read(&point)
    });
    point.ok_or(TokenFault::Kind)
}
