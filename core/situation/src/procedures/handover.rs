//! One officer hands the watch to the next, who takes it over by an act of its own.
//!
//! ```text
//! course   handed-over -> taken | kept        not taken when it was due: untaken (shown)
//! leg      told -> delivered -> opened        the supervisor
//! ```
//! Until it is taken the outgoing officer is on watch: no desk is ever between two. Only the own member can take over; the
//! supervisor is told and owes nothing. Source: DOMAIN 2.1 and 4.

use super::guards::NOT_DELIVERED;
use super::{Audience, Debt, Field, On, Procedure, STAYS, Step, Table, Who, on};
use act::{Count, Instant};
use rulebook::{Fields, Format};

/// Pseudonym of the officer whose watch ends.
pub const FROM: Field<String> = Field::named("from");
/// Pseudonym of the officer whose watch begins.
pub const TO: Field<String> = Field::named("to");
/// How many items are open.
pub const OPEN: Field<Count> = Field::named("open");
/// When.
pub const TIME: Field<Instant> = Field::named("time");
/// Who took over, as they say it themselves.
pub const OFFICER: Field<String> = Field::named("officer");

const ALL: &[&str] = &["handed-over", "taken", "kept"];

/// Whoever is told of a watch: it is delivered there and opened, and nothing is owed.
pub(super) const TOLD: Table = Table {
    start: "told",
    ends: &["told", "delivered", "opened"],
    moves: &[
        on(&["told"], On::Delivered, Who::Addressee, "delivered"),
        on(&["opened"], On::Delivered, Who::Addressee, STAYS).when(&NOT_DELIVERED),
        on(&["told", "delivered"], On::Opened, Who::Addressee, "opened"),
    ],
};

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "handover",
    source: "DOMAIN 2.1 and 4",
    needs: &[FROM.need(), TO.need(), TIME.need()],
    audience: Audience::SupervisorAlone,
    steps: &[Step { name: "take-over", needs: &[OFFICER.need()], read: take_over }],
    course: Table {
        start: "handed-over",
        ends: &["taken", "kept"],
        moves: &[
            on(&["handed-over"], On::Opening, Who::Author, "handed-over").owes(&[Debt::TakeOver]),
            on(&["handed-over"], On::TakeOver, Who::Author, "taken").meets(&[Debt::TakeOver]),
            // The outgoing officer stays after all.
            on(&["handed-over"], On::Cancel, Who::Author, "kept").lifts(),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
            on(&["handed-over"], On::Due(Debt::TakeOver), Who::Clock, "untaken"),
        ],
    },
    legs: TOLD,
};

fn take_over(_: &Format, _: &Fields) -> On {
    On::TakeOver
}
