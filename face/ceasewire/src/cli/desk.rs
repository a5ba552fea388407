//! `desk`: who may come in at this node's web desk.

use super::client::Client;
use super::table::Table;
use super::{Face, Tone};
use crate::api::{Invite, Invited, OfficerLine};
use crate::fault::CliFault;
use clap::Subcommand;

/// `desk`.
#[derive(Subcommand, Debug)]
pub enum Desk {
    /// Print a link that admits an officer once, within a day
    Invite {
        /// The officer's name, as it stands on this node's screens
        officer: String,
    },
    /// End every session and invitation of an officer
    Revoke {
        /// The officer's name
        officer: String,
    },
    /// List the officers who were ever invited
    Officers,
}

/// Does one of them.
pub fn run(face: &Face, command: &Desk) -> Result<(), CliFault> {
    let client = Client::of(face)?;
    match command {
        Desk::Invite { officer } => {
            let invited: Invited = client.post("/desk/invite", &Invite { officer: officer.clone() })?;
            if face.json { face.print_json(&invited) } else { face.print(&invited.link) }
        }
        Desk::Revoke { officer } => {
            let ended: u64 = client.post("/desk/revoke", &Invite { officer: officer.clone() })?;
            if face.json {
                return face.print_json(&serde_json::json!({ "ended": ended }));
            }
            face.print(&face.say("desk_revoked", &[("n", ended.into())]))
        }
        Desk::Officers => {
            let all: Vec<OfficerLine> = client.get("/desk/officers")?;
            if face.json {
                return face.print_json(&all);
            }
            let mut table = Table::new(["desk_officer", "desk_sessions", "col_time"].map(|id| face.say(id, &[])));
            for officer in all {
                let looked = officer.looked_ms.map_or_else(String::new, |ms| face.moment(ms));
                table.row([officer.name, officer.sessions.to_string(), looked].map(|c| (Tone::Plain, c)));
            }
            face.print(&table.write(face))
        }
    }
}
