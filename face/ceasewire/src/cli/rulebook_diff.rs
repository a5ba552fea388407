//! `rulebook diff`: what a new version would change and for whom, as sentences, before anybody signs it.

use super::rulebook_dir::{broken, fault_json};
use super::table::Table;
use super::{Face, Tone};
use crate::fault::CliFault;
use rulebook::{Arg, Change, Fault, Phrase, diff, reused};
use serde_json::{Value, json};
use words::Say;

/// Compares; each face speaks for one version. A number on the wire that changes its meaning is an error.
pub fn run(old: &Face, new: &Face) -> Result<(), CliFault> {
    let (changes, faults) = (diff(&old.rulebook, &new.rulebook), reused(&old.rulebook, &new.rulebook));
    if new.json {
        new.print_json(&described(old, new, &changes, &faults))?;
    } else {
        if faults.is_empty() || !changes.is_empty() {
            new.print(&written(old, new, &changes))?;
        }
        faults.iter().try_for_each(|fault| new.print(&fault.to_string()))?;
    }
    if faults.is_empty() { Ok(()) } else { Err(broken(faults.len())) }
}

fn written(old: &Face, new: &Face, changes: &[Change]) -> String {
    if changes.is_empty() {
        return new.say("rulebook_same", &[]);
    }
    let mut table = Table::new(["rulebook_whom", "rulebook_change"].map(|id| new.say(id, &[])));
    for change in changes {
        table.row([(Tone::Plain, whom(new, change)), (Tone::Plain, sentence(old, new, change))]);
    }
    table.write(new)
}

fn whom(face: &Face, change: &Change) -> String {
    match change.whom.as_slice() {
        [] => face.say("rulebook_everybody", &[]),
        kinds => kinds.iter().map(|k| face.choice("kind", k.key())).collect::<Vec<_>>().join(", "),
    }
}

/// A change in the reader's language. What is gone from the new version is still called by its name in the old one.
fn sentence(old: &Face, new: &Face, change: &Change) -> String {
    let mut args: Vec<(&str, Say)> = Vec::new();
    if let Some(format) = &change.format {
        args.push(("format", format.to_uppercase().into()));
        if let Some(field) = &change.field {
            let has = |face: &Face| face.rulebook.format(format).is_some_and(|f| f.field(field).is_some());
            let words = if has(new) { &new.words } else { &old.words };
            args.push(("field", words.label(&new.lang, format, field).into()));
        }
    }
    for (name, value) in &change.args {
        let said = match value {
            Arg::Text { text, .. } if *name == "language" => {
                let tag = text.as_str();
                let named = if new.words.own_name(tag) == tag { &old.words } else { &new.words };
                Say::from(named.own_name(tag))
            }
            Arg::Number(n) => Say::Number(*n),
            // Given as it is where the sentence chooses by it, else in the words of whichever version has them.
            Arg::Choice { .. } | Arg::Choices { .. } => Say::from(known(old, new, value)),
            value => Say::Value(value.clone()),
        };
        args.push((name, said));
    }
    new.say(&format!("diff_{}", change.what), &args)
}

/// A value in the words of the new version, or of the old where the new has no word for it any more.
fn known(old: &Face, new: &Face, value: &Arg) -> String {
    match value {
        Arg::Choices { set, keys } => {
            let one = |key: &String| known(old, new, &Arg::Choice { set: set.clone(), key: key.clone() });
            keys.iter().map(one).collect::<Vec<_>>().join(", ")
        }
        value => {
            let text = new.words.value(&new.lang, value);
            let missing = words::plain(&text).starts_with('[');
            if missing { old.words.value(&new.lang, value) } else { text }
        }
    }
}

