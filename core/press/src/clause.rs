//! A sentence's cues as pieces: which words are whose. By the guide in test/press/README.md, 1 to 9.

use crate::Kind;
use crate::cue::{Cue, Stands, Subject, stop};
use crate::holder::{Mention, Reader, Who};
use crate::language::Class;
use crate::token::{Shape, Token};

/// Words of a sentence that somebody is said to have said.
#[derive(Debug, Clone)]
pub struct Piece {
    /// First token of the words.
    pub from: usize,
    /// The token behind them.
    pub to: usize,
    /// First token of the attribution.
    pub zone: usize,
    /// Who says it; nothing, if nobody is named and it must be carried.
    pub holder: Option<Mention>,
    /// Who tells that he says it, the nearest first.
    pub outer: Vec<Mention>,
    /// What the verb makes of it.
    pub kind: Kind,
    /// Whether the verb itself belongs to the words.
    pub stance: bool,
}

impl Reader<'_> {
    /// The pieces of a sentence, in order, none over another.
    pub fn pieces(&self, all: &[Token]) -> Vec<Piece> {
        let cues = self.cues(all);
        let end = stop(all);
        let mut out: Vec<Piece> = Vec::new();
        let mut outer: Vec<Mention> = Vec::new();
        let mut holder: Option<Mention> = None;
        let mut from = 0;
        for (n, cue) in cues.iter().enumerate() {
            let next = cues.get(n + 1);
            let own = match &cue.subject {
                Subject::Own(mention) => mention.clone(),
                Subject::Shared => match holder.clone() {
                    Some(holder) => holder,
                    None => continue,
                },
            };
            let piece = |from, to, stance| Piece {
                from,
                to,
                zone: cue.from,
                holder: Some(own.clone()),
                outer: outer.clone(),
                kind: cue.kind,
                stance,
            };
            let (start, to, stance) = match cue.shape {
                // Behind one attribution only another stands, with when and where it was said between.
                Stands::Behind if n > 0 && cues[n - 1].shape == Stands::Behind && self.aside(all, from, cue.from) => {
                    (from, from, false)
                }
                Stands::Behind => (from, self.back(all, cue.from), false),
                Stands::Around => (from, all.len(), false),
                Stands::Phrase if cue.from <= from + 1 => {
                    // The words stand behind; if another cue begins them at once, it holds them.
                    let to = next.map_or(end, |next| self.before(all, next));
                    if next.is_some_and(|next| self.nests(all, cue.words, next)) {
                        outer.insert(0, own.clone());
                        from = cue.words;
                        continue;
                    }
                    (cue.words, to, false)
                }
                Stands::Phrase => {
                    let around = cue.words < end && next.is_none();
                    (from, if around { end } else { self.back(all, cue.from) }, false)
                }
                Stands::Noun => {
                    if n == 0 {
                        let to = self.verb_before(all, cue.from);
                        out.push(Piece {
                            from: 0,
                            to,
                            zone: 0,
                            holder: None,
                            outer: Vec::new(),
                            kind: Kind::Fact,
                            stance: false,
                        });
                    }
                    (cue.words, end, true)
                }
                Stands::Ahead(class) => {
                    let nested = class == Class::Say && next.is_some_and(|next| self.nests(all, cue.words, next));
                    if nested {
                        outer.insert(0, own.clone());
                        holder = Some(own.clone());
                        from = cue.words;
                        continue;
                    }
                    let told = cue.attitude && n > 0 && from < cue.words && self.nests(all, from, cue);
                    // *The repairs it says have begun*: the attribution stands within the words.
                    let within = own.end == own.start + 2 && own.who == Who::Body;
                    let start = if told {
                        from
                    } else if within {
                        own.start
                    } else {
                        cue.words
                    };
                    let mut to = next.map_or(end, |next| self.before(all, next));
                    if cue.relative {
                        let comma = (cue.words..to).find(|n| all[*n].shape == Shape::Comma && !all[*n].quoted);
                        to = comma.unwrap_or(to);
                    }
                    (start, to, class == Class::Stance)
                }
            };
            let made = self.trimmed(all, piece(start, to, stance));
            if made.from < made.to {
                from = cue.words.max(from);
                if matches!(cue.shape, Stands::Ahead(_) | Stands::Noun) || made.to > cue.words {
                    from = made.to;
                }
                out.push(made);
            }
            if matches!(cue.shape, Stands::Behind | Stands::Phrase) {
                // Who tells at the end what others are said to have said is their way.
                for told in out.iter_mut().filter(|piece| piece.outer.is_empty() && piece.zone < cue.from) {
                    if told.holder.as_ref().is_some_and(|holder| holder.start != own.start) {
                        told.outer.push(own.clone());
                    }
                }
            }
            holder = Some(own);
        }
        out.sort_by_key(|piece| piece.from);
        let mut last = 0;
        out.retain(|piece| {
            let free = piece.from >= last;
            last = last.max(piece.to);
            free
        });
        out
    }

    /// Whether a cue's subject begins the words of the one before it, so that it alone holds them.
    fn nests(&self, all: &[Token], words: usize, next: &Cue) -> bool {
        let Subject::Own(mention) = &next.subject else { return false };
        let ahead = matches!(next.shape, Stands::Ahead(_));
        ahead && (mention.start <= words || self.lead(all, words, mention.start) == mention.start)
    }

    /// Where words end before the next cue: before the word that joins them.
    fn before(&self, all: &[Token], next: &Cue) -> usize {
        match next.shape {
            Stands::Behind | Stands::Phrase | Stands::Around => self.back(all, next.from),
            Stands::Noun => self.verb_before(all, next.from),
            Stands::Ahead(_) => self.back(all, next.from),
        }
    }

    /// Whether words only say when, where or how something was said.
    fn aside(&self, all: &[Token], from: usize, to: usize) -> bool {
        let first = all[from..to].iter().find(|t| t.shape == Shape::Word);
        let time = self.language.behind_time(all, from) > from;
        time || first.is_none_or(|t| t.of(&self.language.attribution.prepositions))
    }

    /// Over joining words and commas to the left.
    fn back(&self, all: &[Token], mut at: usize) -> usize {
        let joins = &self.language.attribution.joins;
        while at > 0 && (all[at - 1].shape == Shape::Comma || all[at - 1].of(joins)) {
            at -= 1;
        }
        at
    }

    /// Before the joining word of the verb whose object a noun of stance is.
    fn verb_before(&self, all: &[Token], at: usize) -> usize {
        let near = at.saturating_sub(4);
        let join = (near..at).rev().find(|n| all[*n].of(&self.language.attribution.joins));
        self.back(all, join.unwrap_or(at))
    }

    /// Without marks at the edges, joining words before, and what the outlet explains behind.
    pub fn trimmed(&self, all: &[Token], mut piece: Piece) -> Piece {
        let a = &self.language.attribution;
        let shuts = |t: &Token| matches!(t.shape, Shape::Comma | Shape::Stop | Shape::Mark);
        while piece.from < piece.to
            && (matches!(all[piece.from].shape, Shape::Comma | Shape::Stop | Shape::Close)
                || !piece.stance && all[piece.from].of(&a.plain_joins))
        {
            piece.from += 1;
        }
        // *Instead,* joins it to what was said before.
        while piece.from + 1 < piece.to && all[piece.from].of(&a.adverbs) && all[piece.from + 1].shape == Shape::Comma {
            piece.from += 2;
        }
        if let Some(cut) = self.explained(all, &piece) {
            piece.to = cut;
        }
        loop {
            while piece.from < piece.to && shuts(&all[piece.to - 1]) {
                piece.to -= 1;
            }
            let inside = all.get(piece.from..piece.to).unwrap_or_default();
            if inside.is_empty() {
                break;
            }
            let opens = inside.iter().filter(|t| t.shape == Shape::Open).count();
            let closes = inside.iter().filter(|t| t.shape == Shape::Close).count();
            let whole =
                opens == 1 && closes == 1 && inside[0].shape == Shape::Open && all[piece.to - 1].shape == Shape::Close;
            if whole {
                piece.from += 1;
                piece.to -= 1;
            } else if opens > closes && inside.first().is_some_and(|t| t.shape == Shape::Open) {
                piece.from += 1;
            } else if opens > closes {
                let close = (piece.to..all.len()).find(|n| all[*n].shape == Shape::Close);
                let near = close.filter(|n| all[piece.to..*n].iter().all(|t| t.shape != Shape::Word));
                if let Some(close) = near {
                    piece.to = close + 1;
                }
                break;
            } else if closes > opens && all[piece.to - 1].shape == Shape::Close {
                piece.to -= 1;
            } else {
                break;
            }
        }
        piece
    }

    /// Where a relative clause begins with which the outlet explains at the end.
    fn explained(&self, all: &[Token], piece: &Piece) -> Option<usize> {
        let a = &self.language.attribution;
        let comma = (piece.from..piece.to).rev().find(|n| all[*n].shape == Shape::Comma && !all[*n].quoted)?;
        let relative = all.get(comma + 1).filter(|t| t.of(&a.explains));
        (relative.is_some() && comma > piece.from + 3).then_some(comma)
    }
}
