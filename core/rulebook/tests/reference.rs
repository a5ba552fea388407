//! The rulebook that ships holds what it promises.
#![allow(clippy::unwrap_used)]

mod common;

use act::{BURST_UP_MAX, Content, MemberKind, Precedence, Value};
use common::{World, files, reference};
use rulebook::{Arg, Fields, Format, Gazetteer, Silence, burst_len, check};

fn example(format: &Format) -> Fields {
    let world = World::new();
    let read = |(name, text): (&String, &String)| {
        let def = format.field(name).unwrap();
        (def.number, def.parse(text, &world).unwrap_or_else(|r| panic!("{} {name}: {r:?}", format.name)))
    };
    format.example.iter().map(read).collect()
}

#[test]
fn every_example_goes_from_text_to_bytes_and_back() {
    for format in reference().formats() {
        let fields = example(format);
        assert_eq!(fields.len(), format.fields.len(), "{}: an example shows every field", format.name);
        assert_eq!(format.validate(&fields), [], "{}", format.name);
        assert_eq!(format.decode(&format.encode(&fields)).as_ref(), Ok(&fields), "{}", format.name);
        let phrase = format.phrase(&fields, &World::new());
        assert_eq!(phrase.id, format.name);
        assert!(format.example.keys().eq(phrase.args.keys()), "{}", format.name);
    }
}

#[test]
fn what_was_typed_can_be_written_so_that_it_says_the_same_tomorrow() {
    let world = World::new();
    for format in reference().formats() {
        for (name, text) in &format.example {
            let def = format.field(name).unwrap();
            let settled = def.settled(text, &world);
            let (said, meant) = (def.parse(text, &world).unwrap(), def.parse(&settled, &world.later(86_400)).unwrap());
            assert_eq!(meant, said, "{} {name}: {settled}", format.name);
            let written = def.write(&said, &world);
            let mut again = def.parse(&written, &world).unwrap();
            // Only by what means a place is known has no notation.
            if let (Value::Place(was), Value::Place(is)) = (&said, &mut again) {
                is.method = was.method;
            }
            assert_eq!(again, said, "{} {name}: {written}", format.name);
        }
    }
}

#[test]
fn a_text_within_a_group_may_hold_the_marks_that_end_it() {
    let record = reference();
    let def = record.format("contact-record").unwrap().field("agreed").unwrap();
    let typed = format!("point={} | point=b", rulebook::escaped("One; two | three \\ four"));
    let Value::Group(entries) = def.parse(&typed, &World::new()).unwrap() else { panic!("a group") };
    let said = Value::decode(act::Kind::Text, &entries[0][0].1).unwrap();
    assert_eq!((entries.len(), said), (2, Value::Text("One; two | three \\ four".into())));
}

#[test]
fn what_is_alleged_and_what_is_published_needs_two_officers_and_danger_needs_one() {
    let book = reference();
    let report = book.format("inc-report").unwrap();
    let basis = |name: &str| {
        let def = report.field("basis").unwrap();
        [(def.number, Value::Choice(def.choice(name).unwrap().code))].into()
    };
    assert!(report.is_grave(&basis("allegation")) && !report.is_grave(&basis("observation")));
    assert!(book.format("statement").unwrap().is_grave(&Fields::new()));
    let danger: Vec<_> = book.formats().iter().filter(|f| f.at_once).collect();
    assert!(!danger.is_empty());
    for format in danger {
        assert!(!format.is_grave(&example(format)) && format.precedence == Precedence::Flash && format.burst);
        assert!(format.through_suspension && format.lead_s.is_none());
    }
    assert!(book.terms().two_officers.iter().any(|key| key == "suspend"));
}

