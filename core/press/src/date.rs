//! The date a text speaks of, as ISO 8601. By the guide in test/press/README.md, 16 and 17.

use crate::language::{Dates, Language};
use crate::token::{Shape, Token};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A calendar expression as it was read.
#[derive(Debug, Clone, Copy)]
enum Said {
    Day(Option<i16>, i8, i8),
    Month(Option<i16>, i8),
    Year(i16),
    Weekday(usize),
    /// This many days from the day of the report.
    Off(i32),
    /// The week that ends so many days before it.
    Week(i32),
    /// The month so many before it.
    Months(i32),
}

/// The first date in these words, resolved against the report's own day; nothing, if they name none.
pub fn date(language: &Language, all: &[Token], report: Option<Date>) -> String {
    let d = &language.dates;
    for at in 0..all.len() {
        let Some((said, behind)) = expression(d, all, at) else { continue };
        let Some(first) = resolved(said, report) else { continue };
        let open = before(d, all, at).is_some_and(|word| d.from.contains(word));
        let second = all.get(behind).filter(|t| open && t.of(&d.span));
        let second = second.and_then(|_| expression(d, all, behind + 1));
        return match second.and_then(|(said, _)| resolved(said, report)) {
            Some(second) => format!("{first}/{second}"),
            None if open => format!("{first}/.."),
            None => first,
        };
    }
    String::new()
}

/// The first whole date, as a dateline has it.
pub fn whole(language: &Language, all: &[Token]) -> Option<Date> {
    (0..all.len()).find_map(|at| match expression(&language.dates, all, at)?.0 {
        Said::Day(Some(year), month, day) => Date::new(year, month, day).ok(),
        _ => None,
    })
}

/// The word before an expression, over *early* and *the*.
fn before<'a>(d: &Dates, all: &'a [Token], at: usize) -> Option<&'a String> {
    let word = |t: &&Token| t.shape == Shape::Word && !t.of(&d.vague) && !t.of(&d.over);
    all[..at].iter().rev().take(3).find(word).map(|t| &t.fold)
}

fn expression(d: &Dates, all: &[Token], at: usize) -> Option<(Said, usize)> {
    let token = all.get(at).filter(|t| t.shape == Shape::Word)?;
    if let Some(iso) = iso(d, all, at) {
        return Some(iso);
    }
    if let Some(month) = month(d, token) {
        return match all.get(at + 1).and_then(|t| number(d, t)).filter(|day| (1..=31).contains(day)) {
            Some(day) => {
                let (year, behind) = year(d, all, at + 2);
                Some((Said::Day(year, month, i8::try_from(day).ok()?), behind))
            }
            None => {
                let (year, behind) = year(d, all, at + 1);
                Some((Said::Month(year, month), behind))
            }
        };
    }
    if let Some(day) = number(d, token).filter(|day| (1..=31).contains(day)) {
        let next = at + 1 + usize::from(all.get(at + 1).is_some_and(|t| t.of(&d.day_of)));
        let month = all.get(next).and_then(|t| month(d, t))?;
        let (year, behind) = year(d, all, next + 1);
        return Some((Said::Day(year, month, i8::try_from(day).ok()?), behind));
    }
    let pair = all.get(at + 1).map(|next| format!("{} {}", token.fold, next.fold)).unwrap_or_default();
    let two = [(&d.this_week, Said::Week(0)), (&d.last_week, Said::Week(7)), (&d.this_month, Said::Months(0))];
    let two = two.into_iter().chain([(&d.last_month, Said::Months(1))]);
    if let Some((_, said)) = two.into_iter().find(|(words, _)| words.contains(&pair)) {
        return Some((said, at + 2));
    }
    let day = d.weekdays.iter().position(|w| *w == token.fold && token.capital).map(Said::Weekday);
    let off = [(&d.today, 0), (&d.yesterday, -1), (&d.tomorrow, 1)];
    let off = || off.into_iter().find(|(words, _)| words.contains(&token.fold)).map(|(_, days)| Said::Off(days));
    if let Some(said) = day.or_else(off) {
        return Some((said, at + 1));
    }
    // A year alone is a date where nothing follows that it describes.
    let year = number(d, token).filter(|year| (1900..2100).contains(year))?;
    let led = all[..at].last().is_some_and(|t| t.of(&d.year_behind));
    let alone = all.get(at + 1).is_none_or(|t| t.shape != Shape::Word || t.of(&d.year_before));
    (led && alone).then_some((Said::Year(i16::try_from(year).ok()?), at + 1))
}

