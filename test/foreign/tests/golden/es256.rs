//! Acts under a P-256 key (ES256), as tokens know it: one that is fine, and every way in which verifiers could disagree.

use super::Story;
use super::world::{NORTH, seed};
use act::{Act, ActKey, Alg, Content, Cover, Kernel, KeyBytes, KeyId, Purpose, with_low_s};
use data_encoding::HEXLOWER;
use p256::ecdsa::signature::RandomizedSigner;
use record::Leaf;
use record::exhibit::{Exhibit, Parts, Registration};
use sha2::{Digest, Sha256};

const NAME: &str = "NORTH/T1";
const ORDER: &str = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
const PRIME: &str = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";

/// The key of a token of NORTH.
fn key() -> ActKey {
    ActKey::es256_from_scalar(&seed("exercise", "token", 0)).unwrap()
}

fn number(hex: &str) -> [u8; 32] {
    HEXLOWER.decode(hex.as_bytes()).unwrap().try_into().unwrap()
}

/// The order of the curve minus this.
fn below_order(s: &[u8]) -> [u8; 32] {
    let (mut out, mut borrow) = (number(ORDER), 0i16);
    for (byte, minus) in out.iter_mut().zip(s).rev() {
        let rest = i16::from(*byte) - i16::from(*minus) - borrow;
        borrow = i16::from(rest < 0);
        *byte = (rest + 256 * borrow) as u8;
    }
    out
}

/// The other signature that holds in mathematics.
fn high(act: &mut [u8]) {
    let from = act.len() - 32;
    let other = below_order(&act[from..]);
    act[from..].copy_from_slice(&other);
}

fn put(act: &mut [u8], from_end: usize, bytes: &[u8; 32]) {
    let from = act.len() - from_end;
    act[from..from + 32].copy_from_slice(bytes);
}

/// The place of the algorithm in an act: its head, two bytes of heads, the map and its first key.
const ALG_AT: usize = 5;

/// Names another algorithm in the header, and leaves everything else.
fn rename_alg(act: &mut [u8]) {
    assert_eq!(act[..ALG_AT], [0xd2, 0x84, 0x49, 0xa2, 0x01]);
    act[ALG_AT] ^= 0x27 ^ 0x26;
}

impl Story {
    fn es256_act(&self, serial: u64) -> Vec<u8> {
        self.public(serial, &key(), &content(45)).encode()
    }

    fn key_add(&self, public: KeyBytes) -> Kernel {
        let add = |approvals| Kernel::KeyAdd { name: NAME.into(), public, purpose: Purpose::Field, approvals };
        add(self.world.approve(NORTH, &add(Vec::new()).change()))
    }

    /// An act under a key that the leaf before it registers, in a record that everybody who watches helps to make.
    fn shown(&self, public: KeyBytes, act: Vec<u8>) -> String {
        let add = self.key_add(public);
        let add = Content { format: add.wire(), fields: add.fields(), ..Content::default() };
        let add = self.public(900, &self.world.key(NORTH, 0), &add.encode()).encode();
        let leaf = |act| Leaf::Act { at: self.world.now, act }.encode();
        self.in_collusion_with(&[leaf(add), leaf(act)])
    }

    /// An act that was signed as if by ES256 and an Ed25519 key, or the reverse, all bytes as their author meant them.
    fn confused(&self, key: &ActKey, other: &ActKey) -> Vec<u8> {
        let cover = Cover::Public { content: content(45) };
        let statement = self.statement_of(901, cover);
        // Everything says `other`, but the identifier: that is `key`'s.
        let mut act = Act::sign(statement, other, &self.world.genesis()).encode();
        act[ALG_AT + 3..ALG_AT + 7].copy_from_slice(&key.public().id().0);
        act
    }

