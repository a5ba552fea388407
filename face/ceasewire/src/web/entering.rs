//! Coming in: by a link that leads to a passkey, by a passkey, or by a link alone where the operator allows that.
//!
//! Whoever comes in gets a session with a secret that nobody has seen before; the one that the browser had ends. What the
//! browser's script asks for and sends is JSON; a refusal is a sentence in the reader's language.

use super::ceremony::Purpose;
use super::door::{Begun, language, page};
use super::{Web, people};
use crate::config::Passkeys;
use crate::passkey::{self, ALGORITHMS, Used};
use act::Refusal;
use axum::Json;
use axum::extract::{ConnectInfo, Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::BASE64URL_NOPAD;
use desk::EntryState;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use store::{NewPasskey, Passkey};

type Here = State<Arc<Web>>;
type From = ConnectInfo<SocketAddr>;
pub(super) type Fields = BTreeMap<String, String>;

/// Bytes as script writes them.
pub(super) fn bytes(fields: &Fields, key: &str) -> Vec<u8> {
    fields.get(key).and_then(|t| BASE64URL_NOPAD.decode(t.as_bytes()).ok()).unwrap_or_default()
}

/// A refusal for script.
pub(super) fn told(web: &Web, lang: &str, status: StatusCode, code: &'static str) -> Response {
    let (what, remedy) = web.refusal(lang, "", &(&Refusal::new(code)).into());
    (status, Json(json!({ "what": what, "remedy": remedy }))).into_response()
}

/// The language of a script that asks, unless its address has tried too often.
fn asking(web: &Web, headers: &HeaderMap, from: SocketAddr) -> Result<String, Box<Response>> {
    let lang = language(web, headers);
    web.door.barred(from.ip()).map_or(Ok(lang.clone()), |s| Err(Box::new(wait(web, &lang, s))))
}

fn wait(web: &Web, lang: &str, s: u64) -> Response {
    let text = |id: &str| words::plain(&web.words.say(lang, id, &[("n", s.into())]));
    let body = json!({ "what": text("desk_entry-wait"), "remedy": text("desk_entry-wait-do") });
    (StatusCode::TOO_MANY_REQUESTS, Json(body)).into_response()
}

/// What the door answers to whoever stands before it, one place for each fact.
struct Threshold<'a> {
    web: &'a Web,
    lang: String,
    from: SocketAddr,
}

