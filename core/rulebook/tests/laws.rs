//! Laws: what is encoded decodes to itself, and nothing else decodes.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Altitude, Count, Instant, KeyId, Kind, MemberId, Name, Place, Shape, Span, Value};
use common::{World, files, reference, with_every_type};
use proptest::{collection::vec, option, prelude::*};
use rulebook::{FieldDef, Fields, Format, Rulebook};
use std::collections::BTreeMap;

/// Any value that a field may have.
fn any_value(def: &FieldDef) -> BoxedStrategy<Value> {
    let codes = |list: &[rulebook::ChoiceDef]| list.iter().map(|c| c.code).collect::<Vec<_>>();
    let max = def.max_or_default();
    // What a format foretells of its length holds for times before 2106, precisions below 18 hours: 32 and 16 bits.
    let moment = 0i64..1 << 32;
    let point = || (-9_000_000i64..=9_000_000, -18_000_000i64..=18_000_000);
    match def.kind {
        Kind::Text => "[a-zא-תء-ي]{1,6}".prop_map(Value::Text).boxed(),
        Kind::Choice => proptest::sample::select(codes(&def.choices)).prop_map(Value::Choice).boxed(),
        Kind::Choices => {
            let all = codes(&def.choices);
            proptest::sample::subsequence(all.clone(), 1..=all.len()).prop_map(Value::Choices).boxed()
        }
        Kind::Count => vec(0..=max, 3)
            .prop_map(|mut n| {
                n.sort();
                Value::Count(Count { min: n[0], best: n[1], max: n[2], basis: 0 })
            })
            .boxed(),
        Kind::Instant => (moment, 0u64..1 << 16, -840i64..=840)
            .prop_map(|(unix_s, within_s, offset_min)| Value::Instant(Instant { unix_s, within_s, offset_min }))
            .boxed(),
        Kind::Span => {
            (moment.clone(), moment).prop_map(|(a, b)| Value::Span(Span { start_s: a.min(b), end_s: a.max(b) })).boxed()
        }
        Kind::Place => {
            let most = max as usize;
            let line = vec(point(), 1..=most).prop_map(|mut ps| match ps.len() {
                1 => Shape::Point(ps.remove(0)),
                n if n > 2 && ps[0].0 % 2 == 0 => Shape::Area(ps),
                _ => Shape::Line(ps),
            });
            let place = (line, 0u64..1_000_000, 0u64..5).prop_map(|(shape, uncertainty_m, method)| Place {
                shape,
                uncertainty_m,
                method,
            });
            let zone = "[a-z]{1,15}".prop_map(|id| Place { shape: Shape::Zone(id), uncertainty_m: 0, method: 0 });
            prop_oneof![place, zone].prop_map(Value::Place).boxed()
        }
        Kind::Altitude => (-500i64..50_000, -500i64..50_000, 0u64..2)
            .prop_map(|(a, b, datum)| Value::Altitude(Altitude { min_m: a.min(b), max_m: a.max(b), datum }))
            .boxed(),
        Kind::Quantity => (-(max as i64)..=max as i64, proptest::sample::select(codes(&def.units)))
            .prop_map(|(n, unit)| Value::Quantity(n, unit))
            .boxed(),
        Kind::Member => (0u64..7).prop_map(|n| Value::Member(MemberId(n))).boxed(),
        Kind::Office => (0u64..7, 0u64..300).prop_map(|(n, o)| Value::Office(MemberId(n), o)).boxed(),
        Kind::Act => (any::<[u8; 4]>(), 1u64..1 << 32)
            .prop_map(|(key, serial)| Value::Act(Name { key: KeyId(key), serial }))
            .boxed(),
        Kind::Evidence => any::<[u8; 32]>().prop_map(|hash| Value::Evidence(rulebook::stand_in(&hash))).boxed(),
        Kind::YesNo => any::<bool>().prop_map(Value::YesNo).boxed(),
        Kind::Group => {
            let entry: Vec<_> = def
                .group
                .iter()
                .map(|d| {
                    any_value(d).prop_map({
                        let n = d.number;
                        move |v| (n, v.encode())
                    })
                })
                .collect();
            vec(entry, 1..=max as usize).prop_map(Value::Group).boxed()
        }
    }
}

