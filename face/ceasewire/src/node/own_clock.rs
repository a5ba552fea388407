//! Whether this node's clock is the witnesses': they are asked for the time now and then, and every quorum of cosignatures
//! names one. A node signs nothing by a clock that a quorum contradicts, its witness included. Source: LEDGER 4.7.
//!
//! Once asked, how long the machine has run tells what its clock should say, so a jump is known at the next signature and
//! nobody has to be asked anew. While the clock is wrong this node goes by the witnesses' time in all that it shows and
//! judges, and a notice of danger goes out under it: life does not wait until somebody has set a clock.

use super::actor::Actor;
use super::state::State;
use crate::clock::{Clock, Moment};
use crate::fault::CliFault;
use act::{Content, Refusal};
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use link::{Client, Method, StatusCode, Timeouts};
use std::time::Duration;

/// What a witness answers with the second that its clock shows.
pub(super) const PATH: &str = "/time";

/// How often the witnesses are asked while all agree.
const EVERY: Duration = Duration::from_secs(60);
/// How often it is looked whether the clock is off; while it is, or no quorum has answered, they are asked as often.
const LOOK: Duration = Duration::from_secs(1);
const PATIENCE: Timeouts = Timeouts { connect: Duration::from_secs(2), request: Duration::from_secs(3) };
/// Once a quorum has answered, one witness that is away must not make the answer vague.
const REST: Duration = Duration::from_millis(250);

/// The witnesses' time as a quorum named it, and our own when they were asked and when they had answered.
#[derive(Clone, Copy)]
pub struct Heard {
    theirs: u64,
    asked: Moment,
    got: Moment,
}

impl Heard {
    /// What a quorum, asked at `asked`, says now; `None` if these seconds are no quorum's.
    pub fn now(times_s: &[u64], quorum: usize, asked: Moment, clock: &Clock) -> Option<Heard> {
        let theirs = record::witnesses_time(times_s, quorum)?;
        Some(Heard { theirs, asked, got: clock.moment() })
    }

    /// By how much our clock is off by now, milliseconds, if it is.
    pub fn off(&self, clock: &Clock, tolerance_ms: u64) -> Option<i64> {
        let latest = self.theirs.saturating_add(clock.since(self.asked));
        record::drift(clock.now(), (self.time(clock), latest), tolerance_ms)
    }

    /// The witnesses' time by now, at the earliest, milliseconds.
    fn time(&self, clock: &Clock) -> u64 {
        self.theirs.saturating_add(clock.since(self.got))
    }
}

/// What this node knows of the witnesses' time.
#[derive(Default)]
pub(super) struct OwnClock {
    /// What they answered last.
    answered: Option<Heard>,
    /// The latest time of a quorum's cosignatures, milliseconds, and when they came: it is later than that by now.
    signed: Option<(u64, Moment)>,
}

impl OwnClock {
    /// A quorum's cosignatures of one checkpoint, by the seconds that they name.
    fn note(&mut self, times_s: &[u64], quorum: usize, clock: &Clock) {
        let Some(ms) = record::witnesses_time(times_s, quorum) else { return };
        if self.signed.is_none_or(|(known, _)| ms > known) {
            self.signed = Some((ms, clock.moment()));
        }
    }

    /// By how much the clock is off, milliseconds, and the witnesses' time; `None` while nobody contradicts it.
    fn off(&self, clock: &Clock, tolerance_ms: u64) -> Option<(i64, u64)> {
        let answered = self.answered.and_then(|heard| Some((heard.off(clock, tolerance_ms)?, heard.time(clock))));
        answered.or_else(|| {
            let (ms, came) = self.signed?;
            let time = ms.saturating_add(clock.since(came));
            // How long they were on their way nobody knows: they say only what it is later than.
            record::drift(clock.now(), (time, u64::MAX), tolerance_ms).map(|off| (off, time))
        })
    }
}

