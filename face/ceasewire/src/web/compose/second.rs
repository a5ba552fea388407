//! The second officer of a grave act: another person in another session, who re-enters two of its facts before there is
//! anything to sign with, and who may refuse or send it back first.

use super::{Drafted, SECOND_MS};
use crate::api::Send;
use crate::fault::CliFault;
use crate::web::Web;
use crate::web::door::{self, Visitor};
use crate::web::forms::foreign;
use crate::web::roles::Deed;
use crate::web::seen::answered;
use act::{Kind, Refusal};
use axum::extract::{Form as Posted, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use desk::compose::{Fact, Form, Refused, Second, Spec, Waiting};
use desk::{EntryState, Screen};
use rulebook::{ChoiceDef, FieldDef};
use std::sync::Arc;
use store::DraftState;

type Here = State<Arc<Web>>;

/// Stands before the word of a second officer who refuses.
pub(in crate::web) const REFUSED: &str = "!";

/// A second officer's word as it was kept: whether it is a refusal, and what was said.
pub(in crate::web) fn word(kept: Option<String>) -> Option<(bool, String)> {
    kept.map(|word| match word.strip_prefix(REFUSED) {
        Some(said) => (true, said.to_owned()),
        None => (false, word),
    })
}

/// A draft that waits for a second officer, with what is to be signed.
pub(in crate::web) struct Asked {
    pub drafted: Drafted,
    pub send: Send,
    pub at_ms: u64,
    pub second: Option<u64>,
    /// The channels that the first officer could choose from.
    channels: Vec<String>,
}

impl Web {
    /// The name of an officer of this node.
    pub(in crate::web) async fn officer_name(&self, id: Option<u64>) -> Option<String> {
        let (id, now) = (id?, self.door.now());
        let officers = self.door.ask(move |kept| kept.officers(now)).await.ok()?;
        officers.into_iter().find(|o| o.id == id).map(|o| o.name)
    }

    /// The draft of this name, if a second officer is awaited for it.
    ///
    /// # Errors
    /// A fault of the disk.
    pub(in crate::web) async fn awaited(&self, id: &str) -> Result<Option<Asked>, CliFault> {
        let Some(drafted) = self.drafted(id).await? else { return Ok(None) };
        let DraftState::Asked { what, at_ms, second } = &drafted.draft.state else { return Ok(None) };
        let (Ok(send), at_ms, second) = (serde_json::from_str(what), *at_ms, *second) else { return Ok(None) };
        let channels = self.ask(|s| s.my_channels()).await?;
        Ok(Some(Asked { drafted, send, at_ms, second, channels }))
    }

    /// Which of these facts differ from what is to be signed.
    ///
    /// # Errors
    /// That the node stops.
    pub(in crate::web) async fn differing(
        &self,
        asked: &Asked,
        entered: impl Fn(&Spec) -> String,
    ) -> Result<Vec<Refusal>, CliFault> {
        let facts = asked.facts(self).into_iter();
        let pairs: Vec<(Spec, String, String)> =
            facts.map(|fact| (fact.spec.clone(), asked.stands(&fact), entered(&fact.spec))).collect();
        self.ask(move |s| {
            let differs = |(spec, stands, entered): &(Spec, String, String)| {
                let same = stands == entered || {
                    let (a, b) = (spec.def.parse(stands, s), spec.def.parse(entered, s));
                    a.is_ok() && a == b
                };
                (!same).then(|| Refusal::new("fact-differs").of_field(&spec.def.name))
            };
            pairs.iter().filter_map(differs).collect()
        })
        .await
    }

    async fn asked(&self, visitor: &Visitor, id: &str) -> Result<Asked, Response> {
        let missing = || door::page(self, &visitor.lang, EntryState::Missing, StatusCode::NOT_FOUND);
        let drafted = self.drafted(id).await.map_err(|fault| self.cannot(visitor, &fault))?.ok_or_else(missing)?;
        match &drafted.draft.state {
            DraftState::Asked { .. } => {
                let asked = self.awaited(id).await.map_err(|fault| self.cannot(visitor, &fault))?;
                asked.ok_or_else(missing)
            }
            DraftState::Sent { second: Some(second), .. } if *second == visitor.officer.id => {
                Err(Redirect::to(&format!("/sent/{id}")).into_response())
            }
            DraftState::Sent { .. } | DraftState::Open => {
                Err(self.told(visitor, &(&Refusal::new("second-not-awaited")).into()))
            }
        }
    }

    /// The same for whoever may be the second officer: another one than the first, who may sign grave acts.
    async fn asked_of(&self, visitor: &Visitor, id: &str) -> Result<Asked, Response> {
        visitor.may(Deed::Release).map_err(|refusal| self.forbidden(visitor, &refusal))?;
        let asked = self.asked(visitor, id).await?;
        if asked.drafted.draft.officer == visitor.officer.id {
            return Err(Redirect::to(&format!("/drafts/{id}/review")).into_response());
        }
        Ok(asked)
    }

    /// The same by a form that this session made.
    async fn asked_by(&self, visitor: &Visitor, id: &str, typed: &Form) -> Result<Asked, Response> {
        match foreign(self, visitor, typed) {
            Some(refused) => Err(refused),
            None => self.asked_of(visitor, id).await,
        }
    }
}

impl Asked {
    /// Two facts of the act, those first that must be read back, and coded ones before words.
    pub(in crate::web) fn facts(&self, web: &Web) -> Vec<Fact> {
        let given = |spec: &&Spec| self.send.fields.get(&spec.def.name).is_some_and(|text| !text.is_empty());
        let mut specs: Vec<&Spec> = self.drafted.subject.fields.iter().filter(given).collect();
        let short = |spec: &&Spec| match spec.def.kind {
            Kind::Text => self.send.fields.get(&spec.def.name).is_some_and(|text| text.chars().count() <= 60),
            Kind::Group | Kind::Evidence => false,
            // Which fields a disclosure opens is read, not entered anew.
            Kind::Choices if spec.format.is_none() => false,
            _ => true,
        };
        specs.retain(short);
        specs.sort_by_key(|s| (!s.def.critical, s.def.kind == Kind::Text, !s.def.required));
        let of_itself = specs.into_iter().cloned();
        let (send, languages) = (&self.send, web.words.languages());
        let channels = self.channels.iter().map(String::as_str).collect::<Vec<_>>();
        let channel = (!self.drafted.subject.public && send.channel.is_some()).then(|| listed("channel", &channels));
        let lang = send.lang.as_ref().map(|_| listed("lang", &languages));
        of_itself.chain(channel).chain(lang).take(2).map(|spec| Fact { spec }).collect()
    }

    /// What is to be signed in a fact.
    fn stands(&self, fact: &Fact) -> String {
        let of_itself = self.send.fields.get(&fact.spec.def.name).cloned();
        let around = || match fact.spec.def.name.as_str() {
            "channel" => self.send.channel.clone(),
            "lang" => self.send.lang.clone(),
            _ => None,
        };
        of_itself.or_else(around).unwrap_or_default()
    }
}

/// A fact that stands around the fields: the line, the language.
fn listed(name: &str, keys: &[&str]) -> Spec {
    let choices = keys.iter().enumerate().map(|(n, key)| ChoiceDef { code: n as u64, name: (*key).to_owned() });
    let def = FieldDef { choices: choices.collect(), ..FieldDef::plain(name, Kind::Choice) };
    Spec { def, set: name.to_owned(), format: None, example: String::new() }
}

pub(super) async fn page(State(web): Here, visitor: Visitor, headers: HeaderMap, Path(id): Path<String>) -> Response {
    match web.asked_of(&visitor, &id).await {
        Ok(asked) => show(&web, &visitor, &headers, &asked, Form::new(), Vec::new()).await,
        Err(answer) => answer,
    }
}

async fn show(
    web: &Arc<Web>,
    visitor: &Visitor,
    headers: &HeaderMap,
    asked: &Asked,
    form: Form,
    refused: Vec<Refused>,
) -> Response {
    let (send, subject, lang) = (asked.send.clone(), asked.drafted.subject.clone(), visitor.lang.clone());
    let seen = web.see(visitor, move |s| (s.proposal(&send, &subject, &lang, false).preview, s.zone_names()));
    let (seen, version, (preview, zones)) = match seen.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let draft = &asked.drafted.draft;
    let waiting = Waiting {
        id: draft.id.clone(),
        what: asked.send.what.clone(),
        officer: web.officer_name(Some(draft.officer)).await.unwrap_or_default(),
        own: false,
        until_ms: asked.at_ms + SECOND_MS,
    };
    let frame = web.frame(visitor, &seen, version, Screen::Compose, &format!("/confirm/{}", draft.id));
    let differs = !refused.is_empty();
    let page = Second {
        waiting: &waiting,
        subject: &asked.drafted.subject,
        preview,
        facts: asked.facts(web),
        form: &form,
        refused,
        entered: asked.second == Some(visitor.officer.id),
        zones,
    };
    let html = desk::compose::confirm(&frame, &page);
    answered(web, visitor, headers, differs, html)
}

/// Compares what the second officer entered with what is to be signed. Only where both facts agree is there a button.
pub(super) async fn enter(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
    Posted(typed): Posted<Form>,
) -> Response {
    let asked = match web.asked_by(&visitor, &id, &typed).await {
        Ok(asked) => asked,
        Err(answer) => return answer,
    };
    let compared =
        web.differing(&asked, |spec| desk::compose::join(&spec.def, &format!("f-{}", spec.def.name), &typed));
    let differs = match compared.await {
        Ok(differs) => differs,
        Err(fault) => return web.cannot(&visitor, &fault),
    };
    if !differs.is_empty() {
        let texts: Vec<_> = differs.iter().map(Into::into).collect();
        let refused = web.refused(&visitor.lang, &asked.send.what, &texts);
        return show(&web, &visitor, &headers, &asked, typed, refused).await;
    }
    let (name, officer) = (id.clone(), visitor.officer.id);
    match web.door.ask(move |kept| kept.second(&name, officer)).await {
        Ok(_) => {
            web.stir();
            Redirect::to(&format!("/confirm/{id}")).into_response()
        }
        Err(fault) => web.cannot(&visitor, &fault),
    }
}

/// The second officer lets it go.
pub(super) async fn sign(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
    Posted(typed): Posted<Form>,
) -> Response {
    let asked = match web.asked_by(&visitor, &id, &typed).await {
        Ok(asked) => asked,
        Err(answer) => return answer,
    };
    if asked.second != Some(visitor.officer.id) {
        return Redirect::to(&format!("/confirm/{id}")).into_response();
    }
    // The record names both.
    let send = Send { second: visitor.officer.id, ..asked.send.clone() };
    match web.send_once(&id, &send).await {
        Ok(_) => Redirect::to(&format!("/sent/{id}")).into_response(),
        Err(fault) => {
            let refused = web.refused(&visitor.lang, &asked.send.what, &Web::refusals(&fault));
            show(&web, &visitor, &headers, &asked, Form::new(), refused).await
        }
    }
}

/// The second officer refuses, or asks something first: it is the author's again, with the word.
pub(super) async fn back(
    State(web): Here,
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(typed): Posted<Form>,
) -> Response {
    if let Err(answer) = web.asked_by(&visitor, &id, &typed).await {
        return answer;
    }
    let said = typed.get("word").map(|w| words::clean(w.trim())).unwrap_or_default();
    let how = if typed.get("do").is_some_and(|d| d == "refuse") { REFUSED } else { "" };
    give_back(&web, &visitor, id, Some(format!("{how}{said}")), "/").await
}

/// The author takes it back.
pub(super) async fn withdraw(
    State(web): Here,
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(typed): Posted<Form>,
) -> Response {
    if let Some(refused) = foreign(&web, &visitor, &typed) {
        return refused;
    }
    match super::pages::own(&web, &visitor, &id).await {
        Ok(_) => {
            let path = format!("/drafts/{id}");
            give_back(&web, &visitor, id, None, &path).await
        }
        Err(missing) => missing,
    }
}

async fn give_back(web: &Arc<Web>, visitor: &Visitor, id: String, word: Option<String>, then: &str) -> Response {
    match web.door.ask(move |kept| kept.give_back(&id, word.as_deref())).await {
        Ok(_) => {
            web.stir();
            Redirect::to(then).into_response()
        }
        Err(fault) => web.cannot(visitor, &fault),
    }
}
