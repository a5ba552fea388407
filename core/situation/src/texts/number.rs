//! Numbers of clauses in the order in which people read them: 2 before 10, 7 before 7.1 before 7.1 bis before 8.

use std::cmp::Ordering;

/// A clause's number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number(pub String);

/// Digits count as a number, anything else as it is written.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Step<'a> {
    Digits(usize, &'a str),
    Other(&'a str),
}

impl Number {
    fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        let mut rest = self.0.as_str();
        std::iter::from_fn(move || {
            let digit = rest.chars().next()?.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != digit).unwrap_or(rest.len());
            let (step, after) = rest.split_at(end);
            rest = after;
            let value = step.trim_start_matches('0');
            Some(if digit { Step::Digits(value.len(), value) } else { Step::Other(step) })
        })
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        self.steps().cmp(other.steps()).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_as_people_read_them() {
        let mut all =
            ["10", "7.1 bis", "8", "7", "A.2", "7.10", "2", "7.1", "7.2", "07", "A.10"].map(|n| Number(n.into()));
        all.sort();
        let all: Vec<&str> = all.iter().map(|n| n.0.as_str()).collect();
        assert_eq!(all, ["2", "07", "7", "7.1", "7.1 bis", "7.2", "7.10", "8", "10", "A.2", "A.10"]);
    }
}
