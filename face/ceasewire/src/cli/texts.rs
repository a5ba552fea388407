//! `texts`: texts under negotiation as a list, one with its brackets and stances, what has changed in it, or its words as
//! the file whose fingerprint is signed; as a document for a word processor, and what was changed in one.

mod document;

use super::client::{Client, escaped};
use super::table::{Table, isolated};
use super::{Face, Tone, views};
use crate::api::Status;
use crate::fault::CliFault;
use act::Refusal;
use rulebook::Arg;
use situation::texts::{Run, RunKind};
use situation::views::{ClauseView, CompareView, PlainView, TextLine, TextView, WordingView};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// `texts`.
#[derive(clap::Args, Debug)]
pub struct TextsArgs {
    /// Only the text that this act put on the table, by record number or name
    text: Option<String>,
    /// What has changed between two points: r3 is revision 3, now is now, a number is the last act that the point takes in
    #[arg(long, num_args = 2, value_names = ["FROM", "TO"], requires = "text")]
    compare: Vec<String>,
    /// The words in this language; the text's first if nothing is said
    #[arg(long, value_name = "TAG", id = "written")]
    written: Option<String>,
    /// The same in this language beside them
    #[arg(long, value_name = "TAG", requires = "text")]
    beside: Option<String>,
    /// Print the words alone: the file whose SHA-256 is signed
    #[arg(long, requires = "text", conflicts_with_all = ["compare", "beside"])]
    plain: bool,
    /// As they stood at this point, named as for --compare
    #[arg(long, value_name = "POINT", requires = "plain")]
    at: Option<String>,
    /// Save it for a word processor; the name ends in .docx or .odt. The program pandoc makes it
    #[arg(long, value_name = "FILE", requires = "text", conflicts_with_all = ["compare", "beside", "plain"])]
    save: Option<PathBuf>,
    #[command(flatten)]
    document: document::Import,
}

/// Shows them.
pub fn run(face: &Face, args: &TextsArgs) -> Result<(), CliFault> {
    let client = Client::of(face)?;
    if let Some(path) = args.document.file() {
        return document::import(face, &client, path, &args.document);
    }
    let Some(text) = &args.text else { return list(face, &client) };
    let of = format!("of={}", escaped(text));
    let lang = args.written.as_ref().map(|tag| format!("&lang={}", escaped(tag))).unwrap_or_default();
    if let [from, to] = &args.compare[..] {
        let points = format!("&from={}&to={}", escaped(from), escaped(to));
        let found: CompareView = client.get(&format!("/text/compare?{of}{points}{lang}"))?;
        return if face.json { face.print_json(&found) } else { face.print(&compared(face, &found)) };
    }
    if args.plain {
        let at = args.at.as_ref().map(|at| format!("&at={}", escaped(at))).unwrap_or_default();
        let found: PlainView = client.get(&format!("/text/plain?{of}{at}{lang}"))?;
        return match &found.words {
            _ if face.json => face.print_json(&found),
            // A terminal is shown what is safe to show; a file gets every byte.
            Some(words) if std::io::stdout().is_terminal() => face.print(words),
            Some(words) => {
                let mut out = std::io::stdout().lock();
                let written = out.write_all(words.as_bytes()).and_then(|()| out.flush());
                written.map_err(|e| CliFault::io("stdout", e))
            }
            None => {
                let refusal = Refusal::new("text-incomplete").with("language", &found.lang);
                Err(CliFault::refused(&refusal.with("clauses", found.missing.join(", "))))
            }
        };
    }
    if let Some(path) = &args.save {
        return document::save(face, &client, &format!("{of}{lang}"), path);
    }
    let view: TextView = client.get(&format!("/text?{of}"))?;
    if face.json {
        return face.print_json(&view);
    }
    let first = view.languages.first().map(|l| l.tag.clone()).unwrap_or_default();
    let mut shown = vec![args.written.clone().unwrap_or(first)];
    shown.extend(args.beside.clone());
    let status: Status = client.get("/status")?;
    face.print(&format!("{}\n{}", views::current(face, &status), one(face, &view, &shown)))
}

fn list(face: &Face, client: &Client) -> Result<(), CliFault> {
    let texts: Vec<TextLine> = client.get("/texts")?;
    let status: Status = client.get("/status")?;
    if face.json {
        return face.print_json(&texts);
    }
    let mut out = views::current(face, &status);
    if texts.is_empty() {
        out += &format!("\n{}\n", face.say("text_none", &[]));
        return face.print(&out);
    }
    let ids = ["col_number", "col_from", "col_format", "text_subject", "text_clauses", "text_open", "col_state"];
    let mut table = Table::new(ids.map(|id| face.say(id, &[])));
    for line in &texts {
        let kind = value(face, line.kind.as_ref());
        let counts = [line.clauses.to_string(), line.open.to_string()];
        let [clauses, open] = counts;
        let subject = value(face, line.subject.as_ref());
        let row = [face.number(line.index), line.author.clone(), kind, subject, clauses, open, state(face, line)];
        table.row(row.map(|text| (Tone::Plain, text)));
    }
    face.print(&format!("{out}\n{}", table.write(face)))
}

fn value(face: &Face, arg: Option<&Arg>) -> String {
    arg.map(|arg| face.words.value(&face.lang, arg)).unwrap_or_default()
}

