//! `rounds`: the rounds of talks as a list, or as a calendar file.

use super::client::Client;
use super::table::Table;
use super::{Face, Tone, views};
use crate::api::Status;
use crate::calendar::{Cover, calendar};
use crate::fault::CliFault;
use act::Refusal;
use rulebook::Arg;
use situation::views::RoundLine;

/// `rounds`.
#[derive(clap::Args, Debug)]
pub struct RoundsArgs {
    /// Only the round that this act convened, by record number or name
    round: Option<String>,
    /// Print an iCalendar file: when the rounds are, and nothing of what is said in them
    #[arg(long)]
    ics: bool,
}

/// Shows them.
pub fn run(face: &Face, args: &RoundsArgs) -> Result<(), CliFault> {
    let client = Client::of(face)?;
    let mut rounds: Vec<RoundLine> = client.get("/rounds")?;
    if let Some(wanted) = &args.round {
        rounds.retain(|r| r.index.to_string() == wanted.replace(' ', "") || r.name == *wanted);
        if rounds.is_empty() {
            return Err(CliFault::refused(&Refusal::new("case-unknown").of_field("round").with("case", wanted)));
        }
    }
    let status: Status = client.get("/status")?;
    if args.ics {
        let cover = Cover {
            words: &face.words,
            lang: &face.lang,
            mechanism: &status.mechanism,
            genesis: &status.genesis,
            exercise: status.mode != "real",
            origin: None,
        };
        return face.print(&calendar(&cover, &rounds));
    }
    if face.json {
        return face.print_json(&rounds);
    }
    let mut out = views::current(face, &status);
    if rounds.is_empty() {
        out += &format!("\n{}\n", face.say("round_none", &[]));
        return face.print(&out);
    }
    let ids = ["col_number", "col_from", "col_format", "col_time", "round_agenda", "col_state"];
    let mut table = Table::new(ids.map(|id| face.say(id, &[])));
    for line in &rounds {
        table.row(row(face, line).map(|text| (Tone::Plain, text)));
    }
    face.print(&format!("{out}\n{}", table.write(face)))
}

fn row(face: &Face, line: &RoundLine) -> [String; 6] {
    let value = |arg: &Arg| face.words.value(&face.lang, arg);
    let span = |(start_s, end_s): &(i64, i64)| value(&Arg::Span { start_s: *start_s, end_s: *end_s });
    let mode = line.mode.as_ref().map(value).unwrap_or_default();
    let title = face.say("round_title", &[("n", line.number.into()), ("mode", mode.into())]);
    let times = match &line.agreed_s {
        Some(agreed) => span(agreed),
        None => {
            let proposed: Vec<String> = line.proposed_s.iter().map(span).collect();
            format!("{} ({})", proposed.join("; "), face.say("round_proposed", &[]))
        }
    };
    let items: Vec<String> =
        line.items.iter().map(|(state, n)| format!("{n} {}", face.state("agenda", state))).collect();
    let state = face.state("contact", &line.state);
    [face.number(line.index), line.author.clone(), title, times, items.join("; "), state]
}
