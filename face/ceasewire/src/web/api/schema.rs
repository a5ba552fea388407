//! What `POST /acts` takes, as JSON Schema made from the rulebook in force: one schema for each kind of act. A format that
//! the rulebook brings is in the description without a line of program.
//!
//! A schema says what the typed notation looks like. It deliberately does not say what only the node can know: names of
//! places, of acts and of members, times that are too early or too late, what a case allows.

use super::scope::SAID;
use act::{Kind, Stance};
use rulebook::{FieldDef, Format, Rulebook, TEXT_MAX};
use serde_json::{Map, Value, json};
use words::Words;

const MOMENT: &str = "(now|[+-][0-9]{1,4}[smhd]|([01][0-9]|2[0-3]):[0-5][0-9]Z|\
    20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z)";
const POINT: &str = r"-?([0-8]?[0-9](\.[0-9]{1,5})?), ?-?([0-9]{1,2}|1[0-7][0-9])(\.[0-9]{1,5})?";

/// The text of a field, by its type.
fn text(def: &FieldDef, zones: &[String]) -> Value {
    let pattern = |pattern: String| json!({"type": "string", "pattern": format!("^{pattern}$")});
    let names = |all: &[rulebook::ChoiceDef]| all.iter().map(|c| c.name.clone()).collect::<Vec<_>>();
    let points = def.max.unwrap_or(rulebook::POINTS_MAX).saturating_sub(1);
    match def.kind {
        // The node counts bytes, a schema characters: the first are never fewer.
        Kind::Text => json!({"type": "string", "minLength": 1, "maxLength": def.max.unwrap_or(TEXT_MAX)}),
        Kind::Choice => json!({"type": "string", "enum": names(&def.choices)}),
        Kind::YesNo => json!({"type": "string", "enum": ["yes", "no"]}),
        Kind::Choices => {
            let one = names(&def.choices).join("|");
            pattern(format!("({one})(, ?({one}))*"))
        }
        Kind::Count => pattern("[0-9]{1,7}(-[0-9]{1,7}-[0-9]{1,7})?".into()),
        Kind::Instant => pattern(format!("{MOMENT}(~[0-9]{{1,3}}[smhd])?")),
        Kind::Span => pattern(format!("{MOMENT}/{MOMENT}")),
        Kind::Place => {
            let line = format!("{POINT}( > {POINT}){{0,{points}}}");
            let area = format!("area: {POINT}( > {POINT}){{2,{}}}", points.max(2));
            let drawn = pattern(format!("({line}|{area})(~[0-9]{{1,4}}k?m)?"));
            let zone =
                json!({"type": "string", "enum": zones.iter().map(|id| format!("zone:{id}")).collect::<Vec<_>>()});
            let named =
                json!({"type": "string", "minLength": 2, "description": "names of the gazetteer; see GET /places"});
            let all = [Some(drawn), (!zones.is_empty()).then_some(zone), Some(named)];
            json!({"anyOf": all.into_iter().flatten().collect::<Vec<_>>()})
        }
        Kind::Altitude => pattern("[0-9]{1,5}-[0-9]{1,5}m (agl|amsl)".into()),
        Kind::Quantity => pattern(format!("[0-9]{{1,6}} ({})", names(&def.units).join("|"))),
        Kind::Member => pattern("[A-Z][A-Z0-9]{0,15}".into()),
        Kind::Office => pattern("[A-Z][A-Z0-9]{0,15}(/[0-9]{1,3})?".into()),
        Kind::Act => pattern("([0-9]{1,9}|[A-Z][A-Z0-9/]{0,23} [0-9]{1,9})".into()),
        Kind::Evidence => pattern("[0-9a-f]{64}".into()),
        Kind::Group => json!({"type": "string", "minLength": 1}),
    }
}

/// A kind of act: its fields, whether the node wants a case for it, and its example.
struct Act {
    fields: Vec<FieldDef>,
    open: bool,
    case: bool,
    title: String,
    example: Value,
}

fn fields(act: &Act, label: impl Fn(&str) -> Option<String>, zones: &[String]) -> Value {
    let mut members = Map::new();
    for def in &act.fields {
        let mut schema = text(def, zones);
        if let Some(label) = label(&def.name) {
            schema["title"] = label.into();
        }
        members.insert(def.name.clone(), schema);
    }
    let required: Vec<&str> = act.fields.iter().filter(|d| d.required).map(|d| d.name.as_str()).collect();
    json!({"type": "object", "properties": members, "required": required,
        "additionalProperties": if act.open { json!({"type": "string"}) } else { json!(false) }})
}

