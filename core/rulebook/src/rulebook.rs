//! A whole rulebook: its files read together.

use crate::alarm_terms::ALARMS;
use crate::fault::{Fault, line_of, located};
use crate::terms_file::{self, CHANNELS, CLOCKS, GENERAL, SILENCE};
use crate::{Format, Terms, Zone, archive, format_file, zones};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// A rulebook without faults, and the bytes that the parties sign.
///
/// ```rust
/// use rulebook::Rulebook;
/// use std::collections::BTreeMap;
/// // Every fault of every file comes at once, with what to do.
/// let files = BTreeMap::from([("formats/mist.toml".to_owned(), b"wire = 31".to_vec())]);
/// let faults = Rulebook::read(&files).unwrap_err();
/// assert!(faults.iter().any(|fault| fault.file == "formats/mist.toml"));
/// assert!(faults.iter().any(|fault| fault.file == "terms/clocks.toml"));
/// // An archive is read strictly: other bytes than those that were signed are no rulebook.
/// assert!(Rulebook::from_archive(&[0x80, 0x00]).is_err());
/// ```
#[derive(Debug, Clone)]
pub struct Rulebook {
    files: BTreeMap<String, Vec<u8>>,
    archive: Vec<u8>,
    formats: Vec<Format>,
    terms: Terms,
    zones: Vec<Zone>,
}

impl Rulebook {
    /// Reads a rulebook from its files, by path within its folder (`formats/ntf-flight.toml`). Files beside the folders
    /// `formats/`, `terms/`, `zones/` and `locales/` are kept and not looked at.
    ///
    /// # Errors
    /// Every fault of every file.
    pub fn read(files: &BTreeMap<String, Vec<u8>>) -> Result<Rulebook, Vec<Fault>> {
        let mut faults = strangers(files);
        let formats = formats(files, &mut faults);
        let terms = terms_file::read(files, &mut faults);
        let zones = zones::read(files, &mut faults);
        match terms {
            Some(terms) if faults.is_empty() => {
                Ok(Rulebook { archive: archive::write(files), files: files.clone(), formats, terms, zones })
            }
            _ => Err(faults),
        }
    }

    /// Reads a rulebook from the bytes of [`Rulebook::archive`]. The desk's own words are not in it.
    ///
    /// # Errors
    /// One fault if the bytes are not exactly what `archive` gives, or every fault of every file.
    pub fn from_archive(bytes: &[u8]) -> Result<Rulebook, Vec<Fault>> {
        let files = archive::read(bytes).map_err(|e| {
            let remedy = "Fetch it again, and compare its hash with the one in the genesis document.";
            vec![Fault::new("archive", format!("the bytes are not a canonical archive: {e}"), remedy)]
        })?;
        let rulebook = Rulebook::read(&files)?;
        assert!(rulebook.archive == bytes, "an archive that was read strictly is written as it was");
        Ok(rulebook)
    }

    /// The signed part, canonical: CBOR `[[path, bytes], ..]` in ascending order of path.
    pub fn archive(&self) -> &[u8] {
        &self.archive
    }

    /// SHA-256 of [`Rulebook::archive`]: what the genesis document names.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.archive).into()
    }

    /// Every format, in the order of the wire numbers.
    pub fn formats(&self) -> &[Format] {
        &self.formats
    }

    /// The format with this name, such as `ntf-flight`.
    pub fn format(&self, name: &str) -> Option<&Format> {
        self.formats.iter().find(|f| f.name == name)
    }

    /// The format with this wire number.
    pub fn by_wire(&self, wire: u64) -> Option<&Format> {
        self.formats.iter().find(|f| f.wire == wire)
    }

    /// Clocks, ladder, silence, channels, emergencies, languages.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Every zone.
    pub fn zones(&self) -> &[Zone] {
        &self.zones
    }

    /// The zone with this id.
    pub fn zone(&self, id: &str) -> Option<&Zone> {
        self.zones.iter().find(|z| z.id == id)
    }

    /// The file that draws the zone with this id.
    pub(crate) fn file_of_zone(&self, id: &str) -> Option<&str> {
        let has = |(path, text): &(&String, &Vec<u8>)| path.starts_with("zones/") && line_of(text, id).is_some();
        self.files.iter().find(has).map(|(path, _)| path.as_str())
    }

    /// The fault with the line of its key, where a file that stands here has that key and no line is known yet.
    pub fn located(&self, fault: Fault) -> Fault {
        located(&self.files, fault)
    }

    /// All files it was read from, by path.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    /// The languages that have a folder under `locales/`, in order.
    pub fn languages(&self) -> Vec<String> {
        let folder = |path: &String| Some(path.strip_prefix("locales/")?.split_once('/')?.0.to_owned());
        self.files.keys().filter_map(folder).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// Files in the signed folders that nothing reads: a typing error in a name must not drop a format unseen.
fn strangers(files: &BTreeMap<String, Vec<u8>>) -> Vec<Fault> {
    let known = |path: &str| match path.split_once('/') {
        Some(("formats" | "zones", file)) => file.ends_with(".toml") && !file.contains('/'),
        Some(("terms", _)) => [CLOCKS, SILENCE, CHANNELS, GENERAL, ALARMS].contains(&path),
        _ => true,
    };
    let remedy = "Correct its name or take it out of this folder.";
    let stranger = |path: &String| Fault::new(path, "nothing reads this file", remedy);
    files.keys().filter(|path| !known(path)).map(stranger).collect()
}

fn formats(files: &BTreeMap<String, Vec<u8>>, faults: &mut Vec<Fault>) -> Vec<Format> {
    let mut out: Vec<Format> = Vec::new();
    let named = |path: &String| path.starts_with("formats/") && path.ends_with(".toml");
    for (file, bytes) in files.iter().filter(|(path, _)| named(path)) {
        match format_file::read(file, bytes) {
            Err(found) => faults.extend(found),
            Ok(format) => {
                if let Some(other) = out.iter().find(|f| f.wire == format.wire) {
                    let what = format!("wire number {} is also that of {}", format.wire, other.name);
                    let fault = Fault::new(file, what, "Take a number that was never used.").of_key("wire");
                    faults.push(match format_file::line_of_wire(bytes) {
                        Some(line) => fault.at_line(line),
                        None => fault,
                    });
                }
                out.push(format);
            }
        }
    }
    out.sort_by_key(|f| f.wire);
    out
}
