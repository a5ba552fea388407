//! Records that are written by people who check nothing, and what every verifier says of them.

use super::world::{World, channels, root_key, rulebook};
use super::{Files, write_below};
use act::{ActKey, Approval, Content, Cover, Kernel, MemberId, Precedence, Seen, SeenRoot, Statement};
use foreign::Verifier;
use record::{Leaf, export};
use std::collections::BTreeMap;
use std::path::Path;

/// The mechanism of these records.
pub const MECHANISM: &str = "exercise";

/// A record on its way.
pub struct Story<'w> {
    pub world: &'w World,
    pub leaves: Vec<Vec<u8>>,
    serials: BTreeMap<[u8; 4], u64>,
}

impl Story<'_> {
    pub fn begin(world: &World) -> Story<'_> {
        Story { world, leaves: vec![world.leaves[0].clone()], serials: BTreeMap::new() }
    }

    pub fn say(mut self, key: &ActKey, content: &Content) -> Self {
        let serial = self.serials.entry(key.public().id().0).or_insert(0);
        *serial += 1;
        let statement = Statement {
            serial: *serial,
            claimed_s: self.world.now / 1000,
            precedence: Precedence::Routine,
            seen: Seen { size: 0, root: SeenRoot::Whole(tlog::empty_root()) },
            cover: Cover::Public { content: content.encode() },
        };
        let act = act::Act::sign(statement, key, &self.world.genesis());
        self.leaves.push(Leaf::Act { at: self.world.now, act: act.encode() }.encode());
        self
    }

    pub fn kernel(self, key: &ActKey, kernel: &Kernel) -> Self {
        self.say(key, &Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() })
    }

    /// A statement, which only a key in force may make.
    pub fn speak(self, key: &ActKey) -> Self {
        self.say(key, &Content { format: 45, ..Content::default() })
    }

    pub fn tree(&self) -> tlog::Tree {
        let mut tree = tlog::Tree::new();
        self.leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
        tree
    }
}

/// A change with approvals: member, root, and which key signs for it.
pub fn approved(world: &World, by: &[(u64, u64, u64)], kernel: impl Fn(Vec<Approval>) -> Kernel) -> Kernel {
    let message = act::approval_bytes(&world.genesis(), &kernel(Vec::new()).change());
    let sign = |(member, root, key): &(u64, u64, u64)| {
        let signature = root_key(MECHANISM, *member, *key).sign(&message);
        Approval { member: MemberId(*member), root: *root, signature }
    };
    kernel(by.iter().map(sign).collect())
}

/// Member, root, and which key signs for it: at first each its own.
pub fn own(member: u64, roots: [u64; 2]) -> Vec<(u64, u64, u64)> {
    roots.iter().map(|root| (member, *root, *root)).collect()
}

pub fn deciders(members: &[u64]) -> Vec<(u64, u64, u64)> {
    members.iter().flat_map(|member| own(*member, [0, 1])).collect()
}

/// Exports each record under the head that `sign` makes over its tree, and compares every verdict, ours and the three
/// others', with what the record is expected to be. `name` is that of the folder in which programs are built.
pub fn judge<'w, K>(
    name: &str,
    cases: &[(&str, K, bool, Story<'w>)],
    sign: impl Fn(&World, &tlog::Tree, &K) -> String,
) {
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for (n, (what, kind, good, story)) in cases.iter().enumerate() {
        let (world, tree) = (story.world, story.tree());
        let entries: Vec<&[u8]> = story.leaves.iter().map(Vec::as_slice).collect();
        let mut files = Files::from([
            ("genesis".to_string(), world.founding.encode()),
            ("rulebook".to_string(), rulebook()),
            ("checkpoint".to_string(), sign(world, &tree, kind).into_bytes()),
        ]);
        for path in tlog::tile::tiles_for(0, tree.size()) {
            let bytes = tree.tile(&path).unwrap_or_else(|| tlog::tile::encode_entries(&entries).unwrap());
            files.insert(path.to_string(), bytes);
        }
        let path = folder.path().join(n.to_string());
        write_below(&path, &files);
        let ours = export::verify(&files, None, Some(channels(&world.founding)));
        assert_eq!(ours.is_ok(), *good, "{what}: we say {:?}", ours.err());
        paths.push(path);
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for (language, program) in Verifier::all(&target) {
        for ((what, _, good, _), theirs) in cases.iter().zip(program.judge(&[], &paths)) {
            assert_eq!(theirs.is_ok(), *good, "{what}: {language} says {theirs:?}");
        }
    }
}
