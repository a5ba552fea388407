//! Free text in each language. All four say the same.

use act::{Kind, Value};
use rulebook::{FieldDef, Fields};

/// What a person writes in one language.
pub struct Words {
    pub lang: &'static str,
    pub sentence: &'static str,
    pub name: &'static str,
    /// At most 12 bytes, for a call sign.
    pub short: &'static str,
}

/// The language of the worked examples first.
pub const WORDS: [Words; 4] = [
    Words { lang: "en", sentence: "The line is open and the desk answers", name: "OAK", short: "RESCUE 7" },
    Words {
        lang: "ar", sentence: "الخط مفتوح والمكتب يجيب", name: "سنديان", short: "نجدة 7"
    },
    Words { lang: "he", sentence: "הקו פתוח והתורן עונה", name: "אלון", short: "חילוץ 7" },
    Words { lang: "fr", sentence: "La ligne est ouverte et le bureau répond", name: "CHÊNE", short: "RELÈVE 7" },
];

impl Words {
    fn fitting(&self, max: u64) -> Value {
        let text = match max {
            80.. => self.sentence,
            40.. => self.name,
            _ => self.short,
        };
        Value::Text(text.into())
    }

    /// The same fields with every free text in this language, those in groups too.
    pub fn instead(&self, defs: &[FieldDef], fields: &Fields) -> Fields {
        let def = |number| defs.iter().find(|def| def.number == number).unwrap();
        let say = |(number, value): (&u64, &Value)| {
            let def = def(*number);
            let value = match value {
                Value::Text(_) => self.fitting(def.max_or_default()),
                Value::Group(entries) => Value::Group(entries.iter().map(|entry| self.entry(def, entry)).collect()),
                other => other.clone(),
            };
            (*number, value)
        };
        fields.iter().map(say).collect()
    }

    fn entry(&self, group: &FieldDef, entry: &[(u64, Vec<u8>)]) -> Vec<(u64, Vec<u8>)> {
        let say = |(number, bytes): &(u64, Vec<u8>)| {
            let def = group.group.iter().find(|def| def.number == *number).unwrap();
            let said = if def.kind == Kind::Text { self.fitting(def.max_or_default()).encode() } else { bytes.clone() };
            (*number, said)
        };
        entry.iter().map(say).collect()
    }
}
