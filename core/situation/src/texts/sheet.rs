//! A text at one point of the record: which versions of each clause stand, in which languages, and who holds what open.

use super::{Number, Piece, holders, read_brackets};
use crate::Mark;
use act::Name;
use std::collections::{BTreeMap, BTreeSet};

/// What a clause act is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// What the clause is to say.
    Wording,
    /// The same in another language.
    Translation,
    /// A proposal between wordings; it takes nothing's place until a wording takes it up.
    Bridging,
    /// The clause is to go.
    Removal,
}

impl Purpose {
    /// By the name of the choice.
    pub fn named(name: &str) -> Option<Purpose> {
        Some(match name {
            "wording" => Purpose::Wording,
            "translation" => Purpose::Translation,
            "bridging" => Purpose::Bridging,
            "removal" => Purpose::Removal,
            _ => return None,
        })
    }

    /// The name of the choice.
    pub fn key(self) -> &'static str {
        match self {
            Purpose::Wording => "wording",
            Purpose::Translation => "translation",
            Purpose::Bridging => "bridging",
            Purpose::Removal => "removal",
        }
    }
}

/// One clause act.
#[derive(Debug, Clone)]
pub(crate) struct Wording {
    pub by: Mark,
    /// Short name of its author.
    pub author: String,
    pub number: Number,
    pub purpose: Purpose,
    pub replaces: Vec<Name>,
    /// Language of its words; empty if its author did not say.
    pub lang: String,
    pub heading: String,
    pub text: String,
    /// The act with the file that it shows, and that act's own name.
    pub shows: Option<(Name, String)>,
}

impl Wording {
    /// Its words with their brackets. What cannot be read is one bracket of its author: nothing that is unclear passes as
    /// agreed.
    pub fn pieces(&self) -> Vec<Piece> {
        read_brackets(&self.text).unwrap_or_else(|_| {
            let pieces = vec![Piece::Words(self.text.clone())];
            vec![Piece::Bracket(vec![super::Alternative { holders: vec![self.author.clone()], pieces }])]
        })
    }
}

/// What stands of one clause.
#[derive(Debug, Default)]
pub(crate) struct Part<'a> {
    /// Wordings and removals whose place nothing has taken, in the order of the record; more than one are rivals.
    pub standing: Vec<&'a Wording>,
    /// Bridging texts that nobody has taken up.
    pub bridging: Vec<&'a Wording>,
    /// Every act on it, in the order of the record.
    pub all: Vec<&'a Wording>,
}

/// A text at one point.
pub(crate) struct Sheet<'a> {
    /// Clauses in reading order, also those that were taken out.
    pub parts: BTreeMap<&'a Number, Part<'a>>,
    /// Every act by name.
    pub acts: BTreeMap<Name, &'a Wording>,
    /// Translations that hold of a version: of each language those whose place nothing has taken.
    translations: BTreeMap<Name, Vec<&'a Wording>>,
}

