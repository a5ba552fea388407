//! The demonstration after its scenarios: the clock runs on with the real one until somebody says stop, and whoever shows
//! it steers it by lines on standard input.
//!
//! | line | does |
//! |---|---|
//! | `clock HH:MM` | lets time pass until then |
//! | `stop MEMBER` | stops a member's node, desk and all |
//! | `start MEMBER` | starts it again, at the same addresses |
//! | `line MEMBER down`, `line MEMBER up` | takes its line to all others, or gives it back |
//!
//! Each line is answered by itself after `= ` once it is done, or after `? ` with why not.

use super::mechanism::Mechanism;
use crate::clock::Clock;
use crate::fault::CliFault;
use std::io::{BufRead, Write};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{Receiver, channel};

/// The stepped clock, running with the real one.
struct Running {
    clock: Clock,
    from: u64,
    begun: Instant,
}

impl Running {
    fn tick(&self) {
        self.clock.step_to(self.from + u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(0));
    }

    /// Leaps to the next time of day that is so many seconds after midnight.
    fn leap(&mut self, at_s: u64) {
        let now = self.clock.now();
        let today = now - now % 86_400_000 + at_s * 1000;
        self.from = if today < now { today + 86_400_000 } else { today };
        self.begun = Instant::now();
        self.tick();
    }
}

/// Stays up until Ctrl-C or SIGTERM.
///
/// # Errors
/// A node that does not start again.
pub(super) async fn stay_up(mechanism: &mut Mechanism) -> Result<(), CliFault> {
    let mut running = Running { clock: mechanism.clock.clone(), from: mechanism.clock.now(), begun: Instant::now() };
    let mut typed = lines();
    let term = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut term) => drop(term.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::pin!(term);
    loop {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(100)) => running.tick(),
            Some(line) = typed.recv() => {
                let done = obey(mechanism, &mut running, line.trim()).await?;
                say(&format!("{} {}", if done { '=' } else { '?' }, line.trim()))?;
            }
            _ = tokio::signal::ctrl_c() => return Ok(()),
            () = &mut term => return Ok(()),
        }
    }
}

/// Whether the line was understood and done.
async fn obey(mechanism: &mut Mechanism, running: &mut Running, line: &str) -> Result<bool, CliFault> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words[..] {
        ["clock", time] => {
            let at_s = super::scenario::time(time).ok();
            if let Some(at_s) = at_s {
                running.leap(at_s);
            }
            Ok(at_s.is_some())
        }
        ["stop", member] => Ok(mechanism.halt(member).await),
        ["start", member] if mechanism.cast.members().iter().any(|m| m == member) => {
            mechanism.start().await.map(|()| true)
        }
        ["line", member, way @ ("up" | "down")] => Ok(mechanism.line(member, way == "up").await.is_ok()),
        _ => Ok(false),
    }
}

/// Lines of standard input, read on a thread of their own: there is no other way to stop waiting for one.
fn lines() -> Receiver<String> {
    let (give, take) = channel(1);
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines() {
            let Ok(line) = line else { return };
            if give.blocking_send(line).is_err() {
                return;
            }
        }
    });
    take
}

fn say(line: &str) -> Result<(), CliFault> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(|e| CliFault::io("stdout", e))
}
