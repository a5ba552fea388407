//! The board as HTML: in every language, with hostile text in it, and with the parties exchanged.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::*;
use desk::{Frame, Looked, Picture, Queued, Report, Screen, Search};
use situation::views::Board;
use words::Words;

#[test]
fn the_board_speaks_every_language_and_holds_no_script_or_style_of_its_own() {
    let words = words();
    let board = board("NORTH", "SOUTH", "What burns?");
    for (lang, owe) in [
        ("en", "You owe <bdi>1</bdi> answer."),
        ("fr", "Vous devez <bdi>1</bdi> réponse."),
        ("ar", "عليكم ردّ واحد."),
        ("he", "נדרש מכם מענה אחד."),
    ] {
        let html = desk::board(
            &frame(&words, lang, "NORTH", &board),
            &board,
            &[],
            Some(Looked {
                at_ms: NOW,
                acts: 2,
                after: 9,
                news: situation::News { acknowledgements: 1, ..Default::default() },
            }),
        );
        assert!(html.contains(owe), "{lang}");
        assert!(html.contains(&format!("<html lang=\"{lang}\" dir=\"")), "{lang}");
        let phrase = |c: char| c.is_ascii_lowercase() || "-_.0123456789".contains(c);
        let missing = html
            .split('[')
            .skip(1)
            .filter_map(|rest| rest.split_once(']'))
            .find(|(id, _)| id.contains('_') && id.chars().all(phrase));
        assert_eq!(missing.map(|(id, _)| id), None, "{lang}");
        assert!(!html.contains("style=") && !html.contains("<style"), "{lang}");
        let handler =
            |rest: &str| rest.split_once('=').is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase()));
        assert!(!html.split(" on").skip(1).any(handler), "{lang}");
        let ours = html.matches("defer></script>").count();
        assert!(ours > 0 && html.matches("<script").count() == ours, "{lang}");
    }
}

#[test]
fn what_others_wrote_stays_text() {
    let words = words();
    let hostile = "</h3><script>alert(1)</script><img src=x onerror=alert(1)>\u{e000}\u{202e}\u{2069}\u{2069}";
    let board = board("NORTH", "SOUTH", hostile);
    for lang in ["en", "fr", "ar", "he"] {
        let html = desk::board(&frame(&words, lang, "NORTH", &board), &board, &[], None);
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{lang}");
        assert!(!html.contains("<script>alert") && !html.contains("<img"), "{lang}");
        assert!(!html.contains('\u{e000}') && !html.contains('\u{202e}'), "{lang}");
        assert_eq!(html.matches("<bdi").count(), html.matches("</bdi>").count(), "{lang}");
    }
}

/// A browser that has to guess reads only what is not isolated, and of a short form everything may be.
#[test]
fn a_short_form_within_a_sentence_runs_in_the_readers_direction() {
    let words = words();
    let board = board("NORTH", "SOUTH", "What burns?");
    for (lang, dir) in [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("he", "rtl")] {
        let html = desk::board(&frame(&words, lang, "NORTH", &board), &board, &[], None);
        let form = format!("<bdi dir=\"{dir}\"><bdi dir=\"ltr\">What burns?</bdi></bdi>");
        assert!(html.contains(&form), "{lang}");
    }
}

#[test]
fn with_the_parties_exchanged_the_board_is_the_same_board() {
    let words = words();
    let bare = |html: String| html.replace("NORTH", "X").replace("SOUTH", "Y");
    let exchanged = |html: String| html.replace("SOUTH", "X").replace("NORTH", "Y");
    // Whose is a letter, a shape and a hue; nothing else may tell the parties apart.
    let marks = |html: String| {
        let mut out = html;
        for (from, to) in [("who a", "who ?"), ("who b", "who ?"), ("#who-a", "#who-?"), ("#who-b", "#who-?")] {
            out = out.replace(from, to);
        }
        for letter in ["A", "B"] {
            out = out.replace(&format!("y=\"12.8\">{letter}<"), "y=\"12.8\">?<");
        }
        out
    };
    let (north, south) = (board("NORTH", "SOUTH", "Why?"), board("SOUTH", "NORTH", "Why?"));
    let a = desk::board(&frame(&words, "en", "NORTH", &north), &north, &[], None);
    let b = desk::board(&frame(&words, "en", "SOUTH", &south), &south, &[], None);
    assert_ne!(a, b);
    assert_eq!(marks(bare(a)), marks(exchanged(b)));
}

