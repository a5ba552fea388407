//! Machines whose clocks are set while their nodes run, ahead and back, by hours and by a day: a member's, a witness's, the
//! sequencer's. The real binary under libfaketime (Debian: `libfaketime`). Source: LEDGER 6.3, T22.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;
#[path = "asked/world.rs"]
#[allow(dead_code)] // Only what asks for alarms is needed here.
mod world;

use ceasewire::api::{Issued, NewToken, Send, Sent, Status};
use common::process::{Processes, log, up};
use common::{Mechanism, NAMES, flight, free_port, say};
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use world::World;

const HOUR_S: i64 = 3600;
const JUMPS_S: [i64; 4] = [3 * HOUR_S, -3 * HOUR_S, 24 * HOUR_S, -24 * HOUR_S];

/// A clock that the test sets under a running process.
struct FalseClock {
    file: PathBuf,
}

impl FalseClock {
    fn of(m: &Mechanism, name: &str) -> FalseClock {
        let clock = FalseClock { file: m.dir.path().join(format!("{name}.clock")) };
        clock.set(0);
        clock
    }

    /// Seconds from the true time. Replaced as a whole: whoever reads it amid a write would read another time.
    fn set(&self, off_s: i64) {
        let new = self.file.with_extension("new");
        std::fs::write(&new, format!("{off_s:+}\n")).unwrap();
        std::fs::rename(new, &self.file).unwrap();
    }

    fn environment(&self) -> Vec<(&'static str, PathBuf)> {
        let folders = std::fs::read_dir("/usr/lib").unwrap().map(|entry| entry.unwrap().path());
        let mut library = folders.map(|folder| folder.join("faketime/libfaketimeMT.so.1")).filter(|file| file.exists());
        let library = library.next().expect("the Debian package libfaketime; `cargo xtask setup` installs it");
        vec![
            ("LD_PRELOAD", library),
            ("FAKETIME_TIMESTAMP_FILE", self.file.clone()),
            ("FAKETIME_NO_CACHE", "1".into()),
            // Setting a clock changes neither how long a machine has run nor when its files were written.
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".into()),
            ("NO_FAKE_STAT", "1".into()),
            ("FAKETIME_DISABLE_SHM", "1".into()),
        ]
    }
}

/// All seven as processes, one of them by a clock that can be set; NORTH with a web desk.
struct Jumping {
    world: World,
    processes: Processes,
    clock: FalseClock,
}

