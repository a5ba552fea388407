//! What is asked of NORTH's desk, by subject.

mod desk;
mod door;
mod scopes;
pub mod world;
