//! `rulebook show`: everything that was agreed, for people, in their language.

use super::rulebook_dir::{asymmetry, asymmetry_json};
use super::table::Table;
use super::{Face, Tone, formats, prompt, rulebook_alarms, rulebook_diagram};
use crate::fault::CliFault;
use act::{BURST_UP_MAX, Precedence};
use rulebook::{FieldDef, Format, Terms, asymmetries, burst_len};
use serde_json::{Map, Value, json};
use situation::procedures::{ALL, Debt};

/// Shows the rulebook that the face speaks for.
pub fn run(face: &Face) -> Result<(), CliFault> {
    if face.json {
        return face.print_json(&described(face));
    }
    let rulebook = &face.rulebook;
    face.print(&data_encoding::HEXLOWER.encode(&rulebook.hash()))?;
    let terms = rulebook.terms();
    let own = |tag: &String| face.words.own_name(tag).to_owned();
    let languages = terms.languages.iter().map(own).collect::<Vec<_>>().join(", ");
    let reasons = terms.emergency.iter().map(|e| face.choice("emergency", &e.name)).collect::<Vec<_>>().join(", ");
    face.print(&face.say("rulebook_languages", &[("languages", languages.into())]))?;
    face.print(&face.say("rulebook_emergency", &[("reasons", reasons.into())]))?;
    let acts = terms.two_officers.iter().map(|key| face.words.title(&face.lang, &format!("kernel-{key}")));
    let acts = acts.collect::<Vec<_>>().join(", ");
    if !acts.is_empty() {
        face.print(&face.say("rulebook_two-officers", &[("acts", acts.into())]))?;
    }
    for part in agreed(face, terms) {
        face.print(&format!("\n{part}"))?;
    }
    for format in rulebook.formats() {
        face.print(&format!("\n{}", shown(face, format)))?;
    }
    ALL.iter().try_for_each(|p| face.print(&format!("\n{}", rulebook_diagram::text(face, p))))
}

/// Everything that is neither a format nor a procedure.
fn agreed(face: &Face, terms: &Terms) -> [String; 6] {
    let (clocks, rungs) = (deadlines(face, terms), ladder(face, terms));
    [channels(face), clocks, rungs, silence(face, terms), rulebook_alarms::text(face, terms), sides(face)]
}

pub(super) fn plain<const N: usize>(cells: [String; N]) -> [(Tone, String); N] {
    cells.map(|text| (Tone::Plain, text))
}

pub(super) fn heads(face: &Face, ids: &[&str]) -> Table {
    Table::new(ids.iter().map(|id| face.say(id, &[])))
}

pub(super) fn seconds(face: &Face, s: u64) -> String {
    face.span(s.saturating_mul(1000))
}

fn kinds(face: &Face, kinds: &[act::MemberKind]) -> String {
    kinds.iter().map(|k| face.choice("kind", k.key())).collect::<Vec<_>>().join(", ")
}

fn channels(face: &Face) -> String {
    let terms = face.rulebook.terms();
    let ids = ["col_number", "col_channel", "col_member", "rulebook_checked", "rulebook_every", "rulebook_notes"];
    let mut table = heads(face, &ids);
    for channel in &terms.channels {
        let every = terms.check_s(channel.number).map(|s| seconds(face, s)).unwrap_or_default();
        let checked = if every.is_empty() { String::new() } else { kinds(face, &channel.checked_by) };
        let notes = if channel.machine_answers { face.say("rulebook_machine", &[]) } else { String::new() };
        let (number, name) = (channel.number.to_string(), face.channel(&channel.name));
        table.row(plain([number, name, kinds(face, &channel.members), checked, every, notes]));
    }
    table.write(face)
}

