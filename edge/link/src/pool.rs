//! Connections of the client that wait for the next request to the same member and address.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::client::conn::http1::SendRequest;
use tokio::time::{Instant, timeout};

pub(crate) type Sender = SendRequest<Full<Bytes>>;

/// A connection older than this is not used again. Well under the server's own limit
/// ([`crate::Limits::head`]), so that a request is not sent into a connection about to be closed.
const IDLE_MAX: Duration = Duration::from_secs(5);

/// Connections kept for one member at one address: as many as a node offers acts over at once, and some for its questions.
/// Below what a server grants one member ([`crate::Limits::connections_per_member`]).
const KEPT_MAX: usize = 24;

/// By member and address: connections and since when they are idle.
type Idle = BTreeMap<(String, String), Vec<(Sender, Instant)>>;

/// The idle connections of one client.
#[derive(Debug, Default)]
pub(crate) struct Pool(Mutex<Idle>);

impl Pool {
    /// A connection that is alive as far as anyone can tell.
    pub(crate) async fn take(&self, member: &str, addr: &str) -> Option<Sender> {
        while let Some(mut sender) = self.pop(member, addr) {
            // Right after a response the connection needs a moment until it is ready again.
            let ready = timeout(Duration::from_millis(100), sender.ready()).await;
            if matches!(ready, Ok(Ok(()))) {
                return Some(sender);
            }
        }
        None
    }

    /// Keeps a connection whose last response has been read to its end.
    pub(crate) fn keep(&self, member: &str, addr: &str, sender: Sender) {
        if sender.is_closed() {
            return;
        }
        let mut all = self.lock();
        // Addresses change; what lies idle elsewhere is let go here.
        all.retain(|_, idle| {
            idle.retain(|(_, since)| since.elapsed() < IDLE_MAX);
            !idle.is_empty()
        });
        let idle = all.entry((member.to_owned(), addr.to_owned())).or_default();
        if idle.len() < KEPT_MAX {
            idle.push((sender, Instant::now()));
        }
    }

    fn pop(&self, member: &str, addr: &str) -> Option<Sender> {
        let mut all = self.lock();
        let idle = all.get_mut(&(member.to_owned(), addr.to_owned()))?;
        idle.retain(|(_, since)| since.elapsed() < IDLE_MAX);
        idle.pop().map(|(sender, _)| sender)
    }

    fn lock(&self) -> MutexGuard<'_, Idle> {
        // Whoever panicked left a list of connections behind, which is never half written.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
