//! The public page: what was published, with its proof, and the verifier. Nobody has to log in, and nothing here depends
//! on whether somebody has.

use super::{Web, door};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use desk::{EntryState, Public};
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many of the newest are listed.
const LISTED: usize = 20;
/// The verifier's page reaches nobody, not even the node that it came from: what a visitor gives it stays there.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
     connect-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/verify", get(landing))
        .route("/verify/offline", get(offline))
        .route("/verify/tools/{name}", get(tool))
        .route("/verify/about/{number}", get(about))
        .route("/verify/{number}", get(one))
        .route("/verify/{number}/proof", get(proof))
        .route("/verify/{number}/proof.js", get(proof_module))
}

type Here = State<Arc<Web>>;
type Asked = Query<BTreeMap<String, String>>;

/// The language that the address names, else the one that the browser asks for.
fn language(web: &Web, headers: &HeaderMap, asked: &BTreeMap<String, String>) -> String {
    let known = web.words.languages();
    let named = asked.get("lang").filter(|lang| known.contains(&lang.as_str())).cloned();
    named.unwrap_or_else(|| door::language(web, headers))
}

async fn landing(State(web): Here, headers: HeaderMap, Query(asked): Asked) -> Response {
    page(&web, &language(&web, &headers, &asked), None).await
}

async fn one(State(web): Here, headers: HeaderMap, Path(number): Path<u64>, Query(asked): Asked) -> Response {
    page(&web, &language(&web, &headers, &asked), Some(number)).await
}

/// What was said in public about one act; whether anything was sealed about it is not told.
async fn about(State(web): Here, headers: HeaderMap, Path(number): Path<u64>, Query(asked): Asked) -> Response {
    let lang = language(&web, &headers, &asked);
    let talk = match web.keeper.ask(move |s| s.at().public_talk(number)).await {
        Ok(Some(talk)) => talk,
        Ok(None) => return door::page(&web, &lang, EntryState::Missing, StatusCode::NOT_FOUND),
        Err(_) => return door::page(&web, &lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE),
    };
    let (mechanism, exercise) = (web.mechanism.clone(), web.exercise);
    let html = desk::about(&desk::About { words: &web.words, lang, mechanism, exercise, talk });
    public(html)
}

fn public(html: String) -> Response {
    let mut answer = Html(html).into_response();
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    answer
}

async fn page(web: &Web, lang: &str, number: Option<u64>) -> Response {
    let asked = web.keeper.ask(move |s| {
        let genesis = data_encoding::HEXLOWER.encode(&s.founding().genesis().0);
        let topics = if number.is_none() { s.at().public_topics() } else { Vec::new() };
        (genesis, s.published(LISTED), topics, number.map(|n| s.published_at(n)))
    });
    let (genesis, latest, topics, act) = match asked.await {
        Ok((.., Some(None))) => return door::page(web, lang, EntryState::Missing, StatusCode::NOT_FOUND),
        Ok((genesis, latest, topics, act)) => (genesis, latest, topics, act.flatten()),
        Err(_) => return door::page(web, lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE),
    };
    let html = desk::verify(&Public {
        words: &web.words,
        lang: lang.to_owned(),
        mechanism: web.mechanism.clone(),
        genesis,
        exercise: web.exercise,
        latest,
        topics: topics.into_iter().take(LISTED).collect(),
        origin: web.door.origin().to_owned(),
        act,
    });
    public(html)
}

async fn proof(State(web): Here, headers: HeaderMap, Path(number): Path<u64>) -> Response {
    let lang = door::language(&web, &headers);
    match web.keeper.ask(move |s| s.published_at(number).and_then(|act| act.proof)).await {
        Ok(Some(text)) => saved(&format!("{number}.tlog-proof"), "application/octet-stream", text),
        Ok(None) => door::page(&web, &lang, EntryState::Missing, StatusCode::NOT_FOUND),
        Err(_) => door::page(&web, &lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// The same for the page's own script, which may load nothing but scripts.
async fn proof_module(State(web): Here, headers: HeaderMap, Path(number): Path<u64>) -> Response {
    match web.keeper.ask(move |s| s.published_at(number).and_then(|act| act.proof)).await {
        Ok(Some(text)) => {
            let text = format!("export default {};\n", serde_json::Value::String(text));
            ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], text).into_response()
        }
        _ => door::missing(State(web), headers).await,
    }
}

/// The page as one file, in the language of whoever saves it.
async fn offline(State(web): Here, headers: HeaderMap, Query(asked): Asked) -> Response {
    let lang = language(&web, &headers, &asked);
    let html = desk::verify_offline(&web.words, &lang);
    saved(&format!("ceasewire-verify-{lang}.html"), "text/html; charset=utf-8", html)
}

/// The verifiers, and the text that they are written from.
async fn tool(State(web): Here, headers: HeaderMap, Path(name): Path<String>) -> Response {
    let text = match name.as_str() {
        "verify.py" => include_str!("../../../../verifiers/verify.py"),
        "verify.go" => include_str!("../../../../verifiers/verify.go"),
        "verify.mjs" => desk::VERIFIER,
        "record.md" => include_str!("../../../../docs/record.md"),
        _ => return door::missing(State(web), headers).await,
    };
    saved(&name, "text/plain; charset=utf-8", text.to_owned())
}

fn saved(name: &str, kind: &'static str, text: String) -> Response {
    let name = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_DISPOSITION, name), (header::CONTENT_TYPE, kind.to_owned())], text).into_response()
}
