//! `verify` of a file of evidence: what is proven, against which keys, and what is not.

use super::table::Table;
use super::verify::{Found, Proven, form, hex, mechanism_line};
use super::{Face, Tone};
use act::{Genesis, Refusal};
use record::exhibit::{self, Accused, Exhibit, ExhibitFault, Fact};
use serde_json::{Value as Json, json};
use words::Say;

pub(super) fn evidence(face: &Face, text: &str, genesis: Option<Genesis>) -> Found {
    let shown = Exhibit::parse(text).and_then(|file| file.verify(genesis)).map_err(|fault| refusal(&fault))?;
    let mut lines = vec![
        mechanism_line(&shown.mechanism, &shown.genesis),
        face.tone(Tone::Head, &sentence(face, &shown)),
        face.say(if shown.one_of { "evidence_one-of" } else { "evidence_against" }, &[]),
    ];
    lines.extend(shown.against.iter().map(|accused| format!("  {} · {}", accused.name, hex(&accused.key))));
    lines.push(face.say("evidence_keys-only", &[]));
    let data = data(&shown);
    Ok(Proven { exercise: shown.exercise, lines, items: Table::new([]), data })
}

/// What is proven, in one sentence.
fn sentence(face: &Face, shown: &exhibit::Proven) -> String {
    let args: Vec<(&str, Say)> = shown.facts.iter().map(|(key, fact)| (*key, said(face, key, fact))).collect();
    face.say(&format!("evidence_{}", shown.kind), &args)
}

fn said(face: &Face, key: &str, fact: &Fact) -> Say {
    match fact {
        Fact::Number(ms) if key.ends_with("_ms") => super::face::moment(*ms).into(),
        // A place in the record is a name; how many leaves there are is a number.
        Fact::Number(n) if key.ends_with("index") => face.number(*n).into(),
        Fact::Number(n) => (*n).into(),
        Fact::Text(text) => text.as_str().into(),
        Fact::Names(names) => names.join(", ").into(),
    }
}

fn data(shown: &exhibit::Proven) -> Json {
    let accused = |a: &Accused| json!({ "name": a.name, "key": hex(&a.key) });
    let mut data = json!({
        "kind": "evidence", "mechanism": shown.mechanism, "genesis": hex(&shown.genesis.0),
        "exercise": shown.exercise, "proves": shown.kind, "one_of": shown.one_of,
        "against": shown.against.iter().map(accused).collect::<Vec<_>>(),
    });
    for (key, fact) in &shown.facts {
        data[*key] = match fact {
            Fact::Number(n) => (*n).into(),
            Fact::Text(text) => text.as_str().into(),
            Fact::Names(names) => names.as_slice().into(),
        };
    }
    data
}

fn refusal(fault: &ExhibitFault) -> Refusal {
    match fault {
        ExhibitFault::OtherMechanism => Refusal::new("wrong-genesis"),
        ExhibitFault::Header | ExhibitFault::Form(_) => form(fault),
        _ => Refusal::new("bundle-proof").with("detail", fault),
    }
}
