//! A text that several sides are to say with one voice: drafted by one, and agreed when everybody who is asked agrees to
//! it word by word. What is published afterwards, and who signs it, are public acts of their own.
//!
//! ```text
//! course   drafted <-> agreed | parted        any of them -> withdrawn
//! leg      drafted -> delivered -> opened -> accepted | conditional | declined     no answer when due: silent (shown)
//! ```
//! Another wording is an amendment by its author, which asks everybody anew: nobody has agreed to words that were not
//! there. A side that says nothing has agreed to nothing. Source: DOMAIN 2.7 and 3.10.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, Guard, Happening, On, Procedure, STAYS, Table, Who, on};
use crate::{Blocked, Case, Leg};
use act::Name;

/// What it is about.
pub const ABOUT: Field<Name> = Field::named("about");
/// The words.
pub const TEXT: Field<String> = Field::named("text");

const OPEN: &[&str] = &["drafted", "agreed", "parted"];
const ALL: &[&str] = &["drafted", "agreed", "parted", "withdrawn"];
const UNANSWERED: &[&str] = &["drafted", "delivered", "opened"];
const ANSWERED: &[&str] = &["accepted", "conditional", "declined"];
const LEG: &[&str] = &["drafted", "delivered", "opened", "accepted", "conditional", "declined"];
const MET: &[Debt] = &[Debt::Open, Debt::Consent];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "joint",
    source: "DOMAIN 2.7 and 3.10",
    needs: &[ABOUT.need(), TEXT.need()],
    audience: Audience::Parties,
    steps: &[],
    course: Table {
        start: "drafted",
        ends: &["agreed", "parted", "withdrawn"],
        moves: &[
            on(OPEN, On::Amend, Who::Author, "drafted"),
            on(&["drafted", "parted"], On::Settled, Who::Legs, "agreed").when(&ALL_AGREE),
            on(&["drafted", "agreed"], On::Settled, Who::Legs, "parted").when(&SOMEBODY_DOES_NOT),
            on(OPEN, On::Cancel, Who::Author, "withdrawn").lifts(),
            on(ALL, On::AskTime, Who::Addressee, STAYS),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
        ],
    },
    legs: Table {
        start: "drafted",
        ends: ANSWERED,
        moves: &[
            on(&["drafted"], On::Opening, Who::Author, "drafted").owes(&[Debt::Open, Debt::Consent]),
            on(&["drafted"], On::Delivered, Who::Addressee, "delivered"),
            on(&["opened", "accepted", "conditional", "declined"], On::Delivered, Who::Addressee, STAYS)
                .when(&NOT_DELIVERED),
            on(&["drafted", "delivered"], On::Opened, Who::Addressee, "opened").meets(&[Debt::Open]),
            on(ANSWERED, On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED),
            on(LEG, On::Comply, Who::Addressee, "accepted").meets(MET),
            on(LEG, On::Conditional, Who::Addressee, "conditional").meets(MET),
            on(LEG, On::Object, Who::Addressee, "declined").meets(MET),
            on(LEG, On::CannotComply, Who::Addressee, "declined").meets(MET),
            on(UNANSWERED, On::Due(Debt::Consent), Who::Clock, "silent"),
        ],
    },
};

static ALL_AGREE: Guard = Guard { key: "all-agree", otherwise: Blocked::NotNow, holds: all_agree };
static SOMEBODY_DOES_NOT: Guard =
    Guard { key: "somebody-does-not-agree", otherwise: Blocked::NotNow, holds: somebody_does_not };

fn all_agree(case: &Case, _: Option<&Leg>, _: &Happening) -> bool {
    case.legs.iter().all(|l| l.state == "accepted")
}

fn somebody_does_not(case: &Case, leg: Option<&Leg>, what: &Happening) -> bool {
    !all_agree(case, leg, what)
}
