//! Ceasewire's own verifier and the programs in Go, Python and JavaScript come to one verdict on every file.
#![allow(clippy::unwrap_used)]

mod golden;

use act::{Act, Content, Cover, Genesis, Kernel, Seen, SeenRoot, Statement};
use foreign::Verifier;
use golden::world::{CHAIR, CHANNEL, FOUNDED_S, MON, NORTH, SOUTH, World, channels, rulebook};
use golden::{Files, Places, ROUTINE, Story, write_below};
use record::absence::{Absence, HEADER};
use record::bundle::Bundle;
use record::{Founding, Leaf, exhibit, export};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

type Verdict = Result<Value, String>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/golden")
}

fn programs() -> &'static [(&'static str, Verifier); 3] {
    static ALL: OnceLock<[(&str, Verifier); 3]> = OnceLock::new();
    ALL.get_or_init(|| Verifier::all(Path::new(env!("CARGO_TARGET_TMPDIR"))))
}

fn story() -> &'static Story {
    static STORY: OnceLock<Story> = OnceLock::new();
    STORY.get_or_init(Story::play)
}

fn read_below(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            read_below(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// The committed files and folders whose name begins so.
fn committed(prefix: &str) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> =
        paths.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with(prefix)).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

fn items(items: &[(u64, Vec<u8>)]) -> Map<String, Value> {
    items.iter().map(|(number, bytes)| (number.to_string(), hex(bytes).into())).collect()
}

fn cosigners(list: &[(String, u64)]) -> Vec<Value> {
    list.iter().map(|(name, at_s)| json!({ "name": name, "at_s": at_s })).collect()
}

/// Our own verdict, said in the words of the programs.
fn ours(path: &Path, genesis: Option<Genesis>) -> Verdict {
    if path.is_dir() {
        let mut files = Files::new();
        read_below(path, "", &mut files);
        return record(&files, genesis);
    }
    let bytes = fs::read(path).unwrap();
    let text = std::str::from_utf8(&bytes).map_err(|fault| fault.to_string())?;
    if text.starts_with(exhibit::HEADER) {
        return golden::exhibits::verdict(text, genesis);
    }
    if text.starts_with(HEADER) { absence(text, genesis) } else { bundle(text, genesis) }
}

fn bundle(text: &str, genesis: Option<Genesis>) -> Verdict {
    let shown = Bundle::parse(text).and_then(|bundle| bundle.verify(genesis)).map_err(|fault| fault.to_string())?;
    Ok(json!({
        "kind": "bundle", "genesis": hex(&shown.genesis.0), "mechanism": shown.mechanism, "exercise": shown.exercise,
        "name": format!("{} {}", shown.key_name, shown.name.serial), "index": shown.index, "at_ms": shown.at,
        "size": shown.size, "cosigners": cosigners(&shown.cosigners), "public": shown.public,
        "purpose": shown.purpose.key(), "void": shown.void, "items": items(&shown.items), "closed": shown.closed,
    }))
}

fn absence(text: &str, genesis: Option<Genesis>) -> Verdict {
    let absence = Absence::parse(text).map_err(|fault| fault.to_string())?;
    let shown = absence.verify(genesis).map_err(|fault| fault.to_string())?;
    let exercise = Founding::decode(&absence.founding).unwrap().mode != 0;
    Ok(json!({
        "kind": "absence", "genesis": hex(&shown.genesis.0), "mechanism": shown.mechanism, "exercise": exercise,
        "name": format!("{} {}", shown.key_name, shown.name.serial), "index": shown.index, "at_ms": shown.at,
        "size": shown.size, "cosigners": cosigners(&shown.cosigners), "items": items(&shown.items),
        "member": shown.member, "until_ms": shown.until, "others": shown.others, "unopenable": shown.unopenable,
    }))
}

fn record(files: &Files, genesis: Option<Genesis>) -> Verdict {
    // Both rest on what the founders signed; a document that does not hold is refused by `export::verify` itself.
    let on = files.get("genesis").and_then(|bytes| Founding::decode(bytes).ok()).map(|founding| channels(&founding));
    let shown = export::verify(files, genesis, on).map_err(|fault| fault.to_string())?;
    let (ledger, founding) = (&shown.ledger, shown.ledger.founding());
    Ok(json!({
        "kind": "record", "genesis": hex(&founding.genesis().0), "mechanism": founding.name,
        "exercise": founding.mode != 0, "size": ledger.size(), "acts": shown.acts.len(),
        "root": hex(&ledger.tree().root()), "until_ms": ledger.last_at(), "cosigners": cosigners(&shown.cosigners),
    }))
}

/// The verdict of all four on each path, once it is sure that it is one.
fn verdicts(paths: &[PathBuf], genesis: Option<Genesis>) -> Vec<Verdict> {
    let wanted = genesis.map(|genesis| hex(&genesis.0));
    let arguments: Vec<&str> = wanted.iter().flat_map(|wanted| ["--genesis", wanted]).collect();
    let ours: Vec<Verdict> = paths.iter().map(|path| ours(path, genesis)).collect();
    for (language, program) in programs() {
        for ((path, ours), theirs) in paths.iter().zip(&ours).zip(program.judge(&arguments, paths)) {
            let path = path.display();
            match (ours, theirs) {
                (Ok(ours), Ok(theirs)) => {
                    let theirs: Value = serde_json::from_str(&theirs).unwrap();
                    assert_eq!(*ours, theirs, "{language} says something else of {path}");
                }
                (Err(_), Err(_)) => {}
                (ours, theirs) => panic!("{path}: we say {ours:?}, {language} says {theirs:?}"),
            }
        }
    }
    ours
}

#[test]
fn the_golden_files_can_be_made_again_to_the_byte() {
    let made = story().files();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        for path in committed("") {
            match path.file_name().unwrap().to_str().unwrap() {
                "README.md" => {}
                _ if path.is_dir() => fs::remove_dir_all(path).unwrap(),
                _ => fs::remove_file(path).unwrap(),
            }
        }
        write_below(&folder(), &made);
    }
    let mut found = Files::new();
    read_below(&folder(), "", &mut found);
    let readme = String::from_utf8(found.remove("README.md").unwrap()).unwrap();
    assert!(made.keys().eq(found.keys()), "UPDATE_GOLDEN=1 writes the golden files anew");
    for (name, bytes) in &made {
        assert!(found[name] == *bytes, "{name} has changed; UPDATE_GOLDEN=1 writes the golden files anew");
        let top = name.split('/').next().unwrap();
        assert!(readme.contains(&format!("`{top}`")), "README.md does not tell what {top} is");
    }
}

