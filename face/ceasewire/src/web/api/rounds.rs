//! Rounds of talks, as data and as a calendar; and matters of which others tell.

use super::call::Call;
use super::describe::Nothing;
use super::number::Number;
use super::problem::Trouble;
use axum::http::StatusCode;
use axum::response::Response;
use schemars::JsonSchema;
use serde::Deserialize;
use situation::views::{MatterLine, MatterView, RoundLine, RoundView};
use std::sync::Arc;

/// A round by its number in the record.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhichRound {
    /// The act that convened it.
    number: Number,
}

pub(super) async fn list(call: Arc<Call>, _: Nothing) -> Result<Vec<RoundLine>, Trouble> {
    let reach = call.reach()?;
    call.ask(move |s| s.at().talks().into_iter().filter(|r| reach.sees(&r.channel)).collect()).await
}

/// What belongs to a round may stand in any channel, so who reads it reads all.
pub(super) async fn one(call: Arc<Call>, which: WhichRound) -> Result<RoundView, Trouble> {
    call.reads_all()?;
    call.ask(move |s| s.at().round_of_talks(which.number.0)).await?.ok_or_else(Trouble::missing)
}

/// A matter by its number in the record.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhichMatter {
    /// The act that opened it.
    number: Number,
}

pub(super) async fn matters(call: Arc<Call>, _: Nothing) -> Result<Vec<MatterLine>, Trouble> {
    let reach = call.reach()?;
    call.ask(move |s| s.at().told_matters().into_iter().filter(|m| reach.sees(&m.channel)).collect()).await
}

/// What is said of a matter may stand in any channel, as with a round.
pub(super) async fn matter(call: Arc<Call>, which: WhichMatter) -> Result<MatterView, Trouble> {
    call.reads_all()?;
    call.ask(move |s| s.at().told_matter(which.number.0)).await?.ok_or_else(Trouble::missing)
}

/// The calendar of every round that this token reads.
pub(super) async fn calendar(call: Arc<Call>, none: Nothing) -> Result<Response, Trouble> {
    let rounds = list(call.clone(), none).await?;
    let genesis = call.ask(|s| data_encoding::HEXLOWER.encode(&s.founding().genesis().0)).await?;
    let text = crate::calendar::calendar(&call.web.cover(&call.lang, &genesis), &rounds);
    Ok(super::told::sent(&call, StatusCode::OK, text.into_bytes(), "text/calendar; charset=utf-8"))
}
