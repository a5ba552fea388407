//! T7: each call by which the sequencer's node touches its disk in one commit fails, is cut short, or is the last that the
//! process makes; and each of those of the start that follows. Afterwards every receipt holds, no place is given twice, and
//! all nodes have one record. Source: LEDGER 6.3, T7.
//!
//! What these calls are is read from a commit and from a start, not listed here. strace attaches, which takes root.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::Mechanism;
use common::fault::Fault;
use common::outside::{Outside, Said};
use common::process::{Processes, log, up};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

const RUNNING: [&str; 4] = ["CHAIR", "GUAR1", "GUAR2", "GUAR3"];
/// Calls that change a disk, or on whose answer a node relies.
const CALLS: &str = "openat,pread64,pwrite64,pwritev,pwritev2,write,fdatasync,fsync,rename,ftruncate,fallocate,unlink";

/// What no commit does without, so that a trace that shows too little is noticed.
const COMMIT: [(&str, &str); 7] = [
    ("pwrite64", "/sequencer/leaves.segment"),
    ("fdatasync", "/sequencer/leaves.segment"),
    ("pwrite64", "/sequencer/latch"),
    ("fdatasync", "/sequencer/latch"),
    ("pwrite64", "/record.segment"),
    ("fdatasync", "/record.segment"),
    ("rename", "/.checkpoint.*.unfinished"),
];

struct World {
    m: Mechanism,
    processes: Processes,
    who: Outside,
    /// The number of the last act that was signed.
    serial: u64,
    /// What was promised: place and act.
    promised: BTreeMap<u64, [u8; 32]>,
    /// Acts without a receipt, to be offered again.
    open: Vec<act::Act>,
}

impl World {
    async fn new() -> World {
        let m = Mechanism::found();
        let mut processes = Processes::default();
        RUNNING.iter().for_each(|name| processes.start(&m, name));
        for name in RUNNING {
            up(&m, name).await;
        }
        let who = Outside::of(&m, "MON");
        World { m, processes, who, serial: 0, promised: BTreeMap::new(), open: Vec::new() }
    }

    fn folder(&self) -> PathBuf {
        self.m.folder("CHAIR")
    }

    fn trace(&self) -> PathBuf {
        self.m.dir.path().join("trace")
    }

    /// Signs another act and offers it once.
    async fn offer(&mut self) {
        self.serial += 1;
        let now_s = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let act = self.who.statement(self.serial, now_s, &format!("number {}", self.serial));
        let said = self.who.offer(&act).await;
        self.keep(act, said);
    }

    fn keep(&mut self, act: act::Act, said: Said) {
        let Said::Receipt(receipt) = said else {
            self.open.push(act);
            return;
        };
        let before = self.promised.insert(receipt.index, receipt.act);
        assert!(before.is_none_or(|act| act == receipt.act), "place {} is promised twice", receipt.index);
    }

    /// Until every act has its receipt.
    async fn settle(&mut self) {
        let start = Instant::now();
        while let Some(act) = self.open.pop() {
            assert!(start.elapsed() < Duration::from_secs(60), "no receipt: {}", log(&self.m, "CHAIR"));
            let said = self.who.offer(&act).await;
            if !matches!(said, Said::Receipt(_)) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            self.keep(act, said);
        }
    }

    /// Ends the sequencer's node, however it fares, and starts it on what its disk holds.
    async fn start_again(&mut self) {
        self.processes.end("CHAIR");
        self.processes.start(&self.m, "CHAIR");
        up(&self.m, "CHAIR").await;
        self.settle().await;
    }

    /// What a fault at one of these calls leaves behind is no hindrance.
    async fn befall(&mut self, call: &Call, how: &str) {
        let (pid, trace) = (self.processes.pid("CHAIR"), self.trace());
        let paths = call.paths(&self.folder(), pid);
        let inject = format!("inject={}:{how}", call.name);
        let mut options = vec!["-e", &inject];
        paths.iter().for_each(|path| options.extend(["-P", path.to_str().unwrap()]));
        let fault = Fault::attach(pid, &trace, &options);
        let start = Instant::now();
        while !hit(&trace) {
            self.offer().await;
            tokio::time::sleep(Duration::from_millis(20)).await;
            assert!(start.elapsed() < Duration::from_secs(60), "{call:?} {how} never came");
        }
        self.offer().await;
        self.processes.end_under("CHAIR", fault);
        self.start_again().await;
    }
}

/// Whether strace has written that it did what it was told.
fn hit(trace: &Path) -> bool {
    let text = std::fs::read_to_string(trace).unwrap_or_default();
    text.contains("(INJECTED)") || text.contains("+++ killed by")
}

/// A call on one of the node's files. The name of a file that is written beside another holds a number: `*`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Call {
    name: String,
    file: String,
}

impl Call {
    /// The calls in a trace made with `-y`, without those on what no receipt hangs on.
    fn all(trace: &str, folder: &Path) -> BTreeSet<Call> {
        let inside = format!("{}", folder.display());
        let mut calls = BTreeSet::new();
        for line in trace.lines() {
            let Some((head, rest)) = line.split_once('(') else { continue };
            let (Some(name), Some(at)) = (head.split_whitespace().last(), rest.find(&inside)) else { continue };
            let path: String = rest[at + inside.len()..].chars().take_while(|c| !"\">, ".contains(*c)).collect();
            if path.starts_with("/projection") || path.contains(".log") || name.starts_with('<') {
                continue;
            }
            let file = match path.strip_suffix(".unfinished").and_then(|path| path.rsplit_once('.')) {
                Some((beside, _)) => format!("{beside}.*.unfinished"),
                None => path,
            };
            calls.insert(Call { name: name.to_owned(), file });
        }
        calls
    }

