//! Bundles, proofs of absence and exports: good ones verify, and no byte of any can be changed unseen. Source: DESIGN 6.
#![allow(clippy::unwrap_used)]

mod asked;

use act::{ActKey, Content};
use asked::{Asked, SIGNERS, asked, asked_after, fault, in_case};
use record::absence::{Absence, AbsenceFault};
use record::bundle::{Bundle, ShowFault};
use record::export::{self, ExportFault, Files};
use record::{Leaf, Mechanism};
use sim::{CHANNEL, Cast, NOW, RULEBOOK, SECOND_CHANNEL, Scribe, text_content};
use std::collections::BTreeMap;
use tlog::checkpoint::Checkpoint;
use tlog::note::Note;
use tlog::proof::Proof;

/// Runs `survives` for every byte of a file, each flipped in one bit, on both cores; gives who survived.
fn flips<T: Send>(len: usize, survives: impl Fn(usize, u8) -> Option<T> + Sync) -> Vec<(usize, T)> {
    std::thread::scope(|scope| {
        let half = |first: usize| {
            let survives = &survives;
            scope.spawn(move || {
                let each = (first..len).step_by(2).map(|at| (at, 1 << (at % 8)));
                each.filter_map(|(at, mask)| Some((at, survives(at, mask)?))).collect::<Vec<_>>()
            })
        };
        let halves = [half(0), half(1)];
        halves.into_iter().flat_map(|h| h.join().expect("no flip makes it panic")).collect()
    })
}

fn bent(text: &str, at: usize, mask: u8) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    bytes[at] ^= mask;
    String::from_utf8(bytes).ok()
}

#[test]
fn a_bundle_shows_what_was_disclosed_and_counts_what_stays_closed() {
    let cast = Cast::three();
    let asked = asked(&cast);
    let genesis = Some(cast.genesis());
    let shown = asked.bundle(2, Some(&asked.opening(2, |_| true)), None).verify(genesis).unwrap();
    assert_eq!((shown.items, shown.closed, shown.public), (asked.acts[&2].1.items(), 0, false));
    assert_eq!((shown.name, shown.key_name.as_str(), shown.index, shown.at), (asked.query, "NORTH", 2, NOW));
    assert_eq!((shown.size, shown.cosigners.len(), shown.quorum), (7, 4, 3));
    let one = asked.bundle(2, Some(&asked.opening(2, |n| n == 1)), None).verify(None).unwrap();
    assert_eq!((one.items.len(), one.closed), (1, 2));
    let none = asked.bundle(2, None, None).verify(None).unwrap();
    assert_eq!(none.items, []);
    let public = asked.bundle(6, None, None).verify(genesis).unwrap();
    assert!(public.public && public.key_name == "SOUTH");
    let text = asked.bundle(2, None, None).to_string();
    assert_eq!(Bundle::parse(&text).unwrap().to_string(), text);
}

#[test]
fn a_bundle_of_a_key_that_came_later_shows_its_registration() {
    let cast = Cast::three();
    let mut asked = asked(&cast);
    asked.scribe.add(NOW, &cast.public(&asked.device, 1, &text_content("from the field")));
    let good = asked.bundle(7, None, Some(asked.key_proof(6)));
    let shown = Bundle::parse(&good.to_string()).unwrap().verify(None).unwrap();
    assert_eq!((shown.key_name.as_str(), shown.author), ("SOUTH/F1", cast.member("SOUTH").id));
    assert_eq!(asked.bundle(7, None, None).verify(None), Err(ShowFault::Key));
    assert_eq!(asked.bundle(7, None, Some(asked.key_proof(2))).verify(None), Err(ShowFault::Key));
    let mut elsewhere = asked.key_proof(6);
    elsewhere.index = 5;
    assert!(matches!(asked.bundle(7, None, Some(elsewhere)).verify(None), Err(ShowFault::Log(_))));
}

