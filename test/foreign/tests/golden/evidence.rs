//! Files of evidence, good and bent: of each kind what a cheat would leave behind.

use super::Story;
use super::exhibits::Bend;
use super::world::{CHAIR, GUAR1, NORTH, World};
use record::exhibit::{Exhibit, Parts, Registration};
use tlog::note::Note;

type Named = Vec<(String, String)>;

impl Story {
    /// `good-evidence-*` and `bad-evidence-*` by file name.
    pub fn evidence(&self) -> Named {
        let good = self.good();
        let bad = self.bad();
        let named = |begin: &str, list: Vec<(&str, Exhibit)>| -> Named {
            list.into_iter().map(|(name, file)| (format!("{begin}-evidence-{name}"), file.to_string())).collect()
        };
        named("good", good).into_iter().chain(named("bad", bad)).collect()
    }

    fn good(&self) -> Vec<(&'static str, Exhibit)> {
        let plain = |parts| self.exhibit(parts, Vec::new());
        vec![
            ("fork", plain(self.fork(self.other_history(200), 0))),
            ("fork-of-one-size", plain(self.fork(self.other_history(273), 0))),
            ("fork-with-witnesses", plain(self.fork(self.other_history(260), 3))),
            ("two-leaves", plain(self.two_leaves())),
            ("bad-leaf-form", plain(self.bad_leaf(vec![0xff]))),
            ("bad-leaf-genesis", plain(self.bad_leaf(self.world.leaves[0].clone()))),
            ("bad-leaf-signature", plain(self.bad_leaf(self.forged()))),
            ("bad-leaf-content", plain(self.bad_leaf(self.published_seal()))),
            ("bad-leaf-backwards", plain(self.two_in_one(self.earlier_leaf()))),
            ("bad-leaf-name", plain(self.two_in_one(self.renamed_leaf()))),
            ("false-receipt-elsewhere", plain(self.false_receipt(7, self.statement, 0))),
            ("false-receipt-another", plain(self.false_receipt(self.query.1, self.query.1, 0))),
            ("false-receipt-time", plain(self.false_receipt(self.statement, self.statement, 1))),
            ("false-receipt-too-late", plain(self.false_receipt(9_999, 272, 0))),
            ("two-receipts", plain(self.two_receipts())),
            ("back-dated", plain(self.back_dated(&[0, 1]))),
            ("back-dated-by-one", plain(self.back_dated(&[2]))),
            ("two-texts", plain(self.two_texts(&self.world.key(NORTH, 0), 77))),
            ("two-texts-by-added-key", self.exhibit(self.two_texts(&self.world.key(NORTH, 3), 9), vec![self.added(0)])),
            ("bad-seal-commitment", plain(self.bad_seal(Bend::Commitment))),
            ("bad-seal-padding", plain(self.bad_seal(Bend::Padding))),
            ("bad-seal-content", plain(self.bad_seal(Bend::Content))),
            ("seen-other", plain(self.seen_other(9))),
            ("seen-more-than-there-was", plain(self.seen_other(5_000))),
            ("omission", plain(self.omission(&[GUAR1, 4]))),
        ]
    }

