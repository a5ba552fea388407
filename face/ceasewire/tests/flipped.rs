//! Bytes that have changed on the disk, in every class of file that a node keeps: refused by name, made anew or fetched
//! again, never served and never a panic. Source: LEDGER 6.3, T12.
//!
//! Every byte of the small files goes through the call that reads them, in the tests beside those calls; here a sample
//! of each file goes through the whole node.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use ceasewire::api::{ExportTo, Exported, Status};
use ceasewire::node;
use common::{Mechanism, copy, flight, say};
use std::path::Path;

/// A mechanism in which something was said, stopped.
async fn said() -> (Mechanism, Status) {
    let mut m = Mechanism::found();
    m.start_all().await;
    m.quiet().await;
    let sent = m.send("NORTH", &flight()).await.unwrap();
    m.wait("NORTH", &sent.name, "witnessed").await;
    let mut public = say("statement", &[("status", "unilateral"), ("text", "said before the disk went bad")]);
    public.lang = Some("en".into());
    m.send("NORTH", &public).await.unwrap();
    m.quiet().await;
    let status = m.status("NORTH").await;
    m.stop_all().await;
    (m, status)
}

/// The ends of a file and places between them.
fn places(len: usize) -> Vec<usize> {
    let mut all: Vec<usize> = (0..12).map(|n| n * len / 12 + n % 3).chain([len.saturating_sub(1)]).collect();
    all.retain(|at| *at < len);
    all
}

/// What a flipped byte may lead to.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Then {
    /// The node does not start, and says which file.
    Refused,
    /// It starts and holds what it held, or fetches it.
    Same,
    /// Either.
    Either,
}

