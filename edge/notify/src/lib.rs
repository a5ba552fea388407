//! Tells somebody who is not at the desk that something waits there: by webhook, by mail.
//!
//! What it promises: a message goes to the address that the operator wrote down and to no other, whatever that address
//! answers; it says that one item waits, at most how urgent it is, and nothing more; it goes over TLS, or to this machine
//! itself. What it deliberately does not know: acts, cases, members, when to tell, how often to try.

mod mail;
mod tls;
mod webhook;

pub use mail::{Mailbox, Security};
pub use webhook::{Webhook, body, sign};

/// Why a message was not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotifyFault {
    /// The address or a secret cannot be used; trying again helps nobody.
    #[error("{0}")]
    Settings(String),
    /// It could not be reached, or gave no answer in time.
    #[error("{0}")]
    Unreached(String),
    /// It answered that it does not take the message: an HTTP status other than 2xx, or a mail server's refusal.
    #[error("{0}")]
    Refused(String),
    /// It answered that it is gone for good (HTTP 410).
    #[error("the address answers that it is gone")]
    Gone,
}
