//! `unwrap` gives no reason; `expect` does. Clippy warns of it too, but a line can silence clippy for a whole file.

use super::{Complaint, reach, rust, tree::Tree};

/// Every `.unwrap()` in code that is delivered.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (path, _) in reach::reached(tree).into_iter().filter(|(_, for_tests)| !for_tests) {
        let code = rust::without_tests(&rust::code(tree.text(path).unwrap_or_default()));
        for (at, _) in code.match_indices(".unwrap()") {
            found.push(Complaint::at(path, &code, at, "`unwrap` outside tests: say with `expect` why it cannot fail"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unwrap_is_told_unless_only_tests_run_it() {
        let call = "fn f() {\n    x.unwrap()\n}\n";
        let library =
            format!("/// `x.unwrap()`\n{call}#[cfg(test)]\nmod tests {{ {call} }}\n#[cfg(test)]\nmod attacks;");
        let files = [
            ("a/src/lib.rs", library.as_str()),
            ("a/src/attacks.rs", call),
            ("a/tests/t.rs", call),
            ("test/sim/src/lib.rs", call),
        ];
        let said: Vec<_> = check(&Tree::of(&files)).iter().map(ToString::to_string).collect();
        assert_eq!(said, ["a/src/lib.rs:3: `unwrap` outside tests: say with `expect` why it cannot fail"]);
    }
}
