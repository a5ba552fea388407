//! The client: calls a member at an address, and hears that member or nobody.

use std::collections::BTreeMap;
use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, stream};
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use rustls::ClientConfig;
use tokio::time::timeout;

use crate::line::{self, Line};
use crate::pool::{Pool, Sender};
use crate::route::Route;
use crate::{Identity, LinkFault, Peers, trust};

/// How long a call may take.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// Until the connection stands: name resolution, TCP and TLS together. Default 5 s.
    pub connect: Duration,
    /// From sending the request to the end of the response; in a stream, until its head and
    /// then for each silence between two chunks. Default 20 s.
    pub request: Duration,
}

impl Default for Timeouts {
    fn default() -> Timeouts {
        Timeouts { connect: Duration::from_secs(5), request: Duration::from_secs(20) }
    }
}

/// A response in full.
#[derive(Clone, Debug)]
pub struct Response {
    /// The peer's verdict; any status is a response, not a fault.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub bytes: Bytes,
}

/// A long body as its chunks arrive; where chunks are cut means nothing. The end of the stream is
/// the end of the body; after a fault nothing follows.
pub type ByteStream = Pin<Box<dyn Stream<Item = Result<Bytes, LinkFault>> + Send>>;

/// Calls members' nodes under one identity; clones share their idle connections.
#[derive(Clone, Debug)]
pub struct Client {
    trusted: Arc<BTreeMap<String, Arc<ClientConfig>>>,
    pool: Arc<Pool>,
    response_bytes: usize,
}

impl Client {
    /// A client that can call the members of the table. Responses may have up to 32 MiB, which
    /// holds any entry bundle.
    pub fn new(identity: &Identity, peers: &Peers) -> Client {
        let trust = |pin: &_| trust::client(identity, *pin, peers);
        let trusted = peers.iter().map(|(member, pin)| (member.to_owned(), trust(pin))).collect();
        let response_bytes = 32 * 1024 * 1024;
        Client { trusted: Arc::new(trusted), pool: Arc::default(), response_bytes }
    }

    /// The same client with another limit for a response's body, in bytes.
    pub fn with_response_limit(mut self, bytes: usize) -> Client {
        self.response_bytes = bytes;
        self
    }

    /// Sends one request to a member at an address (host:port) and reads the whole response.
    ///
    /// # Errors
    /// [`LinkFault`]; a request is sent once, and again only if it demonstrably never left.
    pub async fn request(
        &self,
        member: &str,
        addr: &str,
        method: Method,
        path: &str,
        body: impl Into<Bytes>,
        within: Timeouts,
    ) -> Result<Response, LinkFault> {
        let request = Request::builder().method(method).uri(path).body(body.into());
        let request = request.map_err(|source| LinkFault::BadRequest { member: member.to_owned(), source })?;
        self.send(member, addr, request, within).await
    }

    /// As [`Client::request`], for a request that has headers of its own.
    ///
    /// # Errors
    /// As [`Client::request`].
    pub async fn send(
        &self,
        member: &str,
        addr: &str,
        request: Request<Bytes>,
        within: Timeouts,
    ) -> Result<Response, LinkFault> {
        let route = self.route(member, addr)?;
        let mut request = Route::address(request);
        if let Some(mut sender) = self.pool.take(member, addr).await {
            match self.exchange(&route, &mut sender, request, within).await {
                Ok(response) => return Ok(self.keep(&route, sender, response)),
                Err(Failed::Unsent(unsent)) => request = unsent,
                Err(Failed::Sent(fault)) => return Err(fault),
            }
        }
        let mut sender = route.connect(within).await?;
        match self.exchange(&route, &mut sender, request, within).await {
            Ok(response) => Ok(self.keep(&route, sender, response)),
            Err(Failed::Unsent(_)) => Err(route.broken("the connection closed at once")),
            Err(Failed::Sent(fault)) => Err(fault),
        }
    }