#[test]
fn wire_numbers_are_those_that_were_given_out() {
    let numbers: Vec<_> = reference().formats().iter().map(|f| (f.wire, f.name.clone())).collect();
    let given = [
        (32, "link-status"),
        (33, "contact-request"),
        (34, "contact-record"),
        (35, "duty-handover"),
        (36, "drill"),
        (37, "duty-takeover"),
        (40, "ntf-move"),
        (41, "ntf-flight"),
        (42, "ntf-exercise"),
        (43, "ntf-demolition"),
        (44, "ntf-civil-work"),
        (45, "ntf-crossing"),
        (46, "ntf-hazard"),
        (47, "ntf-unplanned"),
        (48, "danger"),
        (60, "inc-report"),
        (61, "inc-query"),
        (62, "inc-response"),
        (63, "protest"),
        (64, "protest-reply"),
        (65, "evidence-item"),
        (70, "release-request"),
        (80, "round-convene"),
        (81, "agenda-item"),
        (82, "agenda-close"),
        (83, "delegation"),
        (84, "talks-position"),
        (85, "round-record"),
        (90, "statement"),
        (91, "joint-draft"),
        (92, "joint-statement"),
        (93, "co-sign"),
        (94, "account"),
        (95, "public-account"),
        (96, "press-claim"),
        (97, "text-open"),
        (98, "clause"),
        (99, "clause-stance"),
        (100, "text-revision"),
        (101, "text-signature"),
        (102, "text-deposit"),
        (103, "letter-notice"),
        (110, "condition"),
        (111, "condition-state"),
        (112, "commitment"),
        (113, "commit-progress"),
        (114, "commit-verify"),
        (115, "guarantee"),
        (116, "public-guarantee"),
        (117, "guarantee-call"),
        (118, "guarantee-answer"),
        (120, "dispute-file"),
        (121, "dispute-answer"),
        (122, "dispute-raise"),
        (123, "dispute-outcome"),
        (140, "press-matter"),
    ];
    assert_eq!(numbers, given.map(|(wire, name)| (wire, name.to_owned())));
}

#[test]
fn every_burst_format_fits_at_its_worst() {
    let rulebook = reference();
    for format in rulebook.formats() {
        let content = Content {
            format: format.wire,
            officer: 3,
            to: vec![act::MemberId(1)],
            lang: Some("ar".into()),
            fields: format.encode(&example(format)),
            ..Content::default()
        };
        let example = content.encode().len();
        let sealed = |len| burst_len(len);
        println!(
            "{:12} worst {:4} -> {:4} sealed   all fields {:4} -> {:4}   example {:4} -> {:4}",
            format.name,
            format.worst_case_len(),
            sealed(format.worst_case_len()),
            format.full_len(),
            sealed(format.full_len()),
            example,
            sealed(example),
        );
        assert!(example <= format.full_len(), "{}: an example is longer than the worst case", format.name);
        if format.burst {
            assert!(sealed(format.worst_case_len()) <= BURST_UP_MAX, "{}", format.name);
        }
    }
    let size_faults: Vec<_> = check(&rulebook).into_iter().filter(|f| f.file.starts_with("formats/")).collect();
    assert_eq!(size_faults, []);
}

#[test]
fn a_format_that_cannot_fit_its_burst_is_found_by_check() {
    let mut files = files();
    let long = String::from_utf8(files["formats/inc-query.toml"].clone()).unwrap().replace("max = 120", "max = 122");
    files.insert("formats/inc-query.toml".into(), long.into());
    let faults = check(&rulebook::Rulebook::read(&files).unwrap());
    let fault = faults.iter().find(|f| f.file == "formats/inc-query.toml").unwrap();
    assert!(fault.what.contains("353 bytes"), "{fault}");
}

#[test]
fn the_first_five_fields_of_a_report_fit_one_burst() {
    let rulebook = reference();
    let mut report = rulebook.format("inc-report").unwrap().clone();
    report.fields.retain(|f| f.number <= 5);
    assert!(burst_len(report.full_len()) <= BURST_UP_MAX, "{}", report.full_len());
}

