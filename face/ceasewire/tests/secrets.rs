//! What of a member's secrets can be found outside of its key files: in the memory of its node, in what it writes.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::{Act, Kernel};
use ceasewire::api::{ActState, Send, Wait};
use ceasewire::found;
use common::process::{Processes, up};
use common::{Mechanism, flight};
use record::Leaf;
use seal::{Keyring, SealingKey};
use std::collections::BTreeMap;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PASSPHRASE: &str = "the river rises before the harvest";
const KEYS: [&str; 4] = ["desk.key", "node.key", "sealing.key", "duress.key"];
const OTHERS: [&str; 6] = ["CHAIR", "SOUTH", "GUAR1", "GUAR2", "GUAR3", "MON"];

/// Secrets by name, as bytes that somebody would look for.
type Secrets = BTreeMap<String, Vec<u8>>;

/// The secrets of a member, as its key files hold them before they are encrypted.
fn secrets_of(m: &Mechanism, name: &str) -> (Secrets, Secrets) {
    let (mut raw, mut written) = (Secrets::new(), Secrets::new());
    let files = [("keys", &KEYS[..]), ("roots", &["root-0.key", "root-1.key", "root-2.key"][..])];
    for (folder, file) in files.iter().flat_map(|(folder, files)| files.iter().map(move |file| (folder, file))) {
        let seed = found::load(&m.folder(name).join(folder).join(file)).unwrap();
        written.insert(format!("{file} as text"), data_encoding::HEXLOWER.encode(&*seed).into_bytes());
        raw.insert((*file).to_owned(), seed.to_vec());
    }
    let pem = std::fs::read_to_string(m.folder(name).join("keys/tls.pem")).unwrap();
    let key = pem.split("-----BEGIN PRIVATE KEY-----").nth(1).unwrap();
    let line = key.lines().map(str::trim).find(|line| line.len() > 40).unwrap();
    written.insert("tls.pem as text".to_owned(), line.as_bytes().to_vec());
    (raw, written)
}

/// NORTH's node as a process of its own, its keys under a passphrase.
struct North(Child);

impl North {
    fn starts(m: &Mechanism, level: &str) -> North {
        let given = m.dir.path().join("credentials");
        std::fs::create_dir_all(&given).unwrap();
        for name in ["ceasewire.passphrase", "ceasewire.new-passphrase"] {
            std::fs::write(given.join(name), PASSPHRASE).unwrap();
        }
        let mut encrypt = Command::new(env!("CARGO_BIN_EXE_ceasewire"));
        encrypt.args(["keys", "encrypt"]).arg(m.folder("NORTH").join("keys")).env("CREDENTIALS_DIRECTORY", &given);
        assert!(encrypt.stdout(Stdio::null()).status().unwrap().success());
        let log = m.dir.path().join("NORTH.log");
        let log = std::fs::OpenOptions::new().create(true).append(true).open(log).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_ceasewire"));
        command.args(["run", "--dir"]).arg(m.folder("NORTH")).env("CREDENTIALS_DIRECTORY", given);
        command.env("CEASEWIRE_LOG", level).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        North(command.spawn().unwrap())
    }

    /// Every place of its memory that it can write, which is all that holds anything but the program. A node forbids other
    /// processes of its user to read it, so this takes root with the capability to trace; `None` where that is not given.
    fn memory(&self) -> Option<Vec<Vec<u8>>> {
        let open = |file: &str| std::fs::File::open(format!("/proc/{}/{file}", self.0.id()));
        let (mut maps, memory) = match open("maps").and_then(|maps| Ok((maps, open("mem")?))) {
            Err(fault) if fault.kind() == std::io::ErrorKind::PermissionDenied => return None,
            opened => opened.unwrap(),
        };
        let maps = std::io::read_to_string(&mut maps).unwrap();
        let mut found = Vec::new();
        for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|may| may.starts_with("rw"))) {
            let (from, to) = line.split(' ').next().unwrap().split_once('-').unwrap();
            let [from, to] = [from, to].map(|text| u64::from_str_radix(text, 16).unwrap());
            let mut bytes = vec![0; usize::try_from(to - from).unwrap()];
            // A part that goes away while it is read holds nothing any more.
            if memory.read_exact_at(&mut bytes, from).is_ok() {
                found.push(bytes);
            }
        }
        assert!(found.iter().map(Vec::len).sum::<usize>() > 1_000_000);
        Some(found)
    }
}

