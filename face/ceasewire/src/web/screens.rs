//! The pages: ask the keeper for views, render them.

use super::Web;
use super::door::Visitor;
use super::seen::{answered, shown};
use crate::api::Open;
use crate::fault::CliFault;
use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use desk::{ActPage, CasePage, KeyRow, Kind, Looked, Places, Rules, Screen, Search, Typed};
use situation::views::{CaseView, Filter};
use std::collections::BTreeMap;
use std::sync::Arc;

type Here = State<Arc<Web>>;
type Fields = BTreeMap<String, String>;
type Asked = Query<Fields>;

/// An officer who looks again after so long is told what came meanwhile.
const AWAY_MS: u64 = 300_000;
const PAGE: usize = 100;

pub(super) async fn board(State(web): Here, visitor: Visitor, headers: HeaderMap) -> Response {
    let last = visitor.officer.looked;
    let news = web.see(&visitor, move |s| last.map(|(_, from)| s.news_since(from)).unwrap_or_default());
    let (seen, version, news) = match news.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let looked = last.map(|(at_ms, from)| Looked {
        at_ms,
        acts: seen.status.size.saturating_sub(from),
        after: from.saturating_sub(1),
        news,
    });
    let (id, now, size) = (visitor.officer.id, seen.status.now_ms, seen.status.size);
    if looked.is_none_or(|l| now.saturating_sub(l.at_ms) > AWAY_MS) && headers.get("x-desk-part").is_none() {
        // Only a convenience: that it could not be noted is no reason to show no board.
        if let Err(fault) = web.door.ask(move |kept| kept.looked(id, now, size)).await {
            tracing::warn!(?fault, "the last look could not be noted");
        }
    }
    let frame = web.frame(&visitor, &seen, version, Screen::Board, "/");
    shown(&web, &visitor, &headers, desk::board(&frame, &seen.board, &seen.zones, looked))
}

pub(super) async fn channels(State(web): Here, visitor: Visitor, headers: HeaderMap) -> Response {
    match web.see(&visitor, |_| ()).await {
        Ok((seen, version, ())) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Channels, "/channels");
            shown(&web, &visitor, &headers, desk::channels(&frame, &seen.board))
        }
        Err(down) => down,
    }
}

