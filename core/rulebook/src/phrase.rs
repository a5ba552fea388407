//! A sentence before it has a language: what a format says, with its values named. core/words renders it.

use crate::{Context, FieldDef, Fields, Format};
use act::{Kind, Shape, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A language-neutral sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Phrase {
    /// The message, such as `ntf-flight`.
    pub id: String,
    /// Its values by the name of their field. A field that is absent has no entry.
    pub args: BTreeMap<String, Arg>,
    /// The version of the rulebook in whose words it stands; `None` for the one in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<u64>,
}

/// A value of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Arg {
    /// Free text as its author wrote it, with its language where it was said.
    Text {
        /// As written.
        text: String,
        /// BCP 47 tag.
        lang: Option<String>,
    },
    /// A plain number.
    Number(i64),
    /// A moment.
    Instant {
        /// Seconds since 1970 UTC.
        unix_s: i64,
        /// Known to within this many seconds.
        within_s: u64,
        /// Minutes east of UTC where it was written down.
        offset_min: i64,
    },
    /// From a moment to a later one, seconds since 1970 UTC.
    Span {
        /// First moment.
        start_s: i64,
        /// Last moment.
        end_s: i64,
    },
    /// A length of time in seconds.
    Duration(i64),
    /// Where.
    Place {
        /// The shape.
        shape: PlaceShape,
        /// Uncertainty in metres.
        uncertainty_m: u64,
    },
    /// A band of heights.
    Altitude {
        /// Lowest, metres.
        min_m: i64,
        /// Highest, metres.
        max_m: i64,
        /// 0 above ground, 1 above mean sea level.
        datum: u64,
    },
    /// How many.
    Count {
        /// At least.
        min: u64,
        /// Best estimate.
        best: u64,
        /// At most.
        max: u64,
    },
    /// One of a closed list; its words are the message `<set>_<key>`.
    Choice {
        /// `<format>_<field>`.
        set: String,
        /// The choice's name.
        key: String,
    },
    /// Several of a closed list.
    Choices {
        /// `<format>_<field>`.
        set: String,
        /// The choices' names.
        keys: Vec<String>,
    },
    /// A member by its short name, or an office as `NAME/number`.
    Member(String),
    /// An act as people call it.
    Act(String),
    /// An amount; its unit's words are the message `<set>_<key>`.
    Quantity {
        /// How much.
        amount: i64,
        /// `<format>_<field>`.
        set: String,
        /// The unit's name.
        key: String,
    },
    /// Yes or no.
    YesNo(bool),
    /// A file by content.
    Evidence {
        /// SHA-256 in lower-case hexadecimal.
        hash: String,
        /// Bytes.
        len: u64,
        /// Media type.
        media_type: String,
        /// The name it was handed in under.
        name: String,
    },
    /// Sentences, one for each entry of a repeated group; each has the id `<format>_<field>`.
    List(Vec<Phrase>),
}

/// A shape on the ground; coordinates are `(latitude, longitude)` in 1e-5 degrees on WGS 84.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PlaceShape {
    /// One point.
    Point((i64, i64)),
    /// A line.
    Line(Vec<(i64, i64)>),
    /// A ring that closes itself.
    Area(Vec<(i64, i64)>),
    /// A zone of the rulebook.
    Zone(String),
}

impl Format {
    /// What these fields say. Values that are not of their field's type, and unknown fields, are left out: they cannot
    /// have passed [`Format::validate`].
    pub fn phrase(&self, fields: &Fields, ctx: &dyn Context) -> Phrase {
        phrase(&self.name, &self.name, &self.fields, fields, ctx)
    }
}

fn phrase(id: &str, set: &str, defs: &[FieldDef], fields: &Fields, ctx: &dyn Context) -> Phrase {
    let args = defs.iter().filter_map(|def| {
        let value = fields.get(&def.number).filter(|v| v.kind() == def.kind)?;
        Some((def.name.clone(), def.arg(set, value, ctx)))
    });
    Phrase { id: id.to_owned(), args: args.collect(), edition: None }
}

impl FieldDef {
    /// A value of this field for a sentence of `format`.
    pub fn arg(&self, format: &str, value: &Value, ctx: &dyn Context) -> Arg {
        let set = || format!("{format}_{}", self.name);
        let key = |list: &[crate::ChoiceDef], code: u64| {
            list.iter().find(|c| c.code == code).map_or_else(|| code.to_string(), |c| c.name.clone())
        };
        match value {
            Value::Text(text) => Arg::Text { text: text.clone(), lang: ctx.text_lang() },
            Value::Choice(code) => Arg::Choice { set: set(), key: key(&self.choices, *code) },
            Value::Choices(codes) => {
                Arg::Choices { set: set(), keys: codes.iter().map(|c| key(&self.choices, *c)).collect() }
            }
            Value::Count(c) => Arg::Count { min: c.min, best: c.best, max: c.max },
            Value::Instant(i) => Arg::Instant { unix_s: i.unix_s, within_s: i.within_s, offset_min: i.offset_min },
            Value::Span(s) => Arg::Span { start_s: s.start_s, end_s: s.end_s },
            Value::Place(p) => Arg::Place { shape: shape(&p.shape), uncertainty_m: p.uncertainty_m },
            Value::Altitude(a) => Arg::Altitude { min_m: a.min_m, max_m: a.max_m, datum: a.datum },
            Value::Quantity(amount, unit) => {
                Arg::Quantity { amount: *amount, set: set(), key: key(&self.units, *unit) }
            }
            Value::Member(id) => Arg::Member(ctx.member_name(*id)),
            Value::Office(id, office) => Arg::Member(format!("{}/{office}", ctx.member_name(*id))),
            Value::Act(name) => Arg::Act(ctx.act_name(name)),
            Value::Evidence(e) => Arg::Evidence {
                hash: e.hash.iter().map(|b| format!("{b:02x}")).collect(),
                len: e.len,
                media_type: e.media_type.clone(),
                name: e.name.clone(),
            },
            Value::YesNo(b) => Arg::YesNo(*b),
            Value::Group(entries) => Arg::List(entries.iter().map(|e| self.entry_phrase(&set(), e, ctx)).collect()),
        }
    }

    fn entry_phrase(&self, set: &str, entry: &[(u64, Vec<u8>)], ctx: &dyn Context) -> Phrase {
        let kind_of = |n: u64| self.group.iter().find(|d| d.number == n).map(|d| d.kind);
        let read = |(n, item): &(u64, Vec<u8>)| {
            let kind: Kind = kind_of(*n)?;
            Some((*n, Value::decode(kind, item).ok()?))
        };
        let mut phrase = phrase(set, set, &self.group, &entry.iter().filter_map(read).collect(), ctx);
        // An entry that says its language is in that language, whatever its author's is.
        if let Some(Arg::Choice { key, .. }) = phrase.args.get("language").cloned() {
            for arg in phrase.args.values_mut() {
                if let Arg::Text { lang, .. } = arg {
                    *lang = Some(key.clone());
                }
            }
        }
        phrase
    }
}

fn shape(shape: &Shape) -> PlaceShape {
    match shape {
        Shape::Point(p) => PlaceShape::Point(*p),
        Shape::Line(ps) => PlaceShape::Line(ps.clone()),
        Shape::Area(ps) => PlaceShape::Area(ps.clone()),
        Shape::Zone(id) => PlaceShape::Zone(id.clone()),
    }
}
