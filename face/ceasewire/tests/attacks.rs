//! A sequencer that cheats, against real nodes over real sockets: each lie is tried, and somebody holds the evidence.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::{Act, ActKey, Content, Cover, Precedence, Seen, SeenRoot, Statement, Value};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Extension;
use axum::routing::{get, post};
use ceasewire::found;
use ceasewire::node::frame;
use common::{Mechanism, T0, say};
use futures_util::StreamExt;
use link::{Client, Identity, Method, Peer, Peers, Server, Stopping, Timeouts, framing};
use record::{Leaf, Ledger, Receipt};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tlog::checkpoint::{self, Checkpoint};
use tlog::note::Note;

/// What the cheat shows to whom, and what it was offered.
#[derive(Default)]
struct Lies {
    /// Leaves by member; `*` for all others.
    views: BTreeMap<String, Vec<Vec<u8>>>,
    /// A receipt's index for whatever is offered.
    receipt_index: u64,
    offered: Vec<Vec<u8>>,
}

#[derive(Clone)]
struct Cheat {
    lies: Arc<Mutex<Lies>>,
    seed: [u8; 32],
    founding: Arc<record::Founding>,
}

impl Cheat {
    fn head(&self, leaves: &[Vec<u8>]) -> String {
        let mut tree = tlog::Tree::new();
        leaves.iter().for_each(|l| tree.push(tlog::leaf_hash(l)));
        let head = Checkpoint::new(&self.founding.origin, tree.size(), tree.root()).unwrap();
        let key = tlog::SigningKey::from_seed(&self.seed);
        let line = checkpoint::sign(&head, &key, &self.founding.origin).unwrap();
        Note { text: head.to_string(), signatures: vec![line] }.to_string()
    }

    fn stream(&self, member: &str) -> Vec<u8> {
        let lies = self.lies.lock().unwrap();
        let leaves = lies.views.get(member).or_else(|| lies.views.get("*")).unwrap();
        let mut out = Vec::new();
        for (n, leaf) in leaves.iter().enumerate() {
            let payload = [&(n as u64).to_be_bytes()[..], leaf].concat();
            out.extend(framing::encode(frame::LEAF, &payload).unwrap());
        }
        out.extend(framing::encode(frame::CHECKPOINT, self.head(leaves).as_bytes()).unwrap());
        out
    }
}

async fn stream(
    Extension(cheat): Extension<Cheat>,
    Extension(peer): Extension<Peer>,
    Extension(stopping): Extension<Stopping>,
) -> Body {
    let first = Bytes::from(cheat.stream(&peer.0));
    let beat = futures_util::stream::unfold((), |()| async {
        tokio::time::sleep(Duration::from_secs(5)).await;
        Some((Bytes::from(framing::encode(frame::HEARTBEAT, &[]).unwrap()), ()))
    });
    let all = futures_util::stream::once(async { first }).chain(beat).map(Ok::<_, std::convert::Infallible>);
    Body::from_stream(stopping.ends(all))
}

async fn offer(Extension(cheat): Extension<Cheat>, body: Bytes) -> Vec<u8> {
    let act = Act::decode(&body).unwrap();
    let entry = cheat.founding.members.iter().flat_map(|m| &m.keys);
    let public = entry.filter_map(|k| act::PublicKey::from_bytes(&k.public)).find(|k| k.id() == act.key()).unwrap();
    let genesis = cheat.founding.genesis();
    let mut lies = cheat.lies.lock().unwrap();
    lies.offered.push(body.to_vec());
    let receipt = Receipt { act: act.hash(&public, &genesis), index: lies.receipt_index, at: T0 };
    receipt.sign(&ActKey::from_seed(&cheat.seed), &genesis)
}

/// A mechanism whose sequencer is the cheat; its honest members' nodes are started by the test.
async fn cheated() -> (Mechanism, Cheat, tokio::sync::oneshot::Sender<()>) {
    let m = Mechanism::found();
    let keys = m.folder("CHAIR").join("keys");
    let cheat = Cheat {
        lies: Arc::default(),
        seed: *found::load(&keys.join("sequencer.key")).unwrap(),
        founding: Arc::new(m.founding.clone()),
    };
    let router = Router::new().route("/stream", get(stream)).route("/act", post(offer)).layer(Extension(cheat.clone()));
    let server = Server::bind(&m.addresses["CHAIR"], &identity(&m), peers(&m), router).await.unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel();
    tokio::spawn(server.serve(async {
        let _ = stopped.await;
    }));
    (m, cheat, stop)
}

