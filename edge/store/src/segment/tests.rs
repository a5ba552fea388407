#![allow(clippy::unwrap_used)]

use super::*;
use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt;
use tempfile::TempDir;

/// Three synced appends of two, one and two records; what they hold, and where each record's frame ends.
fn five(dir: &TempDir) -> (PathBuf, Vec<Vec<u8>>, Vec<usize>) {
    let path = dir.path().join("record.seg");
    let records: Vec<Vec<u8>> = [&b"one"[..], b"two", b"three", b"four", b"fifth"].map(<[u8]>::to_vec).to_vec();
    let (mut segment, found) = Segment::open(&path).unwrap();
    assert_eq!(found, Recovered { records: vec![], cut_bytes: 0, cut_to: None });
    for append in [&records[..2], &records[2..3], &records[3..]] {
        segment.append(append).unwrap();
        segment.sync().unwrap();
    }
    let ends = (0..5).map(|n| segment.reader.run(n, 1).unwrap().end as usize).collect();
    (path, records, ends)
}

/// A segment over a device that is always full.
fn on_a_full_disk() -> Segment {
    let file = OpenOptions::new().read(true).write(true).open("/dev/full").unwrap();
    let end = HEADER.len() as u64;
    let reader = SegmentReader::new(Path::new("/dev/full"), Arc::new(file), vec![], end);
    Segment { disk: Arc::new(Files), reader, unsynced: false, poisoned: false }
}

#[test]
fn the_layout_of_the_file_does_not_change() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("s");
    let (mut segment, _) = Segment::open(&path).unwrap();
    segment.append(&[b"a".to_vec(), b"bc".to_vec()]).unwrap();
    let sum = |last: u32, rest: &[u8]| crc32c::crc32c(&[&last.to_le_bytes()[..], rest].concat());
    let first = sum(crc32c::crc32c(b"CWSEG01\n"), &[1, 0, 0, 0x80, b'a']);
    let second = sum(first, &[2, 0, 0, 0, b'b', b'c']);
    let (first, second) = (first.to_le_bytes(), second.to_le_bytes());
    let expected = [&b"CWSEG01\n"[..], &[1, 0, 0, 0x80], &first, b"a", &[2, 0, 0, 0], &second, b"bc"].concat();
    assert_eq!(fs::read(&path).unwrap(), expected);
}

#[test]
fn a_file_cut_at_any_byte_keeps_every_whole_record_and_invents_none() {
    let dir = TempDir::new().unwrap();
    let (path, records, ends) = five(&dir);
    let whole = fs::read(&path).unwrap();
    for len in 0..=whole.len() {
        fs::write(&path, &whole[..len]).unwrap();
        if len < HEADER.len() {
            assert!(matches!(Segment::open(&path), Err(StoreFault::NotASegment { .. })));
            assert_eq!(fs::read(&path).unwrap(), &whole[..len], "a foreign file is left as it is");
            continue;
        }
        let kept = ends.iter().filter(|end| **end <= len).count();
        let end = if kept == 0 { HEADER.len() } else { ends[kept - 1] };
        let (mut segment, found) = Segment::open(&path).unwrap();
        assert_eq!(found.records, &records[..kept], "cut at {len}");
        assert_eq!(found.cut_bytes as usize, len - end);
        assert_eq!(found.cut_to.map_or(vec![], |to| fs::read(to).unwrap()), &whole[end..len]);
        segment.append(&[b"next".to_vec()]).unwrap();
        segment.sync().unwrap();
        drop(segment);
        let (_, found) = Segment::open(&path).unwrap();
        assert_eq!(found.records.len(), kept + 1);
        assert_eq!((found.records[kept].as_slice(), found.cut_bytes), (&b"next"[..], 0));
    }
}

