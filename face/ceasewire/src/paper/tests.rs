//! Documents as pandoc tells of them, taken apart and compared.
#![allow(clippy::unwrap_used)]

use super::page::made_from;
use super::{Base, Hold, Import, compared, read};
use proptest::prelude::*;
use serde_json::{Value, json};
use situation::views::{MarkView, SheetClause, SheetVersion, SheetView, TextLine};

fn str_(text: &str) -> Value {
    json!({"t": "Str", "c": text})
}

fn para(inlines: &[Value]) -> Value {
    json!({"t": "Para", "c": inlines})
}

fn head(text: &str) -> Value {
    json!({"t": "Header", "c": [1, ["", [], []], [str_(text)]]})
}

fn span(class: &str, text: &str) -> Value {
    json!({"t": "Span", "c": [["", [class], []], [str_(text)]]})
}

fn version(index: u64, heading: &str, text: &str) -> SheetVersion {
    SheetVersion {
        by: MarkView { index, name: format!("CHAIR {index}"), member: "CHAIR".into(), at_ms: 0 },
        version: index,
        purpose: "wording".into(),
        removed: false,
        heading: heading.into(),
        text: text.into(),
        shows: None,
    }
}

fn sheet(clauses: &[(&str, SheetVersion)]) -> SheetView {
    let mut out = SheetView {
        text: TextLine {
            index: 9,
            name: "CHAIR 1".into(),
            format: "text-open".into(),
            author: "CHAIR".into(),
            channel: "plenary".into(),
            at_ms: 0,
            subject: None,
            kind: None,
            state: "bracketed".into(),
            sealed: false,
            clauses: 0,
            open: 0,
            changed_ms: 0,
            acts: 0,
        },
        last: 20,
        lang: "en".into(),
        clauses: Vec::new(),
    };
    for (number, version) in clauses {
        match out.clauses.iter_mut().find(|c| c.number == *number) {
            Some(clause) => clause.versions.push(version.clone()),
            None => {
                out.clauses.push(SheetClause { number: (*number).to_owned(), versions: vec![version.clone()] });
            }
        }
    }
    out
}

/// What a document of these blocks proposes against these clauses.
fn found(base: &SheetView, blocks: &[Value]) -> Import {
    let marker = para(&[str_(&format!("\u{203b} {}", made_from(base)))]);
    let all: Vec<Value> = blocks.iter().cloned().chain([marker]).collect();
    let paper = read(json!({"blocks": all}).to_string().as_bytes()).unwrap();
    compared(&paper, &Base { then: base.clone(), now: base.clone() }).unwrap()
}

fn codes(found: &Import) -> Vec<&str> {
    found.refused.iter().map(|r| r.code).collect()
}

#[test]
fn clauses_are_changed_added_missing_or_the_same() {
    let base = sheet(&[
        ("1", version(10, "Purpose", "As it was.")),
        ("7.1", version(11, "", "Within [NORTH: twelve // SOUTH: thirty] days.")),
        ("8", version(12, "End", "Last.")),
    ]);
    let blocks = [
        para(&[str_("\u{203b} How to edit.")]),
        para(&[str_("A stray word.")]),
        head("1: Purpose"),
        para(&[str_("As it  was.")]),
        head("\u{200f}7.1\u{200e}"),
        para(&[str_("Within [NORTH: ten // SOUTH: thirty] days.")]),
        head("15: Flags"),
        para(&[str_("It has a flag.")]),
    ];
    let found = found(&base, &blocks);
    let told: Vec<_> = found.changes.iter().map(|c| (c.key.as_str(), c.added)).collect();
    assert_eq!((told, found.same), (vec![("7.1", false), ("15", true)], 1));
    assert_eq!(found.changes[0].fields["replaces"], "version=11");
    assert!(!found.changes[1].fields.contains_key("replaces"));
    assert_eq!((found.missing, found.before), (vec!["8".to_owned()], vec!["A stray word.".to_owned()]));
}

#[test]
fn what_cannot_be_told_apart_is_refused_and_the_rest_is_not() {
    let base = sheet(&[
        ("1", version(10, "Purpose", "As it was.")),
        ("2", version(11, "", "One.")),
        ("2", version(12, "", "Another.")),
    ]);
    let words = |text: &str| para(&[str_(text)]);
    let found = found(
        &base,
        &[
            head("1: Purpose"),
            words("Changed."),
            head("1: Purpose"),
            words("Changed again."),
            head("Final words"),
            words("Whose?"),
            head("2"),
            words("Which?"),
            head("2 [CHAIR 12]"),
            words("Another one."),
        ],
    );
    assert_eq!(codes(&found), ["doc-number-twice", "doc-number-lost", "doc-rivals"]);
    assert_eq!(found.changes.iter().map(|c| c.key.as_str()).collect::<Vec<_>>(), ["2 [CHAIR 12]"]);
    assert_eq!(found.changes[0].fields["replaces"], "version=12");
    assert_eq!(found.missing, ["2 [CHAIR 11]"]);
}

