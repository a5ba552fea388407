//! How one field is written from the columns of a row: `{latitude},{longitude}~{where_prec:within}`.
//!
//! ```text
//! {column}            the cell; runs of blanks, tabs and line breaks in it become one blank
//! {column:TABLE}      what the mapping's table says for the cell
//! {column:day-start}  the first second of the day that the cell names, UTC
//! {column:day-end}    the last second of it
//! ```
//! The last two read `2016-01-01` and `2016-01-01 00:00:00.000`, the two ways in which tables of events write a day.

use crate::table::Reason;
use act::Refusal;
use std::collections::{BTreeMap, BTreeSet};

/// A parsed template.
#[derive(Debug, Clone)]
pub(crate) struct Template(Vec<Part>);

#[derive(Debug, Clone)]
enum Part {
    Fixed(String),
    Cell { column: String, by: By },
}

#[derive(Debug, Clone)]
enum By {
    Itself,
    Table(BTreeMap<String, String>),
    DayStart,
    DayEnd,
}

/// Named lists of a mapping: what a cell says to what a field says.
pub(crate) type Tables = BTreeMap<String, BTreeMap<String, String>>;

impl Template {
    /// Reads a template; `Err` says in English what is wrong with it.
    pub fn parse(text: &str, tables: &Tables) -> Result<Template, String> {
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some((before, after)) = rest.split_once('{') {
            let (inside, next) = after.split_once('}').ok_or("a { has no }")?;
            if !before.is_empty() {
                parts.push(Part::Fixed(before.to_owned()));
            }
            parts.push(cell(inside, tables)?);
            rest = next;
        }
        if rest.contains('}') {
            return Err("a } has no {".to_owned());
        }
        if !rest.is_empty() {
            parts.push(Part::Fixed(rest.to_owned()));
        }
        if parts.is_empty() { Err("it is empty".to_owned()) } else { Ok(Template(parts)) }
    }

    /// The columns it reads, each once, in its own order.
    pub fn columns(&self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let column = |part: &Part| match part {
            Part::Cell { column, .. } => Some(column.clone()),
            Part::Fixed(_) => None,
        };
        self.0.iter().filter_map(column).filter(|c| seen.insert(c.clone())).collect()
    }

    /// Writes the field's text. `None` if every column it reads is empty: the row does not say.
    pub fn fill<'a>(&self, field: &str, cell: impl Fn(&str) -> Option<&'a str>) -> Result<Option<String>, Reason> {
        let columns = self.columns();
        if !columns.is_empty() && columns.iter().all(|c| cell(c).is_some_and(|text| text.trim().is_empty())) {
            return Ok(None);
        }
        let mut out = String::new();
        for part in &self.0 {
            match part {
                Part::Fixed(text) => out += text,
                Part::Cell { column, by } => {
                    let reason = |given: &str, refusal: Refusal| Reason {
                        columns: vec![column.clone()],
                        given: given.to_owned(),
                        refusal,
                    };
                    let text = cell(column).ok_or_else(|| reason("", Refusal::new("value-broken").of_field(field)))?;
                    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    out += &by.write(&text, field).map_err(|refusal| reason(&text, refusal))?;
                }
            }
        }
        Ok(Some(out))
    }
}

impl By {
    fn write(&self, cell: &str, field: &str) -> Result<String, Refusal> {
        let no_day = || Refusal::new("time-not-understood").of_field(field).with("given", cell);
        match self {
            By::Itself => Ok(cell.to_owned()),
            By::Table(entries) => entries.get(cell).cloned().ok_or_else(|| {
                let known: Vec<_> = entries.keys().map(String::as_str).collect();
                Refusal::new("choice-unknown").of_field(field).with("given", cell).with("known", known.join(", "))
            }),
            By::DayStart => day(cell).map(|d| format!("{d}T00:00:00Z")).ok_or_else(no_day),
            By::DayEnd => day(cell).map(|d| format!("{d}T23:59:59Z")).ok_or_else(no_day),
        }
    }
}

fn cell(inside: &str, tables: &Tables) -> Result<Part, String> {
    let (column, by) = match inside.split_once(':') {
        None => (inside, By::Itself),
        Some((column, "day-start")) => (column, By::DayStart),
        Some((column, "day-end")) => (column, By::DayEnd),
        Some((column, name)) => {
            let entries = tables.get(name).ok_or_else(|| format!("there is no table {name}"))?.clone();
            (column, By::Table(entries))
        }
    };
    if column.is_empty() {
        Err("a { } names no column".to_owned())
    } else {
        Ok(Part::Cell { column: column.into(), by })
    }
}

/// The day of `2016-01-01` or `2016-01-01 00:00:00.000`. A time of day other than midnight is not a day, and is refused
/// rather than dropped.
fn day(cell: &str) -> Option<&str> {
    let (day, time) = cell.split_once([' ', 'T']).unwrap_or((cell, ""));
    let midnight = time.bytes().all(|b| matches!(b, b'0' | b':' | b'.'));
    (midnight && day.len() == 10 && day.parse::<jiff::civil::Date>().is_ok()).then_some(day)
}
