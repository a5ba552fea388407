//! What a member's node answers the other members, over pinned mutual TLS.
//!
//! | method, path | who | what |
//! |---|---|---|
//! | POST /act | sequencer | an act's bytes → receipt, or 422 and why |
//! | GET /line | sequencer | a line on which acts and receipts are frames: `line` |
//! | GET /stream?from=N | sequencer | frames for ever: leaves from N on, checkpoints, heartbeats |
//! | GET /leaves?from=A&to=B | sequencer | frames: these leaves |
//! | GET /tile/.. | sequencer | C2SP tlog-tiles |
//! | POST /add-checkpoint | witness | C2SP tlog-witness |
//! | GET /term | all | number of the last term that this node has taken note of |
//! | GET /succession | all | the proof that the last succession stands, once a quorum has signed it |
//! | GET /checkpoint | all | the newest checkpoint this node has verified, for gossip |
//! | GET /time | witness | the second that its clock shows |
//! | POST /deposit | witness | an act that the sequencer does not answer → the witness's own act that says it holds it |
//! | GET /rulebook/HASH | all | the archive of a version of the rulebook that this node holds |
//! | GET /item/HASH?from=N | all | a sealed file of evidence from byte N on, a piece at a time; its length is in `item-len` |
//! | GET /evidence, /evidence/NAME | all | names of the files of evidence that this node holds, and each |

use super::actor::Actor;
use super::ordering::{Head, Orderer};
use super::state::State;
use crate::api::{RefusalText, Refused};
use crate::clock::Clock;
use act::Refusal;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, Path, Query, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use link::{Peer, Stopping, framing};
use record::CheckedLeaf;
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tlog::tile::{TilePath, encode_entries};
use tokio::sync::watch;
use tokio::time::Instant;

/// Kinds of frames of the live stream.
pub mod frame {
    /// Index (8 bytes, big endian) and leaf.
    pub const LEAF: u8 = 1;
    /// A checkpoint's text.
    pub const CHECKPOINT: u8 = 2;
    /// Nothing has happened, but the line is up.
    pub const HEARTBEAT: u8 = 3;
}

/// Below the 20 s after which a client gives a silent stream up.
const HEARTBEAT: Duration = Duration::from_secs(7);
/// Leaves of one piece of a stream.
const PIECE: u64 = 256;
/// What comes sooner after the last leaves than this goes out with what else has come by then: a lone act waits for nothing,
/// and a busy record costs each member one piece, one check of a checkpoint and one sync for several acts.
pub(super) const PACE: Duration = Duration::from_millis(10);
/// After how many leaves of a catch-up a checkpoint covers them.
const COVERED: u64 = 8192;

/// The sequencer's side of a node, if it has one.
#[derive(Clone)]
pub struct Sequencing {
    /// Its thread.
    pub orderer: Orderer,
    /// The newest checkpoint with a quorum.
    pub cosigned: watch::Receiver<Head>,
}

/// All routes of a member's node; with its clock, where it runs a witness.
pub fn router(keeper: Actor<State>, sequencing: Option<Sequencing>, witness: Option<Clock>) -> Router {
    let mut router = Router::new()
        .route("/checkpoint", get(checkpoint))
        .route("/succession", get(succession))
        .route("/term", get(term))
        .route("/rulebook/{hash}", get(rulebook))
        .route("/item/{address}", get(super::items::errand::serve))
        .route("/evidence", get(evidence))
        .route("/evidence/{name}", get(exhibit));
    if let Some(clock) = witness {
        // Not through the keeper: what waits there would make the time vague. Its clock may be wrong; the asker takes many.
        let time = move || async move { record::write_time(clock.now() / 1000) };
        router = router.route("/add-checkpoint", post(add_checkpoint)).route("/deposit", post(deposit));
        router = router.route(super::own_clock::PATH, get(time));
    }
    if let Some(sequencing) = sequencing {
        router = router
            .route("/act", post(offer))
            .route(super::line::PATH, get(line))
            .route("/stream", get(stream))
            .route("/leaves", get(leaves))
            .route("/tile/{*path}", get(tile))
            .layer(Extension(sequencing));
    }
    router.layer(Extension(keeper))
}

