//! What was said at a meeting or in a call, as its chair wrote it down; each side confirms it or makes a reservation.
//!
//! ```text
//! course   submitted <-> confirmed | reserved        submitted -> withdrawn
//! leg      submitted -> delivered -> opened -> confirmed | reserved        no answer when due: silent (shown)
//! ```
//! Unconfirmed is not agreed: only when every side has confirmed it is the record confirmed, and a side that says nothing
//! has confirmed nothing. Source: DOMAIN 2.1 and 3.10.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, Guard, Happening, On, Procedure, STAYS, Table, Who, on};
use crate::{Blocked, Case, Leg};
use act::Instant;

/// When it was held.
pub const HELD: Field<Instant> = Field::named("held");

const OPEN: &[&str] = &["submitted", "confirmed", "reserved"];
const ALL: &[&str] = &["submitted", "confirmed", "reserved", "withdrawn"];
const UNANSWERED: &[&str] = &["submitted", "delivered", "opened"];
const ANSWERED: &[&str] = &["confirmed", "reserved"];
const LEG: &[&str] = &["submitted", "delivered", "opened", "confirmed", "reserved"];
const MET: &[Debt] = &[Debt::Open, Debt::Confirm];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "meeting",
    source: "DOMAIN 2.1 and 3.10",
    needs: &[HELD.need()],
    audience: Audience::Parties,
    steps: &[],
    course: Table {
        start: "submitted",
        ends: &["confirmed", "reserved", "withdrawn"],
        moves: &[
            on(OPEN, On::Amend, Who::Author, "submitted"),
            on(&["submitted", "reserved"], On::Settled, Who::Legs, "confirmed").when(&CONFIRMED),
            on(&["submitted", "confirmed"], On::Settled, Who::Legs, "reserved").when(&RESERVED),
            on(OPEN, On::Cancel, Who::Author, "withdrawn").lifts(),
            on(ALL, On::AskTime, Who::Addressee, STAYS),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
        ],
    },
    legs: Table {
        start: "submitted",
        ends: ANSWERED,
        moves: &[
            on(&["submitted"], On::Opening, Who::Author, "submitted").owes(&[Debt::Open, Debt::Confirm]),
            on(&["submitted"], On::Delivered, Who::Addressee, "delivered"),
            on(&["opened", "confirmed", "reserved"], On::Delivered, Who::Addressee, STAYS).when(&NOT_DELIVERED),
            on(&["submitted", "delivered"], On::Opened, Who::Addressee, "opened").meets(&[Debt::Open]),
            on(ANSWERED, On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED),
            on(LEG, On::Comply, Who::Addressee, "confirmed").meets(MET),
            // Whatever is not a plain yes is a reservation.
            on(LEG, On::Conditional, Who::Addressee, "reserved").meets(MET),
            on(LEG, On::Object, Who::Addressee, "reserved").meets(MET),
            on(LEG, On::CannotComply, Who::Addressee, "reserved").meets(MET),
            on(UNANSWERED, On::Due(Debt::Confirm), Who::Clock, "silent"),
        ],
    },
};

static CONFIRMED: Guard = Guard { key: "all-confirm", otherwise: Blocked::NotNow, holds: confirmed };
static RESERVED: Guard = Guard { key: "somebody-reserves", otherwise: Blocked::NotNow, holds: reserved };

fn confirmed(case: &Case, _: Option<&Leg>, _: &Happening) -> bool {
    case.legs.iter().all(|l| l.state == "confirmed")
}

fn reserved(case: &Case, _: Option<&Leg>, _: &Happening) -> bool {
    case.legs.iter().any(|l| l.state == "reserved")
}
