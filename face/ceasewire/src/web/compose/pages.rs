//! The pages of an act that one officer writes.

use super::{About, Drafted, packed};
use crate::api::RefusalText;
use crate::fault::CliFault;
use crate::web::Web;
use crate::web::door::{self, Visitor};
use crate::web::forms::foreign;
use crate::web::roles::Deed;
use crate::web::seen::{answered, shown};
use crate::web::upload::{File, Posted};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::HEXLOWER;
use desk::compose::{Danger, Form, Offer, Own, Refused, Writing};
use desk::{EntryState, Screen};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Draft, DraftState};

type Here = State<Arc<Web>>;
type Asked = Query<BTreeMap<String, String>>;

pub(super) async fn offer(State(web): Here, visitor: Visitor, headers: HeaderMap, Query(query): Asked) -> Response {
    let wanted = query.get("channel").cloned().unwrap_or_default();
    let officer = visitor.officer.id;
    let drafts = match web.door.ask(move |kept| kept.drafts(officer)).await {
        Ok(drafts) => drafts,
        Err(fault) => return web.cannot(&visitor, &fault),
    };
    let offered = web.see(&visitor, move |s| {
        let channels = s.my_channels();
        let channel = channels.iter().find(|c| **c == wanted).or(channels.first()).cloned().unwrap_or_default();
        Offer { readers: s.readers(&channel), offered: s.offers(), channels, channel, drafts: Vec::new() }
    });
    let (seen, version, mut offer) = match offered.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let own = |d: Draft| Own {
        what: About::read(&d.what).what,
        asked: matches!(d.state, DraftState::Asked { .. }),
        id: d.id,
        saved_ms: d.saved_ms,
        word: super::second::word(d.word),
    };
    offer.drafts = drafts.into_iter().map(own).collect();
    let frame = web.frame(&visitor, &seen, version, Screen::Compose, "/compose");
    shown(&web, &visitor, &headers, desk::compose::offer(&frame, &offer))
}

/// Begins a draft: from here on whatever comes from its form is kept, even if the session has ended by then.
pub(super) async fn begin(
    State(web): Here,
    visitor: Visitor,
    Path(what): Path<String>,
    Query(query): Asked,
) -> Response {
    let case = query.get("case").and_then(|n| n.parse().ok());
    let named: Option<u64> = query.get("about").and_then(|n| n.parse().ok());
    let channel = query.get("channel").cloned().unwrap_or_default();
    let known = {
        let (what, wanted) = (what.clone(), channel.clone());
        web.ask(move |s| {
            let channels = s.my_channels();
            let channel = channels.iter().find(|c| **c == wanted).or(channels.first()).cloned().unwrap_or_default();
            let form = named.and_then(|n| s.naming(&what, n));
            (s.subject(&what, case).is_some(), channel, form.map(|form| packed(&form)).unwrap_or_default())
        })
    };
    match known.await {
        Ok((true, channel, form)) => begun(&web, &visitor, &About { what, case, channel, over: None }, &form).await,
        Ok((false, ..)) => door::page(&web, &visitor.lang, EntryState::Missing, StatusCode::NOT_FOUND),
        Err(fault) => web.cannot(&visitor, &fault),
    }
}

async fn begun(web: &Arc<Web>, visitor: &Visitor, about: &About, form: &str) -> Response {
    if let Err(refusal) = visitor.may(Deed::Sign) {
        return web.forbidden(visitor, &refusal);
    }
    let Ok(id) = draft_name() else {
        return door::page(web, &visitor.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE);
    };
    match keep_new(web, visitor, &id, about, form).await {
        Ok(()) => Redirect::to(&format!("/drafts/{id}")).into_response(),
        Err(fault) => web.cannot(visitor, &fault),
    }
}

