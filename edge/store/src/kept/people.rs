//! Who an officer is at this node: the role, the passkeys, the ways in, and the sessions that are open.
//!
//! What it promises: a way in is used up and its session begun in one transaction; whoever comes in anew leaves the
//! session behind that the browser had before; an officer is never left without any way in by removing the last passkey.

use super::{Kept, hash};
use crate::StoreFault;
use rusqlite::{OptionalExtension, Row, Transaction, params};

pub(super) const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS standing (officer INTEGER PRIMARY KEY REFERENCES officer (id), role TEXT NOT NULL,
        handle BLOB NOT NULL UNIQUE) STRICT;
    CREATE TABLE IF NOT EXISTS passkey (id INTEGER PRIMARY KEY, officer INTEGER NOT NULL REFERENCES officer (id),
        credential BLOB NOT NULL UNIQUE, key BLOB NOT NULL, counter INTEGER NOT NULL, name TEXT NOT NULL,
        made_ms INTEGER NOT NULL, used_ms INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS session_note (hash BLOB PRIMARY KEY REFERENCES session (hash) ON DELETE CASCADE,
        way TEXT NOT NULL, device TEXT NOT NULL) STRICT, WITHOUT ROWID;
";

/// How somebody comes in, and from where.
#[derive(Debug, Clone, Copy)]
pub struct Coming<'a> {
    /// Secret of the session that begins.
    pub session: &'a [u8],
    /// Secret of the session that the browser had before, if any; it ends.
    pub before: Option<&'a [u8]>,
    /// `link` or `passkey`.
    pub way: &'a str,
    /// What the browser calls itself, shortened.
    pub device: &'a str,
    /// Now, milliseconds since 1970 UTC.
    pub now_ms: u64,
    /// When the session ends at the latest.
    pub ends_ms: u64,
}

/// Whom an invitation admits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitee {
    /// The officer's number.
    pub id: u64,
    /// Name on this node's screens.
    pub name: String,
    /// What authenticators know the officer by; it says nothing of the person.
    pub handle: Vec<u8>,
}

/// A public key by which an officer comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Its number at this node.
    pub id: u64,
    /// Whose.
    pub officer: u64,
    /// The name that the authenticator gave it.
    pub credential: Vec<u8>,
    /// The public key as the authenticator encoded it.
    pub key: Vec<u8>,
    /// How often the authenticator says it was used; 0 if it does not count.
    pub counter: u32,
    /// What the officer calls it.
    pub name: String,
    /// When it was registered, milliseconds.
    pub made_ms: u64,
    /// When it last opened the desk, milliseconds.
    pub used_ms: u64,
}

/// A passkey that was just made.
#[derive(Debug, Clone, Copy)]
pub struct NewPasskey<'a> {
    /// The name that the authenticator gave it.
    pub credential: &'a [u8],
    /// The public key.
    pub key: &'a [u8],
    /// The authenticator's counter.
    pub counter: u32,
    /// What to call it until the officer calls it otherwise.
    pub name: &'a str,
}

/// A session that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// What it is called when it is to be ended: not its secret, and nothing that leads to it.
    pub mark: Vec<u8>,
    /// When it began, milliseconds.
    pub begun_ms: u64,
    /// When it was last used, to the minute.
    pub seen_ms: u64,
    /// When it ends at the latest.
    pub ends_ms: u64,
    /// `link` or `passkey`.
    pub way: String,
    /// What the browser calls itself.
    pub device: String,
}

/// What came of removing a passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removed {
    /// It is gone, and the sessions go on.
    Done,
    /// It is the last one and no invitation waits: it stays.
    Last,
    /// The officer has no such passkey.
    Unknown,
}

