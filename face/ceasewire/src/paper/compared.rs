//! Which clauses a file changes, against what it was made from.

use super::page::{self, key, mark};
use super::read::{Clause, Hold, Marker, Paper, tidy};
use act::Refusal;
use situation::texts::{Run, compare};
use situation::views::{MarkView, SheetClause, SheetVersion, SheetView};
use std::collections::BTreeMap;

/// A text as the file shows it, and as it stands now.
pub struct Base {
    /// As it was when the file was made.
    pub then: SheetView,
    /// As it is now.
    pub now: SheetView,
}

/// A clause that the file changes: what the act says that proposes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What its heading begins with: its number, and the act, where several versions stand.
    pub key: String,
    /// Its number.
    pub number: String,
    /// Whether the text had no words of it, in this language or at all.
    pub added: bool,
    /// The act's fields, as they are typed.
    pub fields: BTreeMap<String, String>,
    /// The words, word by word.
    pub runs: Vec<Run>,
    /// Acts that wrote on the same clause since the file was made; they will stand beside this one.
    pub beside: Vec<MarkView>,
}

/// Something that was in a clause of the file and is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The clause's number.
    pub number: String,
    /// What it is.
    pub hold: Hold,
}

/// What a file proposes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// Clauses that it changes or adds, in the order of the file.
    pub changes: Vec<Change>,
    /// What stands in it and cannot be proposed, each with its remedy.
    pub refused: Vec<Refusal>,
    /// What the words are taken without.
    pub remarks: Vec<Remark>,
    /// Clauses of which the text says the same by now.
    pub already: Vec<String>,
    /// Clauses that it showed and that are no longer in it. Nothing is proposed for them.
    pub missing: Vec<String>,
    /// What stands before the first clause and belongs to none.
    pub before: Vec<String>,
    /// How many clauses are as they were.
    pub same: usize,
}

/// Where a heading belongs.
enum Place<'a> {
    /// A version that the file was made with.
    Version(&'a SheetClause, &'a SheetVersion),
    /// A clause that is to be new.
    New,
}

/// What a file proposes against the text that it was made from.
///
/// # Errors
/// `doc-other-text` if what it says of itself is not what that text showed.
pub fn compared(paper: &Paper, base: &Base) -> Result<Import, Refusal> {
    let Marker { text, lang, mark: said, .. } = &paper.marker;
    if *text != base.then.text.name || *lang != base.then.lang || *said != mark(&base.then) {
        return Err(Refusal::new("doc-other-text").with("text", text));
    }
    let headings = headings(&base.then);
    let mut out = Import { before: stray(paper, base), ..Import::default() };
    let mut seen: Vec<String> = Vec::new();
    for clause in paper.clauses.iter().flat_map(|clause| apart(clause, &headings)) {
        let Some((key, heading)) = named(&clause.heading, &base.then) else {
            out.refused.push(Refusal::new("doc-number-lost").of_field("number").with("heading", &clause.heading));
            continue;
        };
        if seen.contains(&key) {
            out.refused.push(Refusal::new("doc-number-twice").of_field("number").with("number", &key));
            // Which of the two is meant nobody can tell.
            out.changes.retain(|change| change.key != key);
            continue;
        }
        seen.push(key.clone());
        one(&key, &heading, &clause, base, &mut out);
    }
    let shown = versions(&base.then).filter(|(_, v)| !v.removed).map(|(c, v)| key(c, v));
    out.missing = shown.filter(|key| !seen.contains(key)).collect();
    Ok(out)
}

