//! What has changed between two wordings, word by word, so that a tired person can read it.

use serde::{Deserialize, Serialize};
use similar::{ChangeTag, TextDiff};

/// Words that stand together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Run {
    /// In which of the two they stand.
    pub kind: RunKind,
    /// The words as they are written.
    pub text: String,
}

/// In which of two wordings words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RunKind {
    /// In both.
    Same,
    /// In the earlier alone.
    Out,
    /// In the later alone.
    In,
}

/// The words of both, in order. Of what changed, what went stands before what came, and a blank between two changes belongs
/// to both: whole phrases change places, not every second word.
///
/// ```rust
/// use situation::texts::{RunKind, compare};
/// let runs = compare("within twelve days", "within thirty full days");
/// let of = |kind| runs.iter().filter(|r| r.kind == kind).map(|r| r.text.as_str()).collect::<Vec<_>>();
/// assert_eq!((of(RunKind::Out), of(RunKind::In)), (vec!["twelve"], vec!["thirty full"]));
/// ```
pub fn compare(from: &str, to: &str) -> Vec<Run> {
    if from == to {
        return if from.is_empty() { Vec::new() } else { vec![Run { kind: RunKind::Same, text: from.to_owned() }] };
    }
    let diff = TextDiff::from_words(from, to);
    let mut out = Joined::default();
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => out.same(change.value()),
            ChangeTag::Delete => out.changed(change.value(), ""),
            ChangeTag::Insert => out.changed("", change.value()),
        }
    }
    out.close();
    out.runs
}

#[derive(Default)]
struct Joined {
    runs: Vec<Run>,
    gone: String,
    come: String,
    /// Blanks after a change, of which it is not known yet whether another change follows.
    blank: String,
}

impl Joined {
    fn same(&mut self, text: &str) {
        let changing = !self.gone.is_empty() || !self.come.is_empty();
        if changing && text.trim().is_empty() && self.blank.is_empty() {
            self.blank = text.to_owned();
            self.gone += text;
            self.come += text;
            return;
        }
        self.close();
        match self.runs.last_mut() {
            Some(Run { kind: RunKind::Same, text: last }) => *last += text,
            _ => self.runs.push(Run { kind: RunKind::Same, text: text.to_owned() }),
        }
    }

    fn changed(&mut self, gone: &str, come: &str) {
        self.blank.clear();
        self.gone += gone;
        self.come += come;
    }

    /// Ends a change; a blank that ended both stands in both.
    fn close(&mut self) {
        let (mut gone, mut come) = (std::mem::take(&mut self.gone), std::mem::take(&mut self.come));
        let blank = std::mem::take(&mut self.blank);
        let trailing = !blank.is_empty() && gone.ends_with(&blank) && come.ends_with(&blank);
        if trailing {
            gone.truncate(gone.len() - blank.len());
            come.truncate(come.len() - blank.len());
        }
        for (kind, text) in [(RunKind::Out, gone), (RunKind::In, come)] {
            if !text.is_empty() {
                self.runs.push(Run { kind, text });
            }
        }
        if trailing {
            self.runs.push(Run { kind: RunKind::Same, text: blank });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(from: &str, to: &str) -> String {
        let mark = |r: &Run| match r.kind {
            RunKind::Same => r.text.clone(),
            RunKind::Out => format!("-{}-", r.text),
            RunKind::In => format!("+{}+", r.text),
        };
        compare(from, to).iter().map(mark).collect()
    }

    #[test]
    fn phrases_change_places_as_a_whole() {
        assert_eq!(
            told("within twelve days of it", "within thirty weeks of it"),
            "within -twelve days-+thirty weeks+ of it"
        );
        assert_eq!(told("a b", "a b"), "a b");
        assert_eq!(told("", "new words"), "+new words+");
        assert_eq!(
            told("one two three four five", "six seven eight four five"),
            "-one two three-+six seven eight+ four five"
        );
    }

    proptest! {
        #[test]
        fn both_wordings_can_be_read_out_of_the_comparison(from in "[a-d \n]{0,40}", to in "[a-d \n]{0,40}") {
            let runs = compare(&from, &to);
            let read = |without: RunKind| -> String {
                runs.iter().filter(|r| r.kind != without).map(|r| r.text.as_str()).collect()
            };
            prop_assert_eq!(read(RunKind::In), from);
            prop_assert_eq!(read(RunKind::Out), to);
        }
    }
}