impl Drop for North {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn count(haystack: &[u8], needle: &[u8]) -> usize {
    memchr::memmem::find_iter(haystack, needle).count()
}

/// How often each of these stands in there.
fn times(memory: &[Vec<u8>], secrets: &Secrets) -> BTreeMap<String, usize> {
    let one = |needle: &Vec<u8>| memory.iter().map(|part| count(part, needle)).sum();
    secrets.iter().map(|(name, needle)| (name.clone(), one(needle))).collect()
}

/// What NORTH can open: its channels' secrets and each sealed act's own key, made from its record.
fn opened(m: &Mechanism, sealing: &[u8]) -> (Secrets, Secrets) {
    let copy = m.dir.path().join("copy.segment");
    std::fs::copy(m.folder("NORTH").join("record.segment"), &copy).unwrap();
    let (_, recovered) = store::Segment::open(&copy).unwrap();
    let me = m.founding.member("NORTH").unwrap();
    let mut keyring = Keyring::new(m.founding.genesis(), me, SealingKey::from_seed(sealing.try_into().unwrap()));
    let (mut epochs, mut acts) = (Secrets::new(), Secrets::new());
    for bytes in recovered.records {
        let Ok(Leaf::Act { act, .. }) = Leaf::decode(&bytes) else { continue };
        let act = Act::decode(&act).unwrap();
        let Ok(Some(content)) = keyring.open(&act) else { continue };
        if let Ok(Some(kernel)) = Kernel::read(content.format, &content.fields)
            && let Kernel::Epoch { channel, epoch, .. } = &kernel
            && keyring.receive(&kernel).unwrap_or(false)
        {
            let secret = keyring.secret(*channel, *epoch).unwrap();
            epochs.insert(format!("channel {channel}"), secret.bytes().to_vec());
        }
        if let Some(base) = keyring.base_key_for(&act) {
            acts.insert(act.name().to_string(), base.bytes().to_vec());
        }
    }
    (epochs, acts)
}

/// Says it as soon as the channel is open, and waits until NORTH holds it proven.
async fn proven(m: &Mechanism, who: &str, send: &Send) {
    let begun = Instant::now();
    let in_time = || assert!(begun.elapsed() < Duration::from_secs(60), "{who}: never came to NORTH");
    let sent = loop {
        match m.send(who, send).await {
            Ok(sent) => break sent,
            Err(refused) => assert!(refused.refusals.iter().all(|r| r.code == "no-channel-key"), "{refused:?}"),
        }
        in_time();
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    let wait = Wait { act: sent.name, until: "witnessed".into(), timeout_ms: 1_000, coming: true };
    while m.post::<ActState>("NORTH", "/wait", &wait).await.map_or(true, |act| act.state != "witnessed") {
        in_time();
    }
}

/// NORTH seals to a channel and to a few, signs both, and opens what SOUTH has sealed.
async fn round(m: &Mechanism) {
    let theirs = Send { to: vec!["NORTH".into()], ..flight() };
    let apart = Send { only: vec!["CHAIR".into()], ..flight() };
    for (who, send) in [("NORTH", flight()), ("NORTH", apart), ("SOUTH", theirs)] {
        proven(m, who, &send).await;
    }
}

/// The key that the passphrase gives, computed anew.
fn derived(m: &Mechanism) -> Vec<u8> {
    let file = std::fs::read_to_string(m.folder("NORTH").join("keys/desk.key")).unwrap();
    let salt = data_encoding::HEXLOWER.decode(file.split(' ').nth(5).unwrap().as_bytes()).unwrap();
    let cost = argon2::Params::new(65_536, 3, 1, Some(32)).unwrap();
    let how = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, cost);
    let mut key = vec![0; 32];
    how.hash_password_into(PASSPHRASE.as_bytes(), &salt, &mut key).unwrap();
    key
}

/// What must stay: the keys that sign and open as long as the node runs, the secrets of its channels, and what it has
/// opened, which is what a desk shows. What must go: the passphrase and the key that it gives, every key file as text, the
/// keys of single acts. What never was there: roots.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_node_has_used_of_its_secrets_is_not_found_in_its_memory_afterwards() {
    let m = Mechanism::found();
    let (raw, mut gone) = secrets_of(&m, "NORTH");
    let mut others = Processes::default();
    OTHERS.iter().for_each(|name| others.start(&m, name));
    let north = North::starts(&m, "warn");
    for name in OTHERS.iter().chain(&["NORTH"]) {
        up(&m, name).await;
    }
    round(&m).await;
    if north.memory().is_none() {
        // Past the test's own capture of output, which hides what a test says that passes.
        writeln!(
            std::io::stdout(),
            "SKIPPED: the memory of a node is not searched, since this process may not read it (no CAP_SYS_PTRACE)"
        )
        .unwrap();
        return;
    }
    let (epochs, acts) = opened(&m, &raw["sealing.key"]);
    assert!(!epochs.is_empty() && acts.len() >= 4, "{} {}", epochs.len(), acts.len());
    let (roots, own): (Secrets, Secrets) = raw.into_iter().partition(|(name, _)| name.starts_with("root"));
    gone.extend(roots);
    gone.extend(acts);
    gone.insert("the passphrase".to_owned(), PASSPHRASE.as_bytes().to_vec());
    gone.insert("the key of the passphrase".to_owned(), derived(&m));
    // What a function leaves on its stack is written over by the next that comes as far, so the next acts come first; a
    // thread that has nothing to do ends after ten seconds.
    let (mut left, begun) = (BTreeMap::new(), Instant::now());
    while begun.elapsed() < Duration::from_secs(60) {
        round(&m).await;
        let memory = north.memory().expect("it could be read before");
        let there = times(&memory, &own.clone().into_iter().chain(epochs.clone()).collect());
        assert!(there.values().all(|n| *n > 0), "what must stay is not found, so nothing would be: {there:?}");
        left = times(&memory, &gone);
        left.retain(|_, n| *n > 0);
        if left.is_empty() {
            break;
        }
    }
    assert!(left.is_empty(), "{left:?}");
}