/// Deadlines that go by precedence, then those that do not.
fn deadlines(face: &Face, terms: &Terms) -> String {
    let head = std::iter::once(face.say("rulebook_deadlines", &[]));
    let mut table = Table::new(head.chain(Precedence::ALL.map(|p| face.choice("precedence", p.key()))));
    for (key, by) in terms.clocks_by_precedence() {
        let times = Precedence::ALL.map(|p| seconds(face, by.get(p)));
        table.row(std::iter::once(face.say(&format!("deadline_{key}"), &[])).chain(times).map(|t| (Tone::Plain, t)));
    }
    let mut rest = Table::new([]);
    for (key, s) in terms.clocks() {
        rest.row(plain([face.say(&format!("deadline_{key}"), &[]), seconds(face, s)]));
    }
    format!("{}\n{}", table.write(face), rest.write(face))
}

fn ladder(face: &Face, terms: &Terms) -> String {
    let mut table = heads(face, &["col_rung", "rulebook_ladder", "rulebook_stays"]);
    for (rung, s) in terms.rung_s.iter().enumerate() {
        // At rung 0 the debt's own clock runs; a matter stays at the last rung.
        let last = rung + 1 == terms.rung_s.len();
        let stays = if rung == 0 || last { String::new() } else { seconds(face, *s) };
        table.row(plain([rung.to_string(), who_at(face, rung), stays]));
    }
    table.write(face)
}

fn who_at(face: &Face, rung: usize) -> String {
    face.say(&format!("rung_{}", rung.min(7)), &[])
}

fn silence(face: &Face, terms: &Terms) -> String {
    let mut table = heads(face, &["col_what", "rulebook_silence"]);
    for debt in Debt::ALL {
        let rule = terms.silence_on(debt.key()).key();
        table.row(plain([face.say(&format!("debt_{}.title", debt.key()), &[]), face.choice("silence", rule)]));
    }
    table.write(face)
}

/// Zones, then where the two sides do not stand alike.
fn sides(face: &Face) -> String {
    let mut table = heads(face, &["rulebook_zones", "col_format", "rulebook_side", "col_value"]);
    for zone in face.rulebook.zones() {
        let limits = zone.limits.iter().map(|(what, n)| format!("{what} {n}")).collect::<Vec<_>>().join(", ");
        let side = zone.side.clone().unwrap_or_default().to_uppercase();
        table.row(plain([zone.id.clone(), zone.kind.clone(), side, limits]));
    }
    let mut out = if table.is_empty() { String::new() } else { format!("{}\n", table.write(face)) };
    out += &format!("{}\n", face.say("rulebook_alike", &[]));
    let agreed = asymmetries(&face.rulebook);
    agreed.iter().filter_map(|a| asymmetry(face, a)).for_each(|text| out += &format!("{text}\n"));
    out
}