impl Jumping {
    async fn up(whose: &str) -> Jumping {
        let (m, port) = (Mechanism::found(), free_port());
        let path = m.folder("NORTH").join("node.toml");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("desk = \"127.0.0.1:{port}\"\n{text}")).unwrap();
        let (mut processes, clock) = (Processes::default(), FalseClock::of(&m, whose));
        for name in NAMES {
            let environment = if name == whose { clock.environment() } else { Vec::new() };
            processes.start_with(&m, name, &environment);
        }
        for name in NAMES {
            up(&m, name).await;
        }
        let jumping = Jumping { world: World { m, port }, processes, clock };
        jumping.settled().await;
        jumping
    }

    fn m(&self) -> &Mechanism {
        &self.world.m
    }

    /// Until a node's status is as wanted.
    async fn until(&self, name: &str, what: &str, wanted: impl Fn(&Status) -> bool) -> Status {
        let start = Instant::now();
        loop {
            let status = self.m().status(name).await;
            if wanted(&status) {
                return status;
            }
            assert!(
                start.elapsed() < Duration::from_secs(60),
                "{name} never {what}: {status:?} {}",
                log(self.m(), name)
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Until all hold the same, witnessed, and no act waits; and nobody has anything against anybody.
    async fn settled(&self) {
        let start = Instant::now();
        loop {
            let mut all = Vec::new();
            for name in NAMES {
                all.push(self.m().status(name).await);
            }
            let size = all.iter().map(|s| s.size).max().unwrap();
            if size >= 8 && all.iter().all(|s| s.size == size && s.witnessed == size && s.outbox == 0) {
                for status in &all {
                    assert!(status.alarms.is_empty() && status.refused.is_empty(), "{status:?}");
                }
                return;
            }
            let picture: Vec<_> = all.iter().map(|s| (&s.member, s.size, s.witnessed, s.outbox, &s.refused)).collect();
            assert!(start.elapsed() < Duration::from_secs(60), "never settled: {picture:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// NORTH says something, which enters the record.
    async fn says(&self, send: &Send) -> Sent {
        let sent = self.m().send("NORTH", send).await.unwrap();
        assert_eq!(self.m().wait("NORTH", &sent.name, "witnessed").await.state, "witnessed", "{}", sent.name);
        sent
    }

    /// Whether an alarm of NORTH's desk about its own clock stands.
    async fn alarm(&self, token: &str) -> Option<String> {
        let all = self.world.get(token, "/desk/alarms").await.json();
        let own = |a: &&serde_json::Value| a["standing"]["key"] == "own-clock" && a["cleared_ms"].is_null();
        let alarms = all["alarms"].as_array().unwrap().iter().map(|a| &a["alarm"]);
        alarms.filter(own).map(|a| a["standing"]["about"].as_str().unwrap().to_owned()).next()
    }

    async fn until_alarm(&self, token: &str, about: Option<&str>) {
        let start = Instant::now();
        while self.alarm(token).await.as_deref() != about {
            assert!(start.elapsed() < Duration::from_secs(30), "no alarm {about:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

fn statement(text: &str) -> Send {
    Send { lang: Some("en".into()), ..say("statement", &[("status", "unilateral"), ("text", text)]) }
}

fn danger() -> Send {
    let fields = [
        ("what", "people-between-lines"),
        ("place", "33.0867,35.8430~500m"),
        ("asked", "hold-fire, let-rescue-pass"),
        ("window", "-5m/+1h"),
    ];
    Send { to: vec!["SOUTH".into()], ..say("danger", &fields) }
}

fn true_ms() -> u64 {
    u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}

fn code_of(jump_s: i64) -> &'static str {
    if jump_s > 0 { "own-clock-ahead" } else { "own-clock-behind" }
}

fn is_about_now(ms: u64) -> bool {
    ms.abs_diff(true_ms()) < 15_000
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_whose_clock_jumps_signs_nothing_by_it_but_danger_and_heals_by_itself() {
    let mut jumping = Jumping::up("NORTH").await;
    let token = NewToken { name: "alarms".into(), officer: "Officer 1".into(), scopes: vec!["read".into()], days: 30 };
    let token = jumping.m().post::<Issued>("NORTH", "/desk/token/add", &token).await.unwrap().token;
    let mut said = Vec::new();
    for jump_s in JUMPS_S {
        said.push(jumping.says(&flight()).await.name);
        jumping.clock.set(jump_s);
        let refused = jumping.m().send("NORTH", &flight()).await.unwrap_err();
        assert_eq!(refused.refusals[0].code, code_of(jump_s));
        let off = refused.refusals[0].args.iter().find(|(name, _)| name.as_str() == "off").unwrap().1;
        let hours: i64 = off.split(':').next().unwrap().parse().unwrap();
        assert!((hours - jump_s.abs() / HOUR_S).abs() <= 1, "{off} is not {jump_s} s");
        jumping.m().in_words(&refused);
        let dry = Send { dry: true, ..flight() };
        assert_eq!(jumping.m().send("NORTH", &dry).await.unwrap_err().refusals[0].code, code_of(jump_s));

        // What it shows goes by the witnesses' time: nothing is overdue because of a clock.
        let status = jumping.m().status("NORTH").await;
        assert_eq!(status.clock.unwrap().code, code_of(jump_s));
        assert!(is_about_now(status.now_ms), "{} and now {}", status.now_ms, true_ms());
        jumping.until_alarm(&token, Some(if jump_s > 0 { "own-ahead" } else { "own-behind" })).await;

        // What it owes by itself waits as well.
        let asked = jumping.m().send("SOUTH", &Send { to: vec!["NORTH".into()], ..flight() }).await.unwrap();
        let index = jumping.m().wait("SOUTH", &asked.name, "witnessed").await.index.unwrap();
        let status = jumping.until("NORTH", "shown the act", |s| s.size > index).await;
        assert_eq!((status.size, status.outbox), (index + 1, 0), "nothing is signed because of it");
        said.push(jumping.says(&danger()).await.name);
        assert!(is_about_now(jumping.m().status("NORTH").await.last_at_ms));

        jumping.clock.set(0);
        jumping.until("NORTH", "healed", |s| s.clock.is_none()).await;
        said.push(jumping.says(&flight()).await.name);
        jumping.until_alarm(&token, None).await;
        jumping.settled().await;
    }
    // A machine that was off comes up with the wrong time.
    jumping.processes.kill("NORTH");
    for jump_s in [24 * HOUR_S, -24 * HOUR_S] {
        jumping.clock.set(jump_s);
        let environment = jumping.clock.environment();
        jumping.processes.start_with(&jumping.world.m, "NORTH", &environment);
        up(jumping.m(), "NORTH").await;
        let status = jumping.until("NORTH", "noticed", |s| s.clock.is_some()).await;
        assert_eq!(status.clock.unwrap().code, code_of(jump_s));
        let refused = jumping.m().send("NORTH", &flight()).await.unwrap_err();
        assert_eq!(refused.refusals[0].code, code_of(jump_s));
        jumping.processes.kill("NORTH");
    }
    jumping.clock.set(0);
    let environment = jumping.clock.environment();
    jumping.processes.start_with(&jumping.world.m, "NORTH", &environment);
    up(jumping.m(), "NORTH").await;
    said.push(jumping.says(&flight()).await.name);
    jumping.settled().await;

    // Nothing is lost, and no number was used twice or left out.
    let numbers: Vec<String> = (1..=said.len()).map(|n| format!("NORTH {n}")).collect();
    assert_eq!(said, numbers);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_whose_clock_jumps_signs_nothing_by_it_and_is_back_as_soon_as_it_is_right() {
    let jumping = Jumping::up("GUAR1").await;
    let signs = |status: &Status| status.cosigners.iter().any(|name| name.to_lowercase().contains("guar1"));
    jumping.until("NORTH", "cosigned by GUAR1", signs).await;
    for jump_s in JUMPS_S {
        jumping.clock.set(jump_s);
        jumping.until("GUAR1", "noticed", |s| s.clock.is_some()).await;
        jumping.says(&statement("with one witness less")).await;
        let status = jumping.m().status("NORTH").await;
        assert!(!signs(&status) && status.cosigners.len() == status.quorum, "{:?}", status.cosigners);
        jumping.clock.set(0);
        jumping.until("GUAR1", "healed", |s| s.clock.is_none()).await;
        jumping.says(&statement("with all of them")).await;
        jumping.until("NORTH", "cosigned by GUAR1 again", signs).await;
        jumping.settled().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sequencer_whose_clock_jumps_stamps_nothing_by_it_and_every_act_enters_when_it_is_right() {
    let jumping = Jumping::up("CHAIR").await;
    let mut last_at_ms = 0;
    for jump_s in JUMPS_S {
        jumping.says(&statement("before the clock is set")).await;
        jumping.clock.set(jump_s);
        let waits = jumping.m().send("NORTH", &statement("while it is wrong")).await.unwrap();
        jumping.until("CHAIR", "noticed", |s| s.clock.is_some()).await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_ne!(jumping.m().wait_little("NORTH", &waits.name).await.state, "witnessed");
        assert!(jumping.m().status("NORTH").await.refused.is_empty());
        jumping.clock.set(0);
        let entered = jumping.m().wait("NORTH", &waits.name, "witnessed").await;
        assert_eq!(entered.state, "witnessed");
        jumping.settled().await;
        let status = jumping.m().status("NORTH").await;
        assert!(status.last_at_ms >= last_at_ms && is_about_now(status.last_at_ms), "{}", status.last_at_ms);
        last_at_ms = status.last_at_ms;
    }
}
