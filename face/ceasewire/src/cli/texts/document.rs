//! A text as a document for a word processor, and the clauses that were changed in one.

use super::super::client::{Client, escaped};
use super::super::table::isolated;
use super::super::{Face, Tone};
use super::marked;
use crate::api::{RefusalText, Send, Sent};
use crate::fault::CliFault;
use crate::paper::{self, Base, Change, Front, Import as Found, Kind, LEN_MAX};
use act::Refusal;
use serde::Serialize;
use situation::views::SheetView;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What is proposed by a document.
#[derive(clap::Args, Debug)]
pub struct Import {
    /// Which clauses this DOCX or ODT, saved from a text, changes; sends nothing by itself
    #[arg(long, value_name = "FILE", conflicts_with_all = ["text", "written"])]
    import: Option<PathBuf>,
    /// Sign and send every clause that it changes
    #[arg(long, requires = "import")]
    send: bool,
    /// Sign and send only these clauses
    #[arg(long, value_name = "NUMBER", value_delimiter = ',', requires = "import", conflicts_with = "send")]
    only: Vec<String>,
    /// The officer's pseudonym, a number of the member's own
    #[arg(long, value_name = "N", default_value_t = 0, env = "CEASEWIRE_OFFICER", hide_env_values = true)]
    officer: u64,
}

impl Import {
    /// The document, if there is one to be read.
    pub fn file(&self) -> Option<&Path> {
        self.import.as_deref()
    }
}

