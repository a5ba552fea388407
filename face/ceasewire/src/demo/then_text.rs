//! What a row of a scenario says must hold of a text: `text LABEL is STATE`, or `text LABEL: ..`.

use situation::views::TextView;

/// A sentence about a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfText {
    /// The label of the act that put it on the table.
    pub label: String,
    /// What is to hold of it.
    pub says: Says,
}

/// What is to hold of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// `is STATE`.
    State(String),
    /// `clause N is open to A, B`, or `to nobody`.
    Open(String, Vec<String>),
    /// `M versions of clause N`.
    Versions(usize, String),
    /// `deadlock of A N, B M`, or `no deadlock`.
    Deadlock(Vec<(String, String)>),
    /// `MEMBER sees N letters`: side letters beside it, as far as that member's node knows of them.
    Letters(String, usize),
}

impl OfText {
    /// Reads a sentence; `None` if it is about something else.
    ///
    /// # Errors
    /// What is not understood, in English.
    pub fn read(text: &str) -> Option<Result<OfText, String>> {
        let rest = text.strip_prefix("text ")?;
        let (label, said) = rest.split_once([' ', ':'])?;
        let words: Vec<&str> = said.split_whitespace().collect();
        let pair = |one: &str| one.trim().split_once(' ').map(|(who, clause)| (who.to_owned(), clause.to_owned()));
        let says = match words[..] {
            ["is", state] => Says::State(state.to_owned()),
            ["clause", n, "is", "open", "to", "nobody"] => Says::Open(n.to_owned(), Vec::new()),
            ["clause", n, "is", "open", "to", ..] => {
                Says::Open(n.to_owned(), words[5..].iter().map(|w| w.trim_end_matches(',').to_owned()).collect())
            }
            [n, "version" | "versions", "of", "clause", number] => match n.parse() {
                Ok(n) => Says::Versions(n, number.to_owned()),
                Err(_) => return Some(Err(format!("`{n}` is no number"))),
            },
            ["no", "deadlock"] => Says::Deadlock(Vec::new()),
            ["deadlock", "of", ..] => {
                let of = said.split_once(" of ").map_or("", |(_, of)| of);
                Says::Deadlock(of.split(',').filter_map(pair).collect())
            }
            [who, "sees", n, "letter" | "letters"] => match n.parse() {
                Ok(n) => Says::Letters(who.to_owned(), n),
                Err(_) => return Some(Err(format!("`{n}` is no number"))),
            },
            _ => return Some(Err(format!("`{text}` says nothing of a text"))),
        };
        Some(Ok(OfText { label: label.to_owned(), says }))
    }

    /// The only member on whose node it is checked, if it is one.
    pub fn seen_by(&self) -> Option<&str> {
        match &self.says {
            Says::Letters(who, _) => Some(who),
            _ => None,
        }
    }

    /// Checks it against the text as one node shows it.
    ///
    /// # Errors
    /// What is there instead.
    pub fn holds_in(&self, text: &TextView) -> Result<(), String> {
        let clause = |number: &str| {
            let found = text.clauses.iter().find(|c| c.number == number);
            found.ok_or_else(|| format!("there is no clause {number}"))
        };
        let (found, wanted) = match &self.says {
            Says::State(wanted) => (text.text.state.clone(), wanted.clone()),
            Says::Open(number, wanted) => {
                let mut all: Vec<String> =
                    clause(number)?.standing.iter().flat_map(|w| &w.open).map(|o| o.holder.clone()).collect();
                // Rivals are held open by whoever wrote them.
                if clause(number)?.standing.len() > 1 {
                    all.extend(clause(number)?.standing.iter().map(|w| w.by.member.clone()));
                }
                all.sort();
                all.dedup();
                (all.join(", "), wanted.join(", "))
            }
            Says::Versions(wanted, number) => (clause(number)?.standing.len().to_string(), wanted.to_string()),
            Says::Deadlock(wanted) => {
                let all = text.deadlocks.iter().flat_map(|d| &d.waits);
                let found: Vec<String> = all.map(|w| format!("{} {}", w.member, w.clause)).collect();
                let wanted: Vec<String> = wanted.iter().map(|(who, clause)| format!("{who} {clause}")).collect();
                (found.join(", "), wanted.join(", "))
            }
            Says::Letters(_, wanted) => (text.letters.len().to_string(), wanted.to_string()),
        };
        if found == wanted { Ok(()) } else { Err(format!("`{found}` instead of `{wanted}`")) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn each_sentence_about_a_text_reads() {
        let s = |t: &str| t.to_owned();
        for (text, says) in [
            ("text a is clean", Says::State(s("clean"))),
            ("text a: clause 7.2 is open to NORTH, SOUTH", Says::Open(s("7.2"), vec![s("NORTH"), s("SOUTH")])),
            ("text a: clause 7 is open to nobody", Says::Open(s("7"), vec![])),
            ("text a: 2 versions of clause 3", Says::Versions(2, s("3"))),
            ("text a: no deadlock", Says::Deadlock(vec![])),
            ("text a: deadlock of NORTH 7, SOUTH 9", Says::Deadlock(vec![(s("NORTH"), s("7")), (s("SOUTH"), s("9"))])),
            ("text a: SOUTH sees 1 letter", Says::Letters(s("SOUTH"), 1)),
        ] {
            assert_eq!(OfText::read(text).unwrap().unwrap(), OfText { label: s("a"), says }, "{text}");
        }
        assert!(OfText::read("text a: is odd in its way").unwrap().is_err());
        assert!(OfText::read("treaty is tabled").is_none());
    }
}
