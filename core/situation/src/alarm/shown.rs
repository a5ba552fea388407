//! What a desk shows and sounds: one line for a flood, one sound at a time.

use super::{Occurrence, Register, Stage};
use act::Millis;
use serde::Serialize;

/// One line of the list: an alarm, or in a flood all alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line<'a> {
    /// How they stand.
    pub stage: Stage,
    /// Never empty; the one that is due first comes first.
    pub alarms: Vec<&'a Occurrence>,
}

impl Line<'_> {
    /// The one that is due first.
    pub fn first(&self) -> &Occurrence {
        self.alarms.first().expect("a line is made of at least one alarm")
    }
}

/// One alarm as a page sounds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Sound {
    /// Its number.
    pub id: u64,
    /// Its priority.
    pub priority: u8,
    /// Until when it is silenced, milliseconds; 0 if it is not.
    pub quiet_until_ms: u64,
}

impl Register {
    /// What stands, the gravest first, then what nobody has acknowledged, then the oldest. In a flood whatever is alike
    /// stands in one line; what is grave always has its own.
    pub fn lines(&self, now: Millis) -> Vec<Line<'_>> {
        let flood = self.is_flood(now);
        let mut out: Vec<Line<'_>> = Vec::new();
        for a in self.alarms().filter(|a| a.cleared_ms.is_none() || a.waits()) {
            let alike = |b: &Occurrence| {
                let (x, y) = (&a.standing, &b.standing);
                x.condition == y.condition && x.member == y.member && x.priority == y.priority && x.priority > 1
            };
            match out.iter_mut().find(|l| flood && l.stage == a.stage() && alike(l.first())) {
                Some(line) => line.alarms.push(a),
                None => out.push(Line { stage: a.stage(), alarms: vec![a] }),
            }
        }
        for line in &mut out {
            line.alarms.sort_by_key(|a| (a.standing.due_ms.unwrap_or(a.raised_ms), a.id));
        }
        let rank =
            |l: &Line<'_>| (l.stage == Stage::Shelved, l.first().standing.priority, !l.first().waits(), l.first().id);
        out.sort_by_key(rank);
        out
    }

    /// What is over not for long and needs nobody any more, the latest first.
    pub fn lately(&self) -> Vec<&Occurrence> {
        let mut out: Vec<&Occurrence> = self.alarms().filter(|a| a.cleared_ms.is_some() && !a.waits()).collect();
        out.sort_by_key(|a| std::cmp::Reverse((a.cleared_ms, a.id)));
        out
    }

    /// What may sound: a page sounds the gravest of those that are not silenced now. In a flood one timed alarm sounds
    /// for all; if their sound is off, none does.
    pub fn sounds(&self, now: Millis) -> Vec<Sound> {
        let (flood, muted) = (self.is_flood(now), self.muted().is_some());
        let mut timed = false;
        let mut out = Vec::new();
        for a in self.alarms().filter(|a| a.waits()) {
            let priority = a.standing.priority;
            if priority == 3 && (muted || flood && std::mem::replace(&mut timed, true)) {
                continue;
            }
            out.push(Sound { id: a.id, priority, quiet_until_ms: a.quiet.as_ref().map_or(0, |(_, until)| *until) });
        }
        out
    }

    /// How many wait for somebody, by priority 1, 2, 3.
    pub fn waiting(&self) -> [usize; 3] {
        let mut out = [0; 3];
        for a in self.alarms().filter(|a| a.waits()) {
            out[usize::from(a.standing.priority.clamp(1, 3)) - 1] += 1;
        }
        out
    }
}
