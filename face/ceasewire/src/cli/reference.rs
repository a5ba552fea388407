//! The reference rulebook that the binary carries, and how a rulebook is read from a folder, an archive or a node.
//!
//! A node's archive holds what was signed; the desk's own words (`desk.ftl`, `refusals.ftl`) stand outside the
//! signature and come from here.

use crate::fault::CliFault;
use rulebook::{Fault, Rulebook};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

include!(concat!(env!("OUT_DIR"), "/reference.rs"));

/// Files of a rulebook by their path within it.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The reference rulebook's files.
pub fn files() -> Files {
    FILES.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect()
}

/// Every file below a folder, by its path within it with `/`.
///
/// # Errors
/// The file or folder that cannot be read.
pub fn folder(root: &Path) -> Result<Files, CliFault> {
    let mut out = Files::new();
    walk(root, "", &mut out)?;
    Ok(out)
}

fn walk(folder: &Path, prefix: &str, out: &mut Files) -> Result<(), CliFault> {
    for entry in fs::read_dir(folder).map_err(|e| CliFault::io(folder.display(), e))? {
        let path = entry.map_err(|e| CliFault::io(folder.display(), e))?.path();
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            walk(&path, &format!("{name}/"), out)?;
        } else {
            out.insert(name, fs::read(&path).map_err(|e| CliFault::io(path.display(), e))?);
        }
    }
    Ok(())
}

/// The files of the rulebook at `path`: a folder of files, or an archive as a node or an export keeps it.
///
/// # Errors
/// What cannot be read, or the faults of an archive.
pub fn at(path: &Path) -> Result<Files, CliFault> {
    if path.is_dir() {
        return folder(path);
    }
    let bytes = fs::read(path).map_err(|e| CliFault::io(path.display(), e))?;
    let rulebook = Rulebook::from_archive(&bytes).map_err(|faults| broken(&faults))?;
    Ok(rulebook.files().clone())
}

/// A rulebook's files with the desk's own words beside them, wherever it does not bring its own.
pub fn with_desk_words(mut files: Files) -> Files {
    for (path, bytes) in FILES {
        if path.ends_with("/desk.ftl") || path.ends_with("/refusals.ftl") {
            // A language that the rulebook does not have stays out: half of its words would be missing.
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            if files.contains_key(&format!("{folder}/language.toml")) {
                files.entry((*path).to_owned()).or_insert_with(|| bytes.to_vec());
            }
        }
    }
    for (lang, phrases) in WORDS {
        for message in messages(phrases) {
            let name = if message.contains("\n    .remedy") { "refusals" } else { "desk" };
            let id = message.split(' ').next().unwrap_or_default();
            if let Some(file) = files.get_mut(&format!("locales/{lang}/{name}.ftl")) {
                let has = String::from_utf8_lossy(file).lines().any(|line| line.starts_with(&format!("{id} =")));
                if !has {
                    file.extend_from_slice(format!("\n{message}\n").as_bytes());
                }
            }
        }
    }
    files
}

/// The messages of a piece of a Fluent file, each with its attributes.
fn messages(piece: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in piece.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        match out.last_mut() {
            Some(message) if line.starts_with(' ') => *message += &format!("\n{line}"),
            _ => out.push(line.to_owned()),
        }
    }
    out
}

/// That a rulebook has faults.
pub fn broken(faults: &[Fault]) -> CliFault {
    let detail = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    CliFault::refused(&act::Refusal::new("rulebook-broken").with("count", faults.len()).with("detail", detail))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_binary_carries_a_rulebook_without_faults() {
        let rulebook = Rulebook::read(&files()).unwrap();
        assert!(rulebook.format("ntf-flight").is_some());
        for language in &rulebook.terms().languages {
            assert!(rulebook.languages().contains(language), "{language}");
        }
    }

    #[test]
    fn the_command_line_speaks_every_language_of_the_reference_rulebook() {
        let ids = |text: &str| messages(text).iter().filter_map(|m| Some(m.split(' ').next()?.to_owned())).collect();
        let said: BTreeMap<&str, Vec<String>> = WORDS.iter().map(|(lang, text)| (*lang, ids(text))).collect();
        for language in Rulebook::read(&files()).unwrap().languages() {
            assert_eq!(said.get(language.as_str()), said.get("en"), "{language}");
        }
    }

    #[test]
    fn an_archive_is_given_the_desk_words_it_does_not_sign() {
        let archive = Rulebook::read(&files()).unwrap().archive().to_vec();
        let signed = Rulebook::from_archive(&archive).unwrap().files().clone();
        assert!(!signed.contains_key("locales/ar/desk.ftl"));
        assert!(with_desk_words(signed).contains_key("locales/ar/desk.ftl"));
    }
}
