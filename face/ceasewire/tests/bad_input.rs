//! Bad input at every door of a running mechanism: refused with a code that has words and a remedy in every language,
//! and nothing that was accepted is lost.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::{Act, ActKey, Content, Cover, Genesis, Precedence, Seen, SeenRoot, Statement, Value};
use ceasewire::api::{Refused, Send};
use ceasewire::found;
use common::{Mechanism, T0, flight, say};
use link::{Client, Identity, Method, Peers, Timeouts};
use std::time::{Duration, Instant};

/// A door to the sequencer, as MON's node has it.
struct Door {
    client: Client,
    address: String,
    key: ActKey,
    genesis: Genesis,
    seen: Seen,
    format: u64,
}

impl Door {
    async fn of(m: &Mechanism) -> Door {
        let keys = m.folder("MON").join("keys");
        let identity = Identity::from_pem(&std::fs::read_to_string(keys.join("tls.pem")).unwrap()).unwrap();
        let peers = Peers::new(m.founding.members.iter().map(|x| (x.name.clone(), x.pin))).unwrap();
        let root = tlog::leaf_hash(&record::Ledger::first_leaf(&m.founding).encode());
        Door {
            client: Client::new(&identity, &peers),
            address: m.addresses["CHAIR"].clone(),
            key: ActKey::from_seed(&found::load(&keys.join("desk.key")).unwrap()),
            genesis: m.founding.genesis(),
            seen: Seen { size: 1, root: SeenRoot::Whole(root) },
            format: m.rulebook.format("statement").unwrap().wire,
        }
    }

