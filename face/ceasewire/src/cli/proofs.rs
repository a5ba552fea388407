//! What is shown to others: opened items, released keys, proofs, the exported record.

use super::Face;
use super::client::Client;
use super::prompt;
use super::send::is_person;
use crate::api::{AbsenceOf, ExportTo, Exported, File, Open, ReleaseTo, Sent};
use crate::fault::CliFault;
use crate::pack;
use act::Refusal;
use clap::Subcommand;
use situation::views::{MarkView, TimelineView};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What can be shown.
#[derive(Subcommand, Debug)]
pub enum ProofCommand {
    /// Publish an act, or some items of it, to everyone in the mechanism; cannot be undone
    Disclose {
        /// The act, by record number or name
        act: String,
        /// Names of fields, or of the head (format, officer, case, to); by default all
        #[arg(long, value_delimiter = ',')]
        items: Vec<String>,
        /// Do not ask before signing
        #[arg(long, short)]
        yes: bool,
    },
    /// Hand one act's key to one more member; cannot be undone
    Release {
        /// The act, by record number or name
        act: String,
        /// The member
        #[arg(long, value_name = "M")]
        to: String,
        /// Do not ask before signing
        #[arg(long, short)]
        yes: bool,
    },
    /// Write one small file with which a stranger can verify an act offline
    Prove {
        /// The act, by record number or name
        act: String,
        /// Open only these items; by default all
        #[arg(long, value_delimiter = ',', conflicts_with = "closed")]
        items: Vec<String>,
        /// Open nothing: prove only that the sealed act stands in the record
        #[arg(long)]
        closed: bool,
        /// The act calls upon a guarantee: prove everything that it rests on, in one ZIP file
        #[arg(long, conflicts_with = "items")]
        call: bool,
        /// Why exact places are opened that their owner sealed to a few, and that the file would show; the owner is told
        #[arg(long)]
        reason: Option<String>,
        /// Where to write it; "-" for the standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Write one file with which a stranger can verify that a member has not answered
    Absence {
        /// The act that waits, by record number or name
        act: String,
        /// Who has not answered
        #[arg(long, value_name = "M")]
        member: String,
        /// Why exact places of the act that waits are opened, if its owner sealed it to a few; the owner is told
        #[arg(long)]
        reason: Option<String>,
        /// Where to write it; "-" for the standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Export the whole record for verification elsewhere; sealed acts stay sealed
    Export {
        /// A folder that does not exist or is empty
        dir: PathBuf,
    },
}

/// Shows it.
pub fn run(face: &Face, command: &ProofCommand) -> Result<(), CliFault> {
    let client = Client::of(face)?;
    match command {
        ProofCommand::Disclose { act, items, yes } => {
            confirm(face, *yes, &format!("disclose {act}"))?;
            let open = Open { act: act.clone(), items: meaningful(items), ..Open::default() };
            sent(face, &client.post("/disclose", &open)?)
        }
        ProofCommand::Release { act, to, yes } => {
            confirm(face, *yes, &format!("release {act} {to}"))?;
            sent(face, &client.post("/release", &ReleaseTo { act: act.clone(), to: to.clone() })?)
        }
        ProofCommand::Prove { act, closed, call: true, reason, output, .. } => {
            let view: TimelineView = client.get("/commitments")?;
            let wanted = act.replace(' ', "");
            let is = |by: &MarkView| by.index.to_string() == wanted || by.name.replace(' ', "") == wanted;
            let found = view.calls().find(|(_, call)| is(&call.by));
            let none = || CliFault::refused(&Refusal::new("call-unknown").with("act", act));
            let (guarantee, call) = found.ok_or_else(none)?;
            let mut files = Vec::new();
            for (part, index) in guarantee.rests_on(call) {
                let (reason, lang) = (reason.clone(), Some(face.lang.clone()));
                let open = Open { act: index.to_string(), closed: *closed, reason, lang, ..Open::default() };
                let proof: File = client.post("/prove", &open)?;
                files.push((pack::proof_name(part, index), proof.text));
            }
            let zip = pack::zip(&files).map_err(|e| CliFault::io("ZIP", e))?;
            write(face, &format!("call-{}.zip", call.by.index), &zip, output.as_deref())
        }
        ProofCommand::Prove { act, items, closed, reason, output, .. } => {
            let lang = Some(face.lang.clone());
            let open =
                Open { act: act.clone(), items: meaningful(items), closed: *closed, reason: reason.clone(), lang };
            write_text(face, &client.post("/prove", &open)?, output.as_deref())
        }
        ProofCommand::Absence { act, member, reason, output } => {
            let (reason, lang) = (reason.clone(), Some(face.lang.clone()));
            let of = AbsenceOf { act: act.clone(), member: member.clone(), reason, lang };
            write_text(face, &client.post("/absence", &of)?, output.as_deref())
        }
        ProofCommand::Export { dir } => {
            // The node works in another folder; a path that only this command could follow must not reach it.
            let dir = std::path::absolute(dir).map_err(|e| CliFault::io(dir.display(), e))?;
            let done: Exported = client.post("/export", &ExportTo { dir: dir.display().to_string() })?;
            if face.json {
                return face.print_json(&done);
            }
            let acts = face.say("board_acts", &[("n", done.size.into())]);
            face.print(&format!("{}: {acts}", done.dir))?;
            face.print(&face.say("note_proof", &[]))
        }
    }
}

/// The items asked for, with the format beside them: without it nobody can tell what a field's number means.
fn meaningful(items: &[String]) -> Vec<String> {
    let format = "format".to_owned();
    let missing = !items.is_empty() && !items.contains(&format);
    items.iter().cloned().chain(missing.then_some(format)).collect()
}

/// Asks once more where a person sits: neither of these can be taken back.
fn confirm(face: &Face, yes: bool, what: &str) -> Result<(), CliFault> {
    if yes || face.json || !is_person() || prompt::yes(&format!("{what}. {}", face.say("send_confirm", &[])))? {
        return Ok(());
    }
    Err(CliFault::Usage(format!("{what}: not confirmed")))
}

fn sent(face: &Face, sent: &Sent) -> Result<(), CliFault> {
    if face.json {
        return face.print_json(sent);
    }
    if let Some(phrase) = &sent.phrase {
        face.print(&face.phrase(phrase))?;
    }
    face.print(&face.say("send_queued", &[("act", sent.name.as_str().into())]))
}

pub(super) fn write_text(face: &Face, file: &File, to: Option<&Path>) -> Result<(), CliFault> {
    write(face, &file.name, file.text.as_bytes(), to)
}

fn write(face: &Face, name: &str, bytes: &[u8], to: Option<&Path>) -> Result<(), CliFault> {
    if to == Some(Path::new("-")) {
        return std::io::stdout().write_all(bytes).map_err(|e| CliFault::io("-", e));
    }
    let path = to.map_or_else(|| PathBuf::from(name), Path::to_path_buf);
    // A proof that is already there may be the only copy of an older one.
    let made = std::fs::OpenOptions::new().write(true).create_new(true).open(&path);
    made.and_then(|mut f| f.write_all(bytes).and_then(|()| f.sync_all()))
        .map_err(|e| CliFault::io(path.display(), e))?;
    if face.json {
        return face.print_json(&serde_json::json!({ "file": path }));
    }
    face.print(&path.display().to_string())?;
    face.print(&face.say("note_proof", &[]))
}
