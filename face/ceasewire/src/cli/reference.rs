//! The reference rulebook that the binary carries, and how a rulebook is read from a folder, an archive or a node.
//!
//! A node's archive holds what was signed; the desk's own words (`desk.ftl`, `refusals.ftl`) stand outside the
//! signature and come from here.

use crate::fault::CliFault;
use rulebook::{Fault, Rulebook};
use std::collections::{BTreeMap, BTreeSet};
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

/// A rulebook's files with the desk's own words beside them, wherever it does not bring its own. A language that the
/// program does not know borrows those it lacks from English: they are headings and advice, nothing that anybody signs.
pub fn with_desk_words(mut files: Files) -> Files {
    let unknown = |lang: &&str| WORDS.iter().all(|(known, _)| known != lang);
    let tag = |path: &String| Some(path.strip_prefix("locales/")?.strip_suffix("/language.toml")?.to_owned());
    let mut foreign: Vec<String> = files.keys().filter_map(tag).collect();
    foreign.retain(|lang| unknown(&lang.as_str()));
    for lang in &foreign {
        for (path, bytes) in FILES.iter().filter(|(path, _)| is_desk_words(path)) {
            if let Some(name) = path.strip_prefix("locales/en/") {
                files.entry(format!("locales/{lang}/{name}")).or_insert_with(|| bytes.to_vec());
            }
        }
    }
    for (path, bytes) in FILES {
        if is_desk_words(path) {
            // A language that the rulebook does not have stays out: half of its words would be missing.
            let lang = path.split('/').nth(1).unwrap_or_default();
            if files.contains_key(&format!("locales/{lang}/language.toml")) {
                files.entry((*path).to_owned()).or_insert_with(|| bytes.to_vec());
            }
        }
    }
    let english = WORDS.iter().filter(|(lang, _)| *lang == "en");
    let borrowed = english.flat_map(|(_, text)| foreign.iter().map(move |lang| (lang.as_str(), *text)));
    for (lang, phrases) in WORDS.iter().copied().chain(borrowed) {
        for (name, advice) in [("desk", false), ("refusals", true)] {
            let Some(file) = files.get_mut(&format!("locales/{lang}/{name}.ftl")) else { continue };
            let ids = |text: &str| text.lines().filter_map(|l| Some(l.split_once(" =")?.0.to_owned())).collect();
            let has: BTreeSet<String> = ids(&String::from_utf8_lossy(file));
            let mine = |message: &String| message.contains("\n    .remedy") == advice;
            for message in messages(phrases).into_iter().filter(mine) {
                if !has.contains(message.split(' ').next().unwrap_or_default()) {
                    file.extend_from_slice(format!("\n{message}\n").as_bytes());
                }
            }
        }
    }
    files
}

/// Whether a file holds the desk's own words: `desk.ftl`, the folder `desk/`, `refusals.ftl`.
fn is_desk_words(path: &str) -> bool {
    path.ends_with("/desk.ftl") || path.ends_with("/refusals.ftl") || path.contains("/desk/")
}

/// The messages of a piece of a Fluent file, each with its attributes.
fn messages(piece: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in piece.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        match out.last_mut() {
            // A choice may be closed at the edge of the page.
            Some(message) if line.starts_with([' ', '}']) => *message += &format!("\n{line}"),
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
        let mut said: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
        WORDS.iter().for_each(|(lang, text)| said.entry(lang).or_default().push(ids(text)));
        for language in Rulebook::read(&files()).unwrap().languages() {
            assert_eq!(said.get(language.as_str()), said.get("en"), "{language}");
        }
    }

    #[test]
    fn a_language_that_the_program_does_not_know_borrows_what_it_lacks() {
        let mut files = files();
        for (path, bytes) in files.clone().iter().filter(|(path, _)| path.starts_with("locales/fr/")) {
            files.insert(path.replace("/fr/", "/es/"), bytes.clone());
        }
        files.remove("locales/es/refusals.ftl");
        let files = with_desk_words(files);
        let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
        assert!(text("locales/es/desk.ftl").contains("col_act = Acte"), "its own words stay");
        assert!(text("locales/es/desk.ftl").contains("rulebook_none = none"), "what it lacks is borrowed");
        assert!(text("locales/es/refusals.ftl").contains("folder-in-use ="));
    }

    #[test]
    fn an_archive_is_given_the_desk_words_it_does_not_sign() {
        let archive = Rulebook::read(&files()).unwrap().archive().to_vec();
        let signed = Rulebook::from_archive(&archive).unwrap().files().clone();
        assert!(!signed.contains_key("locales/ar/desk.ftl"));
        assert!(with_desk_words(signed).contains_key("locales/ar/desk.ftl"));
    }
}
