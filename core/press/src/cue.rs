//! Where a sentence says that somebody says something: verbs with their subjects, phrases of attribution, nouns of stance.

use crate::Kind;
use crate::holder::{Mention, Reader, Who};
use crate::language::{Class, Form};
use crate::token::{Shape, Token};
use crate::verbs::Verb;

/// Who is the subject of a cue.
#[derive(Debug, Clone)]
pub enum Subject {
    /// A phrase of its own.
    Own(Mention),
    /// That of the cue before it.
    Shared,
}

/// What kind of cue it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// The words stand behind the verb, or with it.
    Ahead(Class),
    /// The words stand before it.
    Behind,
    /// The words stand around it: a quotation goes on behind the attribution.
    Around,
    /// *According to*: the words stand behind the phrase, before it or around it.
    Phrase,
    /// A noun of stance: the words begin with it.
    Noun,
}

/// One cue.
#[derive(Debug, Clone)]
pub struct Cue {
    /// First token of the attribution.
    pub from: usize,
    /// Token where the words begin that stand behind it (of a stance: its own).
    pub words: usize,
    /// What kind of cue.
    pub shape: Stands,
    /// Who.
    pub subject: Subject,
    /// The kind of its words, unless they say otherwise.
    pub kind: Kind,
    /// Form of its verb.
    pub form: Form,
    /// It tells of an attitude.
    pub attitude: bool,
    /// It stands in a relative clause, which ends at the next comma.
    pub relative: bool,
}

