//! `desk`: who may come in at this node's web desk.

use super::client::Client;
use super::desk_token::{self, Token};
use super::table::Table;
use super::{Face, Tone};
use crate::api::{Invite, Invited, OfficerLine, Revoke, TokenNamed};
use crate::fault::CliFault;
use clap::Subcommand;

/// `desk`.
#[derive(Subcommand, Debug)]
pub enum Desk {
    /// Print a link that admits an officer once, within a day, and leads to a passkey
    Invite {
        /// The officer's name, as it stands on this node's screens
        officer: String,
        /// What the officer may do from now on: reader, duty or releasing; at first duty
        #[arg(long)]
        role: Option<String>,
    },
    /// End every session, invitation and passkey of an officer
    Revoke {
        /// The officer's name
        officer: String,
        /// Only the passkey of this number, and the sessions
        #[arg(long)]
        passkey: Option<u64>,
    },
    /// List the officers who were ever invited
    Officers,
    /// List the passkeys of an officer
    Passkeys {
        /// The officer's name
        officer: String,
    },
    /// Use an address for those away from the desk again, after it was given up
    Again {
        /// Its name in node.toml
        address: String,
    },
    /// Which programs may use the API, and for what
    #[command(subcommand)]
    Token(Token),
}

/// Does one of them.
pub fn run(face: &Face, command: &Desk) -> Result<(), CliFault> {
    let client = Client::of(face)?;
    match command {
        Desk::Again { address } => {
            let () = client.post("/desk/away/again", &TokenNamed { name: address.clone() })?;
            face.print(&face.say("desk_away-again", &[]))
        }
        Desk::Token(command) => desk_token::run(face, command),
        Desk::Invite { officer, role } => {
            let invite = Invite { officer: officer.clone(), role: role.clone() };
            let invited: Invited = client.post("/desk/invite", &invite)?;
            if face.json { face.print_json(&invited) } else { face.print(&invited.link) }
        }
        Desk::Revoke { officer, passkey } => {
            let ended: u64 = client.post("/desk/revoke", &Revoke { officer: officer.clone(), passkey: *passkey })?;
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
            let heads = ["col_number", "desk_officer", "desk_role", "desk_passkeys", "desk_sessions", "col_time"];
            let mut table = Table::new(heads.map(|id| face.say(id, &[])));
            for officer in all {
                let looked = officer.looked_ms.map_or_else(String::new, |ms| face.moment(ms));
                let role = face.say(&format!("desk_role-{}", officer.role), &[]);
                let (keys, sessions) = (officer.passkeys.len().to_string(), officer.sessions.to_string());
                table.row(
                    [officer.id.to_string(), officer.name, role, keys, sessions, looked].map(|c| (Tone::Plain, c)),
                );
            }
            face.print(&table.write(face))
        }
        Desk::Passkeys { officer } => {
            let all: Vec<OfficerLine> = client.get("/desk/officers")?;
            let one = all.into_iter().find(|o| o.name == officer.trim());
            let passkeys = one.map_or_else(Vec::new, |o| o.passkeys);
            if face.json {
                return face.print_json(&passkeys);
            }
            let heads = ["col_number", "desk_passkey", "desk_made", "desk_used"];
            let mut table = Table::new(heads.map(|id| face.say(id, &[])));
            for key in passkeys {
                let (made, used) = (face.moment(key.made_ms), face.moment(key.used_ms));
                table.row([key.id.to_string(), key.name, made, used].map(|c| (Tone::Plain, c)));
            }
            face.print(&table.write(face))
        }
    }
}
