//! What a node keeps beside the record and cannot make again: its officers, their invitations and sessions, when each
//! last looked. In SQLite, every change one transaction and on the disk before it is answered.
//!
//! What it promises: an invitation admits once, whoever asks at the same moment; a secret is kept only as its hash, so
//! that a copy of the file admits nobody. What it does not know: clocks, chance, cookies, who may invite. Source: DESIGN 5.

mod alarms;
mod away;
mod drafts;
mod people;
mod tokens;

pub use alarms::AlarmRow;
pub use away::AwayMessage;
pub use drafts::{Draft, DraftState};
pub use people::{Coming, Invitee, NewPasskey, Passkey, Removed, Session};
pub use tokens::{Once, Token};

use crate::{StoreFault, atomic};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

const FILE: &str = "desk.sqlite";
/// Raised with every change of the tables; an older file is taken over, a newer one is left alone.
const VERSION: i64 = 1;

/// The tables of each area. A new area is one more file with its tables and its methods on [`Kept`], and one more name
/// here; a change to a table that is there already is a new [`VERSION`].
const TABLES: &[&str] = &[OFFICERS, alarms::TABLES, away::TABLES, drafts::TABLES, people::TABLES, tokens::TABLES];

const OFFICERS: &str = "
    CREATE TABLE IF NOT EXISTS officer (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, lang TEXT, theme TEXT,
        looked_ms INTEGER NOT NULL DEFAULT 0, looked_size INTEGER NOT NULL DEFAULT 0) STRICT;
    CREATE TABLE IF NOT EXISTS invite (hash BLOB PRIMARY KEY, officer INTEGER NOT NULL REFERENCES officer (id), ends_ms INTEGER NOT NULL)
        STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS session (hash BLOB PRIMARY KEY, officer INTEGER NOT NULL REFERENCES officer (id), begun_ms INTEGER NOT NULL,
        seen_ms INTEGER NOT NULL, ends_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
";

/// The open database. One connection, one writer; move it to the thread that owns it.
#[derive(Debug)]
pub struct Kept {
    path: PathBuf,
    db: Connection,
}

/// A person who logs in at this node.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Officer {
    /// A number of this node's own; it stands in acts as the officer's pseudonym.
    pub id: u64,
    /// Name on this node's screens.
    pub name: String,
    /// Language, once chosen.
    pub lang: Option<String>,
    /// Colours, once chosen.
    pub theme: Option<String>,
    /// When the officer last looked, and at which size of the record.
    pub looked: Option<(u64, u64)>,
    /// Sessions that have not ended.
    pub sessions: u64,
    /// What the officer may do, as it was given; absent for who was invited before roles were.
    pub role: Option<String>,
    /// How many passkeys the officer has.
    pub passkeys: u64,
}

