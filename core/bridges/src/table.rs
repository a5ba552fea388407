//! Tables of reported incidents as comma-separated values, each row one act.

use crate::{Bridge, Mapping, Rows};
use act::{Kind, Refusal};
use csv::{ByteRecord, ReaderBuilder};
use rulebook::{Context, FieldDef, Fields, Format, Rulebook};
use std::collections::BTreeMap;

pub(super) static BRIDGE: Bridge = Bridge { name: "table", media_type: "text/csv", read };

/// A row that can be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowDraft {
    /// Where it begins, from 1; the head is line 1.
    pub line: u64,
    /// Every field by name, in the notation that people type.
    pub fields: BTreeMap<String, String>,
    /// What it is known by.
    pub unique: String,
}

/// A row that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// Where it begins, from 1.
    pub line: u64,
    /// Everything that is wrong with it; never empty.
    pub reasons: Vec<Reason>,
}

/// One thing wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The columns concerned; empty if the row as a whole is.
    pub columns: Vec<String>,
    /// What stands there.
    pub given: String,
    /// Why it cannot be said. Codes of its own: `import-cells` (a cell too many or too few, `$given`, `$expected`) and
    /// `import-twice` (the same `$given` as in line `$first`).
    pub refusal: Refusal,
}

/// The table as a whole cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// Not a table, or its head is not UTF-8.
    #[error("the head of the table cannot be read: {0}")]
    Head(String),
    /// The mapping reads a column that the table does not have.
    #[error("the table has no column {}", .0.join(", "))]
    Columns(Vec<String>),
    /// Names a format that the rulebook does not have; the mapping was read for another one.
    #[error("the rulebook has no format {0}")]
    Format(String),
}

/// Reads a table with a head. A row that is wrong is left out with its reasons and the next one read.
///
/// # Errors
/// [`TableFault`].
fn read(bytes: &[u8], mapping: &Mapping, rulebook: &Rulebook, ctx: &dyn Context) -> Result<Rows, TableFault> {
    let format = rulebook.format(&mapping.format).ok_or_else(|| TableFault::Format(mapping.format.clone()))?;
    // Excel and others begin a file with a byte order mark; it is no part of the first column's name.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
    let head = reader.headers().map_err(|e| TableFault::Head(e.to_string()))?.clone();
    let columns: BTreeMap<&str, usize> = head.iter().enumerate().map(|(at, name)| (name, at)).collect();
    let wanted = mapping.fields.values().flat_map(|t| t.columns());
    let mut absent: Vec<_> = wanted.filter(|c| !columns.contains_key(c.as_str())).collect();
    absent.dedup();
    if !absent.is_empty() {
        return Err(TableFault::Columns(absent));
    }
    let (mut out, mut record, mut first) = (Rows::new(), ByteRecord::new(), BTreeMap::new());
    while reader.read_byte_record(&mut record).map_err(|e| TableFault::Head(e.to_string()))? {
        let line = record.position().map_or(0, csv::Position::line);
        let row = Row { line, record: &record, columns: &columns, expected: head.len() };
        out.push(row.draft(mapping, format, ctx).and_then(|draft| once(draft, mapping, &mut first)));
    }
    Ok(out)
}

struct Row<'a> {
    line: u64,
    record: &'a ByteRecord,
    columns: &'a BTreeMap<&'a str, usize>,
    expected: usize,
}

impl Row<'_> {
    fn draft(&self, mapping: &Mapping, format: &Format, ctx: &dyn Context) -> Result<RowDraft, RowFault> {
        let fault = |reasons| RowFault { line: self.line, reasons };
        if self.record.len() != self.expected {
            let refusal = Refusal::new("import-cells").with("given", self.record.len());
            let refusal = refusal.with("expected", self.expected);
            return Err(fault(vec![Reason { columns: Vec::new(), given: String::new(), refusal }]));
        }
        let (mut texts, mut values, mut reasons) = (BTreeMap::new(), Fields::new(), Vec::new());
        for (name, template) in &mapping.fields {
            let def = format.field(name).expect("the mapping was read for this format");
            match template.fill(name, |column| self.cell(column)) {
                Err(reason) => reasons.push(reason),
                Ok(None) => {}
                Ok(Some(text)) => {
                    let text = if mapping.cut.contains(name) { cut(text, def) } else { text };
                    match def.parse(&text, ctx) {
                        Ok(value) => drop(values.insert(def.number, value)),
                        Err(refusal) => {
                            reasons.push(Reason { columns: template.columns(), given: text.clone(), refusal });
                        }
                    }
                    texts.insert(name.clone(), text);
                }
            }
        }
        if reasons.is_empty() {
            // Every value is sound by itself; what remains is what fields ask of each other, and of being there.
            reasons.extend(format.validate(&values).into_iter().map(|refusal| {
                let template = refusal.field.as_ref().and_then(|f| mapping.fields.get(f));
                Reason { columns: template.map(|t| t.columns()).unwrap_or_default(), given: String::new(), refusal }
            }));
        }
        match texts.get(&mapping.unique).cloned() {
            Some(unique) if reasons.is_empty() => Ok(RowDraft { line: self.line, fields: texts, unique }),
            None if reasons.is_empty() => {
                let columns = mapping.fields[&mapping.unique].columns();
                let refusal = Refusal::new("field-missing").of_field(&mapping.unique);
                Err(fault(vec![Reason { columns, given: String::new(), refusal }]))
            }
            _ => Err(fault(reasons)),
        }
    }

    /// A cell as text; `None` if it is not UTF-8.
    fn cell(&self, column: &str) -> Option<&str> {
        self.record.get(*self.columns.get(column)?).and_then(|bytes| std::str::from_utf8(bytes).ok())
    }
}

/// Two rows that are known by the same text would become one act, and the second would be lost unseen.
fn once(draft: RowDraft, mapping: &Mapping, first: &mut BTreeMap<String, u64>) -> Result<RowDraft, RowFault> {
    match first.get(&draft.unique) {
        None => {
            first.insert(draft.unique.clone(), draft.line);
            Ok(draft)
        }
        Some(line) => {
            let columns = mapping.fields[&mapping.unique].columns();
            let refusal = Refusal::new("import-twice").with("given", &draft.unique).with("first", line);
            Err(RowFault { line: draft.line, reasons: vec![Reason { columns, given: draft.unique, refusal }] })
        }
    }
}

/// A text shortened to what its field holds, with a mark that it was.
fn cut(mut text: String, def: &FieldDef) -> String {
    let max = usize::try_from(def.max_or_default()).unwrap_or(usize::MAX);
    if def.kind != Kind::Text || text.len() <= max {
        return text;
    }
    let keep = text.floor_char_boundary(max.saturating_sub('…'.len_utf8()));
    text.truncate(keep);
    text + "…"
}
