//! The alarms of one desk: which are new, which somebody has acknowledged, silenced or shelved, and who did.
//!
//! What this is: a value that is told which conditions stand and what officers do, and answers with events to be kept.
//! It promises one alarm for each condition and not for each repetition; that silence stops a sound and nothing else;
//! that what is grave is never shelved and stays until somebody has acknowledged it; that what is shelved comes back.
//! It deliberately does not know clocks, disks, words, or how a sound is made. Source: DESIGN 6, ISA-18.2, EEMUA 191.

mod event;
mod shown;
mod statistics;

pub use event::{Event, What};
pub use shown::{Line, Sound};
pub use statistics::{Frequent, Statistics, statistics};

use crate::views::Standing;
use act::{Millis, Refusal};
use rulebook::AlarmTerms;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The longest reason.
pub const REASON_CHARS: usize = 200;

/// Codes of what is refused here.
pub const CODES: &[&str] = &["alarm-gone", "alarm-grave", "alarm-shelf-time", "alarm-reason"];

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct By {
    /// The officer, by the name on this node's screens.
    pub officer: String,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: u64,
}

/// Put aside for a time, with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shelf {
    /// Who, and when.
    pub by: By,
    /// Until when, milliseconds.
    pub until_ms: u64,
    /// Why.
    pub reason: String,
}

/// How an alarm stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Stage {
    /// Nobody has acknowledged it.
    New,
    /// Somebody has, and the condition stands.
    Acknowledged,
    /// Put aside for a time.
    Shelved,
    /// The condition is over.
    Cleared,
}

impl Stage {
    /// Its key in phrases.
    pub fn key(self) -> &'static str {
        match self {
            Stage::New => "new",
            Stage::Acknowledged => "acknowledged",
            Stage::Shelved => "shelved",
            Stage::Cleared => "cleared",
        }
    }
}

/// One alarm, from when its condition arose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Occurrence {
    /// Counts this desk's alarms, from 1.
    pub id: u64,
    /// The condition, as it was last seen.
    pub standing: Standing,
    /// When this desk first showed it.
    pub raised_ms: u64,
    /// How often it has arisen: more than 1 if it cleared and returned within the agreed time.
    pub times: u64,
    /// When the condition was over.
    pub cleared_ms: Option<u64>,
    /// Who acknowledged it first.
    pub acknowledged: Option<By>,
    /// Who silenced it last, and until when.
    pub quiet: Option<(By, u64)>,
    /// If it is shelved.
    pub shelf: Option<Shelf>,
}

impl Occurrence {
    /// How it stands.
    pub fn stage(&self) -> Stage {
        match (&self.shelf, &self.acknowledged, self.cleared_ms) {
            (.., Some(_)) => Stage::Cleared,
            (Some(_), ..) => Stage::Shelved,
            (_, Some(_), _) => Stage::Acknowledged,
            (_, None, _) => Stage::New,
        }
    }

    /// Whether somebody still has to look at it: what is grave, even when it is over.
    pub fn waits(&self) -> bool {
        let new = self.acknowledged.is_none() && self.shelf.is_none();
        new && (self.cleared_ms.is_none() || self.standing.priority == 1)
    }
}

/// The alarms of a desk that are not over, or not for long.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    alarms: BTreeMap<u64, Occurrence>,
    last: u64,
    /// When each of the latest alarms was raised.
    raised: Vec<Millis>,
    muted: Option<By>,
    tested: Option<(By, bool)>,
    /// What was agreed when conditions were last looked at.
    terms: AlarmTerms,
}

impl Register {
    /// What was kept before a start: the alarms that matter still, the highest number given out, and the latest events,
    /// the oldest first.
    pub fn again(alarms: Vec<Occurrence>, last: u64, events: &[Event], terms: AlarmTerms) -> Register {
        let mut out = Register { last, terms, ..Register::default() };
        out.raised = alarms.iter().map(|a| a.raised_ms).collect();
        out.alarms = alarms.into_iter().map(|a| (a.id, a)).collect();
        events.iter().for_each(|e| out.note(e));
        out
    }

    /// Every alarm held, by number.
    pub fn alarms(&self) -> impl Iterator<Item = &Occurrence> {
        self.alarms.values()
    }

    /// The alarm with this number.
    pub fn alarm(&self, id: u64) -> Option<&Occurrence> {
        self.alarms.get(&id)
    }

    /// Who turned the sound of timed alarms off, if it is.
    pub fn muted(&self) -> Option<&By> {
        self.muted.as_ref()
    }

