//! What a drafting command gives: JSON, one object a line.
//!
//! ```text
//! {"is":"statement","report":"<sha256>","start":0,"end":41,"speaker":"north-office","side":"NO","via":["wire"],"kind":"demand","date":"2031-02-03","caveat":["unverified"]}
//! {"is":"same-report","reports":["<sha256>","<sha256>"]}
//! {"is":"same-statement","a":{"report":"<sha256>","start":0,"end":41},"b":{"report":"<sha256>","start":7,"end":50}}
//! ```

use crate::{Place, Statement};
use serde::Deserialize;

/// Everything that was drafted from a set of reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Statements proposed.
    pub statements: Vec<Statement>,
    /// Reports held to retell one text, by their hashes.
    pub reports: Vec<[String; 2]>,
    /// Passages held to retell one assertion of one text.
    pub passages: Vec<[Place; 2]>,
}

#[derive(Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case", deny_unknown_fields)]
enum Line {
    Statement(Box<Statement>),
    SameReport { reports: [String; 2] },
    SameStatement { a: Place, b: Place },
}

impl Draft {
    /// Reads lines of JSON; empty lines are skipped.
    ///
    /// # Errors
    /// The number of the line that is none of the three kinds, and why.
    pub fn read(text: &str) -> Result<Draft, String> {
        let mut draft = Draft::default();
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match serde_json::from_str(line).map_err(|fault| format!("line {}: {fault}", n + 1))? {
                Line::Statement(statement) => draft.statements.push(*statement),
                Line::SameReport { reports } => draft.reports.push(reports),
                Line::SameStatement { a, b } => draft.passages.push([a, b]),
            }
        }
        Ok(draft)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::Kind;

    #[test]
    fn a_line_of_each_kind_is_read() {
        let text = r#"
{"is":"statement","report":"aa","start":3,"end":9,"speaker":"mill-council","side":"none","kind":"demand"}
{"is":"same-report","reports":["aa","bb"]}

{"is":"same-statement","a":{"report":"aa","start":3,"end":9},"b":{"report":"bb","start":0,"end":7}}
"#;
        let draft = Draft::read(text).unwrap();
        assert_eq!(draft.statements.len(), 1);
        assert_eq!((draft.statements[0].kind, draft.statements[0].date.as_str()), (Kind::Demand, ""));
        assert_eq!(draft.reports, [["aa".to_string(), "bb".to_string()]]);
        assert_eq!(draft.passages[0][1], Place { report: "bb".into(), start: 0, end: 7 });
    }

    #[test]
    fn a_line_that_says_something_else_is_told_by_its_number() {
        let bent = [
            r#"{"is":"statement","report":"aa","start":3,"end":9,"speaker":"x","side":"none","kind":"rumour"}"#,
            r#"{"is":"statement","report":"aa","start":3,"end":9,"speaker":"x","side":"none","kind":"fact","sure":1}"#,
            r#"{"is":"statement","report":"aa","start":-3,"end":9,"speaker":"x","side":"none","kind":"fact"}"#,
            r#"{"is":"same-report","reports":["aa"]}"#,
            r#"{"is":"guess"}"#,
            "[",
        ];
        for line in bent {
            let said = Draft::read(&format!("\n{line}")).unwrap_err();
            assert!(said.starts_with("line 2: "), "{line}: {said}");
        }
    }
}
