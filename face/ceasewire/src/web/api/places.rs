//! Exact places that their owner sealed to a few readers: opened one by one, each time told to the owner.

use super::answers::Page;
use super::call::Call;
use super::number::{Limit, Number};
use super::problem::Trouble;
use crate::api::OpenPlace;
use crate::web::roles::{Deed, Role};
use act::Refusal;
use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use situation::views::{Filter, PlaceOpening};
use std::sync::Arc;

/// The act by which an owner is told, as a scope names it.
const WHAT: &str = "place-opened";

/// Which openings.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhichOpenings {
    /// Only of this act.
    act: Option<Number>,
    /// How many to leave out.
    #[serde(default)]
    from: Number,
    /// How many at most.
    #[serde(default)]
    limit: Limit,
}

/// An exact place to open.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ToOpen {
    /// The act: a record number or its own name.
    #[schemars(length(min = 1, max = 64))]
    act: String,
    /// Why; the owner reads it.
    #[schemars(length(min = 1, max = 400))]
    reason: String,
    /// The language of the reason, as a BCP 47 tag; by default that of the request.
    #[serde(default)]
    lang: Option<String>,
}

/// An exact place, after its owner has been told.
#[derive(Serialize, JsonSchema)]
pub(super) struct Shown {
    /// The act, by number in the record.
    act: u64,
    /// Own name of the act that tells its owner.
    told: String,
    /// What the act says, exact places included.
    phrase: rulebook::Phrase,
}

pub(super) async fn openings(call: Arc<Call>, which: WhichOpenings) -> Result<Page<PlaceOpening>, Trouble> {
    let (reach, limit) = (call.reach()?, which.limit.0);
    let from = usize::try_from(which.from.0).unwrap_or(usize::MAX);
    let of = which.act.map(|n| n.0);
    let mut items = call
        .ask(move |s| {
            let at = s.at();
            let channel = |o: &PlaceOpening| {
                let one = Filter { from: o.by.index, to: Some(o.by.index), ..Filter::default() };
                at.record(&one).pop().is_some_and(|act| reach.sees(&act.channel))
            };
            let all = at.place_openings(of).into_iter().filter(channel);
            all.skip(from).take(limit + 1).collect::<Vec<_>>()
        })
        .await?;
    let more = items.len() > limit;
    items.truncate(limit);
    let of = of.map(|n| format!("&act={n}")).unwrap_or_default();
    let next = more.then(|| format!("/api/v1/openings?from={}&limit={limit}{of}", which.from.0 + limit as u64));
    Ok(Page { items, next })
}

pub(super) async fn open(call: Arc<Call>, open: ToOpen) -> Result<(StatusCode, Shown), Trouble> {
    if !call.scopes.says(WHAT) {
        let refusal = Refusal::new("api-scope").with("scope", format!("send:{WHAT}")).with("given", WHAT);
        return Err(Trouble::new(StatusCode::FORBIDDEN, &refusal));
    }
    let reach = call.reach()?;
    let role = call.token.role.as_deref().map_or(Role::ELSE, |key| Role::read(key).unwrap_or(Role::Reader));
    role.may(Deed::Sign).map_err(|refusal| Trouble::new(StatusCode::FORBIDDEN, &refusal))?;
    let lang = Some(open.lang.unwrap_or_else(|| call.lang.clone()));
    let open = OpenPlace { act: open.act, reason: open.reason, lang, officer: call.token.officer };
    let opened = call
        .try_ask(move |s| {
            // What a token may not read it does not open either, and learns no more than that there is nothing.
            let index = s.act_state(&open.act).and_then(|state| state.index).unwrap_or(u64::MAX);
            let line = s.at().record(&Filter { from: index, to: Some(index), ..Filter::default() }).pop();
            if !line.is_some_and(|act| reach.sees(&act.channel)) {
                let none = Refusal::new("place-none").with("given", &open.act);
                return Err(crate::fault::CliFault::refused(&none));
            }
            s.open_place(&open)
        })
        .await?;
    Ok((StatusCode::CREATED, Shown { act: opened.act, told: opened.told, phrase: opened.phrase }))
}
