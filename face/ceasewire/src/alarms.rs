//! The alarms of one desk, followed and kept: conditions from the keeper, deeds from officers, every change on the disk
//! before anybody sees or hears it.
//!
//! Who wants to be told of alarms as they come (mail, webhooks) calls [`Alarms::subscribe`]; who wants to show them reads
//! [`Alarms::now`]. Nothing else in the program decides what an alarm is.

use crate::fault::CliFault;
use crate::node::{Actor, Pulse, State};
use crate::web::Door;
use act::Refusal;
use situation::alarm::{By, Event, Occurrence, Register, Statistics, What, statistics};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::AlarmRow;
use tokio::sync::{Mutex, broadcast, watch};

/// How often conditions are looked at while no act comes: clocks run all the same.
const LOOK: Duration = Duration::from_secs(1);
/// Looking takes at most one part in so many of the keeper's time.
const SHARE: u32 = 20;
/// Acts that come together are looked at together.
const TOGETHER: Duration = Duration::from_millis(100);
/// Who does not take events for so long that more than this have come is told how many were missed.
const EVENTS: usize = 1024;
/// How many days the statistics cover.
pub(crate) const DAYS: u64 = 30;
const DAY_MS: u64 = 86_400_000;

/// What a desk shows of its alarms, as of one moment.
#[derive(Debug, Clone, Default)]
pub(crate) struct Alarmed {
    /// Raised with every change, so that an open page knows that there is something to look at.
    pub revision: u64,
    /// The alarms.
    pub register: Arc<Register>,
}

/// An event, with the alarm as it stands after it; `None` for what belongs to no alarm.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// What happened.
    pub event: Event,
    /// To which.
    pub alarm: Option<Occurrence>,
}

/// The alarms of a desk.
#[derive(Clone)]
pub(crate) struct Alarms {
    keeper: Actor<State>,
    door: Door,
    /// Held from the first reading of the register until its successor is on the disk.
    turn: Arc<Mutex<()>>,
    shown: Arc<watch::Sender<Alarmed>>,
    told: broadcast::Sender<Told>,
}

impl Alarms {
    /// The alarms that were kept before.
    ///
    /// # Errors
    /// A fault of the disk.
    pub async fn open(keeper: Actor<State>, door: Door) -> Result<Alarms, CliFault> {
        let terms = keeper.ask(|s| s.alarming().terms).await.map_err(|e| CliFault::NoNode(e.to_string()))?;
        let from = door.now().saturating_sub(terms.window_s.saturating_mul(1000));
        let held = door.ask(move |kept| Ok((kept.alarms_live(from)?, kept.alarms_last()?, kept.alarm_events(0, 64)?)));
        let (alarms, last, events) = held.await?;
        let register = Arc::new(Register::again(read_all(&alarms), last, &read_all::<Event>(&events), terms));
        let (shown, _) = watch::channel(Alarmed { revision: door.now(), register });
        let (told, _) = broadcast::channel(EVENTS);
        Ok(Alarms { keeper, door, turn: Arc::default(), shown: Arc::new(shown), told })
    }

    /// Everything that happens to alarms from now on, after it is on the disk: raised, worse, over, acknowledged, and so
    /// on. For whoever has to be told away from the desk.
    pub fn subscribe(&self) -> broadcast::Receiver<Told> {
        self.told.subscribe()
    }

    /// The alarms as of now.
    pub fn now(&self) -> Alarmed {
        self.shown.borrow().clone()
    }

    /// The same, to wait for changes.
    pub fn watch(&self) -> watch::Receiver<Alarmed> {
        self.shown.subscribe()
    }

    /// Follows the conditions until the node ends, and writes into the log what is grave or urgent.
    pub async fn follow(self, pulse: watch::Receiver<Pulse>) {
        let log = log(self.subscribe());
        tokio::select! {
            () = self.followed(pulse) => {}
            () = log => {}
        }
    }

