//! Drafts: the same that the desk keeps, by the typed notation instead of a form. What a program begins here its officer
//! finds at the desk, and the other way round.

use super::call::Call;
use super::describe::Nothing;
use super::problem::{Refused, Trouble, refused};
use crate::api::Send;
use crate::fault::CliFault;
use crate::web::compose::{About, Drafted, SECOND_MS, draft_name, mark, packed, second};
use act::Refusal;
use axum::http::StatusCode;
use desk::compose::Form;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use situation::views::DebtView;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Draft, DraftState};

type Here = Arc<Call>;

/// What is written so far, in the typed notation of `docs/cli.md`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    /// Fields by name.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Short names of its addressees; none: everybody on the channel.
    #[serde(default)]
    pub to: Vec<String>,
    /// Name of the channel; of a draft in a case its case's.
    #[serde(default)]
    pub channel: Option<String>,
    /// `routine`, `priority`, `immediate`, `flash`; by default the format's.
    #[serde(default)]
    pub precedence: Option<String>,
    /// Language of free text, as a BCP 47 tag.
    #[serde(default)]
    pub lang: Option<String>,
    /// A reason that lifts a lead time.
    #[serde(default)]
    pub emergency: Option<String>,
}

/// A draft to begin.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Begin {
    /// Name of a format, or of a kernel act that may be written.
    #[schemars(length(min = 1, max = 64))]
    what: String,
    /// The case it belongs to, by its number.
    #[serde(default)]
    #[schemars(range(max = 9_007_199_254_740_991_u64))]
    case: Option<u64>,
    /// What is written so far; nothing: what the desk's own form begins with.
    #[serde(default)]
    written: Option<Written>,
}

/// One draft, by its name.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct One {
    /// Its name.
    #[schemars(length(min = 1, max = 64))]
    pub id: String,
}

/// A draft.
#[derive(Serialize, JsonSchema)]
pub(super) struct DraftView {
    /// Its name, known to nobody else.
    id: String,
    /// The act that it is to be.
    what: String,
    /// The case it belongs to.
    case: Option<u64>,
    /// `open`: it is written; `asked`: a second officer is awaited; `sent`.
    state: String,
    /// What is written so far; nothing once it is sent.
    written: Written,
    /// When it was begun.
    begun_ms: u64,
    /// When it was last changed.
    saved_ms: u64,
    /// Until when a second officer is awaited.
    until_ms: Option<u64>,
    /// Why a second officer gave it back.
    word: Option<Word>,
    /// The act's own name, once it is sent.
    act: Option<String>,
}

/// A second officer's word.
#[derive(Serialize, JsonSchema)]
pub(super) struct Word {
    /// Whether the officer refuses; else something is asked first.
    refused: bool,
    /// What was said.
    text: String,
}

/// A draft as it would be signed.
#[derive(Serialize, JsonSchema)]
pub(super) struct ReviewOf {
    /// The draft.
    draft: DraftView,
    /// The mark of this review, by which `sign` is told what was read. It depends on the language that was asked for, if the
    /// draft names none for its free text.
    reviewed: String,
    /// What it says, as far as it says something.
    phrase: Option<rulebook::Phrase>,
    /// Its channel.
    channel: String,
    /// Who will read it.
    readers: Vec<String>,
    /// Its length as one satellite message, bytes.
    burst_len: Option<u64>,
    /// Whether two officers sign it.
    grave: bool,
    /// Lead time that is asked, seconds.
    lead_s: Option<u64>,
    /// Time that is left until its activity, seconds.
    left_s: Option<i64>,
    /// What would be owed for it.
    owed: Vec<DebtView>,
    /// What would be met by it.
    met: Vec<DebtView>,
    /// Everything that is wrong with it.
    refusals: Vec<Refused>,
}

/// What is to be signed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Signing {
    /// `reviewed` of the review that was read. Where the draft is another by now, nothing is signed.
    #[schemars(length(min = 1, max = 64))]
    reviewed: String,
}

/// A draft's parts as a form of the desk keeps them.
fn form_of(drafted: &Drafted, written: &Written) -> Result<Form, Trouble> {
    let mut form = Form::new();
    for (name, text) in &written.fields {
        let spec = drafted.subject.fields.iter().find(|s| s.def.name == *name);
        let unknown = || Trouble::refused(&Refusal::new("field-unknown").of_field(name).with("given", name));
        let spec = spec.ok_or_else(unknown)?;
        desk::compose::spread(&spec.def, &format!("f-{name}"), text, &mut form);
    }
    form.extend(written.to.iter().map(|member| (format!("to.{member}"), "on".to_owned())));
    let around = [
        ("channel", &written.channel),
        ("precedence", &written.precedence),
        ("lang", &written.lang),
        ("emergency", &written.emergency),
    ];
    form.extend(around.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text.clone()?))));
    form.retain(|_, text| !text.is_empty());
    Ok(form)
}

