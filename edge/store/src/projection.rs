//! An index of acts with full text, in SQLite: can be deleted at any time and made again from the record.
//!
//! What it promises: it is of the genesis and the version that it was opened for, or it is empty; a row that it answers
//! with is a row that it was given. Damage never reaches a person as an error: the index is thrown away and rebuilt.
//! What it does not know: folding. Who calls folds the text before indexing and before asking, with the same function.
//!
//! Opened texts lie in it in clear: the disk must be encrypted. Source: STACK 4, DESIGN 6 "Record".

use std::fs;
use std::path::{Path, PathBuf};

use act::Precedence;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};

use crate::fault::During;
use crate::{StoreFault, atomic};

mod row;
mod search;

pub use row::Row;
pub use search::Filter;

/// Changes whenever the tables, the digest or the folding of texts change; an index of another version is thrown away.
const VERSION: i64 = 1;

const SCHEMA: &str = "
    CREATE TABLE stamp (one INTEGER PRIMARY KEY CHECK (one = 1), genesis BLOB NOT NULL, upto INTEGER NOT NULL,
        sum INTEGER NOT NULL) STRICT;
    CREATE TABLE act (
        place INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, key_name TEXT NOT NULL, serial INTEGER NOT NULL,
        author TEXT NOT NULL, channel INTEGER, precedence INTEGER NOT NULL, format TEXT, case_key TEXT,
        opened INTEGER NOT NULL, sum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX act_at ON act (at_ms);
    CREATE INDEX act_author ON act (author);
    CREATE INDEX act_case ON act (case_key);
    CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'unicode61');
";

/// An open index. One connection, one writer; move it to the thread that owns it.
#[derive(Debug)]
pub struct Projection {
    dir: PathBuf,
    genesis: [u8; 32],
    db: Connection,
    upto: u64,
}

impl Projection {
    /// Opens the index in this folder, made if need be, for the record of this genesis; also says up to which size of
    /// the record it is filled. That is 0 if there was none, or one that is damaged or of another genesis or version.
    ///
    /// The folder must hold nothing else: a useless index is deleted.
    ///
    /// # Errors
    /// A [`StoreFault`] of the system, never one of the index itself.
    pub fn open(dir: &Path, genesis: &[u8; 32]) -> Result<(Projection, u64), StoreFault> {
        atomic::folder(dir)?;
        let kept = match standing(dir, genesis) {
            Ok(kept) => kept,
            Err(e) if e.of_world() => return Err(fault(dir, e.0)),
            Err(e) => {
                tracing::warn!(path = %dir.display(), reason = %e.0, "the index is unreadable and will be rebuilt");
                None
            }
        };
        let (db, upto) = match kept {
            Some(kept) => kept,
            None => {
                delete(dir)?;
                (fresh(dir, genesis).map_err(|e| fault(dir, e))?, 0)
            }
        };
        Ok((Projection { dir: dir.to_owned(), genesis: *genesis, db, upto }, upto))
    }

    /// Up to which size of the record the index is filled.
    pub fn upto(&self) -> u64 {
        self.upto
    }

    /// Takes in rows, all or none, and remembers that the index is filled up to `upto`. A row whose place is taken
    /// replaces the one there, as when an act is released later.
    ///
    /// # Errors
    /// [`StoreFault::Rebuild`] if the index turned out damaged; any other of the system.
    pub fn apply(&mut self, rows: &[Row], upto: u64) -> Result<(), StoreFault> {
        let applied = write(&mut self.db, &self.genesis, rows, upto);
        self.or_rebuild(applied)?;
        self.upto = upto;
        Ok(())
    }

    /// The rows that fit, the latest of the record first.
    ///
    /// # Errors
    /// As [`Projection::apply`].
    pub fn query(&self, filter: &Filter) -> Result<Vec<Row>, StoreFault> {
        let found = search::search(&self.db, filter);
        self.or_rebuild(found)
    }

    /// SHA-256 over all rows in order. Equal rows give an equal digest, however they came in: a rebuilt index proves
    /// itself by it. Source: LEDGER 6.3, T13.
    ///
    /// # Errors
    /// As [`Projection::apply`].
    pub fn digest(&self) -> Result<[u8; 32], StoreFault> {
        let digest = search::digest(&self.db);
        self.or_rebuild(digest)
    }

    fn or_rebuild<T>(&self, done: Result<T, Trouble>) -> Result<T, StoreFault> {
        done.map_err(|e| {
            if e.is_damage() {
                // Best effort: if the files cannot be deleted now, the next opening finds the damage again.
                let _ = delete(&self.dir);
                return StoreFault::Rebuild { path: self.dir.clone() };
            }
            fault(&self.dir, e.0)
        })
    }
}

/// What SQLite said, or that a row is not the one that was written.
#[derive(Debug)]
struct Trouble(rusqlite::Error);

impl From<rusqlite::Error> for Trouble {
    fn from(e: rusqlite::Error) -> Trouble {
        Trouble(e)
    }
}

