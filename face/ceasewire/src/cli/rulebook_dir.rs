//! `rulebook`: everything wrong with a rulebook at once, and what it says.

use super::rulebook_adopt::{self, Adoption};
use super::{Face, Global, reference, rulebook_diff, rulebook_show};
use crate::fault::CliFault;
use clap::Subcommand;
use rulebook::{Asymmetry, Fault, Rulebook, asymmetries};
use serde_json::{Value, json};
use std::path::PathBuf;
use words::{Needs, Words};

/// What can be done with a rulebook's folder.
#[derive(Subcommand, Debug)]
pub enum RulebookCommand {
    /// Prove what can be proved of formats, terms, zones, procedures and the phrases of every language
    Check {
        /// Folder of the rulebook, or an archive; by default the one that the binary carries
        dir: Option<PathBuf>,
    },
    /// Show what it says, for people: formats, channels, deadlines, ladder, silence, a diagram of each procedure
    Show {
        /// Folder of the rulebook, or an archive; by default the one in force at the node
        dir: Option<PathBuf>,
    },
    /// Show what a new version would change, and for whom; a wire number that changes its meaning is an error
    Diff {
        /// Folder or archive of the version in force
        old: PathBuf,
        /// Folder or archive of the new version
        new: PathBuf,
    },
    /// How a new version comes into force
    #[command(flatten)]
    Adoption(Adoption),
}

impl RulebookCommand {
    /// Whether it is read in the words of a rulebook that it names itself, which may have a language of its own.
    pub fn brings_words(&self) -> bool {
        !matches!(self, RulebookCommand::Show { dir: None } | RulebookCommand::Adoption(Adoption::Adopt { .. }))
    }
}

/// Codes of the refusals that the node and the command line make themselves.
const REFUSALS: &[&str] = &[
    "absence-none",
    "already-public",
    "api-body",
    "api-host",
    "api-long",
    "api-media",
    "api-method",
    "api-missing",
    "api-once-form",
    "api-once-open",
    "api-once-other",
    "api-parameter",
    "api-rate",
    "api-scope",
    "api-streams",
    "api-token-missing",
    "api-token-unknown",
    "article-binary",
    "article-day",
    "article-empty",
    "article-encoding",
    "article-language",
    "article-long",
    "article-many",
    "article-none",
    "article-table",
    "away-broken",
    "away-dead",
    "away-unknown",
    "bundle-form",
    "bundle-proof",
    "bundle-quorum",
    "call-unknown",
    "cannot-open",
    "channel-unknown",
    "checkpoint-refused",
    "claim-no-matter",
    "claim-not-yours",
    "config-broken",
    "desk-in-clear",
    "disk-fault",
    "disk-full",
    "doc-ahead",
    "doc-clause-holds",
    "doc-empty",
    "doc-long",
    "doc-no-converter",
    "doc-number-lost",
    "doc-number-taken",
    "doc-number-twice",
    "doc-other-text",
    "doc-protected",
    "doc-rivals",
    "doc-spent",
    "doc-translated-old",
    "doc-type",
    "doc-unmarked",
    "doc-unreadable",
    "doc-words-gone",
    "draft-changed",
    "draft-gone",
    "export-differs",
    "export-file-missing",
    "export-file-unexpected",
    "fact-differs",
    "file-fault",
    "files-too-long",
    "folder-in-use",
    "folder-not-empty",
    "fork",
    "form-too-long",
    "format-unknown",
    "import-cells",
    "import-mapping",
    "import-row",
    "import-twice",
    "item-broken",
    "item-empty",
    "item-none",
    "item-not-here",
    "item-original",
    "item-type",
    "items-full",
    "key-file-open",
    "key-token-fault",
    "key-token-none",
    "key-token-there",
    "language-unknown",
    "no-channel-key",
    "no-connection",
    "no-desk",
    "no-such-act",
    "not-running",
    "not-witnessed",
    "officer-name",
    "own-clock-ahead",
    "own-clock-behind",
    "passkey-known",
    "passkey-last",
    "passkey-name",
    "passkey-refused",
    "passkey-required",
    "phrase-missing",
    "pin-missing",
    "pin-wrong",
    "place-none",
    "place-owner",
    "place-reason",
    "port-in-use",
    "passphrase-differs",
    "passphrase-missing",
    "passphrase-short",
    "passphrase-wrong",
    "precedence-unknown",
    "proofs-agree",
    "reads-already",
    "role-reads",
    "role-releases",
    "role-unknown",
    "root-keys-missing",
    "rulebook-broken",
    "rulebook-hash",
    "scenario-row",
    "second-not-awaited",
    "sequencer-clock",
    "sequencer-copy",
    "sequencer-succeeded",
    "serial-gap-note",
    "sync-first",
    "tile-corrupt",
    "token-days",
    "token-grave",
    "token-name",
    "token-scope",
    "token-taken",
    "token-unknown",
    "two-officers",
    "facts-first",
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
        RulebookCommand::Show { dir: None } => rulebook_show::run(face),
        RulebookCommand::Show { dir: Some(dir) } => rulebook_show::run(&Face::of(global, reference::at(dir)?)?),
        RulebookCommand::Adoption(command) => rulebook_adopt::run(face, global, command),
        RulebookCommand::Diff { old, new } => {
            let old = Face::of(&Global { lang: None, ..global.clone() }, reference::at(old)?)?;
            rulebook_diff::run(&old, &Face::of(global, reference::at(new)?)?)
        }
    }
}

