//! Acts that an officer writes and that are not signed yet. A draft's name is its own for good: whatever is sent under it
//! is sent once, through double clicks, lost sessions and stops of the node.
//!
//! ```text
//! open -> asked (a second officer is awaited) -> sent        asked -> open: refused, sent back, withdrawn, lapsed
//! open -> sent
//! ```
//! Before an act is kept, its name and hash are noted here: after a stop between the two, whoever comes back finds either
//! the act in the outbox, and then it was sent, or no act of that hash, and then it was not. What was sent is discarded
//! but for its name. What it does not know: what a form means, which acts need a second officer, clocks.

use super::Kept;
use crate::StoreFault;
use rusqlite::{OptionalExtension, Row, ToSql, params};

pub(super) const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS draft (id TEXT PRIMARY KEY, officer INTEGER NOT NULL REFERENCES officer (id),
        what TEXT NOT NULL, form TEXT NOT NULL, begun_ms INTEGER NOT NULL, saved_ms INTEGER NOT NULL,
        asked TEXT, asked_ms INTEGER NOT NULL DEFAULT 0, second INTEGER REFERENCES officer (id), word TEXT,
        name TEXT, hash BLOB, sent_ms INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS draft_officer ON draft (officer, saved_ms);
";

/// Forms that were opened and never filled in are kept so long.
const EMPTY_MS: u64 = 24 * 3_600_000;
/// The names of what was sent are kept so long: nobody resubmits a form after that.
const SENT_MS: u64 = 30 * 24 * 3_600_000;

/// An act that somebody writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its name: random, and so known only to pages that this node has served to its officer.
    pub id: String,
    /// Who writes it.
    pub officer: u64,
    /// Which act it is to be.
    pub what: String,
    /// What was typed, in the caller's own form; empty if nothing was.
    pub form: String,
    /// When it was begun, milliseconds.
    pub begun_ms: u64,
    /// When it was last changed, milliseconds.
    pub saved_ms: u64,
    /// How far it has come.
    pub state: DraftState,
    /// What a second officer said of it when it came back.
    pub word: Option<String>,
    /// The act that was about to be kept under its name, and that act's hash.
    pub meant: Option<(String, Vec<u8>)>,
}

/// How far a draft has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftState {
    /// Its officer writes.
    Open,
    /// A second officer is awaited.
    Asked {
        /// What is to be signed, in the caller's own form.
        what: String,
        /// Since when, milliseconds.
        at_ms: u64,
        /// The officer who has re-entered its facts.
        second: Option<u64>,
    },
    /// It is an act of this node.
    Sent {
        /// Its name, such as `NORTH 12`.
        name: String,
        /// When, milliseconds.
        at_ms: u64,
        /// The second officer, where there was one.
        second: Option<u64>,
    },
}

const COLUMNS: &str = "id, officer, what, form, begun_ms, saved_ms, asked, asked_ms, second, word, name, hash, sent_ms";

fn draft(r: &Row<'_>) -> rusqlite::Result<Draft> {
    let ms = |n: usize| r.get::<_, i64>(n).map(i64::cast_unsigned);
    let second = r.get::<_, Option<i64>>(8)?.map(i64::cast_unsigned);
    let (name, hash): (Option<String>, Option<Vec<u8>>) = (r.get(10)?, r.get(11)?);
    let asked: Option<String> = r.get(6)?;
    let state = match (&name, ms(12)?, asked) {
        (Some(name), at_ms, _) if at_ms > 0 => DraftState::Sent { name: name.clone(), at_ms, second },
        (_, _, Some(what)) => DraftState::Asked { what, at_ms: ms(7)?, second },
        _ => DraftState::Open,
    };
    Ok(Draft {
        id: r.get(0)?,
        officer: ms(1)?,
        what: r.get(2)?,
        form: r.get(3)?,
        begun_ms: ms(4)?,
        saved_ms: ms(5)?,
        state,
        word: r.get(9)?,
        meant: name.zip(hash),
    })
}

impl Kept {
    /// Begins a draft. Forms that nobody filled in and the names of what was sent long ago are forgotten.
    ///
    /// # Errors
    /// A fault of the disk; then nothing has changed.
    pub fn begin(&mut self, id: &str, officer: u64, what: &str, form: &str, now_ms: u64) -> Result<(), StoreFault> {
        self.change(|tx| {
            let (empty, sent) = (now_ms.saturating_sub(EMPTY_MS), now_ms.saturating_sub(SENT_MS));
            let sql = "DELETE FROM draft WHERE (form = '' AND sent_ms = 0 AND saved_ms < ?1) OR (sent_ms > 0 AND sent_ms < ?2)";
            tx.execute(sql, [empty.cast_signed(), sent.cast_signed()])?;
            let sql = "INSERT INTO draft (id, officer, what, form, begun_ms, saved_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?5)";
            tx.execute(sql, params![id, officer.cast_signed(), what, form, now_ms.cast_signed()])
        })
        .map(drop)
    }