impl Kept {
    /// Opens the database in this folder, made if need be.
    ///
    /// # Errors
    /// [`StoreFault`] of the disk, or if a newer program wrote the file.
    pub fn open(dir: &Path) -> Result<Kept, StoreFault> {
        atomic::folder(dir)?;
        let path = dir.join(FILE);
        let open = || -> rusqlite::Result<Connection> {
            let mut db = Connection::open(&path)?;
            // FULL: what was answered survives the power. Nothing can make these rows again.
            db.execute_batch(
                "PRAGMA trusted_schema = off; PRAGMA cell_size_check = on; PRAGMA mmap_size = 0; PRAGMA busy_timeout = 5000;
                 PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA foreign_keys = on; PRAGMA secure_delete = on;",
            )?;
            if db.pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0))? <= VERSION {
                let tx = db.transaction()?;
                for tables in TABLES {
                    tx.execute_batch(tables)?;
                }
                tx.pragma_update(None, "user_version", VERSION)?;
                tx.commit()?;
            }
            Ok(db)
        };
        let db = open().map_err(|source| StoreFault::Kept { path: path.clone(), source })?;
        let version = db.pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0)).unwrap_or(0);
        if version != VERSION {
            return Err(StoreFault::KeptVersion { path, found: version });
        }
        Ok(Kept { path, db })
    }

    /// The officer of a session that has not ended and was used within `idle_ms`. Its last use is noted once a minute.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn session(&mut self, secret: &[u8], now_ms: u64, idle_ms: u64) -> Result<Option<Officer>, StoreFault> {
        let (key, now) = (hash(secret), now_ms.cast_signed());
        let sql = "SELECT officer, seen_ms FROM session WHERE hash = ?1 AND ends_ms > ?2 AND seen_ms + ?3 > ?2";
        let found = self.db.query_row(sql, params![key, now, idle_ms.cast_signed()], |r| {
            Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?))
        });
        let Some((officer, seen)) = self.told(found.optional())? else { return Ok(None) };
        if now - seen > 60_000 {
            self.change(|tx| tx.execute("UPDATE session SET seen_ms = ?2 WHERE hash = ?1", params![key, now]))?;
        }
        Ok(self.officers(now_ms)?.into_iter().find(|o| o.id == officer.cast_unsigned()))
    }

    /// Ends one session.
    ///
    /// # Errors
    /// A fault of the disk; then it goes on.
    pub fn leave(&mut self, secret: &[u8]) -> Result<(), StoreFault> {
        self.change(|tx| tx.execute("DELETE FROM session WHERE hash = ?1", [hash(secret)])).map(drop)
    }

    /// Every officer who was ever invited.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn officers(&self, now_ms: u64) -> Result<Vec<Officer>, StoreFault> {
        let sql = "SELECT id, name, lang, theme, looked_ms, looked_size,
            (SELECT count(*) FROM session WHERE officer = officer.id AND ends_ms > ?1),
            (SELECT role FROM standing WHERE officer = officer.id), (SELECT count(*) FROM passkey WHERE officer = officer.id)
            FROM officer ORDER BY id";
        let all = || -> rusqlite::Result<Vec<Officer>> {
            let mut rows = self.db.prepare_cached(sql)?;
            let one = |r: &rusqlite::Row<'_>| {
                let (at, size): (i64, i64) = (r.get(4)?, r.get(5)?);
                Ok(Officer {
                    id: r.get::<_, i64>(0)?.cast_unsigned(),
                    name: r.get(1)?,
                    lang: r.get(2)?,
                    theme: r.get(3)?,
                    looked: (at > 0).then(|| (at.cast_unsigned(), size.cast_unsigned())),
                    sessions: r.get::<_, i64>(6)?.cast_unsigned(),
                    role: r.get(7)?,
                    passkeys: r.get::<_, i64>(8)?.cast_unsigned(),
                })
            };
            rows.query_map([now_ms.cast_signed()], one)?.collect()
        };
        self.told(all())
    }

    /// Keeps what an officer chose.
    ///
    /// # Errors
    /// A fault of the disk; then it is not kept.
    pub fn choose(&mut self, officer: u64, lang: Option<&str>, theme: Option<&str>) -> Result<(), StoreFault> {
        self.change(|tx| {
            let sql = "UPDATE officer SET lang = coalesce(?2, lang), theme = coalesce(?3, theme) WHERE id = ?1";
            tx.execute(sql, params![officer.cast_signed(), lang, theme])
        })
        .map(drop)
    }

    /// Notes that an officer has looked.
    ///
    /// # Errors
    /// A fault of the disk; then it is not noted.
    pub fn looked(&mut self, officer: u64, now_ms: u64, size: u64) -> Result<(), StoreFault> {
        self.change(|tx| {
            let sql = "UPDATE officer SET looked_ms = ?2, looked_size = ?3 WHERE id = ?1";
            tx.execute(sql, params![officer.cast_signed(), now_ms.cast_signed(), size.cast_signed()])
        })
        .map(drop)
    }

    /// One change, whole or not at all. The transaction takes the write lock at its beginning: two who read the same
    /// invitation cannot both use it.
    fn change<T>(
        &mut self,
        work: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreFault> {
        let all = || -> rusqlite::Result<T> {
            let tx = self.db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let done = work(&tx)?;
            tx.commit()?;
            Ok(done)
        };
        let done = all();
        self.told(done)
    }

    fn told<T>(&self, done: rusqlite::Result<T>) -> Result<T, StoreFault> {
        done.map_err(|source| StoreFault::Kept { path: self.path.clone(), source })
    }
}

