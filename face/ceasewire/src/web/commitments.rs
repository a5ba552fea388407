//! Commitments at the desk: both sides on one timeline, what would follow from a delay, and the page of one.

use super::Web;
use super::door::{self, Visitor};
use super::seen::shown;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use desk::{CommitmentPage, Screen};
use situation::timeline::Slip;
use std::collections::BTreeMap;
use std::sync::Arc;

type Here = State<Arc<Web>>;

/// What this file serves.
pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/commitments", get(list)).route("/commitments/{which}", get(one))
}

/// The delay that a form or a program asks about.
pub(crate) fn delay(query: &BTreeMap<String, String>) -> Option<Slip> {
    let number = |name: &str| query.get(name).and_then(|n| n.trim().parse::<u64>().ok());
    number("slip").map(|id| Slip { id, days: number("days").unwrap_or(0) })
}

async fn list(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Query(query): Query<BTreeMap<String, String>>,
) -> Response {
    let slip = delay(&query);
    match web.see(&visitor, move |s| (s.at().commitments(slip), s.ways_of_commitments(None))).await {
        Ok((seen, version, (view, ways))) => {
            let here = slip.map_or_else(|| "/commitments".to_owned(), |s| at(&s));
            let frame = web.frame(&visitor, &seen, version, Screen::Commitments, &here);
            shown(&web, &visitor, &headers, desk::commitments(&frame, &view, ways))
        }
        Err(down) => down,
    }
}

fn at(slip: &Slip) -> String {
    format!("/commitments?slip={}&days={}", slip.id, slip.days)
}

async fn one(State(web): Here, visitor: Visitor, headers: HeaderMap, Path(which): Path<String>) -> Response {
    let Ok(number) = which.parse::<u64>() else { return door::missing(State(web), headers).await };
    let asked = web.see(&visitor, move |s| {
        let all = s.at().commitments(None);
        let channel = all.commitments.iter().find(|c| c.by.index == number).map(|c| c.channel.clone());
        let readers = channel.map(|c| s.readers(&c)).unwrap_or_default();
        (all, readers, s.ways_of_commitments(Some(number)))
    });
    let (seen, version, (all, readers, ways)) = match asked.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let frame = web.frame(&visitor, &seen, version, Screen::Commitments, &format!("/commitments/{number}"));
    match desk::commitment(&frame, &CommitmentPage { all: &all, number, readers, ways }) {
        Some(page) => shown(&web, &visitor, &headers, page),
        None => door::missing(State(web), headers).await,
    }
}
