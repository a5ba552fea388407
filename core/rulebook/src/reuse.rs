//! Numbers on the wire that a new version would use for something else. An act is read by the numbers that it was
//! written with, for ever; so no number of a format, field, choice, channel or reason ever changes its meaning.

use crate::fault::Fault;
use crate::{ChoiceDef, FieldDef, Rulebook};

const REMEDY: &str = "Keep the number for what it was; give what is new a number that was never used.";

/// Every number of `old` that means something else in `new`, and everything of `old` that `new` calls by another number.
pub fn reused(old: &Rulebook, new: &Rulebook) -> Vec<Fault> {
    let mut out = Vec::new();
    let names = |r: &Rulebook| r.formats().iter().map(|f| (f.wire, f.name.clone())).collect::<Vec<_>>();
    let mut fault = |file: &str, key: &str, what: String| out.push(Fault::new(file, what, REMEDY).of_key(key));
    for (number, what) in moved(&names(old), &names(new)) {
        let name = names(new).into_iter().find(|(n, _)| *n == number).map_or_else(String::new, |(_, name)| name);
        fault(&format!("formats/{name}.toml"), "wire", format!("wire number {what}"));
    }
    for format in new.formats() {
        let Some(before) = old.format(&format.name) else { continue };
        let file = format!("formats/{}.toml", format.name);
        fields(&before.fields, &format.fields, "", &mut |key, what| fault(&file, key, what));
    }
    let channels = |r: &Rulebook| r.terms().channels.iter().map(|c| (c.number, c.name.clone())).collect::<Vec<_>>();
    for (number, what) in moved(&channels(old), &channels(new)) {
        let name = channels(new).into_iter().find(|(n, _)| *n == number).map_or_else(String::new, |(_, name)| name);
        fault("terms/channels.toml", &name, format!("channel number {what}"));
    }
    for (_, what) in moved(&codes(&old.terms().emergency), &codes(&new.terms().emergency)) {
        fault("terms/general.toml", "emergency", format!("the code {what}"));
    }
    out.into_iter().map(|fault| new.located(fault)).collect()
}

fn fields(old: &[FieldDef], new: &[FieldDef], within: &str, fault: &mut dyn FnMut(&str, String)) {
    let numbers = |list: &[FieldDef]| list.iter().map(|f| (f.number, f.name.clone())).collect::<Vec<_>>();
    for (number, what) in moved(&numbers(old), &numbers(new)) {
        let name = new.iter().find(|f| f.number == number).map_or("", |f| f.name.as_str());
        fault(name, format!("field number {what}{within}"));
    }
    for field in new {
        let Some(before) = old.iter().find(|f| f.name == field.name) else { continue };
        if before.kind != field.kind {
            let what = format!("the type was {:?} and would be {:?}{within}", before.kind, field.kind);
            fault(&field.name, what);
        }
        let lists = [(&before.choices, &field.choices), (&before.units, &field.units)];
        for (_, what) in lists.iter().flat_map(|(old, new)| moved(&codes(old), &codes(new))) {
            fault(&field.name, format!("the code {what}{within}"));
        }
        fields(&before.group, &field.group, &format!(", within \"{}\"", field.name), fault);
    }
}

fn codes(list: &[ChoiceDef]) -> Vec<(u64, String)> {
    list.iter().map(|c| (c.code, c.name.clone())).collect()
}

/// Numbers of the new list whose name was another, or whose name had another number: the number, and what happened.
fn moved(old: &[(u64, String)], new: &[(u64, String)]) -> Vec<(u64, String)> {
    let mut out = Vec::new();
    for (number, name) in new {
        if let Some((_, was)) = old.iter().find(|(n, was)| n == number && was != name) {
            out.push((*number, format!("{number} was that of \"{was}\" and would be that of \"{name}\"")));
        } else if let Some((was, _)) = old.iter().find(|(n, same)| n != number && same == name) {
            out.push((*number, format!("{was} of \"{name}\" would become {number}")));
        }
    }
    out
}
