//! What belongs to a text, gathered by the text that it names. It counts only where all who read the text read it: what was
//! sealed to fewer would make another text for each reader. Source: DOMAIN 2.7 and 3.8.

use super::At;
use super::talks::Said;
use super::text::{DeadlockView, WaitsView};
use crate::Case;
use crate::procedures::{Field, Typed, parts, text};
use crate::texts::{Condition, Number, Part, Purpose, Sheet, Stand, Wording};
use act::{Kind, MemberId, Name, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The parts that acts play in a text.
const PARTS: [&str; 6] = ["clause", "stance", "revision", "text-signature", "deposit", "letter"];

/// A text with the acts that belong to it.
pub(crate) struct Doc<'a> {
    pub(crate) case: &'a Case,
    pub(super) head: Said<'a>,
    pub(super) said: Vec<Said<'a>>,
    pub(crate) wordings: Vec<Wording>,
    /// The version that each of them is, or is a translation of: by its place among them.
    versions: BTreeMap<Name, usize>,
    pub(super) stances: Vec<Stance>,
    pub(crate) sides: Vec<String>,
    /// Short names of all members.
    names: BTreeMap<MemberId, String>,
    pub(crate) languages: Vec<String>,
}

/// What a side has said of a version.
pub(super) struct Stance {
    pub(super) member: String,
    pub(super) version: Name,
    pub(super) number: String,
    /// Which act of the text.
    pub(super) said: usize,
    pub(super) key: String,
    pub(super) index: u64,
}

/// A revision, with what it can be judged by.
pub(super) struct Revision {
    pub(super) said: usize,
    pub(super) number: u64,
    pub(super) last: u64,
    pub(super) signable: bool,
    pub(super) hashes: Vec<(String, String, bool)>,
}

impl Said<'_> {
    /// A field's value.
    pub(super) fn get<T: Typed>(&self, field: &Field<T>) -> Option<T> {
        T::from_value(&self.value(field.need().name)?)
    }

    fn value(&self, name: &str) -> Option<Value> {
        let def = self.format.field(name)?;
        Value::decode(def.kind, self.fields.get(&def.number)?).ok()
    }

    /// The name of what was chosen.
    pub(super) fn choice(&self, field: &Field<u64>) -> Option<&str> {
        let def = self.format.field(field.need().name)?;
        Some(def.choice_coded(self.get(field)?)?.name.as_str())
    }

    /// The entries of a repeated group, by name.
    pub(super) fn entries(&self, name: &str) -> Vec<BTreeMap<&str, Value>> {
        let Some(def) = self.format.field(name).filter(|def| def.kind == Kind::Group) else { return Vec::new() };
        let Some(Value::Group(entries)) = self.value(name) else { return Vec::new() };
        let read = |(number, bytes): &(u64, Vec<u8>)| {
            let inner = def.group.iter().find(|d| d.number == *number)?;
            Some((inner.name.as_str(), Value::decode(inner.kind, bytes).ok()?))
        };
        entries.iter().map(|entry| entry.iter().filter_map(read).collect()).collect()
    }

    /// The names of all that were chosen.
    pub(super) fn chosen(&self, name: &str) -> Vec<String> {
        let (Some(def), Some(Value::Choices(codes))) = (self.format.field(name), self.value(name)) else {
            return Vec::new();
        };
        codes.iter().filter_map(|code| Some(def.choice_coded(*code)?.name.clone())).collect()
    }

    /// The hash that it names for each language.
    pub(super) fn hashes(&self) -> Vec<(String, String)> {
        let found = || Some(parts::hashes(self.format.field("hashes")?, &self.value("hashes")?));
        found().unwrap_or_default()
    }

    fn acts(&self, group: &str, name: &str) -> Vec<Name> {
        let act = |entry: BTreeMap<&str, Value>| match entry.get(name) {
            Some(Value::Act(act)) => Some(*act),
            _ => None,
        };
        self.entries(group).into_iter().filter_map(act).collect()
    }
}

