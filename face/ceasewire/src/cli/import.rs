//! `import`: a table of reported incidents, each row an act of history that opens no debt.

use super::client::Client;
use super::progress::Progress;
use super::prompt::Here;
use super::{Face, Tone};
use crate::api::{Outcome, RefusalText, Send};
use crate::fault::CliFault;
use act::Refusal;
use bridges::{Mapping, MappingFault, RowDraft, RowFault};
use serde::Serialize;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Acts given to the node at once: one write to its disk for all of them.
const CHUNK: usize = 200;
/// The longest table that is read, bytes after decompression: a small file must not unpack into all of the memory.
const TABLE_MAX: u64 = 1 << 30;

/// `import`.
#[derive(clap::Args, Debug)]
pub struct ImportArgs {
    /// The table: comma-separated values, plain or .xz
    file: PathBuf,
    /// Which columns become which fields
    #[arg(long, value_name = "MAPPING.toml")]
    map: PathBuf,
    /// Import only the first so many sound rows
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Read and check every row, but send nothing
    #[arg(long)]
    dry_run: bool,
    /// The officer's pseudonym, a number of the member's own
    #[arg(long, value_name = "N", default_value_t = 0, env = "CEASEWIRE_OFFICER", hide_env_values = true)]
    officer: u64,
    /// Number of the officer who confirms the whole table, where two sign; `desk officers` lists them
    #[arg(long, value_name = "N", default_value_t = 0)]
    second: u64,
    /// Name or number of the channel; by default the first of the rulebook
    #[arg(long)]
    channel: Option<String>,
}

/// What became of a table.
#[derive(Serialize, Default)]
struct Report {
    rows: usize,
    added: usize,
    known: usize,
    left_out: Vec<LeftOut>,
    dry: bool,
    credit: String,
}

/// One thing wrong with one row.
#[derive(Serialize)]
struct LeftOut {
    line: u64,
    columns: Vec<String>,
    given: String,
    refusal: RefusalText,
    text: String,
}

/// Imports a table. Rows that are wrong are told and left out; all others are kept.
pub fn run(face: &Face, args: &ImportArgs) -> Result<(), CliFault> {
    let mapping = mapping(face, &args.map)?;
    face.speak_of(&mapping.format);
    let mut progress = Progress::begin();
    let bytes = table(&args.file)?;
    let bridge = bridges::ALL[0];
    let rows =
        (bridge.read)(&bytes, &mapping, &face.rulebook, &Here::of(face)).map_err(|fault| wrong(&args.map, &fault))?;
    let mut report =
        Report { rows: rows.len(), dry: args.dry_run, credit: mapping.credit.clone(), ..Report::default() };
    let mut drafts = Vec::new();
    for row in rows {
        match row {
            Ok(draft) => drafts.push(draft),
            Err(fault) => report.left_out.extend(left_out(face, &fault)),
        }
    }
    drafts.truncate(args.limit.unwrap_or(usize::MAX));
    let total = drafts.len();
    if !args.dry_run {
        let client = Client::of(face)?;
        for (n, chunk) in drafts.chunks(CHUNK).enumerate() {
            let done = n * CHUNK;
            progress.at(|| face.say("progress_importing", &[("done", done.into()), ("total", total.into())]));
            let acts: Vec<Send> = chunk.iter().map(|draft| act(draft, &mapping, args)).collect();
            let outcomes: Vec<Outcome> = client.post("/acts", &acts)?;
            if outcomes.len() != acts.len() {
                return Err(CliFault::Io("the node answered for other rows than were sent".to_owned()));
            }
            chunk.iter().zip(outcomes).for_each(|(draft, outcome)| report.count(face, draft, outcome));
        }
    }
    progress.end();
    tell(face, &report, total)
}

impl Report {
    fn count(&mut self, face: &Face, draft: &RowDraft, outcome: Outcome) {
        match outcome {
            Outcome::Sent(_) => self.added += 1,
            Outcome::Already => self.known += 1,
            Outcome::Refused(refused) => {
                let one = |refusal: RefusalText| LeftOut {
                    line: draft.line,
                    columns: Vec::new(),
                    given: draft.unique.clone(),
                    text: words::plain(&face.refusal(&refusal).0),
                    refusal,
                };
                self.left_out.extend(refused.refusals.into_iter().map(one));
            }
        }
    }

