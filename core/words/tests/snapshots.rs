//! What the reader of each language reads, kept in files under `snapshots/`. `UPDATE_EXPECT=1` rewrites them.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

mod common;
use common::*;
use expect_test::expect_file;
use rulebook::{Arg, Phrase};
use std::fmt::Write;

fn page(phrases: &[Phrase]) -> String {
    let words = words();
    let mut out = String::new();
    for phrase in phrases {
        writeln!(out, "{}", phrase.id).unwrap();
        for lang in LANGUAGES {
            writeln!(out, "  {lang}  {}", visible(&words.render(lang, phrase))).unwrap();
        }
    }
    out
}

#[test]
fn every_formats_example_reads_well_with_and_without_its_optional_fields() {
    let rulebook = rulebook();
    let names: Vec<&str> = rulebook.formats().iter().map(|f| f.name.as_str()).collect();
    let phrases: Vec<Phrase> = names.iter().flat_map(|n| [true, false].map(|o| example(&rulebook, n, o))).collect();
    expect_file!["snapshots/formats.txt"].assert_eq(&page(&phrases));
}

/// A worked example in which some fields read otherwise.
fn otherwise(format: &str, args: &[(&str, Arg)]) -> Phrase {
    let mut out = example(&rulebook(), format, false);
    out.args.extend(args.iter().map(|(name, arg)| (name.to_string(), arg.clone())));
    out
}

#[test]
fn what_the_examples_do_not_say_reads_well_too() {
    let set = |format: &str, field: &str, key: &str| choice(&format!("{format}_{field}"), key);
    let exercise = otherwise("ntf-exercise", &[("equipment", Arg::List(vec![])), ("live-fire", Arg::YesNo(false))]);
    let phrases = [
        exercise,
        otherwise("contact-record", &[("agreed", Arg::List(vec![]))]),
        otherwise("ntf-civil-work", &[("guarantees", Arg::List(vec![]))]),
        otherwise("ntf-crossing", &[("manner", set("ntf-crossing", "manner", "inadvertent"))]),
        otherwise("ntf-hazard", &[("marked", Arg::YesNo(true))]),
        otherwise("ntf-unplanned", &[("no-hostile-intent", Arg::YesNo(false))]),
        otherwise(
            "release-request",
            &[
                ("audience", set("release-request", "audience", "public")),
                ("extent", set("release-request", "extent", "whole")),
            ],
        ),
    ];
    expect_file!["snapshots/otherwise.txt"].assert_eq(&page(&phrases));
}

#[test]
fn numbers_of_persons_and_items_take_the_forms_of_each_language() {
    let counted = [("duty-handover", "open"), ("ntf-civil-work", "workers"), ("ntf-crossing", "persons")];
    let numbers = [(0, 0, 0), (1, 1, 1), (2, 2, 2), (3, 3, 3), (11, 11, 11), (100, 100, 100), (2, 3, 5)];
    let (words, mut out) = (words(), String::new());
    for (format, field) in counted {
        for lang in LANGUAGES {
            writeln!(out, "{format} {lang}").unwrap();
            for (min, best, max) in numbers {
                let phrase = otherwise(format, &[(field, Arg::Count { min, best, max })]);
                let text = words::plain(&words.render(lang, &phrase));
                // The part between its neighbours: the places and times beside it stand in the other snapshots.
                let (from, to) = if format == "duty-handover" { ("JUNIPER. ", "\u{0}") } else { (": ", ". ") };
                let tail = text.split_once(from).map_or(text.as_str(), |(_, tail)| tail);
                writeln!(out, "  {}", tail.split_once(to).map_or(tail, |(part, _)| part)).unwrap();
            }
        }
    }
    expect_file!["snapshots/plurals.txt"].assert_eq(&out);
}

