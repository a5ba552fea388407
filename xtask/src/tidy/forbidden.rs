//! What must not be in the tree: traces of one machine, unfinished work, and the ways to verify a signature laxly.

use super::{Complaint, reach, rust, tree::Tree};

/// Parts of each text that no file may hold; in parts, so that this file does not hold it either.
const TEXTS: &[(&[&str], &str)] = &[
    (&["/wo", "rk/"], "a path of one machine"),
    (&["/tm", "p/"], "a path of one machine"),
    (&["/ro", "ot/"], "a path of one machine"),
    (&["/ho", "me/"], "a path of one machine"),
    (&["index.", "crates.io"], "a registry's host name"),
    (&["static.", "crates.io"], "a registry's host name"),
    (&["proxy.", "golang.org"], "a registry's host name"),
    (&["pypi", ".org"], "a registry's host name"),
    (&["registry.", "npmjs"], "a registry's host name"),
    (&["deb.", "debian.org"], "a registry's host name"),
];
/// Macros and names that no code may hold.
const CODE: &[(&str, &str)] = &[
    ("todo!", "unfinished work"),
    ("unimplemented!", "unfinished work"),
    ("dbg!", "a trace of debugging"),
    ("verify_batch", "batch verification accepts what `verify_strict` refuses"),
];

/// Every text file for traces, every Rust file for the rest.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (path, text) in tree.texts() {
        for (parts, what) in TEXTS {
            let whole = parts.concat();
            found.extend(
                text.match_indices(&whole).map(|(at, _)| Complaint::at(path, text, at, format!("`{whole}`: {what}"))),
            );
        }
    }
    let reached = reach::reached(tree);
    for (path, text) in tree.ending(".rs") {
        let code = rust::code(text);
        for (word, what) in CODE {
            let plain = word.trim_end_matches('!');
            let met = rust::words(&code, plain).filter(|at| code[*at..].starts_with(word));
            found.extend(met.map(|at| Complaint::at(path, text, at, format!("`{word}`: {what}"))));
        }
        // A test may ask the lax way, to show what it accepts.
        let strict = if reached.get(path) == Some(&true) { String::new() } else { rust::without_tests(&code) };
        found.extend(lax_imports(&strict).map(|at| {
            Complaint::at(path, text, at, "`Verifier` accepts what `verify_strict` refuses: do not bring it into scope")
        }));
    }
    found
}

/// Where code names the trait `Verifier` of ed25519-dalek or signature, alone or in a list.
fn lax_imports(code: &str) -> impl Iterator<Item = usize> {
    let named = |name| rust::words(code, name).filter(move |at| names_verifier(&code[at + name.len()..]));
    named("ed25519_dalek").chain(named("signature"))
}

/// Whether a path such as `::{Signer, Verifier}`, what stands after the crate's name, ends at the trait.
fn names_verifier(rest: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let (path, list) = rest.split_at(rest.find(|c| !part(c)).unwrap_or(rest.len()));
    let list =
        if path.ends_with("::") && list.starts_with('{') { list.split('}').next().unwrap_or_default() } else { "" };
    path.starts_with("::") && [path, list].iter().any(|text| rust::words(text, "Verifier").next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(path: &str, text: &str) -> Vec<String> {
        check(&Tree::of(&[(path, text)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn traces_of_a_machine_are_told_in_any_text() {
        for (parts, _) in TEXTS {
            let text = format!("fine\nsee {}x", parts.concat());
            assert!(complaints("docs/a.md", &text)[0].starts_with("docs/a.md:2: `"), "{text}");
        }
    }

    #[test]
    fn unfinished_work_and_lax_verification_are_told_in_code_and_not_in_prose() {
        let path = "core/a/src/lib.rs";
        let bent = [
            "fn f() { todo!() }",
            "fn f() { unimplemented!(\"x\") }",
            "fn f() { dbg!(1); }",
            "fn f() { verify_batch(&[]); }",
            "use ed25519_dalek::Verifier;",
            "use ed25519_dalek::{Signer, Verifier};",
            "use ed25519_dalek::ed25519::signature::Verifier as _;",
            "use signature::{\n    Signer,\n    Verifier,\n};",
            "fn f(k: &impl signature::Verifier<S>) {}",
        ];
        for text in bent {
            assert!(!complaints(path, text).is_empty(), "{text}");
        }
        let sound = [
            "// todo! and verify_batch",
            "fn todo() { todo(); }",
            "use ed25519_dalek::VerifyingKey;\nuse other::Verifier;",
            "fn f(signature: &[u8]) { g::<Verifier>(signature) }",
            "#[cfg(test)]\nmod tests { use ed25519_dalek::Verifier; }",
        ];
        for text in sound {
            assert_eq!(complaints(path, text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(complaints("core/a/tests/edges.rs", "use ed25519_dalek::Verifier;"), Vec::<String>::new());
    }
}
