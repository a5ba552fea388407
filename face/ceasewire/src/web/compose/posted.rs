//! What the form of a draft sends: texts, and the file that it hands in.

use crate::web::Web;
use crate::web::door::Visitor;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::compose::Form;
use std::sync::Arc;

/// The longest texts of a form, bytes.
const TEXTS_MAX: usize = 64 * 1024;

/// What a form sent.
pub(in crate::web) struct Posted {
    pub form: Form,
    /// The control, the name the browser gives the file, its bytes.
    pub file: Option<(String, String, Bytes)>,
}

/// Room for one file and the texts beside it.
pub(super) fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(act::ITEM_LEN_MAX as usize + 2 * TEXTS_MAX)
}

impl FromRequest<Arc<Web>> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Arc<Web>) -> Result<Posted, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("multipart/form-data") {
            let bytes = axum::body::to_bytes(request.into_body(), TEXTS_MAX).await;
            let bytes = bytes.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE.into_response())?;
            let form = serde_urlencoded::from_bytes(&bytes).map_err(|_| StatusCode::BAD_REQUEST.into_response())?;
            return Ok(Posted { form, file: None });
        }
        // Nobody from outside fills our memory with files; what was typed before a session ended is taken all the same.
        let inside = matches!(Visitor::known(web, request.headers()).await, Ok(Some(_)));
        let parts = Multipart::from_request(request, web).await.map_err(IntoResponse::into_response)?;
        read(parts, inside).await
    }
}

async fn read(mut parts: Multipart, inside: bool) -> Result<Posted, Response> {
    let (mut posted, mut texts) = (Posted { form: Form::new(), file: None }, 0);
    while let Some(part) = parts.next_field().await.map_err(IntoResponse::into_response)? {
        let Some(name) = part.name().map(str::to_owned) else { continue };
        if let Some(called) = part.file_name().map(str::to_owned) {
            if !inside {
                break;
            }
            let bytes = part.bytes().await.map_err(IntoResponse::into_response)?;
            if !called.is_empty() || !bytes.is_empty() {
                posted.file = Some((name, called, bytes));
            }
            continue;
        }
        let text = part.text().await.map_err(IntoResponse::into_response)?;
        texts += name.len() + text.len();
        if texts > TEXTS_MAX {
            return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
        }
        posted.form.insert(name, text);
    }
    Ok(posted)
}
