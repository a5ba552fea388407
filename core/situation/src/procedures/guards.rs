//! Guards that several procedures share.

use super::{Guard, Happening};
use crate::{Blocked, Case, Leg};

/// Delivery is told once, even when it is told late.
pub(super) static NOT_DELIVERED: Guard =
    Guard { key: "not-delivered", otherwise: Blocked::AlreadyDone, holds: not_delivered };
/// So is opening.
pub(super) static NOT_OPENED: Guard = Guard { key: "not-opened", otherwise: Blocked::AlreadyDone, holds: not_opened };

fn not_delivered(_: &Case, leg: Option<&Leg>, _: &Happening) -> bool {
    leg.is_some_and(|l| l.ladder().delivered.is_none())
}

fn not_opened(_: &Case, leg: Option<&Leg>, _: &Happening) -> bool {
    leg.is_some_and(|l| l.ladder().opened.is_none())
}
