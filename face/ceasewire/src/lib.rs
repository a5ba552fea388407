//! The one binary: commands, configuration, wiring. Decides nothing; the core does.

mod alarms;
pub mod api;
pub mod away;
pub mod bench;
pub mod bulk;
mod calendar;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod fault;
pub mod found;
mod items;
pub mod keyfile;
pub mod logs;
pub mod node;
mod pack;
pub mod paper;
pub mod passkey;
pub mod ports;
mod web;
