//! A sentence as words and marks.

use crate::fold::{fold, is_apostrophe, is_joiner};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A word or number.
    Word,
    /// A comma, semicolon or dash between clauses.
    Comma,
    /// An opening quotation mark.
    Open,
    /// A closing one.
    Close,
    /// A mark that ends a sentence.
    Stop,
    /// Any other mark.
    Mark,
}

/// One word or mark.
#[derive(Debug, Clone)]
pub struct Token {
    /// First byte in the text.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// Its word folded; empty for marks.
    pub fold: String,
    /// What it is.
    pub shape: Shape,
    /// Whether it is written with a capital.
    pub capital: bool,
    /// Whether all of its letters are capitals.
    pub capitals: bool,
    /// Whether it is a possessive; its fold is then without the ending.
    pub possessive: bool,
    /// Whether it stands within quotation marks.
    pub quoted: bool,
}

impl Token {
    /// Whether it is this word.
    pub fn is(&self, word: &str) -> bool {
        self.shape == Shape::Word && self.fold == word
    }

    /// Whether it is one of these words.
    pub fn of(&self, words: &[String]) -> bool {
        self.shape == Shape::Word && words.contains(&self.fold)
    }
}

/// Splits `text[start..end]`; `quoted` says whether it begins within a quotation, and afterwards whether it ends in one.
pub fn tokens(text: &str, start: usize, end: usize, quoted: &mut bool) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut chars = text[start..end].char_indices().map(|(at, c)| (start + at, c)).peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() || is_joiner(c) {
            continue;
        }
        let mut behind = at + c.len_utf8();
        if c.is_alphanumeric() {
            while let Some(&(next, c)) = chars.peek() {
                let after = text[next + c.len_utf8()..end].chars().next();
                let inner = after.is_some_and(char::is_alphanumeric);
                let spelt = c == '.' && is_initials(&text[at..next]);
                let number = matches!(c, ',' | '.') && text[at..next].ends_with(|d: char| d.is_ascii_digit());
                let number = number && after.is_some_and(|d| d.is_ascii_digit());
                if !(c.is_alphanumeric() || is_joiner(c) || spelt || number || (is_apostrophe(c) && inner)) {
                    break;
                }
                behind = next + c.len_utf8();
                chars.next();
            }
            let possessive_s = matches!(text[behind..end].chars().next(), Some(c) if is_apostrophe(c))
                && text[at..behind].ends_with('s')
                && !*quoted;
            out.push(word(text, at, behind, possessive_s, *quoted));
            continue;
        }
        let shape = match c {
            '"' if *quoted => Shape::Close,
            '"' | '\u{201C}' | '\u{00AB}' | '\u{201E}' => Shape::Open,
            '\u{201D}' | '\u{00BB}' => Shape::Close,
            ',' | ';' | ':' | '\u{2013}' | '\u{2014}' | '\u{060C}' => Shape::Comma,
            '-' if text[..at].ends_with(' ') => Shape::Comma,
            '.' | '!' | '?' | '\u{2026}' | '\u{061F}' => Shape::Stop,
            _ => Shape::Mark,
        };
        *quoted = match shape {
            Shape::Open => true,
            Shape::Close => false,
            _ => *quoted,
        };
        let fold = String::new();
        let quoted = *quoted && shape != Shape::Open;
        out.push(Token {
            start: at,
            end: behind,
            fold,
            shape,
            capital: false,
            capitals: false,
            possessive: false,
            quoted,
        });
    }
    out
}

/// Letters with full stops between them, as in `U.S`.
fn is_initials(word: &str) -> bool {
    let mut parts = word.split('.');
    parts.all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

fn word(text: &str, start: usize, end: usize, possessive_s: bool, quoted: bool) -> Token {
    let raw = &text[start..end];
    let bare = raw.trim_end_matches(['s', 'S']).trim_end_matches(is_apostrophe);
    let possessive = raw.len() > bare.len() + 1 && raw[bare.len()..].starts_with(is_apostrophe);
    let named = if possessive { bare } else { raw };
    let dotted: String;
    let named = if named.contains('.') && named.starts_with(char::is_alphabetic) {
        dotted = named.replace('.', "");
        &dotted
    } else {
        named
    };
    let mut letters = named.chars().filter(|c| c.is_alphabetic());
    Token {
        start,
        end,
        fold: fold(named),
        shape: Shape::Word,
        capital: named.chars().next().is_some_and(char::is_uppercase),
        capitals: letters.all(char::is_uppercase) && named.chars().any(char::is_alphabetic),
        possessive: possessive || possessive_s,
        quoted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folds(text: &str) -> Vec<String> {
        let tokens = tokens(text, 0, text.len(), &mut false);
        tokens.iter().map(|t| if t.fold.is_empty() { text[t.start..t.end].into() } else { t.fold.clone() }).collect()
    }

    #[test]
    fn words_hyphens_initials_numbers_and_possessives_come_apart_as_they_are_read() {
        let text = "Al-Brashani\u{2019}s U.N.-led talks: 1,200 \u{201C}not 3.5\u{201D}.";
        let all =
            ["al", "-", "brashani", "un", "-", "led", "talks", ":", "1,200", "\u{201C}", "not", "3.5", "\u{201D}", "."];
        assert_eq!(folds(text), all);
        let tokens = tokens(text, 0, text.len(), &mut false);
        assert!(tokens[2].possessive && tokens[3].capitals && tokens[10].quoted && !tokens[13].quoted);
    }

    #[test]
    fn a_quotation_goes_on_into_the_next_sentence() {
        let mut quoted = false;
        tokens("He said: \"We stay.", 0, 18, &mut quoted);
        assert!(quoted);
        assert!(tokens("They go.\"", 0, 9, &mut quoted)[0].quoted);
        assert!(!quoted);
    }
}