fn check(face: &Face, files: &reference::Files) -> Result<(), CliFault> {
    let faults = faults(files);
    let rulebook = Rulebook::read(files).ok();
    let agreed = rulebook.as_ref().map(asymmetries).unwrap_or_default();
    if face.json {
        let faults: Vec<Value> = faults.iter().map(fault_json).collect();
        let agreed: Vec<Value> = agreed.iter().map(asymmetry_json).collect();
        face.print_json(&json!({ "sound": faults.is_empty(), "faults": faults, "asymmetries": agreed }))?;
    } else {
        faults.iter().try_for_each(|fault| face.print(&fault.to_string()))?;
        agreed.iter().filter_map(|a| asymmetry(face, a)).try_for_each(|text| face.print(&text))?;
    }
    match rulebook.filter(|_| faults.is_empty()) {
        Some(_) if face.json => Ok(()),
        // What its founders will compare before they sign.
        Some(rulebook) => face.print(&format!("✓ {}", data_encoding::HEXLOWER.encode(&rulebook.hash()))),
        None => Err(broken(faults.len())),
    }
}

/// That so many faults were told.
pub fn broken(count: usize) -> CliFault {
    CliFault::NotVerified(vec![(&act::Refusal::new("rulebook-broken").with("count", count)).into()])
}

/// A fault as programs read it.
pub fn fault_json(f: &Fault) -> Value {
    json!({"file": f.file, "line": f.line, "key": f.key, "what": f.what, "remedy": f.remedy})
}

/// An asymmetry as programs read it.
pub fn asymmetry_json(a: &Asymmetry) -> Value {
    json!({"zone": a.zone, "side": a.side, "kind": a.kind, "article": a.article})
}

/// An asymmetry that was agreed, as a sentence.
pub fn asymmetry(face: &Face, a: &Asymmetry) -> Option<String> {
    let article = a.article.as_deref()?;
    Some(face.say("rulebook_asymmetry", &[("zone", a.zone.as_str().into()), ("article", article.into())]))
}

/// Every fault of every kind: files, sizes, sides, procedures, phrases. What does not read is told and left aside, so
/// that the rest is still checked: a fault in one format hides none in another.
pub fn faults(files: &reference::Files) -> Vec<Fault> {
    let unread = match Rulebook::read(files) {
        Ok(rulebook) => return whole_faults(&rulebook),
        Err(faults) => faults,
    };
    let bad = |path: &str| unread.iter().any(|f| f.file == path);
    let sound: reference::Files =
        files.iter().filter(|(path, _)| !bad(path)).map(|(p, b)| (p.clone(), b.clone())).collect();
    let rest = match Rulebook::read(&sound) {
        Ok(rest) => whole_faults(&rest),
        Err(_) => Words::load(files, "").err().unwrap_or_default(),
    };
    let aside: Vec<&str> =
        unread.iter().filter_map(|f| f.file.strip_prefix("formats/")?.strip_suffix(".toml")).collect();
    // What the rest misses may well be in what was left aside: its phrases, its procedure.
    let follows = |f: &Fault| {
        let phrase = aside.iter().any(|name| f.file.ends_with(&format!("/formats/{name}.ftl")));
        let procedure = f.what.starts_with("no format opens") || f.what.contains("no format answers");
        phrase || (procedure && !aside.is_empty())
    };
    let mut all = unread.clone();
    all.extend(rest.into_iter().filter(|f| !follows(f)));
    all
}

