//! An officer's own access: role in words, passkeys, sessions.

use super::ceremony::Purpose;
use super::door::{self, Visitor};
use super::entering::{self, Fields, bytes, creation, told};
use super::seen::answered;
use super::{Web, forms};
use crate::api::RefusalText;
use crate::passkey::{self, Made};
use act::Refusal;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use data_encoding::HEXLOWER;
use desk::{Access, EntryState, PasskeyRow, Screen, SessionRow};
use serde_json::json;
use std::sync::Arc;
use store::{Kept, NewPasskey, Removed};

type Here = State<Arc<Web>>;

/// One officer needs a few; a list that grows without end is a mistake or an attack.
const PASSKEYS_MAX: usize = 20;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/enter/{invite}", get(entering::invited))
        .route("/enter", post(entering::enter))
        .route("/enter/options", post(entering::enroll_options))
        .route("/enter/passkey", post(entering::enroll))
        .route("/login/options", post(entering::login_options))
        .route("/login", post(entering::login))
        .route("/me", get(me))
        .route("/me/passkeys/options", post(add_options))
        .route("/me/passkeys", post(add))
        .route("/me/passkeys/{id}", post(change))
        .route("/me/sessions", post(end))
}

/// What a passkey is called until its officer calls it otherwise.
pub(super) fn called(web: &Web, lang: &str, n: usize) -> String {
    format!("{} {n}", words::plain(&web.words.say(lang, "desk_passkey", &[])))
}

/// The passkey that an answer brings, if its challenge was made for this purpose; else a code of refusal.
pub(super) fn made(web: &Web, answer: &Fields, is: impl Fn(&Purpose) -> bool) -> Result<Made, &'static str> {
    let (client, attestation) = (bytes(answer, "client"), bytes(answer, "attestation"));
    let judged = passkey::challenge(&client).and_then(|challenge| {
        let purpose = web.door.ceremonies.end(&challenge);
        purpose.filter(|purpose| is(purpose)).ok_or(passkey::Fault::Challenge)?;
        web.door.party.made(&challenge, &client, &attestation)
    });
    judged.map_err(|fault| {
        tracing::warn!(%fault, "a new passkey was refused");
        "passkey-refused"
    })
}

async fn me(web: Here, visitor: Visitor, headers: HeaderMap) -> Response {
    access(web, visitor, headers, None).await
}

/// The page, with what could not be done, if anything.
async fn access(State(web): Here, visitor: Visitor, headers: HeaderMap, refused: Option<(String, String)>) -> Response {
    let (id, now, idle, secret) = (visitor.officer.id, web.door.now(), web.door.idle_ms, visitor.secret);
    let kept = web.door.ask(move |kept| Ok((kept.passkeys(id)?, kept.sessions(id, now, idle)?)));
    let Ok((passkeys, sessions)) = kept.await else { return down(&web, &visitor) };
    let (seen, version, ()) = match web.see(&visitor, |_| ()).await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let here = Kept::session_mark(&secret);
    let session = |s: store::Session| SessionRow {
        here: s.mark == here,
        mark: HEXLOWER.encode(&s.mark),
        begun_ms: s.begun_ms,
        seen_ms: s.seen_ms,
        ends_ms: s.ends_ms,
        way: if s.way == "passkey" { "passkey" } else { "link" },
        device: s.device,
    };
    let passkey = |p: store::Passkey| PasskeyRow { id: p.id, name: p.name, made_ms: p.made_ms, used_ms: p.used_ms };
    let page = Access {
        passkeys: passkeys.into_iter().map(passkey).collect(),
        sessions: sessions.into_iter().map(session).collect(),
        idle_ms: web.door.idle_ms,
        most_ms: web.door.session_ms,
        origin: web.door.party.origin.clone(),
        refused: refused.clone(),
    };
    let frame = web.frame(&visitor, &seen, version, Screen::Access, "/me");
    let html = desk::access(&frame, &page);
    answered(&web, &visitor, &headers, refused.is_some(), html)
}

fn down(web: &Web, visitor: &Visitor) -> Response {
    door::page(web, &visitor.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE)
}

/// What script sends carries the mark of the session as forms do.
fn is_ours(visitor: &Visitor, fields: &Fields) -> bool {
    fields.get("csrf").is_some_and(|mark| visitor.wrote(mark))
}

