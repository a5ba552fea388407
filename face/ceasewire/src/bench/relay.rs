//! A relay on this machine that passes bytes on and counts them, connection by connection.

use super::fault;
use crate::fault::CliFault;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// Bytes up and down of one connection.
type Counter = Arc<(AtomicU64, AtomicU64)>;

/// A relay; it ends with the program.
pub struct Relay(Arc<Mutex<Vec<Counter>>>);

/// What has gone over a relay so far, by connection: bytes up and down.
pub struct Traffic {
    each: Vec<(u64, u64)>,
}

/// What went over it between two moments.
pub struct Spent {
    /// Up and down of connections that ask: something went up.
    pub asking: (u64, u64),
    /// Up and down of connections that only listen.
    pub listening: (u64, u64),
}

impl Relay {
    /// Listens at one address and passes everything on to another.
    ///
    /// # Errors
    /// A port that is taken.
    pub async fn begin(listen: &str, to: &str) -> Result<Relay, CliFault> {
        let listener = TcpListener::bind(listen).await.map_err(fault)?;
        let counters = Arc::new(Mutex::new(Vec::new()));
        let (to, kept) = (to.to_owned(), counters.clone());
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let Ok(far) = TcpStream::connect(&to).await else { continue };
                let (_, _) = (near.set_nodelay(true), far.set_nodelay(true));
                let counter = Counter::default();
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(counter.clone());
                let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
                let (up, down) = (counter.clone(), counter);
                tokio::spawn(async move { pass(near_in, far_out, &up.0).await });
                tokio::spawn(async move { pass(far_in, near_out, &down.1).await });
            }
        });
        Ok(Relay(counters))
    }

    /// What has gone over it so far.
    pub fn traffic(&self) -> Traffic {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let read = |c: &Counter| (c.0.load(Ordering::Relaxed), c.1.load(Ordering::Relaxed));
        Traffic { each: kept.iter().map(read).collect() }
    }
}

impl Traffic {
    /// What was added to `before`.
    pub fn since(&self, before: &Traffic) -> Spent {
        let mut spent = Spent { asking: (0, 0), listening: (0, 0) };
        for (n, now) in self.each.iter().enumerate() {
            let old = before.each.get(n).copied().unwrap_or((0, 0));
            let (up, down) = (now.0 - old.0, now.1 - old.1);
            let to = if up > 0 { &mut spent.asking } else { &mut spent.listening };
            *to = (to.0 + up, to.1 + down);
        }
        spent
    }
}

async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, count: &AtomicU64) {
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(n @ 1..) = from.read(&mut bytes).await {
        count.fetch_add(n as u64, Ordering::Relaxed);
        if to.write_all(&bytes[..n]).await.is_err() {
            return;
        }
    }
    // The other side may have hung up first.
    let _ = to.shutdown().await;
}
