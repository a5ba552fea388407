//! Whatever is read: nothing fails, and every place is one of the file.

#![allow(clippy::unwrap_used)]

mod world;

use press::Article;
use proptest::prelude::*;
use world::press;

/// Words and marks that lead the reader into every branch, put together at random.
const WORDS: &[&str] = &[
    "said",
    "told",
    "that",
    "and",
    "Norland",
    "Norlander",
    "delegation",
    "source",
    "diplomatic",
    "a",
    "the",
    ",",
    ".",
    "\"",
    "\u{201C}",
    "\u{201D}",
    "demanded",
    "rejected",
    "it",
    "he",
    "they",
    "according",
    "to",
    "WIRE",
    "Ferry",
    "Radio",
    "talks",
    "in",
    "Kelm",
    "on",
    "Tuesday",
    "3",
    "May",
    "2031",
    "adding",
    "by",
    "saying",
    "quoted",
    "as",
    "Brashani",
    "demand",
    "for",
    "\n",
    "\n\n",
    "which",
    "-",
    "\u{2014}",
    "<p>",
    "</p>",
    "&amp;",
    "<html>",
    "\u{641}",
    "e\u{301}",
    "\u{200F}",
    "said.",
    "held",
    "responsible",
    "remained",
    "firm",
    "The",
    "citing",
    "not",
    "no",
    "confirmation",
    "verified",
    "content",
];

fn places_hold(bytes: &[u8]) {
    let Ok(article) = Article::read(bytes) else { return };
    let drafted = press().draft(&article);
    let file = std::str::from_utf8(bytes).unwrap();
    for statement in &drafted.statements {
        assert!(file.get(statement.start..statement.end).is_some_and(|words| !words.is_empty()));
        assert!(!statement.speaker.is_empty() && !statement.side.is_empty());
    }
    for pair in drafted.statements.windows(2) {
        assert!(pair[0].end <= pair[1].start, "places overlap");
    }
    press::copies(&[drafted.clone(), drafted]);
}

#[test]
fn what_is_made_to_take_long_is_read_in_one_pass() {
    let page = |piece: &str| format!("<html><p>{}", piece.repeat(20_000));
    for text in [page("<a"), page("<!--"), page("<script>"), page("<nav>"), page("&"), page("<head><meta ")] {
        places_hold(text.as_bytes());
    }
    let many = "Norland said that it rejected, according to a source, the toll. ".repeat(500);
    for text in
        ["said ".repeat(20_000) + "it.", "\u{201C}".repeat(10_000) + " a b c d.", many, "He said. ".repeat(3_000)]
    {
        places_hold(text.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_bytes_make_it_fail(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        places_hold(&bytes);
    }

    #[test]
    fn no_words_make_it_fail(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..60)) {
        places_hold(words.join(" ").as_bytes());
        places_hold(format!("<html><p>{}</p></html>", words.join(" ")).as_bytes());
    }
}
