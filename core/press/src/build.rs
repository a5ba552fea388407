//! An article's sentences as proposed statements, in order.

use crate::article::Article;
use crate::carry::{Context, Holder};
use crate::caveat::{self, Remark};
use crate::clause::Piece;
use crate::draft::{Drafted, Press, Statement};
use crate::holder::{Reader, Who};
use crate::kind::{self, Kind};
use crate::language::any;
use crate::people::People;
use crate::sentence::{Sentence, behind_dateline, sentences};
use crate::token::{Shape, Token, tokens};
use crate::{copies, date};
use jiff::civil::Date;

/// A statement while the article is read, with what is known of it only at the end.
struct Made {
    statement: Statement,
    /// Through whom: sources named before; their own way follows at the end.
    chain: Vec<String>,
    paragraph: usize,
}

struct Builder<'a> {
    reader: Reader<'a>,
    article: &'a Article,
    context: Context,
    outlet: String,
    day: Option<Date>,
    made: Vec<Made>,
    /// Codes and words that hold for the whole report.
    whole: Vec<&'static str>,
    translated: bool,
}

/// The longest sentence that is read, words and marks: a longer one is a list or no prose at all.
const SENTENCE_MAX: usize = 300;

/// Words and marks between *in* and the place of a meeting: *in the Northern capital, X*.
const PLACE_FAR: usize = 6;
/// Words at the beginning of a sentence among which its subject stands.
const SUBJECT_MAX: usize = 8;

/// Proposes the statements of an article.
pub fn drafted(press: &Press, article: &Article) -> Drafted {
    let reader = Reader { language: &press.language, table: &press.table };
    let sentences = sentences(article, &press.language);
    let outlet = outlet(reader, article, &sentences);
    let day = day(reader, article);
    let mut builder = Builder {
        reader,
        article,
        context: Context::default(),
        outlet,
        day,
        made: Vec::new(),
        whole: Vec::new(),
        translated: false,
    };
    builder.context.people = People::of(reader, &sentences);
    let mut paragraph = usize::MAX;
    for (n, sentence) in sentences.iter().enumerate() {
        builder.context.people.sentence = n;
        if sentence.paragraph != paragraph {
            builder.context.paragraph();
            paragraph = sentence.paragraph;
        }
        if sentence.tokens.len() <= SENTENCE_MAX {
            builder.sentence(sentence);
        }
    }
    builder.finish(sentences.len())
}

