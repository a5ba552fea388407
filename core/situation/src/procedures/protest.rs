//! A party protests against an act; the supervisor answers, rejects it, or takes note of it.
//!
//! ```text
//! course   lodged -> replied-to | withdrawn
//! leg      lodged -> delivered -> opened -> answered | rejected | noted        no reply when due: silent (shown)
//! ```
//! No reply is a finding, and neither is silence: it means nothing, and the debt rises. Source: DOMAIN 2.5 and 6.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, On, Procedure, STAYS, Step, Table, Who, on};
use act::Name;
use rulebook::{Fields, Format};

/// The act it is about.
pub const ABOUT: Field<Name> = Field::named("about");
/// What the reply does with it.
pub const OUTCOME: Field<u64> = Field::named("outcome");

const ALL: &[&str] = &["lodged", "replied-to", "withdrawn"];
const UNANSWERED: &[&str] = &["lodged", "delivered", "opened"];
const REPLIED: &[&str] = &["answered", "rejected", "noted"];
const LEG: &[&str] = &["lodged", "delivered", "opened", "answered", "rejected", "noted"];
const MET: &[Debt] = &[Debt::Open, Debt::Answer];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "protest",
    source: "DOMAIN 2.5",
    needs: &[ABOUT.need()],
    audience: Audience::Supervisor,
    steps: &[Step { name: "reply", needs: &[OUTCOME.need()], read: reply }],
    course: Table {
        start: "lodged",
        ends: &["replied-to", "withdrawn"],
        moves: &[
            on(&["lodged"], On::Settled, Who::Legs, "replied-to"),
            on(&["lodged"], On::Cancel, Who::Author, "withdrawn").lifts(),
            on(ALL, On::AskTime, Who::Addressee, STAYS),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
        ],
    },
    legs: Table {
        start: "lodged",
        ends: REPLIED,
        moves: &[
            on(&["lodged"], On::Opening, Who::Author, "lodged").owes(&[Debt::Open, Debt::Answer]),
            on(&["lodged"], On::Delivered, Who::Addressee, "delivered"),
            on(&["opened", "answered", "rejected", "noted"], On::Delivered, Who::Addressee, STAYS).when(&NOT_DELIVERED),
            on(&["lodged", "delivered"], On::Opened, Who::Addressee, "opened").meets(&[Debt::Open]),
            on(REPLIED, On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED),
            // A later reply takes the place of an earlier one, and both stay.
            on(LEG, On::Answer, Who::Addressee, "answered").meets(MET),
            on(LEG, On::Rejected, Who::Addressee, "rejected").meets(MET),
            on(LEG, On::Noted, Who::Addressee, "noted").meets(MET),
            on(UNANSWERED, On::Due(Debt::Answer), Who::Clock, "silent"),
        ],
    },
};

/// What a reply is; a choice that a rulebook adds is an answer.
fn reply(format: &Format, fields: &Fields) -> On {
    let outcome = OUTCOME.of(format, fields);
    let name = outcome.and_then(|code| format.field("outcome")?.choice_coded(code)).map(|c| c.name.as_str());
    match name {
        Some("rejected") => On::Rejected,
        Some("noted") => On::Noted,
        _ => On::Answer,
    }
}
