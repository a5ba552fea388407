//! The keys that acts are signed with: in the node's folder, or, for what officers say, on a token.

use crate::config::Token;
use crate::fault::CliFault;
use crate::{found, keyfile};
use act::{Act, ActKey, Genesis, PublicKey, Refusal, Statement, with_low_s};
use std::path::Path;
use token::{TokenFault, TokenKey};
use zeroize::Zeroizing;

/// What a token signs at each start. No act's bytes to be signed begin like it: those are CBOR.
const TRIAL: &[u8] = b"cw/token/1";

/// A key that signs acts.
pub(crate) enum Signer {
    /// Its secret half is in this process.
    Here(ActKey),
    /// Its secret half is on a token.
    Token {
        /// The token, logged in.
        key: TokenKey,
        /// Its public half.
        public: PublicKey,
    },
}

impl Signer {
    /// The key of a file.
    ///
    /// # Errors
    /// As [`found::load`].
    pub(crate) fn file(path: &Path) -> Result<Signer, CliFault> {
        Ok(Signer::Here(ActKey::from_seed(&*found::load(path)?)))
    }

    /// The key that officers sign with: on the token, if the configuration names one, and else in `keys/desk.key`.
    ///
    /// # Errors
    /// As [`found::load`]; `pin-missing`, `pin-wrong`, `key-token-fault`.
    pub(crate) fn of_desk(keys: &Path, token: Option<&Token>) -> Result<Signer, CliFault> {
        let Some(token) = token else { return Signer::file(&keys.join("desk.key")) };
        let key = TokenKey::open(&token.place(), &keyfile::pin()?).map_err(|fault| told(&fault))?;
        let public = PublicKey::from_bytes(key.public()).ok_or_else(|| told(&TokenFault::Kind))?;
        // Two halves that do not belong together are found now, and not when an officer has something to say.
        let signature = key.sign(TRIAL).map_err(|fault| told(&fault))?;
        if !public.verify(TRIAL, &with_low_s(public.alg(), signature)) {
            return Err(no_signature());
        }
        Ok(Signer::Token { key, public })
    }

    /// Its public half.
    pub(crate) fn public(&self) -> PublicKey {
        match self {
            Signer::Here(key) => key.public(),
            Signer::Token { public, .. } => public.clone(),
        }
    }

    /// Signs a statement.
    ///
    /// # Errors
    /// `key-token-fault` if the token is gone, or gives a signature that does not hold.
    pub(crate) fn sign(&self, statement: Statement, genesis: &Genesis) -> Result<Act, CliFault> {
        match self {
            Signer::Here(key) => Ok(Act::sign(statement, key, genesis)),
            Signer::Token { key, public } => {
                let unsigned = Act::unsigned(statement, public, genesis);
                let signature = key.sign(unsigned.bytes()).map_err(|fault| told(&fault))?;
                unsigned.with(signature).map_err(|_| no_signature())
            }
        }
    }

    /// What only this node has of the key: of one on a token, nothing.
    pub(crate) fn secret(&self) -> Zeroizing<Vec<u8>> {
        match self {
            Signer::Here(key) => Zeroizing::new(key.seed().to_vec()),
            Signer::Token { .. } => Zeroizing::default(),
        }
    }
}

fn no_signature() -> CliFault {
    told(&TokenFault::Failed("its signature does not hold under the public key beside it".to_owned()))
}

/// A token's fault in words. None holds the PIN.
pub(crate) fn told(fault: &TokenFault) -> CliFault {
    match fault {
        TokenFault::Pin => CliFault::refused(&Refusal::new("pin-wrong")),
        TokenFault::There(label) => CliFault::refused(&Refusal::new("key-token-there").with("label", label)),
        other => CliFault::Machine((&Refusal::new("key-token-fault").with("detail", other)).into()),
    }
}
