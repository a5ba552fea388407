//! What a policy accepts, and every attack it must not.
#![allow(clippy::unwrap_used)]

mod mechanism;

use mechanism::{ORIGIN, TIME_S, WITNESSES, key_name, leaf, log_key, policy, proof, signed, tree, witness_key};
use tlog::checkpoint::{self, Checkpoint};
use tlog::note::{KeyFault, Kind, Note, NoteFault, VerifierKey};
use tlog::policy::{JudgeFault, Judged, Policy, PolicyFault, threshold};
use tlog::proof::{BundleFault, Proof};
use tlog::{ProofFault, SigningKey, cosignature};

#[test]
fn a_verdict_names_who_has_signed_and_when() {
    for witnesses in 0..=4 {
        let verdict = policy().judge(&signed(&tree(7), witnesses)).unwrap();
        let times = (0..witnesses).map(|witness| (WITNESSES[witness].to_string(), TIME_S + witness as u64));
        assert_eq!(verdict.cosigners, times.collect::<Vec<_>>());
        assert_eq!(verdict.quorum, witnesses >= 3, "{witnesses} of 4");
        assert_eq!((verdict.checkpoint.size(), *verdict.checkpoint.root()), (7, tree(7).root()));
    }
}

#[test]
fn what_was_judged_before_spares_no_other_line_its_check() {
    let policy = policy();
    for (before, now) in [(0, 0), (0, 3), (3, 4), (4, 2), (4, 4)] {
        let (judged, _) = Judged::by(&policy, &signed(&tree(7), before), None).unwrap();
        let good = signed(&tree(7), now);
        assert_eq!(policy.judge_after(&good, Some(&judged)), policy.judge(&good), "{before} then {now}");
        // Every bent line, and the same lines under another head, are refused as if nothing had come before.
        for line in 0..=now {
            let mut bent = good.clone();
            bent.signatures[line].bytes[20] ^= 1;
            assert_eq!(
                policy.judge_after(&bent, Some(&judged)),
                policy.judge(&bent),
                "{before} then {now}, line {line}"
            );
            assert!(policy.judge(&bent).is_err());
        }
        let other = Note { text: signed(&tree(8), 0).text, ..good };
        assert!(matches!(policy.judge_after(&other, Some(&judged)), Err(JudgeFault::BadSignature(_))));
    }
}

#[test]
fn a_signature_of_a_stranger_changes_nothing() {
    let head = Checkpoint::parse(&signed(&tree(7), 0).text).unwrap();
    let stranger = SigningKey::from_seed(&[99; 32]);
    let mut note = signed(&tree(7), 3);
    let expected = policy().judge(&note);
    // Known names under unknown keys, and a known key under an unknown name.
    note.signatures.push(checkpoint::sign(&head, &stranger, ORIGIN).unwrap());
    note.signatures.push(cosignature::sign(&head, &key_name(3), &stranger, TIME_S).unwrap());
    note.signatures.push(cosignature::sign(&head, "unknown.example", &witness_key(3), TIME_S).unwrap());
    // The right key of a witness, but as a note signature: another type is another key.
    note.signatures.push(checkpoint::sign(&head, &witness_key(3), &key_name(3)).unwrap());
    note.signatures.push(note.signatures[4].clone());
    assert_eq!(policy().judge(&note), expected);
}

#[test]
fn one_bad_signature_of_a_known_key_rejects_the_note() {
    for line in 0..5 {
        for byte in [0, 7, 8, 40, 63] {
            let mut note = signed(&tree(7), 4);
            note.signatures[line].bytes[byte] ^= 1;
            let name = note.signatures[line].name.clone();
            assert_eq!(policy().judge(&note), Err(JudgeFault::BadSignature(name)), "line {line}, byte {byte}");
        }
        let mut cut = signed(&tree(7), 4);
        cut.signatures[line].bytes.pop();
        assert!(matches!(policy().judge(&cut), Err(JudgeFault::BadSignature(_))));
    }
}

#[test]
fn a_witness_that_signs_twice_is_not_two_witnesses() {
    let mut note = signed(&tree(7), 2);
    let head = Checkpoint::parse(&note.text).unwrap();
    note.signatures.push(cosignature::sign(&head, &key_name(1), &witness_key(1), TIME_S + 60).unwrap());
    assert_eq!(policy().judge(&note), Err(JudgeFault::Repeated(key_name(1))));
}