/// Begins a draft of a format with this form; answers with its name.
///
/// # Errors
/// A fault of the disk, or of the machine's randomness.
pub(in crate::web) async fn begin_with(
    web: &Web,
    visitor: &Visitor,
    what: &str,
    channel: &str,
    form: &Form,
) -> Result<String, CliFault> {
    let id = draft_name()?;
    let about = About { what: what.to_owned(), case: None, channel: channel.to_owned(), over: None };
    keep_new(web, visitor, &id, &about, &packed(form)).await?;
    Ok(id)
}

/// Keeps a draft as it begins.
async fn keep_new(web: &Web, visitor: &Visitor, id: &str, about: &About, form: &str) -> Result<(), CliFault> {
    let (name, officer, what, form, now) =
        (id.to_owned(), visitor.officer.id, about.write(), form.to_owned(), web.door.now());
    web.door.ask(move |kept| kept.begin(&name, officer, &what, &form, now)).await
}

/// A name for a draft, which nobody guesses.
///
/// # Errors
/// If the machine has no randomness.
pub(in crate::web) fn draft_name() -> Result<String, CliFault> {
    Ok(HEXLOWER.encode(&crate::found::secret()?[..16]))
}

/// The notice of danger that the rulebook has, with its time already filled in.
pub(super) async fn danger(State(web): Here, visitor: Visitor) -> Response {
    let found = web.ask(|s| {
        let what = s.offers().into_iter().find(|o| o.at_once).map(|o| o.what);
        (what, s.my_channels().into_iter().next().unwrap_or_default())
    });
    match found.await {
        Ok((Some(what), channel)) => begun(&web, &visitor, &About { what, case: None, channel, over: None }, "").await,
        Ok((None, _)) => door::page(&web, &visitor.lang, EntryState::Missing, StatusCode::NOT_FOUND),
        Err(fault) => web.cannot(&visitor, &fault),
    }
}

/// Calls the next rung over what is owed here: a draft like every other, so that each sees beforehand what all will get.
pub(super) async fn escalate(State(web): Here, visitor: Visitor, Path(case): Path<u64>) -> Response {
    match web.ask(move |s| s.escalation(case)).await {
        Ok(Some((what, channel, _))) => {
            begun(&web, &visitor, &About { what, case: None, channel, over: Some(case) }, "").await
        }
        Ok(None) => door::page(&web, &visitor.lang, EntryState::Missing, StatusCode::NOT_FOUND),
        Err(fault) => web.cannot(&visitor, &fault),
    }
}

/// The draft of this name, if it is this officer's.
pub(super) async fn own(web: &Arc<Web>, visitor: &Visitor, id: &str) -> Result<Drafted, Response> {
    match web.drafted(id).await {
        Ok(Some(drafted)) if drafted.draft.officer == visitor.officer.id => Ok(drafted),
        Ok(_) => Err(door::page(web, &visitor.lang, EntryState::Missing, StatusCode::NOT_FOUND)),
        Err(fault) => Err(web.cannot(visitor, &fault)),
    }
}

pub(super) async fn draft(State(web): Here, visitor: Visitor, headers: HeaderMap, Path(id): Path<String>) -> Response {
    match own(&web, &visitor, &id).await {
        Ok(drafted) => match &drafted.draft.state {
            DraftState::Sent { .. } => Redirect::to(&format!("/sent/{id}")).into_response(),
            DraftState::Asked { .. } => Redirect::to(&format!("/drafts/{id}/review")).into_response(),
            DraftState::Open => form(&web, &visitor, &headers, &drafted, None).await,
        },
        Err(missing) => missing,
    }
}

