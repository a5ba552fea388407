//! A webhook by the convention of Standard Webhooks: who receives it can tell that it is ours, and that it is no copy.
//!
//! ```text
//! webhook-id: msg_2KWPBgLlAfxdpx2AI54pPJ85f4W
//! webhook-timestamp: 1674087231
//! webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
//!
//! {"type":"item.waiting","data":{"items":1,"priority":2}}
//! ```

use crate::{NotifyFault, tls};
use bytes::Bytes;
use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use http::{Request, StatusCode, Uri, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use sha2::Sha256;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use zeroize::Zeroizing;

/// As long as the convention gives a receiver.
const LIMIT: Duration = Duration::from_secs(20);
/// What a receiver says is not looked at; this much is read, so that it sees its answer taken.
const ANSWER_MAX: usize = 64 * 1024;

/// Where to, and the key that both sides hold.
#[derive(Clone)]
pub struct Webhook {
    uri: Uri,
    key: Zeroizing<Vec<u8>>,
    authorities: Option<PathBuf>,
}

/// What a message says: that one item waits, and how urgent it is (1 grave, 2 urgent, 3 timed). Never more.
pub fn body(priority: u8) -> String {
    format!("{{\"type\":\"item.waiting\",\"data\":{{\"items\":1,\"priority\":{priority}}}}}")
}

/// The value of `webhook-signature`: HMAC-SHA256 over id, time and body. Source: Standard Webhooks, "Signature scheme".
pub fn sign(key: &[u8], id: &str, at_s: u64, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(format!("{id}.{at_s}.{body}").as_bytes());
    format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()))
}

impl Webhook {
    /// An address and its secret, as `whsec_` and base64 of 24 to 64 bytes; `authorities` is a file of certificates to
    /// believe instead of this machine's.
    ///
    /// # Errors
    /// [`NotifyFault::Settings`] if the address is not `https`, except on this machine itself, holds a name or password,
    /// or the secret is none.
    pub fn new(url: &str, secret: &str, authorities: Option<PathBuf>) -> Result<Webhook, NotifyFault> {
        let bad = |what: &str| NotifyFault::Settings(what.to_owned());
        let uri: Uri = url.parse().map_err(|_| bad("the address is no URL"))?;
        let host = uri.host().ok_or_else(|| bad("the address names no host"))?;
        match uri.scheme_str() {
            Some("https") => {}
            Some("http") if tls::is_here(host) => {}
            _ => return Err(bad("the address is not https, and not on this machine")),
        }
        if uri.authority().is_some_and(|a| a.as_str().contains('@')) {
            return Err(bad("the address holds a name or password"));
        }
        let text = secret.trim().strip_prefix("whsec_").ok_or_else(|| bad("the secret does not begin with whsec_"))?;
        let key = Zeroizing::new(BASE64.decode(text.as_bytes()).map_err(|_| bad("the secret is not base64"))?);
        if !(24..=64).contains(&key.len()) {
            return Err(bad("the secret is not of 24 to 64 bytes"));
        }
        Ok(Webhook { uri, key, authorities })
    }

    /// Posts one message. A redirect is an answer like any other that is not 2xx: nobody is followed elsewhere.
    ///
    /// # Errors
    /// As [`NotifyFault`] says.
    pub async fn post(&self, id: &str, at_s: u64, priority: u8) -> Result<(), NotifyFault> {
        let late = || NotifyFault::Unreached("no answer in time".into());
        match tokio::time::timeout(LIMIT, self.ask(id, at_s, body(priority))).await.map_err(|_| late())?? {
            status if status.is_success() => Ok(()),
            StatusCode::GONE => Err(NotifyFault::Gone),
            status => Err(NotifyFault::Refused(format!("status {status}"))),
        }
    }

    async fn ask(&self, id: &str, at_s: u64, body: String) -> Result<StatusCode, NotifyFault> {
        let unreached = |e: std::io::Error| NotifyFault::Unreached(e.to_string());
        let host = self.uri.host().unwrap_or_default();
        let secure = self.uri.scheme_str() == Some("https");
        let port = self.uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let line = TcpStream::connect((bare, port)).await.map_err(unreached)?;
        let path = self.uri.path_and_query().map_or("/", |p| p.as_str());
        let request = Request::post(path)
            .header(header::HOST, self.uri.authority().map_or(host, |a| a.as_str()))
            .header(header::CONTENT_TYPE, "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", at_s)
            .header("webhook-signature", sign(&self.key, id, at_s, &body))
            .body(Full::new(Bytes::from(body)))
            .map_err(|e| NotifyFault::Settings(e.to_string()))?;
        if !secure {
            return converse(line, request).await;
        }
        let name = ServerName::try_from(bare.to_owned()).map_err(|e| NotifyFault::Settings(e.to_string()))?;
        let config = tls::config(self.authorities.as_deref())?;
        let line = TlsConnector::from(Arc::new(config)).connect(name, line).await.map_err(unreached)?;
        converse(line, request).await
    }
}

async fn converse<L>(line: L, request: Request<Full<Bytes>>) -> Result<StatusCode, NotifyFault>
where
    L: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let unreached = |e: hyper::Error| NotifyFault::Unreached(e.to_string());
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(line)).await.map_err(unreached)?;
    let carried = tokio::spawn(connection);
    let answer = sender.send_request(request).await.map_err(unreached);
    let status = match answer {
        Ok(answer) => {
            let (head, body) = answer.into_parts();
            // Too long or broken off: the status is what counts.
            let _ = Limited::new(body, ANSWER_MAX).collect().await;
            Ok(head.status)
        }
        Err(fault) => Err(fault),
    };
    carried.abort();
    status
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// The sample of the convention's own libraries.
    #[test]
    fn a_signature_is_that_of_the_conventions_sample() {
        let hook = Webhook::new("https://hooks.example/a", SECRET, None).unwrap();
        let signed = sign(&hook.key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn only_an_address_that_nobody_can_listen_to_is_taken() {
        let taken = |url: &str| Webhook::new(url, SECRET, None).is_ok();
        for good in [
            "https://hooks.example/a?b=c",
            "https://10.0.0.7:8443/",
            "http://127.0.0.1:9000/x",
            "http://[::1]:9000/",
            "http://localhost/",
        ] {
            assert!(taken(good), "{good}");
        }
        for bad in [
            "http://hooks.example/",
            "http://10.0.0.7/",
            "ftp://hooks.example/",
            "file:///etc/passwd",
            "https://u:p@hooks.example/",
            "/path",
            "http://localhost.example/",
        ] {
            assert!(!taken(bad), "{bad}");
        }
        for bad in ["", "whsec_", "whsec_AAAA", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_!!!!"] {
            assert!(Webhook::new("https://hooks.example/", bad, None).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_message_says_that_one_item_waits_and_nothing_more() {
        assert_eq!(body(1), r#"{"type":"item.waiting","data":{"items":1,"priority":1}}"#);
    }
}