/// Files of a member's node, and what a flip in any of its bytes leads to.
const FILES: [(&str, Then); 13] = [
    ("genesis", Then::Refused),
    ("rulebook", Then::Refused),
    ("record.segment", Then::Either),
    ("outbox.segment", Then::Either),
    ("outbox.mark", Then::Same),
    ("checkpoint", Then::Same),
    ("lock", Then::Same),
    ("member.card", Then::Same),
    ("projection/index.sqlite", Then::Same),
    ("keys/node.key", Then::Refused),
    ("keys/duress.key", Then::Refused),
    ("keys/sealing.key", Then::Refused),
    ("keys/tls.pem", Then::Either),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_byte_in_any_file_of_a_members_node_is_refused_by_name_or_made_good() {
    let (mut m, before) = said().await;
    let (folder, sound) = (m.folder("NORTH"), m.dir.path().join("sound"));
    copy(&folder, &sound);
    for name in common::NAMES.iter().filter(|name| **name != "NORTH") {
        m.start(name).await;
    }
    for (file, then) in FILES {
        let Ok(bytes) = std::fs::read(sound.join(file)) else { panic!("{file} is not there") };
        for at in places(bytes.len()) {
            let mut bent = bytes.clone();
            bent[at] ^= 0x10;
            copy(&sound, &folder);
            std::fs::write(folder.join(file), &bent).unwrap();
            // What fsck calls sound must do no harm; that is compared below.
            let found = node::fsck(&folder);
            let what = format!("{file}, byte {at} of {}", bytes.len());
            match node::start(&folder, m.clock.clone()).await {
                Err(fault) => {
                    assert_ne!(then, Then::Same, "{what}: {fault:?}");
                    assert!(!found.is_ok_and(|report| report.sound()), "{what}: fsck sees nothing, but: {fault:?}");
                    let stem = Path::new(file).file_name().unwrap().to_str().unwrap();
                    assert!(format!("{fault:?}").contains(stem), "{what} is not named: {fault:?}");
                    assert_eq!(std::fs::read(folder.join(file)).unwrap(), bent, "{what}: left as it was");
                }
                Ok(node) => {
                    assert_ne!(then, Then::Refused, "{what}: taken");
                    m.nodes.insert("NORTH".into(), node);
                    same(&m, &before, &what).await;
                    m.stop("NORTH").await;
                }
            }
        }
    }
    m.stop_all().await;
}

/// NORTH comes to hold what it held, finds it in its index, and exports it.
async fn same(m: &Mechanism, before: &Status, what: &str) {
    m.quiet().await;
    let now = m.status("NORTH").await;
    assert!(now.size >= before.size, "{what}");
    assert_eq!(now.state_hash, m.status("SOUTH").await.state_hash_of(&now), "{what}");
    assert!(now.alarms.is_empty() && now.refused.is_empty() && now.fault.is_none(), "{what}: {now:?}");
    let found: Vec<situation::views::ActLine> = m.get("NORTH", "/record?text=disk&format=statement").await;
    assert_eq!(found.len(), 1, "{what}: the act is in the index");
    let to = m.dir.path().join("export");
    let _ = std::fs::remove_dir_all(&to);
    let to = ExportTo { dir: to.to_str().unwrap().into() };
    assert_eq!(m.post::<Exported>("NORTH", "/export", &to).await.unwrap().size, now.size, "{what}");
}

trait Hashes {
    /// The hashes of the channels that `other` can open too.
    fn state_hash_of(&self, other: &Status) -> std::collections::BTreeMap<String, String>;
}

impl Hashes for Status {
    fn state_hash_of(&self, other: &Status) -> std::collections::BTreeMap<String, String> {
        self.state_hash.clone().into_iter().filter(|(name, _)| other.state_hash.contains_key(name)).collect()
    }
}

/// Everything in the last append, and so a tear for all that the file says: the act was queued, and maybe sent.
#[tokio::test(flavor = "multi_thread")]
async fn a_node_whose_outbox_lost_its_end_signs_nothing_before_it_has_seen_the_record() {
    let (mut m, _) = said().await;
    m.start_all().await;
    m.quiet().await;
    let last = m.send("NORTH", &flight()).await.unwrap();
    m.quiet().await;
    m.stop_all().await;
    let path = m.folder("NORTH").join("outbox.segment");
    let mut bytes = std::fs::read(&path).unwrap();
    let at = bytes.len() - 10;
    bytes[at] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    // Its copy of the record is older than the act: the worst case.
    for file in ["record.segment", "projection", "checkpoint"] {
        let gone = m.folder("NORTH").join(file);
        let _ = std::fs::remove_file(&gone).or_else(|_| std::fs::remove_dir_all(&gone));
    }
    for _ in 0..2 {
        m.start("NORTH").await;
        let refused = m.send("NORTH", &flight()).await.unwrap_err();
        assert_eq!(refused.refusals[0].code, "sync-first", "also after another start");
        m.stop("NORTH").await;
    }
    m.start_all().await;
    m.quiet().await;
    let next = m.send("NORTH", &flight()).await.unwrap();
    assert_ne!(next.name, last.name, "its serial is not used again");
    assert_eq!(m.wait("NORTH", &next.name, "witnessed").await.state, "witnessed");
    m.stop_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_copy_is_put_aside_by_one_command_and_fetched_again() {
    let (mut m, _) = said().await;
    let folder = m.folder("SOUTH");
    let path = folder.join("record.segment");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    assert!(node::start(&folder, m.clock.clone()).await.is_err());
    let report = node::repair(&folder).unwrap();
    let aside: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).collect();
    let aside = aside.iter().find(|p| p.to_str().unwrap().contains("record.segment.damaged-")).unwrap();
    assert_eq!(std::fs::read(aside).unwrap(), bytes, "kept: {report:?}");
    m.start_all().await;
    m.quiet().await;
    let (south, north) = (m.status("SOUTH").await, m.status("NORTH").await);
    assert_eq!(south.state_hash["security"], north.state_hash["security"]);
    m.stop_all().await;
    assert!(node::fsck(&folder).unwrap().sound());
}

/// The sequencer's own files: the order, the latch, the tiles.
#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_byte_in_the_sequencers_files_never_gives_an_index_twice_and_the_order_comes_back_from_a_mirror() {
    let (mut m, before) = said().await;
    let (folder, sound) = (m.folder("CHAIR"), m.dir.path().join("sound"));
    copy(&folder, &sound);
    for file in ["sequencer/leaves.segment", "sequencer/latch"] {
        let bytes = std::fs::read(sound.join(file)).unwrap();
        for at in places(bytes.len()) {
            let what = format!("{file}, byte {at} of {}", bytes.len());
            let mut bent = bytes.clone();
            bent[at] ^= 0x10;
            copy(&sound, &folder);
            std::fs::write(folder.join(file), &bent).unwrap();
            match node::start(&folder, m.clock.clone()).await {
                Ok(node) => {
                    m.nodes.insert("CHAIR".into(), node);
                    // Taken, so nothing that was promised may be missing.
                    assert_eq!(m.status("CHAIR").await.size, before.size, "{what}");
                    m.stop("CHAIR").await;
                }
                Err(fault) => {
                    assert!(format!("{fault:?}").contains("sequencer"), "{what} is not named: {fault:?}");
                    let report = node::repair(&folder).unwrap();
                    let started = node::start(&folder, m.clock.clone()).await;
                    assert_eq!(file, "sequencer/leaves.segment", "{what}: a latch has a twin of each page");
                    let node = started.unwrap_or_else(|fault| panic!("{what}: {fault:?}\n{report:?}"));
                    m.nodes.insert("CHAIR".into(), node);
                    m.stop("CHAIR").await;
                    assert_eq!(std::fs::read(folder.join(file)).unwrap().len(), bytes.len(), "{what}");
                }
            }
        }
    }
    copy(&sound, &folder);
    m.start_all().await;
    m.send("NORTH", &flight()).await.unwrap();
    m.quiet().await;
    m.stop_all().await;
}