#[test]
fn every_flipped_bit_is_refused_or_in_the_last_append_cut_and_never_served() {
    let dir = TempDir::new().unwrap();
    let (path, records, ends) = five(&dir);
    let whole = fs::read(&path).unwrap();
    for bit in 0..whole.len() * 8 {
        let at = bit / 8;
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (bit % 8);
        fs::write(&path, &bytes).unwrap();
        let damaged = ends.iter().filter(|end| **end <= at).count();
        match Segment::open(&path) {
            Err(StoreFault::NotASegment { .. }) => assert!(at < HEADER.len()),
            Err(StoreFault::Corrupt { record, offset, .. }) => {
                assert!(damaged < 3, "bit {bit}");
                assert_eq!(record as usize, damaged);
                assert_eq!(offset as usize, if damaged == 0 { HEADER.len() } else { ends[damaged - 1] });
                assert_eq!(fs::read(&path).unwrap(), bytes, "the evidence is left as it is");
            }
            Ok((_, found)) => {
                assert!(damaged >= 3, "bit {bit}: durable records went without a word");
                assert_eq!(found.records, &records[..damaged]);
                assert_eq!(found.cut_bytes as usize, whole.len() - ends[damaged - 1]);
            }
            Err(other) => panic!("bit {bit}: {other}"),
        }
    }
}

#[test]
fn any_damage_before_two_whole_records_of_which_the_last_followed_a_sync_is_refused() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("s");
    let (mut segment, _) = Segment::open(&path).unwrap();
    let records: Vec<Vec<u8>> = (1..6).map(|n| vec![n; usize::from(n) + 2]).collect();
    for record in &records {
        segment.append(std::slice::from_ref(record)).unwrap();
        segment.sync().unwrap();
    }
    let safe = segment.reader.run(3, 1).unwrap().places[0].offset as usize;
    let whole = fs::read(&path).unwrap();
    for from in (HEADER.len()..whole.len()).step_by(2) {
        for to in (from + 1..=whole.len()).step_by(3) {
            let mut bytes = whole.clone();
            bytes[from..to].fill(0);
            fs::write(&path, &bytes).unwrap();
            match Segment::open(&path) {
                Err(StoreFault::Corrupt { .. }) => assert!(bytes != whole),
                Ok((_, found)) => {
                    assert!(to > safe || bytes == whole, "zeros from {from} to {to} went without a word");
                    assert!(records.starts_with(&found.records));
                }
                Err(other) => panic!("{from}..{to}: {other}"),
            }
        }
    }
}

#[test]
fn a_tear_in_whatever_order_the_pages_came_costs_only_what_was_not_synced() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("s");
    let (mut segment, _) = Segment::open(&path).unwrap();
    segment.append(&[b"synced".to_vec()]).unwrap();
    segment.sync().unwrap();
    segment.append(&[vec![7; 9], vec![8; 9], vec![9; 9]]).unwrap();
    segment.append(&[b"later, and still before any sync".to_vec()]).unwrap();
    let first = segment.reader.run(1, 1).unwrap().places[0].offset;
    segment.reader.file.write_all_at(&[0; 17], first).unwrap();
    drop(segment);
    let (_, found) = Segment::open(&path).unwrap();
    assert_eq!(found.records, [b"synced".to_vec()]);
    assert!(found.cut_bytes > 0);
}

#[test]
fn an_older_record_in_the_place_of_another_breaks_the_chain() {
    let dir = TempDir::new().unwrap();
    let (path, _, ends) = five(&dir);
    let mut bytes = fs::read(&path).unwrap();
    let (one, two) = (HEADER.len()..ends[0], ends[0]..ends[1]);
    assert_eq!(one.len(), two.len());
    bytes.copy_within(one, ends[0]);
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(Segment::open(&path), Err(StoreFault::Corrupt { record: 1, .. })));
}

