//! Between the parts of a form and the typed notation: a day and an hour make a moment, three figures make a count.
//!
//! [`join`] makes the text that `rulebook` reads; [`spread`] puts such a text back into the parts. What is not of the
//! notation passes through as it was typed, so that it is refused in its own words and never lost.

use act::Kind;
use rulebook::{FieldDef, escaped};
use std::collections::BTreeMap;

/// What a browser sent: names of controls to what was typed in them.
pub type Form = BTreeMap<String, String>;

/// How many times the form itself was sent: what a script sends of an older one says less and is not kept.
pub fn step(form: &Form) -> u64 {
    form.get("step").and_then(|n| n.parse().ok()).unwrap_or(0)
}

fn at<'f>(form: &'f Form, prefix: &str, part: &str) -> &'f str {
    let key = if part.is_empty() { prefix.to_owned() } else { format!("{prefix}.{part}") };
    form.get(&key).map_or("", |text| text.trim())
}

/// The text of a field whose controls begin with `prefix`; empty if nothing was typed.
pub fn join(def: &FieldDef, prefix: &str, form: &Form) -> String {
    let part = |name: &str| at(form, prefix, name);
    match def.kind {
        Kind::Text => part("").replace("\r\n", "\n"),
        Kind::Choice | Kind::YesNo | Kind::Member | Kind::Act | Kind::Evidence => part("").to_owned(),
        Kind::Choices => {
            let picked = def.choices.iter().filter(|c| !part(&c.name).is_empty()).map(|c| c.name.as_str());
            picked.collect::<Vec<_>>().join(",")
        }
        Kind::Count => match (part("min"), part(""), part("max")) {
            ("", best, "") => best.to_owned(),
            (min, best, max) => {
                let or = |text: &str| if text.is_empty() { best.to_owned() } else { text.to_owned() };
                format!("{}-{best}-{}", or(min), or(max))
            }
        },
        Kind::Instant => moment(form, prefix),
        Kind::Span => {
            let (from, to) = (moment(form, &format!("{prefix}.from")), moment(form, &format!("{prefix}.to")));
            if from.is_empty() && to.is_empty() { String::new() } else { format!("{from}/{to}") }
        }
        Kind::Place => place(part("shape"), part(""), part("within")),
        Kind::Altitude => match (part("min"), part("max")) {
            ("", "") => String::new(),
            (min, max) => {
                let min = if min.is_empty() { "0" } else { min };
                format!("{min}-{max}m {}", if part("datum") == "amsl" { "amsl" } else { "agl" })
            }
        },
        Kind::Quantity => match part("") {
            "" => String::new(),
            amount => format!("{amount} {}", part("unit")),
        },
        Kind::Office => match (part(""), part("number")) {
            (member, "") => member.to_owned(),
            (member, number) => format!("{member}/{number}"),
        },
        Kind::Group => {
            let entry = |n: usize| {
                let one = |def: &FieldDef| {
                    let text = join(def, &format!("{prefix}.{n}.{}", def.name), form);
                    (!text.is_empty()).then(|| format!("{}={}", def.name, escaped(&text)))
                };
                def.group.iter().filter_map(one).collect::<Vec<_>>().join("; ")
            };
            let entries = (0..rows(def, prefix, form)).map(entry).filter(|text| !text.is_empty());
            entries.collect::<Vec<_>>().join(" | ")
        }
    }
}

/// How many entries of a group a form has controls for.
pub(super) fn rows(def: &FieldDef, prefix: &str, form: &Form) -> usize {
    let most = usize::try_from(def.max_or_default()).unwrap_or(64).min(64);
    let asked = at(form, prefix, "rows").parse().unwrap_or(1);
    let begins = format!("{prefix}.");
    let filled = form.keys().filter_map(|key| key.strip_prefix(&begins)?.split('.').next()?.parse::<usize>().ok());
    filled.map(|n| n.saturating_add(1)).chain([asked]).max().unwrap_or(1).clamp(1, most)
}

