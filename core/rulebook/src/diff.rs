//! What a new version of a rulebook would change, and for whom, as language-neutral sentences.
//!
//! Each change is one sentence `diff_<what>` with its values; the face finds the words. That a number on the wire would
//! be used anew is no change but a fault: see [`crate::reused`].

use crate::archive::is_signed;
use crate::diff_alarms::alarms;
use crate::diff_format::format;
use crate::{Arg, ByPrecedence, Channel, ChoiceDef, FieldDef, Format, Phrase, Rulebook, Terms, Zone};
use act::{MemberKind, Precedence};
use std::collections::{BTreeMap, BTreeSet};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which sentence: `diff_<what>`.
    pub what: &'static str,
    /// The format concerned.
    pub format: Option<String>,
    /// The field of it that is concerned.
    pub field: Option<String>,
    /// The sentence's other values.
    pub args: BTreeMap<&'static str, Arg>,
    /// Kinds of members whom it concerns; none is everybody.
    pub whom: Vec<MemberKind>,
}

impl Change {
    pub(crate) fn new(what: &'static str, args: impl IntoIterator<Item = (&'static str, Arg)>) -> Change {
        Change { what, format: None, field: None, args: args.into_iter().collect(), whom: Vec::new() }
    }

    pub(crate) fn of(mut self, format: &Format, field: Option<&FieldDef>) -> Change {
        self.format = Some(format.name.clone());
        self.field = field.map(|f| f.name.clone());
        self
    }

    pub(crate) fn to(mut self, whom: &[MemberKind]) -> Change {
        self.whom = whom.to_vec();
        self.whom.sort();
        self.whom.dedup();
        self
    }
}

/// Every change from `old` to `new`: formats by wire number, then terms, zones, languages and phrases.
///
/// ```rust
/// use rulebook::{Rulebook, diff};
/// # use std::{collections::BTreeMap, path::Path};
/// # fn files(at: &Path, root: &Path, out: &mut BTreeMap<String, Vec<u8>>) {
/// #     for entry in std::fs::read_dir(at).unwrap() {
/// #         let path = entry.unwrap().path();
/// #         if path.is_dir() {
/// #             files(&path, root, out);
/// #         } else {
/// #             out.insert(path.strip_prefix(root).unwrap().display().to_string(), std::fs::read(&path).unwrap());
/// #         }
/// #     }
/// # }
/// # let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulebook"));
/// # let mut reference = BTreeMap::new();
/// # files(root, root, &mut reference);
/// let old = Rulebook::read(&reference).unwrap();
/// let clocks = String::from_utf8(reference["terms/clocks.toml"].clone()).unwrap();
/// let hourly = clocks.replace("line_check_s = 43200", "line_check_s = 3600");
/// reference.insert("terms/clocks.toml".into(), hourly.into_bytes());
/// let new = Rulebook::read(&reference).unwrap();
/// assert_eq!(diff(&old, &new).len(), 1, "lines are checked hourly, and nothing else has changed");
/// assert!(diff(&old, &old).is_empty() && old.hash() != new.hash());
/// ```
pub fn diff(old: &Rulebook, new: &Rulebook) -> Vec<Change> {
    let mut out = Vec::new();
    let pairs = paired(old.formats(), new.formats(), |f| f.name.clone());
    for pair in pairs {
        match pair {
            (Some(old), Some(new)) => format(old, new, &mut out),
            (Some(old), None) => out.push(Change::new("format-removed", []).of(old, None).to(&old.sent_by)),
            (None, Some(new)) => out.push(Change::new("format-added", []).of(new, None).to(&new.sent_by)),
            (None, None) => {}
        }
    }
    clocks(old.terms(), new.terms(), &mut out);
    terms(old.terms(), new.terms(), &mut out);
    alarms(old.terms(), new.terms(), &mut out);
    zones(old.zones(), new.zones(), &mut out);
    phrases(old, new, &mut out);
    out
}

/// Items of both lists by their key, each beside its counterpart.
pub(crate) fn paired<'a, T, K: Ord>(
    old: &'a [T],
    new: &'a [T],
    key: impl Fn(&T) -> K,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let mut all: BTreeMap<K, (Option<&T>, Option<&T>)> = BTreeMap::new();
    old.iter().for_each(|x| all.entry(key(x)).or_default().0 = Some(x));
    new.iter().for_each(|x| all.entry(key(x)).or_default().1 = Some(x));
    all.into_values().collect()
}

pub(crate) fn word(set: impl Into<String>, key: impl Into<String>) -> Arg {
    Arg::Choice { set: set.into(), key: key.into() }
}

pub(crate) fn none() -> Arg {
    word("rulebook", "none")
}

