//! How many alarms a desk has had, and what became of them: to prune rules, not to judge people. Every desk has the same
//! figures of its own. Source: EEMUA 191.

use super::Occurrence;
use act::Millis;
use serde::Serialize;
use std::collections::BTreeMap;

const DAY_MS: Millis = 86_400_000;
/// How many lines each list has at most.
const TOP: usize = 10;

/// The figures of a time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statistics {
    /// From when they are counted, milliseconds.
    pub from_ms: u64,
    /// How many alarms there were, by priority 1, 2, 3.
    pub raised: [u64; 3],
    /// By day, the latest first: its beginning, and how many of each priority.
    pub days: Vec<(u64, [u64; 3])>,
    /// The most that came in any time of the length that the rulebook counts in; it also says how many are a flood.
    pub most_in_window: u64,
    /// How many whole times of that length there were.
    pub windows: u64,
    /// The conditions, the most frequent first.
    pub frequent: Vec<Frequent>,
    /// Alarms whose condition has stood longest and stands still, by number, with the time it has stood.
    pub standing: Vec<(Occurrence, u64)>,
}

/// What one condition has brought.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Frequent {
    /// Which.
    pub condition: String,
    /// How many alarms.
    pub raised: u64,
    /// How often it came again within that time of being over.
    pub repeated: u64,
    /// How many somebody acknowledged.
    pub acknowledged: u64,
    /// Half of those were acknowledged within so long, milliseconds; `None` if nobody acknowledged one.
    pub median_ms: Option<u64>,
    /// The longest that one stood, milliseconds.
    pub longest_ms: u64,
}

/// The figures of all alarms raised from `from_ms` on, as of `now`; the most that came are counted in any `window_ms`.
pub fn statistics(alarms: &[Occurrence], from_ms: Millis, now: Millis, window_ms: Millis) -> Statistics {
    let ours: Vec<&Occurrence> = alarms.iter().filter(|a| (from_ms..=now).contains(&a.raised_ms)).collect();
    let mut out =
        Statistics { from_ms, windows: now.saturating_sub(from_ms) / window_ms.max(1), ..Statistics::default() };
    let mut days: BTreeMap<u64, [u64; 3]> = BTreeMap::new();
    let mut conditions: BTreeMap<&str, (Frequent, Vec<u64>)> = BTreeMap::new();
    for a in &ours {
        let at = usize::from(a.standing.priority.clamp(1, 3)) - 1;
        out.raised[at] += 1;
        days.entry(a.raised_ms / DAY_MS * DAY_MS).or_default()[at] += 1;
        let (line, waits) = conditions.entry(&a.standing.condition).or_default();
        line.raised += 1;
        line.repeated += a.times.saturating_sub(1);
        line.longest_ms = line.longest_ms.max(stood(a, now));
        waits.extend(a.acknowledged.as_ref().map(|by| by.at_ms.saturating_sub(a.raised_ms)));
    }
    out.days = days.into_iter().rev().collect();
    out.frequent = conditions.into_iter().map(|(condition, (line, waits))| frequent(condition, line, waits)).collect();
    out.frequent.sort_by(|a, b| b.raised.cmp(&a.raised).then(a.condition.cmp(&b.condition)));
    out.most_in_window = most(&ours, window_ms);
    let mut standing: Vec<&Occurrence> = alarms.iter().filter(|a| a.cleared_ms.is_none()).collect();
    standing.sort_by_key(|a| (a.raised_ms, a.id));
    out.standing = standing.into_iter().take(TOP).map(|a| (a.clone(), stood(a, now))).collect();
    out
}

fn stood(a: &Occurrence, now: Millis) -> u64 {
    a.cleared_ms.unwrap_or(now).saturating_sub(a.raised_ms)
}

fn frequent(condition: &str, line: Frequent, mut waits: Vec<u64>) -> Frequent {
    waits.sort_unstable();
    // Of an even number the later of the middle two: what is said is reached, never promised.
    let median_ms = waits.get(waits.len() / 2).copied();
    Frequent { condition: condition.to_owned(), acknowledged: waits.len() as u64, median_ms, ..line }
}

/// The most alarms within any time of this length.
fn most(alarms: &[&Occurrence], window_ms: Millis) -> u64 {
    let mut times: Vec<u64> = alarms.iter().map(|a| a.raised_ms).collect();
    times.sort_unstable();
    let mut first = 0;
    let mut out = 0;
    for (last, at) in times.iter().enumerate() {
        while first < last && at - times[first] >= window_ms {
            first += 1;
        }
        out = out.max(last + 1 - first);
    }
    out as u64
}
