//! Attacks on the handshake and on a server's patience, over real sockets.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use axum::{Extension, Router, body::Bytes, routing::get, routing::post};
use http::Method;
use rustls::NamedGroup;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::{Client, Identity, Limits, LinkFault, Peer, Peers, Server, Timeouts, trust};

const BOUND: Duration = Duration::from_secs(10);

struct Cast {
    north: Identity,
    south: Identity,
    peers: Peers,
}

fn cast() -> Cast {
    let (north, south) = (Identity::generate().unwrap(), Identity::generate().unwrap());
    let pins = [("NORTH".to_owned(), north.spki()), ("SOUTH".to_owned(), south.spki())];
    Cast { north, south, peers: Peers::new(pins).unwrap() }
}

async fn serve(identity: &Identity, peers: &Peers, limits: Limits) -> String {
    let router = Router::new()
        .route("/", get(|Extension(Peer(name)): Extension<Peer>| async { name }))
        .route("/len", post(|body: Bytes| async move { body.len().to_string() }));
    let server = Server::bind("127.0.0.1:0", identity, peers.clone(), router).await.unwrap();
    let addr = server.local_addr().unwrap().to_string();
    tokio::spawn(server.with_limits(limits).serve(std::future::pending()));
    addr
}

async fn tls(addr: &str, identity: &Identity, member: &str, peers: &Peers) -> TlsStream<TcpStream> {
    let config = trust::client(identity, peers.pin(member).unwrap(), peers);
    let tcp = TcpStream::connect(addr).await.unwrap();
    let name = ServerName::try_from("node.invalid").unwrap();
    TlsConnector::from(config).connect(name, tcp).await.unwrap()
}

#[tokio::test]
async fn a_caller_with_a_members_certificate_but_not_its_key_is_refused() {
    let Cast { north, south, peers } = cast();
    let thief = Identity::generate().unwrap().wearing(&north);
    let addr = serve(&south, &peers, Limits::default()).await;

    let call = |identity| {
        let (client, addr) = (Client::new(identity, &peers), addr.clone());
        async move { client.request("SOUTH", &addr, Method::GET, "/", "", Timeouts::default()).await }
    };
    assert_eq!(call(&north).await.unwrap().bytes, "NORTH");
    let fault = call(&thief).await.unwrap_err();
    assert!(matches!(fault, LinkFault::Tls { .. }), "{fault}");
}

#[tokio::test]
async fn a_server_with_a_members_certificate_but_not_its_key_is_refused() {
    let Cast { north, south, peers } = cast();
    let thief = Identity::generate().unwrap().wearing(&south);
    let addr = serve(&thief, &peers, Limits::default()).await;
    let client = Client::new(&north, &peers);
    let answer = client.request("SOUTH", &addr, Method::GET, "/", "", Timeouts::default()).await;
    let fault = answer.unwrap_err();
    assert!(matches!(fault, LinkFault::Tls { .. }), "{fault}");
}

#[tokio::test]
async fn the_key_exchange_is_the_post_quantum_one_and_nothing_is_resumed() {
    let Cast { north, south, peers } = cast();
    let addr = serve(&south, &peers, Limits::default()).await;
    let tls = tls(&addr, &north, "SOUTH", &peers).await;
    let group = tls.get_ref().1.negotiated_key_exchange_group().unwrap().name();
    assert_eq!(group, NamedGroup::X25519MLKEM768);
    assert_eq!(tls.get_ref().1.handshake_kind(), Some(rustls::HandshakeKind::Full));
}

#[tokio::test]
async fn tls_1_2_is_answered_with_protocol_version() {
    let Cast { south, peers, .. } = cast();
    let addr = serve(&south, &peers, Limits::default()).await;
    let mut tcp = TcpStream::connect(&addr).await.unwrap();
    tcp.write_all(&client_hello_1_2()).await.unwrap();
    let mut alert = [0; 7];
    timeout(BOUND, tcp.read_exact(&mut alert)).await.unwrap().unwrap();
    // Record type alert, two bytes long: fatal, 70 protocol_version. Source: RFC 8446, 6.
    assert_eq!((alert[0], &alert[3..]), (0x15, &[0, 2, 2, 70][..]));
}

#[tokio::test]
async fn a_caller_who_dawdles_over_the_head_is_dropped() {
    let Cast { north, south, peers } = cast();
    let limits = Limits { head: Duration::from_millis(200), ..Limits::default() };
    let addr = serve(&south, &peers, limits).await;
    let mut tls = tls(&addr, &north, "SOUTH", &peers).await;
    tls.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow").await.unwrap();
    let mut answer = Vec::new();
    let _ = timeout(BOUND, tls.read_to_end(&mut answer)).await.expect("dropped in time");
    assert!(!answer.starts_with(b"HTTP/1.1 200"));
}

#[tokio::test]
async fn a_caller_who_never_shakes_hands_is_dropped_and_gives_its_place_back() {
    let Cast { north, south, peers } = cast();
    let handshake = Duration::from_millis(300);
    let addr = serve(&south, &peers, Limits { handshake, handshakes: 1, ..Limits::default() }).await;
    let mut mute = TcpStream::connect(&addr).await.unwrap();
    let client = Client::new(&north, &peers);
    let answer = client.request("SOUTH", &addr, Method::GET, "/", "", Timeouts::default()).await;
    assert_eq!(answer.unwrap().bytes, "NORTH");
    assert_eq!(timeout(BOUND, mute.read(&mut [0; 8])).await.unwrap().unwrap(), 0);
}

