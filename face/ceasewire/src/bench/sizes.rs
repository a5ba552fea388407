//! Bytes: what each format takes plain, sealed and as one satellite message; what one message costs on the line.

use super::author::{Author, Known};
use super::founded::{self, MEMBERS};
use super::mechanism::{Mechanism, SEQUENCER};
use super::relay::{Relay, Traffic};
use super::report::Rows;
use super::{Bench, fault, stream};
use crate::api::{ActState, Sent, Wait};
use crate::clock::Clock;
use crate::config::Config;
use crate::fault::CliFault;
use crate::found;
use crate::ports;
use act::{Content, KeyId, Kind, MemberId, Name};
use rulebook::{Context, Format, Rulebook, burst_len};
use seal::EpochSecret;
use std::path::Path;
use std::time::Duration;

/// Messages that are counted on the line.
const COUNTED: u64 = 100;

/// Every format: its worked example, and the worst case of those that must fit a satellite message.
pub fn formats(dir: &Path, rulebook: &Rulebook, rows: &mut Rows) -> Result<(), CliFault> {
    let addresses = |_: &str| "127.0.0.1:1".to_owned();
    let founded = founded::found(dir, rulebook.clone(), Clock::System.now() / 1000, 0, &addresses)?;
    let secret = EpochSecret::from_bytes(*found::secret()?);
    // A record of some hundred thousand leaves and a key that has signed some hundred, so that numbers have real lengths.
    let author = Author::of(&founded, "NORTH", Known { epoch: 3, secret, seen: (412_345, [7; 32]), next: 1042 })?;
    for format in rulebook.formats() {
        let content = example(format);
        let mut row = |what, len: usize| rows.add(what, 0, format.name.clone(), len as f64, "B");
        row("bytes-plain", content.encode().len());
        if format.public {
            row("bytes-signed", author.say_openly(&content, format.precedence).encode().len());
            continue;
        }
        row("bytes-signed", author.say(&content, format.precedence, false)?.encode().len());
        row("bytes-burst", author.say(&content, format.precedence, true)?.encode_burst().len());
        if format.burst || format.routine {
            row("bytes-worst", burst_len(format.worst_case_len()));
        }
    }
    Ok(())
}

/// A format's worked example, as an officer would send it: to one member, in a language if it has free text.
fn example(format: &Format) -> Content {
    let fields = format.example.iter().filter_map(|(name, text)| {
        let def = format.field(name)?;
        Some((def.number, def.parse(text, &Anything).ok()?))
    });
    let step = format.step.is_some();
    Content {
        format: format.wire,
        officer: 7,
        case: step.then_some(SOME_ACT),
        to: if format.public { Vec::new() } else { vec![MemberId(1)] },
        lang: format.fields.iter().any(|f| f.kind == Kind::Text).then(|| "en".to_owned()),
        fields: format.encode(&fields.collect()),
        ..Content::default()
    }
}

const SOME_ACT: Name = Name { key: KeyId([9; 4]), serial: 1042 };

/// An example may name anything; only lengths matter here.
struct Anything;

impl Context for Anything {
    fn now_s(&self) -> i64 {
        (Clock::System.now() / 1000).cast_signed()
    }
    fn member(&self, _: &str) -> Option<MemberId> {
        Some(MemberId(1))
    }
    fn member_name(&self, id: MemberId) -> String {
        id.0.to_string()
    }
    fn place(&self, _: &str) -> Option<(i64, i64)> {
        Some((3_312_590, 3_582_390))
    }
    fn act(&self, _: &str) -> Option<Name> {
        Some(SOME_ACT)
    }
    fn act_name(&self, name: &Name) -> String {
        name.to_string()
    }
    fn item(&self, hash: &[u8; 32]) -> Option<act::Evidence> {
        Some(rulebook::stand_in(hash))
    }
    fn zone(&self, _: &str) -> bool {
        true
    }
}

/// A free text of 300 bytes from one member's node to another's: what goes over their links to the sequencer.
///
/// Counted is the payload of TCP between node and sequencer: TLS records, HTTP, frames, the act, its receipt, the leaf,
/// checkpoints and cosignatures. Not counted: headers of IP and TCP, setting up connections, gossip (switched off here).
pub async fn line(bench: &Bench, dir: &Path, rulebook: Rulebook, rows: &mut Rows) -> Result<(), CliFault> {
    let mut mechanism = Mechanism::found(dir, rulebook)?;
    let listens = ports::free(2)?;
    let mut relays = Vec::new();
    for (member, listen) in ["NORTH", "SOUTH"].into_iter().zip(&listens) {
        relays.push(Relay::begin(listen, mechanism.address()).await?);
        let folder = mechanism.folder(member);
        let mut config = Config::read(&folder)?;
        config.peers.insert(SEQUENCER.to_owned(), listen.clone());
        store::atomic::replace(&folder.join("node.toml"), config.text().as_bytes())?;
    }
    for member in MEMBERS {
        let folder = mechanism.folder(member);
        let config = Config { gossip_s: 86_400, ..Config::read(&folder)? };
        store::atomic::replace(&folder.join("node.toml"), config.text().as_bytes())?;
    }
    mechanism.start_all().await?;
    let mut serial = stream::highest(&mechanism, "NORTH").await?;
    let counted = if bench.quick { COUNTED / 4 } else { COUNTED };
    for _ in 0..5 {
        serial += 1;
        one(&mechanism, serial).await?;
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    let before: Vec<Traffic> = relays.iter().map(Relay::traffic).collect();
    for _ in 0..counted {
        serial += 1;
        one(&mechanism, serial).await?;
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    for ((relay, before), of) in relays.iter().zip(&before).zip(["sender", "receiver"]) {
        let spent = relay.traffic().since(before);
        let each = |bytes: u64| bytes as f64 / counted as f64;
        if of == "sender" {
            rows.add("line-offer", counted, "up", each(spent.asking.0), "B");
            rows.add("line-offer", counted, "down", each(spent.asking.1), "B");
            rows.add("line-offer", counted, "up and down", each(spent.asking.0 + spent.asking.1), "B");
            rows.at_most(650.0, 600.0);
        }
        rows.add("line-stream", counted, format!("{of} down"), each(spent.listening.1), "B");
    }
    mechanism.stop_all().await
}

/// One message, and until the receiver's node holds it with a quorum.
async fn one(mechanism: &Mechanism, serial: u64) -> Result<(), CliFault> {
    let sent: Sent = mechanism.post("NORTH", "/act", &stream::message(serial)).await?;
    let wait = Wait { act: sent.name, until: "witnessed".into(), timeout_ms: 20_000, coming: true };
    let state: ActState = mechanism.post("SOUTH", "/wait", &wait).await?;
    if state.state != "witnessed" {
        return Err(fault(format!("{} is {}", wait.act, state.state)));
    }
    // Cosignatures beyond the quorum come a little later, and belong to this act.
    tokio::time::sleep(Duration::from_millis(30)).await;
    Ok(())
}
