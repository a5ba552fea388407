//! Whether every language says everything that is asked for, and nothing else. All faults at once.

use crate::Words;
use crate::language::{Language, Place};
use crate::needs::{Need, Needs, all};
use rulebook::{Fault, Rulebook};
use std::collections::BTreeMap;

/// Checks the phrases of a rulebook: none is missing, none is one too many, none uses a variable that it is not given,
/// and no sentence of a format keeps one of its fields back. Each fault names file, line and key.
pub fn check(rulebook: &Rulebook, needs: &Needs<'_>) -> Vec<Fault> {
    let words = match Words::load(rulebook.files(), "") {
        Ok(words) => words,
        Err(faults) => return faults,
    };
    let wanted = all(rulebook, needs);
    let languages: Vec<&Language> = words.languages().into_iter().filter_map(|tag| words.language(tag)).collect();
    let mut faults = missing_languages(rulebook, &languages);
    for language in &languages {
        for (id, need) in &wanted {
            match language.places.get(id) {
                None => faults.push(missing(language, id, &need.file)),
                Some(place) => faults.extend(variables(id, place, need)),
            }
        }
        for (id, place) in &language.places {
            if !wanted.contains_key(id) {
                faults.extend(too_many(id, place, needs));
            }
        }
    }
    faults.extend(compare(&languages, &wanted));
    faults.sort_by(|a, b| (&a.file, a.line, &a.key).cmp(&(&b.file, b.line, &b.key)));
    faults
}

fn missing_languages(rulebook: &Rulebook, languages: &[&Language]) -> Vec<Fault> {
    let absent = rulebook.terms().languages.iter().filter(|tag| !languages.iter().any(|l| l.tag == **tag));
    absent
        .map(|tag| {
            let file = format!("locales/{tag}/language.toml");
            Fault::new(&file, "the terms name this language and its folder is missing", "Add the folder.").of_key(tag)
        })
        .collect()
}

fn missing(language: &Language, id: &str, file: &str) -> Fault {
    let file = format!("locales/{}/{file}", language.tag);
    let remedy = match id.split_once('.') {
        Some((message, attribute)) => format!("Add `.{attribute} = ..` below `{message}`."),
        None => format!("Add `{id} = ..` to this file."),
    };
    Fault::new(&file, "the phrase is missing", remedy).of_key(id)
}

fn variables(id: &str, place: &Place, need: &Need) -> Vec<Fault> {
    let at = |what: String, remedy: String| Fault::new(&place.file, what, remedy).at_line(place.line).of_key(id);
    let mut out = Vec::new();
    if let Some(known) = &need.vars {
        for var in place.vars.difference(known) {
            let plain: Vec<&str> = known.iter().map(String::as_str).filter(|v| !companion(v)).collect();
            let remedy = match plain.is_empty() {
                true => "Write it without variables.".to_owned(),
                false => format!("Use only: {}.", plain.join(", ")),
            };
            out.push(at(format!("the variable ${var} is unknown"), remedy));
        }
    }
    for field in &need.must {
        let forms = [field.clone(), format!("{field}-key"), format!("{field}-n")];
        if !forms.iter().any(|f| place.vars.contains(f)) {
            let remedy = "Say its value: a reader must see all that was signed.".to_owned();
            out.push(at(format!("the sentence keeps ${field} back"), remedy));
        }
    }
    out
}

fn companion(var: &str) -> bool {
    ["-given", "-key", "-n"].iter().any(|end| var.ends_with(end))
}

/// A phrase that nobody asks for. The desk's own words are judged only where their list is given.
fn too_many(id: &str, place: &Place, needs: &Needs<'_>) -> Option<Fault> {
    if is_desk(place) && needs.desk.is_none() {
        return None;
    }
    let fault = Fault::new(&place.file, "nobody asks for this phrase", "Remove it, or correct its name.");
    Some(fault.at_line(place.line).of_key(id))
}

fn is_desk(place: &Place) -> bool {
    place.file.contains("/desk/") || place.file.ends_with("/desk.ftl") || place.file.ends_with("/glossary.ftl")
}

/// Phrases whose variables are not listed anywhere: each language must have them and use the same ones.
fn compare(languages: &[&Language], wanted: &BTreeMap<String, Need>) -> Vec<Fault> {
    let mut out = Vec::new();
    // What is listed is judged by its list; what nobody asks for was told, except among the desk's own words.
    let compared = |id: &str, place: &Place| match wanted.get(id) {
        Some(need) => need.vars.is_none(),
        None => is_desk(place),
    };
    let mut ids: BTreeMap<&str, &Place> = BTreeMap::new();
    for language in languages {
        for (id, place) in language.places.iter().filter(|(id, place)| compared(id, place)) {
            ids.entry(id).or_insert(place);
        }
    }
    for (id, first) in ids {
        for language in languages {
            match language.places.get(id) {
                Some(place) if place.vars == first.vars => {}
                Some(place) => {
                    let differ: Vec<String> =
                        place.vars.symmetric_difference(&first.vars).map(|v| format!("${v}")).collect();
                    let what =
                        format!("the languages differ in {}, see {}:{}", differ.join(", "), first.file, first.line);
                    let remedy = "Use the same variables in each language.";
                    out.push(Fault::new(&place.file, what, remedy).at_line(place.line).of_key(id));
                }
                None if wanted.contains_key(id) => {} // Told as missing already.
                None => {
                    let file = first.file.splitn(3, '/').nth(2).unwrap_or_default();
                    out.push(missing(language, id, file));
                }
            }
        }
    }
    out
}