#[test]
fn a_picture_that_is_old_unwitnessed_or_in_doubt_says_so_above_everything() {
    let words = words();
    let board = board("NORTH", "SOUTH", "Why?");
    let shown = |change: fn(&mut Picture)| {
        let mut frame = frame(&words, "en", "NORTH", &board);
        change(&mut frame.picture);
        desk::board(&frame, &board, &[], None)
    };
    let sound = shown(|_| ());
    for (html, says) in [
        (shown(|p| p.online = false), "You can go on writing and signing."),
        (shown(|p| p.unwitnessed_since_ms = Some(NOW - MIN)), "not yet vouched for"),
        (shown(|p| p.evidence.push("fork".into())), "Do not rely on what it concerns."),
        (shown(|p| p.refused.push(("NORTH 9".into(), "Wrong.".into(), "Mend it.".into()))), "Mend it."),
        (shown(|p| p.standstill = Some(("The disk is full.".into(), "Make room.".into()))), "The disk is full."),
    ] {
        assert!(html.contains(says), "{says}");
        assert!(!sound.contains(says), "{says}");
        assert!(html.find(says) < html.find("class=\"watch\""), "{says}");
    }
}

const LANGS: [&str; 4] = ["en", "fr", "ar", "he"];

/// A board on which nothing is owed.
fn empty() -> Board {
    let full = board("NORTH", "SOUTH", "");
    Board { owed_by_us: Vec::new(), owed_to_us: Vec::new(), cases: Vec::new(), ..full }
}

fn screen<'a>(words: &'a Words, lang: &str, here: Screen) -> Frame<'a> {
    Frame { here, ..frame(words, lang, "NORTH", &empty()) }
}

#[test]
fn an_empty_board_says_that_nothing_is_owed_and_calls_no_zone_quiet() {
    let words = words();
    for lang in LANGS {
        let board = empty();
        let zones = [zone(vec![side("NORTH", 0, None, None), side("SOUTH", 0, None, None)])];
        let html = desk::board(&screen(&words, lang, Screen::Board), &board, &zones, None);
        assert!(html.matches("class=\"none\"").count() >= 4, "{lang}: three bays and the latest acts");
        let zones = html.split("class=\"tbl zones\"").nth(1).unwrap().split("</table>").next().unwrap();
        assert!(!zones.contains("#check"), "{lang}: what nobody reported is not known");
        assert_eq!(zones.matches("#unknown").count(), 2, "{lang}");
    }
}

#[test]
fn a_tick_on_a_zone_always_has_its_date() {
    let words = words();
    let zones = [zone(vec![
        side("NORTH", 0, Some(NOW - 90 * MIN), Some(NOW - 60 * MIN)),
        side("SOUTH", 1, Some(NOW - 30 * MIN), None),
    ])];
    for lang in LANGS {
        let html = desk::board(&screen(&words, lang, Screen::Board), &empty(), &zones, None);
        let zones = html.split("class=\"tbl zones\"").nth(1).unwrap().split("</table>").next().unwrap();
        for cell in zones.split("<td>").filter(|cell| cell.contains("#check") || cell.contains("#incidents")) {
            assert!(cell.contains("<time datetime="), "{lang}: {cell}");
        }
        assert_eq!((zones.matches("#check").count(), zones.matches("#incidents").count()), (1, 1), "{lang}");
    }
}

#[test]
fn what_waits_shows_its_order_age_and_way_and_what_was_refused_its_remedy() {
    let words = words();
    let queued = |name: &str, refused: Option<(String, String)>| Queued {
        name: name.into(),
        kind: Some("inc-query".into()),
        precedence: "immediate".into(),
        channel: "security".into(),
        at_ms: NOW - 5 * MIN,
        len: 300,
        refused,
    };
    for lang in LANGS {
        let mut f = screen(&words, lang, Screen::Outbox);
        let bare = desk::outbox(&f);
        assert!(bare.contains("class=\"none\""), "{lang}");
        f.queued = vec![queued("NORTH 7", None), queued("NORTH 8", Some(("Wrong.".into(), "Mend it.".into())))];
        f.picture.outbox = 1;
        let online = desk::outbox(&f);
        assert!(online.contains("NORTH 7") && online.contains("Mend it."), "{lang}");
        assert!(online.contains("stroke-dasharray"), "{lang}: the ring of what is not in the record is dashed");
        f.picture.online = false;
        let offline = desk::outbox(&f);
        assert_ne!(online, offline, "{lang}: the way out is another");
        let html = desk::board(&f, &empty(), &[], None);
        assert!(html.contains("is-queued") && html.contains("href=\"/outbox\""), "{lang}: the Board names what waits");
    }
}

