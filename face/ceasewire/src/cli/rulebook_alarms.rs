//! What was agreed of alarms and of the limit on acts, as `rulebook show` prints it.

use super::rulebook_show::{heads, plain, seconds};
use super::table::Table;
use super::{Face, Tone};
use act::Precedence;
use rulebook::{ByPrecedence, Terms};
use serde_json::{Map, Value, json};

/// How grave each condition is, then the same of answers by precedence with the limit on acts, then the other numbers.
pub fn text(face: &Face, terms: &Terms) -> String {
    let alarms = &terms.alarms;
    let grave = |n: u64| face.choice("alarm-priority", &n.to_string());
    let mut conditions = heads(face, &["rulebook_alarms"]);
    for (condition, n) in &alarms.priority {
        conditions.row(plain([face.say(&format!("condition_{condition}"), &[]), grave((*n).into())]));
    }
    let head = std::iter::once(face.say("rulebook_alarms", &[]));
    let mut by = Table::new(head.chain(Precedence::ALL.map(|p| face.choice("precedence", p.key()))));
    let mut row = |what: String, numbers: &ByPrecedence, shown: &dyn Fn(u64) -> String| {
        let cells = Precedence::ALL.map(|p| shown(numbers.get(p)));
        by.row(std::iter::once(what).chain(cells).map(|text| (Tone::Plain, text)));
    };
    for (condition, numbers) in alarms.by_precedence() {
        row(face.say(&format!("condition_{condition}"), &[]), &numbers, &grave);
    }
    if let Some(limit) = terms.acts_per_minute {
        row(face.say("rulebook_rate", &[]), &limit, &|n| n.to_string());
    }
    let mut rest = Table::new([]);
    let term = |key: &str| face.say(&format!("alarm-term_{key}"), &[]);
    alarms.spans().iter().for_each(|(key, s)| rest.row(plain([term(key), seconds(face, *s)])));
    alarms.numbers().iter().for_each(|(key, n)| rest.row(plain([term(key), n.to_string()])));
    for (kind, rung) in &alarms.called_from {
        let who = format!("{}: {}", face.say("rulebook_called-from", &[]), face.choice("kind", kind.key()));
        rest.row(plain([who, rung.to_string()]));
    }
    [conditions, by, rest].map(|table| table.write(face)).join("\n")
}

/// The same for programs.
pub fn json(terms: &Terms) -> Value {
    let alarms = &terms.alarms;
    let by = |numbers: ByPrecedence| {
        let one = |p: Precedence| (p.key().to_owned(), json!(numbers.get(p)));
        Value::Object(Precedence::ALL.into_iter().map(one).collect())
    };
    let called = alarms.called_from.iter().map(|(kind, rung)| (kind.key().to_owned(), json!(rung)));
    let named = |all: Vec<(&'static str, u64)>| -> Map<String, Value> {
        all.into_iter().map(|(key, n)| (key.to_owned(), json!(n))).collect()
    };
    json!({
        "priority": alarms.priority, "owed": by(alarms.owed), "overdue": by(alarms.overdue),
        "seconds": named(alarms.spans().into()), "numbers": named(alarms.numbers().into()),
        "called_from": called.collect::<Map<_, _>>(), "acts_per_minute": terms.acts_per_minute.map(by),
    })
}
