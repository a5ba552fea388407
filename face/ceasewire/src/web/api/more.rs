//! What else the desk's pages show: the outbox, one day, what is new, what was published, the witnesses, a silence proved.

use super::call::Call;
use super::describe::Nothing;
use super::number::{Limit, Number};
use super::problem::Trouble;
use super::told;
use crate::api::AbsenceOf;
use crate::web::pages;
use axum::http::StatusCode;
use axum::response::Response;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use situation::News;
use situation::views::{ActLine, CaseLine, DebtView, Filter};
use std::sync::Arc;

type Here = Arc<Call>;

/// An act of this member that is not in the record yet.
#[derive(Serialize, JsonSchema)]
pub(super) struct Queued {
    /// Its own name.
    name: String,
    /// A format's name or a kernel act's.
    kind: Option<String>,
    /// `routine`, `priority`, `immediate`, `flash`.
    precedence: String,
    /// Its channel; `public` if it has none.
    channel: String,
    /// When it was signed.
    at_ms: u64,
    /// Its length, bytes.
    len: u64,
    /// Code of the sequencer's refusal, if it refused.
    refusal: Option<String>,
}

/// One day, UTC.
#[derive(Serialize, JsonSchema)]
pub(super) struct Day {
    /// When it begins.
    begins_ms: u64,
    /// Cases that were opened on it, the first first.
    cases: Vec<CaseLine>,
    /// What fell due on it, the earliest first.
    debts: Vec<DebtView>,
    /// Acts that entered the record on it.
    acts: Vec<ActLine>,
}

/// Which day.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhichDay {
    /// `2031-03-14`, UTC; today if none is named.
    #[schemars(regex(pattern = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"))]
    day: Option<String>,
}

/// Since when.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SinceSize {
    /// Since the record had this size.
    size: Number,
}

/// How many.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Most {
    /// How many at most.
    #[serde(default)]
    limit: Limit,
}

/// Who has seen how much of the record.
#[derive(Serialize, JsonSchema)]
pub(super) struct Seeing {
    /// Names of the witnesses.
    witnesses: Vec<String>,
    /// Those under the newest checkpoint.
    cosigners: Vec<String>,
    /// What the other members say of it.
    members: Vec<SeenBy>,
}

/// What a member says that it has seen.
#[derive(Serialize, JsonSchema)]
pub(super) struct SeenBy {
    /// Who.
    member: String,
    /// Size of the newest checkpoint that its node showed this one.
    shown: Option<u64>,
    /// When.
    shown_ms: Option<u64>,
    /// Whether it is of the same record; absent while that is not known.
    same: Option<bool>,
    /// What the author of its latest act had seen.
    seen: Option<u64>,
    /// That act's number.
    act: Option<u64>,
}

/// Who has not answered what.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Silence {
    /// The act that waits: a record number or an act's own name.
    #[schemars(length(min = 1))]
    act: String,
    /// The member who has not answered.
    #[schemars(length(min = 1))]
    member: String,
}

pub(super) async fn outbox(call: Here, _: Nothing) -> Result<Vec<Queued>, Trouble> {
    let reach = call.reach()?;
    let waiting = call.ask(|s| s.seen().queued).await?;
    let one = |w: crate::node::Waiting| Queued {
        name: w.queued.name,
        kind: w.queued.kind,
        precedence: w.queued.precedence,
        channel: w.queued.channel,
        at_ms: w.queued.at_ms,
        len: w.queued.len as u64,
        refusal: w.refused.map(|r| r.code),
    };
    Ok(waiting.into_iter().filter(|w| reach.sees(&w.queued.channel)).map(one).collect())
}

pub(super) async fn report(call: Here, which: WhichDay) -> Result<Day, Trouble> {
    let reach = call.reach()?;
    let is_day = |day: &String| day.len() == 10 && day.parse::<jiff::civil::Date>().is_ok();
    if which.day.as_ref().is_some_and(|day| !is_day(day)) {
        return Err(Trouble::parameter("day", "2031-03-14"));
    }
    call.ask(move |s| {
        let mut report = pages::of_day(s, which.day.as_ref());
        report.cases.retain(|c| reach.sees(&c.channel));
        report.debts.retain(|d| reach.sees(&s.channel_name(d.channel)));
        report.acts.retain(|a| reach.sees(&a.channel));
        Day { begins_ms: report.begins_ms, cases: report.cases, debts: report.debts, acts: report.acts }
    })
    .await
}

pub(super) async fn news(call: Here, since: SinceSize) -> Result<News, Trouble> {
    call.reads_all()?;
    call.ask(move |s| s.news_since(since.size.0)).await
}

pub(super) async fn published(call: Here, most: Most) -> Result<Vec<ActLine>, Trouble> {
    call.reach()?;
    call.ask(move |s| s.published(most.limit.0)).await
}

pub(super) async fn seeing(call: Here, _: Nothing) -> Result<Seeing, Trouble> {
    call.reach()?;
    let (seen, gossip) = call.ask(|s| (s.seen(), s.gossip())).await?;
    let one = |g: desk::Gossip| SeenBy {
        member: g.member,
        shown: g.shown.map(|(size, ..)| size),
        shown_ms: g.shown.map(|(_, at_ms, _)| at_ms),
        same: g.shown.and_then(|(.., same)| same),
        seen: g.seen.map(|(size, ..)| size),
        act: g.seen.map(|(_, act, _)| act),
    };
    Ok(Seeing {
        witnesses: seen.witnesses,
        cosigners: seen.status.cosigners,
        members: gossip.into_iter().map(one).collect(),
    })
}

/// A proof that an answer is missing, from the newest witnessed checkpoint. It opens the act that waits and tells of the
/// member's own acts in its channel whether they belong to the case.
pub(super) async fn absence(call: Here, of: Silence) -> Result<Response, Trouble> {
    let reach = call.reach()?;
    let shown = of.act.clone();
    let seen = call.ask(move |s| {
        let index = s.act_state(&shown)?.index?;
        let one = Filter { from: index, to: Some(index), ..Filter::default() };
        s.at().record(&one).pop().map(|act| reach.sees(&act.channel))
    });
    if seen.await? != Some(true) {
        return Err(Trouble::missing());
    }
    // Where that would open exact places, it is refused for want of a reason: they are opened at an address of their own.
    let of = AbsenceOf { act: of.act, member: of.member, reason: None, lang: None };
    let file = call.try_ask(move |s| s.absence_file(&of)).await?;
    Ok(told::sent(&call, StatusCode::OK, file.text.into_bytes(), "text/plain; charset=utf-8"))
}