    /// Offers an act until the sequencer, which asks its witnesses first, takes acts; answers with what becomes of it.
    async fn open(&self, m: &Mechanism, act: &[u8]) -> String {
        let begun = Instant::now();
        loop {
            match self.offer(m, act.to_vec()).await {
                code if code != "not-running" => return code,
                _ => assert!(begun.elapsed() < Duration::from_secs(60), "the sequencer takes nothing"),
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn statement(&self, serial: u64, claimed_s: u64, text: &str) -> Statement {
        let fields = [(1, Value::Choice(1).encode()), (2, Value::Text(text.into()).encode())];
        let content = Content { format: self.format, fields: fields.into(), ..Content::default() };
        Statement {
            serial,
            claimed_s,
            precedence: Precedence::Routine,
            seen: self.seen,
            cover: Cover::Public { content: content.encode() },
        }
    }

    fn signed(&self, statement: Statement) -> Vec<u8> {
        Act::sign(statement, &self.key, &self.genesis).encode()
    }

    /// The code that the sequencer refuses these bytes with, or `ok`.
    async fn offer(&self, m: &Mechanism, bytes: Vec<u8>) -> String {
        let answer = self
            .client
            .request("CHAIR", &self.address, Method::POST, "/act", bytes, Timeouts::default())
            .await
            .unwrap();
        if answer.status.is_success() {
            return "ok".into();
        }
        let refused: Refused = serde_json::from_slice(&answer.bytes).unwrap();
        m.in_words(&refused);
        refused.refusals[0].code.clone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sequencer_refuses_each_kind_of_bad_bytes_by_name() {
    let mut m = Mechanism::found();
    let door = Door::of(&m).await;
    let now = T0 / 1000;
    m.start("CHAIR").await;
    // A founding or an older copy? Until enough witnesses have said that they hold nothing, nobody can know.
    let early = door.signed(door.statement(1, now, "first"));
    assert_eq!(door.offer(&m, early).await, "not-running");
    m.start("GUAR1").await;
    m.start("GUAR2").await;
    let good = door.signed(door.statement(1, now, "first"));
    assert_eq!(door.open(&m, &good).await, "ok");
    assert_eq!(door.offer(&m, good.clone()).await, "ok", "the same act twice is the same act");

    let mut unsigned = door.signed(door.statement(2, now, "x"));
    let len = unsigned.len();
    unsigned[len - 64..].fill(0);
    let mut long_head = good.clone();
    // The payload's length, which fits one byte, written in two: the same COSE value in other bytes. It stands behind the
    // protected header and the empty unprotected one; other bytes of the act may look like that one.
    let header = long_head.iter().position(|b| *b == 0x84).unwrap() + 1;
    let protected = match long_head[header] {
        0x58 => 2 + usize::from(long_head[header + 1]),
        short => 1 + usize::from(short - 0x40),
    };
    let at = header + protected + 1;
    assert_eq!(long_head[at - 1..=at], [0xa0, 0x58]);
    let n = long_head[at + 1];
    long_head.splice(at..at + 2, [0x59, 0x00, n]);
    let exercise = Act::sign(door.statement(2, now, "x"), &door.key, &Genesis([7; 32])).encode();
    let stranger = Act::sign(door.statement(1, now, "x"), &ActKey::from_seed(&[1; 32]), &door.genesis).encode();
    let channel = Statement {
        cover: Cover::Channel { channel: 5, epoch: 1, commitment: [1; 32], tag: [2; 8], ciphertext: vec![0; 32] },
        ..door.statement(2, now, "x")
    };
    let kernel = |k: act::Kernel| {
        let content = Content { format: k.wire(), fields: k.fields(), ..Content::default() };
        door.signed(Statement { cover: Cover::Public { content: content.encode() }, ..door.statement(2, now, "x") })
    };
    let usurped = kernel(act::Kernel::MemberSuspend {
        member: act::MemberId(1),
        reason: "by nobody's leave".into(),
        approvals: Vec::new(),
    });
    let ahead = door.statement(2 + record::SERIAL_AHEAD_MAX, now, "x");
    let other = Statement { seen: Seen { size: 1, root: SeenRoot::Whole([9; 32]) }, ..door.statement(2, now, "x") };
    for (what, bytes, code) in [
        ("nonsense", b"nonsense".to_vec(), "act-form"),
        ("nothing", Vec::new(), "act-form"),
        ("unsigned", unsigned, "signature"),
        ("re-encoded", long_head, "act-form"),
        ("name reused", door.signed(door.statement(1, now, "second text")), "name-reused"),
        ("65,536 bytes", vec![0; 65_536], "act-too-long"),
        ("a day ahead", door.signed(door.statement(2, now + 86_400, "x")), "clock-off"),
        ("another mechanism", exercise, "signature"),
        ("a stranger's key", stranger, "key-unknown"),
        ("a channel that is not ours", door.signed(channel), "wrong-channel"),
        ("a member suspended by nobody's leave", usurped, "not-agreed"),
        ("far ahead of its own numbers", door.signed(ahead), "serial-ahead"),
        ("another record was seen", door.signed(other), "fork"),
    ] {
        assert_eq!(door.offer(&m, bytes).await, code, "{what}");
    }
    // After all that, the record takes the next good act.
    assert_eq!(door.offer(&m, door.signed(door.statement(2, now, "still open"))).await, "ok");
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_is_told_everything_that_is_wrong_at_once() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let codes = |r: Refused| -> Vec<String> {
        m.in_words(&r);
        r.refusals.into_iter().map(|r| r.code).collect()
    };
    let fields = [
        ("class", "submarine"),
        ("track", "Nowhere-at-all"),
        ("altitude", "900-300m agl"),
        ("window", "yesterday"),
        ("colour", "red"),
    ];
    let many = Send { to: vec!["ATLANTIS".into()], ..say("ntf-flight", &fields) };
    let told = codes(m.send("NORTH", &many).await.unwrap_err());
    for code in ["choice-unknown", "place-unknown", "time-not-understood", "field-unknown", "member-unknown"] {
        assert!(told.contains(&code.to_owned()), "{code} not in {told:?}");
    }
    let mut soon = flight();
    soon.fields.insert("window".into(), "+25m/+55m".into());
    assert_eq!(codes(m.send("NORTH", &soon).await.unwrap_err()), ["lead-time"]);
    soon.emergency = Some("boredom".into());
    assert_eq!(codes(m.send("NORTH", &soon).await.unwrap_err()), ["emergency-unknown"]);
    let mut elsewhere = flight();
    elsewhere.channel = Some("intelligence".into());
    assert!(codes(m.send("MON", &elsewhere).await.unwrap_err()).contains(&"wrong-channel".to_owned()));
    for (send, code) in [
        (Send { channel: Some("the pub".into()), ..flight() }, "channel-unknown"),
        (Send { precedence: Some("asap".into()), ..flight() }, "precedence-unknown"),
        (Send { case: Some("99999".into()), ..say("opened", &[]) }, "case-unknown"),
        (Send { case: Some("1".into()), ..say("position", &[("stance", "maybe")]) }, "choice-unknown"),
        (say("nonsense", &[]), "format-unknown"),
    ] {
        let told = codes(m.send("NORTH", &send).await.unwrap_err());
        assert!(told.contains(&code.to_owned()), "{code} not in {told:?}");
    }
    assert_eq!(m.status("NORTH").await.outbox, 0, "nothing refused was kept");
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_port_in_use_and_a_folder_in_use_are_named() {
    let mut m = Mechanism::found();
    let taken = std::net::TcpListener::bind(&m.addresses["SOUTH"]).unwrap();
    let fault = ceasewire::node::start(&m.folder("SOUTH"), m.clock.clone()).await.err().unwrap();
    assert_eq!(fault.exit(), 5);
    let told = format!("{fault:?}");
    assert!(told.contains("port-in-use") && told.contains(&m.addresses["SOUTH"]), "{told}");
    drop(taken);
    m.start("SOUTH").await;
    let fault = ceasewire::node::start(&m.folder("SOUTH"), m.clock.clone()).await.err().unwrap();
    assert!(format!("{fault:?}").contains("folder-in-use"), "{fault:?}");
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rulebook_or_genesis_of_another_mechanism_is_not_run() {
    let one = Mechanism::found();
    let two = Mechanism::found();
    std::fs::copy(two.folder("NORTH").join("genesis"), one.folder("NORTH").join("genesis")).unwrap();
    // The keys are those of the other founding, so nothing that this node signs would be taken; it finds out at once.
    let started = ceasewire::node::start(&one.folder("NORTH"), one.clock.clone()).await;
    assert!(started.is_err(), "a node with another mechanism's genesis must not start");
    let path = two.folder("NORTH").join("rulebook");
    let mut archive = std::fs::read(&path).unwrap();
    let at = archive.windows(9).position(|w| w == b"wire = 41").unwrap();
    archive[at + 8] = b'2';
    std::fs::write(&path, archive).unwrap();
    let fault = ceasewire::node::start(&two.folder("NORTH"), two.clock.clone()).await.err().unwrap();
    assert!(format!("{fault:?}").contains("rulebook"), "{fault:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_officer_was_told_is_queued_survives_the_death_of_every_other_node_and_its_own() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    m.stop("CHAIR").await;
    let sent = m.send("NORTH", &flight()).await.unwrap();
    assert_eq!(m.status("NORTH").await.outbox, 1);
    m.stop("NORTH").await;
    m.start("NORTH").await;
    assert_eq!(m.status("NORTH").await.outbox, 1);
    m.start("CHAIR").await;
    let state = m.wait("NORTH", &sent.name, "witnessed").await;
    assert_eq!(state.state, "witnessed");
    m.quiet().await;
    m.stop_all().await;
}
