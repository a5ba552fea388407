//! The table of entities: who and what articles name, and how they spell it. It is `rulebook/entities/press.toml`.

use crate::fold::{fold, skeleton};
use crate::language::Language;
use crate::token::{Shape, Token, tokens};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One row of the table.
#[derive(Debug, Clone, Deserialize)]
pub struct Entity {
    /// Its name in drafts.
    pub id: String,
    /// Person, office, delegation, government, organisation, outlet, group, source, place, state or text.
    pub kind: String,
    /// To whom a speaker belongs; nothing, if it can hold no statement.
    pub side: Option<String>,
    /// What reports call a person.
    pub office: Option<String>,
    /// Whether it is a source without a name.
    #[serde(default)]
    pub anonymous: bool,
    /// Names of it only where they say or do something.
    #[serde(default)]
    metonyms: Vec<String>,
    /// Words that say of a holder that it belongs to this government's side.
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(flatten)]
    rest: BTreeMap<String, toml::Value>,
}

impl Entity {
    /// How a language spells it; the first spelling is the one to show.
    pub fn spellings(&self, lang: &str) -> Vec<&str> {
        let all = self.rest.get(lang).and_then(toml::Value::as_array);
        all.into_iter().flatten().filter_map(toml::Value::as_str).collect()
    }
}

/// A name that stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Named {
    /// Row of the table.
    pub entity: usize,
    /// How many tokens it takes, an article before it included.
    pub len: usize,
}

/// The table, with what finds names in a text of one language.
#[derive(Debug, Clone)]
pub struct Table {
    entities: Vec<Entity>,
    names: Names,
    metonyms: Names,
    sounds: BTreeMap<String, (usize, usize)>,
    adjectives: BTreeMap<String, usize>,
    /// A state's name, as the word that describes what belongs to it.
    states: BTreeMap<String, String>,
    articles: Vec<String>,
}

/// Spellings by their first word.
type Names = BTreeMap<String, Vec<Spelling>>;

/// One spelling of a row.
#[derive(Debug, Clone)]
struct Spelling {
    words: Vec<String>,
    /// It is written in capitals alone.
    capitals: bool,
    /// Its first word has a capital.
    capital: bool,
    row: usize,
}

/// The shortest skeleton by which a name is known: shorter ones are common to many names.
const SOUND_MIN: usize = 6;

#[derive(Deserialize)]
struct File {
    entity: Vec<Entity>,
}

impl Table {
    /// Reads the table for articles of a language.
    ///
    /// # Errors
    /// What is wrong with it, with its line.
    pub fn read(text: &str, language: &Language) -> Result<Table, String> {
        let File { entity: entities } = toml::from_str(text).map_err(|fault| fault.to_string())?;
        let mut table = Table {
            names: BTreeMap::new(),
            metonyms: BTreeMap::new(),
            sounds: BTreeMap::new(),
            adjectives: BTreeMap::new(),
            states: BTreeMap::new(),
            articles: language.articles.clone(),
            entities,
        };
        for row in 0..table.entities.len() {
            let entity = table.entities[row].clone();
            for name in entity.spellings(&language.lang) {
                let words = table.words(name);
                if entity.kind == "person" || entity.kind == "place" {
                    let sound = words.iter().map(|w| skeleton(w)).collect::<Vec<_>>().join(" ");
                    if sound.chars().count() >= SOUND_MIN {
                        table.sounds.entry(sound).or_insert((row, words.len()));
                    }
                }
                insert(&mut table.names, name, words, row);
            }
            for name in &entity.metonyms {
                let words = table.words(name);
                insert(&mut table.metonyms, name, words, row);
            }
            for word in &entity.adjectives {
                table.adjectives.insert(fold(word), row);
                let states = entity.metonyms.iter().map(|name| (fold(name), fold(word)));
                table.states.extend(states);
            }
        }
        Ok(table)
    }

