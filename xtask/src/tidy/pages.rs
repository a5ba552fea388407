//! The README's two commands are the ones that tests run, and no link in any page leads nowhere.

use super::{Complaint, tree::Tree};

const README: &str = "README.md";
const COMMANDS: [&str; 2] = ["cargo run --release -- demo", "cargo xtask test"];

/// Every page.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let readme = tree.text(README).unwrap_or_default();
    let absent =
        COMMANDS.iter().filter(|command| !readme.lines().any(|line| line.trim().trim_start_matches("$ ") == **command));
    let mut found: Vec<_> =
        absent.map(|command| Complaint::file(README, format!("the line `{command}` is missing"))).collect();
    for (path, text) in tree.ending(".md") {
        let prose = without_code(text);
        for (at, link) in links(&prose) {
            if let Err(why) = follow(tree, path, link) {
                found.push(Complaint::at(path, text, at, format!("the link to {link} leads nowhere: {why}")));
            }
        }
    }
    found
}

/// The page with fenced blocks and code spans blanked.
fn without_code(text: &str) -> String {
    let mut fenced = false;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let fence = line.trim_start().starts_with("```");
        let (mut span, blank) = (false, fenced || fence);
        fenced ^= fence;
        for c in line.chars() {
            span ^= c == '`';
            let kept = c == '\n' || !(blank || span || c == '`');
            // As many bytes as before, so that positions stay.
            if kept { out.push(c) } else { out.extend(std::iter::repeat_n(' ', c.len_utf8())) }
        }
    }
    out
}

/// Where each link stands, and to what: `[text](target)` and `[name]: target`.
fn links(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inline =
        text.match_indices("](").map(|(at, _)| (at, text[at + 2..].split([')', '\n']).next().unwrap_or_default()));
    let named = text.match_indices("]: ").map(|(at, _)| (at, text[at + 3..].lines().next().unwrap_or_default()));
    let named = named.filter(|(at, _)| text[..*at].rsplit('\n').next().is_some_and(|line| line.starts_with('[')));
    inline.chain(named).map(|(at, link)| (at, link.split_whitespace().next().unwrap_or_default()))
}

fn follow(tree: &Tree, page: &str, link: &str) -> Result<(), &'static str> {
    if link.contains("://") || link.starts_with("mailto:") {
        return Ok(());
    }
    let (path, heading) = link.split_once('#').map_or((link, None), |(path, heading)| (path, Some(heading)));
    let target = if path.is_empty() { page.to_string() } else { join(page, path).ok_or("it leaves the tree")? };
    if !tree.has(&target) {
        return Err("there is no such file");
    }
    match (heading, tree.text(&target)) {
        (Some(heading), Some(text)) if target.ends_with(".md") && !anchors(text).any(|a| a == heading) => {
            Err("the page has no such heading")
        }
        _ => Ok(()),
    }
}

/// The path of `link`, which stands in `page`, from the workspace's folder.
fn join(page: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What the headings of a page are called in links to them.
fn anchors(text: &str) -> impl Iterator<Item = String> {
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    headings.map(|heading| {
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.collect::<String>().to_lowercase().replace(' ', "-")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(page: &str) -> Vec<String> {
        let readme = "```\n$ cargo run --release -- demo\n$ cargo xtask test\n```\n";
        let tree = Tree::of(&[(README, readme), ("docs/a.md", page), ("docs/b/c.md", "# 1. One, two\n")]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_link_that_leads_somewhere_is_fine() {
        let page =
            "# Here\n[a](../README.md) [b](b/) [c](b/c.md#1-one-two) [d](#here) [e](https://x.example)\n`[f](none)`\n
```\n[g](none)\n```\n[h]: b/c.md\n[i](.. \"title\")";
        assert_eq!(complaints(page), Vec::<String>::new());
    }

    #[test]
    fn a_link_that_leads_nowhere_is_told_with_its_line() {
        let rows = [
            ("é\n[a](none.md)", "docs/a.md:2: the link to none.md leads nowhere: there is no such file"),
            ("[a](b/c.md#two)", "docs/a.md:1: the link to b/c.md#two leads nowhere: the page has no such heading"),
            ("[a](../../x)", "docs/a.md:1: the link to ../../x leads nowhere: it leaves the tree"),
            ("[a]: none", "docs/a.md:1: the link to none leads nowhere: there is no such file"),
        ];
        for (page, expected) in rows {
            assert_eq!(complaints(page), [expected]);
        }
    }

    #[test]
    fn a_readme_without_its_commands_is_told() {
        let said = check(&Tree::of(&[(README, "run `cargo xtask test`\n\n    cargo run --release -- demo --once\n")]));
        assert_eq!(said.len(), 2);
    }
}