fn identity(m: &Mechanism) -> Identity {
    Identity::from_pem(&std::fs::read_to_string(m.folder("CHAIR").join("keys/tls.pem")).unwrap()).unwrap()
}

fn peers(m: &Mechanism) -> Peers {
    Peers::new(m.founding.members.iter().map(|x| (x.name.clone(), x.pin))).unwrap()
}

/// A public statement of MON as a leaf.
fn statement(m: &Mechanism, serial: u64, at: u64, text: &str) -> Vec<u8> {
    let key = ActKey::from_seed(&found::load(&m.folder("MON").join("keys/desk.key")).unwrap());
    let format = m.rulebook.format("statement").unwrap();
    let field = |name: &str| format.field(name).unwrap().number;
    let fields = [(field("status"), Value::Choice(1).encode()), (field("text"), Value::Text(text.into()).encode())];
    let content = Content { format: format.wire, lang: Some("en".into()), fields: fields.into(), ..Content::default() };
    let root = tlog::leaf_hash(&Ledger::first_leaf(&m.founding).encode());
    let statement = Statement {
        serial,
        claimed_s: at / 1000,
        precedence: Precedence::Routine,
        seen: Seen { size: 1, root: SeenRoot::Whole(root) },
        cover: Cover::Public { content: content.encode() },
    };
    let act = Act::sign(statement, &key, &m.founding.genesis());
    Leaf::Act { at, act: act.encode() }.encode()
}

fn genesis(m: &Mechanism) -> Vec<u8> {
    Ledger::first_leaf(&m.founding).encode()
}

