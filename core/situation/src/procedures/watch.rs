//! An officer is on watch at a member's desk, until the next one takes over.
//!
//! ```text
//! course   on-watch -> relieved              longer than the rulebook lets a watch last: overlong (shown)
//! leg      told -> delivered -> opened        the supervisor
//! ```
//! The watch is handed over by an act of the `handover` procedure, and is the outgoing officer's until the next one takes
//! it. Whoever takes a watch that nobody handed over names no case, and relieves whoever had it: a desk has one watch.
//! Source: DOMAIN 2.1 and 4.

use super::{Audience, Debt, On, Procedure, STAYS, Table, Who, handover, on};

/// The officer who took it has it.
pub const ON_WATCH: &str = "on-watch";
/// And has had it for longer than the rulebook lets a watch last.
pub const OVERLONG: &str = "overlong";

const ALL: &[&str] = &[ON_WATCH, "relieved"];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "watch",
    source: "DOMAIN 2.1 and 4",
    needs: &[handover::OFFICER.need()],
    audience: Audience::SupervisorAlone,
    steps: &[],
    course: Table {
        start: ON_WATCH,
        ends: &["relieved"],
        moves: &[
            on(&[ON_WATCH], On::Opening, Who::Author, ON_WATCH).owes(&[Debt::HandOver]),
            on(&[ON_WATCH], On::TakeOver, Who::Author, "relieved").meets(&[Debt::HandOver]),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
            on(&[ON_WATCH], On::Due(Debt::HandOver), Who::Clock, OVERLONG),
        ],
    },
    legs: handover::TOLD,
};