impl Trouble {
    /// A row that is not what was put in.
    fn row() -> Trouble {
        Trouble(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT), None))
    }

    /// Whether throwing the index away would not help: the disk, not the file, is at fault.
    fn of_world(&self) -> bool {
        matches!(
            self.0.sqlite_error_code(),
            Some(
                ErrorCode::DiskFull
                    | ErrorCode::ReadOnly
                    | ErrorCode::PermissionDenied
                    | ErrorCode::CannotOpen
                    | ErrorCode::SystemIoFailure
                    | ErrorCode::DatabaseBusy
                    | ErrorCode::OutOfMemory
            )
        )
    }

    /// Whether the file's content is at fault.
    fn is_damage(&self) -> bool {
        match self.0.sqlite_error_code() {
            Some(code) => matches!(code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase),
            // A column of another type, a text that is not UTF-8, a row that is missing.
            None => true,
        }
    }
}

fn fault(dir: &Path, e: rusqlite::Error) -> StoreFault {
    let (path, doing) = (dir.to_owned(), "writing the index");
    match e.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreFault::Full { path, doing },
        Some(ErrorCode::ReadOnly) => StoreFault::ReadOnly { path, doing },
        Some(ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => StoreFault::Denied { path, doing },
        Some(ErrorCode::SystemIoFailure) => StoreFault::Device { path, doing },
        _ => StoreFault::Index { path, source: e },
    }
}

const FILE: &str = "index.sqlite";

fn connect(dir: &Path) -> rusqlite::Result<Connection> {
    let db = Connection::open(dir.join(FILE))?;
    // NORMAL loses the last transactions with the power, never the order; they are made again from the record.
    db.execute_batch(
        "PRAGMA trusted_schema = off; PRAGMA cell_size_check = on; PRAGMA mmap_size = 0; PRAGMA busy_timeout = 5000;
         PRAGMA journal_mode = wal; PRAGMA synchronous = normal;",
    )?;
    Ok(db)
}

/// The index that stands in the folder, if it is whole and of this genesis and version.
fn standing(dir: &Path, genesis: &[u8; 32]) -> Result<Option<(Connection, u64)>, Trouble> {
    if !dir.join(FILE).exists() {
        return Ok(None);
    }
    let db = connect(dir)?;
    if db.pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0))? != VERSION {
        return Ok(None);
    }
    // The full check, a quarter of a second for 100,000 rows: it also compares each index, the full text's included, with the rows it was made from.
    if db.pragma_query_value(None, "integrity_check", |r| r.get::<_, String>(0))? != "ok" {
        return Err(Trouble::row());
    }
    // That every table is there and of the expected columns, no check of SQLite's own says.
    search::search(&db, &Filter { text: Some("a".to_owned()), limit: Some(0), ..Filter::default() })?;
    let stamp = db.query_row("SELECT genesis, upto, sum FROM stamp", [], |r| {
        Ok((r.get::<_, Vec<u8>>(0)?, r.get::<_, i64>(1)?.cast_unsigned(), r.get::<_, u32>(2)?))
    });
    let sound = stamp.optional()?.filter(|(of, upto, sum)| of == genesis && *sum == stamp_sum(genesis, *upto));
    Ok(sound.map(|(_, upto, _)| (db, upto)))
}

fn fresh(dir: &Path, genesis: &[u8; 32]) -> rusqlite::Result<Connection> {
    let mut db = connect(dir)?;
    let tx = db.transaction()?;
    tx.execute_batch(SCHEMA)?;
    tx.execute("INSERT INTO stamp VALUES (1, ?1, 0, ?2)", params![genesis, stamp_sum(genesis, 0)])?;
    tx.pragma_update(None, "user_version", VERSION)?;
    tx.commit()?;
    Ok(db)
}

fn delete(dir: &Path) -> Result<(), StoreFault> {
    // The journal first: left alone beside a new file it would be taken for that one's.
    for name in [format!("{FILE}-wal"), format!("{FILE}-shm"), FILE.to_owned()] {
        let path = dir.join(name);
        match fs::remove_file(&path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            removed => removed.during("deleting a useless index", &path)?,
        }
    }
    Ok(())
}

fn write(db: &mut Connection, genesis: &[u8; 32], rows: &[Row], upto: u64) -> Result<(), Trouble> {
    let tx = db.transaction()?;
    {
        let mut put = tx.prepare_cached("INSERT OR REPLACE INTO act VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)")?;
        let mut text = tx.prepare_cached("INSERT OR REPLACE INTO words (rowid, text) VALUES (?1, ?2)")?;
        for row in rows {
            let place = row.index.cast_signed();
            put.execute(params![
                place,
                row.at_ms.cast_signed(),
                row.key_name,
                row.serial.cast_signed(),
                row.author,
                row.channel.map(u64::cast_signed),
                precedence(row.precedence),
                row.format,
                row.case_key,
                row.opened,
                row.sum()
            ])?;
            text.execute(params![place, row.text])?;
        }
        let sum = stamp_sum(genesis, upto);
        tx.execute("UPDATE stamp SET upto = ?1, sum = ?2", params![upto.cast_signed(), sum])?;
    }
    Ok(tx.commit()?)
}

/// CRC-32C of the stamp: a flipped `upto` would leave out acts.
fn stamp_sum(genesis: &[u8; 32], upto: u64) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(genesis), &upto.to_le_bytes())
}

fn precedence(p: Precedence) -> i64 {
    p.code().cast_signed()
}

#[cfg(test)]
mod tests;
