//! Nodes killed at random moments, under load, again and again: nothing that was promised is ever lost or moved.
//!
//! An outside client keeps every receipt by itself. At the end each act must stand where its receipt says, under a
//! checkpoint that a quorum has cosigned. Source: LEDGER 6.3, T9.
//!
//! `CEASEWIRE_KILLS` says how many times (12 by default; the suite does 100 with the optimised binary, the campaign
//! 1,000), `CEASEWIRE_SEED` repeats the choices of a run.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use ceasewire::api::{ExportTo, Exported, Sent, Status};
use common::outside::{Outside, Said};
use common::process::{self, Processes, log, up};
use common::{Mechanism, say};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// SOUTH stays away: one node less to start, and its absence must disturb nothing.
const RUNNING: [&str; 6] = ["CHAIR", "NORTH", "GUAR1", "GUAR2", "GUAR3", "MON"];
/// Whose desk keys the outside clients use; their nodes say nothing by themselves with these.
const CLIENTS: [&str; 3] = ["GUAR1", "GUAR2", "MON"];
/// Acts for each kill, about; a longer record makes every start slower and finds nothing more.
const ACTS_FOR_EACH_KILL: u64 = 12;

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}

/// What was promised, and to go on or not.
#[derive(Default)]
struct Promises {
    /// Index and time by act hash.
    receipts: Mutex<BTreeMap<[u8; 32], (u64, u64)>>,
    /// Names that NORTH's node called queued.
    queued: Mutex<Vec<String>>,
    allowed: AtomicU64,
    made: AtomicU64,
    enough: AtomicBool,
}

impl Promises {
    fn keep(&self, act: [u8; 32], receipt: &record::Receipt) {
        let place = (receipt.index, receipt.at);
        let before = self.receipts.lock().unwrap().insert(act, place);
        assert!(before.is_none_or(|old| old == place), "one act, two places: {before:?} and {place:?}");
        self.made.fetch_add(1, Ordering::Relaxed);
    }

    /// Paces the load, so that the record grows with the kills and not with the machine.
    async fn pace(&self) {
        let pause = if self.made.load(Ordering::Relaxed) < self.allowed.load(Ordering::Relaxed) { 2 } else { 60 };
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }
}

fn now_s() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// Offers act after act until there are enough; an act without an answer is offered again, and now and then once more
/// though it has its receipt.
async fn client(who: Outside, promises: Arc<Promises>) {
    let mut serial = 0;
    while !promises.enough.load(Ordering::Relaxed) {
        serial += 1;
        let act = who.statement(serial, now_s(), &format!("statement {serial}"));
        let mut again = serial % 10 == 0;
        while !promises.enough.load(Ordering::Relaxed) {
            match who.offer(&act).await {
                Said::Receipt(receipt) => {
                    promises.keep(who.hash(&act), &receipt);
                    if !std::mem::take(&mut again) {
                        break;
                    }
                }
                Said::Refused(code) => assert!(code == "not-running", "refused with {code}"),
                Said::Nothing => {}
            }
            promises.pace().await;
        }
        promises.pace().await;
    }
}