/// What becomes of one clause of the file.
fn one(key: &str, heading: &str, clause: &Clause, base: &Base, out: &mut Import) {
    let place = match place(key, base) {
        Ok(place) => place,
        Err(refusal) => return out.refused.push(refusal),
    };
    let number = match &place {
        Place::Version(of, _) => of.number.clone(),
        Place::New => key.to_owned(),
    };
    let (then_heading, then_text) = match &place {
        Place::Version(_, v) => (v.heading.as_str(), v.text.as_str()),
        Place::New => ("", ""),
    };
    let stop = clause.holds.iter().find(|hold| hold.stops());
    if let Some(stop) = stop {
        let refusal = Refusal::new("doc-clause-holds").of_field("text").with("number", &number);
        return out.refused.push(refusal.with("what", stop.key()));
    }
    out.remarks.extend(clause.holds.iter().map(|hold| Remark { number: number.clone(), hold: *hold }));
    let same = |heading_: &str, text: &str| words(heading_) == words(heading) && words(text) == words(&clause.text);
    if same(then_heading, then_text) {
        out.same += 1;
        return;
    }
    if clause.text.is_empty() {
        return out.refused.push(Refusal::new("doc-words-gone").of_field("text").with("number", &number));
    }
    let now = base.now.clauses.iter().find(|c| c.number == number).map_or(&[][..], |c| &c.versions);
    if now.iter().any(|v| !v.removed && same(&v.heading, &v.text)) {
        return out.already.push(key.to_owned());
    }
    if let Place::Version(_, v) = &place
        && v.purpose == "translation"
        && !now.iter().any(|n| n.version == v.version)
    {
        return out.refused.push(Refusal::new("doc-translated-old").of_field("replaces").with("number", &number));
    }
    let (purpose, replaces, shows) = match &place {
        Place::Version(_, v) => (v.purpose.as_str(), Some(v.by.index), v.shows),
        Place::New => ("wording", None, None),
    };
    let mut fields = BTreeMap::from([
        ("document".to_owned(), base.then.text.index.to_string()),
        ("number".to_owned(), number.clone()),
        ("purpose".to_owned(), purpose.to_owned()),
        ("text".to_owned(), clause.text.clone()),
    ]);
    let more = [
        ("replaces", replaces.map(|act| format!("version={act}"))),
        ("heading", Some(heading.to_owned()).filter(|heading| !heading.is_empty())),
        ("shows", shows.map(|act| act.to_string())),
    ];
    fields.extend(more.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    let (from, to) = (whole(then_heading, then_text), whole(heading, &clause.text));
    out.changes.push(Change {
        key: key.to_owned(),
        number,
        added: from.is_empty(),
        fields,
        runs: compare(&from, &to),
        beside: now.iter().filter(|v| v.by.index > base.then.last).map(|v| v.by.clone()).collect(),
    });
}

/// Where a heading belongs.
fn place<'a>(key_: &str, base: &'a Base) -> Result<Place<'a>, Refusal> {
    if let Some((clause, version)) = versions(&base.then).find(|(c, v)| key(c, v) == key_) {
        return Ok(Place::Version(clause, version));
    }
    let refused = |code| Refusal::new(code).of_field("number").with("number", key_);
    if base.then.clauses.iter().any(|c| c.number == key_) {
        return Err(refused("doc-rivals"));
    }
    match base.now.clauses.iter().find(|c| c.number == key_).and_then(|c| c.versions.last()) {
        // Whoever added the same number meanwhile is not written over, nor joined to what is another clause.
        Some(v) => Err(refused("doc-number-taken").with("act", v.by.index)),
        None => Ok(Place::New),
    }
}

/// What a heading begins with, and the rest; `None` if no number can be read.
fn named(heading: &str, then: &SheetView) -> Option<(String, String)> {
    // Marks of direction that a word processor puts around a number are no part of it.
    let plain = heading.trim_matches(invisible);
    let rest = |key: &str| {
        let rest = plain.strip_prefix(key)?.trim_start_matches(invisible);
        if rest.is_empty() { Some("") } else { rest.strip_prefix(':').map(|rest| rest.trim_matches(invisible)) }
    };
    let known = then.clauses.iter().flat_map(|c| c.versions.iter().map(|v| key(c, v)).chain([c.number.clone()]));
    let mut known: Vec<String> = known.collect();
    // 7.1 before 7: the longest that fits.
    known.sort_by_key(|key| std::cmp::Reverse(key.len()));
    if let Some(found) = known.iter().find_map(|key| Some((key.clone(), rest(key)?.to_owned()))) {
        return Some(found);
    }
    let (number, rest) = plain.split_once(':').unwrap_or((plain, ""));
    let number = number.trim_matches(invisible);
    let is_number = number.chars().count() <= 16 && number.contains(char::is_numeric);
    is_number.then(|| (number.to_owned(), rest.trim_matches(invisible).to_owned()))
}

fn invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A clause, and those whose heading has become a paragraph within it: a style is lost more easily than words.
fn apart(clause: &Clause, headings: &[String]) -> Vec<Clause> {
    let mut out = vec![Clause { text: String::new(), ..clause.clone() }];
    for paragraph in clause.text.split("\n\n") {
        if headings.iter().any(|heading| heading == paragraph) {
            out.push(Clause { heading: paragraph.to_owned(), text: String::new(), holds: clause.holds.clone() });
        } else if let Some(last) = out.last_mut() {
            last.text += if last.text.is_empty() { "" } else { "\n\n" };
            last.text += paragraph;
        }
    }
    out
}

/// Headings that were written out and cannot be mistaken for words.
fn headings(then: &SheetView) -> Vec<String> {
    let shown = versions(then).filter(|(_, v)| !v.removed && !v.heading.is_empty());
    shown.map(|(c, v)| tidy(&page::heading(&key(c, v), &v.heading))).collect()
}

fn versions(sheet: &SheetView) -> impl Iterator<Item = (&SheetClause, &SheetVersion)> {
    sheet.clauses.iter().flat_map(|c| c.versions.iter().map(move |v| (c, v)))
}

/// What stands before the first clause, but for the title.
fn stray(paper: &Paper, base: &Base) -> Vec<String> {
    let title = match &base.then.text.subject {
        Some(rulebook::Arg::Text { text, .. }) => words(text),
        _ => String::new(),
    };
    paper.before.iter().filter(|line| words(line) != title).cloned().collect()
}

fn whole(heading: &str, text: &str) -> String {
    if heading.is_empty() { text.to_owned() } else { format!("{heading}\n{text}") }
}

/// Words as a document can hold them: blanks in a row are one, empty lines in a row are one.
fn words(text: &str) -> String {
    let mut out = tidy(text);
    while out.contains("\n\n\n") {
        out = out.replace("\n\n\n", "\n\n");
    }
    out
}
