//! Mail through the operator's own server.

use crate::{NotifyFault, tls};
use lettre::message::{Mailbox as Address, header::ContentType};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::path::PathBuf;
use std::time::Duration;
use zeroize::Zeroizing;

const LIMIT: Duration = Duration::from_secs(20);

/// How the line to the mail server is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (port 465). Source: RFC 8314, section 3.3.
    Tls,
    /// TLS after a greeting, and nothing without it (port 587).
    StartTls,
    /// None: only to a server on this machine.
    None,
}

/// A mail server, who it is told that writes, and to whom.
#[derive(Clone)]
pub struct Mailbox {
    /// Host of the server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is kept from others.
    pub security: Security,
    /// Name and password at the server, if it asks for them.
    pub login: Option<(String, Zeroizing<String>)>,
    /// A file of certificates to believe instead of this machine's.
    pub authorities: Option<PathBuf>,
    /// Who writes.
    pub from: String,
    /// To whom; each is written to alone and sees no other.
    pub to: Vec<String>,
}

impl Mailbox {
    /// Makes sure that it can be used.
    ///
    /// # Errors
    /// [`NotifyFault::Settings`] if an address is none, or a line without TLS leads to another machine.
    pub fn check(&self) -> Result<(), NotifyFault> {
        if self.security == Security::None && !tls::is_here(&self.host) {
            return Err(NotifyFault::Settings("a mail server on another machine is reached over TLS only".into()));
        }
        if self.to.is_empty() {
            return Err(NotifyFault::Settings("there is nobody to write to".into()));
        }
        self.to.iter().chain([&self.from]).try_for_each(|one| address(one).map(drop))
    }

    /// Writes `text` to everybody, as subject and as text. The id is the same however often it is tried.
    ///
    /// # Errors
    /// As [`NotifyFault`] says; then it may have reached some of them.
    pub async fn send(&self, id: &str, text: &str) -> Result<(), NotifyFault> {
        self.check()?;
        let server = self.server()?;
        for to in &self.to {
            let from = address(&self.from)?;
            // Of this machine's own name nothing is told.
            let id = format!("<{id}@{}>", from.email.domain());
            let mail = Message::builder()
                .from(from)
                .to(address(to)?)
                .subject(text)
                .message_id(Some(id))
                .header(ContentType::TEXT_PLAIN)
                .body(format!("{text}\n"))
                .map_err(|e| NotifyFault::Settings(e.to_string()))?;
            let sent = tokio::time::timeout(LIMIT, server.send(mail)).await;
            let sent = sent.map_err(|_| NotifyFault::Unreached("no answer in time".into()))?;
            sent.map_err(|e| {
                if e.is_permanent() {
                    NotifyFault::Refused(e.to_string())
                } else {
                    NotifyFault::Unreached(e.to_string())
                }
            })?;
        }
        Ok(())
    }

    fn server(&self) -> Result<AsyncSmtpTransport<Tokio1Executor>, NotifyFault> {
        let settings = |e: lettre::transport::smtp::Error| NotifyFault::Settings(e.to_string());
        let parameters = || -> Result<TlsParameters, NotifyFault> {
            let mut builder = TlsParameters::builder(self.host.clone());
            if let Some(path) = &self.authorities {
                let bytes = std::fs::read(path).map_err(|e| NotifyFault::Settings(e.to_string()))?;
                builder = builder.add_root_certificate(Certificate::from_pem(&bytes).map_err(settings)?);
            }
            builder.build_rustls().map_err(settings)
        };
        let tls = match self.security {
            Security::Tls => Tls::Wrapper(parameters()?),
            Security::StartTls => Tls::Required(parameters()?),
            Security::None => Tls::None,
        };
        let from = address(&self.from)?;
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&self.host)
            .port(self.port)
            .tls(tls)
            .hello_name(ClientId::Domain(from.email.domain().to_owned()))
            .timeout(Some(LIMIT));
        if let Some((name, password)) = &self.login {
            builder = builder.credentials(Credentials::new(name.clone(), password.to_string()));
        }
        Ok(builder.build())
    }
}

fn address(text: &str) -> Result<Address, NotifyFault> {
    text.parse().map_err(|_| NotifyFault::Settings(format!("{text} is no mail address")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailbox(host: &str, security: Security, to: &[&str]) -> Mailbox {
        let to = to.iter().map(|t| (*t).to_owned()).collect();
        let (host, from) = (host.to_owned(), "Desk <desk@north.example>".to_owned());
        Mailbox { host, port: 25, security, login: None, authorities: None, from, to }
    }

    #[test]
    fn a_line_without_tls_leads_to_this_machine_only_and_addresses_are_addresses() {
        let good = |m: Mailbox| m.check().is_ok();
        assert!(good(mailbox("127.0.0.1", Security::None, &["duty@north.example"])));
        assert!(good(mailbox("smtp.north.example", Security::StartTls, &["duty@north.example"])));
        assert!(!good(mailbox("smtp.north.example", Security::None, &["duty@north.example"])));
        assert!(!good(mailbox("127.0.0.1", Security::None, &[])));
        assert!(!good(mailbox("127.0.0.1", Security::None, &["duty@north.example\r\nBcc: x@y.example"])));
    }
}