pub(super) async fn channel(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Response {
    let wanted = name.clone();
    let acts = web.see(&visitor, move |s| {
        let number = s.channel_called(&wanted);
        s.at().record(&Filter { channel: number, limit: Some(PAGE), ..Filter::default() })
    });
    let (seen, version, acts) = match acts.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    match seen.board.channels.iter().find(|c| c.name == name) {
        Some(channel) => {
            let path = format!("/channels/{name}");
            let frame = web.frame(&visitor, &seen, version, Screen::Channels, &path);
            shown(&web, &visitor, &headers, desk::channel(&frame, channel, &acts))
        }
        None => super::door::missing(State(web), headers).await,
    }
}

/// Each kind of case has a shelf: its list, one case, and where answers to it are sent.
pub(super) fn shelves() -> Router<Arc<Web>> {
    [Kind::Movement, Kind::Incident, Kind::Contact].into_iter().fold(Router::new(), |all, kind| {
        let (_, shelf) = place(kind);
        let list = move |web: Here, v: Visitor, h: HeaderMap| cases(web, v, h, kind);
        let one = move |web: Here, v: Visitor, h: HeaderMap, Path(n): Path<u64>, q: Asked| {
            case(web, v, h, kind, n, q.get("done").cloned(), None)
        };
        let said = move |web: Here, v: Visitor, h: HeaderMap, Path(n): Path<u64>, Form(form): Form<Fields>| {
            super::forms::reply(web, v, h, kind, n, form)
        };
        all.route(shelf, get(list))
            .route(&format!("{shelf}/{{number}}"), get(one))
            .route(&format!("{shelf}/{{number}}/reply"), post(said))
    })
}

fn place(kind: Kind) -> (Screen, &'static str) {
    match kind {
        Kind::Movement => (Screen::Movements, "/movements"),
        Kind::Incident => (Screen::Incidents, "/incidents"),
        Kind::Contact => (Screen::Contacts, "/contacts"),
    }
}

async fn cases(State(web): Here, visitor: Visitor, headers: HeaderMap, kind: Kind) -> Response {
    match web.see(&visitor, |s| s.at().cases(true)).await {
        Ok((seen, version, all)) => {
            let (screen, path) = place(kind);
            let frame = web.frame(&visitor, &seen, version, screen, path);
            shown(&web, &visitor, &headers, desk::cases(&frame, kind, &seen.board.cases, &all))
        }
        Err(down) => down,
    }
}

/// One case; with a form that was refused, if there was one.
pub(super) async fn case(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    kind: Kind,
    number: u64,
    done: Option<String>,
    typed: Option<Typed>,
) -> Response {
    let case = web.see(&visitor, move |s| {
        let view: Option<CaseView> = s.at().case_numbered(number);
        let readers = s.readers_of(number);
        let coarse = s.is_coarse(number);
        let acts: Vec<u64> = view.iter().flat_map(|c| c.acts.iter().map(|a| a.index)).collect();
        let items = super::items::rows(s.item_views(&acts));
        // A name that is in no outbox and no record was not said here, whatever the address claims.
        let (ways, may_escalate) = (s.ways(number), s.escalation(number).is_some());
        (view, readers, done.filter(|name| s.act_state(name).is_some()), ways, (may_escalate, coarse, items))
    });
    let (seen, version, (view, readers, done, ways, (may_escalate, coarse, items))) = match case.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let Some(view) = view.filter(|c| kind.holds(&c.procedure)) else {
        return super::door::missing(State(web), headers).await;
    };
    let (screen, shelf) = place(kind);
    let frame = web.frame(&visitor, &seen, version, screen, &format!("{shelf}/{number}"));
    let refused = typed.is_some();
    let page = CasePage {
        view: &view,
        kind,
        rulebook: &seen.rulebook,
        typed,
        done,
        readers,
        ways,
        may_escalate,
        coarse,
        items,
    };
    let html = desk::case(&frame, &page);
    answered(&web, &visitor, &headers, refused, html)
}

pub(super) async fn record(State(web): Here, visitor: Visitor, headers: HeaderMap, Query(query): Asked) -> Response {
    let mut asked: BTreeMap<String, String> = ["text", "author", "channel", "before", "after"]
        .iter()
        .filter_map(|k| Some(((*k).to_owned(), query.get(*k)?.trim().to_owned())))
        .filter(|(_, v)| !v.is_empty())
        .collect();
    let get = |key: &str| asked.get(key).cloned().unwrap_or_default();
    let mut search = Search {
        text: get("text"),
        author: get("author"),
        channel: get("channel"),
        before: get("before").parse().ok(),
        after: get("after").parse().ok(),
        ..Search::default()
    };
    asked.insert("limit".into(), (PAGE + 1).to_string());
    let (seen, version, (found, gossip)) = match web.see(&visitor, move |s| (s.record(&asked), s.gossip())).await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    search.gossip = gossip;
    search.channels = seen.board.channels.iter().map(|c| c.name.clone()).collect();
    let frame = web.frame(&visitor, &seen, version, Screen::Record, "/record");
    match found {
        Ok(mut acts) => {
            if acts.len() > PAGE {
                acts.remove(0);
                search.older = acts.first().map(|a| a.index);
            }
            shown(&web, &visitor, &headers, desk::record(&frame, &search, &acts))
        }
        Err(fault) => failed(&web, &visitor, &frame, &fault),
    }
}

/// What could not be done, inside the desk.
pub(super) fn failed(web: &Web, visitor: &Visitor, frame: &desk::Frame<'_>, fault: &CliFault) -> Response {
    let refusals = Web::refusals(fault);
    let (what, remedy) = refusals.first().map_or_else(Default::default, |r| web.refusal(&visitor.lang, "", r));
    (StatusCode::UNPROCESSABLE_ENTITY, Html(desk::failed(frame, &what, &remedy))).into_response()
}

pub(super) async fn act(web: Here, visitor: Visitor, headers: HeaderMap, Path(number): Path<u64>) -> Response {
    one_act(web, visitor, headers, number, None).await
}

/// One act; with its exact place, if an officer has just opened it.
pub(super) async fn one_act(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    number: u64,
    opened: Option<Places>,
) -> Response {
    let act = web.see(&visitor, move |s| {
        let one = Filter { from: number, to: Some(number), ..Filter::default() };
        let act = s.at().record(&one).pop();
        let readers = s.readers_of(number);
        let case = act.as_ref().and_then(|a| a.case).and_then(|c| s.at().case_numbered(c));
        (
            act,
            readers,
            case.map(|c| (c.procedure, c.index)),
            (s.is_coarse(number), s.at().place_openings(Some(number)), super::items::rows(s.item_views(&[number]))),
        )
    });
    let (seen, version, (act, readers, case, (coarse, openings, items))) = match act.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let Some(act) = act else { return super::door::missing(State(web), headers).await };
    let frame = web.frame(&visitor, &seen, version, Screen::Record, &format!("/record/{number}"));
    let case = case.map(|(procedure, index)| format!("{}/{index}", place(Kind::of(&procedure)).1));
    let places = opened.unwrap_or(if coarse { Places::Coarse(desk::Asked::default()) } else { Places::Plain });
    shown(&web, &visitor, &headers, desk::act(&frame, &ActPage { act: &act, case, readers, places, openings, items }))
}

/// The proof bundle of an act: what this node can open of it stays closed, for only its holder decides to show it.
pub(super) async fn proof(State(web): Here, visitor: Visitor, Path(number): Path<u64>) -> Response {
    let open = Open { act: number.to_string(), closed: true, ..Open::default() };
    let (seen, version, file) = match web.see(&visitor, move |s| s.prove_file(&open)).await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    match file {
        Ok(file) => {
            let name = format!("attachment; filename=\"{number}.tlog-proof\"");
            let kind = "application/octet-stream".to_owned();
            ([(header::CONTENT_DISPOSITION, name), (header::CONTENT_TYPE, kind)], file.text).into_response()
        }
        Err(fault) => {
            let frame = web.frame(&visitor, &seen, version, Screen::Record, &format!("/record/{number}"));
            failed(&web, &visitor, &frame, &fault)
        }
    }
}

pub(super) async fn rulebook(State(web): Here, visitor: Visitor, headers: HeaderMap) -> Response {
    let (seen, version, keys) = match web.see(&visitor, |s| s.key_lines()).await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let frame = web.frame(&visitor, &seen, version, Screen::Rulebook, "/rulebook");
    let key = |k: crate::api::KeyLine| KeyRow {
        name: k.name,
        member: k.member,
        purpose: k.purpose,
        id: k.id,
        from: k.from,
        revoked: k.revoked,
        highest: k.highest,
    };
    let page = Rules {
        rulebook: &seen.rulebook,
        hash: data_encoding::HEXLOWER.encode(&seen.rulebook.hash()),
        genesis: seen.status.genesis.clone(),
        keys: keys.into_iter().map(key).collect(),
        asymmetries: rulebook::asymmetries(&seen.rulebook).into_iter().map(|a| (a.zone, a.article)).collect(),
    };
    shown(&web, &visitor, &headers, desk::rulebook(&frame, &page))
}

/// One format of the rulebook in force.
pub(super) async fn format(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Response {
    let (seen, version, ()) = match web.see(&visitor, |_| ()).await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let Some(format) = seen.rulebook.format(&name) else { return super::door::missing(State(web), headers).await };
    let frame = web.frame(&visitor, &seen, version, Screen::Rulebook, &format!("/rulebook/{name}"));
    shown(&web, &visitor, &headers, desk::rulebook_format(&frame, format))
}

pub(super) async fn languages(State(web): Here, visitor: Visitor, headers: HeaderMap, Query(query): Asked) -> Response {
    match web.see(&visitor, |_| ()).await {
        Ok((seen, version, ())) => {
            let back = super::forms::inside(query.get("back"));
            let path = format!("/language?back={back}");
            let frame = web.frame(&visitor, &seen, version, Screen::Languages, &path);
            shown(&web, &visitor, &headers, desk::languages(&frame, &back))
        }
        Err(down) => down,
    }
}