pub(crate) fn words<'a>(set: impl Into<String>, keys: impl IntoIterator<Item = &'a str>) -> Arg {
    let keys: Vec<String> = keys.into_iter().map(str::to_owned).collect();
    if keys.is_empty() { none() } else { Arg::Choices { set: set.into(), keys } }
}

pub(crate) fn kinds(kinds: &[MemberKind]) -> Arg {
    words("kind", kinds.iter().map(|k| k.key()))
}

pub(crate) fn seconds(s: Option<u64>) -> Arg {
    s.map_or_else(none, |s| Arg::Duration(i64::try_from(s).unwrap_or(i64::MAX)))
}

pub(crate) fn text(text: &str) -> Arg {
    Arg::Text { text: text.to_owned(), lang: None }
}

fn clocks(old: &Terms, new: &Terms, out: &mut Vec<Change>) {
    let by = |t: &Terms| [("open", t.open_s), ("read-back", t.read_back_s), ("query", t.query_s)];
    for ((key, before), (_, after)) in by(old).into_iter().zip(by(new)) {
        out.extend(by_precedence(key, &before, &after));
    }
    let party = [MemberKind::Party];
    let single = |t: &Terms| {
        [
            ("position", t.position_within_s, &party[..]),
            ("objection", t.objection_closes_before_s, &party[..]),
            ("disseminate", t.disseminate_before_s, &party[..]),
            ("consent", t.consent_s, &[]),
            ("confirm", t.confirm_s, &[]),
            ("shift", t.shift_s, &[]),
            ("take-over", t.take_over_s, &[]),
            ("convene", t.convene_s, &[MemberKind::Supervisor]),
            ("line-check", t.line_check_s, &[]),
            ("line-send", t.line_send_s, &[]),
            ("line-reply", t.line_reply_s, &[]),
            ("line-retry", t.line_retry_s, &[]),
            ("line-backup", t.line_backup_s, &[]),
            ("line-alarm", t.line_alarm_s, &[]),
        ]
    };
    for ((key, before, whom), (_, after, _)) in single(old).into_iter().zip(single(new)) {
        if before != after {
            let args =
                [("clock", word("deadline", key)), ("old", seconds(Some(before))), ("new", seconds(Some(after)))];
            out.push(Change::new("clock", args).to(whom));
        }
    }
    for rung in 1..old.rung_s.len().max(new.rung_s.len()) {
        let (before, after) = (old.rung_s.get(rung).copied(), new.rung_s.get(rung).copied());
        if before != after {
            let n = Arg::Number(i64::try_from(rung).unwrap_or(i64::MAX));
            out.push(Change::new("rung", [("n", n), ("old", seconds(before)), ("new", seconds(after))]));
        }
    }
}

fn by_precedence<'a>(
    key: &'static str,
    old: &'a ByPrecedence,
    new: &'a ByPrecedence,
) -> impl Iterator<Item = Change> + use<'a> {
    differing(old, new).map(move |p| {
        let (before, after) = (seconds(Some(old.get(p))), seconds(Some(new.get(p))));
        let of = ("precedence", word("precedence", p.key()));
        Change::new("clock-by", [("clock", word("deadline", key)), of, ("old", before), ("new", after)])
    })
}

/// The precedences for which two tables differ.
pub(crate) fn differing<'a>(
    old: &'a ByPrecedence,
    new: &'a ByPrecedence,
) -> impl Iterator<Item = Precedence> + use<'a> {
    Precedence::ALL.into_iter().filter(move |p| old.get(*p) != new.get(*p))
}

