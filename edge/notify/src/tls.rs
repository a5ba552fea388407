//! Whom we believe on the way to an address: this machine's own list of authorities, or the one that the operator names.

use crate::NotifyFault;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::path::Path;
use std::sync::Arc;

/// A client that believes the authorities in a file, or, without one, those of this machine.
pub(crate) fn config(authorities: Option<&Path>) -> Result<ClientConfig, NotifyFault> {
    let mut roots = RootCertStore::empty();
    match authorities {
        Some(path) => {
            let broken = |e: &dyn std::fmt::Display| NotifyFault::Settings(format!("{}: {e}", path.display()));
            for one in CertificateDer::pem_file_iter(path).map_err(|e| broken(&e))? {
                roots.add(one.map_err(|e| broken(&e))?).map_err(|e| broken(&e))?;
            }
        }
        None => drop(roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs)),
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|e| NotifyFault::Settings(e.to_string()))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

/// Whether a host is this machine itself, to which nothing passes a wire.
pub(crate) fn is_here(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
