//! The server: who calls is settled by the handshake, before a byte of HTTP is read.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::converse::{self, Stopping, converse};
use crate::{BindFault, Identity, Limits, Peer, Peers, trust};

/// An address taken, serving a router to the members in a table of pins.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    door: Door,
}

impl Server {
    /// Takes the address (host:port, port 0 for any free one). Callers wait until
    /// [`Server::serve`] runs.
    ///
    /// # Errors
    /// [`BindFault`] naming the address and the remedy.
    pub async fn bind(addr: &str, identity: &Identity, peers: Peers, router: Router) -> Result<Server, BindFault> {
        let listener = TcpListener::bind(addr).await.map_err(|e| BindFault::of(addr, e))?;
        // The limit that counts is laid around every body; axum's own would cap it at 2 MB.
        let router = router.layer(DefaultBodyLimit::disable());
        let acceptor = TlsAcceptor::from(trust::server(identity, &peers));
        let door = Door::new(acceptor, peers, router, Limits::default());
        Ok(Server { listener, door })
    }

    /// The same server with other limits.
    pub fn with_limits(mut self, limits: Limits) -> Server {
        let Door { acceptor, peers, router, .. } = self.door;
        self.door = Door::new(acceptor, peers, router, limits);
        self
    }

    /// The address in fact taken.
    ///
    /// # Errors
    /// The system's, if it cannot say.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until `stop` is ready; then takes no more calls, lets those under way end, and
    /// returns at the latest after [`Limits::drain`].
    pub async fn serve(self, stop: impl Future<Output = ()>) {
        let Server { listener, door } = self;
        let (stopper, stopping) = Stopping::pair();
        let mut open = JoinSet::new();
        let mut stop = pin!(stop);
        loop {
            let call = tokio::select! {
                biased;
                () = &mut stop => break,
                call = door.next(&listener) => call,
            };
            converse::reap(&mut open);
            match call {
                Ok(call) => drop(open.spawn(door.clone().receive(call, stopping.clone()))),
                Err(error) => converse::pause(error).await,
            }
        }
        drop(listener);
        stopper.send_replace(true);
        converse::drain(open, door.limits.drain).await;
    }
}

/// A connection whose caller is not known yet; it holds one of the few places for such.
struct Call {
    tcp: TcpStream,
    from: SocketAddr,
    place: OwnedSemaphorePermit,
}

/// A place among the connections of one member; free again when the last copy is gone. An extension of every request, for
/// what outlives its connection's last request.
#[derive(Clone, Debug)]
pub(crate) struct Share {
    _permit: Arc<OwnedSemaphorePermit>,
}

/// All that a connection needs once it has been accepted.
#[derive(Clone)]
struct Door {
    acceptor: TlsAcceptor,
    peers: Peers,
    router: Router,
    limits: Limits,
    unknown: Arc<Semaphore>,
    known: Arc<BTreeMap<String, Arc<Semaphore>>>,
}

impl std::fmt::Debug for Door {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Door").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl Door {
    fn new(acceptor: TlsAcceptor, peers: Peers, router: Router, limits: Limits) -> Door {
        let share = || Arc::new(Semaphore::new(limits.connections_per_member));
        let known = peers.iter().map(|(member, _)| (member.to_owned(), share())).collect();
        let unknown = Arc::new(Semaphore::new(limits.handshakes));
        Door { acceptor, peers, router, limits, unknown, known: Arc::new(known) }
    }

    async fn next(&self, listener: &TcpListener) -> io::Result<Call> {
        let place = self.unknown.clone().acquire_owned().await.expect("the semaphore is never closed");
        let (tcp, from) = listener.accept().await?;
        Ok(Call { tcp, from, place })
    }

    async fn receive(self, call: Call, stopping: Stopping) {
        let Call { tcp, from, place } = call;
        let _ = tcp.set_nodelay(true);
        let handshake = timeout(self.limits.handshake, self.handshake(tcp));
        let settled = tokio::select! {
            settled = handshake => settled,
            () = stopping.clone().requested() => return,
        };
        drop(place);
        match settled {
            Err(_) => tracing::warn!(%from, "no TLS handshake within the time allowed"),
            Ok(Err(error)) => tracing::warn!(%from, %error, "caller refused"),
            Ok(Ok((tls, member))) => match self.known[&member].clone().try_acquire_owned() {
                Err(_) => tracing::warn!(%from, member, "too many connections of this member"),
                Ok(share) => {
                    let caller = (Peer(member), Share { _permit: Arc::new(share) });
                    converse(tls, self.router, Some(caller), self.limits, stopping).await;
                }
            },
        }
    }

    async fn handshake(&self, tcp: TcpStream) -> io::Result<(TlsStream<TcpStream>, String)> {
        match self.acceptor.accept(tcp).into_fallible().await {
            Ok(tls) => {
                let member = self.member(&tls).ok_or(io::ErrorKind::PermissionDenied)?;
                Ok((tls, member))
            }
            Err((error, tcp)) => {
                let _ = timeout(Duration::from_secs(1), hang_up(tcp)).await;
                Err(error)
            }
        }
    }

    fn member(&self, tls: &TlsStream<TcpStream>) -> Option<String> {
        let certificate = tls.get_ref().1.peer_certificates()?.first()?;
        let pin = trust::pin(certificate).ok()?;
        self.peers.member(&pin).map(str::to_owned)
    }
}

/// Ends a refused connection so that the caller can read why. In TLS 1.3 the caller has sent its
/// request by the time it is refused; closing with that unread would reset the connection and
/// throw the alert away.
async fn hang_up(mut tcp: TcpStream) {
    let _ = tcp.shutdown().await;
    let mut unread = [0; 4096];
    for _ in 0..64 {
        match tcp.read(&mut unread).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
}