    /// The draft of this name, whosever it is.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn draft(&self, id: &str) -> Result<Option<Draft>, StoreFault> {
        let sql = format!("SELECT {COLUMNS} FROM draft WHERE id = ?1");
        self.told(self.db.query_row(&sql, [id], draft).optional())
    }

    /// An officer's drafts of acts that hold something and are not sent, the latest first. What begins with `~` is to be
    /// no act, and is asked for by [`Kept::notes`].
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn drafts(&self, officer: u64) -> Result<Vec<Draft>, StoreFault> {
        let sql = format!(
            "SELECT {COLUMNS} FROM draft WHERE officer = ?1 AND sent_ms = 0 AND (form <> '' OR asked IS NOT NULL)
             AND what NOT LIKE '~%' ORDER BY saved_ms DESC, id LIMIT 100"
        );
        self.drafts_by(&sql, params![officer.cast_signed()])
    }

    /// What an officer keeps under this name and is to be no act, the latest first.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn notes(&self, officer: u64, what: &str) -> Result<Vec<Draft>, StoreFault> {
        let sql = format!(
            "SELECT {COLUMNS} FROM draft WHERE officer = ?1 AND what = ?2 ORDER BY saved_ms DESC, id LIMIT 100"
        );
        self.drafts_by(&sql, params![officer.cast_signed(), what])
    }

    /// Drafts of all officers for which a second officer is awaited since `since_ms` or later, the earliest first.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn asked(&self, since_ms: u64) -> Result<Vec<Draft>, StoreFault> {
        let sql = format!(
            "SELECT {COLUMNS} FROM draft WHERE asked IS NOT NULL AND sent_ms = 0 AND asked_ms >= ?1 ORDER BY asked_ms, id"
        );
        self.drafts_by(&sql, params![since_ms.cast_signed()])
    }

    fn drafts_by(&self, sql: &str, args: &[&dyn ToSql]) -> Result<Vec<Draft>, StoreFault> {
        let all = || -> rusqlite::Result<Vec<Draft>> {
            let mut rows = self.db.prepare_cached(sql)?;
            rows.query_map(args, draft)?.collect()
        };
        self.told(all())
    }

    /// Keeps what was typed; `false` if there is no such draft or it is no longer being written.
    ///
    /// # Errors
    /// A fault of the disk; then nothing has changed.
    pub fn save_draft(&mut self, id: &str, form: &str, now_ms: u64) -> Result<bool, StoreFault> {
        self.change(|tx| {
            let sql = "UPDATE draft SET form = ?2, saved_ms = ?3 WHERE id = ?1 AND asked IS NULL AND sent_ms = 0";
            tx.execute(sql, params![id, form, now_ms.cast_signed()])
        })
        .map(|n| n > 0)
    }

    /// Throws a draft away that was not sent.
    ///
    /// # Errors
    /// A fault of the disk; then it is still there.
    pub fn discard(&mut self, id: &str, officer: u64) -> Result<bool, StoreFault> {
        self.change(|tx| {
            let sql = "DELETE FROM draft WHERE id = ?1 AND officer = ?2 AND sent_ms = 0";
            tx.execute(sql, params![id, officer.cast_signed()])
        })
        .map(|n| n > 0)
    }

    /// Asks for a second officer for `what`; `false` if the draft is not being written.
    ///
    /// # Errors
    /// A fault of the disk; then nobody is asked.
    pub fn ask_second(&mut self, id: &str, what: &str, now_ms: u64) -> Result<bool, StoreFault> {
        self.change(|tx| {
            let sql = "UPDATE draft SET asked = ?2, asked_ms = ?3, second = NULL, word = NULL
                WHERE id = ?1 AND asked IS NULL AND sent_ms = 0";
            tx.execute(sql, params![id, what, now_ms.cast_signed()])
        })
        .map(|n| n > 0)
    }

    /// Notes that another officer than the draft's own has re-entered its facts; `false` if it does not wait for that.
    ///
    /// # Errors
    /// A fault of the disk; then it is not noted.
    pub fn second(&mut self, id: &str, officer: u64) -> Result<bool, StoreFault> {
        self.change(|tx| {
            let sql =
                "UPDATE draft SET second = ?2 WHERE id = ?1 AND officer <> ?2 AND asked IS NOT NULL AND sent_ms = 0";
            tx.execute(sql, params![id, officer.cast_signed()])
        })
        .map(|n| n > 0)
    }

    /// Gives a draft back to its officer, with a word of whoever did so.
    ///
    /// # Errors
    /// A fault of the disk; then it waits on.
    pub fn give_back(&mut self, id: &str, word: Option<&str>) -> Result<bool, StoreFault> {
        self.change(|tx| {
            let sql = "UPDATE draft SET asked = NULL, asked_ms = 0, second = NULL, word = ?2
                WHERE id = ?1 AND asked IS NOT NULL AND sent_ms = 0";
            tx.execute(sql, params![id, word])
        })
        .map(|n| n > 0)
    }

    /// Notes which act is about to be kept for a draft.
    ///
    /// # Errors
    /// A fault of the disk; then the act must not be kept.
    pub fn means(&mut self, id: &str, name: &str, hash: &[u8]) -> Result<bool, StoreFault> {
        self.change(|tx| {
            tx.execute("UPDATE draft SET name = ?2, hash = ?3 WHERE id = ?1 AND sent_ms = 0", params![id, name, hash])
        })
        .map(|n| n > 0)
    }

    /// Notes that the act which a draft meant is kept, and discards what was typed.
    ///
    /// # Errors
    /// A fault of the disk; whoever asks again finds the act by its hash.
    pub fn sent(&mut self, id: &str, now_ms: u64) -> Result<bool, StoreFault> {
        self.change(|tx| {
            let sql = "UPDATE draft SET sent_ms = ?2, form = '', asked = NULL, word = NULL WHERE id = ?1 AND name IS NOT NULL AND sent_ms = 0";
            tx.execute(sql, params![id, now_ms.cast_signed()])
        })
        .map(|n| n > 0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn kept(dir: &tempfile::TempDir) -> Kept {
        let mut kept = Kept::open(dir.path()).unwrap();
        for (n, name) in ["One", "Two"].iter().enumerate() {
            kept.invite(name, None, "duty", &[n as u8], 100).unwrap();
        }
        kept
    }

    #[test]
    fn what_was_typed_is_there_after_a_stop_and_gone_when_it_is_sent() {
        let dir = tempfile::tempdir().unwrap();
        let mut first = kept(&dir);
        first.begin("d", 1, "ntf-flight", "", 1).unwrap();
        assert_eq!(first.drafts(1).unwrap(), [], "an empty form is no draft");
        assert!(first.save_draft("d", "typed", 2).unwrap());
        drop(first);
        let mut again = Kept::open(dir.path()).unwrap();
        assert_eq!(again.drafts(1).unwrap()[0].form, "typed");
        assert_eq!(again.drafts(2).unwrap(), []);
        again.means("d", "NORTH 1", b"hash").unwrap();
        assert_eq!(again.draft("d").unwrap().unwrap().state, DraftState::Open, "meant is not sent");
        assert!(again.sent("d", 3).unwrap() && !again.sent("d", 4).unwrap());
        let draft = again.draft("d").unwrap().unwrap();
        assert_eq!(draft.state, DraftState::Sent { name: "NORTH 1".into(), at_ms: 3, second: None });
        assert_eq!((draft.form.as_str(), again.drafts(1).unwrap().len()), ("", 0));
        assert!(!again.save_draft("d", "typed again", 5).unwrap(), "nothing is written under a name that was used");
    }

    #[test]
    fn nobody_is_the_second_officer_of_an_own_act_and_what_waits_is_not_changed() {
        let dir = tempfile::tempdir().unwrap();
        let mut kept = kept(&dir);
        kept.begin("d", 1, "statement", "typed", 1).unwrap();
        assert!(!kept.second("d", 2).unwrap(), "nobody has asked");
        assert!(kept.ask_second("d", "settled", 10).unwrap() && !kept.ask_second("d", "other", 11).unwrap());
        assert!(!kept.save_draft("d", "changed", 12).unwrap());
        assert!(!kept.second("d", 1).unwrap() && kept.second("d", 2).unwrap());
        assert_eq!(kept.asked(10).unwrap().len(), 1);
        assert_eq!(kept.asked(11).unwrap().len(), 0, "it has lapsed");
        assert!(kept.give_back("d", Some("Which bridge?")).unwrap());
        let draft = kept.draft("d").unwrap().unwrap();
        assert_eq!((draft.state, draft.word.as_deref()), (DraftState::Open, Some("Which bridge?")));
        assert!(!kept.discard("d", 2).unwrap() && kept.discard("d", 1).unwrap());
    }

    #[test]
    fn what_is_to_be_no_act_stands_apart_and_outlasts_what_is_sent() {
        let dir = tempfile::tempdir().unwrap();
        let mut kept = kept(&dir);
        kept.begin("note", 1, "~press", "first", 1).unwrap();
        kept.begin("d", 1, "press-claim", "typed", 2).unwrap();
        kept.begin("later", 1, "a", "typed", SENT_MS * 2).unwrap();
        assert!(kept.save_draft("note", "second", 3).unwrap());
        assert_eq!(kept.drafts(1).unwrap().len(), 2);
        let notes = kept.notes(1, "~press").unwrap();
        assert_eq!(notes.iter().map(|n| n.form.as_str()).collect::<Vec<_>>(), ["second"]);
        assert_eq!(kept.notes(2, "~press").unwrap(), []);
        assert!(kept.discard("note", 1).unwrap());
    }

    #[test]
    fn forms_that_nobody_filled_in_are_forgotten_after_a_day() {
        let dir = tempfile::tempdir().unwrap();
        let mut kept = kept(&dir);
        kept.begin("empty", 1, "a", "", 1).unwrap();
        kept.begin("full", 1, "a", "typed", 1).unwrap();
        kept.begin("new", 1, "a", "", EMPTY_MS + 2).unwrap();
        assert!(kept.draft("empty").unwrap().is_none() && kept.draft("full").unwrap().is_some());
    }
}
