//! Whether a rulebook and the tables fit each other: what is opened has its fields, what is asked can be answered, what
//! is owed has its time and its rule of silence, and every move can be made by somebody.

use super::notification::WINDOW;
use super::{ALL, Audience, Debt, Need, On, Procedure, Step, Who, link};
use crate::debt::due;
use crate::views::{CONDITIONS, OF_DEBTS};
use act::{Kind, MemberKind, Precedence, Span};
use rulebook::{Fault, Format, Rulebook};

/// Everything that does not fit.
pub(super) fn faults(rulebook: &Rulebook) -> Vec<Fault> {
    let formats = rulebook.formats().iter().flat_map(|f| format_faults(rulebook, f));
    let unopened = ALL.iter().filter(|p| openers(rulebook, p).next().is_none()).map(|p| {
        let what = format!("no format opens the procedure \"{}\", so that nobody can make its moves", p.name);
        Fault::new("formats/", what, format!("Add a format with opens = \"{}\".", p.name)).of_key("opens")
    });
    let steps = ALL.iter().flat_map(|p| p.steps.iter().map(move |s| (*p, s)));
    let answers = steps.flat_map(|(p, step)| step_faults(rulebook, p, step));
    let terms = silence_faults(rulebook).into_iter().chain(clock_faults(rulebook)).chain(alarm_faults(rulebook));
    formats.chain(unopened).chain(answers).chain(terms).collect()
}

fn openers<'r>(rulebook: &'r Rulebook, procedure: &'static Procedure) -> impl Iterator<Item = &'r Format> {
    rulebook.formats().iter().filter(|f| f.opens.as_deref() == Some(procedure.name))
}

fn file_of(format: &Format) -> String {
    format!("formats/{}.toml", format.name)
}

fn format_faults(rulebook: &Rulebook, format: &Format) -> Vec<Fault> {
    let mut out = Vec::new();
    let mut fault = |key: &str, what: String, remedy: &str| {
        out.push(Fault::new(&file_of(format), what, remedy).of_key(key));
    };
    match format.step.as_deref().map(|s| (s, super::step_named(s))) {
        Some((name, None)) => {
            let known: Vec<&str> = ALL.iter().flat_map(|p| p.steps).map(|s| s.name).collect();
            let remedy = format!("Use one of: {}; or leave it out.", known.join(", "));
            fault("step", format!("no procedure has a step \"{name}\""), &remedy);
        }
        Some((name, Some((_, step)))) => {
            for need in step.needs.iter().filter(|need| !has(format, need)) {
                let what =
                    format!("the step \"{name}\" needs a required field \"{}\" of type {:?}", need.name, need.kind);
                fault("step", what, "Add the field, or take another step.");
            }
        }
        None => {}
    }
    match format.part.as_deref().map(|p| (p, super::parts::part(p))) {
        Some((name, None)) => {
            let known: Vec<&str> = super::parts::PARTS.iter().map(|p| p.name).collect();
            let remedy = format!("Use one of: {}; or leave it out.", known.join(", "));
            fault("part", format!("no part of a round of talks or of a timeline is called \"{name}\""), &remedy);
        }
        Some((name, Some(part))) => {
            for need in part.needs.iter().filter(|need| !has(format, need)) {
                let what =
                    format!("the part \"{name}\" needs a required field \"{}\" of type {:?}", need.name, need.kind);
                fault("part", what, "Add the field, or leave the part out.");
            }
        }
        None => {}
    }
    if (format.lead_s.is_some() || format.lead_by.is_some())
        && format.field(WINDOW.need().name).is_none_or(|f| f.kind != Kind::Span)
    {
        let key = if format.lead_s.is_some() { "lead_s" } else { "[lead_by]" };
        let what = "a lead time is asked for, and there is no field \"window\" of type span that it is counted from";
        fault(key, what.to_owned(), "Add the field, or take the lead time away.");
    }
    let Some(opens) = format.opens.as_deref() else { return out };
    let Some(procedure) = super::named(opens) else {
        let names: Vec<&str> = ALL.iter().map(|p| p.name).collect();
        fault("opens", format!("there is no procedure \"{opens}\""), &format!("Use one of: {}.", names.join(", ")));
        return out;
    };
    for need in procedure.needs.iter().filter(|need| !has(format, need)) {
        let what =
            format!("the procedure \"{opens}\" needs a required field \"{}\" of type {:?}", need.name, need.kind);
        fault("opens", what, "Add the field, or open another procedure.");
    }
    let owed = procedure.legs.moves.iter().filter(|m| m.on == On::Opening).flat_map(|m| m.owes);
    let owed: Vec<Debt> = owed.copied().collect();
    let kinds = addressed(rulebook, format);
    if !format.public && !owed.iter().all(|d| kinds.iter().any(|k| d.falls_on(*k))) {
        let what = "none of its senders shares a channel with anybody who could owe what it opens";
        fault("sent_by", what.to_owned(), "Put a sender and a party on one channel, or name other senders.");
    }
    if procedure.name == link::PROCEDURE.name {
        let choices = format.field(link::STATE.need().name).map(|f| f.choices.as_slice()).unwrap_or_default();
        for unknown in choices.iter().filter(|c| link::REPORTS.iter().all(|(name, _)| *name != c.name)) {
            let known = link::REPORTS.map(|(name, _)| name).join(", ");
            let what = format!("no line can be \"{}\"", unknown.name);
            fault("state", what, &format!("Use only: {known}."));
        }
        for (name, _) in link::REPORTS.iter().filter(|(name, _)| choices.iter().all(|c| c.name != *name)) {
            let what = format!("nobody could report a line as \"{name}\", so that this move cannot be made");
            fault("state", what, "Add the choice.");
        }
    }
    out
}

