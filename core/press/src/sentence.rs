//! Paragraphs as sentences.

use crate::article::Article;
use crate::fold::fold;
use crate::language::Language;
use crate::token::{Shape, Token, tokens};

/// One sentence of the body.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its place among the sentences of the body, from 1.
    pub number: usize,
    /// Number of its paragraph.
    pub paragraph: usize,
    /// Its words and marks.
    pub tokens: Vec<Token>,
    /// Its words folded, with a space between them.
    pub words: String,
    /// Whether a quotation that began before goes on in it.
    pub quoted: bool,
}

/// The sentences of an article's body.
pub fn sentences(article: &Article, language: &Language) -> Vec<Sentence> {
    let (text, mut out) = (article.text(), Vec::new());
    let body = article.paragraphs().iter().enumerate().filter(|(_, p)| p.body);
    for (nth, (paragraph, place)) in body.enumerate() {
        let mut quoted = false;
        let from = if nth == 0 { behind_dateline(text, place.start, place.end) } else { place.start };
        for (start, end) in split(text, from, place.end, language) {
            let before = quoted;
            let tokens = tokens(text, start, end, &mut quoted);
            let words: Vec<&str> = tokens.iter().filter(|t| t.shape == Shape::Word).map(|t| t.fold.as_str()).collect();
            let words = words.join(" ");
            let number = out.len() + 1;
            out.push(Sentence { number, paragraph, tokens, words, quoted: before });
        }
    }
    out
}

/// Where the text begins behind a dateline: a place in capitals or with a capital, a date, an agency, and a dash; or a
/// place all in capitals and a colon.
pub fn behind_dateline(text: &str, start: usize, end: usize) -> usize {
    if let Some((place, rest)) = text[start..end].split_once(':')
        && place.len() > 2
        && place.split(' ').count() <= 3
        && place.chars().all(|c| c.is_uppercase() || c == ' ')
    {
        return end - rest.trim_start().len();
    }
    let head: usize = text[start..end].chars().take(80).map(char::len_utf8).sum();
    let head = &text[start..start + head];
    let dash = head.char_indices().find(|(at, c)| match c {
        '\u{2013}' | '\u{2014}' => true,
        '-' => head[..*at].ends_with([' ', ')']) && head[at + 1..].starts_with(' '),
        _ => false,
    });
    let Some((dash, mark)) = dash else { return start };
    let named = |word: &str| word.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| !c.is_lowercase());
    let line = &head[..dash];
    if line.trim().is_empty() || !line.split_whitespace().all(named) || line.split_whitespace().count() > 9 {
        return start;
    }
    let rest = &text[start + dash + mark.len_utf8()..end];
    end - rest.trim_start().len()
}

fn split(text: &str, start: usize, end: usize, language: &Language) -> Vec<(usize, usize)> {
    let (mut out, mut from) = (Vec::new(), start);
    let mut chars = text[start..end].char_indices().map(|(at, c)| (start + at, c)).peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '\u{2026}' | '\u{061F}') {
            continue;
        }
        let mut behind = at + c.len_utf8();
        while let Some((next, mark)) = chars.peek().copied() {
            if !matches!(mark, '"' | '\u{201D}' | '\u{2019}' | '\'' | ')' | ']' | '.' | '!' | '?') {
                break;
            }
            behind = next + mark.len_utf8();
            chars.next();
        }
        let rest = &text[behind..end];
        let next = rest.trim_start();
        let begins = next.chars().next().is_some_and(|c| !c.is_lowercase() && !matches!(c, ',' | ';'));
        if rest.len() > next.len() && begins && !(c == '.' && is_short(&text[from..at], language)) {
            out.push((from, behind));
            from = behind + rest.len() - next.len();
        }
    }
    if from < end {
        out.push((from, end));
    }
    out
}

/// Whether what stands before a full stop is an abbreviation.
fn is_short(before: &str, language: &Language) -> bool {
    let last = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '\u{201C}')).next().unwrap_or("");
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    let single = letters == 1 && last.chars().last().is_some_and(char::is_uppercase);
    single || language.abbreviations.contains(&fold(last))
}
