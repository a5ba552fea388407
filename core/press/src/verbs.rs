//! Verbs of saying and of stance where they stand in a sentence.

use crate::Kind;
use crate::language::{Class, Form, Language};
use crate::token::{Shape, Token};

/// The longest phrase between *with* and its verb, words.
const PHRASE_MAX: usize = 8;

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
        // Within a sentence a word with a capital is part of a name.
        if token.capital && all[..at].iter().any(|t| t.shape == Shape::Word) {
            return None;
        }
        let known = self.verb_of.get(&token.fold)?;
        known.iter().find_map(|(row, form)| self.stands(all, at, *row, *form))
    }

    fn stands(&self, all: &[Token], at: usize, row: usize, form: Form) -> Option<Verb> {
        let (row, a) = (&self.verbs[row], &self.attribution);
        let behind = if row.then.is_empty() {
            at + 1
        } else {
            let behind = self.behind_time(all, at + 1);
            // *.., he warned.*: what would follow stands before.
            let ends = all.get(at + 1).is_none_or(|t| matches!(t.shape, Shape::Stop | Shape::Close));
            let closes = (row.class == Class::Say && ends).then_some(at + 1);
            row.then.iter().filter_map(|phrase| self.follows(all, behind, phrase)).max().or(closes)?
        };
        if row.except.iter().any(|word| all.get(at + 1).is_some_and(|t| t.is(word))) {
            return None;
        }
        if !row.far.is_empty() && !all[at + 1..].iter().take(40).any(|t| t.of(&row.far) && !t.quoted) {
            return None;
        }
        let (mut group, mut negative, mut be) = (at, false, false);
        let (mut modal, mut helped, mut kept) = (false, false, false);
        let mut start = at;
        while let Some(t) = group.checked_sub(1).and_then(|n| all.get(n)).filter(|t| t.shape == Shape::Word) {
            if t.of(&a.negations) {
                negative = true;
            } else if t.of(&a.auxiliaries) {
                be |= t.of(&a.be);
                modal |= t.of(&a.modal);
                helped = true;
            } else if t.of(&a.infinitive) && group > 1 && all[group - 2].of(&a.keeps) {
                // *Continued to reject* is a rejection.
                (modal, helped, kept) = (true, true, true);
                group -= 1;
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
            Form::Ing => {
                be || before.is_some_and(|t| t.shape == Shape::Comma || t.of(&a.leads_in))
                    || self.led_by_with(all, group).is_some()
            }
            Form::Past => !be && !is(&a.determiners) && !is(&a.prepositions) && !modal,
            Form::Third => {
                !helped && !is(&a.determiners) && !is(&a.prepositions) && !before.is_some_and(|t| t.possessive)
            }
            Form::Base => {
                modal && (row.class == Class::Stance || kept)
                    || !helped && !is(&a.determiners) && !is(&a.prepositions) && self.is_plural(all, group)
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

    /// Whether the subject right before `group` is many, as a verb without an ending needs it.
    fn is_plural(&self, all: &[Token], group: usize) -> bool {
        let a = &self.attribution;
        let Some(last) = group.checked_sub(1).map(|n| &all[n]).filter(|t| t.shape == Shape::Word) else { return false };
        let many = last.of(&a.plurals) || a.plural_endings.iter().any(|end| last.fold.ends_with(end.as_str()));
        let two = group > 2 && all[group - 3..group - 1].iter().any(|t| t.of(&a.plain_joins));
        !last.possessive && (many || two && last.capital)
    }

    /// The preposition that leads a subject right before a verb in -ing: *with the North saying*.
    pub(crate) fn led_by_with(&self, all: &[Token], group: usize) -> Option<usize> {
        let a = &self.attribution;
        let near = group.saturating_sub(PHRASE_MAX)..group;
        let with = near.rev().take_while(|n| all[*n].shape != Shape::Comma).find(|n| all[*n].of(&a.with))?;
        with.checked_sub(1).is_none_or(|n| all[n].shape == Shape::Comma).then_some(with)
    }

    /// Whether a word has the ending of a participle.
    pub(crate) fn is_participle(&self, word: &str) -> bool {
        word.len() > 4 && self.attribution.participle_endings.iter().any(|end| word.ends_with(end.as_str()))
    }

    /// Whether a word has the ending of something done.
    pub(crate) fn is_past(&self, word: &str) -> bool {
        word.len() > 4 && self.attribution.past_endings.iter().any(|end| word.ends_with(end.as_str()))
    }

    /// Behind an expression of time at `at`, with what leads it: *late on Friday*, *last week*; else `at`.
    pub(crate) fn behind_time(&self, all: &[Token], at: usize) -> usize {
        let (a, d) = (&self.attribution, &self.dates);
        let leads = |t: &Token| t.of(&a.prepositions) || t.of(&d.vague) || t.of(&a.time_leads);
        let mut next = at;
        while next < at + 3 && all.get(next).is_some_and(leads) {
            next += 1;
        }
        let pair = |n: usize| Some(format!("{} {}", all.get(n)?.fold, all.get(n + 1)?.fold));
        let weeks = [&d.this_week, &d.last_week, &d.this_month, &d.last_month];
        if pair(next).is_some_and(|pair| weeks.iter().any(|words| words.contains(&pair))) {
            return next + 2;
        }
        let Some(token) = all.get(next).filter(|t| t.shape == Shape::Word) else { return at };
        let number = |n: usize| all.get(n).is_some_and(|t| t.fold.starts_with(|c: char| c.is_ascii_digit()));
        if token.capital && token.of(&d.weekdays) || [&d.today, &d.yesterday].iter().any(|words| token.of(words)) {
            return next + 1;
        }
        let month = |n: usize| all.get(n).is_some_and(|t| t.capital && (t.of(&d.months) || t.of(&d.months_short)));
        match (month(next), number(next) && month(next + 1)) {
            (true, _) => next + 1 + usize::from(number(next + 1)),
            (_, true) => next + 2,
            _ => at,
        }
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
