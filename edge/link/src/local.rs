//! A Unix socket by which the command line talks to the node of its own machine.
//!
//! The file's mode (0600) is the only admission: whoever may open it is the node's operator.

use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use bytes::Bytes;
use http::{Method, Request, header};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use thiserror::Error;
use tokio::net::{UnixListener, UnixStream};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::converse::{self, Limits, Stopping, converse};
use crate::{BindFault, Response};

/// The longest body that this machine's own user may send, bytes: a file of evidence as text.
const BODY_MAX: usize = 96 << 20;
/// How long the node may take to answer the command line.
pub const ANSWER_MAX: Duration = Duration::from_secs(120);

/// The command line got no answer from the node of its machine.
#[derive(Debug, Error)]
pub enum LocalFault {
    /// Nobody listens on the socket; nothing was sent.
    #[error("no node answers on {}; start the node, or check the path", path.display())]
    NoNode {
        /// The socket's path.
        path: PathBuf,
    },
    /// The socket belongs to another user; nothing was sent.
    #[error("{} is not yours to open; run this as the user who runs the node", path.display())]
    NotAllowed {
        /// The socket's path.
        path: PathBuf,
    },
    /// The path or method does not form an HTTP request; nothing was sent.
    #[error("this is no request that a node could be sent: {0}; correct it")]
    BadRequest(http::Error),
    /// The exchange broke off, or the node did not answer within [`ANSWER_MAX`].
    #[error("the node on {} gave no answer: {source}; look at its log", path.display())]
    Broken {
        /// The socket's path.
        path: PathBuf,
        /// What was seen.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// A Unix socket taken, serving a router to the node's operator.
#[derive(Debug)]
pub struct Socket {
    listener: UnixListener,
    path: PathBuf,
}

/// Takes the socket at `path`, mode 0600. A file left by a node that no longer answers is replaced.
///
/// # Errors
/// [`BindFault::NodeRunning`] if a node answers there, [`BindFault::NotASocket`] if something else
/// is in the way, [`BindFault::Socket`] otherwise.
pub async fn bind(path: impl AsRef<Path>) -> Result<Socket, BindFault> {
    let path = path.as_ref().to_owned();
    let fault = |source| BindFault::Socket { path: path.clone(), source };
    match fs::symlink_metadata(&path) {
        Err(absent) if absent.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(fault(error)),
        Ok(found) if !found.file_type().is_socket() => {
            return Err(BindFault::NotASocket { path });
        }
        Ok(_) => match UnixStream::connect(&path).await {
            Ok(_) => return Err(BindFault::NodeRunning { path }),
            Err(stale) if stale.kind() == ErrorKind::ConnectionRefused => {}
            Err(error) => return Err(fault(error)),
        },
    }
    let listener = private(&path).map_err(fault)?;
    Ok(Socket { listener, path })
}

impl Socket {
    /// Serves until `stop` is ready, as [`crate::Server::serve`] does, and removes the file.
    pub async fn serve(self, router: Router, stop: impl Future<Output = ()>) {
        let router = router.layer(DefaultBodyLimit::disable());
        let (stopper, stopping) = Stopping::pair();
        let (limits, mut open) = (Limits { body_bytes: BODY_MAX, ..Limits::default() }, JoinSet::new());
        let mut stop = pin!(stop);
        loop {
            let call = tokio::select! {
                biased;
                () = &mut stop => break,
                call = self.listener.accept() => call,
            };
            converse::reap(&mut open);
            match call {
                Ok((stream, _)) => {
                    let router = router.clone();
                    open.spawn(converse(stream, router, None, limits, stopping.clone()));
                }
                Err(error) => converse::pause(error).await,
            }
        }
        drop(self);
        stopper.send_replace(true);
        converse::drain(open, limits.drain).await;
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Sends one request to the node behind the socket and reads the whole answer.
///
/// # Errors
/// [`LocalFault`], [`LocalFault::NoNode`] if none runs.
pub async fn request(
    path: impl AsRef<Path>,
    method: Method,
    uri: &str,
    body: impl Into<Bytes>,
) -> Result<Response, LocalFault> {
    let path = path.as_ref();
    let request = Request::builder().method(method).uri(uri).header(header::HOST, "localhost");
    let request = request.body(Full::new(body.into())).map_err(LocalFault::BadRequest)?;
    let stream = UnixStream::connect(path).await.map_err(|error| unopened(path, error))?;
    let answer = timeout(ANSWER_MAX, exchange(stream, request)).await;
    let broken = |source| LocalFault::Broken { path: path.to_owned(), source };
    answer.map_err(|late| broken(late.into()))?.map_err(|error| broken(error.into()))
}

async fn exchange(stream: UnixStream, request: Request<Full<Bytes>>) -> Result<Response, hyper::Error> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let (head, body) = sender.send_request(request).await?.into_parts();
    let bytes = body.collect().await?.to_bytes();
    Ok(Response { status: head.status, headers: head.headers, bytes })
}

fn unopened(path: &Path, error: io::Error) -> LocalFault {
    let path = path.to_owned();
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::ConnectionRefused => LocalFault::NoNode { path },
        ErrorKind::PermissionDenied => LocalFault::NotAllowed { path },
        _ => LocalFault::Broken { path, source: error.into() },
    }
}

/// Makes the socket in a folder only we can enter and moves it into place with its mode set:
/// bound at its place it would stand open to everyone until the mode is changed.
fn private(path: &Path) -> io::Result<UnixListener> {
    let name = path.file_name().ok_or(ErrorKind::InvalidInput)?.to_string_lossy();
    let folder = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let inside = folder.join("s");
    let clear = || {
        let _ = fs::remove_file(&inside);
        let _ = fs::remove_dir(&folder);
    };
    // A stop in the middle leaves the folder behind, and in a container the next process may
    // well have the same number.
    clear();
    fs::DirBuilder::new().mode(0o700).create(&folder)?;
    let made = (|| {
        let listener = UnixListener::bind(&inside)?;
        fs::set_permissions(&inside, fs::Permissions::from_mode(0o600))?;
        fs::rename(&inside, path)?;
        Ok(listener)
    })();
    clear();
    made
}