#[test]
fn a_checkpoint_the_log_did_not_sign_is_rejected_whoever_cosigned_it() {
    let mut note = signed(&tree(7), 4);
    note.signatures.remove(0);
    assert_eq!(policy().judge(&note), Err(JudgeFault::NoLog(ORIGIN.into())));
}

#[test]
fn the_log_key_speaks_for_its_own_origin_alone() {
    let head = Checkpoint::new("another.example/log", 7, tree(7).root()).unwrap();
    let signatures = vec![checkpoint::sign(&head, &log_key(), ORIGIN).unwrap()];
    let note = Note { text: head.to_string(), signatures };
    assert_eq!(policy().judge(&note), Err(JudgeFault::NoLog("another.example/log".into())));
}

#[test]
fn signatures_under_one_head_do_not_serve_another() {
    let mut note = signed(&tree(7), 4);
    note.text = signed(&tree(8), 0).text;
    assert_eq!(policy().judge(&note), Err(JudgeFault::BadSignature(ORIGIN.into())));
}

#[test]
fn a_cosignature_is_bound_to_its_time_and_to_its_key() {
    let head = Checkpoint::parse(&signed(&tree(7), 0).text).unwrap();
    let key = witness_key(0).verifier(&key_name(0), Kind::Cosignature).unwrap();
    let line = cosignature::sign(&head, &key_name(0), &witness_key(0), TIME_S).unwrap();
    assert_eq!(cosignature::verify(&head, &key, &line), Ok(TIME_S));
    for bit in 0..line.bytes.len() * 8 {
        let mut bent = line.clone();
        bent.bytes[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(cosignature::verify(&head, &key, &bent), Err(NoteFault::BadSignature), "bit {bit}");
    }
    let other = witness_key(1).verifier(&key_name(1), Kind::Cosignature).unwrap();
    assert_eq!(cosignature::verify(&head, &other, &line), Err(NoteFault::OtherKey));
    assert!(cosignature::sign(&head, &key_name(0), &witness_key(0), 1 << 63).is_err());
}

#[test]
fn any_flipped_bit_of_a_proof_file_is_caught() {
    let tree = tree(5);
    // Exactly the quorum has signed, so that no line is spare; nothing authenticates `extra`.
    let file = Proof { extra: None, ..proof(&tree, 3, 3) }.to_string();
    let verdict = |text: &str| Proof::parse(text).and_then(|proof| proof.verify(&leaf(3), &policy()));
    assert!(verdict(&file).is_ok());
    for bit in 0..file.len() * 8 {
        let mut bent = file.clone().into_bytes();
        bent[bit / 8] ^= 1 << (bit % 8);
        let caught = String::from_utf8(bent).map_or(true, |text| verdict(&text).is_err());
        assert!(caught, "bit {bit} of {:?}", &file[..bit / 8]);
    }
}

#[test]
fn a_proof_without_quorum_or_for_another_leaf_proves_nothing() {
    let tree = tree(20);
    assert_eq!(proof(&tree, 11, 2).verify(&leaf(11), &policy()), Err(BundleFault::Quorum(2)));
    let other = proof(&tree, 11, 3).verify(&leaf(12), &policy());
    assert_eq!(other, Err(BundleFault::Inclusion(ProofFault::Root)));
    let outside = Proof { index: 20, ..proof(&tree, 11, 3) }.verify(&leaf(11), &policy());
    assert_eq!(outside, Err(BundleFault::Inclusion(ProofFault::Position)));
}

#[test]
fn nested_groups_count_their_members() {
    let text = policy().to_string();
    let head = text.split("group").next().unwrap();
    let nested = format!("{head}group g 2 GUAR1 GUAR2 GUAR3\ngroup m any MON\ngroup both all g m\nquorum both\n");
    let nested = Policy::parse(&nested).unwrap();
    for set in 0_u8..16 {
        let signed =
            |name: &str| WITNESSES.iter().position(|known| *known == name).is_some_and(|at| set >> at & 1 == 1);
        let expected = (set & 7).count_ones() >= 2 && set & 8 != 0;
        assert_eq!(nested.is_quorum(signed), expected, "{set:04b}");
    }
    assert!(Policy::parse(&format!("{head}quorum none\n")).unwrap().is_quorum(|_| false));
}

#[test]
fn a_policy_that_could_mean_two_things_is_refused() {
    let text = policy().to_string();
    let lines: Vec<&str> = text.lines().collect();
    let (log, first, head) = (lines[0], lines[1], lines[..5].join("\n"));
    let second_name = first.replace("witness GUAR1", "witness TWICE");
    let log_as_witness = log.replace("log ", "witness LOG ");
    let table = [
        (head.clone() + "\n", PolicyFault::NoQuorum),
        (format!("{head}\nquorum none"), PolicyFault::Length),
        (format!("{head}\nquorum none\nquorum none\n"), PolicyFault::Repeated(7)),
        (format!("{head}\nquorum NORTH\n"), PolicyFault::Unknown(6)),
        (format!("quorum GUAR1\n{head}\n"), PolicyFault::Unknown(1)),
        (format!("{head}\n{log}\nquorum none\n"), PolicyFault::Repeated(6)),
        (format!("{head}\n{second_name}\nquorum none\n"), PolicyFault::Repeated(6)),
        (format!("{head}\n{log_as_witness}\nquorum none\n"), PolicyFault::Kind(6)),
        (format!("{head}\ngroup none any GUAR1\nquorum none\n"), PolicyFault::Repeated(6)),
        (format!("{head}\ngroup MON any GUAR1\nquorum MON\n"), PolicyFault::Repeated(6)),
        (format!("{head}\ngroup g any none\nquorum g\n"), PolicyFault::Unknown(6)),
        (format!("{head}\ngroup g any g\nquorum g\n"), PolicyFault::Unknown(6)),
        (format!("{head}\ngroup g 1 MON MON\nquorum g\n"), PolicyFault::Repeated(6)),
        (format!("{head}\ngroup g any MON\ngroup h any MON\nquorum h\n"), PolicyFault::Repeated(7)),
        (format!("{head}\ngroup g 0 MON\nquorum g\n"), PolicyFault::Count(6)),
        (format!("{head}\ngroup g 2 MON\nquorum g\n"), PolicyFault::Count(6)),
        (format!("{head}\ngroup g all\nquorum g\n"), PolicyFault::Count(6)),
        (format!("{head}\ngroup g 01 MON\nquorum g\n"), PolicyFault::Line(6)),
        (format!("{head}\n# a remark\nquorum none\n"), PolicyFault::Line(6)),
        (format!("{head}\n\nquorum none\n"), PolicyFault::Line(6)),
        (format!("{head}\nquorum  none\n"), PolicyFault::Line(6)),
        (format!("log x+00000000+AA==\n{head}\nquorum none\n"), PolicyFault::Key(1, KeyFault::Kind(0))),
        ("quorum none\n".to_string() + &"quorum none\n".repeat(256), PolicyFault::Length),
    ];
    for (text, expected) in table {
        assert_eq!(Policy::parse(&text).map(|policy| policy.to_string()), Err(expected), "{text}");
    }
}

#[test]
fn a_key_text_that_does_not_belong_together_is_refused() {
    let key = log_key().verifier(ORIGIN, Kind::Ed25519).unwrap().to_string();
    let renamed = key.replace("record", "retold");
    assert_eq!(VerifierKey::parse(&renamed), Err(KeyFault::Id));
    for name in ["", "two words", "a+b", "tab\t", "no\u{a0}break", "line\n"] {
        assert_eq!(log_key().verifier(name, Kind::Ed25519).map(|key| key.to_string()), Err(KeyFault::Name), "{name:?}");
    }
    let (name, rest) = key.split_once('+').unwrap();
    let (id, base64) = rest.split_once('+').unwrap();
    assert_eq!(VerifierKey::parse(&format!("{name}+{}+{base64}", id.to_uppercase())), Err(KeyFault::Form));
    assert_eq!(VerifierKey::parse(&format!("{name}+{base64}")), Err(KeyFault::Form));
    assert_eq!(VerifierKey::parse(&format!("{name}+{id}+{}", &base64[..40])), Err(KeyFault::Form));
}

/// Two views can both reach the threshold only through witnesses that sign both; so the overlap of any
/// two quorums must exceed the dishonest third, and the honest rest must still suffice alone.
#[test]
fn no_two_quorums_meet_in_dishonest_witnesses_alone() {
    for n in 1..=10_usize {
        let (k, dishonest) = (threshold(n), (n - 1) / 3);
        assert!(n - dishonest >= k, "{n} witnesses could never agree");
        let quorums: Vec<u32> = (0..1_u32 << n).filter(|set| set.count_ones() as usize == k).collect();
        for a in &quorums {
            assert!(quorums.iter().all(|b| (a & b).count_ones() as usize > dishonest), "n {n}");
        }
    }
    assert_eq!([3, 4, 5, 7, 10].map(threshold), [3, 3, 4, 5, 7]);
}
