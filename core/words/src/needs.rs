//! Every phrase that the engine asks for, and the variables it may use.

use act::{MemberKind, Precedence, Stance, UNIT_CLASSES};
use rulebook::{FieldDef, Rulebook};
use std::collections::{BTreeMap, BTreeSet};

/// What crates above this one ask phrases for. Each list is that crate's own.
#[derive(Debug, Clone, Copy)]
pub struct Needs<'a> {
    /// Procedures with the states of their course and of their addressees: `<procedure>-state_<state>`.
    pub procedures: &'a [(&'a str, &'a [&'a str])],
    /// Kinds of debts: `debt_<kind>` with `.title`.
    pub debts: &'a [&'a str],
    /// How a debt can stand: `debt-status_<status>`.
    pub debt_statuses: &'a [&'a str],
    /// Why an act stands without effect: `note_<code>`.
    pub notes: &'a [&'a str],
    /// What the proof in an act may show.
    pub findings: &'a [&'a str],
    /// Codes of refusals, each with `.remedy`.
    pub refusals: &'a [&'a str],
    /// Ids of `desk.ftl` and `glossary.ftl`; `None` compares the languages with one another only.
    pub desk: Option<&'a [&'a str]>,
}

/// Sentences of the engine with their variables, beside `by` and `about`. A variable `f` brings `f-given`, `f-key` and
/// `f-n`. Their arguments are listed in core/situation, `phrases`.
pub const KERNEL: &[(&str, &[&str])] = &[
    ("delivered", &["index"]),
    ("opened", &[]),
    ("read-back", &["fields", "mismatch", "differs"]),
    ("disseminated", &["told", "not-told"]),
    ("position", &["stance", "grounds", "valid"]),
    ("amend", &["fields", "material"]),
    ("cancel", &["reason"]),
    ("start", &["at"]),
    ("end", &["at"]),
    ("ask-time", &["until", "reason"]),
    ("dispute", &["grounds"]),
    ("override", &["reason"]),
    ("release", &["act", "to"]),
    ("disclose", &["act"]),
    ("suspend", &["channel", "grounds", "effective", "emergency"]),
    ("resume", &["channel", "grounds"]),
    ("key-add", &["name", "purpose"]),
    ("key-revoke", &["key", "last-good"]),
    ("member-admit", &["member"]),
    ("member-suspend", &["member", "reason"]),
    ("rulebook", &["hash", "edition"]),
    ("epoch", &["channel", "epoch"]),
    ("line-check", &["text", "medium", "nonce"]),
    ("line-reply", &["nonce"]),
    ("deposit", &["hash", "at"]),
    ("complaint", &["act", "key"]),
    ("place-opened", &["act", "officer", "reason"]),
    ("root-replace", &["root", "hash"]),
    ("succession", &["term", "size", "member"]),
    ("sealed", &["channel"]),
    ("unreadable", &["wire"]),
];

/// How values are written.
const VALUES: &[(&str, &[&str])] = &[
    ("someone", &[]),
    ("this-act", &[]),
    ("about", &["name"]),
    ("yes", &[]),
    ("no", &[]),
    ("and", &["a", "b"]),
    ("days", &["n"]),
    ("hours", &["n"]),
    ("minutes", &["n"]),
    ("seconds", &["n"]),
    ("instant-local", &["time", "local"]),
    ("within", &["value", "margin"]),
    ("span", &["start", "end"]),
    ("altitude-ground", &["min", "max", "same"]),
    ("altitude-sea", &["min", "max", "same"]),
    ("count-range", &["min", "max", "best"]),
    ("quantity", &["amount", "unit"]),
    ("labelled", &["label", "value"]),
    ("quote", &["text"]),
    ("quote-in", &["text", "language"]),
    ("list-comma", &["a", "b"]),
    ("list-semicolon", &["a", "b"]),
    ("evidence", &["name", "len", "type", "hash"]),
    ("near", &["km", "toward", "name"]),
    ("place", &["where", "coordinates"]),
    ("place-within", &["where", "coordinates", "margin"]),
    ("metres", &["n"]),
    ("kilometres", &["n"]),
    ("area", &["corners"]),
    ("zone", &["zone"]),
    ("arrow", &[]),
];

/// One phrase that must exist.
pub(crate) struct Need {
    /// The file of a language's folder where it is looked for.
    pub file: String,
    /// The variables it may use; `None` where only the languages are compared.
    pub vars: Option<BTreeSet<String>>,
    /// Variables of which each must be used in some form, or the sentence keeps something back.
    pub must: Vec<String>,
}

