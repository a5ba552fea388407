//! One way to one member: the connection to it, and what each failure on the way is called.

use std::error::Error;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Request, StatusCode, header};
use http_body_util::Full;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{AlertDescription, CertificateError, ClientConfig};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::pool::Sender;
use crate::{LinkFault, Timeouts, trust};

/// Whom to call, where, and by which key to know them.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) member: String,
    pub(crate) addr: String,
    pub(crate) trust: Arc<ClientConfig>,
}

impl Route {
    pub(crate) fn address(request: Request<Bytes>) -> Request<Full<Bytes>> {
        let mut request = request.map(Full::new);
        // The pin says who is meant, not a name; what HTTP wants said here may then be empty.
        request.headers_mut().insert(header::HOST, HeaderValue::from_static(""));
        request
    }

    pub(crate) async fn connect(&self, within: Timeouts) -> Result<Sender, LinkFault> {
        let tls = timeout(within.connect, self.dial()).await;
        let tls = tls.map_err(|_| self.late("connecting", within.connect))??;
        let (sender, connection) = http1::handshake(TokioIo::new(tls)).await.map_err(|error| self.fault(error))?;
        // Ends by itself when the sender and the last response's body are dropped, or when it has become a line.
        tokio::spawn(async move {
            if let Err(error) = connection.with_upgrades().await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
        Ok(sender)
    }

    async fn dial(&self) -> Result<TlsStream<TcpStream>, LinkFault> {
        let tcp = TcpStream::connect(&self.addr).await.map_err(|e| self.unreachable(e))?;
        let _ = tcp.set_nodelay(true);
        // Sent to nobody and checked by nobody: the pin alone says who answers.
        let name = ServerName::try_from("node.invalid").expect("a valid host name");
        let tls = TlsConnector::from(self.trust.clone()).connect(name, tcp).await;
        tls.map_err(|error| self.fault(error))
    }

    /// Finds the TLS library's reason in an error, which says more than its wrapping.
    pub(crate) fn fault(&self, error: impl Into<Box<dyn Error + Send + Sync>>) -> LinkFault {
        let error = error.into();
        match tls_cause(error.as_ref()) {
            Some(cause) => self.tls(cause),
            None => self.broken(error),
        }
    }

    fn tls(&self, cause: &rustls::Error) -> LinkFault {
        let (member, addr) = self.names();
        match cause {
            rustls::Error::InvalidCertificate(CertificateError::Other(other)) => {
                let wrong = other.0.downcast_ref::<trust::WrongPin>();
                let found = wrong.and_then(|wrong| wrong.found.clone());
                LinkFault::WrongPeer { expected: member, found, addr }
            }
            rustls::Error::AlertReceived(AlertDescription::AccessDenied) => LinkFault::NotAdmitted { member, addr },
            source => LinkFault::Tls { member, addr, source: source.clone() },
        }
    }

    fn names(&self) -> (String, String) {
        (self.member.clone(), self.addr.clone())
    }

    pub(crate) fn bad(&self, source: http::Error) -> LinkFault {
        LinkFault::BadRequest { member: self.member.clone(), source }
    }

    fn unreachable(&self, source: io::Error) -> LinkFault {
        let (member, addr) = self.names();
        LinkFault::Unreachable { member, addr, source }
    }

    pub(crate) fn late(&self, doing: &'static str, after: Duration) -> LinkFault {
        let (member, addr) = self.names();
        LinkFault::Timeout { member, addr, doing, after }
    }

    pub(crate) fn broken(&self, source: impl Into<Box<dyn Error + Send + Sync>>) -> LinkFault {
        let (member, addr) = self.names();
        LinkFault::Broken { member, addr, source: source.into() }
    }

    pub(crate) fn too_large(&self, limit: usize) -> LinkFault {
        let (member, addr) = self.names();
        LinkFault::TooLarge { member, addr, limit }
    }

    pub(crate) fn no_stream(&self, status: StatusCode) -> LinkFault {
        let (member, addr) = self.names();
        LinkFault::NoStream { member, addr, status }
    }
}

/// Looks for a TLS error down the chain of causes. An [`io::Error`] hides the error it was made
/// of from `source`, so it is opened by hand.
fn tls_cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    if let Some(found) = error.downcast_ref() {
        return Some(found);
    }
    if let Some(inner) = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        return tls_cause(inner);
    }
    error.source().and_then(tls_cause)
}
