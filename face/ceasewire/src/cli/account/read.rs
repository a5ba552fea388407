//! The tables and articles that a draft is made of.

use super::super::reference::{ENTITIES, PRESS};
use crate::api::RefusalText;
use crate::fault::CliFault;
use act::Refusal;
use press::{Article, BYTES_MAX, Drafted, Fault, Press};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// An article that was read, with what is proposed of it.
pub struct Report {
    /// Its file as it was typed.
    pub file: String,
    /// Hash of the file, lowercase hexadecimal.
    pub sha256: String,
    /// What is proposed.
    pub drafted: Drafted,
}

/// The words of a language and the table of entities.
pub fn press(lang: &str, tables: Option<&Path>) -> Result<Press, CliFault> {
    let (words, entities, from) = match tables {
        None => {
            let known = PRESS.iter().map(|(tag, _)| *tag).collect::<Vec<_>>().join(", ");
            let words = PRESS.iter().find(|(tag, _)| *tag == lang).map(|(_, text)| (*text).to_owned());
            (words.ok_or_else(|| unknown(lang, &known))?, ENTITIES.to_owned(), "rulebook".to_owned())
        }
        Some(dir) => {
            let known = languages(&dir.join("press"))?;
            if !known.iter().any(|tag| tag == lang) {
                return Err(unknown(lang, &known.join(", ")));
            }
            let words = text(&dir.join("press").join(format!("{lang}.toml")))?;
            (words, text(&dir.join("entities/press.toml"))?, dir.display().to_string())
        }
    };
    let broken = |detail: String| Refusal::new("article-table").with("path", from).with("detail", detail.trim());
    Press::read(&words, &entities).map_err(|detail| CliFault::refused(&broken(detail)))
}

/// Every article; if some are none, all refusals at once.
pub fn reports(press: &Press, files: &[PathBuf]) -> Result<Vec<Report>, CliFault> {
    let (mut out, mut refused) = (Vec::new(), Vec::new());
    for file in files {
        let bytes = bytes(file)?;
        match Article::read(&bytes) {
            Ok(article) => out.push(Report {
                file: file.display().to_string(),
                sha256: data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes)),
                drafted: press.draft(&article),
            }),
            Err(fault) => refused.push(RefusalText::from(&refusal(&file.display().to_string(), fault, BYTES_MAX))),
        }
    }
    if refused.is_empty() { Ok(out) } else { Err(CliFault::Refused(refused)) }
}

/// Why a file is no article, where `max` bytes are the most.
pub fn refusal(file: &str, fault: Fault, max: usize) -> Refusal {
    let refusal = match fault {
        Fault::Empty => Refusal::new("article-empty"),
        Fault::Long => Refusal::new("article-long").with("max", max >> 20),
        Fault::Binary => Refusal::new("article-binary"),
        Fault::Encoding(at) => Refusal::new("article-encoding").with("at", at),
    };
    refusal.with("path", file)
}

fn unknown(lang: &str, known: &str) -> CliFault {
    CliFault::refused(&Refusal::new("article-language").with("given", lang).with("known", known))
}

/// A file's bytes, no more of them than show that it is too long.
fn bytes(path: &Path) -> Result<Vec<u8>, CliFault> {
    let fault = |e| CliFault::io(path.display(), e);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(fault)?;
    file.take(BYTES_MAX as u64 + 1).read_to_end(&mut bytes).map_err(fault)?;
    Ok(bytes)
}

fn text(path: &Path) -> Result<String, CliFault> {
    fs::read_to_string(path).map_err(|e| CliFault::io(path.display(), e))
}

/// The languages of a folder: a file is one.
fn languages(dir: &Path) -> Result<Vec<String>, CliFault> {
    let fault = |e| CliFault::io(dir.display(), e);
    let mut out = Vec::new();
    for entry in fs::read_dir(dir).map_err(fault)? {
        let name = entry.map_err(fault)?.file_name();
        out.extend(name.to_string_lossy().strip_suffix(".toml").map(str::to_owned));
    }
    out.sort();
    Ok(out)
}
