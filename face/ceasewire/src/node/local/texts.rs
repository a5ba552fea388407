//! Texts under negotiation over the node's own socket.

use super::{Keeper, answer};
use crate::fault::CliFault;
use crate::node::state::State;
use act::Refusal;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use situation::views::{CompareView, PlainView};
use std::collections::BTreeMap;

type Asked = Query<BTreeMap<String, String>>;

pub(super) fn routes() -> Router {
    Router::new()
        .route("/texts", get(|k: Keeper| answer(k, |s| Ok(s.at().texts()))))
        .route("/text", get(|k: Keeper, q: Asked| of_text(k, q, |s, index, _| s.at().text(index))))
        .route("/text/compare", get(|k: Keeper, q: Asked| of_text(k, q, compared)))
        .route("/text/plain", get(|k: Keeper, q: Asked| of_text(k, q, plain)))
}

/// Something of the text that `of` names.
async fn of_text<T: serde::Serialize + std::marker::Send + 'static>(
    keeper: Keeper,
    Query(query): Asked,
    get: impl FnOnce(&State, u64, &BTreeMap<String, String>) -> Option<T> + std::marker::Send + 'static,
) -> Response {
    answer(keeper, move |s| {
        let shown = query.get("of").cloned().unwrap_or_default();
        let none = || CliFault::refused(&Refusal::new("text-unknown").with("act", &shown));
        let name = s.name_of(&shown).ok_or_else(none)?;
        let index = s.situation.act(&name).map(|row| row.index).ok_or_else(none)?;
        get(s, index, &query).ok_or_else(none)
    })
    .await
}

fn compared(s: &State, text: u64, query: &BTreeMap<String, String>) -> Option<CompareView> {
    let get = |name: &str| query.get(name).map(String::as_str);
    s.at().text_compared(text, get("from")?, get("to").unwrap_or("now"), get("lang"))
}

fn plain(s: &State, text: u64, query: &BTreeMap<String, String>) -> Option<PlainView> {
    let get = |name: &str| query.get(name).map(String::as_str);
    s.at().text_plain(text, get("at").unwrap_or("now"), get("lang"))
}
