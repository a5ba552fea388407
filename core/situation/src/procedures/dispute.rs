//! A difference over what was agreed, what it means or how it is carried out, taken rung by rung up to the guarantors.
//!
//! ```text
//! course   filed -> local -> commission -> good-offices -> guarantors, and from each: settled | agreed-to-differ | withdrawn
//! leg      filed -> delivered -> opened -> answered | settles | differs      no answer when due: silent (shown)
//! ```
//! Either side takes it one rung up. It ends when both have said the same: the side that is asked says first that it is
//! settled, or that they differ, and the side that has filed it says so last. To differ is an outcome and nobody's defeat;
//! silence settles nothing. Source: DOMAIN 3.15 and 4.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, Guard, Happening, On, Procedure, STAYS, Step, Table, Who, on};
use crate::{Blocked, Case, Leg};
use act::Name;
use rulebook::{Fields, Format};

/// The act over which they differ.
pub const ABOUT: Field<Name> = Field::named("about");
/// Meaning or carrying out.
pub const KIND: Field<u64> = Field::named("kind");
/// What a side says became of it.
pub const OUTCOME: Field<u64> = Field::named("outcome");

/// Who has it, rung by rung.
pub const RUNGS: [&str; 5] = ["filed", "local", "commission", "good-offices", "guarantors"];
const ALL: &[&str] =
    &["filed", "local", "commission", "good-offices", "guarantors", "settled", "agreed-to-differ", "withdrawn"];
const UNANSWERED: &[&str] = &["filed", "delivered", "opened"];
const ANSWERED: &[&str] = &["answered", "settles", "differs"];
const LEG: &[&str] = &["filed", "delivered", "opened", "answered", "settles", "differs"];
const MET: &[Debt] = &[Debt::Open, Debt::Answer];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "dispute",
    source: "DOMAIN 3.15",
    needs: &[ABOUT.need(), KIND.need()],
    audience: Audience::Parties,
    steps: &[
        Step { name: "clarify", needs: &[], read: clarify },
        Step { name: "raise", needs: &[], read: raise },
        Step { name: "outcome", needs: &[OUTCOME.need()], read: outcome },
    ],
    course: Table {
        start: "filed",
        ends: &["settled", "agreed-to-differ", "withdrawn"],
        moves: &[
            on(&["filed"], On::Raise, Who::Author, "local"),
            on(&["filed"], On::Raise, Who::Addressee, "local"),
            on(&["local"], On::Raise, Who::Author, "commission"),
            on(&["local"], On::Raise, Who::Addressee, "commission"),
            on(&["commission"], On::Raise, Who::Author, "good-offices"),
            on(&["commission"], On::Raise, Who::Addressee, "good-offices"),
            on(&["good-offices"], On::Raise, Who::Author, "guarantors"),
            on(&["good-offices"], On::Raise, Who::Addressee, "guarantors"),
            on(&RUNGS, On::Settle, Who::Author, "settled").when(&OTHERS_SETTLE).lifts(),
            on(&RUNGS, On::Differ, Who::Author, "agreed-to-differ").when(&OTHERS_DIFFER).lifts(),
            on(&RUNGS, On::Cancel, Who::Author, "withdrawn").lifts(),
            on(ALL, On::AskTime, Who::Addressee, STAYS),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
        ],
    },
    legs: Table {
        start: "filed",
        ends: ANSWERED,
        moves: &[
            on(&["filed"], On::Opening, Who::Author, "filed").owes(&[Debt::Open, Debt::Answer]),
            on(&["filed"], On::Delivered, Who::Addressee, "delivered"),
            on(&["opened", "answered", "settles", "differs"], On::Delivered, Who::Addressee, STAYS)
                .when(&NOT_DELIVERED),
            on(&["filed", "delivered"], On::Opened, Who::Addressee, "opened").meets(&[Debt::Open]),
            on(ANSWERED, On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED),
            // Whoever has said how it ends may think again until the other has said so too.
            on(LEG, On::Clarify, Who::Addressee, "answered").meets(MET),
            on(LEG, On::Settle, Who::Addressee, "settles").when(&UNENDED).meets(MET),
            on(LEG, On::Differ, Who::Addressee, "differs").when(&UNENDED).meets(MET),
            on(UNANSWERED, On::Due(Debt::Answer), Who::Clock, "silent"),
        ],
    },
};

static OTHERS_SETTLE: Guard = Guard { key: "others-settle", otherwise: Blocked::NotNow, holds: others_settle };
static OTHERS_DIFFER: Guard = Guard { key: "others-differ", otherwise: Blocked::NotNow, holds: others_differ };
static UNENDED: Guard = Guard { key: "dispute-open", otherwise: Blocked::Closed, holds: unended };

fn others_settle(case: &Case, _: Option<&Leg>, _: &Happening) -> bool {
    !case.legs.is_empty() && case.legs.iter().all(|l| l.state == "settles")
}

fn others_differ(case: &Case, _: Option<&Leg>, _: &Happening) -> bool {
    !case.legs.is_empty() && case.legs.iter().all(|l| l.state == "differs")
}

fn unended(case: &Case, _: Option<&Leg>, _: &Happening) -> bool {
    RUNGS.contains(&case.state)
}

fn clarify(_: &Format, _: &Fields) -> On {
    On::Clarify
}

fn raise(_: &Format, _: &Fields) -> On {
    On::Raise
}

/// What a side says became of it; a choice that a rulebook adds settles nothing, and is an answer.
fn outcome(format: &Format, fields: &Fields) -> On {
    let outcome = OUTCOME.of(format, fields);
    let name = outcome.and_then(|code| format.field("outcome")?.choice_coded(code)).map(|c| c.name.as_str());
    match name {
        Some("settled") => On::Settle,
        Some("differ") => On::Differ,
        _ => On::Clarify,
    }
}