#[test]
fn all_four_accept_what_is_good_and_say_the_same_of_it() {
    let good = committed("good-");
    for genesis in [None, Some(story().world.genesis())] {
        for (path, verdict) in good.iter().zip(verdicts(&good, genesis)) {
            assert!(verdict.is_ok(), "{}: {verdict:?}", path.display());
        }
    }
    let shown = |name: &str| ours(&folder().join(name), None).unwrap();
    let one = shown("good-sealed-one-item-open.tlog-proof");
    assert_eq!((&one["name"], &one["closed"]), (&json!("NORTH 1"), &json!(6)));
    assert_eq!(one["items"], json!({ "16": hex(b"\x78\x1dFlight over the ford at 07:00") }));
    assert_eq!(shown("good-by-added-key.tlog-proof")["name"], "NORTH/F3 1");
    assert_eq!(shown("good-by-key-of-added-key.tlog-proof")["name"], "NORTH/F5 1");
    let renamed = shown("good-by-key-of-old-name.tlog-proof");
    assert_eq!(
        (&renamed["name"], &renamed["purpose"], &renamed["void"]),
        (&json!("GUAR1/N 1"), &json!("machine"), &json!(false))
    );
    assert_eq!(shown("good-by-machine-without-effect.tlog-proof")["void"], true);
    let both = shown("good-evidence-fork-with-witnesses");
    assert!(both["against"][3].is_object(), "the log and the three who signed both heads");
    let sure = ["two-texts-by-added-key", "bad-seal-commitment", "back-dated", "omission"];
    for (files, one_of) in [(&sure[..], false), (&["back-dated-by-one", "seen-other"], true)] {
        files.iter().for_each(|file| assert_eq!(shown(&format!("good-evidence-{file}"))["one_of"], one_of, "{file}"));
    }
    assert_eq!(shown("good-absence-of-noise")["unopenable"], 1);
    let absence = shown("good-absence");
    assert_eq!((&absence["member"], &absence["others"], &absence["size"]), (&json!("SOUTH"), &json!(3), &json!(273)));
}

