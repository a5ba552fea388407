//! What a new version would change of one format.

use crate::diff::{Change, kinds, none, paired, seconds, text, word, words};
use crate::{Arg, ChoiceDef, FieldDef, Format};
use act::MemberKind;
use std::collections::{BTreeMap, BTreeSet};

/// Adds every change of this format.
pub(crate) fn format(old: &Format, new: &Format, out: &mut Vec<Change>) {
    let whom = [&old.sent_by[..], &new.sent_by[..]].concat();
    let mut differs = |what, differ: bool, old: Arg, new_arg: Arg| {
        if differ {
            out.push(Change::new(what, [("old", old), ("new", new_arg)]).of(new, None).to(&whom));
        }
    };
    let set = |list: &[MemberKind]| list.iter().copied().collect::<BTreeSet<_>>();
    differs("senders", set(&old.sent_by) != set(&new.sent_by), kinds(&old.sent_by), kinds(&new.sent_by));
    differs("readers", set(&old.read_by) != set(&new.read_by), kinds(&old.read_by), kinds(&new.read_by));
    let precedence = |f: &Format| word("precedence", f.precedence.key());
    differs("precedence", old.precedence != new.precedence, precedence(old), precedence(new));
    let procedure = |f: &Format| f.opens.as_ref().map_or_else(none, |p| word("procedure", p.as_str()));
    differs("opens", old.opens != new.opens, procedure(old), procedure(new));
    let step = |f: &Format| f.step.as_ref().map_or_else(none, |s| word("event", s.as_str()));
    differs("step", old.step != new.step, step(old), step(new));
    let part = |f: &Format| f.part.as_ref().map_or_else(none, |p| word("part", p.as_str()));
    differs("part", old.part != new.part, part(old), part(new));
    differs("lead", old.lead_s != new.lead_s, seconds(old.lead_s), seconds(new.lead_s));
    differs("answer", old.answer_s != new.answer_s, seconds(old.answer_s), seconds(new.answer_s));
    differs("source", old.source != new.source, text(&old.source), text(&new.source));
    by_choice(new, "lead-by", (&old.lead_by, &new.lead_by), &whom, out);
    // Whoever is addressed has more or less time.
    by_choice(new, "answer-by", (&old.answer_by, &new.answer_by), &[], out);
    let flags = |f: &Format| {
        [
            ("burst", f.burst),
            ("routine", f.routine),
            ("public", f.public),
            ("grave", f.grave),
            ("grave-at-times", f.grave_when.is_some()),
            ("at-once", f.at_once),
            ("escalates", f.escalates.is_some()),
            ("through-suspension", f.through_suspension),
        ]
    };
    for ((key, before), (_, after)) in flags(old).into_iter().zip(flags(new)) {
        if before != after {
            let args = [("property", word("property", key)), ("given", Arg::YesNo(after))];
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

/// Times that differ by a choice: the field, and seconds for each choice.
type ByChoice = Option<(String, BTreeMap<String, u64>)>;

fn by_choice(
    format: &Format,
    what: &'static str,
    (old, new): (&ByChoice, &ByChoice),
    whom: &[MemberKind],
    out: &mut Vec<Change>,
) {
    let by = |t: &ByChoice| t.clone().unwrap_or_default();
    let ((old_field, old), (new_field, new)) = (by(old), by(new));
    let mut choices: BTreeSet<(&str, &str)> = old.keys().map(|k| (old_field.as_str(), k.as_str())).collect();
    choices.extend(new.keys().map(|k| (new_field.as_str(), k.as_str())));
    for (field, choice) in choices {
        let at = |of: &str, by: &BTreeMap<String, u64>| by.get(choice).copied().filter(|_| of == field);
        let (before, after) = (at(&old_field, &old), at(&new_field, &new));
        if before != after {
            let choice = word(format!("{}_{field}", format.name), choice);
            let args = [("choice", choice), ("old", seconds(before)), ("new", seconds(after))];
            out.push(Change::new(what, args).of(format, None).to(whom));
        }
    }
}

fn field(format: &Format, old: &FieldDef, new: &FieldDef, whom: &[MemberKind], out: &mut Vec<Change>) {
    let mut add = |what, args: Vec<(&'static str, Arg)>, whom: &[MemberKind]| {
        out.push(Change::new(what, args).of(format, Some(new)).to(whom));
    };
    let given = |yes| vec![("given", Arg::YesNo(yes))];
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