    /// Every row.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The row of this name in drafts.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == id)
    }

    /// The row that a text which is nothing but a name names.
    pub(crate) fn only(&self, name: &str) -> Option<usize> {
        let all = tokens(name, 0, name.len(), &mut false);
        let named = self.at(&all, 0)?;
        (named.len == all.len()).then_some(named.entity)
    }

    /// The longest name that begins at a token.
    pub(crate) fn at(&self, all: &[Token], at: usize) -> Option<Named> {
        self.longest(&self.names, all, at).or_else(|| self.sounding(all, at))
    }

    /// The government for which a capital or country stands, at a token.
    pub(crate) fn metonym(&self, all: &[Token], at: usize) -> Option<Named> {
        self.longest(&self.metonyms, all, at)
    }

    /// The row to whose side a word like *Northern* says that something belongs.
    pub(crate) fn adjective(&self, token: &Token) -> Option<usize> {
        let known = token.capital.then(|| self.adjectives.get(&token.fold)).flatten().copied();
        let state = || self.states.get(&token.fold).filter(|_| token.possessive);
        known.or_else(|| self.adjectives.get(state()?).copied())
    }

    /// Whether a word names a people: many of one side.
    pub(crate) fn people(&self, token: &Token) -> bool {
        token.capital && token.fold.strip_suffix('s').is_some_and(|one| self.adjectives.contains_key(one))
    }

    fn longest(&self, names: &Names, all: &[Token], at: usize) -> Option<Named> {
        let first = self.skip(all, at);
        let token = all.get(first).filter(|t| t.shape == Shape::Word)?;
        let states = self.states.get(&token.fold).filter(|_| token.possessive);
        let rows = names.get(&token.fold).into_iter().chain(states.and_then(|word| names.get(word))).flatten();
        let fits = rows.filter_map(|spelling| {
            let mut next = first + 1;
            // A state's possessive is its adjective only before more of a name.
            let own = spelling.words.first() == Some(&token.fold) || spelling.words.len() > 1;
            // *Westlandic state television* is none of a row that is called *state television*.
            let before = at.checked_sub(1).map(|n| &all[n]).filter(|t| t.capital && !self.articles.contains(&t.fold));
            let of = before.is_some_and(|t| self.is_of(t, spelling.row));
            let elsewhere = before.is_some() && at > 1 && !spelling.capital && !of;
            // *The Northern foreign office*: its side says whose it is, if the name is written small.
            let small = spelling.capital && !token.capital && !(of && spelling.words.len() > 1);
            if !own || elsewhere || small || (spelling.capitals && !token.capitals) {
                return None;
            }
            for word in &spelling.words[1..] {
                next = self.skip(all, next);
                if !all.get(next)?.is(word) {
                    return None;
                }
                next += 1;
            }
            Some(Named { entity: spelling.row, len: next - at })
        });
        fits.max_by_key(|named| named.len)
    }

    /// Whether a word says that what follows belongs to the side of a row.
    fn is_of(&self, token: &Token, row: usize) -> bool {
        let side = |row: usize| &self.entities[row].side;
        self.adjective(token).is_some_and(|of| side(of) == side(row) || side(row).as_deref() == Some("unstated"))
    }

    fn sounding(&self, all: &[Token], at: usize) -> Option<Named> {
        if !all.get(at)?.capital {
            return None;
        }
        let (mut sound, mut next, mut best) = (String::new(), at, None);
        for words in 1..=3 {
            next = self.skip(all, next);
            let Some(token) = all.get(next).filter(|t| t.shape == Shape::Word && t.capital) else { break };
            if words > 1 {
                sound.push(' ');
            }
            sound += &skeleton(&token.fold);
            next += 1;
            if let Some((entity, len)) = self.sounds.get(&sound)
                && *len == words
            {
                best = Some(Named { entity: *entity, len: next - at });
            }
        }
        best
    }

    /// Over articles and hyphens within a name.
    fn skip(&self, all: &[Token], mut at: usize) -> usize {
        while all.get(at).is_some_and(|t| {
            (t.shape == Shape::Word && self.articles.contains(&t.fold))
                || (t.shape == Shape::Mark && t.end == t.start + 1)
        }) && all.get(at + 1).is_some_and(|t| matches!(t.shape, Shape::Word | Shape::Mark))
        {
            at += 1;
        }
        at
    }

    fn words(&self, name: &str) -> Vec<String> {
        let words = tokens(name, 0, name.len(), &mut false).into_iter().filter(|t| t.shape == Shape::Word);
        let words: Vec<String> = words.map(|t| t.fold).collect();
        let bare: Vec<String> = words.iter().filter(|w| !self.articles.contains(w)).cloned().collect();
        if bare.is_empty() { words } else { bare }
    }
}

fn insert(names: &mut Names, name: &str, words: Vec<String>, row: usize) {
    let Some(first) = words.first().cloned() else { return };
    let capitals = !name.chars().any(char::is_lowercase);
    // The article before a name may have the capital: *al-Brashani*.
    let capital = name
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| crate::fold(w) == first && w.starts_with(char::is_uppercase));
    names.entry(first).or_default().push(Spelling { words, capitals, capital, row });
}
