//! A text as a page for the converter: headings, paragraphs, lines, and nothing that names a file or an address.

use sha2::{Digest, Sha256};
use situation::views::{SheetClause, SheetVersion, SheetView};
use words::Words;

/// A line that begins with it is the file's own, and no part of the text.
pub const NOTE: char = '※';
/// What the last line begins with, behind [`NOTE`].
pub(super) const MADE_FROM: &str = "ceasewire-text ";

/// What stands around the clauses, in words of whoever reads the file.
#[derive(Debug, Clone, Default)]
pub struct Front {
    /// What the text is about.
    pub title: String,
    /// Kind and state, how to edit, the notation: a line each.
    pub lines: Vec<String>,
    /// What is said of a clause that is not written in this language yet.
    pub untranslated: String,
    /// Stands above the last line.
    pub keep: String,
    /// Whether the language of the text is written from right to left.
    pub rtl: bool,
}

impl Front {
    /// In the language of the text: whoever edits the file reads that.
    pub fn of(words: &Words, sheet: &SheetView) -> Front {
        let (line, lang) = (&sheet.text, sheet.lang.as_str());
        let say = |id: &str, args: &[(&str, words::Say)]| words::plain(&words.say(lang, id, args));
        let value = |arg: &Option<rulebook::Arg>| match arg {
            Some(rulebook::Arg::Text { text, .. }) => text.clone(),
            Some(arg) => words::plain(&words.value(lang, arg)),
            None => String::new(),
        };
        let state = say(&format!("text_state-{}", line.state), &[]);
        let lines = vec![
            format!("{}: {state}", value(&line.kind)),
            say("text_doc-how", &[("note", NOTE.to_string().into())]),
            say("text_doc-brackets", &[("example", "[NORTH: 12 // SOUTH: 30]".into())]),
        ];
        Front {
            title: value(&line.subject),
            lines,
            untranslated: say("text_doc-untranslated", &[]),
            keep: say("text_doc-keep", &[]),
            rtl: words.direction(lang).key() == "rtl",
        }
    }
}

/// What the heading of a version begins with: the number; where several stand, also the act that wrote this one.
pub(super) fn key(clause: &SheetClause, version: &SheetVersion) -> String {
    match clause.versions.len() {
        0 | 1 => clause.number.clone(),
        _ => format!("{} [{}]", clause.number, version.by.name),
    }
}

/// The whole heading.
pub(super) fn heading(key: &str, heading: &str) -> String {
    if heading.is_empty() { key.to_owned() } else { format!("{key}: {heading}") }
}

/// What the last line says that the file was made from: the text, its language, the last act it takes in, and a mark of
/// every word that it shows. A file of another text, or of an exercise under the same names, has another.
pub(super) fn made_from(sheet: &SheetView) -> String {
    format!("{MADE_FROM}{} | {} | {} | {}", sheet.text.name, sheet.lang, sheet.last, mark(sheet))
}

/// The first 16 digits of the SHA-256 of what a sheet shows.
pub(super) fn mark(sheet: &SheetView) -> String {
    let mut hash = Sha256::new();
    let mut put = |text: &str| {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    };
    put(&sheet.text.name);
    put(&sheet.lang);
    for (clause, version) in sheet.clauses.iter().flat_map(|c| c.versions.iter().map(move |v| (c, v))) {
        for text in [&clause.number, &version.by.name, &version.purpose, &version.heading, &version.text] {
            put(text);
        }
    }
    data_encoding::HEXLOWER.encode(&hash.finalize()[..8])
}

/// The page.
pub fn written(sheet: &SheetView, front: &Front) -> String {
    let dir = if front.rtl { "rtl" } else { "ltr" };
    let (lang, title) = (escaped(&sheet.lang), escaped(&front.title));
    let mut out =
        format!("<!DOCTYPE html><html lang=\"{lang}\" dir=\"{dir}\"><head><title>{title}</title></head><body>");
    let note = |text: &str| format!("<p>{NOTE} {}</p>", escaped(text));
    front.lines.iter().for_each(|line| out += &note(line));
    for (clause, version) in sheet.clauses.iter().flat_map(|c| c.versions.iter().map(move |v| (c, v))) {
        if version.removed {
            continue;
        }
        out += &format!("<h1>{}</h1>", escaped(&heading(&key(clause, version), &version.heading)));
        let paragraphs = version.text.split("\n\n").filter(|p| !p.trim().is_empty());
        paragraphs.for_each(|p| out += &paragraph(p));
        if version.text.trim().is_empty() {
            out += &note(&front.untranslated);
        }
    }
    out += &note(&front.keep);
    out + &note(&made_from(sheet)) + "</body></html>"
}

fn paragraph(text: &str) -> String {
    let line = |line: &str| {
        // A line of the text that begins like one of the file's own is told from those by a bar.
        let bar = if line.trim_start().trim_start_matches('\\').starts_with(NOTE) { "\\" } else { "" };
        format!("{bar}{}", escaped(line))
    };
    let lines: Vec<String> = super::read::tidy(text).lines().map(line).collect();
    format!("<p>{}</p>", lines.join("<br>"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
