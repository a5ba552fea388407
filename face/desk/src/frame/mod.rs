//! What stands around every screen: status strip, rail, the banner of an exercise, and what is wrong with the picture.

use crate::assets;
use crate::case::Kind;
use crate::compose::Waiting;
use crate::html::Markup;
use crate::reader::Reader;
use crate::time;
use situation::alarm::Register;
use situation::views::Board;
use std::sync::Arc;
use words::Words;

const HOUR_MS: u64 = 3_600_000;

/// What every page needs to know of its reader, of their node, and of the moment.
pub struct Frame<'a> {
    /// The words of every language.
    pub words: &'a Words,
    /// The reader's language, as a BCP 47 tag.
    pub lang: String,
    /// Day or night.
    pub theme: Theme,
    /// Which screen this is.
    pub here: Screen,
    /// How far the node's state had come when it was asked; the live stream goes on from there.
    pub version: String,
    /// Address of this page within the desk, to come back to.
    pub path: String,
    /// Name of the mechanism.
    pub mechanism: String,
    /// `real`, `exercise` or `test`.
    pub mode: String,
    /// The member whose desk it is.
    pub member: String,
    /// The officer who is logged in.
    pub officer: String,
    /// Who has the watch at this desk, as its own screens call them; `None` if nobody has taken it.
    pub on_watch: Option<String>,
    /// What the officer may do: `reader`, `duty` or `releasing`.
    pub role: &'static str,
    /// What every form carries to show that it came from our own page.
    pub csrf: String,
    /// The node's clock, milliseconds since 1970 UTC.
    pub now_ms: u64,
    /// When the clock alone makes another page of this one, milliseconds since 1970 UTC.
    pub turns_ms: Option<u64>,
    /// How current and how proven what is shown is.
    pub picture: Picture,
    /// Every member, in the order of the genesis document.
    pub members: Vec<Member>,
    /// Open cases beside the entries of the rail.
    pub open: Open,
    /// Acts that wait in the outbox, the most urgent first.
    pub queued: Vec<Queued>,
    /// Acts that wait for a second officer.
    pub waiting: Vec<Waiting>,
    /// The desk's alarms.
    pub alarms: Arc<Register>,
}

/// Day or night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    Day,
    /// Warm and dim, safe under red light.
    Night,
}

impl Theme {
    /// As the page's root carries it.
    pub fn key(self) -> &'static str {
        match self {
            Theme::Day => "day",
            Theme::Night => "night",
        }
    }

    /// The other one.
    pub fn other(self) -> Theme {
        match self {
            Theme::Day => Theme::Night,
            Theme::Night => Theme::Day,
        }
    }
}

/// The screens of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// What now?
    Board,
    /// The same, on a wall.
    Wall,
    /// Who is on watch?
    Watch,
    /// What cannot wait, who has seen it?
    Alarms,
    /// What has been said on this line?
    Channels,
    /// Who moves where, when?
    Movements,
    /// Who meets whom, and what was asked or agreed there?
    Contacts,
    /// What is on the table?
    Rounds,
    /// Who has given which word?
    Commitments,
    /// What is to be agreed, word by word?
    Texts,
    /// What is to be said?
    Compose,
    /// What happened, what is agreed about it?
    Incidents,
    /// Can I prove it?
    Record,
    /// Who may do what?
    Rulebook,
    /// What waits to be sent?
    Outbox,
    /// What happened on one day?
    Report,
    /// Which keys are there?
    Keys,
    /// In which language?
    Languages,
    /// Who am I here?
    Access,
}

/// How current and how proven the picture is.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// Whether the live stream from the sequencer is up.
    pub online: bool,
    /// Time of the last act, milliseconds.
    pub last_at_ms: u64,
    /// Leaves in the verified copy.
    pub size: u64,
    /// Of which a quorum has cosigned.
    pub witnessed: u64,
    /// When that quorum was complete, milliseconds.
    pub witnessed_at_ms: u64,
    /// Who has cosigned the newest witnessed checkpoint.
    pub cosigners: Vec<String>,
    /// Every witness by name.
    pub witness_names: Vec<String>,
    /// How many are a quorum.
    pub quorum: usize,
    /// How many witnesses there are.
    pub witnesses: usize,
    /// Since when acts wait for a quorum, milliseconds.
    pub unwitnessed_since_ms: Option<u64>,
    /// Acts kept here and not yet in the record.
    pub outbox: usize,
    /// Acts that the sequencer refused: own name, what is wrong, what to do; in the reader's language.
    pub refused: Vec<(String, String, String)>,
    /// Kinds of evidence of fraud that this node holds.
    pub evidence: Vec<String>,
    /// Why this node keeps and signs nothing more: what is wrong, what to do; in the reader's language.
    pub standstill: Option<(String, String)>,
}

