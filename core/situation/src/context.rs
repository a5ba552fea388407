//! What parsing and phrasing need, answered from a situation.

use crate::Situation;
use act::{Evidence, MemberId, Millis, Name};
use rulebook::{Context, Gazetteer};
use std::collections::BTreeMap;

/// A situation at a moment as the rulebook's [`Context`].
#[derive(Clone)]
pub struct Ctx<'a> {
    /// Where members and acts are known.
    pub situation: &'a Situation,
    /// The present, milliseconds since 1970 UTC.
    pub now: Millis,
    /// Places by name, where there is a gazetteer.
    pub gazetteer: Option<&'a Gazetteer>,
    /// Files that were handed in, by the SHA-256 of their contents, where there are any.
    pub items: Option<&'a BTreeMap<[u8; 32], Evidence>>,
    /// The language of the texts that are being phrased.
    pub lang: Option<String>,
}

impl<'a> Ctx<'a> {
    /// Without a gazetteer and for no particular text.
    pub fn new(situation: &'a Situation, now: Millis) -> Ctx<'a> {
        Ctx { situation, now, gazetteer: None, items: None, lang: None }
    }

    pub(crate) fn in_lang(&self, lang: &Option<String>) -> Ctx<'a> {
        Ctx { lang: lang.clone(), ..self.clone() }
    }
}

impl Context for Ctx<'_> {
    fn now_s(&self) -> i64 {
        i64::try_from(self.now / 1000).unwrap_or(i64::MAX)
    }

    fn member(&self, name: &str) -> Option<MemberId> {
        self.situation.mechanism.member(name)
    }

    fn member_name(&self, id: MemberId) -> String {
        self.situation.mechanism.name_of(id).to_owned()
    }

    fn place(&self, name: &str) -> Option<(i64, i64)> {
        self.gazetteer?.place(name)
    }

    fn act(&self, shown: &str) -> Option<Name> {
        self.situation.named(shown)
    }

    /// Its number in the record once it has one, its own name until then. Source: DESIGN 6.
    fn act_name(&self, name: &Name) -> String {
        match self.situation.names.get(name) {
            Some(index) => index.to_string(),
            None => self.situation.own_name(name),
        }
    }

    fn zone(&self, id: &str) -> bool {
        self.situation.rulebook().is_some_and(|r| r.zone(id).is_some())
    }

    fn item(&self, hash: &[u8; 32]) -> Option<Evidence> {
        self.items?.get(hash).cloned()
    }

    fn text_lang(&self) -> Option<String> {
        self.lang.clone()
    }
}

impl Situation {
    /// The act that people call so: `48213`, `48 213`, or `NORTH 1042`. Only acts of this record.
    pub fn named(&self, shown: &str) -> Option<Name> {
        let shown = shown.trim();
        let digits: String = shown.chars().filter(|c| *c != ' ').collect();
        if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
            return self.acts.get(&digits.parse().ok()?).map(|row| row.name);
        }
        let (key_name, serial) = shown.rsplit_once(' ')?;
        let serial = serial.parse().ok()?;
        // A short name may have had several keys; the latest act under that name is meant.
        let keys = self.keys.iter().filter(|(_, name)| *name == key_name.trim());
        let known = keys.filter_map(|(key, _)| self.names.get_key_value(&Name { key: *key, serial }));
        known.max_by_key(|(_, index)| **index).map(|(name, _)| *name)
    }

    /// An act's own name as people say it, such as `NORTH 1042`.
    pub fn own_name(&self, name: &Name) -> String {
        match self.keys.get(&name.key) {
            Some(key_name) => format!("{key_name} {}", name.serial),
            None => name.to_string(),
        }
    }
}