#[test]
fn all_four_refuse_what_is_bent() {
    let bad = committed("bad-");
    for (path, verdict) in bad.iter().zip(verdicts(&bad, None)) {
        assert!(verdict.is_err(), "{}: {verdict:?}", path.display());
    }
}

#[test]
fn all_four_refuse_another_mechanism_than_the_one_asked_for() {
    let good = committed("good-");
    let other = World::found("another-exercise").genesis();
    assert!(verdicts(&good, Some(other)).iter().all(Result::is_err));
}

const FLIPS: usize = 300;

#[test]
fn no_byte_of_a_good_file_can_be_another() {
    for good in committed("good-").into_iter().filter(|path| path.is_file()) {
        let (bytes, mut places) = (fs::read(&good).unwrap(), Places(4711));
        let scratch = tempfile::tempdir().unwrap();
        // Files of evidence are many, and begin with the same genesis document as all the others.
        let many = bytes.starts_with(exhibit::HEADER.as_bytes());
        let (from, flips) = if many { (bytes.len().saturating_sub(6_000), FLIPS / 10) } else { (0, FLIPS) };
        let flip = |_| {
            let mut bent = bytes.clone();
            let path = scratch.path().join(places.flip(&mut bent[from..]));
            fs::write(&path, bent).unwrap();
            path
        };
        let paths: Vec<_> = (0..flips).map(flip).collect();
        for (path, verdict) in paths.iter().zip(verdicts(&paths, None)) {
            assert!(verdict.is_err(), "{} at {}: {verdict:?}", good.display(), path.display());
        }
    }
}

#[test]
fn no_byte_of_a_record_can_be_another() {
    let (good, mut places) = (folder().join("good-record"), Places(4712));
    let mut files = Files::new();
    read_below(&good, "", &mut files);
    let scratch = tempfile::tempdir().unwrap();
    let names: Vec<_> = files.keys().cloned().collect();
    let flip = |n: usize| {
        // Every file gets its share, however short it is.
        let mut bent = files.clone();
        let path = scratch.path().join(n.to_string());
        places.flip(bent.get_mut(&names[n % names.len()]).unwrap());
        write_below(&path, &bent);
        path
    };
    let paths: Vec<_> = (0..FLIPS).map(flip).collect();
    for (n, verdict) in verdicts(&paths, None).iter().enumerate() {
        assert!(verdict.is_err(), "{}, flip {n}: {verdict:?}", names[n % names.len()]);
    }
}

