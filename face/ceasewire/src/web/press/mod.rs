//! Reports from the press at the desk: articles are given, a program proposes who is said to have said what, and an
//! officer accepts, edits or rejects each.
//!
//! What it promises: nothing is accepted by itself, for what is accepted becomes a draft that is reviewed and signed like
//! every other; what was decided is kept before it is shown; an article costs its reader's own time and nobody else's.
//! What is a statement is for `press`, what a claim may say for the node.

mod given;
mod pages;
mod reading;

pub(super) use pages::routes;
