//! The rulebook as people read it, and the keys that sign under it.

use crate::frame::Frame;
use crate::html::Markup;
use ::rulebook::{Arg, ByPrecedence, Format, Rulebook};
use askama::Template;

/// What the page needs beside the rulebook.
pub struct Rules<'a> {
    /// The rulebook in force.
    pub rulebook: &'a Rulebook,
    /// Its hash, hexadecimal.
    pub hash: String,
    /// The mechanism's hash, hexadecimal.
    pub genesis: String,
    /// Every act key.
    pub keys: Vec<KeyRow>,
    /// Where the rulebook does not treat both parties alike: what, and the article that agreed it.
    pub asymmetries: Vec<(String, Option<String>)>,
}

/// One act key.
pub struct KeyRow {
    /// Short name.
    pub name: String,
    /// Whose.
    pub member: String,
    /// `desk`, `machine` or `field`.
    pub purpose: String,
    /// Identifier, hexadecimal.
    pub id: String,
    /// First record number at which it may sign.
    pub from: u64,
    /// First record number at which it may no longer sign.
    pub revoked: Option<u64>,
    /// Its highest serial in the record.
    pub highest: u64,
}

#[derive(Template)]
#[template(path = "rulebook/format.html")]
struct OfFormat<'a> {
    f: &'a Frame<'a>,
    s: Shown<'a>,
}

/// One format of the rulebook, with every field.
pub fn rulebook_format(f: &Frame<'_>, format: &Format) -> String {
    OfFormat { f, s: shown(f, format) }.render().expect("a template writes into memory")
}

#[derive(Template)]
#[template(path = "rulebook/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    p: &'a Rules<'a>,
    languages: String,
    clocks: Vec<(Markup, [Markup; 4])>,
    others: Vec<(Markup, Markup)>,
    rungs: Vec<(usize, Markup, Markup)>,
    silence: Vec<(Markup, Markup)>,
    /// Conditions and how grave they are; answers and acts a minute by precedence; the other numbers of alarms.
    conditions: Vec<(Markup, Markup)>,
    graded: Vec<(Markup, [Markup; 4])>,
    numbers: Vec<(Markup, Markup)>,
    channels: Vec<(u64, Markup, Markup, Markup)>,
    formats: &'a [Format],
}

/// Precedences in the order of the table's columns.
const URGENT_FIRST: [&str; 4] = ["flash", "immediate", "priority", "routine"];

/// A format as people read it.
struct Shown<'a> {
    format: &'a Format,
    /// Label and text: who sends it, what it opens, lead time, marks.
    about: Vec<(Markup, Markup)>,
    /// Label, values, marks of each field.
    fields: Vec<(Markup, Markup, Markup)>,
}

/// The rulebook and the keys.
pub fn rulebook(f: &Frame<'_>, page: &Rules<'_>) -> String {
    let (r, terms) = (f.r(), page.rulebook.terms());
    let four = |by: &ByPrecedence| URGENT_FIRST.map(|p| span(f, seconds(by, p)));
    let by_precedence = terms.clocks_by_precedence();
    let silence = situation::procedures::Debt::ALL.map(|d| {
        let id = format!("silence_{}", terms.silence_on(d.key()).key());
        (r.debt(d.key()), r.t(&id))
    });
    let channel = |c: &::rulebook::Channel| {
        let every = terms.check_s(c.number).filter(|_| !c.checked_by.is_empty());
        let checked = every.map_or_else(Markup::default, |s| joined(&[kinds(f, &c.checked_by), span(f, s)], ", "));
        (c.number, r.channel(&c.name), kinds(f, &c.members), checked)
    };
    let alarms = &terms.alarms;
    let grave = |n: u64| r.choice("alarm-priority", n.to_string());
    let plain = |n: u64| Markup::text(&n.to_string());
    let each = |by: &ByPrecedence, shown: &dyn Fn(u64) -> Markup| URGENT_FIRST.map(|p| shown(seconds(by, p)));
    let answers = alarms.by_precedence();
    let answers = answers.iter().map(|(key, by)| (r.t(format!("condition_{key}")), each(by, &grave)));
    let limit = terms.acts_per_minute.iter().map(|by| (r.t("rulebook_rate"), each(by, &plain)));
    let term = |key: &str| r.t(format!("alarm-term_{key}"));
    let called = |kind: &act::MemberKind| joined(&[r.t("rulebook_called-from"), r.choice("kind", kind.key())], ": ");
    let lasting = alarms.spans().into_iter().map(|(key, s)| (term(key), span(f, s)));
    let counted = alarms.numbers().into_iter().map(|(key, n)| (term(key), plain(n)));
    let called = alarms.called_from.iter().map(|(kind, rung)| (called(kind), plain(*rung)));
    let html = Page {
        f,
        p: page,
        conditions: alarms
            .priority
            .iter()
            .map(|(key, n)| (r.t(format!("condition_{key}")), grave((*n).into())))
            .collect(),
        graded: answers.chain(limit).collect(),
        numbers: lasting.chain(counted).chain(called).collect(),
        languages: terms.languages.iter().map(|tag| r.own_name_of(tag)).collect::<Vec<_>>().join(" · "),
        clocks: by_precedence.iter().map(|(key, by)| (r.t(format!("deadline_{key}")), four(by))).collect(),
        others: terms.clocks().iter().map(|(key, s)| (r.t(format!("deadline_{key}")), span(f, *s))).collect(),
        rungs: terms
            .rung_s
            .iter()
            .enumerate()
            .map(|(n, s)| (n, r.t(format!("rung_{}", n.min(7))), span(f, *s)))
            .collect(),
        silence: silence.into_iter().collect(),
        channels: terms.channels.iter().map(channel).collect(),
        formats: page.rulebook.formats(),
    };
    html.render().expect("a template writes into memory")
}

