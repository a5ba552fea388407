//! A guarantee that is called upon: from then on its guarantor owes what it has guaranteed, by the time that it has named.
//!
//! ```text
//! course   called -> answered | withdrawn
//! leg      called -> delivered -> opened -> taken-up | denied -> honoured
//!          no answer when due: silent (shown)
//! ```
//! Whoever takes it up, or denies that it is owed, has answered; the duty is a debt of its own, stands unmet until it is
//! done, and nobody here says who is right. Source: DOMAIN 2.7 and 4.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, On, Procedure, STAYS, Step, Table, Who, on};
use act::{Count, Name};
use rulebook::{Fields, Format};

/// The guarantee that is called upon.
pub const GUARANTEE: Field<Name> = Field::named("guarantee");
/// Of a guarantee: within how many hours what it says is to be done.
pub const HOURS: Field<Count> = Field::named("hours");
/// What the guarantor says.
pub const OUTCOME: Field<u64> = Field::named("outcome");

const ALL: &[&str] = &["called", "answered", "withdrawn"];
const UNANSWERED: &[&str] = &["called", "delivered", "opened"];
const ANSWERED: &[&str] = &["taken-up", "denied", "honoured"];
const LEG: &[&str] = &["called", "delivered", "opened", "taken-up", "denied", "honoured"];
const MET: &[Debt] = &[Debt::Open, Debt::Answer];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "guarantee",
    source: "DOMAIN 2.7 and 4",
    needs: &[GUARANTEE.need()],
    audience: Audience::Subject,
    steps: &[Step { name: "honour", needs: &[OUTCOME.need()], read: answer }],
    course: Table {
        start: "called",
        ends: &["answered", "withdrawn"],
        moves: &[
            on(&["called"], On::Settled, Who::Legs, "answered"),
            on(&["called", "answered"], On::Cancel, Who::Author, "withdrawn").lifts(),
            on(ALL, On::AskTime, Who::Addressee, STAYS),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
        ],
    },
    legs: Table {
        start: "called",
        ends: &["taken-up", "denied", "honoured"],
        moves: &[
            on(&["called"], On::Opening, Who::Author, "called").owes(&[Debt::Open, Debt::Answer, Debt::Duty]),
            on(&["called"], On::Delivered, Who::Addressee, "delivered"),
            on(&["opened", "taken-up", "denied", "honoured"], On::Delivered, Who::Addressee, STAYS)
                .when(&NOT_DELIVERED),
            on(&["called", "delivered"], On::Opened, Who::Addressee, "opened").meets(&[Debt::Open]),
            on(ANSWERED, On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED),
            on(&["called", "delivered", "opened", "denied"], On::TakenUp, Who::Addressee, "taken-up").meets(MET),
            on(&["called", "delivered", "opened", "taken-up"], On::Denied, Who::Addressee, "denied").meets(MET),
            on(LEG, On::Honoured, Who::Addressee, "honoured").meets(&[Debt::Open, Debt::Answer, Debt::Duty]),
            on(UNANSWERED, On::Due(Debt::Answer), Who::Clock, "silent"),
        ],
    },
};

/// What an answer is; a choice that a rulebook adds takes it up.
fn answer(format: &Format, fields: &Fields) -> On {
    let outcome = OUTCOME.of(format, fields);
    let name = outcome.and_then(|code| format.field("outcome")?.choice_coded(code)).map(|c| c.name.as_str());
    match name {
        Some("done") => On::Honoured,
        Some("denied") => On::Denied,
        _ => On::TakenUp,
    }
}
