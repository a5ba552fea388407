//! Whom a phrase names as the one who says something.

use crate::language::Language;
use crate::table::Table;
use crate::token::{Shape, Token};

/// Whom a phrase names, before it is known who was spoken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A row of the table.
    Known(usize),
    /// *The source*, *the delegation*: one spoken of before, or one without a name.
    Noun(String),
    /// One that no row has, by the words of its name.
    Named(Stranger),
    /// *He*, *she*.
    Person,
    /// *It*.
    Body,
    /// *They*.
    Many,
}

/// A holder that is in no row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stranger {
    /// Its name in drafts, from its words.
    pub id: String,
    /// What it is, as in the table.
    pub kind: String,
    /// To whom it belongs.
    pub side: String,
    /// Whether it has no name.
    pub anonymous: bool,
}

/// A phrase that names a holder.
#[derive(Debug, Clone)]
pub struct Mention {
    /// First token, its article included.
    pub start: usize,
    /// The token behind it.
    pub end: usize,
    /// Whom it names.
    pub who: Who,
}

/// Reads phrases of one language against one table.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The language.
    pub language: &'a Language,
    /// The table.
    pub table: &'a Table,
}

/// The longest phrase that names a holder before its head or name ends, words.
const PHRASE_MAX: usize = 10;

impl Reader<'_> {
    /// The holder that a phrase beginning at `start` names; it is read no further than `end`.
    pub fn mention(&self, all: &[Token], start: usize, end: usize) -> Option<Mention> {
        let a = &self.language.attribution;
        let first = all.get(start).filter(|t| start < end && t.shape == Shape::Word && !t.quoted)?;
        let pronoun = [(&a.pronouns_person, Who::Person), (&a.pronouns_body, Who::Body), (&a.pronouns_many, Who::Many)];
        if start > self.lead(all, 0, start) && first.of(&a.pronouns_many) {
            // *They* within a sentence takes up what stands in it, and that is mostly nobody who speaks.
            return None;
        }
        if let Some((_, who)) = pronoun.into_iter().find(|(words, _)| first.of(words)) {
            return Some(Mention { start, end: start + 1, who });
        }
        let mut phrase = Phrase::default();
        let mut at = start;
        while at < end.min(start + PHRASE_MAX) {
            let token = &all[at];
            if token.shape == Shape::Mark {
                at += 1;
                continue;
            }
            if token.shape != Shape::Word || token.quoted || (at > start && self.closes(token)) {
                break;
            }
            match self.step(all, at, start, &mut phrase) {
                Some(next) => at = next,
                None => break,
            }
        }
        let (who, behind) = self.whom(all, phrase)?;
        let mention = Mention { start, end: behind, who };
        Some(self.spoken_for(all, &mention, end).unwrap_or(mention))
    }

    /// Whether a word cannot stand within the name of a holder.
    fn closes(&self, token: &Token) -> bool {
        let a = &self.language.attribution;
        !token.capital
            && [&a.prepositions, &a.auxiliaries, &a.relatives, &a.joins, &a.negations]
                .iter()
                .any(|words| token.of(words))
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
        if led
            && let Some(named) = self.table.metonym(all, at)
            && !token.possessive
            && !all.get(at + named.len).is_some_and(|t| t.capital || t.shape == Shape::Mark)
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
        let head = |words: &[String]| token.of(words);
        let heads = [&h.source, &h.person, &h.office, &h.delegation, &h.organisation, &h.outlet, &h.observer, &h.local];
        // *Ferry Company director*: the body only says where he belongs.
        let body =
            |row: usize| matches!(self.table.entities()[row].kind.as_str(), "organisation" | "office" | "government");
        let belongs = phrase.known.is_none_or(|(row, behind)| phrase.possessive || (behind == at && body(row)));
        if heads.iter().any(|words| head(words)) && belongs {
            phrase.possessive = phrase.known.is_some();
            phrase.head = Some((token.fold.clone(), at + 1));
            phrase.words.push(token.fold.clone());
            phrase.at = at + 1;
            return Some(at + 1);
        }
        if phrase.known.is_some() && phrase.head.is_none() {
            return None;
        }
        if self.table.people(token) {
            return None;
        }
        if token.capital && (at > start || !token.of(&self.language.attribution.determiners)) {
            phrase.capital = true;
            if phrase.head.is_some() {
                phrase.name.push(token.fold.clone());
            } else {
                phrase.words.push(token.fold.clone());
                phrase.proper.push(token.fold.clone());
            }
            phrase.at = at + 1;
            return Some(at + 1);
        }
        if phrase.head.is_some() {
            return None;
        }
        if token.of(&self.language.attribution.determiners) {
            phrase.definite |= token.of(&self.language.attribution.definite);
            return (at == start).then_some(at + 1);
        }
        // An adjective; a verb or noun behind a name ends it.
        let owned = at > start && all[at - 1].possessive;
        if (!phrase.proper.is_empty() && !owned) || self.language.verb(all, at).is_some() {
            return None;
        }
        phrase.words.push(token.fold.clone());
        Some(at + 1)
    }

    fn whom(&self, all: &[Token], phrase: Phrase) -> Option<(Who, usize)> {
        if let Some((row, behind)) = phrase.known {
            let headed = phrase.possessive.then_some(phrase.head.as_ref()).flatten();
            let Some((_, behind_head)) = headed else { return Some((Who::Known(row), behind)) };
            let entity = &self.table.entities()[row];
            if !phrase.name.is_empty() {
                let side = entity.side.clone().unwrap_or_else(|| "unstated".into());
                let person = Stranger { id: phrase.name.join("-"), kind: "person".into(), side, anonymous: false };
                return Some((Who::Named(person), phrase.at));
            }
            let mut words = vec![entity.id.clone()];
            words.extend(phrase.words.iter().cloned());
            let side = entity.side.clone().unwrap_or_else(|| "unstated".into());
            return Some((Who::Named(self.stranger(&words, &phrase, side)), *behind_head));
        }
        let behind = phrase.at;
        if !phrase.name.is_empty() {
            let side = phrase.side.clone().unwrap_or_else(|| "unstated".into());
            let person = Stranger { id: phrase.name.join("-"), kind: "person".into(), side, anonymous: false };
            return Some((Who::Named(person), behind));
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
            let kind = if phrase.definite { "organisation" } else { "person" };
            let id = phrase.proper.join("-");
            (Who::Named(Stranger { id, kind: kind.into(), side: "unstated".into(), anonymous: false }), behind)
        })
    }

    fn stranger(&self, words: &[String], phrase: &Phrase, side: String) -> Stranger {
        let head = phrase.head.as_ref().map(|(head, _)| head.as_str()).unwrap_or_default();
        let h = &self.language.holders;
        let anonymous = h.anonymous.iter().any(|w| w == head);
        Stranger { id: words.join("-"), kind: self.kind_of(head).into(), side, anonymous }
    }

    /// What a head noun is, as the table calls it.
    pub fn kind_of(&self, head: &str) -> &'static str {
        let h = &self.language.holders;
        let has = |words: &[String]| words.iter().any(|w| w == head);
        let kinds = [
            ("source", &h.source),
            ("office", &h.office),
            ("delegation", &h.delegation),
            ("organisation", &h.organisation),
            ("outlet", &h.outlet),
            ("group", &h.observer),
            ("group", &h.local),
        ];
        kinds.into_iter().find(|(_, words)| has(words)).map_or("person", |(kind, _)| kind)
    }

    /// To whom one belongs of whom only the head noun is known.
    pub fn side_of(&self, head: &str) -> String {
        let h = &self.language.holders;
        let has = |words: &[String]| words.iter().any(|w| w == head);
        let side = if has(&h.observer) || has(&h.organisation) {
            "none"
        } else if has(&h.local) {
            "local"
        } else {
            "unstated"
        };
        side.into()
    }

    /// *A spokesman for X* is X.
    fn spoken_for(&self, all: &[Token], mention: &Mention, end: usize) -> Option<Mention> {
        let head = all.get(mention.end.checked_sub(1)?)?;
        let link = all.get(mention.end)?;
        let links = &self.language.attribution.speaks_links;
        if !head.of(&self.language.holders.speaks_for) || !link.of(links) {
            return None;
        }
        let whole = self.mention(all, mention.end + 1, end)?;
        let text = matches!(&mention.who, Who::Known(_));
        (!text).then_some(Mention { start: mention.start, ..whole })
    }
}

/// A phrase while it is read.
#[derive(Debug, Default)]
struct Phrase {
    /// Words that name or describe it, without its article.
    words: Vec<String>,
    /// Words of it with a capital, before a head noun.
    proper: Vec<String>,
    /// Words with a capital behind a head noun: a person's name.
    name: Vec<String>,
    known: Option<(usize, usize)>,
    head: Option<(String, usize)>,
    side: Option<String>,
    possessive: bool,
    definite: bool,
    capital: bool,
    at: usize,
}
