//! Pinned mutual TLS and HTTP/1.1 between the nodes of members.
//!
//! What it is: one TLS 1.3 server and one client that know their peers by the SHA-256 of a public
//! key, a Unix socket for the command line of the same machine, frames for a long stream, and lines on which
//! questions and answers are frames.
//!
//! What it promises: a handler that runs has been called by the member named in its [`Peer`]
//! extension, and a response that arrives was sent by the member who was called. Every wait has an
//! end, every body a limit, every member a bounded share of the connections.
//!
//! What it does not know: acts, the record, who may ask for what. There are no certificate
//! authorities, host names or expiry dates: a pin is in force for as long as it stands in the
//! table that the caller hands in. Source: DESIGN 5.

#[cfg(test)]
mod attacks;
mod client;
mod converse;
mod fault;
pub mod framing;
mod identity;
pub mod line;
pub mod local;
mod peers;
mod pool;
mod route;
mod server;
mod trust;

pub use client::{ByteStream, Client, Response, Timeouts};
pub use converse::{Limits, Stopping};
pub use fault::{BindFault, IdentityFault, LinkFault, PeersFault};
pub use http::{HeaderMap, Method, Request, StatusCode};
pub use identity::Identity;
pub use line::Line;
pub use peers::{Peer, Peers, Pin};
pub use server::Server;
