//! Values of a format from bytes and to bytes, and what is wrong with them: all of it at once.

use crate::{FieldDef, Fields, Format, ZONE_ID_MAX};
use act::{Place, Refusal, Shape, Value};
use std::collections::BTreeMap;

/// Every refusal that this crate can give. Each has two phrases in every language: what is wrong, and `.remedy`.
///
/// Arguments beside `$field`: `choice-unknown` `$given $known`; `number-too-large` `$given $max`; `text-too-long`
/// `$len $max` (bytes); `span-ends-before-it-starts` and every `..-not-understood` and `..-unknown` of typed text `$given`;
/// `item-unknown` `$given`; `item-too-large` `$len $max` (bytes); `field-unknown` `$field` is the number; `value-broken` none; `field-needed-here` `$when $choice`.
pub const CODES: &[&str] = &[
    "act-unknown",
    "altitude-not-understood",
    "choice-unknown",
    "evidence-not-understood",
    "field-missing",
    "field-needed-here",
    "field-unknown",
    "item-too-large",
    "item-unknown",
    "member-unknown",
    "number-not-understood",
    "number-too-large",
    "place-unknown",
    "span-ends-before-it-starts",
    "text-has-hidden-characters",
    "text-too-long",
    "time-not-understood",
    "value-broken",
    "yes-or-no",
];

impl Format {
    /// Reads the fields of an act.
    ///
    /// # Errors
    /// All refusals at once: a field that the format does not have, bytes that are not canonical for the field's type,
    /// and everything that [`Format::validate`] says.
    pub fn decode(&self, items: &BTreeMap<u64, Vec<u8>>) -> Result<Fields, Vec<Refusal>> {
        let (fields, mut refusals) = read(&self.fields, items);
        let broken: Vec<_> = refusals.iter().filter_map(|r| r.field.clone()).collect();
        // A field whose bytes are broken was given: saying that it is missing as well would mislead.
        refusals.extend(self.validate(&fields).into_iter().filter(|r| !is_among(&broken, r)));
        if refusals.is_empty() { Ok(fields) } else { Err(refusals) }
    }

    /// The bytes of these fields, as an act's content carries them.
    pub fn encode(&self, fields: &Fields) -> BTreeMap<u64, Vec<u8>> {
        fields.iter().map(|(n, value)| (*n, value.encode())).collect()
    }

    /// What is wrong with these fields, all of it at once; empty if nothing is.
    pub fn validate(&self, fields: &Fields) -> Vec<Refusal> {
        validate(&self.fields, fields)
    }
}

fn is_among(broken: &[String], refusal: &Refusal) -> bool {
    refusal.field.as_ref().is_some_and(|f| broken.contains(f))
}

fn read(defs: &[FieldDef], items: &BTreeMap<u64, Vec<u8>>) -> (Fields, Vec<Refusal>) {
    let (mut fields, mut refusals) = (Fields::new(), Vec::new());
    for (number, item) in items {
        match defs.iter().find(|d| d.number == *number) {
            None => refusals.push(Refusal::new("field-unknown").of_field(number.to_string())),
            Some(def) => match Value::decode(def.kind, item) {
                Ok(value) => drop(fields.insert(*number, value)),
                Err(_) => refusals.push(Refusal::new("value-broken").of_field(&def.name)),
            },
        }
    }
    (fields, refusals)
}

fn validate(defs: &[FieldDef], fields: &Fields) -> Vec<Refusal> {
    let unknown = fields.keys().filter(|n| defs.iter().all(|d| d.number != **n));
    let mut out: Vec<_> = unknown.map(|n| Refusal::new("field-unknown").of_field(n.to_string())).collect();
    for def in defs {
        match fields.get(&def.number) {
            Some(value) => out.extend(def.validate(value)),
            None if def.required => out.push(Refusal::new("field-missing").of_field(&def.name)),
            None => out.extend(needed(def, defs, fields)),
        }
    }
    out
}

/// The refusal for an optional field that another field's choice makes necessary.
fn needed(def: &FieldDef, defs: &[FieldDef], fields: &Fields) -> Option<Refusal> {
    let (when, choice) = def.required_when.as_ref()?;
    let other = defs.iter().find(|d| d.name == *when)?;
    let code = other.choice(choice)?.code;
    (fields.get(&other.number) == Some(&Value::Choice(code)))
        .then(|| Refusal::new("field-needed-here").of_field(&def.name).with("when", when).with("choice", choice))
}