pub(crate) fn number(n: u64) -> Arg {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

fn terms(old: &Terms, new: &Terms, out: &mut Vec<Change>) {
    for debt in old.silence.keys().chain(new.silence.keys()).collect::<BTreeSet<_>>() {
        let rule = |t: &Terms| word("silence", t.silence_on(debt).key());
        if old.silence_on(debt) != new.silence_on(debt) {
            let debt = word("debt", format!("{debt}.title"));
            out.push(Change::new("silence", [("debt", debt), ("old", rule(old)), ("new", rule(new))]));
        }
    }
    for pair in paired(&old.channels, &new.channels, |c| c.name.clone()) {
        let channel = |name: &str| ("channel", word("channel", name));
        match pair {
            (Some(old), None) => out.push(Change::new("channel-removed", [channel(&old.name)]).to(&old.members)),
            (None, Some(new)) => out.push(Change::new("channel-added", [channel(&new.name)]).to(&new.members)),
            (Some(old), Some(new)) => channel_changes(old, new, out),
            (None, None) => {}
        }
    }
    for pair in paired(&old.emergency, &new.emergency, |e| e.name.clone()) {
        let reason = |e: &ChoiceDef| [("reason", word("emergency", e.name.as_str()))];
        match pair {
            (Some(old), None) => out.push(Change::new("emergency-removed", reason(old))),
            (None, Some(new)) => out.push(Change::new("emergency-added", reason(new))),
            _ => {}
        }
    }
    for pair in paired(&old.two_officers, &new.two_officers, Clone::clone) {
        let title = |key: &String| Phrase { id: format!("kernel-{key}.title"), args: BTreeMap::new(), edition: None };
        let act = |key: &String| [("act", Arg::List(vec![title(key)]))];
        match pair {
            (Some(old), None) => out.push(Change::new("two-officers-removed", act(old))),
            (None, Some(new)) => out.push(Change::new("two-officers-added", act(new))),
            _ => {}
        }
    }
}

fn channel_changes(old: &Channel, new: &Channel, out: &mut Vec<Change>) {
    let of = || ("channel", word("channel", new.name.as_str()));
    if old.members != new.members {
        let differ = |k: &MemberKind| old.members.contains(k) != new.members.contains(k);
        let whom: Vec<_> = MemberKind::ALL.into_iter().filter(differ).collect();
        let args = [of(), ("old", kinds(&old.members)), ("new", kinds(&new.members))];
        out.push(Change::new("channel-members", args).to(&whom));
    }
    let whom = [&old.checked_by[..], &new.checked_by[..]].concat();
    if old.checked_by != new.checked_by {
        let list = |c: &Channel| if c.checked_by.is_empty() { none() } else { kinds(&c.checked_by) };
        out.push(Change::new("channel-checked", [of(), ("old", list(old)), ("new", list(new))]).to(&whom));
    }
    if old.check_s != new.check_s {
        let args = [of(), ("old", seconds(old.check_s)), ("new", seconds(new.check_s))];
        out.push(Change::new("channel-check", args).to(&whom));
    }
    if old.machine_answers != new.machine_answers {
        out.push(Change::new("channel-machine", [of(), ("given", Arg::YesNo(new.machine_answers))]).to(&whom));
    }
}

fn zones(old: &[Zone], new: &[Zone], out: &mut Vec<Change>) {
    for pair in paired(old, new, |z| z.id.clone()) {
        let zone = |z: &Zone| ("zone", text(&z.id));
        match pair {
            (Some(old), None) => out.push(Change::new("zone-removed", [zone(old)])),
            (None, Some(new)) => out.push(Change::new("zone-added", [zone(new)])),
            (Some(old), Some(new)) if old != new => {
                let aspects = [
                    ("kind", old.kind != new.kind),
                    ("side", old.side != new.side),
                    ("shape", old.ring != new.ring),
                    ("limits", old.limits != new.limits),
                    ("article", old.article != new.article),
                    ("illustrative", old.illustrative != new.illustrative),
                ];
                let differ = aspects.iter().filter(|(_, differ)| *differ).map(|(key, _)| *key);
                out.push(Change::new("zone-changed", [zone(new), ("aspects", words("aspect", differ))]));
            }
            _ => {}
        }
    }
}

/// How many phrases of each language differ. Words outside the signature are the reader's own matter and stay out.
fn phrases(old: &Rulebook, new: &Rulebook, out: &mut Vec<Change>) {
    let (before, after) = (phrases_of(old), phrases_of(new));
    for lang in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        let language = ("language", text(lang));
        match (before.get(lang), after.get(lang)) {
            (Some(_), None) => out.push(Change::new("language-removed", [language])),
            (None, Some(_)) => out.push(Change::new("language-added", [language])),
            (Some(old), Some(new)) if old != new => {
                let n = |count: usize| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
                let changed = new.iter().filter(|(id, text)| old.get(*id).is_some_and(|o| o != *text)).count();
                let added = new.keys().filter(|id| !old.contains_key(*id)).count();
                let removed = old.keys().filter(|id| !new.contains_key(*id)).count();
                let args = [language, ("added", n(added)), ("changed", n(changed)), ("removed", n(removed))];
                out.push(Change::new("phrases", args));
            }
            _ => {}
        }
    }
}

/// Signed phrases by language and then by file and id, each with everything down to the next one.
fn phrases_of(rulebook: &Rulebook) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut out: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (path, bytes) in rulebook.files() {
        let Some((lang, file)) = path.strip_prefix("locales/").and_then(|rest| rest.split_once('/')) else { continue };
        let all = out.entry(lang.to_owned()).or_default();
        if !file.ends_with(".ftl") || !is_signed(path) {
            continue;
        }
        let mut id = String::new();
        for line in String::from_utf8_lossy(bytes).lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
            if let (false, Some((name, _))) = (line.starts_with(char::is_whitespace), line.split_once('=')) {
                id = format!("{file} {}", name.trim());
            }
            let text = all.entry(id.clone()).or_default();
            *text += line;
            text.push('\n');
        }
    }
    out
}
