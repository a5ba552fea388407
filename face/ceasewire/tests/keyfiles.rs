//! Key files under a passphrase, as the program itself is run: at a terminal, and with credentials in a folder as systemd
//! hands them over.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::Mechanism;
use common::process::up;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const ONE: &str = "first words of a key";
const TWO: &str = "other words of a key";

/// Credentials as systemd hands them over, in a folder of their own.
fn credentials(dir: &Path, given: &[(&str, &str)]) -> PathBuf {
    let folder = dir.join("credentials");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir(&folder).unwrap();
    for (name, text) in given {
        std::fs::write(folder.join(name), format!("{text}\n")).unwrap();
    }
    folder
}

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ceasewire"));
    command.args(args).env_remove("CREDENTIALS_DIRECTORY").env("CEASEWIRE_LOG", "warn");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn said(out: Output) -> (Option<i32>, String) {
    (out.status.code(), [out.stdout, out.stderr].map(|b| String::from_utf8(b).unwrap()).concat())
}

struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    /// A folder of secrets in the open, and a certificate that is none.
    fn new() -> Place {
        let place = Place { dir: tempfile::tempdir().unwrap() };
        std::fs::create_dir(place.keys()).unwrap();
        for (name, text) in [("mail.secret", "a secret\n"), ("tls.pem", "another secret\n"), ("ca.pem", "public\n")] {
            store::atomic::replace_secret(&place.keys().join(name), text.as_bytes()).unwrap();
        }
        place
    }

    fn keys(&self) -> PathBuf {
        self.dir.path().join("keys")
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let files = std::fs::read_dir(self.keys()).unwrap().map(|entry| entry.unwrap());
        files.map(|f| (f.file_name().into_string().unwrap(), std::fs::read(f.path()).unwrap())).collect()
    }

    /// The folder of the passphrases that are at hand.
    fn given(&self, now: Option<&str>, next: Option<&str>) -> PathBuf {
        let given = [("ceasewire.passphrase", now), ("ceasewire.new-passphrase", next)];
        let given: Vec<_> = given.iter().filter_map(|(name, text)| Some((*name, (*text)?))).collect();
        credentials(self.dir.path(), &given)
    }

    /// `keys encrypt` with these passphrases at hand.
    fn encrypt(&self, now: Option<&str>, next: Option<&str>) -> Result<String, String> {
        let mut command = program(&["keys", "encrypt", "--lang", "en"]);
        command.arg(self.keys()).env("CREDENTIALS_DIRECTORY", self.given(now, next));
        match said(command.output().unwrap()) {
            (Some(0), text) => Ok(text),
            (_, text) => Err(text),
        }
    }
}

