//! What there is to begin: acts, answers in a case, the next rung of the ladder, names of places, the schema of a format.

use super::answers::Say;
use super::call::Call;
use super::describe::Nothing;
use super::number::Number;
use super::problem::Trouble;
use super::schema;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;

type Here = Arc<Call>;

/// How many places are listed.
const PLACES: usize = 12;

/// An act that this member may begin.
#[derive(Serialize, JsonSchema)]
pub(super) struct Offer {
    /// Its name, as `what` of an act.
    what: String,
    /// Its title in the language of the answer.
    title: String,
    /// The procedure whose case it opens.
    opens: Option<String>,
    /// Whether it goes in clear.
    public: bool,
    /// Whether two officers sign it: always, or depending on what it says.
    grave: Option<bool>,
    /// Whether it is a notice of danger, which goes without a review.
    at_once: bool,
}

/// What may be said in a case.
#[derive(Serialize, JsonSchema)]
pub(super) struct Ways {
    /// Names of formats and kernel acts, as `what` of an act.
    ways: Vec<String>,
    /// Whether the next rung of the ladder can be called over what is owed here: `GET /cases/{number}/escalation`.
    escalates: bool,
}

/// A case by its number in the record.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OfCase {
    /// Its number.
    number: Number,
}

/// A format or kernel act by its name.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OfFormat {
    /// Its name.
    #[schemars(length(min = 1))]
    name: String,
}

/// How a name begins.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Beginning {
    /// Its first letters, in any of the languages.
    #[schemars(length(min = 2))]
    q: String,
}

pub(super) async fn offers(call: Here, _: Nothing) -> Result<Vec<Offer>, Trouble> {
    call.reach()?;
    let title = |what: &str, kernel: bool| {
        let id = if kernel { format!("kernel-{what}") } else { what.to_owned() };
        call.web.words.title(&call.lang, &id)
    };
    let one = |o: desk::compose::Offered| Offer {
        title: title(&o.what, o.kernel),
        what: o.what,
        opens: o.opens,
        public: o.public,
        grave: o.grave,
        at_once: o.at_once,
    };
    Ok(call.ask(|s| s.offers()).await?.into_iter().map(one).collect())
}

/// Whether this token sees that case.
async fn sees(call: &Call, number: u64) -> Result<(), Trouble> {
    let reach = call.reach()?;
    let case = call.ask(move |s| s.at().case_numbered(number)).await?;
    case.filter(|c| reach.sees(&c.channel)).map(drop).ok_or_else(Trouble::missing)
}

pub(super) async fn ways(call: Here, of: OfCase) -> Result<Ways, Trouble> {
    sees(&call, of.number.0).await?;
    call.ask(move |s| Ways { ways: s.ways(of.number.0), escalates: s.escalation(of.number.0).is_some() }).await
}

/// The act by which the next rung is called over what is owed here, as `POST /acts` takes it; what only its author knows
/// is not in it yet.
pub(super) async fn escalation(call: Here, of: OfCase) -> Result<Say, Trouble> {
    sees(&call, of.number.0).await?;
    let found = call.ask(move |s| {
        let (what, channel, form) = s.escalation(of.number.0)?;
        let (subject, _) = s.subject(&what, None)?;
        let to = form.keys().filter_map(|key| key.strip_prefix("to.")).map(str::to_owned).collect();
        Some((what, channel, subject.typed(&form), to))
    });
    let (what, channel, fields, to) = found.await?.ok_or_else(Trouble::missing)?;
    let about = Some(of.number.0.to_string());
    Ok(Say { what, fields, to, about, channel: Some(channel), dry: true, ..Say::default() })
}

pub(super) async fn places(call: Here, beginning: Beginning) -> Result<Vec<String>, Trouble> {
    call.reach()?;
    if beginning.q.chars().count() < 2 {
        return Err(Trouble::parameter("q", "two letters at least"));
    }
    let text = beginning.q.trim();
    let found = if text.is_empty() { Vec::new() } else { call.web.words.gazetteer().beginning(text, PLACES) };
    Ok(found.into_iter().map(str::to_owned).collect())
}

/// The schema of `POST /acts` for one kind of act. Any token may ask, for the description holds them all.
pub(super) async fn schema_of(call: Here, of: OfFormat) -> Result<Value, Trouble> {
    let book = call.ask(|s| s.shown_rulebook()).await?;
    let mut found = schema::one(&book, &call.web.words, &call.lang, &of.name).ok_or_else(Trouble::missing)?;
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    Ok(found)
}