fn whole_faults(rulebook: &Rulebook) -> Vec<Fault> {
    [rulebook::check(rulebook), situation::check(rulebook), phrase_faults(rulebook)].concat()
}

/// What the engine's crates ask phrases for, each by its own list.
fn phrase_faults(rulebook: &Rulebook) -> Vec<Fault> {
    let tables = situation::procedures::ALL.iter();
    let states: Vec<(&str, Vec<&str>)> = tables
        .map(|p| (p.name, [p.course.states(), p.legs.states()].concat()))
        .chain([("record", vec!["recorded"]), ("timeline", situation::views::STANDS.to_vec())])
        .collect();
    let procedures: Vec<(&str, &[&str])> = states.iter().map(|(name, states)| (*name, &states[..])).collect();
    let debts = situation::procedures::Debt::ALL.map(|d| d.key());
    let statuses = situation::Status::ALL.map(situation::Status::key);
    // A draft is refused by the code of the note that its act would stand with.
    let refusals =
        [rulebook::CODES, situation::CODES, situation::alarm::CODES, situation::NOTES, record::CODES, REFUSALS]
            .concat();
    let needs = Needs {
        procedures: &procedures,
        debts: &debts,
        debt_statuses: &statuses,
        notes: situation::NOTES,
        findings: situation::FINDINGS,
        refusals: &refusals,
        desk: None,
    };
    words::check(rulebook, &needs)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
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

    #[test]
    fn a_fault_in_one_format_hides_none_in_another_or_in_a_language() {
        let mut files = reference::with_desk_words(reference::files());
        let mut bend = |file: &str, from: &str, to: &str| {
            let text = String::from_utf8_lossy(&files[file]).replacen(from, to, 1);
            files.insert(file.into(), text.into_bytes());
        };
        bend("formats/ntf-flight.toml", "burst = true", "brust = true");
        bend("formats/inc-query.toml", "max = 120", "max = 400");
        bend("formats/ntf-move.toml", "\"notification\"", "\"notice\"");
        bend("locales/he/kernel.ftl", "stance_comply", "stance_agree");
        let told: Vec<(String, String)> =
            faults(&files).into_iter().map(|f| (f.file, f.key.unwrap_or_default())).collect();
        let row = |file: &str, key: &str| (file.to_owned(), key.to_owned());
        let expected = [
            row("formats/ntf-flight.toml", "brust"),
            row("formats/inc-query.toml", "burst"),
            row("formats/ntf-move.toml", "opens"),
            row("locales/he/kernel.ftl", "stance_comply"),
            row("locales/he/kernel.ftl", "stance_agree"),
        ];
        let sorted = |rows: &[(String, String)]| rows.iter().cloned().collect::<std::collections::BTreeSet<_>>();
        assert_eq!(sorted(&told), sorted(&expected), "{told:?}");
    }

    #[test]
    fn an_asymmetry_that_an_article_names_is_no_fault_and_is_told() {
        let mut files = reference::with_desk_words(reference::files());
        let zone = "[[zone]]\nid = \"a-1\"\nkind = \"limited\"\nside = \"a\"\narticle = \"Protocol, article 9\"\n\
            ring = [\"33.0,35.7\", \"33.1,35.7\", \"33.1,35.8\"]\n";
        files.insert("zones/sided.toml".into(), zone.into());
        assert_eq!(faults(&files), []);
        let told = asymmetries(&Rulebook::read(&files).unwrap());
        let text = asymmetry(&Face::plain("en"), &told[0]).unwrap();
        assert!(words::plain(&text).ends_with("agreed in: Protocol, article 9"), "{text}");
    }
}
