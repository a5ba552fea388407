//! The last pages of an act: the review, the signature, what was sent.

use super::pages::own;
use super::{Drafted, mark};
use crate::web::Web;
use crate::web::door::{self, Visitor};
use crate::web::forms::unsigned;
use crate::web::seen::shown;
use axum::extract::{Form as Posted, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use desk::compose::{Form, Review, SentPage};
use desk::{EntryState, Screen};
use std::sync::Arc;
use store::{Draft, DraftState};

type Here = State<Arc<Web>>;

pub(super) async fn review(State(web): Here, visitor: Visitor, headers: HeaderMap, Path(id): Path<String>) -> Response {
    match own(&web, &visitor, &id).await {
        Ok(drafted) => match &drafted.draft.state {
            DraftState::Sent { .. } => Redirect::to(&format!("/sent/{id}")).into_response(),
            _ => reviewed(&web, &visitor, &headers, &drafted, false, StatusCode::OK).await,
        },
        Err(missing) => missing,
    }
}

async fn reviewed(
    web: &Arc<Web>,
    visitor: &Visitor,
    headers: &HeaderMap,
    drafted: &Drafted,
    changed: bool,
    status: StatusCode,
) -> Response {
    let (send, subject) = (drafted.send(&visitor.lang), drafted.subject.clone());
    let reviewed = mark(&send);
    let own = visitor.lang.clone();
    let asked = web.see(visitor, move |s| {
        let proposal = s.proposal(&send, &subject, &own, true);
        let rungs = s.seen().rulebook.terms().rung_s.clone();
        (proposal, rungs)
    });
    let (seen, version, (proposal, rungs)) = match asked.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let second = match &drafted.draft.state {
        DraftState::Asked { at_ms, second, .. } => {
            Some((*at_ms, at_ms + super::SECOND_MS, web.officer_name(*second).await))
        }
        _ => None,
    };
    let others = web.words.languages().into_iter().filter(|l| *l != visitor.lang);
    let reading = |lang: &str| desk::compose::Preview { lang: lang.to_owned(), ..proposal.preview.clone() };
    let readings = std::iter::once(visitor.lang.as_str()).chain(others).map(reading).collect();
    let path = format!("/drafts/{}/review", drafted.draft.id);
    let frame = web.frame(visitor, &seen, version, Screen::Compose, &path);
    let page = Review {
        id: &drafted.draft.id,
        reviewed,
        changed,
        subject: &drafted.subject,
        readings,
        follows: proposal.follows,
        refused: web.refused(&visitor.lang, &drafted.about.what, &proposal.refusals),
        grave: proposal.preview.grave,
        waiting: second,
        ladder: rungs.iter().enumerate().skip(1).map(|(n, s)| (n as u64, *s)).collect(),
    };
    let html = desk::compose::review(&frame, &page);
    if status == StatusCode::OK { shown(web, visitor, headers, html) } else { (status, Html(html)).into_response() }
}

/// Signs, or asks for the second officer who must.
pub(super) async fn sign(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
    Posted(typed): Posted<Form>,
) -> Response {
    if let Some(refused) = unsigned(&web, &visitor, &typed) {
        return refused;
    }
    let drafted = match own(&web, &visitor, &id).await {
        Ok(drafted) => drafted,
        Err(missing) => return missing,
    };
    let again = || Redirect::to(&format!("/drafts/{id}/review")).into_response();
    match drafted.draft.state {
        DraftState::Sent { .. } => return Redirect::to(&format!("/sent/{id}")).into_response(),
        DraftState::Asked { .. } => return again(),
        DraftState::Open => {}
    }
    let send = drafted.send(&visitor.lang);
    // What another window has changed since was not read by whoever signs.
    if typed.get("reviewed") != Some(&mark(&send)) {
        return reviewed(&web, &visitor, &headers, &drafted, true, StatusCode::CONFLICT).await;
    }
    let tried = send.clone();
    let judged = web.ask(move |s| (s.needs_two(&tried), s.prepare_one(&tried).map(drop)));
    match judged.await {
        Ok((_, Err(_))) => reviewed(&web, &visitor, &headers, &drafted, false, StatusCode::UNPROCESSABLE_ENTITY).await,
        Ok((true, Ok(()))) => {
            let what = serde_json::to_string(&send).expect("texts are JSON");
            let (name, now) = (id.clone(), web.door.now());
            match web.door.ask(move |kept| kept.ask_second(&name, &what, now)).await {
                Ok(_) => {
                    web.stir();
                    again()
                }
                Err(fault) => web.cannot(&visitor, &fault),
            }
        }
        Ok((false, Ok(()))) => match web.send_once(&id, &send).await {
            Ok(_) => Redirect::to(&format!("/sent/{id}")).into_response(),
            Err(_) => reviewed(&web, &visitor, &headers, &drafted, false, StatusCode::UNPROCESSABLE_ENTITY).await,
        },
        Err(fault) => web.cannot(&visitor, &fault),
    }
}

pub(super) async fn sent(State(web): Here, visitor: Visitor, headers: HeaderMap, Path(id): Path<String>) -> Response {
    let name = id.clone();
    let draft = match web.door.ask(move |kept| kept.draft(&name)).await {
        Ok(draft) => draft,
        Err(fault) => return web.cannot(&visitor, &fault),
    };
    let missing = || door::page(&web, &visitor.lang, EntryState::Missing, StatusCode::NOT_FOUND);
    let Some(Draft { state: DraftState::Sent { name, at_ms, second }, officer, .. }) = draft else {
        return if draft.is_some() { Redirect::to(&format!("/drafts/{id}")).into_response() } else { missing() };
    };
    if officer != visitor.officer.id && second != Some(visitor.officer.id) {
        return missing();
    }
    let shown_name = name.clone();
    let (seen, version, standing) = match web.see(&visitor, move |s| s.standing(&shown_name)).await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let Some(standing) = standing else { return missing() };
    let frame = web.frame(&visitor, &seen, version, Screen::Compose, &format!("/sent/{id}"));
    let page = SentPage {
        name,
        what: standing.what,
        phrase: standing.phrase,
        index: standing.index,
        held: standing.held,
        witnessed: standing.witnessed,
        refused: standing.refusal.as_ref().map(|r| web.refusal(&visitor.lang, "", r)),
        owed: standing.follows.owed,
        met: standing.follows.met,
        at_ms,
        second: web.officer_name(second).await,
        case: standing.case.map(|(_, path)| path),
        proposal: web.proposal_of(visitor.officer.id, &id).await,
    };
    shown(&web, &visitor, &headers, desk::compose::sent(&frame, &page))
}