async fn add_options(State(web): Here, visitor: Visitor, Json(asked): Json<Fields>) -> Response {
    if !is_ours(&visitor, &asked) {
        return told(&web, &visitor.lang, StatusCode::FORBIDDEN, "passkey-refused");
    }
    let id = visitor.officer.id;
    let known = web.door.ask(move |kept| Ok((kept.handle(id)?, kept.passkeys(id)?))).await;
    let challenge = web.door.ceremonies.begin(Purpose::Add(id));
    match (known, challenge) {
        (Ok((Some(handle), known)), Some(challenge)) if known.len() < PASSKEYS_MAX => {
            Json(creation(&web, &challenge, &handle, &visitor.officer.name, &known)).into_response()
        }
        (Ok(_), Some(_)) => told(&web, &visitor.lang, StatusCode::UNPROCESSABLE_ENTITY, "passkey-refused"),
        _ => told(&web, &visitor.lang, StatusCode::SERVICE_UNAVAILABLE, "not-running"),
    }
}

async fn add(State(web): Here, visitor: Visitor, Json(answer): Json<Fields>) -> Response {
    let refused = |code| told(&web, &visitor.lang, StatusCode::UNPROCESSABLE_ENTITY, code);
    if !is_ours(&visitor, &answer) {
        return told(&web, &visitor.lang, StatusCode::FORBIDDEN, "passkey-refused");
    }
    let id = visitor.officer.id;
    let made = match made(&web, &answer, |purpose| *purpose == Purpose::Add(id)) {
        Ok(made) => made,
        Err(code) => return refused(code),
    };
    let (now, words, lang) = (web.door.now(), web.clone(), visitor.lang.clone());
    let added = web.door.ask(move |kept| {
        if kept.passkey(&made.credential)?.is_some() {
            return Ok(Err("passkey-known"));
        }
        let name = called(&words, &lang, kept.passkeys(id)?.len() + 1);
        let new = NewPasskey { credential: &made.credential, key: &made.key, counter: made.counter, name: &name };
        kept.add_passkey(id, &new, now).map(Ok)
    });
    match added.await {
        Ok(Ok(())) => Json(json!({ "to": "/me" })).into_response(),
        Ok(Err(code)) => refused(code),
        Err(_) => told(&web, &visitor.lang, StatusCode::SERVICE_UNAVAILABLE, "not-running"),
    }
}

/// Renames or removes a passkey.
async fn change(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path(key): Path<u64>,
    Form(form): Form<Fields>,
) -> Response {
    if let Some(refused) = forms::foreign(&web, &visitor, &form) {
        return refused;
    }
    let (id, now) = (visitor.officer.id, web.door.now());
    let refusal = if form.contains_key("remove") {
        match web.door.ask(move |kept| kept.remove_passkey(id, key, now)).await {
            Ok(Removed::Done | Removed::Unknown) => None,
            Ok(Removed::Last) => Some(Refusal::new("passkey-last")),
            Err(_) => return down(&web, &visitor),
        }
    } else {
        let name = form.get("name").map(|n| n.trim().to_owned()).unwrap_or_default();
        if !door::is_name(&name) {
            Some(Refusal::new("passkey-name").with("given", &name))
        } else if web.door.ask(move |kept| kept.rename_passkey(id, key, &name)).await.is_err() {
            return down(&web, &visitor);
        } else {
            None
        }
    };
    match refusal {
        None => Redirect::to("/me").into_response(),
        Some(refusal) => {
            let refused = web.refusal(&visitor.lang, "", &RefusalText::from(&refusal));
            access(State(web), visitor, headers, Some(refused)).await
        }
    }
}

/// Ends one session of the officer's own, or all of them.
async fn end(State(web): Here, visitor: Visitor, Form(form): Form<Fields>) -> Response {
    if let Some(refused) = forms::foreign(&web, &visitor, &form) {
        return refused;
    }
    let only = form.get("mark").map(|mark| HEXLOWER.decode(mark.as_bytes()).unwrap_or_default());
    let own = Kept::session_mark(&visitor.secret);
    let this = only.as_ref().is_none_or(|mark| *mark == own);
    let id = visitor.officer.id;
    match web.door.ask(move |kept| kept.end_sessions(id, only.as_deref())).await {
        Ok(_) if this => {
            let gone = door::page(&web, &visitor.lang, EntryState::Outside, StatusCode::OK);
            ([(header::SET_COOKIE, web.door.forget())], gone).into_response()
        }
        Ok(_) => Redirect::to("/me").into_response(),
        Err(_) => down(&web, &visitor),
    }
}