/// The kinds of evidence that a node holds, once it holds `kind`.
async fn evidence(m: &Mechanism, name: &str, kind: &str) -> String {
    let start = Instant::now();
    loop {
        let status = m.status(name).await;
        if status.alarms.iter().any(|(k, _)| k == kind) {
            let files = std::fs::read_dir(m.folder(name).join("evidence")).unwrap();
            let file = files
                .map(|f| f.unwrap().path())
                .find(|p| p.file_name().unwrap().to_str().unwrap().starts_with(kind))
                .unwrap();
            return std::fs::read_to_string(file).unwrap();
        }
        assert!(start.elapsed() < Duration::from_secs(30), "{name} never found {kind}: {status:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fork_is_found_by_gossip_between_the_two_it_was_shown_to() {
    let (mut m, cheat, _stop) = cheated().await;
    let common = vec![genesis(&m)];
    let north = [common.clone(), vec![statement(&m, 1, T0, "one text")]].concat();
    let south = [common.clone(), vec![statement(&m, 1, T0, "another text")]].concat();
    cheat.lies.lock().unwrap().views = [("NORTH".into(), north), ("SOUTH".into(), south), ("*".into(), common)].into();
    m.start("NORTH").await;
    m.start("SOUTH").await;
    for name in ["NORTH", "SOUTH"] {
        let file = evidence(&m, name, "fork").await;
        // Two checkpoints under one log's key, for one size: whoever holds the file can check it.
        let (_, rest) = file.split_once("\n\n").unwrap();
        let (ours, theirs) = rest.split_once("\n----\n\n").unwrap();
        let policy = m.founding.policy().unwrap();
        let heads = [ours, theirs].map(|t| policy.judge(&Note::parse(t).unwrap()).unwrap().checkpoint);
        assert_eq!(heads[0].size(), heads[1].size());
        assert_ne!(heads[0].root(), heads[1].root());
    }
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_act_under_a_signed_checkpoint_is_evidence_and_never_enters() {
    let (mut m, cheat, _stop) = cheated().await;
    let Leaf::Act { at, act } = Leaf::decode(&statement(&m, 1, T0, "x")).unwrap() else { unreachable!() };
    let mut forged = act.clone();
    *forged.last_mut().unwrap() ^= 1;
    let leaf = Leaf::Act { at, act: forged }.encode();
    cheat.lies.lock().unwrap().views = [("*".to_owned(), vec![genesis(&m), leaf])].into();
    m.start("NORTH").await;
    let file = evidence(&m, "NORTH", "bad-leaf").await;
    assert!(file.contains("index 1"), "{file}");
    assert!(m.status("NORTH").await.size <= 1);
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_dropped_after_its_receipt_is_evidence_in_its_authors_hands() {
    let (mut m, cheat, _stop) = cheated().await;
    let leaves = vec![genesis(&m), statement(&m, 1, T0, "somebody else's act stands at the promised place")];
    {
        let mut lies = cheat.lies.lock().unwrap();
        lies.views = [("*".to_owned(), leaves)].into();
        lies.receipt_index = 1;
    }
    m.start("NORTH").await;
    let mut public = say("statement", &[("status", "unilateral"), ("text", "We were never told.")]);
    public.lang = Some("en".into());
    m.send("NORTH", &public).await.unwrap();
    let file = evidence(&m, "NORTH", "false-receipt").await;
    assert!(file.contains("index 1"), "{file}");
    assert!(!cheat.lies.lock().unwrap().offered.is_empty());
    // Nothing the officer was told is queued is lost: it waits in the outbox.
    assert!(m.status("NORTH").await.outbox >= 1);
    m.stop_all().await;
}

/// Shows these leaves to all from now on; the witness is restarted, so that it must also remember across a restart.
async fn show(cheat: &Cheat, m: &mut Mechanism, leaves: &[Vec<u8>]) {
    cheat.lies.lock().unwrap().views = [("*".to_owned(), leaves.to_vec())].into();
    m.stop("GUAR1").await;
    m.start("GUAR1").await;
}

/// Asks GUAR1 to cosign the head over these leaves; answers with the status.
async fn ask(cheat: &Cheat, m: &Mechanism, old: u64, leaves: &[Vec<u8>]) -> u16 {
    let client = Client::new(&identity(m), &peers(m));
    let mut tree = tlog::Tree::new();
    leaves.iter().for_each(|l| tree.push(tlog::leaf_hash(l)));
    let proof = if old == 0 { Vec::new() } else { tree.consistency(old, tree.size()).unwrap() };
    let note = Note::parse(&cheat.head(leaves)).unwrap();
    let body = tlog::witness::AddCheckpoint { old_size: old, proof, note }.to_string().into_bytes();
    let address = &m.addresses["GUAR1"];
    let answer = client.request("GUAR1", address, Method::POST, "/add-checkpoint", body, Timeouts::default()).await;
    answer.unwrap().status.as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_back_dated_leaf_gets_no_cosignature() {
    let (mut m, cheat, _stop) = cheated().await;
    let first = vec![genesis(&m), statement(&m, 1, T0, "in time")];
    cheat.lies.lock().unwrap().views = [("*".to_owned(), first.clone())].into();
    m.start("GUAR1").await;
    assert_eq!(ask(&cheat, &m, 0, &first).await, 200);
    m.clock.step_to(T0 + 3_600_000);
    let honest = [first, vec![statement(&m, 2, T0 + 3_600_000, "an hour later")]].concat();
    show(&cheat, &mut m, &honest).await;
    assert_eq!(ask(&cheat, &m, 2, &honest).await, 200);
    // Ten minutes after it signed, and once more: nothing new. Then a leaf that claims to have been there all along.
    m.clock.step_to(T0 + 4_200_000);
    assert_eq!(ask(&cheat, &m, 3, &honest).await, 200);
    let dated = [honest, vec![statement(&m, 3, T0 + 3_700_000, "claims to have been there when it was not")]].concat();
    show(&cheat, &mut m, &dated).await;
    assert_eq!(ask(&cheat, &m, 3, &dated).await, 422);
    evidence(&m, "GUAR1", "back-dated").await;
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leaf_from_the_future_gets_no_cosignature() {
    let (mut m, cheat, _stop) = cheated().await;
    let leaves = vec![genesis(&m), statement(&m, 1, T0 + 3_600_000, "an hour ahead of every clock")];
    cheat.lies.lock().unwrap().views = [("*".to_owned(), leaves.clone())].into();
    m.start("GUAR1").await;
    assert_eq!(ask(&cheat, &m, 0, &leaves).await, 422);
    evidence(&m, "GUAR1", "back-dated").await;
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_without_a_pinned_key_is_not_served() {
    let (mut m, cheat, _stop) = cheated().await;
    cheat.lies.lock().unwrap().views = [("*".to_owned(), vec![genesis(&m)])].into();
    m.start("GUAR1").await;
    let stranger = Client::new(&Identity::generate().unwrap(), &peers(&m));
    let answer = stranger
        .request("GUAR1", &m.addresses["GUAR1"], Method::GET, "/checkpoint", Vec::new(), Timeouts::default())
        .await;
    assert!(answer.is_err(), "{answer:?}");
    m.stop_all().await;
}
