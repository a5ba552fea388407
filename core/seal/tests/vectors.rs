//! Golden vectors: the bytes on the wire do not change unnoticed. `UPDATE_EXPECT=1` rewrites them.
#![allow(clippy::unwrap_used)]

mod world;

use act::{Act, ItemKey};
use expect_test::expect_file;
use seal::{Entry, Opening, SealFault, Verdict, disclose, item, judge_complaint, open};
use sha2::{Digest, Sha256};
use world::*;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Header lines, a blank line, the bytes in hex.
fn vector(header: &[(&str, String)], bytes: &[u8]) -> String {
    let lines: String = header.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
    format!("{lines}\n{}\n", hex(bytes))
}

fn text(t: &str) -> String {
    t.to_string()
}

/// What every vector of a sealed act tells of its making.
fn making(expect: &str, comment: &str) -> Vec<(&'static str, String)> {
    vec![
        ("expect", text(expect)),
        ("comment", text(comment)),
        ("genesis", hex(&GENESIS.0)),
        ("public", hex(&key().public().bytes())),
        ("name", name(7).to_string()),
        ("channel", CHANNEL.to_string()),
        ("epoch", EPOCH.to_string()),
        ("epoch-secret", hex(&SECRET)),
        ("base-key", hex(base(7).bytes())),
        ("duress-key", hex(duress().bytes())),
        ("content", hex(&content().encode())),
        ("commitment", hex(&commit(&content().items(), &base(7)))),
    ]
}

#[test]
fn a_sealed_act() {
    let act = signed(to_channel(&content(), 7));
    let made = vector(&making("opens", "one act sealed to its channel"), &act.encode());
    expect_file!["../../../test/vectors/seal/channel-act.txt"].assert_eq(&made);
    let again = Act::decode(&act.encode()).unwrap().verify(&key().public(), &GENESIS).unwrap();
    assert_eq!(open(again.statement(), &again.name(), &base(7), &GENESIS), Ok(content()));
}

#[test]
fn a_forged_act() {
    let committed = commit(&content().items(), &base(7));
    let other = act::Content { format: 41, ..content() };
    let act = signed(forge(to_channel(&content(), 7), &base(7), committed, &padded(&other)));
    let expect = SealFault::Commitment.to_string();
    let made = vector(&making(&expect, "format 41 is sealed where format 40 was committed to"), &act.encode());
    expect_file!["../../../test/vectors/seal/channel-act-forged.txt"].assert_eq(&made);
    let verdict = judge_complaint(act.statement(), &act.name(), base(7).bytes(), &GENESIS);
    assert_eq!(verdict, Verdict::Founded(SealFault::Commitment));
}

#[test]
fn an_act_to_a_few() {
    let act = signed(to_few(&content(), 7, &[NORTH, SOUTH]));
    let header = [
        ("expect", text("opens")),
        ("comment", text("one act sealed to members 0 and 1 by X-Wing")),
        ("genesis", hex(&GENESIS.0)),
        ("public", hex(&key().public().bytes())),
        ("name", name(7).to_string()),
        ("base-key", hex(&FEW)),
        ("sealing-seed-0", hex(&*sealing(NORTH).seed())),
        ("sealing-seed-1", hex(&*sealing(SOUTH).seed())),
        ("content", hex(&content().encode())),
    ];
    expect_file!["../../../test/vectors/seal/few-act.txt"].assert_eq(&vector(&header, &act.encode()));
    assert_eq!(keyring(SOUTH).open(&act), Ok(Some(content())));
}

#[test]
fn openings() {
    let committed = commit(&content().items(), &base(7));
    let one = disclose(&content(), &base(7), |number| number == 17);
    let mut altered = one.clone();
    let Entry::Open { bytes, .. } = &mut altered.entries[5] else { panic!("item 17 is the sixth and open") };
    bytes[11] ^= 3;
    let mut moved = one.clone();
    moved.entries.swap(0, 1);
    let rows: [(expect_test::ExpectFile, &str, &Opening); 4] = [
        (
            expect_file!["../../../test/vectors/seal/opening-all.txt"],
            "every item opened",
            &disclose(&content(), &base(7), |_| true),
        ),
        (expect_file!["../../../test/vectors/seal/opening-one.txt"], "item 17 opened, five closed", &one),
        (expect_file!["../../../test/vectors/seal/opening-altered.txt"], "one character of item 17 altered", &altered),
        (expect_file!["../../../test/vectors/seal/opening-moved.txt"], "two closed items exchanged", &moved),
    ];
    for (file, comment, opening) in rows {
        let verified = opening.verify(&committed);
        let mut header = vec![
            ("expect", verified.as_ref().map_or_else(ToString::to_string, |_| text("verifies"))),
            ("comment", text(comment)),
            ("commitment", hex(&committed)),
        ];
        let shown = verified.unwrap_or_default();
        header.extend(shown.iter().map(|(number, bytes)| ("item", format!("{number} {}", hex(bytes)))));
        file.assert_eq(&vector(&header, &opening.encode()));
        assert_eq!(Opening::decode(&opening.encode()).as_ref(), Ok(opening));
    }
}

/// Content of a long file: byte n is 31 n mod 251.
fn long() -> Vec<u8> {
    (0..200_000u32).map(|n| (n * 31 % 251) as u8).collect()
}

#[test]
fn files_of_evidence() {
    let key = ItemKey([0x17; 32]);
    let short = b"Eleven explosions in quick order.\n".to_vec();
    let about = |comment: &str, content: &[u8]| {
        let sealed = item::seal(&key, content);
        vec![
            ("expect", text("opens")),
            ("comment", text(comment)),
            ("key", hex(&key.0)),
            ("len", content.len().to_string()),
            ("hash", hex(&Sha256::digest(content))),
            ("sealed-len", sealed.len().to_string()),
            ("address", hex(&item::address(&sealed))),
        ]
    };
    let sealed = item::seal(&key, &short);
    let mut header = about("a short text, padded", &short);
    expect_file!["../../../test/vectors/seal/item-short.txt"].assert_eq(&vector(&header, &sealed));
    let mut flipped = sealed.clone();
    flipped[20] ^= 1;
    header[0].1 = item::open(&key, short.len() as u64, &flipped).unwrap_err().to_string();
    header[1].1 = text("one bit of the short text flipped, and the address that of the flipped file");
    header[6].1 = hex(&item::address(&flipped));
    expect_file!["../../../test/vectors/seal/item-flipped.txt"].assert_eq(&vector(&header, &flipped));
    let header = about("200,000 bytes in four chunks: byte n is 31 n mod 251; only its hashes stand here", &long());
    expect_file!["../../../test/vectors/seal/item-long.txt"].assert_eq(&vector(&header, &[]));
    assert_eq!(item::open(&key, 200_000, &item::seal(&key, &long())).as_deref(), Ok(&long()));
}
