//! `member` and `found`: from keys on seven machines to one genesis document that all have signed.
//!
//! What travels between the members is one folder: cards come in, `found draft` writes the draft, every member adds its
//! signatures, `found join` writes the genesis document, and every member installs from it.
//!
//! ```text
//! rulebook            the archive that the founders sign by its hash
//! addresses.toml      short name → address of each member's node; not signed, each may change its own
//! draft               "ceasewire/draft@v1", base64 of the mechanism's body
//! NORTH.signatures    "ceasewire/signatures@v1", base64 of [[root, signature], ..]
//! genesis             the genesis document
//! ```

use super::table::Table;
use super::{Face, Tone, reference};
use crate::fault::CliFault;
use crate::found::{self, Card, NewMember};
use act::{MemberId, MemberKind, Refusal};
use clap::Subcommand;
use data_encoding::HEXLOWER;
use record::{Founding, Mechanism, Side};
use rulebook::Rulebook;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// What a member does on its own machine.
#[derive(Subcommand, Debug)]
pub enum Member {
    /// Make keys and a card; the card is sent to whoever convenes, the keys never leave
    New(NewArgs),
    /// Put a founded mechanism into the member's folder, ready for `run`
    Install {
        /// The member's folder
        dir: PathBuf,
        /// The founding's folder, with genesis, rulebook and addresses.toml
        #[arg(long, value_name = "FOLDER")]
        from: PathBuf,
        /// Short name of the member
        #[arg(long)]
        name: String,
    },
}

/// `member new`.
#[derive(clap::Args, Debug)]
pub struct NewArgs {
    /// A new folder for the node
    dir: PathBuf,
    /// Short name: capital letters, digits and hyphens, at most 12
    #[arg(long)]
    name: String,
    /// Its part
    #[arg(long, value_parser = MemberKind::ALL.map(MemberKind::key))]
    kind: String,
    /// Which of the two sides; for parties only
    #[arg(long, value_parser = ["a", "b"])]
    side: Option<String>,
    /// Where the other members reach its node
    #[arg(long, value_name = "HOST:PORT")]
    address: String,
    /// It witnesses the record
    #[arg(long)]
    witness: bool,
    /// It runs the sequencer; exactly one member does
    #[arg(long)]
    sequencer: bool,
}

/// What the convener and the founders do.
#[derive(Subcommand, Debug)]
pub enum Found {
    /// Draft a mechanism from the members' cards and a rulebook
    Draft {
        /// A new folder, to be sent to every member
        folder: PathBuf,
        /// Name of the mechanism
        #[arg(long)]
        name: String,
        /// Whether its acts are meant; an exercise can never enter a real record
        #[arg(long, default_value = "real", value_parser = ["real", "exercise", "test"])]
        mode: String,
        /// Folder of the rulebook; by default the reference rulebook
        #[arg(long, value_name = "DIR")]
        rulebook: Option<PathBuf>,
        /// The card of every member, in the order of the list of members
        #[arg(value_name = "CARD", required = true)]
        cards: Vec<PathBuf>,
    },
    /// Sign a draft with two of the member's root keys
    Sign {
        /// The founding's folder
        folder: PathBuf,
        /// The member's folder, with roots/
        #[arg(long, value_name = "DIR")]
        dir: PathBuf,
        /// Short name of the member
        #[arg(long)]
        name: String,
    },
    /// Join draft and signatures into the genesis document
    Join {
        /// The founding's folder
        folder: PathBuf,
    },
    /// Show what is being founded, or was
    Show {
        /// The founding's folder, or a genesis document
        path: PathBuf,
    },
}

