//! A member's act keys and roots: listing them, registering, revoking, replacing. Two of three root keys approve a change.

use super::client::Client;
use super::table::Table;
use super::{Face, Tone};
use crate::api::{KeyChange, KeyLine, RootLine, Sent};
use crate::config::Config;
use crate::fault::CliFault;
use crate::found;
use act::{KeyBytes, Purpose, Refusal};
use clap::{Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

/// What can be done with keys.
#[derive(Subcommand, Debug)]
pub enum Keys {
    /// List every act key of the mechanism: whose, since when, until when
    List,
    /// Make a key, such as NORTH/F3 for a field device, and register it in the record
    Add {
        /// Short name: the member's own, a slash, and a name
        name: String,
        /// What it signs
        #[arg(long, value_enum, default_value = "field")]
        purpose: For,
        /// Folder with at least two of the member's root keys
        #[arg(long, value_name = "DIR")]
        roots: PathBuf,
        /// File for the new secret key; it must not exist
        #[arg(long, short, value_name = "FILE", required_unless_present = "public")]
        out: Option<PathBuf>,
        /// Register a key that was made elsewhere, such as on a token: 64 hexadecimal digits of an Ed25519 key, or 66 of
        /// a compressed point of P-256
        #[arg(long, value_name = "HEX", conflicts_with = "out")]
        public: Option<String>,
    },
    /// Show the public half of the key on the token that node.toml names, or make that key
    Token {
        /// Make a key of this kind on the token; its secret half can never be read from there
        #[arg(long, value_enum)]
        make: Option<Made>,
    },
    /// Put the secret keys of a folder under a passphrase, or under another one; the node must be stopped
    Encrypt {
        /// Folder with secret keys, instead of the node's own
        dir: Option<PathBuf>,
    },
    /// List root keys, or replace one that is lost
    #[command(subcommand)]
    Roots(Roots),
    /// Make a key void from this moment of the record on; what it signed before stays valid
    Revoke {
        /// Its short name, or its identifier in hexadecimal
        key: String,
        /// The last of its numbers that its owner stands by; later ones in the record are disputed
        #[arg(long, value_name = "N")]
        last_good: Option<u64>,
        /// Folder with at least two of the member's root keys
        #[arg(long, value_name = "DIR")]
        roots: PathBuf,
    },
}

/// Which roots.
#[derive(Subcommand, Debug)]
pub enum Roots {
    /// List every member's three root keys as they stand now
    List,
    /// Put a new root key in the place of one that is lost or stolen; the two others approve
    Replace {
        /// Which of the three: 1, 2 or 3
        #[arg(value_parser = clap::value_parser!(u64).range(1..=3))]
        root: u64,
        /// Folder with the two other root keys
        #[arg(long, value_name = "DIR")]
        roots: PathBuf,
        /// File for the new secret key; it must not exist
        #[arg(long, short, value_name = "FILE")]
        out: PathBuf,
    },
}

/// What a key signs.
#[derive(ValueEnum, Debug, Clone, Copy)]
pub enum For {
    /// Everything a duty desk says
    Desk,
    /// What a node says by itself
    Machine,
    /// What a device in the field says
    Field,
}

/// Which kind of key.
#[derive(ValueEnum, Debug, Clone, Copy)]
pub enum Made {
    /// P-256, which every token knows
    Es256,
    /// Ed25519
    Ed25519,
}

/// Runs one of them.
pub fn run(face: &Face, command: &Keys) -> Result<(), CliFault> {
    match command {
        Keys::Encrypt { dir } => return encrypt(face, dir.as_deref()),
        Keys::Token { make } => return on_token(face, *make),
        _ => {}
    }
    let client = Client::of(face)?;
    match command {
        Keys::Encrypt { .. } | Keys::Token { .. } => Ok(()),
        Keys::List => list(face, &client.get::<Vec<KeyLine>>("/keys")?),
        Keys::Add { name, purpose, roots, out, public } => {
            let (founding, _) = crate::node::open_mechanism(&face.node)?;
            let member = Config::read(&face.node)?.member;
            let purpose = match purpose {
                For::Desk => Purpose::Desk,
                For::Machine => Purpose::Machine,
                For::Field => Purpose::Field,
            };
            let kernel = match (public, out) {
                (Some(public), _) => found::key_register(&founding, &member, name, purpose, roots, sound(public)?)?,
                (None, Some(out)) => found::key_add(&founding, &member, name, purpose, roots, out)?,
                (None, None) => return Err(CliFault::Usage("--out or --public is needed".to_owned())),
            };
            said(face, &client.post("/key", &KeyChange::of(&kernel))?)
        }
        Keys::Roots(command) => roots(face, &client, command),
        Keys::Revoke { key, last_good, roots } => {
            let (founding, _) = crate::node::open_mechanism(&face.node)?;
            let member = Config::read(&face.node)?.member;
            let lines: Vec<KeyLine> = client.get("/keys")?;
            let known = lines.iter().filter(|l| l.revoked.is_none()).find(|l| l.name == *key || l.id == *key);
            let unknown = || CliFault::refused(&Refusal::new("key-unknown").with("key", key));
            let line = known.ok_or_else(unknown)?;
            let id = data_encoding::HEXLOWER.decode(line.id.as_bytes()).ok().and_then(|b| b.try_into().ok());
            let last = last_good.unwrap_or(line.highest);
            let kernel = found::key_revoke(&founding, &member, id.ok_or_else(unknown)?, last, roots)?;
            said(face, &client.post("/key", &KeyChange::of(&kernel))?)
        }
    }
}

fn roots(face: &Face, client: &Client, command: &Roots) -> Result<(), CliFault> {
    let lines: Vec<RootLine> = client.get("/roots")?;
    match command {
        Roots::List if face.json => face.print_json(&lines),
        Roots::List => {
            let mut table = Table::new(["member", "root", "key"].map(String::from));
            for l in &lines {
                let tone = if l.replaced { Tone::Unsure } else { Tone::Plain };
                table.row([l.member.clone(), l.root.to_string(), l.key.clone()].map(|cell| (tone, cell)));
            }
            face.print(&table.write(face))
        }
        Roots::Replace { root, roots, out } => {
            let (founding, _) = crate::node::open_mechanism(&face.node)?;
            let member = Config::read(&face.node)?.member;
            let now = lines.iter().find(|l| l.member == member && l.root == *root).map(|l| l.key.as_bytes());
            let key = now.and_then(|hex| KeyBytes::from_slice(&data_encoding::HEXLOWER.decode(hex).ok()?));
            let key = key.ok_or_else(|| CliFault::refused(&Refusal::new("root-unfit")))?;
            let kernel = found::root_replace(&founding, &member, (root - 1, key), roots, out)?;
            said(face, &client.post("/key", &KeyChange::of(&kernel))?)
        }
    }
}

/// The bytes of a public key that may sign.
fn sound(hex: &str) -> Result<act::KeyBytes, CliFault> {
    let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(hex.as_bytes()).ok();
    let key = bytes.and_then(|bytes| act::PublicKey::from_bytes(&bytes));
    key.map(|key| key.bytes())
        .ok_or_else(|| CliFault::Usage("--public: neither an Ed25519 nor a compressed P-256 public key".to_owned()))
}

fn on_token(face: &Face, make: Option<Made>) -> Result<(), CliFault> {
    let config = Config::read(&face.node)?;
    let none = || CliFault::refused(&Refusal::new("key-token-none"));
    let place = config.token.ok_or_else(none)?.place();
    let public = match make {
        None => token::public(&place),
        Some(Made::Es256) => token::make(&place, &crate::keyfile::pin()?, token::Alg::Es256),
        Some(Made::Ed25519) => token::make(&place, &crate::keyfile::pin()?, token::Alg::Ed25519),
    };
    let public = public.and_then(|bytes| act::PublicKey::from_bytes(&bytes).ok_or(token::TokenFault::Kind));
    let hex = data_encoding::HEXLOWER.encode(&public.map_err(|fault| crate::node::told(&fault))?.bytes());
    if face.json { face.print_json(&serde_json::json!({ "public": hex })) } else { face.print(&hex) }
}

fn encrypt(face: &Face, dir: Option<&Path>) -> Result<(), CliFault> {
    let own = face.node.join("keys");
    let dir = dir.unwrap_or(&own).canonicalize().map_err(|e| CliFault::io(dir.unwrap_or(&own).display(), e))?;
    // Nobody reads the keys while they change.
    let node = dir.parent().filter(|above| above.join("genesis").exists());
    let _lock = node.map(store::Lock::hold).transpose()?;
    let n = crate::keyfile::encrypt(&dir)?;
    if face.json {
        return face.print_json(&serde_json::json!({ "files": n }));
    }
    face.print(&face.say("keys_encrypted", &[("n", n.into())]))
}

/// Shows an act that was kept.
pub fn said(face: &Face, sent: &Sent) -> Result<(), CliFault> {
    if face.json {
        return face.print_json(sent);
    }
    face.print(&sent.name)?;
    sent.phrase.as_ref().map_or(Ok(()), |phrase| face.print(&face.phrase(phrase)))
}

fn list(face: &Face, lines: &[KeyLine]) -> Result<(), CliFault> {
    if face.json {
        return face.print_json(&lines);
    }
    let mut table = Table::new(["name", "id", "purpose", "from", "revoked", "acts"].map(String::from));
    for l in lines {
        let revoked = match (l.revoked, l.last_good) {
            (Some(at), Some(last)) => format!("{at} (≤ {last})"),
            _ => String::new(),
        };
        let tone = if l.revoked.is_some() { Tone::Alarm } else { Tone::Plain };
        let cells =
            [l.name.clone(), l.id.clone(), l.purpose.clone(), l.from.to_string(), revoked, l.highest.to_string()];
        table.row(cells.map(|cell| (tone, cell)));
    }
    face.print(&table.write(face))
}