#[test]
fn keys_are_put_under_a_passphrase_and_under_another_and_a_wrong_one_changes_nothing() {
    let place = Place::new();
    let open = place.files();
    assert!(place.encrypt(None, None).unwrap_err().contains("nobody to ask"));
    assert!(place.encrypt(None, Some("too short")).unwrap_err().contains("shorter than"));
    assert_eq!(place.files(), open);
    assert!(place.encrypt(None, Some(ONE)).unwrap().contains('2'));
    let first = place.files();
    assert_eq!((first.len(), &first["ca.pem"]), (3, &open["ca.pem"]));
    for (name, bytes) in first.iter().filter(|(name, _)| *name != "ca.pem") {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.starts_with("ceasewire-key-1 ") && !text.contains("secret"), "{name}");
        let mode = std::fs::metadata(place.keys().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    assert!(place.encrypt(Some(TWO), Some(TWO)).unwrap_err().contains("does not open"));
    assert!(place.encrypt(None, Some(TWO)).unwrap_err().contains("nobody to ask"));
    assert_eq!(place.files(), first);
    place.encrypt(Some(ONE), Some(TWO)).unwrap();
    assert!(place.encrypt(Some(ONE), Some(ONE)).is_err(), "the first one opens nothing any more");
    place.encrypt(Some(TWO), Some(ONE)).unwrap();
    assert!(!place.dir.path().join("keys.next").exists());
}

#[test]
fn a_folder_with_a_link_or_a_folder_in_it_is_left_alone() {
    let place = Place::new();
    let elsewhere = place.dir.path().join("elsewhere.key");
    store::atomic::replace_secret(&elsewhere, b"a secret\n").unwrap();
    std::os::unix::fs::symlink(&elsewhere, place.keys().join("node.key")).unwrap();
    let before = place.files();
    assert!(place.encrypt(None, Some(ONE)).unwrap_err().contains("not a plain file"));
    std::fs::remove_file(place.keys().join("node.key")).unwrap();
    std::fs::create_dir(place.keys().join("old")).unwrap();
    assert!(place.encrypt(None, Some(ONE)).unwrap_err().contains("not a plain file"));
    std::fs::remove_dir(place.keys().join("old")).unwrap();
    assert!(place.files().iter().all(|(name, bytes)| before[name] == *bytes));
}

/// Killed before every single call that changes the disk, by the system itself, so that nothing depends on time.
#[test]
fn a_command_that_is_killed_anywhere_leaves_all_files_under_the_old_passphrase_or_all_under_the_new_one() {
    let place = Place::new();
    place.encrypt(None, Some(ONE)).unwrap();
    let (mut now, mut next) = (ONE, TWO);
    for call in ["mkdir,mkdirat", "fsync", "rename,renameat2", "unlink,unlinkat"] {
        let (mut stops, mut changed) = (0, 0);
        for n in 1.. {
            let before = place.files();
            let mut strace = Command::new("strace");
            let what = format!("inject={call}:signal=SIGKILL:when={n}");
            strace.args(["-f", "-o", "/dev/null", "-e", &what, env!("CARGO_BIN_EXE_ceasewire"), "keys", "encrypt"]);
            strace.arg(place.keys()).env("CREDENTIALS_DIRECTORY", place.given(Some(now), Some(next)));
            let out = strace.stdin(Stdio::null()).output().expect("strace is needed for this");
            let after = place.files();
            assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>(), "{call} {n}");
            let same = after.iter().filter(|(name, bytes)| before[*name] == **bytes).count();
            // The certificate is never another.
            assert!(same == 3 || same == 1, "{call} {n}: {same} of 3 files are the old ones");
            if same == 1 {
                std::mem::swap(&mut now, &mut next);
                changed += 1;
            }
            if out.status.success() {
                break;
            }
            assert_eq!(out.status.signal(), Some(9), "{call} {n}: {}", String::from_utf8_lossy(&out.stderr));
            stops += 1;
        }
        assert!(changed > 0 && stops > 0, "{call}: {stops} stops");
    }
    // What it has left under the names of old files goes with the next that is not stopped.
    place.encrypt(Some(now), Some(next)).unwrap();
    assert!(!place.dir.path().join("keys.next").exists());
}

fn run(m: &Mechanism, name: &str, lang: &str) -> Command {
    let mut command = program(&["run", "--lang", lang, "--dir"]);
    command.arg(m.folder(name));
    command
}