fn shown(face: &Face, format: &Format) -> String {
    let title = format!("{}: {}", format.shown(), face.kind(&format.name));
    let mut about = Table::new([]);
    let mut row = |id: &str, text: String| about.row(plain([face.say(id, &[]), text]));
    row("rulebook_sent-by", kinds(face, &format.sent_by));
    if !format.read_by.is_empty() {
        row("rulebook_read-by", kinds(face, &format.read_by));
    }
    row("col_precedence", face.choice("precedence", format.precedence.key()));
    if let Some(opens) = &format.opens {
        row("rulebook_opens", face.say(&format!("procedure_{opens}"), &[]));
    }
    if let Some(step) = &format.step {
        row("rulebook_step", face.say(&format!("event_{step}"), &[]));
    }
    if let Some(part) = &format.part {
        row("rulebook_part", face.say(&format!("part_{part}"), &[]));
    }
    let times =
        [("rulebook_lead", &format.lead_s, &format.lead_by), ("rulebook_answer", &format.answer_s, &format.answer_by)];
    for (id, any, by) in times {
        let by = by.iter().flat_map(|(field, by)| by.iter().map(move |(choice, s)| (field, choice, *s)));
        let by = by.map(|(field, choice, s)| {
            format!("{}: {}", face.choice(&format!("{}_{field}", format.name), choice), seconds(face, s))
        });
        let all: Vec<String> = any.map(|s| seconds(face, s)).into_iter().chain(by).collect();
        if !all.is_empty() {
            row(id, all.join("; "));
        }
    }
    let flags = [
        ("burst", format.burst),
        ("routine", format.routine),
        ("public", format.public),
        ("grave", format.grave),
        ("grave-at-times", format.grave_when.is_some()),
        ("at-once", format.at_once),
        ("escalates", format.escalates.is_some()),
        ("through-suspension", format.through_suspension),
    ];
    let mut notes: Vec<String> =
        flags.iter().filter(|(_, on)| *on).map(|(key, _)| face.say(&format!("property_{key}"), &[])).collect();
    if format.burst {
        let len = burst_len(format.worst_case_len());
        notes.push(face.say("rulebook_size", &[("len", len.into()), ("max", BURST_UP_MAX.into())]));
    }
    if !notes.is_empty() {
        row("rulebook_notes", notes.join("; "));
    }
    row("rulebook_source", format.source.clone());
    let head = [face.say("col_field", &[]), String::new(), face.say("rulebook_notes", &[]), face.say("col_value", &[])];
    let mut fields = Table::new(head);
    format.fields.iter().for_each(|def| field(face, format, def, &mut fields));
    format!("{}\n{}\n{}", face.tone(Tone::Head, &title), about.write(face), fields.write(face))
}

fn field(face: &Face, format: &Format, def: &FieldDef, table: &mut Table) {
    let label = face.words.label(&face.lang, &format.name, &def.name);
    let marks = [("required", def.required), ("critical", def.critical), ("material", def.material)];
    let marks = marks.iter().filter(|(_, on)| *on).map(|(key, _)| face.say(&format!("rulebook_{key}"), &[]));
    let set = format!("{}_{}", format.name, def.name);
    let values = match def.choices.as_slice() {
        [] => prompt::notation(def.kind).to_owned(),
        list => list.iter().map(|c| face.choice(&set, &c.name)).collect::<Vec<_>>().join(", "),
    };
    table.row(plain([def.name.clone(), label, marks.collect::<Vec<_>>().join(", "), values]));
}

