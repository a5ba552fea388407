//! Dead files: a `.rs` file that no `mod` line reaches is never compiled, so nobody notices what is in it.

use super::{Complaint, rust, tree::Tree};
use std::collections::BTreeMap;

/// Every reached file, and whether only tests reach it.
pub fn reached(tree: &Tree) -> BTreeMap<&str, bool> {
    let mut found = BTreeMap::new();
    let mut waiting: Vec<(&str, bool)> =
        tree.ending(".rs").filter_map(|(path, _)| Some((path, is_test_root(path)?))).collect();
    while let Some((path, for_tests)) = waiting.pop() {
        if found.get(path).is_some_and(|known| !known || *known == for_tests) {
            continue;
        }
        found.insert(path, for_tests);
        let code = rust::code(tree.text(path).unwrap_or_default());
        let delivered = rust::without_tests(&code);
        for name in rust::modules(&code) {
            let for_tests = for_tests || !rust::modules(&delivered).any(|other| other == name);
            waiting.extend(file_of(tree, path, name).map(|file| (file, for_tests)));
        }
    }
    found
}

/// Files under src/ and tests/ that nothing reaches. `#[path]` is not followed: files lie where their name says.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let reached = reached(tree);
    let dead = tree.ending(".rs").filter(|(path, _)| !reached.contains_key(path));
    dead.map(|(path, _)| Complaint::file(path, "no `mod` line reaches this file: it is never compiled")).collect()
}

/// Whether a file that cargo itself finds is a test; none if cargo does not look for it.
fn is_test_root(path: &str) -> Option<bool> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        [.., "src", "lib.rs" | "main.rs"] | [.., "src", "bin", _] | [.., "build.rs"] => Some(path.starts_with("test/")),
        [.., "tests" | "benches" | "examples" | "fuzz_targets", _] => (!path.contains("/src/")).then_some(true),
        _ => None,
    }
}

fn file_of<'a>(tree: &'a Tree, path: &str, name: &str) -> Option<&'a str> {
    let (folder, file) = path.rsplit_once('/')?;
    let stem = file.strip_suffix(".rs")?;
    // Roots and mod.rs look beside themselves, all others in the folder of their own name.
    let folder = if stem == "mod" || is_test_root(path).is_some() { folder.into() } else { format!("{folder}/{stem}") };
    let places = [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")];
    tree.texts().map(|(path, _)| path).find(|path| places.iter().any(|place| place == path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_no_mod_line_reaches_is_dead() {
        let mut files = vec![
            ("core/a/src/lib.rs", "mod b; // mod lost;\n#[cfg(test)]\nmod attacks;"),
            ("core/a/src/b.rs", "mod c;"),
            ("core/a/src/b/c.rs", ""),
            ("core/a/src/attacks/mod.rs", "mod d;"),
            ("core/a/src/attacks/d.rs", ""),
            ("core/a/tests/laws.rs", "mod common;"),
            ("core/a/tests/common/mod.rs", ""),
            ("test/sim/src/lib.rs", ""),
        ];
        assert_eq!(check(&Tree::of(&files)), []);
        let tree = Tree::of(&files);
        let only_tests: Vec<_> = reached(&tree).into_iter().filter(|(_, tests)| *tests).map(|(p, _)| p).collect();
        let expected = ["core/a/src/attacks/d.rs", "core/a/src/attacks/mod.rs", "core/a/tests/common/mod.rs"];
        assert_eq!(only_tests, [&expected[..], &["core/a/tests/laws.rs", "test/sim/src/lib.rs"]].concat());
        files.extend([("core/a/src/lost.rs", ""), ("core/a/src/c.rs", ""), ("core/a/tests/old/mod.rs", "")]);
        let dead: Vec<_> = check(&Tree::of(&files)).into_iter().map(|c| c.path).collect();
        assert_eq!(dead, ["core/a/src/c.rs", "core/a/src/lost.rs", "core/a/tests/old/mod.rs"]);
    }
}