#[test]
fn a_record_with_a_file_too_many_or_too_few_is_refused() {
    let good = story().record();
    let scratch = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    let mut keep = |files: &Files| {
        let path = scratch.path().join(paths.len().to_string());
        write_below(&path, files);
        paths.push(path);
    };
    for name in good.keys() {
        let mut files = good.clone();
        files.remove(name);
        keep(&files);
    }
    for more in ["more", "tile/0/002", "tile/0/001.p/13", "tile/2/000.p/1", "tile/entries/002"] {
        let mut files = good.clone();
        files.insert(more.into(), b"more".to_vec());
        keep(&files);
    }
    // Lines that all hold, in another order: a record has one form.
    let text = String::from_utf8(good["checkpoint"].clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for order in [[4, 6, 5, 7, 8], [5, 4, 6, 7, 8], [8, 4, 5, 6, 7]] {
        let mut files = good.clone();
        let signatures: String = order.iter().map(|n| format!("{}\n", lines[*n])).collect();
        let swapped = format!("{}\n\n{signatures}", lines[..3].join("\n"));
        files.insert("checkpoint".into(), swapped.into_bytes());
        keep(&files);
    }
    let mut unsure = good.clone();
    let stranger = tlog::SigningKey::from_seed(&[1; 32]);
    let line = tlog::note::Note::sign("x\n", "stranger.example", &stranger).unwrap();
    unsure.get_mut("checkpoint").unwrap().extend(format!("{line}\n").bytes());
    keep(&unsure);
    assert!(verdicts(&paths, None).iter().all(Result::is_err));
}

/// What may not stand in a record even if the sequencer and every witness sign it.
#[test]
fn a_record_that_all_who_watch_have_signed_is_still_refused_for_one_bad_leaf() {
    let scratch = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    let mut keep = |w: &World, leaves: &[Vec<u8>]| {
        let path = scratch.path().join(paths.len().to_string());
        write_below(&path, &export_of(w, leaves));
        paths.push(path);
    };
    let mut w = World::found("exercise");
    let (chair, north, south) = (w.key(CHAIR, 0), w.key(NORTH, 0), w.key(SOUTH, 0));
    w.publish(&Content { format: 45, ..Content::default() }, &chair);
    golden::add_key(&mut w, "NORTH/F3", 3);
    let leaves = w.leaves.clone();
    keep(&w, &leaves);
    let at = w.now + 5_000;
    let of = |at: u64, act: Act| Leaf::Act { at, act: act.encode() }.encode();
    let said = |serial: u64, format: u64| Statement {
        serial,
        claimed_s: FOUNDED_S,
        precedence: ROUTINE,
        seen: Seen { size: 0, root: SeenRoot::Whole(tlog::empty_root()) },
        cover: Cover::Public { content: Content { format, ..Content::default() }.encode() },
    };
    let kernel = |serial: u64, kernel: &Kernel| {
        let content = Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() }.encode();
        Statement { cover: Cover::Public { content }, ..said(serial, 45) }
    };
    let genesis = w.genesis();
    let sign = |statement, key: &act::ActKey| Act::sign(statement, key, &genesis);
    let add = |approvals| Kernel::KeyAdd {
        name: "SOUTH/F1".into(),
        public: w.key(SOUTH, 5).public().bytes(),
        purpose: act::Purpose::Field,
        approvals,
    };
    let change = add(Vec::new()).change();
    let approved = w.approve(SOUTH, &change);
    let node = w.key(SOUTH, 1);
    let given = w.epoch(CHANNEL);
    let epoch = |bend: &dyn Fn(&mut Kernel)| {
        let mut kernel = given.clone();
        bend(&mut kernel);
        kernel
    };
    let wraps = |kernel: &mut Kernel, bend: &dyn Fn(&mut Vec<act::EpochWrap>)| {
        if let Kernel::Epoch { wraps, .. } = kernel {
            bend(wraps);
        }
    };
    let sealed = |serial: u64, channel: u64, epoch: u64| {
        let (commitment, tag, ciphertext) = ([1; 32], [2; 8], vec![3; 32]);
        Statement { cover: Cover::Channel { channel, epoch, commitment, tag, ciphertext }, ..said(serial, 45) }
    };
    let first = sign(kernel(1, &given), &south);
    let complaint = |of: &Act| Kernel::Complaint { act: of.name(), key: [0; 32] };
    let second = |serial| {
        kernel(
            serial,
            &epoch(&|k| {
                if let Kernel::Epoch { epoch, .. } = k {
                    *epoch = 2
                }
            }),
        )
    };
    let mon = w.key(MON, 1);
    // Each a leaf, or some that stand one after the other.
    let good = [
        vec![sign(said(1, 45), &south)],
        vec![sign(said(1024, 45), &south)],
        vec![sign(kernel(2, &add(approved.clone())), &south)],
        vec![sign(said(1, 45), &w.key(NORTH, 3))],
        vec![first.clone()],
        vec![sign(kernel(1, &given), &node)],
        vec![first.clone(), sign(sealed(2, CHANNEL, 1), &chair)],
        vec![first.clone(), sign(second(2), &south), sign(sealed(2, CHANNEL, 1), &chair)],
        vec![first.clone(), sign(kernel(1, &complaint(&first)), &mon), sign(second(2), &north)],
        // Its giver's own complaint, or one about something else, takes nobody's turn.
        vec![first.clone(), sign(kernel(1, &complaint(&first)), &node), sign(second(2), &south)],
        vec![first.clone(), sign(kernel(1, &Kernel::Deposit { hash: [1; 32], at_ms: 1 }), &node)],
    ];
    let bad = [
        vec![sign(said(1, 45), &north)],
        vec![sign(said(1025, 45), &south)],
        vec![sign(said(1, 45), &w.key(NORTH, 4))],
        vec![sign(said(1, 2), &south)],
        vec![sign(kernel(1, &add(approved[..1].to_vec())), &south)],
        vec![sign(kernel(1, &add(vec![approved[0], approved[0]])), &south)],
        vec![sign(kernel(2, &add(approved.clone())), &north)],
        vec![sign(second(1), &south)],
        vec![sign(kernel(2, &given), &chair)],
        vec![sign(kernel(1, &epoch(&|k| wraps(k, &|w| drop(w.pop())))), &south)],
        vec![sign(kernel(1, &epoch(&|k| wraps(k, &|w| w.swap(2, 3)))), &south)],
        vec![sign(kernel(1, &epoch(&|k| wraps(k, &|w| w.push(w[6].clone())))), &south)],
        vec![sign(kernel(1, &epoch(&|k| wraps(k, &|w| w[1].to.0 = 7))), &south)],
        vec![sign(kernel(1, &epoch(&|k| wraps(k, &|w| w[1].secret.clear()))), &south)],
        vec![sign(kernel(1, &epoch(&|k| wraps(k, &|w| w[1].enc.clear()))), &south)],
        vec![sign(
            kernel(
                1,
                &epoch(&|k| {
                    if let Kernel::Epoch { channel, .. } = k {
                        *channel = 3
                    }
                }),
            ),
            &south,
        )],
        vec![sign(sealed(1, CHANNEL, 1), &south)],
        vec![first.clone(), sign(sealed(2, CHANNEL, 0), &south)],
        vec![first.clone(), sign(sealed(2, CHANNEL, 999), &south)],
        vec![first.clone(), sign(sealed(2, CHANNEL + 1, 1), &south)],
        vec![first.clone(), sign(sealed(2, 3, 1), &south)],
        vec![first.clone(), sign(kernel(1, &complaint(&first)), &mon), sign(second(2), &south)],
        vec![sign(said(1, 45), &node)],
        vec![sign(kernel(1, &Kernel::Disclose { act: first.name(), opening: vec![0x80] }), &node)],
        vec![Act::sign(said(1, 45), &south, &Genesis([3; 32]))],
    ];
    for acts in good.iter().chain(&bad) {
        let more: Vec<Vec<u8>> = acts.iter().map(|act| of(at, act.clone())).collect();
        keep(&w, &[&leaves[..], &more].concat());
    }
    let early = of(at - 60_000, sign(said(1, 45), &south));
    for last in [&early, &leaves[0], &leaves[1]] {
        keep(&w, &[&leaves[..], std::slice::from_ref(last)].concat());
    }
    let verdicts = verdicts(&paths, None);
    for (n, verdict) in verdicts.iter().enumerate() {
        assert_eq!(verdict.is_ok(), n <= good.len(), "record {n}: {verdict:?}");
    }
}

