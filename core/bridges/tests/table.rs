//! The table bridge: no row is lost unseen, and every fault has its line, its columns and its reason.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)] // Tests read files of the repository.

mod made;

use act::{MemberId, Name};
use bridges::{Mapping, RowFault, Rows, TableFault};
use expect_test::expect;
use rulebook::{Context, Rulebook};
use std::collections::BTreeMap;
use std::path::Path;

struct Nowhere;

impl Context for Nowhere {
    fn now_s(&self) -> i64 {
        1_700_000_000
    }
    fn member(&self, _: &str) -> Option<MemberId> {
        None
    }
    fn member_name(&self, id: MemberId) -> String {
        id.0.to_string()
    }
    fn place(&self, _: &str) -> Option<(i64, i64)> {
        None
    }
    fn act(&self, _: &str) -> Option<Name> {
        None
    }
    fn act_name(&self, name: &Name) -> String {
        name.to_string()
    }
    fn zone(&self, _: &str) -> bool {
        false
    }
}

const MAPPING: &str = include_str!("../../../rulebook/imports/ucdp-ged.toml");

fn rulebook() -> Rulebook {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
    let mut files = BTreeMap::new();
    for folder in ["formats", "terms"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap());
            files.insert(name, std::fs::read(path).unwrap());
        }
    }
    Rulebook::read(&files).unwrap()
}

fn read(table: &[u8], mapping: &str) -> Result<Rows, TableFault> {
    let rulebook = rulebook();
    let mapping = Mapping::read(mapping, &rulebook).unwrap();
    (bridges::ALL[0].read)(table, &mapping, &rulebook, &Nowhere)
}

fn faults(rows: &Rows) -> String {
    rows.iter().filter_map(|row| row.as_ref().err()).map(line).collect()
}

fn line(fault: &RowFault) -> String {
    let reason = |r: &bridges::Reason| format!("[{}] {:?} {}", r.columns.join(" "), r.given, r.refusal.code);
    format!("line {}: {}\n", fault.line, fault.reasons.iter().map(reason).collect::<Vec<_>>().join("; "))
}

#[test]
fn the_committed_table_is_the_one_that_is_made() {
    // Some of its bytes are no text on purpose, so the comparison is of escaped lines.
    let escaped = |bytes: &[u8]| bytes.escape_ascii().to_string().replace("\\n", "\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/made.csv");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, made::table()).unwrap();
    }
    assert_eq!(escaped(&std::fs::read(path).unwrap()), escaped(&made::table()));
}

