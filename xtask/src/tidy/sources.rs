//! Every `Source:` names a work and sections that `docs/sources.md` lists, so that a reader can find them.
//!
//! In the list a work is a heading, `## LEDGER`, and each of its sections that may be cited an entry, `- 4.2: what it
//! holds` or `- "Log entries": what it holds`.

use super::{Complaint, tree::Tree};
use std::collections::{BTreeMap, BTreeSet};

const LIST: &str = "docs/sources.md";
/// Words between what is cited.
const FILLERS: &[&str] = &["and", "to", "or", "also", "after", "section", "sections", "chapter", "chapters", "the"];

/// What a part of a work without a number stands between.
const QUOTES: [char; 2] = ['"', '`'];

type Works<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// Every citation in the comments of every Rust file.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let Some(works) = tree.text(LIST).map(listed) else { return vec![Complaint::file(LIST, "is missing")] };
    let mut found = Vec::new();
    for (path, text) in tree.ending(".rs") {
        for (line, citation) in citations(text) {
            if let Err(what) = judge(&citation, &works) {
                let what = format!("{what}, in \"{citation}\": list it in {LIST}");
                found.push(Complaint { path: path.into(), line: Some(line), what });
            }
        }
    }
    found
}

fn listed(text: &str) -> Works<'_> {
    let mut works = Works::new();
    let mut work = None;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            work = Some(works.entry(name.trim()).or_default());
        } else if let (Some(work), Some((section, _))) =
            (&mut work, line.strip_prefix("- ").and_then(|l| l.split_once(": ")))
        {
            work.insert(section.trim_matches(QUOTES));
        }
    }
    works
}

/// Each citation with its line: from `Source:` to the end of its sentence or of its paragraph.
fn citations(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (n, line) in text.lines().enumerate() {
        let Some(comment) = comment(line).filter(|comment| !comment.is_empty()) else {
            open = false;
            continue;
        };
        let mut rest = comment;
        if open && let Some((_, citation)) = found.last_mut() {
            let (part, ended) = sentence(rest);
            citation.push(' ');
            citation.push_str(part);
            open = !ended;
            rest = &rest[part.len()..];
        }
        while let Some((_, after)) = rest.split_once("Source: ").or(rest.strip_suffix("Source:").map(|b| (b, ""))) {
            let (part, ended) = sentence(after);
            found.push((n + 1, part.to_string()));
            open = !ended;
            rest = &after[part.len()..];
        }
    }
    found.into_iter().map(|(line, citation)| (line, citation.trim().to_string())).collect()
}

fn comment(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("//")?;
    Some(rest.trim_start_matches(['/', '!']).trim())
}

/// The text up to the full stop that ends its sentence, and whether there was one.
fn sentence(text: &str) -> (&str, bool) {
    let ends = |at: &usize| {
        let after = text[at + 1..].trim_start();
        after.is_empty() || (text[at + 1..].starts_with(' ') && after.starts_with(|c: char| c.is_uppercase()))
    };
    let stop = text.match_indices('.').map(|(at, _)| at).find(|at| ends(at) && !text[..*at].ends_with("et al"));
    stop.map_or((text, false), |at| (&text[..at], true))
}

/// Whether all that a citation names is listed.
fn judge(citation: &str, works: &Works<'_>) -> Result<(), String> {
    let mut work: Option<(&str, &BTreeSet<&str>)> = None;
    let mut rest = citation;
    loop {
        rest = rest.trim_start_matches([' ', ',', ';', '(', ')', '.', ':']);
        if rest.is_empty() {
            return if work.is_some() { Ok(()) } else { Err("no source is named".into()) };
        }
        if let Some((name, sections, len)) = work_at(rest, works) {
            work = Some((name, sections));
            rest = &rest[len..];
            continue;
        }
        let (token, after) = token(rest);
        rest = after;
        let plain = token.trim_matches(QUOTES);
        let section =
            token.starts_with(QUOTES) || token.starts_with(|c: char| c.is_ascii_digit()) || is_test_number(token);
        match work {
            _ if FILLERS.contains(&token) => {}
            Some((name, sections)) if section => {
                if !sections.contains(plain) {
                    return Err(format!("section {token} of {name} is not listed"));
                }
            }
            _ => return Err(format!("`{token}` is no listed source")),
        }
    }
}

