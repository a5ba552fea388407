//! The plain texts and files of C2SP: notes, checkpoints, keys, policies, paths of tiles, bundles of entries.
#![no_main]
use libfuzzer_sys::fuzz_target;
use tlog::checkpoint::Checkpoint;
use tlog::note::{Note, Signature, VerifierKey};
use tlog::policy::Policy;
use tlog::tile::{TilePath, decode_entries, encode_entries};

fuzz_target!(|data: &[u8]| {
    if let Ok(entries) = decode_entries(data) {
        assert_eq!(encode_entries(&entries).expect("what was read fits"), data);
    }
    let Ok(text) = str::from_utf8(data) else { return };
    if let Ok(note) = Note::parse(text) {
        assert_eq!(note.to_string(), text);
        let policy = fuzz::cast().founding.policy().expect("the founding is sound");
        let _ = policy.judge(&note);
    }
    if let Ok(signature) = Signature::parse(text) {
        assert_eq!(signature.to_string(), text);
    }
    if let Ok(head) = Checkpoint::parse(text) {
        assert_eq!(head.to_string(), text);
    }
    if let Ok(key) = VerifierKey::parse(text) {
        assert_eq!(key.to_string(), text);
    }
    if let Ok(path) = TilePath::parse(text) {
        assert_eq!(path.to_string(), text);
        assert!((1..=256).contains(&path.width()));
        // Any path is only a question: a tree that is too small for it answers with nothing.
        assert_eq!(tlog::Tree::new().tile(&path), None);
    }
    if let Ok(policy) = Policy::parse(text) {
        assert_eq!(policy.to_string(), text);
        let everybody = policy.is_quorum(|_| true);
        assert!(everybody, "a quorum that nobody could ever be");
        policy.is_quorum(|_| false);
    }
});
