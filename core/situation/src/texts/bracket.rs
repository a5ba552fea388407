//! Brackets in the words of a clause: what is not agreed, each alternative with who holds it.
//!
//! ```text
//! The pieces are withdrawn within [NORTH: twelve // SOUTH: thirty] days[SOUTH: , without delay].
//! ```
//! A bracket has one alternative or several, parted by `//`; each begins with the short names of whoever holds it, parted
//! by commas, and a colon. One may hold another. A bar before `[`, `]`, `/` or itself (`\[`) takes its meaning away. Brackets
//! carry no legal meaning but that this is not agreed. Source: DOMAIN 2.7.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How many brackets may stand within one another.
pub const DEPTH_MAX: usize = 4;

/// A part of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// Words that nobody has bracketed.
    Words(String),
    /// What is not agreed.
    Bracket(Vec<Alternative>),
}

/// One way of saying what is not agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alternative {
    /// Short names of whoever holds it.
    pub holders: Vec<String>,
    /// What it says.
    pub pieces: Vec<Piece>,
}

/// Why brackets cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BracketFault {
    /// The bracket that is opened at this character (from 1) is not closed.
    Open(usize),
    /// A bracket is closed at this character that was not opened.
    Closed(usize),
    /// The alternative that begins at this character does not say who holds it.
    Unheld(usize),
    /// More than [`DEPTH_MAX`] stand within one another at this character.
    Deep(usize),
}

impl BracketFault {
    /// At which character, from 1.
    pub fn at(self) -> usize {
        match self {
            BracketFault::Open(at) | BracketFault::Closed(at) | BracketFault::Unheld(at) | BracketFault::Deep(at) => at,
        }
    }

    /// A key for phrases.
    pub fn key(self) -> &'static str {
        match self {
            BracketFault::Open(_) => "open",
            BracketFault::Closed(_) => "closed",
            BracketFault::Unheld(_) => "unheld",
            BracketFault::Deep(_) => "deep",
        }
    }
}

/// The parts of a clause's words.
///
/// ```rust
/// use situation::texts::{Piece, read_brackets};
/// let pieces = read_brackets("within [NORTH: twelve // SOUTH: thirty] days").unwrap();
/// let Piece::Bracket(ways) = &pieces[1] else { panic!("a bracket") };
/// assert_eq!((ways[0].holders[0].as_str(), ways[1].holders[0].as_str()), ("NORTH", "SOUTH"));
/// // Whoever brackets something says who holds it.
/// assert!(read_brackets("within [twelve] days").is_err());
/// ```
///
/// # Errors
/// A bracket that is not closed, not opened, held by nobody, or too deep; with its place.
pub fn read(text: &str) -> Result<Vec<Piece>, BracketFault> {
    let mut reader = Reader { chars: text.chars().collect(), at: 0 };
    let pieces = reader.pieces(0)?;
    match reader.chars.get(reader.at) {
        Some(_) => Err(BracketFault::Closed(reader.at + 1)),
        None => Ok(pieces),
    }
}

/// Everybody who holds something in these words.
pub(crate) fn holders(pieces: &[Piece]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for piece in pieces {
        let Piece::Bracket(ways) = piece else { continue };
        for way in ways {
            out.extend(way.holders.iter().cloned());
            out.extend(holders(&way.pieces));
        }
    }
    out
}

struct Reader {
    chars: Vec<char>,
    at: usize,
}

impl Reader {
    /// Up to the end, or to what ends an alternative.
    fn pieces(&mut self, depth: usize) -> Result<Vec<Piece>, BracketFault> {
        let (mut out, mut words) = (Vec::new(), String::new());
        while let Some(&c) = self.chars.get(self.at) {
            let next = self.chars.get(self.at + 1).copied();
            match (c, next) {
                ('\\', Some(plain @ ('[' | ']' | '/' | '\\'))) => {
                    words.push(plain);
                    self.at += 2;
                }
                ('[', _) => {
                    if !words.is_empty() {
                        out.push(Piece::Words(std::mem::take(&mut words)));
                    }
                    out.push(self.bracket(depth + 1)?);
                }
                (']', _) => break,
                ('/', Some('/')) if depth > 0 => break,
                _ => {
                    words.push(c);
                    self.at += 1;
                }
            }
        }
        if !words.is_empty() {
            out.push(Piece::Words(words));
        }
        Ok(out)
    }

