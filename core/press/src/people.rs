//! The persons whom an article names in full, so that a part of the name or an office alone is the same person.

use crate::carry::Holder;
use crate::holder::{Mention, Reader, Stranger, Who};
use crate::phrase::bracketed;
use crate::sentence::Sentence;
use crate::token::{Shape, Token};
use std::collections::BTreeMap;

/// Words before a name within which its description begins; behind it, within which an apposition has its head.
const NEAR: usize = 6;

/// Persons in the order in which the article names them.
#[derive(Debug, Default)]
pub struct People {
    /// Words of the full name, number of the sentence, and the person.
    all: Vec<(Vec<String>, usize, Holder)>,
    /// Bodies by the short form that stands in a bracket behind their name.
    short: BTreeMap<String, Holder>,
    /// The sentence that is read: persons of later ones are not known yet by their office.
    pub sentence: usize,
}

impl People {
    /// Finds whom an article names with an office or a title.
    pub fn of(reader: Reader, sentences: &[Sentence]) -> People {
        let mut people = People::default();
        for (n, sentence) in sentences.iter().enumerate() {
            let all = &sentence.tokens;
            for at in 0..all.len() {
                people.shorten(reader, all, at);
            }
            let mut at = 0;
            while at < all.len() {
                let found = named(reader, all, at);
                at = found.as_ref().map_or(at + 1, |(mention, _)| mention.end.max(at + 1));
                if let Some((mention, person)) = found {
                    people.keep(all, &mention, person, n);
                }
            }
        }
        people
    }

    fn keep(&mut self, all: &[Token], mention: &Mention, person: Stranger, sentence: usize) {
        let words: Vec<String> = person.id.split('-').map(str::to_owned).collect();
        let behind = all[mention.end..].iter().take_while(|t| !t.quoted && t.shape != Shape::Stop).take(2 * NEAR);
        let apposed = all.get(mention.end).filter(|t| t.shape == Shape::Comma);
        let behind = behind.skip(1).take_while(|t| t.shape != Shape::Comma).filter(|_| apposed.is_some());
        let told = all[mention.start..mention.end].iter().chain(behind);
        let called: Vec<String> = told.filter(|t| t.shape == Shape::Word).map(|t| t.fold.clone()).collect();
        if let Some((_, _, known)) = self.all.iter_mut().find(|(full, ..)| is_part(full, &words)) {
            known.called.extend(called);
            return;
        }
        let Stranger { id, side, .. } = person;
        let holder = Holder { id, side, kind: "person".into(), anonymous: false, called };
        self.all.push((words, sentence, holder));
    }

    /// Keeps the short form in the bracket at a token, if its letters begin the words of a name before it.
    fn shorten(&mut self, reader: Reader, all: &[Token], at: usize) {
        let Some(behind) = bracketed(all, at) else { return };
        let short = &all[behind - 2].fold;
        let letters = short.chars().rev();
        let words = all[..at].iter().enumerate().rev().filter(|(_, t)| t.shape == Shape::Word);
        let begins = |(letter, (n, t)): (char, (usize, &Token))| t.fold.starts_with(letter).then_some(n);
        let starts: Vec<usize> = letters.zip(words).map_while(begins).collect();
        let Some(start) = starts.last().copied().filter(|_| starts.len() == short.chars().count()) else { return };
        if let Some(Mention { start, end, who: Who::Named(body) }) = reader.mention(all, start, at) {
            let called = all[start..end].iter().map(|t| t.fold.clone()).collect();
            let Stranger { id, kind, side, anonymous, .. } = body;
            self.short.insert(short.clone(), Holder { id, side, kind, anonymous, called });
        }
    }

    /// The body that has this short form.
    pub fn short(&self, form: &str) -> Option<&Holder> {
        self.short.get(form)
    }

    /// The person of whose full name these words are a part.
    pub fn full(&self, words: &[&str]) -> Option<Holder> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        self.all.iter().find(|(full, ..)| is_part(full, &words)).map(|(.., person)| person.clone())
    }

    /// The person last named so far who was called by all of these words.
    pub fn called(&self, words: &[&str]) -> Option<Holder> {
        let fits = |known: &Holder| words.iter().all(|word| known.called.iter().any(|c| c == word));
        let mut before = self.all.iter().rev().filter(|(_, sentence, _)| *sentence <= self.sentence);
        before.find(|(.., person)| fits(person)).map(|(.., person)| person.clone())
    }
}

/// Whether words are a name in full or its beginning or end.
fn is_part(full: &[String], words: &[String]) -> bool {
    full.starts_with(words) || full.ends_with(words)
}

/// The person named at a token who is named with an office or a title before or behind.
fn named(reader: Reader, all: &[Token], at: usize) -> Option<(Mention, Stranger)> {
    let h = &reader.language.holders;
    let token = all.get(at).filter(|t| t.shape == Shape::Word && !t.quoted)?;
    let person = |start: usize, least: usize| {
        let mention = reader.mention(all, start, all.len())?;
        match mention.who.clone() {
            Who::Named(person) if person.kind == "person" && mention.end > least && !person.anonymous => {
                Some((mention, person))
            }
            _ => None,
        }
    };
    let next = all.get(at + 1).filter(|t| t.capital || t.shape == Shape::Stop || t.of(&h.name_links));
    if next.is_some() && (token.of(&h.person) || token.capital && token.of(&h.titles)) {
        let plain = |(_, person): &(Mention, Stranger)| !person.id.split('-').any(|word| word == token.fold);
        return (at.saturating_sub(NEAR)..=at).find_map(|start| person(start, at + 1).filter(plain));
    }
    let begins = token.capital && at.checked_sub(1).is_none_or(|n| !all[n].capital);
    let (mention, person) = person(at, at + 1).filter(|(_, person)| begins && person.id.contains('-'))?;
    all.get(mention.end).filter(|t| t.shape == Shape::Comma)?;
    if all[mention.start..mention.end].iter().any(|t| t.of(&h.person)) {
        return None;
    }
    let behind = &all[mention.end + 1..];
    behind.first().filter(|t| t.of(&reader.language.attribution.determiners) || t.of(&h.person))?;
    let mut near = behind.iter().take(NEAR).take_while(|t| t.shape != Shape::Comma);
    near.any(|t| t.of(&h.person)).then_some((mention, person))
}