fn written(drafted: &Drafted) -> Written {
    let send = drafted.send("");
    Written {
        fields: drafted.subject.typed(&drafted.form),
        to: send.to,
        channel: send.channel,
        precedence: send.precedence,
        lang: send.lang.filter(|lang| !lang.is_empty()),
        emergency: send.emergency,
    }
}

fn view(drafted: &Drafted) -> DraftView {
    let draft = &drafted.draft;
    let (state, until_ms, act) = match &draft.state {
        DraftState::Open => ("open", None, None),
        DraftState::Asked { at_ms, .. } => ("asked", Some(at_ms + SECOND_MS), None),
        DraftState::Sent { name, .. } => ("sent", None, Some(name.clone())),
    };
    DraftView {
        id: draft.id.clone(),
        what: drafted.about.what.clone(),
        case: drafted.about.case,
        state: state.to_owned(),
        written: if act.is_some() { Written::default() } else { written(drafted) },
        begun_ms: draft.begun_ms,
        saved_ms: draft.saved_ms,
        until_ms,
        word: second::word(draft.word.clone()).map(|(refused, text)| Word { refused, text }),
        act,
    }
}

/// The draft of this name, if it is this officer's.
async fn own(call: &Call, id: &str) -> Result<Drafted, Trouble> {
    let found = call.web.drafted(id).await.map_err(|fault| Trouble::of(&fault))?;
    found.filter(|d| d.draft.officer == call.token.officer).ok_or_else(Trouble::missing)
}

async fn keep<T: std::marker::Send + 'static>(
    call: &Call,
    work: impl FnOnce(&mut store::Kept) -> Result<T, store::StoreFault> + std::marker::Send + 'static,
) -> Result<T, Trouble> {
    call.web.door.ask(work).await.map_err(|fault| Trouble::of(&fault))
}

pub(super) async fn list(call: Here, _: Nothing) -> Result<Vec<DraftView>, Trouble> {
    call.does("drafts")?;
    let officer = call.token.officer;
    let mut out = Vec::new();
    for Draft { id, .. } in keep(&call, move |kept| kept.drafts(officer)).await? {
        // One that is gone meanwhile is not listed.
        out.extend(call.web.drafted(&id).await.map_err(|fault| Trouble::of(&fault))?.as_ref().map(view));
    }
    Ok(out)
}

pub(super) async fn begin(call: Here, begin: Begin) -> Result<(StatusCode, DraftView), Trouble> {
    call.does("drafts")?;
    let Begin { what, case, written } = begin;
    let (asked, wanted) = (what.clone(), written.as_ref().and_then(|w| w.channel.clone()));
    let begun = call.ask(move |s| {
        let channels = s.my_channels();
        let channel = wanted.filter(|w| channels.contains(w)).or_else(|| channels.first().cloned());
        s.subject(&asked, case).map(|_| channel.unwrap_or_default())
    });
    let unknown = || match case {
        Some(case) => Refusal::new("case-unknown").of_field("case").with("case", case),
        None => Refusal::new("format-unknown").of_field("what").with("given", &what).with("known", "GET /offers"),
    };
    let channel = begun.await?.ok_or_else(|| Trouble::refused(&unknown()))?;
    let id = draft_name().map_err(|fault| Trouble::of(&fault))?;
    let (officer, now) = (call.token.officer, call.web.door.now());
    let about = About { what, case, channel, over: None }.write();
    let name = id.clone();
    keep(&call, move |kept| kept.begin(&name, officer, &about, "", now)).await?;
    let drafted = own(&call, &id).await?;
    // What the desk's form begins with is kept as written, so that the draft is found again.
    let form = match &written {
        Some(written) => form_of(&drafted, written),
        None => Ok(drafted.start.clone()),
    };
    match form {
        Ok(form) => Ok((StatusCode::CREATED, saved(&call, &id, &form).await?)),
        Err(trouble) => {
            keep(&call, move |kept| kept.discard(&id, officer)).await?;
            Err(trouble)
        }
    }
}

async fn saved(call: &Call, id: &str, form: &Form) -> Result<DraftView, Trouble> {
    let (name, form, now) = (id.to_owned(), packed(form), call.web.door.now());
    if !keep(call, move |kept| kept.save_draft(&name, &form, now)).await? {
        return Err(Trouble::refused(&Refusal::new("draft-gone")));
    }
    own(call, id).await.map(|drafted| view(&drafted))
}

pub(super) async fn one(call: Here, one: One) -> Result<DraftView, Trouble> {
    call.does("drafts")?;
    own(&call, &one.id).await.map(|drafted| view(&drafted))
}

