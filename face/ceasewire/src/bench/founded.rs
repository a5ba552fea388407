//! A mechanism whose members all stand on this machine, each in a folder of its own.

use crate::fault::CliFault;
use crate::found::{self, Card, NewMember};
use act::MemberKind;
use record::{Founding, Side};
use rulebook::Rulebook;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Parties, supervisor with the sequencer, three guarantors and a monitor with a witness each.
pub const MEMBERS: [&str; 7] = ["NORTH", "SOUTH", "CHAIR", "GUAR1", "GUAR2", "GUAR3", "MON"];

/// A founded mechanism and where its folders are.
pub struct Founded {
    /// One folder for each member below this.
    pub dir: PathBuf,
    /// The genesis document.
    pub founding: Founding,
    /// What was agreed.
    pub rulebook: Rulebook,
}

impl Founded {
    /// The folder of a member's node.
    pub fn folder(&self, member: &str) -> PathBuf {
        self.dir.join(member.to_lowercase())
    }
}

/// Founds a mechanism of [`MEMBERS`] and so many observers (`OBS1`, `OBS2`, ..) as an exercise, with one root quorum of
/// each. `addresses` gives where each member's node will listen.
///
/// # Errors
/// A folder that holds keys already, or a fault of disk or randomness.
pub fn found(
    dir: &Path,
    rulebook: Rulebook,
    founded_s: u64,
    observers: usize,
    addresses: &dyn Fn(&str) -> String,
) -> Result<Founded, CliFault> {
    let names: Vec<String> =
        MEMBERS.iter().map(ToString::to_string).chain((1..=observers).map(|n| format!("OBS{n}"))).collect();
    let folder = |name: &str| dir.join(name.to_lowercase());
    let card = |name: &String| found::member_new(&folder(name), &member(name, addresses(name)));
    let cards: Vec<Card> = names.iter().map(card).collect::<Result<_, _>>()?;
    let sense = |e| CliFault::io("genesis", e);
    let mechanism = found::draft("Measurement", 2, founded_s, rulebook.hash(), &cards).map_err(sense)?;
    let mut approvals = Vec::new();
    for name in &names {
        approvals.extend(found::sign(&folder(name), &mechanism, name)?);
    }
    let founding = Founding::new(mechanism, approvals).map_err(sense)?;
    let peers: BTreeMap<String, String> = cards.iter().map(|c| (c.entry.name.clone(), c.address.clone())).collect();
    for name in &names {
        found::install(&folder(name), &founding, rulebook.archive(), name, &peers)?;
    }
    Ok(Founded { dir: dir.to_owned(), founding, rulebook })
}

fn member(name: &str, address: String) -> NewMember {
    let (kind, side) = match name {
        "NORTH" => (MemberKind::Party, Some(Side::A)),
        "SOUTH" => (MemberKind::Party, Some(Side::B)),
        "CHAIR" => (MemberKind::Supervisor, None),
        "MON" => (MemberKind::Monitor, None),
        _ if name.starts_with("GUAR") => (MemberKind::Guarantor, None),
        _ => (MemberKind::Observer, None),
    };
    let witness = matches!(kind, MemberKind::Guarantor | MemberKind::Monitor);
    NewMember { name: name.into(), kind, side, address, witness, sequencer: kind == MemberKind::Supervisor }
}