fn iso(d: &Dates, all: &[Token], at: usize) -> Option<(Said, usize)> {
    let part = |n: usize| all.get(at + n).and_then(|t| number(d, t));
    let dash = |n: usize| all.get(at + n).is_some_and(|t| t.shape == Shape::Mark);
    let (year, month, day) = (part(0)?, part(2)?, part(4)?);
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let whole = dash(1) && dash(3) && (1900..2100).contains(&year);
    whole.then_some((Said::Day(i16::try_from(year).ok(), month, day), at + 5))
}

fn month(d: &Dates, token: &Token) -> Option<i8> {
    let named = |months: &[String]| months.iter().position(|m| *m == token.fold);
    let found = token.capital.then(|| named(&d.months).or_else(|| named(&d.months_short))).flatten()?;
    i8::try_from(found + 1).ok()
}

fn number(d: &Dates, token: &Token) -> Option<u16> {
    let ordinal = d.ordinals.iter().find_map(|end| token.fold.strip_suffix(end.as_str()));
    ordinal.unwrap_or(&token.fold).parse().ok()
}

/// A year, after a comma or none, and where it ends.
fn year(d: &Dates, all: &[Token], at: usize) -> (Option<i16>, usize) {
    let next = at + usize::from(all.get(at).is_some_and(|t| t.shape == Shape::Comma));
    match all.get(next).and_then(|t| number(d, t)).filter(|year| (1900..2100).contains(year)) {
        Some(year) => (i16::try_from(year).ok(), next + 1),
        None => (None, at),
    }
}

fn resolved(said: Said, report: Option<Date>) -> Option<String> {
    match (said, report) {
        (Said::Day(Some(year), month, day), _) => Some(format!("{year}-{month:02}-{day:02}")),
        (Said::Day(None, month, day), Some(report)) => {
            let last = |year| Date::new(year, month, day).ok().filter(|date| *date <= report);
            let date = last(report.year()).or_else(|| last(report.year().checked_sub(1)?))?;
            Some(date.to_string())
        }
        (Said::Day(None, month, day), None) => Some(format!("XXXX-{month:02}-{day:02}")),
        (Said::Month(Some(year), month), _) => Some(format!("{year}-{month:02}")),
        (Said::Month(None, month), Some(report)) => {
            let year = if month <= report.month() { report.year() } else { report.year().checked_sub(1)? };
            Some(format!("{year}-{month:02}"))
        }
        (Said::Month(None, month), None) => Some(format!("XXXX-{month:02}")),
        (Said::Year(year), _) => Some(year.to_string()),
        (Said::Weekday(day), None) => {
            Some(format!("weekday:{}", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].get(day)?))
        }
        (Said::Weekday(day), Some(report)) => {
            let wanted = Weekday::from_monday_zero_offset(i8::try_from(day).ok()?).ok()?;
            let back = report.weekday().since(wanted);
            report.checked_sub(i32::from(back).days()).ok().map(|date| date.to_string())
        }
        (Said::Off(days), Some(report)) => report.checked_add(days.days()).ok().map(|date| date.to_string()),
        (Said::Week(back), Some(report)) => {
            let end = report.checked_sub(back.days()).ok()?;
            Some(format!("{}/{end}", end.checked_sub(6.days()).ok()?))
        }
        (Said::Months(back), Some(report)) => {
            let month = report.first_of_month().checked_sub(back.months()).ok()?;
            Some(format!("{}-{:02}", month.year(), month.month()))
        }
        (Said::Off(_) | Said::Week(_) | Said::Months(_), None) => None,
    }
}