impl Builder<'_> {
    fn sentence(&mut self, sentence: &Sentence) {
        let language = self.reader.language;
        self.translated |= any(&sentence.words, &language.caveats.translation);
        self.meet(sentence);
        match caveat::remark(language, sentence) {
            Some(Remark::Disclaimer) => return self.whole.push("unverified"),
            Some(Remark::Of(code)) => return self.attach(sentence, code),
            None => {}
        }
        let all = &sentence.tokens;
        let pieces = self.reader.pieces(all);
        if pieces.iter().all(|piece| piece.holder.is_none()) {
            self.carried(sentence, 0, crate::cue::stop(all));
            return self.note(all);
        }
        self.note(all);
        for (n, piece) in pieces.iter().enumerate() {
            match &piece.holder {
                None => self.carried(sentence, piece.from, piece.to),
                Some(_) => self.explicit(sentence, piece, &pieces, n),
            }
        }
    }

    /// Keeps who is a sentence's subject.
    fn note(&mut self, all: &[Token]) {
        let start = self.reader.lead(all, 0, all.len());
        let Some(mention) = self.reader.mention(all, start, all.len()) else { return };
        let holder = self.context.resolve(self.reader, all, &mention);
        if matches!(mention.who, Who::Known(_) | Who::Named(_)) && !holder.anonymous {
            self.context.noted(holder);
        }
    }

    /// A statement whose own sentence says whose it is.
    fn explicit(&mut self, sentence: &Sentence, piece: &Piece, pieces: &[Piece], n: usize) {
        let (all, reader) = (&sentence.tokens, self.reader);
        let Some(mention) = &piece.holder else { return };
        let mut holder = self.context.resolve(reader, all, mention);
        // What the table's government is said to hold at a meeting its delegation holds.
        if piece.zone == piece.from && piece.stance && mention.end == piece.from + 2 && self.is_of_meeting(sentence) {
            holder = self.delegation(&holder).unwrap_or(holder);
        }
        if let Some(paper) = self.paper(all, piece).filter(|_| holder.kind == "group" || holder.id == "unstated") {
            holder = paper;
        }
        let mut outer: Vec<Holder> = piece.outer.iter().map(|m| self.context.resolve(reader, all, m)).collect();
        if let Some(cited) = self.cited(all, piece) {
            outer.insert(0, std::mem::replace(&mut holder, cited));
        }
        for told in outer.iter().rev() {
            self.context.heard(told);
        }
        let said = self.zone(all, piece, pieces, n);
        let about = outer.first().unwrap_or(&holder).clone();
        for (from, to) in &said {
            self.context.way(reader, all, *from, *to, &about, &self.outlet.clone());
        }
        // Through whom a source speaks holds for the whole report, wherever it is told.
        if let Some(through) = outer.first().filter(|o| o.kind == "outlet" && holder.tells() && o.id != self.outlet) {
            self.context.through(&holder, &through.id);
        }
        let chain = self.chain(&holder, &outer, self.is_of_meeting(sentence));
        self.context.heard(&holder);
        let when: Vec<Token> = said.iter().flat_map(|(from, to)| all[*from..*to].to_vec()).collect();
        let said = date::date(reader.language, &when, self.day);
        let named = &self.article.text()[all[mention.start].start..all[mention.end - 1].end];
        self.push(sentence, (piece.from, piece.to), &holder, chain, piece, said, named.to_owned(), true);
    }

    /// *North and South said in a joint paper*: what several say in one paper of theirs is the paper's.
    fn paper(&self, all: &[Token], piece: &Piece) -> Option<Holder> {
        let outside = (0..all.len()).filter(|n| !(piece.from..piece.to).contains(n) && !all[*n].quoted);
        let row = outside.filter_map(|n| self.reader.table.at(all, n)).map(|named| named.entity).find(|row| {
            let entity = &self.reader.table.entities()[*row];
            entity.kind == "text" && entity.side.as_deref() == Some("joint")
        })?;
        Some(self.reader.row(row, Vec::new()))
    }

    /// *X reported, citing Y*: the words are of Y.
    fn cited(&self, all: &[Token], piece: &Piece) -> Option<Holder> {
        let citing = &self.reader.language.attribution.citing;
        let leads = all.first().filter(|t| t.of(citing)).map(|_| 0);
        let behind = || (piece.zone..all.len()).find(|n| all[*n].of(citing) && !(piece.from..piece.to).contains(n));
        let at = leads.or_else(behind)?;
        let mention = self.reader.mention(all, at + 1, all.len())?;
        Some(self.context.resolve(self.reader, all, &mention))
    }

    /// Where a sentence speaks of who says something: all of it but the words.
    fn zone(&self, all: &[Token], piece: &Piece, pieces: &[Piece], n: usize) -> Vec<(usize, usize)> {
        let before = n.checked_sub(1).map_or(0, |n| pieces[n].to);
        let last = n + 1 == pieces.len();
        let mut zones = vec![(before.min(piece.from), piece.from)];
        if last {
            zones.push((piece.to, all.len()));
        } else if pieces[n + 1].from > piece.to {
            zones.push((piece.to, pieces[n + 1].from));
        }
        // A quotation goes on behind an attribution in the middle.
        if piece.zone > piece.from && piece.zone < piece.to {
            zones.push((piece.zone, piece.to));
        }
        zones
    }

    /// Through whom a holder's words came: those who tell of it, or the source before it.
    fn chain(&self, holder: &Holder, outer: &[Holder], meeting: bool) -> Vec<String> {
        let mut chain: Vec<String> = outer.iter().map(|told| told.id.clone()).collect();
        // Who tells of it himself has it from nobody, but a delegation was heard by others only.
        let told = outer.last().is_some_and(|told| told.tells() || told.kind != "delegation");
        let before = match holder.kind.as_str() {
            "delegation" => self.context.teller.as_ref().or(self.context.source.as_ref()),
            // What it says beside its delegation was said in the meeting as well.
            "government" if meeting || self.context.speaker.as_ref().is_some_and(|s| s.kind == "delegation") => {
                self.context.teller.as_ref().or(self.context.source.as_ref())
            }
            "government" => self.context.teller.as_ref(),
            _ => None,
        };
        if let Some(source) = before.filter(|source| !told && source.id != holder.id) {
            chain.push(source.id.clone());
        }
        chain.retain(|id| *id != holder.id && *id != self.outlet);
        chain.dedup();
        chain
    }

    /// The delegation of a government's side.
    fn delegation(&self, government: &Holder) -> Option<Holder> {
        let rows = self.reader.table.entities();
        let row = rows.iter().position(|e| e.kind == "delegation" && e.side.as_deref() == Some(&government.side))?;
        let side = government.side.clone();
        Some(Holder { id: rows[row].id.clone(), side, kind: "delegation".into(), anonymous: false, called: Vec::new() })
    }

    /// A statement without words of attribution, if it goes on with what was told before.
    fn carried(&mut self, sentence: &Sentence, from: usize, to: usize) {
        let m = &self.reader.language.meeting;
        let words = sentence.words.as_str();
        if any(words, &m.outlets_own) || any(words, &m.passive) || to < from + 4 {
            return;
        }
        let meeting = self.tells_of_meeting(sentence) && !sentence.quoted;
        let source = self.context.teller.as_ref().or(self.context.source.as_ref());
        // A day of its own shows that the outlet tells of another one.
        let dated = !date::date(self.reader.language, &sentence.tokens, self.day).is_empty();
        let holder = match (&self.context.speaker, source) {
            // A quotation goes on with whoever was quoted last.
            (Some(speaker), _) if is_quoted(sentence) => speaker.clone(),
            (speaker, Some(source)) if meeting && (speaker.is_some() || !dated) => source.clone(),
            (Some(speaker), _) if self.goes_on(speaker, sentence) => speaker.clone(),
            _ => return,
        };
        let chain = self.chain(&holder, &[], meeting);
        // What a delegation goes on to say in a meeting is what it holds.
        let kind = if holder.kind == "delegation" { Kind::Position } else { Kind::Fact };
        let (zone, outer) = (from, Vec::new());
        let piece = Piece { from, to, zone, holder: None, outer, kind, stance: false };
        let piece = self.reader.trimmed(&sentence.tokens, piece);
        let named = holder.called.join(" ");
        self.push(sentence, (piece.from, piece.to), &holder, chain, &piece, String::new(), named, false);
    }

    /// Whether a sentence without attribution goes on with what this speaker said before it in the paragraph: sources and
    /// delegations do, of others only what is quoted or takes up what stands before.
    fn goes_on(&self, speaker: &Holder, sentence: &Sentence) -> bool {
        let a = &self.reader.language.attribution;
        let first = sentence.tokens.iter().find(|t| t.shape == Shape::Word);
        let takes_up = first.is_some_and(|t| t.of(&a.pronouns_body) || t.of(&a.pronouns_many) || t.of(&a.takes_up));
        speaker.tells() || speaker.kind == "delegation" || sentence.quoted || is_quoted(sentence) || takes_up
    }

    /// Whether a meeting is what a sentence tells of, and not only a word further on in it.
    fn tells_of_meeting(&self, sentence: &Sentence) -> bool {
        let words = sentence.tokens.iter().filter(|t| t.shape == Shape::Word);
        words.take(SUBJECT_MAX).any(|t| t.of(&self.reader.language.meeting.words))
    }

    fn is_of_meeting(&self, sentence: &Sentence) -> bool {
        sentence.tokens.iter().any(|t| t.of(&self.reader.language.meeting.words))
    }

    /// Notes where the meeting is of which a sentence speaks.
    fn meet(&mut self, sentence: &Sentence) {
        if !self.is_of_meeting(sentence) {
            return;
        }
        let all = &sentence.tokens;
        let place = (0..all.len()).filter_map(|at| self.reader.table.at(all, at).map(|named| (at, named))).find(
            |(at, named)| {
                let near = all[at.saturating_sub(PLACE_FAR)..*at]
                    .iter()
                    .any(|t| t.of(&self.reader.language.attribution.place_links));
                near && self.reader.table.entities()[named.entity].kind == "place"
            },
        );
        if let Some((_, named)) = place {
            self.context.meeting = self.reader.table.entities()[named.entity].id.clone();
        }
    }

    /// Gives a remark to the statement that it is about: the one before it that shares most words with it.
    fn attach(&mut self, sentence: &Sentence, code: &str) {
        let concepts = copies::concepts(self.reader, &sentence.tokens);
        let near = self.made.iter_mut().rev().filter(|made| made.paragraph + 2 >= sentence.paragraph).take(6);
        let shared = |made: &Made| made.statement.concepts.iter().filter(|c| concepts.contains(c)).count();
        let best = near.enumerate().max_by_key(|(n, made)| (shared(made), std::cmp::Reverse(*n)));
        if let Some((_, made)) = best
            && !made.statement.caveat.iter().any(|known| known == code)
        {
            made.statement.caveat.push(code.into());
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &mut self,
        sentence: &Sentence,
        (from, to): (usize, usize),
        holder: &Holder,
        chain: Vec<String>,
        piece: &Piece,
        said: String,
        named: String,
        explicit: bool,
    ) {
        let (all, language) = (&sentence.tokens, self.reader.language);
        let Some(content) = all.get(from..to).filter(|c| !c.is_empty()) else { return };
        let (start, end) = (content[0].start, content[content.len() - 1].end);
        let words: Vec<&str> = content.iter().filter(|t| t.shape == Shape::Word).map(|t| t.fold.as_str()).collect();
        let words = words.join(" ");
        // The words of a stance are the outlet's, where they are not quoted; of others it relays what was said.
        let own: Vec<&str> = content.iter().filter(|t| piece.stance && !t.quoted).map(|t| t.fold.as_str()).collect();
        let own = own.join(" ");
        let holds = !holder.tells() && holder.kind != "organisation";
        let kind = match piece.stance {
            true => piece.kind,
            false => kind::of_words(language, piece.kind, &words, holds),
        };
        let (place_start, place_end) = self.article.place(start, end);
        let about = self.is_of_meeting(sentence) || holder.kind == "delegation" || !explicit;
        let statement = Statement {
            start: place_start,
            end: place_end,
            sentence: sentence.number,
            words: self.article.text()[start..end].to_owned(),
            speaker: holder.id.clone(),
            named,
            side: holder.side.clone(),
            anonymous: holder.anonymous,
            via: Vec::new(),
            explicit,
            kind,
            date: date::date(language, content, self.day),
            said,
            caveat: caveat::within(language, sentence, &own),
            about: if about { self.context.meeting.clone() } else { String::new() },
            agenda: agenda(self.reader, &words),
            tells: holder.tells(),
            concepts: copies::concepts(self.reader, content),
        };
        self.made.push(Made { statement, chain, paragraph: sentence.paragraph });
    }

    fn finish(mut self, sentences: usize) -> Drafted {
        for made in &mut self.made {
            let last = made.chain.last().unwrap_or(&made.statement.speaker);
            let way = self.context.ways.get(last).cloned().unwrap_or_default();
            made.chain.extend(way.into_iter().filter(|id| *id != made.statement.speaker));
            if self.translated {
                made.chain.push("translation".into());
            }
            made.chain.dedup();
            made.statement.via = std::mem::take(&mut made.chain);
            let whole = self.whole.iter().map(|code| (*code).to_owned());
            made.statement.caveat.extend(whole);
            made.statement.caveat.sort();
            made.statement.caveat.dedup();
        }
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        let statements = self.made.into_iter().map(|made| made.statement).collect();
        Drafted { outlet: self.outlet, day, sentences, statements }
    }
}

