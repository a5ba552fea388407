//! Whatever a person types or another node sends: each thing wrong has its own code and its own field.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Count, Place, Shape, Value};
use common::{World, with_every_type};
use rulebook::{CODES, FieldDef, Rulebook};
use std::collections::BTreeSet;

const HEX: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// `(field, what is typed, code)`.
fn typed() -> Vec<(&'static str, String, &'static str)> {
    let rows = [
        ("words", "", "field-missing"),
        ("words", "thirteen char", "text-too-long"),
        ("words", "סדר בשורה", "text-too-long"),
        ("words", "a\u{202e}b", "text-has-hidden-characters"),
        ("words", "a\u{1b}[2J", "text-has-hidden-characters"),
        ("one", "green", "choice-unknown"),
        ("one", "Red", "choice-unknown"),
        ("some", "red,green", "choice-unknown"),
        ("some", "red,,blue", "choice-unknown"),
        ("many", "six", "number-not-understood"),
        ("many", "-6", "number-not-understood"),
        ("many", "4-6", "number-not-understood"),
        ("many", "6-4-9", "number-not-understood"),
        ("many", "18446744073709551616", "number-not-understood"),
        ("many", "51", "number-too-large"),
        ("many", "1-2-51", "number-too-large"),
        ("at", "soon", "time-not-understood"),
        ("at", "2026-11-21", "time-not-understood"),
        ("at", "1969-12-31T23:59:59Z", "time-not-understood"),
        ("at", "+999999d", "time-not-understood"),
        ("during", "05:40Z", "time-not-understood"),
        ("during", "+2h/+1h", "span-ends-before-it-starts"),
        ("where", "Nowhere", "place-unknown"),
        ("where", "91.0,0", "place-unknown"),
        ("where", "area: 1,1 > 2,2", "place-unknown"),
        ("where", "zone:nowhere", "place-unknown"),
        ("where", "zone:demo-band~500m", "place-unknown"),
        ("where", "1,1~many", "place-unknown"),
        ("where", "1,1~9000km", "place-unknown"),
        ("where", "1,1 > 2,2 > 3,3 > 4,4 > 5,5", "number-too-large"),
        ("band", "300-900", "altitude-not-understood"),
        ("band", "300-900m", "altitude-not-understood"),
        ("band", "900-300m agl", "altitude-not-understood"),
        ("band", "300-99000m amsl", "altitude-not-understood"),
        ("load", "12", "number-not-understood"),
        ("load", "x tonne", "number-not-understood"),
        ("load", "12 stone", "choice-unknown"),
        ("load", "101 tonne", "number-too-large"),
        ("who", "WEST", "member-unknown"),
        ("desk", "WEST/1", "member-unknown"),
        ("desk", "SOUTH/x", "member-unknown"),
        ("about", "48214", "act-unknown"),
        ("file", "e3b0:0:text/plain", "evidence-not-understood"),
        ("armed", "perhaps", "yes-or-no"),
        ("part", "n=2", "field-missing"),
        ("part", "name=a; size=2", "field-unknown"),
        ("part", "name=a; name=b", "value-broken"),
        ("part", "name=a | name=b | name=c", "number-too-large"),
        ("part", "a", "value-broken"),
    ];
    let mut rows: Vec<_> = rows.iter().map(|(f, t, c)| (*f, (*t).to_owned(), *c)).collect();
    rows.push(("file", format!("{HEX}:12"), "evidence-not-understood"));
    rows.push(("file", HEX.to_uppercase(), "evidence-not-understood"));
    rows.push(("file", HEX[2..].to_owned(), "evidence-not-understood"));
    rows.push(("file", "f".repeat(64), "item-unknown"));
    rows.push(("file", "e".repeat(64), "item-too-large"));
    rows
}

fn field<'a>(rulebook: &'a Rulebook, name: &str) -> &'a FieldDef {
    rulebook.format("every-type").unwrap().field(name).unwrap()
}

#[test]
fn what_is_typed_wrongly_is_refused_with_its_own_code() {
    let (rulebook, world) = (with_every_type(), World::new());
    for (name, text, code) in typed() {
        let refusal = field(&rulebook, name).parse(&text, &world).unwrap_err();
        assert_eq!(refusal.code, code, "{name} = {text:?}");
        assert!(refusal.field.as_ref().unwrap().starts_with(name), "{name} = {text:?}: {refusal:?}");
    }
}

