//! What the web desk asks of a node's state: views and who is who, in one visit.

use super::state::State;
use crate::api::{RefusalText, Send, Status};
use act::{Act, Kernel, MemberKind, Name};
use record::Side;
use rulebook::Rulebook;
use situation::views::{At, Board, ZoneLine};
use std::sync::Arc;

/// What every page shows, as of one moment.
pub(crate) struct Seen {
    pub status: Status,
    pub board: Board,
    pub zones: Vec<ZoneLine>,
    /// When the clock alone makes another picture of it.
    pub turns_ms: Option<u64>,
    pub members: Vec<desk::Member>,
    pub witnesses: Vec<String>,
    pub rulebook: Arc<Rulebook>,
    pub queued: Vec<Waiting>,
    /// Acts that wait for a second officer; the web desk knows them.
    pub waiting: Vec<desk::compose::Waiting>,
    /// Who has the watch here: the pseudonym, until the desk has put the name that its own screens show.
    pub on_watch: Option<String>,
}

/// An act of the outbox, and why it was refused; the refusal's words depend on the reader.
pub(crate) struct Waiting {
    pub queued: desk::Queued,
    pub refused: Option<RefusalText>,
}

/// More than anybody reads; the strip counts them all.
const QUEUED_MAX: usize = 100;

impl State {
    /// The situation now.
    pub(crate) fn at(&self) -> At<'_> {
        self.situation.at(self.now()).as_seen_by(self.me)
    }

    pub(crate) fn seen(&self) -> Seen {
        let founding = self.founding();
        let now = self.now();
        let member = |m: &record::MemberEntry| desk::Member {
            name: m.name.clone(),
            role: role(m.kind, m.side),
            // What the file says was read when the desk was opened; a rule that fails later shows no time.
            offset_min: self.config.offset_min(&m.name, now).ok().flatten(),
        };
        Seen {
            status: self.health_now(),
            board: self.at().board(self.me),
            zones: self.at().zones(),
            turns_ms: self.at().turns(),
            members: founding.members.iter().map(member).collect(),
            witnesses: founding.witnesses.iter().map(|w| w.name.clone()).collect(),
            rulebook: self.shown_rulebook(),
            queued: self.queued(),
            waiting: Vec::new(),
            on_watch: self.at().watch(self.me).officer,
        }
    }

    /// What has come since the record had this size.
    pub(crate) fn news_since(&self, size: u64) -> situation::News {
        self.situation.news(size)
    }

    /// The note with which the watch at this desk is handed over.
    pub(crate) fn handover_note(&self) -> situation::HandoverNote {
        self.at().handover(self.me)
    }

    /// What waits in the outbox, in the order in which it is sent: the most urgent first.
    fn queued(&self) -> Vec<Waiting> {
        let one = |(name, bytes): (&Name, &Vec<u8>)| {
            let act = Act::decode(bytes).ok()?;
            let content = self.keyring.open(&act).ok().flatten();
            let edition = self.shown_rulebook();
            let kind = content.as_ref().map(|c| match Kernel::key_of(c.format) {
                Some(key) => key.to_owned(),
                None => edition.by_wire(c.format).map_or_else(|| c.format.to_string(), |f| f.name.clone()),
            });
            let key =
                self.replica.ledger().keys().get(name.key).map_or_else(|| name.key.to_string(), |k| k.name.clone());
            let statement = act.statement();
            let queued = desk::Queued {
                name: format!("{key} {}", name.serial),
                kind,
                precedence: statement.precedence.key().to_owned(),
                channel: self.situation.channel_key(act.channel().unwrap_or(0)),
                at_ms: statement.claimed_s.saturating_mul(1000),
                len: bytes.len(),
                refused: None,
            };
            Some((statement.precedence, Waiting { queued, refused: self.refused.get(name).map(RefusalText::from) }))
        };
        let mut all: Vec<_> = self.outbox.waiting().filter_map(one).collect();
        all.sort_by_key(|(precedence, w)| (std::cmp::Reverse(*precedence), w.queued.at_ms));
        all.truncate(QUEUED_MAX);
        all.into_iter().map(|(_, waiting)| waiting).collect()
    }

    /// What the other members say they have seen of the record, by their nodes and by their own acts.
    pub(crate) fn gossip(&self) -> Vec<desk::Gossip> {
        let seen = self.at().seen_by();
        let others = self.founding().members.iter().map(|m| m.name.clone()).filter(|name| *name != self.config.member);
        let one = |member: String| desk::Gossip {
            shown: self.heard.get(&member).map(|h| (h.size, h.at_ms, h.same)),
            seen: seen.iter().find(|s| s.member == member).map(|s| (s.size, s.index, s.at_ms)),
            member,
        };
        others.map(one).collect()
    }

    /// The channel of that name.
    pub(crate) fn channel_called(&self, name: &str) -> Option<u64> {
        self.situation.edition().channels().find(|c| self.situation.channel_key(*c) == name)
    }

    /// The name of a channel; `public` for what is in none.
    pub(crate) fn channel_name(&self, number: u64) -> String {
        self.situation.channel_key(number)
    }

    /// Whether two officers would have to sign this, as far as it can be read.
    pub(crate) fn needs_two(&self, send: &Send) -> bool {
        let case = send.case.as_ref().and_then(|shown| self.name_of(shown));
        let within = case.and_then(|name| self.situation.case(&name));
        match self.situation.format_for(&send.what, within) {
            Some(format) => format.is_grave(&self.readable(format, &send.fields)),
            None => self.shown_rulebook().terms().two_officers.contains(&send.what),
        }
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
