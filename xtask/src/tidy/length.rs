//! A file that fits no screen hides two thoughts.

use super::{Complaint, tree::Tree};

const LINES_MAX: usize = 450;

/// Rust files that are too long.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let lines = tree.ending(".rs").map(|(path, text)| (path, text.lines().count()));
    let long = lines.filter(|(_, lines)| *lines > LINES_MAX);
    long.map(|(path, lines)| Complaint::file(path, format!("{lines} lines, more than {LINES_MAX}: split it"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_451_is_one_too_many() {
        let (fits, long) = ("\n".repeat(LINES_MAX), "\n".repeat(LINES_MAX + 1));
        assert_eq!(check(&Tree::of(&[("a.rs", &fits), ("a.py", &long)])), []);
        assert_eq!(check(&Tree::of(&[("a.rs", &long)])).len(), 1);
    }
}
