//! What a person looks at: status, board, debts, record. One case has a file of its own.

use super::client::{Client, escaped};
use super::table::Table;
use super::{Face, Tone, case};
use crate::api::{Debts, RefusalText, Status};
use crate::fault::CliFault;
use act::Refusal;
use clap::Subcommand;
use serde_json::json;
use situation::views::{ActLine, Board, CaseView, DebtView, LinkView};

/// What can be looked at.
#[derive(Subcommand, Debug)]
pub enum View {
    /// How the node, its record and its line stand
    Status,
    /// What you owe, what you are owed, what is open, what came last
    Board,
    /// One case with its ladders, debts and acts
    Case {
        /// The case or any act of it, by record number or name
        act: String,
    },
    /// Every answer that is owed, and how all debts stand
    Debts,
    /// The record as a list of acts
    Record(Filter),
}

/// Which acts.
#[derive(clap::Args, Debug)]
pub struct Filter {
    /// After this record number
    #[arg(long, value_name = "N")]
    after: Option<u64>,
    /// Before this record number
    #[arg(long, value_name = "N")]
    before: Option<u64>,
    /// By this member
    #[arg(long, value_name = "M")]
    author: Option<String>,
    /// In this channel
    #[arg(long)]
    channel: Option<String>,
    /// Of this kind, such as ntf-flight or read-back
    #[arg(long)]
    format: Option<String>,
    /// In this case
    #[arg(long, value_name = "ACT")]
    case: Option<String>,
    /// With these words in them
    #[arg(long)]
    text: Option<String>,
    /// At most so many, the latest of them
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: u64,
}

/// Shows one of them.
pub fn run(face: &Face, view: &View) -> Result<(), CliFault> {
    let client = Client::of(face)?;
    match view {
        View::Status => {
            let status: Status = client.get("/status")?;
            if face.json {
                return face.print_json(&status);
            }
            let board: Board = client.get("/board")?;
            face.print(&format!("{}{}", show_status(face, &status), lines(face, &board)))
        }
        View::Board => {
            let (status, board): (Status, Board) = (client.get("/status")?, client.get("/board")?);
            if face.json { face.print_json(&board) } else { face.print(&show_board(face, &status, &board)) }
        }
        View::Case { act } => {
            let case: CaseView = client.get(&format!("/case?of={}", escaped(act)))?;
            let status: Status = client.get("/status")?;
            if face.json { face.print_json(&case) } else { face.print(&case::show(face, &status, &case)) }
        }
        View::Debts => debts(face, &client),
        View::Record(filter) => record(face, &client, filter),
    }
}

/// What stands above every view: exercise, whether the line is up, how far the record is proven.
pub fn current(face: &Face, status: &Status) -> String {
    let line = match status.online {
        true => (Tone::Plain, face.since("clock_current", status.now_ms)),
        false => (Tone::Alarm, face.since("clock_no-link", status.last_at_ms)),
    };
    let (tone, proof) = face.proof(status);
    let member = face.tone(Tone::Head, &status.member);
    let banner = face.banner(&status.mode);
    let mut out = format!("{banner}{member}  {}\n{}\n", face.tone(line.0, &line.1), face.tone(tone, &proof));
    for refusal in standstill(status) {
        let (what, remedy) = face.refusal(&refusal);
        out += &format!("{}\n", face.tone(Tone::Alarm, &format!("! {what} {remedy}")));
    }
    out
}

