//! The reference rulebook from its folder, and sentences of it. Tests may read files; the crate does not.
#![allow(dead_code)] // Each test binary uses a part.
#![allow(clippy::disallowed_methods)] // The crate has no disk; its tests read the reference rulebook from one.

use act::{MemberId, Name};
use rulebook::{Arg, Context, Phrase, Rulebook};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use words::{Gazetteer, Needs, Words};

pub const LANGUAGES: [&str; 4] = ["en", "fr", "ar", "he"];
/// 2026-03-01 05:15 UTC.
pub const NOW: i64 = 1_772_342_100;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook")
}

pub fn files() -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    read(&folder(), "", &mut out);
    out
}

fn read(folder: &Path, prefix: &str, out: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{path}/"), out);
        } else {
            out.insert(path, std::fs::read(entry.path()).unwrap());
        }
    }
}

/// A gazetteer of three places, so that no snapshot depends on the large one.
pub const PLACES: &str = "name,names_ar,names_he,lat,lon,population\n\
    Al Qunayţirah,القنيطرة,קוניטרה,33.12595,35.82461,36143\n\
    Khān Arnabah,خان أرنبة,,33.18160,35.88990,7375\n\
    Jubātā al Khashab,جباتا الخشب,,33.22560,35.82390,3500\n";

pub fn words() -> Words {
    Words::load(&files(), PLACES).unwrap()
}

pub fn rulebook() -> Rulebook {
    Rulebook::read(&files()).unwrap()
}

pub static NEEDS: LazyLock<Needs<'static>> = LazyLock::new(|| Needs {
    procedures: &[
        (
            "notification",
            &[
                "announced",
                "started",
                "uncleared",
                "ended",
                "cancelled",
                "lapsed",
                "included",
                "delivered",
                "opened",
                "misread",
                "read-back",
                "accepted",
                "conditional",
                "objected",
                "unable",
                "silent",
            ],
        ),
        ("query", &["asked", "answered", "withdrawn", "delivered", "opened", "deferred", "silent"]),
        (
            "link",
            &[
                "in-force",
                "suspended",
                "suspending",
                "unknown",
                "up",
                "backup-up",
                "degraded",
                "down",
                "silent",
                "check-missed",
                "stale",
            ],
        ),
        (
            "contact",
            &[
                "requested",
                "agreed",
                "declined",
                "called-off",
                "held",
                "recorded",
                "expired",
                "unreported",
                "delivered",
                "opened",
                "accepted",
                "countered",
                "silent",
            ],
        ),
        ("meeting", &["submitted", "confirmed", "reserved", "withdrawn", "delivered", "opened", "silent"]),
        ("handover", &["handed-over", "taken", "kept", "untaken", "told", "delivered", "opened"]),
        ("watch", &["on-watch", "relieved", "overlong", "told", "delivered", "opened"]),
        (
            "protest",
            &["lodged", "replied-to", "withdrawn", "delivered", "opened", "answered", "rejected", "noted", "silent"],
        ),
        (
            "release",
            &[
                "requested",
                "answered",
                "withdrawn",
                "delivered",
                "opened",
                "consented",
                "in-part",
                "refused",
                "released",
                "silent",
            ],
        ),
        ("drill", &["called", "over", "cancelled", "delivered", "opened", "practised", "silent"]),
        (
            "agenda",
            &[
                "proposed",
                "agreed",
                "parked",
                "closed",
                "withdrawn",
                "delivered",
                "opened",
                "accepted",
                "conditional",
                "declined",
                "silent",
            ],
        ),
        (
            "joint",
            &[
                "drafted",
                "agreed",
                "parted",
                "withdrawn",
                "delivered",
                "opened",
                "accepted",
                "conditional",
                "declined",
                "silent",
            ],
        ),
        ("commitment", &["given", "withdrawn", "lifted", "delivered", "opened", "released", "held-to", "silent"]),
        ("progress", &["claimed", "answered", "withdrawn", "delivered", "opened", "accepted", "contested", "silent"]),
        ("text", &["tabled", "withdrawn", "delivered", "opened"]),
        (
            "guarantee",
            &["called", "answered", "withdrawn", "delivered", "opened", "taken-up", "denied", "honoured", "silent"],
        ),
        (
            "dispute",
            &[
                "filed",
                "local",
                "commission",
                "good-offices",
                "guarantors",
                "settled",
                "agreed-to-differ",
                "withdrawn",
                "delivered",
                "opened",
                "answered",
                "settles",
                "differs",
                "silent",
            ],
        ),
        ("record", &["recorded"]),
        (
            "timeline",
            &[
                "pre-effect",
                "waiting",
                "disputed",
                "unknown",
                "deadlock",
                "not-yet",
                "gated",
                "running",
                "overdue",
                "claimed",
                "contested",
                "partly",
                "accepted",
                "lifted",
            ],
        ),
    ],
    debts: &[
        "open",
        "read-back",
        "position",
        "disseminate",
        "answer",
        "consent",
        "confirm",
        "take-over",
        "line-check",
        "line-reply",
        "convene",
        "hand-over",
        "duty",
    ],
    debt_statuses: &["owed", "met", "late", "defaulted", "lifted"],
    notes: &[
        "no-such-move",
        "not-author",
        "not-addressee",
        "not-now",
        "case-closed",
        "already-done",
        "case-unknown",
        "case-of-other-channel",
        "sealed-apart",
        "key-purpose",
        "older-version",
        "unreadable",
        "format-not-in-force",
        "rulebook-awaited",
        "disputed",
    ],
    findings: &[
        "disclosed",
        "not-committed",
        "author-at-fault",
        "complainer-at-fault",
        "unproven",
        "wrap-unopened",
        "nothing-to-judge",
    ],
    refusals: &REFUSALS,
    desk: None,
});

