//! The command line: every command is a few lines that ask the node and show its answer.
//!
//! What this is: commands, prompts, tables and exit codes. It promises that a refusal is shown with its remedy in the
//! reader's language, all refusals at once, and that nothing which is unknown, old or unproven looks settled. It
//! deliberately decides nothing: what may be said is the node's to refuse, what follows is the situation's.

pub(crate) mod account;
mod accuse;
mod bench;
mod case;
mod client;
mod commitments;
mod demo;
mod desk;
mod desk_token;
mod explain;
mod face;
mod formats;
mod found;
mod import;
mod items;
mod json;
mod keep;
mod keys;
mod ladder;
mod matters;
mod members;
mod places;
mod progress;
mod prompt;
mod proofs;
pub mod record_of;
pub mod reference;
mod rounds;
mod rulebook_adopt;
mod rulebook_alarms;
mod rulebook_diagram;
mod rulebook_diff;
mod rulebook_dir;
mod rulebook_show;
mod send;
mod shown;
mod succession;
pub(crate) mod table;
mod texts;
mod verify;
mod verify_evidence;
mod views;
mod watch;

pub use client::escaped;
pub use demo::DemoArgs;
pub use face::{Face, Tone, lasting};
pub use json::with_texts;

use crate::fault::CliFault;
use clap::{CommandFactory, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// What `--help` and `docs/cli.md` say about exit codes.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  checked, and it does not hold
  2  the command line is wrong
  3  refused by a rule; nothing has changed
  4  the node is not running
  5  the disk, a file or a socket is at fault
  6  time ran out while waiting; what was queued stays queued

Text values are typed as the fields of a format say: `ceasewire formats NAME` explains each.";

/// Words between parties that do not trust each other, under a supervisor, before guarantors.
#[derive(Parser, Debug)]
#[command(name = "ceasewire", version, after_help = EXIT_CODES, max_term_width = 100)]
#[command(disable_help_subcommand = true, subcommand_required = true, arg_required_else_help = true)]
pub struct Args {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// What holds for every command.
#[derive(clap::Args, Debug, Clone)]
pub struct Global {
    /// Folder of the node; its socket is DIR/node.sock
    #[arg(
        long,
        value_name = "DIR",
        env = "CEASEWIRE_NODE",
        default_value = ".",
        global = true,
        hide_default_value = true,
        hide_env_values = true
    )]
    pub node: PathBuf,
    /// Language to read in, such as en, fr, ar, he; by default that of LANG, else English
    #[arg(long, value_name = "TAG", env = "CEASEWIRE_LANG", global = true, hide_env_values = true)]
    pub lang: Option<String>,
    /// Print JSON for programs, with a rendered text beside every phrase
    #[arg(long, global = true)]
    pub json: bool,
}

/// Every command.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Make a member's keys, or install a founded mechanism into its folder
    #[command(subcommand)]
    Member(found::Member),
    /// Found a mechanism: draft it, sign it, join the signatures, show it
    #[command(subcommand)]
    Found(found::Found),
    /// Run this member's node until it is told to stop
    Run(keep::RunArgs),
    /// Tell a running node to stop in order
    Stop,
    /// Send an act of any format, by flags, from a file, or asked field by field
    Send(send::SendArgs),
    /// List the formats, or explain one: its fields, their notation, an example
    Formats(formats::FormatsArgs),
    /// Acts that answer other acts
    #[command(flatten)]
    Ladder(ladder::Ladder),
    /// What can be looked at
    #[command(flatten)]
    View(views::View),
    /// Rounds of talks, as a list or as a calendar file
    Rounds(rounds::RoundsArgs),
    /// Commitments on their timeline: days, what is claimed, what is accepted
    Commitments(commitments::CommitmentsArgs),
    /// Matters of which others tell in public, and one of them point by point
    Matters(matters::MattersArgs),
    /// Texts under negotiation: as a list, one with its brackets, or what has changed in it
    Texts(texts::TextsArgs),
    /// Who is on watch, and the acts that change it
    #[command(flatten)]
    Watch(watch::Duty),
    /// Exact places that others sealed to a few
    #[command(flatten)]
    Place(places::Place),
    /// Files of evidence: hand one in, list them with their custody, save one
    #[command(subcommand)]
    Item(items::Item),
    /// What can be shown to others
    #[command(flatten)]
    Proof(proofs::ProofCommand),
    /// Check a proof, a proof of absence or an exported record, offline
    Verify(verify::VerifyArgs),
    /// Make a file of evidence of two proofs that cannot both be of one record
    Accuse(accuse::AccuseArgs),
    /// Check every byte that a stopped node keeps; changes nothing
    Fsck(keep::FsckArgs),
    /// List, register or revoke act keys, and replace a lost root
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Have a member leave the mechanism
    #[command(subcommand)]
    Members(members::Members),
    /// Have another member order the record when its sequencer is lost for good
    #[command(subcommand)]
    Succession(succession::Succession),
    /// Let officers in at this node's web desk, or end their sessions
    #[command(subcommand)]
    Desk(desk::Desk),
    /// Check a rulebook, show what it says, compare two versions, or adopt a new one
    #[command(subcommand)]
    Rulebook(rulebook_dir::RulebookCommand),
    /// Import a table of reported incidents, each row an act that opens no debt
    Import(import::ImportArgs),
    /// Propose attributed statements from news articles, for a person to accept, change or reject
    #[command(subcommand)]
    Account(account::Account),
    /// Play two scenarios on this machine from the founding to the proof
    Demo(demo::DemoArgs),
    /// Measure the whole system on this machine: latency, rates, sizes, verification, memory
    Bench(bench::BenchArgs),
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
}

