//! The second officer of a grave act: as at the desk another officer than the first, who may let grave acts go, and who
//! gives two of the act's facts again before there is anything to sign.

use super::call::Call;
use super::describe::Nothing;
use super::drafts::One;
use super::problem::Trouble;
use crate::api::Send;
use crate::fault::CliFault;
use crate::web::compose::second::{Asked, REFUSED};
use crate::web::compose::{About, SECOND_MS};
use crate::web::roles::Deed;
use act::Refusal;
use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::DraftState;

type Here = Arc<Call>;

/// The longest word to its author.
const WORD_MAX: usize = 400;

/// An act that waits for a second officer.
#[derive(Serialize, JsonSchema)]
pub(super) struct Awaited {
    /// The draft's name.
    id: String,
    /// The act that it is to be.
    what: String,
    /// Number of the officer who wrote it.
    officer: u64,
    /// Until when a second officer is awaited.
    until_ms: u64,
}

/// The same with what is to be signed.
#[derive(Serialize, JsonSchema)]
pub(super) struct ToConfirm {
    /// What waits.
    awaited: Awaited,
    /// What it says.
    phrase: Option<rulebook::Phrase>,
    /// Who will read it.
    readers: Vec<String>,
    /// The facts that the second officer gives again.
    facts: Vec<String>,
    /// Whether this officer has given them.
    given: bool,
}

/// The facts of an act, given again.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Facts {
    /// Each by its name, in the typed notation.
    facts: BTreeMap<String, String>,
}

/// Why it is given back.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Back {
    /// Whether the officer refuses it; else something is asked first.
    #[serde(default)]
    refuse: bool,
    /// What its author is told.
    #[serde(default)]
    #[schemars(length(max = 400))]
    word: String,
}

/// An act that two officers have signed.
#[derive(Serialize, JsonSchema)]
pub(super) struct Confirmed {
    /// Its own name. `GET /acts/{name}` says how far it has come.
    name: String,
    /// The numbers of both officers, as they stand in the act.
    officers: [u64; 2],
}

/// Whether this token may be somebody's second officer.
fn may(call: &Call) -> Result<(), Trouble> {
    call.does("confirm")?;
    call.may(Deed::Release)
}

fn awaited(id: &str, what: &str, officer: u64, at_ms: u64) -> Awaited {
    Awaited { id: id.to_owned(), what: what.to_owned(), officer, until_ms: at_ms + SECOND_MS }
}

/// What waits under this name for another officer than its own.
async fn asked(call: &Call, id: &str) -> Result<Asked, Trouble> {
    may(call)?;
    let found = call.web.awaited(id).await.map_err(|fault| Trouble::of(&fault))?;
    found.filter(|a| a.drafted.draft.officer != call.token.officer).ok_or_else(Trouble::missing)
}

pub(super) async fn list(call: Here, _: Nothing) -> Result<Vec<Awaited>, Trouble> {
    may(&call)?;
    let (now, me) = (call.web.door.now(), call.token.officer);
    let all = call.web.door.ask(move |kept| kept.asked(now.saturating_sub(SECOND_MS))).await;
    let one = |d: store::Draft| match d.state {
        DraftState::Asked { at_ms, .. } => Some(awaited(&d.id, &About::read(&d.what).what, d.officer, at_ms)),
        DraftState::Open | DraftState::Sent { .. } => None,
    };
    Ok(all.map_err(|fault| Trouble::of(&fault))?.into_iter().filter(|d| d.officer != me).filter_map(one).collect())
}

pub(super) async fn one(call: Here, one: One) -> Result<ToConfirm, Trouble> {
    shown(&call, asked(&call, &one.id).await?).await
}

async fn shown(call: &Call, asked: Asked) -> Result<ToConfirm, Trouble> {
    let facts = asked.facts(&call.web).into_iter().map(|fact| fact.spec.def.name).collect();
    let draft = &asked.drafted.draft;
    let (awaited, given) =
        (awaited(&draft.id, &asked.send.what, draft.officer, asked.at_ms), asked.second == Some(call.token.officer));
    let (send, subject, lang) = (asked.send, asked.drafted.subject, call.lang.clone());
    let preview = call.ask(move |s| s.proposal(&send, &subject, &lang, false).preview).await?;
    Ok(ToConfirm { awaited, phrase: preview.phrase, readers: preview.readers, facts, given })
}

/// Compares what is given with what is to be signed. Only where both agree can it be signed.
pub(super) async fn facts(call: Here, one: One, given: Facts) -> Result<(StatusCode, ToConfirm), Trouble> {
    let waits = asked(&call, &one.id).await?;
    let names: Vec<String> = waits.facts(&call.web).into_iter().map(|fact| fact.spec.def.name).collect();
    if let Some(name) = given.facts.keys().find(|name| !names.contains(name)) {
        return Err(Trouble::refused(&Refusal::new("field-unknown").of_field(name).with("given", name)));
    }
    let what = waits.send.what.clone();
    let differing = call.web.differing(&waits, |spec| given.facts.get(&spec.def.name).cloned().unwrap_or_default());
    let differing = differing.await.map_err(|fault| Trouble::of(&fault))?;
    if !differing.is_empty() {
        let all = CliFault::Refused(differing.iter().map(Into::into).collect());
        return Err(Trouble { format: what, ..Trouble::of(&all) });
    }
    let (id, officer) = (one.id.clone(), call.token.officer);
    let noted = call.web.door.ask(move |kept| kept.second(&id, officer)).await;
    noted.map_err(|fault| Trouble::of(&fault))?;
    call.web.stir();
    Ok((StatusCode::OK, shown(&call, asked(&call, &one.id).await?).await?))
}

/// Lets it go. The record names both officers.
pub(super) async fn sign(call: Here, one: One, _: Nothing) -> Result<(StatusCode, Confirmed), Trouble> {
    let waits = asked(&call, &one.id).await?;
    if waits.second != Some(call.token.officer) {
        return Err(Trouble::refused(&Refusal::new("facts-first")));
    }
    let send = Send { second: call.token.officer, ..waits.send };
    let name = call.web.send_once(&one.id, &send).await;
    let name = name.map_err(|fault| Trouble { format: send.what.clone(), ..Trouble::of(&fault) })?;
    Ok((StatusCode::CREATED, Confirmed { name, officers: [send.officer, send.second] }))
}

/// Refuses it, or asks something first: it is its author's again, with the word.
pub(super) async fn back(call: Here, one: One, back: Back) -> Result<(StatusCode, Awaited), Trouble> {
    if back.word.chars().count() > WORD_MAX {
        return Err(Trouble::parameter("word", "400 letters at most"));
    }
    let waits = asked(&call, &one.id).await?;
    let how = if back.refuse { REFUSED } else { "" };
    let word = format!("{how}{}", words::clean(back.word.trim()));
    let id = one.id.clone();
    let given = call.web.door.ask(move |kept| kept.give_back(&id, Some(&word))).await;
    if !given.map_err(|fault| Trouble::of(&fault))? {
        return Err(Trouble::refused(&Refusal::new("second-not-awaited")));
    }
    call.web.stir();
    let draft = &waits.drafted.draft;
    Ok((StatusCode::OK, awaited(&draft.id, &waits.send.what, draft.officer, waits.at_ms)))
}
