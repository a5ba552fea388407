//! A rulebook that does not hold is never read in part: every fault is told, with file, line and key.
#![allow(clippy::unwrap_used)]

mod common;

use common::files;
use rulebook::{Fault, Rulebook, check};

/// Reads the reference rulebook with one piece of one file replaced.
fn with(file: &str, from: &str, to: &str) -> Vec<Fault> {
    let mut files = files();
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    files.insert(file.into(), text.replacen(from, to, 1).into());
    Rulebook::read(&files).err().unwrap_or_default()
}

fn line_of(file: &str, piece: &str) -> usize {
    let text = String::from_utf8(files()[file].clone()).unwrap();
    1 + text.lines().position(|l| l.contains(piece)).unwrap()
}

#[test]
fn each_fault_names_its_line_and_key() {
    const FLIGHT: &str = "formats/ntf-flight.toml";
    const POSITION: &str = "formats/talks-position.toml";
    const CLOCKS: &str = "terms/clocks.toml";
    const ALARMS: &str = "terms/alarms.toml";
    const CHANNELS: &str = "terms/channels.toml";
    const ZONES: &str = "zones/illustration.toml";
    // File, what is replaced, by what, the line that is named by something on it, the key.
    let rows = [
        (FLIGHT, "wire = 41", "wire = 31", "wire = 41", "wire"),
        ("formats/ntf-move.toml", "wire = 40", "wire = 32", "wire = 40", "wire"),
        (FLIGHT, "wire = 41", "wire = \"41\"", "wire = 41", "wire"),
        (FLIGHT, "burst = true", "brust = true", "burst = true", "brust"),
        (FLIGHT, "\"party\", \"mon", "\"partie\", \"mon", "sent_by", "sent_by"),
        (FLIGHT, "[\"party\", \"monitor\", \"humanitarian\"]", "[]", "sent_by", "sent_by"),
        (POSITION, "[\"supervisor\"]", "[\"chair\"]", "read_by", "read_by"),
        (POSITION, "[\"supervisor\"]", "[]", "read_by", "read_by"),
        (POSITION, "[\"supervisor\"]", "[\"supervisor\"]\npublic = true", "read_by", "read_by"),
        (POSITION, "[\"supervisor\"]", "[\"supervisor\"]\nopens = \"query\"", "read_by", "read_by"),
        (FLIGHT, "\"priority\"", "\"urgent\"", "precedence", "precedence"),
        (FLIGHT, "number = 7", "number = 6", "purpose\"", "purpose"),
        (FLIGHT, "number = 7", "number = 0", "purpose\"", "purpose"),
        (FLIGHT, "name = \"purpose\"", "name = \"class\"", "purpose\"", "class"),
        (FLIGHT, "name = \"callsign\"", "name = \"Call sign\"", "callsign\"", "Call sign"),
        (FLIGHT, "name = \"callsign\"", "nmae = \"callsign\"", "callsign\"", "nmae"),
        (FLIGHT, "type = \"span\"", "type = \"spam\"", "window\"", "window"),
        (FLIGHT, "max = 12", "max = 0", "callsign\"", "callsign"),
        (FLIGHT, "max = 8,", "max = 65,", "track\"", "track"),
        (FLIGHT, "type = \"yes-no\",", "type = \"yes-no\", max = 3,", "armed\"", "armed"),
        (FLIGHT, "uav = 4", "uav = 3", "class\"", "class"),
        (FLIGHT, "uav = 4", "UAV = 4", "class\"", "class"),
        (FLIGHT, "type = \"text\"", "type = \"choice\"", "callsign\"", "callsign"),
        (FLIGHT, "seconds = { medevac", "seconds = { medvac", "[lead_by]", "lead_by"),
        (FLIGHT, "class = \"medevac\"", "class = \"medvac\"", "class = \"medevac\"", "class"),
        (FLIGHT, "armed = \"no\"", "armd = \"no\"", "armed = \"no\"", "armd"),
        (FLIGHT, "armed = \"no\"\n", "", "[example]", "example"),
        (CLOCKS, "flash = 120, immediate = 900", "flash = 120", "open_s =", "open_s"),
        (CLOCKS, "rung_s = [0,", "rung_s = [60,", "rung_s =", "rung_s"),
        (CLOCKS, "query_s = {", "query_s = { slow = 1,", "query_s =", "slow"),
        ("terms/silence.toml", "\"next-rung\"", "\"consent\"", "open =", "open"),
        (CHANNELS, "number = 1\n", "number = 2\n", "number = 2", "de-escalation"),
        (CHANNELS, "\"party\", \"supervisor\"]", "\"party\", \"chair\"]", "\"party\", \"supervisor\"]", "security"),
        (ALARMS, "quiet_s = { grave = 60", "quiet_s = { grave = 601", "quiet_s =", "quiet_s"),
        (ALARMS, "again_s = { grave = 10", "again_s = { grave = 0", "again_s =", "again_s"),
        (ALARMS, "again_s = { grave = 10", "again_s = { grave = 61", "again_s =", "again_s"),
        (ALARMS, "shelf_s = 3600", "shelf_s = 0", "shelf_s =", "shelf_s"),
        (ALARMS, "unattended_s = 900", "unattended_s = 90000", "unattended_s =", "unattended_s"),
        (ALARMS, "flood = 10", "flood = 0", "flood =", "flood"),
        (ALARMS, "supervisor = 2", "supervisor = 9", "called_from =", "called_from"),
        (ALARMS, "supervisor = 2", "chair = 2", "called_from =", "called_from"),
        (ALARMS, "suspended_rung = 5", "suspended_rung = 0", "suspended_rung =", "suspended_rung"),
        (ALARMS, "clock = 2", "clock = 4", "clock = 2", "clock"),
        (ALARMS, "evidence = 1", "evidence = 2", "evidence = 1", "evidence"),
        ("terms/general.toml", "routine = 6000", "routine = 0", "acts_per_minute =", "acts_per_minute"),
        ("terms/general.toml", "fire = 2", "fire = 1", "emergency =", "emergency"),
        ("terms/general.toml", "\"fr\", ", "\"ar\", ", "languages =", "languages"),
        (ZONES, "33.0500,35.8000", "33.0500;35.8000", "[[zone]]", "demo-band"),
        (ZONES, "\"demo-band\"", "\"demo-band-of-the-field\"", "[[zone]]", "demo-band-of-the-field"),
        ("formats/inc-response.toml", "cannot-answer-yet\" } }", "later\" } }", "new-date\"", "new-date"),
    ];
    for (file, from, to, on, key) in rows {
        let faults = with(file, from, to);
        let found = faults.iter().find(|f| f.file == file && f.key.as_deref() == Some(key));
        let fault = found.unwrap_or_else(|| panic!("{file}: {from:?} -> {to:?}: {faults:#?}"));
        let line = fault.line.unwrap_or_else(|| panic!("{fault} has no line"));
        // A table is told by its header, which may stand a line above.
        let near = line_of(file, on);
        assert!((near - 1..=near).contains(&line), "{file}: {from:?} -> {to:?}: expected about {near}: {fault}");
        assert!(!fault.remedy.is_empty() && !fault.what.is_empty());
    }
}

