//! What was agreed of alarms: `terms/alarms.toml`, read and checked.
//!
//! Which conditions there are is not known here: `core/situation` says whether each is named. Nobody's side is: a desk's
//! alarms go by kinds of members and by precedence. Source: DOMAIN 4, DESIGN 6.

use crate::fault::{Fault, Source};
use crate::format_file::member_kind;
use crate::terms::ByPrecedence;
use crate::terms_file::ByKey;
use act::{MemberKind, Precedence};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

pub(crate) const ALARMS: &str = "terms/alarms.toml";

/// A length of time for grave alarms and one for urgent ones, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByLoudness {
    /// Of what is grave.
    pub grave: u64,
    /// Of what is urgent.
    pub urgent: u64,
}

/// The numbers of alarms. Priorities are 1 grave, 2 urgent, 3 timed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlarmTerms {
    /// How long a silenced sound is quiet.
    pub quiet_s: ByLoudness,
    /// After how long a sound that nobody silenced comes again.
    pub again_s: ByLoudness,
    /// The longest that anything may be shelved.
    pub shelf_s: u64,
    /// More new alarms than this within [`AlarmTerms::window_s`] are a flood.
    pub flood: u64,
    /// In what time new alarms are counted, and what returns is the same alarm.
    pub window_s: u64,
    /// After how long a desk that nobody watches is an alarm.
    pub unattended_s: u64,
    /// After how long a link or a quorum that is away is an alarm.
    pub away_s: u64,
    /// By how much a clock may be off before it is an alarm.
    pub clock_off_s: u64,
    /// A question that leaves less than this is as urgent as one that is overdue.
    pub short_s: u64,
    /// From which rung of the ladder members of these kinds are called.
    pub called_from: BTreeMap<MemberKind, u64>,
    /// At which rung a suspended channel stands.
    pub suspended_rung: u64,
    /// How grave each condition is. See [`AlarmTerms::priority_of`].
    pub priority: BTreeMap<String, u8>,
    /// How grave an answer is that is owed and not due yet.
    pub owed: ByPrecedence,
    /// And one that is overdue.
    pub overdue: ByPrecedence,
}

/// How it was before a rulebook could say so: what one without the file means, whatever the reference rulebook says now.
impl Default for AlarmTerms {
    fn default() -> AlarmTerms {
        let grave = ["evidence", "finding", "standstill", "read-back-differs", "uncleared", "suspended"];
        AlarmTerms {
            quiet_s: ByLoudness { grave: 60, urgent: 600 },
            again_s: ByLoudness { grave: 10, urgent: 60 },
            shelf_s: 3600,
            flood: 10,
            window_s: 600,
            unattended_s: 900,
            away_s: 300,
            clock_off_s: 30,
            short_s: 3600,
            called_from: BTreeMap::from([(MemberKind::Supervisor, 2), (MemberKind::Guarantor, 5)]),
            suspended_rung: 5,
            priority: grave.into_iter().map(|condition| (condition.to_owned(), 1)).collect(),
            owed: ByPrecedence::new([3, 3, 2, 1]),
            overdue: ByPrecedence::new([2, 2, 2, 1]),
        }
    }
}

impl AlarmTerms {
    /// How grave a condition is; urgent where nothing is said.
    pub fn priority_of(&self, condition: &str) -> u8 {
        self.priority.get(condition).copied().unwrap_or(2)
    }

    /// How grave an answer is that is owed in a case of this precedence.
    pub fn priority_owed(&self, precedence: Precedence, over: bool) -> u8 {
        let by = if over { self.overdue } else { self.owed };
        u8::try_from(by.get(precedence)).unwrap_or(3)
    }

