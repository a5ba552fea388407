//! A case file: what others told in public of meetings and events, point by point with its citations, as one TOML file.
//! It is played like a scenario: the supervisor enters each matter, then what each report says of it, holder by holder.
//! Nobody else does anything, for nothing in it is a member's word. `scenarios/README.md` is its manual.

use super::notation::{Deed, Typed};
use super::scenario::{Cast, Row, Scenario};
use super::then::Then;
use crate::cli::reference::ENTITIES;
use rulebook::escaped;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Entries of one group that a format takes; what is more goes into another act.
const POINTS_MAX: usize = 16;
/// When the first row is played, seconds after midnight; the others follow by the minute.
const BEGINS_S: u64 = 9 * 3600;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    title: String,
    /// What its mechanism is called.
    name: String,
    parties: [String; 2],
    report: Vec<Report>,
    meeting: Vec<Meeting>,
    point: Vec<Point>,
    #[serde(default)]
    casualty: Vec<Casualty>,
    #[serde(default)]
    background: Vec<Background>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    number: u64,
    outlet: String,
    dateline: String,
    through: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cited {
    value: String,
    cites: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Differs {
    what: String,
    values: Vec<Cited>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meeting {
    id: String,
    title: String,
    #[serde(default)]
    date: Vec<Cited>,
    #[serde(default)]
    place: Vec<Cited>,
    #[serde(default)]
    mediator: Vec<Cited>,
    #[serde(default)]
    who: Vec<Cited>,
    #[serde(default)]
    agenda: Vec<Cited>,
    #[serde(default)]
    differs: Vec<Differs>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asserted {
    by: String,
    cites: Vec<String>,
    #[serde(default)]
    caveat: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unanswered {
    side: String,
    cites: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Point {
    #[serde(rename = "id")]
    _id: String,
    about: String,
    agenda: String,
    kind: String,
    claim: String,
    asserted: Vec<Asserted>,
    #[serde(default)]
    denied: Vec<Asserted>,
    #[serde(default)]
    unanswered: Vec<Unanswered>,
    /// Who is silent follows from who is not told to have spoken; the tests hold it to that.
    #[serde(rename = "silent")]
    _silent: Vec<String>,
    #[serde(default)]
    outlet: Vec<String>,
    #[serde(default, rename = "lines")]
    _lines: Vec<String>,
    #[serde(default)]
    differs: Vec<Differs>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Casualty {
    #[serde(rename = "id")]
    _id: String,
    count: BTreeMap<String, u64>,
    what: String,
    source: String,
    grade: String,
    graded_by: String,
    cites: Vec<String>,
    period: Cited,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Background {
    id: String,
    values: Vec<Cited>,
}

#[derive(Deserialize)]
struct Entities {
    entity: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    id: String,
    #[serde(default)]
    side: String,
    #[serde(default)]
    office: String,
    #[serde(default)]
    en: Vec<String>,
}

/// What one report says of one matter in somebody's name: an act to be.
#[derive(PartialEq, Eq)]
struct Voice {
    report: u64,
    /// An entity, or how the outlet speaks itself.
    by: String,
    side: Option<String>,
}

/// One entry of it.
struct Said {
    /// Which point of the file.
    point: usize,
    says: &'static str,
    cites: Vec<String>,
    caveat: Vec<String>,
}

/// Reads one; `file` is what it is called.
///
/// # Errors
/// What the file says that is not understood, with its line.
pub fn read(file: &str, text: &str) -> Result<Scenario, String> {
    let case: CaseFile = toml::from_str(text).map_err(|e| e.to_string())?;
    let entities: Entities = toml::from_str(ENTITIES).map_err(|e| e.to_string())?;
    let entities = entities.entity.into_iter().map(|e| (e.id.clone(), e)).collect();
    let mut writer = Writer { case: &case, entities, rows: Vec::new(), first: BTreeMap::new() };
    for meeting in &case.meeting {
        writer.matter(&meeting.id, &meeting.title, &told_of(meeting, &case.report))?;
        writer.voices(&meeting.id)?;
    }
    let background = case.background.iter().flat_map(|b| b.values.iter().map(move |v| (b, v)));
    let background: Vec<_> = background
        .map(|(b, v)| ("subject", format!("{}: {}", b.id.replace('-', " "), v.value), cited(&v.cites)))
        .collect();
    writer.matter("beside", "Beside the meetings", &background)?;
    writer.voices("")?;
    writer.casualties()?;
    let rows = writer.rows;
    let cast = Cast { name: case.name.clone(), parties: case.parties.clone() };
    Ok(Scenario { file: file.into(), title: case.title, rows, cast })
}

/// What is told of a meeting, and on what the reports that tell of it draw.
fn told_of(m: &Meeting, reports: &[Report]) -> Vec<(&'static str, String, String)> {
    let of = |what: &'static str, all: &[Cited]| -> Vec<(&'static str, String, String)> {
        all.iter().map(|c| (what, c.value.clone(), cited(&c.cites))).collect()
    };
    let mut out = of("when", &m.date);
    out.extend(of("where", &m.place));
    out.extend(of("mediator", &m.mediator));
    out.extend(of("present", &m.who));
    out.extend(of("subject", &m.agenda));
    for differs in &m.differs {
        let what = match differs.what.as_str() {
            "date" => "when",
            "who met" => "present",
            _ => "source",
        };
        out.extend(of(what, &differs.values));
    }
    for report in reports {
        let cite = format!("report {}", report.number);
        if out.iter().any(|(_, _, cites)| cites.split("; ").any(|c| c.split(':').next() == Some(&cite))) {
            out.push(("source", format!("draws on: {}", report.through), cite));
        }
    }
    out
}

/// `1:3`, `1:19` and `4:2` are *report 1: 3, 19; report 4: 2*, by sentences.
fn cited(cites: &[String]) -> String {
    let mut by: Vec<(&str, Vec<&str>)> = Vec::new();
    for (report, sentence) in cites.iter().filter_map(|c| c.split_once(':')) {
        match by.iter_mut().find(|(known, _)| *known == report) {
            Some((_, all)) => all.push(sentence),
            None => by.push((report, vec![sentence])),
        }
    }
    let one = |(report, all): &(&str, Vec<&str>)| format!("report {report}: {}", all.join(", "));
    by.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn report_of(cite: &str) -> u64 {
    cite.split_once(':').and_then(|(report, _)| report.parse().ok()).unwrap_or(0)
}

struct Writer<'c> {
    case: &'c CaseFile,
    entities: BTreeMap<String, Entity>,
    rows: Vec<Row>,
    /// Where each point of the file was first made: label and number.
    first: BTreeMap<usize, (String, usize)>,
}

impl Writer<'_> {
    fn matter(&mut self, id: &str, title: &str, told: &[(&str, String, String)]) -> Result<(), String> {
        let entry = |(what, value, cite): &(&str, String, String)| {
            format!("what={what}; value={}; cite={}", escaped(value), escaped(cite))
        };
        let told = told.iter().map(entry).collect::<Vec<_>>().join(" | ");
        self.enter("press-matter", id, [("title", title.to_owned()), ("told", told)].into())
    }

    /// Every act about one matter, report by report.
    fn voices(&mut self, about: &str) -> Result<(), String> {
        // In the order in which the file first gives each the word.
        let mut all: Vec<(Voice, Vec<Said>)> = Vec::new();
        for (n, p) in self.case.point.iter().enumerate().filter(|(_, p)| p.about == about) {
            let asserted = p.asserted.iter().map(|a| ("asserts", a.by.clone(), None, &a.cites, a.caveat.clone()));
            let denied = p.denied.iter().map(|a| ("denies", a.by.clone(), None, &a.cites, a.caveat.clone()));
            let own = (!p.outlet.is_empty()).then(|| ("asserts", "outlet".to_owned(), None, &p.outlet, Vec::new()));
            let open = p.unanswered.iter();
            let open = open.map(|u| ("no-answer", "side".to_owned(), Some(u.side.clone()), &u.cites, Vec::new()));
            for (says, by, side, cites, caveat) in asserted.chain(denied).chain(own).chain(open) {
                let mut reports: Vec<u64> = cites.iter().map(|c| report_of(c)).collect();
                reports.dedup();
                for report in reports {
                    let here = cites.iter().filter(|c| report_of(c) == report).cloned().collect();
                    let voice = Voice { report, by: by.clone(), side: side.clone() };
                    let said = Said { point: n, says, cites: here, caveat: caveat.clone() };
                    match all.iter_mut().find(|(known, _)| *known == voice) {
                        Some((_, more)) => more.push(said),
                        None => all.push((voice, vec![said])),
                    }
                }
            }
        }
        for (voice, said) in all {
            for (part, said) in said.chunks(POINTS_MAX).enumerate() {
                let part = if part == 0 { String::new() } else { format!("-{}", part + 1) };
                let about = if about.is_empty() { "beside" } else { about };
                let label = format!("{about}-{}-{}{part}", voice.report, voice.by);
                let points = said.iter().enumerate().map(|(at, s)| self.entry(&label, at + 1, s));
                let points = points.collect::<Vec<_>>().join(" | ");
                self.claim(&label, about, &voice, points)?;
            }
        }
        Ok(())
    }

    fn entry(&mut self, label: &str, at: usize, said: &Said) -> String {
        let p = &self.case.point[said.point];
        let mut claim = p.claim.clone();
        for d in &p.differs {
            if let Some(own) = d.values.iter().find(|v| v.cites.iter().any(|c| said.cites.contains(c))) {
                claim += &format!(" [{}: {}]", d.what, own.value);
            }
        }
        let mut out = format!("kind={}; says={}; claim={}", p.kind, said.says, escaped(&claim));
        match self.first.get(&said.point) {
            Some((first, number)) => out += &format!("; of=@{}; point={number}", first.to_lowercase()),
            None => drop(self.first.insert(said.point, (label.to_owned(), at))),
        }
        out += &format!("; cite={}; agenda={}", escaped(&cited(&said.cites)), p.agenda.replace('-', " "));
        if !said.caveat.is_empty() {
            out += &format!("; caveat={}", escaped(&said.caveat.join(", ")));
        }
        out
    }

    fn claim(&mut self, label: &str, about: &str, voice: &Voice, points: String) -> Result<(), String> {
        let known = |report: &&Report| report.number == voice.report;
        let report = self.case.report.iter().find(known).ok_or_else(|| format!("no report {}", voice.report))?;
        let entity = self.entities.get(&voice.by);
        let side = voice.side.as_deref().or(entity.map(|e| e.side.as_str()));
        let side = side.filter(|side| self.case.parties.iter().any(|p| p == side)).map(str::to_owned);
        let ascribed = match (voice.by.as_str(), entity) {
            ("outlet", _) => "nobody: the outlet's own words".to_owned(),
            ("side", _) => "nobody who is named".to_owned(),
            (_, Some(e)) => {
                let name = e.en.first().ok_or_else(|| format!("{} has no name in English", e.id))?;
                if e.office.is_empty() { name.clone() } else { format!("{name}, {}", e.office) }
            }
            (by, None) => return Err(format!("{by} is not in the table of entities")),
        };
        let outlet = match self.entities.get(&report.outlet).and_then(|e| e.en.first()) {
            Some(name) => name.clone(),
            None => "an outlet that is not named".to_owned(),
        };
        let dated = if report.dateline.is_empty() { "undated".into() } else { format!("dated {}", report.dateline) };
        let outlet = format!("{outlet} (report {}, {dated})", report.number);
        let mut fields: BTreeMap<&str, String> = [
            ("about", format!("@{}", about.to_lowercase())),
            ("outlet", outlet),
            ("ascribed", ascribed),
            ("points", points),
        ]
        .into();
        fields.extend(side.map(|side| ("side", side)));
        self.enter("press-claim", label, fields)
    }

    /// Figures, each with who counted and how sure that one says to be.
    fn casualties(&mut self) -> Result<(), String> {
        for (n, c) in self.case.casualty.iter().enumerate() {
            let bound = |key: &str, words: &str| c.count.get(key).map(|n| format!("{words}{n}"));
            let count = [bound("min", "at least "), bound("best", ""), bound("max", "at most ")];
            let count = count.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let claim = format!("{count} {}; {} [{}: {}]", c.what, c.period.value, c.grade, c.graded_by);
            let cites: Vec<String> = c.cites.iter().chain(&c.period.cites).cloned().collect();
            let entry = format!(
                "kind=fact; says=asserts; claim={}; cite={}; caveat={}",
                escaped(&claim),
                escaped(&cited(&cites)),
                escaped(&format!("graded {}", c.grade))
            );
            let report = c.cites.first().map_or(0, |cite| report_of(cite));
            let voice = Voice { report, by: c.source.clone(), side: None };
            self.claim(&format!("figure-{}", n + 1), "beside", &voice, entry)?;
        }
        Ok(())
    }

    fn enter(&mut self, what: &str, label: &str, fields: BTreeMap<&str, String>) -> Result<(), String> {
        // A capital would be read as a member.
        let label = label.to_lowercase();
        let options = [("channel", "plenary"), ("lang", "en")].map(|(k, v)| (k.to_owned(), v.to_owned())).into();
        let fields = fields.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
        let send = Box::new(Typed { what: what.into(), fields, options });
        let then = format!("{label} is recorded");
        let at = self.rows.len();
        self.rows.push(Row {
            line: at + 1,
            at_s: BEGINS_S + 60 * at as u64,
            who: "CHAIR".into(),
            deed: Some(Deed::Act { send, case: None, label: Some(label) }),
            then: vec![(then.clone(), Then::read(&then)?)],
        });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::demo::scenario;

    #[test]
    fn every_point_of_the_case_file_stands_once_with_its_citations_and_what_retells_it_names_it() {
        let case = scenario::named("paris-talks").unwrap().unwrap();
        assert_eq!(case.cast.parties, ["IL", "SY"]);
        let typed = |row: &Row| match row.deed.as_ref().unwrap() {
            Deed::Act { send, .. } => (send.what.clone(), send.fields.clone()),
            other => panic!("{other:?}"),
        };
        let acts: Vec<_> = case.rows.iter().map(typed).collect();
        let entries: Vec<&str> =
            acts.iter().filter(|(what, _)| what == "press-claim").flat_map(|(_, f)| f["points"].split(" | ")).collect();
        assert!(entries.iter().all(|e| e.contains("; cite=report ")), "an entry without its place");
        let file: CaseFile = toml::from_str(include_str!("../../../../scenarios/paris-talks/points.toml")).unwrap();
        let firsts = entries.iter().filter(|e| !e.contains("; of=@")).count();
        let told = |p: &&Point| !(p.asserted.is_empty() && p.denied.is_empty() && p.outlet.is_empty());
        assert_eq!(firsts, file.point.iter().filter(told).count() + file.casualty.len());
        for cite in file.point.iter().flat_map(|p| p.asserted.iter().flat_map(|a| &a.cites)) {
            let (report, sentence) = cite.split_once(':').unwrap();
            let stands = |e: &&&str| {
                let place = e.split("; cite=").nth(1).unwrap_or_default();
                let of = place.strip_prefix(&format!("report {report}: "));
                of.is_some_and(|of| of.split("; ").next().unwrap_or_default().split(", ").any(|s| s == sentence))
            };
            assert!(entries.iter().any(|e| stands(&e)), "{cite} is cited by no entry");
        }
    }

    #[test]
    fn a_case_file_that_names_what_is_not_there_is_told() {
        let text = include_str!("../../../../scenarios/paris-talks/points.toml");
        let why = read("x", &text.replacen("by = \"sana\"", "by = \"nobody-known\"", 1)).err().unwrap();
        assert_eq!(why, "nobody-known is not in the table of entities");
        let why = read("x", &text.replacen("kind = \"fact\"", "kinds = \"fact\"", 1)).err().unwrap();
        assert!(why.contains("kinds"), "{why}");
    }
}
