//! The watch: who has it at each desk, taking it, and handing it over with what is open.

use super::client::Client;
use super::send::{How, submit};
use super::table::Table;
use super::{Face, Tone, views};
use crate::api::{Send, Status};
use crate::fault::CliFault;
use clap::Subcommand;
use situation::{HandoverNote, WatchView};
use std::collections::BTreeMap;

/// As many acts as a handover names; the others are counted.
const NAMED_MAX: usize = 64;

/// Who is on watch, and the acts that change it.
#[derive(Subcommand, Debug)]
pub enum Duty {
    /// Who is on watch at each desk, as far as this node can open what was said of it
    Watch,
    /// Take the watch: the one that was handed over, or that of a desk which nobody handed over
    TakeWatch {
        /// Your pseudonym, as handovers name you
        #[arg(value_name = "OFFICER")]
        name: String,
        #[command(flatten)]
        how: How,
    },
    /// Hand the watch over, with what is open filled in from the record
    Handover {
        /// Pseudonym of the next officer
        #[arg(long)]
        to: String,
        /// Your pseudonym; by default that of whoever took the watch
        #[arg(long)]
        from: Option<String>,
        #[command(flatten)]
        how: How,
    },
}

/// Does one of them.
pub fn run(face: &Face, watch: &Duty) -> Result<(), CliFault> {
    let client = Client::of(face)?;
    match watch {
        Duty::Watch => show(face, &client),
        Duty::TakeWatch { name, how } => {
            let note: HandoverNote = client.get("/handover")?;
            let send = told(&note, "duty-takeover", [("officer", name.clone()), ("time", "now".to_owned())]);
            submit(face, Send { case: note.watch.handover.map(|h| h.name), ..send }, how)
        }
        Duty::Handover { to, from, how } => {
            let note: HandoverNote = client.get("/handover")?;
            let from = from.clone().or(note.watch.officer.clone()).unwrap_or_default();
            let items: Vec<_> = note.items.iter().take(NAMED_MAX).map(|n| format!("item={n}")).collect();
            let open = note.watch.found.to_string();
            let said = [("from", from), ("to", to.clone()), ("open", open), ("time", "now".to_owned())];
            let mut send = told(&note, "duty-handover", said);
            if !items.is_empty() {
                send.fields.insert("items".into(), items.join(" | "));
            }
            submit(face, send, how)
        }
    }
}

/// An act of the watch, to be read by the own desk and the supervisor alone.
fn told<const N: usize>(note: &HandoverNote, what: &str, said: [(&str, String); N]) -> Send {
    let fields: BTreeMap<_, _> = said.into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    let (only, channel) = (note.readers.clone(), Some(note.channel.clone()));
    Send { what: what.into(), fields, only, channel, ..Send::default() }
}

fn show(face: &Face, client: &Client) -> Result<(), CliFault> {
    let watches: Vec<WatchView> = client.get("/watches")?;
    if face.json {
        return face.print_json(&watches);
    }
    let status: Status = client.get("/status")?;
    let mut table = Table::new([]);
    for watch in &watches {
        let (tone, text) = one(face, watch);
        table.row([(Tone::Plain, watch.member.clone()), (tone, text)]);
    }
    face.print(&format!("{}\n{}", views::current(face, &status), table.write(face)))
}

/// A watch in one sentence.
fn one(face: &Face, watch: &WatchView) -> (Tone, String) {
    let Some(officer) = &watch.officer else { return (Tone::Unsure, face.say("watch_unknown", &[])) };
    let mut parts = Vec::new();
    let officer = || officer.as_str().into();
    let moment = |ms| super::face::moment(ms).into();
    match (&watch.handover, watch.since_ms) {
        (Some(h), _) => {
            parts.push(face.say("watch_handing", &[("officer", officer()), ("next", h.to.as_str().into())]))
        }
        (None, Some(since)) => parts.push(face.say("watch_on", &[("officer", officer()), ("time", moment(since))])),
        (None, None) => parts.push(watch.officer.clone().unwrap_or_default()),
    }
    if let Some(said) = watch.handover.as_ref().and_then(|h| h.open) {
        parts.push(face.say("watch_items", &[("said", said.into()), ("found", watch.found.into())]));
    }
    if watch.handover.as_ref().is_some_and(|h| h.untaken) {
        parts.push(face.say("handover-state_untaken", &[]));
    }
    if watch.overlong {
        parts.push(face.say("watch-state_overlong", &[]));
    }
    let alarm = watch.overlong || watch.handover.as_ref().is_some_and(|h| h.untaken);
    (if alarm { Tone::Alarm } else { Tone::Plain }, parts.join("; "))
}