    /// The lengths of time, seconds, by the key of their words: `alarm-term_<key>`.
    pub fn spans(&self) -> [(&'static str, u64); 10] {
        [
            ("quiet-grave", self.quiet_s.grave),
            ("quiet-urgent", self.quiet_s.urgent),
            ("again-grave", self.again_s.grave),
            ("again-urgent", self.again_s.urgent),
            ("shelf", self.shelf_s),
            ("window", self.window_s),
            ("unattended", self.unattended_s),
            ("away", self.away_s),
            ("clock-off", self.clock_off_s),
            ("short", self.short_s),
        ]
    }

    /// The plain numbers, by the key of their words.
    pub fn numbers(&self) -> [(&'static str, u64); 2] {
        [("flood", self.flood), ("suspended-rung", self.suspended_rung)]
    }

    /// How grave answers are, by the key of their condition.
    pub fn by_precedence(&self) -> [(&'static str, ByPrecedence); 2] {
        [("owed", self.owed), ("overdue", self.overdue)]
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    quiet_s: Spanned<ByLoudness>,
    again_s: Spanned<ByLoudness>,
    shelf_s: Spanned<u64>,
    flood: Spanned<u64>,
    window_s: Spanned<u64>,
    unattended_s: Spanned<u64>,
    away_s: Spanned<u64>,
    clock_off_s: Spanned<u64>,
    short_s: Spanned<u64>,
    called_from: BTreeMap<String, Spanned<u64>>,
    suspended_rung: Spanned<u64>,
    priority: BTreeMap<String, Spanned<u8>>,
    owed: Spanned<ByKey>,
    overdue: Spanned<ByKey>,
}

/// Reads the file; `shift_s` and the number of rungs are those of the clocks, if they could be read.
pub(crate) fn read(
    file: File,
    clocks: Option<(u64, usize)>,
    source: &Source<'_>,
    faults: &mut Vec<Fault>,
) -> AlarmTerms {
    let mut fault = |at: usize, key: &str, what: &str, remedy: &str| {
        faults.push(source.fault(at, what, remedy).of_key(key));
    };
    let (shift_s, rungs) = clocks.unwrap_or((u64::MAX, usize::MAX));
    let lasting = [
        ("shelf_s", &file.shelf_s),
        ("window_s", &file.window_s),
        ("unattended_s", &file.unattended_s),
        ("away_s", &file.away_s),
        ("clock_off_s", &file.clock_off_s),
    ];
    for (key, s) in lasting.into_iter().filter(|(_, s)| !(1..=shift_s).contains(s.get_ref())) {
        fault(
            s.span().start,
            key,
            "it lasts no time, or longer than a watch",
            "Give it seconds, at most those of shift_s.",
        );
    }
    if *file.flood.get_ref() == 0 {
        fault(file.flood.span().start, "flood", "every alarm would be a flood", "Let at least one alarm be none.");
    }
    let (quiet, again) = (file.quiet_s.get_ref(), file.again_s.get_ref());
    if again.grave == 0 || again.grave > again.urgent || again.grave > quiet.grave || again.urgent > quiet.urgent {
        let what = "a grave alarm would sound more rarely than an urgent one, or silence be shorter than the pause";
        fault(
            file.again_s.span().start,
            "again_s",
            what,
            "Let grave alarms come again first, and both within quiet_s.",
        );
    }
    if quiet.grave > quiet.urgent {
        let what = "a grave alarm would be quiet for longer than an urgent one";
        fault(file.quiet_s.span().start, "quiet_s", what, "Let grave alarms come back first.");
    }
    let reachable = |rung: u64| usize::try_from(rung).is_ok_and(|rung| rung > 0 && rung < rungs);
    let mut called_from = BTreeMap::new();
    for (key, rung) in &file.called_from {
        match member_kind(key) {
            Some(kind) => drop(called_from.insert(kind, *rung.get_ref())),
            None => {
                let known = MemberKind::ALL.map(MemberKind::key).join(", ");
                let what = format!("there is no kind of member \"{key}\"");
                fault(rung.span().start, "called_from", &what, &format!("Use one of {known}."));
            }
        }
    }
    let named = file.called_from.values().map(|r| ("called_from", r));
    for (key, rung) in named.chain([("suspended_rung", &file.suspended_rung)]).filter(|(_, r)| !reachable(*r.get_ref()))
    {
        let what = "the ladder has no such rung";
        fault(rung.span().start, key, what, "Name a rung from 1 to the last of rung_s in terms/clocks.toml.");
    }
    for (condition, n) in file.priority.iter().filter(|(_, n)| !(1..=3).contains(n.get_ref())) {
        fault(n.span().start, condition, "there is no such priority", "Use 1 (grave), 2 (urgent) or 3 (timed).");
    }
    for (condition, n) in file.priority.iter().filter(|(c, n)| LOUDEST.contains(&c.as_str()) && *n.get_ref() > 1) {
        let what = "proof that somebody cheats, or that nothing is kept, is the loudest alarm there is";
        fault(n.span().start, condition, what, "Leave it at 1.");
    }
    for (key, by) in [("owed", &file.owed), ("overdue", &file.overdue)] {
        let of = |p| ByPrecedence::from(*by.get_ref()).get(p);
        let falling = Precedence::ALL.windows(2).all(|two| of(two[0]) >= of(two[1]));
        if !falling || !Precedence::ALL.iter().all(|p| (1..=3).contains(&of(*p))) {
            let what = "what is more urgent would be less grave, or there is no such priority";
            fault(by.span().start, key, what, "Use 1 to 3, and no greater number for a higher precedence.");
        }
    }
    let (owed, overdue) = (ByPrecedence::from(*file.owed.get_ref()), ByPrecedence::from(*file.overdue.get_ref()));
    if Precedence::ALL.iter().any(|p| overdue.get(*p) > owed.get(*p)) {
        let what = "an answer would be less grave once it is overdue";
        fault(file.overdue.span().start, "overdue", what, "Use no greater numbers than under [owed].");
    }
    AlarmTerms {
        quiet_s: *quiet,
        again_s: *again,
        shelf_s: file.shelf_s.into_inner(),
        flood: file.flood.into_inner(),
        window_s: file.window_s.into_inner(),
        unattended_s: file.unattended_s.into_inner(),
        away_s: file.away_s.into_inner(),
        clock_off_s: file.clock_off_s.into_inner(),
        short_s: file.short_s.into_inner(),
        called_from,
        suspended_rung: file.suspended_rung.into_inner(),
        priority: file.priority.into_iter().map(|(condition, n)| (condition, n.into_inner())).collect(),
        owed,
        overdue,
    }
}

/// Conditions that no rulebook may make less than grave. Source: DESIGN 4.
const LOUDEST: &[&str] = &["evidence", "finding", "standstill"];
