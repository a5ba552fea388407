//! Texts under negotiation at the desk: their list, the page of one, what has changed in it, and its words as a file.

mod document;

use super::Web;
use super::door::{self, Visitor};
use super::seen::shown;
use crate::node::State as Node;
use crate::paper::Kind;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use desk::{Screen, TextPage};
use situation::views::TextView;
use std::collections::BTreeMap;
use std::sync::Arc;

type Here = State<Arc<Web>>;
type Asked = Query<BTreeMap<String, String>>;

/// What this file serves.
pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/texts", get(list))
        .route("/texts/{which}", get(one))
        .route("/texts/{number}/compare", get(compared))
        .route("/texts/{number}/import", post(document::import).layer(document::DOCUMENT.body()))
}

async fn list(State(web): Here, visitor: Visitor, headers: HeaderMap) -> Response {
    let asked = web.see(&visitor, |s| (s.at().texts(), s.plays_in_text("text")));
    match asked.await {
        Ok((seen, version, (texts, opens))) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Texts, "/texts");
            let opens = Some(opens).filter(|format| !format.is_empty());
            shown(&web, &visitor, &headers, desk::texts(&frame, &texts, opens))
        }
        Err(down) => down,
    }
}

/// A number is a page; `NUMBER.LANGUAGE.txt` is the file whose fingerprint is signed, `.docx` and `.odt` are documents.
async fn one(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path(which): Path<String>,
    Query(query): Asked,
) -> Response {
    let file = which.strip_suffix(".txt").and_then(|rest| rest.split_once('.'));
    let paper = which.rsplit_once('.').and_then(|(rest, ending)| Some((rest.split_once('.')?, Kind::named(ending)?)));
    if let Some(((number, lang), kind)) = paper
        && let Ok(number) = number.parse::<u64>()
    {
        return document::saved(web, visitor, headers, number, lang.to_owned(), kind).await;
    }
    match (which.parse::<u64>(), file) {
        (Ok(number), _) => page(web, visitor, headers, number, query).await,
        (_, Some((number, lang))) => match number.parse::<u64>() {
            Ok(number) => plain(web, visitor, headers, number, lang.to_owned()).await,
            Err(_) => door::missing(State(web), headers).await,
        },
        _ => door::missing(State(web), headers).await,
    }
}

/// What the page of a text needs of the node.
struct Needed {
    view: TextView,
    readers: Vec<String>,
    ways: Vec<(String, String)>,
    stance: String,
    clause: String,
    signs: Vec<String>,
}

fn ask(s: &Node, number: u64) -> Option<Needed> {
    let view = s.at().text(number)?;
    Some(Needed {
        readers: s.readers(&view.text.channel),
        ways: s.ways_in_text(number),
        stance: s.plays_in_text("stance"),
        clause: s.plays_in_text("clause"),
        signs: ["text-signature", "deposit"].map(|part| s.plays_in_text(part)).into(),
        view,
    })
}

async fn page(
    web: Arc<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    number: u64,
    query: BTreeMap<String, String>,
) -> Response {
    let (seen, version, needed) = match web.see(&visitor, move |s| ask(s, number)).await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let Some(needed) = needed else { return door::missing(State(web), headers).await };
    let frame = web.frame(&visitor, &seen, version, Screen::Texts, &format!("/texts/{number}"));
    let Needed { view, readers, ways, stance, clause, signs } = needed;
    let (lang, beside) = (query.get("lang").cloned(), query.get("beside").cloned());
    let page = TextPage { view: &view, readers, ways, stance, clause, signs, lang, beside };
    shown(&web, &visitor, &headers, desk::text(&frame, &page))
}

async fn compared(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path(number): Path<String>,
    Query(query): Asked,
) -> Response {
    let get = |name: &str, without: &str| query.get(name).cloned().unwrap_or_else(|| without.to_owned());
    let (from, to, lang) = (get("from", "r1"), get("to", "now"), query.get("lang").cloned());
    let own = visitor.lang.clone();
    let (first, last) = (from.clone(), to.clone());
    let asked = web.see(&visitor, move |s| {
        let number = number.parse::<u64>().ok()?;
        let tags = s.at().text_languages(number)?;
        let lang = lang.filter(|tag| tags.contains(tag)).or(tags.iter().find(|tag| **tag == own).cloned());
        Some((s.at().text_compared(number, &first, &last, lang.as_deref())?, tags))
    });
    let (seen, version, found) = match asked.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let Some((view, tags)) = found else { return door::missing(State(web), headers).await };
    let path = format!("/texts/{}/compare", view.text.index);
    let points = |tag: &String| {
        let query = serde_urlencoded::to_string([("from", &from), ("to", &to), ("lang", tag)]).unwrap_or_default();
        (tag.clone(), format!("{path}?{query}"))
    };
    let langs: Vec<(String, String)> = tags.iter().map(points).collect();
    let frame = web.frame(&visitor, &seen, version, Screen::Texts, &path);
    shown(&web, &visitor, &headers, desk::text_compared(&frame, &view, &langs))
}

/// The words in one language, as they stand now.
async fn plain(web: Arc<Web>, visitor: Visitor, headers: HeaderMap, number: u64, lang: String) -> Response {
    let name = format!("text-{number}-{lang}.txt");
    let asked = web.see(&visitor, move |s| s.at().text_plain(number, "now", Some(&lang)).and_then(|p| p.words));
    match asked.await {
        Ok((_, _, Some(words))) => {
            let kind = "text/plain; charset=utf-8".to_owned();
            let name = format!("attachment; filename=\"{name}\"");
            ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], words).into_response()
        }
        Ok(_) => door::missing(State(web), headers).await,
        Err(down) => down,
    }
}
