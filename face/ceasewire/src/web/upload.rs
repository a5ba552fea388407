//! What a form sends: texts, and the files that it hands in.
//!
//! It promises that no more of a file is held than shows that it is too long, that nobody from outside fills our memory
//! with files, and that who sends too much is told so by a page. What the files are is for whoever asked for them.

use super::Web;
use super::door::{self, Visitor};
use crate::api::RefusalText;
use act::Refusal;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::EntryState;
use desk::compose::Form;
use std::sync::Arc;

/// The longest texts of a form that asks for no long ones, bytes.
const TEXTS_MAX: usize = 64 * 1024;
/// What is sent beyond the limits of a form is read to its end and let go, so that its sender hears why, up to this much.
const LET_GO_MAX: usize = 64 << 20;

/// How much a form may send.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// All of its texts, bytes.
    pub texts: usize,
    /// Of each file no more bytes than this and one are kept.
    pub file: usize,
    /// Files; those after them are let go.
    pub files: usize,
}

impl Limits {
    /// One file of evidence and what is typed beside it.
    pub const EVIDENCE: Limits = Limits { texts: TEXTS_MAX, file: act::ITEM_LEN_MAX as usize, files: 1 };

    /// As the limit of a route's body; what is to be let go counts as well.
    pub fn body(self) -> DefaultBodyLimit {
        DefaultBodyLimit::max(self.texts.saturating_add(self.file.saturating_mul(self.files)).max(LET_GO_MAX))
    }
}

/// A file as a form sent it.
pub(super) struct File {
    /// The control that it stood in.
    pub control: String,
    /// What the browser calls it.
    pub name: String,
    /// Its bytes, one more than the limit at most.
    pub bytes: Vec<u8>,
}

/// What a form sent.
pub(super) struct Posted {
    pub form: Form,
    /// In the order in which they stood; a control that was left empty is none.
    pub files: Vec<File>,
}

impl FromRequest<Arc<Web>> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Arc<Web>) -> Result<Posted, Response> {
        posted(web, request, Limits::EVIDENCE).await
    }
}

/// Reads a form, with or without files.
///
/// # Errors
/// A page with `form-too-long` or `files-too-long`, or the plain status of a form that no browser sends.
pub(super) async fn posted(web: &Arc<Web>, request: Request, limits: Limits) -> Result<Posted, Response> {
    let headers = request.headers().clone();
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        let bytes = axum::body::to_bytes(request.into_body(), limits.texts).await;
        let bytes = bytes.map_err(|_| too_long(web, &headers, limits))?;
        let form = serde_urlencoded::from_bytes(&bytes).map_err(|_| StatusCode::BAD_REQUEST.into_response())?;
        return Ok(Posted { form, files: Vec::new() });
    }
    // Nobody from outside fills our memory with files; what was typed before a session ended is taken all the same.
    let inside = matches!(Visitor::known(web, &headers).await, Ok(Some(_)));
    let whole = Refusal::new("files-too-long").with("max", LET_GO_MAX >> 20);
    let parts = Multipart::from_request(request, web).await.map_err(IntoResponse::into_response)?;
    let refused = |fault: MultipartError| match fault.status() {
        StatusCode::PAYLOAD_TOO_LARGE => told(web, &headers, &whole),
        _ => fault.into_response(),
    };
    let read = read(parts, inside, limits).await.map_err(refused)?;
    read.ok_or_else(|| too_long(web, &headers, limits))
}

/// `None` if the texts are too long.
async fn read(mut parts: Multipart, inside: bool, limits: Limits) -> Result<Option<Posted>, MultipartError> {
    let (mut posted, mut texts) = (Posted { form: Form::new(), files: Vec::new() }, 0);
    while let Some(part) = parts.next_field().await? {
        let Some(control) = part.name().map(str::to_owned) else { continue };
        if let Some(name) = part.file_name().map(str::to_owned) {
            if !inside {
                break;
            }
            let room = if posted.files.len() < limits.files { limits.file } else { 0 };
            let bytes = no_more_than(part, room).await?;
            if !name.is_empty() || !bytes.is_empty() {
                posted.files.push(File { control, name, bytes });
            }
            continue;
        }
        let bytes = no_more_than(part, limits.texts).await?;
        texts += control.len() + bytes.len();
        // What is not UTF-8 no page of ours has sent; it is shown as far as it can be.
        posted.form.insert(control, String::from_utf8_lossy(&bytes).into_owned());
        if texts > limits.texts {
            posted.form.clear();
        }
    }
    Ok((texts <= limits.texts).then_some(posted))
}

/// A part's bytes, one more than `max` at most; the rest is let go.
async fn no_more_than(mut part: Field<'_>, max: usize) -> Result<Vec<u8>, MultipartError> {
    let mut out = Vec::new();
    while let Some(chunk) = part.chunk().await? {
        let room = (max + 1).saturating_sub(out.len()).min(chunk.len());
        out.extend_from_slice(&chunk[..room]);
    }
    Ok(out)
}

fn too_long(web: &Web, headers: &HeaderMap, limits: Limits) -> Response {
    told(web, headers, &Refusal::new("form-too-long").with("max", limits.texts / 1024))
}

fn told(web: &Web, headers: &HeaderMap, refusal: &Refusal) -> Response {
    let lang = door::language(web, headers);
    let (what, remedy) = web.refusal(&lang, "", &RefusalText::from(refusal));
    door::page(web, &lang, EntryState::Refused(what, remedy), StatusCode::PAYLOAD_TOO_LARGE)
}