impl Kept {
    /// Invites an officer, who becomes known if nobody of this name was; with a role, the officer has it from now on.
    /// `secret` admits once until `ends_ms`. Who has never been given a role has `role_else`.
    ///
    /// # Errors
    /// A fault of the disk; then nothing has changed.
    pub fn invite(
        &mut self,
        name: &str,
        role: Option<&str>,
        role_else: &str,
        secret: &[u8],
        ends_ms: u64,
    ) -> Result<u64, StoreFault> {
        self.change(|tx| {
            tx.execute("INSERT OR IGNORE INTO officer (name) VALUES (?1)", [name])?;
            let id: i64 = tx.query_row("SELECT id FROM officer WHERE name = ?1", [name], |r| r.get(0))?;
            let handle = &hash(&[b"handle".as_slice(), secret].concat())[..16];
            let sql = "INSERT OR IGNORE INTO standing (officer, role, handle) VALUES (?1, ?2, ?3)";
            tx.execute(sql, params![id, role.unwrap_or(role_else), handle])?;
            if let Some(role) = role {
                tx.execute("UPDATE standing SET role = ?2 WHERE officer = ?1", params![id, role])?;
            }
            tx.execute("INSERT INTO invite VALUES (?1, ?2, ?3)", params![hash(secret), id, ends_ms.cast_signed()])?;
            Ok(id.cast_unsigned())
        })
    }

