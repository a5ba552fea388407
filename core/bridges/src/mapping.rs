//! Which columns become which fields: one TOML file for each kind of table.
//!
//! ```toml
//! format = "inc-report"                  # what each row becomes
//! unique = "source-id"                   # the field by which a row is known again
//! lang = "en"                            # language of the free text, where the table has one
//! credit = "Who made the table, licence" # shown when it is imported
//! cut = ["text"]                         # texts that may be shortened to what the field holds
//! [fields]
//! category = "{type_of_violence:category}"
//! [tables.category]
//! 1 = "hostile"
//! ```

use crate::template::{Tables, Template};
use rulebook::{Format, Rulebook};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A mapping that fits a format of the rulebook.
#[derive(Debug, Clone)]
pub struct Mapping {
    /// Name of the format that each row becomes.
    pub format: String,
    /// The field by which a row is known again; every row must have it, and no two the same.
    pub unique: String,
    /// Language of the table's free text, as a BCP 47 tag.
    pub lang: Option<String>,
    /// Who made the table, and under which licence.
    pub credit: String,
    pub(crate) cut: BTreeSet<String>,
    pub(crate) fields: BTreeMap<String, Template>,
}

/// What is wrong with a mapping file, in English: it speaks to the person who writes TOML.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{what}", line.map(|n| format!("line {n}: ")).unwrap_or_default())]
pub struct MappingFault {
    /// Line from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    unique: String,
    lang: Option<String>,
    credit: String,
    #[serde(default)]
    cut: BTreeSet<String>,
    fields: BTreeMap<String, String>,
    #[serde(default)]
    tables: Tables,
}

impl Mapping {
    /// Reads a mapping file for this rulebook.
    ///
    /// # Errors
    /// Every fault: broken TOML, an unknown format, field or table, a template that cannot be read, a required field or
    /// the unique field without a template.
    pub fn read(text: &str, rulebook: &Rulebook) -> Result<Mapping, Vec<MappingFault>> {
        let file: File = toml::from_str(text).map_err(|e| {
            let line = e.span().map(|span| 1 + text[..span.start].matches('\n').count());
            vec![MappingFault { line, what: e.message().trim().replace('\n', "; ") }]
        })?;
        let Some(format) = rulebook.format(&file.format) else {
            return Err(vec![fault(format!("the rulebook has no format {}", file.format))]);
        };
        let mut faults = fit(&file, format);
        let mut fields = BTreeMap::new();
        for (name, template) in &file.fields {
            match Template::parse(template, &file.tables) {
                Ok(template) => drop(fields.insert(name.clone(), template)),
                Err(what) => faults.push(fault(format!("field {name}: {what}"))),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let File { format, unique, lang, credit, cut, .. } = file;
        Ok(Mapping { format, unique, lang, credit, cut, fields })
    }
}

fn fit(file: &File, format: &Format) -> Vec<MappingFault> {
    let unknown = file.fields.keys().chain(&file.cut).filter(|name| format.field(name).is_none());
    let unknown = unknown.map(|name| fault(format!("{} has no field {name}", format.name)));
    let needed = format.fields.iter().filter(|f| f.required || f.name == file.unique);
    let missing = needed.filter(|f| !file.fields.contains_key(&f.name));
    let missing = missing.map(|f| fault(format!("field {} has no template and every row must have it", f.name)));
    let mut out: Vec<_> = unknown.chain(missing).collect();
    if format.field(&file.unique).is_none() {
        out.push(fault(format!("{} has no field {} to know a row by", format.name, file.unique)));
    }
    out
}

fn fault(what: String) -> MappingFault {
    MappingFault { line: None, what }
}
