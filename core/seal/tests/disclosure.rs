//! Disclosure: what is opened is proven, what is closed stays closed. Source: LEDGER 6.3, T6.
#![allow(clippy::unwrap_used)]

mod world;

use act::Content;
use proptest::prelude::*;
use seal::{Entry, Opening, SealFault, disclose};
use sha2::{Digest, Sha256};
use world::*;

/// Changes the number, the salt or the bytes of an opened item.
type Alteration<'a> = &'a dyn Fn(&mut u64, &mut [u8; 16], &mut Vec<u8>);

fn contains(all: &[u8], part: &[u8]) -> bool {
    all.windows(part.len()).any(|w| w == part)
}

#[test]
fn every_subset_of_the_items_verifies_and_shows_exactly_itself() {
    let items = content().items();
    let committed = commit(&items, &base(7));
    for subset in 0..1u32 << items.len() {
        let shown: Vec<_> = (0..items.len()).filter(|n| subset >> n & 1 == 1).map(|n| items[n].clone()).collect();
        let opening = disclose(&content(), &base(7), |number| shown.iter().any(|(n, _)| *n == number));
        assert_eq!(opening.entries.len(), items.len());
        assert_eq!(opening.verify(&committed), Ok(shown));
        assert_eq!(Opening::decode(&opening.encode()), Ok(opening));
    }
}

#[test]
fn an_altered_item_salt_number_or_order_fails() {
    let committed = commit(&content().items(), &base(7));
    let all = disclose(&content(), &base(7), |_| true);
    let alter = |at: usize, f: Alteration| {
        let mut bad = all.clone();
        let Entry::Open { number, salt, bytes } = &mut bad.entries[at] else { panic!("all are open") };
        f(number, salt, bytes);
        bad.verify(&committed)
    };
    for at in 0..all.entries.len() {
        assert_eq!(alter(at, &|_, _, bytes| bytes[0] ^= 1), Err(SealFault::Commitment));
        assert_eq!(alter(at, &|_, _, bytes| bytes.push(0)), Err(SealFault::Commitment));
        assert_eq!(alter(at, &|_, salt, _| salt[15] ^= 1), Err(SealFault::Commitment));
        assert!(alter(at, &|number, _, _| *number += 1).is_err());
        let mut short = all.clone();
        short.entries.remove(at);
        assert_eq!(short.verify(&committed), Err(SealFault::Commitment));
        let mut double = all.clone();
        double.entries.insert(at, all.entries[at].clone());
        assert_eq!(double.verify(&committed), Err(SealFault::Opening));
    }
    let mut swapped = all.clone();
    swapped.entries.swap(0, 1);
    assert_eq!(swapped.verify(&committed), Err(SealFault::Opening));
    let mut closed = disclose(&content(), &base(7), |_| false);
    closed.verify(&committed).unwrap();
    closed.entries.swap(0, 1);
    assert_eq!(closed.verify(&committed), Err(SealFault::Commitment));
    assert_eq!(Opening { entries: vec![] }.verify(&Sha256::digest(b"cw/c/1").into()), Err(SealFault::Opening));
}

#[test]
fn an_opening_has_one_form_only() {
    let hash = [&[0x58, 32][..], &[7; 32]].concat();
    let rows = [
        ("no entry", vec![0x80]),
        ("a head of an array before a hash", [&[0x81, 0x98, 0xff][..], &hash].concat()),
        ("a head of an entry before a hash", [&[0x81, 0x83][..], &hash].concat()),
        ("a hash too short", [&[0x81, 0x58, 31][..], &[7; 31]].concat()),
        ("a byte after it", [&[0x81][..], &hash, &[0]].concat()),
        ("a longer head", [&[0x98, 1][..], &hash].concat()),
    ];
    for (what, bytes) in rows {
        assert_eq!(Opening::decode(&bytes), Err(SealFault::Opening), "{what}");
    }
    assert!(Opening::decode(&[&[0x81][..], &hash].concat()).is_ok());
}

#[test]
fn no_single_bit_of_an_opening_can_be_flipped() {
    let committed = commit(&content().items(), &base(7));
    let bytes = disclose(&content(), &base(7), |number| number > 15).encode();
    for bit in 0..bytes.len() * 8 {
        let mut bad = bytes.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert!(Opening::decode(&bad).and_then(|o| o.verify(&committed)).is_err(), "bit {bit}");
    }
    for cut in 0..bytes.len() {
        assert_eq!(Opening::decode(&bytes[..cut]), Err(SealFault::Opening), "cut to {cut}");
    }
}

proptest! {
    #[test]
    fn any_subset_of_any_content_verifies_and_nothing_closed_leaks(
        fields in proptest::collection::btree_map(1u64..300, proptest::collection::vec(any::<u8>(), 8..40), 1..12),
        shows in any::<u64>(), key in any::<[u8; 32]>(),
    ) {
        // Byte strings of 24 bytes and more have a head of two bytes; shorter ones of one.
        let head = |len: u8| if len < 24 { vec![0x40 | len] } else { vec![0x58, len] };
        let item = |b: &Vec<u8>| [head(b.len() as u8), b.clone()].concat();
        let fields = fields.iter().map(|(n, b)| (*n, item(b))).collect();
        let content = Content { format: 40, fields, ..Content::default() };
        let base = seal::BaseKey::from_bytes(key);
        let committed = commit(&content.items(), &base);
        prop_assert_eq!(seal::commitment(&content, &base), committed);

        let shown = |number: u64| shows >> (number % 64) & 1 == 1;
        let opening = disclose(&content, &base, shown);
        let (open, closed): (Vec<_>, Vec<_>) = content.items().into_iter().partition(|(n, _)| shown(*n));
        prop_assert_eq!(opening.verify(&committed), Ok(open));
        let bytes = opening.encode();
        prop_assert_eq!(Opening::decode(&bytes), Ok(opening));
        prop_assert!(!contains(&bytes, base.bytes()));
        for (number, item) in closed.iter().filter(|(n, _)| *n > 15) {
            let salt: [u8; 16] = derive(base.bytes(), &[&b"cw/salt/1"[..], &be(*number)].concat());
            prop_assert!(!contains(&bytes, &item[2..]) && !contains(&bytes, &salt));
            for guess in [item.clone(), item[1..].to_vec(), [&be(*number)[..], item].concat()] {
                prop_assert!(!contains(&bytes, &Sha256::digest(&guess)));
                prop_assert!(!contains(&bytes, &Sha256::digest([&b"cw/f/1"[..], &be(*number), &guess].concat())));
            }
        }
    }

    #[test]
    fn garbage_is_no_opening_or_reads_as_it_would_be_written(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        if let Ok(opening) = Opening::decode(&bytes) {
            prop_assert_eq!(opening.encode(), bytes);
        }
    }

    #[test]
    fn a_damaged_opening_never_panics_and_never_verifies(at in 0usize..400, with in any::<u8>(), cut in 1usize..400) {
        let good = disclose(&content(), &base(7), |n| n % 2 == 0).encode();
        let mut bad = good.clone();
        let at = at % bad.len();
        bad[at] = with;
        bad.truncate(cut);
        if bad != good {
            let committed = commit(&content().items(), &base(7));
            prop_assert!(Opening::decode(&bad).and_then(|o| o.verify(&committed)).is_err());
        }
    }
}