    /// Opens a long response body: `GET path`, on a connection of its own.
    ///
    /// # Errors
    /// [`LinkFault`], at the opening or as the stream's last item. The peer must send something
    /// within each span of `within.request`, or the stream ends with [`LinkFault::Timeout`].
    pub async fn stream(
        &self,
        member: &str,
        addr: &str,
        path: &str,
        within: Timeouts,
    ) -> Result<ByteStream, LinkFault> {
        let route = self.route(member, addr)?;
        let request = Request::get(path).body(Bytes::new());
        let request = Route::address(request.map_err(|source| route.bad(source))?);
        let mut sender = route.connect(within).await?;
        let head = timeout(within.request, sender.send_request(request)).await;
        let head = head.map_err(|_| route.late("answering", within.request))?;
        let response = head.map_err(|error| route.fault(error))?;
        if !response.status().is_success() {
            return Err(route.no_stream(response.status()));
        }
        Ok(chunks(route, response.into_body(), within.request))
    }

    /// Opens a line by `GET path`, on a connection of its own.
    ///
    /// # Errors
    /// [`LinkFault`]; [`LinkFault::NoStream`] if the peer answers anything but the change of protocol.
    pub async fn line(&self, member: &str, addr: &str, path: &str, within: Timeouts) -> Result<Line, LinkFault> {
        let route = self.route(member, addr)?;
        let request = Request::get(path)
            .header(header::CONNECTION, "upgrade")
            .header(header::UPGRADE, line::PROTOCOL)
            .body(Bytes::new());
        let request = Route::address(request.map_err(|source| route.bad(source))?);
        let mut sender = route.connect(within).await?;
        let head = timeout(within.request, sender.send_request(request)).await;
        let head = head.map_err(|_| route.late("answering", within.request))?;
        let response = head.map_err(|error| route.fault(error))?;
        if response.status() != StatusCode::SWITCHING_PROTOCOLS {
            return Err(route.no_stream(response.status()));
        }
        let io = hyper::upgrade::on(response).await.map_err(|error| route.fault(error))?;
        Ok(Line::new(io, route, within))
    }

    fn route(&self, member: &str, addr: &str) -> Result<Route, LinkFault> {
        let unknown = || LinkFault::UnknownMember { member: member.to_owned() };
        let trust = self.trusted.get(member).ok_or_else(unknown)?.clone();
        Ok(Route { member: member.to_owned(), addr: addr.to_owned(), trust })
    }

    async fn exchange(
        &self,
        route: &Route,
        sender: &mut Sender,
        request: Request<Full<Bytes>>,
        within: Timeouts,
    ) -> Result<Response, Failed> {
        let exchange = async {
            let response = match sender.try_send_request(request).await {
                Ok(response) => response,
                Err(mut error) => {
                    return Err(match error.take_message() {
                        Some(unsent) => Failed::Unsent(unsent),
                        None => Failed::Sent(route.fault(error.into_error())),
                    });
                }
            };
            let (head, body) = response.into_parts();
            let body = Limited::new(body, self.response_bytes).collect().await;
            let bytes = body.map_err(|error| Failed::Sent(self.unread(route, error)))?.to_bytes();
            Ok(Response { status: head.status, headers: head.headers, bytes })
        };
        let late = |_| Failed::Sent(route.late("answering", within.request));
        timeout(within.request, exchange).await.map_err(late)?
    }

    fn keep(&self, route: &Route, sender: Sender, response: Response) -> Response {
        self.pool.keep(&route.member, &route.addr, sender);
        response
    }

    fn unread(&self, route: &Route, error: Box<dyn Error + Send + Sync>) -> LinkFault {
        if error.is::<LengthLimitError>() {
            return route.too_large(self.response_bytes);
        }
        route.fault(error)
    }
}

/// Why an exchange failed: with the request in hand, or perhaps acted upon by the peer.
enum Failed {
    Unsent(Request<Full<Bytes>>),
    Sent(LinkFault),
}

fn chunks(route: Route, body: Incoming, silence: Duration) -> ByteStream {
    Box::pin(stream::unfold(Some((route, body)), move |left| async move {
        let (route, mut body) = left?;
        loop {
            return match timeout(silence, body.frame()).await {
                Err(_) => Some((Err(route.late("streaming", silence)), None)),
                Ok(None) => None,
                Ok(Some(Err(error))) => Some((Err(route.fault(error)), None)),
                Ok(Some(Ok(frame))) => match frame.into_data() {
                    Ok(bytes) => Some((Ok(bytes), Some((route, body)))),
                    Err(_trailers) => continue,
                },
            };
        }
    }))
}
