//! The command line's way to its own node.
#![allow(clippy::unwrap_used)]

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use axum::Router;
use axum::body::Bytes;
use axum::routing::post;
use link::local::{self, LocalFault};
use link::{BindFault, Method, StatusCode};
use tokio::sync::oneshot;

async fn echo(path: &Path) -> Result<link::Response, LocalFault> {
    local::request(path, Method::POST, "/echo?x=1", "hello").await
}

#[tokio::test]
async fn the_command_line_reaches_its_node_and_nobody_else_may() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("node.sock");
    assert!(matches!(echo(&path).await, Err(LocalFault::NoNode { .. })));

    let socket = local::bind(&path).await.unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let router = Router::new().route("/echo", post(|body: Bytes| async { body }));
    let ended = tokio::spawn(socket.serve(router, async { drop(stopped.await) }));
    let answer = echo(&path).await.unwrap();
    assert_eq!((answer.status, answer.bytes), (StatusCode::OK, "hello".into()));
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");

    assert!(matches!(local::bind(&path).await, Err(BindFault::NodeRunning { .. })));
    assert_eq!(echo(&path).await.unwrap().bytes, "hello", "the refused second left it alone");

    stop.send(()).unwrap();
    ended.await.unwrap();
    assert!(!path.exists());
    assert!(matches!(echo(&path).await, Err(LocalFault::NoNode { .. })));
}

#[tokio::test]
async fn a_socket_left_by_a_dead_node_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("node.sock");
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    assert!(path.exists(), "the standard library leaves the file behind");
    assert!(matches!(echo(&path).await, Err(LocalFault::NoNode { .. })));
    local::bind(&path).await.expect("nobody answers there");
}

#[tokio::test]
async fn what_is_not_a_socket_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("node.sock");
    std::fs::write(&path, "letters").unwrap();
    assert!(matches!(local::bind(&path).await, Err(BindFault::NotASocket { .. })));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "letters");
    let nowhere = folder.path().join("none/node.sock");
    assert!(matches!(local::bind(nowhere).await, Err(BindFault::Socket { .. })));
}
