//! The acts that answer other acts: the acknowledgement ladder, the course of a case, the line.

use super::client::{Client, escaped};
use super::send::{How, pair, submit};
use super::{Face, prompt};
use crate::api::Send;
use crate::fault::CliFault;
use act::Stance;
use clap::Subcommand;
use rulebook::Arg;
use situation::views::{ActLine, CaseView};
use std::collections::BTreeMap;

/// An act in a case.
#[derive(clap::Args, Debug)]
pub struct In {
    /// The act or case, by record number or name
    act: String,
    #[command(flatten)]
    how: How,
}

/// An act in a case with a reason.
#[derive(clap::Args, Debug)]
pub struct WithReason {
    #[command(flatten)]
    on: In,
    /// Why
    #[arg(long)]
    reason: Option<String>,
}

/// An act in a case with a moment.
#[derive(clap::Args, Debug)]
pub struct WithMoment {
    #[command(flatten)]
    on: In,
    /// When: now, -5m, 05:40Z
    #[arg(long, default_value = "now", allow_hyphen_values = true)]
    at: String,
}

/// Fields of a case.
#[derive(clap::Args, Debug)]
pub struct WithFields {
    #[command(flatten)]
    on: In,
    /// Fields, as `formats NAME` explains them
    #[arg(value_name = "FIELD=VALUE", value_parser = pair)]
    fields: Vec<(String, String)>,
}

/// An act about a channel.
#[derive(clap::Args, Debug)]
pub struct About {
    /// Name or number of the channel
    channel: String,
    /// On what grounds
    #[arg(long)]
    grounds: String,
    #[command(flatten)]
    how: How,
}

