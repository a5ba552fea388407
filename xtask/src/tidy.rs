//! What the compiler cannot see. Each rule is one file with a test in which it is seen to fail.

mod boundaries;
mod forbidden;
mod length;
mod pages;
mod reach;
mod rust;
mod sources;
mod translations;
mod tree;
mod unwraps;
mod wire;

use crate::step::{Outcome, Tally};
use tree::Tree;

/// Something that is not as the house wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// Path from the workspace's folder.
    pub path: String,
    /// Line, from 1, if one line is at fault.
    pub line: Option<usize>,
    /// What, and what to do about it.
    pub what: String,
}

impl Complaint {
    /// About a whole file.
    pub fn file(path: &str, what: impl Into<String>) -> Complaint {
        Complaint { path: path.into(), line: None, what: what.into() }
    }

    /// About the line in which byte `at` of `text` lies.
    pub fn at(path: &str, text: &str, at: usize, what: impl Into<String>) -> Complaint {
        let line = text.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
        Complaint { path: path.into(), line: Some(line), what: what.into() }
    }
}

impl std::fmt::Display for Complaint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.what),
            None => write!(f, "{}: {}", self.path, self.what),
        }
    }
}

struct Rule {
    name: &'static str,
    check: fn(&Tree) -> Vec<Complaint>,
}

const ALL: &[Rule] = &[
    Rule { name: "crates depend only downwards", check: boundaries::check },
    Rule { name: "every source file is reached", check: reach::check },
    Rule { name: "every format speaks every language", check: translations::check },
    Rule { name: "the README's commands stand and every link leads somewhere", check: pages::check },
    Rule { name: "every cited source is listed", check: sources::check },
    Rule { name: "nothing forbidden is in the tree", check: forbidden::check },
    Rule { name: "nothing unwraps outside tests", check: unwraps::check },
    Rule { name: "no source file is too long", check: length::check },
    Rule { name: "wire numbers are for ever", check: wire::check },
];

/// All rules, for `cargo xtask tidy`.
pub fn all() -> Outcome {
    let mut tally = Tally::default();
    let done = check(&mut tally);
    println!("{}", tally.line());
    done
}

/// All rules, each one check; complaints of all are shown at once.
pub fn check(tally: &mut Tally) -> Outcome {
    let tree = Tree::read(crate::run::root())?;
    let before = tally.failed;
    for rule in ALL {
        let complaints = (rule.check)(&tree);
        tally.count(complaints.is_empty());
        println!("    {}: {}", rule.name, if complaints.is_empty() { "ok" } else { "FAILED" });
        complaints.iter().for_each(|complaint| println!("{complaint}"));
    }
    match tally.failed - before {
        0 => Ok(()),
        broken => Err(format!("{broken} of {} rules are broken", ALL.len())),
    }
}