    /// Who tested the sounds last, and whether all were heard.
    pub fn tested(&self) -> Option<&(By, bool)> {
        self.tested.as_ref()
    }

    /// What was agreed of alarms.
    pub fn terms(&self) -> &AlarmTerms {
        &self.terms
    }

    /// The longest that anything may be shelved, whole minutes.
    pub fn shelf_minutes(&self) -> u64 {
        (self.terms.shelf_s / 60).max(1)
    }

    fn window_ms(&self) -> Millis {
        self.terms.window_s.saturating_mul(1000)
    }

    /// Whether more is raised than anybody can follow.
    pub fn is_flood(&self, now: Millis) -> bool {
        let lately = self.raised.iter().filter(|at| now.saturating_sub(**at) < self.window_ms());
        lately.count() as u64 > self.terms.flood
    }

    /// Takes what stands now, and what is agreed of it. `watch_ms`: when the watch last changed hands, which no shelf
    /// outlives.
    pub fn follow(
        &mut self,
        standing: &[Standing],
        terms: &AlarmTerms,
        watch_ms: Option<Millis>,
        now: Millis,
    ) -> Vec<Event> {
        if self.terms != *terms {
            self.terms = terms.clone();
        }
        let window_ms = self.window_ms();
        let mut out = Vec::new();
        for s in standing {
            match self.alarms.values_mut().find(|a| a.standing.key == s.key) {
                Some(held) => out.extend(held.stands(s, now)),
                None => {
                    self.last += 1;
                    let one = Occurrence::new(self.last, s, now);
                    out.push(one.event(What::Raised, None, now));
                    self.alarms.insert(one.id, one);
                    self.raised.push(now);
                }
            }
        }
        let keys: BTreeSet<&str> = standing.iter().map(|s| s.key.as_str()).collect();
        for held in self.alarms.values_mut() {
            if held.cleared_ms.is_none() && !keys.contains(held.standing.key.as_str()) {
                (held.cleared_ms, held.shelf) = (Some(now), None);
                out.push(held.event(What::Cleared, None, now));
            }
            let ends = |s: &Shelf| s.until_ms <= now || watch_ms.is_some_and(|at| at > s.by.at_ms);
            if held.shelf.as_ref().is_some_and(ends) {
                held.renew();
                out.push(held.event(What::Returned, None, now));
            }
        }
        let lasting = |a: &Occurrence| a.waits() || a.cleared_ms.is_none_or(|at| now.saturating_sub(at) < window_ms);
        self.alarms.retain(|_, a| lasting(a));
        self.raised.retain(|at| now.saturating_sub(*at) < window_ms);
        out
    }

    /// An officer acknowledges these alarms. One that somebody has acknowledged before stays as it is.
    ///
    /// # Errors
    /// `alarm-gone` if none of them is held any more.
    pub fn acknowledge(&mut self, ids: &[u64], by: &By) -> Result<Vec<Event>, Refusal> {
        self.each(ids, |a| {
            let new = a.acknowledged.is_none();
            new.then(|| {
                a.acknowledged = Some(by.clone());
                a.event(What::Acknowledged, Some(by), by.at_ms)
            })
        })
    }

    /// An officer silences everything that sounds now. What comes later sounds.
    pub fn silence(&mut self, by: &By) -> Vec<Event> {
        let quiet_s = [self.terms.quiet_s.grave, self.terms.quiet_s.urgent];
        let mut out = Vec::new();
        for a in self.alarms.values_mut().filter(|a| a.waits()) {
            // Timed alarms sound once and need no silence.
            if let Some(quiet_s) = usize::from(a.standing.priority).checked_sub(1).and_then(|n| quiet_s.get(n)) {
                a.quiet = Some((by.clone(), by.at_ms.saturating_add(quiet_s.saturating_mul(1000))));
                out.push(a.event(What::Silenced, Some(by), by.at_ms));
            }
        }
        out
    }

