//! What the index keeps of an act.

use super::state::State;
use act::{Content, Kernel};
use record::Included;
use rulebook::Format;

impl State {
    /// An act that has been folded, as a row of the index.
    pub(super) fn row(&self, act: &Included, content: Option<&Content>) -> store::Row {
        let known = self.format_of(&act.act.name());
        let format = content.map(|c| match Kernel::key_of(c.format) {
            Some(key) => key.to_owned(),
            None => known.map_or_else(|| c.format.to_string(), |f| f.name.clone()),
        });
        let case = content.map(|c| c.case.unwrap_or(act.act.name()));
        store::Row {
            index: act.index,
            at_ms: act.at,
            key_name: act.key_name.clone(),
            serial: act.act.name().serial,
            author: self.founding().name_of(act.author).to_owned(),
            channel: act.act.channel(),
            precedence: act.act.statement().precedence,
            case_key: case.map(|c| c.to_string()),
            opened: content.is_some(),
            text: content.zip(known).map(|(c, format)| free_text(c, format)).unwrap_or_default(),
            format,
        }
    }
}

/// All free text of an act, as it was written.
fn free_text(content: &Content, format: &Format) -> String {
    let texts = content.fields.iter().filter_map(|(n, item)| {
        let field = format.field_numbered(*n).filter(|f| f.kind == act::Kind::Text)?;
        match act::Value::decode(field.kind, item) {
            Ok(act::Value::Text(text)) => Some(text),
            _ => None,
        }
    });
    texts.collect::<Vec<_>>().join("\n")
}
