//! `rulebook`: everything wrong with a rulebook at once, and what it says.

use super::table::Table;
use super::{Face, Global, Tone, reference};
use crate::fault::CliFault;
use act::Precedence;
use clap::Subcommand;
use rulebook::{Fault, Rulebook};
use serde_json::json;
use std::path::PathBuf;
use words::Needs;

/// What can be done with a rulebook's folder.
#[derive(Subcommand, Debug)]
pub enum RulebookCommand {
    /// Check formats, terms, procedures and the phrases of every language
    Check {
        /// Folder of the rulebook, or an archive; by default the one that the binary carries
        dir: Option<PathBuf>,
    },
    /// Show its hash, formats, channels and clocks
    Show {
        /// Folder of the rulebook, or an archive; by default the one in force at the node
        dir: Option<PathBuf>,
    },
}

/// Codes of the refusals that the node and the command line make themselves.
const REFUSALS: &[&str] = &[
    "absence-none",
    "already-public",
    "bundle-form",
    "bundle-proof",
    "bundle-quorum",
    "cannot-open",
    "channel-unknown",
    "checkpoint-refused",
    "config-broken",
    "disk-fault",
    "disk-full",
    "export-differs",
    "export-file-missing",
    "export-file-unexpected",
    "file-fault",
    "folder-in-use",
    "folder-not-empty",
    "fork",
    "format-unknown",
    "import-cells",
    "import-mapping",
    "import-row",
    "import-twice",
    "language-unknown",
    "no-channel-key",
    "no-connection",
    "no-such-act",
    "not-running",
    "not-witnessed",
    "phrase-missing",
    "port-in-use",
    "precedence-unknown",
    "root-keys-missing",
    "rulebook-broken",
    "rulebook-hash",
    "scenario-row",
    "serial-gap-note",
    "sync-first",
    "tile-corrupt",
    "usage",
    "wait-too-long",
];

/// Checks or shows.
pub fn run(face: &Face, global: &Global, command: &RulebookCommand) -> Result<(), CliFault> {
    match command {
        RulebookCommand::Check { dir } => {
            let files = match dir {
                Some(dir) => reference::with_desk_words(reference::at(dir)?),
                None => reference::with_desk_words(reference::files()),
            };
            check(face, &files)
        }
        RulebookCommand::Show { dir: None } => show(face),
        RulebookCommand::Show { dir: Some(dir) } => show(&Face::of(global, reference::at(dir)?)?),
    }
}

fn check(face: &Face, files: &reference::Files) -> Result<(), CliFault> {
    let faults = faults(files);
    if face.json {
        let one = |f: &Fault| json!({"file": f.file, "line": f.line, "key": f.key, "what": f.what, "remedy": f.remedy});
        face.print_json(&json!({ "sound": faults.is_empty(), "faults": faults.iter().map(one).collect::<Vec<_>>() }))?;
    }
    if faults.is_empty() {
        // What its founders will compare before they sign.
        let hash = Rulebook::read(files).map(|r| data_encoding::HEXLOWER.encode(&r.hash())).unwrap_or_default();
        return if face.json { Ok(()) } else { face.print(&format!("✓ {hash}")) };
    }
    let refusal = (&act::Refusal::new("rulebook-broken").with("count", faults.len())).into();
    if !face.json {
        faults.iter().try_for_each(|fault| face.print(&fault.to_string()))?;
    }
    Err(CliFault::NotVerified(vec![refusal]))
}

/// Every fault of every kind: files, sizes, procedures, phrases. What does not read cannot be checked further, but its
/// words still can.
fn faults(files: &reference::Files) -> Vec<Fault> {
    match Rulebook::read(files) {
        Err(faults) => faults,
        Ok(rulebook) => [rulebook::check(&rulebook), situation::check(&rulebook), phrase_faults(&rulebook)].concat(),
    }
}