/// A day and a time of day in UTC; a bare time of day is the next one. `now`, `+2h` and whole moments pass.
fn moment(form: &Form, prefix: &str) -> String {
    match (at(form, prefix, "day"), clock(at(form, prefix, "time"))) {
        (_, None) if at(form, prefix, "time").is_empty() => String::new(),
        (_, None) => at(form, prefix, "time").to_owned(),
        ("", Some(time)) => format!("{time}Z"),
        (day, Some(time)) => format!("{day}T{time}Z"),
    }
}

/// `05:40` of `05:40`, `5:40`, `0540` and `05:40Z`.
fn clock(text: &str) -> Option<String> {
    let text = text.strip_suffix(['Z', 'z']).unwrap_or(text);
    let (hour, minute) = match text.split_once(':') {
        Some(both) => both,
        None if text.len() == 4 => text.split_at_checked(2)?,
        None => return None,
    };
    let digits =
        |t: &str, len: std::ops::RangeInclusive<usize>| len.contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    (digits(hour, 1..=2) && digits(minute, 2..=2)).then(|| format!("{hour:0>2}:{minute}"))
}

fn place(shape: &str, text: &str, within: &str) -> String {
    if shape.starts_with("zone:") {
        return shape.to_owned();
    }
    if text.is_empty() {
        return String::new();
    }
    let area = if shape == "area" && !text.starts_with("area:") { "area: " } else { "" };
    let within = match within {
        "" => String::new(),
        metres if metres.bytes().all(|b| b.is_ascii_digit()) => format!("~{metres}m"),
        other => format!("~{other}"),
    };
    format!("{area}{text}{within}")
}

/// Puts a text of the notation into the controls that begin with `prefix`.
pub fn spread(def: &FieldDef, prefix: &str, text: &str, out: &mut Form) {
    let mut put = |part: &str, value: &str| {
        let key = if part.is_empty() { prefix.to_owned() } else { format!("{prefix}.{part}") };
        if !value.is_empty() {
            out.insert(key, value.to_owned());
        }
    };
    match def.kind {
        Kind::Text | Kind::Choice | Kind::YesNo | Kind::Member | Kind::Act | Kind::Evidence => put("", text),
        Kind::Choices => text.split(',').for_each(|name| put(name.trim(), "on")),
        Kind::Count => match text.split('-').collect::<Vec<_>>()[..] {
            [min, best, max] => [("min", min), ("", best), ("max", max)].iter().for_each(|(p, v)| put(p, v)),
            _ => put("", text),
        },
        Kind::Instant => halves(text).iter().for_each(|(part, value)| put(part, value)),
        Kind::Span => {
            let (from, to) = text.split_once('/').unwrap_or((text, ""));
            for (end, text) in [("from", from), ("to", to)] {
                halves(text).iter().for_each(|(part, value)| put(&format!("{end}.{part}"), value));
            }
        }
        Kind::Place => {
            let (what, within) = text.rsplit_once('~').unwrap_or((text, ""));
            match what.strip_prefix("area:") {
                _ if what.starts_with("zone:") => put("shape", what),
                Some(ring) => [("shape", "area"), ("", ring.trim())].iter().for_each(|(p, v)| put(p, v)),
                None => put("", what.trim()),
            }
            put("within", within.strip_suffix('m').filter(|m| !m.ends_with('k')).unwrap_or(within));
        }
        Kind::Altitude => {
            let (band, datum) = text.split_once("m ").unwrap_or((text, ""));
            let (min, max) = band.split_once('-').unwrap_or(("", band));
            [("min", min), ("max", max), ("datum", datum)].iter().for_each(|(p, v)| put(p, v));
        }
        Kind::Quantity => {
            let (amount, unit) = text.split_once(' ').unwrap_or((text, ""));
            [("", amount), ("unit", unit)].iter().for_each(|(p, v)| put(p, v));
        }
        Kind::Office => {
            let (member, number) = text.split_once('/').unwrap_or((text, ""));
            [("", member), ("number", number)].iter().for_each(|(p, v)| put(p, v));
        }
        Kind::Group => {
            for (n, entry) in rulebook::entries(text).into_iter().enumerate() {
                for (name, value) in entry {
                    if let Some(inner) = def.group.iter().find(|d| d.name == name) {
                        spread(inner, &format!("{prefix}.{n}.{name}"), &value, out);
                    }
                }
            }
        }
    }
}

