//! An invented world in which tests may speak of anybody.

#![allow(dead_code, reason = "each test file uses a part of it")]

use press::{Article, Drafted, Press, Statement};
use std::sync::OnceLock;

pub fn press() -> &'static Press {
    static PRESS: OnceLock<Press> = OnceLock::new();
    PRESS.get_or_init(|| {
        Press::read(include_str!("../../../../rulebook/press/en.toml"), include_str!("table.toml")).unwrap()
    })
}

pub fn drafted(text: &str) -> Drafted {
    press().draft(&Article::read(text.as_bytes()).unwrap())
}

/// Speaker, way and words of each statement, one a line.
pub fn lines(text: &str) -> String {
    let line = |s: &Statement| {
        let via = if s.via.is_empty() { String::new() } else { format!(" via {}", s.via.join(", ")) };
        format!("{} [{}]{via} {}: {}\n", s.speaker, s.side, s.kind.code(), s.words)
    };
    drafted(text).statements.iter().map(line).collect()
}