    fn bad(&self) -> Vec<(&'static str, Exhibit)> {
        let plain = |parts| self.exhibit(parts, Vec::new());
        let bent = |parts: Parts, bend: &dyn Fn(&mut Exhibit)| {
            let mut exhibit = plain(parts);
            bend(&mut exhibit);
            exhibit
        };
        let fork = || self.fork(self.other_history(200), 0);
        let texts = || self.two_texts(&self.world.key(NORTH, 0), 77);
        let by_added = || self.two_texts(&self.world.key(NORTH, 3), 9);
        vec![
            ("fork-of-one-record", plain(self.fork(self.world.leaves[..200].to_vec(), 0))),
            ("fork-swapped", bent(fork(), &|e| swap(&mut e.parts))),
            (
                "fork-root",
                bent(fork(), &|e| {
                    if let Parts::Fork { root, .. } = &mut e.parts {
                        root[0] ^= 1;
                    }
                }),
            ),
            (
                "fork-by-a-stranger",
                bent(fork(), &|e| {
                    if let Parts::Fork { first, .. } = &mut e.parts {
                        let stranger = tlog::SigningKey::from_seed(&[1; 32]);
                        let mut note = Note::parse(first).unwrap();
                        note.signatures[0] = Note::sign(&note.text, "stranger.example", &stranger).unwrap();
                        *first = note.to_string();
                    }
                }),
            ),
            (
                "fork-lines-out-of-order",
                bent(self.fork(self.other_history(260), 3), &|e| {
                    if let Parts::Fork { first, .. } = &mut e.parts {
                        let mut note = Note::parse(first).unwrap();
                        note.signatures.reverse();
                        *first = note.to_string();
                    }
                }),
            ),
            ("leaf-is-fine", plain(self.bad_leaf(self.fine_leaf()))),
            (
                "two-leaves-are-one",
                bent(self.two_leaves(), &|e| {
                    if let Parts::TwoLeaves { first, second, .. } = &mut e.parts {
                        *first = second.clone();
                    }
                }),
            ),
            ("true-receipt", plain(self.false_receipt(self.statement, self.statement, 0))),
            (
                "receipt-of-another",
                bent(self.false_receipt(7, self.statement, 0), &|e| {
                    if let Parts::FalseReceipt { act, .. } = &mut e.parts {
                        *act = self.act_at(self.notification.1);
                    }
                }),
            ),
            ("receipts-agree", plain(self.receipts([(5, 10), (6, 20)], [1, 2]))),
            ("back-dated-in-time", plain(self.back_dated(&[]))),
            (
                "text-twice",
                bent(texts(), &|e| {
                    if let Parts::TwoTexts { first, second } = &mut e.parts {
                        *second = first.clone();
                    }
                }),
            ),
            ("texts-swapped", bent(texts(), &|e| swap(&mut e.parts))),
            (
                "texts-of-two-names",
                bent(texts(), &|e| {
                    if let (Parts::TwoTexts { first, second }, other) = (&mut e.parts, self.act_at(self.query.1)) {
                        let mut both = [first.clone(), other];
                        both.sort();
                        [*first, *second] = both;
                    }
                }),
            ),
            (
                "text-signature",
                bent(texts(), &|e| {
                    if let Parts::TwoTexts { second, .. } = &mut e.parts {
                        *second.last_mut().unwrap() ^= 1;
                    }
                }),
            ),
            ("key-not-shown", plain(by_added())),
            ("key-unneeded", self.exhibit(texts(), vec![self.added(0)])),
            (
                "key-of-one-root",
                bent(by_added(), &|e| {
                    let mut key = self.added(0);
                    key.approvals.truncate(1);
                    e.keys = vec![key];
                }),
            ),
            (
                "key-of-another-owner",
                bent(by_added(), &|e| {
                    e.keys = vec![Registration { name: "SOUTH/F3".into(), ..self.added(0) }];
                }),
            ),
            ("seal-is-sound", plain(self.sound_seal())),
            (
                "seal-wrong-key",
                bent(self.bad_seal(Bend::Padding), &|e| {
                    if let Parts::BadSeal { key, .. } = &mut e.parts {
                        key[0] ^= 1;
                    }
                }),
            ),
            ("seen-this", plain(self.seen_this())),
            ("omission-of-too-few", plain(self.omission(&[GUAR1]))),
            ("omission-by-no-witness", plain(self.omission(&[CHAIR, GUAR1]))),
            (
                "omission-of-what-is-there",
                bent(self.omission(&[GUAR1, 4]), &|e| {
                    if let Parts::Omission { act, deposits, .. } = &mut e.parts {
                        *act = self.act_at(self.query.1);
                        *deposits = self.deposits(&[GUAR1, 4], act, self.world.now - 600_000);
                    }
                }),
            ),
            (
                "omission-leaf-removed",
                bent(self.omission(&[GUAR1, 4]), &|e| {
                    if let Parts::Omission { leaves, .. } = &mut e.parts {
                        leaves.remove(3);
                    }
                }),
            ),
            (
                "of-another-mechanism",
                bent(texts(), &|e| {
                    e.founding = World::found("another-exercise").founding.encode();
                }),
            ),
        ]
    }
}

fn swap(parts: &mut Parts) {
    match parts {
        Parts::Fork { first, second, .. } => std::mem::swap(first, second),
        Parts::TwoTexts { first, second } => std::mem::swap(first, second),
        _ => unreachable!("nothing else is swapped"),
    }
}
