//! Pages beside the board and the cases: its view for a wall, the outbox, the keys.

use super::Web;
use super::door::Visitor;
use super::seen::shown;
use crate::node::State as Node;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use desk::{Report, Screen};
use situation::views::Filter;
use std::collections::BTreeMap;
use std::sync::Arc;

type Here = State<Arc<Web>>;

/// What this file serves.
pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/wall", get(wall))
        .route("/outbox", get(outbox))
        .route("/keys", get(keys))
        .route("/report", get(report))
}

async fn wall(State(web): Here, visitor: Visitor, headers: HeaderMap) -> Response {
    match web.see(&visitor, |_| ()).await {
        Ok((seen, version, ())) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Wall, "/wall");
            shown(&web, &visitor, &headers, desk::wall(&frame, &seen.board, &seen.zones))
        }
        Err(down) => down,
    }
}

async fn outbox(State(web): Here, visitor: Visitor, headers: HeaderMap) -> Response {
    match web.see(&visitor, |_| ()).await {
        Ok((seen, version, ())) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Outbox, "/outbox");
            shown(&web, &visitor, &headers, desk::outbox(&frame))
        }
        Err(down) => down,
    }
}

const DAY_MS: u64 = 86_400_000;

/// When the day that an address names begins, UTC; today where it names none that a calendar has.
fn begins(day: Option<&String>, now_ms: u64) -> u64 {
    let named = day.and_then(|text| text.parse::<jiff::civil::Date>().ok());
    let at = named.and_then(|date| date.to_zoned(jiff::tz::TimeZone::UTC).ok());
    at.and_then(|at| u64::try_from(at.timestamp().as_millisecond()).ok()).unwrap_or(now_ms / DAY_MS * DAY_MS)
}

/// One day of the record, as far as this node can open it.
pub(super) fn of_day(s: &Node, day: Option<&String>) -> Report {
    let at = s.at();
    let begins_ms = begins(day, at.now());
    let ends_ms = begins_ms.saturating_add(DAY_MS);
    let within = |ms: u64| (begins_ms..ends_ms).contains(&ms);
    let mut cases: Vec<_> = at.cases(true).into_iter().filter(|c| within(c.at_ms)).collect();
    cases.reverse();
    let debts = at.debts().into_iter().filter(|d| within(d.due_ms) && d.due_ms <= at.now() && d.lifted_ms.is_none());
    let filter = Filter { since_ms: Some(begins_ms), until_ms: Some(ends_ms), ..Filter::default() };
    Report { begins_ms, cases, debts: debts.collect(), acts: at.record(&filter) }
}

async fn report(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Query(query): Query<BTreeMap<String, String>>,
) -> Response {
    let day = query.get("day").cloned();
    let made = web.see(&visitor, move |s| of_day(s, day.as_ref()));
    match made.await {
        Ok((seen, version, report)) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Report, "/report");
            shown(&web, &visitor, &headers, desk::report(&frame, &report))
        }
        Err(down) => down,
    }
}

async fn keys(State(web): Here, visitor: Visitor, headers: HeaderMap) -> Response {
    match web.see(&visitor, |_| ()).await {
        Ok((seen, version, ())) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Keys, "/keys");
            shown(&web, &visitor, &headers, desk::hotkeys(&frame))
        }
        Err(down) => down,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_of_the_day_that_is_named_or_of_today() {
        let now = 1_931_216_400_000;
        let of = |day: &str| begins(Some(&day.to_owned()), now);
        assert_eq!(of("2031-03-14"), 1_931_212_800_000);
        for other in ["", "2031-02-30", "yesterday", "-1", "99999-01-01"] {
            assert_eq!(of(other), now / DAY_MS * DAY_MS, "{other}");
        }
    }
}
