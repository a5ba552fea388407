//! A phrase that names a holder, word by word: what describes him, his head noun, his name.

use crate::holder::{Reader, Stranger, Who};
use crate::token::{Shape, Token};

/// The longest phrase that names a holder before its head or name ends, words and marks.
const PHRASE_MAX: usize = 16;
/// Words between a name and the head noun that it belongs to: *Northern deputy foreign minister*.
const HEAD_FAR: usize = 4;

/// A phrase while it is read.
#[derive(Debug, Default)]
pub(crate) struct Phrase {
    /// Words that name or describe it, without its article.
    pub words: Vec<String>,
    /// Words of it with a capital, before a head noun.
    pub proper: Vec<String>,
    /// Words with a capital behind a head noun: a person's name.
    pub name: Vec<String>,
    pub known: Option<(usize, usize)>,
    pub head: Option<(String, usize)>,
    pub side: Option<String>,
    pub possessive: bool,
    pub definite: bool,
    pub at: usize,
}

impl Reader<'_> {
    /// Reads the phrase that begins at `start`, no further than `end`.
    pub(crate) fn phrase(&self, all: &[Token], start: usize, end: usize) -> Phrase {
        let definite = all.get(start).is_some_and(|t| t.of(&self.language.attribution.definite));
        let mut phrase = Phrase { definite, ..Phrase::default() };
        let mut at = start;
        while at < end.min(start + PHRASE_MAX) {
            let token = &all[at];
            if let Some(behind) = bracketed(all, at).filter(|behind| *behind < end) {
                at = behind;
                continue;
            }
            if token.shape == Shape::Mark && !is_bracket(all, at) || self.shortens(all, at) {
                at += 1;
                continue;
            }
            let begins = phrase.words.is_empty() && phrase.head.is_none() && phrase.known.is_none();
            let counts = begins && token.of(&self.language.holders.quantifiers);
            if counts && self.table.at(all, at).is_none() && all.get(at + 1).is_some_and(|t| t.shape == Shape::Word) {
                at += 1;
                continue;
            }
            if token.shape != Shape::Word || token.quoted || (at > start && self.closes(token)) {
                match self.link(all, at, end, &mut phrase) {
                    Some(next) => at = next,
                    None => break,
                }
                continue;
            }
            match self.step(all, at, start, &mut phrase) {
                Some(next) => at = next,
                None => break,
            }
        }
        phrase
    }

    /// Whether a word cannot stand within the name of a holder.
    fn closes(&self, token: &Token) -> bool {
        let a = &self.language.attribution;
        let day = token.capital && token.of(&self.language.dates.weekdays);
        day || !token.capital
            && [&a.prepositions, &a.auxiliaries, &a.relatives, &a.joins, &a.negations]
                .iter()
                .any(|words| token.of(words))
    }

    /// Whether a full stop only shortens the word before it, and a name goes on: *Gen. X*, *N. X*.
    fn shortens(&self, all: &[Token], at: usize) -> bool {
        let named = all.get(at + 1).is_some_and(|t| t.shape == Shape::Word && t.capital);
        let before = at.checked_sub(1).map(|n| &all[n]).filter(|t| t.shape == Shape::Word);
        let short = |t: &Token| t.of(&self.language.abbreviations) || t.capital && t.fold.chars().count() == 1;
        all[at].shape == Shape::Stop && named && before.is_some_and(short)
    }

    /// Over *of* or *for* within the name of an office, body or group, and over a small particle within a person's name.
    fn link(&self, all: &[Token], at: usize, end: usize, phrase: &mut Phrase) -> Option<usize> {
        let token = all.get(at).filter(|t| t.shape == Shape::Word && !t.quoted)?;
        if let Some(next) = self.particle(all, at, phrase) {
            return Some(next);
        }
        let h = &self.language.holders;
        let last = all.get(at.checked_sub(1)?)?;
        if let Some(next) = self.place_of(all, at, phrase) {
            return Some(next);
        }
        let body = match &phrase.head {
            Some((head, behind)) => *behind == at && last.capital && !h.person.contains(head),
            None => phrase.known.is_none() && last.capital && !phrase.proper.is_empty(),
        };
        let the = at + 1 + usize::from(all.get(at + 1).is_some_and(|t| t.of(&self.language.attribution.definite)));
        let goes_on = all.get(the).is_some_and(|t| t.capital && t.shape == Shape::Word && the < end);
        if !body || phrase.known.is_some() || !token.of(&h.name_links) || !goes_on {
            return None;
        }
        let into = if phrase.head.is_none() { Some(&mut phrase.proper) } else { None };
        let words = all[at..the].iter().map(|t| t.fold.clone());
        if let Some(proper) = into {
            proper.extend(words.clone());
        }
        phrase.words.extend(words);
        // What stands behind belongs to the name of the body, and names nobody.
        let mut next = the;
        while next < end && all[next].shape == Shape::Word && all[next].capital && !self.closes(&all[next]) {
            phrase.words.push(all[next].fold.clone());
            if phrase.head.is_none() {
                phrase.proper.push(all[next].fold.clone());
            }
            next += 1;
        }
        phrase.definite |= phrase.head.is_none();
        phrase.at = next;
        if let Some((_, behind)) = &mut phrase.head {
            *behind = next;
        }
        Some(next)
    }

    /// Over the place between an office and the name of who holds it: *Prime Minister of X Name Name*.
    fn place_of(&self, all: &[Token], at: usize, phrase: &Phrase) -> Option<usize> {
        let h = &self.language.holders;
        let (head, behind) = phrase.head.as_ref()?;
        let office = *behind == at && h.person.contains(head) && all[at - 1].capital && phrase.known.is_none();
        if !office || !all[at].of(&h.name_links) {
            return None;
        }
        let the = at + 1 + usize::from(all.get(at + 1).is_some_and(|t| t.of(&self.language.attribution.definite)));
        let run = all[the.min(all.len())..].iter().take_while(|t| t.shape == Shape::Word && t.capital && !t.quoted);
        let place = self.table.at(all, the).map_or(1, |named| named.len);
        (run.count() >= place + 2).then_some(the + place)
    }

    /// Over a word that a name has small within: *bin*, *al-*.
    fn particle(&self, all: &[Token], at: usize, phrase: &mut Phrase) -> Option<usize> {
        let token = all.get(at).filter(|t| !t.capital && t.of(&self.language.holders.particles))?;
        let hyphen = usize::from(is_hyphen(all, at + 1));
        let next = all.get(at + 1 + hyphen).filter(|t| t.shape == Shape::Word && t.capital)?;
        let article = self.language.articles.contains(&token.fold);
        let name = if phrase.head.is_some() { &mut phrase.name } else { &mut phrase.proper };
        // An article without a hyphen is a word of its own: *as X said*.
        let begins = name.is_empty() && !article;
        if begins || (article && hyphen == 0) || phrase.known.is_some() || next.quoted {
            return None;
        }
        name.push(token.fold.clone());
        if phrase.head.is_none() {
            phrase.words.push(token.fold.clone());
        }
        Some(at + 1 + hyphen)
    }

    /// Takes one word or name into the phrase; where the phrase goes on, nothing if it has ended.
    fn step(&self, all: &[Token], at: usize, start: usize, phrase: &mut Phrase) -> Option<usize> {
        let (token, h) = (&all[at], &self.language.holders);
        let led = at == start || (phrase.words.is_empty() && phrase.head.is_none());
        if let Some(named) = self.table.at(all, at) {
            let entity = &self.table.entities()[named.entity];
            let holds = entity.side.is_some() || entity.kind == "person";
            let behind = at + named.len;
            let person = entity.kind == "person";
            // *State news agency X*, *foreign minister X*: the name counts, not what is before it.
            let names = person || entity.kind == "outlet" || entity.kind == "organisation";
            if holds && phrase.known.is_none_or(|_| person) && (names || phrase.head.is_none()) {
                phrase.known = Some((named.entity, behind));
                phrase.possessive = all[behind - 1].possessive;
                return Some(behind);
            }
        }
        // *X-led*, *X-run*: no name of its own.
        if is_hyphen(all, at + 1) && all.get(at + 2).is_some_and(|t| t.shape == Shape::Word && !t.capital) {
            let article = self.language.articles.contains(&token.fold);
            if !article && phrase.known.is_none() {
                return Some(at + 3);
            }
        }
        if led
            && let Some(named) = self.table.metonym(all, at)
            && !token.possessive
            && !all.get(at + named.len).is_some_and(|t| t.capital || t.shape == Shape::Mark)
            && !self.head_ahead(all, at + named.len)
        {
            phrase.known = Some((named.entity, at + named.len));
            return None;
        }
        if let Some(row) = self.table.adjective(token) {
            phrase.side = self.table.entities()[row].side.clone();
            phrase.words.push(token.fold.clone());
            phrase.at = at + 1;
            return Some(at + 1);
        }
        if let Some(next) = self.particle(all, at, phrase) {
            return Some(next);
        }
        let title = token.capital && (token.of(&h.titles) || self.shortens(all, at + 1) && token.fold.len() > 1);
        if title && all.get(at + 1).is_some_and(|t| t.capital || t.shape == Shape::Stop) {
            return Some(at + 1);
        }
        let heads = [&h.source, &h.person, &h.office, &h.delegation, &h.organisation, &h.outlet, &h.observer, &h.local];
        // *Ferry Company director*: the body only says where he belongs.
        let body =
            |row: usize| matches!(self.table.entities()[row].kind.as_str(), "organisation" | "office" | "government");
        let ahead = |row: usize| body(row) && self.head_ahead(all, at);
        let belongs = phrase.known.is_none_or(|(row, behind)| phrase.possessive || (behind == at && body(row)));
        let head = heads.iter().any(|words| token.of(words));
        if head && belongs {
            phrase.possessive = phrase.known.is_some();
            let whose = phrase.head.as_ref().filter(|_| token.of(&h.speaks_for)).map(|(head, _)| head.clone());
            // *The ministry's statement* is the ministry.
            if whose.is_none() {
                phrase.words.push(token.fold.clone());
            }
            phrase.head = Some((whose.unwrap_or_else(|| token.fold.clone()), at + 1));
            phrase.at = at + 1;
            return Some(at + 1);
        }
        if let Some((row, behind)) = phrase.known
            && phrase.head.is_none()
        {
            // *Northern Office press secretary*: words between a body and who speaks for it.
            let goes_on = !head && behind <= at && ahead(row);
            return goes_on.then(|| {
                if token.capital {
                    phrase.words.push(token.fold.clone());
                }
                phrase.known = Some((row, at + 1));
                at + 1
            });
        }
        if self.table.people(token) {
            return None;
        }
        let number = phrase.at == at && token.fold.starts_with(|c: char| c.is_ascii_digit());
        if number && phrase.head.is_some() && phrase.name.is_empty() {
            // *Channel 7*.
            phrase.words.push(token.fold.clone());
            phrase.head = phrase.head.take().map(|(head, _)| (head, at + 1));
            phrase.at = at + 1;
            return Some(at + 1);
        }
        if token.capital && (at > start || !token.of(&self.language.attribution.determiners)) {
            if phrase.head.is_some() {
                phrase.name.push(token.fold.clone());
            } else {
                phrase.words.push(token.fold.clone());
                phrase.proper.push(token.fold.clone());
            }
            phrase.at = at + 1;
            return Some(at + 1);
        }
        // *Northern Defence Ministry senior officials*: a body, and its people.
        let people = phrase.head.is_some() && phrase.name.is_empty() && self.head_ahead(all, at);
        if phrase.head.is_some() && !people {
            return None;
        }
        if token.of(&self.language.attribution.determiners) {
            phrase.definite |= token.of(&self.language.attribution.definite);
            return (at == start).then_some(at + 1);
        }
        // An adjective; a verb or noun behind a name ends it, unless a head noun is near.
        let owned = at > start && all[at - 1].possessive;
        let ends = !phrase.proper.is_empty() && !owned && !self.head_ahead(all, at);
        if ends || self.language.verb(all, at).is_some() {
            return None;
        }
        phrase.words.push(token.fold.clone());
        Some(at + 1)
    }

    /// Whether only small words that describe stand from `at` to a head noun.
    fn head_ahead(&self, all: &[Token], at: usize) -> bool {
        let h = &self.language.holders;
        let heads = [&h.source, &h.person, &h.office, &h.delegation, &h.organisation, &h.outlet, &h.observer];
        for (n, token) in all.iter().enumerate().skip(at).take(HEAD_FAR + 1) {
            if token.shape == Shape::Mark && is_hyphen(all, n) {
                continue;
            }
            if token.shape != Shape::Word || token.quoted || self.closes(token) {
                return false;
            }
            if heads.iter().any(|words| token.of(words)) {
                return true;
            }
            if token.capital && n > at {
                return false;
            }
            let done = self.language.is_past(&token.fold) || self.language.verb(all, n).is_some();
            if done || token.possessive || token.of(&self.language.attribution.determiners) {
                return false;
            }
        }
        false
    }

    /// Whom a phrase names, and the token behind it.
    pub(crate) fn whom(&self, all: &[Token], phrase: Phrase) -> Option<(Who, usize)> {
        let named =
            |side: String| Stranger { id: phrase.name.join("-"), kind: "person".into(), side, ..Stranger::default() };
        if let Some((row, behind)) = phrase.known {
            let headed = phrase.possessive.then_some(phrase.head.as_ref()).flatten();
            let Some((head, behind_head)) = headed else { return Some((Who::Known(row), behind)) };
            let entity = &self.table.entities()[row];
            let side = entity.side.clone().unwrap_or_else(|| "unstated".into());
            if !phrase.name.is_empty() {
                return Some((Who::Named(named(side)), phrase.at));
            }
            if self.language.holders.speaks_for.contains(head) && entity.kind != "state" {
                return Some((Who::Known(row), *behind_head));
            }
            let mut words = vec![entity.id.clone()];
            words.extend(phrase.words.iter().cloned());
            return Some((Who::Named(self.stranger(&words, &phrase, side)), *behind_head));
        }
        let behind = phrase.at;
        if !phrase.name.is_empty() {
            return Some((Who::Named(named(phrase.side.clone().unwrap_or_else(|| "unstated".into()))), behind));
        }
        if let Some((head, behind)) = &phrase.head {
            // What describes a holder makes it another than the one spoken of, but not its being senior or unnamed.
            let plain = phrase.side.is_none() && phrase.proper.is_empty() && phrase.words.len() == 1;
            if plain {
                return Some((Who::Noun(head.clone()), *behind));
            }
            let side = phrase.side.clone().unwrap_or_else(|| self.side_of(head));
            return Some((Who::Named(self.stranger(&phrase.words, &phrase, side)), *behind));
        }
        let named = !phrase.proper.is_empty() && phrase.words == phrase.proper && all.get(behind).is_some();
        named.then(|| {
            // One word alone is as often a country or a group as a person; the article's full names say more.
            let person = !phrase.definite && phrase.proper.len() > 1;
            let kind = if person { "person" } else { "name" };
            let (id, side) = (phrase.proper.join("-"), "unstated".into());
            (Who::Named(Stranger { id, kind: kind.into(), side, ..Stranger::default() }), behind)
        })
    }
}

/// Whether a mark joins the words on both sides of it.
fn is_hyphen(all: &[Token], at: usize) -> bool {
    let (Some(mark), Some(before)) = (all.get(at), at.checked_sub(1).and_then(|n| all.get(n))) else { return false };
    let behind = all.get(at + 1).is_some_and(|t| t.start == mark.end);
    mark.shape == Shape::Mark && mark.end == mark.start + 1 && before.end == mark.start && behind
}

/// Whether a mark opens a bracket: it has a space before it, and a word right behind it.
fn is_bracket(all: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|n| all.get(n)) else { return false };
    let tight = all.get(at + 1).is_some_and(|t| t.shape == Shape::Word && t.start == all[at].end);
    all[at].shape == Shape::Mark && before.end < all[at].start && tight
}

/// Behind the bracket with a name's short form that follows it: *(XY)*.
pub(crate) fn bracketed(all: &[Token], at: usize) -> Option<usize> {
    all.get(at).filter(|_| is_bracket(all, at))?;
    all.get(at + 1).filter(|t| t.capitals)?;
    all.get(at + 2).filter(|t| t.shape == Shape::Mark).map(|_| at + 3)
}
