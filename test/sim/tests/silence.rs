//! Who cannot make a silence unprovable, and what a stranger is told of keys. Source: DESIGN 6.
#![allow(clippy::unwrap_used)]

mod asked;

use act::{Act, ActKey, Content, Cover, Name, Statement, Wrap};
use asked::{Asked, asked, fault, in_case};
use record::absence::AbsenceFault;
use sim::{CHANNEL, Cast, Draft, NOW, text_content};

/// A side letter of SOUTH's desk in the channel, wrapped for these members by nothing that opens.
fn side_letter(cast: &Cast, serial: u64, readers: &[&str]) -> Act {
    let Draft { claimed_s, precedence, seen, .. } = serial.into();
    let wraps =
        readers.iter().map(|who| Wrap { to: cast.member(who).id, enc: vec![1; 1120], key: vec![2; 48] }).collect();
    let cover = Cover::Few { channel: CHANNEL, commitment: [4; 32], tag: [5; 8], ciphertext: vec![6; 48], wraps };
    let statement = Statement { serial, claimed_s, precedence, seen, cover };
    Act::sign(statement, &cast.member("SOUTH").desk, &cast.genesis())
}

#[test]
fn no_side_letter_makes_a_silence_unprovable() {
    let cast = Cast::three();
    let mut asked = asked(&cast);
    // Nobody outside of SOUTH can open these; none of them is an answer that all who read the query were meant to read.
    for (serial, readers) in [(5, &[][..]), (6, &["CHAIR"]), (7, &["NORTH", "SOUTH"])] {
        asked.scribe.add(NOW, &side_letter(&cast, serial, readers));
    }
    let absent = asked.absence(&[2, 3, 4]).verify(Some(cast.genesis())).unwrap();
    assert_eq!((absent.others, absent.size), (2, 10));
    let mut more = asked.absence(&[2, 3, 4]);
    more.openings.insert(7, asked.opening(5, |_| true).encode());
    assert_eq!(fault(more.verify(None)), AbsenceFault::Unneeded(7));
}

#[test]
fn what_a_machine_says_is_no_answer_unless_the_line_was_checked() {
    let cast = Cast::three();
    let mut asked = asked(&cast);
    let by_machine = |serial: u64, format: u64, case: Name| {
        let content = Content { format, ..in_case(Some(case), "") };
        let desk = cast.sealed("SOUTH", serial, CHANNEL, &content);
        let name = Name { key: cast.member("SOUTH").node.public().id(), serial };
        let base = cast.base_key(CHANNEL, &name);
        let mut statement = desk.statement().clone();
        if let Cover::Channel { commitment, .. } = &mut statement.cover {
            *commitment = seal::commitment(&content, &base);
        }
        (Act::sign(statement, &cast.member("SOUTH").node, &cast.genesis()), content)
    };
    let with = |asked: &mut Asked<'_>, (act, content): (Act, Content)| {
        let index = asked.scribe.add(NOW, &act);
        asked.acts.insert(index, (act, content));
    };
    // A position by a machine's key is void, whatever it says.
    let query = asked.query;
    with(&mut asked, by_machine(1, 5, query));
    assert_eq!(asked.absence(&[2, 3, 4, 7]).verify(None).unwrap().others, 3);
    assert_eq!(fault(asked.absence(&[2, 3, 4]).verify(None)), AbsenceFault::Unopened(7));
    with(&mut asked, by_machine(2, 24, query));
    assert_eq!(fault(asked.absence(&[2, 3, 4, 7, 8]).verify(None)), AbsenceFault::Answered(8));
    // Nor does a machine ask anything.
    let mut of_machine = asked.absence(&[7]);
    of_machine.from = 7;
    of_machine.frontier = asked.scribe.tree().frontier(7).unwrap();
    of_machine.leaves.drain(..5);
    assert_eq!(fault(of_machine.verify(None)), AbsenceFault::Machine);
    let shown = asked.bundle(7, Some(&asked.opening(7, |n| n == 1)), None).verify(None).unwrap();
    assert!(shown.void && shown.purpose == act::Purpose::Machine, "a stranger is told that it has no effect");
    assert!(!asked.bundle(8, Some(&asked.opening(8, |n| n == 1)), None).verify(None).unwrap().void);
}

#[test]
fn a_founding_name_that_is_registered_again_can_be_shown() {
    let cast = Cast::three();
    let mut asked = asked(&cast);
    let desk = &cast.member("SOUTH").desk;
    let fresh = ActKey::from_seed(&[0x79; 32]);
    asked.scribe.add(NOW, &cast.key_revoke("SOUTH", 5, desk, &[0, 2]));
    // Signed by a device's key, since the desk's is void.
    let added = cast.key_add("SOUTH", 2, "SOUTH", &fresh, &[0, 2]);
    let Cover::Public { content } = &added.statement().cover else { panic!("a change of keys is public") };
    let added = cast.public_bytes(&asked.device, 1, content.clone());
    let index = asked.scribe.add(NOW, &added);
    let said = asked.scribe.add(NOW, &cast.public(&fresh, 1, &text_content("under the old name")));
    let bundle = asked.bundle(said, None, Some(asked.key_proof(index)));
    let shown = bundle.verify(Some(cast.genesis())).unwrap();
    assert_eq!((shown.key_name.as_str(), shown.author), ("SOUTH", cast.member("SOUTH").id));
    // A proof of absence over a range in which it speaks.
    let mut later = asked.absence(&[2, 3, 4]);
    assert!(later.verify(None).is_ok(), "revoked and registered within the range");
    later.from = index + 1;
    later.frontier = asked.scribe.tree().frontier(index + 1).unwrap();
    later.leaves.drain(..index as usize - 1);
    later.keys = vec![asked.key_proof(index)];
    assert_eq!(fault(later.verify(None)), AbsenceFault::NoChannel, "the key is shown, and the act is public");
}