#[test]
fn a_wall_has_no_form_no_button_and_no_way_on() {
    let words = words();
    for lang in LANGS {
        let html = desk::wall(&screen(&words, lang, Screen::Wall), &empty(), &[]);
        let main = html.split("<main").nth(1).unwrap();
        assert!(!html.contains("<form") && !html.contains("<button") && !html.contains("<nav"), "{lang}");
        assert!(!main.contains("href=\"/"), "{lang}");
    }
}

#[test]
fn an_empty_day_and_a_search_that_finds_nothing_say_so() {
    let words = words();
    for lang in LANGS {
        let report = Report { begins_ms: NOW / 86_400_000 * 86_400_000, ..Report::default() };
        let html = desk::report(&screen(&words, lang, Screen::Report), &report);
        assert_eq!(html.matches("class=\"none\"").count(), 5, "{lang}");
        let search = Search { text: "nothing".into(), ..Search::default() };
        let html = desk::record(&screen(&words, lang, Screen::Record), &search, &[]);
        assert!(html.contains("class=\"none\""), "{lang}");
    }
}

#[test]
fn evidence_that_a_node_holds_stands_in_words_on_the_record_and_above_every_page() {
    let words = words();
    for lang in LANGS {
        for kind in record_kinds() {
            let mut frame = screen(&words, lang, Screen::Record);
            frame.picture.evidence = vec![kind.to_owned()];
            let html = desk::record(&frame, &Search::default(), &[]);
            let says = frame.words.say(lang, &format!("desk_v-proves-{kind}"), &[]).replace('\'', "&#39;");
            assert_eq!(html.matches(says.trim()).count(), 2, "{lang} {kind}");
            assert!(html.contains("id=\"evidence\""), "{lang}");
        }
        assert!(
            !desk::record(&screen(&words, lang, Screen::Record), &Search::default(), &[]).contains("id=\"evidence\"")
        );
    }
}

/// What a node may hold against somebody, by the keys of its phrases.
fn record_kinds() -> [&'static str; 9] {
    [
        "fork",
        "bad-leaf",
        "back-dated",
        "false-receipt",
        "seen-other",
        "two-texts",
        "two-receipts",
        "bad-seal",
        "omission",
    ]
}

/// Time alone moves the clocks of a page, which its script keeps going, and changes nothing that would have to be sent.
#[test]
fn time_alone_changes_nothing_on_a_board_that_its_script_does_not_keep_going() {
    let words = words();
    let board = board("NORTH", "SOUTH", "What burns?");
    let zones = [zone(vec![side("NORTH", 1, Some(NOW - MIN), None), side("SOUTH", 0, None, Some(NOW - MIN))])];
    let looked = Looked { at_ms: NOW - MIN, acts: 2, after: 9, news: situation::News::default() };
    let hashes = std::hash::RandomState::new();
    for lang in LANGS {
        let at = |now_ms: u64| {
            let mut frame = frame(&words, lang, "NORTH", &board);
            frame.now_ms = now_ms;
            desk::board(&frame, &board, &zones, Some(looked))
        };
        // Within the hour, and before anything is soon due.
        let (now, then) = (at(NOW), at(NOW + 61_000));
        assert_ne!(now, then);
        for (part, start) in [
            ("status", "<header class=\"status\""),
            ("alarms", "<section class=\"alarms\""),
            ("nav", "<nav class=\"nav\""),
            ("main", "<main "),
        ] {
            let [was, is] = [&now, &then].map(|html| desk::Sketch::of(html, start, &hashes).unwrap());
            assert_eq!(desk::steps(part, &was.outline(), &is).as_deref(), Some(""), "{lang} {part}");
        }
    }
}
