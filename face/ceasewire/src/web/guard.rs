//! What holds for every request and answer: the right host, forms from our own pages, headers, size.

use super::{Web, api, door};
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use desk::EntryState;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::sync::Arc;

/// No script or style but our own files, no frame around us, no form to anybody else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
     connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const FOREVER: &str = "public, max-age=31536000, immutable";

pub(super) async fn guard(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let gzip = accepts_gzip(&request);
    let lang = door::language(&web, request.headers());
    let mut answer = if api::is_for(&request) {
        if for_us(&web, &request) { next.run(request).await } else { api::foreign(&web, &lang) }
    } else if !ours(&web, &request) {
        door::page(&web, &lang, EntryState::Stale, StatusCode::FORBIDDEN)
    } else {
        next.run(request).await
    };
    let headers = answer.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    // Not `no-referrer`: with that, browsers hide the origin of our own forms as well.
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    if web.door.secure() {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if gzip { small(answer).await } else { answer }
}

/// Whether a request is for this desk, and, if it changes something, from a page of this desk.
fn ours(web: &Web, request: &Request) -> bool {
    let text = |name: &HeaderName| request.headers().get(name).and_then(|v| v.to_str().ok());
    if !for_us(web, request) {
        return false;
    }
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return true;
    }
    match (text(&header::ORIGIN), text(&HeaderName::from_static("sec-fetch-site"))) {
        (Some(origin), _) => web.door.is_origin(origin),
        (None, Some(site)) => site == "same-origin",
        // A browser sends at least one of the two.
        (None, None) => false,
    }
}

/// Whether a request names this desk as the one it is for.
fn for_us(web: &Web, request: &Request) -> bool {
    let host = request.headers().get(header::HOST).and_then(|v| v.to_str().ok());
    host.is_some_and(|host| web.door.is_host(host))
}

fn accepts_gzip(request: &Request) -> bool {
    let accepted = request.headers().get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok());
    accepted.is_some_and(|all| all.split(',').any(|one| one.trim().split(';').next() == Some("gzip")))
}

/// Text that is worth it, compressed. Streams and fonts stay as they are.
async fn small(answer: Response) -> Response {
    let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !["application/json", "text/html", "text/css", "text/javascript", "image/svg"]
        .iter()
        .any(|k| kind.starts_with(k))
    {
        return answer;
    }
    let (mut head, body) = answer.into_parts();
    let Ok(bytes) = to_bytes(body, 8 << 20).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    // One level above the usual: this library trades size for speed at that, and lines are slower than processors.
    let mut out = GzEncoder::new(Vec::new(), Compression::new(7));
    let packed = out.write_all(&bytes).and_then(|()| out.finish());
    head.headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    head.headers.remove(header::CONTENT_LENGTH);
    match packed {
        Ok(packed) if packed.len() < bytes.len() => {
            head.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            Response::from_parts(head, Body::from(packed))
        }
        _ => Response::from_parts(head, Body::from(bytes)),
    }
}

/// Style, script, fonts. The address changes with the bytes, so a browser keeps them for good.
pub(super) async fn asset(
    State(web): State<Arc<Web>>,
    Path((hash, name)): Path<(String, String)>,
    request: Request,
) -> Response {
    let found = desk::assets::find(&name).filter(|_| desk::assets::base() == format!("/a/{hash}"));
    match found {
        Some(asset) => {
            ([(header::CONTENT_TYPE, asset.media_type), (header::CACHE_CONTROL, FOREVER)], asset.bytes).into_response()
        }
        None => door::missing(State(web), request.headers().clone()).await,
    }
}