#[test]
fn a_bundle_of_another_mechanism_or_without_a_quorum_proves_nothing() {
    let cast = Cast::three();
    let mut asked = asked(&cast);
    let other = Some(Cast::exercise().genesis());
    assert_eq!(asked.bundle(2, None, None).verify(other), Err(ShowFault::OtherMechanism));
    let opening = asked.opening(3, |_| true);
    assert!(matches!(asked.bundle(2, Some(&opening), None).verify(None), Err(ShowFault::Opening(_))));
    assert!(asked.bundle(6, Some(&opening), None).verify(None).is_err(), "a public act has no opening");
    assert_eq!(asked.bundle(0, None, None).verify(None), Err(ShowFault::Key), "leaf 0 is no act");
    for few in [&[][..], &[0], &[0, 1]] {
        let hashes = asked.scribe.tree().inclusion(2, 7).unwrap();
        let note = asked.scribe.cosigned(7, few, NOW / 1000);
        let proof = Proof { extra: None, index: 2, hashes, checkpoint_note_text: note };
        let bundle = Bundle::new(proof, asked.scribe.leaves[2].clone(), &cast.founding, None, None);
        assert!(
            matches!(bundle.verify(None), Err(ShowFault::Log(tlog::proof::BundleFault::Quorum(n))) if n == few.len())
        );
    }
    // A forged act in the record: a quorum of careless witnesses does not make it true.
    let mut forged = cast.say("CHAIR", 9, "I never said this").encode();
    *forged.last_mut().unwrap() ^= 1;
    let index = asked.scribe.raw(Leaf::Act { at: NOW, act: forged }.encode());
    assert!(matches!(asked.bundle(index, None, None).verify(None), Err(ShowFault::Act(_))));
}

#[test]
fn no_byte_of_a_bundle_can_be_flipped_unseen() {
    let cast = Cast::three();
    let mut asked = asked(&cast);
    asked.scribe.add(NOW, &cast.public(&asked.device, 1, &text_content("from the field")));
    let sealed = asked.bundle(2, Some(&asked.opening(2, |n| n == 16)), None).to_string();
    let by_new_key = asked.bundle(7, None, Some(asked.key_proof(6))).to_string();
    for text in [sealed, by_new_key] {
        assert!(Bundle::parse(&text).unwrap().verify(Some(cast.genesis())).is_ok());
        let survivors = flips(text.len(), |at, mask| {
            let bundle = Bundle::parse(&bent(&text, at, mask)?).ok()?;
            bundle.verify(Some(cast.genesis())).ok()
        });
        assert!(survivors.is_empty(), "{survivors:?}");
    }
}

#[test]
fn silence_is_proven_when_every_act_meanwhile_is_shown_to_be_of_another_case() {
    let cast = Cast::three();
    let asked = asked(&cast);
    let text = asked.absence(&[2, 3, 4]).to_string();
    let absent = Absence::parse(&text).unwrap().verify(Some(cast.genesis())).unwrap();
    assert_eq!((absent.name, absent.index, absent.key_name.as_str()), (asked.query, 2, "NORTH"));
    assert_eq!((absent.member.as_str(), absent.others, absent.size, absent.until), ("SOUTH", 2, 7, NOW));
    assert_eq!(absent.items, asked.acts[&2].1.items());
}

