//! `rulebook propose | approve | adopt`: from a folder with a new version to its adoption by all who decide.
//!
//! Two kinds of files travel between the members, whose root keys are offline:
//!
//! ```text
//! rulebook-2.proposal  "ceasewire/rulebook-proposal@v1", base64 of { 1: genesis, 2: number, 3: old archive, 4: new archive }
//! NORTH.approval       "ceasewire/rulebook-approval@v1", base64 of [what is approved, [[member, root, signature], ..]]
//! ```
//! A proposal holds all that is needed to judge it, so it can be read and approved on a machine that has no node.

use super::client::Client;
use super::found::{done, read};
use super::rulebook_dir::{broken, faults};
use super::{Face, Global, reference, rulebook_diff};
use crate::api::{KeyChange, Sent};
use crate::fault::CliFault;
use crate::found::{self, armour};
use crate::node::{archive_path, editions};
use act::cbor::{CborFault, Reader, Writer, need};
use act::{Approval, Kernel, MemberId, MemberKind, Refusal};
use clap::Subcommand;
use data_encoding::HEXLOWER;
use record::Founding;
use rulebook::Rulebook;
use std::path::{Path, PathBuf};

const PROPOSAL: &str = "ceasewire/rulebook-proposal@v1";
const APPROVAL: &str = "ceasewire/rulebook-approval@v1";

