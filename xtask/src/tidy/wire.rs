//! Wire numbers: what was once sent under a number must mean the same for ever.

use super::{Complaint, tree::Tree};
use std::collections::BTreeMap;

const LOCK: &str = "rulebook/wire.lock";

/// Compares every format's number with the lock.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let locked = match tree.text(LOCK).unwrap_or_default().parse::<toml::Table>() {
        Ok(table) => table,
        Err(fault) => return vec![Complaint::file(LOCK, fault.to_string())],
    };
    let mut found = Vec::new();
    let mut numbers: BTreeMap<i64, &str> = BTreeMap::new();
    for (name, number) in &locked {
        let Some(number) = number.as_integer() else {
            found.push(Complaint::file(LOCK, format!("`{name}` has no number")));
            continue;
        };
        if let Some(other) = numbers.insert(number, name) {
            found.push(Complaint::file(LOCK, format!("{number} stands for `{other}` and for `{name}`")));
        }
        let path = format!("rulebook/formats/{name}.toml");
        match tree.text(&path).map(wire) {
            None => found.push(Complaint::file(&path, format!("format {number} has vanished, but records hold it"))),
            Some(now) if now != Some(number) => {
                let now = now.map_or("none".into(), |now| now.to_string());
                found.push(Complaint::file(&path, format!("its wire number was {number} and is now {now}")));
            }
            Some(_) => {}
        }
    }
    for (path, text) in tree.ending(".toml") {
        let Some(name) = path.strip_prefix("rulebook/formats/").and_then(|p| p.strip_suffix(".toml")) else { continue };
        let Some(number) = wire(text).filter(|_| !locked.contains_key(name)) else { continue };
        found.push(match numbers.get(&number) {
            Some(other) => Complaint::file(path, format!("wire number {number} belongs to `{other}`: take a new one")),
            None => Complaint::file(path, format!("a new format: add `{name} = {number}` to {LOCK}")),
        });
        numbers.insert(number, name);
    }
    found
}

/// The number of a format; none if the file cannot be read, which `rulebook check` explains better.
fn wire(text: &str) -> Option<i64> {
    text.parse::<toml::Table>().ok()?.get("wire")?.as_integer()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(lock: &str, formats: &[(&str, &str)]) -> Vec<String> {
        let tree = Tree::of(&[&[(LOCK, lock)], formats].concat());
        check(&tree).iter().map(|c| c.what.clone()).collect()
    }

    #[test]
    fn a_number_that_changed_vanished_or_was_reused_is_told() {
        let (a, b) = ("rulebook/formats/a.toml", "rulebook/formats/b.toml");
        assert!(complaints("a = 40", &[(a, "wire = 40")]).is_empty());
        assert_eq!(complaints("a = 40", &[(a, "wire = 41")]), ["its wire number was 40 and is now 41"]);
        assert_eq!(complaints("a = 40", &[(a, "wires = 40")]), ["its wire number was 40 and is now none"]);
        assert_eq!(complaints("a = 40", &[]), ["format 40 has vanished, but records hold it"]);
        let reused = complaints("a = 40", &[(a, "wire = 40"), (b, "wire = 40")]);
        assert_eq!(reused, ["wire number 40 belongs to `a`: take a new one"]);
        assert_eq!(complaints("", &[(a, "wire = 40")]), ["a new format: add `a = 40` to rulebook/wire.lock"]);
        let twice = complaints("a = 40\nb = 40", &[(a, "wire = 40"), (b, "wire = 40")]);
        assert_eq!(twice, ["40 stands for `a` and for `b`"]);
        assert_eq!(complaints("a = 'x'", &[(a, "wire = 40")])[0], "`a` has no number");
        assert_eq!(complaints("= 3", &[]).len(), 1);
    }
}
