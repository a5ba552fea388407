//! Commitments on their timeline, as data.

use super::call::Call;
use super::number::Number;
use super::problem::Trouble;
use schemars::JsonSchema;
use serde::Deserialize;
use situation::timeline::Slip;
use situation::views::TimelineView;
use std::sync::Arc;

/// What would follow from a delay, if that is asked.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Delay {
    /// The commitment that would be done late, by its number in the record.
    slip: Option<Number>,
    /// How many days late.
    #[serde(default)]
    days: Number,
}

pub(super) async fn timeline(call: Arc<Call>, delay: Delay) -> Result<TimelineView, Trouble> {
    let reach = call.reach()?;
    let slip = delay.slip.map(|id| Slip { id: id.0, days: delay.days.0 });
    call.ask(move |s| s.at().commitments(slip).on(|channel| reach.sees(channel))).await
}
