//! Acts under the key of a token that knows only P-256.
#![allow(clippy::unwrap_used)]

use act::{Act, ActFault, ActKey, Alg, Cover, Genesis, Precedence, Seen, SeenRoot, Statement};

const GENESIS: Genesis = Genesis([7; 32]);

fn token() -> ActKey {
    ActKey::es256_from_scalar(&[9; 32]).unwrap()
}

fn statement() -> Statement {
    let cover = Cover::Channel { channel: 1, epoch: 2, commitment: [4; 32], tag: [5; 8], ciphertext: vec![6; 96] };
    let seen = Seen { size: 48_213, root: SeenRoot::Whole([3; 32]) };
    Statement { serial: 1042, claimed_s: 1_900_000_000, precedence: Precedence::Flash, seen, cover }
}

#[test]
fn an_act_of_a_token_comes_back_to_the_byte_in_every_form() {
    let act = Act::sign(statement(), &token(), &GENESIS);
    assert_eq!(act.alg(), Alg::Es256);
    let (burst, line) = (act.encode_burst(), act.encode_line());
    assert_eq!((burst[0], line[0]), (0x81, 0x85));
    assert!(Act::is_burst(&burst) && !Act::is_burst(&line));
    let root = |_| Some([3; 32]);
    for back in [
        Act::decode(&act.encode()),
        Act::decode_burst(&burst),
        Act::decode_line(&burst, root),
        Act::decode_line(&line, root),
    ] {
        assert_eq!(back.as_ref(), Ok(&act));
        assert!(back.unwrap().verify(&token().public(), &GENESIS).is_ok());
    }
    for first in [0x80, 0x86, 0xff] {
        let bent = [&[first], &line[1..]].concat();
        assert_eq!(Act::decode_line(&bent, root), Err(ActFault::Profile), "{first:02x}");
    }
}

#[test]
fn an_act_that_names_another_algorithm_than_its_key_has_is_not_that_keys() {
    let eddsa = ActKey::from_seed(&[9; 32]);
    for (key, named) in [(token(), 0x27), (eddsa, 0x26)] {
        let mut bytes = Act::sign(statement(), &key, &GENESIS).encode();
        // d2 84 49 a2 01: tag, array, the header's bytes, its map, the number of the algorithm.
        assert_eq!(bytes[..5], [0xd2, 0x84, 0x49, 0xa2, 0x01]);
        bytes[5] = named;
        let act = Act::decode(&bytes).unwrap();
        assert_eq!(act.verify(&key.public(), &GENESIS), Err(ActFault::Algorithm));
    }
    let mut unknown = Act::sign(statement(), &token(), &GENESIS).encode();
    // -19, Ed25519 by another number: one act would have two forms.
    unknown[5] = 0x32;
    assert!(matches!(Act::decode(&unknown), Err(ActFault::Form(_))));
}

#[test]
fn every_flipped_bit_of_an_act_of_a_token_is_refused() {
    let bytes = Act::sign(statement(), &token(), &GENESIS).encode();
    for bit in 0..bytes.len() * 8 {
        let mut bent = bytes.clone();
        bent[bit / 8] ^= 1 << (bit % 8);
        assert!(Act::decode(&bent).and_then(|a| a.verify(&token().public(), &GENESIS)).is_err(), "bit {bit}");
    }
}

#[test]
fn what_a_token_signed_wrongly_never_becomes_an_act() {
    let unsigned = || Act::unsigned(statement(), &token().public(), &GENESIS);
    let signature = token().sign(unsigned().bytes());
    assert_eq!(unsigned().with(signature), Ok(Act::sign(statement(), &token(), &GENESIS)));
    assert_eq!(unsigned().with(token().sign(b"something else")), Err(ActFault::Signature));
    assert_eq!(unsigned().with([0; 64]), Err(ActFault::Signature));
}

#[test]
fn another_cose_library_calls_it_es256() {
    use coset::TaggedCborSerializable;
    let act = Act::sign(statement(), &token(), &GENESIS);
    let theirs = coset::CoseSign1::from_tagged_slice(&act.encode()).unwrap();
    let named = theirs.protected.header.alg.unwrap();
    assert_eq!(named, coset::RegisteredLabelWithPrivate::Assigned(coset::iana::Algorithm::ES256));
}