    /// Whom this secret would admit now; it stays unused.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn invited(&self, secret: &[u8], now_ms: u64) -> Result<Option<Invitee>, StoreFault> {
        let sql = "SELECT id, name, handle FROM invite JOIN officer ON officer.id = invite.officer
            JOIN standing ON standing.officer = officer.id WHERE hash = ?1 AND ends_ms > ?2";
        let one =
            |r: &Row<'_>| Ok(Invitee { id: r.get::<_, i64>(0)?.cast_unsigned(), name: r.get(1)?, handle: r.get(2)? });
        self.told(self.db.query_row(sql, params![hash(secret), now_ms.cast_signed()], one).optional())
    }

    /// Uses an invitation up and begins a session in its place, both or neither; `None` if it admits nobody.
    ///
    /// # Errors
    /// A fault of the disk; then nothing has changed.
    pub fn enter(&mut self, invite: &[u8], coming: &Coming<'_>) -> Result<Option<u64>, StoreFault> {
        self.change(|tx| {
            let Some(officer) = use_up(tx, invite, coming.now_ms)? else { return Ok(None) };
            begin(tx, officer, coming)?;
            Ok(Some(officer.cast_unsigned()))
        })
    }

    /// Uses an invitation up, keeps the passkey that was made for it, and begins a session: all or nothing; `None` if it
    /// admits nobody.
    ///
    /// # Errors
    /// A fault of the disk, or that this node knows the passkey already; then nothing has changed.
    pub fn enroll(
        &mut self,
        invite: &[u8],
        passkey: &NewPasskey<'_>,
        coming: &Coming<'_>,
    ) -> Result<Option<u64>, StoreFault> {
        self.change(|tx| {
            let Some(officer) = use_up(tx, invite, coming.now_ms)? else { return Ok(None) };
            keep(tx, officer, passkey, coming.now_ms)?;
            begin(tx, officer, coming)?;
            Ok(Some(officer.cast_unsigned()))
        })
    }

    /// Begins a session by a passkey that was just used, and notes its use.
    ///
    /// # Errors
    /// A fault of the disk; then nothing has changed.
    pub fn enter_by_passkey(&mut self, passkey: &Passkey, counter: u32, coming: &Coming<'_>) -> Result<(), StoreFault> {
        self.change(|tx| {
            let sql = "UPDATE passkey SET counter = ?2, used_ms = ?3 WHERE id = ?1";
            tx.execute(sql, params![passkey.id.cast_signed(), counter, coming.now_ms.cast_signed()])?;
            begin(tx, passkey.officer.cast_signed(), coming)
        })
    }

    /// What authenticators know an officer by.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn handle(&self, officer: u64) -> Result<Option<Vec<u8>>, StoreFault> {
        let sql = "SELECT handle FROM standing WHERE officer = ?1";
        self.told(self.db.query_row(sql, [officer.cast_signed()], |r| r.get(0)).optional())
    }

    /// One more passkey of an officer who is logged in.
    ///
    /// # Errors
    /// A fault of the disk, or that this node knows it already.
    pub fn add_passkey(&mut self, officer: u64, passkey: &NewPasskey<'_>, now_ms: u64) -> Result<(), StoreFault> {
        self.change(|tx| keep(tx, officer.cast_signed(), passkey, now_ms))
    }

    /// The passkey of this name.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn passkey(&self, credential: &[u8]) -> Result<Option<Passkey>, StoreFault> {
        let sql = format!("SELECT {PASSKEY} FROM passkey WHERE credential = ?1");
        self.told(self.db.query_row(&sql, [credential], passkey).optional())
    }

    /// Every passkey of an officer, the oldest first.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn passkeys(&self, officer: u64) -> Result<Vec<Passkey>, StoreFault> {
        let all = || -> rusqlite::Result<Vec<Passkey>> {
            let sql = format!("SELECT {PASSKEY} FROM passkey WHERE officer = ?1 ORDER BY id");
            self.db.prepare_cached(&sql)?.query_map([officer.cast_signed()], passkey)?.collect()
        };
        self.told(all())
    }

    /// Calls a passkey otherwise; `false` if the officer has no such passkey.
    ///
    /// # Errors
    /// A fault of the disk; then it keeps its name.
    pub fn rename_passkey(&mut self, officer: u64, id: u64, name: &str) -> Result<bool, StoreFault> {
        self.change(|tx| {
            let sql = "UPDATE passkey SET name = ?3 WHERE officer = ?1 AND id = ?2";
            Ok(tx.execute(sql, params![officer.cast_signed(), id.cast_signed(), name])? == 1)
        })
    }

    /// Takes a passkey away from an officer, unless that would leave no way in: no other passkey and no invitation.
    ///
    /// # Errors
    /// A fault of the disk; then it stays.
    pub fn remove_passkey(&mut self, officer: u64, id: u64, now_ms: u64) -> Result<Removed, StoreFault> {
        self.change(|tx| {
            let (officer, id) = (officer.cast_signed(), id.cast_signed());
            let sql = "SELECT (SELECT count(*) FROM passkey WHERE officer = ?1 AND id = ?2),
                (SELECT count(*) FROM passkey WHERE officer = ?1 AND id <> ?2)
                + (SELECT count(*) FROM invite WHERE officer = ?1 AND ends_ms > ?3)";
            let counted = tx.query_row(sql, params![officer, id, now_ms.cast_signed()], |r| Ok((r.get(0)?, r.get(1)?)));
            match counted? {
                (0, _) => Ok(Removed::Unknown),
                (_, 0) => Ok(Removed::Last),
                (_, _) => {
                    tx.execute("DELETE FROM passkey WHERE officer = ?1 AND id = ?2", [officer, id])?;
                    Ok(Removed::Done)
                }
            }
        })
    }

    /// The sessions of an officer that have not ended and were used within `idle_ms`, the latest first.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn sessions(&self, officer: u64, now_ms: u64, idle_ms: u64) -> Result<Vec<Session>, StoreFault> {
        let all = || -> rusqlite::Result<Vec<Session>> {
            let sql = "SELECT session.hash, begun_ms, seen_ms, ends_ms, coalesce(way, 'link'), coalesce(device, '')
                FROM session LEFT JOIN session_note ON session_note.hash = session.hash
                WHERE officer = ?1 AND ends_ms > ?2 AND seen_ms + ?3 > ?2 ORDER BY begun_ms DESC";
            let one = |r: &Row<'_>| {
                Ok(Session {
                    mark: mark(&r.get::<_, Vec<u8>>(0)?),
                    begun_ms: r.get::<_, i64>(1)?.cast_unsigned(),
                    seen_ms: r.get::<_, i64>(2)?.cast_unsigned(),
                    ends_ms: r.get::<_, i64>(3)?.cast_unsigned(),
                    way: r.get(4)?,
                    device: r.get(5)?,
                })
            };
            let asked = params![officer.cast_signed(), now_ms.cast_signed(), idle_ms.cast_signed()];
            self.db.prepare_cached(sql)?.query_map(asked, one)?.collect()
        };
        self.told(all())
    }

    /// What the session of this secret is called in [`Kept::sessions`].
    pub fn session_mark(secret: &[u8]) -> Vec<u8> {
        mark(&hash(secret))
    }

    /// Ends the session of an officer that has this mark; without a mark every one of them. Answers with how many.
    ///
    /// # Errors
    /// A fault of the disk; then they go on.
    pub fn end_sessions(&mut self, officer: u64, only: Option<&[u8]>) -> Result<u64, StoreFault> {
        self.change(|tx| {
            let mut all = tx.prepare("SELECT hash FROM session WHERE officer = ?1")?;
            let all = all.query_map([officer.cast_signed()], |r| r.get(0))?.collect::<Result<Vec<Vec<u8>>, _>>()?;
            let mut ended = 0;
            for hash in all.iter().filter(|h| only.is_none_or(|only| mark(h) == only)) {
                ended += tx.execute("DELETE FROM session WHERE hash = ?1", [hash])? as u64;
            }
            Ok(ended)
        })
    }

    /// Ends every session and invitation of an officer and forgets every passkey; answers with how many there were.
    ///
    /// # Errors
    /// A fault of the disk; then nothing has changed.
    pub fn revoke(&mut self, name: &str) -> Result<u64, StoreFault> {
        self.change(|tx| {
            let mut ended = 0;
            for table in ["session", "invite", "passkey", "token"] {
                let sql = format!("DELETE FROM {table} WHERE officer = (SELECT id FROM officer WHERE name = ?1)");
                ended += tx.execute(&sql, [name])? as u64;
            }
            Ok(ended)
        })
    }

    /// Forgets one passkey of an officer, even the last, and ends the officer's sessions; how many of both there were.
    ///
    /// # Errors
    /// A fault of the disk; then nothing has changed.
    pub fn revoke_passkey(&mut self, name: &str, id: u64) -> Result<u64, StoreFault> {
        self.change(|tx| {
            let of = "officer = (SELECT id FROM officer WHERE name = ?1)";
            let gone =
                tx.execute(&format!("DELETE FROM passkey WHERE {of} AND id = ?2"), params![name, id.cast_signed()])?;
            let ended = if gone == 0 { 0 } else { tx.execute(&format!("DELETE FROM session WHERE {of}"), [name])? };
            Ok((gone + ended) as u64)
        })
    }
}