/// Acts that answer other acts.
#[derive(Subcommand, Debug)]
pub enum Ladder {
    /// Level 2: the duty officer has opened it
    Open(In),
    /// Level 3: read back the critical fields as you understand them; the original is not shown
    ReadBack(WithFields),
    /// Level 4: say which units were told and which were not
    Disseminate {
        #[command(flatten)]
        on: In,
        /// Units that know, and since when: air-defence,air@05:42Z
        #[arg(long, value_name = "UNITS", default_value = "")]
        told: String,
        /// Units that do not, and why: "uav: no link; police: closed"
        #[arg(long, value_name = "UNITS", default_value = "")]
        not_told: String,
    },
    /// Level 5: take a position; acknowledging is not agreeing
    Position {
        #[command(flatten)]
        on: In,
        /// Which
        #[arg(value_parser = Stance::ALL.map(Stance::key))]
        stance: String,
        /// Conditions or grounds
        #[arg(long)]
        grounds: Option<String>,
        /// For how long it holds: 05:40Z/07:00Z
        #[arg(long, value_name = "SPAN", allow_hyphen_values = true)]
        valid: Option<String>,
    },
    /// Answer a query, reply to a protest, or take over a watch
    Answer(WithFields),
    /// Change fields of your case; a material change starts its ladder again
    Amend(WithFields),
    /// The activity will not take place, or the question is withdrawn
    Cancel(WithReason),
    /// The activity has begun
    Start(WithMoment),
    /// The activity is over
    End(WithMoment),
    /// Ask for more time to answer; the debt stands until its creditor agrees
    AskTime {
        #[command(flatten)]
        on: In,
        /// Until when: +2h, 05:40Z
        #[arg(long)]
        until: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Dispute what an act says
    Dispute {
        #[command(flatten)]
        on: In,
        /// On what grounds
        #[arg(long)]
        grounds: String,
    },
    /// Go ahead although the ladder is not complete; shown to all
    Override(WithReason),
    /// Suspend a channel
    Suspend {
        #[command(flatten)]
        on: About,
        /// From when; by default in 24 hours
        #[arg(long, default_value = "+24h")]
        effective: String,
        /// Refuse emergency traffic too
        #[arg(long)]
        no_emergency: bool,
    },
    /// Resume a channel
    Resume(About),
    /// Check the line; it is answered by the same number
    LineCheck {
        /// Name or number of the channel
        #[arg(long)]
        channel: Option<String>,
        /// To these members; by default all of the channel
        #[arg(long, value_name = "M", value_delimiter = ',')]
        to: Vec<String>,
        /// By which line
        #[arg(long, default_value = "primary", value_parser = MEDIA)]
        medium: String,
        /// Number of the agreed text
        #[arg(long, default_value_t = 1)]
        text: u64,
        #[command(flatten)]
        how: How,
    },
    /// Answer a line check
    LineReply {
        #[command(flatten)]
        on: In,
        /// The caller's number; by default that of the act
        #[arg(long)]
        nonce: Option<u64>,
    },
}

const MEDIA: [&str; 4] = ["primary", "backup", "satellite", "voice"];

/// Sends one of them.
pub fn run(face: &Face, ladder: &Ladder) -> Result<(), CliFault> {
    match ladder {
        Ladder::Open(on) => {
            answer(face, "opened", on, [])?;
            advise(face, "note_acknowledging")
        }
        Ladder::ReadBack(with) => read_back(face, with),
        Ladder::Disseminate { on, told, not_told } => {
            answer(face, "disseminated", on, [("told", told.clone()), ("not-told", not_told.clone())])
        }
        Ladder::Position { on, stance, grounds, valid } => {
            let said = [("stance", Some(stance)), ("grounds", grounds.as_ref()), ("valid", valid.as_ref())];
            answer(face, "position", on, given(said))?;
            advise(face, "note_acknowledging")
        }
        Ladder::Answer(with) => respond(face, with),
        Ladder::Amend(with) => submit(face, in_case("amend", &with.on, with.fields.clone()), &with.on.how),
        Ladder::Cancel(with) => answer(face, "cancel", &with.on, given([("reason", with.reason.as_ref())])),
        Ladder::Start(with) => answer(face, "start", &with.on, [("at", with.at.clone())]),
        Ladder::End(with) => answer(face, "end", &with.on, [("at", with.at.clone())]),
        Ladder::AskTime { on, until, reason } => {
            answer(face, "ask-time", on, [("until", until.clone()), ("reason", reason.clone())])
        }
        Ladder::Dispute { on, grounds } => answer(face, "dispute", on, [("grounds", grounds.clone())]),
        Ladder::Override(with) => answer(face, "override", &with.on, given([("reason", with.reason.as_ref())])),
        Ladder::Suspend { on, effective, no_emergency } => {
            let emergency = if *no_emergency { "no" } else { "yes" };
            let said = [("effective", effective.clone()), ("emergency", emergency.to_owned())];
            submit(face, about("suspend", on, said), &on.how)
        }
        Ladder::Resume(on) => submit(face, about("resume", on, []), &on.how),
        Ladder::LineCheck { channel, to, medium, text, how } => {
            let medium = MEDIA.iter().position(|m| m == medium).unwrap_or_default();
            let said = [("nonce", nonce()?.to_string()), ("medium", medium.to_string()), ("text", text.to_string())];
            let send = Send {
                what: "line-check".into(),
                fields: owned(said),
                to: to.clone(),
                channel: channel.clone(),
                ..Send::default()
            };
            submit(face, send, how)
        }
        Ladder::LineReply { on, nonce } => {
            let nonce = nonce.map_or_else(|| asked(face, &on.act), Ok)?;
            answer(face, "line-reply", on, [("nonce", nonce.to_string())])
        }
    }
}

/// Asks for the critical fields without showing what stands there: a read-back that can be copied proves nothing.
fn read_back(face: &Face, with: &WithFields) -> Result<(), CliFault> {
    let mut send = in_case("read-back", &with.on, with.fields.clone());
    if prompt::can_ask(face) {
        let case: CaseView = Client::of(face)?.get(&format!("/case?of={}", escaped(&with.on.act)))?;
        let format = prompt::format_of(face, &case.format)?;
        let critical: Vec<_> = format.fields.iter().filter(|f| f.critical).collect();
        prompt::fields(face, format, &critical, false, &mut send.fields)?;
    }
    submit(face, send, &with.on.how)
}

/// The format of the rulebook that takes the step which this case waits for, with its fields.
fn respond(face: &Face, with: &WithFields) -> Result<(), CliFault> {
    let case: CaseView = Client::of(face)?.get(&format!("/case?of={}", escaped(&with.on.act)))?;
    let Some(format) = step_format(&face.rulebook, &case.procedure) else {
        return Err(CliFault::refused(&act::Refusal::new("no-such-move").with("case", &with.on.act)));
    };
    let mut send = in_case(&format.name, &with.on, with.fields.clone());
    let required: Vec<_> = format.fields.iter().filter(|f| f.required).collect();
    if prompt::can_ask(face) && required.iter().any(|f| !send.fields.contains_key(&f.name)) {
        prompt::fields(face, format, &format.fields.iter().collect::<Vec<_>>(), true, &mut send.fields)?;
    }
    submit(face, send, &with.on.how)
}

/// The format whose acts take a step in cases of this procedure; rather one that opens none of its own.
fn step_format<'a>(rulebook: &'a rulebook::Rulebook, procedure: &str) -> Option<&'a rulebook::Format> {
    let steps = situation::procedures::named(procedure)?.steps;
    let takes = |f: &&rulebook::Format| steps.iter().any(|s| f.step.as_deref() == Some(s.name));
    let mut found: Vec<_> = rulebook.formats().iter().filter(takes).collect();
    found.sort_by_key(|f| f.opens.is_some());
    found.first().copied()
}

