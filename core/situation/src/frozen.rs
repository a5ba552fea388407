//! A situation as bytes, so that a node need not fold a long record again before its first answer.
//!
//! The bytes are nobody's truth: whoever keeps them must be able to tell that they are the ones it wrote, of the same
//! record, rulebook and program, and folds anew where it cannot. They hold what was opened in clear.

use crate::procedures::{self, Procedure};
use crate::{ActRow, Case, Edition, Link, LinkCheck, Mark, Situation};
use act::{KeyId, MemberId, MemberKind, Millis, Name};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name of a state: one of those that the procedures' tables name.
pub type Word = &'static str;

#[derive(Serialize)]
struct Outgoing<'a> {
    editions: Vec<FrozenEdition>,
    acts: Vec<&'a ActRow>,
    keys: &'a BTreeMap<KeyId, String>,
    cases: Vec<&'a Case>,
    links: Vec<&'a Link>,
    checks: &'a BTreeMap<u64, Vec<LinkCheck>>,
    opened: &'a BTreeMap<u64, Mark>,
    sealed: Vec<(MemberId, u64, u64)>,
    disputed: BTreeMap<KeyId, u64>,
    gone: BTreeMap<MemberId, u64>,
    size: u64,
    last_at: Millis,
}

#[derive(Deserialize)]
struct Incoming {
    editions: Vec<FrozenEdition>,
    acts: Vec<ActRow>,
    keys: BTreeMap<KeyId, String>,
    cases: Vec<Case>,
    links: Vec<Link>,
    checks: BTreeMap<u64, Vec<LinkCheck>>,
    opened: BTreeMap<u64, Mark>,
    sealed: Vec<(MemberId, u64, u64)>,
    disputed: BTreeMap<KeyId, u64>,
    gone: BTreeMap<MemberId, u64>,
    size: u64,
    last_at: Millis,
}

/// A version of the rulebook, and whether what it says was at hand.
#[derive(Serialize, Deserialize)]
struct FrozenEdition {
    number: u64,
    from: u64,
    hash: [u8; 32],
    held: bool,
    channels: BTreeMap<u64, Vec<u64>>,
}

impl Situation {
    /// Everything that the acts so far have made of it, as bytes. Mechanism and rulebooks are not among them.
    pub fn freeze(&self) -> Vec<u8> {
        let out = Outgoing {
            editions: self.editions.iter().map(frozen).collect(),
            acts: self.acts.values().collect(),
            keys: &self.keys,
            cases: self.cases.values().collect(),
            links: self.links.values().collect(),
            checks: &self.checks,
            opened: &self.opened,
            sealed: self.sealed.iter().map(|((author, channel), n)| (*author, *channel, *n)).collect(),
            disputed: self.disputed.clone(),
            gone: self.gone.clone(),
            size: self.size,
            last_at: self.last_at,
        };
        postcard::to_allocvec(&out).expect("nothing in a situation has a length that is not known")
    }

    /// The situation that [`Situation::freeze`] wrote, from an empty one of the same mechanism that holds the same
    /// rulebooks. `None` if the bytes are not such a one, name a state that no procedure has, or were written while a
    /// version of the rulebook was awaited that is here now.
    pub fn thaw(self, bytes: &[u8]) -> Option<Situation> {
        let (found, rest) = postcard::take_from_bytes::<Incoming>(bytes).ok()?;
        if !rest.is_empty() {
            return None;
        }
        let founders = self.editions.first()?.hash;
        let editions: Option<Vec<Edition>> = found.editions.into_iter().map(|e| self.thawed(e)).collect();
        let editions = editions.filter(|all| all.first().is_some_and(|e| e.hash == founders))?;
        Some(Situation {
            mechanism: self.mechanism,
            editions,
            shelf: self.shelf,
            names: found.acts.iter().map(|a| (a.name, a.index)).collect::<Vec<(Name, u64)>>().into_iter().collect(),
            findings: found.acts.iter().filter(|a| a.finding.is_some()).map(|a| a.index).collect(),
            acts: found.acts.into_iter().map(|a| (a.index, a)).collect(),
            keys: found.keys,
            cases: found.cases.into_iter().collect(),
            zoned: Default::default(),
            links: found.links.into_iter().map(|l| ((l.channel, l.member), l)).collect(),
            checks: found.checks,
            opened: found.opened,
            sealed: found.sealed.into_iter().map(|(author, channel, n)| ((author, channel), n)).collect(),
            disputed: found.disputed,
            gone: found.gone,
            size: found.size,
            last_at: found.last_at,
        })
    }

    /// A version as it was, if what is at hand of it is the same now.
    fn thawed(&self, e: FrozenEdition) -> Option<Edition> {
        let kind = |code: &u64| MemberKind::ALL.into_iter().find(|k| k.code() == *code);
        let kinds = |(channel, codes): (&u64, &Vec<u64>)| {
            Some((*channel, codes.iter().map(kind).collect::<Option<Vec<MemberKind>>>()?))
        };
        let channels = e.channels.iter().map(kinds).collect::<Option<BTreeMap<_, _>>>()?;
        let rulebook = self.shelf.get(&e.hash).filter(|r| Edition::fits(&channels, r)).cloned();
        let same = rulebook.is_some() == e.held;
        same.then_some(Edition { number: e.number, from: e.from, hash: e.hash, rulebook, channels })
    }
}

fn frozen(e: &Edition) -> FrozenEdition {
    let codes = |kinds: &[MemberKind]| kinds.iter().map(|k| k.code()).collect();
    let channels = e.channels.iter().map(|(channel, kinds)| (*channel, codes(kinds))).collect();
    FrozenEdition { number: e.number, from: e.from, hash: e.hash, held: e.rulebook.is_some(), channels }
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
