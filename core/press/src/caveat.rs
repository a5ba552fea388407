//! What the outlet itself adds to what it relays. By the guide in test/press/README.md, 18.

use crate::language::{Language, any};
use crate::sentence::Sentence;

/// A remark of the outlet that is a sentence of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// It has verified nothing of the whole report.
    Disclaimer,
    /// One statement is unverified, unconfirmed or unanswered.
    Of(&'static str),
}

/// The remark that a sentence is.
pub fn remark(language: &Language, sentence: &Sentence) -> Option<Remark> {
    let (c, words) = (&language.caveats, sentence.words.as_str());
    if any(words, &c.unverified) {
        let whole = sentence.tokens.iter().any(|t| t.of(&c.whole));
        return Some(if whole { Remark::Disclaimer } else { Remark::Of("unverified") });
    }
    if any(words, &c.unconfirmed) {
        return Some(Remark::Of("unconfirmed"));
    }
    any(words, &c.unanswered).then_some(Remark::Of("unanswered"))
}

/// Caveats within a sentence, or, where the outlet's own word judges what it relays, within these words of it.
pub fn within(language: &Language, sentence: &Sentence, own: &str) -> Vec<String> {
    let c = &language.caveats;
    let figure = sentence.tokens.iter().any(|t| t.fold.starts_with(|c: char| c.is_ascii_digit()));
    let all = [
        ("reportedly", any(&sentence.words, &c.reportedly)),
        ("preliminary", figure && any(&sentence.words, &c.preliminary)),
        ("framed", any(own, &c.framed)),
    ];
    all.iter().filter(|(_, holds)| *holds).map(|(code, _)| (*code).to_owned()).collect()
}
