//! `ceasewire demo`: a mechanism of seven members on this machine, and two scenarios played on it from founding to proof.
//!
//! What this is: wiring and telling. It promises that everything is as in earnest (keys, seals, tiles, quorum, sockets;
//! acts go in through each node's own socket) except for the clock, which steps from row to row, and that a sentence of
//! a scenario which does not hold ends the play. It deliberately knows no rule: what follows is the situation's.

mod casefile;
mod columns;
pub mod mechanism;
pub mod notation;
pub mod play;
mod promised;
pub mod scenario;
mod show;
mod stay;
pub mod then;
pub mod then_text;

use crate::api::{Debts, ExportTo, Exported, File, Open};
use crate::cli::reference;
use crate::fault::CliFault;
use mechanism::{Agreed, Mechanism};
use play::Play;
use record::bundle::Bundle;
use rulebook::Rulebook;
use scenario::Scenario;
use serde::Serialize;
use show::{Measured, Show};
use std::collections::BTreeMap;
use std::path::PathBuf;
use words::{Say, Words};

/// How to play.
#[derive(Debug, Clone)]
pub struct DemoArgs {
    /// Play to the end and stop everything.
    pub once: bool,
    /// Where the nodes' folders go; by default below the system's folder for temporary files.
    pub dir: Option<PathBuf>,
    /// Print one JSON object on stdout and everything for people on stderr.
    pub json: bool,
    /// The two languages.
    pub langs: (String, String),
    /// Scenarios to play instead of those that the binary carries.
    pub scenarios: Vec<PathBuf>,
    /// The rulebook to play by instead of the one that the binary carries.
    pub rulebook: Option<PathBuf>,
}

impl Default for DemoArgs {
    fn default() -> DemoArgs {
        let langs = ("en".into(), "ar".into());
        DemoArgs { once: false, dir: None, json: false, langs, scenarios: Vec::new(), rulebook: None }
    }
}

/// What came of it. The JSON object of `demo --once --json`.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// Acts in the record.
    pub acts: u64,
    /// Acts whose place in the record was verified from the exported files.
    pub included: u64,
    /// Acts under a checkpoint that a quorum has cosigned.
    pub witnessed: u64,
    /// How many witnesses are a quorum.
    pub quorum: usize,
    /// How the debts stand, alike on every node that can open the channel.
    pub debts: Counts,
    /// State hash of the security channel by node, all alike.
    pub state_hash: BTreeMap<String, String>,
    /// Folder of the exported record.
    pub record: PathBuf,
    /// A proof bundle of the act called `flight`, else of the first that has a label; every item open.
    pub bundle: PathBuf,
    /// A proof that the flash query was not answered in its hour.
    pub absence: Option<PathBuf>,
}

/// How debts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Not due yet.
    pub owed: u64,
    /// Met in time.
    pub met: u64,
    /// Met, but late.
    pub late: u64,
    /// Overdue and unanswered.
    pub defaulted: u64,
}

impl From<&Debts> for Counts {
    fn from(d: &Debts) -> Counts {
        Counts { owed: d.owed, met: d.met, late: d.late, defaulted: d.defaulted }
    }
}

/// Runs the demonstration. Blocks until it is over, or until Ctrl-C if it stays up.
///
/// # Errors
/// [`CliFault::NotVerified`] if a row of a scenario does not hold; faults of folders, ports and nodes as they are.
pub fn run(args: &DemoArgs) -> Result<(), CliFault> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|e| CliFault::io("event loop", e))?.block_on(perform(args))
}

async fn perform(args: &DemoArgs) -> Result<(), CliFault> {
    let files = args.rulebook.as_deref().map_or_else(|| Ok(reference::files()), reference::at)?;
    let files = reference::with_desk_words(files);
    let rulebook = Rulebook::read(&files).map_err(|f| reference::broken(&f))?;
    let words = Words::load(&files, crate::node::GAZETTEER).map_err(|f| reference::broken(&f))?;
    for lang in [&args.langs.0, &args.langs.1] {
        if !words.languages().contains(&lang.as_str()) {
            let known = words.languages().join(", ");
            let refusal = act::Refusal::new("language-unknown").with("given", lang).with("known", known);
            return Err(CliFault::refused(&refusal));
        }
    }
    let show = Show::new(&words, &args.langs, args.json);
    let scenarios = scenario::at(&args.scenarios)?;
    let dir =
        args.dir.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("ceasewire-{}", std::process::id())));
    let mut mechanism = Mechanism::found(&dir, &rulebook, scenarios[0].rows[0].at_s, &scenarios[0].cast)?;
    if !args.once {
        mechanism.with_desks()?;
    }
    let dir = dir.canonicalize().map_err(|e| CliFault::io(dir.display(), e))?;
    mechanism.dir.clone_from(&dir);
    let played = tokio::select! {
        played = whole(&mut mechanism, &rulebook, &scenarios, &show) => played.map(Some),
        _ = tokio::signal::ctrl_c() => Ok(None),
    };
    let told = match &played {
        Ok(Some(outcome)) if args.json => print_json(outcome),
        Ok(_) | Err(_) => Ok(()),
    };
    if let (Ok(Some(outcome)), Ok(()), false) = (&played, &told, args.once) {
        show.try_it(&mechanism, &outcome.bundle, &outcome.record, &mechanism.links().await?)?;
        stay::stay_up(&mut mechanism).await?;
    }
    mechanism.stop().await;
    played.and(told)
}

