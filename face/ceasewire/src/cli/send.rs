//! Sending: from flags, a file or prompts, shown before it is signed, followed until it stands where asked.

use super::client::Client;
use super::progress::Progress;
use super::{Face, Tone, prompt};
use crate::api::{ActState, Send, Sent, Status, Wait};
use crate::fault::CliFault;
use act::{BURST_UP_MAX, Precedence, Refusal};
use clap::ValueEnum;
use serde::Serialize;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How an act is sent, whatever it says.
#[derive(clap::Args, Debug, Clone, Default)]
pub struct How {
    /// routine, priority, immediate or flash; by default the format's or the case's
    #[arg(long, value_parser = Precedence::ALL.map(Precedence::key))]
    precedence: Option<String>,
    /// Language of the free text; by default the language you read in
    #[arg(long, value_name = "TAG")]
    text_lang: Option<String>,
    /// The officer's pseudonym, a number of the member's own
    #[arg(long, value_name = "N", default_value_t = 0, env = "CEASEWIRE_OFFICER", hide_env_values = true)]
    officer: u64,
    /// Number of the officer who confirms it, where two sign; `desk officers` lists them
    #[arg(long, value_name = "N", default_value_t = 0)]
    second: u64,
    /// Check and show it, but do not sign or keep it
    #[arg(long)]
    dry_run: bool,
    /// Do not ask before signing
    #[arg(long, short)]
    yes: bool,
    /// Wait until it is in the record, or until a quorum has witnessed it
    #[arg(long, value_enum, value_name = "STATE")]
    wait: Option<Until>,
    /// How long to wait, seconds
    #[arg(long, value_name = "S", default_value_t = 60)]
    timeout: u64,
    /// For a satellite burst: name only half of the root that was seen
    #[arg(long)]
    burst: bool,
    /// Written under duress; only your own headquarters can tell
    #[arg(long)]
    duress: bool,
}

/// What to wait for.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// It stands in the record
    Sequenced,
    /// A quorum has signed it
    Witnessed,
}

/// `send`.
#[derive(clap::Args, Debug)]
pub struct SendArgs {
    /// Name of the format, such as ntf-flight
    format: String,
    /// Fields, as `formats NAME` explains them; what is missing is asked for on a terminal
    #[arg(value_name = "FIELD=VALUE", value_parser = pair)]
    fields: Vec<(String, String)>,
    /// To these members; by default all of the channel
    #[arg(long, value_name = "M", value_delimiter = ',')]
    to: Vec<String>,
    /// The case it belongs to, by record number or name
    #[arg(long, value_name = "ACT")]
    case: Option<String>,
    /// Name or number of the channel; by default the case's, else the first of the rulebook
    #[arg(long)]
    channel: Option<String>,
    /// Reason that lifts a lead time, such as medevac, fire, rescue
    #[arg(long, value_name = "REASON")]
    emergency: Option<String>,
    /// Late or imported history: opens no debts
    #[arg(long)]
    history: bool,
    /// Seal it to these members only
    #[arg(long, value_name = "M", value_delimiter = ',')]
    only: Vec<String>,
    /// Read it from a TOML or JSON file; flags given beside it hold
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    how: How,
}

/// `name=value`.
pub fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write FIELD=VALUE")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

/// Sends an act of a format.
pub fn run(face: &Face, args: &SendArgs) -> Result<(), CliFault> {
    let mut send = match &args.file {
        Some(path) => read(path)?,
        None => Send::default(),
    };
    let name = args.format.to_lowercase();
    if !send.what.is_empty() && send.what != name {
        return Err(CliFault::Usage(format!("{name} is asked for and the file says {}", send.what)));
    }
    let format = face.rulebook.format(&name).ok_or_else(|| {
        let known = face.rulebook.formats().iter().map(|f| f.name.as_str()).collect::<Vec<_>>().join(", ");
        CliFault::refused(&Refusal::new("format-unknown").with("given", &name).with("known", known))
    })?;
    send.what = name;
    send.fields.extend(args.fields.iter().cloned());
    if !args.to.is_empty() {
        send.to.clone_from(&args.to);
    }
    if !args.only.is_empty() {
        send.only.clone_from(&args.only);
    }
    send.case = args.case.clone().or(send.case);
    send.channel = args.channel.clone().or(send.channel);
    send.emergency = args.emergency.clone().or(send.emergency);
    send.history |= args.history;
    if prompt::can_ask(face) {
        let wanted: Vec<_> = format.fields.iter().filter(|f| f.required).collect();
        let open = wanted.iter().any(|f| !send.fields.contains_key(&f.name));
        // Whoever gave every required field has said all they want to say.
        if open {
            prompt::fields(face, format, &format.fields.iter().collect::<Vec<_>>(), true, &mut send.fields)?;
        }
    }
    submit(face, send, &args.how)
}

