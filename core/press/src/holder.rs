//! Whom a phrase names as the one who says something.

use crate::language::Language;
use crate::phrase::{Phrase, bracketed};
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
    /// Whether it is spoken of as one who is known: *the*.
    pub definite: bool,
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

impl Reader<'_> {
    /// The holder that a phrase beginning at `start` names; it is read no further than `end`.
    pub fn mention(&self, all: &[Token], start: usize, end: usize) -> Option<Mention> {
        let a = &self.language.attribution;
        let first = all.get(start).filter(|t| start < end && t.shape == Shape::Word && !t.quoted)?;
        let pronoun = [(&a.pronouns_person, Who::Person), (&a.pronouns_body, Who::Body), (&a.pronouns_many, Who::Many)];
        let set_off = start > 0 && matches!(all[start - 1].shape, Shape::Comma | Shape::Close);
        if start > self.lead(all, 0, start) && first.of(&a.pronouns_many) && !set_off {
            // *They* within a clause takes up what stands in it, and that is mostly nobody who speaks.
            return None;
        }
        if let Some((_, who)) = pronoun.into_iter().find(|(words, _)| first.of(words)) {
            return Some(Mention { start, end: start + 1, who });
        }
        // A word that leads a clause has a capital at its beginning, and is no name.
        let opens = a.opens.iter().any(|phrase| phrase.split(' ').next().is_some_and(|word| first.is(word)));
        if opens || first.of(&a.negations) || first.of(&a.prepositions) || first.of(&a.leads) {
            return None;
        }
        let phrase = self.phrase(all, start, end);
        let (who, behind) = self.whom(all, phrase)?;
        let behind = bracketed(all, behind).filter(|behind| *behind <= end).unwrap_or(behind);
        let mention = Mention { start, end: behind, who };
        Some(self.spoken_for(all, &mention, end).unwrap_or(mention))
    }

    pub(crate) fn stranger(&self, words: &[String], phrase: &Phrase, side: String) -> Stranger {
        let head = phrase.head.as_ref().map(|(head, _)| head.as_str()).unwrap_or_default();
        let h = &self.language.holders;
        let anonymous = h.anonymous.iter().any(|w| w == head);
        Stranger { id: words.join("-"), kind: self.kind_of(head).into(), side, anonymous, definite: phrase.definite }
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
