//! What a person types, as a value. One notation for prompts, flags, files, scenarios and examples:
//!
//! ```text
//! text       as it is                       choice   its name               choices   a,b
//! count      6 | 4-6-9 (least-best-most)    instant  now | +25m | 05:40Z | 2026-11-21T05:40Z, then ~15m for within
//! span       instant/instant                place    33.0867,35.8430 | name | A > B | area: A > B > C | zone:ID, then ~500m
//! altitude   300-900m agl | 300-900m amsl   quantity 12 tonne               yes-no    yes | no
//! member     NORTH                          office   NORTH/2                act       48213 | NORTH 1042
//! evidence   the SHA-256, in hexadecimal, of a file that was handed in here
//! group      name=value; name=value | name=value; name=value    with \; \| \\ for those marks within a value
//! ```

use crate::{FieldDef, moment, place, write};
use act::{Altitude, Count, Evidence, Kind, MemberId, Name, Refusal, Value};

/// What typing and phrasing need from outside. All of it is pure.
pub trait Context {
    /// The present moment, seconds since 1970 UTC.
    fn now_s(&self) -> i64;
    /// The member with this short name.
    fn member(&self, name: &str) -> Option<MemberId>;
    /// A member's short name.
    fn member_name(&self, id: MemberId) -> String;
    /// A place of the gazetteer, `(latitude, longitude)` in 1e-5 degrees.
    fn place(&self, name: &str) -> Option<(i64, i64)>;
    /// The act that people call so: `48213` by its number in the record, `NORTH 1042` by its own name.
    fn act(&self, shown: &str) -> Option<Name>;
    /// What people call this act.
    fn act_name(&self, name: &Name) -> String;
    /// Whether the rulebook has this zone.
    fn zone(&self, id: &str) -> bool;
    /// The file with this SHA-256 that was handed in here: only what is kept can be named.
    fn item(&self, _hash: &[u8; 32]) -> Option<Evidence> {
        None
    }
    /// The language of the free texts that are being phrased, where their act says it.
    fn text_lang(&self) -> Option<String> {
        None
    }
}

