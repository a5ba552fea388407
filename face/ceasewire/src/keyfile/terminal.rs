//! A question at the terminal, which shows nothing of the answer.
//!
//! Whoever is asked may press Ctrl+C, and a supervisor of services may end the program meanwhile: the terminal is given back
//! as it was before the signal has its effect.

use crate::fault::CliFault;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::low_level::{emulate_default_handler, pipe};
use std::io::{Read, Stdin, Write};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, OnceLock};
use zeroize::Zeroizing;

/// Longest answer that a terminal takes, bytes.
const LEN_MAX: usize = 4096;

/// What ends a program that does not listen, and whether it ends this one. The first two a node listens to itself.
static ENDS: LazyLock<[(i32, Arc<AtomicBool>); 4]> =
    LazyLock::new(|| [SIGINT, SIGTERM, SIGHUP, SIGQUIT].map(|signal| (signal, Arc::new(AtomicBool::new(true)))));
/// Whether SIGINT and SIGTERM are listened to.
static HEARD: AtomicBool = AtomicBool::new(false);
/// For each of them, what becomes readable when it has come.
static COME: OnceLock<Vec<(i32, UnixStream)>> = OnceLock::new();

/// Says that the program listens to SIGINT and SIGTERM itself from now on: neither ends it unasked, whatever was asked before.
pub(crate) fn signals_are_heard() {
    HEARD.store(true, Ordering::SeqCst);
    asking(false);
}

/// While somebody is asked no signal ends the program by itself.
fn asking(now: bool) {
    for (signal, ends) in &*ENDS {
        let heard = matches!(*signal, SIGINT | SIGTERM) && HEARD.load(Ordering::SeqCst);
        ends.store(!now && !heard, Ordering::SeqCst);
    }
}

/// Asks, and reads one line.
///
/// # Errors
/// The terminal's.
pub(super) fn answer(input: &Stdin, question: &str) -> Result<Zeroizing<String>, CliFault> {
    let fault = |e: Errno| CliFault::io("the terminal", e);
    let come = listen().map_err(|e| CliFault::io("signals", e))?;
    let silent = Silent::begin(input).map_err(fault)?;
    eprint!("{question} ");
    let _ = std::io::stderr().flush();
    // Past the buffer of the standard library, which nobody clears. A terminal gives one line at a time.
    let mut bytes = Zeroizing::new([0; LEN_MAX]);
    let read = wait(input, come).and_then(|()| rustix::io::read(input, &mut *bytes));
    drop(silent);
    eprintln!();
    for (signal, come) in come {
        if (&*come).read(&mut [0]).is_ok_and(|n| n > 0) {
            emulate_default_handler(*signal).map_err(|e| CliFault::io("signals", e))?;
        }
    }
    let typed = std::str::from_utf8(&bytes[..read.map_err(fault)?]).map_err(|e| CliFault::io("the terminal", e))?;
    Ok(Zeroizing::new(typed.trim_end_matches(['\n', '\r']).to_owned()))
}

/// Until there is a line or a signal.
fn wait(input: &Stdin, come: &[(i32, UnixStream)]) -> Result<(), Errno> {
    let mut all = vec![PollFd::new(input, PollFlags::IN)];
    all.extend(come.iter().map(|(_, come)| PollFd::new(come, PollFlags::IN)));
    while all.iter().all(|one| one.revents().is_empty()) {
        match poll(&mut all, None) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(fault) => return Err(fault),
        }
    }
    // Only a signal: there is no line to read, and whoever waits for one would wait for ever.
    if all[0].revents().is_empty() { Err(Errno::INTR) } else { Ok(()) }
}

/// Listens to the signals, beside whatever else they do.
fn listen() -> std::io::Result<&'static [(i32, UnixStream)]> {
    if COME.get().is_none() {
        let mut all = Vec::new();
        for (signal, ends) in &*ENDS {
            let (come, tell) = UnixStream::pair()?;
            come.set_nonblocking(true)?;
            // Before anything else is registered: a signal that has some handler no longer ends the program by itself.
            signal_hook::flag::register_conditional_default(*signal, ends.clone())?;
            pipe::register(*signal, tell)?;
            all.push((*signal, come));
        }
        let _ = COME.set(all);
    }
    Ok(COME.get().map(Vec::as_slice).unwrap_or_default())
}

/// A terminal that shows nothing of what is typed, until this goes.
struct Silent<'a> {
    input: &'a Stdin,
    before: Termios,
}

impl<'a> Silent<'a> {
    fn begin(input: &'a Stdin) -> Result<Silent<'a>, Errno> {
        let before = tcgetattr(input)?;
        let mut modes = before.clone();
        modes.local_modes.remove(LocalModes::ECHO);
        asking(true);
        let silent = Silent { input, before };
        tcsetattr(input, OptionalActions::Flush, &modes)?;
        Ok(silent)
    }
}

impl Drop for Silent<'_> {
    fn drop(&mut self) {
        let _ = tcsetattr(self.input, OptionalActions::Flush, &self.before);
        asking(false);
    }
}
