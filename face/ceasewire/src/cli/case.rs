//! One case: what it says, how far each addressee has come, who owes what, and every act in it.

use super::table::Table;
use super::views::{act_table, current, debt_table};
use super::{Face, Tone};
use crate::api::Status;
use situation::views::{CaseView, LegView, MarkView};

/// The case as text.
pub fn show(face: &Face, status: &Status, case: &CaseView) -> String {
    let head = |text: &str| face.tone(Tone::Head, text);
    let mut out = current(face, status);
    let title = face.say("case_title", &[("act", face.number(case.index).into())]);
    let about = [
        face.kind(&case.format),
        case.author.clone(),
        face.channel(&case.channel),
        face.choice("precedence", &case.precedence),
        face.moment(case.at_ms),
    ];
    out += &format!("\n{}\n{}\n", head(&title), about.join(" · "));
    if let Some(reason) = &case.emergency {
        out += &format!("{}\n", face.tone(Tone::Alarm, &face.choice("emergency", reason)));
    }
    if case.history {
        out += &format!("{}\n", face.say("proof_imported", &[]));
    }
    if let Some(phrase) = &case.phrase {
        out += &format!("{}\n", face.phrase(phrase));
    }
    out += &format!("{}: {}\n", face.say("col_state", &[]), face.state(&case.procedure, &case.state));
    for version in case.versions.iter().filter(|_| case.versions.len() > 1) {
        let text = version.phrase.as_ref().map(|p| face.phrase(p)).unwrap_or_default();
        out += &format!("  {}. {}: {text}\n", version.number, mark(face, &version.by));
    }
    if !case.legs.is_empty() {
        out += &format!("\n{}\n", head(&face.say("case_ladder", &[])));
    }
    for leg in &case.legs {
        out += &format!("{}: {}\n{}", head(&leg.member), face.state(&case.procedure, &leg.state), ladder(face, leg));
    }
    if !case.debts.is_empty() {
        let table = debt_table(face, status.now_ms, &case.debts);
        out += &format!("\n{}\n{}", head(&face.say("board_debts", &[])), table.write(face));
    }
    out + &format!("\n{}\n{}", head(&face.say("case_history", &[])), act_table(face, &case.acts).write(face))
}

fn mark(face: &Face, mark: &MarkView) -> String {
    format!("{} ({}, {})", face.moment(mark.at_ms), mark.name, face.number(mark.index))
}

/// The five levels of one addressee, never merged; what nobody has said is left blank, not assumed.
fn ladder(face: &Face, leg: &LegView) -> String {
    let ladder = &leg.ladder;
    let mut table = Table::new([]);
    let mut row = |id: &str, tone: Tone, text: String| {
        table.row([(Tone::Plain, "  ".to_owned() + &face.say(id, &[])), (tone, text)]);
    };
    match &ladder.delivered {
        Some(by) => row("level_delivered", Tone::Plain, mark(face, by)),
        None => row("level_none", Tone::Unsure, String::new()),
    }
    if let Some(by) = &ladder.opened {
        row("level_opened", Tone::Plain, mark(face, by));
    }
    for read in &ladder.read_backs {
        if read.differs.is_empty() {
            row("level_read-back", Tone::Plain, mark(face, &read.by));
            continue;
        }
        // Both texts stand beside each other: which one is wrong is for the officers to find out.
        let texts =
            |phrases: &[rulebook::Phrase]| phrases.iter().map(|p| face.phrase(p)).collect::<Vec<_>>().join("; ");
        let differs = format!("{} ≠ {}", texts(&read.read), texts(&read.stands));
        row("alarm_read-back", Tone::Alarm, format!("{differs}, {}", mark(face, &read.by)));
    }
    for unit in &ladder.told {
        let since = unit.told_s.and_then(|s| u64::try_from(s).ok()).map(|s| face.moment(s * 1000));
        let text = format!("{} {}", face.choice("unit", &unit.unit), since.unwrap_or_default());
        row("level_informed", Tone::Plain, text);
    }
    // Classes that nobody has spoken of are not informed either, as far as anybody knows; one line holds them all.
    let (said, unsaid): (Vec<_>, Vec<_>) = ladder.not_told.iter().partition(|unit| unit.by.is_some());
    let unsaid: Vec<_> = unsaid.iter().map(|unit| face.choice("unit", &unit.unit)).collect();
    for unit in said {
        let reason = unit.reason.as_ref().map(|r| format!(" ({r})")).unwrap_or_default();
        row("level_not-informed", Tone::Unsure, format!("{}{reason}", face.choice("unit", &unit.unit)));
    }
    if !unsaid.is_empty() {
        row("level_not-informed", Tone::Unsure, unsaid.join(", "));
    }
    for position in &ladder.positions {
        let text = format!("{}, {}", face.choice("stance", &position.stance), mark(face, &position.by));
        row("level_position", Tone::Plain, text);
    }
    for answer in &ladder.answers {
        row("query-state_answered", Tone::Plain, mark(face, answer));
    }
    table.write(face)
}
