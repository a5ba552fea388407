//! `succession draft | approve | begin | follow`: another member orders the record when its sequencer is lost for good.
//!
//! ```text
//! succession.draft   "ceasewire/succession-draft@v1", base64 of what is approved
//! NORTH.approval     "ceasewire/succession-approval@v1", base64 of [what is approved, [[member, root, signature], ..]]
//! succession         in the node's folder of the new sequencer: to be handed to every other member
//! ```

use super::client::Client;
use super::found::{done, read};
use super::rulebook_adopt::{read_approvals, unarmour, write_approvals};
use super::{Face, keys};
use crate::api::{KeyChange, NextTerm, Sent};
use crate::fault::CliFault;
use crate::found::{self, armour};
use act::cbor::Reader;
use act::{Approval, Kernel, Refusal};
use clap::Subcommand;
use record::Founding;
use std::path::{Path, PathBuf};

const DRAFT: &str = "ceasewire/succession-draft@v1";
const APPROVAL: &str = "ceasewire/succession-approval@v1";

/// How a sequencer is succeeded.
#[derive(Subcommand, Debug)]
pub enum Succession {
    /// Draft that this node orders the record, from the end of its own copy on
    Draft {
        /// Number of the term; by default the next. A higher one where an earlier draft came to nothing
        #[arg(long, value_name = "N")]
        term: Option<u64>,
        /// File for the draft
        #[arg(long, short, value_name = "FILE", default_value = "succession.draft")]
        out: PathBuf,
    },
    /// Show a draft, and approve it with two of a member's root keys; needs no running node
    Approve {
        /// The draft
        file: PathBuf,
        /// Short name of the member; without it the draft is only shown
        #[arg(long, requires = "roots")]
        name: Option<String>,
        /// Folder with at least two of the member's root keys
        #[arg(long, value_name = "DIR", requires = "name")]
        roots: Option<PathBuf>,
        /// File for the approval; by default NAME.approval
        #[arg(long, short, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Begin the term at the node that drafted it, once more than two thirds of the members have approved
    Begin {
        /// The draft
        file: PathBuf,
        /// The approvals
        #[arg(value_name = "APPROVAL", required = true)]
        approvals: Vec<PathBuf>,
    },
    /// Have this node follow the new sequencer, from its next start on
    Follow {
        /// The file `succession` of the node that has begun the term
        file: PathBuf,
    },
}

/// Runs one of them.
pub fn run(face: &Face, command: &Succession) -> Result<(), CliFault> {
    match command {
        Succession::Draft { term, out } => {
            let client = Client::of(face)?;
            let next: NextTerm = client.get("/succession/next")?;
            let public = found::sequencer_key(&face.node)?;
            let kernel = kernel_of(&founding(face)?, &next, *term, public)?;
            store::atomic::replace(out, armour(DRAFT, &kernel.change()).as_bytes())?;
            show(face, &kernel)?;
            done(face, out)
        }
        Succession::Approve { file, name, roots, out } => {
            let (founding, kernel) = (founding(face)?, drafted(file)?);
            show(face, &kernel)?;
            let (Some(name), Some(roots)) = (name, roots) else { return Ok(()) };
            let (id, change) = (found::member_id(&founding, name)?, kernel.change());
            let approvals = found::approve(roots, name, id, &founding.genesis(), &change)?;
            found::not_anothers(&founding, id, &change, &approvals)?;
            let out = out.clone().unwrap_or_else(|| format!("{name}.approval").into());
            store::atomic::replace(&out, armour(APPROVAL, &write_approvals(&change, &approvals)).as_bytes())?;
            done(face, &out)
        }
        Succession::Begin { file, approvals } => {
            let kernel = with_approvals(&drafted(file)?, approvals)?;
            let sent: Sent = Client::of(face)?.post("/succession", &KeyChange::of(&kernel))?;
            keys::said(face, &sent)?;
            match face.json {
                true => Ok(()),
                false => {
                    let path = face.node.join("succession").display().to_string();
                    face.print(&face.say("succession_begun", &[("path", path.into())]))
                }
            }
        }
        Succession::Follow { file } => {
            let text = String::from_utf8_lossy(&read(file)?).into_owned();
            let next: NextTerm = Client::of(face)?.post("/succession/follow", &text)?;
            if face.json {
                return face.print_json(&next);
            }
            let args = [("member", next.member.into()), ("size", next.size.into()), ("term", next.term.into())];
            face.print(&face.say("succession_followed", &args))
        }
    }
}

fn founding(face: &Face) -> Result<Founding, CliFault> {
    let path = face.node.join("genesis");
    Founding::decode(&read(&path)?).map_err(|e| CliFault::io(path.display(), e))
}

fn kernel_of(founding: &Founding, next: &NextTerm, term: Option<u64>, public: [u8; 32]) -> Result<Kernel, CliFault> {
    let term = term.unwrap_or(next.term);
    let root = data_encoding::HEXLOWER.decode(next.root.as_bytes()).ok().and_then(|root| root.try_into().ok());
    let root = root.ok_or_else(|| CliFault::Io("node: its root is no hash".into()))?;
    let origin = match next.origin.rsplit_once('/') {
        Some((name, _)) => format!("{name}/{term}"),
        None => next.origin.clone(),
    };
    let member = found::member_id(founding, &next.member)?;
    Ok(Kernel::Succession { term, size: next.size, root, origin, public, member, approvals: Vec::new() })
}

/// What a draft says, without approvals.
fn drafted(path: &Path) -> Result<Kernel, CliFault> {
    let broken = || CliFault::io(path.display(), format!("not a file of {DRAFT}"));
    let change = unarmour(DRAFT, path)?;
    let fields = Reader::whole(&change, |r| {
        r.array_len(2)?;
        Ok::<_, act::cbor::CborFault>((r.uint()?, r.map()?.into_iter().map(|(n, item)| (n, item.to_vec())).collect()))
    });
    let (wire, mut fields): (u64, std::collections::BTreeMap<u64, Vec<u8>>) = fields.map_err(|_| broken())?;
    // The approvals are in files of their own; an act has the field.
    fields.insert(9, vec![0x80]);
    match Kernel::read(wire, &fields) {
        Ok(Some(kernel @ Kernel::Succession { .. })) if kernel.change() == change => Ok(kernel),
        _ => Err(broken()),
    }
}

/// Shows what is to be approved.
fn show(face: &Face, kernel: &Kernel) -> Result<(), CliFault> {
    let Kernel::Succession { term, size, root, origin, .. } = kernel else { return Ok(()) };
    if face.json {
        return Ok(());
    }
    let root = data_encoding::HEXLOWER.encode(root);
    let args =
        [("term", (*term).into()), ("size", (*size).into()), ("root", root.into()), ("origin", origin.as_str().into())];
    face.print(&face.say("succession_draft", &args))
}

fn with_approvals(draft: &Kernel, files: &[PathBuf]) -> Result<Kernel, CliFault> {
    let change = draft.change();
    let mut all: Vec<Approval> = Vec::new();
    for path in files {
        let read = read_approvals(&unarmour(APPROVAL, path)?);
        let (approved, more) = read.map_err(|e| CliFault::io(path.display(), e))?;
        if approved != change {
            return Err(CliFault::refused(&Refusal::new("not-agreed").with("path", path.display())));
        }
        all.extend(more);
    }
    all.sort_by_key(|a| (a.member, a.root));
    all.dedup();
    let mut kernel = draft.clone();
    if let Kernel::Succession { approvals, .. } = &mut kernel {
        *approvals = all;
    }
    Ok(kernel)
}
