#![allow(clippy::unwrap_used)]

use super::*;
use std::fs;
use tempfile::TempDir;

/// A latch in which these were promised in turn; and what its file holds after each.
fn promised(dir: &TempDir, all: &[&[u8]]) -> (PathBuf, Vec<Vec<u8>>) {
    let path = dir.path().join("latch");
    let (mut latch, found) = LatchFile::open(&path).unwrap();
    assert_eq!(found, None);
    let after = all.iter().map(|bytes| {
        latch.replace(bytes).unwrap();
        fs::read(&path).unwrap()
    });
    let after = after.collect();
    (path, after)
}

fn told(path: &Path) -> Latched {
    LatchFile::read(path).unwrap().unwrap()
}

#[test]
fn the_layout_of_the_file_does_not_change() {
    let dir = TempDir::new().unwrap();
    let (_, after) = promised(&dir, &[b"one", b"two"]);
    let page = |turn: u8, text: &[u8]| {
        let mut page = [&b"CWLATCH1"[..], &[turn, 0, 0, 0, 0, 0, 0, 0], &[3, 0, 0, 0], text].concat();
        page.resize(4064, 0);
        let sum = Sha256::digest(&page);
        page.extend(sum);
        page
    };
    let [two, one, new] = [page(2, b"one"), page(1, b"one"), page(3, b"two")];
    assert_eq!(after[0], [&two[..], &two, &one, &one].concat());
    assert_eq!(after[1], [&two[..], &two, &new, &new].concat());
}

/// Every state that a stop can leave while the third promise replaces the second: each of the two pages as it was, as it
/// shall be, or torn at any sector and, around the bytes that matter, at any byte, with its end or its beginning written.
#[test]
fn a_stop_at_any_point_of_a_write_leaves_the_promise_before_or_the_new_one() {
    let dir = TempDir::new().unwrap();
    let (path, after) = promised(&dir, &[b"the first", b"the second", b"the third"]);
    let (old, new) = (&after[1], &after[2]);
    let slot = old.chunks(SLOT).zip(new.chunks(SLOT)).position(|(a, b)| a != b).unwrap() * SLOT;
    let page = |n: usize| slot + n * PAGE..slot + (n + 1) * PAGE;
    let mut states = Vec::new();
    for n in [0, 1] {
        let (was, becomes) = (&old[page(n)], &new[page(n)]);
        let mut ways = vec![was.to_vec(), becomes.to_vec()];
        for at in (1..64).step_by(9).chain((512..PAGE).step_by(512)).chain((PAGE - 40..PAGE).step_by(9)) {
            ways.push([&becomes[..at], &was[at..]].concat());
            ways.push([&was[..at], &becomes[at..]].concat());
        }
        states.push(ways);
    }
    let mut seen = [0, 0];
    for first in &states[0] {
        for second in &states[1] {
            let mut file = old.clone();
            file[page(0)].copy_from_slice(first);
            file[page(1)].copy_from_slice(second);
            fs::write(&path, &file).unwrap();
            let found = told(&path);
            let is_new = found.bytes == b"the third";
            assert!(is_new || found.bytes == b"the second", "fell back to {:?}", found.bytes);
            seen[usize::from(is_new)] += 1;
        }
    }
    assert!(seen.iter().all(|n| *n > 100), "{seen:?}");
}

