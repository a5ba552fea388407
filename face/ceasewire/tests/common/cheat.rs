//! A sequencer that cheats, as the members' nodes meet it: over real sockets, with its real key and identity.

use super::{Mechanism, T0};
use act::{Act, ActKey, Content, Cover, Precedence, Seen, SeenRoot, Statement, Value};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use ceasewire::api::Refused;
use ceasewire::found;
use ceasewire::node::frame;
use link::{Identity, Peer, Peers, Server, Stopping, framing};
use record::exhibit::{Exhibit, Fact, HEADER, Proven};
use record::{Leaf, Ledger, Receipt};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tlog::checkpoint::{self, Checkpoint};
use tlog::note::Note;

/// What the cheat shows to whom, and what it was offered.
#[derive(Default)]
pub struct Lies {
    /// Leaves by member; `*` for all others.
    pub views: BTreeMap<String, Vec<Vec<u8>>>,
    /// How each member is answered; `*` for all others, who without it get a receipt for index 0.
    pub answers: BTreeMap<String, Answer>,
    /// When three witnesses in its pocket have cosigned what it shows, seconds; nobody has without it.
    pub cosigned_s: Option<u64>,
    pub offered: Vec<Vec<u8>>,
}

/// What the cheat says to an act.
#[derive(Clone, Copy)]
pub enum Answer {
    /// A receipt for this index.
    At(u64),
    /// Receipts for 1, 2, 3 and so on.
    Counting,
    /// A refusal with this code.
    No(&'static str),
    /// Nothing that anybody could hold against it.
    Silence,
}

#[derive(Clone)]
pub struct Cheat {
    pub lies: Arc<Mutex<Lies>>,
    seed: [u8; 32],
    /// Names and seeds of the witnesses.
    witnesses: Vec<(String, [u8; 32])>,
    founding: Arc<record::Founding>,
}

impl Cheat {
    pub fn head(&self, leaves: &[Vec<u8>]) -> String {
        let mut tree = tlog::Tree::new();
        leaves.iter().for_each(|l| tree.push(tlog::leaf_hash(l)));
        let head = Checkpoint::new(&self.founding.origin, tree.size(), tree.root()).unwrap();
        let key = tlog::SigningKey::from_seed(&self.seed);
        let line = checkpoint::sign(&head, &key, &self.founding.origin).unwrap();
        let mut note = Note { text: head.to_string(), signatures: vec![line] };
        if let Some(at) = self.lies.lock().unwrap().cosigned_s {
            for (name, seed) in &self.witnesses[..3] {
                let key = tlog::SigningKey::from_seed(seed);
                note.signatures.push(tlog::cosignature::sign(&head, name, &key, at).unwrap());
            }
        }
        note.to_string()
    }