/// The form of a draft; with what was refused, if it was to be reviewed or sent.
async fn form(
    web: &Arc<Web>,
    visitor: &Visitor,
    headers: &HeaderMap,
    drafted: &Drafted,
    refused: Option<Vec<Refused>>,
) -> Response {
    if let Some(act) = drafted.about.case.filter(|_| crate::node::widens(&drafted.about.what)) {
        return super::widen::form(web, visitor, headers, drafted, act, refused).await;
    }
    let (send, subject) = (drafted.send(&visitor.lang), drafted.subject.clone());
    let read = drafted.read_in(web, &visitor.lang);
    let at_once = drafted.about.what.clone();
    let files = subject.fields.iter().filter(|s| s.def.kind == act::Kind::Evidence);
    let named: Vec<String> = files.filter_map(|s| drafted.form.get(&format!("f-{}", s.def.name)).cloned()).collect();
    let asked = web.see(visitor, move |s| {
        let danger = s.offers().into_iter().any(|o| o.at_once && o.what == at_once);
        let proposal = s.proposal(&send, &subject, &read, false);
        let reasons: Vec<String> = s.seen().rulebook.terms().emergency.iter().map(|e| e.name.clone()).collect();
        let items: Vec<_> = named.iter().filter_map(|hash| s.handed(hash)).map(crate::web::items::handed).collect();
        (proposal, danger, reasons, s.my_channels(), s.zone_names(), (s.recent(), items))
    });
    let (seen, version, (proposal, danger, reasons, channels, zones, (acts, items))) = match asked.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let path = format!("/drafts/{}", drafted.draft.id);
    let frame = web.frame(visitor, &seen, version, Screen::Compose, &path);
    let checked = refused.is_some();
    let html = if danger {
        let mut form = drafted.form.clone();
        if drafted.draft.form.is_empty() {
            from_now(&drafted.subject, &mut form);
        }
        let page = Danger {
            id: &drafted.draft.id,
            subject: &drafted.subject,
            form: &form,
            refused: refused.unwrap_or_default(),
            zones,
            channels,
            readers: proposal.preview.readers,
        };
        desk::compose::danger(&frame, &page)
    } else {
        let mut members: Vec<String> = proposal.preview.readers.clone();
        members.retain(|m| *m != web.member);
        let page = Writing {
            id: &drafted.draft.id,
            subject: &drafted.subject,
            form: &drafted.form,
            refused: refused.unwrap_or_else(|| web.refused(&visitor.lang, &drafted.about.what, &proposal.refusals)),
            checked,
            saved_ms: (!drafted.draft.form.is_empty()).then_some(drafted.draft.saved_ms),
            word: super::second::word(drafted.draft.word.clone()),
            channels,
            members,
            reasons,
            zones,
            acts,
            items,
            preview: proposal.preview,
            proposal: web.proposal_of(visitor.officer.id, &drafted.draft.id).await,
        };
        desk::compose::write(&frame, &page)
    };
    answered(web, visitor, headers, checked, html)
}

/// Whoever gives notice of danger means now.
fn from_now(subject: &desk::compose::Subject, form: &mut Form) {
    for spec in &subject.fields {
        let name = format!("f-{}", spec.def.name);
        match spec.def.kind {
            act::Kind::Span => desk::compose::spread(&spec.def, &name, "now/+1h", form),
            act::Kind::Instant => desk::compose::spread(&spec.def, &name, "now", form),
            _ => {}
        }
    }
}

