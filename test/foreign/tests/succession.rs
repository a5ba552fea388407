//! Whose key signs a record beyond a succession. All witnesses sign whatever there is, as if all who must watch were in
//! collusion; our verifier and the three others get to one verdict.
#![allow(clippy::unwrap_used)]

mod golden;

use act::{ActKey, Kernel, MemberId};
use foreign::Verifier;
use golden::exhibits;
use golden::story::{MECHANISM, Story, approved, deciders, judge};
use golden::world::{GUAR1, MON, NORTH, SOUTH, World, seed, sign_head, sign_head_as};

use record::bundle::Bundle;
use record::exhibit::{self, Exhibit};
use std::path::Path;

const GUAR2: u64 = 4;
const GUAR3: u64 = 5;

const ORIGIN: &str = "record.example/exercise/2";

fn new_key() -> ActKey {
    ActKey::from_seed(&seed(MECHANISM, "sequencer", 2))
}

/// Term, size, root, origin, key, member.
type Says = (u64, u64, [u8; 32], String, [u8; 32], u64);

/// GUAR1 orders the record from the end of `story` on; `bend` changes what is approved.
fn succession(story: &Story<'_>, by: &[u64], bend: impl Fn(&mut Says)) -> Kernel {
    let tree = story.tree();
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
    // What it is, whether the new sequencer signs its head, and whether it holds.
    let cases = [
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
    ];
    judge("succession", &cases, |world, tree, new| match new {
        true => sign_head_as((ORIGIN, &new_key()), MECHANISM, &world.founding, tree, world.now / 1000),
        false => sign_head(MECHANISM, &world.founding, tree, world.now / 1000),
    });
}

/// What `ceasewire accuse` makes of them.
#[test]
fn two_proofs_under_a_successors_heads_make_a_file_against_it() {
    let story = golden::Story::play();
    let [one, other, same] = story.two_records_of_a_successor().map(|text| Bundle::parse(&text).unwrap());
    assert_eq!(exhibit::compare(&one, &same), [], "one record accuses nobody");
    let made = exhibit::compare(&one, &other);
    // Whoever said the two things under one number is shown beside the log.
    assert_eq!(made.iter().map(Exhibit::kind).collect::<Vec<_>>(), ["two-leaves", "two-texts"]);
    // What NORTH's new root has approved, only the record shows: the others are enough.
    let [Kernel::Succession { approvals, .. }] = &made[0].successions[..] else { panic!("one succession") };
    assert_eq!((approvals.len(), (approvals[0].member, approvals[1].member)), (11, (MemberId(NORTH), MemberId(SOUTH))));
    let shown = exhibits::verdict(&made[0].to_string(), Some(story.world.genesis())).unwrap();
    assert_eq!((&shown["against"][0]["name"], &shown["one_of"]), (&ORIGIN.into(), &false.into()));
    assert_eq!(shown["against"].as_array().unwrap().len(), 5, "the log and the witnesses who signed both");
    let scratch = tempfile::tempdir().unwrap();
    let paths = [0, 1].map(|n| scratch.path().join(made[n].kind()));
    paths.iter().zip(&made).for_each(|(path, file)| std::fs::write(path, file.to_string()).unwrap());
    for (language, program) in Verifier::all(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("accused")) {
        let theirs = program.judge(&[], &paths);
        assert!(theirs.iter().all(Result::is_ok), "{language}: {theirs:?}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(theirs[0].as_ref().unwrap()).unwrap(),
            shown,
            "{language}"
        );
    }
}
