//! Tokens: how programs come in. A token speaks for an officer, within its scopes, until it ends or is withdrawn.
//!
//! What it promises: only a token's hash is on the disk; an answer that was given to a key of idempotency is given again
//! after a start. What it does not know: what a scope allows, how a token is written.

use super::{Kept, hash};
use crate::StoreFault;
use rusqlite::{OptionalExtension, params};

pub(super) const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS token (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, hash BLOB NOT NULL UNIQUE,
        officer INTEGER NOT NULL REFERENCES officer (id), scopes TEXT NOT NULL, made_ms INTEGER NOT NULL,
        ends_ms INTEGER NOT NULL, used_ms INTEGER) STRICT;
    CREATE TABLE IF NOT EXISTS once (token INTEGER NOT NULL REFERENCES token (id) ON DELETE CASCADE, key TEXT NOT NULL,
        asked BLOB NOT NULL, status INTEGER, answer TEXT, at_ms INTEGER NOT NULL, PRIMARY KEY (token, key)) STRICT, WITHOUT ROWID;
";

/// A token, without the secret that nobody can read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// A number of this node's own, never used again.
    pub id: u64,
    /// What its operator calls it.
    pub name: String,
    /// For whom it speaks; the number stands in acts as the officer's pseudonym.
    pub officer: u64,
    /// The officer's name.
    pub officer_name: String,
    /// The officer's role, if one was given.
    pub role: Option<String>,
    /// What it may do, separated by spaces.
    pub scopes: String,
    /// When it was made, milliseconds.
    pub made_ms: u64,
    /// When it ends, milliseconds.
    pub ends_ms: u64,
    /// When it was used last, to the minute, milliseconds.
    pub used_ms: Option<u64>,
}

/// What is known of a request that names a key of idempotency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Once {
    /// Nothing; the key is now taken for it.
    New,
    /// It was answered so, with a status and a body.
    Answered(u16, String),
    /// It was begun and never answered: it is under way, or the node stopped in the midst of it.
    Begun,
    /// The key was used for another request.
    Other,
}

const COLUMNS: &str =
    "token.id, token.name, token.officer, officer.name, standing.role, scopes, token.made_ms, token.ends_ms,
    token.used_ms FROM token JOIN officer ON officer.id = token.officer
    LEFT JOIN standing ON standing.officer = token.officer";

fn token(r: &rusqlite::Row<'_>) -> rusqlite::Result<Token> {
    let number = |n: usize| r.get::<_, i64>(n).map(i64::cast_unsigned);
    Ok(Token {
        id: number(0)?,
        name: r.get(1)?,
        officer: number(2)?,
        officer_name: r.get(3)?,
        role: r.get(4)?,
        scopes: r.get(5)?,
        made_ms: number(6)?,
        ends_ms: number(7)?,
        used_ms: r.get::<_, Option<i64>>(8)?.map(i64::cast_unsigned),
    })
}

impl Kept {
    /// Keeps a new token for an officer, who becomes known if nobody of this name was, with the role `role_else`; `false`
    /// if a token is called so.
    ///
    /// # Errors
    /// A fault of the disk; then nothing has changed.
    pub fn add_token(
        &mut self,
        name: &str,
        (officer, role_else): (&str, &str),
        scopes: &str,
        secret: &[u8],
        (made_ms, ends_ms): (u64, u64),
    ) -> Result<bool, StoreFault> {
        self.change(|tx| {
            tx.execute("INSERT OR IGNORE INTO officer (name) VALUES (?1)", [officer])?;
            let id: i64 = tx.query_row("SELECT id FROM officer WHERE name = ?1", [officer], |r| r.get(0))?;
            let handle = &hash(&[b"handle".as_slice(), secret].concat())[..16];
            let sql = "INSERT OR IGNORE INTO standing (officer, role, handle) VALUES (?1, ?2, ?3)";
            tx.execute(sql, params![id, role_else, handle])?;
            let sql = "INSERT OR IGNORE INTO token (name, hash, officer, scopes, made_ms, ends_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            let values = params![name, hash(secret), id, scopes, made_ms.cast_signed(), ends_ms.cast_signed()];
            Ok(tx.execute(sql, values)? == 1)
        })
    }

