//! Files of evidence at the desk: the page of one, its opening, and what a form hands in.
//!
//! No byte of a file stands in a page. It is sent by itself, after its opening was noted: a plain picture to be shown in an
//! empty sandbox, anything else to be saved, under a type of the list and a name of our own making.

use super::Web;
use super::door::{self, Visitor};
use super::forms;
use super::seen::answered;
use crate::api::{HandedIn, ItemView, OpenItem};
use crate::fault::CliFault;
use crate::items::{extension, is_plain_raster, media_type};
use act::Evidence;
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use desk::{EntryState, Handed, Item, ItemPage, Screen};
use std::collections::BTreeMap;
use std::sync::Arc;

type Here = State<Arc<Web>>;

/// Nothing may run, load, frame or be framed; a picture draws itself.
const SANDBOX: &str = "default-src 'none'; img-src 'self'; style-src 'none'; sandbox; frame-ancestors 'none'";

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/record/{number}/items/{which}", get(page).post(open))
}

/// What the desk shows of what the node knows.
pub(super) fn rows(views: Vec<ItemView>) -> Vec<Item> {
    let row = |v: ItemView| Item {
        act: v.act,
        number: v.number,
        author: v.author,
        officer: v.officer,
        at_ms: v.at_ms,
        name: v.name,
        media_type: v.media_type,
        len: v.len,
        hash: v.hash,
        original: v.original,
        original_here: v.original_here,
        format: v.format,
        kind: v.kind,
        basis: v.basis,
        taken_s: v.taken_s,
        coarse: v.coarse,
        state: v.state,
        asked: v.asked.map(|a| (a.members, a.at_ms)),
        held_by: v.held_by,
        openings: v.openings.into_iter().map(|o| (o.officer, o.at_ms, o.original)).collect(),
    };
    views.into_iter().map(row).collect()
}

/// What a form shows of what was handed in.
pub(super) fn handed(h: HandedIn) -> Handed {
    Handed {
        hash: h.hash,
        name: h.name,
        media_type: h.media_type,
        len: h.len,
        found: h.found,
        original: h.original,
        known: h.known,
    }
}

async fn page(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path((number, which)): Path<(u64, u64)>,
) -> Response {
    one(&web, &visitor, &headers, number, which, None).await
}

async fn one(
    web: &Arc<Web>,
    visitor: &Visitor,
    headers: &HeaderMap,
    number: u64,
    which: u64,
    wrong: Option<(String, CliFault)>,
) -> Response {
    let found = web.see(visitor, move |s| rows(s.item_views(&[number])));
    let (seen, version, items) = match found.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let Some(item) = items.iter().find(|i| i.number == which) else {
        return door::missing(State(web.clone()), headers.clone()).await;
    };
    let frame = web.frame(visitor, &seen, version, Screen::Record, &format!("/record/{number}/items/{which}"));
    let refused = wrong.is_some();
    let (reason, fault) = wrong.unzip();
    let first = fault.and_then(|fault| Web::refusals(&fault).into_iter().next());
    let wrong = first.map(|r| web.refusal(&visitor.lang, "", &r));
    let html = desk::item(&frame, &ItemPage { item, reason: reason.unwrap_or_default(), wrong });
    answered(web, visitor, headers, refused, html)
}

async fn open(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path((number, which)): Path<(u64, u64)>,
    Form(mut form): Form<BTreeMap<String, String>>,
) -> Response {
    if let Some(refused) = forms::unsigned(&web, &visitor, &form) {
        return refused;
    }
    let reason = form.remove("reason").unwrap_or_default();
    let asked = form.remove("do").unwrap_or_default();
    let open = OpenItem {
        act: number.to_string(),
        number: which,
        reason: Some(reason.clone()),
        lang: Some(visitor.lang.clone()),
        officer: visitor.officer.id,
        original: asked == "original",
    };
    match crate::node::open_item(&web.keeper, open).await {
        Ok((item, content)) => bytes(&item, content.to_vec(), asked == "show"),
        Err(fault @ CliFault::Refused(_)) => one(&web, &visitor, &headers, number, which, Some((reason, fault))).await,
        Err(_) => door::page(&web, &visitor.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// A file as an answer. What its author calls it counts only as far as its bytes agree.
pub(super) fn bytes(item: &Evidence, content: Vec<u8>, show: bool) -> Response {
    let kind = media_type(&content).filter(|kind| *kind == item.media_type);
    let inline = show && kind.is_some_and(is_plain_raster);
    let how = if inline { "inline" } else { "attachment" };
    let plain =
        format!("evidence-{}.{}", data_encoding::HEXLOWER.encode(&item.hash[..4]), extension(kind.unwrap_or("")));
    // RFC 6266: a name that every browser reads, and the own one byte by byte, so that nothing in it can end the header.
    let own: String = crate::cli::escaped(&item.name);
    let disposition = format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{own}");
    let mut answer = content.into_response();
    let headers = answer.headers_mut();
    let kind = HeaderValue::from_static(kind.unwrap_or("application/octet-stream"));
    headers.insert(header::CONTENT_TYPE, kind);
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(HeaderName::from_static("x-download-options"), HeaderValue::from_static("noopen"));
    answer
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn sent(name: &str, kind: &str, content: &[u8], show: bool) -> (String, String) {
        let item = Evidence { name: name.into(), media_type: kind.into(), ..rulebook::stand_in(&[7; 32]) };
        let answer = bytes(&item, content.to_vec(), show);
        let get = |name: header::HeaderName| answer.headers()[name].to_str().unwrap().to_owned();
        assert!(get(header::CONTENT_SECURITY_POLICY).contains("sandbox"));
        (get(header::CONTENT_TYPE), get(header::CONTENT_DISPOSITION))
    }

    #[test]
    fn only_a_picture_that_is_one_is_shown_and_no_name_leaves_its_header() {
        let (kind, how) = sent("a.png", "image/png", b"\x89PNG\r\n\x1a\n", true);
        assert!(kind == "image/png" && how.starts_with("inline;"), "{how}");
        for (kind, content) in [
            ("image/png", &b"<svg onload=alert(1)>"[..]),
            ("image/svg+xml", b"<svg/>"),
            ("text/html", b"<script>"),
            ("text/plain", b"plain"),
            ("application/pdf", b"%PDF-1.7"),
        ] {
            let (_, how) = sent("x", kind, content, true);
            assert!(how.starts_with("attachment;"), "{kind}: {how}");
        }
        assert_eq!(sent("x", "text/html", b"<script>", true).0, "application/octet-stream");
        let (_, how) = sent("a\"; b\r\nset-cookie: c=d; صورة.png", "image/png", b"\x89PNG\r\n\x1a\n", false);
        assert!(
            !how.contains('\n') && how.ends_with("%D8%B5%D9%88%D8%B1%D8%A9.png") && how.matches('"').count() == 2,
            "{how}"
        );
    }
}
