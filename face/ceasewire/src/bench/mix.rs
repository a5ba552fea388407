//! Who says what in a generated record: the traffic of a duty day, round after round.
//!
//! A round is one flight notified, delivered, opened, read back, accepted, passed on to the units, begun and
//! ended; one query delivered, opened
//! and answered; one incident report; one public statement. The parties take turns at the start of a round, so neither
//! says more than the other.

use act::{Content, Instant, Kernel, MemberId, Name, Precedence, Stance, UnitTold};
use rulebook::{Context, Format, Rulebook};
use std::collections::BTreeMap;

/// Acts of one round.
pub(super) const ROUND: u64 = 14;

/// Who signs, as a member's number in [`super::founded::MEMBERS`] and whether it is its machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Signer {
    pub(super) member: u64,
    pub(super) machine: bool,
}

/// What one act of a round is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Say {
    Flight,
    Delivered,
    Opened,
    ReadBack,
    Accept,
    Disseminated,
    Start,
    End,
    Query,
    Answer,
    Report,
    Statement,
}

/// One act before it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Planned {
    pub(super) say: Say,
    pub(super) signer: Signer,
    /// `None` for a public act.
    pub(super) channel: Option<u64>,
    /// The case it belongs to, by its place in the round: its opening act's.
    pub(super) case: Option<u64>,
}

const MONITOR: u64 = 6;
const CHAIR: u64 = 2;

/// The act at `place` (0 to [`ROUND`] - 1) of a round.
pub(super) fn planned(round: u64, place: u64) -> Planned {
    let (asker, other) = (round % 2, (round + 1) % 2);
    let desk = |member| Signer { member, machine: false };
    let machine = |member| Signer { member, machine: true };
    let (say, signer, case) = match place {
        0 => (Say::Flight, desk(asker), None),
        1 => (Say::Delivered, machine(other), Some(0)),
        2 => (Say::Opened, desk(other), Some(0)),
        3 => (Say::Query, desk(other), None),
        4 => (Say::Delivered, machine(asker), Some(3)),
        5 => (Say::ReadBack, desk(other), Some(0)),
        6 => (Say::Accept, desk(other), Some(0)),
        7 => (Say::Opened, desk(asker), Some(3)),
        8 => (Say::Disseminated, desk(other), Some(0)),
        9 => (Say::Start, desk(asker), Some(0)),
        10 => (Say::Answer, desk(asker), Some(3)),
        11 => (Say::Report, desk(MONITOR), None),
        12 => (Say::End, desk(asker), Some(0)),
        _ => (Say::Statement, desk(CHAIR), None),
    };
    let channel = (say != Say::Statement).then_some(1 + round / 2 % 2);
    Planned { say, signer, channel, case }
}

/// What the writer of an act knows of it beside its plan.
pub(super) struct Place {
    pub(super) round: u64,
    pub(super) at_s: u64,
    /// The opening act of its case, and that act's place in the record and time.
    pub(super) case: Option<(Name, u64, u64)>,
}

impl Planned {
    pub(super) fn precedence(&self) -> Precedence {
        match self.say {
            Say::Query | Say::Statement => Precedence::Routine,
            _ => Precedence::Priority,
        }
    }

