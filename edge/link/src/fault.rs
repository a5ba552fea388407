//! What can go wrong on the link: what was being done, where, and the remedy.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use thiserror::Error;

/// A call to another member's node failed. No variant says whether the peer acted on the request,
/// except those documented as "nothing was sent".
#[derive(Debug, Error)]
pub enum LinkFault {
    /// No pin is known for this member; nothing was sent.
    #[error("no key is pinned for {member}; check the name against the genesis")]
    UnknownMember {
        /// The short name that was asked for.
        member: String,
    },
    /// The method, path or headers do not form an HTTP request; nothing was sent.
    #[error("this is no request that {member} could be sent: {source}; correct the path")]
    BadRequest {
        /// Who was to be called.
        member: String,
        /// What the HTTP library objected to.
        source: http::Error,
    },
    /// Nobody accepted a connection at the address; nothing was sent.
    #[error("cannot reach {member} at {addr}: {source}; check the address and that its node runs")]
    Unreachable {
        /// Who was called.
        member: String,
        /// Where, as host:port.
        addr: String,
        /// The system's answer.
        source: io::Error,
    },
    /// The node at the address holds another key than the expected member's; nothing was sent.
    #[error(
        "expected {expected} at {addr} but {} answered; correct the address, or the pin if {expected} changed its key",
        found.as_deref().unwrap_or("an unknown key")
    )]
    WrongPeer {
        /// Who was called.
        expected: String,
        /// Whose key answered, if it is anybody's in the table.
        found: Option<String>,
        /// Where, as host:port.
        addr: String,
    },
    /// The peer is who it should be, but our key is not in its table.
    #[error("{member} at {addr} does not know our key; have it check our pin against the genesis")]
    NotAdmitted {
        /// Who refused us.
        member: String,
        /// Where, as host:port.
        addr: String,
    },
    /// The TLS handshake or session failed for another reason, a forged signature among them.
    #[error("no TLS 1.3 session with {member} at {addr}: {source}; check what answers there")]
    Tls {
        /// Who was called.
        member: String,
        /// Where, as host:port.
        addr: String,
        /// The TLS library's reason.
        source: rustls::Error,
    },
    /// A wait came to its end. During `connecting` nothing was sent.
    #[error("{member} at {addr} let {after:?} pass while {doing}; try again or another route")]
    Timeout {
        /// Who was called.
        member: String,
        /// Where, as host:port.
        addr: String,
        /// What was waited for: `connecting`, `answering` or `streaming`.
        doing: &'static str,
        /// The time allowed.
        after: Duration,
    },
    /// The connection ended in the middle of an exchange.
    #[error("the connection to {member} at {addr} broke: {source}; try again")]
    Broken {
        /// Who was called.
        member: String,
        /// Where, as host:port.
        addr: String,
        /// What the HTTP library saw.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The response is larger than the client accepts; it was dropped unread.
    #[error("{member} at {addr} answered with more than {limit} bytes; ask for less at once")]
    TooLarge {
        /// Who was called.
        member: String,
        /// Where, as host:port.
        addr: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// A stream was asked for and the peer answered with a status other than success.
    #[error("{member} at {addr} opened no stream but answered {status}; check the path")]
    NoStream {
        /// Who was called.
        member: String,
        /// Where, as host:port.
        addr: String,
        /// The status of the answer.
        status: http::StatusCode,
    },
}

/// A server could not take its address.
#[derive(Debug, Error)]
pub enum BindFault {
    /// Another process listens there.
    #[error("{addr} is in use by another process; stop it or configure another port")]
    InUse {
        /// The address as configured.
        addr: String,
    },
    /// The address is not one of this machine's.
    #[error("{addr} is not an address of this machine; configure one that is, or 0.0.0.0")]
    NotOurs {
        /// The address as configured.
        addr: String,
    },
    /// The system does not allow this process to listen there.
    #[error("this process may not listen on {addr}; choose a port above 1023 or grant the right")]
    NotAllowed {
        /// The address as configured.
        addr: String,
    },
    /// Anything else, an address that cannot be read or resolved among them.
    #[error("cannot listen on {addr}: {source}; check the address")]
    Other {
        /// The address as configured.
        addr: String,
        /// The system's answer.
        source: io::Error,
    },
    /// A node answers on the Unix socket already.
    #[error("a node already answers on {}; stop it first", path.display())]
    NodeRunning {
        /// The socket's path.
        path: PathBuf,
    },
    /// Something that is not a socket stands where the Unix socket should be; it is left alone.
    #[error("{} is not a socket; move it away or configure another path", path.display())]
    NotASocket {
        /// The path.
        path: PathBuf,
    },
    /// The Unix socket could not be made.
    #[error("cannot make the socket {}: {source}; check that its folder exists and is writable", path.display())]
    Socket {
        /// The socket's path.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

impl BindFault {
    pub(crate) fn of(addr: &str, source: io::Error) -> BindFault {
        let addr = addr.to_owned();
        match source.kind() {
            io::ErrorKind::AddrInUse => BindFault::InUse { addr },
            io::ErrorKind::AddrNotAvailable => BindFault::NotOurs { addr },
            io::ErrorKind::PermissionDenied => BindFault::NotAllowed { addr },
            _ => BindFault::Other { addr, source },
        }
    }
}

/// A node's TLS identity could not be made or read. No variant carries key material.
#[derive(Debug, Error)]
pub enum IdentityFault {
    /// The text has no readable `CERTIFICATE` block.
    #[error("the TLS identity has no readable certificate; restore the file or make a new one")]
    Certificate,
    /// The text has no readable `PRIVATE KEY` block.
    #[error("the TLS identity has no readable private key; restore the file or make a new one")]
    Key,
    /// The private key is of a kind that cannot sign, or not the certificate's.
    #[error("the private key does not belong to the certificate: {0}; restore both together")]
    Mismatch(rustls::Error),
    /// The key pair or certificate could not be made.
    #[error("cannot make a TLS identity: {0}; try again")]
    Generate(rcgen::Error),
}

/// A table of pins that would leave doubt who a key belongs to.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum PeersFault {
    /// One name is given twice.
    #[error("{member} has two pins; keep the one of the genesis")]
    TwoPins {
        /// The name.
        member: String,
    },
    /// Two names share a key, so that a connection would not say which of them calls.
    #[error("{first} and {second} have the same pin; each member needs a key of its own")]
    SharedPin {
        /// The name that was in the table first.
        first: String,
        /// The name that was to be added.
        second: String,
    },
}
