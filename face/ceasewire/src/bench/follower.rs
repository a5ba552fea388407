//! A member's reader outside its node: takes the live stream, verifies all of it, and notes when.

use super::mechanism::{Mechanism, SEQUENCER};
use crate::fault::CliFault;
use crate::found;
use crate::node::{channels, frame};
use act::{Kernel, Name};
use futures_util::StreamExt;
use link::framing::Decoder;
use link::{ByteStream, Client, Timeouts};
use record::{Ledger, Replica};
use seal::{Keyring, SealingKey};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::{Mutex, watch};

/// What has been verified so far, and when.
pub struct Seen {
    /// The verified copy.
    pub replica: Replica,
    /// The reader's keys.
    pub keyring: Keyring,
    /// When each act was verified, and its index; only while [`Seen::timing`].
    pub acts: BTreeMap<Name, (u64, Instant)>,
    /// When a quorum over each size was verified; only while [`Seen::timing`].
    pub witnessed: Vec<(u64, Instant)>,
    /// Whether times are noted.
    pub timing: bool,
}

/// A reader.
#[derive(Clone)]
pub struct Follower {
    client: Client,
    address: String,
    /// What it holds.
    pub seen: Arc<Mutex<Seen>>,
    size: watch::Sender<u64>,
}

impl Follower {
    /// A member's reader that holds nothing yet.
    ///
    /// # Errors
    /// If the member's keys cannot be read.
    pub fn new(mechanism: &Mechanism, member: &str) -> Result<Follower, CliFault> {
        let founding = mechanism.founded.founding.clone();
        let fault = |e: String| CliFault::io("genesis", e);
        let me = founding.member(member).ok_or_else(|| fault(member.to_owned()))?;
        let sealing = SealingKey::from_seed(&*found::load(&mechanism.folder(member).join("keys/sealing.key"))?);
        let keyring = Keyring::new(founding.genesis(), me, sealing);
        let table = channels(&founding, &mechanism.founded.rulebook);
        let ledger = Ledger::new(founding, Some(table)).map_err(|e| fault(e.to_string()))?;
        let replica = Replica::new(ledger).map_err(|e| fault(e.to_string()))?;
        let seen = Seen { replica, keyring, acts: BTreeMap::new(), witnessed: Vec::new(), timing: false };
        let address = mechanism.address().to_owned();
        let (size, _) = watch::channel(0);
        Ok(Follower { client: mechanism.client(member)?, address, seen: Arc::new(Mutex::new(seen)), size })
    }

    /// Reads the live stream until the copy has `size` leaves, then lets go of it.
    ///
    /// # Errors
    /// A stream that ends or does not verify.
    pub async fn catch_up(&self, size: u64) -> Result<(), CliFault> {
        let (mut stream, mut decoder) = (self.open().await?, Decoder::new());
        while self.seen.lock().await.replica.ledger().size() < size {
            self.next(&mut stream, &mut decoder).await?;
        }
        Ok(())
    }

    /// Reads the live stream for ever. Ends when dropped.
    pub async fn follow(self) -> CliFault {
        let mut stream = match self.open().await {
            Ok(stream) => stream,
            Err(fault) => return fault,
        };
        let mut decoder = Decoder::new();
        loop {
            if let Err(fault) = self.next(&mut stream, &mut decoder).await {
                return fault;
            }
        }
    }

    /// The size of the verified copy, for whoever waits for it.
    pub fn size(&self) -> watch::Receiver<u64> {
        self.size.subscribe()
    }

    async fn open(&self) -> Result<ByteStream, CliFault> {
        let from = {
            let mut seen = self.seen.lock().await;
            seen.replica.drop_pending();
            seen.replica.wants()
        };
        let path = format!("/stream?from={from}");
        let stream = self.client.stream(SEQUENCER, &self.address, &path, Timeouts::default()).await;
        stream.map_err(|e| CliFault::io("the live stream", e))
    }

    async fn next(&self, stream: &mut ByteStream, decoder: &mut Decoder) -> Result<(), CliFault> {
        let fault = |e: String| CliFault::io("the live stream", e);
        let bytes = stream.next().await.ok_or_else(|| fault("it ended".into()))?;
        decoder.push(&bytes.map_err(|e| fault(e.to_string()))?);
        let mut seen = self.seen.lock().await;
        while let Some((kind, payload)) = decoder.next().map_err(|e| fault(e.to_string()))? {
            match kind {
                frame::LEAF => {
                    let (index, leaf) = payload.split_first_chunk().ok_or_else(|| fault("a short frame".into()))?;
                    let taken = seen.replica.accept_leaf(u64::from_be_bytes(*index), leaf.to_vec());
                    taken.map_err(|e| fault(e.to_string()))?;
                }
                frame::CHECKPOINT => seen.checkpoint(&payload).map_err(fault)?,
                _ => {}
            }
        }
        self.size.send_replace(seen.replica.ledger().size());
        Ok(())
    }
}

impl Seen {
    fn checkpoint(&mut self, text: &[u8]) -> Result<(), String> {
        let text = std::str::from_utf8(text).map_err(|e| e.to_string())?;
        let progress = self.replica.accept_checkpoint(text).map_err(|e| e.to_string())?;
        let now = Instant::now();
        if progress.quorum && self.timing {
            let size = self.replica.witnessed().map_or(0, |w| w.size);
            self.witnessed.push((size, now));
        }
        for act in &progress.included {
            if self.timing {
                self.acts.insert(act.act.name(), (act.index, now));
            }
            let content = self.keyring.open(&act.act).ok().flatten();
            let kernel = content.and_then(|c| Kernel::read(c.format, &c.fields).ok().flatten());
            if let Some(kernel) = kernel {
                // An epoch of a channel that this member is not on brings it nothing.
                let _ = self.keyring.receive(&kernel);
            }
        }
        Ok(())
    }

    /// When a quorum had cosigned the record as far as this index.
    pub fn witnessed_at(&self, index: u64) -> Option<Instant> {
        self.witnessed.iter().find(|(size, _)| *size > index).map(|(_, at)| *at)
    }
}