fn state(face: &Face, line: &TextLine) -> String {
    face.say(&format!("text_state-{}", line.state), &[])
}

fn title(face: &Face, line: &TextLine) -> String {
    let head = format!("{}  {}", face.number(line.index), value(face, line.subject.as_ref()));
    format!("{}\n{}: {}\n", face.tone(Tone::Head, &head), value(face, line.kind.as_ref()), state(face, line))
}

fn one(face: &Face, view: &TextView, shown: &[String]) -> String {
    let mut out = title(face, &view.text);
    out += &format!("{}\n", face.say("text_sides", &[("who", view.sides.join(", ").into())]));
    for lang in &view.languages {
        let tag = ("lang", lang.tag.as_str().into());
        let line = match &lang.sha256 {
            Some(hash) => face.say("text_hash", &[tag, ("hash", hash.as_str().into())]),
            None => face.say("text_lacks", &[tag, ("clauses", lang.missing.join(", ").into())]),
        };
        out += &format!("{line}\n");
    }
    for held in &view.held {
        let args = [("who", held.holder.as_str().into()), ("clauses", held.clauses.join(", ").into())];
        out += &format!("{}\n", face.tone(Tone::Unsure, &face.say("text_held", &args)));
    }
    for deadlock in &view.deadlocks {
        out += &format!("{}\n", face.tone(Tone::Unsure, &face.say("text_deadlock", &[])));
        for wait in &deadlock.waits {
            let on = wait.on.iter().map(|(member, clause)| {
                face.say("text_accepts", &[("who", member.as_str().into()), ("clause", clause.as_str().into())])
            });
            let on = on.collect::<Vec<_>>().join("; ");
            let args = [
                ("who", wait.member.as_str().into()),
                ("clause", wait.clause.as_str().into()),
                ("on", on.as_str().into()),
            ];
            out += &format!("  {}\n", face.say("text_waits", &args));
        }
        if deadlock.at_once {
            out += &format!("  {}\n", face.say("text_at-once", &[]));
        }
    }
    for clause in &view.clauses {
        out += &format!("\n{}", one_clause(face, clause, shown));
    }
    out
}

fn one_clause(face: &Face, clause: &ClauseView, shown: &[String]) -> String {
    let mut out = String::new();
    if clause.standing.len() > 1 {
        let rivals = face.say("text_rivals", &[("n", clause.standing.len().into())]);
        out += &format!("{} {}\n", clause.number, face.tone(Tone::Unsure, &rivals));
    }
    for version in &clause.standing {
        out += &wording(face, &clause.number, version, shown);
    }
    for version in &clause.bridging {
        out += &format!("  {}\n", face.say("text_bridging", &[]));
        out += &wording(face, &clause.number, version, shown);
    }
    out
}

fn wording(face: &Face, number: &str, version: &WordingView, shown: &[String]) -> String {
    let by = format!("{} {}", version.by.member, face.number(version.by.index));
    let gone = if version.purpose == "removal" { face.say("text_taken-out", &[]) } else { String::new() };
    let mut out = format!("{} ({by}) {gone}\n", face.tone(Tone::Head, number)).replace(" \n", "\n");
    for lang in shown {
        match version.words.iter().rev().find(|words| words.lang == *lang) {
            Some(words) => {
                if !words.heading.is_empty() {
                    out += &format!("  {}\n", isolated(words.heading.clone()));
                }
                words.text.lines().for_each(|line| out += &format!("  {}\n", isolated(line.to_owned())));
            }
            None if version.purpose == "removal" => {}
            None => out += &format!("  {}\n", face.say("text_not-in", &[("lang", lang.as_str().into())])),
        }
    }
    for open in version.open.iter().filter(|open| open.taken_out) {
        let line = face.say("text_bracket-gone", &[("who", open.holder.as_str().into())]);
        out += &format!("  {}\n", face.tone(Tone::Unsure, &line));
    }
    for cell in &version.stances {
        let says = match &cell.stance {
            Some(stance) => value(face, Some(stance)),
            None => face.say("text_nothing", &[]),
        };
        let conditions = cell.conditions.as_ref().map(|c| format!(" ({})", value(face, Some(c)))).unwrap_or_default();
        out += &format!("  {}: {says}{conditions}\n", cell.member);
    }
    out
}

fn compared(face: &Face, found: &CompareView) -> String {
    let mut out = title(face, &found.text);
    out += &format!("{}\n", face.say("text_same", &[("n", found.same.into())]));
    for clause in &found.clauses {
        let change = face.say(&format!("text_change-{}", clause.change), &[]);
        let by: Vec<String> = clause.by.iter().map(|by| format!("{} {}", by.member, face.number(by.index))).collect();
        let head = face.tone(Tone::Head, &format!("{} {change}", clause.number));
        out += &format!("\n{head} ({})\n", by.join(", "));
        let runs: String = clause.runs.iter().map(|run| marked(face, run)).collect();
        runs.lines().for_each(|line| out += &format!("  {}\n", isolated(line.to_owned())));
    }
    out
}

/// Marks that stand without colours too.
fn marked(face: &Face, run: &Run) -> String {
    match run.kind {
        RunKind::Same => run.text.clone(),
        RunKind::Out => face.tone(Tone::Alarm, &format!("[-{}-]", run.text)),
        RunKind::In => face.tone(Tone::Sound, &format!("{{+{}+}}", run.text)),
    }
}