#[test]
fn a_proof_of_absence_that_hides_something_is_refused_by_name() {
    let cast = Cast::three();
    let mut asked = asked(&cast);
    let good = asked.absence(&[2, 3, 4]);
    let verify = |change: &dyn Fn(&mut Absence)| {
        let mut absence = good.clone();
        change(&mut absence);
        fault(absence.verify(None))
    };
    for index in [3, 4] {
        assert_eq!(verify(&|a| drop(a.openings.remove(&index))), AbsenceFault::Unopened(index));
    }
    assert_eq!(verify(&|a| drop(a.openings.remove(&2))), AbsenceFault::Unopened(2));
    let closed_case = asked.opening(4, |item| item != 4).encode();
    assert_eq!(verify(&|a| drop(a.openings.insert(4, closed_case.clone()))), AbsenceFault::Unopened(4));
    let no_neighbours = asked.opening(3, |item| item == 1).encode();
    assert_eq!(verify(&|a| drop(a.openings.insert(3, no_neighbours.clone()))), AbsenceFault::Unopened(3));
    let of_another = asked.opening(3, |_| true).encode();
    let swapped = verify(&|a| drop(a.openings.insert(4, of_another.clone())));
    assert!(matches!(swapped, AbsenceFault::Show(ShowFault::Opening(_))));
    for n in 0..good.leaves.len() {
        assert_eq!(verify(&|a| drop(a.leaves.remove(n))), AbsenceFault::Leaves, "leaf {n} removed");
    }
    assert_eq!(verify(&|a| a.leaves.swap(1, 2)), AbsenceFault::Leaves);
    assert_eq!(verify(&|a| a.from = 3), AbsenceFault::Leaves);
    assert_eq!(verify(&|a| a.checkpoint = asked.scribe.cosigned(7, &[0, 1], 1)), AbsenceFault::Quorum(2));
    let other = good.verify(Some(Cast::exercise().genesis()));
    assert_eq!(fault(other), AbsenceFault::Show(ShowFault::OtherMechanism));
    // CHAIR did reply, whatever is opened of it.
    let reply = asked.opening(5, |_| true).encode();
    let chair = cast.member("CHAIR").id;
    let of_chair = |a: &mut Absence| (a.member, _) = (chair, a.openings.insert(5, reply.clone()));
    assert_eq!(verify(&of_chair), AbsenceFault::Answered(5));
    assert_eq!(verify(&|a| a.member = chair), AbsenceFault::Unopened(5));
    // An act of a key that nobody is shown to own might be SOUTH's.
    asked.scribe.add(NOW, &cast.public(&asked.device, 1, &text_content("from the field")));
    let late = asked.absence(&[2, 3, 4]);
    assert!(late.verify(None).is_ok(), "the key is registered among these leaves");
    let mut later = late;
    later.from = 7;
    later.frontier = asked.scribe.tree().frontier(7).unwrap();
    later.leaves.drain(..5);
    assert_eq!(fault(later.verify(None)), AbsenceFault::Show(ShowFault::Key));
    later.keys = vec![asked.key_proof(6)];
    assert_eq!(fault(later.verify(None)), AbsenceFault::NoChannel, "the key is shown, and the act is public");
}

#[test]
fn a_reply_is_found_in_the_record_of_whoever_gave_it() {
    let cast = Cast::three();
    let mut asked = asked(&cast);
    let reply = in_case(Some(asked.query), "Stubble, not the mill");
    let act = cast.sealed("SOUTH", 5, CHANNEL, &reply);
    let index = asked.scribe.add(NOW, &act);
    asked.acts.insert(index, (act, reply));
    assert_eq!(fault(asked.absence(&[2, 3, 4]).verify(None)), AbsenceFault::Unopened(7));
    assert_eq!(fault(asked.absence(&[2, 3, 4, 7]).verify(None)), AbsenceFault::Answered(7));
}

#[test]
fn an_act_within_an_older_case_counts_every_later_act_of_that_case_as_an_answer() {
    let cast = Cast::three();
    let mut scribe = Scribe::new(&cast);
    let mut acts = BTreeMap::new();
    let mut add = |who: &str, serial: u64, content: Content| {
        let act = cast.sealed(who, serial, CHANNEL, &content);
        acts.insert(scribe.add(NOW, &act), (act.clone(), content));
        act.name()
    };
    let opened = add("CHAIR", 1, in_case(None, "a report"));
    let query = add("NORTH", 1, in_case(Some(opened), "what do you say to this report?"));
    add("SOUTH", 1, in_case(Some(opened), "that it is wrong"));
    let device = ActKey::from_seed(&[0x77; 32]);
    let asked = Asked { cast: &cast, scribe, query, acts, device };
    assert_eq!(fault(asked.absence(&[2, 3]).verify(None)), AbsenceFault::Answered(3));
    let mut hidden = asked.absence(&[2, 3]);
    hidden.openings.insert(2, asked.opening(2, |item| item != 4).encode());
    assert_eq!(fault(hidden.verify(None)), AbsenceFault::Unopened(2), "its own case must be shown");
}

