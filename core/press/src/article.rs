//! A file as text, each byte of the text with its place in the file, in paragraphs.

use crate::html;
use std::fmt;

/// The longest article that is read, bytes: what is longer is no article.
pub const BYTES_MAX: usize = 4 << 20;

/// Why a file is no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It holds no words.
    Empty,
    /// It is longer than [`BYTES_MAX`].
    Long,
    /// It is no text: it holds bytes that no text has.
    Binary,
    /// It is not UTF-8; the first byte that is not.
    Encoding(usize),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Empty => write!(f, "no words"),
            Fault::Long => write!(f, "longer than {BYTES_MAX} bytes"),
            Fault::Binary => write!(f, "no text"),
            Fault::Encoding(at) => write!(f, "not UTF-8 at byte {at}"),
        }
    }
}

/// One paragraph of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// First byte in the text.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// Whether it is the article's own text: no heading, menu, caption or form.
    pub body: bool,
}

/// An article as it was read.
#[derive(Debug, Clone)]
pub struct Article {
    text: String,
    /// For each byte of the text where its letter begins and ends in the file; empty if the text is the file.
    places: Vec<(usize, usize)>,
    paragraphs: Vec<Paragraph>,
    /// The name under which a page says that it was published.
    pub(crate) site: String,
}

impl Article {
    /// Reads plain text or HTML.
    ///
    /// # Errors
    /// [`Fault`], if it is no text of words.
    pub fn read(bytes: &[u8]) -> Result<Article, Fault> {
        if bytes.len() > BYTES_MAX {
            return Err(Fault::Long);
        }
        if bytes.iter().any(|b| *b < 9 || (14..27).contains(b)) {
            return Err(Fault::Binary);
        }
        let text = std::str::from_utf8(bytes).map_err(|fault| Fault::Encoding(fault.valid_up_to()))?;
        let article = if html::is_html(text) {
            let page = html::read(text);
            Article { text: page.text, places: page.places, paragraphs: page.paragraphs, site: page.site }
        } else {
            Article { text: text.into(), places: Vec::new(), paragraphs: paragraphs(text), site: String::new() }
        };
        if article.text.chars().any(char::is_alphabetic) { Ok(article) } else { Err(Fault::Empty) }
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its paragraphs in their order.
    pub(crate) fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// Where the bytes `start` to `end` of the text stand in the file.
    pub fn place(&self, start: usize, end: usize) -> (usize, usize) {
        match (self.places.get(start), end.checked_sub(1).and_then(|last| self.places.get(last))) {
            (Some(first), Some(last)) => (first.0, last.1),
            _ => (start, end),
        }
    }
}

/// Paragraphs of plain text: lines, a line that was broken for its width joined with the next.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut at = 0;
    let mut joined = false;
    for line in text.split_inclusive('\n') {
        let (start, end) = trimmed(text, at, at + line.len());
        at += line.len();
        if start == end {
            joined = false;
            continue;
        }
        match out.last_mut() {
            Some(last) if joined && continues(text, last, start) => last.end = end,
            _ => out.push(Paragraph { start, end, body: false }),
        }
        joined = true;
    }
    for paragraph in &mut out {
        paragraph.body = is_body(&text[paragraph.start..paragraph.end]);
    }
    out
}

/// Whether a line goes on with the paragraph before it.
fn continues(text: &str, last: &Paragraph, start: usize) -> bool {
    let before = &text[last.start..last.end];
    let line = before.rsplit('\n').next().unwrap_or(before);
    line.chars().count() > 40 && !ends(before) || text[start..].starts_with(char::is_lowercase)
}

fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let line = &text[start..end];
    let from = start + (line.len() - line.trim_start_matches(blank).len());
    let to = start + line.trim_end_matches(blank).len();
    if from < to { (from, to) } else { (start, start) }
}

fn blank(c: char) -> bool {
    c.is_whitespace() || crate::fold::is_joiner(c)
}

fn ends(text: &str) -> bool {
    let marks = ['"', '\u{201D}', '\u{2019}', '\'', ')', ']', '\u{00BB}'];
    text.trim_end_matches(marks).ends_with(['.', '!', '?', '\u{2026}', '\u{061F}'])
        || (text.ends_with(['"', '\u{201D}']) && text.split(' ').count() > 8)
}

/// Whether a paragraph is the article's own text: it ends as a sentence does and has the words of one.
pub(crate) fn is_body(text: &str) -> bool {
    ends(text) && text.split_whitespace().count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_told_and_nothing_fails() {
        assert_eq!(Article::read(b"").unwrap_err(), Fault::Empty);
        assert_eq!(Article::read(b" \n.. 12 \n").unwrap_err(), Fault::Empty);
        assert_eq!(Article::read(b"PK\x03\x04").unwrap_err(), Fault::Binary);
        assert_eq!(Article::read(b"ab\xE9cd").unwrap_err(), Fault::Encoding(2));
        assert_eq!(Article::read(&vec![b'a'; BYTES_MAX + 1]).unwrap_err(), Fault::Long);
    }

    #[test]
    fn headings_and_menus_are_no_body_and_broken_lines_are_joined() {
        let text = "Menu\n\nThe council meets again\n\nThe council of the mill said that it would meet\nagain on Friday.\n\
                    The keeper agreed to come.\n";
        let article = Article::read(text.as_bytes()).unwrap();
        let all: Vec<_> = article.paragraphs().iter().map(|p| (&text[p.start..p.end], p.body)).collect();
        assert_eq!(all.len(), 4);
        assert!(!all[0].1 && !all[1].1 && all[2].1 && all[3].1);
        assert!(all[2].0.ends_with("Friday."));
    }
}