/// What was promised and is damaged afterwards, in any one page, is still what is told; opening makes the file whole.
#[test]
fn damage_to_one_page_never_brings_back_the_promise_before() {
    let dir = TempDir::new().unwrap();
    let (path, after) = promised(&dir, &[b"the first", b"the second", b"the third"]);
    let whole = after.last().unwrap();
    for at in (0..FILE).filter(|at| at % PAGE < 40 || at % 97 == 0 || at % PAGE > PAGE - 40) {
        let mut bent = whole.clone();
        bent[at] ^= 0x20;
        fs::write(&path, &bent).unwrap();
        let found = told(&path);
        assert_eq!((&found.bytes[..], found.damaged, found.doubtful), (&b"the third"[..], true, false), "byte {at}");
    }
    for n in 0..4 {
        let mut bent = whole.clone();
        bent[n * PAGE..(n + 1) * PAGE].fill(0);
        fs::write(&path, &bent).unwrap();
        let (mut latch, found) = LatchFile::open(&path).unwrap();
        assert_eq!(found.unwrap().bytes, b"the third");
        let healed = told(&path);
        assert_eq!((&healed.bytes[..], healed.damaged, healed.doubtful), (&b"the third"[..], false, false));
        latch.replace(b"the fourth").unwrap();
        assert_eq!(told(&path).bytes, b"the fourth");
    }
}

#[test]
fn a_slot_of_which_nothing_can_be_read_is_doubtful_until_something_is_promised() {
    let dir = TempDir::new().unwrap();
    let (path, after) = promised(&dir, &[b"the first", b"the second", b"the third"]);
    // Turns 1 and 2 are the first promise, 3 the second, 4 the third.
    for (slot, left) in [(0, &b"the second"[..]), (1, b"the third")] {
        let mut bent = after[2].clone();
        bent[slot * SLOT + 100] ^= 1;
        bent[slot * SLOT + PAGE + 200] ^= 1;
        fs::write(&path, &bent).unwrap();
        let (mut latch, found) = LatchFile::open(&path).unwrap();
        let found = found.unwrap();
        assert_eq!((&found.bytes[..], found.doubtful), (left, true));
        assert_eq!(fs::read(&path).unwrap(), bent, "left as it is");
        latch.replace(b"the fourth").unwrap();
        let found = told(&path);
        assert_eq!((&found.bytes[..], found.doubtful, found.damaged), (&b"the fourth"[..], false, false));
    }
}

#[test]
fn a_file_of_the_form_before_is_read_and_becomes_one_of_this() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("latch");
    fs::write(&path, b"an old promise").unwrap();
    let (mut latch, found) = LatchFile::open(&path).unwrap();
    assert_eq!(found.unwrap().bytes, b"an old promise");
    assert_eq!(fs::read(&path).unwrap(), b"an old promise", "until there is a new one");
    latch.replace(b"a new one").unwrap();
    assert_eq!((fs::read(&path).unwrap().len(), told(&path).bytes), (FILE, b"a new one".to_vec()));
}

#[test]
fn a_file_without_a_sound_page_is_refused_and_left_as_it_is() {
    let dir = TempDir::new().unwrap();
    let (path, after) = promised(&dir, &[b"one"]);
    let whole = &after[0];
    let spoilt: Vec<u8> = whole.iter().enumerate().map(|(n, b)| if n % PAGE == 9 { b ^ 1 } else { *b }).collect();
    for bytes in [&spoilt[..], &whole[..FILE - 1], &whole[..PAGE], b""] {
        fs::write(&path, bytes).unwrap();
        assert!(matches!(LatchFile::read(&path), Err(StoreFault::Latch { .. })), "{} bytes", bytes.len());
        assert!(LatchFile::open(&path).is_err());
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn a_failed_write_is_final_and_a_promise_too_long_is_not_begun() {
    let dir = TempDir::new().unwrap();
    let (path, _) = promised(&dir, &[b"one"]);
    let (mut latch, _) = LatchFile::open(&path).unwrap();
    assert!(matches!(latch.replace(&vec![7; LATCH_LEN_MAX + 1]), Err(StoreFault::LatchLength { .. })));
    latch.replace(&vec![7; LATCH_LEN_MAX]).unwrap();
    assert_eq!(told(&path).bytes.len(), LATCH_LEN_MAX);
    latch.file = Some(Arc::new(fs::OpenOptions::new().write(true).open("/dev/full").unwrap()));
    assert!(matches!(latch.replace(b"two"), Err(StoreFault::Full { .. })));
    assert!(matches!(latch.replace(b"two"), Err(StoreFault::Poisoned { .. })));
}