fn span(f: &Frame<'_>, s: u64) -> Markup {
    f.r().value(&Arg::Duration(i64::try_from(s).unwrap_or(i64::MAX)))
}

pub(crate) fn kinds(f: &Frame<'_>, kinds: &[act::MemberKind]) -> Markup {
    joined(&kinds.iter().map(|k| f.r().choice("kind", k.key())).collect::<Vec<_>>(), " · ")
}

fn joined(parts: &[Markup], between: &str) -> Markup {
    Markup::raw(parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(between))
}

fn shown<'a>(f: &Frame<'_>, format: &'a Format) -> Shown<'a> {
    let r = f.r();
    let mut about = vec![(r.t("rulebook_sent-by"), kinds(f, &format.sent_by))];
    if !format.read_by.is_empty() {
        about.push((r.t("rulebook_read-by"), kinds(f, &format.read_by)));
    }
    if let Some(opens) = &format.opens {
        about.push((r.t("rulebook_opens"), r.t(format!("procedure_{opens}"))));
    }
    if let Some(step) = &format.step {
        about.push((r.t("rulebook_step"), r.t(format!("event_{step}"))));
    }
    if let Some(part) = &format.part {
        about.push((r.t("rulebook_part"), r.t(format!("part_{part}"))));
    }
    let times =
        [("rulebook_lead", format.lead_s, &format.lead_by), ("rulebook_answer", format.answer_s, &format.answer_by)];
    for (id, any, by) in times {
        let by = by.iter().flat_map(|(field, by)| by.iter().map(move |(choice, s)| (field, choice, *s)));
        let by = by.map(|(field, choice, s)| {
            let words = r.choice(format!("{}_{field}", format.name), choice);
            Markup::raw(format!("{words}: {}", span(f, s)))
        });
        let all: Vec<Markup> = any.map(|s| span(f, s)).into_iter().chain(by).collect();
        if !all.is_empty() {
            about.push((r.t(id), joined(&all, "; ")));
        }
    }
    let flags = [
        ("burst", format.burst),
        ("routine", format.routine),
        ("public", format.public),
        ("grave", format.grave),
        ("at-once", format.at_once),
        ("through-suspension", format.through_suspension),
    ];
    let marks: Vec<Markup> =
        flags.iter().filter(|(_, on)| *on).map(|(key, _)| r.t(format!("property_{key}"))).collect();
    if !marks.is_empty() {
        about.push((r.t("rulebook_notes"), joined(&marks, "; ")));
    }
    about.push((r.t("rulebook_source"), Markup::text(&format!("\u{2068}{}\u{2069}", format.source))));
    let field = |def: &::rulebook::FieldDef| {
        let set = format!("{}_{}", format.name, def.name);
        let values: Vec<Markup> = def.choices.iter().map(|c| r.choice(&set, &c.name)).collect();
        let marks = [("required", def.required), ("critical", def.critical), ("material", def.material)];
        let marks: Vec<Markup> =
            marks.iter().filter(|(_, on)| *on).map(|(key, _)| r.t(format!("rulebook_{key}"))).collect();
        (r.label(&format.name, &def.name), joined(&values, ", "), joined(&marks, ", "))
    };
    Shown { format, about, fields: format.fields.iter().map(field).collect() }
}

fn seconds(by: &ByPrecedence, precedence: &str) -> u64 {
    let all = act::Precedence::ALL.into_iter().find(|p| p.key() == precedence);
    all.map_or(0, |p| by.get(p))
}