    /// Rows, not reasons: a row may have several.
    fn rows_left_out(&self) -> usize {
        let lines: std::collections::BTreeSet<_> = self.left_out.iter().map(|l| l.line).collect();
        lines.len()
    }
}

fn act(draft: &RowDraft, mapping: &Mapping, args: &ImportArgs) -> Send {
    Send {
        what: mapping.format.clone(),
        fields: draft.fields.clone(),
        channel: args.channel.clone(),
        lang: mapping.lang.clone(),
        officer: args.officer,
        second: args.second,
        history: true,
        unique: Some(mapping.unique.clone()),
        ..Send::default()
    }
}

fn left_out(face: &Face, fault: &RowFault) -> Vec<LeftOut> {
    let one = |reason: &bridges::Reason| {
        let refusal = RefusalText::from(&reason.refusal);
        let text = words::plain(&face.refusal(&refusal).0);
        LeftOut { line: fault.line, columns: reason.columns.clone(), given: reason.given.clone(), refusal, text }
    };
    fault.reasons.iter().map(one).collect()
}

fn tell(face: &Face, report: &Report, sound: usize) -> Result<(), CliFault> {
    if face.json {
        face.print_json(report)?;
    } else {
        for row in &report.left_out {
            let said = [
                ("line", row.line.into()),
                ("column", if row.columns.is_empty() { "–".into() } else { row.columns.join(", ").into() }),
                // The sentence around it ends with a full stop of its own.
                ("detail", row.text.trim_end_matches('.').into()),
            ];
            face.print(&face.tone(Tone::Unsure, &face.say("import-row", &said)))?;
        }
        let counts = [("import_added", report.added), ("import_known", report.known)];
        let checked = [("board_acts", sound)];
        let counts = if report.dry { checked.iter() } else { counts.iter() };
        for (id, n) in counts.chain(&[("import_left-out", report.rows_left_out())]) {
            face.print(&face.say(id, &[("n", (*n).into())]))?;
        }
        face.print(&report.credit)?;
    }
    // Bad rows were left out as promised; but a script must see that the table was not taken whole.
    if report.left_out.is_empty() {
        return Ok(());
    }
    Err(CliFault::NotVerified(Vec::new()))
}

fn mapping(face: &Face, path: &Path) -> Result<Mapping, CliFault> {
    let text = std::fs::read_to_string(path).map_err(|e| CliFault::io(path.display(), e))?;
    Mapping::read(&text, &face.rulebook).map_err(|faults: Vec<MappingFault>| {
        let one = |fault: &MappingFault| {
            let refusal = Refusal::new("import-mapping").with("path", path.display()).with("detail", fault);
            RefusalText::from(&refusal)
        };
        CliFault::Refused(faults.iter().map(one).collect())
    })
}

fn wrong(path: &Path, fault: &bridges::TableFault) -> CliFault {
    CliFault::refused(&Refusal::new("import-mapping").with("path", path.display()).with("detail", fault))
}

/// The table's bytes, unpacked if its name ends in `.xz`.
fn table(path: &Path) -> Result<Vec<u8>, CliFault> {
    let fault = |e: std::io::Error| CliFault::io(path.display(), e);
    let file = std::io::BufReader::new(std::fs::File::open(path).map_err(fault)?);
    let packed = path.extension().is_some_and(|e| e == "xz");
    let mut reader: Box<dyn Read> =
        if packed { Box::new(lzma_rust2::XzReader::new(file, true)) } else { Box::new(file) };
    let mut out = Vec::new();
    (&mut reader).take(TABLE_MAX + 1).read_to_end(&mut out).map_err(fault)?;
    if out.len() as u64 > TABLE_MAX {
        return Err(CliFault::io(path.display(), format!("longer than {TABLE_MAX} bytes")));
    }
    Ok(out)
}