fn read(path: &Path) -> Result<Send, CliFault> {
    let text = std::fs::read_to_string(path).map_err(|e| CliFault::io(path.display(), e))?;
    let json = path.extension().is_some_and(|e| e == "json");
    let wrong = |what: String| CliFault::Usage(format!("{}: {}", path.display(), what.trim()));
    if json {
        serde_json::from_str(&text).map_err(|e| wrong(e.to_string()))
    } else {
        toml::from_str(&text).map_err(|e| wrong(e.to_string()))
    }
}

/// What came of an act.
#[derive(Serialize)]
struct Came {
    #[serde(flatten)]
    sent: Sent,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<ActState>,
}

/// Shows an act, asks, signs and keeps it, and waits as long as asked.
///
/// # Errors
/// Every refusal at once; that the node does not run; that the time ran out.
pub fn submit(face: &Face, mut send: Send, how: &How) -> Result<(), CliFault> {
    face.speak_of(&send.what);
    send.precedence = how.precedence.clone().or(send.precedence);
    send.lang = how.text_lang.clone().or(send.lang).or_else(|| Some(face.lang.clone()));
    send.officer = if how.officer > 0 { how.officer } else { send.officer };
    send.second = if how.second > 0 { how.second } else { send.second };
    send.burst |= how.burst;
    send.duress |= how.duress;
    let client = Client::of(face)?;
    let asks = prompt::can_ask(face) && !how.yes;
    if how.dry_run || asks {
        let sent: Sent = client.post("/act", &Send { dry: true, ..send.clone() })?;
        if face.json {
            return face.print_json(&Came { sent, state: None });
        }
        review(face, &send, &sent)?;
        if how.dry_run || !prompt::yes(&face.say("send_confirm", &[]))? {
            return Ok(());
        }
    }
    let sent: Sent = client.post("/act", &send)?;
    if !face.json {
        face.print(&face.say("send_queued", &[("act", sent.name.as_str().into())]))?;
    }
    let state = match how.wait {
        Some(until) => Some(wait(face, &client, &sent.name, until, Duration::from_secs(how.timeout))),
        None => None,
    };
    let state = state.transpose()?;
    if face.json {
        return face.print_json(&Came { sent, state });
    }
    match state {
        Some(state) => {
            let witnesses = client.get::<Status>("/status")?.witnesses;
            let (tone, text) = face.act_state(&state, witnesses);
            let number = state.index.map(|i| face.number(i)).unwrap_or(sent.name);
            face.print(&format!("{number}: {}", face.tone(tone, &text)))
        }
        None => Ok(()),
    }
}

/// What each reader will read, and how long it is.
fn review(face: &Face, send: &Send, sent: &Sent) -> Result<(), CliFault> {
    let to = match (&send.to[..], &send.channel) {
        ([], Some(channel)) => face.channel(channel),
        ([], None) => face.say("col_channel", &[]),
        (members, _) => members.join(", "),
    };
    face.print(&face.tone(Tone::Head, &face.say("send_review", &[("to", to.into())])))?;
    let others = face.rulebook.terms().languages.iter().filter(|l| **l != face.lang);
    for lang in std::iter::once(&face.lang).chain(others) {
        let Some(phrase) = &sent.phrase else { continue };
        let text = face.words.render(lang, phrase);
        face.print(&format!("  {}: {text}", face.words.own_name(lang)))?;
    }
    let fits = if sent.burst_len <= BURST_UP_MAX { Tone::Plain } else { Tone::Unsure };
    let size = face.say("send_burst", &[("len", sent.burst_len.into()), ("max", BURST_UP_MAX.into())]);
    face.print(&format!("  {}", face.tone(fits, &size)))
}

/// Follows an act until it stands where asked, telling how far it is.
fn wait(face: &Face, client: &Client, act: &str, until: Until, longest: Duration) -> Result<ActState, CliFault> {
    // Short questions one after another, so that the line on the screen moves and the socket's own limit is never met.
    const ONCE: Duration = Duration::from_secs(2);
    let (begun, mut progress) = (Instant::now(), Progress::begin());
    let until = match until {
        Until::Sequenced => "sequenced",
        Until::Witnessed => "witnessed",
    };
    loop {
        let left = longest.saturating_sub(begun.elapsed());
        let timeout_ms = left.min(ONCE).as_millis() as u64;
        let state: ActState =
            client.post("/wait", &Wait { act: act.into(), until: until.into(), timeout_ms, coming: false })?;
        if let Some(refusal) = state.refusal {
            progress.end();
            return Err(CliFault::Refused(vec![refusal]));
        }
        if state.state == until || state.state == "witnessed" {
            progress.end();
            return Ok(state);
        }
        if left.is_zero() {
            progress.end();
            return Err(CliFault::TimeOut(format!("{act}: {}", state.state)));
        }
        let (k, n) = state.witnesses;
        progress.at(|| face.say("progress_waiting", &[("k", k.into()), ("n", n.into())]));
    }
}

/// Whether a person sits at both ends of the command.
pub fn is_person() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}
