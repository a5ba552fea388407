//! What a new version of a rulebook would change, and for whom, as language-neutral sentences.
//!
//! Each change is one sentence `diff_<what>` with its values; the face finds the words. That a number on the wire would
//! be used anew is no change but a fault: see [`crate::reused`].

use crate::{Arg, ByPrecedence, ChoiceDef, FieldDef, Format, Rulebook, Terms, Zone};
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
    fn new(what: &'static str, args: impl IntoIterator<Item = (&'static str, Arg)>) -> Change {
        Change { what, format: None, field: None, args: args.into_iter().collect(), whom: Vec::new() }
    }

    fn of(mut self, format: &Format, field: Option<&FieldDef>) -> Change {
        self.format = Some(format.name.clone());
        self.field = field.map(|f| f.name.clone());
        self
    }

    fn to(mut self, whom: &[MemberKind]) -> Change {
        self.whom = whom.to_vec();
        self.whom.sort();
        self.whom.dedup();
        self
    }
}

/// Every change from `old` to `new`: formats by wire number, then terms, zones, languages and phrases.
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
    zones(old.zones(), new.zones(), &mut out);
    phrases(old, new, &mut out);
    out
}

/// Items of both lists by their key, each beside its counterpart.
fn paired<'a, T, K: Ord>(old: &'a [T], new: &'a [T], key: impl Fn(&T) -> K) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let mut all: BTreeMap<K, (Option<&T>, Option<&T>)> = BTreeMap::new();
    old.iter().for_each(|x| all.entry(key(x)).or_default().0 = Some(x));
    new.iter().for_each(|x| all.entry(key(x)).or_default().1 = Some(x));
    all.into_values().collect()
}

fn word(set: impl Into<String>, key: impl Into<String>) -> Arg {
    Arg::Choice { set: set.into(), key: key.into() }
}

fn none() -> Arg {
    word("rulebook", "none")
}

fn words<'a>(set: impl Into<String>, keys: impl IntoIterator<Item = &'a str>) -> Arg {
    let keys: Vec<String> = keys.into_iter().map(str::to_owned).collect();
    if keys.is_empty() { none() } else { Arg::Choices { set: set.into(), keys } }
}

fn kinds(kinds: &[MemberKind]) -> Arg {
    words("kind", kinds.iter().map(|k| k.key()))
}

fn seconds(s: Option<u64>) -> Arg {
    s.map_or_else(none, |s| Arg::Duration(i64::try_from(s).unwrap_or(i64::MAX)))
}

fn text(text: &str) -> Arg {
    Arg::Text { text: text.to_owned(), lang: None }
}

