//! Rounds of talks as a calendar that other programs read: iCalendar, RFC 5545.
//!
//! A calendar leaves the desk and is kept by programs that nobody here knows. So it holds when a round is and whether that
//! is agreed, its number and how the sides talk; agenda, positions, records and places stay at the desk. A file depends
//! on nothing but the record: asked twice it is the same to the byte. Source: RFC 5545.

use icalendar::{Calendar, Component, Event};
use rulebook::Arg;
use situation::views::RoundLine;
use words::{Words, plain};

/// Of which mechanism a calendar is, and in whose words.
pub(crate) struct Cover<'a> {
    pub words: &'a Words,
    pub lang: &'a str,
    pub mechanism: &'a str,
    /// Its genesis hash, hexadecimal: it makes every identifier one of a kind.
    pub genesis: &'a str,
    /// Whether nothing in it is real.
    pub exercise: bool,
    /// Address of the desk, where there is one.
    pub origin: Option<&'a str>,
}

/// How sure a time is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Agreed,
    Proposed,
    Off,
}

impl Standing {
    /// As the property `STATUS` says it. Source: RFC 5545 3.8.1.11.
    fn key(self) -> &'static str {
        match self {
            Standing::Agreed => "CONFIRMED",
            Standing::Proposed => "TENTATIVE",
            Standing::Off => "CANCELLED",
        }
    }
}

/// The calendar of these rounds. Each proposed time is an event; once all have agreed on one it is confirmed and the
/// others are cancelled, under the identifiers that they had, so that a calendar which was read before is put right.
pub(crate) fn calendar(cover: &Cover<'_>, rounds: &[RoundLine]) -> String {
    let name = cover.say("round_calendar", &[("name", cover.mechanism.into())]);
    let mut out = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Ceasewire//Rounds of talks//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", name.as_str()),
    ] {
        out.append_property((key, value));
    }
    for round in rounds {
        for (n, (span, standing)) in times(round).into_iter().enumerate() {
            out.push(event(cover, round, n, span, standing));
        }
    }
    out.to_string()
}

/// The times of a round and how sure each is, always as many as there ever were and in the same order.
fn times(round: &RoundLine) -> Vec<((i64, i64), Standing)> {
    let off = round.state == "called-off";
    let standing = if off { Standing::Off } else { Standing::Proposed };
    match round.agreed_s {
        None => round.proposed_s.iter().map(|span| (*span, standing)).collect(),
        Some(agreed) => {
            let first = (agreed, if off { Standing::Off } else { Standing::Agreed });
            std::iter::once(first).chain(round.proposed_s.iter().skip(1).map(|span| (*span, Standing::Off))).collect()
        }
    }
}

fn event(cover: &Cover<'_>, round: &RoundLine, n: usize, (start_s, end_s): (i64, i64), standing: Standing) -> Event {
    let mode = round.mode.as_ref().map(|mode| cover.words.value(cover.lang, mode)).unwrap_or_default();
    let title = cover.say("round_title", &[("n", round.number.into()), ("mode", mode.into())]);
    let banner = if cover.exercise { format!("{}: ", cover.say("exercise_banner", &[])) } else { String::new() };
    let proposed = match standing {
        Standing::Proposed => format!(" ({})", cover.say("round_proposed", &[])),
        Standing::Agreed | Standing::Off => String::new(),
    };
    let set = Arg::Choice { set: "contact-state".to_owned(), key: round.state.clone() };
    let state = plain(&cover.words.value(cover.lang, &set));
    let named = round.name.replace(' ', "-");
    let stays = cover.say("round_stays", &[]);
    let mut event = Event::new();
    event
        .uid(&format!("{named}.{n}@{}", &cover.genesis[..cover.genesis.len().min(32)]))
        .summary(&format!("{banner}{title}{proposed}"))
        .description(&format!("{} {}: {state}. {stays}", round.author, round.index))
        .add_property("DTSTART", utc(start_s))
        .add_property("DTEND", utc(end_s.max(start_s + 1)))
        .add_property("DTSTAMP", utc(i64::try_from(round.changed_ms / 1000).unwrap_or(0)))
        .add_property("CREATED", utc(i64::try_from(round.at_ms / 1000).unwrap_or(0)))
        .add_property("LAST-MODIFIED", utc(i64::try_from(round.changed_ms / 1000).unwrap_or(0)))
        .add_property("SEQUENCE", round.revision.to_string())
        .add_property("STATUS", standing.key());
    if let Some(origin) = cover.origin {
        event.add_property("URL", format!("{origin}/rounds/{}", round.index));
    }
    event
}

