//! Zones: areas with a name, drawn in the files under `zones/`. Source: DOMAIN 2.6.

use crate::ZONE_ID_MAX;
use crate::fault::{Fault, Source};
use crate::field_file::is_name;
use crate::place::coordinates;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// An area with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// What acts call it, at most [`crate::ZONE_ID_MAX`] bytes.
    pub id: String,
    /// What is agreed about it, such as `limited-forces`.
    pub kind: String,
    /// Whose side of the line it lies on: `a` or `b`; `None` for neither.
    pub side: Option<String>,
    /// Whether it is drawn for demonstration only. Every screen that shows it says so.
    pub illustrative: bool,
    /// Three to 64 corners, `(latitude, longitude)` in 1e-5 degrees; the ring closes itself.
    pub ring: Vec<(i64, i64)>,
    /// The most that may be there, by what is counted, such as `tanks`; 0 is none at all. Source: DOMAIN 5.
    pub limits: BTreeMap<String, u64>,
    /// The article that agreed it. A zone of one side which the other side has not in the same way must name one.
    pub article: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneFile {
    zone: Vec<Spanned<ZoneEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneEntry {
    id: String,
    kind: String,
    side: Option<String>,
    #[serde(default)]
    illustrative: bool,
    ring: Vec<String>,
    #[serde(default)]
    limits: BTreeMap<String, u64>,
    article: Option<String>,
}

/// Reads every file under `zones/`.
pub(crate) fn read(files: &BTreeMap<String, Vec<u8>>, faults: &mut Vec<Fault>) -> Vec<Zone> {
    let (mut out, mut ids) = (Vec::new(), BTreeSet::new());
    for (file, bytes) in files.iter().filter(|(path, _)| path.starts_with("zones/")) {
        let parsed = Source::of(file, bytes).and_then(|source| Ok((source.toml::<ZoneFile>()?, source)));
        let (parsed, source) = match parsed {
            Ok(both) => both,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        for entry in parsed.zone {
            let at = entry.span().start;
            let entry = entry.into_inner();
            let mut fault = |what: &str, remedy: &str| faults.push(source.fault(at, what, remedy).of_key(&entry.id));
            if !is_name(&entry.id) || entry.id.len() > ZONE_ID_MAX || !ids.insert(entry.id.clone()) {
                let remedy = "Use at most 15 small letters, digits and hyphens, and each name once.";
                fault("the zone's id is not a name, is too long or stands twice", remedy);
            }
            if !is_name(&entry.kind) {
                fault("the zone's kind is not a name", "Use small letters, digits and hyphens.");
            }
            if entry.side.as_deref().is_some_and(|s| s != "a" && s != "b") {
                fault("a side is \"a\" or \"b\"", "Name the side, or leave it out for neither.");
            }
            if entry.limits.keys().any(|name| !is_name(name)) {
                fault("what a limit counts is not a name", "Use small letters, digits and hyphens.");
            }
            if entry.article.as_deref().is_some_and(|a| a.trim().is_empty()) {
                fault("the article is empty", "Name the article, or leave the line out.");
            }
            let ring: Vec<_> = entry.ring.iter().filter_map(|c| coordinates(c)).collect();
            if ring.len() != entry.ring.len() || !(3..=64).contains(&ring.len()) {
                let remedy = "Write 3 to 64 corners as \"latitude,longitude\" in decimal degrees.";
                fault("the ring has a corner that is not understood, or too few or too many", remedy);
            }
            let ZoneEntry { id, kind, side, illustrative, limits, article, .. } = entry;
            out.push(Zone { id, kind, side, illustrative, ring, limits, article });
        }
    }
    out
}
