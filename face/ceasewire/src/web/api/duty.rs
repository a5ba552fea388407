//! The watch and the alarms of this desk, as its officers have them.

use super::answers::Said;
use super::call::Call;
use super::describe::Nothing;
use super::number::{Limit, Number};
use super::problem::Trouble;
use super::say::said;
use crate::api::Send;
use crate::web::{alarms, duty};
use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use situation::alarm::{Event, Occurrence, REASON_CHARS, Stage, Statistics};
use situation::{HandoverNote, WatchView};
use std::collections::BTreeMap;
use std::sync::Arc;

type Here = Arc<Call>;

/// More alarms than anybody acknowledges at once.
const IDS_MAX: usize = 500;

/// Who is on watch, here and at the other desks.
#[derive(Serialize, JsonSchema)]
pub(super) struct Watches {
    /// The officer for whom this token speaks, as acts of the watch call one.
    me: String,
    /// What the next officer must know, as it follows from the record.
    note: HandoverNote,
    /// Every desk's watch.
    watches: Vec<WatchView>,
}

/// A handover that is taken over or taken back.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Handover {
    /// The act of handing over, by number in the record or its own name.
    #[serde(default)]
    case: Option<String>,
}

/// To whom the watch is handed over.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HandTo {
    /// The next officer, as acts of the watch call one: `MEMBER-N`.
    #[schemars(length(min = 1, max = 64))]
    to: String,
}

/// An alarm of this desk.
#[derive(Serialize, JsonSchema)]
pub(super) struct DeskAlarm {
    /// `new`, `acknowledged`, `shelved`, `cleared`.
    stage: Stage,
    /// Whether somebody still has to look at it.
    waits: bool,
    /// The alarm.
    alarm: Occurrence,
}

/// The alarms of this desk.
#[derive(Serialize, JsonSchema)]
pub(super) struct DeskAlarms {
    /// Whether more come than anybody can follow.
    flood: bool,
    /// Whether the sound of timed alarms is off.
    muted: bool,
    /// Those that stand, that wait for somebody, or that were over only lately.
    alarms: Vec<DeskAlarm>,
}

/// Older alarms.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Older {
    /// Only those with a lower number.
    before: Option<Number>,
    /// How many at most.
    #[serde(default)]
    limit: Limit,
}

/// What an officer does to alarms.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Deed {
    /// Has seen them.
    Acknowledge,
    /// Puts them aside for some minutes, with a reason.
    Shelve,
    /// Takes them from the shelf.
    Unshelve,
    /// Silences everything that sounds now.
    Silence,
    /// Turns the sound of timed alarms off.
    Mute,
    /// Turns it on.
    Unmute,
    /// Heard every sound in a test.
    Heard,
    /// Did not hear them all.
    Unheard,
}

/// A deed, and to which alarms.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ToAlarms {
    /// What is done.
    r#do: Deed,
    /// To which alarms, by number.
    #[serde(default)]
    #[schemars(length(max = 500), inner(range(max = 9_007_199_254_740_991_u64)))]
    ids: Vec<u64>,
    /// For how many minutes they are shelved.
    #[serde(default)]
    #[schemars(range(max = 60))]
    minutes: Option<u64>,
    /// Why they are shelved.
    #[serde(default)]
    #[schemars(length(max = 200))]
    reason: Option<String>,
}

pub(super) async fn watch(call: Here, _: Nothing) -> Result<Watches, Trouble> {
    call.reads_all()?;
    let me = call.web.pseudonym(call.token.officer);
    let (note, watches) = call.ask(|s| (s.handover_note(), s.at().watches())).await?;
    Ok(Watches { me, note, watches })
}

pub(super) async fn take(call: Here, which: Handover) -> Result<(StatusCode, Said), Trouble> {
    tell(&call, "duty-takeover", move |note, me| duty::taken(note, me, which.case)).await
}

pub(super) async fn hand(call: Here, to: HandTo) -> Result<(StatusCode, Said), Trouble> {
    let tested = call.web.last_sound_test();
    tell(&call, "duty-handover", move |note, me| duty::handed(note, me, to.to, tested)).await
}

