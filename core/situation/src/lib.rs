//! What follows from the record.
//!
//! What this is: a fold over included acts into cases, ladders, debts and lines, and the views that every face shows. It
//! promises that two nodes which can open the same acts of a channel hold the same state of it, that no clock ever
//! turns silence into consent, and that an act which may not make its move is kept with the reason. It deliberately
//! does not know keys, seals, disks, clocks or words: what was opened, and the time, come in as arguments.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod alarm;
mod case;
mod cases;
mod context;
mod debt;
mod draft;
mod editions;
mod finding;
mod fold;
mod frozen;
mod hash;
mod ladder;
mod links;
mod note;
mod opening;
mod packed;
pub mod phrases;
pub mod procedures;
mod rounds;
mod rules;
mod situation;
mod steps;
pub mod texts;
pub mod timeline;
pub mod views;
mod watches;
mod zoned;

pub use case::{Case, Entry, Items, Ladder, Leg, Mark, Position, ReadBack, Version};
pub use context::Ctx;
pub use debt::{DebtEntry, Status, due};
pub use draft::{Draft, Ready, Say};
pub use editions::{Edition, channel_table};
pub use finding::{FINDINGS, Finding};
pub use frozen::Word;
pub use links::{Link, LinkCheck};
pub use note::{Blocked, NOTES};
pub use packed::Packed;
pub use procedures::check;
pub use rules::{ALL as RULES, CODES, Rule};
pub use situation::{ActRow, Situation};
pub use views::At;
pub use watches::{HandoverNote, HandoverView, News, Unattended, WatchView};
