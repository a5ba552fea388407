//! Who was spoken of before: the source last introduced, the delegation, *he*; and through whom a source speaks.

use crate::holder::{Mention, Reader, Stranger, Who};
use crate::people::People;
use crate::token::{Shape, Token};
use std::collections::BTreeMap;

/// One who holds statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Its name in drafts.
    pub id: String,
    /// To whom it belongs.
    pub side: String,
    /// What it is, as in the table.
    pub kind: String,
    /// Whether it has no name.
    pub anonymous: bool,
    /// Words by which it was called.
    pub called: Vec<String>,
}

impl Holder {
    /// Whether it tells what others said and did: a source, or one who speaks for the papers.
    pub fn tells(&self) -> bool {
        self.anonymous && self.kind != "group" || matches!(self.kind.as_str(), "source" | "outlet" | "text")
    }
}

/// Whether words are the end of the name of a person who has more names.
fn is_surname(known: &Holder, words: &[&str]) -> bool {
    let full: Vec<&str> = known.id.split('-').collect();
    known.kind == "person" && !known.anonymous && full.len() > words.len() && full.ends_with(words)
}

impl Reader<'_> {
    /// The holder that a row of the table is.
    pub fn row(&self, row: usize, mut called: Vec<String>) -> Holder {
        let entity = &self.table.entities()[row];
        called.extend(entity.office.as_deref().unwrap_or_default().split(' ').map(str::to_owned));
        let side = entity.side.clone().unwrap_or_else(|| "unstated".into());
        Holder { id: entity.id.clone(), side, kind: entity.kind.clone(), anonymous: entity.anonymous, called }
    }

    /// *The Northern foreign minister*: the one person of this side who holds this office by the table.
    fn holding_office(&self, stranger: &Stranger) -> Option<usize> {
        if stranger.kind != "person" || stranger.side == "unstated" {
            return None;
        }
        let (_, office) = stranger.id.split_once('-')?;
        let office = office.replace('-', " ");
        self.table.entities().iter().position(|entity| {
            let held = entity.office.as_deref().is_some_and(|held| crate::fold(held) == office);
            held && entity.kind == "person" && entity.side.as_deref() == Some(&stranger.side)
        })
    }
}

/// What an article has said so far.
#[derive(Debug, Default)]
pub struct Context {
    /// Everybody who held a statement, the last at the end.
    holders: Vec<Holder>,
    /// The last who spoke in this paragraph.
    pub speaker: Option<Holder>,
    /// The last source in this paragraph.
    pub teller: Option<Holder>,
    /// The last source of the article.
    pub source: Option<Holder>,
    /// Through whom each speaks.
    pub ways: BTreeMap<String, Vec<String>>,
    /// The outlet last named.
    outlet: Option<Holder>,
    /// Place of the meeting spoken of.
    pub meeting: String,
    /// The persons whom the article names in full.
    pub people: People,
    /// Who is no person and was the subject of a sentence since the last of them spoke: *it* may be that one.
    subject: Option<Holder>,
}

impl Context {
    /// A new paragraph begins.
    pub fn paragraph(&mut self) {
        self.speaker = None;
        self.teller = None;
    }

    /// Keeps who spoke.
    pub fn heard(&mut self, holder: &Holder) {
        self.keep(holder.clone());
        self.speaker = Some(holder.clone());
        if holder.kind != "person" {
            self.subject = None;
        }
        if holder.kind == "outlet" {
            self.outlet = Some(holder.clone());
        }
        if holder.tells() {
            self.teller = Some(holder.clone());
            self.source = Some(holder.clone());
        }
    }

    /// Puts a holder last, with every word by which he was called.
    fn keep(&mut self, mut holder: Holder) {
        if let Some(n) = self.holders.iter().position(|known| known.id == holder.id) {
            let known = self.holders.remove(n);
            let more = known.called.into_iter().filter(|word| !holder.called.contains(word)).collect::<Vec<_>>();
            holder.called.extend(more);
        }
        self.holders.push(holder);
    }

    /// Keeps who is the subject of a sentence: *he* or *it* may be that one.
    pub fn noted(&mut self, holder: Holder) {
        match holder.kind.as_str() {
            "person" => self.keep(holder),
            "source" | "text" => {}
            _ => self.subject = Some(holder),
        }
    }

