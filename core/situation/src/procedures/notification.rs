//! An activity is announced. Each addressee climbs a ladder of its own; the author amends, cancels, starts and ends.
//!
//! ```text
//! course   announced -> started | uncleared -> ended        announced -> cancelled, lapsed (shown)
//! leg      included -> delivered -> opened -> read-back -> accepted | conditional | objected | unable
//!                                      \-> misread -^           no answer when it was due: silent (shown)
//! ```
//! The five levels are never merged: a state says how far the conversation is, the ladder says which levels are known.
//! A material amendment starts every ladder again. Source: DOMAIN 2.2, 2.3 and 3.1.

use super::guards::{NOT_DELIVERED, NOT_OPENED};
use super::{Audience, Debt, Field, Guard, Happening, On, Procedure, STAYS, Table, Who, on};
use crate::{Blocked, Case, Leg};
use act::Span;

/// When the activity takes place.
pub const WINDOW: Field<Span> = Field::named("window");

const LIVE: &[&str] = &["announced", "started", "uncleared"];
const COURSE: &[&str] = &["announced", "started", "uncleared", "ended", "cancelled"];
const UNREAD: &[&str] = &["included", "delivered", "opened", "misread"];
const READ: &[&str] = &["read-back", "accepted", "conditional", "objected", "unable"];
const TAKEN: &[&str] = &["accepted", "conditional", "objected", "unable"];
const PAST_DELIVERY: &[&str] = &["opened", "misread", "read-back", "accepted", "conditional", "objected", "unable"];
const PAST_OPENING: &[&str] = &["misread", "read-back", "accepted", "conditional", "objected", "unable"];
const ANY: &[&str] =
    &["included", "delivered", "opened", "misread", "read-back", "accepted", "conditional", "objected", "unable"];
const WAITING: &[&str] = &["included", "delivered", "opened", "misread", "read-back"];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "notification",
    source: "DOMAIN 2.2, 2.3 and 3.1",
    needs: &[WINDOW.need()],
    audience: Audience::Channel,
    steps: &[],
    course: Table {
        start: "announced",
        ends: &["ended", "cancelled"],
        moves: &[
            on(LIVE, On::Amend, Who::Author, STAYS),
            on(&["announced"], On::Cancel, Who::Author, "cancelled").lifts(),
            on(&["announced"], On::Override, Who::Author, STAYS),
            on(&["announced"], On::Start, Who::Author, "started").when(&CLEARED),
            on(&["announced"], On::Start, Who::Author, "uncleared"),
            on(&["started", "uncleared"], On::End, Who::Author, "ended"),
            on(COURSE, On::AskTime, Who::Addressee, STAYS),
            on(COURSE, On::Dispute, Who::Member, STAYS),
            on(COURSE, On::Release, Who::Member, STAYS),
            on(COURSE, On::Disclose, Who::Member, STAYS),
            on(COURSE, On::Complaint, Who::Member, STAYS),
            on(&["announced"], On::Passed, Who::Clock, "lapsed"),
        ],
    },
    legs: Table {
        start: "included",
        ends: &[],
        moves: &[
            on(&["included"], On::Opening, Who::Author, "included").owes(&[
                Debt::Open,
                Debt::ReadBack,
                Debt::Position,
                Debt::Disseminate,
            ]),
            on(&["included"], On::Delivered, Who::Addressee, "delivered"),
            on(PAST_DELIVERY, On::Delivered, Who::Addressee, STAYS).when(&NOT_DELIVERED),
            on(&["included", "delivered"], On::Opened, Who::Addressee, "opened").meets(&[Debt::Open]),
            on(PAST_OPENING, On::Opened, Who::Addressee, STAYS).when(&NOT_OPENED).meets(&[Debt::Open]),
            // To read an act back is to have opened it, and an objection never waits for a formality.
            on(UNREAD, On::ReadBack, Who::Addressee, "read-back").meets(&[Debt::Open, Debt::ReadBack]),
            on(UNREAD, On::Misread, Who::Addressee, "misread").meets(&[Debt::Open]),
            on(READ, On::ReadBack, Who::Addressee, STAYS).meets(&[Debt::ReadBack]),
            on(&["read-back"], On::Misread, Who::Addressee, "misread"),
            on(TAKEN, On::Misread, Who::Addressee, STAYS),
            on(READ, On::Comply, Who::Addressee, "accepted").when(&UNDERSTOOD).meets(&[Debt::Position]),
            on(READ, On::Conditional, Who::Addressee, "conditional").when(&UNDERSTOOD).meets(&[Debt::Position]),
            on(ANY, On::Object, Who::Addressee, "objected").meets(&[Debt::Open, Debt::Position]),
            on(ANY, On::CannotComply, Who::Addressee, "unable").meets(&[Debt::Open, Debt::Position]),
            on(READ, On::Disseminated, Who::Addressee, STAYS).when(&TOLD).meets(&[Debt::Disseminate]),
            on(READ, On::Disseminated, Who::Addressee, STAYS),
            on(WAITING, On::Due(Debt::Position), Who::Clock, "silent"),
        ],
    },
};

static UNDERSTOOD: Guard = Guard { key: "understood", otherwise: Blocked::NotNow, holds: understood };
static TOLD: Guard = Guard { key: "told", otherwise: Blocked::NotNow, holds: told };
static CLEARED: Guard = Guard { key: "cleared", otherwise: Blocked::NotNow, holds: cleared };

/// Nobody can accept what they read wrongly.
fn understood(_: &Case, leg: Option<&Leg>, _: &Happening) -> bool {
    leg.is_some_and(|l| l.ladder().understood())
}

fn told(_: &Case, _: Option<&Leg>, what: &Happening) -> bool {
    what.told
}

fn cleared(case: &Case, _: Option<&Leg>, _: &Happening) -> bool {
    is_cleared(case)
}

/// Whether every addressed party has told its units and none has said no, or the author has gone on record as overriding.
pub fn is_cleared(case: &Case) -> bool {
    let clear = |leg: &Leg| leg.ladder().told_somebody() && !matches!(leg.state, "objected" | "unable");
    case.overridden || case.legs.iter().filter(|l| l.party).all(clear)
}
