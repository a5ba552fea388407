//! The watch at this desk: taken, handed over and kept by signed acts. Officers' names stay in this node; an act carries
//! `MEMBER-N`, where N is the number that stands as the officer in every act.

use super::door::Visitor;
use super::roles::Deed;
use super::seen::answered;
use super::{Web, forms};
use crate::api::{RefusalText, Send};
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use desk::{Screen, WatchPage};
use situation::HandoverNote;
use std::collections::BTreeMap;
use std::sync::Arc;

type Here = State<Arc<Web>>;
type Fields = BTreeMap<String, String>;

/// As many acts as a handover names; the others are counted.
const NAMED_MAX: usize = 64;

/// What this file serves.
pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/watch", get(page))
        .route("/watch/take", post(take))
        .route("/watch/hand", post(hand))
        .route("/watch/keep", post(keep))
}

impl Web {
    /// The pseudonym of one of this node's officers in acts of the watch.
    pub(super) fn pseudonym(&self, officer: u64) -> String {
        format!("{}-{officer}", self.member)
    }

    /// This node's officers by their pseudonyms. Only a convenience: without it the pseudonyms are shown.
    pub(super) async fn officers_by_pseudonym(&self) -> BTreeMap<String, String> {
        let now = self.door.now();
        let officers = self.door.ask(move |kept| kept.officers(now)).await.unwrap_or_default();
        officers.into_iter().map(|o| (self.pseudonym(o.id), o.name)).collect()
    }

    /// The last test of the alarms' sounds at this desk: when it was, and whether all were heard.
    pub(super) fn last_sound_test(&self) -> Option<(u64, bool)> {
        self.alarms.now().register.tested().map(|(by, heard)| (by.at_ms, *heard))
    }

    /// Who has the watch at this desk, as its own screens call them.
    pub(super) async fn on_watch(&self, visitor: &Visitor, officer: Option<&String>) -> Option<String> {
        let officer = officer?;
        if *officer == self.pseudonym(visitor.officer.id) {
            return Some(visitor.officer.name.clone());
        }
        let names = self.officers_by_pseudonym().await;
        Some(names.get(officer).unwrap_or(officer).clone())
    }
}

async fn page(web: Here, visitor: Visitor, headers: HeaderMap, Query(query): Query<Fields>) -> Response {
    show(web, visitor, headers, query.get("done").cloned(), Vec::new()).await
}

async fn show(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    done: Option<String>,
    refusals: Vec<RefusalText>,
) -> Response {
    let names = web.officers_by_pseudonym().await;
    let asked = web.see(&visitor, move |s| {
        let at = s.at();
        // A name that is in no outbox and no record was not said here, whatever the address claims.
        (s.handover_note(), at.watches(), done.filter(|name| s.act_state(name).is_some()))
    });
    let (seen, version, (note, watches, done)) = match asked.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let frame = web.frame(&visitor, &seen, version, Screen::Watch, "/watch");
    let refused = !refusals.is_empty();
    let page = WatchPage {
        note: &note,
        watches: &watches,
        names: &names,
        me: web.pseudonym(visitor.officer.id),
        signs: visitor.may(Deed::Sign).is_ok(),
        done,
        refused: refusals.iter().map(|r| web.refusal(&visitor.lang, "duty-handover", r)).collect(),
    };
    let html = desk::watch(&frame, &page);
    answered(&web, &visitor, &headers, refused, html)
}

async fn take(web: Here, visitor: Visitor, headers: HeaderMap, Form(form): Form<Fields>) -> Response {
    let me = web.pseudonym(visitor.officer.id);
    say(web, visitor, headers, form, move |note, form| taken(note, me, form.get("case").cloned())).await
}

async fn hand(web: Here, visitor: Visitor, headers: HeaderMap, Form(form): Form<Fields>) -> Response {
    let me = web.pseudonym(visitor.officer.id);
    let tested = web.last_sound_test();
    say(web, visitor, headers, form, move |note, form| {
        handed(note, me, form.get("to").cloned().unwrap_or_default(), tested)
    })
    .await
}

async fn keep(web: Here, visitor: Visitor, headers: HeaderMap, Form(form): Form<Fields>) -> Response {
    say(web, visitor, headers, form, |note, form| kept_on(note, form.get("case").cloned())).await
}

/// The act by which `me` takes the watch, after a handover if `case` names one.
pub(super) fn taken(note: &HandoverNote, me: String, case: Option<String>) -> Send {
    Send { case, ..told(note, "duty-takeover", [("officer", me)]) }
}

/// The act by which the watch is handed over, with what is open and with the last test of the sounds: when it was, and
/// whether all were heard.
pub(super) fn handed(note: &HandoverNote, me: String, to: String, tested: Option<(u64, bool)>) -> Send {
    let from = note.watch.officer.clone().unwrap_or(me);
    let mut send = told(note, "duty-handover", [("from", from), ("to", to), ("open", note.watch.found.to_string())]);
    send.fields.insert("sounds".into(), desk::sounds(&note.watch, tested).into());
    let items: Vec<_> = note.items.iter().take(NAMED_MAX).map(|n| format!("item={n}")).collect();
    if !items.is_empty() {
        send.fields.insert("items".into(), items.join(" | "));
    }
    send
}

/// The act that takes a handover back.
pub(super) fn kept_on(note: &HandoverNote, case: Option<String>) -> Send {
    Send { case, fields: Fields::new(), ..told(note, "cancel", []) }
}

/// An act of the watch, to be read by the own desk and the supervisor alone.
fn told<const N: usize>(note: &HandoverNote, what: &str, said: [(&str, String); N]) -> Send {
    let mut fields: Fields = said.into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    fields.insert("time".into(), "now".into());
    let (only, channel) = (note.readers.clone(), Some(note.channel.clone()));
    Send { what: what.into(), fields, only, channel, ..Send::default() }
}

/// Says an act of the watch; what is refused comes back on the page.
async fn say(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    form: Fields,
    what: impl FnOnce(&HandoverNote, &Fields) -> Send + std::marker::Send + 'static,
) -> Response {
    if let Some(refused) = forms::unsigned(&web, &visitor, &form) {
        return refused;
    }
    let (officer, lang) = (visitor.officer.id, visitor.lang.clone());
    let sent = web.keeper.ask(move |s| {
        let send = what(&s.handover_note(), &form);
        s.send(&Send { officer, lang: Some(lang), ..send })
    });
    match sent.await {
        Ok(Ok(sent)) => Redirect::to(&format!("/watch?done={}", crate::cli::escaped(&sent.name))).into_response(),
        Ok(Err(fault)) => show(State(web), visitor, headers, None, Web::refusals(&fault)).await,
        Err(_) => {
            let state = desk::EntryState::Down;
            super::door::page(&web, &visitor.lang, state, StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}
