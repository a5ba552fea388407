//! Calls between pinned members over loopback: who is heard, what is refused, how it ends.
#![allow(clippy::unwrap_used)]

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::routing::{get, post};
use axum::{Extension, Router};
use futures_util::{StreamExt, stream};
use link::*;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};

const BOUND: Duration = Duration::from_secs(10);

/// A running server and what stops it.
struct Running {
    addr: String,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

async fn run(identity: &Identity, peers: &Peers, limits: Limits) -> Running {
    let server = Server::bind("127.0.0.1:0", identity, peers.clone(), router()).await.unwrap();
    let server = server.with_limits(limits);
    let addr = server.local_addr().unwrap().to_string();
    let (stop, stopped) = oneshot::channel();
    let ended = tokio::spawn(server.serve(async { drop(stopped.await) }));
    Running { addr, stop, ended }
}

fn router() -> Router {
    Router::new()
        .route("/who", get(|Extension(Peer(name)): Extension<Peer>| async { name }))
        .route("/echo", post(|body: Bytes| async { body }))
        .route("/big", get(|| async { vec![0_u8; 2000] }))
        .route("/hang", get(|| async { std::future::pending::<()>().await }))
        .route("/ticks", get(ticks))
        .route("/mute", get(|| async { Body::from_stream(stream::pending::<Result<Bytes, Infallible>>()) }))
}

async fn ticks(Extension(stopping): Extension<Stopping>) -> Body {
    let ticks = stream::repeat(Bytes::from_static(b"tick")).then(|tick| async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        Ok::<_, Infallible>(tick)
    });
    Body::from_stream(stopping.ends(ticks))
}

fn members() -> (Identity, Identity, Peers) {
    let (north, south) = (Identity::generate().unwrap(), Identity::generate().unwrap());
    let pins = [("NORTH".to_owned(), north.spki()), ("SOUTH".to_owned(), south.spki())];
    (north, south, Peers::new(pins).unwrap())
}

fn within(ms: u64) -> Timeouts {
    Timeouts { request: Duration::from_millis(ms), ..Timeouts::default() }
}

async fn who(client: &Client, member: &str, addr: &str) -> Result<Response, LinkFault> {
    client.request(member, addr, Method::GET, "/who", "", Timeouts::default()).await
}

#[tokio::test]
async fn pinned_members_talk_and_the_handler_knows_the_caller() {
    let (north, south, peers) = members();
    let at_south = run(&south, &peers, Limits::default()).await;
    let at_north = run(&north, &peers, Limits::default()).await;
    let (from_north, from_south) = (Client::new(&north, &peers), Client::new(&south, &peers));
    for _ in 0..3 {
        let answer = who(&from_north, "SOUTH", &at_south.addr).await.unwrap();
        assert_eq!((answer.status, answer.bytes), (StatusCode::OK, "NORTH".into()));
        assert_eq!(who(&from_south, "NORTH", &at_north.addr).await.unwrap().bytes, "SOUTH");
    }
    let body = vec![5; 300_000];
    let echo =
        from_north.request("SOUTH", &at_south.addr, Method::POST, "/echo", body.clone(), Timeouts::default()).await;
    assert_eq!(echo.unwrap().bytes, body);
}

#[tokio::test]
async fn a_caller_who_is_not_pinned_hears_why() {
    let (_, south, peers) = members();
    let at_south = run(&south, &peers, Limits::default()).await;
    let stranger = Client::new(&Identity::generate().unwrap(), &peers);
    for _ in 0..5 {
        let fault = who(&stranger, "SOUTH", &at_south.addr).await.unwrap_err();
        assert!(matches!(fault, LinkFault::NotAdmitted { .. }), "{fault}");
    }
    let fault = stranger.stream("SOUTH", &at_south.addr, "/ticks", within(5_000)).await.err();
    assert!(matches!(fault, Some(LinkFault::NotAdmitted { .. })), "{fault:?}");
}

