//! A member is asked, and owes an answer.
//!
//! ```text
//! course   asked -> answered | withdrawn
//! leg      asked -> delivered -> opened -> answered        "cannot answer yet": deferred -> answered
//!                                          no answer when it was due: silent (shown)
//! ```
//! A late answer meets the debt late, and both facts stay. Source: DOMAIN 2.5 and 3.2.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, On, Procedure, STAYS, Step, Table, Who, on};
use act::{Instant, Place};
use rulebook::{Fields, Format};

/// Where the concern lies.
pub const PLACE: Field<Place> = Field::named("place");
/// The answer's position.
pub const POSITION: Field<u64> = Field::named("position");
/// By when one who cannot answer yet will.
pub const NEW_DATE: Field<Instant> = Field::named("new-date");

const COURSE: &[&str] = &["asked", "answered", "withdrawn"];
const UNANSWERED: &[&str] = &["asked", "delivered", "opened", "deferred"];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "query",
    source: "DOMAIN 2.5, 3.2",
    needs: &[PLACE.need()],
    audience: Audience::Parties,
    steps: &[Step { name: "answer", needs: &[POSITION.need()], read: answer }],
    course: Table {
        start: "asked",
        ends: &["answered", "withdrawn"],
        moves: &[
            on(&["asked"], On::Settled, Who::Legs, "answered"),
            on(&["asked"], On::Cancel, Who::Author, "withdrawn").lifts(),
            on(COURSE, On::AskTime, Who::Addressee, STAYS),
            on(COURSE, On::Dispute, Who::Member, STAYS),
            on(COURSE, On::Release, Who::Member, STAYS),
            on(COURSE, On::Disclose, Who::Member, STAYS),
            on(COURSE, On::Complaint, Who::Member, STAYS),
        ],
    },
    legs: Table {
        start: "asked",
        ends: &["answered"],
        moves: &[
            on(&["asked"], On::Opening, Who::Author, "asked").owes(&[Debt::Open, Debt::Answer]),
            on(&["asked"], On::Delivered, Who::Addressee, "delivered"),
            on(&["opened", "deferred", "answered"], On::Delivered, Who::Addressee, STAYS).when(&NOT_DELIVERED),
            on(&["asked", "delivered"], On::Opened, Who::Addressee, "opened").meets(&[Debt::Open]),
            on(&["deferred", "answered"], On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED).meets(&[Debt::Open]),
            // Who answers has opened.
            on(UNANSWERED, On::Answer, Who::Addressee, "answered").meets(&[Debt::Open, Debt::Answer]),
            on(UNANSWERED, On::Defer, Who::Addressee, "deferred").meets(&[Debt::Open]),
            on(&["answered"], On::Answer, Who::Addressee, STAYS),
            on(UNANSWERED, On::Due(Debt::Answer), Who::Clock, "silent"),
        ],
    },
};

/// What an act of the step `answer` is: an answer, or a date by which there will be one.
fn answer(format: &Format, fields: &Fields) -> On {
    let position = POSITION.of(format, fields);
    let not_yet = format.field("position").and_then(|f| f.choice("cannot-answer-yet")).map(|c| c.code);
    if position.is_some() && position == not_yet { On::Defer } else { On::Answer }
}