    /// The token of this secret, if it has not ended. Its last use is noted once a minute.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn token(&mut self, secret: &[u8], now_ms: u64) -> Result<Option<Token>, StoreFault> {
        let sql = format!("SELECT {COLUMNS} WHERE token.hash = ?1 AND token.ends_ms > ?2");
        let found = self.db.query_row(&sql, params![hash(secret), now_ms.cast_signed()], token).optional();
        let Some(token) = self.told(found)? else { return Ok(None) };
        if token.used_ms.is_none_or(|used| now_ms.saturating_sub(used) > 60_000) {
            let (id, now) = (token.id.cast_signed(), now_ms.cast_signed());
            self.change(|tx| tx.execute("UPDATE token SET used_ms = ?2 WHERE id = ?1", [id, now]))?;
        }
        Ok(Some(token))
    }

    /// Whether the token with this number still holds.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn token_holds(&self, id: u64, now_ms: u64) -> Result<bool, StoreFault> {
        let sql = "SELECT count(*) FROM token WHERE id = ?1 AND ends_ms > ?2";
        let values = [id.cast_signed(), now_ms.cast_signed()];
        self.told(self.db.query_row(sql, values, |r| r.get::<_, i64>(0))).map(|n| n == 1)
    }

    /// Every token that was not withdrawn, those that have ended included.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn tokens(&self) -> Result<Vec<Token>, StoreFault> {
        let all = || -> rusqlite::Result<Vec<Token>> {
            let mut rows = self.db.prepare_cached(&format!("SELECT {COLUMNS} ORDER BY token.id"))?;
            rows.query_map([], token)?.collect()
        };
        self.told(all())
    }

    /// Withdraws a token; `false` if none is called so.
    ///
    /// # Errors
    /// A fault of the disk; then it still holds.
    pub fn end_token(&mut self, name: &str) -> Result<bool, StoreFault> {
        self.change(|tx| tx.execute("DELETE FROM token WHERE name = ?1", [name])).map(|n| n == 1)
    }

    /// Takes a key of idempotency for a request, of which `asked` is the hash, or says what became of it. Keys that are
    /// older than `keep_ms` are forgotten.
    ///
    /// # Errors
    /// A fault of the disk; then nothing was begun.
    pub fn begin_once(
        &mut self,
        token: u64,
        key: &str,
        asked: &[u8],
        (now_ms, keep_ms): (u64, u64),
    ) -> Result<Once, StoreFault> {
        self.change(|tx| {
            tx.execute("DELETE FROM once WHERE at_ms < ?1", [now_ms.saturating_sub(keep_ms).cast_signed()])?;
            let sql = "INSERT OR IGNORE INTO once (token, key, asked, at_ms) VALUES (?1, ?2, ?3, ?4)";
            if tx.execute(sql, params![token.cast_signed(), key, asked, now_ms.cast_signed()])? == 1 {
                return Ok(Once::New);
            }
            let sql = "SELECT asked, status, answer FROM once WHERE token = ?1 AND key = ?2";
            tx.query_row(sql, params![token.cast_signed(), key], |r| {
                Ok(match (r.get::<_, Vec<u8>>(0)? == asked, r.get(1)?, r.get(2)?) {
                    (false, ..) => Once::Other,
                    (true, Some(status), Some(answer)) => Once::Answered(status, answer),
                    (true, ..) => Once::Begun,
                })
            })
        })
    }

    /// Keeps how a request was answered; or, with `None`, gives its key free because nothing was done.
    ///
    /// # Errors
    /// A fault of the disk; then the request counts as begun.
    pub fn end_once(&mut self, token: u64, key: &str, answer: Option<(u16, &str)>) -> Result<(), StoreFault> {
        self.change(|tx| match answer {
            Some((status, answer)) => {
                let sql = "UPDATE once SET status = ?3, answer = ?4 WHERE token = ?1 AND key = ?2";
                tx.execute(sql, params![token.cast_signed(), key, status, answer])
            }
            None => tx.execute("DELETE FROM once WHERE token = ?1 AND key = ?2", params![token.cast_signed(), key]),
        })
        .map(drop)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn kept(dir: &tempfile::TempDir) -> Kept {
        Kept::open(dir.path()).unwrap()
    }

    #[test]
    fn a_token_holds_until_it_ends_or_is_withdrawn_or_its_officer_is() {
        let dir = tempfile::tempdir().unwrap();
        let mut kept = kept(&dir);
        assert!(kept.add_token("bridge", ("Officer 1", "duty"), "read", b"one", (10, 1_000)).unwrap());
        assert!(
            !kept.add_token("bridge", ("Officer 1", "duty"), "read", b"two", (10, 1_000)).unwrap(),
            "the name is taken"
        );
        let token = kept.token(b"one", 999).unwrap().unwrap();
        assert_eq!(
            (token.name.as_str(), token.officer_name.as_str(), token.scopes.as_str()),
            ("bridge", "Officer 1", "read")
        );
        assert_eq!(kept.token(b"one", 1_000).unwrap(), None);
        assert_eq!(kept.token(b"two", 999).unwrap(), None);
        assert_eq!(kept.tokens().unwrap()[0].used_ms, Some(999));
        assert!(kept.end_token("bridge").unwrap());
        assert!(!kept.end_token("bridge").unwrap());
        assert_eq!(kept.token(b"one", 999).unwrap(), None);
        kept.add_token("other", ("Officer 1", "duty"), "read", b"three", (10, 1_000)).unwrap();
        assert_eq!(token.role.as_deref(), Some("duty"));
        assert_eq!(kept.revoke("Officer 1").unwrap(), 1);
        assert_eq!(kept.token(b"three", 999).unwrap(), None);
    }

    #[test]
    fn an_answer_is_given_again_after_a_start_and_a_key_belongs_to_one_request_of_one_token() {
        let dir = tempfile::tempdir().unwrap();
        {
            let mut kept = kept(&dir);
            kept.add_token("a", ("Officer 1", "duty"), "read", b"one", (10, 1_000)).unwrap();
            kept.add_token("b", ("Officer 1", "duty"), "read", b"two", (10, 1_000)).unwrap();
            assert_eq!(kept.begin_once(1, "k", b"hash", (20, 100)).unwrap(), Once::New);
            assert_eq!(kept.begin_once(1, "k", b"hash", (21, 100)).unwrap(), Once::Begun);
            kept.end_once(1, "k", Some((201, "{}"))).unwrap();
        }
        let mut kept = kept(&dir);
        assert_eq!(kept.begin_once(1, "k", b"hash", (22, 100)).unwrap(), Once::Answered(201, "{}".into()));
        assert_eq!(kept.begin_once(1, "k", b"else", (22, 100)).unwrap(), Once::Other);
        assert_eq!(kept.begin_once(2, "k", b"else", (22, 100)).unwrap(), Once::New);
        kept.end_once(2, "k", None).unwrap();
        assert_eq!(kept.begin_once(2, "k", b"again", (23, 100)).unwrap(), Once::New);
        assert_eq!(kept.begin_once(1, "k", b"else", (121, 100)).unwrap(), Once::New, "forgotten by then");
    }
}