#[test]
fn a_proof_of_absence_holds_nothing_that_nobody_checks() {
    let cast = Cast::three();
    let asked = asked(&cast);
    for index in [0, 5, 6, 99] {
        let mut more = asked.absence(&[2, 3, 4]);
        more.openings.insert(index, asked.opening(5, |_| true).encode());
        assert_eq!(fault(more.verify(None)), AbsenceFault::Unneeded(index));
    }
    for member in [3, 64, u64::MAX] {
        let nobody = Absence { member: act::MemberId(member), ..asked.absence(&[2, 3, 4]) };
        assert_eq!(fault(nobody.verify(None)), AbsenceFault::NoMember(member));
    }
    // Sizes at the edge of the number line, in a file that is otherwise signed by its own mechanism.
    for from in [7, 8, u64::MAX] {
        let frontier = vec![[7; 32]; from.count_ones() as usize];
        let far = Absence { from, frontier, ..asked.absence(&[2, 3, 4]) };
        assert_eq!(fault(far.verify(None)), AbsenceFault::Leaves);
    }
}

#[test]
fn no_byte_of_a_proof_of_absence_can_be_flipped_unseen() {
    let cast = Cast::three();
    let asked = asked(&cast);
    let text = asked.absence(&[2, 3, 4]).to_string();
    let good = Absence::parse(&text).unwrap().verify(Some(cast.genesis())).unwrap();
    let survivors = flips(text.len(), |at, mask| {
        let absence = Absence::parse(&bent(&text, at, mask)?).ok()?;
        let absent = absence.verify(Some(cast.genesis())).ok()?;
        // Whom it speaks of is a claim, not a secret: NORTH, too, said nothing more of its own query.
        (absent.member == good.member || absent.others != 0).then_some(absent)
    });
    assert!(survivors.is_empty(), "{survivors:?}");
}

/// A record with two epochs, public and sealed acts and a new key, as files.
fn exported(cast: &Cast) -> Files {
    let mut scribe = Scribe::new(cast);
    scribe.add(NOW, &cast.epoch("NORTH", 8, CHANNEL, 1));
    scribe.add(NOW, &cast.epoch("NORTH", 9, SECOND_CHANNEL, 1));
    let mut scribe = asked_after(cast, scribe).scribe;
    scribe.add(NOW, &cast.sealed("NORTH", 2, SECOND_CHANNEL, &text_content("side")));
    let size = scribe.size();
    export::write(&scribe.ledger(), &scribe.cosigned(size, SIGNERS, NOW / 1000), size, &scribe.leaves, &[RULEBOOK])
}

/// A checkpoint that says anything, signed and cosigned by all.
fn cosigned_head(cast: &Cast, size: u64, root: [u8; 32]) -> Vec<u8> {
    let mut note = Note::parse(&Scribe::new(cast).head(size, root)).unwrap();
    let head = Checkpoint::parse(&note.text).unwrap();
    for n in SIGNERS {
        let (name, seed) = cast.witness(*n);
        let key = tlog::SigningKey::from_seed(&seed);
        note.signatures.push(tlog::cosignature::sign(&head, name, &key, 1).unwrap());
    }
    note.to_string().into_bytes()
}

#[test]
fn no_byte_of_an_exported_record_can_be_flipped_unseen() {
    let cast = Cast::three();
    let files = exported(&cast);
    let genesis = Some(cast.genesis());
    let good = export::verify(&files, genesis, Some(cast.channels.clone())).unwrap();
    assert_eq!((good.ledger.size(), good.acts.len(), good.cosigners.len()), (10, 9, 4));
    assert_eq!(files.len(), 5, "{:?}", files.keys());
    for (name, bytes) in &files {
        // With and without the genesis hash in hand: the first alone proves which mechanism this is.
        let survivors = flips(bytes.len(), |at, mask| {
            let mut bent = files.clone();
            bent.get_mut(name).unwrap()[at] ^= mask;
            let known = if at % 2 == 0 { genesis } else { None };
            export::verify(&bent, known, None).ok().map(|e| e.ledger.size())
        });
        assert!(survivors.is_empty(), "{name}: {survivors:?}");
    }
}