/// What came of a document.
#[derive(Serialize)]
struct Told {
    text: u64,
    lang: String,
    changes: Vec<ToldChange>,
    refused: Vec<RefusalText>,
    holds: Vec<(String, &'static str)>,
    already: Vec<String>,
    missing: Vec<String>,
    before: Vec<String>,
    same: usize,
}

#[derive(Serialize)]
struct ToldChange {
    clause: String,
    added: bool,
    runs: Vec<situation::texts::Run>,
    beside: Vec<u64>,
    refusals: Vec<RefusalText>,
    sent: Option<String>,
}

/// Saves a text as a document.
pub fn save(face: &Face, client: &Client, of: &str, path: &Path) -> Result<(), CliFault> {
    let ending = path.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
    let kind = Kind::named(&ending).ok_or_else(|| CliFault::Usage(format!("{}: .docx, .odt", path.display())))?;
    let sheet: SheetView = client.get(&format!("/text/sheet?{of}"))?;
    let bytes = paper::export(&sheet, &Front::of(&face.words, &sheet), kind)?;
    std::fs::write(path, bytes).map_err(|e| CliFault::io(path.display(), e))?;
    face.print(&face.say("text_doc-saved", &[("path", path.display().to_string().into())]))
}

/// Tells what a document changes, and sends it where that was asked for.
pub fn import(face: &Face, client: &Client, path: &Path, args: &Import) -> Result<(), CliFault> {
    let paper = paper::import(bytes(path)?)?;
    let marker = &paper.marker;
    let of = format!("/text/sheet?of={}&lang={}", escaped(&marker.text), escaped(&marker.lang));
    let now: SheetView = client.get(&of)?;
    let then = client.get(&format!("{of}&last={}", marker.last)).map_err(|fault| match fault {
        CliFault::Refused(_) => CliFault::refused(&Refusal::new("doc-ahead")),
        other => other,
    })?;
    let base = Base { then, now };
    let found = paper::compared(&paper, &base).map_err(|refusal| CliFault::refused(&refusal))?;
    let format = face.rulebook.formats().iter().find(|f| f.part.as_deref() == Some("clause"));
    let format = format.map(|f| f.name.clone()).unwrap_or_default();
    face.speak_of(&format);
    let mut changes = Vec::new();
    for change in &found.changes {
        let send = Send {
            what: format.clone(),
            fields: change.fields.clone(),
            channel: Some(base.now.text.channel.clone()),
            lang: Some(marker.lang.clone()),
            officer: args.officer,
            ..Send::default()
        };
        let wanted = args.send || args.only.contains(&change.key) || args.only.contains(&change.number);
        let (sent, refusals) = match client.post::<Sent>("/act", &Send { dry: !wanted, ..send }) {
            Ok(sent) => (wanted.then_some(sent.name), Vec::new()),
            Err(CliFault::Refused(refusals)) => (None, refusals),
            Err(other) => return Err(other),
        };
        changes.push(told(change, sent, refusals));
    }
    let told = Told {
        text: base.now.text.index,
        lang: marker.lang.clone(),
        changes,
        refused: found.refused.iter().map(RefusalText::from).collect(),
        holds: found.remarks.iter().map(|r| (r.number.clone(), r.hold.key())).collect(),
        already: found.already.clone(),
        missing: found.missing.clone(),
        before: found.before.clone(),
        same: found.same,
    };
    if face.json {
        face.print_json(&told)?
    } else {
        show(face, &found, &told)?
    }
    // What could not be taken was told; but a script must see that it was not all.
    let whole = told.refused.is_empty() && told.changes.iter().all(|c| c.refusals.is_empty());
    if whole { Ok(()) } else { Err(CliFault::NotVerified(Vec::new())) }
}

fn told(change: &Change, sent: Option<String>, refusals: Vec<RefusalText>) -> ToldChange {
    ToldChange {
        clause: change.key.clone(),
        added: change.added,
        runs: change.runs.clone(),
        beside: change.beside.iter().map(|by| by.index).collect(),
        refusals,
        sent,
    }
}

fn show(face: &Face, found: &Found, told: &Told) -> Result<(), CliFault> {
    for (change, told) in found.changes.iter().zip(&told.changes) {
        let what = face.say(if change.added { "text_change-added" } else { "text_change-changed" }, &[]);
        face.print(&face.tone(Tone::Head, &format!("{} {what}", told.clause)))?;
        let runs: String = change.runs.iter().map(|run| marked(face, run)).collect();
        for line in runs.lines() {
            face.print(&format!("  {}", isolated(line.to_owned())))?;
        }
        if !change.beside.is_empty() {
            let acts: Vec<String> =
                change.beside.iter().map(|by| format!("{} {}", by.member, face.number(by.index))).collect();
            let line = face.say("text_doc-beside", &[("acts", acts.join(", ").into())]);
            face.print(&format!("  {}", face.tone(Tone::Unsure, &line)))?;
        }
        refused(face, &told.refusals)?;
        if let Some(name) = &told.sent {
            face.print(&format!("  {}", face.say("send_queued", &[("act", name.as_str().into())])))?;
        }
    }
    refused(face, &told.refused)?;
    for remark in &found.remarks {
        let args = [("number", remark.number.as_str().into()), ("what", remark.hold.key().into())];
        face.print(&face.tone(Tone::Unsure, &face.say("text_doc-holds", &args)))?;
    }
    for (id, clauses) in [("text_doc-already", &found.already), ("text_doc-missing", &found.missing)] {
        if !clauses.is_empty() {
            face.print(&face.say(id, &[("clauses", clauses.join(", ").into())]))?;
        }
    }
    for words in &found.before {
        face.print(&face.say("text_doc-before", &[("words", words.as_str().into())]))?;
    }
    let id = match &told.changes[..] {
        [] => "text_doc-nothing",
        all if all.iter().all(|c| c.sent.is_none()) => "text_doc-unsent",
        _ => return Ok(()),
    };
    face.print(&face.say(id, &[]))
}

fn refused(face: &Face, all: &[RefusalText]) -> Result<(), CliFault> {
    for refusal in all {
        let (what, remedy) = face.refusal(refusal);
        face.print(&format!("  {}\n  {remedy}", face.tone(Tone::Alarm, &what)))?;
    }
    Ok(())
}

/// The document's bytes; a little more than may be read tells that it is too long.
fn bytes(path: &Path) -> Result<Vec<u8>, CliFault> {
    let fault = |e: std::io::Error| CliFault::io(path.display(), e);
    let mut out = Vec::new();
    let file = std::fs::File::open(path).map_err(fault)?;
    file.take(LEN_MAX as u64 + 1).read_to_end(&mut out).map_err(fault)?;
    Ok(out)
}