/// Whatever is typed is kept first. Then, if there is still a session, what was asked for is done.
pub(super) async fn save(
    State(web): Here,
    visitor: Result<Visitor, Response>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Posted { form: mut typed, mut files }: Posted,
) -> Response {
    let asked = typed.remove("do").unwrap_or_default();
    let csrf = typed.remove("csrf");
    let script = typed.remove("script").is_some();
    // A script that sends the form as texts sends no file.
    typed.retain(|name, text| !text.is_empty() && !name.ends_with(".new"));
    let visitor = match visitor {
        Ok(visitor) => visitor,
        Err(outside) => {
            // The name of a draft is known to nobody but the page that was served to its officer.
            let (form, now) = (packed(&typed), web.door.now());
            let kept = web.door.ask(move |kept| kept.save_draft(&id, &form, now)).await;
            if let Err(fault) = kept {
                tracing::error!(?fault, "what was typed after a session could not be kept");
            }
            return outside;
        }
    };
    let form_with_mark: Form = csrf.into_iter().map(|mark| ("csrf".to_owned(), mark)).collect();
    if let Some(refused) = foreign(&web, &visitor, &form_with_mark) {
        return refused;
    }
    let mut drafted = match own(&web, &visitor, &id).await {
        Ok(drafted) => drafted,
        Err(missing) => return missing,
    };
    if drafted.draft.state != DraftState::Open {
        return Redirect::to(&format!("/drafts/{id}")).into_response();
    }
    if asked == "discard" {
        let (name, officer) = (id.clone(), visitor.officer.id);
        return match web.door.ask(move |kept| kept.discard(&name, officer)).await {
            Ok(_) => Redirect::to("/compose").into_response(),
            Err(fault) => web.cannot(&visitor, &fault),
        };
    }
    if !typed.contains_key("read")
        && let Some(read) = drafted.form.get("read")
    {
        typed.insert("read".into(), read.clone());
    }
    if let Some(group) = asked.strip_prefix("add ") {
        let rows = typed.get(&format!("{group}.rows")).and_then(|n| n.parse::<u64>().ok()).unwrap_or(1);
        typed.insert(format!("{group}.rows"), rows.saturating_add(1).to_string());
    }
    if !script {
        let step = desk::compose::step(&drafted.form).saturating_add(1);
        typed.insert("step".into(), step.to_string());
    }
    drafted.form = typed;
    let first = (!files.is_empty()).then(|| files.swap_remove(0));
    let taken = match first {
        Some(file) => hand_in(&web, &visitor, &mut drafted, file).await,
        None => Ok(()),
    };
    match keep(&web, &mut drafted, script).await {
        Ok(true) => {}
        Ok(false) if script => return StatusCode::NO_CONTENT.into_response(),
        Ok(false) => return Redirect::to(&format!("/drafts/{id}")).into_response(),
        Err(fault) => return web.cannot(&visitor, &fault),
    }
    if let Err(refused) = taken {
        let refused = web.refused(&visitor.lang, &drafted.about.what, &refused);
        return form(&web, &visitor, &headers, &drafted, Some(refused)).await;
    }
    match asked.as_str() {
        "review" => to_review(&web, &visitor, &headers, drafted).await,
        "send" => at_once(&web, &visitor, &headers, drafted).await,
        _ if headers.contains_key("x-desk-part") => form(&web, &visitor, &headers, &drafted, None).await,
        _ => Redirect::to(&format!("/drafts/{id}#reading")).into_response(),
    }
}

/// Takes the file of a form in. It is durable before the draft names it; what is refused leaves the draft as it was typed.
async fn hand_in(
    web: &Web,
    visitor: &Visitor,
    drafted: &mut Drafted,
    File { control, name, bytes }: File,
) -> Result<(), Vec<RefusalText>> {
    let is_file =
        |s: &&desk::compose::Spec| s.def.kind == act::Kind::Evidence && control == format!("f-{}.new", s.def.name);
    let Some(field) = drafted.subject.fields.iter().find(is_file).map(|s| s.def.name.clone()) else { return Ok(()) };
    let whole = drafted.form.contains_key(&format!("f-{field}.whole"));
    visitor.may(Deed::Sign).map_err(|refusal| vec![RefusalText::from(&refusal)])?;
    match crate::node::hand_in(&web.keeper, name, bytes, whole, visitor.officer.id).await {
        Ok(kept) => {
            drafted.form.insert(format!("f-{field}"), kept.hash);
            Ok(())
        }
        Err(fault) => {
            let mut all = Web::refusals(&fault);
            all.iter_mut().for_each(|r| r.field = Some(field.clone()));
            Err(all)
        }
    }
}

