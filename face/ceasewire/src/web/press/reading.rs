//! A reading as it is kept: what was proposed of articles that were given together, and what was decided of each.
//!
//! It lies beside the drafts of acts, under a name that is no act's, so that it outlasts sessions and stops as they do.
//! Proposals are kept as they were made: a later program reads nothing else into what somebody has half decided.

use press::{Copies, Drafted, Statement};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a reading is called among an officer's drafts.
pub const WHAT: &str = "~press";
/// Proposals of an article that are kept; no news report has more.
const PROPOSALS_MAX: usize = 200;
/// The longest words that are kept, bytes: longer ones are no statement that a claim could hold.
const WORDS_MAX: usize = 4000;

/// What was proposed of articles that were given together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub articles: Vec<Article>,
    /// Pairs of articles that retell one text.
    pub same: Vec<(usize, usize)>,
    /// Pairs of statements that tell one assertion: article and statement.
    pub repeats: Vec<[(usize, usize); 2]>,
    /// The matter that was chosen last.
    pub about: Option<u64>,
    /// What was decided, by letter and number.
    pub decided: BTreeMap<String, Decision>,
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    pub name: String,
    /// A row of the table of entities, or what somebody typed.
    pub outlet: String,
    pub day: String,
    pub sentences: usize,
    pub left_out: usize,
    pub proposals: Vec<Proposal>,
}

/// One statement as it was proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub words: String,
    pub sentence: usize,
    pub speaker: String,
    pub named: String,
    pub side: String,
    pub anonymous: bool,
    pub explicit: bool,
    pub via: Vec<String>,
    pub kind: String,
    pub date: String,
    pub said: String,
    pub about: String,
    pub agenda: String,
    pub caveat: Vec<String>,
}

/// What was decided of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    Rejected,
    /// It is written under this draft; once that was sent, under this name.
    Taken {
        draft: String,
        sent: Option<String>,
    },
}

impl Article {
    /// An article with what is proposed of it; `outlet` and `day` hold where it shows none.
    pub fn new(name: String, drafted: &Drafted, outlet: &str, day: &str) -> Article {
        let shown = |own: &str, typed: &str| if own.is_empty() { typed } else { own }.to_owned();
        let proposals = drafted.statements.iter().map(Proposal::new).collect();
        let (outlet, day) = (shown(&drafted.outlet, outlet), shown(&drafted.day, day));
        Article { name, outlet, day, sentences: drafted.sentences, left_out: 0, proposals }
    }
}

impl Proposal {
    fn new(s: &Statement) -> Proposal {
        Proposal {
            // A line that the file breaks for its width is no part of the words.
            words: s.words.split_whitespace().collect::<Vec<_>>().join(" "),
            sentence: s.sentence,
            speaker: s.speaker.clone(),
            named: s.named.split_whitespace().collect::<Vec<_>>().join(" "),
            side: s.side.clone(),
            anonymous: s.anonymous,
            explicit: s.explicit,
            via: s.via.clone(),
            kind: s.kind.code().to_owned(),
            date: s.date.clone(),
            said: s.said.clone(),
            about: s.about.clone(),
            agenda: s.agenda.clone(),
            caveat: s.caveat.clone(),
        }
    }
}

/// Leaves the statements of an article that are kept; answers how many were left out.
pub fn bounded(drafted: &mut Drafted) -> usize {
    let all = drafted.statements.len();
    drafted.statements.retain(|s| s.words.len() <= WORDS_MAX && s.named.len() <= WORDS_MAX);
    drafted.statements.truncate(PROPOSALS_MAX);
    all - drafted.statements.len()
}

/// How a proposal is called: the letter of its article and its number there.
pub fn key(article: usize, proposal: usize) -> String {
    format!("{}{}", crate::cli::account::letter(article), proposal + 1)
}

impl Reading {
    pub fn new(articles: Vec<Article>, copies: Copies) -> Reading {
        Reading { articles, same: copies.reports, repeats: copies.statements, ..Reading::default() }
    }

    /// As the row of a draft keeps it; `None` of anything else.
    pub fn read(text: &str) -> Option<Reading> {
        serde_json::from_str(text).ok()
    }

    pub fn write(&self) -> String {
        serde_json::to_string(self).expect("names and texts are JSON")
    }