fn format(old: &Format, new: &Format, out: &mut Vec<Change>) {
    let whom = [&old.sent_by[..], &new.sent_by[..]].concat();
    let mut differs = |what, differ: bool, old: Arg, new_arg: Arg| {
        if differ {
            out.push(Change::new(what, [("old", old), ("new", new_arg)]).of(new, None).to(&whom));
        }
    };
    let set = |list: &[MemberKind]| list.iter().copied().collect::<BTreeSet<_>>();
    differs("senders", set(&old.sent_by) != set(&new.sent_by), kinds(&old.sent_by), kinds(&new.sent_by));
    let precedence = |f: &Format| word("precedence", f.precedence.key());
    differs("precedence", old.precedence != new.precedence, precedence(old), precedence(new));
    let procedure = |f: &Format| f.opens.as_ref().map_or_else(none, |p| word("procedure", p.as_str()));
    differs("opens", old.opens != new.opens, procedure(old), procedure(new));
    let step = |f: &Format| f.step.as_ref().map_or_else(none, |s| word("event", s.as_str()));
    differs("step", old.step != new.step, step(old), step(new));
    differs("lead", old.lead_s != new.lead_s, seconds(old.lead_s), seconds(new.lead_s));
    differs("source", old.source != new.source, text(&old.source), text(&new.source));
    leads(old, new, &whom, out);
    let flags = |f: &Format| [("burst", f.burst), ("routine", f.routine), ("public", f.public), ("grave", f.grave)];
    for ((key, before), (_, after)) in flags(old).into_iter().zip(flags(new)) {
        if before != after {
            let args = [("property", word("property", key)), ("given", word("rulebook", yes_no(after)))];
            out.push(Change::new("property", args).of(new, None).to(&whom));
        }
    }
    for pair in paired(&old.fields, &new.fields, |f| f.name.clone()) {
        match pair {
            (Some(gone), None) => out.push(Change::new("field-removed", []).of(old, Some(gone)).to(&whom)),
            (None, Some(more)) => {
                let what = if more.required { "field-added-required" } else { "field-added" };
                out.push(Change::new(what, []).of(new, Some(more)).to(&whom));
            }
            (Some(before), Some(after)) => field(new, before, after, &whom, out),
            (None, None) => {}
        }
    }
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// Lead times that differ by a choice.
fn leads(old: &Format, new: &Format, whom: &[MemberKind], out: &mut Vec<Change>) {
    let by = |f: &Format| f.lead_by.clone().unwrap_or_default();
    let ((old_field, old), (new_field, by_choice)) = (by(old), by(new));
    let mut choices: BTreeSet<(&str, &str)> = old.keys().map(|k| (old_field.as_str(), k.as_str())).collect();
    choices.extend(by_choice.keys().map(|k| (new_field.as_str(), k.as_str())));
    for (field, choice) in choices {
        let at = |of: &str, by: &BTreeMap<String, u64>| by.get(choice).copied().filter(|_| of == field);
        let (before, after) = (at(&old_field, &old), at(&new_field, &by_choice));
        if before != after {
            let choice = word(format!("{}_{field}", new.name), choice);
            let args = [("choice", choice), ("old", seconds(before)), ("new", seconds(after))];
            out.push(Change::new("lead-by", args).of(new, None).to(whom));
        }
    }
}

fn field(format: &Format, old: &FieldDef, new: &FieldDef, whom: &[MemberKind], out: &mut Vec<Change>) {
    let mut add = |what, args: Vec<(&'static str, Arg)>, whom: &[MemberKind]| {
        out.push(Change::new(what, args).of(format, Some(new)).to(whom));
    };
    let given = |yes| vec![("given", word("rulebook", yes_no(yes)))];
    if old.required != new.required {
        add("field-required", given(new.required), whom);
    }
    if old.required_when != new.required_when {
        let when = |f: &FieldDef| {
            let choice = |(field, choice): &(String, String)| word(format!("{}_{field}", format.name), choice.as_str());
            f.required_when.as_ref().map_or_else(none, choice)
        };
        add("field-required-when", vec![("old", when(old)), ("new", when(new))], whom);
    }
    // Whoever is addressed reads it back, or climbs the ladder again.
    if old.critical != new.critical {
        add("field-critical", given(new.critical), &[]);
    }
    if old.material != new.material {
        add("field-material", given(new.material), &[]);
    }
    if old.max != new.max {
        let max = |f: &FieldDef| Arg::Number(i64::try_from(f.max_or_default()).unwrap_or(i64::MAX));
        add("field-max", vec![("old", max(old)), ("new", max(new))], whom);
    }
    let set = format!("{}_{}", format.name, new.name);
    for (old, new) in [(&old.choices, &new.choices), (&old.units, &new.units)] {
        let missing = |from: &[ChoiceDef], of: &[ChoiceDef]| -> Vec<String> {
            of.iter().filter(|c| from.iter().all(|o| o.name != c.name)).map(|c| c.name.clone()).collect()
        };
        let (added, removed) = (missing(old, new), missing(new, old));
        if !added.is_empty() || !removed.is_empty() {
            let list = |keys: Vec<String>| words(set.clone(), keys.iter().map(String::as_str));
            add("field-choices", vec![("added", list(added)), ("removed", list(removed))], whom);
        }
    }
    if old.group != new.group {
        add("field-group", Vec::new(), whom);
    }
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
            ("line-check", t.line_check_s, &[]),
            ("line-reply", t.line_reply_s, &[]),
        ]
    };
    for ((key, before, whom), (_, after, _)) in single(old).into_iter().zip(single(new)) {
        if before != after {
            let args = [("clock", word("clock", key)), ("old", seconds(Some(before))), ("new", seconds(Some(after)))];
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
    let differ = |p: &Precedence| old.get(*p) != new.get(*p);
    Precedence::ALL.into_iter().filter(move |p| differ(p)).map(move |p| {
        let (before, after) = (seconds(Some(old.get(p))), seconds(Some(new.get(p))));
        let of = ("precedence", word("precedence", p.key()));
        Change::new("clock-by", [("clock", word("clock", key)), of, ("old", before), ("new", after)])
    })
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
            (Some(old), Some(new)) if old.members != new.members => {
                let differ = |k: &MemberKind| old.members.contains(k) != new.members.contains(k);
                let whom: Vec<_> = MemberKind::ALL.into_iter().filter(differ).collect();
                let args = [channel(&new.name), ("old", kinds(&old.members)), ("new", kinds(&new.members))];
                out.push(Change::new("channel-members", args).to(&whom));
            }
            _ => {}
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
        if !file.ends_with(".ftl") || ["desk.ftl", "refusals.ftl"].contains(&file) {
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
