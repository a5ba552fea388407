//! Structured logs on standard error: JSON lines for programs, short lines for a person at a terminal.
//!
//! Level *error* means: someone should look. What is sealed or secret has no way in here: the types that hold it have
//! neither `Display` nor `Debug`.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Starts logging, once per process. `CEASEWIRE_LOG` sets what is logged, such as `debug` or `ceasewire=debug,info`.
pub fn start() {
    let filter = EnvFilter::try_from_env("CEASEWIRE_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start, as in tests, changes nothing.
    let _ = if std::io::stderr().is_terminal() { logs.compact().try_init() } else { logs.json().try_init() };
}
