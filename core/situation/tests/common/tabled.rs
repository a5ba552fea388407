//! Acts of a text under negotiation, as they are sent.

use super::*;

pub fn text(words: &str) -> Value {
    Value::Text(words.into())
}

pub fn chosen(format: &str, field: &str, name: &str) -> Value {
    let book = rulebook();
    Value::Choice(book.format(format).unwrap().field(field).unwrap().choice(name).unwrap().code)
}

pub fn group(entries: Vec<Vec<(u64, Value)>>) -> Value {
    let one = |entry: Vec<(u64, Value)>| entry.into_iter().map(|(n, v)| (n, v.encode())).collect();
    Value::Group(entries.into_iter().map(one).collect())
}

pub fn said(format: &str, lang: &str, values: &[(&str, Value)]) -> Content {
    Content { lang: Some(lang.into()), ..content(format, &[], &fields(format, values)) }
}

/// A text that both parties are to sign and GUAR1 is to hold, in English and Arabic unless said otherwise.
pub fn opened(otherwise: &[(&str, Value)]) -> Content {
    let sides = group([NORTH, SOUTH].map(|m| vec![(1, Value::Member(m))]).into());
    let tags = Value::Choices(vec![1, 2]);
    let mut all = vec![
        ("subject", text("Separation of forces")),
        ("kind", chosen("text-open", "kind", "rolling-text")),
        ("sides", sides),
        ("languages", tags),
        ("prevailing", chosen("text-open", "prevailing", "en")),
        ("depositary", Value::Member(GUAR1)),
        ("entry", chosen("text-open", "entry", "deposited")),
    ];
    all.retain(|(name, _)| otherwise.iter().all(|(other, _)| other != name));
    all.extend(otherwise.iter().cloned());
    said("text-open", "en", &all)
}

pub fn written(doc: Name, number: &str, purpose: &str, lang: &str, words: &str, replaces: &[Name]) -> Content {
    let mut all = vec![
        ("document", Value::Act(doc)),
        ("number", text(number)),
        ("purpose", chosen("clause", "purpose", purpose)),
        ("text", text(words)),
    ];
    if !replaces.is_empty() {
        all.push(("replaces", group(replaces.iter().map(|name| vec![(1, Value::Act(*name))]).collect())));
    }
    said("clause", lang, &all)
}

pub fn stance(clause: Name, how: &str, conditions: Vec<Vec<(u64, Value)>>) -> Content {
    let mut all = vec![("clause", Value::Act(clause)), ("stance", chosen("clause-stance", "stance", how))];
    if !conditions.is_empty() {
        all.push(("conditions", group(conditions)));
    }
    said("clause-stance", "en", &all)
}

pub fn revision(doc: Name, last: Name, purpose: &str, hashes: &[(String, String)]) -> Content {
    let tag = |tag: &str| Value::Choice(if tag == "en" { 1 } else { 2 });
    let hashes = group(hashes.iter().map(|(lang, hash)| vec![(1, tag(lang)), (2, text(hash))]).collect());
    said(
        "text-revision",
        "en",
        &[
            ("document", Value::Act(doc)),
            ("last", Value::Act(last)),
            ("purpose", chosen("text-revision", "purpose", purpose)),
            ("hashes", hashes),
        ],
    )
}

pub fn signature(revision: Name, manner: &str) -> Content {
    let manner = chosen("text-signature", "manner", manner);
    said("text-signature", "en", &[("revision", Value::Act(revision)), ("manner", manner)])
}
