//! A text on the table. Its clauses, stances, revisions and signatures are acts of their own that name it, and what it has
//! come to (bracketed, clean, signed, in force) follows from them: see `texts`. The case says that it was put on the table,
//! by whom it was opened, and whether its author has withdrawn it.
//!
//! ```text
//! course   tabled -> withdrawn
//! leg      tabled -> delivered -> opened
//! ```
//! Nobody owes anything in it, a stance least of all: whoever says nothing has agreed to nothing. Source: DOMAIN 2.7 and 3.8.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Field, On, Procedure, STAYS, Table, Who, on, parts};

/// What it is called.
pub const SUBJECT: Field<String> = Field::named("subject");

const ALL: &[&str] = &["tabled", "withdrawn"];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "text",
    source: "DOMAIN 3.8",
    needs: &[SUBJECT.need(), parts::KIND.need(), parts::ENTRY.need()],
    audience: Audience::Parties,
    steps: &[],
    course: Table {
        start: "tabled",
        ends: ALL,
        moves: &[
            on(&["tabled"], On::Amend, Who::Author, STAYS),
            on(&["tabled"], On::Cancel, Who::Author, "withdrawn"),
            on(ALL, On::Dispute, Who::Member, STAYS),
            on(ALL, On::Release, Who::Member, STAYS),
            on(ALL, On::Disclose, Who::Member, STAYS),
            on(ALL, On::Complaint, Who::Member, STAYS),
        ],
    },
    legs: Table {
        start: "tabled",
        ends: &["tabled", "delivered", "opened"],
        moves: &[
            on(&["tabled"], On::Delivered, Who::Addressee, "delivered"),
            on(&["opened"], On::Delivered, Who::Addressee, STAYS).when(&NOT_DELIVERED),
            on(&["tabled", "delivered"], On::Opened, Who::Addressee, "opened"),
            on(&["opened"], On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED),
        ],
    },
};