#[test]
fn the_clocks_are_those_of_the_field() {
    let rulebook = reference();
    let terms = rulebook.terms();
    let all = |by: &rulebook::ByPrecedence| {
        [Precedence::Flash, Precedence::Immediate, Precedence::Priority, Precedence::Routine].map(|p| by.get(p))
    };
    assert_eq!(all(&terms.open_s), [120, 900, 3600, 14_400]);
    assert_eq!(all(&terms.read_back_s), [120, 900, 3600, 14_400]);
    assert_eq!(all(&terms.query_s), [3600, 21_600, 86_400, 172_800]);
    assert_eq!(terms.rung_s, [0, 1800, 3600, 21_600, 86_400, 172_800, 259_200]);
    assert_eq!((terms.position_within_s, terms.objection_closes_before_s), (43_200, 21_600));
    assert_eq!((terms.disseminate_before_s, terms.line_check_s, terms.line_reply_s), (0, 43_200, 900));
    for debt in ["open", "read-back", "position", "disseminate", "answer", "line-reply", "of a kind not named"] {
        assert_eq!(terms.silence_on(debt), Silence::NextRung, "{debt}");
    }
    let codes: Vec<_> = terms.emergency.iter().map(|c| (c.code, c.name.as_str())).collect();
    assert_eq!(codes, [(1, "medevac"), (2, "fire"), (3, "rescue")]);
    assert_eq!(terms.languages, ["ar", "en", "fr", "he"]);
}

#[test]
fn both_parties_and_the_supervisor_are_on_every_channel() {
    let rulebook = reference();
    assert_eq!(rulebook.terms().channels.len(), 7);
    for channel in &rulebook.terms().channels {
        for kind in [MemberKind::Party, MemberKind::Supervisor] {
            assert!(channel.members.contains(&kind), "{}", channel.name);
        }
    }
    assert_eq!(rulebook.terms().channel_named("plenary").unwrap().members, MemberKind::ALL);
    assert!(!rulebook.terms().channel(3).unwrap().members.contains(&MemberKind::Guarantor));
}

#[test]
fn a_rescue_flight_has_a_short_lead_and_every_other_flight_a_long_one() {
    let rulebook = reference();
    let flight = rulebook.format("ntf-flight").unwrap();
    let lead = |class: &str| {
        let class = flight.field("class").unwrap().parse(class, &World::new()).unwrap();
        flight.lead_for(&[(1, class)].into())
    };
    assert_eq!((lead("medevac"), lead("rotary")), (Some(1800), Some(86_400)));
    assert_eq!(flight.lead_for(&Fields::new()), Some(86_400));
    assert_eq!(rulebook.format("statement").unwrap().lead_for(&Fields::new()), None);
}

/// The lead time of a format where this field has this choice, seconds.
fn lead(format: &str, field: &str, choice: &str) -> Option<u64> {
    let rulebook = reference();
    let format = rulebook.format(format).unwrap();
    let def = format.field(field).unwrap();
    format.lead_for(&[(def.number, def.parse(choice, &World::new()).unwrap())].into())
}

#[test]
fn the_larger_an_exercise_the_earlier_it_is_told() {
    let days = |level| lead("ntf-exercise", "level", level).unwrap() / 86_400;
    let levels = ["company", "battalion", "brigade", "division", "corps"];
    assert_eq!(levels.map(days), [14, 14, 14, 42, 42]);
}

#[test]
fn what_nobody_planned_has_no_lead_time() {
    assert_eq!(lead("ntf-crossing", "manner", "planned"), Some(86_400));
    assert_eq!(lead("ntf-crossing", "manner", "inadvertent"), None);
    assert_eq!(lead("ntf-hazard", "kind", "fire"), None);
    assert_eq!(lead("ntf-unplanned", "event", "explosion"), None);
}

#[test]
fn a_wider_audience_is_named_or_is_everybody() {
    let rulebook = reference();
    let request = rulebook.format("release-request").unwrap();
    let mut asked = example(request);
    asked.remove(&request.field("recipients").unwrap().number);
    let refusals = request.validate(&asked);
    assert_eq!(
        refusals.iter().map(|r| (r.code, r.field.as_deref())).collect::<Vec<_>>(),
        [("field-needed-here", Some("recipients"))]
    );
    let audience = request.field("audience").unwrap();
    asked.insert(audience.number, audience.parse("public", &World::new()).unwrap());
    assert_eq!(request.validate(&asked), []);
}