impl<'a> At<'a> {
    /// The text that this act has put on the table.
    pub(crate) fn doc(&self, name: &Name) -> Option<Doc<'a>> {
        self.docs().into_iter().find(|d| d.case.name == *name)
    }

    /// The text that a clause, a revision or another act of it belongs to.
    pub(crate) fn doc_of(&self, act: &Name) -> Option<Doc<'a>> {
        self.docs().into_iter().find(|d| d.said.iter().any(|s| s.by.act == *act))
    }

    /// Every text with what belongs to it, in the order of the record.
    pub(crate) fn docs(&self) -> Vec<Doc<'a>> {
        let is_text = |c: &&'a Case| c.procedure_name() == text::PROCEDURE.name;
        let cases: Vec<&'a Case> = self.situation.cases.values().filter(is_text).collect();
        let Some(first) = cases.first() else { return Vec::new() };
        let mut said: Vec<Said<'a>> = Vec::new();
        let plays = |s: &Said<'_>| s.format.part.as_deref().is_some_and(|part| PARTS.contains(&part));
        for c in self.situation.cases.values().filter(|c| c.index > first.index && c.procedure.is_none()) {
            let part = self.situation.opener(c).and_then(|f| f.part.as_deref());
            if part.is_some_and(|part| PARTS.contains(&part)) {
                said.extend(self.says_of(c));
            }
        }
        let within = cases.iter().flat_map(|c| c.acts.iter().skip(1)).filter(|e| e.note.is_none());
        said.extend(within.filter_map(|e| self.said_in(e.mark.index)).filter(plays));
        said.sort_by_key(|s| s.by.index);
        let at = |c: &&'a Case| (c.name, Doc::of(self, c));
        let mut docs: BTreeMap<Name, Option<Doc<'a>>> = cases.iter().map(at).collect();
        let mut owner: BTreeMap<Name, Name> = BTreeMap::new();
        for s in said {
            let of = match s.format.part.as_deref() {
                Some("stance") => s.get(&parts::CLAUSE).and_then(|of| owner.get(&of).copied()),
                Some("text-signature" | "deposit") => s.get(&parts::REVISION).and_then(|of| owner.get(&of).copied()),
                _ => s.get(&parts::DOCUMENT),
            };
            let Some(of) = of else { continue };
            let Some(Some(doc)) = docs.get_mut(&of) else { continue };
            if self.counts_in(&s, doc.case) {
                owner.insert(s.by.act, of);
                doc.take(self, s);
            }
        }
        cases.iter().filter_map(|c| docs.remove(&c.name).flatten()).collect()
    }

    /// Whether an act is read by all who read the text, and comes from somebody who may send it.
    fn counts_in(&self, s: &Said<'_>, text: &Case) -> bool {
        let Some(row) = self.situation.acts.get(&s.by.index) else { return false };
        let kind = self.situation.mechanism.entry(s.by.author).map(|e| e.kind);
        self.situation.may_join(row, text.index).is_ok() && kind.is_some_and(|kind| s.format.sent_by.contains(&kind))
    }

    /// What an act of a case says.
    fn said_in(&self, index: u64) -> Option<Said<'a>> {
        let row = self.situation.acts.get(&index)?;
        let act::Content { fields, lang, .. } = row.content()?;
        let format = self.situation.format_of(row)?;
        Some(Said { format, fields, lang, by: row.mark(), few: row.few, public: row.channel.is_none() })
    }
}

