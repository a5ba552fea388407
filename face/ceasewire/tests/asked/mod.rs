//! What is asked of NORTH's desk, by subject.

mod calendar;
mod desk;
mod door;
mod items;
mod scopes;
pub mod world;