fn export_of(w: &World, leaves: &[Vec<u8>]) -> Files {
    let mut tree = tlog::Tree::new();
    leaves.iter().for_each(|leaf| tree.push(tlog::leaf_hash(leaf)));
    let mut files = Files::from([
        ("genesis".to_string(), w.founding.encode()),
        ("rulebook".to_string(), rulebook()),
        ("checkpoint".to_string(), w.collude(leaves).into_bytes()),
    ]);
    for path in tlog::tile::tiles_for(0, tree.size()) {
        let entries: Vec<&[u8]> = leaves.iter().map(Vec::as_slice).collect();
        let bytes = tree.tile(&path).unwrap_or_else(|| tlog::tile::encode_entries(&entries).unwrap());
        files.insert(path.to_string(), bytes);
    }
    files
}

#[test]
fn wrong_usage_ends_with_two_and_a_file_of_another_kind_with_one() {
    for (_, program) in programs() {
        assert_eq!(program.run(&[], &[]).0, 2);
        assert_eq!(program.run(&["--genesis"], &[]).0, 2);
        assert_eq!(program.run(&["--genesis", "12"], &[folder()]).0, 2);
        assert_eq!(program.run(&["--help"], &[]).0, 2);
        let none = ["README.md", "no such file"].map(|name| folder().join(name));
        assert!(program.judge(&[], &none).iter().all(Result::is_err));
    }
}
