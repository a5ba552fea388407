//! Proposals as people and as programs read them.

use super::super::{Face, Tone};
use super::read::Report;
use crate::fault::CliFault;
use press::{Copies, Press, Statement};
use serde_json::{Value, json};

/// One JSON object a line, in the form that the scorer of `test/press` measures.
pub fn lines(face: &Face, reports: &[Report], copies: &Copies) -> Result<(), CliFault> {
    for report in reports {
        for s in &report.drafted.statements {
            let told = json!({
                "words": s.words, "named": s.named, "explicit": s.explicit, "said": s.said, "about": s.about,
                "agenda": s.agenda,
            });
            let line = json!({
                "is": "statement", "report": report.sha256, "start": s.start, "end": s.end, "speaker": s.speaker,
                "side": s.side, "via": s.via, "kind": s.kind.code(), "date": s.date, "caveat": s.caveat, "told": told,
            });
            face.print(&line.to_string())?;
        }
    }
    for (one, other) in &copies.reports {
        let pair = [&reports[*one].sha256, &reports[*other].sha256];
        face.print(&json!({ "is": "same-report", "reports": pair }).to_string())?;
    }
    for [one, other] in &copies.statements {
        let (a, b) = (place(reports, *one), place(reports, *other));
        face.print(&json!({ "is": "same-statement", "a": a, "b": b }).to_string())?;
    }
    Ok(())
}

fn place(reports: &[Report], (report, statement): (usize, usize)) -> Value {
    let of = &reports[report];
    let s = &of.drafted.statements[statement];
    json!({ "report": of.sha256, "start": s.start, "end": s.end })
}

/// Each report with its proposals, then what is one text told twice.
pub fn pages(face: &Face, press: &Press, reports: &[Report], copies: &Copies) -> Result<(), CliFault> {
    for (n, report) in reports.iter().enumerate() {
        let d = &report.drafted;
        let count = [("n", d.statements.len().into()), ("sentences", d.sentences.into())];
        let head = format!("{}. {}", letter(n), report.file);
        face.print(&format!("{}\n{}", face.tone(Tone::Head, &head), face.say("account_count", &count)))?;
        for (m, statement) in d.statements.iter().enumerate() {
            face.print(&format!("\n{}{}  \u{201C}{}\u{201D}", letter(n), m + 1, statement.words))?;
            details(face, press, statement).iter().try_for_each(|line| face.print(&format!("    {line}")))?;
        }
        face.print("")?;
    }
    for (one, other) in &copies.reports {
        let names = [("a", letter(*one).into()), ("b", letter(*other).into())];
        face.print(&face.tone(Tone::Unsure, &face.say("account_same", &names)))?;
        let pairs = copies.statements.iter().filter(|[a, b]| a.0 == *one && b.0 == *other);
        let pairs = pairs.map(|[a, b]| format!("{}{} = {}{}", letter(a.0), a.1 + 1, letter(b.0), b.1 + 1));
        face.print(&format!("    {}\n", pairs.collect::<Vec<_>>().join(", ")))?;
    }
    face.print(&face.tone(Tone::Unsure, &face.say("account_proposed", &[])))
}

/// What is said of a statement, a line for each that there is.
fn details(face: &Face, press: &Press, s: &Statement) -> Vec<String> {
    let name = |id: &str| shown(face, press, id);
    let who = [
        ("who", name(&s.speaker).into()),
        ("side", s.side.as_str().into()),
        ("anonymous", if s.anonymous { "yes" } else { "no" }.into()),
    ];
    let how = if s.explicit { "account_who" } else { "account_carried" };
    let mut out = vec![face.say(how, &who), face.say("account_kind", &[("kind", s.kind.code().into())])];
    let via = s.via.iter().map(|id| name(id)).collect::<Vec<_>>().join(" \u{2192} ");
    let rows = [
        ("account_via", via),
        ("account_date", s.date.clone()),
        ("account_said", s.said.clone()),
        ("account_meeting", if s.about.is_empty() { String::new() } else { name(&s.about) }),
        ("account_agenda", s.agenda.clone()),
    ];
    let there = rows.iter().filter(|(_, value)| !value.is_empty());
    out.extend(there.map(|(id, value)| face.say(id, &[("value", value.as_str().into())])));
    let caveats = s.caveat.iter().map(|code| face.say("account_caveat", &[("caveat", code.as_str().into())]));
    out.extend(caveats.map(|text| face.tone(Tone::Unsure, &text)));
    out.push(face.say("account_place", &[("start", s.start.into()), ("end", s.end.into())]));
    out
}

/// An entity in the reader's language, if the table spells it there; else by its name in drafts.
fn shown(face: &Face, press: &Press, id: &str) -> String {
    let spelt = press.table().entity(id).and_then(|entity| entity.spellings(&face.lang).first().copied());
    spelt.map_or_else(|| id.replace('-', " "), str::to_owned)
}

/// The report's letter: A to Z, then AA.
pub fn letter(n: usize) -> String {
    let own = char::from(b'A' + u8::try_from(n % 26).unwrap_or_default());
    if n < 26 { own.to_string() } else { format!("{}{own}", letter(n / 26 - 1)) }
}
