//! T20: from which leaf on a key, a root and a member count, and up to which. Every record here is signed by the log and by
//! all witnesses, as if all who must watch were in collusion; our verifier and the three others get to one verdict.
#![allow(clippy::unwrap_used)]

mod golden;

use act::{ActKey, Approval, Content, Cover, Kernel, MemberId, Precedence, Purpose, Seen, SeenRoot, Statement};
use foreign::Verifier;
use golden::world::{CHAIR, GUAR1, MON, NORTH, SOUTH, World, channels, root_key, rulebook, sign_head};
use golden::{Files, write_below};
use record::{Leaf, export};
use std::path::{Path, PathBuf};

const MECHANISM: &str = "exercise";
const GUAR2: u64 = 4;

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

fn revoke(w: &World, member: u64, n: u64, last_good: u64) -> Kernel {
    let key = w.key(member, n).public().id().0;
    approved(w, &own(member, [0, 2]), |approvals| Kernel::KeyRevoke { key, last_good, approvals })
}

fn add(w: &World, member: u64, name: &str, n: u64, by: &[(u64, u64, u64)]) -> Kernel {
    let public = w.key(member, n).public().bytes();
    approved(w, by, |approvals| Kernel::KeyAdd { name: name.into(), public, purpose: Purpose::Desk, approvals })
}

/// NORTH's root `slot`, in whose place `old` stands, becomes the key `new`.
fn replace(w: &World, slot: u64, [old, new]: [u64; 2], by: &[(u64, u64, u64)]) -> Kernel {
    let [replaces, public] = [old, new].map(|n| root_key(MECHANISM, NORTH, n).public().bytes());
    approved(w, by, |approvals| Kernel::RootReplace { root: slot, public, replaces, approvals })
}

fn leave(w: &World, member: u64, by: &[u64]) -> Kernel {
    let reason = || "asked to".to_owned();
    approved(w, &deciders(by), |approvals| Kernel::MemberSuspend {
        member: MemberId(member),
        reason: reason(),
        approvals,
    })
}