fn show_status(face: &Face, status: &Status) -> String {
    let mut table = Table::new([]);
    let mut row = |label: String, tone: Tone, text: String| {
        table.row([(Tone::Head, label), (tone, text)]);
    };
    row("mechanism".into(), Tone::Plain, format!("{} ({})", status.mechanism, status.mode));
    row("genesis".into(), Tone::Plain, grouped(&status.genesis));
    row(
        face.say("col_member", &[]),
        Tone::Plain,
        std::iter::once(&status.member).chain(&status.roles).cloned().collect::<Vec<_>>().join(", "),
    );
    let size = face.say("board_acts", &[("n", status.size.into())]);
    row("record".into(), Tone::Plain, format!("{size}, {}", face.moment(status.last_at_ms)));
    let (tone, proof) = face.proof(status);
    let who = if status.cosigners.is_empty() { String::new() } else { format!(" ({})", status.cosigners.join(", ")) };
    row(face.say("col_proof", &[]), tone, format!("{proof}{who}"));
    let line = if status.online { "up" } else { "down" };
    let tone = if status.online { Tone::Plain } else { Tone::Alarm };
    row("line".into(), tone, face.say(&format!("link-state_{line}"), &[]));
    let waiting = face.say("board_acts", &[("n", status.outbox.into())]);
    row("outbox".into(), if status.outbox > 0 { Tone::Unsure } else { Tone::Plain }, waiting);
    if status.deposited > 0 {
        row("deposited".into(), Tone::Unsure, face.say("status_deposited", &[("n", status.deposited.into())]));
    }
    if status.held > 0 {
        row("held".into(), Tone::Unsure, face.say("status_held", &[("n", status.held.into())]));
    }
    for refusal in standstill(status) {
        let (what, remedy) = face.refusal(&refusal);
        row("fault".into(), Tone::Alarm, format!("{what} {remedy}"));
    }
    for (name, refusal) in &status.refused {
        let (what, remedy) = face.refusal(refusal);
        row("refused".into(), Tone::Alarm, format!("{name}: {what} {remedy}"));
    }
    for (key, detail) in &status.alarms {
        row("alarm".into(), Tone::Alarm, format!("{key}: {detail}"));
    }
    if status.disputed > 0 {
        let said = face.say("keys_disputed", &[("n", status.disputed.into())]);
        row("disputed".into(), Tone::Alarm, said);
    }
    for one in &status.standing {
        let at = if one.case > 0 { format!(" {}", face.number(one.case)) } else { String::new() };
        let rung = if one.rung > 0 { format!(" ({})", rung(face, one.rung)) } else { String::new() };
        let what = face.choice("condition", &one.condition);
        let said = format!("{what}: {}{at}{rung}", one.member);
        row("alarm".into(), if one.priority == 1 { Tone::Alarm } else { Tone::Unsure }, said);
    }
    for (channel, hash) in &status.state_hash {
        row("state".into(), Tone::Plain, format!("{}: {}", face.channel(channel), grouped(hash)));
    }
    format!("{}{}", face.banner(&status.mode), table.write(face))
}

/// Why this node takes nothing in or signs nothing, if so: then what it shows is old, and must not look settled.
fn standstill(status: &Status) -> Vec<RefusalText> {
    let fault =
        status.fault.as_ref().map(|detail| Refusal::new("disk-fault").with("path", "node").with("detail", detail));
    let copy = status.must_sync.then(|| Refusal::new("sync-first"));
    let awaited = status.rulebook_awaited.then(|| Refusal::new("rulebook-awaited"));
    let dead: Vec<Refusal> = status.away_dead.iter().map(|name| Refusal::new("away-dead").with("name", name)).collect();
    let ours = fault.iter().chain(&copy).chain(&awaited).chain(&dead).map(RefusalText::from);
    ours.chain(status.clock.clone()).chain(status.left.clone()).chain(status.sequencer_fault.clone()).collect()
}

