//! What is read of rounds of talks, of matters that others tell of, and of commitments.

use super::{Asked, Keeper, answer, named};
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;

/// What is said of an act that is none of these: the refusal, and what it calls the act.
const UNKNOWN: (&str, &str) = ("case-unknown", "case");

/// Its routes.
pub(super) fn routes() -> Router {
    Router::new()
        .route("/rounds", get(|k: Keeper| answer(k, |s| Ok(s.at().talks()))))
        .route("/round", get(|k: Keeper, q: Asked| named(k, q, UNKNOWN, |s, index, _| s.at().round_of_talks(index))))
        .route("/matters", get(|k: Keeper| answer(k, |s| Ok(s.at().told_matters()))))
        .route("/matter", get(|k: Keeper, q: Asked| named(k, q, UNKNOWN, |s, index, _| s.at().told_matter(index))))
        .route("/commitments", get(commitments))
}

async fn commitments(keeper: Keeper, Query(query): Asked) -> Response {
    answer(keeper, move |s| Ok(s.at().commitments(crate::web::delay(&query)))).await
}