    /// An officer puts these alarms aside for some minutes.
    ///
    /// # Errors
    /// `alarm-grave`, `alarm-shelf-time` if not 1 to [`Register::shelf_minutes`], `alarm-reason` if there is none or it is
    /// too long, `alarm-gone`. Then nothing has changed.
    pub fn shelve(&mut self, ids: &[u64], minutes: u64, reason: &str, by: &By) -> Result<Vec<Event>, Refusal> {
        let reason = reason.trim();
        if ids.iter().filter_map(|id| self.alarms.get(id)).any(|a| a.standing.priority == 1) {
            return Err(Refusal::new("alarm-grave"));
        }
        if !(1..=self.shelf_minutes()).contains(&minutes) {
            return Err(Refusal::new("alarm-shelf-time").of_field("minutes").with("max", self.shelf_minutes()));
        }
        if reason.is_empty() || reason.chars().count() > REASON_CHARS {
            return Err(Refusal::new("alarm-reason").of_field("reason").with("max", REASON_CHARS));
        }
        let until_ms = by.at_ms.saturating_add(minutes * 60_000);
        self.each(ids, |a| {
            let stands = a.cleared_ms.is_none();
            stands.then(|| {
                a.shelf = Some(Shelf { by: by.clone(), until_ms, reason: reason.to_owned() });
                a.event(What::Shelved, Some(by), by.at_ms)
            })
        })
    }

    /// An officer takes these alarms from the shelf.
    ///
    /// # Errors
    /// `alarm-gone` if none of them is held any more.
    pub fn unshelve(&mut self, ids: &[u64], by: &By) -> Result<Vec<Event>, Refusal> {
        self.each(ids, |a| {
            let shelved = a.shelf.is_some();
            shelved.then(|| {
                a.renew();
                a.event(What::Returned, Some(by), by.at_ms)
            })
        })
    }

    /// An officer turns the sound of timed alarms off or on.
    pub fn mute(&mut self, off: bool, by: &By) -> Vec<Event> {
        self.desk(if off { What::Muted } else { What::Unmuted }, by)
    }

    /// An officer has tested the sounds.
    pub fn test(&mut self, heard: bool, by: &By) -> Vec<Event> {
        self.desk(if heard { What::Heard } else { What::Unheard }, by)
    }

    fn desk(&mut self, what: What, by: &By) -> Vec<Event> {
        let officer = Some(by.officer.clone());
        let event = Event { at_ms: by.at_ms, alarm: 0, what, priority: 0, condition: String::new(), officer };
        self.note(&event);
        vec![event]
    }

    /// What follows for the whole desk from an event.
    fn note(&mut self, e: &Event) {
        let Some(officer) = e.officer.clone() else { return };
        let by = By { officer, at_ms: e.at_ms };
        match e.what {
            What::Muted => self.muted = Some(by),
            What::Unmuted => self.muted = None,
            What::Heard => self.tested = Some((by, true)),
            What::Unheard => self.tested = Some((by, false)),
            What::Raised
            | What::Worsened
            | What::Repeated
            | What::Cleared
            | What::Returned
            | What::Acknowledged
            | What::Silenced
            | What::Shelved => {}
        }
    }

    fn each(
        &mut self,
        ids: &[u64],
        mut work: impl FnMut(&mut Occurrence) -> Option<Event>,
    ) -> Result<Vec<Event>, Refusal> {
        let known = ids.iter().any(|id| self.alarms.contains_key(id));
        if !known {
            return Err(Refusal::new("alarm-gone"));
        }
        Ok(ids.iter().filter_map(|id| work(self.alarms.get_mut(id)?)).collect())
    }
}

impl Occurrence {
    fn new(id: u64, standing: &Standing, now: Millis) -> Occurrence {
        Occurrence {
            id,
            standing: standing.clone(),
            raised_ms: now,
            times: 1,
            cleared_ms: None,
            acknowledged: None,
            quiet: None,
            shelf: None,
        }
    }

    /// The condition stands: again, graver, or as it was.
    fn stands(&mut self, s: &Standing, now: Millis) -> Option<Event> {
        let (graver, again) = (s.priority < self.standing.priority, self.cleared_ms.is_some());
        self.standing = s.clone();
        self.cleared_ms = None;
        self.times += u64::from(again);
        // What is grave or has become graver is new, whatever was said to it before. The rest, as often as it comes
        // and goes, has been acknowledged.
        if graver || again && s.priority == 1 {
            self.renew();
        }
        let what = if graver { What::Worsened } else { What::Repeated };
        (graver || again).then(|| self.event(what, None, now))
    }

    fn renew(&mut self) {
        (self.acknowledged, self.quiet, self.shelf) = (None, None, None);
    }

    fn event(&self, what: What, by: Option<&By>, at_ms: Millis) -> Event {
        Event {
            at_ms,
            alarm: self.id,
            what,
            priority: self.standing.priority,
            condition: self.standing.condition.clone(),
            officer: by.map(|b| b.officer.clone()),
        }
    }
}
