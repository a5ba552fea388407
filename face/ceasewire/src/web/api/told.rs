//! From plain data to an answer: JSON, every sentence beside its phrase, a tag by which a reader need not fetch it twice.

use super::call::Call;
use crate::cli::with_texts;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Serialize;
use sha2::{Digest, Sha256};
use words::Words;

/// The answer to a request.
pub(super) fn told(call: &Call, status: StatusCode, answer: &impl Serialize) -> Response {
    let body = json(&call.web.words, &call.lang, answer);
    sent(call, status, body.into_bytes(), "application/json")
}

/// Plain data as JSON, with every sentence in a language.
pub(super) fn json(words: &Words, lang: &str, answer: &impl Serialize) -> String {
    let mut value = serde_json::to_value(answer).expect("views are plain data");
    with_texts(&mut value, &|phrase| words.render(lang, phrase));
    value.to_string()
}

/// Bytes with the headers that every answer has; nothing but a head, if the reader has them already.
pub(super) fn sent(call: &Call, status: StatusCode, body: Vec<u8>, media_type: &'static str) -> Response {
    let tag = format!("\"{}\"", data_encoding::HEXLOWER.encode(&Sha256::digest(&body)[..16]));
    let known = call.known.as_deref().is_some_and(|known| {
        known.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*")
    });
    let (status, body) = match known && status == StatusCode::OK {
        true => (StatusCode::NOT_MODIFIED, Body::empty()),
        false => (status, Body::from(body)),
    };
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    for (name, text) in [(header::ETAG, tag.as_str()), (header::CONTENT_LANGUAGE, call.lang.as_str())] {
        if let Ok(text) = HeaderValue::from_str(text) {
            headers.insert(name, text);
        }
    }
    answer
}
