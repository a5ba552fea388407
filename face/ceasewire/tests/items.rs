//! Files of evidence over real sockets: handed in at one node, fetched, verified and opened at another, refused by name.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use ceasewire::api::{HandIn, HandedIn, ItemView, OpenItem, OpenedItem, Refused, Send};
use common::{Mechanism, cheat, say};
use data_encoding::{BASE64, HEXLOWER};
use std::path::PathBuf;
use std::time::{Duration, Instant};

fn file(name: &str, bytes: &[u8]) -> HandIn {
    HandIn { name: name.into(), bytes: BASE64.encode(bytes), whole: false, officer: 3 }
}

async fn hand_in(m: &Mechanism, at: &str, file: &HandIn) -> Result<HandedIn, Refused> {
    m.post(at, "/item/hand-in", file).await
}

/// Two chunks and a bit, as text.
fn long() -> Vec<u8> {
    (0..140_000u32).map(|n| b"23:41 three rotors\n"[n as usize % 19]).collect()
}

fn names(hash: &str) -> Send {
    say("evidence-item", &[("file", hash), ("kind", "sensor-log"), ("basis", "own-recording")])
}

/// Waits until a node says so of the only file that it knows.
async fn until(m: &Mechanism, at: &str, wanted: impl Fn(&ItemView) -> bool) -> ItemView {
    let start = Instant::now();
    loop {
        let all: Vec<ItemView> = m.get(at, "/items").await;
        if let [one] = &all[..]
            && wanted(one)
        {
            return one.clone();
        }
        assert!(start.elapsed() < Duration::from_secs(60), "{at}: {all:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn open(m: &Mechanism, at: &str, act: u64) -> Result<Vec<u8>, Refused> {
    let open = OpenItem { act: act.to_string(), officer: 7, ..OpenItem::default() };
    let opened: Result<OpenedItem, Refused> = m.post(at, "/item/open", &open).await;
    opened.map(|o| BASE64.decode(o.bytes.as_bytes()).unwrap())
}

fn code(refused: &Refused) -> &str {
    &refused.refusals[0].code
}

fn at(m: &Mechanism, node: &str, address: &str) -> PathBuf {
    m.folder(node).join("items").join(address)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_hands_in_another_opens_to_the_byte_and_each_opening_is_noted_where_it_happened() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let kept = hand_in(&m, "NORTH", &file("../rotors.txt", &long())).await.unwrap();
    assert_eq!((kept.name.as_str(), kept.media_type.as_str(), kept.len), ("rotors.txt", "text/plain", 140_000));
    m.send("NORTH", &names(&kept.hash)).await.unwrap();
    let there = until(&m, "SOUTH", |item| item.state == "here").await;
    assert_eq!((&there.hash, there.author.as_str(), there.openings.len()), (&kept.hash, "NORTH", 0));
    assert_eq!(open(&m, "SOUTH", there.act).await.unwrap(), long());
    let opened = until(&m, "SOUTH", |item| !item.openings.is_empty()).await;
    assert_eq!((opened.openings[0].officer, opened.openings.len()), (7, 1));
    // NORTH knows who has taken it, and nobody has opened it there.
    let given = until(&m, "NORTH", |item| item.held_by.iter().any(|(who, _)| who == "SOUTH")).await;
    assert_eq!((given.state.as_str(), given.openings.len()), ("here", 0));
    // What lies on the disk and goes over the line tells nothing of the content.
    let sealed = std::fs::read(at(&m, "SOUTH", &there.address)).unwrap();
    assert!(!sealed.windows(6).any(|w| w == b"rotors"));
    m.stop("SOUTH").await;
    m.start("SOUTH").await;
    let after = until(&m, "SOUTH", |item| item.state == "here").await;
    assert_eq!(after.openings, opened.openings, "custody survives a restart");
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_damaged_or_exchanged_is_refused_by_name_and_comes_back_from_the_others() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let kept = hand_in(&m, "NORTH", &file("log.txt", &long())).await.unwrap();
    m.send("NORTH", &names(&kept.hash)).await.unwrap();
    let there = until(&m, "SOUTH", |item| item.state == "here").await;
    let path = at(&m, "SOUTH", &there.address);
    let good = std::fs::read(&path).unwrap();
    let chunk = 65_552;
    let mut swapped = good.clone();
    swapped[16..16 + 2 * chunk].rotate_left(chunk);
    let mut flipped = good.clone();
    flipped[100] ^= 1;
    let cut = good[..16 + chunk].to_vec();
    for bad in [swapped, flipped, cut, b"another file".to_vec()] {
        std::fs::write(&path, bad).unwrap();
        let refused = open(&m, "SOUTH", there.act).await.unwrap_err();
        assert_eq!(code(&refused), "item-broken");
        m.in_words(&refused);
    }
    m.stop("SOUTH").await;
    let report = ceasewire::node::fsck(&m.folder("SOUTH")).unwrap();
    assert!(report.lines.iter().any(|(sound, what)| !sound && what.contains(&there.address)), "{:?}", report.lines);
    let report = ceasewire::node::repair(&m.folder("SOUTH")).unwrap();
    assert!(report.sound(), "{:?}", report.lines);
    m.start("SOUTH").await;
    until(&m, "SOUTH", |item| item.state == "here").await;
    assert_eq!(open(&m, "SOUTH", there.act).await.unwrap(), long());
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_whose_holder_is_away_is_awaited_aloud_and_goes_on_where_it_stopped() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let kept = hand_in(&m, "NORTH", &file("log.txt", &long())).await.unwrap();
    // As if every other node had lost it, and half of it had come to SOUTH before.
    m.stop("SOUTH").await;
    m.send("NORTH", &names(&kept.hash)).await.unwrap();
    let own = until(&m, "NORTH", |item| item.state == "here").await;
    for name in common::NAMES.iter().filter(|name| !["NORTH", "SOUTH"].contains(*name)) {
        m.stop(name).await;
        // One that was still coming, too: whole already, perhaps, and not yet known to be.
        for file in [own.address.clone(), format!("{}.part", own.address)] {
            let _ = std::fs::remove_file(at(&m, name, &file));
        }
    }
    let sealed = std::fs::read(at(&m, "NORTH", &own.address)).unwrap();
    m.stop("NORTH").await;
    std::fs::write(at(&m, "SOUTH", &format!("{}.part", own.address)), &sealed[..70_000]).unwrap();
    for name in common::NAMES.iter().filter(|name| **name != "NORTH") {
        m.start(name).await;
    }
    let awaited =
        until(&m, "SOUTH", |item| item.asked.as_ref().is_some_and(|a| a.members.contains(&"NORTH".into()))).await;
    assert_eq!(awaited.state, "awaited");
    let refused = open(&m, "SOUTH", awaited.act).await.unwrap_err();
    assert_eq!(code(&refused), "item-not-here");
    m.in_words(&refused);
    m.start("NORTH").await;
    until(&m, "SOUTH", |item| item.state == "here").await;
    assert_eq!(open(&m, "SOUTH", awaited.act).await.unwrap(), long());
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_was_handed_in_can_be_named_and_what_may_act_or_is_too_much_is_refused() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let refused = m.send("NORTH", &names(&"0".repeat(64))).await.unwrap_err();
    assert_eq!(code(&refused), "item-unknown");
    m.in_words(&refused);
    let too_large = vec![b'a'; 26_214_401];
    for (bytes, why) in [
        (&b""[..], "item-empty"),
        (b"<html><script>alert(1)</script>", "item-type"),
        (b"<svg onload='alert(1)'/>", "item-type"),
        (b"\x7fELF\x02", "item-type"),
        (&too_large, "item-too-large"),
    ] {
        let refused = hand_in(&m, "NORTH", &file("x", bytes)).await.unwrap_err();
        assert_eq!(code(&refused), why);
        m.in_words(&refused);
    }
    // Handed in and never named: nothing of it is anywhere else, and it is still here after a kill.
    let kept = hand_in(&m, "NORTH", &file("note.txt", b"seen at 23:41")).await.unwrap();
    m.stop("NORTH").await;
    m.start("NORTH").await;
    let all: Vec<ItemView> = m.get("NORTH", "/items").await;
    assert_eq!(all, []);
    m.send("NORTH", &names(&kept.hash)).await.unwrap();
    let there = until(&m, "SOUTH", |item| item.state == "here").await;
    assert_eq!(open(&m, "SOUTH", there.act).await.unwrap(), b"seen at 23:41");
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_gets_noise_and_a_stranger_gets_nothing() {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let kept = hand_in(&m, "NORTH", &file("note.txt", b"for the supervisor alone")).await.unwrap();
    let apart = Send { only: vec!["CHAIR".into()], ..names(&kept.hash) };
    m.send("NORTH", &apart).await.unwrap();
    let there = until(&m, "CHAIR", |item| item.state == "here").await;
    assert_eq!(open(&m, "CHAIR", there.act).await.unwrap(), b"for the supervisor alone");
    m.quiet().await;
    let seen: Vec<ItemView> = m.get("SOUTH", "/items").await;
    assert_eq!(seen, [], "who cannot open the act knows of no file");
    assert_eq!(code(&open(&m, "SOUTH", there.act).await.unwrap_err()), "item-none");
    // A member that was told the address gets the sealed file, which opens to nobody without its key.
    let patience = link::Timeouts::default();
    let path = format!("/item/{}", there.address);
    let member = link::Client::new(&cheat::identity(&m), &cheat::peers(&m));
    let got = member.request("NORTH", &m.addresses["NORTH"], link::Method::GET, &path, Vec::new(), patience).await;
    let got = got.unwrap();
    assert_eq!((got.status, seal_address(&got.bytes)), (link::StatusCode::OK, there.address.clone()));
    assert!(!got.bytes.windows(10).any(|w| w == b"supervisor"));
    for path in ["/item/..%2Flog.segment", "/item/log.segment", &format!("/item/{}.part", there.address)] {
        let got = member.request("NORTH", &m.addresses["NORTH"], link::Method::GET, path, Vec::new(), patience).await;
        assert_eq!(got.unwrap().status, link::StatusCode::NOT_FOUND, "{path}");
    }
    let stranger = link::Client::new(&link::Identity::generate().unwrap(), &cheat::peers(&m));
    let got = stranger.request("NORTH", &m.addresses["NORTH"], link::Method::GET, &path, Vec::new(), patience).await;
    assert!(got.is_err(), "{got:?}");
    m.stop_all().await;
}

fn seal_address(bytes: &[u8]) -> String {
    use sha2::Digest;
    HEXLOWER.encode(&sha2::Sha256::digest(bytes))
}
