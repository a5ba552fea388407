//! A value as the notation of [`crate::parse`] writes it: what was typed with `+25m` stands for good as `2026-11-21T05:40Z`.

use crate::{Context, FieldDef};
use act::{Altitude, Count, Instant, Kind, Place, Shape, Value};

impl FieldDef {
    /// The text that [`FieldDef::parse`] reads as this value, whatever the time is by then. The means by which a place is
    /// known has no notation; it is not written.
    pub fn write(&self, value: &Value, ctx: &dyn Context) -> String {
        let name = |list: &[crate::ChoiceDef], code: u64| {
            list.iter().find(|c| c.code == code).map_or_else(|| code.to_string(), |c| c.name.clone())
        };
        match value {
            Value::Text(text) => text.clone(),
            Value::Choice(code) => name(&self.choices, *code),
            Value::Choices(codes) => codes.iter().map(|c| name(&self.choices, *c)).collect::<Vec<_>>().join(","),
            Value::Count(Count { min, best, max, .. }) if min == best && best == max => best.to_string(),
            Value::Count(c) => format!("{}-{}-{}", c.min, c.best, c.max),
            Value::Instant(at) => instant(at),
            Value::Span(s) => format!("{}/{}", moment(s.start_s, 0), moment(s.end_s, 0)),
            Value::Place(place) => written(place),
            Value::Altitude(Altitude { min_m, max_m, datum }) => {
                format!("{min_m}-{max_m}m {}", if *datum == 1 { "amsl" } else { "agl" })
            }
            Value::Quantity(amount, unit) => format!("{amount} {}", name(&self.units, *unit)),
            Value::Member(id) => ctx.member_name(*id),
            Value::Office(id, office) => format!("{}/{office}", ctx.member_name(*id)),
            Value::Act(act) => ctx.act_name(act),
            Value::Evidence(e) => e.hash.iter().map(|b| format!("{b:02x}")).collect(),
            Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Value::Group(entries) => {
                let entry = |e: &Vec<(u64, Vec<u8>)>| {
                    let pairs = e.iter().filter_map(|(n, item)| {
                        let def = self.group.iter().find(|d| d.number == *n)?;
                        let value = Value::decode(def.kind, item).ok()?;
                        Some(format!("{}={}", def.name, escaped(&def.write(&value, ctx))))
                    });
                    pairs.collect::<Vec<_>>().join("; ")
                };
                entries.iter().map(entry).collect::<Vec<_>>().join(" | ")
            }
        }
    }

    /// The same text with every time in it as it is meant now, so that it says the same tomorrow. What cannot be read
    /// stays as it was typed: it is refused with its own words.
    pub fn settled(&self, text: &str, ctx: &dyn Context) -> String {
        let timed = |kind: Kind| matches!(kind, Kind::Instant | Kind::Span);
        if !timed(self.kind) && !self.group.iter().any(|d| timed(d.kind)) {
            return text.to_owned();
        }
        self.parse(text, ctx).map_or_else(|_| text.to_owned(), |value| self.write(&value, ctx))
    }
}

/// A text within a group's entry: what would end it there is marked.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | ';' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The entries of a group's text, each as its names and texts; what has no name is left out.
pub fn entries(text: &str) -> Vec<Vec<(String, String)>> {
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=')?;
        Some((name.trim().to_owned(), unescaped(value.trim())))
    };
    split(text, '|').into_iter().map(|entry| split(entry, ';').into_iter().filter_map(pair).collect()).collect()
}

/// The parts of a text between marks that are not escaped.
pub(crate) fn split(text: &str, mark: char) -> Vec<&str> {
    let (mut out, mut from, mut after) = (Vec::new(), 0, false);
    for (at, c) in text.char_indices() {
        if c == mark && !after {
            out.push(&text[from..at]);
            from = at + c.len_utf8();
        }
        after = c == '\\' && !after;
    }
    out.push(&text[from..]);
    out
}

/// The text that [`escaped`] made it of.
pub(crate) fn unescaped(text: &str) -> String {
    let (mut out, mut after) = (String::with_capacity(text.len()), false);
    for c in text.chars() {
        after = c == '\\' && !after;
        if !after {
            out.push(c);
        }
    }
    out
}

fn instant(at: &Instant) -> String {
    let moment = moment(at.unix_s, at.offset_min);
    if at.within_s == 0 { moment } else { format!("{moment}~{}s", at.within_s) }
}

/// `2026-11-21T05:40Z`, or with the offset where it was written down. What no calendar reaches has no notation.
fn moment(unix_s: i64, offset_min: i64) -> String {
    let seconds = i32::try_from(offset_min * 60).unwrap_or(0);
    let offset = jiff::tz::Offset::from_seconds(seconds).unwrap_or(jiff::tz::Offset::UTC);
    let Ok(at) = jiff::Timestamp::from_second(unix_s) else { return unix_s.to_string() };
    let civil = offset.to_datetime(at);
    let zone = if seconds == 0 {
        "Z".to_owned()
    } else {
        format!("{}{:02}:{:02}", sign(seconds), seconds.abs() / 3600, seconds.abs() / 60 % 60)
    };
    let pattern = if unix_s.rem_euclid(60) == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
    format!("{}{zone}", civil.strftime(pattern))
}

fn sign(n: i32) -> char {
    if n < 0 { '-' } else { '+' }
}

fn written(place: &Place) -> String {
    let all = |points: &[(i64, i64)]| points.iter().map(|p| point(*p)).collect::<Vec<_>>().join(" > ");
    let shape = match &place.shape {
        Shape::Point(p) => point(*p),
        Shape::Line(points) => all(points),
        Shape::Area(points) => format!("area: {}", all(points)),
        Shape::Zone(id) => format!("zone:{id}"),
    };
    if place.uncertainty_m == 0 { shape } else { format!("{shape}~{}m", place.uncertainty_m) }
}

fn point((lat, lon): (i64, i64)) -> String {
    let degrees = |d: i64| {
        let minus = if d < 0 { "-" } else { "" };
        format!("{minus}{}.{:05}", d.abs() / 100_000, d.abs() % 100_000)
    };
    format!("{},{}", degrees(lat), degrees(lon))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_an_entry_may_stand_in_its_text() {
        for text in ["a; b | c", "\\", "a\\;b", "a=b", ""] {
            let marked = escaped(text);
            assert_eq!(unescaped(&marked), text);
            assert_eq!(split(&format!("{marked};x"), ';'), [marked.as_str(), "x"]);
        }
    }

    #[test]
    fn moments_and_points_are_written_as_they_are_read() {
        assert_eq!(moment(1_795_233_600, 0), "2026-11-21T04:00Z");
        assert_eq!(moment(1_795_233_610, 120), "2026-11-21T06:00:10+02:00");
        assert_eq!(moment(1_795_233_600, -90), "2026-11-21T02:30-01:30");
        assert_eq!(point((-1, 3_584_300)), "-0.00001,35.84300");
    }
}
