//! One line that tells how far something is, on stderr: rewritten in place on a terminal, sparse lines elsewhere.

use super::face::bare;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// Something that takes more than a second.
pub struct Progress {
    terminal: bool,
    begun: Instant,
    last: Option<Instant>,
    shown: bool,
}

impl Progress {
    /// Begins now; nothing is shown during the first second.
    pub fn begin() -> Progress {
        Progress { terminal: std::io::stderr().is_terminal(), begun: Instant::now(), last: None, shown: false }
    }

    /// How far it is. Cheap enough for every step: most calls show nothing.
    pub fn at(&mut self, text: impl FnOnce() -> String) {
        let every = if self.terminal { Duration::from_millis(200) } else { Duration::from_secs(10) };
        let due = self.last.is_none_or(|last| last.elapsed() >= every);
        if self.begun.elapsed() < Duration::from_secs(1) || !due {
            return;
        }
        self.last = Some(Instant::now());
        self.shown = true;
        let mut err = std::io::stderr().lock();
        // Nobody may be reading; the work goes on.
        let _ =
            if self.terminal { write!(err, "\r\x1b[K{}", bare(&text())) } else { writeln!(err, "{}", bare(&text())) };
        let _ = err.flush();
    }

    /// Takes the line away.
    pub fn end(self) {
        if self.terminal && self.shown {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}
