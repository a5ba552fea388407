//! Verbs of saying and of stance where they stand in a sentence.

use crate::Kind;
use crate::language::{Class, Form, Language};
use crate::token::{Shape, Token};

/// A verb with what belongs to it.
#[derive(Debug, Clone, Copy)]
pub struct Verb {
    /// First token of its group: auxiliaries and adverbs before it.
    pub group: usize,
    /// The token where a stance begins: the verb or the adverb right before it.
    pub start: usize,
    /// The token behind it and what must follow it.
    pub behind: usize,
    /// Whether the words begin behind it or with it.
    pub class: Class,
    /// What its words are unless they say otherwise.
    pub kind: Kind,
    /// Its form.
    pub form: Form,
    /// It takes a hearer before the words.
    pub tells: bool,
    /// It tells of an attitude.
    pub attitude: bool,
}

impl Language {
    /// The verb at a token, if one stands there that somebody does, and that is not denied.
    pub(crate) fn verb(&self, all: &[Token], at: usize) -> Option<Verb> {
        let token = all.get(at).filter(|t| t.shape == Shape::Word && !t.quoted && !t.possessive)?;
        let known = self.verb_of.get(&token.fold)?;
        known.iter().find_map(|(row, form)| self.stands(all, at, *row, *form))
    }

    fn stands(&self, all: &[Token], at: usize, row: usize, form: Form) -> Option<Verb> {
        let (row, a) = (&self.verbs[row], &self.attribution);
        let behind = if row.then.is_empty() {
            at + 1
        } else {
            row.then.iter().filter_map(|phrase| self.follows(all, at + 1, phrase)).max()?
        };
        if row.except.iter().any(|word| all.get(at + 1).is_some_and(|t| t.is(word))) {
            return None;
        }
        if !row.far.is_empty() && !all[at + 1..].iter().take(40).any(|t| t.of(&row.far) && !t.quoted) {
            return None;
        }
        let (mut group, mut negative, mut be, mut modal, mut helped) = (at, false, false, false, false);
        let mut start = at;
        while let Some(t) = group.checked_sub(1).and_then(|n| all.get(n)).filter(|t| t.shape == Shape::Word) {
            if t.of(&a.negations) {
                negative = true;
            } else if t.of(&a.auxiliaries) {
                be |= t.of(&a.be);
                modal |= t.of(&a.modal);
                helped = true;
            } else if self.is_adverb(&t.fold) {
                if start == group && !a.adverbs.contains(&t.fold) {
                    start = group - 1;
                }
            } else {
                break;
            }
            group -= 1;
        }
        let before = group.checked_sub(1).and_then(|n| all.get(n));
        let is = |words: &[String]| before.is_some_and(|t| t.of(words));
        let fits = match form {
            Form::Ing => be || before.is_some_and(|t| t.shape == Shape::Comma || t.of(&a.leads_in)),
            Form::Past => !be && !is(&a.determiners) && !is(&a.prepositions) && !modal,
            Form::Third => {
                !helped && !is(&a.determiners) && !is(&a.prepositions) && !before.is_some_and(|t| t.possessive)
            }
            Form::Base => {
                (modal || !helped)
                    && !is(&a.determiners)
                    && !is(&a.prepositions)
                    && before.is_some_and(|t| t.shape == Shape::Word)
            }
        };
        let passive = form == Form::Past && all.get(behind).is_some_and(|t| t.of(&a.agent));
        if !fits || negative || passive {
            return None;
        }
        Some(Verb {
            group,
            start,
            behind,
            class: row.class,
            kind: row.kind,
            form,
            tells: row.tells,
            attitude: row.attitude,
        })
    }

    /// Where a phrase ends that follows at `at`, over adverbs.
    fn follows(&self, all: &[Token], mut at: usize, phrase: &str) -> Option<usize> {
        while all.get(at).is_some_and(|t| t.shape == Shape::Word && self.is_adverb(&t.fold)) {
            at += 1;
        }
        for word in phrase.split(' ') {
            if !all.get(at)?.is(word) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
}

impl Language {
    /// The token behind the verb of a stance that begins at `at`.
    pub(crate) fn verb_end(&self, all: &[Token], at: usize) -> usize {
        let verb = (at..(at + 3).min(all.len())).find_map(|n| self.verb(all, n));
        verb.map_or(at + 1, |verb| verb.behind)
    }
}
