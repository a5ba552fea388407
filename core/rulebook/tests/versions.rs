//! A rulebook as a whole, and beside the version before it: sides alike, everything sendable, no number used anew.
#![allow(clippy::unwrap_used)]

mod common;

use act::MemberKind;
use common::{Files, files, reference};
use rulebook::{Arg, Change, Fault, Rulebook, asymmetries, check, diff, reused};

/// The reference rulebook with pieces of files replaced; what stands for an absent piece is added at the end.
fn with(changes: &[(&str, &str, &str)]) -> Rulebook {
    let mut files: Files = files();
    for (file, from, to) in changes {
        let text = String::from_utf8(files.get(*file).cloned().unwrap_or_default()).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        let text = if from.is_empty() { format!("{text}{to}") } else { text.replacen(from, to, 1) };
        files.insert((*file).to_owned(), text.into());
    }
    Rulebook::read(&files).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn only(faults: &[Fault]) -> (&str, Option<usize>, &str, &str) {
    let [fault] = faults else { panic!("{faults:#?}") };
    assert!(!fault.remedy.is_empty());
    (&fault.file, fault.line, fault.key.as_deref().unwrap(), &fault.what)
}

const SIDED: &str = "zones/sided.toml";

fn zone(id: &str, side: &str, limits: &str, more: &str) -> String {
    format!(
        "[[zone]]\nid = \"{id}\"\nkind = \"limited\"\nside = \"{side}\"\nlimits = {{ {limits} }}\n{more}\
         ring = [\"33.0,35.7\", \"33.1,35.7\", \"33.1,35.8\"]\n"
    )
}

#[test]
fn zones_that_mirror_each_other_need_no_article() {
    let text = [zone("a-1", "a", "tanks = 75", ""), zone("b-1", "b", "tanks = 75", "")].concat();
    let rulebook = with(&[(SIDED, "", &text)]);
    assert!(asymmetries(&rulebook).is_empty());
    assert_eq!(check(&rulebook), []);
}

#[test]
fn a_limit_that_only_one_side_has_is_a_fault_unless_an_article_names_it() {
    let text = [zone("a-1", "a", "tanks = 75", ""), zone("b-1", "b", "tanks = 36", "")].concat();
    let faults = check(&with(&[(SIDED, "", &text)]));
    let told: Vec<_> = faults.iter().map(|f| (f.file.as_str(), f.line, f.key.as_deref())).collect();
    assert_eq!(told, [(SIDED, Some(2), Some("a-1")), (SIDED, Some(8), Some("b-1"))]);
    assert!(faults[0].what.starts_with("side b has no zone of the kind \"limited\""), "{}", faults[0]);

    let article = "article = \"Protocol, article 9\"\n";
    let text = [zone("a-1", "a", "tanks = 75", article), zone("b-1", "b", "tanks = 36", article)].concat();
    let agreed = with(&[(SIDED, "", &text)]);
    assert_eq!(check(&agreed), []);
    let named: Vec<_> = asymmetries(&agreed).into_iter().map(|a| (a.zone, a.side, a.article.unwrap())).collect();
    let row = |zone: &str, side: &str| (zone.to_owned(), side.to_owned(), "Protocol, article 9".to_owned());
    assert_eq!(named, [row("a-1", "a"), row("b-1", "b")]);
}

#[test]
fn the_same_faults_are_found_with_the_sides_swapped() {
    let text = [zone("x-1", "a", "tanks = 75", ""), zone("x-2", "b", "", ""), zone("x-3", "b", "", "")].concat();
    let swapped = text.replace("side = \"a\"", "side = \"?\"").replace("= \"b\"", "= \"a\"").replace("\"?\"", "\"b\"");
    let of = |text: &str| {
        let mut keys: Vec<_> = check(&with(&[(SIDED, "", text)])).into_iter().filter_map(|f| f.key).collect();
        keys.sort();
        keys
    };
    assert_eq!(of(&text), ["x-1", "x-2", "x-3"]);
    assert_eq!(of(&text), of(&swapped));
}

#[test]
fn neither_a_format_nor_a_term_can_name_a_side() {
    let places = [
        ("formats/statement.toml", "wire = 90", "wire = 90\nside = \"a\""),
        ("terms/clocks.toml", "line_reply_s", "side = \"a\"\nline_reply_s"),
        ("terms/silence.toml", "[silence]", "side = \"a\"\n[silence]"),
        ("terms/channels.toml", "number = 1", "side = \"a\"\nnumber = 1"),
        ("terms/alarms.toml", "flood =", "side = \"a\"\nflood ="),
        ("terms/general.toml", "languages", "side = \"a\"\nlanguages"),
    ];
    for (file, from, to) in places {
        let mut files = files();
        let text = String::from_utf8(files[file].clone()).unwrap().replacen(from, to, 1);
        files.insert(file.into(), text.into());
        let faults = Rulebook::read(&files).unwrap_err();
        assert!(faults.iter().any(|f| f.file == file && f.key.as_deref() == Some("side")), "{file}: {faults:#?}");
    }
}

#[test]
fn what_does_not_fit_its_link_is_told_with_its_line() {
    let long = "formats/ntf-flight.toml";
    let too_long = check(&with(&[(long, "required = true, max = 8", "required = true, max = 20")]));
    let told: Vec<_> = too_long.iter().map(|f| (f.key.as_deref().unwrap(), f.line.is_some())).collect();
    assert_eq!(told, [("burst", true), ("burst", true)], "{too_long:#?}");
    assert!(too_long[1].what.starts_with("reading it back takes"), "{too_long:#?}");
    // An answer has 270 bytes, not 340.
    let answer = "formats/inc-response.toml";
    let faults = check(&with(&[(answer, "type = \"text\",", "type = \"text\", required = true,")]));
    let (file, line, key, what) = only(&faults);
    assert_eq!((file, key), (answer, "step"));
    assert!(line.is_some() && what.contains("270"), "{what}");
    let faults = check(&with(&[("formats/link-status.toml", "type = \"text\",", "type = \"text\", required = true,")]));
    let (_, line, key, what) = only(&faults);
    assert!(line.is_some() && key == "routine" && what.contains("233"), "{what}");
}

#[test]
fn a_format_whose_senders_are_on_no_channel_is_a_fault() {
    let alone = ("terms/channels.toml", ", \"observer\"]", "]");
    let rulebook = with(&[alone, ("formats/drill.toml", "[\"supervisor\"]", "[\"observer\"]")]);
    let faults = check(&rulebook);
    let (file, line, key, _) = only(&faults);
    assert_eq!((file, key, line.is_some()), ("formats/drill.toml", "sent_by", true));
}

#[test]
fn a_folder_of_words_that_no_term_lists_is_a_fault() {
    let rulebook = with(&[("locales/es/language.toml", "", "own_name = \"español\"\ndirection = \"ltr\"\n")]);
    let faults = check(&rulebook);
    let (file, line, key, what) = only(&faults);
    assert_eq!((file, line, key), ("terms/general.toml", Some(2), "languages"));
    assert!(what.contains("locales/es/"));
}

fn changed(changes: &[(&str, &str, &str)]) -> Vec<Change> {
    let new = with(changes);
    assert_eq!(reused(&reference(), &new), []);
    diff(&reference(), &new)
}

#[test]
fn a_rulebook_does_not_differ_from_itself() {
    assert_eq!(diff(&reference(), &reference()), []);
    assert_eq!(reused(&reference(), &reference()), []);
}

#[test]
fn each_kind_of_change_is_one_sentence() {
    const FLIGHT: &str = "formats/ntf-flight.toml";
    const CLOCKS: &str = "terms/clocks.toml";
    let rows = [
        (FLIGHT, "[\"party\", ", "[", "senders"),
        ("formats/talks-position.toml", "[\"supervisor\"]", "[\"guarantor\"]", "readers"),
        (FLIGHT, "precedence = \"priority\"", "precedence = \"flash\"", "precedence"),
        (FLIGHT, "lead_s = 86400", "lead_s = 90000", "lead"),
        (FLIGHT, "medevac = 1800", "medevac = 900", "lead-by"),
        (FLIGHT, "burst = true", "grave = true", "property"),
        (FLIGHT, "source = \"DOMAIN", "source = \"Art. 4, DOMAIN", "source"),
        (FLIGHT, "opens = \"notification\"", "", "opens"),
        (FLIGHT, "max = 12", "max = 14", "field-max"),
        (FLIGHT, "max = 8, critical = true", "max = 8", "field-critical"),
        (FLIGHT, "required = true, material = true", "required = true", "field-material"),
        (FLIGHT, "rescue = 7, other = 8", "rescue = 7, other = 8, display = 9", "field-choices"),
        (FLIGHT, "type = \"yes-no\", required = true", "type = \"yes-no\"", "field-required"),
        ("formats/inc-response.toml", ", required_when = {", ", #", "field-required-when"),
        (CLOCKS, "read_back_s = { flash = 120", "read_back_s = { flash = 60", "clock-by"),
        (CLOCKS, "position_within_s = 43200", "position_within_s = 3600", "clock"),
        (CLOCKS, "259200]", "259201]", "rung"),
        ("terms/silence.toml", "answer = \"next-rung\"", "answer = \"no-meaning\"", "silence"),
        ("terms/channels.toml", "\"monitor\"]", "\"monitor\", \"observer\"]", "channel-members"),
        ("terms/general.toml", ", rescue = 3", "", "emergency-removed"),
        ("zones/illustration.toml", "illustrative = true\n", "", "zone-changed"),
        ("locales/fr/glossary.ftl", "", "term_new = nouveau\n", "phrases"),
    ];
    for (file, from, to, what) in rows {
        // A comment ends the line, so the closing brace of the field must stand again on the next.
        let to = if to == ", #" { " },\n#" } else { to };
        let told: Vec<_> = changed(&[(file, from, to)]).into_iter().map(|c| c.what).collect();
        assert!(told.contains(&what), "{file}: {from:?} -> {to:?}: {told:?}");
        assert!(told.len() <= 2, "{file}: {from:?} -> {to:?}: {told:?}");
    }
}

#[test]
fn a_change_says_whom_it_concerns() {
    let change = changed(&[("terms/channels.toml", "\"monitor\"]", "\"monitor\", \"observer\"]")]);
    assert_eq!(change[0].whom, [MemberKind::Observer]);
    let lead = changed(&[("formats/ntf-move.toml", "lead_s = 172800", "lead_s = 86400")]);
    assert_eq!((lead[0].whom.as_slice(), lead[0].format.as_deref()), (&[MemberKind::Party][..], Some("ntf-move")));
    assert_eq!(lead[0].args["new"], Arg::Duration(86400));
}

#[test]
fn what_is_added_and_removed_is_told() {
    let mut files = files();
    files.insert("formats/ntf-new.toml".into(), {
        let text = String::from_utf8(files["formats/ntf-flight.toml"].clone()).unwrap();
        text.replacen("wire = 41", "wire = 900", 1).into()
    });
    files.remove("formats/drill.toml");
    files.retain(|path, _| !path.starts_with("locales/he/"));
    let new = Rulebook::read(&files).unwrap();
    let told: Vec<_> = diff(&reference(), &new).into_iter().map(|c| c.what).collect();
    assert_eq!(told, ["format-removed", "format-added", "language-removed"]);
}

#[test]
fn a_number_that_changes_its_meaning_is_a_fault() {
    const FLIGHT: &str = "formats/ntf-flight.toml";
    let rows = [
        (FLIGHT, "wire = 41", "wire = 141", "wire", "wire number 41 of \"ntf-flight\" would become 141"),
        (FLIGHT, "name = \"callsign\"", "name = \"sign\"", "sign", "field number 6 was that of \"callsign\""),
        (FLIGHT, "number = 7", "number = 8", "purpose", "field number 7 of \"purpose\" would become 8"),
        (FLIGHT, "uav = 4, balloon = 5", "balloon = 4, uav = 5", "class", "the code 4 was that of \"uav\""),
        (
            FLIGHT,
            "{ number = 6, name = \"callsign\", type = \"text\", max = 12 }",
            "{ number = 6, name = \"callsign\", type = \"count\" }",
            "callsign",
            "the type was Text and would be Count",
        ),
        ("terms/channels.toml", "name = \"commerce\"", "name = \"trade\"", "trade", "channel number 5 was that of"),
        ("terms/general.toml", "fire = 2, rescue = 3", "rescue = 2, fire = 3", "emergency", "the code 2 was that of"),
    ];
    for (file, from, to, key, what) in rows {
        let mut files = files();
        let mut text = String::from_utf8(files[file].clone()).unwrap().replacen(from, to, 1);
        if key == "callsign" {
            text = text.replacen("callsign = \"RESCUE 7\"", "callsign = \"7\"", 1);
        } else if key == "sign" {
            text = text.replacen("callsign = \"RESCUE 7\"", "sign = \"RESCUE 7\"", 1);
        }
        files.insert(file.into(), text.into());
        let faults = reused(&reference(), &Rulebook::read(&files).unwrap());
        let fault = faults.first().unwrap_or_else(|| panic!("{from:?} -> {to:?} passes"));
        assert_eq!((fault.file.as_str(), fault.key.as_deref()), (file, Some(key)));
        assert!(fault.what.starts_with(what) && fault.line.is_some(), "{fault}");
    }
    // The number of a format that is gone, given to another.
    let mut files = files();
    files.remove("formats/drill.toml");
    let other =
        String::from_utf8(files["formats/statement.toml"].clone()).unwrap().replacen("wire = 90", "wire = 36", 1);
    files.insert("formats/notice.toml".into(), other.into());
    let faults = reused(&reference(), &Rulebook::read(&files).unwrap());
    assert_eq!((faults.len(), faults[0].file.as_str(), faults[0].line), (1, "formats/notice.toml", Some(2)));
}