/// Every phrase that must exist, by id.
pub(crate) fn all(rulebook: &Rulebook, needs: &Needs<'_>) -> BTreeMap<String, Need> {
    let mut out = Out(BTreeMap::new());
    for format in rulebook.formats() {
        out.format(&format.name, &format.fields);
    }
    kernel(&mut out);
    let terms = rulebook.terms();
    out.words("kernel.ftl", "channel", terms.channels.iter().map(|c| c.name.as_str()));
    out.words("kernel.ftl", "emergency", terms.emergency.iter().map(|e| e.name.as_str()));
    for code in needs.notes {
        out.add(&format!("note_{code}"), "kernel.ftl", Some(with(&["by"])));
    }
    for code in needs.findings {
        out.add(&format!("finding_{code}"), "kernel.ftl", Some(with(&["by"])));
    }
    for (procedure, states) in needs.procedures {
        out.words(&format!("procedures/{procedure}.ftl"), &format!("{procedure}-state"), states.iter().copied());
    }
    for kind in needs.debts {
        out.add(&format!("debt_{kind}"), "procedures/debts.ftl", Some(with(&["debtor", "creditor", "about", "due"])));
        out.add(&format!("debt_{kind}.title"), "procedures/debts.ftl", Some(with(&[])));
    }
    out.words("procedures/debts.ftl", "debt-status", needs.debt_statuses.iter().copied());
    for code in needs.refusals {
        out.add(code, "refusals.ftl", None);
        out.add(&format!("{code}.remedy"), "refusals.ftl", None);
    }
    for id in needs.desk.unwrap_or_default() {
        out.add(id, if id.starts_with("term_") { "glossary.ftl" } else { "desk.ftl" }, None);
    }
    out.0
}

fn kernel(out: &mut Out) {
    let file = "kernel.ftl";
    for (key, vars) in KERNEL {
        let vars = [*vars, &["by", "about"]].concat();
        out.add(&format!("kernel-{key}"), file, Some(with(&vars)));
        out.add(&format!("kernel-{key}.title"), file, Some(with(&[])));
    }
    out.add("kernel-told", file, Some(with(&["unit", "at"])));
    out.add("kernel-not-told", file, Some(with(&["unit", "reason"])));
    for (key, vars) in VALUES {
        out.add(&format!("value_{key}"), file, Some(vars.iter().map(|v| v.to_string()).collect()));
    }
    out.words(file, "unit", UNIT_CLASSES.into_iter());
    out.words(file, "stance", Stance::ALL.into_iter().map(Stance::key));
    out.words(file, "precedence", Precedence::ALL.into_iter().map(Precedence::key));
    out.words(file, "kind", MemberKind::ALL.into_iter().map(MemberKind::key));
    out.words(file, "purpose", ["desk", "machine", "field"].into_iter());
    out.words(file, "medium", ["primary", "backup", "satellite", "voice"].into_iter());
    out.words(file, "bearing", ["n", "ne", "e", "se", "s", "sw", "w", "nw"].into_iter());
}

struct Out(BTreeMap<String, Need>);

impl Out {
    fn add(&mut self, id: &str, file: &str, vars: Option<BTreeSet<String>>) {
        self.0.insert(id.to_owned(), Need { file: file.to_owned(), vars, must: Vec::new() });
    }

    fn words<'a>(&mut self, file: &str, set: &str, keys: impl Iterator<Item = &'a str>) {
        keys.for_each(|key| self.add(&format!("{set}_{key}"), file, Some(BTreeSet::new())));
    }

    fn format(&mut self, name: &str, fields: &[FieldDef]) {
        let file = format!("formats/{name}.ftl");
        self.sentence(name, &file, fields, &["by", "about"]);
        self.add(&format!("{name}.title"), &file, Some(BTreeSet::new()));
        self.fields(name, name, &file, fields);
    }

    fn sentence(&mut self, id: &str, file: &str, fields: &[FieldDef], more: &[&str]) {
        let names: Vec<&str> = fields.iter().map(|f| f.name.as_str()).chain(more.iter().copied()).collect();
        self.add(id, file, Some(with(&names)));
        if let Some(need) = self.0.get_mut(id) {
            need.must = fields.iter().map(|f| f.name.clone()).collect();
        }
    }

    fn fields(&mut self, message: &str, set: &str, file: &str, fields: &[FieldDef]) {
        for field in fields {
            self.add(&format!("{message}.f-{}", field.name), file, Some(BTreeSet::new()));
            let set = format!("{set}_{}", field.name);
            self.words(file, &set, field.choices.iter().map(|c| c.name.as_str()));
            for unit in &field.units {
                self.add(&format!("{set}_{}", unit.name), file, Some(["n".to_owned()].into()));
            }
            if !field.group.is_empty() {
                // An entry of a repeated group is a sentence of its own.
                self.sentence(&set, file, &field.group, &["by"]);
                self.fields(&set, &set, file, &field.group);
            }
        }
    }
}

/// Variables with the companions that the renderer gives them.
fn with(names: &[&str]) -> BTreeSet<String> {
    let forms = |n: &&str| [n.to_string(), format!("{n}-given"), format!("{n}-key"), format!("{n}-n")];
    names.iter().flat_map(forms).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use act::Kernel;

    #[test]
    fn every_kernel_act_has_its_sentence() {
        for (_, key) in Kernel::ALL {
            assert!(KERNEL.iter().any(|(k, _)| *k == key), "{key}");
        }
    }
}