fn ended(mut child: Child) -> std::process::ExitStatus {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "it still runs");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[tokio::test]
async fn a_node_starts_with_its_passphrase_as_a_credential_and_says_in_every_language_what_else_it_finds() {
    let m = Mechanism::found();
    let dir = m.folder("MON");
    let (dir_text, desk) = (dir.to_str().unwrap(), dir.join("keys/desk.key"));
    // As an operator encrypts them: the node's own folder, and the new passphrase as a credential.
    let given = credentials(m.dir.path(), &[("ceasewire.new-passphrase", ONE)]);
    let mut encrypt = program(&["--node", dir_text, "keys", "encrypt", "--lang", "en"]);
    let (code, text) = said(encrypt.env("CREDENTIALS_DIRECTORY", &given).output().unwrap());
    assert_eq!(code, Some(0), "{text}");

    let missing = ["nobody to ask", "personne à qui", "ولا أحد تُطلب", "ואין ממי"];
    let wrong = ["does not open", "n'ouvre pas", "لا تفتح", "אינו פותח"];
    let open = ["Others than its owner", "D'autres que son", "غيرُ صاحب", "גם מי שאינו"];
    for (n, lang) in ["en", "fr", "ar", "he"].into_iter().enumerate() {
        let (code, text) = said(run(&m, "MON", lang).output().unwrap());
        assert!(code == Some(3) && text.contains(missing[n]), "{lang}: {code:?} {text}");
        let given = credentials(m.dir.path(), &[("ceasewire.passphrase", TWO)]);
        let (code, text) = said(run(&m, "MON", lang).env("CREDENTIALS_DIRECTORY", given).output().unwrap());
        assert!(code == Some(3) && text.contains(wrong[n]) && text.contains("tls.pem"), "{lang}: {code:?} {text}");
        assert!(!text.contains(TWO), "{text}");
        std::fs::set_permissions(&desk, std::fs::Permissions::from_mode(0o640)).unwrap();
        let given = credentials(m.dir.path(), &[("ceasewire.passphrase", ONE)]);
        let (code, text) = said(run(&m, "MON", lang).env("CREDENTIALS_DIRECTORY", given).output().unwrap());
        assert!(code == Some(3) && text.contains(open[n]) && text.contains("desk.key"), "{lang}: {code:?} {text}");
        std::fs::set_permissions(&desk, std::fs::Permissions::from_mode(0o600)).unwrap();
    }

    let given = credentials(m.dir.path(), &[("ceasewire.passphrase", ONE)]);
    let fsck = |given: Option<&Path>| {
        let mut fsck = program(&["fsck", dir_text, "--lang", "en"]);
        given.map(|given| fsck.env("CREDENTIALS_DIRECTORY", given));
        said(fsck.output().unwrap())
    };
    let (code, text) = fsck(None);
    assert!(code == Some(3) && text.contains("nobody to ask"), "{code:?} {text}");
    let (code, text) = fsck(Some(&given));
    assert!(code == Some(0) && text.contains("keys/desk.key") && text.contains("keys/tls.pem"), "{code:?} {text}");

    // What a command that was killed has left is no start's concern and does not stay on the disk.
    let left = dir.join("keys.next");
    common::copy(&dir.join("keys"), &left);
    // Core dumps are as large as one likes here, until the program itself forbids them.
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -c unlimited; exec \"$0\" \"$@\""]).arg(env!("CARGO_BIN_EXE_ceasewire"));
    limited.args(["run", "--dir", dir_text]).env("CREDENTIALS_DIRECTORY", &given).env("CEASEWIRE_LOG", "warn");
    let log = std::fs::File::create(m.dir.path().join("MON.log")).unwrap();
    let node = limited.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().unwrap();
    up(&m, "MON").await;
    assert!(!left.exists());
    let (code, text) = said(program(&["--node", dir_text, "keys", "encrypt", "--lang", "en"]).output().unwrap());
    assert!(code == Some(5) && text.contains("MON"), "the node runs: {code:?} {text}");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", node.id())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().filter(|word| *word == "0").count(), 2, "{core}");
    let pid = rustix::process::Pid::from_raw(node.id().try_into().unwrap()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::ABORT).unwrap();
    let status = ended(node);
    assert_eq!((status.signal(), status.core_dumped()), (Some(6), false));
}

/// A terminal with somebody at it.
struct Person {
    terminal: std::fs::File,
    child: Child,
    shown: Vec<u8>,
}

impl Person {
    fn starts(mut command: Command) -> Person {
        use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
        let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&terminal).unwrap();
        unlockpt(&terminal).unwrap();
        let name = ptsname(&terminal, Vec::new()).unwrap();
        // It must not become the terminal of the test itself.
        let only = rustix::fs::OFlags::RDWR | rustix::fs::OFlags::NOCTTY;
        let input = rustix::fs::open(name.to_str().unwrap(), only, rustix::fs::Mode::empty()).unwrap();
        let child = command.stdin(input).spawn().unwrap();
        Person { terminal: terminal.into(), child, shown: Vec::new() }
    }

    /// Answers the next question.
    fn answers(&mut self, question: &str, text: &str) {
        self.is_asked(question);
        writeln!(self.terminal, "{text}").unwrap();
    }

    /// Reads what is said until there is this.
    fn is_asked(&mut self, question: &str) {
        let from = self.shown.len();
        while !String::from_utf8_lossy(&self.shown[from..]).contains(question) {
            let mut bytes = [0; 256];
            let n = self.child.stderr.as_mut().unwrap().read(&mut bytes).unwrap();
            assert!(n > 0, "never asked {question}: {}", String::from_utf8_lossy(&self.shown));
            self.shown.extend(&bytes[..n]);
        }
    }

    /// Whether what is typed is shown.
    fn echoes(&self) -> bool {
        let modes = rustix::termios::tcgetattr(&self.terminal).unwrap();
        modes.local_modes.contains(rustix::termios::LocalModes::ECHO)
    }

    fn signals(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_raw(self.child.id().try_into().unwrap()).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
    }

    /// How it ended, what it said, and what the terminal showed of what was typed.
    fn sees(self) -> (Option<i32>, String, String) {
        let flags = rustix::fs::fcntl_getfl(&self.terminal).unwrap();
        let (code, text) = said(self.child.wait_with_output().unwrap());
        rustix::fs::fcntl_setfl(&self.terminal, flags | rustix::fs::OFlags::NONBLOCK).unwrap();
        let mut echoed = Vec::new();
        let mut terminal = self.terminal;
        // Ends with an error as soon as there is no more.
        let _ = terminal.read_to_end(&mut echoed);
        (code, String::from_utf8(self.shown).unwrap() + &text, String::from_utf8(echoed).unwrap())
    }
}