/// Runs a member's command.
pub fn member(face: &Face, command: &Member) -> Result<(), CliFault> {
    match command {
        Member::New(args) => {
            let new = NewMember {
                name: args.name.clone(),
                kind: kind(&args.kind)?,
                side: args.side.as_deref().map(|s| if s == "a" { Side::A } else { Side::B }),
                address: args.address.clone(),
                witness: args.witness,
                sequencer: args.sequencer,
            };
            found::member_new(&args.dir, &new)?;
            done(face, &args.dir.join("member.card"))
        }
        Member::Install { dir, from, name } => {
            let founding = genesis(&from.join("genesis"))?;
            let rulebook = read(&from.join("rulebook"))?;
            let archive = Rulebook::from_archive(&rulebook).map_err(|f| reference::broken(&f))?;
            if archive.hash() != founding.rulebook {
                let (is, signed) = (HEXLOWER.encode(&archive.hash()), HEXLOWER.encode(&founding.rulebook));
                let refusal = Refusal::new("rulebook-hash").with("found", is).with("expected", signed);
                return Err(CliFault::refused(&refusal));
            }
            let path = from.join("addresses.toml");
            let text = String::from_utf8_lossy(&read(&path)?).into_owned();
            let addresses = toml::from_str(&text).map_err(|e| CliFault::io(path.display(), e.message()))?;
            found::install(dir, &founding, &rulebook, name, &addresses)?;
            done(face, &dir.join("node.toml"))
        }
    }
}

/// Runs a founder's command.
pub fn found(face: &Face, command: &Found) -> Result<(), CliFault> {
    match command {
        Found::Draft { folder, name, mode, rulebook, cards } => {
            draft(folder, name, mode, rulebook.as_deref(), cards)?;
            show(face, folder)
        }
        Found::Sign { folder, dir, name } => {
            let mechanism = drafted(folder)?;
            let approvals = found::sign(dir, &mechanism, name)?;
            let path = folder.join(format!("{name}.signatures"));
            store::atomic::replace(&path, found::signatures_text(&approvals).as_bytes())?;
            done(face, &path)
        }
        Found::Join { folder } => {
            join(folder)?;
            show(face, folder)
        }
        Found::Show { path } => show(face, path),
    }
}

fn kind(key: &str) -> Result<MemberKind, CliFault> {
    let known = MemberKind::ALL.into_iter().find(|k| k.key() == key);
    known.ok_or_else(|| CliFault::Usage(format!("--kind: {key}")))
}

fn draft(folder: &Path, name: &str, mode: &str, rulebook: Option<&Path>, cards: &[PathBuf]) -> Result<(), CliFault> {
    if folder.join("draft").exists() {
        return Err(CliFault::refused(&Refusal::new("folder-not-empty").with("path", folder.display())));
    }
    let files = rulebook.map_or_else(|| Ok(reference::files()), reference::at)?;
    let rulebook = Rulebook::read(&files).map_err(|f| reference::broken(&f))?;
    let card = |path: &PathBuf| {
        let text = String::from_utf8_lossy(&read(path)?).into_owned();
        Card::from_text(&text).map_err(|e| CliFault::io(path.display(), e))
    };
    let cards: Vec<Card> = cards.iter().map(card).collect::<Result<_, _>>()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let mode = ["real", "exercise", "test"].iter().position(|m| *m == mode).unwrap_or(2);
    let mechanism =
        found::draft(name, mode as u64, now, rulebook.hash(), &cards).map_err(|e| CliFault::Usage(e.to_string()))?;
    let addresses: BTreeMap<_, _> = cards.iter().map(|c| (c.entry.name.clone(), c.address.clone())).collect();
    let addresses = toml::to_string(&addresses).map_err(|e| CliFault::io("addresses.toml", e))?;
    std::fs::create_dir_all(folder).map_err(|e| CliFault::io(folder.display(), e))?;
    store::atomic::replace(&folder.join("rulebook"), rulebook.archive())?;
    store::atomic::replace(&folder.join("addresses.toml"), addresses.as_bytes())?;
    // Last, so that a draft is never there without the rulebook it names.
    Ok(store::atomic::replace(&folder.join("draft"), found::draft_text(&mechanism).as_bytes())?)
}

fn join(folder: &Path) -> Result<(), CliFault> {
    let mechanism = drafted(folder)?;
    let mut approvals = Vec::new();
    for (n, member) in mechanism.members.iter().enumerate() {
        let path = folder.join(format!("{}.signatures", member.name));
        if path.exists() {
            let signed = found::read_signatures(&text(&path)?, MemberId(n as u64));
            let signed = signed.map_err(|e| CliFault::io(path.display(), e))?;
            approvals.extend(signed);
        }
    }
    // A member's file may name its roots in any order, the document may not.
    approvals.sort_by_key(|a| (a.member, a.root));
    let founding = Founding::new(mechanism, approvals).map_err(|fault| {
        let needed = Refusal::new("key-not-approved").with("detail", &fault);
        CliFault::Refused(vec![(&needed).into()])
    })?;
    Ok(store::atomic::replace(&folder.join("genesis"), &founding.encode())?)
}

