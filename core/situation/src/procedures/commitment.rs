//! A commitment: a party gives its word to others, and it stands until it is done or those to whom it was given lift it.
//!
//! ```text
//! course   given -> withdrawn -> lifted
//! leg      given -> delivered -> opened -> released | held-to       not opened when due: silent (shown)
//! ```
//! Its author may withdraw it, and that alone ends nothing: it stands until every one to whom it was given releases it.
//! How much of it is done is told by claims and counts, which are cases of their own; nothing here says that it was kept
//! or broken. Source: DOMAIN 2.7, 3.9 and 6.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, Guard, Happening, On, Procedure, STAYS, Table, Who, on};
use crate::{Blocked, Case, Leg};
use act::{Count, Instant, MemberId, Name};

/// How much.
pub const QUANTITY: Field<Count> = Field::named("quantity");
/// Who counts.
pub const VERIFIER: Field<MemberId> = Field::named("verifier");
/// The condition or the commitment from which days are counted.
pub const AFTER: Field<Name> = Field::named("after");
/// How many days after that it begins; 0 where it is not said.
pub const FROM_DAYS: Field<Count> = Field::named("from-days");
/// How many days after that it is due.
pub const DUE_DAYS: Field<Count> = Field::named("due-days");
/// When it begins, where it has a day of its own.
pub const FROM: Field<Instant> = Field::named("from");
/// When it is due, where it has a day of its own.
pub const DUE: Field<Instant> = Field::named("due");

const ALL: &[&str] = &["given", "withdrawn", "lifted"];
const UNOPENED: &[&str] = &["given", "delivered"];
const ANSWERED: &[&str] = &["released", "held-to"];
const LEG: &[&str] = &["given", "delivered", "opened", "released", "held-to"];
const MET: &[Debt] = &[Debt::Open];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "commitment",
    source: "DOMAIN 2.7 and 3.9",
    needs: &[QUANTITY.need(), VERIFIER.need()],
    audience: Audience::Parties,
    steps: &[],
    course: Table {
        start: "given",
        // A word that stands waits for nothing in itself; what is due of it is counted in the timeline.
        ends: &["given", "withdrawn", "lifted"],
        moves: &[
            on(&["given"], On::Cancel, Who::Author, "withdrawn"),
            on(&["withdrawn"], On::Settled, Who::Legs, "lifted").when(&RELEASED),
            on(ALL, On::AskTime, Who::Addressee, STAYS),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
        ],
    },
    legs: Table {
        start: "given",
        ends: ANSWERED,
        moves: &[
            on(&["given"], On::Opening, Who::Author, "given").owes(&[Debt::Open]),
            on(&["given"], On::Delivered, Who::Addressee, "delivered"),
            on(&["opened", "released", "held-to"], On::Delivered, Who::Addressee, STAYS).when(&NOT_DELIVERED),
            on(UNOPENED, On::Opened, Who::Addressee, "opened").meets(MET),
            on(ANSWERED, On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED),
            on(LEG, On::Comply, Who::Addressee, "released").when(&WITHDRAWN).meets(MET),
            on(LEG, On::Object, Who::Addressee, "held-to").when(&WITHDRAWN).meets(MET),
            on(UNOPENED, On::Due(Debt::Open), Who::Clock, "silent"),
        ],
    },
};

static WITHDRAWN: Guard = Guard { key: "author-withdraws", otherwise: Blocked::NotNow, holds: withdrawn };
static RELEASED: Guard = Guard { key: "all-release", otherwise: Blocked::NotNow, holds: released };

/// Nobody is released from a word that its author still gives.
fn withdrawn(case: &Case, _: Option<&Leg>, _: &Happening) -> bool {
    case.state == "withdrawn"
}

fn released(case: &Case, _: Option<&Leg>, _: &Happening) -> bool {
    case.legs.iter().all(|l| l.state == "released")
}
