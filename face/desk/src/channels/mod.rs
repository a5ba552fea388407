//! The lines of coordination, and what has been said on one.

use crate::frame::Frame;
use askama::Template;
use situation::views::{ActLine, Board, ChannelLine};

#[derive(Template)]
#[template(path = "channels/list.html")]
struct List<'a> {
    f: &'a Frame<'a>,
    channels: &'a [ChannelLine],
}

#[derive(Template)]
#[template(path = "channels/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    c: &'a ChannelLine,
    acts: &'a [ActLine],
}

/// Every channel of the viewer.
pub fn channels(f: &Frame<'_>, board: &Board) -> String {
    List { f, channels: &board.channels }.render().expect("a template writes into memory")
}

/// One channel: its acts, the latest first.
pub fn channel(f: &Frame<'_>, c: &ChannelLine, acts: &[ActLine]) -> String {
    Page { f, c, acts }.render().expect("a template writes into memory")
}