fn kernel() -> Vec<Phrase> {
    let label = |value: Arg| phrase("ntf-flight.f-altitude", &[("value", value)]);
    let band = |min_m, max_m| Arg::Altitude { min_m, max_m, datum: 0 };
    let en = |t: &str| text(t, Some("en"));
    let told = phrase("kernel-told", &[("unit", choice("unit", "air-defence")), ("at", instant(NOW))]);
    let untold =
        phrase("kernel-not-told", &[("unit", choice("unit", "artillery")), ("reason", en("no unit in the sector"))]);
    let fields = Arg::List(vec![
        phrase("ntf-flight.f-window", &[("value", Arg::Span { start_s: NOW + 1500, end_s: NOW + 7200 })]),
        label(band(300, 900)),
    ]);
    let acts: Vec<(&str, Vec<(&str, Arg)>)> = vec![
        ("delivered", vec![("index", Arg::Number(48_213))]),
        ("opened", vec![]),
        ("read-back", vec![("fields", fields.clone())]),
        ("read-back", vec![("fields", fields.clone()), ("mismatch", Arg::List(vec![label(band(300, 600))]))]),
        ("disseminated", vec![("told", Arg::List(vec![told.clone()]))]),
        ("disseminated", vec![("told", Arg::List(vec![told])), ("not-told", Arg::List(vec![untold.clone()]))]),
        ("disseminated", vec![("not-told", Arg::List(vec![untold]))]),
        ("position", vec![("stance", choice("stance", "comply"))]),
        ("position", vec![("stance", choice("stance", "object")), ("grounds", en("The track crosses a closed area."))]),
        ("position", vec![("stance", choice("stance", "cannot-comply"))]),
        (
            "position",
            vec![
                ("stance", choice("stance", "conditional")),
                ("grounds", en("Lights on")),
                ("valid", Arg::Span { start_s: NOW, end_s: NOW + 86_400 }),
            ],
        ),
        ("amend", vec![("fields", fields)]),
        ("cancel", vec![]),
        ("cancel", vec![("reason", en("Weather"))]),
        ("start", vec![("at", instant(NOW))]),
        ("end", vec![("at", instant(NOW))]),
        ("ask-time", vec![("until", instant(NOW + 3600)), ("reason", en("Asking the posts"))]),
        ("dispute", vec![("grounds", en("No such unit"))]),
        ("override", vec![("reason", en("Patient in danger"))]),
        ("release", vec![("act", Arg::Act("48 213".to_owned())), ("to", Arg::Member("MON".to_owned()))]),
        ("disclose", vec![("act", Arg::Act("48 213".to_owned()))]),
        (
            "suspend",
            vec![
                ("channel", choice("channel", "security")),
                ("grounds", en("By order")),
                ("effective", instant(NOW)),
                ("emergency", Arg::YesNo(true)),
            ],
        ),
        ("resume", vec![("channel", choice("channel", "security")), ("grounds", en("By order"))]),
        ("key-add", vec![("name", text("NORTH/F3", None)), ("purpose", choice("purpose", "field"))]),
        ("key-revoke", vec![("key", text("NORTH/F3", None)), ("last-good", Arg::Number(17))]),
        ("member-admit", vec![("member", text("MON", None))]),
        ("member-suspend", vec![("member", Arg::Member("MON".to_owned())), ("reason", en("Withdrawn"))]),
        ("rulebook", vec![("hash", text("9f86d081884c7d65", None)), ("edition", Arg::Number(2))]),
        ("epoch", vec![("channel", choice("channel", "security")), ("epoch", Arg::Number(2))]),
        ("line-check", vec![("text", Arg::Number(3)), ("medium", choice("medium", "satellite"))]),
        ("line-reply", vec![]),
        ("deposit", vec![("hash", text("9f86d081884c7d65", None)), ("at", instant(NOW))]),
        ("complaint", vec![("act", Arg::Act("48 213".to_owned()))]),
        ("complaint", vec![("act", Arg::Act("48 213".to_owned())), ("key", text("", None))]),
        (
            "place-opened",
            vec![
                ("act", Arg::Act("48 213".to_owned())),
                ("officer", Arg::Number(3)),
                ("reason", en("Route of tonight's patrol")),
            ],
        ),
        (
            "succession",
            vec![("term", Arg::Number(2)), ("size", Arg::Number(48_300)), ("member", Arg::Member("GUAR1".to_owned()))],
        ),
        ("root-replace", vec![("root", Arg::Number(2)), ("hash", text("9f86d081884c7d65", None))]),
        ("sealed", vec![("channel", choice("channel", "security"))]),
        ("unreadable", vec![("wire", Arg::Number(77))]),
    ];
    let of = |(key, args): &(&str, Vec<(&str, Arg)>)| {
        let mut out = phrase(&format!("kernel-{key}"), args);
        out.args.insert("by".to_owned(), Arg::Member("SOUTH".to_owned()));
        out.args.insert("about".to_owned(), Arg::Act("NORTH 12".to_owned()));
        out
    };
    acts.iter().map(of).collect()
}

#[test]
fn every_kernel_act_reads_well() {
    let phrases = kernel();
    for (key, _) in words::KERNEL {
        assert!(phrases.iter().any(|p| p.id == format!("kernel-{key}")), "{key}");
    }
    expect_file!["snapshots/kernel.txt"].assert_eq(&page(&phrases));
}

#[test]
fn every_debt_and_note_reads_well() {
    let args = [
        ("debtor", Arg::Member("SOUTH".to_owned())),
        ("creditor", Arg::Member("NORTH".to_owned())),
        ("about", Arg::Act("NORTH 12".to_owned())),
        ("due", instant(NOW + 900)),
    ];
    let debts =
        NEEDS.debts.iter().flat_map(|d| [phrase(&format!("debt_{d}"), &args), phrase(&format!("debt_{d}.title"), &[])]);
    let statuses = NEEDS.debt_statuses.iter().map(|s| phrase(&format!("debt-status_{s}"), &[]));
    let by = [("by", Arg::Member("SOUTH".to_owned()))];
    let notes = NEEDS.notes.iter().map(|n| phrase(&format!("note_{n}"), &by));
    let findings = NEEDS.findings.iter().map(|f| phrase(&format!("finding_{f}"), &by));
    let phrases: Vec<Phrase> = debts.chain(statuses).chain(notes).chain(findings).collect();
    expect_file!["snapshots/debts.txt"].assert_eq(&page(&phrases));
}

#[test]
fn no_rendering_shows_a_missing_phrase_or_an_ellipsis() {
    for name in ["formats", "otherwise", "plurals", "kernel", "debts"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/snapshots/{name}.txt"));
        let text = std::fs::read_to_string(path).unwrap();
        // A missing phrase shows its id, which begins with a small letter; a bracket in a clause begins with a member's name.
        let missing = text.split('[').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
        assert!(!missing && !text.contains('…') && !text.contains('{'), "{name}");
    }
}
