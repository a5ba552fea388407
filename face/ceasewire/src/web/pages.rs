//! Pages beside the board and the cases: its view for a wall, the outbox, the keys.

use super::door::Visitor;
use super::seen::shown;
use super::{Web, screens};
use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use desk::Screen;
use std::sync::Arc;

type Here = State<Arc<Web>>;

/// What this file serves.
pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/wall", get(wall))
        .route("/outbox", get(outbox))
        .route("/keys", get(keys))
        .route("/contacts", get(screens::contacts))
        .route("/contacts/{number}", get(screens::contact))
        .route("/contacts/{number}/reply", post(super::forms::contact))
}

async fn wall(State(web): Here, visitor: Visitor, headers: HeaderMap) -> Response {
    match web.see(&visitor, |_| ()).await {
        Ok((seen, version, ())) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Wall, "/wall");
            shown(&headers, desk::wall(&frame, &seen.board, &seen.zones))
        }
        Err(down) => down,
    }
}

async fn outbox(State(web): Here, visitor: Visitor, headers: HeaderMap) -> Response {
    match web.see(&visitor, |_| ()).await {
        Ok((seen, version, ())) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Outbox, "/outbox");
            shown(&headers, desk::outbox(&frame))
        }
        Err(down) => down,
    }
}

async fn keys(State(web): Here, visitor: Visitor, headers: HeaderMap) -> Response {
    match web.see(&visitor, |_| ()).await {
        Ok((seen, version, ())) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Keys, "/keys");
            shown(&headers, desk::hotkeys(&frame))
        }
        Err(down) => down,
    }
}