#[tokio::test]
async fn another_members_key_at_the_address_is_named() {
    let (north, south, peers) = members();
    let at_north = run(&north, &peers, Limits::default()).await;
    let client = Client::new(&south, &peers);
    match who(&client, "SOUTH", &at_north.addr).await.unwrap_err() {
        LinkFault::WrongPeer { expected, found, addr } => {
            assert_eq!((expected.as_str(), found.as_deref()), ("SOUTH", Some("NORTH")));
            assert_eq!(addr, at_north.addr);
        }
        other => panic!("{other}"),
    }
    let unknown = Identity::generate().unwrap();
    let at_unknown = run(&unknown, &peers, Limits::default()).await;
    let fault = who(&client, "NORTH", &at_unknown.addr).await.unwrap_err();
    assert!(matches!(fault, LinkFault::WrongPeer { found: None, .. }), "{fault}");
}

#[tokio::test]
async fn a_member_without_pin_or_an_address_without_node_is_no_call() {
    let (north, _, peers) = members();
    let client = Client::new(&north, &peers);
    let fault = who(&client, "CHAIR", "127.0.0.1:1").await.unwrap_err();
    assert!(matches!(fault, LinkFault::UnknownMember { .. }), "{fault}");
    let fault = who(&client, "SOUTH", "127.0.0.1:1").await.unwrap_err();
    assert!(matches!(fault, LinkFault::Unreachable { .. }), "{fault}");
    let fault = who(&client, "SOUTH", "no address").await.unwrap_err();
    assert!(matches!(fault, LinkFault::BadRequest { .. } | LinkFault::Unreachable { .. }), "{fault}");
}

