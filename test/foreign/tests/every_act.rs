//! Every kind of act as frozen bytes, which our own code, the programs in Go, Python and JavaScript read alike.
#![allow(clippy::unwrap_used)]

mod acts;
mod golden;

use act::{Act, Content, Kernel};
use acts::words::WORDS;
use acts::{FORMATS, LATER, Play, Vector, sealing, unknown};
use foreign::Verifier;
use golden::{Files, write_below};
use record::bundle::Bundle;
use record::{Leaf, export};
use seal::{Opening, SealFault, Verdict};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/acts")
}

fn play() -> &'static Play {
    static PLAY: OnceLock<Play> = OnceLock::new();
    PLAY.get_or_init(Play::perform)
}

/// One act of each kind, in the language of its worked example.
fn kinds() -> Vec<&'static Vector> {
    play().vectors.iter().filter(|vector| !vector.stem.contains('.')).collect()
}

/// What each of the programs says of each path.
fn verdicts(paths: &[PathBuf]) -> [(&'static str, Vec<Result<String, String>>); 3] {
    static ALL: OnceLock<[(&str, Verifier); 3]> = OnceLock::new();
    let all = ALL.get_or_init(|| Verifier::all(Path::new(env!("CARGO_TARGET_TMPDIR"))));
    let genesis = data_encoding::HEXLOWER.encode(&play().world.genesis().0);
    all.each_ref().map(|(language, program)| (*language, program.judge(&["--genesis", &genesis], paths)))
}

fn read_below(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            read_below(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

const COMMITTED_LEN_MAX: usize = 1_200_000;

#[test]
fn the_vectors_can_be_made_again_to_the_byte() {
    let made = play().files();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        for path in fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
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
    assert!(found.values().map(Vec::len).sum::<usize>() < COMMITTED_LEN_MAX);
    assert!(found.remove("README.md").is_some());
    assert!(made.keys().eq(found.keys()), "UPDATE_GOLDEN=1 writes the vectors anew");
    for (name, bytes) in &made {
        assert!(found[name] == *bytes, "{name} has changed: a changed vector is a changed format; UPDATE_GOLDEN=1");
    }
}

#[test]
fn every_kernel_act_and_every_format_is_there_in_every_language_that_it_has_words_in() {
    let play = play();
    let formats: BTreeSet<_> = play.rulebook.formats().iter().map(|format| format.name.as_str()).collect();
    let all = || FORMATS.into_iter().chain(LATER);
    assert_eq!(formats, all().collect(), "a new format is appended to LATER");
    let kernels = Kernel::ALL.map(|(_, key)| key);
    let stems: BTreeSet<_> = kinds().iter().map(|vector| vector.stem.as_str()).collect();
    assert_eq!(stems, kernels.into_iter().chain(all()).collect());
    for vector in kinds() {
        for words in &WORDS[1..] {
            let stem = format!("{}.{}", vector.stem, words.lang);
            let there = play.vectors.iter().any(|other| other.stem == stem);
            assert_eq!(there, vector.content.lang.is_some(), "{stem}");
        }
    }
    let with_words = kinds().iter().filter(|vector| vector.content.lang.is_some()).count();
    assert_eq!((kinds().len(), with_words, play.vectors.len()), (85, 57, 85 + 3 * 57));
}

#[test]
fn each_act_comes_back_from_its_bytes_its_burst_its_leaf_and_its_seal() {
    let (play, genesis) = (play(), play().world.genesis());
    for vector in &play.vectors {
        let (bytes, stem) = (vector.act.encode(), &vector.stem);
        let act = Act::decode(&bytes).unwrap();
        assert_eq!(act.encode(), bytes, "{stem}");
        assert_eq!(Content::decode(&vector.content.encode()).as_ref(), Ok(&vector.content), "{stem}");
        let burst = act.encode_burst();
        assert_eq!(Act::decode_burst(&burst).unwrap().encode(), bytes, "{stem}");
        let format = play.rulebook.by_wire(vector.content.format);
        // A format that promises a burst promises it for its required fields.
        let required = |format: &rulebook::Format| format.fields.iter().filter(|def| def.required).count();
        let may_be_long = |f: &rulebook::Format| !f.burst || vector.content.fields.len() > required(f);
        assert!(vector.burst().is_some() || format.is_none_or(may_be_long), "{stem}: {}", burst.len());
        let leaf = Leaf::decode(&vector.leaf).unwrap();
        assert!(matches!(&leaf, Leaf::Act { act, .. } if *act == bytes), "{stem}");
        assert_eq!(leaf.encode(), vector.leaf, "{stem}");
        let signed = act.verify(&vector.key.public(), &genesis).unwrap();
        if let (Some(base), Some(opening)) = (&vector.base, vector.opening()) {
            let opened = seal::open(signed.statement(), &signed.name(), base, &genesis);
            assert_eq!(opened.as_ref(), Ok(&vector.content), "{stem}");
            let read = Opening::decode(&opening.encode()).unwrap();
            assert_eq!(read.encode(), opening.encode(), "{stem}");
            assert_eq!(read.verify(&vector.commitment().unwrap()), Ok(vector.content.items()), "{stem}");
        }
        match format {
            Some(format) => {
                assert_eq!(format.encode(&format.decode(&vector.content.fields).unwrap()), vector.content.fields)
            }
            None => {
                let kernel = Kernel::read(vector.content.format, &vector.content.fields).unwrap().unwrap();
                assert_eq!(kernel.fields(), vector.content.fields, "{stem}");
            }
        }
    }
}

#[test]
fn what_the_complaint_is_about_shows_its_author_at_fault() {
    let (play, (statement, base)) = (play(), &play().forged);
    let complaint = &play.vector("complaint").content;
    let Ok(Some(Kernel::Complaint { act, key })) = Kernel::read(complaint.format, &complaint.fields) else {
        panic!("the complaint is none")
    };
    assert_eq!(key, *base.bytes());
    let verdict = seal::judge_complaint(statement, &act, &key, &play.world.genesis());
    assert_eq!(verdict, Verdict::Founded(SealFault::Commitment));
}

#[test]
fn no_bit_of_an_act_can_be_another() {
    let genesis = play().world.genesis();
    let refuses = |vector: &Vector, bit: usize| {
        let mut bent = vector.act.encode();
        bent[bit / 8] ^= 1 << (bit % 8);
        let verdict = Act::decode(&bent).and_then(|act| act.verify(&vector.key.public(), &genesis));
        assert!(verdict.is_err(), "{} bit {bit}", vector.stem);
    };
    let bits = |vector: &'static Vector| {
        let len = vector.act.encode().len();
        // Every bit of one act of each kind, one bit of every byte of the long ones and of those in other languages.
        let every = len < 512 && !vector.stem.contains('.');
        (0..len * 8).filter(move |bit| every || bit % 8 == bit / 8 % 8)
    };
    let all = &play().vectors;
    std::thread::scope(|scope| {
        for part in all.chunks(all.len().div_ceil(4)) {
            scope.spawn(move || part.iter().for_each(|vector| bits(vector).for_each(|bit| refuses(vector, bit))));
        }
    });
}

#[test]
fn a_key_that_this_version_does_not_know_is_refused_wherever_it_stands() {
    let (play, genesis) = (play(), play().world.genesis());
    for vector in &play.vectors {
        let stem = &vector.stem;
        assert_eq!(unknown::plain(vector, &genesis), vector.act.encode(), "{stem}");
        for (place, act) in unknown::acts(vector, &genesis) {
            assert!(Act::decode(&act).is_err(), "{stem}: {place}");
        }
        assert!(Leaf::decode(&unknown::leaf(vector)).is_err(), "{stem}");
        for content in unknown::contents(&vector.content) {
            assert!(Content::decode(&content).is_err(), "{stem}");
            if let Some(base) = &vector.base {
                let (statement, name) = (vector.act.statement().clone(), vector.act.name());
                let forged = sealing::forge(statement, &name, base, &genesis, &content);
                assert_eq!(seal::open(&forged, &name, base, &genesis), Err(SealFault::Content), "{stem}");
            }
        }
        let mut fields = vector.content.fields.clone();
        fields.insert(200, vec![0]);
        match vector.stem.split('.').next().unwrap() {
            // These carry the fields of the case's format, and only that knows which there are.
            "read-back" | "amend" => {
                let flight = play.rulebook.format("ntf-flight").unwrap();
                assert!(flight.decode(&fields).unwrap_err().iter().any(|refusal| refusal.code == "field-unknown"));
            }
            kind => match play.rulebook.format(kind) {
                Some(format) => assert_eq!(format.decode(&fields).unwrap_err()[0].code, "field-unknown", "{stem}"),
                None => assert!(Kernel::read(vector.content.format, &fields).is_err(), "{stem}"),
            },
        }
    }
}

fn items(items: &[(u64, Vec<u8>)]) -> Map<String, Value> {
    items.iter().map(|(number, bytes)| (number.to_string(), data_encoding::HEXLOWER.encode(bytes).into())).collect()
}

#[test]
fn all_four_accept_the_record_and_count_the_same_acts() {
    let (path, mut files) = (folder().join("record"), Files::new());
    read_below(&path, "", &mut files);
    let shown = export::verify(&files, Some(play().world.genesis()), None).unwrap();
    let said: Vec<_> = shown.acts.iter().map(|included| (included.index, included.act.encode())).collect();
    for vector in &play().vectors {
        assert!(said.contains(&(vector.index, vector.act.encode())), "{}", vector.stem);
    }
    for (language, said) in verdicts(&[path]) {
        let said: Value = serde_json::from_str(said[0].as_ref().unwrap()).unwrap();
        let ours = json!([shown.ledger.size(), shown.acts.len(), shown.cosigners.len()]);
        assert_eq!(
            json!([said["size"], said["acts"], said["cosigners"].as_array().unwrap().len()]),
            ours,
            "{language}"
        );
    }
}

#[test]
fn all_four_show_the_same_items_of_each_act() {
    let (play, scratch) = (play(), tempfile::tempdir().unwrap());
    let mut paths = Vec::new();
    let ours = play.vectors.iter().map(|vector| {
        let text = play.bundle(vector);
        paths.push(scratch.path().join(&vector.stem));
        fs::write(paths.last().unwrap(), &text).unwrap();
        let shown = Bundle::parse(&text).unwrap().verify(Some(play.world.genesis())).unwrap();
        assert_eq!((&shown.items, shown.closed), (&vector.content.items(), 0), "{}", vector.stem);
        assert_eq!(shown.public, vector.base.is_none(), "{}", vector.stem);
        let name = format!("{} {}", vector.author, vector.act.name().serial);
        json!([name, shown.index, shown.at, shown.size, shown.public, shown.closed, items(&shown.items)])
    });
    let ours: Vec<_> = ours.collect();
    for (language, said) in verdicts(&paths) {
        for ((said, ours), path) in said.iter().zip(&ours).zip(&paths) {
            let said: Value = serde_json::from_str(said.as_ref().unwrap()).unwrap();
            let keys = ["name", "index", "at_ms", "size", "public", "closed", "items"];
            assert_eq!(json!(keys.map(|key| said[key].clone())), *ours, "{language} of {}", path.display());
        }
    }
}

/// As the text of `core/seal` and the README beside the vectors say; ciphertexts, salts and the duress tag included.
#[test]
fn a_python_program_written_from_the_text_makes_every_act_again() {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("python/acts.py");
    let run = |folder: &Path| {
        let output = Command::new("/usr/bin/python3").arg(&program).arg(folder).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (accepted, count, complaint) = run(&folder());
    assert!(accepted, "this needs python3-cbor2 and python3-cryptography: {complaint}");
    assert_eq!(count.trim(), play().vectors.len().to_string());
    let (scratch, mut files) = (tempfile::tempdir().unwrap(), Files::new());
    read_below(&folder(), "", &mut files);
    for field in ["content", "act", "burst", "leaf", "opening", "base-key", "commitment"] {
        let mut bent = files.clone();
        let opened = bent.get_mut("opened.txt").unwrap();
        let text = String::from_utf8(opened.clone()).unwrap();
        let line = text.find(&format!("\n{field}: ")).unwrap() + 1;
        let last = line + text[line..].find('\n').unwrap() - 1;
        opened[last] = if opened[last] == b'0' { b'1' } else { b'0' };
        write_below(scratch.path(), &bent);
        let (accepted, _, complaint) = run(scratch.path());
        assert!(!accepted && complaint.starts_with("opened.txt: another"), "{field}: {complaint}");
    }
}

/// Even if the author, the sequencer and every witness sign them.
#[test]
fn all_four_refuse_a_key_that_this_version_does_not_know() {
    let (play, scratch) = (play(), tempfile::tempdir().unwrap());
    let (leaves, good) = unknown::leaves(play, &kinds());
    let texts = unknown::bundles(play, leaves);
    let ours = texts.iter().map(|text| Bundle::parse(text).and_then(|bundle| bundle.verify(None)).is_ok());
    let ours: Vec<_> = ours.collect();
    assert!(ours.iter().enumerate().all(|(n, accepted)| *accepted == (n < good)), "{ours:?}");
    let paths: Vec<_> = (0..texts.len()).map(|n| scratch.path().join(n.to_string())).collect();
    paths.iter().zip(&texts).for_each(|(path, text)| fs::write(path, text).unwrap());
    for (language, said) in verdicts(&paths) {
        for (n, said) in said.iter().enumerate() {
            assert_eq!(said.is_ok(), n < good, "{language}, bundle {n}: {said:?}");
        }
    }
}