/// What a member is on screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The first party.
    A,
    /// The second party.
    B,
    /// Runs the sequencer.
    Supervisor,
    /// Witnesses.
    Guarantor,
    /// Looks.
    Monitor,
    /// Aid.
    Humanitarian,
    /// Any other.
    Observer,
}

impl Role {
    /// The phrase for what such a member is.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Role::A => "desk_part-a",
            Role::B => "desk_part-b",
            Role::Supervisor => "desk_part-supervisor",
            Role::Guarantor => "desk_part-guarantor",
            Role::Monitor => "desk_part-monitor",
            Role::Humanitarian => "desk_part-humanitarian",
            Role::Observer => "desk_part-observer",
        }
    }

    /// As the phrase of its letter is called.
    pub fn key(self) -> &'static str {
        match self {
            Role::A => "a",
            Role::B => "b",
            Role::Supervisor => "supervisor",
            Role::Guarantor => "guarantor",
            Role::Monitor => "monitor",
            Role::Humanitarian => "humanitarian",
            Role::Observer => "observer",
        }
    }
}

/// A member as screens show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Short name.
    pub name: String,
    /// What it is.
    pub role: Role,
    /// Minutes that its clocks are ahead of UTC now, where the node was told.
    pub offset_min: Option<i32>,
}

/// An act that was signed here and is not in the record yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// Its own name.
    pub name: String,
    /// A format's name or a kernel act's key, where this node can open it.
    pub kind: Option<String>,
    /// `routine`, `priority`, `immediate`, `flash`.
    pub precedence: String,
    /// Its channel by name, `public` if it has none.
    pub channel: String,
    /// When its author signed it, milliseconds by its author's clock.
    pub at_ms: u64,
    /// Length in bytes.
    pub len: usize,
    /// Why the sequencer refused it and what to do, in the reader's language.
    pub refused: Option<(String, String)>,
}

/// The parties in the order in which a page names them: a party's own desk names it first, elsewhere they change places
/// with each UTC day.
pub(crate) fn alternat<'a>(f: &'a Frame<'_>) -> Vec<&'a str> {
    let parties = f.members.iter().filter(|m| matches!(m.role, Role::A | Role::B));
    let mut parties: Vec<&str> = parties.map(|m| m.name.as_str()).take(2).collect();
    match parties.iter().position(|p| *p == f.member) {
        Some(at) => parties.swap(0, at),
        None if (f.now_ms / 86_400_000) % 2 == 1 => parties.reverse(),
        None => {}
    }
    parties
}

/// How many cases are open, by entry of the rail.
#[derive(Debug, Clone, Copy, Default)]
pub struct Open {
    /// Notifications.
    pub movements: u64,
    /// Incidents and queries.
    pub incidents: u64,
    /// Contacts, records of meetings, protests, releases, drills, handovers.
    pub contacts: u64,
}

impl Open {
    /// Counts the open cases of a board.
    pub fn of(board: &Board) -> Open {
        let on = |kind: Kind| board.cases.iter().filter(|c| kind.holds(&c.procedure)).count() as u64;
        Open { movements: on(Kind::Movement), incidents: on(Kind::Incident), contacts: on(Kind::Contact) }
    }
}

/// An entry of the rail.
pub(crate) struct Entry {
    pub href: &'static str,
    pub icon: &'static str,
    pub id: &'static str,
    pub here: bool,
    pub open: Option<u64>,
}