/// Compares all verdicts with what each record is expected to be.
fn judge(world: &World, cases: Vec<(&str, bool, Story<'_>)>) {
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for (n, (what, good, story)) in cases.iter().enumerate() {
        let mut tree = tlog::Tree::new();
        story.leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
        let entries: Vec<&[u8]> = story.leaves.iter().map(Vec::as_slice).collect();
        let mut files = Files::from([
            ("genesis".to_string(), world.founding.encode()),
            ("rulebook".to_string(), rulebook()),
            ("checkpoint".to_string(), sign_head(MECHANISM, &world.founding, &tree, world.now / 1000).into_bytes()),
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
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("key_life");
    for (language, program) in Verifier::all(&target) {
        let paths: Vec<PathBuf> = paths.clone();
        for ((what, good, _), theirs) in cases.iter().zip(program.judge(&[], &paths)) {
            assert_eq!(theirs.is_ok(), *good, "{what}: {language} says {theirs:?}");
        }
    }
}

#[test]
fn four_verifiers_agree_from_which_leaf_on_a_key_a_root_and_a_member_count() {
    let world = &World::found(MECHANISM);
    let w = world;
    let (desk, node, new) = (w.key(NORTH, 0), w.key(NORTH, 1), w.key(NORTH, 4));
    let begin = || Story::begin(w);
    let rotate = || begin().speak(&desk).speak(&desk).kernel(&node, &revoke(w, NORTH, 0, 1));
    let rotated = || rotate().kernel(&node, &add(w, NORTH, "NORTH", 4, &own(NORTH, [0, 1])));
    // Root 1 is lost: 0 and 2 put another in its place.
    let lost = || begin().kernel(&node, &replace(w, 1, [1, 7], &own(NORTH, [0, 2])));
    let with_new = [(NORTH, 1, 7), (NORTH, 2, 2)];
    let with_old = [(NORTH, 1, 1), (NORTH, 2, 2)];
    let gone = || begin().kernel(&node, &leave(w, MON, &[NORTH, SOUTH, CHAIR]));
    let monitor = w.key(MON, 0);
    judge(
        w,
        vec![
            (
                "a key at the last leaf before the next",
                true,
                begin().speak(&desk).kernel(&node, &revoke(w, NORTH, 0, 1)),
            ),
            ("acts in the disputed range stand", true, rotate()),
            ("a revoked key at the next leaf", false, rotate().speak(&desk)),
            ("a new key of the old name", true, rotated().speak(&new)),
            ("the old key beside it", false, rotated().speak(&desk)),
            ("a new key before its own leaf", false, rotate().speak(&new)),
            (
                "the old name while it is in force",
                false,
                begin().kernel(&node, &add(w, NORTH, "NORTH", 4, &own(NORTH, [0, 1]))),
            ),
            ("two roots replace the third", true, lost()),
            (
                "a key that the new root approves",
                true,
                lost().kernel(&node, &add(w, NORTH, "NORTH/F4", 4, &with_new)).speak(&new),
            ),
            ("the new root before its leaf", false, begin().kernel(&node, &add(w, NORTH, "NORTH/F4", 4, &with_new))),
            (
                "a key that the replaced root approves",
                false,
                lost().kernel(&node, &add(w, NORTH, "NORTH/F4", 4, &with_old)),
            ),
            (
                "the same before it was replaced",
                true,
                begin()
                    .kernel(&node, &add(w, NORTH, "NORTH/F4", 4, &with_old))
                    .kernel(&node, &replace(w, 1, [1, 7], &own(NORTH, [0, 2])))
                    .speak(&new),
            ),
            (
                "one root alone replaces another",
                false,
                begin().kernel(&node, &replace(w, 1, [1, 7], &own(NORTH, [0, 0])[..1])),
            ),
            (
                "the root that is replaced approves",
                false,
                begin().kernel(&node, &replace(w, 1, [1, 7], &own(NORTH, [0, 1]))),
            ),
            ("two roots of another member", false, begin().kernel(&node, &replace(w, 1, [1, 7], &own(SOUTH, [0, 2])))),
            (
                "another member's node carries it",
                false,
                begin().kernel(&w.key(SOUTH, 1), &replace(w, 1, [1, 7], &own(NORTH, [0, 2]))),
            ),
            ("a root in two places", false, begin().kernel(&node, &replace(w, 1, [1, 2], &own(NORTH, [0, 2])))),
            ("a fourth root", false, begin().kernel(&node, &replace(w, 3, [1, 7], &own(NORTH, [0, 2])))),
            (
                "an old approval brings no old root back",
                false,
                lost()
                    .kernel(&node, &replace(w, 1, [7, 8], &own(NORTH, [0, 2])))
                    .kernel(&node, &replace(w, 1, [1, 7], &own(NORTH, [0, 2]))),
            ),
            (
                "a member's last act before it leaves",
                true,
                begin().speak(&monitor).kernel(&node, &leave(w, MON, &[NORTH, SOUTH, CHAIR])),
            ),
            ("a member's act after it has left", false, gone().speak(&monitor)),
            ("its node's as well", false, gone().kernel(&w.key(MON, 1), &Kernel::Deposit { hash: [1; 32], at_ms: 1 })),
            ("what others say goes on", true, gone().speak(&desk)),
            ("it leaves twice", false, gone().kernel(&node, &leave(w, MON, &[NORTH, SOUTH, CHAIR]))),
            ("its roots decide nothing", false, gone().kernel(&node, &leave(w, GUAR2, &[NORTH, SOUTH, CHAIR, MON]))),
            (
                "a quorum of witnesses must be left",
                false,
                gone().kernel(&node, &leave(w, GUAR1, &[NORTH, SOUTH, CHAIR])),
            ),
            ("nobody puts one side out", false, begin().kernel(&node, &leave(w, SOUTH, &[NORTH, CHAIR]))),
            ("a side may leave by itself", true, begin().kernel(&node, &leave(w, SOUTH, &[NORTH, SOUTH, CHAIR]))),
            ("the sequencer's member cannot leave", false, begin().kernel(&node, &leave(w, CHAIR, &[NORTH, SOUTH]))),
            ("nobody of that number", false, begin().kernel(&node, &leave(w, 7, &[NORTH, SOUTH, CHAIR]))),
            ("without one who decides", false, begin().kernel(&node, &leave(w, MON, &[NORTH, CHAIR]))),
        ],
    );
}