/// The two pages of a slot of a latch, or all four pages, each with a flipped byte.
fn bent_pages(file: &Path, pages: &[usize]) {
    let mut bytes = std::fs::read(file).unwrap();
    pages.iter().for_each(|page| bytes[page * 4096 + 100] ^= 0x10);
    std::fs::write(file, bytes).unwrap();
}

/// With the newest slot gone, nobody can say by the latch alone whether something was promised since. The segment can: it
/// was durable before. So all is there and promised again, unless the segment has lost its end as well.
#[tokio::test(flavor = "multi_thread")]
async fn a_latch_that_may_have_lost_its_last_promise_counts_only_beside_a_whole_segment_and_is_never_made_up() {
    let (mut m, before) = said().await;
    let (folder, sound) = (m.folder("CHAIR"), m.dir.path().join("sound"));
    copy(&folder, &sound);
    let (latch, segment) = (folder.join("sequencer/latch"), folder.join("sequencer/leaves.segment"));
    for slot in [[0, 1], [2, 3]] {
        copy(&sound, &folder);
        bent_pages(&latch, &slot);
        assert!(!node::fsck(&folder).unwrap().sound(), "it is told");
        let node = node::start(&folder, m.clock.clone()).await.unwrap();
        m.nodes.insert("CHAIR".into(), node);
        assert_eq!(m.status("CHAIR").await.size, before.size);
        m.stop("CHAIR").await;
    }
    for slot in [[0, 1], [2, 3]] {
        copy(&sound, &folder);
        bent_pages(&latch, &slot);
        let whole = std::fs::read(&segment).unwrap();
        std::fs::write(&segment, &whole[..whole.len() - 20]).unwrap();
        for _ in 0..2 {
            // A second start finds the segment already cut, and must refuse all the same.
            let fault = node::start(&folder, m.clock.clone()).await.err().expect("what was promised is not certain");
            assert!(format!("{fault:?}").contains("sequencer/latch"), "{fault:?}");
        }
    }
    copy(&sound, &folder);
    bent_pages(&latch, &[0, 1, 2, 3]);
    let report = node::repair(&folder).unwrap();
    let started = node::start(&folder, m.clock.clone()).await;
    assert!(started.is_err() && !report.sound(), "a latch is never made up");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_witness_with_a_damaged_latch_does_not_start_and_one_with_a_damaged_key_does_not_sign() {
    let (m, _) = said().await;
    let (folder, sound) = (m.folder("GUAR1"), m.dir.path().join("sound"));
    copy(&folder, &sound);
    for file in ["witness.latch", "keys/witness.key"] {
        let bytes = std::fs::read(sound.join(file)).unwrap();
        let mut refused = 0;
        // One page of a latch has a twin; here each page is damaged.
        let len = if file == "witness.latch" { 4096 } else { bytes.len() };
        for at in places(len) {
            let mut bent = bytes.clone();
            bent.chunks_mut(len).for_each(|page| page[at] ^= 0x10);
            copy(&sound, &folder);
            std::fs::write(folder.join(file), &bent).unwrap();
            let stem = Path::new(file).file_name().unwrap().to_str().unwrap();
            match node::start(&folder, m.clock.clone()).await {
                Err(fault) => {
                    assert!(format!("{fault:?}").contains(stem), "byte {at} of {file} is not named: {fault:?}");
                    refused += 1;
                }
                Ok(node) => node.stop().await,
            }
        }
        assert!(refused >= 4, "{file}: hardly any flip is seen");
    }
}

/// Two full tiles, and a file of evidence: what follows from the record is compared with it and made anew.
#[tokio::test(flavor = "multi_thread")]
async fn a_published_tile_is_compared_with_the_record_and_made_anew_and_changed_evidence_is_named() {
    let (mut m, _) = said().await;
    m.start_all().await;
    m.quiet().await;
    let one = |n: usize| ceasewire::api::Send {
        lang: Some("en".into()),
        ..say("statement", &[("status", "unilateral"), ("text", &format!("number {n}"))])
    };
    let all: Vec<_> = (0..260).map(one).collect();
    m.post::<Vec<ceasewire::api::Outcome>>("NORTH", "/acts", &all).await.unwrap();
    m.quiet().await;
    m.stop_all().await;
    let folder = m.folder("CHAIR");
    for tile in ["tile/0/000", "tile/entries/000"] {
        let path = folder.join("sequencer/public").join(tile);
        let bytes = std::fs::read(&path).unwrap();
        for at in places(bytes.len()) {
            let mut bent = bytes.clone();
            bent[at] ^= 1;
            std::fs::write(&path, &bent).unwrap();
            let report = node::fsck(&folder).unwrap();
            assert!(report.lines.iter().any(|(sound, what)| !sound && what.ends_with(tile)), "byte {at}: {report:?}");
        }
        assert!(node::repair(&folder).unwrap().sound());
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        std::fs::remove_file(&path).unwrap();
        assert!(node::repair(&folder).unwrap().sound(), "one that is missing is written again");
    }
    // A stop between a promise and its tiles leaves them out; the next start makes them.
    std::fs::remove_dir_all(folder.join("sequencer/public/tile")).unwrap();
    assert!(!node::fsck(&folder).unwrap().sound());
    m.start("CHAIR").await;
    m.stop_all().await;
    assert!(node::fsck(&folder).unwrap().sound());
    let text = b"ceasewire/fork@v1\n\nours\n----\n\ntheirs".to_vec();
    let name = format!("fork-{}", data_encoding::HEXLOWER.encode(&sum(&text)));
    let path = folder.join("evidence").join(&name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, &text).unwrap();
    assert!(node::fsck(&folder).unwrap().sound());
    for at in places(text.len()) {
        let mut bent = text.clone();
        bent[at] ^= 1;
        std::fs::write(&path, &bent).unwrap();
        assert!(!node::fsck(&folder).unwrap().sound(), "byte {at}");
    }
}

/// How a file of evidence is named.
fn sum(text: &[u8]) -> Vec<u8> {
    use sha2::Digest;
    sha2::Sha256::digest(text)[..8].to_vec()
}

#[test]
fn every_flipped_byte_of_a_genesis_document_is_refused() {
    let m = Mechanism::found();
    let bytes = m.founding.encode();
    for at in 0..bytes.len() {
        let mut bent = bytes.clone();
        bent[at] ^= 1 << (at % 8);
        assert!(record::Founding::decode(&bent).is_err(), "byte {at}");
    }
}
