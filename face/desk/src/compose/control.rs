//! The controls of a form, made from the definitions of the fields alone: nothing here knows a format by name.

use super::parts::{Form, rows};
use super::{Refused, Spec};
use crate::frame::Frame;
use crate::html::Markup;
use crate::items::Handed;
use ::rulebook::{ChoiceDef, FieldDef};
use act::Kind;
use askama::Template;

/// One field with what was typed in it.
#[derive(Template)]
#[template(path = "compose/control.html")]
pub(super) struct Control<'a> {
    f: &'a Frame<'a>,
    /// Name of its first control, and the beginning of the names of the others.
    name: String,
    label: Markup,
    label_text: String,
    required: bool,
    critical: bool,
    widget: Widget,
    hint: Option<Markup>,
    wrong: Vec<(Markup, Markup)>,
}

/// One of a list: its key, its words, whether it is chosen.
type Option3 = (String, Markup, bool);

enum Widget {
    Line { value: String, list: Option<&'static str> },
    File { value: String, handed: Option<(Markup, Handed)>, limits: Markup, whole: bool },
    Long { value: String, max: u64 },
    Pick { options: Vec<Option3>, beside: bool },
    Ticks { options: Vec<Option3> },
    Count { min: String, best: String, max: String },
    Moments { ends: Vec<(&'static str, Markup, String, String)> },
    Place { shapes: Vec<Option3>, value: String, within: String },
    Altitude { min: String, max: String, datums: Vec<Option3> },
    Amount { value: String, units: Vec<Option3> },
    Office { members: Vec<Option3>, number: String },
    Group { entries: Vec<Vec<Markup>>, more: bool },
}

/// What every control of a page needs.
#[derive(Clone, Copy)]
pub(super) struct Drawing<'a> {
    pub f: &'a Frame<'a>,
    pub form: &'a Form,
    pub refused: &'a [Refused],
    pub zones: &'a [String],
    /// What was handed in here, of what the form names.
    pub items: &'a [Handed],
    pub day: &'a str,
}

impl<'a> Drawing<'a> {
    /// The control of a field.
    pub fn control(&self, spec: &Spec) -> Markup {
        self.draw(&spec.def, &spec.set, &format!("f-{}", spec.def.name), &spec.def.name, spec.words(self.f))
    }

    fn draw(&self, def: &FieldDef, set: &str, name: &str, path: &str, label: String) -> Markup {
        let widget = self.widget(def, set, name, path);
        let wrong = self.refused.iter().filter(|r| r.field.as_deref() == Some(path));
        let control = Control {
            f: self.f,
            name: name.to_owned(),
            label: Markup::text(&label),
            label_text: words::plain(&label),
            required: def.required,
            critical: def.critical,
            hint: self.hint(def),
            wrong: wrong.map(|r| (Markup::text(&r.what), Markup::text(&r.remedy))).collect(),
            widget,
        };
        Markup::raw(control.render().expect("a template writes into memory"))
    }

    fn typed(&self, name: &str, part: &str) -> String {
        let key = if part.is_empty() { name.to_owned() } else { format!("{name}.{part}") };
        self.form.get(&key).cloned().unwrap_or_default()
    }

    fn options(&self, set: &str, list: &[ChoiceDef], chosen: &str) -> Vec<Option3> {
        // Languages and lines have names of their own.
        let words = |key: &str| match set {
            "lang" => Markup::text(self.f.words.own_name(key)),
            "channel" => self.f.r().channel(key),
            set => self.f.r().choice(set, key),
        };
        let one = |c: &ChoiceDef| (c.name.clone(), words(&c.name), c.name == chosen);
        list.iter().map(one).collect()
    }

    fn members(&self, chosen: &str) -> Vec<Option3> {
        self.f.members.iter().map(|m| (m.name.clone(), self.f.r().name(&m.name), m.name == chosen)).collect()
    }

    fn widget(&self, def: &FieldDef, set: &str, name: &str, path: &str) -> Widget {
        let r = self.f.r();
        let part = |part: &str| self.typed(name, part);
        match def.kind {
            Kind::Text if def.max_or_default() > 80 => Widget::Long { value: part(""), max: def.max_or_default() },
            Kind::Text => Widget::Line { value: part(""), list: None },
            Kind::Evidence => {
                let handed = self.items.iter().find(|item| item.hash == part(""));
                let megabytes = def.max_or_default() / 1_000_000;
                let said = |h: &Handed| (crate::items::found(r, &h.found), h.clone());
                Widget::File {
                    value: part(""),
                    handed: handed.map(said),
                    limits: r.say("desk_i-limits", &[("max", megabytes.into())]),
                    whole: !part("whole").is_empty(),
                }
            }
            Kind::Act => Widget::Line { value: part(""), list: Some("acts") },
            Kind::Choice => Widget::Pick { options: self.options(set, &def.choices, &part("")), beside: false },
            Kind::YesNo => {
                let one = |key: &str| (key.to_owned(), r.t(format!("value_{key}")), part("") == key);
                Widget::Pick { options: ["yes", "no"].map(one).to_vec(), beside: true }
            }
            Kind::Choices => {
                let mut options = self.options(set, &def.choices, "");
                options.iter_mut().for_each(|o| o.2 = !part(&o.0).is_empty());
                Widget::Ticks { options }
            }
            Kind::Count => Widget::Count { min: part("min"), best: part(""), max: part("max") },
            Kind::Instant => Widget::Moments { ends: vec![self.end(name, "", r.t("desk_c-at"))] },
            Kind::Span => Widget::Moments {
                ends: vec![self.end(name, "from.", r.t("desk_c-from")), self.end(name, "to.", r.t("desk_c-to-time"))],
            },
            Kind::Place => {
                let shape = part("shape");
                let shapes = [("", "desk_c-place"), ("area", "desk_c-area")];
                let shapes = shapes.map(|(key, id)| (key.to_owned(), r.t(id), shape == key)).into_iter();
                let zone = |id: &String| {
                    let key = format!("zone:{id}");
                    let words = r.pieces("desk_c-zone", &[], &[("zone", r.name(id))]);
                    (key.clone(), words, shape == key)
                };
                let shapes = shapes.chain(self.zones.iter().map(zone)).collect();
                Widget::Place { shapes, value: part(""), within: part("within") }
            }
            Kind::Altitude => {
                let datum = part("datum");
                let one = |(key, id): (&str, &str)| (key.to_owned(), r.t(id), datum == key);
                let datums = [("agl", "desk_c-agl"), ("amsl", "desk_c-amsl")].map(one).to_vec();
                Widget::Altitude { min: part("min"), max: part("max"), datums }
            }
            Kind::Quantity => Widget::Amount { value: part(""), units: self.options(set, &def.units, &part("unit")) },
            Kind::Member => Widget::Pick { options: self.members(&part("")), beside: false },
            Kind::Office => Widget::Office { members: self.members(&part("")), number: part("number") },
            Kind::Group => {
                let n = rows(def, name, self.form);
                let entry = |at: usize| {
                    let inner = |d: &FieldDef| {
                        let label = r.label_text(set, &d.name);
                        let path = format!("{path}[{}].{}", at + 1, d.name);
                        self.draw(d, &format!("{set}_{}", d.name), &format!("{name}.{at}.{}", d.name), &path, label)
                    };
                    def.group.iter().map(inner).collect()
                };
                Widget::Group { entries: (0..n).map(entry).collect(), more: (n as u64) < def.max_or_default().min(64) }
            }
        }
    }

    /// One end of a time: which, its words, day, hour. The day is today's until somebody says otherwise.
    fn end(&self, name: &str, end: &'static str, words: Markup) -> (&'static str, Markup, String, String) {
        let key = format!("{name}.{end}day");
        let day = self.form.get(&key).cloned().unwrap_or_else(|| self.day.to_owned());
        (end, words, day, self.typed(name, &format!("{end}time")))
    }

    fn hint(&self, def: &FieldDef) -> Option<Markup> {
        let r = self.f.r();
        match def.kind {
            Kind::Instant | Kind::Span => Some(r.t("desk_c-time-hint")),
            Kind::Place if def.max_or_default() > 1 => Some(r.t("desk_c-route-hint")),
            Kind::Place => Some(r.t("desk_c-place-hint")),
            Kind::Act => Some(r.t("desk_c-act-hint")),
            Kind::Text => Some(r.t("desk_c-text-hint")),
            Kind::Count => Some(r.t("desk_c-count-hint")),
            _ => None,
        }
    }
}

impl Control<'_> {
    /// Whether several controls stand together under one name.
    fn several(&self) -> bool {
        !matches!(&self.widget, Widget::Line { .. } | Widget::Long { .. } | Widget::Pick { beside: false, .. })
    }

    /// How much of the sheet it takes.
    fn width(&self) -> &'static str {
        match &self.widget {
            Widget::File { .. }
            | Widget::Long { .. }
            | Widget::Ticks { .. }
            | Widget::Place { .. }
            | Widget::Group { .. } => " wide",
            Widget::Moments { ends } if ends.len() > 1 => " wide",
            Widget::Altitude { .. } | Widget::Count { .. } | Widget::Amount { .. } => " broad",
            Widget::Moments { .. } | Widget::Office { .. } => " half",
            Widget::Line { .. } | Widget::Pick { .. } => "",
        }
    }

    /// The attributes by which a control says what is wrong with it.
    fn told(&self) -> Markup {
        let mut about = Vec::new();
        if !self.wrong.is_empty() {
            about.push(format!("{}-why", self.name));
        }
        if self.hint.is_some() {
            about.push(format!("{}-hint", self.name));
        }
        let invalid = if self.wrong.is_empty() { "" } else { " aria-invalid=\"true\"" };
        match about.is_empty() {
            true => Markup::raw(invalid),
            false => Markup::raw(format!("{invalid} aria-describedby=\"{}\"", about.join(" "))),
        }
    }
}
