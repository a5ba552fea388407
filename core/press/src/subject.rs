//! The phrase of a sentence that is the subject of a verb.

use crate::holder::{Mention, Reader, Stranger, Who};
use crate::language::{Class, Form};
use crate::token::{Shape, Token};
use crate::verbs::Verb;

/// Words of one of several holders who say something together.
const MEMBER_MAX: usize = 6;
/// Words around a verb within which a paper is named.
const PAPER_FAR: usize = 8;
/// Words behind a subject within which an apposition names him.
const APPOSITION_MAX: usize = 16;

impl Reader<'_> {
    /// The phrase that is the subject of a verb whose group begins at `to`.
    pub(crate) fn subject(&self, all: &[Token], from: usize, to: usize, verb: &Verb) -> Option<Mention> {
        let a = &self.language.attribution;
        if to <= from {
            return None;
        }
        let begins = |n: usize| {
            n == from
                || n.checked_sub(1).and_then(|n| all.get(n)).is_some_and(|t| {
                    matches!(t.shape, Shape::Comma | Shape::Close | Shape::Open) || t.of(&a.joins) || self.that(t)
                })
        };
        let adjacent = (from..to).rev().filter(|n| begins(*n)).filter_map(|n| {
            let mention = self.mention(all, n, to)?;
            // *Measures that the council rejected* says nothing of its own.
            let relative = n > from && n > 1 && self.that(&all[n - 1]);
            (mention.end == to && !relative).then_some(mention)
        });
        // A name of the table may hold a joining word itself.
        let adjacent: Vec<Mention> = adjacent.collect();
        let known = adjacent.iter().rev().find(|m| matches!(m.who, Who::Known(_)));
        if let Some(adjacent) = known.or(adjacent.first()) {
            if let Some(whole) = self.spanning(all, from, adjacent) {
                return Some(whole);
            }
            return Some(self.joined(all, from, adjacent).unwrap_or_else(|| adjacent.clone()));
        }
        if let Some(relative) = to.checked_sub(1).filter(|n| *n > from && all[*n].of(&a.explains)) {
            let behind = relative - usize::from(all[relative - 1].shape == Shape::Comma);
            let mut near = behind.saturating_sub(6).max(from)..behind;
            return near.find_map(|n| self.mention(all, n, behind).filter(|m| m.end == behind));
        }
        let pronoun = to.checked_sub(1).filter(|n| *n >= from).and_then(|n| self.mention(all, n, to));
        let goes_on = all.get(verb.behind).is_some_and(|t| t.of(&a.auxiliaries));
        let pronoun = pronoun.filter(|m| goes_on && m.start > from && verb.class == Class::Say && m.who == Who::Body);
        let pronoun = pronoun.filter(|m| !all[m.start - 1].of(&a.relatives));
        let pronoun = pronoun.map(|m| Mention { start: m.start - 1, ..m });
        if pronoun.is_some() {
            return pronoun;
        }
        let set_off = all[to - 1].shape == Shape::Comma;
        let inner = (from + 1..to).rev().filter(|n| begins(*n) && !self.that(&all[n - 1]));
        // Behind a comma only a new clause or the end of a quotation brings a subject that is described.
        let inner = inner.filter(|n| !set_off || all[n - 1].shape == Shape::Close || all[n - 1].of(&a.joins));
        let inner = inner.filter_map(|n| self.described(all, n, to)).next();
        inner.or_else(|| self.described(all, self.lead(all, from, to), to))
    }

    /// *North, East and South said*: those who say one thing together are one holder.
    fn joined(&self, all: &[Token], from: usize, last: &Mention) -> Option<Mention> {
        let a = &self.language.attribution;
        let and = last.start.checked_sub(1).filter(|n| *n > from && all[*n].of(&a.plain_joins))?;
        let (mut id, mut side) = self.named(&last.who)?;
        id = format!("{}-{id}", all[and].fold);
        let (mut start, mut end) = (last.start, and);
        loop {
            let near = end.saturating_sub(MEMBER_MAX).max(from)..end;
            let begins = |n: &usize| *n == self.lead(all, from, end) || *n > 0 && all[*n - 1].shape == Shape::Comma;
            let member = near.filter(begins).find_map(|n| self.mention(all, n, end).filter(|m| m.end == end));
            let Some((member, (one, other))) = member.and_then(|m| Some((m.start, self.named(&m.who)?))) else { break };
            id = format!("{one}-{id}");
            side = match (side.as_str(), other.as_str()) {
                (one, other) if one == other => side,
                ("unstated", _) | (_, "unstated") => "unstated".into(),
                _ => "joint".into(),
            };
            (start, end) = (member, member.saturating_sub(1));
            if member == self.lead(all, from, member + 1) {
                break;
            }
        }
        let who = Who::Named(Stranger { id, kind: "group".into(), side, ..Stranger::default() });
        (start < last.start).then_some(Mention { start, end: last.end, who })
    }

    /// *The side, the source said, demanded*: whom an attribution parts from his verb, whose group begins at `to`.
    pub(crate) fn parted(&self, all: &[Token], to: usize, attribution: usize) -> Option<Mention> {
        let comma = |n: usize| n.checked_sub(1).filter(|n| all[*n].shape == Shape::Comma);
        let (before, _) = (comma(attribution)?, comma(to)?);
        self.alone(all, before)
    }

    /// The holder who alone stands before a comma, at the beginning of his clause.
    pub(crate) fn alone(&self, all: &[Token], comma: usize) -> Option<Mention> {
        let begins = |n: usize| n == 0 || all[n - 1].of(&self.language.attribution.joins);
        let starts = (0..comma).rev().filter(|n| begins(*n) || *n == self.lead(all, 0, comma));
        starts.filter_map(|n| self.mention(all, n, comma)).find(|mention| mention.end == comma)
    }

    /// *The parties said in a joint paper*: many who are nobody by themselves speak by their paper.
    pub(crate) fn by_paper(&self, all: &[Token], from: usize, verb: &Verb) -> Option<Mention> {
        let many = verb.group.checked_sub(1).filter(|n| *n >= from).map(|n| &all[n])?;
        let near = verb.behind..all.len().min(verb.behind + PAPER_FAR);
        let near = near.chain(from..verb.group.min(from + PAPER_FAR));
        let named = near.filter_map(|n| self.table.at(all, n)).find(|named| {
            let entity = &self.table.entities()[named.entity];
            entity.kind == "text" && entity.side.as_deref() == Some("joint")
        })?;
        let (start, end) = (verb.group - 1, verb.group);
        (many.of(&self.language.meeting.words)).then_some(Mention { start, end, who: Who::Known(named.entity) })
    }

    /// *Officials of the North and the South said*: what stands before the joining word describes who speaks.
    fn spanning(&self, all: &[Token], from: usize, second: &Mention) -> Option<Mention> {
        let a = &self.language.attribution;
        let and = second.start.checked_sub(1).filter(|n| *n > from && all[*n].of(&a.plain_joins))?;
        all.get(and - 1).filter(|t| t.capital)?;
        let mention = self.mention(all, self.lead(all, from, and), and).filter(|m| m.end < and)?;
        all.get(mention.end).filter(|t| t.of(&a.prepositions))?;
        let acts = |t: &Token| t.of(&a.auxiliaries) || self.language.is_past(&t.fold) || t.shape != Shape::Word;
        (!all[mention.end..and].iter().any(acts)).then_some(mention)
    }

    /// The name in drafts and the side of one who has a name.
    fn named(&self, who: &Who) -> Option<(String, String)> {
        match who {
            Who::Known(row) => {
                let entity = &self.table.entities()[*row];
                Some((entity.id.clone(), entity.side.clone().unwrap_or_else(|| "unstated".into())))
            }
            Who::Named(stranger) if !stranger.anonymous => Some((stranger.id.clone(), stranger.side.clone())),
            _ => None,
        }
    }

    /// A phrase that names a holder, and goes on with what describes him until his verb begins at `to`.
    fn described(&self, all: &[Token], start: usize, to: usize) -> Option<Mention> {
        let a = &self.language.attribution;
        let mention = self.mention(all, start, to)?;
        let next = all.get(mention.end)?;
        let described = next.of(&a.prepositions)
            || next.of(&a.relatives)
            || next.shape == Shape::Comma && all[to - 1].shape == Shape::Comma && to - 1 > mention.end
            || next.shape == Shape::Word
                && !next.of(&a.auxiliaries)
                && !next.of(&a.joins)
                && (self.describes(all, mention.end) || self.language.is_participle(&next.fold));
        described.then(|| self.apposed(all, &mention, to).unwrap_or(mention))
    }

    /// *The envoy of the North, Name Name, said*: the name between the commas is the holder's.
    fn apposed(&self, all: &[Token], mention: &Mention, to: usize) -> Option<Mention> {
        let a = &self.language.attribution;
        let head = all[mention.start..mention.end].iter().find(|t| t.of(&self.language.holders.person))?;
        let side = match &mention.who {
            Who::Named(stranger) => stranger.side.clone(),
            Who::Noun(_) => self.side_of(&head.fold),
            Who::Known(row) => self.table.entities()[*row].side.clone().filter(|side| side != "none")?,
            _ => return None,
        };
        let commas = (mention.end..to.min(mention.end + APPOSITION_MAX)).filter(|n| all[*n].shape == Shape::Comma);
        commas.map(|n| n + 1).find_map(|n| {
            let named = all.get(n).filter(|t| t.capital && !t.of(&a.determiners))?;
            let name = self.mention(all, n, to).filter(|m| all[m.end].shape == Shape::Comma && !named.possessive)?;
            let who = match name.who {
                Who::Known(row) if self.table.entities()[row].kind == "person" => Who::Known(row),
                Who::Named(person) if person.id.contains('-') && !person.anonymous => {
                    Who::Named(Stranger { kind: "person".into(), side: side.clone(), ..person })
                }
                _ => return None,
            };
            Some(Mention { start: mention.start, end: mention.end, who })
        })
    }

    /// The first phrase of a clause that names a holder, for a verb joined to another one that says nothing.
    pub(crate) fn first(&self, all: &[Token], from: usize, to: usize) -> Option<Mention> {
        let mention = self.mention(all, self.lead(all, from, to), to)?;
        let next = all.get(mention.end).filter(|t| t.shape == Shape::Word)?;
        // *Northern soil* names nobody: a name of which nothing else is known must have a verb.
        let bare = matches!(&mention.who, Who::Named(stranger) if stranger.kind != "person" && !stranger.anonymous);
        let does = next.of(&self.language.attribution.auxiliaries)
            || self.language.is_adverb(&next.fold)
            || self.language.is_past(&next.fold);
        (!next.of(&self.language.attribution.prepositions) && (!bare || does)).then_some(mention)
    }

    /// The same in the clause nearest to a verb: *.., as the ministry released a statement accusing*.
    pub(crate) fn nearest(&self, all: &[Token], from: usize, to: usize) -> Option<Mention> {
        let joins = &self.language.attribution.joins;
        let named = |t: &Token| t.capital || t.of(&self.language.attribution.definite);
        let clause = (from + 1..to).rev().find(|n| all[*n - 1].of(joins) && named(&all[*n]));
        clause.and_then(|n| self.first(all, n, to)).or_else(|| self.first(all, from, to))
    }

    /// Who is the subject of *with X saying*; the token of the preposition.
    pub(crate) fn with(&self, all: &[Token], verb: &Verb) -> Option<(usize, Mention)> {
        let begins = self.language.led_by_with(all, verb.group).filter(|_| verb.form == Form::Ing)?;
        Some((begins, self.mention(all, begins + 1, verb.group).filter(|m| m.end == verb.group)?))
    }

    /// Whether a word behind a head describes it: *familiar with*, *close to*, *cited by*, *speaking on*.
    fn describes(&self, all: &[Token], at: usize) -> bool {
        let behind = all.get(at + 1);
        behind
            .is_some_and(|t| t.of(&self.language.attribution.prepositions) || t.of(&self.language.attribution.adverbs))
    }

    pub(crate) fn that(&self, token: &Token) -> bool {
        token.of(&self.language.attribution.that)
    }

    /// Behind what leads a clause before its subject: *while*, *meanwhile,*, *during the meeting,*.
    pub(crate) fn lead(&self, all: &[Token], from: usize, to: usize) -> usize {
        let a = &self.language.attribution;
        let mut at = from;
        while at < to {
            let token = &all[at];
            if token.shape != Shape::Word || token.of(&a.joins) && !token.of(&a.leads) || self.that(token) {
                at += 1;
                continue;
            }
            let comma = all[at..to].iter().position(|t| t.shape == Shape::Comma);
            // An adverb leads only where the comma follows at once.
            let leads = token.of(&a.leads) || comma == Some(1) && self.language.is_adverb(&token.fold);
            match comma.filter(|_| leads) {
                Some(comma) => at += comma + 1,
                None => break,
            }
        }
        at.min(to)
    }
}