/// Keeps what was typed; not what a script sends of a form that was itself sent meanwhile, nor what is no draft any more.
async fn keep(web: &Web, drafted: &mut Drafted, script: bool) -> Result<bool, crate::fault::CliFault> {
    let (id, form, now) = (drafted.draft.id.clone(), packed(&drafted.form), web.door.now());
    (drafted.draft.form, drafted.draft.saved_ms) = (form.clone(), now);
    let step = desk::compose::step(&drafted.form);
    web.door
        .ask(move |kept| {
            let newer = |form: Form| desk::compose::step(&form) > step;
            let newer = script && kept.draft(&id)?.and_then(|d| super::unpacked(&d.form)).is_some_and(newer);
            Ok(!newer && kept.save_draft(&id, &form, now)?)
        })
        .await
}

/// Checks every rule; what holds is reviewed with its times settled, so that what is signed is what was read.
async fn to_review(web: &Arc<Web>, visitor: &Visitor, headers: &HeaderMap, mut drafted: Drafted) -> Response {
    let (send, subject, lang) = (drafted.send(&visitor.lang), drafted.subject.clone(), visitor.lang.clone());
    let proposal = match web.ask(move |s| s.proposal(&send, &subject, &lang, false)).await {
        Ok(proposal) => proposal,
        Err(fault) => return web.cannot(visitor, &fault),
    };
    if !proposal.refusals.is_empty() {
        let refused = web.refused(&visitor.lang, &drafted.about.what, &proposal.refusals);
        return form(web, visitor, headers, &drafted, Some(refused)).await;
    }
    settle(&mut drafted, &proposal.settled);
    match keep(web, &mut drafted, false).await {
        Ok(_) => Redirect::to(&format!("/drafts/{}/review", drafted.draft.id)).into_response(),
        Err(fault) => web.cannot(visitor, &fault),
    }
}

/// Writes the settled texts back into the controls they came from.
fn settle(drafted: &mut Drafted, settled: &Form) {
    let typed = drafted.subject.typed(&drafted.form);
    for spec in &drafted.subject.fields {
        let (name, prefix) = (&spec.def.name, format!("f-{}", spec.def.name));
        let Some(text) = settled.get(name).filter(|text| typed.get(name) != Some(text)) else { continue };
        let inner = format!("{prefix}.");
        drafted.form.retain(|key, _| *key != prefix && !key.starts_with(&inner));
        desk::compose::spread(&spec.def, &prefix, text, &mut drafted.form);
    }
}

/// A notice of danger goes without a review.
async fn at_once(web: &Arc<Web>, visitor: &Visitor, headers: &HeaderMap, drafted: Drafted) -> Response {
    let send = drafted.send(&visitor.lang);
    let asked = send.clone();
    let goes =
        web.ask(move |s| s.offers().into_iter().any(|o| o.at_once && o.what == asked.what) && !s.needs_two(&asked));
    match goes.await {
        Ok(true) => {}
        Ok(false) => return Redirect::to(&format!("/drafts/{}", drafted.draft.id)).into_response(),
        Err(fault) => return web.cannot(visitor, &fault),
    }
    if let Err(refusal) = visitor.may(Deed::Sign) {
        return web.forbidden(visitor, &refusal);
    }
    match web.send_once(&drafted.draft.id, &send).await {
        Ok(_) => Redirect::to(&format!("/sent/{}", drafted.draft.id)).into_response(),
        Err(fault) => {
            let refused = web.refused(&visitor.lang, &drafted.about.what, &Web::refusals(&fault));
            form(web, visitor, headers, &drafted, Some(refused)).await
        }
    }
}

/// Names of the gazetteer that begin so, for the list below a place's control; one a line.
pub(super) async fn places(State(web): Here, _visitor: Visitor, Query(query): Asked) -> Response {
    let text = query.get("q").map_or("", |q| q.trim());
    let found = if text.chars().count() < 2 { Vec::new() } else { web.words.gazetteer().beginning(text, 12) };
    found.join("\n").into_response()
}