impl FieldDef {
    /// Reads what a person typed for this field. Spaces around it do not count.
    ///
    /// # Errors
    /// One refusal with a code of [`crate::CODES`] and the field's name: the text is not of this notation, names
    /// something that the context does not know, or gives a value that [`FieldDef::validate`] refuses.
    pub fn parse(&self, text: &str, ctx: &dyn Context) -> Result<Value, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::new("field-missing").of_field(&self.name));
        }
        let value = self.read(text, ctx)?;
        match self.validate(&value).into_iter().next() {
            // The notation held, but the value lies outside what any node accepts: say it in the words of the notation.
            Some(refusal) if refusal.code == "value-broken" => Err(self.not_understood(text)),
            Some(refusal) => Err(refusal),
            None => Ok(value),
        }
    }

    fn read(&self, text: &str, ctx: &dyn Context) -> Result<Value, Refusal> {
        let not_understood = || self.not_understood(text);
        match self.kind {
            Kind::Text => Ok(Value::Text(text.to_owned())),
            Kind::Choice => self.code(&self.choices, text).map(Value::Choice),
            Kind::Choices => {
                let mut codes: Vec<u64> =
                    text.split(',').map(|t| self.code(&self.choices, t.trim())).collect::<Result<_, _>>()?;
                codes.sort_unstable();
                codes.dedup();
                Ok(Value::Choices(codes))
            }
            Kind::Count => count(text).map(Value::Count).ok_or_else(not_understood),
            Kind::Instant => moment::instant(text, ctx.now_s()).map(Value::Instant).ok_or_else(not_understood),
            Kind::Span => match moment::span(text, ctx.now_s()).ok_or_else(not_understood)? {
                span if span.start_s > span.end_s => {
                    Err(Refusal::new("span-ends-before-it-starts").of_field(&self.name).with("given", text))
                }
                span => Ok(Value::Span(span)),
            },
            Kind::Place => place::place(text, ctx)
                .map(Value::Place)
                .map_err(|part| Refusal::new("place-unknown").of_field(&self.name).with("given", part)),
            Kind::Altitude => altitude(text).map(Value::Altitude).ok_or_else(not_understood),
            Kind::Quantity => {
                let (amount, unit) = text.split_once(' ').ok_or_else(not_understood)?;
                let amount = amount.parse().map_err(|_| not_understood())?;
                Ok(Value::Quantity(amount, self.code(&self.units, unit.trim())?))
            }
            Kind::Member => ctx.member(text).map(Value::Member).ok_or_else(not_understood),
            Kind::Office => office(text, ctx).ok_or_else(not_understood),
            Kind::Act => ctx.act(text).map(Value::Act).ok_or_else(not_understood),
            Kind::Evidence => {
                let hash = hash(text).ok_or_else(not_understood)?;
                let unknown = || Refusal::new("item-unknown").of_field(&self.name).with("given", text);
                ctx.item(&hash).map(Value::Evidence).ok_or_else(unknown)
            }
            Kind::YesNo => match text {
                "yes" => Ok(Value::YesNo(true)),
                "no" => Ok(Value::YesNo(false)),
                _ => Err(not_understood()),
            },
            Kind::Group => write::split(text, '|')
                .into_iter()
                .map(|entry| self.entry(entry, ctx))
                .collect::<Result<_, _>>()
                .map(Value::Group),
        }
    }

    fn code(&self, list: &[crate::ChoiceDef], name: &str) -> Result<u64, Refusal> {
        list.iter().find(|c| c.name == name).map(|c| c.code).ok_or_else(|| self.choice_unknown(list, name))
    }

    fn entry(&self, text: &str, ctx: &dyn Context) -> Result<Vec<(u64, Vec<u8>)>, Refusal> {
        let mut out = Vec::new();
        for pair in write::split(text, ';') {
            let (name, value) = pair.split_once('=').ok_or_else(|| self.not_understood(pair.trim()))?;
            let unknown = || Refusal::new("field-unknown").of_field(format!("{}.{}", self.name, name.trim()));
            let def = self.group.iter().find(|d| d.name == name.trim()).ok_or_else(unknown)?;
            out.push((def.number, def.parse(&write::unescaped(value), ctx)?.encode()));
        }
        out.sort();
        let twice = out.windows(2).any(|w| w[0].0 == w[1].0);
        if twice { Err(self.not_understood(text.trim())) } else { Ok(out) }
    }

    /// That this text is not a value of the field's type.
    fn not_understood(&self, given: &str) -> Refusal {
        let code = match self.kind {
            Kind::Count | Kind::Quantity => "number-not-understood",
            Kind::Instant | Kind::Span => "time-not-understood",
            Kind::Place => "place-unknown",
            Kind::Altitude => "altitude-not-understood",
            Kind::Member | Kind::Office => "member-unknown",
            Kind::Act => "act-unknown",
            Kind::Evidence => "evidence-not-understood",
            Kind::YesNo => "yes-or-no",
            Kind::Choice | Kind::Choices => "choice-unknown",
            Kind::Text | Kind::Group => "value-broken",
        };
        Refusal::new(code).of_field(&self.name).with("given", given)
    }
}

/// A number in digits only: no sign, no spaces.
fn digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn count(text: &str) -> Option<Count> {
    let numbers: Vec<u64> = text.split('-').map(|n| digits(n.trim())).collect::<Option<_>>()?;
    match numbers[..] {
        [n] => Some(Count::exactly(n)),
        [min, best, max] => Some(Count { min, best, max, basis: 0 }),
        _ => None,
    }
}

/// `300-900m agl`. Heights below zero have no notation: none of our formats needs them.
fn altitude(text: &str) -> Option<Altitude> {
    let (band, datum) = text.split_once("m ")?;
    let (min, max) = band.split_once('-')?;
    let datum = match datum.trim() {
        "agl" => 0,
        "amsl" => 1,
        _ => return None,
    };
    Some(Altitude { min_m: digits(min.trim())?, max_m: digits(max.trim())?, datum })
}

fn office(text: &str, ctx: &dyn Context) -> Option<Value> {
    let (member, office) = match text.split_once('/') {
        Some((member, office)) => (member, digits(office)?),
        None => (text, 0),
    };
    Some(Value::Office(ctx.member(member)?, office))
}

/// 64 lower-case hexadecimal digits.
fn hash(text: &str) -> Option<[u8; 32]> {
    let lower = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if text.len() != 64 || !text.bytes().all(lower) {
        return None;
    }
    let mut hash = [0; 32];
    for (byte, pair) in hash.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(hash)
}