/// Hexadecimal in groups of four, as it is read aloud.
fn grouped(hex: &str) -> String {
    let digits: Vec<char> = hex.chars().collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn show_board(face: &Face, status: &Status, board: &Board) -> String {
    let mut out = current(face, status);
    for alarm in &board.alarms {
        let what = match alarm.kind.as_str() {
            "read-back-differs" => face.say("alarm_read-back", &[]),
            finding if finding.starts_with("finding_") => face.say(finding, &[("by", alarm.member.as_str().into())]),
            "defaulted" => face.say("debt-status_defaulted", &[]),
            "line-silent" => face.say("alarm_line-silent", &[]),
            kind @ ("suspended" | "unattended") => face.say(&format!("condition_{kind}"), &[]),
            _ => face.say("notification-state_uncleared", &[]),
        };
        let rung = if alarm.rung > 0 { format!(" ({})", rung(face, alarm.rung)) } else { String::new() };
        out += &face.tone(Tone::Alarm, &format!("! {what}: {} {}{rung}", alarm.member, face.number(alarm.case)));
        out += "\n";
    }
    let first = board.owed_by_us.first().map_or(0, |d| d.due_ms);
    let n = board.owed_by_us.len();
    let heading = face.say("board_you-owe", &[("n", n.into()), ("time", super::face::moment(first).into())]);
    section(face, &mut out, &heading, debt_table(face, board.now_ms, &board.owed_by_us));
    let heading = face.say("board_owed-to-you", &[("n", board.owed_to_us.len().into())]);
    section(face, &mut out, &heading, debt_table(face, board.now_ms, &board.owed_to_us));
    if !board.owed_by_others.is_empty() {
        let heading = face.say("board_debts", &[]);
        section(face, &mut out, &heading, debt_table(face, board.now_ms, &board.owed_by_others));
    }
    let ids = ["col_case", "col_format", "col_from", "col_time", "col_state"];
    let mut cases = Table::new(ids.map(|id| face.say(id, &[])));
    for c in &board.cases {
        let legs = c.legs.iter().map(|(member, state)| format!("{member}: {}", face.state(&c.procedure, state)));
        let state = std::iter::once(face.state(&c.procedure, &c.state)).chain(legs).collect::<Vec<_>>().join("; ");
        let cells = [face.number(c.index), face.kind(&c.format), c.author.clone(), face.moment(c.at_ms), state];
        cases.row(cells.map(|text| (Tone::Plain, text)));
    }
    section(face, &mut out, &face.say("col_case", &[]), cases);
    out += &lines(face, board);
    section(face, &mut out, &face.say("board_latest", &[]), act_table(face, &board.latest));
    out
}

/// Every line of the member's channels: its state, when it was last checked, and on what grounds a channel is suspended.
fn lines(face: &Face, board: &Board) -> String {
    let (mut out, mut links) = (String::new(), Table::new([]));
    for channel in &board.channels {
        for link in &channel.links {
            let cells = [(Tone::Plain, face.channel(&channel.name)), (Tone::Plain, link.member.clone())];
            links.row(cells.into_iter().chain([line(face, link)]));
        }
    }
    section(face, &mut out, &face.say("board_links", &[]), links);
    out
}

/// A line in one sentence.
pub fn line(face: &Face, link: &LinkView) -> (Tone, String) {
    let word = |key: &str| face.say(&format!("link-state_{key}"), &[]);
    let mut parts = vec![word(&link.line), word(&link.standing)];
    parts.extend(link.heard_ms.map(|at| face.since("line_checked", at)));
    if link.missed > 0 {
        parts.push(face.say("line_missed", &[("n", link.missed.into())]));
    }
    if let (true, Some(grounds)) = (link.standing != "in-force", &link.grounds) {
        parts.push(face.say("line_grounds", &[("grounds", grounds.as_str().into())]));
        let emergency = if link.emergency { "line_emergency" } else { "line_no-emergency" };
        parts.push(face.say(emergency, &[]));
    }
    let tone = match (link.line.as_str(), link.standing.as_str()) {
        ("up", "in-force") => Tone::Plain,
        ("silent" | "down", _) => Tone::Alarm,
        _ => Tone::Unsure,
    };
    (tone, parts.join("; "))
}

fn section(face: &Face, out: &mut String, heading: &str, table: Table) {
    *out += &format!("\n{}\n", face.tone(Tone::Head, heading));
    if !table.is_empty() {
        *out += &table.write(face);
    }
}

/// Debts as a table: who owes whom what by when, and how that stands now.
pub fn debt_table(face: &Face, now_ms: u64, debts: &[DebtView]) -> Table {
    let ids = ["col_case", "col_owes", "col_to", "col_what", "col_due", "col_status"];
    let mut table = Table::new(ids.map(|id| face.say(id, &[])));
    for d in debts {
        let (tone, status) = standing(face, now_ms, d);
        let what = face.say(&format!("debt_{}.title", d.kind), &[]);
        let cells = [face.number(d.case), d.debtor.clone(), d.creditor.clone(), what, face.moment(d.due_ms)];
        table.row(cells.map(|text| (Tone::Plain, text)).into_iter().chain([(tone, status)]));
    }
    table
}

/// How a debt stands: its status, the time left or gone by, and its rung.
fn standing(face: &Face, now_ms: u64, d: &DebtView) -> (Tone, String) {
    let status = face.say(&format!("debt-status_{}", d.status), &[]);
    let by = |id: &str, name: &str, ms: u64| {
        let seconds = i64::try_from(ms / 1000).unwrap_or(i64::MAX);
        face.say(id, &[(name, rulebook::Arg::Duration(seconds).into())])
    };
    let (tone, clock) = match (d.status.as_str(), d.met_ms) {
        ("owed", _) => (Tone::Plain, by("clock_due-in", "in", d.due_ms.saturating_sub(now_ms))),
        ("defaulted", _) => (Tone::Alarm, by("clock_overdue", "for", now_ms.saturating_sub(d.due_ms))),
        ("late", Some(met)) => (Tone::Unsure, by("clock_late", "for", met.saturating_sub(d.due_ms))),
        ("met", Some(met)) => (Tone::Plain, by("clock_early", "for", d.due_ms.saturating_sub(met))),
        _ => (Tone::Plain, String::new()),
    };
    let rung = if d.rung > 0 && d.met_ms.is_none() { rung(face, d.rung) } else { String::new() };
    let parts = [status, clock, rung];
    (tone, parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("; "))
}

fn rung(face: &Face, n: u64) -> String {
    face.say("case_rung", &[("n", n.into()), ("who", face.say(&format!("rung_{n}"), &[]).into())])
}

/// Acts as a table.
pub fn act_table(face: &Face, acts: &[ActLine]) -> Table {
    let ids = ["col_number", "col_time", "col_from", "col_format", "col_act"];
    let mut table = Table::new(ids.map(|id| face.say(id, &[])));
    for act in acts {
        let kind = act.kind.as_ref().map(|k| face.kind(k)).unwrap_or_default();
        let late = if act.history { format!(" ({})", face.say("proof_imported", &[])) } else { String::new() };
        let tone = if act.opened { Tone::Plain } else { Tone::Unsure };
        let cells = [face.number(act.index), face.moment(act.at_ms), act.author.clone(), kind];
        let sentence = format!("{}{late}", face.sentence(act));
        table.row(cells.map(|text| (Tone::Plain, text)).into_iter().chain([(tone, sentence)]));
    }
    table
}

fn debts(face: &Face, client: &Client) -> Result<(), CliFault> {
    let (board, counts): (Board, Debts) = (client.get("/board")?, client.get("/debts")?);
    let unmet: Vec<DebtView> = [board.owed_by_us, board.owed_to_us, board.owed_by_others].concat();
    if face.json {
        return face.print_json(&json!({ "counts": counts, "unmet": unmet }));
    }
    let status: Status = client.get("/status")?;
    let mut out = current(face, &status);
    section(face, &mut out, &face.say("board_debts", &[]), debt_table(face, board.now_ms, &unmet));
    let all = [("owed", counts.owed), ("met", counts.met), ("late", counts.late), ("defaulted", counts.defaulted)];
    let all = all.map(|(key, n)| format!("{}: {n}", face.say(&format!("debt-status_{key}"), &[])));
    face.print(&format!("{out}\n{}", all.join("; ")))
}

fn record(face: &Face, client: &Client, filter: &Filter) -> Result<(), CliFault> {
    let number = |n: Option<u64>| n.map(|n| n.to_string());
    let asked = [
        ("after", number(filter.after)),
        ("before", number(filter.before)),
        ("author", filter.author.clone()),
        ("channel", filter.channel.clone()),
        ("format", filter.format.clone()),
        ("case", filter.case.clone()),
        ("text", filter.text.clone()),
        ("limit", Some(filter.limit.to_string())),
    ];
    let asked = asked.into_iter().filter_map(|(name, text)| Some(format!("{name}={}", escaped(&text?))));
    let acts: Vec<ActLine> = client.get(&format!("/record?{}", asked.collect::<Vec<_>>().join("&")))?;
    if face.json {
        return face.print_json(&acts);
    }
    let status: Status = client.get("/status")?;
    face.print(&format!("{}\n{}", current(face, &status), act_table(face, &acts).write(face)))
}