/// Only this of a secret is written down. Secrets are 32 random bytes, so one hash is enough.
fn hash(secret: &[u8]) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    pub(super) fn opened() -> (tempfile::TempDir, Kept) {
        let dir = tempfile::tempdir().unwrap();
        let kept = Kept::open(dir.path()).unwrap();
        (dir, kept)
    }

    pub(super) fn coming(session: &[u8], now_ms: u64) -> Coming<'_> {
        Coming { session, before: None, way: "link", device: "", now_ms, ends_ms: 1000 }
    }

    #[test]
    fn an_invitation_admits_once_and_not_after_its_time() {
        let dir = tempfile::tempdir().unwrap();
        let mut kept = Kept::open(dir.path()).unwrap();
        let id = kept.invite("Officer 1", None, "duty", b"one", 100).unwrap();
        kept.invite("Officer 1", None, "duty", b"two", 100).unwrap();
        assert_eq!(kept.invited(b"one", 99).unwrap().unwrap().name, "Officer 1");
        assert_eq!(kept.enter(b"one", &coming(b"s1", 50)).unwrap(), Some(id));
        assert_eq!(kept.enter(b"one", &coming(b"s2", 50)).unwrap(), None);
        assert_eq!(kept.session(b"s2", 51, 500).unwrap(), None);
        assert_eq!(kept.enter(b"two", &coming(b"s3", 100)).unwrap(), None);
        assert_eq!(kept.session(b"s1", 51, 500).unwrap().unwrap().id, id);
    }

    #[test]
    fn a_session_ends_by_its_time_by_idleness_by_leaving_and_by_revocation() {
        let dir = tempfile::tempdir().unwrap();
        let mut kept = Kept::open(dir.path()).unwrap();
        let enter = |kept: &mut Kept, secret: &[u8]| {
            kept.invite("Officer 1", None, "duty", secret, 10_000_000).unwrap();
            kept.enter(secret, &Coming { ends_ms: 1_000_000, ..coming(secret, 0) }).unwrap().unwrap();
        };
        for secret in [b"a", b"b", b"c", b"d"] {
            enter(&mut kept, secret);
        }
        assert!(kept.session(b"a", 400_000, 500_000).unwrap().is_some());
        assert!(kept.session(b"a", 800_000, 500_000).unwrap().is_some(), "used meanwhile");
        assert!(kept.session(b"b", 800_000, 500_000).unwrap().is_none(), "idle");
        assert!(kept.session(b"a", 1_000_000, 500_000).unwrap().is_none(), "over");
        kept.leave(b"c").unwrap();
        assert!(kept.session(b"c", 1, 500_000).unwrap().is_none());
        assert!(kept.session(b"d", 1, 500_000).unwrap().is_some());
        assert!(kept.revoke("Officer 1").unwrap() >= 1);
        assert!(kept.session(b"d", 1, 500_000).unwrap().is_none());
    }

    #[test]
    fn what_was_kept_is_there_after_a_start_and_holds_no_secret() {
        let dir = tempfile::tempdir().unwrap();
        let secret = [7u8; 32];
        {
            let mut kept = Kept::open(dir.path()).unwrap();
            let id = kept.invite("Officer 1", None, "duty", &[1; 32], 100).unwrap();
            kept.enter(&[1; 32], &coming(&secret, 1)).unwrap();
            kept.choose(id, Some("ar"), None).unwrap();
            kept.choose(id, None, Some("night")).unwrap();
            kept.looked(id, 5, 6).unwrap();
        }
        let mut kept = Kept::open(dir.path()).unwrap();
        let officer = kept.session(&secret, 2, 1000).unwrap().unwrap();
        assert_eq!(
            (officer.lang.as_deref(), officer.theme.as_deref(), officer.looked),
            (Some("ar"), Some("night"), Some((5, 6)))
        );
        drop(kept);
        for file in std::fs::read_dir(dir.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!bytes.windows(32).any(|w| w == secret));
        }
    }

    #[test]
    fn a_file_of_a_newer_program_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        drop(Kept::open(dir.path()).unwrap());
        Connection::open(dir.path().join(FILE)).unwrap().pragma_update(None, "user_version", 9).unwrap();
        assert!(matches!(Kept::open(dir.path()), Err(StoreFault::KeptVersion { found: 9, .. })));
    }
}