/// The number that a line check asked to be repeated.
fn asked(face: &Face, act: &str) -> Result<u64, CliFault> {
    let checks: Vec<ActLine> = Client::of(face)?.get("/record?format=line-check&limit=1000")?;
    let digits: String = act.chars().filter(|c| !c.is_whitespace()).collect();
    let check = checks.iter().find(|line| line.name == act || line.index.to_string() == digits);
    match check.and_then(|line| line.phrase.as_ref()).and_then(|phrase| phrase.args.get("nonce")) {
        Some(Arg::Number(nonce)) => Ok(u64::try_from(*nonce).unwrap_or_default()),
        _ => Err(CliFault::refused(&act::Refusal::new("no-such-act").with("given", act))),
    }
}

fn answer<const N: usize>(face: &Face, what: &str, on: &In, said: [(&str, String); N]) -> Result<(), CliFault> {
    let said = said.into_iter().filter(|(_, text)| !text.is_empty());
    submit(face, in_case(what, on, said.map(|(name, text)| (name.to_owned(), text))), &on.how)
}

fn in_case(what: &str, on: &In, fields: impl IntoIterator<Item = (String, String)>) -> Send {
    Send { what: what.into(), case: Some(on.act.clone()), fields: fields.into_iter().collect(), ..Send::default() }
}

fn about<const N: usize>(what: &str, on: &About, said: [(&str, String); N]) -> Send {
    let mut fields = owned(said);
    fields.insert("grounds".into(), on.grounds.clone());
    Send { what: what.into(), channel: Some(on.channel.clone()), fields, ..Send::default() }
}

fn owned<const N: usize>(said: [(&str, String); N]) -> BTreeMap<String, String> {
    said.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
}

fn given<const N: usize>(said: [(&'static str, Option<&String>); N]) -> [(&'static str, String); N] {
    said.map(|(name, text)| (name, text.cloned().unwrap_or_default()))
}

/// A note that stands beside what it concerns, for people.
fn advise(face: &Face, id: &str) -> Result<(), CliFault> {
    if face.json { Ok(()) } else { face.print(&face.say(id, &[])) }
}

/// A number that the answer must repeat; below 2^16, so that it can be read aloud.
fn nonce() -> Result<u64, CliFault> {
    let mut bytes = [0; 2];
    getrandom::fill(&mut bytes).map_err(|e| CliFault::io("random numbers of the operating system", e))?;
    Ok(u64::from(u16::from_be_bytes(bytes)))
}
