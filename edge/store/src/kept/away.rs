//! What was to be told to those away from the desk, until it has been.
//!
//! What it promises: what waits is told once to every address, however often the node starts; a message keeps its id until
//! it is taken or given up. What it does not know: addresses, what waits, how often to try.

use super::Kept;
use crate::StoreFault;
use rusqlite::params;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS away_told (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS away_message (id TEXT PRIMARY KEY, address TEXT NOT NULL, priority INTEGER NOT NULL,
        tries INTEGER NOT NULL, next_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS away_dead (address TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
";

/// A message that waits to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwayMessage {
    /// The same however often it is tried.
    pub id: String,
    /// To which of the configuration's addresses, by name.
    pub address: String,
    /// 1 grave, 2 urgent, 3 timed.
    pub priority: u8,
    /// How often it was tried in vain.
    pub tries: u64,
}

impl Kept {
    /// Takes what stands now, by key and priority: what is new becomes a message to every address, and what no longer
    /// stands is forgotten, so that it is told again when it comes again. `id` gives a new id each time.
    ///
    /// # Errors
    /// A fault of the disk; then nothing has changed.
    pub fn away_stands(
        &mut self,
        stands: &BTreeMap<String, u8>,
        addresses: &[String],
        now_ms: u64,
        mut id: impl FnMut() -> String,
    ) -> Result<(), StoreFault> {
        let told = || -> rusqlite::Result<BTreeSet<String>> {
            self.db.prepare_cached("SELECT key FROM away_told")?.query_map([], |r| r.get(0))?.collect()
        };
        let told = self.told(told())?;
        if told.iter().eq(stands.keys()) {
            return Ok(());
        }
        self.change(|tx| {
            for key in told.iter().filter(|key| !stands.contains_key(*key)) {
                tx.execute("DELETE FROM away_told WHERE key = ?1", [key])?;
            }
            for (key, priority) in stands.iter().filter(|(key, _)| !told.contains(*key)) {
                tx.execute("INSERT INTO away_told VALUES (?1)", [key])?;
                for address in addresses {
                    let sql = "INSERT INTO away_message SELECT ?1, ?2, ?3, 0, ?4
                        WHERE NOT EXISTS (SELECT 1 FROM away_dead WHERE address = ?2)";
                    tx.execute(sql, params![id(), address, priority, now_ms.cast_signed()])?;
                }
            }
            Ok(())
        })
    }

    /// The messages that are due, the most urgent first.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn away_due(&self, now_ms: u64) -> Result<Vec<AwayMessage>, StoreFault> {
        let sql =
            "SELECT id, address, priority, tries FROM away_message WHERE next_ms <= ?1 ORDER BY priority, next_ms";
        let one = |r: &rusqlite::Row<'_>| {
            let tries = r.get::<_, i64>(3)?.cast_unsigned();
            Ok(AwayMessage { id: r.get(0)?, address: r.get(1)?, priority: r.get(2)?, tries })
        };
        let all = || self.db.prepare_cached(sql)?.query_map([now_ms.cast_signed()], one)?.collect();
        self.told(all())
    }

    /// A message was taken.
    ///
    /// # Errors
    /// A fault of the disk; then it is sent again under its id.
    pub fn away_taken(&mut self, id: &str) -> Result<(), StoreFault> {
        self.change(|tx| tx.execute("DELETE FROM away_message WHERE id = ?1", [id])).map(drop)
    }

    /// A message was not taken, and is to be tried again at this time.
    ///
    /// # Errors
    /// A fault of the disk; then it is tried again sooner.
    pub fn away_again(&mut self, id: &str, next_ms: u64) -> Result<(), StoreFault> {
        self.change(|tx| {
            let sql = "UPDATE away_message SET tries = tries + 1, next_ms = ?2 WHERE id = ?1";
            tx.execute(sql, params![id, next_ms.cast_signed()])
        })
        .map(drop)
    }

    /// An address is given up; what waits for it is forgotten, and nothing more is sent there.
    ///
    /// # Errors
    /// A fault of the disk; then nothing has changed.
    pub fn away_dead(&mut self, address: &str, now_ms: u64) -> Result<(), StoreFault> {
        self.change(|tx| {
            tx.execute("DELETE FROM away_message WHERE address = ?1", [address])?;
            tx.execute("INSERT OR IGNORE INTO away_dead VALUES (?1, ?2)", params![address, now_ms.cast_signed()])
        })
        .map(drop)
    }

    /// The addresses that were given up, and when.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn away_given_up(&self) -> Result<BTreeMap<String, u64>, StoreFault> {
        let one = |r: &rusqlite::Row<'_>| Ok((r.get(0)?, r.get::<_, i64>(1)?.cast_unsigned()));
        let all = || self.db.prepare_cached("SELECT address, at_ms FROM away_dead")?.query_map([], one)?.collect();
        self.told(all())
    }

    /// An address is used again; `false` if it was not given up.
    ///
    /// # Errors
    /// A fault of the disk; then it stays given up.
    pub fn away_revive(&mut self, address: &str) -> Result<bool, StoreFault> {
        self.change(|tx| tx.execute("DELETE FROM away_dead WHERE address = ?1", [address])).map(|n| n == 1)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn stands(keys: &[(&str, u8)]) -> BTreeMap<String, u8> {
        keys.iter().map(|(key, priority)| ((*key).to_owned(), *priority)).collect()
    }

    #[test]
    fn what_stands_is_told_once_until_it_stands_anew_and_a_message_outlives_a_stop() {
        let dir = tempfile::tempdir().unwrap();
        let addresses = ["duty".to_owned(), "mail".to_owned()];
        let mut n = 0;
        let mut id = || {
            n += 1;
            format!("m{n}")
        };
        {
            let mut kept = Kept::open(dir.path()).unwrap();
            kept.away_stands(&stands(&[("a", 2), ("b", 1)]), &addresses, 10, &mut id).unwrap();
            kept.away_stands(&stands(&[("a", 2), ("b", 1)]), &addresses, 11, &mut id).unwrap();
        }
        let mut kept = Kept::open(dir.path()).unwrap();
        let due = kept.away_due(10).unwrap();
        assert_eq!(due.iter().map(|m| m.priority).collect::<Vec<_>>(), [1, 1, 2, 2]);
        kept.away_again(&due[0].id, 50).unwrap();
        kept.away_taken(&due[1].id).unwrap();
        assert_eq!(kept.away_due(49).unwrap().len(), 2);
        let again = kept.away_due(50).unwrap();
        assert_eq!((again.len(), again[0].tries, &again[0].id), (3, 1, &due[0].id));
        kept.away_stands(&stands(&[("b", 1)]), &addresses, 60, &mut id).unwrap();
        kept.away_stands(&stands(&[("a", 2), ("b", 1)]), &addresses, 61, &mut id).unwrap();
        assert_eq!(kept.away_due(61).unwrap().len(), 5, "it went and came again");
    }

    #[test]
    fn nothing_goes_to_an_address_that_was_given_up_until_it_is_used_again() {
        let dir = tempfile::tempdir().unwrap();
        let mut kept = Kept::open(dir.path()).unwrap();
        let (addresses, mut n) = (["duty".to_owned()], 0);
        let mut id = || {
            n += 1;
            format!("m{n}")
        };
        kept.away_stands(&stands(&[("a", 1)]), &addresses, 10, &mut id).unwrap();
        kept.away_dead("duty", 20).unwrap();
        kept.away_stands(&stands(&[("a", 1), ("b", 1)]), &addresses, 30, &mut id).unwrap();
        assert_eq!(kept.away_due(40).unwrap(), []);
        assert_eq!(kept.away_given_up().unwrap(), BTreeMap::from([("duty".to_owned(), 20)]));
        assert!(kept.away_revive("duty").unwrap());
        assert!(!kept.away_revive("duty").unwrap());
        kept.away_stands(&stands(&[("b", 1), ("c", 1)]), &addresses, 50, &mut id).unwrap();
        assert_eq!(kept.away_due(50).unwrap().len(), 1);
    }
}
