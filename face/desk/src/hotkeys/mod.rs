//! Which keys there are. None of them signs anything: signing is always a page.

use crate::frame::Frame;
use askama::Template;

/// Keys that are pressed one after the other, and the phrase that says what they do.
type Does = (&'static [&'static str], &'static str);

/// Groups of keys.
const KEYS: [(&str, &[Does]); 3] = [
    (
        "desk_keys-move",
        &[
            (&["J", "K"], "desk_key-jk"),
            (&["Enter"], "desk_key-enter"),
            (&["/"], "desk_key-find"),
            (&["L"], "desk_key-language"),
            (&["?"], "desk_key-list"),
        ],
    ),
    (
        "desk_keys-act",
        &[
            (&["A"], "desk_key-a"),
            (&["R"], "desk_key-r"),
            (&["T"], "desk_key-t"),
            (&["E"], "desk_key-e"),
            (&["N"], "desk_key-n"),
            (&["D"], "desk_key-d"),
            (&["S"], "desk_key-s"),
        ],
    ),
    (
        "desk_keys-go",
        &[
            (&["G", "B"], "board_title"),
            (&["G", "A"], "desk_alarms"),
            (&["G", "W"], "desk_watch"),
            (&["G", "C"], "desk_channels"),
            (&["G", "I"], "desk_incidents"),
            (&["G", "M"], "desk_movements"),
            (&["G", "T"], "desk_contacts"),
            (&["G", "D"], "desk_report"),
            (&["G", "R"], "desk_record"),
            (&["G", "K"], "desk_rulebook"),
            (&["G", "O"], "desk_outbox"),
        ],
    ),
];

#[derive(Template)]
#[template(path = "hotkeys/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    groups: [(&'static str, &'static [Does]); 3],
}

/// The list of keys.
pub fn hotkeys(f: &Frame<'_>) -> String {
    Page { f, groups: KEYS }.render().expect("a template writes into memory")
}
