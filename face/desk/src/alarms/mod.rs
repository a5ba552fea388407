//! Alarms: the bar above every page, and the page that lists them, tests the sounds and counts.
//!
//! What stands, what sounds and what may be done to it is the register's; here it becomes marks and sentences. The script
//! reads from the bar which alarms sound: their numbers, priorities, and until when each is silenced.

use crate::frame::Frame;
use crate::html::Markup;
use crate::reader::Num;
use ::rulebook::Arg;
use ::situation::alarm::{Event, Line, Occurrence, Stage, Statistics, What};
use ::situation::views::{OWN_AHEAD, OWN_BEHIND};
use askama::Template;

const PRIORITIES: [u8; 3] = [1, 2, 3];
/// Shares that are aimed at, by priority. Source: EEMUA 191.
const AIM: [u64; 3] = [5, 15, 80];

/// What the page of alarms shows beside what every page shows.
#[derive(Default)]
pub struct AlarmPage {
    /// The figures of the last month.
    pub statistics: Statistics,
    /// What officers did, the latest first.
    pub deeds: Vec<Event>,
    /// What was refused: what is wrong, and what to do.
    pub refused: Option<(String, String)>,
    /// The reason that was typed with what was refused.
    pub reason: String,
}

#[derive(Template)]
#[template(path = "alarms/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    p: &'a AlarmPage,
    lines: Vec<Line<'a>>,
    lately: Vec<&'a Occurrence>,
}

/// The page of alarms.
pub fn alarms(f: &Frame<'_>, page: &AlarmPage) -> String {
    let html = Page { f, p: page, lines: f.alarms.lines(f.now_ms), lately: f.alarms.lately() };
    html.render().expect("a template writes into memory")
}

impl Page<'_> {
    /// The mark of a priority, without hue: what is counted is no state.
    fn mark(&self, n: &u8) -> Markup {
        self.f.prio(*n, false)
    }

    /// The mark of an alarm, with hue while it waits for somebody.
    fn urgency(&self, a: &Occurrence) -> Markup {
        self.f.prio(a.standing.priority, a.waits())
    }

    fn day(&self, ms: &u64) -> Markup {
        self.f.day(*ms)
    }

    /// The choices of the form that shelves, minutes.
    fn minutes(&self) -> Vec<u64> {
        let most = self.f.alarms.shelf_minutes();
        let mut out: Vec<u64> = [6, 3, 2, 1].iter().map(|part| (most / part).max(1)).collect();
        out.dedup();
        out
    }

    /// What each priority's alarms do.
    fn rule(&self, n: &u8) -> Markup {
        let terms = self.f.alarms.terms();
        let (id, quiet, again) = match n {
            1 => ("desk_alarm-rule-1", terms.quiet_s.grave, terms.again_s.grave),
            2 => ("desk_alarm-rule-2", terms.quiet_s.urgent, terms.again_s.urgent),
            _ => ("desk_alarm-rule-3", 0, 0),
        };
        let pieces = [("again", again), ("quiet", quiet), ("shelf", terms.shelf_s)];
        self.f.r().pieces(id, &[], &pieces.map(|(name, s)| (name, self.f.agreed(s))))
    }

    /// How many of each priority, with its share and the share aimed at.
    fn shares(&self) -> Vec<(u8, u64, u64, u64)> {
        let raised = self.p.statistics.raised;
        let all = raised.iter().sum::<u64>().max(1);
        PRIORITIES
            .into_iter()
            .zip(raised)
            .zip(AIM)
            .map(|((priority, n), aim)| (priority, n, (n * 100 + all / 2) / all, aim))
            .collect()
    }

    /// What an officer did, in words.
    fn deed(&self, e: &Event) -> Markup {
        self.f.r().t(match e.what {
            What::Acknowledged => "desk_alarm-acknowledged",
            What::Silenced => "desk_alarm-silenced",
            What::Shelved => "desk_alarm-shelved",
            What::Returned => "desk_alarm-returned",
            What::Muted => "desk_alarm-muted",
            What::Unmuted => "desk_alarm-unmuted",
            What::Heard => "desk_alarm-heard",
            What::Unheard => "desk_alarm-unheard",
            What::Raised | What::Worsened | What::Repeated | What::Cleared => "desk_alarm-stage-new",
        })
    }
}