/// Every code that the English speaks of. Whether those are the codes that there are is for `rulebook check` to say, which
/// asks the crates themselves.
static REFUSALS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let text = std::fs::read_to_string(folder().join("locales/en/refusals.ftl")).unwrap().leak();
    text.lines().filter(|l| !l.starts_with([' ', '#'])).filter_map(|l| Some(l.split_once(" =")?.0)).collect()
});

const MEMBERS: [&str; 4] = ["NORTH", "SOUTH", "MON", "CHAIR"];

pub struct Ctx(pub Gazetteer);

impl Context for Ctx {
    fn now_s(&self) -> i64 {
        NOW
    }
    fn member(&self, name: &str) -> Option<MemberId> {
        MEMBERS.iter().position(|m| *m == name).map(|at| MemberId(at as u64))
    }
    fn member_name(&self, id: MemberId) -> String {
        MEMBERS[id.0 as usize].to_owned()
    }
    fn place(&self, name: &str) -> Option<(i64, i64)> {
        Some(self.0.find(name)?.point)
    }
    fn act(&self, _: &str) -> Option<Name> {
        Some(Name { key: act::KeyId([0; 4]), serial: 1 })
    }
    fn act_name(&self, _: &Name) -> String {
        "48 213".to_owned()
    }
    fn item(&self, hash: &[u8; 32]) -> Option<act::Evidence> {
        Some(rulebook::stand_in(hash))
    }
    fn zone(&self, _: &str) -> bool {
        true
    }
    fn text_lang(&self) -> Option<String> {
        Some("en".to_owned())
    }
}

/// A format's worked example as the sentence of a member.
pub fn example(rulebook: &Rulebook, format: &str, optional: bool) -> Phrase {
    let ctx = Ctx(Gazetteer::read(PLACES).unwrap());
    let format = rulebook.format(format).unwrap();
    let fields = format
        .fields
        .iter()
        .filter(|f| optional || f.required)
        .filter_map(|f| Some((f.number, f.parse(format.example.get(&f.name)?, &ctx).unwrap())))
        .collect();
    let mut phrase = format.phrase(&fields, &ctx);
    phrase.args.insert("by".to_owned(), Arg::Member("NORTH".to_owned()));
    phrase
}

pub fn phrase(id: &str, args: &[(&str, Arg)]) -> Phrase {
    Phrase { id: id.to_owned(), args: args.iter().map(|(k, v)| (k.to_string(), v.clone())).collect(), edition: None }
}

pub fn choice(set: &str, key: &str) -> Arg {
    Arg::Choice { set: set.to_owned(), key: key.to_owned() }
}

pub fn text(text: &str, lang: Option<&str>) -> Arg {
    Arg::Text { text: text.to_owned(), lang: lang.map(str::to_owned) }
}

pub fn instant(s: i64) -> Arg {
    Arg::Instant { unix_s: s, within_s: 0, offset_min: 0 }
}

/// Isolates made visible, so that a snapshot can be read: ‹ › for a first-strong isolate, |‹ for one with a direction.
pub fn visible(text: &str) -> String {
    text.replace('\u{2068}', "‹").replace('\u{2069}', "›").replace(['\u{2066}', '\u{2067}'], "|‹")
}