/// Any fields that a format accepts: the required ones and some of the others.
fn any_fields(format: &Format) -> BoxedStrategy<Fields> {
    let one = |def: &FieldDef| {
        let (number, needed) = (def.number, def.required || def.required_when.is_some());
        let given = any_value(def).prop_map(move |v| (number, v));
        if needed { given.prop_map(Some).boxed() } else { option::of(given).boxed() }
    };
    let all: Vec<_> = format.fields.iter().map(one).collect();
    all.prop_map(|list| list.into_iter().flatten().collect()).boxed()
}

fn any_act() -> BoxedStrategy<(Format, Fields)> {
    let formats = with_every_type().formats().to_vec();
    proptest::sample::select(formats).prop_flat_map(|f| any_fields(&f).prop_map(move |x| (f.clone(), x))).boxed()
}

proptest! {
    #[test]
    fn what_is_encoded_decodes_to_itself((format, fields) in any_act()) {
        prop_assert_eq!(format.validate(&fields), []);
        prop_assert_eq!(format.decode(&format.encode(&fields)), Ok(fields));
    }

    #[test]
    fn no_content_is_longer_than_its_format_foretells((format, fields) in any_act()) {
        let name = Name { key: KeyId([255; 4]), serial: u32::MAX.into() };
        let step = format.step.is_some();
        let content = act::Content {
            format: format.wire,
            officer: 255,
            case: step.then_some(name),
            refs: if step { vec![act::Ref { kind: act::RefKind::Reply, act: name }] } else { vec![] },
            to: vec![MemberId(6)],
            lang: Some("ar".into()),
            emergency: format.lead_s.map(|_| 3),
            fields: format.encode(&fields),
            ..act::Content::default()
        };
        prop_assert!(content.encode().len() <= format.full_len(), "{}", format.name);
    }

    #[test]
    fn no_read_back_is_longer_than_its_format_foretells((format, fields) in any_act()) {
        let name = Name { key: KeyId([255; 4]), serial: u32::MAX.into() };
        let critical = |number: &u64| format.field_numbered(*number).is_some_and(|f| f.critical);
        let content = act::Content {
            format: 3, // The wire number of Kernel::ReadBack.
            officer: 255,
            case: Some(name),
            refs: vec![act::Ref { kind: act::RefKind::Reply, act: name }],
            to: vec![MemberId(6)],
            lang: Some("ar".into()),
            fields: format.encode(&fields).into_iter().filter(|(number, _)| critical(number)).collect(),
            ..act::Content::default()
        };
        prop_assert!(content.encode().len() <= format.read_back_len(), "{}", format.name);
    }

    #[test]
    fn a_field_too_many_or_one_too_few_is_refused((format, fields) in any_act(), extra in 40u64..1000) {
        let mut more = format.encode(&fields);
        more.insert(extra, vec![0x01]);
        let codes = |items: &BTreeMap<u64, Vec<u8>>| format.decode(items).unwrap_err().iter().map(|r| r.code).collect::<Vec<_>>();
        prop_assert_eq!(codes(&more), ["field-unknown"]);
        for def in format.fields.iter().filter(|d| d.required) {
            let mut less = format.encode(&fields);
            less.remove(&def.number);
            prop_assert_eq!(codes(&less), ["field-missing"]);
        }
    }

    #[test]
    fn bytes_that_decode_are_bytes_that_would_be_encoded(
        (format, fields) in any_act(), which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(),
        with in any::<u8>(),
    ) {
        let mut items = format.encode(&fields);
        prop_assume!(!items.is_empty());
        let number = *which.get(&items.keys().copied().collect::<Vec<_>>());
        let item = items.get_mut(&number).unwrap();
        let at = at.index(item.len());
        item[at] = with;
        if let Ok(read) = format.decode(&items) {
            prop_assert_eq!(format.encode(&read), items);
        }
    }

    #[test]
    fn whatever_is_typed_is_refused_or_accepted_by_every_node(text in "\\PC{0,24}|[0-9a-z:/~+>., -]{0,24}") {
        let (rulebook, world) = (with_every_type(), World::new());
        for def in &rulebook.format("every-type").unwrap().fields {
            if let Ok(value) = def.parse(&text, &world) {
                prop_assert_eq!(def.validate(&value), []);
            }
        }
    }
}

