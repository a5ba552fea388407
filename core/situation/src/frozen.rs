//! A situation as bytes, so that a node need not fold a long record again before its first answer.
//!
//! The bytes are nobody's truth: whoever keeps them must be able to tell that they are the ones it wrote, of the same
//! record, rulebook and program, and folds anew where it cannot. They hold what was opened in clear.

use crate::procedures::{self, Procedure};
use crate::{ActRow, Case, Link, LinkCheck, Mark, Situation};
use act::{KeyId, MemberId, Millis, Name};
use record::Mechanism;
use rulebook::Rulebook;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The name of a state: one of those that the procedures' tables name.
pub type Word = &'static str;

#[derive(Serialize)]
struct Outgoing<'a> {
    acts: Vec<&'a ActRow>,
    keys: &'a BTreeMap<KeyId, String>,
    cases: Vec<&'a Case>,
    links: Vec<&'a Link>,
    checks: &'a BTreeMap<u64, Vec<LinkCheck>>,
    opened: &'a BTreeMap<u64, Mark>,
    sealed: Vec<(MemberId, u64, u64)>,
    size: u64,
    last_at: Millis,
}

#[derive(Deserialize)]
struct Incoming {
    acts: Vec<ActRow>,
    keys: BTreeMap<KeyId, String>,
    cases: Vec<Case>,
    links: Vec<Link>,
    checks: BTreeMap<u64, Vec<LinkCheck>>,
    opened: BTreeMap<u64, Mark>,
    sealed: Vec<(MemberId, u64, u64)>,
    size: u64,
    last_at: Millis,
}

impl Situation {
    /// Everything that the acts so far have made of it, as bytes. Mechanism and rulebook are not among them.
    pub fn freeze(&self) -> Vec<u8> {
        let out = Outgoing {
            acts: self.acts.values().collect(),
            keys: &self.keys,
            cases: self.cases.values().collect(),
            links: self.links.values().collect(),
            checks: &self.checks,
            opened: &self.opened,
            sealed: self.sealed.iter().map(|((author, channel), n)| (*author, *channel, *n)).collect(),
            size: self.size,
            last_at: self.last_at,
        };
        postcard::to_allocvec(&out).expect("nothing in a situation has a length that is not known")
    }

    /// The situation that [`Situation::freeze`] wrote, under the same mechanism and rulebook. `None` if the bytes are not
    /// such a one, or name a state that no procedure has.
    pub fn thaw(mechanism: Mechanism, rulebook: Arc<Rulebook>, bytes: &[u8]) -> Option<Situation> {
        let (found, rest) = postcard::take_from_bytes::<Incoming>(bytes).ok()?;
        if !rest.is_empty() {
            return None;
        }
        Some(Situation {
            mechanism,
            rulebook,
            names: found.acts.iter().map(|a| (a.name, a.index)).collect::<Vec<(Name, u64)>>().into_iter().collect(),
            acts: found.acts.into_iter().map(|a| (a.index, a)).collect(),
            keys: found.keys,
            cases: found.cases.into_iter().map(|c| (c.index, c)).collect(),
            links: found.links.into_iter().map(|l| ((l.channel, l.member), l)).collect(),
            checks: found.checks,
            opened: found.opened,
            sealed: found.sealed.into_iter().map(|(author, channel, n)| ((author, channel), n)).collect(),
            size: found.size,
            last_at: found.last_at,
        })
    }
}

/// A state by its name.
pub(crate) mod word {
    use super::{Word, procedures};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// What a case without a procedure is in, and its legs.
    const PLAIN: [Word; 2] = ["recorded", ""];

    pub(crate) fn serialize<S: Serializer>(word: &Word, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(word)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Word, D::Error> {
        let name = <&str>::deserialize(from)?;
        let tables = procedures::ALL.iter().flat_map(|p| [&p.course, &p.legs]);
        let mut words = tables.flat_map(|t| {
            let moved = t.moves.iter().flat_map(|m| m.from.iter().chain([&m.to]));
            [&t.start].into_iter().chain(moved).chain(t.ends)
        });
        let known = words.find(|word| **word == name).copied();
        known.or(PLAIN.into_iter().find(|word| *word == name)).ok_or_else(|| D::Error::custom("no such state"))
    }
}

/// A procedure by its name.
pub(crate) mod procedure {
    use super::{Procedure, procedures};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(procedure: &Option<&'static Procedure>, to: S) -> Result<S::Ok, S::Error> {
        procedure.map(|p| p.name).serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<&'static Procedure>, D::Error> {
        match <Option<&str>>::deserialize(from)? {
            None => Ok(None),
            Some(name) => procedures::named(name).map(Some).ok_or_else(|| D::Error::custom("no such procedure")),
        }
    }
}