    /// What it says.
    pub(super) fn content(&self, rulebook: &Rulebook, place: &Place) -> Content {
        let now = Instant { unix_s: place.at_s as i64, within_s: 0, offset_min: 0 };
        let kernel = |kernel: Kernel| Content {
            format: kernel.wire(),
            fields: kernel.fields(),
            case: place.case.map(|(name, ..)| name),
            ..Content::default()
        };
        let flight =
            |at_s| typed(rulebook, "ntf-flight", at_s, &[("callsign", format!("RESCUE {}", place.round % 1000))]);
        let other = vec![MemberId((self.signer.member + 1) % 2)];
        match self.say {
            Say::Flight => Content { to: other, officer: 7, ..flight(place.at_s) },
            Say::Delivered => kernel(Kernel::Delivered { index: place.case.map_or(0, |(_, index, _)| index) }),
            Say::Opened => kernel(Kernel::Opened),
            Say::ReadBack => {
                let told = flight(place.case.map_or(0, |(.., at_s)| at_s)).fields;
                let critical: BTreeMap<u64, Vec<u8>> = rulebook
                    .format("ntf-flight")
                    .into_iter()
                    .flat_map(|f| &f.fields)
                    .filter(|f| f.critical)
                    .filter_map(|f| Some((f.number, told.get(&f.number)?.clone())))
                    .collect();
                kernel(Kernel::ReadBack { fields: critical })
            }
            Say::Accept => kernel(Kernel::Position { stance: Stance::Comply, grounds: None, valid: None }),
            Say::Disseminated => {
                let told = vec![UnitTold { unit: 5, at_s: place.at_s as i64 }];
                kernel(Kernel::Disseminated { told, not_told: Vec::new() })
            }
            Say::Start => kernel(Kernel::Start { at: now }),
            Say::End => kernel(Kernel::End { at: now }),
            Say::Query => {
                let question = format!("Which unit stands at post {}, and until when?", place.round % 400);
                let query =
                    typed(rulebook, "inc-query", place.at_s, &[("question", question), ("incident", String::new())]);
                Content { to: other, lang: Some("en".into()), officer: 3, ..query }
            }
            Say::Answer => {
                let account = format!("A supply column of {} vehicles; it left at noon.", 2 + place.round % 30);
                let typed_in = [("position", "admit".into()), ("account", account), ("new-date", String::new())];
                let answer = typed(rulebook, "inc-response", place.at_s, &typed_in);
                let case = place.case.map(|(name, ..)| name);
                Content { case, lang: Some("en".into()), officer: 7, ..answer }
            }
            Say::Report => {
                let text =
                    format!("{} explosions in quick order near post {}.", 1 + place.round % 20, place.round % 400);
                let report = typed(rulebook, "inc-report", place.at_s, &[("text", text)]);
                Content { lang: Some("en".into()), officer: 1, ..report }
            }
            Say::Statement => {
                let text = format!("The line of communication is open and in use. Bulletin {}.", place.round);
                let typed_in = [("text", text), ("about", String::new())];
                Content { lang: Some("en".into()), ..typed(rulebook, "statement", place.at_s, &typed_in) }
            }
        }
    }
}

/// A format's worked example with some fields typed anew; an empty one is left out.
fn typed(rulebook: &Rulebook, name: &str, at_s: u64, anew: &[(&str, String)]) -> Content {
    let Some(format) = rulebook.format(name) else { return Content::default() };
    let ctx = Typing(at_s as i64);
    let mut texts: BTreeMap<&str, &str> = format.example.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    texts.extend(anew.iter().map(|(k, v)| (*k, v.as_str())));
    let read = |(field, text): (&str, &str)| {
        let def = format.field(field).filter(|_| !text.is_empty())?;
        Some((def.number, def.parse(text, &ctx).ok()?))
    };
    let fields = texts.into_iter().filter_map(read).collect();
    Content { format: format.wire, fields: Format::encode(format, &fields), ..Content::default() }
}

/// Only the time matters to the examples that are used here.
struct Typing(i64);

impl Context for Typing {
    fn now_s(&self) -> i64 {
        self.0
    }
    fn member(&self, _: &str) -> Option<MemberId> {
        None
    }
    fn member_name(&self, id: MemberId) -> String {
        id.0.to_string()
    }
    fn place(&self, _: &str) -> Option<(i64, i64)> {
        None
    }
    fn act(&self, _: &str) -> Option<Name> {
        None
    }
    fn act_name(&self, name: &Name) -> String {
        name.to_string()
    }
    fn item(&self, hash: &[u8; 32]) -> Option<act::Evidence> {
        Some(rulebook::stand_in(hash))
    }
    fn zone(&self, _: &str) -> bool {
        false
    }
}
