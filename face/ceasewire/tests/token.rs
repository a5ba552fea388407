//! A desk whose key is on a PKCS#11 token, as the operator's manual sets it up, with SoftHSM as the token.
//!
//! It needs Debian's package `softhsm2`, which `cargo xtask test` installs.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use ceasewire::api::{ActState, Refused, Sent, Wait};
use common::process::{Processes, up};
use common::{Mechanism, flight};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const LIBRARY: &str = "/usr/lib/softhsm/libsofthsm2.so";
const PIN: &str = "64208135";
const OTHERS: [&str; 5] = ["CHAIR", "GUAR1", "GUAR2", "GUAR3", "MON"];

/// The environment of whatever asks the token.
struct Desk<'a> {
    m: &'a Mechanism,
    conf: PathBuf,
}

impl<'a> Desk<'a> {
    fn with_a_token(m: &'a Mechanism) -> Desk<'a> {
        assert!(Path::new(LIBRARY).exists(), "{LIBRARY} is needed: apt-get install softhsm2");
        let conf = m.dir.path().join("softhsm2.conf");
        std::fs::create_dir(m.dir.path().join("tokens")).unwrap();
        let tokens = format!("directories.tokendir = {}/tokens\n", m.dir.path().display());
        std::fs::write(&conf, tokens).unwrap();
        let desk = Desk { m, conf };
        let mut init = Command::new("softhsm2-util");
        init.args(["--init-token", "--free", "--label", "NORTH", "--so-pin", "135724", "--pin", PIN]);
        desk.done(init.env("SOFTHSM2_CONF", &desk.conf));
        desk
    }

    /// Names the token in NORTH's configuration, whose path it answers.
    fn configures(&self) -> PathBuf {
        let config = self.m.folder("NORTH").join("node.toml");
        let mut file = std::fs::OpenOptions::new().append(true).open(&config).unwrap();
        writeln!(file, "\n[token]\nlibrary = \"{LIBRARY}\"\nlabel = \"NORTH\"\ndesk_key = \"desk\"").unwrap();
        config
    }

    /// Takes the two halves of a key out of the token, which keeps each in a file, and gives them.
    fn halves(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let token = std::fs::read_dir(self.m.dir.path().join("tokens")).unwrap().next().unwrap().unwrap().path();
        let files = std::fs::read_dir(token).unwrap().map(|file| file.unwrap().path());
        let of_keys =
            |path: &PathBuf| path.extension().is_some_and(|end| end == "object") && !path.ends_with("token.object");
        let halves: Vec<_> = files.filter(of_keys).map(|path| (path.clone(), std::fs::read(path).unwrap())).collect();
        halves.iter().for_each(|(path, _)| std::fs::remove_file(path).unwrap());
        halves
    }

    fn command(&self, pin: Option<&str>, args: &[&str]) -> Command {
        let given = self.m.dir.path().join("credentials");
        let _ = std::fs::remove_dir_all(&given);
        std::fs::create_dir(&given).unwrap();
        if let Some(pin) = pin {
            std::fs::write(given.join("ceasewire.token-pin"), format!("{pin}\n")).unwrap();
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_ceasewire"));
        command.current_dir(self.m.dir.path()).args(args).stdin(Stdio::null());
        command.env("SOFTHSM2_CONF", &self.conf).env("CREDENTIALS_DIRECTORY", given).env("CEASEWIRE_LOG", "trace");
        command
    }

    fn done(&self, command: &mut Command) -> String {
        let out = command.output().unwrap();
        assert!(out.status.success(), "{command:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    }

    fn node(&self) -> Child {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.m.dir.path().join("NORTH.log"));
        let mut run = self.command(Some(PIN), &["run", "--dir", "NORTH"]);
        run.stdout(Stdio::null()).stderr(log.unwrap()).spawn().unwrap()
    }
}

/// Sends, as soon as the channel has a key.
async fn send(m: &Mechanism) -> Result<Sent, Refused> {
    let begun = Instant::now();
    loop {
        match m.send("NORTH", &flight()).await {
            Err(no) if no.refusals.iter().all(|r| r.code == "no-channel-key" || r.code == "key-unknown") => {
                assert!(begun.elapsed() < Duration::from_secs(60), "{no:?}");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            said => return said,
        }
    }
}

async fn witnessed(m: &Mechanism, act: &str) {
    let begun = Instant::now();
    let wait = Wait { act: act.into(), until: "witnessed".into(), timeout_ms: 1_000, coming: true };
    while m.post::<ActState>("NORTH", "/wait", &wait).await.map_or(true, |act| act.state != "witnessed") {
        assert!(begun.elapsed() < Duration::from_secs(60), "{act} is never witnessed");
    }
}

fn stop(mut node: Child) {
    node.kill().unwrap();
    node.wait().unwrap();
}

async fn signs(kind: &str) {
    let m = Mechanism::found();
    let desk = Desk::with_a_token(&m);
    let mut others = Processes::default();
    OTHERS.iter().for_each(|name| others.start(&m, name));
    let node = desk.node();
    for name in OTHERS.iter().chain(&["NORTH"]) {
        up(&m, name).await;
    }
    // While the node still signs with its file: a key on the token, registered by two roots.
    let config = desk.configures();
    let made = desk.done(&mut desk.command(Some(PIN), &["--node", "NORTH", "keys", "token", "--make", kind]));
    let shown = desk.done(&mut desk.command(None, &["--node", "NORTH", "keys", "token"]));
    assert_eq!(made, shown);
    let add = ["--node", "NORTH", "keys", "add", "NORTH/T", "--purpose", "desk", "--roots", "NORTH/roots", "--public"];
    let said = desk.done(&mut desk.command(None, &[&add[..], &[made.trim()]].concat()));
    witnessed(&m, said.lines().next().unwrap().trim()).await;
    stop(node);

    let node = desk.node();
    up(&m, "NORTH").await;
    let first = send(&m).await.unwrap();
    assert_eq!(first.name, "NORTH/T 1");
    witnessed(&m, &first.name).await;
    for n in 2..6 {
        assert_eq!(send(&m).await.unwrap().name, format!("NORTH/T {n}"));
    }
    witnessed(&m, "NORTH/T 5").await;
    // Taken out while the node runs: it says so, keeps nothing of what was to be said, and goes on with everything else.
    let (tokens, away) = (m.dir.path().join("tokens"), m.dir.path().join("away"));
    std::fs::rename(&tokens, &away).unwrap();
    for _ in 0..2 {
        let refused = send(&m).await.unwrap_err();
        assert!(refused.refusals.iter().all(|r| r.code == "key-token-fault"), "{refused:?}");
    }
    std::fs::rename(&away, &tokens).unwrap();
    stop(node);
    let node = desk.node();
    up(&m, "NORTH").await;
    assert_eq!(send(&m).await.unwrap().name, "NORTH/T 6");
    witnessed(&m, "NORTH/T 6").await;
    stop(node);

    let fsck = desk.done(&mut desk.command(None, &["fsck", "NORTH"]));
    assert!(fsck.contains("desk.key on a token") && fsck.contains("0 unreadable or not ours"), "{fsck}");
    let missing = ["nobody to ask", "personne à qui", "ولا أحد يُطلب", "ואין ממי"];
    let wrong = ["does not take the PIN", "n'accepte pas", "لا يقبل", "אינו מקבל"];
    for (n, lang) in ["en", "fr", "ar", "he"].into_iter().enumerate() {
        for (pin, words) in [(None, missing[n]), (Some("97531864"), wrong[n])] {
            let out = desk.command(pin, &["--lang", lang, "run", "--dir", "NORTH"]).output().unwrap();
            let said = String::from_utf8(out.stderr).unwrap();
            assert!(out.status.code() == Some(3) && said.contains(words), "{lang} {pin:?}: {said}");
            assert!(!said.contains("97531864"), "{said}");
        }
    }
    let text = std::fs::read_to_string(&config).unwrap();
    std::fs::write(&config, text.replace("label = \"NORTH\"", "label = \"SOUTH\"")).unwrap();
    let out = desk.command(Some(PIN), &["--lang", "en", "run", "--dir", "NORTH"]).output().unwrap();
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(out.status.code() == Some(5) && said.contains("with the label SOUTH"), "{said}");

    let log = std::fs::read_to_string(m.dir.path().join("NORTH.log")).unwrap();
    assert!(log.len() > 10_000, "the log is not talkative: {} bytes", log.len());
    let told = log.lines().find(|line| line.contains(PIN));
    assert!(told.is_none(), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_signs_with_a_p256_key_that_never_leaves_its_token() {
    signs("es256").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_signs_with_an_ed25519_key_that_never_leaves_its_token() {
    signs("ed25519").await;
}

#[test]
fn a_node_does_not_start_with_two_halves_of_a_key_that_do_not_belong_together() {
    let m = Mechanism::found();
    let desk = Desk::with_a_token(&m);
    desk.configures();
    let make = ["--node", "NORTH", "--lang", "en", "keys", "token", "--make", "es256"];
    let runs = ["--lang", "en", "run", "--dir", "NORTH"];
    desk.done(&mut desk.command(Some(PIN), &make));
    let again = desk.command(Some(PIN), &make).output().unwrap();
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(again.status.code() == Some(3) && said.contains("label desk is on the token already"), "{said}");
    let one = desk.halves();
    desk.done(&mut desk.command(Some(PIN), &make));
    let other = desk.halves();
    assert_eq!((one.len(), other.len()), (2, 2));
    // Of the four ways to take a half of each key two are no pair at all, and two are a pair that signs in vain.
    let mut in_vain = 0;
    for (a, b) in one.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
        [a, b].iter().for_each(|(path, bytes)| std::fs::write(path, bytes).unwrap());
        let out = desk.command(Some(PIN), &runs).output().unwrap();
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(out.status.code() == Some(5) && said.contains("does not answer as it should"), "{said}");
        in_vain += usize::from(said.contains("does not hold under the public key"));
        assert_eq!(desk.halves().len(), 2);
    }
    assert_eq!(in_vain, 2);
}