#[test]
fn what_the_record_cannot_hold_is_named_and_never_lost_without_a_word() {
    let base = sheet(&[("1", version(10, "", "Ten days."))]);
    let with = |blocks: &[Value]| found(&base, &[&[head("1")], blocks].concat());
    let strong = json!({"t": "Strong", "c": [str_("Twelve")]});
    let told = with(&[para(&[strong, json!({"t": "Space"}), str_("days.")])]);
    assert_eq!((told.changes[0].fields["text"].as_str(), told.remarks[0].hold), ("Twelve days.", Hold::Style));
    let tracked = [span("deletion", "Ten"), span("insertion", "Nine"), span("comment-start", "Why?"), str_(" days.")];
    let told = with(&[para(&tracked)]);
    assert_eq!(told.changes[0].fields["text"], "Nine days.");
    assert_eq!(told.remarks.iter().map(|r| r.hold).collect::<Vec<_>>(), [Hold::Tracked, Hold::Comment]);
    let joined = [para(&[str_("Ten "), span("paragraph-deletion", "")]), para(&[str_("days.")])];
    assert_eq!(with(&joined).same, 1, "a paragraph whose end was taken out goes on with the next");
    let item = json!([{"t": "Plain", "c": [str_("Ten days.")]}]);
    let list = json!({"t": "OrderedList", "c": [[1, {"t": "LowerAlpha"}, {"t": "TwoParens"}], [item, item]]});
    let told = with(&[list]);
    assert_eq!(told.changes[0].fields["text"], "(a) Ten days.\n(b) Ten days.");
    for (one, hold) in
        [("Note", Hold::Footnote), ("Strikeout", Hold::Struck), ("Superscript", Hold::Raised), ("X", Hold::Other)]
    {
        let told = with(&[para(&[str_("Ten days."), json!({"t": one, "c": []})])]);
        assert_eq!((codes(&told), told.changes.len()), (vec!["doc-clause-holds"], 0), "{one}");
        assert_eq!(told.refused[0].args.iter().find(|(name, _)| *name == "what").unwrap().1, hold.key());
    }
    assert_eq!(codes(&with(&[json!({"t": "Table", "c": []})])), ["doc-clause-holds"]);
}

#[test]
fn a_heading_that_lost_its_style_still_begins_its_clause() {
    let base = sheet(&[("1", version(10, "", "One.")), ("2", version(11, "Two", "Two."))]);
    let words = |text: &str| para(&[str_(text)]);
    let found = found(&base, &[head("1"), words("One."), words("2: Two"), words("Two, changed.")]);
    assert_eq!((found.same, found.changes[0].key.as_str()), (1, "2"));
    assert!(found.missing.is_empty());
}

#[test]
fn a_file_of_another_text_or_of_other_words_is_none_of_this_one() {
    let base = sheet(&[("1", version(10, "", "One."))]);
    let marker = para(&[str_(&format!("\u{203b} {}", made_from(&base)))]);
    let paper = read(json!({"blocks": [marker]}).to_string().as_bytes()).unwrap();
    let other = sheet(&[("1", version(10, "", "Uno."))]);
    let told = compared(&paper, &Base { then: other.clone(), now: other }).unwrap_err();
    assert_eq!(told.code, "doc-other-text");
    let told = |json: &str| read(json.as_bytes()).unwrap_err().code;
    assert_eq!(told("{"), "doc-unreadable");
    assert_eq!(told("[1]"), "doc-unreadable");
    assert_eq!(told(r#"{"blocks": []}"#), "doc-empty");
    assert_eq!(told(r#"{"blocks": [{"t": "Para", "c": [{"t": "Str", "c": "x"}]}]}"#), "doc-unmarked");
}

/// Any JSON that begins like a document's.
fn blocks() -> impl Strategy<Value = Value> {
    const KINDS: [&str; 24] = [
        "Para",
        "Plain",
        "Header",
        "Str",
        "Space",
        "LineBreak",
        "Span",
        "Strong",
        "Note",
        "OrderedList",
        "BulletList",
        "Div",
        "BlockQuote",
        "Table",
        "CodeBlock",
        "LineBlock",
        "Quoted",
        "Link",
        "Cite",
        "Code",
        "Image",
        "Figure",
        "deletion",
        "paragraph-deletion",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<u64>().prop_map(Value::from),
        (0..KINDS.len()).prop_map(|n| json!(KINDS[n])),
        "[\u{203b}\\\\ a1:|\\[\\]]{0,12}".prop_map(Value::from),
        Just(json!("\u{203b} ceasewire-text CHAIR 1 | en | 20 | 0")),
    ];
    leaf.prop_recursive(6, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            ((0..KINDS.len()), inner).prop_map(|(n, c)| json!({"t": KINDS[n], "c": c})),
        ]
    })
}

proptest! {
    #[test]
    fn no_document_stops_the_reader(blocks in prop::collection::vec(blocks(), 0..8)) {
        let base = sheet(&[("1", version(10, "", "One."))]);
        if let Ok(paper) = read(json!({"blocks": blocks}).to_string().as_bytes()) {
            let _ = compared(&paper, &Base { then: base.clone(), now: base });
        }
    }

    #[test]
    fn no_bytes_stop_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = read(&bytes);
    }
}