impl<'a> Frame<'a> {
    /// The reader.
    pub(crate) fn r(&self) -> Reader<'_> {
        Reader::new(self.words, &self.lang)
    }

    /// What stands before the addresses of style, script and fonts: it changes with their bytes.
    pub(crate) fn assets(&self) -> &'static str {
        assets::base()
    }

    /// What the button for the other colours says.
    pub(crate) fn other_theme(&self) -> String {
        self.r().plain(format!("desk_theme-{}", self.theme.other().key()), &[])
    }

    /// This page's address as part of another's.
    pub(crate) fn back(&self) -> String {
        let one = |b: u8| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        };
        self.path.bytes().map(one).collect()
    }

    /// Whether the officer may sign anything. Forms that nobody may send are not shown; the node refuses them anyway.
    pub(crate) fn may_sign(&self) -> bool {
        self.role != "reader"
    }

    /// Whether nobody can press anything here.
    pub(crate) fn on_wall(&self) -> bool {
        self.here == Screen::Wall
    }

    /// The Board's first load is its style and nothing more; what other pages add they bring themselves.
    pub(crate) fn has_page_style(&self) -> bool {
        !matches!(self.here, Screen::Board | Screen::Wall)
    }

    pub(crate) fn exercise(&self) -> bool {
        self.mode != "real"
    }

    /// When an open page asks again though nothing has come: as soon as a deadline has passed, and with each full hour.
    pub(crate) fn turns(&self) -> u64 {
        let hour = (self.now_ms / HOUR_MS + 1) * HOUR_MS;
        self.turns_ms.map_or(hour, |at| at.min(hour))
    }

    /// The parties' own clocks: member, minutes ahead of UTC, time of day.
    pub(crate) fn locals(&self) -> Vec<(&str, i32, String)> {
        alternat(self)
            .into_iter()
            .filter_map(|name| {
                let offset = self.members.iter().find(|m| m.name == name)?.offset_min?;
                Some((name, offset, time::local(self.now_ms, offset)))
            })
            .collect()
    }

    pub(crate) fn clock(&self) -> String {
        time::clock(self.now_ms)
    }

    pub(crate) fn iso(&self) -> String {
        time::iso(self.now_ms)
    }

    /// Short units for the script's clocks, in the order d, h, m, min, s.
    pub(crate) fn units(&self) -> String {
        ["d", "h", "m", "min", "s"].map(|u| self.r().plain(format!("desk_unit-{u}"), &[])).join(",")
    }

    /// The rail in its groups; the same order on every desk.
    pub(crate) fn rail(&self) -> Vec<(&'static str, Vec<Entry>)> {
        let entry = |screen, href, icon, id, open| Entry { href, icon, id, here: self.here == screen, open };
        vec![
            (
                "desk_group-watch",
                vec![
                    entry(Screen::Board, "/", "board", "board_title", None),
                    entry(Screen::Alarms, "/alarms", "bell", "desk_alarms", Some(self.alarms_waiting())),
                    entry(Screen::Channels, "/channels", "channels", "desk_channels", None),
                    entry(Screen::Watch, "/watch", "clock", "desk_watch", None),
                ],
            ),
            (
                "desk_group-acts",
                vec![
                    entry(Screen::Compose, "/compose", "write", "desk_new", None),
                    entry(Screen::Incidents, "/incidents", "incidents", "desk_incidents", Some(self.open.incidents)),
                    entry(Screen::Movements, "/movements", "movements", "desk_movements", Some(self.open.movements)),
                    entry(Screen::Contacts, "/contacts", "contacts", "desk_contacts", Some(self.open.contacts)),
                    entry(Screen::Rounds, "/rounds", "rounds", "desk_rounds", None),
                    entry(Screen::Commitments, "/commitments", "calendar", "desk_commitments", None),
                    entry(Screen::Texts, "/texts", "file", "desk_texts", None),
                ],
            ),
            (
                "desk_group-account",
                vec![
                    entry(Screen::Report, "/report", "calendar", "desk_report", None),
                    entry(Screen::Record, "/record", "record", "desk_record", None),
                    entry(Screen::Rulebook, "/rulebook", "keys", "desk_rulebook", None),
                ],
            ),
        ]
    }

    /// What a piece of evidence shows.
    pub(crate) fn proves(&self, kind: &str) -> Markup {
        self.r().t(format!("desk_v-proves-{kind}"))
    }

    /// What is wrong with the picture, the gravest first: class, icon, what is so, what to do.
    pub(crate) fn notices(&self) -> Vec<(&'static str, &'static str, Markup, Markup)> {
        let (r, p) = (self.r(), &self.picture);
        let mut out = Vec::new();
        for kind in &p.evidence {
            let what = r.pieces("desk_proof-fails", &[], &[("kind", self.proves(kind))]);
            out.push(("bad", "cross", what, r.t("desk_proof-fails-do")));
        }
        if let Some((what, remedy)) = &p.standstill {
            out.push(("bad", "cross", Markup::text(what), Markup::text(remedy)));
        }
        if !p.online {
            let what = r.pieces("clock_no-link", &[], &[("time", self.exactly(p.last_at_ms))]);
            out.push(("warn", "no-link", what, r.count("desk_no-link-do", p.outbox as u64)));
        }
        if let Some(since) = p.unwitnessed_since_ms.filter(|since| self.now_ms.saturating_sub(*since) > 10_000) {
            let what = r.pieces("proof_unwitnessed", &[], &[("time", self.exactly(since))]);
            let args = [("k", p.cosigners.len().into()), ("n", p.witnesses.into()), ("q", p.quorum.into())];
            out.push(("warn", "eye", what, r.say("desk_unwitnessed-do", &args)));
        }
        for (name, what, remedy) in &p.refused {
            let said = r.say("desk_refused", &[("act", name.clone().into()), ("what", what.clone().into())]);
            out.push(("bad", "cross", said, Markup::text(remedy)));
        }
        out
    }
}