    fn bracket(&mut self, depth: usize) -> Result<Piece, BracketFault> {
        let opened = self.at + 1;
        if depth > DEPTH_MAX {
            return Err(BracketFault::Deep(opened));
        }
        let mut ways = Vec::new();
        loop {
            // Past the bracket, or the second stroke.
            self.at += 1;
            if self.at >= self.chars.len() {
                return Err(BracketFault::Open(opened));
            }
            let holders = self.holders()?;
            let pieces = trimmed(self.pieces(depth)?);
            ways.push(Alternative { holders, pieces });
            match self.chars.get(self.at) {
                Some(']') => {
                    self.at += 1;
                    return Ok(Piece::Bracket(ways));
                }
                Some(_) => self.at += 1,
                None => return Err(BracketFault::Open(opened)),
            }
        }
    }

    /// `NORTH, SOUTH:`
    fn holders(&mut self) -> Result<Vec<String>, BracketFault> {
        let unheld = BracketFault::Unheld(self.at + 1);
        let rest = &self.chars[self.at..];
        let colon = rest.iter().position(|c| *c == ':').ok_or(unheld)?;
        let named: String = rest[..colon].iter().collect();
        let names: Vec<String> = named.split(',').map(|name| name.trim().to_owned()).collect();
        let is_name = |name: &String| !name.is_empty() && !name.contains(['[', ']', '/', ' ', '\n']);
        if !names.iter().all(is_name) {
            return Err(unheld);
        }
        self.at += colon + 1;
        Ok(names)
    }
}

/// Without the blanks beside the marks: `[NORTH: twelve // SOUTH: thirty]` holds no blank of its own.
fn trimmed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    if let Some(Piece::Words(first)) = pieces.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Piece::Words(last)) = pieces.last_mut() {
        *last = last.trim_end().to_owned();
    }
    pieces.retain(|piece| *piece != Piece::Words(String::new()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Piece {
        Piece::Words(text.into())
    }

    #[test]
    fn alternatives_are_read_with_who_holds_them_also_within_one_another() {
        let pieces = read("in [NORTH: ten // SOUTH, CHAIR: [SOUTH: twenty // CHAIR: fifteen] full] days").unwrap();
        let inner = Piece::Bracket(vec![
            Alternative { holders: vec!["SOUTH".into()], pieces: vec![words("twenty")] },
            Alternative { holders: vec!["CHAIR".into()], pieces: vec![words("fifteen")] },
        ]);
        let outer = Piece::Bracket(vec![
            Alternative { holders: vec!["NORTH".into()], pieces: vec![words("ten")] },
            Alternative { holders: vec!["SOUTH".into(), "CHAIR".into()], pieces: vec![inner, words(" full")] },
        ]);
        assert_eq!(pieces, [words("in "), outer, words(" days")]);
        let all: Vec<String> = holders(&pieces).into_iter().collect();
        assert_eq!(all, ["CHAIR", "NORTH", "SOUTH"]);
    }

    #[test]
    fn what_cannot_be_read_names_its_place() {
        let fault = |text: &str| read(text).unwrap_err();
        assert_eq!(fault("a [NORTH: b"), BracketFault::Open(3));
        assert_eq!(fault("a ["), BracketFault::Open(3), "a place that there is");
        assert_eq!(fault("a [NORTH: b //"), BracketFault::Open(3));
        assert_eq!(fault("a ] b"), BracketFault::Closed(3));
        assert_eq!(fault("a [b] c"), BracketFault::Unheld(4));
        assert_eq!(fault("a [b c: d]"), BracketFault::Unheld(4));
        assert_eq!(fault("a [NORTH: b // c]"), BracketFault::Unheld(15));
        assert_eq!(fault("[A: [A: [A: [A: [A: x]]]]]"), BracketFault::Deep(17));
        assert_eq!(read(r"\[a\] and\/or https://x").unwrap(), [words("[a] and/or https://x")]);
    }

    proptest! {
        #[test]
        fn no_text_stops_the_reader(text in r"[A-C:,/\\\[\] ]{0,60}") {
            let _ = read(&text);
        }
    }
}