#[test]
fn what_is_typed_rightly_means_what_it_says() {
    let (rulebook, world) = (with_every_type(), World::new());
    let parse = |name: &str, text: &str| field(&rulebook, name).parse(text, &world).unwrap();
    let place = |text: &str| match parse("where", text) {
        Value::Place(place) => place,
        other => panic!("{other:?}"),
    };
    assert_eq!(parse("words", " any "), Value::Text("any".into()));
    assert_eq!(parse("some", "blue, red,blue"), Value::Choices(vec![1, 7]));
    assert_eq!(parse("many", "4-6-9"), Value::Count(Count { min: 4, best: 6, max: 9, basis: 0 }));
    assert_eq!(parse("many", "6"), Value::Count(Count::exactly(6)));
    assert_eq!(parse("load", "-3 litre"), Value::Quantity(-3, 2));
    let point = Place { shape: Shape::Point((3_308_670, 3_584_300)), uncertainty_m: 500, method: 0 };
    assert_eq!(place("33.0867,35.8430~500m"), point);
    let town = Place { shape: Shape::Point((3_312_595, 3_582_461)), uncertainty_m: 1000, method: 4 };
    assert_eq!(place("القنيطرة"), town);
    assert_eq!(place("1,1 > Al Qunayţirah~2km").uncertainty_m, 2000);
    assert_eq!(
        place("area: 1,1 > 2,2 > 1,2").shape,
        Shape::Area(vec![(100_000, 100_000), (200_000, 200_000), (100_000, 200_000)])
    );
    assert_eq!(place("zone:demo-band").shape, Shape::Zone("demo-band".into()));
    assert_eq!(parse("file", HEX).encode().len(), 1 + 34 + 5 + 11 + 11 + 34 + 34);
}

#[test]
fn what_another_node_sends_is_refused_all_at_once() {
    let rulebook = with_every_type();
    let flight = rulebook.format("ntf-flight").unwrap();
    let items = [
        (1, Value::Choice(99).encode()),
        (2, vec![0x18, 0x05]),
        (5, vec![0x01]),
        (6, Value::Text("a callsign too long".into()).encode()),
        (9, Value::YesNo(true).encode()),
    ];
    let refusals = flight.decode(&items.into()).unwrap_err();
    let mut got: Vec<_> = refusals.iter().map(|r| (r.field.clone().unwrap(), r.code)).collect();
    got.sort();
    let want = [
        ("9", "field-unknown"),
        ("altitude", "field-missing"),
        ("armed", "value-broken"),
        ("callsign", "text-too-long"),
        ("class", "choice-unknown"),
        ("track", "value-broken"),
        ("window", "field-missing"),
    ];
    assert_eq!(got, want.map(|(field, code)| (field.to_owned(), code)));
}

#[test]
fn a_value_of_another_type_or_out_of_range_is_never_sent() {
    let rulebook = with_every_type();
    let codes = |name: &str, value: Value| -> Vec<_> {
        field(&rulebook, name).validate(&value).iter().map(|r| r.code).collect()
    };
    assert_eq!(codes("words", Value::YesNo(true)), ["value-broken"]);
    assert_eq!(codes("many", Value::Count(Count { min: 1, best: 2, max: 3, basis: 1 })), ["value-broken"]);
    assert_eq!(codes("many", Value::Count(Count { min: 3, best: 2, max: 3, basis: 0 })), ["value-broken"]);
    assert_eq!(codes("some", Value::Choices(vec![])), ["field-missing"]);
    assert_eq!(codes("some", Value::Choices(vec![7, 1])), ["value-broken"]);
    assert_eq!(codes("words", Value::Text(" \n".into())), ["field-missing"]);
    let zone = Place { shape: Shape::Zone("a-zone-with-a-long-id".into()), uncertainty_m: 0, method: 0 };
    assert_eq!(codes("where", Value::Place(zone)), ["value-broken"]);
    let entry = vec![(1, vec![0x00]), (3, vec![0x00])];
    assert_eq!(codes("part", Value::Group(vec![entry])), ["value-broken", "field-unknown", "field-missing"]);
}

#[test]
fn every_code_is_reached_and_no_other() {
    let reached: BTreeSet<_> = typed().iter().map(|(_, _, code)| *code).chain(["field-needed-here"]).collect();
    assert_eq!(reached, CODES.iter().copied().collect());
    assert!(CODES.is_sorted());
}