/// What the engine's crates ask phrases for, each by its own list.
fn phrase_faults(rulebook: &Rulebook) -> Vec<Fault> {
    let tables = situation::procedures::ALL.iter();
    let states: Vec<(&str, Vec<&str>)> = tables
        .map(|p| (p.name, [p.course.states(), p.legs.states()].concat()))
        .chain([("record", vec!["recorded"])])
        .collect();
    let procedures: Vec<(&str, &[&str])> = states.iter().map(|(name, states)| (*name, &states[..])).collect();
    let debts = situation::procedures::Debt::ALL.map(|d| d.key());
    let statuses = situation::Status::ALL.map(situation::Status::key);
    // A draft is refused by the code of the note that its act would stand with.
    let refusals = [rulebook::CODES, situation::CODES, situation::NOTES, record::CODES, REFUSALS].concat();
    let needs = Needs {
        procedures: &procedures,
        debts: &debts,
        debt_statuses: &statuses,
        notes: situation::NOTES,
        refusals: &refusals,
        desk: None,
    };
    words::check(rulebook, &needs)
}

fn show(face: &Face) -> Result<(), CliFault> {
    let (rulebook, terms) = (&face.rulebook, face.rulebook.terms());
    let hash = data_encoding::HEXLOWER.encode(&rulebook.hash());
    let channels = terms.channels.iter();
    if face.json {
        let clock = |by: &rulebook::ByPrecedence| Precedence::ALL.map(|p| by.get(p));
        return face.print_json(&json!({
            "hash": hash,
            "languages": terms.languages,
            "formats": rulebook.formats().iter().map(|f| f.name.as_str()).collect::<Vec<_>>(),
            "channels": channels.map(|c| json!({"number": c.number, "name": c.name})).collect::<Vec<_>>(),
            "open_s": clock(&terms.open_s),
            "read_back_s": clock(&terms.read_back_s),
            "query_s": clock(&terms.query_s),
            "rung_s": terms.rung_s,
        }));
    }
    face.print(&format!("{hash}\n"))?;
    let mut table = Table::new(["col_channel", "col_member"].map(|id| face.say(id, &[])));
    for channel in channels {
        let kinds: Vec<_> = channel.members.iter().map(|k| face.choice("kind", k.key())).collect();
        table.row([(Tone::Plain, face.channel(&channel.name)), (Tone::Plain, kinds.join(", "))]);
    }
    face.print(&format!("{}\n", table.write(face)))?;
    let head = std::iter::once(face.say("board_debts", &[]));
    let mut table = Table::new(head.chain(Precedence::ALL.map(|p| face.choice("precedence", p.key()))));
    for (kind, by) in [("open", &terms.open_s), ("read-back", &terms.read_back_s), ("answer", &terms.query_s)] {
        let name = face.say(&format!("debt_{kind}.title"), &[]);
        let times = Precedence::ALL.map(|p| face.span(by.get(p).saturating_mul(1000)));
        table.row(std::iter::once(name).chain(times).map(|text| (Tone::Plain, text)));
    }
    face.print(&table.write(face))?;
    super::formats::list(face)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rulebook_that_the_binary_carries_has_no_fault() {
        let faults: Vec<String> =
            faults(&reference::with_desk_words(reference::files())).iter().map(ToString::to_string).collect();
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn a_phrase_that_a_language_lacks_is_told_with_its_key() {
        let mut files = reference::files();
        let text =
            String::from_utf8_lossy(&files["locales/ar/kernel.ftl"]).replacen("stance_comply", "stance_agree", 1);
        files.insert("locales/ar/kernel.ftl".into(), text.into_bytes());
        let told = faults(&files).iter().map(ToString::to_string).collect::<String>();
        assert!(told.contains("stance_comply") && told.contains("stance_agree"), "{told}");
    }

    #[test]
    fn a_fault_of_a_format_is_told_with_its_file_and_line() {
        let mut files = reference::files();
        let text =
            String::from_utf8_lossy(&files["formats/ntf-flight.toml"]).replacen("burst = true", "brust = true", 1);
        files.insert("formats/ntf-flight.toml".into(), text.into_bytes());
        let faults = faults(&files);
        assert!(faults.iter().any(|f| f.file == "formats/ntf-flight.toml" && f.line.is_some()), "{faults:?}");
    }
}
