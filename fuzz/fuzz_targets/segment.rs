//! A segment file from a disk that gave back something else.
#![no_main]
use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::LazyLock;
use store::Segment;
use tempfile::TempDir;

/// In memory where there is such a place: nothing here is about durability.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.expect("a folder for one file")
});

fuzz_target!(|data: &[u8]| {
    let path = FOLDER.path().join("segment");
    std::fs::write(&path, data).expect("the folder is ours");
    let Ok((segment, first)) = Segment::open(&path) else {
        assert_eq!(std::fs::read(&path).expect("still there"), data, "a refused file is left untouched");
        return;
    };
    assert_eq!(segment.len(), first.records.len() as u64);
    assert_eq!(segment.read_back(0, segment.len()).expect("what was just read"), first.records);
    let kept = std::fs::read(&path).expect("still there");
    assert!(data.starts_with(&kept) && kept.len() as u64 + first.cut_bytes == data.len() as u64);
    if let Some(aside) = &first.cut_to {
        assert_eq!(std::fs::read(aside).expect("it was just kept"), &data[kept.len()..]);
        std::fs::remove_file(aside).expect("the folder is ours");
    }
    drop(segment);

    let (mut segment, second) = Segment::open(&path).expect("a segment that was repaired is sound");
    assert_eq!((second.records, second.cut_bytes), (first.records.clone(), 0));
    segment.append(&[b"more".to_vec()]).and_then(|()| segment.sync()).expect("a sound segment takes more");
    drop(segment);
    let (_, third) = Segment::open(&path).expect("and is sound after it");
    assert_eq!(third.records.len(), first.records.len() + 1);
});
