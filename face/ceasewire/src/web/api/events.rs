//! The stream of events: every act as it comes, how far the record is witnessed, and the alarms whenever they change.
//!
//! An event's id is a place in the record, `NEXT.WITNESSED`: whoever comes back with it is given everything since, however
//! long that is ago, for the record itself is what the stream is read from. Nothing is kept for those who are away.

use super::call::{Api, Call, STREAMS_MAX};
use super::number::Number;
use super::problem::Trouble;
use super::scope::Reach;
use super::told;
use crate::node::{Pulse, State};
use act::Refusal;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use situation::views::{Alarm, Filter};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// How often somebody looks whether a clock has raised an alarm, and whether the token still holds.
const BEAT: Duration = Duration::from_secs(5);
/// How many acts are read at a time.
const BATCH: u64 = 100;

/// Where to begin.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Since {
    /// Begin with the act after this number instead of with what comes next. `Last-Event-ID` goes before it.
    after: Option<Number>,
}

/// How far a quorum has cosigned.
#[derive(Serialize)]
struct Witnessed {
    size: u64,
}

/// One open stream.
struct Open {
    call: Arc<Call>,
    reach: Reach,
    pulse: watch::Receiver<Pulse>,
    stopped: watch::Receiver<bool>,
    next: u64,
    witnessed: u64,
    alarms: Option<Vec<Alarm>>,
    ready: VecDeque<Event>,
    /// When it was last made sure that the token holds.
    checked: Instant,
    _held: Held,
}

/// A place among a token's streams, given free when the stream ends.
struct Held(Arc<Api>, u64);

impl Held {
    fn take(api: &Arc<Api>, token: u64) -> Option<Held> {
        let mut streams = api.streams.lock().unwrap_or_else(PoisonError::into_inner);
        let open = streams.entry(token).or_default();
        if *open >= STREAMS_MAX {
            return None;
        }
        *open += 1;
        Some(Held(api.clone(), token))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut streams = self.0.streams.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = streams.get_mut(&self.1) {
            *open = open.saturating_sub(1);
        }
        streams.retain(|_, open| *open > 0);
    }
}

/// Where a reader was, if that is a place.
fn place(id: &str) -> Option<(u64, u64)> {
    let (next, witnessed) = id.split_once('.')?;
    Some((next.parse().ok()?, witnessed.parse().ok()?))
}

pub(super) async fn events(call: Arc<Call>, since: Since, last: Option<String>) -> Result<Response, Trouble> {
    let reach = call.reach()?;
    let broken = || {
        let refusal = Refusal::new("api-parameter").of_field("Last-Event-ID").with("detail", "Last-Event-ID");
        Trouble::new(StatusCode::UNPROCESSABLE_ENTITY, &refusal)
    };
    let last = last.map(|id| place(&id).ok_or_else(broken)).transpose()?;
    let Some(held) = Held::take(&call.api, call.token.id) else {
        let refusal = Refusal::new("api-streams").with("max", STREAMS_MAX);
        return Err(Trouble { again_s: Some(10), ..Trouble::new(StatusCode::TOO_MANY_REQUESTS, &refusal) });
    };
    let (pulse, stopped) = (call.web.pulse.clone(), call.web.stopped.clone());
    let here = *pulse.borrow();
    let after = since.after.map(|n| (n.0 + 1, 0));
    // Nobody is told of a place that this record has not reached, as from another mechanism.
    let (next, witnessed) = last.or(after).unwrap_or((here.size, here.witnessed));
    let (next, witnessed) = (next.min(here.size), witnessed.min(here.witnessed));
    let ready = VecDeque::new();
    let open = Open {
        call,
        reach,
        pulse,
        stopped,
        next,
        witnessed,
        alarms: None,
        ready,
        checked: Instant::now(),
        _held: held,
    };
    let stream = unfold(open, |mut open| async move { Some((Ok::<_, Infallible>(open.next().await?), open)) });
    Ok(Sse::new(stream).keep_alive(KeepAlive::new().interval(BEAT)).into_response())
}

impl Open {
    /// The next event; `None` ends the stream, as the node or the token does.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            self.pulse.mark_unchanged();
            self.look().await?;
            if !self.ready.is_empty() {
                continue;
            }
            let stop = async {
                let _ = self.stopped.wait_for(|s| *s).await;
            };
            tokio::select! {
                () = stop => return None,
                changed = self.pulse.changed() => changed.ok()?,
                () = tokio::time::sleep(BEAT) => {}
            }
            if self.checked.elapsed() >= BEAT {
                self.checked = Instant::now();
                let (id, now) = (self.call.token.id, self.call.web.door.now());
                let holds = self.call.web.door.ask(move |kept| kept.token_holds(id, now)).await;
                holds.is_ok_and(|holds| holds).then_some(())?;
            }
        }
    }

    /// Reads what came since.
    async fn look(&mut self) -> Option<()> {
        let (next, reach) = (self.next, self.reach.clone());
        let work = move |s: &mut State| {
            let upto = s.size().min(next.saturating_add(BATCH));
            let part = Filter { from: next, to: upto.checked_sub(1), ..Filter::default() };
            let acts = if upto > next { s.at().record(&part) } else { Vec::new() };
            let acts: Vec<_> = acts.into_iter().filter(|a| reach.sees(&a.channel)).collect();
            let alarms: Vec<Alarm> = super::read::alarms_seen(s, &reach);
            (acts, upto, s.seen().status.witnessed, alarms)
        };
        let (acts, upto, witnessed, alarms) = self.call.ask(work).await.ok()?;
        for act in acts {
            self.next = act.index + 1;
            self.tell("act", &act, true);
        }
        self.next = self.next.max(upto);
        // Told only when all acts below it were.
        if witnessed > self.witnessed && self.next >= witnessed {
            self.witnessed = witnessed;
            self.tell("witnessed", &Witnessed { size: witnessed }, true);
        }
        if self.alarms.as_ref() != Some(&alarms) {
            self.tell("alarms", &alarms, false);
            self.alarms = Some(alarms);
        }
        Some(())
    }

    fn tell(&mut self, name: &str, what: &impl Serialize, place: bool) {
        let event = Event::default().event(name).data(told::json(&self.call.web.words, &self.call.lang, what));
        let event = if place { event.id(format!("{}.{}", self.next, self.witnessed)) } else { event };
        self.ready.push_back(event);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_two_numbers_and_nothing_else() {
        assert_eq!(place("12.7"), Some((12, 7)));
        for bad in ["", "12", "12.", ".7", "a.b", "12.7.1", "-1.0", "99999999999999999999.0"] {
            assert_eq!(place(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_token_holds_so_many_streams_and_gets_a_place_back_when_one_ends() {
        let api = Arc::new(Api::new(serde_json::Value::Null));
        let mut held: Vec<_> = (0..STREAMS_MAX).filter_map(|_| Held::take(&api, 1)).collect();
        assert_eq!(held.len(), STREAMS_MAX);
        assert!(Held::take(&api, 1).is_none());
        assert!(Held::take(&api, 2).is_some(), "another token has places of its own");
        held.pop();
        assert!(Held::take(&api, 1).is_some());
    }
}