#[test]
fn an_answer_that_cannot_come_yet_says_when_it_will() {
    let rulebook = reference();
    let response = rulebook.format("inc-response").unwrap();
    let later: Fields = [(1, Value::Choice(6))].into();
    let refusals = response.validate(&later);
    assert_eq!(
        refusals.iter().map(|r| (r.code, r.field.as_deref())).collect::<Vec<_>>(),
        [("field-needed-here", Some("new-date"))]
    );
    assert_eq!(response.validate(&[(1, Value::Choice(3))].into()), []);
}

#[test]
fn a_sentence_names_its_values_and_leaves_out_what_was_not_said() {
    let rulebook = reference();
    let flight = rulebook.format("ntf-flight").unwrap();
    let mut fields = example(flight);
    fields.remove(&6);
    let phrase = flight.phrase(&fields, &World::new());
    assert!(!phrase.args.contains_key("callsign"));
    assert_eq!(phrase.args["class"], Arg::Choice { set: "ntf-flight_class".into(), key: "medevac".into() });
    assert_eq!(phrase.args["altitude"], Arg::Altitude { min_m: 300, max_m: 900, datum: 0 });
    assert_eq!(phrase.args["armed"], Arg::YesNo(false));
    let other = flight.field("class").unwrap().arg("ntf-flight", &Value::Choice(99), &World::new());
    assert_eq!(other, Arg::Choice { set: "ntf-flight_class".into(), key: "99".into() });
}

#[test]
fn every_type_can_be_phrased() {
    let rulebook = common::with_every_type();
    let every = rulebook.format("every-type").unwrap();
    let world = World::new();
    let arg = |field: &str, text: &str| {
        let def = every.field(field).unwrap();
        def.arg("every-type", &def.parse(text, &world).unwrap(), &world)
    };
    let set = |field: &str| format!("every-type_{field}");
    assert_eq!(arg("some", "blue, red"), Arg::Choices { set: set("some"), keys: vec!["red".into(), "blue".into()] });
    assert_eq!(arg("load", "12 tonne"), Arg::Quantity { amount: 12, set: set("load"), key: "tonne".into() });
    assert_eq!(arg("who", "SOUTH"), Arg::Member("SOUTH".into()));
    assert_eq!(arg("desk", "SOUTH/2"), Arg::Member("SOUTH/2".into()));
    assert_eq!(arg("about", "48213"), Arg::Act("NORTH 1042".into()));
    let Arg::List(parts) = arg("part", "name=a; n=2 | name=b") else { panic!("a group is a list") };
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[0].id, "every-type_part");
    assert_eq!(parts[0].args["n"], Arg::Count { min: 2, best: 2, max: 2 });
}

#[test]
fn the_illustrative_zone_says_so_and_touches_no_side() {
    let rulebook = reference();
    let zone = rulebook.zone("demo-band").unwrap();
    assert!(zone.illustrative && zone.side.is_none());
    assert_eq!(zone.ring.len(), 4);
}

#[test]
fn a_place_is_found_by_its_name_in_any_script_and_no_country_is_shipped() {
    let files = files();
    let gazetteer = Gazetteer::read("gazetteer.csv", &files["gazetteer.csv"]).unwrap();
    let point = Some((3_312_595, 3_582_461));
    for name in ["Al Qunayţirah", "القنيطرة", "קוניטרה", " al qunaytirah "] {
        assert_eq!(gazetteer.place(name), point, "{name}");
    }
    assert_eq!(gazetteer.place("Nowhere"), None);
    assert!(files["gazetteer.csv"].starts_with(b"name,names_ar,names_he,lat,lon,population\n"));
    let bad = "name,names_ar,names_he,lat,lon,population\nA,,,1,2,3\nB,,,x,2,3\nC,,,1\n";
    let lines: Vec<_> = Gazetteer::read("g.csv", bad.as_bytes()).unwrap_err().iter().map(|f| f.line).collect();
    assert_eq!(lines, [Some(3), Some(4)]);
}
