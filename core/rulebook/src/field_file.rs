//! The fields within one file under `formats/`, read and checked.

use crate::fault::{Fault, Source};
use crate::{ChoiceDef, FieldDef, POINTS_MAX};
use act::Kind;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// One field as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldEntry {
    number: u64,
    name: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    required: bool,
    required_when: Option<When>,
    max: Option<u64>,
    #[serde(default)]
    choices: BTreeMap<String, u64>,
    #[serde(default)]
    units: BTreeMap<String, u64>,
    #[serde(default)]
    critical: bool,
    #[serde(default)]
    material: bool,
    #[serde(default)]
    group: Vec<Spanned<FieldEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct When {
    field: String,
    choice: String,
}

const KINDS: [(&str, Kind); 15] = [
    ("text", Kind::Text),
    ("choice", Kind::Choice),
    ("choices", Kind::Choices),
    ("count", Kind::Count),
    ("instant", Kind::Instant),
    ("span", Kind::Span),
    ("place", Kind::Place),
    ("altitude", Kind::Altitude),
    ("quantity", Kind::Quantity),
    ("member", Kind::Member),
    ("office", Kind::Office),
    ("act", Kind::Act),
    ("evidence", Kind::Evidence),
    ("yes-no", Kind::YesNo),
    ("group", Kind::Group),
];

pub(crate) const NAME_REMEDY: &str = "Use small letters, digits and hyphens, beginning with a letter.";

/// Names are identifiers of phrases as well.
pub(crate) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The fields of a format or of a group's entry.
pub(crate) fn fields(source: &Source<'_>, entries: Vec<Spanned<FieldEntry>>, faults: &mut Vec<Fault>) -> Vec<FieldDef> {
    let (mut numbers, mut names) = (BTreeSet::new(), BTreeSet::new());
    let mut out: Vec<(usize, FieldDef)> = Vec::new();
    for entry in entries {
        let at = entry.span().start;
        let entry = entry.into_inner();
        for (what, remedy) in entry.faults(&mut numbers, &mut names) {
            faults.push(source.fault(at, what, remedy).of_key(&entry.name));
        }
        out.push((at, entry.define(source, faults)));
    }
    let defs: Vec<FieldDef> = out.iter().map(|(_, def)| def.clone()).collect();
    for (at, def) in &out {
        let Some((field, choice)) = &def.required_when else { continue };
        if defs.iter().find(|d| d.name == *field).and_then(|d| d.choice(choice)).is_none() {
            let what = format!("it is required when \"{field}\" is \"{choice}\", which does not exist");
            faults.push(
                source.fault(*at, what, "Name a choice field of this format and one of its choices.").of_key(&def.name),
            );
        }
    }
    defs
}

impl FieldEntry {
    fn define(self, source: &Source<'_>, faults: &mut Vec<Fault>) -> FieldDef {
        let mut choices: Vec<_> = self.choices.into_iter().map(|(name, code)| ChoiceDef { code, name }).collect();
        let mut units: Vec<_> = self.units.into_iter().map(|(name, code)| ChoiceDef { code, name }).collect();
        choices.sort_by_key(|c| c.code);
        units.sort_by_key(|c| c.code);
        FieldDef {
            number: self.number,
            kind: kind(&self.kind).unwrap_or(Kind::Text),
            name: self.name,
            required: self.required,
            required_when: self.required_when.map(|when| (when.field, when.choice)),
            max: self.max,
            choices,
            units,
            critical: self.critical,
            material: self.material,
            group: fields(source, self.group, faults),
        }
    }

    /// What is wrong with this entry, beside the numbers and names that stand before it.
    fn faults(&self, numbers: &mut BTreeSet<u64>, names: &mut BTreeSet<String>) -> Vec<(String, String)> {
        let mut out = Vec::new();
        let mut fault = |what: String, remedy: &str| out.push((what, remedy.to_owned()));
        if !is_name(&self.name) {
            fault(format!("\"{}\" is not a field's name", self.name), NAME_REMEDY);
        }
        if self.number == 0 {
            fault("field numbers begin at 1".into(), "Give it the next free number.");
        }
        if !numbers.insert(self.number) {
            let what = format!("field number {} stands twice", self.number);
            fault(what, "Give each field a number of its own; numbers are never used again.");
        }
        if !names.insert(self.name.clone()) {
            fault(format!("field \"{}\" stands twice", self.name), "Give each field a name of its own.");
        }
        let Some(kind) = kind(&self.kind) else {
            let known = KINDS.map(|(key, _)| key).join(", ");
            fault(format!("there is no type \"{}\"", self.kind), &format!("Use one of {known}."));
            return out;
        };
        let has_list = matches!(kind, Kind::Choice | Kind::Choices);
        let lists = [
            (!self.choices.is_empty(), has_list, "choices"),
            (!self.units.is_empty(), kind == Kind::Quantity, "units"),
            (!self.group.is_empty(), kind == Kind::Group, "group"),
        ];
        for (is, should, key) in lists {
            if is && !should {
                fault(format!("a {} has no \"{key}\"", self.kind), "Leave it out or change the type.");
            }
            if should && !is {
                fault(format!("a {} needs \"{key}\"", self.kind), "List them, each with its number on the wire.");
            }
        }
        let sized = [Kind::Text, Kind::Count, Kind::Quantity, Kind::Place, Kind::Group, Kind::Evidence].contains(&kind);
        if self.max.is_some() && !sized {
            fault(format!("a {} has no \"max\"", self.kind), "Leave it out.");
        }
        let most = match kind {
            Kind::Text => 8192,
            Kind::Place => POINTS_MAX,
            Kind::Group => 64,
            Kind::Evidence => act::ITEM_LEN_MAX,
            _ => u64::from(u32::MAX),
        };
        if self.max.is_some_and(|max| max == 0 || max > most) {
            fault(format!("the \"max\" of a {} is between 1 and {most}", self.kind), "Take a number in between.");
        }
        if self.required && self.required_when.is_some() {
            fault("it is required always and sometimes".into(), "Keep one of required and required_when.");
        }
        for list in [&self.choices, &self.units] {
            if list.values().collect::<BTreeSet<_>>().len() < list.len() {
                fault(
                    "two choices have one code".into(),
                    "Give each choice a code of its own; codes are never used again.",
                );
            }
            for name in list.keys().filter(|name| !is_name(name)) {
                fault(format!("\"{name}\" is not a choice's name"), NAME_REMEDY);
            }
        }
        out
    }
}

fn kind(key: &str) -> Option<Kind> {
    KINDS.iter().find(|(k, _)| *k == key).map(|(_, kind)| *kind)
}