impl<'a> Threshold<'a> {
    /// Nobody who has tried too often comes any nearer.
    fn at(web: &'a Web, headers: &HeaderMap, from: SocketAddr) -> Result<Threshold<'a>, Box<Response>> {
        let lang = language(web, headers);
        match web.door.barred(from.ip()) {
            Some(s) => Err(Box::new(page(web, &lang, EntryState::Wait(s), StatusCode::TOO_MANY_REQUESTS))),
            None => Ok(Threshold { web, lang, from }),
        }
    }

    /// The link admits nobody, and that it was tried counts.
    fn spent(&self) -> Response {
        self.web.door.failed(self.from.ip());
        page(self.web, &self.lang, EntryState::Spent, StatusCode::GONE)
    }

    fn down(&self) -> Response {
        page(self.web, &self.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE)
    }
}

/// The page behind a link. Looking at it uses nothing up: a program that opens links in advance admits nobody.
pub(super) async fn invited(
    State(web): Here,
    ConnectInfo(from): From,
    headers: HeaderMap,
    Path(invite): Path<String>,
) -> Response {
    let at = match Threshold::at(&web, &headers, from) {
        Ok(at) => at,
        Err(wait) => return *wait,
    };
    let now = web.door.now();
    let secret = BASE64URL_NOPAD.decode(invite.as_bytes()).unwrap_or_default();
    match web.door.ask(move |kept| kept.invited(&secret, now)).await {
        Ok(Some(who)) => {
            let once = web.door.passkeys == Passkeys::Offered;
            page(&web, &at.lang, EntryState::Invited { secret: invite, officer: who.name, once }, StatusCode::OK)
        }
        Ok(None) => at.spent(),
        Err(_) => at.down(),
    }
}

/// Uses an invitation up for one session without a passkey, where the operator allows that.
pub(super) async fn enter(
    State(web): Here,
    ConnectInfo(from): From,
    headers: HeaderMap,
    Form(form): Form<Fields>,
) -> Response {
    let at = match Threshold::at(&web, &headers, from) {
        Ok(at) => at,
        Err(wait) => return *wait,
    };
    if web.door.passkeys == Passkeys::Required {
        let (what, remedy) = web.refusal(&at.lang, "", &(&Refusal::new("passkey-required")).into());
        return page(&web, &at.lang, EntryState::Refused(what, remedy), StatusCode::FORBIDDEN);
    }
    let Some(begun) = Begun::new(&web.door, &headers, "link") else { return at.down() };
    let (invite, coming) = (bytes(&form, "invite"), begun.clone());
    match web.door.ask(move |kept| kept.enter(&invite, &coming.as_coming())).await {
        Ok(Some(_)) => ([(header::SET_COOKIE, web.door.admit(&begun))], Redirect::to("/")).into_response(),
        Ok(None) => at.spent(),
        Err(_) => at.down(),
    }
}

/// What a browser needs to make a passkey.
pub(super) fn creation(web: &Web, challenge: &[u8], handle: &[u8], officer: &str, known: &[Passkey]) -> Value {
    let b64 = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
    let known: Vec<_> = known.iter().map(|p| json!({ "type": "public-key", "id": b64(&p.credential) })).collect();
    let offered = ALGORITHMS.map(|alg| json!({ "type": "public-key", "alg": alg }));
    json!({
        "challenge": b64(challenge),
        "rp": { "id": web.door.party.id, "name": format!("{} · {}", web.mechanism, web.member) },
        "user": { "id": b64(handle), "name": officer, "displayName": officer },
        "pubKeyCredParams": offered,
        "authenticatorSelection": { "residentKey": "required", "requireResidentKey": true, "userVerification": "required" },
        "excludeCredentials": known,
        "attestation": "none",
        "timeout": 300_000,
    })
}

/// A challenge for the passkey that a link leads to.
pub(super) async fn enroll_options(
    State(web): Here,
    ConnectInfo(from): From,
    headers: HeaderMap,
    Json(asked): Json<Fields>,
) -> Response {
    let lang = match asking(&web, &headers, from) {
        Ok(lang) => lang,
        Err(wait) => return *wait,
    };
    let (invite, now) = (bytes(&asked, "invite"), web.door.now());
    let secret = invite.clone();
    let who = web.door.ask(move |kept| {
        let who = kept.invited(&secret, now)?;
        let known = who.as_ref().map(|w| kept.passkeys(w.id)).transpose()?;
        Ok(who.zip(known))
    });
    match who.await {
        Ok(Some((who, known))) => match web.door.ceremonies.begin(Purpose::Enroll(invite)) {
            Some(challenge) => Json(creation(&web, &challenge, &who.handle, &who.name, &known)).into_response(),
            None => told(&web, &lang, StatusCode::SERVICE_UNAVAILABLE, "not-running"),
        },
        Ok(None) => {
            web.door.failed(from.ip());
            told(&web, &lang, StatusCode::GONE, "passkey-refused")
        }
        Err(_) => told(&web, &lang, StatusCode::SERVICE_UNAVAILABLE, "not-running"),
    }
}

/// Registers the passkey that a link led to, and begins a session.
pub(super) async fn enroll(
    State(web): Here,
    ConnectInfo(from): From,
    headers: HeaderMap,
    Json(answer): Json<Fields>,
) -> Response {
    let lang = match asking(&web, &headers, from) {
        Ok(lang) => lang,
        Err(wait) => return *wait,
    };
    let invite = bytes(&answer, "invite");
    let made = people::made(&web, &answer, |purpose| *purpose == Purpose::Enroll(invite.clone()));
    let made = match made {
        Ok(made) => made,
        Err(refused) => {
            web.door.failed(from.ip());
            return told(&web, &lang, StatusCode::UNPROCESSABLE_ENTITY, refused);
        }
    };
    let down = || told(&web, &lang, StatusCode::SERVICE_UNAVAILABLE, "not-running");
    let Some(begun) = Begun::new(&web.door, &headers, "passkey") else { return down() };
    let (coming, name) = (begun.clone(), people::called(&web, &lang, 1));
    let entered = web.door.ask(move |kept| {
        if kept.passkey(&made.credential)?.is_some() {
            return Ok(Err("passkey-known"));
        }
        let new = NewPasskey { credential: &made.credential, key: &made.key, counter: made.counter, name: &name };
        Ok(kept.enroll(&invite, &new, &coming.as_coming())?.ok_or("passkey-refused"))
    });
    match entered.await {
        Ok(Ok(_)) => ([(header::SET_COOKIE, web.door.admit(&begun))], Json(json!({ "to": "/" }))).into_response(),
        Ok(Err(code)) => {
            web.door.failed(from.ip());
            told(&web, &lang, StatusCode::UNPROCESSABLE_ENTITY, code)
        }
        Err(_) => down(),
    }
}

/// A challenge for whoever wants to come in. It says nothing of who is known here.
pub(super) async fn login_options(State(web): Here, ConnectInfo(from): From, headers: HeaderMap) -> Response {
    let lang = match asking(&web, &headers, from) {
        Ok(lang) => lang,
        Err(wait) => return *wait,
    };
    match web.door.ceremonies.begin(Purpose::Login) {
        Some(challenge) => Json(json!({
            "challenge": BASE64URL_NOPAD.encode(&challenge),
            "rpId": web.door.party.id,
            "userVerification": "required",
            "allowCredentials": [],
            "timeout": 300_000,
        }))
        .into_response(),
        None => told(&web, &lang, StatusCode::SERVICE_UNAVAILABLE, "not-running"),
    }
}

/// Lets in whoever holds a passkey that this node knows.
pub(super) async fn login(
    State(web): Here,
    ConnectInfo(from): From,
    headers: HeaderMap,
    Json(answer): Json<Fields>,
) -> Response {
    let lang = match asking(&web, &headers, from) {
        Ok(lang) => lang,
        Err(wait) => return *wait,
    };
    let refused = |why: &dyn std::fmt::Display| {
        tracing::warn!(%why, "a passkey was refused");
        web.door.failed(from.ip());
        told(&web, &lang, StatusCode::UNPROCESSABLE_ENTITY, "passkey-refused")
    };
    let down = || told(&web, &lang, StatusCode::SERVICE_UNAVAILABLE, "not-running");
    let (client, device, signature) = (bytes(&answer, "client"), bytes(&answer, "device"), bytes(&answer, "signature"));
    let challenge = match passkey::challenge(&client) {
        Ok(challenge) if web.door.ceremonies.end(&challenge) == Some(Purpose::Login) => challenge,
        Ok(_) => return refused(&passkey::Fault::Challenge),
        Err(fault) => return refused(&fault),
    };
    let credential = bytes(&answer, "credential");
    let known = match web.door.ask(move |kept| kept.passkey(&credential)).await {
        Ok(Some(known)) => known,
        Ok(None) => return refused(&"unknown"),
        Err(_) => return down(),
    };
    let used = Used { client: &client, device: &device, signature: &signature };
    let counter = match web.door.party.used(&challenge, &used, &known.key, known.counter) {
        Ok(counter) => counter,
        Err(fault) => return refused(&fault),
    };
    let Some(begun) = Begun::new(&web.door, &headers, "passkey") else { return down() };
    let coming = begun.clone();
    match web.door.ask(move |kept| kept.enter_by_passkey(&known, counter, &coming.as_coming())).await {
        Ok(()) => ([(header::SET_COOKIE, web.door.admit(&begun))], Json(json!({ "to": "/" }))).into_response(),
        Err(_) => down(),
    }
}
