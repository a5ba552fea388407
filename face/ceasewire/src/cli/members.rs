//! `members approve-leave | leave`: a member leaves the mechanism when all who decide have approved.
//!
//! ```text
//! NORTH.approval  "ceasewire/leave-approval@v1", base64 of [what is approved, [[member, root, signature], ..]]
//! ```
//! What is approved is the member and the reason, to the letter. It can be approved on a machine that has no node but the
//! genesis document in its folder.

use super::client::Client;
use super::found::done;
use super::rulebook_adopt::{read_approvals, unarmour, write_approvals};
use super::{Face, keys};
use crate::api::{KeyChange, Sent};
use crate::fault::CliFault;
use crate::found::{self, armour};
use act::Refusal;
use clap::Subcommand;
use record::Founding;
use std::path::PathBuf;

const APPROVAL: &str = "ceasewire/leave-approval@v1";

/// How a member leaves.
#[derive(Subcommand, Debug)]
pub enum Members {
    /// Approve with two root keys that a member leaves; needs no running node
    ApproveLeave {
        /// Short name of the member that is to leave
        member: String,
        /// Why, to the letter as all approve it
        #[arg(long)]
        reason: String,
        /// Short name of the member that approves
        #[arg(long)]
        name: String,
        /// Folder with at least two of its root keys
        #[arg(long, value_name = "DIR")]
        roots: PathBuf,
        /// File for the approval; by default NAME.approval
        #[arg(long, short, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Put a member's leaving into the record: from the next act on its keys are void and every channel gets new keys
    Leave {
        /// Short name of the member that is to leave
        member: String,
        /// Why, to the letter as all have approved it
        #[arg(long)]
        reason: String,
        /// The approvals of each party and of the supervisor
        #[arg(value_name = "APPROVAL", required = true)]
        approvals: Vec<PathBuf>,
    },
}

/// Runs one of them.
pub fn run(face: &Face, command: &Members) -> Result<(), CliFault> {
    let path = face.node.join("genesis");
    let bytes = std::fs::read(&path).map_err(|e| CliFault::io(path.display(), e))?;
    let founding = Founding::decode(&bytes).map_err(|e| CliFault::io(path.display(), e))?;
    match command {
        Members::ApproveLeave { member, reason, name, roots, out } => {
            let change = found::leave(&founding, member, reason, Vec::new())?.change();
            let id = found::member_id(&founding, name)?;
            let approvals = found::approve(roots, name, id, &founding.genesis(), &change)?;
            found::not_anothers(&founding, id, &change, &approvals)?;
            let out = out.clone().unwrap_or_else(|| format!("{name}.approval").into());
            store::atomic::replace(&out, armour(APPROVAL, &write_approvals(&change, &approvals)).as_bytes())?;
            done(face, &out)
        }
        Members::Leave { member, reason, approvals: files } => {
            let change = found::leave(&founding, member, reason, Vec::new())?.change();
            let mut approvals = Vec::new();
            for path in files {
                let read = read_approvals(&unarmour(APPROVAL, path)?);
                let (approved, more) = read.map_err(|e| CliFault::io(path.display(), e))?;
                if approved != change {
                    return Err(CliFault::refused(&Refusal::new("not-agreed").with("path", path.display())));
                }
                approvals.extend(more);
            }
            approvals.sort_by_key(|a| (a.member, a.root));
            approvals.dedup();
            let kernel = found::leave(&founding, member, reason, approvals)?;
            let sent: Sent = Client::of(face)?.post("/key", &KeyChange::of(&kernel))?;
            keys::said(face, &sent)
        }
    }
}
