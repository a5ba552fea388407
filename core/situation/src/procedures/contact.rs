//! One desk asks another to talk or to meet, and they agree on a time, or do not.
//!
//! ```text
//! course   requested <-> agreed, declined -> held -> recorded        requested, agreed -> called-off
//!          the time is over: expired, or, if it was agreed, unreported (both shown)
//! leg      requested -> delivered -> opened -> accepted | countered | declined       no answer when due: silent (shown)
//! ```
//! Another time is proposed by accepting on conditions with a time of one's own; the author then amends the request,
//! which asks everybody anew, or withdraws it. Agreed is what everybody has accepted for one and the same time. Whether a
//! meeting took place is what somebody says; the clock says only that nobody did. Source: DOMAIN 2.1 and 3.10.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, Guard, Happening, On, Procedure, STAYS, Step, Table, Who, on};
use crate::{Blocked, Case, Leg};
use act::{Kind, Span, Stance, Value};
use rulebook::{Fields, Format};

/// On which rung of the ladder they meet.
pub const LEVEL: Field<u64> = Field::named("level");

const OPEN: &[&str] = &["requested", "agreed", "declined"];
const ALL: &[&str] = &["requested", "agreed", "declined", "held", "recorded", "called-off"];
const UNANSWERED: &[&str] = &["requested", "delivered", "opened"];
const ANSWERED: &[&str] = &["accepted", "countered", "declined"];
const LEG: &[&str] = &["requested", "delivered", "opened", "accepted", "countered", "declined"];
const MET: &[Debt] = &[Debt::Open, Debt::Consent];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "contact",
    source: "DOMAIN 2.1 and 3.10",
    needs: &[],
    audience: Audience::Parties,
    steps: &[Step { name: "record", needs: &[], read: record }],
    course: Table {
        start: "requested",
        ends: &["recorded", "called-off"],
        moves: &[
            on(&["requested"], On::Amend, Who::Author, STAYS),
            on(&["agreed", "declined"], On::Amend, Who::Author, "requested"),
            on(&["requested", "declined"], On::Settled, Who::Legs, "agreed").when(&AGREED),
            on(&["requested", "agreed"], On::Settled, Who::Legs, "declined").when(&REFUSED),
            on(&["agreed", "declined"], On::Settled, Who::Legs, "requested").when(&UNSETTLED),
            on(OPEN, On::Cancel, Who::Author, "called-off").lifts(),
            on(&["agreed"], On::Cancel, Who::Addressee, "called-off").lifts(),
            on(OPEN, On::Start, Who::Author, "held").lifts(),
            on(OPEN, On::Start, Who::Addressee, "held").lifts(),
            on(&["requested", "agreed", "declined", "held"], On::Record, Who::Member, "recorded").lifts(),
            on(ALL, On::AskTime, Who::Addressee, STAYS),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
            on(&["requested", "declined"], On::Passed, Who::Clock, "expired"),
            on(&["agreed"], On::Passed, Who::Clock, "unreported"),
        ],
    },
    legs: Table {
        start: "requested",
        ends: ANSWERED,
        moves: &[
            on(&["requested"], On::Opening, Who::Author, "requested").owes(&[Debt::Open, Debt::Consent]),
            on(&["requested"], On::Delivered, Who::Addressee, "delivered"),
            on(&["opened", "accepted", "countered", "declined"], On::Delivered, Who::Addressee, STAYS)
                .when(&NOT_DELIVERED),
            on(&["requested", "delivered"], On::Opened, Who::Addressee, "opened").meets(&[Debt::Open]),
            on(ANSWERED, On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED),
            // Who answers has opened.
            on(LEG, On::Comply, Who::Addressee, "accepted").meets(MET),
            on(LEG, On::Conditional, Who::Addressee, "countered").meets(MET),
            on(LEG, On::Object, Who::Addressee, "declined").meets(MET),
            on(LEG, On::CannotComply, Who::Addressee, "declined").meets(MET),
            on(UNANSWERED, On::Due(Debt::Consent), Who::Clock, "silent"),
        ],
    },
};

static AGREED: Guard = Guard { key: "one-time", otherwise: Blocked::NotNow, holds: agreed };
static REFUSED: Guard = Guard { key: "somebody-declines", otherwise: Blocked::NotNow, holds: refused };
static UNSETTLED: Guard = Guard { key: "no-common-time", otherwise: Blocked::NotNow, holds: unsettled };

fn agreed(case: &Case, _: Option<&Leg>, _: &Happening) -> bool {
    !refused(case, None, &Happening::of(On::Settled)) && time(case).is_some()
}

fn refused(case: &Case, _: Option<&Leg>, _: &Happening) -> bool {
    case.legs.iter().any(|l| l.state == "declined")
}

fn unsettled(case: &Case, _: Option<&Leg>, what: &Happening) -> bool {
    !refused(case, None, what) && !agreed(case, None, what)
}

/// The time that everybody has accepted, if it is the same: the one that they named, or the only one proposed.
pub fn time(case: &Case) -> Option<Span> {
    let proposed = case.window;
    let mut times = case.legs.iter().map(|l| {
        let last = l.ladder().positions.last().filter(|p| p.stance == Stance::Comply && l.state == "accepted")?;
        last.valid.or(proposed)
    });
    let first = times.next().flatten()?;
    times.all(|t| t == Some(first)).then_some(first)
}

/// Whether it is to be a meeting of the joint commission.
pub fn commission(format: &Format, fields: &Fields) -> bool {
    let chosen = LEVEL.of(format, fields).and_then(|code| format.field("level")?.choice_coded(code));
    chosen.is_some_and(|choice| choice.name == "joint-commission") && format.opens.as_deref() == Some(PROCEDURE.name)
}

/// From the first proposed moment to the last; where one span is proposed, that span.
pub fn proposed(format: &Format, fields: &Fields) -> Option<Span> {
    let group = format.field("proposed").filter(|f| f.kind == Kind::Group)?;
    let window = group.group.iter().find(|f| f.kind == Kind::Span)?.number;
    let Some(Value::Group(entries)) = fields.get(&group.number) else { return None };
    let items = entries.iter().flatten().filter(|(n, _)| *n == window);
    let spans = items.filter_map(|(_, item)| match Value::decode(Kind::Span, item) {
        Ok(Value::Span(span)) => Some(span),
        _ => None,
    });
    spans.reduce(|a, b| Span { start_s: a.start_s.min(b.start_s), end_s: a.end_s.max(b.end_s) })
}

fn record(_: &Format, _: &Fields) -> On {
    On::Record
}