    async fn followed(&self, mut pulse: watch::Receiver<Pulse>) {
        loop {
            let began = Instant::now();
            if let Err(fault) = self.look().await {
                tracing::error!(?fault, "the alarms could not be followed; it is tried again");
            }
            let rest = (began.elapsed() * SHARE).max(TOGETHER);
            tokio::time::sleep(rest).await;
            tokio::select! {
                changed = pulse.changed() => if changed.is_err() { return },
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Looks at the conditions once.
    ///
    /// # Errors
    /// A fault of the disk, or that the node stops.
    pub async fn look(&self) -> Result<(), CliFault> {
        let turn = self.turn.lock().await;
        let found = self.keeper.ask(|s| s.alarming()).await.map_err(|e| CliFault::NoNode(e.to_string()))?;
        let mut register = (*self.now().register).clone();
        let before = register.clone();
        let events = register.follow(&found.standing, &found.terms, found.watch_ms, found.now);
        if register != before {
            self.keep(register, events).await?;
        }
        drop(turn);
        Ok(())
    }

    /// What an officer does to alarms.
    ///
    /// # Errors
    /// What the register refuses, or a fault of the disk; then nothing has changed.
    pub async fn act(
        &self,
        officer: &str,
        deed: impl FnOnce(&mut Register, &By) -> Result<Vec<Event>, Refusal>,
    ) -> Result<Vec<Event>, CliFault> {
        let turn = self.turn.lock().await;
        let mut register = (*self.now().register).clone();
        let by = By { officer: officer.to_owned(), at_ms: self.door.now() };
        let events = deed(&mut register, &by).map_err(|refusal| CliFault::refused(&refusal))?;
        self.keep(register, events.clone()).await?;
        drop(turn);
        Ok(events)
    }

    /// The figures of the last [`DAYS`] days.
    ///
    /// # Errors
    /// A fault of the disk.
    pub async fn statistics(&self) -> Result<Statistics, CliFault> {
        let now = self.door.now();
        let from = (now / DAY_MS + 1).saturating_sub(DAYS) * DAY_MS;
        let rows = self.door.ask(move |kept| kept.alarms_since(from)).await?;
        let window_ms = self.now().register.terms().window_s.saturating_mul(1000);
        Ok(statistics(&read_all(&rows), from, now, window_ms))
    }

    /// Alarms with a lower number than this one, over or not, the latest first.
    ///
    /// # Errors
    /// A fault of the disk.
    pub async fn before(&self, id: u64, most: u64) -> Result<Vec<Occurrence>, CliFault> {
        Ok(read_all(&self.door.ask(move |kept| kept.alarms_before(id, most)).await?))
    }

    /// What officers did to alarms, the latest first; what one did to several at once stands there once.
    ///
    /// # Errors
    /// A fault of the disk.
    pub async fn deeds(&self, most: usize) -> Result<Vec<Event>, CliFault> {
        let rows = self.door.ask(|kept| kept.alarm_log(1000)).await?;
        let mut all: Vec<Event> = read_all(&rows);
        all.retain(|e| e.officer.is_some());
        all.dedup_by(|a, b| (a.at_ms, a.what, &a.officer) == (b.at_ms, b.what, &b.officer));
        all.truncate(most);
        Ok(all)
    }

    /// Writes what has changed, then shows it, then tells it.
    async fn keep(&self, register: Register, events: Vec<Event>) -> Result<(), CliFault> {
        let changed: BTreeSet<u64> = events.iter().map(|e| e.alarm).collect();
        let rows: Vec<AlarmRow> = changed.iter().filter_map(|id| register.alarm(*id)).map(row).collect();
        let lines: Vec<(u64, String)> = events.iter().map(|e| (e.alarm, write(e))).collect();
        if !lines.is_empty() {
            self.door.ask(move |kept| kept.keep_alarms(&rows, &lines)).await?;
        }
        let told = events.into_iter().map(|event| Told { alarm: register.alarm(event.alarm).cloned(), event });
        let told: Vec<Told> = told.collect();
        self.shown.send_modify(|shown| {
            shown.revision += u64::from(!told.is_empty());
            shown.register = Arc::new(register);
        });
        for one in told {
            // Nobody need be listening.
            let _ = self.told.send(one);
        }
        Ok(())
    }
}

/// Alarms in the log of the node: which condition and which number, never what an act says.
async fn log(mut told: broadcast::Receiver<Told>) {
    loop {
        let Told { event, alarm } = match told.recv().await {
            Ok(told) => told,
            Err(broadcast::error::RecvError::Lagged(_)) => continue,
            Err(broadcast::error::RecvError::Closed) => return,
        };
        let (condition, case) = (event.condition.as_str(), alarm.map_or(0, |a| a.standing.case));
        match (event.what, event.priority) {
            (What::Raised | What::Worsened, 1) => tracing::error!(condition, case, alarm = event.alarm, "GRAVE alarm"),
            (What::Raised | What::Worsened, 2) => tracing::warn!(condition, case, alarm = event.alarm, "urgent alarm"),
            _ => tracing::debug!(condition, what = event.what.key(), alarm = event.alarm, "alarm"),
        }
    }
}

fn row(a: &Occurrence) -> AlarmRow {
    AlarmRow { id: a.id, raised_ms: a.raised_ms, cleared_ms: a.cleared_ms, waits: a.waits(), body: write(a) }
}

fn write(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data with names for keys")
}

/// What this program cannot read, a newer one wrote; it is left where it is.
fn read_all<T: serde::de::DeserializeOwned>(rows: &[String]) -> Vec<T> {
    rows.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
}
