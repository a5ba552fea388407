//! A member asks that others may read an act; its author consents, or refuses, or releases it at once.
//!
//! ```text
//! course   requested -> answered | withdrawn
//! leg      requested -> delivered -> opened -> consented | in-part | refused | released
//!                                              no answer when due: silent (shown)
//! ```
//! To consent is not to release: that is the author's own act on the same act, which names this case if it is sealed to
//! its channel. Silence releases nothing. Source: DOMAIN 2.8 and 4.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, Guard, Happening, On, Procedure, STAYS, Table, Who, on};
use crate::{Blocked, Case, Leg};
use act::Name;

/// The act that others are to read.
pub const ACT: Field<Name> = Field::named("act");

const ALL: &[&str] = &["requested", "answered", "withdrawn"];
const UNANSWERED: &[&str] = &["requested", "delivered", "opened"];
const ANSWERED: &[&str] = &["consented", "in-part", "refused", "released"];
const LEG: &[&str] = &["requested", "delivered", "opened", "consented", "in-part", "refused", "released"];
const MET: &[Debt] = &[Debt::Open, Debt::Consent];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "release",
    source: "DOMAIN 2.8 and 4",
    needs: &[ACT.need()],
    audience: Audience::Subject,
    steps: &[],
    course: Table {
        start: "requested",
        ends: &["answered", "withdrawn"],
        moves: &[
            on(&["requested"], On::Settled, Who::Legs, "answered"),
            on(&["requested"], On::Cancel, Who::Author, "withdrawn").lifts(),
            on(ALL, On::AskTime, Who::Addressee, STAYS),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
        ],
    },
    legs: Table {
        start: "requested",
        ends: ANSWERED,
        moves: &[
            on(&["requested"], On::Opening, Who::Author, "requested").owes(&[Debt::Open, Debt::Consent]),
            on(&["requested"], On::Delivered, Who::Addressee, "delivered"),
            on(&["opened", "consented", "in-part", "refused", "released"], On::Delivered, Who::Addressee, STAYS)
                .when(&NOT_DELIVERED),
            on(&["requested", "delivered"], On::Opened, Who::Addressee, "opened").meets(&[Debt::Open]),
            on(ANSWERED, On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED),
            on(LEG, On::Comply, Who::Addressee, "consented").meets(MET),
            on(LEG, On::Conditional, Who::Addressee, "in-part").meets(MET),
            on(LEG, On::Object, Who::Addressee, "refused").meets(MET),
            on(LEG, On::CannotComply, Who::Addressee, "refused").meets(MET),
            on(LEG, On::Release, Who::Addressee, "released").when(&SUBJECT).meets(MET),
            on(UNANSWERED, On::Due(Debt::Consent), Who::Clock, "silent"),
        ],
    },
};

static SUBJECT: Guard = Guard { key: "act-asked-for", otherwise: Blocked::NoSuchMove, holds: subject };

/// Another act's key answers nothing.
fn subject(case: &Case, _: Option<&Leg>, what: &Happening) -> bool {
    what.act.is_some() && what.act == case.subject
}
