//! Alarms of the desk and what officers did to them, so that a start forgets neither an alarm nor who silenced it.
//!
//! A body is text of whoever keeps it; this file knows only what it has to find rows by.

use super::Kept;
use crate::StoreFault;
use rusqlite::params;

pub(super) const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS alarm (id INTEGER PRIMARY KEY, raised_ms INTEGER NOT NULL, cleared_ms INTEGER,
        waits INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS alarm_raised ON alarm (raised_ms);
    CREATE TABLE IF NOT EXISTS alarm_event (id INTEGER PRIMARY KEY, alarm INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS alarm_event_of ON alarm_event (alarm, id);
";

/// An alarm as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlarmRow {
    /// Its number.
    pub id: u64,
    /// When it was raised, milliseconds since 1970 UTC.
    pub raised_ms: u64,
    /// When its condition was over.
    pub cleared_ms: Option<u64>,
    /// Whether somebody still has to look at it, over or not.
    pub waits: bool,
    /// All of it.
    pub body: String,
}

impl Kept {
    /// Keeps alarms, in place of what was kept under their numbers, and what happened to them: all or nothing.
    ///
    /// # Errors
    /// A fault of the disk; then nothing has changed.
    pub fn keep_alarms(&mut self, alarms: &[AlarmRow], events: &[(u64, String)]) -> Result<(), StoreFault> {
        self.change(|tx| {
            let mut put = tx.prepare_cached("INSERT OR REPLACE INTO alarm VALUES (?1, ?2, ?3, ?4, ?5)")?;
            for a in alarms {
                let cleared = a.cleared_ms.map(u64::cast_signed);
                put.execute(params![a.id.cast_signed(), a.raised_ms.cast_signed(), cleared, a.waits, a.body])?;
            }
            let mut add = tx.prepare_cached("INSERT INTO alarm_event (alarm, body) VALUES (?1, ?2)")?;
            for (alarm, body) in events {
                add.execute(params![alarm.cast_signed(), body])?;
            }
            Ok(())
        })
    }

    /// Alarms whose condition stands, that wait for somebody, or that were over only after `cleared_ms`.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn alarms_live(&self, cleared_ms: u64) -> Result<Vec<String>, StoreFault> {
        let sql = "SELECT body FROM alarm WHERE cleared_ms IS NULL OR waits OR cleared_ms > ?1 ORDER BY id";
        self.bodies(sql, params![cleared_ms.cast_signed()])
    }

    /// Alarms raised from then on, and those whose condition stands, whenever they were raised.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn alarms_since(&self, raised_ms: u64) -> Result<Vec<String>, StoreFault> {
        let sql = "SELECT body FROM alarm WHERE raised_ms >= ?1 OR cleared_ms IS NULL ORDER BY id";
        self.bodies(sql, params![raised_ms.cast_signed()])
    }

    /// Alarms with a lower number than this one, the latest first, at most so many.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn alarms_before(&self, id: u64, most: u64) -> Result<Vec<String>, StoreFault> {
        let sql = "SELECT body FROM alarm WHERE id < ?1 ORDER BY id DESC LIMIT ?2";
        self.bodies(sql, params![i64::try_from(id).unwrap_or(i64::MAX), most.cast_signed()])
    }

    /// The latest events of one alarm, the oldest first; 0 for what belongs to none.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn alarm_events(&self, alarm: u64, most: u64) -> Result<Vec<String>, StoreFault> {
        let sql = "SELECT body FROM (SELECT id, body FROM alarm_event WHERE alarm = ?1 ORDER BY id DESC LIMIT ?2) ORDER BY id";
        self.bodies(sql, params![alarm.cast_signed(), most.cast_signed()])
    }

    /// The latest events of all alarms, the latest first.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn alarm_log(&self, most: u64) -> Result<Vec<String>, StoreFault> {
        self.bodies("SELECT body FROM alarm_event ORDER BY id DESC LIMIT ?1", params![most.cast_signed()])
    }

    /// The highest number that was given to an alarm; 0 if none was.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn alarms_last(&self) -> Result<u64, StoreFault> {
        let sql = "SELECT coalesce(max(id), 0) FROM alarm";
        self.told(self.db.query_row(sql, [], |r| r.get::<_, i64>(0)).map(i64::cast_unsigned))
    }

    fn bodies(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<String>, StoreFault> {
        let all = || -> rusqlite::Result<Vec<String>> {
            let mut rows = self.db.prepare_cached(sql)?;
            rows.query_map(params, |r| r.get(0))?.collect()
        };
        self.told(all())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn row(id: u64, cleared_ms: Option<u64>, waits: bool) -> AlarmRow {
        AlarmRow { id, raised_ms: id * 100, cleared_ms, waits, body: format!("alarm {id}") }
    }

    #[test]
    fn what_stands_waits_or_was_over_only_lately_is_there_after_a_start() {
        let dir = tempfile::tempdir().unwrap();
        {
            let mut kept = Kept::open(dir.path()).unwrap();
            let rows =
                [row(1, Some(500), false), row(2, Some(500), true), row(3, None, false), row(4, Some(900), false)];
            kept.keep_alarms(&rows, &[(3, "raised".into()), (0, "muted".into()), (3, "silenced".into())]).unwrap();
            kept.keep_alarms(&[AlarmRow { body: "changed".into(), ..row(3, None, true) }], &[]).unwrap();
        }
        let kept = Kept::open(dir.path()).unwrap();
        assert_eq!(kept.alarms_live(800).unwrap(), ["alarm 2", "changed", "alarm 4"]);
        assert_eq!(kept.alarms_since(400).unwrap(), ["changed", "alarm 4"]);
        assert_eq!(kept.alarms_before(4, 2).unwrap(), ["changed", "alarm 2"]);
        assert_eq!(kept.alarms_before(u64::MAX, 1).unwrap(), ["alarm 4"]);
        assert_eq!(kept.alarm_events(3, 9).unwrap(), ["raised", "silenced"]);
        assert_eq!(kept.alarm_events(3, 1).unwrap(), ["silenced"]);
        assert_eq!(kept.alarm_log(2).unwrap(), ["silenced", "muted"]);
        assert_eq!(kept.alarms_last().unwrap(), 4);
    }
}
