//! One accepted connection, from its first request to its end; the same for TLS and Unix sockets.

use std::convert::Infallible;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use futures_util::{Stream, StreamExt};
use http::header::CONTENT_LENGTH;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tower_service::Service;

use crate::Peer;
use crate::server::Share;

/// What a server grants. The defaults suit a mechanism of a few dozen members.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Longest request body in bytes; more is answered with 413. Default 1 MiB.
    pub body_bytes: usize,
    /// Time for the TLS handshake. Default 10 s.
    pub handshake: Duration,
    /// Time for the whole head of a request, and for which a connection may idle. Default 15 s.
    pub head: Duration,
    /// Time after the stop for what is under way; then it is cut. Default 10 s.
    pub drain: Duration,
    /// Connections at once whose caller is not known yet; further ones wait. Default 64.
    pub handshakes: usize,
    /// Connections at once of one member, so that none can crowd out another. Default 32.
    pub connections_per_member: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            body_bytes: 1024 * 1024,
            handshake: Duration::from_secs(10),
            head: Duration::from_secs(15),
            drain: Duration::from_secs(10),
            handshakes: 64,
            connections_per_member: 32,
        }
    }
}

/// Tells a handler that the server is stopping; an extension of every request.
#[derive(Clone, Debug)]
pub struct Stopping(watch::Receiver<bool>);

impl Stopping {
    /// Waits until the server stops.
    pub async fn requested(mut self) {
        // An error means that the server is gone altogether, which is a stop as well.
        let _ = self.0.wait_for(|stop| *stop).await;
    }

    /// The same stream, which ends when the server stops. Without it a stream that never ends
    /// by itself holds the stop up until the bound of [`Limits::drain`] cuts it.
    pub fn ends<S: Stream>(self, stream: S) -> impl Stream<Item = S::Item> + use<S> {
        stream.take_until(self.requested())
    }

    pub(crate) fn pair() -> (watch::Sender<bool>, Stopping) {
        let (stopper, stopping) = watch::channel(false);
        (stopper, Stopping(stopping))
    }
}

/// Serves the requests of one connection until the caller hangs up or the server stops.
pub(crate) async fn converse(
    io: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    router: Router,
    caller: Option<(Peer, Share)>,
    limits: Limits,
    stopping: Stopping,
) {
    let told = stopping.clone();
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(told.clone());
        if let Some((peer, share)) = &caller {
            request.extensions_mut().insert(peer.clone());
            request.extensions_mut().insert(share.clone());
        }
        answer(router.clone(), request, limits)
    });
    let mut connection = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            // 37 bytes of every answer that nobody reads: what time it is, is said by what is signed.
            .auto_date_header(false)
            .header_read_timeout(limits.head)
            .serve_connection(TokioIo::new(io), service)
            .with_upgrades()
    );
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stopping.requested() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Waits for connections under way, at most `bound`, then cuts the rest.
pub(crate) async fn drain(mut open: JoinSet<()>, bound: Duration) {
    let all = async {
        while let Some(ended) = open.join_next().await {
            note(ended)
        }
    };
    if timeout(bound, all).await.is_err() {
        tracing::warn!(left = open.len(), "connections cut at the end of the time to drain");
        open.shutdown().await;
    }
}

/// Forgets connections that have ended.
pub(crate) fn reap(open: &mut JoinSet<()>) {
    while let Some(ended) = open.try_join_next() {
        note(ended);
    }
}

/// Pauses after a failed accept: when file handles run out the next try fails at once as well.
pub(crate) async fn pause(error: std::io::Error) {
    tracing::error!(%error, "cannot accept a connection");
    tokio::time::sleep(Duration::from_millis(100)).await;
}

fn note(ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "a handler panicked");
    }
}

async fn answer(mut router: Router, request: Request<Incoming>, limits: Limits) -> Result<Response<Body>, Infallible> {
    if declared_len(&request) > limits.body_bytes as u64 {
        return Ok(too_large(request, limits).await);
    }
    // A body without a declared length is counted as it comes.
    router.call(request.map(|body| Limited::new(body, limits.body_bytes))).await
}

fn declared_len(request: &Request<Incoming>) -> u64 {
    let declared = request.headers().get(CONTENT_LENGTH);
    declared.and_then(|len| len.to_str().ok()?.parse().ok()).unwrap_or(0)
}

/// Answers 413. The body is read and dropped first, up to a bound: a caller that is cut off while
/// it sends sees a broken connection and tries again, instead of the reason.
async fn too_large(request: Request<Incoming>, limits: Limits) -> Response<Body> {
    let unwanted = Limited::new(request.into_body(), limits.body_bytes.saturating_mul(8));
    let mut unwanted = pin!(unwanted);
    let _ = timeout(limits.head, async { while let Some(Ok(_)) = unwanted.frame().await {} }).await;
    let mut response = Response::new(Body::from("the body is over this node's limit"));
    *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
    response
}
