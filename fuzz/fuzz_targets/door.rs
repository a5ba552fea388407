//! The doors of a running node: what its own socket is asked in queries and JSON, and what another member may ask of a
//! sequencer over TLS.
//!
//! The first byte says which door. Nothing that is asked may end a thread of the node (a panic anywhere ends the run) or
//! make it say that its disk is at fault.
#![no_main]
use act::MemberKind;
use ceasewire::clock::Clock;
use ceasewire::found::{self, NewMember};
use ceasewire::node::{self, Node};
use libfuzzer_sys::fuzz_target;
use link::{Client, Identity, Method, Peers, Response, Timeouts};
use record::{Founding, Side};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;
use tempfile::TempDir;
use tokio::runtime::Runtime;

const QUERIES: [&str; 6] = ["/status?", "/board?", "/debts?", "/case?", "/record?", "/keys?"];
const BODIES: [&str; 8] = ["/act", "/acts", "/prove", "/absence", "/disclose", "/release", "/key", "/wait"];

fuzz_target!(|data: &[u8]| {
    let Some((&door, rest)) = data.split_first() else { return };
    let door = usize::from(door) % 20;
    let answer = match door {
        0..6 => QUERY.ask(Method::GET, text(QUERIES[door], rest), Vec::new()),
        6..14 => QUERY.ask(Method::POST, Some(BODIES[door - 6].into()), harmless(BODIES[door - 6], rest)),
        14 => QUERY.offer(Method::POST, Some("/act".into()), rest.to_vec()),
        15 => QUERY.offer(Method::GET, text("/leaves?", rest), Vec::new()),
        16 => QUERY.offer(Method::GET, text("/tile/", rest), Vec::new()),
        17 => QUERY.offer(Method::GET, text("/", rest).filter(|path| !path.starts_with("/stream")), Vec::new()),
        18 => QUERY.offer(Method::POST, text("/", rest), rest.to_vec()),
        _ => QUERY.ask(Method::GET, text("/", rest), Vec::new()),
    };
    let Some(answer) = answer else { return };
    let said = String::from_utf8_lossy(&answer.bytes).into_owned();
    assert!(answer.status.as_u16() < 500, "{}: {said}", answer.status);
});

static QUERY: LazyLock<House> = LazyLock::new(House::new);

/// The sequencer's node in memory, the witnesses without whose word it signs nothing, and a member who talks to it.
struct House {
    runtime: Runtime,
    socket: PathBuf,
    address: String,
    client: Client,
    _nodes: Vec<Node>,
    _folder: TempDir,
}

impl House {
    fn new() -> House {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.expect("a folder");
        let names = ["NORTH", "SOUTH", "CHAIR", "GUAR1", "GUAR2", "GUAR3", "MON"];
        let addresses: BTreeMap<String, String> = names.iter().map(|name| ((*name).into(), free())).collect();
        let card = |name: &str| {
            found::member_new(&folder.path().join(name), &member(name, &addresses[name])).expect("new keys")
        };
        let cards: Vec<found::Card> = names.iter().map(|name| card(name)).collect();
        let book = fuzz::reference();
        let mechanism = found::draft("A house", 2, sim::NOW / 1000, book.hash(), &cards).expect("one sequencer");
        let sign = |name: &&str| found::sign(&folder.path().join(name), &mechanism, name).expect("its roots are there");
        let founding =
            Founding::new(mechanism.clone(), names.iter().flat_map(sign).collect()).expect("all have signed");
        let runtime = Runtime::new().expect("threads");
        let start = |name: &str| {
            let folder = folder.path().join(name);
            found::install(&folder, &founding, book.archive(), name, &addresses).expect("it is the rulebook");
            runtime.block_on(node::start(&folder, Clock::stepped(sim::NOW))).expect("a sound node starts")
        };
        let nodes = ["GUAR1", "GUAR2", "GUAR3", "CHAIR"].map(start).into();
        let pem = std::fs::read_to_string(folder.path().join("MON/keys/tls.pem")).expect("it was just made");
        let peers = Peers::new(founding.members.iter().map(|m| (m.name.clone(), m.pin))).expect("pins differ");
        let client = Client::new(&Identity::from_pem(&pem).expect("it is ours"), &peers);
        let socket = folder.path().join("CHAIR/node.sock");
        let address = addresses["CHAIR"].clone();
        let house = House { runtime, socket, address, client, _nodes: nodes, _folder: folder };
        house.wait();
        house
    }

    /// Until the sequencer has signed its first head: before, it waits for its witnesses and takes no act.
    fn wait(&self) {
        for _ in 0..600 {
            let answer = self.offer(Method::GET, Some("/checkpoint".into()), Vec::new());
            if answer.is_some_and(|answer| answer.status.is_success()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("the sequencer still waits for its witnesses");
    }

    /// By the node's own socket; `None` where the question is no HTTP.
    fn ask(&self, method: Method, uri: Option<String>, body: Vec<u8>) -> Option<Response> {
        self.runtime.block_on(link::local::request(&self.socket, method, &uri?, body)).ok()
    }

    /// By the line of another member.
    fn offer(&self, method: Method, uri: Option<String>, body: Vec<u8>) -> Option<Response> {
        let uri = uri?;
        let asked = self.client.request("CHAIR", &self.address, method, &uri, body, Timeouts::default());
        self.runtime.block_on(asked).ok()
    }
}

fn free() -> String {
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
    format!("127.0.0.1:{port}")
}

fn member(name: &str, address: &str) -> NewMember {
    let (kind, side) = match name {
        "NORTH" => (MemberKind::Party, Some(Side::A)),
        "SOUTH" => (MemberKind::Party, Some(Side::B)),
        "CHAIR" => (MemberKind::Supervisor, None),
        _ => (MemberKind::Guarantor, None),
    };
    let (witness, sequencer) = (kind == MemberKind::Guarantor, name == "CHAIR");
    NewMember { name: name.into(), kind, side, address: address.into(), witness, sequencer }
}

fn text(before: &str, rest: &[u8]) -> Option<String> {
    Some(format!("{before}{}", str::from_utf8(rest).ok()?))
}

/// The body as it is, unless it is JSON that would have the node wait, or keep more and more.
fn harmless(door: &str, body: &[u8]) -> Vec<u8> {
    let Ok(mut json) = serde_json::from_slice::<Value>(body) else { return body.to_vec() };
    let (field, value) = match door {
        "/act" | "/acts" => ("dry", json!(true)),
        "/wait" => ("timeout_ms", json!(1)),
        _ => return body.to_vec(),
    };
    let list = json.as_array_mut().map_or(&mut [][..], Vec::as_mut_slice);
    let all: Vec<&mut Value> = if list.is_empty() { vec![&mut json] } else { list.iter_mut().collect() };
    for one in all {
        if let Some(object) = one.as_object_mut() {
            object.insert(field.into(), value.clone());
        }
    }
    json.to_string().into_bytes()
}
