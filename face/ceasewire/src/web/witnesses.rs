//! The page of the witnesses: which signed when, and where one was missing.

use super::Web;
use super::door::Visitor;
use super::seen::shown;
use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use desk::Screen;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/witnesses", get(witnesses))
}

async fn witnesses(State(web): State<Arc<Web>>, visitor: Visitor, headers: HeaderMap) -> Response {
    match web.see(&visitor, |s| s.seats()).await {
        Ok((seen, version, (since, heard, seats))) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Record, "/witnesses");
            shown(&web, &visitor, &headers, desk::witnesses(&frame, since, heard, &seats))
        }
        Err(down) => down,
    }
}
