//! `account`: news articles as attributed statements that are proposed and nothing more.

mod read;
mod show;

pub(crate) use read::{press, refusal};
pub(crate) use show::letter;

use super::Face;
use crate::fault::CliFault;
use std::path::PathBuf;

/// `account`.
#[derive(clap::Subcommand, Debug)]
pub enum Account {
    /// Propose who is said to have said what, and which of it is one text told twice; nothing is accepted by this
    Draft(DraftArgs),
}

/// `account draft`.
#[derive(clap::Args, Debug)]
pub struct DraftArgs {
    /// Articles, plain text or HTML
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Language the articles are written in
    #[arg(long, value_name = "TAG", default_value = "en")]
    written: String,
    /// Folder with `entities/press.toml` and `press/TAG.toml`; by default the tables of the reference rulebook
    #[arg(long, value_name = "DIR")]
    tables: Option<PathBuf>,
}

/// Proposes.
pub fn run(face: &Face, command: &Account) -> Result<(), CliFault> {
    let Account::Draft(args) = command;
    let press = press(&args.written, args.tables.as_deref())?;
    let reports = read::reports(&press, &args.files)?;
    let drafted: Vec<_> = reports.iter().map(|report| report.drafted.clone()).collect();
    let copies = press::copies(&drafted);
    if face.json { show::lines(face, &reports, &copies) } else { show::pages(face, &press, &reports, &copies) }
}