    /// Every proposal with its key and its article, in the order of the text.
    pub fn all(&self) -> impl Iterator<Item = (String, &Article, &Proposal)> {
        let of = |(a, article): (usize, &'_ Article)| (a, article.proposals.len());
        let places = self.articles.iter().enumerate().map(of).flat_map(|(a, n)| (0..n).map(move |p| (a, p)));
        places.map(|(a, p)| (key(a, p), &self.articles[a], &self.articles[a].proposals[p]))
    }

    /// The proposal of this key, with its article.
    pub fn find(&self, wanted: &str) -> Option<(&Article, &Proposal)> {
        self.all().find(|(key, ..)| key == wanted).map(|(_, article, proposal)| (article, proposal))
    }

    /// Statements of other articles that tell what this one tells.
    pub fn repeats_of(&self, wanted: &str) -> Vec<String> {
        let pairs = self.repeats.iter().map(|[(a, i), (b, j)]| (key(*a, *i), key(*b, *j)));
        pairs
            .filter_map(|(one, other)| if one == wanted { Some(other) } else { (other == wanted).then_some(one) })
            .collect()
    }

    /// How many proposals nothing was decided of, and how many there are.
    pub fn open(&self) -> (usize, usize) {
        let all = self.all().count();
        (all - self.all().filter(|(key, ..)| self.decided.contains_key(key)).count(), all)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::cli::account;
    use ::press::Article as Text;

    const TOLD: &str = "Two sides talk\n\nThe Foreign Ministry said that the bridge road would be open to aid convoys on \
        Monday. An official told state television that nothing would move without a timetable. The official added that \
        patrols had agreed to halt near the mill. A spokesman for the joint commission said that both sides agreed to meet again within two weeks.\n";

    fn reading(texts: &[&str]) -> Reading {
        let press = account::press("en", None).unwrap();
        let mut all: Vec<_> = texts.iter().map(|t| press.draft(&Text::read(t.as_bytes()).unwrap())).collect();
        let left: Vec<_> = all.iter_mut().map(bounded).collect();
        let articles =
            all.iter().zip(left).map(|(d, left_out)| Article { left_out, ..Article::new("x".into(), d, "", "") });
        Reading::new(articles.collect(), ::press::copies(&all))
    }

    #[test]
    fn what_is_kept_is_read_as_it_was_written_and_nothing_else_is_read() {
        let mut reading = reading(&[TOLD]);
        assert!(reading.open().1 >= 3, "{reading:?}");
        reading.decided.insert("A1".into(), Decision::Rejected);
        let taken = Decision::Taken { draft: "d".into(), sent: Some("NORTH 4".into()) };
        reading.decided.insert("A2".into(), taken);
        assert_eq!(reading.open().0, reading.open().1 - 2);
        assert_eq!(Reading::read(&reading.write()).unwrap(), reading);
        for other in ["", "{}", "[]", "{\"f-outlet\":\"x\"}"] {
            assert_eq!(Reading::read(other), None, "{other}");
        }
    }

    #[test]
    fn a_statement_of_a_near_copy_names_the_one_that_it_repeats_and_the_other_way_round() {
        let reading = reading(&[TOLD, TOLD]);
        assert_eq!(reading.same, [(0, 1)]);
        assert!(
            reading.repeats_of("A1").contains(&"B1".to_owned()) && reading.repeats_of("B1").contains(&"A1".to_owned())
        );
        assert_eq!(reading.find("B1").unwrap().1.words, reading.find("A1").unwrap().1.words);
        assert!(reading.find("C1").is_none() && reading.find("A0").is_none() && reading.find("").is_none());
    }

    #[test]
    fn a_hostile_article_keeps_no_more_than_a_report_could_hold_and_says_how_much_was_left_out() {
        let many = "An official said that nothing would move without a timetable. ".repeat(PROPOSALS_MAX + 50);
        let reading = reading(&[&many]);
        assert_eq!((reading.articles[0].proposals.len(), reading.articles[0].left_out), (PROPOSALS_MAX, 50));
        let long = format!("An official said that nothing {} would move without a timetable.", "x".repeat(WORDS_MAX));
        let reading = super::tests::reading(&[&long]);
        assert_eq!((reading.articles[0].proposals.len(), reading.articles[0].left_out), (0, 1));
    }
}
