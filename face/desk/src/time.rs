//! Times as the desk writes them: UTC, 24 hours, European digits; short forms with their units always written.

use jiff::Timestamp;

/// A moment in UTC by a strftime pattern; the bare number if no calendar reaches so far.
fn utc(ms: u64, pattern: &str) -> String {
    let at = i64::try_from(ms).ok().and_then(|ms| Timestamp::from_millisecond(ms).ok());
    at.map_or_else(|| ms.to_string(), |at| at.strftime(pattern).to_string())
}

/// `01:12:40`.
pub fn clock(ms: u64) -> String {
    utc(ms, "%H:%M:%S")
}

/// `01:12`.
pub fn minute(ms: u64) -> String {
    utc(ms, "%H:%M")
}

/// The time of day on a clock that is ahead of UTC by so many minutes.
pub fn local(ms: u64, offset_min: i32) -> String {
    let ahead = i64::from(offset_min) * 60_000;
    minute(
        i64::try_from(ms).ok().and_then(|ms| ms.checked_add(ahead)).and_then(|ms| u64::try_from(ms).ok()).unwrap_or(ms),
    )
}

/// `2031-03-14`, for addresses.
pub fn day_key(ms: u64) -> String {
    utc(ms, "%Y-%m-%d")
}

/// `2031-03-14`.
pub fn day(ms: u64) -> String {
    utc(ms, "%Y-%m-%d")
}

/// For `datetime` attributes.
pub fn iso(ms: u64) -> String {
    utc(ms, "%Y-%m-%dT%H:%M:%SZ")
}

/// The same to the minute, where no more is shown.
pub fn iso_minute(ms: u64) -> String {
    utc(ms, "%Y-%m-%dT%H:%MZ")
}

/// Day of the month, month from 1, year, in UTC; `None` for a moment that no calendar reaches.
pub fn date(ms: u64) -> Option<(i8, i8, i16)> {
    let at = Timestamp::from_millisecond(i64::try_from(ms).ok()?).ok()?.to_zoned(jiff::tz::TimeZone::UTC);
    Some((at.day(), at.month(), at.year()))
}

/// A length of time in at most two numbers with the keys of their units: seconds only under ten minutes, and no
/// hours or minutes that are none.
pub fn parts(ms: u64) -> Vec<(u64, &'static str)> {
    let s = ms / 1000;
    let (days, hours, minutes) = (s / 86_400, s / 3_600, s / 60);
    let mut parts = match () {
        () if hours >= 72 => vec![(days, "d"), (hours % 24, "h")],
        () if minutes >= 60 => vec![(hours, "h"), (minutes % 60, "m")],
        () if minutes >= 10 => vec![(minutes, "min")],
        () if minutes > 0 => vec![(minutes, "m"), (s % 60, "s")],
        () => return vec![(s, "s")],
    };
    parts.retain(|(n, unit)| *n > 0 || *unit == "s");
    parts
}

/// How a debt's clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Time enough.
    Ample,
    /// Little is left.
    Soon,
    /// Nothing is left.
    Over,
}

impl Clock {
    /// The state at `now`; all in milliseconds.
    pub fn at(opened: u64, due: u64, now: u64) -> Clock {
        let soon = (due.saturating_sub(opened) / 10).clamp(600_000, 3_600_000);
        match due.saturating_sub(now) {
            0 => Clock::Over,
            left if left <= soon => Clock::Soon,
            _ => Clock::Ample,
        }
    }

    /// The class that its strip carries.
    pub fn class(self) -> &'static str {
        match self {
            Clock::Ample => "",
            Clock::Soon => "is-soon",
            Clock::Over => "is-over",
        }
    }
}

/// Which of 96 steps a share is, for a length that a style class carries.
pub fn step(part: u64, whole: u64) -> u64 {
    (part.saturating_mul(96) / whole.max(1)).min(96)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_turns_soon_by_its_window_and_over_at_its_time() {
        let (min, h) = (60_000, 3_600_000);
        for (window, left, state) in [
            (h, 11 * min, Clock::Ample),
            (h, 10 * min, Clock::Soon),
            (5 * h, 30 * min, Clock::Soon),
            (5 * h, 31 * min, Clock::Ample),
            (72 * h, h, Clock::Soon),
            (72 * h, h + min, Clock::Ample),
            (h, 0, Clock::Over),
        ] {
            assert_eq!(Clock::at(0, window, window - left), state, "{window} {left}");
        }
    }

    #[test]
    fn lengths_of_time_keep_two_numbers_at_most() {
        let text = |s: u64| parts(s * 1000).iter().map(|(n, u)| format!("{n}{u}")).collect::<Vec<_>>().join(" ");
        let cases = [(0, "0s"), (59, "59s"), (440, "7m 20s"), (2520, "42min"), (4620, "1h 17m"), (300_000, "3d 11h")];
        let cases = cases.into_iter().chain([(300, "5m 0s"), (3600, "1h"), (86_400, "24h"), (259_200, "3d")]);
        for (s, expected) in cases {
            assert_eq!(text(s), expected);
        }
    }
}