/// How a new version comes into force.
#[derive(Subcommand, Debug)]
pub enum Adoption {
    /// Write a proposal to replace the version in force at the node, and show what it would change and for whom
    Propose {
        /// Folder of the new version, or an archive
        dir: PathBuf,
        /// File for the proposal; by default rulebook-NUMBER.proposal
        #[arg(long, short, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Show what a proposal would change and for whom, and approve it with two of a member's root keys
    Approve {
        /// The proposal
        file: PathBuf,
        /// Short name of the member; without it the proposal is only shown
        #[arg(long, requires = "roots")]
        name: Option<String>,
        /// Folder with at least two of the member's root keys
        #[arg(long, value_name = "DIR", requires = "name")]
        roots: Option<PathBuf>,
        /// File for the approval; by default NAME.approval
        #[arg(long, short, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Put a proposal that both parties and the supervisor have approved into the record; any member may
    Adopt {
        /// The proposal
        file: PathBuf,
        /// The approvals of each party and of the supervisor
        #[arg(value_name = "APPROVAL", required = true)]
        approvals: Vec<PathBuf>,
    },
}

/// A version that is to replace another.
struct Proposal {
    founding: Founding,
    edition: u64,
    old: Rulebook,
    new: Rulebook,
}

/// Runs one of them.
pub fn run(face: &Face, global: &Global, command: &Adoption) -> Result<(), CliFault> {
    match command {
        Adoption::Propose { dir, out } => {
            let proposal = propose(face, dir)?;
            proposal.show(face, global)?;
            let out = out.clone().unwrap_or_else(|| format!("rulebook-{}.proposal", proposal.edition).into());
            store::atomic::replace(&out, armour(PROPOSAL, &proposal.encode()).as_bytes())?;
            done(face, &out)
        }
        Adoption::Approve { file, name, roots, out } => {
            let proposal = Proposal::read(face, file)?;
            proposal.show(face, global)?;
            let (Some(name), Some(roots)) = (name, roots) else { return Ok(()) };
            let unknown = || CliFault::refused(&Refusal::new("member-unknown").of_field("name").with("given", name));
            let id = proposal.founding.member(name).ok_or_else(unknown)?;
            let change = proposal.kernel(Vec::new()).change();
            let approvals = found::approve(roots, name, id, &proposal.founding.genesis(), &change)?;
            found::not_anothers(&proposal.founding, id, &change, &approvals)?;
            let out = out.clone().unwrap_or_else(|| format!("{name}.approval").into());
            store::atomic::replace(&out, armour(APPROVAL, &write_approvals(&change, &approvals)).as_bytes())?;
            if !face.json {
                face.print(&face.say("adopt_approved", &[("member", name.as_str().into())]))?;
            }
            done(face, &out)
        }
        Adoption::Adopt { file, approvals } => adopt(face, &Proposal::read(face, file)?, approvals),
    }
}

/// The proposal to replace the version in force at the node's folder by the one in `dir`.
fn propose(face: &Face, dir: &Path) -> Result<Proposal, CliFault> {
    let (founding, founders) = crate::node::open_mechanism(&face.node)?;
    let (edition, old) = match editions(&face.node).last() {
        Some((number, hash, _)) => {
            let bytes = read(&archive_path(&face.node, hash))?;
            (*number, crate::node::read_archive(&bytes, hash).map_err(|r| CliFault::refused(&r))?)
        }
        None => (1, founders),
    };
    let files = reference::at(dir)?;
    let new = Rulebook::read(&files).map_err(|f| reference::broken(&f))?;
    let proposal = Proposal { founding, edition: edition + 1, old, new };
    proposal.check(face)?;
    Ok(proposal)
}

fn adopt(face: &Face, proposal: &Proposal, files: &[PathBuf]) -> Result<(), CliFault> {
    let change = proposal.kernel(Vec::new()).change();
    let mut approvals = Vec::new();
    for path in files {
        let (approved, more) =
            read_approvals(&unarmour(APPROVAL, path)?).map_err(|e| CliFault::io(path.display(), e))?;
        if approved != change {
            return Err(CliFault::io(path.display(), "it approves another proposal"));
        }
        approvals.extend(more);
    }
    approvals.sort_by_key(|a: &Approval| (a.member, a.root));
    approvals.dedup();
    // Whether the signatures hold, the node knows better: a root may have been replaced since the founding.
    let signed = |id: MemberId| approvals.iter().filter(|a| a.member == id).count() >= 2;
    let mut deciders = (0..).map(MemberId).zip(&proposal.founding.members);
    let decides = |kind| matches!(kind, MemberKind::Party | MemberKind::Supervisor);
    if deciders.any(|(id, m)| decides(m.kind) && !signed(id)) {
        return Err(CliFault::refused(&Refusal::new("not-agreed")));
    }
    // The archive is durable here before any act speaks of it, so that every other node can fetch it.
    let path = archive_path(&face.node, &proposal.new.hash());
    store::atomic::folder(path.parent().unwrap_or(&face.node))?;
    store::atomic::replace(&path, proposal.new.archive())?;
    let kernel = proposal.kernel(approvals);
    let sent: Sent = Client::of(face)?.post("/key", &KeyChange::of(&kernel))?;
    super::keys::said(face, &sent)?;
    match face.json {
        true => Ok(()),
        false => face.print(&face.say("adopt_queued", &[("edition", proposal.edition.into())])),
    }
}

impl Proposal {
    fn kernel(&self, approvals: Vec<Approval>) -> Kernel {
        Kernel::Rulebook {
            hash: self.new.hash(),
            edition: self.edition,
            replaces: self.old.hash(),
            channels: situation::channel_table(&self.new),
            approvals,
        }
    }

    /// Refuses what nobody should approve: a version with faults, or one that gives a number another meaning.
    fn check(&self, face: &Face) -> Result<(), CliFault> {
        let mut all = faults(&reference::with_desk_words(self.new.files().clone()));
        all.extend(rulebook::reused(&self.old, &self.new));
        all.iter().try_for_each(|fault| if face.json { Ok(()) } else { face.print(&fault.to_string()) })?;
        if all.is_empty() { Ok(()) } else { Err(broken(all.len())) }
    }

    /// What it would change, and for whom.
    fn show(&self, face: &Face, global: &Global) -> Result<(), CliFault> {
        if face.json {
            return Ok(());
        }
        let (new, old) = (HEXLOWER.encode(&self.new.hash()), HEXLOWER.encode(&self.old.hash()));
        let args = [("edition", self.edition.into()), ("hash", new.into()), ("replaces", old.into())];
        face.print(&face.say("adopt_proposal", &args))?;
        let known = Face::of(global, self.new.files().clone()).is_ok();
        let global = if known { global.clone() } else { Global { lang: None, ..global.clone() } };
        let old = Face::of(&Global { lang: None, ..global.clone() }, self.old.files().clone())?;
        rulebook_diff::run(&old, &Face::of(&global, self.new.files().clone())?)
    }

    fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        w.map(4).uint(1).bytes(&self.founding.encode()).uint(2).uint(self.edition);
        w.uint(3).bytes(self.old.archive()).uint(4).bytes(self.new.archive());
        w.done()
    }

    fn read(face: &Face, path: &Path) -> Result<Proposal, CliFault> {
        let bytes = unarmour(PROPOSAL, path)?;
        let fault = |e: &dyn std::fmt::Display| CliFault::io(path.display(), e);
        let pairs = Reader::whole(&bytes, Reader::map).map_err(|e| fault(&e))?;
        let part = |key: u64| need(&pairs, key).map_err(|e| fault(&e));
        let bytes_of = |key: u64| part(key).and_then(|mut r| r.bytes().map(<[u8]>::to_vec).map_err(|e| fault(&e)));
        let founding = Founding::decode(&bytes_of(1)?).map_err(|e| fault(&e))?;
        let book = |key: u64| Rulebook::from_archive(&bytes_of(key)?).map_err(|f| reference::broken(&f));
        let edition = part(2)?.uint().map_err(|e| fault(&e))?;
        let proposal = Proposal { founding, edition, old: book(3)?, new: book(4)? };
        if proposal.encode() != bytes {
            return Err(fault(&CborFault::Keys));
        }
        proposal.check(face)?;
        Ok(proposal)
    }
}

pub(super) fn unarmour(header: &str, path: &Path) -> Result<Vec<u8>, CliFault> {
    let text = String::from_utf8_lossy(&read(path)?).into_owned();
    found::unarmour(header, &text).map_err(|_| CliFault::io(path.display(), format!("not a file of {header}")))
}

pub(super) fn write_approvals(change: &[u8], approvals: &[Approval]) -> Vec<u8> {
    let mut w = Writer::new();
    w.array(2).bytes(change).array(approvals.len());
    for a in approvals {
        w.array(3).uint(a.member.0).uint(a.root).bytes(&a.signature);
    }
    w.done()
}

pub(super) fn read_approvals(bytes: &[u8]) -> Result<(Vec<u8>, Vec<Approval>), CborFault> {
    Reader::whole(bytes, |r| {
        r.array_len(2)?;
        let change = r.bytes()?.to_vec();
        let approvals = r.list(|r| -> Result<Approval, CborFault> {
            r.array_len(3)?;
            Ok(Approval { member: MemberId(r.uint()?), root: r.uint()?, signature: r.array_of()? })
        })?;
        Ok((change, approvals))
    })
}
