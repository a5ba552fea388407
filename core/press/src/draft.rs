//! What is proposed of an article.

use crate::{Article, Kind, Language, Table};

/// One attributed statement as it is proposed; a person accepts, changes or rejects it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// First byte of the words in the file.
    pub start: usize,
    /// The byte behind them.
    pub end: usize,
    /// The sentence of the article's body that they stand in, from 1.
    pub sentence: usize,
    /// The words as a reader sees them.
    pub words: String,
    /// Who is said to have said it: a row of the table, or the words of the name with hyphens.
    pub speaker: String,
    /// How the article calls the speaker.
    pub named: String,
    /// To whom the speaker belongs, as the table or the article says.
    pub side: String,
    /// Whether the speaker has no name.
    pub anonymous: bool,
    /// Through whom it reached the outlet, nearest to the speaker first.
    pub via: Vec<String>,
    /// Whether its own sentence names the speaker; else it is carried from before.
    pub explicit: bool,
    /// What kind of statement it is.
    pub kind: Kind,
    /// The date it speaks of, or nothing.
    pub date: String,
    /// When it was said, or nothing.
    pub said: String,
    /// What the outlet itself adds, as codes.
    pub caveat: Vec<String>,
    /// Place of the meeting it is about, or nothing.
    pub about: String,
    /// Point of the agenda, or nothing.
    pub agenda: String,
    /// Whether the speaker tells of others: a source or one of the papers.
    pub(crate) tells: bool,
    /// The concepts of its words in their order, for near-copies.
    pub(crate) concepts: Vec<String>,
}

/// What is proposed of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// The outlet, if the article shows it.
    pub outlet: String,
    /// The day of the article, ISO 8601, if it shows one.
    pub day: String,
    /// Its sentences, counted.
    pub sentences: usize,
    /// The statements in their order.
    pub statements: Vec<Statement>,
}

/// What a draft is made with.
#[derive(Debug, Clone)]
pub struct Press {
    pub(crate) language: Language,
    pub(crate) table: Table,
}

impl Press {
    /// Reads the words of a language and the table of entities, both TOML.
    ///
    /// # Errors
    /// What is wrong with one of them, with its line.
    pub fn read(language: &str, table: &str) -> Result<Press, String> {
        let language = Language::read(language)?;
        let table = Table::read(table, &language)?;
        Ok(Press { language, table })
    }

    /// The words of its language.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The table of entities.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// Proposes the statements of an article.
    pub fn draft(&self, article: &Article) -> Drafted {
        crate::build::drafted(self, article)
    }
}
