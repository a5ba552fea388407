//! An exported record whose files are changed, taken away, added and exchanged: every byte counts.
//!
//! An input is a list of changes to a sound export. Each piece begins with what to do (change a byte, remove, add,
//! exchange) and to which file.
#![no_main]
use fuzz::{Files, cast, pieces};
use libfuzzer_sys::fuzz_target;
use record::export;
use sim::{NOW, RULEBOOK, Scribe};
use std::sync::LazyLock;

static SOUND: LazyLock<Files> = LazyLock::new(|| {
    let mut scribe = Scribe::new(cast());
    scribe.add(NOW, &cast().epoch("NORTH", 9, sim::CHANNEL, 1));
    for serial in 1..4 {
        scribe.add(NOW, &cast().say("NORTH", serial, "said"));
        scribe.add(NOW, &cast().sealed("SOUTH", serial, sim::CHANNEL, &sim::text_content("sealed")));
    }
    let size = scribe.size();
    let checkpoint = scribe.cosigned(size, &[0, 1, 2], NOW / 1000);
    let files = export::write(&scribe.ledger(), &checkpoint, size, &scribe.leaves, &[RULEBOOK]);
    assert!(export::verify(&files, Some(cast().genesis()), None).is_ok());
    files
});

fuzz_target!(|data: &[u8]| {
    let mut files = SOUND.clone();
    for piece in pieces(data) {
        let _ = change(&mut files, piece);
    }
    if export::verify(&files, None, None).is_ok() {
        assert!(same(&files), "an export passes that is not the one that was written");
    }
});

/// Does what one piece says, if it can be done.
fn change(files: &mut Files, piece: &[u8]) -> Option<()> {
    let (&[how, which], rest) = piece.split_first_chunk::<2>()?;
    let name = files.keys().nth(usize::from(which) % files.len().max(1))?.clone();
    match how % 4 {
        0 => {
            let (&[high, low, mask], _) = rest.split_first_chunk::<3>()?;
            let bytes = files.get_mut(&name)?;
            let at = usize::from(u16::from_be_bytes([high, low])) % bytes.len().max(1);
            *bytes.get_mut(at)? ^= mask;
        }
        1 => drop(files.remove(&name)),
        2 => drop(files.insert(String::from_utf8(rest.to_vec()).ok()?, files[&name].clone())),
        _ => drop(files.insert(name, rest.to_vec())),
    }
    Some(())
}

/// Whether these are the sound files. Witnesses may stand in any order below their checkpoint.
fn same(files: &Files) -> bool {
    let lines = |files: &Files| {
        let mut lines: Vec<_> = files["checkpoint"].split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        lines.sort();
        lines
    };
    let rest = |files: &Files| {
        files.iter().filter(|file| file.0 != "checkpoint").map(|f| (f.0.clone(), f.1.clone())).collect::<Files>()
    };
    lines(files) == lines(&SOUND) && rest(files) == rest(&SOUND)
}
