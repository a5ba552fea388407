//! A claim of progress: who gave a commitment says how much of it is done, and the verifier and those to whom it was
//! given say how much of that they accept.
//!
//! ```text
//! course   claimed -> answered        claimed -> withdrawn
//! leg      claimed -> delivered -> opened -> accepted | contested       no count when due: silent (shown)
//! ```
//! What is claimed and what is accepted are two numbers for ever. Silence accepts nothing: the claim stays a claim.
//! Source: DOMAIN 2.7 and 3.9.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, On, Procedure, STAYS, Step, Table, Who, on};
use act::{Count, Kind, Name};
use rulebook::{Fields, Format};

/// The commitment that it is about.
pub const COMMITMENT: Field<Name> = Field::named("commitment");
/// How much of it is done by now, all in all, as its author says.
pub const CLAIMED: Field<Count> = Field::named("claimed");
/// How much of that is accepted.
pub const ACCEPTED: Field<Count> = Field::named("accepted");
/// The group of what is not, piece by piece.
pub const CONTESTED: &str = "contested";

const ALL: &[&str] = &["claimed", "answered", "withdrawn"];
const UNANSWERED: &[&str] = &["claimed", "delivered", "opened"];
const ANSWERED: &[&str] = &["accepted", "contested"];
const LEG: &[&str] = &["claimed", "delivered", "opened", "accepted", "contested"];
const MET: &[Debt] = &[Debt::Open, Debt::Answer];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "progress",
    source: "DOMAIN 2.7 and 3.9",
    needs: &[COMMITMENT.need(), CLAIMED.need()],
    audience: Audience::Counters,
    steps: &[Step { name: "verify", needs: &[ACCEPTED.need()], read: count }],
    course: Table {
        start: "claimed",
        ends: &["answered", "withdrawn"],
        moves: &[
            on(&["claimed"], On::Settled, Who::Legs, "answered"),
            on(&["claimed"], On::Cancel, Who::Author, "withdrawn").lifts(),
            on(ALL, On::AskTime, Who::Addressee, STAYS),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
        ],
    },
    legs: Table {
        start: "claimed",
        ends: ANSWERED,
        moves: &[
            on(&["claimed"], On::Opening, Who::Author, "claimed").owes(&[Debt::Open, Debt::Answer]),
            on(&["claimed"], On::Delivered, Who::Addressee, "delivered"),
            on(&["opened", "accepted", "contested"], On::Delivered, Who::Addressee, STAYS).when(&NOT_DELIVERED),
            on(&["claimed", "delivered"], On::Opened, Who::Addressee, "opened").meets(&[Debt::Open]),
            on(ANSWERED, On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED),
            // A later count takes the place of an earlier one, and both stay.
            on(LEG, On::Answer, Who::Addressee, "accepted").meets(MET),
            on(LEG, On::Contest, Who::Addressee, "contested").meets(MET),
            on(UNANSWERED, On::Due(Debt::Answer), Who::Clock, "silent"),
        ],
    },
};

/// Whoever contests a part contests; nobody does by a number alone.
fn count(format: &Format, fields: &Fields) -> On {
    let contested = format.field(CONTESTED).filter(|f| f.kind == Kind::Group);
    if contested.is_some_and(|f| fields.contains_key(&f.number)) { On::Contest } else { On::Answer }
}
