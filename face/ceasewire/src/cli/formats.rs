//! `formats`: what can be said, and how its fields are typed.

use super::prompt::{self, Here};
use super::table::Table;
use super::{Face, Tone};
use crate::fault::CliFault;
use rulebook::{Fields, Format};
use serde_json::{Value, json};

/// `formats`.
#[derive(clap::Args, Debug)]
pub struct FormatsArgs {
    /// Explain this one
    format: Option<String>,
}

/// Lists the formats or explains one.
pub fn run(face: &Face, args: &FormatsArgs) -> Result<(), CliFault> {
    match &args.format {
        Some(name) => explain(face, prompt::format_of(face, &name.to_lowercase())?),
        None => list(face),
    }
}

/// Lists all formats.
pub fn list(face: &Face) -> Result<(), CliFault> {
    if face.json {
        return face.print_json(&face.rulebook.formats().iter().map(|f| described(face, f)).collect::<Vec<_>>());
    }
    let head = ["col_format", "col_precedence", "col_from", "col_act"].map(|id| face.say(id, &[]));
    let mut table = Table::new(head);
    for format in face.rulebook.formats() {
        let kinds: Vec<_> = format.sent_by.iter().map(|k| face.choice("kind", k.key())).collect();
        let cells = [
            format.name.clone(),
            face.choice("precedence", format.precedence.key()),
            kinds.join(", "),
            face.kind(&format.name),
        ];
        table.row(cells.map(|c| (Tone::Plain, c)));
    }
    face.print(&table.write(face))
}

fn explain(face: &Face, format: &Format) -> Result<(), CliFault> {
    if face.json {
        return face.print_json(&described(face, format));
    }
    let title = format!("{}: {}", format.shown(), face.kind(&format.name));
    face.print(&format!("{}\n{}\n", face.tone(Tone::Head, &title), format.source))?;
    let mut table = Table::new(["col_field", "col_act", "col_value"].map(|id| face.say(id, &[])));
    for def in &format.fields {
        let mark = if def.required { "*" } else { "" };
        let critical = if def.critical { format!(" ({})", face.say("level_read-back", &[])) } else { String::new() };
        let label = face.words.label(&face.lang, &format.name, &def.name);
        let notation = match prompt::choices(def) {
            [] => prompt::notation(def.kind).to_owned(),
            list => list.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(" | "),
        };
        let cells = [format!("{}{mark}", def.name), format!("{label}{critical}"), notation];
        table.row(cells.map(|c| (Tone::Plain, c)));
    }
    face.print(&table.write(face))?;
    let typed = format.example.iter().map(|(name, value)| format!("{name}={}", quoted(value)));
    face.print(&format!("ceasewire send {} {}", format.name, typed.collect::<Vec<_>>().join(" ")))?;
    match example(face, format) {
        Some(text) => face.print(&format!("  {text}")),
        None => Ok(()),
    }
}

/// A format for programs.
pub fn described(face: &Face, format: &Format) -> Value {
    let field = |def: &rulebook::FieldDef| {
        json!({
            "name": def.name,
            "label": words::plain(&face.words.label(&face.lang, &format.name, &def.name)),
            "notation": prompt::notation(def.kind),
            "required": def.required,
            "critical": def.critical,
            "material": def.material,
            "choices": prompt::choices(def).iter().map(|c| c.name.as_str()).collect::<Vec<_>>(),
        })
    };
    json!({
        "name": format.name,
        "wire": format.wire,
        "title": words::plain(&face.kind(&format.name)),
        "precedence": format.precedence.key(),
        "sent_by": format.sent_by.iter().map(|k| k.key()).collect::<Vec<_>>(),
        "read_by": format.read_by.iter().map(|k| k.key()).collect::<Vec<_>>(),
        "burst": format.burst,
        "source": format.source,
        "fields": format.fields.iter().map(field).collect::<Vec<_>>(),
        "example": format.example,
        "example_text": example(face, format).map(|t| words::plain(&t)),
    })
}

/// The worked example as a sentence; `None` if it speaks of acts or members that are not here.
fn example(face: &Face, format: &Format) -> Option<String> {
    let ctx = Here::of(face);
    let one = |(name, text): (&String, &String)| {
        let def = format.field(name)?;
        Some((def.number, def.parse(text, &ctx).ok()?))
    };
    let fields: Option<Fields> = format.example.iter().map(one).collect();
    Some(face.phrase(&format.phrase(&fields?, &ctx)))
}

/// A value as a shell takes it.
fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.,:/+~%@".contains(c);
    if value.chars().all(plain) { value.to_owned() } else { format!("'{}'", value.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_can_be_pasted_into_a_shell() {
        assert_eq!(quoted("05:40Z/07:00Z"), "05:40Z/07:00Z");
        assert_eq!(quoted("A > B"), "'A > B'");
        assert_eq!(quoted("it's"), "'it'\\''s'");
    }
}
