//! The reference rulebook and a small world for its names.
#![allow(clippy::disallowed_methods)] // Tests read the reference rulebook.
#![allow(dead_code, clippy::unwrap_used)] // Each test file uses a part of it.

use act::{KeyId, MemberId, Name};
use rulebook::{Context, Gazetteer, Rulebook};
use std::{collections::BTreeMap, fs, path::Path};

pub type Files = BTreeMap<String, Vec<u8>>;

/// 2026-11-21T04:00:00Z.
pub const NOW: i64 = 1_795_233_600;

/// The files of the reference rulebook.
pub fn files() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
    let mut out = Files::new();
    gather(&root, "", &mut out);
    out
}

fn gather(folder: &Path, prefix: &str, out: &mut Files) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            gather(&entry.path(), &format!("{name}/"), out);
        } else {
            out.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// The reference rulebook.
pub fn reference() -> Rulebook {
    Rulebook::read(&files()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

const MEMBERS: [&str; 7] = ["NORTH", "SOUTH", "CHAIR", "GUAR1", "GUAR2", "GUAR3", "MON"];

/// Seven members, one act, one zone, the gazetteer.
pub struct World(pub Gazetteer);

/// The same world some seconds later.
pub struct Later<'a>(&'a World, i64);

impl Context for Later<'_> {
    fn now_s(&self) -> i64 {
        NOW + self.1
    }
    fn member(&self, name: &str) -> Option<MemberId> {
        self.0.member(name)
    }
    fn member_name(&self, id: MemberId) -> String {
        self.0.member_name(id)
    }
    fn place(&self, name: &str) -> Option<(i64, i64)> {
        self.0.place(name)
    }
    fn act(&self, shown: &str) -> Option<Name> {
        self.0.act(shown)
    }
    fn act_name(&self, name: &Name) -> String {
        self.0.act_name(name)
    }
    fn item(&self, hash: &[u8; 32]) -> Option<act::Evidence> {
        Some(rulebook::stand_in(hash))
    }
    fn zone(&self, id: &str) -> bool {
        self.0.zone(id)
    }
}

impl World {
    pub fn later(&self, seconds: i64) -> Later<'_> {
        Later(self, seconds)
    }

    pub fn new() -> World {
        World(Gazetteer::read("gazetteer.csv", &files()["gazetteer.csv"]).unwrap())
    }
}

impl Context for World {
    fn now_s(&self) -> i64 {
        NOW
    }
    fn member(&self, name: &str) -> Option<MemberId> {
        MEMBERS.iter().position(|m| *m == name).map(|at| MemberId(at as u64))
    }
    fn member_name(&self, id: MemberId) -> String {
        MEMBERS[id.0 as usize].to_owned()
    }
    fn place(&self, name: &str) -> Option<(i64, i64)> {
        self.0.place(name)
    }
    fn act(&self, shown: &str) -> Option<Name> {
        ["48213", "NORTH 1042"].contains(&shown).then_some(Name { key: KeyId([1, 2, 3, 4]), serial: 1042 })
    }
    fn act_name(&self, name: &Name) -> String {
        format!("NORTH {}", name.serial)
    }
    fn item(&self, hash: &[u8; 32]) -> Option<act::Evidence> {
        match hash {
            [0xff, ..] if hash.iter().all(|b| *b == 0xff) => None,
            [0xee, ..] if hash.iter().all(|b| *b == 0xee) => {
                Some(act::Evidence { len: 1 << 24, ..rulebook::stand_in(hash) })
            }
            _ => Some(rulebook::stand_in(hash)),
        }
    }
    fn zone(&self, id: &str) -> bool {
        id == "demo-band"
    }
}

/// A rulebook whose only format has a field of every type.
pub const EVERY_TYPE: &str = r#"
wire = 900
sent_by = ["party"]
precedence = "routine"
source = "a test"
field = [
  { number = 1, name = "words", type = "text", max = 12 },
  { number = 2, name = "one", type = "choice", choices = { red = 1, blue = 7 } },
  { number = 3, name = "some", type = "choices", choices = { red = 1, blue = 7 } },
  { number = 4, name = "many", type = "count", max = 50 },
  { number = 5, name = "at", type = "instant" },
  { number = 6, name = "during", type = "span" },
  { number = 7, name = "where", type = "place", max = 4 },
  { number = 8, name = "band", type = "altitude" },
  { number = 9, name = "load", type = "quantity", max = 100, units = { tonne = 1, litre = 2 } },
  { number = 10, name = "who", type = "member" },
  { number = 11, name = "desk", type = "office" },
  { number = 12, name = "about", type = "act" },
  { number = 13, name = "file", type = "evidence" },
  { number = 14, name = "armed", type = "yes-no" },
  { number = 15, name = "part", type = "group", max = 2, group = [
    { number = 1, name = "name", type = "text", required = true },
    { number = 2, name = "n", type = "count" },
  ] },
]
example = { words = "any" }
"#;

/// The reference rulebook with the format `every-type` beside its own.
pub fn with_every_type() -> Rulebook {
    let mut files = files();
    files.insert("formats/every-type.toml".into(), EVERY_TYPE.into());
    Rulebook::read(&files).unwrap_or_else(|faults| panic!("{faults:#?}"))
}