impl FieldDef {
    /// What is wrong with one value of this field.
    pub fn validate(&self, value: &Value) -> Vec<Refusal> {
        // Every value that leaves this door can be read by every other node.
        if value.kind() != self.kind || Value::decode(self.kind, &value.encode()).as_ref() != Ok(value) {
            return vec![Refusal::new("value-broken").of_field(&self.name)];
        }
        match value {
            Value::Text(text) => self.text(text),
            Value::Choice(code) => self.known(&self.choices, *code).into_iter().collect(),
            Value::Choices(codes) if codes.is_empty() => vec![Refusal::new("field-missing").of_field(&self.name)],
            Value::Choices(codes) => codes.iter().filter_map(|c| self.known(&self.choices, *c)).collect(),
            // No format of this version asks how a count was obtained, so nothing may be said about it unseen.
            Value::Count(c) if c.basis != 0 => vec![Refusal::new("value-broken").of_field(&self.name)],
            Value::Count(c) => self.at_most(c.max).into_iter().collect(),
            Value::Quantity(amount, unit) => {
                let unit = self.known(&self.units, *unit);
                unit.into_iter().chain(self.at_most(amount.unsigned_abs())).collect()
            }
            Value::Place(place) => self.place(place),
            Value::Group(entries) => self.entries(entries),
            Value::Evidence(e) if e.len > self.max_or_default() => {
                let large = Refusal::new("item-too-large").of_field(&self.name);
                vec![large.with("len", e.len).with("max", self.max_or_default())]
            }
            Value::Instant(_)
            | Value::Span(_)
            | Value::Altitude(_)
            | Value::Member(_)
            | Value::Office(..)
            | Value::Act(_)
            | Value::Evidence(_)
            | Value::YesNo(_) => Vec::new(),
        }
    }

    fn text(&self, text: &str) -> Vec<Refusal> {
        let mut out = Vec::new();
        if text.trim().is_empty() {
            out.push(Refusal::new("field-missing").of_field(&self.name));
        }
        if text.chars().any(hidden) {
            out.push(Refusal::new("text-has-hidden-characters").of_field(&self.name));
        }
        if text.len() as u64 > self.max_or_default() {
            let long = Refusal::new("text-too-long").of_field(&self.name);
            out.push(long.with("len", text.len()).with("max", self.max_or_default()));
        }
        out
    }

    fn place(&self, place: &Place) -> Vec<Refusal> {
        let points = match &place.shape {
            Shape::Point(_) => 1,
            Shape::Line(points) | Shape::Area(points) => points.len(),
            // A zone's edge is agreed: it has no uncertainty and needs no means by which it is known.
            Shape::Zone(id) if id.len() <= ZONE_ID_MAX && place.uncertainty_m == 0 && place.method == 0 => 0,
            Shape::Zone(_) => return vec![Refusal::new("value-broken").of_field(&self.name)],
        };
        self.at_most(points as u64).into_iter().collect()
    }

    fn known(&self, list: &[crate::ChoiceDef], code: u64) -> Option<Refusal> {
        list.iter().all(|c| c.code != code).then(|| self.choice_unknown(list, &code.to_string()))
    }

    /// The refusal for a name or a code that is not on the list.
    pub(crate) fn choice_unknown(&self, list: &[crate::ChoiceDef], given: &str) -> Refusal {
        let known: Vec<_> = list.iter().map(|c| c.name.as_str()).collect();
        Refusal::new("choice-unknown").of_field(&self.name).with("given", given).with("known", known.join(", "))
    }

    fn at_most(&self, n: u64) -> Option<Refusal> {
        let max = self.max_or_default();
        (n > max).then(|| Refusal::new("number-too-large").of_field(&self.name).with("given", n).with("max", max))
    }

    fn entries(&self, entries: &[Vec<(u64, Vec<u8>)>]) -> Vec<Refusal> {
        let mut out: Vec<_> = self.at_most(entries.len() as u64).into_iter().collect();
        for (at, entry) in entries.iter().enumerate() {
            let (fields, broken) = read(&self.group, &entry.iter().cloned().collect());
            for mut refusal in broken.into_iter().chain(validate(&self.group, &fields)) {
                let inner = refusal.field.take().unwrap_or_default();
                refusal.args.retain(|(name, _)| *name != "field");
                out.push(refusal.of_field(format!("{}[{}].{inner}", self.name, at + 1)));
            }
        }
        out
    }
}

/// Characters that change how text around them is shown, or that a terminal obeys: controls other than the line break,
/// and the marks that open, close or override a direction. A reader must see what was signed.
fn hidden(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