#[tokio::test]
async fn a_member_that_takes_its_whole_share_leaves_the_others_theirs() {
    let Cast { north, south, peers } = cast();
    let limits = Limits { connections_per_member: 2, handshakes: 1, ..Limits::default() };
    let addr = serve(&south, &peers, limits).await;
    let _held = [tls(&addr, &north, "SOUTH", &peers).await, tls(&addr, &north, "SOUTH", &peers).await];
    // In TLS 1.3 the caller is done first: a third that is dropped shows that two are counted.
    let mut third = tls(&addr, &north, "SOUTH", &peers).await;
    let dropped = timeout(BOUND, third.read(&mut [0; 8])).await.expect("dropped in time");
    assert!(matches!(dropped, Ok(0) | Err(_)));

    let other = Client::new(&south, &peers);
    let answer = other.request("SOUTH", &addr, Method::GET, "/", "", Timeouts::default()).await;
    assert_eq!(answer.unwrap().bytes, "SOUTH");
}

#[tokio::test]
async fn a_body_that_hides_its_length_is_counted_as_it_comes() {
    let Cast { north, south, peers } = cast();
    let limits = Limits { body_bytes: 1000, ..Limits::default() };
    let addr = serve(&south, &peers, limits).await;
    let mut tls = tls(&addr, &north, "SOUTH", &peers).await;
    let head = "POST /len HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    let body = format!("3e9\r\n{}\r\n0\r\n\r\n", "x".repeat(0x3e9));
    tls.write_all((head.to_owned() + &body).as_bytes()).await.unwrap();
    let mut status = [0; 12];
    timeout(BOUND, tls.read_exact(&mut status)).await.unwrap().unwrap();
    assert_eq!(&status, b"HTTP/1.1 413");
}

#[tokio::test]
async fn a_caller_who_sends_too_much_before_it_listens_still_hears_413() {
    let Cast { north, south, peers } = cast();
    let limits = Limits { body_bytes: 3 << 20, ..Limits::default() };
    let addr = serve(&south, &peers, limits).await;
    let mut tls = tls(&addr, &north, "SOUTH", &peers).await;
    // Far more than the sockets' buffers take.
    let body = vec![0; 20 << 20];
    let head = format!("POST /len HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n", body.len());
    tls.write_all(head.as_bytes()).await.unwrap();
    timeout(BOUND, tls.write_all(&body)).await.unwrap().expect("not cut off while it sends");
    tls.flush().await.unwrap();
    let mut status = [0; 12];
    timeout(BOUND, tls.read_exact(&mut status)).await.unwrap().unwrap();
    assert_eq!(&status, b"HTTP/1.1 413");
}

#[tokio::test]
async fn a_stranger_who_talks_on_still_hears_why_it_is_refused() {
    let Cast { south, peers, .. } = cast();
    let addr = serve(&south, &peers, Limits::default()).await;
    let mut tls = tls(&addr, &Identity::generate().unwrap(), "SOUTH", &peers).await;
    for _ in 0..4 {
        tls.write_all(&[b'x'; 1000]).await.expect("not reset while it talks");
        tls.flush().await.unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let refused = timeout(BOUND, tls.read(&mut [0; 8])).await.unwrap().unwrap_err();
    assert!(refused.to_string().contains("AccessDenied"), "{refused}");
}

#[tokio::test]
async fn requests_share_a_connection() {
    let Cast { north, south, peers } = cast();
    let behind = serve(&south, &peers, Limits::default()).await;
    let relay = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = relay.local_addr().unwrap().to_string();
    let accepted = Arc::new(AtomicUsize::new(0));
    let counter = accepted.clone();
    tokio::spawn(async move {
        loop {
            let (mut near, _) = relay.accept().await.unwrap();
            counter.fetch_add(1, Relaxed);
            let mut far = TcpStream::connect(&behind).await.unwrap();
            tokio::spawn(async move { drop(copy_bidirectional(&mut near, &mut far).await) });
        }
    });
    let client = Client::new(&north, &peers);
    for _ in 0..5 {
        let answer = client.request("SOUTH", &addr, Method::GET, "/", "", Timeouts::default());
        assert_eq!(answer.await.unwrap().bytes, "NORTH");
    }
    assert_eq!(accepted.load(Relaxed), 1);
}

/// A ClientHello that offers TLS 1.2 at most. Layout: RFC 5246, 7.4.1.2.
fn client_hello_1_2() -> Vec<u8> {
    let mut hello = vec![3, 3];
    hello.extend([7; 32]);
    hello.push(0); // no session
    hello.extend([0, 4, 0xc0, 0x2b, 0xc0, 0x2f]); // ECDHE with AES-128-GCM
    hello.extend([1, 0]); // no compression
    let extensions = [
        &[0, 10, 0, 4, 0, 2, 0, 29][..],      // groups: X25519
        &[0, 13, 0, 6, 0, 4, 4, 3, 8, 7][..], // signatures: ECDSA P-256, Ed25519
        &[0, 11, 0, 2, 1, 0][..],             // points: uncompressed
    ]
    .concat();
    hello.extend((extensions.len() as u16).to_be_bytes());
    hello.extend(extensions);
    let body = [&[1, 0][..], &(hello.len() as u16).to_be_bytes(), &hello].concat();
    [&[0x16, 3, 1][..], &(body.len() as u16).to_be_bytes(), &body].concat()
}