impl<'a> Doc<'a> {
    fn of(at: &At<'a>, case: &'a Case) -> Option<Doc<'a>> {
        let head = at.says_of(case)?;
        let languages = head.chosen("languages");
        let sides = sides_of(at, &head);
        let ids = (0..at.situation.mechanism.members.len() as u64).map(MemberId);
        let names = ids.map(|id| (id, at.member(id))).collect();
        Some(Doc {
            case,
            head,
            said: Vec::new(),
            wordings: Vec::new(),
            versions: BTreeMap::new(),
            stances: Vec::new(),
            sides,
            names,
            languages,
        })
    }

    fn take(&mut self, at: &At<'a>, s: Said<'a>) {
        if s.plays("clause") {
            if let Some(w) = wording(at, &s) {
                let own = w.purpose != Purpose::Translation;
                let of = w.replaces.iter().find_map(|name| self.versions.get(name).copied());
                if let Some(version) = if own { Some(self.wordings.len()) } else { of } {
                    self.versions.insert(w.by.act, version);
                }
                self.wordings.push(w);
            }
        } else if s.plays("stance") {
            // Whoever answers a translation speaks of the version that it translates.
            let on = s.get(&parts::CLAUSE).and_then(|act| self.versions.get(&act)).map(|n| &self.wordings[*n]);
            if let (Some(on), Some(key)) = (on, s.choice(&parts::STANCE)) {
                self.stances.push(Stance {
                    member: at.member(s.by.author),
                    version: on.by.act,
                    number: on.number.0.clone(),
                    said: self.said.len(),
                    key: key.to_owned(),
                    index: s.by.index,
                });
            }
        }
        self.said.push(s);
    }

    /// Whether this act wrote a version of one of its clauses, or translated one.
    pub(crate) fn has_version(&self, act: &Name) -> bool {
        self.versions.contains_key(act)
    }

    /// Whether this act names a revision of it.
    pub(crate) fn has_revision(&self, act: &Name) -> bool {
        self.said.iter().any(|s| s.plays("revision") && s.by.act == *act)
    }

    /// The last act that a point takes in.
    pub(super) fn point(&self, revisions: &[Revision], named: &str) -> Option<u64> {
        let number = |digits: &str| digits.replace(' ', "").parse::<u64>().ok();
        match named.trim() {
            "now" => Some(self.wordings.last().map_or(self.case.index, |w| w.by.index)),
            named => match named.strip_prefix('r') {
                Some(revision) => {
                    let wanted = number(revision)?;
                    revisions.iter().find(|r| r.number == wanted).map(|r| r.last)
                }
                None => number(named),
            },
        }
    }

    /// Whether it is a side letter.
    pub(crate) fn is_letter(&self) -> bool {
        self.head.choice(&parts::KIND) == Some("side-letter")
    }

    /// Whether its mark says that its existence is not shown.
    pub(crate) fn is_hidden(&self) -> bool {
        self.head.choice(&Field::named("existence")) == Some("hidden")
    }

    /// Who is to hold it signed.
    pub(crate) fn depositary(&self) -> Option<MemberId> {
        self.head.get(&Field::named("depositary"))
    }

    /// Sides, then whoever else has taken a stance.
    pub(super) fn columns(&self) -> Vec<String> {
        let mut out = self.sides.clone();
        for s in &self.stances {
            if !out.contains(&s.member) {
                out.push(s.member.clone());
            }
        }
        out
    }

    /// Who has accepted which version as it stands, by what each said of it last.
    pub(super) fn accepted(&self, upto: u64) -> BTreeSet<(Name, String)> {
        let mut out = BTreeSet::new();
        for s in self.stances.iter().filter(|s| s.index <= upto) {
            let key = (s.version, s.member.clone());
            match s.key.as_str() {
                "accept" | "ad-referendum" => out.insert(key),
                _ => out.remove(&key),
            };
        }
        out
    }

    /// Clauses in which something is not agreed, with who holds it; of rivals their authors do.
    pub(crate) fn open(&self, sheet: &Sheet<'_>, upto: u64) -> Vec<(String, Vec<String>)> {
        let accepted = self.accepted(upto);
        let mut out = Vec::new();
        for (number, part) in &sheet.parts {
            let mut who: BTreeSet<String> =
                part.standing.iter().flat_map(|w| sheet.open(w, &accepted).into_keys()).collect();
            if part.standing.len() > 1 {
                who.extend(part.standing.iter().map(|w| w.author.clone()));
            }
            if !who.is_empty() {
                out.push((number.0.clone(), who.into_iter().collect()));
            }
        }
        out
    }

    /// Where members stand on the versions that hold now, each by its last word, and in which act.
    pub(super) fn stands(&self, sheet: &Sheet<'_>) -> BTreeMap<(String, String), (usize, Stand)> {
        let mut out = BTreeMap::new();
        for s in &self.stances {
            let part = sheet.parts.iter().find(|(number, _)| number.0 == s.number).map(|(_, part)| part);
            let holds = |part: &Part<'_>| part.standing.iter().any(|w| w.by.act == s.version);
            if part.is_some_and(holds) {
                let stand = match s.key.as_str() {
                    "accept" => Stand::Accepts,
                    "accept-if" => Stand::If(self.conditions(s, sheet)),
                    _ => Stand::Other,
                };
                out.insert((s.member.clone(), s.number.clone()), (s.said, stand));
            }
        }
        out
    }

    fn conditions(&self, s: &Stance, sheet: &Sheet<'_>) -> Vec<Condition> {
        let said = &self.said[s.said];
        let mut out = Vec::new();
        for entry in said.entries("conditions") {
            let named = match (entry.get("number"), entry.get("after")) {
                (Some(Value::Text(number)), _) => Some(number.trim().to_owned()),
                (None, Some(Value::Act(act))) => sheet.acts.get(act).map(|w| w.number.0.clone()),
                _ => None,
            };
            let of: Vec<String> = match entry.get("side") {
                Some(Value::Member(id)) => self.names.get(id).cloned().into_iter().collect(),
                _ => self.sides.iter().filter(|side| **side != s.member).cloned().collect(),
            };
            match named {
                Some(number) if !of.is_empty() => {
                    out.extend(of.into_iter().map(|member| Condition::Clause((member, number.clone()))));
                }
                _ => out.push(Condition::Outside),
            }
        }
        // A condition that names nothing is still a condition.
        if out.is_empty() { vec![Condition::Outside] } else { out }
    }

    pub(super) fn deadlock(
        &self,
        circle: &[(String, String)],
        stands: &BTreeMap<(String, String), (usize, Stand)>,
        held: &BTreeSet<(String, String)>,
    ) -> DeadlockView {
        let conditions = |node: &(String, String)| match stands.get(node) {
            Some((_, Stand::If(conditions))) => conditions.clone(),
            _ => Vec::new(),
        };
        let accepts = |node: &(String, String)| matches!(stands.get(node), Some((_, Stand::Accepts)));
        let one = |node: &(String, String)| {
            let within = conditions(node).into_iter().filter_map(|c| match c {
                Condition::Clause(on) if circle.contains(&on) => Some(on),
                _ => None,
            });
            WaitsView { member: node.0.clone(), clause: node.1.clone(), on: within.collect() }
        };
        let settled = |c: &Condition| match c {
            Condition::Clause(on) => circle.contains(on) || held.contains(on) || accepts(on),
            Condition::Outside => false,
        };
        DeadlockView {
            waits: circle.iter().map(one).collect(),
            at_once: circle.iter().flat_map(conditions).all(|c| settled(&c)),
        }
    }

    pub(super) fn signed<'d>(&'d self, r: &Revision) -> impl Iterator<Item = &'d Said<'a>> + use<'d, 'a> {
        let of = self.said[r.said].by.act;
        self.said.iter().filter(move |s| s.plays("text-signature") && s.get(&parts::REVISION) == Some(of))
    }

    /// A side's signature: what it said last.
    pub(super) fn signature(&self, r: &Revision, side: &str) -> Option<&Said<'a>> {
        let author = self.names.iter().find(|(_, name)| *name == side).map(|(id, _)| *id)?;
        self.signed(r).filter(|s| s.by.author == author).last()
    }

    /// When the last of all sides has signed finally, if all have.
    pub(super) fn signed_at(&self, r: &Revision) -> Option<u64> {
        let at = |side: &String| {
            let s = self.signature(r, side).filter(|_| r.signable)?;
            (s.choice(&parts::MANNER) == Some("final")).then_some(s.by.at)
        };
        let all: Option<Vec<u64>> = self.sides.iter().map(at).collect();
        all?.into_iter().max()
    }
}

pub(super) fn sides_of(at: &At<'_>, s: &Said<'_>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for entry in s.entries("sides") {
        if let Some(Value::Member(id)) = entry.get("side") {
            let name = at.member(*id);
            if !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out
}

fn wording(at: &At<'_>, s: &Said<'_>) -> Option<Wording> {
    let number = s.get(&parts::CLAUSE_NUMBER)?.trim().to_owned();
    let shows = s.get(&parts::SHOWS).map(|name| (name, at.situation.own_name(&name)));
    Some(Wording {
        by: s.by,
        author: at.member(s.by.author),
        number: Number(number),
        purpose: Purpose::named(s.choice(&parts::PURPOSE)?)?,
        replaces: s.acts("replaces", "version"),
        lang: s.lang.clone().unwrap_or_default(),
        heading: s.get(&parts::HEADING).unwrap_or_default(),
        text: s.get(&parts::TEXT).unwrap_or_default(),
        shows,
    })
}
