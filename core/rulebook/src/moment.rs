//! Moments as people type them. The present comes in as an argument; nothing here knows a clock.

use act::{Instant, Span};
use jiff::fmt::temporal::{Pieces, PiecesOffset};

const DAY_S: i64 = 86_400;

/// `now`, `+25m`, `-5m`, `05:40Z` or RFC 3339, and `~15m` after it for known to within 15 minutes.
pub(crate) fn instant(text: &str, now_s: i64) -> Option<Instant> {
    let (moment, within) = match text.split_once('~') {
        Some((moment, within)) => (moment.trim(), u64::try_from(duration(within.trim())?).ok()?),
        None => (text, 0),
    };
    let (unix_s, offset_min) = read(moment, now_s, now_s)?;
    Some(Instant { unix_s, within_s: within, offset_min })
}

/// `from/to`. A sign counts from now on both sides; a bare time of day is the next after now, and after the start for
/// the end, so that `23:00Z/01:00Z` runs over midnight.
pub(crate) fn span(text: &str, now_s: i64) -> Option<Span> {
    let (start, end) = text.split_once('/')?;
    let (start_s, _) = read(start.trim(), now_s, now_s)?;
    let (end_s, _) = read(end.trim(), now_s, start_s)?;
    Some(Span { start_s, end_s })
}

/// A length of time: `90s`, `25m`, `1h30m`, `3d`, in seconds.
pub(crate) fn duration(text: &str) -> Option<i64> {
    let (mut total, mut n, mut any) = (0i64, None::<i64>, false);
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            n = Some(n.unwrap_or(0).checked_mul(10)?.checked_add(i64::from(digit))?);
            continue;
        }
        let unit = match c {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => DAY_S,
            _ => return None,
        };
        total = total.checked_add(n.take()?.checked_mul(unit)?)?;
        any = true;
    }
    (any && n.is_none()).then_some(total)
}

/// Seconds since 1970 UTC, and the offset it was written with.
fn read(text: &str, now_s: i64, after_s: i64) -> Option<(i64, i64)> {
    if text == "now" {
        return Some((now_s, 0));
    }
    match text.split_at_checked(1)? {
        ("+", later) => Some((counted_from(now_s, later, 59)?.checked_add(duration(later)?)?, 0)),
        ("-", earlier) => Some((counted_from(now_s, earlier, 0)?.checked_sub(duration(earlier)?)?, 0)),
        _ if text.contains('T') => rfc3339(text),
        _ => Some((time_of_day(text, after_s)?, 0)),
    }
}

/// From where a length of time counts: to the second only if it names seconds, else from a whole minute, since people
/// read times to the minute and read them back so. `+30m` is never less than half an hour ahead.
fn counted_from(now_s: i64, length: &str, up: i64) -> Option<i64> {
    if length.contains('s') {
        return Some(now_s);
    }
    let minute = now_s.checked_add(up)?;
    Some(minute - minute.rem_euclid(60))
}

/// The next `05:40Z` at or after a moment.
fn time_of_day(text: &str, after_s: i64) -> Option<i64> {
    let bytes = text.as_bytes();
    let [h1, h2, b':', m1, m2, b'Z'] = bytes else { return None };
    let two = |a: &u8, b: &u8| Some(i64::from(char::from(*a).to_digit(10)? * 10 + char::from(*b).to_digit(10)?));
    let (hour, minute) = (two(h1, h2)?, two(m1, m2)?);
    if hour > 23 || minute > 59 {
        return None;
    }
    let today = after_s.checked_sub(after_s.rem_euclid(DAY_S))?.checked_add(hour * 3600 + minute * 60)?;
    if today < after_s { today.checked_add(DAY_S) } else { Some(today) }
}

/// RFC 3339 with its offset; seconds may be left out, fractions and zone names are refused.
fn rfc3339(text: &str) -> Option<(i64, i64)> {
    if text.contains(['[', '.', ',', ' ']) {
        return None;
    }
    let pieces = Pieces::parse(text).ok()?;
    let offset = match pieces.offset()? {
        PiecesOffset::Zulu => jiff::tz::Offset::UTC,
        PiecesOffset::Numeric(numeric) => numeric.offset(),
        _ => return None,
    };
    let moment = offset.to_timestamp(pieces.date().to_datetime(pieces.time()?)).ok()?;
    let seconds = i64::from(offset.seconds());
    (seconds % 60 == 0).then(|| (moment.as_second(), seconds / 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-21T04:00:00Z.
    const NOW: i64 = 1_795_233_600;

    #[test]
    fn a_length_without_seconds_counts_from_a_whole_minute() {
        let at = |text| instant(text, NOW + 17).unwrap().unix_s;
        assert_eq!(at("+25m"), NOW + 60 + 1500);
        assert_eq!(at("-25m"), NOW - 1500);
        assert_eq!(at("+90s"), NOW + 17 + 90);
        assert_eq!(at("now"), NOW + 17);
    }

    #[test]
    fn a_moment_is_read_as_a_duty_officer_means_it() {
        type Read = Option<(i64, u64, i64)>;
        let cases: &[(&str, Read)] = &[
            ("now", Some((NOW, 0, 0))),
            ("+25m", Some((NOW + 1500, 0, 0))),
            ("-1h30m", Some((NOW - 5400, 0, 0))),
            ("+90s", Some((NOW + 90, 0, 0))),
            ("05:40Z", Some((NOW + 6000, 0, 0))),
            ("04:00Z", Some((NOW, 0, 0))),
            ("03:59Z", Some((NOW + DAY_S - 60, 0, 0))),
            ("2026-11-21T05:40Z", Some((NOW + 6000, 0, 0))),
            ("2026-11-21T07:40:00+02:00", Some((NOW + 6000, 0, 120))),
            ("2026-11-21T05:40:00Z~15m", Some((NOW + 6000, 900, 0))),
            ("2026-11-21T05:40", None),
            ("2026-11-21", None),
            ("2026-02-30T05:40Z", None),
            ("2026-11-21T05:40:00.5Z", None),
            ("2026-11-21T05:40Z[UTC]", None),
            ("24:00Z", None),
            ("5:40Z", None),
            ("05:40", None),
            ("+25", None),
            ("+m", None),
            ("+99999999999999999999d", None),
            ("+9223372036854775807s", None),
            ("é5:40Z", None),
            ("", None),
        ];
        for (text, want) in cases {
            let got = instant(text, NOW).map(|i| (i.unix_s, i.within_s, i.offset_min));
            assert_eq!(got, *want, "{text}");
        }
    }

    #[test]
    fn a_span_may_run_over_midnight() {
        let hours = |text| span(text, NOW).map(|s| ((s.start_s - NOW) / 3600, (s.end_s - NOW) / 3600));
        assert_eq!(hours("23:00Z/01:00Z"), Some((19, 21)));
        assert_eq!(hours("+1h/+3h"), Some((1, 3)));
        assert_eq!(hours("-2h/now"), Some((-2, 0)));
        assert_eq!(hours("+1h"), None);
    }
}
