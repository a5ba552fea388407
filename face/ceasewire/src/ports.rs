//! Ports for the nodes of a mechanism that lives on one machine.

use crate::fault::CliFault;
use std::net::TcpListener;
use std::sync::atomic::{AtomicU32, Ordering};

/// Below the numbers that systems give to outgoing connections (Linux from 32,768 on, others from 49,152): a node that is
/// started again finds its port as it left it.
const FIRST: u32 = 20_000;
const MANY: u32 = 12_000;
static ASKED: AtomicU32 = AtomicU32::new(0);

/// So many addresses of this machine alone whose ports are free now; all are held until the last one is known, so that none
/// is given twice. Processes begin their search in different places.
///
/// # Errors
/// [`CliFault`] if hardly any port is free.
pub fn free(n: usize) -> Result<Vec<String>, CliFault> {
    let begin = std::process::id().wrapping_mul(61);
    let mut held = Vec::with_capacity(n);
    for _ in 0..MANY {
        if held.len() == n {
            break;
        }
        let port = FIRST + begin.wrapping_add(ASKED.fetch_add(1, Ordering::Relaxed)) % MANY;
        held.extend(TcpListener::bind(("127.0.0.1", u16::try_from(port).unwrap_or(0))));
    }
    let fault = |e| CliFault::io("127.0.0.1", e);
    if held.len() < n {
        return Err(fault(std::io::ErrorKind::AddrInUse.into()));
    }
    held.iter().map(|l| l.local_addr().map(|a| a.to_string())).collect::<Result<_, _>>().map_err(fault)
}