/// Each secret as bytes, as hexadecimal digits, and as base64 of both alphabets.
fn spelled(secrets: Secrets) -> Secrets {
    use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};
    let mut all = Secrets::new();
    for (name, bytes) in secrets {
        for (how, code) in
            [("hex", HEXLOWER), ("HEX", HEXUPPER), ("base64", BASE64_NOPAD), ("base64url", BASE64URL_NOPAD)]
        {
            all.insert(format!("{name} as {how}"), code.encode(&bytes).into_bytes());
        }
        all.insert(name, bytes);
    }
    all
}

fn every_file(dir: &Path, skip: &[&str], into: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap()) {
        let name = entry.file_name().into_string().unwrap();
        match entry.file_type().unwrap() {
            kind if kind.is_dir() && !skip.contains(&name.as_str()) => every_file(&entry.path(), skip, into),
            kind if kind.is_file() => drop(into.insert(entry.path().display().to_string(), read(&entry.path()))),
            _ => {}
        }
    }
}

fn read(path: &Path) -> Vec<u8> {
    // SQLite takes files of its own away.
    std::fs::read(path).unwrap_or_default()
}

/// Everything a command writes, with the most talkative log.
fn says(m: &Mechanism, args: &[&str]) -> (bool, Vec<u8>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ceasewire"));
    command.current_dir(m.dir.path()).args(args).env("CEASEWIRE_LOG", "trace").stdin(Stdio::null());
    let out = command.env_remove("CEASEWIRE_NODE").output().unwrap();
    (out.status.success(), [out.stdout, out.stderr].concat())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_stands_in_a_log_an_answer_an_export_or_a_file_beside_the_keys() {
    let m = Mechanism::found();
    let (raw, _) = secrets_of(&m, "NORTH");
    let mut written = BTreeMap::new();
    let mut others = Processes::default();
    OTHERS.iter().for_each(|name| others.start(&m, name));
    let north = North::starts(&m, "trace");
    for name in OTHERS.iter().chain(&["NORTH"]) {
        up(&m, name).await;
    }
    round(&m).await;
    let (epochs, acts) = opened(&m, &raw["sealing.key"]);
    let root = m.dir.path();
    let mut say = |name: &str, well: bool, args: &[&str]| {
        let (done, said) = says(&m, args);
        assert_eq!(done, well, "{args:?}: {}", String::from_utf8_lossy(&said));
        written.insert(name.to_owned(), said);
    };
    say(
        "founding",
        true,
        &["member", "new", "more", "--name", "MORE", "--kind", "observer", "--address", "127.0.0.1:1"],
    );
    say("listing", true, &["--node", "NORTH", "keys", "list"]);
    let add =
        ["--node", "NORTH", "keys", "add", "NORTH/2", "--purpose", "desk", "--roots", "NORTH/roots", "-o", "next.key"];
    say("rotation", true, &add);
    say("again", false, &add);
    say("export", true, &["--node", "NORTH", "export", "exported"]);
    say("verified", true, &["verify", "exported"]);
    say("no such act", false, &["--node", "NORTH", "--json", "prove", "NORTH 99", "-o", "proof"]);
    say("no such key", false, &["--node", "NORTH", "keys", "revoke", "SOUTH/9", "--roots", "NORTH/roots"]);
    say("locked", false, &["fsck", "NORTH"]);
    let socket = m.folder("NORTH").join("node.sock");
    for (uri, body) in [("/act", "{}"), ("/act", "nonsense"), ("/release", "{}"), ("/nowhere", "")] {
        let answer = link::local::request(&socket, link::Method::POST, uri, body).await.unwrap();
        assert!(!answer.status.is_success(), "{uri}");
        written.insert(format!("{uri} {body}"), answer.bytes.to_vec());
    }
    every_file(&root.join("exported"), &[], &mut written);
    drop(north);
    // A key file that fails: cut, and of another member's passphrase.
    let keys = m.folder("MON").join("keys");
    others.kill("MON");
    let (mon, _) = secrets_of(&m, "MON");
    let text = std::fs::read_to_string(keys.join("desk.key")).unwrap();
    for (name, bent) in [("cut", text[..60].to_owned()), ("another sum", format!("{}00000000\n", &text[..65]))] {
        store::atomic::replace_secret(&keys.join("desk.key"), bent.as_bytes()).unwrap();
        for command in [&["run", "--dir", "MON"][..], &["fsck", "MON"], &["--json", "fsck", "MON"]] {
            let (done, said) = says(&m, command);
            assert!(!done, "{name}: {}", String::from_utf8_lossy(&said));
            assert!(count(&said, &text.as_bytes()[..32]) == 0, "{name}: {}", String::from_utf8_lossy(&said));
            written.insert(format!("{name} {command:?}"), said);
        }
    }
    every_file(&m.folder("NORTH"), &["keys", "roots"], &mut written);
    written.insert("the log".to_owned(), read(&root.join("NORTH.log")));
    assert!(written["the log"].len() > 100_000, "the log is not talkative");

    let next = found::load(&root.join("next.key")).unwrap().to_vec();
    let mut secrets: Secrets = raw.into_iter().chain(epochs).chain(acts).collect();
    secrets.extend(mon.into_iter().map(|(name, bytes)| (format!("MON's {name}"), bytes)));
    secrets.insert("the new key".to_owned(), next);
    secrets.insert("the passphrase".to_owned(), PASSPHRASE.as_bytes().to_vec());
    let secrets = spelled(secrets);
    for (name, bytes) in &written {
        for (secret, needle) in &secrets {
            assert_eq!(count(bytes, needle), 0, "{secret} stands in {name}");
        }
    }
}
