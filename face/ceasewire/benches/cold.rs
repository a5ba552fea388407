//! What a node and a verifier do from cold: signature checks alone, the fold, the start, the export's verification.
//!
//! ```text
//! cargo bench -p ceasewire --bench cold -- [acts, 100000] [folder to keep the record in]
//! ```
#![allow(clippy::unwrap_used, missing_docs)]

use act::Act;
use ceasewire::bench::generate::{Generated, Recipe, generate};
use ceasewire::cli::reference;
use rulebook::Rulebook;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let acts: u64 = args.first().map_or(100_000, |a| a.parse().unwrap());
    let kept = args.get(1).map(PathBuf::from);
    let temporary = tempfile::tempdir().unwrap();
    let dir = kept.unwrap_or_else(|| temporary.path().join("record"));
    let export = dir.join("export");
    if !dir.exists() {
        let made = timed("made", acts, || make(&dir, acts));
        let seconds = signatures(&made, 1);
        told("signature checks alone, 1 thread", acts, seconds);
        told("signature checks alone, 2 threads", acts, signatures(&made, 2));
        made.fill("NORTH").unwrap();
        made.export(&export).unwrap();
    }
    for what in ["first start", "second start", "third start"] {
        start(what, acts, &dir.join("north"));
    }
    verify(acts, &export);
}

fn make(dir: &Path, acts: u64) -> Generated {
    let rulebook = Rulebook::read(&reference::files()).unwrap();
    let ends_s = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let address = |_: &str| ceasewire::ports::free(1).unwrap().remove(0);
    generate(Recipe { dir, acts, threads: 2, ends_s, observers: 0, rulebook, addresses: &address }).unwrap()
}

/// Nothing but `verify_strict` over what each act's author signed, its bytes decoded beforehand. Seconds.
fn signatures(made: &Generated, threads: usize) -> f64 {
    let founding = &made.founded.founding;
    let keys: std::collections::BTreeMap<_, _> = founding
        .members
        .iter()
        .flat_map(|m| &m.keys)
        .map(|k| act::PublicKey::from_bytes(&k.public).unwrap())
        .map(|k| (k.id(), k))
        .collect();
    let acts: Vec<Act> = made.acts().map(|a| Act::decode(&a).unwrap()).collect();
    let genesis = founding.genesis();
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let part = acts.len().div_ceil(threads);
        let mut rest = acts;
        while !rest.is_empty() {
            let mine: Vec<Act> = rest.split_off(rest.len().saturating_sub(part));
            let keys = &keys;
            scope.spawn(move || {
                mine.into_iter().for_each(|a| drop(a.clone().verify(&keys[&a.key()], &genesis).unwrap()))
            });
        }
    });
    begun.elapsed().as_secs_f64()
}

/// From the start of the process until it answers over its socket; then its memory.
fn start(what: &str, acts: u64, folder: &Path) {
    let begun = Instant::now();
    let binary = env!("CARGO_BIN_EXE_ceasewire");
    let log = std::fs::File::create(folder.join("bench.log")).unwrap();
    let mut node = Command::new(binary)
        .args(["run", "--dir", folder.to_str().unwrap()])
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .unwrap();
    while !answers(&folder.join("node.sock")) {
        assert!(node.try_wait().unwrap().is_none(), "the node ended: see {}/bench.log", folder.display());
        std::thread::sleep(Duration::from_millis(2));
    }
    told(&format!("{what}, to the first answer"), acts, begun.elapsed().as_secs_f64());
    let memory = || format!("{} MB now, {} MB at most", rss(&node, "VmRSS"), rss(&node, "VmHWM"));
    println!("    {}", memory());
    std::thread::sleep(Duration::from_secs(2));
    println!("    {} after 2 s", memory());
    Command::new("kill").arg(node.id().to_string()).status().unwrap();
    node.wait().unwrap();
}

fn answers(socket: &Path) -> bool {
    use std::io::{Read, Write};
    let Ok(mut stream) = std::os::unix::net::UnixStream::connect(socket) else { return false };
    let asked = stream.write_all(b"GET /board HTTP/1.1\r\nhost: node\r\nconnection: close\r\n\r\n");
    let mut answer = String::new();
    asked.and_then(|()| stream.read_to_string(&mut answer)).is_ok() && answer.starts_with("HTTP/1.1 200")
}

fn rss(node: &Child, line: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", node.id())).unwrap();
    let kb = status.lines().find(|l| l.starts_with(line)).and_then(|l| l.split_whitespace().nth(1)).unwrap();
    (kb.parse::<f64>().unwrap() / 102.4).round() / 10.0
}

fn verify(acts: u64, export: &Path) {
    let binary = env!("CARGO_BIN_EXE_ceasewire");
    let begun = Instant::now();
    let done = Command::new("/usr/bin/time")
        .args(["-f", "    %M kB at most, %U s user, %S s system", binary, "verify"])
        .arg(export)
        .stdout(Stdio::null())
        .status();
    assert!(done.unwrap().success());
    told("export verified", acts, begun.elapsed().as_secs_f64());
}

fn timed<T>(what: &str, acts: u64, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let made = work();
    told(what, acts, begun.elapsed().as_secs_f64());
    made
}

fn told(what: &str, acts: u64, seconds: f64) {
    println!("{what}: {seconds:.3} s, {:.1} µs an act", seconds * 1e6 / acts as f64);
}
