//! The supervisor plays an act to the desks, which practise what they would do with it.
//!
//! ```text
//! course   called -> over | cancelled
//! leg      called -> delivered -> opened -> practised
//! ```
//! What is owed and done in a drill stays in it: its debts are counted nowhere else and alarm nobody, and no act of it
//! takes a step in the case of the act that is played. Source: DOMAIN 2.1 and 6.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, On, Procedure, STAYS, Table, Who, on};
use act::Name;

/// The act that is played.
pub const INJECT: Field<Name> = Field::named("inject");

const ALL: &[&str] = &["called", "over", "cancelled"];
const UNOPENED: &[&str] = &["called", "delivered"];
const ANY: &[&str] = &["called", "delivered", "opened", "practised"];
const OPENED: &[&str] = &["opened", "practised"];
const MET: &[Debt] = &[Debt::Open];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "drill",
    source: "DOMAIN 2.1 and 6",
    needs: &[INJECT.need()],
    audience: Audience::Parties,
    steps: &[],
    course: Table {
        start: "called",
        ends: &["over", "cancelled"],
        moves: &[
            on(&["called"], On::End, Who::Author, "over").lifts(),
            on(&["called"], On::Cancel, Who::Author, "cancelled").lifts(),
            on(ALL, On::AskTime, Who::Addressee, STAYS),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
        ],
    },
    legs: Table {
        start: "called",
        ends: &["practised"],
        moves: &[
            on(&["called"], On::Opening, Who::Author, "called").owes(&[Debt::Open]),
            on(&["called"], On::Delivered, Who::Addressee, "delivered"),
            on(OPENED, On::Delivered, Who::Addressee, STAYS).when(&NOT_DELIVERED),
            on(&["called", "delivered"], On::Opened, Who::Addressee, "opened").meets(MET),
            on(&["practised"], On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED),
            on(ANY, On::Disseminated, Who::Addressee, "practised").meets(MET),
            on(ANY, On::Comply, Who::Addressee, "practised").meets(MET),
            on(ANY, On::Conditional, Who::Addressee, "practised").meets(MET),
            on(ANY, On::Object, Who::Addressee, "practised").meets(MET),
            on(ANY, On::CannotComply, Who::Addressee, "practised").meets(MET),
            on(UNOPENED, On::Due(Debt::Open), Who::Clock, "silent"),
        ],
    },
};
