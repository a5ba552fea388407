//! Signs and seals acts outside a node, as a program of the member's own would.

use super::follower::Follower;
use super::founded::Founded;
use super::mechanism::Mechanism;
use crate::clock::Clock;
use crate::fault::CliFault;
use crate::found;
use crate::node::line::Outgoing;
use act::{
    Act, ActKey, Content, Cover, Genesis, Name, Place, Precedence, Seen, SeenRoot, Shape, Span, Statement, Value,
};
use bytes::Bytes;
use seal::{DuressKey, EpochSecret, Head};
use std::sync::atomic::{AtomicU64, Ordering};

/// What every act here is: a report with free text, sealed, that opens no case, so that one act causes no others.
pub const FORMAT: &str = "inc-report";
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
    seen: (u64, [u8; 32]),
    wire: u64,
    next: AtomicU64,
}

/// What an author has seen and may seal with.
pub struct Known {
    /// The channel's newest epoch.
    pub epoch: u64,
    /// And its secret.
    pub secret: EpochSecret,
    /// Size and root of the record.
    pub seen: (u64, [u8; 32]),
    /// The next serial of the member's desk key.
    pub next: u64,
}

impl Author {
    /// A member's author, as of what a reader of the same member holds.
    ///
    /// # Errors
    /// If the member's keys cannot be read, or its channel has no epoch yet.
    pub async fn new(mechanism: &Mechanism, member: &str, follower: &Follower) -> Result<Author, CliFault> {
        let founded = &mechanism.founded;
        let channel = first_channel(founded)?;
        let seen = follower.seen.lock().await;
        let ledger = seen.replica.ledger();
        let epoch = ledger.epoch(channel);
        let secret = seen.keyring.secret(channel, epoch).ok_or_else(|| super::fault("no key of the channel yet"))?;
        let secret = EpochSecret::from_bytes(*secret.bytes());
        let next = ledger.highest(Author::key_of(founded, member)?.public().id()) + 1;
        let known = Known { epoch, secret, seen: (ledger.size(), ledger.tree().root()), next };
        Author::of(founded, member, known)
    }

    /// A member's author that knows this much.
    ///
    /// # Errors
    /// If the member's keys cannot be read.
    pub fn of(founded: &Founded, member: &str, known: Known) -> Result<Author, CliFault> {
        let duress = found::load(&founded.folder(member).join("keys/duress.key"))?;
        let wire = founded.rulebook.format(FORMAT).map(|f| f.wire).ok_or_else(|| super::fault(FORMAT))?;
        Ok(Author {
            key: Author::key_of(founded, member)?,
            genesis: founded.founding.genesis(),
            duress: DuressKey::from_bytes(*duress),
            channel: first_channel(founded)?,
            epoch: known.epoch,
            secret: known.secret,
            seen: known.seen,
            wire,
            next: AtomicU64::new(known.next),
        })
    }

    /// A member's desk key.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn key_of(founded: &Founded, member: &str) -> Result<ActKey, CliFault> {
        Ok(ActKey::from_seed(&*found::load(&founded.folder(member).join("keys/desk.key"))?))
    }

    /// One more act of free text, sealed to the channel and signed.
    ///
    /// # Errors
    /// Never for a text of [`TEXT_LEN`]; the seal's own fault otherwise.
    pub fn sign(&self) -> Result<(Name, Bytes), CliFault> {
        let name = self.name();
        let now_s = (Clock::System.now() / 1000).cast_signed();
        let at = Place { shape: Shape::Point((3_308_670, 3_584_300)), uncertainty_m: 500, method: 0 };
        let when = Span { start_s: now_s - 7_200, end_s: now_s - 5_400 };
        let fields = [
            (1, Value::Choice(3)),
            (2, Value::Place(at)),
            (3, Value::Span(when)),
            (4, Value::Choice(2)),
            (6, Value::Text(text(name.serial))),
        ];
        let content = Content {
            format: self.wire,
            lang: Some("en".into()),
            fields: fields.into_iter().map(|(number, value)| (number, value.encode())).collect(),
            ..Content::default()
        };
        Ok((name, self.seal(name, &content, Precedence::Routine, false)?.encode().into()))
    }

    /// What goes over a line, and what its receipt will speak of.
    ///
    /// # Errors
    /// Bytes that are no act.
    pub fn outgoing(&self, bytes: &[u8]) -> Result<Outgoing, CliFault> {
        let act = Act::decode(bytes).map_err(super::fault)?;
        Ok(Outgoing { hash: act.hash(&self.key.public(), &self.genesis), act })
    }

    /// Any content, sealed to the channel and signed; with half of the root it has seen, as for a satellite message.
    ///
    /// # Errors
    /// A content that would not open again.
    pub fn say(&self, content: &Content, precedence: Precedence, burst: bool) -> Result<Act, CliFault> {
        self.seal(self.name(), content, precedence, burst)
    }

    /// Any content in clear, signed.
    pub fn say_openly(&self, content: &Content, precedence: Precedence) -> Act {
        let (serial, seen) = (self.name().serial, self.seen(false));
        let (claimed_s, cover) = (Clock::System.now() / 1000, Cover::Public { content: content.encode() });
        Act::sign(Statement { serial, claimed_s, precedence, seen, cover }, &self.key, &self.genesis)
    }

    fn name(&self) -> Name {
        Name { key: self.key.public().id(), serial: self.next.fetch_add(1, Ordering::SeqCst) }
    }

    fn seen(&self, halved: bool) -> Seen {
        let (size, root) = self.seen;
        if halved { Seen::halved(size, &root) } else { Seen { size, root: SeenRoot::Whole(root) } }
    }

    fn seal(&self, name: Name, content: &Content, precedence: Precedence, burst: bool) -> Result<Act, CliFault> {
        let head = Head {
            genesis: &self.genesis,
            name,
            claimed_s: Clock::System.now() / 1000,
            precedence,
            seen: self.seen(burst),
            channel: self.channel,
            duress: &self.duress,
            under_duress: false,
        };
        let statement = seal::close_channel(content, &head, self.epoch, &self.secret).map_err(super::fault)?;
        Ok(Act::sign(statement, &self.key, &self.genesis))
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

/// The number of the channel that everything here is sealed to.
///
/// # Errors
/// A rulebook without channels.
pub fn first_channel(founded: &Founded) -> Result<u64, CliFault> {
    let first = founded.rulebook.terms().channels.first().map(|c| c.number);
    first.ok_or_else(|| super::fault("the rulebook has no channel"))
}

/// A text of [`TEXT_LEN`] bytes that no other act has.
pub fn text(n: u64) -> String {
    let mut text =
        format!("{n:07}: eleven explosions in quick order north of the bridge, the last without visible effect. ");
    while text.len() < TEXT_LEN {
        text += "Our post at the bridge has told the liaison officer of each lorry that waited. ";
    }
    text.truncate(TEXT_LEN);
    text
}
