//! Something to talk about in a round: proposed by one, and on the agenda when everybody else has taken it up.
//!
//! ```text
//! course   proposed <-> agreed | parked        agreed, parked -> closed        any of them -> withdrawn
//! leg      proposed -> delivered -> opened -> accepted | conditional | declined     no answer when due: silent (shown)
//! ```
//! Parked is what somebody does not take up now, whoever it is and whatever the grounds; a later yes brings it back. A
//! side that says nothing has taken up nothing: the item stays proposed. Source: DOMAIN 2.7.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, Guard, Happening, On, Procedure, STAYS, Step, Table, Who, on};
use crate::{Blocked, Case, Leg};
use act::Name;
use rulebook::{Fields, Format};

/// The act that convened the round.
pub const ROUND: Field<Name> = Field::named("round");
/// What is to be talked about.
pub const SUBJECT: Field<String> = Field::named("subject");
/// What became of it.
pub const RESULT: Field<u64> = Field::named("result");

const OPEN: &[&str] = &["proposed", "agreed", "parked"];
const ALL: &[&str] = &["proposed", "agreed", "parked", "closed", "withdrawn"];
const UNANSWERED: &[&str] = &["proposed", "delivered", "opened"];
const ANSWERED: &[&str] = &["accepted", "conditional", "declined"];
const LEG: &[&str] = &["proposed", "delivered", "opened", "accepted", "conditional", "declined"];
const MET: &[Debt] = &[Debt::Open, Debt::Consent];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "agenda",
    source: "DOMAIN 2.7",
    needs: &[ROUND.need(), SUBJECT.need()],
    audience: Audience::Parties,
    steps: &[Step { name: "close", needs: &[RESULT.need()], read: close }],
    course: Table {
        start: "proposed",
        ends: &["agreed", "parked", "closed", "withdrawn"],
        moves: &[
            on(OPEN, On::Amend, Who::Author, "proposed"),
            on(&["proposed", "parked"], On::Settled, Who::Legs, "agreed").when(&TAKEN_UP),
            on(&["proposed", "agreed"], On::Settled, Who::Legs, "parked").when(&NOT_TAKEN_UP),
            on(OPEN, On::Cancel, Who::Author, "withdrawn").lifts(),
            // What nobody took up is withdrawn; only what was talked about, or put off, is closed.
            on(&["agreed", "parked"], On::Close, Who::Author, "closed").lifts(),
            on(ALL, On::AskTime, Who::Addressee, STAYS),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
        ],
    },
    legs: Table {
        start: "proposed",
        ends: ANSWERED,
        moves: &[
            on(&["proposed"], On::Opening, Who::Author, "proposed").owes(&[Debt::Open, Debt::Consent]),
            on(&["proposed"], On::Delivered, Who::Addressee, "delivered"),
            on(&["opened", "accepted", "conditional", "declined"], On::Delivered, Who::Addressee, STAYS)
                .when(&NOT_DELIVERED),
            on(&["proposed", "delivered"], On::Opened, Who::Addressee, "opened").meets(&[Debt::Open]),
            on(ANSWERED, On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED),
            on(LEG, On::Comply, Who::Addressee, "accepted").meets(MET),
            on(LEG, On::Conditional, Who::Addressee, "conditional").meets(MET),
            on(LEG, On::Object, Who::Addressee, "declined").meets(MET),
            on(LEG, On::CannotComply, Who::Addressee, "declined").meets(MET),
            on(UNANSWERED, On::Due(Debt::Consent), Who::Clock, "silent"),
        ],
    },
};

static TAKEN_UP: Guard = Guard { key: "all-take-it-up", otherwise: Blocked::NotNow, holds: taken_up };
static NOT_TAKEN_UP: Guard = Guard { key: "somebody-does-not", otherwise: Blocked::NotNow, holds: not_taken_up };

fn taken_up(case: &Case, _: Option<&Leg>, _: &Happening) -> bool {
    case.legs.iter().all(|l| l.state == "accepted")
}

fn not_taken_up(case: &Case, leg: Option<&Leg>, what: &Happening) -> bool {
    !taken_up(case, leg, what)
}

fn close(_: &Format, _: &Fields) -> On {
    On::Close
}
