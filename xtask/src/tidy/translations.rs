//! Every format has its phrases in every language. `ceasewire rulebook check` reads the phrases themselves.

use super::{Complaint, tree::Tree};
use std::collections::BTreeSet;

/// A file of phrases for each format and language, and no file for a format that is not there.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let formats: BTreeSet<&str> = names(tree, "rulebook/formats/", ".toml").collect();
    let languages: BTreeSet<&str> =
        tree.texts().filter_map(|(path, _)| Some(path.strip_prefix("rulebook/locales/")?.split_once('/')?.0)).collect();
    let mut found = Vec::new();
    for language in &languages {
        let folder = format!("rulebook/locales/{language}/formats/");
        let spoken: BTreeSet<&str> = names(tree, &folder, ".ftl").collect();
        for format in formats.difference(&spoken) {
            let what = format!("has no phrases in `{language}`: write {folder}{format}.ftl");
            found.push(Complaint::file(&format!("rulebook/formats/{format}.toml"), what));
        }
        for format in spoken.difference(&formats) {
            found.push(Complaint::file(&format!("{folder}{format}.ftl"), "there is no format of this name"));
        }
    }
    if languages.is_empty() && !formats.is_empty() {
        found.push(Complaint::file("rulebook/locales", "there is no language"));
    }
    found
}

fn names<'a>(tree: &'a Tree, folder: &str, end: &str) -> impl Iterator<Item = &'a str> {
    tree.texts().filter_map(move |(path, _)| path.strip_prefix(folder)?.strip_suffix(end)).filter(|n| !n.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_without_a_language_and_phrases_without_a_format_are_told() {
        let mut files = vec![
            ("rulebook/formats/statement.toml", ""),
            ("rulebook/locales/en/formats/statement.ftl", ""),
            ("rulebook/locales/ar/formats/statement.ftl", ""),
        ];
        assert_eq!(check(&Tree::of(&files)), []);
        files.extend([("rulebook/locales/he/kernel.ftl", ""), ("rulebook/locales/ar/formats/lost.ftl", "")]);
        let said: Vec<_> = check(&Tree::of(&files)).iter().map(ToString::to_string).collect();
        let missing =
            "rulebook/formats/statement.toml: has no phrases in `he`: write rulebook/locales/he/formats/statement.ftl";
        assert_eq!(said, ["rulebook/locales/ar/formats/lost.ftl: there is no format of this name", missing]);
        assert_eq!(check(&Tree::of(&files[..1])).len(), 1);
    }
}
