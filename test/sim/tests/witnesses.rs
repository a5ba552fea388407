//! A witness signs one record only, in time, and nothing that it does not keep. Source: LEDGER 6.3, T17 and T18.
#![allow(clippy::unwrap_used)]

use record::exhibit::exhibit;
use record::{Answer, Evidence, Replica, Witness};
use sim::{Cast, NOW, Scribe, bad_leaves, forked};
use std::collections::{BTreeMap, BTreeSet};
use tlog::note::Note;

/// A witness with its own copy, and what its owner's disk holds.
struct Mirror<'c> {
    cast: &'c Cast,
    witness: Witness,
    replica: Replica,
    latch: Option<record::Latch>,
    leaves: Vec<Vec<u8>>,
    /// By size, every root under which it has sent a cosignature.
    sent: BTreeMap<u64, BTreeSet<[u8; 32]>>,
}

impl<'c> Mirror<'c> {
    fn new(cast: &'c Cast) -> Mirror<'c> {
        let (name, seed) = cast.witness(0);
        let replica = Replica::new(cast.ledger()).unwrap();
        let witness = Witness::new(name, &seed, None);
        Mirror { cast, witness, replica, latch: None, leaves: Vec::new(), sent: BTreeMap::new() }
    }

    /// As after a stop: only latch and kept leaves are left.
    fn restart(&mut self) {
        let (name, seed) = self.cast.witness(0);
        self.witness = Witness::new(name, &seed, self.latch.clone());
        let mut ledger = self.cast.ledger();
        self.leaves.iter().for_each(|leaf| drop(ledger.apply(leaf).unwrap()));
        self.replica = Replica::new(ledger).unwrap();
    }

    /// Asks it, and lets it fetch what it lacks; it is stopped after `steps` steps of its answer.
    fn ask(&mut self, scribe: &Scribe<'_>, old: u64, size: u64, now: u64, steps: usize) -> Answer {
        let request = scribe.request(old, size);
        let mut answer = self.witness.consider(&mut self.replica, &request, now);
        if matches!(answer, Answer::Missing { .. }) {
            scribe.feed(&mut self.replica, size);
            answer = self.witness.consider(&mut self.replica, &request, now);
        }
        if let Answer::Cosign { latch, line, leaves, .. } = &answer {
            if steps > 0 {
                self.latch = Some(latch.clone());
            }
            if steps > 1 {
                self.leaves.extend(leaves.iter().cloned());
            }
            if steps > 2 {
                let text = format!("{}{line}", scribe.checkpoint(size));
                let verdict = self.replica.policy().judge(&Note::parse(&text).unwrap()).unwrap();
                assert_eq!(verdict.cosigners, [(self.witness.name().to_string(), now / 1000)]);
                self.sent.entry(size).or_default().insert(*verdict.checkpoint.root());
            }
        }
        answer
    }
}

#[test]
fn a_witness_never_signs_two_heads_of_one_size_wherever_it_stops() {
    let cast = Cast::three();
    let (ours, theirs) = forked(&cast, 3);
    let mut signed = 0;
    for (first, second, third) in [(2, 4, 6), (3, 6, 6), (6, 6, 6), (4, 3, 5), (1, 3, 4)] {
        for stops in 0..64 {
            let mut mirror = Mirror::new(&cast);
            for (turn, size) in [first, second, third, 6].into_iter().enumerate() {
                // Both faces are shown each time, ours or theirs first, each with the size it believes in.
                let faces = if (stops >> turn) & 1 == 0 { [&ours, &theirs] } else { [&theirs, &ours] };
                for face in faces {
                    let old = mirror.witness.last().map_or(0, |l| l.size);
                    mirror.ask(face, old, size, NOW, (stops >> (2 + turn)) & 3);
                    // Whoever did not get its whole answer out was stopped.
                    if (stops >> (2 + turn)) & 3 < 3 {
                        mirror.restart();
                    }
                }
            }
            signed += mirror.sent.len();
            for (size, roots) in &mirror.sent {
                assert_eq!(roots.len(), 1, "two heads of size {size}, stops {stops}");
            }
            let one_record =
                |face: &Scribe<'_>| mirror.sent.iter().all(|(n, r)| face.tree().root_at(*n) == r.first().copied());
            assert!(one_record(&ours) || one_record(&theirs), "one witness vouched for both records, stops {stops}");
        }
    }
    assert!(signed > 100, "only {signed} heads were signed: the attack was not tried");
}

#[test]
fn a_witness_answers_as_the_protocol_says() {
    let cast = Cast::three();
    let (ours, theirs) = forked(&cast, 3);
    let mut mirror = Mirror::new(&cast);
    assert_eq!(mirror.ask(&ours, 1, 4, NOW, 3), Answer::Conflict(0), "it never signed");
    assert!(matches!(mirror.ask(&ours, 0, 4, NOW, 3), Answer::Cosign { .. }));
    assert_eq!(mirror.ask(&ours, 0, 6, NOW, 3), Answer::Conflict(4));
    assert_eq!(mirror.ask(&ours, 3, 6, NOW, 3), Answer::Conflict(4));
    assert_eq!(mirror.ask(&ours, 5, 6, NOW, 3), Answer::Conflict(4));
    assert_eq!(mirror.ask(&ours, 4, 3, NOW, 3), Answer::Malformed, "the old size is above the checkpoint's");
    assert!(matches!(mirror.ask(&theirs, 4, 4, NOW, 3), Answer::Cheat(Evidence::Fork { .. })));
    assert_eq!(mirror.replica.alarms().len(), 1);
    assert_eq!(mirror.ask(&theirs, 4, 6, NOW, 3), Answer::Inconsistent);
    let mut bad_proof = ours.request(4, 6);
    bad_proof.proof[0][0] ^= 1;
    assert_eq!(mirror.witness.consider(&mut mirror.replica, &bad_proof, NOW), Answer::Inconsistent);
    let exercise = Cast::exercise();
    let stranger = Scribe::new(&exercise).request(0, 1);
    assert_eq!(mirror.witness.consider(&mut mirror.replica, &stranger, NOW), Answer::Conflict(4), "same log key");
    let mut unsigned = ours.request(4, 6);
    unsigned.note.signatures[0].bytes[0] ^= 1;
    assert_eq!(mirror.witness.consider(&mut mirror.replica, &unsigned, NOW), Answer::Unknown);
    assert!(matches!(mirror.ask(&ours, 4, 4, NOW + 60_000, 3), Answer::Cosign { .. }), "a fresh time for a quiet log");
    assert!(matches!(mirror.ask(&ours, 4, 4, NOW + 600_000, 3), Answer::Cosign { .. }), "and again");
    assert!(matches!(mirror.ask(&ours, 4, 6, NOW + 600_000, 3), Answer::Cheat(Evidence::BackDated { .. })));
    assert_eq!(mirror.sent.keys().copied().collect::<Vec<_>>(), [4]);
}

#[test]
fn a_witness_refuses_leaves_of_the_future_and_signs_when_their_time_has_come() {
    let cast = Cast::three();
    let mut scribe = Scribe::new(&cast);
    scribe.add(NOW + 5_001, &cast.say("NORTH", 1, "from the future"));
    let mut mirror = Mirror::new(&cast);
    let future = Evidence::BackDated { index: 1, at: NOW + 5_001, known: NOW, before: String::new() };
    assert_eq!(mirror.ask(&scribe, 0, 2, NOW, 3), Answer::Cheat(future));
    assert_eq!(mirror.leaves.len(), 0);
    assert!(matches!(mirror.ask(&scribe, 0, 2, NOW + 1, 3), Answer::Cosign { .. }));
    assert_eq!(mirror.leaves, scribe.leaves, "it signs for leaves only that it keeps");
}

#[test]
fn a_witness_refuses_leaves_older_than_its_last_signature_also_after_a_restart() {
    let cast = Cast::three();
    for restart in [false, true] {
        let mut scribe = Scribe::new(&cast);
        scribe.add(NOW, &cast.say("NORTH", 1, "in time"));
        let mut mirror = Mirror::new(&cast);
        assert!(matches!(mirror.ask(&scribe, 0, 2, NOW + 600_000, 3), Answer::Cosign { .. }));
        if restart {
            mirror.restart();
        }
        let mut honest = scribe.clone();
        honest.add(NOW + 420_000, &cast.say("NORTH", 2, "within the tolerance"));
        scribe.add(NOW + 419_999, &cast.say("NORTH", 2, "as if it had been there"));
        let found = mirror.ask(&scribe, 2, 3, NOW + 601_000, 3);
        let Answer::Cheat(back_dated) = found else { panic!("restart: {restart}: {found:?}") };
        let told = matches!(&back_dated, Evidence::BackDated { index: 2, at, known, .. }
            if (*at, *known) == (NOW + 419_999, NOW + 600_000));
        assert!(told, "restart: {restart}: {back_dated:?}");
        // Its own signature over the record without that leaf is in the file.
        let files = exhibit(&mirror.replica, &back_dated, |index| scribe.leaves.get(index as usize).cloned(), |_| None);
        let proven = files[0].verify(Some(cast.founding.genesis())).unwrap();
        assert_eq!((proven.kind, proven.one_of, proven.against.len()), ("back-dated", true, 2));
        let mut other = Mirror::new(&cast);
        other.ask(&honest, 0, 2, NOW + 600_000, 3);
        if restart {
            other.restart();
        }
        assert!(matches!(other.ask(&honest, 2, 3, NOW + 601_000, 3), Answer::Cosign { .. }), "restart: {restart}");
    }
}

#[test]
fn a_bad_leaf_is_never_cosigned() {
    let cast = Cast::three();
    for (what, leaf) in bad_leaves(&cast) {
        let mut scribe = Scribe::new(&cast);
        scribe.add(NOW, &cast.say("NORTH", 1, "one"));
        scribe.raw(leaf);
        let mut mirror = Mirror::new(&cast);
        let answer = mirror.ask(&scribe, 0, 3, NOW, 3);
        assert!(matches!(answer, Answer::Cheat(Evidence::BadLeaf { index: 2, .. })), "{what}: {answer:?}");
        assert_eq!(mirror.latch, None);
    }
}