    /// `good-*` and `bad-*` bundles by name.
    pub fn es256_bundles(&self) -> Vec<(String, String)> {
        let (public, fine) = (key().public().bytes(), self.es256_act(1));
        let bent = |bend: &dyn Fn(&mut Vec<u8>)| {
            let mut act = fine.clone();
            bend(&mut act);
            self.shown(public, act)
        };
        let (zero, order) = ([0; 32], number(ORDER));
        let spelled = |first: u8, x: [u8; 32]| KeyBytes::from_slice(&[&[first], &x[..]].concat()).unwrap();
        let x: [u8; 32] = public[1..].try_into().unwrap();
        let mut one = [0; 32];
        one[31] = 1;
        // An act that names the key, whatever its bytes are.
        let by = |key: KeyBytes| {
            let id = Sha256::new().chain_update(b"cw/kid/1").chain_update([0x26]).chain_update(key).finalize();
            let mut act = fine.clone();
            act[ALG_AT + 3..ALG_AT + 7].copy_from_slice(&KeyId([id[0], id[1], id[2], id[3]]).0);
            self.shown(key, act)
        };
        let desk = self.world.key(NORTH, 0);
        let files = [
            ("good-by-es256-key", self.shown(public, fine.clone())),
            ("bad-es256-high-s", bent(&|act| high(act))),
            ("bad-es256-signature", bent(&|act| *act.last_mut().unwrap() ^= 1)),
            ("bad-es256-r-zero", bent(&|act| put(act, 64, &zero))),
            ("bad-es256-s-zero", bent(&|act| put(act, 32, &zero))),
            ("bad-es256-all-zero", bent(&|act| [64, 32].iter().for_each(|at| put(act, *at, &zero)))),
            ("bad-es256-r-order", bent(&|act| put(act, 64, &order))),
            ("bad-es256-s-order", bent(&|act| put(act, 32, &order))),
            ("bad-es256-named-eddsa", bent(&|act| rename_alg(act))),
            ("bad-es256-signed-by-eddsa", self.shown(public, self.confused(&key(), &desk))),
            ("bad-eddsa-signed-by-es256", self.shown(public, self.confused(&desk, &key()))),
            ("bad-es256-key-off-the-curve", by(spelled(2, one))),
            ("bad-es256-key-beyond-the-field", by(spelled(2, number(PRIME)))),
            ("bad-es256-key-of-another-form", by(spelled(5, x))),
            ("bad-es256-key-negative", self.shown(spelled(public[0] ^ 1, x), fine.clone())),
        ];
        files.map(|(name, text)| (format!("{name}.tlog-proof"), text)).into()
    }

    /// `good-*` and `bad-*` files of evidence by name.
    pub fn es256_evidence(&self) -> Vec<(String, String)> {
        let Kernel::KeyAdd { name, public, purpose, approvals } = self.key_add(key().public().bytes()) else {
            unreachable!()
        };
        let registered = || vec![Registration { name: name.clone(), public, purpose, approvals: approvals.clone() }];
        let leaf = |act: Vec<u8>| Leaf::Act { at: self.world.now, act }.encode();
        let bad_leaf = |bend: &dyn Fn(&mut Vec<u8>)| {
            let mut act = self.es256_act(1);
            bend(&mut act);
            self.bad_leaf(leaf(act))
        };
        let files: [(&str, Exhibit); 5] = [
            ("good-evidence-two-texts-by-es256-key", self.exhibit(self.two_texts(&key(), 9), registered())),
            ("good-evidence-bad-leaf-es256-high-s", self.exhibit(bad_leaf(&|act| high(act)), registered())),
            ("good-evidence-bad-leaf-es256-named-eddsa", self.exhibit(bad_leaf(&|act| rename_alg(act)), registered())),
            ("bad-evidence-leaf-of-es256-is-fine", self.exhibit(bad_leaf(&|_| ()), registered())),
            ("bad-evidence-text-signed-twice", self.exhibit(self.signed_twice(), registered())),
        ];
        files.map(|(name, file)| (name.into(), file.to_string())).into()
    }

    /// One act with two signatures, both of which hold: its author's token takes another random number each time.
    fn signed_twice(&self) -> Parts {
        let signer = p256::ecdsa::SigningKey::from_slice(&*key().seed()).unwrap();
        let unsigned = || {
            let statement = self.statement_of(9, Cover::Public { content: content(45) });
            Act::unsigned(statement, &key().public(), &self.world.genesis())
        };
        let mut both = [1, 2].map(|n| {
            let mut rng = seal::SeedRng::new(seed("exercise", "nonce", n));
            let signature: p256::ecdsa::Signature = signer.sign_with_rng(&mut rng, unsigned().bytes());
            let raw: [u8; 64] = signature.to_bytes().into();
            let act = unsigned().with(raw).unwrap().encode();
            assert!(act.ends_with(&with_low_s(Alg::Es256, raw)));
            act
        });
        both.sort();
        let [first, second] = both;
        Parts::TwoTexts { first, second }
    }
}

fn content(format: u64) -> Vec<u8> {
    Content { format, ..Content::default() }.encode()
}