#[tokio::test]
async fn a_body_over_the_limit_is_answered_413() {
    let (north, south, peers) = members();
    let limits = Limits { body_bytes: 100_000, ..Limits::default() };
    let at_south = run(&south, &peers, limits).await;
    let client = Client::new(&north, &peers);
    let send = |len| {
        let (client, addr) = (client.clone(), at_south.addr.clone());
        let body = vec![0; len];
        async move { client.request("SOUTH", &addr, Method::POST, "/echo", body, within(5_000)).await.unwrap() }
    };
    assert_eq!(send(100_000).await.status, StatusCode::OK);
    assert_eq!(send(100_001).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(send(700_000).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(send(9).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_response_over_the_limit_is_dropped() {
    let (north, south, peers) = members();
    let at_south = run(&south, &peers, Limits::default()).await;
    let big = |limit| {
        let client = Client::new(&north, &peers).with_response_limit(limit);
        let addr = at_south.addr.clone();
        async move { client.request("SOUTH", &addr, Method::GET, "/big", "", within(5_000)).await }
    };
    assert_eq!(big(2000).await.unwrap().bytes.len(), 2000);
    assert!(matches!(big(1999).await, Err(LinkFault::TooLarge { limit: 1999, .. })));
}

#[tokio::test]
async fn a_node_that_does_not_answer_in_time_is_given_up() {
    let (north, south, peers) = members();
    let at_south = run(&south, &peers, Limits::default()).await;
    let client = Client::new(&north, &peers);
    let hung = client.request("SOUTH", &at_south.addr, Method::GET, "/hang", "", within(100)).await;
    assert!(matches!(hung, Err(LinkFault::Timeout { doing: "answering", .. })), "{hung:?}");

    let mut mute = client.stream("SOUTH", &at_south.addr, "/mute", within(100)).await.unwrap();
    let last = timeout(BOUND, mute.next()).await.unwrap();
    assert!(matches!(last, Some(Err(LinkFault::Timeout { doing: "streaming", .. }))));
    assert!(mute.next().await.is_none());

    // A listener nobody accepts from: the handshake gets no answer.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = silent.local_addr().unwrap().to_string();
    let brief = Timeouts { connect: Duration::from_millis(100), ..Timeouts::default() };
    let fault = client.request("SOUTH", &addr, Method::GET, "/who", "", brief).await;
    assert!(matches!(fault, Err(LinkFault::Timeout { doing: "connecting", .. })), "{fault:?}");
}

#[tokio::test]
async fn a_node_that_moved_or_started_anew_is_reached_at_once() {
    let (north, south, peers) = members();
    let client = Client::new(&north, &peers);
    let first = run(&south, &peers, Limits::default()).await;
    assert_eq!(who(&client, "SOUTH", &first.addr).await.unwrap().bytes, "NORTH");
    first.stop.send(()).unwrap();
    timeout(BOUND, first.ended).await.unwrap().unwrap();
    let fault = who(&client, "SOUTH", &first.addr).await.unwrap_err();
    assert!(matches!(fault, LinkFault::Unreachable { .. }), "{fault}");

    let second = run(&south, &peers, Limits::default()).await;
    assert_eq!(who(&client, "SOUTH", &second.addr).await.unwrap().bytes, "NORTH");

    let third = Server::bind(&first.addr, &south, peers.clone(), router()).await.unwrap();
    tokio::spawn(third.serve(std::future::pending()));
    assert_eq!(who(&client, "SOUTH", &first.addr).await.unwrap().bytes, "NORTH");
}

#[tokio::test]
async fn a_stream_runs_until_the_server_stops() {
    let (north, south, peers) = members();
    let Running { addr, stop, ended } = run(&south, &peers, Limits::default()).await;
    let client = Client::new(&north, &peers);
    assert_eq!(who(&client, "SOUTH", &addr).await.unwrap().bytes, "NORTH");
    let mut ticks = client.stream("SOUTH", &addr, "/ticks", within(5_000)).await.unwrap();
    for _ in 0..3 {
        assert!(ticks.next().await.unwrap().unwrap().starts_with(b"tick"));
    }
    let stopped = Instant::now();
    stop.send(()).unwrap();
    let rest = timeout(BOUND, ticks.collect::<Vec<_>>()).await.expect("the stream ends");
    assert!(rest.iter().all(Result::is_ok), "it ends in order, not broken off");
    timeout(BOUND, ended).await.unwrap().unwrap();
    assert!(stopped.elapsed() < Duration::from_secs(5), "well before the bound");
}

#[tokio::test]
async fn a_stream_that_ignores_the_stop_is_cut_at_the_bound() {
    let (north, south, peers) = members();
    let limits = Limits { drain: Duration::from_millis(200), ..Limits::default() };
    let Running { addr, stop, ended } = run(&south, &peers, limits).await;
    let client = Client::new(&north, &peers);
    let mut mute = client.stream("SOUTH", &addr, "/mute", within(8_000)).await.unwrap();
    stop.send(()).unwrap();
    timeout(BOUND, ended).await.expect("the server ends").unwrap();
    let last = timeout(BOUND, mute.next()).await.unwrap();
    assert!(matches!(last, Some(Err(LinkFault::Broken { .. } | LinkFault::Tls { .. }))), "{last:?}");
}

#[tokio::test]
async fn a_stream_that_is_refused_says_so() {
    let (north, south, peers) = members();
    let at_south = run(&south, &peers, Limits::default()).await;
    let fault = Client::new(&north, &peers).stream("SOUTH", &at_south.addr, "/nothing", within(5_000)).await.err();
    assert!(matches!(fault, Some(LinkFault::NoStream { status: StatusCode::NOT_FOUND, .. })), "{fault:?}");
}

#[tokio::test]
async fn an_address_that_cannot_be_taken_is_named_with_its_remedy() {
    let (north, _, peers) = members();
    let bind = |addr: String| {
        let (north, peers) = (north.clone(), peers.clone());
        async move { Server::bind(&addr, &north, peers, router()).await }
    };
    let first = bind("127.0.0.1:0".into()).await.unwrap();
    let addr = first.local_addr().unwrap().to_string();
    let fault = bind(addr.clone()).await.unwrap_err();
    assert!(matches!(fault, BindFault::InUse { .. }));
    assert_eq!(fault.to_string(), format!("{addr} is in use by another process; stop it or configure another port"));
    assert!(matches!(bind("192.0.2.1:0".into()).await, Err(BindFault::NotOurs { .. })));
    assert!(matches!(bind("nowhere".into()).await, Err(BindFault::Other { .. })));
}
