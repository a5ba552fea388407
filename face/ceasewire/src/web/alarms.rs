//! The page of alarms, and what an officer does to them.

use super::Web;
use super::door::{self, Visitor};
use super::forms::{foreign, inside};
use super::seen::shown;
use crate::fault::CliFault;
use axum::Router;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use desk::{AlarmPage, EntryState, Screen};
use situation::alarm::{By, Event, Register};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many of the latest deeds the page shows.
const DEEDS: usize = 20;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new().route("/alarms", get(list).post(act))
}

async fn list(State(web): State<Arc<Web>>, visitor: Visitor, headers: HeaderMap) -> Response {
    match page(&web, &visitor, AlarmPage::default()).await {
        Ok(html) => shown(&web, &visitor, &headers, html),
        Err(down) => down,
    }
}

async fn page(web: &Web, visitor: &Visitor, with: AlarmPage) -> Result<String, Response> {
    let (seen, version, ()) = web.see(visitor, |_| ()).await?;
    let down = |_| door::page(web, &visitor.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE);
    let statistics = web.alarms.statistics().await.map_err(down)?;
    let deeds = web.alarms.deeds(DEEDS).await.map_err(down)?;
    let frame = web.frame(visitor, &seen, version, Screen::Alarms, "/alarms");
    Ok(desk::alarms(&frame, &AlarmPage { statistics, deeds, ..with }))
}

/// Does what a form asks for; what is refused comes back with the reason that was typed.
async fn act(State(web): State<Arc<Web>>, visitor: Visitor, Form(form): Form<BTreeMap<String, String>>) -> Response {
    if let Some(refused) = foreign(&web, &visitor, &form) {
        return refused;
    }
    let back = form.get("back").map_or_else(|| "/alarms".to_owned(), |back| inside(Some(back)));
    let reason = form.get("reason").cloned().unwrap_or_default();
    let done = web.alarms.act(&visitor.officer.name, move |register, by| deed(register, by, &form)).await;
    let fault = match done {
        Ok(_) => return Redirect::to(&back).into_response(),
        Err(fault @ CliFault::Refused(_)) => fault,
        Err(_) => return door::page(&web, &visitor.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE),
    };
    let refused = Web::refusals(&fault).first().map(|r| web.refusal(&visitor.lang, "", r));
    match page(&web, &visitor, AlarmPage { refused, reason, ..AlarmPage::default() }).await {
        Ok(html) => (StatusCode::UNPROCESSABLE_ENTITY, Html(html)).into_response(),
        Err(down) => down,
    }
}

/// What the button says. One that is not known does nothing to alarms that are not named.
pub(super) fn deed(
    register: &mut Register,
    by: &By,
    form: &BTreeMap<String, String>,
) -> Result<Vec<Event>, act::Refusal> {
    let get = |key: &str| form.get(key).map(String::as_str).unwrap_or_default();
    let ids: Vec<u64> = get("ids").split(',').filter_map(|id| id.parse().ok()).collect();
    match get("do") {
        "acknowledge" => register.acknowledge(&ids, by),
        "shelve" => register.shelve(&ids, get("minutes").parse().unwrap_or(0), get("reason"), by),
        "unshelve" => register.unshelve(&ids, by),
        "silence" => Ok(register.silence(by)),
        "mute" => Ok(register.mute(true, by)),
        "unmute" => Ok(register.mute(false, by)),
        "heard" => Ok(register.test(true, by)),
        "unheard" => Ok(register.test(false, by)),
        _ => Ok(Vec::new()),
    }
}