/// Whether all words of a sentence stand within quotation marks.
fn is_quoted(sentence: &Sentence) -> bool {
    sentence.tokens.iter().filter(|t| t.shape == Shape::Word).all(|t| t.quoted)
}

/// The point of the agenda whose words stand most often in a text; of equal ones the first named in it.
fn agenda(reader: Reader, words: &str) -> String {
    let padded = format!(" {words}");
    let points = reader.language.agenda.iter().filter_map(|(point, stems)| {
        let at = stems.iter().filter_map(|stem| padded.find(&format!(" {stem}")));
        let first = at.clone().min()?;
        Some((at.count(), std::cmp::Reverse(first), point))
    });
    points.max().map(|(_, _, point)| point.clone()).unwrap_or_default()
}

/// The outlet, where a line shows nothing but its name, the page says it, or a disclaimer speaks of it.
fn outlet(reader: Reader, article: &Article, sentences: &[Sentence]) -> String {
    let is_outlet = |row: &usize| reader.table.entities()[*row].kind == "outlet";
    let id = |row: usize| reader.table.entities()[row].id.clone();
    if let Some(row) = reader.table.only(&article.site).filter(is_outlet) {
        return id(row);
    }
    for line in article.paragraphs().iter().filter(|p| !p.body) {
        let line = &article.text()[line.start..line.end];
        let all = tokens(line, 0, line.len(), &mut false);
        let words = all.iter().filter(|t| t.shape == Shape::Word).count();
        let row = (0..all.len()).find_map(|at| reader.table.at(&all, at).map(|n| n.entity).filter(is_outlet));
        if let Some(row) = row.filter(|_| words <= 4 && !line.contains(':')) {
            return id(row);
        }
    }
    let own = |s: &&Sentence| {
        caveat::remark(reader.language, s) == Some(Remark::Disclaimer)
            || any(&s.words, &reader.language.caveats.translation)
    };
    let named = sentences.iter().filter(own).find_map(|s| {
        (0..s.tokens.len()).find_map(|at| reader.table.at(&s.tokens, at).map(|n| n.entity).filter(is_outlet))
    });
    named.map(id).unwrap_or_default()
}

/// The day of the article: the first whole date in a line outside of its body, or in its dateline.
fn day(reader: Reader, article: &Article) -> Option<Date> {
    let outside = article.paragraphs().iter().filter(|p| !p.body);
    let first = article.paragraphs().iter().find(|p| p.body);
    let head = first.map(|p| &article.text()[p.start..behind_dateline(article.text(), p.start, p.end)]);
    let lines = outside.map(|p| &article.text()[p.start..p.end]).chain(head);
    lines.into_iter().find_map(|line| date::whole(reader.language, &tokens(line, 0, line.len(), &mut false)))
}
