//! The forms by which this desk answers a case. They offer; the node decides.

use super::CasePage;
use crate::frame::{Frame, Role};
use crate::html::Markup;
use ::rulebook::{FieldDef, Format};
use std::collections::BTreeMap;

/// A form that was sent and refused: what was typed stays, and each refusal stands by its field.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Which act it was to be.
    pub what: String,
    /// Fields by name.
    pub values: BTreeMap<String, String>,
    /// Field, what is wrong, what to do; in the reader's language.
    pub refusals: Vec<(Option<String>, String, String)>,
}

impl Typed {
    pub(super) fn summary(&self, f: &Frame<'_>, page: &CasePage<'_>) -> Vec<(Markup, Markup)> {
        let one = |(field, what, remedy): &(Option<String>, String, String)| {
            let what = match field
                .as_deref()
                .filter(|name| page.rulebook.format(&page.view.format).is_some_and(|fm| fm.field(name).is_some()))
            {
                Some(name) => {
                    let label = f.r().label(&page.view.format, name);
                    f.r().pieces("desk_labelled", &[("what", what.clone().into())], &[("label", label)])
                }
                None => Markup::text(what),
            };
            (what, Markup::text(remedy))
        };
        self.refusals.iter().map(one).collect()
    }
}

/// A field of a form.
pub struct ReplyField {
    /// Its name in the form.
    pub name: String,
    /// Its label.
    pub label: Markup,
    /// A closed list: key and words; empty for typed text.
    pub choices: Vec<(String, Markup)>,
    /// An example of the notation.
    pub hint: String,
    /// What was typed before.
    pub value: String,
    /// Whether it must be filled.
    pub required: bool,
    /// Free text.
    pub long: bool,
    /// What was wrong with it.
    pub wrong: Option<(Markup, Markup)>,
}

/// One form.
pub struct Reply {
    pub what: &'static str,
    pub title: Markup,
    pub button: Markup,
    /// What stands beside the button.
    pub note: Markup,
    pub main: bool,
    pub fields: Vec<ReplyField>,
}

/// What this desk may want to say now, the most pressing first.
pub(super) fn replies(f: &Frame<'_>, page: &CasePage<'_>) -> Vec<Reply> {
    let c = page.view;
    if !c.open || c.procedure == "record" {
        return Vec::new();
    }
    let leg = c.legs.iter().find(|l| l.member == f.member);
    let mut out = match leg {
        Some(leg) if leg.ladder.opened.is_none() => vec![plain(f, "opened", "desk_acknowledge", "note_acknowledging")],
        Some(leg) if c.procedure == "notification" => {
            let mut out = Vec::new();
            let right = leg.ladder.read_backs.last().is_some_and(|rb| rb.differs.is_empty());
            if !right {
                out.extend(read_back(f, page));
            }
            out.push(position(f, page));
            if f.members.iter().any(|m| m.name == f.member && matches!(m.role, Role::A | Role::B)) {
                out.push(disseminated(f, page));
            }
            out
        }
        Some(_) if c.procedure == "query" => answer(f, page).into_iter().chain([ask_time(f, page)]).collect(),
        _ => Vec::new(),
    };
    if c.author == f.member && c.procedure == "notification" {
        if c.state == "announced" {
            out.push(plain(f, "start", "desk_start", "desk_start-note"));
        }
        if ["started", "uncleared"].contains(&c.state.as_str()) {
            out.push(plain(f, "end", "desk_end", "desk_end-note"));
        }
        out.push(with_text(f, page, "cancel", "desk_cancel", "reason", "desk_reason", false));
    }
    // Whatever else may begin and end, an agreed contact for one, does so by the same two forms.
    for (way, id, note) in [("start", "desk_start", "desk_start-note"), ("end", "desk_end", "desk_end-note")] {
        if page.ways.iter().any(|w| w == way) && !out.iter().any(|r| r.what == way) {
            out.push(plain(f, way, id, note));
        }
    }
    if let Some(typed) = &page.typed {
        // What was just refused stays in sight.
        out.sort_by_key(|r| r.what != typed.what);
    }
    out.iter_mut().enumerate().for_each(|(n, r)| r.main = n == 0);
    out
}

fn reply(f: &Frame<'_>, what: &'static str, id: &str, note: Markup, fields: Vec<ReplyField>) -> Reply {
    Reply { what, title: f.r().t(id), button: f.r().t(format!("{id}-button")), note, main: false, fields }
}

fn plain(f: &Frame<'_>, what: &'static str, id: &str, note: &str) -> Reply {
    reply(f, what, id, f.r().t(note), Vec::new())
}

fn with_text(
    f: &Frame<'_>,
    page: &CasePage<'_>,
    what: &'static str,
    id: &str,
    name: &str,
    label: &str,
    required: bool,
) -> Reply {
    let fields = vec![typed(page, what, name, f.r().t(label), required, true)];
    reply(f, what, id, Markup::default(), fields)
}

