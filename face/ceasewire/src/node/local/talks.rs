//! What is read of rounds of talks, of matters that others tell of, and of commitments.

use super::{Keeper, answer};
use crate::fault::CliFault;
use act::Refusal;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use std::collections::BTreeMap;

/// Its routes.
pub(super) fn routes() -> Router {
    Router::new()
        .route("/rounds", get(|k: Keeper| answer(k, |s| Ok(s.at().talks()))))
        .route("/round", get(round))
        .route("/matters", get(|k: Keeper| answer(k, |s| Ok(s.at().told_matters()))))
        .route("/matter", get(matter))
        .route("/commitments", get(commitments))
}

async fn round(keeper: Keeper, Query(query): Query<BTreeMap<String, String>>) -> Response {
    answer(keeper, move |s| {
        let shown = query.get("of").cloned().unwrap_or_default();
        let none = || CliFault::refused(&Refusal::new("case-unknown").with("case", &shown));
        let name = s.name_of(&shown).ok_or_else(none)?;
        let index = s.situation.act(&name).map(|row| row.index).ok_or_else(none)?;
        s.at().round_of_talks(index).ok_or_else(none)
    })
    .await
}

async fn matter(keeper: Keeper, Query(query): Query<BTreeMap<String, String>>) -> Response {
    answer(keeper, move |s| {
        let shown = query.get("of").cloned().unwrap_or_default();
        let none = || CliFault::refused(&Refusal::new("case-unknown").with("case", &shown));
        let name = s.name_of(&shown).ok_or_else(none)?;
        let index = s.situation.act(&name).map(|row| row.index).ok_or_else(none)?;
        s.at().told_matter(index).ok_or_else(none)
    })
    .await
}

async fn commitments(keeper: Keeper, Query(query): Query<BTreeMap<String, String>>) -> Response {
    answer(keeper, move |s| Ok(s.at().commitments(crate::web::delay(&query)))).await
}
