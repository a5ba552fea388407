//! The line to one member in one channel, and the agreement to talk over it: two facts that are never merged.
//!
//! ```text
//! course   in-force <-> suspended           a political act: the line may be up all the while; before it takes effect
//!                                           suspending (shown)
//! leg      unknown, up, backup-up, degraded, down      what the member reports, and its replies to line checks
//!          a check unanswered: check-missed, then silent; none answered in time: stale (all shown)
//! ```
//! Silence never means that a line is up, and what was once up is stale when no check confirms it.
//! Source: DOMAIN 2.1 and 3.14.

use super::{Audience, Debt, Field, On, Procedure, STAYS, Table, Who, on};
use act::Instant;
use rulebook::{Fields, Format};

/// What the member says of its line.
pub const STATE: Field<u64> = Field::named("state");
/// Since when.
pub const SINCE: Field<Instant> = Field::named("since");

const LINE: &[&str] = &["unknown", "up", "backup-up", "degraded", "down"];
/// What a member reports itself says more than its silence does.
const HEARD: &[&str] = &["unknown", "up", "backup-up", "degraded"];
const UP: &[&str] = &["up", "backup-up", "degraded"];

/// The procedure.
pub static PROCEDURE: Procedure = Procedure {
    name: "link",
    source: "DOMAIN 2.1, 3.14",
    needs: &[STATE.need(), SINCE.need()],
    audience: Audience::Channel,
    steps: &[],
    course: Table {
        start: "in-force",
        ends: &[],
        moves: &[
            on(&["in-force"], On::Suspend, Who::Addressee, "suspended"),
            on(&["suspended"], On::Resume, Who::Addressee, "in-force"),
            on(&["suspended"], On::Pending, Who::Clock, "suspending"),
        ],
    },
    legs: Table {
        start: "unknown",
        ends: &[],
        moves: &[
            on(LINE, On::LineUp, Who::Addressee, "up"),
            on(LINE, On::LineDegraded, Who::Addressee, "degraded"),
            on(LINE, On::LineDown, Who::Addressee, "down"),
            on(LINE, On::LineCheck, Who::Member, STAYS).owes(&[Debt::LineReply]),
            // A reply shows that the line carries; whether it carries well is for its owner to say.
            on(&["degraded"], On::LineReply, Who::Addressee, STAYS).meets(&[Debt::LineReply]),
            on(LINE, On::LineReply, Who::Addressee, "up").meets(&[Debt::LineReply]),
            on(&["degraded"], On::BackupReply, Who::Addressee, STAYS).meets(&[Debt::LineReply]),
            on(LINE, On::BackupReply, Who::Addressee, "backup-up").meets(&[Debt::LineReply]),
            on(HEARD, On::Unanswered, Who::Clock, "silent"),
            on(HEARD, On::Missed, Who::Clock, "check-missed"),
            on(UP, On::Stale, Who::Clock, "stale"),
        ],
    },
};

/// What each state that a report can name does.
pub const REPORTS: [(&str, On); 4] =
    [("open", On::LineUp), ("degraded", On::LineDegraded), ("down", On::LineDown), ("suspended", On::Suspend)];

/// What a report of the line's state is.
pub fn report(format: &Format, fields: &Fields) -> Option<On> {
    let code = STATE.of(format, fields)?;
    let state = &format.field("state")?.choice_coded(code)?.name;
    REPORTS.iter().find(|(name, _)| name == state).map(|(_, on)| *on)
}
