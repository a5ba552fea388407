//! What single steps of the core cost, on real acts: `cargo bench -p ceasewire --bench core -- [filter]`.
//!
//! The acts are those of a generated record. Nothing here asserts a time; `cargo test -p ceasewire --bench core` runs each
//! once and shows that it still works.
#![allow(clippy::unwrap_used, missing_docs)]

use act::{Act, ActKey, Content, Genesis, Kernel, MemberId, Name, Precedence, PublicKey, Seen, Statement};
use ceasewire::bench::generate::{Generated, Recipe, generate};
use ceasewire::cli::reference;
use divan::Bencher;
use divan::counter::ItemsCount;
use record::bundle::Bundle;
use record::{Included, Ledger};
use rulebook::{Phrase, Rulebook};
use seal::{DuressKey, EpochSecret, Head, Keyring, SealingKey};
use situation::{Ctx, Situation};
use std::sync::{Arc, OnceLock};
use tlog::Tree;
use tlog::proof::Proof;
use words::Words;

/// Acts of the record that everything is measured on.
const ACTS: u64 = 4_000;
/// Cases that somebody still owes an answer in.
const OPEN_CASES: usize = 1_000;
/// 21 November 2026, 04:00 UTC; any moment will do.
const NOW_S: u64 = 1_795_233_600;
/// SOUTH.
const READER: MemberId = MemberId(1);
const CHANNEL: u64 = 1;

fn main() {
    divan::main();
}

/// A record, and what SOUTH makes of it.
struct World {
    rulebook: Arc<Rulebook>,
    genesis: Genesis,
    generated: Generated,
    acts: Vec<(Included, Option<Content>)>,
    secret: [u8; 32],
    ledger: Ledger,
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let rulebook = Rulebook::read(&reference::files()).unwrap();
        let addresses = |_: &str| "127.0.0.1:1".to_owned();
        let recipe = Recipe {
            dir: dir.path(),
            acts: ACTS,
            threads: 2,
            ends_s: NOW_S,
            observers: 0,
            rulebook: rulebook.clone(),
            addresses: &addresses,
        };
        let generated = generate(recipe).unwrap();
        let founding = &generated.founded.founding;
        let genesis = founding.genesis();
        let seed = ceasewire::found::load(&generated.founded.folder("SOUTH").join("keys/sealing.key")).unwrap();
        let mut keyring = Keyring::new(genesis, READER, SealingKey::from_seed(&seed));
        let mut ledger = Ledger::new(founding.clone(), None).unwrap();
        let mut acts = Vec::new();
        for leaf in &generated.leaves {
            let Some(included) = ledger.apply(leaf).unwrap() else { continue };
            let content = keyring.open(&included.act).unwrap();
            if let Some(kernel) = content.as_ref().and_then(|c| Kernel::read(c.format, &c.fields).unwrap()) {
                let _ = keyring.receive(&kernel);
            }
            acts.push((included, content));
        }
        let secret = *keyring.secret(CHANNEL, 1).unwrap().bytes();
        World { rulebook: Arc::new(rulebook), genesis, generated, acts, secret, ledger }
    })
}

/// The first flight of the record: about 270 bytes, sealed to the channel.
fn flight() -> (&'static Included, &'static Content) {
    let wire = world().rulebook.format("ntf-flight").unwrap().wire;
    let found = world().acts.iter().find(|(_, c)| c.as_ref().is_some_and(|c| c.format == wire));
    found.map(|(i, c)| (i, c.as_ref().unwrap())).unwrap()
}

fn key() -> ActKey {
    ActKey::from_seed(&[7; 32])
}

fn public_key(act: &Act) -> PublicKey {
    world().ledger.keys().get(act.key()).unwrap().public.clone()
}

fn sealed(key: &ActKey) -> Statement {
    let (duress, secret) = (DuressKey::from_bytes([1; 32]), EpochSecret::from_bytes(world().secret));
    let head = Head {
        genesis: &world().genesis,
        name: Name { key: key.public().id(), serial: 1042 },
        claimed_s: NOW_S,
        precedence: Precedence::Priority,
        seen: Seen::halved(412_345, &[9; 32]),
        channel: CHANNEL,
        duress: &duress,
        under_duress: false,
    };
    seal::close_channel(flight().1, &head, 1, &secret).unwrap()
}

#[divan::bench]
fn act_decode(bencher: Bencher<'_, '_>) {
    let bytes = flight().0.act.encode();
    bencher.bench(|| Act::decode(&bytes).unwrap());
}

#[divan::bench]
fn act_verify(bencher: Bencher<'_, '_>) {
    let act = Act::decode(&flight().0.act.encode()).unwrap();
    let key = public_key(&act);
    bencher.with_inputs(|| act.clone()).bench_values(|act| act.verify(&key, &world().genesis).unwrap());
}

#[divan::bench]
fn act_sign(bencher: Bencher<'_, '_>) {
    let key = key();
    let statement = sealed(&key);
    bencher.with_inputs(|| statement.clone()).bench_values(|s| Act::sign(s, &key, &world().genesis));
}

/// What a token does, without the token; its own time comes on top.
#[divan::bench]
fn act_sign_es256(bencher: Bencher<'_, '_>) {
    let key = ActKey::es256_from_scalar(&[7; 32]).unwrap();
    let statement = sealed(&key);
    bencher.with_inputs(|| statement.clone()).bench_values(|s| Act::sign(s, &key, &world().genesis));
}

