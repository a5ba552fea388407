//! The form by which more members are to read a sealed act.

use super::Drafted;
use crate::web::Web;
use crate::web::door::{self, Visitor};
use crate::web::seen::answered;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use desk::compose::Refused;
use desk::{EntryState, Screen, Widening};
use std::sync::Arc;

/// The page of such a draft; with what was refused, if it was to be reviewed.
pub(super) async fn form(
    web: &Arc<Web>,
    visitor: &Visitor,
    headers: &HeaderMap,
    drafted: &Drafted,
    act: u64,
    refused: Option<Vec<Refused>>,
) -> Response {
    let typed = drafted.form.clone();
    let (seen, version, widened) = match web.see(visitor, move |s| s.widened(act, &typed)).await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let Some(widened) = widened else {
        return door::page(web, &visitor.lang, EntryState::Missing, StatusCode::NOT_FOUND);
    };
    let frame = web.frame(visitor, &seen, version, Screen::Compose, &format!("/drafts/{}", drafted.draft.id));
    let checked = refused.is_some();
    let page = Widening {
        id: &drafted.draft.id,
        subject: &drafted.subject,
        form: &drafted.form,
        act: widened,
        refused: refused.unwrap_or_default(),
        saved_ms: (!drafted.draft.form.is_empty()).then_some(drafted.draft.saved_ms),
        word: super::second::word(drafted.draft.word.clone()),
    };
    let html = desk::widening(&frame, &page);
    answered(web, visitor, headers, checked, html)
}
