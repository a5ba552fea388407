//! The words of one language by which a draft is made: one TOML file, `rulebook/press/<lang>.toml`.

use crate::Kind;
use crate::fold::fold;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The words of a language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its tag.
    pub lang: String,
    pub(crate) articles: Vec<String>,
    pub(crate) abbreviations: Vec<String>,
    #[serde(rename = "verb")]
    pub(crate) verbs: Vec<VerbRow>,
    pub(crate) attribution: Attribution,
    pub(crate) holders: Holders,
    pub(crate) meeting: MeetingWords,
    pub(crate) kinds: Kinds,
    pub(crate) caveats: Caveats,
    pub(crate) dates: Dates,
    pub(crate) agenda: BTreeMap<String, Vec<String>>,
    pub(crate) alike: Alike,
    stems: Stems,
    #[serde(skip)]
    pub(crate) verb_of: BTreeMap<String, Vec<(usize, Form)>>,
    #[serde(skip)]
    pub(crate) class_of: BTreeMap<String, String>,
}

/// Where the words begin that a verb stands with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Class {
    /// Behind it.
    Say,
    /// With it.
    Stance,
}

/// Form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Base,
    Third,
    Past,
    Ing,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerbRow {
    pub class: Class,
    pub kind: Kind,
    pub forms: Vec<String>,
    #[serde(default)]
    pub then: Vec<String>,
    #[serde(default)]
    pub except: Vec<String>,
    #[serde(default)]
    pub far: Vec<String>,
    /// It takes whom it was said to before the words.
    #[serde(default)]
    pub tells: bool,
    /// It tells of an attitude: behind a verb of saying the words hold its subject too.
    #[serde(default)]
    pub attitude: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attribution {
    pub opens: Vec<String>,
    pub citing: Vec<String>,
    pub quotes: Vec<String>,
    pub as_saying: Vec<String>,
    pub way: Vec<String>,
    pub nouns: BTreeMap<String, Kind>,
    pub noun_then: Vec<String>,
    pub that: Vec<String>,
    pub leads_in: Vec<String>,
    pub agent: Vec<String>,
    pub definite: Vec<String>,
    pub plain_joins: Vec<String>,
    pub speaks_links: Vec<String>,
    pub place_links: Vec<String>,
    pub pronouns_person: Vec<String>,
    pub pronouns_object: Vec<String>,
    pub pronouns_body: Vec<String>,
    pub pronouns_many: Vec<String>,
    pub takes_up: Vec<String>,
    pub auxiliaries: Vec<String>,
    pub be: Vec<String>,
    pub modal: Vec<String>,
    pub negations: Vec<String>,
    pub adverbs: Vec<String>,
    pub adverb_endings: Vec<String>,
    pub joins: Vec<String>,
    pub relatives: Vec<String>,
    pub explains: Vec<String>,
    pub determiners: Vec<String>,
    pub leads: Vec<String>,
    pub prepositions: Vec<String>,
    pub with: Vec<String>,
    pub infinitive: Vec<String>,
    pub keeps: Vec<String>,
    pub plurals: Vec<String>,
    pub plural_endings: Vec<String>,
    pub participle_endings: Vec<String>,
    pub past_endings: Vec<String>,
    pub time_leads: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Holders {
    pub source: Vec<String>,
    pub person: Vec<String>,
    pub office: Vec<String>,
    pub delegation: Vec<String>,
    pub organisation: Vec<String>,
    pub outlet: Vec<String>,
    pub observer: Vec<String>,
    pub local: Vec<String>,
    pub speaks_for: Vec<String>,
    pub anonymous: Vec<String>,
    pub titles: Vec<String>,
    pub quantifiers: Vec<String>,
    pub particles: Vec<String>,
    pub name_links: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeetingWords {
    pub words: Vec<String>,
    pub outlets_own: Vec<String>,
    pub passive: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kinds {
    pub commitment: Vec<String>,
    pub demand: Vec<String>,
    pub denial: Vec<String>,
    pub position: Vec<String>,
    pub interpretation: Vec<String>,
    pub fact: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Caveats {
    pub unverified: Vec<String>,
    pub unconfirmed: Vec<String>,
    pub unanswered: Vec<String>,
    pub reportedly: Vec<String>,
    pub preliminary: Vec<String>,
    pub framed: Vec<String>,
    pub whole: Vec<String>,
    pub translation: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dates {
    pub months: Vec<String>,
    pub months_short: Vec<String>,
    pub weekdays: Vec<String>,
    pub from: Vec<String>,
    pub span: Vec<String>,
    pub over: Vec<String>,
    pub day_of: Vec<String>,
    pub year_behind: Vec<String>,
    pub year_before: Vec<String>,
    pub ordinals: Vec<String>,
    pub vague: Vec<String>,
    pub today: Vec<String>,
    pub yesterday: Vec<String>,
    pub tomorrow: Vec<String>,
    pub this_week: Vec<String>,
    pub last_week: Vec<String>,
    pub this_month: Vec<String>,
    pub last_month: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Alike {
    pub rows: Vec<Vec<String>>,
    pub empty: Vec<String>,
}

/// What words lose so that two forms of one word are one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stems {
    /// Endings; of those that fit the first is taken away, once.
    endings: Vec<String>,
    /// Endings taken away after it.
    last: Vec<String>,
    /// Letters that must be left of a word before one of `endings`.
    least: usize,
}

impl Stems {
    /// A word without its commonest endings: enough to see that two words are one.
    fn stem(&self, word: &str) -> String {
        let stem = |end: &String| word.strip_suffix(end.as_str()).filter(|rest| rest.chars().count() >= self.least);
        let rest = self.endings.iter().find_map(stem).unwrap_or(word);
        self.last.iter().find_map(|end| rest.strip_suffix(end.as_str())).unwrap_or(rest).to_owned()
    }
}

impl Language {
    /// Reads the file of a language.
    ///
    /// # Errors
    /// What is wrong with it, with its line.
    pub fn read(text: &str) -> Result<Language, String> {
        let mut language: Language = toml::from_str(text).map_err(|fault| fault.to_string())?;
        for (row, verb) in language.verbs.iter().enumerate() {
            for forms in &verb.forms {
                let forms: Vec<&str> = forms.split(' ').collect();
                if forms.len() < 4 {
                    return Err(format!("verb {}: base, third person, past, -ing", forms.join(" ")));
                }
                for (n, word) in forms.iter().enumerate() {
                    let form = match n {
                        0 => Form::Base,
                        1 => Form::Third,
                        _ if n + 1 == forms.len() => Form::Ing,
                        _ => Form::Past,
                    };
                    language.verb_of.entry(fold(word)).or_default().push((row, form));
                }
            }
        }
        let stem = |word: &String| language.stems.stem(word);
        for row in &language.alike.rows {
            let first = row.first().map(stem).unwrap_or_default();
            language.class_of.extend(row.iter().map(|word| (stem(word), first.clone())));
        }
        Ok(language)
    }

    /// Whether a word is an adverb that may stand between a subject and its verb.
    pub(crate) fn is_adverb(&self, word: &str) -> bool {
        let a = &self.attribution;
        a.adverbs.iter().any(|w| w == word)
            || word.len() > 4 && a.adverb_endings.iter().any(|end| word.ends_with(end.as_str()))
    }

    /// The stem that stands for a word and for those that say the same.
    pub(crate) fn concept(&self, word: &str) -> String {
        let stem = self.stems.stem(word);
        self.class_of.get(&stem).cloned().unwrap_or(stem)
    }
}

/// Whether the words of a phrase stand, in this order and together, in a sentence's folded words.
pub(crate) fn holds(words: &str, phrase: &str) -> bool {
    words.match_indices(phrase).any(|(at, found)| {
        let before = words[..at].chars().next_back();
        let behind = words[at + found.len()..].chars().next();
        before.is_none_or(|c| c == ' ') && behind.is_none_or(|c| c == ' ')
    })
}

/// Whether any of these phrases stands in the words.
pub(crate) fn any(words: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| holds(words, phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_stem_and_the_endings_are_the_languages_own() {
        let language = Language::read(include_str!("../../../rulebook/press/en.toml")).unwrap();
        for (one, other) in [("withdrawing", "withdraws"), ("mediation", "mediate"), ("agreements", "agree")] {
            assert_eq!(language.concept(one), language.concept(other), "{one} {other}");
        }
        assert_ne!(language.concept("ring"), language.concept("red"));
        let other = Stems { endings: vec!["en".into()], last: vec!["t".into()], least: 3 };
        assert_eq!(other.stem("sagten"), other.stem("sagt"));
    }
}
