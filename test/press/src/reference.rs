//! The reference as it lies in its folder: `report-N.toml`, `meetings.toml`, `copies.toml`.

use crate::{Also, Kind, Place, Statement, Told};
use data_encoding::HEXLOWER;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// All reports, by number, and what is said twice in them.
#[derive(Debug, Clone)]
pub struct Reference {
    /// In the order of their numbers.
    pub reports: Vec<Report>,
    /// Meetings and points that statements are about.
    pub meetings: Meetings,
    copies: CopiesFile,
}

/// Whether a report may be looked at while a drafting command is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Set {
    /// It may.
    Development,
    /// It is there to measure.
    HeldOut,
}

/// One report as it was marked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Its number, from 1.
    pub report: u32,
    /// What it may be used for.
    pub set: Set,
    /// Hash of its file, lowercase hex.
    pub sha256: String,
    /// Length of its file.
    pub bytes: usize,
    /// Entity that published it; `unnamed` if the file does not say.
    pub outlet: String,
    /// The day against which its dates are resolved, or nothing.
    pub dateline: String,
    /// What else is known of the file.
    pub note: Option<String>,
    /// Its sentences, the first is number 1.
    pub sentences: Vec<Words>,
    /// Its statements in their order.
    #[serde(rename = "statement", default)]
    pub marked: Vec<Marked>,
}

/// A place in a report's file and the hash of what stands there.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// First byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// Hash of these bytes, lowercase hex.
    pub sha256: String,
}

/// One statement as it was marked; the guide says what each field means.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Marked {
    pub id: String,
    pub sentence: usize,
    pub start: usize,
    pub end: usize,
    pub sha256: String,
    pub speaker: String,
    pub side: String,
    #[serde(default)]
    pub also: Vec<Also>,
    pub via: Vec<String>,
    pub attribution: Attribution,
    pub about: String,
    pub agenda: String,
    pub kind: Kind,
    pub date: String,
    pub said: String,
    pub caveat: Vec<String>,
}

/// Whether the words of attribution stand with the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attribution {
    /// They do.
    Explicit,
    /// They were given before.
    Carried,
}

/// `meetings.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meetings {
    /// Each meeting that reports speak of.
    pub meeting: Vec<Meeting>,
    /// Points of an agenda and what they mean.
    pub agenda: BTreeMap<String, String>,
}

/// A meeting by the words of these reports.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Meeting {
    pub id: String,
    pub reports: Vec<u32>,
    pub place: String,
    pub note: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct CopiesFile {
    text: Vec<Text>,
    alike: Vec<Alike>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    reports: Vec<u32>,
    same: Vec<[String; 2]>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Alike {
    #[serde(rename = "why")]
    _why: String,
    pairs: Vec<[String; 2]>,
}

impl Reference {
    /// Reads the folder.
    ///
    /// # Errors
    /// The file that is missing or not as it should be.
    pub fn read(folder: &Path) -> Result<Reference, String> {
        let mut reports = Vec::new();
        while folder.join(name(reports.len())).exists() {
            reports.push(file(&folder.join(name(reports.len())))?);
        }
        let (meetings, copies) = (file(&folder.join("meetings.toml"))?, file(&folder.join("copies.toml"))?);
        Ok(Reference { reports, meetings, copies })
    }

    /// The statements of one report, as a draft would give them.
    pub fn statements(&self, report: &Report) -> Vec<Statement> {
        report.marked.iter().map(|marked| marked.statement(&report.sha256)).collect()
    }

    /// Pairs of reports that retell one text, by their hashes.
    pub fn reports_retold(&self) -> Vec<[String; 2]> {
        let hash = |number: u32| self.reports.iter().find(|r| r.report == number).map(|r| r.sha256.clone());
        let mut pairs = Vec::new();
        for text in &self.copies.text {
            for (n, one) in text.reports.iter().enumerate() {
                pairs.extend(text.reports[n + 1..].iter().filter_map(|other| Some([hash(*one)?, hash(*other)?])));
            }
        }
        pairs
    }

    /// Pairs of statements that tell one assertion of such a text.
    pub fn statements_retold(&self) -> Vec<[Place; 2]> {
        let named = |pair: &[String; 2]| Some([self.place(&pair[0])?, self.place(&pair[1])?]);
        self.copies.text.iter().flat_map(|text| text.same.iter()).filter_map(named).collect()
    }

    /// Pairs of statements that look alike and are no copies.
    pub fn statements_alike(&self) -> Vec<[Place; 2]> {
        let named = |pair: &[String; 2]| Some([self.place(&pair[0])?, self.place(&pair[1])?]);
        self.copies.alike.iter().flat_map(|alike| alike.pairs.iter()).filter_map(named).collect()
    }

    /// How many pairs `copies.toml` lists, alike ones included; each must be found by its names.
    pub fn pairs_listed(&self) -> usize {
        let same: usize = self.copies.text.iter().map(|text| text.same.len()).sum();
        same + self.copies.alike.iter().map(|alike| alike.pairs.len()).sum::<usize>()
    }

    fn place(&self, id: &str) -> Option<Place> {
        let all = self.reports.iter().flat_map(|r| r.marked.iter().map(move |m| (r, m)));
        let (report, marked) = all.into_iter().find(|(_, marked)| marked.id == id)?;
        Some(marked.statement(&report.sha256).place())
    }
}

fn name(read: usize) -> String {
    format!("report-{}.toml", read + 1)
}

fn file<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    toml::from_str(&text).map_err(|fault| format!("{}: {fault}", path.display()))
}

impl Marked {
    fn statement(&self, report: &str) -> Statement {
        Statement {
            report: report.into(),
            start: self.start,
            end: self.end,
            speaker: self.speaker.clone(),
            side: self.side.clone(),
            via: self.via.clone(),
            kind: self.kind,
            date: self.date.clone(),
            caveat: self.caveat.clone(),
            told: Told::default(),
            also: self.also.clone(),
        }
    }
}

impl Report {
    /// Whether these bytes are this report, and every place in it holds the words that were marked.
    ///
    /// # Errors
    /// The first place that holds other words.
    pub fn check(&self, bytes: &[u8]) -> Result<usize, String> {
        if hash(bytes) != self.sha256 {
            return Err(format!("report {}: another file", self.report));
        }
        let sentences = self.sentences.iter().map(|w| (w.start, w.end, &w.sha256));
        let places: Vec<_> = sentences.chain(self.marked.iter().map(|m| (m.start, m.end, &m.sha256))).collect();
        for (start, end, expected) in &places {
            if bytes.get(*start..*end).map(hash).as_ref() != Some(*expected) {
                return Err(format!("report {}: other words at {start} to {end}", self.report));
            }
        }
        Ok(places.len())
    }
}

fn hash(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}
