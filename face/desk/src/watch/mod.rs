//! The watch: who has it, taking it, and handing it over with a note that the record writes.

use crate::frame::Frame;
use crate::html::Markup;
use askama::Template;
use situation::views::{Alarm, DebtView};
use situation::{HandoverNote, HandoverView, WatchView};
use std::collections::BTreeMap;

/// What the page shows.
pub struct WatchPage<'a> {
    /// The watch at this desk, and what the next officer must know.
    pub note: &'a HandoverNote,
    /// The watch at every desk, as far as this node can open what was said of it.
    pub watches: &'a [WatchView],
    /// Names of this node's officers by their pseudonyms. Acts carry the pseudonym alone.
    pub names: &'a BTreeMap<String, String>,
    /// The reader's own pseudonym.
    pub me: String,
    /// Whether the reader may sign.
    pub signs: bool,
    /// An act that was just said, by its own name.
    pub done: Option<String>,
    /// Why it was not said: what is wrong, what to do.
    pub refused: Vec<(String, String)>,
}

/// What a handover says of the sounds: the last test of this watch, if there was one. `tested` is when, and whether all
/// were heard.
pub fn sounds(watch: &WatchView, tested: Option<(u64, bool)>) -> &'static str {
    match tested.filter(|(at_ms, _)| watch.since_ms.is_none_or(|since| *at_ms >= since)) {
        Some((_, true)) => "heard",
        Some((_, false)) => "not-all-heard",
        None => "not-tested",
    }
}

#[derive(Template)]
#[template(path = "watch/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    p: &'a WatchPage<'a>,
    title: Markup,
    mine: bool,
    /// What a handover would say of the sounds now, and whether something is to be done about it first.
    sounds: (&'static str, bool),
    /// What is owed by us, and to us.
    both: [(&'static str, &'a [DebtView]); 2],
}

/// The page of the watch.
pub fn watch(f: &Frame<'_>, page: &WatchPage<'_>) -> String {
    let mine = page.note.watch.officer.as_ref() == Some(&page.me);
    let both = [("desk_we-owe", &page.note.owed[..]), ("desk_watch-awaited", &page.note.awaited[..])];
    let says = sounds(&page.note.watch, f.alarms.tested().map(|(by, heard)| (by.at_ms, *heard)));
    Page { f, p: page, title: page.title(f), mine, sounds: (says, says != "heard"), both }
        .render()
        .expect("a template writes into memory")
}

impl WatchPage<'_> {
    /// Who a pseudonym is to the own desk; others see the pseudonym.
    fn called(&self, pseudonym: &str) -> Markup {
        let name = self.names.get(pseudonym).map_or(pseudonym, String::as_str);
        Markup::text(&format!("\u{2068}{name}\u{2069}"))
    }

    /// Whoever may be next: every officer of this node but the one who has the watch.
    fn others(&self) -> Vec<(&str, &str)> {
        let now = self.note.watch.officer.as_deref();
        let all = self.names.iter().filter(|(pseudonym, _)| Some(pseudonym.as_str()) != now);
        all.map(|(pseudonym, name)| (pseudonym.as_str(), name.as_str())).collect()
    }

    /// The watch in one sentence.
    fn title(&self, f: &Frame<'_>) -> Markup {
        self.sentence(f, &self.note.watch)
    }

    fn sentence(&self, f: &Frame<'_>, w: &WatchView) -> Markup {
        let Some(officer) = &w.officer else { return f.r().t("desk_watch-nobody") };
        let officer = self.called(officer);
        match (&w.handover, w.since_ms, w.due_ms) {
            (Some(h), ..) => {
                f.r().pieces("desk_watch-handed", &[], &[("from", self.called(&h.from)), ("to", self.called(&h.to))])
            }
            (None, Some(since), Some(due)) => {
                let id = if w.overlong { "desk_watch-overlong" } else { "desk_watch-is" };
                f.r().pieces(id, &[], &[("officer", officer), ("since", f.at(since)), ("due", f.at(due))])
            }
            _ => officer,
        }
    }

    /// By when a handover is, or was, to be taken.
    fn taking(&self, h: &HandoverView) -> &'static str {
        if h.untaken { "desk_watch-untaken" } else { "desk_watch-take-by" }
    }

    /// What an alarm says.
    fn alarm(&self, f: &Frame<'_>, alarm: &Alarm) -> Markup {
        match alarm.kind.as_str() {
            "read-back-differs" => f.r().t("alarm_read-back"),
            "line-silent" => f.r().t("alarm_line-silent"),
            "defaulted" => f.r().t("debt-status_defaulted"),
            "uncleared" => f.r().state("notification", "uncleared"),
            finding => f.r().say(finding, &[("by", alarm.member.as_str().into())]),
        }
    }
}
