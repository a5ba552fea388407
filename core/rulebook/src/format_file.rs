//! One file under `formats/`, read and checked.

use crate::fault::{Fault, Source};
use crate::field_file::{FieldEntry, NAME_REMEDY, fields, is_name};
use crate::{FieldDef, Format};
use act::{Kind, MemberKind, Precedence};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormatFile {
    wire: Spanned<u64>,
    opens: Option<String>,
    step: Option<String>,
    part: Option<String>,
    sent_by: Spanned<Vec<Spanned<String>>>,
    read_by: Option<Spanned<Vec<Spanned<String>>>>,
    precedence: Spanned<String>,
    lead_s: Option<u64>,
    lead_by: Option<Spanned<TimeBy>>,
    answer_s: Option<Spanned<u64>>,
    answer_by: Option<Spanned<TimeBy>>,
    #[serde(default)]
    through_suspension: bool,
    #[serde(default)]
    burst: bool,
    #[serde(default)]
    routine: bool,
    #[serde(default)]
    grave: bool,
    grave_when: Option<Spanned<When>>,
    escalates: Option<Spanned<String>>,
    #[serde(default)]
    at_once: bool,
    #[serde(default)]
    public: bool,
    source: Spanned<String>,
    field: Vec<Spanned<FieldEntry>>,
    example: Spanned<BTreeMap<String, Spanned<Typed>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeBy {
    field: String,
    seconds: BTreeMap<String, u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct When {
    field: String,
    choices: Vec<String>,
}

/// A value of an example: what a person would type, or a bare number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Typed {
    Text(String),
    Number(i64),
}

/// Reads the format in `formats/<name>.toml`. What can be judged only beside the other files is judged elsewhere.
pub(crate) fn read(file: &str, bytes: &[u8]) -> Result<Format, Vec<Fault>> {
    let name = file.trim_start_matches("formats/").trim_end_matches(".toml");
    let source = Source::of(file, bytes).map_err(|f| vec![f])?;
    let parsed: FormatFile = source.toml().map_err(|f| vec![f])?;
    let mut faults = Vec::new();
    if !is_name(name) {
        faults.push(Fault::new(file, "the file's name is not a format's name", NAME_REMEDY));
    }
    let format = build(name, &source, parsed, &mut faults);
    if faults.is_empty() { Ok(format) } else { Err(faults) }
}

/// The member kind with this key.
pub(crate) fn member_kind(key: &str) -> Option<MemberKind> {
    MemberKind::ALL.into_iter().find(|k| k.key() == key)
}

fn build(name: &str, source: &Source<'_>, file: FormatFile, faults: &mut Vec<Fault>) -> Format {
    let wire = *file.wire.get_ref();
    if wire < 32 {
        let at = file.wire.span().start;
        let what = format!("wire number {wire} belongs to the kernel acts");
        faults.push(source.fault(at, what, "Take a number from 32 up that was never used.").of_key("wire"));
    }
    let sent_by = kinds(source, &file.sent_by, "sent_by", "nobody may send it", faults);
    let read_by = file.read_by.map_or_else(Vec::new, |list| {
        // Every step of a case is sealed to its whole channel, and would tell there what few were told.
        let fault = |what: &str| source.fault(list.span().start, what, "Leave one of the two out.").of_key("read_by");
        if file.public {
            faults.push(fault("what is sent in clear is to be read by few"));
        }
        if file.opens.is_some() || file.step.is_some() {
            faults.push(fault("what belongs to a case is to be read by few of its channel"));
        }
        kinds(source, &list, "read_by", "nobody but its author may read it", faults)
    });
    let precedence = Precedence::ALL.into_iter().find(|p| p.key() == file.precedence.get_ref());
    if precedence.is_none() {
        let what = format!("there is no precedence \"{}\"", file.precedence.get_ref());
        let remedy = "Use routine, priority, immediate or flash.";
        faults.push(source.fault(file.precedence.span().start, what, remedy).of_key("precedence"));
    }
    if file.source.get_ref().trim().is_empty() {
        let remedy = "Name the article or the practice that the format comes from.";
        faults.push(source.fault(file.source.span().start, "no source is named", remedy).of_key("source"));
    }
    let fields = fields(source, file.field, faults);
    let mut by_choice = |by: Option<Spanned<TimeBy>>, key| {
        by.map(|by| {
            time_faults(source, &by, key, &fields, faults);
            let by = by.into_inner();
            (by.field, by.seconds)
        })
    };
    let (lead_by, answer_by) = (by_choice(file.lead_by, "lead_by"), by_choice(file.answer_by, "answer_by"));
    let at_once = answer_by.iter().flat_map(|(_, by)| by.values()).any(|s| *s == 0);
    if at_once || file.answer_s.as_ref().is_some_and(|s| *s.get_ref() == 0) {
        let at = file.answer_s.as_ref().map_or(0, |s| s.span().start);
        faults.push(source.fault(at, "an answer would be due at once", "Give it time.").of_key("answer_s"));
    }
    let grave_when = file.grave_when.map(|when| {
        grave_faults(source, &when, &fields, faults);
        let when = when.into_inner();
        (when.field, when.choices)
    });
    let escalates = file.escalates.map(|name| {
        if !fields.iter().any(|f| f.name == *name.get_ref() && f.kind == Kind::Choice) {
            let what = format!("there is no choice field \"{}\"", name.get_ref());
            let remedy = "Name the choice field that says which rung is called.";
            faults.push(source.fault(name.span().start, what, remedy).of_key("escalates"));
        }
        name.into_inner()
    });
    // Who must be quick writes nothing: words are slow, and nobody can read them before they are translated.
    for def in fields.iter().filter(|f| file.at_once && f.kind == Kind::Text) {
        let what = format!("a notice that goes at once has the text field \"{}\"", def.name);
        faults.push(source.fault(file.wire.span().start, what, "Ask for it by closed lists.").of_key("at_once"));
    }
    if file.at_once && (file.grave || grave_when.is_some()) {
        let what = "a notice that goes at once is to wait for a second officer";
        faults.push(source.fault(file.wire.span().start, what, "Let it be one or the other.").of_key("at_once"));
    }
    let example = example(source, file.example, &fields, faults);
    Format {
        name: name.to_owned(),
        wire,
        opens: file.opens,
        step: file.step,
        part: file.part,
        sent_by,
        read_by,
        precedence: precedence.unwrap_or(Precedence::Routine),
        lead_s: file.lead_s,
        lead_by,
        answer_s: file.answer_s.map(Spanned::into_inner),
        answer_by,
        through_suspension: file.through_suspension,
        burst: file.burst,
        routine: file.routine,
        grave: file.grave,
        grave_when,
        escalates,
        at_once: file.at_once,
        public: file.public,
        source: file.source.into_inner(),
        fields,
        example,
    }
}

/// A list of kinds of members; `none` is what an empty one would mean.
fn kinds(
    source: &Source<'_>,
    list: &Spanned<Vec<Spanned<String>>>,
    key: &str,
    none: &str,
    faults: &mut Vec<Fault>,
) -> Vec<MemberKind> {
    if list.get_ref().is_empty() {
        faults.push(source.fault(list.span().start, none, "Name at least one kind of member.").of_key(key));
    }
    let known = MemberKind::ALL.map(MemberKind::key).join(", ");
    let mut one = |kind: &Spanned<String>| {
        let found = member_kind(kind.get_ref());
        if found.is_none() {
            let what = format!("there is no kind of member \"{}\"", kind.get_ref());
            faults.push(source.fault(kind.span().start, what, format!("Use one of {known}.")).of_key(key));
        }
        found
    };
    list.get_ref().iter().filter_map(&mut one).collect()
}

fn time_faults(source: &Source<'_>, time: &Spanned<TimeBy>, key: &str, fields: &[FieldDef], faults: &mut Vec<Fault>) {
    let by = time.get_ref();
    let field = fields.iter().find(|f| f.name == by.field && f.kind == Kind::Choice);
    let mut fault = |what: String| {
        let remedy = "Name a choice field of this format and its choices.";
        faults.push(source.fault(time.span().start, what, remedy).of_key(key));
    };
    match field {
        None => fault(format!("there is no choice field \"{}\"", by.field)),
        Some(field) => {
            let unknown = by.seconds.keys().filter(|name| field.choice(name).is_none());
            unknown.for_each(|name| fault(format!("\"{}\" has no choice \"{name}\"", by.field)));
        }
    }
}

fn grave_faults(source: &Source<'_>, when: &Spanned<When>, fields: &[FieldDef], faults: &mut Vec<Fault>) {
    let When { field, choices } = when.get_ref();
    let mut fault = |what: String| {
        let remedy = "Name a choice field of this format and its choices.";
        faults.push(source.fault(when.span().start, what, remedy).of_key("grave_when"));
    };
    match fields.iter().find(|f| f.name == *field && f.kind == Kind::Choice) {
        None => fault(format!("there is no choice field \"{field}\"")),
        Some(def) => {
            let unknown = choices.iter().filter(|name| def.choice(name).is_none());
            unknown.for_each(|name| fault(format!("\"{field}\" has no choice \"{name}\"")));
        }
    }
}

/// The example as text. Whether its values can be read needs the other files, so names pass here.
fn example(
    source: &Source<'_>,
    typed: Spanned<BTreeMap<String, Spanned<Typed>>>,
    fields: &[FieldDef],
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, String> {
    let at = typed.span().start;
    let mut out = BTreeMap::new();
    for (name, value) in typed.into_inner() {
        let at = value.span().start;
        let text = match value.into_inner() {
            Typed::Text(text) => text,
            Typed::Number(n) => n.to_string(),
        };
        if let Some(def) = fields.iter().find(|f| f.name == name) {
            if let Err(refusal) = def.parse(&text, &Anything) {
                let what = format!("the example's \"{text}\" is refused: {}", refusal.code);
                faults.push(source.fault(at, what, "Write what an officer would type.").of_key(&name));
            }
        } else {
            let what = format!("the example names a field \"{name}\" that the format does not have");
            faults.push(source.fault(at, what, "Use the names of the fields.").of_key(&name));
        }
        out.insert(name, text);
    }
    for def in fields.iter().filter(|f| f.required && !out.contains_key(&f.name)) {
        let what = format!("the example lacks the required field \"{}\"", def.name);
        faults.push(source.fault(at, what, "Add it to the example.").of_key("example"));
    }
    out
}

/// An example may name any member, act, zone and place: whether they exist depends on the mechanism, not on the file.
struct Anything;

impl crate::Context for Anything {
    fn now_s(&self) -> i64 {
        1_795_233_600 // 2026-11-21T04:00:00Z; any moment will do.
    }
    fn member(&self, _: &str) -> Option<act::MemberId> {
        Some(act::MemberId(0))
    }
    fn member_name(&self, id: act::MemberId) -> String {
        id.0.to_string()
    }
    fn place(&self, _: &str) -> Option<(i64, i64)> {
        Some((0, 0))
    }
    fn act(&self, _: &str) -> Option<act::Name> {
        Some(act::Name { key: act::KeyId([0; 4]), serial: 1 })
    }
    fn act_name(&self, name: &act::Name) -> String {
        name.to_string()
    }
    fn zone(&self, _: &str) -> bool {
        true
    }
    fn item(&self, hash: &[u8; 32]) -> Option<act::Evidence> {
        Some(stand_in(hash))
    }
}

/// What an example's file is taken to be, where nothing was handed in: a small photograph under a key that opens nothing.
pub fn stand_in(hash: &[u8; 32]) -> act::Evidence {
    act::Evidence {
        hash: *hash,
        len: 184_320,
        media_type: "image/jpeg".to_owned(),
        name: "post-4.jpg".to_owned(),
        key: act::ItemKey([0; 32]),
        sealed: *hash,
        original: None,
    }
}

/// The line on which a sound format file gives its wire number.
pub(crate) fn line_of_wire(bytes: &[u8]) -> Option<usize> {
    let text = std::str::from_utf8(bytes).ok()?;
    text.lines().position(|line| line.trim_start().starts_with("wire")).map(|at| at + 1)
}
