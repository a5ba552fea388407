//! Whole mechanisms under everything that goes wrong: real values, segments and latches; simulated clock, network, disk
//! and chance. One number gives one history.
//!
//! Told apart are what the machines do ([`live`](self), the sequencer's part, how they start) and what befalls them
//! ([`Plan`]). A bystander who sees all of them at once checks after every step what must hold; faults that are put in on
//! purpose ([`Sabotage`]) show that he would see others.

mod chance;
mod disk;
mod ground;
mod history;
mod hunt;
mod live;
mod mail;
mod order;
mod plan;
mod sabotage;
mod start;
mod terms;
mod traffic;
mod truth;

pub use chance::Chance;
pub use disk::Faulty;
pub use history::{Outcome, play};
pub use hunt::{Hunted, hunt, shrink, tell};
pub use plan::{Blow, Old, Plan};
pub use sabotage::Sabotage;