#[divan::bench]
fn act_verify_es256(bencher: Bencher<'_, '_>) {
    let key = ActKey::es256_from_scalar(&[7; 32]).unwrap();
    let act = Act::sign(sealed(&key), &key, &world().genesis);
    bencher.with_inputs(|| act.clone()).bench_values(|act| act.verify(&key.public(), &world().genesis).unwrap());
}

#[divan::bench]
fn burst_encode(bencher: Bencher<'_, '_>) {
    let key = key();
    let act = Act::sign(sealed(&key), &key, &world().genesis);
    bencher.bench(|| act.encode_burst());
}

#[divan::bench]
fn burst_decode(bencher: Bencher<'_, '_>) {
    let key = key();
    let burst = Act::sign(sealed(&key), &key, &world().genesis).encode_burst();
    bencher.bench(|| Act::decode_burst(&burst).unwrap());
}

#[divan::bench]
fn seal_close(bencher: Bencher<'_, '_>) {
    let key = key();
    bencher.bench(|| sealed(&key));
}

#[divan::bench]
fn seal_open(bencher: Bencher<'_, '_>) {
    let mut keyring = Keyring::empty(world().genesis);
    keyring.add(CHANNEL, 1, EpochSecret::from_bytes(world().secret));
    bencher.bench(|| keyring.open(&flight().0.act).unwrap().unwrap());
}

#[divan::bench]
fn tree_push(bencher: Bencher<'_, '_>) {
    let hashes: Vec<_> = world().generated.leaves.iter().map(|l| tlog::leaf_hash(l)).collect();
    bencher.counter(ItemsCount::new(hashes.len())).with_inputs(Tree::new).bench_values(|mut tree| {
        hashes.iter().for_each(|hash| tree.push(*hash));
        tree.root()
    });
}

#[divan::bench]
fn tree_inclusion_proof(bencher: Bencher<'_, '_>) {
    let tree = world().ledger.tree();
    bencher.bench(|| tree.inclusion(divan::black_box(1_234), tree.size()).unwrap());
}

#[divan::bench]
fn record_fold(bencher: Bencher<'_, '_>) {
    let leaves = &world().generated.leaves[..500];
    let founding = &world().generated.founded.founding;
    let empty = || Ledger::new(founding.clone(), None).unwrap();
    bencher.counter(ItemsCount::new(leaves.len())).with_inputs(empty).bench_values(|mut ledger| {
        leaves.iter().for_each(|leaf| drop(ledger.apply(leaf).unwrap()));
        ledger
    });
}

#[divan::bench]
fn bundle_verify(bencher: Bencher<'_, '_>) {
    let (generated, index) = (&world().generated, flight().0.index);
    let hashes = world().ledger.tree().inclusion(index, generated.size()).unwrap();
    let proof = Proof { extra: None, index, hashes, checkpoint_note_text: generated.checkpoint.clone() };
    let leaf = generated.leaves[index as usize].clone();
    let text = Bundle::new(proof, leaf, &generated.founded.founding, None, None).to_string();
    bencher.bench(|| Bundle::parse(&text).unwrap().verify(Some(world().genesis)).unwrap());
}

#[divan::bench]
fn rulebook_read(bencher: Bencher<'_, '_>) {
    let files = reference::files();
    bencher.bench(|| Rulebook::read(&files).unwrap());
}

fn nothing_yet() -> Situation {
    Situation::new(world().generated.founded.founding.mechanism().clone(), world().rulebook.clone())
}

#[divan::bench]
fn situation_fold(bencher: Bencher<'_, '_>) {
    let acts = &world().acts;
    bencher.counter(ItemsCount::new(acts.len())).with_inputs(nothing_yet).bench_values(|mut situation| {
        acts.iter().for_each(|(included, content)| situation.apply(included, content.as_ref()));
        situation
    });
}

/// Flights and queries that nobody has answered.
fn unanswered() -> Situation {
    let mut situation = nothing_yet();
    let opens = |content: &Content| world().rulebook.by_wire(content.format).is_some_and(|f| f.opens.is_some());
    let opening = |(_, content): &&(Included, Option<Content>)| content.as_ref().is_some_and(opens);
    let openings = world().acts.iter().filter(opening).take(OPEN_CASES);
    openings.for_each(|(included, content)| situation.apply(included, content.as_ref()));
    situation
}

#[divan::bench]
fn board_with_many_debts(bencher: Bencher<'_, '_>) {
    let situation = unanswered();
    assert!(situation.at(NOW_S * 1000).counts().owed + situation.at(NOW_S * 1000).counts().defaulted > 100);
    bencher.bench(|| situation.at(NOW_S * 1000).board(READER));
}

#[divan::bench(args = ["en", "fr", "ar", "he"])]
fn words_render(bencher: Bencher<'_, '_>, lang: &str) {
    static WORDS: OnceLock<Words> = OnceLock::new();
    let words = WORDS.get_or_init(|| Words::load(&reference::with_desk_words(reference::files()), "").unwrap());
    let mut situation = nothing_yet();
    let acts = world().acts.iter().take(200);
    acts.for_each(|(included, content)| situation.apply(included, content.as_ref()));
    let ctx = Ctx::new(&situation, NOW_S * 1000);
    let phrases: Vec<Phrase> =
        situation.acts().filter_map(|row| situation::phrases::act(&situation, row, &ctx)).collect();
    assert!(phrases.len() > 100);
    bencher
        .counter(ItemsCount::new(phrases.len()))
        .bench(|| phrases.iter().map(|p| words.render(lang, p).len()).sum::<usize>());
}
