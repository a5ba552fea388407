//! Large records made in a moment, and what is measured on them. Nothing here talks to anybody.

pub mod founded;
pub mod generate;
mod mix;
