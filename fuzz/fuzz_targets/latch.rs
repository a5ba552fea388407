//! A latch from a disk that gave back something else: any bytes, and the file of two promises with some bytes changed.
//!
//! A fuzzer finds no hash, so the second kind is a sound file with changes that the input names: where, and to what.
#![no_main]
use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::LazyLock;
use store::{LATCH_LEN_MAX, LatchFile};
use tempfile::TempDir;

/// In memory where there is such a place: nothing here is about durability.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.expect("a folder for one file")
});

fuzz_target!(|data: &[u8]| {
    let Some((&how, rest)) = data.split_first() else { return };
    let path = FOLDER.path().join("latch");
    let _ = std::fs::remove_file(&path);
    let promises: [&[u8]; 2] = [b"the promise before", b"the last promise"];
    if how % 2 == 0 {
        std::fs::write(&path, rest).expect("the folder is ours");
    } else {
        let (mut latch, _) = LatchFile::open(&path).expect("a new latch");
        promises.iter().for_each(|promise| latch.replace(promise).expect("the folder is ours"));
        let mut file = std::fs::read(&path).expect("it was just made");
        for change in rest.chunks_exact(3) {
            let at = usize::from(u16::from_be_bytes([change[0], change[1]])) % file.len();
            file[at] ^= change[2];
        }
        std::fs::write(&path, &file).expect("the folder is ours");
    }
    let kept = std::fs::read(&path).expect("it is there");
    let Ok(found) = LatchFile::read(&path) else {
        assert!(LatchFile::open(&path).is_err(), "what cannot be read cannot be opened");
        assert_eq!(std::fs::read(&path).expect("still there"), kept, "a refused file is left untouched");
        return;
    };
    let found = found.expect("it is there");
    if how % 2 == 1 {
        assert!(promises.contains(&found.bytes.as_slice()), "a promise that nobody made: {:?}", found.bytes);
        assert!(found.bytes == promises[1] || found.doubtful, "the last promise fell back unseen");
    }
    let (mut latch, opened) = LatchFile::open(&path).expect("what can be read can be opened");
    assert_eq!(opened.map(|o| o.bytes), Some(found.bytes.clone()));
    if !found.doubtful && found.bytes.len() <= LATCH_LEN_MAX {
        let again = LatchFile::read(&path).expect("still sound").expect("still there");
        assert!(again.bytes == found.bytes && !again.damaged, "opening makes it whole");
    }
    latch.replace(b"the next promise").expect("an open latch takes another promise");
    drop(latch);
    let next = LatchFile::read(&path).expect("sound").expect("there");
    assert_eq!((next.bytes.as_slice(), next.doubtful), (&b"the next promise"[..], false));
});