impl State {
    /// Takes what the witnesses have answered.
    pub(super) fn heed(&mut self, heard: Heard) {
        let before = self.own_clock_off();
        self.own_clock.answered = Some(heard);
        match (before, self.own_clock_off()) {
            (None, Some(off_ms)) => tracing::error!(off_ms, "CLOCK: a quorum of witnesses contradicts this machine's"),
            (Some(_), None) => tracing::warn!("this machine's clock is the witnesses' again"),
            // Most answers change nothing, and an open page is not told of them.
            _ => return,
        }
        // What waited for the clock goes on, and an open page says so.
        self.stir();
    }

    /// Takes the times of the newest checkpoint with a quorum.
    pub(super) fn note_times(&mut self) {
        let Some(witnessed) = self.replica.witnessed() else { return };
        let times: Vec<u64> = witnessed.cosigners.iter().map(|(_, at_s)| *at_s).collect();
        self.own_clock.note(&times, self.founding().quorum(), &self.clock);
    }

    /// By how much this machine's clock is ahead of the witnesses' (behind, if negative), milliseconds, if it is off.
    pub(super) fn own_clock_off(&self) -> Option<i64> {
        self.own_clock.off(&self.clock, self.founding().clocks.tolerance_ms).map(|(off, _)| off)
    }

    /// Now, milliseconds: by this machine's clock, or by the witnesses' while they contradict it.
    pub(crate) fn now(&self) -> u64 {
        let off = self.own_clock.off(&self.clock, self.founding().clocks.tolerance_ms);
        off.map_or_else(|| self.clock.now(), |(_, time)| time)
    }

    /// Why nothing is signed, if the clock is off.
    pub(super) fn clock_refusal(&self) -> Option<Refusal> {
        let off = self.own_clock_off()?;
        let code = if off > 0 { "own-clock-ahead" } else { "own-clock-behind" };
        let s = off.unsigned_abs() / 1000;
        let off = format!("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
        Some(Refusal::new(code).with("off", off))
    }

    /// Lets what says this be signed, unless the clock is off.
    ///
    /// # Errors
    /// [`State::clock_refusal`].
    pub(super) fn clock_lets(&self, content: &Content) -> Result<(), CliFault> {
        let Some(refusal) = self.clock_refusal() else { return Ok(()) };
        // LEDGER names no exception. Doing no harm comes first (DESIGN 7): a notice of danger goes, under the witnesses' time.
        let danger = self.situation.rulebook().and_then(|book| book.by_wire(content.format)).is_some_and(|f| f.at_once);
        if danger { Ok(()) } else { Err(CliFault::refused(&refusal)) }
    }
}

/// Where a witness is: its member and the address.
pub(super) type Seat = (String, String);

/// Asks the witnesses for the time, for ever.
pub(super) async fn ask(keeper: Actor<State>, client: Client, clock: Clock, seats: Vec<Seat>, quorum: usize) {
    let mut asked: Option<Moment> = None;
    loop {
        let Ok(off) = keeper.ask(|s| s.own_clock_off().is_some()).await else { return };
        if off || asked.is_none_or(|at| u128::from(clock.since(at)) >= EVERY.as_millis()) {
            let now = clock.moment();
            let times = answers(&client, &seats, quorum).await;
            if let Some(heard) = Heard::now(&times, quorum, now, &clock) {
                asked = Some(now);
                if keeper.tell(move |s| s.heed(heard)).is_err() {
                    return;
                }
            }
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn answers(client: &Client, seats: &[Seat], quorum: usize) -> Vec<u64> {
    let mut all: FuturesUnordered<_> = seats.iter().map(|seat| time_of(client, seat)).collect();
    let mut times = Vec::new();
    loop {
        let patience = if times.len() < quorum { PATIENCE.connect + PATIENCE.request } else { REST };
        match tokio::time::timeout(patience, all.next()).await {
            Ok(Some(time)) => times.extend(time),
            Ok(None) | Err(_) => return times,
        }
    }
}

async fn time_of(client: &Client, (member, address): &Seat) -> Option<u64> {
    let answer = client.request(member, address, Method::GET, PATH, Vec::new(), PATIENCE).await.ok()?;
    (answer.status == StatusCode::OK).then(|| record::read_time(&answer.bytes))?
}