fn has(format: &Format, need: &Need) -> bool {
    format.field(need.name).is_some_and(|f| f.kind == need.kind && (f.required || !need.required))
}

/// Kinds of members that can be addressed: whoever shares a channel with a sender.
fn addressed(rulebook: &Rulebook, format: &Format) -> Vec<MemberKind> {
    let channels = rulebook.terms().channels.iter();
    let shared = channels.filter(|c| c.members.iter().any(|kind| format.sent_by.contains(kind)));
    let mut kinds: Vec<MemberKind> = shared.flat_map(|c| c.members.iter().copied()).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

/// Whoever must take a step that only a format can take must be allowed to send one.
fn step_faults(rulebook: &Rulebook, procedure: &'static Procedure, step: &Step) -> Vec<Fault> {
    let takes: Vec<&Format> = rulebook.formats().iter().filter(|f| f.step.as_deref() == Some(step.name)).collect();
    let Some(first) = takes.first() else {
        let none = |f: &Format| {
            let what = format!("it opens a case whose step \"{}\" no format takes", step.name);
            let remedy = format!("Add a format with step = \"{}\".", step.name);
            Fault::new(&file_of(f), what, remedy).of_key("opens")
        };
        return openers(rulebook, procedure).map(none).collect();
    };
    let takers = openers(rulebook, procedure).flat_map(|f| takers(rulebook, procedure, f));
    let mut mute: Vec<MemberKind> = takers.filter(|k| takes.iter().all(|f| !f.sent_by.contains(k))).collect();
    mute.sort();
    mute.dedup();
    if mute.is_empty() {
        return Vec::new();
    }
    let kinds = mute.iter().map(|k| k.key()).collect::<Vec<_>>().join(", ");
    let what = format!("{kinds} can come to owe the step \"{}\", and may not send it", step.name);
    let remedy = "Let everybody send it who can be asked for it.";
    vec![Fault::new(&file_of(first), what, remedy).of_key("sent_by")]
}

/// Kinds of members that a case which this format opens leaves a step to that only a format takes.
fn takers(rulebook: &Rulebook, procedure: &'static Procedure, format: &Format) -> Vec<MemberKind> {
    let owes_in_course = procedure.course.moves.iter().any(|m| m.on == On::Opening && m.who == Who::Author);
    match procedure.audience {
        _ if owes_in_course => format.sent_by.clone(),
        _ if !procedure.legs.knows(On::Answer) => Vec::new(),
        Audience::Supervisor | Audience::SupervisorAlone => vec![MemberKind::Supervisor],
        Audience::Channel | Audience::Parties | Audience::Subject | Audience::Counters => addressed(rulebook, format),
    }
}

/// Silence means something only where it is written down what.
fn silence_faults(rulebook: &Rulebook) -> Vec<Fault> {
    let (file, silence) = ("terms/silence.toml", &rulebook.terms().silence);
    let unknown = silence.keys().filter(|k| Debt::ALL.iter().all(|d| d.key() != k.as_str())).map(|key| {
        let what = format!("no debt is called \"{key}\"");
        Fault::new(file, what, "Name a kind of debt, or take the line away.").of_key(key)
    });
    let unsaid = Debt::ALL.iter().filter(|d| !silence.contains_key(d.key())).map(|debt| {
        let what = format!("it does not say what silence on the debt \"{}\" means", debt.key());
        Fault::new(file, what, format!("Add a line such as {} = \"next-rung\".", debt.key())).of_key(debt.key())
    });
    unknown.chain(unsaid).collect()
}

/// Every condition is as grave as was agreed, none of them by omission. A rulebook without the file is an older one.
fn alarm_faults(rulebook: &Rulebook) -> Vec<Fault> {
    const FILE: &str = "terms/alarms.toml";
    if !rulebook.files().contains_key(FILE) {
        let remedy = "Copy it from the reference rulebook and adapt it.";
        return vec![Fault::new(FILE, "the file is missing, so that nobody has agreed what is an alarm", remedy)];
    }
    let (priority, known) = (&rulebook.terms().alarms.priority, || CONDITIONS.iter().filter(|c| !OF_DEBTS.contains(c)));
    let unknown = priority.keys().filter(|key| known().all(|c| c != key)).map(|key| {
        let what = format!("no condition is called \"{key}\"");
        Fault::new(FILE, what, "Name a condition, or take the line away.").of_key(key)
    });
    let unsaid = known().filter(|c| !priority.contains_key(**c)).map(|condition| {
        let what = format!("it does not say how grave the condition \"{condition}\" is");
        Fault::new(FILE, what, format!("Add a line such as {condition} = 2.")).of_key(*condition)
    });
    unknown.chain(unsaid).collect()
}

/// Tries every debt in every precedence, with no window and with windows from now to in a year.
fn clock_faults(rulebook: &Rulebook) -> Vec<Fault> {
    const AT: u64 = 1_000_000_000_000;
    let (terms, mut out) = (rulebook.terms(), Vec::new());
    let leads = rulebook.formats().iter().filter_map(|f| f.lead_s);
    let starts: Vec<u64> = [0, 1, 60, 3600, 86_400, 31_536_000].into_iter().chain(leads).collect();
    let window = |s: &u64| {
        let start_s = i64::try_from(AT / 1000 + s).unwrap_or(i64::MAX);
        Some(Span { start_s, end_s: start_s.saturating_add(60) })
    };
    for debt in Debt::ALL {
        for precedence in Precedence::ALL {
            let mut windows = starts.iter().map(window).chain([None]);
            if windows.any(|w| due(debt, terms, precedence, AT, w, None) <= AT) {
                let what = format!("a debt \"{}\" of precedence {} is due at once", debt.key(), precedence.key());
                out.push(Fault::new("terms/clocks.toml", what, "Give it time.").of_key(clock_of(debt)));
            }
        }
    }
    out
}

/// The line of the clocks that says when a debt is due.
fn clock_of(debt: Debt) -> &'static str {
    match debt {
        // Neither is ever due before the time to open is over.
        Debt::Open | Debt::Position | Debt::Disseminate => "open_s",
        Debt::ReadBack => "read_back_s",
        Debt::Answer => "query_s",
        Debt::Consent => "consent_s",
        Debt::Confirm => "confirm_s",
        Debt::TakeOver => "take_over_s",
        Debt::LineCheck => "line_send_s",
        Debt::LineReply => "line_reply_s",
        Debt::Convene => "convene_s",
        Debt::HandOver => "shift_s",
        // Each guarantee names its own time; this is for one that cannot be read.
        Debt::Duty => "confirm_s",
    }
}
