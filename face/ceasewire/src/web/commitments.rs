//! Commitments at the desk: both sides on one timeline, what would follow from a delay, and the page of one.

use super::Web;
use super::door::{self, Visitor};
use super::screens::failed;
use super::seen::shown;
use crate::api::Open;
use crate::fault::CliFault;
use crate::pack;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use desk::{CommitmentPage, Screen};
use situation::timeline::Slip;
use std::collections::BTreeMap;
use std::sync::Arc;

type Here = State<Arc<Web>>;

/// What this file serves.
pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/commitments", get(list))
        .route("/commitments/{which}", get(one))
        .route("/commitments/calls/{which}/proofs.zip", get(proofs))
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

/// The proofs of everything that a call upon a guarantee rests on, in one file: what is sealed stays closed in them.
async fn proofs(State(web): Here, visitor: Visitor, headers: HeaderMap, Path(number): Path<u64>) -> Response {
    let asked = web.see(&visitor, move |s| {
        let view = s.at().commitments(None);
        let (guarantee, call) = view.calls().find(|(_, call)| call.by.index == number)?;
        let prove = |(part, index): (&str, u64)| {
            let open = Open { act: index.to_string(), closed: true, ..Open::default() };
            Ok((pack::proof_name(part, index), s.prove_file(&open)?.text))
        };
        Some(guarantee.rests_on(call).into_iter().map(prove).collect::<Result<Vec<_>, CliFault>>())
    });
    let (seen, version, files) = match asked.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let Some(files) = files else { return door::missing(State(web), headers).await };
    let frame = web.frame(&visitor, &seen, version, Screen::Commitments, "/commitments");
    match files.and_then(|files| pack::zip(&files).map_err(|e| CliFault::io("ZIP", e))) {
        Ok(zip) => {
            let name = format!("attachment; filename=\"call-{number}.zip\"");
            ([(header::CONTENT_DISPOSITION, name), (header::CONTENT_TYPE, "application/zip".to_owned())], zip)
                .into_response()
        }
        Err(fault) => failed(&web, &visitor, &frame, &fault),
    }
}