const PASSKEY: &str = "id, officer, credential, key, counter, name, made_ms, used_ms";

fn passkey(r: &Row<'_>) -> rusqlite::Result<Passkey> {
    Ok(Passkey {
        id: r.get::<_, i64>(0)?.cast_unsigned(),
        officer: r.get::<_, i64>(1)?.cast_unsigned(),
        credential: r.get(2)?,
        key: r.get(3)?,
        counter: r.get(4)?,
        name: r.get(5)?,
        made_ms: r.get::<_, i64>(6)?.cast_unsigned(),
        used_ms: r.get::<_, i64>(7)?.cast_unsigned(),
    })
}

/// The officer whom an invitation admits, which is gone then; what has lapsed goes with it.
fn use_up(tx: &Transaction<'_>, invite: &[u8], now_ms: u64) -> rusqlite::Result<Option<i64>> {
    tx.execute("DELETE FROM session WHERE ends_ms <= ?1", [now_ms.cast_signed()])?;
    tx.execute("DELETE FROM invite WHERE ends_ms <= ?1", [now_ms.cast_signed()])?;
    tx.query_row("DELETE FROM invite WHERE hash = ?1 RETURNING officer", [hash(invite)], |r| r.get(0)).optional()
}

fn begin(tx: &Transaction<'_>, officer: i64, coming: &Coming<'_>) -> rusqlite::Result<()> {
    if let Some(before) = coming.before {
        tx.execute("DELETE FROM session WHERE hash = ?1", [hash(before)])?;
    }
    let (key, now, ends) = (hash(coming.session), coming.now_ms.cast_signed(), coming.ends_ms.cast_signed());
    tx.execute("INSERT INTO session VALUES (?1, ?2, ?3, ?3, ?4)", params![key, officer, now, ends])?;
    tx.execute("INSERT INTO session_note VALUES (?1, ?2, ?3)", params![key, coming.way, coming.device])?;
    Ok(())
}

fn keep(tx: &Transaction<'_>, officer: i64, new: &NewPasskey<'_>, now_ms: u64) -> rusqlite::Result<()> {
    let sql = "INSERT INTO passkey (officer, credential, key, counter, name, made_ms, used_ms)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)";
    tx.execute(sql, params![officer, new.credential, new.key, new.counter, new.name, now_ms.cast_signed()])?;
    Ok(())
}

/// A second hash, so that what stands in a page is not what stands in the file.
fn mark(session: &[u8]) -> Vec<u8> {
    hash(&[b"mark".as_slice(), session].concat())[..8].to_vec()
}

#[cfg(test)]
mod tests;