#[test]
fn what_is_read_back_comes_from_the_file() {
    let dir = TempDir::new().unwrap();
    let (path, records, ends) = five(&dir);
    let (segment, _) = Segment::open(&path).unwrap();
    assert_eq!(segment.read_back(0, 5).unwrap(), records);
    assert_eq!(segment.read_back(3, 2).unwrap(), &records[3..]);
    assert_eq!(segment.read_back(5, 0).unwrap(), Vec::<Vec<u8>>::new());
    assert_eq!((segment.get(2).unwrap(), segment.len()), (records[2].clone(), 5));
    assert!(matches!(segment.read_back(4, 2), Err(StoreFault::NoRecord { record: 5, len: 5, .. })));
    assert!(matches!(segment.read_back(u64::MAX, u64::MAX), Err(StoreFault::NoRecord { .. })));
    assert!(matches!(segment.get(5), Err(StoreFault::NoRecord { .. })));

    let other = OpenOptions::new().write(true).open(&path).unwrap();
    other.write_all_at(b"X", ends[3] as u64 - 1).unwrap();
    assert!(matches!(segment.get(3), Err(StoreFault::Corrupt { record: 3, .. })));
    assert!(matches!(segment.read_back(2, 3), Err(StoreFault::Corrupt { record: 3, .. })));
    let word = 5 | AFTER_SYNC;
    let sum = frame_sum(segment.reader.run(2, 1).unwrap().before, word, b"forge");
    other.write_all_at(&[&word.to_le_bytes()[..], &sum.to_le_bytes(), b"forge"].concat(), ends[1] as u64).unwrap();
    assert!(matches!(segment.get(2), Err(StoreFault::Corrupt { record: 2, .. })), "sound by itself, but another");
    other.set_len(ends[3] as u64).unwrap();
    assert!(matches!(segment.get(4), Err(StoreFault::Corrupt { record: 4, .. })));
    assert_eq!(segment.get(1).unwrap(), records[1]);
}

#[test]
fn a_full_disk_is_told_and_the_segment_takes_nothing_more() {
    let mut segment = on_a_full_disk();
    assert!(matches!(segment.append(&[b"act".to_vec()]), Err(StoreFault::Full { .. })));
    assert_eq!(segment.len(), 0);
    assert!(matches!(segment.append(&[b"act".to_vec()]), Err(StoreFault::Poisoned { .. })));
    assert!(matches!(segment.sync(), Err(StoreFault::Poisoned { .. })));
}

#[test]
fn a_failed_sync_is_never_repeated() {
    // The kernel refuses to sync this device.
    let mut segment = on_a_full_disk();
    assert!(matches!(segment.sync(), Err(StoreFault::Other { doing: "syncing the segment", .. })));
    assert!(matches!(segment.sync(), Err(StoreFault::Poisoned { .. })));
    assert!(matches!(segment.append(&[b"act".to_vec()]), Err(StoreFault::Poisoned { .. })));
}

#[test]
fn a_record_that_does_not_fit_is_refused_before_anything_is_written() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("s");
    let (mut segment, _) = Segment::open(&path).unwrap();
    for record in [vec![], vec![1; RECORD_LEN_MAX + 1]] {
        let len = record.len();
        let refused = segment.append(&[b"fine".to_vec(), record]);
        assert!(matches!(refused, Err(StoreFault::Length { len: l, .. }) if l == len));
    }
    segment.append(&[vec![1; RECORD_LEN_MAX]]).unwrap();
    segment.sync().unwrap();
    drop(segment);
    let (_, found) = Segment::open(&path).unwrap();
    assert_eq!((found.records.len(), found.records[0].len()), (1, RECORD_LEN_MAX));
}

#[test]
fn another_file_is_not_taken_for_a_segment_and_not_touched() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("letter.txt");
    fs::write(&path, "not a segment, and dear to somebody").unwrap();
    assert!(matches!(Segment::open(&path), Err(StoreFault::NotASegment { .. })));
    assert_eq!(fs::read(&path).unwrap(), b"not a segment, and dear to somebody");
    assert!(matches!(Segment::open(Path::new("/dev/full")), Err(StoreFault::NotASegment { .. })));
}

#[test]
fn a_reader_sees_what_is_appended_beside_it_and_never_half_a_record() {
    let dir = TempDir::new().unwrap();
    let (mut segment, _) = Segment::open(&dir.path().join("s")).unwrap();
    let reader = segment.reader();
    let watching = std::thread::spawn(move || {
        let mut seen = 0;
        while seen < 200 {
            let len = reader.len();
            let records = reader.read(seen, len - seen).unwrap();
            for record in records {
                assert_eq!(record, vec![seen as u8; 1 + seen as usize]);
                seen += 1;
            }
        }
        assert!(matches!(reader.read(199, 2), Err(StoreFault::NoRecord { len: 200, .. })));
    });
    for n in 0..200_u8 {
        segment.append(&[vec![n; 1 + usize::from(n)]]).unwrap();
    }
    watching.join().unwrap();
}