#[test]
fn an_export_with_a_file_missing_added_or_cut_is_refused_by_its_name() {
    let cast = Cast::three();
    let files = exported(&cast);
    let verify = |files: &Files| export::verify(files, None, None).err().expect("refused");
    for (name, bytes) in &files {
        let mut missing = files.clone();
        missing.remove(name);
        assert_eq!(verify(&missing), ExportFault::Missing(name.clone()));
        for cut in [&bytes[..bytes.len() - 1], &bytes[..0], &[&bytes[..], &[0]].concat()] {
            let mut torn = files.clone();
            torn.insert(name.clone(), cut.to_vec());
            verify(&torn);
        }
    }
    let mut more = files.clone();
    more.insert("notes".into(), Vec::new());
    assert_eq!(verify(&more), ExportFault::Unexpected("notes".into()));
    let other = export::verify(&files, Some(Cast::exercise().genesis()), None);
    assert_eq!(other.err(), Some(ExportFault::OtherMechanism));
}

#[test]
fn an_export_without_a_quorum_or_with_a_strangers_line_is_refused() {
    let cast = Cast::three();
    let files = exported(&cast);
    let text = String::from_utf8(files["checkpoint"].clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let with = |checkpoint: String| {
        let mut files = files.clone();
        files.insert("checkpoint".into(), checkpoint.into_bytes());
        export::verify(&files, None, None).err().expect("refused")
    };
    assert_eq!(with(lines[..7].join("\n") + "\n"), ExportFault::Quorum(2));
    assert_eq!(with(text.clone() + "— stranger.example AAAAAAA=\n"), ExportFault::Lines);
    let shorter = Scribe::new(&cast).cosigned(1, SIGNERS, 1);
    assert!(matches!(with(shorter), ExportFault::Unexpected(_) | ExportFault::Missing(_)));
    let of_another_record = String::from_utf8(cosigned_head(&cast, 10, [7; 32])).unwrap();
    assert_eq!(with(of_another_record), ExportFault::Differs("checkpoint".into()));
}

#[test]
fn a_mechanism_of_absurd_numbers_is_refused_and_never_a_panic() {
    let cast = Cast::three();
    type Change = fn(&mut Mechanism);
    let rows: [(&str, Change); 6] = [
        ("founded far in the future", |m| m.founded_s = u64::MAX),
        ("founded in the year 2242", |m| m.founded_s = 1 << 33),
        ("endless tolerance", |m| m.clocks.tolerance_ms = u64::MAX),
        ("endless deposit", |m| m.clocks.deposit_after_ms = u64::MAX),
        ("never stale", |m| m.clocks.stale_after_ms = u64::MAX),
        ("a root that counts twice", |m| m.members[0].roots[2] = m.members[0].roots[0]),
    ];
    for (what, change) in rows {
        let refused = cast.refound(change);
        assert!(matches!(refused, Err(record::FoundingFault::Sense(_))), "{what}");
    }
    assert!(cast.refound(|_| {}).is_ok());
    // A head of more leaves than there are files for: refused before any list of files is made.
    for size in [u64::MAX, 1 << 40] {
        let mut files = exported(&cast);
        files.insert("checkpoint".into(), cosigned_head(&cast, size, [7; 32]));
        assert!(matches!(export::verify(&files, None, None), Err(ExportFault::Missing(_))), "{size}");
    }
}

#[test]
fn a_receipt_and_an_opening_answer_nothing_if_they_show_that_they_are_no_more() {
    let cast = Cast::three();
    let mut asked = asked(&cast);
    for (serial, format) in [(5, 1), (6, 2)] {
        let content = Content { format, ..in_case(Some(asked.query), "") };
        let act = cast.sealed("SOUTH", serial, CHANNEL, &content);
        let index = asked.scribe.add(NOW, &act);
        asked.acts.insert(index, (act, content));
    }
    let silent = asked.absence(&[2, 3, 4, 7, 8]);
    assert_eq!(silent.verify(None).map(|a| a.others), Ok(4));
    let mut hidden = silent.clone();
    hidden.openings.insert(8, asked.opening(8, |item| item == 4).encode());
    assert_eq!(fault(hidden.verify(None)), AbsenceFault::Answered(8), "its format stays closed");
    // A read-back is level 3: somebody has taken the matter up.
    let content = Content { format: 3, ..in_case(Some(asked.query), "") };
    let act = cast.sealed("SOUTH", 7, CHANNEL, &content);
    let index = asked.scribe.add(NOW, &act);
    asked.acts.insert(index, (act, content));
    assert_eq!(fault(asked.absence(&[2, 3, 4, 7, 8, 9]).verify(None)), AbsenceFault::Answered(9));
}
