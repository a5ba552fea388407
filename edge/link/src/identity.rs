//! A node's own TLS key and the self-signed certificate that carries it.

use std::fmt;
use std::sync::Arc;

use rcgen::{CertificateParams, KeyPair, PKCS_ED25519};
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use zeroize::{Zeroize, Zeroizing};

use crate::{IdentityFault, Pin, trust};

/// A node's TLS identity: an Ed25519 key and a self-signed certificate around it.
///
/// The certificate's names and dates mean nothing here; peers pin its key. `Debug` shows the pin
/// alone, and the text that holds the private key is wiped when the last copy is dropped.
#[derive(Clone)]
pub struct Identity {
    pem: Zeroizing<String>,
    certified: Arc<CertifiedKey>,
    pin: Pin,
}

impl Identity {
    /// A new identity from the system's randomness.
    ///
    /// # Errors
    /// [`IdentityFault::Generate`] if the library cannot make a key.
    pub fn generate() -> Result<Identity, IdentityFault> {
        let mut key = KeyPair::generate_for(&PKCS_ED25519).map_err(IdentityFault::Generate)?;
        let params = CertificateParams::default();
        let certificate = params.self_signed(&key).map_err(IdentityFault::Generate)?;
        let secret = Zeroizing::new(key.serialize_pem());
        key.zeroize();
        Identity::from_pem(&(certificate.pem() + &secret))
    }

    /// Reads what [`Identity::to_pem`] wrote: a certificate and its PKCS#8 private key.
    ///
    /// # Errors
    /// [`IdentityFault`] if a block is missing or broken, or the two do not belong together.
    pub fn from_pem(pem: &str) -> Result<Identity, IdentityFault> {
        let pem = Zeroizing::new(pem.to_owned());
        let certificate = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|_| IdentityFault::Certificate)?;
        let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| IdentityFault::Key)?;
        let pin = trust::pin(&certificate).map_err(|_| IdentityFault::Certificate)?;
        let certified = CertifiedKey::from_der(vec![certificate], key, &aws_lc_rs::default_provider())
            .map_err(IdentityFault::Mismatch)?;
        Ok(Identity { pem, certified: Arc::new(certified), pin })
    }

    /// The certificate and the private key as PEM, for a file that only the node may read.
    pub fn to_pem(&self) -> Zeroizing<String> {
        self.pem.clone()
    }

    /// The pin of this identity: SHA-256 of its SubjectPublicKeyInfo.
    pub fn spki(&self) -> Pin {
        self.pin
    }

    pub(crate) fn certified(&self) -> Arc<CertifiedKey> {
        self.certified.clone()
    }

    /// What a thief of certificates has: the other's certificate over a key of its own.
    #[cfg(test)]
    pub(crate) fn wearing(&self, other: &Identity) -> Identity {
        let certificate = other.certified.cert.clone();
        let certified = Arc::new(CertifiedKey::new(certificate, self.certified.key.clone()));
        Identity { pem: Zeroizing::default(), certified, pin: other.pin }
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(")?;
        self.pin.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        f.write_str(")")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_identity_survives_its_file() {
        let made = Identity::generate().unwrap();
        let read = Identity::from_pem(&made.to_pem()).unwrap();
        assert_eq!(made.spki(), read.spki());
        assert_eq!(made.to_pem(), read.to_pem());
        assert_ne!(made.spki(), Identity::generate().unwrap().spki());
    }

    #[test]
    fn a_broken_file_is_named_by_what_is_missing() {
        let (own, other) = (Identity::generate().unwrap(), Identity::generate().unwrap());
        let split = |identity: &Identity| {
            let pem = identity.to_pem();
            let at = pem.find("-----BEGIN PRIVATE").unwrap();
            (pem[..at].to_owned(), pem[at..].to_owned())
        };
        let ((certificate, key), (_, foreign)) = (split(&own), split(&other));
        let refused = |pem: &str| Identity::from_pem(pem).unwrap_err();
        assert!(matches!(refused(&key), IdentityFault::Certificate));
        assert!(matches!(refused(&certificate), IdentityFault::Key));
        assert!(matches!(refused(&(certificate + &foreign)), IdentityFault::Mismatch(_)));
    }

    #[test]
    fn debug_shows_the_pin_and_nothing_else() {
        let identity = Identity::generate().unwrap();
        let shown = format!("{identity:?}");
        assert_eq!(shown.len(), "Identity()".len() + 64);
        assert!(shown.contains(&format!("{:02x}{:02x}", identity.spki()[0], identity.spki()[1])));
    }
}