/// `2026-11-21T05:40Z` as its day and its time; any other moment as it stands.
fn halves(text: &str) -> Vec<(&'static str, String)> {
    let whole = text.strip_suffix('Z').and_then(|t| t.split_once('T')).filter(|(_, time)| time.len() == 5);
    match whole {
        Some((day, time)) => vec![("day", day.to_owned()), ("time", time.to_owned())],
        None => vec![("time", text.to_owned())],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Form {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn an_hour_is_read_as_it_is_written_at_three_in_the_morning() {
        let def = FieldDef::plain("at", Kind::Instant);
        let read = |day: &str, time: &str| join(&def, "at", &form(&[("at.day", day), ("at.time", time)]));
        assert_eq!(read("2026-11-21", "5:40"), "2026-11-21T05:40Z");
        assert_eq!(read("2026-11-21", "0540"), "2026-11-21T05:40Z");
        assert_eq!(read("", "05:40z"), "05:40Z");
        assert_eq!(read("2026-11-21", "+2h"), "+2h");
        assert_eq!(read("2026-11-21", ""), "", "a day alone is what the form began with");
        assert_eq!(read("", "soon"), "soon");
    }

    #[test]
    fn the_last_row_that_a_number_can_name_has_no_next_and_stops_nobody() {
        let def = FieldDef::plain("f", Kind::Group);
        assert_eq!(join(&def, "f", &form(&[("f.18446744073709551615.name", "5")])), "");
    }

    #[test]
    fn a_count_without_bounds_is_exact_and_with_one_bound_is_open_to_it() {
        let def = FieldDef::plain("n", Kind::Count);
        let read =
            |min: &str, best: &str, max: &str| join(&def, "n", &form(&[("n.min", min), ("n", best), ("n.max", max)]));
        assert_eq!(
            (read("", "6", ""), read("4", "6", ""), read("4", "6", "9")),
            ("6".into(), "4-6-6".into(), "4-6-9".into())
        );
        assert_eq!(read("4", "", "9"), "4--9", "refused in the words of the notation");
    }

    #[test]
    fn what_stands_in_the_parts_of_every_kind_joins_to_the_text_it_was_spread_from() {
        let group = FieldDef {
            group: vec![FieldDef::plain("point", Kind::Text), FieldDef::plain("window", Kind::Span)],
            ..FieldDef::plain("agreed", Kind::Group)
        };
        let choices = FieldDef {
            choices: ["air", "uav"].map(|name| rulebook::ChoiceDef { code: 1, name: name.into() }).to_vec(),
            ..FieldDef::plain("units", Kind::Choices)
        };
        let plain = |kind| FieldDef::plain("f", kind);
        let cases = [
            (plain(Kind::Text), "two\nlines"),
            (choices, "air,uav"),
            (plain(Kind::Count), "4-6-9"),
            (plain(Kind::Count), "6"),
            (plain(Kind::Instant), "2026-11-21T05:40Z"),
            (plain(Kind::Instant), "2026-11-21T05:40:10+02:00~900s"),
            (plain(Kind::Span), "2026-11-21T05:40Z/+2h"),
            (plain(Kind::Place), "Jabā > 33.08670,35.84300~500m"),
            (plain(Kind::Place), "area: A > B > C~2km"),
            (plain(Kind::Place), "zone:demo-band"),
            (plain(Kind::Altitude), "300-900m amsl"),
            (plain(Kind::Quantity), "12 tonne"),
            (plain(Kind::Office), "NORTH/2"),
            (group, "point=One\\; two; window=2026-11-21T05:40Z/2026-11-21T06:40Z | point=Three"),
        ];
        for (def, text) in cases {
            let mut out = Form::new();
            spread(&def, "x", text, &mut out);
            assert_eq!(join(&def, "x", &out), text, "{out:?}");
        }
    }
}