/// Runs one command and ends with the code that [`EXIT_CODES`] documents.
pub fn run(args: Args) -> ExitCode {
    if let Err(fault) = no_core_dumps() {
        explain::fault(None, args.global.json, &fault);
        return ExitCode::from(fault.exit());
    }
    let global = args.global.clone();
    crate::keyfile::ask_by(Box::new(move |question| {
        let face = Face::open(&global).ok().map(Box::new).or_else(|| fallback(&global));
        face.map_or_else(|| question.to_owned(), |face| face::bare(&face.say(question, &[])))
    }));
    match face_and_run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err((face, fault)) => {
            explain::fault(face.as_deref(), args.global.json, &fault);
            ExitCode::from(fault.exit())
        }
    }
}

/// A core dump would hold keys: the system writes none of this process, and no other process of its user reads its memory.
fn no_core_dumps() -> Result<(), CliFault> {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    let io = |e: rustix::io::Errno| CliFault::io("forbidding core dumps", e);
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).map_err(io)?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable).map_err(io)
}

fn face_and_run(args: &Args) -> Result<(), (Option<Box<Face>>, CliFault)> {
    // Completions need neither words nor a node, and must work where both are broken.
    if let Command::Completions { shell } = args.command {
        clap_complete::generate(shell, &mut Args::command(), "ceasewire", &mut std::io::stdout());
        return Ok(());
    }
    let global = match &args.command {
        // The language asked for may be one that only the rulebook named there has.
        Command::Rulebook(command) if command.brings_words() => fallback_language(&args.global),
        _ => args.global.clone(),
    };
    // A node that starts waits for no words; it needs them only to say why it cannot.
    if let Command::Run(args) = &args.command {
        let open = |fault| (Face::open(&global).ok().map(Box::new).or_else(|| fallback(&global)), fault);
        return keep::run(&global.node, args).map_err(open);
    }
    let face = Box::new(Face::open(&global).map_err(|fault| (fallback(&args.global), fault))?);
    dispatch(&face, args).map_err(|fault| (Some(face), fault))
}

/// The same without a language that is not known here.
fn fallback_language(global: &Global) -> Global {
    let known = Face::open(global).is_ok();
    if known { global.clone() } else { Global { lang: None, ..global.clone() } }
}

/// A face that can at least say what is wrong: the reference rulebook, in the language of the environment.
fn fallback(global: &Global) -> Option<Box<Face>> {
    let known = Face::of(global, reference::files());
    let any = || Face::of(&Global { lang: None, ..global.clone() }, reference::files());
    known.or_else(|_| any()).ok().map(Box::new)
}

fn dispatch(face: &Face, args: &Args) -> Result<(), CliFault> {
    match &args.command {
        Command::Member(command) => found::member(face, command),
        Command::Found(command) => found::found(face, command),
        Command::Stop => keep::stop(face),
        Command::Send(args) => send::run(face, args),
        Command::Formats(args) => formats::run(face, args),
        Command::Ladder(command) => ladder::run(face, command),
        Command::Rounds(args) => rounds::run(face, args),
        Command::Commitments(args) => commitments::run(face, args),
        Command::Matters(args) => matters::run(face, args),
        Command::Texts(args) => texts::run(face, args),
        Command::View(command) => views::run(face, command),
        Command::Watch(command) => watch::run(face, command),
        Command::Place(command) => places::run(face, command),
        Command::Item(command) => items::run(face, command),
        Command::Proof(command) => proofs::run(face, command),
        Command::Accuse(args) => accuse::run(face, args),
        Command::Verify(command) => verify::run(face, &args.global, command),
        Command::Fsck(args) => keep::fsck(face, args),
        Command::Keys(command) => keys::run(face, command),
        Command::Members(command) => members::run(face, command),
        Command::Succession(command) => succession::run(face, command),
        Command::Desk(command) => desk::run(face, command),
        Command::Rulebook(command) => rulebook_dir::run(face, &args.global, command),
        Command::Import(args) => import::run(face, args),
        Command::Account(command) => account::run(face, command),
        Command::Bench(args) => bench::run(face, args),
        Command::Demo(command) => demo::run(face, &args.global, command),
        Command::Run(_) | Command::Completions { .. } => Ok(()),
    }
}

#[cfg(test)]
mod tests;