/// The whole body for one kind of act.
fn body(what: &str, act: &Act, label: impl Fn(&str) -> Option<String>, book: &Rulebook) -> Value {
    let zones: Vec<String> = book.zones().iter().map(|z| z.id.clone()).collect();
    let (terms, maybe) = (book.terms(), |schema: Value| json!({"anyOf": [schema, {"type": "null"}]}));
    let member = json!({"type": "string", "pattern": "^[A-Z][A-Z0-9]{0,15}$"});
    let shown = json!({"type": "string", "pattern": "^([0-9]{1,9}|[A-Z][A-Z0-9/]{0,23} [0-9]{1,9})$"});
    let listed = |names: Vec<&str>| json!({"type": "string", "enum": names});
    let mut required = vec!["what"];
    if act.fields.iter().any(|d| d.required) {
        required.push("fields");
    }
    if act.case {
        required.push("case");
    }
    let mut out = json!({
        "type": "object", "title": act.title, "additionalProperties": false, "required": required,
        "properties": {
            "what": {"const": what},
            "fields": fields(act, label, &zones),
            "to": {"type": "array", "items": member},
            "case": if act.case { shown.clone() } else { maybe(shown.clone()) },
            "about": maybe(shown),
            "channel": maybe(listed(terms.channels.iter().map(|c| c.name.as_str()).collect())),
            "precedence": maybe(listed(act::Precedence::ALL.iter().map(|p| p.key()).collect())),
            "lang": maybe(listed(terms.languages.iter().map(String::as_str).collect())),
            "emergency": maybe(listed(terms.emergency.iter().map(|c| c.name.as_str()).collect())),
            "only": {"type": "array", "items": member},
            "dry": {"type": "boolean"},
        },
    });
    if !act.example.is_null() {
        out["examples"] = json!([act.example]);
    }
    out
}

fn of_format(format: &Format, words: &Words, lang: &str) -> Act {
    // An answer belongs to a case, unless it opens one of its own.
    let case = format.step.is_some() && format.opens.is_none();
    let mut example = json!({"what": format.name, "fields": format.example, "dry": true});
    if case {
        example["case"] = "1".into();
    }
    Act { fields: format.fields.clone(), open: false, case, title: words.title(lang, &format.name), example }
}

/// The fields of the kernel acts that officers say; `docs/cli.md` explains them.
fn of_kernel(what: &str, words: &Words, lang: &str) -> Option<Act> {
    SAID.contains(&what).then_some(())?;
    let field = |name: &str, kind: Kind, required: bool| FieldDef { required, ..FieldDef::plain(name, kind) };
    let plain = |name: &str| field(name, Kind::Text, true);
    let number = |name: &str| FieldDef { required: true, ..FieldDef::plain(name, Kind::Count) };
    let fields = match what {
        "disseminated" => vec![field("told", Kind::Text, false), field("not-told", Kind::Text, false)],
        "position" => {
            let mut stance = field("stance", Kind::Choice, true);
            let choice = |s: &Stance| rulebook::ChoiceDef { code: 0, name: s.key().to_owned() };
            stance.choices = Stance::ALL.iter().map(choice).collect();
            vec![stance, field("valid", Kind::Span, false), field("grounds", Kind::Text, false)]
        }
        "cancel" => vec![field("reason", Kind::Text, false)],
        "start" | "end" => vec![field("at", Kind::Instant, false)],
        "ask-time" => vec![field("until", Kind::Instant, true), plain("reason")],
        "dispute" | "resume" => vec![plain("grounds")],
        "override" => vec![plain("reason")],
        "line-check" => vec![number("nonce"), number("text"), number("medium")],
        "line-reply" => vec![number("nonce")],
        _ => Vec::new(),
    };
    // What is read back or amended are the fields of the act that opened the case.
    let open = matches!(what, "read-back" | "amend" | "opened");
    let title = words.title(lang, &format!("kernel-{what}"));
    let case = !matches!(what, "line-check" | "resume" | "line-reply");
    Some(Act { fields, open, case, title, example: Value::Null })
}

/// The schema of a body for one kind of act; `None` if there is none of this name that a token may say.
pub(super) fn one(book: &Rulebook, words: &Words, lang: &str, what: &str) -> Option<Value> {
    match book.format(what) {
        Some(format) => {
            let act = of_format(format, words, lang);
            Some(body(what, &act, |field| Some(words.label(lang, what, field)), book))
        }
        None => of_kernel(what, words, lang).map(|act| body(what, &act, |_| None, book)),
    }
}

/// Every kind of act by the name of its schema.
pub(super) fn all(book: &Rulebook, words: &Words, lang: &str) -> Map<String, Value> {
    let names = book.formats().iter().map(|f| f.name.as_str()).chain(SAID.iter().copied());
    names.filter_map(|what| Some((format!("Say-{what}"), one(book, words, lang, what)?))).collect()
}