/// Replaces what is written.
pub(super) async fn write(call: Here, one: One, written: Written) -> Result<(StatusCode, DraftView), Trouble> {
    call.does("drafts")?;
    let drafted = own(&call, &one.id).await?;
    let form = form_of(&drafted, &written)?;
    Ok((StatusCode::OK, saved(&call, &one.id, &form).await?))
}

pub(super) async fn discard(call: Here, one: One, _: Nothing) -> Result<(StatusCode, DraftView), Trouble> {
    call.does("drafts")?;
    let drafted = own(&call, &one.id).await?;
    let (id, officer) = (one.id, call.token.officer);
    match keep(&call, move |kept| kept.discard(&id, officer)).await? {
        true => Ok((StatusCode::OK, view(&drafted))),
        false => Err(Trouble::refused(&Refusal::new("draft-gone"))),
    }
}

pub(super) async fn review(call: Here, one: One) -> Result<ReviewOf, Trouble> {
    call.does("drafts")?;
    let drafted = own(&call, &one.id).await?;
    if matches!(drafted.draft.state, DraftState::Sent { .. }) {
        return Err(Trouble::refused(&Refusal::new("draft-gone")));
    }
    let (send, subject, lang) = (drafted.send(&call.lang), drafted.subject.clone(), call.lang.clone());
    let reviewed = mark(&send);
    let proposal = call.ask(move |s| s.proposal(&send, &subject, &lang, true)).await?;
    Ok(ReviewOf {
        draft: view(&drafted),
        reviewed,
        phrase: proposal.preview.phrase,
        channel: proposal.preview.channel,
        readers: proposal.preview.readers,
        burst_len: proposal.preview.burst_len.map(|n| n as u64),
        grave: proposal.preview.grave,
        lead_s: proposal.preview.lead.map(|(asked, _)| asked),
        left_s: proposal.preview.lead.map(|(_, left)| left),
        owed: proposal.follows.owed,
        met: proposal.follows.met,
        refusals: refused(&call.web, &call.lang, &drafted.about.what, &proposal.refusals),
    })
}

/// Sends a draft as a review has shown it, or asks for the second officer who must sign it too. Its times are settled now:
/// what the second officer reads is what is signed.
pub(super) async fn sign(call: Here, one: One, signing: Signing) -> Result<(StatusCode, DraftView), Trouble> {
    call.does("drafts")?;
    let drafted = own(&call, &one.id).await?;
    if drafted.draft.state != DraftState::Open {
        return Ok((StatusCode::OK, view(&drafted)));
    }
    let (send, subject, lang) = (drafted.send(&call.lang), drafted.subject.clone(), call.lang.clone());
    // What has changed since was not read by whoever signs.
    if signing.reviewed != mark(&send) {
        return Err(Trouble::refused(&Refusal::new("draft-changed").of_field("reviewed")));
    }
    let judged = call.ask(move |s| {
        let proposal = s.proposal(&send, &subject, &lang, false);
        let fields = send.fields.iter().map(|(name, text)| {
            let settled = proposal.settled.get(name).filter(|text| !text.is_empty());
            (name.clone(), settled.unwrap_or(text).clone())
        });
        let send = Send { fields: fields.collect(), ..send.clone() };
        (s.needs_two(&send), proposal.refusals, send)
    });
    let (two, refusals, send) = judged.await?;
    let what = drafted.about.what.clone();
    if !refusals.is_empty() {
        return Err(Trouble { format: what, ..Trouble::of(&CliFault::Refused(refusals)) });
    }
    if two {
        let (asked, now) = (serde_json::to_string(&send).expect("texts are JSON"), call.web.door.now());
        let id = one.id.clone();
        keep(&call, move |kept| kept.ask_second(&id, &asked, now)).await?;
        call.web.stir();
        return Ok((StatusCode::OK, view(&own(&call, &one.id).await?)));
    }
    if !call.scopes.says(&what) {
        return Err(call.lacks(&format!("send:{what}")));
    }
    let sent = call.web.send_once(&one.id, &send).await;
    sent.map_err(|fault| Trouble { format: what, ..Trouble::of(&fault) })?;
    Ok((StatusCode::CREATED, view(&own(&call, &one.id).await?)))
}

/// Takes a draft back for which a second officer is awaited.
pub(super) async fn withdraw(call: Here, one: One, _: Nothing) -> Result<(StatusCode, DraftView), Trouble> {
    call.does("drafts")?;
    own(&call, &one.id).await?;
    let id = one.id.clone();
    if !keep(&call, move |kept| kept.give_back(&id, None)).await? {
        return Err(Trouble::refused(&Refusal::new("second-not-awaited")));
    }
    call.web.stir();
    Ok((StatusCode::OK, view(&own(&call, &one.id).await?)))
}