/// A moment as iCalendar writes it in UTC; what no calendar has becomes the first moment of 1970.
fn utc(unix_s: i64) -> String {
    jiff::Timestamp::from_second(unix_s).unwrap_or_default().strftime("%Y%m%dT%H%M%SZ").to_string()
}

impl Cover<'_> {
    fn say(&self, id: &str, args: &[(&str, words::Say)]) -> String {
        plain(&self.words.say(self.lang, id, args))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::cli::reference;

    fn line(state: &str, agreed_s: Option<(i64, i64)>) -> RoundLine {
        RoundLine {
            index: 9,
            name: "CHAIR 2".into(),
            format: "round-convene".into(),
            author: "CHAIR".into(),
            channel: "plenary".into(),
            at_ms: 1_931_216_400_000,
            revision: 3,
            changed_ms: 1_931_220_000_000,
            number: 5,
            mode: Some(Arg::Choice { set: "round-convene_mode".into(), key: "proximity".into() }),
            state: state.into(),
            open: true,
            agreed_s,
            proposed_s: vec![(1_931_300_000, 1_931_310_000), (1_931_400_000, 1_931_410_000)],
            place: Some(Arg::Text { text: "NOWHERE-TOLD".into(), lang: None }),
            items: Vec::new(),
        }
    }

    fn written(lang: &str, line: RoundLine) -> String {
        let words = Words::load(&reference::with_desk_words(reference::files()), "").unwrap();
        let cover = Cover {
            words: &words,
            lang,
            mechanism: "Coordination, \"North\"; South",
            genesis: "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
            exercise: false,
            origin: Some("https://desk.example"),
        };
        calendar(&cover, &[line])
    }

    #[test]
    fn every_line_is_short_enough_and_whole_in_every_language() {
        for lang in ["en", "fr", "ar", "he"] {
            let text = written(lang, line("requested", None));
            assert!(text.ends_with("END:VCALENDAR\r\n"), "{text}");
            for line in text.split("\r\n") {
                assert!(line.len() <= 75, "{lang}: {} octets: {line}", line.len());
                assert!(!line.contains(['\n', '\u{2068}', '\u{2069}']), "{lang}: {line}");
            }
        }
    }

    #[test]
    fn a_time_that_is_agreed_is_confirmed_and_the_others_are_cancelled_under_their_own_identifiers() {
        let statuses = |text: &str| -> Vec<(String, String)> {
            let all = |key: &'static str| {
                text.split("\r\n").filter_map(move |l| l.strip_prefix(key)).map(str::to_owned).collect::<Vec<_>>()
            };
            all("UID:").into_iter().zip(all("STATUS:")).collect()
        };
        let before = statuses(&written("en", line("requested", None)));
        let after = statuses(&written("en", line("agreed", Some((1_931_300_000, 1_931_305_000)))));
        let off = statuses(&written("en", line("called-off", Some((1_931_300_000, 1_931_305_000)))));
        let of = |all: &[(String, String)]| all.iter().map(|(_, s)| s.clone()).collect::<Vec<_>>();
        assert_eq!(of(&before), ["TENTATIVE", "TENTATIVE"]);
        assert_eq!(of(&after), ["CONFIRMED", "CANCELLED"]);
        assert_eq!(of(&off), ["CANCELLED", "CANCELLED"]);
        let ids = |all: &[(String, String)]| all.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&before), ids(&after));
    }

    #[test]
    fn a_calendar_says_when_and_nothing_of_what_is_said_there() {
        let text = written("en", line("agreed", Some((1_931_300_000, 1_931_305_000))));
        assert!(text.contains("DTSTART:20310315T001320Z\r\n") && text.contains("SEQUENCE:3\r\n"), "{text}");
        assert!(!text.contains("NOWHERE-TOLD") && !text.contains("LOCATION"));
        assert_eq!(text, written("en", line("agreed", Some((1_931_300_000, 1_931_305_000)))));
    }
}
