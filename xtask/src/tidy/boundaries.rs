//! Crates depend only downwards, the core on nothing that touches the world, and its lowest crates not even on `std`.

use super::{Complaint, rust, tree::Tree};

/// Which of our crates each may use. Tests may use more: only what is delivered counts.
const MAY_USE: &[(&str, &[&str])] = &[
    ("tlog", &[]),
    ("act", &[]),
    ("seal", &["act"]),
    ("rulebook", &["act"]),
    ("record", &["act", "seal", "tlog"]),
    ("situation", &["act", "seal", "rulebook", "record"]),
    ("words", &["act", "rulebook", "situation"]),
    ("bridges", &["act", "rulebook", "situation"]),
    ("press", &[]),
    ("store", &["act", "record", "tlog"]),
    ("link", &[]),
    ("notify", &[]),
    ("token", &[]),
    ("desk", &["act", "rulebook", "situation", "words"]),
    (
        "ceasewire",
        &[
            "tlog",
            "act",
            "seal",
            "rulebook",
            "record",
            "situation",
            "words",
            "bridges",
            "press",
            "store",
            "link",
            "notify",
            "token",
            "desk",
        ],
    ),
];
/// What no crate of the core may use: the clock, the disk, the network and chance come in as arguments.
const WORLDLY: &[&str] = &["tokio", "rusqlite", "getrandom", "rustls"];
const WITHOUT_STD: &[&str] = &["act", "tlog", "seal", "record"];

/// Every manifest under core/, edge/ and face/.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (path, text) in tree.ending("/Cargo.toml") {
        let Some(tier) = ["core", "edge", "face"].into_iter().find(|tier| path.starts_with(&format!("{tier}/"))) else {
            continue;
        };
        match text.parse::<toml::Table>() {
            Ok(manifest) => found.extend(judge(tree, path, tier, &manifest)),
            Err(fault) => found.push(Complaint::file(path, fault.to_string())),
        }
    }
    found
}

fn judge(tree: &Tree, path: &str, tier: &str, manifest: &toml::Table) -> Vec<Complaint> {
    let name = manifest.get("package").and_then(|p| p.get("name")).and_then(|n| n.as_str()).unwrap_or_default();
    let Some((_, may)) = MAY_USE.iter().find(|(ours, _)| *ours == name) else {
        let what = format!("crate `{name}` has no place in the house: say in xtask's tidy what it may depend on");
        return vec![Complaint::file(path, what)];
    };
    let mut found = Vec::new();
    for used in dependencies(manifest) {
        if MAY_USE.iter().any(|(ours, _)| *ours == used) && !may.contains(&used.as_str()) {
            found.push(Complaint::file(path, format!("`{name}` must not depend on `{used}`")));
        }
        if tier == "core" && WORLDLY.contains(&used.as_str()) {
            found.push(Complaint::file(path, format!("`{name}` is core and must not depend on `{used}`")));
        }
    }
    let library = path.replace("Cargo.toml", "src/lib.rs");
    let declares = |text: &str| rust::code(text).lines().any(|line| line.trim_end() == "#![no_std]");
    if WITHOUT_STD.contains(&name) && !tree.text(&library).is_some_and(declares) {
        found.push(Complaint::file(&library, "`#![no_std]` is missing"));
    }
    found
}

/// Names of packages that are delivered or run while building, for any target.
fn dependencies(manifest: &toml::Table) -> Vec<String> {
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    let targets = targets.into_iter().flat_map(|t| t.values()).filter_map(toml::Value::as_table);
    let mut found = Vec::new();
    for table in std::iter::once(manifest).chain(targets) {
        for kind in ["dependencies", "build-dependencies"] {
            for (name, about) in table.get(kind).and_then(toml::Value::as_table).into_iter().flatten() {
                let renamed = about.get("package").and_then(toml::Value::as_str);
                found.push(renamed.unwrap_or(name).to_string());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(path: &str, manifest: &str, library: &str) -> Vec<String> {
        let source = path.replace("Cargo.toml", "src/lib.rs");
        check(&Tree::of(&[(path, manifest), (&source, library)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_crate_that_reaches_up_or_out_is_told() {
        let path = "core/seal/Cargo.toml";
        let manifest = |rest: &str| format!("package.name = 'seal'\n{rest}");
        let no_std = "//! Text.\n#![no_std]\n";
        assert!(
            complaints(path, &manifest("dependencies.act.workspace = true\ndev-dependencies.record = '1'"), no_std)
                .is_empty()
        );
        let bent = [
            ("dependencies.record.workspace = true", "`seal` must not depend on `record`"),
            ("dependencies.quiet = { package = 'record', path = '..' }", "`seal` must not depend on `record`"),
            ("target.'cfg(unix)'.dependencies.tlog = '1'", "`seal` must not depend on `tlog`"),
            ("build-dependencies.store = '1'", "`seal` must not depend on `store`"),
            ("dependencies.getrandom = '0.4'", "`seal` is core and must not depend on `getrandom`"),
        ];
        for (line, expected) in bent {
            assert_eq!(complaints(path, &manifest(line), no_std), [format!("{path}: {expected}")]);
        }
        let said = complaints(path, &manifest(""), "// #![no_std]\n");
        assert_eq!(said, ["core/seal/src/lib.rs: `#![no_std]` is missing"]);
        assert!(complaints("edge/x/Cargo.toml", "package.name = 'x'", "")[0].contains("has no place in the house"));
        assert!(complaints(path, "[", no_std)[0].starts_with(path));
    }
}
