//! The only place that decides whom a TLS session is with.
//!
//! Both verifiers ask two things and no third: is this key's hash in the table, and does the
//! handshake prove that the peer holds the key? Names, dates, issuers and revocation are not
//! looked at, for the genesis says whose key it is. Sessions are never resumed, so every
//! connection proves its key anew. Source: RFC 8446, 4.4.3.

use std::sync::Arc;

use rustls::client::Resumption;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, WebPkiSupportedAlgorithms, aws_lc_rs, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::server::{NoServerSessionStorage, ParsedCertificate};
use rustls::sign::SingleCertAndKey;
use rustls::version::TLS13;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, DistinguishedName, Error, OtherError, ServerConfig,
    SignatureScheme,
};
use sha2::{Digest, Sha256};

use crate::{Identity, Peers, Pin};

/// The only application protocol spoken.
const ALPN: &[u8] = b"http/1.1";

/// What a server demands: TLS 1.3 and a client certificate whose key is in the table.
pub(crate) fn server(identity: &Identity, peers: &Peers) -> Arc<ServerConfig> {
    let provider = provider();
    let verifier = Callers { peers: peers.clone(), algorithms: provider.signature_verification_algorithms };
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13])
        .expect("the provider has TLS 1.3 cipher suites")
        .with_client_cert_verifier(Arc::new(verifier))
        .with_cert_resolver(Arc::new(SingleCertAndKey::from(identity.certified())));
    config.alpn_protocols = vec![ALPN.to_vec()];
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    Arc::new(config)
}

/// What a client demands of one member: TLS 1.3 and exactly that member's key.
pub(crate) fn client(identity: &Identity, pin: Pin, peers: &Peers) -> Arc<ClientConfig> {
    let provider = provider();
    let algorithms = provider.signature_verification_algorithms;
    let verifier = Callee { pin, peers: peers.clone(), algorithms };
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13])
        .expect("the provider has TLS 1.3 cipher suites")
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_client_cert_resolver(Arc::new(SingleCertAndKey::from(identity.certified())));
    config.alpn_protocols = vec![ALPN.to_vec()];
    config.resumption = Resumption::disabled();
    config.enable_sni = false;
    Arc::new(config)
}

/// The pin of a certificate: SHA-256 of its SubjectPublicKeyInfo.
pub(crate) fn pin(certificate: &CertificateDer<'_>) -> Result<Pin, Error> {
    let parsed = ParsedCertificate::try_from(certificate)?;
    Ok(Sha256::digest(parsed.subject_public_key_info()).into())
}

/// The certificate holds another key than the one called; carried inside the TLS library's error.
#[derive(Debug, thiserror::Error)]
#[error("the key is not the one pinned")]
pub(crate) struct WrongPin {
    /// Whose key it is, if anybody's.
    pub(crate) found: Option<String>,
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}

#[derive(Debug)]
struct Callee {
    pin: Pin,
    peers: Peers,
    algorithms: WebPkiSupportedAlgorithms,
}

impl ServerCertVerifier for Callee {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let pin = pin(end_entity)?;
        if pin == self.pin {
            return Ok(ServerCertVerified::assertion());
        }
        let found = self.peers.member(&pin).map(str::to_owned);
        Err(CertificateError::Other(OtherError(Arc::new(WrongPin { found }))).into())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _cert: &CertificateDer<'_>,
        _dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(no_tls12())
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, dss, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

#[derive(Debug)]
struct Callers {
    peers: Peers,
    algorithms: WebPkiSupportedAlgorithms,
}

impl ClientCertVerifier for Callers {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        match self.peers.member(&pin(end_entity)?) {
            Some(_) => Ok(ClientCertVerified::assertion()),
            // Sent as the alert access_denied, by which our client knows what is wrong.
            None => Err(CertificateError::ApplicationVerificationFailure.into()),
        }
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _cert: &CertificateDer<'_>,
        _dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(no_tls12())
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, dss, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

/// TLS 1.2 is not compiled in; the traits ask for an answer all the same.
fn no_tls12() -> Error {
    Error::General("TLS 1.2 is not spoken".into())
}