/// The same for programs.
fn described(face: &Face) -> Value {
    let (rulebook, terms) = (&face.rulebook, face.rulebook.terms());
    let format = |f: &Format| {
        let mut value = formats::described(face, f);
        let lead_by = f.lead_by.as_ref().map(|(field, by)| json!({"field": field, "seconds": by}));
        let answer_by = f.answer_by.as_ref().map(|(field, by)| json!({"field": field, "seconds": by}));
        let worst = burst_len(f.worst_case_len());
        let more = json!({
            "opens": f.opens, "step": f.step, "part": f.part, "lead_s": f.lead_s, "lead_by": lead_by, "routine": f.routine,
            "answer_s": f.answer_s, "answer_by": answer_by, "through_suspension": f.through_suspension,
            "public": f.public, "grave": f.grave, "at_once": f.at_once,
            "grave_when": f.grave_when.as_ref().map(|(field, choices)| json!({"field": field, "choices": choices})), "burst_len_max": worst,
        });
        if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
            value.extend(more);
        }
        value
    };
    let clocks: Map<String, Value> = terms
        .clocks_by_precedence()
        .iter()
        .map(|(key, by)| {
            let one = |p: Precedence| (p.key().to_owned(), json!(by.get(p)));
            ((*key).to_owned(), Value::Object(Precedence::ALL.into_iter().map(one).collect()))
        })
        .chain(terms.clocks().iter().map(|(key, s)| ((*key).to_owned(), json!(s))))
        .collect();
    let channel = |c: &rulebook::Channel| {
        let members = c.members.iter().map(|k| k.key()).collect::<Vec<_>>();
        let checked_by = c.checked_by.iter().map(|k| k.key()).collect::<Vec<_>>();
        json!({
            "number": c.number, "name": c.name, "title": words::plain(&face.channel(&c.name)), "members": members,
            "checked_by": checked_by, "check_s": terms.check_s(c.number), "machine_answers": c.machine_answers,
        })
    };
    let rung = |(n, s): (usize, &u64)| json!({"rung": n, "who": words::plain(&who_at(face, n)), "stays_s": s});
    let silence = |d: Debt| (d.key().to_owned(), json!(terms.silence_on(d.key()).key()));
    let zone = |z: &rulebook::Zone| {
        json!({"id": z.id, "kind": z.kind, "side": z.side, "limits": z.limits, "article": z.article,
               "illustrative": z.illustrative, "ring": z.ring})
    };
    json!({
        "hash": data_encoding::HEXLOWER.encode(&rulebook.hash()),
        "languages": terms.languages,
        "emergency": terms.emergency.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(),
        "two_officers": terms.two_officers,
        "channels": terms.channels.iter().map(channel).collect::<Vec<_>>(),
        "deadlines_s": clocks,
        "ladder": terms.rung_s.iter().enumerate().map(rung).collect::<Vec<_>>(),
        "alarms": rulebook_alarms::json(terms),
        "silence": Debt::ALL.into_iter().map(silence).collect::<Map<_, _>>(),
        "zones": rulebook.zones().iter().map(zone).collect::<Vec<_>>(),
        "asymmetries": asymmetries(rulebook).iter().map(asymmetry_json).collect::<Vec<_>>(),
        "formats": rulebook.formats().iter().map(format).collect::<Vec<_>>(),
        "procedures": ALL.iter().map(|p| rulebook_diagram::json(face, p)).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn everything_shown_has_words_in_every_language() {
        for lang in ["ar", "en", "fr", "he"] {
            let face = Face::plain(lang);
            let terms = face.rulebook.terms();
            let parts = agreed(&face, terms);
            let formats = face.rulebook.formats().iter().map(|f| shown(&face, f));
            let diagrams = ALL.iter().map(|p| rulebook_diagram::text(&face, p));
            for text in parts.into_iter().chain(formats).chain(diagrams) {
                let missing = [
                    "[rulebook_",
                    "[condition_",
                    "[alarm-",
                    "[deadline_",
                    "[procedure_",
                    "[event_",
                    "[part_",
                    "[guard_",
                    "[who_",
                    "[property_",
                ];
                assert!(!missing.iter().any(|id| text.contains(id)) && !text.contains("_"), "{lang}: {text}");
            }
        }
    }

    #[test]
    fn a_diagram_has_every_state_and_every_move_of_its_table() {
        let face = Face::plain("en");
        for procedure in ALL {
            let drawn = words::plain(&rulebook_diagram::text(&face, procedure));
            for table in [&procedure.course, &procedure.legs] {
                for state in table.states() {
                    let name = words::plain(&face.state(procedure.name, state));
                    assert!(drawn.lines().any(|l| l.get(3..).map(str::trim) == Some(&name)), "{state}: {drawn}");
                }
            }
            let moves = |t: &situation::procedures::Table| t.states().iter().map(|s| t.offers(s).len()).sum::<usize>();
            let shown = drawn.matches(" · ").count();
            assert_eq!(shown, moves(&procedure.course) + moves(&procedure.legs), "{drawn}");
        }
    }

    #[test]
    fn programs_read_the_same_numbers() {
        let face = Face::plain("en");
        let value = described(&face);
        assert_eq!(value["deadlines_s"]["open"]["immediate"], 900);
        assert_eq!(value["silence"]["answer"], "next-rung");
        let flight = value["formats"].as_array().unwrap().iter().find(|f| f["name"] == "ntf-flight").unwrap();
        assert_eq!((&flight["lead_s"], &flight["lead_by"]["seconds"]["medevac"]), (&json!(86_400), &json!(1800)));
        assert_eq!(value["procedures"][0]["case"]["start"], "announced");
    }
}
