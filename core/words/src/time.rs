//! Moments and lengths of time. UTC is always shown; nothing here knows what time it is.

use crate::value::Reader;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

impl Reader<'_> {
    /// `2026-03-01 05:40 UTC`, with the author's local clock and the stated precision where they were given.
    pub fn instant(&self, unix_s: i64, within_s: u64, offset_min: i64) -> String {
        let mut text = format!("{} UTC", clock(unix_s, 0, "%Y-%m-%d %H:%M"));
        if offset_min != 0 {
            let same_day = clock(unix_s, 0, "%F") == clock(unix_s, offset_min, "%F");
            let local = clock(unix_s, offset_min, if same_day { "%H:%M" } else { "%Y-%m-%d %H:%M" });
            let sign = if offset_min < 0 { '-' } else { '+' };
            let (hours, minutes) = (offset_min.unsigned_abs() / 60, offset_min.unsigned_abs() % 60);
            let local = format!("{local} UTC{sign}{hours:02}:{minutes:02}");
            text = self.language.with("value_instant-local", &[("time", &text), ("local", &local)]);
            text = self.language.block(&text);
        }
        if within_s > 0 {
            let margin = self.duration(i64::try_from(within_s).unwrap_or(i64::MAX));
            text = self.language.with("value_within", &[("value", &text), ("margin", &margin)]);
            text = self.language.block(&text);
        }
        text
    }

    /// From a moment to a later one; a day that both share is named once. Words stand between the two, never a dash: a
    /// dash would be reordered where a script runs from right to left.
    pub fn span(&self, start_s: i64, end_s: i64) -> String {
        let same_day = clock(start_s, 0, "%F") == clock(end_s, 0, "%F");
        let start = clock(start_s, 0, "%Y-%m-%d %H:%M");
        let start = if same_day { start } else { format!("{start} UTC") };
        let end = format!("{} UTC", clock(end_s, 0, if same_day { "%H:%M" } else { "%Y-%m-%d %H:%M" }));
        self.language.block(&self.language.with("value_span", &[("start", &start), ("end", &end)]))
    }

    /// Days (above 72 hours), hours and minutes; seconds only under ten minutes. The sign is for the phrase around it to say.
    pub fn duration(&self, seconds: i64) -> String {
        let s = seconds.checked_abs().unwrap_or(i64::MAX);
        // Agreements speak of 24, 48 and 72 hours; days begin above those.
        let days = if s > 72 * 3_600 { s / 86_400 } else { 0 };
        let mut parts = vec![("days", days), ("hours", (s - days * 86_400) / 3_600), ("minutes", s / 60 % 60)];
        if s < 600 {
            parts.push(("seconds", s % 60));
        }
        let words = |(unit, n): (&str, i64)| self.language.counted(&format!("value_{unit}"), n);
        let parts: Vec<String> = parts.into_iter().filter(|(_, n)| *n > 0).map(words).collect();
        match parts.into_iter().reduce(|a, b| self.language.with("value_and", &[("a", &a), ("b", &b)])) {
            Some(text) => self.language.block(&text),
            None => self.language.block(&words(("seconds", 0))),
        }
    }
}

/// A moment on the clock of an offset east of UTC, or the bare number of seconds if no calendar reaches so far.
fn clock(unix_s: i64, offset_min: i64, format: &str) -> String {
    let read = || {
        let offset = Offset::from_seconds(i32::try_from(offset_min.checked_mul(60)?).ok()?).ok()?;
        Some(Timestamp::from_second(unix_s).ok()?.to_zoned(TimeZone::fixed(offset)))
    };
    read().map_or_else(|| unix_s.to_string(), |at| at.strftime(format).to_string())
}
