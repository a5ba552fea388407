//! `commitments`: who has given which word, what is claimed and accepted of it, and what follows from a delay.

use super::client::Client;
use super::table::Table;
use super::{Face, Tone, views};
use crate::api::Status;
use crate::fault::CliFault;
use act::Refusal;
use rulebook::Arg;
use situation::timeline::DAY_S;
use situation::views::{CommitmentView, SlipView, TimelineView};

/// `commitments`.
#[derive(clap::Args, Debug)]
pub struct CommitmentsArgs {
    /// Only the commitment that this act gave, by record number or name
    commitment: Option<String>,
    /// What follows if a commitment is done so many days late, such as 812=5
    #[arg(long, value_name = "N=DAYS", value_parser = delay)]
    slip: Option<(u64, u64)>,
}

fn delay(text: &str) -> Result<(u64, u64), String> {
    let read = || {
        let (act, days) = text.split_once('=')?;
        Some((act.replace(' ', "").parse().ok()?, days.parse().ok()?))
    };
    read().ok_or_else(|| "a record number, = and a number of days are wanted, such as 812=5".to_owned())
}

/// Shows them.
pub fn run(face: &Face, args: &CommitmentsArgs) -> Result<(), CliFault> {
    let client = Client::of(face)?;
    let asked = args.slip.map(|(id, days)| format!("?slip={id}&days={days}")).unwrap_or_default();
    let mut view: TimelineView = client.get(&format!("/commitments{asked}"))?;
    let unknown = |shown: &str| CliFault::refused(&Refusal::new("case-unknown").with("case", shown));
    if let Some((id, _)) = args.slip.filter(|_| view.slip.is_none()) {
        return Err(unknown(&id.to_string()));
    }
    if let Some(wanted) = &args.commitment {
        view.commitments.retain(|c| c.by.index.to_string() == wanted.replace(' ', "") || c.by.name == *wanted);
        if view.commitments.is_empty() {
            return Err(unknown(wanted));
        }
    }
    if face.json {
        return face.print_json(&view);
    }
    let status: Status = client.get("/status")?;
    let mut out = views::current(face, &status);
    out += &format!("\n{}\n", conditions(face, &view));
    if view.commitments.is_empty() {
        out += &format!("{}\n", face.say("commit_none", &[]));
        return face.print(&out);
    }
    let ids =
        ["col_number", "col_from", "commit_what", "commit_days", "commit_claimed", "commit_accepted", "col_state"];
    let mut table = Table::new(ids.map(|id| face.say(id, &[])));
    for line in &view.commitments {
        table.row(row(face, line).map(|text| (Tone::Plain, text)));
    }
    out += &table.write(face);
    if args.commitment.is_some() {
        out += &view.commitments.iter().map(|c| counts(face, c)).collect::<String>();
    }
    out += &guarantees(face, &view);
    if let Some(slip) = &view.slip {
        out += &slipped(face, slip);
    }
    face.print(&out)
}

/// A day as it is written, UTC.
fn day(day: i64) -> String {
    jiff::Timestamp::from_second(day.saturating_mul(DAY_S)).unwrap_or_default().strftime("%F").to_string()
}

fn days(face: &Face, start: Option<i64>, due: Option<i64>, expected: bool) -> String {
    let Some(due) = due else { return face.say("commit_no-day", &[]) };
    let until = [("start", start.map(day).unwrap_or_default().into()), ("due", day(due).into())];
    let text = face.say(if start.is_some() { "commit_from-until" } else { "commit_until" }, &until);
    if expected { face.say("commit_expected", &[("days", text.into())]) } else { text }
}