/// NORTH's officer says things to NORTH's own node, which may be dead.
async fn officer(socket: std::path::PathBuf, promises: Arc<Promises>) {
    let mut n = 0;
    while !promises.enough.load(Ordering::Relaxed) {
        n += 1;
        let said = say("statement", &[("status", "unilateral"), ("text", &format!("from the desk, number {n}"))]);
        let body = serde_json::to_vec(&ceasewire::api::Send { lang: Some("en".into()), ..said }).unwrap();
        if let Ok(answer) = link::local::request(&socket, link::Method::POST, "/act", body).await
            && answer.status.is_success()
        {
            let sent: Sent = serde_json::from_slice(&answer.bytes).unwrap();
            promises.queued.lock().unwrap().push(sent.name);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_killed_whenever_every_receipt_and_everything_queued_stands_where_it_was_promised() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let kills = number("CEASEWIRE_KILLS").unwrap_or(12);
    let seed = number("CEASEWIRE_SEED").unwrap_or_else(|| now_s() ^ u64::from(std::process::id()));
    println!("CEASEWIRE_SEED={seed} CEASEWIRE_KILLS={kills}");
    let mut dice = Dice(seed);
    let m = Mechanism::found();
    let mut processes = Processes::default();
    RUNNING.iter().for_each(|name| processes.start(&m, name));
    for name in RUNNING {
        up(&m, name).await;
    }
    let promises = Arc::new(Promises::default());
    let mut tasks = tokio::task::JoinSet::new();
    for name in CLIENTS {
        tasks.spawn(client(Outside::of(&m, name), promises.clone()));
    }
    tasks.spawn(officer(m.folder("NORTH").join("node.sock"), promises.clone()));

    let start = Instant::now();
    for n in 1..=kills {
        promises.allowed.store(n * ACTS_FOR_EACH_KILL, Ordering::Relaxed);
        // Three in five kills hit the sequencer; one in five each a witness or a member's node.
        let victim = ["CHAIR", "CHAIR", "CHAIR", "NORTH", CLIENTS[dice.roll(3) as usize]][dice.roll(5) as usize];
        // Now and then so soon that it dies while it starts.
        let life = [15, 150, 600, 1500][dice.roll(4) as usize];
        tokio::time::sleep(Duration::from_millis(dice.roll(life))).await;
        processes.kill(victim);
        processes.start(&m, victim);
        if n % 5 == 0 {
            progress(&m, &promises).await;
        }
        while let Some(ended) = tasks.try_join_next() {
            ended.unwrap();
        }
    }
    println!("{kills} kills in {:.1} s", start.elapsed().as_secs_f64());
    progress(&m, &promises).await;
    promises.enough.store(true, Ordering::Relaxed);
    while let Some(ended) = tasks.join_next().await {
        ended.unwrap();
    }
    settled(&m).await;
    compare(&m, &promises).await;
    for name in RUNNING {
        processes.kill(name);
        let report = ceasewire::node::fsck(&m.folder(name)).unwrap();
        assert!(report.sound(), "{name}: {report:?}");
    }
}

/// Until somebody has got a receipt again: the mechanism lives.
async fn progress(m: &Mechanism, promises: &Promises) {
    let (start, before) = (Instant::now(), promises.made.load(Ordering::Relaxed));
    while promises.made.load(Ordering::Relaxed) == before {
        assert!(start.elapsed() < Duration::from_secs(90), "no receipt any more: {}", log(m, "CHAIR"));
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Until every node holds the whole record, witnessed, and NORTH's outbox is empty.
async fn settled(m: &Mechanism) {
    let start = Instant::now();
    loop {
        let mut all = Vec::new();
        for name in RUNNING {
            up(m, name).await;
            all.push(m.get::<Status>(name, "/status").await);
        }
        let size = all.iter().map(|s| s.size).max().unwrap();
        if all.iter().all(|s| s.size == size && s.witnessed == size && s.outbox == 0) {
            for status in &all {
                assert_eq!(status.alarms, [], "{}", status.member);
                assert_eq!(status.state_hash.get("security"), all[1].state_hash.get("security"), "{}", status.member);
            }
            return;
        }
        let picture: Vec<_> = all.iter().map(|s| (&s.member, s.size, s.witnessed, s.outbox, &s.refused)).collect();
        assert!(start.elapsed() < Duration::from_secs(90), "never settled: {picture:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// The record as NORTH exports it, against what was promised.
async fn compare(m: &Mechanism, promises: &Promises) {
    let dir = m.dir.path().join("export");
    let to = ExportTo { dir: dir.to_str().unwrap().into() };
    m.post::<Exported>("NORTH", "/export", &to).await.unwrap();
    let verdict = std::process::Command::new(process::binary()).arg("verify").arg(&dir).output().unwrap();
    assert!(verdict.status.success(), "{}", String::from_utf8_lossy(&verdict.stderr));
    let mut files = BTreeMap::new();
    gather(&dir, &dir, &mut files);
    let exported = record::export::verify(&files, Some(m.founding.genesis()), None).unwrap();
    let public = |key: act::KeyId| {
        let all = m.founding.members.iter().flat_map(|x| &x.keys);
        all.filter_map(|k| act::PublicKey::from_bytes(&k.public)).find(|k| k.id() == key).unwrap()
    };
    let genesis = m.founding.genesis();
    let mut places = BTreeMap::new();
    let mut names = BTreeMap::new();
    for included in &exported.acts {
        let act = &included.act;
        places.insert(act.hash(&public(act.key()), &genesis), (included.index, included.at));
        names.insert(format!("{} {}", included.key_name, act.name().serial), included.index);
    }
    assert_eq!(places.len(), exported.acts.len(), "one act stands twice");
    let receipts = promises.receipts.lock().unwrap();
    let lost: Vec<_> = receipts.iter().filter(|(act, place)| places.get(*act) != Some(place)).collect();
    assert!(lost.is_empty(), "{} of {} receipts do not hold: {lost:?}", lost.len(), receipts.len());
    let queued = promises.queued.lock().unwrap();
    let forgotten: Vec<_> = queued.iter().filter(|name| !names.contains_key(*name)).collect();
    assert!(forgotten.is_empty(), "queued and lost: {forgotten:?}");
    assert!(!queued.is_empty() && receipts.len() > 10, "{} queued, {} receipts", queued.len(), receipts.len());
    println!("{} receipts, {} queued acts, {} leaves", receipts.len(), queued.len(), exported.acts.len() + 1);
}

fn gather(root: &Path, dir: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            files.insert(path.strip_prefix(root).unwrap().to_str().unwrap().into(), std::fs::read(&path).unwrap());
        }
    }
}