impl<'a> Sheet<'a> {
    /// What these acts make, up to one number in the record.
    pub fn upto(all: &'a [Wording], last: u64) -> Sheet<'a> {
        let mut sheet = Sheet { parts: BTreeMap::new(), acts: BTreeMap::new(), translations: BTreeMap::new() };
        for w in all.iter().filter(|w| w.by.index <= last) {
            // Only what is known, and of the same clause, can be replaced.
            let named: Vec<&'a Wording> =
                w.replaces.iter().filter_map(|n| sheet.acts.get(n).copied()).filter(|o| o.number == w.number).collect();
            if w.purpose == Purpose::Translation {
                let Some(version) = named.iter().find_map(|o| sheet.version(o)) else { continue };
                let held = sheet.translations.entry(version.by.act).or_default();
                held.retain(|t| t.lang != w.lang || !w.replaces.contains(&t.by.act));
                held.push(w);
                sheet.acts.insert(w.by.act, w);
                sheet.parts.entry(&w.number).or_default().all.push(w);
                continue;
            }
            let part = sheet.parts.entry(&w.number).or_default();
            let gone = |o: &&Wording| named.iter().any(|n| n.by.act == o.by.act);
            part.bridging.retain(|o| !gone(o));
            match w.purpose {
                Purpose::Bridging => part.bridging.push(w),
                _ => {
                    part.standing.retain(|o| !gone(o));
                    part.standing.push(w);
                }
            }
            part.all.push(w);
            sheet.acts.insert(w.by.act, w);
        }
        sheet
    }

    /// The version that an act is, or is a translation of.
    pub fn version(&self, of: &'a Wording) -> Option<&'a Wording> {
        let mut at = of;
        // Each names earlier acts alone, so this ends.
        while at.purpose == Purpose::Translation {
            at = at.replaces.iter().find_map(|name| self.acts.get(name).copied())?;
        }
        Some(at)
    }

    /// The words of a version: as they were written, then its translations.
    pub fn words(&self, version: &'a Wording) -> impl Iterator<Item = &'a Wording> {
        let translated = self.translations.get(&version.by.act).into_iter().flatten().copied();
        std::iter::once(version).chain(translated)
    }

    /// The words of a version in a language; the last translation, where several stand.
    pub fn in_lang(&self, version: &'a Wording, lang: &str) -> Option<&'a Wording> {
        if version.lang == lang { Some(version) } else { self.words(version).filter(|w| w.lang == lang).last() }
    }

    /// Who holds something open in a version: in its brackets, or in those that it has taken out without the word of
    /// whoever held them. That word is to have written it, or to have accepted it as it stands.
    pub fn open(&self, version: &'a Wording, accepted: &BTreeSet<(Name, String)>) -> BTreeMap<String, Held> {
        let mut known: BTreeMap<Name, BTreeMap<String, Held>> = BTreeMap::new();
        let mut chain: Vec<&Wording> = Vec::new();
        let mut todo = vec![version];
        while let Some(w) = todo.pop() {
            if chain.iter().any(|c| c.by.act == w.by.act) {
                continue;
            }
            chain.push(w);
            todo.extend(self.before(w));
        }
        chain.sort_by_key(|w| w.by.index);
        for w in chain {
            let own = self.words(w).flat_map(|t| holders(&t.pieces()));
            let mut open: BTreeMap<String, Held> = own.map(|holder| (holder, Held::Bracket)).collect();
            let taken = |holder: &String| *holder == w.author || accepted.contains(&(w.by.act, holder.clone()));
            for (holder, _) in self.before(w).filter_map(|o| known.get(&o.by.act)).flatten() {
                if !taken(holder) {
                    open.entry(holder.clone()).or_insert(Held::TakenOut);
                }
            }
            known.insert(w.by.act, open);
        }
        known.remove(&version.by.act).unwrap_or_default()
    }

    /// The wordings whose place it has taken; not bridging texts, in which nobody's brackets stand.
    fn before<'s>(&'s self, w: &'s Wording) -> impl Iterator<Item = &'a Wording> + 's {
        let named = w.replaces.iter().filter_map(|name| self.acts.get(name).copied());
        named.filter(|o| o.number == w.number && matches!(o.purpose, Purpose::Wording | Purpose::Removal))
    }

    /// The one version of a clause, if there is one and it says something.
    pub fn only(part: &Part<'a>) -> Option<&'a Wording> {
        match part.standing[..] {
            [one] if one.purpose == Purpose::Wording => Some(one),
            _ => None,
        }
    }

    /// Whether a clause is in the text at all: it was not taken out, and more than proposed.
    pub fn is_in(part: &Part<'a>) -> bool {
        part.standing.iter().any(|w| w.purpose == Purpose::Wording)
    }

    /// The text in one language as the file whose SHA-256 is signed: every clause as its number, its heading, its words,
    /// the act with what it shows; then an empty line.
    ///
    /// # Errors
    /// The numbers of clauses of which more than one version stands, or which are not written in that language.
    pub fn plain(&self, lang: &str) -> Result<String, Vec<String>> {
        let (mut out, mut missing) = (String::new(), Vec::new());
        for (number, part) in self.parts.iter().filter(|(_, part)| Sheet::is_in(part)) {
            match Sheet::only(part).and_then(|version| self.in_lang(version, lang)) {
                Some(w) => {
                    let heading = if w.heading.is_empty() { String::new() } else { format!(" {}", w.heading) };
                    out += &format!("{}{heading}\n{}\n", number.0, w.text);
                    if let Some((_, act)) = &w.shows {
                        out += &format!("{act}\n");
                    }
                    out.push('\n');
                }
                None => missing.push(number.0.clone()),
            }
        }
        if missing.is_empty() { Ok(out) } else { Err(missing) }
    }
}

/// How something is held open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// In a bracket.
    Bracket,
    /// In a bracket that somebody else has taken out.
    TakenOut,
}
