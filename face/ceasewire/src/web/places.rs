//! Exact places that others have sealed to a few readers: coarse on every page, opened one by one, each time on the record.

use super::door::{self, Visitor};
use super::seen::shown;
use super::{Web, forms, screens};
use crate::api::OpenPlace;
use crate::fault::CliFault;
use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use desk::{Asked, EntryState, Places, Screen};
use std::collections::BTreeMap;
use std::sync::Arc;

type Here = State<Arc<Web>>;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/record/{number}/place", post(open).get(back)).route("/openings", get(openings))
}

/// Who follows the address of an answer is led to the page of the act.
async fn back(_: Visitor, Path(number): Path<u64>) -> Redirect {
    Redirect::to(&format!("/record/{number}"))
}

/// Tells the owner first; what cannot be told is not shown. The exact place stands in this answer only: whoever comes
/// back to the page sees the coarse one again.
async fn open(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path(number): Path<u64>,
    Form(mut form): Form<BTreeMap<String, String>>,
) -> Response {
    if let Some(refused) = forms::unsigned(&web, &visitor, &form) {
        return refused;
    }
    let reason = form.remove("reason").unwrap_or_default();
    let open = OpenPlace {
        act: number.to_string(),
        reason: reason.clone(),
        lang: Some(visitor.lang.clone()),
        officer: visitor.officer.id,
    };
    match web.keeper.ask(move |s| s.open_place(&open)).await {
        Ok(Ok(opened)) => {
            let places = Places::Opened(opened.phrase, opened.told);
            screens::one_act(State(web), visitor, headers, number, Some(places)).await
        }
        Ok(Err(CliFault::Refused(all))) if all.iter().any(|r| r.code == "place-none") => {
            Redirect::to(&format!("/record/{number}")).into_response()
        }
        Ok(Err(fault)) => {
            let wrong = Web::refusals(&fault).first().map(|r| web.refusal(&visitor.lang, "", r));
            let places = Places::Coarse(Asked { reason, wrong });
            let page = screens::one_act(State(web), visitor, headers, number, Some(places)).await;
            (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
        }
        Err(_) => door::page(&web, &visitor.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE),
    }
}

async fn openings(State(web): Here, visitor: Visitor, headers: HeaderMap) -> Response {
    match web.see(&visitor, |s| s.at().place_openings(None)).await {
        Ok((seen, version, all)) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Record, "/openings");
            shown(&web, &visitor, &headers, desk::openings(&frame, &all))
        }
        Err(down) => down,
    }
}
