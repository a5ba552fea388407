//! What every command has at hand: the reader's language, how to print, which node to ask.

use super::Global;
use super::reference::{self, Files};
use crate::api::RefusalText;
use crate::fault::CliFault;
use crate::node::{archive_path, editions, read_archive};
use act::Refusal;
use rulebook::{Arg, Phrase, Rulebook};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Mutex;
use words::{Say, Words};

/// How a piece of text stands out on a terminal that shows colours; never the only sign of anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// Headings.
    Head,
    /// Needs somebody now.
    Alarm,
    /// Not known, not proven or old.
    Unsure,
    /// Proven or met.
    Sound,
}

impl Tone {
    /// Text in this tone, if colours are shown.
    pub fn paint(self, text: &str, colour: bool) -> String {
        let code = match self {
            Tone::Plain => return text.to_owned(),
            Tone::Head => "1",
            Tone::Alarm => "1;31",
            Tone::Unsure => "33",
            Tone::Sound => "32",
        };
        if colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// What a command has at hand.
pub struct Face {
    /// Folder of the node.
    pub node: PathBuf,
    /// Whether programs read the output.
    pub json: bool,
    /// Language of the reader.
    pub lang: String,
    /// The words of every language.
    pub words: Words,
    /// The rulebook in force at the node, or the reference one.
    pub rulebook: Rulebook,
    /// Number of that version; 0 if it is not a node's.
    edition: u64,
    /// The words of the node's other versions, read when one is asked for.
    others: RefCell<BTreeMap<u64, Option<Rc<Words>>>>,
    /// Width at which the last column of a table is broken; none if nobody says, and then no line is broken.
    pub width: Option<usize>,
    colour: bool,
    /// Format whose fields are being spoken of, so that refusals call them by their labels.
    about: RefCell<String>,
}

/// The files of a version that was adopted, if its archive is here and is the one of this hash.
fn adopted(node: &Path, hash: &[u8; 32]) -> Option<Files> {
    let bytes = std::fs::read(archive_path(node, hash)).ok()?;
    Some(read_archive(&bytes, hash).ok()?.files().clone())
}

impl Face {
    /// Finds rulebook and language. Without a node's folder the reference rulebook that the binary carries speaks.
    ///
    /// # Errors
    /// An unknown language that was asked for, or a node's rulebook that is broken.
    pub fn open(global: &Global) -> Result<Face, CliFault> {
        // The newest version that is here and whole; the node itself says when it waits for one, and fsck which is altered.
        let mut later = editions(&global.node).into_iter().rev();
        let held = later.find_map(|(number, hash, _)| Some((number, adopted(&global.node, &hash)?)));
        let founders = global.node.join("rulebook");
        let (number, files) = match held {
            Some(held) => held,
            None if founders.is_file() => (1, reference::at(&founders)?),
            None => (0, reference::files()),
        };
        Ok(Face { edition: number, ..Face::of(global, files)? })
    }

    /// The same with this rulebook's files.
    ///
    /// # Errors
    /// As for [`Face::open`].
    pub fn of(global: &Global, files: Files) -> Result<Face, CliFault> {
        let files = reference::with_desk_words(files);
        let rulebook = Rulebook::read(&files).map_err(|f| reference::broken(&f))?;
        let words = Words::load(&files, crate::node::GAZETTEER).map_err(|f| reference::broken(&f))?;
        let lang = language(global, &words)?;
        let terminal = std::io::stdout().is_terminal();
        let told = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
        Ok(Face {
            node: global.node.clone(),
            json: global.json,
            lang,
            words,
            rulebook,
            edition: 0,
            others: RefCell::default(),
            width: terminal.then(|| told.unwrap_or(120)),
            colour: terminal && std::env::var_os("NO_COLOR").is_none() && !global.json,
            about: RefCell::default(),
        })
    }

    /// A face as a pipe sees it, with the reference rulebook.
    #[cfg(test)]
    pub fn plain(lang: &str) -> Face {
        let global = Global { node: PathBuf::from("."), lang: Some(lang.to_owned()), json: false };
        let face = Face::of(&global, reference::files()).expect("the reference rulebook reads");
        Face { width: None, colour: false, ..face }
    }

    /// From now on refusals speak of this format's fields.
    pub fn speak_of(&self, format: &str) {
        self.about.replace(format.to_owned());
    }

    /// One of the desk's own sentences.
    pub fn say(&self, id: &str, args: &[(&str, Say)]) -> String {
        self.words.say(&self.lang, id, args)
    }

    /// A sentence of the record.
    pub fn phrase(&self, phrase: &Phrase) -> String {
        let other = phrase.edition.filter(|n| *n != self.edition).and_then(|n| self.words_of(n));
        other.as_deref().unwrap_or(&self.words).render(&self.lang, phrase)
    }

    /// The name of a format, kernel act or debt; of one that the version in force has dropped, in an older one's words.
    pub fn title(&self, id: &str) -> String {
        let title = self.words.title(&self.lang, id);
        if !title.starts_with('[') {
            return title;
        }
        let older = (1..self.edition).rev().filter_map(|n| self.words_of(n)).map(|words| words.title(&self.lang, id));
        older.into_iter().find(|t| !t.starts_with('[')).unwrap_or(title)
    }

    /// The words of another of the node's versions, if it is here.
    fn words_of(&self, number: u64) -> Option<Rc<Words>> {
        let load = || {
            let later = editions(&self.node).into_iter().find(|(n, ..)| *n == number);
            let files = match later {
                Some((_, hash, _)) => adopted(&self.node, &hash)?,
                None if number == 1 => reference::at(&self.node.join("rulebook")).ok()?,
                None => return None,
            };
            let files = reference::with_desk_words(files);
            Words::load(&files, crate::node::GAZETTEER).ok().map(Rc::new)
        };
        self.others.borrow_mut().entry(number).or_insert_with(load).clone()
    }

    /// A closed list's word.
    pub fn choice(&self, set: &str, key: &str) -> String {
        self.words.value(&self.lang, &Arg::Choice { set: set.to_owned(), key: key.to_owned() })
    }

    /// A moment in milliseconds since 1970 UTC.
    pub fn moment(&self, ms: u64) -> String {
        self.words.value(&self.lang, &moment(ms))
    }

    /// A length of time in milliseconds, in whole seconds.
    pub fn span(&self, ms: u64) -> String {
        self.words.value(&self.lang, &Arg::Duration(i64::try_from(ms / 1000).unwrap_or(i64::MAX)))
    }

    /// What is wrong, and what to do.
    pub fn refusal(&self, refusal: &RefusalText) -> (String, String) {
        let args = refusal.args.iter().map(|(name, text)| (lasting(name), text.clone()));
        let refusal = Refusal { code: lasting(&refusal.code), field: refusal.field.clone(), args: args.collect() };
        let format = self.about.borrow();
        match format.as_str() {
            "" => self.words.refusal(&self.lang, &refusal),
            format => self.words.refusal_of(&self.lang, format, &refusal),
        }
    }

    /// Text in a tone, where the terminal shows colours.
    pub fn tone(&self, tone: Tone, text: &str) -> String {
        tone.paint(text, self.colour)
    }

    /// Prints lines for people.
    ///
    /// # Errors
    /// If the output cannot be written.
    pub fn print(&self, text: &str) -> Result<(), CliFault> {
        let mut out = std::io::stdout().lock();
        for line in text.trim_end_matches('\n').split('\n') {
            match writeln!(out, "{}", bare(line)) {
                // Whoever read has seen enough, as in `ceasewire record | head`; what was asked is done all the same.
                Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
                written => written.map_err(|e| CliFault::io("stdout", e))?,
            }
        }
        Ok(())
    }

    /// Prints one JSON document, with a rendered `text` beside every phrase.
    ///
    /// # Errors
    /// If the output cannot be written.
    pub fn print_json(&self, value: &impl Serialize) -> Result<(), CliFault> {
        let mut value = serde_json::to_value(value).map_err(|e| CliFault::io("JSON", e))?;
        super::json::with_texts(&mut value, &|phrase| words::plain(&self.phrase(phrase)));
        self.print(&serde_json::to_string_pretty(&value).map_err(|e| CliFault::io("JSON", e))?)
    }

    /// What every screen begins with where it is needed: that this is an exercise.
    pub fn banner(&self, mode: &str) -> String {
        match mode {
            "real" => String::new(),
            _ => format!(
                "{}\n{}\n\n",
                self.tone(Tone::Alarm, &self.say("exercise_banner", &[])),
                self.say("exercise_note", &[])
            ),
        }
    }
}

/// A line without direction isolates, if nothing in it runs from right to left: some terminals show them as boxes.
pub fn bare(line: &str) -> String {
    if line.chars().any(super::table::is_rtl) { line.to_owned() } else { words::plain(line) }
}

/// A moment as a value.
pub fn moment(ms: u64) -> Arg {
    Arg::Instant { unix_s: i64::try_from(ms / 1000).unwrap_or(i64::MAX), within_s: 0, offset_min: 0 }
}

/// The language asked for, else that of the environment if it is known, else English, else the first there is.
fn language(global: &Global, words: &Words) -> Result<String, CliFault> {
    let known = words.languages();
    if let Some(asked) = &global.lang {
        if known.contains(&asked.as_str()) {
            return Ok(asked.clone());
        }
        let refusal = Refusal::new("language-unknown").with("given", asked).with("known", known.join(", "));
        return Err(CliFault::refused(&refusal));
    }
    let environment = std::env::var("LANG").unwrap_or_default();
    let wanted = environment.split(['_', '.', '-']).next().unwrap_or_default();
    let pick = [wanted, "en"].into_iter().find(|l| known.contains(l)).or(known.first().copied());
    Ok(pick.unwrap_or("en").to_owned())
}

/// Codes and variables come over a socket as text while a [`Refusal`] holds names of the program; each is kept once.
pub fn lasting(text: &str) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut kept = KEPT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    match kept.get(text).copied() {
        Some(known) => known,
        None => {
            let new: &'static str = Box::leak(text.to_owned().into_boxed_str());
            kept.insert(new);
            new
        }
    }
}