#[test]
fn broken_toml_names_its_line() {
    let faults = with("formats/statement.toml", "public = true", "public = [true");
    assert_eq!(faults.len(), 1, "{faults:#?}");
    let near = line_of("formats/statement.toml", "public = true");
    assert!((near..=near + 1).contains(&faults[0].line.unwrap()), "{}", faults[0]);
    let mut files = files();
    files.insert("formats/statement.toml".into(), b"wire = 90\n# \xff\n".to_vec());
    assert_eq!(Rulebook::read(&files).unwrap_err()[0].line, Some(2));
}

#[test]
fn all_faults_of_all_files_come_at_once() {
    let mut files = files();
    files.insert("formats/a.toml".into(), b"wire = 1".to_vec());
    files.insert("formats/b.tml".into(), b"".to_vec());
    files.insert("terms/clock.toml".into(), b"".to_vec());
    files.insert("zones/z.toml".into(), b"zone = 1".to_vec());
    files.remove("terms/silence.toml");
    let faults = Rulebook::read(&files).unwrap_err();
    let mut got: Vec<_> = faults.iter().map(|f| f.file.as_str()).collect();
    got.sort_unstable();
    assert_eq!(got, ["formats/a.toml", "formats/b.tml", "terms/clock.toml", "terms/silence.toml", "zones/z.toml"]);
    assert!(faults.iter().all(|f| f.to_string().contains(&f.remedy)));
}

#[test]
fn a_language_of_the_terms_without_words_is_found_by_check() {
    let mut files = files();
    files.retain(|path, _| !path.starts_with("locales/he/"));
    let faults = check(&Rulebook::read(&files).unwrap());
    assert!(faults.iter().any(|f| f.key.as_deref() == Some("languages") && f.what.contains("\"he\"")), "{faults:#?}");
}