/// From the first node's start to the last proof.
async fn whole(
    mechanism: &mut Mechanism,
    rulebook: &Rulebook,
    scenarios: &[Scenario],
    show: &Show<'_>,
) -> Result<Outcome, CliFault> {
    let (members, witnesses) = (mechanism.founding.members.len(), mechanism.founding.witnesses.len());
    let quorum = mechanism.founding.quorum();
    show.print(&format!("  {}", mechanism.dir.display()))?;
    show.say("exercise_banner", &[])?;
    show.say("demo_founded", &[("n", members.into())])?;
    show.say("demo_witnesses", &[("n", witnesses.into()), ("q", quorum.into())])?;
    show.say("demo_clock", &[("time", Say::Value(show::moment(mechanism.clock.now())))])?;
    show.say("note_lines", &[])?;
    mechanism.start().await?;
    let mut play = Play::begin(mechanism, opened_size(rulebook)).await?;
    for scenario in scenarios {
        show.title(scenario)?;
        let mut measured: Vec<Measured> = Vec::new();
        for row in &scenario.rows {
            let what = play.row(scenario, row).await?;
            measured.extend(what.sent.as_ref().map(|s| (kind(&what), show::lens(s))));
            show.happened(&what)?;
        }
        show.sizes(&measured)?;
    }
    let outcome = finish(&play).await?;
    show.say("demo_same", &[])?;
    show.say("demo_finished", &[("n", outcome.acts.into())])?;
    Ok(outcome)
}

/// What kind of act a row sent.
fn kind(what: &play::Happened<'_>) -> String {
    let sent = what.sent.as_ref().map(|s| s.name.as_str());
    let line = what.acts.iter().find(|a| Some(a.name.as_str()) == sent);
    line.and_then(|l| l.kind.clone()).unwrap_or_default()
}

/// Leaves when every channel is open: the genesis document and one act for each channel's first epoch.
pub fn opened_size(rulebook: &Rulebook) -> u64 {
    1 + rulebook.terms().channels.len() as u64
}

/// Exports the record, writes the proofs, and checks all of them from their files alone.
///
/// # Errors
/// [`CliFault::NotVerified`] if nodes differ or a file does not verify.
pub async fn finish(play: &Play<'_>) -> Result<Outcome, CliFault> {
    let m = &play.mechanism;
    let not_so = |detail: String| {
        let refusal = act::Refusal::new("scenario-row").with("detail", detail);
        CliFault::NotVerified(vec![(&refusal).into()])
    };
    let Agreed { status, debts, hashes } = m.agree("security").await?.map_err(not_so)?;
    let record = m.dir.join("record");
    let to = ExportTo { dir: record.display().to_string() };
    let exported: Exported = m.post("GUAR1", "/export", &to).await?;
    let genesis = m.founding.genesis();
    let files = reference::folder(&record)?;
    let verified = record::export::verify(&files, Some(genesis), None).map_err(|e| not_so(e.to_string()))?;
    let named = play.labels.get_key_value("flight").or_else(|| play.labels.first_key_value());
    let (label, act) = named.map_or_else(|| ("none".into(), "0".into()), |(l, a)| (l.clone(), a.clone()));
    let bundle = m.dir.join(format!("{label}.tlog-proof"));
    let file: File = m.post(&m.cast.parties[0], "/prove", &Open { act, ..Open::default() }).await?;
    store::atomic::replace(&bundle, file.text.as_bytes())?;
    let shown = Bundle::parse(&file.text).and_then(|b| b.verify(Some(genesis))).map_err(|e| not_so(e.to_string()))?;
    if shown.closed != 0 {
        return Err(not_so(format!("{} items of the bundle stayed closed", shown.closed)));
    }
    Ok(Outcome {
        acts: status.size - 1,
        included: verified.acts.len() as u64,
        witnessed: exported.size - 1,
        quorum: status.quorum,
        debts: (&debts).into(),
        state_hash: hashes,
        record,
        bundle,
        absence: play.absences.first().cloned(),
    })
}

fn print_json(outcome: &Outcome) -> Result<(), CliFault> {
    use std::io::Write;
    let text = serde_json::to_string_pretty(outcome).map_err(|e| CliFault::io("JSON", e))?;
    writeln!(std::io::stdout().lock(), "{text}").map_err(|e| CliFault::io("stdout", e))
}
