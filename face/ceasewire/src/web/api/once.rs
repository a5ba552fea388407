//! Doing something once, however often it is asked: a body under a key of the caller's own is answered one time, and the
//! same answer is given to whoever sends it again.
//!
//! Source: draft-ietf-httpapi-idempotency-key-header. The answer is on the disk beside the key. If the node stopped between
//! doing it and writing that down, it says so rather than doing it twice.

use super::call::Call;
use super::describe::ONCE;
use super::problem::Trouble;
use super::told;
use act::Refusal;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::Once;

const KEEP_MS: u64 = 24 * 3_600_000;

/// Does `work` with the body of a request.
pub(super) async fn once<B, A, F, Fut>(call: Arc<Call>, request: Request, work: F) -> Response
where
    B: DeserializeOwned,
    A: Serialize,
    F: Fn(Arc<Call>, B) -> Fut,
    Fut: Future<Output = Result<(StatusCode, A), Trouble>> + Send + 'static,
{
    match answer(&call, request, work).await {
        Ok((status, body)) => told::sent(&call, status, body.into_bytes(), "application/json"),
        Err(trouble) => call.problem(trouble),
    }
}

async fn answer<B, A, F, Fut>(call: &Arc<Call>, request: Request, work: F) -> Result<(StatusCode, String), Trouble>
where
    B: DeserializeOwned,
    A: Serialize,
    F: Fn(Arc<Call>, B) -> Fut,
    Fut: Future<Output = Result<(StatusCode, A), Trouble>> + Send + 'static,
{
    let key = key(request.headers())?;
    // The same body to another address is another request.
    let address = request.uri().path().to_owned();
    let (bytes, body): (Bytes, B) = body(request).await?;
    let Some(key) = key else {
        let (status, answer) = work(call.clone(), body).await?;
        return Ok((status, told::json(&call.web.words, &call.lang, &answer)));
    };
    let (token, now, asked) = (call.token.id, call.web.door.now(), digest(&address, &bytes));
    let taken = key.clone();
    let begun = call.web.door.ask(move |kept| kept.begin_once(token, &taken, &asked, (now, KEEP_MS))).await;
    match begun.map_err(|fault| Trouble::of(&fault))? {
        Once::New => {}
        Once::Answered(status, body) => return Ok((StatusCode::from_u16(status).unwrap_or(StatusCode::OK), body)),
        Once::Begun => return Err(Trouble::new(StatusCode::CONFLICT, &Refusal::new("api-once-open"))),
        Once::Other => return Err(refused("api-once-other", String::new())),
    }
    let doing = work(call.clone(), body);
    let call = call.clone();
    // A task of its own: whoever hangs up in the midst of it leaves no key behind that was never answered.
    let doing = tokio::spawn(async move {
        let done = doing.await.map(|(status, answer)| (status, told::json(&call.web.words, &call.lang, &answer)));
        let kept = done.as_ref().ok().map(|(status, body)| (status.as_u16(), body.clone()));
        let noted = call.web.door.ask(move |store| {
            let answer = kept.as_ref().map(|(status, body)| (*status, body.as_str()));
            store.end_once(token, &key, answer)
        });
        if let Err(fault) = noted.await {
            // It is done all the same; a repetition is told that nobody knows.
            tracing::error!(?fault, "how a request was answered could not be kept");
        }
        done
    });
    doing.await.unwrap_or_else(|_| Err(Trouble::down()))
}

/// The body of a request: its bytes, and what they say.
///
/// # Errors
/// 413, 415, and 422 where it is not as described.
pub(super) async fn body<B: DeserializeOwned>(request: Request) -> Result<(Bytes, B), Trouble> {
    if !is_json(request.headers()) {
        return Err(Trouble::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, &Refusal::new("api-media")));
    }
    let long = |_| Trouble::new(StatusCode::PAYLOAD_TOO_LARGE, &Refusal::new("api-long"));
    let bytes = Bytes::from_request(request, &()).await.map_err(long)?;
    let body = serde_json::from_slice(&bytes).map_err(|e| refused("api-body", e.to_string()))?;
    Ok((bytes, body))
}

fn digest(address: &str, body: &[u8]) -> Vec<u8> {
    Sha256::new().chain_update(address).chain_update([0]).chain_update(body).finalize().to_vec()
}

fn refused(code: &'static str, detail: String) -> Trouble {
    let refusal = Refusal::new(code);
    let refusal = if detail.is_empty() { refusal } else { refusal.with("detail", detail) };
    Trouble::new(StatusCode::UNPROCESSABLE_ENTITY, &refusal)
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// The key of idempotency, if there is one.
fn key(headers: &HeaderMap) -> Result<Option<String>, Trouble> {
    let mut all = headers.get_all(ONCE).iter();
    let broken = || refused("api-once-form", String::new());
    match (all.next(), all.next()) {
        (None, _) => Ok(None),
        (Some(_), Some(_)) => Err(broken()),
        (Some(key), None) => {
            let plain = |t: &&str| {
                let good = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
                (1..=64).contains(&t.len()) && t.bytes().all(good)
            };
            let key = key.to_str().ok().filter(plain).ok_or_else(broken)?;
            Ok(Some(key.to_owned()))
        }
    }
}