#[test]
fn whoever_sits_at_a_terminal_is_asked_and_nothing_typed_is_shown() {
    let place = Place::new();
    let encrypt = |lang| {
        let mut command = program(&["keys", "encrypt", "--lang", lang]);
        command.arg(place.keys());
        Person::starts(command)
    };
    let mut person = encrypt("en");
    person.answers("New passphrase", ONE);
    person.answers("once more", TWO);
    let (code, said, echoed) = person.sees();
    assert!(code == Some(3) && said.contains("not the same"), "{said}");
    assert!(!echoed.contains("words of a key") && !said.contains("words of a key"), "{echoed} {said}");
    assert!(place.files()["mail.secret"].starts_with(b"a secret"));

    let mut person = encrypt("fr");
    person.answers("Nouvelle phrase secrète", ONE);
    person.answers("encore une fois", ONE);
    let (code, said, echoed) = person.sees();
    assert_eq!(code, Some(0), "{said}");
    assert!(!echoed.contains(ONE) && !said.contains(ONE), "{echoed} {said}");

    let mut person = encrypt("he");
    person.answers("משפט הסיסמה של המפתחות", TWO);
    let (code, said, _) = person.sees();
    assert!(code == Some(3) && said.contains("אינו פותח"), "{said}");
}

#[test]
fn a_question_that_is_interrupted_gives_the_terminal_back_as_it_was() {
    use rustix::process::Signal;
    let place = Place::new();
    for signal in [Signal::INT, Signal::TERM, Signal::HUP, Signal::QUIT] {
        for again in [false, true] {
            let mut command = program(&["keys", "encrypt", "--lang", "en"]);
            command.arg(place.keys());
            let mut person = Person::starts(command);
            if again {
                person.answers("New passphrase", ONE);
                person.is_asked("once more");
            } else {
                person.is_asked("New passphrase");
            }
            assert!(!person.echoes());
            person.signals(signal);
            let status = person.child.wait().unwrap();
            assert_eq!((status.signal(), status.core_dumped()), (Some(signal.as_raw()), false));
            assert!(person.echoes(), "{signal:?}");
        }
    }
    assert!(place.files()["mail.secret"].starts_with(b"a secret"));
}

#[test]
fn a_node_that_has_asked_at_a_terminal_stops_in_good_order_when_it_is_told_to() {
    use rustix::process::Signal;
    let m = Mechanism::found();
    let given = credentials(m.dir.path(), &[("ceasewire.new-passphrase", ONE)]);
    let mut encrypt = program(&["keys", "encrypt"]);
    encrypt.arg(m.folder("MON").join("keys")).env("CREDENTIALS_DIRECTORY", given);
    assert!(encrypt.status().unwrap().success());
    for signal in [Signal::INT, Signal::TERM] {
        let mut command = program(&["run", "--lang", "en", "--dir"]);
        command.arg(m.folder("MON")).env("CEASEWIRE_LOG", "info");
        let mut person = Person::starts(command);
        person.answers("Passphrase", ONE);
        person.is_asked("the node runs until it is told to stop");
        assert!(person.echoes());
        person.signals(signal);
        assert_eq!(ended(person.child).code(), Some(0), "{signal:?}");
    }
}