    /// Who is meant.
    pub fn resolve(&self, reader: Reader, all: &[Token], mention: &Mention) -> Holder {
        let last = |fits: &dyn Fn(&Holder) -> bool| self.holders.iter().rev().find(|h| fits(h)).cloned();
        let called: Vec<String> = all[mention.start..mention.end].iter().map(|t| t.fold.clone()).collect();
        let person = |h: &Holder| matches!(h.kind.as_str(), "person" | "source");
        match &mention.who {
            Who::Known(row) => {
                let known = reader.row(*row, called);
                // *The diplomatic source* is the one in the capital who was spoken of before.
                let definite = all[mention.start].of(&reader.language.attribution.definite) && known.anonymous;
                let first = reader.table.entities()[*row].spellings(&reader.language.lang);
                let words: Vec<String> =
                    first.iter().take(1).flat_map(|name| name.split(' ')).map(crate::fold).collect();
                let same = |h: &Holder| h.anonymous && words.iter().all(|word| h.called.contains(word));
                last(&same).filter(|_| definite).unwrap_or(known)
            }
            Who::Named(stranger) => match reader.holding_office(stranger) {
                Some(row) => reader.row(row, called),
                None => self.stranger(stranger, called),
            },
            Who::Noun(head) => {
                let h = &reader.language.holders;
                let is = |words: &[String]| words.iter().any(|w| w == head);
                let named = last(&|known| known.called.iter().any(|word| word == head));
                let kind = reader.kind_of(head);
                let anonymous = is(&h.anonymous);
                let sources = || last(&|known| known.tells() && known.kind != "text").filter(|_| is(&h.source));
                let alike = || last(&|known| known.kind == kind).filter(|_| kind == "delegation");
                let outlet = || self.outlet.clone().filter(|_| kind == "outlet");
                // *The statement*, *the spokesman* speak for whoever spoke before.
                let spoken = || last(&|_| true).filter(|_| is(&h.speaks_for));
                let person = || self.people.called(&[head.as_str()]).filter(|_| kind == "person" && !anonymous);
                named.or_else(person).or_else(spoken).or_else(outlet).or_else(sources).or_else(alike).unwrap_or_else(
                    || {
                        let side = reader.side_of(head);
                        Holder { id: head.clone(), side, kind: kind.into(), anonymous, called }
                    },
                )
            }
            Who::Person => last(&person).unwrap_or_else(|| self.unknown("person")),
            Who::Body => {
                let subject = self.subject(reader, all, mention.start);
                // *.., it added* closes what the last speaker said, whatever the words speak of.
                let closes = mention.start.checked_sub(1).is_some_and(|n| all[n].shape == Shape::Comma);
                let speaker = self.speaker.clone().filter(|h| closes && !person(h) && h.kind != "text");
                let subject = speaker.or(subject);
                let body = last(&|h| !person(h) && h.kind != "text");
                subject.or_else(|| self.subject.clone()).or(body).unwrap_or_else(|| self.unknown("organisation"))
            }
            Who::Many => {
                let spoke = self.speaker.clone().or_else(|| self.source.clone());
                spoke.or_else(|| last(&|_| true)).unwrap_or_else(|| self.unknown("group"))
            }
        }
    }

    /// One that no row has: the same as before, if it is called by a part of the name or of its description.
    fn stranger(&self, stranger: &Stranger, called: Vec<String>) -> Holder {
        if let Some(body) = self.people.short(&stranger.id) {
            return body.clone();
        }
        let words: Vec<&str> = stranger.id.split('-').collect();
        if matches!(stranger.kind.as_str(), "person" | "name") && !stranger.anonymous {
            let spoke = || self.holders.iter().rev().find(|known| is_surname(known, &words)).cloned();
            if let Some(full) = self.people.full(&words).or_else(spoke) {
                let side = if stranger.side == "unstated" { full.side } else { stranger.side.clone() };
                let called = full.called.into_iter().chain(called).collect();
                return Holder { side, called, ..full };
            }
        }
        if stranger.definite {
            let same = |known: &&Holder| words.iter().all(|word| known.called.iter().any(|c| c == word));
            let person = || self.people.called(&words).filter(|_| stranger.kind == "person" && !stranger.anonymous);
            if let Some(known) = self.holders.iter().rev().find(same).cloned().or_else(person) {
                return known;
            }
        }
        let Stranger { id, kind, side, anonymous, .. } = stranger.clone();
        Holder { id, side, kind, anonymous, called }
    }

    /// The subject of a sentence that a later *it* in it takes up.
    fn subject(&self, reader: Reader, all: &[Token], before: usize) -> Option<Holder> {
        let start = reader.lead(all, 0, before);
        let mention = reader.mention(all, start, before).filter(|m| matches!(m.who, Who::Known(_)) && before > 0)?;
        Some(self.resolve(reader, all, &mention)).filter(|h| !matches!(h.kind.as_str(), "person" | "source"))
    }

    fn unknown(&self, kind: &str) -> Holder {
        let (id, side) = (String::from("unstated"), String::from("unstated"));
        Holder { id, side, kind: kind.into(), anonymous: false, called: Vec::new() }
    }

    /// Notes that one speaks through others, as far as the attribution `all[from..to]` names them.
    pub fn way(&mut self, reader: Reader, all: &[Token], from: usize, to: usize, holder: &Holder, outlet: &str) {
        let way = &reader.language.attribution.way;
        for at in from..to {
            let near = |at: usize| all[at.saturating_sub(4).max(from)..at].iter().any(|t| t.of(way));
            let Some(named) = reader.table.at(all, at) else {
                // *Told the channel*: the outlet spoken of before.
                let again =
                    self.outlet.clone().filter(|o| all[at].of(&reader.language.holders.outlet) && o.id != holder.id);
                if let Some(again) = again.filter(|o| near(at) && o.id != outlet) {
                    self.through(holder, &again.id);
                }
                continue;
            };
            let entity = &reader.table.entities()[named.entity];
            let through = entity.kind == "outlet" || entity.kind == "office" && holder.kind == "text";
            // *X quoted Y as saying*: X stands before the verb.
            let quotes = all[at + named.len..to.max(at + named.len)].iter().take(3);
            let near = near(at) || quotes.clone().any(|t| t.of(&reader.language.attribution.quotes));
            if entity.kind == "outlet" {
                let (id, kind) = (entity.id.clone(), entity.kind.clone());
                let side = entity.side.clone().unwrap_or_default();
                self.outlet = Some(Holder { id, side, kind, anonymous: false, called: Vec::new() });
            }
            if through && near && entity.id != outlet && entity.id != holder.id {
                self.through(holder, &entity.id);
            }
        }
    }

    /// Notes that one speaks through another.
    pub fn through(&mut self, holder: &Holder, other: &str) {
        let known = self.ways.entry(holder.id.clone()).or_default();
        if !known.iter().any(|id| id == other) {
            known.push(other.into());
        }
    }
}
