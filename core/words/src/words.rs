//! All languages, and what is said in them.

use crate::Gazetteer;
use crate::language::{Args, Direction, Given, Language};
use crate::text::clean;
use crate::value::Reader;
use act::Refusal;
use rulebook::{Arg, Fault, Phrase};
use std::collections::BTreeMap;

/// The words of every language of a rulebook, and the names of its places.
///
/// ```rust
/// use std::collections::BTreeMap;
/// use words::{Words, plain};
/// let about = "own_name = \"English\"\ndirection = \"ltr\"\ndigits = \"latn\"\ncalendar = \"gregory\"\n";
/// let desk = "waits = { $n ->\n    [one] One act waits for { $who }.\n   *[other] { $n } acts wait for { $who }.\n}\n";
/// let file = |path: &str, text: &str| (format!("locales/en/{path}"), text.as_bytes().to_vec());
/// let files = BTreeMap::from([file("language.toml", about), file("desk.ftl", desk)]);
/// let words = Words::load(&files, "").unwrap();
/// let said = words.say("en", "waits", &[("n", 2_u64.into()), ("who", "SOUTH".into())]);
/// // Every value stands in a direction isolate of its own, which `plain` takes away.
/// assert_eq!(plain(&said), "2 acts wait for SOUTH.");
/// assert_eq!(words.say("en", "missing", &[]), "[missing]");
/// ```
pub struct Words {
    languages: BTreeMap<String, Language>,
    gazetteer: Gazetteer,
}

/// A value for one of the desk's own sentences.
#[derive(Debug, Clone)]
pub enum Say {
    /// Text as it stands, such as a sentence that was rendered before.
    Text(String),
    /// A number; the phrase chooses its plural by it.
    Number(i64),
    /// A value that each language writes in its own way.
    Value(Arg),
}

impl From<&str> for Say {
    fn from(text: &str) -> Say {
        Say::Text(text.to_owned())
    }
}

impl From<String> for Say {
    fn from(text: String) -> Say {
        Say::Text(text)
    }
}

impl From<i64> for Say {
    fn from(n: i64) -> Say {
        Say::Number(n)
    }
}

