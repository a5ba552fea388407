//! Questions to the index.

use act::Precedence;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use sha2::{Digest, Sha256};

use super::{Row, Trouble};

/// Which rows are wanted; what is `None` does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Included at this time or later, milliseconds since 1970 UTC.
    pub after: Option<u64>,
    /// Included before this time.
    pub before: Option<u64>,
    /// By this member.
    pub author: Option<String>,
    /// In this channel.
    pub channel: Option<u64>,
    /// Of this format.
    pub format: Option<String>,
    /// Of this case.
    pub case: Option<String>,
    /// Having, for each word of this text, one that begins with it. Folded by the caller as the rows' texts were.
    pub text: Option<String>,
    /// At most so many rows, the latest of the record.
    pub limit: Option<u64>,
}

const ROWS: &str = "SELECT place, at_ms, key_name, serial, author, channel, precedence, format, case_key, opened, sum,
                           words.text
                    FROM act LEFT JOIN words ON words.rowid = act.place";

pub(super) fn search(db: &Connection, filter: &Filter) -> Result<Vec<Row>, Trouble> {
    let number = |n: u64| Value::from(n.cast_signed());
    let text = |t: &String| Value::from(t.clone());
    let mut conditions = Vec::new();
    let mut values = Vec::new();
    let wanted = [
        ("at_ms >= ?", filter.after.map(number)),
        ("at_ms < ?", filter.before.map(number)),
        ("author = ?", filter.author.as_ref().map(text)),
        ("channel = ?", filter.channel.map(number)),
        ("format = ?", filter.format.as_ref().map(text)),
        ("case_key = ?", filter.case.as_ref().map(text)),
        (
            "place IN (SELECT rowid FROM words WHERE words MATCH ?)",
            filter.text.as_deref().and_then(phrase).map(Value::from),
        ),
    ];
    for (condition, value) in wanted {
        if let Some(value) = value {
            conditions.push(condition);
            values.push(value);
        }
    }
    let wheres = if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    values.push(number(filter.limit.unwrap_or(u64::MAX).min(i64::MAX as u64)));
    let mut statement = db.prepare_cached(&format!("{ROWS} {wheres} ORDER BY place DESC LIMIT ?"))?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

pub(super) fn digest(db: &Connection) -> Result<[u8; 32], Trouble> {
    let mut statement = db.prepare(&format!("{ROWS} ORDER BY place"))?;
    let mut rows = statement.query([])?;
    let mut sum = Sha256::new();
    while let Some(row) = rows.next()? {
        sum.update(read(row)?.encode());
    }
    Ok(sum.finalize().into())
}

fn read(row: &rusqlite::Row<'_>) -> Result<Row, Trouble> {
    let number = |at: usize| row.get::<_, i64>(at).map(i64::cast_unsigned);
    let found = Row {
        index: number(0)?,
        at_ms: number(1)?,
        key_name: row.get(2)?,
        serial: number(3)?,
        author: row.get(4)?,
        channel: row.get::<_, Option<i64>>(5)?.map(i64::cast_unsigned),
        precedence: Precedence::from_code(number(6)?).ok_or_else(Trouble::row)?,
        format: row.get(7)?,
        case_key: row.get(8)?,
        opened: row.get(9)?,
        text: row.get(11)?,
    };
    if found.sum() != row.get::<_, u32>(10)? { Err(Trouble::row()) } else { Ok(found) }
}

/// The words of a text as FTS5 wants them, each quoted so that nothing in it is an operator, all required, as prefixes.
/// `None` if there is no word.
fn phrase(text: &str) -> Option<String> {
    // The same cut as unicode61 makes: a piece without letter or digit is no word, and quoted it would match nothing.
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    let quoted: Vec<String> =
        words.map(|word| format!("\"{}\"*", word.replace('\0', "").replace('"', "\"\""))).collect();
    (!quoted.is_empty()).then(|| quoted.join(" "))
}