fn show(face: &Face, path: &Path) -> Result<(), CliFault> {
    let (mechanism, signed) = match path.is_dir() && !path.join("genesis").exists() {
        true => (drafted(path)?, false),
        false => {
            let file = if path.is_dir() { path.join("genesis") } else { path.to_owned() };
            (genesis(&file)?.mechanism().clone(), true)
        }
    };
    let hash = HEXLOWER.encode(&Founding::genesis_of(&mechanism.encode()).0);
    let mode = ["real", "exercise", "test"].get(mechanism.mode as usize).copied().unwrap_or("test");
    let witness = |n: usize| mechanism.witnesses.iter().any(|w| w.member == MemberId(n as u64));
    let signatures = |name: &str| signed || path.join(format!("{name}.signatures")).exists();
    if face.json {
        let member = |(n, m): (usize, &record::MemberEntry)| {
            json!({ "name": m.name, "kind": m.kind.key(), "witness": witness(n), "signed": signatures(&m.name),
                    "sequencer": mechanism.sequencer_member.0 == n as u64 })
        };
        return face.print_json(&json!({
            "name": mechanism.name, "mode": mode, "genesis": hash, "signed": signed, "quorum": mechanism.quorum(),
            "rulebook": HEXLOWER.encode(&mechanism.rulebook), "founded_s": mechanism.founded_s,
            "members": mechanism.members.iter().enumerate().map(member).collect::<Vec<_>>(),
        }));
    }
    let fours: Vec<_> = hash.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    let heading = face.tone(Tone::Head, &format!("{} ({mode})", mechanism.name));
    face.print(&format!("{}{heading}\ngenesis {}", face.banner(mode), fours.join(" ")))?;
    let (n, q) = (mechanism.witnesses.len(), mechanism.quorum());
    face.print(&face.say("demo_witnesses", &[("n", n.into()), ("q", q.into())]))?;
    let mut table = Table::new([]);
    for (n, m) in mechanism.members.iter().enumerate() {
        let roles = [(mechanism.sequencer_member.0 == n as u64, "sequencer"), (witness(n), "witness")];
        let roles = roles.into_iter().filter(|(is, _)| *is).map(|(_, name)| name).collect::<Vec<_>>().join(", ");
        let (tone, mark) = if signatures(&m.name) { (Tone::Sound, "✓") } else { (Tone::Unsure, "–") };
        let cells = [m.name.clone(), face.choice("kind", m.kind.key()), roles].map(|text| (Tone::Plain, text));
        table.row(std::iter::once((tone, mark.to_owned())).chain(cells));
    }
    face.print(&table.write(face))
}

/// Says where a file was written.
pub fn done(face: &Face, path: &Path) -> Result<(), CliFault> {
    if face.json { face.print_json(&json!({ "file": path })) } else { face.print(&path.display().to_string()) }
}

/// A file's bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, CliFault> {
    std::fs::read(path).map_err(|e| CliFault::io(path.display(), e))
}

/// Bytes that are no text become a text that nothing reads as its own.
fn text(path: &Path) -> Result<String, CliFault> {
    Ok(String::from_utf8_lossy(&read(path)?).into_owned())
}

fn genesis(path: &Path) -> Result<Founding, CliFault> {
    Founding::decode(&read(path)?).map_err(|e| CliFault::io(path.display(), e))
}

fn drafted(folder: &Path) -> Result<Mechanism, CliFault> {
    let path = folder.join("draft");
    found::read_draft(&text(&path)?).map_err(|e| CliFault::io(path.display(), e))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use act::Approval;

    #[test]
    fn signatures_are_read_as_they_were_written() {
        let approval = Approval { member: MemberId(3), root: 2, signature: [7; 64] };
        let text = found::signatures_text(&[approval]);
        assert_eq!(found::read_signatures(&text, MemberId(3)).unwrap(), vec![approval]);
        assert!(found::read_draft(&text).is_err());
        assert!(found::read_signatures(&text.replace("@v1", "@v2"), MemberId(3)).is_err());
    }
}