pub(super) async fn keep(call: Here, which: Handover) -> Result<(StatusCode, Said), Trouble> {
    tell(&call, "cancel", move |note, _| duty::kept_on(note, which.case)).await
}

/// Says an act of the watch, as the desk does.
async fn tell(
    call: &Call,
    what: &str,
    act: impl FnOnce(&HandoverNote, String) -> Send + std::marker::Send + 'static,
) -> Result<(StatusCode, Said), Trouble> {
    call.does("watch")?;
    let (me, officer, lang) = (call.web.pseudonym(call.token.officer), call.token.officer, call.lang.clone());
    let sent = call.try_ask(move |s| {
        let send = act(&s.handover_note(), me);
        s.send(&Send { officer, lang: Some(lang), ..send })
    });
    Ok(said(sent.await.map_err(|t| Trouble { format: what.to_owned(), ..t })?))
}

fn shown(alarm: &Occurrence) -> DeskAlarm {
    DeskAlarm { stage: alarm.stage(), waits: alarm.waits(), alarm: alarm.clone() }
}

fn now(call: &Call) -> DeskAlarms {
    let register = call.web.alarms.now().register;
    DeskAlarms {
        flood: register.is_flood(call.web.door.now()),
        muted: register.muted().is_some(),
        alarms: register.alarms().map(shown).collect(),
    }
}

pub(super) async fn desk_alarms(call: Here, _: Nothing) -> Result<DeskAlarms, Trouble> {
    call.reads_all()?;
    Ok(now(&call))
}

pub(super) async fn older(call: Here, which: Older) -> Result<super::answers::Page<DeskAlarm>, Trouble> {
    call.reads_all()?;
    let (before, limit) = (which.before.map_or(u64::MAX, |n| n.0), which.limit.0);
    let found = call.web.alarms.before(before, limit as u64 + 1).await.map_err(|fault| Trouble::of(&fault))?;
    let more = found.len() > limit;
    let items: Vec<DeskAlarm> = found.iter().take(limit).map(shown).collect();
    let last = items.last().map(|a| a.alarm.id).filter(|_| more);
    let next = last.map(|id| format!("/api/v1/desk/alarms/older?before={id}&limit={limit}"));
    Ok(super::answers::Page { items, next })
}

pub(super) async fn deeds(call: Here, which: HowMany) -> Result<Vec<Event>, Trouble> {
    call.reads_all()?;
    call.web.alarms.deeds(which.limit.0).await.map_err(|fault| Trouble::of(&fault))
}

/// How many of the latest.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HowMany {
    /// How many at most.
    #[serde(default)]
    limit: Limit,
}

pub(super) async fn statistics(call: Here, _: Nothing) -> Result<Statistics, Trouble> {
    call.reads_all()?;
    call.web.alarms.statistics().await.map_err(|fault| Trouble::of(&fault))
}

/// Does what the desk's buttons do, in the name of the token's officer.
pub(super) async fn deed(call: Here, to: ToAlarms) -> Result<(StatusCode, DeskAlarms), Trouble> {
    call.does("alarms")?;
    // The longest shelf is the rulebook's.
    let most = call.web.alarms.now().register.shelf_minutes();
    let long = to.reason.as_ref().is_some_and(|text| text.chars().count() > REASON_CHARS);
    if long || to.minutes.is_some_and(|n| n > most) || to.ids.len() > IDS_MAX {
        return Err(Trouble::parameter("minutes, reason, ids", "no more than the description says"));
    }
    let name = serde_json::to_value(to.r#do).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    let ids: Vec<String> = to.ids.iter().map(u64::to_string).collect();
    let form = BTreeMap::from([
        ("do".to_owned(), name),
        ("ids".to_owned(), ids.join(",")),
        ("minutes".to_owned(), to.minutes.map(|n| n.to_string()).unwrap_or_default()),
        ("reason".to_owned(), to.reason.unwrap_or_default()),
    ]);
    let done = call.web.alarms.act(&call.token.officer_name, move |register, by| alarms::deed(register, by, &form));
    done.await.map_err(|fault| Trouble::of(&fault))?;
    Ok((StatusCode::OK, now(&call)))
}
