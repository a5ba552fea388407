//! Text from others inside our sentences: nothing in it may turn the sentence around it, or command a terminal.

/// First strong isolate: the direction of what follows is that of its first strong letter.
pub(crate) const FSI: char = '\u{2068}';
/// Left-to-right isolate.
pub(crate) const LRI: char = '\u{2066}';
/// Right-to-left isolate.
pub(crate) const RLI: char = '\u{2067}';
/// Ends an isolate.
pub(crate) const PDI: char = '\u{2069}';

/// The text without control characters, and without direction marks that reach beyond it: overrides and embeddings are
/// dropped, isolates stay only where each one is closed.
pub fn clean(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}'))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if balanced(&kept) { kept } else { plain(&kept) }
}

/// The text without direction isolates, for programs that search or compare.
///
/// ```rust
/// assert_eq!(words::plain("\u{2068}خان أرنبة\u{2069}: 300 m"), "خان أرنبة: 300 m");
/// ```
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

fn balanced(text: &str) -> bool {
    let mut depth = 0i64;
    for c in text.chars() {
        match c {
            FSI | LRI | RLI => depth += 1,
            PDI => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// An isolate of its own around a value.
pub(crate) fn isolate(text: &str) -> String {
    format!("{FSI}{text}{PDI}")
}

/// What closes a quotation in our languages.
const QUOTED: [char; 4] = ['”', '“', '»', '"'];

/// Drops the full stop of a sentence that ends with a quotation which has its own.
pub(crate) fn one_stop(text: String) -> String {
    if !text.contains(QUOTED) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '.' || !quotes_a_sentence(&out) {
            out.push(c);
        }
    }
    out
}

/// Whether a text ends with a closing quotation mark behind the end of a sentence.
fn quotes_a_sentence(text: &str) -> bool {
    let mut back = text.chars().rev().filter(|c| !matches!(*c, LRI..=PDI) && !c.is_whitespace());
    back.next().is_some_and(|c| QUOTED.contains(&c)) && matches!(back.next(), Some('.' | '!' | '?' | '؟' | '…'))
}

/// Drops isolates that hold nothing, which absent clauses leave behind, and those that hold one isolate and nothing else.
pub(crate) fn tidy(text: &str) -> String {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    // Where each open isolate began, and where the one began that ends with the last character.
    let (mut open, mut just_closed) = (Vec::new(), None);
    for c in text.chars() {
        if c != PDI {
            if matches!(c, FSI | LRI | RLI) {
                open.push(out.len());
            }
            out.push(c);
            just_closed = None;
            continue;
        }
        let Some(start) = open.pop() else {
            out.push(c);
            continue;
        };
        if out.len() == start + 1 {
            out.pop();
        } else if out[start] == FSI && just_closed == Some(start + 1) {
            out.remove(start);
            just_closed = Some(start);
        } else {
            out.push(c);
            just_closed = Some(start);
        }
    }
    out.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_turn_the_sentence_around_it_or_command_a_terminal() {
        assert_eq!(clean("a\u{202e}b"), "ab");
        assert_eq!(clean("a\u{2069}b"), "ab");
        assert_eq!(clean("a\u{2067}b"), "ab");
        assert_eq!(clean("\u{2067}a\u{2069}b"), "\u{2067}a\u{2069}b");
        assert_eq!(clean("a\u{1b}[2Jb\nc"), "a [2Jb c");
    }

    #[test]
    fn a_sentence_that_ends_with_a_quoted_one_has_one_stop() {
        for (text, said) in [
            (
                "Account: “\u{2068}Nothing seen.\u{2069}”. Source: “\u{2068}Post 4\u{2069}”.",
                "Account: “\u{2068}Nothing seen.\u{2069}” Source: “\u{2068}Post 4\u{2069}”.",
            ),
            ("Exposé : « Qui ? ».", "Exposé : « Qui ? »"),
            ("”למה?“.", "”למה?“"),
            ("1.5 km. Then.", "1.5 km. Then."),
            ("…", "…"),
        ] {
            assert_eq!(one_stop(text.to_owned()), said);
        }
    }

    #[test]
    fn isolates_that_hold_nothing_or_only_another_are_dropped() {
        let cases = [
            ("a\u{2068}\u{2068}\u{2069}\u{2069}b\u{2068}c\u{2069}", "ab\u{2068}c\u{2069}"),
            ("\u{2068}\u{2067}a\u{2069}\u{2069}", "\u{2067}a\u{2069}"),
            ("\u{2068}\u{2068}\u{2067}a\u{2069}\u{2069}\u{2069}.", "\u{2067}a\u{2069}."),
            // The outer one has a direction of its own, or holds more.
            ("\u{2067}\u{2068}a\u{2069}\u{2069}", "\u{2067}\u{2068}a\u{2069}\u{2069}"),
            (
                "\u{2068}\u{2068}a\u{2069}\u{2068}b\u{2069}\u{2069}",
                "\u{2068}\u{2068}a\u{2069}\u{2068}b\u{2069}\u{2069}",
            ),
            ("\u{2068}\u{2068}a\u{2069}b\u{2069}", "\u{2068}\u{2068}a\u{2069}b\u{2069}"),
        ];
        for (text, tidied) in cases {
            assert_eq!(tidy(text), tidied);
        }
    }
}