    /// What a member has not been shown yet of its view, if anything.
    fn more(&self, member: &str, from: usize) -> Option<(Vec<u8>, usize)> {
        let leaves = {
            let lies = self.lies.lock().unwrap();
            lies.views.get(member).or_else(|| lies.views.get("*")).unwrap().clone()
        };
        let mut out = Vec::new();
        for (n, leaf) in leaves.iter().enumerate().skip(from) {
            let payload = [&(n as u64).to_be_bytes()[..], leaf].concat();
            out.extend(framing::encode(frame::LEAF, &payload).unwrap());
        }
        out.extend(framing::encode(frame::CHECKPOINT, self.head(&leaves).as_bytes()).unwrap());
        (leaves.len() > from).then_some((out, leaves.len()))
    }
}

async fn stream(
    Extension(cheat): Extension<Cheat>,
    Extension(peer): Extension<Peer>,
    Extension(stopping): Extension<Stopping>,
) -> Body {
    let start = (cheat, peer.0, 0_usize);
    let all = futures_util::stream::unfold(start, |(cheat, member, from)| async move {
        for _ in 0..50 {
            if let Some((bytes, upto)) = cheat.more(&member, from) {
                return Some((Ok::<_, std::convert::Infallible>(Bytes::from(bytes)), (cheat, member, upto)));
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let beat = Bytes::from(framing::encode(frame::HEARTBEAT, &[]).unwrap());
        Some((Ok(beat), (cheat, member, from)))
    });
    Body::from_stream(stopping.ends(all))
}

async fn offer(Extension(cheat): Extension<Cheat>, Extension(peer): Extension<Peer>, body: Bytes) -> Response {
    let act = Act::decode(&body).unwrap();
    let entry = cheat.founding.members.iter().flat_map(|m| &m.keys);
    let public = entry.filter_map(|k| act::PublicKey::from_bytes(&k.public)).find(|k| k.id() == act.key()).unwrap();
    let genesis = cheat.founding.genesis();
    let mut lies = cheat.lies.lock().unwrap();
    if !lies.offered.contains(&body.to_vec()) {
        lies.offered.push(body.to_vec());
    }
    let answer = lies.answers.get(&peer.0).or_else(|| lies.answers.get("*")).copied().unwrap_or(Answer::At(0));
    let index = match answer {
        Answer::At(index) => index,
        Answer::Counting => lies.offered.len() as u64,
        Answer::No(code) => {
            let refused = Refused::of([&act::Refusal::new(code)]);
            return (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(refused)).into_response();
        }
        Answer::Silence => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let receipt = Receipt { act: act.hash(&public, &genesis), index, at: T0 };
    receipt.sign(&ActKey::from_seed(&cheat.seed), &genesis).into_response()
}

/// A mechanism whose sequencer is the cheat; its honest members' nodes are started by the test.
pub async fn cheated() -> (Mechanism, Cheat, tokio::sync::oneshot::Sender<()>) {
    cheated_in(Mechanism::found()).await
}

/// The same in a mechanism that was founded otherwise.
pub async fn cheated_in(m: Mechanism) -> (Mechanism, Cheat, tokio::sync::oneshot::Sender<()>) {
    let keys = m.folder("CHAIR").join("keys");
    let cheat = Cheat {
        lies: Arc::default(),
        seed: *found::load(&keys.join("sequencer.key")).unwrap(),
        witnesses: m.founding.witnesses.iter().map(|w| (w.name.clone(), witness_seed(&m, w.member))).collect(),
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

fn witness_seed(m: &Mechanism, member: act::MemberId) -> [u8; 32] {
    *found::load(&m.folder(m.founding.name_of(member)).join("keys/witness.key")).unwrap()
}

pub fn identity(m: &Mechanism) -> Identity {
    Identity::from_pem(&std::fs::read_to_string(m.folder("CHAIR").join("keys/tls.pem")).unwrap()).unwrap()
}

pub fn peers(m: &Mechanism) -> Peers {
    Peers::new(m.founding.members.iter().map(|x| (x.name.clone(), x.pin))).unwrap()
}

/// A public statement of MON as a leaf.
pub fn statement(m: &Mechanism, serial: u64, at: u64, text: &str) -> Vec<u8> {
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

pub fn genesis(m: &Mechanism) -> Vec<u8> {
    Ledger::first_leaf(&m.founding).encode()
}

/// What a stranger is shown by the file of this kind that a node holds, once it holds one.
pub async fn proven(m: &Mechanism, name: &str, kind: &str) -> Proven {
    let start = Instant::now();
    loop {
        let files = std::fs::read_dir(m.folder(name).join("evidence")).into_iter().flatten();
        let named = files.map(|f| f.unwrap().path()).filter(|p| {
            let file = p.file_name().unwrap().to_str().unwrap();
            file.strip_prefix(kind).is_some_and(|rest| rest.starts_with('-'))
        });
        let texts = named.filter_map(|path| std::fs::read_to_string(path).ok());
        if let Some(text) = texts.into_iter().find(|text| text.starts_with(HEADER)) {
            return Exhibit::parse(&text).unwrap().verify(Some(m.founding.genesis())).unwrap();
        }
        assert!(start.elapsed() < Duration::from_secs(60), "{name} never held a file of evidence of {kind}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A number in a verdict.
pub fn number(proven: &Proven, key: &str) -> u64 {
    match proven.facts.iter().find(|(k, _)| *k == key) {
        Some((_, Fact::Number(n))) => *n,
        other => panic!("{key} in {proven:?}: {other:?}"),
    }
}

/// The kinds of evidence that a node holds, once it holds `kind`.
pub async fn evidence(m: &Mechanism, name: &str, kind: &str) -> String {
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