fn described(old: &Face, new: &Face, changes: &[Change], faults: &[Fault]) -> Value {
    let change = |c: &Change| {
        let args = c.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        json!({
            "what": c.what,
            "format": c.format,
            "field": c.field,
            "whom": c.whom.iter().map(|k| k.key()).collect::<Vec<_>>(),
            "values": Phrase { id: format!("diff_{}", c.what), args, edition: None }.args,
            "text": words::plain(&sentence(old, new, c)),
        })
    };
    let hash = |face: &Face| data_encoding::HEXLOWER.encode(&face.rulebook.hash());
    json!({
        "old": hash(old),
        "new": hash(new),
        "changes": changes.iter().map(change).collect::<Vec<_>>(),
        "faults": faults.iter().map(fault_json).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{Global, reference};
    use super::*;

    /// The reference rulebook with pieces of its files replaced, read in a language.
    fn face(lang: &str, changes: &[(&str, &str, &str)]) -> Face {
        let mut files = reference::files();
        for (file, from, to) in changes {
            let text = String::from_utf8(files[*file].clone()).unwrap();
            assert!(text.contains(from), "{file} has no {from:?}");
            files.insert((*file).to_owned(), text.replacen(from, to, 1).into());
        }
        Face::of(&Global { node: ".".into(), lang: Some(lang.to_owned()), json: false }, files).unwrap()
    }

    const CHANGES: &[(&str, &str, &str)] = &[
        ("formats/ntf-move.toml", "lead_s = 172800", "lead_s = 86400"),
        ("formats/ntf-flight.toml", "max = 8, critical = true", "max = 8"),
        ("formats/ntf-flight.toml", "medevac = 1800", "medevac = 900"),
        ("formats/drill.toml", "burst = true", ""),
        ("terms/clocks.toml", "immediate = 900", "immediate = 600"),
        ("terms/silence.toml", "answer = \"next-rung\"", "answer = \"refusal\""),
        ("terms/channels.toml", "\"monitor\"]", "\"monitor\", \"observer\"]"),
        ("terms/alarms.toml", "line-silent = 2", "line-silent = 1"),
        ("terms/alarms.toml", "overdue]\nflash = 1\nimmediate = 2", "overdue]\nflash = 1\nimmediate = 1"),
        ("terms/alarms.toml", "unattended_s = 900", "unattended_s = 600"),
        ("terms/alarms.toml", "flood = 10", "flood = 12"),
        ("terms/alarms.toml", "guarantor = 5", "guarantor = 4"),
        ("terms/general.toml", "{ flash = 600", "{ flash = 60"),
        ("zones/illustration.toml", "kind = \"illustration\"", "kind = \"caution\""),
        ("locales/fr/glossary.ftl", "term_act = acte", "term_act = message"),
    ];

    #[test]
    fn changes_are_sentences_that_say_whom_they_concern() {
        let (old, new) = (Face::plain("en"), face("en", CHANGES));
        let told = words::plain(&written(&old, &new, &diff(&old.rulebook, &new.rulebook)));
        expect_test::expect![[r#"
            For whom                                  What changes
            supervisor                                DRILL: fits one satellite message: no.
            party, monitor, humanitarian coordinator  NTF-FLIGHT, medical evacuation aircraft, has the lead time: 15 min. Until now: 30 min.
            everybody                                 NTF-FLIGHT: Track need no longer be read back.
            party                                     NTF-MOVE has the lead time: 24 h. Until now: 48 h.
            everybody                                 Deadline, to open an act, IMMEDIATE: 10 min. Until now: 15 min.
            everybody                                 Debt “answer”: silence means refusal, as the rulebook agrees. Until now: silence moves the matter one rung up.
            observer                                  On the channel security: party, supervisor, guarantor, monitor, observer. Until now: party, supervisor, guarantor, monitor.
            everybody                                 Alarm, a line is silent: grave. Until now: urgent.
            everybody                                 Alarm, an answer is overdue, IMMEDIATE: grave. Until now: urgent.
            everybody                                 Alarms, a desk is without an officer after: 10 min. Until now: 15 min.
            everybody                                 Alarms, new alarms that are no flood yet: 12. Until now: 10.
            guarantor                                 Called from rung, guarantor: 4. Until now: 5.
            everybody                                 Acts of one member in a minute, FLASH: 60. Until now: 600.
            everybody                                 The zone demo-band differs in: kind.
            everybody                                 Phrases in Français: added 0, changed 1, taken away 0.
        "#]]
        .assert_eq(&told);
    }

    #[test]
    fn every_language_has_a_sentence_for_every_change() {
        for lang in ["ar", "en", "fr", "he"] {
            let (old, new) = (Face::plain(lang), face(lang, CHANGES));
            let changes = diff(&old.rulebook, &new.rulebook);
            assert_eq!(changes.len(), CHANGES.len());
            let told = words::plain(&written(&old, &new, &changes));
            assert!(!told.contains('['), "{lang}: {told}");
            assert!(!written(&old, &old, &[]).contains("[rulebook"), "{lang}");
        }
    }

    #[test]
    fn every_kind_of_change_has_a_phrase() {
        let source = [
            include_str!("../../../../core/rulebook/src/diff.rs"),
            include_str!("../../../../core/rulebook/src/diff_alarms.rs"),
            include_str!("../../../../core/rulebook/src/diff_format.rs"),
        ];
        let text = source.concat();
        let named = |call: &str| -> Vec<String> {
            text.split(call).skip(1).filter_map(|rest| Some(rest.split('"').next()?.to_owned())).collect()
        };
        let face = Face::plain("en");
        let all = [named("Change::new(\""), named("differs(\""), named("add(\"")].concat();
        assert!(all.len() > 25, "{all:?}");
        for what in all {
            let said = face.say(&format!("diff_{what}"), &[]);
            assert!(!said.starts_with("[diff_"), "{what}: {said}");
        }
    }

    #[test]
    fn a_number_used_anew_is_an_error_and_programs_read_why() {
        let (old, new) = (Face::plain("en"), face("en", &[("formats/drill.toml", "wire = 36", "wire = 136")]));
        let faults = reused(&old.rulebook, &new.rulebook);
        let value = described(&old, &new, &diff(&old.rulebook, &new.rulebook), &faults);
        assert_eq!((value["faults"][0]["key"].as_str(), value["faults"][0]["line"].as_u64()), (Some("wire"), Some(3)));
        assert!(run(&old, &new).is_err());
        assert!(run(&old, &old).is_ok());
    }
}