async fn checkpoint(Extension(keeper): Extension<Actor<State>>) -> Response {
    match keeper.ask(|s| s.newest_checkpoint()).await {
        Ok(Some(text)) => text.into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// The term that this node has taken note of: from then on its witness signs nothing that the term leaves out.
async fn term(Extension(keeper): Extension<Actor<State>>) -> Response {
    match keeper.ask(|s| s.replica.orders().fence.term).await {
        Ok(term) => format!("{term}\n").into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn succession(Extension(keeper): Extension<Actor<State>>) -> Response {
    match keeper.ask(|s| s.succession_proof()).await {
        Ok(Some(proof)) => proof.into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn rulebook(Extension(keeper): Extension<Actor<State>>, Path(hash): Path<String>) -> Response {
    let hash = data_encoding::HEXLOWER.decode(hash.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
    let Some(hash) = hash else { return StatusCode::NOT_FOUND.into_response() };
    match keeper.ask(move |s| s.archive(&hash)).await {
        Ok(Some(archive)) => ([(header::CACHE_CONTROL, "immutable")], archive).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn evidence(Extension(keeper): Extension<Actor<State>>) -> Response {
    match keeper.ask(|s| s.exhibits()).await {
        Ok(names) => Json(names).into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn exhibit(Extension(keeper): Extension<Actor<State>>, Path(name): Path<String>) -> Response {
    match keeper.ask(move |s| s.exhibit_named(&name)).await {
        Ok(Some(text)) => text.into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn deposit(Extension(keeper): Extension<Actor<State>>, body: Bytes) -> Response {
    match keeper.ask(move |s| s.deposit(&body)).await {
        Ok(Ok(receipt)) => Response::new(Body::from(receipt)),
        Ok(Err(refusal)) => refused(&refusal),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn offer(
    Extension(sequencing): Extension<Sequencing>,
    Extension(keeper): Extension<Actor<State>>,
    body: Bytes,
) -> Response {
    match sequencing.orderer.offer(body.clone()).await {
        // Without the header that names its type: on a thin line it would cost a third of the receipt.
        Ok(receipt) => Response::new(Body::from(receipt)),
        Err(refusal) => {
            if refusal.code == "name-reused" {
                // This node's own copy follows its sequencer out of memory, a moment later.
                let _ = keeper.tell(move |s| s.two_texts(&body));
            }
            refused(&refusal)
        }
    }
}

/// 422 with the refusal, 429 when it is too much at once, or 503 when the fault is ours; then the caller should try again.
pub fn refused(refusal: &Refusal) -> Response {
    let status = match refusal.code {
        "act-rate" => StatusCode::TOO_MANY_REQUESTS,
        _ if is_ours(refusal) => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (status, Json(refusals(refusal))).into_response()
}

/// Whether the fault is ours, so that the caller should try again.
pub(super) fn is_ours(refusal: &Refusal) -> bool {
    matches!(refusal.code, "disk-fault" | "sequencer-copy" | "not-running" | "quota" | "sequencer-clock")
}

pub(super) fn refusals(refusal: &Refusal) -> Refused {
    Refused { refusals: vec![RefusalText::from(refusal)] }
}

async fn line(Extension(sequencing): Extension<Sequencing>, request: Request) -> Response {
    link::line::answer(request, move |question| super::line::hear(sequencing.orderer.clone(), question))
}

#[derive(Deserialize)]
struct Range {
    from: u64,
    #[serde(default)]
    to: u64,
}

async fn leaves(Extension(sequencing): Extension<Sequencing>, Query(range): Query<Range>) -> Response {
    let size = sequencing.orderer.head.borrow().0;
    let found = sequencing.orderer.leaves(range.from, range.to.min(size), PIECE).await;
    piece(range.from, &found).into_response()
}

fn piece(from: u64, leaves: &[Arc<CheckedLeaf>]) -> Vec<u8> {
    let mut out = Vec::new();
    for (n, leaf) in leaves.iter().enumerate() {
        let mut payload = (from + n as u64).to_be_bytes().to_vec();
        payload.extend(leaf.bytes());
        // A leaf is at most 65,535 bytes, so a frame always takes it.
        out.extend(framing::encode(frame::LEAF, &payload).unwrap_or_default());
    }
    out
}

async fn stream(
    Extension(sequencing): Extension<Sequencing>,
    Extension(stopping): Extension<Stopping>,
    Query(range): Query<Range>,
) -> Response {
    let start = Streaming {
        head: sequencing.orderer.head.clone(),
        cosigned: sequencing.cosigned.clone(),
        orderer: sequencing.orderer,
        next: range.from,
        first: true,
        sent: None,
    };
    let pieces = futures_util::stream::unfold(start, |mut s| async move {
        let bytes = s.piece().await?;
        Some((Ok::<_, std::convert::Infallible>(Bytes::from(bytes)), s))
    });
    let body = Body::from_stream(stopping.ends(pieces));
    ([(header::CONTENT_TYPE, "application/octet-stream")], body).into_response()
}

/// One member's live stream.
struct Streaming {
    orderer: Orderer,
    head: watch::Receiver<Head>,
    cosigned: watch::Receiver<Head>,
    /// The next leaf to send.
    next: u64,
    first: bool,
    /// When leaves up to the head went out last.
    sent: Option<Instant>,
}

impl Streaming {
    /// The next bytes to send; waits until there are some. `None` ends the stream.
    async fn piece(&mut self) -> Option<Vec<u8>> {
        loop {
            if self.next < self.head.borrow().0
                && let Some(sent) = self.sent.take()
            {
                tokio::time::sleep_until(sent + PACE).await;
            }
            let (size, text) = self.head.borrow_and_update().clone();
            if self.next < size {
                // A long catch-up is covered piece by piece, so that nobody has to hold it all before checking any.
                let stop = (self.next / COVERED + 1).saturating_mul(COVERED).min(size);
                let found = self.orderer.leaves(self.next, stop, PIECE).await;
                if found.is_empty() {
                    return None;
                }
                let mut out = piece(self.next, &found);
                self.next += found.len() as u64;
                if self.next == stop && stop < size {
                    let text = self.orderer.with(move |s| s.checkpoint_at(stop)).await.flatten()?;
                    out.extend(framing::encode(frame::CHECKPOINT, text.as_bytes()).ok()?);
                }
                if self.next == size {
                    out.extend(framing::encode(frame::CHECKPOINT, text.as_bytes()).ok()?);
                    self.sent = Some(Instant::now());
                }
                return Some(out);
            }
            if self.first {
                self.first = false;
                let (_, text) = self.cosigned.borrow_and_update().clone();
                let kind = if text.is_empty() { frame::HEARTBEAT } else { frame::CHECKPOINT };
                return framing::encode(kind, text.as_bytes()).ok();
            }
            tokio::select! {
                moved = self.head.changed() => moved.ok()?,
                moved = self.cosigned.changed() => {
                    moved.ok()?;
                    let (_, text) = self.cosigned.borrow_and_update().clone();
                    return framing::encode(frame::CHECKPOINT, text.as_bytes()).ok();
                }
                () = tokio::time::sleep(HEARTBEAT) => return framing::encode(frame::HEARTBEAT, &[]).ok(),
            }
        }
    }
}

/// Any tile of the record as it stands: full ones and, made when asked for, the unfinished one at the edge.
async fn tile(Extension(sequencing): Extension<Sequencing>, Path(path): Path<String>) -> Response {
    let Ok(path) = TilePath::parse(&format!("tile/{path}")) else { return StatusCode::NOT_FOUND.into_response() };
    let found = match path {
        TilePath::Hash { .. } => sequencing.orderer.with(move |s| s.ledger().tree().tile(&path)).await.flatten(),
        TilePath::Entries { index, width } => {
            let from = index.saturating_mul(256);
            let leaves = sequencing.orderer.leaves(from, from.saturating_add(u64::from(width)), 256).await;
            let entries: Vec<&[u8]> = leaves.iter().map(|l| l.bytes()).collect();
            (entries.len() == usize::from(width)).then(|| encode_entries(&entries).ok()).flatten()
        }
    };
    match found {
        Some(bytes) => ([(header::CACHE_CONTROL, "immutable")], bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// C2SP tlog-witness. Leaves that have not come over the stream yet get a moment to do so.
async fn add_checkpoint(
    Extension(keeper): Extension<Actor<State>>,
    Extension(peer): Extension<Peer>,
    body: String,
) -> Response {
    let sequencer = keeper.ask(|s| s.founding().name_of(s.orderer()).to_owned()).await;
    if sequencer.map_or(true, |name| name != peer.0) {
        return (StatusCode::FORBIDDEN, "only the sequencer's member asks for cosignatures\n").into_response();
    }
    let Ok(request) = tlog::witness::AddCheckpoint::parse(&body) else {
        return (StatusCode::BAD_REQUEST, "not an add-checkpoint request\n").into_response();
    };
    for _ in 0..200 {
        let request = request.clone();
        let answer = match keeper.ask(move |s| s.consider(&request)).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(fault)) => return (StatusCode::SERVICE_UNAVAILABLE, fault).into_response(),
            Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        };
        return match answer {
            record::Answer::Cosign { line, .. } => line.into_response(),
            record::Answer::Conflict(size) => {
                let kind = [(header::CONTENT_TYPE, "text/x.tlog.size")];
                (StatusCode::CONFLICT, kind, tlog::witness::write_conflict(size)).into_response()
            }
            record::Answer::Fenced(term) => {
                let said = format!("fenced: term {term} of the sequencer has begun\n");
                (StatusCode::UNPROCESSABLE_ENTITY, said).into_response()
            }
            record::Answer::Beyond(size) => {
                let said = format!("beyond: this witness has signed {size} leaves, which the term leaves out\n");
                (StatusCode::UNPROCESSABLE_ENTITY, said).into_response()
            }
            record::Answer::Missing { .. } => {
                tokio::time::sleep(Duration::from_millis(10)).await;
                continue;
            }
            record::Answer::Malformed => StatusCode::BAD_REQUEST.into_response(),
            record::Answer::Unknown => StatusCode::FORBIDDEN.into_response(),
            record::Answer::Cheat(record::Evidence::Fork { .. }) => {
                // Another root for the size signed last: the protocol's answer is that size.
                let kind = [(header::CONTENT_TYPE, "text/x.tlog.size")];
                (StatusCode::CONFLICT, kind, tlog::witness::write_conflict(request_size(&body))).into_response()
            }
            record::Answer::Cheat(evidence) => (StatusCode::UNPROCESSABLE_ENTITY, evidence.key()).into_response(),
            record::Answer::Inconsistent => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
            record::Answer::Withheld(name) => {
                (StatusCode::UNPROCESSABLE_ENTITY, format!("withheld: {name} was deposited here\n")).into_response()
            }
        };
    }
    (StatusCode::SERVICE_UNAVAILABLE, "the leaves have not arrived\n").into_response()
}

/// The size that the old checkpoint of a request is believed to have.
fn request_size(body: &str) -> u64 {
    tlog::witness::AddCheckpoint::parse(body).map_or(0, |r| r.old_size)
}
