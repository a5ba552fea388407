//! Texts under negotiation over the node's own socket.

use super::{Asked, Keeper, answer, named};
use crate::node::state::State;
use axum::Router;
use axum::routing::get;
use situation::views::{CompareView, PlainView, SheetView};
use std::collections::BTreeMap;

/// What is said of an act that has put no text on the table: the refusal, and what it calls the act.
const UNKNOWN: (&str, &str) = ("text-unknown", "act");

pub(super) fn routes() -> Router {
    Router::new()
        .route("/texts", get(|k: Keeper| answer(k, |s| Ok(s.at().texts()))))
        .route("/text", get(|k: Keeper, q: Asked| named(k, q, UNKNOWN, |s, index, _| s.at().text(index))))
        .route("/text/compare", get(|k: Keeper, q: Asked| named(k, q, UNKNOWN, compared)))
        .route("/text/sheet", get(|k: Keeper, q: Asked| named(k, q, UNKNOWN, sheet)))
        .route("/text/plain", get(|k: Keeper, q: Asked| named(k, q, UNKNOWN, plain)))
}

fn compared(s: &State, text: u64, query: &BTreeMap<String, String>) -> Option<CompareView> {
    let get = |name: &str| query.get(name).map(String::as_str);
    s.at().text_compared(text, get("from")?, get("to").unwrap_or("now"), get("lang"))
}

fn plain(s: &State, text: u64, query: &BTreeMap<String, String>) -> Option<PlainView> {
    let get = |name: &str| query.get(name).map(String::as_str);
    s.at().text_plain(text, get("at").unwrap_or("now"), get("lang"))
}

fn sheet(s: &State, text: u64, query: &BTreeMap<String, String>) -> Option<SheetView> {
    let last = query.get("last").map(|n| n.parse::<u64>()).transpose().ok()?;
    let first = || Some(s.at().text(text)?.languages.first()?.tag.clone());
    let lang = query.get("lang").cloned().or_else(first)?;
    s.at().text_sheet(text, last, &lang)
}
