//! What is wrong with a rulebook's files, for the person who writes them.

use std::collections::BTreeMap;
use std::fmt;

/// One thing wrong in one file. Faults are written in English: they speak to the author of a rulebook, who reads TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Path within the rulebook, such as `formats/ntf-flight.toml`.
    pub file: String,
    /// Line from 1, where it is known.
    pub line: Option<usize>,
    /// The key or field concerned, where there is one.
    pub key: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

impl Fault {
    /// A fault of a whole file.
    pub fn new(file: &str, what: impl Into<String>, remedy: impl Into<String>) -> Fault {
        Fault { file: file.to_owned(), line: None, key: None, what: what.into(), remedy: remedy.into() }
    }

    /// The same on a line, counted from 1.
    pub fn at_line(mut self, line: usize) -> Fault {
        self.line = Some(line);
        self
    }

    /// The same concerning a key.
    pub fn of_key(mut self, key: impl Into<String>) -> Fault {
        self.key = Some(key.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(key) = &self.key {
            write!(f, " ({key})")?;
        }
        write!(f, ": {}. {}", self.what, self.remedy)
    }
}

impl std::error::Error for Fault {}

/// One file's text, so that a byte offset can be told as a line.
pub(crate) struct Source<'a> {
    pub file: &'a str,
    pub text: &'a str,
}

impl<'a> Source<'a> {
    /// The text of a file.
    pub fn of(file: &'a str, bytes: &'a [u8]) -> Result<Source<'a>, Fault> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Source { file, text }),
            Err(e) => {
                let line = 1 + bytes[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count();
                Err(Fault::new(file, "the file is not UTF-8", "Save it as UTF-8.").at_line(line))
            }
        }
    }

    /// A fault at a byte offset.
    pub fn fault(&self, at: usize, what: impl Into<String>, remedy: impl Into<String>) -> Fault {
        let before = &self.text.as_bytes()[..at.min(self.text.len())];
        Fault::new(self.file, what, remedy).at_line(1 + before.iter().filter(|b| **b == b'\n').count())
    }

    /// Reads the file as TOML of the shape `T`: unknown keys, wrong types and broken syntax are faults of a line.
    pub fn toml<T: serde::de::DeserializeOwned>(&self) -> Result<T, Fault> {
        toml::from_str(self.text).map_err(|e| {
            let span = e.span().unwrap_or(0..0);
            let what = e.message().trim().replace('\n', "; ");
            let mut fault =
                self.fault(span.start, what, "Correct this line; the manual shows each key of this kind of file.");
            fault.key = self.key_at(&span);
            fault
        })
    }

    /// The key that a span is, or else the last key before it on its line.
    fn key_at(&self, span: &std::ops::Range<usize>) -> Option<String> {
        let bare = |k: &str| !k.is_empty() && k.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        let itself = self.text.get(span.clone())?.trim();
        let rest = self.text.get(span.end..)?.trim_start();
        if bare(itself) && rest.starts_with('=') {
            return Some(itself.to_owned());
        }
        let line = self.text.get(..span.start)?.rsplit('\n').next()?;
        let line = line.rsplit_once('=').map(|(key, _)| key).unwrap_or(line);
        let key = line.trim_end().rsplit(|c: char| !bare(&c.to_string())).next()?;
        bare(key).then(|| key.to_owned())
    }
}

/// The fault with the line of its key, if its file has that key and no line is known yet.
pub(crate) fn located(files: &BTreeMap<String, Vec<u8>>, fault: Fault) -> Fault {
    let line = || line_of(files.get(&fault.file)?, fault.key.as_deref()?);
    match (fault.line, line()) {
        (None, Some(line)) => fault.at_line(line),
        _ => fault,
    }
}

/// The line on which a file gives a key its value, or something its name or id.
pub(crate) fn line_of(bytes: &[u8], key: &str) -> Option<usize> {
    let text = std::str::from_utf8(bytes).ok()?;
    let squeezed = |line: &str| line.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (value, name, id) = (format!("{key}="), format!("name=\"{key}\""), format!("id=\"{key}\""));
    let gives = |line: &str| line.starts_with(&value) || line.contains(&name) || line.starts_with(&id);
    text.lines().position(|line| gives(&squeezed(line))).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_where_it_is_given_a_value_a_name_or_an_id() {
        let text = b"# wire = 1\nwire = 4\nfield = [\n  { number = 1, name = \"place\" },\n]\n[[zone]]\nid = \"z\"\n";
        assert_eq!(["wire", "place", "z", "on"].map(|key| line_of(text, key)), [Some(2), Some(4), Some(7), None]);
    }

    #[derive(serde::Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    struct Shape {
        #[allow(dead_code)] // Read by serde only.
        wire: u64,
    }

    #[test]
    fn a_fault_names_line_and_key() {
        let cases = [
            ("# x\nwier = 4\n", Some(2), Some("wier")),
            ("# x\n\nwire = \"4\"\n", Some(3), Some("wire")),
            ("wire = 4\nwire = 5\n", Some(2), Some("wire")),
            ("wire = 4\nwire [\n", Some(2), None),
        ];
        for (text, line, key) in cases {
            let fault = Source { file: "f.toml", text }.toml::<Shape>().unwrap_err();
            assert_eq!(fault.line, line, "{text:?}: {fault}");
            if key.is_some() {
                assert_eq!(fault.key.as_deref(), key, "{text:?}: {fault}");
            }
        }
        let bytes = b"wire = 4\n\xff";
        assert_eq!(Source::of("f.toml", bytes).err().unwrap().line, Some(2));
    }
}
