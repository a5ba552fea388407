//! What the web desk asks of a node's state: views and who is who, in one visit.

use super::state::State;
use crate::api::Status;
use act::MemberKind;
use record::Side;
use rulebook::Rulebook;
use situation::views::{At, Board, ZoneLine};
use std::sync::Arc;

/// What every page shows, as of one moment.
pub(crate) struct Seen {
    pub status: Status,
    pub board: Board,
    pub zones: Vec<ZoneLine>,
    pub members: Vec<desk::Member>,
    pub witnesses: Vec<String>,
    pub rulebook: Arc<Rulebook>,
}

impl State {
    /// The situation now.
    pub(crate) fn at(&self) -> At<'_> {
        self.situation.at(self.clock.now())
    }

    pub(crate) fn seen(&self) -> Seen {
        let founding = self.founding();
        let member = |m: &record::MemberEntry| desk::Member { name: m.name.clone(), role: role(m.kind, m.side) };
        Seen {
            status: self.status(),
            board: self.at().board(self.me),
            zones: self.at().zones(),
            members: founding.members.iter().map(member).collect(),
            witnesses: founding.witnesses.iter().map(|w| w.name.clone()).collect(),
            rulebook: self.shown_rulebook(),
        }
    }

    /// The channel of that name.
    pub(crate) fn channel_called(&self, name: &str) -> Option<u64> {
        self.situation.edition().channels().find(|c| self.situation.channel_key(*c) == name)
    }

    /// The rulebook by which the case runs that the act with this number has opened.
    pub(crate) fn rulebook_of(&self, case: u64) -> std::sync::Arc<rulebook::Rulebook> {
        let held = self.situation.edition_at(case).rulebook.clone();
        held.unwrap_or_else(|| self.shown_rulebook())
    }

    /// Who can read what is sealed to this channel.
    pub(crate) fn readers(&self, channel: &str) -> Vec<String> {
        let number = self.channel_called(channel);
        let ids = number.map_or_else(Vec::new, |n| self.situation.members(n));
        ids.into_iter().map(|id| self.founding().name_of(id).to_owned()).collect()
    }
}

fn role(kind: MemberKind, side: Option<Side>) -> desk::Role {
    match (kind, side) {
        (MemberKind::Party, Some(Side::B)) => desk::Role::B,
        (MemberKind::Party, _) => desk::Role::A,
        (MemberKind::Supervisor, _) => desk::Role::Supervisor,
        (MemberKind::Guarantor, _) => desk::Role::Guarantor,
        (MemberKind::Monitor, _) => desk::Role::Monitor,
        (MemberKind::Humanitarian, _) => desk::Role::Humanitarian,
        (MemberKind::Observer, _) => desk::Role::Observer,
    }
}