#[test]
fn an_archive_comes_back_with_the_same_hash_and_without_the_desks_words() {
    let mut files = files();
    files.insert("locales/en/desk.ftl".into(), b"x = y".to_vec());
    files.insert("locales/en/refusals.ftl".into(), b"x = y".to_vec());
    files.insert("locales/en/kernel.ftl".into(), b"x = y".to_vec());
    let whole = Rulebook::read(&files).unwrap();
    let back = Rulebook::from_archive(whole.archive()).unwrap();
    assert_eq!((back.archive(), back.hash()), (whole.archive(), whole.hash()));
    assert_eq!((back.formats(), back.terms(), back.zones()), (whole.formats(), whole.terms(), whole.zones()));
    for unsigned in ["locales/en/desk.ftl", "locales/en/refusals.ftl", "gazetteer.csv"] {
        assert!(whole.files().contains_key(unsigned) && !back.files().contains_key(unsigned), "{unsigned}");
    }
    assert!(back.files().contains_key("locales/en/kernel.ftl"));
    files.insert("locales/en/desk.ftl".into(), b"x = z".to_vec());
    assert_eq!(Rulebook::read(&files).unwrap().hash(), whole.hash());
    files.insert("locales/en/kernel.ftl".into(), b"x = z".to_vec());
    assert_ne!(Rulebook::read(&files).unwrap().hash(), whole.hash());
}

#[test]
fn a_flipped_byte_of_an_archive_is_refused_or_changes_the_hash() {
    let whole = signed_core();
    for at in 0..whole.archive().len() {
        let mut bytes = whole.archive().to_vec();
        bytes[at] ^= 1 << (at % 8);
        if let Ok(other) = Rulebook::from_archive(&bytes) {
            assert_ne!(other.hash(), whole.hash(), "byte {at}");
            assert_eq!(other.archive(), bytes, "byte {at}");
        }
    }
}

/// The reference rulebook with one format and no words, so that every byte can be tried.
fn signed_core() -> Rulebook {
    let keep = |path: &str| path.starts_with("terms/") || path == "formats/link-status.toml";
    Rulebook::read(&files().into_iter().filter(|(path, _)| keep(path)).collect()).unwrap()
}

#[test]
fn an_archive_out_of_order_or_with_a_stranger_is_refused() {
    let whole = reference();
    let archive = |entries: &[(&str, &[u8])]| {
        let mut w = act::cbor::Writer::new();
        w.array(entries.len());
        entries.iter().for_each(|(path, bytes)| {
            w.array(2).text(path).bytes(bytes);
        });
        w.done()
    };
    let signed = Rulebook::from_archive(whole.archive()).unwrap();
    let entries: Vec<_> = signed.files().iter().map(|(p, b)| (p.as_str(), b.as_slice())).collect();
    assert_eq!(archive(&entries), whole.archive());
    let mut swapped = entries.clone();
    swapped.swap(0, 1);
    let mut twice = entries.clone();
    twice.insert(1, entries[0]);
    let stranger: Vec<_> = entries.iter().copied().chain([("zzz", &b"x"[..])]).collect();
    for bad in [swapped, twice, stranger] {
        assert!(Rulebook::from_archive(&archive(&bad)).is_err());
    }
    let mut trailing = whole.archive().to_vec();
    trailing.push(0);
    assert!(Rulebook::from_archive(&trailing).is_err());
    assert!(Rulebook::from_archive(&[]).is_err());
}