impl Reader<'_> {
    /// Every cue of a sentence in its order.
    pub fn cues(&self, all: &[Token]) -> Vec<Cue> {
        let mut out: Vec<Cue> = Vec::new();
        let mut at = 0;
        while at < all.len() {
            let found = self
                .according(all, at)
                .or_else(|| self.quoting(all, at))
                .or_else(|| self.noun(all, at))
                .or_else(|| self.verbal(all, at, &out));
            match found {
                Some(cue) => {
                    at = cue.words.max(at + 1);
                    if let (Subject::Own(own), Some(last)) = (&cue.subject, out.last_mut())
                        && own.start < last.from
                        && matches!(last.shape, Stands::Behind | Stands::Around)
                    {
                        // An attribution between a holder and his verb tells of him.
                        last.shape = Stands::Ahead(Class::Say);
                    }
                    if cue.shape == Stands::Ahead(Class::Stance) {
                        at = self.language.verb_end(all, cue.words);
                    }
                    out.push(cue);
                }
                None => at += 1,
            }
        }
        out
    }

    /// *According to X*.
    fn according(&self, all: &[Token], at: usize) -> Option<Cue> {
        let opens = &self.language.attribution.opens;
        let behind = opens.iter().find_map(|phrase| phrase_at(all, at, phrase))?;
        let mention = self.mention(all, behind, all.len())?;
        let comma = all[mention.end..].iter().position(|t| t.shape == Shape::Comma).map(|n| mention.end + n + 1);
        // Behind words that stand before it only a comma at once lets them go on.
        let comma = comma.filter(|comma| at < 2 || *comma == mention.end + 1);
        let words = comma.unwrap_or_else(|| stop(all));
        Some(Cue {
            from: at,
            words,
            shape: Stands::Phrase,
            subject: Subject::Own(mention),
            kind: Kind::Fact,
            form: Form::Past,
            attitude: false,
            relative: false,
        })
    }

    /// *X quoted Y as saying*, *Y was quoted as saying by X*: the words are of Y; X is found in the attribution as the way.
    fn quoting(&self, all: &[Token], at: usize) -> Option<Cue> {
        let a = &self.language.attribution;
        all.get(at).filter(|t| t.of(&a.quotes) && !t.quoted)?;
        let passive = at.checked_sub(1).filter(|n| all[*n].of(&a.be)).and_then(|be| {
            let starts = (0..be).rev().filter(|n| {
                *n == self.lead(all, 0, be) || n.checked_sub(1).is_none_or(|n| all[n].shape != Shape::Word)
            });
            starts.filter_map(|n| self.mention(all, n, be)).find(|mention| mention.end == be)
        });
        let pronoun = all.get(at + 1).filter(|t| t.of(&a.pronouns_object));
        let object = pronoun.map(|_| Mention { start: at + 1, end: at + 2, who: Who::Person });
        let mention = passive.clone().or(object).or_else(|| self.mention(all, at + 1, all.len()))?;
        let behind = if passive.is_some() { at + 1 } else { mention.end };
        let far = (behind..all.len().min(behind + 16))
            .find_map(|n| a.as_saying.iter().find_map(|phrase| phrase_at(all, n, phrase)))?;
        let that = far + usize::from(all.get(far).is_some_and(|t| self.that(t) || t.shape == Shape::Comma));
        let closes = mention.start > 3 && matches!(all[mention.start - 1].shape, Shape::Comma | Shape::Close);
        let ends = all.get(far).is_none_or(|t| t.shape != Shape::Word || t.of(&a.agent) || t.of(&a.prepositions));
        let (from, shape) = match passive {
            Some(_) if closes && ends => (mention.start, Stands::Behind),
            Some(_) => (mention.start, Stands::Ahead(Class::Say)),
            None => (at, Stands::Ahead(Class::Say)),
        };
        Some(Cue {
            from,
            words: that,
            shape,
            subject: Subject::Own(mention),
            kind: Kind::Fact,
            form: Form::Past,
            attitude: false,
            relative: false,
        })
    }

    /// *A Northern demand for X*, *a demand of the delegation for X*.
    fn noun(&self, all: &[Token], at: usize) -> Option<Cue> {
        let a = &self.language.attribution;
        let token = all.get(at).filter(|t| t.shape == Shape::Word && !t.quoted)?;
        let kind = *a.nouns.get(&token.fold)?;
        let describes = all.get(at.checked_sub(1)?).filter(|t| self.table.adjective(t).is_some())?;
        all.get(at + 1).filter(|t| t.of(&a.noun_then))?;
        let article = at.checked_sub(2).and_then(|n| all.get(n)).filter(|t| t.of(&a.determiners));
        let from = at - 1 - usize::from(article.is_some());
        let row = self.table.adjective(describes)?;
        let mention = Mention { start: at - 1, end: at, who: Who::Known(row) };
        (from > 2).then_some(Cue {
            from,
            words: from,
            shape: Stands::Noun,
            subject: Subject::Own(mention),
            kind,
            form: Form::Past,
            attitude: false,
            relative: false,
        })
    }

    fn verbal(&self, all: &[Token], at: usize, before: &[Cue]) -> Option<Cue> {
        let a = &self.language.attribution;
        let verb = self.language.verb(all, at)?;
        if let Some(cue) = self.inverted(all, at, &verb) {
            return Some(cue);
        }
        let from = before.last().map_or(0, |cue| cue.words);
        let previous = verb.group.checked_sub(1).map(|n| &all[n]);
        let joined = previous.is_some_and(|t| t.of(&self.language.attribution.joins) || t.shape == Shape::Comma);
        let agrees =
            before.last().is_some_and(|cue| cue.form == verb.form || cue.form == Form::Ing || verb.form == Form::Ing);
        // *Concluded by saying*: the second verb brings the words.
        if verb.class == Class::Say && self.leads_on(all, verb.behind) {
            return None;
        }
        let led = verb.form == Form::Ing
            && previous.is_some_and(|t| t.shape == Shape::Word && !t.of(&self.language.attribution.auxiliaries));
        let shared = joined
            && !before.is_empty()
            && agrees
            && (verb.form == Form::Ing || previous.is_some_and(|t| t.shape == Shape::Word));
        // *What it calls an advance* tells how another names what the sentence speaks of.
        let whose = verb.group.checked_sub(2).map(|n| &all[n]).filter(|t| t.of(&a.relatives) && !t.of(&a.explains));
        if whose.is_some_and(|t| !self.that(t)) {
            return None;
        }
        let parted = before.last().filter(|cue| matches!(cue.subject, Subject::Own(_)) && cue.words + 1 >= verb.group);
        let parted = parted.and_then(|cue| self.parted(all, verb.group, cue.from));
        let with = self.with(all, &verb);
        let (subject, own) = if let Some(mention) = &parted {
            (Subject::Own(mention.clone()), Some(mention.clone()))
        } else if let Some((_, mention)) = &with {
            (Subject::Own(mention.clone()), Some(mention.clone()))
        } else if shared {
            (Subject::Shared, None)
        } else if led || (verb.form == Form::Ing && joined) {
            let mention =
                self.subject(all, from, verb.group - 1, &verb).or_else(|| self.nearest(all, from, verb.group));
            match mention {
                Some(mention) => (Subject::Own(mention.clone()), Some(mention)),
                None if before.is_empty() => return None,
                None => (Subject::Shared, None),
            }
        } else {
            let mention = self.subject(all, from, verb.group, &verb);
            let mention = mention.or_else(|| joined.then(|| self.first(all, from, verb.group)).flatten());
            let mention = mention.or_else(|| self.by_paper(all, from, &verb))?;
            (Subject::Own(mention.clone()), Some(mention))
        };
        let start = own.as_ref().map_or(verb.group, |mention| mention.start);
        let start = with.as_ref().map_or(start, |(start, _)| *start);
        let shape = match own {
            Some(_) if with.is_some() || parted.is_some() => Stands::Ahead(verb.class),
            Some(ref mention) if verb.class == Class::Say => {
                // Behind a closing attribution another may close the same words.
                let closed = before.last().is_some_and(|cue| cue.shape == Stands::Behind);
                self.placed(all, if closed { 0 } else { from }, mention, &verb)
            }
            _ => Stands::Ahead(verb.class),
        };
        let words = match verb.class {
            Class::Stance => verb.start,
            Class::Say => self.words(all, &verb),
        };
        let relative = previous.is_some_and(|t| t.of(&self.language.attribution.explains));
        let words = if matches!(shape, Stands::Behind | Stands::Around) { verb.behind } else { words };
        Some(Cue {
            from: start,
            words,
            shape,
            subject,
            kind: verb.kind,
            form: verb.form,
            attitude: verb.attitude,
            relative,
        })
    }

    /// *.., said the source.*
    fn inverted(&self, all: &[Token], at: usize, verb: &Verb) -> Option<Cue> {
        let before = all.get(at.checked_sub(1)?)?;
        let stands = matches!(before.shape, Shape::Comma | Shape::Close);
        // *Told X* names the hearer.
        if verb.class != Class::Say || verb.form == Form::Ing || verb.tells || !stands {
            return None;
        }
        let mention = self.mention(all, verb.behind, all.len())?;
        let ends = all
            .get(mention.end)
            .is_none_or(|t| t.shape != Shape::Word || t.of(&self.language.attribution.prepositions));
        let pronoun = matches!(mention.who, Who::Person | Who::Body | Who::Many);
        (ends && !pronoun).then(|| {
            let words = mention.end;
            let shape = if reopened(all, words) { Stands::Around } else { Stands::Behind };
            Cue {
                from: at,
                words,
                shape,
                subject: Subject::Own(mention),
                kind: verb.kind,
                form: verb.form,
                attitude: verb.attitude,
                relative: false,
            }
        })
    }

    /// Whether another verb of saying follows that brings the words: *by saying*.
    fn leads_on(&self, all: &[Token], at: usize) -> bool {
        let leads = all.get(at).is_some_and(|t| t.of(&self.language.attribution.leads_in));
        let next = self.language.verb(all, at + 1).filter(|_| leads);
        next.is_some_and(|verb| verb.form == Form::Ing && verb.group == at + 1)
    }

    /// Where the words lie of a verb of saying with a subject of its own.
    fn placed(&self, all: &[Token], from: usize, mention: &Mention, verb: &Verb) -> Stands {
        let before = mention.start.checked_sub(1).map(|n| all[n].shape);
        let closes = matches!(before, Some(Shape::Comma | Shape::Close));
        let words = all[from..mention.start].iter().filter(|t| t.shape == Shape::Word).count();
        // *The toll, he added, must fall*: the sentence goes on with its verb.
        let goes_on = all.get(verb.behind + 1).is_some_and(|t| t.of(&self.language.attribution.auxiliaries));
        if closes && words > 0 && goes_on && all.get(verb.behind).is_some_and(|t| t.shape == Shape::Comma) {
            return Stands::Around;
        }
        let parts = closes && self.alone(all, mention.start - 1).is_some();
        if parts && all.get(verb.behind).is_some_and(|t| t.shape == Shape::Comma) {
            return Stands::Around;
        }
        let quoted = all[..mention.start].iter().rev().take(2).any(|t| t.shape == Shape::Close);
        if !closes || words < if quoted { 1 } else { 3 } {
            return Stands::Ahead(Class::Say);
        }
        let object = if verb.tells { self.heard(all, verb.behind) } else { verb.behind };
        let ends = |at: usize| all.get(at).is_none_or(|t| matches!(t.shape, Shape::Stop | Shape::Comma | Shape::Close));
        let time = self.language.behind_time(all, object);
        let closing = all[..mention.start].iter().any(|t| t.shape == Shape::Close);
        if closing && [object, time, self.timed(all, object)].iter().any(|at| reopened(all, *at)) {
            return Stands::Around;
        }
        // *Asked about it, he said: "..*: the words begin behind.
        if !closing && reopened(all, object) {
            return Stands::Ahead(Class::Say);
        }
        let quoted = quoted && !all.get(time).is_some_and(|t| t.of(&self.language.attribution.relatives));
        let ends = ends(object) || ends(time) || ends(self.timed(all, object)) || self.fades(all, from, mention, time);
        if ends || quoted { Stands::Behind } else { Stands::Ahead(Class::Say) }
    }

    /// Whether behind a closing attribution only circumstances stand, with no clause of their own: *he said in an interview
    /// with X on Friday*.
    fn fades(&self, all: &[Token], from: usize, mention: &Mention, at: usize) -> bool {
        let a = &self.language.attribution;
        let first = all.get(at).is_some_and(|t| t.of(&a.prepositions) || self.language.is_adverb(&t.fold));
        let led = all[from..mention.start].iter().find(|t| t.shape == Shape::Word).is_some_and(|t| t.of(&a.leads));
        let acts = |n: &usize| all[*n].of(&a.auxiliaries) || self.language.verb(all, *n).is_some();
        let whole = !led || (from..mention.start).any(|n| acts(&n));
        let rest = at..all.len();
        let quiet = rest.clone().all(|n| all[n].shape != Shape::Open && !self.that(&all[n]));
        let clause = rest.take_while(|n| all[*n].shape != Shape::Comma).any(|n| acts(&n));
        first && whole && quiet && !clause
    }

    /// Where the words begin behind a verb of saying: behind whom it was said to, when, and *that*.
    fn words(&self, all: &[Token], verb: &Verb) -> usize {
        let mut at = verb.behind;
        if verb.tells {
            at = self.heard(all, at);
        }
        at = self.announced(all, at).unwrap_or_else(|| self.timed(all, at));
        while all.get(at).is_some_and(|t| t.shape == Shape::Comma || self.that(t)) {
            at += 1;
        }
        at
    }

    /// Behind whom something was told.
    fn heard(&self, all: &[Token], at: usize) -> usize {
        let far = all.iter().enumerate().skip(at).take(8);
        let that =
            far.take_while(|(_, t)| t.shape == Shape::Word || t.shape == Shape::Mark).find(|(_, t)| self.that(t));
        if let Some((that, _)) = that {
            return that;
        }
        let named = self.table.at(all, at).map(|named| at + named.len);
        named.or_else(|| Some(self.mention(all, at, all.len())?.end)).unwrap_or(at + 1).min(all.len())
    }

    /// Where a quotation opens behind when and where it was said: *stated in a paper sent to X: "..*.
    fn announced(&self, all: &[Token], at: usize) -> Option<usize> {
        let open = (at..all.len().min(at + 16)).find(|n| all[*n].shape == Shape::Open)?;
        let comma = open.checked_sub(1).filter(|n| *n > at && all[*n].shape == Shape::Comma)?;
        let a = &self.language.attribution;
        let clause = (at..comma)
            .any(|n| self.that(&all[n]) || all[n].of(&a.auxiliaries) || self.language.verb(all, n).is_some());
        (!clause && all[at].of(&a.prepositions)).then_some(comma)
    }

    /// Behind when and where something was said: *on Tuesday*, *in a statement*, if *that*, a comma or the end follows.
    fn timed(&self, all: &[Token], at: usize) -> usize {
        let a = &self.language.attribution;
        let time = self.language.behind_time(all, at);
        let begins = all.get(at).is_some_and(|t| t.of(&a.prepositions) || t.shape == Shape::Comma) || time > at;
        if !begins {
            return at;
        }
        let far = all.iter().enumerate().skip(at).take(16).take_while(|(_, t)| t.shape != Shape::Stop);
        let that = far.clone().find(|(n, t)| self.that(t) && *n > at);
        if let Some((that, _)) = that
            && !(at..that)
                .any(|n| all[n].of(&a.auxiliaries) || all[n].of(&a.joins) || self.language.verb(all, n).is_some())
        {
            return that;
        }
        time
    }
}

/// Where the phrase ends that begins at a token.
fn phrase_at(all: &[Token], at: usize, phrase: &str) -> Option<usize> {
    let mut next = at;
    for word in phrase.split(' ') {
        if !all.get(next)?.is(word) || all[next].quoted {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// Whether a quotation goes on at a token, behind a comma.
fn reopened(all: &[Token], at: usize) -> bool {
    let comma = usize::from(all.get(at).is_some_and(|t| t.shape == Shape::Comma));
    comma == 1 && all.get(at + comma).is_some_and(|t| t.shape == Shape::Open)
}

/// The first of the marks that end a sentence.
pub fn stop(all: &[Token]) -> usize {
    let marks = all.iter().rev().take_while(|t| matches!(t.shape, Shape::Stop | Shape::Close)).count();
    all.len() - marks
}
