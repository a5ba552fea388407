//! Rounds of talks at the desk: their list, the page of one, and both as a calendar file; and matters of which others tell.

use super::Web;
use super::door::{self, Visitor};
use super::seen::shown;
use crate::calendar::{Cover, calendar};
use crate::node::State as Node;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use desk::{RoundPage, Screen};
use situation::views::{RoundLine, RoundView};
use std::sync::Arc;

type Here = State<Arc<Web>>;

/// What this file serves.
pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/rounds", get(list))
        .route("/rounds.ics", get(all))
        .route("/rounds/{which}", get(one))
        .route("/matters/{number}", get(matter))
}

async fn list(State(web): Here, visitor: Visitor, headers: HeaderMap) -> Response {
    let asked = web.see(&visitor, |s| (s.at().talks(), s.at().told_matters(), [s.convening(), s.opening_matters()]));
    match asked.await {
        Ok((seen, version, (rounds, matters, by))) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Rounds, "/rounds");
            shown(&web, &visitor, &headers, desk::rounds(&frame, &rounds, &matters, by))
        }
        Err(down) => down,
    }
}

/// A number is a page; a number that ends as a calendar's name does is a calendar.
async fn one(State(web): Here, visitor: Visitor, headers: HeaderMap, Path(which): Path<String>) -> Response {
    let number = which.strip_suffix(".ics").unwrap_or(&which).parse::<u64>();
    match number {
        Ok(number) if which.ends_with(".ics") => of_round(web, visitor, headers, number).await,
        Ok(number) => page(web, visitor, headers, number).await,
        Err(_) => door::missing(State(web), headers).await,
    }
}

/// What the page of a round needs of the node.
struct Asked {
    view: RoundView,
    readers: Vec<String>,
    ways: Vec<(String, String)>,
    answers: Vec<u64>,
    signature: String,
    public: bool,
}

fn ask(s: &Node, number: u64) -> Option<Asked> {
    let view = s.at().round_of_talks(number)?;
    let own = std::iter::once(number).chain(view.agenda.iter().map(|a| a.by.index));
    let own = own.chain(view.drafts.iter().map(|d| d.by.index));
    let cases: Vec<u64> = own.chain(view.records.iter().map(|r| r.by.index)).collect();
    let answers = cases.into_iter().filter(|case| s.answers(*case)).collect();
    let public = s.at().public_talk(number).is_some();
    Some(Asked {
        signature: s.signing().unwrap_or_default(),
        public,
        readers: s.readers(&view.round.channel),
        ways: s.ways_in_round(number),
        answers,
        view,
    })
}

async fn page(web: Arc<Web>, visitor: Visitor, headers: HeaderMap, number: u64) -> Response {
    let (seen, version, asked) = match web.see(&visitor, move |s| ask(s, number)).await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let Some(asked) = asked else { return door::missing(State(web), headers).await };
    let frame = web.frame(&visitor, &seen, version, Screen::Rounds, &format!("/rounds/{number}"));
    let Asked { view, readers, ways, answers, signature, public } = asked;
    let page = RoundPage { view: &view, readers, ways, answers, signature, public };
    shown(&web, &visitor, &headers, desk::round(&frame, &page))
}

async fn matter(State(web): Here, visitor: Visitor, headers: HeaderMap, Path(number): Path<u64>) -> Response {
    let asked = web.see(&visitor, move |s| {
        let view = s.at().told_matter(number)?;
        let readers = s.readers(&view.matter.channel);
        Some((view, readers, s.ways_about_matter(number), s.at().public_talk(number).is_some()))
    });
    match asked.await {
        Ok((seen, version, Some((view, readers, ways, public)))) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Rounds, &format!("/matters/{number}"));
            shown(&web, &visitor, &headers, desk::matter(&frame, &view, &readers, ways, public))
        }
        Ok((_, _, None)) => door::missing(State(web), headers).await,
        Err(down) => down,
    }
}

async fn all(State(web): Here, visitor: Visitor) -> Response {
    match web.see(&visitor, |s| s.at().talks()).await {
        Ok((seen, _, rounds)) => file(&web, &visitor, &seen.status.genesis, "rounds.ics", &rounds),
        Err(down) => down,
    }
}

async fn of_round(web: Arc<Web>, visitor: Visitor, headers: HeaderMap, number: u64) -> Response {
    let asked = web.see(&visitor, move |s| s.at().talks().into_iter().find(|r| r.index == number));
    match asked.await {
        Ok((seen, _, Some(round))) => {
            file(&web, &visitor, &seen.status.genesis, &format!("round-{number}.ics"), &[round])
        }
        Ok((_, _, None)) => door::missing(State(web), headers).await,
        Err(down) => down,
    }
}

fn file(web: &Web, visitor: &Visitor, genesis: &str, name: &str, rounds: &[RoundLine]) -> Response {
    let text = calendar(&web.cover(&visitor.lang, genesis), rounds);
    let kind = "text/calendar; charset=utf-8; method=PUBLISH".to_owned();
    let name = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], text).into_response()
}

impl Web {
    /// Whose calendar it is, in a reader's language.
    pub(super) fn cover<'a>(&'a self, lang: &'a str, genesis: &'a str) -> Cover<'a> {
        Cover {
            words: &self.words,
            lang,
            mechanism: &self.mechanism,
            genesis,
            exercise: self.exercise,
            origin: Some(self.door.origin()),
        }
    }
}
