//! `desk token`: which programs may use the API, and for what.

use super::client::Client;
use super::table::Table;
use super::{Face, Tone};
use crate::api::{Issued, NewToken, TokenLine, TokenNamed};
use crate::fault::CliFault;
use clap::Subcommand;

/// `desk token`.
#[derive(Subcommand, Debug)]
pub enum Token {
    /// Make a token and print it, this once
    Add {
        /// What it is for, such as the program's name
        name: String,
        /// The officer for whom it speaks; acts that it says carry that officer's number
        #[arg(long)]
        officer: String,
        /// `read`, `read:CHANNEL`, or `send:` with the name of a format or act; may be given more than once
        #[arg(long = "scope", required = true)]
        scopes: Vec<String>,
        /// How many days it holds
        #[arg(long, default_value_t = 90)]
        days: u64,
    },
    /// List the tokens that were made and not withdrawn
    List,
    /// Withdraw a token
    Revoke {
        /// What it is called
        name: String,
    },
}

/// Does one of them.
pub fn run(face: &Face, command: &Token) -> Result<(), CliFault> {
    let client = Client::of(face)?;
    match command {
        Token::Add { name, officer, scopes, days } => {
            let new = NewToken { name: name.clone(), officer: officer.clone(), scopes: scopes.clone(), days: *days };
            let issued: Issued = client.post("/desk/token/add", &new)?;
            if face.json {
                return face.print_json(&issued);
            }
            face.print(&issued.token)?;
            // Not on the standard output, so that a script reads the token and nothing else.
            eprintln!("{}", face.say("desk_token-once", &[]));
            Ok(())
        }
        Token::List => {
            let all: Vec<TokenLine> = client.get("/desk/tokens")?;
            if face.json {
                return face.print_json(&all);
            }
            let head = ["desk_token", "desk_officer", "desk_token-scopes", "desk_token-ends", "desk_token-used"];
            let mut table = Table::new(head.map(|id| face.say(id, &[])));
            for t in all {
                let used = t.used_ms.map_or_else(String::new, |ms| face.moment(ms));
                let row = [t.name, t.officer, t.scopes.join(" "), face.moment(t.ends_ms), used];
                table.row(row.map(|cell| (Tone::Plain, cell)));
            }
            face.print(&table.write(face))
        }
        Token::Revoke { name } => {
            let () = client.post("/desk/token/revoke", &TokenNamed { name: name.clone() })?;
            face.print(&face.say("desk_token-ended", &[]))
        }
    }
}
