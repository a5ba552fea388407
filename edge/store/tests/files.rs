//! Locks, replaced files and tiles, on real files.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use store::{Lock, StoreFault, Tiles, atomic};
use tempfile::TempDir;
use tlog::tile::{TilePath, encode_entries};

#[test]
fn a_folder_has_one_holder_until_it_lets_go() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("node/record");
    let lock = Lock::hold(&folder).unwrap();
    let refused = Lock::hold(&folder).unwrap_err();
    assert!(matches!(&refused, StoreFault::Busy { path } if *path == folder.join("lock")));
    assert!(refused.to_string().contains("one process per folder"));
    assert!(Lock::hold(&dir.path().join("other")).is_ok());
    drop(lock);
    assert!(Lock::hold(&folder).is_ok());
}

#[test]
fn a_reader_sees_the_old_file_or_the_new_one() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("latch");
    assert_eq!(atomic::read(&path).unwrap(), None);
    let kinds = [vec![1; 70_000], vec![2; 9]];
    atomic::replace(&path, &kinds[0]).unwrap();
    std::thread::scope(|scope| {
        for kind in &kinds {
            scope.spawn(|| (0..40).for_each(|_| atomic::replace(&path, kind).unwrap()));
        }
        for _ in 0..2000 {
            let seen = atomic::read(&path).unwrap().expect("there is always a file");
            assert!(kinds.contains(&seen), "{} bytes", seen.len());
        }
    });
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing unfinished is left");
}

#[test]
fn an_interrupted_replacement_leaves_the_old_file_and_is_cleared_away_by_the_next_holder() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("latch");
    atomic::replace(&path, b"old").unwrap();
    // Where a stop right before the renaming leaves the world.
    fs::write(dir.path().join(".latch.1-0.unfinished"), "ne").unwrap();
    let _lock = Lock::hold(dir.path()).unwrap();
    assert_eq!(atomic::read(&path).unwrap().unwrap(), b"old");
    let names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_failed_replacement_leaves_the_old_and_nothing_else() {
    let dir = TempDir::new().unwrap();
    // A folder with something in it cannot be replaced by a file.
    fs::create_dir_all(dir.path().join("latch/full")).unwrap();
    assert!(atomic::replace(&dir.path().join("latch"), b"new").is_err());
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    let nowhere = atomic::replace(&dir.path().join("no/latch"), b"new").unwrap_err();
    assert!(matches!(nowhere, StoreFault::Missing { doing: "writing", .. }));
}

#[test]
fn a_secret_is_for_its_owner_alone_even_where_an_open_file_stood() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("keys");
    let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    atomic::replace(&path, b"public").unwrap();
    assert_ne!(mode() & 0o400, 0);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
    atomic::replace_secret(&path, b"secret").unwrap();
    assert_eq!((mode(), fs::read(&path).unwrap()), (0o600, b"secret".to_vec()));
}

#[test]
fn tiles_lie_under_their_c2sp_paths_and_can_be_made_again() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("tiles");
    let entries: Vec<&[u8]> = vec![b"leaf"; 256];
    let full = [
        (TilePath::Hash { level: 0, index: 1_234_067, width: 256 }, vec![7; 8192]),
        (TilePath::Entries { index: 3, width: 256 }, encode_entries(&entries).unwrap()),
    ];
    for _ in 0..2 {
        let tiles = Tiles::open(&folder).unwrap();
        for (path, bytes) in &full {
            assert_eq!(tiles.read(path).unwrap(), None);
            tiles.write(path, bytes).unwrap();
            tiles.write(path, bytes).unwrap();
            assert_eq!(tiles.read(path).unwrap().as_ref(), Some(bytes));
        }
        assert_eq!(fs::read(folder.join("tile/0/x001/x234/067")).unwrap(), full[0].1);
        assert_eq!(fs::read(folder.join("tile/entries/003")).unwrap(), full[1].1);
        fs::remove_dir_all(&folder).unwrap();
    }
}

#[test]
fn a_tile_that_a_loss_of_power_emptied_or_cut_counts_as_missing() {
    let dir = TempDir::new().unwrap();
    let tiles = Tiles::open(dir.path()).unwrap();
    let hashes = TilePath::Hash { level: 0, index: 0, width: 256 };
    let bundle = TilePath::Entries { index: 0, width: 256 };
    for (path, len) in [(hashes, 0), (hashes, 8191), (bundle, 0), (bundle, 100)] {
        tiles.write(&path, &vec![0; len]).unwrap();
        assert_eq!(tiles.read(&path).unwrap(), None, "{path}, {len} bytes");
    }
}