/// The listed work whose name stands here, the longest if several do. C2SP's need their first word only once in a row.
fn work_at<'a>(text: &str, works: &'a Works<'_>) -> Option<(&'a str, &'a BTreeSet<&'a str>, usize)> {
    let ends = |name: &str| !text[name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let names = works.iter().flat_map(|(name, sections)| {
        [Some(*name), name.strip_prefix("C2SP ")].into_iter().flatten().map(move |short| (*name, sections, short))
    });
    let met = names.filter(|(_, _, short)| text.starts_with(short) && ends(short));
    met.max_by_key(|(_, _, short)| short.len()).map(|(name, sections, short)| (name, sections, short.len()))
}

/// The next quoted text, number or word.
fn token(text: &str) -> (&str, &str) {
    let end = match text.chars().next().filter(|c| QUOTES.contains(c)) {
        Some(quote) => text[1..].find(quote).map_or(text.len(), |at| at + 2),
        None => text.find([' ', ',', ';', '(', ')', ':']).unwrap_or(text.len()),
    };
    let (token, rest) = text.split_at(end);
    (token.trim_end_matches('.'), rest)
}

/// `T5`: a test that a work demands.
fn is_test_number(token: &str) -> bool {
    token.strip_prefix('T').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCES: &str = "# Sources\n\n## LEDGER\nOurs.\n- 4.2: the commit\n- 6.3: tests\n- T5: seals\n- `seen`: x\n\n## RFC 6962\n- 2.1: trees\n
## C2SP tlog-tiles\n- \"Log entries\": bundles\n\n## C2SP tlog-policy\n\n## Dodis et al. 2018\n- \"invisible salamanders\": x\n";

    fn complaints(code: &str) -> Vec<String> {
        check(&Tree::of(&[(LIST, SOURCES), ("a.rs", code)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_listed_may_be_cited_in_any_of_our_ways() {
        let sound = [
            "//! It is. Source: LEDGER 4.2 and 6.3, T5. More of it.",
            "/// Source: RFC 6962,\n/// section 2.1.\nfn f() {}",
            "// Source: LEDGER 4.2 (`seen`).",
            "// One.\n// Source: C2SP tlog-tiles, \"Log entries\", and tlog-policy.",
            "//! Source: LEDGER 4.2, after Dodis et al. 2018 (\"invisible salamanders\").",
            "let x = Source::of(1);",
        ];
        for code in sound {
            assert_eq!(complaints(code), Vec::<String>::new(), "{code}");
        }
    }

    #[test]
    fn what_is_not_listed_is_told_with_its_line() {
        let bent = [
            ("fn f() {}\n/// Source: LEDGER 4.3.", "a.rs:2: section 4.3 of LEDGER is not listed, in \"LEDGER 4.3\""),
            ("/// Source: LEDGER 4.2,\n/// T6.", "a.rs:1: section T6 of LEDGER is not listed"),
            ("/// Source: RFC 9999, 2.1.", "a.rs:1: `RFC` is no listed source"),
            ("/// Source: C2SP tlog-tiles, \"Other\".", "a.rs:1: section \"Other\" of C2SP tlog-tiles is not listed"),
            ("/// Source: LEDGER 4.2, common sense.", "a.rs:1: `common` is no listed source"),
            ("/// Source: 4.2.", "a.rs:1: `4.2` is no listed source"),
            ("/// Source:\n", "a.rs:1: no source is named"),
        ];
        for (code, expected) in bent {
            assert!(
                complaints(code).first().is_some_and(|said| said.starts_with(expected)),
                "{code}: {:?}",
                complaints(code)
            );
        }
        assert_eq!(check(&Tree::of(&[("a.rs", "")])).len(), 1);
    }
}