/// A text field with what was typed in it before.
fn typed(page: &CasePage<'_>, what: &str, name: &str, label: Markup, required: bool, long: bool) -> ReplyField {
    let before = page.typed.as_ref().filter(|t| t.what == what);
    let value = before.and_then(|t| t.values.get(name)).cloned().unwrap_or_default();
    let refusal = before.and_then(|t| t.refusals.iter().find(|(field, ..)| field.as_deref() == Some(name)));
    let wrong = refusal.map(|(_, what, remedy)| (Markup::text(what), Markup::text(remedy)));
    ReplyField { name: name.to_owned(), label, choices: Vec::new(), hint: String::new(), value, required, long, wrong }
}

/// A field of a format: a list where the format has one, else the notation with an example.
fn of_format(f: &Frame<'_>, page: &CasePage<'_>, what: &str, format: &Format, def: &FieldDef) -> ReplyField {
    let label = f.r().label(&format.name, &def.name);
    let long = def.kind == act::Kind::Text;
    let mut field = typed(page, what, &def.name, label, def.required, long);
    let set = format!("{}_{}", format.name, def.name);
    field.choices = def.choices.iter().map(|c| (c.name.clone(), f.r().choice(&set, &c.name))).collect();
    if field.choices.is_empty() && def.kind == act::Kind::YesNo {
        field.choices = ["yes", "no"].map(|k| (k.to_owned(), f.r().t(format!("value_{k}")))).to_vec();
    }
    if field.choices.is_empty() && !long {
        field.hint = format.example.get(&def.name).cloned().unwrap_or_default();
    }
    field
}

/// The critical fields, empty: who reads back types what was understood.
fn read_back(f: &Frame<'_>, page: &CasePage<'_>) -> Option<Reply> {
    let format = page.rulebook.format(&page.view.format)?;
    let critical = format.fields.iter().filter(|d| d.critical);
    let fields: Vec<ReplyField> =
        critical.map(|d| ReplyField { required: false, ..of_format(f, page, "read-back", format, d) }).collect();
    (!fields.is_empty()).then(|| reply(f, "read-back", "desk_read-back", f.r().t("desk_read-back-note"), fields))
}

fn position(f: &Frame<'_>, page: &CasePage<'_>) -> Reply {
    let mut stance = typed(page, "position", "stance", f.r().t("level_position"), true, false);
    stance.choices = ["comply", "conditional", "object", "cannot-comply"]
        .map(|key| (key.to_owned(), f.r().choice("stance", key)))
        .to_vec();
    let grounds = typed(page, "position", "grounds", f.r().t("desk_grounds"), false, true);
    reply(f, "position", "desk_position", f.r().t("note_silence"), vec![stance, grounds])
}

/// Who was told: one line for each class of units, and a reason for those who were not.
fn disseminated(f: &Frame<'_>, page: &CasePage<'_>) -> Reply {
    let leg = page.view.legs.iter().find(|l| l.member == f.member);
    let open = leg.map_or_else(Vec::new, |l| l.ladder.not_told.iter().map(|u| u.unit.clone()).collect());
    let field = |unit: &String| {
        let name = format!("unit-{unit}");
        let mut field = typed(page, "disseminated", &name, f.r().choice("unit", unit), false, false);
        field.choices = [("told", "level_informed"), ("not-told", "level_not-informed")]
            .map(|(key, id)| (key.to_owned(), f.r().t(id)))
            .to_vec();
        field
    };
    let mut fields: Vec<ReplyField> = open.iter().map(field).collect();
    fields.push(typed(page, "disseminated", "reason", f.r().t("desk_why-not"), false, true));
    reply(f, "disseminated", "desk_disseminated", Markup::default(), fields)
}

/// The answer that the query's procedure expects.
fn answer(f: &Frame<'_>, page: &CasePage<'_>) -> Option<Reply> {
    let format = page.rulebook.formats().iter().find(|fm| fm.step.as_deref() == Some("answer"))?;
    let fields = format.fields.iter().filter(|d| d.group.is_empty());
    let fields = fields.map(|d| of_format(f, page, "answer", format, d)).collect();
    Some(reply(f, "answer", "desk_answer", f.r().t("desk_answer-note"), fields))
}

fn ask_time(f: &Frame<'_>, page: &CasePage<'_>) -> Reply {
    let mut until = typed(page, "ask-time", "until", f.r().t("desk_until"), true, false);
    until.hint = "+2h".to_owned();
    let reason = typed(page, "ask-time", "reason", f.r().t("desk_reason"), true, true);
    reply(f, "ask-time", "desk_ask-time", f.r().t("desk_ask-time-note"), vec![until, reason])
}