#[test]
fn every_row_is_a_draft_or_a_fault_with_its_line_and_columns() {
    let rows = read(&made::table(), MAPPING).unwrap();
    assert_eq!(rows.len(), 1200);
    assert_eq!(rows.iter().filter(|row| row.is_ok()).count(), made::SOUND);
    expect![[r#"
        line 93: [low best high] "5-99-8" number-not-understood
        line 184: [type_of_violence] "9" choice-unknown
        line 275: [latitude longitude where_prec] "134.5,35.802970~1000m" place-unknown
        line 366: [date_start] "2024-13-01" time-not-understood
        line 457: [date_start date_end] "2024-03-03T00:00:00Z/2001-01-01T23:59:59Z" span-ends-before-it-starts
        line 548: [low best high] "some-1-3" number-not-understood
        line 639: [where_prec] "7" choice-unknown; [where_prec] "7" choice-unknown
        line 730: [source_headline] "" value-broken
        line 821: [id] "" field-missing
        line 911: [source_headline] "marks \u{202e} unseen" text-has-hidden-characters
        line 1002: [id] "ucdp-ged/7000000" import-twice
        line 1093: [] "" import-cells
    "#]]
    .assert_eq(&faults(&rows));
}

#[test]
fn a_row_says_what_its_columns_say() {
    let rows = read(&made::table(), MAPPING).unwrap();
    let draft = |at: usize| format!("{:#?}", rows[at].as_ref().unwrap());
    expect![[r#"
        RowDraft {
            line: 7,
            fields: {
                "actor": "Side one - Side two",
                "basis": "allegation",
                "category": "civilian-harm",
                "harm": "4-5-7",
                "place": "33.001035,35.800055~400000m",
                "source": "Made-up Office, second desk, 2024-03-06",
                "source-id": "ucdp-ged/7000005",
                "source-precision": "country",
                "text": "Row 5 says \"twice\" over two lines",
                "time-precision": "day",
                "when": "2024-03-06T00:00:00Z/2024-03-06T23:59:59Z",
            },
            unique: "ucdp-ged/7000005",
        }"#]]
    .assert_eq(&draft(5));
    expect![[r#"
        RowDraft {
            line: 9,
            fields: {
                "actor": "Side one - Side two",
                "basis": "allegation",
                "category": "hostile",
                "harm": "5-6-8",
                "place": "33.001042,35.800066~1000m",
                "source": "Made-up Office, second desk, 2024-03-07",
                "source-id": "ucdp-ged/7000006",
                "source-precision": "exact",
                "text": "Made-up report 6",
                "time-precision": "days",
                "when": "2024-03-07T00:00:00Z/2024-03-07T23:59:59Z",
            },
            unique: "ucdp-ged/7000006",
        }"#]]
    .assert_eq(&draft(6));
}

#[test]
fn both_ways_to_write_a_day_mean_the_same_day() {
    let rows = read(&made::table(), MAPPING).unwrap();
    let when = |at: usize| rows[at].as_ref().unwrap().fields["when"].clone();
    assert_eq!(when(0), "2024-03-01T00:00:00Z/2024-03-01T23:59:59Z");
    assert_eq!(when(1), "2024-03-02T00:00:00Z/2024-03-02T23:59:59Z");
}

#[test]
fn a_time_of_day_is_not_dropped_to_make_a_day() {
    let table = String::from_utf8_lossy(&made::table()).replacen("2024-03-02 00:00:00.000", "2024-03-02 14:30:00", 1);
    assert!(faults(&read(table.as_bytes(), MAPPING).unwrap()).starts_with("line 3: [date_start]"));
}

#[test]
fn a_shortened_text_says_so_and_fits() {
    let rows = read(&made::table(), MAPPING).unwrap();
    let text = &rows[7].as_ref().unwrap().fields["text"];
    assert!(text.ends_with('…') && text.len() <= 400, "{} bytes: {text}", text.len());
}

#[test]
fn everything_wrong_with_a_row_comes_at_once() {
    let table = String::from_utf8_lossy(&made::table())
        .replacen(",33.001000,", ",north,", 1)
        .replacen(",0,0,2\n", ",x,0,2\n", 1);
    let rows = read(table.as_bytes(), MAPPING).unwrap();
    expect![[r#"
        line 2: [low best high] "x-0-2" number-not-understood; [latitude longitude where_prec] "north,35.800000~1000m" place-unknown
    "#]].assert_eq(&line(rows[0].as_ref().unwrap_err()));
}

#[test]
fn a_table_without_a_column_that_the_mapping_reads_is_refused() {
    let table = String::from_utf8_lossy(&made::table()).replacen("where_prec", "precision", 1);
    assert_eq!(read(table.as_bytes(), MAPPING).unwrap_err(), TableFault::Columns(vec!["where_prec".into()]));
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_column() {
    let table = [b"\xef\xbb\xbf".as_slice(), &made::table()].concat();
    assert_eq!(read(&table, MAPPING).unwrap(), read(&made::table(), MAPPING).unwrap());
}

#[test]
fn a_wrong_mapping_is_refused_with_everything_that_is_wrong() {
    let check = |from: &str, to: &str, expect: expect_test::Expect| {
        assert!(MAPPING.contains(from));
        let faults = Mapping::read(&MAPPING.replacen(from, to, 1), &rulebook()).unwrap_err();
        expect.assert_eq(&faults.iter().map(|f| format!("{f}\n")).collect::<String>());
    };
    check(
        "\"inc-report\"",
        "\"inc-repo\"",
        expect![[r#"
        the rulebook has no format inc-repo
    "#]],
    );
    check(
        "\nbasis =",
        "\nbases =",
        expect![[r#"
        inc-report has no field bases
        field basis has no template and every row must have it
    "#]],
    );
    check(
        "{date_prec:days}",
        "{date_prec:weeks} {",
        expect![[r#"
        field time-precision: there is no table weeks
    "#]],
    );
    check(
        "{low}-",
        "{}-",
        expect![[r#"
        field harm: a { } names no column
    "#]],
    );
    check(
        "unique = \"source-id\"",
        "unique = \"id\"",
        expect![[r#"
        inc-report has no field id to know a row by
    "#]],
    );
    check(
        "[fields]",
        "[fields",
        expect![[r#"
        line 10: unclosed table, expected `]`
    "#]],
    );
    check(
        "credit =",
        "thanks =",
        expect![[r#"
        line 6: unknown field `thanks`, expected one of `format`, `unique`, `lang`, `credit`, `cut`, `fields`, `tables`
    "#]],
    );
}