    fn paths(&self, folder: &Path, pid: u32) -> Vec<PathBuf> {
        let path = format!("{}{}", folder.display(), self.file);
        match path.contains('*') {
            true => (0..400).map(|n| path.replace('*', &format!("{pid}-{n}")).into()).collect(),
            false => vec![path.into()],
        }
    }
}

/// What the record of a node holds, leaf by leaf.
fn leaves(path: &Path) -> Vec<Vec<u8>> {
    store::Segment::open(path).unwrap().1.records
}

/// Every promise is kept, and all nodes have one record.
fn compare(world: &mut World) {
    RUNNING.iter().for_each(|name| world.processes.end(name));
    let m = &world.m;
    let author = act::ActKey::from_seed(&ceasewire::found::load(&m.folder("MON/keys/desk.key")).unwrap()).public();
    let held = leaves(&m.folder("CHAIR/sequencer/leaves.segment"));
    for (index, hash) in &world.promised {
        let record::Leaf::Act { act, .. } = record::Leaf::decode(&held[*index as usize]).unwrap() else { panic!() };
        let act = act::Act::decode(&act).unwrap();
        assert_eq!(act.hash(&author, &m.founding.genesis()), *hash, "place {index}");
    }
    for name in RUNNING {
        let copy = leaves(&m.folder(name).join("record.segment"));
        assert!(held.starts_with(&copy), "{name} has another record");
        let report = ceasewire::node::fsck(&m.folder(name)).unwrap();
        assert!(report.sound(), "{name}: {report:?}");
    }
    let all: BTreeSet<_> = world.promised.values().collect();
    assert_eq!(all.len() as u64, world.serial, "every act that was offered stands, once");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: `cargo xtask test` plays it on the optimised binary"]
async fn whichever_call_of_a_commit_fails_or_is_the_last_every_promise_is_kept_and_no_place_given_twice() {
    let mut world = World::new().await;
    world.offer().await;
    world.settle().await;
    let pid = world.processes.pid("CHAIR");
    let watching = Fault::attach(pid, &world.trace(), &["-y", "-e", &format!("trace={CALLS}")]);
    world.offer().await;
    world.settle().await;
    // Its own copy, and what it shows under the witnesses' signatures, are written after the receipt.
    let start = Instant::now();
    let calls = loop {
        let calls = Call::all(&std::fs::read_to_string(world.trace()).unwrap(), &world.folder());
        let missing = COMMIT.iter().find(|(name, file)| !calls.iter().any(|c| c.name == *name && c.file == *file));
        let Some(missing) = missing else { break calls };
        assert!(start.elapsed() < Duration::from_secs(60), "a commit without {missing:?}: {calls:?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    drop(watching);
    for call in &calls {
        for how in ["error=EIO:when=1", "error=ENOSPC:when=1", "signal=KILL:when=1"] {
            println!("{call:?} {how}");
            world.befall(call, how).await;
        }
    }
    compare(&mut world);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_the_system_cuts_short_before_the_process_dies_costs_no_promise() {
    let mut world = World::new().await;
    for rest in [1, 40, 150] {
        world.offer().await;
        world.settle().await;
        let size = std::fs::metadata(world.folder().join("sequencer/leaves.segment")).unwrap().len();
        let pid = world.processes.pid("CHAIR").to_string();
        let limit = format!("--fsize={}", size + rest);
        assert!(Command::new("prlimit").args(["--pid", &pid, &limit]).status().unwrap().success());
        world.offer().await;
        // The second write, of what the first has left, is beyond the limit.
        let ended = world.processes.ended("CHAIR").await;
        assert!(!ended.success(), "{ended}");
        world.start_again().await;
    }
    compare(&mut world);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: `cargo xtask test` plays it on the optimised binary"]
async fn whichever_call_of_the_start_after_a_torn_commit_fails_or_is_the_last_the_next_start_goes_on() {
    let mut world = World::new().await;
    let mut played = 0;
    for name in ["openat", "pread64", "pwrite64", "fdatasync", "fsync", "rename", "ftruncate"] {
        for how in ["error=EIO", "signal=KILL"] {
            for n in 1.. {
                world.offer().await;
                world.settle().await;
                // A torn end of both segments, as a crash amid a commit leaves it.
                world.processes.end("CHAIR");
                for file in ["sequencer/leaves.segment", "record.segment"] {
                    use std::io::Write;
                    let path = world.folder().join(file);
                    let mut torn = std::fs::OpenOptions::new().append(true).open(path).unwrap();
                    torn.write_all(&[0x99, 0, 0, 0x80, 0x3f]).unwrap();
                }
                let trace = world.trace();
                let _ = std::fs::remove_file(&trace);
                world.processes.start_under(&world.m, "CHAIR", &trace, &format!("{name}:{how}:when={n}"));
                world.processes.settled(&world.m, "CHAIR").await;
                let hit = hit(&trace);
                world.start_again().await;
                if !hit {
                    break;
                }
                played += 1;
            }
        }
    }
    println!("{played} starts were disturbed");
    assert!(played > 20, "a start makes more calls than {played}");
    compare(&mut world);
}
