//! Texts under negotiation: as they stand, compared, and as the file whose fingerprint is signed.

use super::call::Call;
use super::describe::Nothing;
use super::number::Number;
use super::problem::Trouble;
use schemars::JsonSchema;
use serde::Deserialize;
use situation::views::{CompareView, PlainView, TextLine, TextView};
use std::sync::Arc;

/// A text by its number in the record.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhichText {
    /// The act that put it on the table.
    number: Number,
}

/// Two points of a text.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhichPoints {
    /// The act that put it on the table.
    number: Number,
    /// From there: a revision as `r3`, or the record number of the last act that the point takes in.
    from: String,
    /// To there: the same, or `now`, which it is if nothing is said.
    to: Option<String>,
    /// In this language; the text's first if nothing is said.
    lang: Option<String>,
}

/// One point of a text.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhichPoint {
    /// The act that put it on the table.
    number: Number,
    /// A revision as `r3`, the record number of the last act that the point takes in, or `now`, which it is if nothing is
    /// said.
    at: Option<String>,
    /// In this language; the text's first if nothing is said.
    lang: Option<String>,
}

pub(super) async fn list(call: Arc<Call>, _: Nothing) -> Result<Vec<TextLine>, Trouble> {
    let reach = call.reach()?;
    call.ask(move |s| s.at().texts().into_iter().filter(|t| reach.sees(&t.channel)).collect()).await
}

/// What belongs to a text may stand in any channel, so who reads it reads all.
pub(super) async fn one(call: Arc<Call>, which: WhichText) -> Result<TextView, Trouble> {
    call.reads_all()?;
    call.ask(move |s| s.at().text(which.number.0)).await?.ok_or_else(Trouble::missing)
}

pub(super) async fn compared(call: Arc<Call>, which: WhichPoints) -> Result<CompareView, Trouble> {
    call.reads_all()?;
    let compared = call.ask(move |s| {
        let to = which.to.as_deref().unwrap_or("now");
        s.at().text_compared(which.number.0, &which.from, to, which.lang.as_deref())
    });
    compared.await?.ok_or_else(Trouble::missing)
}

pub(super) async fn plain(call: Arc<Call>, which: WhichPoint) -> Result<PlainView, Trouble> {
    call.reads_all()?;
    let plain = call
        .ask(move |s| s.at().text_plain(which.number.0, which.at.as_deref().unwrap_or("now"), which.lang.as_deref()));
    plain.await?.ok_or_else(Trouble::missing)
}