impl From<u64> for Say {
    fn from(n: u64) -> Say {
        Say::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Say {
    fn from(n: usize) -> Say {
        Say::from(n as u64)
    }
}

impl From<Arg> for Say {
    fn from(value: Arg) -> Say {
        Say::Value(value)
    }
}

impl Words {
    /// Reads every folder under `locales/` of a rulebook's files, and the gazetteer's text.
    ///
    /// # Errors
    /// Every fault of every file: broken syntax, a message that stands twice, a missing `language.toml`.
    pub fn load(files: &BTreeMap<String, Vec<u8>>, gazetteer_csv: &str) -> Result<Words, Vec<Fault>> {
        let mut folders: BTreeMap<&str, BTreeMap<&str, &[u8]>> = BTreeMap::new();
        for (path, bytes) in files {
            if let Some((tag, _)) = path.strip_prefix("locales/").and_then(|rest| rest.split_once('/')) {
                folders.entry(tag).or_default().insert(path, bytes);
            }
        }
        let (mut languages, mut faults) = (BTreeMap::new(), Vec::new());
        for (tag, files) in &folders {
            match Language::read(tag, files) {
                Ok(language) => drop(languages.insert(tag.to_string(), language)),
                Err(found) => faults.extend(found),
            }
        }
        let gazetteer = Gazetteer::read(gazetteer_csv).map_err(|found| faults.extend(found));
        match gazetteer {
            Ok(gazetteer) if faults.is_empty() => Ok(Words { languages, gazetteer }),
            _ => Err(faults),
        }
    }

    /// The tags of all languages, ascending.
    pub fn languages(&self) -> Vec<&str> {
        self.languages.keys().map(String::as_str).collect()
    }

    /// Which way a language is read; an unknown one counts as left to right.
    pub fn direction(&self, lang: &str) -> Direction {
        self.languages.get(lang).map_or(Direction::Ltr, |l| l.about.direction)
    }

    /// A language's name in itself, or its tag if it is unknown.
    pub fn own_name<'a>(&'a self, lang: &'a str) -> &'a str {
        self.languages.get(lang).map_or(lang, |l| l.about.own_name.as_str())
    }

    /// The names of places.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// A sentence in a language. An id with a dot is an attribute, such as a field's label; with an argument `value` it
    /// becomes `label: value`. What is missing shows its id in brackets.
    ///
    /// ```rust
    /// use rulebook::{Arg, Phrase};
    /// use std::collections::BTreeMap;
    /// let file = |path: &str, text: &str| (format!("locales/{path}"), text.as_bytes().to_vec());
    /// let about = |name: &str, dir: &str| {
    ///     format!("own_name = \"{name}\"\ndirection = \"{dir}\"\ndigits = \"latn\"\ncalendar = \"gregory\"\n")
    /// };
    /// let words = words::Words::load(&BTreeMap::from([
    ///     file("en/language.toml", &about("English", "ltr")),
    ///     file("en/kernel.ftl", "kernel-opened = { $by } has opened it.\n"),
    ///     file("he/language.toml", &about("עברית", "rtl")),
    ///     file("he/kernel.ftl", "kernel-opened = לשכת { $by } פתחה אותו.\n"),
    /// ]), "").unwrap();
    /// let by = ("by".to_owned(), Arg::Member("SOUTH".into()));
    /// let opened = Phrase { id: "kernel-opened".into(), args: [by].into(), edition: None };
    /// // One fact, and each reader's own sentence.
    /// assert_eq!(words::plain(&words.render("en", &opened)), "SOUTH has opened it.");
    /// assert_eq!(words::plain(&words.render("he", &opened)), "לשכת SOUTH פתחה אותו.");
    /// ```
    pub fn render(&self, lang: &str, phrase: &Phrase) -> String {
        match self.reader(lang) {
            Some(reader) => reader.phrase(phrase),
            None => format!("[{}]", phrase.id),
        }
    }

    /// One value as this language writes it.
    pub fn value(&self, lang: &str, value: &Arg) -> String {
        self.reader(lang).map_or_else(String::new, |reader| reader.alone(value))
    }

    /// One of the desk's own sentences, or any other message, with its values.
    pub fn say(&self, lang: &str, id: &str, args: &[(&str, Say)]) -> String {
        let Some(reader) = self.reader(lang) else { return format!("[{id}]") };
        let mut given = Args::new();
        for (name, value) in args {
            match value {
                Say::Text(text) => drop(given.insert(name.to_string(), Given::Text(clean(text)))),
                Say::Number(n) => drop(given.insert(name.to_string(), Given::Number(*n))),
                Say::Value(value) => reader.put(&mut given, name, value, false),
            }
        }
        reader.language.format(id, &given)
    }

    /// The name of a format, kernel act or debt.
    pub fn title(&self, lang: &str, id: &str) -> String {
        self.say(lang, &format!("{id}.title"), &[])
    }

    /// The label of a format's field.
    pub fn label(&self, lang: &str, format: &str, field: &str) -> String {
        self.say(lang, &format!("{format}.f-{field}"), &[])
    }

    /// What is wrong, and what to do. Fields go by their names in the format.
    pub fn refusal(&self, lang: &str, refusal: &Refusal) -> (String, String) {
        self.refusal_of(lang, "", refusal)
    }

    /// The same, where it is known to which format the fields belong: they go by their labels.
    pub fn refusal_of(&self, lang: &str, format: &str, refusal: &Refusal) -> (String, String) {
        let remedy = format!("{}.remedy", refusal.code);
        let Some(reader) = self.reader(lang) else { return (format!("[{}]", refusal.code), format!("[{remedy}]")) };
        let mut args: Args =
            refusal.args.iter().map(|(name, text)| (name.to_string(), reader.refused(format, name, text))).collect();
        // The choice of another field that makes this one necessary, in that field's words.
        let raw = |name| refusal.args.iter().find(|(n, _)| *n == name).map(|(_, text)| text.as_str());
        if let (Some(when), Some(choice)) = (raw("when"), raw("choice")) {
            let id = format!("{format}_{when}_{choice}");
            if reader.language.has(&id) {
                args.insert("choice".to_owned(), Given::Text(reader.language.with(&id, &[])));
            }
        }
        (reader.language.format(refusal.code, &args), reader.language.format(&remedy, &args))
    }

    pub(crate) fn language(&self, tag: &str) -> Option<&Language> {
        self.languages.get(tag)
    }

    pub(crate) fn reader(&self, lang: &str) -> Option<Reader<'_>> {
        Some(Reader { words: self, language: self.languages.get(lang)? })
    }
}
