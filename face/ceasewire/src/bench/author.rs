//! Signs and seals acts outside a node, as a program of the member's own would.

use super::follower::Follower;
use super::mechanism::Mechanism;
use crate::clock::Clock;
use crate::fault::CliFault;
use crate::found;
use act::{Act, ActKey, Content, Genesis, Name, Precedence, Seen, SeenRoot, Value};
use bytes::Bytes;
use seal::{DuressKey, EpochSecret, Head};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes of free text in each act.
pub const TEXT_LEN: usize = 300;

/// A member's desk key and what it needs to seal to the first channel.
pub struct Author {
    key: ActKey,
    genesis: Genesis,
    duress: DuressKey,
    channel: u64,
    epoch: u64,
    secret: EpochSecret,
    seen: Seen,
    wire: u64,
    lang: String,
    about: Name,
    next: AtomicU64,
}

impl Author {
    /// A member's author, as of what a reader of the same member holds.
    ///
    /// # Errors
    /// If the member's keys cannot be read, or its channel has no epoch yet.
    pub async fn new(mechanism: &Mechanism, member: &str, follower: &Follower) -> Result<Author, CliFault> {
        let keys = mechanism.folder(member).join("keys");
        let key = ActKey::from_seed(&*found::load(&keys.join("desk.key"))?);
        let duress = DuressKey::from_bytes(*found::load(&keys.join("duress.key"))?);
        let missing = |what: &str| CliFault::io("rulebook", what);
        let channel =
            mechanism.founded.rulebook.terms().channels.first().map(|c| c.number).ok_or_else(|| missing("channel"))?;
        let wire = mechanism.founded.rulebook.format("protest").map(|f| f.wire).ok_or_else(|| missing("protest"))?;
        let seen = follower.seen.lock().await;
        let ledger = seen.replica.ledger();
        let epoch = ledger.epoch(channel);
        let secret = seen.keyring.secret(channel, epoch).ok_or_else(|| missing("epoch"))?;
        let secret = EpochSecret::from_bytes(*secret.bytes());
        let head = Seen { size: ledger.size(), root: SeenRoot::Whole(ledger.tree().root()) };
        let id = key.public().id();
        let next = AtomicU64::new(ledger.highest(id) + 1);
        let genesis = mechanism.founded.founding.genesis();
        let about = Name { key: id, serial: 1 };
        Ok(Author { key, genesis, duress, channel, epoch, secret, seen: head, wire, lang: "en".into(), about, next })
    }

    /// One more act of free text, sealed to the channel and signed.
    ///
    /// # Errors
    /// Never for a text of [`TEXT_LEN`]; the seal's own fault otherwise.
    pub fn sign(&self) -> Result<(Name, Bytes), CliFault> {
        let name = Name { key: self.key.public().id(), serial: self.next.fetch_add(1, Ordering::SeqCst) };
        let fields = [(1, Value::Act(self.about).encode()), (2, Value::Text(text(name.serial)).encode())];
        let content = Content {
            format: self.wire,
            lang: Some(self.lang.clone()),
            fields: BTreeMap::from(fields),
            ..Content::default()
        };
        let head = Head {
            genesis: &self.genesis,
            name,
            claimed_s: Clock::System.now() / 1000,
            precedence: Precedence::Routine,
            seen: self.seen,
            channel: self.channel,
            duress: &self.duress,
            under_duress: false,
        };
        let statement = seal::close_channel(&content, &head, self.epoch, &self.secret);
        let statement = statement.map_err(|e| CliFault::io("seal", e))?;
        Ok((name, Act::sign(statement, &self.key, &self.genesis).encode().into()))
    }

    /// `n` acts in the order of their serials, made by all of this machine's cores.
    ///
    /// # Errors
    /// As [`Author::sign`].
    pub fn sign_many(&self, n: usize) -> Result<Vec<(Name, Bytes)>, CliFault> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = |t: usize| n / threads + usize::from(t < n % threads);
        let parts: Vec<Result<Vec<_>, CliFault>> = std::thread::scope(|scope| {
            let one = |t| scope.spawn(move || (0..share(t)).map(|_| self.sign()).collect());
            let handles: Vec<_> = (0..threads).map(one).collect();
            let died = || CliFault::io("a thread", "it ended early");
            handles.into_iter().map(|h| h.join().unwrap_or_else(|_| Err(died()))).collect()
        });
        let mut acts = Vec::with_capacity(n);
        for part in parts {
            acts.extend(part?);
        }
        acts.sort_by_key(|(name, _)| name.serial);
        Ok(acts)
    }
}

/// A text of [`TEXT_LEN`] bytes that no other act has.
pub fn text(n: u64) -> String {
    let mut text =
        format!("{n:07}: the window in this act is not the one that was agreed, and the crossing was closed. ");
    while text.len() < TEXT_LEN {
        text += "Our post at the bridge has told the liaison officer of each lorry that waited. ";
    }
    text.truncate(TEXT_LEN);
    text
}
