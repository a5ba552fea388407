//! Whose key signs a record beyond a succession. All witnesses sign whatever there is, as if all who must watch were in
//! collusion; our verifier and the three others get to one verdict.
#![allow(clippy::unwrap_used)]

mod golden;

use act::{ActKey, Approval, Content, Cover, Kernel, MemberId, Precedence, Seen, SeenRoot, Statement};
use foreign::Verifier;
use golden::world::{GUAR1, MON, NORTH, SOUTH, World, channels, root_key, rulebook, seed, sign_head, sign_head_as};
use golden::{Files, write_below};
use record::{Leaf, export};
use std::path::{Path, PathBuf};

const MECHANISM: &str = "exercise";
const GUAR2: u64 = 4;
const GUAR3: u64 = 5;

/// A record that is written by people who check nothing.
struct Story<'w> {
    world: &'w World,
    leaves: Vec<Vec<u8>>,
    serials: std::collections::BTreeMap<[u8; 4], u64>,
}

impl Story<'_> {
    fn begin(world: &World) -> Story<'_> {
        Story { world, leaves: vec![world.leaves[0].clone()], serials: Default::default() }
    }

    fn say(mut self, key: &ActKey, content: &Content) -> Self {
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

    fn kernel(self, key: &ActKey, kernel: &Kernel) -> Self {
        self.say(key, &Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() })
    }

    /// A statement, which only a key in force may make.
    fn speak(self, key: &ActKey) -> Self {
        self.say(key, &Content { format: 45, ..Content::default() })
    }
}

fn approved(world: &World, by: &[(u64, u64, u64)], kernel: impl Fn(Vec<Approval>) -> Kernel) -> Kernel {
    let message = act::approval_bytes(&world.genesis(), &kernel(Vec::new()).change());
    let sign = |(member, root, key): &(u64, u64, u64)| {
        let signature = root_key(MECHANISM, *member, *key).sign(&message);
        Approval { member: MemberId(*member), root: *root, signature }
    };
    kernel(by.iter().map(sign).collect())
}

/// Member, root, and which key signs for it: at first each its own.
fn own(member: u64, roots: [u64; 2]) -> Vec<(u64, u64, u64)> {
    roots.iter().map(|root| (member, *root, *root)).collect()
}

fn deciders(members: &[u64]) -> Vec<(u64, u64, u64)> {
    members.iter().flat_map(|member| own(*member, [0, 1])).collect()
}

const ORIGIN: &str = "record.example/exercise/2";

fn new_key() -> ActKey {
    ActKey::from_seed(&seed(MECHANISM, "sequencer", 2))
}

/// Term, size, root, origin, key, member.
type Says = (u64, u64, [u8; 32], String, [u8; 32], u64);

/// GUAR1 orders the record from the end of `story` on; `bend` changes what is approved.
fn succession(story: &Story<'_>, by: &[u64], bend: impl Fn(&mut Says)) -> Kernel {
    let mut tree = tlog::Tree::new();
    story.leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
    let public = tlog::SigningKey::from_seed(&seed(MECHANISM, "sequencer", 2)).public();
    let mut says = (2, tree.size(), tree.root(), ORIGIN.to_owned(), public, GUAR1);
    bend(&mut says);
    let (term, size, root, origin, public, member) = says;
    approved(story.world, &deciders(by), |approvals| Kernel::Succession {
        term,
        size,
        root,
        origin: origin.clone(),
        public,
        member: MemberId(member),
        approvals,
    })
}

/// Compares all verdicts with what each record is expected to be.
fn judge(world: &World, cases: Vec<(&str, bool, bool, Story<'_>)>) {
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for (n, (what, new, good, story)) in cases.iter().enumerate() {
        let mut tree = tlog::Tree::new();
        story.leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
        let entries: Vec<&[u8]> = story.leaves.iter().map(Vec::as_slice).collect();
        let (old, at_s) = (sign_head(MECHANISM, &world.founding, &tree, world.now / 1000), world.now / 1000);
        let by_new = sign_head_as((ORIGIN, &new_key()), MECHANISM, &world.founding, &tree, at_s);
        let mut files = Files::from([
            ("genesis".to_string(), world.founding.encode()),
            ("rulebook".to_string(), rulebook()),
            ("checkpoint".to_string(), if *new { by_new } else { old }.into_bytes()),
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
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("succession");
    for (language, program) in Verifier::all(&target) {
        let paths: Vec<PathBuf> = paths.clone();
        for ((what, _, good, _), theirs) in cases.iter().zip(program.judge(&[], &paths)) {
            assert_eq!(theirs.is_ok(), *good, "{what}: {language} says {theirs:?}");
        }
    }
}

#[test]
fn four_verifiers_agree_whose_key_signs_which_part_of_a_record() {
    let world = &World::found(MECHANISM);
    let (desk, carrier) = (world.key(NORTH, 0), world.key(GUAR1, 1));
    let begin = || Story::begin(world).speak(&desk).speak(&desk);
    let five = [NORTH, SOUTH, GUAR1, GUAR2, GUAR3];
    let after = |by: &[u64], bend: &dyn Fn(&mut Says)| {
        let story = begin();
        let kernel = succession(&story, by, bend);
        story.kernel(&carrier, &kernel)
    };
    let fine = || after(&five, &|_| {});
    let bent = |bend: &dyn Fn(&mut Says)| after(&five, bend);
    let founders = world.founding.sequencer;
    judge(
        world,
        vec![
            ("the first head of the new term", true, true, fine()),
            ("and what follows", true, true, fine().speak(&desk)),
            ("the old key over the leaf that ends its term", false, false, fine()),
            ("the old key beyond it", false, false, fine().speak(&desk)),
            ("the old key up to there", false, true, begin()),
            ("the new key without its succession", true, false, begin()),
            ("four of seven", true, false, after(&five[..4], &|_| {})),
            ("the guarantors and the monitor alone", true, false, after(&[GUAR1, GUAR2, GUAR3, MON], &|_| {})),
            ("a term after one that came to nothing", true, true, bent(&|s| s.0 = 3)),
            ("the founders' term again", true, false, bent(&|s| s.0 = 1)),
            ("another place", true, false, bent(&|s| s.1 += 1)),
            ("another record", true, false, bent(&|s| s.2[0] ^= 1)),
            ("the old key again", true, false, bent(&|s| s.4 = founders)),
            ("nobody of that number", true, false, bent(&|s| s.5 = 7)),
        ],
    );
}