impl Frame<'_> {
    /// What of the alarms stands above every page: what is grave, each on its own, and what is urgent in one line.
    fn bar(&self) -> (Vec<Line<'_>>, Vec<Line<'_>>) {
        let waiting = self.alarms.lines(self.now_ms).into_iter().filter(|l| l.first().waits());
        let (grave, rest): (Vec<_>, Vec<_>) = waiting.partition(|l| l.first().standing.priority == 1);
        (grave, rest.into_iter().filter(|l| l.first().standing.priority == 2).collect())
    }

    /// The gravest, on their own; what is more is counted.
    pub(crate) fn grave_alarms(&self) -> Vec<Line<'_>> {
        self.bar().0.into_iter().take(3).collect()
    }

    /// How many grave ones more there are.
    pub(crate) fn more_grave(&self) -> u64 {
        (self.bar().0.len() as u64).saturating_sub(3)
    }

    /// The first of the urgent ones, and how many there are.
    pub(crate) fn urgent_alarms(&self) -> Option<(Line<'_>, u64)> {
        let urgent = self.bar().1;
        let n = urgent.iter().map(|l| l.alarms.len() as u64).sum();
        urgent.into_iter().next().map(|line| (line, n))
    }

    /// Whether anything waits that makes a sound and is not silenced.
    pub(crate) fn sounding(&self) -> bool {
        self.alarms.sounds(self.now_ms).iter().any(|s| s.priority < 3 && s.quiet_until_ms <= self.now_ms)
    }

    /// What may sound, for the script: `number:priority:silenced until`.
    pub(crate) fn sounds(&self) -> String {
        let one = |s: &::situation::alarm::Sound| format!("{}:{}:{}", s.id, s.priority, s.quiet_until_ms);
        self.alarms.sounds(self.now_ms).iter().map(one).collect::<Vec<_>>().join(" ")
    }

    /// How many alarms wait, for the rail.
    pub(crate) fn alarms_waiting(&self) -> u64 {
        self.alarms.waiting().iter().sum::<usize>() as u64
    }

    /// A length of time that the rulebook gives.
    pub(crate) fn agreed(&self, s: impl Num) -> Markup {
        self.r().value(&Arg::Duration(i64::try_from(s.num()).unwrap_or(i64::MAX)))
    }

    /// For how long silence silences.
    pub(crate) fn silence_note(&self) -> Markup {
        let quiet = self.alarms.terms().quiet_s;
        let pieces = [("grave", self.agreed(quiet.grave)), ("urgent", self.agreed(quiet.urgent))];
        self.r().pieces("desk_alarm-silence-note", &[], &pieces)
    }

    /// A phrase with one agreed length of time.
    pub(crate) fn lasting(&self, id: &str, s: impl Num) -> Markup {
        self.r().pieces(id, &[], &[("for", self.agreed(s))])
    }

    /// After how many seconds the sounds of grave and of urgent alarms come again, for the script.
    pub(crate) fn sounds_again(&self) -> String {
        let again = self.alarms.terms().again_s;
        format!("{} {}", again.grave, again.urgent)
    }

    /// The alarm as a sentence.
    pub(crate) fn alarm_says(&self, a: &Occurrence) -> Markup {
        let (r, s) = (self.r(), &a.standing);
        let (id, what) = match s.condition.as_str() {
            "owed" => ("desk_alarm-owed", r.debt(&s.about)),
            "overdue" => ("desk_alarm-overdue", r.debt(&s.about)),
            "called" => ("desk_alarm-called", r.debt(&s.about)),
            "read-back-differs" => ("desk_alarm-read-back-differs", Markup::default()),
            "uncleared" => ("desk_alarm-uncleared", Markup::default()),
            "finding" => ("desk_alarm-finding", r.t(format!("finding_{}", s.about))),
            "evidence" => ("desk_alarm-evidence", r.name(&s.about)),
            "suspended" => ("desk_alarm-suspended", r.channel(&s.about)),
            "unattended" => ("desk_alarm-unattended", Markup::default()),
            "line-silent" => ("desk_alarm-line-silent", r.channel(&s.about)),
            "standstill" => ("desk_alarm-standstill", Markup::default()),
            "must-sync" => ("desk_alarm-must-sync", Markup::default()),
            "no-link" => ("desk_alarm-no-link", Markup::default()),
            "unwitnessed" => ("desk_alarm-unwitnessed", Markup::default()),
            "stale" => ("desk_alarm-stale", Markup::default()),
            "refused" => ("desk_alarm-refused", r.name(&s.about)),
            "clock" if s.about == OWN_AHEAD => ("desk_alarm-own-clock-ahead", Markup::default()),
            "clock" if s.about == OWN_BEHIND => ("desk_alarm-own-clock-behind", Markup::default()),
            "clock" => ("desk_alarm-clock", Markup::default()),
            other => ("desk_alarm-other", r.t(format!("alarm_{other}"))),
        };
        let terms = self.alarms.terms();
        let lasts = match s.condition.as_str() {
            "unattended" => terms.unattended_s,
            "clock" => terms.clock_off_s,
            _ => terms.away_s,
        };
        let pieces =
            [("by", r.name(&s.member)), ("act", self.number(s.case)), ("what", what), ("for", self.agreed(lasts))];
        r.pieces(id, &[], &pieces)
    }

    /// What to do about it.
    pub(crate) fn alarm_asks(&self, a: &Occurrence) -> Markup {
        self.r().t(match a.standing.condition.as_str() {
            "owed" | "overdue" => "desk_alarm-do-answer",
            "called" => "desk_alarm-do-call",
            "read-back-differs" => "desk_alarm-do-read-back",
            "uncleared" | "suspended" | "line-silent" => "desk_alarm-do-voice",
            "unattended" => "desk_alarm-do-watch",
            "evidence" | "finding" => "desk_proof-fails-do",
            "standstill" | "must-sync" | "clock" => "desk_alarm-do-operator",
            "no-link" | "unwitnessed" | "stale" => "desk_alarm-do-wait",
            "refused" => "desk_alarm-do-mend",
            _ => "desk_alarm-do-look",
        })
    }

    /// What kind of condition, for the statistics.
    pub(crate) fn condition(&self, condition: impl AsRef<str>) -> Markup {
        self.r().t(match condition.as_ref() {
            "owed" => "desk_condition-owed",
            "overdue" => "desk_condition-overdue",
            "called" => "desk_condition-called",
            "read-back-differs" => "desk_condition-read-back-differs",
            "uncleared" => "desk_condition-uncleared",
            "evidence" | "finding" => "desk_condition-proof",
            "suspended" => "desk_condition-suspended",
            "unattended" => "desk_condition-unattended",
            "line-silent" => "desk_condition-line",
            "no-link" => "desk_condition-no-link",
            "unwitnessed" | "stale" => "desk_condition-quorum",
            "refused" => "desk_condition-refused",
            "standstill" | "must-sync" | "clock" => "desk_condition-node",
            _ => "desk_condition-other",
        })
    }

    /// Where one goes to do something about it.
    pub(crate) fn alarm_href(&self, a: &Occurrence) -> Option<String> {
        let s = &a.standing;
        let shelf = if s.procedure.is_empty() { "record" } else { crate::case::Kind::of(&s.procedure).shelf() };
        (s.case > 0).then(|| format!("/{shelf}/{}", s.case))
    }

    /// How an alarm stands, with who made it so.
    pub(crate) fn alarm_stage(&self, a: &Occurrence) -> Markup {
        let r = self.r();
        let by = |id: &str, by: &::situation::alarm::By, at: u64| {
            r.pieces(id, &[("by", by.officer.clone().into())], &[("time", self.at(at))])
        };
        match (a.stage(), &a.acknowledged, &a.shelf, &a.quiet) {
            (Stage::Shelved, _, Some(s), _) => by("desk_alarm-stage-shelved", &s.by, s.until_ms),
            (Stage::Acknowledged, Some(b), ..) => by("desk_alarm-stage-acknowledged", b, b.at_ms),
            (Stage::Cleared, ..) => {
                r.pieces("desk_alarm-stage-cleared", &[], &[("time", self.at(a.cleared_ms.unwrap_or(self.now_ms)))])
            }
            (_, _, _, Some((b, until))) if *until > self.now_ms => by("desk_alarm-stage-silenced", b, *until),
            _ => r.t("desk_alarm-stage-new"),
        }
    }

    /// The numbers of a line's alarms, as its forms carry them.
    pub(crate) fn alarm_ids(&self, line: &Line<'_>) -> String {
        line.alarms.iter().map(|a| a.id.to_string()).collect::<Vec<_>>().join(",")
    }
}

/// What a priority is called.
fn priority(n: &u8) -> &'static str {
    match n {
        1 => "desk_prio-1",
        2 => "desk_prio-2",
        _ => "desk_prio-3",
    }
}

/// What the button for a sound says.
fn test_of(sound: &str) -> &'static str {
    match sound {
        "1" => "desk_sound-1",
        "2" => "desk_sound-2",
        "3" => "desk_sound-3",
        _ => "desk_sound-lost",
    }
}