fn row(face: &Face, c: &CommitmentView) -> [String; 7] {
    let value = |arg: &Option<Arg>| arg.as_ref().map(|a| face.words.value(&face.lang, a)).unwrap_or_default();
    let of = |n: u64| face.say("commit_of", &[("n", n.into()), ("whole", c.quantity.into())]);
    let amount = |a: &Option<situation::views::AmountView>| a.as_ref().map(|a| of(a.quantity)).unwrap_or_default();
    let mut state = face.state("timeline", &c.state);
    if c.case_state == "withdrawn" {
        state = format!("{state}; {}", face.state("commitment", &c.case_state));
    }
    if c.overdue_days > 0 {
        state = format!("{state}; {}", face.say("commit_overdue", &[("n", c.overdue_days.into())]));
    }
    [
        face.number(c.by.index),
        c.by.member.clone(),
        value(&c.what),
        days(face, c.start_day, c.due_day, c.expected),
        amount(&c.claimed),
        amount(&c.accepted),
        state,
    ]
}

fn conditions(face: &Face, view: &TimelineView) -> String {
    let mut out = String::new();
    for c in &view.conditions {
        let text = c.text.as_ref().map(|a| face.words.value(&face.lang, a)).unwrap_or_default();
        let state = face.say(&format!("commit_condition-{}", c.state), &[]);
        let from = c.day.map(day).unwrap_or_default();
        out += &format!("{}  {text}  {state} {from}\n", face.number(c.by.index));
        if let Some(meanwhile) = c.meanwhile.as_ref().filter(|_| c.state != "met" || c.day > Some(view.today)) {
            let text = face.words.value(&face.lang, meanwhile);
            out += &format!("    {}\n", face.say("commit_meanwhile", &[("text", text.into())]));
        }
    }
    out
}

/// What was said of the latest claim, with the reason of each piece that is contested.
fn counts(face: &Face, c: &CommitmentView) -> String {
    let mut out = String::new();
    for count in &c.counts {
        let said = [("by", count.by.member.as_str().into()), ("n", count.accepted.into())];
        out += &format!("{}  {}\n", face.number(count.by.index), face.say("commit_count", &said));
        for (n, reason) in &count.contested {
            let reason = reason.as_ref().map(|a| face.words.value(&face.lang, a)).unwrap_or_default();
            let said = [("n", (*n).into()), ("reason", reason.into())];
            out += &format!("    {}\n", face.say("commit_contested", &said));
        }
    }
    out
}

/// Who guarantees what to whom, and the calls upon it.
fn guarantees(face: &Face, view: &TimelineView) -> String {
    let mut out = String::new();
    for g in &view.guarantees {
        let said =
            [("by", g.by.member.clone().into()), ("to", g.to.join(", ").into()), ("act", face.number(g.about).into())];
        out += &format!("{}  {}\n", face.number(g.by.index), face.say("commit_guarantee", &said));
        for c in &g.calls {
            let due = c.due_ms.map(|ms| face.moment(ms)).unwrap_or_default();
            let proofs: Vec<String> = c.proofs.iter().map(|p| face.number(p.index)).collect();
            let said = [
                ("by", c.by.member.clone().into()),
                ("state", face.state("guarantee", &c.state).into()),
                ("due", due.into()),
                ("proofs", proofs.join(", ").into()),
            ];
            out += &format!("    {}  {}\n", face.number(c.by.index), face.say("commit_called", &said));
        }
    }
    out
}

fn slipped(face: &Face, slip: &SlipView) -> String {
    let mut out = face.say("commit_slip", &[("act", face.number(slip.of).into()), ("n", slip.days.into())]);
    out.push('\n');
    if slip.moved.is_empty() && slip.closed.is_empty() {
        out += &format!("{}\n", face.say("commit_slip-none", &[]));
    }
    for m in &slip.moved {
        let span = |(start, due): (Option<i64>, i64)| days(face, start, Some(due), false);
        let said = [("before", span(m.before).into()), ("after", span(m.after).into())];
        out += &format!("{}  {}\n", face.number(m.act), face.say("commit_moved", &said));
    }
    for c in &slip.closed {
        let said = [("gate", face.number(c.gate).into()), ("n", c.days.unwrap_or(0).into())];
        let id = if c.days.is_some() { "commit_closed" } else { "commit_closed-unknown" };
        out += &format!("{}  {}\n", face.number(c.act), face.say(id, &said));
    }
    out
}
