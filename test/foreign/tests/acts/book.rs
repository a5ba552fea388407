//! The reference rulebook, and what the people in its worked examples name.

use super::KEY_NAMES;
use crate::golden::world::FOUNDED_S;
use act::{MemberId, Name};
use rulebook::{Context, Rulebook};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The reference rulebook, from its folder.
pub fn reference() -> Rulebook {
    let mut files = BTreeMap::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook"), "", &mut files);
    Rulebook::read(&files).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn gather(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            gather(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// What typed examples name: the members by their names, and the flight as 48213. Now is the founding.
pub struct Names(pub Option<Name>);

impl Context for Names {
    fn now_s(&self) -> i64 {
        FOUNDED_S as i64
    }
    fn member(&self, name: &str) -> Option<MemberId> {
        KEY_NAMES.iter().position(|keys| keys[0] == name).map(|n| MemberId(n as u64))
    }
    fn member_name(&self, id: MemberId) -> String {
        KEY_NAMES[id.0 as usize][0].into()
    }
    fn place(&self, _: &str) -> Option<(i64, i64)> {
        None
    }
    fn act(&self, shown: &str) -> Option<Name> {
        self.0.filter(|_| shown == "48213")
    }
    fn act_name(&self, name: &Name) -> String {
        name.to_string()
    }
    fn item(&self, hash: &[u8; 32]) -> Option<act::Evidence> {
        Some(rulebook::stand_in(hash))
    }
    fn zone(&self, _: &str) -> bool {
        false
    }
}
